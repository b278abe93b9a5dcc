// Arrays as sequences.
#include "base/buffer.h"
#include "library/array_internal.h"
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/type_internal.h"
#include <string.h>

int64_t
array_length(Object *op)
{
    return length_of((Array *)op);
}

Object *
array_item(Object *op, int64_t i)
{
    if (i < 0 || i >= length_of((Array *)op)) {
        raise(EXC_IndexError, "array index out of range");
        return NULL;
    }
    return array_get_item((Array *)op, i);
}

int
array_set_item(Object *op, int64_t i, Object *value)
{
    Array *self = (Array *)op;
    if (i < 0 || i >= length_of(self)) {
        raise(EXC_IndexError, "array assignment index out of range");
        return -1;
    }
    if (value == NULL) {
        return array_replace(self, i, i + 1, NULL, 0);
    }
    char bytes[8];
    if (array_encode_item(self->kind, value, bytes) < 0) {
        return -1;
    }
    if (i >= length_of(self)) { // reading the value made the array shorter
        raise(EXC_IndexError, "array assignment index out of range");
        return -1;
    }
    memcpy(self->items + i * self->kind->size, bytes, self->kind->size);
    return 0;
}

static bool
read_index(const Array *self, Object *key, int64_t *out)
{
    static const ExceptionKind index_error = EXC_IndexError;
    *out = number_as_index(key, &index_error);
    if (*out == -1 && error_pending()) {
        return false;
    }
    *out += *out < 0 ? length_of(self) : 0;
    return true;
}

Object *
array_subscript(Object *op, Object *key)
{
    Array *self = (Array *)op;
    int64_t i, stop, step;
    if (key->type->index != NULL) {
        return read_index(self, key, &i) ? array_item(op, i) : NULL;
    }
    if (!is_exact(key, &SliceType)) {
        raise(EXC_TypeError, "array indices must be integers");
        return NULL;
    }
    if (slice_unpack(key, &i, &stop, &step) < 0) {
        return NULL;
    }
    int64_t count = slice_clip(length_of(self), &i, &stop, step);
    Array *made = array_of(&ArrayType, self->kind, count);
    for (int64_t k = 0; made != NULL && k < count; k++) {
        memcpy(made->items + k * self->kind->size, self->items + (i + k * step) * self->kind->size, self->kind->size);
    }
    return (Object *)made;
}

static int
delete_stepped(Array *self, int64_t start, int64_t step, int64_t count)
{
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    int64_t size = self->kind->size, kept = start;
    for (int64_t i = start; i < length_of(self); i++) {
        if ((i - start) % step != 0 || (i - start) / step >= count) {
            memmove(self->items + kept++ * size, self->items + i * size, (size_t)size);
        }
    }
    return array_resize(self, kept);
}

int
array_set_subscript(Object *op, Object *key, Object *value)
{
    Array *self = (Array *)op;
    int64_t i, stop, step;
    if (key->type->index != NULL) {
        return read_index(self, key, &i) ? array_set_item(op, i, value) : -1;
    }
    if (!is_exact(key, &SliceType)) {
        raise(EXC_TypeError, "array indices must be integers");
        return -1;
    }
    if (slice_unpack(key, &i, &stop, &step) < 0) {
        return -1;
    }
    int64_t count = slice_clip(length_of(self), &i, &stop, step);
    if (value == NULL) {
        if (count == 0) {
            return 0;
        }
        return step == 1 ? array_replace(self, i, i + count, NULL, 0) : delete_stepped(self, i, step, count);
    }
    if (!is_array(value)) {
        raise(EXC_TypeError, "can only assign array (not \"%T\") to array slice", value);
        return -1;
    }
    const Array *other = (Array *)value;
    if (other->kind != self->kind) {
        raise(EXC_TypeError, "bad argument type for built-in operation");
        return -1;
    }
    int64_t length = length_of(other), size = self->kind->size;
    char *bytes = host_alloc((size_t)(length * size) + 1);
    if (length > 0) {
        memcpy(bytes, other->items, (size_t)(length * size));
    }
    int result = 0;
    if (step == 1) {
        result = array_replace(self, i, i + count, bytes, length);
    } else if (length != count) {
        raise(EXC_ValueError, "attempt to assign array of size %lld to extended slice of size %lld",
              (long long)length, (long long)count);
        result = -1;
    } else {
        for (int64_t k = 0; k < count; k++) {
            memcpy(self->items + (i + k * step) * size, bytes + k * size, (size_t)size);
        }
    }
    host_free(bytes);
    return result;
}

