// bytearray: storage, construction, slots, and the methods that change it.
#include "types/bytearray.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytes_internal.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/object_reduce.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

static Bytearray *
as_bytearray(const Object *op)
{
    return (Bytearray *)(uintptr_t)op;
}

static char empty_text[1];

static char *
data_of(const Object *op)
{
    const Bytearray *self = as_bytearray(op);
    return self->start == NULL ? empty_text : self->start;
}

static int64_t
size_of(const Object *op)
{
    return as_bytearray(op)->base.size;
}

// --- storage -------------------------------------------------------------------------------------------

static int
check_not_lent(const Bytearray *self)
{
    if (self->exports > 0) {
        raise(EXC_BufferError, "Existing exports of data: object cannot be re-sized");
        return -1;
    }
    return 0;
}

// 0, or -1 with BufferError while it is lent, or MemoryError. New bytes are uninitialised.
static int
bytearray_resize(Object *op, int64_t size)
{
    Bytearray *self = as_bytearray(op);
    if (size == self->base.size) {
        return 0;
    }
    if (check_not_lent(self) < 0) {
        return -1;
    }
    if (size > INT32_MAX - 64) {
        raise_no_memory();
        return -1;
    }
    int64_t offset = self->start - self->block, allocated = self->allocated;
    if (size + offset + 1 <= allocated) {
        if (size >= allocated / 2) {
            self->base.size = size;
            self->start[size] = '\0';
            return 0;
        }
        allocated = size + 1;
    } else if ((double)size <= (double)allocated * 1.125) {
        allocated = size + (size >> 3) + (size < 9 ? 3 : 6);
    } else {
        allocated = size + 1;
    }
    char *block = offset > 0 ? heap_alloc((size_t)allocated) : heap_realloc(self->block, (size_t)allocated);
    if (block == NULL) {
        raise_no_memory();
        return -1;
    }
    if (offset > 0) {
        memcpy(block, self->start, (size_t)(size < self->base.size ? size : self->base.size));
        heap_free(self->block);
    }
    self->block = self->start = block;
    self->base.size = size;
    self->allocated = allocated;
    block[size] = '\0';
    return 0;
}

Object *
bytearray_from(const void *data, int64_t length)
{
    if (length > INT32_MAX - 64) {
        raise_no_memory();
        return NULL;
    }
    // The block comes after the object, as in CPython.
    Bytearray *self = (Bytearray *)object_new(&BytearrayType, sizeof(Bytearray));
    if (self == NULL) {
        return NULL;
    }
    memset((char *)self + sizeof(Object), 0, sizeof(Bytearray) - sizeof(Object));
    if (length > 0) {
        self->block = self->start = heap_alloc((size_t)length + 1);
        if (self->block == NULL) {
            decref((Object *)self);
            raise_no_memory();
            return NULL;
        }
        self->allocated = length + 1;
        self->base.size = length;
        if (data != NULL) {
            memcpy(self->block, data, (size_t)length);
        }
        self->block[length] = '\0';
    }
    return (Object *)self;
}

// Bytes in [start, stop) are replaced by `count` others, which lie elsewhere.
static int
replace(Object *op, int64_t start, int64_t stop, const void *bytes, int64_t count)
{
    Bytearray *self = as_bytearray(op);
    int64_t size = self->base.size, growth = count - (stop - start);
    if (growth < 0) {
        if (check_not_lent(self) < 0) {
            return -1;
        }
        if (start == 0) {
            self->start -= growth;
        } else {
            memmove(self->start + start + count, self->start + stop, (size_t)(size - stop));
        }
        if (bytearray_resize(op, size + growth) < 0) {
            if (start == 0) {
                self->start += growth;
            }
            return -1;
        }
    } else if (growth > 0) {
        if (bytearray_resize(op, size + growth) < 0) {
            return -1;
        }
        memmove(self->start + start + count, self->start + stop, (size_t)(size - stop));
    }
    if (count > 0) {
        memcpy(self->start + start, bytes, (size_t)count);
    }
    return 0;
}

