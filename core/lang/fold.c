// Folds constant expressions in the tree, as CPython 3.13 does before it looks at the names.
#include "lang/compiler.h"
#include "object/error.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/int.h"
#include "types/int_slots.h"
#include "types/set.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/tuple.h"

// Results that would be larger are left to run time.
enum { MAX_INT_BITS = 128, MAX_COLLECTION = 256, MAX_TEXT = 4096, MAX_TOTAL_ITEMS = 1024 };

static void fold(Compiler *c, Expr *e);
static void fold_statements(Compiler *c, StmtSeq *body);

// The value of a Constant node, or NULL for other nodes.
static Object *
value_of(Compiler *c, const Expr *e)
{
    return e->kind == EXPR_CONSTANT ? constant_object(c, &e->constant) : NULL;
}

// The error of a computation that failed; not one of the compilation itself.
static void
forget_error(Compiler *c)
{
    if (!c->failed) {
        error_clear();
    }
}

// The expression becomes its value; when computing it failed it stays.
static void
become(Compiler *c, Expr *e, Object *value)
{
    if (value == NULL) {
        forget_error(c);
        return;
    }
    constant_become(c, e, value);
}

static void
fold_all(Compiler *c, const ExprSeq *items)
{
    for (int i = 0; i < items->count; i++) {
        if (items->items[i] != NULL) {
            fold(c, items->items[i]);
        }
    }
}

static void
fold_optional(Compiler *c, Expr *e)
{
    if (e != NULL) {
        fold(c, e);
    }
}

static void
fold_keywords(Compiler *c, const KeywordSeq *keywords)
{
    for (int i = 0; i < keywords->count; i++) {
        fold(c, keywords->items[i]->value);
    }
}

// --- arithmetic ------------------------------------------------------------------------------------------

static int64_t
bit_length(const Object *op)
{
    const Int *self = (const Int *)op;
    size_t count = int_digit_count(op);
    if (count == 0) {
        return 0;
    }
    int64_t bits = (int64_t)(count - 1) * INT_SHIFT;
    for (uint32_t top = self->digits[count - 1]; top != 0; top >>= 1) {
        bits++;
    }
    return bits;
}

static bool
is_nonzero_int(const Object *op)
{
    return is_int(op) && int_sign(op) != 0;
}

// How many items a tuple holds, with those of the tuples in it; more than `limit` gives -1.
static int64_t
items_left(const Object *op, int64_t limit)
{
    if (is_exact(op, &TupleType)) {
        limit -= tuple_length(op);
        for (int64_t i = 0; limit >= 0 && i < tuple_length(op); i++) {
            limit = items_left(tuple_peek(op, i), limit);
        }
    }
    return limit;
}

// Would repeating this text, bytes or tuple make it too long?
static bool
repeats_too_often(const Object *number, const Object *sequence)
{
    bool is_collection = is_exact(sequence, &TupleType) || is_exact(sequence, &FrozensetType);
    int64_t length = is_exact(sequence, &TupleType)       ? tuple_length(sequence)
                     : is_exact(sequence, &FrozensetType) ? set_length(sequence)
                     : is_str(sequence)                   ? str_length(sequence)
                                                          : bytes_length(sequence);
    if (length == 0) {
        return false;
    }
    int overflow = 0;
    int64_t n = int_as_int64(number, &overflow);
    if (overflow != 0 || n < 0 || n > (is_collection ? MAX_COLLECTION : MAX_TEXT) / length) {
        return true;
    }
    return is_collection && n != 0 && items_left(sequence, MAX_TOTAL_ITEMS / n) < 0;
}

static bool
is_repeatable(const Object *op)
{
    return is_exact(op, &TupleType) || is_exact(op, &FrozensetType) || is_str(op) || is_bytes(op);
}

static bool
may_compute(const Object *left, Operator op, const Object *right)
{
    int overflow = 0;
    switch (op) {
    case OPERATOR_MULTIPLY:
        if (is_nonzero_int(left) && is_nonzero_int(right)) {
            return bit_length(left) + bit_length(right) <= MAX_INT_BITS;
        }
        if (is_int(left) && is_repeatable(right)) {
            return !repeats_too_often(left, right);
        }
        return !(is_int(right) && is_repeatable(left)) || !repeats_too_often(right, left);
    case OPERATOR_POWER:
        if (is_nonzero_int(left) && is_int(right) && int_sign(right) > 0) {
            int64_t exponent = int_as_int64(right, &overflow);
            return overflow == 0 && bit_length(left) <= MAX_INT_BITS / exponent;
        }
        return true;
    case OPERATOR_LSHIFT:
        if (is_nonzero_int(left) && is_nonzero_int(right)) {
            int64_t shift = int_as_int64(right, &overflow);
            return overflow == 0 && shift >= 0 && shift <= MAX_INT_BITS &&
                   bit_length(left) <= MAX_INT_BITS - shift;
        }
        return true;
    case OPERATOR_REMAINDER:
        return !is_str(left) && !is_bytes(left); // formatting
    case OPERATOR_MATRIX_MULTIPLY:
        return false;
    default:
        return true;
    }
}

