// Large blocks: best fit by size bins with boundary tags, inside runs of regions. CPython leaves these to malloc, so no
// rule of its own decides the address; ours is the same on every machine.
#include "memory/region.h"
#include <string.h>

enum {
    IN_USE = 1,
    BIN_COUNT = 96,
    HEADER = 16,
    MINIMUM = 48,  // header and the two links of a free chunk, rounded
};

// In front of every chunk. A run of regions is tiled with chunks and ends with a header of size 0 that is in use.
typedef struct {
    uint32_t size;           // bytes with the header, a multiple of 16, | IN_USE
    uint32_t previous_size;  // of the chunk before it, 0 at the start of the run
    uint32_t next, previous; // free chunks: links in their bin, as offsets; 0 none
} Chunk;
_Static_assert(sizeof(Chunk) == HEADER, "blocks stay aligned to 16");

static uint32_t bins[BIN_COUNT];
static uint32_t spare_run;  // an empty run of one region that is kept, so that one block coming and going costs nothing

void
large_reset(void)
{
    memset(bins, 0, sizeof bins);
    spare_run = 0;
}

static Chunk *
chunk_at(uint32_t offset)
{
    return (Chunk *)(heap.base + offset);
}

static uint32_t
size_of(const Chunk *chunk)
{
    return chunk->size & ~(uint32_t)IN_USE;
}

static Chunk *
after(Chunk *chunk)
{
    return (Chunk *)((char *)chunk + size_of(chunk));
}

// Four bins for each power of two.
static uint32_t
bin_of(uint32_t size)
{
    uint32_t log = 31 - (uint32_t)__builtin_clz(size);
    uint32_t bin = (log - 4) * 4 + ((size >> (log - 2)) & 3);
    return bin < BIN_COUNT ? bin : BIN_COUNT - 1;
}

static void
bin_insert(Chunk *chunk)
{
    uint32_t *bin = &bins[bin_of(size_of(chunk))];
    uint32_t self = heap_offset(chunk);
    chunk->next = *bin;
    chunk->previous = 0;
    if (*bin != 0) {
        chunk_at(*bin)->previous = self;
    }
    *bin = self;
}

static void
bin_remove(Chunk *chunk)
{
    if (chunk->previous != 0) {
        chunk_at(chunk->previous)->next = chunk->next;
    } else {
        bins[bin_of(size_of(chunk))] = chunk->next;
    }
    if (chunk->next != 0) {
        chunk_at(chunk->next)->previous = chunk->previous;
    }
}

// Headers are always readable; what lies behind the header of a free chunk is poisoned.
static void
write_header(Chunk *chunk, uint32_t size, uint32_t flags, uint32_t previous_size)
{
    UNPOISON(chunk, HEADER);
    chunk->size = size | flags;
    chunk->previous_size = previous_size;
}

static Chunk *
new_run(uint32_t size)
{
    uint32_t count = (size + HEADER + REGION_SIZE - 1) / REGION_SIZE;
    int64_t first = regions_take(count, REGION_LARGE);
    if (first < 0) {
        return NULL;
    }
    regions[first].run = count;
    Chunk *chunk = chunk_at((uint32_t)first * REGION_SIZE);
    uint32_t whole = count * REGION_SIZE - HEADER;
    write_header(chunk, whole, 0, 0);
    write_header(after(chunk), 0, IN_USE, whole);
    return chunk;
}

// Cuts `chunk`, which is in no bin, to `size` and marks it in use; the rest becomes a free chunk.
static void
carve(Chunk *chunk, uint32_t size)
{
    uint32_t whole = size_of(chunk);
    if (whole - size >= MINIMUM) {
        chunk->size = size | IN_USE;
        Chunk *rest = after(chunk);
        write_header(rest, whole - size, 0, size);
        after(rest)->previous_size = whole - size;
        bin_insert(rest);
    } else {
        chunk->size = whole | IN_USE;
    }
}

static Chunk *
find_fit(uint32_t size)
{
    Chunk *best = NULL;
    uint32_t bin = bin_of(size);
    for (uint32_t at = bins[bin]; at != 0; at = chunk_at(at)->next) {
        Chunk *chunk = chunk_at(at);
        if (size_of(chunk) >= size && (best == NULL || size_of(chunk) < size_of(best))) {
            best = chunk;
            if (size_of(chunk) == size) {
                break;
            }
        }
    }
    while (best == NULL && ++bin < BIN_COUNT) {
        if (bins[bin] != 0) {
            best = chunk_at(bins[bin]);
            if (size_of(best) < size) {
                best = NULL;  // only in the last bin, which has no upper end
            }
        }
    }
    return best;
}

static bool
too_large(size_t size)
{
    return size > heap.limit;
}

void *
large_alloc(size_t wanted)
{
    if (too_large(wanted)) {
        return NULL;
    }
    uint32_t size = (uint32_t)ROUND_UP(wanted, BLOCK_ALIGNMENT) + HEADER;
    Chunk *chunk = find_fit(size);
    if (chunk != NULL) {
        bin_remove(chunk);
        if (spare_run == heap_offset(chunk)) {
            spare_run = 0;
        }
    } else {
        chunk = new_run(size);
        if (chunk == NULL) {
            return NULL;
        }
    }
    carve(chunk, size);
    UNPOISON((char *)chunk + HEADER, size_of(chunk) - HEADER);
    return (char *)chunk + HEADER;
}

