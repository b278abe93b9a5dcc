// Which loads of locals need no reference of their own: those that are used up in the same block while the local still
// holds the object (CPython 3.14's optimize_load_fast). The reference is counted all the same, so that nothing that
// happens depends on it; the instruction says which slots of the stack count for nobody who asks.
// A reference taken of a local that a caller lent is borrowed, too, wherever it goes. Each local that can hold such a one has
// a mark at run time, and for a slot of the stack the instruction says which mark tells of it. Where no single one does,
// because ways join or the local is about to change, the slot gets a mark of its own, which a note of the instruction sets.
#include "base/buffer.h"
#include "lang/flow.h"
#include <string.h>

enum { NOT_LOCAL = -1, FROM_OUTSIDE = -1 };

typedef struct {
    int64_t local;     // which one it was loaded from, or NOT_LOCAL
    int64_t producer;  // the instruction that pushed it, or FROM_OUTSIDE the block
    uint32_t mark;     // that says whether it is borrowed
} StackItem;

typedef struct {
    Flow *flow;
    StackItem *items;
    uint32_t count, capacity;
    bool *refused;   // by instruction: what it pushed is needed longer than the local can be trusted
    bool *lendable;  // by local: can hold what a caller lent
    bool found_lendable, writes;
    BorrowMark *notes;  // of the instruction at hand: they all happen at once, before it does anything
    uint32_t note_count, note_capacity;
} Simulation;

// At the start of a block, of all ways that lead there.
typedef struct LentState {
    bool reached;
    uint32_t *marks, *own;  // of each slot; own: 0 when there is none yet
} LentState;

static void
push(Simulation *s, StackItem item)
{
    s->items = grow(s->items, s->count, &s->capacity, sizeof *s->items);
    s->items[s->count++] = item;
}

static void
push_local(Simulation *s, uint32_t local, uint32_t number)
{
    push(s, (StackItem){local, number, s->lendable[local] ? local : MARK_OWNED});
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

// --- marks ---------------------------------------------------------------------------------------------------

static void
note(Simulation *s, uint32_t mark, uint32_t from)
{
    uint32_t place = s->note_count, before = from;
    for (uint32_t i = 0; i < s->note_count; i++) {
        if (s->notes[i].to == from) {
            before = s->notes[i].mark;
        }
        if (s->notes[i].to == mark) {
            place = i;
        }
    }
    if (place == s->note_count) {
        s->notes = grow(s->notes, s->note_count, &s->note_capacity, sizeof *s->notes);
        s->note_count++;
    }
    s->notes[place] = (BorrowMark){mark, before};
}

static uint32_t
own_mark(Flow *flow, uint32_t *place)
{
    if (*place == 0) {
        *place = flow->mark_count++;
    }
    return *place;
}

// The local gets what this mark tells of: what the stack still has of the old one must be noted elsewhere.
static void
set_local(Simulation *s, uint32_t local, uint32_t mark, uint32_t *kept_mark)
{
    if (!s->lendable[local]) {
        if (mark == MARK_OWNED) {
            return;
        }
        s->lendable[local] = s->found_lendable = true;
    }
    if (mark == local) {
        return;
    }
    bool is_noted = false;
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->items[i].mark == local) {
            s->items[i].mark = own_mark(s->flow, kept_mark);
            if (!is_noted) {
                note(s, s->items[i].mark, local);
                is_noted = true;
            }
        }
    }
    note(s, local, mark);
}

// What an instruction does to the marks of locals, before anything else.
static void
set_marks(Simulation *s, FlowInstruction *here)
{
    uint32_t arg = here->arg, top = s->count - 1;
    s->note_count = 0;
    switch (here->op) {
    case OP_STORE_FAST:
        set_local(s, arg, s->items[top].mark, &here->kept_marks[0]);
        return;
    case OP_STORE_FAST_LOAD_FAST:
        set_local(s, arg >> 4, s->items[top].mark, &here->kept_marks[0]);
        return;
    case OP_STORE_FAST_STORE_FAST:
        set_local(s, arg >> 4, s->items[top].mark, &here->kept_marks[0]);
        set_local(s, arg & 15, s->items[top - 1].mark, &here->kept_marks[1]);
        return;
    case OP_LOAD_FAST_AND_CLEAR:
        push_local(s, arg, 0);
        set_local(s, arg, MARK_OWNED, &here->kept_marks[0]);
        here->kept_marks[1] = pop(s).mark;
        return;
    case OP_DELETE_FAST:
    case OP_MAKE_CELL:
        set_local(s, arg, MARK_OWNED, &here->kept_marks[0]);
        return;
    default:
        return;
    }
}

