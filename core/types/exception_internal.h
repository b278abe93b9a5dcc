// Shared by exception.c and exception_fields.c only.
#pragma once

#include "types/exception.h"

// What a type adds to its base: `slots` owned references behind Exception, then `numbers` of 8 bytes.
typedef struct {
    Type *type;
    uint32_t slots, numbers;
    NewFn new;
    InitFn init;
    UnaryFn str;
    const MemberDef *members;
    const GetsetDef *getsets;
    const MethodDef *methods;
    const ComputedDef *computed;
} ExceptionFields;

extern const ExceptionFields exception_fields[]; // ends with type NULL

// exception_group.c
NEW_REF Object *exception_group_new(Type *type, Slot *args, size_t count, Object *keyword_names);
NEW_REF Object *exception_group_str(Object *op);
extern const MemberDef exception_group_members[];
extern const MethodDef exception_group_methods[];

// The common implementation. Setting args takes positional arguments only.
int exception_set_args(Object *self, Slot *args, size_t count);
Object *exception_type_new(Type *type, Slot *args, size_t count, Object *keyword_names);
int exception_init(Object *self, Slot *args, size_t count, Object *keyword_names);
Object *exception_str(Object *self);
