#include "types/generator.h"
#include "gc/gc.h"
#include "gc/weakref.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/coroutine.h"
#include "types/exception.h"
#include "types/function.h"
#include "types/held.h"
#include "types/iterators.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

GeneratorHooks generator_hooks;

Object *
generator_new(Frame *frame, Object *name, Object *qualname)
{
    const Code *code = frame->code;
    size_t size = profile->generator_size + (code->local_count + code->stack_size) * sizeof(Slot);
    Type *type = code->flags & CODE_COROUTINE         ? &CoroutineType
                 : code->flags & CODE_ASYNC_GENERATOR ? &AsyncGeneratorType
                                                      : &GeneratorType;
    Object *origin = NULL;
    if (UNLIKELY(type == &CoroutineType && generator_hooks.origin_depth > 0)) {
        origin = coroutine_origin(frame->previous, generator_hooks.origin_depth);
        if (origin == NULL) {
            return NULL;
        }
    }
    hold(origin != NULL ? origin : None);
    heap_unlike(-(int)((code->uncounted_slots + code->guard_slots) * sizeof(Slot)));
    Generator *self = (Generator *)gc_new(type, size);
    let_go();
    if (self == NULL) {
        xdecref(origin);
        return NULL;
    }
    self->weaklist = NULL;
    self->name = incref(name);
    self->qualname = incref(qualname);
    self->handled = (HandledError){NULL, NULL};
    self->origin_or_finalizer = origin;
    self->hooks_inited = self->closed = self->running_async = false;
    self->state = GENERATOR_CREATED;
    if (profile->generators_hold_code) {
        incref((Object *)code);  // a second reference, in the same place
    }
    self->slot_count = code->local_count + code->stack_size - code->uncounted_slots - code->guard_slots;
    // The frame moves in with everything it owns.
    memcpy(&self->frame, frame, offsetof(Frame, slots) + frame->top * sizeof(Slot));
    self->frame.owner = FRAME_IN_GENERATOR;
    self->frame.previous = NULL;
    if (self->frame.object != NULL) {
        self->frame.object->frame = &self->frame;
    }
    frame->object = NULL;
    frame->code = NULL;
    frame->function = frame->locals = NULL;
    frame->top = 0;
    gc_track(&self->base);
    return &self->base;
}

static const char *
kind_of(const Generator *self)
{
    return self->base.type == &CoroutineType        ? "coroutine"
           : self->base.type == &AsyncGeneratorType ? "async generator"
                                                    : "generator";
}

static bool
is_finished(const Generator *self)
{
    return self->state >= GENERATOR_COMPLETED;
}

void
generator_finish(Generator *self)
{
    self->state = GENERATOR_CLEARED;
    Object *code = (Object *)self->frame.code;
    hold(profile->generators_hold_code ? code : xincref(code));
    frame_leave(&self->frame);
    self->frame.previous = NULL;
    let_go();
    self->frame.code = (Code *)code;  // gi_code stays to the end
    CLEAR_SLOT(self->handled.exception);
}

// Runs the frame until it yields or ends. `value` is what the yield expression gives, or NULL: the pending exception is
// thrown in. Returns the yielded value; or NULL with *returned set; or NULL with an error.
static Object *
resume(Generator *self, Object *value, Object **returned)
{
    *returned = NULL;
    if (self->state == GENERATOR_EXECUTING) {
        error_clear();
        raise(EXC_ValueError, "%s already executing", kind_of(self));
        return NULL;
    }
    if (self->state == GENERATOR_CREATED && value != NULL && value != None) {
        raise(EXC_TypeError, "can't send non-None value to a just-started %s", kind_of(self));
        return NULL;
    }
    if (is_finished(self)) {
        if (self->base.type == &CoroutineType) {
            error_clear();
            raise(EXC_RuntimeError, "cannot reuse already awaited coroutine");
        } else if (value != NULL) {
            *returned = None;
        }
        return NULL;
    }
    // Whoever asks has a reference to the generator; CPython counts no other.
    Object *result = generator_hooks.resume(self, value);
    if (result != NULL && is_finished(self)) {
        *returned = result;
        result = NULL;
    }
    return result;
}

