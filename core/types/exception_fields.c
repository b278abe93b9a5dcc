// Exceptions that have more than args: their fields, how they read their arguments, how they show themselves.
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/bytes.h"
#include "types/exception_internal.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

// A field empties before what was in it is dropped.
#define SET_FIELD(field, value)                                                                              \
    do {                                                                                                     \
        Object *old_ = (field);                                                                              \
        (field) = xincref(value);                                                                            \
        xdecref(old_);                                                                                       \
    } while (0)

#define FIELD(structure, name)                                                                               \
    {                                                                                                        \
#name, offsetof(structure, name), false, true                                                        \
    }

// --- StopIteration, SystemExit, KeyError --------------------------------------------------------------

static int
stop_iteration_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    if (exception_init(op, args, count, keyword_names) < 0) {
        return -1;
    }
    SET_FIELD(((StopIterationObject *)op)->value, count > 0 ? args[0].ref : None);
    return 0;
}

static const MemberDef stop_iteration_members[] = {FIELD(StopIterationObject, value), {.name = NULL}};

static int
system_exit_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    if (exception_init(op, args, count, keyword_names) < 0) {
        return -1;
    }
    if (count > 0) {
        SET_FIELD(((SystemExitObject *)op)->code, count == 1 ? args[0].ref : ((Exception *)op)->args);
    }
    return 0;
}

static const MemberDef system_exit_members[] = {FIELD(SystemExitObject, code), {.name = NULL}};

// A key is shown as it is written: an empty one or one of spaces would be invisible.
static Object *
key_error_str(Object *op)
{
    Object *args = ((Exception *)op)->args;
    return args != NULL && tuple_length(args) == 1 ? object_repr(tuple_peek(args, 0)) : exception_str(op);
}

// --- NameError, AttributeError, ImportError -------------------------------------------------------------

// Keywords alone; the positional arguments become args.
static int
read_keywords(Object *op, const char *spec, Slot *args, size_t count, Object *keyword_names, Object **out)
{
    if (exception_set_args(op, args, count) < 0) {
        return -1;
    }
    return args_parse(op->type->name, spec, args + count, 0, keyword_names, out);
}

static int
name_error_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Object *name;
    if (read_keywords(op, "|$name", args, count, keyword_names, &name) < 0) {
        return -1;
    }
    SET_FIELD(((NameErrorObject *)op)->name, name);
    return 0;
}

static const MemberDef name_error_members[] = {FIELD(NameErrorObject, name), {.name = NULL}};

static int
attribute_error_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    AttributeErrorObject *self = (AttributeErrorObject *)op;
    Object *values[2];
    if (read_keywords(op, "|$name obj", args, count, keyword_names, values) < 0) {
        return -1;
    }
    SET_FIELD(self->name, values[0]);
    SET_FIELD(self->obj, values[1]);
    return 0;
}

static const MemberDef attribute_error_members[] = {
    FIELD(AttributeErrorObject, name),
    FIELD(AttributeErrorObject, obj),
    {.name = NULL},
};

static int
import_error_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    ImportErrorObject *self = (ImportErrorObject *)op;
    Object *values[3];
    if (read_keywords(op, "|$name path name_from", args, count, keyword_names, values) < 0) {
        return -1;
    }
    SET_FIELD(self->name, values[0]);
    SET_FIELD(self->path, values[1]);
    SET_FIELD(self->name_from, values[2]);
    SET_FIELD(self->msg, count == 1 ? args[0].ref : NULL);
    return 0;
}

static Object *
import_error_str(Object *op)
{
    Object *msg = ((ImportErrorObject *)op)->msg;
    return msg != NULL && is_exact(msg, &StrType) ? incref(msg) : exception_str(op);
}

static const MemberDef import_error_members[] = {
    FIELD(ImportErrorObject, msg),
    FIELD(ImportErrorObject, name),
    FIELD(ImportErrorObject, path),
    FIELD(ImportErrorObject, name_from),
    {.name = NULL},
};

// --- OSError ----------------------------------------------------------------------------------------

