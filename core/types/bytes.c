// bytes: storage, construction, sequence slots.
#include "types/bytes.h"
#include "base/hash.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/argument.h"
#include "types/bytes_internal.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/slice.h"
#include "types/type.h"
#include <string.h>

enum { BYTES_HEADER = offsetof(Bytes, data) };

// The shared ones: empty, and 256 of one byte.
static Bytes shared_bytes[1 + 256];

#define EMPTY ((Object *)&shared_bytes[0])

void
bytes_init(void)
{
    for (int i = 0; i <= 256; i++) {
        shared_bytes[i] = (Bytes){
            .base = {.base = {.refcnt = IMMORTAL_REFCNT, .type = &BytesType}, .size = i > 0},
            .hash = -1,
        };
        shared_bytes[i].data[0] = (char)(i > 0 ? i - 1 : 0);
    }
    heap_register_static(shared_bytes, sizeof(shared_bytes));
}

static Bytes *
as_bytes(const Object *op)
{
    return (Bytes *)(uintptr_t)op;
}

// --- making ------------------------------------------------------------------------------------------

Object *
bytes_new(int64_t length)
{
    if (length == 0) {
        return EMPTY;
    }
    if (length > INT32_MAX - BYTES_HEADER - 1) {
        raise_no_memory();
        return NULL;
    }
    Bytes *self = (Bytes *)object_new(&BytesType, BYTES_HEADER + (size_t)length + 1);
    if (self == NULL) {
        return NULL;
    }
    self->base.size = length;
    self->hash = -1;
    self->data[length] = '\0';
    return (Object *)self;
}

Object *
bytes_from(const void *data, size_t length)
{
    if (length <= 1) {
        return length == 0 ? EMPTY : (Object *)&shared_bytes[1 + *(const uint8_t *)data];
    }
    Object *op = bytes_new((int64_t)length);
    if (op != NULL) {
        memcpy(as_bytes(op)->data, data, length);
    }
    return op;
}

Object *
bytes_exact(Object *op)
{
    return is_exact(op, &BytesType) ? incref(op) : bytes_from(bytes_data(op), (size_t)bytes_length(op));
}

Object *
bytes_slice(Object *op, int64_t start, int64_t stop)
{
    if (start == 0 && stop == bytes_length(op)) {
        return bytes_exact(op);
    }
    return stop <= start ? EMPTY : bytes_from(bytes_data(op) + start, (size_t)(stop - start));
}

int
need_bytes(const Object *op)
{
    if (is_bytes(op)) {
        return 0;
    }
    raise(EXC_TypeError, "a bytes-like object is required, not '%T'", op);
    return -1;
}

// Collects the ints of an iterable.
static Object *
from_iterable(Object *iterable)
{
    if (is_str(iterable) || (iterable->type->iter == NULL && iterable->type->item == NULL)) {
        raise(EXC_TypeError, "cannot convert '%T' object to bytes", iterable);
        return NULL;
    }
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    Buffer out = {0};
    Object *result = NULL, *item;
    while ((item = object_next(iterator)) != NULL) {
        hold(item);
        int64_t byte = number_as_index(item, NULL);
        drop_held(1);
        if (byte == -1 && error_pending()) {
            goto out;
        }
        if (byte < 0 || byte > 255) {
            raise(EXC_ValueError, "bytes must be in range(0, 256)");
            goto out;
        }
        buffer_append_char(&out, (char)byte);
    }
    if (!error_pending()) {
        result = bytes_from(out.data, out.length);
    }
out:
    buffer_free(&out);
    if (result != NULL) {
        Object *spent = let_go();
        hold(result);
        decref(spent);
        return let_go();
    }
    drop_held(1);
    return NULL;
}

// What __bytes__ gives: 1 (NEW_REF), 0 when there is none, -1.
static int
from_special(Object *op, Object **out)
{
    Object *method;
    int found = object_find_special(op, names.__bytes__, &method);
    if (found <= 0) {
        return found;
    }
    hold(method);
    Object *result = object_call_none(method);
    decref(let_go());
    if (result != NULL && !is_bytes(result)) {
        raise(EXC_TypeError, "__bytes__ returned non-bytes (type %T)", result);
        decref(result);
        result = NULL;
    }
    *out = result;
    return result == NULL ? -1 : 1;
}

Object *
bytes_from_object(Object *op)
{
    if (is_exact(op, &BytesType)) {
        return incref(op);
    }
    Object *result;
    int found = is_bytes(op) ? 0 : from_special(op, &result);
    if (found != 0) {
        return found < 0 ? NULL : result;
    }
    return is_bytes(op) ? bytes_exact(op) : from_iterable(op);
}

