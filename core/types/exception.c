// BaseException: what all exceptions share, the types of exceptions.def, and the instances kept for
// MemoryError.
#include "types/exception.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/exception_internal.h"
#include "types/held.h"
#include "types/list.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

_Static_assert(sizeof(Exception) == 72 && sizeof(SyntaxErrorObject) == 136 && sizeof(OSErrorObject) == 112 &&
                   sizeof(UnicodeErrorObject) == 112,
               "CPython's sizes");

Type *const exception_types[EXC_COUNT] = {
#define EXCEPTION(name, base) [EXC_##name] = &name##Type,
#include "object/exceptions.def"
#undef EXCEPTION
};

// The row of the type itself or of the nearest base that has one, or NULL.
static const ExceptionFields *
fields_of(const Type *type)
{
    for (; type != NULL && type != &BaseExceptionType; type = type->base_type) {
        for (const ExceptionFields *row = exception_fields; row->type != NULL; row++) {
            if (row->type == type) {
                return row;
            }
        }
    }
    return NULL;
}

static Slot *
own_slots(Object *op)
{
    return (Slot *)((Exception *)op + 1);
}

// --- life -----------------------------------------------------------------------------------------

static int
exception_traverse(Object *op, Visit visit, void *context)
{
    Exception *self = (Exception *)op;
    const ExceptionFields *fields = fields_of(op->type);
    for (uint32_t i = 0; fields != NULL && i < fields->slots; i++) {
        VISIT_SLOT(own_slots(op)[i].ref);
    }
    VISIT_SLOT(self->dict);
    VISIT_SLOT(self->args);
    VISIT_SLOT(self->notes);
    if (self->traceback_is_none && self->traceback == NULL) {
        VISIT_SLOT(None);
    }
    VISIT_SLOT(self->traceback);
    VISIT_SLOT(self->cause);
    VISIT_SLOT(self->context);
    return 0;
}

static void
exception_clear(Object *op)
{
    Exception *self = (Exception *)op;
    const ExceptionFields *fields = fields_of(op->type);
    for (uint32_t i = 0; fields != NULL && i < fields->slots; i++) {
        CLEAR_SLOT(own_slots(op)[i].ref);
    }
    CLEAR_SLOT(self->dict);
    CLEAR_SLOT(self->args);
    CLEAR_SLOT(self->notes);
    CLEAR_SLOT(self->traceback);
    CLEAR_SLOT(self->cause);
    CLEAR_SLOT(self->context);
}

static void
exception_holders(Object *op, HolderVisitor *v)
{
    Exception *self = (Exception *)op;
    const ExceptionFields *fields = fields_of(op->type);
    for (uint32_t i = 0; fields != NULL && i < fields->slots; i++) {
        const char *name = "a field";
        for (const MemberDef *m = fields->members; m != NULL && m->name != NULL; m++) {
            if (m->offset == sizeof(Exception) + i * sizeof(Slot)) {
                name = m->name;
            }
        }
        visit_field(v, own_slots(op)[i].ref, name);
    }
    visit_field(v, self->dict, "__dict__");
    visit_field(v, self->args, "args");
    visit_field(v, self->notes, "__notes__");
    visit_field(v, self->traceback, "__traceback__");
    visit_field(v, self->cause, "__cause__");
    visit_field(v, self->context, "__context__");
}

// --- MemoryErrors are kept, so that running out of memory needs none ----------------------------------
// The kept ones are linked through their dict slot.

enum { KEPT_MEMORY_ERRORS = 16 };

static Exception *kept;
static int kept_count;
static Exception *last_resort; // when all kept ones are out: immortal, has neither traceback nor context

static void *
block_of(Exception *op)
{
    return (char *)op - type_bytes_before(&MemoryErrorType);
}

static bool
keep(Exception *op)
{
    if (kept_count >= KEPT_MEMORY_ERRORS) {
        return false;
    }
    op->dict = (Object *)kept;
    kept = op;
    kept_count++;
    heap_note_free_list(block_of(op), true);
    return true;
}

