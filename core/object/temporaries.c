#include "object/temporaries.h"
#include "base/buffer.h"

typedef struct {
    Object *op;
    HolderKind kind;
} Held;

// An array being emptied by drop_slots; the records stand on the C stack of those calls.
typedef struct Dropping {
    Slot *slots;
    int64_t count;
    struct Dropping *outer;
} Dropping;

static Held *held;
static int count, capacity, uncounted;
static Dropping *droppings;

void
temporaries_reset(void)
{
    host_free(held);
    held = NULL;
    count = capacity = uncounted = 0;
    droppings = NULL;
}

Object *
hold_as(Object *op, HolderKind kind)
{
    if (UNLIKELY(count == capacity)) {
        capacity = capacity ? 2 * capacity : 256;
        held = host_realloc(held, (size_t)capacity * sizeof(Held));
    }
    held[count++] = (Held){op, kind};
    return op;
}

Object *
hold(Object *op)
{
    return hold_as(op, HOLDER_TEMPORARY);
}

Object *
hold_uncounted(Object *op)
{
    uncounted++;
    return hold_as(op, HOLDER_UNCOUNTED);
}

uint32_t
uncounted_references(const Object *op)
{
    uint32_t found = 0;
    for (int i = 0, rest = uncounted; rest > 0; i++) {
        bool counts = held[i].kind == HOLDER_UNCOUNTED;
        rest -= counts;
        found += counts && held[i].op == op;
    }
    return found;
}

Object *
let_go(void)
{
    assert(count > 0);
    uncounted -= held[--count].kind == HOLDER_UNCOUNTED;
    return held[count].op;
}

void
drop_held(int n)
{
    while (n-- > 0) {
        decref(let_go());
    }
}

int
held_count(void)
{
    return count;
}

Object *
held_at(int index)
{
    return held[index].op;
}

void
drop_held_to(int n)
{
    drop_held(count - n);
}

void
drop_slots(Slot *slots, int64_t n)
{
    Dropping self = {slots, n, droppings};
    droppings = &self;
    while (self.count > 0) {
        Object *op = slots[--self.count].ref;
        slots[self.count].ref = NULL;
        xdecref(op);
    }
    droppings = self.outer;
}

void
drop_slots_in_order(Slot *slots, int64_t n)
{
    Dropping self = {slots, n, droppings};
    droppings = &self;
    while (self.count > 0) {
        self.count--;
        Slot *slot = self.slots++;
        Object *op = slot->ref;
        slot->ref = NULL;
        xdecref(op);
    }
    droppings = self.outer;
}

void
temporaries_holders(HolderVisitor *visitor)
{
    for (int i = 0; i < count; i++) {
        visit_holder(visitor, held[i].op, held[i].kind, i, NULL);
    }
    for (const Dropping *d = droppings; d != NULL; d = d->outer) {
        for (int64_t i = 0; i < d->count; i++) {
            visit_holder(visitor, d->slots[i].ref, HOLDER_PENDING_DROP, i, NULL);
        }
    }
}
