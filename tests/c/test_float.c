// float: shortest text, exact reading and rounding, formats, comparison with int, the free list.
#include "harness.h"
#include "object/protocol.h"
#include "types/float.h"
#include <math.h>

static void
check_shortest(double value, const char *expected)
{
    char text[32];
    size_t length = float_shortest(value, text);
    text[length] = '\0';
    CHECK_TEXT(text, expected);
}

static void
text_is_the_shortest_that_reads_back(void)
{
    check_shortest(0.1, "0.1");
    check_shortest(0.1 + 0.2, "0.30000000000000004");
    check_shortest(1e16, "1e+16");
    check_shortest(123456789012345680.0, "1.2345678901234568e+17");
    check_shortest(9999999999999998.0, "9999999999999998.0");
    check_shortest(1e-5, "1e-05");
    check_shortest(0.0001, "0.0001");
    check_shortest(5e-324, "5e-324");
    check_shortest(2.2250738585072014e-308, "2.2250738585072014e-308");
    check_shortest(1.7976931348623157e308, "1.7976931348623157e+308");
    check_shortest(9007199254740993.0, "9007199254740992.0");
    check_shortest(1.4585647583007812, "1.4585647583007812");
    check_shortest(-0.0, "-0.0");
    check_shortest(-INFINITY, "-inf");
    check_shortest(NAN, "nan");
}

static void
every_double_reads_back(void)
{
    uint64_t bits = 1;
    for (int i = 0; i < 20000; i++) {
        bits = bits * 6364136223846793005u + 1442695040888963407u;
        double value, again;
        memcpy(&value, &bits, sizeof(value));
        if (!isfinite(value)) {
            continue;
        }
        char text[32];
        size_t length = float_shortest(value, text);
        CHECK(float_read(text, length, &again) && again == value);
        CHECK(length <= 24);
    }
    for (int exponent = -1074; exponent < 1024; exponent++) {
        double value = ldexp(1.0, exponent), again;
        char text[32];
        CHECK(float_read(text, float_shortest(value, text), &again) && again == value);
    }
}

static void
reading_rounds_correctly(void)
{
    const struct {
        const char *text;
        double value;
    } rows[] = {
        {"1e23", 1e23},
        {"9007199254740993", 9007199254740992.0},
        {"9007199254740993.00000000000000000000000000000000000000000000000000000000001", 9007199254740994.0},
        {"2.4703282292062327208e-324", 0.0},
        {"2.4703282292062328e-324", 5e-324},
        {"1.7976931348623158e308", 1.7976931348623157e308},
        {"1.7976931348623159e308", INFINITY},
        {"1e-400", 0.0},
        {".5", 0.5},
        {"5.", 5.0},
        {"-Infinity", -INFINITY},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        double value = 12.5;
        CHECK(float_read(rows[i].text, strlen(rows[i].text), &value));
        CHECK(value == rows[i].value);
    }
    const char *wrong[] = {"", ".", "e5", "1e", "1e+", "1.2.3", "0x1", "1 ", "infinit", "--1"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        double value;
        CHECK(!float_read(wrong[i], strlen(wrong[i]), &value));
    }
}

static void
check_format(double value, const char *spec, const char *expected)
{
    Object *op = hold(float_from(value)), *spec_object = hold(str_from(spec));
    Object *text = float_format_spec(op, spec_object);
    CHECK(text != NULL);
    if (text != NULL) {
        CHECK_TEXT(str_ascii(text), expected);
        decref(text);
    }
    drop_held(2);
}

static void
formats_are_exact(void)
{
    check_format(2.675, ".2f", "2.67");
    check_format(0.5, ".0f", "0");
    check_format(1.5, ".0f", "2");
    check_format(1e22, "f", "10000000000000000000000.000000");
    check_format(0.1, ".30f", "0.100000000000000005551115123126");
    check_format(1234567.891, ",.2f", "1,234,567.89");
    check_format(-0.0001, "z.2f", "0.00");
    check_format(3.0, ".3", "3.0");
    check_format(1e10, ".3", "1e+10");
    check_format(0.256, ".1%", "25.6%");
    check_format(12345678.5, "020,", "00,000,012,345,678.5");
    check_format(INFINITY, "010", "0000000inf");
    check_format(1e-7, "#.3g", "1.00e-07");
}

static void
round_is_exact_and_even(void)
{
    CHECK(float_round_decimals(2.675, 2) == 2.67);
    CHECK(float_round_decimals(0.5, 0) == 0.0);
    CHECK(float_round_decimals(2.5, 0) == 2.0);
    CHECK(float_round_decimals(1234567.0, -3) == 1235000.0);
    CHECK(float_round_decimals(-1.005, 2) == -1.0);
    CHECK(isinf(float_round_decimals(1.7976931348623157e308, -308)));
}

static void
equal_numbers_hash_alike(void)
{
    for (int64_t i = -1000; i <= 1000; i += 7) {
        Object *whole = int_from(i * 1048573);
        CHECK_EQUAL(float_hash((double)(i * 1048573)), int_hash_value(whole));
        decref(whole);
    }
    CHECK_EQUAL(float_hash(0.5), 1152921504606846976);
    CHECK_EQUAL(float_hash(1e300), 1224995262755759164);
    CHECK_EQUAL(float_hash(INFINITY), 314159);
}

static void
the_last_float_freed_comes_back_first(void)
{
    Object *a = float_from(1.0), *b = float_from(2.0);
    decref(a);
    decref(b);
    CHECK(float_from(3.0) == b);
    CHECK(float_from(4.0) == a);
    decref(a);
    decref(b);
}

static void
division_by_zero_has_words(void)
{
    const struct {
        int operator;
        const char *words;
    } rows[] = {
        {OPERATOR_TRUE_DIVIDE, "float division by zero"},
        {OPERATOR_FLOOR_DIVIDE, "float floor division by zero"},
        {OPERATOR_REMAINDER, "float modulo by zero"},
    };
    Object *one = hold(float_from(1.0));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        CHECK(number_binary(one, int_from(0), rows[i].operator) == NULL && error_is(EXC_ZeroDivisionError));
        Object *error = hold(error_take()), *text = object_str(error);
        CHECK_TEXT(str_ascii(text), rows[i].words);
        decref(text);
        drop_held(1);
    }
    drop_held(1);
}

int
main(void)
{
    run_test("text is the shortest that reads back", text_is_the_shortest_that_reads_back);
    run_test("every double reads back", every_double_reads_back);
    run_test("reading rounds correctly", reading_rounds_correctly);
    run_test("formats are exact", formats_are_exact);
    run_test("round is exact and even", round_is_exact_and_even);
    run_test("equal numbers hash alike", equal_numbers_hash_alike);
    run_test("the last float freed comes back first", the_last_float_freed_comes_back_first);
    run_test("division by zero has words", division_by_zero_has_words);
    return finish_tests();
}
