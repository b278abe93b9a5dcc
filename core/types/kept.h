// Further objects that some releases keep for the next birth (profile->keeps_more_kinds).
#pragma once

#include "gc/gc.h"
#include "object/free_list.h"

typedef enum {
    KEPT_INT,  // of one digit
    KEPT_LIST_ITERATOR,
    KEPT_TUPLE_ITERATOR,
    KEPT_RANGE,
    KEPT_RANGE_ITERATOR,
    KEPT_METHOD,
    KEPT_BUILTIN_FUNCTION,
    KEPT_KINDS
} KeptKind;

void kept_init(void);

// --- the rest is inline: where nothing is kept a birth costs one look at the list more, and a death one at its capacity ---

extern FreeList kept_lists[KEPT_KINDS];
NEW_REF Object *kept_take(KeptKind kind, Type *type);
NEW_REF Object *kept_gc_take(KeptKind kind, Type *type);
void kept_give(KeptKind kind, Object *op);
void kept_gc_give(KeptKind kind, Object *op);

// As object_new and object_free, gc_new and gc_free.
INLINE MUST_USE NEW_REF Object *
kept_new(KeptKind kind, Type *type, size_t size)
{
    return LIKELY(kept_lists[kind].first == NULL) ? object_new(type, size) : kept_take(kind, type);
}

INLINE void
kept_free(KeptKind kind, Object *op)
{
    LIKELY(kept_lists[kind].capacity == 0) ? object_free(op) : kept_give(kind, op);
}

INLINE MUST_USE NEW_REF Object *
kept_gc_new(KeptKind kind, Type *type, size_t size)
{
    return LIKELY(kept_lists[kind].first == NULL) ? gc_new(type, size) : kept_gc_take(kind, type);
}

INLINE void
kept_gc_free(KeptKind kind, Object *op)
{
    LIKELY(kept_lists[kind].capacity == 0) ? gc_free(op) : kept_gc_give(kind, op);
}
