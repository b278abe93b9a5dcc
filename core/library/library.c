#include "library/library.h"
#include "gc/gc.h"
#include "gc/weakref.h"
#include "lang/source.h"
#include "library/library_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/int.h"
#include "types/list.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/text_file.h"
#include "types/tuple.h"
#include "types/type.h"
#include "vm/source_marks.h"
#include "vm/traceback_print.h"
#include "vm/vm.h"

LibraryHost library_host;
Object *builtins_module, *sys_module;
static Object *main_module; // until the program has ended
// The two as they were at the start; CPython keeps such copies, and they count as references.
static Object *builtins_copy, *builtins_second_copy, *sys_copy;
// The name of the program's file; CPython's command line keeps it, and the loader of __main__ does.
static Object *command_path, *loader_path;

// --- start ----------------------------------------------------------------------------------------------

static void
host_write(int stream, const char *text, size_t length)
{
    library_host.write(stream, text, length);
}

static ptrdiff_t
host_read_line(char *into, size_t capacity)
{
    return library_host.read_line == NULL ? -1 : library_host.read_line(into, capacity);
}

static int
register_module(Object *module, const char *name)
{
    return dict_set_cstring(sys_modules, name, module);
}

// __main__: its dict is the namespace of the program.
static int
make_main(void)
{
    Object *module = profile->interns_main ? module_new("__main__") : module_new_named(str_from("__main__"));
    if (module == NULL) {
        return -1;
    }
    main_module = module;
    return (!profile->annotations_wait && module_add(module, "__annotations__", dict_new()) < 0) ||
                   dict_set(module_dict(module), names.__builtins__, builtins_module) < 0 ||
                   dict_set(sys_modules, dict_peek_cstring(module_dict(module), "__name__"), module) < 0
               ? -1
               : 0;
}

// A kind of the row kept_at_start: a list, a dict or a tuple of so many items.
static Object *
new_of_kind(size_t kind)
{
    if (kind < 2) {
        return kind == 0 ? list_new(0) : dict_new();
    }
    int64_t length = (int64_t)kind - 1;
    Object *tuple = tuple_new(length);
    for (int64_t i = 0; tuple != NULL && i < length; i++) {
        tuple_give_item(tuple, i, incref(None));
    }
    return tuple;
}

int
library_fill_free_lists(void)
{
    for (size_t kind = 0; kind < COUNT_OF(profile->kept_at_start); kind++) {
        size_t made = 0;
        for (; made < profile->kept_at_start[kind]; made++) {
            Object *op = new_of_kind(kind);
            if (op == NULL) {
                break;
            }
            hold(op);
        }
        drop_held(made);
        if (made < profile->kept_at_start[kind]) {
            return -1;
        }
    }
    return 0;
}

void
library_settle(void)
{
    if (profile->modules_before_dicts) {
        gc_make_youngest(module_dict(main_module), profile->first_generation);
    }
    // CPython's start has made slices: one is in the free list.
    xdecref(slice_new(NULL, NULL, NULL));
}

static Object *
copy_of_name(Object *filename)
{
    return str_is_ascii(filename) ? str_from_ascii(str_data(filename), (size_t)str_length(filename)) : incref(filename);
}

int
library_set_main_file(Object *filename)
{
    if (str_length(filename) > 0 && str_at(filename, 0) == '<') {
        return 0;
    }
    command_path = incref(filename);
    loader_path = incref(filename);
    Object *arguments = dict_peek_cstring(module_dict(sys_module), "argv");
    Object *typed = dict_peek_cstring(module_dict(sys_module), "orig_argv");
    Object *name = copy_of_name(filename);
    if (name == NULL || list_set_item(arguments, 0, name) < 0) {
        return -1;
    }
    name = copy_of_name(filename);
    if (name == NULL || list_append_give(typed, name) < 0) {
        return -1;
    }
    return dict_set_cstring(module_dict(main_module), "__file__", filename) < 0 ||
                   dict_set_cstring(module_dict(main_module), "__cached__", None) < 0
               ? -1
               : 0;
}

static Visit visit_root;
static void *visit_root_context;

