// Decides where each name lives, scope by scope, and merges comprehensions into the scopes around them (PEP
// 709).
#include "base/buffer.h"
#include "object/profile.h"
#include "lang/compiler.h"
#include <string.h>

// Names with removal.
typedef struct {
    NameList names;
    bool *present;
    uint32_t capacity;
} NameSet;

static bool
set_has(const NameSet *self, const Identifier *name)
{
    int64_t i = name_list_find(&self->names, name);
    return i >= 0 && self->present[i];
}

static void
set_add(NameSet *self, const Identifier *name)
{
    uint32_t i = name_list_add(&self->names, name);
    self->present = grow(self->present, i, &self->capacity, sizeof *self->present);
    self->present[i] = true;
}

static void
set_remove(NameSet *self, const Identifier *name)
{
    int64_t i = name_list_find(&self->names, name);
    if (i >= 0) {
        self->present[i] = false;
    }
}

static void
set_add_all(NameSet *self, const NameSet *other)
{
    for (uint32_t i = 0; i < other->names.count; i++) {
        if (other->present[i]) {
            set_add(self, other->names.items[i]);
        }
    }
}

static void
set_free(NameSet *self)
{
    name_list_free(&self->names);
    host_free(self->present);
}

// The name's symbol in the function around the scope that binds it, or NULL. Classes do not count.
static const Symbol *
binding_around(const Scope *scope, const Identifier *name)
{
    for (const Scope *s = scope->outer; s != NULL; s = s->outer) {
        if (s->kind == SCOPE_CLASS) {
            continue;
        }
        if (s->kind == SCOPE_MODULE) {
            return NULL;
        }
        const Symbol *symbol = scope_find(s, name);
        if (symbol == NULL || (symbol->flags & DEF_MERGED)) {
            continue;
        }
        if (symbol->flags & DEF_GLOBAL) {
            return NULL;
        }
        if ((symbol->flags & DEF_BOUND) && !(symbol->flags & DEF_NONLOCAL)) {
            return symbol;
        }
    }
    return NULL;
}

// Is the name bound around the scope? Classes bind only the hidden __class__, __classdict__ and __conditional_annotations__.
static bool
bound_around(Compiler *c, const Scope *scope, const Identifier *name)
{
    if (name == c->known.class_ || name == c->known.class_dict) {
        for (const Scope *s = scope->outer; s != NULL; s = s->outer) {
            if (s->kind == SCOPE_CLASS) {
                return true;
            }
        }
    }
    if (name == c->known.conditional_annotations && scope->outer != NULL && scope->outer->annotations == scope) {
        return scope->outer->kind == SCOPE_CLASS;
    }
    return binding_around(scope, name) != NULL;
}

// How the class binds the name whose names the annotation scope sees, if it does.
static NameScope
scope_in_seen_class(const Scope *scope, const Identifier *name)
{
    while (scope->sees_class) {
        scope = scope->outer;
    }
    const Symbol *symbol = scope->kind == SCOPE_CLASS ? scope_find(scope, name) : NULL;
    unsigned flags = symbol == NULL ? 0 : symbol->flags;
    return flags & DEF_GLOBAL                                    ? NAME_GLOBAL_EXPLICIT
           : (flags & DEF_BOUND) && !(flags & DEF_NONLOCAL) ? NAME_GLOBAL_IMPLICIT
                                                                 : NAME_UNKNOWN;
}

static void
resolve_name(Compiler *c, Scope *scope, Symbol *symbol, NameSet *free)
{
    const Identifier *name = symbol->name;
    if (symbol->flags & DEF_GLOBAL) {
        if (symbol->flags & DEF_NONLOCAL) {
            compile_error(c, scope_directive(scope, name), "name '%s' is nonlocal and global", name->text);
        }
        symbol->scope = NAME_GLOBAL_EXPLICIT;
    } else if (symbol->flags & DEF_NONLOCAL) {
        if (scope->kind == SCOPE_MODULE) {
            compile_error(c, scope_directive(scope, name),
                          "nonlocal declaration not allowed at module level");
        } else if (!bound_around(c, scope, name)) {
            compile_error(c, scope_directive(scope, name), "no binding for nonlocal '%s' found", name->text);
        } else {
            const Symbol *binding = binding_around(scope, name);
            if (binding != NULL && (binding->flags & DEF_TYPE_PARAMETER)) {
                compile_error(c, scope_directive(scope, name),
                              "nonlocal binding not allowed for type parameter '%s'", name->text);
            }
        }
        symbol->scope = NAME_FREE;
        scope->has_free = true;
        set_add(free, name);
    } else if (symbol->flags & DEF_BOUND) {
        symbol->scope = NAME_LOCAL;
    } else if (scope->sees_class && scope_in_seen_class(scope, name) != NAME_UNKNOWN) {
        // What the class binds is looked for there when the time comes, and then among the globals.
        symbol->scope = scope_in_seen_class(scope, name);
    } else if (bound_around(c, scope, name)) {
        symbol->scope = NAME_FREE;
        scope->has_free = true;
        set_add(free, name);
    } else {
        if (scope->is_nested) {
            scope->has_free = true;
        }
        symbol->scope = NAME_GLOBAL_IMPLICIT;
    }
}

