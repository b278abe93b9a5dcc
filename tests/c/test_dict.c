// dict and the attributes of instances: sizes, order, growth, sharing. The numbers are what CPython 3.13 gives.
#include "harness.h"
#include "object/protocol.h"
#include "types/code.h"
#include "types/dict.h"
#include "types/dict_table.h"
#include "types/list.h"
#include "types/set.h"
#include "types/tuple.h"

static int
set_number(Object *dict, int64_t key, int64_t value)
{
    Object *k = int_from(key), *v = k == NULL ? NULL : int_from(value);
    int result = v == NULL ? -1 : dict_set(dict, k, v);
    xdecref(v);
    xdecref(k);
    return result;
}

static Object *
name_of(int64_t i)
{
    char text[24];
    snprintf(text, sizeof text, "name%lld", (long long)i);
    return str_from(text);
}

static int
set_named(Object *dict, int64_t i)
{
    Object *key = name_of(i);
    int result = key == NULL ? -1 : dict_set(dict, key, None);
    xdecref(key);
    return result;
}

static int64_t
table_size(Object *dict)
{
    return object_size(dict) - 64;
}

static void
tables_grow_as_in_cpython(void)
{
    Object *numbers = dict_new(), *texts = dict_new();
    for (int64_t i = 0; i < 50; i++) {
        CHECK_EQUAL(table_size(numbers), i == 0 ? 0 : i < 6 ? 160 : i < 11 ? 288 : i < 22 ? 568 : i < 43 ? 1104 : 2200);
        CHECK_EQUAL(table_size(texts), i == 0 ? 0 : i < 6 ? 120 : i < 11 ? 208 : i < 22 ? 400 : i < 43 ? 768 : 1520);
        CHECK_EQUAL(set_number(numbers, i, i), 0);
        CHECK_EQUAL(set_named(texts, i), 0);
    }
    decref(texts);
    decref(numbers);
}

static void
a_table_of_names_becomes_a_general_one(void)
{
    Object *dict = dict_new();
    for (int64_t i = 0; i < 5; i++) {
        CHECK_EQUAL(set_named(dict, i), 0);
    }
    CHECK_EQUAL(set_number(dict, 1, 1), 0);
    CHECK_EQUAL(table_size(dict), 288);
    Object *name = name_of(3), *value;
    CHECK_EQUAL(dict_get(dict, name, &value), 1);
    CHECK(value == None && dict_peek(dict, name) == None && dict_peek_cstring(dict, "name4") == None);
    CHECK(dict_peek_cstring(dict, "name5") == NULL);
    decref(name);
    decref(dict);
}

static void
copies_are_as_dense_as_in_cpython(void)
{
    Object *dict = dict_new();
    for (int64_t i = 0; i < 100; i++) {
        CHECK_EQUAL(set_number(dict, i, i), 0);
    }
    Object *copy = dict_copy(dict);
    CHECK_EQUAL(object_size(copy), object_size(dict));
    decref(copy);
    for (int64_t i = 0; i < 95; i++) {
        Object *key = int_from(i);
        CHECK_EQUAL(dict_delete(dict, key), 0);
        decref(key);
    }
    CHECK_EQUAL(table_size(dict), 4624);
    copy = dict_copy(dict);
    CHECK_EQUAL(table_size(copy), 160);
    int64_t position = 0, expected = 95;
    Object *key, *value;
    while (dict_next(copy, &position, &key, &value)) {
        CHECK_EQUAL(int_compact_value(key), expected++);
    }
    CHECK_EQUAL(expected, 100);
    decref(copy);
    decref(dict);
}

static Object *
fromkeys(Object *iterable)
{
    Object *name = str_from("fromkeys");
    Slot args[1] = {{iterable}};
    Object *result = object_call_method((Object *)&DictType, name, args, 1);
    decref(name);
    return result;
}

static void
fromkeys_makes_room_as_in_cpython(void)
{
    static const struct {
        int count, from_set, from_dict;
    } facts[] = {{0, 160, 120}, {1, 288, 208}, {5, 160, 120},  {6, 288, 208},   {10, 288, 208},
                 {11, 568, 400}, {21, 1104, 768}, {22, 1104, 768}, {43, 2200, 1520}};
    for (size_t f = 0; f < COUNT_OF(facts); f++) {
        Object *set = set_new(NULL), *names_dict = dict_new();
        for (int64_t i = 0; i < facts[f].count; i++) {
            Object *value = int_from(i);
            CHECK_EQUAL(set_add(set, value), 0);
            decref(value);
            CHECK_EQUAL(set_named(names_dict, i), 0);
        }
        Object *a = fromkeys(set), *b = fromkeys(names_dict);
        CHECK_EQUAL(table_size(a), facts[f].from_set);
        CHECK_EQUAL(table_size(b), facts[f].from_dict);
        decref(b);
        decref(a);
        decref(names_dict);
        decref(set);
    }
}

