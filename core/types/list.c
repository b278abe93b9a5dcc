// list: its storage, and the functions other floors call.
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

static FreeList free_lists_of_list = {.name = "list", .capacity = 80};

void
lists_init(void)
{
    free_list_register(&free_lists_of_list);
}

// --- storage --------------------------------------------------------------------------------------

Slot *
slots_alloc(int64_t count)
{
    if ((uint64_t)count > UINT32_MAX / sizeof(Slot)) {
        return NULL;
    }
    return heap_alloc(count == 0 ? 1 : (size_t)count * sizeof(Slot));
}

static Slot *
slots_realloc(Slot *slots, int64_t count)
{
    if (slots == NULL) {
        return slots_alloc(count);
    }
    if ((uint64_t)count > UINT32_MAX / sizeof(Slot)) {
        return NULL;
    }
    return heap_realloc(slots, count == 0 ? 1 : (size_t)count * sizeof(Slot));
}

void
slots_reverse(Slot *slots, int64_t count)
{
    for (int64_t i = 0, j = count - 1; i < j; i++, j--) {
        Object *op = slots[i].ref;
        slots[i].ref = slots[j].ref;
        slots[j].ref = op;
    }
}

int
list_resize(List *self, int64_t size)
{
    if (LIKELY(self->allocated >= size && size >= self->allocated >> 1)) {
        self->base.size = size;
        return 0;
    }
    int64_t allocated = (size + (size >> 3) + 6) & ~(int64_t)3;
    if (size - self->base.size > allocated - size) {
        // A jump: what the next few appends need is little against it.
        allocated = (size + 3) & ~(int64_t)3;
    }
    if (size == 0) {
        allocated = 0;
    }
    Slot *items = slots_realloc(self->items, allocated);
    if (items == NULL) {
        raise_no_memory();
        return -1;
    }
    self->items = items;
    self->base.size = size;
    self->allocated = allocated;
    return 0;
}

// First storage of an empty list that will have `count` items: rounded to an even number of slots, since blocks are
// multiples of 16 bytes.
static int
reserve_exactly(List *self, int64_t count)
{
    assert(self->items == NULL);
    count = (count + 1) & ~(int64_t)1;
    Slot *items = slots_alloc(count);
    if (items == NULL) {
        raise_no_memory();
        return -1;
    }
    self->items = items;
    self->allocated = count;
    return 0;
}

// --- birth and death --------------------------------------------------------------------------------

static List *
new_empty(void)
{
    void *block = free_list_take(&free_lists_of_list);
    Object *op = block != NULL ? gc_revive(block, &ListType) : gc_new(&ListType, sizeof(List));
    if (op == NULL) {
        return NULL;
    }
    List *self = as_list(op);
    self->base.size = 0;
    self->items = NULL;
    self->allocated = 0;
    return self;
}

// Uninitialised items for a list out of new_empty; on failure the list is dropped. Making the list may have run a
// collection, so callers ask other containers for their lengths only now.
static int
give_storage(List *self, int64_t length)
{
    if (length > 0) {
        Slot *items = slots_alloc(length);
        if (items == NULL) {
            decref(&self->base.base);
            raise_no_memory();
            return -1;
        }
        self->items = items;
        self->allocated = self->base.size = length;
    }
    return 0;
}

Object *
list_new(int64_t length)
{
    List *self = new_empty();
    if (self == NULL || give_storage(self, length) < 0) {
        return NULL;
    }
    if (length > 0) {
        memset(self->items, 0, (size_t)length * sizeof(Slot));
    }
    gc_track(&self->base.base);
    return &self->base.base;
}

Object *
list_from_slots(Slot *slots, int64_t count)
{
    List *self = new_empty();
    if (self == NULL || give_storage(self, count) < 0) {
        drop_slots(slots, count);
        return NULL;
    }
    if (count > 0) {
        memcpy(self->items, slots, (size_t)count * sizeof(Slot));
    }
    gc_track(&self->base.base);
    return &self->base.base;
}

void
list_clear_items(Object *op)
{
    List *self = as_list(op);
    Slot *items = self->items;
    if (items != NULL) {
        int64_t size = self->base.size;
        // Emptied before anything is dropped: a drop may run code that reads this list.
        self->base.size = 0;
        self->items = NULL;
        self->allocated = 0;
        drop_slots(items, size);
        heap_free(items);
    }
}

void
list_dealloc(Object *op)
{
    gc_untrack(op);
    list_clear_items(op);
    if (!is_exact(op, &ListType) || !free_list_give(&free_lists_of_list, gc_head(op))) {
        gc_free(op);
    }
}

int
list_traverse(Object *op, Visit visit, void *context)
{
    List *self = as_list(op);
    for (int64_t i = self->base.size; --i >= 0;) {
        VISIT_SLOT(self->items[i].ref);
    }
    return 0;
}

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

// --- one item --------------------------------------------------------------------------------------

void
list_give_item(Object *op, int64_t i, Object *item)
{
    assert(i >= 0 && i < list_length(op) && as_list(op)->items[i].ref == NULL);
    as_list(op)->items[i].ref = item;
}

int
list_append(Object *op, Object *item)
{
    List *self = as_list(op);
    int64_t size = self->base.size;
    if (LIKELY(self->allocated > size)) {
        self->base.size = size + 1;
    } else if (list_resize(self, size + 1) < 0) {
        return -1;
    }
    self->items[size].ref = incref(item);
    return 0;
}

