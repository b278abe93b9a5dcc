// sys.modules and import: every module is built in, and is made when the program first asks for it.
#include "library/library_internal.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "trace/trace.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/suggestion.h"
#include <string.h>

Object *sys_modules;

static const struct {
    const char *name;
    ModuleMaker make;
} makers[] = {
    {"gc", gc_make},       {"math", math_make},       {"time", time_make},
    {"types", types_make}, {"weakref", weakref_make}, {NULL, NULL},
};

int
import_init(void)
{
    sys_modules = dict_new();
    return sys_modules == NULL ? -1 : 0;
}

void
import_fini(void)
{
    CLEAR_SLOT(sys_modules);
}

Object *
library_module(const char *name, const MethodDef *functions)
{
    static const char built_in;
    Object *module = module_new(name);
    if (module == NULL) {
        return NULL;
    }
    ((Module *)module)->def = (void *)(uintptr_t)&built_in; // shown as (built-in)
    hold(module);
    if (functions != NULL && module_add_functions(module, functions) < 0) {
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

// What is born while a module is made is the interpreter's, not the program's.
static Object *
make_module(ModuleMaker make, Object *name)
{
    bool in_program = trace.in_program;
    trace.in_program = false;
    Object *module = make();
    if (module != NULL) {
        hold(module);
        if (dict_set(sys_modules, name, module) < 0) {
            drop_held(1);
            module = NULL;
        } else {
            module = let_go();
        }
    }
    trace.in_program = in_program;
    return module;
}

// ModuleNotFoundError with its name attribute.
static void
raise_not_found(Object *name, Object *top)
{
    raise(EXC_ModuleNotFoundError, "No module named %R%s", name,
          is_standard_module(top) ? " (mini-Python does not have it)" : "");
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
    for (size_t i = 0; makers[i].name != NULL; i++) {
        if (str_equals(name, makers[i].name)) {
            return make_module(makers[i].make, name);
        }
    }
    raise_not_found(name, top);
    return NULL;
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

// from package import submodule: the submodule becomes an attribute when there is one of that name.
static bool
has_items(Object *wanted)
{
    return wanted != NULL && (is_tuple(wanted) ? tuple_length(wanted) > 0 : wanted != None);
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
    if (level > 0) {
        raise(EXC_ImportError, "attempted relative import with no known parent package");
        return NULL;
    }
    if (str_length(name) == 0) {
        raise(EXC_ValueError, "Empty module name");
        return NULL;
    }
    return import_dotted(name, has_items(values[3]));
}
