// collections.OrderedDict: a dict whose order can be changed. As in CPython the order is a list of nodes beside the table, each of
// which holds its key once more, and an array finds the node of each of the table's entries. What is done to the dict by
// dict's own methods the list does not notice; nothing here relies on the two being one.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "library/collections_internal.h"
#include "memory/heap.h"
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

typedef struct Node {
    alignas(8) Object *key;
    int64_t hash;
    alignas(8) struct Node *next;
    alignas(8) struct Node *previous;
} Node;

typedef struct {
    alignas(8) Node *node;
} NodeSlot;

typedef struct {
    Dict dict;
    alignas(8) Node *first;
    alignas(8) Node *last;
    alignas(8) NodeSlot *by_entry; // the node of each entry of `keys`; each node stands there once at most
    int64_t entry_count;
    alignas(8) const DictKeys *keys; // the table that by_entry was made for
    uint64_t state;                  // changes whenever the list does; the half that iterators look at and CLEARED
    alignas(8) Object *attributes;
    alignas(8) Object *weaklist;
} OrderedDict;

typedef struct {
    Object base;
    int32_t part, backwards;
    alignas(8) OrderedDict *dict; // NULL when exhausted
    int64_t used;
    uint64_t state;
    alignas(8) Object *current; // the key that comes next
    alignas(8) Object *pair;    // items: to use again when nobody kept it
} OrderedIterator;

_Static_assert(sizeof(OrderedDict) == 112 && sizeof(OrderedIterator) == 64 && sizeof(Node) == 32, "CPython's sizes");

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)
#define UNUSED (void)op, (void)args, (void)count, (void)keyword_names

enum { KEYS, VALUES, ITEMS };

// Added to the state where an iterator does not take clearing for a change of its order.
#define CLEARED ((uint64_t)1 << 32)

static Type OrderedIteratorType;

static bool
is_ordered(const Object *op)
{
    return is_instance_of(op, &OrderedDictType);
}

// --- the list ---------------------------------------------------------------------------------------------

static int
mutated(void)
{
    raise(EXC_RuntimeError, "OrderedDict mutated during iteration");
    return -1;
}

static void
link_node(OrderedDict *self, Node *node, bool is_last)
{
    node->previous = is_last ? self->last : NULL;
    node->next = is_last ? NULL : self->first;
    if (node->previous != NULL) {
        node->previous->next = node;
    } else {
        self->first = node;
    }
    if (node->next != NULL) {
        node->next->previous = node;
    } else {
        self->last = node;
    }
    self->state++;
}

static void
unlink_node(OrderedDict *self, Node *node)
{
    if (self->first == node) {
        self->first = node->next;
    } else {
        node->previous->next = node->next;
    }
    if (self->last == node) {
        self->last = node->previous;
    } else {
        node->next->previous = node->previous;
    }
    self->state++;
}

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

// Entry of the key, that which comes next when it is absent, or -1.
static int64_t
find_entry(OrderedDict *self, Object *key, int64_t hash)
{
    Object *value;
    int64_t i = dict_lookup(&self->dict, key, hash, &value);
    return i == INDEX_EMPTY ? self->dict.keys->count : i == INDEX_ERROR ? -1 : i;
}

// by_entry for the table as it is now. 0 or -1.
static int
map_nodes(OrderedDict *self)
{
    const DictKeys *keys = self->dict.keys;
    int64_t size = (int64_t)1 << keys->log2_size;
    NodeSlot *by_entry = heap_alloc((size_t)size * sizeof *by_entry);
    if (by_entry == NULL) {
        raise_no_memory();
        return -1;
    }
    for (int64_t i = 0; i < size; i++) {
        by_entry[i].node = NULL;
    }
    uint64_t state = self->state;
    for (Node *node = self->first; node != NULL; node = node->next) {
        int64_t i = find_entry(self, node->key, node->hash);
        if (i < 0 || self->state != state || self->dict.keys != keys) {
            heap_free(by_entry);
            return i < 0 ? -1 : mutated();
        }
        by_entry[i].node = node;
    }
    heap_free(self->by_entry);
    self->by_entry = by_entry;
    self->entry_count = size;
    self->keys = keys;
    return 0;
}

