// The items of an array: read from their bytes, written into them, put in and taken out.
#include "library/array_internal.h"
#include "library/library_internal.h"
#include "memory/heap.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/type_internal.h"
#include <string.h>

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

const ItemKind *
array_find_kind(Object *code)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if ((uint32_t)kinds[i].code == str_at(code, 0)) {
            return &kinds[i];
        }
    }
    raise(EXC_ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    return NULL;
}

// --- items ------------------------------------------------------------------------------------------------

Object *
array_get_item(const Array *self, int64_t i)
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

int
array_encode_item(const ItemKind *kind, Object *value, char bytes[8])
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

int
array_resize(Array *self, int64_t size)
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

Array *
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

int
array_insert(Array *self, int64_t i, Object *value)
{
    char bytes[8];
    if (array_encode_item(self->kind, value, bytes) < 0 || array_resize(self, length_of(self) + 1) < 0) {
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

int
array_replace(Array *self, int64_t start, int64_t stop, const char *bytes, int64_t count)
{
    int64_t size = self->kind->size, length = length_of(self), change = count - (stop - start);
    if (change < 0) {
        if (self->exports > 0) {
            raise(EXC_BufferError, "cannot resize an array that is exporting buffers");
            return -1;
        }
        memmove(self->items + (start + count) * size, self->items + stop * size, (size_t)((length - stop) * size));
    }
    if (change != 0 && array_resize(self, length + change) < 0) {
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

int
array_extend_by_items(Array *self, Object *iterable)
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
        result = array_insert(self, length_of(self), item);
        drop_held(1);
    }
    drop_held(1);
    return result < 0 || error_pending() ? -1 : 0;
}

int
array_extend(Array *self, Object *iterable)
{
    if (is_array(iterable)) {
        const Array *other = (Array *)iterable;
        if (other->kind != self->kind) {
            raise(EXC_TypeError, "can only extend with array of same kind");
            return -1;
        }
        int64_t length = length_of(self), more = length_of(other);
        if (array_resize(self, length + more) < 0) {
            return -1;
        }
        if (more > 0) {
            memcpy(self->items + length * self->kind->size, other->items, (size_t)(more * self->kind->size));
        }
        return 0;
    }
    return array_extend_by_items(self, iterable);
}

int
array_from_bytes(Array *self, const void *bytes, int64_t size)
{
    if (size % self->kind->size != 0) {
        raise(EXC_ValueError, "bytes length not a multiple of item size");
        return -1;
    }
    int64_t length = length_of(self), more = size / self->kind->size;
    if (array_resize(self, length + more) < 0) {
        return -1;
    }
    if (size > 0) {
        memcpy(self->items + length * self->kind->size, bytes, (size_t)size);
    }
    return 0;
}
