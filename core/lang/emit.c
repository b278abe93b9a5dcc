// Writing instructions into the code object at hand: names, constants, labels, and the units themselves.
#include "base/buffer.h"
#include "lang/flow.h"
#include "object/error.h"
#include "object/profile.h"
#include "types/function.h"
#include "types/str.h"
#include "types/tuple.h"
#include <stdlib.h>
#include <string.h>

// Finally bodies are written twice, also inside each other, and captures of a pattern are rotated one below
// the other: a short program may ask for endless code.
enum { MAX_INSTRUCTIONS = 1 << 22 };

const Location no_location = {-1, -1, -1, -1};

void
emit(Compiler *c, const Location *at, int op, uint32_t arg)
{
    Unit *u = c->unit;
    if (u->code_count == MAX_INSTRUCTIONS) {
        if (!c->failed) {
            c->failed = true;
            raise_no_memory();
        }
        return;
    }
    u->code = grow(u->code, u->code_count, &u->code_capacity, sizeof *u->code);
    u->code[u->code_count++] = (Emitted){(uint16_t)op, u->calls_begun, arg, *at};
}

void
emit_jump(Compiler *c, const Location *at, int op, Label to)
{
    emit(c, at, op, (uint32_t)to.id);
}

Label
new_label(Compiler *c)
{
    Unit *u = c->unit;
    u->labels = grow(u->labels, u->label_count, &u->label_capacity, sizeof *u->labels);
    u->labels[u->label_count] = 0;
    return (Label){(int)u->label_count++};
}

void
move_code(Unit *u, uint32_t from, uint32_t to)
{
    uint32_t count = u->code_count - from;
    if (count == 0 || from == to) {
        return;
    }
    Emitted *moved = host_alloc(count * sizeof *moved);
    memcpy(moved, u->code + from, count * sizeof *moved);
    memmove(u->code + to + count, u->code + to, (from - to) * sizeof *moved);
    memcpy(u->code + to, moved, count * sizeof *moved);
    host_free(moved);
    for (uint32_t i = 0; i < u->label_count; i++) {
        u->labels[i] += u->labels[i] >= to ? count : 0;
    }
}

void
use_label(Compiler *c, Label label)
{
    c->unit->labels[label.id] = c->unit->code_count;
}

void
emit_constant(Compiler *c, const Location *at, Object *op)
{
    Object *merged = constant_merge(c, op);
    if (merged != NULL) {
        emit(c, at, OP_LOAD_CONST, constant_list_add(&c->unit->constants, merged));
    }
}

// The constants in the order in which CPython 3.14 comes to see them, most of them only to be forgotten.
static void
add_leaves(Compiler *c, const Expr *e)
{
    const Expr *pair[] = {e, NULL};
    const Expr *const *items = pair;
    int count = 1;
    switch (e->kind) {
    case EXPR_CONSTANT:
        if (e->constant.folded_from == NULL) {
            Object *merged = constant_merge(c, constant_object(c, &e->constant));
            if (merged != NULL) {
                constant_list_add(&c->unit->constants, merged);
            }
            return;
        }
        pair[0] = e->constant.folded_from;
        break;
    case EXPR_BIN_OP:
        pair[0] = e->bin_op.left;
        pair[1] = e->bin_op.right;
        count = 2;
        break;
    case EXPR_SUBSCRIPT:
        pair[0] = e->subscript.value;
        pair[1] = e->subscript.slice;
        count = 2;
        break;
    case EXPR_UNARY_OP:
        pair[0] = e->unary_op.operand;
        break;
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_SET:
        items = (const Expr *const *)e->list.elts.items;
        count = e->list.elts.count;
        break;
    default:
        return;
    }
    for (int i = 0; i < count; i++) {
        add_leaves(c, items[i]);
    }
}

// Where the graph folds (profile->folds_late), values get their number then: until that they are counted from here.
static void
emit_folded(Compiler *c, const Location *at, Object *op)
{
    if (op != NULL) {
        emit(c, at, OP_LOAD_CONST, LATE_CONSTANT + constant_list_add(&c->unit->late_constants, op));
    }
}

void
emit_literal(Compiler *c, const Location *at, const Expr *e)
{
    Object *value = constant_object(c, &e->constant);
    if (e->constant.folded_from != NULL) {
        add_leaves(c, e->constant.folded_from);
        emit_folded(c, at, value);
    } else {
        emit_constant(c, at, value);
    }
}

