// Expressions -> instructions.
#include "lang/compiler.h"
#include "object/error.h"
#include "types/set.h"
#include "types/tuple.h"
#include <string.h>

void
visit_exprs(Compiler *c, const ExprSeq *items)
{
    for (int i = 0; i < items->count && !c->failed; i++) {
        visit_expr(c, items->items[i]);
    }
}

void
emit_comparison(Compiler *c, Location at, int op)
{
    switch (op) {
    case COMPARE_IS:
    case COMPARE_IS_NOT:
        emit(c, at, OP_IS_OP, op == COMPARE_IS_NOT);
        break;
    case COMPARE_IN:
    case COMPARE_NOT_IN:
        emit(c, at, OP_CONTAINS_OP, op == COMPARE_NOT_IN);
        break;
    default:
        emit(c, at, OP_COMPARE_OP, (uint32_t)op << 1);
        break;
    }
}

Location
attribute_location(Location at, const Expr *e)
{
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
    }
    else {
        at.column = at.end_column = -1;
    }
    return at;
}

// --- conditions --------------------------------------------------------------------------------------------

static int
pop_jump(bool condition)
{
    return condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE;
}

static void
jump_if_comparisons(Compiler *c, Expr *e, Label to, bool condition)
{
    int last = e->compare.ops.count - 1;
    Label cleanup = new_label(c);
    check_comparison(c, e);
    visit_expr(c, e->compare.left);
    for (int i = 0; i < last; i++) {
        visit_expr(c, e->compare.comparators.items[i]);
        emit(c, e->at, OP_SWAP, 2);
        emit(c, e->at, OP_COPY, 2);
        emit_comparison(c, e->at, e->compare.ops.items[i]);
        emit(c, e->at, OP_TO_BOOL, 0);
        emit_jump(c, e->at, OP_POP_JUMP_IF_FALSE, cleanup);
    }
    visit_expr(c, e->compare.comparators.items[last]);
    emit_comparison(c, e->at, e->compare.ops.items[last]);
    emit(c, e->at, OP_TO_BOOL, 0);
    emit_jump(c, e->at, pop_jump(condition), to);
    Label end = new_label(c);
    emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, cleanup);
    emit(c, e->at, OP_POP_TOP, 0);
    if (!condition) {
        emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, to);
    }
    use_label(c, end);
}

void
jump_if(Compiler *c, Location at, Expr *e, Label to, bool condition)
{
    if (c->failed) {
        return;
    }
    switch (e->kind) {
    case EXPR_UNARY_OP:
        if (e->unary_op.op == UNARY_NOT) {
            jump_if(c, at, e->unary_op.operand, to, !condition);
            return;
        }
        break;
    case EXPR_BOOL_OP: {
        int last = e->bool_op.values.count - 1;
        bool is_or = e->bool_op.op == BOOL_OP_OR;
        Label decided = is_or == condition ? to : new_label(c);
        for (int i = 0; i < last; i++) {
            jump_if(c, at, e->bool_op.values.items[i], decided, is_or);
        }
        jump_if(c, at, e->bool_op.values.items[last], to, condition);
        if (is_or != condition) {
            use_label(c, decided);
        }
        return;
    }
    case EXPR_IF_EXP: {
        Label end = new_label(c), otherwise = new_label(c);
        jump_if(c, at, e->if_exp.test, otherwise, false);
        jump_if(c, at, e->if_exp.body, to, condition);
        emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, end);
        use_label(c, otherwise);
        jump_if(c, at, e->if_exp.orelse, to, condition);
        use_label(c, end);
        return;
    }
    case EXPR_COMPARE:
        if (e->compare.ops.count > 1) {
            jump_if_comparisons(c, e, to, condition);
            return;
        }
        break;
    default:
        break;
    }
    visit_expr(c, e);
    emit(c, e->at, OP_TO_BOOL, 0);
    emit_jump(c, e->at, pop_jump(condition), to);
}

static void
visit_bool_op(Compiler *c, Expr *e)
{
    Label end = new_label(c);
    int last = e->bool_op.values.count - 1;
    for (int i = 0; i < last; i++) {
        visit_expr(c, e->bool_op.values.items[i]);
        emit(c, e->at, OP_COPY, 1);
        emit(c, e->at, OP_TO_BOOL, 0);
        emit_jump(c, e->at, pop_jump(e->bool_op.op == BOOL_OP_OR), end);
        emit(c, e->at, OP_POP_TOP, 0);
    }
    visit_expr(c, e->bool_op.values.items[last]);
    use_label(c, end);
}

