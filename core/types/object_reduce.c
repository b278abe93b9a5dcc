#include "types/object_reduce.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"

Object *(*reduce_find_function)(const char *name);

static Object *
call_copyreg(const char *name, Slot *args, size_t count)
{
    Object *function = reduce_find_function(name);
    if (function == NULL) {
        return NULL;
    }
    hold(function);
    Object *result = object_call(function, args, count, NULL);
    return drop_held_under(result, 1);
}

// A method of the type that need not be there, bound: 1 (NEW_REF), 0, -1.
static int
find_attribute(Object *op, const char *name, Object **out)
{
    Object *key = str_from(name);
    if (key == NULL) {
        return -1;
    }
    hold(key);
    int found = object_find_special(op, key, out);
    if (found > 0) {
        hold(*out);
        *out = drop_held_under(let_go(), 1);
    } else {
        drop_held(1);
    }
    return found;
}

// --- what the attributes are -------------------------------------------------------------------------------

// Adds the slots that have values to `values`.
static int
collect_slots(Object *self, Object *slot_names, Object *values)
{
    for (int64_t i = 0; i < list_length(slot_names); i++) {
        Object *name = hold(incref(list_peek(slot_names, i)));
        Object *value;
        int found = object_find_attr(self, name, &value);
        if (found > 0) {
            hold(value);
            found = dict_set(values, name, value);
            drop_held(1);
        }
        drop_held(1);
        if (found < 0) {
            return -1;
        }
    }
    return 0;
}

// Does the object hold something that neither its dict nor its slots show?
static bool
has_hidden_content(const Type *type, int64_t slot_count)
{
    int64_t size = (int64_t)sizeof(Object) + 8 * slot_count;
    size += type->dict_offset != 0 ? 8 : 0;
    size += type->weaklist_offset != 0 ? 8 : 0;
    return type->basic_size > size;
}

static Object *
attributes_or_none(Object *self)
{
    Object *dict;
    int found = object_find_attr(self, names.__dict__, &dict);
    if (found <= 0) {
        return found < 0 ? NULL : None;
    }
    if (is_dict(dict) && dict_length(dict) == 0) {
        decref(dict);
        return None;
    }
    return dict;
}

