// dict: the type and its methods.
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_internal.h"
#include "types/held.h"
#include "types/set.h"
#include "types/tuple.h"
#include "types/type.h"

// --- protocol -------------------------------------------------------------------------------------------

static Object *
dict_new_instance(Type *type, Slot *args, size_t count, Object *names_tuple)
{
    (void)args, (void)count, (void)names_tuple;
    Object *op;
    if (type == &DictType) {
        op = gc_new(type, sizeof(Dict));
    } else {
        op = type_alloc(type, 0);
    }
    if (op != NULL) {
        Dict *self = as_dict(op);
        self->used = 0;
        self->next_sharing = self->previous_sharing = 0;
        self->keys = keys_empty();
        self->values = NULL;
        if (profile->tracks_all_dicts && !gc_is_tracked(op)) {
            gc_track(op);
        }
    }
    return op;
}

static int
update_from_names(Object *op, Object *keywords, Slot *values)
{
    Object *dict = args_as_dict(keywords, values);
    if (dict == NULL) {
        return -1;
    }
    hold(dict);
    int result = dict_merge(op, dict, 1);
    drop_held(1);
    return result;
}

static int
dict_init(Object *op, Slot *args, size_t count, Object *keywords)
{
    if (args_check("dict", count, 0, 1) < 0) {
        return -1;
    }
    if (count == 1 && dict_update_from(op, args[0].ref) < 0) {
        return -1;
    }
    if (keywords == NULL || tuple_length(keywords) == 0) {
        return 0;
    }
    if (!is_exact(op, &DictType)) {
        return update_from_names(op, keywords, args + count);
    }
    for (int64_t i = 0; i < tuple_length(keywords); i++) {
        if (dict_set(op, tuple_peek(keywords, i), args[count + (size_t)i].ref) < 0) {
            return -1;
        }
    }
    return 0;
}

static int
write_entries(StrWriter *writer, Object *op)
{
    int64_t position = 0;
    Object *key, *value;
    bool first = true;
    while (dict_next(op, &position, &key, &value)) {
        hold(incref(key));
        hold(incref(value));
        if (!first) {
            writer_add_text(writer, ", ");
        }
        first = false;
        int result = writer_add_repr(writer, key);
        if (result == 0) {
            writer_add_text(writer, ": ");
            result = writer_add_repr(writer, value);
        }
        drop_held(2);
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
dict_repr(Object *op)
{
    int entered = repr_enter(op);
    if (entered != 0) {
        return entered > 0 ? str_from("{...}") : NULL;
    }
    if (dict_length(op) == 0) {
        repr_leave(op);
        return str_from("{}");
    }
    StrWriter writer = {0};
    writer_add_char(&writer, '{');
    int result = write_entries(&writer, op);
    repr_leave(op);
    if (result < 0) {
        writer_discard(&writer);
        return NULL;
    }
    writer_add_char(&writer, '}');
    return writer_finish(&writer);
}

// 1, 0, -1
static int
dict_equal(Dict *a, Dict *b)
{
    if (a->used != b->used) {
        return 0;
    }
    for (int64_t i = 0; i < a->keys->count; i++) {
        Object *value = a->values != NULL && i >= a->values->capacity ? NULL : entry_value(a, i);
        if (value == NULL) {
            continue;
        }
        Object *key = entry_key(a, i), *other;
        hold(incref(value));
        hold(incref(key));
        int64_t found = dict_lookup(b, key, entry_hash(a, i), &other);
        int equal = found == INDEX_ERROR ? -1 : 0;
        if (other != NULL) {
            equal = quick_equal(value, other);
            if (equal < 0) {
                hold(incref(other));
                equal = object_compare_bool(value, other, COMPARE_EQ);
                drop_held(1);
            }
        }
        drop_held(2);
        if (equal <= 0) {
            return equal;
        }
    }
    return 1;
}

static Object *
dict_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_dict(left) || !is_dict(right) || (op != COMPARE_EQ && op != COMPARE_NE)) {
        return NotImplemented;
    }
    int equal = dict_equal(as_dict(left), as_dict(right));
    return equal < 0 ? NULL : bool_from(equal == (op == COMPARE_EQ));
}

