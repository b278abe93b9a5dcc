// Regions: the reserved range in pieces of 1 MiB, each an arena or part of a run of large blocks.
#pragma once

#include "memory/heap.h"

enum { REGION_LIMIT = 4096 };  // 4 GiB

typedef struct {
    uint8_t kind;      // a RegionKind
    uint32_t run;      // of the first region of a run of large blocks: how many regions it has, else 0
    Birth *births;     // one per 16 bytes, when births are recorded
} Region;

extern Region regions[REGION_LIMIT];
extern uint32_t region_count;  // that fit in the quota

// Takes `count` neighbouring free regions, the lowest that fit: index of the first, or -1 at the quota.
int64_t regions_take(uint32_t count, RegionKind kind);
// Takes exactly the region `index` if it is free and the quota allows.
bool region_take_at(uint32_t index, RegionKind kind);
void regions_release(uint32_t first, uint32_t count);

INLINE uint32_t
region_of(const void *p)
{
    return heap_offset(p) / REGION_SIZE;
}

// pools.c
void pools_reset(void);
void *pool_alloc(uint32_t size);  // 1 to SMALL_LIMIT
void pool_free(void *block);
uint32_t pool_block_size(const void *block);
void pools_walk_arena(uint32_t region, void (*visit)(void *block, size_t size, void *context), void *context);
void arenas_walk_pools(void (*visit)(const PoolInfo *, void *), void *context);
uint32_t arena_used_bytes(uint32_t region);
void pools_check(void);

// large.c
void large_reset(void);
void *large_alloc(size_t size);
void *large_resize(void *block, size_t size);  // in place, or NULL
void large_free(void *block);
size_t large_block_size(const void *block);
void large_walk_run(uint32_t region, void (*visit)(void *block, size_t size, void *context), void *context);
uint32_t large_used_bytes(uint32_t region);
void large_check(void);

// Under AddressSanitizer the free parts of the range are poisoned, so that a use after free is caught at once.
#if defined(__SANITIZE_ADDRESS__)
#define HEAP_POISONING 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HEAP_POISONING 1
#endif
#endif
#ifdef HEAP_POISONING
void __asan_poison_memory_region(void const volatile *address, size_t size);
void __asan_unpoison_memory_region(void const volatile *address, size_t size);
#define POISON(p, size) __asan_poison_memory_region(p, size)
#define UNPOISON(p, size) __asan_unpoison_memory_region(p, size)
#else
#define POISON(p, size) ((void)0)
#define UNPOISON(p, size) ((void)0)
#endif
