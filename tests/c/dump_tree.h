// Writes a syntax tree as text: (Kind field ... @line,column,end_line,end_column), [lists], - for None.
#pragma once

#include "base/buffer.h"
#include "lang/ast.h"
#include <stdio.h>
#include <stdlib.h>

static void dump_expr(Buffer *out, const Expr *e);
static void dump_stmts(Buffer *out, StmtSeq body);
static void dump_pattern(Buffer *out, const Pattern *pattern);

static void
dump_span(Buffer *out, Span at)
{
    buffer_append_format(out, " @%d,%d,%d,%d)", at.line, at.column, at.end_line, at.end_column);
}

static void
dump_name(Buffer *out, const Identifier *name)
{
    buffer_append_text(out, name != NULL ? name->text : "-");
}

static void
dump_exprs(Buffer *out, ExprSeq items)
{
    buffer_append_char(out, '[');
    for (int i = 0; i < items.count; i++) {
        buffer_append_text(out, i > 0 ? " " : "");
        dump_expr(out, items.items[i]);
    }
    buffer_append_char(out, ']');
}

static void
dump_names(Buffer *out, IdentifierSeq names)
{
    buffer_append_char(out, '[');
    for (int i = 0; i < names.count; i++) {
        buffer_append_text(out, i > 0 ? " " : "");
        dump_name(out, names.items[i]);
    }
    buffer_append_char(out, ']');
}

static void
dump_constant(Buffer *out, const ConstantValue *value)
{
    switch (value->kind) {
    case CONSTANT_NONE:
        buffer_append_text(out, "None");
        return;
    case CONSTANT_FALSE:
        buffer_append_text(out, "False");
        return;
    case CONSTANT_TRUE:
        buffer_append_text(out, "True");
        return;
    case CONSTANT_ELLIPSIS:
        buffer_append_text(out, "...");
        return;
    case CONSTANT_INT:
        if (value->length < (value->base == 2 ? 63 : 16)) {
            buffer_append_format(out, "I%llu", strtoull(value->text, NULL, value->base));
        } else {
            buffer_append_format(out, "I%d:%s", value->base, value->text);
        }
        return;
    case CONSTANT_FLOAT: {
        char digits[40];
        snprintf(digits, sizeof digits, "F%.17g", strtod(value->text, NULL));
        buffer_append_text(out, digits);
        return;
    }
    case CONSTANT_IMAGINARY: {
        char digits[40];
        snprintf(digits, sizeof digits, "J%.17g", strtod(value->text, NULL));
        buffer_append_text(out, digits);
        return;
    }
    case CONSTANT_STR:
    case CONSTANT_BYTES:
        buffer_append_text(out, value->kind == CONSTANT_BYTES ? "B" : value->u_prefix ? "Su" : "S");
        for (size_t i = 0; i < value->length; i++) {
            buffer_append_format(out, "%02x", (unsigned char)value->text[i]);
        }
        return;
    }
}

static void
dump_arg(Buffer *out, const Arg *arg)
{
    if (arg == NULL) {
        buffer_append_char(out, '-');
        return;
    }
    buffer_append_text(out, "(arg ");
    dump_name(out, arg->arg);
    buffer_append_char(out, ' ');
    dump_expr(out, arg->annotation);
    dump_span(out, arg->at);
}

static void
dump_args(Buffer *out, ArgSeq args)
{
    buffer_append_char(out, '[');
    for (int i = 0; i < args.count; i++) {
        buffer_append_text(out, i > 0 ? " " : "");
        dump_arg(out, args.items[i]);
    }
    buffer_append_char(out, ']');
}

static void
dump_arguments(Buffer *out, const Arguments *a)
{
    buffer_append_text(out, "(arguments ");
    dump_args(out, a->posonlyargs);
    buffer_append_char(out, ' ');
    dump_args(out, a->args);
    buffer_append_char(out, ' ');
    dump_arg(out, a->vararg);
    buffer_append_char(out, ' ');
    dump_args(out, a->kwonlyargs);
    buffer_append_char(out, ' ');
    dump_exprs(out, a->kw_defaults);
    buffer_append_char(out, ' ');
    dump_arg(out, a->kwarg);
    buffer_append_char(out, ' ');
    dump_exprs(out, a->defaults);
    buffer_append_char(out, ')');
}

