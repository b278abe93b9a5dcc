// deque: a double-ended queue in blocks of 64 items, laid out as CPython's.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "library/collections_internal.h"
#include "memory/heap.h"
#include "object/profile.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"

// --- life -------------------------------------------------------------------------------------------------

static Object *
deque_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    Block *block = heap_alloc(sizeof *block);
    if (block == NULL) {
        raise_no_memory();
        return NULL;
    }
    Deque *self = (Deque *)type_alloc(type, 0);
    if (self == NULL) {
        heap_free(block);
        return NULL;
    }
    deque_be_empty(self, block);
    self->maximum = -1;
    return (Object *)self;
}

static int
extend(Deque *self, Object *iterable, bool to_left)
{
    Object *iterator;
    if (iterable == (Object *)self) {
        Object *list = object_to_list(iterable);
        if (list == NULL) {
            return -1;
        }
        hold(list);
        iterator = drop_held_under(object_iter(list), 1);
    } else {
        iterator = object_iter(iterable);
    }
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    // An empty one is filled from an end of its block.
    if (length_of(self) == 0 && self->maximum != 0) {
        self->left_index = to_left ? BLOCK_LENGTH - 1 : 1;
        self->right_index = self->left_index - 1;
    }
    Object *item;
    int result = 0;
    while (result == 0 && (item = object_next(iterator)) != NULL) {
        if (self->maximum == 0) {
            hold(item);
            drop_held(1);
        } else {
            result = to_left ? deque_add_left(self, item) : deque_add_right(self, item);
        }
    }
    if (result == 0 && error_pending()) {
        result = -1;
    }
    drop_held(1);
    return result;
}

static int
deque_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Object *values[2];
    if (args_parse("deque", "|iterable maxlen", args, count, keyword_names, values) < 0) {
        return -1;
    }
    int64_t maximum = -1;
    if (values[1] != NULL && values[1] != None) {
        if (!is_int(values[1])) {
            raise(EXC_TypeError, "an integer is required");
            return -1;
        }
        maximum = size_argument(values[1]);
        if (maximum == -1 && error_pending()) {
            return -1;
        }
        if (maximum < 0) {
            raise(EXC_ValueError, "maxlen must be non-negative");
            return -1;
        }
    }
    Deque *self = (Deque *)op;
    self->maximum = maximum;
    deque_drop_items(self);
    return values[0] == NULL ? 0 : extend(self, values[0], false);
}

static int
deque_traverse(Object *op, Visit visit, void *context)
{
    const Deque *self = (Deque *)op;
    VISIT_OWN_TYPE(op, 12);
    Block *block = self->left_block;
    int64_t index = self->left_index;
    for (int64_t count = length_of(self); count > 0; count--) {
        VISIT_SLOT(block->data[index].ref);
        if (++index == BLOCK_LENGTH && count > 1) {
            block = block->right;
            index = 0;
        }
    }
    return 0;
}

static void
deque_clear(Object *op)
{
    Deque *self = (Deque *)op;
    if (self->left_block != NULL) {
        deque_drop_items(self);
    }
}

static void
deque_dealloc(Object *op)
{
    Deque *self = (Deque *)op;
    gc_untrack(op);
    if (self->weaklist != NULL) {
        weakref_clear_all(op);
    }
    if (self->left_block != NULL) {
        deque_drop_items(self);
        heap_free(self->left_block);
    }
    for (int64_t i = 0; i < self->kept_count; i++) {
        heap_free(self->kept[i].block);
    }
    gc_free(op);
}

static void
deque_holders(Object *op, HolderVisitor *v)
{
    const Deque *self = (Deque *)op;
    Block *block = self->left_block;
    int64_t index = self->left_index;
    for (int64_t i = 0; i < length_of(self); i++) {
        visit_holder(v, block->data[index].ref, HOLDER_ITEM, i, NULL);
        if (++index == BLOCK_LENGTH) {
            block = block->right;
            index = 0;
        }
    }
    for (block = self->left_block; block != NULL; block = block->right) {
        visit_buffer(v, block);
    }
    for (int64_t i = 0; i < self->kept_count; i++) {
        visit_buffer(v, self->kept[i].block);
    }
}

