// set and frozenset: the types, their methods, iteration.
#include "gc/gc.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_table.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/set_table.h"
#include "types/str.h"
#include "types/tuple.h"

// --- iteration --------------------------------------------------------------------------------------------

typedef struct {
    Object base;
    alignas(8) Object *set;  // NULL when exhausted
    int64_t used;            // of the set when the iteration began; -1: it changed
    int64_t position;
    int64_t left;
} SetIterator;  // 48 bytes

static SetIterator *
as_iterator(const Object *op)
{
    return (SetIterator *)(uintptr_t)op;
}

static Object *
set_iter(Object *op)
{
    Object *iterator = gc_new(&SetIteratorType, sizeof(SetIterator));
    if (iterator != NULL) {
        SetIterator *self = as_iterator(iterator);
        self->set = incref(op);
        self->used = self->left = set_length(op);
        self->position = 0;
        gc_track(iterator);
    }
    return iterator;
}

static const FieldDef iterator_fields[] = {
    {"the set", offsetof(SetIterator, set), false},
    {.name = NULL},
};

static Object *
iterator_next(Object *op)
{
    SetIterator *self = as_iterator(op);
    if (self->set == NULL) {
        return NULL;
    }
    if (self->used != set_length(self->set)) {
        raise(EXC_RuntimeError, "Set changed size during iteration");
        self->used = -1;  // and stays so
        return NULL;
    }
    Object *key;
    if (!set_next(self->set, &self->position, &key)) {
        CLEAR_SLOT(self->set);
        return NULL;
    }
    self->left--;
    return incref(key);
}

static Object *
iterator_length_hint(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const SetIterator *self = as_iterator(op);
    bool valid = self->set != NULL && self->used == set_length(self->set);
    return int_from(valid ? self->left : 0);
}

static Object *
iterator_reduce(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    const SetIterator *self = as_iterator(op);
    if (self->set == NULL) {
        return iterator_reduce_rest(incref(empty_tuple));
    }
    Object *copy = set_iter(self->set);
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

Type SetIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "set_iterator",
    .id = TYPE_SET_ITERATOR_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(SetIterator),
    .fields = iterator_fields,
    .iter = iterator_itself,
    .next = iterator_next,
    .methods = iterator_methods,
};

// --- algebra ------------------------------------------------------------------------------------------------

// What methods of subclasses give: sets of the built-in type.
static Type *
basic_type(const Object *op)
{
    return op->type == &FrozensetType || (op->type != &SetType && type_is_subtype(op->type, &FrozensetType))
               ? &FrozensetType
               : &SetType;
}

// Runs `step` for each item of an iterable, which is held meanwhile, with its hash.
typedef int (*Step)(Object *context, Object *item, int64_t hash);

