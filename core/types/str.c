// str: storage, construction, comparison, concatenation, slicing.
#include "types/argument.h"
#include "types/str_internal.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytes.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/slice.h"
#include "types/tuple.h"
#include "types/type.h"
#include "types/unicode.h"
#include <string.h>

// The shared strings: empty, 128 of one ASCII character, 128 of one Latin-1 character.
static struct {
    Str base;
    char data[8];
} ascii_strings[1 + 128];
static struct {
    CompactStr base;
    char data[8];
} latin1_strings[128];

#define EMPTY (&ascii_strings[0].base.base)

static Object *
shared_char(uint32_t c)
{
    return c < 0x80 ? &ascii_strings[1 + c].base.base : &latin1_strings[c - 0x80].base.ascii.base;
}

static Str
static_header(int64_t length, bool ascii)
{
    return (Str){
        .base = {.refcnt = IMMORTAL_REFCNT, .type = &StrType},
        .length = length,
        .hash = -1,
        .interned = 2,
        .kind = 1,
        .compact = 1,
        .ascii = ascii,
    };
}

static void interns_reset(void);

void
strs_init(void)
{
    unicode_init();
    bytes_init();
    interns_reset();
    ascii_strings[0].base = static_header(0, true);
    for (int c = 0; c < 128; c++) {
        ascii_strings[1 + c].base = static_header(1, true);
        ascii_strings[1 + c].data[0] = (char)c;
        // CPython keeps the UTF-8 form of these from the beginning.
        latin1_strings[c].base = (CompactStr){.ascii = static_header(1, false), .utf8_length = 2};
        latin1_strings[c].data[0] = (char)(0x80 + c);
    }
    heap_register_static(ascii_strings, sizeof(ascii_strings));
    heap_register_static(latin1_strings, sizeof(latin1_strings));
}

// --- making ------------------------------------------------------------------------------------------

Object *
str_new(int64_t length, uint32_t maximum)
{
    if (length == 0) {
        return EMPTY;
    }
    bool ascii = maximum < 0x80;
    unsigned kind = maximum < 0x100 ? 1 : maximum < 0x10000 ? 2 : 4;
    if (length > (INT32_MAX - 64) / kind) {
        raise_no_memory();
        return NULL;
    }
    size_t header = ascii ? sizeof(Str) : sizeof(CompactStr);
    Str *self = (Str *)object_new(&StrType, header + ((size_t)length + 1) * kind);
    if (UNLIKELY(self == NULL)) {
        return NULL;
    }
    self->length = length;
    self->hash = -1;
    self->interned = 0;
    self->kind = kind & 7;
    self->compact = 1;
    self->ascii = ascii;
    self->foreign_ascii = 0;
    self->reserved_bits = 0;
    self->reserved = 0;
    if (!ascii) {
        CompactStr *compact = (CompactStr *)self;
        compact->utf8_length = 0;
        compact->utf8 = NULL;
    }
    memset((char *)self + header + (size_t)length * kind, 0, kind);
    return &self->base;
}

void
str_put(Object *op, int64_t i, uint32_t c)
{
    void *data = str_writable(op);
    switch (as_str(op)->kind) {
    case 1:
        ((uint8_t *)data)[i] = (uint8_t)c;
        break;
    case 2:
        ((uint16_t *)data)[i] = (uint16_t)c;
        break;
    default:
        ((uint32_t *)data)[i] = c;
    }
}

void
str_fill(Object *to, int64_t at, int64_t count, uint32_t c)
{
    if (as_str(to)->kind == 1) {
        memset((char *)str_writable(to) + at, (int)c, (size_t)count);
        return;
    }
    for (int64_t i = 0; i < count; i++) {
        str_put(to, at + i, c);
    }
}

void
str_copy(Object *to, int64_t at, const Object *from, int64_t start, int64_t count)
{
    Text text = text_of(from);
    size_t kind = as_str(to)->kind;
    if (kind == (size_t)text.kind) {
        memcpy((char *)str_writable(to) + (size_t)at * kind, (const char *)text.data + (size_t)start * kind,
               (size_t)count * kind);
        return;
    }
    for (int64_t i = 0; i < count; i++) {
        str_put(to, at + i, text_at(text, start + i));
    }
}

