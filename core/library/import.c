// sys.modules and import: every module is built in or frozen, and is made when the program first asks for it.
#include "library/library_internal.h"
#include "gc/gc.h"
#include "library/frozen.h"
#include "object/free_list.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "trace/trace.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/object_reduce.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/suggestion.h"
#include "types/type_internal.h"
#include <string.h>

Object *sys_modules;

static const struct {
    const char *name;
    ModuleMaker make;
} makers[] = {
    {"_abc", abc_make},
    {"_collections", collections_make},
    {"_contextvars", contextvars_make},
    {"_functools", functools_make},
    {"_re", re_make},
    {"_heapq", heapq_make},
    {"_random", random_make},
    {"_source", source_make},
    {"_tools", tools_make},
    {"_tracemalloc", tracemalloc_make},
    {"_types", types_make},
    {"_weakref", weakref_make},
    {"array", array_make},
    {"atexit", atexit_make},
    {"bisect", bisect_make},
    {"gc", gc_make},
    {"itertools", itertools_make},
    {"math", math_make},
    {"operator", operator_make},
    {"time", time_make},
    {NULL, NULL},
};

Object *
library_find_function(const char *module_name, const char *function)
{
    Object *name = str_from(module_name);
    if (name == NULL) {
        return NULL;
    }
    hold(name);
    Object *module = library_import(name);
    drop_held(1);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    return drop_held_under(object_get_attr_cstring(module, function), 1);
}

static Object *
find_copyreg_function(const char *function)
{
    return library_find_function("copyreg", function);
}

