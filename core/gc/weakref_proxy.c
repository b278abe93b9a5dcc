// weakref.proxy: every operation goes to the referent (the second half of CPython's Objects/weakrefobject.c).
#include "gc/weakref.h"
#include "gc/gc_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"

// The referent, held, or NULL with ReferenceError.
static Object *
hold_referent(Object *op)
{
    if (!is_exact(op, &WeakProxyType) && !is_exact(op, &WeakCallableProxyType)) {
        return hold(incref(op));  // the other operand
    }
    Object *referent = weakref_peek(op);
    if (referent == None) {
        raise(EXC_ReferenceError, "weakly-referenced object no longer exists");
        return NULL;
    }
    return hold(incref(referent));
}

#define PROXY_UNARY(name, call)             \
    static Object *name(Object *op)         \
    {                                       \
        Object *self = hold_referent(op);   \
        if (self == NULL) {                 \
            return NULL;                    \
        }                                   \
        Object *result = call(self);        \
        drop_held(1);                       \
        return result;                      \
    }

static Object *
to_int(Object *op)
{
    Slot args[] = {{op}};
    return object_call((Object *)&IntType, args, 1, NULL);
}

static Object *
to_float(Object *op)
{
    Slot args[] = {{op}};
    return object_call((Object *)&FloatType, args, 1, NULL);
}

static Object *
call_method(Object *op, Object *name)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return NULL;
    }
    Object *result = object_call_method(self, name, NULL, 0);
    drop_held(1);
    return result;
}

static Object *
proxy_bytes(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return call_method(op, names.__bytes__);
}

static Object *
proxy_reversed(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return call_method(op, names.__reversed__);
}

static const MethodDef proxy_methods[] = {
    {"__bytes__", proxy_bytes, 0, 0, 0, NULL},
    {"__reversed__", proxy_reversed, 0, 0, 0, NULL},
    {.name = NULL},
};

#define PROXY_BINARY(name, operator)                             \
    static Object *name(Object *left, Object *right)             \
    {                                                            \
        Object *a = hold_referent(left);                         \
        if (a == NULL) {                                         \
            return NULL;                                         \
        }                                                        \
        Object *b = hold_referent(right);                        \
        if (b == NULL) {                                         \
            drop_held(1);                                        \
            return NULL;                                         \
        }                                                        \
        Object *result = number_binary(a, b, operator);          \
        drop_held(2);                                            \
        return result;                                           \
    }

PROXY_UNARY(proxy_str, object_str)
PROXY_UNARY(proxy_iter, object_iter)
PROXY_UNARY(proxy_negative, number_negative)
PROXY_UNARY(proxy_positive, number_positive)
PROXY_UNARY(proxy_absolute, number_absolute)
PROXY_UNARY(proxy_invert, number_invert)
PROXY_UNARY(proxy_index, number_index)
PROXY_UNARY(proxy_int, to_int)
PROXY_UNARY(proxy_float, to_float)
PROXY_BINARY(proxy_add, 0)
PROXY_BINARY(proxy_and, 1)
PROXY_BINARY(proxy_floor_divide, 2)
PROXY_BINARY(proxy_lshift, 3)
PROXY_BINARY(proxy_matrix_multiply, 4)
PROXY_BINARY(proxy_multiply, 5)
PROXY_BINARY(proxy_remainder, 6)
PROXY_BINARY(proxy_or, 7)
PROXY_BINARY(proxy_rshift, 9)
PROXY_BINARY(proxy_subtract, 10)
PROXY_BINARY(proxy_true_divide, 11)
PROXY_BINARY(proxy_xor, 12)
PROXY_BINARY(proxy_inplace_add, 13)
PROXY_BINARY(proxy_inplace_and, 14)
PROXY_BINARY(proxy_inplace_floor_divide, 15)
PROXY_BINARY(proxy_inplace_lshift, 16)
PROXY_BINARY(proxy_inplace_matrix_multiply, 17)
PROXY_BINARY(proxy_inplace_multiply, 18)
PROXY_BINARY(proxy_inplace_remainder, 19)
PROXY_BINARY(proxy_inplace_or, 20)
PROXY_BINARY(inplace_power_of, 21)
PROXY_BINARY(proxy_inplace_rshift, 22)
PROXY_BINARY(proxy_inplace_subtract, 23)
PROXY_BINARY(proxy_inplace_true_divide, 24)
PROXY_BINARY(proxy_inplace_xor, 25)

static Object *
proxy_next(Object *op)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return NULL;
    }
    Object *result = NULL;
    if (self->type->next == NULL) {
        raise(EXC_TypeError, "Weakref proxy referenced a non-iterator '%s' object", self->type->name);
    } else {
        result = object_next(self);
    }
    drop_held(1);
    return result;
}

static Object *
proxy_divmod(Object *left, Object *right)
{
    Object *a = hold_referent(left);
    if (a == NULL) {
        return NULL;
    }
    Object *b = hold_referent(right);
    if (b == NULL) {
        drop_held(1);
        return NULL;
    }
    Object *result = number_divmod(a, b);
    drop_held(2);
    return result;
}

static Object *
proxy_power(Object *base, Object *exponent, Object *modulus)
{
    Object *a = hold_referent(base);
    if (a == NULL) {
        return NULL;
    }
    Object *b = hold_referent(exponent);
    if (b == NULL) {
        drop_held(1);
        return NULL;
    }
    Object *c = hold_referent(modulus);
    if (c == NULL) {
        drop_held(2);
        return NULL;
    }
    Object *result = number_power(a, b, c);
    drop_held(3);
    return result;
}

