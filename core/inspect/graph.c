#include "inspect/graph.h"
#include "base/buffer.h"
#include "gc/gc.h"
#include "object/error.h"
#include "object/temporaries.h"
#include "types/generator.h"
#include "types/module.h"
#include "types/type.h"
#include "vm/vm.h"
#include <string.h>

void (*graph_more_roots)(HolderVisitor *visitor);

static Graph graph;
static uint32_t object_capacity, reference_capacity, root_capacity, buffer_capacity;

#define GROW(array, count, capacity)                                                          \
    do {                                                                                      \
        if ((count) == (capacity)) {                                                          \
            (capacity) = (capacity) ? 2 * (capacity) : 1024;                                  \
            (array) = host_realloc((array), (size_t)(capacity) * sizeof *(array));            \
        }                                                                                     \
    } while (0)

// --- rows -------------------------------------------------------------------------------------------

static uint32_t
slot_of(const Object *op)
{
    uint32_t hash = (uint32_t)((uintptr_t)op >> 4) * 0x9e3779b1u;
    uint32_t i = hash & (graph.table_size - 1);
    while (graph.table[i] != NO_ROW && graph.objects[graph.table[i]].op != op) {
        i = (i + 1) & (graph.table_size - 1);
    }
    return i;
}

uint32_t
graph_row(const Graph *self, const Object *op)
{
    (void)self;
    return graph.table[slot_of(op)];
}

static void
rebuild_table(uint32_t size)
{
    graph.table_size = size;
    graph.table = host_realloc(graph.table, size * sizeof *graph.table);
    memset(graph.table, 0xff, size * sizeof *graph.table);
    for (uint32_t i = 0; i < graph.object_count; i++) {
        graph.table[slot_of(graph.objects[i].op)] = i;
    }
}

static uint32_t
add_object(Object *op, const Birth *birth, uint32_t block_size)
{
    GROW(graph.objects, graph.object_count, object_capacity);
    graph.objects[graph.object_count] = (GraphObject){op, birth, block_size};
    return graph.object_count++;
}

// Objects outside the heap get a row when the first reference to them is met.
static uint32_t
row_of(const Object *op)
{
    uint32_t slot = slot_of(op);
    if (graph.table[slot] == NO_ROW) {
        assert(!heap_contains(op) || heap_offset(op) < REGION_SIZE);
        uint32_t row = add_object((Object *)(uintptr_t)op, NULL, 0);
        graph.table[slot] = row;
        if (2 * graph.object_count > graph.table_size) {
            rebuild_table(2 * graph.table_size);
        }
        return row;
    }
    return graph.table[slot];
}

// Types of modules in C have references of their own even if their module could not be made.
static void
add_type(Type *type)
{
    (void)row_of(&type->base.base);
}

static void
add_block(void *block, size_t size, const Birth *birth, void *context)
{
    (void)context;
    if (birth->kind == BIRTH_OBJECT) {
        add_object((Object *)((char *)block + birth->before * 8u), birth, (uint32_t)size);
    }
}

// --- references -------------------------------------------------------------------------------------

typedef struct {
    HolderVisitor base;
    uint32_t from;
    bool skip_frame;    // a generator that executes: its frame is a root of its own
    bool is_namespace;  // the dict of a module: its values are globals
} Collector;

static void
collect_reference(HolderVisitor *base, const Object *referent, Holder holder)
{
    Collector *self = (Collector *)base;
    if (self->skip_frame &&
        (holder.kind == HOLDER_LOCAL || holder.kind == HOLDER_STACK || holder.kind == HOLDER_BORROWED ||
         holder.kind == HOLDER_FRAME_FIELD)) {
        return;
    }
    if (self->is_namespace && holder.kind == HOLDER_VALUE) {
        holder.kind = HOLDER_GLOBAL;
    }
    uint32_t to = row_of(referent);
    GROW(graph.references, graph.reference_count, reference_capacity);
    graph.references[graph.reference_count++] = (GraphReference){self->from, to, holder};
}

static void
collect_buffer(HolderVisitor *base, const void *block)
{
    const Collector *self = (Collector *)base;
    if (!heap_contains(block)) {
        return;
    }
    GROW(graph.buffers, graph.buffer_count, buffer_capacity);
    uint32_t owner = self->from & ROOT_BIT ? NO_ROW : self->from;
    graph.buffers[graph.buffer_count++] =
        (GraphBuffer){heap_address(block), (uint32_t)heap_block_size(block), owner};
}

