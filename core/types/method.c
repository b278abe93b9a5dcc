// method: a function bound to the instance that it was looked up on.
#include "gc/gc.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/function.h"
#include "types/fields.h"
#include "types/held.h"
#include "types/kept.h"
#include "types/slot_functions.h"
#include "types/tuple.h"
#include "types/type_internal.h"

_Static_assert(sizeof(Method) == 48, "CPython's size");

Object *
method_new(Object *function, Object *self)
{
    Method *op = (Method *)kept_gc_new(KEPT_METHOD, &MethodType, sizeof(Method));
    if (op == NULL) {
        return NULL;
    }
    op->function = incref(function);
    op->self = incref(self);
    op->weaklist = NULL;
    op->vectorcall = NULL;
    gc_track(&op->base);
    return &op->base;
}

static void
method_dealloc(Object *op)
{
    fields_drop(op);
    kept_gc_free(KEPT_METHOD, op);
}

static const FieldDef method_fields[] = {
    {"__func__", offsetof(Method, function), false},
    {"__self__", offsetof(Method, self), false},
    {.name = NULL},
};

static Object *
method_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Method *self = (Method *)op;
    return call_prepended(self->function, self->self, args, count, keyword_names, false);
}

static Object *
method_repr(Object *op)
{
    Method *self = (Method *)op;
    Object *name = NULL;
    int found = object_find_attr(self->function, names.__qualname__, &name);
    if (found == 0) {
        found = object_find_attr(self->function, names.__name__, &name);
    }
    if (found < 0) {
        return NULL;
    }
    if (name == NULL || !is_str(name)) {
        xdecref(name);
        return str_format("<bound method ? of %R>", self->self);
    }
    hold(name);
    return drop_held_under(str_format("<bound method %U of %R>", name, self->self), 1);
}

static int64_t
method_hash(Object *op)
{
    Method *self = (Method *)op;
    int64_t of_function = object_hash(self->function);
    if (of_function == -1) {
        return -1;
    }
    int64_t hash = hash_pointer(self->self) ^ of_function;
    return hash == -1 ? -2 : hash;
}

static Object *
method_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(left, &MethodType) || !is_exact(right, &MethodType)) {
        return NotImplemented;
    }
    const Method *a = (Method *)left, *b = (Method *)right;
    int same = object_compare_bool(a->function, b->function, COMPARE_EQ);
    if (same < 0) {
        return NULL;
    }
    return bool_from((same && a->self == b->self) == (op == COMPARE_EQ));
}

// Attributes that the method itself lacks are those of its function.
static Object *
method_get_attr(Object *op, Object *name)
{
    if (!is_str(name) || type_lookup(op->type, name) != NULL) {
        return generic_get_attr(op, name);
    }
    return object_get_attr(((Method *)op)->function, name);
}

static Object *
method_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)instance;
    (void)owner;
    return incref(op);
}

static Object *
method_type_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)type;
    if (args_no_keywords("method", keyword_names) < 0 || args_check("method", count, 2, 2) < 0) {
        return NULL;
    }
    if (!object_is_callable(args[0].ref)) {
        raise(EXC_TypeError, "first argument must be callable");
        return NULL;
    }
    if (args[1].ref == None) {
        raise(EXC_TypeError, "instance must not be None");
        return NULL;
    }
    return method_new(args[0].ref, args[1].ref);
}

static Object *
get_doc(Object *op)
{
    return object_get_attr(((Method *)op)->function, names.__doc__);
}

static Object *
method_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    const Method *self = (Method *)op;
    return attribute_reduce(self->self, object_get_attr(self->function, names.__name__));
}

static const MethodDef method_methods[] = {
    {"__reduce__", method_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

static const MemberDef method_members[] = {
    {"__func__", offsetof(Method, function), true, false},
    {"__self__", offsetof(Method, self), true, false},
    {.name = NULL},
};

static const GetsetDef method_getsets[] = {
    {"__doc__", get_doc, NULL},
    {.name = NULL},
};

Type MethodType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "method",
    .id = TYPE_METHOD_ID,
    .flags = TYPE_CALLS_ARRAY | TYPE_GC | TYPE_TRASHCAN,
    .basic_size = sizeof(Method),
    .weaklist_offset = offsetof(Method, weaklist),
    .dealloc = method_dealloc,
    .fields = method_fields,
    .new = method_type_new,
    .repr = method_repr,
    .hash = method_hash,
    .compare = method_compare,
    .call = method_call,
    .getattr = method_get_attr,
    .setattr = generic_set_attr,
    .descr_get = method_descr_get,
    .methods = method_methods,
    .members = method_members,
    .doc = "Create a bound instance method object.",
    .getsets = method_getsets,
};