// --- the stack -------------------------------------------------------------------------------------------------

static void
local_changes(Simulation *s, uint32_t local)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->items[i].local == (int64_t)local) {
            refuse(s, s->items[i]);
        }
    }
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
    StackItem fresh = {NOT_LOCAL, number, MARK_OWNED}, borrowed = {NOT_LOCAL, number, MARK_BORROWED};
    switch (here->op) {
    case OP_LOAD_FAST_BORROW:
    case OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW:
        push(s, borrowed);
        if (here->op == OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW) {
            push(s, borrowed);
        }
        return;
    case OP_LOAD_FAST:
    case OP_LOAD_FAST_CHECK:
        push_local(s, here->arg, number);
        return;
    case OP_LOAD_FAST_LOAD_FAST:
        push_local(s, here->arg >> 4, number);
        push_local(s, here->arg & 15, number);
        return;
    case OP_LOAD_FAST_AND_CLEAR:
        local_changes(s, here->arg);
        push(s, (StackItem){NOT_LOCAL, number, here->kept_marks[1]});
        return;
    case OP_STORE_FAST:
        store(s, here->arg);
        return;
    case OP_STORE_FAST_LOAD_FAST:
        store(s, here->arg >> 4);
        push_local(s, here->arg & 15, number);
        return;
    case OP_STORE_FAST_STORE_FAST:
        store(s, here->arg >> 4);
        store(s, here->arg & 15);
        return;
    case OP_DELETE_FAST:
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
    for (int i = 0; i < b->start_depth; i++) {
        push(s, (StackItem){NOT_LOCAL, FROM_OUTSIDE, b->lent->marks[i]});
    }
}

// --- across blocks ----------------------------------------------------------------------------------------------

// The block may follow now, with the lowest `kept` items of the stack; those that come from elsewhere than on another way
// get marks of their own. True when that is news.
static bool
arrive(Simulation *s, const FlowBlock *b, int kept)
{
    LentState *state = b->lent;
    bool is_news = !state->reached;
    for (int i = 0; i < b->start_depth; i++) {
        uint32_t mark = i < kept && (uint32_t)i < s->count ? s->items[i].mark : MARK_OWNED;
        if (!state->reached) {
            state->marks[i] = mark;
        } else if (state->marks[i] != mark) {
            is_news |= state->own[i] == 0 || state->marks[i] != state->own[i];
            state->marks[i] = own_mark(s->flow, &state->own[i]);
            note(s, state->marks[i], mark);
            if (i < kept && (uint32_t)i < s->count) {
                s->items[i].mark = state->marks[i];
            }
        }
    }
    state->reached = true;
    return is_news;
}

// What is to be known of the stack at the instruction.
static void
write_borrowed(Simulation *s, FlowInstruction *here)
{
    bool enters = here->op == OP_BEFORE_WITH || here->op == OP_BEFORE_ASYNC_WITH;
    BorrowMark *list = arena_alloc(&s->flow->arena, (s->count + 1) * sizeof *list);
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        BorrowMark mark = {s->flow->slot_count + i, s->items[i].mark};
        if (mark.mark == MARK_OWNED) {
            continue;
        }
        // A `with` calls __enter__ on top of __exit__ and its self: who asks does so then, and finds the manager in two other
        // slots.
        if (enters && i + 1 == s->count) {
            mark.to++;
            list[count++] = mark;
            mark.to += 2;
        }
        list[count++] = mark;
    }
    here->borrowed = (BorrowMarks){list, count};
}

static void
write_notes(const Simulation *s, FlowInstruction *here)
{
    size_t size = s->note_count * sizeof *s->notes;
    here->notes = (BorrowMarks){arena_alloc(&s->flow->arena, size + 1), s->note_count};
    if (size > 0) {
        memcpy(here->notes.items, s->notes, size);
    }
}

