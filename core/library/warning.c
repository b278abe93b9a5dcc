// Warnings from C code: warnings.warn(message, category) for the line that runs, and what the compiler warns of.
#include "base/buffer.h"
#include "lang/source.h"
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/generator.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "vm/traceback_print.h"
#include <string.h>

// When the program is over and the module is gone, what it would say is written as CPython writes it then.
static bool
written_at_the_end(ExceptionKind category, Object *message)
{
    Object *module = dict_peek_cstring(sys_modules, "warnings");
    if (!sys_ends() || (module != NULL && module != None)) {
        return false;
    }
    Buffer text = {0};
    buffer_append_format(&text, "<sys>:0: %s: ", exception_types[category]->name);
    str_append_utf8(message, &text);
    buffer_append_char(&text, '\n');
    library_write_error(text.data, text.length);
    buffer_free(&text);
    return true;
}

// Calls a function of the module, which is Python code: its frames are not shown. Lets the arguments go.
static int
call_warnings(const char *name, Slot *args, size_t count)
{
    Object *function = library_find_function("warnings", name);
    Object *result = NULL;
    if (function != NULL) {
        hold(function);
        result = object_call(function, args, count, NULL);
        drop_held(1);
    }
    if (result == NULL) {
        Exception *error = (Exception *)pending_error;
        Object *traceback = error->traceback;
        error->traceback = NULL;
        xdecref(traceback);
        return -1;
    }
    decref(result);
    return 0;
}

int
warn_words(Object *source, ExceptionKind category, const char *format, const Word *words)
{
    Object *message = str_format_words(format, words);
    if (message == NULL) {
        return -1;
    }
    hold(message);
    int result = 0;
    if (category == EXC_DeprecationWarning || !written_at_the_end(category, message)) {
        Slot args[4] = {{message}, {(Object *)exception_types[category]}, {int_from(1)}, {source}};
        result = call_warnings("warn", args, source == NULL ? 2 : 4);
    }
    drop_held(1);
    return result;
}

int
warn_never_awaited(Object *coroutine)
{
    Object *message = str_format("coroutine '%U' was never awaited", ((Generator *)coroutine)->qualname);
    if (message == NULL) {
        return -1;
    }
    hold(message);
    bool written = written_at_the_end(EXC_RuntimeWarning, message);
    drop_held(1);
    Slot args[1] = {{coroutine}};
    return written ? 0 : call_warnings("_warn_unawaited_coroutine", args, 1);
}

// What a warning becomes when filters make errors of such warnings.
static void
become_error(const SyntaxWarning *warning, const char *filename, const char *source)
{
    SyntaxError error = {0};
    syntax_error_set(&error, SYNTAX_ERROR, filename, warning->message);
    error.line = (int)warning->line;
    error.column = warning->column;
    error.end_line = warning->column == 0 ? error.line : warning->end_line;
    error.end_column = warning->end_column;
    if (warning->has_text) {
        for (uint32_t line = 1; line < warning->line && strchr(source, '\n') != NULL; line++) {
            source = strchr(source, '\n') + 1;
        }
        Buffer text = {0};
        buffer_append(&text, source, strcspn(source, "\n"));
        // What the lexer finds has no newline, nor have the first of several lines, in which the end is counted, too.
        bool is_first = error.end_line > error.line;
        error.end_column = is_first && (size_t)error.end_column > text.length ? (int)text.length + 1 : error.end_column;
        buffer_append_text(&text, is_first || warning->column == warning->end_column ? "" : "\n");
        error.text = text.data;
    }
    error_clear();
    syntax_error_raise(&error);
    syntax_error_free(&error);
}

int
library_warn_of_syntax(const SyntaxWarnings *warnings, const char *filename, const char *source)
{
    Object *module = dict_peek_cstring(sys_modules, "warnings");
    if (module == NULL || module == None) {
        library_print_warnings(warnings, filename);
        return 0;
    }
    for (uint32_t i = 0; i < warnings->count; i++) {
        const SyntaxWarning *warning = &warnings->items[i];
        if (warning->line == 0) {
            if (warn(EXC_DeprecationWarning, "%s", warning->message) < 0) {
                return -1;
            }
            continue;
        }
        int base = held_count();
        Object *message = hold(str_from(warning->message)), *name = hold(str_from(filename));
        Object *line = hold(int_from(warning->line));
        int result = -1;
        if (message != NULL && name != NULL && line != NULL) {
            Slot args[4] = {{message}, {(Object *)exception_types[EXC_SyntaxWarning]}, {name}, {line}};
            result = call_warnings("warn_explicit", args, 4);
        }
        drop_held_to(base);
        if (result < 0) {
            if (error_is(EXC_SyntaxWarning)) {
                become_error(warning, filename, source);
            }
            return -1;
        }
    }
    return 0;
}

void
library_print_warnings(const SyntaxWarnings *warnings, const char *filename)
{
    for (uint32_t i = 0; i < warnings->count; i++) {
        Buffer text = {0};
        const SyntaxWarning *warning = &warnings->items[i];
        if (warning->line == 0) {
            continue;  // no line runs that would want to know
        }
        buffer_append_format(&text, "%s:%u: SyntaxWarning: %s\n", filename, warning->line, warning->message);
        size_t length;
        const char *line = source_line(filename, warning->line, &length);
        while (line != NULL && length > 0 && (*line == ' ' || *line == '\t')) {
            line++;
            length--;
        }
        if (line != NULL && length > 0) {
            buffer_append_text(&text, "  ");
            buffer_append(&text, line, length);
            buffer_append_char(&text, '\n');
        }
        library_write_error(text.data, text.length);
        buffer_free(&text);
    }
}
