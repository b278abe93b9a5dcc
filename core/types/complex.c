// complex: arithmetic, reading, text.
#include "types/complex.h"
#include "base/buffer.h"
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/alternate_constructor.h"
#include "types/float.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include <math.h>
#include <string.h>

typedef struct {
    double re, im;
} Pair;

static Pair
value_of(const Object *op)
{
    return (Pair){((const Complex *)op)->real, ((const Complex *)op)->imag};
}

Object *
complex_from(double real, double imag)
{
    Complex *self = (Complex *)object_new(&ComplexType, sizeof(Complex));
    if (self != NULL) {
        self->real = real;
        self->imag = imag;
    }
    return (Object *)self;
}

static Object *
from_pair(Pair value)
{
    return complex_from(value.re, value.im);
}

static void
complex_dealloc(Object *op)
{
    if (type_has(op->type, TYPE_GC)) {
        gc_free(op);
    } else {
        object_free(op);
    }
}

// --- reading -------------------------------------------------------------------------------------------

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t
digits_end(const char *text, size_t at, size_t length)
{
    while (at < length && text[at] >= '0' && text[at] <= '9') {
        at++;
    }
    return at;
}

// How many characters from `at` are a number that float_read knows: "1e-5", "inf", "nan".
static size_t
number_length(const char *text, size_t at, size_t length)
{
    size_t start = at + (at < length && (text[at] == '+' || text[at] == '-'));
    if (start < length && ((text[start] | 0x20) == 'i' || (text[start] | 0x20) == 'n')) {
        double ignored;
        for (int n = 8; n >= 3; n -= 5) {
            if (length - start >= (size_t)n && float_read(text + start, (size_t)n, &ignored)) {
                return start + (size_t)n - at;
            }
        }
    }
    size_t whole = digits_end(text, start, length);
    size_t end = whole < length && text[whole] == '.' ? digits_end(text, whole + 1, length) : whole;
    if (end - start <= (whole == start)) {
        return 0;  // nothing, or a lone point
    }
    if (end < length && (text[end] | 0x20) == 'e') {
        size_t digits = end + 1 + (end + 1 < length && (text[end + 1] == '+' || text[end + 1] == '-'));
        size_t exponent = digits_end(text, digits, length);
        end = exponent > digits ? exponent : end;
    }
    return end - at;
}

// "1", "2j", "1+2j", "j", "-j" without white space or brackets.
static bool
read_parts(const char *text, size_t length, Pair *out)
{
    *out = (Pair){0, 0};
    size_t at = 0, n = number_length(text, 0, length);
    double first = 0;
    if (n > 0) {
        (void)float_read(text, n, &first);
        at = n;
        if (at == length) {
            out->re = first;
            return true;
        }
        if (text[at] != '+' && text[at] != '-') {
            out->im = first;
            return (text[at] | 0x20) == 'j' && at + 1 == length;
        }
        out->re = first;
        n = number_length(text, at, length);
    }
    if (n > 0) {
        (void)float_read(text + at, n, &out->im);
        at += n;
    } else {
        // A sign, or nothing, before a lone j.
        out->im = 1;
        if (at < length && (text[at] == '+' || text[at] == '-')) {
            out->im = text[at++] == '-' ? -1 : 1;
        }
    }
    return at + 1 == length && (text[at] | 0x20) == 'j';
}

static bool
read_complex(const char *text, size_t length, Pair *out)
{
    while (length > 0 && is_space(*text)) {
        text++, length--;
    }
    while (length > 0 && is_space(text[length - 1])) {
        length--;
    }
    if (length > 1 && text[0] == '(' && text[length - 1] == ')') {
        text++, length -= 2;
        while (length > 0 && is_space(*text)) {
            text++, length--;
        }
        while (length > 0 && is_space(text[length - 1])) {
            length--;
        }
    }
    if (memchr(text, '_', length) == NULL) {
        return length > 0 && read_parts(text, length, out);
    }
    Buffer plain = {0};
    bool valid = true;
    for (size_t i = 0; i < length && valid; i++) {
        if (text[i] == '_') {
            if (i == 0 || i + 1 == length || text[i - 1] < '0' || text[i - 1] > '9' || text[i + 1] < '0' ||
                text[i + 1] > '9') {
                valid = false;
            }
            continue;
        }
        buffer_append_char(&plain, text[i]);
    }
    valid = valid && read_parts(plain.data, plain.length, out);
    buffer_free(&plain);
    return valid;
}