// Goes through a block once; true when one that follows has learnt something.
static bool
pass_on(Simulation *s, const FlowBlock *b)
{
    bool is_news = false;
    begin(s, b);
    for (uint32_t i = 0; i < b->count; i++) {
        FlowInstruction *here = &b->code[i];
        set_marks(s, here);
        if (here->handler != NULL && here->handler->start_depth >= 0) {
            is_news |= arrive(s, here->handler, here->handler->start_depth - 1 - here->handler->keep_lasti);
        }
        if (s->writes) {
            write_borrowed(s, here);
        }
        step(s, here, i);
        if (here->target != NULL && here->target->start_depth >= 0) {
            is_news |= arrive(s, here->target, here->target->start_depth);
        }
        if (i + 1 == b->count && b->next != NULL && b->next->start_depth >= 0 && flow_falls_through(b)) {
            is_news |= arrive(s, b->next, b->next->start_depth);
        }
        if (s->writes) {
            write_notes(s, here);
        }
    }
    if (b->count == 0 && b->next != NULL && b->next->start_depth >= 0) {
        is_news |= arrive(s, b->next, b->next->start_depth);
    }
    return is_news;
}

static void
forget(Flow *flow)
{
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        size_t depth = b->start_depth > 0 ? (size_t)b->start_depth : 0;
        b->lent->reached = false;
        for (size_t i = 0; i < depth; i++) {
            b->lent->marks[i] = MARK_OWNED;
        }
    }
    flow->entry->lent->reached = true;
}

// Which mark tells of each slot at the start of each block.
static void
find_marks(Flow *flow, Simulation *s)
{
    do {
        s->found_lendable = false;
        forget(flow);
        for (bool is_news = true; is_news && !s->found_lendable;) {
            is_news = false;
            for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
                is_news |= b->lent->reached && b->start_depth >= 0 && pass_on(s, b);
            }
        }
    } while (s->found_lendable);
}

// --- loads -------------------------------------------------------------------------------------------------------

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

static bool
borrow_in_block(Simulation *s, FlowBlock *b)
{
    bool borrows = false;
    memset(s->refused, 0, b->count * sizeof *s->refused);
    begin(s, b);
    for (uint32_t i = 0; i < b->count; i++) {
        step(s, &b->code[i], i);
    }
    for (uint32_t i = 0; i < s->count; i++) {
        refuse(s, s->items[i]);
    }
    for (uint32_t i = 0; i < b->count; i++) {
        FlowInstruction *here = &b->code[i];
        if ((here->op == OP_LOAD_FAST || here->op == OP_LOAD_FAST_LOAD_FAST) && !s->refused[i]) {
            here->op = here->op == OP_LOAD_FAST ? OP_LOAD_FAST_BORROW : OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW;
            borrows = true;
        }
    }
    return borrows;
}

static bool
borrow_loads(Flow *flow, Simulation *s)
{
    bool borrows = false;
    mark_reached(flow);
    forget(flow);
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        borrows |= b->start_depth >= 0 && b->visited && borrow_in_block(s, b);
    }
    return borrows;
}

void
flow_borrow_locals(Compiler *c, Flow *flow, uint32_t code_flags)
{
    uint32_t longest = 0, parameters = c->unit->scope->parameter_count;
    Simulation s = {.flow = flow};
    flow->mark_count = flow->slot_count + 1;  // 0 stands for none where marks are given out
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        size_t depth = b->start_depth > 0 ? (size_t)b->start_depth : 0;
        b->lent = arena_alloc(&flow->arena, sizeof *b->lent);
        b->lent->marks = arena_alloc(&flow->arena, (depth + 1) * sizeof *b->lent->marks);
        b->lent->own = arena_alloc(&flow->arena, (depth + 1) * sizeof *b->lent->own);
        memset(b->lent->own, 0, depth * sizeof *b->lent->own);
        longest = b->count > longest ? b->count : longest;
    }
    s.refused = host_alloc_zeroed(longest + 1);
    s.lendable = host_alloc_zeroed(flow->slot_count + 1);
    bool borrows = borrow_loads(flow, &s);
    // A generator takes references of its own when it is made.
    if (parameters > 0 && !(code_flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR))) {
        memset(s.lendable, true, parameters);
        borrows = true;
    }
    if (borrows) {
        find_marks(flow, &s);
        s.writes = true;
        for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
            if (b->start_depth >= 0 && b->lent->reached) {
                (void)pass_on(&s, b);
            }
        }
    }
    host_free(s.refused);
    host_free(s.lendable);
    host_free(s.notes);
    host_free(s.items);
}
