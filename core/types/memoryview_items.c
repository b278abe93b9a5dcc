// The items of a memoryview: numbers read from bytes and written to them, slices.
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytes_internal.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/memoryview_internal.h"
#include "types/slice.h"
#include "types/tuple.h"
#include <string.h>

int
view_format_size(char c)
{
    return strchr("Bbc?", c) != NULL      ? 1
           : strchr("hHe", c) != NULL      ? 2
           : strchr("iIf", c) != NULL      ? 4
           : strchr("lLqQnNdP", c) != NULL ? 8
                                           : 0;
}

static Object *
view_unpack(char format, const uint8_t *data)
{
    int size = view_format_size(format);
    uint64_t bits = 0;
    for (int i = size; i-- > 0;) {
        bits = bits << 8 | data[i];
    }
    switch (size == 0 ? 0 : format) {
    case 'c':
        return bytes_from(data, 1);
    case '?':
        return bool_from(bits != 0);
    case 'f': {
        uint32_t low = (uint32_t)bits;
        float value;
        memcpy(&value, &low, sizeof value);
        return float_from((double)value);
    }
    case 'd': {
        double value;
        memcpy(&value, &bits, sizeof value);
        return float_from(value);
    }
    case 'b':
    case 'h':
    case 'i':
    case 'l':
    case 'q':
    case 'n': {
        int unused = 64 - 8 * size;
        return int_from((int64_t)(bits << unused) >> unused);
    }
    case 'B':
    case 'H':
    case 'I':
    case 'L':
    case 'Q':
    case 'N':
    case 'P':
        return int_from_unsigned(bits);
    default:
        raise(EXC_NotImplementedError, "memoryview: format %c not supported", format);
        return NULL;
    }
}

// The bits of a value as the format stores it. 0 or -1.
static int
view_pack(char format, Object *value, uint64_t *bits)
{
    int size = view_format_size(format);
    switch (size == 0 ? 0 : format) {
    case 'c':
        if (!is_bytes(value)) {
            goto wrong_type;
        }
        if (bytes_length(value) != 1) {
            goto wrong_value;
        }
        *bits = (uint8_t)*bytes_data(value);
        return 0;
    case '?': {
        int truth = object_is_true(value);
        *bits = truth > 0;
        return truth < 0 ? -1 : 0;
    }
    case 'f':
    case 'd': {
        double number = object_as_double(value);
        if (number == -1.0 && error_pending()) {
            if (error_is(EXC_TypeError)) {
                error_clear();
                goto wrong_type;
            }
            return -1;
        }
        float view_tuple_of_one = (float)number;
        uint32_t low;
        memcpy(&low, &view_tuple_of_one, sizeof low);
        memcpy(bits, &number, sizeof number);
        *bits = format == 'f' ? low : *bits;
        return 0;
    }
    case 0:
    case 'e':
    case 'P':
        raise(EXC_NotImplementedError, "memoryview: format %c not supported", format);
        return -1;
    default:
        break;
    }
    if (!is_int(value) && value->type->index == NULL) {
        goto wrong_type;
    }
    Object *whole = number_index(value);
    if (whole == NULL) {
        return -1;
    }
    int overflow;
    int64_t number = int_as_int64(whole, &overflow);
    bool fits = overflow == 0;
    if (strchr("bhilqn", format) != NULL) {
        fits = fits && (size == 8 || (number >= -((int64_t)1 << (8 * size - 1)) && number < (int64_t)1 << (8 * size - 1)));
    } else if (size < 8) {
        fits = fits && number >= 0 && number < (int64_t)1 << (8 * size);
    } else if (overflow > 0 && int_digit_count(whole) <= 3) {
        const Int *self = (const Int *)whole;
        fits = self->digits[2] < 16;
        number = (int64_t)((uint64_t)self->digits[0] | (uint64_t)self->digits[1] << 30 | (uint64_t)self->digits[2] << 60);
    } else {
        fits = fits && number >= 0;
    }
    decref(whole);
    if (!fits) {
        goto wrong_value;
    }
    *bits = (uint64_t)number;
    return 0;
wrong_type:
    raise(EXC_TypeError, "memoryview: invalid type for format '%c'", format);
    return -1;
wrong_value:
    raise(EXC_ValueError, "memoryview: invalid value for format '%c'", format);
    return -1;
}