// The complex number that an object with __complex__, __float__ or __index__ is. `what` begins the TypeError.
// 1: it is complex, 0: real, -1.
static int
convert(Object *op, Wording what, Pair *out)
{
    if (is_exact(op, &ComplexType)) {
        *out = value_of(op);
        return 1;
    }
    Object *special;
    int found = object_call_special_bound(op, names.dunder_complex, NULL, 0, &special);
    if (found < 0) {
        return -1;
    }
    if (found > 0) {
        if (!is_complex(special)) {
            raise(EXC_TypeError, "__complex__ returned non-complex (type %T)", special);
            decref(special);
            return -1;
        }
        *out = value_of(special);
        decref(special);
        return 1;
    }
    if (is_complex(op)) {
        *out = value_of(op);
        return 1;
    }
    if (op->type->float_ == NULL && op->type->index == NULL) {
        raise(EXC_TypeError, wording(what), op);
        return -1;
    }
    *out = (Pair){object_as_double(op), 0};
    return out->re == -1.0 && error_pending() ? -1 : 0;
}

static int
read_arguments(Slot *args, size_t count, Object *keywords, Pair *out)
{
    Object *arguments[2] = {0};
    if (args_parse("complex", "| real imag", args, count, keywords, arguments) < 0) {
        return -1;
    }
    Object *real = arguments[0], *imag = arguments[1];
    *out = (Pair){0, 0};
    bool is_alone = imag == NULL && (profile->complex_parses_keyword || count > 0);
    if (real != NULL && is_str(real)) {
        if (imag != NULL || !is_alone) {
            raise(EXC_TypeError, wording(WORDING_COMPLEX_TWO), real);
            return -1;
        }
        Buffer buffer = {0};
        const char *text;
        size_t length;
        number_text(real, &buffer, &text, &length);
        bool valid = read_complex(text, length, out);
        bool misplaced = !valid && memchr(text, '_', length) != NULL;
        buffer_free(&buffer);
        if (!valid) {
            raise(EXC_ValueError,
                  misplaced ? "could not convert string to complex: %R" : "complex() arg is a malformed string", real);
            return -1;
        }
        return 0;
    }
    if (imag != NULL && is_str(imag)) {
        raise(EXC_TypeError, wording(WORDING_COMPLEX_IMAG_TEXT), imag);
        return -1;
    }
    Pair second = {0, 0};
    int real_is_complex = 0, imag_is_complex = 0;
    if (real != NULL &&
        (real_is_complex = convert(real, is_alone ? WORDING_COMPLEX_ONLY : WORDING_COMPLEX_REAL, out)) < 0) {
        return -1;
    }
    if (imag != NULL) {
        if (is_complex(imag)) {
            second = value_of(imag);
            imag_is_complex = 1;
        } else if (imag->type->float_ == NULL && imag->type->index == NULL) {
            raise(EXC_TypeError, wording(WORDING_COMPLEX_IMAG), imag);
            return -1;
        } else {
            second.re = object_as_double(imag);
            if (second.re == -1.0 && error_pending()) {
                return -1;
            }
        }
        // Adding what is not there would lose the sign of a zero.
        if (imag_is_complex) {
            out->re -= second.im;
        }
        out->im = real_is_complex ? out->im + second.re : second.re;
    }
    return 0;
}

static Object *
complex_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    if (type == &ComplexType && count == 1 && keywords == NULL && is_exact(args[0].ref, &ComplexType)) {
        return incref(args[0].ref);
    }
    Pair value;
    if (read_arguments(args, count, keywords, &value) < 0) {
        return NULL;
    }
    if (type == &ComplexType) {
        return from_pair(value);
    }
    Complex *self = (Complex *)type_alloc(type, 0);
    if (self != NULL) {
        self->real = value.re;
        self->imag = value.im;
    }
    return (Object *)self;
}

static Object *
complex_from_number(Object *type, Slot *args, size_t count, Object *names_)
{
    (void)count, (void)names_;
    if (type == (Object *)&ComplexType && is_exact(args[0].ref, &ComplexType)) {
        return incref(args[0].ref);
    }
    Pair value;
    Object *result = convert(args[0].ref, WORDING_COMPLEX_FROM_NUMBER, &value) < 0 ? NULL : from_pair(value);
    return instance_for(type, result);
}

// --- arithmetic ----------------------------------------------------------------------------------------

// 1, 0 when it is no number, -1 (an int that is too large).
static int
operand(Object *op, Pair *out)
{
    if (is_complex(op)) {
        *out = value_of(op);
        return 1;
    }
    if (!is_float(op) && !is_int(op)) {
        return 0;
    }
    *out = (Pair){is_float(op) ? float_value(op) : int_as_double(op), 0};
    return out->re == -1.0 && error_pending() ? -1 : 1;
}

