// Shared by the files that make up type and object only.
#pragma once

#include "types/descriptor.h"
#include "types/type.h"

// --- slots (slots.c, slot_wrappers.c) ---

typedef enum {
    WRAP_NONE,
    WRAP_UNARY,
    WRAP_NEXT,
    WRAP_BINARY,
    WRAP_BINARY_LEFT,
    WRAP_BINARY_RIGHT,
    WRAP_TERNARY,
    WRAP_TERNARY_RIGHT,
    WRAP_INQUIRY,
    WRAP_LENGTH,
    WRAP_REPEAT,
    WRAP_ITEM,
    WRAP_SET_ITEM,
    WRAP_DELETE_ITEM,
    WRAP_CONTAINS,
    WRAP_SET_SUBSCRIPT,
    WRAP_DELETE_SUBSCRIPT,
    WRAP_HASH,
    WRAP_LT,
    WRAP_LE,
    WRAP_EQ,
    WRAP_NE,
    WRAP_GT,
    WRAP_GE,
    WRAP_CALL,
    WRAP_GETATTR,
    WRAP_SETATTR,
    WRAP_DELATTR,
    WRAP_GET,
    WRAP_SET,
    WRAP_DELETE,
    WRAP_INIT,
    WRAP_FINALIZE,
} WrapKind;

typedef struct SlotRow {
    Object *const *name;
    uint16_t offset;  // of the slot in Type
    uint8_t kind;     // a WrapKind
    SlotFunction function;
} SlotRow;

enum {
#define SLOT(name, field, wrapper, function) +1
    SLOT_ROW_COUNT = 0
#include "types/slots.def"
#undef SLOT
};
extern const SlotRow slot_rows[SLOT_ROW_COUNT];

// Wrapper descriptors for the slots that the static type fills itself.
MUST_USE int slots_add_wrappers(Type *type);
bool slots_owns(const Type *type, uint16_t offset);  // does the static type fill the slot itself?
void slots_inherit(Type *type, const Type *from);
void slots_update_all(Type *type);                // from what a lookup of each special method finds
// The same for a new class with one base, cheaply: the base's slots, and what its own dict changes. False when the class
// needs slots_update_all.
bool slots_derive(Type *type);
void slots_update(Type *type, Object *name);      // after type.<name> has changed; subclasses too
bool is_special_name(const Object *name);         // begins and ends with two underscores

Object *wrapper_descriptor_call(Object *op, Slot *args, size_t count, Object *names);
MUST_USE NEW_REF Object *method_wrapper_new(WrapperDescriptor *descriptor, Object *self);

// --- the parts of type ---

void type_cache_reset(void);

extern const MethodDef type_new_method;  // __new__ of static types
Object *type_find_in_mro(Type *type, Object *name);  // uncached, borrowed
// Could instances of one class become instances of the other? Else TypeError about the assigned attribute.
bool type_compatible(const Type *from, const Type *to, const char *attribute);
MUST_USE int type_merge_names(Object *into, Type *type);  // for dir()
// Sets type->mro: 1; 0 when a program's mro() has set it meanwhile; -1.
MUST_USE int type_compute_mro(Type *type);
MUST_USE NEW_REF Object *type_linearise(Type *type);         // C3: a tuple (or list) of classes
BORROWED Type *type_best_base(Object *bases);                // NULL with TypeError
BORROWED const Type *type_solid_base(const Type *type);      // the class that decides the layout
MUST_USE int type_add_subclass(Type *base, Type *type);
MUST_USE int type_prepare_subclasses(Type *type);  // of a built-in type, at the start
MUST_USE int type_add_to_bases(Type *type);
void type_remove_from_bases(Type *type, Object *bases);
// Calls `visit` for each direct subclass that is alive; stops at non-zero and returns it. It must not run Python code.
int type_walk_subclasses(const Type *type, int (*visit)(Type *subclass, void *context), void *context);
MUST_USE NEW_REF Object *type_subclasses_list(Type *type);
MUST_USE int type_set_bases(Object *op, Object *value);

void type_inherit_special(Type *type, const Type *base);
MUST_USE int type_inherit(Type *type);  // slots from all of the MRO, and __hash__ = None where it is due
Object *type_new_class(Type *metatype, Slot *args, size_t count, Object *names);  // type.__new__
MUST_USE int type_dict_give(Type *type, const char *name, STEALS Object *value);  // value NULL: -1
// Is it static here, but made by its module when that runs, as a class is, in CPython? Its dict has __module__ then.
bool type_is_made_by_module(const Type *type);
const char *type_short_name(const Type *type);  // without the module that stands in front of static types' names
MUST_USE int type_name_from_str(Type *type, Object *name);  // sets heap_name and name; takes its own reference
Object *type_release_name(Type *type);  // takes the name away; the caller drops it

extern const GetsetDef instance_dict_getset, instance_weakref_getset;

// Bytes of a class object per member that __slots__ adds, as in CPython; each holds a MemberDef.
enum { MEMBER_SIZE = 40, STATIC_TYPE_SIZE = 416 };
INLINE MemberDef *
type_member(const Type *type, int64_t i)
{
    const Type *metatype = type->base.base.type;
    return (MemberDef *)((char *)(uintptr_t)type + metatype->basic_size + MEMBER_SIZE * i);
}

// --- type_attributes.c ---
extern const GetsetDef type_getsets[];
extern const MemberDef type_members[];
extern const ComputedDef type_computed[];