// The numbers are Linux's: the same on every build.
static Type *
type_for_number(int64_t number)
{
    static const struct {
        int number;
        Type *type;
    } rows[] = {
        {1, &PermissionErrorType},          {2, &FileNotFoundErrorType},  {3, &ProcessLookupErrorType},
        {4, &InterruptedErrorType},         {10, &ChildProcessErrorType}, {11, &BlockingIOErrorType},
        {13, &PermissionErrorType},         {17, &FileExistsErrorType},   {20, &NotADirectoryErrorType},
        {21, &IsADirectoryErrorType},       {32, &BrokenPipeErrorType},   {103, &ConnectionAbortedErrorType},
        {104, &ConnectionResetErrorType},   {108, &BrokenPipeErrorType},  {110, &TimeoutErrorType},
        {111, &ConnectionRefusedErrorType}, {114, &BlockingIOErrorType},  {115, &BlockingIOErrorType},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].number == number) {
            return rows[i].type;
        }
    }
    return &OSErrorType;
}

static int os_error_init(Object *op, Slot *args, size_t count, Object *keyword_names);
static Object *os_error_new(Type *type, Slot *args, size_t count, Object *keyword_names);

// __new__ reads the arguments, except of classes that have an __init__ but no __new__ of their own.
static bool
os_error_uses_init(const Type *type)
{
    return type->init != os_error_init && type->new == os_error_new;
}

static int
os_error_set(Object *op, Slot *args, size_t count)
{
    OSErrorObject *self = (OSErrorObject *)op;
    bool has_fields = count >= 2 && count <= 5;
    int64_t written = -1;
    bool blocked = has_fields && count >= 3 && (Object *)op->type == (Object *)exception_types[EXC_BlockingIOError] &&
                   args[2].ref->type->index != NULL;
    if (blocked) {
        static const ExceptionKind overflow = EXC_ValueError;
        written = number_as_index(args[2].ref, &overflow);
        if (written == -1 && error_pending()) {
            return -1;
        }
    }
    Object *filename = !blocked && has_fields && count >= 3 && args[2].ref != None ? args[2].ref : NULL;
    SET_FIELD(self->error_number, has_fields ? args[0].ref : NULL);
    SET_FIELD(self->strerror, has_fields ? args[1].ref : NULL);
    SET_FIELD(self->filename, filename);
    SET_FIELD(self->filename2, filename != NULL && count == 5 && args[4].ref != None ? args[4].ref : NULL);
    self->written = written;
    return exception_set_args(op, args, filename != NULL ? 2 : count);
}

static int
os_error_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    if (!os_error_uses_init(op->type)) {
        return 0;
    }
    return args_no_keywords(op->type->name, keyword_names) < 0 ? -1 : os_error_set(op, args, count);
}

static Object *
os_error_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (os_error_uses_init(type)) {
        Object *self = exception_type_new(type, NULL, 0, NULL);
        if (self != NULL) {
            ((OSErrorObject *)self)->written = -1;
        }
        return self;
    }
    if (args_no_keywords(type->name, keyword_names) < 0) {
        return NULL;
    }
    if (type == &OSErrorType && count >= 2 && count <= 5 && is_int(args[0].ref) &&
        int_is_compact(args[0].ref)) {
        type = type_for_number(int_compact_value(args[0].ref));
    }
    bool has_filename = count >= 3 && count <= 5 && args[2].ref != None;
    Object *self = exception_type_new(type, args, has_filename ? 2 : count, NULL);
    if (self == NULL) {
        return NULL;
    }
    hold(self);
    int set = os_error_set(self, args, count);
    let_go();
    if (set < 0) {
        decref(self);
        return NULL;
    }
    return self;
}

