// int and bool: objects, conversions, comparison, methods.
#include "types/int.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/argument.h"
#include "types/bytearray.h"
#include "types/bytes.h"
#include "types/bytes_like.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int_natural.h"
#include "types/int_slots.h"
#include "types/kept.h"
#include "types/str.h"
#include "types/type.h"
#include "types/unicode.h"
#include <math.h>
#include <string.h>

Int small_ints[SMALL_INT_MAX - SMALL_INT_MIN + 1];
Int true_object = {.base = {.refcnt = IMMORTAL_REFCNT, .type = &BoolType}, .tag = 1 << 3, .digits = {1}};
Int false_object = {.base = {.refcnt = IMMORTAL_REFCNT, .type = &BoolType}, .tag = 1, .digits = {0}};

enum { POSITIVE = 0, ZERO = 1, NEGATIVE = 2 };
enum { INT_HEADER = offsetof(Int, digits) };

static Int *
as_int(const Object *op)
{
    return (Int *)(uintptr_t)op;
}

void
ints_init(void)
{
    singletons_init();
    floats_init();
    for (int value = SMALL_INT_MIN; value <= SMALL_INT_MAX; value++) {
        Int *self = &small_ints[value - SMALL_INT_MIN];
        self->base = (Object){.refcnt = IMMORTAL_REFCNT, .type = &IntType};
        self->tag = value < 0 ? 1 << 3 | NEGATIVE : value == 0 ? ZERO : 1 << 3;
        self->digits[0] = (uint32_t)(value < 0 ? -value : value);
    }
    heap_register_static(small_ints, sizeof(small_ints));
    heap_register_static(&false_object, sizeof(false_object));
    heap_register_static(&true_object, sizeof(true_object));
}

// --- making ------------------------------------------------------------------------------------------

Int *
int_allocate(uint64_t digits)
{
    if (digits > (uint64_t)INT64_MAX / 4 - INT_HEADER) {
        raise(EXC_OverflowError, "too many digits in integer");
        return NULL;
    }
    uint64_t size = INT_HEADER + 4 * (digits > 0 ? digits : 1);
    if (size > INT32_MAX) {
        raise_no_memory();
        return NULL;
    }
    Int *self = (Int *)(digits > 1 ? object_new(&IntType, (size_t)size) : kept_new(KEPT_INT, &IntType, (size_t)size));
    if (self != NULL) {
        self->tag = digits << 3;
        self->digits[0] = 0;
    }
    return self;
}

Object *
int_finish(Int *self, bool negative)
{
    size_t n = natural_trim(self->digits, int_digit_count(&self->base));
    if (n <= 1) {
        int64_t value = n == 0 ? 0 : self->digits[0];
        if (negative) {
            value = -value;
        }
        if (value >= SMALL_INT_MIN && value <= SMALL_INT_MAX) {
            self->tag = (uint64_t)n << 3;
            decref(&self->base);
            return int_from(value);
        }
    }
    self->tag = (uint64_t)n << 3 | (negative ? NEGATIVE : POSITIVE);
    return &self->base;
}

static Object *
new_from_magnitude(uint64_t magnitude, bool negative)
{
    size_t n = LIKELY(magnitude >> DIGIT_BITS == 0) ? 1 : magnitude >> 2 * DIGIT_BITS == 0 ? 2 : 3;
    // Asks for what two digits need, as CPython does for numbers that come from C.
    size_t size = INT_HEADER + 4 * (n == 1 ? 2 : n);
    Int *self = (Int *)(n > 1 ? object_new(&IntType, size) : kept_new(KEPT_INT, &IntType, size));
    if (UNLIKELY(self == NULL)) {
        return NULL;
    }
    self->tag = (uint64_t)n << 3 | (negative ? NEGATIVE : POSITIVE);
    self->digits[0] = (uint32_t)magnitude & DIGIT_MASK;
    for (size_t i = 1; i < n; i++) {
        magnitude >>= DIGIT_BITS;
        self->digits[i] = (uint32_t)magnitude & DIGIT_MASK;
    }
    return &self->base;
}

Object *
int_new_large(int64_t value)
{
    return new_from_magnitude(value < 0 ? -(uint64_t)value : (uint64_t)value, value < 0);
}

Object *
int_from_length(int64_t value)
{
    if (value <= SMALL_INT_MAX || value > DIGIT_MASK) {
        return int_from(value);
    }
    Int *self = int_allocate(1);
    if (self == NULL) {
        return NULL;
    }
    self->digits[0] = (uint32_t)value;
    return &self->base;
}

Object *
int_from_unsigned(uint64_t value)
{
    return value <= SMALL_INT_MAX ? int_from((int64_t)value) : new_from_magnitude(value, false);
}

