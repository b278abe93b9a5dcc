// sys.settrace and sys.setprofile. While one of them has a function, every instruction comes here first (run.c sets the
// fuse to one tick), where the events that CPython reports are read off the instruction: RESUME is a call, a change of
// line or a jump backwards a line, what leaves the frame a return. Modules of the library are not traced.
#include "gc/gc.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/exception.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "vm/run.h"
#include "vm/vm.h"

Tracing tracing;

#define AT_START UINT32_MAX  // as FrameObject.line: no instruction has been executed yet

void
tracing_set(Object **place, Object *function)
{
    Object *old = *place;
    *place = function == None ? NULL : incref(function);
    xdecref(old);
    run_look_again();
}

// Calls a trace function; the result is NULL with an error, and then it has been taken away.
static Object *
call_tracer(Object **place, Object *function, FrameObject *frame, const char *event, Object *arg)
{
    hold(incref(function));
    hold(incref(&frame->base));
    hold(incref(arg));
    Object *name = str_from(event);
    Object *result = NULL;
    if (name != NULL) {
        hold(name);
        tracing.busy = true;
        result = object_call(function, (Slot[]){{&frame->base}, {name}, {arg}}, 3, NULL);
        tracing.busy = false;
        drop_held(1);
    }
    drop_held(3);
    if (result == NULL) {
        Object *error = error_take();
        hold(error);
        tracing_set(place, None);
        error_give(let_go());
    }
    return result;
}

// One event of a frame, for the tracer, the profiler or both. 0 or -1.
static int
report(Frame *frame, const char *event, Object *arg, bool is_call, bool to_tracer, bool to_profiler)
{
    FrameObject *object = frame_get_object(frame);
    if (object == NULL) {
        return -1;
    }
    Object *function = !to_tracer ? NULL : is_call ? tracing.tracer : object->trace;
    if (function != NULL && function != None && tracing.tracer != NULL) {
        Object *result = call_tracer(&tracing.tracer, function, object, event, arg);
        if (result == NULL) {
            CLEAR_SLOT(object->trace);
            return -1;
        }
        if (result != None) {
            Object *old = object->trace;
            object->trace = result;
            xdecref(old);
        }
    }
    if (to_profiler && tracing.profiler != NULL) {
        Object *result = call_tracer(&tracing.profiler, tracing.profiler, object, event, arg);
        if (result == NULL) {
            return -1;
        }
        decref(result);
    }
    return 0;
}

// What sys.setprofile calls a c_call: a built-in function or method on the stack of a call. NEW_REF, or NULL.
static Object *
built_in_callee(const Frame *frame, Instruction instruction)
{
    uint32_t below = instruction.arg + (instruction.op == OP_CALL_KW ? 3 : 2);
    if (instruction.op == OP_CALL_FUNCTION_EX) {
        below = (instruction.arg & 1) + 3;
    }
    const Slot *base = frame->slots + frame->top - below;
    Object *callable = base[0].ref;
    if (callable->type == &MethodType) {
        callable = ((const Method *)callable)->function;
    }
    if (callable->type == &BuiltinFunctionType) {
        return incref(callable);
    }
    if (callable->type == &MethodDescriptorType && instruction.op != OP_CALL_FUNCTION_EX) {
        Object *self = base[1].ref != NULL ? base[1].ref : instruction.arg > 0 ? base[2].ref : NULL;
        Object *bound = self == NULL ? NULL : callable->type->descr_get(callable, self, (Object *)self->type);
        error_clear();
        return bound;
    }
    return NULL;
}

static int
report_line(Frame *frame, FrameObject *object, Instruction instruction)
{
    const CodeBody *body = frame->code->body;
    uint32_t i = frame_instruction(frame), before = object->line;
    object->line = i + 1;
    if (instruction.op == OP_RESUME || instruction.op == OP_END_FOR || instruction.op == OP_END_SEND) {
        return 0;
    }
    uint32_t line = body->positions[i].line;
    if (before == 0) {
        before = i;  // watched from here on
    }
    if (line != 0 && object->trace_lines &&
        (before == AT_START || body->positions[before - 1].line != line ||
         (i < before - 1 && body->instructions[before - 1].op != OP_JUMP_BACKWARD_NO_INTERRUPT)) &&
        report(frame, "line", None, false, true, false) < 0) {
        return -1;
    }
    return object->trace_opcodes ? report(frame, "opcode", None, false, true, false) : 0;
}

