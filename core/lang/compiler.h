// What the parts of the compiler share: the state of a compilation and of the code object being written.
//
// Errors are sticky: the first one sets `failed`, later ones are ignored, and the visitors return early.
// Everything that is not a Python object lives in host memory.
#pragma once

#include "lang/compile.h"
#include "lang/scopes.h"
#include "types/code.h"

// Instructions that exist only while code is written; flow.c replaces them.
enum {
    PSEUDO_JUMP = OP_COUNT,   // forward or backward, as it turns out
    PSEUDO_JUMP_NO_INTERRUPT, // the same without a check for collections
    PSEUDO_SETUP_FINALLY,     // from here on exceptions go to the target, with the stack of this moment
    PSEUDO_SETUP_CLEANUP,     // the same; the place of the fault is pushed below the exception
    PSEUDO_SETUP_WITH,        // the same, below the result of __enter__
    PSEUDO_POP_BLOCK,         // the innermost of these ends
    PSEUDO_LOAD_CLOSURE,      // push a cell itself
    PSEUDO_STORE_FAST_MAYBE_NULL,
};

typedef Span Location;
extern const Location no_location;

typedef struct {
    uint16_t op, below;
    uint32_t arg; // of a jump: a label
    Location at;
} Emitted;

typedef struct {
    int id;
} Label;

// Identifiers numbered in the order in which they came.
typedef struct {
    const Identifier **items;
    uint32_t count, capacity;
    uint32_t *table; // 1 + position, by Identifier.index; 0: empty
    uint32_t table_size;
} NameList;

uint32_t name_list_add(NameList *self, const Identifier *name);       // its number
int64_t name_list_find(const NameList *self, const Identifier *name); // -1: absent
void name_list_free(NameList *self);

// The constants of a code object; borrowed from the compilation.
typedef struct {
    Object **items;
    uint32_t count, capacity;
    uint32_t *table;
    uint32_t table_size;
} ConstantList;

uint32_t constant_list_add(ConstantList *self, Object *merged);
void constant_list_free(ConstantList *self);

typedef enum {
    BLOCK_WHILE_LOOP,
    BLOCK_FOR_LOOP,
    BLOCK_TRY_EXCEPT,
    BLOCK_FINALLY_TRY,
    BLOCK_FINALLY_END,
    BLOCK_WITH,
    BLOCK_ASYNC_WITH,
    BLOCK_HANDLER_CLEANUP,
    BLOCK_POP_VALUE,
    BLOCK_EXCEPTION_HANDLER,
    BLOCK_EXCEPTION_GROUP_HANDLER,
    BLOCK_STOP_ITERATION,
} FrameBlockKind;

// A statement that must be left in an orderly way by return, break and continue.
typedef struct {
    FrameBlockKind kind;
    const Location *at;
    Label block, exit;           // loops
    const StmtSeq *finally_body; // FINALLY_TRY
    const Identifier *name;      // HANDLER_CLEANUP of `except ... as name`
} FrameBlock;

enum { MAX_BLOCKS = 21, STACK_USE_GUIDELINE = 30 };

typedef enum {
    UNIT_MODULE,
    UNIT_CLASS,
    UNIT_FUNCTION,
    UNIT_LAMBDA,
    UNIT_COMPREHENSION,
    UNIT_TYPE_PARAMETERS, // around what has type parameters, and their bounds and defaults
    UNIT_ANNOTATIONS,     // __annotate__
} UnitKind;

// An annotation that __annotate__ evaluates; if it stands behind a condition, its number among those, else -1.
typedef struct {
    Stmt *statement;
    int32_t condition;
} DeferredAnnotation;

// A code object being written.
typedef struct Unit {
    struct Unit *outer;
    UnitKind kind;
    Scope *scope;
    const Identifier *name, *private_name; // private_name: of the class around, for mangling
    char *qualname;
    NameList names, locals, cells, frees;
    NameList hidden;  // names of inlined comprehensions outside functions: ever hidden
    bool *hidden_now; // of each: hidden at this moment
    NameList static_attributes;
    uint16_t calls_begun; // whose callable is being evaluated: older releases have pushed a NULL for each
    ConstantList constants, late_constants; // late: see emit_folded
    Emitted *code;
    uint32_t code_count, code_capacity;
    uint32_t *labels; // where each label stands in the code
    uint32_t label_count, label_capacity;
    FrameBlock blocks[MAX_BLOCKS];
    uint32_t block_count;
    uint32_t first_line;
    uint32_t argument_count, positional_only_count, keyword_only_count;
    uint32_t inlined_depth; // inside that many inlined comprehensions
    DeferredAnnotation *deferred;
    uint32_t deferred_count, deferred_capacity;
    int32_t next_condition;
    bool is_async;          // an async def
    bool has_docstring;     // of a function: it is the first constant
} Unit;

typedef struct {
    uint64_t hash;
    Object *key, *merged;
} MergedConstant;

