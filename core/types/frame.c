#include "types/frame.h"
#include "base/buffer.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/function.h"
#include "types/generator.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

_Static_assert(sizeof(FrameObject) == 64, "CPython's size");

Frame *current_frame;
Object *(*frame_locals_hook)(Object *frame);

// Frames being left, innermost last.
static Frame **leaving;
static uint32_t leaving_count, leaving_capacity;

void
frames_reset(void)
{
    current_frame = NULL;
    host_free(leaving);
    leaving = NULL;
    leaving_count = leaving_capacity = 0;
    frame_loans_reset();
}

void
frames_leaving(void (*visit)(Frame *, void *), void *context)
{
    for (uint32_t i = 0; i < leaving_count; i++) {
        visit(leaving[i], context);
    }
}

// --- the frame itself -------------------------------------------------------------------------------

static size_t
frame_size(const Code *code)
{
    return offsetof(Frame, slots) + (code->local_count + code->stack_size) * sizeof(Slot);
}

// Of a frame's object, as the release has it.
static size_t
counted_size(const Code *code)
{
    return profile->frame_size + frame_size(code) - offsetof(Frame, slots)
           - (code->uncounted_slots + code->guard_slots) * sizeof(Slot);
}

Frame *
frame_outer(const Frame *frame)
{
    Frame *outer = frame->previous;
    while (outer != NULL && outer->code->body->stands_for_c) {
        outer = outer->previous;
    }
    return outer;
}

uint32_t
frame_line(const Frame *frame)
{
    return code_position(frame->code, frame_instruction(frame))->line;
}

void
frame_clear_slots(Frame *frame)
{
    if (profile->clears_locals_backwards) {
        for (uint32_t i = frame->top; i > 0; i--) {
            CLEAR_SLOT(frame->slots[i - 1].ref);
        }
    } else {
        for (uint32_t i = 0; i < frame->top; i++) {
            CLEAR_SLOT(frame->slots[i].ref);
        }
    }
    frame->top = 0;
    if (!profile->frames_keep_locals) {
        CLEAR_SLOT(frame->locals);
    }
}

// The frame leaves the stack but somebody keeps its object: the contents move into it.
static void
move_into_object(FrameObject *object, Frame *frame)
{
    Frame *own = (Frame *)(object + 1);
    memcpy(own, frame, offsetof(Frame, slots) + frame->top * sizeof(Slot));
    frame->top = 0;
    frame->code = NULL;
    frame->function = frame->locals = NULL;
    own->owner = FRAME_IN_OBJECT;
    own->object = NULL;
    object->frame = own;
    Frame *back = frame_outer(own);
    own->previous = NULL;
    if (back != NULL) {
        Object *error = error_take();
        FrameObject *outer = frame_get_object(back);
        if (outer != NULL) {
            object->back = (FrameObject *)incref(&outer->base);
        } else {
            error_clear();
        }
        error_give(error);
    }
    gc_track(&object->base);
}

void
frame_leave(Frame *frame)
{
    if (leaving_count == leaving_capacity) {
        leaving_capacity = leaving_capacity ? 2 * leaving_capacity : 16;
        leaving = host_realloc(leaving, leaving_capacity * sizeof(Frame *));
    }
    bool listed = frame->owner == FRAME_ON_STACK;
    if (listed) {
        leaving[leaving_count++] = frame;
    }
    FrameObject *object = frame->object;
    if (object != NULL) {
        if (object->base.refcnt > 1) {
            move_into_object(object, frame);
        }
        frame->object = NULL;
        decref(&object->base);
    }
    frame_clear_slots(frame);
    CLEAR_SLOT(frame->locals);
    CLEAR_SLOT(frame->function);
    CLEAR_SLOT(frame->code);
    if (listed) {
        leaving_count--;
    }
}

int
frame_traverse(Frame *frame, Visit visit, void *context)
{
    VISIT_SLOT(frame->locals);
    VISIT_SLOT(frame->function);
    VISIT_SLOT(frame->code);
    for (uint32_t i = 0; i < frame->top; i++) {
        VISIT_SLOT(frame->slots[i].ref);
    }
    return 0;
}

