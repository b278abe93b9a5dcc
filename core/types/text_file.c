#include "types/text_file.h"
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/bytes.h"
#include "types/fields.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/type.h"
#include <string.h>

TextFileHost text_file_host;

// So much text may wait (DEFAULT_BUFFER_SIZE in Modules/_io/_iomodule.h).
enum { CHUNK_BYTES = 8192 };

typedef struct {
    Object base;
    int32_t stream;
    bool closed;
    alignas(8) Object *dict;
    alignas(8) Object *weaklist;
    alignas(8) Object *name;
    alignas(8) Object *pending; // text that waits: NULL, one piece or a list of several; ASCII is a str, other text bytes
    int64_t pending_length;     // in bytes
    Buffering buffering;
    alignas(8) uint8_t rest[128]; // as large as CPython's
} TextFile;

_Static_assert(sizeof(TextFile) == 200, "CPython's size");

static Buffering
buffering_of(int stream)
{
    Buffering asked = text_file_host.output_buffering;
    return asked == BUFFERED && (stream == 2 || profile->flushes_lines) ? LINE_BUFFERED : asked;
}

Object *
text_file_new(int stream, const char *name)
{
    Object *text = str_from(name);
    if (text == NULL) {
        return NULL;
    }
    hold(text);
    TextFile *self = (TextFile *)type_alloc(&TextFileType, 0);
    text = let_go();
    if (self == NULL) {
        decref(text);
        return NULL;
    }
    self->stream = stream;
    self->name = text;
    self->buffering = buffering_of(stream);
    return &self->base;
}

int
text_file_stream(const Object *op)
{
    const TextFile *self = (const TextFile *)op;
    return is_exact(op, &TextFileType) && !self->closed && self->stream > 0 ? self->stream : -1;
}

static bool
is_surrogate(uint32_t c)
{
    return c >= 0xd800 && c <= 0xdfff;
}

// "surrogates not allowed", for the run of them that begins at `start`.
static void
raise_surrogates(Object *str, int64_t start)
{
    int64_t end = start;
    while (end < str_length(str) && is_surrogate(str_at(str, end))) {
        end++;
    }
    Slot args[5] = {
        {str_from("utf-8")}, {str}, {int_from(start)}, {int_from(end)}, {str_from("surrogates not allowed")}};
    if (args[0].ref != NULL && args[2].ref != NULL && args[3].ref != NULL && args[4].ref != NULL) {
        Object *error = object_call((Object *)&UnicodeEncodeErrorType, args, 5, NULL);
        if (error != NULL) {
            raise_object(error);
            decref(error);
        }
    }
    for (int i = 0; i < 5; i++) {
        if (i != 1) {
            xdecref(args[i].ref);
        }
    }
}

int
text_file_encode(const Object *op, Object *str, Buffer *out)
{
    if (((Str *)str)->kind >= 2) {
        bool escapes = ((const TextFile *)op)->stream == 2;
        for (int64_t i = 0; i < str_length(str); i++) {
            uint32_t c = str_at(str, i);
            if (is_surrogate(c) && !escapes) {
                raise_surrogates(str, i);
                return -1;
            }
            if (is_surrogate(c)) {
                buffer_append_format(out, "\\u%04x", c);
            } else if (escapes) {
                buffer_append_code_point(out, c);
            }
        }
        if (escapes) {
            return 0;
        }
    }
    str_append_utf8(str, out);
    return 0;
}

// --- what waits -----------------------------------------------------------------------------------------

void
text_file_flush(Object *op)
{
    ((TextFile *)op)->pending_length = 0;
    CLEAR_SLOT(((TextFile *)op)->pending);
}

// One more piece waits; it is the file's now. 0 or -1.
static int
add_pending(TextFile *self, STEALS Object *piece)
{
    if (self->pending == NULL) {
        self->pending = piece;
        return 0;
    }
    if (is_exact(self->pending, &ListType)) {
        return list_append_give(self->pending, piece);
    }
    hold(piece);
    Object *list = list_new(2);
    piece = let_go();
    if (list == NULL) {
        decref(piece);
        return -1;
    }
    list_give_item(list, 0, self->pending);
    list_give_item(list, 1, piece);
    self->pending = list;
    return 0;
}

static int
keep(TextFile *self, Object *str, const char *bytes, size_t length)
{
    Object *piece = str_is_ascii(str) ? incref(str) : bytes_from(bytes, length);
    if (piece == NULL) {
        return -1;
    }
    hold(piece);
    if (self->pending_length + (int64_t)length > CHUNK_BYTES) {
        text_file_flush(&self->base);
    }
    if (add_pending(self, let_go()) < 0) {
        return -1;
    }
    self->pending_length += (int64_t)length;
    if (self->pending_length >= CHUNK_BYTES) {
        text_file_flush(&self->base);
    }
    return 0;
}

