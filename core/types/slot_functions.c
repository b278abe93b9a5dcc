// The slots of classes that define special methods in Python: each looks its method up in the class and calls it.
#include "types/slot_functions.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/tuple.h"
#include "types/type_internal.h"

// --- calling a special method ---------------------------------------------------------------------------

typedef enum { SPECIAL_ERROR = -1, SPECIAL_ABSENT, SPECIAL_FUNCTION, SPECIAL_BOUND } Special;

// Finds the special method as type(self) defines it and holds it: a function that takes self, or something bound already.
static Special
hold_special(Object *self, Object *name)
{
    Object *method = type_lookup(self->type, name);
    if (method == NULL) {
        return SPECIAL_ABSENT;
    }
    hold(incref(method));
    if (type_has(method->type, TYPE_METHOD_LIKE)) {
        return SPECIAL_FUNCTION;
    }
    DescrGetFn get = method->type->descr_get;
    if (get != NULL) {
        Object *bound = drop_held_under(get(method, self, (Object *)self->type), 1);
        if (bound == NULL) {
            return SPECIAL_ERROR;
        }
        hold(bound);
    }
    return SPECIAL_BOUND;
}

// Calls what hold_special found; args[0] is self. Lets the method go.
static Object *
call_held(Special kind, Slot *args, size_t count, Object *names_)
{
    Object *method = held_at(held_count() - 1);
    Object *result = kind == SPECIAL_FUNCTION ? object_call(method, args, count, names_)
                                              : object_call(method, args + 1, count - 1, names_);
    return drop_held_under(result, 1);
}

// As vectorcall_method of CPython: an absent method is an AttributeError.
static Object *
call_special(Object *name, Slot *args, size_t count)
{
    Special kind = hold_special(args[0].ref, name);
    if (kind <= SPECIAL_ABSENT) {
        if (kind == SPECIAL_ABSENT) {
            raise_value(EXC_AttributeError, name);
        }
        return NULL;
    }
    return call_held(kind, args, count, NULL);
}

// An absent method means NotImplemented.
static Object *
call_special_maybe(Object *name, Slot *args, size_t count)
{
    Special kind = hold_special(args[0].ref, name);
    if (kind <= SPECIAL_ABSENT) {
        return kind == SPECIAL_ABSENT ? NotImplemented : NULL;
    }
    return call_held(kind, args, count, NULL);
}

static Object *
call_0(Object *self, Object *name)
{
    Slot args[] = {{self}};
    return call_special(name, args, 1);
}

static Object *
call_1(Object *self, Object *name, Object *argument)
{
    Slot args[] = {{self}, {argument}};
    return call_special(name, args, 2);
}

// Calls for effect: 0 or -1.
static int
call_for_effect(Object *name, Slot *args, size_t count)
{
    Object *result = call_special(name, args, count);
    if (result == NULL) {
        return -1;
    }
    decref(result);
    return 0;
}

// --- unary ------------------------------------------------------------------------------------------------

#define UNARY_SLOT(function, name)        \
    Object *function(Object *self)        \
    {                                     \
        return call_0(self, names.name);  \
    }
UNARY_SLOT(slot_next, __next__)
UNARY_SLOT(slot_await, __await__)
UNARY_SLOT(slot_aiter, __aiter__)
UNARY_SLOT(slot_anext, __anext__)
UNARY_SLOT(slot_negative, __neg__)
UNARY_SLOT(slot_positive, __pos__)
UNARY_SLOT(slot_absolute, __abs__)
UNARY_SLOT(slot_invert, __invert__)
UNARY_SLOT(slot_int, __int__)
UNARY_SLOT(slot_float, __float__)
UNARY_SLOT(slot_index, __index__)

Object *
slot_repr(Object *self)
{
    Slot args[] = {{self}};
    Special kind = hold_special(self, names.__repr__);
    if (kind <= SPECIAL_ABSENT) {
        error_clear();  // what getting it raised is forgotten, here and where objects are hashed, compared, iterated
        return object_default_repr(self);
    }
    return call_held(kind, args, 1, NULL);
}

Object *
slot_str(Object *self)
{
    Slot args[] = {{self}};
    Special kind = hold_special(self, names.__str__);
    if (kind == SPECIAL_ABSENT) {
        return slot_repr(self);
    }
    return kind < 0 ? NULL : call_held(kind, args, 1, NULL);
}