static int
for_each(Object *iterable, Step step, Object *context)
{
    if (is_set(iterable)) {
        int64_t position = 0, hash;
        Object *key;
        while (set_next_hashed(iterable, &position, &key, &hash)) {
            hold(incref(key));
            int result = step(context, key, hash);
            drop_held(1);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }
    if (is_exact(iterable, &DictType)) {
        int64_t position = 0, hash;
        Object *key, *value;
        while (dict_next_hashed(iterable, &position, &key, &value, &hash)) {
            hold(incref(key));
            int result = step(context, key, hash);
            drop_held(1);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    int result = 0;
    Object *item;
    while (result == 0 && (item = object_next(iterator)) != NULL) {
        hold(item);
        int64_t hash = key_hash(item);
        result = hash == -1 ? -1 : step(context, item, hash);
        drop_held(1);
    }
    drop_held(1);
    return error_pending() ? -1 : result;
}

static int
discard_step(Object *set, Object *item, int64_t hash)
{
    return set_discard_hashed(as_set(set), item, hash) < 0 ? -1 : 0;
}

static int
toggle_step(Object *set, Object *item, int64_t hash)
{
    int found = set_discard_hashed(as_set(set), item, hash);
    return found != 0 ? (found < 0 ? -1 : 0) : set_add_hashed(as_set(set), item, hash);
}

static int
absent_step(Object *set, Object *item, int64_t hash)
{
    int found = set_contains_hashed(as_set(set), item, hash);
    return found < 0 ? -1 : !found;
}

static int
present_step(Object *set, Object *item, int64_t hash)
{
    return set_contains_hashed(as_set(set), item, hash);
}

int
set_difference_update(Object *op, Object *iterable)
{
    if (op == iterable) {
        set_clear(op);
        return 0;
    }
    Set *self = as_set(op);
    Object *common = NULL;
    if (is_set(iterable) && set_length(iterable) >> 3 > self->used) {
        // Far more to remove than there is: see first what both have.
        common = set_intersection(op, iterable);
        if (common == NULL) {
            return -1;
        }
        hold(common);
        iterable = common;
    }
    // A dict is walked by its own iterator here, as CPython does.
    int result = for_each(iterable, discard_step, op);
    if (common != NULL) {
        drop_held(1);
    }
    if (result < 0) {
        return -1;
    }
    if (self->fill - self->used <= self->mask / 4) {
        return 0;
    }
    return set_table_resize(self, self->used > 50000 ? self->used * 2 : self->used * 4);
}

int
set_symmetric_difference_update(Object *op, Object *iterable)
{
    if (op == iterable) {
        set_clear(op);
        return 0;
    }
    if (is_set(iterable) || is_exact(iterable, &DictType)) {
        return for_each(iterable, toggle_step, op);
    }
    // An item that comes twice must not undo itself.
    Object *other = set_new_from(basic_type(op), iterable);
    if (other == NULL) {
        return -1;
    }
    hold(other);
    int result = for_each(other, toggle_step, op);
    drop_held(1);
    return result;
}

// Adds to a new set those items that another one has (or has not).
static int
select_items(Object *items, Object *other, Object *into, bool present)
{
    int64_t position = 0, hash;
    Object *key;
    if (is_set(items)) {
        while (set_next_hashed(items, &position, &key, &hash)) {
            hold(incref(key));
            int found = is_dict(other) ? dict_contains_hashed(as_dict(other), key, hash)
                                       : set_contains_hashed(as_set(other), key, hash);
            if (found >= 0 && found == present) {
                found = set_add_hashed(as_set(into), key, hash);
            }
            drop_held(1);
            if (found < 0) {
                return -1;
            }
        }
        return 0;
    }
    Object *iterator = object_iter(items);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    while ((key = object_next(iterator)) != NULL) {
        hold(key);
        hash = key_hash(key);
        int found = hash == -1 ? -1 : set_contains_hashed(as_set(other), key, hash);
        if (found > 0) {
            found = set_add_hashed(as_set(into), key, hash);
        }
        drop_held(1);
        if (found < 0) {
            break;
        }
    }
    drop_held(1);
    return error_pending() ? -1 : 0;
}

static Object *
selected(Object *op, Object *items, Object *other, bool present)
{
    Object *result = set_new_of(basic_type(op));
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    if (select_items(items, other, result, present) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

Object *
set_intersection(Object *op, Object *iterable)
{
    if (op == iterable) {
        return set_new_from(basic_type(op), op);
    }
    // The smaller one is walked, the larger one is asked.
    if (is_set(iterable) && set_length(iterable) > set_length(op)) {
        return selected(op, op, iterable, true);
    }
    return selected(op, iterable, op, true);
}

static Object *
difference(Object *op, Object *iterable)
{
    int64_t length = is_set(iterable)                  ? set_length(iterable)
                     : is_exact(iterable, &DictType) ? dict_length(iterable)
                                                     : -1;
    if (length >= 0 && set_length(op) >> 2 <= length) {
        return selected(op, op, iterable, false);
    }
    // Few to remove, or nobody knows how many: from a copy.
    Object *result = set_new_from(basic_type(op), op);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    if (set_difference_update(result, iterable) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
union_of(Object *op, Object *iterable)
{
    Object *result = set_new_from(basic_type(op), op);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    if (op != iterable && set_update(result, iterable) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
symmetric_difference(Object *op, Object *iterable)
{
    Object *result = set_new_from(basic_type(op), iterable);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    if (set_symmetric_difference_update(result, op) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

// 1, 0, -1
static int
is_subset(Object *op, Object *other)
{
    if (!is_set(other)) {
        Object *common = set_intersection(op, other);
        if (common == NULL) {
            return -1;
        }
        int result = set_length(common) == set_length(op);
        decref(common);
        return result;
    }
    if (set_length(op) > set_length(other)) {
        return 0;
    }
    int missing = for_each(op, absent_step, other);
    return missing < 0 ? -1 : !missing;
}

static int
is_superset(Object *op, Object *other)
{
    if (is_set(other)) {
        return is_subset(other, op);
    }
    int missing = for_each(other, absent_step, op);
    return missing < 0 ? -1 : !missing;
}

static int
is_disjoint(Object *op, Object *other)
{
    if (op == other) {
        return set_length(op) == 0;
    }
    if (is_set(other) && set_length(other) > set_length(op)) {
        Object *swapped = op;
        op = other;
        other = swapped;
    }
    int found = for_each(other, present_step, op);
    return found < 0 ? -1 : !found;
}

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
            result = is_subset(left, right);
        }
        if (op == COMPARE_NE && result >= 0) {
            result = !result;
        }
        break;
    case COMPARE_LE:
        result = is_subset(left, right);
        break;
    case COMPARE_GE:
        result = is_subset(right, left);
        break;
    case COMPARE_LT:
        result = a < b ? is_subset(left, right) : 0;
        break;
    default:
        result = a > b ? is_subset(right, left) : 0;
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
                result = writer_add_repr(&writer, list_peek(list, i));
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
    if (names != NULL && tuple_length(names) > 0 && op->type->new == SetType.new) {
        if (args_no_keywords("set", names) < 0) {
            return -1;
        }
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
SET_OPERATOR(set_or, union_of)
SET_OPERATOR(set_and, set_intersection)
SET_OPERATOR(set_subtract, difference)
SET_OPERATOR(set_xor, symmetric_difference)

static int
intersection_update(Object *op, Object *iterable)
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
INPLACE_OPERATOR(set_inplace_and, intersection_update)
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
    return is_exact(op, &FrozensetType) ? incref(op) : set_new_from(basic_type(op), op);
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
        return set_new_from(basic_type(op), op);
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
    Object *result = set_new_from(basic_type(op), op);
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
        return set_new_from(basic_type(op), op);
    }
    Object *result = difference(op, args[0].ref);
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
    return symmetric_difference(op, args[0].ref);
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
    return answer(is_disjoint(op, args[0].ref));
}

static Object *
method_issubset(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return answer(is_subset(op, args[0].ref));
}

static Object *
method_issuperset(Object *op, Slot *args, size_t count, Object *names)
{
    (void)count, (void)names;
    return answer(is_superset(op, args[0].ref));
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

#define SHARED_METHODS                                                                                              \
    {"__reduce__", method_reduce, 0, 0, 0, "Return state information for pickling."},                               \
    {"copy", method_copy, 0, 0, 0, "Return a shallow copy of a set."},                                              \
    {"difference", method_difference, 0, -1, 0, NULL},      \
    {"intersection", method_intersection, 0, -1, 0, NULL},          \
    {"isdisjoint", method_isdisjoint, 1, 1, 0, "Return True if two sets have a null intersection."},                \
    {"issubset", method_issubset, 1, 1, 0, "Report whether another set contains this set."},                        \
    {"issuperset", method_issuperset, 1, 1, 0, "Report whether this set contains another set."},                    \
    {"symmetric_difference", method_symmetric_difference, 1, 1, 0,                                                  \
     "Return a new set with elements in either the set or other but not both."},                                    \
    {"union", method_union, 0, -1, 0, "Return a new set with elements from the set and all others."}

static const MethodDef set_methods[] = {
    SHARED_METHODS,
    {"add", method_add, 1, 1, 0, NULL},
    {"clear", method_clear, 0, 0, 0, "Remove all elements from this set."},
    {"difference_update", method_difference_update, 0, -1, 0, "Update the set, removing elements found in others."},
    {"discard", method_discard, 1, 1, 0, NULL},
    {"intersection_update", method_intersection_update, 0, -1, 0,
     "Update the set, keeping only elements found in it and all others."},
    {"pop", method_pop, 0, 0, 0, NULL},
    {"remove", method_remove, 1, 1, 0, NULL},
    {"symmetric_difference_update", method_symmetric_difference_update, 1, 1, 0,
     "Update the set, keeping only elements found in either set, but not in both."},
    {"update", method_update, 0, -1, 0, "Update the set, adding elements from all others."},
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
    SHARED_SLOTS,
    .name = "frozenset",
    .id = TYPE_FROZENSET_ID,
    .new = frozenset_new_instance,
    .hash = frozenset_hash,
    .methods = frozenset_methods,
    .doc = "Build an immutable unordered collection of unique elements.",
};