void
large_free(void *block)
{
    Chunk *chunk = (Chunk *)((char *)block - HEADER);
    POISON(block, size_of(chunk) - HEADER);
    chunk->size &= ~(uint32_t)IN_USE;
    Chunk *next = after(chunk);
    if (!(next->size & IN_USE)) {
        bin_remove(next);
        chunk->size += next->size;
        POISON(next, HEADER);
    }
    if (chunk->previous_size != 0) {
        Chunk *before = (Chunk *)((char *)chunk - chunk->previous_size);
        if (!(before->size & IN_USE)) {
            bin_remove(before);
            before->size += chunk->size;
            POISON(chunk, HEADER);
            chunk = before;
        }
    }
    next = after(chunk);
    next->previous_size = chunk->size;

    if (chunk->previous_size == 0 && size_of(next) == 0) {
        // The whole run is free.
        uint32_t first = heap_offset(chunk) / REGION_SIZE;
        if (regions[first].run > 1 || spare_run != 0) {
            uint32_t count = regions[first].run;
            POISON(chunk, (size_t)count * REGION_SIZE);
            regions_release(first, count);
            return;
        }
        spare_run = heap_offset(chunk);
    }
    bin_insert(chunk);
}

// Grows the run that ends right behind `chunk` by further regions until the chunk could have `size` bytes.
static void
extend_run(Chunk *chunk, uint32_t size)
{
    uint32_t first = heap_offset(chunk) / REGION_SIZE;
    while (regions[first].run == 0) {
        first--;
    }
    while (size_of(chunk) < size && region_take_at(first + regions[first].run, REGION_LARGE)) {
        regions[first].run++;
        uint32_t whole = size_of(chunk) + REGION_SIZE;
        POISON(after(chunk), HEADER);
        chunk->size = whole | IN_USE;
        write_header(after(chunk), 0, IN_USE, whole);
    }
}

void *
large_resize(void *block, size_t wanted)
{
    if (too_large(wanted)) {
        return NULL;
    }
    Chunk *chunk = (Chunk *)((char *)block - HEADER);
    uint32_t size = (uint32_t)ROUND_UP(wanted, BLOCK_ALIGNMENT) + HEADER;
    if (size > size_of(chunk)) {
        Chunk *next = after(chunk);
        if (!(next->size & IN_USE) && (size_of(chunk) + size_of(next) >= size || size_of(after(next)) == 0)) {
            bin_remove(next);
            uint32_t whole = size_of(chunk) + size_of(next);
            chunk->size = whole | IN_USE;
            after(chunk)->previous_size = whole;
        }
        if (size > size_of(chunk) && size_of(after(chunk)) == 0) {
            extend_run(chunk, size);
        }
        if (size > size_of(chunk)) {
            UNPOISON(block, size_of(chunk) - HEADER);
            return NULL;
        }
    }
    uint32_t whole = size_of(chunk);
    if (whole - size >= MINIMUM) {
        // The tail goes back as a block of its own, so that it merges with what follows.
        chunk->size = size | IN_USE;
        Chunk *rest = after(chunk);
        write_header(rest, whole - size, IN_USE, size);
        after(rest)->previous_size = whole - size;
        large_free((char *)rest + HEADER);
    }
    UNPOISON(block, size_of(chunk) - HEADER);
    return block;
}

size_t
large_block_size(const void *block)
{
    return size_of((const Chunk *)((const char *)block - HEADER)) - HEADER;
}

void
large_walk_run(uint32_t region, void (*visit)(void *, size_t, void *), void *context)
{
    for (Chunk *chunk = chunk_at(region * REGION_SIZE); size_of(chunk) != 0; chunk = after(chunk)) {
        if (chunk->size & IN_USE) {
            visit((char *)chunk + HEADER, size_of(chunk) - HEADER, context);
        }
    }
}

uint32_t
large_used_bytes(uint32_t region)
{
    uint32_t used = 0;
    for (Chunk *chunk = chunk_at(region * REGION_SIZE); size_of(chunk) != 0; chunk = after(chunk)) {
        if (chunk->size & IN_USE) {
            used += size_of(chunk) - HEADER;
        }
    }
    return used;
}

void
large_check(void)
{
    for (uint32_t i = 0; i < region_count; i++) {
        if (regions[i].kind != REGION_LARGE || regions[i].run == 0) {
            continue;
        }
        uint32_t previous_size = 0;
        Chunk *chunk = chunk_at(i * REGION_SIZE);
        for (; size_of(chunk) != 0; chunk = after(chunk)) {
            if (chunk->previous_size != previous_size) {
                panic("the large block at %#x has a wrong boundary tag", heap_offset(chunk));
            }
            previous_size = size_of(chunk);
        }
        if (heap_offset(chunk) != (i + regions[i].run) * REGION_SIZE - HEADER) {
            panic("the run of large blocks at region %u does not end where it should", i);
        }
    }
}