Object *
library_module(const char *name, const MethodDef *functions)
{
    Object *module = module_new(name);
    if (module == NULL) {
        return NULL;
    }
    module_set_origin(module, MODULE_BUILT_IN);
    hold(module);
    if (functions != NULL && module_add_functions(module, functions) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

int
library_add_types(Object *module, Type *const *types)
{
    for (; *types != NULL; types++) {
        if (type_ready(*types) < 0 || module_add(module, type_short_name(*types), incref((Object *)*types)) < 0) {
            return -1;
        }
    }
    return 0;
}

Object *
library_module_of_types(const char *name, const MethodDef *functions, Type *const *types)
{
    Object *module = library_module(name, functions);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (library_add_types(module, types) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

int
library_add_int(Object *module, const char *name, int64_t value)
{
    return module_add(module, name, int_from(value));
}

static Object *
make_built_in(ModuleMaker make, Object *name)
{
    Object *module = make();
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (dict_set(sys_modules, name, module) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

// A class that the release has not stays under a private name, where that is free: other code of the library uses it.
static int
put_away(Object *dict, const char *name)
{
    Object *value = NULL;
    Object *key = str_from(name);
    if (key == NULL) {
        return -1;
    }
    hold(key);
    int result = dict_take(dict, key, &value);
    drop_held(1);
    if (result <= 0) {
        return result;
    }
    hold(value);
    Object *away = is_type(value) && type_has((Type *)value, TYPE_HEAP) ? str_format("_%s", name) : NULL;
    if (away != NULL) {
        hold(away);
        if (dict_peek(dict, away) == NULL && !error_pending()) {
            result = dict_set(dict, away, value);
        }
        drop_held(1);
    }
    drop_held(1);
    return error_pending() ? -1 : 0;
}

static int
take_from_class(Object *dict, const char *name)
{
    const char *dot = strchr(name, '.');
    Object *key = str_from_utf8(name, (size_t)(dot - name));
    if (key == NULL) {
        return -1;
    }
    Object *class = dict_peek(dict, key);
    decref(key);
    assert(class != NULL);
    key = str_from(dot + 1);
    if (key == NULL) {
        return -1;
    }
    hold(key);
    int result = object_set_attr(class, key, NULL);
    drop_held(1);
    return result;
}

static int
take_from_all(Object *all, const char *name)
{
    for (int64_t i = 0; i < list_length(all); i++) {
        if (str_equals(list_peek(all, i), name)) {
            return list_set_slice(all, i, i + 1, NULL);
        }
    }
    return 0;
}

int
library_forget_absent(Object *module, const char *name)
{
    Object *dict = module_dict(module);
    Object *all = dict_peek_cstring(dict, "__all__");
    size_t position = 0;
    for (const char *absent; (absent = profile_next_absent(name, &position)) != NULL;) {
        int result = strchr(absent, '.') != NULL ? take_from_class(dict, absent) : put_away(dict, absent);
        if (result < 0 || (all != NULL && is_list(all) && take_from_all(all, absent) < 0)) {
            return -1;
        }
    }
    return 0;
}

// Owns the reference; NULL with an error where that fails.
static Object *
forget_absent_of(Object *module, const char *name)
{
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (library_forget_absent(module, name) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

// The module of that name that the library has; NULL without an error: it has none.
static Object *
make_known(Object *name)
{
    for (size_t i = 0; makers[i].name != NULL; i++) {
        if (str_equals(name, makers[i].name)) {
            return forget_absent_of(make_built_in(makers[i].make, name), makers[i].name);
        }
    }
    const FrozenModule *frozen = frozen_find(name);
    return frozen == NULL ? NULL : forget_absent_of(frozen_make(frozen, name), frozen->name);
}

// What is born while a module is made is the interpreter's, not the program's: the views hide it, and the collector's
// counters and younger generations do not notice it.
typedef struct {
    bool was_in_program;
    GcAside aside;
} Making;

static Making
making_begin(void)
{
    Making making = {.was_in_program = trace.in_program};
    if (making.was_in_program) {
        trace.in_program = false;
        making.aside = gc_set_aside();
    }
    return making;
}

static void
making_end(Making making)
{
    if (making.was_in_program) {
        gc_take_back(making.aside);
        trace.in_program = true;
    }
}

static Object *
make_module(Object *name)
{
    Making making = making_begin();
    Object *module = make_known(name);
    making_end(making);
    // The first weakref.finalize imports it.
    if (making.was_in_program && str_equals(name, "atexit")) {
        gc.count[0] += profile->atexit_births;
    }
    return module;
}

static int
make_rest(Object *module, const void *frozen)
{
    Making making = making_begin();
    FreeListsAside aside;
    free_lists_set_aside(&aside);
    int result = frozen_complete(module, frozen);
    free_lists_take_back(&aside);
    making_end(making);
    return result;
}

// Makes name.part an attribute of the package.
static int
bind_in_parent(Object *name, Object *module)
{
    int64_t dot = -1;
    for (int64_t i = 0; i < str_length(name); i++) {
        dot = str_at(name, i) == '.' ? i : dot;
    }
    if (dot < 0) {
        return 0;
    }
    Object *package_name = str_slice(name, 0, dot);
    if (package_name == NULL) {
        return -1;
    }
    hold(package_name);
    Object *part = str_slice(name, dot + 1, str_length(name));
    int result = -1;
    if (part != NULL) {
        hold(part = str_intern(part));
        Object *package;
        int found = dict_get(sys_modules, package_name, &package);
        if (found > 0) {
            hold(package);
            result = object_set_attr(package, part, module);
            drop_held(1);
        } else {
            result = found;
        }
        drop_held(1);
    }
    drop_held(1);
    return result;
}

// The name of the module in front of the last dot when it is there and is no package, else NULL.
static Object *
parent_without_path(Object *name)
{
    int64_t dot = -1;
    for (int64_t i = 0; i < str_length(name); i++) {
        dot = str_at(name, i) == '.' ? i : dot;
    }
    Object *parent = dot < 0 ? NULL : str_slice(name, 0, dot);
    if (parent == NULL) {
        return NULL;
    }
    hold(parent);
    Object *module;
    int found = dict_get(sys_modules, parent, &module);
    bool is_plain = false;
    if (found > 0) {
        is_plain = !is_instance_of(module, &ModuleType) || dict_peek_cstring(module_dict(module), "__path__") == NULL;
        decref(module);
    }
    parent = let_go();
    if (!is_plain) {
        decref(parent);
        return NULL;
    }
    return parent;
}

// ModuleNotFoundError with its name attribute.
static void
raise_not_found(Object *name, Object *top)
{
    Object *parent = parent_without_path(name);
    if (parent != NULL) {
        raise(EXC_ModuleNotFoundError, "No module named %R; %R is not a package", name, parent);
        decref(parent);
    } else if (!error_pending()) {
        raise(EXC_ModuleNotFoundError, "No module named %R%s", name,
              is_standard_module(top) ? " (mini-Python does not have it)" : "");
    }
    if (error_is(EXC_ModuleNotFoundError)) {
        Object *error = hold(error_take());
        if (object_set_attr(error, names.name, name) < 0) {
            error_clear();
        }
        error_give(let_go());
    }
}

// The module that exactly this name stands for.
static Object *
find_module(Object *name, Object *top)
{
    Object *module;
    int found = dict_get(sys_modules, name, &module);
    if (found < 0) {
        return NULL;
    }
    if (found > 0) {
        if (module != None) {
            return module;
        }
        decref(module);
        raise(EXC_ModuleNotFoundError, "import of %U halted; None in sys.modules", name);
        return NULL;
    }
    module = make_module(name);
    if (module == NULL) {
        if (!error_pending()) {
            raise_not_found(name, top);
        }
        return NULL;
    }
    hold(module);
    if (bind_in_parent(name, module) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static int64_t
find_dot(Object *name, int64_t from)
{
    for (int64_t i = from; i < str_length(name); i++) {
        if (str_at(name, i) == '.') {
            return i;
        }
    }
    return -1;
}

// Imports a, then a.b, then a.b.c, as `import a.b.c` does. The innermost module, or the outermost one.
static Object *
import_dotted(Object *name, bool innermost)
{
    int64_t dot = find_dot(name, 0);
    if (dot < 0) {
        return find_module(name, name);
    }
    Object *top_name = str_slice(name, 0, dot);
    if (top_name == NULL) {
        return NULL;
    }
    hold(top_name);
    Object *top = find_module(top_name, top_name);
    if (top == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(top);
    Object *module = incref(top);
    while (dot < str_length(name)) {
        int64_t end = find_dot(name, dot + 1);
        end = end < 0 ? str_length(name) : end;
        hold(module);
        Object *part = str_slice(name, 0, end);
        module = NULL;
        if (part != NULL) {
            hold(part);
            module = find_module(part, top_name);
            drop_held(1);
        }
        module = drop_held_under(module, 1);
        if (module == NULL) {
            break;
        }
        dot = end;
    }
    if (module != NULL && !innermost) {
        decref(module);
        module = incref(top);
    }
    return drop_held_under(module, 2);
}

Object *
library_import(Object *name)
{
    return import_dotted(name, true);
}

static bool
has_items(Object *wanted)
{
    return wanted != NULL && (is_tuple(wanted) ? tuple_length(wanted) > 0 : wanted != None);
}

// from package import submodule: the submodule becomes an attribute when there is one of that name.
static int
import_submodules(Object *package, Object *wanted)
{
    Object *dict = is_instance_of(package, &ModuleType) ? module_dict(package) : NULL;
    Object *package_name = dict == NULL ? NULL : dict_peek(dict, names.__name__);
    if (package_name == NULL || !is_str(package_name) || !is_tuple(wanted) ||
        dict_peek_cstring(dict, "__path__") == NULL) {
        return 0;
    }
    for (int64_t i = 0; i < tuple_length(wanted); i++) {
        Object *part = tuple_peek(wanted, i);
        if (!is_str(part) || dict_peek(dict, part) != NULL) {
            continue;
        }
        Object *name = str_format("%U.%U", package_name, part);
        if (name == NULL) {
            return -1;
        }
        hold(name);
        Object *module = frozen_find(name) == NULL ? NULL : find_module(name, package_name);
        drop_held(1);
        if (module == NULL && error_pending()) {
            return -1;
        }
        xdecref(module);
    }
    return 0;
}

Object *
builtin_import(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self;
    Object *values[5];
    if (args_parse("__import__", "name | globals locals fromlist level", args, count, keyword_names, values) <
        0) {
        return NULL;
    }
    Object *name = values[0];
    if (!is_str(name)) {
        raise(EXC_TypeError, "module name must be a string");
        return NULL;
    }
    int64_t level = values[4] == NULL ? 0 : number_as_index(values[4], NULL);
    if (level < 0) {
        if (!error_pending()) {
            raise(EXC_ValueError, "level must be >= 0");
        }
        return NULL;
    }
    if (level > 0 && (values[1] == NULL || (is_exact(values[1], &DictType) && dict_peek(values[1], names.__name__) == NULL &&
                                            dict_peek_cstring(values[1], "__package__") == NULL))) {
        raise(EXC_KeyError, "'__name__' not in globals");
        return NULL;
    }
    if (level > 0) {
        if (values[1] != NULL && is_dict(values[1]) && dict_peek(values[1], names.__name__) == NULL) {
            raise(EXC_KeyError, "'__name__' not in globals");
            return NULL;
        }
        raise(EXC_ImportError, "attempted relative import with no known parent package");
        return NULL;
    }
    if (str_length(name) == 0) {
        raise(EXC_ValueError, "Empty module name");
        return NULL;
    }
    bool is_from = has_items(values[3]);
    Object *module = import_dotted(name, is_from);
    if (module != NULL && is_from) {
        hold(module);
        if (import_submodules(module, values[3]) < 0) {
            drop_held(1);
            return NULL;
        }
        module = let_go();
    }
    return module;
}

int
import_init(void)
{
    reduce_find_function = find_copyreg_function;
    module_complete = make_rest;
    sys_modules = dict_new();
    return sys_modules == NULL ? -1 : 0;
}

void
import_fini(void)
{
    CLEAR_SLOT(sys_modules);
}