Object *
view_item_at(const Memoryview *self, int64_t index)
{
    return view_unpack(*self->format, self->data + index * self->stride);
}

Object *
view_item(Object *op, int64_t index)
{
    if (view_check_released(op) < 0) {
        return NULL;
    }
    const Memoryview *self = as_view(op);
    if (index < 0 || index >= self->count) {
        raise(EXC_IndexError, "index out of bounds on dimension 1");
        return NULL;
    }
    return view_item_at(self, index);
}

// -1 with an error.
static int64_t
read_index(const Memoryview *self, Object *key)
{
    const ExceptionKind overflow = EXC_IndexError;
    int64_t index = number_as_index(key, &overflow);
    if (index == -1 && error_pending()) {
        return -1;
    }
    index += index < 0 ? self->count : 0;
    if (index < 0 || index >= self->count) {
        raise(EXC_IndexError, "index out of bounds on dimension 1");
        return -1;
    }
    return index;
}

static Object *
sliced(Object *op, Object *key)
{
    int64_t start, stop, step, count;
    // The new view is there before the bounds of the slice are asked: they may release the old one.
    Object *result = view_again(op);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    Memoryview *self = as_view(result);
    if (slice_resolve(key, self->count, &start, &stop, &step, &count) < 0) {
        drop_held(1);
        return NULL;
    }
    self->data += start * self->stride;
    self->stride = (int64_t)((uint64_t)self->stride * (uint64_t)step); // of no use where it overflows
    self->count = count;
    return let_go();
}

static bool
all_have(const Object *tuple, bool slices)
{
    for (int64_t i = 0; i < tuple_length(tuple); i++) {
        const Object *part = tuple_peek(tuple, i);
        if (slices ? !is_exact(part, &SliceType) : part->type->index == NULL) {
            return false;
        }
    }
    return true;
}

// The index for the one dimension that there is, which may stand in a tuple; NULL with the error that `key` is.
static Object *
index_of_dimension(Object *key, const char *no_slices)
{
    if (is_int(key) || key->type->index != NULL) {
        return key;
    }
    if (is_tuple(key) && all_have(key, false)) {
        int64_t length = tuple_length(key);
        if (length == 1) {
            return tuple_peek(key, 0);
        }
        if (length == 0) {
            raise(EXC_NotImplementedError, "sub-views are not implemented");
        } else {
            raise(EXC_TypeError, "cannot index 1-dimension view with %lld-element tuple", (long long)length);
        }
    } else if (is_tuple(key) && all_have(key, true)) {
        raise(EXC_NotImplementedError, "%s", no_slices);
    } else {
        raise(EXC_TypeError, "memoryview: invalid slice key");
    }
    return NULL;
}

// Where the value is first found in [start, stop), or how often it is there. -1 with an error, and when it is not found.
static int64_t
search(Object *op, Object *value, int64_t start, int64_t stop, bool counts)
{
    int64_t found = 0;
    for (int64_t i = start; i < stop; i++) {
        Object *item = view_item(op, i);
        if (item == NULL) {
            return -1;
        }
        hold(item);
        int equal = item == value ? 1 : object_compare_bool(item, value, COMPARE_EQ);
        drop_held(1);
        if (equal < 0 || (equal > 0 && !counts)) {
            return equal < 0 ? -1 : i;
        }
        found += equal;
    }
    return counts ? found : -1;
}

