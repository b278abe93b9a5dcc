// Powers, logarithms and circular functions, rounded correctly but for one in a thousand or fewer: so are
// those of the libm that CPython uses on a desktop, where the library's own are off in the last digit of one
// in ten to thirty. They are computed in pairs of doubles, of which the second is what the first has lost.
#include <math.h>
#include <stdbool.h>

typedef struct {
    double high, low;
} Pair;

static Pair
sum_ordered(double a, double b)
{
    double high = a + b;
    return (Pair){high, b - (high - a)};
}

static Pair
sum(double a, double b)
{
    double high = a + b, part = high - a;
    return (Pair){high, (a - (high - part)) + (b - part)};
}

static Pair
product(double a, double b)
{
    double c = 134217729.0 * a, d = 134217729.0 * b; // the upper halves
    double a1 = c - (c - a), b1 = d - (d - b), a2 = a - a1, b2 = b - b1, high = a * b;
    return (Pair){high, ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2};
}

static Pair
add(Pair a, Pair b)
{
    Pair s = sum(a.high, b.high), t = sum(a.low, b.low);
    s = sum_ordered(s.high, s.low + t.high);
    return sum_ordered(s.high, s.low + t.low);
}

static Pair
multiply(Pair a, Pair b)
{
    Pair p = product(a.high, b.high);
    return sum_ordered(p.high, p.low + (a.high * b.low + a.low * b.high));
}

static Pair
divide(Pair a, Pair b)
{
    double q = a.high / b.high;
    Pair p = multiply((Pair){q, 0}, b);
    return sum_ordered(q, (((a.high - p.high) - p.low) + a.low) / b.high);
}

static const Pair ln2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

// e**x - 1 where |x| is at most about 0.35.
static Pair
exp_less_1(Pair x)
{
    Pair r = {x.high / 32, x.low / 32}, square = multiply(r, r);
    double h = r.high;
    double rest =
        h * h * h *
        (1.0 / 6 + h * (1.0 / 24 + h * (1.0 / 120 + h * (1.0 / 720 + h * (1.0 / 5040 + h / 40320)))));
    Pair p = add(r, add((Pair){square.high / 2, square.low / 2}, (Pair){rest, 0}));
    for (int i = 0; i < 5; i++) {
        p = add((Pair){2 * p.high, 2 * p.low}, multiply(p, p));
    }
    return p;
}

// e**x, which is the pair times 2**exponent.
static Pair
exp_parts(Pair x, int *exponent)
{
    double k = nearbyint(x.high / ln2.high);
    *exponent = (int)k;
    return add(exp_less_1(add(x, multiply((Pair){-k, 0}, ln2))), (Pair){1, 0});
}

// The logarithm of a positive finite number.
static Pair
log_parts(double x)
{
    int k;
    double m = frexp(x, &k);
    if (m < 0x1.6a09e667f3bcdp-1) {
        m *= 2;
        k--;
    }
    double s = (m - 1) / (m + 1), square = s * s, y = 0;
    for (int i = 23; i > 0; i -= 2) {
        y = y * square + 1.0 / i;
    }
    y *= 2 * s;
    // One step of Newton's: y + (m / e**y - 1).
    Pair off = exp_less_1((Pair){-y, 0});
    off = add((Pair){m - 1, 0}, multiply((Pair){m, 0}, off));
    return add(multiply((Pair){k, 0}, ln2), add((Pair){y, 0}, off));
}

// The pair times 2**exponent, rounded once.
static double
assemble(Pair p, int exponent)
{
    if (exponent < -1021) {
        double big = exponent < -1200 ? 0x1p178 : ldexp(1, -1022 - exponent);
        Pair s = sum(big, p.high);
        return ldexp(s.high + (s.low + p.low) - big, exponent);
    }
    return ldexp(p.high + p.low, exponent);
}

double
log(double x)
{
    if (x > 0 && x < INFINITY) {
        return log_parts(x).high;
    }
    return x == 0 ? -INFINITY : x < 0 ? NAN : x;
}

double
pow(double x, double y)
{
    if (y == 0 || x == 1) {
        return 1;
    }
    if (isnan(x) || isnan(y)) {
        return x + y;
    }
    if (y == 0.5 && x > 0) {
        return sqrt(x);
    }
    double a = fabs(x), half = y / 2;
    bool odd = fabs(y) < 0x1p53 && trunc(y) == y && trunc(half) != half;
    double sign = odd && signbit(x) ? -1 : 1;
    if (x < 0 && isfinite(x) && isfinite(y) && trunc(y) != y) {
        return NAN;
    }
    if (a == 0 || isinf(x) || isinf(y) || fabs(y) > 0x1p65) {
        return a == 1 ? 1 : (a > 1) == (y > 0) ? sign * INFINITY : sign * 0.0;
    }
    int exponent = 0;
    Pair p = {1, 0};
    if (trunc(y) == y && fabs(y) <= 16) {
        double m = frexp(a, &exponent);
        for (int i = (int)fabs(y); i > 0; i--) {
            p = multiply(p, (Pair){m, 0});
        }
        exponent *= (int)y;
        if (y < 0) {
            p = divide((Pair){1, 0}, p);
        }
        int k;
        double ignored = frexp(p.high, &k);
        (void)ignored;
        exponent += k;
        p = (Pair){ldexp(p.high, -k), ldexp(p.low, -k)};
    } else {
        Pair t = multiply(log_parts(a), (Pair){y, 0});
        if (fabs(t.high) > 800) {
            return t.high > 0 ? sign * INFINITY : sign * 0.0;
        }
        p = exp_parts(t, &exponent);
    }
    return sign * assemble(p, exponent);
}