// Names that the compiler itself uses.
typedef struct {
    const Identifier *module_name, *name, *module, *qualname, *firstlineno, *static_attributes, *class_,
        *classcell, *doc, *annotations, *annotate, *annotate_func, *conditional_annotations, *dot_format, *format, *debug, *super, *self, *dot_zero, *lambda, *listcomp, *setcomp,
        *dictcomp, *genexpr, *return_, *join, *empty, *star, *future, *class_dict, *class_dict_cell,
        *type_params, *type_params_cell, *generic_base, *defaults, *kwdefaults;
} KnownNames;

typedef struct Compiler {
    Tree *tree;
    const char *filename;
    TreeConstants *keep;
    SyntaxWarnings *warnings;
    SyntaxError *error;
    bool failed;
    bool future_annotations;
    int future_line, future_column; // of the last `from __future__ import` at the top
    int depth;       // nesting of the tree at this moment
    Arena arena;
    Object **constants; // by ConstantValue.number; kept by `keep`
    uint32_t constant_capacity;
    Object **identifiers; // by Identifier.index: interned str, made when needed
    uint32_t identifier_capacity;
    MergedConstant *merged; // all constants of the program by type and value
    uint32_t merged_count, merged_size;
    Object *filename_object;
    ScopeTable scopes;
    Unit *unit;
    KnownNames known;
    Expr **spine; // see expr_spine_child
    uint32_t spine_count, spine_capacity;
} Compiler;

// --- errors (compile.c) ---
COLD void compile_error_words(Compiler *c, const Location *at, const char *format, const Word *words);
COLD void compile_warning_words(Compiler *c, const Location *at, const char *format, const Word *words);
#define compile_error(c, at, ...) compile_error_words(c, at, FORMAT(__VA_ARGS__))
#define compile_warning(c, at, ...) compile_warning_words(c, at, FORMAT(__VA_ARGS__))
// The nesting of the tree grows by one; false with RecursionError beyond CPython's limit.
bool compile_enter(Compiler *c);

// Room for one more item in an array of the host; returns the array.
void *grow(void *items, uint32_t count, uint32_t *capacity, size_t item_size);

// --- constants (constants.c) ---
// Gives the object to the compilation, which drops it at its end: for as long as the compiler works, or as a
// part of the syntax tree. Both accept NULL (an error is pending), fail then, and return their argument.
BORROWED Object *keep_working(Compiler *c, STEALS Object *op);
// A Constant node's object.
BORROWED Object *constant_object(Compiler *c, const ConstantValue *constant);
// Makes the node a Constant with this value.
void constant_become(Compiler *c, Expr *e, STEALS Object *value);
// The first constant of the program that is equal in type and value.
BORROWED Object *constant_merge(Compiler *c, Object *op);
// The same for a code object's own tuples, whose items stay what they are: names may be other objects than constants.
BORROWED Object *constant_merge_whole(Compiler *c, Object *tuple);
BORROWED Object *identifier_object(Compiler *c, const Identifier *name);
BORROWED Object *text_object(Compiler *c, const char *text, size_t length);
// Strings that look like names are interned in the constants of a code object, also inside tuples.
MUST_USE int intern_constants(Compiler *c, Object *tuple);
void constants_free(Compiler *c);

// --- the tree ---
// The operand with which the evaluation of e begins, for the kinds that chain to the left without end: a + b
// + c, a.b().c[d]. Such chains are walked with a stack of our own. NULL: not of these kinds.
BORROWED Expr *expr_spine_child(const Expr *e);
const Expr *docstring_of(const StmtSeq *body); // the Constant of type str that the body begins with, or NULL
const Identifier *mangle(Compiler *c, const Identifier *private_name, const Identifier *name);
char *unparse(Compiler *c, const Expr *e,
              size_t *length); // as ast.unparse of one line; for postponed annotations

void fold_tree(Compiler *c);
void fold_format(Compiler *c, Expr *e, const Object *text,
                 const ExprSeq *arguments); // when all directives are simple

// --- writing instructions (emit.c) ---
void emit(Compiler *c, const Location *at, int op, uint32_t arg);
void emit_jump(Compiler *c, const Location *at, int op, Label to);
Label new_label(Compiler *c);
// Moves the code from there to the end, which no label is in, to before what stands at `to`.
void move_code(Unit *u, uint32_t from, uint32_t to);
void use_label(Compiler *c, Label label);
void emit_constant(Compiler *c, const Location *at, Object *op);
enum { LATE_CONSTANT = 1 << 30 };
void emit_literal(Compiler *c, const Location *at, const Expr *e);  // a Constant
// The value of constant items: a tuple or a frozenset.
void emit_display(Compiler *c, const Location *at, const ExprSeq *items, Object *value);
void reserve_docstring(Compiler *c);  // where a code object without one has a constant for it
void emit_none(Compiler *c, const Location *at);
// An instruction with a name, which is mangled. LOAD_ATTR takes the flag for the method form.
void emit_name(Compiler *c, const Location *at, int op, const Identifier *name, uint32_t flags);
void emit_variable(Compiler *c, const Location *at, const Identifier *name, ExprContext context);
FrameBlock *push_block(Compiler *c, FrameBlockKind kind, const Location *at); // what else it has is set by the caller
void pop_block(Compiler *c);
void enter_unit(Compiler *c, UnitKind kind, const Identifier *name, const void *node, uint32_t first_line);
void leave_unit(Compiler *c);
// The code object of the unit; kept by the compilation. NULL when it failed.
BORROWED Object *finish_unit(Compiler *c, bool add_none);
void make_closure(Compiler *c, const Location *at, Object *code, uint32_t flags);
void wrap_in_stop_iteration_handler(Compiler *c);
bool in_function(const Compiler *c);
bool check_assignable(Compiler *c, const Location *at, const Identifier *name, ExprContext context);
const Identifier *mangled(Compiler *c, const Identifier *name);
// Is the variable free here, or a cell? For closures.
NameScope closure_scope(Compiler *c, const Identifier *name);