Object *
str_from_code_point(uint32_t c)
{
    if (c < 0x100) {
        return shared_char(c);
    }
    Object *op = str_new(1, c);
    if (op != NULL) {
        str_put(op, 0, c);
    }
    return op;
}

// The largest character, rounded up to the largest of its storage.
static uint32_t
maximum_of(Text text)
{
    uint32_t all = 0;
    if (text.kind == 1) {
        const uint8_t *p = text.data;
        int64_t i = 0;
        for (; i + 8 <= text.length; i += 8) {
            uint64_t word;
            memcpy(&word, p + i, 8);
            if (word & 0x8080808080808080u) {
                return 0xff;
            }
        }
        for (; i < text.length; i++) {
            all |= p[i];
        }
        return all < 0x80 ? 0x7f : 0xff;
    }
    for (int64_t i = 0; i < text.length; i++) {
        all |= text_at(text, i);
    }
    return all < 0x80 ? 0x7f : all < 0x100 ? 0xff : all < 0x10000 ? 0xffff : 0x10ffff;
}

Object *
str_from_text(Text text)
{
    if (text.length <= 1) {
        return text.length == 0 ? EMPTY : str_from_code_point(text_at(text, 0));
    }
    Object *op = str_new(text.length, maximum_of(text));
    if (op == NULL) {
        return NULL;
    }
    size_t kind = as_str(op)->kind;
    if (kind == (size_t)text.kind) {
        memcpy(str_writable(op), text.data, (size_t)text.length * kind);
    } else {
        for (int64_t i = 0; i < text.length; i++) {
            str_put(op, i, text_at(text, i));
        }
    }
    return op;
}

Object *
str_from_ascii(const char *text, size_t length)
{
    if (length <= 1) {
        return length == 0 ? EMPTY : shared_char((uint8_t)text[0]);
    }
    Object *op = str_new((int64_t)length, 0x7f);
    if (op != NULL) {
        memcpy(str_writable(op), text, length);
    }
    return op;
}

Object *
str_from_latin1(const void *bytes, size_t length)
{
    return str_from_text((Text){bytes, (int64_t)length, 1});
}

Object *
str_from_code_points(const uint32_t *code_points, int64_t length)
{
    return str_from_text((Text){code_points, length, 4});
}

Object *
str_narrow(Object *op)
{
    if (op == NULL) {
        return NULL;
    }
    Text text = text_of(op);
    if (text.length > 1 && maximum_of(text) == str_maximum(op)) {
        return op;
    }
    Object *narrow = str_from_text(text);
    decref(op);
    return narrow;
}

Object *
str_exact(Object *op)
{
    return is_exact(op, &StrType) ? incref(op) : str_from_text(text_of(op));
}

// Valid UTF-8 (with lone surrogates when allowed) as a str; NULL without an error when it is not valid.
static Object *
from_utf8(const char *text, size_t length, bool allow_surrogates, bool *valid)
{
    *valid = true;
    if (maximum_of((Text){text, (int64_t)length, 1}) < 0x80) {
        return str_from_ascii(text, length);
    }
    const char *end = text + length;
    int64_t count = 0;
    uint32_t all = 0;
    for (const char *p = text; p < end; count++) {
        int32_t c = utf8_next(&p, end, allow_surrogates);
        if (c < 0) {
            *valid = false;
            return NULL;
        }
        all |= (uint32_t)c;
    }
    if (count == 1) {
        return str_from_code_point(all);
    }
    Object *op = str_new(count, all);
    if (op == NULL) {
        return NULL;
    }
    int64_t i = 0;
    for (const char *p = text; p < end; i++) {
        str_put(op, i, (uint32_t)utf8_next(&p, end, allow_surrogates));
    }
    return op;
}

Object *
str_from_utf8(const char *text, size_t length)
{
    bool valid;
    Object *op = from_utf8(text, length, false, &valid);
    return valid ? op : str_decode(text, length, NULL, NULL);
}

Object *
str_from_stored(const char *text, size_t length)
{
    bool valid;
    Object *op = from_utf8(text, length, true, &valid);
    if (!valid) {
        panic("text built by the runtime is not UTF-8");
    }
    return op;
}

Object *
str_from(const char *text)
{
    return str_from_utf8(text, strlen(text));
}

