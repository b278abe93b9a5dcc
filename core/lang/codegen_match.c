// match statements -> instructions.
//
// While a pattern is matched the stack holds, from the top: `on_top` items the pattern still needs, then the
// values that will be bound when all of it matches (`stores`). A failure jumps to where exactly that many
// items are popped.
#include "base/buffer.h"
#include "lang/compiler.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/text.h"
#include "types/int.h"
#include "types/set.h"
#include "types/tuple.h"
#include <string.h>

typedef struct {
    const Identifier **stores;
    uint32_t store_count, store_capacity;
    bool allow_irrefutable; // may the pattern match everything?
    Label *fail;            // fail[n] pops n items
    uint32_t fail_count, fail_capacity;
    uint32_t on_top;
} Matching;

static void match_pattern(Compiler *c, const Pattern *p, Matching *m);

static bool
is_wildcard(const Pattern *p)
{
    return p->kind == PATTERN_MATCH_AS && p->match_as.name == NULL && p->match_as.pattern == NULL;
}

static bool
is_star_wildcard(const Pattern *p)
{
    return p->kind == PATTERN_MATCH_STAR && p->match_star.name == NULL;
}

static void
need_fail(Compiler *c, Matching *m, uint32_t pops)
{
    while (m->fail_count <= pops) {
        m->fail = grow(m->fail, m->fail_count, &m->fail_capacity, sizeof *m->fail);
        m->fail[m->fail_count++] = new_label(c);
    }
}

static void
jump_to_fail(Compiler *c, const Location *at, Matching *m, int op)
{
    uint32_t pops = m->on_top + m->store_count;
    need_fail(c, m, pops);
    emit_jump(c, at, op, m->fail[pops]);
}

static void
emit_fails(Compiler *c, const Location *at, Matching *m)
{
    if (m->fail_count > 0) {
        while (--m->fail_count > 0) {
            use_label(c, m->fail[m->fail_count]);
            emit(c, at, OP_POP_TOP, 0);
        }
        use_label(c, m->fail[0]);
    }
    host_free(m->fail);
    m->fail = NULL;
    m->fail_count = m->fail_capacity = 0;
}

// Moves the top below count - 1 items.
static void
emit_rotate(Compiler *c, const Location *at, uint32_t count)
{
    while (count > 1) {
        emit(c, at, OP_SWAP, count--);
    }
}

static int64_t
find_store(const Matching *m, const Identifier *name)
{
    for (uint32_t i = 0; i < m->store_count; i++) {
        if (m->stores[i] == name) {
            return i;
        }
    }
    return -1;
}

static void
add_store(Compiler *c, const Location *at, Matching *m, const Identifier *name)
{
    if (find_store(m, name) >= 0) {
        compile_error(c, at, "multiple assignments to name '%s' in pattern", name->text);
        return;
    }
    m->stores = grow(m->stores, m->store_count, &m->store_capacity, sizeof *m->stores);
    m->stores[m->store_count++] = name;
}

static void
capture(Compiler *c, const Location *at, Matching *m, const Identifier *name)
{
    if (name == NULL) {
        emit(c, at, OP_POP_TOP, 0);
        return;
    }
    if (!check_assignable(c, at, name, CONTEXT_STORE)) {
        return;
    }
    emit_rotate(c, at, m->on_top + m->store_count + 1);
    add_store(c, at, m, name);
}

static void
match_part(Compiler *c, const Pattern *p, Matching *m)
{
    bool old = m->allow_irrefutable;
    m->allow_irrefutable = true;
    match_pattern(c, p, m);
    m->allow_irrefutable = old;
}

static void
emit_number(Compiler *c, const Location *at, int64_t number)
{
    emit_constant(c, at, keep_working(c, int_from(number)));
}

static void
check_length(Compiler *c, const Pattern *p, Matching *m, CompareOp op, int64_t length)
{
    emit(c, &p->at, OP_GET_LEN, 0);
    emit_number(c, &p->at, length);
    emit_comparison(c, &p->at, op);
    jump_to_fail(c, &p->at, m, OP_POP_JUMP_IF_FALSE);
}

