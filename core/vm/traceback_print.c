#include "vm/traceback_print.h"
#include "base/utf8.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/exception_group.h"
#include "types/frame.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "vm/name_suggestion.h"
#include "vm/source_marks.h"
#include <string.h>

enum { SHOWN_REPETITIONS = 3 };

static void
write_nowhere(const char *text, size_t length)
{
    (void)text, (void)length;
}

void (*traceback_write)(const char *text, size_t length) = write_nowhere;
bool (*unraisable_hook)(Object *exception, Object *where, Object *said);

static int64_t
no_limit(void)
{
    return INT64_MAX;
}

int64_t (*traceback_limit)(void) = no_limit;

// --- texts of objects, whatever their methods do
// ------------------------------------------------------------

// Appends str(op) or repr(op); if that raises, what CPython shows instead.
static void
add_safely(Buffer *out, Object *op, Object *(*convert)(Object *), const char *failed)
{
    Object *text = convert(op);
    if (text == NULL) {
        error_clear();
        buffer_append_text(out, failed);
        return;
    }
    str_append_utf8(text, out);
    decref(text);
}

static void
add_str(Buffer *out, Object *str)
{
    str_append_utf8(str, out);
}

// "ValueError", "module.Error": the module is left out when everybody knows it.
static void
add_type_name(Buffer *out, Type *type)
{
    Object *module = type_module(type);
    if (module == NULL) {
        error_clear();
    } else {
        if (!is_str(module)) {
            buffer_append_text(out, "<unknown>.");
        } else if (!str_equals(module, "__main__") && !str_equals(module, "builtins")) {
            add_str(out, module);
            buffer_append_char(out, '.');
        }
        decref(module);
    }
    Object *qualname = type_qualname(type);
    if (qualname == NULL) {
        error_clear();
        buffer_append_text(out, type->name);
        return;
    }
    add_str(out, qualname);
    decref(qualname);
}

// --- frames
// -------------------------------------------------------------------------------------------------

static Position
position_of(const Traceback *entry, const Code *code)
{
    Position position = {.column = UINT32_MAX, .end_column = UINT32_MAX};
    if (entry->instruction >= 0 && (uint32_t)entry->instruction < code->body->instruction_count) {
        position = *code_position(code, (uint32_t)entry->instruction);
    }
    if (position.line == 0) {
        position = (Position){(uint32_t)entry->line, (uint32_t)entry->line, UINT32_MAX, UINT32_MAX};
    }
    return position;
}

static void
add_repeated(Buffer *out, int count)
{
    if (count > SHOWN_REPETITIONS) {
        count -= SHOWN_REPETITIONS;
        buffer_append_format(out, "  [Previous line repeated %d more time%s]\n", count, count > 1 ? "s" : "");
    }
}

// The frames and their lines alone, from "Traceback (most recent call last):" on; with or without the marks.
static void
traceback_format_frames(Object *traceback, bool marks, Buffer *out)
{
    int64_t surplus = -traceback_limit();
    if (surplus >= 0) {
        return;
    }
    buffer_append_text(out, "Traceback (most recent call last):\n");
    const Code *last_code = NULL;
    uint32_t last_line = 0;
    int count = 0;
    for (const Traceback *entry = (Traceback *)traceback; entry != NULL; entry = (Traceback *)entry->next) {
        surplus++;
    }
    for (; surplus > 0; surplus--) {
        traceback = ((Traceback *)traceback)->next;
    }
    for (const Traceback *entry = (Traceback *)traceback; entry != NULL; entry = (Traceback *)entry->next) {
        const Code *code = ((FrameObject *)entry->frame)->frame->code;
        if (code == NULL) {
            continue;
        }
        Position position = position_of(entry, code);
        bool is_same = last_code != NULL && position.line == last_line &&
                       str_equal(code->filename, last_code->filename) &&
                       str_equal(code->name, last_code->name);
        if (!is_same) {
            add_repeated(out, count);
            last_code = code;
            last_line = position.line;
            count = 0;
        }
        if (++count > SHOWN_REPETITIONS) {
            continue;
        }
        Buffer filename = {0};
        add_str(&filename, code->filename);
        const char *file = filename.length > 0 ? filename.data : "";
        buffer_append_format(out, "  File \"%s\", line %u, in ", file, position.line);
        add_str(out, code->name);
        buffer_append_char(out, '\n');
        source_marks_add(out, file, &position, marks);
        buffer_free(&filename);
    }
    add_repeated(out, count);
}

