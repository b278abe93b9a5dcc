// Doubly linked lists of collector headers, by heap offset. A list is its head; the empty one points at itself.
#pragma once

#include "gc/gc.h"
#include "memory/heap.h"

INLINE GcHead *
gc_at(uint32_t offset)
{
    return (GcHead *)(heap.base + offset);
}

INLINE GcHead *
gc_next(const GcHead *g)
{
    return gc_at(g->next);
}

INLINE void
gc_list_init(GcHead *list)
{
    list->next = list->previous = heap_offset(list);
}

INLINE bool
gc_list_is_empty(const GcHead *list)
{
    return list->next == heap_offset(list);
}

INLINE void
gc_list_append(GcHead *g, GcHead *list)
{
    uint32_t self = heap_offset(g);
    g->next = heap_offset(list);
    g->previous = list->previous;
    gc_at(list->previous)->next = self;
    list->previous = self;
}

// Takes it out of its list; its own links are stale afterwards.
INLINE void
gc_list_unlink(GcHead *g)
{
    gc_at(g->previous)->next = g->next;
    gc_at(g->next)->previous = g->previous;
}

INLINE void
gc_list_move(GcHead *g, GcHead *list)
{
    gc_list_unlink(g);
    gc_list_append(g, list);
}

// Appends all of `from` to `to`; `from` is empty afterwards.
INLINE void
gc_list_merge(GcHead *from, GcHead *to)
{
    if (!gc_list_is_empty(from)) {
        gc_at(to->previous)->next = from->next;
        gc_at(from->next)->previous = to->previous;
        gc_at(from->previous)->next = heap_offset(to);
        to->previous = from->previous;
        gc_list_init(from);
    }
}

INLINE int64_t
gc_list_size(const GcHead *list)
{
    int64_t size = 0;
    for (const GcHead *g = gc_next(list); g != list; g = gc_next(g)) {
        size++;
    }
    return size;
}
