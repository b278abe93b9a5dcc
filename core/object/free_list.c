#include "object/free_list.h"
#include "memory/heap.h"
#include <string.h>

static FreeList *lists[64];
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

void
free_lists_clear(void)
{
    for (int i = 0; i < list_count; i++) {
        void *block;
        while (!lists[i]->stays && (block = free_list_take(lists[i])) != NULL) {
            heap_free(block);
        }
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
