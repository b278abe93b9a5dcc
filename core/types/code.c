#include "types/code.h"
#include "base/buffer.h"
#include "gc/weakref.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/profile.h"
#include "object/temporaries.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

// --- the table of instructions ---------------------------------------------------------------------------

const char *const opcode_names[OP_COUNT] = {
#define OPCODE(name, argument, pops, pushes, meaning) #name,
#include "lang/opcodes.def"
#undef OPCODE
};

int
opcode_stack_effect(Instruction instruction)
{
    const int arg = (int)instruction.arg;
    (void)arg;
    switch ((Opcode)instruction.op) {
#define OPCODE(name, argument, pops, pushes, meaning)                                                        \
    case OP_##name:                                                                                          \
        return (pushes) - (pops);
#include "lang/opcodes.def"
#undef OPCODE
    case OP_COUNT:
        break;
    }
    panic("there is no instruction %d", instruction.op);
}

uint32_t
opcode_pops(Instruction instruction)
{
    const int arg = (int)instruction.arg;
    (void)arg;
    switch ((Opcode)instruction.op) {
#define OPCODE(name, argument, pops, pushes, meaning)                                                        \
    case OP_##name:                                                                                          \
        return (uint32_t)(pops);
#include "lang/opcodes.def"
#undef OPCODE
    case OP_COUNT:
        break;
    }
    panic("there is no instruction %d", instruction.op);
}

// As large as CPython's, which keeps the bytecode inside.
static size_t
size_of_units(uint32_t units)
{
    return ROUND_UP(profile->code_size + 2 * (size_t)units, 8);
}

// --- life ------------------------------------------------------------------------------------------------

static CodeBody *bodies;  // of all code objects

static void
body_free(CodeBody *body)
{
    host_free(body->local_kinds);
    host_free(body->instructions);
    host_free(body->positions);
    host_free(body->handlers);
    host_free(body->caches);
    host_free(body->account_of);
    host_free(body->accounts);
    host_free(body->marks);
    host_free(body);
}

// Frozen modules have no file; their names say so.
static const char library_start[] = "<frozen ";

static bool
is_library_file(const Object *filename)
{
    return str_is_ascii(filename) && str_length(filename) > (int64_t)sizeof library_start &&
           memcmp(str_data(filename), library_start, sizeof library_start - 1) == 0;
}

static bool
stands_for_c(const Object *filename)
{
    static const char *const modules[] = {"_asyncio>", "datetime>", "decimal>", "io>", "struct>"};
    const char *module = str_data(filename) + sizeof library_start - 1;
    size_t length = (size_t)str_length(filename) - (sizeof library_start - 1);
    for (size_t i = 0; i < COUNT_OF(modules); i++) {
        if (length == strlen(modules[i]) && memcmp(module, modules[i], length) == 0) {
            return true;
        }
    }
    return false;
}

Object *
code_new(Code *parts)
{
    size_t size = size_of_units(parts->cpython_units);
    assert(size >= sizeof(Code));
    Code *self = (Code *)object_new(&CodeType, size);
    CodeBody *body = parts->body;
    body->local_kinds = parts->local_kinds;
    body->cold = profile->quickens_after;
    body->is_library = is_library_file(parts->filename);
    body->stands_for_c = body->is_library && stands_for_c(parts->filename);
    if (self == NULL) {
        decref(parts->constants);
        decref(parts->names);
        decref(parts->local_names);
        decref(parts->filename);
        decref(parts->name);
        decref(parts->qualname);
        body_free(body);
        return NULL;
    }
    body->next = bodies;
    if (bodies != NULL) {
        bodies->previous = body;
    }
    bodies = body;
    VarObject header = self->base;
    *self = *parts;
    self->base = header;
    self->base.size = parts->cpython_units;
    self->weaklist = self->varnames_cache = self->cellvars_cache = self->freevars_cache = NULL;
    return &self->base.base;
}