static size_t
deque_size(const Object *op)
{
    const Deque *self = (Deque *)op;
    size_t blocks = (size_t)(self->left_index + length_of(self) + BLOCK_LENGTH - 1) / BLOCK_LENGTH;
    return op->type->basic_size + blocks * sizeof(Block);
}

// --- methods ----------------------------------------------------------------------------------------------

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)
#define SELF                                                                                                 \
    Deque *self = (Deque *)op;                                                                               \
    (void)self, (void)args, (void)count, (void)keyword_names

METHOD(method_append)
{
    SELF;
    return deque_add_right(self, incref(args[0].ref)) < 0 ? NULL : None;
}

METHOD(method_appendleft)
{
    SELF;
    return deque_add_left(self, incref(args[0].ref)) < 0 ? NULL : None;
}

static Object *
pull(Deque *self, Object *(*from)(Deque *))
{
    if (length_of(self) == 0) {
        raise(EXC_IndexError, "pop from an empty deque");
        return NULL;
    }
    return from(self);
}

METHOD(method_pop)
{
    SELF;
    return pull(self, deque_pull_right);
}

METHOD(method_popleft)
{
    SELF;
    return pull(self, deque_pull_left);
}

METHOD(method_extend)
{
    SELF;
    return extend(self, args[0].ref, false) < 0 ? NULL : None;
}

METHOD(method_extendleft)
{
    SELF;
    return extend(self, args[0].ref, true) < 0 ? NULL : None;
}

METHOD(method_clear)
{
    SELF;
    deque_drop_items(self);
    return None;
}

METHOD(method_rotate)
{
    SELF;
    int64_t n = count == 0 ? 1 : number_as_index(args[0].ref, NULL);
    if (n == -1 && error_pending()) {
        return NULL;
    }
    return deque_rotate(self, n) < 0 ? NULL : None;
}

METHOD(method_reverse)
{
    SELF;
    for (int64_t i = 0, k = length_of(self) - 1; i < k; i++, k--) {
        Slot *left = deque_slot_at(self, i), *right = deque_slot_at(self, k);
        Object *item = left->ref;
        left->ref = right->ref;
        right->ref = item;
    }
    return None;
}

// Is the item at i, held meanwhile, equal to the value? 1, 0, -1; -2: the deque has changed meanwhile.
static int
held_equals(Deque *self, Object *item, Object *value)
{
    uint64_t state = self->state;
    int same = object_compare_bool(item, value, COMPARE_EQ);
    drop_held(1);
    return same >= 0 && state != self->state ? -2 : same;
}

static int
equals_at(Deque *self, int64_t i, Object *value)
{
    return held_equals(self, hold(incref(deque_slot_at(self, i)->ref)), value);
}

static int
raise_mutated(int result)
{
    if (result == -2) {
        raise(EXC_RuntimeError, "deque mutated during iteration");
    }
    return -1;
}

METHOD(method_count)
{
    SELF;
    int64_t found = 0;
    for (int64_t i = 0, n = length_of(self); i < n; i++) {
        int same = equals_at(self, i, args[0].ref);
        if (same < 0) {
            (void)raise_mutated(same);
            return NULL;
        }
        found += same;
    }
    return int_from(found);
}

static int
deque_contains(Object *op, Object *value)
{
    Deque *self = (Deque *)op;
    for (int64_t i = 0, n = length_of(self); i < n; i++) {
        int same = equals_at(self, i, value);
        if (same != 0) {
            return same < 0 ? raise_mutated(same) : 1;
        }
    }
    return 0;
}

