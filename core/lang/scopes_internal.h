// Shared by the files that walk over the tree for its scopes only.
#pragma once

#include "lang/scopes.h"

typedef struct {
    Compiler *c;
    Scope *scope;
    const Identifier *private_name;
} Walk;

// What an annotation scope stands for.
#define GENERIC_DEFINITION "the definition of a generic"
#define TYPE_ALIAS "a type alias"

// Opens a scope inside the current one, which close gives back.
Scope *scope_open(Walk *w, ScopeKind kind, const Identifier *name, const void *node);
void scope_close(Walk *w);
unsigned scope_flags_in(Walk *w, Scope *scope, const Identifier *name);
// Adds the flags (DEF_...) to what the scope knows of the name; a parameter given twice is a syntax error.
void scope_define_in(Walk *w, Scope *scope, const Identifier *name, unsigned flags, const Location *at);
void scope_define(Walk *w, const Identifier *name, unsigned flags, const Location *at);
void scope_note_directive(Walk *w, const Identifier *name, const Location *at);
void walk_parameters(Walk *w, const Arguments *a);

// --- scopes_expression.c ---
void walk_exprs(Walk *w, const ExprSeq *items);
void walk_optional(Walk *w, Expr *e);
void walk_keywords(Walk *w, const KeywordSeq *keywords);
void walk_args(Walk *w, const ArgSeq *args);
void walk_expr(Walk *w, Expr *e);
void walk_capture(Walk *w, const Identifier *name, const Location *at);
void walk_pattern(Walk *w, const Pattern *p);
