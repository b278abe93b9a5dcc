// The part of the object protocol that needs nothing but slots. The rest, which makes tuples, dicts or text,
// stands in types/protocol_*.c.
#include "object/protocol.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/temporaries.h"

// --- comparison and truth -----------------------------------------------------------------------

static const char *const compare_symbols[] = {"<", "<=", "==", "!=", ">", ">="};
static const CompareOp reflected[] = {COMPARE_GT, COMPARE_GE, COMPARE_EQ, COMPARE_NE, COMPARE_LT, COMPARE_LE};

// Asks the right operand first when its type inherits from the left one's, then the left, then the right.
static Object *
compare_unguarded(Object *left, Object *right, CompareOp op)
{
    Type *left_type = left->type, *right_type = right->type;
    bool asked_right = false;
    if (left_type != right_type && right_type->compare != NULL && type_is_subtype(right_type, left_type)) {
        asked_right = true;
        Object *result = right_type->compare(right, left, reflected[op]);
        if (result != NotImplemented) {
            return result;
        }
        decref(result);
    }
    if (left->type->compare != NULL) {
        Object *result = left->type->compare(left, right, op);
        if (result != NotImplemented) {
            return result;
        }
        decref(result);
    }
    if (!asked_right && right->type->compare != NULL) {
        Object *result = right->type->compare(right, left, reflected[op]);
        if (result != NotImplemented) {
            return result;
        }
        decref(result);
    }
    switch (op) {
    case COMPARE_EQ:
        return incref(bool_from(left == right));
    case COMPARE_NE:
        return incref(bool_from(left != right));
    default:
        raise(EXC_TypeError, "'%s' not supported between instances of '%T' and '%T'", compare_symbols[op],
              left, right);
        return NULL;
    }
}

Object *
object_compare(Object *left, Object *right, CompareOp op)
{
    if (recursion_enter(NESTS_COMPARISON, " in comparison") < 0) {
        return NULL;
    }
    Object *result = compare_unguarded(left, right, op);
    recursion_leave(NESTS_COMPARISON);
    return result;
}

int
object_compare_bool(Object *left, Object *right, CompareOp op)
{
    if (left == right) {
        if (op == COMPARE_EQ) {
            return 1;
        }
        if (op == COMPARE_NE) {
            return 0;
        }
    }
    Object *result = object_compare(left, right, op);
    if (LIKELY(result == True)) {
        return 1;
    }
    if (LIKELY(result == False)) {
        return 0;
    }
    if (result == NULL) {
        return -1;
    }
    hold(result);
    int truth = object_is_true(result);
    drop_held(1);
    return truth;
}

int
object_is_true(Object *op)
{
    if (op == True) {
        return 1;
    }
    if (op == False || op == None) {
        return 0;
    }
    const Type *type = op->type;
    if (type->bool_ != NULL) {
        return type->bool_(op);
    }
    LengthFn length = type->map_length != NULL ? type->map_length : type->length;
    if (length == NULL) {
        return 1;
    }
    int64_t n = length(op);
    return n > 0 ? 1 : (int)n;
}

// --- hashes -------------------------------------------------------------------------------------

int64_t
object_hash(Object *op)
{
    HashFn hash = op->type->hash;
    if (UNLIKELY(hash == NULL)) {
        return hash_not_implemented(op);
    }
    // Nothing but a tuple can nest without end while it is hashed: a frozenset hashed its items when it was
    // made.
    if (UNLIKELY(is_tuple(op))) {
        if (recursion_enter(NESTS_DATA, "") < 0) {
            return -1;
        }
        int64_t result = hash(op);
        recursion_leave(NESTS_DATA);
        return result;
    }
    return hash(op);
}

int64_t
hash_not_implemented(Object *op)
{
    raise(EXC_TypeError, "unhashable type: '%T'", op);
    return -1;
}

int64_t
hash_pointer(const void *p)
{
    // The low four bits of an address say nothing: they go to the top.
    uint64_t id = object_id(p);
    int64_t hash = (int64_t)(id >> 4 | id << 60);
    return hash == -1 ? -2 : hash;
}

// --- attributes and calls ---------------------------------------------------------------------------

Object *
object_get_attr(Object *op, Object *name)
{
    GetAttrFn getattr = op->type->getattr;
    if (UNLIKELY(getattr == NULL)) {
        raise(EXC_AttributeError, "'%T' object has no attribute '%U'", op, name);
        return NULL;
    }
    Object *value = getattr(op, name);
    if (UNLIKELY(value == NULL)) {
        attribute_error_context(op, name);
    }
    return value;
}