static void
code_dealloc(Object *op)
{
    Code *self = (Code *)op;
    if (self->weaklist != NULL) {
        weakref_clear_all(op);
    }
    CLEAR_SLOT(self->constants);
    CLEAR_SLOT(self->names);
    CLEAR_SLOT(self->local_names);
    CLEAR_SLOT(self->filename);
    CLEAR_SLOT(self->name);
    CLEAR_SLOT(self->qualname);
    CLEAR_SLOT(self->varnames_cache);
    CLEAR_SLOT(self->cellvars_cache);
    CLEAR_SLOT(self->freevars_cache);
    CodeBody *body = self->body;
    CLEAR_SLOT(body->bytes);
    if (body->previous != NULL) {
        body->previous->next = body->next;
    } else {
        bodies = body->next;
    }
    if (body->next != NULL) {
        body->next->previous = body->previous;
    }
    body_free(body);
    object_free(op);
}

void
codes_fini(void)
{
    while (bodies != NULL) {
        CodeBody *next = bodies->next;
        body_free(bodies);
        bodies = next;
    }
}

static void
code_holders(Object *op, HolderVisitor *v)
{
    const Code *self = (const Code *)op;
    visit_field(v, self->constants, "co_consts");
    visit_field(v, self->names, "co_names");
    visit_field(v, self->local_names, "co_localsplusnames");
    visit_field(v, self->filename, "co_filename");
    visit_field(v, self->name, "co_name");
    visit_field(v, self->qualname, "co_qualname");
    visit_field(v, self->varnames_cache, "co_varnames");
    visit_field(v, self->cellvars_cache, "co_cellvars");
    visit_field(v, self->freevars_cache, "co_freevars");
    visit_field(v, self->body->bytes, "co_code");
}

static size_t
code_size(const Object *op)
{
    return size_of_units(((const Code *)op)->cpython_units);
}

// --- reading -----------------------------------------------------------------------------------------------

const Position *
code_position(const Code *code, uint32_t instruction)
{
    assert(instruction < code->body->instruction_count);
    return &code->body->positions[instruction];
}

const HandlerEntry *
code_handler(const Code *code, uint32_t instruction)
{
    // The ranges do not overlap: each instruction has one handler.
    const CodeBody *body = code->body;
    uint32_t low = 0, high = body->handler_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (body->handlers[middle].end <= instruction) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < body->handler_count && body->handlers[low].start <= instruction ? &body->handlers[low]
                                                                                 : NULL;
}

static bool
bodies_equal(const CodeBody *a, const CodeBody *b)
{
    if (a->instruction_count != b->instruction_count || a->handler_count != b->handler_count ||
        memcmp(a->positions, b->positions, a->instruction_count * sizeof *a->positions) != 0) {
        return false;
    }
    for (uint32_t i = 0; i < a->instruction_count; i++) {
        if (a->instructions[i].op != b->instructions[i].op ||
            a->instructions[i].arg != b->instructions[i].arg) {
            return false;
        }
    }
    for (uint32_t i = 0; i < a->handler_count; i++) {
        const HandlerEntry *x = &a->handlers[i], *y = &b->handlers[i];
        if (x->start != y->start || x->end != y->end || x->handler != y->handler || x->depth != y->depth ||
            x->push_lasti != y->push_lasti) {
            return false;
        }
    }
    return true;
}

static bool
same_items(const Object *a, const Object *b)
{
    bool same = tuple_length(a) == tuple_length(b);
    for (int64_t i = 0; i < tuple_length(a) && same; i++) {
        same = tuple_peek(a, i) == tuple_peek(b, i);
    }
    return same;
}

// Constants are the same when they are equal and of one type, at every depth; 0.0 and -0.0 are not.
static bool
same_constants(Object *a, Object *b)
{
    if (a == b || a->type != b->type) {
        return a == b;
    }
    if (a->type == &TupleType) {
        bool same = tuple_length(a) == tuple_length(b);
        for (int64_t i = 0; i < tuple_length(a) && same; i++) {
            same = same_constants(tuple_peek(a, i), tuple_peek(b, i));
        }
        return same;
    }
    if (a->type == &FloatType || a->type == &ComplexType) {
        return memcmp(a + 1, b + 1, a->type->basic_size - sizeof(Object)) == 0;
    }
    return object_compare_bool(a, b, COMPARE_EQ) == 1;
}

