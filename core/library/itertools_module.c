// The module itertools: iterators made of iterators. Those that combine pools are itertools_product.c.
#include "base/buffer.h"
#include "gc/gc.h"
#include "library/itertools_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/code.h"
#include "types/complex.h"
#include "types/function.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include <string.h>

// --- what all have in common ------------------------------------------------------------------------------

const FieldDef itertool_fields[] = {
    {"first", offsetof(Itertool, a), false},
    {"second", offsetof(Itertool, b), false},
    {"third", offsetof(Itertool, c), false},
    {"fourth", offsetof(Itertool, d), false},
    {"fifth", offsetof(Itertool, e), false},
    {.name = NULL},
};

void
itertool_dealloc(Object *op)
{
    gc_untrack(op);
    fields_clear(op);
    host_free(((Itertool *)op)->indices);
    gc_free(op);
}

Object *
itertool_iter(Object *op)
{
    return incref(op);
}

// CPython's sizes: there each has a layout of its own. What a subclass adds comes on top.
size_t
itertool_size(const Object *op)
{
    static const struct {
        const char *name;
        uint32_t size;
        uint8_t counts_i, counts_j; // so many numbers come with it
    } sizes[] = {
        {"count", 40, 0, 0}, {"cycle", 48, 0, 0}, {"islice", 56, 0, 0}, {"takewhile", 40, 0, 0},
        {"dropwhile", 40, 0, 0}, {"accumulate", 56, 0, 0}, {"pairwise", 40, 0, 0}, {"batched", 40, 0, 0},
        {"zip_longest", 56, 0, 0}, {"groupby", 72, 0, 0}, {"_tee", 48, 0, 0},
        {"product", 48, 1, 0}, {"permutations", 64, 1, 1},
        {"combinations", 56, 0, 1}, {"combinations_with_replacement", 56, 0, 1},
    };
    const Type *type = op->type;
    while (type_has(type, TYPE_HEAP)) {
        type = type->base_type;
    }
    size_t more = op->type->basic_size - type->basic_size;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        if (strcmp(sizes[i].name, type_short_name(type)) == 0) {
            const Itertool *self = (Itertool *)op;
            int64_t numbers = sizes[i].counts_i * self->i + sizes[i].counts_j * self->j;
            return sizes[i].size + more + 8 * (size_t)numbers;
        }
    }
    return 32 + more; // two references
}

Itertool *
itertool_over(Type *type, Object *iterable)
{
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    Itertool *self = (Itertool *)type_alloc(type, 0);
    iterator = let_go();
    if (self == NULL) {
        decref(iterator);
        return NULL;
    }
    self->a = iterator;
    return self;
}

// Exactly `wanted` arguments without keywords.
static bool
takes(Type *type, size_t count, Object *keyword_names, int minimum, int maximum)
{
    const char *name = type_short_name(type);
    if (keyword_names != NULL && tuple_length(keyword_names) > 0 &&
        (!type_has(type, TYPE_HEAP) || type->init == ObjectType.init)) {
        while (type_has(type, TYPE_HEAP)) {
            type = type->base_type;
        }
        name = type_short_name(type);
        return args_no_keywords(name, keyword_names) == 0;
    }
    if ((int)count < minimum || (maximum >= 0 && (int)count > maximum)) {
        int limit = (int)count < minimum ? minimum : maximum;
        const char *how = minimum == maximum ? "" : (int)count < minimum ? "at least " : "at most ";
        raise(EXC_TypeError, "%s expected %s%d argument%s, got %zu", name, how, limit, limit == 1 ? "" : "s", count);
        return false;
    }
    return true;
}

static int
is_true_for(Object *predicate, Object *item)
{
    if (predicate == (Object *)&BoolType) {
        return object_is_true(item);
    }
    Object *answer = object_call_one(predicate, item);
    if (answer == NULL) {
        return -1;
    }
    hold(answer);
    int result = object_is_true(answer);
    drop_held(1);
    return result;
}

// --- count: a the next number, b the step -----------------------------------------------------------------

static bool
is_number(const Object *op)
{
    const Type *type = op->type;
    return type->add != NULL && (type->int_ != NULL || type->float_ != NULL || type->index != NULL || is_complex(op));
}

