// list: growth, slices, order of drops, sort. The numbers are what CPython 3.13 does.
#include "harness.h"
#include "object/protocol.h"
#include "types/function.h"
#include "types/list.h"
#include "types/tuple.h"

static int64_t
slots_of(const Object *list)
{
    return ((const List *)list)->allocated;
}

static Object *
numbers(int64_t from, int64_t to)
{
    Object *list = list_new(to - from);
    for (int64_t i = from; list != NULL && i < to; i++) {
        list_give_item(list, i - from, int_from(i));
    }
    return list;
}

static bool
has_numbers(const Object *list, const int64_t *expected, int64_t count)
{
    if (list_length(list) != count) {
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        int overflow = 0;
        if (int_as_int64(list_peek(list, i), &overflow) != expected[i]) {
            return false;
        }
    }
    return true;
}
#define CHECK_NUMBERS(list, ...) \
    CHECK(has_numbers((list), (int64_t[]){__VA_ARGS__}, sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t)))

static void
appending_grows_as_in_cpython(void)
{
    static const uint8_t expected[70] = {
        0,  4,  4,  4,  4,  8,  8,  8,  8,  16, 16, 16, 16, 16, 16, 16, 16, 24, 24, 24, 24, 24, 24, 24,
        24, 32, 32, 32, 32, 32, 32, 32, 32, 40, 40, 40, 40, 40, 40, 40, 40, 52, 52, 52, 52, 52, 52, 52,
        52, 52, 52, 52, 52, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 76, 76, 76, 76, 76};
    Object *list = list_new(0);
    for (int i = 0; i < 70; i++) {
        CHECK_EQUAL(slots_of(list), expected[i]);
        CHECK_EQUAL(list_append(list, None), 0);
    }
    decref(list);
}

static Object *
call(Object *op, const char *method, Object *argument)
{
    Object *name = str_from(method);
    Slot args[1] = {{argument}};
    Object *result = object_call_method(op, name, args, argument != NULL);
    decref(name);
    return result;
}

static void
popping_shrinks_as_in_cpython(void)
{
    static const uint8_t expected[70] = {
        76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76, 76,
        76, 76, 76, 76, 76, 76, 76, 76, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44,
        28, 28, 28, 28, 28, 28, 28, 28, 20, 20, 20, 20, 16, 16, 12, 12, 8,  8,  8,  8,  4,  0};
    Object *list = list_new(0);
    for (int i = 0; i < 70; i++) {
        CHECK_EQUAL(list_append(list, None), 0);
    }
    for (int i = 0; i < 70; i++) {
        Object *item = call(list, "pop", NULL);
        CHECK(item == None);
        CHECK_EQUAL(slots_of(list), expected[i]);
    }
    decref(list);
}

static void
extending_takes_what_cpython_takes(void)
{
    Object *three = tuple_pack(3, None, None, None);
    Object *list = list_new(0);
    CHECK_EQUAL(list_extend(list, three), 0);
    CHECK_EQUAL(slots_of(list), 4);
    decref(list);
    list = numbers(0, 1);
    CHECK_EQUAL(list_extend(list, three), 0);
    CHECK_EQUAL(slots_of(list), 8);
    // A list can be extended by itself.
    CHECK_EQUAL(list_extend(list, list), 0);
    CHECK_EQUAL(list_length(list), 8);
    decref(list);
    decref(three);
}

static void
slices_are_replaced(void)
{
    Object *list = numbers(0, 100);
    CHECK_EQUAL(list_set_slice(list, 10, 90, NULL), 0);
    CHECK_EQUAL(list_length(list), 20);
    CHECK_EQUAL(slots_of(list), 28);
    CHECK_EQUAL(list_set_slice(list, 2, 18, NULL), 0);
    CHECK_NUMBERS(list, 0, 1, 98, 99);
    CHECK_EQUAL(list_set_slice(list, 1, 3, list), 0);
    CHECK_NUMBERS(list, 0, 0, 1, 98, 99, 99);
    Object *few = numbers(7, 8);
    CHECK_EQUAL(list_set_slice(list, 0, 5, few), 0);
    CHECK_NUMBERS(list, 7, 99);
    decref(few);
    decref(list);
}

