// zip, map and filter.
#include "base/buffer.h"
#include "gc/gc.h"
#include "object/error.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/iterators.h"
#include "types/iterators_internal.h"
#include "types/str.h"
#include "types/tuple.h"

// --- zip ----------------------------------------------------------------------------------------------------

typedef struct {
    Object base;
    int64_t count;
    alignas(8) Object *iterators;  // tuple
    alignas(8) Object *result;     // a tuple to use again when nobody kept it
    int32_t strict, reserved;
} Zip;  // 48 bytes

static Zip *
as_zip(const Object *op)
{
    return (Zip *)(uintptr_t)op;
}

// A tuple of iterators over the arguments: NEW_REF or NULL.
static Object *
iterators_over(Slot *args, size_t count)
{
    Object *iterators = tuple_new((int64_t)count);
    if (iterators == NULL) {
        return NULL;
    }
    hold(iterators);
    for (size_t i = 0; i < count; i++) {
        Object *iterator = object_iter(args[i].ref);
        if (iterator == NULL) {
            drop_held(1);
            return NULL;
        }
        tuple_give_item(iterators, (int64_t)i, iterator);
    }
    return let_go();
}

// The keyword argument of zip and map, of a class that minds: 0 without one. -1 with an error.
static int
read_strict(const char *function, Slot *values, Object *keywords)
{
    Object *parsed[1];
    if (keywords == NULL || tuple_length(keywords) == 0) {
        return 0;
    }
    return args_parse(function, "| $ strict", values, 0, keywords, parsed) < 0 ? -1 : object_is_true(parsed[0]);
}

// Iterator `i` is exhausted, after those before it gave an item: an error of a strict function.
static void
check_lengths(const char *function, Object *iterators, int64_t i)
{
    if (error_pending()) {
        if (!error_is(EXC_StopIteration)) {
            return;
        }
        error_clear();
    }
    if (i > 0) {
        raise(EXC_ValueError, "%s() argument %lld is shorter than argument%s%lld", function, (long long)i + 1,
              i == 1 ? " " : "s 1-", (long long)i);
        return;
    }
    for (i = 1; i < tuple_length(iterators); i++) {
        Object *item = next_inside(tuple_peek(iterators, i));
        if (item != NULL) {
            decref(item);
            raise(EXC_ValueError, "%s() argument %lld is longer than argument%s%lld", function, (long long)i + 1,
                  i == 1 ? " " : "s 1-", (long long)i);
            return;
        }
        if (error_pending()) {
            if (!error_is(EXC_StopIteration)) {
                return;
            }
            error_clear();
        }
    }
}

static Object *
zip_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    int strict = type == &ZipType || type->init == ZipType.init ? read_strict("zip", args + count, keywords) : 0;
    if (strict < 0) {
        return NULL;
    }
    Object *iterators = iterators_over(args, count);
    if (iterators == NULL) {
        return NULL;
    }
    hold(iterators);
    Object *result = tuple_new((int64_t)count);
    iterators = let_go();
    if (result == NULL) {
        decref(iterators);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        tuple_give_item(result, (int64_t)i, incref(None));
    }
    hold(result);
    Object *op = iterator_alloc(type, &iterators);
    result = let_go();
    if (op == NULL) {
        decref(result);
        return NULL;
    }
    Zip *self = as_zip(op);
    self->count = (int64_t)count;
    self->iterators = iterators;
    self->result = result;
    self->strict = strict;
    return op;
}

static const FieldDef zip_fields[] = {
    {"the iterators", offsetof(Zip, iterators), false},
    {"the tuple to use again", offsetof(Zip, result), false},
    {.name = NULL},
};

static Object *
zip_next(Object *op)
{
    Zip *self = as_zip(op);
    if (self->count == 0) {
        return NULL;
    }
    Object *result;
    bool again = self->result->refcnt == 1;
    if (again) {
        result = incref(self->result);
    } else {
        result = tuple_new(self->count);
        if (result == NULL) {
            return NULL;
        }
    }
    hold(result);
    for (int64_t i = 0; i < self->count; i++) {
        Object *iterator = tuple_peek(self->iterators, i);
        Object *item = next_inside(iterator);
        if (item == NULL) {
            drop_held(1);
            if (self->strict) {
                check_lengths("zip", self->iterators, i);
            }
            return NULL;
        }
        Object *old = tuple_slots(result)[i].ref;
        tuple_slots(result)[i].ref = item;
        xdecref(old);
    }
    if (again && !gc_is_tracked(result)) {
        gc_track(result);
    }
    return let_go();
}

