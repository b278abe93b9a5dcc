// traceback: the way of an exception through the frames, outermost first.
#include "gc/gc.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/exception.h"
#include "types/fields.h"
#include "types/frame.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/type.h"

#define CODE_OF(frame_object) (((const FrameObject *)(frame_object))->frame->code)

_Static_assert(sizeof(Traceback) == 40, "CPython's size");

static Object *
traceback_new(Object *next, Object *frame, int32_t instruction, int32_t line)
{
    Traceback *self = (Traceback *)gc_new(&TracebackType, sizeof(Traceback));
    if (self == NULL) {
        return NULL;
    }
    self->next = xincref(next);
    self->frame = incref(frame);
    self->instruction = instruction;
    self->line = line;
    gc_track(&self->base);
    return &self->base;
}

int
traceback_add(Object *frame, uint32_t instruction, uint32_t line)
{
    Object *error = hold(error_take());
    Exception *self = (Exception *)error;
    if (is_immortal(error)) {
        error_give(let_go()); // the MemoryError of last resort is shared
        return 0;
    }
    Object *traceback = traceback_new(self->traceback, frame, (int32_t)instruction, (int32_t)line);
    if (traceback != NULL) {
        Object *old = self->traceback;
        self->traceback = traceback;
        xdecref(old); // the new one holds it
        error_give(let_go());
        return 0;
    }
    if (is_exact(error, &MemoryErrorType)) {
        error_give(let_go());
        return 0;
    }
    // The MemoryError that is pending now keeps the other one as its context.
    exception_set_context(pending_error, let_go());
    return -1;
}

static const FieldDef traceback_fields[] = {
    {"tb_next", offsetof(Traceback, next), false},
    {"tb_frame", offsetof(Traceback, frame), false},
    {.name = NULL},
};

static Object *
traceback_type_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)type;
    Object *values[4];
    if (args_parse("traceback", "tb_next tb_frame tb_lasti tb_lineno", args, count, keyword_names, values) <
        0) {
        return NULL;
    }
    if (values[0] != None && !is_exact(values[0], &TracebackType)) {
        raise(EXC_TypeError, "expected traceback object or None, got '%T'", values[0]);
        return NULL;
    }
    if (!is_exact(values[1], &FrameType)) {
        args_raise_wrong("traceback", "argument 'tb_frame'", "frame", values[1]);
        return NULL;
    }
    int64_t numbers[2];
    static const ExceptionKind overflow = EXC_OverflowError;
    for (int i = 0; i < 2; i++) {
        numbers[i] = number_as_index(values[2 + i], &overflow);
        if (numbers[i] == -1 && error_pending()) {
            return NULL;
        }
        if (numbers[i] != (int32_t)numbers[i]) {
            raise(EXC_OverflowError, "signed integer is %s",
                  numbers[i] < 0 ? "less than minimum" : "greater than maximum");
            return NULL;
        }
    }
    int64_t instruction = numbers[0];
    if (instruction >= 0) {
        const Code *code = CODE_OF(values[1]);
        instruction = code_instruction_at(code, numbers[0]);
        if (instruction < 0 || code_offset(code, (uint32_t)instruction) != numbers[0]) {
            instruction = -2 - numbers[0];  // where no instruction begins
        }
    }
    return traceback_new(values[0] == None ? NULL : values[0], values[1], (int32_t)instruction, (int32_t)numbers[1]);
}

static Object *
get_next(Object *op)
{
    Object *next = ((Traceback *)op)->next;
    return incref(next != NULL ? next : None);
}

static int
set_next(Object *op, Object *value)
{
    if (value == NULL) {
        raise(EXC_TypeError, "can't delete tb_next attribute");
        return -1;
    }
    if (value != None && !is_exact(value, &TracebackType)) {
        raise(EXC_TypeError, "expected traceback object, got '%T'", value);
        return -1;
    }
    for (Object *tb = value == None ? NULL : value; tb != NULL; tb = ((Traceback *)tb)->next) {
        if (tb == op) {
            raise(EXC_ValueError, "traceback loop detected");
            return -1;
        }
    }
    Traceback *self = (Traceback *)op;
    Object *old = self->next;
    self->next = value == None ? NULL : incref(value);
    xdecref(old);
    return 0;
}

static Object *
get_last_instruction(Object *op)
{
    const Traceback *self = (Traceback *)op;
    int64_t instruction = self->instruction;
    return int_from(instruction < -1    ? -2 - instruction
                    : instruction == -1 ? -1
                                        : (int64_t)code_offset(CODE_OF(self->frame), (uint32_t)instruction));
}

static Object *
get_line(Object *op)
{
    int32_t line = ((Traceback *)op)->line;
    return line > 0 ? int_from(line) : incref(None);
}

static const GetsetDef traceback_getsets[] = {
    {"tb_next", get_next, set_next},
    {"tb_lineno", get_line, NULL},
    {.name = NULL},
};

static const MemberDef traceback_members[] = {
    {"tb_frame", offsetof(Traceback, frame), true, false},
    {.name = NULL},
};

static const ComputedDef traceback_computed[] = {
    COMPUTED_MEMBER("tb_lasti", get_last_instruction),
    {.member = {.name = NULL}},
};

static Object *
traceback_dir(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)op, (void)args, (void)count, (void)keyword_names;
    static const char *const own[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    Object *list = list_new(0);
    for (int i = 0; i < 4 && list != NULL; i++) {
        hold(list);
        Object *name = str_from(own[i]);
        bool appended = name != NULL && list_append_give(list, name) == 0;
        list = let_go();
        if (!appended) {
            decref(list);
            list = NULL;
        }
    }
    return list;
}

static const MethodDef traceback_methods[] = {
    {"__dir__", traceback_dir, 0, 0, 0, NULL},
    {.name = NULL},
};

Type TracebackType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "traceback",
    .id = TYPE_TRACEBACK_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN,
    .basic_size = sizeof(Traceback),
    .clear = fields_clear,
    .fields = traceback_fields,
    .new = traceback_type_new,
    .methods = traceback_methods,
    .members = traceback_members,
    .computed = traceback_computed,
    .getsets = traceback_getsets,
};