static void
a_dict_is_tracked_when_something_in_it_is(void)
{
    Object *dict = dict_new(), *list = list_new(0);
    CHECK_EQUAL(set_named(dict, 1), 0);
    CHECK(!gc_is_tracked(dict));
    CHECK_EQUAL(dict_set_cstring(dict, "list", list), 0);
    CHECK(gc_is_tracked(dict));
    CHECK_EQUAL(dict_set_cstring(dict, "list", None), 0);
    CHECK(gc_is_tracked(dict));
    (void)gc_collect(2);
    CHECK(!gc_is_tracked(dict));
    decref(list);
    decref(dict);
}

static void
versions_change_with_the_keys(void)
{
    Object *dict = dict_new();
    CHECK_EQUAL(set_named(dict, 1), 0);
    DictKeys *keys = ((Dict *)dict)->keys;
    uint32_t version = dict_keys_version(keys);
    CHECK(version != 0 && dict_keys_version(keys) == version);
    Object *name = name_of(1), *one = int_from(1);
    CHECK_EQUAL(dict_set(dict, name, one), 0);  // another value: the keys stay
    CHECK_EQUAL(keys->version, version);
    CHECK_EQUAL(dict_keys_index(keys, name), 0);
    dict_set_entry(dict, 0, None);
    CHECK(dict_peek(dict, name) == None);
    CHECK_EQUAL(set_named(dict, 2), 0);
    CHECK_EQUAL(keys->version, 0);
    CHECK(dict_keys_version(keys) != version);
    CHECK_EQUAL(dict_delete(dict, name), 0);
    CHECK_EQUAL(keys->version, 0);
    decref(name);
    decref(dict);
}

// --- instances ----------------------------------------------------------------------------------------------

// class C: pass
static Type *
new_class(void)
{
    Object *name = str_from("C"), *namespace = dict_new();
    Slot args[3] = {{name}, {empty_tuple}, {namespace}};
    Object *type = object_call((Object *)&TypeType, args, 3, NULL);
    decref(namespace);
    decref(name);
    return (Type *)type;
}

static int
give(Object *op, int64_t i)
{
    Object *name = name_of(i);
    int result = name == NULL ? -1 : instance_set(op, name, None);
    xdecref(name);
    return result;
}

static void
instances_shrink_as_in_cpython(void)
{
    Type *type = new_class();
    Object *kept[40];
    for (int i = 0; i < 40; i++) {
        // One value fewer with each of the first instances: sys.getsizeof(C()) is 16 + 16 + 16 + 8 + 8 n + n rounded up.
        int64_t capacity = i < 29 ? 29 - i : 1;
        kept[i] = object_call_none((Object *)type);
        CHECK_EQUAL(instance_values(kept[i])->capacity, capacity);
    }
    for (int i = 0; i < 40; i++) {
        decref(kept[i]);
    }
    decref((Object *)type);
    (void)gc_collect(2);
}

static void
names_that_do_not_fit_make_a_dict(void)
{
    Type *type = new_class();
    Object *op = object_call_none((Object *)type);
    for (int64_t i = 0; i < 29; i++) {
        CHECK_EQUAL(give(op, i), 1);
    }
    CHECK(instance_values(op)->valid && managed_dict_slot(op)->ref == NULL);
    CHECK_EQUAL(give(op, 29), 1);
    CHECK(!instance_values(op)->valid && managed_dict_slot(op)->ref != NULL);
    Object *dict = instance_dict(op);
    CHECK_EQUAL(dict_length(dict), 30);
    CHECK(((Dict *)dict)->values == NULL);
    decref(op);
    CHECK_EQUAL(dict_length(dict), 30);
    CHECK_EQUAL(dict->refcnt, 1);
    decref(dict);
    decref((Object *)type);
    (void)gc_collect(2);
}

static void
the_dict_shares_the_values(void)
{
    Type *type = new_class();
    Object *op = object_call_none((Object *)type);
    CHECK_EQUAL(give(op, 1), 1);
    CHECK_EQUAL(give(op, 2), 1);
    Object *dict = instance_dict(op);
    CHECK_EQUAL(dict_length(dict), 2);
    CHECK(((Dict *)dict)->values == instance_values(op));
    CHECK_EQUAL(give(op, 3), 1);
    CHECK_EQUAL(dict_length(dict), 3);
    Object *name = name_of(2), *value;
    CHECK_EQUAL(dict_delete(dict, name), 0);
    CHECK_EQUAL(instance_get(op, name, &value), 0);
    CHECK_EQUAL(instance_set(op, name, NULL), 0);
    CHECK_EQUAL(set_number(dict, 5, 5), 0);  // a key that is no name: the dict becomes independent
    CHECK(!instance_values(op)->valid);
    CHECK_EQUAL(instance_set(op, name, None), 1);
    CHECK_EQUAL(dict_length(dict), 4);
    decref(name);
    decref(op);
    decref(dict);
    decref((Object *)type);
    (void)gc_collect(2);
}

