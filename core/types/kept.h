// Further objects that some releases keep for the next birth (profile->keeps_more_kinds).
#pragma once

#include "object/free_list.h"

typedef enum {
    KEPT_INT,  // of one digit
    KEPT_COMPLEX,
    KEPT_LIST_ITERATOR,
    KEPT_TUPLE_ITERATOR,
    KEPT_RANGE,
    KEPT_RANGE_ITERATOR,
    KEPT_METHOD,
    KEPT_BUILTIN_FUNCTION,
    KEPT_KINDS
} KeptKind;

void kept_init(void);

// As object_new and object_free, gc_new and gc_free.
MUST_USE NEW_REF Object *kept_new(KeptKind kind, Type *type, size_t size);
void kept_free(KeptKind kind, Object *op);
MUST_USE NEW_REF Object *kept_gc_new(KeptKind kind, Type *type, size_t size);
void kept_gc_free(KeptKind kind, Object *op);
