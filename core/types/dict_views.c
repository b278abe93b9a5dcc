// keys(), values() and items() of dicts, and iteration over them.
#include "gc/gc.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_internal.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/mapping_proxy.h"
#include "types/set.h"
#include "types/tuple.h"

// --- iterators ----------------------------------------------------------------------------------------

typedef struct {
    Object base;
    alignas(8) Dict *dict;  // NULL when exhausted
    int64_t used;           // of the dict when the iteration began; -1: it changed
    int64_t position;
    alignas(8) Object *result;  // items: a pair to use again when nobody kept it
    int64_t left;
} DictIterator;  // 56 bytes

static DictIterator *
as_iterator(const Object *op)
{
    return (DictIterator *)(uintptr_t)op;
}

typedef enum { GIVE_KEYS, GIVE_VALUES, GIVE_ITEMS } Part;

static Part
part_of(const Type *type)
{
    if (type == &DictKeyIteratorType || type == &DictReverseKeyIteratorType || type == &DictKeysType) {
        return GIVE_KEYS;
    }
    bool values = type == &DictValueIteratorType || type == &DictReverseValueIteratorType || type == &DictValuesType;
    return values ? GIVE_VALUES : GIVE_ITEMS;
}

static bool
goes_backwards(const Type *type)
{
    return type == &DictReverseKeyIteratorType || type == &DictReverseValueIteratorType ||
           type == &DictReverseItemIteratorType;
}

Object *
dict_iterator_new(Type *type, Dict *dict)
{
    Object *op = gc_new(type, sizeof(DictIterator));
    if (op == NULL) {
        return NULL;
    }
    DictIterator *self = as_iterator(op);
    self->dict = as_dict(incref(&dict->base));
    self->used = self->left = dict->used;
    self->position = 0;
    self->result = NULL;
    if (goes_backwards(type)) {
        self->position = dict->values != NULL ? dict->used - 1 : dict->keys->count - 1;
    }
    if (part_of(type) == GIVE_ITEMS) {
        hold(op);
        Object *pair = tuple_pack_asked(2, None, None);
        op = let_go();
        if (pair == NULL) {
            decref(op);
            return NULL;
        }
        self->result = pair;
    }
    gc_track(op);
    return op;
}

static const FieldDef iterator_fields[] = {
    {"the dict", offsetof(DictIterator, dict), false},
    {"the pair to use again", offsetof(DictIterator, result), false},
    {.name = NULL},
};

// Index of the entry at the iterator's position, which moves past it; -1 at the end.
static int64_t
advance(DictIterator *self, bool backwards)
{
    const Dict *dict = self->dict;
    int64_t i = self->position;
    if (dict->values != NULL) {
        if (i < 0 || i >= dict->used) {
            return -1;
        }
        self->position = backwards ? i - 1 : i + 1;
        return *values_order(dict->values, i);
    }
    int64_t count = dict->keys->count;
    if (backwards) {
        while (i >= 0 && i < count && entry_value(dict, i) == NULL) {
            i--;
        }
        if (i >= count) {
            return -1;
        }
        self->position = i - 1;
        return i;
    }
    while (i < count && entry_value(dict, i) == NULL) {
        i++;
    }
    self->position = i + 1;
    return i < count ? i : -1;
}

static Object *
give_pair(DictIterator *self, Object *key, Object *value)
{
    Object *pair = self->result;
    if (pair->refcnt != 1) {
        hold(incref(key));
        hold(incref(value));
        return drop_held_under(tuple_pack(2, key, value), 2);
    }
    return iterator_reuse_pair(pair, incref(key), incref(value));
}

static Object *
iterator_next(Object *op)
{
    DictIterator *self = as_iterator(op);
    Dict *dict = self->dict;
    if (dict == NULL) {
        return NULL;
    }
    if (self->used != dict->used) {
        raise(EXC_RuntimeError, "dictionary changed size during iteration");
        self->used = -1;  // and stays so
        return NULL;
    }
    bool backwards = goes_backwards(op->type);
    int64_t i = advance(self, backwards);
    if (i >= 0 && self->left == 0 && !backwards) {
        raise(EXC_RuntimeError, "dictionary keys changed during iteration");
        i = -1;
    }
    if (i < 0) {
        CLEAR_SLOT(self->dict);
        return NULL;
    }
    self->left--;
    switch (part_of(op->type)) {
    case GIVE_KEYS:
        return incref(entry_key(dict, i));
    case GIVE_VALUES:
        return incref(entry_value(dict, i));
    default:
        return give_pair(self, entry_key(dict, i), entry_value(dict, i));
    }
}