// --- sort ---------------------------------------------------------------------------------------------------

// An object that writes down who it is compared with.
typedef struct {
    Object base;
    int64_t value, number;
} Witness;

static uint64_t compare_hash;
static int64_t compare_count;

static void
mix(uint64_t *hash, uint64_t value)
{
    *hash = (*hash ^ value) * 1099511628211u;
}

static Object *
witness_compare(Object *left, Object *right, CompareOp op)
{
    const Witness *a = (Witness *)left, *b = (Witness *)right;
    if (op != COMPARE_LT) {
        return NotImplemented;
    }
    compare_count++;
    mix(&compare_hash, (uint64_t)(a->number * 100003 + b->number));
    return bool_from(a->value < b->value);
}

static Type WitnessType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "Witness",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_IMMUTABLE,
    .basic_size = sizeof(Witness),
    .dealloc = object_free,
    .compare = witness_compare,
};

static uint64_t random_state;

static int64_t
random_below(int64_t n)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((random_state >> 33) % (uint64_t)n);
}

static int64_t
value_at(int kind, int64_t i, int64_t n)
{
    switch (kind) {
    case 0:
        return random_below(1 << 30);
    case 1:
        return random_below(4);
    case 2: {
        int64_t coin = random_below(10);
        return coin == 0 ? i + random_below(n) : i;
    }
    case 3:
        return (n - i) / 3;
    default:
        return i * 7 % (n / 3 + 1);
    }
}

typedef struct {
    int kind, length, reverse, compares;
    uint64_t compare_hash, order_hash;
} SortFact;

