// product, permutations and combinations: a the pools, `indices` where each stands.
#include "base/buffer.h"
#include "gc/gc.h"
#include "library/itertools_internal.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"

enum { MOST_NUMBERS = INT32_MAX / 64 };

// An object with the pool (a tuple, taken over) and `count` numbers.
static Itertool *
with_pool(Type *type, STEALS Object *pool, int64_t count)
{
    if (count > MOST_NUMBERS) {
        decref(pool);
        raise_no_memory();
        return NULL;
    }
    hold(pool);
    Itertool *self = (Itertool *)type_alloc(type, 0);
    pool = let_go();
    if (self == NULL) {
        decref(pool);
        return NULL;
    }
    self->a = pool;
    self->indices = host_alloc_zeroed((size_t)(count > 0 ? count : 1) * sizeof *self->indices);
    return self;
}

typedef Object *(*ChosenItem)(const Itertool *self, int64_t i);

static Object *
item_of_pool(const Itertool *self, int64_t i)
{
    return tuple_peek(self->a, self->indices[i]);
}

// A tuple of the items that the first `length` numbers name. It is kept (b), and filled again if nobody else has it then.
static Object *
chosen(Itertool *self, int64_t length, ChosenItem item_at)
{
    Object *result = self->b;
    if (result != NULL && result->refcnt == 1) {
        for (int64_t i = 0; i < length; i++) {
            Object *old = tuple_peek(result, i);
            tuple_slots(result)[i].ref = incref(item_at(self, i));
            decref(old);  // is in a pool
        }
        if (!gc_is_tracked(result)) {
            gc_track(result);
        }
        return incref(result);
    }
    Object *fresh = tuple_new(length);
    if (fresh == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < length; i++) {
        tuple_give_item(fresh, i, incref(item_at(self, i)));
    }
    if (result != NULL && profile->tuples_ask_items) {
        tuple_maybe_untrack(fresh);  // CPython copies the old one
    }
    self->b = incref(fresh);
    xdecref(result);
    return fresh;
}

// At the end CPython has made the tuple ready to be filled before it finds that there is nothing to fill it with.
static Object *
ended(Itertool *self, int64_t length, ChosenItem item_at)
{
    xdecref(chosen(self, length, item_at));
    return NULL;
}

// --- product: a a tuple of pools, i their number, j: begun, k: over -----------------------------------------