static Object *
zip_reduce(Object *op, Slot *args, size_t count, Object *names_)
{
    (void)args, (void)count, (void)names_;
    const Zip *self = as_zip(op);
    return self->strict ? tuple_pack(3, (Object *)op->type, self->iterators, True)
                        : tuple_pack(2, (Object *)op->type, self->iterators);
}

static Object *
zip_set_state(Object *op, Slot *args, size_t count, Object *names_)
{
    (void)count, (void)names_;
    int strict = object_is_true(args[0].ref);
    if (strict < 0) {
        return NULL;
    }
    as_zip(op)->strict = strict;
    return incref(None);
}

static const MethodDef zip_methods[] = {
    {"__reduce__", zip_reduce, 0, 0, 0, NULL},
    {"__setstate__", zip_set_state, 1, 1, 0, NULL},
    {0},
};

Type ZipType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "zip",
    .id = TYPE_ZIP_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_IMMUTABLE,
    .basic_size = sizeof(Zip),
    .fields = zip_fields,
    .new = zip_new,
    .iter = iterator_itself,
    .next = zip_next,
    .methods = zip_methods,
};

// --- map ----------------------------------------------------------------------------------------------------

typedef struct {
    Object base;
    alignas(8) Object *iterators;  // tuple
    alignas(8) Object *function;
    alignas(8) int32_t strict;     // only where the release has it
    int32_t reserved;
} Map;

void
map_init_type(void)
{
    MapType.basic_size = profile->map_has_strict ? sizeof(Map) : offsetof(Map, strict);
}

static Map *
as_map(const Object *op)
{
    return (Map *)(uintptr_t)op;
}

static Object *
map_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    int strict = profile->map_has_strict ? read_strict("map", args + count, keywords) : 0;
    if (strict < 0 || (!profile->map_has_strict && iterator_refuse_keywords(type, &MapType, keywords) < 0)) {
        return NULL;
    }
    if (count < 2) {
        raise(EXC_TypeError, "map() must have at least two arguments.");
        return NULL;
    }
    Object *iterators = iterators_over(args + 1, count - 1);
    if (iterators == NULL) {
        return NULL;
    }
    Object *op = iterator_alloc(type, &iterators);
    if (op != NULL) {
        as_map(op)->iterators = iterators;
        as_map(op)->function = incref(args[0].ref);
        if (profile->map_has_strict) {
            as_map(op)->strict = strict;
        }
    }
    return op;
}

static const FieldDef map_fields[] = {
    {"the iterators", offsetof(Map, iterators), false},
    {"the function", offsetof(Map, function), false},
    {.name = NULL},
};

static Object *
map_next(Object *op)
{
    enum { FEW = 6 };
    Map *self = as_map(op);
    int64_t count = tuple_length(self->iterators);
    Slot few[FEW], *args = few;
    if (count > FEW) {
        args = host_alloc((size_t)count * sizeof(Slot));
    }
    Object *result = NULL;
    int held = 0;
    for (; held < count; held++) {
        Object *iterator = tuple_peek(self->iterators, held);
        Object *item = next_inside(iterator);
        if (item == NULL) {
            break;
        }
        args[held].ref = hold_as(item, HOLDER_TEMPORARY);
    }
    if (held == count) {
        result = object_call(self->function, args, (size_t)count, NULL);
    }
    // The arguments go first to last, as CPython drops them, with the result in safety.
    if (held == 1) {
        result = drop_held_under(result, 1);
    } else if (held > 1) {
        for (int i = 0; i < held; i++) {
            (void)let_go();
        }
        if (result != NULL) {
            hold(result);
        }
        for (int i = 0; i < held / 2; i++) {
            Object *swapped = args[i].ref;
            args[i].ref = args[held - 1 - i].ref;
            args[held - 1 - i].ref = swapped;
        }
        drop_slots(args, held);
        result = result != NULL ? let_go() : NULL;
    }
    if (held < count && profile->map_has_strict && self->strict) {
        check_lengths("map", self->iterators, held);
    }
    if (args != few) {
        host_free(args);
    }
    return result;
}