// Calls replace with the bytes of any bytes-like object or iterable of ints; `message` refuses text and numbers.
static int
replace_with(Object *op, int64_t start, int64_t stop, Object *values)
{
    stop = stop > size_of(op) ? size_of(op) : stop;
    start = start > stop ? stop : start;
    if (values == op || !is_bytes_like(values)) {
        Buffer out = {0};
        int result = 0;
        if (values == op) {
            buffer_append(&out, data_of(op), (size_t)size_of(op));
        } else {
            result = bytes_collect(values, "bytearray", &out);
        }
        // Iterating may have changed the length.
        int64_t size = size_of(op);
        stop = stop > size ? size : stop;
        start = start > stop ? stop : start;
        if (result == 0) {
            result = replace(op, start, stop, out.data, (int64_t)out.length);
        }
        buffer_free(&out);
        return result;
    }
    BytesView view;
    return bytes_view(values, &view) < 0 ? -1 : replace(op, start, stop, view.data, view.size);
}

static int
bytearray_lend(Object *op, BytesView *out)
{
    *out = (BytesView){.data = (uint8_t *)data_of(op), .size = size_of(op), .item_size = 1, .format = "B",
                       .exports = &as_bytearray(op)->exports};
    return 0;
}

static void
bytearray_dealloc(Object *op)
{
    heap_free(as_bytearray(op)->block);
    if (type_has(op->type, TYPE_GC)) {
        gc_free(op);
    } else {
        object_free(op);
    }
}

static void
bytearray_holders(Object *op, HolderVisitor *visitor)
{
    visit_buffer(visitor, as_bytearray(op)->block);
}

static size_t
bytearray_size(const Object *op)
{
    return op->type->basic_size + (size_t)as_bytearray(op)->allocated;
}

// --- making --------------------------------------------------------------------------------------------

static Object *
bytearray_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return type_alloc(type, 0);
}

static int
bytearray_init(Object *op, Slot *args, size_t count, Object *keywords)
{
    Object *source, *encoded;
    if (bytearray_resize(op, 0) < 0 ||
        bytes_read_source("bytearray", args, count, keywords, &source, &encoded) < 0) {
        return -1;
    }
    if (encoded != NULL) {
        int result = replace(op, 0, 0, bytes_data(encoded), bytes_length(encoded));
        decref(encoded);
        return result;
    }
    if (source == NULL) {
        return 0;
    }
    if (source->type->index != NULL) {
        const ExceptionKind overflow = EXC_OverflowError;
        int64_t size = number_as_index(source, &overflow);
        if (size == -1 && error_pending()) {
            if (!error_is(EXC_TypeError)) {
                return -1;
            }
            error_clear();
        } else if (size < 0) {
            raise(EXC_ValueError, "negative count");
            return -1;
        } else {
            int result = bytearray_resize(op, size);
            if (result == 0 && size > 0) {
                memset(data_of(op), 0, (size_t)size);
            }
            return result;
        }
    }
    if (is_bytes_like(source)) {
        Object *copy = is_exact(source, &MemoryviewType) ? bytes_from_object(source) : incref(source);
        if (copy == NULL) {
            return -1;
        }
        hold(copy);
        int result = replace_with(op, 0, 0, copy);
        drop_held(1);
        return result;
    }
    bool is_sequence = is_exact(source, &ListType) || is_exact(source, &TupleType);
    if (is_sequence) {
        return replace_with(op, 0, 0, source);
    }
    Buffer out = {0};
    int result = bytes_collect(source, "bytearray", &out);
    // Stored one by one, so that the block grows as it does in CPython.
    for (size_t i = 0; result == 0 && i < out.length; i++) {
        result = bytearray_resize(op, size_of(op) + 1);
        if (result == 0) {
            data_of(op)[size_of(op) - 1] = out.data[i];
        }
    }
    buffer_free(&out);
    return result;
}

// --- slots ---------------------------------------------------------------------------------------------

