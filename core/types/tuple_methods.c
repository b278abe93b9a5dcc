// tuple: concatenation, repetition, making one by calling the type, and its methods.
#include "types/tuple.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/quick.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/tuple_internal.h"
#include "types/type.h"
#include <string.h>

static void
tuple_holders(Object *op, HolderVisitor *visitor)
{
    Tuple *self = as_tuple(op);
    for (int64_t i = 0; i < self->base.size; i++) {
        visit_holder(visitor, self->items[i].ref, HOLDER_ITEM, i, NULL);
    }
}

static Object *
tuple_concat(Object *left, Object *right)
{
    if (tuple_length(left) == 0 && is_exact(right, &TupleType)) {
        return incref(right);
    }
    if (!is_tuple(right)) {
        raise(EXC_TypeError, "can only concatenate tuple (not \"%T\") to tuple", right);
        return NULL;
    }
    if (tuple_length(right) == 0 && is_exact(left, &TupleType)) {
        return incref(left);
    }
    int64_t first = tuple_length(left), second = tuple_length(right);
    if (first + second == 0) {
        return incref(empty_tuple);
    }
    Tuple *result = tuple_uninitialised(first + second);
    if (result == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < first; i++) {
        result->items[i].ref = incref(as_tuple(left)->items[i].ref);
    }
    for (int64_t i = 0; i < second; i++) {
        result->items[first + i].ref = incref(as_tuple(right)->items[i].ref);
    }
    gc_track(&result->base.base);
    return &result->base.base;
}

static Object *
tuple_repeat(Object *op, int64_t times)
{
    int64_t size = tuple_length(op);
    if ((size == 0 || times == 1) && is_exact(op, &TupleType)) {
        return incref(op);
    }
    if (size == 0 || times <= 0) {
        return incref(empty_tuple);
    }
    if (size > INT64_MAX / 8 / times) {
        raise_no_memory();
        return NULL;
    }
    Tuple *result = tuple_uninitialised(size * times);
    if (result == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < size * times; i++) {
        result->items[i].ref = incref(as_tuple(op)->items[i % size].ref);
    }
    gc_track(&result->base.base);
    return &result->base.base;
}

static Object *
tuple_repr(Object *op)
{
    Tuple *self = as_tuple(op);
    if (self->base.size == 0) {
        return str_from("()");
    }
    int entered = repr_enter(op);
    if (entered != 0) {
        return entered > 0 ? str_from("(...)") : NULL;
    }
    StrWriter writer = {0};
    writer_add_char(&writer, '(');
    for (int64_t i = 0; i < self->base.size; i++) {
        if (i > 0) {
            writer_add_text(&writer, ", ");
        }
        if (writer_add_repr(&writer, self->items[i].ref) < 0) {
            writer_discard(&writer);
            repr_leave(op);
            return NULL;
        }
    }
    writer_add_text(&writer, self->base.size == 1 ? ",)" : ")");
    repr_leave(op);
    return writer_finish(&writer);
}

static Object *
tuple_new_instance(Type *type, Slot *args, size_t count, Object *names)
{
    if (names != NULL && tuple_length(names) > 0 && (type == &TupleType || type->init == TupleType.init)) {
        if (args_no_keywords("tuple", names) < 0) {
            return NULL;
        }
    }
    if (args_check("tuple", count, 0, 1) < 0) {
        return NULL;
    }
    Object *items = count == 0 ? incref(empty_tuple) : tuple_from_iterable(args[0].ref);
    if (items == NULL || type == &TupleType) {
        return items;
    }
    hold(items);
    int64_t length = tuple_length(items);
    Object *result = type_alloc(type, length);
    if (result != NULL) {
        for (int64_t i = 0; i < length; i++) {
            as_tuple(result)->items[i].ref = incref(tuple_peek(items, i));
        }
    }
    return drop_held_under(result, 1);
}

static Object *
method_count(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    Tuple *self = as_tuple(op);
    int64_t total = 0;
    for (int64_t i = 0; i < self->base.size; i++) {
        int equal = tuple_item_equals(self->items[i].ref, args[0].ref);
        if (equal < 0) {
            return NULL;
        }
        total += equal;
    }
    return int_from(total);
}

static Object *
method_index(Object *op, Slot *args, size_t count, Object *names)
{
    (void)names;
    Tuple *self = as_tuple(op);
    int64_t start = 0, stop = INT64_MAX;
    if ((count > 1 && slice_index(args[1].ref, &start) < 0) || (count > 2 && slice_index(args[2].ref, &stop) < 0)) {
        return NULL;
    }
    if (start < 0) {
        start = start + self->base.size < 0 ? 0 : start + self->base.size;
    }
    if (stop < 0) {
        stop += self->base.size;
    } else if (stop > self->base.size) {
        stop = self->base.size;
    }
    for (int64_t i = start; i < stop; i++) {
        int equal = tuple_item_equals(self->items[i].ref, args[0].ref);
        if (equal != 0) {
            return equal > 0 ? int_from(i) : NULL;
        }
    }
    raise(EXC_ValueError, "tuple.index(x): x not in tuple");
    return NULL;
}

static Object *
method_getnewargs(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    Object *copy = tuple_from_slots(as_tuple(op)->items, tuple_length(op));
    if (copy == NULL) {
        return NULL;
    }
    hold(copy);
    return drop_held_under(tuple_pack(1, copy), 1);
}

static const MethodDef methods[] = {
    {"__getnewargs__", method_getnewargs, 0, 0, 0, NULL},
    {"count", method_count, 1, 1, 0, "Return number of occurrences of value."},
    {"index", method_index, 1, 3, 0, NULL},
    {0},
};

Type TupleType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "tuple",
    .id = TYPE_TUPLE_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_IMMUTABLE | TYPE_SEQUENCE | TYPE_MATCH_SELF |
             TYPE_TUPLE_SUBCLASS,
    .basic_size = offsetof(Tuple, items),
    .item_size = sizeof(Slot),
    .dealloc = tuple_dealloc,
    .traverse = tuple_traverse,
    .holders = tuple_holders,
    .new = tuple_new_instance,
    .repr = tuple_repr,
    .hash = tuple_hash,
    .compare = tuple_compare,
    .iter = tuple_iter,
    .length = tuple_length_slot,
    .concat = tuple_concat,
    .repeat = tuple_repeat,
    .item = tuple_item,
    .contains = tuple_contains,
    .map_length = tuple_length_slot,
    .subscript = tuple_subscript,
    .methods = methods,
};