Object *
view_count(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    int64_t found = view_check_released(op) < 0 ? -1 : search(op, args[0].ref, 0, as_view(op)->count, true);
    return found < 0 ? NULL : int_from(found);
}

Object *
view_index(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t start = 0, stop = INT64_MAX;
    if ((count > 1 && slice_index(args[1].ref, &start) < 0) || (count > 2 && slice_index(args[2].ref, &stop) < 0) ||
        view_check_released(op) < 0) {
        return NULL;
    }
    slice_clip(as_view(op)->count, &start, &stop, 1);
    int64_t found = search(op, args[0].ref, start, stop, false);
    if (found < 0) {
        if (!error_pending()) {
            raise(EXC_ValueError, "memoryview.index(x): x not found");
        }
        return NULL;
    }
    return int_from(found);
}

Object *
view_subscript(Object *op, Object *key)
{
    if (view_check_released(op) < 0) {
        return NULL;
    }
    if (is_exact(key, &SliceType)) {
        return sliced(op, key);
    }
    key = index_of_dimension(key, "multi-dimensional slicing is not implemented");
    if (key == NULL) {
        return NULL;
    }
    int64_t index = read_index(as_view(op), key);
    return index < 0 ? NULL : view_item(op, index);
}

static int
set_slice(Object *op, Object *key, Object *value)
{
    Buffer copy = {0};
    const char *format = "B";
    int64_t item_size = 1;
    if (is_exact(value, &MemoryviewType)) {
        const Memoryview *from = as_view(value);
        if (view_check_released(value) < 0) {
            return -1;
        }
        format = from->format;
        item_size = from->item_size;
        for (int64_t i = 0; i < from->count; i++) {
            buffer_append(&copy, (const char *)from->data + i * from->stride, (size_t)item_size);
        }
    } else {
        BytesView view;
        if (bytes_view(value, &view) < 0) {
            return -1;
        }
        format = view.format;
        item_size = view.item_size;
        buffer_append(&copy, (const char *)view.data, (size_t)view.size);
    }
    Object *target = sliced(op, key);
    if (target == NULL) {
        buffer_free(&copy);
        return -1;
    }
    hold(target);
    int result = -1;
    const Memoryview *to = as_view(target);
    if (view_check_released(op) < 0) {
        goto out;
    }
    if (item_size != to->item_size || strcmp(format, to->format) != 0 ||
        (int64_t)copy.length != to->count * item_size) {
        raise(EXC_ValueError, "memoryview assignment: lvalue and rvalue have different structures");
        goto out;
    }
    for (int64_t i = 0; i < to->count; i++) {
        memcpy(to->data + i * to->stride, copy.data + i * item_size, (size_t)item_size);
    }
    result = 0;
out:
    buffer_free(&copy);
    drop_held(1);
    return result;
}

int
view_set_subscript(Object *op, Object *key, Object *value)
{
    Memoryview *self = as_view(op);
    if (view_check_released(op) < 0) {
        return -1;
    }
    if (self->read_only) {
        raise(EXC_TypeError, "cannot modify read-only memory");
        return -1;
    }
    if (value == NULL) {
        raise(EXC_TypeError, "cannot delete memory");
        return -1;
    }
    if (is_exact(key, &SliceType)) {
        return set_slice(op, key, value);
    }
    key = index_of_dimension(key, "memoryview slice assignments are currently restricted to ndim = 1");
    if (key == NULL) {
        return -1;
    }
    int64_t index = read_index(self, key);
    uint64_t bits;
    if (index < 0 || view_pack(*self->format, value, &bits) < 0 || view_check_released(op) < 0) {
        return -1;
    }
    for (int64_t i = 0; i < self->item_size; i++) {
        self->data[index * self->stride + i] = (uint8_t)(bits >> (8 * i));
    }
    return 0;
}

int64_t
view_length(Object *op)
{
    return view_check_released(op) < 0 ? -1 : as_view(op)->count;
}
