#include "memory/heap.h"
#include "base/buffer.h"
#include "memory/region.h"
#include "trace/trace.h"
#include <stdlib.h>
#include <string.h>

Heap heap;
Region regions[REGION_LIMIT];
uint32_t region_count;

static uint32_t static_used;  // bytes of region 0, which holds the static objects

// Objects in C variables, with the logical addresses given to them.
typedef struct {
    const char *start;
    uint32_t size, address;
} StaticRange;
static StaticRange static_ranges[512];
static uint32_t static_range_count, static_address;

static uint32_t next_serial;

// --- regions ------------------------------------------------------------------------------------

static void
take(uint32_t index, RegionKind kind)
{
    regions[index].kind = (uint8_t)kind;
    heap.held_bytes += REGION_SIZE;
    uint32_t end = (index + 1) * REGION_SIZE;
    if (end > heap.used_end) {
        heap.used_end = end;
    }
    if (heap.records_births) {
        regions[index].births = host_alloc_zeroed(REGION_SIZE / BLOCK_ALIGNMENT * sizeof(Birth));
    }
}

static void
note_peak(void)
{
    if (heap.live_bytes > heap.peak_bytes) {
        heap.peak_bytes = heap.live_bytes;
    }
}

static void
tell(void *block, size_t size)
{
    if (heap.listener != NULL) {
        bool is_new = size != 0 && size != HEAP_REBORN;
        heap.listener(block, is_new ? size + (size_t)heap.unlike : size);
        heap.unlike = is_new ? 0 : heap.unlike;
    }
}

static bool
quota_allows(uint32_t count)
{
    return (uint64_t)heap.held_bytes + (uint64_t)count * REGION_SIZE <= heap.limit;
}

SMALL int64_t
regions_take(uint32_t count, RegionKind kind)
{
    if (!quota_allows(count)) {
        return -1;
    }
    uint32_t free_in_row = 0;
    for (uint32_t i = 0; i < region_count; i++) {
        free_in_row = regions[i].kind == REGION_FREE ? free_in_row + 1 : 0;
        if (free_in_row == count) {
            uint32_t first = i + 1 - count;
            for (uint32_t k = first; k <= i; k++) {
                take(k, kind);
            }
            return first;
        }
    }
    return -1;
}

bool
region_take_at(uint32_t index, RegionKind kind)
{
    if (index >= region_count || regions[index].kind != REGION_FREE || !quota_allows(1)) {
        return false;
    }
    take(index, kind);
    return true;
}

void
regions_release(uint32_t first, uint32_t count)
{
    for (uint32_t i = first; i < first + count; i++) {
        regions[i].kind = REGION_FREE;
        regions[i].run = 0;
        host_free(regions[i].births);
        regions[i].births = NULL;
        heap.held_bytes -= REGION_SIZE;
    }
}

// --- the heap -----------------------------------------------------------------------------------

SMALL int
heap_init(uint32_t limit)
{
    limit = limit / REGION_SIZE * REGION_SIZE;
    if (limit < 4 * REGION_SIZE) {
        limit = 4 * REGION_SIZE;
    }
    char *base = aligned_alloc(REGION_SIZE, limit);
    if (base == NULL) {
        return -1;
    }
    memset(&heap, 0, sizeof heap);
    memset(regions, 0, sizeof regions);
    heap.base = base;
    heap.limit = limit;
    heap.records_births = trace.observing;
    region_count = limit / REGION_SIZE;
    static_range_count = 0;
    static_address = 0x1000;
    next_serial = 0;
    pools_reset();
    large_reset();
    POISON(heap.base, heap.limit);
    take(0, REGION_STATIC);
    static_used = BLOCK_ALIGNMENT;  // offset 0 stands for "none" in links
    return 0;
}

SMALL void
heap_destroy(void)
{
    UNPOISON(heap.base, heap.limit);
    regions_release(0, region_count);
    free(heap.base);
    memset(&heap, 0, sizeof heap);
}

// Counts an allocation; true when fault injection refuses it.
static bool
is_refused(void)
{
    heap.allocations++;
    return UNLIKELY(heap.refuse_countdown != 0) && --heap.refuse_countdown == 0;
}

