#include "lang/dis.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/tuple.h"
#include <string.h>

typedef enum { NONE, CONST, NAME, LOCAL, LOCALS, COUNT, JUMP, OPERATOR, COMPARE, FLAGS } ArgumentKind;

static const uint8_t argument_kinds[OP_COUNT] = {
#define OPCODE(name, argument, pops, pushes, meaning) argument,
#include "lang/opcodes.def"
#undef OPCODE
};

static const char *const operator_symbols[OPERATOR_COUNT] = {
#define OPERATOR(name, symbol) symbol,
#include "lang/operators.def"
#undef OPERATOR
};

static const char *const intrinsic_names[INTRINSIC_COUNT] = {
#define INTRINSIC(name, operands, meaning) #name,
#include "lang/intrinsics.def"
#undef INTRINSIC
};

const char *
instruction_argument_kind(Instruction instruction)
{
    static const char *const names[] = {"NONE",  "CONST", "NAME",     "LOCAL",   "LOCALS",
                                        "COUNT", "JUMP",  "OPERATOR", "COMPARE", "FLAGS"};
    bool is_intrinsic = instruction.op == OP_CALL_INTRINSIC_1 || instruction.op == OP_CALL_INTRINSIC_2;
    return is_intrinsic ? intrinsic_names[instruction.arg] : names[argument_kinds[instruction.op]];
}

static const char *const comparisons[] = {"<", "<=", "==", "!=", ">", ">="};

// Constants as repr gives them, but code objects by name: their addresses mean nothing here.
static int
dump_value(Buffer *out, Object *op)
{
    if (is_exact(op, &CodeType)) {
        buffer_append_text(out, "<code ");
        str_append_utf8(((Code *)op)->qualname, out);
        buffer_append_text(out, ">");
        return 0;
    }
    if (is_exact(op, &FrozensetType)) {
        // In no order.
        buffer_append_format(out, "<frozenset of %lld>", (long long)object_length(op));
        return 0;
    }
    Object *repr = object_repr(op);
    if (repr == NULL) {
        return -1;
    }
    str_append_utf8(repr, out);
    decref(repr);
    return 0;
}

static int
dump_tuple(Buffer *out, const char *label, Object *tuple)
{
    buffer_append_format(out, "  %s:", label);
    for (int64_t i = 0; i < tuple_length(tuple); i++) {
        buffer_append_char(out, ' ');
        if (dump_value(out, tuple_peek(tuple, i)) < 0) {
            return -1;
        }
    }
    buffer_append_char(out, '\n');
    return 0;
}

static void
dump_slots(Buffer *out, const char *label, const Code *code, uint8_t kind)
{
    buffer_append_format(out, "  %s:", label);
    for (uint32_t i = 0; i < code->local_count; i++) {
        if (code->local_kinds[i] & kind) {
            buffer_append_char(out, ' ');
            str_append_utf8(tuple_peek(code->local_names, i), out);
        }
    }
    buffer_append_char(out, '\n');
}

static void
dump_local(Buffer *out, const Code *code, uint32_t slot)
{
    str_append_utf8(tuple_peek(code->local_names, slot), out);
}

// A name with the flags that its instruction packs beside it.
static void
dump_name(Buffer *out, const Code *code, Instruction i)
{
    uint32_t shift = i.op == OP_LOAD_ATTR || i.op == OP_LOAD_GLOBAL ? 1 : i.op == OP_LOAD_SUPER_ATTR ? 2 : 0;
    str_append_utf8(tuple_peek(code->names, i.arg >> shift), out);
    if (shift > 0) {
        buffer_append_format(out, " +%u", i.arg & ((1u << shift) - 1));
    }
}

static int
dump_argument(Buffer *out, const Code *code, Instruction i)
{
    switch ((ArgumentKind)argument_kinds[i.op]) {
    case NONE:
        break;
    case CONST:
        return dump_value(out, tuple_peek(code->constants, i.arg));
    case NAME:
        dump_name(out, code, i);
        break;
    case LOCAL:
        dump_local(out, code, i.arg);
        break;
    case LOCALS:
        dump_local(out, code, i.arg >> 4);
        buffer_append_char(out, ' ');
        dump_local(out, code, i.arg & 15);
        break;
    case COUNT:
    case FLAGS:
        if (i.op == OP_CALL_INTRINSIC_1 || i.op == OP_CALL_INTRINSIC_2) {
            buffer_append_text(out, intrinsic_names[i.arg]);
        } else {
            buffer_append_format(out, "%u", i.arg);
        }
        break;
    case JUMP:
        buffer_append_format(out, "to %u", i.arg);
        break;
    case OPERATOR:
        buffer_append_text(out, operator_symbols[i.arg]);
        break;
    case COMPARE:
        buffer_append_text(out, comparisons[i.arg >> 1]);
        buffer_append_text(out, i.arg & 1 ? " bool" : "");
        break;
    }
    return 0;
}

static void
dump_column(Buffer *out, uint32_t column)
{
    if (column == UINT32_MAX) {
        buffer_append_text(out, "-");
    } else {
        buffer_append_format(out, "%u", column);
    }
}

static void
dump_position(Buffer *out, const Position *p)
{
    if (p->line == 0) {
        buffer_append_text(out, "-");
        return;
    }
    buffer_append_format(out, "%u:", p->line);
    dump_column(out, p->column);
    buffer_append_format(out, "-%u:", p->end_line);
    dump_column(out, p->end_column);
}

static int
dump_one(Buffer *out, const Code *code)
{
    buffer_append_text(out, "code ");
    str_append_utf8(code->qualname, out);
    buffer_append_text(out, " (");
    str_append_utf8(code->name, out);
    buffer_append_format(out, ") line %u\n", code->first_line);
    buffer_append_format(out, "  args %u %u %u flags 0x%x stack %u locals %u units %u\n",
                         code->argument_count, code->positional_only_count, code->keyword_only_count,
                         code->flags, code->stack_size - code->uncounted_slots - code->guard_slots, code->plain_count, code->cpython_units);
    if (dump_tuple(out, "consts", code->constants) < 0 || dump_tuple(out, "names", code->names) < 0) {
        return -1;
    }
    dump_slots(out, "varnames", code, LOCAL_PLAIN);
    dump_slots(out, "cellvars", code, LOCAL_CELL);
    dump_slots(out, "freevars", code, LOCAL_FREE);
    for (uint32_t i = 0; i < code->body->instruction_count; i++) {
        Instruction here = code->body->instructions[i];
        buffer_append_format(out, "%4u %s ", i, opcode_names[here.op]);
        if (dump_argument(out, code, here) < 0) {
            return -1;
        }
        buffer_append_text(out, "  @");
        dump_position(out, code_position(code, i));
        buffer_append_char(out, '\n');
    }
    for (uint32_t i = 0; i < code->body->handler_count; i++) {
        const HandlerEntry *h = &code->body->handlers[i];
        buffer_append_format(out, "  handler %u-%u to %u depth %u%s\n", h->start, h->end, h->handler,
                             h->depth, h->push_lasti ? " lasti" : "");
    }
    return 0;
}

int
code_dump(Buffer *out, Object *op)
{
    const Code *code = (const Code *)op;
    if (dump_one(out, code) < 0) {
        return -1;
    }
    for (int64_t i = 0; i < tuple_length(code->constants); i++) {
        Object *constant = tuple_peek(code->constants, i);
        if (is_exact(constant, &CodeType) && code_dump(out, constant) < 0) {
            return -1;
        }
    }
    return 0;
}
