// The module math.
#include "base/buffer.h"
#include "library/library_internal.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/code.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/tuple.h"
#include <math.h>

static const double pi = 3.141592653589793238462643383279502884;
static const double e = 2.718281828459045235360287471352662498;

// A float argument; false with an error.
static bool
read_double(Object *op, double *out)
{
    *out = object_as_double(op);
    return *out != -1.0 || !error_pending();
}

static Object *
domain_error(void)
{
    raise(EXC_ValueError, "math domain error");
    return NULL;
}

static Object *
range_error(void)
{
    raise(EXC_OverflowError, "math range error");
    return NULL;
}

// --- functions of one float ---------------------------------------------------------------------------------
// A result that is no number although the argument was one is a domain error; an infinite one is too, or overflows.

static Object *
call_1(Object *op, double (*function)(double), bool can_overflow)
{
    double x;
    if (!read_double(op, &x)) {
        return NULL;
    }
    double result = function(x);
    if (isnan(result) && !isnan(x)) {
        return domain_error();
    }
    if (isinf(result) && isfinite(x)) {
        return can_overflow ? range_error() : domain_error();
    }
    return float_from(result);
}

#define FUNCTION_1(name, function, can_overflow)               \
    BUILTIN(math_##name)                                       \
    {                                                          \
        UNUSED_ARGUMENTS;                                      \
        return call_1(args[0].ref, function, can_overflow);    \
    }
FUNCTION_1(acos, acos, false)
FUNCTION_1(acosh, acosh, false)
FUNCTION_1(asin, asin, false)
FUNCTION_1(asinh, asinh, false)
FUNCTION_1(atan, atan, false)
FUNCTION_1(atanh, atanh, false)
FUNCTION_1(cbrt, cbrt, false)
FUNCTION_1(cos, cos, false)
FUNCTION_1(cosh, cosh, true)
FUNCTION_1(erf, erf, false)
FUNCTION_1(erfc, erfc, false)
FUNCTION_1(exp, exp, true)
FUNCTION_1(exp2, exp2, true)
FUNCTION_1(expm1, expm1, true)
FUNCTION_1(fabs, fabs, false)
FUNCTION_1(log1p, log1p, false)
FUNCTION_1(sin, sin, false)
FUNCTION_1(sinh, sinh, true)
FUNCTION_1(sqrt, sqrt, false)
FUNCTION_1(tan, tan, false)
FUNCTION_1(tanh, tanh, false)

static double
gamma_function(double x)
{
    if (x == floor(x)) {
        if (x <= 0) {
            return isinf(x) ? NAN : x == 0 ? copysign(INFINITY, x) : NAN;
        }
        if (x <= 23) {
            // Factorials that a double holds exactly.
            double product = 1;
            for (int i = 2; i < (int)x; i++) {
                product *= i;
            }
            return product;
        }
    }
    return tgamma(x);
}

BUILTIN(math_gamma)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!read_double(args[0].ref, &x)) {
        return NULL;
    }
    if ((x == floor(x) && x <= 0 && isfinite(x)) || x == -INFINITY) {
        return domain_error();
    }
    double result = gamma_function(x);
    return isinf(result) && isfinite(x) ? range_error() : float_from(result);
}

BUILTIN(math_lgamma)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!read_double(args[0].ref, &x)) {
        return NULL;
    }
    if (isfinite(x) && x == floor(x) && x <= 0) {
        return domain_error();
    }
    double result = x == 1 || x == 2 ? 0.0 : lgamma(x);
    return isinf(result) && isfinite(x) ? range_error() : float_from(result);
}

BUILTIN(math_degrees)
{
    UNUSED_ARGUMENTS;
    double x;
    return read_double(args[0].ref, &x) ? float_from(x * (180.0 / pi)) : NULL;
}

BUILTIN(math_radians)
{
    UNUSED_ARGUMENTS;
    double x;
    return read_double(args[0].ref, &x) ? float_from(x * (pi / 180.0)) : NULL;
}

