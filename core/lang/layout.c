#include "lang/layout.h"
#include "lang/flow.h"
#include "object/profile.h"
#include <string.h>

// CPython's inline cache entries behind an instruction, in units of two bytes.
static uint32_t
cpython_caches(int op)
{
    switch (op) {
    case OP_LOAD_ATTR:
        return 9;
    case OP_LOAD_GLOBAL:
    case OP_STORE_ATTR:
        return 4;
    case OP_CALL:
    case OP_TO_BOOL:
        return 3;
    case OP_BINARY_OP:
    case OP_BINARY_SUBSCR:
    case OP_COMPARE_OP:
    case OP_CONTAINS_OP:
    case OP_FOR_ITER:
    case OP_JUMP_BACKWARD:
    case OP_LOAD_SUPER_ATTR:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_SEND:
    case OP_STORE_SUBSCR:
    case OP_UNPACK_SEQUENCE:
        return 1;
    default:
        return 0;
    }
}

static uint32_t
units_of(int op, uint32_t arg)
{
    return 1 + (arg > 0xff) + (arg > 0xffff) + (arg > 0xffffff) + cpython_caches(op);
}

// Where END_ASYNC_FOR says its loop begins, if it does: behind the first SEND that it guards. Others: -1.
static int64_t
loop_of(const CodeBody *body, uint32_t i)
{
    if (!profile->has_not_taken || body->instructions[i].op != OP_END_ASYNC_FOR) {
        return -1;
    }
    uint32_t at = 0;
    while (body->handlers[at].handler != i) {
        at++;
    }
    for (uint32_t k = body->handlers[at].start; k < i; k++) {
        if (body->instructions[k].op == OP_SEND) {
            return body->instructions[k].arg;
        }
    }
    return -1;
}

// Jumps are relative in CPython, and large operands take prefixes. more: units besides those of 3.13, by instruction, or NULL.
static CodeLayout
lay_out(const CodeBody *body, const int8_t *more)
{
    uint32_t n = body->instruction_count;
    uint32_t *start = host_alloc_zeroed((n + 1) * sizeof *start), *arg = host_alloc((n + 1) * sizeof *arg);
    for (uint32_t i = 0; i < n; i++) {
        const Instruction *here = &body->instructions[i];
        // A comparison packs its operator and masks into one byte. Jumps begin with the index of their
        // target: CPython's search for a fixed point begins there too, and may end in one that is not the
        // smallest.
        arg[i] = here->op == OP_COMPARE_OP ? 0 : here->arg;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < n; i++) {
            start[i + 1] = start[i] + units_of(body->instructions[i].op, arg[i]) + (uint32_t)(more == NULL ? 0 : more[i]);
        }
        for (uint32_t i = 0; i < n; i++) {
            int64_t loop = loop_of(body, i);
            if (loop >= 0 || op_is_jump(body->instructions[i].op)) {
                uint32_t target = start[loop >= 0 ? loop : body->instructions[i].arg], behind = start[i + 1];
                uint32_t distance = target < behind ? behind - target : target - behind;
                changed |= units_of(OP_NOP, distance) != units_of(OP_NOP, arg[i]);
                arg[i] = distance;
            }
        }
    }
    return (CodeLayout){start, arg};
}

CodeLayout
code_layout(const CodeBody *body)
{
    return lay_out(body, NULL);
}

uint32_t
code_offset(const Code *code, uint32_t instruction)
{
    CodeLayout layout = code_layout(code->body);
    // Behind the prefixes.
    uint32_t unit = layout.start[instruction + 1] - 1 - cpython_caches(code->body->instructions[instruction].op);
    code_layout_free(&layout);
    return 2 * unit;
}

uint32_t
code_instruction_at(const Code *code, int64_t offset)
{
    CodeLayout layout = code_layout(code->body);
    uint32_t i = 0;
    while (i + 1 < code->body->instruction_count && 2 * (int64_t)layout.start[i + 1] <= offset) {
        i++;
    }
    code_layout_free(&layout);
    return i;
}

void
code_layout_free(CodeLayout *self)
{
    host_free(self->start);
    host_free(self->argument);
    *self = (CodeLayout){0};
}

