// Which loads of locals need no reference of their own: those that are used up in the same block while the local still
// holds the object (CPython 3.14's optimize_load_fast). The reference is counted all the same, so that nothing that
// happens depends on it; the instruction says which slots of the stack count for nobody who asks. A reference taken of
// a local that a caller lent is borrowed, too, wherever it waits: for those slots it says from which locals they came.
#include "base/buffer.h"
#include "lang/flow.h"
#include <string.h>

enum { NOT_LOCAL = -1, FROM_OUTSIDE = -1, DEEPEST = 64 };

typedef struct {
    int64_t local;     // which one it was loaded from, or NOT_LOCAL
    int64_t producer;  // the instruction that pushed it, or FROM_OUTSIDE the block
    uint64_t sources;  // locals that can hold what a caller lent, from which it may come, as bits
    LentKind kind;
} StackItem;

static const StackItem unknown = {NOT_LOCAL, FROM_OUTSIDE, 0, LENT_NOW};


typedef struct {
    StackItem *items;
    uint32_t count, capacity;
    bool *refused;  // by instruction: what it pushed is needed longer than the local can be trusted
    uint64_t changed;  // locals that may not hold any more what they did at entry, as bits
    uint64_t lendable;  // those that can hold what a caller lent
} Simulation;

// At the start of a block, of all ways that lead there.
typedef struct LentState {
    bool reached;
    uint64_t changed;
    StackItem *items;
} LentState;

static StackItem
loaded(const Simulation *s, uint32_t local, uint32_t number)
{
    uint64_t source = local < 64 ? s->lendable & (uint64_t)1 << local : 0;
    return (StackItem){local, number, source, source & ~s->changed ? LENT_AT_ENTRY : LENT_NOW};
}

static void
push(Simulation *s, StackItem item)
{
    s->items = grow(s->items, s->count, &s->capacity, sizeof *s->items);
    s->items[s->count++] = item;
}

static StackItem
pop(Simulation *s)
{
    assert(s->count > 0);
    return s->items[--s->count];
}

static void
refuse(Simulation *s, StackItem item)
{
    if (item.producer >= 0) {
        s->refused[item.producer] = true;
    }
}

static void
local_changes(Simulation *s, uint32_t local)
{
    uint64_t bit = local < 64 ? (uint64_t)1 << local : 0;
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->items[i].local == (int64_t)local) {
            refuse(s, s->items[i]);
        }
        if (s->items[i].kind != LENT_AT_ENTRY) {
            s->items[i].sources &= ~bit;
        }
    }
    s->changed |= bit;
}

static void
store(Simulation *s, uint32_t local)
{
    StackItem item = pop(s);
    local_changes(s, local);
    refuse(s, item);
}

