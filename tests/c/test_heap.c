// The heap: size classes, the order in which addresses are reused, arenas that come and go, large blocks, the quota.
#include "harness.h"

static void
addresses_are_multiples_of_16_and_sizes_are_classes(void)
{
    for (size_t size = 1; size <= SMALL_LIMIT; size++) {
        char *block = heap_alloc(size);
        CHECK((uintptr_t)block % BLOCK_ALIGNMENT == 0);
        CHECK_EQUAL(heap_block_size(block), (size + 15) / 16 * 16);
        memset(block, 0xa5, size);
        heap_free(block);
    }
}

static void
the_block_freed_last_is_handed_out_first(void)
{
    void *a = heap_alloc(40), *b = heap_alloc(40);
    heap_free(a);
    heap_free(b);
    CHECK(heap_alloc(48) == b);
    CHECK(heap_alloc(33) == a);
    heap_free(a);
    heap_free(b);
}

static void
a_pool_holds_what_fits_behind_its_header(void)
{
    enum { SIZE = 512, CAPACITY = (POOL_SIZE - 48) / SIZE };
    void *blocks[CAPACITY + 1];
    for (int i = 0; i <= CAPACITY; i++) {
        blocks[i] = heap_alloc(SIZE);
    }
    // The first test of this size: all but the last share a pool.
    uint32_t pool = heap_offset(blocks[1]) / POOL_SIZE;
    int same = 0;
    for (int i = 0; i <= CAPACITY; i++) {
        same += heap_offset(blocks[i]) / POOL_SIZE == pool;
    }
    CHECK(same <= CAPACITY);
    heap_check();
    for (int i = 0; i <= CAPACITY; i++) {
        heap_free(blocks[i]);
    }
}

enum { MANY = 100000 };
static void *many[MANY];

static void
an_empty_arena_goes_back_unless_one_block_pins_it(void)
{
    uint32_t held = heap.held_bytes;
    for (int i = 0; i < MANY; i++) {
        many[i] = heap_alloc(64);
    }
    CHECK(heap.held_bytes >= held + 6 * REGION_SIZE);
    // One block in the middle keeps its arena.
    for (int i = 0; i < MANY; i++) {
        if (i != MANY / 2) {
            heap_free(many[i]);
        }
    }
    heap_check();
    CHECK(heap.held_bytes <= held + 2 * REGION_SIZE);
    heap_free(many[MANY / 2]);
    CHECK(heap.held_bytes <= held + REGION_SIZE);
}

static void
large_blocks_grow_in_place_and_merge_again(void)
{
    char *a = heap_alloc(1000);
    memset(a, 1, 1000);
    char *b = heap_realloc(a, 5000);
    CHECK(b == a);
    CHECK(b[999] == 1);
    void *wall = heap_alloc(600);
    char *c = heap_realloc(b, 9000);
    CHECK(c != b && c[999] == 1);
    heap_free(wall);
    heap_free(c);
    char *whole = heap_alloc(REGION_SIZE - 32);
    CHECK(whole != NULL);
    heap_free(whole);
    heap_check();
}

static void
a_block_spans_regions(void)
{
    size_t size = 5 * (size_t)REGION_SIZE + 12345;
    char *block = heap_alloc(size);
    memset(block, 7, size);
    block = heap_realloc(block, size + 3 * (size_t)REGION_SIZE);
    CHECK(block[size - 1] == 7);
    block = heap_realloc(block, 700);
    CHECK(block[699] == 7);
    heap_check();
    heap_free(block);
}

static void
the_quota_refuses_and_the_heap_goes_on(void)
{
    CHECK(heap_alloc(heap.limit) == NULL);
    CHECK(heap_alloc((size_t)heap.limit * 2) == NULL);
    void *blocks[64];
    int count = 0;
    while (count < 64 && (blocks[count] = heap_alloc(REGION_SIZE)) != NULL) {
        count++;
    }
    CHECK(count > 10 && count < 64);
    for (int i = 0; i < count; i++) {
        heap_free(blocks[i]);
    }
    void *again = heap_alloc(10 * (size_t)REGION_SIZE);
    CHECK(again != NULL);
    heap_free(again);
}

static uint32_t random_state = 12345;

static uint32_t
next_random(void)
{
    random_state = random_state * 1664525 + 1013904223;
    return random_state >> 8;
}

static void
random_traffic_keeps_contents_and_invariants(void)
{
    enum { SLOTS = 500 };
    struct {
        unsigned char *data;
        uint32_t size;
    } slots[SLOTS] = {0};
    for (int step = 0; step < 50000; step++) {
        uint32_t i = next_random() % SLOTS;
        uint32_t size = next_random() % 10 == 0 ? next_random() % 60000 : next_random() % 600;
        if (slots[i].data == NULL) {
            slots[i].data = heap_alloc(size);
        } else if (next_random() % 2) {
            uint32_t kept = slots[i].size < size ? slots[i].size : size;
            slots[i].data = heap_realloc(slots[i].data, size);
            for (uint32_t k = 0; k < kept; k += 97) {
                CHECK(slots[i].data[k] == (unsigned char)i);
            }
        } else {
            heap_free(slots[i].data);
            slots[i].data = NULL;
            continue;
        }
        slots[i].size = size;
        memset(slots[i].data, (int)i, size);
        if (step % 5000 == 0) {
            heap_check();
        }
    }
    for (int i = 0; i < SLOTS; i++) {
        heap_free(slots[i].data);
    }
    heap_check();
}

static void
a_walk_finds_each_block_once_with_its_birth(void)
{
    trace.in_program = true;
    void *small = heap_alloc(32), *large = heap_alloc(4000);
    heap_note_object(small, 16);
    const Birth *birth = heap_birth(small);
    CHECK_EQUAL(birth->kind, BIRTH_OBJECT);
    CHECK_EQUAL(birth->before * 8, 16);
    CHECK_EQUAL(birth->serial, 1);
    CHECK_EQUAL(heap_birth(large)->kind, BIRTH_BUFFER);
    heap_free(small);
    heap_free(large);
    CHECK_EQUAL(heap_birth(small)->kind, BIRTH_NONE);
    trace.in_program = false;
}

int
main(void)
{
    run_test("addresses are multiples of 16 and sizes are classes", addresses_are_multiples_of_16_and_sizes_are_classes);
    run_test("the block freed last is handed out first", the_block_freed_last_is_handed_out_first);
    run_test("a pool holds what fits behind its header", a_pool_holds_what_fits_behind_its_header);
    run_test("an empty arena goes back unless one block pins it", an_empty_arena_goes_back_unless_one_block_pins_it);
    run_test("large blocks grow in place and merge again", large_blocks_grow_in_place_and_merge_again);
    run_test("a block spans regions", a_block_spans_regions);
    run_test("the quota refuses and the heap goes on", the_quota_refuses_and_the_heap_goes_on);
    run_test("random traffic keeps contents and invariants", random_traffic_keeps_contents_and_invariants);
    run_test("a walk finds each block once with its birth", a_walk_finds_each_block_once_with_its_birth);
    return finish_tests();
}