// --- syntax errors
// --------------------------------------------------------------------------------------------

typedef struct {
    const char *type, *message, *filename, *text; // filename and text may be NULL
    bool has_line, has_offset, has_end_line, has_end_offset;
    int64_t line, offset, end_line, end_offset;
} SyntaxReport;

static int64_t
count_characters(const char *text, size_t length)
{
    int64_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    return count;
}

// The line without what stands around it, and carets below the part in question.
static void
add_marked_line(Buffer *out, const SyntaxReport *report)
{
    size_t length = strlen(report->text);
    int64_t whole = count_characters(report->text, length);
    while (length > 0 && report->text[length - 1] == '\n') {
        length--;
    }
    const char *start = report->text;
    const char *end = start + length;
    while (start < end && (*start == ' ' || *start == '\n' || *start == '\f')) {
        start++;
    }
    int64_t spaces = start - report->text;
    int64_t visible = count_characters(report->text, length);
    buffer_append_text(out, "    ");
    buffer_append(out, start, (size_t)(end - start));
    buffer_append_char(out, '\n');
    if (!report->has_offset) {
        return;
    }
    int64_t offset = report->offset, end_offset;
    bool one_line =
        report->has_line == report->has_end_line && (!report->has_line || report->line == report->end_line);
    if (one_line) {
        end_offset = report->has_end_offset && report->end_offset != 0 ? report->end_offset : offset;
    } else {
        end_offset = visible + 1;
    }
    if (whole > 0 && offset > whole) {
        offset = visible + 1;
    }
    if (whole > 0 && end_offset > whole) {
        end_offset = visible + 1;
    }
    if (offset >= end_offset || end_offset < 0) {
        end_offset = offset + 1;
    }
    int64_t column = offset - 1 - spaces, end_column = end_offset - 1 - spaces;
    if (column < 0) {
        return;
    }
    buffer_append_text(out, "    ");
    // White space other than blanks is kept, so that tabs line up.
    const char *p = start;
    for (int64_t i = 0; i < column; i++) {
        int32_t c = p < end ? utf8_next(&p, end, true) : ' ';
        if (c < 0) {
            p++;
        }
        buffer_append_char(out, c == '\t' || c == '\f' || c == '\v' || c == '\r' ? (char)c : ' ');
    }
    for (int64_t i = column; i < end_column; i++) {
        buffer_append_char(out, '^');
    }
    buffer_append_char(out, '\n');
}

static void
add_syntax_report(Buffer *out, const SyntaxReport *report)
{
    if (report->has_line) {
        buffer_append_format(out, "  File \"%s\", line %lld\n",
                             report->filename != NULL ? report->filename : "<string>",
                             (long long)report->line);
    }
    if (report->text != NULL) {
        add_marked_line(out, report);
    }
    buffer_append_format(out, "%s: %s", report->type, report->message);
    if (!report->has_line && report->filename != NULL) {
        buffer_append_format(out, " (%s)", report->filename);
    }
    buffer_append_char(out, '\n');
}

static ExceptionKind
kind_of(const SyntaxError *error)
{
    switch (error->kind) {
    case INDENTATION_ERROR:
        return EXC_IndentationError;
    case TAB_ERROR:
        return EXC_TabError;
    case TOO_COMPLEX:
        return EXC_MemoryError;
    default:
        return EXC_SyntaxError;
    }
}

