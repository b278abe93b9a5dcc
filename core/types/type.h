// type: classes, attribute lookup along the MRO, and object, the root of all.
#pragma once

#include "object/object.h"

// Prepares a static type: inherits slots, fills its dict from the method tables. 0 or -1. Bases first.
MUST_USE int type_ready(Type *type);
MUST_USE int types_init(void);  // readies all of types.def
void types_fini(void);

// The attribute in the type or its bases, borrowed, or NULL (no error). Cached by (version, name).
BORROWED Object *type_lookup(Type *type, Object *name);
// Assigns a version tag for caches when it has none: 0 when it cannot be cached.
uint32_t type_version(Type *type);
void type_modified(Type *type);  // invalidates caches of it and its subclasses; refreshes slots

// CPython's PyObject_GenericGetAttr and friends.
MUST_USE NEW_REF Object *generic_get_attr(Object *op, Object *name);
MUST_USE int generic_set_attr(Object *op, Object *name, Object *value);
MUST_USE NEW_REF Object *type_get_attr(Object *type, Object *name);
// For LOAD_ATTR in method form: 1: *out is an unbound function to call with op as first argument; 0: *out is the attribute; -1 error.
MUST_USE int object_get_method(Object *op, Object *name, Object **out);

// An instance of a class with everything zeroed (CPython's PyType_GenericAlloc), tracked when GC.
MUST_USE NEW_REF Object *type_alloc(Type *type, int64_t items);
// type(name, bases, namespace, **keywords) for __build_class__ and type().
MUST_USE NEW_REF Object *type_call(Object *type, Slot *args, size_t count, Object *names);
// dealloc, traverse, clear of instances of heap types.
void subtype_dealloc(Object *self);
MUST_USE NEW_REF Object *object_new_instance(Type *type, Slot *args, size_t count, Object *names);  // object.__new__
MUST_USE int object_init_instance(Object *self, Slot *args, size_t count, Object *names);           // object.__init__
