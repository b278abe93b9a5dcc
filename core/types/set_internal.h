// Shared by the files of set and frozenset only.
#pragma once

#include "types/set_table.h"

Object *set_iter(Object *op); // set_iterator.c

// --- set_algebra.c ---
// What methods of subclasses give: sets of the built-in type.
Type *set_basic_type(const Object *op);
Object *set_difference(Object *op, Object *iterable);
Object *set_union(Object *op, Object *iterable);
Object *set_symmetric_difference(Object *op, Object *iterable);
// 1, 0, -1
int set_is_subset(Object *op, Object *other);
int set_is_superset(Object *op, Object *other);
int set_is_disjoint(Object *op, Object *other);
