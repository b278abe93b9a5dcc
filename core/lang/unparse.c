// Expressions as source text: annotations under `from __future__ import annotations` are kept as strings.
#include "base/buffer.h"
#include "base/utf8.h"
#include "lang/compiler.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/text.h"
#include <string.h>

// How tightly the operators around an expression bind; parentheses are written when it binds less.
typedef enum {
    LEVEL_TUPLE,
    LEVEL_TEST, // if else, lambda
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_BIT_OR,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_SHIFT,
    LEVEL_ARITHMETIC,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM,
} Level;

typedef struct {
    Compiler *c;
    Buffer out;
} Writer;

static void write_expr(Writer *w, const Expr *e, int level);

static void
text(Writer *w, const char *words)
{
    buffer_append_text(&w->out, words);
}

static void
open_if(Writer *w, bool condition)
{
    if (condition) {
        text(w, "(");
    }
}

static void
close_if(Writer *w, bool condition)
{
    if (condition) {
        text(w, ")");
    }
}

static void
write_list(Writer *w, const ExprSeq *items)
{
    for (int i = 0; i < items->count; i++) {
        text(w, i > 0 ? ", " : "");
        write_expr(w, items->items[i], LEVEL_TEST);
    }
}

static const struct {
    const char *symbol;
    uint8_t level;
    bool to_the_right;
} operators[] = {
    [OPERATOR_ADD] = {" + ", LEVEL_ARITHMETIC, false},
    [OPERATOR_AND] = {" & ", LEVEL_BIT_AND, false},
    [OPERATOR_FLOOR_DIVIDE] = {" // ", LEVEL_TERM, false},
    [OPERATOR_LSHIFT] = {" << ", LEVEL_SHIFT, false},
    [OPERATOR_MATRIX_MULTIPLY] = {" @ ", LEVEL_TERM, false},
    [OPERATOR_MULTIPLY] = {" * ", LEVEL_TERM, false},
    [OPERATOR_REMAINDER] = {" % ", LEVEL_TERM, false},
    [OPERATOR_OR] = {" | ", LEVEL_BIT_OR, false},
    [OPERATOR_POWER] = {" ** ", LEVEL_POWER, true},
    [OPERATOR_RSHIFT] = {" >> ", LEVEL_SHIFT, false},
    [OPERATOR_SUBTRACT] = {" - ", LEVEL_ARITHMETIC, false},
    [OPERATOR_TRUE_DIVIDE] = {" / ", LEVEL_TERM, false},
    [OPERATOR_XOR] = {" ^ ", LEVEL_BIT_XOR, false},
};

static void
write_binary(Writer *w, const Expr *e, int level)
{
    int own = operators[e->bin_op.op].level;
    bool right = operators[e->bin_op.op].to_the_right;
    open_if(w, level > own);
    write_expr(w, e->bin_op.left, own + right);
    text(w, operators[e->bin_op.op].symbol);
    write_expr(w, e->bin_op.right, own + !right);
    close_if(w, level > own);
}

static void
write_unary(Writer *w, const Expr *e, int level)
{
    static const char *const symbols[] = {"~", "not ", "+", "-"};
    int own = e->unary_op.op == UNARY_NOT ? LEVEL_NOT : LEVEL_FACTOR;
    open_if(w, level > own);
    text(w, symbols[e->unary_op.op]);
    write_expr(w, e->unary_op.operand, own);
    close_if(w, level > own);
}

static void
write_arg(Writer *w, bool *first, const char *prefix, const Arg *arg, const Expr *value)
{
    text(w, *first ? "" : ", ");
    *first = false;
    text(w, prefix);
    if (arg != NULL) {
        text(w, arg->arg->text);
    }
    if (value != NULL) {
        text(w, "=");
        write_expr(w, value, LEVEL_TEST);
    }
}