// --- sequences ---------------------------------------------------------------------------------------------

static void
match_items_unpacked(Compiler *c, const Pattern *p, Matching *m)
{
    const PatternSeq *items = &p->match_sequence.patterns;
    int n = items->count;
    bool has_star = false;
    for (int i = 0; i < n; i++) {
        if (items->items[i]->kind == PATTERN_MATCH_STAR) {
            if (i >= 1 << 8 || n - i - 1 >= INT32_MAX >> 8) {
                compile_error(c, &p->at, "too many expressions in star-unpacking sequence pattern");
                return;
            }
            emit(c, &p->at, OP_UNPACK_EX, (uint32_t)(i + ((n - i - 1) << 8)));
            has_star = true;
        }
    }
    if (!has_star) {
        emit(c, &p->at, OP_UNPACK_SEQUENCE, (uint32_t)n);
    }
    m->on_top += (uint32_t)n;
    for (int i = 0; i < n; i++) {
        m->on_top--;
        match_part(c, items->items[i], m);
    }
}

// With *_ in it: only the items that are wanted are fetched.
static void
match_items_by_index(Compiler *c, const Pattern *p, Matching *m, int star)
{
    const PatternSeq *items = &p->match_sequence.patterns;
    m->on_top++;
    for (int i = 0; i < items->count; i++) {
        if (i == star || is_wildcard(items->items[i])) {
            continue;
        }
        emit(c, &p->at, OP_COPY, 1);
        if (i < star) {
            emit_number(c, &p->at, i);
        } else {
            // The subject may not know negative indices.
            emit(c, &p->at, OP_GET_LEN, 0);
            emit_number(c, &p->at, items->count - i);
            emit(c, &p->at, OP_BINARY_OP, OPERATOR_SUBTRACT);
        }
        emit(c, &p->at, OP_BINARY_SUBSCR, 0);
        match_part(c, items->items[i], m);
    }
    m->on_top--;
    emit(c, &p->at, OP_POP_TOP, 0);
}

static void
match_sequence(Compiler *c, const Pattern *p, Matching *m)
{
    const PatternSeq *items = &p->match_sequence.patterns;
    int star = -1;
    bool only_wildcards = true;
    for (int i = 0; i < items->count; i++) {
        const Pattern *item = items->items[i];
        if (item->kind == PATTERN_MATCH_STAR) {
            if (star >= 0) {
                compile_error(c, &p->at, "multiple starred names in sequence pattern");
                return;
            }
            star = i;
        }
        only_wildcards &= is_wildcard(item) || is_star_wildcard(item);
    }
    m->on_top++;
    emit(c, &p->at, OP_MATCH_SEQUENCE, 0);
    jump_to_fail(c, &p->at, m, OP_POP_JUMP_IF_FALSE);
    if (star < 0) {
        check_length(c, p, m, COMPARE_EQ, items->count);
    } else if (items->count > 1) {
        check_length(c, p, m, COMPARE_GE, items->count - 1);
    }
    m->on_top--;
    if (only_wildcards) {
        emit(c, &p->at, OP_POP_TOP, 0);
    } else if (star >= 0 && is_star_wildcard(items->items[star])) {
        match_items_by_index(c, p, m, star);
    } else {
        match_items_unpacked(c, p, m);
    }
}

// --- mappings and classes
// --------------------------------------------------------------------------------------

static void
fail_if_none(Compiler *c, const Location *at, Matching *m)
{
    emit(c, at, OP_COPY, 1);
    emit_none(c, at);
    emit(c, at, OP_IS_OP, 1);
    jump_to_fail(c, at, m, OP_POP_JUMP_IF_FALSE);
}