void
emit_display(Compiler *c, const Location *at, const ExprSeq *items, Object *value)
{
    if (!profile->folds_late) {
        emit_constant(c, at, value);
        return;
    }
    for (int i = 0; i < items->count; i++) {
        add_leaves(c, items->items[i]);
    }
    emit_folded(c, at, value);
}

void
emit_none(Compiler *c, const Location *at)
{
    emit_constant(c, at, None);
}

// --- names ---------------------------------------------------------------------------------------------

const Identifier *
mangle(Compiler *c, const Identifier *private_name, const Identifier *name)
{
    if (private_name == NULL || name->length < 2 || name->text[0] != '_' || name->text[1] != '_') {
        return name;
    }
    if ((name->text[name->length - 1] == '_' && name->text[name->length - 2] == '_') ||
        strchr(name->text, '.') != NULL) {
        return name;
    }
    const char *class_name = private_name->text;
    while (*class_name == '_') {
        class_name++;
    }
    if (*class_name == '\0') {
        return name;
    }
    Buffer full = {0};
    buffer_append_format(&full, "_%s%s", class_name, name->text);
    const Identifier *out = tree_intern(c->tree, full.data, full.length);
    buffer_free(&full);
    return out;
}

const Identifier *
mangled(Compiler *c, const Identifier *name)
{
    return scope_mangle(c, c->unit->scope, c->unit->private_name, name);
}

void
emit_name(Compiler *c, const Location *at, int op, const Identifier *name, uint32_t flags)
{
    uint32_t number = name_list_add(&c->unit->names, mangled(c, name));
    if (op == OP_LOAD_ATTR) {
        number = number << 1 | flags;
    } else if (op == OP_LOAD_SUPER_ATTR) {
        number = number << 2 | flags;
    }
    emit(c, at, op, number);
}

