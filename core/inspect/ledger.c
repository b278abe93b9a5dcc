#include "inspect/ledger.h"
#include "base/buffer.h"
#include "gc/gc.h"
#include "inspect/graph.h"
#include "inspect/label.h"
#include "memory/heap.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "trace/trace.h"
#include "vm/vm.h"
#include <stdio.h>
#include <string.h>

uint64_t ledger_checks;

// What is borrowed for whoever asks is counted all the same (types/frame.h).
static const bool is_strong[HOLDER_COUNT] = {
#define HOLDER(name, strong, sentence) [HOLDER_##name] = (strong) || HOLDER_##name == HOLDER_BORROWED || HOLDER_##name == HOLDER_LENT || \
                                               HOLDER_##name == HOLDER_UNCOUNTED,
#include "object/holders.def"
#undef HOLDER
};

static void
describe(const Graph *graph, uint32_t from, Buffer *out)
{
    if (from & ROOT_BIT) {
        const Frame *frame = graph->roots[from & ~ROOT_BIT].frame;
        if (frame == NULL) {
            buffer_append_text(out, "the interpreter");
        } else {
            buffer_append_text(out, "frame ");
            str_append_utf8(frame->code->qualname, out);
        }
        return;
    }
    const Object *op = graph->objects[from].op;
    buffer_append_format(out, "%s at 0x%x (", op->type->name, object_id(op));
    label_value(op, out, 60);
    buffer_append_char(out, ')');
}

COLD static void
complain(const Graph *graph, uint32_t row, uint32_t named)
{
    Buffer text = {0};
    const GraphObject *object = &graph->objects[row];
    buffer_append_format(&text, "ledger: at tick %d, line %u: ", trace_tick(), trace_line());
    describe(graph, row, &text);
    buffer_append_format(&text, " has refcount %u but %u named holders:\n", object->op->refcnt, named);
    if (object->birth != NULL) {
        buffer_append_format(&text, "  (born at tick %d, line %u)\n", object->birth->tick, object->birth->line);
    }
    for (uint32_t i = 0; i < graph->reference_count; i++) {
        const GraphReference *reference = &graph->references[i];
        if (reference->to == row && is_strong[reference->holder.kind]) {
            Buffer who = {0};
            describe(graph, reference->from, &who);
            buffer_append_text(&text, "  ");
            label_holder(reference->holder, who.data, &text);
            buffer_append_char(&text, '\n');
            buffer_free(&who);
        }
    }
    fputs(text.data, stderr);
    panic("the ledger does not balance");
}

// --- counting: no graph is built, each reference is one increment in an array beside the heap -----------

static uint32_t *counts;  // by heap offset / 16
static uint32_t counts_size;
// Objects outside the heap that own references: static types, and whatever else the walk meets.
static const Object *statics[2048];
static uint32_t static_slots[4096];  // hash of pointers to 1 + position in statics
static uint32_t static_count;

static void
meet_static(const Object *op)
{
    if (op->type == NULL || op->type->holders == NULL) {
        return;
    }
    uint32_t i = ((uint32_t)((uintptr_t)op >> 4) * 0x9e3779b1u) % COUNT_OF(static_slots);
    while (static_slots[i] != 0) {
        if (statics[static_slots[i] - 1] == op) {
            return;
        }
        i = (i + 1) % COUNT_OF(static_slots);
    }
    if (static_count == COUNT_OF(statics)) {
        panic("more static objects than the ledger has room for");
    }
    statics[static_count++] = op;
    static_slots[i] = static_count;
}

static void
count_reference(HolderVisitor *visitor, const Object *op, Holder holder)
{
    (void)visitor;
    if (!is_strong[holder.kind]) {
        return;
    }
    if (heap_contains(op)) {
        counts[heap_offset(op) / BLOCK_ALIGNMENT]++;
    } else {
        meet_static(op);
    }
}

static void
ignore_buffer(HolderVisitor *visitor, const void *block)
{
    (void)visitor, (void)block;
}

static HolderVisitor counter = {count_reference, ignore_buffer};

// Most of what the interpreter made hardly ever changes: descriptors, the dicts of built-in types, the functions of a module
// with their code. What those hold is counted once, in `base_counts`; `is_fixed` marks those born until `base_tick`. Should
// one change after all, or die, the references do not balance, and the counts are made anew.
static uint32_t *base_counts;
static uint8_t *is_fixed;
static uint64_t base_tick;
static bool has_base;
static bool is_importing;  // at the last check: a module was being made, which is not in the base yet

static bool
hardly_changes(const Object *op)
{
    switch (op->type->id) {
    case TYPE_METHOD_DESCRIPTOR_ID:
    case TYPE_CLASS_METHOD_DESCRIPTOR_ID:
    case TYPE_WRAPPER_DESCRIPTOR_ID:
    case TYPE_GETSET_DESCRIPTOR_ID:
    case TYPE_MEMBER_DESCRIPTOR_ID:
    case TYPE_BUILTIN_FUNCTION_ID:
    case TYPE_FUNCTION_ID:
    case TYPE_CODE_ID:
    case TYPE_TUPLE_ID:
    case TYPE_PROPERTY_ID:
    case TYPE_CLASSMETHOD_ID:
    case TYPE_STATICMETHOD_ID:
        return true;
    default:
        return false;
    }
}

static bool
is_fixed_now(const Object *op, const Birth *birth)
{
    return birth->serial == 0 && birth->tick <= base_tick && is_fixed[heap_offset(op) / BLOCK_ALIGNMENT];
}

static void
mark_dict(const Object *type)
{
    const Object *dict = ((const Type *)type)->dict;
    if (dict != NULL) {
        is_fixed[heap_offset(dict) / BLOCK_ALIGNMENT] = 1;
    }
}