static void
visit_compare(Compiler *c, Expr *e)
{
    int last = e->compare.ops.count - 1;
    check_comparison(c, e);
    visit_expr(c, e->compare.left);
    if (last == 0) {
        visit_expr(c, e->compare.comparators.items[0]);
        emit_comparison(c, e->at, e->compare.ops.items[0]);
        return;
    }
    Label cleanup = new_label(c);
    for (int i = 0; i < last; i++) {
        visit_expr(c, e->compare.comparators.items[i]);
        emit(c, e->at, OP_SWAP, 2);
        emit(c, e->at, OP_COPY, 2);
        emit_comparison(c, e->at, e->compare.ops.items[i]);
        emit(c, e->at, OP_COPY, 1);
        emit(c, e->at, OP_TO_BOOL, 0);
        emit_jump(c, e->at, OP_POP_JUMP_IF_FALSE, cleanup);
        emit(c, e->at, OP_POP_TOP, 0);
    }
    visit_expr(c, e->compare.comparators.items[last]);
    emit_comparison(c, e->at, e->compare.ops.items[last]);
    Label end = new_label(c);
    emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, cleanup);
    emit(c, e->at, OP_SWAP, 2);
    emit(c, e->at, OP_POP_TOP, 0);
    use_label(c, end);
}

// --- displays --------------------------------------------------------------------------------------------------

static bool
all_constant(const ExprSeq *items, int begin, int end)
{
    for (int i = begin; i < end; i++) {
        if (items->items[i] == NULL || items->items[i]->kind != EXPR_CONSTANT) {
            return false;
        }
    }
    return true;
}

static Object *
constants_tuple(Compiler *c, const ExprSeq *items, int begin, int end)
{
    Object *tuple = keep_working(c, tuple_new(end - begin));
    for (int i = begin; tuple != NULL && i < end; i++) {
        Object *value = constant_object(c, &items->items[i]->constant);
        if (value == NULL) {
            return NULL;
        }
        tuple_give_item(tuple, i - begin, incref(value));
    }
    return tuple;
}

typedef struct {
    int build, add, extend;
    bool is_tuple;  // a list that is turned into a tuple at the end
} Display;
static const Display list_display = {OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, false};
static const Display tuple_display = {OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, true};
static const Display set_display = {OP_BUILD_SET, OP_SET_ADD, OP_SET_UPDATE, false};

// A list, set or tuple of items, some of them starred; `pushed` items are on the stack already.
static void
visit_display(Compiler *c, Location at, const ExprSeq *items, uint32_t pushed, const Display *d)
{
    int n = items->count;
    if (n > 2 && all_constant(items, 0, n)) {
        Object *folded = constants_tuple(c, items, 0, n);
        if (d->is_tuple && pushed == 0) {
            emit_constant(c, at, folded);
            return;
        }
        if (d->add == OP_SET_ADD && folded != NULL) {
            folded = keep_working(c, frozenset_new(folded));
        }
        emit(c, at, d->build, pushed);
        emit_constant(c, at, folded);
        emit(c, at, d->extend, 1);
        if (d->is_tuple) {
            emit(c, at, OP_CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE);
        }
        return;
    }
    bool is_big = (uint32_t)n + pushed > STACK_USE_GUIDELINE, has_star = false;
    for (int i = 0; i < n; i++) {
        has_star |= items->items[i]->kind == EXPR_STARRED;
    }
    if (!has_star && !is_big) {
        visit_exprs(c, items);
        emit(c, at, d->is_tuple ? OP_BUILD_TUPLE : d->build, (uint32_t)n + pushed);
        return;
    }
    bool is_built = is_big;
    if (is_big) {
        emit(c, at, d->build, pushed);
    }
    for (int i = 0; i < n && !c->failed; i++) {
        Expr *item = items->items[i];
        if (item->kind == EXPR_STARRED) {
            if (!is_built) {
                emit(c, at, d->build, (uint32_t)i + pushed);
                is_built = true;
            }
            visit_expr(c, item->starred.value);
            emit(c, at, d->extend, 1);
        }
        else {
            visit_expr(c, item);
            if (is_built) {
                emit(c, at, d->add, 1);
            }
        }
    }
    if (d->is_tuple) {
        emit(c, at, OP_CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE);
    }
}