static void
check_key(Compiler *c, const Pattern *p, const Expr *key, Object *seen)
{
    if (key->kind != EXPR_CONSTANT) {
        if (key->kind != EXPR_ATTRIBUTE) {
            compile_error(c, &p->at, "mapping pattern keys may only match literals and attribute lookups");
        }
        return;
    }
    Object *value = constant_object(c, &key->constant);
    if (seen == NULL || value == NULL) {
        return;
    }
    int found = set_contains(seen, value);
    if (found > 0) {
        Object *text = keep_working(c, object_repr(value));
        if (text != NULL) {
            Buffer repr = {0};
            str_append_utf8(text, &repr);
            compile_error(c, &p->at, "mapping pattern checks duplicate key (%s)", repr.data);
            buffer_free(&repr);
        }
    } else if (found < 0 || set_add(seen, value) < 0) {
        c->failed = true;
    }
}

static void
match_mapping(Compiler *c, const Pattern *p, Matching *m)
{
    const ExprSeq *keys = &p->match_mapping.keys;
    uint32_t size = (uint32_t)keys->count;
    const Identifier *rest = p->match_mapping.rest;
    const Location *at = &p->at;
    m->on_top++;
    emit(c, at, OP_MATCH_MAPPING, 0);
    jump_to_fail(c, at, m, OP_POP_JUMP_IF_FALSE);
    if (size == 0 && rest == NULL) {
        m->on_top--;
        emit(c, at, OP_POP_TOP, 0);
        return;
    }
    if (size > 0) {
        check_length(c, p, m, COMPARE_GE, size);
    }
    Object *seen = keep_working(c, set_new(NULL));
    for (uint32_t i = 0; i < size && !c->failed; i++) {
        check_key(c, p, keys->items[i], seen);
        visit_expr(c, keys->items[i]);
    }
    emit(c, at, OP_BUILD_TUPLE, size);
    emit(c, at, OP_MATCH_KEYS, 0);
    m->on_top += 2;
    fail_if_none(c, at, m);
    emit(c, at, OP_UNPACK_SEQUENCE, size);
    m->on_top += size - 1;
    for (uint32_t i = 0; i < size; i++) {
        m->on_top--;
        match_part(c, p->match_mapping.patterns.items[i], m);
    }
    m->on_top -= 2;
    if (rest == NULL) {
        emit(c, at, OP_POP_TOP, 0);
        emit(c, at, OP_POP_TOP, 0);
        return;
    }
    // rest = dict(subject), then the keys are deleted from it.
    emit(c, at, OP_BUILD_MAP, 0);
    emit(c, at, OP_SWAP, 3);
    emit(c, at, OP_DICT_UPDATE, 2);
    emit(c, at, OP_UNPACK_SEQUENCE, size);
    while (size > 0) {
        emit(c, at, OP_COPY, 1 + size--);
        emit(c, at, OP_SWAP, 2);
        emit(c, at, OP_DELETE_SUBSCR, 0);
    }
    capture(c, at, m, rest);
}

static void
check_attributes(Compiler *c, const Pattern *p)
{
    const IdentifierSeq *names = &p->match_class.kwd_attrs;
    const PatternSeq *patterns = &p->match_class.kwd_patterns;
    for (int i = 0; i < names->count; i++) {
        if (!check_assignable(c, &patterns->items[i]->at, names->items[i], CONTEXT_STORE)) {
            return;
        }
        for (int k = i + 1; k < names->count; k++) {
            if (names->items[k] == names->items[i]) {
                compile_error(c, &patterns->items[k]->at, "attribute name repeated in class pattern: %s",
                              names->items[i]->text);
                return;
            }
        }
    }
}

