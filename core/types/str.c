// str: comparison, hash, subclasses, concatenation, slicing, the type and its iterator.
#include "types/str.h"
#include "base/hash.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/argument.h"
#include "types/bytes.h"
#include "types/bytes_like.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/slice.h"
#include "types/str_internal.h"
#include "types/type.h"
#include <string.h>

#define EMPTY str_from_ascii("", 0)

// --- comparison and hash -----------------------------------------------------------------------------

bool
str_equals(const Object *op, const char *ascii)
{
    size_t length = strlen(ascii);
    return (size_t)str_length(op) == length && str_is_ascii(op) && memcmp(str_data(op), ascii, length) == 0;
}

int64_t
str_hash(Object *op)
{
    Str *self = as_str(op);
    if (self->hash == -1) {
        self->hash = hash_bytes(str_data(op), (size_t)self->length * self->kind);
    }
    return self->hash;
}

int
str_compare_order(const Object *a, const Object *b)
{
    Text x = text_of(a), y = text_of(b);
    int64_t common = x.length < y.length ? x.length : y.length;
    if (x.kind == 1 && y.kind == 1) {
        int order = memcmp(x.data, y.data, (size_t)common);
        if (order != 0) {
            return order < 0 ? -1 : 1;
        }
    } else {
        for (int64_t i = 0; i < common; i++) {
            uint32_t c = text_at(&x, i), d = text_at(&y, i);
            if (c != d) {
                return c < d ? -1 : 1;
            }
        }
    }
    return (x.length > y.length) - (x.length < y.length);
}

static Object *
str_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_str(left) || !is_str(right)) {
        return NotImplemented;
    }
    if (op == COMPARE_EQ) {
        return bool_from(str_equal(left, right));
    }
    if (op == COMPARE_NE) {
        return bool_from(!str_equal(left, right));
    }
    return bool_from(order_holds(left == right ? 0 : str_compare_order(left, right), op));
}

// --- life --------------------------------------------------------------------------------------------

static void
str_dealloc(Object *op)
{
    Str *self = as_str(op);
    if (self->interned != 0) {
        intern_forget(op);
    }
    if (!self->compact && ((ForeignStr *)op)->data != NULL) {
        heap_free(((ForeignStr *)op)->data);
    }
    if (type_has(op->type, TYPE_GC)) {
        gc_free(op);
    } else {
        object_free(op);
    }
}

static void
str_holders(Object *op, HolderVisitor *visitor)
{
    if (!as_str(op)->compact) {
        visit_buffer(visitor, ((ForeignStr *)op)->data);
    }
}

void
str_keep_utf8(Object *op)
{
    if (!as_str(op)->ascii && ((CompactStr *)op)->utf8_length == 0) {
        Buffer text = {0};
        str_append_utf8(op, &text);
        ((CompactStr *)op)->utf8_length = (int64_t)text.length;
        buffer_free(&text);
    }
}

static size_t
str_size_of(const Object *op)
{
    const Str *self = as_str(op);
    size_t characters = ((size_t)self->length + 1) * self->kind;
    if (self->ascii) {
        return str_header_size(true) + characters;
    }
    size_t utf8_length = (size_t)((const CompactStr *)op)->utf8_length;
    size_t utf8 = utf8_length > 0 ? utf8_length + 1 : 0;
    return (self->compact ? str_header_size(false) : profile->str_basic_size) + characters + utf8;
}

// An instance of a subclass: its characters stand in a block of their own.
static Object *
foreign_new(Type *type, Object *text)
{
    hold(text);
    ForeignStr *self = (ForeignStr *)type_alloc(type, 0);
    if (self != NULL) {
        const Str *from = as_str(text);
        size_t size = ((size_t)from->length + 1) * from->kind;
        Str *head = &self->compact.ascii;
        head->length = 0;
        head->hash = -1;
        head->kind = 1;
        self->data = heap_alloc(size);
        if (self->data == NULL) {
            raise_no_memory();
            hold((Object *)self);
            drop_held(1);
            self = NULL;
        } else {
            memcpy(self->data, str_data(text), size);
            head->length = from->length;
            head->hash = from->hash;
            head->kind = from->kind;
            head->foreign_ascii = from->ascii;
        }
    }
    drop_held(1);
    return (Object *)self;
}

