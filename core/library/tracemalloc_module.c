// The module _tracemalloc: which frames each block of the heap was allocated in, and how many bytes were asked for. What it
// notes lies beside the heap; tracemalloc.py groups and prints it.
#include "base/buffer.h"
#include "library/library_internal.h"
#include "memory/heap.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/code.h"
#include "types/frame.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include <string.h>

typedef struct {
    uint32_t file, line;
} Place;

typedef struct {
    uint32_t hash, depth, count;  // frames there were, and of these the innermost
    uint32_t next;                // with the same hash, 0: none
    Place places[];
} Stack;

typedef struct {
    uint32_t size, stack;  // bytes asked for, 0: not traced; 0: this module's own, which nobody is told of and does not count
} Traced;

enum { BLOCKS = REGION_SIZE / BLOCK_ALIGNMENT, BUCKETS = 4096 };

static struct {
    uint32_t limit;  // of frames; 0: not tracing
    bool own;        // what is made now is this module's own
    int64_t bytes, peak;
    Traced **regions;  // for each region that has a traced block, a row for each 16 bytes
    uint32_t region_count;
    char **files;
    uint32_t file_count;
    const Object *last_name;  // of the file found last
    uint32_t last_file;
    Stack **stacks;  // from 1
    uint32_t stack_count;
    uint32_t buckets[BUCKETS];
    Stack *scratch;
} traces;

static void
forget_all(void)
{
    for (uint32_t i = 0; i < traces.region_count; i++) {
        host_free(traces.regions[i]);
    }
    for (uint32_t i = 0; i < traces.file_count; i++) {
        host_free(traces.files[i]);
    }
    for (uint32_t i = 1; i <= traces.stack_count; i++) {
        host_free(traces.stacks[i]);
    }
    host_free(traces.regions);
    host_free(traces.files);
    host_free(traces.stacks);
    host_free(traces.scratch);
    memset(&traces, 0, sizeof traces);
}

// --- what is noted -----------------------------------------------------------------------------------------

static uint32_t
file_of(const Object *name)
{
    if (name == traces.last_name) {
        return traces.last_file;
    }
    Buffer text = {0};
    str_append_utf8(name, &text);
    buffer_append_char(&text, '\0');
    uint32_t i = 0;
    while (i < traces.file_count && strcmp(traces.files[i], text.data) != 0) {
        i++;
    }
    if (i == traces.file_count) {
        traces.files = host_realloc(traces.files, (i + 1) * sizeof *traces.files);
        traces.files[traces.file_count++] = host_alloc(text.length);
        memcpy(traces.files[i], text.data, text.length);
    }
    buffer_free(&text);
    traces.last_name = name;
    return traces.last_file = i;
}

// A frame whose first line has not begun is not there yet.
static bool
has_begun(const Frame *frame)
{
    int op = frame->code->body->instructions[frame_instruction(frame)].op;
    return op != OP_MAKE_CELL && op != OP_COPY_FREE_VARS && op != OP_RETURN_GENERATOR;
}

// The number of the stack of frames that executes now; 0: it is none of the program's.
static uint32_t
stack_now(void)
{
    Stack *now = traces.scratch;
    now->depth = now->count = now->next = 0;
    now->hash = 17;
    for (const Frame *frame = current_frame; frame != NULL; frame = frame->previous) {
        if (!has_begun(frame)) {
            continue;
        }
        if (now->depth++ < traces.limit) {
            Place *place = &now->places[now->count++];
            *place = (Place){file_of(frame->code->filename), frame_line(frame)};
            now->hash = (now->hash ^ place->file ^ place->line << 8) * 0x9e3779b1u;
            now->hash ^= now->hash >> 15;
        }
    }
    if (now->count == 0 || strcmp(traces.files[now->places[0].file], "<frozen tracemalloc>") == 0) {
        return 0;
    }
    size_t size = sizeof *now + now->count * sizeof *now->places;
    uint32_t *bucket = &traces.buckets[now->hash % BUCKETS];
    for (uint32_t i = *bucket; i != 0; i = traces.stacks[i]->next) {
        now->next = traces.stacks[i]->next;
        if (traces.stacks[i]->count == now->count && memcmp(traces.stacks[i], now, size) == 0) {
            return i;
        }
    }
    now->next = *bucket;
    uint32_t i = ++traces.stack_count;
    if ((i & (i - 1)) == 0) {
        traces.stacks = host_realloc(traces.stacks, 2 * (size_t)i * sizeof *traces.stacks);
    }
    traces.stacks[i] = host_alloc(size);
    memcpy(traces.stacks[i], now, size);
    return *bucket = i;
}

