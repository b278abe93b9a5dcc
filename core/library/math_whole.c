// The part of math about whole numbers: divisors, factorials, combinations, roots.
#include "library/math_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/int.h"
#include <math.h>

// Euclid by the ints' own operators, on held values: the result replaces both.
static Object *
greatest_divisor(Object *a, Object *b)
{
    int overflow_a, overflow_b;
    int64_t x = int_as_int64(a, &overflow_a), y = int_as_int64(b, &overflow_b);
    if (overflow_a == 0 && overflow_b == 0) {
        uint64_t u = x < 0 ? 0 - (uint64_t)x : (uint64_t)x, v = y < 0 ? 0 - (uint64_t)y : (uint64_t)y;
        while (v != 0) {
            uint64_t rest = u % v;
            u = v;
            v = rest;
        }
        return int_from_unsigned(u);
    }
    hold(incref(a));
    hold(incref(b));
    for (;;) {
        b = let_go();
        a = let_go();
        if (int_sign(b) == 0) {
            decref(b);
            Object *result = number_absolute(a);
            decref(a);
            return result;
        }
        Object *rest = NULL;
        int done = int_floor_divide(a, b, NULL, &rest);
        decref(a);
        if (done < 0) {
            decref(b);
            return NULL;
        }
        hold(b);
        hold(rest);
    }
}

static Object *
least_multiple(Object *a, Object *b)
{
    if (int_sign(a) == 0 || int_sign(b) == 0) {
        return int_from(0);
    }
    Object *divisor = greatest_divisor(a, b);
    if (divisor == NULL) {
        return NULL;
    }
    Object *quotient = NULL;
    int done = int_floor_divide(a, divisor, &quotient, NULL);
    decref(divisor);
    if (done < 0) {
        return NULL;
    }
    Object *product = int_multiply(quotient, b);
    decref(quotient);
    if (product == NULL) {
        return NULL;
    }
    Object *result = number_absolute(product);
    decref(product);
    return result;
}

static Object *
fold_ints(Slot *args, size_t count, int64_t start, Object *(*function)(Object *, Object *))
{
    Object *result = int_from(start);
    for (size_t i = 0; i < count && result != NULL; i++) {
        hold(result);
        Object *item = number_index(args[i].ref);
        result = let_go();
        if (item == NULL) {
            decref(result);
            return NULL;
        }
        Object *next = function(result, item);
        decref(result);
        decref(item);
        result = next;
    }
    return result;
}

BUILTIN(math_gcd)
{
    UNUSED_ARGUMENTS;
    return fold_ints(args, count, 0, greatest_divisor);
}

BUILTIN(math_lcm)
{
    UNUSED_ARGUMENTS;
    return fold_ints(args, count, 1, least_multiple);
}

// A non-negative whole number that fits; -1 with an error.
static int64_t
read_count(Object *op, const char *negative, const char *too_large)
{
    Object *index = number_index(op);
    if (index == NULL) {
        return -1;
    }
    int overflow;
    int64_t value = int_as_int64(index, &overflow);
    int sign = int_sign(index);
    decref(index);
    if (sign < 0) {
        raise(EXC_ValueError, "%s", negative);
        return -1;
    }
    if (overflow != 0) {
        raise(EXC_OverflowError, too_large, (long long)INT64_MAX);
        return -1;
    }
    return value;
}

// The product of low .. high, by halves, so that the factors stay of like size.
static Object *
product_of_range(int64_t low, int64_t high)
{
    if (low > high) {
        return int_from(1);
    }
    if (high - low < 8) {
        Object *result = int_from(low);
        for (int64_t i = low + 1; i <= high && result != NULL; i++) {
            Object *factor = int_from(i);
            Object *next = factor == NULL ? NULL : int_multiply(result, factor);
            xdecref(factor);
            decref(result);
            result = next;
        }
        return result;
    }
    int64_t middle = low + (high - low) / 2;
    Object *left = product_of_range(low, middle);
    Object *right = left == NULL ? NULL : product_of_range(middle + 1, high);
    Object *result = right == NULL ? NULL : int_multiply(left, right);
    xdecref(left);
    xdecref(right);
    return result;
}

BUILTIN(math_factorial)
{
    UNUSED_ARGUMENTS;
    int64_t n = read_count(args[0].ref, "factorial() not defined for negative values",
                           "factorial() argument should not exceed %lld");
    return n < 0 ? NULL : product_of_range(2, n);
}