static bool
has_starred(const ExprSeq *items)
{
    for (int i = 0; i < items->count; i++) {
        if (items->items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    return false;
}

// --- nodes -------------------------------------------------------------------------------------------------

static void
fold_binary(Compiler *c, Expr *e)
{
    Expr *left = e->bin_op.left, *right = e->bin_op.right;
    Object *a = value_of(c, left);
    if (a == NULL) {
        return;
    }
    bool is_late = profile->folds_late && right->kind == EXPR_CONSTANT && right->constant.folded_from != NULL;
    const Expr *source = is_late ? right->constant.folded_from : right;
    if (e->bin_op.op == OPERATOR_REMAINDER && is_str(a) && source->kind == EXPR_TUPLE &&
        !has_starred(&source->list.elts)) {
        fold_format(c, e, a, &source->list.elts);
        return;
    }
    Object *b = value_of(c, right);
    if (b != NULL && may_compute(a, e->bin_op.op, b)) {
        become(c, e, number_binary(a, b, (int)e->bin_op.op));
    }
}

static void
fold_unary(Compiler *c, Expr *e)
{
    Expr *operand = e->unary_op.operand;
    Object *value = value_of(c, operand);
    if (value == NULL) {
        // `not a in b` is `a not in b`; the other comparisons may be overridden one by one.
        if (e->unary_op.op == UNARY_NOT && operand->kind == EXPR_COMPARE && operand->compare.ops.count == 1) {
            uint8_t *op = &operand->compare.ops.items[0];
            switch (*op) {
            case COMPARE_IS:
                *op = COMPARE_IS_NOT;
                break;
            case COMPARE_IS_NOT:
                *op = COMPARE_IS;
                break;
            case COMPARE_IN:
                *op = COMPARE_NOT_IN;
                break;
            case COMPARE_NOT_IN:
                *op = COMPARE_IN;
                break;
            default:
                return;
            }
            *e = *operand;
        }
        return;
    }
    switch (e->unary_op.op) {
    case UNARY_INVERT:
        if (profile->folds_late && is_exact(value, &BoolType)) {
            return;
        }
        if (profile->warns_of_inverted_bool && is_exact(value, &BoolType)) {
            syntax_warning_add(c->warnings, 0, FORMAT("%s", wording(WORDING_INVERTED_BOOL)));
        }
        become(c, e, is_int(value) ? int_slot_invert(value) : number_invert(value));
        break;
    case UNARY_NOT: {
        int truth = object_is_true(value);
        become(c, e, truth < 0 ? NULL : bool_from(!truth));
        break;
    }
    case UNARY_UADD:
        become(c, e, number_positive(value));
        break;
    case UNARY_USUB:
        become(c, e, number_negative(value));
        break;
    }
}

// A tuple of the values, or NULL when not all are constants.
static Object *
constant_tuple(Compiler *c, const ExprSeq *items)
{
    for (int i = 0; i < items->count; i++) {
        if (items->items[i]->kind != EXPR_CONSTANT || value_of(c, items->items[i]) == NULL) {
            return NULL;
        }
    }
    Object *tuple = tuple_new(items->count);
    for (int i = 0; tuple != NULL && i < items->count; i++) {
        tuple_give_item(tuple, i, incref(value_of(c, items->items[i])));
    }
    return tuple;
}

// What is only iterated or searched need not be mutable. Where the graph folds it does not see what is built item by item, and a
// tuple that is built so to be iterated stays the list that it was first.
static void
fold_iterable(Compiler *c, Expr *e, bool is_iterated)
{
    const Expr *source = e->kind == EXPR_CONSTANT && e->constant.folded_from != NULL ? e->constant.folded_from : e;
    bool is_sequence = source->kind == EXPR_LIST || source->kind == EXPR_TUPLE || source->kind == EXPR_SET;
    const ExprSeq *items = source->kind == EXPR_SET ? &source->set.elts : &source->list.elts;
    if (profile->folds_late && is_sequence && (items->count > STACK_USE_GUIDELINE || has_starred(items))) {
        if (source->kind == EXPR_TUPLE && is_iterated) {
            *e = *source;
            e->kind = EXPR_LIST;
        }
        return;
    }
    if (e->kind == EXPR_LIST) {
        if (has_starred(&e->list.elts)) {
            return;
        }
        e->kind = EXPR_TUPLE;
        become(c, e, constant_tuple(c, &e->list.elts));
    } else if (e->kind == EXPR_SET) {
        Object *items = constant_tuple(c, &e->set.elts);
        if (items == NULL) {
            forget_error(c);
            return;
        }
        become(c, e, frozenset_new(keep_working(c, items)));
    }
}

// A slice of literals is a constant of the source, not one that the graph folds: bounds that are computed make none.
static void
fold_slice(Compiler *c, Expr *e)
{
    const Expr *parts[] = {e->slice.lower, e->slice.upper, e->slice.step};
    Object *bounds[3] = {NULL};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (parts[i] != NULL) {
            if (parts[i]->kind != EXPR_CONSTANT || parts[i]->constant.folded_from != NULL) {
                return;
            }
            bounds[i] = value_of(c, parts[i]);
        }
    }
    become(c, e, slice_new(bounds[0], bounds[1], bounds[2]));
    if (e->kind == EXPR_CONSTANT) {
        e->constant.folded_from = NULL;
    }
}

static void
fold_comprehension(Compiler *c, const ComprehensionSeq *generators)
{
    for (int i = 0; i < generators->count; i++) {
        Comprehension *g = generators->items[i];
        fold(c, g->target);
        fold(c, g->iter);
        fold_all(c, &g->ifs);
        fold_iterable(c, g->iter, true);
    }
}

static void
fold_arguments(Compiler *c, const Arguments *a)
{
    const ArgSeq *groups[] = {&a->posonlyargs, &a->args, &a->kwonlyargs};
    if (!c->future_annotations) {
        for (size_t g = 0; g < COUNT_OF(groups); g++) {
            for (int i = 0; i < groups[g]->count; i++) {
                fold_optional(c, groups[g]->items[i]->annotation);
            }
        }
        if (a->vararg != NULL) {
            fold_optional(c, a->vararg->annotation);
        }
        if (a->kwarg != NULL) {
            fold_optional(c, a->kwarg->annotation);
        }
    }
    fold_all(c, &a->kw_defaults);
    fold_all(c, &a->defaults);
}

// A node of a chain, after its first operand.
static void
fold_spine_node(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_BIN_OP:
        fold(c, e->bin_op.right);
        fold_binary(c, e);
        break;
    case EXPR_CALL:
        fold_all(c, &e->call.args);
        fold_keywords(c, &e->call.keywords);
        break;
    case EXPR_SUBSCRIPT: {
        fold(c, e->subscript.slice);
        Object *owner = value_of(c, e->subscript.value), *index = value_of(c, e->subscript.slice);
        if (e->subscript.ctx == CONTEXT_LOAD && owner != NULL && index != NULL) {
            become(c, e, object_get_item(owner, index));
        }
        break;
    }
    default:
        break;
    }
}

