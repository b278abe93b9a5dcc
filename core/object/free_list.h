// Free lists: dead objects of a few types that are kept for the next birth, where CPython 3.13 keeps them
// (Include/internal/pycore_freelist.h). A kept block counts as in use by the allocator, and an object taken from a list
// does not count as an allocation for the collector. A full collection empties the lists.
#pragma once

#include "object/object.h"

typedef struct FreeList {
    const char *name;
    uint32_t count, capacity;
    bool stays;       // a full collection leaves it alone
    bool of_buffers;  // its blocks are no objects: tables that belong to one
    alignas(8) void *first;  // linked through the first 8 bytes of each block, behind what stands in front of the object
} FreeList;

// Pops a block (the address that heap_alloc gave), or NULL.
void *free_list_take(FreeList *list);
// Pushes; false when the list is full (the caller frees the block).
MUST_USE bool free_list_give(FreeList *list, void *block);
// Lists are registered once by their type's file, so that free_lists_clear finds them.
void free_list_register(FreeList *list);
void free_lists_clear(void);

// For what runs unseen by the program: the lists are empty meanwhile, and after it as they were.
enum { MAX_FREE_LISTS = 64 };
typedef struct {
    struct {
        void *first;
        uint32_t count;
    } lists[MAX_FREE_LISTS];
} FreeListsAside;
void free_lists_set_aside(FreeListsAside *aside);
void free_lists_take_back(const FreeListsAside *aside);
uint32_t free_list_count(const char *name);  // blocks in the list of that name