void
syntax_error_print(const SyntaxError *error)
{
    bool has_place = error->kind != TOO_COMPLEX && error->line != -1;
    SyntaxReport report = {
        .type = exception_types[kind_of(error)]->name,
        .message = error->message,
        .filename = has_place ? error->filename : NULL,
        .text = has_place ? error->text : NULL,
        .has_line = has_place,
        .has_offset = has_place,
        .has_end_line = has_place,
        .has_end_offset = has_place && error->end_column != NO_END_COLUMN,
        .line = error->line,
        .offset = error->column,
        .end_line = error->end_line,
        .end_offset = error->end_column,
    };
    Buffer text = {0};
    add_syntax_report(&text, &report);
    traceback_write(text.data, text.length);
    buffer_free(&text);
}

void
syntax_error_raise(const SyntaxError *error)
{
    if (error->kind == TOO_COMPLEX) {
        raise(EXC_MemoryError, "%s", error->message);
        return;
    }
    bool has_place = error->line != -1;
    int base = held_count();
    Object *values[8];
    int count = 0;
    values[count++] = str_from(error->message);
    values[count++] = str_from(error->filename);
    values[count++] = has_place ? int_from(error->line) : incref(None);
    values[count++] = has_place ? int_from(error->column) : incref(None);
    values[count++] = has_place && error->text != NULL ? str_from(error->text) : incref(None);
    values[count++] = has_place ? int_from(error->end_line) : incref(None);
    values[count++] = has_place && error->end_column != NO_END_COLUMN ? int_from(error->end_column) : incref(None);
    bool complete = true;
    for (int i = 0; i < count; i++) {
        complete &= values[i] != NULL;
        if (values[i] != NULL) {
            hold(values[i]);
        }
    }
    Object *place =
        !complete ? NULL : tuple_pack(6, values[1], values[2], values[3], values[4], values[5], values[6]);
    if (place != NULL) {
        hold(place);
        Object *exception = object_call_two((Object *)exception_types[kind_of(error)], values[0], place);
        if (exception != NULL) {
            hold(exception);
            raise_object(exception);
        }
    }
    drop_held_to(base);
}

static bool
read_number(Object *op, int64_t *value)
{
    if (op == NULL || !is_int(op)) {
        return false;
    }
    int overflow;
    *value = int_as_int64(op, &overflow);
    return overflow == 0;
}

static const char *
read_text(Object *op, Buffer *into)
{
    if (op == NULL || !is_str(op)) {
        return NULL;
    }
    str_append_utf8(op, into);
    return into->length > 0 ? into->data : "";
}

static void
add_syntax_error(Buffer *out, Object *exception)
{
    SyntaxErrorObject *e = (SyntaxErrorObject *)exception;
    Buffer type = {0}, message = {0}, filename = {0}, text = {0};
    add_type_name(&type, exception->type);
    if (e->msg != NULL && e->msg != None) {
        add_safely(&message, e->msg, object_str, "<exception str() failed>");
    }
    SyntaxReport report = {
        .type = type.data,
        .message = message.length > 0 ? message.data : "<no detail available>",
    };
    if (e->filename != NULL && e->filename != None) {
        add_safely(&filename, e->filename, object_str, "<exception str() failed>");
        report.filename = filename.length > 0 ? filename.data : "";
    }
    report.has_line = read_number(e->lineno, &report.line);
    report.text = report.has_line || !profile->shows_line_ends ? read_text(e->text, &text) : NULL;
    report.has_offset = read_number(e->offset, &report.offset);
    report.has_end_line = read_number(e->end_lineno, &report.end_line);
    report.has_end_offset = read_number(e->end_offset, &report.end_offset);
    add_syntax_report(out, &report);
    buffer_free(&type);
    buffer_free(&message);
    buffer_free(&filename);
    buffer_free(&text);
}

// --- exceptions
// -----------------------------------------------------------------------------------------------

