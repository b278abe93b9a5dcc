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
#include "types/list.h"
#include "types/slice.h"
#include "types/tuple.h"
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

static Object *
new_bytes(int64_t length)
{
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
bytes_new(int64_t length)
{
    if (length == 0) {
        return EMPTY;
    }
    if (length > INT32_MAX - BYTES_HEADER - 1) {
        raise_no_memory();
        return NULL;
    }
    return new_bytes(length);
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

// --- what is like bytes --------------------------------------------------------------------------------

static int
bytes_lend(Object *op, BytesView *out)
{
    *out = (BytesView){.data = (uint8_t *)as_bytes(op)->data, .size = bytes_length(op), .item_size = 1,
                       .format = "B", .read_only = true};
    return 0;
}

int
bytes_view(Object *op, BytesView *out)
{
    if (!is_bytes_like(op)) {
        raise(EXC_TypeError, "a bytes-like object is required, not '%T'", op);
        return -1;
    }
    return op->type->buffer(op, out);
}

int
need_bytes(Object *op)
{
    BytesView view;
    return is_bytes(op) ? 0 : bytes_view(op, &view);
}

BytesView
like_view(const Object *op)
{
    BytesView view;
    if (is_bytes(op)) {
        view = (BytesView){.data = (uint8_t *)as_bytes(op)->data, .size = bytes_length(op)};
    } else if (op->type->buffer((Object *)(uintptr_t)op, &view) < 0) {
        error_clear();
        view = (BytesView){0};
    }
    return view;
}

Object *
like_new(const Object *self, int64_t length)
{
    return is_bytes(self) ? bytes_new(length) : bytearray_from(NULL, length);
}

Object *
like_from(const Object *self, const void *data, size_t length)
{
    return is_bytes(self) ? bytes_from(data, length) : bytearray_from(data, (int64_t)length);
}

Object *
like_slice(Object *self, int64_t start, int64_t stop)
{
    if (is_bytes(self) && start == 0 && stop == bytes_length(self)) {
        return bytes_exact(self);
    }
    return like_from(self, like_data(self) + start, stop <= start ? 0 : (size_t)(stop - start));
}

Object *
like_exact(Object *self)
{
    return like_slice(self, 0, like_length(self));
}

// --- making out of other things ------------------------------------------------------------------------

int
bytes_read_byte(Object *op, const char *range_message)
{
    int64_t byte = number_as_index(op, NULL);
    if (byte == -1 && error_pending()) {
        return -1;
    }
    if (byte < 0 || byte > 255) {
        raise(EXC_ValueError, "%s", range_message);
        return -1;
    }
    return (int)byte;
}

int
bytes_collect_rest(Object *iterator, const char *message, Buffer *out)
{
    Object *item;
    while ((item = object_next(iterator)) != NULL) {
        hold(item);
        int byte = bytes_read_byte(item, message);
        drop_held(1);
        if (byte < 0) {
            break;
        }
        buffer_append_char(out, (char)byte);
    }
    return error_pending() ? -1 : 0;
}

// Of a list or tuple, without an iterator, which would be a birth to the collector. The items' __index__ may change the list.
static int
collect_items(Object *sequence, const char *message, Buffer *out)
{
    bool in_list = is_list(sequence);
    for (int64_t i = 0; i < (in_list ? list_length(sequence) : tuple_length(sequence)); i++) {
        Object *item = hold(incref(in_list ? ((List *)sequence)->items[i].ref : tuple_peek(sequence, i)));
        int byte = bytes_read_byte(item, message);
        drop_held(1);
        if (byte < 0) {
            return -1;
        }
        buffer_append_char(out, (char)byte);
    }
    return 0;
}

int
bytes_collect(Object *iterable, const char *kind, Buffer *out)
{
    if (is_str(iterable) || (iterable->type->iter == NULL && iterable->type->item == NULL)) {
        raise(EXC_TypeError, "cannot convert '%T' object to %s", iterable, kind);
        return -1;
    }
    bool is_bytes = *kind == 'b' && kind[5] == '\0';
    const char *message = is_bytes ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
    if (is_exact(iterable, &ListType) || is_exact(iterable, &TupleType)) {
        return collect_items(iterable, message, out);
    }
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        if (error_is(EXC_TypeError)) {
            raise(EXC_TypeError, "cannot convert '%T' object to %s", iterable, kind);
        }
        return -1;
    }
    hold(iterator);
    if (is_bytes && object_length_hint(iterable, 64) < 0) {
        drop_held(1);
        return -1;
    }
    int result = bytes_collect_rest(iterator, message, out);
    drop_held(1);
    return result;
}

static Object *
from_iterable(Object *iterable)
{
    Buffer out = {0};
    Object *result = bytes_collect(iterable, "bytes", &out) < 0 ? NULL : bytes_from(out.data, out.length);
    buffer_free(&out);
    return result;
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

// The bytes that an object lends; a memoryview that leaves some out copies those it shows.
static Object *
from_view(Object *op)
{
    if (is_exact(op, &MemoryviewType)) {
        return object_call_method(op, names.tobytes, NULL, 0);
    }
    BytesView view;
    return bytes_view(op, &view) < 0 ? NULL : bytes_from(view.data, (size_t)view.size);
}

Object *
bytes_from_object(Object *op)
{
    if (is_exact(op, &BytesType)) {
        return incref(op);
    }
    Object *result;
    int found = from_special(op, &result);
    if (found != 0) {
        return found < 0 ? NULL : result;
    }
    if (is_bytes(op)) {
        return bytes_exact(op);
    }
    return is_bytes_like(op) ? from_view(op) : from_iterable(op);
}

int
bytes_read_source(const char *function, Slot *args, size_t count, Object *keywords, Object **out, Object **encoded)
{
    Object *arguments[3] = {0};
    *encoded = NULL;
    if (args_parse(function, "| source encoding errors", args, count, keywords, arguments) < 0) {
        return -1;
    }
    bool failed = false;
    const char *encoding = str_codec_argument(arguments[1], "encoding", function, &failed);
    const char *errors = str_codec_argument(arguments[2], "errors", function, &failed);
    Object *source = *out = arguments[0];
    // Only who encodes minds that there is no such encoding.
    if (failed && ((source != NULL && is_str(source)) || !error_is(EXC_LookupError))) {
        return -1;
    }
    error_clear();
    if (source == NULL || !is_str(source)) {
        if (arguments[1] != NULL || arguments[2] != NULL) {
            raise(EXC_TypeError, "%s without a string argument",
                  arguments[1] != NULL ? "encoding" : "errors");
            return -1;
        }
        return 0;
    }
    if (arguments[1] == NULL) {
        raise(EXC_TypeError, "string argument without an encoding");
        return -1;
    }
    *encoded = str_encode(source, encoding, errors);
    return *encoded == NULL ? -1 : 0;
}

static Object *
value_of_arguments(Slot *args, size_t count, Object *keywords)
{
    Object *source, *encoded, *made;
    // A str that says itself what its bytes are needs no encoding.
    bool is_alone = count == 1 && keywords == NULL;
    if (is_alone && is_str(args[0].ref) && !is_exact(args[0].ref, &StrType)) {
        int found = from_special(args[0].ref, &made);
        if (found != 0) {
            return found < 0 ? NULL : made;
        }
    }
    if (bytes_read_source("bytes", args, count, keywords, &source, &encoded) < 0) {
        return NULL;
    }
    if (encoded != NULL || source == NULL) {
        return encoded != NULL ? encoded : EMPTY;
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
            if (!error_is(EXC_TypeError)) {
                return NULL;
            }
            error_clear();
            return bytes_from_object(source);
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

Object *
bytes_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_bytes_like(left) || !is_bytes_like(right) || (is_bytes(left) && !is_bytes(right))) {
        return NotImplemented;
    }
    int64_t n = like_length(left), m = like_length(right);
    int order = 0;
    if ((op != COMPARE_EQ && op != COMPARE_NE) || n == m) {
        order = memcmp(like_data(left), like_data(right), (size_t)(n < m ? n : m));
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
    if (!is_bytes_like(b)) {
        raise(EXC_TypeError, "can't concat %T to bytes", b);
        return NULL;
    }
    int64_t n = bytes_length(a), m = like_length(b);
    if (n == 0 && is_bytes(b)) {
        return bytes_exact(b);
    }
    if (m == 0) {
        return bytes_exact(a);
    }
    Object *result = bytes_new(n + m);
    if (result != NULL) {
        memcpy(as_bytes(result)->data, bytes_data(a), (size_t)n);
        memcpy(as_bytes(result)->data + n, like_data(b), (size_t)m);
    }
    return result;
}

static Object *
bytes_repeat(Object *op, int64_t times)
{
    int64_t length = bytes_length(op);
    if (length == 0 && is_exact(op, &BytesType)) {
        return incref(op);
    }
    if (times < 1 || length == 0) {
        return new_bytes(0);  // as CPython's: not the empty one that all others are
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
            return like_slice(op, start, start + count);
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

int
bytes_contains(Object *op, Object *item)
{
    if (is_int(item) || item->type->index != NULL) {
        int byte = bytes_read_byte(item, "byte must be in range(0, 256)");
        if (byte < 0) {
            return -1;
        }
        Text text = bytes_text(op);
        return text.length > 0 && memchr(text.data, byte, (size_t)text.length) != NULL;
    }
    if (need_bytes(item) < 0) {
        return -1;
    }
    return text_find(BYTES_TEXT(op), BYTES_TEXT(item), 0, like_length(op), 1) >= 0;
}

static Object *
bytes_iter(Object *op)
{
    return sequence_iterator_new(&BytesIteratorType, op);
}

static Object *
bytes_remainder(Object *left, Object *right)
{
    return is_bytes(left) ? bytes_modulo(left, right) : NotImplemented;
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
    .remainder = bytes_remainder,
    .buffer = bytes_lend,
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
    if (self->index < like_length(self->sequence)) {
        return int_from((uint8_t)like_data(self->sequence)[self->index++]);
    }
    CLEAR_SLOT(self->sequence);
    return NULL;
}

static Object *
iterator_length_hint(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    SequenceIterator *self = (SequenceIterator *)op;
    int64_t left = self->sequence == NULL ? 0 : like_length(self->sequence) - self->index;
    return int_from(left < 0 ? 0 : left);
}

static const MethodDef iterator_methods[] = {
    SEQUENCE_ITERATOR_STATE,
    {"__length_hint__", iterator_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, NULL},
};

#define ITERATOR_TYPE(c_name, type_name, type_id)                      \
    Type c_name = {                                                    \
        .base = TYPE_HEADER(&TypeType),                                \
        .name = type_name,                                             \
        .id = type_id,                                                 \
        .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,       \
        .basic_size = sizeof(SequenceIterator),                        \
        .dealloc = sequence_iterator_dealloc,                          \
        .traverse = sequence_iterator_traverse,                        \
        .holders = sequence_iterator_holders,                          \
        .iter = iterator_itself,                                       \
        .next = iterator_next,                                         \
        .methods = iterator_methods,                                   \
    };
ITERATOR_TYPE(BytesIteratorType, "bytes_iterator", TYPE_BYTES_ITERATOR_ID)
ITERATOR_TYPE(BytearrayIteratorType, "bytearray_iterator", TYPE_BYTEARRAY_ITERATOR_ID)