bool
check_assignable(Compiler *c, const Location *at, const Identifier *name, ExprContext context)
{
    if (context == CONTEXT_LOAD || name != c->known.debug) {
        return true;
    }
    compile_error(c, at, context == CONTEXT_STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
    return false;
}

bool
in_function(const Compiler *c)
{
    return c->unit->scope->kind == SCOPE_FUNCTION;
}

static bool
is_hidden_now(const Unit *u, const Identifier *name)
{
    int64_t i = name_list_find(&u->hidden, name);
    return i >= 0 && u->hidden_now[i];
}

// The names of the class that is around, for a scope that sees them.
static void
emit_class_dict(Compiler *c, const Location *at)
{
    Unit *u = c->unit;
    emit(c, at, OP_LOAD_DEREF, u->cells.count + name_list_add(&u->frees, c->known.class_dict));
}

void
emit_variable(Compiler *c, const Location *at, const Identifier *plain, ExprContext context)
{
    static const uint8_t fast[] = {OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST};
    static const uint8_t global[] = {OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL};
    static const uint8_t by_name[] = {OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME};
    static const uint8_t cell[] = {OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF};

    if (!check_assignable(c, at, plain, context)) {
        return;
    }
    Unit *u = c->unit;
    const Identifier *name = mangled(c, plain);
    NameScope scope = scope_lookup(u->scope, name);
    if (scope == NAME_FREE || scope == NAME_CELL) {
        uint32_t number = scope == NAME_CELL ? name_list_add(&u->cells, name)
                                             : u->cells.count + name_list_add(&u->frees, name);
        int op = cell[context];
        if (context == CONTEXT_LOAD && u->scope->kind == SCOPE_CLASS && u->inlined_depth == 0) {
            op = OP_LOAD_FROM_DICT_OR_DEREF;
            emit(c, at, OP_LOAD_LOCALS, 0);
        } else if (context == CONTEXT_LOAD && u->scope->sees_class) {
            op = OP_LOAD_FROM_DICT_OR_DEREF;
            emit_class_dict(c, at);
        }
        emit(c, at, op, number);
        return;
    }
    if (scope == NAME_LOCAL && (in_function(c) || is_hidden_now(u, name))) {
        emit(c, at, fast[context], name_list_add(&u->locals, name));
        return;
    }
    int op = by_name[context];
    if (context == CONTEXT_LOAD && scope == NAME_GLOBAL_IMPLICIT && u->scope->sees_class) {
        emit_class_dict(c, at);
        op = OP_LOAD_FROM_DICT_OR_GLOBALS;
    } else if (scope == NAME_GLOBAL_EXPLICIT || (scope == NAME_GLOBAL_IMPLICIT && in_function(c))) {
        op = global[context];
    } else if (context == CONTEXT_LOAD && u->scope->kind == SCOPE_CLASS && u->inlined_depth > 0) {
        op = OP_LOAD_GLOBAL;
    }
    uint32_t number = name_list_add(&u->names, name);
    emit(c, at, op, op == OP_LOAD_GLOBAL ? number << 1 : number);
}

NameScope
closure_scope(Compiler *c, const Identifier *name)
{
    const KnownNames *known = &c->known;
    bool is_hidden = name == known->class_ || name == known->class_dict || name == known->conditional_annotations;
    if (c->unit->kind == UNIT_CLASS && is_hidden) {
        return NAME_CELL;
    }
    return scope_lookup(c->unit->scope, name);
}

// --- blocks --------------------------------------------------------------------------------------------

FrameBlock *
push_block(Compiler *c, FrameBlockKind kind, const Location *at)
{
    Unit *u = c->unit;
    if (u->block_count == MAX_BLOCKS) {
        compile_error(c, at, "too many statically nested blocks");
        u->block_count--;  // nothing is compiled any more
    }
    FrameBlock *block = &u->blocks[u->block_count++];
    *block = (FrameBlock){.kind = kind, .at = at};
    return block;
}

void
pop_block(Compiler *c)
{
    // After an error (too many blocks) the count may be short.
    if (c->unit->block_count > 0) {
        c->unit->block_count--;
    }
}

// --- units ---------------------------------------------------------------------------------------------

static int
compare_names(const void *a, const void *b)
{
    const Identifier *x = *(const Identifier *const *)a, *y = *(const Identifier *const *)b;
    return strcmp(x->text, y->text);
}

static void
add_sorted(NameList *into, const Scope *scope, NameScope kind, unsigned flag)
{
    const Identifier **found = host_alloc((scope->count + 1) * sizeof *found);
    size_t count = 0;
    for (uint32_t i = 0; i < scope->count; i++) {
        const Symbol *symbol = &scope->symbols[i];
        if (symbol->scope == kind || (symbol->flags & flag)) {
            found[count++] = symbol->name;
        }
    }
    qsort(found, count, sizeof *found, compare_names);
    for (size_t i = 0; i < count; i++) {
        name_list_add(into, found[i]);
    }
    host_free(found);
}

// "Class.method", "function.<locals>.inner".
static char *
qualified_name(Compiler *c, const Unit *u)
{
    Buffer out = {0};
    const Unit *outer = u->outer;
    bool is_global = false;
    if (outer != NULL && outer->kind == UNIT_TYPE_PARAMETERS) {
        outer = outer->outer;
    }
    if (outer != NULL && outer->outer != NULL && (u->kind == UNIT_FUNCTION || u->kind == UNIT_CLASS)) {
        const Identifier *name = mangle(c, outer->private_name, u->name);
        is_global = scope_lookup(outer->scope, name) == NAME_GLOBAL_EXPLICIT;
    }
    if (outer != NULL && outer->outer != NULL && !is_global) {
        buffer_append_text(&out, outer->qualname);
        buffer_append_text(&out,
                           outer->kind == UNIT_FUNCTION || outer->kind == UNIT_LAMBDA ? ".<locals>." : ".");
    }
    buffer_append_text(&out, u->name->text);
    return out.data;
}

void
enter_unit(Compiler *c, UnitKind kind, const Identifier *name, const void *node, uint32_t first_line)
{
    Unit *u = host_alloc_zeroed(sizeof *u);
    u->outer = c->unit;
    u->kind = kind;
    u->name = name;
    u->scope = scope_of(&c->scopes, node);
    u->first_line = first_line;
    u->private_name = c->unit == NULL ? NULL : c->unit->private_name;
    for (uint32_t i = 0; i < u->scope->parameter_count; i++) {
        name_list_add(&u->locals, u->scope->parameters[i]);
    }
    add_sorted(&u->cells, u->scope, NAME_CELL, DEF_INLINED_CELL);
    if (u->scope->needs_class_cell) {
        name_list_add(&u->cells, c->known.class_);
    }
    if (u->scope->needs_class_dict) {
        name_list_add(&u->cells, c->known.class_dict);
    }
    if (u->scope->has_conditional_annotations) {
        name_list_add(&u->cells, c->known.conditional_annotations);
    }
    add_sorted(&u->frees, u->scope, NAME_FREE, DEF_FREE_CLASS);
    u->qualname = qualified_name(c, u);
    c->unit = u;
    int line = kind == UNIT_MODULE ? 0 : (int)first_line;
    emit(c, &(Location){line, 0, (int)first_line, 0}, OP_RESUME, 0);
}

void
leave_unit(Compiler *c)
{
    Unit *u = c->unit;
    c->unit = u->outer;
    name_list_free(&u->names);
    name_list_free(&u->locals);
    name_list_free(&u->cells);
    name_list_free(&u->frees);
    name_list_free(&u->hidden);
    name_list_free(&u->static_attributes);
    constant_list_free(&u->constants);
    constant_list_free(&u->late_constants);
    host_free(u->hidden_now);
    host_free(u->deferred);
    host_free(u->code);
    host_free(u->labels);
    host_free(u->qualname);
    host_free(u);
}

static uint32_t
code_flags(const Compiler *c)
{
    const Scope *scope = c->unit->scope;
    uint32_t flags = 0;
    if (scope->kind == SCOPE_FUNCTION) {
        flags |= CODE_NEWLOCALS | CODE_OPTIMIZED;
        flags |= scope->is_nested ? CODE_NESTED : 0;
        flags |= scope->is_generator && scope->is_coroutine ? CODE_ASYNC_GENERATOR
                 : scope->is_generator                      ? CODE_GENERATOR
                 : scope->is_coroutine                      ? CODE_COROUTINE
                                                            : 0;
        flags |= scope->has_varargs ? CODE_VARARGS : 0;
        flags |= scope->has_varkeywords ? CODE_VARKEYWORDS : 0;
        flags |= c->unit->has_docstring && profile->folds_late ? CODE_HAS_DOCSTRING : 0;
        bool is_method = scope->outer->kind == SCOPE_CLASS && c->unit->kind < UNIT_TYPE_PARAMETERS;
        flags |= is_method && profile->marks_methods ? CODE_METHOD : 0;
    }
    return flags | (c->future_annotations ? CODE_FUTURE_ANNOTATIONS : 0);
}

Object *
finish_unit(Compiler *c, bool add_none)
{
    if (add_none) {
        emit_none(c, &no_location);
    }
    emit(c, &no_location, OP_RETURN_VALUE, 0);
    if (c->failed) {
        return NULL;
    }
    Flow flow = {0};
    uint32_t flags = code_flags(c);
    flow_build(c, &flow, flags);
    Object *code = c->failed ? NULL : assemble(c, &flow, flags);
    flow_free(&flow);
    return keep_working(c, code);
}

void
make_closure(Compiler *c, const Location *at, Object *op, uint32_t flags)
{
    const Code *code = (const Code *)op;
    if (op == NULL) {
        return;
    }
    if (code->free_count > 0) {
        for (uint32_t i = code->local_count - code->free_count; i < code->local_count; i++) {
            Buffer text = {0};
            str_append_utf8(tuple_peek(code->local_names, i), &text);
            const Identifier *name = tree_intern(c->tree, text.data, text.length);
            buffer_free(&text);
            uint32_t number = closure_scope(c, name) == NAME_CELL
                                  ? name_list_add(&c->unit->cells, name)
                                  : c->unit->cells.count + name_list_add(&c->unit->frees, name);
            emit(c, at, PSEUDO_LOAD_CLOSURE, number);
        }
        emit(c, at, OP_BUILD_TUPLE, code->free_count);
        flags |= FUNCTION_CLOSURE;
    }
    emit_constant(c, at, op);
    emit(c, at, OP_MAKE_FUNCTION, 0);
    static const uint8_t order[] = {FUNCTION_CLOSURE, FUNCTION_ANNOTATE, FUNCTION_ANNOTATIONS, FUNCTION_KEYWORD_DEFAULTS,
                                    FUNCTION_DEFAULTS};
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        if (flags & order[i]) {
            emit(c, at, OP_SET_FUNCTION_ATTRIBUTE, order[i]);
        }
    }
}

// A StopIteration that leaves a generator's body becomes a RuntimeError: a handler around the whole body.
void
wrap_in_stop_iteration_handler(Compiler *c)
{
    Unit *u = c->unit;
    Label handler = new_label(c);
    emit(c, &no_location, OP_NOP, 0);
    if (c->failed) {
        return;
    }
    memmove(u->code + 1, u->code, (u->code_count - 1) * sizeof *u->code);
    u->code[0] = (Emitted){PSEUDO_SETUP_CLEANUP, 0, (uint32_t)handler.id, no_location};
    for (uint32_t i = 0; i < u->label_count; i++) {
        u->labels[i]++;
    }
    emit_none(c, &no_location);
    emit(c, &no_location, OP_RETURN_VALUE, 0);
    use_label(c, handler);
    emit(c, &no_location, OP_CALL_INTRINSIC_1, INTRINSIC_STOPITERATION_ERROR);
    emit(c, &no_location, OP_RERAISE, 1);
}