// The product of n, n - 1, ... (k of them) for an n of any size.
static Object *
falling_product(Object *n, int64_t k)
{
    int overflow;
    int64_t small = int_as_int64(n, &overflow);
    if (overflow == 0) {
        return product_of_range(small - k + 1, small);
    }
    Object *result = int_from(1);
    for (int64_t i = 0; i < k && result != NULL; i++) {
        Object *step = int_from(i);
        Object *factor = step == NULL ? NULL : int_subtract(n, step);
        Object *next = factor == NULL ? NULL : int_multiply(result, factor);
        xdecref(step);
        xdecref(factor);
        decref(result);
        result = next;
    }
    return result;
}

// Ways to choose k of n: in order, or without (`is_comb`).
static Object *
choices(Object *n, Object *k, bool is_comb)
{
    Object *rest = int_subtract(n, k), *result = NULL, *divisor = NULL;
    int overflow;
    if (rest == NULL) {
        return NULL;
    }
    if (int_sign(n) < 0 || int_sign(k) < 0) {
        raise(EXC_ValueError, "%c must be a non-negative integer", int_sign(n) < 0 ? 'n' : 'k');
    } else if (int_sign(rest) < 0) {
        result = int_from(0);
    } else {
        int64_t count = int_as_int64(k, &overflow);
        if (is_comb) {
            int other_overflow;
            int64_t other = int_as_int64(rest, &other_overflow);
            if (other_overflow == 0 && (overflow != 0 || other < count)) {
                count = other;
                overflow = 0;
            }
        }
        if (overflow != 0) {
            raise(EXC_OverflowError, "%s must not exceed %lld", is_comb ? "min(n - k, k)" : "k",
                  (long long)INT64_MAX);
        } else {
            result = falling_product(n, count);
            if (is_comb && result != NULL && (divisor = product_of_range(2, count)) != NULL) {
                Object *quotient = NULL;
                int done = int_floor_divide(result, divisor, &quotient, NULL);
                decref(result);
                result = done < 0 ? NULL : quotient;
            }
        }
    }
    decref(rest);
    xdecref(divisor);
    return result;
}

static Object *
read_choices(Slot *args, bool is_comb)
{
    Object *n = number_index(args[0].ref), *k, *result = NULL;
    if (n == NULL) {
        return NULL;
    }
    hold(n);
    k = number_index(args[1].ref);
    if (k != NULL) {
        result = choices(n, k, is_comb);
        decref(k);
    }
    drop_held(1);
    return result;
}

BUILTIN(math_perm)
{
    UNUSED_ARGUMENTS;
    return count == 2 && args[1].ref != None ? read_choices(args, false) : math_factorial(NULL, args, 1, NULL);
}

BUILTIN(math_comb)
{
    UNUSED_ARGUMENTS;
    return read_choices(args, true);
}

// Newton's iteration from above.
BUILTIN(math_isqrt)
{
    UNUSED_ARGUMENTS;
    Object *n = number_index(args[0].ref);
    if (n == NULL) {
        return NULL;
    }
    if (int_sign(n) < 0) {
        decref(n);
        raise(EXC_ValueError, "isqrt() argument must be nonnegative");
        return NULL;
    }
    int overflow;
    int64_t small = int_as_int64(n, &overflow);
    if (overflow == 0) {
        decref(n);
        int64_t root = (int64_t)sqrt((double)small);
        while (root > 3037000499 || root * root > small) {
            root--;
        }
        while (root < 3037000499 && (root + 1) * (root + 1) <= small) {
            root++;
        }
        return int_from(root);
    }
    Object *one = int_from(1);
    Object *x = int_shift_left(one, (uint64_t)int_digit_count(n) * INT_SHIFT / 2 + 1);
    while (x != NULL) {
        Object *quotient = NULL, *sum = NULL, *two = int_from(2), *next = NULL;
        if (int_floor_divide(n, x, &quotient, NULL) == 0) {
            sum = int_add(x, quotient);
        }
        if (sum != NULL && int_floor_divide(sum, two, &next, NULL) < 0) {
            next = NULL;
        }
        xdecref(quotient);
        xdecref(sum);
        if (next == NULL) {
            decref(x);
            x = NULL;
            break;
        }
        bool done = int_compare_values(next, x) >= 0;
        if (done) {
            decref(next);
            break;
        }
        decref(x);
        x = next;
    }
    decref(n);
    return x;
}

const MethodDef math_whole_functions[] = {
    ROW_1(factorial, NULL),
    {"gcd", math_gcd, 0, -1, 0, "Greatest Common Divisor."},
    ROW_1(isqrt, "Return the integer part of the square root of the input."),
    {"lcm", math_lcm, 0, -1, 0, "Least Common Multiple."},
    {"perm", math_perm, 1, 2, 0, NULL},
    {"comb", math_comb, 2, 2, 0, NULL},
    {.name = NULL},
};
