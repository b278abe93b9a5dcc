// The module sys: memory, frames, limits. Its hooks are sys_hooks.c, what it says of the release sys_information.c.
#include "library/library_internal.h"
#include "library/sys_internal.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytes.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/struct_sequence.h"
#include "types/text_file.h"
#include "types/tuple.h"
#include "vm/source_marks.h"
#include "vm/traceback_print.h"
#include "vm/vm.h"

static bool finalizing;

Object *
sys_peek(Object *name)
{
    Object *dict = sys_module == NULL ? NULL : module_dict(sys_module);
    return dict == NULL ? NULL : dict_peek(dict, name);
}

void
sys_set_finalizing(void)
{
    finalizing = true;
}

// --- memory -----------------------------------------------------------------------------------------------

int64_t
count_told(Object *op)
{
    if (!is_immortal(op)) {
        return op->refcnt - uncounted_references(op) - (profile->borrows_locals ? borrowed_references(op) : 0);
    }
    if (profile->has_immortals) {
        return profile->immortal_refcount;
    }
    bool is_ready = is_exact(op, &IntType) || is_exact(op, &StrType) ||
                    (is_exact(op, &BytesType) && bytes_length(op) <= 1) || (is_exact(op, &TupleType) && tuple_length(op) == 0);
    int64_t elsewhere = is_ready ? profile->immortal_refcount : op == None ? profile->none_refcount : 0;
    return elsewhere + (int64_t)count_holders(op);
}

BUILTIN(sys_getrefcount)
{
    UNUSED_ARGUMENTS;
    return int_from(count_told(args[0].ref));
}