static Object *
iterator_length_hint(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const DictIterator *self = as_iterator(op);
    bool valid = self->dict != NULL && self->used == self->dict->used;
    return int_from(valid ? self->left : 0);
}

static Object *
iterator_reduce(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const DictIterator *self = as_iterator(op);
    if (self->dict == NULL) {
        return iterator_reduce_rest(incref(empty_tuple));
    }
    Object *copy = dict_iterator_new(op->type, self->dict);
    if (copy != NULL) {
        as_iterator(copy)->used = self->used;
        as_iterator(copy)->position = self->position;
        as_iterator(copy)->left = self->left;
    }
    return iterator_reduce_rest(copy);
}

static const MethodDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, 0, 0, 0, NULL},
    {0},
};

#define DICT_ITERATOR_TYPE(c_name, python_name, type_id)                                                     \
    Type c_name = {                                                                                          \
        .base = TYPE_HEADER(&TypeType),                                                                      \
        .name = python_name,                                                                                 \
        .id = type_id,                                                                                       \
        .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,                                             \
        .basic_size = sizeof(DictIterator),                                                                  \
        .fields = iterator_fields,                                                                           \
        .iter = iterator_itself,                                                                             \
        .next = iterator_next,                                                                               \
        .methods = iterator_methods,                                                                         \
    }
DICT_ITERATOR_TYPE(DictKeyIteratorType, "dict_keyiterator", TYPE_DICT_KEY_ITERATOR_ID);
DICT_ITERATOR_TYPE(DictValueIteratorType, "dict_valueiterator", TYPE_DICT_VALUE_ITERATOR_ID);
DICT_ITERATOR_TYPE(DictItemIteratorType, "dict_itemiterator", TYPE_DICT_ITEM_ITERATOR_ID);
DICT_ITERATOR_TYPE(DictReverseKeyIteratorType, "dict_reversekeyiterator", TYPE_DICT_REVERSE_KEY_ITERATOR_ID);
DICT_ITERATOR_TYPE(DictReverseValueIteratorType, "dict_reversevalueiterator", TYPE_DICT_REVERSE_VALUE_ITERATOR_ID);
DICT_ITERATOR_TYPE(DictReverseItemIteratorType, "dict_reverseitemiterator", TYPE_DICT_REVERSE_ITEM_ITERATOR_ID);

// --- views ------------------------------------------------------------------------------------------------

Object *
dict_view_new(Type *type, Object *dict)
{
    Object *op = gc_new(type, sizeof(DictView));
    if (op != NULL) {
        as_view(op)->dict = as_dict(incref(dict));
        gc_track(op);
    }
    return op;
}

static const FieldDef view_fields[] = {
    {"the dict", offsetof(DictView, dict), false},
    {.name = NULL},
};

static bool
is_set_view(const Object *op)
{
    return is_instance_of(op, &DictKeysType) || is_instance_of(op, &DictItemsType);
}

static int64_t
view_length(Object *op)
{
    return as_view(op)->dict->used;
}

static int
part_of_view(const Object *op)
{
    return is_instance_of(op, &DictKeysType) ? 0 : is_instance_of(op, &DictValuesType) ? 1 : 2;
}

static Object *
view_iter(Object *op)
{
    static Type *const types[] = {&DictKeyIteratorType, &DictValueIteratorType, &DictItemIteratorType};
    return dict_iterator_new(types[part_of_view(op)], as_view(op)->dict);
}

static Object *
view_reversed(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    static Type *const types[] = {&DictReverseKeyIteratorType, &DictReverseValueIteratorType,
                                  &DictReverseItemIteratorType};
    return dict_iterator_new(types[part_of_view(op)], as_view(op)->dict);
}

static Object *
view_repr(Object *op)
{
    int entered = repr_enter(op);
    if (entered != 0) {
        return entered > 0 ? str_from("...") : NULL;
    }
    Object *list = object_to_list(op);
    Object *text = NULL;
    if (list != NULL) {
        hold(list);
        text = drop_held_under(str_format("%s(%R)", op->type->name, list), 1);
    }
    repr_leave(op);
    return text;
}

