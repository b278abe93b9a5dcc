#include "object/error.h"
#include "object/profile.h"
#include "object/temporaries.h"
#include "object/text.h"

Object *pending_error;
int recursion_depth;
static int nested_frames;

static Object *
nothing_handled(void)
{
    return NULL;
}

Object *(*handled_error)(void) = nothing_handled;

// The exception being handled becomes the context of the new one, unless it is the new one; a chain that already leads
// to the new one is cut there, so that contexts never form a ring.
static void
set_context(Object *exception)
{
    Object *handled = handled_error();
    if (handled == NULL || handled == exception) {
        return;
    }
    Object *link = handled;
    Object *slow = handled;
    bool advance_slow = false;
    for (Object *context; (context = exception_context(link)) != NULL; link = context) {
        if (context == exception) {
            exception_set_context(link, NULL);
            break;
        }
        // A ring made by the program itself must not hang us.
        if (advance_slow) {
            slow = exception_context(slow);
            if (slow == context) {
                break;
            }
        }
        advance_slow = !advance_slow;
    }
    exception_set_context(exception, incref(handled));
}

Object *unmade_error;

void
raise_object(Object *exception)
{
    unmade_error = NULL;
    incref(exception);
    set_context(exception);
    error_give(exception);
}

static void
raise_new(Type *type, Object *argument)
{
    Object *exception = exception_new(type, argument);
    if (exception == NULL) {
        return;  // MemoryError is pending instead
    }
    raise_object(exception);
    decref(exception);
    // What an ImportError knows besides its message has it made at once.
    if (profile->makes_errors_late && handled_error() == NULL && !type_is_subtype(type, &ImportErrorType)) {
        unmade_error = exception;
    }
}

void
raise_words(ExceptionKind kind, const char *format, const Word *words)
{
    Object *message = str_format_words(format, words);
    if (message == NULL) {
        return;
    }
    hold(message);
    raise_new(exception_types[kind], message);
    drop_held(1);
}

void
raise_value(ExceptionKind kind, Object *argument)
{
    raise_new(exception_types[kind], argument);
}

void
raise_none(ExceptionKind kind)
{
    raise_new(exception_types[kind], NULL);
}

void
raise_no_memory(void)
{
    Object *exception = exception_no_memory();
    set_context(exception);
    error_give(exception);
}

void
raise_key_error(Object *key)
{
    raise_new(exception_types[EXC_KeyError], key);
}

void
raise_stop_iteration(Object *value)
{
    raise_new(exception_types[EXC_StopIteration], value);
}

bool
error_is(ExceptionKind kind)
{
    return is_instance_of(pending_error, exception_types[kind]);
}

void
error_clear(void)
{
    CLEAR_SLOT(pending_error);
}

Object *
error_take(void)
{
    Object *exception = pending_error;
    pending_error = NULL;
    return exception;
}

void
error_give(Object *exception)
{
    Object *old = pending_error;
    pending_error = exception;
    xdecref(old);
}

// Where most of what nests is Python code, CPython meets the limit of frames, whose message has no place.
static COLD void
raise_recursion(const char *where)
{
    bool is_python = 2 * nested_frames * NESTS_FRAME > recursion_depth;
    raise(EXC_RecursionError, "maximum recursion depth exceeded%s", is_python ? "" : where);
}

void
recursion_reset(void)
{
    recursion_depth = nested_frames = 0;
}

int
recursion_enter(Nesting what, const char *where)
{
    if (UNLIKELY(recursion_depth + (int)what > NESTS_AT_MOST)) {
        raise_recursion(where);
        return -1;
    }
    recursion_depth += (int)what;
    nested_frames += what == NESTS_FRAME;
    return 0;
}

void
recursion_leave(Nesting what)
{
    recursion_depth -= (int)what;
    nested_frames -= what == NESTS_FRAME;
}
