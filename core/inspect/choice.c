#include "inspect/choice.h"
#include "base/buffer.h"
#include "types/module.h"
#include <stdlib.h>
#include <string.h>

Choice choice;

static uint32_t *queue;  // rows of the graph that still lead somewhere

static bool
is_strong(HolderKind kind)
{
    static const bool strong[HOLDER_COUNT] = {
#define HOLDER(name, strong, sentence) [HOLDER_##name] = strong,
#include "object/holders.def"
#undef HOLDER
    };
    return strong[kind];
}

// The collector and finalizers hold what they take apart only for the moment: it stays unreachable in the picture.
static bool
keeps_alive(const GraphReference *reference)
{
    HolderKind kind = reference->holder.kind;
    return is_strong(kind) && kind != HOLDER_COLLECTOR && kind != HOLDER_FINALIZER;
}

// The references are grouped by holder, roots first.
static void
index_references(const Graph *graph)
{
    uint32_t *first = host_realloc(choice.first_reference, (graph->object_count + 1) * sizeof *first);
    choice.first_reference = first;
    uint32_t r = 0;
    while (r < graph->reference_count && (graph->references[r].from & ROOT_BIT)) {
        r++;
    }
    for (uint32_t i = 0; i < graph->object_count; i++) {
        while (r < graph->reference_count && graph->references[r].from < i) {
            r++;
        }
        first[i] = r;
    }
    first[graph->object_count] = graph->reference_count;
}

// Marks what the roots reach, in breadth; the queue holds the rows in that order. Returns its length.
static uint32_t
reach(const Graph *graph)
{
    choice.reached = host_realloc(choice.reached, graph->object_count);
    memset(choice.reached, 0, graph->object_count);
    queue = host_realloc(queue, graph->object_count * sizeof *queue);
    uint32_t end = 0;
    for (uint32_t i = 0; i < choice.first_reference[0]; i++) {
        const GraphReference *reference = &graph->references[i];
        if (keeps_alive(reference) && !choice.reached[reference->to]) {
            choice.reached[reference->to] = 1;
            queue[end++] = reference->to;
        }
    }
    // What lives outside the heap lives for ever, and so does what it refers to.
    for (uint32_t i = graph->heap_count; i < graph->object_count; i++) {
        if (!choice.reached[i]) {
            choice.reached[i] = 1;
            queue[end++] = i;
        }
    }
    for (uint32_t at = 0; at < end; at++) {
        for (uint32_t i = choice.first_reference[queue[at]]; i < choice.first_reference[queue[at] + 1]; i++) {
            const GraphReference *reference = &graph->references[i];
            if (keeps_alive(reference) && !choice.reached[reference->to]) {
                choice.reached[reference->to] = 1;
                queue[end++] = reference->to;
            }
        }
    }
    return end;
}

static int
by_address(const void *a, const void *b)
{
    const Graph *graph = graph_current();
    uint32_t left = object_address(graph->objects[*(const uint32_t *)a].op);
    uint32_t right = object_address(graph->objects[*(const uint32_t *)b].op);
    return left < right ? -1 : left > right;
}

// Numbers the chosen rows by address. Objects outside the heap have the lowest addresses.
static void
number_rows(const Graph *graph)
{
    choice.order = host_realloc(choice.order, graph->object_count * sizeof *choice.order);
    choice.shown = 0;
    for (uint32_t i = graph->heap_count; i < graph->object_count; i++) {
        if (choice.row_map[i] != NO_OBJECT) {
            choice.order[choice.shown++] = i;
        }
    }
    qsort(choice.order, choice.shown, sizeof *choice.order, by_address);
    for (uint32_t i = 0; i < graph->heap_count; i++) {
        if (choice.row_map[i] != NO_OBJECT) {
            choice.order[choice.shown++] = i;
        }
    }
    for (uint32_t i = 0; i < choice.shown; i++) {
        choice.row_map[choice.order[i]] = i;
    }
}

// Modules and the dicts of their names are in every image: without them no name leads anywhere. Returns how many rows.
static uint32_t
choose_namespaces(const Graph *graph)
{
    uint32_t chosen = 0;
    for (uint32_t i = 0; i < graph->heap_count; i++) {
        const Object *op = graph->objects[i].op;
        if (op->refcnt == 0 || !is_exact(op, &ModuleType)) {
            continue;
        }
        const Object *names = ((const Module *)op)->dict;
        uint32_t row = names != NULL ? graph_row(graph, names) : NO_ROW;
        choice.row_map[i] = 0;
        chosen++;
        if (row != NO_ROW && choice.row_map[row] == NO_OBJECT) {
            choice.row_map[row] = 0;
            chosen++;
        }
    }
    return chosen;
}

void
choice_make(const Graph *graph, uint32_t max_objects)
{
    index_references(graph);
    uint32_t reached_count = reach(graph);
    choice.truncated = graph->object_count > max_objects;
    choice.row_map = host_realloc(choice.row_map, graph->object_count * sizeof *choice.row_map);
    if (!choice.truncated) {
        memset(choice.row_map, 0, graph->object_count * sizeof *choice.row_map);
        number_rows(graph);
        return;
    }
    memset(choice.row_map, 0xff, graph->object_count * sizeof *choice.row_map);
    uint32_t chosen = choose_namespaces(graph);
    for (uint32_t i = 0; i < reached_count && chosen < max_objects; i++) {
        if (choice.row_map[queue[i]] == NO_OBJECT && choice_is_of_program(&graph->objects[queue[i]])) {
            choice.row_map[queue[i]] = 0;
            chosen++;
        }
    }
    for (uint32_t i = 0; i < graph->heap_count && chosen < max_objects; i++) {
        if (choice.row_map[i] == NO_OBJECT && choice_is_of_program(&graph->objects[i])) {
            choice.row_map[i] = 0;
            chosen++;
        }
    }
    // What the chosen ones refer to directly must have a row, when there is room.
    for (uint32_t r = 0; r < graph->reference_count && chosen < max_objects; r++) {
        const GraphReference *reference = &graph->references[r];
        bool from_chosen = (reference->from & ROOT_BIT) || choice.row_map[reference->from] != NO_OBJECT;
        if (from_chosen && choice.row_map[reference->to] == NO_OBJECT) {
            choice.row_map[reference->to] = 0;
            chosen++;
        }
    }
    number_rows(graph);
}

void
choice_free(void)
{
    host_free(choice.reached);
    host_free(choice.row_map);
    host_free(choice.order);
    host_free(choice.first_reference);
    host_free(queue);
    choice = (Choice){0};
    queue = NULL;
}