// What an instruction does to the stack. Those not named use up what they pop.
static void
step(Simulation *s, const FlowInstruction *here, uint32_t number)
{
    StackItem fresh = {NOT_LOCAL, number, 0, LENT_NOW};
    switch (here->op) {
    case OP_LOAD_FAST:
    case OP_LOAD_FAST_CHECK:
        push(s, loaded(s, here->arg, number));
        return;
    case OP_LOAD_FAST_LOAD_FAST:
        push(s, loaded(s, here->arg >> 4, number));
        push(s, loaded(s, here->arg & 15, number));
        return;
    case OP_LOAD_FAST_AND_CLEAR:
        local_changes(s, here->arg);
        push(s, fresh);
        return;
    case OP_STORE_FAST:
    case OP_STORE_PARAMETER:
        store(s, here->arg);
        return;
    case OP_STORE_ALIAS:
        store(s, here->arg & 0xffff);
        return;
    case OP_STORE_FAST_LOAD_FAST:
        store(s, here->arg >> 4);
        push(s, loaded(s, here->arg & 15, number));
        return;
    case OP_STORE_FAST_STORE_FAST:
        store(s, here->arg >> 4);
        store(s, here->arg & 15);
        return;
    case OP_DELETE_FAST:
    case OP_DELETE_PARAMETER:
    case OP_MAKE_CELL:
        local_changes(s, here->arg);
        return;
    case OP_COPY:
        push(s, s->items[s->count - here->arg]);
        return;
    case OP_SWAP: {
        StackItem top = s->items[s->count - 1];
        s->items[s->count - 1] = s->items[s->count - here->arg];
        s->items[s->count - here->arg] = top;
        return;
    }
    case OP_END_SEND:
    case OP_SET_FUNCTION_ATTRIBUTE: {
        StackItem top = pop(s);
        pop(s);
        push(s, here->op == OP_END_SEND ? top : fresh);
        return;
    }
    case OP_LOAD_ATTR:
    case OP_LOAD_SUPER_ATTR: {
        StackItem owner = pop(s);
        if (here->op == OP_LOAD_SUPER_ATTR) {
            pop(s);
            pop(s);
        }
        push(s, fresh);
        if (here->arg & 1) {
            push(s, owner);  // self of the method, if it is one
        }
        return;
    }
    case OP_BEFORE_WITH:
    case OP_BEFORE_ASYNC_WITH: {
        StackItem manager = pop(s);
        push(s, fresh);
        push(s, manager);  // self of __exit__
        push(s, fresh);
        return;
    }
    default: {
        Instruction plain = {.op = (uint8_t)here->op, .arg = here->arg};
        uint32_t pops = opcode_pops(plain);
        for (uint32_t i = 0; i < pops; i++) {
            pop(s);
        }
        uint32_t pushes = (uint32_t)((int)pops + opcode_stack_effect(plain));
        for (uint32_t i = 0; i < pushes; i++) {
            push(s, fresh);
        }
        return;
    }
    }
}

static void
begin(Simulation *s, const FlowBlock *b)
{
    s->count = 0;
    s->changed = b->lent->changed;
    for (int i = 0; i < b->start_depth; i++) {
        push(s, b->lent->items[i]);
    }
}

// What is known of a slot when it may come from here, too. Knowledge only gets less, so that the search ends.
static bool
join(StackItem *known, const StackItem *other)
{
    StackItem before = *known;
    if (known->sources != other->sources || known->kind == LENT_PERHAPS || other->kind == LENT_PERHAPS) {
        known->sources |= other->sources;
        known->kind = LENT_PERHAPS;
    } else if (known->kind != other->kind) {
        known->kind = LENT_NOW;
    }
    return known->sources != before.sources || known->kind != before.kind;
}

// The block may follow now, with the lowest `kept` items of the stack.
static bool
arrive(const Simulation *s, const FlowBlock *b, int kept)
{
    LentState *state = b->lent;
    bool is_news = !state->reached || (s->changed & ~state->changed) != 0;
    for (int i = 0; i < b->start_depth; i++) {
        StackItem item = unknown;
        if (i < kept) {
            item.sources = s->items[i].sources;
            item.kind = s->items[i].kind;
        }
        if (!state->reached) {
            state->items[i] = item;
        } else if (join(&state->items[i], &item)) {
            is_news = true;
        }
    }
    state->reached = true;
    state->changed |= s->changed;
    return is_news;
}

// Goes through a block once; true when one that follows has learnt something.
static bool
pass_on(Simulation *s, const FlowBlock *b)
{
    bool is_news = false;
    begin(s, b);
    for (uint32_t i = 0; i < b->count; i++) {
        const FlowInstruction *here = &b->code[i];
        if (here->handler != NULL && here->handler->start_depth >= 0) {
            is_news |= arrive(s, here->handler, here->handler->start_depth - 1 - here->handler->keep_lasti);
        }
        step(s, here, i);
        if (here->target != NULL && here->target->start_depth >= 0) {
            is_news |= arrive(s, here->target, here->target->start_depth);
        }
    }
    if (b->next != NULL && b->next->start_depth >= 0 && flow_falls_through(b)) {
        is_news |= arrive(s, b->next, b->next->start_depth);
    }
    return is_news;
}

