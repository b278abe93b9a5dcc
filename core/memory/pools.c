// Small blocks: arenas of 64 pools, pools of blocks of one size class. The order in which blocks, pools and arenas are
// chosen is that of CPython's Objects/obmalloc.c, because it decides which address a new object gets.
#include "memory/region.h"
#include "trace/trace.h"
#include <string.h>

enum {
    CLASS_COUNT = SMALL_LIMIT / BLOCK_ALIGNMENT,
    POOLS_PER_ARENA = REGION_SIZE / POOL_SIZE,
    NO_ARENA = UINT32_MAX,
};

// All links are offsets from heap.base; 0 is none (offset 0 lies in the static region).
typedef struct {
    uint64_t used;        // blocks handed out
    uint64_t free_block;  // first block of the free list
    uint64_t next, previous;
    uint32_t arena;        // region index
    uint32_t size_class;
    uint32_t next_offset;  // of the first block never handed out
    uint32_t last_offset;  // the largest next_offset that still is a block
} Pool;
_Static_assert(sizeof(Pool) == 48, "CPython's pool header");

typedef struct {
    uint32_t free_pools;      // how many are not in use
    uint32_t first_free;      // list of pools that were used and are empty
    uint32_t untouched;       // offset of the first pool never used, 0 when all were
    uint32_t next, previous;  // among the arenas with free pools, sorted by free_pools; NO_ARENA ends
} Arena;

static Pool used_heads[CLASS_COUNT];  // only next/previous are meaningful; offsets 1 + class stand for them
static Arena arenas[REGION_LIMIT];
static uint32_t usable_arenas;
static uint32_t last_with_free[POOLS_PER_ARENA + 1];  // last usable arena with that many free pools

static Pool *
pool_at(uint64_t offset)
{
    return offset <= CLASS_COUNT ? &used_heads[offset - 1] : (Pool *)(heap.base + offset);
}

static uint64_t
offset_of(const Pool *pool)
{
    if (pool >= used_heads && pool < used_heads + CLASS_COUNT) {
        return (uint64_t)(pool - used_heads) + 1;
    }
    return heap_offset(pool);
}

SMALL void
pools_reset(void)
{
    for (uint32_t i = 0; i < CLASS_COUNT; i++) {
        used_heads[i] = (Pool){.next = i + 1, .previous = i + 1};
    }
    memset(arenas, 0, sizeof arenas);
    usable_arenas = NO_ARENA;
    for (uint32_t i = 0; i <= POOLS_PER_ARENA; i++) {
        last_with_free[i] = NO_ARENA;
    }
}

static uint64_t *
link_in(uint64_t block)
{
    return (uint64_t *)(heap.base + block);
}

static Pool *
pool_of(const void *block)
{
    return (Pool *)(heap.base + (heap_offset(block) & ~(uint32_t)(POOL_SIZE - 1)));
}

static bool
new_arena(void)
{
    int64_t region = regions_take(1, REGION_ARENA);
    if (region < 0) {
        return false;
    }
    uint32_t index = (uint32_t)region;
    arenas[index] = (Arena){.free_pools = POOLS_PER_ARENA,
                            .untouched = index * REGION_SIZE,
                            .next = NO_ARENA,
                            .previous = NO_ARENA};
    usable_arenas = index;
    last_with_free[POOLS_PER_ARENA] = index;
    heap.arenas_taken++;
    if (heap.arenas_taken - heap.arenas_returned > heap.arenas_peak) {
        heap.arenas_peak = heap.arenas_taken - heap.arenas_returned;
    }
    trace_emit(EVENT_ARENA_TAKEN, index * REGION_SIZE + HEAP_ORIGIN, REGION_SIZE);
    return true;
}

static void
unlink_usable(uint32_t index)
{
    Arena *arena = &arenas[index];
    if (arena->previous != NO_ARENA) {
        arenas[arena->previous].next = arena->next;
    } else {
        usable_arenas = arena->next;
    }
    if (arena->next != NO_ARENA) {
        arenas[arena->next].previous = arena->previous;
    }
    arena->next = arena->previous = NO_ARENA;
}

