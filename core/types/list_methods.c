// list: the type and its methods.
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list_internal.h"
#include "types/quick.h"
#include "types/slice.h"
#include "types/slot_functions.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

static const ExceptionKind index_error = EXC_IndexError;

// items[i] == value, asking the item: 1, 0, -1. The list may change meanwhile.
static int
item_equals(const List *self, int64_t i, Object *value)
{
    Object *item = self->items[i].ref;
    int quick = quick_equal(item, value);
    if (quick >= 0) {
        return quick;
    }
    hold(incref(item));
    int result = object_compare_bool(item, value, COMPARE_EQ);
    drop_held(1);
    return result;
}

// The first position in [start, stop) of an item that equals value; -1 none, -2 with an error.
static int64_t
find(const List *self, Object *value, int64_t start, int64_t stop)
{
    for (int64_t i = start; i < stop && i < self->base.size; i++) {
        int equal = item_equals(self, i, value);
        if (equal != 0) {
            return equal > 0 ? i : -2;
        }
    }
    return -1;
}

// --- subscripts -------------------------------------------------------------------------------------

static void
raise_bad_index(const Object *index)
{
    raise(EXC_TypeError, "list indices must be integers or slices, not %T", index);
}

// The index as a number, negative ones counted from the end. False with an error.
static bool
read_index(const List *self, Object *index, int64_t *out)
{
    int64_t i;
    if (LIKELY(is_exact(index, &IntType) && int_is_compact(index))) {
        i = int_compact_value(index);
    } else {
        i = number_as_index(index, &index_error);
        if (i == -1 && error_pending()) {
            return false;
        }
    }
    *out = i < 0 ? i + self->base.size : i;
    return true;
}

static Object *
list_item(Object *op, int64_t i)
{
    List *self = as_list(op);
    if (UNLIKELY((uint64_t)i >= (uint64_t)self->base.size)) {
        raise(EXC_IndexError, "list index out of range");
        return NULL;
    }
    return incref(self->items[i].ref);
}

// exact list, any index
static Object *
list_get_item(Object *op, Object *index)
{
    List *self = as_list(op);
    if (index->type->index != NULL) {
        int64_t i;
        return read_index(self, index, &i) ? list_item(op, i) : NULL;
    }
    if (!is_exact(index, &SliceType)) {
        raise_bad_index(index);
        return NULL;
    }
    int64_t start, stop, step;
    if (slice_unpack(index, &start, &stop, &step) < 0) {
        return NULL;
    }
    int64_t count = slice_clip(self->base.size, &start, &stop, step);
    if (count <= 0) {
        return list_new(0);
    }
    if (step == 1) {
        return list_slice(op, start, stop);
    }
    Object *result = list_new(count);
    if (result == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < count && start + i * step < self->base.size; i++) {
        list_give_item(result, i, incref(self->items[start + i * step].ref));
    }
    return result;
}

static int
assign_item(Object *op, int64_t i, Object *value)
{
    List *self = as_list(op);
    if ((uint64_t)i >= (uint64_t)self->base.size) {
        raise(EXC_IndexError, "list assignment index out of range");
        return -1;
    }
    if (value == NULL && profile->deletion_keeps_room) {
        // The list keeps its room.
        Object *item = self->items[i].ref;
        self->base.size--;
        memmove(self->items + i, self->items + i + 1, (size_t)(self->base.size - i) * sizeof(Slot));
        decref(item);
        return 0;
    }
    if (value == NULL) {
        return list_replace(self, i, i + 1, NULL);
    }
    return list_set_item(op, i, incref(value));
}

static int
delete_stepped(List *self, int64_t start, int64_t step, int64_t count)
{
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    Slot *removed = slots_alloc(count);
    if (removed == NULL) {
        raise_no_memory();
        return -1;
    }
    // One pass: removed items leave, the others close up.
    Slot *items = self->items;
    int64_t kept = start, taken = 0;
    for (int64_t i = start; i < self->base.size; i++) {
        if (taken < count && i == start + taken * step) {
            removed[taken++].ref = items[i].ref;
        } else {
            items[kept++].ref = items[i].ref;
        }
    }
    self->base.size = kept;
    int result = list_resize(self, kept);
    drop_slots_in_order(removed, count);
    heap_free(removed);
    return result;
}

