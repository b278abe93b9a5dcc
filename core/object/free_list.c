#include "object/free_list.h"
#include "memory/heap.h"
#include <string.h>

static FreeList *lists[MAX_FREE_LISTS];
static int list_count;

// The link stands in the collector's header or in the object's type: who still has the address finds a count of 0 there.
enum { LINK_OFFSET = 8 };

static void **
link_of(void *block)
{
    return (void **)((char *)block + LINK_OFFSET);
}

void *
free_list_take(FreeList *list)
{
    void *block = list->first;
    if (block != NULL) {
        list->first = *link_of(block);
        list->count--;
        if (!list->of_buffers && UNLIKELY(trace.active)) {
            heap_note_free_list(block, false);
        }
    }
    return block;
}

bool
free_list_give(FreeList *list, void *block)
{
    if (list->count >= list->capacity) {
        return false;
    }
    *link_of(block) = list->first;
    list->first = block;
    list->count++;
    if (!list->of_buffers) {
        heap_note_free_list(block, true);
    }
    return true;
}

void
free_list_register(FreeList *list)
{
    for (int i = 0; i < list_count; i++) {
        if (lists[i] == list) {
            list->first = NULL;
            list->count = 0;
            return;
        }
    }
    if (list_count == (int)COUNT_OF(lists)) {
        panic("too many free lists");
    }
    lists[list_count++] = list;
}

static void
clear_list(FreeList *list)
{
    void *block;
    while ((block = free_list_take(list)) != NULL) {
        heap_free(block);
    }
}

void
free_lists_clear(void)
{
    for (int i = 0; i < list_count; i++) {
        if (!lists[i]->stays) {
            clear_list(lists[i]);
        }
    }
}

void
free_lists_set_aside(FreeListsAside *aside)
{
    for (int i = 0; i < list_count; i++) {
        aside->lists[i].first = lists[i]->first;
        aside->lists[i].count = lists[i]->count;
        lists[i]->first = NULL;
        lists[i]->count = 0;
    }
}

void
free_lists_take_back(const FreeListsAside *aside)
{
    for (int i = 0; i < list_count; i++) {
        clear_list(lists[i]);
        lists[i]->first = aside->lists[i].first;
        lists[i]->count = aside->lists[i].count;
    }
}

uint32_t
free_list_count(const char *name)
{
    for (int i = 0; i < list_count; i++) {
        if (strcmp(lists[i]->name, name) == 0) {
            return lists[i]->count;
        }
    }
    return 0;
}
