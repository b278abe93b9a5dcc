// Ticks, events, landmarks, history and the trace hash: what the runtime tells about itself in plain integers.
//
// Source of the idea of a position: tick = bytecode instructions executed; landmark = number of the landmark event
// inside that tick, from 1. trace.fuse counts down with every instruction; when it reaches zero the VM calls its slow
// path, which decides what is due there. That is the only cost of ticks.
#pragma once

#include "base/base.h"

typedef enum {
#define EVENT(name, landmark, a, b, meaning) EVENT_##name,
#include "trace/events.def"
#undef EVENT
    EVENT_COUNT
} EventKind;

typedef enum {
#define PHASE(name, title, meaning) PHASE_##name,
#include "trace/phases.def"
#undef PHASE
    PHASE_COUNT
} Phase;

enum { HISTORY_CAPACITY = 4096, COLLECTION_CAPACITY = 256 };

typedef struct {
    uint64_t tick;
    uint32_t bytes, objects, line;
} HistorySample;

typedef struct {
    uint64_t tick;
    uint32_t generation, automatic, candidates, collected, survivors, line;
} CollectionRecord;

typedef struct {
    int64_t fuse;      // instructions until the slow path; tick = horizon - fuse
    uint64_t horizon;  // the tick at which the fuse is zero
    bool active;       // someone observes or hashes: events are worth raising
    bool observing;    // births, landmarks and history are recorded
    bool hashing;
    bool in_program;  // the program has begun: what is born now is its own
    uint64_t hash;
    uint32_t (*line)(void);  // line that the program executes, 0 when none; set by the VM
    uint32_t landmark;   // landmarks so far inside this tick
    uint64_t landmark_tick;
    EventKind last_kind;  // the last landmark and its operands
    uint32_t last_a, last_b;
    void (*on_landmark)(void);  // called after each landmark when set: replay stops here
    // history
    HistorySample history[HISTORY_CAPACITY];
    uint32_t history_count;
    uint64_t history_stride;  // ticks between samples; doubles when the table is full
    CollectionRecord collections[COLLECTION_CAPACITY];
    uint32_t collection_count;  // ever; the table keeps the last COLLECTION_CAPACITY
} Trace;

extern Trace trace;

void trace_init(bool observing, bool hashing);

INLINE uint32_t
trace_line(void)
{
    return trace.in_program && trace.line != NULL ? trace.line() : 0;
}

// The current tick.
INLINE uint64_t
trace_tick(void)
{
    return trace.horizon - (uint64_t)trace.fuse;
}

// Moves the fuse: the slow path runs after `ticks` more instructions. The tick does not change.
INLINE void
trace_set_fuse(int64_t ticks)
{
    trace.horizon = trace_tick() + (uint64_t)ticks;
    trace.fuse = ticks;
}

COLD void trace_raise(EventKind kind, uint32_t a, uint32_t b);

// Raises an event. Costs one predictable branch when nobody observes.
INLINE void
trace_emit(EventKind kind, uint32_t a, uint32_t b)
{
    if (UNLIKELY(trace.active)) {
        trace_raise(kind, a, b);
    }
}

// Mixes text into the trace hash (output).
void trace_hash_text(const char *text, size_t length);

// Records a sample of the heap's size at the current tick.
void trace_sample(uint32_t bytes, uint32_t objects);

// Begins a row in the table of collections and returns it.
CollectionRecord *trace_collection(void);
