// int: small ones shared, arithmetic of any size, text, hashes; every allocation refused once.
#include "harness.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/float.h"

static Object *
from_hex(const char *digits)
{
    bool negative = *digits == '-';
    return int_from_digits(digits + negative, strlen(digits + negative), 16, negative);
}

// Checks and drops a result by its text.
static void
check_text(Object *result, const char *expected)
{
    CHECK(result != NULL);
    if (result == NULL) {
        error_clear();
        return;
    }
    hold(result);
    Object *text = object_str(result);
    CHECK(text != NULL && str_ascii(text) != NULL);
    CHECK_TEXT(str_ascii(text), expected);
    decref(text);
    drop_held(1);
}

static void
check_error(Object *result, ExceptionKind kind, const char *expected)
{
    CHECK(result == NULL && error_is(kind));
    if (result != NULL) {
        decref(result);
        return;
    }
    Object *error = error_take();
    hold(error);
    check_text(object_str(error), expected);
    drop_held(1);
}

static Object *
operate(const char *a, int operator, const char *b)
{
    Object *left = hold(from_hex(a)), *right = hold(from_hex(b));
    Object *result = number_binary(left, right, operator);
    drop_held(2);
    return result;
}

static void
small_ints_are_shared(void)
{
    CHECK(int_from(-5) == &small_ints[0].base && int_from(256) == &small_ints[261].base);
    CHECK(is_immortal(int_from(0)));
    Object *a = int_from(257), *b = int_from(257);
    CHECK(a != b && int_equal(a, b));
    Object *zero = int_subtract(a, b);
    CHECK(zero == int_from(0));
    decref(a);
    decref(b);
}

static void
sizes_are_those_of_64_bit_cpython(void)
{
    const struct {
        const char *value;
        int64_t size;
    } rows[] = {{"0", 28}, {"1", 28}, {"3fffffff", 28}, {"40000000", 32}, {"fffffffffffffff", 32}, {"1000000000000000", 36}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Object *op = hold(from_hex(rows[i].value));
        CHECK_EQUAL(object_size(op), rows[i].size);
        drop_held(1);
    }
    CHECK_EQUAL(object_size(True), 28);
}

static void
arithmetic_agrees_with_cpython(void)
{
    check_text(operate("fffffffffffffffff", OPERATOR_ADD, "1"), "295147905179352825856");
    check_text(operate("-123456789abcdef123456789", OPERATOR_MULTIPLY, "fedcba987654321fedcba987"),
               "-444387804832115824252524107448591021877794435561864694335");
    check_text(operate("-7", OPERATOR_FLOOR_DIVIDE, "2"), "-4");
    check_text(operate("-7", OPERATOR_REMAINDER, "2"), "1");
    check_text(operate("7", OPERATOR_REMAINDER, "-2"), "-1");
    check_text(operate("-100000000000000000000", OPERATOR_FLOOR_DIVIDE, "1000000001"), "-17592186044161");
    check_text(operate("-100000000000000000000", OPERATOR_REMAINDER, "1000000001"), "68719476481");
    check_text(operate("1", OPERATOR_TRUE_DIVIDE, "3"), "0.3333333333333333");
    check_text(operate("0", OPERATOR_TRUE_DIVIDE, "-3"), "-0.0");
    check_text(operate("-ff", OPERATOR_AND, "fffffffffffffffffff0"), "1208925819614629174705920");
    check_text(operate("-10000000000000001", OPERATOR_XOR, "3"), "-18446744073709551620");
    check_text(operate("-1", OPERATOR_RSHIFT, "100"), "-1");
    check_text(operate("-3", OPERATOR_LSHIFT, "40"), "-55340232221128654848");
    check_text(operate("3", OPERATOR_POWER, "64"), "515377520732011331036461129765621272702107522001");
    check_text(operate("2", OPERATOR_POWER, "-2"), "0.25");
    check_error(operate("1", OPERATOR_FLOOR_DIVIDE, "0"), EXC_ZeroDivisionError, "integer division or modulo by zero");
    check_error(operate("1", OPERATOR_REMAINDER, "0"), EXC_ZeroDivisionError, "integer modulo by zero");
    check_error(operate("1", OPERATOR_TRUE_DIVIDE, "0"), EXC_ZeroDivisionError, "division by zero");
    check_error(operate("1", OPERATOR_LSHIFT, "-1"), EXC_ValueError, "negative shift count");
    check_text(number_power(int_from(3), int_from(-1), int_from(7)), "5");
    check_error(number_power(int_from(2), int_from(-1), int_from(4)), EXC_ValueError,
                "base is not invertible for the given modulus");
}

// A generator of its own, so that the values are the same everywhere.
static uint64_t
next_random(void)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static Object *
random_int(int longest)
{
    static const char letters[] = "0123456789abcdef";
    char digits[2500];
    int length = 1 + (int)(next_random() % (unsigned)longest);
    for (int i = 0; i < length; i++) {
        digits[i] = letters[next_random() % 16];
    }
    return int_from_digits(digits, (size_t)length, 16, next_random() & 1);
}

static void
quotient_and_remainder_make_the_dividend_again(void)
{
    for (int i = 0; i < 2000; i++) {
        Object *a = random_int(i % 20 == 0 ? 2400 : 60), *b = random_int(i % 7 == 0 ? 900 : 30);
        Object *quotient, *rest;
        if (int_sign(b) != 0 && int_floor_divide(a, b, &quotient, &rest) == 0) {
            Object *product = int_multiply(quotient, b), *sum = int_add(product, rest);
            CHECK(int_equal(sum, a));
            CHECK(int_sign(rest) == 0 || int_is_negative(rest) == int_is_negative(b));
            decref(sum);
            decref(product);
            decref(quotient);
            decref(rest);
        }
        decref(a);
        decref(b);
    }
}