// A pool for a size class that has none with a free block.
static void *
alloc_from_new_pool(uint32_t size_class)
{
    if (usable_arenas == NO_ARENA && !new_arena()) {
        return NULL;
    }
    uint32_t index = usable_arenas;
    Arena *arena = &arenas[index];

    // This arena gets one free pool less; it is the first of its kind in the sorted list and stays sorted.
    if (last_with_free[arena->free_pools] == index) {
        last_with_free[arena->free_pools] = NO_ARENA;
    }
    if (arena->free_pools > 1) {
        last_with_free[arena->free_pools - 1] = index;
    }

    Pool *pool;
    if (arena->first_free != 0) {
        pool = pool_at(arena->first_free);
        arena->first_free = (uint32_t)pool->next;
    } else {
        pool = (Pool *)(heap.base + arena->untouched);
        arena->untouched += POOL_SIZE;
        if (arena->untouched == (index + 1) * REGION_SIZE) {
            arena->untouched = 0;
        }
        UNPOISON(pool, sizeof(Pool));
        pool->arena = index;
        pool->size_class = UINT32_MAX;
    }
    if (--arena->free_pools == 0) {
        unlink_usable(index);
    }

    Pool *head = &used_heads[size_class];
    uint64_t self = offset_of(pool);
    pool->next = head->next;
    pool->previous = size_class + 1;
    pool_at(head->next)->previous = self;
    head->next = self;
    pool->used = 1;

    uint32_t size = (size_class + 1) * BLOCK_ALIGNMENT;
    if (pool->size_class == size_class) {
        // It was of this class before: its free list is as it was left.
        uint64_t block = pool->free_block;
        UNPOISON(heap.base + block, size);
        pool->free_block = *link_in(block);
        return heap.base + block;
    }
    pool->size_class = size_class;
    uint32_t first = (uint32_t)sizeof(Pool);
    pool->next_offset = first + 2 * size;
    pool->last_offset = POOL_SIZE - size;
    pool->free_block = self + first + size;
    UNPOISON((char *)pool + first, size);
    UNPOISON(link_in(pool->free_block), 8);
    *link_in(pool->free_block) = 0;
    POISON(link_in(pool->free_block), 8);
    return (char *)pool + first;
}

void *
pool_alloc(uint32_t size)
{
    uint32_t size_class = size / BLOCK_ALIGNMENT - 1;
    Pool *head = &used_heads[size_class];
    if (UNLIKELY(head->next == size_class + 1)) {
        return alloc_from_new_pool(size_class);
    }
    Pool *pool = (Pool *)(heap.base + head->next);
    uint64_t block = pool->free_block;
    pool->used++;
    UNPOISON(heap.base + block, size);
    pool->free_block = *link_in(block);
    if (UNLIKELY(pool->free_block == 0)) {
        if (pool->next_offset <= pool->last_offset) {
            pool->free_block = offset_of(pool) + pool->next_offset;
            pool->next_offset += size;
            UNPOISON(link_in(pool->free_block), 8);
            *link_in(pool->free_block) = 0;
            POISON(link_in(pool->free_block), 8);
        } else {
            // Full: a full pool is in no list.
            pool_at(pool->next)->previous = pool->previous;
            pool_at(pool->previous)->next = pool->next;
        }
    }
    return heap.base + block;
}

// The pool is empty: it goes back to its arena, and the arena perhaps to the system.
static void
give_pool_back(Pool *pool)
{
    pool_at(pool->next)->previous = pool->previous;
    pool_at(pool->previous)->next = pool->next;

    uint32_t index = pool->arena;
    Arena *arena = &arenas[index];
    pool->next = arena->first_free;
    arena->first_free = heap_offset(pool);
    uint32_t before = arena->free_pools;
    uint32_t last = last_with_free[before];
    if (last == index) {
        uint32_t p = arena->previous;
        last_with_free[before] = p != NO_ARENA && arenas[p].free_pools == before ? p : NO_ARENA;
    }
    uint32_t now = ++arena->free_pools;

    if (now == POOLS_PER_ARENA && arena->next != NO_ARENA) {
        // Empty, and not the only one to allocate from: given back.
        unlink_usable(index);
        POISON(heap.base + index * REGION_SIZE, REGION_SIZE);
        heap.arenas_returned++;
        trace_emit(EVENT_ARENA_RETURNED, index * REGION_SIZE + HEAP_ORIGIN, REGION_SIZE);
        regions_release(index, 1);
        return;
    }
    if (now == 1) {
        // It was full and comes back to the front of the usable ones, which have at least as many free pools.
        arena->next = usable_arenas;
        arena->previous = NO_ARENA;
        if (usable_arenas != NO_ARENA) {
            arenas[usable_arenas].previous = index;
        }
        usable_arenas = index;
        if (last_with_free[1] == NO_ARENA) {
            last_with_free[1] = index;
        }
        return;
    }
    if (last_with_free[now] == NO_ARENA) {
        last_with_free[now] = index;
    }
    if (last == index) {
        return;  // the rightmost of its old kind: still sorted
    }
    // Moves behind the last arena with the old number, where it stays sorted.
    unlink_usable(index);
    arena->previous = last;
    arena->next = arenas[last].next;
    if (arena->next != NO_ARENA) {
        arenas[arena->next].previous = index;
    }
    arenas[last].next = index;
}

void
pool_free(void *block)
{
    Pool *pool = pool_of(block);
    uint64_t last = pool->free_block;
    *(uint64_t *)block = last;
    pool->free_block = heap_offset(block);
    pool->used--;
    POISON(block, (pool->size_class + 1) * BLOCK_ALIGNMENT);
    if (UNLIKELY(last == 0)) {
        // It was full: back to the front of the pools with free blocks.
        Pool *head = &used_heads[pool->size_class];
        uint64_t self = heap_offset(pool);
        pool->next = head->next;
        pool->previous = pool->size_class + 1;
        pool_at(head->next)->previous = self;
        head->next = self;
        return;
    }
    if (UNLIKELY(pool->used == 0)) {
        give_pool_back(pool);
    }
}

