// The module array: numbers of one machine type in a row.
#include "base/buffer.h"
#include "gc/gc.h"
#include "gc/weakref.h"
#include "library/library_internal.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytearray.h"
#include "types/bytes.h"
#include "types/bytes_like.h"
#include "types/float.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include <string.h>

// What one typecode means: "i" and "f" kinds, the size of an item, and how complaints call it.
typedef struct {
    char code;
    char kind; // 'i' signed, 'u' unsigned, 'f' floating, 'c' character
    uint8_t size;
    const char *format, *name;
} ItemKind;

static const ItemKind kinds[] = {
    {'b', 'i', 1, "b", "signed char"},    {'B', 'u', 1, "B", "unsigned byte integer"},
    {'u', 'c', 4, "w", NULL},             {'w', 'c', 4, "w", NULL},
    {'h', 'i', 2, "h", "signed short integer"},   {'H', 'u', 2, "H", "unsigned short"},
    {'i', 'i', 4, "i", "signed integer"}, {'I', 'u', 4, "I", "unsigned int"},
    {'l', 'i', 8, "l", NULL},             {'L', 'u', 8, "L", NULL},
    {'q', 'i', 8, "q", NULL},             {'Q', 'u', 8, "Q", NULL},
    {'f', 'f', 4, "f", NULL},             {'d', 'f', 8, "d", NULL},
};
enum { SHORT_KIND = 4, INT_KIND = 6 };

typedef struct {
    VarObject base; // size: items
    alignas(8) char *items;
    int64_t allocated;
    alignas(8) const ItemKind *kind;
    alignas(8) Object *weaklist;
    int64_t exports; // views that forbid resizing
} Array;

_Static_assert(sizeof(Array) == 64, "CPython's size");

static Type ArrayType, ArrayIteratorType;

static bool
is_array(const Object *op)
{
    return is_instance_of(op, &ArrayType);
}

static int64_t
length_of(const Array *self)
{
    return self->base.size;
}

// --- items ------------------------------------------------------------------------------------------------

static Object *
get_item(const Array *self, int64_t i)
{
    const char *at = self->items + i * self->kind->size;
    if (self->kind->kind == 'f') {
        float single;
        double value;
        if (self->kind->size == 4) {
            memcpy(&single, at, 4);
            value = (double)single;
        } else {
            memcpy(&value, at, 8);
        }
        return float_from(value);
    }
    uint64_t bits = 0;
    memcpy(&bits, at, self->kind->size);
    if (self->kind->kind == 'c') {
        if (bits > 0x10ffff) {
            raise(EXC_ValueError, "chr() arg not in range(0x110000)");
            return NULL;
        }
        return str_from_code_point((uint32_t)bits);
    }
    if (self->kind->kind == 'u') {
        return int_from_unsigned(bits);
    }
    int unused = 64 - 8 * self->kind->size;
    return int_from((int64_t)(bits << unused) >> unused);
}

static int
raise_too_large(const ItemKind *kind)
{
    if (kind->code == 'q' || kind->code == 'Q') {
        raise(EXC_OverflowError, "int too big to convert");
    } else {
        bool is_unsigned = kind->kind == 'u' && kind->size >= 4;
        raise(EXC_OverflowError, "Python int too large to convert to C %slong", is_unsigned ? "unsigned " : "");
    }
    return -1;
}

static int
raise_negative(const ItemKind *kind)
{
    raise(EXC_OverflowError,
          kind->code == 'Q' ? "can't convert negative int to unsigned" : "can't convert negative value to unsigned int");
    return -1;
}

// Some items are read as a wider type first, whose complaint comes first.
static int
check_range(const ItemKind *kind, int64_t number)
{
    if (kind->code == 'b' && check_range(&kinds[SHORT_KIND], number) < 0) {
        return -1;
    }
    if (kind->code == 'H' && check_range(&kinds[INT_KIND], number) < 0) {
        return -1;
    }
    int bits = 8 * kind->size - (kind->kind == 'i');
    int64_t maximum = (int64_t)(((uint64_t)1 << bits) - 1), minimum = kind->kind == 'i' ? -maximum - 1 : 0;
    if (number > maximum || number < minimum) {
        raise(EXC_OverflowError, "%s is %s", kind->name, number > maximum ? "greater than maximum" : "less than minimum");
        return -1;
    }
    return 0;
}

