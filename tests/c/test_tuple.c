// tuple: sizes, hashes, free lists, tracking. The numbers are what CPython 3.13 gives.
#include "harness.h"
#include "object/protocol.h"
#include "types/list.h"
#include "types/tuple.h"

static Object *
numbers(int64_t count)
{
    Object *tuple = tuple_new(count);
    for (int64_t i = 0; tuple != NULL && i < count; i++) {
        tuple_give_item(tuple, i, int_from(i + 1));
    }
    return tuple;
}

static void
the_empty_tuple_is_one_object(void)
{
    Object *tuple = tuple_new(0);
    CHECK(tuple == empty_tuple && is_immortal(tuple));
    CHECK_EQUAL(object_size(tuple), 40);
    Object *five = numbers(5);
    CHECK_EQUAL(object_size(five), 80);
    Object *none = tuple_slice(five, 3, 3);
    CHECK(none == empty_tuple);
    Object *all = tuple_slice(five, 0, 99);
    CHECK(all == five);
    decref(all);
    decref(five);
}

static void
hashes_are_cpythons(void)
{
    Object *three = numbers(3);
    CHECK_EQUAL(object_hash(three), 529344067295497451);
    CHECK_EQUAL(object_hash(empty_tuple), 5740354900026072187);
    decref(three);
}

static void
a_dead_tuple_is_born_again(void)
{
    Object *tuple = numbers(3);
    decref(tuple);
    Object *again = tuple_new(3);
    CHECK(again == tuple);
    Object *longer = tuple_new(21);
    decref(longer);
    decref(again);
}

static void
the_collector_stops_tracking_tuples_of_plain_values(void)
{
    Object *plain = numbers(2), *list = list_new(0);
    Object *rich = tuple_pack(2, plain, list);
    CHECK(gc_is_tracked(plain) && gc_is_tracked(rich));
    (void)gc_collect(0);
    CHECK(!gc_is_tracked(plain));
    CHECK(gc_is_tracked(rich));
    decref(rich);
    decref(list);
    decref(plain);
}

static void
a_tuple_of_an_iterator_is_as_long_as_it_gave(void)
{
    Object *list = list_new(0);
    for (int i = 0; i < 57; i++) {
        CHECK_EQUAL(list_append(list, None), 0);
    }
    Object *iterator = object_iter(list);
    Object *tuple = tuple_from_iterable(iterator);
    CHECK_EQUAL(tuple_length(tuple), 57);
    CHECK_EQUAL(tuple->refcnt, 1);
    decref(tuple);
    tuple = tuple_from_iterable(iterator);
    CHECK(tuple == empty_tuple);
    decref(iterator);
    decref(list);
}

static bool
making_survives_every_refused_allocation(void)
{
    bool done = false;
    Object *list = list_new(0), *iterator = NULL, *first = NULL, *second = NULL;
    if (list == NULL) {
        return false;
    }
    for (int i = 0; i < 15; i++) {
        if (list_append(list, None) < 0) {
            goto out;
        }
    }
    if ((iterator = object_iter(list)) == NULL || (first = tuple_from_iterable(iterator)) == NULL ||
        (second = tuple_pack(2, first, list)) == NULL) {
        goto out;
    }
    done = true;
out:
    xdecref(second);
    xdecref(first);
    xdecref(iterator);
    decref(list);
    return done;
}

int
main(void)
{
    run_test("the empty tuple is one object", the_empty_tuple_is_one_object);
    run_test("hashes are CPython's", hashes_are_cpythons);
    run_test("a dead tuple is born again", a_dead_tuple_is_born_again);
    run_test("the collector stops tracking tuples of plain values", the_collector_stops_tracking_tuples_of_plain_values);
    run_test("a tuple of an iterator is as long as it gave", a_tuple_of_an_iterator_is_as_long_as_it_gave);
    run_refused("making survives every refused allocation", making_survives_every_refused_allocation);
    return finish_tests();
}