Object *
int_from_double(double value)
{
    if (isinf(value)) {
        raise(EXC_OverflowError, "cannot convert float infinity to integer");
        return NULL;
    }
    if (isnan(value)) {
        raise(EXC_ValueError, "cannot convert float NaN to integer");
        return NULL;
    }
    if (value > -9.2e18 && value < 9.2e18) {
        return int_from((int64_t)value);
    }
    int exponent;
    double fraction = frexp(value, &exponent);
    Object *bits = int_from((int64_t)ldexp(fraction, 53));
    if (bits == NULL) {
        return NULL;
    }
    Object *result = int_shift_left(bits, (uint64_t)(exponent - 53));
    decref(bits);
    return result;
}

// --- values ------------------------------------------------------------------------------------------

int
int_sign(const Object *op)
{
    return 1 - (int)(((const Int *)op)->tag & 3);
}

int64_t
int_as_int64(const Object *op, int *overflow)
{
    *overflow = 0;
    if (LIKELY(int_is_compact(op))) {
        return int_compact_value(op);
    }
    const Int *self = as_int(op);
    size_t n = int_digit_count(op);
    bool negative = int_is_negative(op);
    uint64_t magnitude = natural_bits_at(self->digits, n, 0);
    uint64_t limit = (uint64_t)INT64_MAX + negative;
    if (natural_bit_length(self->digits, n) > 64 || magnitude > limit) {
        *overflow = negative ? -1 : 1;
        return -1;
    }
    return negative ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
}

double
int_as_double(const Object *op)
{
    if (int_is_compact(op)) {
        return (double)int_compact_value(op);
    }
    double value = natural_to_double(as_int(op)->digits, int_digit_count(op), 0);
    if (isinf(value)) {
        raise(EXC_OverflowError, "int too large to convert to float");
        return -1.0;
    }
    return int_is_negative(op) ? -value : value;
}

bool
int_equal(const Object *a, const Object *b)
{
    const Int *x = as_int(a), *y = as_int(b);
    if (x->tag != y->tag) {
        return false;
    }
    size_t n = int_digit_count(a);
    return n <= 1 ? x->digits[0] == y->digits[0] : memcmp(x->digits, y->digits, n * sizeof(uint32_t)) == 0;
}

int
int_compare_values(const Object *a, const Object *b)
{
    if (int_is_compact(a) && int_is_compact(b)) {
        int64_t x = int_compact_value(a), y = int_compact_value(b);
        return (x > y) - (x < y);
    }
    int sign = int_sign(a);
    if (sign != int_sign(b)) {
        return sign < int_sign(b) ? -1 : 1;
    }
    return sign *
           natural_compare(as_int(a)->digits, int_digit_count(a), as_int(b)->digits, int_digit_count(b));
}

// The value modulo 2^61 - 1, as every number's hash: equal numbers of all types hash alike.
int64_t
int_hash_value(const Object *op)
{
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    int64_t hash;
    if (int_is_compact(op)) {
        hash = int_compact_value(op);
    } else {
        uint64_t rest = 0;
        for (size_t i = int_digit_count(op); i-- > 0;) {
            rest = (rest << DIGIT_BITS & modulus) | rest >> (61 - DIGIT_BITS);
            rest += as_int(op)->digits[i];
            if (rest >= modulus) {
                rest -= modulus;
            }
        }
        hash = int_is_negative(op) ? -(int64_t)rest : (int64_t)rest;
    }
    return hash == -1 ? -2 : hash;
}

// --- int(...) ----------------------------------------------------------------------------------------

// Text in ASCII for reading a number: digits and white space of all scripts are replaced by their ASCII
// counterparts, everything else by "?".
static void
append_number_text(const Object *text, Buffer *out)
{
    for (int64_t i = 0; i < str_length(text); i++) {
        uint32_t c = str_at(text, i);
        int digit = c < 0x80 ? -1 : unicode_decimal(c);
        if (digit >= 0) {
            c = '0' + (uint32_t)digit;
        } else if (c >= 0x80) {
            c = unicode_is(c, UNICODE_SPACE) ? ' ' : '?';
        }
        buffer_append_char(out, (char)c);
    }
}

SMALL void
number_text(const Object *op, Buffer *out, const char **text, size_t *length)
{
    if (is_str(op)) {
        *text = str_ascii(op);
        *length = (size_t)str_length(op);
        if (*text == NULL) {
            append_number_text(op, out);
            *text = out->data;
        }
    } else {
        BytesView view;
        int failed = bytes_view((Object *)(uintptr_t)op, &view);
        *text = failed < 0 ? "" : (const char *)view.data;
        *length = failed < 0 ? 0 : (size_t)view.size;
    }
}