static void
match_class(Compiler *c, const Pattern *p, Matching *m)
{
    const PatternSeq *positional = &p->match_class.patterns, *keyword = &p->match_class.kwd_patterns;
    uint32_t count = (uint32_t)(positional->count + keyword->count);
    const Location *at = &p->at;
    check_attributes(c, p);
    visit_expr(c, p->match_class.cls);
    Object *names = keep_working(c, tuple_new(keyword->count));
    for (int i = 0; names != NULL && i < keyword->count; i++) {
        Object *name = identifier_object(c, p->match_class.kwd_attrs.items[i]);
        if (name == NULL) {
            return;
        }
        tuple_give_item(names, i, incref(name));
    }
    emit_constant(c, at, names);
    emit(c, at, OP_MATCH_CLASS, (uint32_t)positional->count);
    m->on_top += 1;
    emit(c, at, OP_COPY, 1);
    emit_none(c, at);
    emit(c, at, OP_IS_OP, 1);
    jump_to_fail(c, at, m, OP_POP_JUMP_IF_FALSE);
    emit(c, at, OP_UNPACK_SEQUENCE, count);
    m->on_top += count - 1;
    for (uint32_t i = 0; i < count; i++) {
        m->on_top--;
        const Pattern *part = i < (uint32_t)positional->count
                                  ? positional->items[i]
                                  : keyword->items[i - (uint32_t)positional->count];
        if (is_wildcard(part)) {
            emit(c, at, OP_POP_TOP, 0);
        } else {
            match_part(c, part, m);
        }
    }
}

// --- alternatives
// ------------------------------------------------------------------------------------------------

// Brings the captures of one alternative into the order of the first; false when the names differ.
static bool
order_stores(Compiler *c, const Pattern *alternative, Matching *m, const Matching *control)
{
    if (m->store_count != control->store_count) {
        return false;
    }
    for (uint32_t i = m->store_count; i-- > 0;) {
        int64_t found = find_store(m, control->stores[i]);
        if (found < 0) {
            return false;
        }
        if (found == i) {
            continue;
        }
        // The first `rotations` stores move behind the following ones, in the list and on the stack.
        uint32_t rotations = (uint32_t)found + 1, shift = i - (uint32_t)found;
        const Identifier **rotated = host_alloc(rotations * sizeof *rotated);
        memcpy(rotated, m->stores, rotations * sizeof *rotated);
        memmove(m->stores, m->stores + rotations, shift * sizeof *rotated);
        memcpy(m->stores + shift, rotated, rotations * sizeof *rotated);
        host_free(rotated);
        while (rotations-- > 0) {
            emit_rotate(c, &alternative->at, i + 1);
        }
    }
    return true;
}

static void
match_or(Compiler *c, const Pattern *p, Matching *m)
{
    const PatternSeq *alternatives = &p->match_sequence.patterns;
    Label end = new_label(c);
    Matching control = {0};
    for (int i = 0; i < alternatives->count && !c->failed; i++) {
        const Pattern *alternative = alternatives->items[i];
        Matching own = {.allow_irrefutable = i == alternatives->count - 1 && m->allow_irrefutable};
        emit(c, &alternative->at, OP_COPY, 1);
        match_pattern(c, alternative, &own);
        if (!c->failed && i > 0 && !order_stores(c, alternative, &own, &control)) {
            compile_error(c, &p->at, "alternative patterns bind different names");
        }
        emit_jump(c, &alternative->at, PSEUDO_JUMP, end);
        emit_fails(c, &alternative->at, &own);
        if (i == 0) {
            control = own;
        } else {
            host_free(own.stores);
        }
    }
    emit(c, &p->at, OP_POP_TOP, 0);
    jump_to_fail(c, &p->at, m, PSEUDO_JUMP);
    use_label(c, end);
    uint32_t depth = control.store_count + 1 + m->on_top + m->store_count;
    for (uint32_t i = 0; i < control.store_count; i++) {
        emit_rotate(c, &p->at, depth);
        add_store(c, &p->at, m, control.stores[i]);
    }
    emit(c, &p->at, OP_POP_TOP, 0);
    host_free(control.stores);
}

