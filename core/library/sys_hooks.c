// The hooks of sys, which a program may replace by its own functions, and who calls them.
#include "library/library_internal.h"
#include "library/sys_internal.h"
#include "object/names.h"
#include "object/protocol.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/struct_sequence.h"
#include "types/text_file.h"
#include "types/tuple.h"
#include "vm/traceback_print.h"
#include "vm/vm.h"

// What is printed for no exception; in releases that print in Python, what their code stumbles over. `wrong`: what should
// be a traceback and is none, else NULL.
static COLD Object *
refuse_to_print(Object *value, Object *wrong)
{
    if (value == None && wrong == NULL && profile->prints_no_exception) {
        static const char text[] = "NoneType: None\n";
        library_write_error(text, sizeof text - 1);
    } else if (profile->prints_in_python) {
        raise(EXC_AttributeError, "'%T' object has no attribute '%s'", wrong != NULL ? wrong : value,
              wrong != NULL ? "tb_frame" : "__suppress_context__");
        return NULL;
    } else {
        raise(EXC_TypeError, "print_exception(): Exception expected for value, %T found", value);
        Object *error = hold(error_take());
        library_print_exception(error);
        drop_held(1);
    }
    return incref(None);
}

Object *
sys_excepthook(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    UNUSED_ARGUMENTS;
    Object *exception = args[1].ref, *traceback = args[2].ref;
    bool is_traceback = traceback == None || is_exact(traceback, &TracebackType);
    if (!is_exception(exception) || (profile->prints_in_python && !is_traceback)) {
        return refuse_to_print(exception, is_traceback ? NULL : traceback);
    }
    Exception *e = (Exception *)exception;
    if (e->traceback == NULL && is_exact(traceback, &TracebackType)) {
        e->traceback = incref(traceback);
    }
    library_print_exception(exception);
    return incref(None);
}

Object *
sys_displayhook(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    UNUSED_ARGUMENTS;
    Object *op = args[0].ref;
    if (op == None) {
        return incref(None);
    }
    Object *builtins = module_dict(builtins_module);
    if (dict_set_cstring(builtins, "_", None) < 0) {
        return NULL;
    }
    Object *file = sys_peek(names.stdout);
    if (file == NULL || file == None) {
        raise(EXC_RuntimeError, "lost sys.stdout");
        return NULL;
    }
    hold(incref(file));
    Object *line = str_format("%R\n", op);
    int result = -1;
    if (line != NULL) {
        hold(line);
        result = file_write_text(file, line);
        drop_held(1);
    }
    drop_held(1);
    return result < 0 || dict_set_cstring(builtins, "_", op) < 0 ? NULL : incref(None);
}

static const MemberDef unraisable_fields[] = {
    STRUCT_FIELD("exc_type", 0), STRUCT_FIELD("exc_value", 1), STRUCT_FIELD("exc_traceback", 2),
    STRUCT_FIELD("err_msg", 3),  STRUCT_FIELD("object", 4),    {.name = NULL},
};
static STRUCT_SEQUENCE_TYPE(UnraisableHookArgsType, "sys.UnraisableHookArgs", unraisable_fields);

static void
write_unraisable(Object *exception, Object *where, Object *said)
{
    Buffer text = {0};
    unraisable_format(exception, where, said, &text);
    library_report(text.data, text.length);
    buffer_free(&text);
}

Object *
sys_unraisablehook(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    UNUSED_ARGUMENTS;
    Object *given = args[0].ref;
    if (!is_exact(given, &UnraisableHookArgsType)) {
        raise(EXC_TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
        return NULL;
    }
    Object *exception = tuple_peek(given, 1), *said = tuple_peek(given, 3), *where = tuple_peek(given, 4);
    if (is_exception(exception)) {
        write_unraisable(exception, where == None ? NULL : where, said == None ? NULL : said);
    }
    return incref(None);
}

int64_t
sys_limit_of_tracebacks(void)
{
    Object *limit = sys_module == NULL ? NULL : dict_peek_cstring(module_dict(sys_module), "tracebacklimit");
    if (limit == NULL || !is_int(limit)) {
        return INT64_MAX;
    }
    int overflow;
    int64_t number = int_as_int64(limit, &overflow);
    return overflow == 0 ? number : overflow > 0 ? INT64_MAX : 0;
}

bool
sys_call_unraisable_hook(Object *exception, Object *where, Object *said)
{
    Object *hook = sys_peek(names.unraisablehook);
    if (hook == NULL || hook == None || hook == sys_peek(names.__unraisablehook__)) {
        return false;
    }
    Object *traceback = ((Exception *)exception)->traceback;
    Object *values[] = {incref((Object *)exception->type), incref(exception),
                        incref(traceback != NULL ? traceback : None), incref(said != NULL ? said : None),
                        incref(where != NULL ? where : None)};
    hold(incref(hook));
    Object *unraisable = struct_sequence_new(&UnraisableHookArgsType, values, COUNT_OF(values));
    Object *result = NULL;
    if (unraisable != NULL) {
        hold(unraisable);
        result = object_call_one(hook, unraisable);
        drop_held(1);
    }
    if (result != NULL) {
        hold(result);
        drop_held(1);
    } else {
        Object *failure = hold(error_take());
        static const char intro[] = "Exception ignored in sys.unraisablehook: ";
        Buffer text = {0};
        buffer_append_text(&text, intro);
        Object *shown = object_repr(hook);
        if (shown != NULL) {
            str_append_utf8(shown, &text);
            decref(shown);
        } else {
            error_clear();
        }
        buffer_append_char(&text, '\n');
        unraisable_format(failure, NULL, NULL, &text);
        library_write_error(text.data, text.length);
        buffer_free(&text);
        drop_held(1);
    }
    drop_held(1);
    return true;
}
