// The part of object/protocol.h about attributes and types: lookups that may miss, special methods,
// isinstance, sizes.
#include "gc/gc.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"

Object *
object_get_attr_cstring(Object *op, const char *text)
{
    Object *name = str_from(text);
    if (name == NULL) {
        return NULL;
    }
    name = str_intern(name);
    if (name == NULL) {
        return NULL;
    }
    hold(name);
    return drop_held_under(object_get_attr(op, name), 1);
}

int
object_find_attr(Object *op, Object *name, Object **out)
{
    *out = NULL;
    if (LIKELY(op->type->getattr == generic_get_attr)) {
        return generic_find_attr(op, name, out);
    }
    if (op->type->getattr == type_get_attr) {
        return type_find_attr(op, name, out);
    }
    *out = object_get_attr(op, name);
    if (*out != NULL) {
        return 1;
    }
    if (!error_is(EXC_AttributeError)) {
        return -1;
    }
    error_clear();
    return 0;
}

int
object_find_special(Object *op, Object *name, Object **out)
{
    Object *attribute = type_lookup(op->type, name);
    if (attribute == NULL) {
        *out = NULL;
        return 0;
    }
    DescrGetFn get = attribute->type->descr_get;
    if (get == NULL) {
        *out = incref(attribute);
        return 1;
    }
    hold(incref(attribute));
    *out = get(attribute, op, (Object *)op->type);
    *out = drop_held_under(*out, 1);
    return *out != NULL ? 1 : -1;
}

int
object_call_special(Object *op, Object *name, Slot *args, size_t count, Object **out)
{
    *out = NULL;
    Object *attribute = type_lookup(op->type, name);
    if (attribute == NULL) {
        return 0;
    }
    enum { MOST = 6 };
    assert(count < MOST);
    if (type_has(attribute->type, TYPE_METHOD_LIKE)) {
        // No bound method is needed.
        Slot with_self[MOST] = {{op}};
        for (size_t i = 0; i < count; i++) {
            with_self[i + 1] = args[i];
        }
        hold(incref(attribute));
        *out = object_call(attribute, with_self, count + 1, NULL);
    } else {
        Object *method;
        if (object_find_special(op, name, &method) < 0) {
            return -1;
        }
        hold(method);
        *out = object_call(method, args, count, NULL);
    }
    *out = drop_held_under(*out, 1);
    return *out != NULL ? 1 : -1;
}

int
object_call_special_bound(Object *op, Object *name, Slot *args, size_t count, Object **out)
{
    *out = NULL;
    Object *method;
    int found = object_find_special(op, name, &method);
    if (found == 1) {
        hold(method);
        *out = drop_held_under(object_call(method, args, count, NULL), 1);
    }
    return found == 1 && *out == NULL ? -1 : found;
}

// --- isinstance and issubclass --------------------------------------------------------------------

// What stands for the bases of something that is no class: its __bases__, if that is a tuple. 1, 0, -1.
static int
find_bases(Object *op, Object **out)
{
    int found = object_find_attr(op, names.__bases__, out);
    if (found == 1 && !is_tuple(*out)) {
        decref(*out);
        *out = NULL;
        return 0;
    }
    return found;
}

static int
check_class(Object *op, const char *message)
{
    Object *bases;
    int found = find_bases(op, &bases);
    if (found == 1) {
        decref(bases);
    } else if (found == 0) {
        raise(EXC_TypeError, "%s", message);
        return -1;
    }
    return found < 0 ? -1 : 0;
}

// Walks __bases__ of things that are no classes.
static int
is_abstract_subclass(Object *derived, Object *type)
{
    if (derived == type) {
        return 1;
    }
    Object *bases;
    int found = find_bases(derived, &bases);
    if (found <= 0) {
        return found;
    }
    if (recursion_enter(NESTS_DATA, " in __issubclass__") < 0) {
        decref(bases);
        return -1;
    }
    hold(bases);
    int result = 0;
    for (int64_t i = 0; i < tuple_length(bases) && result == 0; i++) {
        result = is_abstract_subclass(tuple_peek(bases, i), type);
    }
    drop_held(1);
    recursion_leave(NESTS_DATA);
    return result;
}