int
text_file_keep(Object *op, Object *str, const char *bytes, size_t length)
{
    TextFile *self = (TextFile *)op;
    if (self->buffering == UNBUFFERED) {
        return 0;
    }
    int result = keep(self, str, bytes, length);
    if (self->buffering == LINE_BUFFERED && length > 0 && memchr(bytes, '\n', length) != NULL) {
        text_file_flush(op);
        gc_note_fleeting(2); // writing takes a memoryview
    }
    return result;
}

// --- methods ------------------------------------------------------------------------------------------

static TextFile *
open_file(Object *op)
{
    TextFile *self = (TextFile *)op;
    if (self->closed) {
        raise(EXC_ValueError, "I/O operation on closed file.");
        return NULL;
    }
    return self;
}

// The modules io and its exceptions are not there; their UnsupportedOperation is an OSError.
static int
check_direction(const TextFile *self, bool writes)
{
    if ((self->stream > 0) == writes) {
        return 0;
    }
    raise(EXC_OSError, writes ? "not writable" : "not readable");
    return -1;
}

static Object *
file_write(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    Object *text = args[0].ref;
    TextFile *self = open_file(op);
    if (self == NULL || check_direction(self, true) < 0) {
        return NULL;
    }
    if (!is_str(text)) {
        raise(EXC_TypeError, "write() argument must be str, not %T", text);
        return NULL;
    }
    Buffer out = {0};
    int result = text_file_encode(op, text, &out);
    if (result == 0) {
        if (out.length > 0) {
            text_file_host.write(self->stream, out.data, out.length);
        }
        result = text_file_keep(op, text, out.data, out.length);
    }
    buffer_free(&out);
    return result < 0 ? NULL : int_from(str_length(text));
}

static Object *
file_writelines(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    Object *iterator = open_file(op) == NULL ? NULL : object_iter(args[0].ref);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    Object *item;
    while ((item = object_next(iterator)) != NULL) {
        hold(item);
        Object *written = object_call_method(op, names.write, (Slot[]){{item}}, 1);
        drop_held(1);
        if (written == NULL) {
            break;
        }
        decref(written);
    }
    drop_held(1);
    return error_pending() ? NULL : incref(None);
}

static Object *
file_flush(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    if (open_file(op) == NULL) {
        return NULL;
    }
    text_file_flush(op);
    return incref(None);
}

static Object *
file_close(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    text_file_flush(op);
    ((TextFile *)op)->closed = true;
    return incref(None);
}

static Object *
file_isatty(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return open_file(op) == NULL ? NULL : incref(False);
}

static Object *
file_fileno(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    TextFile *self = open_file(op);
    return self == NULL ? NULL : int_from(self->stream);
}

static Object *
file_readable(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    TextFile *self = open_file(op);
    return self == NULL ? NULL : incref(bool_from(self->stream == 0));
}

static Object *
file_writable(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    TextFile *self = open_file(op);
    return self == NULL ? NULL : incref(bool_from(self->stream > 0));
}

// --- reading ------------------------------------------------------------------------------------------

// Appends the next line; false at the end of input.
static bool
append_line(Buffer *line)
{
    char piece[1024];
    bool any = false;
    for (;;) {
        ptrdiff_t length =
            text_file_host.read_line == NULL ? -1 : text_file_host.read_line(piece, sizeof piece);
        if (length <= 0) {
            return any;
        }
        any = true;
        buffer_append(line, piece, (size_t)length);
        if (piece[length - 1] == '\n') {
            return true;
        }
        if ((size_t)length < sizeof piece) {
            return true;
        }
    }
}

static Object *
finish_text(Buffer *text)
{
    Object *result = str_from_utf8(text->length > 0 ? text->data : "", text->length);
    buffer_free(text);
    return result;
}

Object *
text_file_read_line(Object *op)
{
    TextFile *self = open_file(op);
    if (self == NULL || check_direction(self, false) < 0) {
        return NULL;
    }
    Buffer line = {0};
    append_line(&line);
    return finish_text(&line);
}

static Object *
file_readline(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return text_file_read_line(op);
}

static Object *
file_read(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    TextFile *self = open_file(op);
    if (self == NULL || check_direction(self, false) < 0) {
        return NULL;
    }
    Buffer text = {0};
    while (append_line(&text)) {
    }
    return finish_text(&text);
}