static void
write_lambda(Writer *w, const Expr *e, int level)
{
    const Arguments *a = e->lambda.args;
    bool first = true;
    open_if(w, level > LEVEL_TEST);
    int positional = a->posonlyargs.count + a->args.count;
    bool empty = positional == 0 && a->vararg == NULL && a->kwonlyargs.count == 0 && a->kwarg == NULL;
    text(w, empty ? "lambda" : "lambda ");
    for (int i = 0; i < positional; i++) {
        int only = a->posonlyargs.count, value = i - (positional - a->defaults.count);
        write_arg(w, &first, "", i < only ? a->posonlyargs.items[i] : a->args.items[i - only],
                  value >= 0 ? a->defaults.items[value] : NULL);
        if (i + 1 == only) {
            text(w, ", /");
        }
    }
    if (a->vararg != NULL || a->kwonlyargs.count > 0) {
        write_arg(w, &first, "*", a->vararg, NULL);
    }
    for (int i = 0; i < a->kwonlyargs.count; i++) {
        write_arg(w, &first, "", a->kwonlyargs.items[i], a->kw_defaults.items[i]);
    }
    if (a->kwarg != NULL) {
        write_arg(w, &first, "**", a->kwarg, NULL);
    }
    text(w, ": ");
    write_expr(w, e->lambda.body, LEVEL_TEST);
    close_if(w, level > LEVEL_TEST);
}

static void
write_generators(Writer *w, const ComprehensionSeq *generators)
{
    for (int i = 0; i < generators->count; i++) {
        const Comprehension *g = generators->items[i];
        text(w, g->is_async ? " async for " : " for ");
        write_expr(w, g->target, LEVEL_TUPLE);
        text(w, " in ");
        write_expr(w, g->iter, LEVEL_TEST + 1);
        for (int k = 0; k < g->ifs.count; k++) {
            text(w, " if ");
            write_expr(w, g->ifs.items[k], LEVEL_TEST + 1);
        }
    }
}

static void
write_comprehension(Writer *w, const Expr *e, const char *open, const char *close)
{
    text(w, open);
    write_expr(w, e->comp.elt, LEVEL_TEST);
    write_generators(w, &e->comp.generators);
    text(w, close);
}

static void
write_compare(Writer *w, const Expr *e, int level)
{
    static const char *const symbols[] = {" < ",  " <= ", " == ",     " != ", " > ",
                                          " >= ", " is ", " is not ", " in ", " not in "};
    open_if(w, level > LEVEL_COMPARE);
    write_expr(w, e->compare.left, LEVEL_COMPARE + 1);
    for (int i = 0; i < e->compare.ops.count; i++) {
        text(w, symbols[e->compare.ops.items[i]]);
        write_expr(w, e->compare.comparators.items[i], LEVEL_COMPARE + 1);
    }
    close_if(w, level > LEVEL_COMPARE);
}

static void
write_call(Writer *w, const Expr *e)
{
    bool first = true;
    write_expr(w, e->call.func, LEVEL_ATOM);
    if (e->call.args.count == 1 && e->call.keywords.count == 0 &&
        e->call.args.items[0]->kind == EXPR_GENERATOR_EXP) {
        write_expr(w, e->call.args.items[0], LEVEL_TUPLE);
        return;
    }
    text(w, "(");
    for (int i = 0; i < e->call.args.count; i++) {
        text(w, first ? "" : ", ");
        first = false;
        write_expr(w, e->call.args.items[i], LEVEL_TEST);
    }
    for (int i = 0; i < e->call.keywords.count; i++) {
        const Keyword *k = e->call.keywords.items[i];
        text(w, first ? "" : ", ");
        first = false;
        text(w, k->arg == NULL ? "**" : k->arg->text);
        text(w, k->arg == NULL ? "" : "=");
        write_expr(w, k->value, LEVEL_TEST);
    }
    text(w, ")");
}

static void
write_constant(Writer *w, const Expr *e)
{
    Object *value = constant_object(w->c, &e->constant);
    if (value == Ellipsis) {
        text(w, "...");
        return;
    }
    if (value == NULL) {
        return;
    }
    if (e->constant.u_prefix) {
        text(w, "u");
    }
    Object *repr = keep_working(w->c, object_repr(value));
    if (repr == NULL) {
        return;
    }
    Buffer digits = {0};
    str_append_utf8(repr, &digits);
    // An infinity has no literal of its own.
    text(w, strcmp(digits.data, "inf") == 0 ? "1e309" : strcmp(digits.data, "infj") == 0 ? "1e309j" : digits.data);
    buffer_free(&digits);
}

