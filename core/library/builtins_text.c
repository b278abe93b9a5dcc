// builtins about text: print, input, repr, format, characters.
#include "gc/gc.h"
#include "library/library_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytearray.h"
#include "types/bytes.h"
#include "types/bytes_like.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/text_file.h"
#include "types/tuple.h"
#include <string.h>

// --- print ----------------------------------------------------------------------------------------------

int
file_write_text(Object *file, Object *text)
{
    Object *written = object_call_method(file, names.write, (Slot[]){{text}}, 1);
    if (written == NULL) {
        return -1;
    }
    hold(written);
    drop_held(1);
    return 0;
}

int
file_flush(Object *file)
{
    hold(incref(file));
    Object *done = object_call_method(file, names.flush, NULL, 0);
    xdecref(done);
    drop_held(1);
    return done == NULL ? -1 : 0;
}

void
flush_or_forget(Object *file)
{
    if (file != NULL && file != None && file_flush(file) < 0) {
        error_clear();
    }
}

// What stands in the standard stream's way: text that was not written yet.
typedef struct {
    Object *file;
    int stream;
    Buffer text;
} Line;

static void
line_flush(Line *self)
{
    if (self->text.length > 0) {
        text_file_host.write(self->stream, self->text.data, self->text.length);
        buffer_clear(&self->text);
    }
}

static void
line_check_requested(Line *self)
{
    if (UNLIKELY(gc.requested)) {
        line_flush(self);  // whom the collector calls may print
        gc_check_requested();
    }
}

static NEW_REF Object *
line_str(Line *self, Object *op)
{
    if (!is_exact(op, &StrType) && !is_exact(op, &IntType) && !is_exact(op, &FloatType)) {
        line_flush(self); // its __str__ may print
    }
    return object_str(op);
}

// CPython asks the file for its write method for each piece, and for str(piece): the collector may find the method one
// container too many. `op` NULL: the letter.
static int
line_add(Line *self, Object *op, char letter)
{
    Object *method = object_get_attr(self->file, names.write);
    if (method == NULL) {
        return -1;
    }
    hold(method);
    line_check_requested(self);
    Object *text = op == NULL ? str_from_code_point((uint32_t)letter) : line_str(self, op);
    if (text == NULL) {
        drop_held(1);
        return -1;
    }
    hold(text);
    size_t before = self->text.length;
    int result = text_file_encode(self->file, text, &self->text);
    if (result == 0) {
        result = text_file_keep(self->file, text, self->text.data + before, self->text.length - before);
    }
    if (profile->flushes_lines) {
        line_check_requested(self);
    }
    drop_held(2);
    return result;
}

// All of it goes to the stream in one piece, when nothing in between can print.
static int
print_to_stream(Object *file, Slot *args, size_t count, Object *sep, Object *end)
{
    Line line = {.file = file, .stream = text_file_stream(file)};
    int result = 0;
    for (size_t i = 0; i < count && result == 0; i++) {
        result = i > 0 ? line_add(&line, sep, ' ') : 0;
        result = result == 0 ? line_add(&line, args[i].ref, 0) : result;
    }
    result = result == 0 ? line_add(&line, end, '\n') : result;
    line_flush(&line);
    buffer_free(&line.text);
    return result;
}

static int
write_str_of(Object *file, Object *op)
{
    Object *text = object_str(op);
    if (text == NULL) {
        return -1;
    }
    hold(text);
    int result = file_write_text(file, text);
    drop_held(1);
    return result;
}

static int
write_literal(Object *file, Object *given, uint32_t otherwise)
{
    if (given != NULL) {
        return file_write_text(file, given);
    }
    return file_write_text(file, str_from_code_point(otherwise)); // immortal
}

static int
print_to_object(Object *file, Slot *args, size_t count, Object *sep, Object *end)
{
    for (size_t i = 0; i < count; i++) {
        if ((i > 0 && write_literal(file, sep, ' ') < 0) || write_str_of(file, args[i].ref) < 0) {
            return -1;
        }
    }
    return write_literal(file, end, '\n');
}