static Object *
os_error_str(Object *op)
{
    OSErrorObject *self = (OSErrorObject *)op;
    Object *number = self->error_number != NULL ? self->error_number : None;
    Object *text = self->strerror != NULL ? self->strerror : None;
    if (self->filename != NULL && self->filename2 != NULL) {
        return str_format("[Errno %S] %S: %R -> %R", number, text, self->filename, self->filename2);
    }
    if (self->filename != NULL) {
        return str_format("[Errno %S] %S: %R", number, text, self->filename);
    }
    if (self->error_number != NULL && self->strerror != NULL) {
        return str_format("[Errno %S] %S", number, text);
    }
    return exception_str(op);
}

static const MemberDef os_error_members[] = {
    {"errno", offsetof(OSErrorObject, error_number), false, true},
    FIELD(OSErrorObject, strerror),
    FIELD(OSErrorObject, filename),
    FIELD(OSErrorObject, filename2),
    {.name = NULL},
};

// --- SyntaxError ------------------------------------------------------------------------------------

// The second argument: (filename, lineno, offset, text), with two more for the end.
static int
read_place(SyntaxErrorObject *self, Object *place)
{
    int64_t length = tuple_length(place);
    if (length < 4 || length > 6) {
        raise(EXC_TypeError, "function takes at %s %d arguments (%lld given)", length < 4 ? "least" : "most",
              length < 4 ? 4 : 6, (long long)length);
        return -1;
    }
    SET_FIELD(self->filename, tuple_peek(place, 0));
    SET_FIELD(self->lineno, tuple_peek(place, 1));
    SET_FIELD(self->offset, tuple_peek(place, 2));
    SET_FIELD(self->text, tuple_peek(place, 3));
    SET_FIELD(self->end_lineno, length > 4 ? tuple_peek(place, 4) : NULL);
    SET_FIELD(self->end_offset, length > 5 ? tuple_peek(place, 5) : NULL);
    if (length == 5) {
        raise(EXC_TypeError, "end_offset must be provided when end_lineno is provided");
        return -1;
    }
    return 0;
}

static int
syntax_error_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    SyntaxErrorObject *self = (SyntaxErrorObject *)op;
    if (exception_init(op, args, count, keyword_names) < 0) {
        return -1;
    }
    if (count > 0) {
        SET_FIELD(self->msg, args[0].ref);
    }
    if (count != 2) {
        return 0;
    }
    Object *place = object_to_tuple(args[1].ref);
    if (place == NULL) {
        return -1;
    }
    hold(place);
    int result = read_place(self, place);
    drop_held(1);
    return result;
}

static Object *
syntax_error_str(Object *op)
{
    SyntaxErrorObject *self = (SyntaxErrorObject *)op;
    Object *msg = self->msg != NULL ? self->msg : None;
    bool has_line = self->lineno != NULL && is_exact(self->lineno, &IntType);
    bool has_file = self->filename != NULL && is_str(self->filename);
    if (!has_line && !has_file) {
        return object_str(msg);
    }
    Buffer file = {0};
    const char *base = "";
    if (has_file) {
        // The last part of its path.
        str_append_utf8(self->filename, &file);
        base = file.length > 0 ? file.data : "";
        const char *slash = strrchr(base, '/');
        base = slash != NULL ? slash + 1 : base;
    }
    Object *result;
    if (has_file && has_line) {
        result = str_format("%S (%s, line %R)", msg, base, self->lineno);
    } else if (has_file) {
        result = str_format("%S (%s)", msg, base);
    } else {
        result = str_format("%S (line %R)", msg, self->lineno);
    }
    buffer_free(&file);
    return result;
}

static const MemberDef syntax_error_members[] = {
    FIELD(SyntaxErrorObject, msg),
    FIELD(SyntaxErrorObject, filename),
    FIELD(SyntaxErrorObject, lineno),
    FIELD(SyntaxErrorObject, offset),
    FIELD(SyntaxErrorObject, text),
    FIELD(SyntaxErrorObject, end_lineno),
    FIELD(SyntaxErrorObject, end_offset),
    FIELD(SyntaxErrorObject, print_file_and_line),
    {.name = NULL},
};

// --- UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError --------------------------------------