#define PREDICATE(name, test)                                                  \
    BUILTIN(math_##name)                                                       \
    {                                                                          \
        UNUSED_ARGUMENTS;                                                      \
        double x;                                                              \
        return read_double(args[0].ref, &x) ? incref(bool_from(test(x))) : NULL; \
    }
PREDICATE(isfinite, isfinite)
PREDICATE(isinf, isinf)
PREDICATE(isnan, isnan)

// --- logarithms: ints of any size -----------------------------------------------------------------------------

// log of a positive number; of an int too large for a double by its exponent.
static Object *
logarithm(Object *op, double (*function)(double))
{
    if (is_int(op)) {
        if (int_sign(op) <= 0) {
            return domain_error();
        }
        double x = int_as_double(op);
        if (x == -1.0 && error_pending()) {
            if (!error_is(EXC_OverflowError)) {
                return NULL;
            }
            error_clear();
            uint64_t bits = (uint64_t)int_digit_count(op) * INT_SHIFT;
            Object *scale = int_shift_left(int_from(1), bits);
            if (scale == NULL) {
                return NULL;
            }
            x = int_ratio_double(op, scale);
            decref(scale);
            return float_from(function(x) + function(2.0) * (double)bits);
        }
        return float_from(function(x));
    }
    double x;
    if (!read_double(op, &x)) {
        return NULL;
    }
    return x <= 0 ? domain_error() : float_from(function(x));
}

BUILTIN(math_log)
{
    UNUSED_ARGUMENTS;
    Object *result = logarithm(args[0].ref, log);
    if (count == 1 || result == NULL) {
        return result;
    }
    Object *base = logarithm(args[1].ref, log);
    if (base == NULL) {
        decref(result);
        return NULL;
    }
    double numerator = float_value(result), denominator = float_value(base);
    decref(result);
    decref(base);
    if (denominator == 0) {
        raise(EXC_ZeroDivisionError, "division by zero");
        return NULL;
    }
    return float_from(numerator / denominator);
}

BUILTIN(math_log2)
{
    UNUSED_ARGUMENTS;
    return logarithm(args[0].ref, log2);
}

BUILTIN(math_log10)
{
    UNUSED_ARGUMENTS;
    return logarithm(args[0].ref, log10);
}

// --- functions of two floats ------------------------------------------------------------------------------------

static bool
read_two(Slot *args, double *x, double *y)
{
    return read_double(args[0].ref, x) && read_double(args[1].ref, y);
}

BUILTIN(math_atan2)
{
    UNUSED_ARGUMENTS;
    double y, x;
    return read_two(args, &y, &x) ? float_from(atan2(y, x)) : NULL;
}

BUILTIN(math_copysign)
{
    UNUSED_ARGUMENTS;
    double x, y;
    return read_two(args, &x, &y) ? float_from(copysign(x, y)) : NULL;
}

BUILTIN(math_fmod)
{
    UNUSED_ARGUMENTS;
    double x, y;
    if (!read_two(args, &x, &y)) {
        return NULL;
    }
    if (isinf(y) && isfinite(x)) {
        return float_from(x);
    }
    double result = fmod(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? domain_error() : float_from(result);
}

BUILTIN(math_remainder)
{
    UNUSED_ARGUMENTS;
    double x, y;
    if (!read_two(args, &x, &y)) {
        return NULL;
    }
    double result = remainder(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? domain_error() : float_from(result);
}

BUILTIN(math_pow)
{
    UNUSED_ARGUMENTS;
    double x, y;
    if (!read_two(args, &x, &y)) {
        return NULL;
    }
    double result = pow(x, y);
    if (isfinite(x) && isfinite(y) && !isfinite(result)) {
        return isnan(result) || x == 0 ? domain_error() : range_error();
    }
    return float_from(result);
}

BUILTIN(math_fma)
{
    UNUSED_ARGUMENTS;
    double x, y, z;
    if (!read_two(args, &x, &y) || !read_double(args[2].ref, &z)) {
        return NULL;
    }
    double result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z)) {
        raise(EXC_ValueError, "invalid operation in fma");
        return NULL;
    }
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z)) {
        raise(EXC_OverflowError, "overflow in fma");
        return NULL;
    }
    return float_from(result);
}