static void
a_dict_outlives_its_instance_and_its_class(void)
{
    Type *type = new_class();
    Object *op = object_call_none((Object *)type);
    CHECK_EQUAL(give(op, 1), 1);
    CHECK_EQUAL(give(op, 2), 1);
    Object *dict = instance_dict(op);
    Object *copy = dict_copy(dict);
    CHECK(((Dict *)copy)->keys == ((Dict *)dict)->keys);
    decref(op);
    CHECK(((Dict *)dict)->values != NULL && !((Dict *)dict)->values->embedded);
    decref((Object *)type);
    (void)gc_collect(2);
    CHECK(((Dict *)dict)->keys->orphaned);
    CHECK_EQUAL(dict_length(dict), 2);
    dict_clear(dict);
    CHECK_EQUAL(dict_length(dict), 0);
    decref(dict);
    CHECK_EQUAL(dict_length(copy), 2);
    decref(copy);
}

static bool
filling_survives_every_refused_allocation(void)
{
    bool done = false;
    Object *dict = dict_new(), *copy = NULL, *merged = NULL;
    if (dict == NULL) {
        return false;
    }
    for (int64_t i = 0; i < 30; i++) {
        if (set_named(dict, i) < 0) {
            goto out;
        }
    }
    for (int64_t i = 1000; i < 1020; i++) {
        if (set_number(dict, i, i) < 0) {
            goto out;
        }
    }
    if ((copy = dict_copy(dict)) == NULL || (merged = number_binary(copy, dict, OPERATOR_OR)) == NULL ||
        dict_merge(merged, copy, 1) < 0) {
        goto out;
    }
    CHECK_EQUAL(object_compare_bool(merged, dict, COMPARE_EQ), 1);
    done = true;
out:
    xdecref(merged);
    xdecref(copy);
    decref(dict);
    return done;
}

static bool
attributes_survive_every_refused_allocation(void)
{
    bool done = false;
    Object *op = NULL, *dict = NULL;
    Object *name = str_from("C"), *namespace = dict_new(), *type = NULL;
    if (name != NULL && namespace != NULL) {
        Slot args[3] = {{name}, {empty_tuple}, {namespace}};
        type = object_call((Object *)&TypeType, args, 3, NULL);
    }
    if (type == NULL || (op = object_call_none(type)) == NULL) {
        goto out;
    }
    for (int64_t i = 0; i < 25; i++) {
        if (give(op, i) < 0) {
            goto out;
        }
    }
    if ((dict = instance_dict(op)) == NULL) {
        goto out;
    }
    for (int64_t i = 25; i < 35; i++) {
        if (give(op, i) < 0) {
            goto out;
        }
    }
    CHECK_EQUAL(dict_length(dict), 35);
    done = true;
out:;
    // A dying class allocates to take itself off its base's list; that is not what this test is about.
    uint64_t countdown = heap.refuse_countdown;
    heap.refuse_countdown = 0;
    xdecref(op);
    xdecref(dict);
    xdecref(type);
    xdecref(namespace);
    xdecref(name);
    Object *error = error_take();
    (void)gc_collect(2);
    error_give(error);
    heap.refuse_countdown = countdown;
    return done;
}

int
main(void)
{
    run_test("tables grow as in CPython", tables_grow_as_in_cpython);
    run_test("a table of names becomes a general one", a_table_of_names_becomes_a_general_one);
    run_test("copies are as dense as in CPython", copies_are_as_dense_as_in_cpython);
    run_test("fromkeys makes room as in CPython", fromkeys_makes_room_as_in_cpython);
    run_test("a dict is tracked when something in it is", a_dict_is_tracked_when_something_in_it_is);
    run_test("versions change with the keys", versions_change_with_the_keys);
    run_test("instances shrink as in CPython", instances_shrink_as_in_cpython);
    run_test("names that do not fit make a dict", names_that_do_not_fit_make_a_dict);
    run_test("the dict shares the values", the_dict_shares_the_values);
    run_test("a dict outlives its instance and its class", a_dict_outlives_its_instance_and_its_class);
    run_refused("filling survives every refused allocation", filling_survives_every_refused_allocation);
    run_refused("attributes survive every refused allocation", attributes_survive_every_refused_allocation);
    return finish_tests();
}