static int
keys_contains(Object *op, Object *key)
{
    return dict_contains(&as_view(op)->dict->base, key);
}

static int
items_contains(Object *op, Object *item)
{
    if (!is_tuple(item) || tuple_length(item) != 2) {
        return 0;
    }
    Object *found;
    int result = dict_get(&as_view(op)->dict->base, tuple_peek(item, 0), &found);
    if (result > 0) {
        hold(found);
        result = object_compare_bool(found, tuple_peek(item, 1), COMPARE_EQ);
        drop_held(1);
    }
    return result;
}

static int
view_contains(Object *op, Object *item)
{
    return is_instance_of(op, &DictKeysType) ? keys_contains(op, item) : items_contains(op, item);
}

// Is every item of the one in the other? 1, 0, -1
static int
all_contained(Object *items, Object *container)
{
    Object *iterator = object_iter(items);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    int result = 1;
    Object *item;
    while (result == 1 && (item = object_next(iterator)) != NULL) {
        hold(item);
        result = object_contains(container, item);
        drop_held(1);
    }
    drop_held(1);
    return error_pending() ? -1 : result;
}

static Object *
view_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_set(right) && !is_set_view(right)) {
        return NotImplemented;
    }
    int64_t length = view_length(left), other = object_length(right);
    if (other < 0) {
        return NULL;
    }
    int result = 0;
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NE:
        if (length == other) {
            result = all_contained(left, right);
        }
        if (op == COMPARE_NE && result >= 0) {
            result = !result;
        }
        break;
    case COMPARE_LT:
        result = length < other ? all_contained(left, right) : 0;
        break;
    case COMPARE_LE:
        result = length <= other ? all_contained(left, right) : 0;
        break;
    case COMPARE_GT:
        result = length > other ? all_contained(right, left) : 0;
        break;
    case COMPARE_GE:
        result = length >= other ? all_contained(right, left) : 0;
        break;
    }
    return result < 0 ? NULL : bool_from(result);
}

// --- set operations -----------------------------------------------------------------------------------------

// A new set of what a view, or anything on the other side of an operator, has.
static Object *
to_set(Object *op)
{
    if (is_exact(op, &DictKeysType) && is_exact(&as_view(op)->dict->base, &DictType)) {
        op = &as_view(op)->dict->base;
    }
    return set_new(op);
}