static int
assign_stepped(List *self, int64_t start, int64_t step, int64_t count, Object *sequence)
{
    int64_t length;
    const Slot *source = sequence_slots(sequence, &length);
    if (length != count) {
        raise(EXC_ValueError, "attempt to assign sequence of size %lld to extended slice of size %lld",
              (long long)length, (long long)count);
        return -1;
    }
    if (count == 0) {
        return 0;
    }
    Slot *removed = slots_alloc(count);
    if (removed == NULL) {
        raise_no_memory();
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        removed[i].ref = self->items[start + i * step].ref;
        self->items[start + i * step].ref = incref(source[i].ref);
    }
    drop_slots_in_order(removed, count);
    heap_free(removed);
    return 0;
}

static int
assign_slice(Object *op, Object *slice, Object *value)
{
    List *self = as_list(op);
    int64_t start, stop, step;
    if (slice_unpack(slice, &start, &stop, &step) < 0) {
        return -1;
    }
    if (value == NULL) {
        int64_t count = slice_clip(self->base.size, &start, &stop, step);
        if (count <= 0) {
            return 0;
        }
        return step == 1 ? list_replace(self, start, stop, NULL) : delete_stepped(self, start, step, count);
    }
    Object *sequence = value == op ? list_slice(op, 0, self->base.size)
                                   : sequence_fast(value, step == 1 ? wording(WORDING_SLICE_VALUE) : "must assign iterable to extended slice");
    if (sequence == NULL) {
        return -1;
    }
    hold(sequence);
    // Making the sequence may have changed the list.
    int64_t count = slice_clip(self->base.size, &start, &stop, step);
    int result = step == 1 ? list_replace(self, start, stop, sequence)
                           : assign_stepped(self, start, step, count, sequence);
    drop_held(1);
    return result;
}

static int
list_assign(Object *op, Object *index, Object *value)
{
    if (index->type->index != NULL) {
        int64_t i;
        return read_index(as_list(op), index, &i) ? assign_item(op, i, value) : -1;
    }
    if (is_exact(index, &SliceType)) {
        return assign_slice(op, index, value);
    }
    raise_bad_index(index);
    return -1;
}

// --- protocol -------------------------------------------------------------------------------------------

static int
list_init(Object *op, Slot *args, size_t count, Object *names)
{
    if (names != NULL && tuple_length(names) > 0 && op->type->new == ListType.new) {
        if (args_no_keywords("list", names) < 0) {
            return -1;
        }
    }
    if (args_check("list", count, 0, 1) < 0) {
        return -1;
    }
    list_clear_items(op);
    return count == 0 ? 0 : list_extend(op, args[0].ref);
}

static Object *
list_new_instance(Type *type, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    return type_alloc(type, 0);
}

static Object *
list_repr(Object *op)
{
    List *self = as_list(op);
    if (self->base.size == 0) {
        return str_from("[]");
    }
    int entered = repr_enter(op);
    if (entered != 0) {
        return entered > 0 ? str_from("[...]") : NULL;
    }
    StrWriter writer = {0};
    writer_add_char(&writer, '[');
    for (int64_t i = 0; i < self->base.size; i++) {
        if (i > 0) {
            writer_add_text(&writer, ", ");
        }
        // A method written in Python holds its self anyway.
        bool is_held = profile->repr_holds_items || self->items[i].ref->type->repr != slot_repr;
        if (is_held) {
            hold(incref(self->items[i].ref));
        }
        int result = writer_add_repr(&writer, self->items[i].ref);
        if (is_held) {
            drop_held(1);
        }
        if (result < 0) {
            writer_discard(&writer);
            repr_leave(op);
            return NULL;
        }
    }
    writer_add_char(&writer, ']');
    repr_leave(op);
    return writer_finish(&writer);
}

