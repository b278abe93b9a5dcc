// enumerate and reversed.
#include "gc/gc.h"
#include "object/error.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/iterators_internal.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"

Object *
iterator_reuse_pair(Object *pair, Object *first, Object *second)
{
    Slot *slots = tuple_slots(pair);
    Object *old_first = slots[0].ref, *old_second = slots[1].ref;
    slots[0].ref = first;
    slots[1].ref = second;
    if (!gc_is_tracked(pair)) {
        gc_track(pair);  // the collector may have found that it need not be
    }
    hold(incref(pair));
    hold(old_second);
    decref(old_first);
    drop_held(1);
    return let_go();
}

// --- enumerate ----------------------------------------------------------------------------------------------

typedef struct {
    Object base;
    int64_t index;
    alignas(8) Object *iterator;
    alignas(8) Object *pair;        // to use again when nobody kept it
    alignas(8) Object *long_index;  // when the index does not fit in 64 bits
    alignas(8) Object *one;
} Enumerate;  // 56 bytes

static Enumerate *
as_enumerate(const Object *op)
{
    return (Enumerate *)(uintptr_t)op;
}

// Reads (iterable, start=0). 0 or -1.
static int
enumerate_arguments(Slot *args, size_t count, Object *keywords, Object **iterable, Object **start)
{
    size_t named = keywords == NULL ? 0 : (size_t)tuple_length(keywords);
    if (count + named > 2) {
        raise(EXC_TypeError, "enumerate() takes at most 2 arguments (%zu given)", count + named);
        return -1;
    }
    *iterable = count > 0 ? args[0].ref : NULL;
    *start = count > 1 ? args[1].ref : NULL;
    for (size_t i = 0; i < named; i++) {
        Object *name = tuple_peek(keywords, (int64_t)i);
        if (str_equals(name, "iterable") && *iterable == NULL) {
            *iterable = args[count + i].ref;
        } else if (str_equals(name, "start") && *start == NULL) {
            *start = args[count + i].ref;
        } else {
            raise(EXC_TypeError, "'%U' is an invalid keyword argument for enumerate()", name);
            return -1;
        }
    }
    if (*iterable == NULL) {
        raise(EXC_TypeError, "enumerate() missing required argument 'iterable'");
        return -1;
    }
    return 0;
}

static int
enumerate_fill(Enumerate *self, Object *iterable, Object *start)
{
    if (start != NULL) {
        Object *index = number_index(start);
        if (index == NULL) {
            return -1;
        }
        int overflow = 0;
        self->index = int_as_int64(index, &overflow);
        if (overflow != 0) {
            self->index = INT64_MAX;
            self->long_index = index;
        } else {
            decref(index);
        }
    }
    self->one = int_from(1);
    self->iterator = object_iter(iterable);
    if (self->iterator == NULL) {
        return -1;
    }
    self->pair = tuple_pack_asked(2, None, None);
    return self->pair == NULL ? -1 : 0;
}

static Object *
enumerate_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    Object *iterable, *start;
    if (enumerate_arguments(args, count, keywords, &iterable, &start) < 0) {
        return NULL;
    }
    Object *op = type_alloc(type, 0);
    if (op == NULL) {
        return NULL;
    }
    hold(op);
    if (enumerate_fill(as_enumerate(op), iterable, start) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static const FieldDef enumerate_fields[] = {
    {"the iterator", offsetof(Enumerate, iterator), false},
    {"the pair to use again", offsetof(Enumerate, pair), false},
    {"the index", offsetof(Enumerate, long_index), false},
    {"the step", offsetof(Enumerate, one), true},
    {.name = NULL},
};

// The next number as an object: NEW_REF or NULL. Leaves the count alone when it fails.
static Object *
enumerate_count(Enumerate *self)
{
    if (self->index < INT64_MAX) {
        Object *index = int_from(self->index);
        self->index += index != NULL;
        return index;
    }
    if (self->long_index == NULL && (self->long_index = int_from(INT64_MAX)) == NULL) {
        return NULL;
    }
    Object *next = int_add(self->long_index, self->one);
    if (next == NULL) {
        return NULL;
    }
    Object *index = self->long_index;
    self->long_index = next;
    return index;
}

static Object *
enumerate_next(Object *op)
{
    Enumerate *self = as_enumerate(op);
    Object *item = next_inside(self->iterator);
    if (item == NULL) {
        return NULL;
    }
    hold(item);
    Object *index = enumerate_count(self);
    if (index == NULL) {
        drop_held(1);
        return NULL;
    }
    if (self->pair->refcnt == 1) {
        return iterator_reuse_pair(self->pair, index, let_go());
    }
    hold(index);
    return drop_held_under(tuple_pack(2, index, item), 2);
}

static Object *
enumerate_reduce(Object *op, Slot *args, size_t count, Object *names_)
{
    (void)args, (void)count, (void)names_;
    const Enumerate *self = (Enumerate *)op;
    Object *index = self->long_index != NULL ? incref(self->long_index) : int_from(self->index);
    if (index == NULL) {
        return NULL;
    }
    hold(index);
    Slot parts[2] = {{self->iterator}, {index}};
    return drop_held_under(iterator_reduce_to((Object *)op->type, parts, 2), 1);
}

static const MethodDef enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, 0, 0, 0, NULL},
    {0},
};