NEW(product_new)
{
    Object *repeat;
    if (args_parse("product", "|repeat", args + count, 0, keyword_names, &repeat) < 0) {
        return NULL;
    }
    int64_t times = repeat == NULL ? 1 : size_argument(repeat);
    if (times < 0) {
        if (!error_pending()) {
            raise(EXC_ValueError, "repeat argument cannot be negative");
        }
        return NULL;
    }
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    for (size_t i = 0; i < count && times > 0; i++) {
        Object *pool = object_to_tuple(args[i].ref);
        if (pool == NULL || list_append_give(list, pool) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    int64_t given = list_length(list);
    if (given > 0 && times > MOST_NUMBERS / given) {
        drop_held(1);
        raise_no_memory();
        return NULL;
    }
    for (int64_t i = given; i < given * times; i++) {
        if (list_append(list, list_peek(list, i - given)) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    Object *pools = drop_held_under(list_as_tuple(list), 1);
    if (pools == NULL) {
        return NULL;
    }
    int64_t length = tuple_length(pools);
    Itertool *self = with_pool(type, pools, length);
    if (self != NULL) {
        self->i = length;
        for (int64_t i = 0; i < length; i++) {
            self->k |= tuple_length(tuple_peek(self->a, i)) == 0;
        }
    }
    return (Object *)self;
}

static Object *
item_of_own_pool(const Itertool *self, int64_t i)
{
    return tuple_peek(tuple_peek(self->a, i), self->indices[i]);
}

static Object *
product_next(Object *op)
{
    SELF;
    if (self->k) {
        return NULL;
    }
    if (self->j) {
        int64_t i = self->i - 1;
        while (i >= 0 && ++self->indices[i] == tuple_length(tuple_peek(self->a, i))) {
            self->indices[i--] = 0;
        }
        if (i < 0) {
            self->k = 1;
            return ended(self, self->i, item_of_own_pool);
        }
    }
    self->j = 1;
    return chosen(self, self->i, item_of_own_pool);
}

static const MethodDef size_methods[] = {
    {"__sizeof__", object_method_whole_size, 0, 0, 0, "Returns size in memory, in bytes."},
    {.name = NULL},
};

ITERTOOL(ProductType, "itertools.product", product_new, product_next, .methods = size_methods, .doc = NULL);

// A number of items to choose; drops the pool on an error.
static int
check_chosen(Object *pool, int64_t r)
{
    if (r >= 0) {
        return 0;
    }
    if (!error_pending()) {
        raise(EXC_ValueError, "r must be non-negative");
    }
    decref(pool);
    return -1;
}

// --- permutations: a the pool, i its size, j how many are chosen, k: begun, l: over; the cycles stand behind ------

NEW(permutations_new)
{
    Object *values[2];
    if (args_parse("permutations", "iterable | r", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Object *pool = object_to_tuple(values[0]);
    if (pool == NULL) {
        return NULL;
    }
    int64_t n = tuple_length(pool), r = n;
    if (values[1] != NULL && values[1] != None) {
        if (!is_int(values[1])) {
            raise(EXC_TypeError, "Expected int as r");
            decref(pool);
            return NULL;
        }
        r = size_argument(values[1]);
        if (check_chosen(pool, r) < 0) {
            return NULL;
        }
    }
    Itertool *self = with_pool(type, pool, r > MOST_NUMBERS ? r : n + r);
    if (self != NULL) {
        self->i = n;
        self->j = r;
        self->l = r > n;
        for (int64_t i = 0; i < n; i++) {
            self->indices[i] = i;
        }
        for (int64_t i = 0; i < r && r <= n; i++) {
            self->indices[n + i] = n - i;
        }
    }
    return (Object *)self;
}

static bool
next_permutation(Itertool *self)
{
    int64_t n = self->i, *indices = self->indices, *cycles = indices + n;
    for (int64_t i = self->j - 1; i >= 0; i--) {
        if (--cycles[i] == 0) {
            int64_t first = indices[i];
            for (int64_t k = i; k < n - 1; k++) {
                indices[k] = indices[k + 1];
            }
            indices[n - 1] = first;
            cycles[i] = n - i;
        } else {
            int64_t other = n - cycles[i], index = indices[i];
            indices[i] = indices[other];
            indices[other] = index;
            return true;
        }
    }
    return false;
}

static Object *
item_of_last(const Itertool *self, int64_t i)
{
    return tuple_peek(self->b, i);
}

static Object *
permutations_next(Object *op)
{
    SELF;
    if (self->l) {
        return NULL;
    }
    if (self->k && !next_permutation(self)) {
        self->l = 1;
        return ended(self, self->j, item_of_last);
    }
    self->k = 1;
    return chosen(self, self->j, item_of_pool);
}

ITERTOOL(PermutationsType, "itertools.permutations", permutations_new, permutations_next, .methods = size_methods, .doc = NULL);

// --- combinations: a the pool, i its size, j how many are chosen, k: begun, l: over -----------------------------

static Itertool *
combinations_of(Type *type, const char *name, Slot *args, size_t count, Object *keyword_names)
{
    Object *values[2];
    if (args_parse(name, "iterable r", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    int64_t r = size_argument(values[1]);
    Object *pool = r == -1 && error_pending() ? NULL : object_to_tuple(values[0]);
    if (pool == NULL || check_chosen(pool, r) < 0) {
        return NULL;
    }
    Itertool *self = with_pool(type, pool, r);
    if (self != NULL) {
        self->i = tuple_length(self->a);
        self->j = r;
    }
    return self;
}

NEW(combinations_new)
{
    Itertool *self = combinations_of(type, "combinations", args, count, keyword_names);
    if (self != NULL) {
        self->l = self->j > self->i;
        for (int64_t i = 0; i < self->j; i++) {
            self->indices[i] = i;
        }
    }
    return (Object *)self;
}

static Object *
combinations_next(Object *op)
{
    SELF;
    if (self->l) {
        return NULL;
    }
    if (self->k) {
        int64_t i = self->j - 1;
        while (i >= 0 && self->indices[i] == i + self->i - self->j) {
            i--;
        }
        if (i < 0) {
            self->l = 1;
            return ended(self, self->j, item_of_pool);
        }
        self->indices[i]++;
        for (i++; i < self->j; i++) {
            self->indices[i] = self->indices[i - 1] + 1;
        }
    }
    self->k = 1;
    return chosen(self, self->j, item_of_pool);
}

NEW(repeated_new)
{
    Itertool *self = combinations_of(type, "combinations_with_replacement", args, count, keyword_names);
    if (self != NULL) {
        self->l = self->i == 0 && self->j > 0;
    }
    return (Object *)self;
}

static Object *
repeated_next(Object *op)
{
    SELF;
    if (self->l) {
        return NULL;
    }
    if (self->k) {
        int64_t i = self->j - 1;
        while (i >= 0 && self->indices[i] == self->i - 1) {
            i--;
        }
        if (i < 0) {
            self->l = 1;
            return ended(self, self->j, item_of_pool);
        }
        int64_t index = self->indices[i] + 1;
        for (; i < self->j; i++) {
            self->indices[i] = index;
        }
    }
    self->k = 1;
    return chosen(self, self->j, item_of_pool);
}

ITERTOOL(CombinationsType, "itertools.combinations", combinations_new, combinations_next, .methods = size_methods, .doc = NULL);
ITERTOOL(RepeatedType, "itertools.combinations_with_replacement", repeated_new, repeated_next, .methods = size_methods, .doc = NULL);

Type *const itertools_product_types[] = {&ProductType, &PermutationsType, &CombinationsType, &RepeatedType, NULL};
