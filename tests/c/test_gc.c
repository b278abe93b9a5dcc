// The collector: what it frees, what it keeps, in which order, and what it leaves in the generations.
#include "harness.h"
#include "types/dict.h"
#include "types/list.h"
#include "types/tuple.h"

static Object *
list_holding(Object *item)
{
    Object *list = list_new(0);
    CHECK(list_append(list, item) == 0);
    return list;
}

static void
a_list_that_holds_itself_is_collected(void)
{
    Object *loop = list_new(0);
    CHECK(list_append(loop, loop) == 0);
    CHECK_EQUAL(loop->refcnt, 2);
    uint32_t blocks = live_blocks();
    decref(loop);
    CHECK_EQUAL(live_blocks(), blocks);  // counting alone cannot free it
    CHECK_EQUAL(gc_collect(0), 1);
}

static void
a_cycle_reached_from_outside_survives(void)
{
    Object *a = list_new(0);
    Object *b = list_holding(a);
    CHECK(list_append(a, b) == 0);
    Object *outside = list_holding(b);
    decref(a);
    decref(b);
    CHECK_EQUAL(gc_collect(2), 0);
    CHECK(list_peek(list_peek(outside, 0), 0) == a);
    decref(outside);
    CHECK_EQUAL(gc_collect(2), 2);
}

static void
survivors_grow_older(void)
{
    gc_collect(2);
    Object *list = list_new(0);
    CHECK_EQUAL(gc_generation_of(list), 0);
    gc_collect(0);
    CHECK_EQUAL(gc_generation_of(list), 1);
    gc_collect(1);
    CHECK_EQUAL(gc_generation_of(list), 2);
    gc_collect(2);
    CHECK_EQUAL(gc_generation_of(list), 2);
    gc_freeze();
    CHECK_EQUAL(gc_generation_of(list), 3);
    gc_unfreeze();
    CHECK_EQUAL(gc_generation_of(list), 2);
    decref(list);
}

static void
a_young_collection_does_not_see_old_garbage(void)
{
    Object *loop = list_new(0);
    CHECK(list_append(loop, loop) == 0);
    gc_collect(0);  // moves it to generation 1
    decref(loop);
    CHECK_EQUAL(gc_collect(0), 0);
    CHECK_EQUAL(gc_collect(1), 1);
}

static void
a_tuple_of_atoms_is_untracked_by_a_collection(void)
{
    Object *number = int_from(1000), *text = str_from("a text");
    Object *tuple = tuple_pack(2, number, text);
    decref(number);
    decref(text);
    CHECK(gc_is_tracked(tuple));
    gc_collect(0);
    CHECK(!gc_is_tracked(tuple));
    decref(tuple);
}

static void
allocations_ask_for_a_collection(void)
{
    gc_collect(2);
    gc.threshold[0] = 10;
    Object *keep = list_new(0);
    for (int i = 0; i < 9; i++) {
        Object *loop = list_new(0);
        CHECK(list_append(keep, loop) == 0);
        decref(loop);
    }
    CHECK(!gc.requested);
    Object *last = list_new(0);
    CHECK(gc.requested);
    gc_run_requested();
    CHECK_EQUAL(gc.count[0], 0);
    CHECK_EQUAL(gc.count[1], 1);
    CHECK_EQUAL(gc_generation_of(keep), 1);
    decref(last);
    decref(keep);
}

static void
a_full_collection_waits_for_a_quarter_of_the_survivors(void)
{
    gc_collect(2);
    gc.long_lived_total = 1000;
    gc.count[2] = gc.threshold[2] + 1;
    gc.long_lived_pending = 249;
    int64_t before = gc.stats[2].collections;
    gc_run_requested();
    CHECK_EQUAL(gc.stats[2].collections, before);
    gc.long_lived_pending = 250;
    gc_run_requested();
    CHECK_EQUAL(gc.stats[2].collections, before + 1);
}

static void
a_chain_of_many_lists_dies_without_deep_recursion(void)
{
    Object *chain = list_new(0);
    for (int i = 0; i < 300000; i++) {
        Object *outer = list_new(1);
        list_give_item(outer, 0, chain);
        chain = outer;
    }
    decref(chain);
}

static bool
appending_survives_every_refused_allocation(void)
{
    Object *outer = NULL, *inner = NULL;
    bool done = false;
    if ((outer = list_new(0)) == NULL) {
        goto out;
    }
    hold(incref(outer));
    inner = dict_new();
    drop_held(1);
    if (inner == NULL || list_append(outer, inner) < 0) {
        goto out;
    }
    done = true;
out:
    xdecref(inner);
    xdecref(outer);
    return done;
}

int
main(void)
{
    run_test("a list that holds itself is collected", a_list_that_holds_itself_is_collected);
    run_test("a cycle reached from outside survives", a_cycle_reached_from_outside_survives);
    run_test("survivors grow older", survivors_grow_older);
    run_test("a young collection does not see old garbage", a_young_collection_does_not_see_old_garbage);
    run_test("a tuple of atoms is untracked by a collection", a_tuple_of_atoms_is_untracked_by_a_collection);
    run_test("allocations ask for a collection", allocations_ask_for_a_collection);
    run_test("a full collection waits for a quarter of the survivors", a_full_collection_waits_for_a_quarter_of_the_survivors);
    run_test("a chain of many lists dies without deep recursion", a_chain_of_many_lists_dies_without_deep_recursion);
    run_refused("appending", appending_survives_every_refused_allocation);
    return finish_tests();
}