static void write_joined(Writer *body, const Expr *e, bool is_spec);

static void
write_braced(Writer *body, const Expr *e)
{
    Writer inner = {.c = body->c};
    write_expr(&inner, e->formatted_value.value, LEVEL_TEST + 1);
    const char *source = inner.out.data == NULL ? "" : inner.out.data;
    text(body, *source == '{' ? "{ " : "{");
    text(body, source);
    buffer_free(&inner.out);
    if (e->formatted_value.conversion > 0) {
        buffer_append_char(&body->out, '!');
        buffer_append_char(&body->out, (char)e->formatted_value.conversion);
    }
    if (e->formatted_value.format_spec != NULL) {
        text(body, ":");
        write_joined(body, e->formatted_value.format_spec, true);
    }
    text(body, "}");
}

// The inside of an f-string, unquoted.
static void
write_joined(Writer *body, const Expr *e, bool is_spec)
{
    for (int i = 0; i < e->joined_str.values.count; i++) {
        const Expr *part = e->joined_str.values.items[i];
        if (part->kind == EXPR_FORMATTED_VALUE) {
            write_braced(body, part);
        } else if (part->kind == EXPR_JOINED_STR) {
            write_joined(body, part, is_spec);
        } else {
            for (size_t k = 0; k < part->constant.length; k++) {
                char ch = part->constant.text[k];
                buffer_append_char(&body->out, ch);
                if (ch == '{' || ch == '}') {
                    buffer_append_char(&body->out, ch);
                }
            }
        }
    }
}

static void
write_f_string(Writer *w, const Expr *e)
{
    Writer body = {.c = w->c};
    write_joined(&body, e, false);
    Object *inside = text_object(w->c, body.out.data == NULL ? "" : body.out.data, body.out.length);
    buffer_free(&body.out);
    Object *repr = inside == NULL ? NULL : keep_working(w->c, object_repr(inside));
    if (repr != NULL) {
        text(w, "f");
        str_append_utf8(repr, &w->out);
    }
}

static void
write_slice(Writer *w, const Expr *e)
{
    if (e->slice.lower != NULL) {
        write_expr(w, e->slice.lower, LEVEL_TEST);
    }
    text(w, ":");
    if (e->slice.upper != NULL) {
        write_expr(w, e->slice.upper, LEVEL_TEST);
    }
    if (e->slice.step != NULL) {
        text(w, ":");
        write_expr(w, e->slice.step, LEVEL_TEST);
    }
}

static void
write_attribute(Writer *w, const Expr *e)
{
    const Expr *owner = e->attribute.value;
    write_expr(w, owner, LEVEL_ATOM);
    // 3 .real: the dot would belong to the number.
    text(w, owner->kind == EXPR_CONSTANT && owner->constant.kind == CONSTANT_INT ? " ." : ".");
    text(w, e->attribute.attr->text);
}

static void
write_dict(Writer *w, const Expr *e)
{
    text(w, "{");
    for (int i = 0; i < e->dict.values.count; i++) {
        text(w, i > 0 ? ", " : "");
        if (e->dict.keys.items[i] == NULL) {
            text(w, "**");
            write_expr(w, e->dict.values.items[i], LEVEL_BIT_OR);
        } else {
            write_expr(w, e->dict.keys.items[i], LEVEL_TEST);
            text(w, ": ");
            write_expr(w, e->dict.values.items[i], LEVEL_TEST);
        }
    }
    text(w, "}");
}

static void
write_bool_op(Writer *w, const Expr *e, int level)
{
    int own = e->bool_op.op == BOOL_OP_AND ? LEVEL_AND : LEVEL_OR;
    open_if(w, level > own);
    for (int i = 0; i < e->bool_op.values.count; i++) {
        text(w, i == 0 ? "" : own == LEVEL_AND ? " and " : " or ");
        write_expr(w, e->bool_op.values.items[i], own + 1);
    }
    close_if(w, level > own);
}

