// groupby and tee: iterators that share one source.
#include "gc/gc.h"
#include "library/itertools_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/tuple.h"
#include "types/type_internal.h"

// --- groupby: a the iterator, b the key function or None, c the key of the group that was handed out last, d the current
// key, e the current item, i the group's number. A group: a the groupby object, b its key, i its number. ----------

static Object *group_next(Object *op);
ITERTOOL(GrouperType, "itertools._grouper", NULL, group_next, .doc = NULL);

NEW(groupby_new)
{
    Object *values[2];
    if (args_parse("groupby", "iterable | key", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Itertool *self = itertool_over(type, values[0]);
    if (self != NULL) {
        self->b = incref(values[1] != NULL ? values[1] : None);
    }
    return (Object *)self;
}

// Takes one item: 1, 0 at the end, -1.
static int
groupby_step(Itertool *self)
{
    Object *item = object_next_inside(self->a);
    if (item == NULL) {
        return error_pending() ? -1 : 0;
    }
    hold(item);
    Object *key = self->b == None ? incref(item) : object_call_one(self->b, item);
    item = let_go();
    if (key == NULL) {
        decref(item);
        return -1;
    }
    Object *old_item = self->e, *old_key = self->d;
    self->e = item;
    self->d = key;
    xdecref(old_item);
    xdecref(old_key);
    return 1;
}

// Is the current key this one? 1, 0, -1.
static int
is_current_key(Itertool *self, Object *key)
{
    hold_uncounted(incref(key));
    hold_uncounted(incref(self->d));
    int same = object_compare_bool(held_at(held_count() - 2), held_at(held_count() - 1), COMPARE_EQ);
    drop_held(2);
    return same;
}

static Object *
groupby_next(Object *op)
{
    SELF;
    self->i++; // the group before is over
    while (self->d == NULL || self->c != NULL) {
        if (self->d != NULL) {
            int same = is_current_key(self, self->c);
            if (same <= 0) {
                if (same < 0) {
                    return NULL;
                }
                break;
            }
        }
        if (groupby_step(self) <= 0) {
            return NULL;
        }
    }
    Object *old = self->c;
    self->c = incref(self->d);
    xdecref(old);
    Itertool *group = (Itertool *)type_alloc(&GrouperType, 0);
    if (group == NULL) {
        return NULL;
    }
    group->a = incref(op);
    group->b = incref(self->d);
    group->i = self->i;
    hold(&group->base);
    return drop_held_under(tuple_pack(2, self->d, &group->base), 1);
}

static Object *
group_next(Object *op)
{
    SELF;
    Itertool *parent = (Itertool *)self->a;
    if (parent->i != self->i) {
        return NULL;
    }
    if (parent->e == NULL) {
        int stepped = groupby_step(parent);
        if (stepped <= 0) {
            return NULL;
        }
    }
    int same = is_current_key(parent, self->b);
    if (same <= 0) {
        return NULL;
    }
    Object *item = parent->e;
    parent->e = NULL;
    CLEAR_SLOT(parent->d);
    return item;
}

ITERTOOL(GroupbyType, "itertools.groupby", groupby_new, groupby_next, .doc = NULL);

// --- tee: a the block of items where it stands, i the place there --------------------------------------------

enum { BLOCK_ITEMS = 57 };  // as in CPython: items live until all tees have left their block

typedef struct {
    Object base;
    alignas(8) Object *iterator;
    int32_t count, running;
    alignas(8) Object *next;
    Slot items[BLOCK_ITEMS];
} TeeBlock;

#define ITEM(i) {"an item", offsetof(TeeBlock, items) + (i) * sizeof(Slot), false}
#define ITEMS_8(i) ITEM(i), ITEM((i) + 1), ITEM((i) + 2), ITEM((i) + 3), ITEM((i) + 4), ITEM((i) + 5), ITEM((i) + 6), ITEM((i) + 7)
static const FieldDef block_fields[] = {
    {"the iterator", offsetof(TeeBlock, iterator), false},
    ITEMS_8(0), ITEMS_8(8), ITEMS_8(16), ITEMS_8(24), ITEMS_8(32), ITEMS_8(40), ITEMS_8(48), ITEM(56),
    {"the next block", offsetof(TeeBlock, next), false},
    {.name = NULL},
};

static Type TeeBlockType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "itertools._tee_dataobject",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN,
    .basic_size = sizeof(TeeBlock),
    .fields = block_fields,
    .clear = fields_clear,
};

static TeeBlock *
block_over(Object *iterator)
{
    TeeBlock *block = (TeeBlock *)type_alloc(&TeeBlockType, 0);
    if (block != NULL) {
        block->iterator = incref(iterator);
    }
    return block;
}

static Object *
tee_next(Object *op)
{
    SELF;
    TeeBlock *block = (TeeBlock *)self->a;
    if (self->i == BLOCK_ITEMS) {
        if (block->next == NULL && (block->next = (Object *)block_over(block->iterator)) == NULL) {
            return NULL;
        }
        self->a = incref(block->next);
        self->i = 0;
        decref(&block->base);
        block = (TeeBlock *)self->a;
    }
    if (self->i == block->count) {
        if (block->running) {
            raise(EXC_RuntimeError, "cannot re-enter the tee iterator");
            return NULL;
        }
        block->running = 1;
        hold(incref(&block->base));
        Object *item = object_next_inside(block->iterator);
        block->running = 0;
        if (item != NULL) {
            block->items[block->count++].ref = item;
        }
        drop_held(1);
        if (item == NULL) {
            return NULL;
        }
    }
    return incref(block->items[self->i++].ref);
}

METHOD(tee_copy)
{
    UNUSED;
    SELF;
    Itertool *made = (Itertool *)type_alloc(op->type, 0);
    if (made != NULL) {
        made->a = incref(self->a);
        made->i = self->i;
    }
    return (Object *)made;
}

static const MethodDef tee_methods[] = {
    {"__copy__", tee_copy, 0, 0, 0, NULL},
    {.name = NULL},
};

ITERTOOL(TeeType, "itertools._tee", NULL, tee_next, .methods = tee_methods);

static Object *
tee_over(Object *iterable)
{
    Object *iterator = object_iter(iterable);
    if (iterator == NULL || is_exact(iterator, &TeeType)) {
        return iterator;
    }
    hold(iterator);
    Object *again = object_iter(iterator);
    TeeBlock *block = again == NULL ? NULL : block_over(again);
    xdecref(again);
    drop_held(1);
    if (block == NULL) {
        return NULL;
    }
    hold(&block->base);
    Itertool *self = (Itertool *)type_alloc(&TeeType, 0);
    Object *first = let_go();
    if (self == NULL) {
        decref(first);
        return NULL;
    }
    self->a = first;
    return &self->base;
}

Object *
itertools_tee(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    UNUSED_ARGUMENTS;
    int64_t n = count == 2 ? number_as_index(args[1].ref, NULL) : 2;
    if (n < 0) {
        if (!error_pending()) {
            raise(EXC_ValueError, "n must be >= 0");
        }
        return NULL;
    }
    Object *first = n == 0 ? None : tee_over(args[0].ref);
    if (first == NULL) {
        return NULL;
    }
    hold(first);
    Object *result = tuple_new(n);
    if (result == NULL || n == 0) {
        return drop_held_under(result, 1);
    }
    hold(result);
    for (int64_t i = 0; i < n; i++) {
        Object *one = i == 0 ? incref(first) : tee_copy(first, NULL, 0, NULL);
        if (one == NULL) {
            drop_held(2);
            return NULL;
        }
        tuple_give_item(result, i, one);
    }
    gc_note_fleeting(n > 1);  // the bound __copy__ that CPython calls
    result = let_go();
    return drop_held_under(result, 1);
}

Type *const itertools_group_types[] = {&GroupbyType, &GrouperType, &TeeType, &TeeBlockType, NULL};