static void
visit_type_dict(Type *type)
{
    if (!type_has(type, TYPE_HEAP) && type->dict != NULL) {
        (void)visit_root(type->dict, visit_root_context);
    }
}

// GcHooks.roots.
static void
visit_roots(Visit visit, void *context)
{
    (void)visit(module_dict(sys_module), context);
    (void)visit(module_dict(builtins_module), context);
    visit_root = visit;
    visit_root_context = context;
    types_ready_visit(visit_type_dict);
}

// What was in sys when CPython copied it: the functions, and before 3.12 what is no list and no stream.
static Object *
copy_early_sys(void)
{
    Object *copy = dict_copy(module_dict(sys_module)), *key, *value;
    int64_t position = 0;
    while (copy != NULL && dict_next(module_dict(sys_module), &position, &key, &value)) {
        bool is_early = profile->copies_builtins_twice ? !is_list(value) && !is_exact(value, &TextFileType)
                                                       : is_exact(value, &BuiltinFunctionType) && str_at(key, 0) != '_';
        if (!is_early && dict_delete(copy, key) < 0) {
            CLEAR_SLOT(copy);
        }
    }
    return copy;
}

int
library_init(void)
{
    gc_hooks.roots = visit_roots;
    text_file_host = (TextFileHost){host_write, host_read_line, library_buffer_of, library_host.output_buffering};
    traceback_write = library_report;
    contextvars_init();
    if (import_init() < 0 || (builtins_module = builtins_make()) == NULL ||
        (sys_module = sys_make()) == NULL || register_module(sys_module, "sys") < 0 ||
        register_module(builtins_module, "builtins") < 0 ||
        library_forget_absent(sys_module, "sys") < 0 || library_forget_absent(builtins_module, "builtins") < 0 || make_main() < 0 ||
        (builtins_copy = dict_copy(module_dict(builtins_module))) == NULL ||
        (profile->copies_builtins_twice && (builtins_second_copy = dict_copy(module_dict(builtins_module))) == NULL) ||
        (sys_copy = copy_early_sys()) == NULL) {
        return -1;
    }
    return 0;
}

Object *
library_main_dict(void)
{
    return module_dict(main_module);
}

// --- reports --------------------------------------------------------------------------------------------

// Into what the program has put there instead of sys.stderr, and flushes that, if asked to.
static void
write_error_to(Object *file, const char *text, size_t length, bool flushes)
{
    Object *pending = error_take();
    if (pending != NULL) {
        hold(pending);
    }
    hold(incref(file));
    Object *str = str_from_utf8(text, length);
    if (str != NULL) {
        hold(str);
        if (file_write_text(file, str) < 0) {
            error_clear();
        }
        drop_held(1);
        if (flushes) {
            flush_or_forget(file);
        }
    } else {
        error_clear();
    }
    drop_held(1);
    if (pending != NULL) {
        error_give(let_go());
    }
}

static void
write_error(const char *text, size_t length, bool flushes)
{
    Object *file = sys_module == NULL ? NULL : sys_peek(names.stderr);
    if (file == NULL || text_file_stream(file) == 2) {
        library_host.write(2, text, length);
    } else if (file != None) {
        write_error_to(file, text, length, flushes);
    }
}

void
library_write_error(const char *text, size_t length)
{
    write_error(text, length, false);
}

void
library_report(const char *text, size_t length)
{
    write_error(text, length, true);
}

// sys.exit(code): None is 0, a number itself, anything else is printed and is 1.
static int
exit_status(Object *exception)
{
    Object *code = ((SystemExitObject *)exception)->code;
    if (code == NULL || code == None) {
        return 0;
    }
    if (is_int(code)) {
        int overflow;
        int64_t status = int_as_int64(code, &overflow);
        return overflow != 0 ? -1 : (int)status;
    }
    hold(incref(code));
    Object *text = object_str(code);
    drop_held(1);
    Buffer line = {0};
    if (text != NULL) {
        str_append_utf8(text, &line);
        decref(text);
    } else {
        error_clear();
    }
    buffer_append_char(&line, '\n');
    library_write_error(line.data, line.length);
    buffer_free(&line);
    return 1;
}