// Comparisons (how many, and which, as a hash) and the resulting order, from CPython 3.13.
static const SortFact sort_facts[] = {
    {0, 2, 0, 1, 0xb0e61e4c889242b2u, 0x8328707b4eb6e3au},
    {0, 2, 1, 1, 0xaf63bc4c8601b62cu, 0x82f2207b4e88cc4u},
    {0, 3, 0, 5, 0xd306813af539b5e3u, 0xd94645186c0967b2u},
    {0, 3, 1, 5, 0xb9bc673cfd369f3fu, 0xd0aa6318672cf75eu},
    {0, 10, 0, 24, 0x33cd267308e7c13eu, 0xcf41de934c8f3b66u},
    {0, 10, 1, 26, 0xa5d46c230215c078u, 0xf5aadda59e3b5188u},
    {0, 63, 0, 297, 0x7ba5be10a2a29f76u, 0xc15b614f93135d08u},
    {0, 63, 1, 291, 0x1d355648b31d19e8u, 0xa4c5a5326a54053cu},
    {0, 64, 0, 305, 0xafad9ab31eb79ea1u, 0xd72599831d69d1d1u},
    {0, 64, 1, 302, 0x5d51fb300773b69du, 0xf667465ce7081cd9u},
    {0, 65, 0, 310, 0x9df181e404799784u, 0xbaad74c7e6f2b8du},
    {0, 65, 1, 303, 0x4cd2deb57a34e3fcu, 0x8d0f6e7c6d970d91u},
    {0, 200, 0, 1265, 0xcc688df2f03fc404u, 0xdfb1c3ce3721c9d3u},
    {0, 200, 1, 1272, 0x8150f737e37915b6u, 0xb9d33fdfae11a743u},
    {0, 1000, 0, 8648, 0x54aa0376097a7ffeu, 0x7146052ab23aa345u},
    {0, 1000, 1, 8652, 0x2e9bcb79a30f955du, 0xee52ec1751450c75u},
    {0, 3000, 0, 30850, 0x96590cb6d0bb891bu, 0x9992d39641beb0c3u},
    {0, 3000, 1, 30785, 0x2131971feff56b58u, 0x147f2efdc7a1fbf3u},
    {1, 2, 0, 1, 0xb0e61e4c889242b2u, 0x82f2207b4e88cc4u},
    {1, 2, 1, 1, 0xaf63bc4c8601b62cu, 0x8328707b4eb6e3au},
    {1, 3, 0, 5, 0xd306813af539b5e3u, 0xeaa0071875df2b5au},
    {1, 3, 1, 5, 0xb9bc673cfd369f3fu, 0xd0a3991867273472u},
    {1, 10, 0, 23, 0x6f2818a9b49cb05eu, 0x10e9b2d2ca30b21au},
    {1, 10, 1, 24, 0xb5de170ed7699c8au, 0x39ae3628c3e8f002u},
    {1, 63, 0, 279, 0x956c3e448c42bdabu, 0x8e2118204a6463e4u},
    {1, 63, 1, 289, 0x9ced03a83d5833ceu, 0x29125e2c1f3fd5b0u},
    {1, 64, 0, 282, 0x1e9d3a977b4d2fccu, 0x94f1613232c33dc3u},
    {1, 64, 1, 285, 0xd91b3fb42416694cu, 0x49c17947ba1387b5u},
    {1, 65, 0, 290, 0x24739fed310a8488u, 0x3d1f57549cce72a7u},
    {1, 65, 1, 279, 0x2e80cd43b816a7aau, 0xfd5a02c5e8b9043fu},
    {1, 200, 0, 1046, 0x2657bd0513635f7eu, 0x4f37ee6f14e5a97bu},
    {1, 200, 1, 1044, 0x65d138a327a1a9c5u, 0xcb30cfe45c21fc29u},
    {1, 1000, 0, 5610, 0x87e99cd63ac2f133u, 0xa1cd07d124480c11u},
    {1, 1000, 1, 5613, 0xf385a91333c9f80fu, 0xe857fb731efeb59bu},
    {1, 3000, 0, 16813, 0xda43de20bcd05224u, 0xb3b1bd3778570583u},
    {1, 3000, 1, 16764, 0x4a885413556a5efbu, 0xa7b22186b045f8d3u},
    {2, 2, 0, 1, 0xb0e61e4c889242b2u, 0x8328707b4eb6e3au},
    {2, 2, 1, 1, 0xaf63bc4c8601b62cu, 0x82f2207b4e88cc4u},
    {2, 3, 0, 2, 0x2855710c0eeadd4fu, 0xd949aa186c0c4928u},
    {2, 3, 1, 2, 0x2933cb0c10760333u, 0xea9ca21875dc49e4u},
    {2, 10, 0, 21, 0xfde0a0819b46a3bfu, 0x79c4da930fe2c96au},
    {2, 10, 1, 24, 0x340568ee6907e0fcu, 0x1501f39b8586d10u},
    {2, 63, 0, 297, 0x193571bb7e546c67u, 0x754140aa3a69cb3eu},
    {2, 63, 1, 252, 0x61cfad8d93c057b3u, 0x5014b077f0cd318u},
    {2, 64, 0, 244, 0x4b0821a7a0d0a461u, 0xcb4ec08f67d65e83u},
    {2, 64, 1, 276, 0x55cb5bf4e7864569u, 0x7521c2b8e9f81651u},
    {2, 65, 0, 271, 0x2da741474bbbeb6u, 0x3ac1ab51613d10a5u},
    {2, 65, 1, 272, 0x3fb387bf05258654u, 0xcccb86702e9b6cc9u},
    {2, 200, 0, 964, 0x6cc3047aec75d48bu, 0xd369cbde4936c72du},
    {2, 200, 1, 873, 0x46b56d481d105ca5u, 0xd70578fc122c700fu},
    {2, 1000, 0, 5351, 0xc47c817460b2e6b6u, 0x5d35fbb5ca61fdedu},
    {2, 1000, 1, 5823, 0x96a46c117221eeb7u, 0xa2bbfa7e24aefdd5u},
    {2, 3000, 0, 16340, 0xcadb54b52a3275ebu, 0x7c391fd86bbee43bu},
    {2, 3000, 1, 16822, 0xd8b473754fa36e7bu, 0x2b8d5e292ff92321u},
    {3, 2, 0, 1, 0xb0e61e4c889242b2u, 0x8328707b4eb6e3au},
    {3, 2, 1, 1, 0xaf63bc4c8601b62cu, 0x8328707b4eb6e3au},
    {3, 3, 0, 3, 0x748b017d59ed2e9eu, 0xd0aa6318672cf75eu},
    {3, 3, 1, 2, 0x2933cb0c10760333u, 0xd949aa186c0c4928u},
    {3, 10, 0, 15, 0x3d4d3d78f3a81d8cu, 0x7f4d6f52a014c24cu},
    {3, 10, 1, 9, 0x30a420853c8291f4u, 0x9800d3c0ce314572u},
    {3, 63, 0, 103, 0x77ed541a761458c2u, 0xde3024b649df124au},
    {3, 63, 1, 62, 0x11b51e7fc7546997u, 0x867ed6dd75f9e138u},
    {3, 64, 0, 105, 0x653edf4d3ab67202u, 0x8eae1850a93f0e89u},
    {3, 64, 1, 63, 0x46f4f7c30741e55au, 0x8368214f77995ee5u},
    {3, 65, 0, 106, 0x4815933e1e2e6a4au, 0x4d3fe940f6336a45u},
    {3, 65, 1, 64, 0xbdfc8a5dcc6942e5u, 0xe34f3f08399bd25fu},
    {3, 200, 0, 331, 0xe31c3915adeb1717u, 0x3e014f122f2baf4bu},
    {3, 200, 1, 199, 0x649e4a001c5ae042u, 0x43cfa8023695d3bdu},
    {3, 1000, 0, 1665, 0xdfc92cb06ba2782au, 0x436fd2a84a7e5db1u},
    {3, 1000, 1, 999, 0x5ff21d4a477a6e2u, 0x988cc5afd8cb65ddu},
    {3, 3000, 0, 4998, 0xd352f01af11a40d9u, 0x83a7b5b32cde51e3u},
    {3, 3000, 1, 2999, 0xd2388de3315fff92u, 0x1adf8641d47b5fedu},
    {4, 2, 0, 1, 0xb0e61e4c889242b2u, 0x8328707b4eb6e3au},
    {4, 2, 1, 1, 0xaf63bc4c8601b62cu, 0x8328707b4eb6e3au},
    {4, 3, 0, 5, 0xd306813af539b5e3u, 0xd94645186c0967b2u},
    {4, 3, 1, 5, 0xb9bc673cfd369f3fu, 0xd0a3991867273472u},
    {4, 10, 0, 24, 0x95663bc16dfadd61u, 0x9cf51da7fb8018c2u},
    {4, 10, 1, 25, 0x658306c8ed38d84fu, 0xcfd0207f25250a6cu},
    {4, 63, 0, 291, 0xfaf090fdab784488u, 0x46057cd92324bc1au},
    {4, 63, 1, 293, 0x68e583090f616078u, 0x8ab2ab24393b10eau},
    {4, 64, 0, 305, 0x8804588ed3f18964u, 0xa0aa89932d984e25u},
    {4, 64, 1, 305, 0xe6bcbfd48916bcbau, 0x893e5a847c79d88du},
    {4, 65, 0, 313, 0x57ca971e34ba7e2au, 0xb7b66ff2326c26a7u},
    {4, 65, 1, 312, 0x6bac74e2c922fae5u, 0x5b61e99a7f3fcd07u},
    {4, 200, 0, 1247, 0x9295c5a04d6ec135u, 0x1fb3c0204953fc8fu},
    {4, 200, 1, 1255, 0x4e9cc0c0a30b87a2u, 0x4a7a7feb1ac8a22du},
    {4, 1000, 0, 7723, 0xc99c2c05906dabb0u, 0xa530715c71ab81d5u},
    {4, 1000, 1, 7684, 0x403f4b1d077a8e42u, 0x3f2b8ef90dc782d5u},
    {4, 3000, 0, 15710, 0x385359ae14a2886eu, 0xd4b050c72a66f78du},
    {4, 3000, 1, 15724, 0x3b0b45b4b67221a3u, 0xfa8a1d2a0ff6b1ddu},
};

