// set and frozenset: sizes and the order of members. The facts are what CPython 3.13 prints.
#include "harness.h"
#include "object/protocol.h"
#include "types/set.h"
#include "types/code.h"

static Object *
set_of(const int64_t *values, int64_t count)
{
    Object *set = set_new(NULL);
    for (int64_t i = 0; set != NULL && i < count; i++) {
        Object *value = int_from(values[i]);
        CHECK_EQUAL(set_add(set, value), 0);
        decref(value);
    }
    return set;
}
#define SET_OF(...) set_of((int64_t[]){__VA_ARGS__}, sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

static Object *
set_of_range(int64_t from, int64_t to, int64_t step)
{
    Object *set = set_new(NULL);
    for (int64_t i = from; i < to; i += step) {
        Object *value = int_from(i);
        CHECK_EQUAL(set_add(set, value), 0);
        decref(value);
    }
    return set;
}

static bool
is_in_order(const Object *set, const int64_t *expected, int64_t count)
{
    int64_t position = 0, i = 0;
    Object *key;
    while (set_next(set, &position, &key)) {
        int overflow = 0;
        if (i >= count || int_as_int64(key, &overflow) != expected[i++]) {
            return false;
        }
    }
    return i == count;
}
#define CHECK_ORDER(set, ...) \
    CHECK(is_in_order((set), (int64_t[]){__VA_ARGS__}, sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t)))

static void
members_come_in_cpythons_order(void)
{
    Object *set = SET_OF(5, 3, 100, -1, 8, 16, 24, 33, 1000000007);
    CHECK_ORDER(set, 33, 3, 100, 5, 1000000007, 8, 16, 24, -1);
    decref(set);
    set = set_of_range(0, 200, 7);
    CHECK_ORDER(set, 0, 133, 7, 140, 14, 147, 21, 154, 28, 161, 35, 168, 42, 175, 49, 182, 56, 189, 63, 196, 70, 77, 84,
                91, 98, 105, 112, 119, 126);
    decref(set);
    set = SET_OF(0, 64, 128, 192, 256, 320, 384, 448, 512, 576, 640, 704);
    CHECK_ORDER(set, 0, 256, 64, 128, 192, 320, 384, 448, 512, 576, 640, 704);
    decref(set);
    set = SET_OF(0, -1, -4, -9, -16, -25, -36, -49, -64, -81, -100, -121, -144, -169, -196);
    CHECK_ORDER(set, 0, -64, -196, -25, -121, -100, -36, -169, -49, -16, -81, -144, -9, -4, -1);
    decref(set);
}

static void
removing_and_popping_keep_the_order(void)
{
    Object *set = set_of_range(0, 10, 1);
    Object *three = int_from(3), *four = int_from(4), *hundred = int_from(100), *eleven = int_from(11);
    CHECK_EQUAL(set_discard(set, three), 1);
    CHECK_EQUAL(set_discard(set, three), 0);
    CHECK_EQUAL(set_discard(set, four), 1);
    CHECK_EQUAL(set_add(set, hundred), 0);
    CHECK_EQUAL(set_add(set, eleven), 0);
    CHECK_ORDER(set, 0, 1, 2, 100, 5, 6, 7, 8, 9, 11);
    Object *pop = str_from("pop");
    static const int64_t popped[] = {0, 1, 2, 100};
    for (int i = 0; i < 4; i++) {
        Object *item = object_call_method(set, pop, NULL, 0);
        CHECK_EQUAL(int_compact_value(item), popped[i]);
        decref(item);
    }
    CHECK_ORDER(set, 5, 6, 7, 8, 9, 11);
    decref(pop);
    decref(set);
}

static void
operators_give_cpythons_order(void)
{
    Object *a = set_of_range(0, 20, 1), *b = set_of_range(3, 12, 1);
    Object *c = number_binary(a, b, OPERATOR_SUBTRACT);
    CHECK_ORDER(c, 0, 1, 2, 12, 13, 14, 15, 16, 17, 18, 19);
    decref(c);
    decref(b);
    b = SET_OF(5, 3, 33, 19);
    c = number_binary(a, b, OPERATOR_AND);
    CHECK_ORDER(c, 3, 19, 5);
    decref(c);
    decref(b);
    decref(a);
    a = SET_OF(1, 50, 33), b = SET_OF(64, 2);
    c = number_binary(a, b, OPERATOR_OR);
    CHECK_ORDER(c, 64, 1, 50, 33, 2);
    decref(c);
    decref(b);
    decref(a);
    a = SET_OF(1, 2, 3), b = SET_OF(3, 40, 8);
    c = number_binary(a, b, OPERATOR_XOR);
    CHECK_ORDER(c, 1, 2, 40, 8);
    decref(c);
    decref(b);
    decref(a);
}

static void
tables_are_as_large_as_in_cpython(void)
{
    Object *set = set_new(NULL);
    CHECK_EQUAL(object_size(set), 216);
    for (int64_t i = 0; i < 100; i++) {
        CHECK_EQUAL(object_size(set) - 216, i < 5 ? 0 : i < 19 ? 512 : i < 77 ? 2048 : 8192);
        Object *value = int_from(i);
        CHECK_EQUAL(set_add(set, value), 0);
        decref(value);
    }
    decref(set);
    set = set_of_range(0, 6, 1);
    Object *copy = set_new(set);
    CHECK_EQUAL(object_size(copy) - 216, 256);
    decref(copy);
    decref(set);
}

static void
frozensets_hash_as_in_cpython(void)
{
    Object *set = SET_OF(1, 2, 3), *frozen = frozenset_new(set), *empty = frozenset_new(NULL);
    CHECK_EQUAL(object_hash(frozen), -272375401224217160);
    CHECK_EQUAL(object_hash(empty), 133146708735736);
    CHECK_EQUAL(object_compare_bool(set, frozen, COMPARE_EQ), 1);
    CHECK_EQUAL(object_hash(set), -1);
    CHECK(error_pending() && error_is(EXC_TypeError));
    error_clear();
    decref(empty);
    decref(frozen);
    decref(set);
}

static bool
filling_survives_every_refused_allocation(void)
{
    bool done = false;
    Object *set = set_new(NULL), *copy = NULL, *common = NULL;
    if (set == NULL) {
        return false;
    }
    for (int64_t i = 0; i < 40; i++) {
        Object *value = int_from(1000 + i);
        if (value == NULL) {
            goto out;
        }
        int added = set_add(set, value);
        decref(value);
        if (added < 0) {
            goto out;
        }
    }
    if ((copy = frozenset_new(set)) == NULL || (common = set_intersection(copy, set)) == NULL ||
        set_symmetric_difference_update(set, common) < 0) {
        goto out;
    }
    CHECK_EQUAL(set_length(set), 0);
    done = true;
out:
    xdecref(common);
    xdecref(copy);
    decref(set);
    return done;
}

int
main(void)
{
    run_test("members come in CPython's order", members_come_in_cpythons_order);
    run_test("removing and popping keep the order", removing_and_popping_keep_the_order);
    run_test("operators give CPython's order", operators_give_cpythons_order);
    run_test("tables are as large as in CPython", tables_are_as_large_as_in_cpython);
    run_test("frozensets hash as in CPython", frozensets_hash_as_in_cpython);
    run_refused("filling survives every refused allocation", filling_survives_every_refused_allocation);
    return finish_tests();
}
