#include "library/frozen.h"
#include "lang/compile.h"
#include "lang/parser.h"
#include "library/library_internal.h"
#include "object/names.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/list.h"
#include "types/str.h"
#include "vm/traceback_print.h"
#include "vm/vm.h"
#include <string.h>

const FrozenModule *
frozen_find(Object *name)
{
    for (const FrozenModule *module = frozen_modules; module->name != NULL; module++) {
        if (str_equals(name, module->name)) {
            return module;
        }
    }
    return NULL;
}

static int
fill_dict(Object *module, const FrozenModule *frozen, Object *name)
{
    Object *dict = module_dict(module);
    const char *dot = strrchr(frozen->name, '.');
    int64_t package_length = frozen->is_package ? str_length(name) : dot != NULL ? dot - frozen->name : 0;
    Object *package = str_slice(name, 0, package_length);
    if (package == NULL) {
        return -1;
    }
    hold(package);
    int result = dict_set(dict, names.__package__, package);
    drop_held(1);
    if (result < 0 || dict_set(dict, names.__builtins__, module_dict(builtins_module)) < 0) {
        return -1;
    }
    return frozen->is_package ? module_add(module, "__path__", list_new(0)) : 0;
}

static Object *
compile_text(const FrozenModule *frozen, TreeConstants *keep)
{
    Buffer written = {0};
    buffer_append_format(&written, "<frozen %s>", frozen->name);
    const char *filename = written.data;
    Tree tree = {0};
    SyntaxError error = {0};
    Object *code = NULL;
    if (parse_module(frozen->source, frozen->length, filename, PARSE_FILE, &tree, &error)) {
        code = compile_program(&tree, filename, keep, NULL, &error);
    }
    tree_free(&tree);
    if (code == NULL && !error_pending()) {
        syntax_error_raise(&error);
    }
    syntax_error_free(&error);
    buffer_free(&written);
    return code;
}

int
frozen_complete(Object *module, const FrozenModule *frozen)
{
    TreeConstants keep = {0};
    Object *code = compile_text(frozen, &keep);
    Object *result = NULL;
    if (code != NULL) {
        hold(code);
        result = run_code(code, module_dict(module), NULL);
        result = drop_held_under(result, 1);
    }
    if (result != NULL) {
        hold(result);
        drop_held(1);
    }
    tree_constants_release(&keep);
    return result != NULL ? 0 : -1;
}

// Many programs need references only, and to make the containers takes longer than all else that precedes a first line.
static const struct {
    const char *name, *part;
} in_parts[] = {{"weakref", "_weakref"}};

static const char *
part_of(const FrozenModule *frozen)
{
    for (size_t i = 0; i < COUNT_OF(in_parts); i++) {
        if (strcmp(frozen->name, in_parts[i].name) == 0) {
            return in_parts[i].part;
        }
    }
    return NULL;
}

// Takes over the public names of the part in C.
static int
begin_with(Object *module, const char *part)
{
    Object *name = str_from(part);
    if (name == NULL) {
        return -1;
    }
    hold(name);
    Object *from = library_import(name);
    drop_held(1);
    if (from == NULL) {
        return -1;
    }
    hold(from);
    int result = 0;
    int64_t position = 0;
    Object *key, *value;
    while (result == 0 && dict_next(module_dict(from), &position, &key, &value)) {
        result = str_at(key, 0) == '_' ? 0 : dict_set(module_dict(module), key, value);
    }
    drop_held(1);
    return result;
}

Object *
frozen_make(const FrozenModule *frozen, Object *name)
{
    Object *module = module_new(frozen->name);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    module_set_origin(module, MODULE_FROZEN);
    // It is there before its text runs: modules may import one another.
    if (fill_dict(module, frozen, name) < 0 || dict_set(sys_modules, name, module) < 0) {
        drop_held(1);
        return NULL;
    }
    const char *part = part_of(frozen);
    if (part != NULL) {
        module_put_off(module, frozen);
    }
    if ((part != NULL ? begin_with(module, part) : frozen_complete(module, frozen)) < 0) {
        hold(error_take());
        Object *dropped = NULL;
        if (dict_take(sys_modules, name, &dropped) < 0) {
            error_clear();
        }
        xdecref(dropped);
        error_give(let_go());
        drop_held(1);
        return NULL;
    }
    return let_go();
}