static Object *
bytearray_repr(Object *op)
{
    Buffer out = {0};
    buffer_append(&out, op->type->name, strlen(op->type->name));
    buffer_append_char(&out, '(');
    Buffer text = {0};
    bytes_write_repr(data_of(op), size_of(op), &text);
    // Unlike bytes, it escapes single quotes between double ones, too.
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '\'' && text.data[1] == '"') {
            buffer_append_char(&out, '\\');
        }
        buffer_append_char(&out, text.data[i]);
    }
    buffer_free(&text);
    buffer_append_char(&out, ')');
    Object *result = str_from_stored(out.data, out.length);
    buffer_free(&out);
    return result;
}

static int64_t
bytearray_length(Object *op)
{
    return size_of(op);
}

static Object *
bytearray_concat(Object *a, Object *b)
{
    if (!is_bytes_like(b)) {
        raise(EXC_TypeError, "can't concat %T to %T", b, a);
        return NULL;
    }
    BytesView view;
    if (bytes_view(b, &view) < 0) {
        return NULL;
    }
    int64_t length = size_of(a);
    Object *result = bytearray_from(NULL, length + view.size);
    if (result != NULL) {
        memcpy(data_of(result), data_of(a), (size_t)length);
        memcpy(data_of(result) + length, view.data, (size_t)view.size);
    }
    return result;
}

static Object *
bytearray_inplace_concat(Object *op, Object *other)
{
    if (!is_bytes_like(other)) {
        raise(EXC_TypeError, "can't concat %T to %T", other, op);
        return NULL;
    }
    BytesView view;
    int64_t length = size_of(op);
    if (bytes_view(other, &view) < 0) {
        return NULL;
    }
    as_bytearray(op)->exports += other == op; // CPython lends it meanwhile, and so cannot add it to itself
    int resized = bytearray_resize(op, length + view.size);
    as_bytearray(op)->exports -= other == op;
    if (resized < 0) {
        return NULL;
    }
    if (view.size > 0) {
        memcpy(data_of(op) + length, view.data, (size_t)view.size);
    }
    return incref(op);
}

static bool
is_too_long(int64_t length, int64_t times)
{
    if (length > 0 && times > INT32_MAX / length) {
        raise_no_memory();
        return true;
    }
    return false;
}

static void
fill_repeated(Object *to, const char *from, int64_t length, int64_t times)
{
    for (int64_t i = 0; length > 0 && i < times; i++) {
        memmove(data_of(to) + i * length, from, (size_t)length);
    }
}

static Object *
bytearray_repeat(Object *op, int64_t times)
{
    times = times < 0 ? 0 : times;
    if (is_too_long(size_of(op), times)) {
        return NULL;
    }
    Object *result = bytearray_from(NULL, size_of(op) * times);
    if (result != NULL) {
        fill_repeated(result, data_of(op), size_of(op), times);
    }
    return result;
}

static Object *
bytearray_inplace_repeat(Object *op, int64_t times)
{
    times = times < 0 ? 0 : times;
    int64_t length = size_of(op);
    if (is_too_long(length, times) || bytearray_resize(op, length * times) < 0) {
        return NULL;
    }
    fill_repeated(op, data_of(op), length, times);
    return incref(op);
}

static Object *
bytearray_item(Object *op, int64_t index)
{
    if (index < 0 || index >= size_of(op)) {
        raise(EXC_IndexError, "bytearray index out of range");
        return NULL;
    }
    return int_from((uint8_t)data_of(op)[index]);
}

// Reads an index; negative ones count from the end. -1 with an error, also when it is out of range.
static int64_t
read_index(Object *op, Object *key, const char *message)
{
    const ExceptionKind overflow = EXC_IndexError;
    int64_t index = number_as_index(key, &overflow);
    if (index == -1 && error_pending()) {
        return -1;
    }
    index += index < 0 ? size_of(op) : 0;
    if (index < 0 || index >= size_of(op)) {
        raise(EXC_IndexError, "%s", message);
        return -1;
    }
    return index;
}

