// Calls, attributes, subscripts and binary operators -> instructions: the expressions that chain to the left.
#include "lang/compiler.h"
#include "object/profile.h"
#include "types/tuple.h"
#include <string.h>

Location
attribute_location(const Location *whole, const Expr *e)
{
    Location at = *whole;
    if (at.line == e->at.end_line) {
        return at;
    }
    at.line = e->at.end_line;
    int length = 0;
    for (const char *p = e->attribute.attr->text; *p != '\0'; p++) {
        length += (*p & 0xc0) != 0x80;
    }
    if (length <= e->at.end_column) {
        at.column = e->at.end_column - length;
    } else {
        at.column = at.end_column = -1;
    }
    return at;
}

bool
is_plain_slice(const Expr *e)
{
    return e->kind == EXPR_SLICE && e->slice.step == NULL;
}

void
visit_slice_bounds(Compiler *c, Expr *e)
{
    Expr *bounds[] = {e->slice.lower, e->slice.upper};
    for (size_t i = 0; i < COUNT_OF(bounds); i++) {
        if (bounds[i] != NULL) {
            visit_expr(c, bounds[i]);
        } else {
            emit_none(c, &e->at);
        }
    }
}

// Are there two of one name, or one that must not be used?
static bool
has_bad_keyword(Compiler *c, const KeywordSeq *keywords)
{
    NameList seen = {0};
    bool found = false;
    uint32_t named = 0;
    for (int i = 0; i < keywords->count && !found; i++) {
        const Identifier *name = keywords->items[i]->arg;
        if (name != NULL) {
            name_list_add(&seen, name);
            found = seen.count != ++named || name == c->known.debug;
        }
    }
    name_list_free(&seen);
    return found;
}

static void
check_keywords(Compiler *c, const KeywordSeq *keywords)
{
    if (!has_bad_keyword(c, keywords)) {
        return;
    }
    for (int i = 0; i < keywords->count && !c->failed; i++) {
        const Keyword *keyword = keywords->items[i];
        if (keyword->arg == NULL || !check_assignable(c, &keyword->at, keyword->arg, CONTEXT_STORE)) {
            continue;
        }
        for (int k = i + 1; k < keywords->count; k++) {
            const Keyword *other = keywords->items[k];
            if (other->arg == keyword->arg) {
                compile_error(c, &other->at, "keyword argument repeated: %s", keyword->arg->text);
                break;
            }
        }
    }
}

static Object *
keyword_names(Compiler *c, const KeywordSeq *keywords, int begin, int end)
{
    Object *tuple = keep_working(c, tuple_new(end - begin));
    for (int i = begin; tuple != NULL && i < end; i++) {
        Object *name = identifier_object(c, keywords->items[i]->arg);
        if (name == NULL) {
            return NULL;
        }
        tuple_give_item(tuple, i - begin, incref(name));
    }
    return tuple;
}

static void
visit_keyword_values(Compiler *c, const KeywordSeq *keywords, int begin, int end)
{
    for (int i = begin; i < end && !c->failed; i++) {
        visit_expr(c, keywords->items[i]->value);
    }
}

// Keywords begin .. end - 1 as a dict.
static void
visit_keyword_dict(Compiler *c, const Location *at, const KeywordSeq *keywords, int begin, int end)
{
    int n = end - begin;
    bool is_big = n * 2 > STACK_USE_GUIDELINE;
    if (n > 1 && !is_big && !profile->folds_late) {
        visit_keyword_values(c, keywords, begin, end);
        emit_constant(c, at, keyword_names(c, keywords, begin, end));
        emit(c, at, OP_BUILD_CONST_KEY_MAP, (uint32_t)n);
        return;
    }
    if (is_big) {
        emit(c, &no_location, OP_BUILD_MAP, 0);
    }
    for (int i = begin; i < end && !c->failed; i++) {
        emit_constant(c, at, identifier_object(c, keywords->items[i]->arg));
        visit_expr(c, keywords->items[i]->value);
        if (is_big) {
            emit(c, &no_location, OP_MAP_ADD, 1);
        }
    }
    if (!is_big) {
        emit(c, at, OP_BUILD_MAP, (uint32_t)n);
    }
}