BUILTIN(math_ldexp)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!read_double(args[0].ref, &x)) {
        return NULL;
    }
    if (!is_int(args[1].ref)) {
        raise(EXC_TypeError, "Expected an int as second argument to ldexp.");
        return NULL;
    }
    int64_t exponent = number_as_index(args[1].ref, NULL);
    double result = x;
    if (x != 0 && isfinite(x)) {
        result = ldexp(x, exponent > 10000 ? 10000 : exponent < -10000 ? -10000 : (int)exponent);
    }
    return isinf(result) && isfinite(x) ? range_error() : float_from(result);
}

static Object *
pair(Object *a, Object *b)
{
    Object *tuple = a == NULL || b == NULL ? NULL : tuple_pack(2, a, b);
    xdecref(a);
    xdecref(b);
    return tuple;
}

BUILTIN(math_frexp)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!read_double(args[0].ref, &x)) {
        return NULL;
    }
    int exponent = 0;
    double mantissa = isfinite(x) ? frexp(x, &exponent) : x;
    return pair(float_from(mantissa), int_from(exponent));
}

BUILTIN(math_modf)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!read_double(args[0].ref, &x)) {
        return NULL;
    }
    double whole;
    double fraction = modf(x, &whole);
    return pair(float_from(fraction), float_from(whole));
}

BUILTIN(math_nextafter)
{
    (void)self;
    Object *values[3];
    double x, y;
    if (args_parse("nextafter", "x y / $ | steps", args, count, keyword_names, values) < 0 ||
        !read_double(values[0], &x) || !read_double(values[1], &y)) {
        return NULL;
    }
    if (values[2] == NULL || values[2] == None) {
        return float_from(nextafter(x, y));
    }
    int64_t steps = number_as_index(values[2], NULL);
    if (steps == -1 && error_pending()) {
        return NULL;
    }
    if (steps < 0) {
        raise(EXC_ValueError, "steps must be a non-negative integer");
        return NULL;
    }
    for (; steps > 0 && x != y; steps--) {
        x = nextafter(x, y);
    }
    return float_from(x);
}

BUILTIN(math_ulp)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!read_double(args[0].ref, &x)) {
        return NULL;
    }
    if (!isfinite(x)) {
        return float_from(fabs(x));
    }
    x = fabs(x);
    double above = nextafter(x, INFINITY);
    return float_from(isinf(above) ? x - nextafter(x, -INFINITY) : above - x);
}

BUILTIN(math_isclose)
{
    (void)self;
    Object *values[4];
    double a, b, relative = 1e-9, absolute = 0;
    if (args_parse("isclose", "a b $ | rel_tol abs_tol", args, count, keyword_names, values) < 0 ||
        !read_double(values[0], &a) || !read_double(values[1], &b) ||
        (values[2] != NULL && !read_double(values[2], &relative)) ||
        (values[3] != NULL && !read_double(values[3], &absolute))) {
        return NULL;
    }
    if (relative < 0 || absolute < 0) {
        raise(EXC_ValueError, "tolerances must be non-negative");
        return NULL;
    }
    bool close = a == b;
    if (!close && !isinf(a) && !isinf(b)) {
        double difference = fabs(b - a);
        close = difference <= fabs(relative * b) || difference <= fabs(relative * a) || difference <= absolute;
    }
    return incref(bool_from(close));
}

// --- rounding -----------------------------------------------------------------------------------------------------

static Object *
round_to_int(Object *op, Object *name, double (*function)(double))
{
    if (!is_exact(op, &FloatType)) {
        Object *result;
        int found = object_call_special(op, name, NULL, 0, &result);
        if (found != 0) {
            return result;
        }
    }
    double x;
    return read_double(op, &x) ? int_from_double(function(x)) : NULL;
}

