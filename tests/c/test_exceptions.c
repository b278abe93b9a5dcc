// Exceptions: layouts, fields, contexts, tracebacks, the MemoryErrors that are kept. Sizes are
// CPython 3.13's.
#include "harness.h"
#include "object/protocol.h"
#include "types/function.h"
#include "types/suggestion.h"
#include "types/tuple.h"
#include "vm/traceback_print.h"

static Object *
make(Type *type, const char *text)
{
    Object *argument = text == NULL ? NULL : str_from(text);
    Object *exception = exception_new(type, argument);
    xdecref(argument);
    return exception;
}

// The text of an object in a static buffer.
static const char *
shown(Object *text)
{
    static char buffer[512];
    Buffer out = {0};
    CHECK(text != NULL);
    if (text != NULL) {
        str_append_utf8(text, &out);
        decref(text);
    }
    snprintf(buffer, sizeof buffer, "%s", out.length > 0 ? out.data : "");
    buffer_free(&out);
    return buffer;
}

static void
sizes_are_cpythons(void)
{
    static const struct {
        Type *type;
        int64_t size;
    } rows[] = {
        {&BaseExceptionType, 88},       {&ValueErrorType, 88},   {&StopIterationType, 96},
        {&SystemExitType, 96},          {&KeyErrorType, 88},     {&NameErrorType, 96},
        {&AttributeErrorType, 104},     {&ImportErrorType, 120}, {&OSErrorType, 128},
        {&FileNotFoundErrorType, 128},  {&SyntaxErrorType, 152}, {&TabErrorType, 152},
        {&UnicodeDecodeErrorType, 128}, {&MemoryErrorType, 88},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Object *exception = make(rows[i].type, NULL);
        CHECK_EQUAL(object_size(exception), rows[i].size);
        xdecref(exception);
    }
}

static void
text_and_repr(void)
{
    Object *exception = make(&ValueErrorType, "bad");
    CHECK_TEXT(shown(object_repr(exception)), "ValueError('bad')");
    CHECK_TEXT(shown(object_str(exception)), "bad");
    decref(exception);
    exception = make(&KeyErrorType, "name");
    CHECK_TEXT(shown(object_str(exception)), "'name'");
    decref(exception);
    exception = make(&ValueErrorType, NULL);
    CHECK_TEXT(shown(object_repr(exception)), "ValueError()");
    CHECK_TEXT(shown(object_str(exception)), "");
    decref(exception);
}

static void
an_os_error_becomes_the_class_of_its_number(void)
{
    Object *text = str_from("No such file or directory"), *name = str_from("x.txt");
    Slot args[3] = {{int_from(2)}, {text}, {name}};
    Object *error = object_call((Object *)&OSErrorType, args, 3, NULL);
    CHECK(error != NULL && error->type == &FileNotFoundErrorType);
    CHECK_TEXT(shown(object_str(error)), "[Errno 2] No such file or directory: 'x.txt'");
    CHECK_EQUAL(tuple_length(((Exception *)error)->args), 2);
    decref(error);
    decref(text);
    decref(name);
}

static Object *handled_here;

static Object *
get_handled(void)
{
    return handled_here;
}

static void
contexts_form_no_ring(void)
{
    Object *first = make(&ValueErrorType, "first"), *second = make(&KeyErrorType, "second");
    handled_error = get_handled;
    handled_here = first;
    raise_object(second);
    CHECK(((Exception *)second)->context == first);
    error_clear();
    handled_here = second;
    raise_object(first);
    CHECK(((Exception *)first)->context == second);
    CHECK(((Exception *)second)->context == NULL);
    error_clear();
    handled_here = NULL;
    decref(first);
    decref(second);
}

static void
memory_errors_need_no_memory(void)
{
    // Sixteen are kept; behind them one of last resort serves everybody.
    Object *errors[20];
    uint64_t allocations = heap.allocations;
    for (size_t i = 0; i < COUNT_OF(errors); i++) {
        errors[i] = exception_no_memory();
        CHECK(errors[i]->type == &MemoryErrorType);
    }
    CHECK_EQUAL(heap.allocations - allocations, 0);
    CHECK(errors[0] != errors[15] && errors[16] == errors[19] && is_immortal(errors[19]));
    for (size_t i = 0; i < COUNT_OF(errors); i++) {
        decref(errors[i]);
    }
    Object *again = exception_no_memory();
    CHECK(!is_immortal(again));
    decref(again);
}