// 1 - x / (last - 1) / last * (1 - ...: the series of the sine, without its first factor, or that of the
// cosine.
static Pair
alternate(Pair x, int last)
{
    Pair s = {1, 0};
    for (; last > 11; last -= 2) {
        s.high = 1 - s.high * x.high / ((last - 1) * last); // the rest is too small to lose anything
    }
    for (; last > 1; last -= 2) {
        s = divide(multiply(s, x), (Pair){(1 - last) * last, 0});
        s = add((Pair){1, 0}, s);
    }
    return s;
}

int __rem_pio2(double x, double *parts);

// The sine and, a quarter further, the cosine.
static Pair
sine(double x, int quarter)
{
    double parts[2] = {x, 0};
    if (fabs(x) > 0.785) {
        quarter += __rem_pio2(x, parts);
    }
    Pair r = sum_ordered(parts[0], parts[1]), square = multiply(r, r);
    Pair s = quarter & 1 ? alternate(square, 20) : multiply(r, alternate(square, 21));
    return quarter & 2 ? (Pair){-s.high, -s.low} : s;
}

double
sin(double x)
{
    return fabs(x) < 0x1p-27 ? x : sine(x, 0).high;
}

double
cos(double x)
{
    return sine(x, 1).high;
}

double
tan(double x)
{
    return fabs(x) < 0x1p-27 ? x : divide(sine(x, 0), sine(x, 1)).high;
}

// The angle to the point, neither of whose coordinates is extreme.
static double
angle(Pair y, Pair x)
{
    double a = fabs(y.high), b = fabs(x.high), ratio = a < b ? a / b : b / a;
    double near = ratio * (1.058 - 0.273 * ratio);
    near = a < b ? near : 0x1.921fb54442d18p+0 - near;
    near = copysign(x.high < 0 ? 0x1.921fb54442d18p+1 - near : near, y.high);
    Pair result = {near, 0};
    for (int i = 0; i < 3; i++) { // a step leaves the cube of what is wrong
        Pair s = sine(result.high, 0), c = sine(result.high, 1);
        Pair across = add(multiply(y, c), multiply((Pair){-x.high, -x.low}, s));
        Pair along = add(multiply(x, c), multiply(y, s));
        result = sum(result.high, divide(across, along).high);
    }
    return result.high;
}

double
atan2(double y, double x)
{
    if (isnan(x) || isnan(y)) {
        return x + y;
    }
    int k = 0, j = 0;
    if (isinf(x) || isinf(y)) {
        x = copysign(isinf(x), x);
        y = copysign(isinf(y), y);
    }
    double m = frexp(y, &k), n = frexp(x, &j);
    if (m == 0 || n == 0 || k - j > 60 || (k - j < -60 && x < 0)) { // a right angle, none or half a turn
        double turned = m == 0 || k < j ? signbit(x) ? 0x1.921fb54442d18p+1 : 0 : 0x1.921fb54442d18p+0;
        return copysign(n == 0 && m != 0 ? 0x1.921fb54442d18p+0 : turned, y);
    }
    return k - j < -60 ? y / x : angle((Pair){ldexp(m, k - j), 0}, (Pair){n, 0});
}

double
atan(double x)
{
    return fabs(x) < 0x1p-27 ? x : atan2(x, 1);
}

// The other side of a triangle with the side x and the hypotenuse 1.
static Pair
other_side(double x)
{
    Pair square = multiply(sum(1, -x), sum(1, x));
    double root = sqrt(square.high);
    Pair rest = add(square, multiply((Pair){-root, 0}, (Pair){root, 0}));
    return sum(root, root == 0 ? 0 : rest.high / (2 * root));
}

double
asin(double x)
{
    return fabs(x) < 0x1p-27 ? x : fabs(x) <= 1 ? angle((Pair){x, 0}, other_side(x)) : NAN;
}

double
acos(double x)
{
    return x == 1 ? 0 : fabs(x) <= 1 ? angle(other_side(x), (Pair){x, 0}) : NAN;
}

// These two are rounded as that libm rounds them, which is not always right.
double
log10(double x)
{
    if (!(x > 0 && x < INFINITY)) {
        return log(x);
    }
    int k;
    double m = frexp(x, &k) * 2;
    k--;
    if (k < 0) {
        m /= 2;
        k++;
    }
    return (k * 0x1.9fef311f12b36p-42 + 0x1.bcb7b1526e50ep-2 * log(m)) + k * 0x1.34413509f6p-2;
}

double
tanh(double x)
{
    double a = fabs(x), t = expm1(a >= 1 ? 2 * a : -2 * a);
    return a < 0x1p-54 || isnan(x) ? x : copysign(a >= 22 ? 1 : a >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2), x);
}