static void
visit_targets(Compiler *c, Location at, const ExprSeq *targets)
{
    int n = targets->count;
    bool has_star = false;
    for (int i = 0; i < n; i++) {
        if (targets->items[i]->kind != EXPR_STARRED) {
            continue;
        }
        if (has_star) {
            compile_error(c, at, "multiple starred expressions in assignment");
            return;
        }
        if (i >= 1 << 8 || n - i - 1 >= INT32_MAX >> 8) {
            compile_error(c, at, "too many expressions in star-unpacking assignment");
            return;
        }
        emit(c, at, OP_UNPACK_EX, (uint32_t)(i + ((n - i - 1) << 8)));
        has_star = true;
    }
    if (!has_star) {
        emit(c, at, OP_UNPACK_SEQUENCE, (uint32_t)n);
    }
    for (int i = 0; i < n && !c->failed; i++) {
        Expr *target = targets->items[i];
        visit_expr(c, target->kind == EXPR_STARRED ? target->starred.value : target);
    }
}

static void
visit_list_or_tuple(Compiler *c, Expr *e)
{
    switch (e->list.ctx) {
    case CONTEXT_LOAD:
        visit_display(c, e->at, &e->list.elts, 0, e->kind == EXPR_LIST ? &list_display : &tuple_display);
        break;
    case CONTEXT_STORE:
        visit_targets(c, e->at, &e->list.elts);
        break;
    case CONTEXT_DEL:
        visit_exprs(c, &e->list.elts);
        break;
    }
}

static void
visit_pairs(Compiler *c, Expr *e, int begin, int end)
{
    int n = end - begin;
    bool is_big = n * 2 > STACK_USE_GUIDELINE;
    if (n > 1 && !is_big && all_constant(&e->dict.keys, begin, end)) {
        for (int i = begin; i < end; i++) {
            visit_expr(c, e->dict.values.items[i]);
        }
        emit_constant(c, e->at, constants_tuple(c, &e->dict.keys, begin, end));
        emit(c, e->at, OP_BUILD_CONST_KEY_MAP, (uint32_t)n);
        return;
    }
    if (is_big) {
        emit(c, e->at, OP_BUILD_MAP, 0);
    }
    for (int i = begin; i < end && !c->failed; i++) {
        visit_expr(c, e->dict.keys.items[i]);
        visit_expr(c, e->dict.values.items[i]);
        if (is_big) {
            emit(c, e->at, OP_MAP_ADD, 1);
        }
    }
    if (!is_big) {
        emit(c, e->at, OP_BUILD_MAP, (uint32_t)n);
    }
}

// Adds the pairs that wait to the dict below, or makes them the dict.
static void
flush_pairs(Compiler *c, Expr *e, int begin, int end, bool *has_dict)
{
    visit_pairs(c, e, begin, end);
    if (*has_dict) {
        emit(c, e->at, OP_DICT_UPDATE, 1);
    }
    *has_dict = true;
}

static void
visit_dict(Compiler *c, Expr *e)
{
    int n = e->dict.values.count, waiting = 0;
    bool has_dict = false;
    for (int i = 0; i < n && !c->failed; i++) {
        if (e->dict.keys.items[i] == NULL) {
            if (waiting > 0) {
                flush_pairs(c, e, i - waiting, i, &has_dict);
                waiting = 0;
            }
            if (!has_dict) {
                emit(c, e->at, OP_BUILD_MAP, 0);
                has_dict = true;
            }
            visit_expr(c, e->dict.values.items[i]);
            emit(c, e->at, OP_DICT_UPDATE, 1);
        }
        else if (waiting * 2 > STACK_USE_GUIDELINE) {
            flush_pairs(c, e, i - waiting, i + 1, &has_dict);
            waiting = 0;
        }
        else {
            waiting++;
        }
    }
    if (waiting > 0) {
        flush_pairs(c, e, n - waiting, n, &has_dict);
    }
    if (!has_dict) {
        emit(c, e->at, OP_BUILD_MAP, 0);
    }
}

static void
visit_joined_str(Compiler *c, Expr *e)
{
    const ExprSeq *values = &e->joined_str.values;
    if (values->count > STACK_USE_GUIDELINE) {
        emit_constant(c, e->at, identifier_object(c, c->known.empty));
        emit_name(c, e->at, OP_LOAD_ATTR, c->known.join, 1);
        emit(c, e->at, OP_BUILD_LIST, 0);
        for (int i = 0; i < values->count && !c->failed; i++) {
            visit_expr(c, values->items[i]);
            emit(c, e->at, OP_LIST_APPEND, 1);
        }
        emit(c, e->at, OP_CALL, 1);
        return;
    }
    visit_exprs(c, values);
    if (values->count > 1) {
        emit(c, e->at, OP_BUILD_STRING, (uint32_t)values->count);
    }
    else if (values->count == 0) {
        emit_constant(c, e->at, identifier_object(c, c->known.empty));
    }
}

