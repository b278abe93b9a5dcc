#include "trace/trace.h"
#include <string.h>

Trace trace;

static const bool is_landmark[EVENT_COUNT] = {
#define EVENT(name, landmark, a, b, meaning) [EVENT_##name] = landmark,
#include "trace/events.def"
#undef EVENT
};

void
trace_init(bool observing, bool hashing)
{
    memset(&trace, 0, sizeof trace);
    trace.observing = observing;
    trace.hashing = hashing;
    trace.active = observing || hashing;
    trace.hash = 0xcbf29ce484222325u;
    trace.history_stride = 1;
    trace.landmark_tick = UINT64_MAX;
}

static void
mix(uint64_t word)
{
    uint64_t h = (trace.hash ^ word) * 0x9e3779b97f4a7c15u;
    trace.hash = h ^ h >> 29;
}

void
trace_raise(EventKind kind, uint32_t a, uint32_t b)
{
    if (trace.hashing && trace.in_program) {
        mix((uint64_t)kind << 56 ^ (uint64_t)a << 24 ^ b);
    }
    if (trace.observing && is_landmark[kind] && trace.in_program) {
        uint64_t tick = trace_tick();
        if (tick != trace.landmark_tick) {
            trace.landmark_tick = tick;
            trace.landmark = 0;
        }
        trace.landmark++;
        trace.last_kind = kind;
        trace.last_a = a;
        trace.last_b = b;
        if (trace.on_landmark != NULL) {
            trace.on_landmark();
        }
    }
}

void
trace_hash_text(const char *text, size_t length)
{
    if (trace.hashing) {
        uint64_t word = length;
        for (size_t i = 0; i < length; i++) {
            word = word * 31 + (unsigned char)text[i];
        }
        mix(word);
    }
}

// Keeps every second sample, so that the table always spans the whole run.
static void
thin_history(void)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < trace.history_count; i += 2) {
        trace.history[kept++] = trace.history[i];
    }
    trace.history_count = kept;
    trace.history_stride *= 2;
}

void
trace_sample(uint32_t bytes, uint32_t objects)
{
    if (trace.history_count == HISTORY_CAPACITY) {
        thin_history();
    }
    trace.history[trace.history_count++] = (HistorySample){trace_tick(), bytes, objects, trace_line()};
}

CollectionRecord *
trace_collection(void)
{
    CollectionRecord *record = &trace.collections[trace.collection_count++ % COLLECTION_CAPACITY];
    *record = (CollectionRecord){.tick = trace_tick(), .line = trace_line()};
    return record;
}