static Object *
file_next(Object *op)
{
    Object *line = text_file_read_line(op);
    if (line != NULL && str_length(line) == 0) {
        decref(line);
        return NULL;
    }
    return line;
}

static Object *
file_iter(Object *op)
{
    return incref(op);
}

static Object *
file_readlines(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return object_to_list(op);
}

static Object *
file_enter(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return open_file(op) == NULL ? NULL : incref(op);
}

static Object *
file_reconfigure(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    // Encoding and newlines are fixed here.
    Object *given[5]; // encoding, errors, newline, line_buffering, write_through
    if (args_parse("reconfigure", "*|$encoding errors newline line_buffering write_through", args, count, keyword_names,
                   given) < 0) {
        return NULL;
    }
    static const Buffering asked[] = {LINE_BUFFERED, UNBUFFERED};
    TextFile *self = (TextFile *)op;
    text_file_flush(op);
    for (int i = 0; i < 2; i++) {
        if (given[3 + i] == NULL || given[3 + i] == None || self->buffering == UNBUFFERED) {
            continue;
        }
        int truth = object_is_true(given[3 + i]);
        if (truth < 0) {
            return NULL;
        }
        self->buffering = truth > 0 ? asked[i] : self->buffering == asked[i] ? BUFFERED : self->buffering;
    }
    return incref(None);
}

static const MethodDef file_methods[] = {
    {"write", file_write, 1, 1, 0, NULL},
    {"writelines", file_writelines, 1, 1, 0, NULL},
    {"flush", file_flush, 0, 0, 0, NULL},
    {"close", file_close, 0, 0, 0, NULL},
    {"isatty", file_isatty, 0, 0, 0, NULL},
    {"fileno", file_fileno, 0, 0, 0, NULL},
    {"readable", file_readable, 0, 0, 0, NULL},
    {"writable", file_writable, 0, 0, 0, NULL},
    {"readline", file_readline, 0, 1, 0, NULL},
    {"read", file_read, 0, 1, 0, NULL},
    {"readlines", file_readlines, 0, 1, 0, NULL},
    {"reconfigure", file_reconfigure, 0, 0, METHOD_KEYWORDS, NULL},
    {"__enter__", file_enter, 0, 0, 0, NULL},
    {"__exit__", file_close, 0, 3, 0, NULL},
    {.name = NULL},
};

static Object *
get_encoding(Object *op)
{
    (void)op;
    return str_from("utf-8");
}

static Object *
get_errors(Object *op)
{
    return str_from(((TextFile *)op)->stream == 2 ? "backslashreplace" : "strict");
}

static Object *
get_mode(Object *op)
{
    return str_from(((TextFile *)op)->stream == 0 ? "r" : "w");
}

static Object *
get_closed(Object *op)
{
    return incref(bool_from(((TextFile *)op)->closed));
}

static Object *
get_line_buffering(Object *op)
{
    const TextFile *self = (TextFile *)op;
    return incref(bool_from(self->stream == 2 || self->buffering == LINE_BUFFERED));
}

static Object *
get_buffer(Object *op)
{
    return text_file_host.buffer(op);
}

static const GetsetDef file_getsets[] = {
    {"buffer", get_buffer, NULL},
    {"encoding", get_encoding, NULL},
    {"errors", get_errors, NULL},
    {"mode", get_mode, NULL},
    {"closed", get_closed, NULL},
    {"line_buffering", get_line_buffering, NULL},
    {.name = NULL},
};

static const MemberDef file_members[] = {
    {"name", offsetof(TextFile, name), true, true},
    {.name = NULL},
};

static Object *
file_repr(Object *op)
{
    const TextFile *self = (TextFile *)op;
    return str_format("<_io.TextIOWrapper name=%R mode='%s' encoding='utf-8'>", self->name,
                      self->stream == 0 ? "r" : "w");
}

// --- life ---------------------------------------------------------------------------------------------

static const FieldDef file_fields[] = {
    {"name", offsetof(TextFile, name), false},
    {"__dict__", offsetof(TextFile, dict), false},
    {"text that waits to be written", offsetof(TextFile, pending), false},
    {.name = NULL},
};

Type TextFileType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "TextIOWrapper",
    .module = "_io",
    .id = TYPE_TEXT_FILE_ID,
    .flags = TYPE_GC | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(TextFile),
    .dict_offset = offsetof(TextFile, dict),
    .weaklist_offset = offsetof(TextFile, weaklist),
    .clear = fields_clear,
    .fields = file_fields,
    .repr = file_repr,
    .iter = file_iter,
    .next = file_next,
    .methods = file_methods,
    .members = file_members,
    .getsets = file_getsets,
};