static Object *
finish_with(const Generator *self, Object *returned)
{
    if (returned != NULL) {
        if (self->base.type == &AsyncGeneratorType) {
            raise_none(EXC_StopAsyncIteration);
        } else if (returned == None) {
            raise_none(EXC_StopIteration);
        } else {
            hold(returned);
            raise_stop_iteration(returned);
            drop_held(1);
        }
    }
    return NULL;
}

Object *
generator_next(Object *op)
{
    Object *returned;
    Object *result = resume((Generator *)op, None, &returned);
    if (result == NULL && returned != NULL && returned != None) {
        return finish_with((Generator *)op, returned);
    }
    return result;
}

Object *
generator_send(Object *op, Object *value, Object **returned)
{
    return resume((Generator *)op, value, returned);
}

Object *
generator_step(Object *op, Object *value)
{
    Object *returned;
    Object *result = resume((Generator *)op, value, &returned);
    return result != NULL ? result : finish_with((Generator *)op, returned);
}

Object *
generator_send_method(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return generator_step(op, args[0].ref);
}

// The iterator that a suspended `yield from` waits for, borrowed, or NULL.
static Object *
waits_for(const Generator *self)
{
    if (self->state != GENERATOR_SUSPENDED_YIELD_FROM) {
        return NULL;
    }
    return self->frame.slots[self->frame.top - 1].ref;
}

static int
close_iterator(Object *iterator)
{
    Object *result;
    if (is_sendable(iterator)) {
        result = generator_close(iterator, NULL, 0, NULL);
    } else {
        Object *method;
        int found = object_find_attr(iterator, names.close, &method);
        if (found < 0) {
            error_write_unraisable(iterator, NULL);
        }
        if (found <= 0) {
            return 0;
        }
        hold(method);
        result = object_call_none(method);
        drop_held(1);
    }
    if (result == NULL) {
        return -1;
    }
    decref(result);
    return 0;
}

// Is the yield at which it waits outside of every try of the program? Then nothing can notice that it is closed.
// The compiler says so in the operand of the RESUME behind the yield, as CPython does.
static bool
waits_outside_try(const Generator *self)
{
    const Instruction *next = self->frame.pc + 1;
    return next->op == OP_RESUME && (next->arg & 4) != 0;
}

Object *
generator_close(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    Generator *self = (Generator *)op;
    if (self->state == GENERATOR_CREATED) {
        self->state = GENERATOR_COMPLETED;
        if (profile->close_ends_unstarted) {
            hold(incref(op));
            generator_finish(self);
            drop_held(1);
        }
        return None;
    }
    if (is_finished(self)) {
        return None;
    }
    Object *inner = waits_for(self);
    int error = 0;
    if (inner != NULL) {
        hold(incref(inner));
        self->state = GENERATOR_EXECUTING;
        error = close_iterator(inner);
        self->state = GENERATOR_SUSPENDED_YIELD_FROM;
        drop_held(1);
    }
    if (error == 0 && self->state == GENERATOR_SUSPENDED && profile->generator_close != CLOSE_THROWS &&
        waits_outside_try(self)) {
        self->state = GENERATOR_COMPLETED;
        hold(incref(op));
        if (profile->generator_close == CLOSE_CLEARS) {
            generator_finish(self);
        } else {
            frame_clear_slots(&self->frame);
        }
        drop_held(1);
        return None;
    }
    if (error == 0) {
        raise_none(EXC_GeneratorExit);
    }
    Object *returned;
    Object *result = resume(self, NULL, &returned);
    if (result != NULL) {
        decref(result);
        raise(EXC_RuntimeError, "%s ignored GeneratorExit", kind_of(self));
        return NULL;
    }
    if (returned != NULL) {
        return returned;
    }
    if (error_is(EXC_StopIteration) || error_is(EXC_GeneratorExit)) {
        error_clear();
        return None;
    }
    return NULL;
}

