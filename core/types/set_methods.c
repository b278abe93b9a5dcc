// set and frozenset: the types and their methods.
#include "gc/gc.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_table.h"
#include "types/held.h"
#include "types/list.h"
#include "types/set_internal.h"
#include "types/set_table.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"

// --- protocol -----------------------------------------------------------------------------------------------

static int64_t
set_length_slot(Object *op)
{
    return set_length(op);
}

// An unhashable set is looked for as the frozenset that it would be. What `act` returns for it: 1, 0, -1
static int
act_on_key(Object *op, Object *key, int (*act)(Object *, Object *))
{
    int result = act(op, key);
    if (result >= 0 || !is_set(key) || !error_is(EXC_TypeError)) {
        return result;
    }
    error_clear();
    Object *frozen = frozenset_new(key);
    if (frozen == NULL) {
        return -1;
    }
    hold(frozen);
    result = act(op, frozen);
    drop_held(1);
    return result;
}

static int
set_contains_slot(Object *op, Object *key)
{
    return act_on_key(op, key, set_contains);
}

static uint64_t
shuffle_bits(uint64_t hash)
{
    return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

static int64_t
frozenset_hash(Object *op)
{
    Set *self = as_set(op);
    if (self->hash != -1) {
        return self->hash;
    }
    // The order of the entries must not matter.
    uint64_t hash = 0;
    int64_t position = 0, item;
    Object *key;
    while (set_next_hashed(op, &position, &key, &item)) {
        hash ^= shuffle_bits((uint64_t)item);
    }
    hash ^= ((uint64_t)self->used + 1) * 1927868237u;
    // Nested frozensets have patterns.
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    self->hash = hash == UINT64_MAX ? 590923713 : (int64_t)hash;
    return self->hash;
}

static Object *
set_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_set(right)) {
        return NotImplemented;
    }
    int64_t a = set_length(left), b = set_length(right);
    int result;
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NE:
        if (a != b || (as_set(left)->hash != -1 && as_set(right)->hash != -1 &&
                       as_set(left)->hash != as_set(right)->hash)) {
            result = 0;
        } else {
            result = set_is_subset(left, right);
        }
        if (op == COMPARE_NE && result >= 0) {
            result = !result;
        }
        break;
    case COMPARE_LE:
        result = set_is_subset(left, right);
        break;
    case COMPARE_GE:
        result = set_is_subset(right, left);
        break;
    case COMPARE_LT:
        result = a < b ? set_is_subset(left, right) : 0;
        break;
    default:
        result = a > b ? set_is_subset(right, left) : 0;
        break;
    }
    return result < 0 ? NULL : bool_from(result);
}

static Object *
set_repr(Object *op)
{
    int entered = repr_enter(op);
    if (entered != 0) {
        return entered > 0 ? str_format("%s(...)", op->type->name) : NULL;
    }
    Object *text = NULL;
    if (set_length(op) == 0) {
        text = str_format("%s()", op->type->name);
    } else {
        Object *list = object_to_list(op);
        if (list != NULL) {
            hold(list);
            StrWriter writer = {0};
            bool is_plain = is_exact(op, &SetType);
            if (!is_plain) {
                writer_add_text(&writer, op->type->name);
                writer_add_char(&writer, '(');
            }
            writer_add_char(&writer, '{');
            int result = 0;
            for (int64_t i = 0; i < list_length(list) && result == 0; i++) {
                if (i > 0) {
                    writer_add_text(&writer, ", ");
                }
                Object *item = list_peek(list, i);
                if (profile->repr_holds_items) {
                    hold(incref(item));
                }
                result = writer_add_repr(&writer, item);
                drop_held(profile->repr_holds_items);
            }
            writer_add_text(&writer, is_plain ? "}" : "})");
            if (result < 0) {
                writer_discard(&writer);
            } else {
                text = writer_finish(&writer);
            }
            text = drop_held_under(text, 1);
        }
    }
    repr_leave(op);
    return text;
}

static int
set_init(Object *op, Slot *args, size_t count, Object *names)
{
    if (args_no_keywords("set", names) < 0) {
        return -1;
    }
    if (args_check(op->type->name, count, 0, 1) < 0) {
        return -1;
    }
    set_clear(op);
    as_set(op)->hash = -1;
    return count == 0 ? 0 : set_update(op, args[0].ref);
}

static Object *
set_new_instance(Type *type, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    return set_new_of(type);
}

static Object *
frozenset_new_instance(Type *type, Slot *args, size_t count, Object *names)
{
    if (names != NULL && tuple_length(names) > 0 && (type == &FrozensetType || type->init == FrozensetType.init)) {
        if (args_no_keywords("frozenset", names) < 0) {
            return NULL;
        }
    }
    if (args_check(type->name, count, 0, 1) < 0) {
        return NULL;
    }
    if (type == &FrozensetType && count == 1 && is_exact(args[0].ref, &FrozensetType)) {
        return incref(args[0].ref);
    }
    return set_new_from(type, count == 0 ? NULL : args[0].ref);
}