static void
write_expr(Writer *w, const Expr *e, int level)
{
    if (w->c->failed || !compile_enter(w->c)) {
        return;
    }
    switch (e->kind) {
    case EXPR_BOOL_OP:
        write_bool_op(w, e, level);
        break;
    case EXPR_NAMED_EXPR:
        open_if(w, level > LEVEL_TUPLE);
        write_expr(w, e->named_expr.target, LEVEL_ATOM);
        text(w, " := ");
        write_expr(w, e->named_expr.value, LEVEL_ATOM);
        close_if(w, level > LEVEL_TUPLE);
        break;
    case EXPR_BIN_OP:
        write_binary(w, e, level);
        break;
    case EXPR_UNARY_OP:
        write_unary(w, e, level);
        break;
    case EXPR_LAMBDA:
        write_lambda(w, e, level);
        break;
    case EXPR_IF_EXP:
        open_if(w, level > LEVEL_TEST);
        write_expr(w, e->if_exp.body, LEVEL_TEST + 1);
        text(w, " if ");
        write_expr(w, e->if_exp.test, LEVEL_TEST + 1);
        text(w, " else ");
        write_expr(w, e->if_exp.orelse, LEVEL_TEST);
        close_if(w, level > LEVEL_TEST);
        break;
    case EXPR_DICT:
        write_dict(w, e);
        break;
    case EXPR_SET:
        text(w, "{");
        write_list(w, &e->set.elts);
        text(w, "}");
        break;
    case EXPR_LIST_COMP:
        write_comprehension(w, e, "[", "]");
        break;
    case EXPR_SET_COMP:
        write_comprehension(w, e, "{", "}");
        break;
    case EXPR_GENERATOR_EXP:
        write_comprehension(w, e, "(", ")");
        break;
    case EXPR_DICT_COMP:
        text(w, "{");
        write_expr(w, e->dict_comp.key, LEVEL_TEST);
        text(w, ": ");
        write_expr(w, e->dict_comp.value, LEVEL_TEST);
        write_generators(w, &e->dict_comp.generators);
        text(w, "}");
        break;
    case EXPR_AWAIT:
        open_if(w, level > LEVEL_AWAIT);
        text(w, "await ");
        write_expr(w, e->yield.value, LEVEL_ATOM);
        close_if(w, level > LEVEL_AWAIT);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        text(w, e->kind == EXPR_YIELD_FROM ? "(yield from " : e->yield.value != NULL ? "(yield " : "(yield");
        if (e->yield.value != NULL) {
            write_expr(w, e->yield.value, LEVEL_TEST);
        }
        text(w, ")");
        break;
    case EXPR_COMPARE:
        write_compare(w, e, level);
        break;
    case EXPR_CALL:
        write_call(w, e);
        break;
    case EXPR_FORMATTED_VALUE:
        break;
    case EXPR_JOINED_STR:
        write_f_string(w, e);
        break;
    case EXPR_CONSTANT:
        write_constant(w, e);
        break;
    case EXPR_ATTRIBUTE:
        write_attribute(w, e);
        break;
    case EXPR_SUBSCRIPT:
        write_expr(w, e->subscript.value, LEVEL_ATOM);
        text(w, "[");
        write_expr(w, e->subscript.slice, LEVEL_TUPLE);
        text(w, "]");
        break;
    case EXPR_STARRED:
        text(w, "*");
        write_expr(w, e->starred.value, LEVEL_BIT_OR);
        break;
    case EXPR_NAME:
        text(w, e->name.id->text);
        break;
    case EXPR_LIST:
        text(w, "[");
        write_list(w, &e->list.elts);
        text(w, "]");
        break;
    case EXPR_TUPLE:
        if (e->list.elts.count == 0) {
            text(w, "()");
            break;
        }
        open_if(w, level > LEVEL_TUPLE);
        write_list(w, &e->list.elts);
        text(w, e->list.elts.count == 1 ? "," : "");
        close_if(w, level > LEVEL_TUPLE);
        break;
    case EXPR_SLICE:
        write_slice(w, e);
        break;
    }
    w->c->depth--;
}

char *
unparse(Compiler *c, const Expr *e, size_t *length)
{
    Writer w = {.c = c};
    write_expr(&w, e, LEVEL_TEST);
    text(&w, "");
    *length = w.out.length;
    return w.out.data;
}