static void
note_birth(void *block, size_t size, size_t asked)
{
    heap.live_blocks++;
    heap.live_bytes += (uint32_t)size;
    note_peak();
    if (UNLIKELY(trace.active)) {
        Birth *births = regions[region_of(block)].births;
        if (births != NULL) {
            births[heap_offset(block) % REGION_SIZE / BLOCK_ALIGNMENT] = (Birth){
                .tick = trace_tick(), .line = trace_line() & 0xffffff, .kind = BIRTH_BUFFER};
        }
        tell(block, asked);
        trace_raise(EVENT_ALLOC, heap_offset(block) + HEAP_ORIGIN, (uint32_t)size);
    }
}

static void
note_death(void *block, size_t size)
{
    heap.live_blocks--;
    heap.live_bytes -= (uint32_t)size;
    if (UNLIKELY(trace.active)) {
        Birth *births = regions[region_of(block)].births;
        if (births != NULL) {
            Birth *birth = &births[heap_offset(block) % REGION_SIZE / BLOCK_ALIGNMENT];
            heap.live_objects -= birth->kind == BIRTH_OBJECT;
            birth->kind = BIRTH_NONE;
        }
        tell(block, 0);
        trace_raise(EVENT_FREE, heap_offset(block) + HEAP_ORIGIN, (uint32_t)size);
    }
}

void *
heap_alloc(size_t size)
{
    if (is_refused()) {
        return NULL;
    }
    if (LIKELY(size <= SMALL_LIMIT)) {
        uint32_t rounded = size == 0 ? BLOCK_ALIGNMENT : (uint32_t)ROUND_UP(size, BLOCK_ALIGNMENT);
        void *block = pool_alloc(rounded);
        if (LIKELY(block != NULL)) {
            note_birth(block, rounded, size);
        }
        return block;
    }
    void *block = large_alloc(size);
    if (block != NULL) {
        note_birth(block, large_block_size(block), size);
    }
    return block;
}

void
heap_free(void *block)
{
    if (block == NULL) {
        return;
    }
    if (LIKELY(regions[region_of(block)].kind == REGION_ARENA)) {
        note_death(block, pool_block_size(block));
        pool_free(block);
    } else {
        note_death(block, large_block_size(block));
        large_free(block);
    }
}

size_t
heap_block_size(const void *block)
{
    return regions[region_of(block)].kind == REGION_ARENA ? pool_block_size(block) : large_block_size(block);
}

void *
heap_realloc(void *block, size_t size)
{
    if (block == NULL) {
        return heap_alloc(size);
    }
    size_t old = heap_block_size(block);
    if (regions[region_of(block)].kind == REGION_ARENA) {
        // As CPython: a block in a pool stays where it is unless it grows or shrinks by more than a quarter.
        if (size <= old && 4 * size > 3 * old) {
            tell(block, size);
            return block;
        }
    } else if (size > SMALL_LIMIT) {
        if (is_refused()) {
            return NULL;
        }
        void *same = large_resize(block, size);
        if (same != NULL) {
            size_t now = large_block_size(same);
            heap.live_bytes += (uint32_t)now - (uint32_t)old;
            note_peak();
            tell(same, size);
            trace_emit(EVENT_ALLOC, heap_offset(block) + HEAP_ORIGIN, (uint32_t)now);
            return same;
        }
    }
    // A block that moves is one block to whoever listens, not two for a moment.
    void (*listener)(void *, size_t) = heap.listener;
    heap.listener = NULL;
    void *moved = heap_alloc(size);
    if (moved == NULL) {
        heap.listener = listener;
        return NULL;
    }
    memcpy(moved, block, old < size ? old : size);
    const Birth *birth = heap_birth(block);
    if (birth != NULL) {
        Birth *births = regions[region_of(moved)].births;
        births[heap_offset(moved) % REGION_SIZE / BLOCK_ALIGNMENT] = *birth;
        heap.live_objects += birth->kind == BIRTH_OBJECT;
    }
    heap_free(block);
    heap.listener = listener;
    tell(block, 0);
    tell(moved, size);
    return moved;
}

void *
heap_static(size_t size)
{
    char *block = heap.base + static_used;
    static_used += (uint32_t)ROUND_UP(size, BLOCK_ALIGNMENT);
    if (static_used > REGION_SIZE) {
        panic("the static region is full");
    }
    UNPOISON(block, size);
    return block;
}

// --- addresses ----------------------------------------------------------------------------------