BUILTIN(sys_getsizeof)
{
    (void)self;
    Object *values[2];
    if (args_parse("getsizeof", "object | default", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    uint64_t size = object_size(values[0]);
    if (size != UINT64_MAX) {
        return int_from_unsigned(size);
    }
    if (values[1] != NULL && error_is(EXC_TypeError)) {
        error_clear();
        return incref(values[1]);
    }
    return NULL;
}

BUILTIN(sys_getallocatedblocks)
{
    UNUSED_ARGUMENTS;
    return int_from(heap.live_blocks);
}

BUILTIN(sys_intern)
{
    UNUSED_ARGUMENTS;
    Object *op = args[0].ref;
    if (!is_str(op)) {
        args_raise_wrong("intern", "argument", "str", op);
        return NULL;
    }
    if (!is_exact(op, &StrType)) {
        raise(EXC_TypeError, "can't intern %T", op);
        return NULL;
    }
    return str_intern(incref(op));
}

BUILTIN(sys_getunicodeinternedsize)
{
    UNUSED_ARGUMENTS;
    return int_from((int64_t)str_interned_count());
}

BUILTIN(sys_is_interned)
{
    UNUSED_ARGUMENTS;
    Object *op = args[0].ref;
    if (!is_str(op)) {
        args_raise_wrong("_is_interned", "argument", "str", op);
        return NULL;
    }
    return incref(bool_from(((Str *)op)->interned != 0));
}

// --- exceptions and frames ---------------------------------------------------------------------------------

BUILTIN(sys_exception)
{
    UNUSED_ARGUMENTS;
    Object *exception = handled_error();
    return incref(exception != NULL ? exception : None);
}

BUILTIN(sys_exc_info)
{
    UNUSED_ARGUMENTS;
    Object *exception = handled_error();
    if (exception == NULL) {
        return tuple_pack(3, None, None, None);
    }
    Object *traceback = ((Exception *)exception)->traceback;
    return tuple_pack(3, (Object *)exception->type, exception, traceback != NULL ? traceback : None);
}

BUILTIN(sys_exit)
{
    UNUSED_ARGUMENTS;
    Object *code = count == 1 && args[0].ref != None ? args[0].ref : NULL;
    if (code == NULL) {
        raise_none(EXC_SystemExit);
    } else if (!is_tuple(code)) {
        raise_value(EXC_SystemExit, code);
    } else {
        // A tuple gives the arguments of SystemExit, one by one.
        Object *error = object_call_tuple((Object *)&SystemExitType, code, NULL);
        if (error != NULL) {
            hold(error);
            raise_object(error);
            drop_held(1);
        }
    }
    return NULL;
}

BUILTIN(sys_getframe)
{
    UNUSED_ARGUMENTS;
    int64_t depth = count == 0 ? 0 : number_as_index(args[0].ref, NULL);
    if (depth == -1 && error_pending()) {
        return NULL;
    }
    Frame *frame = current_frame;
    for (; depth > 0 && frame != NULL; depth--) {
        frame = frame_outer(frame);
    }
    if (frame == NULL) {
        raise(EXC_ValueError, "call stack is not deep enough");
        return NULL;
    }
    FrameObject *object = frame_get_object(frame);
    return object == NULL ? NULL : incref(&object->base);
}

// The name of a caller's module, without a frame object.
BUILTIN(sys_getframemodulename)
{
    UNUSED_ARGUMENTS;
    int64_t depth = count == 0 ? 0 : number_as_index(args[0].ref, NULL);
    if (depth == -1 && error_pending()) {
        return NULL;
    }
    Frame *frame = current_frame;
    for (; depth > 0 && frame != NULL; depth--) {
        frame = frame_outer(frame);
    }
    Object *name = frame == NULL ? NULL : dict_peek(frame->globals, names.__name__);
    return incref(name == NULL ? None : name);
}

BUILTIN(sys_getrecursionlimit)
{
    UNUSED_ARGUMENTS;
    return int_from(vm.recursion_limit);
}

BUILTIN(sys_setrecursionlimit)
{
    UNUSED_ARGUMENTS;
    int64_t limit = int_argument(args[0].ref);
    if (limit == -1 && error_pending()) {
        return NULL;
    }
    if (limit < 1) {
        raise(EXC_ValueError, "recursion limit must be greater or equal than 1");
        return NULL;
    }
    if (vm.depth >= limit) {
        raise(EXC_RecursionError,
              "cannot set the recursion limit to %lld at the recursion depth %d: the limit is too low",
              (long long)limit, vm.depth);
        return NULL;
    }
    vm.recursion_limit = limit > INT32_MAX ? INT32_MAX : (int)limit;
    return incref(None);
}

bool
sys_ends(void)
{
    return finalizing;
}

BUILTIN(sys_is_finalizing)
{
    UNUSED_ARGUMENTS;
    return incref(bool_from(finalizing));
}

// --- texts and limits --------------------------------------------------------------------------------------

BUILTIN(sys_getdefaultencoding)
{
    UNUSED_ARGUMENTS;
    return str_from("utf-8");
}

BUILTIN(sys_getfilesystemencodeerrors)
{
    UNUSED_ARGUMENTS;
    return str_from("surrogateescape");
}

BUILTIN(sys_get_int_max_str_digits)
{
    UNUSED_ARGUMENTS;
    return int_from(int_max_str_digits);
}

BUILTIN(sys_set_int_max_str_digits)
{
    (void)self;
    Object *value;
    if (args_parse("set_int_max_str_digits", "maxdigits", args, count, keyword_names, &value) < 0) {
        return NULL;
    }
    int64_t digits = number_as_index(value, NULL);
    if (digits == -1 && error_pending()) {
        return NULL;
    }
    if (digits != 0 && digits < 640) {
        raise(EXC_ValueError, "maxdigits must be 0 or larger than 640");
        return NULL;
    }
    int_max_str_digits = digits > INT32_MAX ? INT32_MAX : (int)digits;
    return incref(None);
}

static const MemberDef asyncgen_hooks_fields[] = {
    STRUCT_FIELD("firstiter", 0),
    STRUCT_FIELD("finalizer", 1),
    {.name = NULL},
};
static STRUCT_SEQUENCE_TYPE(AsyncgenHooksType, "asyncgen_hooks", asyncgen_hooks_fields);

BUILTIN(sys_get_asyncgen_hooks)
{
    UNUSED_ARGUMENTS;
    Object *first = generator_hooks.first_iteration, *finalizer = generator_hooks.finalizer;
    Object *values[] = {incref(first != NULL ? first : None), incref(finalizer != NULL ? finalizer : None)};
    return struct_sequence_new(&AsyncgenHooksType, values, COUNT_OF(values));
}

BUILTIN(sys_set_asyncgen_hooks)
{
    (void)self;
    static const char *const which[] = {"firstiter", "finalizer"};
    Object **const hooks[] = {&generator_hooks.first_iteration, &generator_hooks.finalizer};
    Object *given[2];
    if (args_parse("set_asyncgen_hooks", "|firstiter finalizer", args, count, keyword_names, given) < 0) {
        return NULL;
    }
    for (size_t i = 2; i-- > 0;) {
        if (given[i] != NULL && given[i] != None && !object_is_callable(given[i])) {
            raise(EXC_TypeError, "callable %s expected, got %s", which[i], given[i]->type->name);
            return NULL;
        }
    }
    for (size_t i = 2; i-- > 0;) {
        if (given[i] != NULL) {
            Object *old = *hooks[i];
            *hooks[i] = given[i] == None ? NULL : incref(given[i]);
            xdecref(old);
        }
    }
    return None;
}

BUILTIN(sys_get_coroutine_origin_tracking_depth)
{
    UNUSED_ARGUMENTS;
    return int_from(generator_hooks.origin_depth);
}

BUILTIN(sys_set_coroutine_origin_tracking_depth)
{
    (void)self;
    Object *value;
    if (args_parse("set_coroutine_origin_tracking_depth", "depth", args, count, keyword_names, &value) < 0) {
        return NULL;
    }
    int64_t depth = int_argument(value);
    if (depth == -1 && error_pending()) {
        return NULL;
    }
    if (depth < 0) {
        raise(EXC_ValueError, "depth must be >= 0");
        return NULL;
    }
    generator_hooks.origin_depth = (int)depth;
    return None;
}

static int64_t switch_interval;  // in microseconds; there is but one thread

BUILTIN(sys_getswitchinterval)
{
    UNUSED_ARGUMENTS;
    return float_from(1e-6 * (double)switch_interval);
}

BUILTIN(sys_setswitchinterval)
{
    UNUSED_ARGUMENTS;
    double seconds = object_as_double(args[0].ref);
    if (error_pending()) {
        return NULL;
    }
    if (!(seconds > 0)) {
        raise(EXC_ValueError, "switch interval must be strictly positive");
        return NULL;
    }
    seconds *= 1e6;
    switch_interval = seconds < 1e18 ? (int64_t)seconds : (int64_t)1e18;
    return incref(None);
}

// The table of what was found in classes is no part of this runtime's objects: nothing is lost.
BUILTIN(sys_clear_type_cache)
{
    UNUSED_ARGUMENTS;
    return incref(None);
}

BUILTIN(sys_call_tracing)
{
    UNUSED_ARGUMENTS;
    if (!is_instance_of(args[1].ref, &TupleType)) {
        raise(EXC_TypeError, "call_tracing() argument 2 must be tuple, not %T", args[1].ref);
        return NULL;
    }
    bool busy = tracing.busy;
    tracing.busy = false;  // a trace function may have what it calls traced
    Object *result = object_call_tuple(args[0].ref, args[1].ref, NULL);
    tracing.busy = busy;
    return result;
}

#define HOOK(get, set, place)                                    \
    BUILTIN(get)                                                 \
    {                                                            \
        UNUSED_ARGUMENTS;                                        \
        return incref((place) != NULL ? (place) : None);         \
    }                                                            \
    BUILTIN(set)                                                 \
    {                                                            \
        UNUSED_ARGUMENTS;                                        \
        tracing_set(&(place), args[0].ref);                      \
        return None;                                             \
    }
HOOK(sys_gettrace, sys_settrace, tracing.tracer)
HOOK(sys_getprofile, sys_setprofile, tracing.profiler)
#undef HOOK

BUILTIN(sys_debugmallocstats)
{
    UNUSED_ARGUMENTS;
    malloc_stats_write();
    return incref(None);
}

static const MethodDef functions[] = {
    {"displayhook", sys_displayhook, 1, 1, 0, "Print an object to sys.stdout and also save it in builtins._"},
    {"exception", sys_exception, 0, 0, 0, NULL},
    {"exc_info", sys_exc_info, 0, 0, 0, NULL},
    {"excepthook", sys_excepthook, 3, 3, 0,
     "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"exit", sys_exit, 0, 1, 0, NULL},
    {"getdefaultencoding", sys_getdefaultencoding, 0, 0, 0,
     "Return the current default encoding used by the Unicode implementation."},
    {"getallocatedblocks", sys_getallocatedblocks, 0, 0, 0,
     "Return the number of memory blocks currently allocated."},
    {"getfilesystemencoding", sys_getdefaultencoding, 0, 0, 0,
     "Return the encoding used to convert Unicode filenames to OS filenames."},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, 0, 0, 0, NULL},
    {"getrefcount", sys_getrefcount, 1, 1, 0, NULL},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, 0, NULL},
    {"getsizeof", sys_getsizeof, 0, -1, METHOD_KEYWORDS | METHOD_TUPLE, NULL},
    {"_debugmallocstats", sys_debugmallocstats, 0, 0, 0, NULL},
    {"_getframe", sys_getframe, 0, 1, 0, NULL},
    {"_getframemodulename", sys_getframemodulename, 0, 1, 0, NULL},
    {"getunicodeinternedsize", sys_getunicodeinternedsize, 0, 0, 0,
     "Return the number of elements of the unicode interned dictionary"},
    {"intern", sys_intern, 1, 1, 0, NULL},
    {"_is_interned", sys_is_interned, 1, 1, 0, "Return True if the given string is \"interned\"."},
    {"is_finalizing", sys_is_finalizing, 0, 0, 0, "Return True if Python is exiting."},
    {"getswitchinterval", sys_getswitchinterval, 0, 0, 0, NULL},
    {"setswitchinterval", sys_setswitchinterval, 1, 1, 0, NULL},
    {"_clear_type_cache", sys_clear_type_cache, 0, 0, 0, NULL},
    {"call_tracing", sys_call_tracing, 2, 2, 0, NULL},
    {"getprofile", sys_getprofile, 0, 0, 0, NULL},
    {"setprofile", sys_setprofile, 1, 1, 0, NULL},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, 0, NULL},
    {"unraisablehook", sys_unraisablehook, 1, 1, 0, NULL},
    {"gettrace", sys_gettrace, 0, 0, 0, NULL},
    {"settrace", sys_settrace, 1, 1, 0, NULL},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, 0, 0, 0, NULL},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, 0, -1, METHOD_KEYWORDS, NULL},
    {"get_coroutine_origin_tracking_depth", sys_get_coroutine_origin_tracking_depth, 0, 0, 0,
     "Check status of origin tracking for coroutine objects in this thread."},
    {"set_coroutine_origin_tracking_depth", sys_set_coroutine_origin_tracking_depth, 0, -1, METHOD_KEYWORDS, NULL},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, 0, NULL},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, 0, -1, METHOD_KEYWORDS, NULL},
    {.name = NULL},
};