// --- statements and expressions (codegen*.c) ---
void compile_body(Compiler *c, const Location *at, const StmtSeq *body);
void visit_statements(Compiler *c, const StmtSeq *body);
void visit_expr(Compiler *c, Expr *e);
void visit_exprs(Compiler *c, const ExprSeq *items);
void visit_comprehension(Compiler *c, Expr *e);
void visit_lambda(Compiler *c, Expr *e);
void visit_function(Compiler *c, Stmt *s);
void visit_class(Compiler *c, Stmt *s);
void visit_type_alias(Compiler *c, Stmt *s);
// Around a function or class that has type parameters: a function that makes them and the tuple of them, which stays on the stack.
void open_generic(Compiler *c, const Stmt *s, uint32_t first_line);
// Ends that function and emits the call of it; `given` arguments stand on the stack.
void close_generic(Compiler *c, const Location *at, uint32_t given);
void visit_import(Compiler *c, Stmt *s);
void visit_import_from(Compiler *c, Stmt *s);
void visit_aug_assign(Compiler *c, Stmt *s);
void visit_ann_assign(Compiler *c, Stmt *s);
void visit_list_or_tuple(Compiler *c, Expr *e);
void visit_dict(Compiler *c, Expr *e);
void visit_joined_str(Compiler *c, Expr *e);
void visit_formatted_value(Compiler *c, Expr *e);
void visit_spine(Compiler *c, Expr *e); // the kinds of expr_spine_child
// The constant of a docstring: without the indentation of its lines.
BORROWED Object *clean_docstring(Compiler *c, const Expr *doc);
BORROWED Object *names_tuple(Compiler *c, const IdentifierSeq *names); // a constant
void emit_annotation_text(Compiler *c, const Expr *annotation);
// Those of classes and modules wait until somebody asks: an __annotate__ evaluates them. Kept as text they do not, other
// than those of functions.
bool annotations_wait(const Compiler *c);
uint32_t count_annotations(const Arguments *a, const Expr *returns);
// Those of a function: pushes what it gets for them, and returns which attribute that is, or 0.
uint32_t visit_annotations(Compiler *c, const Location *at, const Arguments *a, Expr *returns);
// Those of a class or module that wait: before its statements, for each of them, and behind all.
void begin_deferred_annotations(Compiler *c, const Location *at);
void defer_annotation(Compiler *c, Stmt *s);
void end_deferred_annotations(Compiler *c, const Location *at);

// A display that is built piece by piece.
typedef struct {
    int build, add, extend;
    bool is_tuple; // a list that is turned into a tuple at the end
} Display;
extern const Display tuple_display, set_display;
// Items, some of them starred; `pushed` items are on the stack already.
void visit_display(Compiler *c, const Location *at, const ExprSeq *items, uint32_t pushed, const Display *display);
void visit_call_arguments(Compiler *c, const Location *at, uint32_t pushed, const ExprSeq *args,
                          const KeywordSeq *keywords);
void visit_slice_bounds(Compiler *c, Expr *slice);
bool is_plain_slice(const Expr *e);
void visit_match(Compiler *c, Stmt *s);
// Jumps to `to` when the truth of e is `condition`.
void jump_if(Compiler *c, const Location *at, Expr *e, Label to, bool condition);
void emit_yield(Compiler *c, const Location *at);
// Awaits the top of the stack; `where` tells what is awaited: 0 an expression, 1 __aenter__, 2 __aexit__.
void emit_await(Compiler *c, const Location *at, uint32_t where);
// Pushes the next item of the asynchronous iterator on top; the exception that ends it goes to `end`.
void emit_async_next(Compiler *c, const Location *at, Label end);
// May something be awaited here? In a generator expression it may anywhere.
bool may_await(const Compiler *c);
void emit_comparison(Compiler *c, const Location *at, int op);
// An attribute of a chain over several lines stands where its name stands.
Location attribute_location(const Location *whole, const Expr *attribute);
// Warnings about literals (codegen_warnings.c).
void check_comparison(Compiler *c, const Expr *e);
void check_called(Compiler *c, const Expr *e);
void check_subscript(Compiler *c, const Expr *e);