static int
check_text(Object **value, const char *name)
{
    if (*value == None) {
        *value = NULL;
    }
    if (*value != NULL && !is_str(*value)) {
        raise(EXC_TypeError, "%s must be None or a string, not %T", name, *value);
        return -1;
    }
    return 0;
}

Object *prepared_keywords[PREPARED_COUNT];

int
prepare_keywords(PreparedKeywords which)
{
    static const char *const words[PREPARED_COUNT][5] = {
        {"sep", "end", "file", "flush"}, {"key", "reverse"}, {"key", "default"}, {"key", "default"}};
    bool prepares = which >= PREPARED_MIN ? profile->prepares_keywords_of_max : profile->prepares_keywords;
    if (LIKELY(!prepares || prepared_keywords[which] != NULL)) {
        return 0;
    }
    int64_t count = 0;
    while (words[which][count] != NULL) {
        count++;
    }
    Object *made = tuple_new(count);
    if (made == NULL) {
        return -1;
    }
    hold(made);
    for (int64_t i = 0; i < count; i++) {
        Object *word = str_from(words[which][i]);
        word = word == NULL ? NULL : str_intern(word);
        if (word == NULL) {
            drop_held(1);
            return -1;
        }
        tuple_give_item(made, i, word);
    }
    prepared_keywords[which] = let_go();
    return 0;
}

BUILTIN(builtin_print)
{
    (void)self;
    if (prepare_keywords(PREPARED_PRINT) < 0) {
        return NULL;
    }
    Object *values[4] = {NULL, NULL, NULL, NULL}; // sep, end, file, flush
    if (keyword_names != NULL &&
        args_parse("print", "*|$sep end file flush", args + count, 0, keyword_names, values) < 0) {
        return NULL;
    }
    Object *file = values[2];
    if (file == NULL || file == None) {
        file = sys_peek(names.stdout);
        if (file == NULL) {
            raise(EXC_RuntimeError, "lost sys.stdout");
            return NULL;
        }
        if (file == None) {
            return incref(None);
        }
    }
    if (check_text(&values[0], "sep") < 0 || check_text(&values[1], "end") < 0) {
        return NULL;
    }
    hold(incref(file));
    int result = text_file_stream(file) > 0 ? print_to_stream(file, args, count, values[0], values[1])
                                            : print_to_object(file, args, count, values[0], values[1]);
    if (result == 0 && values[3] != NULL) {
        int flush = object_is_true(values[3]);
        result = flush < 0 ? -1 : 0;
        if (flush > 0) {
            result = file_flush(file);
        }
    }
    drop_held(1);
    return result < 0 ? NULL : incref(None);
}

// --- input ----------------------------------------------------------------------------------------------

static Object *
read_line(Object *file)
{
    if (is_exact(file, &TextFileType)) {
        return text_file_read_line(file);
    }
    Object *line = object_call_method(file, names.readline, NULL, 0);
    if (line != NULL && !is_str(line)) {
        hold(line);
        drop_held(1);
        raise(EXC_TypeError, "object.readline() returned non-string");
        return NULL;
    }
    return line;
}