#define OPERANDS(left, right, a, b)                             \
    Pair a, b;                                                  \
    do {                                                        \
        int known_ = operand(left, &a);                         \
        known_ = known_ > 0 ? operand(right, &b) : known_;      \
        if (known_ <= 0) {                                      \
            return known_ == 0 ? NotImplemented : NULL;         \
        }                                                       \
    } while (0)

static Object *
complex_add(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    return complex_from(a.re + b.re, a.im + b.im);
}

static Object *
complex_subtract(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    return complex_from(a.re - b.re, a.im - b.im);
}

static Pair
product(Pair a, Pair b)
{
    return (Pair){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

static Object *
complex_multiply(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    return from_pair(product(a, b));
}

// Divides by the larger part of the divisor first, so that nothing overflows on the way. False: by zero.
static bool
quotient(Pair a, Pair b, Pair *out)
{
    double real = fabs(b.re), imag = fabs(b.im);
    if (real >= imag) {
        if (real == 0.0) {
            return false;
        }
        double ratio = b.im / b.re, divisor = b.re + b.im * ratio;
        *out = (Pair){(a.re + a.im * ratio) / divisor, (a.im - a.re * ratio) / divisor};
    } else if (imag >= real) {
        double ratio = b.re / b.im, divisor = b.re * ratio + b.im;
        *out = (Pair){(a.re * ratio + a.im) / divisor, (a.im * ratio - a.re) / divisor};
    } else {
        *out = (Pair){(double)NAN, (double)NAN};
    }
    return true;
}

static Object *
complex_divide(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    Pair result;
    if (!quotient(a, b, &result)) {
        raise(EXC_ZeroDivisionError, wording(WORDING_COMPLEX_DIVISION));
        return NULL;
    }
    return from_pair(result);
}

static Pair
whole_power(Pair base, int64_t exponent)
{
    Pair result = {1, 0};
    for (uint64_t n = (uint64_t)(exponent < 0 ? -exponent : exponent); n > 0; n >>= 1) {
        if (n & 1) {
            result = product(result, base);
        }
        base = product(base, base);
    }
    return result;
}

Object *
complex_power(Object *left, Object *right, Object *modulus)
{
    OPERANDS(left, right, a, b);
    if (modulus != NULL && modulus != None) {
        raise(EXC_ValueError, "complex modulo");
        return NULL;
    }
    Pair result;
    bool by_zero = false;
    if (b.im == 0.0 && b.re == floor(b.re) && fabs(b.re) <= 100.0) {
        result = whole_power(a, (int64_t)b.re);
        if (b.re < 0) {
            by_zero = !quotient((Pair){1, 0}, result, &result);
        }
    } else if (b.re == 0.0 && b.im == 0.0) {
        result = (Pair){1, 0};
    } else if (a.re == 0.0 && a.im == 0.0) {
        by_zero = b.im != 0.0 || b.re < 0.0;
        result = (Pair){0, 0};
    } else {
        double length = hypot(a.re, a.im), angle = atan2(a.im, a.re);
        double power = pow(length, b.re), phase = angle * b.re;
        if (b.im != 0.0) {
            power /= exp(angle * b.im);
            phase += b.im * log(length);
        }
        by_zero = isinf(phase); // an angle that has no cosine is reported so, too
        result = (Pair){power * cos(phase), power * sin(phase)};
    }
    if (by_zero) {
        raise(EXC_ZeroDivisionError, wording(WORDING_COMPLEX_POWER));
        return NULL;
    }
    if (isinf(result.re) || isinf(result.im)) {
        raise(EXC_OverflowError, "complex exponentiation");
        return NULL;
    }
    return from_pair(result);
}

static Object *
complex_negative(Object *op)
{
    Pair value = value_of(op);
    return complex_from(-value.re, -value.im);
}

static Object *
complex_positive(Object *op)
{
    return is_exact(op, &ComplexType) ? incref(op) : from_pair(value_of(op));
}

static Object *
complex_absolute(Object *op)
{
    Pair value = value_of(op);
    double result = hypot(value.re, value.im);
    if (isinf(result) && !isinf(value.re) && !isinf(value.im)) {
        raise(EXC_OverflowError, "absolute value too large");
        return NULL;
    }
    return float_from(result);
}

static int
complex_bool(Object *op)
{
    Pair value = value_of(op);
    return value.re != 0.0 || value.im != 0.0;
}

static int64_t
part_hash(double value, const Object *op)
{
    return isnan(value) ? hash_pointer(op) : float_hash(value);
}

static int64_t
complex_hash(Object *op)
{
    Pair value = value_of(op);
    uint64_t hash = (uint64_t)part_hash(value.re, op) + 1000003u * (uint64_t)part_hash(value.im, op);
    return hash == UINT64_MAX ? -2 : (int64_t)hash;
}

static Object *
complex_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || (!is_complex(right) && !is_float(right) && !is_int(right))) {
        return NotImplemented;
    }
    Pair a = value_of(left);
    int equal;
    if (is_complex(right)) {
        Pair b = value_of(right);
        equal = a.re == b.re && a.im == b.im;
    } else if (a.im != 0.0) {
        equal = 0;
    } else {
        Object *real = float_from(a.re); // compares exactly with ints of any size
        if (real == NULL) {
            return NULL;
        }
        hold(real);
        equal = object_compare_bool(real, right, COMPARE_EQ);
        equal = equal > 0 && !isnan(a.re);
        drop_held(1);
    }
    return bool_from(equal == (op == COMPARE_EQ));
}