int64_t
slot_hash(Object *self)
{
    Slot args[] = {{self}};
    if (type_lookup(self->type, names.__hash__) == None) {
        return hash_not_implemented(self);
    }
    Special kind = hold_special(self, names.__hash__);
    if (kind <= SPECIAL_ABSENT) {
        error_clear();
        return hash_not_implemented(self);
    }
    Object *result = call_held(kind, args, 1, NULL);
    if (result == NULL) {
        return -1;
    }
    if (!is_int(result)) {
        raise(EXC_TypeError, "__hash__ method should return an integer");
        decref(result);
        return -1;
    }
    // A value that fits is the hash itself; a larger one is hashed as int hashes it.
    int overflow = 0;
    int64_t hash = int_as_int64(result, &overflow);
    if (overflow != 0) {
        hash = int_hash_value(result);
    }
    decref(result);
    return hash == -1 ? -2 : hash;
}

int
slot_bool(Object *self)
{
    Slot args[] = {{self}};
    Special kind = hold_special(self, names.__bool__);
    if (kind == SPECIAL_ABSENT) {
        Type *type = self->type;
        if (type_lookup(type, names.__len__) == NULL) {
            return 1;
        }
        int64_t length = slot_length(self);
        return length < 0 ? -1 : length > 0;
    }
    Object *result = kind < 0 ? NULL : call_held(kind, args, 1, NULL);
    if (result == NULL) {
        return -1;
    }
    if (result != True && result != False) {
        raise(EXC_TypeError, "__bool__ should return bool, returned %s", result->type->name);
        decref(result);
        return -1;
    }
    return result == True;
}

int64_t
slot_length(Object *self)
{
    Object *result = call_0(self, names.__len__);
    if (result == NULL) {
        return -1;
    }
    hold(result);
    Object *index = drop_held_under(number_index(result), 1);
    if (index == NULL) {
        return -1;
    }
    int overflow = 0;
    int64_t length = int_as_int64(index, &overflow);
    if (int_sign(index) < 0) {
        raise(EXC_ValueError, "__len__() should return >= 0");
        length = -1;
    } else if (overflow != 0) {
        raise(EXC_OverflowError, "cannot fit 'int' into an index-sized integer");
        length = -1;
    }
    decref(index);
    return length;
}

Object *
slot_iter(Object *self)
{
    Object *method = type_lookup(self->type, names.__iter__);
    if (method == NULL) {
        if (type_lookup(self->type, names.__getitem__) != NULL) {
            return sequence_iterator_new(&SequenceIteratorType, self);
        }
    } else if (method != None) {
        Slot args[] = {{self}};
        Special kind = hold_special(self, names.__iter__);
        if (kind > SPECIAL_ABSENT) {
            return call_held(kind, args, 1, NULL);
        }
        error_clear();
    }
    raise(EXC_TypeError, "'%s' object is not iterable", self->type->name);
    return NULL;
}

// --- binary operators ---------------------------------------------------------------------------------------

// Does the right operand's class have a reflected method of its own, different from the left one's?
static bool
reflected_is_overloaded(Object *left, Object *right, Object *reflected)
{
    Object *own = type_lookup(right->type, reflected);
    return own != NULL && own != type_lookup(left->type, reflected);
}

// `left_fills` and `right_fills`: whether that operand's slot is the calling function. A subclass on the right that
// overloads the reflected method goes first.
static Object *
binary(Object *left, Object *right, bool left_fills, bool right_fills, Object *name, Object *reflected)
{
    Slot forward[] = {{left}, {right}}, backward[] = {{right}, {left}};
    bool try_right = left->type != right->type && right_fills;
    if (left_fills) {
        if (try_right && type_is_subtype(right->type, left->type) &&
            reflected_is_overloaded(left, right, reflected)) {
            Object *result = call_special_maybe(reflected, backward, 2);
            if (result != NotImplemented) {
                return result;
            }
            try_right = false;
        }
        Object *result = call_special_maybe(name, forward, 2);
        if (result != NotImplemented || left->type == right->type) {
            return result;
        }
    }
    return try_right ? call_special_maybe(reflected, backward, 2) : NotImplemented;
}

#define BINARY_SLOT(function, field, name, reflected)                                               \
    Object *function(Object *left, Object *right)                                                   \
    {                                                                                               \
        return binary(left, right, left->type->field == function, right->type->field == function,   \
                      names.name, names.reflected);                                                 \
    }
