// Shared by the files of this folder only.
#pragma once

#include "gc/gc_list.h"

enum { GENERATIONS = 3, PERMANENT = 3 };

typedef struct {
    GcHead generation[GENERATIONS + 1];  // the last is the permanent one
    GcHead aside;
    // Lists of a collection that is going on; they stand in the heap because links are heap offsets.
    GcHead unreachable, still_unreachable, seen, callbacks;
} GcLists;
extern GcLists *gc_lists;

// weakref.c: clears the weak references to an unreachable object; those whose callbacks are to be called move to `calls`.
void weakref_clear_unreachable(Object *op, GcHead *calls);
// Calls the callbacks; each reference goes to `survivors` if it lives. Returns how many died.
int64_t weakref_call_callbacks(GcHead *calls, GcHead *survivors);
