// The module _tools: what the tools for looking at memory ask of the runtime. objgraph, memory_profiler, ctypes and
// pympler are frozen Python over it.
#include "base/buffer.h"
#include "library/library_internal.h"
#include "library/math_internal.h"
#include "memory/heap.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/frame.h"
#include "types/code.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "vm/run.h"

// picture(text): hands a graph in DOT to the host, which draws it or prints it.
BUILTIN(tools_picture)
{
    UNUSED_ARGUMENTS;
    if (!is_str(args[0].ref)) {
        args_raise_wrong("picture", "argument", "str", args[0].ref);
        return NULL;
    }
    Buffer text = {0};
    str_append_utf8(args[0].ref, &text);
    library_host.write(3, text.data, text.length);
    buffer_free(&text);
    return incref(None);
}

BUILTIN(tools_live_bytes)
{
    UNUSED_ARGUMENTS;
    return int_from(heap.live_bytes);
}

// --- by address --------------------------------------------------------------------------------------------

typedef struct {
    const char *wanted;
    bool found;
} Place;

static void
look_at_block(void *block, size_t size, const Birth *birth, void *context)
{
    (void)birth;
    Place *place = context;
    place->found |= (const char *)block <= place->wanted && place->wanted + sizeof(Object) <= (const char *)block + size;
}

// What the address of a freed object reads depends on what became of the block, as in CPython.
__attribute__((no_sanitize("address"))) static int64_t
read_word(const char *p)
{
    int64_t word = 0;
    for (int i = 7; i >= 0; i--) {
        word = (int64_t)((uint64_t)word << 8 | (unsigned char)p[i]);
    }
    return word;
}

// The argument as a place of an object in memory, or NULL with an error.
static char *
place_of(Object *number)
{
    int64_t id = size_argument(number);
    if (id == -1 && error_pending()) {
        return NULL;
    }
    int64_t address = id < (int64_t)HEAP_ID_BASE ? 0 : id - (int64_t)HEAP_ID_BASE;
    int64_t offset = address - HEAP_ORIGIN;
    if (offset >= 0 && offset + (int64_t)sizeof(Object) <= (int64_t)heap.used_end && offset % 8 == 0) {
        return heap.base + offset;
    }
    char *object = address > 0 && address < HEAP_ORIGIN ? heap_static_at((uint32_t)address) : NULL;
    if (object == NULL) {
        raise(EXC_ValueError, "there is no object at this address, and CPython might crash here");
    }
    return object;
}

// refcount_at(address): the first word of an object, as ctypes reads it.
BUILTIN(tools_refcount_at)
{
    UNUSED_ARGUMENTS;
    char *place = place_of(args[0].ref);
    if (place == NULL) {
        return NULL;
    }
    Place look = {.wanted = place, .found = !heap_contains(place) || heap_offset(place) < REGION_SIZE};
    heap_walk_blocks(look_at_block, &look);
    if (!look.found) {
        return int_from(read_word(place));
    }
    return int_from(count_told((Object *)place));
}

static bool
looks_like_type(const Type *type)
{
    const Type *meta = heap_address(type) == 0 || (uintptr_t)type % 8 != 0 ? NULL : ((const Object *)type)->type;
    return meta != NULL && heap_address(meta) != 0 && (uintptr_t)meta % 8 == 0 && type_has(meta, TYPE_TYPE_SUBCLASS);
}

// object_at(address): the object itself.
BUILTIN(tools_object_at)
{
    UNUSED_ARGUMENTS;
    char *place = place_of(args[0].ref);
    if (place == NULL) {
        return NULL;
    }
    Place look = {.wanted = place, .found = !heap_contains(place) || heap_offset(place) < REGION_SIZE};
    heap_walk_blocks(look_at_block, &look);
    Object *op = (Object *)place;
    if (!look.found || op->refcnt == 0 || !looks_like_type(op->type)) {
        raise(EXC_ValueError, "there is no object at this address, and CPython might crash here");
        return NULL;
    }
    return incref(op);
}

// --- memory by line ----------------------------------------------------------------------------------------

typedef struct {
    int64_t increment, memory, count;
} LineMemory;

typedef struct {
    uint32_t serial, line;
    uint32_t after;  // the instruction that follows the last one, 0 before the first
} Activation;

typedef struct Watch {
    const Code *code;  // held by who watches
    struct Watch *outer;
    Activation *activations;
    uint32_t depth, capacity;
    uint32_t previous;  // the line that was done last
    uint32_t line_count;
    LineMemory lines[];
} Watch;
static Watch *watches;  // the functions that are watched, the one that was called last first

static void
line_done(Watch *watch, uint32_t line)
{
    uint32_t first = watch->code->first_line;
    if (line < first || line - first >= watch->line_count) {
        return;
    }
    LineMemory *row = &watch->lines[line - first];
    int64_t before = watch->previous >= first ? watch->lines[watch->previous - first].memory : 0;
    int64_t now = heap.live_bytes;
    row->increment += now - before;
    row->memory = now > row->memory ? now : row->memory;
    row->count++;
    watch->previous = line;
}

static void
end_activation(Watch *watch)
{
    line_done(watch, watch->activations[--watch->depth].line);
}

