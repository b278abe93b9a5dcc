// SWAP instructions: fewer of them, and none where the instructions behind can change places instead.
#include "lang/flow.h"
#include <string.h>

void
flow_reduce_swaps(Flow *flow, FlowBlock *b, uint32_t *i)
{
    FlowInstruction *run = &b->code[*i];
    uint32_t length = 0, depth = 0, swaps = 0;
    while (*i + length < b->count) {
        if (run[length].op == OP_SWAP) {
            swaps++;
            if (run[length].arg > depth) {
                depth = run[length].arg;
            }
        } else if (run[length].op != OP_NOP) {
            break;
        }
        length++;
    }
    if (swaps < 2) {
        return;
    }
    // What the run does to the items of the stack, 0 being the top.
    enum { DONE = UINT32_MAX };
    uint32_t *order = arena_alloc(&flow->arena, depth * sizeof *order);
    for (uint32_t k = 0; k < depth; k++) {
        order[k] = k;
    }
    for (uint32_t k = 0; k < length; k++) {
        if (run[k].op == OP_SWAP) {
            uint32_t top = order[0];
            order[0] = order[run[k].arg - 1];
            order[run[k].arg - 1] = top;
        }
    }
    // Every cycle of the permutation is undone by swaps with the top; taken from the end of the run they do
    // it.
    uint32_t at = length;
    for (uint32_t k = 0; k < depth; k++) {
        if (order[k] == DONE || order[k] == k) {
            continue;
        }
        for (uint32_t item = k;;) {
            if (item != 0) {
                at--;
                run[at].op = OP_SWAP;
                run[at].arg = item + 1;
            }
            if (order[item] == DONE) {
                break;
            }
            uint32_t next = order[item];
            order[item] = DONE;
            item = next;
        }
    }
    while (at > 0) {
        at--;
        run[at].op = OP_NOP;
        run[at].arg = 0;
    }
    *i += length - 1;
}

static bool
can_trade_places(const FlowInstruction *i)
{
    return i->op == OP_STORE_FAST || i->op == PSEUDO_STORE_FAST_MAYBE_NULL || i->op == OP_POP_TOP;
}

static int64_t
stores_to(const FlowInstruction *i)
{
    return i->op == OP_STORE_FAST || i->op == PSEUDO_STORE_FAST_MAYBE_NULL ? (int64_t)i->arg : -1;
}

// The next instruction that pops one item and does nothing that could be noticed; on the given line, if any.
// -1: none.
static int64_t
next_candidate(const FlowBlock *b, int64_t i, int line)
{
    while (++i < b->count) {
        const FlowInstruction *here = &b->code[i];
        if (line >= 0 && here->at.line != line) {
            return -1;
        }
        if (here->op != OP_NOP) {
            return can_trade_places(here) ? i : -1;
        }
    }
    return -1;
}

// May the instructions at j and k change places? Not when the order of stores to one variable would change.
static bool
is_safe_to_trade(const FlowBlock *b, int64_t j, int64_t k)
{
    int64_t a = stores_to(&b->code[j]), z = stores_to(&b->code[k]);
    if (a < 0 && z < 0) {
        return true;
    }
    if (a == z) {
        return false;
    }
    for (int64_t i = j + 1; i < k; i++) {
        int64_t between = stores_to(&b->code[i]);
        if (between >= 0 && (between == a || between == z)) {
            return false;
        }
    }
    return true;
}

void
flow_apply_swaps(FlowBlock *b, uint32_t start)
{
    for (int64_t i = start; i >= 0; i--) {
        FlowInstruction *swap = &b->code[i];
        if (swap->op != OP_SWAP) {
            if (swap->op == OP_NOP || can_trade_places(swap)) {
                continue;
            }
            return;
        }
        int64_t j = next_candidate(b, i, -1);
        if (j < 0) {
            return;
        }
        int64_t k = j;
        for (uint32_t count = swap->arg - 1; count > 0; count--) {
            k = next_candidate(b, k, b->code[j].at.line);
            if (k < 0) {
                return;
            }
        }
        if (!is_safe_to_trade(b, j, k)) {
            return;
        }
        swap->op = OP_NOP;
        swap->arg = 0;
        FlowInstruction moved = b->code[j];
        b->code[j] = b->code[k];
        b->code[k] = moved;
    }
}