bool
code_equal(const Code *a, const Code *b)
{
    // Names are interned, so identity decides.
    return a == b ||
           (a->name == b->name && a->argument_count == b->argument_count &&
            a->positional_only_count == b->positional_only_count &&
            a->keyword_only_count == b->keyword_only_count && a->flags == b->flags &&
            a->first_line == b->first_line && same_constants(a->constants, b->constants) &&
            same_items(a->names, b->names) && same_items(a->local_names, b->local_names) &&
            memcmp(a->local_kinds, b->local_kinds, a->local_count) == 0 && bodies_equal(a->body, b->body));
}

static Object *
code_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(right, &CodeType)) {
        return NotImplemented;
    }
    return incref(bool_from(code_equal((const Code *)left, (const Code *)right) == (op == COMPARE_EQ)));
}

static int64_t
code_hash(Object *op)
{
    const Code *self = (const Code *)op;
    int64_t hash = object_hash(self->name);
    return (hash ^ (int64_t)self->first_line << 8 ^ self->argument_count ^ (int64_t)self->body->instruction_count << 20) & INT64_MAX;
}

// --- attributes
// ----------------------------------------------------------------------------------------------

static Object *
code_repr(Object *op)
{
    const Code *self = (const Code *)op;
    return str_format("<code object %U at 0x%x, file \"%U\", line %u>", self->name, object_id(op),
                      self->filename, self->first_line);
}

#define OBJECT_GETTER(getter, field)                                                                         \
    static Object *getter(Object *op)                                                                        \
    {                                                                                                        \
        return incref(((const Code *)op)->field);                                                            \
    }
#define NUMBER_GETTER(getter, field)                                                                         \
    static Object *getter(Object *op)                                                                        \
    {                                                                                                        \
        return int_from(((const Code *)op)->field);                                                          \
    }
OBJECT_GETTER(get_constants, constants)
OBJECT_GETTER(get_names, names)
OBJECT_GETTER(get_filename, filename)
OBJECT_GETTER(get_name, name)
OBJECT_GETTER(get_qualname, qualname)
NUMBER_GETTER(get_argcount, argument_count)
NUMBER_GETTER(get_posonlyargcount, positional_only_count)
NUMBER_GETTER(get_kwonlyargcount, keyword_only_count)
NUMBER_GETTER(get_nlocals, plain_count)
NUMBER_GETTER(get_flags, flags)
NUMBER_GETTER(get_firstlineno, first_line)
#undef OBJECT_GETTER
#undef NUMBER_GETTER

static Object *
get_stacksize(Object *op)
{
    const Code *self = (const Code *)op;
    return int_from(self->stack_size - self->uncounted_slots - self->guard_slots);
}

// The names of the slots of one kind: made when first asked for, and kept, as in CPython.
static Object *
slot_names(const Code *self, uint8_t kind, Object **cache)
{
    if (*cache != NULL) {
        return incref(*cache);
    }
    int64_t count = 0;
    for (uint32_t i = 0; i < self->local_count; i++) {
        count += (self->local_kinds[i] & kind) != 0;
    }
    Object *names = tuple_new(count);
    if (names == NULL) {
        return NULL;
    }
    int64_t at = 0;
    for (uint32_t i = 0; i < self->local_count; i++) {
        if (self->local_kinds[i] & kind) {
            tuple_give_item(names, at++, incref(tuple_peek(self->local_names, i)));
        }
    }
    if (profile->keeps_name_tuples) {
        *cache = incref(names);
    }
    return names;
}

static Object *
get_varnames(Object *op)
{
    Code *self = (Code *)op;
    return slot_names(self, LOCAL_PLAIN, &self->varnames_cache);
}

static Object *
get_cellvars(Object *op)
{
    Code *self = (Code *)op;
    return slot_names(self, LOCAL_CELL, &self->cellvars_cache);
}

static Object *
get_freevars(Object *op)
{
    Code *self = (Code *)op;
    return slot_names(self, LOCAL_FREE, &self->freevars_cache);
}