// Between 2**63 and 2**64: three digits of 30 bits.
static bool
read_large(Object *index, int64_t *number)
{
    const Int *digits = (Int *)index;
    size_t count = int_digit_count(index);
    if (count > 3 || (count == 3 && digits->digits[2] >= 16)) {
        return false;
    }
    *number = (int64_t)((uint64_t)digits->digits[0] | (uint64_t)digits->digits[1] << 30 |
                        (uint64_t)digits->digits[2] << 60);
    return true;
}

// The bits of an integer item. 0 or -1.
static int
read_int(const ItemKind *kind, Object *value, uint64_t *out)
{
    Object *index = number_index(value);
    if (index == NULL) {
        return -1;
    }
    int overflow, result = 0;
    int64_t number = int_as_int64(index, &overflow);
    if (kind->kind == 'u' && kind->size >= 4 && int_is_negative(index)) {
        result = raise_negative(kind);
    } else if (overflow != 0) {
        bool fits = kind->kind == 'u' && kind->size == 8 && read_large(index, &number);
        result = fits ? 0 : kind->code == 'I' && read_large(index, &number) ? check_range(kind, INT64_MAX)
                                                                            : raise_too_large(kind);
    } else if (kind->name != NULL) {
        result = check_range(kind, number);
    }
    decref(index);
    *out = (uint64_t)number;
    return result;
}

// The bytes of an item. 0 or -1.
static int
encode_item(const ItemKind *kind, Object *value, char bytes[8])
{
    if (kind->kind == 'f') {
        double number = object_as_double(value);
        if (number == -1.0 && error_pending()) {
            return -1;
        }
        float single = (float)number;
        memcpy(bytes, kind->size == 4 ? (void *)&single : (void *)&number, kind->size);
        return 0;
    }
    uint64_t bits;
    if (kind->kind == 'c') {
        if (!is_str(value) || str_length(value) != 1) {
            raise(EXC_TypeError, "array item must be unicode character");
            return -1;
        }
        bits = str_at(value, 0);
    } else if (read_int(kind, value, &bits) < 0) {
        return -1;
    }
    memcpy(bytes, &bits, kind->size);
    return 0;
}

// --- size -------------------------------------------------------------------------------------------------

// CPython's growth; new items are uninitialised.
static int
resize(Array *self, int64_t size)
{
    if (self->exports > 0 && size != length_of(self)) {
        raise(EXC_BufferError, "cannot resize an array that is exporting buffers");
        return -1;
    }
    if (self->allocated >= size && length_of(self) < size + 16 && self->items != NULL) {
        self->base.size = size;
        return 0;
    }
    if (size == 0) {
        heap_free(self->items);
        self->items = NULL;
        self->base.size = self->allocated = 0;
        return 0;
    }
    int64_t capacity = (size >> 4) + (length_of(self) < 8 ? 3 : 7) + size;
    if (capacity > INT32_MAX) {
        raise_no_memory();
        return -1;
    }
    char *items = self->items == NULL ? heap_alloc((size_t)(capacity * self->kind->size))
                                      : heap_realloc(self->items, (size_t)(capacity * self->kind->size));
    if (items == NULL) {
        raise_no_memory();
        return -1;
    }
    self->items = items;
    self->base.size = size;
    self->allocated = capacity;
    return 0;
}

// A new array with room for exactly `size` uninitialised items.
static Array *
array_of(Type *type, const ItemKind *kind, int64_t size)
{
    char *items = NULL;
    if (size > INT32_MAX || (size > 0 && (items = heap_alloc((size_t)(size * kind->size))) == NULL)) {
        raise_no_memory();
        return NULL;
    }
    Array *self = (Array *)type_alloc(type, 0);
    if (self == NULL) {
        if (items != NULL) {
            heap_free(items);
        }
        return NULL;
    }
    self->items = items;
    self->kind = kind;
    self->base.size = self->allocated = size;
    return self;
}