static const char *
codec_name(Object *op, const char *name, bool *failed)
{
    if (op == NULL) {
        return NULL;
    }
    const char *text = is_str(op) ? str_ascii(op) : NULL;
    if (text == NULL) {
        *failed = true;
        if (is_str(op)) {
            raise(EXC_LookupError, "unknown encoding: %U", op);
        } else {
            raise(EXC_TypeError, "bytes() argument '%s' must be str, not %s", name, argument_type(op));
        }
    }
    return text;
}

static Object *
value_of_arguments(Slot *args, size_t count, Object *keywords)
{
    Object *arguments[3] = {0};
    if (args_parse("bytes", "| source encoding errors", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    Object *source = arguments[0];
    if (source == NULL || !is_str(source)) {
        if (arguments[1] != NULL || arguments[2] != NULL) {
            raise(EXC_TypeError, "%s without a string argument",
                  arguments[1] != NULL ? "encoding" : "errors");
            return NULL;
        }
        if (source == NULL) {
            return EMPTY;
        }
    } else {
        if (arguments[1] == NULL && arguments[2] == NULL) {
            raise(EXC_TypeError, "string argument without an encoding");
            return NULL;
        }
        bool failed = false;
        const char *encoding = codec_name(arguments[1], "encoding", &failed);
        const char *errors = failed ? NULL : codec_name(arguments[2], "errors", &failed);
        return failed ? NULL : str_encode(source, encoding, errors);
    }
    Object *result;
    int found = is_bytes(source) ? 0 : from_special(source, &result);
    if (found != 0) {
        return found < 0 ? NULL : result;
    }
    if (source->type->index != NULL) {
        const ExceptionKind overflow = EXC_OverflowError;
        int64_t size = number_as_index(source, &overflow);
        if (size == -1 && error_pending()) {
            return NULL;
        }
        if (size < 0) {
            raise(EXC_ValueError, "negative count");
            return NULL;
        }
        Object *zeros = bytes_new(size);
        if (zeros != NULL && size > 0) {
            memset(as_bytes(zeros)->data, 0, (size_t)size);
        }
        return zeros;
    }
    return bytes_from_object(source);
}

static Object *
bytes_new_instance(Type *type, Slot *args, size_t count, Object *keywords)
{
    Object *value = value_of_arguments(args, count, keywords);
    if (value == NULL || type == &BytesType) {
        return value;
    }
    hold(value);
    int64_t length = bytes_length(value);
    Bytes *self = (Bytes *)type_alloc(type, length);
    if (self != NULL) {
        self->base.size = length;
        self->hash = -1;
        memcpy(self->data, bytes_data(value), (size_t)length + 1);
    }
    drop_held(1);
    return (Object *)self;
}

static void
bytes_dealloc(Object *op)
{
    if (type_has(op->type, TYPE_GC)) {
        gc_free(op);
    } else {
        object_free(op);
    }
}

// --- slots -------------------------------------------------------------------------------------------

static Object *
bytes_repr(Object *op)
{
    Buffer out = {0};
    bytes_write_repr(bytes_data(op), bytes_length(op), &out);
    Object *result = str_from_ascii(out.data, out.length);
    buffer_free(&out);
    return result;
}

static int64_t
bytes_hash(Object *op)
{
    Bytes *self = as_bytes(op);
    if (self->hash == -1) {
        self->hash = hash_bytes(self->data, (size_t)self->base.size);
    }
    return self->hash;
}

static Object *
bytes_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_bytes(left) || !is_bytes(right)) {
        return NotImplemented;
    }
    int64_t n = bytes_length(left), m = bytes_length(right);
    int order = 0;
    if ((op != COMPARE_EQ && op != COMPARE_NE) || n == m) {
        order = memcmp(bytes_data(left), bytes_data(right), (size_t)(n < m ? n : m));
    }
    if (order == 0) {
        order = (n > m) - (n < m);
    }
    return bool_from(order_holds(order, op));
}

static int64_t
bytes_length_slot(Object *op)
{
    return bytes_length(op);
}

static Object *
bytes_concat(Object *a, Object *b)
{
    if (!is_bytes(b)) {
        raise(EXC_TypeError, "can't concat %T to bytes", b);
        return NULL;
    }
    int64_t n = bytes_length(a), m = bytes_length(b);
    if (n == 0) {
        return bytes_exact(b);
    }
    if (m == 0) {
        return bytes_exact(a);
    }
    Object *result = bytes_new(n + m);
    if (result != NULL) {
        memcpy(as_bytes(result)->data, bytes_data(a), (size_t)n);
        memcpy(as_bytes(result)->data + n, bytes_data(b), (size_t)m);
    }
    return result;
}