uint32_t
pool_block_size(const void *block)
{
    return (pool_of(block)->size_class + 1) * BLOCK_ALIGNMENT;
}

// --- walking ------------------------------------------------------------------------------------

// Pools of an arena that were ever used lie below this offset.
static uint32_t
touched_end(uint32_t region)
{
    return arenas[region].untouched != 0 ? arenas[region].untouched : (region + 1) * REGION_SIZE;
}

static uint32_t
capacity_of(const Pool *pool)
{
    return (uint32_t)(POOL_SIZE - sizeof(Pool)) / ((pool->size_class + 1) * BLOCK_ALIGNMENT);
}

void
pools_walk_arena(uint32_t region, void (*visit)(void *, size_t, void *), void *context)
{
    for (uint32_t at = region * REGION_SIZE; at < touched_end(region); at += POOL_SIZE) {
        Pool *pool = (Pool *)(heap.base + at);
        if (pool->used == 0) {
            continue;
        }
        uint32_t size = (pool->size_class + 1) * BLOCK_ALIGNMENT;
        bool is_free[POOL_SIZE / BLOCK_ALIGNMENT] = {false};
        for (uint64_t block = pool->free_block; block != 0;) {
            is_free[(block - at - sizeof(Pool)) / size] = true;
            UNPOISON(link_in(block), 8);
            uint64_t next = *link_in(block);
            POISON(link_in(block), 8);
            block = next;
        }
        for (uint32_t offset = sizeof(Pool), i = 0; offset < pool->next_offset && offset <= pool->last_offset;
             offset += size, i++) {
            if (!is_free[i]) {
                visit(heap.base + at + offset, size, context);
            }
        }
    }
}

void
arenas_walk_pools(void (*visit)(const PoolInfo *, void *), void *context)
{
    uint32_t row = 0;
    for (uint32_t region = 0; region < region_count; region++) {
        if (regions[region].kind == REGION_FREE || (regions[region].kind == REGION_LARGE && regions[region].run == 0)) {
            continue;
        }
        if (regions[region].kind == REGION_ARENA) {
            uint32_t end = touched_end(region);
            for (uint32_t at = region * REGION_SIZE; at < (region + 1) * REGION_SIZE; at += POOL_SIZE) {
                PoolInfo info = {.address = at + HEAP_ORIGIN, .region = row};
                const Pool *pool = (const Pool *)(heap.base + at);
                if (at < end && pool->used > 0) {
                    info.block_size = (pool->size_class + 1) * BLOCK_ALIGNMENT;
                    info.used = (uint32_t)pool->used;
                    info.capacity = capacity_of(pool);
                }
                visit(&info, context);
            }
        }
        row++;
    }
}

uint32_t
arena_used_bytes(uint32_t region)
{
    uint32_t used = 0;
    for (uint32_t at = region * REGION_SIZE; at < touched_end(region); at += POOL_SIZE) {
        const Pool *pool = (const Pool *)(heap.base + at);
        if (pool->used > 0) {
            used += (uint32_t)pool->used * (pool->size_class + 1) * BLOCK_ALIGNMENT;
        }
    }
    return used;
}

static void
check_pool(const Pool *pool)
{
    uint32_t free_blocks = 0;
    uint32_t at = heap_offset(pool);
    for (uint64_t block = pool->free_block; block != 0; free_blocks++) {
        if (block < at + sizeof(Pool) || block >= at + POOL_SIZE || free_blocks > capacity_of(pool)) {
            panic("the free list of the pool at %#x leads astray", at);
        }
        UNPOISON(link_in(block), 8);
        uint64_t next = *link_in(block);
        POISON(link_in(block), 8);
        block = next;
    }
    uint32_t size = (pool->size_class + 1) * BLOCK_ALIGNMENT;
    uint32_t touched = (pool->next_offset - (uint32_t)sizeof(Pool)) / size;
    if (pool->used + free_blocks != touched) {
        panic("the pool at %#x counts %u used and %u free blocks of %u", at, (uint32_t)pool->used, free_blocks, touched);
    }
}

SMALL void
pools_check(void)
{
    uint32_t free_pools = 0;
    for (uint32_t i = usable_arenas; i != NO_ARENA; i = arenas[i].next) {
        if (arenas[i].free_pools < free_pools) {
            panic("the usable arenas are not sorted");
        }
        free_pools = arenas[i].free_pools;
    }
    for (uint32_t region = 0; region < region_count; region++) {
        if (regions[region].kind != REGION_ARENA) {
            continue;
        }
        for (uint32_t at = region * REGION_SIZE; at < touched_end(region); at += POOL_SIZE) {
            const Pool *pool = (const Pool *)(heap.base + at);
            if (pool->used > 0) {
                check_pool(pool);
            }
        }
    }
}