static void
dump_keywords(Buffer *out, KeywordSeq keywords)
{
    buffer_append_char(out, '[');
    for (int i = 0; i < keywords.count; i++) {
        buffer_append_text(out, i > 0 ? " (keyword " : "(keyword ");
        dump_name(out, keywords.items[i]->arg);
        buffer_append_char(out, ' ');
        dump_expr(out, keywords.items[i]->value);
        dump_span(out, keywords.items[i]->at);
    }
    buffer_append_char(out, ']');
}

static void
dump_generators(Buffer *out, ComprehensionSeq generators)
{
    buffer_append_char(out, '[');
    for (int i = 0; i < generators.count; i++) {
        buffer_append_text(out, i > 0 ? " (comprehension " : "(comprehension ");
        buffer_append_text(out, generators.items[i]->is_async ? "async " : "");
        dump_expr(out, generators.items[i]->target);
        buffer_append_char(out, ' ');
        dump_expr(out, generators.items[i]->iter);
        buffer_append_char(out, ' ');
        dump_exprs(out, generators.items[i]->ifs);
        buffer_append_char(out, ')');
    }
    buffer_append_char(out, ']');
}

static const char *const dump_operators[] = {
    [OPERATOR_ADD] = "Add",
    [OPERATOR_AND] = "BitAnd",
    [OPERATOR_FLOOR_DIVIDE] = "FloorDiv",
    [OPERATOR_LSHIFT] = "LShift",
    [OPERATOR_MATRIX_MULTIPLY] = "MatMult",
    [OPERATOR_MULTIPLY] = "Mult",
    [OPERATOR_REMAINDER] = "Mod",
    [OPERATOR_OR] = "BitOr",
    [OPERATOR_POWER] = "Pow",
    [OPERATOR_RSHIFT] = "RShift",
    [OPERATOR_SUBTRACT] = "Sub",
    [OPERATOR_TRUE_DIVIDE] = "Div",
    [OPERATOR_XOR] = "BitXor",
};
static const char *const dump_compare_operators[] = {
    [COMPARE_EQ] = "Eq", [COMPARE_NE] = "NotEq",     [COMPARE_LT] = "Lt", [COMPARE_LE] = "LtE",
    [COMPARE_GT] = "Gt", [COMPARE_GE] = "GtE",       [COMPARE_IS] = "Is", [COMPARE_IS_NOT] = "IsNot",
    [COMPARE_IN] = "In", [COMPARE_NOT_IN] = "NotIn",
};
static const char *const dump_unary_operators[] = {"Invert", "Not", "UAdd", "USub"};
static const char *const dump_contexts[] = {"Load", "Store", "Del"};

// A left-leaning chain of binary operators, from the bottom up: it may be as long as the source.
static void
dump_bin_op(Buffer *out, const Expr *e)
{
    size_t depth = 0;
    const Expr *left = e;
    for (; left->kind == EXPR_BIN_OP; left = left->bin_op.left) {
        buffer_append_text(out, "(BinOp ");
        depth++;
    }
    dump_expr(out, left);
    for (; depth > 0; depth--) {
        const Expr *node = e;
        for (size_t i = 1; i < depth; i++) {
            node = node->bin_op.left;
        }
        buffer_append_format(out, " %s ", dump_operators[node->bin_op.op]);
        dump_expr(out, node->bin_op.right);
        dump_span(out, node->at);
    }
}