static Object *
complex_repr(Object *op)
{
    Pair value = value_of(op);
    Buffer out = {0};
    bool is_imaginary = value.re == 0.0 && !signbit(value.re);
    if (!is_imaginary) {
        buffer_append_char(&out, '(');
        float_write(value.re, 'r', 0, 0, &out);
        if (!signbit(value.im) || isnan(value.im)) {
            buffer_append_char(&out, '+');
        }
    }
    float_write(value.im, 'r', 0, 0, &out);
    buffer_append_char(&out, 'j');
    if (!is_imaginary) {
        buffer_append_char(&out, ')');
    }
    Object *result = str_from_ascii(out.data, out.length);
    buffer_free(&out);
    return result;
}

// --- methods -------------------------------------------------------------------------------------------

static Object *
conjugate(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Pair value = value_of(self);
    return complex_from(value.re, -value.im);
}

static Object *
dunder_complex(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return complex_positive(self);
}

static Object *
dunder_format(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    if (!is_str(args[0].ref)) {
        args_raise_wrong("__format__", "argument", "str", args[0].ref);
        return NULL;
    }
    return complex_format_spec(self, args[0].ref);
}

static Object *
get_real(Object *op)
{
    return float_from(value_of(op).re);
}

static Object *
get_imag(Object *op)
{
    return float_from(value_of(op).im);
}

static Object *
getnewargs(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Object *real = get_real(self), *imag = real == NULL ? NULL : get_imag(self), *result = NULL;
    if (imag != NULL) {
        result = tuple_pack(2, real, imag);
    }
    xdecref(imag);
    xdecref(real);
    return result;
}

static const MethodDef complex_methods[] = {
    {"conjugate", conjugate, 0, 0, 0, "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"from_number", complex_from_number, 1, 1, METHOD_CLASS, "Convert number to a complex floating-point number."},
    {"__complex__", dunder_complex, 0, 0, 0, "Convert this value to exact type complex."},
    {"__getnewargs__", getnewargs, 0, 0, 0, NULL},
    {"__format__", dunder_format, 1, 1, 0, "Convert to a string according to format_spec."},
    {.name = NULL},
};

static const ComputedDef complex_computed[] = {
    COMPUTED_MEMBER("real", get_real),
    COMPUTED_MEMBER("imag", get_imag),
    {.member = {.name = NULL}},
};

Type ComplexType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "complex",
    .id = TYPE_COMPLEX_ID,
    .flags = TYPE_BASE | TYPE_IMMUTABLE,
    .basic_size = sizeof(Complex),
    .doc = "Create a complex number from a string or numbers.\n\n"
           "If a string is given, parse it as a complex number.\n"
           "If a single number is given, convert it to a complex number.\n"
           "If the 'real' or 'imag' arguments are given, create a complex number\n"
           "with the specified real and imaginary components.",
    .dealloc = complex_dealloc,
    .new = complex_new,
    .repr = complex_repr,
    .hash = complex_hash,
    .compare = complex_compare,
    .add = complex_add,
    .subtract = complex_subtract,
    .multiply = complex_multiply,
    .true_divide = complex_divide,
    .power = complex_power,
    .negative = complex_negative,
    .positive = complex_positive,
    .absolute = complex_absolute,
    .bool_ = complex_bool,
    .methods = complex_methods,
    .computed = complex_computed,
};
