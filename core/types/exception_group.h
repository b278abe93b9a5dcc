// Exception groups: splitting them, and what except* needs.
#pragma once

#include "types/exception.h"

typedef struct {
    Exception base;
    alignas(8) Object *message;
    alignas(8) Object *exceptions; // tuple
} ExceptionGroupObject;

#define is_exception_group(op) is_instance_of(op, &BaseExceptionGroupType)

// ExceptionGroup inherits from two built-in types, so it is a class like those of programs. Made once, after the types.
BORROWED Object *exception_group_class(void);
MUST_USE int exception_groups_init(void);

// except* type: the part of the exception that matches, and the rest; each is None when there is none. 0 or -1.
MUST_USE int exception_group_match(Object *exception, Object *type, Object **match, Object **rest);
// What to raise after the except* clauses, or None: `original` was caught, `raised` is what they raised and the rest.
MUST_USE NEW_REF Object *exception_group_reraise(Object *original, Object *raised);