static void
visit_frame_field(HolderVisitor *v, const Object *op, const char *field)
{
    if (op != NULL) {
        v->reference(v, op, (Holder){.kind = HOLDER_FRAME_FIELD, .field = field});
    }
}

SMALL void
frame_holders(Frame *frame, HolderVisitor *v)
{
    visit_frame_field(v, (Object *)frame->code, "f_code");
    if (UNLIKELY(profile->borrows_locals) && frame_borrows_function(frame)) {
        visit_holder(v, frame->function, HOLDER_BORROWED, 0, NULL);
    } else {
        visit_frame_field(v, frame->function, "function");
    }
    visit_frame_field(v, frame->locals, "f_locals");
    visit_frame_field(v, (Object *)frame->object, "frame object");
    if (frame->code == NULL) {
        return;
    }
    uint32_t locals = frame->code->local_count;
    for (uint32_t i = 0; i < frame->top; i++) {
        if (UNLIKELY(profile->borrows_locals) && frame_borrows(frame, i)) {
            if (i < locals) {
                visit_holder(v, frame->slots[i].ref, HOLDER_LENT, i, tuple_peek(frame->code->local_names, i));
            } else {
                visit_holder(v, frame->slots[i].ref, HOLDER_BORROWED, i - locals, NULL);
            }
        } else if (i < locals) {
            visit_holder(v, frame->slots[i].ref, HOLDER_LOCAL, i, tuple_peek(frame->code->local_names, i));
        } else {
            visit_holder(v, frame->slots[i].ref, HOLDER_STACK, i - locals, NULL);
        }
    }
}

// The value of a local, borrowed, or NULL. Hidden are those of a comprehension that runs in a module or class.
static Object *
local_value(const Frame *frame, uint32_t i, bool hidden)
{
    const Code *code = frame->code;
    Object *value = frame->slots[i].ref;
    if (((code->local_kinds[i] & LOCAL_HIDDEN) != 0) != hidden) {
        return NULL;
    }
    if (value != NULL && (code->local_kinds[i] & (LOCAL_CELL | LOCAL_FREE)) && is_exact(value, &CellType)) {
        value = ((Cell *)value)->contents;
    }
    return value;
}

static bool
has_hidden_locals(const Frame *frame)
{
    for (uint32_t i = 0; i < frame->code->local_count && i < frame->top; i++) {
        if (local_value(frame, i, true) != NULL) {
            return true;
        }
    }
    return false;
}

// The dict loses a name that has no value. CPython asks it to in any case, and forgets the KeyError. 0 or -1.
static int
forget_local(Object *dict, Object *name, bool is_asked)
{
    if (dict_peek(dict, name) != NULL) {
        return dict_delete(dict, name);
    }
    if (is_asked) {
        raise_key_error(name);
        error_clear();
    }
    return 0;
}

