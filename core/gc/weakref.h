// Weak references: the list each object keeps of those that refer to it, and weakref.ref, proxy.
#pragma once

#include "object/object.h"

typedef struct Weakref {
    Object base;
    alignas(8) Object *referent;  // not owned; None when dead
    alignas(8) Object *callback;  // owned, or NULL
    int64_t hash;                 // -1 until asked
    alignas(8) struct Weakref *previous;
    alignas(8) struct Weakref *next;
    alignas(8) void *vectorcall;
} Weakref;

// A new instance of a subclass of weakref.ref, whose values may stand behind it (types/instance.c). NULL with an error.
MUST_USE NEW_REF Object *weakref_alloc(Type *type);

// Where an object keeps its list of weak references: a slot in front of it or inside; NULL when its type has none.
Slot *weakref_list(Object *op);

// The first step of a dealloc: clears all weak references to the object and runs their callbacks. Types whose instances
// can be weakly referenced call it.
void weakref_clear_all(Object *op);

// The tuple that holds references and their callbacks, in pairs, while the callbacks run. Implemented in types/tuple.c.
MUST_USE NEW_REF Object *weakref_pairs_new(size_t count);
void weakref_pairs_give(Object *pairs, int64_t i, STEALS Object *ref, STEALS Object *callback);  // as items i and i + 1
BORROWED Object *weakref_pairs_peek(const Object *pairs, int64_t i);
// weakref.ref(op, callback): reuses the basic reference when callback is NULL. TypeError "cannot create weak reference to 'int' object".
MUST_USE NEW_REF Object *weakref_new(Object *op, Object *callback);
MUST_USE NEW_REF Object *weakref_proxy(Object *op, Object *callback);
BORROWED Object *weakref_peek(const Object *ref);  // the referent, or None
int64_t weakref_count(Object *op);