// Where the stack of each block comes from: from locals that can hold what a caller lent, or from elsewhere.
static void
find_sources(Compiler *c, Flow *flow, Simulation *s, uint32_t code_flags)
{
    uint32_t parameters = c->unit->scope->parameter_count;
    bool is_suspended = code_flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR);
    s->lendable = is_suspended ? 0 : parameters < 64 ? ((uint64_t)1 << parameters) - 1 : UINT64_MAX;
    uint32_t longest = 0;
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        uint32_t depth = b->start_depth > 0 ? (uint32_t)b->start_depth : 0;
        b->lent = arena_alloc(&flow->arena, sizeof *b->lent);
        *b->lent = (LentState){false, 0, arena_alloc(&flow->arena, (depth + 1) * sizeof(StackItem))};
        for (uint32_t i = 0; i < depth; i++) {
            b->lent->items[i] = unknown;
        }
        longest = b->count > longest ? b->count : longest;
        for (uint32_t i = 0; s->lendable != 0 && i < b->count; i++) {
            uint32_t local = b->code[i].arg & 0xffff;
            if ((b->code[i].op == OP_STORE_ALIAS || b->code[i].op == OP_STORE_PARAMETER) && local < 64) {
                s->lendable |= (uint64_t)1 << local;
            }
        }
    }
    if (s->lendable == 0) {
        return;
    }
    s->refused = host_alloc_zeroed((longest + 1) * sizeof *s->refused);
    flow->entry->lent->reached = true;
    for (bool is_news = true; is_news;) {
        is_news = false;
        for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
            is_news |= b->lent->reached && b->start_depth >= 0 && pass_on(s, b);
        }
    }
    host_free(s->refused);
}

static bool
is_plain_load(const FlowInstruction *i)
{
    return i->op == OP_LOAD_FAST || i->op == OP_LOAD_FAST_LOAD_FAST;
}

// Which slots are borrowed now, as bits; a load so deep that it has no bit is refused.
static uint64_t
borrowed_now(Simulation *s, const FlowBlock *b)
{
    uint64_t set = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        int64_t producer = s->items[i].producer;
        if (producer >= 0 && s->items[i].local >= 0 && is_plain_load(&b->code[producer]) && !s->refused[producer]) {
            if (i >= DEEPEST) {
                refuse(s, s->items[i]);
            } else {
                set |= (uint64_t)1 << i;
            }
        }
    }
    return set;
}

// A `with` calls __enter__ on top of __exit__ and its self: who asks does so then, and finds the manager in two other slots.
static uint64_t
while_entering(uint64_t borrowed, uint32_t manager)
{
    uint64_t there = (uint64_t)1 << manager;
    return manager + 3 < DEEPEST && borrowed & there ? borrowed ^ there ^ there << 1 ^ there << 3 : borrowed;
}

// The slots that are borrowed if a local is: those that the instruction does not say to be borrowed anyway.
static void
note_lent(const Simulation *s, Flow *flow, FlowInstruction *here)
{
    LentSlot list[DEEPEST];
    uint32_t count = 0;
    bool enters = here->op == OP_BEFORE_WITH || here->op == OP_BEFORE_ASYNC_WITH;
    for (uint32_t i = 0; i < s->count && i + 3 < DEEPEST; i++) {
        const StackItem *item = &s->items[i];
        bool is_manager = enters && i + 1 == s->count;
        uint32_t slot = is_manager ? i + 1 : i;
        if (item->sources != 0 && !(here->borrowed >> slot & 1)) {
            list[count++] = (LentSlot){item->sources, slot, item->kind};
            if (is_manager) {
                list[count++] = (LentSlot){item->sources, i + 3, item->kind};
            }
        }
    }
    here->lent_count = count;
    if (count > 0) {
        here->lent = arena_alloc(&flow->arena, count * sizeof *list);
        memcpy(here->lent, list, count * sizeof *list);
    }
}

