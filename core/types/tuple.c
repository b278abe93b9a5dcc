// tuple: a fixed row of references.
#include "types/tuple.h"
#include "gc/gc.h"
#include "gc/weakref.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/free_list.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/quick.h"
#include "types/slice.h"
#include "types/tuple_internal.h"
#include "types/type.h"
#include <stdarg.h>
#include <string.h>

enum { KEPT_LENGTH = 20, KEPT_COUNT = 2000 };  // free lists: up to this length, so many of each

static FreeList free_lists_of_tuple[KEPT_LENGTH];
static char free_list_names[KEPT_LENGTH][24];
Object *empty_tuple;

static size_t
size_for(int64_t length)
{
    return profile->tuple_size + (size_t)length * sizeof(Slot);
}

void
tuples_init(void)
{
    for (int i = 0; i < KEPT_LENGTH; i++) {
        Buffer name = {0};
        buffer_append_format(&name, "tuple of %d", i + 1);
        memcpy(free_list_names[i], name.data, name.length + 1);
        buffer_free(&name);
        free_lists_of_tuple[i].name = free_list_names[i];
        free_lists_of_tuple[i].capacity = KEPT_COUNT;
        free_list_register(&free_lists_of_tuple[i]);
    }
    struct {
        GcHead head;
        VarObject tuple;
    } *empty = heap_static(sizeof(GcHead) + size_for(0));
    empty->head = (GcHead){0};
    empty->tuple = (VarObject){.base = {.refcnt = IMMORTAL_REFCNT, .type = &TupleType}};
    empty_tuple = &empty->tuple.base;
}

// --- birth and death -------------------------------------------------------------------------------

Tuple *
tuple_uninitialised(int64_t length)
{
    void *block = NULL;
    if (length < KEPT_LENGTH || (length == KEPT_LENGTH && profile->reuses_longest_tuples)) {
        block = free_list_take(&free_lists_of_tuple[length - 1]);
    }
    Object *op;
    if (block != NULL) {
        op = gc_revive(block, &TupleType);
    } else if ((uint64_t)length > UINT32_MAX / 8 - 8) {
        raise_no_memory();
        return NULL;
    } else {
        op = gc_new(&TupleType, size_for(length));
    }
    if (op != NULL) {
        as_tuple(op)->base.size = length;
    }
    return as_tuple(op);
}

Object *
tuple_new(int64_t length)
{
    if (length == 0) {
        return incref(empty_tuple);
    }
    Tuple *self = tuple_uninitialised(length);
    if (self == NULL) {
        return NULL;
    }
    memset(self->items, 0, (size_t)length * sizeof(Slot));
    gc_track(&self->base.base);
    return &self->base.base;
}

void
tuple_give_item(Object *op, int64_t i, Object *item)
{
    assert(i >= 0 && i < tuple_length(op) && as_tuple(op)->items[i].ref == NULL);
    as_tuple(op)->items[i].ref = item;
}

Object *
weakref_pairs_new(size_t count)
{
    return tuple_new(2 * (int64_t)count);
}

void
weakref_pairs_give(Object *pairs, int64_t i, Object *ref, Object *callback)
{
    tuple_give_item(pairs, i, ref);
    tuple_give_item(pairs, i + 1, callback);
}

Object *
weakref_pairs_peek(const Object *pairs, int64_t i)
{
    return tuple_peek(pairs, i);
}

// What holds no containers need not be tracked; up to 3.13 the collector finds that out.
static void
track_by_items(Tuple *self)
{
    if (profile->tuples_ask_items) {
        int64_t i = 0;
        while (i < self->base.size && !type_has(self->items[i].ref->type, TYPE_GC)) {
            i++;
        }
        if (i == self->base.size) {
            return;
        }
    }
    gc_track(&self->base.base);
}

Object *
tuple_from_slots(Slot *slots, int64_t count)
{
    if (count == 0) {
        return incref(empty_tuple);
    }
    Tuple *self = tuple_uninitialised(count);
    if (self == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        self->items[i].ref = incref(slots[i].ref);
    }
    track_by_items(self);
    return &self->base.base;
}

Object *
tuple_from_slots_give(Slot *slots, int64_t count)
{
    if (count == 0) {
        return incref(empty_tuple);
    }
    Tuple *self = tuple_uninitialised(count);
    if (self == NULL) {
        return NULL;
    }
    memcpy(self->items, slots, (size_t)count * sizeof(Slot));
    track_by_items(self);
    return &self->base.base;
}

static Tuple *
packed(int count, va_list items)
{
    Tuple *self = tuple_uninitialised(count);
    for (int i = 0; self != NULL && i < count; i++) {
        self->items[i].ref = incref(va_arg(items, Object *));
    }
    return self;
}

Object *
tuple_pack(int count, ...)
{
    if (count == 0) {
        return incref(empty_tuple);
    }
    va_list items;
    va_start(items, count);
    Tuple *self = packed(count, items);
    va_end(items);
    if (self == NULL) {
        return NULL;
    }
    gc_track(&self->base.base);
    return &self->base.base;
}

