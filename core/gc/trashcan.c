// Deallocation of deeply nested objects without deep C recursion (CPython's trashcan, Objects/object.c).
#include "gc/trashcan.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/profile.h"

enum { NESTING_LIMIT = 50 };

static int nesting;
static uint32_t waiting;  // heap offset of the first object that waits, 0 none; linked through `reserved`

void
trashcan_reset(void)
{
    nesting = 0;
    waiting = 0;
}

int
trashcan_suspend(void)
{
    int suspended = nesting;
    recursion_depth += suspended * NESTS_DEALLOC;
    nesting = 0;
    return suspended;
}

void
trashcan_resume(int suspended)
{
    nesting = suspended;
    recursion_depth -= suspended * NESTS_DEALLOC;
}

void
object_dealloc(Object *op)
{
    Type *type = op->type;
    // Most of the dead are ints, which are nothing but their block: no call through a pointer for them.
    if (type == &IntType && !profile->keeps_more_kinds) {
        object_free(op);
        return;
    }
    if (LIKELY(!type_has(type, TYPE_TRASHCAN))) {
        type->dealloc(op);
        return;
    }
    if (UNLIKELY(nesting >= NESTING_LIMIT)) {
        gc_untrack(op);  // the collector must not meet an object of count 0
        op->reserved = waiting;
        waiting = heap_offset(op);
        return;
    }
    nesting++;
    type->dealloc(op);
    while (nesting == 1 && waiting != 0) {
        Object *next = (Object *)(heap.base + waiting);
        waiting = next->reserved;
        next->reserved = 0;
        next->type->dealloc(next);
    }
    nesting--;
}
