#include "types/kept.h"

#include "object/profile.h"

FreeList kept_lists[KEPT_KINDS] = {
    [KEPT_INT] = {.name = "int"},
    [KEPT_LIST_ITERATOR] = {.name = "list_iterator"},
    [KEPT_TUPLE_ITERATOR] = {.name = "tuple_iterator"},
    [KEPT_RANGE] = {.name = "range"},
    [KEPT_RANGE_ITERATOR] = {.name = "range_iterator"},
    [KEPT_METHOD] = {.name = "method"},
    [KEPT_BUILTIN_FUNCTION] = {.name = "builtin_function_or_method"},
};
static const uint8_t capacities[KEPT_KINDS] = {100, 10, 10, 6, 6, 20, 16};

void
kept_init(void)
{
    for (int kind = 0; kind < KEPT_KINDS; kind++) {
        kept_lists[kind].capacity = profile->keeps_more_kinds ? capacities[kind] : 0;
        free_list_register(&kept_lists[kind]);
    }
}

Object *
kept_take(KeptKind kind, Type *type)
{
    Object *op = free_list_take(&kept_lists[kind]);
    *op = (Object){.refcnt = 1, .type = type};
    return op;
}

void
kept_give(KeptKind kind, Object *op)
{
    if (!free_list_give(&kept_lists[kind], op)) {
        object_free(op);
    }
}

Object *
kept_gc_take(KeptKind kind, Type *type)
{
    return gc_revive(free_list_take(&kept_lists[kind]), type);
}

void
kept_gc_give(KeptKind kind, Object *op)
{
    if (!free_list_give(&kept_lists[kind], gc_head(op))) {
        gc_free(op);
    }
}