int
trace_instruction(Frame *frame)
{
    const CodeBody *body = frame->code->body;
    if (tracing.busy || body->is_library) {
        return 0;
    }
    Instruction instruction = *frame->pc;
    FrameObject *object = frame->object;
    if (object != NULL && object->called != NULL) {
        Object *called = object->called;
        object->called = NULL;
        hold(called);
        int result = report(frame, "c_return", called, false, false, true);
        drop_held(1);
        if (result < 0) {
            return -1;
        }
    }
    if (instruction.op == OP_RESUME) {
        if (report(frame, "call", None, true, true, true) < 0) {
            return -1;
        }
        if (frame->object != NULL) {
            // A generator goes on inside its line.
            frame->object->line = (instruction.arg & 3) == 0 ? AT_START : frame_instruction(frame) + 1;
        }
        return 0;
    }
    if (object != NULL && object->trace != NULL && report_line(frame, object, instruction) < 0) {
        return -1;
    }
    Object *value = NULL;
    switch ((Opcode)instruction.op) {
    case OP_RETURN_CONST:
        value = tuple_peek(frame->code->constants, instruction.arg);
        break;
    case OP_RETURN_VALUE:
    case OP_YIELD_VALUE:
        value = frame->slots[frame->top - 1].ref;
        break;
    case OP_CALL:
    case OP_CALL_KW:
    case OP_CALL_FUNCTION_EX: {
        Object *called = tracing.profiler == NULL ? NULL : built_in_callee(frame, instruction);
        if (called == NULL) {
            return 0;
        }
        hold(called);
        int result = report(frame, "c_call", called, false, false, true);
        object = frame->object;
        called = let_go();
        if (result < 0 || object == NULL) {
            decref(called);
            return result;
        }
        object->called = called;
        return 0;
    }
    default:
        return 0;
    }
    return report(frame, "return", value, false, true, true);
}

int
trace_end_of_generator(Frame *frame, Object *value)
{
    if (frame->object == NULL || frame->object->trace == NULL) {
        return 0;
    }
    raise_stop_iteration(value == None ? NULL : value);
    Object *stop = hold(error_take());
    error_give(incref(stop));
    trace_exception(frame, TRACED_ARRIVES);
    Object *pending = error_take();
    drop_held(1);
    if (pending != stop) {
        error_give(pending);
        return -1;
    }
    decref(pending);
    return 0;
}

// The pending exception waits while a trace function runs; one that it raises takes its place.
void
trace_exception(Frame *frame, TracedException what)
{
    if (tracing.busy || frame->code->body->is_library) {
        return;
    }
    Object *exception = error_take();
    hold(exception);
    FrameObject *object = frame->object;
    Object *called = object == NULL ? NULL : object->called;
    int result = 0;
    if (called != NULL) {
        object->called = NULL;
        hold(called);
        result = report(frame, "c_exception", called, false, false, true);
        drop_held(1);
    }
    if (what != TRACED_ARRIVES) {
        bool is_call = what == TRACED_THROWN;
        result = report(frame, is_call ? "call" : "return", None, is_call, true, true);
    } else if (object != NULL && object->trace != NULL && result == 0) {
        Object *traceback = ((Exception *)exception)->traceback;
        Object *arg = tuple_from_slots(
            (Slot[]){{(Object *)exception->type}, {exception}, {traceback != NULL ? traceback : None}}, 3);
        result = -1;
        if (arg != NULL) {
            hold(arg);
            result = report(frame, "exception", arg, false, true, false);
            drop_held(1);
        }
    }
    if (result < 0) {
        drop_held(1);
    } else {
        error_give(let_go());
    }
}

void
trace_stop_iteration(Frame *frame)
{
    if (error_is(EXC_StopIteration)) {
        trace_exception(frame, TRACED_ARRIVES);
    }
}