static void
visit_formatted_value(Compiler *c, Expr *e)
{
    visit_expr(c, e->formatted_value.value);
    switch (e->formatted_value.conversion) {
    case 's':
        emit(c, e->at, OP_CONVERT_VALUE, 1);
        break;
    case 'r':
        emit(c, e->at, OP_CONVERT_VALUE, 2);
        break;
    case 'a':
        emit(c, e->at, OP_CONVERT_VALUE, 3);
        break;
    default:
        break;
    }
    if (e->formatted_value.format_spec != NULL) {
        visit_expr(c, e->formatted_value.format_spec);
        emit(c, e->at, OP_FORMAT_WITH_SPEC, 0);
    }
    else {
        emit(c, e->at, OP_FORMAT_SIMPLE, 0);
    }
}

// --- slices ----------------------------------------------------------------------------------------------------

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
        }
        else {
            emit_none(c, e->at);
        }
    }
}

// --- calls -----------------------------------------------------------------------------------------------------

static void
check_keywords(Compiler *c, const KeywordSeq *keywords)
{
    for (int i = 0; i < keywords->count && !c->failed; i++) {
        const Keyword *keyword = keywords->items[i];
        if (keyword->arg == NULL || !check_assignable(c, keyword->at, keyword->arg, CONTEXT_STORE)) {
            continue;
        }
        for (int k = i + 1; k < keywords->count; k++) {
            const Keyword *other = keywords->items[k];
            if (other->arg == keyword->arg) {
                compile_error(c, other->at, "keyword argument repeated: %s", keyword->arg->text);
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
visit_keyword_dict(Compiler *c, Location at, const KeywordSeq *keywords, int begin, int end)
{
    int n = end - begin;
    bool is_big = n * 2 > STACK_USE_GUIDELINE;
    if (n > 1 && !is_big) {
        visit_keyword_values(c, keywords, begin, end);
        emit_constant(c, at, keyword_names(c, keywords, begin, end));
        emit(c, at, OP_BUILD_CONST_KEY_MAP, (uint32_t)n);
        return;
    }
    if (is_big) {
        emit(c, NO_LOCATION, OP_BUILD_MAP, 0);
    }
    for (int i = begin; i < end && !c->failed; i++) {
        emit_constant(c, at, identifier_object(c, keywords->items[i]->arg));
        visit_expr(c, keywords->items[i]->value);
        if (is_big) {
            emit(c, NO_LOCATION, OP_MAP_ADD, 1);
        }
    }
    if (!is_big) {
        emit(c, at, OP_BUILD_MAP, (uint32_t)n);
    }
}

static void
flush_keywords(Compiler *c, Location at, const KeywordSeq *keywords, int begin, int end, bool *has_dict)
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
visit_call_arguments(Compiler *c, Location at, uint32_t pushed, const ExprSeq *args, const KeywordSeq *keywords)
{
    check_keywords(c, keywords);
    int count = args->count, keyword_count = keywords->count;
    if (count + keyword_count * 2 <= STACK_USE_GUIDELINE && !has_unpacking(args, keywords)) {
        visit_exprs(c, args);
        if (keyword_count > 0) {
            visit_keyword_values(c, keywords, 0, keyword_count);
            emit_constant(c, at, keyword_names(c, keywords, 0, keyword_count));
            emit(c, at, OP_CALL_KW, pushed + (uint32_t)(count + keyword_count));
        }
        else {
            emit(c, at, OP_CALL, pushed + (uint32_t)count);
        }
        return;
    }
    if (pushed == 0 && count == 1 && args->items[0]->kind == EXPR_STARRED) {
        visit_expr(c, args->items[0]->starred.value);
    }
    else {
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

// super().name and super(A, b).name, where the super object need not be made: nothing visible shadows super, and the
// hidden __class__ is at hand.
static bool
is_super_attribute(Compiler *c, const Expr *e)
{
    const Expr *call = e->attribute.value;
    if (call->kind != EXPR_CALL || call->call.func->kind != EXPR_NAME || call->call.func->name.id != c->known.super ||
        e->attribute.attr == c->known.class_ || call->call.keywords.count != 0 ||
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
    emit_variable(c, call->call.func->at, c->known.super, CONTEXT_LOAD);
    if (call->call.args.count == 2) {
        visit_exprs(c, &call->call.args);
        return;
    }
    emit_variable(c, call->at, c->known.class_, CONTEXT_LOAD);
    emit_variable(c, call->at, c->unit->locals.items[0], CONTEXT_LOAD);
}

static void
visit_super_attribute(Compiler *c, Expr *e, bool is_method)
{
    Expr *call = e->attribute.value;
    visit_super_operands(c, call);
    uint32_t flags = (call->call.args.count == 2 ? 2u : 0) | is_method;
    emit_name(c, e->at, OP_LOAD_SUPER_ATTR, e->attribute.attr, flags);
    emit(c, attribute_location(e->at, e), OP_NOP, 0);
}

// o.m(...) is called without making a bound method, unless o is an imported name: then m is likely a function of a module.
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

// --- chains to the left ------------------------------------------------------------------------------------------

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

// What the compiler does with a node of a chain before its first operand. Returns that operand, or NULL when the node is
// complete without it.
static Expr *
begin_spine_node(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_CALL:
        check_keywords(c, &e->call.keywords);
        if (!is_method_call(c, e)) {
            check_called(c, e->call.func);
            return e->call.func;
        }
        if (is_super_attribute(c, e->call.func)) {
            visit_super_attribute(c, e->call.func, true);
            return NULL;
        }
        return e->call.func->attribute.value;
    case EXPR_ATTRIBUTE: {
        const Expr *owner = e->attribute.value;
        if (e->attribute.ctx == CONTEXT_STORE && owner->kind == EXPR_NAME && owner->name.id == c->known.self) {
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

static void
end_call(Compiler *c, Expr *e)
{
    Expr *func = e->call.func;
    if (!is_method_call(c, e)) {
        emit(c, func->at, OP_PUSH_NULL, 0);
        visit_call_arguments(c, e->at, 0, &e->call.args, &e->call.keywords);
        return;
    }
    Location at = attribute_location(func->at, func);
    if (!is_super_attribute(c, func)) {
        emit_name(c, at, OP_LOAD_ATTR, func->attribute.attr, 1);
    }
    visit_exprs(c, &e->call.args);
    uint32_t count = (uint32_t)(e->call.args.count + e->call.keywords.count);
    if (e->call.keywords.count > 0) {
        visit_keyword_values(c, &e->call.keywords, 0, e->call.keywords.count);
        emit_constant(c, at, keyword_names(c, &e->call.keywords, 0, e->call.keywords.count));
    }
    emit(c, attribute_location(e->at, func), e->call.keywords.count > 0 ? OP_CALL_KW : OP_CALL, count);
}

static void
end_attribute(Compiler *c, Expr *e)
{
    static const uint8_t ops[] = {OP_LOAD_ATTR, OP_STORE_ATTR, OP_DELETE_ATTR};
    if (is_super_attribute(c, e) ||
        (e->attribute.ctx == CONTEXT_STORE && !check_assignable(c, e->at, e->attribute.attr, CONTEXT_STORE))) {
        return;
    }
    emit_name(c, attribute_location(e->at, e), ops[e->attribute.ctx], e->attribute.attr, 0);
}

static void
end_subscript(Compiler *c, Expr *e)
{
    static const uint8_t ops[] = {OP_BINARY_SUBSCR, OP_STORE_SUBSCR, OP_DELETE_SUBSCR};
    if (is_plain_slice(e->subscript.slice) && e->subscript.ctx != CONTEXT_DEL) {
        visit_slice_bounds(c, e->subscript.slice);
        emit(c, e->at, e->subscript.ctx == CONTEXT_LOAD ? OP_BINARY_SLICE : OP_STORE_SLICE, 0);
        return;
    }
    visit_expr(c, e->subscript.slice);
    emit(c, e->at, ops[e->subscript.ctx], 0);
}

static void
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
            emit(c, e->at, OP_BINARY_OP, e->bin_op.op);
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

// --- the rest ----------------------------------------------------------------------------------------------------

void
emit_yield(Compiler *c, Location at)
{
    emit(c, at, OP_YIELD_VALUE, 0);
    emit(c, at, OP_RESUME, 1);
}

static void
visit_yield_from(Compiler *c, Expr *e)
{
    Label send = new_label(c), fail = new_label(c), exit = new_label(c);
    visit_expr(c, e->yield.value);
    emit(c, e->at, OP_GET_YIELD_FROM_ITER, 0);
    emit_none(c, e->at);
    use_label(c, send);
    emit_jump(c, e->at, OP_SEND, exit);
    emit_jump(c, e->at, PSEUDO_SETUP_FINALLY, fail);
    emit(c, e->at, OP_YIELD_VALUE, 1);
    emit(c, NO_LOCATION, PSEUDO_POP_BLOCK, 0);
    emit(c, e->at, OP_RESUME, 2);
    emit_jump(c, e->at, PSEUDO_JUMP_NO_INTERRUPT, send);
    use_label(c, fail);
    emit(c, e->at, OP_CLEANUP_THROW, 0);
    use_label(c, exit);
    emit(c, e->at, OP_END_SEND, 0);
}

static void
visit_unary_op(Compiler *c, Expr *e)
{
    visit_expr(c, e->unary_op.operand);
    switch (e->unary_op.op) {
    case UNARY_INVERT:
        emit(c, e->at, OP_UNARY_INVERT, 0);
        break;
    case UNARY_NOT:
        emit(c, e->at, OP_TO_BOOL, 0);
        emit(c, e->at, OP_UNARY_NOT, 0);
        break;
    case UNARY_UADD:
        emit(c, e->at, OP_CALL_INTRINSIC_1, INTRINSIC_UNARY_POSITIVE);
        break;
    case UNARY_USUB:
        emit(c, e->at, OP_UNARY_NEGATIVE, 0);
        break;
    }
}

static void
visit_if_exp(Compiler *c, Expr *e)
{
    Label end = new_label(c), next = new_label(c);
    jump_if(c, e->at, e->if_exp.test, next, false);
    visit_expr(c, e->if_exp.body);
    emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, next);
    visit_expr(c, e->if_exp.orelse);
    use_label(c, end);
}

void
visit_expr(Compiler *c, Expr *e)
{
    if (c->failed) {
        return;
    }
    switch (e->kind) {
    case EXPR_BOOL_OP:
        visit_bool_op(c, e);
        break;
    case EXPR_NAMED_EXPR:
        visit_expr(c, e->named_expr.value);
        emit(c, e->at, OP_COPY, 1);
        visit_expr(c, e->named_expr.target);
        break;
    case EXPR_BIN_OP:
    case EXPR_CALL:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT:
        visit_spine(c, e);
        break;
    case EXPR_UNARY_OP:
        visit_unary_op(c, e);
        break;
    case EXPR_LAMBDA:
        visit_lambda(c, e);
        break;
    case EXPR_IF_EXP:
        visit_if_exp(c, e);
        break;
    case EXPR_DICT:
        visit_dict(c, e);
        break;
    case EXPR_SET:
        visit_display(c, e->at, &e->set.elts, 0, &set_display);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        visit_comprehension(c, e);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        if (!in_function(c)) {
            compile_error(c, e->at, "'%s' outside function", e->kind == EXPR_YIELD ? "yield" : "yield from");
            return;
        }
        if (e->kind == EXPR_YIELD_FROM) {
            visit_yield_from(c, e);
            break;
        }
        if (e->yield.value != NULL) {
            visit_expr(c, e->yield.value);
        }
        else {
            emit_none(c, e->at);
        }
        emit_yield(c, e->at);
        break;
    case EXPR_COMPARE:
        visit_compare(c, e);
        break;
    case EXPR_FORMATTED_VALUE:
        visit_formatted_value(c, e);
        break;
    case EXPR_JOINED_STR:
        visit_joined_str(c, e);
        break;
    case EXPR_CONSTANT:
        emit_constant(c, e->at, constant_object(c, &e->constant));
        break;
    case EXPR_STARRED:
        compile_error(c, e->at, e->starred.ctx == CONTEXT_STORE
                                    ? "starred assignment target must be in a list or tuple"
                                    : "can't use starred expression here");
        break;
    case EXPR_NAME:
        emit_variable(c, e->at, e->name.id, e->name.ctx);
        break;
    case EXPR_LIST:
    case EXPR_TUPLE:
        visit_list_or_tuple(c, e);
        break;
    case EXPR_SLICE:
        visit_slice_bounds(c, e);
        if (e->slice.step != NULL) {
            visit_expr(c, e->slice.step);
        }
        emit(c, e->at, OP_BUILD_SLICE, e->slice.step != NULL ? 3 : 2);
        break;
    }
}