void
library_print_exception(Object *exception)
{
    Buffer text = {0};
    traceback_format(exception, &text);
    if (text.length > 0) {
        write_error(text.data, text.length, profile->flushes_tracebacks);
    }
    buffer_free(&text);
}

// Calls sys.excepthook when the program has set its own. False: it has not.
static bool
call_hook(Object *exception)
{
    Object *hook = sys_peek(names.excepthook);
    if (hook == NULL || hook == sys_peek(names.__excepthook__)) {
        return false;
    }
    Object *traceback = ((Exception *)exception)->traceback;
    Slot args[3] = {{(Object *)exception->type}, {exception}, {traceback != NULL ? traceback : None}};
    hold(incref(args[0].ref));
    hold(incref(args[2].ref));
    hold(incref(hook));
    Object *result = object_call(hook, args, 3, NULL);
    if (result != NULL) {
        decref(result);
    } else {
        Object *failure = hold(error_take());
        static const char intro[] = "Error in sys.excepthook:\n", outro[] = "\nOriginal exception was:\n";
        library_write_error(intro, sizeof intro - 1);
        library_print_exception(failure);
        library_write_error(outro, sizeof outro - 1);
        library_print_exception(exception);
        drop_held(1);
    }
    drop_held(3);
    return true;
}

int
library_report_uncaught(Object *exception)
{
    if (is_instance_of(exception, &SystemExitType)) {
        return exit_status(exception);
    }
    // sys.last_value keeps it, and all that its frames hold, until the modules go.
    Object *traceback = ((Exception *)exception)->traceback;
    Object *dict = module_dict(sys_module);
    if ((profile->keeps_last_exc && dict_set_cstring(dict, "last_exc", exception) < 0) ||
        dict_set_cstring(dict, "last_type", (Object *)exception->type) < 0 ||
        dict_set_cstring(dict, "last_value", exception) < 0 ||
        dict_set_cstring(dict, "last_traceback", traceback != NULL ? traceback : None) < 0) {
        error_clear();
    }
    if (!call_hook(exception)) {
        library_print_exception(exception);
    }
    return is_instance_of(exception, &KeyboardInterruptType) ? 130 : 1;
}

void
library_flush(void)
{
    flush_or_forget(sys_peek(names.stderr));
    flush_or_forget(sys_peek(names.stdout));
}

// --- the end --------------------------------------------------------------------------------------------
// In the order of CPython's finalize_modules: what lies in modules dies in an order that programs can see.

// Sets names to None: first those that begin with one underscore, then all others but __builtins__.
static void
clear_module_dict(Object *dict)
{
    for (int pass = 0; pass < 2; pass++) {
        int64_t position = 0;
        Object *key, *value;
        while (dict_next(dict, &position, &key, &value)) {
            if (value == None || !is_str(key)) {
                continue;
            }
            bool is_private = str_length(key) > 0 && str_at(key, 0) == '_' &&
                              (str_length(key) < 2 || str_at(key, 1) != '_');
            bool in_pass =
                pass == 0 ? is_private
                          : str_length(key) == 0 || str_at(key, 0) != '_' || !str_equals(key, "__builtins__");
            if (in_pass && dict_set(dict, key, None) < 0) {
                error_write_unraisable(NULL, NULL);
            }
        }
    }
}

// Takes the modules out of sys.modules; those that somebody else keeps alive are remembered weakly.
static Object *
remove_modules(void)
{
    Object *remembered = list_new(0);
    if (remembered == NULL) {
        error_clear();
        return NULL;
    }
    hold(remembered);
    int64_t position = 0;
    Object *name, *module;
    while (dict_next(sys_modules, &position, &name, &module)) {
        if (!is_instance_of(module, &ModuleType) || module == sys_module || module == builtins_module) {
            continue;
        }
        Object *ref = weakref_new(module, NULL);
        if (ref == NULL || list_append_give(remembered, ref) < 0) {
            error_clear();
        }
        if (dict_set(sys_modules, name, None) < 0) {
            error_clear();
        }
    }
    return let_go();
}