Object *
str_vformat(const char *format, va_list arguments)
{
    Buffer out = {0};
    Object *op = NULL;
    if (format_text(&out, format, arguments) == 0) {
        op = str_from_stored(out.length > 0 ? out.data : "", out.length);
    }
    buffer_free(&out);
    return op;
}

Object *
str_format(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Object *op = str_vformat(format, arguments);
    va_end(arguments);
    return op;
}

void
str_append_utf8(const Object *op, Buffer *out)
{
    if (str_is_ascii(op)) {
        buffer_append(out, str_data(op), (size_t)str_length(op));
        return;
    }
    Text text = text_of(op);
    for (int64_t i = 0; i < text.length; i++) {
        buffer_append_code_point(out, text_at(text, i));
    }
}

const char *
str_ascii(const Object *op)
{
    return str_is_ascii(op) ? str_data(op) : NULL;
}

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
            uint32_t c = text_at(x, i), d = text_at(y, i);
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
    int order = left == right ? 0 : str_compare_order(left, right);
    switch (op) {
    case COMPARE_LT:
        return bool_from(order < 0);
    case COMPARE_LE:
        return bool_from(order <= 0);
    case COMPARE_GT:
        return bool_from(order > 0);
    default:
        return bool_from(order >= 0);
    }
}

// --- interning ---------------------------------------------------------------------------------------

// All interned strings of the heap, in host memory. The table owns none of them: a mortal one that dies takes
// itself out. Open addressing with linear probing; removing closes the gap, so that there are no tombstones.
static Object **interned;
static size_t interned_capacity, interned_count;

static void
interns_reset(void)
{
    host_free(interned);
    interned = NULL;
    interned_capacity = interned_count = 0;
}

void
strs_fini(void)
{
    interns_reset();
}

static size_t
interned_home(Object *op)
{
    return (size_t)str_hash(op) & (interned_capacity - 1);
}

static void
interned_add(Object *op)
{
    if (2 * (interned_count + 1) > interned_capacity) {
        Object **old = interned;
        size_t old_capacity = interned_capacity;
        interned_capacity = old_capacity > 0 ? 2 * old_capacity : 1024;
        interned = host_alloc_zeroed(interned_capacity * sizeof(Object *));
        interned_count = 0;
        for (size_t i = 0; i < old_capacity; i++) {
            if (old[i] != NULL) {
                interned_add(old[i]);
            }
        }
        host_free(old);
    }
    size_t i = interned_home(op);
    while (interned[i] != NULL) {
        i = (i + 1) & (interned_capacity - 1);
    }
    interned[i] = op;
    interned_count++;
}

static Object *
interned_find(Object *op)
{
    if (interned_capacity == 0) {
        return NULL;
    }
    for (size_t i = interned_home(op); interned[i] != NULL; i = (i + 1) & (interned_capacity - 1)) {
        if (str_equal(interned[i], op)) {
            return interned[i];
        }
    }
    return NULL;
}

void
intern_forget(Object *op)
{
    size_t mask = interned_capacity - 1, gap = interned_home(op);
    while (interned[gap] != op) {
        gap = (gap + 1) & mask;
    }
    interned_count--;
    // What stands behind moves into the gap when its home is not behind the gap.
    for (size_t i = (gap + 1) & mask; interned[i] != NULL; i = (i + 1) & mask) {
        size_t home = interned_home(interned[i]);
        if (((i - home) & mask) >= ((i - gap) & mask)) {
            interned[gap] = interned[i];
            gap = i;
        }
    }
    interned[gap] = NULL;
}

static Object *
intern(Object *op, unsigned state)
{
    if (op == NULL || !is_exact(op, &StrType)) {
        return op;
    }
    if (as_str(op)->interned < state) {
        Text text = text_of(op);
        Object *same = text.length == 1 && text_at(text, 0) < 0x100 ? shared_char(text_at(text, 0)) : NULL;
        if (same == NULL && as_str(op)->interned == 0) {
            same = interned_find(op);
        }
        if (same != NULL) {
            incref(same);
            decref(op);
            op = same;
        } else if (as_str(op)->interned == 0) {
            interned_add(op);
        }
        if (as_str(op)->interned < state) {
            as_str(op)->interned = state & 3;
        }
        if (state == 2) {
            op->refcnt = IMMORTAL_REFCNT;
        }
    }
    return op;
}