BINARY_SLOT(slot_add, add, __add__, __radd__)
BINARY_SLOT(slot_subtract, subtract, __sub__, __rsub__)
BINARY_SLOT(slot_multiply, multiply, __mul__, __rmul__)
BINARY_SLOT(slot_remainder, remainder, __mod__, __rmod__)
BINARY_SLOT(slot_divmod, divmod, __divmod__, __rdivmod__)
BINARY_SLOT(slot_lshift, lshift, __lshift__, __rlshift__)
BINARY_SLOT(slot_rshift, rshift, __rshift__, __rrshift__)
BINARY_SLOT(slot_and, and_, __and__, __rand__)
BINARY_SLOT(slot_xor, xor_, __xor__, __rxor__)
BINARY_SLOT(slot_or, or_, __or__, __ror__)
BINARY_SLOT(slot_floor_divide, floor_divide, __floordiv__, __rfloordiv__)
BINARY_SLOT(slot_true_divide, true_divide, __truediv__, __rtruediv__)
BINARY_SLOT(slot_matrix_multiply, matrix_multiply, __matmul__, __rmatmul__)

Object *
slot_power(Object *base, Object *exponent, Object *modulus)
{
    if (modulus == NULL || modulus == None) {
        return binary(base, exponent, base->type->power == slot_power, exponent->type->power == slot_power,
                      names.__pow__, names.__rpow__);
    }
    // The three-argument form asks the first operand only.
    if (base->type->power != slot_power) {
        return NotImplemented;
    }
    Slot args[] = {{base}, {exponent}, {modulus}};
    return call_special(names.__pow__, args, 3);
}

Object *
slot_inplace_power(Object *base, Object *exponent, Object *modulus)
{
    (void)modulus;
    return call_1(base, names.__ipow__, exponent);
}

#define INPLACE_SLOT(function, name)                  \
    Object *function(Object *self, Object *other)     \
    {                                                 \
        return call_1(self, names.name, other);       \
    }
INPLACE_SLOT(slot_inplace_add, __iadd__)
INPLACE_SLOT(slot_inplace_subtract, __isub__)
INPLACE_SLOT(slot_inplace_multiply, __imul__)
INPLACE_SLOT(slot_inplace_remainder, __imod__)
INPLACE_SLOT(slot_inplace_lshift, __ilshift__)
INPLACE_SLOT(slot_inplace_rshift, __irshift__)
INPLACE_SLOT(slot_inplace_and, __iand__)
INPLACE_SLOT(slot_inplace_xor, __ixor__)
INPLACE_SLOT(slot_inplace_or, __ior__)
INPLACE_SLOT(slot_inplace_floor_divide, __ifloordiv__)
INPLACE_SLOT(slot_inplace_true_divide, __itruediv__)
INPLACE_SLOT(slot_inplace_matrix_multiply, __imatmul__)
INPLACE_SLOT(slot_subscript, __getitem__)

Object *
slot_compare(Object *left, Object *right, CompareOp op)
{
    Object *method_names[] = {names.__lt__, names.__le__, names.__eq__, names.__ne__, names.__gt__, names.__ge__};
    Slot args[] = {{left}, {right}};
    Special kind = hold_special(left, method_names[op]);
    if (kind <= SPECIAL_ABSENT) {
        error_clear();
        return NotImplemented;
    }
    return call_held(kind, args, 2, NULL);
}

// --- containers -----------------------------------------------------------------------------------------------

static int
set_item(Object *self, Object *key, Object *value)
{
    Slot args[] = {{self}, {key}, {value}};
    return value == NULL ? call_for_effect(names.__delitem__, args, 2) : call_for_effect(names.__setitem__, args, 3);
}

int
slot_set_subscript(Object *self, Object *key, Object *value)
{
    return set_item(self, key, value);
}

Object *
slot_item(Object *self, int64_t index)
{
    Object *key = int_from(index);
    if (key == NULL) {
        return NULL;
    }
    hold(key);
    return drop_held_under(call_1(self, names.__getitem__, key), 1);
}

int
slot_set_item(Object *self, int64_t index, Object *value)
{
    Object *key = int_from(index);
    if (key == NULL) {
        return -1;
    }
    hold(key);
    int result = set_item(self, key, value);
    drop_held(1);
    return result;
}