static void
clear_remembered(Object *remembered)
{
    for (int64_t i = list_length(remembered); i-- > 0;) {
        Object *module = weakref_peek(list_peek(remembered, i));
        if (module == None) {
            continue;
        }
        hold(incref(module));
        if (module_dict(module) != NULL) {
            clear_module_dict(module_dict(module));
        }
        drop_held(1);
    }
}

// As at the end of a script: __file__ and __cached__ go.
static void
forget_main_file(void)
{
    Object *dict = module_dict(main_module);
    static const char *const file_names[] = {"__file__", "__cached__"};
    for (size_t i = 0; i < COUNT_OF(file_names); i++) {
        Object *name = str_from(file_names[i]);
        Object *value = NULL;
        if (name == NULL || dict_take(dict, name, &value) < 0) {
            error_clear();
        }
        xdecref(name);
        xdecref(value);
    }
}

static bool
is_closed(Object *file)
{
    Object *closed = object_get_attr_cstring(file, "closed");
    int truth = closed == NULL ? 0 : object_is_true(closed);
    xdecref(closed);
    if (error_pending()) {
        error_clear();
    }
    return truth > 0;
}

// 0, or -1 with an error: the stream could not be flushed.
static int
flush_open(Object *file)
{
    return file == None || is_closed(file) ? 0 : file_flush(file);
}

// flush_std_files in Python/pylifecycle.c. 0, or -1 when a stream could not be flushed.
static int
flush_streams(void)
{
    Object *out = sys_peek(names.stdout), *err = sys_peek(names.stderr);
    out = hold(incref(out == NULL ? None : out));
    err = hold(incref(err == NULL ? None : err));
    int result = flush_open(out);
    if (result < 0 && profile->tells_whose) {
        error_write_unraisable(NULL, profile->tells_what_failed ? "while flushing sys.stdout" : "on flushing sys.stdout");
    } else if (result < 0) {
        error_write_unraisable(out, NULL);
    }
    if (flush_open(err) < 0) {
        error_clear();
        result = -1;
    }
    drop_held(2);
    return result;
}

