// The graph in its final form -> a code object.
#include "base/buffer.h"
#include "lang/flow.h"
#include "lang/layout.h"
#include "object/error.h"
#include "object/profile.h"
#include "types/str.h"
#include "types/tuple.h"
#include <string.h>

// Does the evaluation loop want to remember something at this instruction?
static bool
has_cache(int op)
{
    switch (op) {
    case OP_LOAD_GLOBAL:
    case OP_LOAD_NAME:
    case OP_STORE_NAME:
    case OP_STORE_GLOBAL:
    case OP_LOAD_ATTR:
    case OP_STORE_ATTR:
    case OP_LOAD_SUPER_ATTR:
    case OP_BINARY_OP:
    case OP_COMPARE_OP:
    case OP_BINARY_SUBSCR:
    case OP_STORE_SUBSCR:
    case OP_CALL:
    case OP_CALL_KW:
    case OP_FOR_ITER:
    case OP_CONTAINS_OP:
    case OP_TO_BOOL:
    case OP_UNPACK_SEQUENCE:
    case OP_SEND:
        return true;
    default:
        return false;
    }
}

static Position
position_of(Location at)
{
    if (at.line <= 0) {
        return (Position){0, 0, UINT32_MAX, UINT32_MAX};
    }
    return (Position){
        .line = (uint32_t)at.line,
        .end_line = at.end_line > 0 ? (uint32_t)at.end_line : (uint32_t)at.line,
        .column = at.column >= 0 ? (uint32_t)at.column : UINT32_MAX,
        .end_column = at.end_column >= 0 ? (uint32_t)at.end_column : UINT32_MAX,
    };
}

static void
number_caches(CodeBody *body)
{
    for (uint32_t i = 0; i < body->instruction_count && body->cache_count < UINT16_MAX; i++) {
        if (has_cache(body->instructions[i].op)) {
            body->instructions[i].cache = (uint16_t)++body->cache_count;
        }
    }
    body->caches = host_alloc_zeroed((body->cache_count + 1) * sizeof *body->caches);
}

static void
add_handlers(CodeBody *body, const Flow *flow)
{
    uint32_t capacity = 0, at = 0;
    const FlowBlock *handler = NULL;
    for (const FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i < b->count; i++, at++) {
            const FlowBlock *here = b->code[i].handler;
            if (here != handler) {
                if (handler != NULL) {
                    body->handlers[body->handler_count - 1].end = at;
                }
                handler = here;
                if (here != NULL) {
                    body->handlers =
                        grow(body->handlers, body->handler_count, &capacity, sizeof *body->handlers);
                    body->handlers[body->handler_count++] = (HandlerEntry){
                        .start = at,
                        .handler = here->offset,
                        .depth = (uint32_t)(here->start_depth - 1 - here->keep_lasti),
                        .push_lasti = here->keep_lasti,
                    };
                }
            }
        }
    }
    if (handler != NULL) {
        body->handlers[body->handler_count - 1].end = at;
    }
}

static bool
same_marks(const BorrowMark *a, const BorrowMarks *b)
{
    return b->count == 0 || memcmp(a, b->items, b->count * sizeof *a) == 0;
}

// The number of what is borrowed and noted at the instruction. One like it was mostly used not long ago.
static uint32_t
number_of_account(CodeBody *body, uint32_t *capacity, const FlowInstruction *here)
{
    const BorrowMarks *borrowed = &here->borrowed, *notes = &here->notes;
    uint32_t oldest = body->account_count > 32 ? body->account_count - 32 : 0, size = borrowed->count + notes->count;
    if (size == 0) {
        return 0;
    }
    for (uint32_t i = body->account_count; i-- > oldest;) {
        const BorrowAccount *known = &body->accounts[i];
        if (known->borrowed == borrowed->count && known->notes == notes->count &&
            same_marks(body->marks + known->first, borrowed) &&
            same_marks(body->marks + known->first + known->borrowed, notes)) {
            return i + 1;
        }
    }
    body->accounts = grow(body->accounts, body->account_count, capacity, sizeof *body->accounts);
    body->accounts[body->account_count++] = (BorrowAccount){body->marks_used, borrowed->count, notes->count};
    body->marks = host_realloc(body->marks, (body->marks_used + size) * sizeof *body->marks);
    for (uint32_t i = 0; i < size; i++) {
        body->marks[body->marks_used++] = i < borrowed->count ? borrowed->items[i] : notes->items[i - borrowed->count];
    }
    return body->account_count;
}

static void
add_accounts(CodeBody *body, const Flow *flow)
{
    uint32_t at = 0, capacity = 0;
    body->mark_count = flow->mark_count;
    body->account_of = host_alloc(body->instruction_count * sizeof *body->account_of);
    for (const FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i < b->count; i++, at++) {
            body->account_of[at] = number_of_account(body, &capacity, &b->code[i]);
            if (b->code[i].notes.count > 0) {
                body->instructions[at].run = OP_NOTE_BORROWED;
            }
        }
    }
    if (body->account_count == 0) {
        host_free(body->account_of);
        body->account_of = NULL;
    }
}