Type EnumerateType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "enumerate",
    .id = TYPE_ENUMERATE_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_IMMUTABLE,
    .basic_size = sizeof(Enumerate),
    .fields = enumerate_fields,
    .new = enumerate_new,
    .iter = iterator_itself,
    .next = enumerate_next,
    .methods = enumerate_methods,
};

// --- reversed -----------------------------------------------------------------------------------------------

typedef struct {
    Object base;
    int64_t index;
    alignas(8) Object *sequence;  // NULL when exhausted
} Reversed;

static Reversed *
as_reversed(const Object *op)
{
    return (Reversed *)(uintptr_t)op;
}

static Object *
reversed_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    if (iterator_refuse_keywords(type, &ReversedType, keywords) < 0) {
        return NULL;
    }
    if (count != 1) {
        raise(EXC_TypeError, "reversed expected 1 argument, got %zu", count);
        return NULL;
    }
    Object *sequence = args[0].ref, *method;
    int found = object_find_special(sequence, names.__reversed__, &method);
    if (found < 0) {
        return NULL;
    }
    if (found > 0) {
        hold(method);
        if (method != None) {
            return drop_held_under(object_call_none(method), 1);
        }
        drop_held(1);
    }
    if (found > 0 || is_dict(sequence) || sequence->type->item == NULL) {
        raise(EXC_TypeError, "'%T' object is not reversible", sequence);
        return NULL;
    }
    int64_t length = object_length(sequence);
    if (length < 0) {
        return NULL;
    }
    Object *op = type_alloc(type, 0);
    if (op != NULL) {
        as_reversed(op)->index = length - 1;
        as_reversed(op)->sequence = incref(sequence);
    }
    return op;
}

static const FieldDef reversed_fields[] = {
    {"the sequence", offsetof(Reversed, sequence), false},
    {.name = NULL},
};

static Object *
reversed_next(Object *op)
{
    Reversed *self = as_reversed(op);
    if (self->index >= 0) {
        Object *item = sequence_get_item(self->sequence, self->index);
        if (item != NULL) {
            self->index--;
            return item;
        }
        if (error_is(EXC_IndexError) || error_is(EXC_StopIteration)) {
            error_clear();
        }
    }
    self->index = -1;
    CLEAR_SLOT(self->sequence);
    return NULL;
}

static Object *
reversed_length_hint(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    const Reversed *self = as_reversed(op);
    if (self->sequence == NULL) {
        return int_from(0);
    }
    int64_t length = object_length(self->sequence);
    if (length < 0) {
        return NULL;
    }
    return int_from(length < self->index + 1 ? 0 : self->index + 1);
}

static Object *
reversed_reduce(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    const Reversed *self = as_reversed(op);
    Object *arguments = tuple_pack(1, self->sequence == NULL ? empty_tuple : self->sequence);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    if (self->sequence == NULL) {
        return drop_held_under(tuple_pack(2, (Object *)op->type, arguments), 1);
    }
    Object *index = int_from(self->index);
    if (index == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(index);
    return drop_held_under(tuple_pack(3, (Object *)op->type, arguments, index), 2);
}

static Object *
reversed_set_state(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    Reversed *self = as_reversed(op);
    int64_t index = iterator_state(args[0].ref);
    if (index == -1 && error_pending()) {
        return NULL;
    }
    if (self->sequence != NULL) {
        int64_t length = object_length(self->sequence);
        if (length < 0) {
            return NULL;
        }
        self->index = index < -1 ? -1 : index > length - 1 ? length - 1 : index;
    }
    return incref(None);
}

static const MethodDef reversed_methods[] = {
    {"__reduce__", reversed_reduce, 0, 0, 0, "Return state information for pickling."},
    {"__setstate__", reversed_set_state, 1, 1, 0, "Set state information for unpickling."},
    {"__length_hint__", reversed_length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it))."},
    {0},
};

Type ReversedType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "reversed",
    .id = TYPE_REVERSED_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_IMMUTABLE,
    .basic_size = sizeof(Reversed),
    .fields = reversed_fields,
    .new = reversed_new,
    .iter = iterator_itself,
    .next = reversed_next,
    .methods = reversed_methods,
    .doc = "Return a reverse iterator over the values of the given sequence.",
};