static Object *
proxy_inplace_power(Object *base, Object *exponent, Object *modulus)
{
    (void)modulus;
    return inplace_power_of(base, exponent);
}

static Object *
proxy_compare(Object *left, Object *right, CompareOp op)
{
    Object *a = hold_referent(left);
    if (a == NULL) {
        return NULL;
    }
    Object *b = hold_referent(right);
    if (b == NULL) {
        drop_held(1);
        return NULL;
    }
    Object *result = object_compare(a, b, op);
    drop_held(2);
    return result;
}

static Object *
proxy_get_attr(Object *op, Object *name)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return NULL;
    }
    Object *result = object_get_attr(self, name);
    drop_held(1);
    return result;
}

static int
proxy_set_attr(Object *op, Object *name, Object *value)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return -1;
    }
    int result = object_set_attr(self, name, value);
    drop_held(1);
    return result;
}

static Object *
proxy_call(Object *op, Slot *args, size_t count, Object *names_)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return NULL;
    }
    Object *result = object_call(self, args, count, names_);
    drop_held(1);
    return result;
}

static Object *
proxy_subscript(Object *op, Object *key)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return NULL;
    }
    Object *result = object_get_item(self, key);
    drop_held(1);
    return result;
}

static int
proxy_set_subscript(Object *op, Object *key, Object *value)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return -1;
    }
    int result = object_set_item(self, key, value);
    drop_held(1);
    return result;
}

static int64_t
proxy_length(Object *op)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return -1;
    }
    int64_t result = object_length(self);
    drop_held(1);
    return result;
}

static int
proxy_contains(Object *op, Object *item)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return -1;
    }
    int result = object_contains(self, item);
    drop_held(1);
    return result;
}

static int
proxy_bool(Object *op)
{
    Object *self = hold_referent(op);
    if (self == NULL) {
        return -1;
    }
    int result = object_is_true(self);
    drop_held(1);
    return result;
}

static Object *
proxy_repr(Object *op)
{
    Object *referent = weakref_peek(op);
    if (referent == None && profile->weakrefs_tell_module) {
        return str_format("<weakproxy at 0x%x; dead>", object_id(op));
    }
    hold(incref(referent));
    Object *result = NULL, *type = weakref_shown_type(referent->type);
    if (type != NULL) {
        hold(type);
        result = profile->weakrefs_tell_module ? str_format("<weakproxy at 0x%x; to '%U' at 0x%x>", object_id(op), type,
                                                   object_id(referent))
                                      : str_format("<weakproxy at 0x%x to %U at 0x%x>", object_id(op), type,
                                                   object_id(referent));
        drop_held(1);
    }
    drop_held(1);
    return result;
}

#define PROXY_SLOTS                                                                                                 \
    .flags = TYPE_GC, .basic_size = sizeof(Weakref), .dealloc = weakref_dealloc, .traverse = weakref_traverse,      \
    .clear = weakref_clear, .holders = weakref_holders, .repr = proxy_repr, .str = proxy_str,                       \
    .hash = hash_not_implemented, .compare = proxy_compare, .getattr = proxy_get_attr, .setattr = proxy_set_attr,   \
    .iter = proxy_iter, .next = proxy_next, .add = proxy_add, .subtract = proxy_subtract,                           \
    .multiply = proxy_multiply, .remainder = proxy_remainder, .lshift = proxy_lshift, .rshift = proxy_rshift,       \
    .and_ = proxy_and, .xor_ = proxy_xor, .or_ = proxy_or, .floor_divide = proxy_floor_divide,                      \
    .true_divide = proxy_true_divide, .matrix_multiply = proxy_matrix_multiply, .negative = proxy_negative,         \
    .positive = proxy_positive, .absolute = proxy_absolute, .invert = proxy_invert, .index = proxy_index,           \
    .int_ = proxy_int, .float_ = proxy_float,                                                                        \
    .divmod = proxy_divmod, .power = proxy_power, .inplace_add = proxy_inplace_add,                                 \
    .inplace_and = proxy_inplace_and, .inplace_floor_divide = proxy_inplace_floor_divide,                           \
    .inplace_lshift = proxy_inplace_lshift, .inplace_matrix_multiply = proxy_inplace_matrix_multiply,               \
    .inplace_multiply = proxy_inplace_multiply, .inplace_remainder = proxy_inplace_remainder,                       \
    .inplace_or = proxy_inplace_or, .inplace_power = proxy_inplace_power, .inplace_rshift = proxy_inplace_rshift,   \
    .inplace_subtract = proxy_inplace_subtract, .inplace_true_divide = proxy_inplace_true_divide,                   \
    .inplace_xor = proxy_inplace_xor,                                                                               \
    .bool_ = proxy_bool, .contains = proxy_contains, .map_length = proxy_length, .subscript = proxy_subscript,      \
    .set_subscript = proxy_set_subscript

Type WeakProxyType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "weakref.ProxyType",
    .id = TYPE_WEAK_PROXY_ID,
    .methods = proxy_methods,
    PROXY_SLOTS,
};

Type WeakCallableProxyType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "weakref.CallableProxyType",
    .id = TYPE_WEAK_CALLABLE_PROXY_ID,
    .call = proxy_call,
    PROXY_SLOTS,
};
