// float: what float() makes of its argument, powers, quotients rounded down, and the methods.
#include "types/float.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/alternate_constructor.h"
#include "types/argument.h"
#include "types/bytearray.h"
#include "types/bytes.h"
#include "types/bytes_like.h"
#include "types/complex.h"
#include "types/float_internal.h"
#include "types/held.h"
#include "types/int.h"
#include "types/int_natural.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include <math.h>
#include <string.h>

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Reads a number that may have white space around it and underscores between digits.
static bool
read_with_underscores(const char *text, size_t length, double *value)
{
    while (length > 0 && is_space(*text)) {
        text++;
        length--;
    }
    while (length > 0 && is_space(text[length - 1])) {
        length--;
    }
    if (memchr(text, '_', length) == NULL) {
        return float_read(text, length, value);
    }
    Buffer plain = {0};
    bool valid = true;
    for (size_t i = 0; i < length && valid; i++) {
        if (text[i] != '_') {
            buffer_append_char(&plain, text[i]);
        } else {
            valid = i > 0 && is_digit(text[i - 1]) && i + 1 < length && is_digit(text[i + 1]);
        }
    }
    valid = valid && float_read(plain.data, plain.length, value);
    buffer_free(&plain);
    return valid;
}

static Object *
float_from_text(Object *op)
{
    Buffer buffer = {0};
    const char *text;
    size_t length;
    double value;
    number_text(op, &buffer, &text, &length);
    bool valid = read_with_underscores(text, length, &value);
    buffer_free(&buffer);
    if (!valid) {
        raise(EXC_ValueError, "could not convert string to float: %R", op);
        return NULL;
    }
    return float_from(value);
}

static Object *
float_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    bool minds = type == &FloatType || type->init == FloatType.init;
    if ((minds && args_no_keywords("float", keywords) < 0) || args_check("float", count, 0, 1) < 0) {
        return NULL;
    }
    Object *x = count > 0 ? args[0].ref : NULL, *result;
    if (x != NULL && type == &FloatType && is_exact(x, &FloatType)) {
        return incref(x);
    }
    if (x == NULL) {
        result = float_from(0.0);
    } else if ((is_str(x) || is_bytes(x) || is_bytearray(x)) && x->type->float_ == NULL && x->type->index == NULL) {
        result = float_from_text(x);
    } else if (x->type->float_ == NULL && is_bytes_like(x)) {
        BytesView view;
        Object *bytes = bytes_view(x, &view) < 0 ? NULL : bytes_from((const char *)view.data, (size_t)view.size);
        if (bytes == NULL) {
            return NULL;
        }
        hold(bytes);
        result = drop_held_under(float_from_text(bytes), 1);
    } else if (x->type->float_ == NULL && x->type->index == NULL && !is_float(x)) {
        raise(EXC_TypeError, "float() argument must be a string or a real number, not '%T'", x);
        return NULL;
    } else {
        double value = is_exact(x, &FloatType) ? float_value(x) : float_converted(x);
        result = value == -1.0 && error_pending() ? NULL : float_from(value);
    }
    if (result == NULL || type == &FloatType) {
        return result;
    }
    double value = float_value(result);
    decref(result);
    Float *self = (Float *)type_alloc(type, 0);
    if (self != NULL) {
        self->value = value;
    }
    return (Object *)self;
}

// The remainder has the sign of b, and a = quotient * b + remainder as nearly as doubles can.
static void
floor_divide(double a, double b, double *quotient, double *remainder)
{
    double rest = fmod(a, b), whole = (a - rest) / b;
    if (rest != 0.0) {
        if ((b < 0) != (rest < 0)) {
            rest += b;
            whole -= 1.0;
        }
    } else {
        rest = copysign(0.0, b);
    }
    if (whole != 0.0) {
        *quotient = floor(whole);
        if (whole - *quotient > 0.5) {
            *quotient += 1.0;
        }
    } else {
        *quotient = copysign(0.0, a / b);
    }
    *remainder = rest;
}

static Object *
float_floor_divide(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    if (b == 0.0) {
        raise(EXC_ZeroDivisionError, wording(WORDING_FLOAT_FLOOR_DIVISION));
        return NULL;
    }
    double quotient, remainder;
    floor_divide(a, b, &quotient, &remainder);
    return float_from(quotient);
}

