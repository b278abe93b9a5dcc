// Generators, coroutines and asynchronous generators: a frame that is suspended at each yield or await.
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
    alignas(8) Object *exception;  // owned: the exception being handled, or NULL; None after one (profile->handled_none)
    alignas(8) struct HandledError *previous;
} HandledError;

typedef struct {
    Object base;
    alignas(8) Object *weaklist;
    alignas(8) Object *name;
    alignas(8) Object *qualname;
    HandledError handled;
    alignas(8) Object *origin_or_finalizer;  // cr_origin; of an asynchronous generator: the hook that finalizes it
    bool hooks_inited, closed, running_async;  // of an asynchronous generator
    uint8_t state;  // a GeneratorState
    uint32_t slot_count;  // locals and stack as the release counts them: its size, also when the code is gone
    Frame frame;  // CPython keeps it inside the object, too
} Generator;

_Static_assert(offsetof(Generator, frame) == 72, "CPython's size");

// What generators need from the VM. Set once at start.
typedef struct {
    // Runs the frame until it yields or returns (then the state is CLEARED). value NULL: the pending exception is thrown in.
    Object *(*resume)(Generator *self, Object *value);
    // sys.set_asyncgen_hooks, sys.set_coroutine_origin_tracking_depth: owned, or NULL.
    alignas(8) Object *first_iteration;
    alignas(8) Object *finalizer;
    int origin_depth;
} GeneratorHooks;
extern GeneratorHooks generator_hooks;

// Moves a frame into a new generator; the frame given is empty afterwards.
MUST_USE NEW_REF Object *generator_new(Frame *frame, Object *name, Object *qualname);
// Leaves the frame for good.
void generator_finish(Generator *self);
// The yielded value; NULL with *returned (NEW_REF) at its end, NULL with an error.
MUST_USE NEW_REF Object *generator_send(Object *op, Object *value, Object **returned);
// As the methods send, throw and close: what is returned comes as StopIteration, or StopAsyncIteration.
MUST_USE NEW_REF Object *generator_step(Object *op, Object *value);
MUST_USE NEW_REF Object *generator_send_method(Object *op, Slot *args, size_t count, Object *keyword_names);
MUST_USE NEW_REF Object *generator_throw(Object *op, Slot *args, size_t count, Object *keyword_names);
MUST_USE NEW_REF Object *generator_close(Object *op, Slot *args, size_t count, Object *keyword_names);
// `closes`: GeneratorExit closes what the generator waits for instead of being thrown into it.
MUST_USE NEW_REF Object *generator_throw_in(Object *op, bool closes, Slot *args, size_t count);
Object *generator_next(Object *op);  // Type.next

// What the types of this family share.
void generator_finalize(Object *op);
int generator_traverse(Object *op, Visit visit, void *context);
void generator_dealloc(Object *op);
void generator_holders(Object *op, HolderVisitor *visitor);
size_t generator_size(const Object *op);
Object *generator_repr(Object *op);
#define GENERATOR_LIFE                                                                                       \
    .flags = TYPE_GC | TYPE_TRASHCAN | TYPE_NO_INSTANTIATE, .basic_size = offsetof(Generator, frame.slots),  \
    .item_size = sizeof(Slot), .weaklist_offset = offsetof(Generator, weaklist),                             \
    .dealloc = generator_dealloc, .traverse = generator_traverse, .finalize = generator_finalize,            \
    .holders = generator_holders, .size_of = generator_size, .repr = generator_repr
extern const MethodDef generator_methods[];  // of generators and coroutines
Object *generator_get_name(Object *op);
int generator_set_name(Object *op, Object *value);
Object *generator_get_qualname(Object *op);
int generator_set_qualname(Object *op, Object *value);
Object *generator_get_frame(Object *op);
Object *generator_get_running(Object *op);
Object *generator_get_suspended(Object *op);
Object *generator_get_code(Object *op);
Object *generator_get_inner(Object *op);  // what a suspended `yield from` or `await` waits for

// Is it a generator, a coroutine or an asynchronous generator?
INLINE bool
is_any_generator(const Object *op)
{
    return is_exact(op, &GeneratorType) || is_exact(op, &CoroutineType) || is_exact(op, &AsyncGeneratorType);
}

// May SEND go on in its frame?
INLINE bool
is_sendable(const Object *op)
{
    return is_exact(op, &GeneratorType) || is_exact(op, &CoroutineType);
}

INLINE Generator *
generator_of(Frame *frame)
{
    return (Generator *)((char *)frame - offsetof(Generator, frame));
}