static Exception *
take_kept(void)
{
    Exception *op = kept;
    if (op == NULL) {
        return NULL;
    }
    kept = (Exception *)op->dict;
    kept_count--;
    heap_note_free_list(block_of(op), false);
    *gc_head(&op->base) = (GcHead){0};
    memset((char *)op + sizeof(Object), 0, sizeof(Exception) - sizeof(Object));
    op->base.refcnt = 1;
    op->base.type = &MemoryErrorType;
    return op;
}

Object *
exception_no_memory(void)
{
    Exception *op = take_kept();
    static bool is_trying;
    if (op == NULL && profile->makes_memory_errors && !is_trying) {
        is_trying = true;
        Object *made = exception_type_new(&MemoryErrorType, NULL, 0, NULL);
        is_trying = false;
        if (made != NULL) {
            return made;
        }
        error_clear();
    }
    if (op == NULL) {
        return &last_resort->base;
    }
    op->args = incref(empty_tuple);
    gc_track(&op->base);
    return &op->base;
}

static Object *
memory_error_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (type != &MemoryErrorType || kept == NULL) {
        return exception_type_new(type, args, count, keyword_names);
    }
    Object *tuple = args_as_tuple(args, count);
    if (tuple == NULL) {
        return NULL;
    }
    Exception *op = take_kept();
    if (op == NULL) {
        decref(tuple);
        return exception_type_new(type, args, count, keyword_names);
    }
    op->args = tuple;
    gc_track(&op->base);
    return &op->base;
}

static void
exception_dealloc(Object *op)
{
    gc_untrack(op);
    exception_clear(op);
    if (op->type == &MemoryErrorType && keep((Exception *)op)) {
        return;
    }
    gc_free(op);
}

// --- making ----------------------------------------------------------------------------------------

static bool
holds_exactly(Object *tuple, Slot *args, size_t count)
{
    bool same = tuple != NULL && (size_t)tuple_length(tuple) == count;
    for (size_t i = 0; i < count && same; i++) {
        same = tuple_peek(tuple, (int64_t)i) == args[i].ref;
    }
    return same;
}

// Of a call without a tuple it keeps the one it has, if __new__ got the same arguments; else that of the call becomes its own.
int
exception_set_args(Object *op, Slot *args, size_t count)
{
    Exception *self = (Exception *)op;
    Object *old = self->args;
    if (args_given_as_tuple(args, count) == NULL && holds_exactly(old, args, count)) {
        return 0;
    }
    Object *tuple = args_as_tuple(args, count);
    if (tuple == NULL) {
        return -1;
    }
    self->args = tuple;
    xdecref(old);
    return 0;
}

// Where a call makes no tuple the exception is born before it.
static Object *
new_before_args(Type *type, Slot *args, size_t count)
{
    Object *self = type_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    hold(self);
    Object *tuple = args_as_tuple(args, count);
    ((Exception *)let_go())->args = tuple;
    if (tuple == NULL) {
        decref(self);
        return NULL;
    }
    return self;
}

Object *
exception_type_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)keyword_names;
    if (takes_array((Object *)type, count) && args_given_as_tuple(args, count) == NULL) {
        return new_before_args(type, args, count);
    }
    Object *tuple = args_as_tuple(args, count);
    if (tuple == NULL) {
        return NULL;
    }
    hold(tuple);
    Object *self = type_alloc(type, 0);
    if (self == NULL) {
        drop_held(1);
        return NULL;
    }
    ((Exception *)self)->args = let_go();
    return self;
}

int
exception_init(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    return args_no_keywords(self->type->name, keyword_names) < 0 ? -1 : exception_set_args(self, args, count);
}

void
exception_set_origin(Object *op, Object *cause)
{
    Exception *self = (Exception *)op;
    Object *old[] = {self->cause, self->context};
    self->cause = incref(cause);
    self->context = incref(cause);
    self->suppress_context = 1;
    xdecref(old[0]);
    xdecref(old[1]);
}

Object *
exception_new(Type *type, Object *argument)
{
    Slot args[1] = {{argument}};
    size_t count = argument != NULL;
    Object *self = type->new (type, args, count, NULL);
    // Text alone is not what UnicodeDecodeError and its like are made of; they show it as it is.
    if (self != NULL && type->init != exception_init && !type_is_subtype(type, &UnicodeErrorType)) {
        hold(self);
        int result = type->init(self, args, count, NULL);
        self = let_go();
        if (result < 0) {
            decref(self);
            return NULL;
        }
    }
    return self;
}

