// Text to bytes and back: UTF-8, UTF-16, UTF-32, ASCII, Latin-1, escapes, and what to do with what does not fit.
#include "base/utf8.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/argument.h"
#include "types/bytes_internal.h"
#include "types/int.h"
#include "types/str_internal.h"

typedef enum {
    CODEC_NONE,
    CODEC_UTF8,
    CODEC_ASCII,
    CODEC_LATIN1,
    CODEC_CP1252,
    CODEC_UTF8_SIG,
    CODEC_UNICODE_ESCAPE,
    CODEC_UTF16, // a mark of the order of bytes stands in front
    CODEC_UTF16_LE,
    CODEC_UTF16_BE,
    CODEC_UTF32,
    CODEC_UTF32_LE,
    CODEC_UTF32_BE,
} Codec;
typedef enum {
    ERRORS_NONE,
    ERRORS_STRICT,
    ERRORS_IGNORE,
    ERRORS_REPLACE,
    ERRORS_BACKSLASH,
    ERRORS_XML,
    ERRORS_SURROGATE_ESCAPE,
    ERRORS_SURROGATE_PASS,
} Errors;

static const char *const codec_names[] = {
    "", "utf-8", "ascii", "latin-1", "charmap", "utf-8-sig", "unicodeescape", "utf-16", "utf-16-le", "utf-16-be",
    "utf-32", "utf-32-le", "utf-32-be",
};

// --- names -------------------------------------------------------------------------------------------

