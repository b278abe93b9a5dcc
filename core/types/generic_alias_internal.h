// Shared by the files of list[int] and int | None only.
#pragma once

#include "types/generic_alias.h"
#include "types/str.h"

typedef struct {
    Object base;
    alignas(8) Object *origin;
    alignas(8) Object *args;        // tuple
    alignas(8) Object *parameters;  // tuple of the type variables among the arguments; NULL until asked
    alignas(8) Object *weaklist;
    alignas(8) uint8_t starred;
    alignas(8) void *vectorcall;
} GenericAlias;

// int, module.Class, None for its type, the repr of anything that is no class.
int alias_write_type(StrWriter *out, Object *op);
bool is_alias(const Object *op);

// --- type_parameters.c ---
// The type variables in args, which *cache keeps. Borrowed.
Object *alias_parameters_of(Object *args, Object **cache);
// The arguments of `op` with the items of a subscript in place of its type variables: a tuple.
Object *alias_substitute(Object *op, Object *args, Object *parameters, Object *key);