Object *
str_intern(Object *op)
{
    return intern(op, 1);
}

Object *
str_intern_immortal(Object *op)
{
    return intern(op, 2);
}

Object *
str_interned_peek(const char *text, size_t length)
{
    if (length <= 1) {
        return length == 0 ? EMPTY : (uint8_t)text[0] < 0x80 ? shared_char((uint8_t)text[0]) : NULL;
    }
    if (interned_capacity == 0 || maximum_of((Text){text, (int64_t)length, 1}) >= 0x80) {
        return NULL;
    }
    size_t mask = interned_capacity - 1;
    for (size_t i = (size_t)hash_bytes(text, length) & mask; interned[i] != NULL; i = (i + 1) & mask) {
        Text other = text_of(interned[i]);
        if (other.kind == 1 && (size_t)other.length == length && memcmp(other.data, text, length) == 0) {
            return interned[i];
        }
    }
    return NULL;
}

void
interned_holders(HolderVisitor *visitor)
{
    // Immortal ones live for the table's sake.
    for (size_t i = 0; i < interned_capacity; i++) {
        if (interned[i] != NULL && as_str(interned[i])->interned == 2) {
            visit_holder(visitor, interned[i], HOLDER_INTERNED, 0, NULL);
        }
    }
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

static size_t
str_size_of(const Object *op)
{
    const Str *self = as_str(op);
    size_t characters = ((size_t)self->length + 1) * self->kind;
    if (self->ascii) {
        return sizeof(Str) + characters;
    }
    size_t utf8_length = (size_t)((const CompactStr *)op)->utf8_length;
    size_t utf8 = utf8_length > 0 ? utf8_length + 1 : 0;
    return (self->compact ? sizeof(CompactStr) : op->type->basic_size) + characters + utf8;
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

static const char *
codec_argument(Object *op, const char *name, bool *failed)
{
    if (op == NULL) {
        return NULL;
    }
    const char *text = is_str(op) ? str_ascii(op) : NULL;
    if (!is_str(op)) {
        raise(EXC_TypeError, "str() argument '%s' must be str, not %s", name, argument_type(op));
        *failed = true;
    } else if (text == NULL) {
        raise(EXC_LookupError, "unknown encoding: %U", op);
        *failed = true;
    }
    return text;
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
    bool failed = false;
    const char *encoding = codec_argument(arguments[1], "encoding", &failed);
    const char *errors = failed ? NULL : codec_argument(arguments[2], "errors", &failed);
    if (failed) {
        return NULL;
    }
    if (is_bytes(op)) {
        return str_decode(bytes_data(op), (size_t)bytes_length(op), encoding, errors);
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
                            : str_from_text((Text){from, stop - start, text.kind});
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
        grown = heap_realloc(left, header + ((size_t)length + 1) * kind);
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
        return str_narrow(result);
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
    return text_find(text_of(op), text_of(item), 0, str_length(op), 1) >= 0;
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
    return sequence_iterator_new(&StrIteratorType, op);
}

Type StrType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "str",
    .id = TYPE_STR_ID,
    .flags = TYPE_BASE | TYPE_STR_SUBCLASS | TYPE_IMMUTABLE | TYPE_MATCH_SELF,
    .basic_size = sizeof(ForeignStr),
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str",
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

static void
iterator_dealloc(Object *op)
{
    gc_untrack(op);
    xdecref(as_iterator(op)->sequence);
    gc_free(op);
}

static int
iterator_traverse(Object *op, Visit visit, void *context)
{
    VISIT_SLOT(as_iterator(op)->sequence);
    return 0;
}

static void
iterator_holders(Object *op, HolderVisitor *visitor)
{
    visit_field(visitor, as_iterator(op)->sequence, "sequence");
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

static Object *
iterator_self(Object *op)
{
    return incref(op);
}

static const MethodDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, NULL},
};

Type StrIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "str_ascii_iterator",
    .id = TYPE_STR_ITERATOR_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(SequenceIterator),
    .dealloc = iterator_dealloc,
    .traverse = iterator_traverse,
    .holders = iterator_holders,
    .iter = iterator_self,
    .next = iterator_next,
    .methods = iterator_methods,
};