static int
insert(Array *self, int64_t i, Object *value)
{
    char bytes[8];
    if (encode_item(self->kind, value, bytes) < 0 || resize(self, length_of(self) + 1) < 0) {
        return -1;
    }
    int64_t length = length_of(self) - 1;
    i += i < 0 ? length : 0;
    i = i < 0 ? 0 : i > length ? length : i;
    size_t size = self->kind->size;
    memmove(self->items + (i + 1) * (int64_t)size, self->items + i * (int64_t)size, (size_t)(length - i) * size);
    memcpy(self->items + i * (int64_t)size, bytes, size);
    return 0;
}

// Replaces the items from start to stop by `count` items whose bytes these are.
static int
replace(Array *self, int64_t start, int64_t stop, const char *bytes, int64_t count)
{
    int64_t size = self->kind->size, length = length_of(self), change = count - (stop - start);
    if (change < 0) {
        if (self->exports > 0) {
            raise(EXC_BufferError, "cannot resize an array that is exporting buffers");
            return -1;
        }
        memmove(self->items + (start + count) * size, self->items + stop * size, (size_t)((length - stop) * size));
    }
    if (change != 0 && resize(self, length + change) < 0) {
        return -1;
    }
    if (change > 0) {
        memmove(self->items + (start + count) * size, self->items + stop * size, (size_t)((length - stop) * size));
    }
    if (count > 0) {
        memcpy(self->items + start * size, bytes, (size_t)(count * size));
    }
    return 0;
}

static int
extend_by_items(Array *self, Object *iterable)
{
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    Object *item;
    int result = 0;
    while (result == 0 && (item = object_next(iterator)) != NULL) {
        hold(item);
        result = insert(self, length_of(self), item);
        drop_held(1);
    }
    drop_held(1);
    return result < 0 || error_pending() ? -1 : 0;
}

static int
extend(Array *self, Object *iterable)
{
    if (is_array(iterable)) {
        const Array *other = (Array *)iterable;
        if (other->kind != self->kind) {
            raise(EXC_TypeError, "can only extend with array of same kind");
            return -1;
        }
        int64_t length = length_of(self), more = length_of(other);
        if (resize(self, length + more) < 0) {
            return -1;
        }
        if (more > 0) {
            memcpy(self->items + length * self->kind->size, other->items, (size_t)(more * self->kind->size));
        }
        return 0;
    }
    return extend_by_items(self, iterable);
}

static int
from_bytes(Array *self, const void *bytes, int64_t size)
{
    if (size % self->kind->size != 0) {
        raise(EXC_ValueError, "bytes length not a multiple of item size");
        return -1;
    }
    int64_t length = length_of(self), more = size / self->kind->size;
    if (resize(self, length + more) < 0) {
        return -1;
    }
    if (size > 0) {
        memcpy(self->items + length * self->kind->size, bytes, (size_t)size);
    }
    return 0;
}

// --- life -------------------------------------------------------------------------------------------------

static const ItemKind *
find_kind(Object *code)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if ((uint32_t)kinds[i].code == str_at(code, 0)) {
            return &kinds[i];
        }
    }
    raise(EXC_ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    return NULL;
}

static int
fill(Array *self, Object *initial)
{
    if (is_bytes(initial) || is_bytearray(initial)) {
        BytesView view;
        return bytes_view(initial, &view) < 0 ? -1 : from_bytes(self, view.data, view.size);
    }
    if (is_array(initial) && ((Array *)initial)->kind != self->kind) {
        if (((Array *)initial)->kind->kind == 'c' && self->kind->kind != 'c') {
            raise(EXC_TypeError, "cannot use a unicode array to initialize an array with typecode '%c'",
                  self->kind->code);
            return -1;
        }
        return extend_by_items(self, initial);
    }
    return extend(self, initial);
}

