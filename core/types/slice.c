// slice(start, stop, step).
#include "types/slice.h"
#include "gc/gc.h"
#include "object/error.h"
#include "object/free_list.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"

static FreeList free_slices = {.name = "slice", .capacity = 1};

void
slices_init(void)
{
    free_slices.stays = !profile->keeps_more_kinds;
    free_list_register(&free_slices);
}

static Slice *
as_slice(const Object *op)
{
    return (Slice *)(uintptr_t)op;
}

Object *
slice_new(Object *start, Object *stop, Object *step)
{
    void *block = free_list_take(&free_slices);
    Object *op = block != NULL ? gc_revive(block, &SliceType) : gc_new(&SliceType, sizeof(Slice));
    if (op != NULL) {
        Slice *self = as_slice(op);
        self->start = incref(start == NULL ? None : start);
        self->stop = incref(stop == NULL ? None : stop);
        self->step = incref(step == NULL ? None : step);
        gc_track(op);
    }
    return op;
}

static void
slice_dealloc(Object *op)
{
    Slice *self = as_slice(op);
    gc_untrack(op);
    CLEAR_SLOT(self->step);
    CLEAR_SLOT(self->start);
    CLEAR_SLOT(self->stop);
    if (!free_list_give(&free_slices, gc_head(op))) {
        gc_free(op);
    }
}

static const FieldDef slice_fields[] = {
    {"start", offsetof(Slice, start), false},
    {"stop", offsetof(Slice, stop), false},
    {"step", offsetof(Slice, step), false},
    {.name = NULL},
};

// --- resolving ----------------------------------------------------------------------------------------------

static int
read_index(Object *op, int64_t *out, const char *complaint)
{
    if (is_exact(op, &IntType) && int_is_compact(op)) {
        *out = int_compact_value(op);
        return 0;
    }
    if (op->type->index == NULL) {
        raise(EXC_TypeError, "%s", complaint);
        return -1;
    }
    *out = number_as_index(op, NULL);
    return *out == -1 && error_pending() ? -1 : 0;
}

int
slice_index(Object *op, int64_t *out)
{
    return read_index(op, out, "slice indices must be integers or have an __index__ method");
}

// An index of a slice; None leaves *out alone.
static int
read_optional(Object *op, int64_t *out)
{
    return op == None ? 0
                      : read_index(op, out, "slice indices must be integers or None or have an __index__ method");
}

static int64_t
clip(int64_t i, int64_t length, int64_t below, int64_t above)
{
    if (i < 0) {
        i += length;
        return i < 0 ? below : i;
    }
    return i >= length ? above : i;
}

int
slice_unpack(Object *op, int64_t *start, int64_t *stop, int64_t *step)
{
    const Slice *self = as_slice(op);
    *step = 1;
    if (read_optional(self->step, step) < 0) {
        return -1;
    }
    if (*step == 0) {
        raise(EXC_ValueError, "slice step cannot be zero");
        return -1;
    }
    if (*step < -INT64_MAX) {
        *step = -INT64_MAX;
    }
    bool backwards = *step < 0;
    *start = backwards ? INT64_MAX : 0;
    *stop = backwards ? INT64_MIN : INT64_MAX;
    return read_optional(self->start, start) < 0 || read_optional(self->stop, stop) < 0 ? -1 : 0;
}