Object *
exception_context(Object *op)
{
    return ((Exception *)op)->context;
}

void
exception_set_context(Object *op, Object *context)
{
    if (op == &last_resort->base) {
        xdecref(context);
        return;
    }
    Exception *self = (Exception *)op;
    Object *old = self->context;
    self->context = context;
    xdecref(old);
}

// --- text -------------------------------------------------------------------------------------------

Object *
exception_str(Object *op)
{
    Object *args = ((Exception *)op)->args;
    switch (args == NULL ? 0 : tuple_length(args)) {
    case 0:
        return incref(names.empty);
    case 1:
        return object_str(tuple_peek(args, 0));
    default:
        return object_str(args);
    }
}

static Object *
exception_repr(Object *op)
{
    Object *args = ((Exception *)op)->args;
    if (args == NULL) {
        return str_format("%s()", op->type->name);
    }
    if (tuple_length(args) == 1) {
        return str_format("%s(%R)", op->type->name, tuple_peek(args, 0));
    }
    return str_format("%s%R", op->type->name, args);
}

// --- attributes -------------------------------------------------------------------------------------

static int
not_deleted(Object *value, const char *name)
{
    if (value == NULL) {
        raise(EXC_TypeError, "%s may not be deleted", name);
        return -1;
    }
    return 0;
}

static Object *
or_none(Object *op)
{
    return incref(op != NULL ? op : None);
}

static Object *
get_args(Object *op)
{
    return or_none(((Exception *)op)->args);
}

static int
set_args(Object *op, Object *value)
{
    if (not_deleted(value, "args") < 0) {
        return -1;
    }
    Object *tuple = object_to_tuple(value);
    if (tuple == NULL) {
        return -1;
    }
    Exception *self = (Exception *)op;
    Object *old = self->args;
    self->args = tuple;
    xdecref(old);
    return 0;
}

static Object *
get_traceback(Object *op)
{
    return or_none(((Exception *)op)->traceback);
}

static int
set_traceback(Object *op, Object *value)
{
    if (not_deleted(value, "__traceback__") < 0) {
        return -1;
    }
    if (value != None && !is_exact(value, &TracebackType)) {
        raise(EXC_TypeError, "__traceback__ must be a traceback or None");
        return -1;
    }
    Exception *self = (Exception *)op;
    Object *old = self->traceback;
    self->traceback = value == None ? NULL : incref(value);
    self->traceback_is_none = profile->stores_no_traceback && value == None;
    xdecref(old);
    return 0;
}

static Object *
get_context(Object *op)
{
    return or_none(((Exception *)op)->context);
}

static int
set_context(Object *op, Object *value)
{
    if (not_deleted(value, "__context__") < 0) {
        return -1;
    }
    if (value != None && !is_exception(value)) {
        raise(EXC_TypeError, "exception context must be None or derive from BaseException");
        return -1;
    }
    exception_set_context(op, value == None ? NULL : incref(value));
    return 0;
}

static Object *
get_cause(Object *op)
{
    return or_none(((Exception *)op)->cause);
}

static int
set_cause(Object *op, Object *value)
{
    if (not_deleted(value, "__cause__") < 0) {
        return -1;
    }
    if (value != None && !is_exception(value)) {
        raise(EXC_TypeError, "exception cause must be None or derive from BaseException");
        return -1;
    }
    Exception *self = (Exception *)op;
    self->suppress_context = 1;
    Object *old = self->cause;
    self->cause = value == None ? NULL : incref(value);
    xdecref(old);
    return 0;
}

static Object *
get_suppress_context(Object *op)
{
    return incref(bool_from(((Exception *)op)->suppress_context));
}

static int
set_suppress_context(Object *op, Object *value)
{
    if (value == NULL) {
        raise(EXC_TypeError, "can't delete numeric/char attribute");
        return -1;
    }
    if (value != True && value != False) {
        raise(EXC_TypeError, "attribute value type must be bool");
        return -1;
    }
    ((Exception *)op)->suppress_context = value == True;
    return 0;
}

