// Which scope each name of the program belongs to: CPython's symbol table.
#pragma once

#include "lang/ast.h"

typedef enum {
    NAME_UNKNOWN,
    NAME_LOCAL,
    NAME_GLOBAL_EXPLICIT, // by a global statement
    NAME_GLOBAL_IMPLICIT, // bound nowhere around
    NAME_FREE,            // of a function around
    NAME_CELL,            // local, and used by a function inside
} NameScope;

enum {
    DEF_GLOBAL = 1,
    DEF_LOCAL = 2,
    DEF_PARAMETER = 4,
    DEF_NONLOCAL = 8,
    DEF_USE = 16,
    DEF_FREE_CLASS = 32, // free in a method although the class binds it too
    DEF_IMPORT = 64,
    DEF_ANNOTATION = 128,
    DEF_ITERATION = 256,    // target of a comprehension's for
    DEF_INLINED_CELL = 512, // a cell of a comprehension that was merged into this scope
    DEF_MERGED = 1024,      // only a comprehension that was merged into this scope has the name
    DEF_TYPE_PARAMETER = 2048,
    DEF_BOUND = DEF_LOCAL | DEF_PARAMETER | DEF_IMPORT,
};

typedef struct {
    const Identifier *name; // mangled
    uint16_t flags;
    uint8_t scope; // a NameScope
} Symbol;

typedef enum { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION } ScopeKind;
typedef enum {
    NO_COMPREHENSION,
    LIST_COMPREHENSION,
    SET_COMPREHENSION,
    DICT_COMPREHENSION,
    GENERATOR_EXPRESSION,
} ComprehensionKind;

typedef struct Scope Scope;
struct Scope {
    Scope *outer, *next; // next: of the same outer scope
    Scope *first_child, *last_child;
    ScopeKind kind;
    ComprehensionKind comprehension;
    const Identifier *name, *private_name;
    Symbol *symbols; // in order of appearance
    uint32_t count, capacity;
    uint32_t *table; // 1 + position; made when there are many
    uint32_t table_size;
    const Identifier **parameters; // mangled, as co_varnames begins
    uint32_t parameter_count, parameter_capacity;
    struct Directive *directives; // where names were declared global or nonlocal
    uint32_t iterable_depth;      // inside that many iterables of comprehensions
    bool is_nested, has_free, child_has_free, is_generator, is_coroutine, has_varargs, has_varkeywords;
    bool needs_class_cell; // a class whose methods use __class__ or super()
    bool is_inlined;       // a comprehension that runs in the scope around it
    bool in_iteration_target;
    bool needs_class_dict; // a class whose annotation scopes read its names
    bool is_text;          // an annotation that is kept as text: nothing in it is ever looked up
    bool has_conditional_annotations; // of a class or module: some may not be passed
    bool sees_class;       // an annotation scope right inside a class: it reads the class's names, too
    uint32_t condition_depth; // inside that many statements that may be left out
    Scope *annotations;       // of a class or module whose annotations wait: where they are evaluated
    const char *annotation; // of an annotation scope: "a TypeVar bound", as errors name it
    const TypeParamSeq *only_mangled; // around a class with type parameters: no other private names are mangled
};

// Scopes by the node that opens them.
typedef struct {
    struct {
        const void *node;
        Scope *scope;
    } * table;
    uint32_t size, count;
    Scope *top;
} ScopeTable;

struct Compiler;
void scopes_build(struct Compiler *c);
void scopes_free(ScopeTable *self);
Scope *scope_of(const ScopeTable *self, const void *node);
Symbol *scope_find(const Scope *scope, const Identifier *name); // NULL: absent
NameScope scope_lookup(const Scope *scope, const Identifier *name);
// A private name as it is known in the scope.
const Identifier *scope_mangle(struct Compiler *c, const Scope *scope, const Identifier *private_name,
                               const Identifier *name);

// --- between the files of scopes ---
Symbol *scope_add(Scope *scope, const Identifier *name); // the known one, or a new one
void scope_remove(Scope *scope, uint32_t position);
void scope_register(ScopeTable *self, const void *node, Scope *scope);
const Span *scope_directive(const Scope *scope, const Identifier *name);
void scopes_resolve(struct Compiler *c);