// encoding (not when translating), object, start, end, reason
static int
unicode_error_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    UnicodeErrorObject *self = (UnicodeErrorObject *)op;
    if (exception_init(op, args, count, keyword_names) < 0) {
        return -1;
    }
    bool has_encoding = !is_instance_of(op, &UnicodeTranslateErrorType);
    bool decodes = is_instance_of(op, &UnicodeDecodeErrorType);
    size_t first = has_encoding;
    if (count != 4 + first) {
        raise(EXC_TypeError, "function takes exactly %zu arguments (%zu given)", 4 + first, count);
        return -1;
    }
    if (has_encoding && !is_str(args[0].ref)) {
        raise(EXC_TypeError, "argument 1 must be str, not %T", args[0].ref);
        return -1;
    }
    if (decodes ? !is_bytes(args[first].ref) : !is_str(args[first].ref)) {
        raise(EXC_TypeError,
              decodes ? "a bytes-like object is required, not '%T'" : "argument 2 must be str, not %T",
              args[first].ref);
        return -1;
    }
    int64_t bounds[2];
    static const ExceptionKind overflow = EXC_OverflowError;
    for (int i = 0; i < 2; i++) {
        bounds[i] = number_as_index(args[first + 1 + (size_t)i].ref, &overflow);
        if (bounds[i] == -1 && error_pending()) {
            return -1;
        }
    }
    if (!is_str(args[first + 3].ref)) {
        raise(EXC_TypeError, "argument %zu must be str, not %T", first + 4, args[first + 3].ref);
        return -1;
    }
    SET_FIELD(self->encoding, has_encoding ? args[0].ref : NULL);
    SET_FIELD(self->object, args[first].ref);
    SET_FIELD(self->reason, args[first + 3].ref);
    self->start = bounds[0];
    self->end = bounds[1];
    return 0;
}

// The text of such an error, with whatever the program has put into its fields meanwhile: they are shown as str shows them.
static Object *
unicode_error_text(UnicodeErrorObject *self, bool decodes, Object *encoding, Object *reason)
{
    int64_t length = decodes ? bytes_length(self->object) : str_length(self->object);
    int64_t start = self->start, end = self->end;
    Buffer subject = {0};
    if (encoding != NULL) {
        buffer_append_char(&subject, '\'');
        str_append_utf8(encoding, &subject);
        buffer_append_text(&subject, "' codec ");
    }
    buffer_append_text(&subject, decodes ? "can't decode " : encoding != NULL ? "can't encode " : "can't translate ");
    buffer_append_text(&subject, decodes ? "byte" : "character");
    Object *result;
    if (start >= 0 && start < length && end == start + 1) {
        uint32_t c = decodes ? (unsigned char)bytes_data(self->object)[start] : str_at(self->object, start);
        const char *format = decodes       ? "%s 0x%02x in position %lld: %U"
                             : c < 0x100   ? "%s '\\x%02x' in position %lld: %U"
                             : c < 0x10000 ? "%s '\\u%04x' in position %lld: %U"
                                           : "%s '\\U%08x' in position %lld: %U";
        result = str_format(format, subject.data, c, (long long)start, reason);
    } else {
        result = str_format("%ss in position %lld-%lld: %U", subject.data, (long long)start, (long long)end - 1, reason);
    }
    buffer_free(&subject);
    return result;
}

static Object *
unicode_error_str(Object *op)
{
    UnicodeErrorObject *self = (UnicodeErrorObject *)op;
    if (self->object == NULL || self->reason == NULL) {
        return exception_str(op);
    }
    bool decodes = is_bytes(self->object);
    Object *result = NULL;
    Object *reason = object_str(self->reason);
    if (reason != NULL) {
        hold(reason);
        Object *encoding = self->encoding == NULL ? NULL : object_str(self->encoding);
        if (encoding != NULL || !error_pending()) {
            hold(encoding != NULL ? encoding : None);
            if (!decodes && !is_str(self->object)) {
                raise(EXC_TypeError, "object attribute must be unicode");
            } else {
                result = unicode_error_text(self, decodes, encoding, reason);
            }
            result = drop_held_under(result, 1);
        }
        result = drop_held_under(result, 1);
    }
    return result;
}

