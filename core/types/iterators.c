// Iterators over sequences, and over what a callable gives.
#include "types/iterators.h"
#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/int.h"
#include "types/list.h"
#include "types/held.h"
#include "types/kept.h"
#include "types/object_reduce.h"
#include "types/tuple.h"

static SequenceIterator *
as_iterator(const Object *op)
{
    return (SequenceIterator *)(uintptr_t)op;
}

Object *
sequence_iterator_new(Type *type, Object *sequence)
{
    Object *op = type == &ListIteratorType    ? kept_gc_new(KEPT_LIST_ITERATOR, type, sizeof(SequenceIterator))
                 : type == &TupleIteratorType ? kept_gc_new(KEPT_TUPLE_ITERATOR, type, sizeof(SequenceIterator))
                                              : gc_new(type, sizeof(SequenceIterator));
    if (op != NULL) {
        as_iterator(op)->index = 0;
        as_iterator(op)->sequence = incref(sequence);
        gc_track(op);
    }
    return op;
}

Object *
list_reverse_iterator_new(Object *list)
{
    Object *op = sequence_iterator_new(&ListReverseIteratorType, list);
    if (op != NULL) {
        as_iterator(op)->index = list_length(list) - 1;
    }
    return op;
}

void
sequence_iterator_dealloc(Object *op)
{
    gc_untrack(op);
    CLEAR_SLOT(as_iterator(op)->sequence);
    if (is_exact(op, &ListIteratorType)) {
        kept_gc_free(KEPT_LIST_ITERATOR, op);
    } else if (is_exact(op, &TupleIteratorType)) {
        kept_gc_free(KEPT_TUPLE_ITERATOR, op);
    } else {
        gc_free(op);
    }
}

int
sequence_iterator_traverse(Object *op, Visit visit, void *context)
{
    VISIT_SLOT(as_iterator(op)->sequence);
    return 0;
}

SMALL void
sequence_iterator_holders(Object *op, HolderVisitor *visitor)
{
    visit_field(visitor, as_iterator(op)->sequence, "the sequence");
}

Object *
iterator_itself(Object *op)
{
    return incref(op);
}

static Object *
list_iterator_next(Object *op)
{
    SequenceIterator *self = as_iterator(op);
    Object *list = self->sequence;
    if (list == NULL) {
        return NULL;
    }
    if (LIKELY(self->index < list_length(list))) {
        return incref(list_peek(list, self->index++));
    }
    CLEAR_SLOT(self->sequence);
    return NULL;
}

static Object *
list_reverse_iterator_next(Object *op)
{
    SequenceIterator *self = as_iterator(op);
    Object *list = self->sequence;
    if (list == NULL) {
        return NULL;
    }
    if (self->index >= 0 && self->index < list_length(list)) {
        return incref(list_peek(list, self->index--));
    }
    if (self->index < 0 && profile->reverse_iterators_keep) {
        return NULL;
    }
    self->index = -1;
    CLEAR_SLOT(self->sequence);
    return NULL;
}

static Object *
tuple_iterator_next(Object *op)
{
    SequenceIterator *self = as_iterator(op);
    Object *tuple = self->sequence;
    if (tuple == NULL) {
        return NULL;
    }
    if (LIKELY(self->index < tuple_length(tuple))) {
        return incref(tuple_peek(tuple, self->index++));
    }
    CLEAR_SLOT(self->sequence);
    return NULL;
}

// The old protocol: items 0, 1, 2 ... until IndexError.
static Object *
sequence_iterator_next(Object *op)
{
    SequenceIterator *self = as_iterator(op);
    if (self->sequence == NULL) {
        return NULL;
    }
    if (self->index == INT64_MAX) {
        raise(EXC_OverflowError, "iter index too large");
        return NULL;
    }
    Object *item = sequence_get_item(self->sequence, self->index);
    if (item != NULL) {
        self->index++;
        return item;
    }
    if (error_is(EXC_IndexError) || error_is(EXC_StopIteration)) {
        error_clear();
        CLEAR_SLOT(self->sequence);
    }
    return NULL;
}

