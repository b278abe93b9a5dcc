// The part of object/protocol.h about items and indices: subscripts, iteration, conversion to list and tuple.
#include "gc/gc.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/generic_alias.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/tuple.h"
#include "types/type.h"

// --- indices ------------------------------------------------------------------------------------

Object *
number_index(Object *op)
{
    if (is_exact(op, &IntType)) {
        return incref(op);
    }
    Object *result;
    if (is_int(op)) {
        result = incref(op);
    } else {
        UnaryFn index = op->type->index;
        if (index == NULL) {
            raise(EXC_TypeError, "'%T' object cannot be interpreted as an integer", op);
            return NULL;
        }
        if (recursion_enter(NESTS_DATA, "") < 0) {
            return NULL;
        }
        result = index(op);
        recursion_leave(NESTS_DATA);
        if (result == NULL || is_exact(result, &IntType)) {
            return result;
        }
        if (!is_int(result)) {
            raise(EXC_TypeError, "__index__ returned non-int (type %T)", result);
            decref(result);
            return NULL;
        }
        hold(result);
        if (warn_of_strict_subclass("__index__", result) < 0) {
            drop_held(1);
            return NULL;
        }
        let_go();
    }
    // A subclass, True and False among them: its plain value.
    Object *plain;
    if (int_is_compact(result)) {
        plain = int_from(int_compact_value(result));
    } else {
        Int *copy = int_allocate(int_digit_count(result));
        if (copy == NULL) {
            decref(result);
            return NULL;
        }
        for (size_t i = 0; i < int_digit_count(result); i++) {
            copy->digits[i] = ((Int *)result)->digits[i];
        }
        plain = int_finish(copy, int_is_negative(result));
    }
    decref(result);
    return plain;
}

int64_t
number_as_index(Object *op, const ExceptionKind *overflow)
{
    if (LIKELY(is_int(op) && int_is_compact(op))) {
        return int_compact_value(op);
    }
    Object *index = number_index(op);
    if (index == NULL) {
        return -1;
    }
    int too_large;
    int64_t value = int_as_int64(index, &too_large);
    decref(index);
    if (too_large == 0) {
        return value;
    }
    if (overflow != NULL) {
        raise(*overflow, "cannot fit '%T' into an index-sized integer", op);
        return -1;
    }
    return too_large < 0 ? INT64_MIN : INT64_MAX;
}

static int64_t
argument_within(Object *op, int64_t lowest, int64_t highest, const char *c_type)
{
    Object *index = number_index(op);
    if (index == NULL) {
        return -1;
    }
    int too_large;
    int64_t value = int_as_int64(index, &too_large);
    decref(index);
    if (too_large != 0 || value < lowest || value > highest) {
        raise(EXC_OverflowError, "Python int too large to convert to C %s", c_type);
        return -1;
    }
    return value;
}

int64_t
size_argument(Object *op)
{
    return argument_within(op, INT64_MIN, INT64_MAX, "ssize_t");
}

int64_t
int_argument(Object *op)
{
    return argument_within(op, INT32_MIN, INT32_MAX, "int");
}

// The index that a sequence slot gets: negative ones count from the end. 0, or -1 with an error.
static int
sequence_index(Object *op, Object *key, int64_t *index)
{
    static const ExceptionKind overflow = EXC_IndexError;
    *index = number_as_index(key, &overflow);
    if (*index == -1 && error_pending()) {
        return -1;
    }
    if (*index < 0 && op->type->length != NULL) {
        int64_t length = op->type->length(op);
        if (length < 0) {
            return -1;
        }
        *index += length;
    }
    return 0;
}

// --- subscripts -----------------------------------------------------------------------------------

// C[key] of a class: C.__class_getitem__(key).
static Object *
class_item(Object *type, Object *key)
{
    if (type == (Object *)&TypeType) {
        return generic_alias_new(type, key);
    }
    Object *method;
    int found = object_find_attr(type, names.__class_getitem__, &method);
    if (found <= 0 || method == None) {
        if (found >= 0) {
            raise(EXC_TypeError, "type '%s' is not subscriptable", ((Type *)type)->name);
        }
        return NULL;
    }
    hold(method);
    Object *result = object_call_one(method, key);
    drop_held(1);
    return result;
}

