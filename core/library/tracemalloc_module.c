// The module _tracemalloc: how many bytes the heap holds, and which line of the program each block was born at. What it
// knows is read from the heap's own records; tracemalloc.py groups and prints it.
#include "base/buffer.h"
#include "library/library_internal.h"
#include "memory/heap.h"
#include "object/temporaries.h"
#include "trace/trace.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/tuple.h"

static uint64_t began;
static uint32_t bytes_before;

BUILTIN(tracemalloc_begin)
{
    UNUSED_ARGUMENTS;
    heap_begin_births();
    heap_forget_peak();
    began = trace_tick();
    bytes_before = heap.live_bytes;
    return incref(None);
}

BUILTIN(tracemalloc_forget_peak)
{
    UNUSED_ARGUMENTS;
    heap_forget_peak();
    return incref(None);
}

BUILTIN(tracemalloc_usage)
{
    UNUSED_ARGUMENTS;
    int64_t now = (int64_t)heap.live_bytes - bytes_before, peak = (int64_t)heap.recent_peak_bytes - bytes_before;
    Object *first = int_from(now < 0 ? 0 : now);
    if (first == NULL) {
        return NULL;
    }
    hold(first);
    Object *second = int_from(peak < 0 ? 0 : peak);
    if (second == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(second);
    return drop_held_under(tuple_pack(2, first, second), 2);
}

typedef struct {
    uint32_t *numbers; // line and size of each block
    size_t count, capacity;
    const char *wanted; // the object whose line is looked for, or NULL
    uint32_t line;
} Blocks;

static void
note_block(void *block, size_t size, const Birth *birth, void *context)
{
    Blocks *blocks = context;
    if (birth == NULL || birth->kind == BIRTH_NONE || birth->tick < began || birth->line == 0) {
        return;
    }
    if (blocks->wanted != NULL) {
        if ((const char *)block <= blocks->wanted && blocks->wanted < (const char *)block + size) {
            blocks->line = birth->line;
        }
        return;
    }
    if (birth->kind == BIRTH_OBJECT && birth->serial == 0) {
        return;
    }
    if (blocks->count + 2 > blocks->capacity) {
        blocks->capacity = blocks->capacity * 2 + 256;
        blocks->numbers = host_realloc(blocks->numbers, blocks->capacity * sizeof *blocks->numbers);
    }
    blocks->numbers[blocks->count++] = birth->line;
    blocks->numbers[blocks->count++] = (uint32_t)size;
}

// [line, size, line, size, ...] of what was born since begin() and is still there, in the order of addresses.
BUILTIN(tracemalloc_blocks)
{
    UNUSED_ARGUMENTS;
    Blocks blocks = {0};
    heap_walk_blocks(note_block, &blocks);
    Object *list = list_new(0);
    if (list != NULL) {
        hold(list);
        for (size_t i = 0; i < blocks.count; i++) {
            Object *number = int_from(blocks.numbers[i]);
            if (number == NULL || list_append_give(list, number) < 0) {
                drop_held(1);
                list = NULL;
                break;
            }
        }
        if (list != NULL) {
            list = let_go();
        }
    }
    host_free(blocks.numbers);
    return list;
}

// The line at which the object was born, 0: not known.
BUILTIN(tracemalloc_line_of)
{
    (void)self, (void)count, (void)keyword_names;
    Blocks blocks = {.wanted = (const char *)args[0].ref};
    heap_walk_blocks(note_block, &blocks);
    return int_from(blocks.line);
}

static const MethodDef functions[] = {
    {"begin", tracemalloc_begin, 0, 0, 0, NULL},
    {"forget_peak", tracemalloc_forget_peak, 0, 0, 0, NULL},
    {"usage", tracemalloc_usage, 0, 0, 0, NULL},
    {"blocks", tracemalloc_blocks, 0, 0, 0, NULL},
    {"line_of", tracemalloc_line_of, 1, 1, 0, NULL},
    {.name = NULL},
};

Object *
tracemalloc_make(void)
{
    return library_module("_tracemalloc", functions);
}