static Object *
length_hint(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const SequenceIterator *self = as_iterator(op);
    if (self->sequence == NULL) {
        return int_from(0);
    }
    Object *sequence = self->sequence;
    int64_t length = op->type == &ListIteratorType    ? list_length(sequence)
                     : op->type == &TupleIteratorType ? tuple_length(sequence)
                                                      : object_length(sequence);
    if (length < 0) {
        return NULL;
    }
    int64_t left = length - self->index;
    return int_from(left < 0 ? 0 : left);
}

static Object *
reverse_length_hint(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const SequenceIterator *self = as_iterator(op);
    int64_t left = self->index + 1;
    return int_from(self->sequence == NULL || list_length(self->sequence) < left ? 0 : left);
}

static SMALL Object *
sequence_length_hint(Object *op, Slot *args, size_t count, Object *names)
{
    const SequenceIterator *self = as_iterator(op);
    if (self->sequence != NULL && self->sequence->type->length == NULL && self->sequence->type->map_length == NULL) {
        return incref(NotImplemented);
    }
    return length_hint(op, args, count, names);
}

SMALL Object *
iterator_reduce_to(Object *function, Slot *parts, size_t count)
{
    Object *arguments = tuple_from_slots(parts, (int64_t)count);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    return drop_held_under(tuple_pack(2, function, arguments), 1);
}