// throw(value) or throw(type[, value[, traceback]]): makes the exception pending. 0 or -1 (another is pending).
static SMALL int
raise_thrown(Object *type, Object *value, Object *traceback)
{
    if (traceback != NULL && traceback != None && !is_exact(traceback, &TracebackType)) {
        raise(EXC_TypeError, "throw() third argument must be a traceback object");
        return -1;
    }
    Object *exception;
    if (is_type(type) && type_is_subtype((Type *)type, &BaseExceptionType)) {
        if (value != NULL && is_instance_of(value, (Type *)type)) {
            exception = incref(value);
        } else {
            Slot argument = {value};
            bool none = value == NULL || value == None;
            exception = none              ? object_call_none(type)
                        : is_tuple(value) ? object_call_tuple(type, value, NULL)
                                          : object_call(type, &argument, 1, NULL);
        }
    } else if (is_exception(type)) {
        if (value != NULL && value != None) {
            raise(EXC_TypeError, "instance exception may not have a separate value");
            return -1;
        }
        exception = incref(type);
    } else {
        raise(EXC_TypeError, "exceptions must be classes or instances deriving from BaseException, not %T", type);
        return -1;
    }
    if (exception == NULL) {
        return 0;  // what went wrong while it was made is thrown instead
    }
    if (!is_exception(exception)) {
        hold(exception);
        raise(EXC_TypeError, "calling %R should have returned an instance of BaseException, not %T", type, exception);
        drop_held(1);
        return 0;
    }
    if (traceback != NULL && traceback != None) {
        Exception *e = (Exception *)exception;
        Object *old = e->traceback;
        e->traceback = incref(traceback);
        xdecref(old);
    }
    error_give(exception);
    return 0;
}

// An exception goes to the innermost iterator of a chain of `yield from`; what that returns goes on here.
static Object *
throw_into_inner(Generator *self, bool closes, Object *inner, Slot *args, size_t count, Object **returned)
{
    hold(incref(inner));
    Object *type = args[0].ref;
    Type *cls = is_type(type) ? (Type *)type : type->type;
    if (closes && type_is_subtype(cls, exception_types[EXC_GeneratorExit])) {
        self->state = GENERATOR_EXECUTING;
        int error = close_iterator(inner);
        self->state = GENERATOR_SUSPENDED_YIELD_FROM;
        drop_held(1);
        if (error < 0) {
            return resume(self, NULL, returned);
        }
        return raise_thrown(type, count > 1 ? args[1].ref : NULL, count > 2 ? args[2].ref : NULL) < 0
                   ? NULL
                   : resume(self, NULL, returned);
    }
    Object *method = NULL;
    int found = is_sendable(inner) ? 1 : object_find_attr(inner, names.throw_, &method);
    if (found < 0) {
        drop_held(1);
        return NULL;
    }
    if (found == 0) {
        drop_held(1);
        return raise_thrown(type, count > 1 ? args[1].ref : NULL, count > 2 ? args[2].ref : NULL) < 0
                   ? NULL
                   : resume(self, NULL, returned);
    }
    hold(method != NULL ? method : None);
    self->state = GENERATOR_EXECUTING;
    Frame *back = current_frame;
    self->frame.previous = back;
    if (method == NULL) {
        current_frame = &self->frame;  // as it is when the inner one is resumed by `yield from` itself
    }
    Object *result = method == NULL ? generator_throw_in(inner, closes, args, count)
                                    : object_call(method, args, count, NULL);
    current_frame = back;
    self->frame.previous = NULL;
    self->state = GENERATOR_SUSPENDED_YIELD_FROM;
    drop_held(2);  // the frame still has it, and is where it dies
    if (result != NULL) {
        return result;
    }
    // The inner one ended or failed: the frame goes on behind its SEND loop with the exception, which CLEANUP_THROW
    // turns into the value of `yield from` when it is StopIteration.
    return resume(self, NULL, returned);
}