static Object *
float_remainder(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    if (b == 0.0) {
        raise(EXC_ZeroDivisionError, wording(WORDING_FLOAT_MODULO));
        return NULL;
    }
    double quotient, remainder;
    floor_divide(a, b, &quotient, &remainder);
    return float_from(remainder);
}

static Object *
float_divmod(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    if (b == 0.0) {
        raise(EXC_ZeroDivisionError, wording(WORDING_FLOAT_DIVMOD));
        return NULL;
    }
    double quotient, remainder;
    floor_divide(a, b, &quotient, &remainder);
    Object *first = float_from(quotient), *second = first == NULL ? NULL : float_from(remainder);
    Object *pair = second == NULL ? NULL : tuple_pack(2, first, second);
    xdecref(first);
    xdecref(second);
    return pair;
}

static COLD Object *
raise_out_of_range(void)
{
    Object *text = str_from("Numerical result out of range");
    if (text == NULL) {
        return NULL;
    }
    Object *code = int_from(34); // ERANGE
    Slot args[] = {{code}, {hold(text)}};
    Object *error = object_call((Object *)&OverflowErrorType, args, 2, NULL);
    drop_held(1);
    if (error != NULL) {
        raise_object(error);
        decref(error);
    }
    return NULL;
}

static bool
is_odd(double value)
{
    return fmod(fabs(value), 2.0) == 1.0;
}