static int
default_is_instance(Object *op, Object *type)
{
    if (is_type(type)) {
        return type_check_instance(op, type);
    }
    if (check_class(type, "isinstance() arg 2 must be a type, a tuple of types, or a union") < 0) {
        return -1;
    }
    Object *claimed;
    int found = object_find_attr(op, names.__class__, &claimed);
    if (found == 1) {
        hold(claimed);
        found = is_abstract_subclass(claimed, type);
        drop_held(1);
    }
    return found;
}

static int
default_is_subclass(Object *derived, Object *type)
{
    if (is_type(derived) && is_type(type)) {
        return type_check_subclass(derived, type);
    }
    if (check_class(derived, "issubclass() arg 1 must be a class") < 0 ||
        check_class(type, "issubclass() arg 2 must be a class, a tuple of classes, or a union") < 0) {
        return -1;
    }
    return is_abstract_subclass(derived, type);
}

// Asks the class's own __instancecheck__ or __subclasscheck__.
static int
ask_class(Object *type, Object *name, Object *op, int (*otherwise)(Object *, Object *), const char *where)
{
    // A union is asked about as the tuple of its members.
    Object *members = union_peek_members(type);
    type = members != NULL ? members : type;
    if (is_tuple(type)) {
        if (recursion_enter(NESTS_DATA, where) < 0) {
            return -1;
        }
        int result = 0;
        for (int64_t i = 0; i < tuple_length(type) && result == 0; i++) {
            result = otherwise == default_is_instance ? object_is_instance(op, tuple_peek(type, i))
                                                      : object_is_subclass(op, tuple_peek(type, i));
        }
        recursion_leave(NESTS_DATA);
        return result;
    }
    if (recursion_enter(NESTS_CALL, where) < 0) {
        return -1;
    }
    Object *answer;
    hold(incref(type));  // as the bound method does that CPython makes
    int found = object_call_special(type, name, (Slot[]){{op}}, 1, &answer);
    drop_held(1);
    recursion_leave(NESTS_CALL);
    if (found == 0) {
        return otherwise(op, type);
    }
    if (found == 1) {
        hold(answer);
        found = object_is_true(answer);
        drop_held(1);
    }
    return found;
}

int
object_is_instance(Object *op, Object *type)
{
    if (op->type == (Type *)type) {
        return 1;
    }
    if (is_exact(type, &TypeType)) {
        return default_is_instance(op, type);
    }
    return ask_class(type, names.__instancecheck__, op, default_is_instance, " in __instancecheck__");
}

int
object_is_subclass(Object *derived, Object *type)
{
    if (is_exact(type, &TypeType)) {
        return derived == type ? 1 : default_is_subclass(derived, type);
    }
    return ask_class(type, names.__subclasscheck__, derived, default_is_subclass, " in __subclasscheck__");
}

// --- sizes ----------------------------------------------------------------------------------------

uint64_t
object_size(Object *op)
{
    Object *answer;
    hold(incref(op));  // as the bound method does that CPython makes
    int found = object_call_special(op, names.__sizeof__, NULL, 0, &answer);
    drop_held(1);
    if (found <= 0) {
        if (found == 0) {
            raise(EXC_TypeError, "Type %T doesn't define __sizeof__", op);
        }
        return UINT64_MAX;
    }
    hold(answer);
    int64_t size = -1;
    if (!is_int(answer)) {
        raise(EXC_TypeError, "an integer is required");
    } else {
        size = size_argument(answer);
        if (size < 0 && !error_pending()) {
            raise(EXC_ValueError, "__sizeof__() should return >= 0");
            size = -1;
        }
    }
    drop_held(1);
    TypeShape shape;
    if (size >= 0 && type_shape(op->type, &shape) && shape.since != 0) {
        bool is_managed = shape.dict < 0 || shape.weak < 0;
        return (uint64_t)size + (profile->minor >= shape.since ? 16 : 0) + (is_managed ? 16 : 0);
    }
    bool has_header = object_is_gc(op) ||
                      (is_type(op) && (profile->types_count_header || type_is_made_by_module((const Type *)op)));
    return size < 0 ? UINT64_MAX : (uint64_t)size + (has_header ? type_bytes_counted_before(op->type) : 0);
}