static void
dump_expr(Buffer *out, const Expr *e)
{
    if (e == NULL) {
        buffer_append_char(out, '-');
        return;
    }
    switch (e->kind) {
    case EXPR_BOOL_OP:
        buffer_append_format(out, "(BoolOp %s ", e->bool_op.op == BOOL_OP_AND ? "And" : "Or");
        dump_exprs(out, e->bool_op.values);
        break;
    case EXPR_NAMED_EXPR:
        buffer_append_text(out, "(NamedExpr ");
        dump_expr(out, e->named_expr.target);
        buffer_append_char(out, ' ');
        dump_expr(out, e->named_expr.value);
        break;
    case EXPR_BIN_OP:
        dump_bin_op(out, e);
        return;
    case EXPR_UNARY_OP:
        buffer_append_format(out, "(UnaryOp %s ", dump_unary_operators[e->unary_op.op]);
        dump_expr(out, e->unary_op.operand);
        break;
    case EXPR_LAMBDA:
        buffer_append_text(out, "(Lambda ");
        dump_arguments(out, e->lambda.args);
        buffer_append_char(out, ' ');
        dump_expr(out, e->lambda.body);
        break;
    case EXPR_IF_EXP:
        buffer_append_text(out, "(IfExp ");
        dump_expr(out, e->if_exp.test);
        buffer_append_char(out, ' ');
        dump_expr(out, e->if_exp.body);
        buffer_append_char(out, ' ');
        dump_expr(out, e->if_exp.orelse);
        break;
    case EXPR_DICT:
        buffer_append_text(out, "(Dict ");
        dump_exprs(out, e->dict.keys);
        buffer_append_char(out, ' ');
        dump_exprs(out, e->dict.values);
        break;
    case EXPR_SET:
        buffer_append_text(out, "(Set ");
        dump_exprs(out, e->set.elts);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_GENERATOR_EXP:
        buffer_append_text(out, e->kind == EXPR_LIST_COMP  ? "(ListComp "
                                : e->kind == EXPR_SET_COMP ? "(SetComp "
                                                           : "(GeneratorExp ");
        dump_expr(out, e->comp.elt);
        buffer_append_char(out, ' ');
        dump_generators(out, e->comp.generators);
        break;
    case EXPR_DICT_COMP:
        buffer_append_text(out, "(DictComp ");
        dump_expr(out, e->dict_comp.key);
        buffer_append_char(out, ' ');
        dump_expr(out, e->dict_comp.value);
        buffer_append_char(out, ' ');
        dump_generators(out, e->dict_comp.generators);
        break;
    case EXPR_AWAIT:
        buffer_append_text(out, "(Await ");
        dump_expr(out, e->yield.value);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        buffer_append_text(out, e->kind == EXPR_YIELD ? "(Yield " : "(YieldFrom ");
        dump_expr(out, e->yield.value);
        break;
    case EXPR_COMPARE:
        buffer_append_text(out, "(Compare ");
        dump_expr(out, e->compare.left);
        buffer_append_text(out, " [");
        for (int i = 0; i < e->compare.ops.count; i++) {
            buffer_append_format(out, i > 0 ? " %s" : "%s", dump_compare_operators[e->compare.ops.items[i]]);
        }
        buffer_append_text(out, "] ");
        dump_exprs(out, e->compare.comparators);
        break;
    case EXPR_CALL:
        buffer_append_text(out, "(Call ");
        dump_expr(out, e->call.func);
        buffer_append_char(out, ' ');
        dump_exprs(out, e->call.args);
        buffer_append_char(out, ' ');
        dump_keywords(out, e->call.keywords);
        break;
    case EXPR_FORMATTED_VALUE:
        buffer_append_text(out, "(FormattedValue ");
        dump_expr(out, e->formatted_value.value);
        buffer_append_format(out, " %d ", e->formatted_value.conversion);
        dump_expr(out, e->formatted_value.format_spec);
        break;
    case EXPR_JOINED_STR:
        buffer_append_text(out, "(JoinedStr ");
        dump_exprs(out, e->joined_str.values);
        break;
    case EXPR_CONSTANT:
        buffer_append_text(out, "(Constant ");
        dump_constant(out, &e->constant);
        break;
    case EXPR_ATTRIBUTE:
        buffer_append_text(out, "(Attribute ");
        dump_expr(out, e->attribute.value);
        buffer_append_char(out, ' ');
        dump_name(out, e->attribute.attr);
        buffer_append_format(out, " %s", dump_contexts[e->attribute.ctx]);
        break;
    case EXPR_SUBSCRIPT:
        buffer_append_text(out, "(Subscript ");
        dump_expr(out, e->subscript.value);
        buffer_append_char(out, ' ');
        dump_expr(out, e->subscript.slice);
        buffer_append_format(out, " %s", dump_contexts[e->subscript.ctx]);
        break;
    case EXPR_STARRED:
        buffer_append_text(out, "(Starred ");
        dump_expr(out, e->starred.value);
        buffer_append_format(out, " %s", dump_contexts[e->starred.ctx]);
        break;
    case EXPR_NAME:
        buffer_append_text(out, "(Name ");
        dump_name(out, e->name.id);
        buffer_append_format(out, " %s", dump_contexts[e->name.ctx]);
        break;
    case EXPR_LIST:
    case EXPR_TUPLE:
        buffer_append_text(out, e->kind == EXPR_LIST ? "(List " : "(Tuple ");
        dump_exprs(out, e->list.elts);
        buffer_append_format(out, " %s", dump_contexts[e->list.ctx]);
        break;
    case EXPR_SLICE:
        buffer_append_text(out, "(Slice ");
        dump_expr(out, e->slice.lower);
        buffer_append_char(out, ' ');
        dump_expr(out, e->slice.upper);
        buffer_append_char(out, ' ');
        dump_expr(out, e->slice.step);
        break;
    }
    dump_span(out, e->at);
}

