// What the .wasm offers to its shim: plain numbers and pointers into linear memory, no structs.
#define _DEFAULT_SOURCE  // sbrk
#include "ouro.h"
#include "memory/heap.h"
#include "trace/trace.h"
#include "schema_hash.h"
#include <stdlib.h>
#include <unistd.h>

#define EXPORT(name) __attribute__((export_name(#name))) name
#define IMPORT(name) __attribute__((import_module("host"), import_name(#name)))

// --- what the host gives ------------------------------------------------------------------------------

IMPORT(write) void host_write(int stream, const char *text, size_t length);
IMPORT(read_line) int host_read_line(char *into, size_t capacity);
IMPORT(stopped_inside) void host_stopped_inside(void);

static ptrdiff_t
read_line(char *into, size_t capacity)
{
    return host_read_line(into, capacity);
}

// --- memory -------------------------------------------------------------------------------------------

// Room for text that the shim hands over; NULL when there is none.
void *
EXPORT(ouro_alloc)(size_t size)
{
    return malloc(size);
}

void
EXPORT(ouro_free)(void *memory)
{
    free(memory);
}

// The core asks for aligned memory once, for the range of the Python heap, and never gives it back. The library's own
// would take twice as much to find a boundary in it.
void *
aligned_alloc(size_t alignment, size_t size)
{
    uintptr_t end = (uintptr_t)sbrk(0);
    uintptr_t start = (end + alignment - 1) / alignment * alignment;
    return sbrk((intptr_t)(start - end + size)) == (void *)-1 ? NULL : (void *)start;
}

// What is in use of linear memory: from 0 to the end of what was ever touched of the Python heap, and from the end of
// the heap's range to the end of what malloc has. All else is zero. Before there is a heap the first part is everything.
const uint32_t *
EXPORT(ouro_memory_range)(void)
{
    static uint32_t range[3];
    range[2] = (uint32_t)(uintptr_t)sbrk(0);
    range[0] = heap.base == NULL ? range[2] : (uint32_t)(uintptr_t)heap.base + heap.used_end;
    range[1] = heap.base == NULL ? range[2] : (uint32_t)(uintptr_t)heap.base + heap.limit;
    return range;
}

enum { PAGE_BYTES = 4096 };

static bool
is_zero(const uint64_t *page)
{
    uint64_t any = 0;
    for (size_t i = 0; i < PAGE_BYTES / sizeof *page; i += 8) {
        any |= page[i] | page[i + 1] | page[i + 2] | page[i + 3] | page[i + 4] | page[i + 5] | page[i + 6] | page[i + 7];
        if (any != 0) {
            return false;
        }
    }
    return true;
}

// The first page from `from` on that is zero, or that is not; `end` when there is none. A page that reaches over `end`
// counts as not zero.
uint32_t
EXPORT(ouro_find_page)(uint32_t from, uint32_t end, bool zero)
{
    while (from < end) {
        bool is_whole = end - from >= PAGE_BYTES;
        if ((is_whole && is_zero((const uint64_t *)(uintptr_t)from)) == zero) {
            return from;
        }
        from += is_whole ? PAGE_BYTES : end - from;
    }
    return end;
}

// --- a run ----------------------------------------------------------------------------------------------

uint32_t
EXPORT(ouro_schema_hash)(void)
{
    return OURO_SCHEMA_HASH;
}

int
EXPORT(ouro_start)(const char *python, uint32_t heap_limit, bool observe, bool hash, OuroBuffering output)
{
    static const OuroHost host = {
        .write = host_write,
        .read_line = read_line,
        .stopped_inside = host_stopped_inside,
    };
    const OuroOptions options = {
        .python = python,
        .heap_limit = heap_limit,
        .observe = observe,
        .hash = hash,
        .output_buffering = output,
    };
    return ouro_create(&options, &host);
}

void
EXPORT(ouro_set_thresholds)(int32_t young, int32_t middle, int32_t old)
{
    ouro_set_gc_thresholds((const int32_t[]){young, middle, old});
}

int
EXPORT(ouro_compile)(const char *source, size_t length, const char *filename)
{
    return ouro_load(source, length, filename);
}

// Ticks are doubles here: exact up to 2^53, and no BigInt in the shim.
int
EXPORT(ouro_go)(double budget, double after_tick, uint32_t after_landmark, uint32_t conditions, double stop_tick,
                uint32_t stop_landmark, uint32_t depth, bool find_last)
{
    const OuroRun run = {
        .budget = (int64_t)budget,
        .after_tick = (uint64_t)after_tick,
        .after_landmark = after_landmark,
        .conditions = conditions,
        .stop_tick = (uint64_t)stop_tick,
        .stop_landmark = stop_landmark,
        .depth = depth,
        .find_last = find_last,
    };
    return ouro_run(&run);
}

const double *
EXPORT(ouro_where)(void)
{
    enum {
#define POSITION(name, value, meaning) POSITION_##name,
#include "position.def"
#undef POSITION
        POSITION_COUNT
    };
    static double numbers[POSITION_COUNT];
    const OuroPosition *at = ouro_position();
#define POSITION(name, value, meaning) numbers[POSITION_##name] = (double)(value);
#include "position.def"
#undef POSITION
    return numbers;
}

void
EXPORT(ouro_break_at)(const uint32_t *lines, size_t count)
{
    ouro_set_breakpoints(lines, count);
}

// The image's bytes; their number is written to *length.
const uint8_t *
EXPORT(ouro_image)(uint32_t max_objects, size_t *length)
{
    return ouro_capture(max_objects, length);
}

// The hash in two halves, low one first.
uint32_t
EXPORT(ouro_hash_part)(uint32_t part)
{
    return (uint32_t)(ouro_trace_hash() >> (part * 32));
}

int
EXPORT(ouro_exit_status)(void)
{
    return ouro_position()->exit_status;
}