static void
fold_spine(Compiler *c, Expr *e)
{
    uint32_t base = c->spine_count;
    int depth = c->depth;
    for (Expr *child; (child = expr_spine_child(e)) != NULL; e = child) {
        c->spine = grow(c->spine, c->spine_count, &c->spine_capacity, sizeof *c->spine);
        c->spine[c->spine_count++] = e;
        if (!compile_enter(c)) {
            break;
        }
    }
    fold(c, e);
    while (c->spine_count > base) {
        Expr *node = c->spine[--c->spine_count];
        if (!c->failed) {
            fold_spine_node(c, node);
        }
    }
    c->depth = depth;
}

static void
fold_node(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_BOOL_OP:
        fold_all(c, &e->bool_op.values);
        break;
    case EXPR_NAMED_EXPR:
        fold(c, e->named_expr.value);
        break;
    case EXPR_UNARY_OP:
        fold(c, e->unary_op.operand);
        fold_unary(c, e);
        break;
    case EXPR_LAMBDA:
        fold_arguments(c, e->lambda.args);
        fold(c, e->lambda.body);
        break;
    case EXPR_IF_EXP:
        fold(c, e->if_exp.test);
        fold(c, e->if_exp.body);
        fold(c, e->if_exp.orelse);
        break;
    case EXPR_DICT:
        fold_all(c, &e->dict.keys);
        fold_all(c, &e->dict.values);
        break;
    case EXPR_SET:
        fold_all(c, &e->set.elts);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_GENERATOR_EXP:
        fold(c, e->comp.elt);
        fold_comprehension(c, &e->comp.generators);
        break;
    case EXPR_DICT_COMP:
        fold(c, e->dict_comp.key);
        fold(c, e->dict_comp.value);
        fold_comprehension(c, &e->dict_comp.generators);
        break;
    case EXPR_AWAIT:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        fold_optional(c, e->yield.value);
        break;
    case EXPR_COMPARE: {
        fold(c, e->compare.left);
        fold_all(c, &e->compare.comparators);
        int last = e->compare.ops.count - 1;
        if (e->compare.ops.items[last] == COMPARE_IN || e->compare.ops.items[last] == COMPARE_NOT_IN) {
            fold_iterable(c, e->compare.comparators.items[last], false);
        }
        break;
    }
    case EXPR_FORMATTED_VALUE:
        fold(c, e->formatted_value.value);
        fold_optional(c, e->formatted_value.format_spec);
        break;
    case EXPR_JOINED_STR:
        fold_all(c, &e->joined_str.values);
        break;
    case EXPR_CONSTANT:
        constant_object(c, &e->constant);
        break;
    case EXPR_STARRED:
        fold(c, e->starred.value);
        break;
    case EXPR_NAME:
        if (e->name.ctx == CONTEXT_LOAD && e->name.id == c->known.debug) {
            constant_become(c, e, True);
        }
        break;
    case EXPR_LIST:
        fold_all(c, &e->list.elts);
        break;
    case EXPR_TUPLE:
        fold_all(c, &e->list.elts);
        if (e->list.ctx == CONTEXT_LOAD) {
            become(c, e, constant_tuple(c, &e->list.elts));
        }
        break;
    case EXPR_SLICE:
        fold_optional(c, e->slice.lower);
        fold_optional(c, e->slice.upper);
        fold_optional(c, e->slice.step);
        if (profile->folds_late) {
            fold_slice(c, e);
        }
        break;
    default:
        fold_spine(c, e);
        break;
    }
}

