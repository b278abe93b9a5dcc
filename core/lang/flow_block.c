// Optimisations inside one block: constants, jumps that lead to jumps, pairs of instructions that are one.
#include "lang/flow.h"
#include "object/profile.h"
#include "types/tuple.h"

static void
become(FlowInstruction *i, int op, uint32_t arg)
{
    i->op = (uint16_t)op;
    i->arg = arg;
}

// A jump that leads to another jump goes where that one goes. True when it was changed.
static bool
thread_jump(Flow *flow, FlowBlock *b, FlowInstruction *i, const FlowInstruction *target, int op)
{
    bool is_free = profile->threads_all_jumps || (profile->threads_lineless_jumps && target->at.line < 0);
    if (i->target == target->target || !(is_free || i->at.line == target->at.line)) {
        return false; // a loop; or an older release sees two lines
    }
    FlowInstruction jump = {
        .op = (uint16_t)op, .at = target->at, .target = target->target}; // no handler, as in CPython
    flow_become_nop(i);
    flow_append(flow, b, jump);
    return true;
}

// Does the block begin with the test of `and` or `or`, which keeps the value?
static bool
begins_with_test(const FlowBlock *b)
{
    return b->count >= 3 && b->code[0].op == OP_COPY && b->code[0].arg == 1 && b->code[1].op == OP_TO_BOOL &&
           (b->code[2].op == OP_POP_JUMP_IF_FALSE || b->code[2].op == OP_POP_JUMP_IF_TRUE);
}

// The jump of such a test leads to another one of the same value: it goes where that one goes or does not go.
static void
skip_known_tests(FlowInstruction *jump)
{
    const Location *at = &jump->at;
    while (begins_with_test(jump->target) && (profile->threads_all_jumps || at->line == jump->target->code[0].at.line)) {
        const FlowInstruction *next = &jump->target->code[2];
        FlowBlock *target = next->op == jump->op ? next->target : jump->target->next;
        if (target == NULL || target == jump->target) {
            return;
        }
        jump->target = target;
    }
}

static Object *
constant_of(Compiler *c, uint32_t number)
{
    return c->unit->constants.items[number];
}

static uint32_t
add_constant(Compiler *c, Object *op)
{
    Object *merged = constant_merge(c, op);
    return merged == NULL ? 0 : constant_list_add(&c->unit->constants, merged);
}

// BUILD_TUPLE of constants: they stand in the `count` instructions before.
static void
fold_tuple(Compiler *c, FlowInstruction *first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (first[i].op != OP_LOAD_CONST) {
            return;
        }
    }
    Object *tuple = flow_constant_tuple(c, first, count);
    if (tuple == NULL) {
        return;
    }
    uint32_t number = add_constant(c, tuple);
    for (uint32_t i = 0; i < count; i++) {
        flow_become_nop(&first[i]);
    }
    become(&first[count], OP_LOAD_CONST, number);
}

// A constant (number `arg`) at `i` is followed by something that can be decided now.
static void
optimize_constant(Compiler *c, FlowBlock *b, uint32_t i, uint32_t arg)
{
    FlowInstruction *here = &b->code[i];
    uint32_t left = b->count - i - 1; // instructions that follow
    if (left == 0) {
        return;
    }
    FlowInstruction *next = here + 1;
    switch (next->op) {
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE: {
        bool truth = constant_truth(c, arg);
        bool jumps = truth == (next->op == OP_POP_JUMP_IF_TRUE);
        flow_become_nop(here);
        if (jumps) {
            next->op = PSEUDO_JUMP;
        } else {
            flow_become_nop(next);
        }
        break;
    }
    case OP_IS_OP: {
        if (constant_of(c, arg) != None || left < 2) {
            break;
        }
        FlowInstruction *jump = here + 2;
        if (jump->op == OP_TO_BOOL) {
            flow_become_nop(jump);
            if (left < 3) {
                break;
            }
            jump = here + 3;
        }
        bool inverted = next->arg;
        if (jump->op == OP_POP_JUMP_IF_FALSE) {
            inverted = !inverted;
        } else if (jump->op != OP_POP_JUMP_IF_TRUE) {
            break;
        }
        flow_become_nop(here);
        flow_become_nop(next);
        jump->op = inverted ? OP_POP_JUMP_IF_NOT_NONE : OP_POP_JUMP_IF_NONE;
        break;
    }
    case OP_RETURN_VALUE:
        if (profile->folds_late) {
            break;  // its small ints are no constants
        }
        flow_become_nop(here);
        become(next, OP_RETURN_CONST, arg);
        break;
    case OP_TO_BOOL: {
        bool truth = constant_truth(c, arg);
        uint32_t number = add_constant(c, bool_from(truth));
        flow_become_nop(here);
        become(next, OP_LOAD_CONST, number);
        break;
    }
    default:
        break;
    }
}