// Where the node of the key stands, or would stand: NULL with an error.
static NodeSlot *
find_slot(OrderedDict *self, Object *key, int64_t hash)
{
    const DictKeys *keys = self->dict.keys;
    if ((self->keys != keys || self->entry_count != (int64_t)1 << keys->log2_size) && map_nodes(self) < 0) {
        return NULL;
    }
    int64_t i = find_entry(self, key, hash);
    if (i < 0) {
        return NULL;
    }
    if (i >= self->entry_count) { // comparing keys changed the dict
        mutated();
        return NULL;
    }
    return &self->by_entry[i];
}

// NULL when there is none, or with an error.
static Node *
find_node(OrderedDict *self, Object *key, int64_t hash)
{
    if (self->first == NULL) {
        return NULL;
    }
    NodeSlot *slot = find_slot(self, key, hash);
    return slot == NULL ? NULL : slot->node;
}

static int
add_node(OrderedDict *self, Object *key, int64_t hash)
{
    hold(incref(key));
    NodeSlot *slot = find_slot(self, key, hash);
    if (slot == NULL || slot->node != NULL) {
        drop_held(1);
        return slot == NULL ? -1 : 0;
    }
    Node *node = heap_alloc(sizeof *node);
    if (node == NULL) {
        drop_held(1);
        raise_no_memory();
        return -1;
    }
    node->key = let_go();
    node->hash = hash;
    link_node(self, node, true);
    slot->node = node;
    return 0;
}

// The key's node is no more, if there is one. 0 or -1.
static int
remove_node(OrderedDict *self, Object *key, int64_t hash)
{
    if (self->first == NULL) {
        return 0;
    }
    NodeSlot *slot = find_slot(self, key, hash);
    if (slot == NULL) {
        return -1;
    }
    Node *node = slot->node;
    if (node != NULL) {
        slot->node = NULL;
        unlink_node(self, node);
        hold(node->key);
        drop_held(1);
        heap_free(node);
    }
    return 0;
}

static void
remove_all_nodes(OrderedDict *self)
{
    heap_free(self->by_entry);
    self->by_entry = NULL;
    self->entry_count = 0;
    self->keys = NULL;
    Node *node = self->first;
    for (Node *from_end = self->last; from_end != NULL; from_end = from_end->previous) {
        hold_as(from_end->key, HOLDER_PENDING_DROP);
    }
    self->first = self->last = NULL;
    self->state += profile->clearing_changes_order ? 1 : CLEARED;
    while (node != NULL) {
        Node *next = node->next;
        drop_held(1);
        heap_free(node);
        node = next;
    }
}

// The caller holds key and value.
static int
set_hashed(OrderedDict *self, Object *key, int64_t hash, Object *value)
{
    hold(incref(key));
    hold(incref(value));
    int result = dict_set_hashed(&self->dict, key, hash, value);
    drop_held(2);
    if (result == 0 && add_node(self, key, hash) < 0) {
        Object *error = error_take(), *removed;
        hold(error);
        if (dict_delete_hashed(&self->dict, key, hash, &removed) > 0) {
            hold(removed);
            drop_held(1);
        }
        error_clear();
        raise_object(error);
        drop_held(1);
        result = -1;
    }
    return result;
}

// Takes out the key and its node: as dict_delete_hashed.
static int
take_hashed(OrderedDict *self, Object *key, int64_t hash, Object **value)
{
    *value = NULL;
    return remove_node(self, key, hash) < 0 ? -1 : dict_delete_hashed(&self->dict, key, hash, value);
}

static int
ordered_assign(Object *op, Object *key, Object *value)
{
    OrderedDict *self = (OrderedDict *)op;
    int64_t hash = object_hash(key);
    int result = -1;
    if (hash != -1 && value != NULL) {
        result = set_hashed(self, key, hash, value);
    } else if (hash != -1) {
        Object *removed;
        int found = take_hashed(self, key, hash, &removed);
        if (found > 0) {
            hold(removed);
            drop_held(1);
            result = 0;
        } else if (found == 0) {
            raise_key_error(key);
        }
    }
    return result;
}

METHOD(ordered_clear)
{
    UNUSED;
    dict_clear(op);
    remove_all_nodes((OrderedDict *)op);
    return None;
}

// --- iteration --------------------------------------------------------------------------------------------