static void
flush_keywords(Compiler *c, const Location *at, const KeywordSeq *keywords, int begin, int end, bool *has_dict)
{
    visit_keyword_dict(c, at, keywords, begin, end);
    if (*has_dict) {
        emit(c, at, OP_DICT_MERGE, 1);
    }
    *has_dict = true;
}

static bool
has_unpacking(const ExprSeq *args, const KeywordSeq *keywords)
{
    for (int i = 0; i < args->count; i++) {
        if (args->items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    for (int i = 0; i < keywords->count; i++) {
        if (keywords->items[i]->arg == NULL) {
            return true;
        }
    }
    return false;
}

void
visit_call_arguments(Compiler *c, const Location *at, uint32_t pushed, const ExprSeq *args,
                     const KeywordSeq *keywords)
{
    check_keywords(c, keywords);
    int count = args->count, keyword_count = keywords->count;
    if (count + keyword_count * 2 <= STACK_USE_GUIDELINE && !has_unpacking(args, keywords)) {
        visit_exprs(c, args);
        if (keyword_count > 0) {
            visit_keyword_values(c, keywords, 0, keyword_count);
            emit_constant(c, at, keyword_names(c, keywords, 0, keyword_count));
            emit(c, at, OP_CALL_KW, pushed + (uint32_t)(count + keyword_count));
        } else {
            emit(c, at, OP_CALL, pushed + (uint32_t)count);
        }
        return;
    }
    if (pushed == 0 && count == 1 && args->items[0]->kind == EXPR_STARRED) {
        visit_expr(c, args->items[0]->starred.value);
    } else {
        visit_display(c, at, args, pushed, &tuple_display);
    }
    int waiting = 0;
    bool has_dict = false;
    for (int i = 0; i < keyword_count && !c->failed; i++) {
        if (keywords->items[i]->arg != NULL) {
            waiting++;
            continue;
        }
        if (waiting > 0) {
            flush_keywords(c, at, keywords, i - waiting, i, &has_dict);
            waiting = 0;
        }
        if (!has_dict) {
            emit(c, at, OP_BUILD_MAP, 0);
            has_dict = true;
        }
        visit_expr(c, keywords->items[i]->value);
        emit(c, at, OP_DICT_MERGE, 1);
    }
    if (waiting > 0) {
        flush_keywords(c, at, keywords, keyword_count - waiting, keyword_count, &has_dict);
    }
    emit(c, at, OP_CALL_FUNCTION_EX, keyword_count > 0);
}

// super().name and super(A, b).name, where the super object need not be made: nothing visible shadows super,
// and the hidden __class__ is at hand.
static bool
is_super_attribute(Compiler *c, const Expr *e)
{
    const Expr *call = e->attribute.value;
    if (e->attribute.ctx != CONTEXT_LOAD || call->kind != EXPR_CALL || call->call.func->kind != EXPR_NAME ||
        call->call.func->name.id != c->known.super || e->attribute.attr == c->known.class_ ||
        call->call.keywords.count != 0 ||
        scope_lookup(c->unit->scope, c->known.super) != NAME_GLOBAL_IMPLICIT ||
        scope_lookup(c->scopes.top, c->known.super) != NAME_UNKNOWN) {
        return false;
    }
    const ExprSeq *args = &call->call.args;
    if (args->count == 2) {
        return args->items[0]->kind != EXPR_STARRED && args->items[1]->kind != EXPR_STARRED;
    }
    return args->count == 0 && c->unit->argument_count > 0 && closure_scope(c, c->known.class_) == NAME_FREE;
}

static void
visit_super_operands(Compiler *c, Expr *call)
{
    emit_variable(c, &call->call.func->at, c->known.super, CONTEXT_LOAD);
    if (call->call.args.count == 2) {
        visit_exprs(c, &call->call.args);
        return;
    }
    emit_variable(c, &call->at, c->known.class_, CONTEXT_LOAD);
    emit_variable(c, &call->at, c->unit->locals.items[0], CONTEXT_LOAD);
}

static void
visit_super_attribute(Compiler *c, Expr *e, bool is_method)
{
    Expr *call = e->attribute.value;
    visit_super_operands(c, call);
    uint32_t flags = (call->call.args.count == 2 ? 2u : 0) | is_method;
    emit_name(c, &e->at, OP_LOAD_SUPER_ATTR, e->attribute.attr, flags);
    Location at = attribute_location(&e->at, e);
    emit(c, &at, OP_NOP, 0);
}

// o.m(...) is called without making a bound method, unless o is an imported name: then m is likely a function
// of a module.
static bool
is_method_call(Compiler *c, const Expr *e)
{
    const Expr *method = e->call.func;
    if (method->kind != EXPR_ATTRIBUTE || method->attribute.ctx != CONTEXT_LOAD) {
        return false;
    }
    const Expr *owner = method->attribute.value;
    if (owner->kind == EXPR_NAME) {
        const Symbol *symbol = scope_find(c->scopes.top, owner->name.id);
        if (symbol != NULL && (symbol->flags & DEF_IMPORT)) {
            return false;
        }
    }
    int count = e->call.args.count + e->call.keywords.count;
    return count + (e->call.keywords.count != 0) < STACK_USE_GUIDELINE &&
           !has_unpacking(&e->call.args, &e->call.keywords);
}

// --- chains to the left
// ------------------------------------------------------------------------------------------

Expr *
expr_spine_child(const Expr *e)
{
    switch (e->kind) {
    case EXPR_BIN_OP:
        return e->bin_op.left;
    case EXPR_ATTRIBUTE:
        return e->attribute.value;
    case EXPR_SUBSCRIPT:
        return e->subscript.value;
    case EXPR_CALL:
        return e->call.func;
    default:
        return NULL;
    }
}

// What the compiler does with a node of a chain before its first operand. Returns that operand, or NULL when
// the node is complete without it.
static Expr *
begin_spine_node(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_CALL:
        check_keywords(c, &e->call.keywords);
        if (!is_method_call(c, e)) {
            check_called(c, e->call.func);
            c->unit->calls_begun++;
            return e->call.func;
        }
        if (is_super_attribute(c, e->call.func)) {
            visit_super_attribute(c, e->call.func, true);
            return NULL;
        }
        return e->call.func->attribute.value;
    case EXPR_ATTRIBUTE: {
        const Expr *owner = e->attribute.value;
        if (e->attribute.ctx == CONTEXT_STORE && owner->kind == EXPR_NAME &&
            owner->name.id == c->known.self) {
            for (Unit *u = c->unit->outer; u != NULL; u = u->outer) {
                if (u->kind == UNIT_CLASS) {
                    name_list_add(&u->static_attributes, e->attribute.attr);
                    break;
                }
            }
        }
        if (is_super_attribute(c, e)) {
            visit_super_attribute(c, e, false);
            return NULL;
        }
        return e->attribute.value;
    }
    case EXPR_SUBSCRIPT:
        if (e->subscript.ctx == CONTEXT_LOAD) {
            check_subscript(c, e);
        }
        return e->subscript.value;
    default:
        return expr_spine_child(e);
    }
}

// any(... for ... in ...), all() and tuple(): the generator may run right here, unless the name means something else by then.
static void
visit_inlined_builtin(Compiler *c, const Expr *e, Label end)
{
    enum { ANY, ALL, TUPLE };
    const Expr *func = e->call.func;
    if (!profile->runs_generators_here || func->kind != EXPR_NAME || e->call.args.count != 1 || e->call.keywords.count != 0 ||
        e->call.args.items[0]->kind != EXPR_GENERATOR_EXP ||
        scope_of(&c->scopes, e->call.args.items[0])->is_coroutine) {
        return;
    }
    const char *name = func->name.id->text;
    int which = strcmp(name, "any") == 0 ? ANY : strcmp(name, "all") == 0 ? ALL : TUPLE;
    if (which == TUPLE && strcmp(name, "tuple") != 0) {
        return;
    }
    const Location *at = &func->at;
    Label usual = new_label(c), loop = new_label(c), cleanup = new_label(c);
    emit(c, at, OP_IS_BUILTIN, (uint32_t)which);
    emit_jump(c, at, OP_POP_JUMP_IF_FALSE, usual);
    emit(c, at, OP_POP_TOP, 0);
    if (which == TUPLE) {
        emit(c, at, OP_BUILD_LIST, 0);
    }
    visit_expr(c, e->call.args.items[0]);
    use_label(c, loop);
    emit_jump(c, at, OP_FOR_ITER, cleanup);
    if (which == TUPLE) {
        emit(c, at, OP_LIST_APPEND, 2);
        emit_jump(c, at, PSEUDO_JUMP, loop);
    } else {
        emit(c, at, OP_TO_BOOL, 0);
        emit_jump(c, at, which == ANY ? OP_POP_JUMP_IF_FALSE : OP_POP_JUMP_IF_TRUE, loop);
        emit(c, &no_location, OP_POP_TOP, 0);
        emit_constant(c, at, bool_from(which == ANY));
        emit_jump(c, at, PSEUDO_JUMP, end);
    }
    use_label(c, cleanup);
    emit(c, &no_location, OP_END_FOR, 0);
    emit(c, &no_location, OP_POP_TOP, 0);
    if (which == TUPLE) {
        emit(c, at, OP_CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE);
    } else {
        emit_constant(c, at, bool_from(which == ALL));
    }
    emit_jump(c, at, PSEUDO_JUMP, end);
    use_label(c, usual);
}

static void
end_call(Compiler *c, Expr *e)
{
    Expr *func = e->call.func;
    if (!is_method_call(c, e)) {
        c->unit->calls_begun--;
        Label end = new_label(c);
        visit_inlined_builtin(c, e, end);
        emit(c, &func->at, OP_PUSH_NULL, 0);
        visit_call_arguments(c, &e->at, 0, &e->call.args, &e->call.keywords);
        use_label(c, end);
        return;
    }
    Location at = attribute_location(&func->at, func);
    if (!is_super_attribute(c, func)) {
        emit_name(c, &at, OP_LOAD_ATTR, func->attribute.attr, 1);
    }
    visit_exprs(c, &e->call.args);
    uint32_t count = (uint32_t)(e->call.args.count + e->call.keywords.count);
    if (e->call.keywords.count > 0) {
        visit_keyword_values(c, &e->call.keywords, 0, e->call.keywords.count);
        emit_constant(c, &at, keyword_names(c, &e->call.keywords, 0, e->call.keywords.count));
    }
    at = attribute_location(&e->at, func);
    emit(c, &at, e->call.keywords.count > 0 ? OP_CALL_KW : OP_CALL, count);
}

static void
end_attribute(Compiler *c, Expr *e)
{
    static const uint8_t ops[] = {OP_LOAD_ATTR, OP_STORE_ATTR, OP_DELETE_ATTR};
    if (is_super_attribute(c, e) || (e->attribute.ctx == CONTEXT_STORE &&
                                     !check_assignable(c, &e->at, e->attribute.attr, CONTEXT_STORE))) {
        return;
    }
    Location at = attribute_location(&e->at, e);
    emit_name(c, &at, ops[e->attribute.ctx], e->attribute.attr, 0);
}

static void
end_subscript(Compiler *c, Expr *e)
{
    static const uint8_t ops[] = {OP_BINARY_SUBSCR, OP_STORE_SUBSCR, OP_DELETE_SUBSCR};
    if (is_plain_slice(e->subscript.slice) && e->subscript.ctx != CONTEXT_DEL) {
        visit_slice_bounds(c, e->subscript.slice);
        emit(c, &e->at, e->subscript.ctx == CONTEXT_LOAD ? OP_BINARY_SLICE : OP_STORE_SLICE, 0);
        return;
    }
    visit_expr(c, e->subscript.slice);
    emit(c, &e->at, ops[e->subscript.ctx], 0);
}

void
visit_spine(Compiler *c, Expr *e)
{
    uint32_t base = c->spine_count;
    do {
        c->spine = grow(c->spine, c->spine_count, &c->spine_capacity, sizeof *c->spine);
        c->spine[c->spine_count++] = e;
        e = begin_spine_node(c, e);
    } while (e != NULL && expr_spine_child(e) != NULL);
    if (e != NULL) {
        visit_expr(c, e);
    }
    while (c->spine_count > base) {
        e = c->spine[--c->spine_count];
        if (c->failed) {
            continue;
        }
        switch (e->kind) {
        case EXPR_BIN_OP:
            visit_expr(c, e->bin_op.right);
            emit(c, &e->at, OP_BINARY_OP, e->bin_op.op);
            break;
        case EXPR_CALL:
            end_call(c, e);
            break;
        case EXPR_ATTRIBUTE:
            end_attribute(c, e);
            break;
        default:
            end_subscript(c, e);
            break;
        }
    }
}