static Object *
code_slot_name(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    const Code *self = (const Code *)op;
    int64_t slot = number_as_index(args[0].ref, NULL);
    if (slot < 0 || slot >= self->local_count) {
        if (!error_pending()) {
            raise(EXC_IndexError, "tuple index out of range");
        }
        return NULL;
    }
    return incref(tuple_peek(self->local_names, slot));
}

// --- what CPython computes from its bytes: written in frozen/dis.py -----------------------------------------

Object *(*code_view_hook)(Object *code, const char *function);

static Object *
code_lines(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return code_view_hook(op, "_lines");
}

static Object *
code_positions(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return code_view_hook(op, "_positions");
}

static Object *
get_code(Object *op)
{
    CodeBody *body = ((Code *)op)->body;
    if (body->bytes == NULL) {
        body->bytes = code_view_hook(op, "_bytes");
    }
    return body->bytes == NULL ? NULL : incref(body->bytes);
}

static Object *
get_lnotab(Object *op)
{
    return code_view_hook(op, "_lnotab");
}

static Object *
get_linetable(Object *op)
{
    return code_view_hook(op, "_linetable");
}

static Object *
get_exceptiontable(Object *op)
{
    return code_view_hook(op, "_exceptiontable");
}

// --- replace -------------------------------------------------------------------------------------------------

static void *
copy_of(const void *data, size_t size)
{
    return size == 0 ? NULL : memcpy(host_alloc(size), data, size);
}

static CodeBody *
copy_body(const CodeBody *from, uint32_t lines)
{
    CodeBody *body = host_alloc_zeroed(sizeof *body);
    *body = *from;
    body->previous = body->next = NULL;
    body->bytes = NULL;
    body->instructions = copy_of(from->instructions, from->instruction_count * sizeof *from->instructions);
    body->positions = copy_of(from->positions, from->instruction_count * sizeof *from->positions);
    body->handlers = copy_of(from->handlers, from->handler_count * sizeof *from->handlers);
    body->caches = host_alloc_zeroed((from->cache_count + 1) * sizeof *from->caches);
    for (uint32_t i = 0; i < body->instruction_count; i++) {
        Position *p = &body->positions[i];
        p->line += p->line != 0 ? lines : 0;
        p->end_line += p->line != 0 ? lines : 0;
    }
    size_t accounted = from->account_of == NULL ? 0 : from->instruction_count;
    body->account_of = copy_of(from->account_of, accounted * sizeof *from->account_of);
    body->accounts = copy_of(from->accounts, from->account_count * sizeof *from->accounts);
    body->marks = copy_of(from->marks, from->marks_used * sizeof *from->marks);
    return body;
}

static bool
fits_in_place_of(const Object *tuple, const Object *old)
{
    return tuple_length(tuple) >= tuple_length(old);
}