int
library_finalize(void)
{
    forget_main_file();
    atexit_run();
    CLEAR_SLOT(main_module);
    sys_set_finalizing();
    int flushed = flush_streams();
    if (gc.enabled) {
        gc_collect(2);
    }
    // What a last exception or an interactive session left in sys goes first; the streams are the original
    // ones again.
    static const char *const last[] = {"path",       "argv",
                                       "ps1",        "ps2",
                                       "last_exc",   "last_type",
                                       "last_value", "last_traceback",
                                       "path_hooks", "path_importer_cache",
                                       "meta_path"};
    Object *sys_dict = module_dict(sys_module);
    for (size_t i = 0; i < COUNT_OF(last); i++) {
        if (dict_peek_cstring(sys_dict, last[i]) != NULL && dict_set_cstring(sys_dict, last[i], None) < 0) {
            error_clear();
        }
    }
    static const char *const streams[][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    for (size_t i = 0; i < COUNT_OF(streams); i++) {
        Object *original = dict_peek_cstring(sys_dict, streams[i][1]);
        if (dict_set_cstring(sys_dict, streams[i][0], original != NULL ? original : None) < 0) {
            error_clear();
        }
    }
    source_hide_all();
    // In CPython the types of _ast keep ast, that re, that copyreg, that typing: what the caches of typing reach
    // lives on then until nothing can be printed any more.
    bool keeps = source_marks_used || dict_peek_cstring(sys_modules, "inspect") != NULL ||
                 dict_peek_cstring(sys_modules, "dataclasses") != NULL ||
                 dict_peek_cstring(sys_modules, "asyncio") != NULL; // which import it
    Object *typing = keeps ? dict_peek_cstring(sys_modules, "typing") : NULL;
    hold(incref(typing != NULL ? typing : None));
    Object *remembered = remove_modules();
    if (remembered != NULL) {
        hold(remembered);
    }
    dict_clear(sys_modules);
    // What the program put into builtins goes, when those are whole again.
    Object *builtins_now = dict_copy(module_dict(builtins_module));
    dict_clear(module_dict(builtins_module));
    if (dict_merge(module_dict(builtins_module), builtins_copy, 1) < 0 || builtins_now == NULL) {
        error_clear();
    }
    xdecref(builtins_now);
    // Also when the program has switched the collector off, and without its callbacks.
    gc.at_shutdown = true;
    gc_collect(2);
    gc.at_shutdown = false;
    gc_module_report_garbage();
    if (remembered != NULL) {
        clear_remembered(remembered);
        drop_held(1);
    }
    drop_held(1);
    clear_module_dict(sys_dict);
    clear_module_dict(module_dict(builtins_module));
    CLEAR_SLOT(tracing.tracer);
    CLEAR_SLOT(tracing.profiler);
    CLEAR_SLOT(generator_hooks.first_iteration);
    CLEAR_SLOT(generator_hooks.finalizer);
    gc.at_shutdown = true;
    gc_collect(2);
    return flushed;
}

static void
write_nothing(int stream, const char *text, size_t length)
{
    (void)stream, (void)text, (void)length;
}

static void
mark_finalized(Object *op, void *context)
{
    (void)context;
    gc_head(op)->flags |= GC_FINALIZED;
}

// The program is over and sees nothing of this: no finalizer runs, nothing is written. What it left alive
// (frozen objects, garbage that a finalizer brought back) dies, so that host memory behind it is given back.
void
library_fini(void)
{
    library_host = (LibraryHost){.write = write_nothing};
    atexit_fini();
    functools_fini();
    contextvars_fini();
    import_fini();
    CLEAR_SLOT(thread_dict);
    for (int i = 0; i < PREPARED_COUNT; i++) {
        CLEAR_SLOT(prepared_keywords[i]);
    }
    CLEAR_SLOT(tracing.tracer);
    CLEAR_SLOT(tracing.profiler);
    CLEAR_SLOT(generator_hooks.first_iteration);
    CLEAR_SLOT(generator_hooks.finalizer);
    CLEAR_SLOT(main_module);
    CLEAR_SLOT(builtins_copy);
    CLEAR_SLOT(builtins_second_copy);
    CLEAR_SLOT(sys_copy);
    CLEAR_SLOT(command_path);
    CLEAR_SLOT(loader_path);
    CLEAR_SLOT(sys_module);
    CLEAR_SLOT(builtins_module);
    CLEAR_SLOT(gc.callbacks);
    CLEAR_SLOT(gc.garbage);
    gc.at_shutdown = true;
    gc.debug = 0;
    gc_unfreeze();
    gc_walk(-1, mark_finalized, NULL);
    gc_collect(2);
}

static void
visit_own(HolderVisitor *visitor, Object *op, const char *field)
{
    if (op != NULL) {
        visitor->reference(visitor, op, (Holder){.kind = HOLDER_RUNTIME, .field = field});
    }
}

void
library_holders(HolderVisitor *visitor)
{
    visit_own(visitor, builtins_module, "builtins");
    visit_own(visitor, sys_module, "sys");
    visit_own(visitor, main_module, "__main__");
    visit_own(visitor, thread_dict, "the thread's dict");
    visit_own(visitor, prepared_keywords[PREPARED_PRINT], "the names of print's keywords");
    visit_own(visitor, prepared_keywords[PREPARED_SORT], "the names of sort's keywords");
    visit_own(visitor, prepared_keywords[PREPARED_MIN], "the names of min's keywords");
    visit_own(visitor, prepared_keywords[PREPARED_MAX], "the names of max's keywords");
    visit_own(visitor, builtins_copy, "builtins at the start");
    visit_own(visitor, builtins_second_copy, "builtins at the start");
    visit_own(visitor, sys_copy, "sys at the start");
    visit_own(visitor, command_path, "path of the program");
    visit_own(visitor, loader_path, "path of its loader");
    visit_own(visitor, generator_hooks.first_iteration, "firstiter of sys.set_asyncgen_hooks");
    visit_own(visitor, generator_hooks.finalizer, "finalizer of sys.set_asyncgen_hooks");
    atexit_holders(visitor);
    functools_holders(visitor);
    contextvars_holders(visitor);
    if (sys_modules != NULL) {
        visitor->reference(visitor, sys_modules, (Holder){.kind = HOLDER_MODULE_TABLE, .field = "modules"});
    }
}