static CodeBody *
make_body(const Flow *flow)
{
    CodeBody *body = host_alloc_zeroed(sizeof *body);
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        b->offset = body->instruction_count;
        body->instruction_count += b->count;
    }
    uint32_t n = body->instruction_count;
    body->instructions = host_alloc_zeroed(n * sizeof *body->instructions);
    body->positions = host_alloc(n * sizeof *body->positions);
    uint32_t at = 0;
    for (const FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i < b->count; i++, at++) {
            const FlowInstruction *here = &b->code[i];
            body->instructions[at].op = body->instructions[at].run = (uint8_t)here->op;
            body->instructions[at].arg = here->target != NULL ? here->target->offset : here->arg;
            body->positions[at] = position_of(here->at);
        }
    }
    number_caches(body);
    add_handlers(body, flow);
    if (profile->borrows_locals) {
        add_accounts(body, flow);
    }
    return body;
}

static Object *
name_list_tuple(Compiler *c, const NameList *names)
{
    Object *tuple = keep_working(c, tuple_new(names->count));
    for (uint32_t i = 0; tuple != NULL && i < names->count; i++) {
        // The parameter of __annotate__ has a name that no program can use, and shows another.
        bool is_format = names->items[i] == c->known.dot_format;
        Object *name = identifier_object(c, is_format ? c->known.format : names->items[i]);
        if (name == NULL) {
            return NULL;
        }
        tuple_give_item(tuple, i, incref(name));
    }
    return constant_merge_whole(c, tuple);
}

static Object *
constants_tuple(Compiler *c)
{
    const ConstantList *constants = &c->unit->constants;
    Object *tuple = keep_working(c, tuple_new(constants->count));
    for (uint32_t i = 0; tuple != NULL && i < constants->count; i++) {
        tuple_give_item(tuple, i, incref(constants->items[i]));
    }
    if (tuple != NULL && profile->tuples_ask_items) {
        tuple_maybe_untrack(tuple);  // CPython makes it of a list
    }
    return constant_merge_whole(c, tuple);
}

// Names and kinds of all slots: locals, cells, free variables.
static Object *
slots_tuple(Compiler *c, const Flow *flow, uint8_t *kinds)
{
    const Unit *u = c->unit;
    const Identifier **names = arena_alloc(&c->arena, (flow->slot_count + 1) * sizeof *names);
    for (uint32_t i = 0; i < u->locals.count; i++) {
        names[i] = u->locals.items[i];
        kinds[i] = LOCAL_PLAIN;
        if (name_list_find(&u->hidden, names[i]) >= 0) {
            kinds[i] |= LOCAL_HIDDEN;
        }
    }
    for (uint32_t i = 0; i < u->cells.count; i++) {
        names[flow->cell_slots[i]] = u->cells.items[i];
        kinds[flow->cell_slots[i]] |= LOCAL_CELL;
    }
    for (uint32_t i = 0; i < u->frees.count; i++) {
        uint32_t slot = flow->cell_slots[u->cells.count + i];
        names[slot] = u->frees.items[i];
        kinds[slot] |= LOCAL_FREE;
    }
    return name_list_tuple(c, &(NameList){.items = names, .count = flow->slot_count});
}

Object *
assemble(Compiler *c, Flow *flow, uint32_t code_flags)
{
    const Unit *u = c->unit;
    Object *names = name_list_tuple(c, &u->names), *constants = constants_tuple(c);
    Object *name = identifier_object(c, u->name);
    Object *qualname = identifier_object(c, tree_intern(c->tree, u->qualname, strlen(u->qualname)));
    uint8_t *kinds = host_alloc_zeroed(flow->slot_count + 1);
    Object *slots = slots_tuple(c, flow, kinds);
    if (c->failed || intern_constants(c, constants) < 0) {
        host_free(kinds);
        c->failed = true;
        return NULL;
    }
    CodeBody *body = make_body(flow);
    Code parts = {
        .constants = incref(constants),
        .names = incref(names),
        .local_names = incref(slots),
        .filename = incref(c->filename_object),
        .name = incref(name),
        .qualname = incref(qualname),
        .body = body,
        .flags = code_flags,
        .argument_count = u->argument_count,
        .positional_only_count = u->positional_only_count,
        .keyword_only_count = u->keyword_only_count,
        .stack_size = flow->stack_size + flow->uncounted_slots,
        .uncounted_slots = flow->uncounted_slots,
        .guard_slots = profile->counts_guard_slots ? 0 : flow->stack_size - flow->unguarded_stack_size,
        .first_line = u->first_line,
        .local_count = flow->slot_count,
        .plain_count = u->locals.count,
        .cell_count = u->cells.count,
        .free_count = u->frees.count,
        .cpython_units = code_cpython_units(body) - flow->joined_nulls,
        .local_kinds = kinds,
    };
    return code_new(&parts);
}
