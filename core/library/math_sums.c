// The part of math about sums and products: exact sums of floats, lengths of vectors.
#include "base/buffer.h"
#include "library/math_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/code.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/tuple.h"
#include <math.h>

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
        bool go_on = math_read_double(item, &x) && add(context, x);
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
    Buffer partials; // doubles that do not overlap, in rising size
    double special;  // sum of infinities and NaNs
    bool has_special, opposite_infinities;
} ExactSum;

static bool
exact_add(void *context, double x)
{
    ExactSum *self = context;
    if (!isfinite(x)) {
        self->opposite_infinities |=
            self->has_special && isinf(x) && isinf(self->special) && x != self->special;
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

// The length of a vector: scaled by its largest part, so that squares neither overflow nor vanish; the
// squares are added exactly.
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
        complete = math_read_double(args[i].ref, &parts[i]);
    }
    Object *result = complete ? float_from(vector_length(parts, count)) : NULL;
    if (parts != few) {
        host_free(parts);
    }
    return result;
}

// Holds both arguments as tuples. 0; -1: neither
static int
hold_as_tuples(Slot *args, Object **p, Object **q)
{
    *p = object_to_tuple(args[0].ref);
    if (*p == NULL) {
        return -1;
    }
    hold(*p);
    *q = object_to_tuple(args[1].ref);
    if (*q == NULL) {
        drop_held(1);
        return -1;
    }
    hold(*q);
    return 0;
}

BUILTIN(math_dist)
{
    UNUSED_ARGUMENTS;
    Object *p, *q;
    if (hold_as_tuples(args, &p, &q) < 0) {
        return NULL;
    }
    Object *result = NULL;
    int64_t n = tuple_length(p);
    if (n != tuple_length(q)) {
        raise(EXC_ValueError, "both points must have the same number of dimensions");
    } else {
        double *parts = host_alloc((size_t)n * sizeof(double) + 1);
        bool complete = true;
        for (int64_t i = 0; i < n && complete; i++) {
            double x, y;
            complete = math_read_double(tuple_peek(p, i), &x) && math_read_double(tuple_peek(q, i), &y);
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

static bool
is_plain_number(const Object *op)
{
    return is_exact(op, &FloatType) || is_exact(op, &IntType) || op == True || op == False;
}

// The next pair, held, or NULL twice at the end: 0, -1.
static int
next_pair(Object *p, Object *q, Object **a, Object **b)
{
    *a = object_next(p);
    if (*a == NULL && error_pending()) {
        return -1;
    }
    if (*a != NULL) {
        hold(*a);
    }
    *b = object_next(q);
    if (*b != NULL) {
        hold(*b);
    } else if (error_pending()) {
        return -1;
    }
    if ((*a == NULL) != (*b == NULL)) {
        raise(EXC_ValueError, "Inputs are not the same length");
        return -1;
    }
    return 0;
}

// Adds the products of what the iterators give to *total, which is held below them. As in CPython whole numbers are added as
// such while there is nothing else, then come pairs with floats, whose rounding errors are added as well, and from the first
// pair that is neither on everything is added as it comes.
static Object *
add_products(Object *p, Object *q, ExactSum *sum)
{
    enum { WHOLE, FLOATS, ANY } state = WHOLE;
    bool used = false;
    Object *total = int_from(0), *a, *b;
    int base = held_count();
    do {
        hold(total);
        if (next_pair(p, q, &a, &b) < 0) {
            drop_held_to(base);
            return NULL;
        }
        double x, y;
        if (state == WHOLE && a != NULL && !(is_exact(a, &IntType) && is_exact(b, &IntType))) {
            state = FLOATS;
        }
        if (state == FLOATS && a != NULL && (is_exact(a, &FloatType) || is_exact(b, &FloatType)) && is_plain_number(a) &&
            is_plain_number(b) && math_read_double(a, &x) && math_read_double(b, &y) && isfinite(x * y)) {
            exact_add(sum, x * y);
            exact_add(sum, fma(x, y, -(x * y)));
            used = true;
            drop_held(2);
            let_go();
            continue;
        }
        error_clear();
        Object *further = NULL;
        if (state == FLOATS && used) {
            further = float_from(exact_total(sum));
            if (further == NULL) {
                drop_held_to(base);
                return NULL;
            }
            hold(further);
            further = number_binary(total, further, OPERATOR_ADD);
            drop_held(1);
            if (further == NULL) {
                drop_held_to(base);
                return NULL;
            }
            hold(further);
            total = further;
        }
        state = state == FLOATS ? ANY : state;
        if (a != NULL) {
            Object *product = number_binary(a, b, OPERATOR_MULTIPLY);
            if (product != NULL) {
                hold(product);
                product = drop_held_under(number_binary(total, product, OPERATOR_ADD), 1);
            }
            total = product;
        } else {
            total = incref(total);
        }
        total = drop_held_under(total, held_count() - base);
    } while (total != NULL && a != NULL);
    return total;
}

Object *
math_sumprod(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    UNUSED_ARGUMENTS;
    Object *p = object_iter(args[0].ref);
    if (p == NULL) {
        return NULL;
    }
    hold(p);
    Object *q = object_iter(args[1].ref);
    if (q == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(q);
    ExactSum sum = {0};
    Object *total = add_products(p, q, &sum);
    buffer_free(&sum.partials);
    return drop_held_under(total, 2);
}

const MethodDef math_sum_functions[] = {
    {"dist", math_dist, 2, 2, 0, NULL},
    ROW_1(fsum, NULL),
    {"hypot", math_hypot, 0, -1, 0, NULL},
    {"sumprod", math_sumprod, 2, 2, 0, NULL},
    {"prod", math_prod, 0, -1, METHOD_KEYWORDS, NULL},
    {.name = NULL},
};
