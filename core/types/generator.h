// Generators: a frame that is suspended at each yield.
#pragma once

#include "types/frame.h"

typedef enum { GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_SUSPENDED_YIELD_FROM, GENERATOR_EXECUTING, GENERATOR_COMPLETED, GENERATOR_CLEARED } GeneratorState;

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
    uint8_t closed, running_hook, reserved8;
    uint32_t reserved;
    Frame frame;  // CPython keeps it inside the object, too
} Generator;

_Static_assert(offsetof(Generator, frame) == 72, "CPython's size");
