// Places for instructions that have none of their own.
#include "lang/flow.h"
#include "object/profile.h"

// Does the evaluation loop look for a requested collection here?
static bool
op_checks_for_breaks(int op)
{
    switch (op) {
    case OP_RESUME:
    case OP_CALL:
    case OP_CALL_KW:
    case OP_CALL_FUNCTION_EX:
    case OP_JUMP_BACKWARD:
    case PSEUDO_JUMP:
        return true;
    default:
        return false;
    }
}

static bool
needs_a_line(const FlowBlock *b)
{
    bool matters = flow_leaves_scope(b);
    for (uint32_t i = 0; i < b->count && !matters && profile->checks_need_lines; i++) {
        matters = op_checks_for_breaks(b->code[i].op);
    }
    return matters && flow_has_no_line(b);
}

static FlowBlock *
copy_block(Flow *flow, const FlowBlock *b)
{
    FlowBlock *copy = flow_new_block(flow);
    for (uint32_t i = 0; i < b->count; i++) {
        flow_append(flow, copy, b->code[i]);
    }
    return copy;
}

// Every jump to an end of the function without a line gets its own copy, which takes the line of the jump.
static void
duplicate_ends(Flow *flow)
{
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        FlowInstruction *last = flow_last(b);
        if (last == NULL || !op_is_jump(last->op)) {
            continue;
        }
        FlowBlock *target = flow_nonempty(last->target);
        if (target != NULL && target->predecessors > 1 && needs_a_line(target)) {
            FlowBlock *copy = copy_block(flow, target);
            copy->code[0].at = last->at;
            last->target = copy;
            copy->predecessors = 1;
            copy->label = flow->next_label++;
            copy->next = target->next;
            target->next = copy;
            target->predecessors--;
        }
    }
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        if (b->count > 0 && b->next != NULL && b->next->count > 0 && flow_falls_through(b) &&
            needs_a_line(b->next)) {
            b->next->code[0].at = flow_last(b)->at;
        }
    }
}

static void
propagate_lines(Flow *flow)
{
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        FlowInstruction *last = flow_last(b);
        if (last == NULL) {
            continue;
        }
        Location previous = no_location;
        for (uint32_t i = 0; i < b->count; i++) {
            if (b->code[i].at.line < 0) {
                b->code[i].at = previous;
            } else {
                previous = b->code[i].at;
            }
        }
        FlowBlock *next = b->next;
        if (flow_falls_through(b) && next->predecessors == 1 && next->count > 0 &&
            next->code[0].at.line < 0) {
            next->code[0].at = previous;
        }
        if (op_is_jump(last->op)) {
            FlowBlock *target = last->target;
            if (target->predecessors == 1 && target->count > 0 && target->code[0].at.line < 0) {
                target->code[0].at = previous;
            }
        }
    }
}

void
flow_resolve_lines(Flow *flow)
{
    duplicate_ends(flow);
    propagate_lines(flow);
}