static const ComputedDef exception_computed[] = {
    WRITABLE_MEMBER("__suppress_context__", get_suppress_context, set_suppress_context),
    {.member = {.name = NULL}},
};

static const GetsetDef exception_getsets[] = {
    {"__dict__", instance_dict, instance_replace_dict},
    {"args", get_args, set_args},
    {"__traceback__", get_traceback, set_traceback},
    {"__context__", get_context, set_context},
    {"__cause__", get_cause, set_cause},
    {.name = NULL},
};

static Object *
with_traceback(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return set_traceback(self, args[0].ref) < 0 ? NULL : incref(self);
}

static Object *
add_note(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    Object *note = args[0].ref;
    if (!is_str(note)) {
        raise(EXC_TypeError, "note must be a str, not '%T'", note);
        return NULL;
    }
    Object *notes;
    int found = object_find_attr(self, names.__notes__, &notes);
    if (found < 0) {
        return NULL;
    }
    if (found == 0) {
        notes = list_new(0);
        if (notes == NULL) {
            return NULL;
        }
    }
    hold(notes);
    int result = found == 0 ? object_set_attr(self, names.__notes__, notes) : 0;
    if (result == 0 && !is_list(notes)) {
        raise(EXC_TypeError, "Cannot add note: __notes__ is not a list");
        result = -1;
    }
    if (result == 0) {
        result = list_append(notes, note);
    }
    drop_held(1);
    return result < 0 ? NULL : incref(None);
}