BUILTIN(math_ceil)
{
    UNUSED_ARGUMENTS;
    return round_to_int(args[0].ref, names.__ceil__, ceil);
}

BUILTIN(math_floor)
{
    UNUSED_ARGUMENTS;
    return round_to_int(args[0].ref, names.__floor__, floor);
}

BUILTIN(math_trunc)
{
    UNUSED_ARGUMENTS;
    Object *op = args[0].ref, *result;
    if (is_exact(op, &FloatType)) {
        return int_from_double(float_value(op));
    }
    int found = object_call_special(op, names.__trunc__, NULL, 0, &result);
    if (found == 0) {
        raise(EXC_TypeError, "type %T doesn't define __trunc__ method", op);
    }
    return result;
}

// --- whole numbers --------------------------------------------------------------------------------------------------

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
        raise(EXC_OverflowError, too_large, (long)INT64_MAX);
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
                           "factorial() argument should not exceed %ld");
    return n < 0 ? NULL : product_of_range(2, n);
}

BUILTIN(math_perm)
{
    UNUSED_ARGUMENTS;
    int64_t n = read_count(args[0].ref, "n must be a non-negative integer", "n must not exceed %ld");
    if (n < 0) {
        return NULL;
    }
    int64_t k = n;
    if (count == 2 && args[1].ref != None) {
        k = read_count(args[1].ref, "k must be a non-negative integer", "k must not exceed %ld");
        if (k < 0) {
            return NULL;
        }
    }
    return k > n ? int_from(0) : product_of_range(n - k + 1, n);
}