static Codec
find_codec(const char *name)
{
    static const struct {
        const char *name;
        Codec codec;
    } names_of_codecs[] = {
        {"utf_8", CODEC_UTF8},     {"utf8", CODEC_UTF8},         {"u8", CODEC_UTF8},
        {"utf", CODEC_UTF8},       {"cp65001", CODEC_UTF8},      {"ascii", CODEC_ASCII},
        {"us_ascii", CODEC_ASCII}, {"646", CODEC_ASCII},         {"iso646_us", CODEC_ASCII},
        {"latin_1", CODEC_LATIN1}, {"latin1", CODEC_LATIN1},     {"latin", CODEC_LATIN1},
        {"l1", CODEC_LATIN1},      {"iso_8859_1", CODEC_LATIN1}, {"iso8859_1", CODEC_LATIN1},
        {"iso8859", CODEC_LATIN1}, {"8859", CODEC_LATIN1},       {"cp819", CODEC_LATIN1},
        {"cp1252", CODEC_CP1252},  {"windows_1252", CODEC_CP1252}, {"1252", CODEC_CP1252},
        {"utf_8_sig", CODEC_UTF8_SIG},   {"unicode_escape", CODEC_UNICODE_ESCAPE}, {"unicodeescape", CODEC_UNICODE_ESCAPE},
        {"utf_16", CODEC_UTF16},         {"utf16", CODEC_UTF16},       {"u16", CODEC_UTF16},
        {"utf_16_le", CODEC_UTF16_LE},   {"utf_16le", CODEC_UTF16_LE}, {"utf_16_be", CODEC_UTF16_BE},
        {"utf_16be", CODEC_UTF16_BE},    {"utf_32", CODEC_UTF32},      {"utf32", CODEC_UTF32},
        {"u32", CODEC_UTF32},            {"utf_32_le", CODEC_UTF32_LE}, {"utf_32le", CODEC_UTF32_LE},
        {"utf_32_be", CODEC_UTF32_BE},   {"utf_32be", CODEC_UTF32_BE},
    };
    if (name == NULL) {
        return CODEC_UTF8;
    }
    // Case and the kind of separator do not matter.
    char plain[16];
    size_t length = 0;
    for (const char *p = name; *p != '\0'; p++) {
        bool letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9');
        if (length + 1 == sizeof(plain)) {
            return CODEC_NONE;
        }
        if (letter) {
            plain[length++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
        } else if (length > 0 && plain[length - 1] != '_') {
            plain[length++] = '_';
        }
    }
    if (length > 0 && plain[length - 1] == '_') {
        length--;
    }
    plain[length] = '\0';
    for (size_t i = 0; i < COUNT_OF(names_of_codecs); i++) {
        if (strcmp(plain, names_of_codecs[i].name) == 0) {
            return names_of_codecs[i].codec;
        }
    }
    return CODEC_NONE;
}

static Codec
codec_or_raise(const char *name)
{
    Codec codec = find_codec(name);
    if (codec == CODEC_NONE) {
        raise(EXC_LookupError, "unknown encoding: %s", name);
    }
    return codec;
}

static Errors
find_errors(const char *name)
{
    static const char *const names_of_errors[] = {
        "",
        "strict",
        "ignore",
        "replace",
        "backslashreplace",
        "xmlcharrefreplace",
        "surrogateescape",
        "surrogatepass",
    };
    if (name == NULL) {
        return ERRORS_STRICT;
    }
    for (size_t i = 1; i < COUNT_OF(names_of_errors); i++) {
        if (strcmp(name, names_of_errors[i]) == 0) {
            return (Errors)i;
        }
    }
    raise(EXC_LookupError, "unknown error handler name '%s'", name);
    return ERRORS_NONE;
}

// Raises UnicodeEncodeError or UnicodeDecodeError with its five arguments.
static void
raise_codec_error(ExceptionKind kind, Codec codec, Object *op, int64_t start, int64_t end, const char *reason)
{
    int held_before = held_count();
    hold(incref(op));
    Slot args[5] = {{NULL}, {op}, {NULL}, {NULL}, {NULL}};
    args[0].ref = str_from(codec_names[codec]);
    args[2].ref = int_from(start);
    args[3].ref = int_from(end);
    args[4].ref = str_from(reason);
    bool complete = true;
    for (int i = 0; i < 5; i++) {
        if (args[i].ref == NULL) {
            complete = false;
        } else if (i != 1) {
            hold(args[i].ref);
        }
    }
    Object *error = complete ? object_call((Object *)exception_types[kind], args, 5, NULL) : NULL;
    drop_held_to(held_before);
    if (error != NULL) {
        raise_object(error);
        decref(error);
    }
}

static void
add_escape(Buffer *out, uint32_t c)
{
    if (c < 0x100) {
        buffer_append_format(out, "\\x%02x", (unsigned)c);
    } else if (c < 0x10000) {
        buffer_append_format(out, "\\u%04x", (unsigned)c);
    } else {
        buffer_append_format(out, "\\U%08x", (unsigned)c);
    }
}

// --- encoding ----------------------------------------------------------------------------------------

static bool
is_surrogate(uint32_t c)
{
    return c >= 0xd800 && c <= 0xdfff;
}

// Windows' Latin: what stands at 0x80 to 0x9f, 0 for nothing; the rest is as in Latin-1.
static const uint16_t cp1252[32] = {
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
    0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};
static const char undefined_in_map[] = "character maps to <undefined>";

// -1: it has none.
static int
cp1252_byte(uint32_t c)
{
    if (c < 0x80 || (c >= 0xa0 && c < 0x100)) {
        return (int)c;
    }
    for (int i = 0; i < 32; i++) {
        if (c != 0 && cp1252[i] == c) {
            return 0x80 + i;
        }
    }
    return -1;
}

static bool
fits(Codec codec, uint32_t c)
{
    if (codec == CODEC_CP1252) {
        return cp1252_byte(c) >= 0;
    }
    return codec == CODEC_UTF8 ? !is_surrogate(c) : c < (codec == CODEC_ASCII ? 0x80u : 0x100u);
}

// Writes what stands for the characters [start, stop), which the codec has no bytes for. 0 or -1.
static int
encode_misfits(Object *op, Codec codec, const char *error_name, int64_t start, int64_t stop, Buffer *out)
{
    Errors errors = find_errors(error_name);
    if (errors == ERRORS_NONE) {
        return -1;
    }
    for (int64_t i = start; i < stop; i++) {
        uint32_t c = str_at(op, i);
        char three[4];
        switch (errors) {
        case ERRORS_IGNORE:
            continue;
        case ERRORS_REPLACE:
            buffer_append_char(out, '?');
            continue;
        case ERRORS_BACKSLASH:
            add_escape(out, c);
            continue;
        case ERRORS_XML:
            buffer_append_format(out, "&#%u;", (unsigned)c);
            continue;
        case ERRORS_SURROGATE_ESCAPE:
            if (c >= 0xdc80 && c <= 0xdcff && codec < CODEC_UTF16) {
                buffer_append_char(out, (char)(c - 0xdc00));
                continue;
            }
            break;
        case ERRORS_SURROGATE_PASS:
            if (codec == CODEC_UTF8) {
                buffer_append(out, three, utf8_put(three, c));
                continue;
            }
            break;
        default:
            break;
        }
        const char *reason = codec == CODEC_ASCII    ? "ordinal not in range(128)"
                             : codec == CODEC_LATIN1 ? "ordinal not in range(256)"
                             : codec == CODEC_CP1252 ? undefined_in_map
                                                     : "surrogates not allowed";
        raise_codec_error(EXC_UnicodeEncodeError, codec, op, i, stop, reason);
        return -1;
    }
    return 0;
}

static bool
is_big_endian(Codec codec)
{
    return codec == CODEC_UTF16_BE || codec == CODEC_UTF32_BE;
}

static void
put_unit(Buffer *out, Codec codec, uint32_t unit)
{
    int size = codec < CODEC_UTF32 ? 2 : 4;
    for (int i = 0; i < size; i++) {
        buffer_append_char(out, (char)(unit >> 8 * (is_big_endian(codec) ? size - 1 - i : i)));
    }
}

// A code point in UTF-16 or UTF-32.
static void
put_wide(Buffer *out, Codec codec, uint32_t c)
{
    if (codec < CODEC_UTF32 && c >= 0x10000) {
        put_unit(out, codec, 0xd800 + ((c - 0x10000) >> 10));
        c = 0xdc00 + ((c - 0x10000) & 0x3ff);
    }
    put_unit(out, codec, c);
}

// 0 or -1.
static int
encode_wide(Object *op, Codec codec, const char *errors, Buffer *out)
{
    Text text = text_of(op);
    if (codec == CODEC_UTF16 || codec == CODEC_UTF32) {
        put_unit(out, codec, 0xfeff);
    }
    for (int64_t i = 0; i < text.length;) {
        uint32_t c = text_at(&text, i);
        if (!is_surrogate(c) || (errors != NULL && strcmp(errors, "surrogatepass") == 0)) {
            put_wide(out, codec, c);
            i++;
            continue;
        }
        Buffer narrow = {0};
        int done = encode_misfits(op, codec, errors, i, i + 1, &narrow);
        i++;
        for (size_t k = 0; done == 0 && k < narrow.length; k++) {
            put_unit(out, codec, (uint8_t)narrow.data[k]);
        }
        buffer_free(&narrow);
        if (done < 0) {
            return -1;
        }
    }
    return 0;
}

static void
encode_escapes(Object *op, Buffer *out)
{
    Text text = text_of(op);
    for (int64_t i = 0; i < text.length; i++) {
        uint32_t c = text_at(&text, i);
        if (c == '\\' || c == '\n' || c == '\r' || c == '\t') {
            buffer_append_char(out, '\\');
            buffer_append_char(out, c == '\\' ? '\\' : c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        } else if (c >= 0x20 && c < 0x7f) {
            buffer_append_char(out, (char)c);
        } else {
            add_escape(out, c);
        }
    }
}

Object *
str_encode(Object *op, const char *encoding, const char *errors)
{
    Codec codec = codec_or_raise(encoding);
    if (codec == CODEC_NONE) {
        return NULL;
    }
    if (codec >= CODEC_UNICODE_ESCAPE) {
        Buffer out = {0};
        Object *result = NULL;
        if (codec == CODEC_UNICODE_ESCAPE) {
            encode_escapes(op, &out);
        }
        if (codec == CODEC_UNICODE_ESCAPE || encode_wide(op, codec, errors, &out) == 0) {
            result = bytes_from(out.length > 0 ? out.data : "", out.length);
        }
        buffer_free(&out);
        return result;
    }
    bool marked = codec == CODEC_UTF8_SIG;
    codec = marked ? CODEC_UTF8 : codec;
    Text text = text_of(op);
    if (!marked && (str_is_ascii(op) || (codec == CODEC_LATIN1 && text.kind == 1))) {
        return bytes_from(text.data, (size_t)text.length);
    }
    Buffer out = {0};
    Object *result = NULL;
    buffer_append_text(&out, marked ? "\xef\xbb\xbf" : "");
    for (int64_t i = 0; i < text.length;) {
        int64_t start = i;
        while (i < text.length && !fits(codec, text_at(&text, i))) {
            i++;
        }
        if (i > start) {
            if (encode_misfits(op, codec, errors, start, i, &out) < 0) {
                goto out;
            }
        } else if (codec == CODEC_UTF8) {
            buffer_append_code_point(&out, text_at(&text, i++));
        } else {
            uint32_t c = text_at(&text, i++);
            buffer_append_char(&out, (char)(codec == CODEC_CP1252 ? cp1252_byte(c) : (int)c));
        }
    }
    result = bytes_from(out.data, out.length);
out:
    buffer_free(&out);
    return result;
}

const char *
str_codec_argument(Object *op, const char *name, const char *function, bool *failed)
{
    if (op == NULL || *failed) {
        return NULL;
    }
    *failed = true;
    if (!is_str(op)) {
        raise(EXC_TypeError, "%s() argument '%s' must be str, not %s", function, name, argument_type(op));
        return NULL;
    }
    const char *text = str_ascii(op);
    if (text == NULL) {
        // What is no UTF-8 either is told first.
        Object *encoded = str_encode(op, NULL, NULL);
        if (encoded != NULL) {
            decref(encoded);
            raise(EXC_LookupError, "unknown encoding: %U", op);
        }
    } else if (strlen(text) != (size_t)str_length(op)) {
        raise(EXC_ValueError, "embedded null character");
    } else {
        *failed = false;
    }
    return text;
}

Object *
str_method_encode(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[2] = {0};
    if (args_parse("encode", "| encoding errors", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    bool failed = false;
    const char *encoding = str_codec_argument(arguments[0], "encoding", "encode", &failed);
    const char *errors = str_codec_argument(arguments[1], "errors", "encode", &failed);
    return failed ? NULL : str_encode(self, encoding, errors);
}

Object *
bytes_method_decode(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[2] = {0};
    if (args_parse("decode", "| encoding errors", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    bool failed = false;
    const char *encoding = str_codec_argument(arguments[0], "encoding", "decode", &failed);
    const char *errors = str_codec_argument(arguments[1], "errors", "decode", &failed);
    if (failed) {
        return NULL;
    }
    return str_decode(like_data(self), (size_t)like_length(self), encoding, errors);
}

// --- decoding ----------------------------------------------------------------------------------------

// How many bytes at `p` are no UTF-8, and why.
static size_t
utf8_fault(const uint8_t *p, const uint8_t *end, const char **reason)
{
    uint8_t first = p[0];
    if (first < 0xc2 || first > 0xf4) {
        *reason = "invalid start byte";
        return 1;
    }
    int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    for (int i = 1; i < length; i++) {
        if (p + i == end) {
            *reason = "unexpected end of data";
            return (size_t)i;
        }
        uint8_t low = 0x80, high = 0xbf;
        if (i == 1) {
            low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
            high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        }
        if (p[i] < low || p[i] > high) {
            *reason = "invalid continuation byte";
            return (size_t)i;
        }
    }
    panic("a well-formed UTF-8 sequence was taken for an ill-formed one");
}

// Writes what stands for `length` bytes at `at` that mean nothing. The number of bytes used, or 0 with an
// error.
static size_t
decode_misfits(const char *data, size_t size, size_t at, size_t length, Codec codec, const char *error_name,
               const char *reason, Buffer *out)
{
    const uint8_t *p = (const uint8_t *)data + at;
    Errors errors = find_errors(error_name);
    const char *after = (const char *)p;
    switch (errors) {
    case ERRORS_NONE:
        return 0;
    case ERRORS_IGNORE:
        return length;
    case ERRORS_REPLACE:
        buffer_append_code_point(out, 0xfffd);
        return length;
    case ERRORS_BACKSLASH:
        for (size_t i = 0; i < length; i++) {
            add_escape(out, p[i]);
        }
        return length;
    case ERRORS_SURROGATE_ESCAPE: {
        size_t used = 0;
        for (; used < length && p[used] >= 0x80; used++) {
            buffer_append_code_point(out, 0xdc00u + p[used]);
        }
        if (used > 0) {
            return used;
        }
        break;
    }
    case ERRORS_SURROGATE_PASS: {
        int32_t c = codec == CODEC_UTF8 ? utf8_next(&after, data + size, true) : -1;
        if (c >= 0) {
            buffer_append_code_point(out, (uint32_t)c);
            return (size_t)(after - (const char *)p);
        }
        break;
    }
    case ERRORS_XML:
        raise(EXC_TypeError, "don't know how to handle UnicodeDecodeError in error callback");
        return 0;
    default:
        break;
    }
    Object *bytes = bytes_from(data, size);
    if (bytes != NULL) {
        raise_codec_error(EXC_UnicodeDecodeError, codec, bytes, (int64_t)at, (int64_t)(at + length), reason);
        decref(bytes);
    }
    return 0;
}

static uint32_t
unit_at(const uint8_t *p, Codec codec)
{
    int size = codec < CODEC_UTF32 ? 2 : 4;
    uint32_t unit = 0;
    for (int i = 0; i < size; i++) {
        unit = unit << 8 | p[is_big_endian(codec) ? i : size - 1 - i];
    }
    return unit;
}

// 0 or -1.
static int
decode_wide(const char *data, size_t length, Codec codec, const char *errors, Buffer *out)
{
    const uint8_t *bytes = (const uint8_t *)data;
    bool two = codec < CODEC_UTF32;
    size_t size = two ? 2 : 4, at = 0;
    if (codec == CODEC_UTF16 || codec == CODEC_UTF32) {
        Codec little = codec + 1, big = codec + 2;
        bool has_mark = length >= size && (unit_at(bytes, little) == 0xfeff || unit_at(bytes, big) == 0xfeff);
        codec = has_mark && unit_at(bytes, big) == 0xfeff ? big : little;
        at = has_mark ? size : 0;
    }
    while (at < length) {
        size_t left = length - at, wrong = left < size ? left : size;
        uint32_t c = left < size ? 0 : unit_at(bytes + at, codec);
        const char *reason = NULL;
        if (left < size) {
            reason = "truncated data";
        } else if (two && c >= 0xd800 && c < 0xdc00) {
            uint32_t low = left < 4 ? 0 : unit_at(bytes + at + 2, codec);
            if (left < 4) {
                reason = "unexpected end of data";
                wrong = left;
            } else if (low < 0xdc00 || low > 0xdfff) {
                reason = "illegal UTF-16 surrogate";
            } else {
                buffer_append_code_point(out, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
                at += 4;
                continue;
            }
        } else if (is_surrogate(c)) {
            reason = two ? "illegal encoding" : "code point in surrogate code point range(0xd800, 0xe000)";
        } else if (c > 0x10ffff) {
            reason = "code point not in range(0x110000)";
        }
        if (reason == NULL) {
            buffer_append_code_point(out, c);
            at += size;
            continue;
        }
        if (is_surrogate(c) && wrong == size && errors != NULL && strcmp(errors, "surrogatepass") == 0) {
            buffer_append_code_point(out, c);
            at += size;
            continue;
        }
        size_t used = decode_misfits(data, length, at, wrong, codec, errors, reason, out);
        if (used == 0) {
            return -1;
        }
        at += used;
    }
    return 0;
}

static int
digit_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : 99;
}

// 0 or -1.
static int
decode_escapes(const char *data, size_t length, const char *errors, Buffer *out)
{
    static const char letters[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
    for (size_t at = 0; at < length;) {
        if (data[at] != '\\') {
            buffer_append_code_point(out, (uint8_t)data[at++]);
            continue;
        }
        size_t start = at++;
        char kind = at < length ? data[at++] : '\0';
        const char *found = NULL;
        for (const char *p = letters; *p != '\0'; p += 2) {
            found = *p == kind && kind != '\0' ? p : found;
        }
        size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        uint32_t c = 0;
        const char *reason = NULL;
        if (at == start + 1) {
            reason = "\\ at end of string";
        } else if (found != NULL) {
            buffer_append_char(out, found[1]);
            continue;
        } else if (kind == '\n') {
            continue;
        } else if (digits > 0) {
            size_t stop = at + digits;
            for (; at < length && at < stop && digit_value(data[at]) < 16; at++) {
                c = c << 4 | (uint32_t)digit_value(data[at]);
            }
            reason = at < stop ? (digits == 2   ? "truncated \\xXX escape"
                                  : digits == 4 ? "truncated \\uXXXX escape"
                                                : "truncated \\UXXXXXXXX escape")
                     : c > 0x10ffff ? "illegal Unicode character"
                                    : NULL;
        } else if (digit_value(kind) < 8) {
            c = (uint32_t)digit_value(kind);
            for (int i = 0; i < 2 && at < length && digit_value(data[at]) < 8; i++, at++) {
                c = c * 8 + (uint32_t)digit_value(data[at]);
            }
        } else {
            buffer_append_char(out, '\\');
            c = (uint8_t)kind;
        }
        if (reason == NULL) {
            buffer_append_code_point(out, c);
        } else if (decode_misfits(data, length, start, at - start, CODEC_UNICODE_ESCAPE, errors, reason, out) == 0) {
            return -1;
        }
    }
    return 0;
}

Object *
str_decode(const char *data, size_t length, const char *encoding, const char *errors)
{
    if (length == 0) {
        return str_from_ascii("", 0); // whatever the names are
    }
    Codec codec = codec_or_raise(encoding);
    if (codec == CODEC_NONE) {
        return NULL;
    }
    if (codec == CODEC_LATIN1) {
        return str_from_latin1(data, length);
    }
    if (codec >= CODEC_UNICODE_ESCAPE) {
        Buffer wide = {0};
        int done = codec == CODEC_UNICODE_ESCAPE ? decode_escapes(data, length, errors, &wide)
                                                 : decode_wide(data, length, codec, errors, &wide);
        Object *decoded = done < 0 ? NULL : str_from_stored(wide.length > 0 ? wide.data : "", wide.length);
        buffer_free(&wide);
        return decoded;
    }
    if (codec == CODEC_UTF8_SIG) {
        codec = CODEC_UTF8;
        if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
            data += 3;
            length -= 3;
        }
    }
    Buffer out = {0};
    const char *p = data, *end = data + length;
    while (p < end) {
        const char *start = p;
        while (p < end && (uint8_t)*p < 0x80) {
            p++;
        }
        buffer_append(&out, start, (size_t)(p - start));
        if (p == end) {
            break;
        }
        start = p;
        if (codec == CODEC_UTF8 && utf8_next(&p, end, false) >= 0) {
            buffer_append(&out, start, (size_t)(p - start));
            continue;
        }
        if (codec == CODEC_CP1252 && ((uint8_t)*p >= 0xa0 || cp1252[*p & 31] != 0)) {
            buffer_append_code_point(&out, (uint8_t)*p >= 0xa0 ? (uint8_t)*p : cp1252[*p & 31]);
            p++;
            continue;
        }
        const char *reason = codec == CODEC_CP1252 ? undefined_in_map : "ordinal not in range(128)";
        size_t wrong =
            codec == CODEC_UTF8 ? utf8_fault((const uint8_t *)p, (const uint8_t *)end, &reason) : 1;
        size_t used = decode_misfits(data, length, (size_t)(p - data), wrong, codec, errors, reason, &out);
        if (used == 0) {
            buffer_free(&out);
            return NULL;
        }
        p += used;
    }
    Object *result = str_from_stored(out.length > 0 ? out.data : "", out.length);
    buffer_free(&out);
    return result;
}
