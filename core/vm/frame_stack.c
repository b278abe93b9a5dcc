// The stack of frames, outside of the Python heap as in CPython: chunks of memory, frames one behind the other.
#include "base/buffer.h"
#include "gc/gc.h"
#include "object/error.h"
#include "vm/vm.h"

enum { CHUNK_SIZE = 64 * 1024 };

typedef struct Chunk {
    struct Chunk *previous;
    char *end;
    char *outer_top;  // top in the previous chunk when this one was begun
    alignas(16) char data[];
} Chunk;

static Chunk *chunk;
static Chunk *spare;  // one empty chunk is kept, so that a call at the edge costs nothing
static char *top;

Vm vm;

static Object *
innermost_handled(void)
{
    for (HandledError *h = vm.handled; h != NULL; h = h->previous) {
        if (h->exception != NULL && h->exception != None) {
            return h->exception;
        }
    }
    return NULL;
}

static void
visit_if(Object *op, Visit visit, void *context)
{
    if (op != NULL) {
        (void)visit(op, context);
    }
}

// GcHooks.stack.
static uint32_t
visit_stack(Visit visit, void *context, uint32_t known)
{
    for (const Frame *f = current_frame; f != NULL; f = f->previous) {
        visit_if(f->locals, visit, context);
        visit_if(f->function, visit, context);
        for (uint32_t i = f->top; i > 0; i--) {
            visit_if(f->slots[i - 1].ref, visit, context);
        }
        if (f->serial <= known) {
            break;
        }
    }
    return vm.next_serial;
}

SMALL void
vm_init(void)
{
    vm = (Vm){.recursion_limit = 1000};
    attribute_lessons_reset();
    vm.handled = &vm.bottom;
    handled_error = innermost_handled;
    FunctionType.call = call_function;
    generator_hooks = (GeneratorHooks){.resume = generator_resume};
    gc_hooks.stack = visit_stack;
}

void
vm_reset(void)
{
    while (chunk != NULL) {
        Chunk *previous = chunk->previous;
        host_free(chunk);
        chunk = previous;
    }
    host_free(spare);
    spare = NULL;
    top = NULL;
    frames_reset();
}

static void
new_chunk(size_t size)
{
    size_t whole = sizeof(Chunk) + (size > CHUNK_SIZE ? size : CHUNK_SIZE);
    Chunk *fresh = spare != NULL && spare->data + size <= spare->end ? spare : host_alloc(whole);
    if (fresh == spare) {
        spare = NULL;
    } else {
        fresh->end = (char *)fresh + whole;
    }
    fresh->previous = chunk;
    fresh->outer_top = top;
    chunk = fresh;
    top = fresh->data;
}

Frame *
frame_push(Function *function)
{
    if (UNLIKELY(vm.depth >= vm.recursion_limit)) {
        raise(EXC_RecursionError, "maximum recursion depth exceeded");
        return NULL;
    }
    vm.depth++;
    Code *code = (Code *)function->code;
    size_t size = offsetof(Frame, slots) + (code->local_count + code->stack_size) * sizeof(Slot);
    if (UNLIKELY(chunk == NULL || top + size > chunk->end)) {
        new_chunk(size);
    }
    Frame *frame = (Frame *)top;
    top += size;
    frame->code = (Code *)incref(&code->base.base);
    frame->function = &function->base;
    frame->globals = function->globals;
    frame->builtins = function->builtins;
    // The body of a module as a function of one's own (types.FunctionType): its names are its globals.
    frame->locals = LIKELY(code->flags & CODE_OPTIMIZED) ? NULL : incref(function->globals);
    frame->object = NULL;
    frame->pc = code->body->instructions;
    frame->serial = ++vm.next_serial;
    frame->top = (uint16_t)code->local_count;
    frame->owner = FRAME_ON_STACK;
    for (uint32_t i = 0; i < code->local_count; i++) {
        frame->slots[i].ref = NULL;
    }
    return frame;
}

void
frame_pop(Frame *frame)
{
    vm.depth--;
    frame_leave(frame);
    top = (char *)frame;
    if (UNLIKELY(top == chunk->data)) {
        Chunk *empty = chunk;
        chunk = empty->previous;
        top = empty->outer_top;
        host_free(spare);
        spare = empty;
    }
}

SMALL void
vm_holders(HolderVisitor *visitor)
{
    visit_holder(visitor, vm.bottom.exception, HOLDER_HANDLED_ERROR, 0, NULL);
    visit_holder(visitor, pending_error, HOLDER_PENDING_ERROR, 0, NULL);
    if (tracing.tracer != NULL) {
        visitor->reference(visitor, tracing.tracer, (Holder){.kind = HOLDER_RUNTIME, .field = "sys.settrace"});
    }
    if (tracing.profiler != NULL) {
        visitor->reference(visitor, tracing.profiler, (Holder){.kind = HOLDER_RUNTIME, .field = "sys.setprofile"});
    }
}