static Object *
float_power(Object *base, Object *exponent, Object *modulus)
{
    if (modulus != NULL && modulus != None) {
        raise(EXC_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
        return NULL;
    }
    OPERANDS(base, exponent, a, b);
    // The cases in which C libraries disagree are decided here.
    if (b == 0.0) {
        return float_from(1.0);
    }
    if (isnan(a)) {
        return float_from(a);
    }
    if (isnan(b)) {
        return float_from(a == 1.0 ? 1.0 : b);
    }
    if (isinf(b)) {
        double size = fabs(a);
        return float_from(size == 1.0 ? 1.0 : (b > 0.0) == (size > 1.0) ? INFINITY : 0.0);
    }
    if (isinf(a)) {
        if (b > 0.0) {
            return float_from(is_odd(b) ? a : fabs(a));
        }
        return float_from(is_odd(b) ? copysign(0.0, a) : 0.0);
    }
    if (a == 0.0) {
        if (b < 0.0) {
            raise(EXC_ZeroDivisionError, wording(WORDING_FLOAT_POWER));
            return NULL;
        }
        return float_from(is_odd(b) ? a : 0.0);
    }
    bool negative = false;
    if (a < 0.0) {
        if (b != floor(b)) {
            return complex_power(base, exponent, modulus);
        }
        a = -a;
        negative = is_odd(b);
    }
    double result = a == 1.0 ? 1.0 : pow(a, b);
    if (isinf(result)) {
        return raise_out_of_range();
    }
    return float_from(negative ? -result : result);
}

static Object *
float_conjugate(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return float_exact(self);
}

static Object *
float_trunc(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return int_from_double(trunc(float_value(self)));
}

static Object *
float_floor(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return int_from_double(floor(float_value(self)));
}

static Object *
float_ceil(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return int_from_double(ceil(float_value(self)));
}

static Object *
float_round(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    double value = float_value(self);
    if (count == 0 || args[0].ref == None) {
        double rounded = round(value);
        if (fabs(value - rounded) == 0.5) {
            rounded = 2.0 * round(value / 2.0);
        }
        return int_from_double(rounded);
    }
    int64_t digits = number_as_index(args[0].ref, NULL);
    if (digits == -1 && error_pending()) {
        return NULL;
    }
    // Beyond 323 decimals every double is exact, below -308 every one is nearer to 0.
    if (!isfinite(value) || digits > 323) {
        return float_from(value);
    }
    if (digits < -308) {
        return float_from(0.0 * value);
    }
    double rounded = float_round_decimals(value, (int)digits);
    if (isinf(rounded)) {
        raise(EXC_OverflowError, "rounded value too large to represent");
        return NULL;
    }
    return float_from(rounded);
}

static Object *
float_is_integer(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    double value = float_value(self);
    return bool_from(isfinite(value) && floor(value) == value);
}

static Object *
float_as_integer_ratio(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    double value = float_value(self);
    if (!isfinite(value)) {
        raise(isnan(value) ? EXC_ValueError : EXC_OverflowError, "cannot convert %s to integer ratio",
              isnan(value) ? "NaN" : "Infinity");
        return NULL;
    }
    int exponent;
    double fraction = frexp(value, &exponent);
    for (int i = 0; i < 300 && fraction != floor(fraction); i++) {
        fraction *= 2.0;
        exponent--;
    }
    Object *numerator = int_from_double(fraction), *denominator = int_from(1), *pair = NULL;
    if (numerator == NULL) {
        return NULL;
    }
    Object **scaled = exponent >= 0 ? &numerator : &denominator;
    Object *shifted = int_shift_left(*scaled, (uint64_t)(exponent >= 0 ? exponent : -exponent));
    decref(*scaled);
    *scaled = shifted;
    if (shifted != NULL) {
        pair = tuple_pack_asked(2, numerator, denominator);
    }
    xdecref(numerator);
    xdecref(denominator);
    return pair;
}

static Object *
float_hex(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    double value = float_value(self);
    if (!isfinite(value)) {
        return float_repr(self);
    }
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    const char *sign = bits >> 63 ? "-" : "";
    int biased = (int)(bits >> 52 & 0x7ff);
    uint64_t mantissa = bits & (((uint64_t)1 << 52) - 1);
    if (biased == 0 && mantissa == 0) {
        return str_format("%s0x0.0p+0", sign);
    }
    return str_format("%s0x%d.%013llxp%+d", sign, biased > 0, (unsigned long long)mantissa,
                      biased > 0 ? biased - 1023 : -1022);
}

static int
hex_value(char c)
{
    return is_digit(c) ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

// Reads a number in C99's hexadecimal notation: 1, 0 when it is none, -1 when it is too large.
static int
read_hex(const char *text, size_t length, double *value)
{
    const char *p = text, *end = text + length;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) {
        p++;
    }
    if (p < end && *p != '.' && hex_value(*p) < 0 && float_read(text, length, value)) {
        return 1; // inf, nan
    }
    if (end - p >= 2 && p[0] == '0' && (p[1] | 0x20) == 'x') {
        p += 2;
    }
    uint64_t bits = 0;
    bool sticky = false, any = false, behind_point = false;
    int64_t exponent = 0;
    for (; p < end; p++) {
        if (*p == '.' && !behind_point) {
            behind_point = true;
            continue;
        }
        int digit = hex_value(*p);
        if (digit < 0) {
            break;
        }
        any = true;
        if (bits >> 60 == 0) {
            bits = bits << 4 | (uint64_t)digit;
            exponent -= behind_point ? 4 : 0;
        } else {
            sticky |= digit != 0;
            exponent += behind_point ? 0 : 4;
        }
    }
    if (!any) {
        return 0;
    }
    if (p < end && (*p | 0x20) == 'p') {
        p++;
        bool down = p < end && *p == '-';
        if (p < end && (*p == '-' || *p == '+')) {
            p++;
        }
        if (p == end) {
            return 0;
        }
        int64_t power = 0;
        for (; p < end && is_digit(*p); p++) {
            power = power < (int64_t)1 << 50 ? power * 10 + (*p - '0') : power;
        }
        exponent += down ? -power : power;
    }
    double magnitude = 0.0;
    if (bits != 0) {
        int shift = __builtin_clzll(bits);
        magnitude = natural_round(bits << shift, sticky, exponent - shift);
    }
    *value = negative ? -magnitude : magnitude;
    return isinf(magnitude) ? -1 : p == end;  // too large comes first, as in CPython
}

static Object *
float_fromhex(Object *type, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    if (!is_str(args[0].ref)) {
        raise(EXC_TypeError, "bad argument type for built-in operation");
        return NULL;
    }
    double value = 0.0;
    const char *text = str_ascii(args[0].ref);
    size_t length = (size_t)str_length(args[0].ref);
    while (text != NULL && length > 0 && is_space(*text)) {
        text++;
        length--;
    }
    while (text != NULL && length > 0 && is_space(text[length - 1])) {
        length--;
    }
    int read = text == NULL ? 0 : read_hex(text, length, &value);
    if (read == 0) {
        raise(EXC_ValueError, "invalid hexadecimal floating-point string");
        return NULL;
    }
    if (read < 0) {
        raise(EXC_OverflowError, "hexadecimal value too large to represent as a float");
        return NULL;
    }
    return instance_for(type, float_from(value));
}

static Object *
float_getformat(Object *type, Slot *args, size_t count, Object *keywords)
{
    (void)type, (void)count, (void)keywords;
    Object *kind = args[0].ref;
    if (!is_str(kind)) {
        raise(EXC_TypeError, "__getformat__() argument must be str, not %s", argument_type(kind));
        return NULL;
    }
    if (!str_equals(kind, "double") && !str_equals(kind, "float")) {
        raise(EXC_ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
        return NULL;
    }
    return str_from("IEEE, little-endian");
}

static Object *
float_getnewargs(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Object *value = float_from(float_value(self));
    if (value == NULL) {
        return NULL;
    }
    Object *arguments = tuple_pack(1, value);
    decref(value);
    return arguments;
}

static Object *
float_format(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    if (!is_str(args[0].ref)) {
        raise(EXC_TypeError, "__format__() argument must be str, not %s", argument_type(args[0].ref));
        return NULL;
    }
    return float_format_spec(self, args[0].ref);
}

static Object *
float_from_number(Object *type, Slot *args, size_t count, Object *names_)
{
    (void)count, (void)names_;
    if (type == (Object *)&FloatType && is_exact(args[0].ref, &FloatType)) {
        return incref(args[0].ref);
    }
    double value = object_as_double(args[0].ref);
    return value == -1.0 && error_pending() ? NULL : instance_for(type, float_from(value));
}

static Object *
float_get_imag(Object *self)
{
    (void)self;
    return float_from(0.0);
}

static const MethodDef float_methods[] = {
    {"conjugate", float_conjugate, 0, 0, 0, "Return self, the complex conjugate of any float."},
    {"__trunc__", float_trunc, 0, 0, 0, "Return the Integral closest to x between 0 and x."},
    {"__floor__", float_floor, 0, 0, 0, "Return the floor as an Integral."},
    {"__ceil__", float_ceil, 0, 0, 0, "Return the ceiling as an Integral."},
    {"__round__", float_round, 0, 1, 0, NULL},
    {"as_integer_ratio", float_as_integer_ratio, 0, 0, 0, NULL},
    {"fromhex", float_fromhex, 1, 1, METHOD_CLASS, NULL},
    {"from_number", float_from_number, 1, 1, METHOD_CLASS, "Convert real number to a floating-point number."},
    {"hex", float_hex, 0, 0, 0, NULL},
    {"is_integer", float_is_integer, 0, 0, 0, "Return True if the float is an integer."},
    {"__getnewargs__", float_getnewargs, 0, 0, 0, NULL},
    {"__getformat__", float_getformat, 1, 1, METHOD_CLASS, NULL},
    {"__format__", float_format, 1, 1, 0, "Formats the float according to format_spec."},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const GetsetDef float_getsets[] = {
    {"real", float_exact, NULL},
    {"imag", float_get_imag, NULL},
    {NULL, NULL, NULL},
};

Type FloatType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "float",
    .id = TYPE_FLOAT_ID,
    .flags = TYPE_BASE | TYPE_FLOAT_SUBCLASS | TYPE_IMMUTABLE | TYPE_MATCH_SELF,
    .basic_size = sizeof(Float),
    .doc = "Convert a string or number to a floating-point number, if possible.",
    .dealloc = float_dealloc,
    .new = float_new,
    .repr = float_repr,
    .hash = float_hash_slot,
    .compare = float_compare,
    .add = float_add,
    .subtract = float_subtract,
    .multiply = float_multiply,
    .remainder = float_remainder,
    .divmod = float_divmod,
    .floor_divide = float_floor_divide,
    .true_divide = float_true_divide,
    .power = float_power,
    .negative = float_negative,
    .positive = float_exact,
    .absolute = float_absolute,
    .int_ = float_int,
    .float_ = float_exact,
    .bool_ = float_bool,
    .methods = float_methods,
    .getsets = float_getsets,
};