Object *
array_concat(Object *op, Object *other)
{
    Array *self = (Array *)op;
    if (!is_array(other)) {
        raise(EXC_TypeError, "can only append array (not \"%T\") to array", other);
        return NULL;
    }
    if (((Array *)other)->kind != self->kind) {
        raise(EXC_TypeError, "bad argument type for built-in operation");
        return NULL;
    }
    int64_t left = length_of(self) * self->kind->size, right = length_of((Array *)other) * self->kind->size;
    Array *made = array_of(&ArrayType, self->kind, length_of(self) + length_of((Array *)other));
    if (made != NULL && left > 0) {
        memcpy(made->items, self->items, (size_t)left);
    }
    if (made != NULL && right > 0) {
        memcpy(made->items + left, ((Array *)other)->items, (size_t)right);
    }
    return (Object *)made;
}

Object *
array_inplace_concat(Object *op, Object *other)
{
    if (!is_array(other)) {
        raise(EXC_TypeError, "can only extend array with array (not \"%T\")", other);
        return NULL;
    }
    return array_extend((Array *)op, other) < 0 ? NULL : incref(op);
}

Object *
array_repeat(Object *op, int64_t times)
{
    const Array *self = (Array *)op;
    int64_t length = length_of(self), size = length * self->kind->size;
    times = times < 0 ? 0 : times;
    if (length > 0 && times > INT32_MAX / length) {
        raise_no_memory();
        return NULL;
    }
    Array *made = array_of(&ArrayType, self->kind, length * times);
    for (int64_t i = 0; made != NULL && size > 0 && i < times; i++) {
        memcpy(made->items + i * size, self->items, (size_t)size);
    }
    return (Object *)made;
}

Object *
array_inplace_repeat(Object *op, int64_t times)
{
    Array *self = (Array *)op;
    int64_t length = length_of(self), size = length * self->kind->size;
    times = times < 0 ? 0 : times;
    if (length > 0 && times > INT32_MAX / length) {
        raise_no_memory();
        return NULL;
    }
    if (array_resize(self, length * times) < 0) {
        return NULL;
    }
    for (int64_t i = 1; size > 0 && i < times; i++) {
        memcpy(self->items + i * size, self->items, (size_t)size);
    }
    return incref(op);
}

int64_t
array_find(Array *self, Object *value, int64_t start, int64_t stop)
{
    for (int64_t i = start; i < stop && i < length_of(self); i++) {
        Object *item = array_get_item(self, i);
        if (item == NULL) {
            return -2;
        }
        hold(item);
        int same = object_compare_bool(item, value, COMPARE_EQ);
        drop_held(1);
        if (same != 0) {
            return same < 0 ? -2 : i;
        }
    }
    return -1;
}

int
array_contains(Object *op, Object *value)
{
    int64_t i = array_find((Array *)op, value, 0, INT64_MAX);
    return i == -2 ? -1 : i >= 0;
}

Object *
array_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_array(left) || !is_array(right)) {
        return NotImplemented;
    }
    const Array *a = (Array *)left, *b = (Array *)right;
    if (length_of(a) != length_of(b) && (op == COMPARE_EQ || op == COMPARE_NE)) {
        return bool_from(op == COMPARE_NE);
    }
    for (int64_t i = 0; i < length_of(a) && i < length_of(b); i++) {
        Object *x = array_get_item(a, i);
        if (x == NULL) {
            return NULL;
        }
        hold(x);
        Object *y = array_get_item(b, i);
        if (y == NULL) {
            drop_held(1);
            return NULL;
        }
        hold(y);
        int same = object_compare_bool(x, y, COMPARE_EQ);
        if (same == 0) {
            Object *result = op == COMPARE_EQ ? False : op == COMPARE_NE ? True : object_compare(x, y, op);
            return drop_held_under(result, 2);
        }
        drop_held(2);
        if (same < 0) {
            return NULL;
        }
    }
    Object *x = int_from(length_of(a));
    if (x == NULL) {
        return NULL;
    }
    hold(x);
    Object *y = int_from(length_of(b));
    if (y == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(y);
    return drop_held_under(object_compare(x, y, op), 2);
}

Object *
array_to_list(const Array *self)
{
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    for (int64_t i = 0; i < length_of(self); i++) {
        Object *item = array_get_item(self, i);
        if (item == NULL || list_append_give(list, item) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

Object *
array_to_unicode(const Array *self)
{
    const uint32_t *points = (const uint32_t *)(const void *)self->items;
    for (int64_t i = 0; i < length_of(self); i++) {
        if (points[i] > 0x10ffff) {
            raise(EXC_ValueError, "character U+%x is not in range [U+0000; U+10ffff]", points[i]);
            return NULL;
        }
    }
    return str_from_code_points(points, length_of(self));
}

Object *
array_repr(Object *op)
{
    const Array *self = (Array *)op;
    const char *name = type_short_name(op->type);
    if (length_of(self) == 0) {
        return str_format("%s('%c')", name, self->kind->code);
    }
    Object *content = self->kind->kind == 'c' ? array_to_unicode(self) : array_to_list(self);
    if (content == NULL) {
        return NULL;
    }
    hold(content);
    return drop_held_under(str_format("%s('%c', %R)", name, self->kind->code, content), 1);
}
