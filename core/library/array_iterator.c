// Iteration over arrays.
#include "gc/gc.h"
#include "library/array_internal.h"
#include "library/library_internal.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/fields.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/tuple.h"
#include "types/type_internal.h"

typedef struct {
    Object base;
    int64_t index;
    alignas(8) Array *array; // NULL: exhausted
    int64_t reserved;        // CPython's function that reads an item
} ArrayIterator;

static const FieldDef iterator_fields[] = {
    {"the array", offsetof(ArrayIterator, array), false},
    {.name = NULL},
};

static Object *
iterator_next(Object *op)
{
    ArrayIterator *it = (ArrayIterator *)op;
    if (it->array == NULL) {
        return NULL;
    }
    if (it->index < length_of(it->array)) {
        return array_get_item(it->array, it->index++);
    }
    CLEAR_SLOT(it->array);
    return NULL;
}

METHOD(iterator_reduce)
{
    (void)args, (void)count, (void)keyword_names;
    const ArrayIterator *it = (ArrayIterator *)op;
    Object *function = object_get_attr_cstring(builtins_module, "iter");
    if (function == NULL) {
        return NULL;
    }
    hold(function);
    Object *sequence = it->array != NULL ? incref((Object *)it->array) : tuple_pack(0);
    if (sequence == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(sequence);
    Object *arguments = drop_held_under(tuple_pack(1, sequence), 1);
    if (arguments == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(arguments);
    if (it->array == NULL) {
        return drop_held_under(tuple_pack(2, function, arguments), 2);
    }
    Object *index = int_from(it->index);
    if (index == NULL) {
        drop_held(2);
        return NULL;
    }
    hold(index);
    return drop_held_under(tuple_pack(3, function, arguments, index), 3);
}

METHOD(iterator_setstate)
{
    (void)count, (void)keyword_names;
    ArrayIterator *it = (ArrayIterator *)op;
    int64_t index = number_as_index(args[0].ref, NULL);
    if (index == -1 && error_pending()) {
        return NULL;
    }
    if (it->array != NULL) {
        int64_t length = length_of(it->array);
        it->index = index < 0 ? 0 : index > length ? length : index;
    }
    return None;
}

static const MethodDef iterator_methods[] = {
    {"__reduce__", iterator_reduce, 0, 0, 0, NULL},
    {"__setstate__", iterator_setstate, 1, 1, 0, NULL},
    {.name = NULL},
};

static int
iterator_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 11);
    return fields_traverse(op, visit, context);
}

Type ArrayIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "array.arrayiterator",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(ArrayIterator),
    .fields = iterator_fields,
    .traverse = iterator_traverse,
    .iter = iterator_itself,
    .next = iterator_next,
    .methods = iterator_methods,
};

Object *
array_iter(Object *op)
{
    ArrayIterator *it = (ArrayIterator *)type_alloc(&ArrayIteratorType, 0);
    if (it != NULL) {
        it->array = (Array *)incref(op);
    }
    return (Object *)it;
}
