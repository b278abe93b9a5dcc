// Type variables among the arguments of an alias, and types put in their place.
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/generic_alias_internal.h"
#include "types/held.h"
#include "types/list.h"
#include "types/tuple.h"

// What has __typing_subst__ is a type variable, what has __parameters__ contains some.

// An attribute that need not be there: 1 (NEW_REF), 0, -1.
static int
find_attribute(Object *op, const char *name, Object **out)
{
    Object *key = str_from(name);
    if (key == NULL) {
        return -1;
    }
    hold(key);
    int found = object_find_attr(op, key, out);
    drop_held(1);
    return found;
}

static int
append_new(Object *list, Object *op)
{
    for (int64_t i = 0; i < list_length(list); i++) {
        if (list_peek(list, i) == op) {
            return 0;
        }
    }
    return list_append(list, op);
}

static int
collect_parameters(Object *list, Object *args)
{
    for (int64_t i = 0; i < tuple_length(args); i++) {
        Object *arg = tuple_peek(args, i), *found = NULL;
        if (is_type(arg) && !is_alias(arg)) {
            continue;
        }
        int result = 0;
        if (is_list(arg) || is_tuple(arg)) {
            found = is_list(arg) ? list_as_tuple(arg) : incref(arg);
            if (found == NULL || recursion_enter(NESTS_DATA, " in __parameters__ calculation") < 0) {
                xdecref(found);
                return -1;
            }
            hold(found);
            result = collect_parameters(list, found);
            recursion_leave(NESTS_DATA);
            drop_held(1);
        } else if ((result = find_attribute(arg, "__typing_subst__", &found)) > 0) {
            decref(found);
            result = append_new(list, arg);
        } else if (result == 0 && (result = find_attribute(arg, "__parameters__", &found)) > 0) {
            hold(found);
            result = 0;
            for (int64_t k = 0; result == 0 && is_tuple(found) && k < tuple_length(found); k++) {
                result = append_new(list, tuple_peek(found, k));
            }
            drop_held(1);
        }
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

Object *
alias_parameters_of(Object *args, Object **cache)
{
    if (*cache == NULL) {
        Object *list = list_new(0);
        if (list == NULL) {
            return NULL;
        }
        hold(list);
        Object *parameters = NULL;
        if (recursion_enter(NESTS_TYPE, "") == 0) {
            parameters = collect_parameters(list, args) < 0 ? NULL : list_as_tuple(list);
            recursion_leave(NESTS_TYPE);
        }
        drop_held(1);
        *cache = parameters;
    }
    return *cache;
}

// What item stands for the parameter; `items` are as many as `parameters`. Borrowed.
static Object *
item_for(Object *parameter, Object *parameters, Object *items)
{
    for (int64_t i = 0; i < tuple_length(parameters); i++) {
        if (tuple_peek(parameters, i) == parameter) {
            return tuple_peek(items, i);
        }
    }
    return parameter;
}

// What stands for several types is added item by item.
static int
append_item(Object *list, Object *item, bool several)
{
    int result = 0;
    if (!several) {
        return list_append(list, item);
    }
    for (int64_t i = 0; result == 0 && i < tuple_length(item); i++) {
        result = list_append(list, tuple_peek(item, i));
    }
    return result;
}

// Type variables may want to see what they are given: one of several types, or one with a default.
static Object *
prepare_items(Object *op, Object *parameters, STEALS Object *items)
{
    for (int64_t i = 0; i < tuple_length(parameters); i++) {
        hold(items);
        Object *prepare;
        int found = find_attribute(tuple_peek(parameters, i), "__typing_prepare_subst__", &prepare);
        if (found > 0) {
            hold(prepare);
            Slot args[2] = {{op}, {items}};
            items = drop_held_under(object_call(prepare, args, 2, NULL), 2);
        } else {
            items = found < 0 ? (drop_held(1), NULL) : let_go();
        }
        if (items == NULL) {
            return NULL;
        }
        if (!is_tuple(items)) {
            raise(EXC_TypeError, "expected __typing_prepare_subst__ to return a tuple, not %T", items);
            decref(items);
            return NULL;
        }
    }
    return items;
}

// One argument with the items in place of the type variables.
static Object *
substitute(Object *arg, Object *parameters, Object *items)
{
    if (is_type(arg) && !is_alias(arg)) {
        return incref(arg);
    }
    Object *found;
    int result = find_attribute(arg, "__typing_subst__", &found);
    if (result > 0) {
        hold(found);
        return drop_held_under(object_call_one(found, item_for(arg, parameters, items)), 1);
    }
    result = result < 0 ? -1 : find_attribute(arg, "__parameters__", &found);
    if (result < 0) {
        return NULL;
    }
    if (result == 0) {
        return incref(arg);
    }
    hold(found);
    Object *changed = NULL;
    if (!is_tuple(found) || tuple_length(found) == 0) {
        changed = incref(arg);
    } else {
        Object *inner = list_new(0);
        hold(inner);
        int added = inner == NULL ? -1 : 0;
        for (int64_t i = 0; added == 0 && i < tuple_length(found); i++) {
            Object *parameter = tuple_peek(found, i), *item = item_for(parameter, parameters, items);
            added = append_item(inner, item, parameter->type->iter != NULL && is_tuple(item));
        }
        Object *key = added < 0 ? NULL : hold(list_as_tuple(inner));
        if (key != NULL) {
            changed = object_get_item(arg, key);
            drop_held(1);
        }
        changed = drop_held_under(changed, 1);
    }
    return drop_held_under(changed, 1);
}

Object *
alias_substitute(Object *op, Object *args, Object *parameters, Object *key)
{
    if (parameters == NULL) {
        return NULL;
    }
    int64_t wanted = tuple_length(parameters);
    if (wanted == 0) {
        raise(EXC_TypeError, "%R is not a generic class", op);
        return NULL;
    }
    Object *items = is_tuple(key) ? incref(key) : tuple_pack(1, key);
    items = items == NULL ? NULL : prepare_items(op, parameters, items);
    if (items == NULL) {
        return NULL;
    }
    hold(items);
    int64_t given = tuple_length(items);
    if (given != wanted) {
        bool many = given > wanted;
        raise(EXC_TypeError, "Too %s arguments for %R; actual %lld, expected %s%lld", many ? "many" : "few", op,
              (long long)given, many ? "" : "at least ", (long long)(many ? wanted : given + 1));
        drop_held(1);
        return NULL;
    }
    Object *list = list_new(0);
    if (list == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(list);
    for (int64_t i = 0; i < tuple_length(args); i++) {
        Object *arg = tuple_peek(args, i), *changed = substitute(arg, parameters, items);
        if (changed == NULL) {
            drop_held(2);
            return NULL;
        }
        hold(changed);
        bool is_several = is_tuple(changed) &&
                          dict_peek_cstring(arg->type->dict, "__typing_is_unpacked_typevartuple__") != NULL;
        if (append_item(list, changed, is_several) < 0) {
            drop_held(3);
            return NULL;
        }
        drop_held(1);
    }
    return drop_held_under(list_as_tuple(list), 2);
}