// A dict with what these types keep beside the __dict__, or None.
static Object *
more_state(Object *op)
{
    Exception *self = (Exception *)op;
    const char *names_of[] = {"name", "path", "name_from", "args"};
    Object *values[4] = {0};
    bool has_state = false;
    if (is_instance_of(op, &ImportErrorType)) {
        const ImportErrorObject *error = (ImportErrorObject *)op;
        values[0] = error->name;
        values[1] = error->path;
        values[2] = profile->reduces_names ? error->name_from : NULL;
        has_state = values[0] != NULL || values[1] != NULL || values[2] != NULL;
    } else if (profile->reduces_names && is_instance_of(op, &AttributeErrorType)) {
        values[0] = ((AttributeErrorObject *)op)->name;
        values[3] = self->args;
        has_state = true;
    }
    if (!has_state) {
        return incref(None);
    }
    Object *state = self->dict != NULL ? dict_copy(self->dict) : dict_new();
    if (state == NULL) {
        return NULL;
    }
    hold(state);
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        if (values[i] != NULL && dict_set_cstring(state, names_of[i], values[i]) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

// The arguments; those of an OSError with its file names again, which it took out of them.
static Object *
more_arguments(Object *op)
{
    Object *args = ((Exception *)op)->args;
    if (!is_instance_of(op, &OSErrorType) || tuple_length(args) != 2) {
        return incref(args);
    }
    const OSErrorObject *error = (OSErrorObject *)op;
    if (error->filename == NULL) {
        return incref(args);
    }
    Object *first = tuple_peek(args, 0), *second = tuple_peek(args, 1);
    return error->filename2 == NULL ? tuple_pack(3, first, second, error->filename)
                                    : tuple_pack(5, first, second, error->filename, None, error->filename2);
}

static Object *
reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    Exception *self = (Exception *)op;
    Object *more = more_state(op);
    if (more == NULL) {
        return NULL;
    }
    hold(more);
    Object *all = more_arguments(op);
    if (all == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(all);
    Object *state = more != None ? more : self->dict;
    return drop_held_under(state != NULL ? tuple_pack(3, (Object *)op->type, all, state)
                                         : tuple_pack(2, (Object *)op->type, all), 2);
}

static Object *
set_state(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    Object *state = args[0].ref;
    if (state == None) {
        return incref(None);
    }
    if (!is_dict(state)) {
        raise(EXC_TypeError, "state is not a dictionary");
        return NULL;
    }
    int64_t position = 0;
    Object *key, *value;
    while (dict_next(state, &position, &key, &value)) {
        hold(incref(key));
        hold(incref(value));
        int result = object_set_attr(self, key, value);
        drop_held(2);
        if (result < 0) {
            return NULL;
        }
    }
    return incref(None);
}

static const MethodDef exception_methods[] = {
    {"__reduce__", reduce, 0, 0, 0, NULL},
    {"__setstate__", set_state, 1, 1, 0, NULL},
    {"with_traceback", with_traceback, 1, 1, 0, NULL},
    {"add_note", add_note, 1, 1, 0, NULL},
    {.name = NULL},
};

// --- the types --------------------------------------------------------------------------------------

Type BaseExceptionType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "BaseException",
    .id = TYPE_EXCEPTION_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_EXCEPTION_SUBCLASS,
    .basic_size = sizeof(Exception),
    .dict_offset = offsetof(Exception, dict),
    .base_type = &ObjectType,
    .dealloc = exception_dealloc,
    .traverse = exception_traverse,
    .clear = exception_clear,
    .holders = exception_holders,
    .new = exception_type_new,
    .init = exception_init,
    .array_since = 14,
    .repr = exception_repr,
    .str = exception_str,
    .methods = exception_methods,
    .computed = exception_computed,
    .getsets = exception_getsets,
};

// All others are made at start.
#define NULL_BASEType ObjectType
#define EXCEPTION(name, base) Type name##Type;
#include "object/exceptions.def"
#undef EXCEPTION

static const struct {
    const char *name;
    Type *base;
} rows[EXC_COUNT] = {
#define EXCEPTION(name, base) {#name, &base##Type},
#include "object/exceptions.def"
#undef EXCEPTION
};

// --- start and end ------------------------------------------------------------------------------------

static void
prepare(Type *type, const char *name, Type *base)
{
    *type = (Type){
        .base = TYPE_HEADER(&TypeType),
        .name = name,
        .id = TYPE_EXCEPTION_ID,
        .flags = BaseExceptionType.flags & ~(uint32_t)TYPE_READY,
        .basic_size = sizeof(Exception),
        .dict_offset = offsetof(Exception, dict),
        .base_type = base,
        .dealloc = exception_dealloc,
        .traverse = exception_traverse,
        .clear = exception_clear,
        .holders = exception_holders,
        .new = type == &MemoryErrorType ? memory_error_new : exception_type_new,
        .init = exception_init,
        .array_since = 14,
    };
    const ExceptionFields *fields = fields_of(type);
    if (type == &MemoryErrorType || (fields != NULL && (fields->init != exception_init || fields->new != NULL))) {
        type->array_since = 0;
    }
    if (fields != NULL) {
        bool is_own = fields->type == type;
        type->basic_size += 8 * (fields->slots + fields->numbers);
        type->new = is_own ? fields->new : NULL;
        type->init = is_own ? fields->init : NULL;
        type->str = is_own ? fields->str : NULL;
        type->members = is_own ? fields->members : NULL;
        type->getsets = is_own ? fields->getsets : NULL;
        type->methods = is_own ? fields->methods : NULL;
        type->computed = is_own ? fields->computed : NULL;
    }
}

int
exceptions_init(void)
{
    kept = NULL;
    kept_count = 0;
    for (int i = 0; i < EXC_COUNT; i++) {
        Type *type = exception_types[i];
        if (type == &BaseExceptionType) {
            continue; // types_init has done it
        }
        prepare(type, rows[i].name, rows[i].base);
        if (type_ready(type) < 0) {
            return -1;
        }
    }
    char *memory = heap_static(sizeof(GcHead) + sizeof(Exception));
    memset(memory, 0, sizeof(GcHead) + sizeof(Exception));
    last_resort = (Exception *)(memory + sizeof(GcHead));
    last_resort->base = (Object){.refcnt = IMMORTAL_REFCNT, .type = &MemoryErrorType};
    last_resort->args = incref(empty_tuple);
    for (int i = 0; i < KEPT_MEMORY_ERRORS; i++) {
        Object *op = gc_new(&MemoryErrorType, sizeof(Exception));
        if (op == NULL || !keep((Exception *)op)) {
            return -1;
        }
    }
    return 0;
}

void
exceptions_fini(void)
{
    for (Exception *op; (op = take_kept()) != NULL;) {
        gc_free(&op->base);
    }
}