static int64_t
dict_length_slot(Object *op)
{
    return dict_length(op);
}

static Object *
dict_subscript(Object *op, Object *key)
{
    Object *value;
    int found = dict_get(op, key, &value);
    if (found != 0) {
        return value;
    }
    if (!is_exact(op, &DictType)) {
        Object *missing;
        found = object_find_special(op, names.__missing__, &missing);
        if (found < 0) {
            return NULL;
        }
        if (found > 0) {
            hold(missing);
            return drop_held_under(object_call_one(missing, key), 1);
        }
    }
    raise_key_error(key);
    return NULL;
}

static int
dict_assign(Object *op, Object *key, Object *value)
{
    return value == NULL ? dict_delete(op, key) : dict_set(op, key, value);
}

Object *
dict_iter(Object *op)
{
    return dict_iterator_new(&DictKeyIteratorType, as_dict(op));
}

static Object *
dict_or(Object *left, Object *right)
{
    if (!is_dict(left) || !is_dict(right)) {
        return NotImplemented;
    }
    Object *copy = dict_copy(left);
    if (copy == NULL) {
        return NULL;
    }
    hold(copy);
    int result = dict_update_from(copy, right);
    if (result < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
dict_inplace_or(Object *op, Object *other)
{
    return dict_update_from(op, other) < 0 ? NULL : incref(op);
}

// --- methods ----------------------------------------------------------------------------------------------

static Object *
method_clear(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    dict_clear(op);
    return None;
}

static Object *
method_copy(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return dict_copy(op);
}

// Room for so many keys; never less than there is.
static int
reserve(Dict *self, int64_t count, bool are_str)
{
    int log = keys_log_for(count);
    return dict_resize(self, log < self->keys->log2_size ? self->keys->log2_size : log, are_str);
}

static int
fill_from_dict(Dict *self, Object *iterable, Object *value)
{
    if (reserve(self, dict_length(iterable), keys_are_str(as_dict(iterable)->keys)) < 0) {
        return -1;
    }
    int64_t position = 0, hash;
    Object *key, *ignored;
    while (dict_next_hashed(iterable, &position, &key, &ignored, &hash)) {
        hold(incref(key));
        int result = dict_set_hashed(self, key, hash, value);
        drop_held(1);
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

static int
fill_from_set(Dict *self, Object *iterable, Object *value)
{
    if (reserve(self, set_length(iterable), false) < 0) {
        return -1;
    }
    int64_t position = 0, hash;
    Object *key;
    while (set_next_hashed(iterable, &position, &key, &hash)) {
        hold(incref(key));
        int result = dict_set_hashed(self, key, hash, value);
        drop_held(1);
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

static int
fill_from_iterable(Object *op, Object *iterable, Object *value)
{
    if (is_exact(op, &DictType) && dict_length(op) == 0) {
        if (is_exact(iterable, &DictType)) {
            return fill_from_dict(as_dict(op), iterable, value);
        }
        if (is_exact(iterable, &SetType) || is_exact(iterable, &FrozensetType)) {
            return fill_from_set(as_dict(op), iterable, value);
        }
    }
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    int result = 0;
    Object *key;
    while (result == 0 && (key = object_next(iterator)) != NULL) {
        hold(key);
        result = is_exact(op, &DictType) ? dict_set(op, key, value) : object_set_item(op, key, value);
        drop_held(1);
    }
    drop_held(1);
    return error_pending() ? -1 : result;
}

static Object *
method_fromkeys(Object *type, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    Object *dict = object_call_none(type);
    if (dict == NULL) {
        return NULL;
    }
    hold(dict);
    if (fill_from_iterable(dict, args[0].ref, count > 1 ? args[1].ref : None) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
method_get(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    Object *value;
    int found = dict_get(op, args[0].ref, &value);
    if (found != 0) {
        return value;
    }
    return incref(count > 1 ? args[1].ref : None);
}

static Object *
method_items(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return dict_view_new(&DictItemsType, op);
}

static Object *
method_keys(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return dict_view_new(&DictKeysType, op);
}

static Object *
method_values(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return dict_view_new(&DictValuesType, op);
}

static Object *
method_pop(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    Object *value;
    if (dict_length(op) > 0) {
        int found = dict_take(op, args[0].ref, &value);
        if (found != 0) {
            return value;
        }
    }
    if (count > 1) {
        return incref(args[1].ref);
    }
    raise_key_error(args[0].ref);
    return NULL;
}

static Object *
method_popitem(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    // Made first, so that nothing is lost when there is no memory for it.
    Object *pair = tuple_new(2);
    if (pair == NULL) {
        return NULL;
    }
    Object *key, *value;
    int found = dict_pop_last(as_dict(op), &key, &value);
    if (found <= 0) {
        decref(pair);
        if (found == 0) {
            raise(EXC_KeyError, "popitem(): dictionary is empty");
        }
        return NULL;
    }
    tuple_give_item(pair, 0, key);
    tuple_give_item(pair, 1, value);
    return pair;
}

static Object *
method_setdefault(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return dict_set_default(op, args[0].ref, count > 1 ? args[1].ref : None);
}

static Object *
method_update(Object *op, Slot *args, size_t count, Object *keywords)
{
    if (args_check("update", count, 0, 1) < 0 || (count == 1 && dict_update_from(op, args[0].ref) < 0)) {
        return NULL;
    }
    if (keywords != NULL && tuple_length(keywords) > 0 && update_from_names(op, keywords, args + count) < 0) {
        return NULL;
    }
    return None;
}

static Object *
method_reversed(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return dict_iterator_new(&DictReverseKeyIteratorType, as_dict(op));
}

// The class's own slots, for a subclass asks its base so.
static Object *
method_getitem(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    return DictType.subscript(op, args[0].ref);
}

static Object *
method_contains(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    int found = dict_contains(op, args[0].ref);
    return found < 0 ? NULL : bool_from(found);
}

static const MethodDef methods[] = {
    {"__sizeof__", object_method_whole_size, 0, 0, 0, "Return the size of the object in memory, in bytes."},
    {"__contains__", method_contains, 1, 1, 0, "True if the dictionary has the specified key, else False."},
    {"__getitem__", method_getitem, 1, 1, 0, "Return self[key]."},
    {"get", method_get, 1, 2, 0, "Return the value for key if key is in the dictionary, else default."},
    {"setdefault", method_setdefault, 1, 2, 0, NULL},
    {"pop", method_pop, 1, 2, 0, NULL},
    {"popitem", method_popitem, 0, 0, 0, NULL},
    {"keys", method_keys, 0, 0, 0, "Return a set-like object providing a view on the dict's keys."},
    {"items", method_items, 0, 0, 0, "Return a set-like object providing a view on the dict's items."},
    {"values", method_values, 0, 0, 0, "Return an object providing a view on the dict's values."},
    {"update", method_update, 0, -1, METHOD_KEYWORDS | METHOD_TUPLE, NULL},
    {"fromkeys", method_fromkeys, 1, 2, METHOD_CLASS,
     "Create a new dictionary with keys from iterable and values set to value."},
    {"clear", method_clear, 0, 0, 0, "Remove all items from the dict."},
    {"copy", method_copy, 0, 0, 0, "Return a shallow copy of the dict."},
    {"__reversed__", method_reversed, 0, 0, 0, "Return a reverse iterator over the dict keys."},
    {0},
};

Type DictType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "dict",
    .id = TYPE_DICT_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_IMMUTABLE | TYPE_MAPPING | TYPE_MATCH_SELF |
             TYPE_DICT_SUBCLASS,
    .basic_size = sizeof(Dict),
    .dealloc = dict_dealloc,
    .traverse = dict_traverse,
    .clear = dict_clear,
    .holders = dict_holders,
    .size_of = dict_size,
    .new = dict_new_instance,
    .init = dict_init,
    .repr = dict_repr,
    .hash = hash_not_implemented,
    .compare = dict_compare,
    .iter = dict_iter,
    .or_ = dict_or,
    .inplace_or = dict_inplace_or,
    .contains = dict_contains,
    .map_length = dict_length_slot,
    .length = dict_length_slot,
    .subscript = dict_subscript,
    .set_subscript = dict_assign,
    .methods = methods,
};