static void
dump_patterns(Buffer *out, PatternSeq patterns)
{
    buffer_append_char(out, '[');
    for (int i = 0; i < patterns.count; i++) {
        buffer_append_text(out, i > 0 ? " " : "");
        dump_pattern(out, patterns.items[i]);
    }
    buffer_append_char(out, ']');
}

static void
dump_pattern(Buffer *out, const Pattern *pattern)
{
    if (pattern == NULL) {
        buffer_append_char(out, '-');
        return;
    }
    switch (pattern->kind) {
    case PATTERN_MATCH_VALUE:
        buffer_append_text(out, "(MatchValue ");
        dump_expr(out, pattern->match_value.value);
        break;
    case PATTERN_MATCH_SINGLETON:
        buffer_append_text(out, "(MatchSingleton ");
        dump_constant(out, &pattern->match_singleton);
        break;
    case PATTERN_MATCH_SEQUENCE:
    case PATTERN_MATCH_OR:
        buffer_append_text(out, pattern->kind == PATTERN_MATCH_OR ? "(MatchOr " : "(MatchSequence ");
        dump_patterns(out, pattern->match_sequence.patterns);
        break;
    case PATTERN_MATCH_MAPPING:
        buffer_append_text(out, "(MatchMapping ");
        dump_exprs(out, pattern->match_mapping.keys);
        buffer_append_char(out, ' ');
        dump_patterns(out, pattern->match_mapping.patterns);
        buffer_append_char(out, ' ');
        dump_name(out, pattern->match_mapping.rest);
        break;
    case PATTERN_MATCH_CLASS:
        buffer_append_text(out, "(MatchClass ");
        dump_expr(out, pattern->match_class.cls);
        buffer_append_char(out, ' ');
        dump_patterns(out, pattern->match_class.patterns);
        buffer_append_char(out, ' ');
        dump_names(out, pattern->match_class.kwd_attrs);
        buffer_append_char(out, ' ');
        dump_patterns(out, pattern->match_class.kwd_patterns);
        break;
    case PATTERN_MATCH_STAR:
        buffer_append_text(out, "(MatchStar ");
        dump_name(out, pattern->match_star.name);
        break;
    case PATTERN_MATCH_AS:
        buffer_append_text(out, "(MatchAs ");
        dump_pattern(out, pattern->match_as.pattern);
        buffer_append_char(out, ' ');
        dump_name(out, pattern->match_as.name);
        break;
    }
    dump_span(out, pattern->at);
}

static void
dump_aliases(Buffer *out, AliasSeq names)
{
    buffer_append_char(out, '[');
    for (int i = 0; i < names.count; i++) {
        buffer_append_text(out, i > 0 ? " (alias " : "(alias ");
        dump_name(out, names.items[i]->name);
        buffer_append_char(out, ' ');
        dump_name(out, names.items[i]->asname);
        dump_span(out, names.items[i]->at);
    }
    buffer_append_char(out, ']');
}

