// The module _weakref: what weakref is made of.
#include "gc/weakref.h"
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/int.h"
#include "types/list.h"

BUILTIN(weakref_getweakrefcount)
{
    UNUSED_ARGUMENTS;
    return int_from(weakref_count(args[0].ref));
}

BUILTIN(weakref_getweakrefs)
{
    UNUSED_ARGUMENTS;
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    Slot *first = weakref_list(args[0].ref);
    for (Weakref *w = first == NULL ? NULL : (Weakref *)first->ref; w != NULL; w = w->next) {
        if (w->base.refcnt > 0 && list_append(list, &w->base) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

BUILTIN(weakref_make_proxy)
{
    UNUSED_ARGUMENTS;
    return weakref_proxy(args[0].ref, count == 2 ? args[1].ref : NULL);
}

// Removes a key whose value is a reference to an object that has died. Used by callbacks of WeakValueDictionary, whose
// key may have been given a new value meanwhile.
BUILTIN(weakref_remove_dead)
{
    UNUSED_ARGUMENTS;
    Object *dict = args[0].ref;
    if (!is_dict(dict)) {
        args_raise_wrong("_remove_dead_weakref", "argument 1", "dict", dict);
        return NULL;
    }
    Object *value;
    int found = dict_get(dict, args[1].ref, &value);
    if (found <= 0) {
        return found < 0 ? NULL : None;
    }
    hold(value);
    if (!is_instance_of(value, &WeakrefType)) {
        raise(EXC_TypeError, "not a weakref");
        found = -1;
    } else if (weakref_peek(value) == None) {
        Object *removed = NULL;
        found = dict_take(dict, args[1].ref, &removed);
        xdecref(removed);
    }
    drop_held(1);
    return found < 0 ? NULL : None;
}

static const MethodDef functions[] = {
    {"getweakrefcount", weakref_getweakrefcount, 1, 1, 0,
     "Return the number of weak references to 'object'."},
    {"getweakrefs", weakref_getweakrefs, 1, 1, 0,
     "Return a list of all weak reference objects pointing to 'object'."},
    {"proxy", weakref_make_proxy, 1, 2, 0, NULL},
    {"_remove_dead_weakref", weakref_remove_dead, 2, 2, 0, NULL},
    {.name = NULL},
};

static int
add_type(Object *module, const char *name, Type *type)
{
    return module_add(module, name, incref((Object *)type));
}

Object *
weakref_make(void)
{
    Object *module = library_module("_weakref", functions);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (add_type(module, "ref", &WeakrefType) < 0 || add_type(module, "ReferenceType", &WeakrefType) < 0 ||
        add_type(module, "ProxyType", &WeakProxyType) < 0 ||
        add_type(module, "CallableProxyType", &WeakCallableProxyType) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
