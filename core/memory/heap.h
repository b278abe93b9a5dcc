// The heap: one reserved range that holds every object and every buffer of an object.
//
// Blocks of up to 512 bytes come from pools of one size class inside 1 MiB arenas, larger ones from regions of large
// blocks; both obey CPython's rules (Objects/obmalloc.c), so that an address is reused when CPython would reuse it.
// Addresses are logical: offset in the range + HEAP_ORIGIN, the same natively and in WebAssembly. What people see of
// them is HEAP_ID_BASE more.
//
// Everything returns NULL when the quota is reached or an allocation is refused by fault injection.
#pragma once

#include "base/base.h"
#include "trace/trace.h"

enum {
    HEAP_ORIGIN = 0x100000,    // logical address of the first byte of the range
    REGION_SIZE = 1 << 20,     // regions are arenas, large regions or the static region
    POOL_SIZE = 1 << 14,
    BLOCK_ALIGNMENT = 16,
    SMALL_LIMIT = 512,         // bytes; larger requests are large blocks
};

#define ADDRESS(name, value, meaning) static const uint64_t HEAP_##name = value;
#include "memory/addresses.def"
#undef ADDRESS

typedef enum {
#define REGION(name, meaning) REGION_##name,
#include "memory/region_kinds.def"
#undef REGION
} RegionKind;

typedef struct {
    char *base;        // first byte of the reserved range, aligned to REGION_SIZE
    uint32_t limit;    // bytes that may be used: the quota
    uint32_t used_end; // bytes from base that were ever touched
    uint32_t live_bytes, live_blocks, peak_bytes;  // of blocks in use, at their rounded size
    uint32_t live_objects;                         // counted only when births are recorded
    bool records_births;
    uint32_t held_bytes;                           // regions taken
    // Fault injection: the allocation that makes the countdown zero is refused; 0 refuses none.
    uint64_t refuse_countdown;
    uint64_t allocations;  // ever
    uint32_t arenas_taken, arenas_returned, arenas_peak;
    // Told of each block that comes (with the size that was asked for), goes (0) or leaves a free list
    // (HEAP_REBORN) while trace.active; NULL: nobody listens.
    void (*listener)(void *block, size_t size);
    int unlike;  // bytes by which the next block differs from the release's: the listener is told of that one
} Heap;
#define HEAP_REBORN SIZE_MAX

extern Heap heap;

INLINE void
heap_unlike(int bytes)
{
    heap.unlike = heap.listener == NULL ? 0 : bytes;
}

// Reserves the range. 0, or -1 when the host has not that much memory.
MUST_USE int heap_init(uint32_t limit);
void heap_destroy(void);

// A block of at least `size` bytes (uninitialised, 16-byte aligned), or NULL.
MUST_USE void *heap_alloc(size_t size);
// Resizes as realloc does; NULL leaves the old block as it was.
MUST_USE void *heap_realloc(void *block, size_t size);
void heap_free(void *block);
// Bytes really reserved for the block.
size_t heap_block_size(const void *block);
// Static memory for objects that are never freed: small ints, None. Never fails.
void *heap_static(size_t size);

INLINE bool
heap_contains(const void *p)
{
    return (uintptr_t)p - (uintptr_t)heap.base < heap.limit;
}

INLINE uint32_t
heap_offset(const void *p)
{
    return (uint32_t)((const char *)p - heap.base);
}

// Objects that live in C variables (None, static types) get logical addresses below HEAP_ORIGIN, in the order in which
// they are registered.
void heap_register_static(const void *start, size_t size);
// The logical address of a block, of anything inside one, or of a registered static object.
uint32_t heap_address(const void *p);
// The registered static object at a logical address, or NULL.
char *heap_static_at(uint32_t address);

// --- births: what the inspector knows of a block, kept beside the heap and only when it observes or a program asks ----

typedef enum { BIRTH_NONE, BIRTH_BUFFER, BIRTH_OBJECT } BirthKind;

typedef struct {
    uint64_t tick;
    uint32_t serial;      // from 1 for the program's own objects, 0 for the interpreter's and for buffers
    uint32_t line : 24;   // 0 before the program
    uint32_t kind : 2;    // a BirthKind
    uint32_t before : 6;  // bytes between block and object, in units of 8
} Birth;

// Marks a block as an object that begins `before` bytes into it.
void heap_record_object(void *block, size_t before);
INLINE void
heap_note_object(void *block, size_t before)
{
    if (UNLIKELY(heap.records_births)) {
        heap_record_object(block, before);
    }
}

// A block enters or leaves a free list: it is no object meanwhile; leaving is a new birth.
void heap_note_free_list(void *block, bool enters);
// The record of a block, or NULL when births are not recorded.
const Birth *heap_birth(const void *block);

// --- walking, for the inspector ---------------------------------------------------------------

typedef struct {
    uint32_t address;  // logical
    uint32_t size, used;
    RegionKind kind;
} RegionInfo;

typedef struct {
    uint32_t address;
    uint32_t region;      // its index in the walk of regions
    uint32_t block_size;  // 0: free
    uint32_t used, capacity;
} PoolInfo;

void heap_walk_regions(void (*visit)(const RegionInfo *, void *), void *context);
void heap_walk_pools(void (*visit)(const PoolInfo *, void *), void *context);
// Every block in use, in address order.
void heap_walk_blocks(void (*visit)(void *block, size_t size, const Birth *birth, void *context), void *context);

// Panics when a pool, a free list or a large region is inconsistent (debug builds).
void heap_check(void);