int64_t
slice_clip(int64_t length, int64_t *start, int64_t *stop, int64_t step)
{
    bool backwards = step < 0;
    *start = clip(*start, length, backwards ? -1 : 0, backwards ? length - 1 : length);
    *stop = clip(*stop, length, backwards ? -1 : 0, backwards ? length - 1 : length);
    if (backwards) {
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    }
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

int
slice_resolve(Object *op, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count)
{
    if (slice_unpack(op, start, stop, step) < 0) {
        return -1;
    }
    *count = slice_clip(length, start, stop, *step);
    return 0;
}

// --- slice.indices, with ints of any size -------------------------------------------------------------------

// An int out of what a slice has. NEW_REF or NULL.
static Object *
index_of(Object *op)
{
    if (op->type->index == NULL) {
        raise(EXC_TypeError, "slice indices must be integers or None or have an __index__ method");
        return NULL;
    }
    return number_index(op);
}

// The bound as an index between lower and upper, counted from the end when negative. NEW_REF or NULL.
static Object *
clip_bound(Object *bound, Object *otherwise, Object *length, Object *lower, Object *upper)
{
    if (bound == None) {
        return incref(otherwise);
    }
    Object *i = index_of(bound);
    if (i == NULL) {
        return NULL;
    }
    hold(i);
    if (int_sign(i) < 0) {
        Object *shifted = drop_held_under(int_add(i, length), 1);
        if (shifted == NULL) {
            return NULL;
        }
        hold(shifted);
        i = shifted;
        if (int_compare_values(i, lower) < 0) {
            return drop_held_under(incref(lower), 1);
        }
    } else if (int_compare_values(i, upper) > 0) {
        return drop_held_under(incref(upper), 1);
    }
    return let_go();
}

Object *
slice_indices(Object *op, Object *length)
{
    const Slice *self = as_slice(op);
    int before = held_count();
    Object *result = NULL;
    Object *one = int_from(1);
    Object *step = self->step == None ? incref(one) : index_of(self->step);
    if (step == NULL) {
        return NULL;
    }
    hold(step);
    int sign = int_sign(step);
    if (sign == 0) {
        raise(EXC_ValueError, "slice step cannot be zero");
        goto out;
    }
    Object *lower = int_from(sign < 0 ? -1 : 0);
    Object *upper = sign < 0 ? int_subtract(length, one) : incref(length);
    if (upper == NULL) {
        goto out;
    }
    hold(upper);
    Object *start = clip_bound(self->start, sign < 0 ? upper : lower, length, lower, upper);
    if (start == NULL) {
        goto out;
    }
    hold(start);
    Object *stop = clip_bound(self->stop, sign < 0 ? lower : upper, length, lower, upper);
    if (stop == NULL) {
        goto out;
    }
    hold(stop);
    result = tuple_pack(3, start, stop, step);
    // Ints: dropping them runs nothing, so the result need not be held.
out:
    drop_held_to(before);
    return result;
}

static Object *
method_indices(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    Object *length = number_index(args[0].ref);
    if (length == NULL) {
        return NULL;
    }
    hold(length);
    Object *result = NULL;
    if (int_sign(length) < 0) {
        raise(EXC_ValueError, "length should not be negative");
    } else {
        result = slice_indices(op, length);
    }
    return drop_held_under(result, 1);
}

// --- protocol -----------------------------------------------------------------------------------------------

static Object *
slice_new_instance(Type *type, Slot *args, size_t count, Object *names)
{
    (void)type;
    if (args_no_keywords("slice", names) < 0 || args_check("slice", count, 1, 3) < 0) {
        return NULL;
    }
    if (count == 1) {
        return slice_new(NULL, args[0].ref, NULL);
    }
    return slice_new(args[0].ref, args[1].ref, count > 2 ? args[2].ref : NULL);
}

static Object *
slice_repr(Object *op)
{
    const Slice *self = as_slice(op);
    return str_format("slice(%R, %R, %R)", self->start, self->stop, self->step);
}

int64_t
slice_hash(Object *op)
{
    Object *const parts[] = {as_slice(op)->start, as_slice(op)->stop, as_slice(op)->step};
    TupleHash hash = tuple_hash_start();
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        int64_t part = object_hash(parts[i]);
        if (part == -1) {
            return -1;
        }
        tuple_hash_add(&hash, part);
    }
    return tuple_hash_finish(hash.state);
}

static Object *
slice_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_exact(left, &SliceType) || !is_exact(right, &SliceType)) {
        return NotImplemented;
    }
    if (left == right) {
        return bool_from(op == COMPARE_EQ || op == COMPARE_LE || op == COMPARE_GE);
    }
    Object *a = tuple_pack(3, as_slice(left)->start, as_slice(left)->stop, as_slice(left)->step);
    if (a == NULL) {
        return NULL;
    }
    hold(a);
    Object *b = tuple_pack(3, as_slice(right)->start, as_slice(right)->stop, as_slice(right)->step);
    if (b == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(b);
    return drop_held_under(object_compare(a, b, op), 2);
}

static const MemberDef members[] = {
    {"start", offsetof(Slice, start), true, true},
    {"stop", offsetof(Slice, stop), true, true},
    {"step", offsetof(Slice, step), true, true},
    {0},
};

static Object *
method_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    Object *parts = tuple_pack(3, as_slice(op)->start, as_slice(op)->stop, as_slice(op)->step);
    if (parts == NULL) {
        return NULL;
    }
    hold(parts);
    return drop_held_under(tuple_pack(2, (Object *)op->type, parts), 1);
}

static const MethodDef methods[] = {
    {"__reduce__", method_reduce, 0, 0, 0, NULL},
    {"indices", method_indices, 1, 1, 0, NULL},
    {0},
};

Type SliceType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "slice",
    .id = TYPE_SLICE_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN | TYPE_IMMUTABLE,
    .basic_size = sizeof(Slice),
    .dealloc = slice_dealloc,
    .fields = slice_fields,
    .new = slice_new_instance,
    .repr = slice_repr,
    .hash = slice_hash,
    .compare = slice_compare,
    .methods = methods,
    .members = members,
};
