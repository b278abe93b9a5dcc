// The references that C code owns while Python code may run.
//
// CPython keeps such references in C locals, where nobody can see them. Here a C function that owns a reference across
// anything that may run Python code or the collector holds it in this stack, so that the ledger can name it. What may
// run Python code: calling, comparing, hashing, repr, iterating, attribute access of objects that are not known to be
// built in; dropping a reference to such an object; allocating a container (the collector).
//
//     hold(list);                       // the stack owns it now
//     Object *text = object_repr(item);
//     list = let_go();                  // the caller owns it again
#pragma once

#include "object/object.h"

// Pushes a reference: ownership moves to the stack. Returns its argument for convenience.
Object *hold(STEALS Object *op);
Object *hold_as(STEALS Object *op, HolderKind kind);
// For what CPython goes on without owning: it stays alive, and whoever tells a count subtracts it.
Object *hold_uncounted(STEALS Object *op);
uint32_t uncounted_references(const Object *op);
// Pops the topmost reference; ownership moves to the caller.
NEW_REF Object *let_go(void);
// Pops and drops the `count` topmost references, the topmost first.
void drop_held(int count);

// Drops `count` owned references, the last first, as CPython's containers do, and leaves the slots NULL. The ledger names
// those that still wait. The caller frees the array afterwards.
void drop_slots(Slot *slots, int64_t count);
void drop_slots_in_order(Slot *slots, int64_t count);  // the same, the first first

// For code that must restore the stack after an error.
int held_count(void);
BORROWED Object *held_at(int index);  // from the bottom
void drop_held_to(int count);

// For the inspector.
void temporaries_holders(HolderVisitor *visitor);
void temporaries_reset(void);