static Object *
array_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (type == &ArrayType && args_no_keywords("array.array", keyword_names) < 0) {
        return NULL;
    }
    if (count < 1 || count > 2) {
        raise(EXC_TypeError, "array() takes at %s %d argument%s (%zu given)", count < 1 ? "least" : "most",
              count < 1 ? 1 : 2, count < 1 ? "" : "s", count);
        return NULL;
    }
    Object *code = args[0].ref;
    if (!is_str(code) || str_length(code) != 1) {
        args_raise_wrong("array", "argument 1", "a unicode character", code);
        return NULL;
    }
    if (count == 2 && is_str(args[1].ref) && str_at(code, 0) != 'u' && str_at(code, 0) != 'w') {
        raise(EXC_TypeError, "cannot use a str to initialize an array with typecode '%U'", code);
        return NULL;
    }
    const ItemKind *kind = find_kind(code);
    if (kind == NULL) {
        return NULL;
    }
    if (kind->code == 'u' &&
        warn(EXC_DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16") < 0) {
        return NULL;
    }
    // A list, a tuple, a text or an array of the same kind says how long the new one is: exactly as much is allocated.
    Object *initial = count == 2 ? args[1].ref : NULL;
    int64_t length = 0;
    bool is_sized = initial != NULL && (is_list(initial) || is_tuple(initial));
    if (is_sized) {
        (void)sequence_slots(initial, &length);
    } else if (initial != NULL && is_array(initial) && ((Array *)initial)->kind == kind) {
        length = length_of((Array *)initial);
    } else if (initial != NULL && is_str(initial) && kind->kind == 'c') {
        length = str_length(initial);
    }
    Array *self = array_of(type, kind, length);
    if (self == NULL || initial == NULL) {
        return (Object *)self;
    }
    hold((Object *)self);
    int result;
    if (is_sized) {
        memset(self->items, 0, (size_t)(length * kind->size));
        result = 0;
        for (int64_t i = 0, now; result == 0 && i < length; i++) {
            const Slot *items = sequence_slots(initial, &now);
            char bytes[8];
            Object *item = i < now ? hold(incref(items[i].ref)) : NULL;
            result = item == NULL ? 0 : encode_item(kind, item, bytes);
            if (item != NULL) {
                drop_held(1);
            }
            if (result == 0 && item != NULL) {
                memcpy(self->items + i * kind->size, bytes, kind->size);
            }
        }
    } else {
        self->base.size = 0;
        result = fill(self, initial);
    }
    if (result < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static int
array_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)op, (void)args, (void)count, (void)keyword_names; // all was done when it was made
    return 0;
}

static int
array_traverse(Object *op, Visit visit, void *context)
{
    (void)op, (void)visit, (void)context;
    return 0;
}

static void
array_dealloc(Object *op)
{
    Array *self = (Array *)op;
    gc_untrack(op);
    if (self->weaklist != NULL) {
        weakref_clear_all(op);
    }
    if (self->items != NULL) {
        heap_free(self->items);
    }
    gc_free(op);
}

static void
array_holders(Object *op, HolderVisitor *v)
{
    visit_buffer(v, ((Array *)op)->items);
}

static size_t
array_size(const Object *op)
{
    const Array *self = (Array *)op;
    return op->type->basic_size + (size_t)(self->allocated * self->kind->size);
}

static int
array_buffer(Object *op, BytesView *out)
{
    Array *self = (Array *)op;
    static char nothing[8];
    *out = (BytesView){
        .data = (uint8_t *)(self->items != NULL ? self->items : nothing),
        .size = length_of(self) * self->kind->size,
        .item_size = self->kind->size,
        .format = self->kind->format,
        .read_only = false,
        .exports = &self->exports,
    };
    return 0;
}

// --- as a sequence ----------------------------------------------------------------------------------------

static int64_t
array_length(Object *op)
{
    return length_of((Array *)op);
}

static Object *
array_item(Object *op, int64_t i)
{
    if (i < 0 || i >= length_of((Array *)op)) {
        raise(EXC_IndexError, "array index out of range");
        return NULL;
    }
    return get_item((Array *)op, i);
}

