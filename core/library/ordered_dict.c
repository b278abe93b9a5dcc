// collections.OrderedDict: a dict whose order can be changed. CPython keeps a linked list beside the table; here the table's
// own order is the order, and only the size speaks of the list.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "library/collections_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_internal.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"

typedef struct {
    Dict dict;
    uint64_t list[6]; // where CPython keeps its linked list
    alignas(8) Object *attributes;
    alignas(8) Object *weaklist;
} OrderedDict;

// What tells that the order was changed: the table is another one, it got an entry or lost one.
typedef struct {
    Object base;
    alignas(8) Dict *dict; // NULL when exhausted
    alignas(8) DictKeys *keys;
    int64_t count, used;
    int64_t position; // of the entry that comes next, -1: none
    uint32_t part, backwards;
} OrderedIterator;

_Static_assert(sizeof(OrderedDict) == 112 && sizeof(OrderedIterator) == 64, "CPython's sizes");

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)
#define UNUSED (void)op, (void)args, (void)count, (void)keyword_names

enum { KEYS, VALUES, ITEMS };

static Type OrderedIteratorType;

static bool
is_ordered(const Object *op)
{
    return is_instance_of(op, &OrderedDictType);
}

// --- iteration --------------------------------------------------------------------------------------------

static int64_t
next_entry(const Dict *dict, int64_t from, bool backwards)
{
    int64_t i = from;
    while (i >= 0 && i < dict->keys->count && entry_value(dict, i) == NULL) {
        i += backwards ? -1 : 1;
    }
    return i < dict->keys->count ? i : -1;
}

static Object *
iterator_over(Object *op, int part, bool backwards)
{
    OrderedIterator *self = (OrderedIterator *)gc_new(&OrderedIteratorType, sizeof(OrderedIterator));
    if (self == NULL) {
        return NULL;
    }
    Dict *dict = (Dict *)incref(op);
    self->dict = dict;
    self->keys = dict->keys;
    self->count = dict->keys->count;
    self->used = dict->used;
    self->part = (uint32_t)part;
    self->backwards = backwards;
    self->position = next_entry(dict, backwards ? self->count - 1 : 0, backwards);
    gc_track(&self->base);
    return &self->base;
}

static Object *
iterator_next(Object *op)
{
    OrderedIterator *self = (OrderedIterator *)op;
    Dict *dict = self->dict;
    if (dict == NULL) {
        return NULL;
    }
    if (self->position < 0) {
        CLEAR_SLOT(self->dict);
        return NULL;
    }
    if (self->keys != dict->keys || self->count != dict->keys->count || self->used != dict->used) {
        raise(EXC_RuntimeError, "OrderedDict mutated during iteration");
        CLEAR_SLOT(self->dict);
        return NULL;
    }
    Object *key = entry_key(dict, self->position), *value = entry_value(dict, self->position);
    self->position = next_entry(dict, self->position + (self->backwards ? -1 : 1), self->backwards);
    if (self->part != ITEMS) {
        return incref(self->part == KEYS ? key : value);
    }
    hold(incref(key));
    hold(incref(value));
    return drop_held_under(tuple_pack(2, key, value), 2);
}

static const FieldDef iterator_fields[] = {
    {"the dict", offsetof(OrderedIterator, dict), false},
    {.name = NULL},
};

static Type OrderedIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "odict_iterator",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(OrderedIterator),
    .fields = iterator_fields,
    .iter = iterator_itself,
    .next = iterator_next,
};

static Object *view_iter(Object *op);
METHOD(view_reversed);

static const MethodDef view_methods[] = {
    {"__reversed__", view_reversed, 0, 0, 0, NULL},
    {.name = NULL},
};

#define ORDERED_VIEW(python_name, base_view)                                                                 \
    {                                                                                                        \
        .base = TYPE_HEADER(&TypeType), .name = python_name, .id = TYPE_OBJECT_ID,                           \
        .flags = TYPE_GC | TYPE_NO_INSTANTIATE, .base_type = &(base_view), .basic_size = sizeof(DictView),   \
        .iter = view_iter, .methods = view_methods                                                           \
    }
