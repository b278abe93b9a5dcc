// Shared by the files of this folder only.
#pragma once

#include "gc/gc_list.h"

enum { GENERATIONS = 3, PERMANENT = 3 };

typedef struct {
    GcHead generation[GENERATIONS + 1];  // the last is the permanent one
    GcHead aside;
    // Lists of a collection that is going on; they stand in the heap because links are heap offsets.
    GcHead unreachable, still_unreachable, seen, callbacks, region, survivors;
} GcLists;
extern GcLists *gc_lists;

// gc.c: finds and ends the garbage among the objects of `region`; what lives goes to the end of `survivors`, which may be the
// same list. Returns how many died.
int64_t gc_collect_region(GcHead *region, GcHead *survivors);
void gc_untrack_tuples(GcHead *list);
// incremental.c: a young collection (0), an increment (1) or a full one (2); how many died.
int64_t gc_collect_incremental(int generation);
void gc_incremental_begin(void);  // the interpreter is made
void gc_mark_all_visited(void);   // everything is about to become permanent
GcHead *gc_old_list(void);        // where what is old at once belongs
GcHead *gc_generation_list(int generation);  // as gc_generation_of numbers them

// weakref.c: clears the weak references to an unreachable object; those whose callbacks are to be called move to `calls`.
void weakref_clear_unreachable(Object *op, GcHead *calls);
// Calls the callbacks; each reference goes to `survivors` if it lives. Returns how many died.
int64_t weakref_call_callbacks(GcHead *calls, GcHead *survivors);
// What references and proxies (weakref_proxy.c) have in common.
int weakref_traverse(Object *op, Visit visit, void *context);
void weakref_clear(Object *op);
void weakref_dealloc(Object *op);
void weakref_holders(Object *op, HolderVisitor *visitor);
MUST_USE NEW_REF Object *weakref_shown_type(const Type *type);  // its name as the repr of a reference shows it
