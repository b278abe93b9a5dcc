// str.format and str.format_map.
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/argument.h"
#include "types/dict.h"
#include "types/float.h"
#include "types/format_spec.h"
#include "types/int.h"
#include "types/tuple.h"
#include "types/unicode.h"

typedef enum { NUMBERING_UNKNOWN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

typedef struct {
    Slot *args; // NULL: format_map
    int64_t count;
    Object *names;   // of keyword arguments, whose values follow the positional ones; NULL: none
    Object *mapping; // format_map
    Numbering numbering;
    int64_t next;
} Arguments;

// A part of the format string.
typedef struct {
    int64_t start, stop;
} Span;

typedef struct {
    Span name, spec;
    bool nested; // the spec has fields itself
    uint32_t conversion;
} Field;

static int
fault(const char *message)
{
    raise(EXC_ValueError, "%s", message);
    return -1;
}

// --- reading -----------------------------------------------------------------------------------------

// Reads a field behind its "{" and moves *at past its "}". 0 or -1.
static int
read_field(const Text *text, int64_t *at, int64_t stop, Field *field)
{
    int64_t i = *at;
    uint32_t c = 0;
    *field = (Field){.name = {.start = i}};
    for (bool in_name = true; in_name && i < stop;) {
        c = text_at(text, i++);
        switch (c) {
        case '{':
            return fault("unexpected '{' in field name");
        case '[':
            while (i < stop && text_at(text, i) != ']') {
                i++;
            }
            break;
        case '}':
        case ':':
        case '!':
            in_name = false;
            break;
        default:
            break;
        }
    }
    field->name.stop = i - 1;
    if (c == '}') {
        *at = i;
        return 0;
    }
    if (c != '!' && c != ':') {
        return fault("expected '}' before end of string");
    }
    if (c == '!') {
        if (i >= stop) {
            return fault("end of string while looking for conversion specifier");
        }
        field->conversion = text_at(text, i++);
        if (i < stop) {
            c = text_at(text, i++);
            if (c == '}') {
                *at = i;
                return 0;
            }
            if (c != ':') {
                return fault("expected ':' after conversion specifier");
            }
        }
    }
    field->spec.start = i;
    for (int depth = 1; i < stop;) {
        c = text_at(text, i++);
        if (c == '{') {
            field->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            field->spec.stop = i - 1;
            *at = i;
            return 0;
        }
    }
    return fault("unmatched '{' in format spec");
}

// The number that a name is, -1 when it is none, -2 with an error.
static int64_t
name_as_index(const Text *text, const Span *name)
{
    int64_t value;
    int64_t read = read_decimal(text, name->start, name->stop, &value);
    if (read < 0) {
        return -2;
    }
    return read > 0 && read == name->stop - name->start ? value : -1;
}

static Object *
span_text(const Text *text, const Span *span)
{
    const char *from = (const char *)text->data + span->start * text->kind;
    return str_from_text(&(Text){from, span->stop - span->start, text->kind});
}

// --- looking up --------------------------------------------------------------------------------------

static int
set_numbering(Arguments *arguments, Numbering wanted)
{
    if (arguments->numbering == NUMBERING_UNKNOWN) {
        arguments->numbering = wanted;
    }
    if (arguments->numbering == wanted) {
        return 0;
    }
    return fault(wanted == NUMBERING_MANUAL
                     ? "cannot switch from automatic field numbering to manual field specification"
                     : "cannot switch from manual field specification to automatic field numbering");
}

static Object *
argument_by_index(Arguments *arguments, int64_t index)
{
    if (arguments->mapping != NULL) {
        fault("Format string contains positional fields");
        return NULL;
    }
    if (index >= arguments->count) {
        raise(EXC_IndexError, "Replacement index %lld out of range for positional args tuple",
              (long long)index);
        return NULL;
    }
    return incref(arguments->args[index].ref);
}

static Object *
argument_by_name(Arguments *arguments, Object *name)
{
    if (arguments->mapping != NULL) {
        return object_get_item(arguments->mapping, name);
    }
    int64_t count = arguments->names == NULL ? 0 : tuple_length(arguments->names);
    for (int64_t i = 0; i < count; i++) {
        if (str_equal(tuple_peek(arguments->names, i), name)) {
            return incref(arguments->args[arguments->count + i].ref);
        }
    }
    raise_key_error(name);
    return NULL;
}

static Object *
first_object(const Text *text, const Span *name, Arguments *arguments)
{
    int64_t index = name_as_index(text, name);
    if (index == -2) {
        return NULL;
    }
    bool automatic = name->start == name->stop;
    if (automatic || index >= 0) {
        if (set_numbering(arguments, automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL) < 0) {
            return NULL;
        }
        return argument_by_index(arguments, automatic ? arguments->next++ : index);
    }
    Object *key = span_text(text, name);
    if (key == NULL) {
        return NULL;
    }
    hold(key);
    Object *result = argument_by_name(arguments, key);
    if (result == NULL) {
        drop_held(1);
        return NULL;
    }
    decref(let_go());
    return result;
}

static Object *
item_of(Object *op, const Text *text, const Span *key)
{
    int64_t index = name_as_index(text, key);
    if (index == -2) {
        return NULL;
    }
    if (index >= 0 && op->type->item != NULL && !is_dict(op)) {
        return sequence_get_item(op, index);
    }
    Object *name = index >= 0 ? int_from(index) : span_text(text, key);
    if (name == NULL) {
        return NULL;
    }
    hold(name);
    Object *item = object_get_item(op, name);
    decref(let_go());
    return item;
}

static Object *
attribute_of(Object *op, const Text *text, const Span *span)
{
    Object *name = span_text(text, span);
    if (name == NULL) {
        return NULL;
    }
    hold(name);
    Object *value = object_get_attr(op, name);
    decref(let_go());
    return value;
}

// The object that a field names: an argument, then attributes and items of it. It is held; 0 or -1.
static int
hold_object(const Text *text, const Span *name, Arguments *arguments)
{
    int64_t i = name->start;
    while (i < name->stop && text_at(text, i) != '.' && text_at(text, i) != '[') {
        i++;
    }
    Object *op = first_object(text, &(Span){name->start, i}, arguments);
    if (op == NULL) {
        return -1;
    }
    hold(op);
    while (i < name->stop) {
        uint32_t c = text_at(text, i++);
        Span part = {i, i};
        if (c == '.') {
            while (i < name->stop && text_at(text, i) != '.' && text_at(text, i) != '[') {
                i++;
            }
            part.stop = i;
        } else if (c == '[') {
            while (i < name->stop && text_at(text, i) != ']') {
                i++;
            }
            if (i == name->stop) {
                fault("Missing ']' in format string");
                goto fail;
            }
            part.stop = i++;
        } else {
            fault("Only '.' or '[' may follow ']' in format field specifier");
            goto fail;
        }
        if (part.start == part.stop) {
            fault("Empty attribute in format string");
            goto fail;
        }
        Object *next = c == '.' ? attribute_of(op, text, &part) : item_of(op, text, &part);
        if (next == NULL) {
            goto fail;
        }
        hold(next);
        // The new one stays held while the old one goes.
        Object *newer = let_go(), *older = let_go();
        hold(newer);
        decref(older);
        op = newer;
    }
    return 0;
fail:
    drop_held(1);
    return -1;
}

// Replaces the held object by its text in the wanted form. 0 or -1 (it stays held).
static int
convert_held(uint32_t conversion)
{
    Object *op = let_go(), *text;
    hold(op);
    switch (conversion) {
    case 'r':
        text = object_repr(op);
        break;
    case 's':
        text = object_str(op);
        break;
    case 'a':
        text = object_ascii(op);
        break;
    default:
        if (conversion > 32 && conversion < 127) {
            raise(EXC_ValueError, "Unknown conversion specifier %c", (int)conversion);
        } else {
            raise(EXC_ValueError, "Unknown conversion specifier \\x%x", conversion);
        }
        return -1;
    }
    if (text == NULL) {
        return -1;
    }
    op = let_go();
    hold(text);
    decref(op);
    return 0;
}

// --- writing -----------------------------------------------------------------------------------------

static int build(const Text *text, const Span *span, Arguments *arguments, int depth, Buffer *out);

// format(op, spec) into `out`. 0 or -1.
static int
write_formatted(Object *op, const Text *spec, Buffer *out)
{
    if (spec->length == 0) {
        if (is_exact(op, &StrType)) {
            str_append_utf8(op, out);
            return 0;
        }
        if (is_exact(op, &IntType)) {
            return int_write(op, 10, out);
        }
    } else if (is_exact(op, &StrType)) {
        return format_str_into(op, spec, out);
    } else if (is_exact(op, &IntType)) {
        return format_int_into(op, spec, out);
    }
    if (is_exact(op, &FloatType)) {
        return format_float_into(op, spec, out);
    }
    Object *spec_object = str_from_text(spec);
    if (spec_object == NULL) {
        return -1;
    }
    hold(spec_object);
    Object *formatted = object_format(op, spec_object);
    drop_held(1);
    if (formatted == NULL) {
        return -1;
    }
    str_append_utf8(formatted, out);
    decref(formatted);
    return 0;
}

static int
write_field(const Text *text, const Field *field, Arguments *arguments, int depth, Buffer *out)
{
    if (hold_object(text, &field->name, arguments) < 0) {
        return -1;
    }
    int result = -1;
    Object *spec_object = NULL;
    if (field->conversion != 0 && convert_held(field->conversion) < 0) {
        goto out;
    }
    const char *from = (const char *)text->data + field->spec.start * text->kind;
    Text spec = {from, field->spec.stop - field->spec.start, text->kind};
    if (field->nested) {
        Buffer expanded = {0};
        if (build(text, &field->spec, arguments, depth - 1, &expanded) == 0) {
            spec_object = str_from_stored(expanded.length > 0 ? expanded.data : "", expanded.length);
        }
        buffer_free(&expanded);
        if (spec_object == NULL) {
            goto out;
        }
        spec = text_of(spec_object);
    }
    Object *op = let_go();
    hold(op);
    if (spec_object != NULL) {
        hold(spec_object);
    }
    result = write_formatted(op, &spec, out);
    if (spec_object != NULL) {
        drop_held(1);
    }
out:
    drop_held(1);
    return result;
}

static int
build(const Text *text, const Span *span, Arguments *arguments, int depth, Buffer *out)
{
    if (depth <= 0) {
        return fault("Max string recursion exceeded");
    }
    int64_t i = span->start;
    while (i < span->stop) {
        int64_t start = i;
        uint32_t c = 0;
        while (i < span->stop) {
            c = text_at(text, i++);
            if (c == '{' || c == '}') {
                break;
            }
        }
        bool markup = c == '{' || c == '}';
        if (!markup) {
            write_text(text, start, i, out);
            break;
        }
        bool at_end = i >= span->stop, doubled = !at_end && text_at(text, i) == c;
        if (doubled) {
            write_text(text, start, i, out);
            i++;
            continue;
        }
        if (c == '}') {
            return fault("Single '}' encountered in format string");
        }
        if (at_end) {
            return fault("Single '{' encountered in format string");
        }
        write_text(text, start, i - 1, out);
        Field field;
        if (read_field(text, &i, span->stop, &field) < 0 ||
            write_field(text, &field, arguments, depth, out) < 0) {
            return -1;
        }
    }
    return 0;
}

// A format that is nothing but one field gives back an exact str argument itself.
static Object *
lone_argument(const Text *text, Arguments *arguments)
{
    if (text->length != 2 || text_at(text, 0) != '{' || text_at(text, 1) != '}' || arguments->count < 1) {
        return NULL;
    }
    Object *op = arguments->args[0].ref;
    return is_exact(op, &StrType) ? incref(op) : NULL;
}

static Object *
format(Object *self, Arguments *arguments)
{
    Text text = text_of(self);
    Object *same = lone_argument(&text, arguments);
    if (same != NULL) {
        return same;
    }
    Buffer out = {0};
    Object *result = NULL;
    if (build(&text, &(Span){0, text.length}, arguments, 2, &out) == 0) {
        result = str_from_stored(out.length > 0 ? out.data : "", out.length);
    }
    buffer_free(&out);
    return result;
}

static bool
has_fields(const Object *text)
{
    int64_t i = 0;
    while (i < str_length(text) && str_at(text, i) != '{' && str_at(text, i) != '}') {
        i++;
    }
    return i < str_length(text);
}

Object *
str_method_format(Object *self, Slot *args, size_t count, Object *keywords)
{
    Arguments arguments = {.args = args, .count = (int64_t)count, .names = keywords};
    if (str_length(self) > 0 && !has_fields(self)) {
        return incref(self);
    }
    return format(self, &arguments);
}

Object *
str_method_format_map(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    Arguments arguments = {.mapping = args[0].ref};
    return format(self, &arguments);
}

Object *
str_method_dunder_format(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    if (!is_str(args[0].ref)) {
        raise(EXC_TypeError, "__format__() argument must be str, not %s", argument_type(args[0].ref));
        return NULL;
    }
    return str_format_spec(self, args[0].ref);
}