NEW(count_new)
{
    Object *values[2];
    if (args_parse("count", "|start step", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    for (int i = 0; i < 2; i++) {
        if (values[i] != NULL && !is_number(values[i])) {
            raise(EXC_TypeError, "a number is required");
            return NULL;
        }
    }
    Itertool *self = (Itertool *)type_alloc(type, 0);
    if (self != NULL) {
        self->a = values[0] != NULL ? incref(values[0]) : int_from(0);
        self->b = values[1] != NULL ? incref(values[1]) : int_from(1);
    }
    return (Object *)self;
}

static Object *
count_next(Object *op)
{
    SELF;
    hold(incref(op));
    Object *next = drop_held_under(number_binary(self->a, self->b, OPERATOR_ADD), 1);
    if (next == NULL) {
        return NULL;
    }
    Object *result = self->a;
    self->a = next;
    return result;
}

static bool
is_int_of(const Object *op, int64_t value)
{
    int overflow;
    return is_exact(op, &IntType) && int_as_int64(op, &overflow) == value;
}

int
itertool_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 12);
    // CPython counts by 1 with a number of C.
    const Itertool *self = (Itertool *)op;
    int overflow = 0;
    if (op->type->next == count_next && self->b != NULL && is_int_of(self->b, 1) && is_exact(self->a, &IntType) &&
        (int_as_int64(self->a, &overflow), overflow == 0)) {
        VISIT_SLOT(self->b);
        return 0;
    }
    return fields_traverse(op, visit, context);
}

static Object *
count_repr(Object *op)
{
    SELF;
    const char *name = type_short_name(op->type);
    return is_int_of(self->b, 1) ? str_format("%s(%R)", name, self->a)
                                 : str_format("%s(%R, %R)", name, self->a, self->b);
}

METHOD(count_reduce)
{
    UNUSED;
    SELF;
    Object *arguments = is_int_of(self->b, 1) ? tuple_pack(1, self->a) : tuple_pack(2, self->a, self->b);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    return drop_held_under(tuple_pack(2, (Object *)op->type, arguments), 1);
}