static SMALL Object *
int_from_text(Object *op, int base)
{
    Buffer buffer = {0};
    const char *text;
    size_t length;
    number_text(op, &buffer, &text, &length);
    Object *result = NULL;
    if (int_read(text, length, base, &result) == 0) {
        Object *plain = is_bytearray(op) ? bytes_from(text, length) : incref(op);
        Object *shown = plain == NULL ? NULL : object_repr(plain);
        xdecref(plain);
        if (shown != NULL) {
            // CPython shows at most 200 characters.
            hold(shown);
            Object *cut = str_slice(shown, 0, str_length(shown) < 200 ? str_length(shown) : 200);
            if (cut != NULL) {
                raise(EXC_ValueError, "invalid literal for int() with base %d: %U", base, cut);
                decref(cut);
            }
            drop_held(1);
        }
    }
    buffer_free(&buffer);
    return result;
}

int
warn_of_strict_subclass(const char *method, Object *value)
{
    return warn(EXC_DeprecationWarning,
                "%s returned non-int (type %T).  The ability to return an instance of a strict subclass of int is "
                "deprecated, and may be removed in a future version of Python.",
                method, value);
}

// What a number method returned must be an int; an instance of a subclass becomes an exact int.
static SMALL Object *
checked_int(STEALS Object *value, const char *method)
{
    if (value == NULL || is_exact(value, &IntType)) {
        return value;
    }
    if (!is_int(value)) {
        raise(EXC_TypeError, "%s returned non-int (type %T)", method, value);
        decref(value);
        return NULL;
    }
    hold(value);
    if (warn_of_strict_subclass(method, value) < 0) {
        drop_held(1);
        return NULL;
    }
    let_go();
    Object *exact = int_slot_positive(value);
    decref(value);
    return exact;
}