static Collector
collector_for(uint32_t from)
{
    return (Collector){.base = {collect_reference, collect_buffer}, .from = from};
}

static uint32_t
add_root(const Frame *frame, uint32_t depth)
{
    GROW(graph.roots, graph.root_count, root_capacity);
    graph.roots[graph.root_count] = (GraphRoot){frame, depth};
    return graph.root_count++;
}

static void
collect_frame(Frame *frame, uint32_t depth)
{
    if (frame->code == NULL) {
        return;
    }
    Collector collector = collector_for(add_root(frame, depth) | ROOT_BIT);
    frame_holders(frame, &collector.base);
}

static void
collect_leaving(Frame *frame, void *context)
{
    collect_frame(frame, *(uint32_t *)context);
}

static void
collect_frames(Frame *innermost)
{
    // Outermost first.
    uint32_t depth = 0;
    for (const Frame *f = innermost; f != NULL; f = f->previous) {
        depth++;
    }
    Frame **chain = host_alloc((depth + 1) * sizeof *chain);
    uint32_t i = depth;
    for (Frame *f = innermost; f != NULL; f = f->previous) {
        chain[--i] = f;
    }
    for (i = 0; i < depth; i++) {
        collect_frame(chain[i], i);
    }
    host_free(chain);
    frames_leaving(collect_leaving, &depth);
}

static void
collect_interpreter(void)
{
    Collector collector = collector_for(add_root(NULL, 0) | ROOT_BIT);
    vm_holders(&collector.base);
    temporaries_holders(&collector.base);
    gc_holders(&collector.base);
    if (graph_more_roots != NULL) {
        graph_more_roots(&collector.base);
    }
}

// Which dicts are namespaces of modules; marked in a byte each.
static uint8_t *
find_namespaces(void)
{
    uint8_t *is_namespace = host_alloc_zeroed(graph.object_count);
    for (uint32_t i = 0; i < graph.heap_count; i++) {
        Object *op = graph.objects[i].op;
        if (op->refcnt > 0 && is_exact(op, &ModuleType) && ((Module *)op)->dict != NULL) {
            uint32_t row = graph.table[slot_of(((Module *)op)->dict)];
            if (row != NO_ROW) {
                is_namespace[row] = 1;
            }
        }
    }
    return is_namespace;
}

static void
add_row(const Object *op)
{
    row_of(op);
}

const Graph *
graph_read(void)
{
    graph.object_count = graph.reference_count = graph.root_count = graph.buffer_count = 0;
    heap_walk_blocks(add_block, NULL);
    graph.heap_count = graph.object_count;
    uint32_t size = 4096;
    while (size < 4 * graph.object_count) {
        size *= 2;
    }
    rebuild_table(size);
    graph_static_types(add_row);
    types_ready_visit(add_type);

    collect_frames(current_frame);
    collect_interpreter();
    uint8_t *is_namespace = find_namespaces();
    uint32_t known = graph.heap_count;
    for (uint32_t i = 0; i < graph.object_count; i++) {  // grows while it runs
        Object *op = graph.objects[i].op;
        if (op->type == NULL || op->type->holders == NULL) {
            continue;
        }
        Collector collector = collector_for(i);
        collector.is_namespace = i < known && is_namespace[i];
        collector.skip_frame = is_any_generator(op) && ((Generator *)op)->state == GENERATOR_EXECUTING;
        op->type->holders(op, &collector.base);
    }
    host_free(is_namespace);
    return &graph;
}

void
graph_free(void)
{
    host_free(graph.objects);
    host_free(graph.references);
    host_free(graph.roots);
    host_free(graph.buffers);
    host_free(graph.table);
    graph = (Graph){0};
    object_capacity = reference_capacity = root_capacity = buffer_capacity = 0;
}

void
graph_static_types(void (*visit)(const Object *type))
{
    for (size_t i = 0; i < TYPE_ID_COUNT; i++) {
        visit((const Object *)builtin_types[i]);
    }
    for (size_t i = 0; i < EXC_COUNT; i++) {
        visit((const Object *)exception_types[i]);
    }
}

const Graph *
graph_current(void)
{
    return &graph;
}
