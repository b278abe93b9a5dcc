// The part of math about the gamma function: Lanczos' approximation with g = 6.0246... and 13 terms, so that
// every build gives the same bits as CPython, whatever its C library.
#include "library/math_internal.h"
#include "types/float.h"
#include <math.h>

enum { TERMS = 13 };
static const double pi = 3.141592653589793238462643383279502884;
static const double log_pi = 1.144729885849400174143427351353058711647;
static const double g = 6.024680040776729583740234375;
static const double g_minus_half = 5.524680040776729583740234375;

static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
// x (x + 1) ... (x + 11), multiplied out.
static const double denominator[TERMS] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0,
};

static double
lanczos_sum(double x)
{
    // Powers of x for a small one, of 1/x for a large one: neither overflows.
    double n = 0, d = 0;
    for (int i = 0; i < TERMS; i++) {
        int k = x < 5.0 ? TERMS - 1 - i : i;
        n = x < 5.0 ? n * x + numerator[k] : n / x + numerator[k];
        d = x < 5.0 ? d * x + denominator[k] : d / x + denominator[k];
    }
    return n / d;
}

// sin(pi x), exact where it is zero.
static double
sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), result;
    switch ((int)round(2.0 * y)) {
    case 0:
        result = sin(pi * y);
        break;
    case 1:
        result = cos(pi * (y - 0.5));
        break;
    case 2:
        result = sin(pi * (1.0 - y));
        break;
    case 3:
        result = -cos(pi * (y - 1.5));
        break;
    default:
        result = sin(pi * (y - 2.0));
    }
    return x < 0 ? -result : result;
}

// For x that is neither infinite nor a whole number below 1.
static double
gamma_of(double x)
{
    if (x == floor(x) && x <= 23) {
        double product = 1; // factorials that a double holds exactly
        for (int i = 2; i < (int)x; i++) {
            product *= i;
        }
        return product;
    }
    double size = fabs(x);
    if (size < 1e-20) {
        return 1.0 / x;
    }
    if (size > 200) {
        return x < 0 ? 0.0 / sin_pi(x) : INFINITY;
    }
    // z mends the rounding of y, whose power is taken.
    double y = size + g_minus_half;
    double rest = size > g_minus_half ? (y - size) - g_minus_half : (y - g_minus_half) - size;
    double z = rest * g / y;
    double result;
    if (x < 0) {
        result = -pi / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        result -= z * result;
    } else {
        result = lanczos_sum(size) / exp(y);
        result += z * result;
    }
    // In two steps where the power alone would overflow.
    int steps = size < 140.0 ? 1 : 2;
    double power = steps == 1 ? pow(y, size - 0.5) : pow(y, size / 2.0 - 0.25);
    for (int i = 0; i < steps; i++) {
        result = x < 0 ? result / power : result * power;
    }
    return result;
}

static double
log_gamma_of(double x)
{
    if (x == floor(x) && x <= 2) {
        return 0.0;
    }
    double size = fabs(x);
    if (size < 1e-20) {
        return -log(size);
    }
    double result = log(lanczos_sum(size)) - g;
    result += (size - 0.5) * (log(size + g - 0.5) - 1);
    return x < 0 ? log_pi - log(fabs(sin_pi(size))) - log(size) - result : result;
}

static bool
is_pole(double x)
{
    return isfinite(x) && x <= 0 && x == floor(x);
}

static Object *
finish(double x, double result)
{
    if (isinf(result) && isfinite(x)) {
        raise(EXC_OverflowError, "math range error");
        return NULL;
    }
    return float_from(result);
}

BUILTIN(math_gamma)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!math_read_double(args[0].ref, &x)) {
        return NULL;
    }
    if (is_pole(x) || x == -INFINITY) {
        raise(EXC_ValueError, "math domain error");
        return NULL;
    }
    return finish(x, isfinite(x) ? gamma_of(x) : x);
}

BUILTIN(math_lgamma)
{
    UNUSED_ARGUMENTS;
    double x;
    if (!math_read_double(args[0].ref, &x)) {
        return NULL;
    }
    if (is_pole(x)) {
        raise(EXC_ValueError, "math domain error");
        return NULL;
    }
    return finish(x, isfinite(x) ? log_gamma_of(x) : isnan(x) ? x : INFINITY);
}

const MethodDef math_gamma_functions[] = {
    ROW_1(gamma, "Gamma function at x."),
    ROW_1(lgamma, "Natural logarithm of absolute value of Gamma function at x."),
    {.name = NULL},
};
