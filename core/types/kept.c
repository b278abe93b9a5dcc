#include "types/kept.h"

#include "gc/gc.h"
#include "object/profile.h"

static FreeList lists[KEPT_KINDS] = {
    [KEPT_INT] = {.name = "int"},
    [KEPT_COMPLEX] = {.name = "complex"},
    [KEPT_LIST_ITERATOR] = {.name = "list_iterator"},
    [KEPT_TUPLE_ITERATOR] = {.name = "tuple_iterator"},
    [KEPT_RANGE] = {.name = "range"},
    [KEPT_RANGE_ITERATOR] = {.name = "range_iterator"},
    [KEPT_METHOD] = {.name = "method"},
    [KEPT_BUILTIN_FUNCTION] = {.name = "builtin_function_or_method"},
};
static const uint8_t capacities[KEPT_KINDS] = {100, 100, 10, 10, 6, 6, 20, 16};

void
kept_init(void)
{
    for (int kind = 0; kind < KEPT_KINDS; kind++) {
        lists[kind].capacity = profile->keeps_more_kinds ? capacities[kind] : 0;
        free_list_register(&lists[kind]);
    }
}

Object *
kept_new(KeptKind kind, Type *type, size_t size)
{
    Object *op = free_list_take(&lists[kind]);
    if (op == NULL) {
        return object_new(type, size);
    }
    *op = (Object){.refcnt = 1, .type = type};
    return op;
}

void
kept_free(KeptKind kind, Object *op)
{
    if (!free_list_give(&lists[kind], op)) {
        object_free(op);
    }
}

Object *
kept_gc_new(KeptKind kind, Type *type, size_t size)
{
    void *block = free_list_take(&lists[kind]);
    return block != NULL ? gc_revive(block, type) : gc_new(type, size);
}

void
kept_gc_free(KeptKind kind, Object *op)
{
    if (!free_list_give(&lists[kind], gc_head(op))) {
        gc_free(op);
    }
}