static int
search(Object *self, Object *item)
{
    Object *iterator = object_iter(self);
    if (iterator == NULL) {
        if (error_is(EXC_TypeError)) {
            error_clear();
            raise(EXC_TypeError, wording(WORDING_NOT_CONTAINER), self);
        }
        return -1;
    }
    hold(iterator);
    int found = 0;
    while (found == 0) {
        Object *candidate = object_next(iterator);
        if (candidate == NULL) {
            found = error_pending() ? -1 : 0;
            break;
        }
        hold(candidate);
        found = object_compare_bool(candidate, item, COMPARE_EQ);
        drop_held(1);
    }
    drop_held(1);
    return found;
}

int
slot_contains(Object *self, Object *item)
{
    if (type_lookup(self->type, names.__contains__) == None) {
        raise(EXC_TypeError, "'%s' object is not a container", self->type->name);
        return -1;
    }
    Slot args[] = {{self}, {item}};
    Special kind = hold_special(self, names.__contains__);
    if (kind == SPECIAL_ABSENT) {
        return search(self, item);
    }
    Object *result = kind < 0 ? NULL : call_held(kind, args, 2, NULL);
    if (result == NULL) {
        return -1;
    }
    hold(result);
    int truth = object_is_true(result);
    drop_held(1);
    return truth;
}

// --- attributes -------------------------------------------------------------------------------------------------

// Is the class's __getattribute__ still object's (or type's)?
static GetAttrFn
built_in_getattribute(Object *method)
{
    if (method != NULL && is_exact(method, &WrapperDescriptorType)) {
        const WrapperDescriptor *wrapper = (WrapperDescriptor *)method;
        if (wrapper->row->kind == WRAP_GETATTR) {
            return (GetAttrFn)wrapper->wrapped;
        }
    }
    return NULL;
}

bool
slot_getattr_finds_first(Type *type)
{
    return type->getattr == slot_getattr_hook &&
           built_in_getattribute(type_lookup(type, names.__getattribute__)) == generic_get_attr;
}

static Object *
call_getattr(Object *self, Object *name)
{
    Object *result;
    if (!profile->binds_getattr) {
        result = call_1(self, names.__getattr__, name);
    } else if (object_call_special_bound(self, names.__getattr__, (Slot[]){{name}}, 1, &result) == 0) {
        result = call_1(self, names.__getattr__, name);
    }
    if (result == NULL) {
        attribute_error_context(self, name);
    }
    return result;
}

// Calls a __getattr__ that was found on the class.
static Object *
call_found(Object *getattr, Object *self, Object *name)
{
    if (!profile->binds_getattr && type_has(getattr->type, TYPE_METHOD_LIKE)) {
        return object_call_two(getattr, self, name);
    }
    DescrGetFn get = getattr->type->descr_get;
    Object *method = get != NULL ? get(getattr, self, (Object *)self->type) : incref(getattr);
    if (method == NULL) {
        return NULL;
    }
    hold(method);
    return drop_held_under(object_call_one(method, name), 1);
}

Object *
slot_getattr_hook(Object *self, Object *name)
{
    Type *type = self->type;
    Object *getattribute = type_lookup(type, names.__getattribute__);
    bool has_getattr = type_lookup(type, names.__getattr__) != NULL;
    GetAttrFn built_in = built_in_getattribute(getattribute);
    if (!has_getattr) {
        return built_in != NULL ? built_in(self, name) : call_1(self, names.__getattribute__, name);
    }
    Object *value = NULL;
    if (built_in == generic_get_attr || built_in == type_get_attr) {
        int found = built_in == generic_get_attr ? generic_find_attr(self, name, &value)
                                                 : type_find_attr(self, name, &value);
        return found != 0 ? value : call_getattr(self, name);
    }
    // What __getattribute__ does to the class comes too late for this look.
    Object *getattr = hold(incref(type_lookup(type, names.__getattr__)));
    if (built_in != NULL) {
        value = built_in(self, name);
    } else if (profile->binds_getattr) {
        int found = object_call_special_bound(self, names.__getattribute__, (Slot[]){{name}}, 1, &value);
        assert(found != 0);
        (void)found;
    } else {
        value = call_1(self, names.__getattribute__, name);
    }
    if (value == NULL && error_is(EXC_AttributeError)) {
        error_clear();
        value = call_found(getattr, self, name);
        if (value == NULL) {
            attribute_error_context(self, name);
        }
    }
    return drop_held_under(value, 1);
}