// Lines of their own for each line of a note.
static void
add_note_text(Buffer *out, Object *note)
{
    Buffer text = {0};
    add_safely(&text, note, object_str, "<note str() failed>");
    buffer_append_char(&text, '\n');
    buffer_append(out, text.data, text.length);
    buffer_free(&text);
}

static void
add_notes(Buffer *out, Object *exception)
{
    Object *notes;
    int found = object_find_attr(exception, names.__notes__, &notes);
    if (found < 0) {
        Object *error = hold(error_take());
        buffer_append_text(out, "Ignored error getting __notes__: ");
        add_safely(out, error, object_repr, "<__notes__ repr() failed>");
        buffer_append_char(out, '\n');
        drop_held(1);
        return;
    }
    if (found == 0) {
        return;
    }
    hold(notes);
    if (is_list(notes) || is_tuple(notes)) {
        for (int64_t i = 0;; i++) {
            int64_t length;
            Slot *items = sequence_slots(notes, &length);
            if (i >= length) {
                break;
            }
            hold(incref(items[i].ref));
            add_note_text(out, items[i].ref);
            drop_held(1);
        }
    } else if (notes != None) {
        add_safely(out, notes, object_repr, "<__notes__ repr() failed>");
        buffer_append_char(out, '\n');
    }
    drop_held(1);
}

void
traceback_format_own_message(Object *exception, Suggester suggester, Buffer *out)
{
    if (is_instance_of(exception, &SyntaxErrorType)) {
        add_syntax_error(out, exception);
    } else {
        Buffer message = {0};
        add_safely(&message, exception, object_str, "<exception str() failed>");
        name_suggestion_add(&message, exception, suggester);
        add_type_name(out, exception->type);
        if (message.length > 0) {
            buffer_append_text(out, ": ");
            buffer_append(out, message.data, message.length);
        }
        buffer_append_char(out, '\n');
        buffer_free(&message);
    }
}

static void
traceback_format_message(Object *exception, Buffer *out)
{
    traceback_format_own_message(exception, SUGGESTED_BY_INTERPRETER, out);
    add_notes(out, exception);
}

// --- exception groups ----------------------------------------------------------------------------------

// An exception, and the links of those that led to it and that it holds; 0 is none. An exception leads to others once
// only, in the order in which CPython finds them: of a group's members the last one is asked first.
typedef struct {
    Object *exception;
    uint32_t cause, context, members;
} ExceptionLink;

typedef struct {
    ExceptionLink *links;
    uint32_t count;
    Buffer *out;
    int depth;
    bool need_close; // the frame around the group is still to be closed
} GroupNesting;

static void
indent(const GroupNesting *nesting)
{
    for (int i = 0; i < 2 * nesting->depth; i++) {
        buffer_append_char(nesting->out, ' ');
    }
}

// Appends text, each line behind the margin.
static void
emit_text(const GroupNesting *nesting, const Buffer *text, char margin)
{
    const char *at = text->data, *end = at + text->length;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *next = newline == NULL ? end : newline + 1;
        if (nesting->depth > 0) {
            indent(nesting);
            buffer_append_char(nesting->out, margin);
            buffer_append_char(nesting->out, ' ');
        }
        buffer_append(nesting->out, at, (size_t)(next - at));
        at = next;
    }
}

static void
emit_words(const GroupNesting *nesting, const char *words, char margin)
{
    Buffer text = {0};
    buffer_append_text(&text, words);
    emit_text(nesting, &text, margin);
    buffer_free(&text);
}

static void format_chain(uint32_t at, GroupNesting *nesting);

enum { MAX_GROUP_WIDTH = 15, MAX_GROUP_DEPTH = 10 };

