// Iteration over sets.
#include "gc/gc.h"
#include "types/dict_table.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/set_internal.h"
#include "types/set_table.h"
#include "types/tuple.h"

typedef struct {
    Object base;
    alignas(8) Object *set;  // NULL when exhausted
    int64_t used;            // of the set when the iteration began; -1: it changed
    int64_t position;
    int64_t left;
} SetIterator;  // 48 bytes

static SetIterator *
as_iterator(const Object *op)
{
    return (SetIterator *)(uintptr_t)op;
}

Object *
set_iter(Object *op)
{
    Object *iterator = gc_new(&SetIteratorType, sizeof(SetIterator));
    if (iterator != NULL) {
        SetIterator *self = as_iterator(iterator);
        self->set = incref(op);
        self->used = self->left = set_length(op);
        self->position = 0;
        gc_track(iterator);
    }
    return iterator;
}

static const FieldDef iterator_fields[] = {
    {"the set", offsetof(SetIterator, set), false},
    {.name = NULL},
};

static Object *
iterator_next(Object *op)
{
    SetIterator *self = as_iterator(op);
    if (self->set == NULL) {
        return NULL;
    }
    if (self->used != set_length(self->set)) {
        raise(EXC_RuntimeError, "Set changed size during iteration");
        self->used = -1;  // and stays so
        return NULL;
    }
    Object *key;
    if (!set_next(self->set, &self->position, &key)) {
        CLEAR_SLOT(self->set);
        return NULL;
    }
    self->left--;
    return incref(key);
}

static Object *
iterator_length_hint(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const SetIterator *self = as_iterator(op);
    bool valid = self->set != NULL && self->used == set_length(self->set);
    return int_from(valid ? self->left : 0);
}

static Object *
iterator_reduce(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const SetIterator *self = as_iterator(op);
    if (self->set == NULL) {
        return iterator_reduce_rest(incref(empty_tuple));
    }
    Object *copy = set_iter(self->set);
    if (copy != NULL) {
        as_iterator(copy)->used = self->used;
        as_iterator(copy)->position = self->position;
        as_iterator(copy)->left = self->left;
    }
    return iterator_reduce_rest(copy);
}

static const MethodDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, 0, 0, 0, NULL},
    {0},
};

Type SetIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "set_iterator",
    .id = TYPE_SET_ITERATOR_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(SetIterator),
    .fields = iterator_fields,
    .iter = iterator_itself,
    .next = iterator_next,
    .methods = iterator_methods,
};