void
heap_register_static(const void *start, size_t size)
{
    for (uint32_t i = 0; i < static_range_count; i++) {
        if (static_ranges[i].start == start) {
            return;
        }
    }
    if (static_range_count == COUNT_OF(static_ranges)) {
        panic("too many static objects");
    }
    static_ranges[static_range_count++] = (StaticRange){start, (uint32_t)size, static_address};
    // Sizes of C structs differ between targets; the stride must not.
    static_address += size > 64 && size < 0x800 ? 0x800 : (uint32_t)ROUND_UP(size, 64);
    if (static_address > HEAP_ORIGIN) {
        panic("no logical addresses left for static objects");
    }
}

uint32_t
heap_address(const void *p)
{
    if (heap_contains(p)) {
        return heap_offset(p) + HEAP_ORIGIN;
    }
    for (uint32_t i = 0; i < static_range_count; i++) {
        size_t offset = (size_t)((const char *)p - static_ranges[i].start);
        if (offset < static_ranges[i].size) {
            return static_ranges[i].address + (uint32_t)offset;
        }
    }
    return 0;
}

char *
heap_static_at(uint32_t address)
{
    for (uint32_t i = 0; i < static_range_count; i++) {
        if (address >= static_ranges[i].address && address - static_ranges[i].address < static_ranges[i].size) {
            return (char *)(uintptr_t)static_ranges[i].start + (address - static_ranges[i].address);
        }
    }
    return NULL;
}

// --- births -------------------------------------------------------------------------------------

void
heap_record_object(void *block, size_t before)
{
    Birth *births = regions[region_of(block)].births;
    if (births != NULL) {
        Birth *birth = &births[heap_offset(block) % REGION_SIZE / BLOCK_ALIGNMENT];
        heap.live_objects += birth->kind != BIRTH_OBJECT;
        birth->kind = BIRTH_OBJECT;
        birth->before = (uint32_t)(before / 8) & 0x3f;
        birth->serial = trace.in_program ? ++next_serial : 0;
        birth->tick = trace_tick();
        birth->line = trace_line() & 0xffffff;
    }
}

void
heap_note_free_list(void *block, bool enters)
{
    if (!enters) {
        tell(block, HEAP_REBORN);
    }
    Birth *births = regions[region_of(block)].births;
    if (births != NULL) {
        Birth *birth = &births[heap_offset(block) % REGION_SIZE / BLOCK_ALIGNMENT];
        if (enters) {
            heap.live_objects -= birth->kind == BIRTH_OBJECT;
            birth->kind = BIRTH_BUFFER;
            birth->serial = 0;
        } else {
            heap_record_object(block, birth->before * 8u);
        }
    }
}

const Birth *
heap_birth(const void *block)
{
    const Birth *births = regions[region_of(block)].births;
    return births == NULL ? NULL : &births[heap_offset(block) % REGION_SIZE / BLOCK_ALIGNMENT];
}

// --- walking ------------------------------------------------------------------------------------

void
heap_walk_regions(void (*visit)(const RegionInfo *, void *), void *context)
{
    for (uint32_t i = 0; i < region_count; i++) {
        uint32_t span = 1;
        uint32_t used = 0;
        switch ((RegionKind)regions[i].kind) {
        case REGION_FREE:
            continue;
        case REGION_STATIC:
            used = static_used;
            break;
        case REGION_ARENA:
            used = arena_used_bytes(i);
            break;
        case REGION_LARGE:
            if (regions[i].run == 0) {
                continue;
            }
            span = regions[i].run;
            used = large_used_bytes(i);
            break;
        }
        RegionInfo info = {i * REGION_SIZE + HEAP_ORIGIN, span * REGION_SIZE, used, (RegionKind)regions[i].kind};
        visit(&info, context);
    }
}

typedef struct {
    void (*visit)(void *block, size_t size, const Birth *birth, void *context);
    void *context;
} BlockVisitor;

static void
with_birth(void *block, size_t size, void *context)
{
    BlockVisitor *visitor = context;
    visitor->visit(block, size, heap_birth(block), visitor->context);
}

void
heap_walk_blocks(void (*visit)(void *, size_t, const Birth *, void *), void *context)
{
    BlockVisitor visitor = {visit, context};
    for (uint32_t i = 0; i < region_count; i++) {
        if (regions[i].kind == REGION_ARENA) {
            pools_walk_arena(i, with_birth, &visitor);
        } else if (regions[i].kind == REGION_LARGE && regions[i].run != 0) {
            large_walk_run(i, with_birth, &visitor);
        }
    }
}

void
heap_walk_pools(void (*visit)(const PoolInfo *, void *), void *context)
{
    arenas_walk_pools(visit, context);
}

void
heap_check(void)
{
    pools_check();
    large_check();
}