static Object *
bytearray_subscript(Object *op, Object *key)
{
    if (is_exact(key, &SliceType)) {
        int64_t start, stop, step;
        if (slice_unpack(key, &start, &stop, &step) < 0) {
            return NULL;
        }
        int64_t count = slice_clip(size_of(op), &start, &stop, step);
        if (step == 1) {
            return bytearray_from(data_of(op) + start, count);
        }
        Object *result = bytearray_from(NULL, count);
        for (int64_t i = 0; result != NULL && i < count; i++) {
            data_of(result)[i] = data_of(op)[start + i * step];
        }
        return result;
    }
    if (!is_int(key) && key->type->index == NULL) {
        raise(EXC_TypeError, "bytearray indices must be integers or slices, not %T", key);
        return NULL;
    }
    int64_t index = read_index(op, key, "bytearray index out of range");
    return index < 0 ? NULL : bytearray_item(op, index);
}

// del op[start:stop:step] with a step that is not 1.
static int
delete_steps(Object *op, int64_t start, int64_t step, int64_t count)
{
    if (count == 0) {
        return 0;
    }
    if (check_not_lent(as_bytearray(op)) < 0) {
        return -1;
    }
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    char *data = data_of(op);
    int64_t to = start;
    for (int64_t i = start; i < size_of(op); i++) {
        bool is_deleted = (i - start) % step == 0 && (i - start) / step < count;
        if (!is_deleted) {
            data[to++] = data[i];
        }
    }
    return bytearray_resize(op, size_of(op) - count);
}

static int
set_slice(Object *op, Object *key, Object *values)
{
    int64_t start, stop, step;
    if (slice_unpack(key, &start, &stop, &step) < 0) {
        return -1;
    }
    if (values != NULL && !is_bytes_like(values)) {
        const Type *type = values->type;
        if (is_str(values) || type->index != NULL || type->int_ != NULL || type->float_ != NULL) {
            raise(EXC_TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            return -1;
        }
        Object *converted = object_call_one((Object *)&BytearrayType, values);
        if (converted == NULL) {
            return -1;
        }
        hold(converted);
        int result = set_slice(op, key, converted);
        drop_held(1);
        return result;
    }
    int64_t count = slice_clip(size_of(op), &start, &stop, step);
    if (step == 1) {
        stop = stop < start ? start : stop;
        return values == NULL ? replace(op, start, stop, NULL, 0) : replace_with(op, start, stop, values);
    }
    if (values == NULL) {
        return delete_steps(op, start, step, count);
    }
    BytesView view;
    if (bytes_view(values, &view) < 0) {
        return -1;
    }
    if (view.size == 0) {  // nothing: as CPython does it, a deletion
        return delete_steps(op, start, step, count);
    }
    if (view.size != count) {
        raise(EXC_ValueError, "attempt to assign bytes of size %lld to extended slice of size %lld",
              (long long)view.size, (long long)count);
        return -1;
    }
    Buffer copy = {0};
    buffer_append(&copy, (const char *)view.data, (size_t)view.size);
    for (int64_t i = 0; i < count; i++) {
        data_of(op)[start + i * step] = copy.data[i];
    }
    buffer_free(&copy);
    return 0;
}

static int
bytearray_set_subscript(Object *op, Object *key, Object *value)
{
    if (is_exact(key, &SliceType)) {
        return set_slice(op, key, value);
    }
    if (!is_int(key) && key->type->index == NULL) {
        raise(EXC_TypeError, "bytearray indices must be integers or slices, not %T", key);
        return -1;
    }
    const ExceptionKind overflow = EXC_IndexError;
    int64_t index = number_as_index(key, &overflow);
    if (index == -1 && error_pending()) {
        return -1;
    }
    // The value is read before the size is looked at: its __index__ may change that.
    int byte = value == NULL ? 0 : bytes_read_byte(value, "byte must be in range(0, 256)");
    if (byte < 0) {
        return -1;
    }
    index += index < 0 ? size_of(op) : 0;
    if (index < 0 || index >= size_of(op)) {
        raise(EXC_IndexError, "bytearray index out of range");
        return -1;
    }
    if (value == NULL) {
        return replace(op, index, index + 1, NULL, 0);
    }
    data_of(op)[index] = (char)byte;
    return 0;
}

static int
bytearray_set_item(Object *op, int64_t index, Object *value)
{
    Object *key = int_from(index);
    if (key == NULL) {
        return -1;
    }
    int result = bytearray_set_subscript(op, key, value);
    decref(key);
    return result;
}

static Object *
bytearray_iter(Object *op)
{
    return sequence_iterator_new(&BytearrayIteratorType, op);
}

static Object *
bytearray_remainder(Object *left, Object *right)
{
    if (!is_bytearray(left)) {
        return NotImplemented;
    }
    Object *text = bytes_from(data_of(left), (size_t)size_of(left));
    if (text == NULL) {
        return NULL;
    }
    hold(text);
    Object *result = bytes_modulo(text, right), *array = NULL;
    if (result != NULL) {
        array = bytearray_from(bytes_data(result), bytes_length(result));
        decref(result);
    }
    drop_held(1);
    return array;
}

Type BytearrayType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "bytearray",
    .id = TYPE_BYTEARRAY_ID,
    .flags = TYPE_BASE | TYPE_IMMUTABLE | TYPE_MATCH_SELF,
    .basic_size = sizeof(Bytearray),
    .doc = "bytearray(iterable_of_ints) -> bytearray\n"
           "bytearray(string, encoding[, errors]) -> bytearray\n"
           "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
           "bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
           "bytearray() -> empty bytes array",
    .dealloc = bytearray_dealloc,
    .holders = bytearray_holders,
    .size_of = bytearray_size,
    .new = bytearray_new,
    .init = bytearray_init,
    .repr = bytearray_repr,
    .str = bytearray_repr,
    .hash = hash_not_implemented,
    .compare = bytes_compare,
    .iter = bytearray_iter,
    .remainder = bytearray_remainder,
    .length = bytearray_length,
    .concat = bytearray_concat,
    .inplace_concat = bytearray_inplace_concat,
    .repeat = bytearray_repeat,
    .inplace_repeat = bytearray_inplace_repeat,
    .item = bytearray_item,
    .set_item = bytearray_set_item,
    .contains = bytes_contains,
    .map_length = bytearray_length,
    .subscript = bytearray_subscript,
    .set_subscript = bytearray_set_subscript,
    .buffer = bytearray_lend,
    .methods = bytearray_methods,
};