// COPY, TO_BOOL unless it is a bool, a jump, POP_TOP: `and`, `or` and chains of comparisons. 3.11 has one instruction for them.
static bool
jumps_or_pops(const Instruction *here, const Instruction *end)
{
    if (here->op != OP_COPY || here->arg != 1 || end - here < 3) {
        return false;
    }
    here += here[1].op == OP_TO_BOOL ? 2 : 1;
    return end - here > 1 && (here->op == OP_POP_JUMP_IF_FALSE || here->op == OP_POP_JUMP_IF_TRUE) &&
           here[1].op == OP_POP_TOP;
}

bool
code_jump_is_of_condition(const CodeBody *body, uint32_t i)
{
    return i > 0 && op_is_jump(body->instructions[i - 1].op) && body->instructions[i - 1].arg == i + 1 &&
           memcmp(&body->positions[i], &body->positions[i - 1], sizeof(Position)) == 0;
}

// What other releases have for an instruction, in units more than 3.13.
static int32_t
more_units(const CodeBody *body, uint32_t i)
{
    const Instruction *here = &body->instructions[i], *end = body->instructions + body->instruction_count;
    const Instruction *before = i > 0 ? here - 1 : NULL;
    static const int8_t more[OP_COUNT][4] = {
#define UNITS(name, oldest, old, newest) [OP_##name] = {oldest, old, 0, newest},
#include "lang/units.def"
#undef UNITS
    };
    int32_t units = more[here->op][profile->column];
    bool is_oldest = profile->has_precall;
    if (profile->has_not_taken) {
        // PUSH_NULL stands for the dict; a global variable is pushed together with it.
        bool has_null = here->op == OP_CALL_FUNCTION_EX && !(here->arg & 1);
        // NOT_TAKEN stands in front of the body of async for.
        return units + (has_null && !(before->op == OP_LOAD_GLOBAL && !(before->arg & 1))) +
               (here->op == OP_END_ASYNC_FOR && here->arg);
    }
    if (here->op == OP_POP_TOP && before != NULL && before->op == OP_END_FOR) {
        units--;  // END_FOR pops both, or FOR_ITER does
    } else if (here->op == OP_LOAD_ATTR && is_oldest && (here->arg & 1)) {
        units += 6;  // LOAD_METHOD
    } else if (here->op == OP_LOAD_SUPER_ATTR && is_oldest) {
        // PRECALL, CALL and LOAD_ATTR or LOAD_METHOD; without arguments nothing is loaded for them
        units += (here->arg & 1 ? 16 : 10) - (here->arg & 2 ? 0 : 2);
    } else if (is_oldest && before != NULL && before->op == OP_CALL_INTRINSIC_1 && here->op == OP_RERAISE) {
        units--;  // the handler around a generator's body
    } else if (is_oldest && here->op == OP_CALL_INTRINSIC_1 && here + 1 < end && here[1].op == OP_RERAISE) {
        units--;
    } else if (is_oldest && before != NULL &&
               ((before->op == OP_CALL_INTRINSIC_1 && before->arg == INTRINSIC_IMPORT_STAR && here->op == OP_POP_TOP) ||
                (before->op == OP_LOAD_LOCALS && here->op == OP_LOAD_FROM_DICT_OR_DEREF))) {
        units--;  // IMPORT_STAR, LOAD_CLASSDEREF
    } else if (is_oldest && here->op == OP_STORE_SLICE && before->op == OP_SWAP) {
        units -= 3;  // an augmented assignment keeps the slice, not its bounds
    } else if (is_oldest && jumps_or_pops(here, end)) {
        units -= 2;
    } else if (is_oldest && here->op == OP_JUMP_BACKWARD && code_jump_is_of_condition(body, i)) {
        units--;  // the jump before it goes back itself
    }
    return units;
}

uint32_t
code_cpython_units(const CodeBody *body)
{
    uint32_t n = body->instruction_count;
    int8_t *more = host_alloc_zeroed(n + 1);
    for (uint32_t i = 0; i < n && !profile->has_our_opcodes; i++) {
        more[i] = (int8_t)more_units(body, i);
    }
    CodeLayout layout = lay_out(body, more);
    uint32_t units = layout.start[n];
    code_layout_free(&layout);
    host_free(more);
    return units;
}