static void
format_members(uint32_t members, int64_t count, GroupNesting *nesting)
{
    int64_t shown = count <= MAX_GROUP_WIDTH ? count : MAX_GROUP_WIDTH + 1;
    nesting->need_close = false;
    for (int64_t i = 0; i < shown; i++) {
        if (i == shown - 1) {
            nesting->need_close = true; // or what is inside does it
        }
        bool truncated = i >= MAX_GROUP_WIDTH;
        indent(nesting);
        buffer_append_text(nesting->out, i == 0 ? "+-" : "  ");
        if (truncated) {
            buffer_append_text(nesting->out, "+---------------- ... ----------------\n");
        } else {
            buffer_append_format(nesting->out, "+---------------- %lld ----------------\n", (long long)i + 1);
        }
        nesting->depth++;
        if (truncated) {
            Buffer text = {0};
            int64_t left = count - MAX_GROUP_WIDTH;
            buffer_append_format(&text, "and %lld more exception%s\n", (long long)left, left == 1 ? "" : "s");
            emit_text(nesting, &text, '|');
            buffer_free(&text);
        } else {
            format_chain(members + (uint32_t)i, nesting);
        }
        if (i == shown - 1 && nesting->need_close) {
            indent(nesting);
            buffer_append_text(nesting->out, "+------------------------------------\n");
            nesting->need_close = false;
        }
        nesting->depth--;
    }
}

static Object *
members_of(Object *exception)
{
    return is_exception_group(exception) ? ((ExceptionGroupObject *)exception)->exceptions : NULL;
}

// One exception of a chain, without what led to it.
static void
format_link(uint32_t at, GroupNesting *nesting)
{
    Object *exception = nesting->links[at].exception;
    bool is_group = members_of(exception) != NULL;
    if (is_group && nesting->depth > MAX_GROUP_DEPTH) {
        emit_words(nesting, "... (max_group_depth is 10)\n", '|');
        return;
    }
    bool is_top = is_group && nesting->depth == 0;
    nesting->depth += is_top;
    Object *traceback = ((Exception *)exception)->traceback;
    Buffer text = {0};
    if (traceback != NULL) {
        hold(incref(traceback));
        traceback_format_frames(traceback, true, &text);
        drop_held(1);
    }
    traceback_format_message(exception, &text);
    Buffer rest = text;
    if (is_group && traceback != NULL) {
        emit_words(nesting, "Exception Group Traceback (most recent call last):\n", is_top ? '+' : '|');
        size_t header = (size_t)((const char *)memchr(text.data, '\n', text.length) + 1 - text.data);
        rest.data += header;
        rest.length -= header;
    }
    emit_text(nesting, &rest, '|');
    buffer_free(&text);
    if (is_group) {
        format_members(nesting->links[at].members, tuple_length(members_of(exception)), nesting);
    }
    nesting->depth -= is_top;
}

static void
format_chain(uint32_t at, GroupNesting *nesting)
{
    // From the outermost exception back to the first one.
    uint32_t *chain = NULL, count = 0;
    for (uint32_t next = at; next != 0 || count == 0;) {
        chain = host_realloc(chain, (count + 1) * sizeof *chain);
        chain[count++] = next;
        const ExceptionLink *link = &nesting->links[next];
        next = link->cause != 0 ? link->cause : link->context;
    }
    for (uint32_t i = count; i-- > 0;) {
        format_link(chain[i], nesting);
        if (i > 0) {
            emit_words(nesting,
                       nesting->links[chain[i - 1]].cause != 0
                           ? "\nThe above exception was the direct cause of the following exception:\n\n"
                           : "\nDuring handling of the above exception, another exception occurred:\n\n",
                       '|');
        }
    }
    host_free(chain);
}

static bool
is_linked(const GroupNesting *nesting, const Object *exception)
{
    for (uint32_t i = 0; i < nesting->count; i++) {
        if (nesting->links[i].exception == exception) {
            return true;
        }
    }
    return false;
}

static uint32_t
add_link(GroupNesting *nesting, Object *exception)
{
    nesting->links = host_realloc(nesting->links, (nesting->count + 1) * sizeof *nesting->links);
    nesting->links[nesting->count] = (ExceptionLink){.exception = hold(incref(exception))};
    return nesting->count++;
}

static uint32_t *
push(uint32_t *queue, uint32_t *length, uint32_t at)
{
    queue = host_realloc(queue, (*length + 1) * sizeof *queue);
    queue[(*length)++] = at;
    return queue;
}