static void
fold(Compiler *c, Expr *e)
{
    if (!c->failed && compile_enter(c)) {
        fold_node(c, e);
        c->depth--;
    }
}

static void
fold_pattern(Compiler *c, const Pattern *p)
{
    switch (p->kind) {
    case PATTERN_MATCH_VALUE:
        fold(c, p->match_value.value);
        break;
    case PATTERN_MATCH_SINGLETON:
        constant_object(c, &p->match_singleton);
        break;
    case PATTERN_MATCH_SEQUENCE:
    case PATTERN_MATCH_OR:
        for (int i = 0; i < p->match_sequence.patterns.count; i++) {
            fold_pattern(c, p->match_sequence.patterns.items[i]);
        }
        break;
    case PATTERN_MATCH_MAPPING:
        fold_all(c, &p->match_mapping.keys);
        for (int i = 0; i < p->match_mapping.patterns.count; i++) {
            fold_pattern(c, p->match_mapping.patterns.items[i]);
        }
        break;
    case PATTERN_MATCH_CLASS:
        fold(c, p->match_class.cls);
        for (int i = 0; i < p->match_class.patterns.count; i++) {
            fold_pattern(c, p->match_class.patterns.items[i]);
        }
        for (int i = 0; i < p->match_class.kwd_patterns.count; i++) {
            fold_pattern(c, p->match_class.kwd_patterns.items[i]);
        }
        break;
    case PATTERN_MATCH_STAR:
        break;
    case PATTERN_MATCH_AS:
        if (p->match_as.pattern != NULL) {
            fold_pattern(c, p->match_as.pattern);
        }
        break;
    }
}

// A folded string at the beginning of a body is no docstring: an f-string of it alone is none either.
static void
fold_body(Compiler *c, StmtSeq *body)
{
    bool has_docstring = docstring_of(body) != NULL;
    fold_statements(c, body);
    if (!c->failed && !has_docstring && body->count > 0 && body->items[0]->kind == STMT_EXPR) {
        Expr *first = body->items[0]->expr.value;
        if (first->kind == EXPR_CONSTANT && is_exact(value_of(c, first), &StrType)) {
            Expr *joined = arena_alloc(&c->tree->arena, sizeof *joined);
            joined->kind = EXPR_JOINED_STR;
            joined->at = first->at;
            joined->joined_str.values.count = 1;
            joined->joined_str.values.items = arena_alloc(&c->tree->arena, sizeof(Expr *));
            joined->joined_str.values.items[0] = first;
            body->items[0]->expr.value = joined;
        }
    }
}