static bool
free_in_a_child(const Scope *scope, const Identifier *name)
{
    for (const Scope *child = scope->first_child; child != NULL; child = child->next) {
        if (scope_lookup(child, name) == NAME_FREE) {
            return true;
        }
    }
    return false;
}

// The comprehension runs in the frame of `scope`: its names become names of that scope.
static void
merge_comprehension(Compiler *c, Scope *scope, Scope *comprehension, NameSet *comprehension_free,
                    NameSet *cells)
{
    for (uint32_t i = 0; i < comprehension->count; i++) {
        Symbol inner = comprehension->symbols[i];
        if (inner.flags & DEF_PARAMETER) {
            continue; // the iterable
        }
        if (inner.scope == NAME_CELL || (inner.flags & DEF_INLINED_CELL)) {
            set_add(cells, inner.name);
        }
        if (inner.scope == NAME_FREE && scope->kind == SCOPE_CLASS && inner.name == c->known.class_) {
            // A comprehension in the body of a class does not see the class's hidden cell.
            inner.scope = NAME_GLOBAL_IMPLICIT;
            set_remove(comprehension_free, inner.name);
            scope_remove(comprehension, i--);
        }
        Symbol *existing = scope_find(scope, inner.name);
        if (existing == NULL) {
            Symbol *added = scope_add(scope, inner.name);
            added->flags = inner.flags | DEF_MERGED;
            added->scope = inner.scope;
        } else if ((existing->flags & DEF_BOUND) && scope->kind != SCOPE_CLASS &&
                   !free_in_a_child(comprehension, inner.name)) {
            // Free in the comprehension, local here: now simply the local.
            set_remove(comprehension_free, inner.name);
        }
    }
}

static void resolve_scope(Compiler *c, Scope *scope, NameSet *free);

static void
resolve_children(Compiler *c, Scope *scope, NameSet *free, NameSet *cells)
{
    for (Scope *child = scope->first_child; child != NULL && !c->failed; child = child->next) {
        if (child->is_text) {
            continue;
        }
        NameSet child_free = {0};
        resolve_scope(c, child, &child_free);
        if (profile->inlines_comprehensions && child->comprehension && !child->is_generator && !scope->sees_class) {
            merge_comprehension(c, scope, child, &child_free, cells);
            child->is_inlined = true;
        }
        set_add_all(free, &child_free);
        set_free(&child_free);
        if (child->has_free || child->child_has_free) {
            scope->child_has_free = true;
        }
    }
    // The children of merged comprehensions are children of this scope now.
    Scope **link = &scope->first_child;
    scope->last_child = NULL;
    while (*link != NULL) {
        Scope *child = *link;
        if (!child->is_inlined) {
            scope->last_child = child;
            link = &child->next;
        } else if (child->first_child == NULL) {
            *link = child->next;
        } else {
            child->last_child->next = child->next;
            *link = child->first_child;
            scope->last_child = child->last_child;
            link = &child->last_child->next;
        }
    }
}

static void
resolve_scope(Compiler *c, Scope *scope, NameSet *free)
{
    NameSet own_free = {0}, inner_free = {0}, cells = {0};
    for (uint32_t i = 0; i < scope->count && !c->failed; i++) {
        resolve_name(c, scope, &scope->symbols[i], &own_free);
    }
    resolve_children(c, scope, &inner_free, &cells);
    if (scope->kind == SCOPE_FUNCTION) {
        for (uint32_t i = 0; i < scope->count; i++) {
            Symbol *symbol = &scope->symbols[i];
            if (symbol->scope == NAME_LOCAL &&
                (set_has(&inner_free, symbol->name) || set_has(&cells, symbol->name))) {
                symbol->scope = NAME_CELL;
                set_remove(&inner_free, symbol->name);
            }
        }
    } else if (scope->kind == SCOPE_CLASS) {
        scope->needs_class_cell = set_has(&inner_free, c->known.class_);
        scope->needs_class_dict |= set_has(&inner_free, c->known.class_dict);
        set_remove(&inner_free, c->known.class_);
        set_remove(&inner_free, c->known.class_dict);
        set_remove(&inner_free, c->known.conditional_annotations);
    }
    for (uint32_t i = 0; i < cells.names.count; i++) {
        Symbol *symbol = scope_find(scope, cells.names.items[i]);
        if (symbol != NULL) {
            symbol->flags |= DEF_INLINED_CELL;
        }
    }
    // What is still free inside passes through this scope.
    for (uint32_t i = 0; i < inner_free.names.count; i++) {
        if (!inner_free.present[i]) {
            continue;
        }
        const Identifier *name = inner_free.names.items[i];
        Symbol *symbol = scope_find(scope, name);
        if (symbol != NULL) {
            if (scope->kind == SCOPE_CLASS) {
                symbol->flags |= DEF_FREE_CLASS;
            }
        } else if (scope->kind == SCOPE_MODULE || bound_around(c, scope, name)) {
            scope_add(scope, name)->scope = NAME_FREE;
        }
    }
    set_add_all(free, &own_free);
    set_add_all(free, &inner_free);
    set_free(&own_free);
    set_free(&inner_free);
    set_free(&cells);
}

void
scopes_resolve(Compiler *c)
{
    NameSet free = {0};
    resolve_scope(c, c->scopes.top, &free);
    set_free(&free);
}