METHOD(method_index)
{
    SELF;
    int64_t start = 0, stop = length_of(self);
    int64_t *const bounds[2] = {&start, &stop};
    for (size_t i = 1; i < count; i++) {
        int64_t bound = number_as_index(args[i].ref, NULL);
        if (bound == -1 && error_pending()) {
            return NULL;
        }
        bound += bound < 0 ? length_of(self) : 0;
        *bounds[i - 1] = bound < 0 ? 0 : bound;
    }
    stop = stop > length_of(self) ? length_of(self) : stop;
    for (int64_t i = start; i < stop; i++) {
        Object *item = incref(deque_slot_at(self, i)->ref);
        int same = held_equals(self, profile->deque_index_holds_items ? hold(item) : hold_uncounted(item), args[0].ref);
        if (same != 0) {
            if (same < 0) {
                (void)raise_mutated(same);
                return NULL;
            }
            return int_from(i);
        }
    }
    raise(EXC_ValueError, wording(WORDING_NOT_IN_DEQUE_INDEX), args[0].ref);
    return NULL;
}

static int
remove_at(Deque *self, int64_t i)
{
    if (deque_rotate(self, -i) < 0) {
        return -1;
    }
    hold(deque_pull_left(self));
    int result = deque_rotate(self, i);
    drop_held(1);
    return result;
}

METHOD(method_remove)
{
    SELF;
    for (int64_t i = 0, n = length_of(self); i < n; i++) {
        int same = equals_at(self, i, args[0].ref);
        if (same == -2) {
            raise(EXC_IndexError, "deque mutated during iteration");
        }
        if (same != 0) {
            return same < 0 || remove_at(self, i) < 0 ? NULL : None;
        }
    }
    raise(EXC_ValueError, wording(WORDING_NOT_IN_DEQUE_REMOVE), args[0].ref);
    return NULL;
}

METHOD(method_insert)
{
    SELF;
    int64_t index = number_as_index(args[0].ref, NULL), length = length_of(self);
    if (index == -1 && error_pending()) {
        return NULL;
    }
    if (self->maximum == length) {
        raise(EXC_IndexError, "deque already at its maximum size");
        return NULL;
    }
    Object *value = incref(args[1].ref);
    if (index >= length) {
        return deque_add_right(self, value) < 0 ? NULL : None;
    }
    if (index <= -length || index == 0) {
        return deque_add_left(self, value) < 0 ? NULL : None;
    }
    if (deque_rotate(self, -index) < 0) {
        decref(value);
        return NULL;
    }
    int result = index < 0 ? deque_add_right(self, value) : deque_add_left(self, value);
    return result < 0 || deque_rotate(self, index) < 0 ? NULL : None;
}

// A deque of the same class with the same items.
static Object *
copy(Deque *self)
{
    Object *maximum = self->maximum < 0 ? None : int_from(self->maximum);
    if (maximum == NULL) {
        return NULL;
    }
    hold(maximum);
    Slot args[2] = {{(Object *)self}, {maximum}};
    Object *made = object_call((Object *)self->base.base.type, args, self->maximum < 0 ? 1 : 2, NULL);
    made = drop_held_under(made, 1);
    if (made != NULL && !is_deque(made)) {
        raise(EXC_TypeError, "%s() must return a deque, not %T", self->base.base.type->name, made);
        decref(made);
        return NULL;
    }
    return made;
}

METHOD(method_copy)
{
    SELF;
    return copy(self);
}

