// What can be awaited: coroutines, asynchronous generators, and the protocol of __await__, __aiter__ and __anext__.
#pragma once

#include "types/generator.h"

// The iterator that awaiting the object runs: a coroutine itself, or what __await__ gives. NULL with TypeError.
MUST_USE NEW_REF Object *object_awaitable(Object *op);
// aiter(op), and the first half of anext(op): NULL with TypeError in the words of the built-in functions.
MUST_USE NEW_REF Object *object_aiter(Object *op);
MUST_USE NEW_REF Object *object_anext(Object *op);
// anext(op, otherwise), of what object_anext gave.
MUST_USE NEW_REF Object *anext_awaitable_new(Object *awaitable, Object *otherwise);
// A value that an asynchronous generator yields, wrapped to tell it from what it awaits.
MUST_USE NEW_REF Object *async_generator_wrap(Object *value);
void async_generators_init(void);

// cr_origin of a coroutine that `frame` makes: (file name, line, function) of up to `depth` frames.
MUST_USE NEW_REF Object *coroutine_origin(Frame *frame, int depth);
