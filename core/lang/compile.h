// Syntax tree -> code object, as CPython 3.13 compiles it: the same instructions, constants, names and
// places.
#pragma once

#include "lang/ast.h"
#include "lang/syntax_error.h"
#include "object/object.h"

// The references that the syntax tree owns. CPython's parser makes one object for each constant in the
// source, and its optimizer one for each folded expression; they stay alive as long as the program runs
// (exec, eval) or until compile() returns, and so count in sys.getrefcount. Zero it before use and release it
// when the program has ended.
typedef struct TreeConstants {
    struct TreeConstants *outer; // all that are in use are linked, for tree_constants_holders
    Slot *items;
    uint32_t count, capacity;
    Slot *working; // what the compiler itself owns while it runs
    uint32_t working_count, working_capacity;
    bool linked;
    bool is_frozen; // as everything that there was when gc.freeze() was called
    alignas(8) Object *list; // once shown, it has the items
} TreeConstants;

void tree_constants_release(TreeConstants *self);
// Every reference of every TreeConstants in use.
void tree_constants_holders(HolderVisitor *visitor);

// CPython keeps them in a list, which gc.get_referrers finds. Here it is made when one of the objects stands there. 0 or -1.
MUST_USE int tree_constants_show(const Slot *objects, size_t count);
// gc.freeze() or gc.unfreeze() has been called: gc.get_referrers leaves out what is permanent.
void tree_constants_freeze(bool is_frozen);

// Compiles a file (a Code object of the module) or an expression. The tree is changed: constant expressions
// are folded. `warnings` may be NULL. NULL: either `error` is filled, or a Python exception is pending
// (MemoryError, RecursionError).
MUST_USE NEW_REF Object *compile_program(Tree *tree, const char *filename, TreeConstants *keep,
                                         SyntaxWarnings *warnings, SyntaxError *error);