static int
array_set_item(Object *op, int64_t i, Object *value)
{
    Array *self = (Array *)op;
    if (i < 0 || i >= length_of(self)) {
        raise(EXC_IndexError, "array assignment index out of range");
        return -1;
    }
    if (value == NULL) {
        return replace(self, i, i + 1, NULL, 0);
    }
    char bytes[8];
    if (encode_item(self->kind, value, bytes) < 0) {
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

static Object *
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
    for (int64_t k = 0; made != NULL && k < count; k++, i += step) {
        memcpy(made->items + k * self->kind->size, self->items + i * self->kind->size, self->kind->size);
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
    return resize(self, kept);
}

static int
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
        return step == 1 ? replace(self, i, i + count, NULL, 0) : delete_stepped(self, i, step, count);
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
        result = replace(self, i, i + count, bytes, length);
    } else if (length != count) {
        raise(EXC_ValueError, "attempt to assign array of size %lld to extended slice of size %lld",
              (long long)length, (long long)count);
        result = -1;
    } else {
        for (int64_t k = 0; k < count; k++, i += step) {
            memcpy(self->items + i * size, bytes + k * size, (size_t)size);
        }
    }
    host_free(bytes);
    return result;
}

static Object *
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

static Object *
array_inplace_concat(Object *op, Object *other)
{
    if (!is_array(other)) {
        raise(EXC_TypeError, "can only extend array with array (not \"%T\")", other);
        return NULL;
    }
    return extend((Array *)op, other) < 0 ? NULL : incref(op);
}

static Object *
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

static Object *
array_inplace_repeat(Object *op, int64_t times)
{
    Array *self = (Array *)op;
    int64_t length = length_of(self), size = length * self->kind->size;
    times = times < 0 ? 0 : times;
    if (length > 0 && times > INT32_MAX / length) {
        raise_no_memory();
        return NULL;
    }
    if (resize(self, length * times) < 0) {
        return NULL;
    }
    for (int64_t i = 1; size > 0 && i < times; i++) {
        memcpy(self->items + i * size, self->items, (size_t)size);
    }
    return incref(op);
}

