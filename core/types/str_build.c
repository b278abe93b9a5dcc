// Making str objects: the shared ones, storage by the widest character, from UTF-8 and formats.
#include "base/utf8.h"
#include "memory/heap.h"
#include "object/profile.h"
#include "types/bytes.h"
#include "types/str_internal.h"
#include "types/unicode.h"

// The shared strings: empty, 128 of one ASCII character, 128 of one Latin-1 character.
static struct {
    Str base;
    char data[8];
} ascii_strings[1 + 128];
static struct {
    CompactStr base;
    char data[8];
} latin1_strings[128];

// The profile's own letters, as names.
static struct {
    Str base;
    char data[8];
} letters[32];

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

Object *
str_name_letter(uint32_t c)
{
    const char *own = c > 0 && c < 0x80 ? strchr(profile->own_letters, (int)c) : NULL;
    return own != NULL ? &letters[own - profile->own_letters].base.base : shared_char(c);
}

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
        latin1_strings[c].base = (CompactStr){.ascii = static_header(1, false), .utf8_length = profile->latin1_utf8_length};
        latin1_strings[c].data[0] = (char)(0x80 + c);
    }
    for (size_t i = 0; profile->own_letters[i] != 0; i++) {
        unsigned char c = (unsigned char)profile->own_letters[i];
        letters[i].base = static_header(1, true);
        letters[i].data[0] = (char)c;
        ascii_strings[1 + c].base.interned = 0;
    }
    heap_register_static(letters, sizeof(letters));
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
    size_t size = str_header_size(ascii) + ((size_t)length + 1) * kind;
    Str *self = (Str *)object_new(&StrType, size);
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
        str_put(to, at + i, text_at(&text, start + i));
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
maximum_of(const Text *text)
{
    uint32_t all = 0;
    if (text->kind == 1) {
        const uint8_t *p = text->data;
        int64_t i = 0;
        for (; i + 8 <= text->length; i += 8) {
            uint64_t word;
            memcpy(&word, p + i, 8);
            if (word & 0x8080808080808080u) {
                return 0xff;
            }
        }
        for (; i < text->length; i++) {
            all |= p[i];
        }
        return all < 0x80 ? 0x7f : 0xff;
    }
    for (int64_t i = 0; i < text->length; i++) {
        all |= text_at(text, i);
    }
    return all < 0x80 ? 0x7f : all < 0x100 ? 0xff : all < 0x10000 ? 0xffff : 0x10ffff;
}

Object *
str_new_text(const Text *text)
{
    Object *op = str_new(text->length, maximum_of(text));
    if (op == NULL || text->length == 0) {
        return op;
    }
    size_t kind = as_str(op)->kind;
    if (kind == (size_t)text->kind) {
        memcpy(str_writable(op), text->data, (size_t)text->length * kind);
    } else {
        for (int64_t i = 0; i < text->length; i++) {
            str_put(op, i, text_at(text, i));
        }
    }
    return op;
}

Object *
str_from_text(const Text *text)
{
    if (text->length <= 1) {
        return text->length == 0 ? EMPTY : str_from_code_point(text_at(text, 0));
    }
    return str_new_text(text);
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
    return str_from_text(&(Text){bytes, (int64_t)length, 1});
}

Object *
str_from_code_points(const uint32_t *code_points, int64_t length)
{
    return str_from_text(&(Text){code_points, length, 4});
}

Object *
str_narrow(Object *op)
{
    if (op == NULL) {
        return NULL;
    }
    Text text = text_of(op);
    if (text.length > 1 && maximum_of(&text) == str_maximum(op)) {
        return op;
    }
    Object *narrow = str_from_text(&text);
    decref(op);
    return narrow;
}

Object *
str_shrink(Object *op)
{
    Text text = text_of(op);
    if (maximum_of(&text) == str_maximum(op)) {
        return op;
    }
    Object *small = str_new_text(&text);
    decref(op);
    return small;
}

Object *
str_exact(Object *op)
{
    return is_exact(op, &StrType) ? incref(op) : str_from_text(TEXT_OF(op));
}

// Valid UTF-8 (with lone surrogates when allowed) as a str; NULL without an error when it is not valid.
static Object *
from_utf8(const char *text, size_t length, bool allow_surrogates, bool *valid)
{
    *valid = true;
    if (maximum_of(&(Text){text, (int64_t)length, 1}) < 0x80) {
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
str_format_words(const char *format, const Word *words)
{
    Buffer out = {0};
    Object *op = NULL;
    if (format_text(&out, format, words) == 0) {
        op = str_from_stored(out.data, out.length);
    }
    buffer_free(&out);
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
        buffer_append_code_point(out, text_at(&text, i));
    }
}

const char *
str_ascii(const Object *op)
{
    return str_is_ascii(op) ? str_data(op) : NULL;
}