BUILTIN(builtin_input)
{
    UNUSED_ARGUMENTS;
    Object *in = sys_peek(names.stdin), *out = sys_peek(names.stdout), *err = sys_peek(names.stderr);
    if (in == NULL || in == None) {
        raise(EXC_RuntimeError, "input(): lost sys.stdin");
        return NULL;
    }
    if (out == NULL || out == None) {
        raise(EXC_RuntimeError, "input(): lost sys.stdout");
        return NULL;
    }
    if (err == NULL || err == None) {
        raise(EXC_RuntimeError, "input(): lost sys.stderr");
        return NULL;
    }
    hold(incref(in));
    hold(incref(out));
    Object *line = NULL;
    flush_or_forget(err);
    if (count == 0 || write_str_of(out, args[0].ref) == 0) {
        flush_or_forget(out);
        line = read_line(in);
    }
    drop_held(2);
    if (line == NULL) {
        return NULL;
    }
    int64_t length = str_length(line);
    if (length == 0) {
        decref(line);
        raise(EXC_EOFError, "EOF when reading a line");
        return NULL;
    }
    if (str_at(line, length - 1) != '\n') {
        return line;
    }
    Object *text = str_slice(line, 0, length - 1);
    decref(line);
    return text;
}

// --- text of objects, characters --------------------------------------------------------------------------

BUILTIN(builtin_repr)
{
    UNUSED_ARGUMENTS;
    return object_repr(args[0].ref);
}

BUILTIN(builtin_ascii)
{
    UNUSED_ARGUMENTS;
    return object_ascii(args[0].ref);
}

BUILTIN(builtin_format)
{
    UNUSED_ARGUMENTS;
    if (count == 2 && !is_str(args[1].ref)) {
        args_raise_wrong("format", "argument 2", "str", args[1].ref);
        return NULL;
    }
    return object_format(args[0].ref, count == 2 ? args[1].ref : NULL);
}

BUILTIN(builtin_chr)
{
    UNUSED_ARGUMENTS;
    int64_t code = number_as_index(args[0].ref, NULL);
    if (code == -1 && error_pending()) {
        return NULL;
    }
    if (code < 0 || code > 0x10ffff) {
        raise(EXC_ValueError, "chr() arg not in range(0x110000)");
        return NULL;
    }
    return str_from_code_point((uint32_t)code);
}

BUILTIN(builtin_ord)
{
    UNUSED_ARGUMENTS;
    Object *op = args[0].ref;
    int64_t length;
    if (is_str(op)) {
        length = str_length(op);
        if (length == 1) {
            return int_from(str_at(op, 0));
        }
    } else if (is_bytes(op) || is_bytearray(op)) {
        BytesView view;
        if (bytes_view(op, &view) < 0) {
            return NULL;
        }
        length = view.size;
        if (length == 1) {
            return int_from(view.data[0]);
        }
    } else {
        raise(EXC_TypeError, "ord() expected string of length 1, but %T found", op);
        return NULL;
    }
    raise(EXC_TypeError, "ord() expected a character, but string of length %lld found", (long long)length);
    return NULL;
}

BUILTIN(builtin_open)
{
    UNUSED_ARGUMENTS;
    raise(EXC_OSError, "mini-Python has no files: open() is not there");
    return NULL;
}

// exit() and quit(), as in the interactive interpreter.
BUILTIN(builtin_exit)
{
    UNUSED_ARGUMENTS;
    Slot none = {None};
    Object *error = object_call((Object *)&SystemExitType, count > 0 ? args : &none, 1, NULL);
    if (error != NULL) {
        hold(error);
        raise_object(error);
        drop_held(1);
    }
    return NULL;
}

const MethodDef builtins_text_functions[] = {
    {"ascii", builtin_ascii, 1, 1, 0, NULL},
    {"chr", builtin_chr, 1, 1, 0,
     "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
    {"exit", builtin_exit, 0, 1, 0, NULL},
    {"format", builtin_format, 1, 2, 0, NULL},
    {"input", builtin_input, 0, 1, 0, NULL},
    {"open", builtin_open, 0, -1, METHOD_KEYWORDS, NULL},
    {"ord", builtin_ord, 1, 1, 0, NULL},
    {"print", builtin_print, 0, -1, METHOD_KEYWORDS | METHOD_STARS_TO_13, NULL},
    {"quit", builtin_exit, 0, 1, 0, NULL},
    {"repr", builtin_repr, 1, 1, 0, NULL},
    {.name = NULL},
};