#define SET_OPERATOR(name, function)                      \
    static Object *name(Object *left, Object *right)      \
    {                                                     \
        if (!is_set(left) || !is_set(right)) {            \
            return NotImplemented;                        \
        }                                                 \
        return function(left, right);                     \
    }
SET_OPERATOR(set_or, set_union)
SET_OPERATOR(set_and, set_intersection)
SET_OPERATOR(set_subtract, set_difference)
SET_OPERATOR(set_xor, set_symmetric_difference)

static int
set_intersection_update(Object *op, Object *iterable)
{
    Object *common = set_intersection(op, iterable);
    if (common == NULL) {
        return -1;
    }
    set_swap(as_set(op), as_set(common));
    decref(common);
    return 0;
}

#define INPLACE_OPERATOR(name, function)                               \
    static Object *name(Object *op, Object *other)                     \
    {                                                                  \
        if (!is_set(other)) {                                          \
            return NotImplemented;                                     \
        }                                                              \
        return function(op, other) < 0 ? NULL : incref(op);            \
    }
INPLACE_OPERATOR(set_inplace_or, set_update)
INPLACE_OPERATOR(set_inplace_and, set_intersection_update)
INPLACE_OPERATOR(set_inplace_subtract, set_difference_update)
INPLACE_OPERATOR(set_inplace_xor, set_symmetric_difference_update)

// --- methods ------------------------------------------------------------------------------------------------

static Object *
method_add(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return set_add(op, args[0].ref) < 0 ? NULL : None;
}

static Object *
method_clear(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    set_clear(op);
    return None;
}

static Object *
method_copy(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    return is_exact(op, &FrozensetType) ? incref(op) : set_new_from(set_basic_type(op), op);
}

static Object *
method_discard(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return act_on_key(op, args[0].ref, set_discard) < 0 ? NULL : None;
}

static Object *
method_remove(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    int found = act_on_key(op, args[0].ref, set_discard);
    if (found == 0) {
        raise_key_error(args[0].ref);
    }
    return found > 0 ? None : NULL;
}

static Object *
method_pop(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    Set *self = as_set(op);
    if (self->used == 0) {
        raise(EXC_KeyError, "pop from an empty set");
        return NULL;
    }
    int64_t i = self->finger & self->mask;
    while (self->table[i].key == NULL || self->table[i].key == SET_DUMMY) {
        i = (i + 1) & self->mask;
    }
    Object *key = self->table[i].key;
    self->table[i] = (SetEntry){SET_DUMMY, -1};
    self->used--;
    self->finger = i + 1;
    return key;
}

// op with `change` applied for each argument in turn.
static Object *
update_all(Object *op, Slot *args, size_t count, int (*change)(Object *, Object *))
{
    for (size_t i = 0; i < count; i++) {
        if (change(op, args[i].ref) < 0) {
            return NULL;
        }
    }
    return None;
}

static Object *
method_update(Object *op, Slot *args, size_t count, Object *names)
{
    (void)names;
    return update_all(op, args, count, set_update);
}

static Object *
method_difference_update(Object *op, Slot *args, size_t count, Object *names)
{
    (void)names;
    return update_all(op, args, count, set_difference_update);
}

// The result of `combine` with one argument after the other; a copy when there is none.
static Object *
combine_all(Object *op, Slot *args, size_t count, Object *(*combine)(Object *, Object *))
{
    if (count == 0) {
        return set_new_from(set_basic_type(op), op);
    }
    Object *result = incref(op);
    for (size_t i = 0; i < count; i++) {
        hold(result);
        Object *next = combine(result, args[i].ref);
        result = drop_held_under(next, 1);
        if (result == NULL) {
            return NULL;
        }
    }
    return result;
}

static Object *
method_intersection(Object *op, Slot *args, size_t count, Object *names)
{
    (void)names;
    return combine_all(op, args, count, set_intersection);
}

static Object *
method_intersection_update(Object *op, Slot *args, size_t count, Object *names)
{
    (void)names;
    Object *common = combine_all(op, args, count, set_intersection);
    if (common == NULL) {
        return NULL;
    }
    hold(common);
    set_swap(as_set(op), as_set(common));
    drop_held(1);
    return None;
}

