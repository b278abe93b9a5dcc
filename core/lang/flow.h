// The control-flow graph between the instructions as they are written and the code object.
#pragma once

#include "lang/compiler.h"

typedef struct FlowBlock FlowBlock;

typedef struct {
    BorrowMark *items;
    uint32_t count;
} BorrowMarks;

typedef struct {
    uint16_t op, below;  // below: NULLs that the stack of older releases has besides
    uint32_t arg;
    Location at;
    FlowBlock *target;  // of a jump or of the setup of a handler
    FlowBlock *handler; // where an exception goes, or NULL
    BorrowMarks borrowed, notes;  // see CodeBody
    uint32_t kept_marks[2];       // of what the stack still has of a local that it sets; 0: none yet
} FlowInstruction;

// Instructions of which only the last may jump or leave.
struct FlowBlock {
    FlowBlock *next;
    FlowInstruction *code;
    uint32_t count, capacity;
    int label; // -1: nothing jumps here
    uint32_t predecessors;
    uint32_t offset;                    // index of its first instruction
    int start_depth;                    // of the evaluation stack; -1: not known yet
    bool visited;                       // by the walk at hand
    bool is_handler;                    // exceptions lead here
    bool keep_lasti;                    // the place of the fault is pushed below the exception
    bool cold, warm;                    // reached through exceptions only; reached without
    const struct HandlerList *handlers; // at its start, while handlers are assigned
    uint64_t unbound;                   // locals below 64 that may be unbound at its start
    struct LentState *lent;             // what tells of its stack, while borrowed references are sought
};

typedef struct {
    FlowBlock *entry;
    uint32_t block_count;
    int next_label;
    uint32_t stack_size;  // as the release counts it
    uint32_t joined_nulls;  // which older releases push together with a global variable
    uint32_t uncounted_slots;  // what it does not count, as the names of a call's keywords on top
    uint32_t unguarded_stack_size;  // without the handler around a generator's body
    uint32_t slot_count, mark_count;
    uint32_t *cell_slots; // the slot of each cell, then of each free variable
    Arena arena;
} Flow;

// Makes the graph of the unit at hand and brings it into its final form.
void flow_build(Compiler *c, Flow *flow, uint32_t code_flags);
void flow_free(Flow *flow);

MUST_USE NEW_REF Object *assemble(Compiler *c, Flow *flow, uint32_t code_flags);

// --- between the files of flow ---
bool op_is_jump(int op);
FlowBlock *flow_new_block(Flow *flow);
FlowInstruction *flow_append(Flow *flow, FlowBlock *b, FlowInstruction instruction);
void flow_insert(Flow *flow, FlowBlock *b, uint32_t at, FlowInstruction instruction);
FlowInstruction *flow_last(const FlowBlock *b);
bool flow_falls_through(const FlowBlock *b);
bool flow_leaves_scope(const FlowBlock *b);
bool flow_has_no_line(const FlowBlock *b);
FlowBlock *
flow_nonempty(FlowBlock *b); // the first of this one and those behind it that has instructions, or NULL
void flow_become_nop(FlowInstruction *i);

// flow_block.c
void flow_optimize_block(Compiler *c, Flow *flow, FlowBlock *b);
// flow_lines.c
void flow_resolve_lines(Flow *flow);

// flow_swaps.c: makes a run of SWAPs as short as possible; *i moves to its end. Then swaps the instructions
// behind them instead of their operands.
void flow_reduce_swaps(Flow *flow, FlowBlock *b, uint32_t *i);
void flow_apply_swaps(FlowBlock *b, uint32_t i);
// flow_locals.c
void flow_check_locals(Compiler *c, Flow *flow); // LOAD_FAST of what may be unbound becomes LOAD_FAST_CHECK
bool flow_join_instructions(Flow *flow);         // LOAD_FAST_LOAD_FAST and its kin
void flow_place_locals(Compiler *c, Flow *flow, uint32_t code_flags);
// flow_borrow.c: loads of locals that need not be counted (CPython 3.14)
void flow_borrow_locals(Compiler *c, Flow *flow, uint32_t code_flags);
// flow_constants.c
BORROWED Object *flow_constant_tuple(Compiler *c, const FlowInstruction *first, uint32_t count);
// What was folded late gets its place behind all that the source holds.
void flow_number_late_constants(Compiler *c, FlowBlock *b);
void flow_drop_unused_constants(Compiler *c, Flow *flow);
bool constant_truth(Compiler *c, uint32_t number);
// flow_stack.c
void flow_measure_stack(Flow *flow);