static void
syntax_errors_show_their_place(void)
{
    SyntaxError error = {0};
    syntax_error_set(&error, SYNTAX_ERROR, "x.py", "invalid syntax");
    error.line = 3;
    error.column = 5;
    error.end_line = 3;
    error.end_column = 7;
    error.text = host_alloc(16);
    strcpy(error.text, "  a = = 1\n");
    syntax_error_raise(&error);
    CHECK(error_is(EXC_SyntaxError));
    Object *exception = error_take();
    CHECK_TEXT(shown(object_str(exception)), "invalid syntax (x.py, line 3)");
    Buffer text = {0};
    traceback_format(exception, &text);
    CHECK_TEXT(text.data, "  File \"x.py\", line 3\n"
                          "    a = = 1\n"
                          "      ^^\n"
                          "SyntaxError: invalid syntax\n");
    buffer_free(&text);
    decref(exception);
    syntax_error_free(&error);
}

static const char *
suggest(const char *wrong, const char *const *candidates)
{
    Suggestion suggestion;
    suggestion_begin(&suggestion, wrong, strlen(wrong));
    for (; *candidates != NULL; candidates++) {
        suggestion_offer(&suggestion, *candidates, strlen(*candidates));
    }
    return suggestion.best != NULL ? suggestion.best : "(none)";
}

static void
suggestions_are_near(void)
{
    static const char *const names[] = {"length", "width", "Height", "x", NULL};
    CHECK_TEXT(suggest("lenght", names), "length");
    CHECK_TEXT(suggest("height", names), "Height");
    CHECK_TEXT(suggest("widht", names), "width");
    CHECK_TEXT(suggest("colour", names), "(none)");
    CHECK_TEXT(suggest("x", names), "(none)");
}

static const char *
parse_error(const char *spec, size_t count, Object *names_given)
{
    Object *out[8];
    Slot args[8] = {{None}, {None}, {None}, {None}, {None}, {None}, {None}, {None}};
    CHECK(args_parse("f", spec, args, count, names_given, out) < 0);
    if (!error_pending()) {
        return "";
    }
    Object *error = error_take();
    const char *text = shown(object_str(error));
    decref(error);
    return text;
}

static void
wrong_arguments_are_told(void)
{
    CHECK_TEXT(parse_error("a | b", 0, NULL), "f() missing required argument 'a' (pos 1)");
    CHECK_TEXT(parse_error("a | b", 3, NULL), "f() takes at most 2 arguments (3 given)");
    CHECK_TEXT(parse_error("a b", 3, NULL), "f() takes at most 2 arguments (3 given)");
    CHECK_TEXT(parse_error("a / | b", 0, NULL), "f() takes at least 1 positional argument (0 given)");
    CHECK_TEXT(parse_error("$key reverse", 1, NULL), "f() takes no positional arguments");
    Object *name = str_from("bb");
    Object *names_given = tuple_pack(1, name);
    CHECK_TEXT(parse_error("a | b cd", 1, names_given),
               "f() got an unexpected keyword argument 'bb'. Did you mean 'b'?");
    CHECK_TEXT(parse_error("aaa | bb", 0, names_given), "f() missing required argument 'aaa' (pos 1)");
    CHECK_TEXT(parse_error("bb | cc", 1, names_given),
               "argument for f() given by name ('bb') and position (1)");
    decref(names_given);
    decref(name);
}

static bool
raising_survives_every_refused_allocation(void)
{
    raise(EXC_ValueError, "a message of %d words", 5);
    if (!error_is(EXC_ValueError)) {
        return false;
    }
    error_clear();
    raise_key_error(None);
    if (!error_is(EXC_KeyError)) {
        return false;
    }
    Buffer text = {0};
    Object *error = error_take();
    traceback_format(error, &text);
    decref(error);
    bool is_right = strcmp(text.data, "KeyError: None\n") == 0;
    buffer_free(&text);
    if (!is_right && !error_pending()) {
        // The text had to do without what could not be allocated.
        raise_no_memory();
    }
    return is_right;
}

int
main(void)
{
    run_test("sizes are CPython's", sizes_are_cpythons);
    run_test("str and repr show the arguments", text_and_repr);
    run_test("an OSError becomes the class of its number", an_os_error_becomes_the_class_of_its_number);
    run_test("contexts form no ring", contexts_form_no_ring);
    run_test("MemoryErrors need no memory", memory_errors_need_no_memory);
    run_test("syntax errors show their place", syntax_errors_show_their_place);
    run_test("suggestions are near", suggestions_are_near);
    run_test("wrong arguments are told", wrong_arguments_are_told);
    run_refused("raising survives every refused allocation", raising_survives_every_refused_allocation);
    return finish_tests();
}