Object *
tuple_pack_asked(int count, ...)
{
    va_list items;
    va_start(items, count);
    Tuple *self = packed(count, items);
    va_end(items);
    if (self == NULL) {
        return NULL;
    }
    track_by_items(self);
    return &self->base.base;
}

Object *
tuple_slice(Object *op, int64_t start, int64_t stop)
{
    int64_t size = tuple_length(op);
    start = start < 0 ? 0 : start > size ? size : start;
    stop = stop < start ? start : stop > size ? size : stop;
    if (start == 0 && stop == size && is_exact(op, &TupleType)) {
        return incref(op);
    }
    Object *slice = tuple_from_slots(as_tuple(op)->items + start, stop - start);
    if (slice != NULL && slice != empty_tuple && !gc_is_tracked(slice)) {
        gc_track(slice);
    }
    return slice;
}

// Changes the length of a tuple being made; new slots are NULL. Steals it; NULL with MemoryError.
static Object *
resize(Object *op, int64_t length)
{
    int64_t old_length = tuple_length(op);
    if (length == old_length) {
        return op;
    }
    if (old_length == 0 || length == 0 || op->refcnt != 1) {
        // The empty tuple is shared; any other is only when the program fished it out of the collector's lists.
        hold(op);
        Object *copy = tuple_new(length);
        if (copy != NULL) {
            int64_t common = length < old_length ? length : old_length;
            for (int64_t i = 0; i < common; i++) {
                as_tuple(copy)->items[i].ref = xincref(as_tuple(op)->items[i].ref);
            }
        }
        return drop_held_under(copy, 1);
    }
    if ((uint64_t)length > UINT32_MAX / 8 - 8) {
        raise_no_memory();
        decref(op);
        return NULL;
    }
    gc_untrack(op);
    Object *resized = gc_resize(op, size_for(length));
    if (resized == NULL) {
        gc_track(op);
        decref(op);
        return NULL;
    }
    as_tuple(resized)->base.size = length;
    if (length > old_length) {
        memset(as_tuple(resized)->items + old_length, 0, (size_t)(length - old_length) * sizeof(Slot));
    }
    gc_track(resized);
    return resized;
}

// Cuts a new tuple that nobody else has seen to its first `length` items (all the others NULL). Steals it; NULL with
// MemoryError.
static Object *
tuple_shrink(Object *op, int64_t length)
{
    return resize(op, length);
}

static Object *
tracked(Object *tuple)
{
    if (tuple != NULL && !gc_is_tracked(tuple) && !is_immortal(tuple)) {
        gc_track(tuple);
    }
    return tuple;
}

// As PySequence_Tuple of 3.14: what comes first waits, what comes later goes into a list. Nobody asks the items.
static Object *
collect_in_list(Object *iterator)
{
    enum { FIRST = 8, ROOM = 16 };
    int base = held_count();
    Object *item;
    Slot first[FIRST];
    for (int count = 0; count < FIRST; count++) {
        item = object_next(iterator);
        if (item == NULL) {
            Object *result = error_pending() ? NULL : tracked(tuple_from_slots(first, count));
            drop_held_to(base);
            return result;
        }
        first[count].ref = hold(item);
    }
    Object *list = list_new(ROOM);
    if (list == NULL) {
        drop_held_to(base);
        return NULL;
    }
    ((List *)list)->base.size = FIRST;
    for (int i = FIRST; i-- > 0;) {
        list_give_item(list, i, let_go());
    }
    hold(list);
    while ((item = object_next(iterator)) != NULL) {
        if (list_append_give(list, item) < 0) {
            break;
        }
    }
    return drop_held_under(error_pending() ? NULL : tracked(list_as_tuple(list)), 1);
}

// As PySequence_Tuple until 3.13: grown by guess while the iterator gives, cut at the end.
static Object *
collect(Object *iterable, Object *iterator)
{
    int64_t room = object_length_hint(iterable, 10), length = 0;
    if (room < 0) {
        return NULL;
    }
    Object *result = tuple_new(room);
    if (result == NULL) {
        return NULL;
    }
    for (;;) {
        hold(result);
        Object *item = object_next(iterator);
        result = let_go();
        if (item == NULL) {
            if (error_pending()) {
                decref(result);
                return NULL;
            }
            return tuple_shrink(result, length);
        }
        if (length >= room) {
            // Small ones grow by ten, long ones by a quarter.
            int64_t more = room + 10;
            room = more + (more >> 2);
            hold(item);
            result = resize(result, room);
            if (result == NULL) {
                drop_held(1);
                return NULL;
            }
            item = let_go();
        }
        as_tuple(result)->items[length++].ref = item;
    }
}

