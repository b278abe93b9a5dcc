// Tuples whose items have names: sys.version_info and its like.
#pragma once

#include "types/tuple.h"
#include "types/type.h"

// A field of such a type: an entry of its members table.
#define STRUCT_FIELD(name, index)                                                                            \
    {                                                                                                        \
        name, offsetof(Tuple, items) + (index) * sizeof(Slot), true, false                                   \
    }

// Defines the static Type `c_name`; `fields` is a MemberDef table made of STRUCT_FIELDs in order.
// `python_name` is the name alone, `python_module` its module.
#define STRUCT_SEQUENCE_TYPE(c_name, python_module, python_name, fields)                                     \
    STRUCT_SEQUENCE_TYPE_WITH(c_name, python_module, python_name, fields, TYPE_NO_INSTANTIATE, NULL)
// The same of a type that programs can call.
#define STRUCT_SEQUENCE_TYPE_WITH(c_name, python_module, python_name, fields, flag, maker)                   \
    Type c_name = {                                                                                          \
        .base = TYPE_HEADER(&TypeType),                                                                      \
        .name = python_name,                                                                                 \
        .module = python_module,                                                                             \
        .id = TYPE_STRUCT_SEQUENCE_ID,                                                                       \
        .flags = TYPE_GC | TYPE_TUPLE_SUBCLASS | TYPE_SEQUENCE | (flag),                                     \
        .basic_size = offsetof(Tuple, items),                                                                \
        .item_size = sizeof(Slot),                                                                           \
        .base_type = &TupleType,                                                                             \
        .new = maker,                                                                                        \
        .repr = struct_sequence_repr,                                                                        \
        .members = fields,                                                                                   \
    }

Object *struct_sequence_repr(Object *op);
// Readies the type if that has not happened; steals the values, of which a NULL makes it fail.
MUST_USE NEW_REF Object *struct_sequence_new(Type *type, Object **values, int count);
// Type.new of one that programs can call: the values come from a sequence of exactly as many as there are fields.
Object *struct_sequence_type_new(Type *type, Slot *args, size_t count, Object *names);