BUILTIN(math_comb)
{
    UNUSED_ARGUMENTS;
    int64_t n = read_count(args[0].ref, "n must be a non-negative integer", "n must not exceed %ld");
    int64_t k = n < 0 ? -1 : read_count(args[1].ref, "k must be a non-negative integer", "k must not exceed %ld");
    if (k < 0) {
        return NULL;
    }
    if (k > n) {
        return int_from(0);
    }
    k = k > n - k ? n - k : k;
    Object *numerator = product_of_range(n - k + 1, n);
    Object *denominator = numerator == NULL ? NULL : product_of_range(2, k);
    Object *quotient = NULL;
    if (denominator != NULL && int_floor_divide(numerator, denominator, &quotient, NULL) < 0) {
        quotient = NULL;
    }
    xdecref(numerator);
    xdecref(denominator);
    return quotient;
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

// --- sums and products ------------------------------------------------------------------------------------------------

// Calls add(context, x) with each item as a float. 0 or -1.
static int
each_double(Object *iterable, bool (*add)(void *, double), void *context)
{
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    Object *item;
    while ((item = object_next(iterator)) != NULL) {
        hold(item);
        double x;
        bool go_on = read_double(item, &x) && add(context, x);
        drop_held(1);
        if (!go_on) {
            break;
        }
    }
    drop_held(1);
    return error_pending() ? -1 : 0;
}

// Shewchuk's partial sums: exact, rounded once at the end.
typedef struct {
    Buffer partials;  // doubles that do not overlap, in rising size
    double special;   // sum of infinities and NaNs
    bool has_special, opposite_infinities;
} ExactSum;

static bool
exact_add(void *context, double x)
{
    ExactSum *self = context;
    if (!isfinite(x)) {
        self->opposite_infinities |= self->has_special && isinf(x) && isinf(self->special) && x != self->special;
        self->special += x;
        self->has_special = true;
        return true;
    }
    size_t count = self->partials.length / sizeof(double), kept = 0;
    double *p = (double *)(void *)self->partials.data;
    for (size_t i = 0; i < count; i++) {
        double y = p[i];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        double high = x + y;
        double low = y - (high - x);
        if (low != 0) {
            p[kept++] = low;
        }
        x = high;
    }
    self->partials.length = kept * sizeof(double);
    if (!isfinite(x)) {
        raise(EXC_OverflowError, "intermediate overflow in fsum");
        return false;
    }
    buffer_append(&self->partials, &x, sizeof x);
    return true;
}

static double
exact_total(const ExactSum *self)
{
    const double *p = (const double *)(const void *)self->partials.data;
    size_t n = self->partials.length / sizeof(double);
    if (n == 0) {
        return 0;
    }
    double high = p[--n], low = 0;
    while (n > 0) {
        double x = high, y = p[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0) {
            break;
        }
    }
    // Half-way cases are decided by the next partial.
    if (n > 0 && ((low < 0 && p[n - 1] < 0) || (low > 0 && p[n - 1] > 0))) {
        double y = low * 2, x = high + y;
        if (y == x - high) {
            high = x;
        }
    }
    return high;
}

BUILTIN(math_fsum)
{
    UNUSED_ARGUMENTS;
    ExactSum sum = {0};
    int done = each_double(args[0].ref, exact_add, &sum);
    Object *result = NULL;
    if (done == 0 && sum.opposite_infinities) {
        raise(EXC_ValueError, "-inf + inf in fsum");
    } else if (done == 0) {
        result = float_from(sum.has_special ? sum.special : exact_total(&sum));
    }
    buffer_free(&sum.partials);
    return result;
}

// The length of a vector: scaled by its largest part, so that squares neither overflow nor vanish; the squares are added
// exactly.
static double
vector_length(const double *parts, size_t count)
{
    double largest = 0;
    bool has_nan = false;
    for (size_t i = 0; i < count; i++) {
        double x = fabs(parts[i]);
        has_nan |= isnan(x);
        largest = x > largest ? x : largest;
    }
    if (isinf(largest)) {
        return largest;
    }
    if (has_nan) {
        return NAN;
    }
    if (largest == 0 || count <= 1) {
        return largest;
    }
    int exponent;
    frexp(largest, &exponent);
    ExactSum sum = {0};
    for (size_t i = 0; i < count; i++) {
        double x = ldexp(parts[i], -exponent);
        double square = x * x;
        exact_add(&sum, square);
        exact_add(&sum, fma(x, x, -square));
    }
    double root = sqrt(exact_total(&sum));
    // One step of correction: the error of the root, from the exact sum.
    double square = root * root;
    exact_add(&sum, -square);
    exact_add(&sum, -fma(root, root, -square));
    root += exact_total(&sum) / (2 * root);
    buffer_free(&sum.partials);
    return ldexp(root, exponent);
}

BUILTIN(math_hypot)
{
    UNUSED_ARGUMENTS;
    double few[8];
    double *parts = count <= COUNT_OF(few) ? few : host_alloc(count * sizeof(double));
    bool complete = true;
    for (size_t i = 0; i < count && complete; i++) {
        complete = read_double(args[i].ref, &parts[i]);
    }
    Object *result = complete ? float_from(vector_length(parts, count)) : NULL;
    if (parts != few) {
        host_free(parts);
    }
    return result;
}

BUILTIN(math_dist)
{
    UNUSED_ARGUMENTS;
    Object *p = object_to_tuple(args[0].ref);
    if (p == NULL) {
        return NULL;
    }
    hold(p);
    Object *q = object_to_tuple(args[1].ref);
    if (q == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(q);
    Object *result = NULL;
    int64_t n = tuple_length(p);
    if (n != tuple_length(q)) {
        raise(EXC_ValueError, "both points must have the same number of dimensions");
    } else {
        double *parts = host_alloc((size_t)n * sizeof(double) + 1);
        bool complete = true;
        for (int64_t i = 0; i < n && complete; i++) {
            double x, y;
            complete = read_double(tuple_peek(p, i), &x) && read_double(tuple_peek(q, i), &y);
            if (complete) {
                parts[i] = x - y;
            }
        }
        result = complete ? float_from(vector_length(parts, (size_t)n)) : NULL;
        host_free(parts);
    }
    return drop_held_under(result, 2);
}

BUILTIN(math_prod)
{
    (void)self;
    Object *values[2];
    if (args_parse("prod", "iterable / $ | start", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Object *iterator = object_iter(values[0]);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    hold(values[1] != NULL ? incref(values[1]) : int_from(1));
    Object *item;
    while ((item = object_next(iterator)) != NULL) {
        hold(item);
        Object *product = number_binary(held_at(held_count() - 2), item, OPERATOR_MULTIPLY);
        if (product == NULL) {
            drop_held(3);
            return NULL;
        }
        hold(drop_held_under(product, 2));
    }
    if (error_pending()) {
        drop_held(2);
        return NULL;
    }
    return drop_held_under(let_go(), 1);
}

BUILTIN(math_sumprod)
{
    UNUSED_ARGUMENTS;
    Object *p = object_to_tuple(args[0].ref);
    if (p == NULL) {
        return NULL;
    }
    hold(p);
    Object *q = object_to_tuple(args[1].ref);
    if (q == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(q);
    // Products of pairs come first: one of them may fail before the lengths do.
    int64_t pairs = tuple_length(p) < tuple_length(q) ? tuple_length(p) : tuple_length(q);
    bool fits = tuple_length(p) == tuple_length(q);
    bool all_floats = fits && pairs > 0;
    for (int64_t i = 0; i < pairs && all_floats; i++) {
        all_floats = is_exact(tuple_peek(p, i), &FloatType) && is_exact(tuple_peek(q, i), &FloatType);
    }
    if (all_floats) {
        // The products' rounding errors are added as well.
        ExactSum sum = {0};
        for (int64_t i = 0; i < pairs && !error_pending(); i++) {
            double x = float_value(tuple_peek(p, i)), y = float_value(tuple_peek(q, i)), product = x * y;
            exact_add(&sum, product);
            if (isfinite(product)) {
                exact_add(&sum, fma(x, y, -product));
            }
        }
        Object *result = error_pending() ? NULL : float_from(sum.has_special ? sum.special : exact_total(&sum));
        buffer_free(&sum.partials);
        return drop_held_under(result, 2);
    }
    Object *total = int_from(0);
    for (int64_t i = 0; i < pairs && total != NULL; i++) {
        hold(total);
        Object *product = number_binary(tuple_peek(p, i), tuple_peek(q, i), OPERATOR_MULTIPLY);
        if (product == NULL) {
            drop_held(1);
            total = NULL;
            break;
        }
        hold(product);
        total = drop_held_under(number_binary(total, product, OPERATOR_ADD), 2);
    }
    if (total != NULL && !fits) {
        hold(total);
        drop_held(1);
        raise(EXC_ValueError, "Inputs are not the same length");
        total = NULL;
    }
    return drop_held_under(total, 2);
}

// --- the module -------------------------------------------------------------------------------------------------------

#define ROW_1(name, doc) {#name, math_##name, 1, 1, 0, doc}

static const MethodDef functions[] = {
    ROW_1(acos, "Return the arc cosine (measured in radians) of x."),
    ROW_1(acosh, "Return the inverse hyperbolic cosine of x."),
    ROW_1(asin, "Return the arc sine (measured in radians) of x."),
    ROW_1(asinh, "Return the inverse hyperbolic sine of x."),
    ROW_1(atan, "Return the arc tangent (measured in radians) of x."),
    {"atan2", math_atan2, 2, 2, 0, "Return the arc tangent (measured in radians) of y/x."},
    ROW_1(atanh, "Return the inverse hyperbolic tangent of x."),
    ROW_1(cbrt, "Return the cube root of x."),
    ROW_1(ceil, "Return the ceiling of x as an Integral."),
    {"copysign", math_copysign, 2, 2, 0, "Return a float with the magnitude of x but the sign of y."},
    ROW_1(cos, "Return the cosine of x (measured in radians)."),
    ROW_1(cosh, "Return the hyperbolic cosine of x."),
    ROW_1(degrees, "Convert angle x from radians to degrees."),
    {"dist", math_dist, 2, 2, 0, "Return the Euclidean distance between two points p and q."},
    ROW_1(erf, "Error function at x."),
    ROW_1(erfc, "Complementary error function at x."),
    ROW_1(exp, "Return e raised to the power of x."),
    ROW_1(exp2, "Return 2 raised to the power of x."),
    ROW_1(expm1, "Return exp(x)-1."),
    ROW_1(fabs, "Return the absolute value of the float x."),
    ROW_1(factorial, "Find n!."),
    ROW_1(floor, "Return the floor of x as an Integral."),
    {"fma", math_fma, 3, 3, 0, "Fused multiply-add operation."},
    {"fmod", math_fmod, 2, 2, 0, "Return fmod(x, y), according to platform C."},
    ROW_1(frexp, "Return the mantissa and exponent of x, as pair (m, e)."),
    ROW_1(fsum, "Return an accurate floating-point sum of values in the iterable seq."),
    ROW_1(gamma, "Gamma function at x."),
    {"gcd", math_gcd, 0, -1, 0, "Greatest Common Divisor."},
    {"hypot", math_hypot, 0, -1, 0, "Multidimensional Euclidean distance from the origin to a point."},
    {"isclose", math_isclose, 0, -1, METHOD_KEYWORDS, "Determine whether two floating-point numbers are close in value."},
    ROW_1(isfinite, "Return True if x is neither an infinity nor a NaN, and False otherwise."),
    ROW_1(isinf, "Return True if x is a positive or negative infinity, and False otherwise."),
    ROW_1(isnan, "Return True if x is a NaN (not a number), and False otherwise."),
    ROW_1(isqrt, "Return the integer part of the square root of the input."),
    {"lcm", math_lcm, 0, -1, 0, "Least Common Multiple."},
    {"ldexp", math_ldexp, 2, 2, 0, "Return x * (2**i)."},
    ROW_1(lgamma, "Natural logarithm of absolute value of Gamma function at x."),
    {"log", math_log, 1, 2, 0, "log(x, [base=math.e])"},
    ROW_1(log1p, "Return the natural logarithm of 1+x (base e)."),
    ROW_1(log10, "Return the base 10 logarithm of x."),
    ROW_1(log2, "Return the base 2 logarithm of x."),
    ROW_1(modf, "Return the fractional and integer parts of x."),
    {"pow", math_pow, 2, 2, 0, "Return x**y (x to the power of y)."},
    ROW_1(radians, "Convert angle x from degrees to radians."),
    {"remainder", math_remainder, 2, 2, 0, "Difference between x and the closest integer multiple of y."},
    ROW_1(sin, "Return the sine of x (measured in radians)."),
    ROW_1(sinh, "Return the hyperbolic sine of x."),
    ROW_1(sqrt, "Return the square root of x."),
    ROW_1(tan, "Return the tangent of x (measured in radians)."),
    ROW_1(tanh, "Return the hyperbolic tangent of x."),
    {"sumprod", math_sumprod, 2, 2, 0, "Return the sum of products of values from two iterables p and q."},
    ROW_1(trunc, "Truncates the Real x to the nearest Integral toward 0."),
    {"prod", math_prod, 0, -1, METHOD_KEYWORDS, "Calculate the product of all the elements in the input iterable."},
    {"perm", math_perm, 1, 2, 0, "Number of ways to choose k items from n items without repetition and with order."},
    {"comb", math_comb, 2, 2, 0, "Number of ways to choose k items from n items without repetition and without order."},
    {"nextafter", math_nextafter, 0, -1, METHOD_KEYWORDS, "Return the floating-point value the given number of steps after x towards y."},
    ROW_1(ulp, "Return the value of the least significant bit of the float x."),
    {.name = NULL},
};

Object *
math_make(void)
{
    Object *module = library_module("math", functions);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (module_add(module, "pi", float_from(pi)) < 0 || module_add(module, "e", float_from(e)) < 0 ||
        module_add(module, "tau", float_from(2 * pi)) < 0 || module_add(module, "inf", float_from(INFINITY)) < 0 ||
        module_add(module, "nan", float_from(NAN)) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