// --- the module --------------------------------------------------------------------------------------------

static int
add_streams(Object *module)
{
    static const struct {
        const char *name, *original, *file;
    } streams[] = {{"stdin", "__stdin__", "<stdin>"},
                   {"stdout", "__stdout__", "<stdout>"},
                   {"stderr", "__stderr__", "<stderr>"}};
    for (int i = 0; i < 3; i++) {
        Object *file = text_file_new(i, streams[i].file);
        if (module_add(module, streams[i].name, xincref(file)) < 0 ||
            module_add(module, streams[i].original, file) < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
list_of_text(const char *text)
{
    Object *list = list_new(0);
    Object *item = list == NULL ? NULL : str_from(text);
    if (item == NULL || list_append_give(list, item) < 0) {
        xdecref(list);
        return NULL;
    }
    return list;
}

static int
keep_original(Object *module, const char *name, const char *original)
{
    return module_add(module, original, xincref(dict_peek_cstring(module_dict(module), name)));
}

static int
fill(Object *module)
{
    if (sys_add_information(module) < 0 || add_streams(module) < 0 ||
        keep_original(module, "displayhook", "__displayhook__") < 0 ||
        keep_original(module, "excepthook", "__excepthook__") < 0 ||
        keep_original(module, "unraisablehook", "__unraisablehook__") < 0) {
        return -1;
    }
    return module_add(module, "modules", incref(sys_modules)) < 0 ||
                   module_add(module, "version", str_format("%s (main) [Ouroboros]", profile->version)) < 0 ||
                   library_add_int(module, "hexversion", profile->hex_version) < 0 ||
                   library_add_int(module, "api_version", 1013) < 0 ||
                   module_add(module, "copyright", str_from("Ouroboros, a playground for Python's memory")) <
                       0 ||
                   module_add(module, "platform", str_from("linux")) < 0 ||
                   library_add_int(module, "maxsize", INT64_MAX) < 0 ||
                   library_add_int(module, "maxunicode", 0x10ffff) < 0 ||
                   module_add(module, "float_repr_style", str_from("short")) < 0 ||
                   module_add(module, "byteorder", str_from("little")) < 0 ||
                   module_add(module, "abiflags", str_from("")) < 0 ||
                   module_add(module, "executable", str_from("")) < 0 ||
                   module_add(module, "prefix", str_from("")) < 0 ||
                   module_add(module, "path", list_of_text("")) < 0 ||
                   module_add(module, "argv", list_of_text("")) < 0 ||
                   module_add(module, "orig_argv", list_of_text("python")) < 0 ||
                   module_add(module, "warnoptions", list_new(0)) < 0 ||
                   module_add(module, "dont_write_bytecode", incref(True)) < 0
               ? -1
               : 0;
}

Object *
sys_make(void)
{
    finalizing = source_marks_used = false;
    switch_interval = 5000;
    unraisable_hook = sys_call_unraisable_hook;
    traceback_limit = sys_limit_of_tracebacks;
    Object *module = library_module("sys", functions);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (fill(module) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