static void
dump_type_params(Buffer *out, TypeParamSeq params)
{
    static const char *const kinds[] = {"TypeVar", "TypeVarTuple", "ParamSpec"};
    if (params.count == 0) {
        return;
    }
    buffer_append_text(out, " [");
    for (int i = 0; i < params.count; i++) {
        const TypeParam *param = params.items[i];
        buffer_append_format(out, "%s(%s %s ", i > 0 ? " " : "", kinds[param->kind], param->name->text);
        if (param->kind == TYPE_VAR) {
            dump_expr(out, param->bound);
            buffer_append_char(out, ' ');
        }
        dump_expr(out, param->default_value);
        dump_span(out, param->at);
    }
    buffer_append_char(out, ']');
}

static void
dump_stmt(Buffer *out, const Stmt *s)
{
    switch (s->kind) {
    case STMT_FUNCTION_DEF:
        buffer_append_text(out, s->function_def.is_async ? "(AsyncFunctionDef " : "(FunctionDef ");
        dump_name(out, s->function_def.name);
        buffer_append_char(out, ' ');
        dump_arguments(out, s->function_def.args);
        buffer_append_char(out, ' ');
        dump_stmts(out, s->function_def.body);
        buffer_append_char(out, ' ');
        dump_exprs(out, s->function_def.decorator_list);
        buffer_append_char(out, ' ');
        dump_expr(out, s->function_def.returns);
        dump_type_params(out, s->function_def.type_params);
        break;
    case STMT_CLASS_DEF:
        buffer_append_text(out, "(ClassDef ");
        dump_name(out, s->class_def.name);
        buffer_append_char(out, ' ');
        dump_exprs(out, s->class_def.bases);
        buffer_append_char(out, ' ');
        dump_keywords(out, s->class_def.keywords);
        buffer_append_char(out, ' ');
        dump_stmts(out, s->class_def.body);
        buffer_append_char(out, ' ');
        dump_exprs(out, s->class_def.decorator_list);
        dump_type_params(out, s->class_def.type_params);
        break;
    case STMT_TYPE_ALIAS:
        buffer_append_text(out, "(TypeAlias ");
        dump_expr(out, s->type_alias.name);
        dump_type_params(out, s->type_alias.type_params);
        buffer_append_char(out, ' ');
        dump_expr(out, s->type_alias.value);
        break;
    case STMT_RETURN:
        buffer_append_text(out, "(Return ");
        dump_expr(out, s->return_.value);
        break;
    case STMT_DELETE:
        buffer_append_text(out, "(Delete ");
        dump_exprs(out, s->delete.targets);
        break;
    case STMT_ASSIGN:
        buffer_append_text(out, "(Assign ");
        dump_exprs(out, s->assign.targets);
        buffer_append_char(out, ' ');
        dump_expr(out, s->assign.value);
        break;
    case STMT_AUG_ASSIGN:
        buffer_append_text(out, "(AugAssign ");
        dump_expr(out, s->aug_assign.target);
        buffer_append_format(out, " %s ", dump_operators[s->aug_assign.op]);
        dump_expr(out, s->aug_assign.value);
        break;
    case STMT_ANN_ASSIGN:
        buffer_append_text(out, "(AnnAssign ");
        dump_expr(out, s->ann_assign.target);
        buffer_append_char(out, ' ');
        dump_expr(out, s->ann_assign.annotation);
        buffer_append_char(out, ' ');
        dump_expr(out, s->ann_assign.value);
        buffer_append_format(out, " %d", s->ann_assign.simple);
        break;
    case STMT_FOR:
        buffer_append_text(out, s->for_.is_async ? "(AsyncFor " : "(For ");
        dump_expr(out, s->for_.target);
        buffer_append_char(out, ' ');
        dump_expr(out, s->for_.iter);
        buffer_append_char(out, ' ');
        dump_stmts(out, s->for_.body);
        buffer_append_char(out, ' ');
        dump_stmts(out, s->for_.orelse);
        break;
    case STMT_WHILE:
    case STMT_IF:
        buffer_append_text(out, s->kind == STMT_IF ? "(If " : "(While ");
        dump_expr(out, s->if_.test);
        buffer_append_char(out, ' ');
        dump_stmts(out, s->if_.body);
        buffer_append_char(out, ' ');
        dump_stmts(out, s->if_.orelse);
        break;
    case STMT_WITH:
        buffer_append_text(out, s->with.is_async ? "(AsyncWith [" : "(With [");
        for (int i = 0; i < s->with.items.count; i++) {
            buffer_append_text(out, i > 0 ? " (withitem " : "(withitem ");
            dump_expr(out, s->with.items.items[i]->context_expr);
            buffer_append_char(out, ' ');
            dump_expr(out, s->with.items.items[i]->optional_vars);
            buffer_append_char(out, ')');
        }
        buffer_append_text(out, "] ");
        dump_stmts(out, s->with.body);
        break;
    case STMT_MATCH:
        buffer_append_text(out, "(Match ");
        dump_expr(out, s->match.subject);
        buffer_append_text(out, " [");
        for (int i = 0; i < s->match.cases.count; i++) {
            buffer_append_text(out, i > 0 ? " (match_case " : "(match_case ");
            dump_pattern(out, s->match.cases.items[i]->pattern);
            buffer_append_char(out, ' ');
            dump_expr(out, s->match.cases.items[i]->guard);
            buffer_append_char(out, ' ');
            dump_stmts(out, s->match.cases.items[i]->body);
            buffer_append_char(out, ')');
        }
        buffer_append_char(out, ']');
        break;
    case STMT_RAISE:
        buffer_append_text(out, "(Raise ");
        dump_expr(out, s->raise.exc);
        buffer_append_char(out, ' ');
        dump_expr(out, s->raise.cause);
        break;
    case STMT_TRY:
        buffer_append_text(out, s->try.is_star ? "(TryStar " : "(Try ");
        dump_stmts(out, s->try.body);
        buffer_append_text(out, " [");
        for (int i = 0; i < s->try.handlers.count; i++) {
            const ExceptHandler *handler = s->try.handlers.items[i];
            buffer_append_text(out, i > 0 ? " (ExceptHandler " : "(ExceptHandler ");
            dump_expr(out, handler->type);
            buffer_append_char(out, ' ');
            dump_name(out, handler->name);
            buffer_append_char(out, ' ');
            dump_stmts(out, handler->body);
            dump_span(out, handler->at);
        }
        buffer_append_text(out, "] ");
        dump_stmts(out, s->try.orelse);
        buffer_append_char(out, ' ');
        dump_stmts(out, s->try.finalbody);
        break;
    case STMT_ASSERT:
        buffer_append_text(out, "(Assert ");
        dump_expr(out, s->assert_.test);
        buffer_append_char(out, ' ');
        dump_expr(out, s->assert_.msg);
        break;
    case STMT_IMPORT:
        buffer_append_text(out, "(Import ");
        dump_aliases(out, s->import.names);
        break;
    case STMT_IMPORT_FROM:
        buffer_append_text(out, "(ImportFrom ");
        dump_name(out, s->import_from.module);
        buffer_append_char(out, ' ');
        dump_aliases(out, s->import_from.names);
        buffer_append_format(out, " %d", s->import_from.level);
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        buffer_append_text(out, s->kind == STMT_GLOBAL ? "(Global " : "(Nonlocal ");
        dump_names(out, s->global.names);
        break;
    case STMT_EXPR:
        buffer_append_text(out, "(Expr ");
        dump_expr(out, s->expr.value);
        break;
    case STMT_PASS:
        buffer_append_text(out, "(Pass");
        break;
    case STMT_BREAK:
        buffer_append_text(out, "(Break");
        break;
    case STMT_CONTINUE:
        buffer_append_text(out, "(Continue");
        break;
    }
    dump_span(out, s->at);
}

static void
dump_stmts(Buffer *out, StmtSeq body)
{
    buffer_append_char(out, '[');
    for (int i = 0; i < body.count; i++) {
        buffer_append_text(out, i > 0 ? "\n" : "");
        dump_stmt(out, body.items[i]);
    }
    buffer_append_char(out, ']');
}