// --- methods -------------------------------------------------------------------------------------------

#define METHOD(name)                                                              \
    Object *bytearray_##name(Object *self, Slot *args, size_t count, Object *keywords)
#define UNUSED (void)args, (void)count, (void)keywords

METHOD(alloc)
{
    UNUSED;
    return int_from(as_bytearray(self)->allocated);
}

METHOD(append)
{
    UNUSED;
    int byte = bytes_read_byte(args[0].ref, "byte must be in range(0, 256)");
    if (byte < 0 || bytearray_resize(self, size_of(self) + 1) < 0) {
        return NULL;
    }
    data_of(self)[size_of(self) - 1] = (char)byte;
    return None;
}

METHOD(clear)
{
    UNUSED;
    return bytearray_resize(self, 0) < 0 ? NULL : None;
}

METHOD(copy)
{
    UNUSED;
    return bytearray_from(data_of(self), size_of(self));
}

METHOD(extend)
{
    UNUSED;
    Object *values = args[0].ref;
    if (!is_bytes_like(values)) {
        if (values->type->iter == NULL && values->type->item == NULL) {
            raise(EXC_TypeError, "can't extend bytearray with %T", values);
            return NULL;
        }
        if (is_str(values) && str_length(values) > 0) {
            raise(EXC_TypeError, wording(WORDING_EXTEND_BY_TEXT));
            return NULL;
        }
        Object *iterator = object_iter(values);
        if (iterator == NULL) {
            return NULL;
        }
        hold(iterator);
        int64_t hint = object_length_hint(values, 32);
        Buffer out = {0};
        int result = hint < 0 ? -1 : bytes_collect_rest(iterator, "byte must be in range(0, 256)", &out);
        drop_held(1);
        result = result < 0 ? -1 : replace(self, size_of(self), size_of(self), out.data, (int64_t)out.length);
        buffer_free(&out);
        return result < 0 ? NULL : None;
    }
    return replace_with(self, size_of(self), INT64_MAX, values) < 0 ? NULL : None;
}