Object *
generator_throw(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)keyword_names;
    if (count > 1 && warn(EXC_DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg "
                                                  "signature instead.") < 0) {
        return NULL;
    }
    return generator_throw_in(op, true, args, count);
}

SMALL Object *
generator_throw_in(Object *op, bool closes, Slot *args, size_t count)
{
    Generator *self = (Generator *)op;
    Object *returned = NULL;
    Object *result;
    Object *inner = waits_for(self);
    if (inner != NULL) {
        result = throw_into_inner(self, closes, inner, args, count, &returned);
    } else {
        if (raise_thrown(args[0].ref, count > 1 ? args[1].ref : NULL, count > 2 ? args[2].ref : NULL) < 0) {
            return NULL;
        }
        result = resume(self, NULL, &returned);
    }
    return result != NULL ? result : finish_with(self, returned);
}

// --- life -------------------------------------------------------------------------------------------

void
generator_finalize(Object *op)
{
    Generator *self = (Generator *)op;
    if (is_finished(self)) {
        return;
    }
    Object *error = error_take();
    if (error != NULL) {
        hold(error);
    }
    Object *result;
    const char *doing = "while closing generator";
    if (is_exact(op, &AsyncGeneratorType) && self->origin_or_finalizer != NULL && !self->closed) {
        hold(incref(self->origin_or_finalizer));
        result = drop_held_under(object_call_one(self->origin_or_finalizer, op), 1);
        doing = "while finalizing generator";
    } else if (is_exact(op, &CoroutineType) && self->state == GENERATOR_CREATED) {
        result = warn_never_awaited(op) < 0 ? NULL : None;
        doing = "while finalizing coroutine";
    } else {
        result = generator_close(op, NULL, 0, NULL);
    }
    if (result == NULL) {
        error_write_unraisable(op, doing);
    } else {
        decref(result);
    }
    if (error != NULL) {
        error_give(let_go());
    }
}

int
generator_traverse(Object *op, Visit visit, void *context)
{
    Generator *self = (Generator *)op;
    if (profile->generators_hold_code) {
        VISIT_SLOT(self->frame.code);
    }
    VISIT_SLOT(self->name);
    VISIT_SLOT(self->qualname);
    if (self->state != GENERATOR_CLEARED) {
        VISIT_SLOT(self->frame.object);
    }
    if (self->state == GENERATOR_EXECUTING) {
        // CPython does not know how far the stack of a running frame goes, and visits no local either.
        VISIT_SLOT(self->frame.function);
        VISIT_SLOT(self->frame.code);
    } else if (self->state != GENERATOR_CLEARED) {
        int stop = frame_traverse(&self->frame, visit, context);
        if (stop != 0) {
            return stop;
        }
    } else if (profile->ended_generators_visit_code) {
        VISIT_SLOT(self->frame.code);
    }
    VISIT_SLOT(self->handled.exception);
    if (is_exact(op, &AsyncGeneratorType)) {
        VISIT_SLOT(self->origin_or_finalizer);
    }
    return 0;
}

void
generator_dealloc(Object *op)
{
    Generator *self = (Generator *)op;
    gc_untrack(op);
    if (self->weaklist != NULL) {
        weakref_clear_all(op);
    }
    gc_track(op);
    if (gc_finalize_from_dealloc(op) < 0) {
        return;
    }
    gc_untrack(op);
    CLEAR_SLOT(self->origin_or_finalizer);
    if (self->state != GENERATOR_CLEARED) {
        generator_finish(self);
    }
    CLEAR_SLOT(self->handled.exception);
    CLEAR_SLOT(self->frame.code);
    CLEAR_SLOT(self->name);
    CLEAR_SLOT(self->qualname);
    gc_free(op);
}

