// Text to bytes and back: UTF-8, ASCII, Latin-1, and what to do with what does not fit.
#include "base/utf8.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/argument.h"
#include "types/bytes_internal.h"
#include "types/int.h"
#include "types/str_internal.h"

typedef enum { CODEC_NONE, CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1 } Codec;
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

static const char *const codec_names[] = {"", "utf-8", "ascii", "latin-1"};

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

static bool
fits(Codec codec, uint32_t c)
{
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
            if (c >= 0xdc80 && c <= 0xdcff) {
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
        const char *reason = codec == CODEC_UTF8    ? "surrogates not allowed"
                             : codec == CODEC_ASCII ? "ordinal not in range(128)"
                                                    : "ordinal not in range(256)";
        raise_codec_error(EXC_UnicodeEncodeError, codec, op, i, stop, reason);
        return -1;
    }
    return 0;
}

Object *
str_encode(Object *op, const char *encoding, const char *errors)
{
    Codec codec = codec_or_raise(encoding);
    if (codec == CODEC_NONE) {
        return NULL;
    }
    Text text = text_of(op);
    if (str_is_ascii(op) || (codec == CODEC_LATIN1 && text.kind == 1)) {
        return bytes_from(text.data, (size_t)text.length);
    }
    Buffer out = {0};
    Object *result = NULL;
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
            buffer_append_char(&out, (char)text_at(&text, i++));
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
    case ERRORS_SURROGATE_ESCAPE:
        for (size_t i = 0; i < length; i++) {
            buffer_append_code_point(out, 0xdc00u + p[i]);
        }
        return length;
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
        const char *reason = "ordinal not in range(128)";
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