int
slot_setattr(Object *self, Object *name, Object *value)
{
    Slot args[] = {{self}, {name}, {value}};
    return value == NULL ? call_for_effect(names.__delattr__, args, 2) : call_for_effect(names.__setattr__, args, 3);
}

Object *
slot_descr_get(Object *self, Object *instance, Object *owner)
{
    if (type_lookup(self->type, names.__get__) == NULL) {
        return incref(self);
    }
    Slot args[] = {{self}, {instance == NULL ? None : instance}, {owner == NULL ? None : owner}};
    return call_special(names.__get__, args, 3);
}

int
slot_descr_set(Object *self, Object *instance, Object *value)
{
    Slot args[] = {{self}, {instance}, {value}};
    return value == NULL ? call_for_effect(names.__delete__, args, 2) : call_for_effect(names.__set__, args, 3);
}

// --- calls, life ------------------------------------------------------------------------------------------------

enum { FEW = 12 };

Object *
call_prepended(Object *callable, Object *first, Slot *args, size_t count, Object *keyword_names, bool holds)
{
    size_t total = count + (keyword_names == NULL ? 0 : (size_t)((VarObject *)keyword_names)->size);
    Slot few[FEW + 1];
    Slot *all = total <= FEW ? few : host_alloc((total + 1) * sizeof(Slot));
    all[0].ref = first;
    for (size_t i = 0; i < total; i++) {
        all[i + 1] = args[i];
    }
    int held_before = held_count();
    if (holds && total > count) {
        keyword_names = tuple_from_slots(tuple_slots(keyword_names), (int64_t)(total - count));
        if (keyword_names != NULL) {
            hold(keyword_names);
        }
        for (size_t i = 0; i <= total; i++) {
            hold(incref(all[i].ref));
        }
    }
    Object *result =
        holds && keyword_names == NULL && total > count ? NULL : object_call(callable, all, count + 1, keyword_names);
    int extra = held_count() - held_before;
    while (extra > 0) {
        int n = extra < 4 ? extra : 4;
        result = drop_held_under(result, n);
        extra -= n;
    }
    if (all != few) {
        host_free(all);
    }
    return result;
}

static Object *
call_special_with(Object *self, Object *name, Slot *args, size_t count, Object *keyword_names)
{
    Special kind = hold_special(self, name);
    if (kind <= SPECIAL_ABSENT) {
        if (kind == SPECIAL_ABSENT) {
            raise_value(EXC_AttributeError, name);
        }
        return NULL;
    }
    Object *method = held_at(held_count() - 1);
    Object *result = kind == SPECIAL_FUNCTION ? call_prepended(method, self, args, count, keyword_names, true)
                                              : object_call(method, args, count, keyword_names);
    return drop_held_under(result, 1);
}

Object *
slot_call(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    return call_special_with(self, names.__call__, args, count, keyword_names);
}

int
slot_init(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    Object *result = call_special_with(self, names.__init__, args, count, keyword_names);
    if (result == NULL) {
        return -1;
    }
    if (result != None) {
        hold(result);
        raise(EXC_TypeError, "__init__() should return None, not '%s'", result->type->name);
        drop_held(1);
        return -1;
    }
    return 0;
}

Object *
slot_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    Object *method = object_get_attr((Object *)type, names.__new__);
    if (method == NULL) {
        return NULL;
    }
    hold(method);
    return drop_held_under(call_prepended(method, (Object *)type, args, count, keyword_names, true), 1);
}

void
slot_finalize(Object *self)
{
    Object *error = error_take();
    if (error != NULL) {
        hold(error);
    }
    Slot args[] = {{self}};
    Special kind = hold_special(self, names.__del__);
    if (kind > SPECIAL_ABSENT) {
        Object *method = held_at(held_count() - 1);
        Object *result = kind == SPECIAL_FUNCTION ? object_call(method, args, 1, NULL) : object_call_none(method);
        if (result == NULL) {
            error_write_unraisable(method, "while calling deallocator");
        } else {
            decref(result);
        }
        drop_held(1);
    } else if (kind < 0) {
        error_clear();
    }
    if (error != NULL) {
        error_give(let_go());
    }
}