Object *
tuple_from_iterable(Object *iterable)
{
    if (is_exact(iterable, &TupleType)) {
        return incref(iterable);
    }
    if (is_exact(iterable, &ListType)) {
        return list_as_tuple(iterable);
    }
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    return drop_held_under(profile->tuples_collect_in_lists ? collect_in_list(iterator) : collect(iterable, iterator), 1);
}

void
tuple_dealloc(Object *op)
{
    Tuple *self = as_tuple(op);
    gc_untrack(op);
    // Empty to whoever looks at it from now on; drop_slots tells what still waits.
    int64_t size = self->base.size;
    self->base.size = 0;
    drop_slots(self->items, size);
    if (is_exact(op, &TupleType) && size <= KEPT_LENGTH && size > 0 &&
        free_list_give(&free_lists_of_tuple[size - 1], gc_head(op))) {
        return;
    }
    gc_free(op);
}

int
tuple_traverse(Object *op, Visit visit, void *context)
{
    Tuple *self = as_tuple(op);
    for (int64_t i = self->base.size; --i >= 0;) {
        VISIT_SLOT(self->items[i].ref);
    }
    return 0;
}

void
tuple_maybe_untrack(Object *op)
{
    Tuple *self = as_tuple(op);
    if (!is_exact(op, &TupleType) || !gc_is_tracked(op)) {
        return;
    }
    for (int64_t i = 0; i < self->base.size; i++) {
        const Object *item = self->items[i].ref;
        // A slot that is still empty: the tuple is being made.
        if (item == NULL || (object_is_gc(item) && (!is_exact(item, &TupleType) || gc_is_tracked(item)))) {
            return;
        }
    }
    gc_untrack(op);
}

// --- protocol -------------------------------------------------------------------------------------------

Object *
tuple_item(Object *op, int64_t i)
{
    Tuple *self = as_tuple(op);
    if (UNLIKELY((uint64_t)i >= (uint64_t)self->base.size)) {
        raise(EXC_IndexError, "tuple index out of range");
        return NULL;
    }
    return incref(self->items[i].ref);
}

Object *
tuple_subscript(Object *op, Object *index)
{
    static const ExceptionKind index_error = EXC_IndexError;
    Tuple *self = as_tuple(op);
    if (index->type->index != NULL) {
        int64_t i;
        if (is_exact(index, &IntType) && int_is_compact(index)) {
            i = int_compact_value(index);
        } else {
            i = number_as_index(index, &index_error);
            if (i == -1 && error_pending()) {
                return NULL;
            }
        }
        return tuple_item(op, i < 0 ? i + self->base.size : i);
    }
    if (!is_exact(index, &SliceType)) {
        raise(EXC_TypeError, "tuple indices must be integers or slices, not %T", index);
        return NULL;
    }
    int64_t start, stop, step, count;
    if (slice_resolve(index, self->base.size, &start, &stop, &step, &count) < 0) {
        return NULL;
    }
    if (count <= 0) {
        return incref(empty_tuple);
    }
    if (step == 1) {
        return tuple_slice(op, start, stop);
    }
    Tuple *result = tuple_uninitialised(count);
    if (result == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        result->items[i].ref = incref(self->items[start + i * step].ref);
    }
    gc_track(&result->base.base);
    return &result->base.base;
}

int
tuple_contains(Object *op, Object *value)
{
    Tuple *self = as_tuple(op);
    for (int64_t i = 0; i < self->base.size; i++) {
        int equal = tuple_item_equals(self->items[i].ref, value);
        if (equal != 0) {
            return equal;
        }
    }
    return 0;
}

int64_t
tuple_length_slot(Object *op)
{
    return tuple_length(op);
}

int64_t
tuple_hash(Object *op)
{
    Tuple *self = as_tuple(op);
    TupleHash hash = tuple_hash_start();
    for (int64_t i = 0; i < self->base.size; i++) {
        int64_t item = object_hash(self->items[i].ref);
        if (item == -1) {
            return -1;
        }
        tuple_hash_add(&hash, item);
    }
    return tuple_hash_finish(hash.state + ((uint64_t)self->base.size ^ (2870177450012600261u ^ 3527539u)));
}

Object *
tuple_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_tuple(left) || !is_tuple(right)) {
        return NotImplemented;
    }
    const Tuple *a = as_tuple(left), *b = as_tuple(right);
    int64_t i = 0;
    for (; i < a->base.size && i < b->base.size; i++) {
        int equal = tuple_item_equals(a->items[i].ref, b->items[i].ref);
        if (equal < 0) {
            return NULL;
        }
        if (equal == 0) {
            break;
        }
    }
    if (i >= a->base.size || i >= b->base.size) {
        return bool_from(order_holds(a->base.size - b->base.size, op));
    }
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        return bool_from(op == COMPARE_NE);
    }
    return object_compare(a->items[i].ref, b->items[i].ref, op);
}

Object *
tuple_iter(Object *op)
{
    return sequence_iterator_new(&TupleIteratorType, op);
}
