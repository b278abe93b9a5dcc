// The module math.
#include "library/math_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/float.h"
#include "types/int.h"
#include "types/tuple.h"
#include <math.h>

static const double pi = 3.141592653589793238462643383279502884;
static const double e = 2.718281828459045235360287471352662498;

bool
math_read_double(Object *op, double *out)
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

// --- functions of one float
// --------------------------------------------------------------------------------- A result that is no
// number although the argument was one is a domain error; an infinite one is too, or overflows.

static Object *
call_1(Object *op, double (*function)(double), bool can_overflow)
{
    double x;
    if (!math_read_double(op, &x)) {
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

#define FUNCTION_1(name, function, can_overflow)                                                             \
    BUILTIN(math_##name)                                                                                     \
    {                                                                                                        \
        UNUSED_ARGUMENTS;                                                                                    \
        return call_1(args[0].ref, function, can_overflow);                                                  \
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

BUILTIN(math_degrees)
{
    UNUSED_ARGUMENTS;
    double x;
    return math_read_double(args[0].ref, &x) ? float_from(x * (180.0 / pi)) : NULL;
}

BUILTIN(math_radians)
{
    UNUSED_ARGUMENTS;
    double x;
    return math_read_double(args[0].ref, &x) ? float_from(x * (pi / 180.0)) : NULL;
}

#define PREDICATE(name, test)                                                                                \
    BUILTIN(math_##name)                                                                                     \
    {                                                                                                        \
        UNUSED_ARGUMENTS;                                                                                    \
        double x;                                                                                            \
        return math_read_double(args[0].ref, &x) ? incref(bool_from(test(x))) : NULL;                        \
    }
PREDICATE(isfinite, isfinite)
PREDICATE(isinf, isinf)
PREDICATE(isnan, isnan)

// --- logarithms: ints of any size
// -----------------------------------------------------------------------------

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
            // x * 2**bits, with x from 0.5 on and below 1.
            size_t digits = int_digit_count(op);
            uint64_t bits =
                digits * INT_SHIFT - (uint64_t)(__builtin_clz(((Int *)op)->digits[digits - 1]) - 2);
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
    if (!math_read_double(op, &x)) {
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
        raise(EXC_ZeroDivisionError, "float division by zero");
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

// --- functions of two floats
// ------------------------------------------------------------------------------------

static bool
read_two(Slot *args, double *x, double *y)
{
    return math_read_double(args[0].ref, x) && math_read_double(args[1].ref, y);
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
    if (!read_two(args, &x, &y) || !math_read_double(args[2].ref, &z)) {
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
    if (!math_read_double(args[0].ref, &x)) {
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

// The two are made one after the other: in what order a call makes its arguments, compilers decide each for themselves.
static Object *
pair_give(Object *a, Object *b)
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
    if (!math_read_double(args[0].ref, &x)) {
        return NULL;
    }
    int exponent = 0;
    double mantissa = isfinite(x) ? frexp(x, &exponent) : x;
    Object *first = float_from(mantissa);
    return pair_give(first, first == NULL ? NULL : int_from(exponent));
}

BUILTIN(math_modf)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!math_read_double(args[0].ref, &x)) {
        return NULL;
    }
    double whole;
    double fraction = modf(x, &whole);
    Object *first = float_from(fraction);
    return pair_give(first, first == NULL ? NULL : float_from(whole));
}

BUILTIN(math_nextafter)
{
    (void)self;
    Object *values[3];
    double x, y;
    if (args_parse("nextafter", "x y / $ | steps", args, count, keyword_names, values) < 0 ||
        !math_read_double(values[0], &x) || !math_read_double(values[1], &y)) {
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
    return float_from(x == y && values[2] != NULL && steps > 0 ? y : x);
}

BUILTIN(math_ulp)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!math_read_double(args[0].ref, &x)) {
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
        !math_read_double(values[0], &a) || !math_read_double(values[1], &b) ||
        (values[2] != NULL && !math_read_double(values[2], &relative)) ||
        (values[3] != NULL && !math_read_double(values[3], &absolute))) {
        return NULL;
    }
    if (relative < 0 || absolute < 0) {
        raise(EXC_ValueError, "tolerances must be non-negative");
        return NULL;
    }
    bool close = a == b;
    if (!close && !isinf(a) && !isinf(b)) {
        double difference = fabs(b - a);
        close =
            difference <= fabs(relative * b) || difference <= fabs(relative * a) || difference <= absolute;
    }
    return incref(bool_from(close));
}

// --- rounding
// -----------------------------------------------------------------------------------------------------

static int
call_rounding(Object *op, Object *name, Object **out)
{
    return profile->binds_round ? object_call_special_bound(op, name, NULL, 0, out) : object_call_special(op, name, NULL, 0, out);
}

static Object *
round_to_int(Object *op, Object *name, double (*function)(double))
{
    if (!is_exact(op, &FloatType)) {
        Object *result;
        int found = call_rounding(op, name, &result);
        if (found != 0) {
            return result;
        }
    }
    double x;
    return math_read_double(op, &x) ? int_from_double(function(x)) : NULL;
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
    int found = call_rounding(op, names.__trunc__, &result);
    if (found == 0) {
        raise(EXC_TypeError, "type %T doesn't define __trunc__ method", op);
    }
    return result;
}

// --- the module
// -------------------------------------------------------------------------------------------------------

static const MethodDef functions[] = {
    ROW_1(acos, NULL),
    ROW_1(acosh, "Return the inverse hyperbolic cosine of x."),
    ROW_1(asin, NULL),
    ROW_1(asinh, "Return the inverse hyperbolic sine of x."),
    ROW_1(atan, NULL),
    {"atan2", math_atan2, 2, 2, 0, NULL},
    ROW_1(atanh, "Return the inverse hyperbolic tangent of x."),
    ROW_1(cbrt, "Return the cube root of x."),
    ROW_1(ceil, NULL),
    {"copysign", math_copysign, 2, 2, 0, NULL},
    ROW_1(cos, "Return the cosine of x (measured in radians)."),
    ROW_1(cosh, "Return the hyperbolic cosine of x."),
    ROW_1(degrees, "Convert angle x from radians to degrees."),
    ROW_1(erf, "Error function at x."),
    ROW_1(erfc, "Complementary error function at x."),
    ROW_1(exp, "Return e raised to the power of x."),
    ROW_1(exp2, "Return 2 raised to the power of x."),
    ROW_1(expm1, NULL),
    ROW_1(fabs, "Return the absolute value of the float x."),
    ROW_1(floor, NULL),
    {"fma", math_fma, 3, 3, 0, NULL},
    {"fmod", math_fmod, 2, 2, 0, NULL},
    ROW_1(frexp, NULL),
    {"isclose", math_isclose, 0, -1, METHOD_KEYWORDS, NULL},
    ROW_1(isfinite, "Return True if x is neither an infinity nor a NaN, and False otherwise."),
    ROW_1(isinf, "Return True if x is a positive or negative infinity, and False otherwise."),
    ROW_1(isnan, "Return True if x is a NaN (not a number), and False otherwise."),
    {"ldexp", math_ldexp, 2, 2, 0, NULL},
    {"log", math_log, 1, 2, 0, NULL},
    ROW_1(log1p, NULL),
    ROW_1(log10, "Return the base 10 logarithm of x."),
    ROW_1(log2, "Return the base 2 logarithm of x."),
    ROW_1(modf, NULL),
    {"pow", math_pow, 2, 2, 0, "Return x**y (x to the power of y)."},
    ROW_1(radians, "Convert angle x from degrees to radians."),
    {"remainder", math_remainder, 2, 2, 0, NULL},
    ROW_1(sin, "Return the sine of x (measured in radians)."),
    ROW_1(sinh, "Return the hyperbolic sine of x."),
    ROW_1(sqrt, "Return the square root of x."),
    ROW_1(tan, "Return the tangent of x (measured in radians)."),
    ROW_1(tanh, "Return the hyperbolic tangent of x."),
    ROW_1(trunc, NULL),
    {"nextafter", math_nextafter, 0, -1, METHOD_KEYWORDS, NULL},
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
    if (module_add_functions(module, math_whole_functions) < 0 ||
        module_add_functions(module, math_sum_functions) < 0 ||
        module_add_functions(module, math_gamma_functions) < 0 ||
        module_add(module, "pi", float_from(pi)) < 0 || module_add(module, "e", float_from(e)) < 0 ||
        module_add(module, "tau", float_from(2 * pi)) < 0 ||
        module_add(module, "inf", float_from(INFINITY)) < 0 ||
        module_add(module, "nan", float_from(NAN)) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
