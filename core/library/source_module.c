// The module _source: lines of source texts, texts of exceptions, instructions. linecache, traceback and dis are made of
// it.
#include "base/buffer.h"
#include "lang/dis.h"
#include "lang/flow.h"
#include "lang/layout.h"
#include "lang/source.h"
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/code.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "vm/source_marks.h"
#include "vm/traceback_print.h"

static bool
read_filename(Object *op, Buffer *into)
{
    if (!is_str(op)) {
        raise(EXC_TypeError, "a file name must be a str");
        return false;
    }
    str_append_utf8(op, into);
    buffer_append_char(into, '\0');
    return true;
}

static Object *
str_of_buffer(Buffer *text)
{
    Object *str = str_from_utf8(text->length > 0 ? text->data : "", text->length);
    buffer_free(text);
    return str;
}

// line(filename, number): the line with its newline, or None.
BUILTIN(source_get_line)
{
    UNUSED_ARGUMENTS;
    Buffer filename = {0};
    if (!read_filename(args[0].ref, &filename)) {
        return NULL;
    }
    int64_t number = number_as_index(args[1].ref, NULL);
    Object *result = NULL;
    if (number != -1 || !error_pending()) {
        size_t length = 0;
        const char *line =
            number < 1 || number > UINT32_MAX ? NULL : source_line(filename.data, (uint32_t)number, &length);
        if (line == NULL) {
            result = None;
        } else {
            Buffer text = {0};
            buffer_append(&text, line, length);
            buffer_append_char(&text, '\n');
            result = str_of_buffer(&text);
        }
    }
    buffer_free(&filename);
    return result;
}

static uint32_t
read_number(Object *op, uint32_t otherwise)
{
    int overflow;
    return is_int(op) ? (uint32_t)int_as_int64(op, &overflow) : otherwise;
}

// marked(filename, line, end_line, column, end_column, marks): the lines as a traceback shows them.
BUILTIN(source_get_marked)
{
    UNUSED_ARGUMENTS;
    Buffer filename = {0}, text = {0};
    if (!read_filename(args[0].ref, &filename)) {
        return NULL;
    }
    Position position = {.line = read_number(args[1].ref, 0), .column = read_number(args[3].ref, UINT32_MAX)};
    position.end_line = read_number(args[2].ref, position.line);
    position.end_column = read_number(args[4].ref, UINT32_MAX);
    if (position.line > 0) {
        source_marks_add(&text, filename.data, &position, args[5].ref == True);
    }
    buffer_free(&filename);
    return str_of_buffer(&text);
}

// message(exception, has_traceback): the lines behind the frames, with suggestions, without notes.
BUILTIN(source_get_message)
{
    UNUSED_ARGUMENTS;
    if (!is_exception(args[0].ref)) {
        args_raise_wrong("message", "argument 1", "BaseException", args[0].ref);
        return NULL;
    }
    Buffer text = {0};
    traceback_format_own_message(args[0].ref, args[1].ref == True ? SUGGESTED_BY_MODULE : SUGGESTED_WITHOUT_TRACEBACK, &text);
    return str_of_buffer(&text);
}

static Object *
int_or_none(uint32_t value, uint32_t none)
{
    return value == none ? None : int_from(value);
}

// A tuple of the parts, which it takes over; NULL when one of them is missing.
static Object *
tuple_of_parts(Object **parts, int count)
{
    Slot slots[10];
    int made = 0;
    while (made < count && parts[made] != NULL) {
        slots[made].ref = parts[made];
        made++;
    }
    Object *tuple = made == count ? tuple_from_slots_give(slots, count) : NULL;
    for (int i = 0; tuple == NULL && i < count; i++) {
        xdecref(parts[i]);
    }
    return tuple;
}

static Object *
instruction_row(const Code *code, uint32_t i, const CodeLayout *layout)
{
    const Instruction *here = &code->body->instructions[i];
    const Position *p = code_position(code, i);
    Object *parts[] = {
        int_from(2 * (int64_t)layout->start[i]),
        str_from(opcode_names[here->op]),
        str_from(instruction_argument_kind(*here)),
        int_from(layout->argument[i]),
        int_from(op_is_jump(here->op) ? 2 * (int64_t)layout->start[here->arg] : here->arg),
        int_from(2 * (int64_t)layout->start[i + 1]),
        int_or_none(p->line, 0),
        int_or_none(p->line == 0 ? 0 : p->end_line, 0),
        int_or_none(p->column, UINT32_MAX),
        int_or_none(p->end_column, UINT32_MAX),
    };
    return tuple_of_parts(parts, (int)COUNT_OF(parts));
}

