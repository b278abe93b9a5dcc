// range: an arithmetic progression of ints of any size.
#include "types/range.h"
#include "object/error.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/code.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/kept.h"
#include "types/object_reduce.h"
#include "types/quick.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/tuple.h"

typedef struct {
    Object base;
    alignas(8) Object *start;  // exact ints
    alignas(8) Object *stop;
    alignas(8) Object *step;
    alignas(8) Object *length;
} Range;  // 48 bytes

typedef struct {
    Object base;
    alignas(8) Object *start;  // exact ints
    alignas(8) Object *step;
    alignas(8) Object *length;
} LongRangeIterator;

static Range *
as_range(const Object *op)
{
    return (Range *)(uintptr_t)op;
}

static RangeIterator *
as_iterator(const Object *op)
{
    return (RangeIterator *)(uintptr_t)op;
}

static LongRangeIterator *
as_long_iterator(const Object *op)
{
    return (LongRangeIterator *)(uintptr_t)op;
}

// --- arithmetic ---------------------------------------------------------------------------------------------

// start, stop and step of a range as numbers, when the items and one more step beyond them fit in 64 bits.
typedef struct {
    int64_t start, stop, step, length;
} Numbers;

static int64_t
count_items(int64_t start, int64_t stop, int64_t step)
{
    uint64_t count = 0;
    if (step > 0 && start < stop) {
        count = ((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1;
    } else if (step < 0 && start > stop) {
        count = ((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1;
    }
    return count > INT64_MAX ? -1 : (int64_t)count;
}

static bool
read_numbers(Object *start, Object *stop, Object *step, Numbers *out)
{
    int overflow[3] = {0, 0, 0};
    out->start = int_as_int64(start, &overflow[0]);
    out->stop = int_as_int64(stop, &overflow[1]);
    out->step = int_as_int64(step, &overflow[2]);
    if (overflow[0] != 0 || overflow[1] != 0 || overflow[2] != 0) {
        return false;
    }
    out->length = count_items(out->start, out->stop, out->step);
    if (out->length < 0) {
        return false;
    }
    if (out->length > 0) {
        return out->step > 0 ? out->stop <= INT64_MAX - (out->step - 1) : out->stop >= INT64_MIN + (-1 - out->step);
    }
    return true;
}

// An operation on two ints of which `a` is held by nobody: it is let go. NULL when a is NULL.
static Object *
then(Object *a, Object *b, Object *(*operation)(Object *, Object *))
{
    if (a == NULL) {
        return NULL;
    }
    hold(a);
    return drop_held_under(operation(a, b), 1);
}

static Object *
floor_divide(Object *a, Object *b)
{
    return number_binary(a, b, OPERATOR_FLOOR_DIVIDE);
}

static Object *
remainder_of(Object *a, Object *b)
{
    return number_binary(a, b, OPERATOR_REMAINDER);
}

static Object *
count_items_of(Object *start, Object *stop, Object *step)
{
    Numbers n;
    if (read_numbers(start, stop, step, &n)) {
        return int_from(n.length);
    }
    Object *low = start, *high = stop;
    Object *stride = incref(step);
    if (int_sign(step) < 0) {
        low = stop;
        high = start;
        decref(stride);
        stride = number_negative(step);
        if (stride == NULL) {
            return NULL;
        }
    }
    hold(stride);
    Object *count = NULL;
    if (int_compare_values(low, high) >= 0) {
        count = int_from(0);
    } else {
        Object *one = int_from(1);
        count = then(then(then(int_subtract(high, low), one, int_subtract), stride, floor_divide), one, int_add);
    }
    return drop_held_under(count, 1);
}

// start + i * step
static Object *
item_at(const Range *self, Object *i)
{
    return then(int_multiply(i, self->step), self->start, int_add);
}

// --- birth and death -----------------------------------------------------------------------------------------

// Holds nothing of what it is given: takes own references.
static Object *
make(Object *start, Object *stop, Object *step)
{
    Object *length = count_items_of(start, stop, step);
    if (length == NULL) {
        return NULL;
    }
    hold(length);
    Object *op = kept_new(KEPT_RANGE, &RangeType, sizeof(Range));
    if (op == NULL) {
        drop_held(1);
        return NULL;
    }
    Range *self = as_range(op);
    self->start = incref(start);
    self->stop = incref(stop);
    self->step = incref(step);
    self->length = let_go();
    return op;
}

// start, step may be NULL: 0, 1
static Object *
range_new(Object *start, Object *stop, Object *step)
{
    int before = held_count();
    Object *parts[3] = {start, stop, step}, *result = NULL;
    for (int i = 0; i < 3; i++) {
        parts[i] = parts[i] == NULL ? int_from(i == 0 ? 0 : 1) : number_index(parts[i]);
        if (parts[i] == NULL) {
            goto out;
        }
        hold(parts[i]);
    }
    if (int_sign(parts[2]) == 0) {
        raise(EXC_ValueError, "range() arg 3 must not be zero");
        goto out;
    }
    result = make(parts[0], parts[1], parts[2]);
out:
    // Ints: dropping them runs nothing, so the result need not be held.
    drop_held_to(before);
    return result;
}

static Object *
range_new_instance(Type *type, Slot *args, size_t count, Object *names)
{
    (void)type;
    if (args_no_keywords("range", names) < 0 || args_check("range", count, 1, 3) < 0) {
        return NULL;
    }
    return count == 1 ? range_new(NULL, args[0].ref, NULL)
                      : range_new(args[0].ref, args[1].ref, count > 2 ? args[2].ref : NULL);
}

static void
range_dealloc(Object *op)
{
    Range *self = as_range(op);
    decref(self->start);
    decref(self->stop);
    decref(self->step);
    decref(self->length);
    kept_free(KEPT_RANGE, op);
}

static void
range_holders(Object *op, HolderVisitor *visitor)
{
    Range *self = as_range(op);
    visit_field(visitor, self->start, "start");
    visit_field(visitor, self->stop, "stop");
    visit_field(visitor, self->step, "step");
    visit_field(visitor, self->length, "length");
}

// --- protocol -----------------------------------------------------------------------------------------------

static int64_t
range_length(Object *op)
{
    int overflow = 0;
    int64_t length = int_as_int64(as_range(op)->length, &overflow);
    if (overflow != 0) {
        raise(EXC_OverflowError, "Python int too large to convert to C ssize_t");
        return -1;
    }
    return length;
}

static int
range_is_true(Object *op)
{
    return int_sign(as_range(op)->length) != 0;
}

static Object *
range_repr(Object *op)
{
    const Range *self = as_range(op);
    if (int_is_compact(self->step) && int_compact_value(self->step) == 1) {
        return str_format("range(%R, %R)", self->start, self->stop);
    }
    return str_format("range(%R, %R, %R)", self->start, self->stop, self->step);
}

static bool
is_one(const Object *length)
{
    return int_is_compact(length) && int_compact_value(length) == 1;
}

static int64_t
range_hash(Object *op)
{
    const Range *self = as_range(op);
    // Ranges that have the same items are equal.
    Object *start = int_sign(self->length) == 0 ? None : self->start;
    Object *step = start == None || is_one(self->length) ? None : self->step;
    Object *key = tuple_pack(3, self->length, start, step);
    if (key == NULL) {
        return -1;
    }
    int64_t hash = object_hash(key);
    decref(key);
    return hash;
}

static Object *
range_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_exact(right, &RangeType) || (op != COMPARE_EQ && op != COMPARE_NE)) {
        return NotImplemented;
    }
    const Range *a = as_range(left), *b = as_range(right);
    bool equal = a == b || (int_equal(a->length, b->length) &&
                            (int_sign(a->length) == 0 || (int_equal(a->start, b->start) &&
                                                          (is_one(a->length) || int_equal(a->step, b->step)))));
    return bool_from(equal == (op == COMPARE_EQ));
}

// Is an exact int or bool among the items? 1, 0, -1
static int
has_int(const Range *self, Object *value)
{
    bool ascending = int_sign(self->step) > 0;
    int from_start = int_compare_values(value, self->start), to_stop = int_compare_values(value, self->stop);
    if (ascending ? from_start < 0 || to_stop >= 0 : from_start > 0 || to_stop <= 0) {
        return 0;
    }
    Object *rest = then(int_subtract(value, self->start), self->step, remainder_of);
    if (rest == NULL) {
        return -1;
    }
    int result = int_sign(rest) == 0;
    decref(rest);
    return result;
}

static bool
is_int_or_bool(const Object *op)
{
    return is_exact(op, &IntType) || is_exact(op, &BoolType);
}

// Searches item by item, for values that only their own comparison knows: the first index, or how many; -1 none, -2 error.
static int64_t
search(Object *op, Object *value, bool count_all)
{
    Object *iterator = object_iter(op);
    if (iterator == NULL) {
        return -2;
    }
    hold(iterator);
    int64_t found = count_all ? 0 : -1, i = 0;
    Object *item;
    for (; (item = object_next(iterator)) != NULL; i++) {
        hold(item);
        int equal = object_compare_bool(item, value, COMPARE_EQ);
        drop_held(1);
        if (equal < 0) {
            found = -2;
            break;
        }
        if (equal > 0 && count_all) {
            found++;
        } else if (equal > 0) {
            found = i;
            break;
        }
    }
    drop_held(1);
    return error_pending() ? -2 : found;
}

static int
range_contains(Object *op, Object *value)
{
    if (is_int_or_bool(value)) {
        return has_int(as_range(op), value);
    }
    int64_t found = search(op, value, false);
    return found == -2 ? -1 : found >= 0;
}

// Counted from the end when negative. NEW_REF; NULL with IndexError.
static Object *
range_item_of(const Range *self, Object *index)
{
    Object *i = incref(index);
    if (int_sign(i) < 0) {
        i = then(i, self->length, int_add);
        if (i == NULL) {
            return NULL;
        }
    }
    hold(i);
    Object *item = NULL;
    if (int_sign(i) < 0 || int_compare_values(i, self->length) >= 0) {
        raise(EXC_IndexError, "range object index out of range");
    } else {
        item = item_at(self, i);
    }
    return drop_held_under(item, 1);
}

static Object *
range_item(Object *op, int64_t i)
{
    Object *index = int_from(i);
    if (index == NULL) {
        return NULL;
    }
    hold(index);
    return drop_held_under(range_item_of(as_range(op), index), 1);
}

static Object *
range_slice(const Range *self, Object *slice)
{
    Object *indices = slice_indices(slice, self->length);
    if (indices == NULL) {
        return NULL;
    }
    hold(indices);
    int held = 1;
    Object *result = NULL, *step, *start, *stop;
    if ((step = int_multiply(self->step, tuple_peek(indices, 2))) == NULL) {
        goto out;
    }
    hold(step), held++;
    if ((start = item_at(self, tuple_peek(indices, 0))) == NULL) {
        goto out;
    }
    hold(start), held++;
    if ((stop = item_at(self, tuple_peek(indices, 1))) == NULL) {
        goto out;
    }
    hold(stop), held++;
    result = make(start, stop, step);
out:
    return drop_held_under(result, held);
}

static Object *
range_subscript(Object *op, Object *index)
{
    const Range *self = as_range(op);
    if (index->type->index != NULL) {
        Object *i = number_index(index);
        if (i == NULL) {
            return NULL;
        }
        hold(i);
        return drop_held_under(range_item_of(self, i), 1);
    }
    if (is_exact(index, &SliceType)) {
        return range_slice(self, index);
    }
    raise(EXC_TypeError, "range indices must be integers or slices, not %T", index);
    return NULL;
}

// --- iteration ------------------------------------------------------------------------------------------------

static Object *
iterator_new(int64_t start, int64_t step, int64_t length)
{
    Object *op = kept_new(KEPT_RANGE_ITERATOR, &RangeIteratorType, RangeIteratorType.basic_size);
    if (op != NULL) {
        as_iterator(op)->start = start;
        as_iterator(op)->step = step;
        as_iterator(op)->length = length;
    }
    return op;
}

static Object *
long_iterator_new(Object *start, Object *step, Object *length)
{
    Object *op = object_new(&LongRangeIteratorType, sizeof(LongRangeIterator));
    if (op != NULL) {
        as_long_iterator(op)->start = incref(start);
        as_long_iterator(op)->step = incref(step);
        as_long_iterator(op)->length = incref(length);
    }
    return op;
}

static Object *
range_iter(Object *op)
{
    const Range *self = as_range(op);
    Numbers n;
    if (read_numbers(self->start, self->stop, self->step, &n)) {
        return iterator_new(n.start, n.step, n.length);
    }
    return long_iterator_new(self->start, self->step, self->length);
}

static Object *
method_reversed(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const Range *self = as_range(op);
    Numbers n;
    if (read_numbers(self->start, self->stop, self->step, &n) && n.start > INT64_MIN / 2 && n.start < INT64_MAX / 2 &&
        n.step > INT64_MIN / 2) {
        // The way to the last may be longer than what fits, the last is not.
        uint64_t last = (uint64_t)n.start + (uint64_t)(n.length - 1) * (uint64_t)n.step;
        return iterator_new(n.length == 0 ? n.start : (int64_t)last, -n.step, n.length);
    }
    Object *step = number_negative(self->step);
    if (step == NULL) {
        return NULL;
    }
    hold(step);
    Object *last = int_subtract(self->length, int_from(1));
    last = last == NULL ? NULL : (hold(last), drop_held_under(item_at(self, last), 1));
    if (last == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(last);
    return drop_held_under(long_iterator_new(last, step, self->length), 2);
}

static void
iterator_dealloc(Object *op)
{
    kept_free(KEPT_RANGE_ITERATOR, op);
}

static Object *
iterator_next(Object *op)
{
    RangeIterator *self = as_iterator(op);
    if (self->length <= 0) {
        return NULL;
    }
    Object *item = int_from(self->start);
    if (item != NULL) {
        self->start = (int64_t)((uint64_t)self->start + (uint64_t)self->step);
        self->length--;
    }
    return item;
}

static Object *
iterator_length_hint(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    return int_from(as_iterator(op)->length);
}

static void
long_iterator_dealloc(Object *op)
{
    LongRangeIterator *self = as_long_iterator(op);
    decref(self->start);
    decref(self->step);
    decref(self->length);
    object_free(op);
}

static void
long_iterator_holders(Object *op, HolderVisitor *visitor)
{
    LongRangeIterator *self = as_long_iterator(op);
    visit_field(visitor, self->start, "the next item");
    visit_field(visitor, self->step, "step");
    visit_field(visitor, self->length, "length");
}

static Object *
long_iterator_next(Object *op)
{
    LongRangeIterator *self = as_long_iterator(op);
    if (int_sign(self->length) <= 0) {
        return NULL;
    }
    Object *next = int_add(self->start, self->step);
    if (next == NULL) {
        return NULL;
    }
    hold(next);
    Object *left = int_subtract(self->length, int_from(1));
    if (left == NULL) {
        drop_held(1);
        return NULL;
    }
    Object *item = self->start, *old = self->length;
    self->start = let_go();
    self->length = left;
    decref(old);
    return item;
}

static Object *
long_iterator_length_hint(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    return incref(as_long_iterator(op)->length);
}

// --- methods ------------------------------------------------------------------------------------------------

static Object *
method_count(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    if (is_int_or_bool(args[0].ref)) {
        int found = has_int(as_range(op), args[0].ref);
        return found < 0 ? NULL : int_from(found);
    }
    int64_t found = search(op, args[0].ref, true);
    return found < 0 ? NULL : int_from(found);
}

static Object *
method_index(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    const Range *self = as_range(op);
    Object *value = args[0].ref;
    if (!is_int_or_bool(value)) {
        int64_t i = search(op, value, false);
        if (i == -1) {
            raise(EXC_ValueError, "sequence.index(x): x not in sequence");
        }
        return i < 0 ? NULL : int_from(i);
    }
    int found = has_int(self, value);
    if (found == 0) {
        raise(EXC_ValueError, wording(WORDING_NOT_IN_RANGE), value);
    }
    return found <= 0 ? NULL : then(int_subtract(value, self->start), self->step, floor_divide);
}

static const MemberDef members[] = {
    {"start", offsetof(Range, start), true, true},
    {"stop", offsetof(Range, stop), true, true},
    {"step", offsetof(Range, step), true, true},
    {0},
};

static Object *
method_reduce(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const Range *self = as_range(op);
    Object *arguments = tuple_pack(3, self->start, self->stop, self->step);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    return drop_held_under(tuple_pack(2, (Object *)op->type, arguments), 1);
}

static const MethodDef methods[] = {
    {"__reduce__", method_reduce, 0, 0, 0, NULL},
    {"__reversed__", method_reversed, 0, 0, 0, "Return a reverse iterator."},
    {"count", method_count, 1, 1, 0, "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", method_index, 1, 1, 0, NULL},
    {0},
};

// iter(range) of what is left, of which the caller says where it begins, ends and how it goes on. Steals all three.
static Object *
reduce_rest(STEALS Object *start, STEALS Object *stop, STEALS Object *step)
{
    Object *range = start == NULL || stop == NULL || step == NULL ? NULL : range_new(start, stop, step);
    xdecref(start);
    xdecref(stop);
    xdecref(step);
    if (range == NULL) {
        return NULL;
    }
    hold(range);
    Object *function = reduce_find_function("_iter");
    if (function == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(function);
    Object *arguments = tuple_pack(1, range);
    if (arguments == NULL) {
        drop_held(2);
        return NULL;
    }
    hold(arguments);
    return drop_held_under(tuple_pack(3, function, arguments, None), 3);
}

static Object *
iterator_reduce(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const RangeIterator *self = as_iterator(op);
    return reduce_rest(int_from(self->start), int_from(self->start + self->length * self->step), int_from(self->step));
}

// Passes over as many items, and not more than there are.
static Object *
iterator_set_state(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    RangeIterator *self = as_iterator(op);
    int64_t passed = int_argument(args[0].ref);
    if (passed == -1 && error_pending()) {
        return NULL;
    }
    passed = passed < 0 ? 0 : passed > self->length ? self->length : passed;
    self->start += passed * self->step;
    self->length -= passed;
    return incref(None);
}

static Object *
long_iterator_reduce(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const LongRangeIterator *self = as_long_iterator(op);
    Object *stop = then(int_multiply(self->length, self->step), self->start, int_add);
    return reduce_rest(incref(self->start), stop, incref(self->step));
}

static Object *
long_iterator_set_state(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    LongRangeIterator *self = as_long_iterator(op);
    Object *passed = args[0].ref;
    int before = object_compare_bool(passed, int_from(0), COMPARE_LT);
    if (before != 0) {
        return before < 0 ? NULL : incref(None);
    }
    if (!is_int_or_bool(passed)) {
        raise(EXC_TypeError, "state must be an int, not %T", passed);
        return NULL;
    }
    int beyond = object_compare_bool(self->length, passed, COMPARE_LT);
    passed = beyond > 0 ? self->length : passed;
    Object *start = beyond < 0 ? NULL : then(int_multiply(passed, self->step), self->start, int_add);
    if (start == NULL) {
        return NULL;
    }
    hold(start);
    Object *left = int_subtract(self->length, passed);
    if (left == NULL) {
        drop_held(1);
        return NULL;
    }
    Object *old_start = self->start, *old_length = self->length;
    self->start = let_go();
    self->length = left;
    decref(old_start);
    decref(old_length);
    return incref(None);
}

static const MethodDef iterator_methods[] = {
    {"__reduce__", iterator_reduce, 0, 0, 0, NULL},
    {"__setstate__", iterator_set_state, 1, 1, 0, NULL},
    {"__length_hint__", iterator_length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it))."},
    {0},
};

static const MethodDef long_iterator_methods[] = {
    {"__reduce__", long_iterator_reduce, 0, 0, 0, NULL},
    {"__setstate__", long_iterator_set_state, 1, 1, 0, NULL},
    {"__length_hint__", long_iterator_length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it))."},
    {0},
};

Type RangeType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "range",
    .id = TYPE_RANGE_ID,
    .flags = TYPE_IMMUTABLE | TYPE_SEQUENCE,
    .basic_size = sizeof(Range),
    .dealloc = range_dealloc,
    .holders = range_holders,
    .new = range_new_instance,
    .repr = range_repr,
    .hash = range_hash,
    .compare = range_compare,
    .iter = range_iter,
    .bool_ = range_is_true,
    .length = range_length,
    .item = range_item,
    .contains = range_contains,
    .map_length = range_length,
    .subscript = range_subscript,
    .methods = methods,
    .members = members,
};

Type RangeIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "range_iterator",
    .id = TYPE_RANGE_ITERATOR_ID,
    .flags = TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(RangeIterator),
    .dealloc = iterator_dealloc,
    .iter = iterator_itself,
    .next = iterator_next,
    .methods = iterator_methods,
};

Type LongRangeIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "longrange_iterator",
    .id = TYPE_LONG_RANGE_ITERATOR_ID,
    .flags = TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(LongRangeIterator),
    .dealloc = long_iterator_dealloc,
    .holders = long_iterator_holders,
    .iter = iterator_itself,
    .next = long_iterator_next,
    .methods = long_iterator_methods,
};
