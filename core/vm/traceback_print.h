// The text of errors: tracebacks, syntax errors with their caret, what was ignored in a finalizer.
#pragma once

#include "base/buffer.h"
#include "lang/syntax_error.h"
#include "object/error.h"
#include "vm/name_suggestion.h"

// Where reports go: standard error. Set once at start.
extern void (*traceback_write)(const char *text, size_t length);

// Appends what CPython writes for an uncaught exception: its causes and contexts, frames with source lines
// and marks, the message with suggestions, notes. Runs the program's __str__; errors of its are shown in the
// text and forgotten.
void traceback_format(Object *exception, Buffer *out);
// sys.tracebacklimit: how many frames are shown, the last ones.
extern int64_t (*traceback_limit)(void);
// What stands behind the frames: type, message with suggestions, notes; a SyntaxError with its place.
void traceback_format_own_message(Object *exception, Suggester suggester, Buffer *out);  // without the notes
// What sys.unraisablehook does by default: "Exception ignored in: ...", the frames, the message. `said`, or NULL, stands for
// "Exception ignored in".
void unraisable_format(Object *exception, Object *where, Object *said, Buffer *out);
// Asked first by error_write_unraisable when set: false when nobody has put something in the place of
// sys.unraisablehook.
extern bool (*unraisable_hook)(Object *exception, Object *where, Object *said);
// Writes a syntax error of the program as CPython does before anything runs.
void syntax_error_print(const SyntaxError *error);
// Raises it as the exception it is.
COLD void syntax_error_raise(const SyntaxError *error);
