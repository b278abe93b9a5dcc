// list: its storage, single items, and growing.
#include "types/list.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/free_list.h"
#include "object/profile.h"
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
slots_copy(Slot *into, const Slot *from, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        into[i].ref = incref(from[i].ref);
    }
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

List *
list_new_empty(void)
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

int
list_give_storage(List *self, int64_t length)
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
    List *self = list_new_empty();
    if (self == NULL || list_give_storage(self, length) < 0) {
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
    List *self = list_new_empty();
    if (self == NULL || list_give_storage(self, count) < 0) {
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
    slots_copy(self->items + size, sequence_slots(sequence, &ignored), count);
    return 0;
}

static SMALL int
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
    if (!profile->lists_extend_by_type) {
        return extend_iterator(self, iterable);
    }
    if (type == &SetType || type == &FrozensetType) {
        return extend_set(self, iterable);
    }
    if (type == &DictType) {
        return list_extend_dict(self, iterable, EXTEND_KEYS);
    }
    if (type == &DictKeysType) {
        return list_extend_dict(self, &as_view(iterable)->dict->base, EXTEND_KEYS);
    }
    if (type == &DictValuesType) {
        return list_extend_dict(self, &as_view(iterable)->dict->base, EXTEND_VALUES);
    }
    if (type == &DictItemsType) {
        return list_extend_dict(self, &as_view(iterable)->dict->base, EXTEND_ITEMS);
    }
    return extend_iterator(self, iterable);
}