static SMALL Object *
collect_locals(Frame *frame, bool is_asked)
{
    bool named = frame->locals != NULL && !(frame->code->flags & CODE_OPTIMIZED);
    bool is_namespace = named && !has_hidden_locals(frame);
    Object *dict = !is_namespace && (frame->locals == NULL || named) ? dict_new() : incref(frame->locals);
    if (dict == NULL) {
        return NULL;
    }
    hold(dict);
    if (profile->locals_hide_some) {
        Object *hidden = dict_new();
        if (hidden == NULL) {
            drop_held(1);
            return NULL;
        }
        decref(hidden);
    }
    if (is_namespace) {
        return let_go();
    }
    if (!named && profile->frames_keep_locals && frame->locals == NULL) {
        frame->locals = incref(dict);
    }
    const Code *code = frame->code;
    for (uint32_t i = 0; i < code->local_count; i++) {
        Object *value = i < frame->top ? local_value(frame, i, named) : NULL;  // a cleared frame has none
        Object *name = tuple_peek(code->local_names, i);
        if (value == NULL) {
            if (frame->locals == dict && forget_local(dict, name, is_asked) < 0) {
                drop_held(1);
                return NULL;
            }
            continue;
        }
        if (dict_set(dict, name, value) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    const FrameObject *object = frame->owner == FRAME_IN_OBJECT ? (FrameObject *)frame - 1 : frame->object;
    if (object != NULL && object->extra_locals != NULL && dict_merge(dict, object->extra_locals, 1) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

Object *
frame_locals(Frame *frame)
{
    return collect_locals(frame, false);
}

SMALL Object *
frame_locals_asked(Frame *frame)
{
    if (profile->frames_keep_locals || (frame->locals != NULL && !has_hidden_locals(frame))) {
        return collect_locals(frame, true);
    }
    // CPython updates a dict from what it makes of its frame object, by a list of the names and an iterator.
    FrameObject *object = frame_get_object(frame);
    Object *arguments = object == NULL ? NULL : tuple_pack(1, &object->base);
    if (arguments == NULL) {
        return NULL;
    }
    decref(arguments);
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    gc_note_fleeting(2);
    hold(list);
    return drop_held_under(collect_locals(frame, true), 1);
}

// --- the frame object -------------------------------------------------------------------------------

// A tuple of what has been replaced through f_locals, or NULL: a borrowed reference to it may stand on the stack (CPython 3.14).
// It lies behind the room for the frame.
enum { OVERWRITTEN_SIZE = 16 };
static Object **
overwritten_locals(FrameObject *self)
{
    return (Object **)((char *)self + sizeof *self + frame_size(self->frame->code));
}

FrameObject *
frame_get_object(Frame *frame)
{
    if (frame->object != NULL) {
        return frame->object;
    }
    Object *error = error_take();
    if (error != NULL) {
        hold(error);
    }
    size_t overwritten = profile->keeps_overwritten_locals ? OVERWRITTEN_SIZE : 0;
    size_t size = sizeof(FrameObject) + frame_size(frame->code) + overwritten;
    heap_unlike((int)counted_size(frame->code) - (int)size);
    FrameObject *object = (FrameObject *)gc_new(&FrameType, size);
    if (object == NULL) {
        if (error != NULL) {
            drop_held(1);  // MemoryError takes its place
        }
        return NULL;
    }
    memset((char *)object + sizeof(Object), 0, sizeof(FrameObject) - sizeof(Object));
    object->frame = frame;
    if (overwritten > 0) {
        memset(overwritten_locals(object), 0, OVERWRITTEN_SIZE);
    }
    object->trace_lines = 1;
    frame->object = object;
    if (error != NULL) {
        error_give(let_go());
    }
    return object;
}

// The next frame outwards, borrowed; made when needed. NULL: there is none, or with an error.
static Object *
frame_back(FrameObject *op)
{
    if (op->back != NULL) {
        return &op->back->base;
    }
    Frame *outer = frame_outer(op->frame);
    return outer == NULL ? NULL : (Object *)frame_get_object(outer);
}

static SMALL int
frame_object_traverse(Object *op, Visit visit, void *context)
{
    FrameObject *self = (FrameObject *)op;
    VISIT_SLOT(self->back);
    VISIT_SLOT(self->trace);
    VISIT_SLOT(self->extra_locals);
    VISIT_SLOT(self->called);
    if (profile->keeps_overwritten_locals) {
        VISIT_SLOT(*overwritten_locals(self));
    }
    return self->frame->owner == FRAME_IN_OBJECT ? frame_traverse(self->frame, visit, context) : 0;
}

static SMALL void
frame_object_clear(Object *op)
{
    FrameObject *self = (FrameObject *)op;
    CLEAR_SLOT(self->trace);
    CLEAR_SLOT(self->extra_locals);
    CLEAR_SLOT(self->called);
    if (profile->keeps_overwritten_locals) {
        CLEAR_SLOT(*overwritten_locals(self));
    }
    if (self->frame->owner == FRAME_IN_OBJECT) {
        frame_clear_slots(self->frame);
    }
}

static SMALL void
frame_object_dealloc(Object *op)
{
    FrameObject *self = (FrameObject *)op;
    gc_untrack(op);
    frame_object_clear(op);
    if (self->frame->owner == FRAME_IN_OBJECT) {
        CLEAR_SLOT(self->frame->locals);
        CLEAR_SLOT(self->frame->function);
        CLEAR_SLOT(self->frame->code);
    }
    CLEAR_SLOT(self->back);
    gc_free(op);
}

static SMALL void
frame_object_holders(Object *op, HolderVisitor *v)
{
    FrameObject *self = (FrameObject *)op;
    visit_field(v, (Object *)self->back, "f_back");
    visit_field(v, self->trace, "f_trace");
    visit_field(v, self->extra_locals, "extra locals");
    visit_field(v, self->called, "function being called");
    if (profile->keeps_overwritten_locals) {
        visit_field(v, *overwritten_locals(self), "overwritten locals");
    }
    if (self->frame->owner == FRAME_IN_OBJECT) {
        frame_holders(self->frame, v);
    }
}

static size_t
frame_object_size(const Object *op)
{
    return counted_size(((const FrameObject *)op)->frame->code);
}

static Object *
frame_object_repr(Object *op)
{
    Frame *frame = ((FrameObject *)op)->frame;
    return str_format("<frame at 0x%x, file %R, line %u, code %U>", object_id(op), frame->code->filename,
                      frame_line(frame), frame->code->name);
}

static SMALL Object *
get_back(Object *op)
{
    Object *back = frame_back((FrameObject *)op);
    return back == NULL ? (error_pending() ? NULL : None) : incref(back);
}

static Object *
get_code(Object *op)
{
    return incref(&((FrameObject *)op)->frame->code->base.base);
}

static Object *
get_globals(Object *op)
{
    return incref(((FrameObject *)op)->frame->globals);
}

static Object *
get_builtins(Object *op)
{
    return incref(((FrameObject *)op)->frame->builtins);
}

// Of a function: a FrameLocalsProxy, which writes through; until 3.12 the dict that locals() gives, too (frameobject.c,
// PEP 667). A comprehension that runs inside the frame has its own variables.
static SMALL Object *
get_locals(Object *op)
{
    Frame *frame = ((FrameObject *)op)->frame;
    if (profile->frames_keep_locals) {
        return frame_locals_asked(frame);
    }
    if (frame->locals == NULL && !(frame->code->flags & CODE_OPTIMIZED)) {
        frame->locals = dict_new();  // of a class, and the frame was cleared
        return xincref(frame->locals);
    }
    if (frame->locals != NULL && !has_hidden_locals(frame)) {
        return incref(frame->locals);
    }
    return frame_locals_hook(op);
}

static int
keep_overwritten(FrameObject *self, Object *old)
{
    Object **place = overwritten_locals(self), *before = *place;
    int64_t count = before == NULL ? 0 : tuple_length(before);
    Object *tuple = tuple_new(count + 1);
    if (tuple == NULL) {
        return -1;
    }
    for (int64_t i = 0; i <= count; i++) {
        tuple_give_item(tuple, i, incref(i < count ? tuple_peek(before, i) : old));
    }
    *place = tuple;
    xdecref(before);
    return 0;
}

SMALL int
frame_set_local(FrameObject *self, Object *name, Object *value)
{
    Frame *frame = self->frame;
    const Code *code = frame->code;
    bool hidden = frame->locals != NULL;
    for (uint32_t i = 0; i < code->local_count && i < frame->top; i++) {
        int same = object_compare_bool(tuple_peek(code->local_names, i), name, COMPARE_EQ);
        if (same < 0) {
            return -1;
        }
        if (same == 0 || ((code->local_kinds[i] & LOCAL_HIDDEN) != 0) != hidden) {
            continue;
        }
        Object **place = &frame->slots[i].ref;
        if ((code->local_kinds[i] & (LOCAL_CELL | LOCAL_FREE)) && *place != NULL && is_exact(*place, &CellType)) {
            place = &((Cell *)*place)->contents;
        } else if (profile->keeps_overwritten_locals && *place != value) {
            if (*place != NULL && !is_immortal(*place) && keep_overwritten(self, *place) < 0) {
                return -1;
            }
            frame_owns(frame, i);
        }
        Object *old = *place;
        *place = incref(value);
        xdecref(old);
        return 1;
    }
    return 0;
}

Object *
frame_extra_locals(FrameObject *self)
{
    if (self->extra_locals == NULL) {
        self->extra_locals = dict_new();
    }
    return self->extra_locals;
}

static SMALL Object *
get_line(Object *op)
{
    const Frame *frame = ((FrameObject *)op)->frame;
    uint32_t line = frame_line(frame);
    // Instructions that the compiler added have none. A module begins before its first line.
    return line == 0 && frame->pc->op != OP_RESUME ? None : int_from(line);
}

static SMALL Object *
get_last_instruction(Object *op)
{
    const Frame *frame = ((FrameObject *)op)->frame;
    // A generator that waits does so at the next instruction.
    bool waits = frame->owner == FRAME_IN_GENERATOR && frame->previous == NULL;
    return int_from(code_offset(frame->code, frame_instruction(frame) + waits));
}

static Object *
frame_object_clear_method(Object *op, Slot *args, size_t count, Object *names)
{
    (void)args, (void)count, (void)names;
    FrameObject *self = (FrameObject *)op;
    if (self->frame->owner == FRAME_IN_GENERATOR) {
        Generator *generator = generator_of(self->frame);
        bool is_suspended = generator->state == GENERATOR_SUSPENDED || generator->state == GENERATOR_SUSPENDED_YIELD_FROM;
        if (generator->state == GENERATOR_CREATED || (is_suspended && profile->clears_suspended_frames)) {
            generator_finalize(&generator->base);
            return None;
        }
        raise(EXC_RuntimeError, is_suspended ? "cannot clear a suspended frame" : "cannot clear an executing frame");
        return NULL;
    }
    if (self->frame->owner != FRAME_IN_OBJECT) {
        raise(EXC_RuntimeError, "cannot clear an executing frame");
        return NULL;
    }
    frame_object_clear(op);
    return None;
}

static const MethodDef frame_methods[] = {
    {"clear", frame_object_clear_method, 0, 0, 0, NULL},
    {"__sizeof__", object_method_whole_size, 0, 0, 0, "F.__sizeof__() -> size of F in memory, in bytes"},
    {.name = NULL},
};

#define SWITCH(get, set, field)                                              \
    static Object *get(Object *op)                                                 \
    {                                                                              \
        return bool_from(((FrameObject *)op)->field);                              \
    }                                                                              \
    static int set(Object *op, Object *value)                                      \
    {                                                                              \
        if (value == NULL || value->type != &BoolType) {                           \
            raise(EXC_TypeError, value == NULL ? "can't delete numeric/char attribute" \
                                               : "attribute value type must be bool");  \
            return -1;                                                             \
        }                                                                          \
        ((FrameObject *)op)->field = value == True;                                \
        return 0;                                                                  \
    }
SWITCH(get_trace_lines, set_trace_lines, trace_lines)
SWITCH(get_trace_opcodes, set_trace_opcodes, trace_opcodes)
#undef SWITCH

static Object *
get_trace(Object *op)
{
    Object *trace = ((FrameObject *)op)->trace;
    return incref(trace != NULL ? trace : None);
}

static int
set_trace(Object *op, Object *value)
{
    FrameObject *self = (FrameObject *)op;
    Object *old = self->trace;
    self->trace = value == None ? NULL : xincref(value);
    xdecref(old);
    return 0;
}

static const GetsetDef frame_getsets[] = {
    {"f_trace", get_trace, set_trace},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes},
    {"f_back", get_back, NULL},         {"f_code", get_code, NULL},     {"f_globals", get_globals, NULL},
    {"f_builtins", get_builtins, NULL}, {"f_locals", get_locals, NULL}, {"f_lineno", get_line, NULL},
    {"f_lasti", get_last_instruction, NULL}, {.name = NULL},
};

static const ComputedDef frame_computed[] = {
    WRITABLE_MEMBER("f_trace_lines", get_trace_lines, set_trace_lines),
    {{"f_trace_opcodes", COMPUTED, false, false}, get_trace_opcodes, set_trace_opcodes, 11},
    {.member = {.name = NULL}},
};

Type FrameType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "frame",
    .id = TYPE_FRAME_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(FrameObject),
    .item_size = sizeof(Slot),
    .dealloc = frame_object_dealloc,
    .traverse = frame_object_traverse,
    .clear = frame_object_clear,
    .holders = frame_object_holders,
    .size_of = frame_object_size,
    .repr = frame_object_repr,
    .methods = frame_methods,
    .getsets = frame_getsets,
    .computed = frame_computed,
};
