// builtins about numbers: arithmetic functions, bases, sums, minimum and maximum.
#include "library/library_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytearray.h"
#include "types/code.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include <math.h>

BUILTIN(builtin_abs)
{
    UNUSED_ARGUMENTS;
    return number_absolute(args[0].ref);
}

BUILTIN(builtin_divmod)
{
    UNUSED_ARGUMENTS;
    return number_divmod(args[0].ref, args[1].ref);
}

BUILTIN(builtin_pow)
{
    (void)self;
    Object *values[3];
    if (args_parse("pow", "base exp | mod", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    return number_power(values[0], values[1], values[2]);
}

BUILTIN(builtin_round)
{
    (void)self;
    Object *values[2];
    if (args_parse("round", "number | ndigits", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    size_t given = values[1] != NULL && values[1] != None;
    Object *result;
    Slot digits[] = {{values[1]}};
    int found = profile->binds_round ? object_call_special_bound(values[0], names.__round__, digits, given, &result)
                                     : object_call_special(values[0], names.__round__, digits, given, &result);
    if (found == 0) {
        raise(EXC_TypeError, "type %T doesn't define __round__ method", values[0]);
    }
    return result;
}

static Object *
in_base(Object *op, int base)
{
    Object *index = number_index(op);
    if (index == NULL) {
        return NULL;
    }
    Object *text = int_to_str(index, base, true);
    decref(index);
    return text;
}

BUILTIN(builtin_bin)
{
    UNUSED_ARGUMENTS;
    return in_base(args[0].ref, 2);
}

BUILTIN(builtin_oct)
{
    UNUSED_ARGUMENTS;
    return in_base(args[0].ref, 8);
}

BUILTIN(builtin_hex)
{
    UNUSED_ARGUMENTS;
    return in_base(args[0].ref, 16);
}

// --- sum ------------------------------------------------------------------------------------------------
// Runs of ints and of floats are added without objects. Floats carry a correction along (Neumaier), as
// CPython does from 3.12 on: sum([0.1] * 10) is 1.0.

typedef struct {
    double sum, correction;
} FloatSum;

static void
float_sum_add(FloatSum *self, double x)
{
    double t = self->sum + x;
    self->correction += fabs(self->sum) >= fabs(x) ? (self->sum - t) + x : (x - t) + self->sum;
    self->sum = t;
}

static double
float_sum_total(const FloatSum *self)
{
    // The correction of an overflowed sum is not a number.
    return self->correction != 0 && isfinite(self->correction) ? self->sum + self->correction : self->sum;
}

// Adds items while they are exact ints and the sum fits. The first other item is returned (the caller owns
// it); NULL at the end or with an error.
static Object *
sum_ints(Object *iterator, int64_t *sum)
{
    Object *item;
    while ((item = object_next(iterator)) != NULL) {
        if (!is_exact(item, &IntType) && !is_exact(item, &BoolType)) {
            return item;
        }
        int overflow;
        int64_t value = int_as_int64(item, &overflow), total;
        if (overflow != 0 || __builtin_add_overflow(*sum, value, &total)) {
            return item;
        }
        *sum = total;
        decref(item);
    }
    return NULL;
}

static Object *
sum_floats(Object *iterator, FloatSum *sum)
{
    Object *item;
    while ((item = object_next(iterator)) != NULL) {
        if (is_exact(item, &FloatType)) {
            float_sum_add(sum, float_value(item));
        } else if (is_int(item)) {
            int overflow;
            int64_t value = int_as_int64(item, &overflow);
            if (overflow != 0) {
                return item;
            }
            sum->sum += (double)value;
        } else {
            return item;
        }
        decref(item);
    }
    return NULL;
}

// The iterator is held at the top of the stack; the result so far goes above it.
static Object *
sum_items(Object *iterator, Object *start)
{
    Object *item = NULL;
    Object *result = incref(start);
    int64_t ints = 0;
    int overflow = 0;
    if (is_exact(result, &IntType)) {
        ints = int_as_int64(result, &overflow);
        if (overflow == 0) {
            decref(result);
            item = sum_ints(iterator, &ints);
            if (item != NULL) {
                hold(item);
            }
            result = error_pending() ? NULL : profile->sums_fit_closely ? int_from_length(ints) : int_from(ints);
            if (item != NULL) {
                item = let_go();
            }
            if (result == NULL || item == NULL) {
                xdecref(item);
                return result;
            }
        }
    }
    for (;;) {
        hold(result);
        if (item == NULL) {
            item = object_next(iterator);
        }
        if (item == NULL) {
            if (error_pending()) {
                drop_held(1);
                return NULL;
            }
            return let_go();
        }
        hold(item);
        Object *sum = NULL;
        if (recursion_enter(NESTS_CALL, "") == 0) {
            sum = number_binary(result, item, OPERATOR_ADD);
            recursion_leave(NESTS_CALL);
        }
        item = NULL;
        result = drop_held_under(sum, 2);
        if (result == NULL) {
            return NULL;
        }
        if (is_exact(result, &FloatType)) {
            FloatSum floats = {float_value(result), 0};
            decref(result);
            item = sum_floats(iterator, &floats);
            if (item != NULL) {
                hold(item);
            }
            result = error_pending() ? NULL : float_from(float_sum_total(&floats));
            if (item != NULL) {
                item = let_go();
            }
            if (result == NULL || item == NULL) {
                xdecref(item);
                return result;
            }
        }
    }
}

BUILTIN(builtin_sum)
{
    (void)self;
    Object *values[2];
    if (args_parse("sum", "iterable / | start", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Object *start = values[1];
    Object *iterator = object_iter(values[0]);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    Object *result = NULL;
    if (start != NULL && is_str(start)) {
        raise(EXC_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    } else if (start != NULL && is_bytes(start)) {
        raise(EXC_TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    } else if (start != NULL && is_bytearray(start)) {
        raise(EXC_TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
    } else {
        result = sum_items(iterator, start != NULL ? start : int_from(0));
    }
    return drop_held_under(result, 1);
}

// --- min, max -------------------------------------------------------------------------------------------

// Goes through an iterator that is held on top. The best item and its key are held above it while more are
// looked at. 1 found (*out is a new reference), 0 nothing there, -1.
static int
best_of(Object *iterator, Slot *items, size_t count, Object *key_function, CompareOp op, Object **out)
{
    int base = held_count();
    Object *best = NULL, *best_key = NULL; // held at base and base + 1
    Object *item;
    for (size_t i = 0; (item = iterator != NULL ? object_next(iterator) : i < count ? incref(items[i].ref) : NULL) != NULL; i++) {
        hold(item);
        Object *key = item;
        if (key_function != NULL) {
            key = object_call_one(key_function, item);
            if (key == NULL) {
                drop_held_to(base);
                return -1;
            }
        } else {
            incref(key);
        }
        hold(key);
        if (best != NULL) {
            int better = object_compare_bool(key, best_key, op);
            if (better < 0) {
                drop_held_to(base);
                return -1;
            }
            if (better == 0) {
                drop_held(2);
                continue;
            }
            // The new pair takes the place of the old one.
            Object *new_key = let_go(), *new_item = let_go();
            Object *old_key = let_go(), *old_item = let_go();
            hold(new_item);
            hold(new_key);
            hold(old_item);
            hold(old_key);
            drop_held(2);
        }
        best = item;
        best_key = key;
    }
    if (error_pending()) {
        drop_held_to(base);
        return -1;
    }
    if (best == NULL) {
        return 0;
    }
    drop_held(1);
    *out = let_go();
    return 1;
}

static Object *
min_max(const char *name, CompareOp op, Slot *args, size_t count, Object *keyword_names)
{
    if (count == 0) {
        raise(EXC_TypeError, "%s expected at least 1 argument, got 0", name);
        return NULL;
    }
    Object *values[2] = {NULL, NULL}; // key, default
    if (keyword_names != NULL) {
        if (prepare_keywords(op == COMPARE_LT ? PREPARED_MIN : PREPARED_MAX) < 0) {
            return NULL;
        }
        if (tuple_length(keyword_names) > 2) {
            raise(EXC_TypeError, "%s() takes at most 2 keyword arguments (%lld given)", name,
                  (long long)tuple_length(keyword_names));
            return NULL;
        }
        if (args_parse(name, "|$key default", args + count, 0, keyword_names, values) < 0) {
            return NULL;
        }
    }
    Object *key = values[0] == None ? NULL : values[0];
    if (count > 1 && values[1] != NULL) {
        raise(EXC_TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
        return NULL;
    }
    Object *iterator = NULL;
    bool iterates = count == 1 || profile->max_iterates_arguments;
    if (iterates) {
        Object *source = count == 1 ? args[0].ref : args_as_tuple(args, count);
        if (source == NULL) {
            return NULL;
        }
        iterator = object_iter(source);
        if (count > 1) {
            decref(source);
        }
        if (iterator == NULL) {
            return NULL;
        }
        hold(iterator);
    }
    if (count > 1 && key == NULL) {
        // Two or more candidates. CPython holds what it compares twice: as an item and as what counts of it.
        Object *best = args[0].ref;
        for (size_t i = 1; i < count; i++) {
            Object *item = args[i].ref;
            hold(incref(best));
            hold(incref(best));
            hold(incref(item));
            hold(incref(item));
            int better = object_compare_bool(item, best, op);
            drop_held(4);
            if (better < 0) {
                drop_held(iterates);
                return NULL;
            }
            best = better ? item : best;
        }
        return drop_held_under(incref(best), iterates);
    }
    Object *best = NULL;
    int found = best_of(iterator, args, count, key, op, &best);
    if (found == 0) {
        if (values[1] != NULL) {
            best = incref(values[1]);
        } else {
            raise(EXC_ValueError, wording(WORDING_EMPTY_ITERABLE), name);
        }
    }
    return drop_held_under(best, iterates);
}

BUILTIN(builtin_min)
{
    (void)self;
    return min_max("min", COMPARE_LT, args, count, keyword_names);
}

BUILTIN(builtin_max)
{
    (void)self;
    return min_max("max", COMPARE_GT, args, count, keyword_names);
}

const MethodDef builtins_number_functions[] = {
    {"abs", builtin_abs, 1, 1, 0, "Return the absolute value of the argument."},
    {"bin", builtin_bin, 1, 1, 0, NULL},
    {"divmod", builtin_divmod, 2, 2, 0, NULL},
    {"hex", builtin_hex, 1, 1, 0, NULL},
    {"max", builtin_max, 0, -1, METHOD_KEYWORDS | METHOD_TUPLE_TO_12, NULL},
    {"min", builtin_min, 0, -1, METHOD_KEYWORDS | METHOD_TUPLE_TO_12, NULL},
    {"oct", builtin_oct, 1, 1, 0, NULL},
    {"pow", builtin_pow, 0, -1, METHOD_KEYWORDS, NULL},
    {"round", builtin_round, 0, -1, METHOD_KEYWORDS, NULL},
    {"sum", builtin_sum, 0, -1, METHOD_KEYWORDS, NULL},
    {.name = NULL},
};