static Object *
map_reduce(Object *op, Slot *args, size_t count, Object *names_)
{
    (void)args, (void)count, (void)names_;
    const Map *self = (Map *)op;
    int64_t length = tuple_length(self->iterators);
    Object *arguments = tuple_new(length + 1);
    if (arguments == NULL) {
        return NULL;
    }
    tuple_give_item(arguments, 0, incref(self->function));
    for (int64_t i = 0; i < length; i++) {
        tuple_give_item(arguments, i + 1, incref(tuple_peek(self->iterators, i)));
    }
    hold(arguments);
    bool strict = profile->map_has_strict && self->strict;
    Object *result = strict ? tuple_pack(3, (Object *)op->type, arguments, True)
                            : tuple_pack(2, (Object *)op->type, arguments);
    return drop_held_under(result, 1);
}

static Object *
map_set_state(Object *op, Slot *args, size_t count, Object *names_)
{
    (void)count, (void)names_;
    int strict = object_is_true(args[0].ref);
    if (strict < 0) {
        return NULL;
    }
    as_map(op)->strict = strict;
    return incref(None);
}

static const MethodDef map_methods[] = {
    {"__reduce__", map_reduce, 0, 0, 0, NULL},
    {"__setstate__", map_set_state, 1, 1, 0, NULL},
    {0},
};

Type MapType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "map",
    .id = TYPE_MAP_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_IMMUTABLE,
    .basic_size = sizeof(Map),
    .fields = map_fields,
    .new = map_new,
    .iter = iterator_itself,
    .next = map_next,
    .methods = map_methods,
};

// --- filter -------------------------------------------------------------------------------------------------

typedef struct {
    Object base;
    alignas(8) Object *function;
    alignas(8) Object *iterator;
} Filter;

static Filter *
as_filter(const Object *op)
{
    return (Filter *)(uintptr_t)op;
}

static Object *
filter_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    if (iterator_refuse_keywords(type, &FilterType, keywords) < 0 || args_check("filter", count, 2, 2) < 0) {
        return NULL;
    }
    Object *iterator = object_iter(args[1].ref);
    if (iterator == NULL) {
        return NULL;
    }
    Object *op = iterator_alloc(type, &iterator);
    if (op != NULL) {
        as_filter(op)->function = incref(args[0].ref);
        as_filter(op)->iterator = iterator;
    }
    return op;
}

static void
filter_dealloc(Object *op)
{
    gc_untrack(op);
    CLEAR_SLOT(as_filter(op)->function);
    CLEAR_SLOT(as_filter(op)->iterator);
    gc_free(op);
}

static const FieldDef filter_fields[] = {
    {"the iterator", offsetof(Filter, iterator), false},
    {"the function", offsetof(Filter, function), false},
    {.name = NULL},
};

// Does the function want the item? 1, 0, -1
static int
filter_accepts(const Filter *self, Object *item)
{
    if (self->function == None || self->function == (Object *)&BoolType) {
        return object_is_true(item);
    }
    Object *answer = object_call_one(self->function, item);
    if (answer == NULL) {
        return -1;
    }
    hold(answer);
    int result = object_is_true(answer);
    drop_held(1);
    return result;
}

static Object *
filter_next(Object *op)
{
    Filter *self = as_filter(op);
    for (;;) {
        Object *item = next_inside(self->iterator);
        if (item == NULL) {
            return NULL;
        }
        hold(item);
        int accepted = filter_accepts(self, item);
        if (accepted > 0) {
            return let_go();
        }
        drop_held(1);
        if (accepted < 0) {
            return NULL;
        }
    }
}

static Object *
filter_reduce(Object *op, Slot *args, size_t count, Object *names_)
{
    (void)args, (void)count, (void)names_;
    const Filter *self = (Filter *)op;
    Slot parts[2] = {{self->function}, {self->iterator}};
    return iterator_reduce_to((Object *)op->type, parts, 2);
}

static const MethodDef filter_methods[] = {
    {"__reduce__", filter_reduce, 0, 0, 0, NULL},
    {0},
};

Type FilterType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "filter",
    .id = TYPE_FILTER_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_IMMUTABLE,
    .basic_size = sizeof(Filter),
    .dealloc = filter_dealloc,
    .fields = filter_fields,
    .new = filter_new,
    .iter = iterator_itself,
    .next = filter_next,
    .methods = filter_methods,
};