static Object *
bytes_repeat(Object *op, int64_t times)
{
    int64_t length = bytes_length(op);
    if (times < 1 || length == 0) {
        return EMPTY;
    }
    if (times == 1) {
        return bytes_exact(op);
    }
    if (length > INT64_MAX / times) {
        raise(EXC_OverflowError, "repeated bytes are too long");
        return NULL;
    }
    Object *result = bytes_new(length * times);
    for (int64_t i = 0; result != NULL && i < times; i++) {
        memcpy(as_bytes(result)->data + i * length, bytes_data(op), (size_t)length);
    }
    return result;
}

static Object *
bytes_item(Object *op, int64_t index)
{
    if (index < 0 || index >= bytes_length(op)) {
        raise(EXC_IndexError, "index out of range");
        return NULL;
    }
    return int_from((uint8_t)bytes_data(op)[index]);
}

static Object *
bytes_subscript(Object *op, Object *key)
{
    int64_t length = bytes_length(op);
    if (is_int(key) || key->type->index != NULL) {
        const ExceptionKind overflow = EXC_IndexError;
        int64_t index = number_as_index(key, &overflow);
        if (index == -1 && error_pending()) {
            return NULL;
        }
        return bytes_item(op, index < 0 ? index + length : index);
    }
    if (is_exact(key, &SliceType)) {
        int64_t start, stop, step, count;
        if (slice_resolve(key, length, &start, &stop, &step, &count) < 0) {
            return NULL;
        }
        if (step == 1) {
            return bytes_slice(op, start, start + count);
        }
        if (count <= 1) {
            return bytes_from(bytes_data(op) + start, count <= 0 ? 0 : 1);
        }
        Object *result = bytes_new(count);
        for (int64_t i = 0; result != NULL && i < count; i++) {
            as_bytes(result)->data[i] = bytes_data(op)[start + i * step];
        }
        return result;
    }
    raise(EXC_TypeError, "byte indices must be integers or slices, not %T", key);
    return NULL;
}

static int
bytes_contains(Object *op, Object *item)
{
    if (is_int(item) || item->type->index != NULL) {
        int64_t byte = number_as_index(item, NULL);
        if (byte == -1 && error_pending()) {
            return -1;
        }
        if (byte < 0 || byte > 255) {
            raise(EXC_ValueError, "byte must be in range(0, 256)");
            return -1;
        }
        return memchr(bytes_data(op), (int)byte, (size_t)bytes_length(op)) != NULL;
    }
    if (need_bytes(item) < 0) {
        return -1;
    }
    return text_find(BYTES_TEXT(op), BYTES_TEXT(item), 0, bytes_length(op), 1) >= 0;
}

static Object *
bytes_iter(Object *op)
{
    return sequence_iterator_new(&BytesIteratorType, op);
}

Type BytesType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "bytes",
    .id = TYPE_BYTES_ID,
    .flags = TYPE_BASE | TYPE_BYTES_SUBCLASS | TYPE_IMMUTABLE | TYPE_MATCH_SELF,
    .basic_size = BYTES_HEADER + 1,
    .item_size = 1,
    .dealloc = bytes_dealloc,
    .new = bytes_new_instance,
    .repr = bytes_repr,
    .str = bytes_repr,
    .hash = bytes_hash,
    .compare = bytes_compare,
    .iter = bytes_iter,
    .length = bytes_length_slot,
    .concat = bytes_concat,
    .repeat = bytes_repeat,
    .item = bytes_item,
    .contains = bytes_contains,
    .map_length = bytes_length_slot,
    .subscript = bytes_subscript,
    .methods = bytes_methods,
};

// --- iterator ----------------------------------------------------------------------------------------

static Object *
iterator_next(Object *op)
{
    SequenceIterator *self = (SequenceIterator *)op;
    if (self->sequence == NULL) {
        return NULL;
    }
    if (self->index < bytes_length(self->sequence)) {
        return int_from((uint8_t)bytes_data(self->sequence)[self->index++]);
    }
    CLEAR_SLOT(self->sequence);
    return NULL;
}

static Object *
iterator_length_hint(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    SequenceIterator *self = (SequenceIterator *)op;
    return int_from(self->sequence == NULL ? 0 : bytes_length(self->sequence) - self->index);
}

static const MethodDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, NULL},
};

Type BytesIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "bytes_iterator",
    .id = TYPE_BYTES_ITERATOR_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(SequenceIterator),
    .dealloc = sequence_iterator_dealloc,
    .traverse = sequence_iterator_traverse,
    .holders = sequence_iterator_holders,
    .iter = iterator_itself,
    .next = iterator_next,
    .methods = iterator_methods,
};