static Object *
method_union(Object *op, Slot *args, size_t count, Object *names)
{
    (void)names;
    Object *result = set_new_from(set_basic_type(op), op);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    for (size_t i = 0; i < count; i++) {
        if (args[i].ref != op && set_update(result, args[i].ref) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

static Object *
method_difference(Object *op, Slot *args, size_t count, Object *names)
{
    (void)names;
    if (count == 0) {
        return set_new_from(set_basic_type(op), op);
    }
    Object *result = set_difference(op, args[0].ref);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    for (size_t i = 1; i < count; i++) {
        if (set_difference_update(result, args[i].ref) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

static Object *
method_symmetric_difference(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return set_symmetric_difference(op, args[0].ref);
}

static Object *
method_symmetric_difference_update(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return set_symmetric_difference_update(op, args[0].ref) < 0 ? NULL : None;
}

static Object *
answer(int result)
{
    return result < 0 ? NULL : bool_from(result);
}

static Object *
method_isdisjoint(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return answer(set_is_disjoint(op, args[0].ref));
}

static Object *
method_issubset(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return answer(set_is_subset(op, args[0].ref));
}

static Object *
method_issuperset(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return answer(set_is_superset(op, args[0].ref));
}

// What a copy of it is made of: its class, a list of its items, its attributes.
static Object *
method_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    Object *list = object_to_list(op);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    Object *arguments = tuple_pack(1, list);
    drop_held(1);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    Object *get_state = object_get_attr_cstring(op, "__getstate__");
    Object *state = NULL;
    if (get_state != NULL) {
        hold(get_state);
        state = drop_held_under(object_call_none(get_state), 1);
    }
    if (state == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(state);
    return drop_held_under(tuple_pack(3, (Object *)op->type, arguments, state), 2);
}

static Object *
method_contains(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    int found = set_contains(op, args[0].ref);
    return found < 0 ? NULL : bool_from(found);
}

#define SHARED_METHODS                                                                                              \
    {"__contains__", method_contains, 1, 1, 0, "x.__contains__(y) <==> y in x."},                                   \
    {"__sizeof__", object_method_whole_size, 0, 0, 0, "Return the size of the object in memory, in bytes."},            \
    {"__reduce__", method_reduce, 0, 0, 0, "Return state information for pickling."},                               \
    {"copy", method_copy, 0, 0, 0, "Return a shallow copy of a set."},                                              \
    {"difference", method_difference, 0, -1, METHOD_STARS_TO_13, NULL},      \
    {"intersection", method_intersection, 0, -1, METHOD_STARS_TO_13, NULL},          \
    {"isdisjoint", method_isdisjoint, 1, 1, 0, "Return True if two sets have a null intersection."},                \
    {"issubset", method_issubset, 1, 1, 0, "Report whether another set contains this set."},                        \
    {"issuperset", method_issuperset, 1, 1, 0, "Report whether this set contains another set."},                    \
    {"symmetric_difference", method_symmetric_difference, 1, 1, 0,                                                  \
     "Return a new set with elements in either the set or other but not both."},                                    \
    {"union", method_union, 0, -1, METHOD_STARS_TO_13, "Return a new set with elements from the set and all others."}

static const MethodDef set_methods[] = {
    SHARED_METHODS,
    {"add", method_add, 1, 1, 0, NULL},
    {"clear", method_clear, 0, 0, 0, "Remove all elements from this set."},
    {"difference_update", method_difference_update, 0, -1, METHOD_STARS_TO_13, "Update the set, removing elements found in others."},
    {"discard", method_discard, 1, 1, 0, NULL},
    {"intersection_update", method_intersection_update, 0, -1, METHOD_STARS_TO_13,
     "Update the set, keeping only elements found in it and all others."},
    {"pop", method_pop, 0, 0, 0, NULL},
    {"remove", method_remove, 1, 1, 0, NULL},
    {"symmetric_difference_update", method_symmetric_difference_update, 1, 1, 0,
     "Update the set, keeping only elements found in either set, but not in both."},
    {"update", method_update, 0, -1, METHOD_STARS_TO_13, "Update the set, adding elements from all others."},
    {0},
};

static const MethodDef frozenset_methods[] = {
    SHARED_METHODS,
    {0},
};

#define SET_TYPE_FLAGS \
    (TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_IMMUTABLE | TYPE_MATCH_SELF | TYPE_SET_SUBCLASS)
#define SHARED_SLOTS                                                                                          \
    .base = TYPE_HEADER(&TypeType), .flags = SET_TYPE_FLAGS, .basic_size = sizeof(Set),                       \
    .weaklist_offset = offsetof(Set, weaklist), .dealloc = set_dealloc, .traverse = set_traverse,             \
    .clear = set_clear, .holders = set_holders, .size_of = set_size, .repr = set_repr, .compare = set_compare, \
    .iter = set_iter, .subtract = set_subtract, .and_ = set_and, .xor_ = set_xor, .or_ = set_or,              \
    .length = set_length_slot, .contains = set_contains_slot

Type SetType = {
    .array_since = 11,
    SHARED_SLOTS,
    .name = "set",
    .id = TYPE_SET_ID,
    .new = set_new_instance,
    .init = set_init,
    .hash = hash_not_implemented,
    .inplace_subtract = set_inplace_subtract,
    .inplace_and = set_inplace_and,
    .inplace_xor = set_inplace_xor,
    .inplace_or = set_inplace_or,
    .methods = set_methods,
    .doc = "Build an unordered collection of unique elements.",
};

Type FrozensetType = {
    .array_since = 11,
    SHARED_SLOTS,
    .name = "frozenset",
    .id = TYPE_FROZENSET_ID,
    .new = frozenset_new_instance,
    .hash = frozenset_hash,
    .methods = frozenset_methods,
    .doc = "Build an immutable unordered collection of unique elements.",
};