static void
large_products_agree_with_the_binomial_formula(void)
{
    for (int i = 0; i < 30; i++) {
        Object *a = random_int(2400), *b = random_int(2400);
        Object *sum = int_add(a, b), *difference = int_subtract(a, b), *product = int_multiply(sum, difference);
        Object *square = int_multiply(a, a), *other = int_multiply(b, b), *expected = int_subtract(square, other);
        CHECK(int_equal(product, expected));
        Object *all[] = {a, b, sum, difference, product, square, other, expected};
        for (size_t k = 0; k < COUNT_OF(all); k++) {
            decref(all[k]);
        }
    }
}

static void
text_is_read_as_python_reads_it(void)
{
    const struct {
        const char *text;
        int base;
        const char *value;  // NULL: not a number
    } rows[] = {
        {" 12 ", 10, "12"},   {"-1_000", 10, "-1000"}, {"1__0", 10, NULL},  {"_1", 10, NULL},      {"1_", 10, NULL},
        {"0x_1f", 16, "31"},  {"0b101", 0, "5"},       {"0o17", 0, "15"},   {"010", 0, NULL},      {"0_0", 0, "0"},
        {"zz", 36, "1295"},   {"12", 2, NULL},         {"", 10, NULL},      {"+", 10, NULL},       {"0b12", 16, "2834"},
        {"ffffffffffffffffffffffff", 16, "79228162514264337593543950335"},
        {"123456789012345678901234567890", 10, "123456789012345678901234567890"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Object *value = NULL;
        int read = int_read(rows[i].text, strlen(rows[i].text), rows[i].base, &value);
        CHECK_EQUAL(read, rows[i].value != NULL);
        if (read == 1) {
            check_text(value, rows[i].value);
        }
    }
}

static void
long_numbers_are_not_converted(void)
{
    static char digits[5000];
    memset(digits, '9', sizeof(digits));
    check_error(int_from_digits(digits, 4301, 10, false), EXC_ValueError,
                "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; "
                "use sys.set_int_max_str_digits() to increase the limit");
    Object *fits = int_from_digits(digits, 4300, 10, false);
    CHECK(fits != NULL);
    Object *text = int_to_str(fits, 10, false);
    CHECK(text != NULL && str_length(text) == 4300);
    decref(text);
    Object *more = int_add(fits, int_from(1));
    check_error(int_to_str(more, 10, false), EXC_ValueError,
                "Exceeds the limit (4300 digits) for integer string conversion; "
                "use sys.set_int_max_str_digits() to increase the limit");
    decref(more);
    decref(fits);
}

static void
hashes_are_taken_modulo_a_prime(void)
{
    Object *prime = from_hex("1fffffffffffffff"), *large = from_hex("-123456789abcdef0123456789abcdef");
    CHECK_EQUAL(int_hash_value(prime), 0);
    CHECK_EQUAL(int_hash_value(int_from(-1)), -2);
    CHECK_EQUAL(int_hash_value(large), -737869762948382055);
    decref(prime);
    decref(large);
}

static void
conversions_round_to_the_nearest_double(void)
{
    Object *a = from_hex("20000000000001"), *b = from_hex("20000000000003"), *huge = int_shift_left(a, 1000);
    CHECK(int_as_double(a) == 9007199254740992.0);
    CHECK(int_as_double(b) == 9007199254740996.0);
    CHECK(int_as_double(huge) == -1.0 && error_is(EXC_OverflowError));
    error_clear();
    CHECK(object_compare_bool(a, int_from(0), COMPARE_GT) == 1);
    Object *near = float_from(9007199254740992.0);
    CHECK(object_compare_bool(a, near, COMPARE_GT) == 1 && object_compare_bool(near, a, COMPARE_LT) == 1);
    decref(near);
    decref(a);
    decref(b);
    decref(huge);
}

static bool
calculate_large(void)
{
    Object *a = hold(from_hex("123456789abcdef0123456789abcdef0123456789abcdef"));
    Object *power = a == NULL ? NULL : hold(int_power(a, int_from(40), None));
    Object *rest = power == NULL ? NULL : hold(number_binary(power, a, OPERATOR_REMAINDER));
    Object *modulus = rest == NULL ? NULL : hold(from_hex("10000000000000000000000000000061"));
    Object *inverse = modulus == NULL ? NULL : hold(number_power(a, int_from(-3), modulus));
    Object *text = inverse == NULL ? NULL : hold(int_to_str(power, 10, false));
    Object *real = text == NULL ? NULL : hold(number_binary(a, power, OPERATOR_TRUE_DIVIDE));
    bool done = real != NULL;
    while (held_count() > 0) {
        xdecref(let_go());
    }
    return done;
}

int
main(void)
{
    run_test("small ints are shared", small_ints_are_shared);
    run_test("sizes are those of 64-bit CPython", sizes_are_those_of_64_bit_cpython);
    run_test("arithmetic agrees with CPython", arithmetic_agrees_with_cpython);
    run_test("quotient and remainder make the dividend again", quotient_and_remainder_make_the_dividend_again);
    run_test("large products agree with the binomial formula", large_products_agree_with_the_binomial_formula);
    run_test("text is read as Python reads it", text_is_read_as_python_reads_it);
    run_test("long numbers are not converted", long_numbers_are_not_converted);
    run_test("hashes are taken modulo a prime", hashes_are_taken_modulo_a_prime);
    run_test("conversions round to the nearest double", conversions_round_to_the_nearest_double);
    run_refused("calculating with large numbers", calculate_large);
    return finish_tests();
}
