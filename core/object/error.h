// Raising and passing on errors.
//
// Functions fail in three shapes and no fourth: pointer or NULL; 0 or -1; 1, 0 or -1. Whoever detects the fault calls
// raise(); those above only clean up and pass it on. At most one exception is pending.
#pragma once

#include "object/object.h"

typedef enum {
#define EXCEPTION(name, base) EXC_##name,
#include "object/exceptions.def"
#undef EXCEPTION
    EXC_COUNT
} ExceptionKind;

#define EXCEPTION(name, base) extern Type name##Type;
#include "object/exceptions.def"
#undef EXCEPTION

// Format directives of raise and str_format: those of base/words.h, and for Python values:
//   %R repr, %S str, %A ascii of an Object *;  %U the text of a str object;  %T type(x).__name__ of an Object *
// A directive that fails (a repr that raises) makes the whole call fail with that error.

// Raises; with a context (__context__) when an exception is being handled.
COLD void raise_words(ExceptionKind kind, const char *format, const Word *words);
#define raise(kind, ...) raise_words(kind, FORMAT(__VA_ARGS__))
COLD void raise_value(ExceptionKind kind, Object *argument);  // args == (argument,)
COLD void raise_none(ExceptionKind kind);                     // args == ()
COLD void raise_no_memory(void);                              // MemoryError, without allocating
COLD void raise_object(Object *exception);                    // an instance; borrows
COLD void raise_key_error(Object *key);
COLD void raise_stop_iteration(Object *value);                // StopIteration(value), or StopIteration() for NULL

// warnings.warn for the line that runs, about an object (or NULL): 0, or -1 when a filter makes it an error. Python code runs. Implemented in
// library/warning.c.
COLD MUST_USE int warn_words(Object *source, ExceptionKind category, const char *format, const Word *words);
#define warn(category, ...) warn_words(NULL, category, FORMAT(__VA_ARGS__))
#define warn_about(source, category, ...) warn_words(source, category, FORMAT(__VA_ARGS__))

// Warns that the coroutine was never awaited. Implemented in library/warning.c.
COLD MUST_USE int warn_never_awaited(Object *coroutine);

// The pending exception instance, borrowed, or NULL.
extern Object *pending_error;

// The exception, pending or gone, that in CPython 3.11 is a type and a message as yet: the instance is made where it is handled,
// and so younger than the traceback. Only to compare with.
extern Object *unmade_error;

INLINE bool
error_pending(void)
{
    return pending_error != NULL;
}

// Is the pending exception (there is one) an instance of this type or of a type that inherits from it?
bool error_is(ExceptionKind kind);
bool error_matches(Object *type_or_tuple);
void error_clear(void);
NEW_REF Object *error_take(void);          // takes the pending exception away; NULL when none
void error_give(STEALS Object *exception); // makes it pending, replacing another; NULL clears; sets no context

// Reports the pending exception as sys.unraisablehook does: "Exception ignored in: ..." with its traceback on standard
// error. Clears it. `doing`, or NULL, is what some releases say instead of "in": "while calling deallocator". Implemented in vm/, where tracebacks are written.
COLD void error_write_unraisable(Object *where, const char *doing);  // where may be NULL

// What nests in C, each with the bytes of an engine's stack that one level takes, measured in a Chromium worker. Such a
// worker has 500 kB for all levels together, which cannot be raised from inside; a count of bytes that is the same
// everywhere keeps every build within it and stops every build at the same level.
typedef enum {
    NESTS_DEALLOC = 250,
    NESTS_DATA = 200,     // the repr of a list in a list, the hash of a tuple in a tuple
    NESTS_CALL = 300,     // a call of what is written in C
    NESTS_PACKED_CALL = 600,  // such a call, for which a tuple is made
    NESTS_COMPARISON = 384,
    NESTS_SORT = 500,
    NESTS_PATTERN = 600,  // a group in a group of a regular expression: not measured, but sure to be enough
    NESTS_TYPE = 800,     // the type variables of an argument of a type
    NESTS_FRAME = 1120,   // the evaluation loop, entered once more
    NESTS_AT_MOST = 380000,
} Nesting;

// Guards C recursion. 0, or -1 with RecursionError "maximum recursion depth exceeded" + `where`
// (" while getting the repr of an object", " in comparison", " while calling a Python object").
MUST_USE int recursion_enter(Nesting what, const char *where);
void recursion_leave(Nesting what);
void recursion_reset(void);
extern int recursion_depth;  // the sum of what nests now

// The exception being handled right now (sys.exception()), borrowed, or NULL: supplies __context__. Kept by the VM.
extern Object *(*handled_error)(void);

// Implemented in types/exception.c.
MUST_USE NEW_REF Object *exception_new(Type *type, Object *argument);  // argument NULL: no args
extern Type *const exception_types[EXC_COUNT];
// Implemented in types/exception.c: the instance that raise_no_memory uses; made at start, several kept.
NEW_REF Object *exception_no_memory(void);
BORROWED Object *exception_context(Object *exception);
void exception_set_context(Object *exception, STEALS Object *context);
// The same cause and context as after "raise ... from cause".
void exception_set_origin(Object *exception, Object *cause);
// Implemented in types/type_lookup.c: gives the pending AttributeError the attributes name and obj, unless it has them.
// Does nothing to other exceptions.
COLD void attribute_error_context(Object *op, Object *name);
