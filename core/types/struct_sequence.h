// Tuples whose items have names: sys.version_info and its like.
#pragma once

#include "types/tuple.h"
#include "types/type.h"

// A field of such a type: an entry of its members table.
#define STRUCT_FIELD(name, index)                                                                            \
    {                                                                                                        \
        name, offsetof(Tuple, items) + (index) * sizeof(Slot), true, false                                   \
    }
// One that has a name only: it is no item of the tuple. They follow the others; without a value it is None.
#define STRUCT_HIDDEN_FIELD(name, index)                                                                     \
    {                                                                                                        \
        name, offsetof(Tuple, items) + (index) * sizeof(Slot), true, true                                    \
    }

// Defines the static Type `c_name`; `fields` is a MemberDef table made of STRUCT_FIELDs in order.
// `python_name` has the module in front.
#define STRUCT_SEQUENCE_TYPE(c_name, python_name, fields)                                                    \
    STRUCT_SEQUENCE_TYPE_WITH(c_name, python_name, fields, 0, struct_sequence_type_new)
// The same of a type that programs cannot call: TYPE_NO_INSTANTIATE and NULL.
#define STRUCT_SEQUENCE_TYPE_WITH(c_name, python_name, fields, flag, maker)                                  \
    Type c_name = {                                                                                          \
        .base = TYPE_HEADER(&TypeType),                                                                      \
        .name = python_name,                                                                                 \
        .id = TYPE_STRUCT_SEQUENCE_ID,                                                                       \
        .flags = TYPE_GC | TYPE_TUPLE_SUBCLASS | TYPE_SEQUENCE | (flag),                                     \
        .basic_size = offsetof(Tuple, items),                                                                \
        .item_size = sizeof(Slot),                                                                           \
        .base_type = &TupleType,                                                                             \
        .new = maker,                                                                                        \
        .repr = struct_sequence_repr,                                                                        \
        .dealloc = struct_sequence_dealloc,                                                                  \
        .traverse = struct_sequence_traverse,                                                                \
        .holders = struct_sequence_holders,                                                                  \
        .methods = struct_sequence_methods,                                                                  \
        .members = fields,                                                                                   \
    }

extern const MethodDef struct_sequence_methods[];
Object *struct_sequence_repr(Object *op);
void struct_sequence_dealloc(Object *op);
int struct_sequence_traverse(Object *op, Visit visit, void *context);
void struct_sequence_holders(Object *op, HolderVisitor *visitor);
// Writes n_fields, n_sequence_fields, n_unnamed_fields and __match_args__ into the dict of a type that is being made
// ready.
MUST_USE int struct_sequence_describe(Type *type);
// Readies the type if that has not happened; steals the values, of all fields in order, of which a NULL makes it fail.
MUST_USE NEW_REF Object *struct_sequence_new(Type *type, Object **values, int count);
// Type.new: the values come from a sequence, those of hidden fields also from a dict.
Object *struct_sequence_type_new(Type *type, Slot *args, size_t count, Object *names);