static Object *
list_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_list(left) || !is_list(right)) {
        return NotImplemented;
    }
    const List *a = as_list(left), *b = as_list(right);
    if (a->base.size != b->base.size && (op == COMPARE_EQ || op == COMPARE_NE)) {
        return bool_from(op == COMPARE_NE);
    }
    for (int64_t i = 0; i < a->base.size && i < b->base.size; i++) {
        Object *x = a->items[i].ref, *y = b->items[i].ref;
        int equal = quick_equal(x, y);
        if (equal > 0) {
            continue;
        }
        hold(incref(x));
        hold(incref(y));
        if (equal < 0) {
            equal = object_compare_bool(x, y, COMPARE_EQ);
        }
        if (equal == 0 && i < a->base.size && i < b->base.size) {
            // The first items that differ decide, unless comparing them shortened a list.
            if (!profile->comparing_holds_items) {
                drop_held(2);
                x = hold_uncounted(incref(a->items[i].ref));
                y = hold_uncounted(incref(b->items[i].ref));
            }
            Object *result = op == COMPARE_EQ   ? incref(False)
                             : op == COMPARE_NE ? incref(True)
                                                : object_compare(x, y, op);
            return drop_held_under(result, 2);
        }
        drop_held(2);
        if (equal < 0) {
            return NULL;
        }
    }
    return bool_from(order_holds(a->base.size - b->base.size, op));
}

static int64_t
list_length_slot(Object *op)
{
    return list_length(op);
}

static int
list_contains(Object *op, Object *value)
{
    int64_t i = find(as_list(op), value, 0, INT64_MAX);
    return i >= 0 ? 1 : i == -1 ? 0 : -1;
}

static Object *
list_inplace_concat(Object *op, Object *other)
{
    return list_extend(op, other) < 0 ? NULL : incref(op);
}

static Object *
list_iter(Object *op)
{
    return sequence_iterator_new(&ListIteratorType, op);
}

static size_t
list_size(const Object *op)
{
    return op->type->basic_size + (size_t)as_list(op)->allocated * sizeof(Slot);
}

// --- methods ----------------------------------------------------------------------------------------------

static Object *
method_append(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return list_append(op, args[0].ref) < 0 ? NULL : None;
}

static Object *
method_clear(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    list_clear_items(op);
    return None;
}

static Object *
method_copy(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    return list_slice(op, 0, INT64_MAX);
}

static Object *
method_count(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    List *self = as_list(op);
    int64_t total = 0;
    for (int64_t i = 0; i < self->base.size; i++) {
        int equal = item_equals(self, i, args[0].ref);
        if (equal < 0) {
            return NULL;
        }
        total += equal;
    }
    return int_from(total);
}

static Object *
method_extend(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return list_extend(op, args[0].ref) < 0 ? NULL : None;
}

static Object *
method_index(Object *op, Slot *args, size_t count, Object *names)
{
    (void)names;
    List *self = as_list(op);
    int64_t start = 0, stop = INT64_MAX;
    if ((count > 1 && slice_index(args[1].ref, &start) < 0) || (count > 2 && slice_index(args[2].ref, &stop) < 0)) {
        return NULL;
    }
    if (start < 0) {
        start = start + self->base.size < 0 ? 0 : start + self->base.size;
    }
    if (stop < 0) {
        stop = stop + self->base.size < 0 ? 0 : stop + self->base.size;
    }
    int64_t i = find(self, args[0].ref, start, stop);
    if (i == -1) {
        raise(EXC_ValueError, wording(WORDING_NOT_IN_LIST), args[0].ref);
    }
    return i < 0 ? NULL : int_from(i);
}

// A position given as an argument. 0 or -1.
static int
read_position(Object *argument, int64_t *out)
{
    Object *index = number_index(argument);
    if (index == NULL) {
        return -1;
    }
    int overflow = 0;
    *out = int_as_int64(index, &overflow);
    decref(index);
    if (overflow != 0) {
        raise(EXC_OverflowError, "Python int too large to convert to C ssize_t");
        return -1;
    }
    return 0;
}

static Object *
method_insert(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    int64_t index;
    if (read_position(args[0].ref, &index) < 0) {
        return NULL;
    }
    return list_insert(op, index, args[1].ref) < 0 ? NULL : None;
}