// Whether code is what is watched or a function, generator or comprehension inside it.
static bool
is_part_of(const Code *code, const Watch *watch)
{
    uint32_t first = watch->code->first_line;
    return code == watch->code || (code->filename == watch->code->filename && code->first_line >= first &&
                                   code->first_line - first < watch->line_count);
}

// Where tracing reports a line: it changes, or the frame jumped backwards.
static bool
begins_line(const CodeBody *body, uint32_t i, uint32_t after)
{
    uint8_t op = body->instructions[i].op;
    uint32_t line = body->positions[i].line;
    if (line == 0 || op == OP_RESUME || op == OP_END_FOR || op == OP_END_SEND) {
        return false;
    }
    return after == 0 || body->positions[after - 1].line != line ||
           (i < after - 1 && body->instructions[after - 1].op != OP_JUMP_BACKWARD_NO_INTERRUPT);
}

static void
watch_instruction(Watch *watch, const Frame *frame)
{
    const CodeBody *body = frame->code->body;
    uint32_t i = frame_instruction(frame);
    Instruction here = body->instructions[i];
    // Activations that an exception ended.
    while (watch->depth > 0 && watch->activations[watch->depth - 1].serial > frame->serial) {
        end_activation(watch);
    }
    if (watch->depth == 0 || watch->activations[watch->depth - 1].serial != frame->serial) {
        if (here.op != OP_RESUME) {
            return;
        }
        if (watch->depth == watch->capacity) {
            watch->capacity = 2 * watch->capacity + 16;
            watch->activations = host_realloc(watch->activations, watch->capacity * sizeof *watch->activations);
        }
        bool begins = (here.arg & 3) == 0;
        uint32_t line = begins ? frame->code->first_line : frame_line(frame);
        // A generator goes on inside its line.
        watch->activations[watch->depth++] = (Activation){frame->serial, line, begins ? 0 : i + 1};
        return;
    }
    Activation *now = &watch->activations[watch->depth - 1];
    if (begins_line(body, i, now->after)) {
        line_done(watch, now->line);
        now->line = frame_line(frame);
    }
    now->after = i + 1;
    if (here.op == OP_RETURN_VALUE || here.op == OP_RETURN_CONST || here.op == OP_YIELD_VALUE) {
        end_activation(watch);
    }
}

// Before each instruction of any frame. A function that is watched and called again is watched twice.
static void
on_instruction(const Frame *frame)
{
    for (Watch *watch = watches; watch != NULL; watch = watch->outer) {
        if (is_part_of(frame->code, watch)) {
            watch_instruction(watch, frame);
        }
    }
}

static void
end_watch(void)
{
    Watch *watch = watches;
    watches = watch->outer;
    host_free(watch->activations);
    host_free(watch);
    if (watches == NULL) {
        run_watch_instructions(NULL);
    }
}

// watch_lines(code, number of lines): from now on the memory at each line of the code is noted.
BUILTIN(tools_watch_lines)
{
    UNUSED_ARGUMENTS;
    int64_t lines = int_argument(args[1].ref);
    if (lines < 0 || lines > INT16_MAX || !is_exact(args[0].ref, &CodeType)) {
        if (!error_pending()) {
            raise(EXC_ValueError, "watch_lines() takes a code object and its number of lines");
        }
        return NULL;
    }
    Watch *watch = host_alloc_zeroed(sizeof *watch + (size_t)lines * sizeof *watch->lines);
    watch->code = (const Code *)args[0].ref;
    watch->line_count = (uint32_t)lines;
    watch->outer = watches;
    watches = watch;
    run_watch_instructions(on_instruction);
    return incref(None);
}

// lines(): a list with (increment, memory, how often) for each line of the code that was watched last, in bytes; the watch
// ends.
BUILTIN(tools_lines)
{
    UNUSED_ARGUMENTS;
    Object *list = list_new(0);
    if (list == NULL || watches == NULL) {
        return list;
    }
    hold(list);
    while (watches->depth > 0) {
        end_activation(watches);
    }
    for (uint32_t i = 0; list != NULL && i < watches->line_count; i++) {
        const LineMemory *line = &watches->lines[i];
        Object *a = int_from(line->increment), *b = int_from(line->memory), *c = int_from(line->count);
        Object *row = a == NULL || b == NULL || c == NULL ? NULL : tuple_pack(3, a, b, c);
        xdecref(a);
        xdecref(b);
        xdecref(c);
        if (row == NULL || list_append_give(list, row) < 0) {
            list = NULL;
        }
    }
    end_watch();
    if (list == NULL) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static const MethodDef functions[] = {
    {"sumprod", math_sumprod, 2, 2, 0, NULL},
    {"picture", tools_picture, 1, 1, 0, NULL},
    {"live_bytes", tools_live_bytes, 0, 0, 0, NULL},
    {"refcount_at", tools_refcount_at, 1, 1, 0, NULL},
    {"object_at", tools_object_at, 1, 1, 0, NULL},
    {"watch_lines", tools_watch_lines, 2, 2, 0, NULL},
    {"lines", tools_lines, 0, 0, 0, NULL},
    {.name = NULL},
};

Object *
tools_make(void)
{
    while (watches != NULL) {
        end_watch();
    }
    return library_module("_tools", functions);
}