static const MethodDef count_methods[] = {
    {"__reduce__", count_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

ITERTOOL(CountType, "itertools.count", count_new, count_next, .repr = count_repr, .methods = count_methods);

// --- cycle: a the iterator until it ends, b what it gave (list), i the next of them -------------------------

NEW(cycle_new)
{
    if (!takes(type, count, keyword_names, 1, 1)) {
        return NULL;
    }
    Itertool *self = itertool_over(type, args[0].ref);
    if (self == NULL) {
        return NULL;
    }
    hold(&self->base);
    self->b = list_new(0);
    if (self->b == NULL) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
cycle_next(Object *op)
{
    SELF;
    if (self->a != NULL) {
        hold_uncounted(incref(self->a));
        Object *item = drop_held_under(object_next_inside(self->a), 1);
        if (item != NULL) {
            hold(item);
            int added = list_append(self->b, item);
            item = let_go();
            if (added < 0) {
                decref(item);
                return NULL;
            }
            return item;
        }
        if (error_pending()) {
            return NULL;
        }
        CLEAR_SLOT(self->a);
    }
    if (list_length(self->b) == 0) {
        return NULL;
    }
    Object *item = incref(list_peek(self->b, self->i));
    self->i = self->i + 1 < list_length(self->b) ? self->i + 1 : 0;
    return item;
}

ITERTOOL(CycleType, "itertools.cycle", cycle_new, cycle_next, .doc = NULL);

// --- repeat: a the object, i how often it is still to come (-1: for ever) -----------------------------------

NEW(repeat_new)
{
    Object *values[2];
    if (args_parse("repeat", "object | times", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    int64_t times = values[1] == NULL ? -1 : number_as_index(values[1], NULL);
    if (times == -1 && error_pending()) {
        return NULL;
    }
    Itertool *self = (Itertool *)type_alloc(type, 0);
    if (self != NULL) {
        self->a = incref(values[0]);
        self->i = values[1] == NULL ? -1 : times < 0 ? 0 : times;
    }
    return (Object *)self;
}

static Object *
repeat_next(Object *op)
{
    SELF;
    if (self->i == 0) {
        return NULL;
    }
    self->i -= self->i > 0;
    return incref(self->a);
}

static Object *
repeat_repr(Object *op)
{
    SELF;
    const char *name = type_short_name(op->type);
    return self->i < 0 ? str_format("%s(%R)", name, self->a)
                       : str_format("%s(%R, %lld)", name, self->a, (long long)self->i);
}

METHOD(repeat_length_hint)
{
    UNUSED;
    SELF;
    if (self->i < 0) {
        raise(EXC_TypeError, "len() of unsized object");
        return NULL;
    }
    return int_from(self->i);
}

static const MethodDef repeat_methods[] = {
    {"__length_hint__", repeat_length_hint, 0, 0, 0, NULL},
    {.name = NULL},
};

ITERTOOL(RepeatType, "itertools.repeat", repeat_new, repeat_next, .repr = repeat_repr, .methods = repeat_methods);

// --- chain: a an iterator of iterables, b the iterator at work ----------------------------------------------

NEW(chain_new)
{
    if (!takes(type, count, keyword_names, 0, -1)) {
        return NULL;
    }
    Object *all = args_as_tuple(args, count);
    if (all == NULL) {
        return NULL;
    }
    hold(all);
    Object *self = (Object *)itertool_over(type, all);
    return drop_held_under(self, 1);
}

METHOD(chain_from_iterable)
{
    (void)count, (void)keyword_names;
    return (Object *)itertool_over((Type *)op, args[0].ref);
}

static Object *
chain_next(Object *op)
{
    SELF;
    while (self->a != NULL) {
        if (self->b == NULL) {
            Object *iterable = object_next_inside(self->a);
            if (iterable == NULL) {
                CLEAR_SLOT(self->a);
                return NULL;
            }
            hold(iterable);
            Object *iterator = drop_held_under(object_iter(iterable), 1);
            if (iterator == NULL) {
                CLEAR_SLOT(self->a);
                return NULL;
            }
            self->b = iterator;
        }
        hold_uncounted(incref(self->b));
        Object *item = drop_held_under(object_next_inside(self->b), 1);
        if (item != NULL || error_pending()) {
            return item;
        }
        CLEAR_SLOT(self->b);
    }
    return NULL;
}

METHOD(itertool_class_getitem)
{
    UNUSED;
    return generic_alias_new(op, args[0].ref);
}

static const MethodDef chain_methods[] = {
    {"from_iterable", chain_from_iterable, 1, 1, METHOD_CLASS, NULL},
    {"__class_getitem__", itertool_class_getitem, 1, 1, METHOD_CLASS, "See PEP 585"},
    {.name = NULL},
};

ITERTOOL(ChainType, "itertools.chain", chain_new, chain_next, .methods = chain_methods);

// --- islice: a the iterator, i the next index wanted, j the end (-1: none), k the step, l items taken --------

// -1 for what is no index; None is `otherwise`.
static int64_t
read_bound(Object *op, int64_t otherwise)
{
    static const ExceptionKind overflow = EXC_OverflowError;
    int64_t value = op == NULL || op == None ? otherwise : number_as_index(op, &overflow);
    error_clear();
    return value;
}

NEW(islice_new)
{
    if (!takes(type, count, keyword_names, 2, 4)) {
        return NULL;
    }
    Object *end = args[count == 2 ? 1 : 2].ref;
    int64_t start = read_bound(count == 2 ? NULL : args[1].ref, 0), stop = read_bound(end, -1);
    int64_t step = read_bound(count == 4 ? args[3].ref : NULL, 1);
    if (stop == -1 && end != None) {
        raise(EXC_ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        return NULL;
    }
    if (start < 0 || stop < -1) {
        raise(EXC_ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        return NULL;
    }
    if (step < 1) {
        raise(EXC_ValueError, "Step for islice() must be a positive integer or None.");
        return NULL;
    }
    Itertool *self = itertool_over(type, args[0].ref);
    if (self != NULL) {
        self->i = start;
        self->j = stop;
        self->k = step;
    }
    return (Object *)self;
}

static Object *
islice_next(Object *op)
{
    SELF;
    while (self->a != NULL && (self->l < self->i || self->j < 0 || self->l < self->j)) {
        bool is_wanted = self->l >= self->i;
        if (is_wanted && self->j >= 0 && self->l >= self->j) {
            break;
        }
        hold_uncounted(incref(self->a));
        Object *item = drop_held_under(object_next_inside(self->a), 1);
        if (item == NULL) {
            break;
        }
        self->l++;
        if (is_wanted) {
            self->i = self->i > INT64_MAX - self->k ? INT64_MAX : self->i + self->k;
            if (self->j >= 0 && self->i > self->j) {
                self->i = self->j;
            }
            return item;
        }
        hold(item);
        drop_held(1);
    }
    CLEAR_SLOT(self->a);
    return NULL;
}

ITERTOOL(IsliceType, "itertools.islice", islice_new, islice_next, .doc = NULL);

// --- with a function: a the iterator, b the function, i: still dropping, or over ------------------------------

NEW(function_new_with)
{
    if (!takes(type, count, keyword_names, 2, 2)) {
        return NULL;
    }
    Itertool *self = itertool_over(type, args[1].ref);
    if (self != NULL) {
        self->b = incref(args[0].ref);
    }
    return (Object *)self;
}

static Object *
starmap_next(Object *op)
{
    SELF;
    Object *item = object_next_inside(self->a);
    if (item == NULL) {
        return NULL;
    }
    hold(item);
    Object *arguments = NULL;
    if (recursion_enter(NESTS_CALL, "") == 0) {
        arguments = object_to_tuple(item);
        recursion_leave(NESTS_CALL);
    }
    arguments = drop_held_under(arguments, 1);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    return drop_held_under(object_call_tuple(self->b, arguments, NULL), 1);
}

static Object *
takewhile_next(Object *op)
{
    SELF;
    if (self->i) {
        return NULL;
    }
    Object *item = object_next_inside(self->a);
    if (item == NULL) {
        return NULL;
    }
    hold(item);
    int result = is_true_for(self->b, item);
    if (result <= 0) {
        self->i |= result == 0;
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
dropwhile_next(Object *op)
{
    SELF;
    Object *item;
    while ((item = object_next_inside(self->a)) != NULL && !self->i) {
        hold(item);
        int result = is_true_for(self->b, item);
        if (result == 0) {
            self->i = 1;
            return let_go();
        }
        drop_held(1);
        if (result < 0) {
            return NULL;
        }
    }
    return item;
}

static Object *
filterfalse_next(Object *op)
{
    SELF;
    Object *item;
    while ((item = object_next_inside(self->a)) != NULL) {
        hold(item);
        int result = self->b == None ? object_is_true(item) : is_true_for(self->b, item);
        if (result == 0) {
            return let_go();
        }
        drop_held(1);
        if (result < 0) {
            return NULL;
        }
    }
    return NULL;
}

ITERTOOL(StarmapType, "itertools.starmap", function_new_with, starmap_next, .doc = NULL);
ITERTOOL(TakewhileType, "itertools.takewhile", function_new_with, takewhile_next, .doc = NULL);
ITERTOOL(DropwhileType, "itertools.dropwhile", function_new_with, dropwhile_next, .doc = NULL);
ITERTOOL(FilterfalseType, "itertools.filterfalse", function_new_with, filterfalse_next, .doc = NULL);

// --- compress: a the data, b the selectors ------------------------------------------------------------------

NEW(compress_new)
{
    Object *values[2];
    if (args_parse("compress", "data selectors", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Itertool *self = itertool_over(type, values[0]);
    if (self == NULL) {
        return NULL;
    }
    hold(&self->base);
    self->b = object_iter(values[1]);
    if (self->b == NULL) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static Object *
compress_next(Object *op)
{
    SELF;
    for (;;) {
        Object *item = object_next_inside(self->a);
        if (item == NULL) {
            return NULL;
        }
        hold(item);
        Object *selector = object_next_inside(self->b);
        int result = -1;
        if (selector != NULL) {
            hold(selector);
            result = object_is_true(selector);
            drop_held(1);
        }
        if (result > 0) {
            return let_go();
        }
        drop_held(1);
        if (result < 0) {
            return NULL;
        }
    }
}

ITERTOOL(CompressType, "itertools.compress", compress_new, compress_next, .doc = NULL);

// --- accumulate: a the function or NULL, b the iterator, c the total so far, d the initial one until it is out, then None ---

NEW(accumulate_new)
{
    Object *values[3];
    if (args_parse("accumulate", "iterable | func $ initial", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Itertool *self = itertool_over(type, values[0]);
    if (self != NULL) {
        self->b = self->a;
        self->a = values[1] == NULL || values[1] == None ? NULL : incref(values[1]);
        self->d = incref(values[2] == NULL ? None : values[2]);
    }
    return (Object *)self;
}

static Object *
accumulate_next(Object *op)
{
    SELF;
    if (self->d != None) {
        self->c = self->d;
        self->d = incref(None);
        return incref(self->c);
    }
    Object *item = object_next_inside(self->b);
    if (item == NULL) {
        return NULL;
    }
    if (self->c == NULL) {
        self->c = item;
        return incref(item);
    }
    hold(item);
    // A Python function's frame holds the function and what it is given.
    bool holds = self->a == NULL || self->a->type != &FunctionType;
    if (holds) {
        hold(incref(self->c));
    }
    Object *total = self->a == NULL ? number_binary(self->c, item, OPERATOR_ADD)
                                    : object_call_two(self->a, self->c, item);
    total = drop_held_under(total, 1 + holds);
    if (total == NULL) {
        return NULL;
    }
    Object *old = self->c;
    self->c = incref(total);
    xdecref(old);
    return total;
}

ITERTOOL(AccumulateType, "itertools.accumulate", accumulate_new, accumulate_next, .doc = NULL);

// --- pairwise: a the iterator, b the last item, c a pair to use again --------------------------------------------------------------

NEW(pairwise_new)
{
    Itertool *self = takes(type, count, keyword_names, 1, 1) ? itertool_over(type, args[0].ref) : NULL;
    if (self != NULL && profile->pairwise_keeps_pair) {
        hold(&self->base);
        self->c = tuple_pack_asked(2, None, None);
        if (self->c == NULL) {
            drop_held(1);
            return NULL;
        }
        return let_go();
    }
    return (Object *)self;
}

static Object *
pairwise_next(Object *op)
{
    SELF;
    if (self->a == NULL) {
        return NULL;
    }
    // Either call may come back to this iterator, move it on and exhaust it.
    hold_uncounted(incref(self->a));
    if (self->b == NULL) {
        Object *first = object_next_inside(self->a), *old = self->b;
        self->b = first;
        xdecref(old);
        if (first == NULL || self->a == NULL) {
            CLEAR_SLOT(self->a);
            CLEAR_SLOT(self->b);
            drop_held(1);
            return NULL;
        }
    }
    hold(incref(self->b));
    Object *item = object_next_inside(held_at(held_count() - 2));
    if (item == NULL) {
        drop_held(2);
        CLEAR_SLOT(self->a);
        CLEAR_SLOT(self->b);
        return NULL;
    }
    hold(item);
    Object *previous = held_at(held_count() - 2);
    Object *pair = self->c != NULL && self->c->refcnt == 1
                       ? iterator_reuse_pair(self->c, incref(previous), incref(item))
                       : tuple_pack(2, previous, item);
    Object *old = self->b;
    self->b = incref(item);
    drop_held(3);
    xdecref(old);
    return pair;
}

ITERTOOL(PairwiseType, "itertools.pairwise", pairwise_new, pairwise_next, .doc = NULL);

// --- batched: a the iterator, i the size, j: strict -----------------------------------------------------------

NEW(batched_new)
{
    Object *values[3];
    if (args_parse("batched", "iterable n | $ strict", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    int64_t size = number_as_index(values[1], NULL);
    if (size == -1 && error_pending()) {
        return NULL;
    }
    if (size < 1) {
        raise(EXC_ValueError, "n must be at least one");
        return NULL;
    }
    int strict = values[2] == NULL ? 0 : object_is_true(values[2]);
    Itertool *self = strict < 0 ? NULL : itertool_over(type, values[0]);
    if (self != NULL) {
        self->i = size;
        self->j = strict;
    }
    return (Object *)self;
}

static Object *
batched_next(Object *op)
{
    SELF;
    if (self->a == NULL) {
        return NULL;
    }
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    while (list_length(list) < self->i) {
        Object *item = object_next_inside(self->a);
        if (item == NULL || list_append_give(list, item) < 0) {
            break;
        }
    }
    bool is_short = list_length(list) < self->i;
    if (is_short && !error_pending() && self->j && list_length(list) > 0) {
        raise(EXC_ValueError, "batched(): incomplete batch");
    }
    if (is_short) {
        CLEAR_SLOT(self->a);
    }
    Object *result = error_pending() || list_length(list) == 0 ? NULL : list_as_tuple(list);
    return drop_held_under(result, 1);
}

ITERTOOL(BatchedType, "itertools.batched", batched_new, batched_next, .doc = NULL);

// --- zip_longest: a the iterators (None: exhausted), b the tuple that is given again, c what fills, i how many are left ---

NEW(zip_longest_new)
{
    Object *fill = None;
    for (int64_t i = 0; keyword_names != NULL && i < tuple_length(keyword_names); i++) {
        if (!str_equals(tuple_peek(keyword_names, i), "fillvalue")) {
            raise(EXC_TypeError, "zip_longest() got an unexpected keyword argument");
            return NULL;
        }
        fill = args[count].ref;
    }
    Object *iterators = tuple_new((int64_t)count);
    if (iterators == NULL) {
        return NULL;
    }
    hold(iterators);
    for (size_t i = 0; i < count; i++) {
        Object *iterator = object_iter(args[i].ref);
        if (iterator == NULL) {
            drop_held(1);
            return NULL;
        }
        tuple_give_item(iterators, (int64_t)i, iterator);
    }
    Object *again = tuple_new((int64_t)count);
    if (again == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(again);
    for (size_t i = 0; i < count; i++) {
        tuple_give_item(again, (int64_t)i, incref(None));
    }
    Itertool *self = (Itertool *)type_alloc(type, 0);
    if (self == NULL) {
        drop_held(2);
        return NULL;
    }
    self->b = let_go();
    self->a = let_go();
    self->c = incref(fill);
    self->i = (int64_t)count;
    return (Object *)self;
}

// The next item of the i-th iterator, or the fill. -1 when no iterator has more, or with an error.
static int
next_of_longest(Itertool *self, int64_t i, Object **item)
{
    Object *iterator = tuple_peek(self->a, i);
    *item = NULL;
    if (iterator != None) {
        hold_uncounted(incref(iterator));
        *item = drop_held_under(object_next_inside(iterator), 1);
        if (*item == NULL) {
            if (error_pending() || --self->i == 0) {
                self->i = 0;
                return -1;
            }
            Object *exhausted = iterator;
            tuple_slots(self->a)[i].ref = incref(None);
            decref(exhausted);
        }
    }
    *item = *item != NULL ? *item : incref(self->c);
    return 0;
}

static Object *
zip_longest_next(Object *op)
{
    SELF;
    int64_t length = tuple_length(self->a);
    if (length == 0 || self->i == 0) {
        return NULL;
    }
    // The tuple that was made at the start, when nobody else has it.
    bool is_again = self->b->refcnt == 1;
    Object *result = is_again ? incref(self->b) : tuple_new(length);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    for (int64_t i = 0; i < length; i++) {
        Object *item;
        if (next_of_longest(self, i, &item) < 0) {
            drop_held(1);
            return NULL;
        }
        if (is_again) {
            Object *old = tuple_peek(result, i);
            tuple_slots(result)[i].ref = item;
            decref(old);
        } else {
            tuple_give_item(result, i, item);
        }
    }
    if (is_again && !gc_is_tracked(result)) {
        gc_track(result);
    }
    return let_go();
}

ITERTOOL(ZipLongestType, "itertools.zip_longest", zip_longest_new, zip_longest_next, .doc = NULL);

// --- the module -------------------------------------------------------------------------------------------

static const MethodDef functions[] = {
    {"tee", itertools_tee, 1, 2, 0, "Returns a tuple of n independent iterators."},
    {.name = NULL},
};

Type *const itertools_simple_types[] = {
    &CountType,    &CycleType,     &RepeatType,      &ChainType,    &IsliceType,     &StarmapType, &TakewhileType,
    &DropwhileType, &FilterfalseType, &CompressType, &AccumulateType, &PairwiseType, &BatchedType, &ZipLongestType,
    NULL,
};

Object *
itertools_make(void)
{
    CountType.methods = profile->counts_reduce ? count_methods : NULL;
    Object *module = library_module_of_types("itertools", functions, itertools_simple_types);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (library_add_types(module, itertools_group_types) < 0 || library_add_types(module, itertools_product_types) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