METHOD(insert)
{
    UNUSED;
    const ExceptionKind overflow = EXC_OverflowError;
    int64_t index = number_as_index(args[0].ref, &overflow);
    if (index == -1 && error_pending()) {
        return NULL;
    }
    int byte = bytes_read_byte(args[1].ref, "byte must be in range(0, 256)");
    if (byte < 0) {
        return NULL;
    }
    int64_t length = size_of(self);
    index += index < 0 ? length : 0;
    index = index < 0 ? 0 : index > length ? length : index;
    char inserted = (char)byte;
    return replace(self, index, index, &inserted, 1) < 0 ? NULL : None;
}

METHOD(resize_method)
{
    UNUSED;
    int64_t size = size_argument(args[0].ref), old = size_of(self);
    if (size < 0) {
        if (!error_pending()) {
            raise(EXC_ValueError, "Can only resize to positive sizes, got %lld", (long long)size);
        }
        return NULL;
    }
    if (bytearray_resize(self, size) < 0) {
        return NULL;
    }
    if (size > old) {
        memset(data_of(self) + old, 0, (size_t)(size - old));
    }
    return None;
}

// Takes out one byte; unlike a slice at the front, this moves what follows.
static int
take_out(Object *self, int64_t index)
{
    if (check_not_lent(as_bytearray(self)) < 0) {
        return -1;
    }
    int64_t length = size_of(self);
    memmove(data_of(self) + index, data_of(self) + index + 1, (size_t)(length - index - 1));
    return bytearray_resize(self, length - 1);
}

METHOD(pop)
{
    UNUSED;
    const ExceptionKind overflow = EXC_OverflowError;
    int64_t index = count > 0 ? number_as_index(args[0].ref, &overflow) : -1;
    if (index == -1 && error_pending()) {
        return NULL;
    }
    int64_t length = size_of(self);
    if (length == 0) {
        raise(EXC_IndexError, "pop from empty bytearray");
        return NULL;
    }
    index += index < 0 ? length : 0;
    if (index < 0 || index >= length) {
        raise(EXC_IndexError, "pop index out of range");
        return NULL;
    }
    int value = (uint8_t)data_of(self)[index];
    return take_out(self, index) < 0 ? NULL : int_from(value);
}

METHOD(remove)
{
    UNUSED;
    int byte = bytes_read_byte(args[0].ref, "byte must be in range(0, 256)");
    if (byte < 0) {
        return NULL;
    }
    const char *at = memchr(data_of(self), byte, (size_t)size_of(self));
    if (at == NULL) {
        raise(EXC_ValueError, "value not found in bytearray");
        return NULL;
    }
    return take_out(self, at - data_of(self)) < 0 ? NULL : None;
}

METHOD(reverse)
{
    UNUSED;
    char *data = data_of(self);
    for (int64_t i = 0, j = size_of(self) - 1; i < j; i++, j--) {
        char c = data[i];
        data[i] = data[j];
        data[j] = c;
    }
    return None;
}

METHOD(reduce)
{
    UNUSED;
    Object *text = NULL, *arguments, *dict = NULL, *result = NULL;
    if (size_of(self) == 0) {
        arguments = tuple_new(0);
    } else if (count > 0 && is_int(args[0].ref) && int_compact_value(args[0].ref) >= 3) {
        text = bytes_from(data_of(self), (size_t)size_of(self));
        arguments = text == NULL ? NULL : tuple_pack(1, text);
    } else {
        text = str_from_latin1(data_of(self), (size_t)size_of(self));
        Object *codec = text == NULL ? NULL : str_from("latin-1");
        arguments = codec == NULL ? NULL : tuple_pack(2, text, codec);
        xdecref(codec);
    }
    xdecref(text);
    if (arguments != NULL) {
        hold(arguments);
        dict = object_method_getstate(self, NULL, 0, NULL);
        if (dict != NULL) {
            hold(dict);
            result = tuple_pack(3, (Object *)self->type, arguments, dict);
            drop_held(1);
        }
        drop_held(1);
    }
    return result;
}