int
list_append_give(Object *op, Object *item)
{
    List *self = as_list(op);
    int64_t size = self->base.size;
    if (LIKELY(self->allocated > size)) {
        self->base.size = size + 1;
    } else if (list_resize(self, size + 1) < 0) {
        decref(item);
        return -1;
    }
    self->items[size].ref = item;
    return 0;
}

int
list_insert(Object *op, int64_t index, Object *item)
{
    List *self = as_list(op);
    int64_t size = self->base.size;
    if (list_resize(self, size + 1) < 0) {
        return -1;
    }
    if (index < 0) {
        index = index + size < 0 ? 0 : index + size;
    }
    if (index > size) {
        index = size;
    }
    memmove(self->items + index + 1, self->items + index, (size_t)(size - index) * sizeof(Slot));
    self->items[index].ref = incref(item);
    return 0;
}

int
list_set_item(Object *op, int64_t i, Object *item)
{
    Slot *slot = &as_list(op)->items[i];
    Object *old = slot->ref;
    slot->ref = item;
    xdecref(old);
    return 0;
}

// --- slices -------------------------------------------------------------------------------------------

static void
copy_slots(Slot *into, const Slot *from, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        into[i].ref = incref(from[i].ref);
    }
}

Object *
list_slice(Object *op, int64_t start, int64_t stop)
{
    List *self = new_empty();
    if (self == NULL) {
        return NULL;
    }
    int64_t size = list_length(op);
    start = start < 0 ? 0 : start > size ? size : start;
    stop = stop < start ? start : stop > size ? size : stop;
    if (give_storage(self, stop - start) < 0) {
        return NULL;
    }
    copy_slots(self->items, as_list(op)->items + start, stop - start);
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
    List *self = new_empty();
    if (self == NULL) {
        return NULL;
    }
    int64_t first = list_length(left), second = list_length(right);
    if (give_storage(self, first + second) < 0) {
        return NULL;
    }
    copy_slots(self->items, as_list(left)->items, first);
    copy_slots(self->items + first, as_list(right)->items, second);
    gc_track(&self->base.base);
    return &self->base.base;
}

Object *
list_repeat(Object *op, int64_t times)
{
    List *self = new_empty();
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
        if (give_storage(self, size * times) < 0) {
            return NULL;
        }
        for (int64_t i = 0; i < times; i++) {
            copy_slots(self->items + i * size, as_list(op)->items, size);
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
        copy_slots(self->items + i * size, self->items, size);
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
    copy_slots(self->items + start, source, count);
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

// --- extend ---------------------------------------------------------------------------------------

static int
extend_sequence(List *self, Object *sequence)
{
    int64_t count, size = self->base.size, ignored;
    (void)sequence_slots(sequence, &count);
    if (count == 0) {
        return 0;
    }
    if (self->items == NULL) {
        if (reserve_exactly(self, count) < 0) {
            return -1;
        }
        self->base.size = count;
    } else if (list_resize(self, size + count) < 0) {
        return -1;
    }
    // Only now: the sequence may be this very list.
    copy_slots(self->items + size, sequence_slots(sequence, &ignored), count);
    return 0;
}

static int
extend_set(List *self, Object *set)
{
    int64_t size = self->base.size, position = 0;
    if (list_resize(self, size + set_length(set)) < 0) {
        return -1;
    }
    Object *key;
    while (set_next(set, &position, &key)) {
        self->items[size++].ref = incref(key);
    }
    return 0;
}

typedef enum { EXTEND_KEYS, EXTEND_VALUES, EXTEND_ITEMS } DictPart;

static int
extend_dict(List *self, Object *dict, DictPart part)
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
            Object *pair = tuple_pack(2, key, value);
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

static int
extend_iterator(List *self, Object *iterable)
{
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    int64_t expected = object_length_hint(iterable, 8);
    if (expected < 0) {
        goto failed;
    }
    int64_t size = self->base.size;
    if (size > INT64_MAX - expected) {
        // A hint beyond reason: see how far we get.
    } else if (self->items == NULL) {
        if (expected > 0 && reserve_exactly(self, expected) < 0) {
            goto failed;
        }
    } else {
        if (list_resize(self, size + expected) < 0) {
            goto failed;
        }
        self->base.size = size;
    }
    UnaryFn next = iterator->type->next;
    Object *item;
    while ((item = next(iterator)) != NULL) {
        if (list_append_give(&self->base.base, item) < 0) {
            goto failed;
        }
    }
    if (error_pending()) {
        if (!error_is(EXC_StopIteration)) {
            goto failed;
        }
        error_clear();
    }
    if (self->base.size < self->allocated && list_resize(self, self->base.size) < 0) {
        goto failed;
    }
    drop_held(1);
    return 0;
failed:
    drop_held(1);
    return -1;
}

int
list_extend(Object *op, Object *iterable)
{
    List *self = as_list(op);
    const Type *type = iterable->type;
    if (type == &ListType || type == &TupleType) {
        return extend_sequence(self, iterable);
    }
    if (type == &SetType || type == &FrozensetType) {
        return extend_set(self, iterable);
    }
    if (type == &DictType) {
        return extend_dict(self, iterable, EXTEND_KEYS);
    }
    if (type == &DictKeysType) {
        return extend_dict(self, &as_view(iterable)->dict->base, EXTEND_KEYS);
    }
    if (type == &DictValuesType) {
        return extend_dict(self, &as_view(iterable)->dict->base, EXTEND_VALUES);
    }
    if (type == &DictItemsType) {
        return extend_dict(self, &as_view(iterable)->dict->base, EXTEND_ITEMS);
    }
    return extend_iterator(self, iterable);
}
