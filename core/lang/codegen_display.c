// Lists, tuples, sets, dicts and f-strings -> instructions; also targets that unpack.
#include "lang/compiler.h"
#include "object/profile.h"
#include "types/set.h"
#include "types/tuple.h"

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

static const Display list_display = {OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, false};
const Display tuple_display = {OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, true};
const Display set_display = {OP_BUILD_SET, OP_SET_ADD, OP_SET_UPDATE, false};

void
visit_display(Compiler *c, const Location *at, const ExprSeq *items, uint32_t pushed, const Display *d)
{
    int n = items->count;
    bool is_cut = profile->folds_late && (uint32_t)n + pushed > STACK_USE_GUIDELINE;  // too long for that release to see
    if (n > 2 && all_constant(items, 0, n) && (!is_cut || d->is_tuple)) {
        Object *folded = constants_tuple(c, items, 0, n);
        if (d->is_tuple && pushed == 0) {
            emit_display(c, at, items, folded);
            return;
        }
        if (d->add == OP_SET_ADD && folded != NULL) {
            folded = keep_working(c, frozenset_new(folded));
        }
        emit(c, at, d->build, pushed);
        emit_display(c, at, items, folded);
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
    // Three constants and more in front of the first star are one, where the graph folds.
    ExprSeq first = {0, items->items};
    while (first.count < n && items->items[first.count]->kind != EXPR_STARRED) {
        first.count++;
    }
    bool late = profile->folds_late && !is_big && pushed == 0 && first.count > 2 && all_constant(items, 0, first.count);
    for (int i = late ? first.count : 0; i < n && !c->failed; i++) {
        Expr *item = items->items[i];
        if (item->kind == EXPR_STARRED) {
            if (!is_built && late) {
                emit(c, at, d->build, 0);
                Object *tuple = constants_tuple(c, items, 0, i);
                bool is_set = d->add == OP_SET_ADD && tuple != NULL;
                emit_display(c, at, &first, is_set ? keep_working(c, frozenset_new(tuple)) : tuple);
                emit(c, at, d->extend, 1);
            } else if (!is_built) {
                emit(c, at, d->build, (uint32_t)i + pushed);
            }
            is_built = true;
            visit_expr(c, item->starred.value);
            emit(c, at, d->extend, 1);
        } else {
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
visit_targets(Compiler *c, const Location *at, const ExprSeq *targets)
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

void
visit_list_or_tuple(Compiler *c, Expr *e)
{
    switch (e->list.ctx) {
    case CONTEXT_LOAD:
        visit_display(c, &e->at, &e->list.elts, 0, e->kind == EXPR_LIST ? &list_display : &tuple_display);
        break;
    case CONTEXT_STORE:
        visit_targets(c, &e->at, &e->list.elts);
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
    if (n > 1 && !is_big && !profile->folds_late && all_constant(&e->dict.keys, begin, end)) {
        for (int i = begin; i < end; i++) {
            visit_expr(c, e->dict.values.items[i]);
        }
        emit_constant(c, &e->at, constants_tuple(c, &e->dict.keys, begin, end));
        emit(c, &e->at, OP_BUILD_CONST_KEY_MAP, (uint32_t)n);
        return;
    }
    if (is_big) {
        emit(c, &e->at, OP_BUILD_MAP, 0);
    }
    for (int i = begin; i < end && !c->failed; i++) {
        visit_expr(c, e->dict.keys.items[i]);
        visit_expr(c, e->dict.values.items[i]);
        if (is_big) {
            emit(c, &e->at, OP_MAP_ADD, 1);
        }
    }
    if (!is_big) {
        emit(c, &e->at, OP_BUILD_MAP, (uint32_t)n);
    }
}

// Adds the pairs that wait to the dict below, or makes them the dict.
static void
flush_pairs(Compiler *c, Expr *e, int begin, int end, bool *has_dict)
{
    visit_pairs(c, e, begin, end);
    if (*has_dict) {
        emit(c, &e->at, OP_DICT_UPDATE, 1);
    }
    *has_dict = true;
}

void
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
                emit(c, &e->at, OP_BUILD_MAP, 0);
                has_dict = true;
            }
            visit_expr(c, e->dict.values.items[i]);
            emit(c, &e->at, OP_DICT_UPDATE, 1);
        } else if (waiting * 2 > STACK_USE_GUIDELINE) {
            flush_pairs(c, e, i - waiting, i + 1, &has_dict);
            waiting = 0;
        } else {
            waiting++;
        }
    }
    if (waiting > 0) {
        flush_pairs(c, e, n - waiting, n, &has_dict);
    }
    if (!has_dict) {
        emit(c, &e->at, OP_BUILD_MAP, 0);
    }
}

void
visit_joined_str(Compiler *c, Expr *e)
{
    const ExprSeq *values = &e->joined_str.values;
    if (values->count > STACK_USE_GUIDELINE) {
        emit_constant(c, &e->at, identifier_object(c, c->known.empty));
        emit_name(c, &e->at, OP_LOAD_ATTR, c->known.join, 1);
        emit(c, &e->at, OP_BUILD_LIST, 0);
        for (int i = 0; i < values->count && !c->failed; i++) {
            visit_expr(c, values->items[i]);
            emit(c, &e->at, OP_LIST_APPEND, 1);
        }
        emit(c, &e->at, OP_CALL, 1);
        return;
    }
    visit_exprs(c, values);
    if (values->count > 1 || (values->count == 0 && profile->builds_empty_strings)) {
        emit(c, &e->at, OP_BUILD_STRING, (uint32_t)values->count);
    } else if (values->count == 0) {
        emit_constant(c, &e->at, identifier_object(c, c->known.empty));
    }
}

void
visit_formatted_value(Compiler *c, Expr *e)
{
    visit_expr(c, e->formatted_value.value);
    switch (e->formatted_value.conversion) {
    case 's':
        emit(c, &e->at, OP_CONVERT_VALUE, 1);
        break;
    case 'r':
        emit(c, &e->at, OP_CONVERT_VALUE, 2);
        break;
    case 'a':
        emit(c, &e->at, OP_CONVERT_VALUE, 3);
        break;
    default:
        break;
    }
    if (e->formatted_value.format_spec != NULL) {
        visit_expr(c, e->formatted_value.format_spec);
        emit(c, &e->at, OP_FORMAT_WITH_SPEC, 0);
    } else {
        emit(c, &e->at, OP_FORMAT_SIMPLE, 0);
    }
}