static const MemberDef unicode_error_members[] = {
    FIELD(UnicodeErrorObject, encoding),
    FIELD(UnicodeErrorObject, object),
    FIELD(UnicodeErrorObject, reason),
    {.name = NULL},
};

static Object *
get_start(Object *op)
{
    return int_from(((UnicodeErrorObject *)op)->start);
}

static Object *
get_end(Object *op)
{
    return int_from(((UnicodeErrorObject *)op)->end);
}

static int
set_number(int64_t *field, Object *value)
{
    if (value == NULL) {
        raise(EXC_TypeError, "can't delete numeric/char attribute");
        return -1;
    }
    static const ExceptionKind overflow = EXC_OverflowError;
    int64_t number = number_as_index(value, &overflow);
    if (number == -1 && error_pending()) {
        return -1;
    }
    *field = number;
    return 0;
}

static Object *
get_written(Object *op)
{
    int64_t written = ((OSErrorObject *)op)->written;
    if (written == -1) {
        raise(EXC_AttributeError, "characters_written");
        return NULL;
    }
    return int_from(written);
}

static int
set_written(Object *op, Object *value)
{
    OSErrorObject *self = (OSErrorObject *)op;
    if (value == NULL && self->written == -1) {
        raise(EXC_AttributeError, "characters_written");
        return -1;
    }
    if (value == NULL) {
        self->written = -1;
        return 0;
    }
    return set_number(&self->written, value);
}

static const GetsetDef os_error_getsets[] = {
    {"characters_written", get_written, set_written},
    {.name = NULL},
};

static int
set_start(Object *op, Object *value)
{
    return set_number(&((UnicodeErrorObject *)op)->start, value);
}

static int
set_end(Object *op, Object *value)
{
    return set_number(&((UnicodeErrorObject *)op)->end, value);
}

static const ComputedDef unicode_error_computed[] = {
    WRITABLE_MEMBER("start", get_start, set_start),
    WRITABLE_MEMBER("end", get_end, set_end),
    {.member = {.name = NULL}},
};

// --- the table --------------------------------------------------------------------------------------

const ExceptionFields exception_fields[] = {
    {&StopIterationType, 1, 0, NULL, stop_iteration_init, NULL, stop_iteration_members, NULL, NULL, NULL},
    {&SystemExitType, 1, 0, NULL, system_exit_init, NULL, system_exit_members, NULL, NULL, NULL},
    {&KeyErrorType, 0, 0, NULL, exception_init, key_error_str, NULL, NULL, NULL, NULL},
    {&NameErrorType, 1, 0, NULL, name_error_init, NULL, name_error_members, NULL, NULL, NULL},
    {&AttributeErrorType, 2, 0, NULL, attribute_error_init, NULL, attribute_error_members, NULL, NULL, NULL},
    {&ImportErrorType, 4, 0, NULL, import_error_init, import_error_str, import_error_members, NULL, NULL, NULL},
    {&OSErrorType, 4, 1, os_error_new, os_error_init, os_error_str, os_error_members, os_error_getsets,
     NULL, NULL},
    {&SyntaxErrorType, 8, 0, NULL, syntax_error_init, syntax_error_str, syntax_error_members, NULL, NULL, NULL},
    {&UnicodeDecodeErrorType, 3, 2, exception_type_new, unicode_error_init, unicode_error_str,
     unicode_error_members, NULL, NULL, unicode_error_computed},
    {&UnicodeEncodeErrorType, 3, 2, exception_type_new, unicode_error_init, unicode_error_str,
     unicode_error_members, NULL, NULL, unicode_error_computed},
    {&UnicodeTranslateErrorType, 3, 2, exception_type_new, unicode_error_init, unicode_error_str,
     unicode_error_members, NULL, NULL, unicode_error_computed},
    {&BaseExceptionGroupType, 2, 0, exception_group_new, exception_init, exception_group_str, exception_group_members,
     NULL, exception_group_methods, NULL},
    {.type = NULL},
};
