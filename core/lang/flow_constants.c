// Constants in the graph: tuples that can be made now, and constants that nobody uses any more.
#include "lang/flow.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/tuple.h"
#include <string.h>

bool
constant_truth(Compiler *c, uint32_t number)
{
    int truth = object_is_true(c->unit->constants.items[number]);
    assert(truth >= 0);
    return truth > 0;
}

Object *
flow_constant_tuple(Compiler *c, const FlowInstruction *first, uint32_t count)
{
    Object *tuple = keep_working(c, tuple_new(count));
    for (uint32_t i = 0; tuple != NULL && i < count; i++) {
        tuple_give_item(tuple, i, incref(c->unit->constants.items[first[i].arg]));
    }
    return tuple;
}

static bool
uses_constant(const FlowInstruction *i)
{
    return i->op == OP_LOAD_CONST || i->op == OP_RETURN_CONST;
}

void
flow_number_late_constants(Compiler *c, FlowBlock *b)
{
    for (uint32_t i = 0; i < b->count; i++) {
        FlowInstruction *here = &b->code[i];
        if (here->op == OP_LOAD_CONST && here->arg >= LATE_CONSTANT) {
            Object *merged = constant_merge(c, c->unit->late_constants.items[here->arg - LATE_CONSTANT]);
            here->arg = merged == NULL ? 0 : constant_list_add(&c->unit->constants, merged);
        }
    }
}

// Numbers that an instruction can hold are no constants where the profile says so.
static void
take_small_ints(Compiler *c, Flow *flow)
{
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i < b->count; i++) {
            FlowInstruction *here = &b->code[i];
            const Object *op = here->op == OP_LOAD_CONST ? c->unit->constants.items[here->arg] : NULL;
            int overflow = 0;
            int64_t value = op != NULL && is_exact(op, &IntType) ? int_as_int64(op, &overflow) : -1;
            if (overflow == 0 && value >= 0 && value < 256) {
                here->op = OP_LOAD_SMALL_INT;
                here->arg = (uint32_t)value;
            }
        }
    }
}

void
flow_drop_unused_constants(Compiler *c, Flow *flow)
{
    if (profile->folds_late) {
        take_small_ints(c, flow);
    }
    enum { UNUSED = UINT32_MAX };
    ConstantList *constants = &c->unit->constants;
    if (constants->count == 0) {
        return;
    }
    uint32_t *number = arena_alloc(&flow->arena, constants->count * sizeof *number);
    memset(number, 0xff, constants->count * sizeof *number);
    number[0] = 0; // a docstring, perhaps
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i < b->count; i++) {
            if (uses_constant(&b->code[i])) {
                number[b->code[i].arg] = 0;
            }
        }
    }
    if (!profile->drops_constants) {
        while (constants->count > 1 && number[constants->count - 1] == UNUSED) {
            constants->count--;
        }
        return;
    }
    uint32_t used = 0;
    for (uint32_t i = 0; i < constants->count; i++) {
        if (number[i] != UNUSED) {
            constants->items[used] = constants->items[i];
            number[i] = used++;
        }
    }
    constants->count = used;
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i < b->count; i++) {
            if (uses_constant(&b->code[i])) {
                b->code[i].arg = number[b->code[i].arg];
            }
        }
    }
}