static void
mark_block(void *block, size_t size, const Birth *birth, void *context)
{
    (void)size, (void)context;
    if (birth->kind != BIRTH_OBJECT || birth->serial != 0) {
        return;
    }
    Object *op = (Object *)((char *)block + birth->before * 8u);
    uint8_t *mark = &is_fixed[heap_offset(op) / BLOCK_ALIGNMENT];
    *mark |= hardly_changes(op);
    if (*mark && op->type->holders != NULL) {
        op->type->holders(op, &counter);
    }
}

// Into `counts`, which is all zero.
static void
count_fixed(void)
{
    memset(is_fixed, 0, counts_size);
    base_tick = trace_tick();
    graph_static_types(mark_dict);
    heap_walk_blocks(mark_block, NULL);
    memcpy(base_counts, counts, counts_size * sizeof *counts);
    has_base = true;
}

static Object **walked;  // the objects of the heap in this check
static size_t walked_count, walked_capacity;

static void
count_of_block(void *block, size_t size, const Birth *birth, void *context)
{
    (void)size, (void)context;
    if (birth->kind == BIRTH_OBJECT) {
        Object *op = (Object *)((char *)block + birth->before * 8u);
        if (walked_count == walked_capacity) {
            walked_capacity = walked_capacity * 2 + 1024;
            walked = host_realloc(walked, walked_capacity * sizeof *walked);
        }
        walked[walked_count++] = op;
        if (op->type->holders != NULL && !is_fixed_now(op, birth)) {
            op->type->holders(op, &counter);
        }
    }
}

static void
count_of_frame(Frame *frame, void *context)
{
    (void)context;
    // The frame of a generator belongs to the generator, which names what it holds.
    if (frame->owner == FRAME_ON_STACK && frame->code != NULL) {
        frame_holders(frame, &counter);
    }
}

// Whether the counts are the refcounts; they are made ready for the next check.
static bool
compare(bool exactly)
{
    bool balances = true;
    for (size_t i = 0; i < walked_count; i++) {
        const Object *op = walked[i];
        uint32_t at = heap_offset(op) / BLOCK_ALIGNMENT;
        if (!is_immortal(op) && (exactly ? op->refcnt != counts[at] : op->refcnt < counts[at])) {
            balances = false;
        }
        counts[at] = base_counts[at];
    }
    return balances;
}

uint32_t
count_holders(const Object *op)
{
    const Graph *graph = graph_read();
    uint32_t row = graph_row(graph, op), count = 0;
    for (uint32_t i = 0; i < graph->reference_count; i++) {
        count += graph->references[i].to == row && is_strong[graph->references[i].holder.kind];
    }
    return count;
}

// The slow way, which can name the holders: for the message.
COLD static void
explain(bool exactly)
{
    const Graph *graph = graph_read();
    uint32_t *named = host_alloc_zeroed(graph->object_count * sizeof *named);
    for (uint32_t i = 0; i < graph->reference_count; i++) {
        if (is_strong[graph->references[i].holder.kind]) {
            named[graph->references[i].to]++;
        }
    }
    for (uint32_t i = 0; i < graph->heap_count; i++) {
        const Object *op = graph->objects[i].op;
        if (!is_immortal(op) && (exactly ? op->refcnt != named[i] : op->refcnt < named[i])) {
            complain(graph, i, named[i]);
        }
    }
    panic("the ledger does not balance, but the graph does");
}

static void
reserve_counts(void)
{
    uint32_t needed = heap.used_end / BLOCK_ALIGNMENT;
    if (counts_size >= needed) {
        return;
    }
    counts = host_realloc(counts, needed * sizeof *counts);
    base_counts = host_realloc(base_counts, needed * sizeof *base_counts);
    is_fixed = host_realloc(is_fixed, needed);
    memset(counts + counts_size, 0, (needed - counts_size) * sizeof *counts);
    memset(base_counts + counts_size, 0, (needed - counts_size) * sizeof *base_counts);
    memset(is_fixed + counts_size, 0, needed - counts_size);
    counts_size = needed;
}

static bool
balances(bool exactly)
{
    // Static objects that were met once stay: there are few, and they live for ever.
    if (!has_base) {
        static_count = 0;
        memset(static_slots, 0, sizeof static_slots);
        memset(counts, 0, counts_size * sizeof *counts);
        count_fixed();
    }
    for (Frame *frame = current_frame; frame != NULL; frame = frame->previous) {
        count_of_frame(frame, NULL);
    }
    frames_leaving(count_of_frame, NULL);
    vm_holders(&counter);
    temporaries_holders(&counter);
    gc_holders(&counter);
    if (graph_more_roots != NULL) {
        graph_more_roots(&counter);
    }
    graph_static_types(meet_static);
    walked_count = 0;
    heap_walk_blocks(count_of_block, NULL);
    for (uint32_t i = 0; i < static_count; i++) {  // grows while it runs
        statics[i]->type->holders((Object *)(uintptr_t)statics[i], &counter);
    }
    return compare(exactly);
}

static void
check(bool exactly)
{
    reserve_counts();
    if (is_importing && trace.in_program) {
        has_base = false;
    }
    is_importing = !trace.in_program;
    if (!balances(exactly)) {
        has_base = false;
        if (!balances(exactly)) {
            explain(exactly);
        }
    }
    ledger_checks++;
}

void
ledger_reset(void)
{
    host_free(counts);
    host_free(base_counts);
    host_free(is_fixed);
    host_free(walked);
    counts = base_counts = NULL;
    walked = NULL;
    walked_capacity = 0;
    is_importing = false;
    is_fixed = NULL;
    has_base = false;
    counts_size = 0;
}

void
ledger_check(void)
{
    check(true);
    heap_check();
}

void
ledger_check_inside(void)
{
    check(false);
}