METHOD(method_reduce)
{
    SELF;
    Object *get_state = object_get_attr_cstring(op, "__getstate__");
    if (get_state == NULL) {
        return NULL;
    }
    hold(get_state);
    Object *state = drop_held_under(object_call_none(get_state), 1);
    if (state == NULL) {
        return NULL;
    }
    hold(state);
    Object *iterator = object_iter(op);
    if (iterator == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(iterator);
    Object *arguments = incref(empty_tuple);
    if (self->maximum >= 0) {
        Object *maximum = int_from(self->maximum);
        arguments = maximum == NULL ? NULL : tuple_pack(2, empty_tuple, maximum);
        xdecref(maximum);
    }
    if (arguments == NULL) {
        drop_held(2);
        return NULL;
    }
    hold(arguments);
    return drop_held_under(tuple_pack(4, (Object *)op->type, arguments, state, iterator), 3);
}

METHOD(method_reversed)
{
    SELF;
    return deque_new_iterator(&DequeReverseIteratorType, self);
}

METHOD(method_sizeof)
{
    SELF;
    return int_from((int64_t)deque_size(op));
}

METHOD(method_class_getitem)
{
    SELF;
    return generic_alias_new(op, args[0].ref);
}

static Object *
get_maximum(Object *op)
{
    int64_t maximum = ((Deque *)op)->maximum;
    return maximum < 0 ? None : int_from(maximum);
}

// --- as a sequence ----------------------------------------------------------------------------------------

static int64_t
deque_length(Object *op)
{
    return length_of((Deque *)op);
}

static Object *
deque_item(Object *op, int64_t i)
{
    if (i < 0 || i >= length_of((Deque *)op)) {
        raise(EXC_IndexError, "deque index out of range");
        return NULL;
    }
    return incref(deque_slot_at((Deque *)op, i)->ref);
}

static int
deque_set_item(Object *op, int64_t i, Object *value)
{
    Deque *self = (Deque *)op;
    if (i < 0 || i >= length_of(self)) {
        raise(EXC_IndexError, "deque index out of range");
        return -1;
    }
    if (value == NULL) {
        return remove_at(self, i);
    }
    Slot *slot = deque_slot_at(self, i);
    Object *old = slot->ref;
    slot->ref = incref(value);
    decref(old);
    return 0;
}

static Object *
deque_inplace_concat(Object *op, Object *other)
{
    return extend((Deque *)op, other, false) < 0 ? NULL : incref(op);
}

static Object *
deque_concat(Object *op, Object *other)
{
    if (!is_deque(other)) {
        raise(EXC_TypeError, "can only concatenate deque (not \"%T\") to deque", other);
        return NULL;
    }
    Object *made = copy((Deque *)op);
    if (made == NULL) {
        return NULL;
    }
    hold(made);
    if (extend((Deque *)made, other, false) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
deque_inplace_repeat(Object *op, int64_t times)
{
    Deque *self = (Deque *)op;
    int64_t length = length_of(self);
    if (length == 0 || times == 1) {
        return incref(op);
    }
    if (times <= 0) {
        deque_drop_items(self);
        return incref(op);
    }
    if (length > INT64_MAX / times) {
        raise_no_memory();
        return NULL;
    }
    Object *items = object_to_list(op);
    if (items == NULL) {
        return NULL;
    }
    hold(items);
    if (self->maximum >= 0 && times > (self->maximum + length - 1) / length) {
        times = (self->maximum + length - 1) / length;
    }
    int result = 0;
    for (int64_t n = 1; n < times && result == 0; n++) {
        for (int64_t i = 0; i < length && result == 0; i++) {
            result = deque_add_right(self, incref(list_peek(items, i)));
        }
    }
    drop_held(1);
    return result < 0 ? NULL : incref(op);
}

static Object *
deque_repeat(Object *op, int64_t times)
{
    Object *made = copy((Deque *)op);
    if (made == NULL) {
        return NULL;
    }
    hold(made);
    return drop_held_under(deque_inplace_repeat(made, times), 1);
}

static Object *
deque_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_deque(left) || !is_deque(right)) {
        return NotImplemented;
    }
    Deque *a = (Deque *)left, *b = (Deque *)right;
    if ((op == COMPARE_EQ || op == COMPARE_NE) && (left == right || length_of(a) != length_of(b))) {
        return bool_from((left == right) == (op == COMPARE_EQ));
    }
    int64_t i = 0;
    for (; i < length_of(a) && i < length_of(b); i++) {
        uint64_t state_a = a->state, state_b = b->state;
        Object *x = hold(incref(deque_slot_at(a, i)->ref)), *y = hold(incref(deque_slot_at(b, i)->ref));
        int same = object_compare_bool(x, y, COMPARE_EQ);
        if (same == 0) {
            int answer = object_compare_bool(x, y, op);  // also when it is the same question
            drop_held(2);
            return answer < 0 ? NULL : bool_from(answer);
        }
        drop_held(2);
        if (same < 0 || state_a != a->state || state_b != b->state) {
            (void)raise_mutated(same < 0 ? same : -2);
            return NULL;
        }
    }
    int64_t rest_a = length_of(a) - i, rest_b = length_of(b) - i;
    switch (op) {
    case COMPARE_LT:
        return bool_from(rest_a == 0 && rest_b > 0);
    case COMPARE_LE:
        return bool_from(rest_a == 0);
    case COMPARE_EQ:
        return bool_from(rest_a == rest_b);
    case COMPARE_NE:
        return bool_from(rest_a != rest_b);
    case COMPARE_GT:
        return bool_from(rest_a > 0);
    default:
        return bool_from(rest_b == 0);
    }
}

static Object *
deque_repr(Object *op)
{
    Deque *self = (Deque *)op;
    int running = repr_enter(op);
    if (running != 0) {
        return running < 0 ? NULL : str_from("[...]");
    }
    Object *list = object_to_list(op);
    Object *result = NULL;
    if (list != NULL) {
        hold(list);
        result = self->maximum >= 0 ? str_format("%s(%R, maxlen=%lld)", type_short_name(op->type), list, (long long)self->maximum)
                                    : str_format("%s(%R)", type_short_name(op->type), list);
        drop_held(1);
    }
    repr_leave(op);
    return result;
}

static Object *
deque_iter(Object *op)
{
    return deque_new_iterator(&DequeIteratorType, (Deque *)op);
}

static const MethodDef deque_methods[] = {
    {"append", method_append, 1, 1, 0, "Add an element to the right side of the deque."},
    {"appendleft", method_appendleft, 1, 1, 0, "Add an element to the left side of the deque."},
    {"clear", method_clear, 0, 0, 0, "Remove all elements from the deque."},
    {"__copy__", method_copy, 0, 0, 0, NULL},
    {"copy", method_copy, 0, 0, 0, NULL},
    {"count", method_count, 1, 1, 0, "Return number of occurrences of value."},
    {"extend", method_extend, 1, 1, 0, NULL},
    {"extendleft", method_extendleft, 1, 1, 0, NULL},
    {"index", method_index, 1, 3, 0, NULL},
    {"insert", method_insert, 2, 2, 0, "Insert value before index."},
    {"pop", method_pop, 0, 0, 0, "Remove and return the rightmost element."},
    {"popleft", method_popleft, 0, 0, 0, "Remove and return the leftmost element."},
    {"__reduce__", method_reduce, 0, 0, 0, NULL},
    {"remove", method_remove, 1, 1, 0, "Remove first occurrence of value."},
    {"__reversed__", method_reversed, 0, 0, 0, NULL},
    {"reverse", method_reverse, 0, 0, 0, NULL},
    {"rotate", method_rotate, 0, 1, 0, NULL},
    {"__sizeof__", method_sizeof, 0, 0, 0, NULL},
    {"__class_getitem__", method_class_getitem, 1, 1, METHOD_CLASS, "See PEP 585"},
    {.name = NULL},
};

static const GetsetDef deque_getsets[] = {
    {"maxlen", get_maximum, NULL},
    {.name = NULL},
};

Type DequeType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "collections.deque",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_SEQUENCE,
    .basic_size = sizeof(Deque),
    .weaklist_offset = offsetof(Deque, weaklist),
    .dealloc = deque_dealloc,
    .traverse = deque_traverse,
    .clear = deque_clear,
    .holders = deque_holders,
    .size_of = deque_size,
    .new = deque_new,
    .init = deque_init,
    .repr = deque_repr,
    .hash = hash_not_implemented,
    .compare = deque_compare,
    .iter = deque_iter,
    .length = deque_length,
    .concat = deque_concat,
    .inplace_concat = deque_inplace_concat,
    .repeat = deque_repeat,
    .inplace_repeat = deque_inplace_repeat,
    .item = deque_item,
    .set_item = deque_set_item,
    .contains = deque_contains,
    .methods = deque_methods,
    .getsets = deque_getsets,
    .doc = "A list-like sequence optimized for data accesses near its endpoints.",
};
