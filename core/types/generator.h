// Generators: a frame that is suspended at each yield.
#pragma once

#include "types/frame.h"

typedef enum {
    GENERATOR_CREATED,
    GENERATOR_SUSPENDED,
    GENERATOR_SUSPENDED_YIELD_FROM,
    GENERATOR_EXECUTING,
    GENERATOR_COMPLETED,  // closed before it began: the frame is still there
    GENERATOR_CLEARED,
} GeneratorState;

typedef struct HandledError {
    alignas(8) Object *exception;  // owned: the exception being handled, or NULL
    alignas(8) struct HandledError *previous;
} HandledError;

typedef struct {
    Object base;
    alignas(8) Object *weaklist;
    alignas(8) Object *name;
    alignas(8) Object *qualname;
    HandledError handled;
    alignas(8) Object *origin;
    uint8_t state;  // a GeneratorState
    uint8_t reserved[3];
    uint32_t slot_count;  // locals and stack: its size, also when the code is gone
    Frame frame;  // CPython keeps it inside the object, too
} Generator;

_Static_assert(offsetof(Generator, frame) == 72, "CPython's size");

// What generators need from the VM. Set once at start.
typedef struct {
    // Runs the frame until it yields or returns (then the state is CLEARED). value NULL: the pending exception is thrown in.
    Object *(*resume)(Generator *self, Object *value);
} GeneratorHooks;
extern GeneratorHooks generator_hooks;

// Moves a frame into a new generator; the frame given is empty afterwards.
MUST_USE NEW_REF Object *generator_new(Frame *frame, Object *name, Object *qualname);
// Leaves the frame for good.
void generator_finish(Generator *self);
// The yielded value; NULL with *returned (NEW_REF) at its end, NULL with an error.
MUST_USE NEW_REF Object *generator_send(Object *op, Object *value, Object **returned);

INLINE Generator *
generator_of(Frame *frame)
{
    return (Generator *)((char *)frame - offsetof(Generator, frame));
}
