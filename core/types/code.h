// code: compiled bytecode with its constants, names, lines and exception table.
//
// The object is as large as CPython's; what CPython keeps in bytes objects (lines, exception table) and our
// decoded instructions stand in host memory.
#pragma once

#include "object/object.h"

typedef enum {
#define OPCODE(name, argument, pops, pushes, meaning) OP_##name,
#include "lang/opcodes.def"
#undef OPCODE
    OP_COUNT
} Opcode;

typedef enum {
#define OPERATOR(name, symbol) OPERATOR_##name,
#include "lang/operators.def"
#undef OPERATOR
    OPERATOR_COUNT
} Operator;

typedef enum {
#define INTRINSIC(name, operands, meaning) INTRINSIC_##name,
#include "lang/intrinsics.def"
#undef INTRINSIC
    INTRINSIC_COUNT
} Intrinsic;

typedef struct {
    uint8_t op;
    uint8_t run;    // what the evaluation loop does: `op`, or NOTE_BORROWED before it
    uint16_t cache; // number of its inline cache, from 1; 0: none
    uint32_t arg;
} Instruction;

typedef struct {
    uint32_t line, end_line;     // 0: no line (artificial code)
    uint32_t column, end_column; // bytes from 0; UINT32_MAX: none
} Position;

typedef struct {
    uint32_t start, end; // instructions covered, end exclusive
    uint32_t handler;    // where to go on
    uint32_t depth;      // items of the evaluation stack to keep
    bool push_lasti;     // push the index of the instruction that raised, below the exception
} HandlerEntry;

// What an instruction learnt the last time; meaning depends on the opcode and stands in vm/.
typedef struct {
    uint32_t version, version2;
    uint32_t kind, index;
    alignas(8) Object *object; // borrowed: alive as long as `version` matches
} InlineCache;

// Whether the reference in a slot is borrowed, a mark of the activation says: each local has one, numbered as it is, the others
// stand for slots of the evaluation stack. `to` is the slot, or the mark that is set.
enum { MARK_BORROWED = UINT32_MAX, MARK_OWNED = UINT32_MAX - 1 };
typedef struct {
    uint32_t to, mark;
} BorrowMark;

// Of an instruction: `borrowed` of CodeBody.marks say which slots of the stack are borrowed, then `notes` which marks it sets.
typedef struct {
    uint32_t first, borrowed, notes;
} BorrowAccount;

typedef struct CodeBody {
    Instruction *instructions;
    Position *positions;
    HandlerEntry *handlers; // sorted by start; the innermost of those that cover an instruction comes last
    InlineCache *caches;    // 1 .. cache_count
    uint32_t *account_of;  // by instruction, from 1; 0: nothing is borrowed, nothing noted. NULL: by all of them
    BorrowAccount *accounts;
    BorrowMark *marks;
    uint32_t instruction_count, handler_count, cache_count, account_count, marks_used;
    uint32_t mark_count;  // of an activation
    uint8_t cold;    // how often it begins, goes on and jumps back until its instructions are specialized
    bool is_library; // of a frozen module: trace functions do not see it
    bool stands_for_c; // of one that is C in CPython: errors leave no traceback entries there
    struct CodeBody *previous, *next; // all that belong to code objects
    uint8_t *local_kinds;             // those of the code object
    Object *bytes;                    // co_code, when somebody has asked for it
} CodeBody;

enum {
    CODE_OPTIMIZED = 0x1,
    CODE_NEWLOCALS = 0x2,
    CODE_VARARGS = 0x4,
    CODE_VARKEYWORDS = 0x8,
    CODE_NESTED = 0x10,
    CODE_GENERATOR = 0x20,
    CODE_COROUTINE = 0x80,
    CODE_HAS_DOCSTRING = 0x4000000,  // from 3.14; before, a str as the first constant is the docstring
    CODE_METHOD = 0x8000000,         // from 3.14: of a function in the body of a class
    CODE_ITERABLE_COROUTINE = 0x100, // a generator that may be awaited: types.coroutine
    CODE_ASYNC_GENERATOR = 0x200,
    CODE_FUTURE_ANNOTATIONS = 0x1000000,
};
enum { LOCAL_PLAIN = 0x20, LOCAL_CELL = 0x40, LOCAL_FREE = 0x80, LOCAL_HIDDEN = 0x10 }; // co_localspluskinds

typedef struct {
    VarObject base;
    alignas(8) Object *constants;   // tuple
    alignas(8) Object *names;       // tuple of interned str
    alignas(8) Object *local_names; // tuple: locals, cells, free variables
    alignas(8) Object *filename;
    alignas(8) Object *name;
    alignas(8) Object *qualname;
    alignas(8) Object *weaklist;
    alignas(8) Object *varnames_cache; // tuples that were asked for: co_varnames, co_cellvars, co_freevars
    alignas(8) Object *cellvars_cache;
    alignas(8) Object *freevars_cache;
    alignas(8) CodeBody *body;
    uint32_t flags, argument_count, positional_only_count, keyword_only_count;
    uint32_t stack_size, first_line;
    uint32_t uncounted_slots;  // of the stack, what the profile does not count, as names of keywords
    uint32_t guard_slots;  // and the handlers of generators
    uint32_t local_count; // all slots before the stack: locals + cells + free variables
    uint32_t plain_count, cell_count, free_count;
    uint32_t version;
    uint32_t cpython_units; // length of CPython's bytecode for it, in 2-byte units with caches: for its size
    alignas(8) uint8_t *local_kinds; // LOCAL_... of each slot, in host memory
} Code;

// Set by the library: calls a function of frozen/dis.py with the code.
extern Object *(*code_view_hook)(Object *code, const char *function);
// Takes everything in `parts`: references are stolen, host memory becomes its own. NULL with MemoryError.
MUST_USE NEW_REF Object *code_new(STEALS Code *parts);
// Gives back the host memory of all code objects that are left in the heap; none of them may be used again.
void codes_fini(void);
// The same code in every respect, as == finds out. Never fails.
bool code_equal(const Code *a, const Code *b);
// Where CPython has an instruction, in bytes from the start, and which one is there. Implemented in lang/layout.c.
uint32_t code_offset(const Code *code, uint32_t instruction);
uint32_t code_instruction_at(const Code *code, int64_t offset);
// Is the jump at i, which goes back, only how the condition before it goes back? In CPython 3.11 that is one instruction.
bool code_jump_is_of_condition(const CodeBody *body, uint32_t i);
const Position *code_position(const Code *code, uint32_t instruction);
const HandlerEntry *code_handler(const Code *code, uint32_t instruction); // innermost, or NULL
extern const char *const opcode_names[OP_COUNT];
int opcode_stack_effect(Instruction instruction); // of the path that falls through
uint32_t opcode_pops(Instruction instruction);    // the same