SMALL void
generator_holders(Object *op, HolderVisitor *v)
{
    Generator *self = (Generator *)op;
    if (profile->generators_hold_code && self->state != GENERATOR_CLEARED) {
        visit_field(v, (Object *)self->frame.code, "gi_code");
    }
    visit_field(v, self->name, "__name__");
    visit_field(v, self->qualname, "__qualname__");
    visit_field(v, self->handled.exception, "exception being handled");
    visit_field(v, self->origin_or_finalizer, is_exact(op, &CoroutineType) ? "cr_origin" : "finalizer");
    frame_holders(&self->frame, v);  // also while it is being cleared
}

size_t
generator_size(const Object *op)
{
    return profile->generator_size + ((const Generator *)op)->slot_count * sizeof(Slot);
}

Object *
generator_repr(Object *op)
{
    return str_format("<%s object %U at 0x%x>", op->type->name, ((Generator *)op)->qualname, object_id(op));
}

// --- attributes -------------------------------------------------------------------------------------

Object *
generator_get_name(Object *op)
{
    return incref(((Generator *)op)->name);
}

Object *
generator_get_qualname(Object *op)
{
    return incref(((Generator *)op)->qualname);
}

static int
set_text(Object *op, Object *value, bool qualified)
{
    Generator *self = (Generator *)op;
    if (value == NULL || !is_str(value)) {
        raise(EXC_TypeError, "%s must be set to a string object", qualified ? "__qualname__" : "__name__");
        return -1;
    }
    Object *old = qualified ? self->qualname : self->name;
    incref(value);
    if (qualified) {
        self->qualname = value;
    } else {
        self->name = value;
    }
    decref(old);
    return 0;
}

SMALL int
generator_set_name(Object *op, Object *value)
{
    return set_text(op, value, false);
}

SMALL int
generator_set_qualname(Object *op, Object *value)
{
    return set_text(op, value, true);
}

Object *
generator_get_frame(Object *op)
{
    Generator *self = (Generator *)op;
    if (is_finished(self)) {
        return None;
    }
    FrameObject *object = frame_get_object(&self->frame);
    return object == NULL ? NULL : incref(&object->base);
}

Object *
generator_get_running(Object *op)
{
    return bool_from(((Generator *)op)->state == GENERATOR_EXECUTING);
}

Object *
generator_get_suspended(Object *op)
{
    uint8_t state = ((Generator *)op)->state;
    return bool_from(state == GENERATOR_SUSPENDED || state == GENERATOR_SUSPENDED_YIELD_FROM);
}

Object *
generator_get_code(Object *op)
{
    Generator *self = (Generator *)op;
    return self->frame.code == NULL ? None : incref((Object *)self->frame.code);
}

Object *
generator_get_inner(Object *op)
{
    Object *inner = waits_for((Generator *)op);
    return incref(inner != NULL ? inner : None);
}

const MethodDef generator_methods[] = {
    {"send", generator_send_method, 1, 1, 0, NULL},
    {"throw", generator_throw, 1, 3, 0, NULL},
    {"close", generator_close, 0, 0, 0, NULL},
    {"__sizeof__", object_method_whole_size, 0, 0, 0, "gen.__sizeof__() -> size of gen in memory, in bytes"},
    {.name = NULL},
};

static const ComputedDef generator_computed[] = {
    COMPUTED_MEMBER_TO(11, "gi_code", generator_get_code),
    {.member = {.name = NULL}},
};

static const GetsetDef generator_getsets[] = {
    {"__name__", generator_get_name, generator_set_name},
    {"__qualname__", generator_get_qualname, generator_set_qualname},
    {"gi_frame", generator_get_frame, NULL},
    {"gi_running", generator_get_running, NULL},
    {"gi_suspended", generator_get_suspended, NULL},
    {"gi_code", generator_get_code, NULL},
    {"gi_yieldfrom", generator_get_inner, NULL},
    {.name = NULL},
};

Type GeneratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "generator",
    .id = TYPE_GENERATOR_ID,
    GENERATOR_LIFE,
    .iter = iterator_itself,
    .next = generator_next,
    .methods = generator_methods,
    .computed = generator_computed,
    .getsets = generator_getsets,
};