// The dict, or (dict, values of slots). `whole`: raise when that is not all there is.
static Object *
default_state(Object *self, bool whole)
{
    Type *type = self->type;
    if (whole && type->item_size != 0) {
        raise(EXC_TypeError, "cannot pickle %s objects", type->name);
        return NULL;
    }
    Object *state = attributes_or_none(self);
    if (state == NULL) {
        return NULL;
    }
    hold(state);
    Slot args[1] = {{(Object *)type}};
    Object *slot_names = call_copyreg("_slotnames", args, 1);
    if (slot_names == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(slot_names);
    int64_t slot_count = is_exact(slot_names, &ListType) ? list_length(slot_names) : 0;
    Object *result = NULL;
    if (whole && has_hidden_content(type, slot_count)) {
        raise(EXC_TypeError, "cannot pickle '%s' object", type->name);
    } else if (slot_count == 0) {
        result = incref(state);
    } else {
        Object *values = dict_new();
        if (values != NULL) {
            hold(values);
            if (collect_slots(self, slot_names, values) == 0) {
                result = dict_length(values) > 0 ? tuple_pack(2, state, values) : incref(state);
            }
            result = drop_held_under(result, 1);
        }
    }
    return drop_held_under(result, 2);
}

Object *
object_method_getstate(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return default_state(self, false);
}

// Does the object's class use this C function under this name?
static bool
uses_default(Object *self, const char *name, Object *(*function)(Object *, Slot *, size_t, Object *))
{
    Object *key = str_interned_peek(name, strlen(name));
    Object *attribute = key == NULL ? NULL : type_lookup(self->type, key);
    return attribute != NULL && is_exact(attribute, &MethodDescriptorType) &&
           ((MethodDescriptor *)attribute)->def->function == function;
}

static Object *
state_of(Object *self, bool whole)
{
    if (uses_default(self, "__getstate__", object_method_getstate)) {
        return default_state(self, whole);
    }
    Object *method = object_get_attr_cstring(self, "__getstate__");
    if (method == NULL) {
        return NULL;
    }
    hold(method);
    return drop_held_under(object_call_none(method), 1);
}

// --- what makes the object ---------------------------------------------------------------------------------

// What __getnewargs_ex__ or __getnewargs__ say; *positional NULL when there is neither. Both are held then (two, or none).
static int
find_new_arguments(Object *self, Object **positional, Object **keywords)
{
    *positional = *keywords = NULL;
    Object *method;
    int found = find_attribute(self, "__getnewargs_ex__", &method);
    if (found > 0) {
        hold(method);
        Object *pair = drop_held_under(object_call_none(method), 1);
        if (pair == NULL) {
            return -1;
        }
        hold(pair);
        if (!is_tuple(pair)) {
            raise(EXC_TypeError, "__getnewargs_ex__ should return a tuple, not '%T'", pair);
        } else if (tuple_length(pair) != 2) {
            raise(EXC_ValueError, "__getnewargs_ex__ should return a tuple of length 2, not %lld",
                  (long long)tuple_length(pair));
        } else if (!is_tuple(tuple_peek(pair, 0))) {
            raise(EXC_TypeError, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%T'",
                  tuple_peek(pair, 0));
        } else if (!is_dict(tuple_peek(pair, 1))) {
            raise(EXC_TypeError, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%T'",
                  tuple_peek(pair, 1));
        } else {
            *positional = incref(tuple_peek(pair, 0));
            *keywords = incref(tuple_peek(pair, 1));
        }
        drop_held(1);
        if (*positional == NULL) {
            return -1;
        }
        hold(*positional);
        hold(*keywords);
        return 0;
    }
    if (found == 0) {
        found = find_attribute(self, "__getnewargs__", &method);
    }
    if (found <= 0) {
        return found;
    }
    hold(method);
    Object *arguments = drop_held_under(object_call_none(method), 1);
    if (arguments == NULL) {
        return -1;
    }
    hold(arguments);
    if (!is_tuple(arguments)) {
        raise(EXC_TypeError, "__getnewargs__ should return a tuple, not '%T'", arguments);
        drop_held(1);
        return -1;
    }
    *positional = arguments;
    hold(None);
    return 0;
}

// (class, *positional)
static Object *
with_class(Type *type, Object *positional)
{
    int64_t length = positional == NULL ? 0 : tuple_length(positional);
    Object *all = tuple_new(length + 1);
    if (all == NULL) {
        return NULL;
    }
    tuple_give_item(all, 0, incref((Object *)type));
    for (int64_t i = 0; i < length; i++) {
        tuple_give_item(all, i + 1, incref(tuple_peek(positional, i)));
    }
    return all;
}

// The iterator over what a subclass of list or dict contains, else None.
static Object *
content_iterator(Object *self, bool wanted, const char *method_name)
{
    if (!wanted) {
        return None;
    }
    if (method_name == NULL) {
        return object_iter(self);
    }
    Object *method = object_get_attr_cstring(self, method_name);
    if (method == NULL) {
        return NULL;
    }
    hold(method);
    Object *items = drop_held_under(object_call_none(method), 1);
    if (items == NULL) {
        return NULL;
    }
    hold(items);
    return drop_held_under(object_iter(items), 1);
}

// (function, arguments, state, items of a list, items of a dict), for protocols from 2 on.
static Object *
reduce_new(Object *self)
{
    Type *type = self->type;
    if (type->new == NULL) {
        raise(EXC_TypeError, "cannot pickle '%s' object", type->name);
        return NULL;
    }
    int base = held_count();
    Object *positional, *keywords, *part, *result = NULL;
    if (find_new_arguments(self, &positional, &keywords) < 0) {
        return NULL;
    }
    bool has_keywords = keywords != NULL && dict_length(keywords) > 0;
    Slot parts[5];
    for (int i = 0; i < 5; i++) {
        switch (i) {
        case 0:
            part = reduce_find_function(has_keywords ? "__newobj_ex__" : "__newobj__");
            break;
        case 1:
            part = has_keywords ? tuple_pack(3, (Object *)type, positional, keywords) : with_class(type, positional);
            break;
        case 2:
            part = state_of(self, positional == NULL && !is_list(self) && !is_dict(self));
            break;
        case 3:
            part = content_iterator(self, is_list(self), NULL);
            break;
        default:
            part = content_iterator(self, is_dict(self), "items");
        }
        if (part == NULL) {
            goto out;
        }
        parts[i].ref = hold(part);
    }
    result = tuple_pack(5, parts[0].ref, parts[1].ref, parts[2].ref, parts[3].ref, parts[4].ref);
out:
    if (result == NULL) {
        drop_held_to(base);
        return NULL;
    }
    while (held_count() > base) {
        result = drop_held_under(result, held_count() - base < 4 ? held_count() - base : 4);
    }
    return result;
}

static Object *
reduce_by_protocol(Object *self, int64_t protocol)
{
    if (protocol >= 2) {
        return reduce_new(self);
    }
    Object *number = int_from(protocol);
    if (number == NULL) {
        return NULL;
    }
    hold(number);
    Slot args[2] = {{self}, {number}};
    return drop_held_under(call_copyreg("_reduce_ex", args, 2), 1);
}

Object *
object_method_reduce(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return reduce_by_protocol(self, 0);
}

Object *
object_method_reduce_ex(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    int64_t protocol = number_as_index(args[0].ref, NULL);
    if (protocol == -1 && error_pending()) {
        return NULL;
    }
    // A class that says it in __reduce__ means every protocol.
    if (!uses_default(self, "__reduce__", object_method_reduce)) {
        Object *method = object_get_attr(self, names.__reduce__);
        if (method == NULL) {
            return NULL;
        }
        hold(method);
        return drop_held_under(object_call_none(method), 1);
    }
    return reduce_by_protocol(self, protocol);
}