// A tuple of literals that is taken apart at once is not made.
static void
take_tuples_apart(Compiler *c, Flow *flow, FlowBlock *b)
{
    for (uint32_t i = 0; i + 1 < b->count; i++) {
        FlowInstruction *here = &b->code[i], *next = here + 1;
        if (here->op != OP_LOAD_CONST || here->arg < LATE_CONSTANT || next->op != OP_UNPACK_SEQUENCE) {
            continue;
        }
        Object *tuple = c->unit->late_constants.items[here->arg - LATE_CONSTANT];
        uint32_t count = next->arg;
        if (!is_tuple(tuple) || tuple_length(tuple) != count || count < 1 || count > 3) {
            continue;
        }
        if (count == 1) {
            flow_become_nop(next);
        } else {
            next->op = OP_SWAP;
        }
        Location at = here->at;
        flow_become_nop(here);
        for (uint32_t k = 0; k < count; k++) {
            uint32_t number = constant_list_add(&c->unit->late_constants, tuple_peek(tuple, k));
            flow_insert(flow, b, i++, (FlowInstruction){.op = OP_LOAD_CONST, .arg = LATE_CONSTANT + number, .at = at});
        }
    }
}

void
flow_optimize_block(Compiler *c, Flow *flow, FlowBlock *b)
{
    int op = 0;
    uint32_t arg = 0;
    take_tuples_apart(c, flow, b);
    flow_number_late_constants(c, b);
    for (uint32_t i = 0; i < b->count && !c->failed; i++) {
        FlowInstruction *here = &b->code[i];
        // A copy of a constant is that constant.
        bool is_copy = op == OP_LOAD_CONST && here->op == OP_COPY && here->arg == 1;
        if (!is_copy) {
            op = here->op;
            arg = here->arg;
        }
        FlowInstruction *target = op_is_jump(op) ? &here->target->code[0] : NULL;
        FlowInstruction *next = i + 1 < b->count ? here + 1 : NULL;
        int next_op = next == NULL ? OP_NOP : next->op;
        switch (op) {
        case OP_LOAD_CONST:
            optimize_constant(c, b, i, arg);
            break;
        case OP_BUILD_TUPLE:
            if (next_op == OP_UNPACK_SEQUENCE && arg == next->arg && arg >= 1 && arg <= 3) {
                flow_become_nop(here);
                if (arg == 1) {
                    flow_become_nop(next);
                } else {
                    next->op = OP_SWAP;
                }
                break;
            }
            if (i >= arg) {
                fold_tuple(c, here - arg, arg);
            }
            break;
        case OP_POP_JUMP_IF_NONE:
        case OP_POP_JUMP_IF_NOT_NONE:
        case OP_POP_JUMP_IF_FALSE:
        case OP_POP_JUMP_IF_TRUE:
            if (target->op == PSEUDO_JUMP) {
                i -= thread_jump(flow, b, here, target, op);
            } else if (profile->skips_known_tests && i >= 2 && here[-1].op == OP_TO_BOOL && here[-2].op == OP_COPY &&
                       here[-2].arg == 1) {
                skip_known_tests(here);
            }
            break;
        case PSEUDO_JUMP:
        case PSEUDO_JUMP_NO_INTERRUPT:
            if (target->op == PSEUDO_JUMP) {
                i -= thread_jump(flow, b, here, target, PSEUDO_JUMP);
            } else if (target->op == PSEUDO_JUMP_NO_INTERRUPT) {
                i -= thread_jump(flow, b, here, target, op);
            }
            break;
        case OP_COMPARE_OP:
            if (next_op == OP_TO_BOOL) {
                flow_become_nop(here);
                become(next, OP_COMPARE_OP, arg | 1);
            }
            break;
        case OP_CONTAINS_OP:
        case OP_IS_OP:
            if (next_op == OP_TO_BOOL) {
                flow_become_nop(here);
                become(next, op, arg);
            }
            break;
        case OP_TO_BOOL:
            if (next_op == OP_TO_BOOL) {
                flow_become_nop(here);
            }
            break;
        case OP_UNARY_NOT:
            if (next_op == OP_TO_BOOL) {
                flow_become_nop(here);
                become(next, OP_UNARY_NOT, 0);
            } else if (next_op == OP_UNARY_NOT && profile->drops_double_not) {
                flow_become_nop(here);
                flow_become_nop(next);
            }
            break;
        case OP_LOAD_GLOBAL:
            if (next_op == OP_PUSH_NULL) {
                here->arg |= 1;
                here->below = next->below;
                flow_become_nop(next);
            }
            break;
        case OP_STORE_FAST:
            // Stored twice at once: the first value is dropped unseen.
            if (next_op == OP_STORE_FAST && next->arg == arg && next->at.line == here->at.line) {
                become(here, OP_POP_TOP, 0);
            }
            break;
        case OP_SWAP:
            if (arg == 1) {
                flow_become_nop(here);
                break;
            }
            flow_reduce_swaps(flow, b, &i);
            flow_apply_swaps(b, i);
            break;
        default:
            break;
        }
    }
}