SMALL Object *
iterator_reduce_rest(Object *copy)
{
    if (copy == NULL) {
        return NULL;
    }
    hold(copy);
    Object *list = drop_held_under(object_to_list(copy), 1);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    Object *function = reduce_find_function("_iter");
    if (function == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(function);
    Slot part = {list};
    return drop_held_under(iterator_reduce_to(function, &part, 1), 2);
}

SMALL Object *
sequence_iterator_reduce(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const SequenceIterator *self = as_iterator(op);
    bool is_reverse = op->type == &ListReverseIteratorType;
    bool is_over = self->sequence == NULL || (is_reverse && self->index < 0);
    if (is_over && (is_reverse || op->type == &ListIteratorType)) {
        return iterator_reduce_rest(list_new(0));
    }
    Object *function = reduce_find_function(is_reverse ? "_reversed" : "_iter");
    if (function == NULL) {
        return NULL;
    }
    hold(function);
    Slot sequence = {self->sequence == NULL ? empty_tuple : self->sequence};
    Object *arguments = tuple_from_slots(&sequence, 1);
    if (arguments == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(arguments);
    Object *index = self->sequence == NULL ? NULL : int_from(self->index);
    if (index == NULL) {
        return drop_held_under(error_pending() ? NULL : tuple_pack(2, function, arguments), 2);
    }
    hold(index);
    return drop_held_under(tuple_pack(3, function, arguments, index), 3);
}

int64_t
iterator_state(Object *op)
{
    if (!is_int(op)) {
        raise(EXC_TypeError, "an integer is required");
        return -1;
    }
    return size_argument(op);
}

Object *
sequence_iterator_set_state(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    SequenceIterator *self = as_iterator(op);
    int64_t index = iterator_state(args[0].ref);
    if (index == -1 && error_pending()) {
        return NULL;
    }
    if (self->sequence != NULL && op->type == &SequenceIteratorType) {
        self->index = index < 0 ? 0 : index;  // it may have no length
    } else if (self->sequence != NULL) {
        int64_t length = object_length(self->sequence);
        if (length < 0) {
            return NULL;
        }
        bool backwards = op->type == &ListReverseIteratorType;
        int64_t least = backwards ? -1 : 0, most = backwards ? length - 1 : length;
        self->index = index < least ? least : index > most ? most : index;
    }
    return incref(None);
}

#define LENGTH_HINT_TABLE(table, function)                                                             \
    static const MethodDef table[] = {                                                                 \
        {"__length_hint__", function, 0, 0, 0, "Private method returning an estimate of len(list(it))."}, \
        SEQUENCE_ITERATOR_STATE,                                                                       \
        {0},                                                                                           \
    }
LENGTH_HINT_TABLE(methods, length_hint);
LENGTH_HINT_TABLE(reverse_methods, reverse_length_hint);
LENGTH_HINT_TABLE(sequence_methods, sequence_length_hint);

#define ITERATOR_TYPE(c_name, python_name, type_id, next_slot, method_table)                                 \
    Type c_name = {                                                                                          \
        .base = TYPE_HEADER(&TypeType),                                                                      \
        .name = python_name,                                                                                 \
        .id = type_id,                                                                                       \
        .flags = TYPE_GC | TYPE_TRASHCAN | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,                             \
        .basic_size = sizeof(SequenceIterator),                                                              \
        .dealloc = sequence_iterator_dealloc,                                                                \
        .traverse = sequence_iterator_traverse,                                                              \
        .holders = sequence_iterator_holders,                                                                \
        .iter = iterator_itself,                                                                             \
        .next = next_slot,                                                                                   \
        .methods = method_table,                                                                             \
    }
ITERATOR_TYPE(ListIteratorType, "list_iterator", TYPE_LIST_ITERATOR_ID, list_iterator_next, methods);
ITERATOR_TYPE(ListReverseIteratorType, "list_reverseiterator", TYPE_LIST_REVERSE_ITERATOR_ID,
              list_reverse_iterator_next, reverse_methods);
ITERATOR_TYPE(TupleIteratorType, "tuple_iterator", TYPE_TUPLE_ITERATOR_ID, tuple_iterator_next, methods);
ITERATOR_TYPE(SequenceIteratorType, "iterator", TYPE_ITERATOR_ID, sequence_iterator_next, sequence_methods);

// --- iter(callable, sentinel) -------------------------------------------------------------------------------

typedef struct {
    Object base;
    alignas(8) Object *callable;  // NULL when exhausted
    alignas(8) Object *sentinel;
} CallableIterator;

static CallableIterator *
as_callable_iterator(const Object *op)
{
    return (CallableIterator *)(uintptr_t)op;
}

Object *
callable_iterator_new(Object *callable, Object *sentinel)
{
    Object *op = gc_new(&CallableIteratorType, sizeof(CallableIterator));
    if (op != NULL) {
        as_callable_iterator(op)->callable = incref(callable);
        as_callable_iterator(op)->sentinel = incref(sentinel);
        gc_track(op);
    }
    return op;
}

static const FieldDef callable_fields[] = {
    {"the callable", offsetof(CallableIterator, callable), false},
    {"the sentinel", offsetof(CallableIterator, sentinel), false},
    {.name = NULL},
};

static void
callable_exhaust(CallableIterator *self)
{
    CLEAR_SLOT(self->callable);
    CLEAR_SLOT(self->sentinel);
}

static SMALL Object *
callable_next(Object *op)
{
    CallableIterator *self = as_callable_iterator(op);
    if (self->callable == NULL) {
        return NULL;
    }
    hold_uncounted(incref(self->callable));
    Object *item = object_call_none(self->callable);
    if (item == NULL) {
        drop_held(1);
        if (error_is(EXC_StopIteration)) {
            error_clear();
            callable_exhaust(self);
        }
        return NULL;
    }
    Object *callable = let_go();
    hold(item);
    hold_uncounted(callable);
    drop_held(1);
    if (self->sentinel == NULL) {
        drop_held(1);  // the call itself exhausted the iterator
        return NULL;
    }
    hold_uncounted(incref(self->sentinel));
    int done = object_compare_bool(self->sentinel, item, COMPARE_EQ);
    drop_held(1);
    if (done == 0) {
        return let_go();
    }
    if (done > 0) {
        callable_exhaust(self);
    }
    drop_held(1);
    return NULL;
}

static SMALL Object *
callable_reduce(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const CallableIterator *self = as_callable_iterator(op);
    Object *function = reduce_find_function("_iter");
    if (function == NULL) {
        return NULL;
    }
    hold(function);
    Slot parts[2] = {{self->callable == NULL ? empty_tuple : self->callable}, {self->sentinel}};
    return drop_held_under(iterator_reduce_to(function, parts, self->callable == NULL ? 1 : 2), 1);
}

static const MethodDef callable_methods[] = {
    {"__reduce__", callable_reduce, 0, 0, 0, NULL},
    {0},
};

Type CallableIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "callable_iterator",
    .id = TYPE_CALLABLE_ITERATOR_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(CallableIterator),
    .fields = callable_fields,
    .iter = iterator_itself,
    .next = callable_next,
    .methods = callable_methods,
};
