// The import statements: of modules, of names from them, and of all their names.
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "vm/vm.h"

Object *
import_name(Frame *frame, Object *name, Object *names_wanted, Object *level)
{
    Object *function;
    int found = namespace_find(frame->builtins, names.__import__, &function);
    if (found <= 0) {
        if (found == 0) {
            raise(EXC_ImportError, "__import__ not found");
        }
        return NULL;
    }
    hold(function);
    Object *locals = frame->locals != NULL && !(frame->code->flags & CODE_OPTIMIZED) ? frame->locals : None;
    Slot args[5] = {{name}, {frame->globals}, {locals}, {names_wanted}, {level}};
    Object *module = object_call(function, args, 5, NULL);
    drop_held(1);
    return module;
}

Object *
import_from(Object *module, Object *name)
{
    Object *value;
    int found = object_find_attr(module, name, &value);
    if (found != 0) {
        return found > 0 ? value : NULL;
    }
    Object *module_name;
    if (object_find_attr(module, names.__name__, &module_name) <= 0) {
        error_clear();
        raise(EXC_ImportError, "cannot import name %R from '<unknown module name>' (unknown location)", name);
        return NULL;
    }
    hold(module_name);
    raise(EXC_ImportError, "cannot import name %R from %R (unknown location)", name, module_name);
    if (error_is(EXC_ImportError)) {
        // For the suggestion in the traceback.
        ImportErrorObject *error = (ImportErrorObject *)pending_error;
        error->name = incref(module_name);
        error->name_from = incref(name);
    }
    drop_held(1);
    return NULL;
}

// --- from module import * ---------------------------------------------------------------------------------

// What `from module import *` takes: a list of names in *out. 1 when __all__ gives it, 0 when __dict__ does, -1.
static int
names_to_import(Object *module, Object **out)
{
    int listed = object_find_attr(module, names.__all__, out);
    Object *dict;
    int found = listed != 0 ? listed : object_find_attr(module, names.__dict__, &dict);
    if (listed != 0 || found < 0) {
        return found;
    }
    if (found == 0) {
        raise(EXC_ImportError, "from-import-* object has no __dict__ and no __all__");
        return -1;
    }
    hold(dict);
    Object *keys = mapping_keys(dict);
    if (keys != NULL) {
        hold(keys);
        *out = object_to_list(keys);
        drop_held(1);
    }
    drop_held(1);
    return keys == NULL || *out == NULL ? -1 : 0;
}

static void
raise_not_a_name(Object *module, Object *name, bool is_listed)
{
    Object *module_name = object_get_attr(module, names.__name__);
    if (module_name == NULL) {
        return;
    }
    if (is_str(module_name)) {
        raise(EXC_TypeError, "%s in %U.%s must be str, not %s", is_listed ? "Item" : "Key", module_name,
              is_listed ? "__all__" : "__dict__", name->type->name);
    } else {
        raise(EXC_TypeError, "module __name__ must be a string, not %s", module_name->type->name);
    }
    decref(module_name);
}

static int
import_one(Frame *frame, Object *module, Object *name, bool is_listed)
{
    if (!is_str(name)) {
        raise_not_a_name(module, name, is_listed);
        return -1;
    }
    if (!is_listed && str_length(name) > 0 && str_at(name, 0) == '_') {
        return 0;
    }
    Object *value = object_get_attr(module, name);
    if (value == NULL) {
        return -1;
    }
    hold(value);
    int result = object_set_item(frame->locals, name, value);
    drop_held(1);
    return result;
}

int
import_all_from(Frame *frame, Object *module)
{
    Object *wanted;
    int is_listed = names_to_import(module, &wanted);
    if (is_listed < 0) {
        return -1;
    }
    hold(wanted);
    int result = 0;
    for (int64_t i = 0; result == 0; i++) {
        Object *name = sequence_get_item(wanted, i);
        if (name == NULL) {
            result = error_is(EXC_IndexError) ? 0 : -1;
            if (result == 0) {
                error_clear();
            }
            break;
        }
        hold(name);
        result = import_one(frame, module, name, is_listed);
        drop_held(1);
    }
    drop_held(1);
    return result;
}