static Object *
witnesses(const SortFact *fact)
{
    random_state = (uint64_t)(fact->kind * 1000 + fact->length);
    Object *list = list_new(fact->length);
    for (int64_t i = 0; i < fact->length; i++) {
        Object *op = object_new(&WitnessType, sizeof(Witness));
        ((Witness *)op)->value = value_at(fact->kind, i, fact->length);
        ((Witness *)op)->number = i;
        list_give_item(list, i, op);
    }
    return list;
}

static void
sort_asks_the_questions_that_cpython_asks(void)
{
    for (size_t f = 0; f < COUNT_OF(sort_facts); f++) {
        const SortFact *fact = &sort_facts[f];
        Object *list = witnesses(fact);
        compare_count = 0;
        compare_hash = 14695981039346656037u;
        CHECK_EQUAL(list_sort(list, NULL, fact->reverse), 0);
        uint64_t order = 14695981039346656037u;
        for (int64_t i = 0; i < list_length(list); i++) {
            mix(&order, (uint64_t)((const Witness *)list_peek(list, i))->number);
        }
        if (compare_count != fact->compares || compare_hash != fact->compare_hash || order != fact->order_hash) {
            printf("  kind %d, %d items, reverse %d\n", fact->kind, fact->length, fact->reverse);
            CHECK_EQUAL(compare_count, fact->compares);
            CHECK(compare_hash == fact->compare_hash);
            CHECK(order == fact->order_hash);
        }
        decref(list);
    }
}