// register(filename, text): the lines to show for that name.
BUILTIN(source_set)
{
    UNUSED_ARGUMENTS;
    Buffer filename = {0}, text = {0};
    bool is_read = read_filename(args[0].ref, &filename) && read_filename(args[1].ref, &text);
    if (is_read) {
        source_register(filename.data, text.data, text.length - 1);
    }
    buffer_free(&filename);
    buffer_free(&text);
    return is_read ? None : NULL;
}

// position(code, lasti): (line, end line, column, end column), each a number or None.
BUILTIN(source_get_position)
{
    UNUSED_ARGUMENTS;
    if (!is_exact(args[0].ref, &CodeType)) {
        args_raise_wrong("position", "argument 1", "code", args[0].ref);
        return NULL;
    }
    const Code *code = (const Code *)args[0].ref;
    uint32_t offset = read_number(args[1].ref, UINT32_MAX);
    Position p = {0, 0, UINT32_MAX, UINT32_MAX};
    if (offset <= INT32_MAX) {
        p = *code_position(code, code_instruction_at(code, offset));
    }
    Object *parts[] = {int_or_none(p.line, 0), int_or_none(p.line == 0 ? 0 : p.end_line, 0),
                       int_or_none(p.column, UINT32_MAX), int_or_none(p.end_column, UINT32_MAX)};
    return tuple_of_parts(parts, (int)COUNT_OF(parts));
}

// instructions(code): a list of (offset, name, kind of argument, CPython's argument, ours, or the offset that is jumped to,
// offset behind it, line, end line, column, end column).
BUILTIN(source_get_instructions)
{
    UNUSED_ARGUMENTS;
    if (!is_exact(args[0].ref, &CodeType)) {
        args_raise_wrong("instructions", "argument 1", "code", args[0].ref);
        return NULL;
    }
    const Code *code = (const Code *)args[0].ref;
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    CodeLayout layout = code_layout(code->body);
    for (uint32_t i = 0; list != NULL && i < code->body->instruction_count; i++) {
        Object *row = instruction_row(code, i, &layout);
        if (row == NULL || list_append_give(list, row) < 0) {
            list = NULL;
        }
    }
    code_layout_free(&layout);
    if (list == NULL) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

// handlers(code): a list of (start, end, target, depth, lasti) with offsets, the end behind the last instruction.
BUILTIN(source_get_handlers)
{
    UNUSED_ARGUMENTS;
    if (!is_exact(args[0].ref, &CodeType)) {
        args_raise_wrong("handlers", "argument 1", "code", args[0].ref);
        return NULL;
    }
    const CodeBody *body = ((const Code *)args[0].ref)->body;
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    CodeLayout layout = code_layout(body);
    for (uint32_t i = 0; list != NULL && i < body->handler_count; i++) {
        const HandlerEntry *h = &body->handlers[i];
        Object *parts[] = {
            int_from(2 * (int64_t)layout.start[h->start]), int_from(2 * (int64_t)layout.start[h->end]),
            int_from(2 * (int64_t)layout.start[h->handler]), int_from(h->depth), bool_from(h->push_lasti),
        };
        Object *row = tuple_of_parts(parts, (int)COUNT_OF(parts));
        if (row == NULL || list_append_give(list, row) < 0) {
            list = NULL;
        }
    }
    code_layout_free(&layout);
    if (list == NULL) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static const MethodDef functions[] = {
    {"line", source_get_line, 2, 2, 0, NULL},
    {"marked", source_get_marked, 6, 6, 0, NULL},
    {"message", source_get_message, 2, 2, 0, NULL},
    {"register", source_set, 2, 2, 0, NULL},
    {"position", source_get_position, 2, 2, 0, NULL},
    {"instructions", source_get_instructions, 1, 1, 0, NULL},
    {"handlers", source_get_handlers, 1, 1, 0, NULL},
    {.name = NULL},
};

Object *
source_make(void)
{
    return library_module("_source", functions);
}