Object *
object_get_item(Object *op, Object *key)
{
    const Type *type = op->type;
    if (LIKELY(type->subscript != NULL)) {
        return type->subscript(op, key);
    }
    if (type->item != NULL) {
        if (key->type->index == NULL) {
            raise(EXC_TypeError, "sequence index must be integer, not '%T'", key);
            return NULL;
        }
        int64_t index;
        return sequence_index(op, key, &index) < 0 ? NULL : type->item(op, index);
    }
    if (is_type(op)) {
        return class_item(op, key);
    }
    raise(EXC_TypeError, "'%T' object is not subscriptable", op);
    return NULL;
}

int
object_set_item(Object *op, Object *key, Object *value)
{
    const Type *type = op->type;
    if (LIKELY(type->set_subscript != NULL)) {
        return type->set_subscript(op, key, value);
    }
    if (type->set_item != NULL) {
        if (key->type->index == NULL) {
            raise(EXC_TypeError, "sequence index must be integer, not '%T'", key);
            return -1;
        }
        int64_t index;
        return sequence_index(op, key, &index) < 0 ? -1 : type->set_item(op, index, value);
    }
    bool like_sequence = type_has(type, TYPE_HEAP) || type->length != NULL || type->contains != NULL;
    if (like_sequence && key->type->index != NULL) {
        // The index is read before anything is found out about the sequence.
        static const ExceptionKind overflow = EXC_IndexError;
        if (number_as_index(key, &overflow) == -1 && error_pending()) {
            return -1;
        }
    }
    if (value != NULL) {
        raise(EXC_TypeError, "'%T' object does not support item assignment", op);
    } else {
        raise(EXC_TypeError, "'%T' object %s support item deletion", op,
              like_sequence && key->type->index != NULL ? "doesn't" : "does not");
    }
    return -1;
}

Object *
sequence_get_item(Object *op, int64_t index)
{
    const Type *type = op->type;
    if (type->item == NULL) {
        if (type->subscript != NULL) {
            raise(EXC_TypeError, "'%T' is not a sequence", op);
        } else {
            raise(EXC_TypeError, "'%T' object does not support indexing", op);
        }
        return NULL;
    }
    if (index < 0 && type->length != NULL) {
        int64_t length = type->length(op);
        if (length < 0) {
            return NULL;
        }
        index += length;
    }
    return type->item(op, index);
}

// --- iteration ------------------------------------------------------------------------------------

Object *
object_iter(Object *op)
{
    const Type *type = op->type;
    if (LIKELY(type->iter != NULL)) {
        Object *iterator = type->iter(op);
        if (iterator != NULL && UNLIKELY(iterator->type->next == NULL)) {
            raise(EXC_TypeError, "iter() returned non-iterator of type '%T'", iterator);
            hold(iterator);
            drop_held(1);
            return NULL;
        }
        return iterator;
    }
    // The old protocol: __getitem__ with 0, 1, 2... until IndexError.
    if (type->item != NULL && !is_dict(op)) {
        return sequence_iterator_new(&SequenceIteratorType, op);
    }
    raise(EXC_TypeError, "'%T' object is not iterable", op);
    return NULL;
}

int64_t
object_length_hint(Object *op, int64_t otherwise)
{
    if (op->type->length != NULL || op->type->map_length != NULL) {
        int64_t length = object_length(op);
        if (length >= 0) {
            return length;
        }
        if (!error_is(EXC_TypeError)) {
            return -1;
        }
        error_clear();
    }
    Object *method;
    int found = object_find_special(op, names.__length_hint__, &method);
    if (found <= 0) {
        return found < 0 ? -1 : otherwise;
    }
    hold(method);
    Object *result = object_call_none(method);
    drop_held(1);
    if (result == NULL) {
        if (error_is(EXC_TypeError)) {
            error_clear();
            return otherwise;
        }
        return -1;
    }
    int64_t hint = otherwise;
    if (result != NotImplemented) {
        static const ExceptionKind overflow = EXC_OverflowError;
        hold(result);
        if (!is_int(result)) {
            raise(EXC_TypeError, "__length_hint__ must be an integer, not %T", result);
            hint = -1;
        } else {
            hint = number_as_index(result, &overflow);
            if (hint == -1 && error_pending()) {
                raise(EXC_OverflowError, "Python int too large to convert to C ssize_t");
            }
            if (hint < 0 && !error_pending()) {
                raise(EXC_ValueError, "__length_hint__() should return >= 0");
                hint = -1;
            }
        }
        drop_held(1);
    }
    return hint;
}

Object *
object_to_list(Object *iterable)
{
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    if (list_extend(list, iterable) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

Object *
object_to_tuple(Object *iterable)
{
    return tuple_from_iterable(iterable);
}