static Traced *
traced_at(const void *block)
{
    uint32_t offset = heap_offset(block);
    Traced *region = traces.regions[offset / REGION_SIZE];
    return region == NULL ? NULL : &region[offset % REGION_SIZE / BLOCK_ALIGNMENT];
}

static void
count(const Traced *traced, int sign)
{
    traces.bytes += traced->stack == 0 ? 0 : sign * (int64_t)traced->size;
}

static void
listen(void *block, size_t size)
{
    Traced *traced = traced_at(block);
    if (traced != NULL && size != HEAP_REBORN) {
        count(traced, -1);
        traced->size = 0;
    }
    if (size == 0 || !trace.in_program || (size == HEAP_REBORN && (traced == NULL || traced->size == 0))) {
        return;
    }
    uint32_t stack = traces.own ? 0 : stack_now();
    if (traced == NULL) {
        traces.regions[heap_offset(block) / REGION_SIZE] = host_alloc_zeroed(BLOCKS * sizeof(Traced));
        traced = traced_at(block);
    }
    if (size == HEAP_REBORN) {
        count(traced, -1);
    } else {
        traced->size = (uint32_t)size;
    }
    traced->stack = stack;
    count(traced, 1);
    if (traces.bytes > traces.peak) {
        traces.peak = traces.bytes;
    }
}

// --- the functions -----------------------------------------------------------------------------------------

BUILTIN(tracemalloc_start)
{
    UNUSED_ARGUMENTS;
    int64_t limit = count == 0 ? 1 : int_argument(args[0].ref);
    if (limit == -1 && error_pending()) {
        return NULL;
    }
    if (limit < 1 || limit > 65535) {
        raise(EXC_ValueError, "the number of frames must be in range [1; 65535]");
        return NULL;
    }
    if (traces.limit == 0) {
        traces.limit = (uint32_t)limit;
        traces.region_count = heap.limit / REGION_SIZE;
        traces.regions = host_alloc_zeroed(traces.region_count * sizeof *traces.regions);
        traces.scratch = host_alloc(sizeof(Stack) + (size_t)limit * sizeof(Place));
        heap.listener = listen;
        trace.active = true;
    }
    return incref(None);
}

BUILTIN(tracemalloc_stop)
{
    UNUSED_ARGUMENTS;
    heap.listener = NULL;
    trace.active = trace.observing || trace.hashing;
    forget_all();
    return incref(None);
}

BUILTIN(tracemalloc_clear_traces)
{
    UNUSED_ARGUMENTS;
    for (uint32_t i = 0; i < traces.region_count; i++) {
        host_free(traces.regions[i]);
        traces.regions[i] = NULL;
    }
    traces.bytes = traces.peak = 0;
    return incref(None);
}

BUILTIN(tracemalloc_is_tracing)
{
    UNUSED_ARGUMENTS;
    return incref(bool_from(traces.limit != 0));
}

BUILTIN(tracemalloc_reset_peak)
{
    UNUSED_ARGUMENTS;
    traces.peak = traces.bytes;
    return incref(None);
}

BUILTIN(tracemalloc_get_traceback_limit)
{
    UNUSED_ARGUMENTS;
    return int_from(traces.limit == 0 ? 1 : traces.limit);
}

BUILTIN(tracemalloc_get_memory)
{
    UNUSED_ARGUMENTS;
    int64_t bytes = (int64_t)(traces.region_count + traces.stack_count) * 8;
    for (uint32_t i = 0; i < traces.region_count; i++) {
        bytes += traces.regions[i] == NULL ? 0 : (int64_t)(BLOCKS * sizeof(Traced));
    }
    return int_from(bytes);
}

// A tuple of the numbers, which it takes over.
static Object *
pair_give(Object *first, Object *second)
{
    Object *pair = first == NULL || second == NULL ? NULL : tuple_pack(2, first, second);
    xdecref(first);
    xdecref(second);
    return pair;
}

BUILTIN(tracemalloc_get_traced_memory)
{
    UNUSED_ARGUMENTS;
    int64_t bytes = traces.bytes, peak = traces.peak;
    Object *first = int_from(bytes);
    return pair_give(first, int_from(peak));
}