// Finds all that the exception leads to. Whatever is found is held.
static void
find_links(Object *exception, GroupNesting *nesting)
{
    uint32_t length = 0, *queue = push(NULL, &length, add_link(nesting, exception));
    while (length > 0) {
        uint32_t at = queue[--length];
        const Exception *e = (Exception *)nesting->links[at].exception;
        if (e->cause != NULL && !is_linked(nesting, e->cause)) {
            uint32_t cause = add_link(nesting, e->cause);
            nesting->links[at].cause = cause;
            queue = push(queue, &length, cause);
        } else if (e->context != NULL && !e->suppress_context && !is_linked(nesting, e->context)) {
            uint32_t context = add_link(nesting, e->context);
            nesting->links[at].context = context;
            queue = push(queue, &length, context);
        }
        const Object *members = members_of((Object *)e);
        if (members != NULL) {
            nesting->links[at].members = nesting->count;
            for (int64_t i = 0; i < tuple_length(members); i++) {
                queue = push(queue, &length, add_link(nesting, tuple_peek(members, i)));
            }
        }
    }
    host_free(queue);
}

void
traceback_format(Object *exception, Buffer *out)
{
    int base = held_count();
    GroupNesting nesting = {.out = out};
    find_links(exception, &nesting);
    format_chain(0, &nesting);
    host_free(nesting.links);
    drop_held_to(base);
}

// --- what cannot be raised
// -------------------------------------------------------------------------------------

void
unraisable_format(Object *exception, Object *where, Object *said, Buffer *out)
{
    if (said != NULL) {
        add_safely(out, said, object_str, "");
    } else if (where != NULL) {
        buffer_append_text(out, "Exception ignored in");
    }
    if (where != NULL) {
        buffer_append_text(out, ": ");
        add_safely(out, where, object_repr, "<object repr() failed>");
        buffer_append_char(out, '\n');
    } else if (said != NULL) {
        buffer_append_text(out, ":\n");
    }
    Object *traceback = ((Exception *)exception)->traceback;
    if (traceback != NULL) {
        hold(incref(traceback));
        traceback_format_frames(traceback, profile->marks_unraisable, out);
        drop_held(1);
    }
    add_type_name(out, exception->type);
    Buffer message = {0};
    add_safely(&message, exception, object_str, "<exception str() failed>");
    buffer_append_text(out, ": ");
    buffer_append(out, message.data, message.length);
    buffer_free(&message);
    buffer_append_char(out, '\n');
}

void
error_write_unraisable(Object *where, const char *doing)
{
    Object *exception = error_take();
    if (exception == NULL) {
        return;
    }
    hold(exception);
    if (where != NULL) {
        hold(incref(where));
    }
    if (((Exception *)exception)->traceback == NULL && current_frame != NULL) {
        // Raised by what is written in C: the place that ran it.
        error_give(incref(exception));
        FrameObject *frame = frame_get_object(current_frame);
        if (frame != NULL && traceback_add(&frame->base, frame_instruction(current_frame), frame_line(current_frame)) < 0) {
            frame = NULL;
        }
        error_clear();
    }
    int base = held_count() - 1 - (where != NULL);
    Object *said = NULL;
    if (doing != NULL && (profile->tells_what_failed || doing[0] == 'i' || where == NULL)) {
        said = profile->tells_whose && where != NULL ? str_format("Exception ignored %s %R", doing, where)
                                    : str_format("Exception ignored %s", doing);
        if (said == NULL) {
            error_clear();
        } else {
            hold(said);
            where = profile->tells_whose ? NULL : where;
        }
    }
    if (unraisable_hook == NULL || !unraisable_hook(exception, where, said)) {
        Buffer text = {0};
        unraisable_format(exception, where, said, &text);
        traceback_write(text.data, text.length);
        buffer_free(&text);
    }
    drop_held_to(base);
}
