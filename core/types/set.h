// set and frozenset: an open hash table of keys.
#pragma once

#include "object/object.h"

MUST_USE NEW_REF Object *set_new(Object *iterable);  // NULL: empty
MUST_USE NEW_REF Object *frozenset_new(Object *iterable);
MUST_USE int set_add(Object *op, Object *key);
MUST_USE int set_discard(Object *op, Object *key);  // 1 removed, 0 absent, -1
MUST_USE int set_contains(Object *op, Object *key);
MUST_USE int set_update(Object *op, Object *iterable);
int64_t set_length(const Object *op);
bool set_next(const Object *op, int64_t *position, Object **key);
bool set_next_hashed(const Object *op, int64_t *position, Object **key, int64_t *hash);
void set_clear(Object *op);

// set -= iterable and so on, for any iterable.
MUST_USE int set_difference_update(Object *op, Object *iterable);
MUST_USE int set_symmetric_difference_update(Object *op, Object *iterable);
MUST_USE NEW_REF Object *set_intersection(Object *op, Object *iterable);