static Object *
minus(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)self, (void)count, (void)keywords;
    return number_negative(args[0].ref);
}

static const MethodDef minus_def = {"minus", minus, 1, 1, 0, NULL};

static void
sort_takes_keys(void)
{
    Object *key = builtin_function_new(&minus_def, NULL, NULL);
    Object *list = numbers(0, 1000);
    CHECK_EQUAL(list_sort(list, key, false), 0);
    CHECK_EQUAL(int_compact_value(list_peek(list, 0)), 999);
    CHECK_EQUAL(int_compact_value(list_peek(list, 999)), 0);
    CHECK_EQUAL(list_sort(list, NULL, false), 0);
    CHECK_EQUAL(int_compact_value(list_peek(list, 0)), 0);
    decref(list);
    decref(key);
}

static bool
sorting_survives_every_refused_allocation(void)
{
    bool done = false;
    Object *key = builtin_function_new(&minus_def, NULL, NULL);
    Object *list = key == NULL ? NULL : list_new(0);
    if (list == NULL) {
        goto out;
    }
    for (int64_t i = 0; i < 300; i++) {
        Object *item = int_from(1000 + i * 7919 % 311);
        if (item == NULL || list_append_give(list, item) < 0) {
            goto out;
        }
    }
    if (list_sort(list, key, true) < 0) {
        CHECK_EQUAL(list_length(list), 300);
        goto out;
    }
    done = true;
out:
    xdecref(list);
    xdecref(key);
    return done;
}

static bool
editing_survives_every_refused_allocation(void)
{
    bool done = false;
    Object *list = numbers(1000, 1020), *other = NULL;
    if (list == NULL || list_length(list) != 20) {
        goto out;
    }
    for (int64_t i = 0; i < 20; i++) {
        if (list_peek(list, i) == NULL) {
            goto out;  // an int was refused
        }
    }
    if ((other = list_slice(list, 3, 9)) == NULL || list_extend(other, list) < 0 ||
        list_set_slice(list, 2, 15, other) < 0 || list_insert(list, 1, None) < 0) {
        goto out;
    }
    CHECK_EQUAL(list_length(list), 34);
    done = true;
out:
    xdecref(other);
    xdecref(list);
    return done;
}

int
main(void)
{
    run_test("appending grows as in CPython", appending_grows_as_in_cpython);
    run_test("popping shrinks as in CPython", popping_shrinks_as_in_cpython);
    run_test("extending takes what CPython takes", extending_takes_what_cpython_takes);
    run_test("slices are replaced", slices_are_replaced);
    run_test("sort asks the questions that CPython asks", sort_asks_the_questions_that_cpython_asks);
    run_test("sort takes keys", sort_takes_keys);
    run_refused("sorting survives every refused allocation", sorting_survives_every_refused_allocation);
    run_refused("editing survives every refused allocation", editing_survives_every_refused_allocation);
    return finish_tests();
}