// As in CPython only what is reached without an exception is looked at: handlers, and what follows only them, count; so does
// what is reached through an empty block, which is left of `while True:` when the loop stands on the same line.
static void
mark_reached(Flow *flow)
{
    FlowBlock **todo = arena_alloc(&flow->arena, (flow->block_count + 1) * sizeof *todo);
    uint32_t count = 0;
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        b->visited = b == flow->entry;
    }
    todo[count++] = flow->entry;
    while (count > 0) {
        const FlowBlock *b = todo[--count];
        const FlowInstruction *last = flow_last(b);
        FlowBlock *following[] = {last != NULL && flow_falls_through(b) ? b->next : NULL,
                                  last != NULL && op_is_jump(last->op) ? last->target : NULL};
        for (int i = 0; i < 2; i++) {
            if (following[i] != NULL && !following[i]->visited) {
                following[i]->visited = true;
                todo[count++] = following[i];
            }
        }
    }
}

void
flow_borrow_locals(Compiler *c, Flow *flow, uint32_t code_flags)
{
    Simulation s = {0};
    mark_reached(flow);
    find_sources(c, flow, &s, code_flags);
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        if (b->start_depth < 0 || b->count == 0 || !(b->visited || b->lent->reached)) {
            continue;
        }
        s.refused = host_alloc_zeroed(b->count * sizeof *s.refused);
        begin(&s, b);
        for (uint32_t i = 0; i < b->count; i++) {
            (void)borrowed_now(&s, b);
            step(&s, &b->code[i], i);
        }
        for (uint32_t i = 0; i < s.count; i++) {
            refuse(&s, s.items[i]);
        }
        if (!b->visited) {
            memset(s.refused, true, b->count * sizeof *s.refused);
        }
        begin(&s, b);
        for (uint32_t i = 0; i < b->count; i++) {
            b->code[i].borrowed = borrowed_now(&s, b);
            if (b->code[i].op == OP_BEFORE_WITH || b->code[i].op == OP_BEFORE_ASYNC_WITH) {
                b->code[i].borrowed = while_entering(b->code[i].borrowed, s.count - 1);
            }
            note_lent(&s, flow, &b->code[i]);
            step(&s, &b->code[i], i);
        }
        for (uint32_t i = 0; i < b->count; i++) {
            FlowInstruction *here = &b->code[i];
            if (is_plain_load(here) && !s.refused[i]) {
                here->op = here->op == OP_LOAD_FAST ? OP_LOAD_FAST_BORROW : OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW;
            }
        }
        host_free(s.refused);
    }
    host_free(s.items);
}

// A parameter may hold what the caller lent, and so may a local that is set from one; whoever changes it must say what it
// holds from now on.
void
flow_mark_parameters(Compiler *c, Flow *flow)
{
    uint32_t parameters = c->unit->scope->parameter_count, locals = c->unit->locals.count;
    if (parameters == 0) {
        return;
    }
    bool *lent = host_alloc_zeroed(locals * sizeof *lent);
    memset(lent, true, parameters * sizeof *lent);
    for (bool changed = true; changed;) {
        changed = false;
        for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
            // What is stored where ways join may have been a parameter on one of them, as in `x = x or []`.
            if (b->next != NULL && b->next->count > 0 && b->next->code[0].op == OP_STORE_FAST &&
                !lent[b->next->code[0].arg] && !(b->count > 0 && flow_last(b)->op == OP_FOR_ITER)) {
                lent[b->next->code[0].arg] = changed = true;
            }
            for (uint32_t i = 0; i + 1 < b->count; i++) {
                const FlowInstruction *here = &b->code[i], *next = here + 1;
                if (here->op == OP_LOAD_FAST && next->op == OP_STORE_FAST && lent[here->arg] && !lent[next->arg]) {
                    lent[next->arg] = changed = true;
                }
            }
        }
    }
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = b->count; i-- > 0;) {
            FlowInstruction *here = &b->code[i];
            if (here->op == OP_STORE_FAST && lent[here->arg]) {
                const FlowInstruction *source = i > 0 && here[-1].op == OP_LOAD_FAST ? here - 1 : NULL;
                if (source != NULL && lent[source->arg]) {
                    here->op = OP_STORE_ALIAS;
                    here->arg |= source->arg << 16;
                } else {
                    here->op = OP_STORE_PARAMETER;
                }
            } else if (here->op == OP_DELETE_FAST && lent[here->arg]) {
                here->op = OP_DELETE_PARAMETER;
            }
        }
    }
    host_free(lent);
}
