// The depth of the evaluation stack at every block.
#include "lang/flow.h"
#include "object/profile.h"

static int
stack_effect(const FlowInstruction *i, bool jumps)
{
    switch (i->op) {
    case PSEUDO_JUMP:
    case PSEUDO_JUMP_NO_INTERRUPT:
    case PSEUDO_POP_BLOCK:
        return 0;
    case PSEUDO_SETUP_FINALLY:
    case PSEUDO_SETUP_WITH:
        return jumps ? 1 : 0;
    case PSEUDO_SETUP_CLEANUP:
        return jumps ? 2 : 0;
    case PSEUDO_LOAD_CLOSURE:
        return 1;
    case PSEUDO_STORE_FAST_MAYBE_NULL:
        return -1;
    default:
        return opcode_stack_effect((Instruction){.op = (uint8_t)i->op, .arg = i->arg});
    }
}

// The handler that makes a RuntimeError of a StopIteration, around the body of each generator, and that of yield from: some
// releases have none.
static bool
is_guard(const FlowBlock *b)
{
    return b->count > 0 && (b->code[0].op == OP_CLEANUP_THROW ||
                            (b->code[0].op == OP_CALL_INTRINSIC_1 && b->code[0].arg == INTRINSIC_STOPITERATION_ERROR));
}

// What the opcodes with PRECALL have on the stack behind the instruction, more than we: super() with its arguments is
// called, and what `and` and `or` test is not copied.
static int
more_depth(const FlowBlock *b, uint32_t i)
{
    if (!profile->has_precall) {
        return 0;
    }
    for (uint32_t ahead = 1; ahead <= 3 && i + ahead < b->count; ahead++) {
        const FlowInstruction *super = &b->code[i + ahead];
        if (super->op == OP_LOAD_SUPER_ATTR) {
            return super->arg & 2 ? 1 : ahead == 3 ? 1 : ahead == 2 ? 0 : -1;
        }
    }
    const FlowInstruction *here = &b->code[i];
    if (here->op == OP_COPY && here->arg == 1) {
        uint32_t jump = i + 1 < b->count && here[1].op == OP_TO_BOOL ? i + 2 : i + 1;
        return jump < b->count && (b->code[jump].op == OP_POP_JUMP_IF_FALSE || b->code[jump].op == OP_POP_JUMP_IF_TRUE) ? -1 : 0;
    }
    return here->op == OP_TO_BOOL && i > 0 && here[-1].op == OP_COPY ? -1 : 0;
}

// o[a:b] += v: those opcodes copy the owner and one slice, and keep them below the value; we copy the bounds.
static int
more_for_slices(const FlowBlock *b, uint32_t i, int *kept)
{
    const FlowInstruction *here = &b->code[i];
    if (!profile->has_precall) {
        return 0;
    }
    if (here->op == OP_COPY && here->arg == 3) {
        bool is_last = i + 1 < b->count && here[1].op == OP_BINARY_SLICE;
        return -*kept - (is_last ? 2 : i + 3 < b->count && (here[2].op == OP_BINARY_SLICE || here[3].op == OP_BINARY_SLICE));
    }
    *kept += here->op == OP_BINARY_SLICE && i > 0 && here[-1].op == OP_COPY;
    *kept -= here->op == OP_STORE_SLICE && i > 0 && here[-1].op == OP_SWAP && *kept > 0;
    return -*kept;
}

// What the opcodes with NOT_TAKEN have on the stack meanwhile, more than when the instruction begins: the place of the
// dict that is not given; __exit__ and __enter__ with their selves.
static int
depth_inside(const FlowInstruction *i)
{
    if (!profile->has_not_taken) {
        return 0;
    }
    switch (i->op) {
    case OP_CALL_FUNCTION_EX:
        return !(i->arg & 1);
    case OP_BEFORE_WITH:
    case OP_BEFORE_ASYNC_WITH:
        return 3;
    default:
        return 0;
    }
}

void
flow_measure_stack(Flow *flow)
{
    FlowBlock **todo = arena_alloc(&flow->arena, (flow->block_count + 1) * sizeof *todo);
    uint32_t count = 0;
    int deepest = profile->least_stack, without_guard = deepest, room = deepest;
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        b->start_depth = -1;
    }
    flow->entry->start_depth = 0;
    todo[count++] = flow->entry;
    while (count > 0) {
        FlowBlock *b = todo[--count];
        int depth = b->start_depth, kept_slices = 0;
        for (uint32_t i = 0; i < b->count; i++) {
            FlowInstruction *here = &b->code[i];
            if (here->target != NULL) {
                int there = depth + stack_effect(here, true);
                if (there > deepest) {
                    deepest = there;
                }
                if (there > without_guard && !is_guard(here->target)) {
                    without_guard = there;
                }
                assert(here->target->start_depth < 0 || here->target->start_depth == there);
                if (here->target->start_depth < 0) {
                    here->target->start_depth = there;
                    todo[count++] = here->target;
                }
            }
            if (profile->names_beside_stack && i + 1 < b->count && here[1].op == OP_CALL_KW) {
                here++;  // the names of a call's keywords stand on the stack, but the release does not count them
                i++;
                depth += 1;
                if (depth > room) {
                    room = depth;
                }
            }
            int inside = depth_inside(here);
            if (inside > 0 && depth + inside > deepest) {
                deepest = depth + inside;
            }
            depth += stack_effect(here, false);
            assert(depth >= 0);
            bool is_super = i + 3 < b->count && here[3].op == OP_LOAD_SUPER_ATTR;  // which has that for a NULL of its own
            if (profile->names_beside_stack && here->op == OP_LOAD_GLOBAL && !(here->arg & 1) &&
                here->below > (i > 0 ? here[-1].below : 0) && !(is_super && profile->has_precall)) {
                flow->joined_nulls++;
            }
            int counted = depth + (profile->names_beside_stack ? here->below : 0) + more_depth(b, i) +
                          more_for_slices(b, i, &kept_slices);
            if (depth > room) {
                room = depth;
            }
            if (counted > deepest) {
                deepest = counted;
            }
            if (counted > without_guard && !is_guard(b)) {
                without_guard = counted;
            }
        }
        if (b->next != NULL && flow_falls_through(b) && b->next->start_depth < 0) {
            b->next->start_depth = depth;
            todo[count++] = b->next;
        }
    }
    flow->stack_size = (uint32_t)deepest;
    flow->uncounted_slots = room > deepest ? (uint32_t)(room - deepest) : 0;
    flow->unguarded_stack_size = (uint32_t)without_guard;
}