static Object *
iterator_over(Object *op, int part, bool backwards)
{
    OrderedIterator *self = (OrderedIterator *)gc_new(&OrderedIteratorType, sizeof(OrderedIterator));
    if (self == NULL) {
        return NULL;
    }
    self->dict = NULL;
    self->current = self->pair = NULL;
    if (part == ITEMS) {
        hold(&self->base);
        Object *pair = tuple_pack(2, None, None);
        let_go();
        if (pair == NULL) {
            decref(&self->base);
            return NULL;
        }
        self->pair = pair;
    }
    OrderedDict *dict = (OrderedDict *)incref(op);
    const Node *node = backwards ? dict->last : dict->first;
    self->part = part;
    self->backwards = backwards;
    self->dict = dict;
    self->used = dict->dict.used;
    self->state = dict->state;
    self->current = node == NULL ? NULL : incref(node->key);
    gc_track(&self->base);
    return &self->base;
}

// NEW_REF, NULL at the end and with an error.
static Object *
next_key(OrderedIterator *self)
{
    OrderedDict *dict = self->dict;
    if (dict == NULL) {
        return NULL;
    }
    if (self->current == NULL || (uint32_t)dict->state != (uint32_t)self->state) {
        if (self->current != NULL) {
            mutated();
        }
        CLEAR_SLOT(self->dict);
        return NULL;
    }
    if (self->used != dict->dict.used) {
        raise(EXC_RuntimeError, "OrderedDict changed size during iteration");
        self->used = -1; // and stays so
        return NULL;
    }
    Object *key = self->current;
    int64_t hash = key_hash(key);
    const Node *node = hash == -1 ? NULL : find_node(dict, key, hash);
    if (node == NULL) {
        if (!error_pending()) {
            raise_key_error(key);
        }
        CLEAR_SLOT(self->current);
        return NULL;
    }
    node = self->backwards ? node->previous : node->next;
    self->current = node == NULL ? NULL : incref(node->key);
    return key;
}

static Object *
iterator_next(Object *op)
{
    OrderedIterator *self = (OrderedIterator *)op;
    Object *key = next_key(self);
    if (key == NULL || self->part == KEYS) {
        return key;
    }
    hold(key);
    Object *value;
    int found = dict_get(&self->dict->dict.base, key, &value);
    if (found <= 0) {
        if (found == 0) {
            raise_key_error(key);
        }
        CLEAR_SLOT(self->dict);
        drop_held(1);
        return NULL;
    }
    if (self->part == VALUES) {
        return drop_held_under(value, 1);
    }
    if (self->pair->refcnt == 1) {
        let_go();
        return iterator_reuse_pair(self->pair, key, value);
    }
    hold(value);
    return drop_held_under(tuple_pack(2, key, value), 2);
}

static const FieldDef iterator_fields[] = {
    {"the dict", offsetof(OrderedIterator, dict), false},
    {"the key that comes next", offsetof(OrderedIterator, current), false},
    {"the pair to use again", offsetof(OrderedIterator, pair), false},
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
    Object *iterator = object_iter(pair);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    Object *items[2];
    int got = 0, result = -1;
    while (got < 2 && (items[got] = object_next(iterator)) != NULL) {
        hold(items[got++]);
    }
    if (got < 2) {
        if (!error_pending()) {
            raise(EXC_ValueError, "need more than %d value%s to unpack", got, got == 1 ? "" : "s");
        }
    } else {
        Object *more = object_next(iterator);
        if (more != NULL) {
            raise(EXC_ValueError, "too many values to unpack (expected 2)");
            hold(more);
            drop_held(1);
        } else if (!error_pending()) {
            result = object_set_item(op, items[0], items[1]);
        }
    }
    drop_held(1 + got);
    return result;
}