// The first index from start to stop of an item equal to the value; -1: none, -2: an error.
static int64_t
find(Array *self, Object *value, int64_t start, int64_t stop)
{
    for (int64_t i = start; i < stop && i < length_of(self); i++) {
        Object *item = get_item(self, i);
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

static int
array_contains(Object *op, Object *value)
{
    int64_t i = find((Array *)op, value, 0, INT64_MAX);
    return i == -2 ? -1 : i >= 0;
}

static Object *
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
        Object *x = get_item(a, i);
        if (x == NULL) {
            return NULL;
        }
        hold(x);
        Object *y = get_item(b, i);
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

static Object *
to_list(const Array *self)
{
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    for (int64_t i = 0; i < length_of(self); i++) {
        Object *item = get_item(self, i);
        if (item == NULL || list_append_give(list, item) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

static Object *
to_unicode(const Array *self)
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

static Object *
array_repr(Object *op)
{
    const Array *self = (Array *)op;
    const char *name = type_short_name(op->type);
    if (length_of(self) == 0) {
        return str_format("%s('%c')", name, self->kind->code);
    }
    Object *content = self->kind->kind == 'c' ? to_unicode(self) : to_list(self);
    if (content == NULL) {
        return NULL;
    }
    hold(content);
    return drop_held_under(str_format("%s('%c', %R)", name, self->kind->code, content), 1);
}

// --- methods ----------------------------------------------------------------------------------------------

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)
#define SELF                                                                                                 \
    Array *self = (Array *)op;                                                                               \
    (void)self, (void)args, (void)count, (void)keyword_names

METHOD(method_append)
{
    SELF;
    return insert(self, length_of(self), args[0].ref) < 0 ? NULL : None;
}

METHOD(method_extend)
{
    SELF;
    return extend(self, args[0].ref) < 0 ? NULL : None;
}

METHOD(method_insert)
{
    SELF;
    int64_t i = number_as_index(args[0].ref, NULL);
    if (i == -1 && error_pending()) {
        return NULL;
    }
    return insert(self, i, args[1].ref) < 0 ? NULL : None;
}

METHOD(method_pop)
{
    SELF;
    int64_t i = count == 0 ? -1 : number_as_index(args[0].ref, NULL);
    if (i == -1 && error_pending()) {
        return NULL;
    }
    if (length_of(self) == 0) {
        raise(EXC_IndexError, "pop from empty array");
        return NULL;
    }
    i += i < 0 ? length_of(self) : 0;
    if (i < 0 || i >= length_of(self)) {
        raise(EXC_IndexError, "pop index out of range");
        return NULL;
    }
    Object *item = get_item(self, i);
    if (item == NULL) {
        return NULL;
    }
    hold(item);
    if (replace(self, i, i + 1, NULL, 0) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

METHOD(method_remove)
{
    SELF;
    int64_t i = find(self, args[0].ref, 0, INT64_MAX);
    if (i < 0) {
        if (i == -1) {
            raise(EXC_ValueError, "array.remove(x): x not in array");
        }
        return NULL;
    }
    return replace(self, i, i + 1, NULL, 0) < 0 ? NULL : None;
}

METHOD(method_index)
{
    SELF;
    int64_t bounds[2] = {0, INT64_MAX};
    for (size_t i = 1; i < count; i++) {
        if (slice_index(args[i].ref, &bounds[i - 1]) < 0) {
            return NULL;
        }
        bounds[i - 1] += bounds[i - 1] < 0 ? length_of(self) : 0;
    }
    int64_t i = find(self, args[0].ref, bounds[0] < 0 ? 0 : bounds[0], bounds[1]);
    if (i == -1) {
        raise(EXC_ValueError, "array.index(x): x not in array");
    }
    return i < 0 ? NULL : int_from(i);
}

METHOD(method_count)
{
    SELF;
    int64_t found = 0;
    for (int64_t i = 0; (i = find(self, args[0].ref, i, INT64_MAX)) >= 0; i++) {
        found++;
    }
    return error_pending() ? NULL : int_from(found);
}

METHOD(method_reverse)
{
    SELF;
    size_t size = self->kind->size;
    for (int64_t i = 0, k = length_of(self) - 1; i < k; i++, k--) {
        char bytes[8];
        memcpy(bytes, self->items + i * (int64_t)size, size);
        memcpy(self->items + i * (int64_t)size, self->items + k * (int64_t)size, size);
        memcpy(self->items + k * (int64_t)size, bytes, size);
    }
    return None;
}

METHOD(method_byteswap)
{
    SELF;
    size_t size = self->kind->size;
    for (int64_t i = 0; i < length_of(self); i++) {
        char *at = self->items + i * (int64_t)size;
        for (size_t k = 0; k < size / 2; k++) {
            char byte = at[k];
            at[k] = at[size - 1 - k];
            at[size - 1 - k] = byte;
        }
    }
    return None;
}

METHOD(method_clear)
{
    SELF;
    return resize(self, 0) < 0 ? NULL : None;
}

METHOD(method_tolist)
{
    SELF;
    return to_list(self);
}

METHOD(method_fromlist)
{
    SELF;
    if (!is_list(args[0].ref)) {
        raise(EXC_TypeError, "arg must be list");
        return NULL;
    }
    int64_t length = length_of(self);
    if (extend(self, args[0].ref) < 0) {
        Object *error = hold(error_take());
        if (resize(self, length) < 0) {
            error_clear();
        }
        (void)error;
        error_give(let_go());
        return NULL;
    }
    return None;
}

METHOD(method_tobytes)
{
    SELF;
    return bytes_from(self->items != NULL ? self->items : "", (size_t)(length_of(self) * self->kind->size));
}

METHOD(method_frombytes)
{
    SELF;
    BytesView view;
    return bytes_view(args[0].ref, &view) < 0 || from_bytes(self, view.data, view.size) < 0 ? NULL : None;
}

// Calls a method of a file with one argument, which is held by the caller.
static Object *
call_file(Object *file, const char *name, Object *argument)
{
    Object *method = object_get_attr_cstring(file, name);
    if (method == NULL) {
        return NULL;
    }
    hold(method);
    return drop_held_under(object_call_one(method, argument), 1);
}

// The bytes go in blocks of 64 kB, as CPython writes them.
METHOD(method_tofile)
{
    SELF;
    const int64_t block = 64 * 1024;
    for (int64_t at = 0; at < length_of(self) * self->kind->size; at += block) {
        int64_t left = length_of(self) * self->kind->size - at;
        Object *bytes = bytes_from(self->items + at, (size_t)(left < block ? left : block));
        if (bytes == NULL) {
            return NULL;
        }
        hold(bytes);
        Object *written = drop_held_under(call_file(args[0].ref, "write", bytes), 1);
        if (written == NULL) {
            return NULL;
        }
        decref(written);
    }
    return None;
}

METHOD(method_fromfile)
{
    SELF;
    int64_t items = number_as_index(args[1].ref, NULL);
    if (items == -1 && error_pending()) {
        return NULL;
    }
    if (items < 0 || items > INT32_MAX) {
        if (items < 0) {
            raise(EXC_ValueError, "negative count");
        } else {
            raise_no_memory();
        }
        return NULL;
    }
    int64_t wanted = items * self->kind->size;
    Object *size = int_from(wanted);
    if (size == NULL) {
        return NULL;
    }
    hold(size);
    Object *bytes = drop_held_under(call_file(args[0].ref, "read", size), 1);
    if (bytes == NULL) {
        return NULL;
    }
    hold(bytes);
    BytesView view;
    int result = -1;
    if (!is_bytes(bytes)) {
        raise(EXC_TypeError, "read() didn't return bytes");
    } else if (bytes_view(bytes, &view) == 0 && from_bytes(self, view.data, view.size) == 0) {
        result = view.size == wanted ? 0 : -1;
        if (result < 0) {
            raise(EXC_EOFError, "read() didn't return enough bytes");
        }
    }
    drop_held(1);
    return result < 0 ? NULL : None;
}

METHOD(method_tounicode)
{
    SELF;
    if (self->kind->kind != 'c') {
        raise(EXC_ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
        return NULL;
    }
    return to_unicode(self);
}

METHOD(method_fromunicode)
{
    SELF;
    if (!is_str(args[0].ref)) {
        args_raise_wrong("fromunicode", "argument", "str", args[0].ref);
        return NULL;
    }
    if (self->kind->kind != 'c') {
        raise(EXC_ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        return NULL;
    }
    return extend(self, args[0].ref) < 0 ? NULL : None;
}

METHOD(method_buffer_info)
{
    SELF;
    Object *address = int_from(self->items == NULL ? 0 : (int64_t)heap_offset(self->items));
    if (address == NULL) {
        return NULL;
    }
    hold(address);
    Object *length = int_from(length_of(self));
    if (length == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(length);
    return drop_held_under(tuple_pack(2, address, length), 2);
}

METHOD(method_copy)
{
    SELF;
    Array *made = array_of(&ArrayType, self->kind, length_of(self));
    if (made != NULL && length_of(self) > 0) {
        memcpy(made->items, self->items, (size_t)(length_of(self) * self->kind->size));
    }
    return (Object *)made;
}

METHOD(method_reduce_ex)
{
    SELF;
    char code[2] = {self->kind->code, '\0'};
    Object *typecode = str_from(code);
    if (typecode == NULL) {
        return NULL;
    }
    hold(typecode);
    Object *list = self->kind->kind == 'c' ? to_unicode(self) : to_list(self);
    if (list == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(list);
    Object *arguments = drop_held_under(tuple_pack(2, typecode, list), 2);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    Object *dict = object_get_attr_cstring(op, "__dict__");
    if (dict == NULL) {
        error_clear();
        dict = None;
    }
    hold(dict);
    return drop_held_under(tuple_pack(3, (Object *)op->type, arguments, dict), 2);
}

METHOD(method_class_getitem)
{
    SELF;
    return generic_alias_new(op, args[0].ref);
}

static Object *
get_typecode(Object *op)
{
    return str_from_code_point((uint32_t)((Array *)op)->kind->code);
}

static Object *
get_itemsize(Object *op)
{
    return int_from(((Array *)op)->kind->size);
}

static const MethodDef array_methods[] = {
    {"append", method_append, 1, 1, 0, NULL},
    {"buffer_info", method_buffer_info, 0, 0, 0, NULL},
    {"byteswap", method_byteswap, 0, 0, 0, NULL},
    {"clear", method_clear, 0, 0, 0, NULL},
    {"__copy__", method_copy, 0, 0, 0, NULL},
    {"count", method_count, 1, 1, 0, NULL},
    {"__deepcopy__", method_copy, 1, 1, 0, NULL},
    {"extend", method_extend, 1, 1, 0, NULL},
    {"fromlist", method_fromlist, 1, 1, 0, NULL},
    {"frombytes", method_frombytes, 1, 1, 0, NULL},
    {"fromfile", method_fromfile, 2, 2, 0, NULL},
    {"fromunicode", method_fromunicode, 1, 1, 0, NULL},
    {"index", method_index, 1, 3, 0, NULL},
    {"insert", method_insert, 2, 2, 0, NULL},
    {"pop", method_pop, 0, 1, 0, NULL},
    {"__reduce_ex__", method_reduce_ex, 1, 1, 0, NULL},
    {"remove", method_remove, 1, 1, 0, NULL},
    {"reverse", method_reverse, 0, 0, 0, NULL},
    {"tolist", method_tolist, 0, 0, 0, NULL},
    {"tobytes", method_tobytes, 0, 0, 0, NULL},
    {"tofile", method_tofile, 1, 1, 0, NULL},
    {"tounicode", method_tounicode, 0, 0, 0, NULL},
    {"__class_getitem__", method_class_getitem, 1, 1, METHOD_CLASS, NULL},
    {.name = NULL},
};

static const GetsetDef array_getsets[] = {
    {"typecode", get_typecode, NULL},
    {"itemsize", get_itemsize, NULL},
    {.name = NULL},
};

// --- the iterator -----------------------------------------------------------------------------------------

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
        return get_item(it->array, it->index++);
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

static Type ArrayIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "array.arrayiterator",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(ArrayIterator),
    .fields = iterator_fields,
    .iter = iterator_itself,
    .next = iterator_next,
    .methods = iterator_methods,
};

static Object *
array_iter(Object *op)
{
    ArrayIterator *it = (ArrayIterator *)type_alloc(&ArrayIteratorType, 0);
    if (it != NULL) {
        it->array = (Array *)incref(op);
    }
    return (Object *)it;
}

// --- the module -------------------------------------------------------------------------------------------

static Type ArrayType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "array.array",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_SEQUENCE,
    .basic_size = sizeof(Array),
    .weaklist_offset = offsetof(Array, weaklist),
    .dealloc = array_dealloc,
    .traverse = array_traverse,
    .holders = array_holders,
    .size_of = array_size,
    .buffer = array_buffer,
    .new = array_new,
    .init = array_init,
    .repr = array_repr,
    .hash = hash_not_implemented,
    .compare = array_compare,
    .iter = array_iter,
    .length = array_length,
    .concat = array_concat,
    .inplace_concat = array_inplace_concat,
    .repeat = array_repeat,
    .inplace_repeat = array_inplace_repeat,
    .item = array_item,
    .set_item = array_set_item,
    .contains = array_contains,
    .map_length = array_length,
    .subscript = array_subscript,
    .set_subscript = array_set_subscript,
    .methods = array_methods,
    .getsets = array_getsets,
};

// collections.abc.MutableSequence.register(array)
static int
register_type(void)
{
    Object *base = library_find_function("_collections_abc", "MutableSequence");
    if (base == NULL) {
        return -1;
    }
    hold(base);
    Object *method = drop_held_under(object_get_attr_cstring(base, "register"), 1);
    if (method == NULL) {
        return -1;
    }
    hold(method);
    Object *result = drop_held_under(object_call_one(method, (Object *)&ArrayType), 1);
    xdecref(result);
    return result == NULL ? -1 : 0;
}

Object *
array_make(void)
{
    Object *module = type_ready(&ArrayIteratorType) < 0 || type_ready(&ArrayType) < 0 ? NULL
                                                                                      : library_module("array", NULL);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (module_add(module, "array", incref((Object *)&ArrayType)) < 0 ||
        module_add(module, "ArrayType", incref((Object *)&ArrayType)) < 0 ||
        module_add(module, "typecodes", str_from("bBuwhHiIlLqQfd")) < 0 || register_type() < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