int
object_set_attr(Object *op, Object *name, Object *value)
{
    SetAttrFn setattr = op->type->setattr;
    if (UNLIKELY(setattr == NULL)) {
        raise(EXC_TypeError, "'%T' object has %s attributes (%s .%U)", op,
              op->type->getattr == NULL ? "no" : "only read-only", value == NULL ? "del" : "assign to", name);
        return -1;
    }
    return setattr(op, name, value);
}

// Functions guard the C stack themselves, and built-in functions cannot call one another without end but
// through here.
static bool
guards_itself(const Type *type)
{
    return type == &FunctionType || type == &BuiltinFunctionType || type == &MethodDescriptorType;
}

// A module that has something of its own name to call is what `import time; time()` meant to call.
static void
raise_not_callable(Object *op)
{
    Object *name = NULL, *inside = NULL;
    if (is_exact(op, &ModuleType) && object_find_attr(op, names.__name__, &name) > 0) {
        hold(name);
        if (name->type == &StrType && object_find_attr(op, name, &inside) > 0) {
            hold(inside);
            if (inside->type->call != NULL) {
                raise(EXC_TypeError, "'%T' object is not callable. Did you mean: '%U.%U(...)'?", op, name, name);
            }
            drop_held(1);
        }
        drop_held(1);
    }
    if (!error_pending()) {
        raise(EXC_TypeError, "'%T' object is not callable", op);
    }
}

static bool
packs_keywords(const Object *callable, const Object *keyword_names)
{
    return keyword_names != NULL && profile->packs_keywords &&
           (callable == (Object *)&IntType || callable == (Object *)&StrType);
}

Object *
object_call(Object *callable, Slot *args, size_t count, Object *keyword_names)
{
    CallFn call = callable->type->call;
    if (UNLIKELY(call == NULL)) {
        raise_not_callable(callable);
        return NULL;
    }
    Object *result;
    if (LIKELY(guards_itself(callable->type))) {
        result = call(callable, args, count, keyword_names);
    } else {
        bool is_plain = takes_array(callable, count) && !packs_keywords(callable, keyword_names);
        Nesting what = is_plain ? NESTS_CALL : NESTS_PACKED_CALL;
        if (recursion_enter(what, " while calling a Python object") < 0) {
            return NULL;
        }
        result = is_plain ? call(callable, args, count, keyword_names)
                          : call_with_tuple(call, callable, args, count, keyword_names);
        recursion_leave(what);
    }
    assert((result == NULL) == error_pending());
    return result;
}

Object *
object_call_none(Object *callable)
{
    return object_call(callable, NULL, 0, NULL);
}

Object *
object_call_one(Object *callable, Object *argument)
{
    Slot args[1] = {{argument}};
    return object_call(callable, args, 1, NULL);
}

Object *
object_call_two(Object *callable, Object *first, Object *second)
{
    Slot args[2] = {{first}, {second}};
    return object_call(callable, args, 2, NULL);
}

bool
object_is_callable(const Object *op)
{
    return op->type->call != NULL;
}

// --- lengths and iteration ------------------------------------------------------------------------

int64_t
object_length(Object *op)
{
    const Type *type = op->type;
    LengthFn length = type->length != NULL ? type->length : type->map_length;
    if (UNLIKELY(length == NULL)) {
        raise(EXC_TypeError, "object of type '%T' has no len()", op);
        return -1;
    }
    return length(op);
}

Object *
object_next(Object *iterator)
{
    Object *item = iterator->type->next(iterator);
    if (item == NULL && UNLIKELY(error_pending()) && error_is(EXC_StopIteration)) {
        error_clear();
    }
    return item;
}

Object *
next_of_chain(Object *iterator)
{
    if (recursion_enter(NESTS_DATA, "") < 0) {
        return NULL;
    }
    Object *item = iterator->type->next(iterator);
    recursion_leave(NESTS_DATA);
    return item;
}

Object *
object_next_inside(Object *iterator)
{
    Object *item = next_inside(iterator);
    if (item == NULL && UNLIKELY(error_pending()) && error_is(EXC_StopIteration)) {
        error_clear();
    }
    return item;
}

// Compares with each item in turn.
static int
search(Object *op, Object *wanted)
{
    Object *iterator = object_iter(op);
    if (iterator == NULL) {
        if (error_is(EXC_TypeError)) {
            error_clear();
            raise(EXC_TypeError, wording(WORDING_NOT_CONTAINER), op);
        }
        return -1;
    }
    hold(iterator);
    int found = 0;
    Object *item;
    while (found == 0 && (item = object_next(iterator)) != NULL) {
        hold(item);
        found = object_compare_bool(item, wanted, COMPARE_EQ);
        drop_held(1);
    }
    if (found == 0 && error_pending()) {
        found = -1;
    }
    drop_held(1);
    return found;
}

int
object_contains(Object *op, Object *item)
{
    ContainsFn contains = op->type->contains;
    return contains != NULL ? contains(op, item) : search(op, item);
}
