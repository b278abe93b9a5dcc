// type: classes, attribute lookup along the MRO, and object, the root of all.
#pragma once

#include "object/object.h"

// More of Type.flags.
enum {
    TYPE_ABSTRACT = 1 << 28,      // __abstractmethods__ is not empty
    TYPE_NAMED_IN_FULL = 1 << 29, // a class of a frozen module whose name has the module in front, as a type in C has
};

// Prepares a static type: inherits slots, fills its dict from the method tables. 0 or -1. Readies its bases first.
MUST_USE int type_ready(Type *type);
MUST_USE int types_init(void);  // readies all of types.def
// Every static type that was made ready, also those of modules that could not be made in the end.
void types_ready_visit(void (*visit)(Type *type));
// __sizeof__ of the types that count their tables, too.
Object *object_method_whole_size(Object *self, Slot *args, size_t count, Object *keyword_names);
void types_fini(void);          // drops what the ready static types own

// The attribute in the type or its bases, borrowed, or NULL (no error). Cached by (version, name).
BORROWED Object *type_lookup(Type *type, Object *name);
// Assigns a version tag for caches when it has none: 0 when it cannot be cached.
uint32_t type_version(Type *type);
void type_modified(Type *type);  // invalidates caches of it and its subclasses

// CPython's PyObject_GenericGetAttr and friends.
MUST_USE NEW_REF Object *generic_get_attr(Object *op, Object *name);
MUST_USE int generic_set_attr(Object *op, Object *name, Object *value);
// The same lookup for those who go on when there is nothing: 1 (NEW_REF), 0 absent without an error, -1. It is also 0 when
// a descriptor raised AttributeError.
MUST_USE int generic_find_attr(Object *op, Object *name, Object **out);
MUST_USE NEW_REF Object *type_get_attr(Object *type, Object *name);
MUST_USE int type_set_attr(Object *type, Object *name, Object *value);
MUST_USE int type_find_attr(Object *type, Object *name, Object **out);  // as generic_find_attr
// For LOAD_ATTR in method form: 1: *out is an unbound function to call with op as first argument; 0: *out is the attribute; -1 error.
MUST_USE int object_get_method(Object *op, Object *name, Object **out);
// AttributeError in CPython's words, with its name and obj.
COLD void raise_no_attribute(Object *op, Object *name);

// super(type, op).name without the super object. unbound NULL: the bound attribute; else *unbound says whether the result
// is a function that takes op as first argument. Raises what super(type, op) raises.
MUST_USE NEW_REF Object *super_lookup(Type *type, Object *op, Object *name, bool *unbound);

// An instance of a class with everything zeroed (CPython's PyType_GenericAlloc), tracked when GC.
MUST_USE NEW_REF Object *type_alloc(Type *type, int64_t items);
// Calls a type: __new__, then __init__; type(op); type(name, bases, namespace, **keywords).
MUST_USE NEW_REF Object *type_call(Object *type, Slot *args, size_t count, Object *names);
// dealloc, traverse, clear, holders of instances of heap types.
void subtype_dealloc(Object *self);
int subtype_traverse(Object *self, Visit visit, void *context);
void subtype_clear(Object *self);
void subtype_holders(Object *self, HolderVisitor *visitor);
MUST_USE NEW_REF Object *object_new_instance(Type *type, Slot *args, size_t count, Object *names);  // object.__new__
MUST_USE int object_init_instance(Object *self, Slot *args, size_t count, Object *names);           // object.__init__
Object *object_default_repr(Object *self);  // <module.Class object at 0x...>

// For __build_class__.
// Replaces bases that are no classes by what their __mro_entries__ gives: a tuple, the same one when nothing changed.
MUST_USE NEW_REF Object *bases_resolve(Object *bases);
// The most derived of `metatype` and the metatypes of the bases, borrowed, or NULL with "metaclass conflict: ...".
BORROWED Type *type_calculate_metatype(Type *metatype, Object *bases);

// isinstance and issubclass as type itself answers them (type.__instancecheck__): 1, 0, -1.
MUST_USE int type_check_instance(Object *op, Object *type);
MUST_USE int type_check_subclass(Object *derived, Object *type);
NEW_REF Object *type_module(Type *type);    // __module__; NULL with an error
NEW_REF Object *type_qualname(Type *type);  // __qualname__

// The instance's memory without what stands in front of it: object.__sizeof__.
size_t type_instance_size(const Object *op);
// How many bytes more an instance has in the release that the profile is (object/sizes.def).
int type_size_difference(const Type *type);
// What the release says of the instances' shape where that follows from nothing here (types/shapes.def), or false.
typedef struct {
    int32_t since;  // sys.getsizeof() takes these sizes, and counts a header since this release; or 0
    int32_t item, basic, dict, weak;
} TypeShape;
bool type_shape(const Type *type, TypeShape *out);
// __dictoffset__ and __weakrefoffset__ of a type that no row tells otherwise.
int64_t type_dict_offset(const Type *type);
int64_t type_weaklist_offset(const Type *type);