Object *
int_from_object(Object *op)
{
    if (is_exact(op, &IntType)) {
        return incref(op);
    }
    if (op->type->int_ != NULL) {
        return checked_int(op->type->int_(op), "__int__");
    }
    if (op->type->index != NULL) {
        return checked_int(op->type->index(op), "__index__");
    }
    Object *method;
    int found = object_find_special(op, names.__trunc__, &method);
    if (found != 0) {
        if (found < 0) {
            return NULL;
        }
        hold(method);
        if (warn(EXC_DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.") < 0) {
            drop_held(1);
            return NULL;
        }
        Object *truncated = object_call_none(method);
        drop_held(1);
        if (truncated == NULL) {
            return NULL;
        }
        hold(truncated);
        Object *result = NULL;
        if (is_int(truncated)) {
            result = int_slot_positive(truncated);
        } else if (truncated->type->index == NULL) {
            raise(EXC_TypeError, "__trunc__ returned non-Integral (type %T)", truncated);
        } else {
            result = checked_int(truncated->type->index(truncated), "__index__");
        }
        drop_held(1);
        return result;
    }
    if (is_str(op) || is_bytes(op) || is_bytearray(op)) {
        return int_from_text(op, 10);
    }
    if (is_bytes_like(op)) {
        BytesView view;
        Object *bytes = bytes_view(op, &view) < 0 ? NULL : bytes_from((const char *)view.data, (size_t)view.size);
        if (bytes == NULL) {
            return NULL;
        }
        hold(bytes);
        return drop_held_under(int_from_text(bytes, 10), 1);
    }
    raise(EXC_TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%T'",
          op);
    return NULL;
}

static Object *
int_value_of_arguments(Slot *args, size_t count, Object *keywords)
{
    Object *arguments[2] = {count > 0 ? args[0].ref : NULL, count > 1 ? args[1].ref : NULL};
    if ((count > 2 || keywords != NULL) &&
        args_parse("int", "| x / base", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    Object *x = arguments[0];
    if (arguments[1] == NULL) {
        return x == NULL ? int_from(0) : int_from_object(x);
    }
    if (x == NULL) {
        raise(EXC_TypeError, "int() missing string argument");
        return NULL;
    }
    int64_t base = number_as_index(arguments[1], NULL);
    if (base == -1 && error_pending()) {
        return NULL;
    }
    if ((base != 0 && base < 2) || base > 36) {
        raise(EXC_ValueError, "int() base must be >= 2 and <= 36, or 0");
        return NULL;
    }
    if (!is_str(x) && !is_bytes(x) && !is_bytearray(x)) {
        raise(EXC_TypeError, "int() can't convert non-string with explicit base");
        return NULL;
    }
    return int_from_text(x, (int)base);
}

static Object *
int_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    // CPython calls the type itself by a shorter way, which words this in its own manner.
    if (type == &IntType && keywords == NULL && profile->checks_counts_first && args_check("int", count, 0, 2) < 0) {
        return NULL;
    }
    Object *value = int_value_of_arguments(args, count, keywords);
    if (type == &IntType || value == NULL) {
        return value;
    }
    size_t n = int_digit_count(value);
    hold(value);
    Int *self = (Int *)type_alloc(type, (int64_t)(n > 0 ? n : 1));
    if (self != NULL) {
        self->tag = as_int(value)->tag;
        memcpy(self->digits, as_int(value)->digits, (n > 0 ? n : 1) * sizeof(uint32_t));
    }
    drop_held(1);
    return (Object *)self;
}

static void
int_dealloc(Object *op)
{
    if (LIKELY(is_exact(op, &IntType)) && int_digit_count(op) <= 1) {
        kept_free(KEPT_INT, op);
    } else if (type_has(op->type, TYPE_GC)) {
        gc_free(op);
    } else {
        object_free(op);
    }
}

// --- slots -------------------------------------------------------------------------------------------

static size_t
int_size_of(const Object *op)
{
    size_t n = int_digit_count(op);
    return INT_HEADER + 4 * (n > 0 ? n : 1);
}

static Object *
int_repr(Object *op)
{
    return int_to_str(op, 10, false);
}

static int64_t
int_hash(Object *op)
{
    return int_hash_value(op);
}

static Object *
int_compare(Object *left, Object *right, CompareOp op)
{
    BOTH_INTS(left, right);
    return bool_from(order_holds(left == right ? 0 : int_compare_values(left, right), op));
}

static int
int_bool(Object *op)
{
    return int_sign(op) != 0;
}

static Object *
int_float(Object *op)
{
    double value = int_as_double(op);
    return value == -1.0 && error_pending() ? NULL : float_from(value);
}

Type IntType = {
    .array_since = 13,
    .base = TYPE_HEADER(&TypeType),
    .name = "int",
    .id = TYPE_INT_ID,
    .flags = TYPE_BASE | TYPE_INT_SUBCLASS | TYPE_IMMUTABLE | TYPE_MATCH_SELF,
    .basic_size = INT_HEADER,
    .item_size = sizeof(uint32_t),
    .dealloc = int_dealloc,
    .size_of = int_size_of,
    .new = int_new,
    .repr = int_repr,
    .hash = int_hash,
    .compare = int_compare,
    .add = int_slot_add,
    .subtract = int_slot_subtract,
    .multiply = int_slot_multiply,
    .remainder = int_slot_remainder,
    .divmod = int_slot_divmod,
    .lshift = int_slot_lshift,
    .rshift = int_slot_rshift,
    .and_ = int_slot_and,
    .xor_ = int_slot_xor,
    .or_ = int_slot_or,
    .floor_divide = int_slot_floor_divide,
    .true_divide = int_slot_true_divide,
    .power = int_power,
    .negative = int_negative,
    .positive = int_slot_positive,
    .absolute = int_slot_absolute,
    .invert = int_slot_invert,
    .int_ = int_slot_positive,
    .float_ = int_float,
    .index = int_slot_positive,
    .bool_ = int_bool,
    .methods = int_methods,
    .getsets = int_getsets,
};

// --- bool --------------------------------------------------------------------------------------------

static Object *
bool_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    (void)type;
    if (args_no_keywords("bool", keywords) < 0 || args_check("bool", count, 0, 1) < 0) {
        return NULL;
    }
    if (count == 0) {
        return False;
    }
    int truth = object_is_true(args[0].ref);
    return truth < 0 ? NULL : bool_from(truth);
}

static Object *
bool_repr(Object *op)
{
    return incref(op == True ? names.True_ : names.False_);
}

static bool
both_bools(const Object *left, const Object *right)
{
    return is_exact(left, &BoolType) && is_exact(right, &BoolType);
}

static Object *
bool_and(Object *left, Object *right)
{
    return both_bools(left, right) ? bool_from(left == True && right == True) : int_slot_and(left, right);
}

static Object *
bool_or(Object *left, Object *right)
{
    return both_bools(left, right) ? bool_from(left == True || right == True) : int_slot_or(left, right);
}

static Object *
bool_xor(Object *left, Object *right)
{
    return both_bools(left, right) ? bool_from(left != right) : int_slot_xor(left, right);
}

static Object *
bool_invert(Object *op)
{
    if (profile->warns_of_inverted_bool && warn(EXC_DeprecationWarning, "%s", wording(WORDING_INVERTED_BOOL)) < 0) {
        return NULL;
    }
    return int_slot_invert(op);
}

Type BoolType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "bool",
    .id = TYPE_BOOL_ID,
    .flags = TYPE_INT_SUBCLASS | TYPE_IMMUTABLE | TYPE_MATCH_SELF,
    .basic_size = INT_HEADER,
    .item_size = sizeof(uint32_t),
    .dealloc = int_dealloc,
    .size_of = int_size_of,
    .new = bool_new,
    .repr = bool_repr,
    .invert = bool_invert,
    .and_ = bool_and,
    .or_ = bool_or,
    .xor_ = bool_xor,
    .base_type = &IntType,
};