static Object *
method_pop(Object *op, Slot *args, size_t count, Object *names)
{
    (void)names;
    List *self = as_list(op);
    int64_t index = -1;
    if (count > 0 && read_position(args[0].ref, &index) < 0) {
        return NULL;
    }
    if (self->base.size == 0) {
        raise(EXC_IndexError, "pop from empty list");
        return NULL;
    }
    if (index < 0) {
        index += self->base.size;
    }
    if ((uint64_t)index >= (uint64_t)self->base.size) {
        raise(EXC_IndexError, "pop index out of range");
        return NULL;
    }
    Object *item = self->items[index].ref;
    int64_t left = self->base.size - 1;
    if (left == 0 && (profile->pop_frees_last_room || self->allocated > 1)) {
        self->base.size = 0;
        list_clear_items(op);
        return item;
    }
    size_t tail = (size_t)(left - index) * sizeof(Slot);
    memmove(self->items + index, self->items + index + 1, tail);
    if (list_resize(self, left) < 0) {
        memmove(self->items + index + 1, self->items + index, tail);
        self->items[index].ref = item;
        return NULL;
    }
    return item;
}

static Object *
method_remove(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    int64_t i = find(as_list(op), args[0].ref, 0, INT64_MAX);
    if (i == -1) {
        raise(EXC_ValueError, "list.remove(x): x not in list");
    }
    return i < 0 || list_replace(as_list(op), i, i + 1, NULL) < 0 ? NULL : None;
}

static Object *
method_reverse(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    list_reverse(op);
    return None;
}

static Object *
method_reversed(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    return list_reverse_iterator_new(op);
}

static Object *
method_sort(Object *op, Slot *args, size_t count, Object *names)
{
    Object *parsed[2];
    if (count > 0 && count + (names == NULL ? 0 : (size_t)tuple_length(names)) <= COUNT_OF(parsed)) {
        raise(EXC_TypeError, "sort() takes no positional arguments");
        return NULL;
    }
    if ((names != NULL && prepare_keywords(PREPARED_SORT) < 0) ||
        args_parse("sort", "| $ key reverse", args, count, names, parsed) < 0) {
        return NULL;
    }
    int reverse = parsed[1] == NULL ? 0 : object_is_true(parsed[1]);
    if (reverse < 0) {
        return NULL;
    }
    return list_sort(op, parsed[0], reverse) < 0 ? NULL : None;
}

static Object *
method_getitem(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return list_get_item(op, args[0].ref);
}

static const MethodDef methods[] = {
    {"__sizeof__", object_method_whole_size, 0, 0, 0, "Return the size of the object in memory, in bytes."},
    {"__getitem__", method_getitem, 1, 1, 0, "Return self[index]."},
    {"append", method_append, 1, 1, METHOD_QUIET, "Append object to the end of the list."},
    {"clear", method_clear, 0, 0, 0, "Remove all items from list."},
    {"copy", method_copy, 0, 0, 0, "Return a shallow copy of the list."},
    {"count", method_count, 1, 1, 0, "Return number of occurrences of value."},
    {"extend", method_extend, 1, 1, 0, "Extend list by appending elements from the iterable."},
    {"index", method_index, 1, 3, 0, NULL},
    {"insert", method_insert, 2, 2, 0, "Insert object before index."},
    {"pop", method_pop, 0, 1, 0, NULL},
    {"remove", method_remove, 1, 1, 0, NULL},
    {"reverse", method_reverse, 0, 0, 0, "Reverse *IN PLACE*."},
    {"sort", method_sort, 0, -1, METHOD_KEYWORDS, NULL},
    {"__reversed__", method_reversed, 0, 0, 0, "Return a reverse iterator over the list."},
    {0},
};

Type ListType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "list",
    .id = TYPE_LIST_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_IMMUTABLE | TYPE_SEQUENCE | TYPE_MATCH_SELF |
             TYPE_LIST_SUBCLASS,
    .basic_size = sizeof(List),
    .dealloc = list_dealloc,
    .traverse = list_traverse,
    .clear = list_clear_items,
    .holders = list_holders,
    .size_of = list_size,
    .new = list_new_instance,
    .init = list_init,
    .repr = list_repr,
    .hash = hash_not_implemented,
    .compare = list_compare,
    .iter = list_iter,
    .length = list_length_slot,
    .concat = list_concat,
    .inplace_concat = list_inplace_concat,
    .repeat = list_repeat,
    .inplace_repeat = list_inplace_repeat,
    .item = list_item,
    .set_item = assign_item,
    .contains = list_contains,
    .map_length = list_length_slot,
    .subscript = list_get_item,
    .set_subscript = list_assign,
    .methods = methods,
};