static Object *
combine(Object *left, Object *right, int (*change)(Object *set, Object *iterable))
{
    Object *set = to_set(left);
    if (set == NULL) {
        return NULL;
    }
    hold(set);
    if (change(set, right) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
view_subtract(Object *left, Object *right)
{
    return combine(left, right, set_difference_update);
}

static Object *
view_or(Object *left, Object *right)
{
    return combine(left, right, set_update);
}

static Object *
view_and(Object *left, Object *right)
{
    if (!is_set_view(left)) {
        Object *swapped = left;
        left = right;
        right = swapped;
    }
    if (is_exact(right, &SetType) && view_length(left) <= set_length(right)) {
        return set_intersection(right, left);
    }
    if (is_set_view(right) && view_length(right) > view_length(left)) {
        Object *swapped = left;
        left = right;
        right = swapped;
    }
    Object *result = set_new(NULL);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    Object *iterator = object_iter(right);
    if (iterator == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(iterator);
    Object *item;
    while ((item = object_next(iterator)) != NULL) {
        hold(item);
        int found = view_contains(left, item);
        if (found > 0) {
            found = set_add(result, item);
        }
        drop_held(1);
        if (found < 0) {
            break;
        }
    }
    drop_held(1);
    if (error_pending()) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

// Pairs that only one of two dicts has.
static int
collect_differing_items(Object *set, Object *rest, Dict *larger)
{
    int64_t position = 0, hash;
    Object *key, *value;
    while (dict_next_hashed(&larger->base, &position, &key, &value, &hash)) {
        hold(incref(key));
        hold(incref(value));
        Object *other;
        int64_t i = dict_lookup(as_dict(rest), key, hash, &other);
        int result = i == INDEX_ERROR ? -1 : 0;
        if (result == 0 && other != NULL) {
            hold(incref(other));
            result = object_compare_bool(other, value, COMPARE_EQ);
            drop_held(1);
        }
        if (result > 0) {
            Object *dropped;
            result = dict_delete_hashed(as_dict(rest), key, hash, &dropped) < 0 ? -1 : 0;
            xdecref(dropped);
        } else if (result == 0) {
            Object *pair = tuple_pack(2, key, value);
            result = -1;
            if (pair != NULL) {
                hold(pair);
                result = set_add(set, pair);
                drop_held(1);
            }
        }
        drop_held(2);
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
items_xor(Dict *smaller, Dict *larger)
{
    if (smaller->used > larger->used) {
        Dict *swapped = smaller;
        smaller = larger;
        larger = swapped;
    }
    Object *rest = dict_copy(&smaller->base);
    if (rest == NULL) {
        return NULL;
    }
    hold(rest);
    Object *set = set_new(NULL);
    if (set == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(set);
    int result = collect_differing_items(set, rest, larger);
    if (result == 0) {
        Object *items = dict_view_new(&DictItemsType, rest);
        result = -1;
        if (items != NULL) {
            hold(items);
            result = set_update(set, items);
            drop_held(1);
        }
    }
    set = let_go();
    if (result < 0) {
        hold(set);
        drop_held(2);
        return NULL;
    }
    return drop_held_under(set, 1);
}

static Object *
view_xor(Object *left, Object *right)
{
    if (is_exact(left, &DictItemsType) && is_exact(right, &DictItemsType)) {
        return items_xor(as_view(left)->dict, as_view(right)->dict);
    }
    return combine(left, right, set_symmetric_difference_update);
}

static Object *
view_isdisjoint(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    Object *other = args[0].ref;
    if (op == other) {
        return bool_from(view_length(op) == 0);
    }
    if (is_exact(other, &SetType) || is_exact(other, &FrozensetType) || is_set_view(other)) {
        int64_t length = object_length(other);
        if (length > view_length(op)) {
            Object *swapped = other;
            other = op;
            op = swapped;
        }
    }
    Object *iterator = object_iter(other);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    int found = 0;
    Object *item;
    while (found == 0 && (item = object_next(iterator)) != NULL) {
        hold(item);
        found = object_contains(op, item);
        drop_held(1);
    }
    drop_held(1);
    return found < 0 || error_pending() ? NULL : bool_from(!found);
}

static Object *
view_mapping(Object *op)
{
    return mapping_proxy_new(&as_view(op)->dict->base);
}

static const GetsetDef view_getsets[] = {
    {"mapping", view_mapping, NULL},
    {0},
};

static const MethodDef set_view_methods[] = {
    {"isdisjoint", view_isdisjoint, 1, 1, 0,
     "Return True if the view and the given iterable have a null intersection."},
    {"__reversed__", view_reversed, 0, 0, 0, NULL},
    {0},
};

static const MethodDef values_methods[] = {
    {"__reversed__", view_reversed, 0, 0, 0, "Return a reverse iterator over the dict values."},
    {0},
};

#define DICT_VIEW_TYPE(c_name, python_name, type_id, method_table, ...)  \
    Type c_name = {                                                      \
        .base = TYPE_HEADER(&TypeType),                                  \
        .name = python_name,                                             \
        .id = type_id,                                                   \
        .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,         \
        .basic_size = sizeof(DictView),                                  \
        .fields = view_fields,                                           \
        .repr = view_repr,                                               \
        .iter = view_iter,                                               \
        .length = view_length,                                           \
        .methods = method_table,                                         \
        .getsets = view_getsets,                                         \
        __VA_ARGS__                                                      \
    }
#define SET_VIEW_SLOTS(contains_slot)                                                               \
    .hash = hash_not_implemented, .compare = view_compare, .contains = (contains_slot),             \
    .subtract = view_subtract, .and_ = view_and, .xor_ = view_xor, .or_ = view_or

DICT_VIEW_TYPE(DictKeysType, "dict_keys", TYPE_DICT_KEYS_ID, set_view_methods, SET_VIEW_SLOTS(keys_contains));
DICT_VIEW_TYPE(DictItemsType, "dict_items", TYPE_DICT_ITEMS_ID, set_view_methods, SET_VIEW_SLOTS(items_contains));
DICT_VIEW_TYPE(DictValuesType, "dict_values", TYPE_DICT_VALUES_ID, values_methods, );
