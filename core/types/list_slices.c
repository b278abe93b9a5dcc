// list: slices, concatenation, repetition, and what a list holds.
#include "types/list.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/free_list.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_table.h"
#include "types/list_internal.h"
#include "types/set.h"
#include "types/tuple.h"
#include <string.h>

void
list_holders(Object *op, HolderVisitor *visitor)
{
    List *self = as_list(op);
    for (int64_t i = 0; i < self->base.size; i++) {
        visit_holder(visitor, self->items[i].ref, HOLDER_ITEM, i, NULL);
    }
    visit_buffer(visitor, self->items);
    list_sort_holders(self, visitor);
}

Object *
list_slice(Object *op, int64_t start, int64_t stop)
{
    List *self = list_new_empty();
    if (self == NULL) {
        return NULL;
    }
    int64_t size = list_length(op);
    start = start < 0 ? 0 : start > size ? size : start;
    stop = stop < start ? start : stop > size ? size : stop;
    if (list_give_storage(self, stop - start) < 0) {
        return NULL;
    }
    slots_copy(self->items, as_list(op)->items + start, stop - start);
    gc_track(&self->base.base);
    return &self->base.base;
}

Object *
list_concat(Object *left, Object *right)
{
    if (!is_list(right)) {
        raise(EXC_TypeError, "can only concatenate list (not \"%T\") to list", right);
        return NULL;
    }
    List *self = list_new_empty();
    if (self == NULL) {
        return NULL;
    }
    int64_t first = list_length(left), second = list_length(right);
    if (list_give_storage(self, first + second) < 0) {
        return NULL;
    }
    slots_copy(self->items, as_list(left)->items, first);
    slots_copy(self->items + first, as_list(right)->items, second);
    gc_track(&self->base.base);
    return &self->base.base;
}

Object *
list_repeat(Object *op, int64_t times)
{
    List *self = list_new_empty();
    if (self == NULL) {
        return NULL;
    }
    int64_t size = list_length(op);
    if (times > 0 && size > 0) {
        if (size > INT64_MAX / 8 / times) {
            decref(&self->base.base);
            raise_no_memory();
            return NULL;
        }
        if (list_give_storage(self, size * times) < 0) {
            return NULL;
        }
        for (int64_t i = 0; i < times; i++) {
            slots_copy(self->items + i * size, as_list(op)->items, size);
        }
    }
    gc_track(&self->base.base);
    return &self->base.base;
}

Object *
list_inplace_repeat(Object *op, int64_t times)
{
    List *self = as_list(op);
    int64_t size = self->base.size;
    if (size == 0 || times == 1) {
        return incref(op);
    }
    if (times < 1) {
        list_clear_items(op);
        return incref(op);
    }
    if (size > INT64_MAX / 8 / times) {
        raise_no_memory();
        return NULL;
    }
    if (list_resize(self, size * times) < 0) {
        return NULL;
    }
    for (int64_t i = 1; i < times; i++) {
        slots_copy(self->items + i * size, self->items, size);
    }
    return incref(op);
}

Object *
list_as_tuple(Object *op)
{
    return tuple_from_slots(as_list(op)->items, list_length(op));
}

Slot *
sequence_slots(const Object *op, int64_t *length)
{
    if (is_list(op)) {
        *length = list_length(op);
        return as_list(op)->items;
    }
    *length = tuple_length(op);
    return tuple_slots(op);
}

Object *
sequence_fast(Object *iterable, const char *message)
{
    if (is_exact(iterable, &ListType) || is_exact(iterable, &TupleType)) {
        return incref(iterable);
    }
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        if (error_is(EXC_TypeError)) {
            error_clear();
            raise(EXC_TypeError, "%s", message);
        }
        return NULL;
    }
    hold(iterator);
    Object *list = list_new(0);
    if (list == NULL) {
        drop_held(1);
        return NULL;
    }
    iterator = let_go();
    hold(list);
    hold(iterator);
    int result = list_extend(list, iterator);
    drop_held(1);
    list = let_go();
    if (result < 0) {
        decref(list);
        return NULL;
    }
    return list;
}

int
list_replace(List *self, int64_t start, int64_t stop, Object *sequence)
{
    int64_t count = 0;
    const Slot *source = sequence == NULL ? NULL : sequence_slots(sequence, &count);
    int64_t size = self->base.size;
    start = start < 0 ? 0 : start > size ? size : start;
    stop = stop < start ? start : stop > size ? size : stop;
    int64_t removed = stop - start, change = count - removed;
    if (size + change == 0) {
        list_clear_items(&self->base.base);
        return 0;
    }
    // The removed items step aside, so that the list is whole before the first of them is dropped.
    Slot few[8], *aside = few;
    if (removed > (int64_t)COUNT_OF(few)) {
        aside = slots_alloc(removed);
        if (aside == NULL) {
            raise_no_memory();
            return -1;
        }
    }
    if (removed > 0) {
        memcpy(aside, self->items + start, (size_t)removed * sizeof(Slot));
    }
    size_t tail = (size_t)(size - stop) * sizeof(Slot);
    if (change < 0) {
        memmove(self->items + stop + change, self->items + stop, tail);
        if (list_resize(self, size + change) < 0) {
            memmove(self->items + stop, self->items + stop + change, tail);
            memcpy(self->items + start, aside, (size_t)removed * sizeof(Slot));
            goto failed;
        }
    } else if (change > 0) {
        if (list_resize(self, size + change) < 0) {
            goto failed;
        }
        memmove(self->items + stop + change, self->items + stop, tail);
    }
    slots_copy(self->items + start, source, count);
    drop_slots(aside, removed);
    if (aside != few) {
        heap_free(aside);
    }
    return 0;
failed:
    if (aside != few) {
        heap_free(aside);
    }
    return -1;
}

int
list_set_slice(Object *op, int64_t start, int64_t stop, Object *iterable)
{
    Object *sequence = NULL;
    if (iterable != NULL) {
        sequence = iterable == op ? list_slice(op, 0, list_length(op))
                                  : sequence_fast(iterable, "can only assign an iterable");
        if (sequence == NULL) {
            return -1;
        }
        hold(sequence);
    }
    int result = list_replace(as_list(op), start, stop, sequence);
    if (sequence != NULL) {
        drop_held(1);
    }
    return result;
}

void
list_reverse(Object *op)
{
    slots_reverse(as_list(op)->items, list_length(op));
}

int
list_extend_dict(List *self, Object *dict, DictPart part)
{
    int64_t size = self->base.size, count = dict_length(dict), position = 0;
    if (list_resize(self, size + count) < 0) {
        return -1;
    }
    Object *key, *value;
    if (part == EXTEND_ITEMS) {
        // The pairs are allocated one by one, and whoever looks then must see a whole list.
        self->base.size = size;
        while (dict_next(dict, &position, &key, &value)) {
            hold(incref(key));
            hold(incref(value));
            Object *pair = tuple_pack_asked(2, key, value);
            drop_held(2);
            if (pair == NULL || list_append_give(&self->base.base, pair) < 0) {
                return -1;
            }
        }
        return 0;
    }
    while (dict_next(dict, &position, &key, &value)) {
        self->items[size++].ref = incref(part == EXTEND_KEYS ? key : value);
    }
    return 0;
}