static void
match_as(Compiler *c, const Pattern *p, Matching *m)
{
    if (p->match_as.pattern == NULL) {
        if (!m->allow_irrefutable) {
            if (p->match_as.name != NULL) {
                compile_error(c, &p->at, "name capture '%s' makes remaining patterns unreachable",
                              p->match_as.name->text);
            } else {
                compile_error(c, &p->at, "wildcard makes remaining patterns unreachable");
            }
            return;
        }
        capture(c, &p->at, m, p->match_as.name);
        return;
    }
    m->on_top++;
    emit(c, &p->at, OP_COPY, 1);
    match_pattern(c, p->match_as.pattern, m);
    m->on_top--;
    capture(c, &p->at, m, p->match_as.name);
}

static void
match_pattern(Compiler *c, const Pattern *p, Matching *m)
{
    if (c->failed) {
        return;
    }
    switch (p->kind) {
    case PATTERN_MATCH_VALUE:
        if (p->match_value.value->kind != EXPR_CONSTANT && p->match_value.value->kind != EXPR_ATTRIBUTE) {
            compile_error(c, &p->at, "patterns may only match literals and attribute lookups");
            return;
        }
        visit_expr(c, p->match_value.value);
        emit_comparison(c, &p->at, COMPARE_EQ);
        emit(c, &p->at, OP_TO_BOOL, 0);
        jump_to_fail(c, &p->at, m, OP_POP_JUMP_IF_FALSE);
        break;
    case PATTERN_MATCH_SINGLETON:
        emit_constant(c, &p->at, constant_object(c, &p->match_singleton));
        emit_comparison(c, &p->at, COMPARE_IS);
        jump_to_fail(c, &p->at, m, OP_POP_JUMP_IF_FALSE);
        break;
    case PATTERN_MATCH_SEQUENCE:
        match_sequence(c, p, m);
        break;
    case PATTERN_MATCH_MAPPING:
        match_mapping(c, p, m);
        break;
    case PATTERN_MATCH_CLASS:
        match_class(c, p, m);
        break;
    case PATTERN_MATCH_STAR:
        capture(c, &p->at, m, p->match_star.name);
        break;
    case PATTERN_MATCH_AS:
        match_as(c, p, m);
        break;
    case PATTERN_MATCH_OR:
        match_or(c, p, m);
        break;
    }
}

// One case; `keeps_subject`: a later case still needs the subject.
static void
visit_case(Compiler *c, const MatchCase *k, bool keeps_subject, bool is_last, Label end)
{
    const Location *at = &k->pattern->at;
    Matching m = {.allow_irrefutable = k->guard != NULL || is_last};
    if (keeps_subject) {
        emit(c, at, OP_COPY, 1);
    }
    match_pattern(c, k->pattern, &m);
    for (uint32_t i = 0; i < m.store_count; i++) {
        emit_variable(c, at, m.stores[i], CONTEXT_STORE);
    }
    if (k->guard != NULL) {
        need_fail(c, &m, 0);
        jump_if(c, at, k->guard, m.fail[0], false);
    }
    if (keeps_subject) {
        emit(c, at, OP_POP_TOP, 0);
    }
    visit_statements(c, &k->body);
    emit_jump(c, &no_location, PSEUDO_JUMP, end);
    emit_fails(c, at, &m);
    host_free(m.stores);
}

void
visit_match(Compiler *c, Stmt *s)
{
    const MatchCaseSeq *cases = &s->match.cases;
    visit_expr(c, s->match.subject);
    Label end = new_label(c);
    const MatchCase *last = cases->items[cases->count - 1];
    bool has_default = is_wildcard(last->pattern) && cases->count > 1;
    int tested = cases->count - has_default;
    for (int i = 0; i < tested && !c->failed; i++) {
        visit_case(c, cases->items[i], i != tested - 1, i == cases->count - 1, end);
    }
    if (has_default) {
        emit(c, &last->pattern->at, OP_NOP, 0);
        if (last->guard != NULL) {
            jump_if(c, &last->pattern->at, last->guard, end, false);
        }
        visit_statements(c, &last->body);
    }
    use_label(c, end);
}