static Object *
text_of_arguments(Slot *args, size_t count, Object *keywords)
{
    if (keywords == NULL && count <= 1) {
        return count == 0 ? EMPTY : object_str(args[0].ref);
    }
    Object *arguments[3] = {0};
    if (args_parse("str", "| object encoding errors", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    Object *op = arguments[0];
    if (op == NULL) {
        return EMPTY;
    }
    if (arguments[1] == NULL && arguments[2] == NULL) {
        return object_str(op);
    }
    for (int i = 1; i < 3; i++) {
        if (arguments[i] != NULL && !is_str(arguments[i])) {
            raise(EXC_TypeError, "str() argument '%s' must be str, not %s", i == 1 ? "encoding" : "errors",
                  profile->checks_counts_first ? arguments[i]->type->name : argument_type(arguments[i]));
            return NULL;
        }
    }
    bool failed = false;
    const char *encoding = str_codec_argument(arguments[1], "encoding", "str", &failed);
    const char *errors = str_codec_argument(arguments[2], "errors", "str", &failed);
    // Only who decodes minds that there is no such encoding.
    if (failed && (is_bytes_like(op) || !error_is(EXC_LookupError))) {
        return NULL;
    }
    error_clear();
    if (is_bytes_like(op)) {
        BytesView view;
        return bytes_view(op, &view) < 0 ? NULL : str_decode((const char *)view.data, (size_t)view.size, encoding, errors);
    }
    if (is_str(op)) {
        raise(EXC_TypeError, "decoding str is not supported");
    } else {
        raise(EXC_TypeError, "decoding to str: need a bytes-like object, %T found", op);
    }
    return NULL;
}

static Object *
str_new_instance(Type *type, Slot *args, size_t count, Object *keywords)
{
    // CPython calls the type itself by a shorter way, which words this in its own manner.
    if (type == &StrType && keywords == NULL && profile->checks_counts_first && args_check("str", count, 0, 3) < 0) {
        return NULL;
    }
    Object *text = text_of_arguments(args, count, keywords);
    return text == NULL || type == &StrType ? text : foreign_new(type, text);
}

// --- sequence ----------------------------------------------------------------------------------------

static int64_t
str_length_slot(Object *op)
{
    return str_length(op);
}

Object *
str_slice(Object *op, int64_t start, int64_t stop)
{
    Text text = text_of(op);
    if (start == 0 && stop == text.length) {
        return str_exact(op);
    }
    if (stop <= start) {
        return EMPTY;
    }
    const char *from = (const char *)text.data + (size_t)start * (size_t)text.kind;
    return str_is_ascii(op) ? str_from_ascii(from, (size_t)(stop - start))
                            : str_from_text(&(Text){from, stop - start, text.kind});
}

Object *
str_concat(Object *a, Object *b)
{
    if (!is_str(b)) {
        raise(EXC_TypeError, "can only concatenate str (not \"%T\") to str", b);
        return NULL;
    }
    int64_t n = str_length(a), m = str_length(b);
    if (n == 0) {
        return str_exact(b);
    }
    if (m == 0) {
        return str_exact(a);
    }
    uint32_t maximum = str_maximum(a) > str_maximum(b) ? str_maximum(a) : str_maximum(b);
    Object *result = str_new(n + m, maximum);
    if (result != NULL) {
        str_copy(result, 0, a, 0, n);
        str_copy(result, n, b, 0, m);
    }
    return result;
}

int
str_append(Object **a, Object *b)
{
    Str *left = as_str(*a);
    const Str *right = as_str(b);
    bool resizable = left->base.refcnt == 1 && left->hash == -1 && left->interned == 0 && left->compact &&
                     is_exact(*a, &StrType) && is_str(b) && left->length > 0 && right->length > 0 &&
                     left->kind >= right->kind && (!left->ascii || str_is_ascii(b)) && *a != b;
    if (!resizable) {
        Object *result = str_concat(*a, b);
        decref(*a);
        *a = result;
        return result == NULL ? -1 : 0;
    }
    size_t header = left->ascii ? sizeof(Str) : sizeof(CompactStr), kind = left->kind;
    int64_t length = left->length + right->length;
    Str *grown = NULL;
    if (length <= (INT32_MAX - 64) / (int64_t)kind) {
        grown = heap_realloc(left, str_header_size(left->ascii) + ((size_t)length + 1) * kind);
    }
    if (grown == NULL) {
        decref(*a);
        *a = NULL;
        raise_no_memory();
        return -1;
    }
    *a = &grown->base;
    int64_t before = grown->length;
    grown->length = length;
    str_copy(*a, before, b, 0, length - before);
    memset((char *)grown + header + (size_t)length * kind, 0, kind);
    return 0;
}

static Object *
str_repeat(Object *op, int64_t times)
{
    int64_t length = str_length(op);
    if (times < 1 || length == 0) {
        return EMPTY;
    }
    if (times == 1) {
        return str_exact(op);
    }
    if (length > INT64_MAX / times) {
        raise(EXC_OverflowError, "repeated string is too long");
        return NULL;
    }
    Object *result = str_new(length * times, str_maximum(op));
    if (result == NULL) {
        return NULL;
    }
    if (length == 1) {
        str_fill(result, 0, times, str_at(op, 0));
        return result;
    }
    size_t kind = as_str(op)->kind, done = (size_t)length * kind, total = done * (size_t)times;
    char *data = str_writable(result);
    memcpy(data, str_data(op), done);
    while (done < total) {
        size_t piece = done < total - done ? done : total - done;
        memcpy(data + done, data, piece);
        done += piece;
    }
    return result;
}

static Object *
str_item(Object *op, int64_t index)
{
    if (index < 0 || index >= str_length(op)) {
        raise(EXC_IndexError, "string index out of range");
        return NULL;
    }
    return str_from_code_point(str_at(op, index));
}

static Object *
str_subscript(Object *op, Object *key)
{
    int64_t length = str_length(op);
    if (is_int(key) || key->type->index != NULL) {
        const ExceptionKind overflow = EXC_IndexError;
        int64_t index = number_as_index(key, &overflow);
        if (index == -1 && error_pending()) {
            return NULL;
        }
        return str_item(op, index < 0 ? index + length : index);
    }
    if (is_exact(key, &SliceType)) {
        int64_t start, stop, step, count;
        if (slice_resolve(key, length, &start, &stop, &step, &count) < 0) {
            return NULL;
        }
        if (step == 1) {
            return str_slice(op, start, start + count);
        }
        if (count <= 0) {
            return EMPTY;
        }
        Object *result = str_new(count, str_maximum(op));
        if (result == NULL) {
            return NULL;
        }
        for (int64_t i = 0; i < count; i++) {
            str_put(result, i, str_at(op, start + i * step));
        }
        return str_shrink(result);
    }
    raise(EXC_TypeError, "string indices must be integers, not '%T'", key);
    return NULL;
}

static int
str_contains(Object *op, Object *item)
{
    if (!is_str(item)) {
        raise(EXC_TypeError, "'in <string>' requires string as left operand, not %T", item);
        return -1;
    }
    return text_find(TEXT_OF(op), TEXT_OF(item), 0, str_length(op), 1) >= 0;
}

static Object *
str_remainder(Object *left, Object *right)
{
    return is_str(left) ? str_modulo(left, right) : NotImplemented;
}

static Object *
str_repr(Object *op)
{
    Buffer out = {0};
    str_write_repr(op, false, &out);
    Object *result = str_from_stored(out.data, out.length);
    buffer_free(&out);
    return result;
}

static Object *
str_iter(Object *op)
{
    return sequence_iterator_new(str_is_ascii(op) ? &StrIteratorType : &WideStrIteratorType, op);
}

Type StrType = {
    .array_since = 13,
    .base = TYPE_HEADER(&TypeType),
    .name = "str",
    .id = TYPE_STR_ID,
    .flags = TYPE_BASE | TYPE_STR_SUBCLASS | TYPE_IMMUTABLE | TYPE_MATCH_SELF,
    .basic_size = sizeof(ForeignStr),
    .dealloc = str_dealloc,
    .holders = str_holders,
    .size_of = str_size_of,
    .new = str_new_instance,
    .repr = str_repr,
    .str = str_exact,
    .hash = str_hash,
    .compare = str_compare,
    .iter = str_iter,
    .remainder = str_remainder,
    .length = str_length_slot,
    .concat = str_concat,
    .repeat = str_repeat,
    .item = str_item,
    .contains = str_contains,
    .map_length = str_length_slot,
    .subscript = str_subscript,
    .methods = str_methods,
};

// --- iterator ----------------------------------------------------------------------------------------

static SequenceIterator *
as_iterator(Object *op)
{
    return (SequenceIterator *)op;
}

static Object *
iterator_next(Object *op)
{
    SequenceIterator *self = as_iterator(op);
    Object *text = self->sequence;
    if (text == NULL) {
        return NULL;
    }
    if (self->index < str_length(text)) {
        return str_from_code_point(str_at(text, self->index++));
    }
    CLEAR_SLOT(self->sequence);
    return NULL;
}

static Object *
iterator_length_hint(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    SequenceIterator *self = as_iterator(op);
    return int_from(self->sequence == NULL ? 0 : str_length(self->sequence) - self->index);
}

static const MethodDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    SEQUENCE_ITERATOR_STATE,
    {NULL, NULL, 0, 0, 0, NULL},
};

Type StrIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "str_ascii_iterator",
    .id = TYPE_STR_ITERATOR_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(SequenceIterator),
    .dealloc = sequence_iterator_dealloc,
    .traverse = sequence_iterator_traverse,
    .holders = sequence_iterator_holders,
    .iter = iterator_itself,
    .next = iterator_next,
    .methods = iterator_methods,
};

Type WideStrIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "str_iterator",
    .id = TYPE_WIDE_STR_ITERATOR_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(SequenceIterator),
    .dealloc = sequence_iterator_dealloc,
    .traverse = sequence_iterator_traverse,
    .holders = sequence_iterator_holders,
    .iter = iterator_itself,
    .next = iterator_next,
    .methods = iterator_methods,
};