// Texts, constants and the first line can be replaced; what decides how the instructions run is as it was.
static Object *
code_replace(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Code *self = (Code *)op, parts = *self;
    const struct {
        const char *name;
        Type *type;
        Object **place;
    } fields[] = {{"co_name", &StrType, &parts.name},         {"co_qualname", &StrType, &parts.qualname},
                  {"co_filename", &StrType, &parts.filename}, {"co_consts", &TupleType, &parts.constants},
                  {"co_names", &TupleType, &parts.names},     {"co_firstlineno", &IntType, NULL}};
    if (count > 0) {
        raise(EXC_TypeError, "replace() takes no positional arguments");
        return NULL;
    }
    for (int64_t i = 0; keyword_names != NULL && i < tuple_length(keyword_names); i++) {
        const char *name = str_ascii(tuple_peek(keyword_names, i));
        Object *value = args[i].ref, *present = NULL;
        size_t k = 0;
        while (k < COUNT_OF(fields) && (name == NULL || strcmp(name, fields[k].name) != 0)) {
            k++;
        }
        if (k == COUNT_OF(fields)) {
            if (name == NULL || strncmp(name, "co_", 3) != 0 ||
                object_find_attr(op, tuple_peek(keyword_names, i), &present) <= 0) {
                error_clear();
                raise(EXC_TypeError, "replace() got an unexpected keyword argument '%U'", tuple_peek(keyword_names, i));
                return NULL;
            }
            hold(present);
            int same = object_compare_bool(present, value, COMPARE_EQ);
            drop_held(1);
            if (same <= 0) {
                if (same == 0) {
                    raise(EXC_NotImplementedError, "mini-Python's replace() cannot change %s", name);
                }
                return NULL;
            }
            continue;
        }
        if (!is_instance_of(value, fields[k].type)) {
            raise(EXC_TypeError, "replace() argument '%s' must be %s, not %T", name, fields[k].type->name, value);
            return NULL;
        }
        if (fields[k].place == NULL) {
            int overflow;
            parts.first_line = (uint32_t)int_as_int64(value, &overflow);
        } else if (fields[k].type == &TupleType && !fits_in_place_of(value, *fields[k].place)) {
            raise(EXC_ValueError, "code: %s is too small", name);
            return NULL;
        } else {
            *fields[k].place = value;
        }
    }
    Object **const owned[] = {&parts.constants, &parts.names,    &parts.local_names,
                              &parts.filename,  &parts.name,     &parts.qualname};
    for (size_t i = 0; i < COUNT_OF(owned); i++) {
        incref(*owned[i]);
    }
    parts.body = copy_body(self->body, parts.first_line - self->first_line);
    parts.local_kinds = copy_of(self->local_kinds, self->local_count);
    return code_new(&parts);
}

static const MethodDef code_methods[] = {
    {"replace", code_replace, 0, -1, METHOD_KEYWORDS, "Return a copy of the code object with new values for the specified fields."},
    {"__replace__", code_replace, 0, -1, METHOD_KEYWORDS, "The same as replace()."},
    {"co_lines", code_lines, 0, 0, 0, NULL},
    {"co_positions", code_positions, 0, 0, 0, NULL},
    {"_varname_from_oparg", code_slot_name, 1, 1, 0, "(internal-only) Return the local variable name for the given oparg."},
    {"__sizeof__", object_method_whole_size, 0, 0, 0, NULL},
    {.name = NULL},
};

static const ComputedDef code_computed[] = {
    COMPUTED_MEMBER("co_argcount", get_argcount),
    COMPUTED_MEMBER("co_posonlyargcount", get_posonlyargcount),
    COMPUTED_MEMBER("co_kwonlyargcount", get_kwonlyargcount),
    COMPUTED_MEMBER("co_stacksize", get_stacksize),
    COMPUTED_MEMBER("co_flags", get_flags),
    COMPUTED_MEMBER("co_names", get_names),
    COMPUTED_MEMBER("co_filename", get_filename),
    COMPUTED_MEMBER("co_name", get_name),
    COMPUTED_MEMBER("co_qualname", get_qualname),
    COMPUTED_MEMBER("co_firstlineno", get_firstlineno),
    COMPUTED_MEMBER("co_consts", get_constants),
    COMPUTED_MEMBER("co_nlocals", get_nlocals),
    COMPUTED_MEMBER("co_linetable", get_linetable),
    COMPUTED_MEMBER("co_exceptiontable", get_exceptiontable),
    {.member = {.name = NULL}},
};

static const GetsetDef code_getsets[] = {
    {"co_varnames", get_varnames, NULL},
    {"co_code", get_code, NULL},
    {"co_lnotab", get_lnotab, NULL},
    {"co_cellvars", get_cellvars, NULL},
    {"co_freevars", get_freevars, NULL},
    {NULL, NULL, NULL},
};

Type CodeType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "code",
    .id = TYPE_CODE_ID,
    .flags = TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(Code),
    .weaklist_offset = offsetof(Code, weaklist),
    .dealloc = code_dealloc,
    .holders = code_holders,
    .size_of = code_size,
    .repr = code_repr,
    .compare = code_compare,
    .hash = code_hash,
    .methods = code_methods,
    .computed = code_computed,
    .getsets = code_getsets,
    .doc = "Create a code object.  Not for the faint of heart.",
};