static Type views[] = {
    ORDERED_VIEW("odict_keys", DictKeysType),
    ORDERED_VIEW("odict_values", DictValuesType),
    ORDERED_VIEW("odict_items", DictItemsType),
};

static Object *
view_iter(Object *op)
{
    return iterator_over(&((DictView *)op)->dict->base, (int)(op->type - views), false);
}

METHOD(view_reversed)
{
    UNUSED;
    return iterator_over(&((DictView *)op)->dict->base, (int)(op->type - views), true);
}

METHOD(ordered_keys)
{
    UNUSED;
    return dict_view_new(&views[KEYS], op);
}

METHOD(ordered_values)
{
    UNUSED;
    return dict_view_new(&views[VALUES], op);
}

METHOD(ordered_items)
{
    UNUSED;
    return dict_view_new(&views[ITEMS], op);
}

METHOD(ordered_reversed)
{
    UNUSED;
    return iterator_over(op, KEYS, true);
}

static Object *
ordered_iter(Object *op)
{
    return iterator_over(op, KEYS, false);
}

// --- filling ----------------------------------------------------------------------------------------------

// The pair is held; its two items go into the dict the way the class wants it.
static int
set_pair(Object *op, Object *pair)
{
    Object *items = object_to_tuple(pair);
    if (items == NULL) {
        return -1;
    }
    hold(items);
    int result = -1;
    if (tuple_length(items) < 2) {
        raise(EXC_ValueError, "need more than %lld value%s to unpack", (long long)tuple_length(items),
              tuple_length(items) == 1 ? "" : "s");
    } else if (tuple_length(items) > 2) {
        raise(EXC_ValueError, "too many values to unpack (expected 2)");
    } else {
        result = object_set_item(op, tuple_peek(items, 0), tuple_peek(items, 1));
    }
    drop_held(1);
    return result;
}

// Pairs from an iterable, or values of a mapping for its keys.
static int
set_all(Object *op, STEALS Object *iterable, Object *mapping)
{
    if (iterable == NULL) {
        return -1;
    }
    hold(iterable);
    Object *iterator = drop_held_under(object_iter(iterable), 1);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    int result = 0;
    Object *item;
    while (result == 0 && (item = object_next(iterator)) != NULL) {
        hold(item);
        if (mapping == NULL) {
            result = set_pair(op, item);
        } else {
            Object *value = object_get_item(mapping, item);
            result = -1;
            if (value != NULL) {
                hold(value);
                result = object_set_item(op, item, value);
                drop_held(1);
            }
        }
        drop_held(1);
    }
    drop_held(1);
    return error_pending() ? -1 : result;
}

static int
set_from(Object *op, Object *from)
{
    if (is_exact(from, &DictType)) {
        return set_all(op, object_call_method(from, names.items, NULL, 0), NULL);
    }
    Object *keys;
    int found = object_find_attr(from, names.keys, &keys);
    if (found < 0) {
        return -1;
    }
    if (found == 0) {
        return set_all(op, incref(from), NULL);
    }
    hold(keys);
    return set_all(op, drop_held_under(object_call_none(keys), 1), from);
}

static int
set_arguments(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    if (count > 0 && set_from(op, args[0].ref) < 0) {
        return -1;
    }
    for (int64_t i = 0; keyword_names != NULL && i < tuple_length(keyword_names); i++) {
        if (object_set_item(op, tuple_peek(keyword_names, i), args[count + (size_t)i].ref) < 0) {
            return -1;
        }
    }
    return 0;
}

static int
ordered_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    if (count > 1) {
        raise(EXC_TypeError, "expected at most 1 arguments, got %zu", count);
        return -1;
    }
    return set_arguments(op, args, count, keyword_names);
}

