// None, NotImplemented, Ellipsis.
#include "memory/heap.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/text.h"
#include "types/int.h"

Object none_object = {.refcnt = IMMORTAL_REFCNT, .type = &NoneType};
Object not_implemented_object = {.refcnt = IMMORTAL_REFCNT, .type = &NotImplementedType};
Object ellipsis_object = {.refcnt = IMMORTAL_REFCNT, .type = &EllipsisType};

void
singletons_init(void)
{
    heap_register_static(&none_object, sizeof(Object));
    heap_register_static(&not_implemented_object, sizeof(Object));
    heap_register_static(&ellipsis_object, sizeof(Object));
}

static int
no_arguments(const Type *type, size_t count, const Object *keywords)
{
    if (count > 0 || keywords != NULL) {
        raise(EXC_TypeError, "%s takes no arguments", type->name);
        return -1;
    }
    return 0;
}

static Object *
none_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    (void)args;
    return no_arguments(type, count, keywords) < 0 ? NULL : None;
}

static Object *
not_implemented_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    (void)args;
    return no_arguments(type, count, keywords) < 0 ? NULL : NotImplemented;
}

static Object *
ellipsis_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    (void)args;
    return no_arguments(type, count, keywords) < 0 ? NULL : Ellipsis;
}

static Object *
none_repr(Object *op)
{
    (void)op;
    return str_from("None");
}

static Object *
not_implemented_repr(Object *op)
{
    (void)op;
    return str_from("NotImplemented");
}

static Object *
ellipsis_repr(Object *op)
{
    (void)op;
    return str_from("Ellipsis");
}

static int
none_bool(Object *op)
{
    (void)op;
    return 0;
}

static int
not_implemented_bool(Object *op)
{
    (void)op;
    return warn(EXC_DeprecationWarning, "NotImplemented should not be used in a boolean context") < 0 ? -1 : 1;
}

static int64_t
none_hash(Object *op)
{
    (void)op;
    return 0xfca86420; // from 3.12 on None hashes alike everywhere
}

Type NoneType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "NoneType",
    .id = TYPE_NONE_ID,
    .flags = TYPE_IMMUTABLE,
    .basic_size = sizeof(Object),
    .doc = "The type of the None singleton.",
    .new = none_new,
    .repr = none_repr,
    .hash = none_hash,
    .bool_ = none_bool,
};

// Copies of these two are they themselves, made by their names.
static Object *
ellipsis_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)op, (void)args, (void)count, (void)keyword_names;
    return str_from("Ellipsis");
}

static Object *
not_implemented_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)op, (void)args, (void)count, (void)keyword_names;
    return str_from("NotImplemented");
}

static const MethodDef ellipsis_methods[] = {{"__reduce__", ellipsis_reduce, 0, 0, 0, NULL}, {.name = NULL}};
static const MethodDef not_implemented_methods[] = {
    {"__reduce__", not_implemented_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

Type NotImplementedType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "NotImplementedType",
    .id = TYPE_NOT_IMPLEMENTED_ID,
    .flags = TYPE_IMMUTABLE,
    .basic_size = sizeof(Object),
    .doc = "The type of the NotImplemented singleton.",
    .new = not_implemented_new,
    .repr = not_implemented_repr,
    .bool_ = not_implemented_bool,
    .methods = not_implemented_methods,
};

Type EllipsisType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "ellipsis",
    .id = TYPE_ELLIPSIS_ID,
    .flags = TYPE_IMMUTABLE,
    .basic_size = sizeof(Object),
    .doc = "The type of the Ellipsis singleton.",
    .new = ellipsis_new,
    .repr = ellipsis_repr,
    .methods = ellipsis_methods,
};