static void
fold_type_parameters(Compiler *c, const TypeParamSeq *parameters)
{
    for (int i = 0; i < parameters->count; i++) {
        fold_optional(c, parameters->items[i]->bound);
        fold_optional(c, parameters->items[i]->default_value);
    }
}

static void
fold_statement(Compiler *c, Stmt *s)
{
    switch (s->kind) {
    case STMT_FUNCTION_DEF:
        fold_type_parameters(c, &s->function_def.type_params);
        fold_arguments(c, s->function_def.args);
        fold_body(c, &s->function_def.body);
        fold_all(c, &s->function_def.decorator_list);
        if (!c->future_annotations) {
            fold_optional(c, s->function_def.returns);
        }
        break;
    case STMT_CLASS_DEF:
        fold_type_parameters(c, &s->class_def.type_params);
        fold_all(c, &s->class_def.bases);
        fold_keywords(c, &s->class_def.keywords);
        fold_body(c, &s->class_def.body);
        fold_all(c, &s->class_def.decorator_list);
        break;
    case STMT_RETURN:
        fold_optional(c, s->return_.value);
        break;
    case STMT_DELETE:
        fold_all(c, &s->delete.targets);
        break;
    case STMT_ASSIGN:
        fold_all(c, &s->assign.targets);
        fold(c, s->assign.value);
        break;
    case STMT_AUG_ASSIGN:
        fold(c, s->aug_assign.target);
        fold(c, s->aug_assign.value);
        break;
    case STMT_ANN_ASSIGN:
        fold(c, s->ann_assign.target);
        if (!c->future_annotations) {
            fold(c, s->ann_assign.annotation);
        }
        fold_optional(c, s->ann_assign.value);
        break;
    case STMT_TYPE_ALIAS:
        fold_type_parameters(c, &s->type_alias.type_params);
        fold(c, s->type_alias.value);
        break;
    case STMT_FOR:
        fold(c, s->for_.target);
        fold(c, s->for_.iter);
        fold_statements(c, &s->for_.body);
        fold_statements(c, &s->for_.orelse);
        if (!s->for_.is_async) {
            fold_iterable(c, s->for_.iter, true);
        }
        break;
    case STMT_WHILE:
        fold(c, s->while_.test);
        fold_statements(c, &s->while_.body);
        fold_statements(c, &s->while_.orelse);
        break;
    case STMT_IF: {
        int depth = c->depth;
        for (;; s = s->if_.orelse.items[0]) {
            fold(c, s->if_.test);
            fold_statements(c, &s->if_.body);
            if (s->if_.orelse.count != 1 || s->if_.orelse.items[0]->kind != STMT_IF || !compile_enter(c)) {
                break;
            }
        }
        fold_statements(c, &s->if_.orelse);
        c->depth = depth;
        break;
    }
    case STMT_WITH:
        for (int i = 0; i < s->with.items.count; i++) {
            fold(c, s->with.items.items[i]->context_expr);
            fold_optional(c, s->with.items.items[i]->optional_vars);
        }
        fold_statements(c, &s->with.body);
        break;
    case STMT_MATCH:
        fold(c, s->match.subject);
        for (int i = 0; i < s->match.cases.count; i++) {
            MatchCase *m = s->match.cases.items[i];
            fold_pattern(c, m->pattern);
            fold_optional(c, m->guard);
            fold_statements(c, &m->body);
        }
        break;
    case STMT_RAISE:
        fold_optional(c, s->raise.exc);
        fold_optional(c, s->raise.cause);
        break;
    case STMT_TRY:
        fold_statements(c, &s->try.body);
        for (int i = 0; i < s->try.handlers.count; i++) {
            fold_optional(c, s->try.handlers.items[i]->type);
            fold_statements(c, &s->try.handlers.items[i]->body);
        }
        fold_statements(c, &s->try.orelse);
        fold_statements(c, &s->try.finalbody);
        break;
    case STMT_ASSERT:
        fold(c, s->assert_.test);
        fold_optional(c, s->assert_.msg);
        break;
    case STMT_EXPR:
        fold(c, s->expr.value);
        break;
    default:
        break;
    }
}

static void
fold_statements(Compiler *c, StmtSeq *body)
{
    for (int i = 0; i < body->count && !c->failed && compile_enter(c); i++) {
        fold_statement(c, body->items[i]);
        c->depth--;
    }
}

void
fold_tree(Compiler *c)
{
    if (c->tree->expression != NULL) {
        fold(c, c->tree->expression);
    } else {
        fold_body(c, &c->tree->body);
    }
}
