// Shared by the files of _contextvars only.
#pragma once

#include "library/library_internal.h"

// What the variables of a context are, CPython's persistent map `hamt`: it never changes, so that copies of a context share
// one. Where CPython keeps a tree whose shape follows the addresses of the variables, this has one node with all of them, as
// a tree has of up to 16 whose hashes do not collide. The order of the items is that in which the variables were set first.
extern Type ContextMapType, ContextMapNodeType, ContextKeysType, ContextValuesType, ContextItemsType;

// Readies the types; 0 or -1.
MUST_USE int context_map_init(void);
void context_map_fini(void);
void context_map_holders(HolderVisitor *visitor);
// The one map that has nothing in it.
MUST_USE NEW_REF Object *context_map_empty(void);
BORROWED Object *context_map_peek_empty(void);  // the same; there is a context
int64_t context_map_length(const Object *map);
BORROWED Object *context_map_find(const Object *map, const Object *variable);  // or NULL
// The map with another value of the variable, or without it: the same one when that changes nothing. `map` must stay alive.
MUST_USE NEW_REF Object *context_map_with(Object *map, Object *variable, Object *value);
MUST_USE NEW_REF Object *context_map_without(Object *map, const Object *variable);
MUST_USE int context_map_equal(Object *left, Object *right);  // 1, 0, -1
// An iterator of one of the types ContextKeysType, ContextValuesType, ContextItemsType.
MUST_USE NEW_REF Object *context_map_iterate(Object *map, Type *type);