METHOD(ordered_update)
{
    if (count > 1) {
        raise(EXC_TypeError, "update() takes at most 1 positional argument (%zu given)", count);
        return NULL;
    }
    return set_arguments(op, args, count, keyword_names) < 0 ? NULL : incref(None);
}

METHOD(ordered_fromkeys)
{
    Object *values[2];
    if (args_parse("fromkeys", "iterable | value", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Object *made = object_call_none(op);
    if (made == NULL) {
        return NULL;
    }
    hold(made);
    Object *iterator = object_iter(values[0]);
    if (iterator == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(iterator);
    Object *value = values[1] == NULL ? None : values[1], *key;
    int result = 0;
    while (result == 0 && (key = object_next(iterator)) != NULL) {
        hold(key);
        result = object_set_item(made, key, value);
        drop_held(1);
    }
    drop_held(1);
    made = let_go();
    if (error_pending()) {
        decref(made);
        return NULL;
    }
    return made;
}

// type(like)(from), with what else has on top
static Object *
joined(Object *like, Object *from, Object *more)
{
    Object *made = object_call_one((Object *)like->type, from);
    if (made == NULL) {
        return NULL;
    }
    hold(made);
    if (more != NULL && set_from(made, more) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
ordered_or(Object *left, Object *right)
{
    if (!is_dict(left) || !is_dict(right)) {
        return NotImplemented;
    }
    return joined(is_ordered(left) ? left : right, left, right);
}

static Object *
ordered_inplace_or(Object *op, Object *other)
{
    return set_from(op, other) < 0 ? NULL : incref(op);
}

METHOD(ordered_copy)
{
    UNUSED;
    return joined(op, op, NULL);
}

// --- taking out -------------------------------------------------------------------------------------------

// As CPython raises it here: a tuple is the arguments, and None is none.
static void
raise_missing(Object *key)
{
    if (key == None) {
        raise_none(EXC_KeyError);
    } else if (is_tuple(key)) {
        Object *exception = object_call_tuple(&KeyErrorType.base.base, key, NULL);
        if (exception != NULL) {
            raise_object(exception);
            decref(exception);
        }
    } else {
        raise_key_error(key);
    }
}

METHOD(ordered_pop)
{
    Object *values[2];
    if (args_parse("pop", "key | default", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Object *value;
    int found = dict_take(op, values[0], &value);
    if (found == 0 && values[1] == NULL) {
        raise_missing(values[0]);
    }
    return found > 0 ? value : found < 0 || values[1] == NULL ? NULL : incref(values[1]);
}

METHOD(ordered_popitem)
{
    Object *last;
    if (args_parse("popitem", "| last", args, count, keyword_names, &last) < 0) {
        return NULL;
    }
    int is_last = last == NULL ? 1 : object_is_true(last);
    if (is_last < 0) {
        return NULL;
    }
    const Dict *dict = (Dict *)op;
    int64_t i = next_entry(dict, is_last ? dict->keys->count - 1 : 0, is_last);
    if (i < 0) {
        raise(EXC_KeyError, "dictionary is empty");
        return NULL;
    }
    Object *key = hold(incref(entry_key(dict, i))), *value;
    int found = dict_take(op, key, &value);
    if (found <= 0) {
        if (found == 0) {
            raise_key_error(key);
        }
        drop_held(1);
        return NULL;
    }
    hold(value);
    return drop_held_under(tuple_pack(2, key, value), 2);
}

METHOD(ordered_setdefault)
{
    Object *values[2];
    if (args_parse("setdefault", "key | default", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Object *otherwise = values[1] == NULL ? None : values[1];
    if (is_exact(op, &OrderedDictType)) {
        return dict_set_default(op, values[0], otherwise);
    }
    int found = object_contains(op, values[0]);
    if (found > 0) {
        return object_get_item(op, values[0]);
    }
    return found < 0 || object_set_item(op, values[0], otherwise) < 0 ? NULL : incref(otherwise);
}

static int
move_behind(Object *op, Object *key)
{
    Object *value;
    int found = dict_take(op, key, &value);
    if (found <= 0) {
        if (found == 0) {
            raise_missing(key);
        }
        return -1;
    }
    hold(value);
    int result = dict_set(op, key, value);
    drop_held(1);
    return result;
}

METHOD(ordered_move_to_end)
{
    Object *values[2];
    if (args_parse("move_to_end", "key | last", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    int is_last = values[1] == NULL ? 1 : object_is_true(values[1]);
    if (is_last < 0) {
        return NULL;
    }
    Object *key = values[0];
    const Dict *dict = (Dict *)op;
    int64_t end = next_entry(dict, is_last ? dict->keys->count - 1 : 0, is_last);
    if (end < 0) { // nobody asks what the key's hash is
        raise_missing(key);
        return NULL;
    }
    if (entry_key(dict, end) == key) {
        return incref(None);
    }
    if (is_last) {
        return move_behind(op, key) < 0 ? NULL : incref(None);
    }
    int result = dict_contains(op, key);
    if (result <= 0) {
        if (result == 0) {
            raise_missing(key);
        }
        return NULL;
    }
    // What stood in front of the key goes behind it, then what stood behind it does.
    Object *all = dict_keys_list(op);
    if (all == NULL) {
        return NULL;
    }
    hold(all);
    result = 0;
    if (move_behind(op, key) < 0) {
        result = -1;
    }
    for (int64_t i = 0; result == 0 && i < list_length(all); i++) {
        Object *other = list_peek(all, i);
        int same = object_compare_bool(other, key, COMPARE_EQ);
        result = same != 0 ? (same < 0 ? -1 : 0) : move_behind(op, other);
    }
    drop_held(1);
    return result < 0 ? NULL : incref(None);
}

// --- comparing, showing -----------------------------------------------------------------------------------

static Object *
ordered_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_dict(right)) {
        return NotImplemented;
    }
    Object *equal = DictType.compare(left, right, COMPARE_EQ);
    if (equal == NULL) {
        return NULL;
    }
    int result = equal == True;
    decref(equal);
    if (result == 1 && is_ordered(right)) {
        Object *a = iterator_over(left, KEYS, false);
        if (a == NULL) {
            return NULL;
        }
        hold(a);
        Object *b = iterator_over(right, KEYS, false);
        if (b == NULL) {
            drop_held(1);
            return NULL;
        }
        hold(b);
        while (result == 1) {
            Object *first = iterator_next(a);
            if (first == NULL) {
                result = error_pending() ? -1 : 1;
                break;
            }
            hold(first);
            Object *second = iterator_next(b);
            if (second == NULL) {
                result = error_pending() ? -1 : 0;
            } else {
                hold(second);
                result = object_compare_bool(first, second, COMPARE_EQ);
                drop_held(1);
            }
            drop_held(1);
        }
        drop_held(2);
    }
    return result < 0 ? NULL : bool_from((result == 1) == (op == COMPARE_EQ));
}

static Object *
ordered_repr(Object *op)
{
    const char *name = type_short_name(op->type);
    if (dict_length(op) == 0) {
        return str_format("%s()", name);
    }
    int entered = repr_enter(op);
    if (entered != 0) {
        return entered > 0 ? str_from("...") : NULL;
    }
    Object *items = object_call_method(op, names.items, NULL, 0);
    Object *shown = NULL;
    if (items != NULL) {
        hold(items);
        bool as_dict_ = profile->hex_version >= 0x030c0000;
        shown = drop_held_under(as_dict_ ? object_call_one((Object *)&DictType, items) : object_to_list(items), 1);
    }
    Object *text = NULL;
    if (shown != NULL) {
        hold(shown);
        text = drop_held_under(str_format("%s(%R)", name, shown), 1);
    }
    repr_leave(op);
    return text;
}

METHOD(ordered_reduce)
{
    UNUSED;
    Object *state = object_call_method(op, str_interned_peek("__getstate__", 12), NULL, 0);
    if (state == NULL) {
        return NULL;
    }
    hold(state);
    Object *items = object_call_method(op, names.items, NULL, 0);
    if (items == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(items);
    Object *iterator = drop_held_under(object_iter(items), 1);
    if (iterator == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(iterator);
    return drop_held_under(tuple_pack(5, (Object *)op->type, empty_tuple, state, None, iterator), 2);
}

static size_t
ordered_size(const Object *op)
{
    const Dict *dict = (const Dict *)op;
    size_t nodes = dict->keys == keys_empty() ? 0 : (size_t)8 << dict->keys->log2_size;
    return DictType.size_of(op) + nodes + 32 * (size_t)dict->used;
}

// --- the type ---------------------------------------------------------------------------------------------

static void
ordered_dealloc(Object *op)
{
    OrderedDict *self = (OrderedDict *)op;
    gc_untrack(op);
    if (self->weaklist != NULL) {
        weakref_clear_all(op);
    }
    CLEAR_SLOT(self->attributes);
    DictType.dealloc(op);
}

static int
ordered_traverse(Object *op, Visit visit, void *context)
{
    VISIT_SLOT(((OrderedDict *)op)->attributes);
    return DictType.traverse(op, visit, context);
}

static void
ordered_clear_all(Object *op)
{
    CLEAR_SLOT(((OrderedDict *)op)->attributes);
    DictType.clear(op);
}

static void
ordered_holders(Object *op, HolderVisitor *visitor)
{
    visit_field(visitor, ((OrderedDict *)op)->attributes, "__dict__");
    DictType.holders(op, visitor);
}

static const MethodDef ordered_methods[] = {
    {"keys", ordered_keys, 0, 0, 0, NULL},
    {"values", ordered_values, 0, 0, 0, NULL},
    {"items", ordered_items, 0, 0, 0, NULL},
    {"__reversed__", ordered_reversed, 0, 0, 0, NULL},
    {"update", ordered_update, 0, -1, METHOD_KEYWORDS, NULL},
    {"fromkeys", ordered_fromkeys, 0, -1, METHOD_CLASS | METHOD_KEYWORDS,
     "Create a new ordered dictionary with keys from iterable and values set to value."},
    {"copy", ordered_copy, 0, 0, 0, "od.copy() -> a shallow copy of od"},
    {"pop", ordered_pop, 0, -1, METHOD_KEYWORDS, NULL},
    {"popitem", ordered_popitem, 0, -1, METHOD_KEYWORDS, NULL},
    {"setdefault", ordered_setdefault, 0, -1, METHOD_KEYWORDS, NULL},
    {"move_to_end", ordered_move_to_end, 0, -1, METHOD_KEYWORDS, NULL},
    {"__reduce__", ordered_reduce, 0, 0, 0, "Return state information for pickling"},
    {.name = NULL},
};

static const GetsetDef ordered_getsets[] = {
    {"__dict__", instance_dict, instance_set_dict},
    {.name = NULL},
};

Type OrderedDictType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "collections.OrderedDict",
    .id = TYPE_DICT_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN,
    .base_type = &DictType,
    .basic_size = sizeof(OrderedDict),
    .dict_offset = offsetof(OrderedDict, attributes),
    .weaklist_offset = offsetof(OrderedDict, weaklist),
    .dealloc = ordered_dealloc,
    .traverse = ordered_traverse,
    .clear = ordered_clear_all,
    .holders = ordered_holders,
    .size_of = ordered_size,
    .init = ordered_init,
    .repr = ordered_repr,
    .compare = ordered_compare,
    .hash = hash_not_implemented,
    .iter = ordered_iter,
    .or_ = ordered_or,
    .inplace_or = ordered_inplace_or,
    .methods = ordered_methods,
    .getsets = ordered_getsets,
    .doc = "Dictionary that remembers insertion order",
};

int
ordered_dict_ready(void)
{
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        if (type_ready(&views[i]) < 0) {
            return -1;
        }
    }
    return type_ready(&OrderedIteratorType);
}