// ((filename, line), ...), the innermost frame first.
static Object *
frames_of(const Stack *stack)
{
    Object *frames = tuple_new(stack->count);
    for (uint32_t i = 0; frames != NULL && i < stack->count; i++) {
        const char *file = traces.files[stack->places[i].file];
        Object *name = str_from(file);
        name = name == NULL ? NULL : str_intern(name);
        Object *frame = pair_give(name, int_from(stack->places[i].line));
        if (frame == NULL) {
            CLEAR_SLOT(frames);
        } else {
            tuple_give_item(frames, i, frame);
        }
    }
    return frames;
}

static void
copy_block(void *block, size_t size, const Birth *birth, void *context)
{
    (void)size, (void)birth;
    const Traced *traced = traced_at(block);
    if (traced != NULL && traced->size != 0 && traced->stack != 0) {
        buffer_append(context, traced, sizeof *traced);
    }
}

// The rows tell for each stack (frames, depth), once it was needed. 0 or -1.
static int
list_traces(Object *list, Object *rows, const Traced *copies, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Slot *row = &tuple_slots(rows)[copies[i].stack];
        if (row->ref == NULL) {
            const Stack *stack = traces.stacks[copies[i].stack];
            Object *frames = frames_of(stack);
            row->ref = pair_give(frames, int_from(stack->depth));
        }
        Object *number = int_from(copies[i].size), *zero = int_from(0);
        Object *item = row->ref == NULL || number == NULL
                           ? NULL
                           : tuple_pack(4, zero, number, tuple_peek(row->ref, 0), tuple_peek(row->ref, 1));
        xdecref(number);
        if (item == NULL || list_append_give(list, item) < 0) {
            return -1;
        }
    }
    return 0;
}

// [(0, size, frames, depth), ...] in the order of addresses.
BUILTIN(tracemalloc_get_traces)
{
    UNUSED_ARGUMENTS;
    traces.own = true;
    Object *list = list_new(0), *rows = NULL;
    if (list != NULL) {
        // What is made from here on may take the place of what is listed.
        Buffer copies = {0};
        if (traces.limit != 0) {
            heap_walk_blocks(copy_block, &copies);
        }
        hold(list);
        rows = tuple_new((int64_t)traces.stack_count + 1);
        int made = rows == NULL ? -1 : 0;
        if (rows != NULL) {
            hold(rows);
            made = list_traces(list, rows, (const Traced *)copies.data, copies.length / sizeof(Traced));
            drop_held(1);
        }
        buffer_free(&copies);
        list = let_go();
        if (made < 0) {
            decref(list);
            list = NULL;
        }
    }
    traces.own = false;
    return list;
}

typedef struct {
    const char *wanted;
    uint32_t stack;
} Owner;

static void
find_owner(void *block, size_t size, const Birth *birth, void *context)
{
    (void)birth;
    Owner *owner = context;
    if ((const char *)block <= owner->wanted && owner->wanted < (const char *)block + size) {
        const Traced *traced = traced_at(block);
        owner->stack = traced == NULL || traced->size == 0 ? 0 : traced->stack;
    }
}

// The frames of the object's block, or None.
BUILTIN(tracemalloc_get_object_traceback)
{
    UNUSED_ARGUMENTS;
    Owner owner = {.wanted = (const char *)args[0].ref};
    if (traces.limit != 0) {
        heap_walk_blocks(find_owner, &owner);
    }
    if (owner.stack == 0) {
        return incref(None);
    }
    return frames_of(traces.stacks[owner.stack]);
}

static const MethodDef functions[] = {
    {"start", tracemalloc_start, 0, 1, 0, NULL},
    {"stop", tracemalloc_stop, 0, 0, 0, NULL},
    {"is_tracing", tracemalloc_is_tracing, 0, 0, 0, NULL},
    {"clear_traces", tracemalloc_clear_traces, 0, 0, 0, NULL},
    {"reset_peak", tracemalloc_reset_peak, 0, 0, 0, NULL},
    {"get_traceback_limit", tracemalloc_get_traceback_limit, 0, 0, 0, NULL},
    {"get_tracemalloc_memory", tracemalloc_get_memory, 0, 0, 0, NULL},
    {"get_traced_memory", tracemalloc_get_traced_memory, 0, 0, 0, NULL},
    {"_get_traces", tracemalloc_get_traces, 0, 0, 0, NULL},
    {"_get_object_traceback", tracemalloc_get_object_traceback, 1, 1, 0, NULL},
    {.name = NULL},
};

Object *
tracemalloc_make(void)
{
    forget_all();
    return library_module("_tracemalloc", functions);
}
