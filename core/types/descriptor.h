// Descriptors made of C tables: methods, members, getsets and slot wrappers, as they stand in the dicts of types.
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    alignas(8) Type *owner;
    alignas(8) Object *name;
    alignas(8) Object *qualname;  // NULL until asked
} Descriptor;

typedef struct {
    Descriptor base;
    alignas(8) const MethodDef *def;
    alignas(8) void *vectorcall;
} MethodDescriptor;  // of METHOD_CLASS too

typedef struct {
    Descriptor base;
    alignas(8) const MemberDef *def;
} MemberDescriptor;

typedef struct {
    Descriptor base;
    alignas(8) const GetsetDef *def;
} GetsetDescriptor;

typedef void (*SlotFunction)(void);  // any slot of Type; cast before it is called

struct SlotRow;
typedef struct {
    Descriptor base;
    alignas(8) const struct SlotRow *row;
    alignas(8) SlotFunction wrapped;
} WrapperDescriptor;

typedef struct {
    Object base;
    alignas(8) WrapperDescriptor *descriptor;
    alignas(8) Object *self;
} MethodWrapper;

// What __reduce__ of an object says that is an attribute of its owner: (getattr, (owner, name)). A NULL name fails.
MUST_USE NEW_REF Object *attribute_reduce(Object *owner, STEALS Object *name);
MUST_USE NEW_REF Object *method_descriptor_new(Type *owner, const MethodDef *def);  // class and static methods too
MUST_USE NEW_REF Object *member_descriptor_new(Type *owner, const MemberDef *def, Object *name);
MUST_USE NEW_REF Object *getset_descriptor_new(Type *owner, const GetsetDef *def);
MUST_USE NEW_REF Object *wrapper_descriptor_new(Type *owner, const struct SlotRow *row, SlotFunction wrapped);

// Objects that wrap a callable in a class body: property, classmethod, staticmethod.
typedef struct {
    Object base;
    alignas(8) Object *callable;
    alignas(8) Object *dict;
} MethodDecorator;  // classmethod and staticmethod

typedef struct {
    Object base;
    alignas(8) Object *get;
    alignas(8) Object *set;
    alignas(8) Object *del;
    alignas(8) Object *doc;
    alignas(8) Object *name;
    int32_t getter_doc;  // doc comes from the getter
    int32_t reserved;
} Property;

MUST_USE NEW_REF Object *staticmethod_new(Object *callable);
MUST_USE NEW_REF Object *classmethod_new(Object *callable);