// Pairs from an iterable, or values of a mapping for its keys.
static int
set_all(Object *op, STEALS Object *iterable, Object *mapping)
{
    if (iterable == NULL) {
        return -1;
    }
    hold_uncounted(iterable);
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

// A list of a dict's pairs.
static Object *
pairs_of(Object *dict)
{
    for (;;) {
        int64_t length = dict_length(dict), position = 0, i = 0;
        Object *pairs = list_new(length);
        if (pairs == NULL) {
            return NULL;
        }
        hold(pairs);
        Object *key, *value;
        while (i < length && dict_next(dict, &position, &key, &value)) {
            hold(incref(key));
            hold(incref(value));
            Object *pair = drop_held_under(tuple_pack(2, key, value), 2);
            if (pair == NULL) {
                drop_held(1);
                return NULL;
            }
            list_give_item(pairs, i++, pair);
        }
        if (i == length && length == dict_length(dict)) {
            return let_go();
        }
        drop_held(1); // a collection changed the dict
    }
}

static int
set_from(Object *op, Object *from)
{
    if (is_exact(from, &DictType)) {
        return set_all(op, pairs_of(from), NULL);
    }
    Object *keys;
    int found = object_find_attr(from, names.keys, &keys);
    if (found < 0) {
        return -1;
    }
    if (found == 0) {
        hold(incref(from));
        int result = set_all(op, incref(from), NULL);
        drop_held(1);
        return result;
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
    int64_t length = keyword_names == NULL ? 0 : tuple_length(keyword_names);
    if (length == 0) {
        return 0;
    }
    // CPython makes pairs of the keyword arguments as of those of any other dict.
    Object *pairs = list_new(length);
    if (pairs == NULL) {
        return -1;
    }
    hold(pairs);
    for (int64_t i = 0; i < length; i++) {
        Object *pair = tuple_pack(2, tuple_peek(keyword_names, i), args[count + (size_t)i].ref);
        if (pair == NULL) {
            drop_held(1);
            return -1;
        }
        list_give_item(pairs, i, pair);
    }
    return set_all(op, let_go(), NULL);
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
    OrderedDict *self = (OrderedDict *)op;
    bool is_plain = is_exact(op, &OrderedDictType);
    Object *made = is_plain ? OrderedDictType.new(&OrderedDictType, NULL, 0, NULL) : object_call_none((Object *)op->type);
    if (made == NULL) {
        return NULL;
    }
    hold(made);
    uint64_t state = self->state;
    int result = 0;
    for (Node *node = self->first; result == 0 && node != NULL; node = node->next) {
        Object *key = hold(incref(node->key)), *value;
        if (is_plain) {
            result = dict_get(op, key, &value) - 1;
            if (result == -1 && !error_pending()) {
                raise_missing(key);
            }
        } else {
            value = object_get_item(op, key);
            result = value == NULL ? -1 : 0;
        }
        if (result == 0) {
            hold(value);
            result = is_plain ? set_hashed((OrderedDict *)made, key, node->hash, value)
                              : object_set_item(made, key, value);
            drop_held(1);
        }
        drop_held(1);
        if (result == 0 && self->state != state) {
            result = mutated();
        }
    }
    if (result < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

// --- taking out -------------------------------------------------------------------------------------------

// The value of a key that is held, which goes out with its node; otherwise, which may be NULL, when it has no node.
static Object *
pop_hashed(OrderedDict *self, Object *key, int64_t hash, Object *otherwise)
{
    const Node *node = find_node(self, key, hash);
    Object *value = NULL;
    int found = node != NULL ? take_hashed(self, key, hash, &value) : error_pending() ? -1 : 0;
    if (found == 0 && otherwise == NULL) {
        raise_missing(key);
    }
    return found > 0 ? value : found < 0 || otherwise == NULL ? NULL : incref(otherwise);
}

METHOD(ordered_pop)
{
    Object *values[2];
    if (args_parse("pop", "key | default", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    int64_t hash = object_hash(values[0]);  // no error that says what for
    return hash == -1 ? NULL : pop_hashed((OrderedDict *)op, values[0], hash, values[1]);
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
    OrderedDict *self = (OrderedDict *)op;
    const Node *node = is_last ? self->last : self->first;
    if (node == NULL) {
        raise(EXC_KeyError, "dictionary is empty");
        return NULL;
    }
    Object *key = hold(incref(node->key));
    Object *value = pop_hashed(self, key, node->hash, NULL);
    if (value == NULL) {
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
    Object *key = values[0], *otherwise = values[1] == NULL ? None : values[1], *value;
    bool is_plain = is_exact(op, &OrderedDictType);
    int found = is_plain ? dict_get(op, key, &value) : object_contains(op, key);
    if (found > 0) {
        return is_plain ? value : object_get_item(op, key);
    }
    if (found < 0) {
        return NULL;
    }
    int result = is_plain ? ordered_assign(op, key, otherwise) : object_set_item(op, key, otherwise);
    return result < 0 ? NULL : incref(otherwise);
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
    OrderedDict *self = (OrderedDict *)op;
    Node *end = is_last ? self->last : self->first;
    if (end == NULL) { // nobody asks what the key's hash is
        raise_missing(key);
        return NULL;
    }
    if (end->key == key) {
        return incref(None);
    }
    int64_t hash = key_hash(key);
    Node *node = hash == -1 ? NULL : find_node(self, key, hash);
    if (node == NULL) {
        if (!error_pending()) {
            raise_missing(key);
        }
        return NULL;
    }
    if (node != (is_last ? self->last : self->first)) {
        unlink_node(self, node);
        link_node(self, node, is_last);
    }
    return incref(None);
}

// --- comparing, showing -----------------------------------------------------------------------------------

static int
same_order(const OrderedDict *left, const OrderedDict *right)
{
    uint64_t left_state = left->state, right_state = right->state;
    const Node *a = left->first, *b = right->first;
    int result = 1;
    while (result == 1 && a != NULL && b != NULL) {
        hold(incref(a->key));
        hold(incref(b->key));
        result = object_compare_bool(a->key, b->key, COMPARE_EQ);
        drop_held(2);
        if (result >= 0 && (left->state != left_state || right->state != right_state)) {
            return mutated();
        }
        a = a->next;
        b = b->next;
    }
    return result != 1 ? result : a == NULL && b == NULL;
}

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
        result = same_order((OrderedDict *)left, (OrderedDict *)right);
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
    bool as_dict_ = profile->shows_ordered_dict_as_dict, as_copy = as_dict_ && is_exact(op, &OrderedDictType);
    Object *items = as_copy ? NULL : object_call_method(op, names.items, NULL, 0);
    Object *shown = as_copy ? dict_copy(op) : NULL;
    if (items != NULL) {
        hold(items);
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
    const OrderedDict *self = (const OrderedDict *)op;
    size_t nodes = self->first == NULL ? 0 : (size_t)self->dict.used;
    return DictType.size_of(op) + (size_t)self->entry_count * sizeof(NodeSlot) + nodes * sizeof(Node);
}

// --- the type ---------------------------------------------------------------------------------------------

static void
ordered_dealloc(Object *op)
{
    OrderedDict *self = (OrderedDict *)op;
    gc_untrack(op);
    CLEAR_SLOT(self->attributes);
    if (self->weaklist != NULL) {
        weakref_clear_all(op);
    }
    remove_all_nodes(self);
    DictType.dealloc(op);
}

static int
ordered_traverse(Object *op, Visit visit, void *context)
{
    const OrderedDict *self = (OrderedDict *)op;
    VISIT_SLOT(self->attributes);
    for (const Node *node = self->first; node != NULL; node = node->next) {
        VISIT_SLOT(node->key);
    }
    return DictType.traverse(op, visit, context);
}

static void
ordered_clear_all(Object *op)
{
    CLEAR_SLOT(((OrderedDict *)op)->attributes);
    DictType.clear(op);
    remove_all_nodes((OrderedDict *)op);
}

static void
ordered_holders(Object *op, HolderVisitor *visitor)
{
    const OrderedDict *self = (OrderedDict *)op;
    visit_field(visitor, self->attributes, "__dict__");
    DictType.holders(op, visitor);
    int64_t i = 0;
    for (const Node *node = self->first; node != NULL; node = node->next) {
        visit_holder(visitor, node->key, HOLDER_NODE, i++, NULL);
        visit_buffer(visitor, node);
    }
    visit_buffer(visitor, self->by_entry);
}

static const MethodDef ordered_methods[] = {
    {"keys", ordered_keys, 0, 0, 0, NULL},
    {"values", ordered_values, 0, 0, 0, NULL},
    {"items", ordered_items, 0, 0, 0, NULL},
    {"__reversed__", ordered_reversed, 0, 0, 0, NULL},
    {"update", ordered_update, 0, -1, METHOD_KEYWORDS | METHOD_TUPLE, NULL},
    {"fromkeys", ordered_fromkeys, 0, -1, METHOD_CLASS | METHOD_KEYWORDS,
     "Create a new ordered dictionary with keys from iterable and values set to value."},
    {"clear", ordered_clear, 0, 0, 0, "od.clear() -> None.  Remove all items from od."},
    {"copy", ordered_copy, 0, 0, 0, "od.copy() -> a shallow copy of od"},
    {"pop", ordered_pop, 0, -1, METHOD_KEYWORDS, NULL},
    {"popitem", ordered_popitem, 0, -1, METHOD_KEYWORDS, NULL},
    {"setdefault", ordered_setdefault, 0, -1, METHOD_KEYWORDS, NULL},
    {"move_to_end", ordered_move_to_end, 0, -1, METHOD_KEYWORDS, NULL},
    {"__reduce__", ordered_reduce, 0, 0, 0, "Return state information for pickling"},
    {"__sizeof__", object_method_whole_size, 0, 0, 0, NULL},
    {.name = NULL},
};

static const GetsetDef ordered_getsets[] = {
    {"__dict__", instance_dict, instance_replace_dict},
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
    .set_subscript = ordered_assign,
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
