// String literals, f-strings and numbers -> Constant and JoinedStr.
#include "lang/fstring.h"
#include "object/profile.h"
#include "types/int.h"
#include <string.h>

// A run of literals or f-strings side by side is a list of pieces: text, and the fields of the f-strings.
// Neighbouring texts become one Constant.
typedef struct {
    Buffer text; // of the Constant being collected
    Span at;
    bool has_text, u_prefix;
    uint32_t base; // of the values on the parser's stack
} Pieces;

static void
set_text(Parser *p, ConstantValue *constant, const char *text, size_t length)
{
    char *copy = arena_alloc(&p->tree->arena, length + 1);
    if (length > 0) {
        memcpy(copy, text, length);
    }
    constant->text = copy;
    constant->length = length;
}

static Expr *
text_constant(Parser *p, Pieces *pieces, ConstantKind kind)
{
    Expr *e = new_constant(p, kind, &pieces->at);
    e->constant.u_prefix = pieces->u_prefix;
    set_text(p, &e->constant, pieces->text.data, pieces->text.length);
    return e;
}

static void
flush_text(Parser *p, Pieces *pieces)
{
    if (pieces->has_text && pieces->text.length > 0) {
        push_item(p, text_constant(p, pieces, CONSTANT_STR));
    }
    pieces->has_text = false;
    buffer_clear(&pieces->text);
}

// The text of a piece was appended to pieces->text.
static void
note_text(Pieces *pieces, const Span *at, bool u_prefix)
{
    if (!pieces->has_text) {
        pieces->at = *at;
        pieces->u_prefix = u_prefix;
        pieces->has_text = true;
    }
    pieces->at.end_line = at->end_line;
    pieces->at.end_column = at->end_column;
}

// --- plain literals --------------------------------------------------------------------------------------

typedef struct {
    bool is_raw, is_bytes, u_prefix;
    const char *body;
    size_t length;
} Literal;

static Literal
literal_of(const Parser *p, uint32_t index)
{
    const Token *token = token_at(p, index);
    const char *at = p->source->text + token->start, *end = p->source->text + token->end;
    Literal literal = {0};
    for (; *at != '"' && *at != '\''; at++) {
        char prefix = *at | 0x20;
        literal.is_raw |= prefix == 'r';
        literal.is_bytes |= prefix == 'b';
        literal.u_prefix |= *at == 'u';
    }
    size_t quotes = end - at >= 6 && at[1] == at[0] && at[2] == at[0] ? 3 : 1;
    literal.body = at + quotes;
    literal.length = (size_t)(end - at) - 2 * quotes;
    return literal;
}

static bool
parse_literal(Parser *p, Pieces *pieces, bool *is_bytes)
{
    Literal literal = literal_of(p, p->at);
    Span at = *token_span(p, p->at);
    p->at++;
    *is_bytes = literal.is_bytes;
    note_text(pieces, &at, literal.u_prefix);
    p->warning_line = (uint32_t)at.line;
    return literal.is_bytes
               ? decode_bytes_body(p, &pieces->text, literal.body, literal.length, literal.is_raw, &at)
               : decode_string_body(p, &pieces->text, literal.body, literal.length, literal.is_raw, &at);
}

// --- fields ----------------------------------------------------------------------------------------------

static bool parse_fstring_values(Parser *p, Pieces *pieces, bool is_raw);

static void
diagnose_field(Parser *p, uint32_t brace)
{
    p->at = brace + 1;
    TokenKind kind = peek(p);
    if (kind == TOKEN_EQUAL || kind == TOKEN_EXCLAMATION || kind == TOKEN_COLON ||
        kind == TOKEN_RIGHT_BRACE) {
        const Token *token = token_at(p, p->at);
        fail_token(p, p->at, "f-string: valid expression required before '%c'",
                   p->source->text[token->start]);
        return;
    }
    Mark mark = mark_here(p);
    if (parse_yield_or_star_expressions(p) == NULL) {
        go_back(p, &mark);
        fail_next(p, "f-string: expecting a valid expression after '{'");
        return;
    }
    kind = peek(p);
    if (kind != TOKEN_EQUAL && kind != TOKEN_EXCLAMATION && kind != TOKEN_COLON &&
        kind != TOKEN_RIGHT_BRACE) {
        fail_next(p, "f-string: expecting '=', or '!', or ':', or '}'");
        return;
    }
    if (accept(p, TOKEN_EQUAL)) {
        kind = peek(p);
        if (kind != TOKEN_EXCLAMATION && kind != TOKEN_COLON && kind != TOKEN_RIGHT_BRACE) {
            fail_next(p, "f-string: expecting '!', or ':', or '}'");
            return;
        }
    }
    if (accept(p, TOKEN_EXCLAMATION)) {
        kind = peek(p);
        if (kind == TOKEN_COLON || kind == TOKEN_RIGHT_BRACE) {
            fail_next(p, "f-string: missing conversion character");
        } else if (!accept(p, TOKEN_NAME)) {
            fail_next(p, "f-string: invalid conversion character");
        }
    }
    kind = peek(p);
    if (kind != TOKEN_COLON && kind != TOKEN_RIGHT_BRACE) {
        fail_next(p, "f-string: expecting ':' or '}'");
        return;
    }
    if (accept(p, TOKEN_COLON)) {
        Pieces spec = {.base = p->stack_count};
        parse_fstring_values(p, &spec, false);
        buffer_free(&spec.text);
        if (peek(p) != TOKEN_RIGHT_BRACE) {
            fail_next(p, "f-string: expecting '}', or format specs");
        }
    }
}

// !r, as far as the name: what it says is looked at when the field is complete.
static bool
parse_conversion(Parser *p)
{
    uint32_t mark = p->at - 1, name = p->at;
    if (!accept(p, TOKEN_NAME)) {
        return false;
    }
    if (token_at(p, mark)->end != token_at(p, name)->start) { // the word below is misspelt as in CPython
        fail_range(p, token_span(p, mark), token_span(p, name),
                   "f-string: conversion type must come right after the exclamanation mark");
        return false;
    }
    return true;
}

static bool
check_conversion(Parser *p, uint32_t name, int *conversion)
{
    const Token *token = token_at(p, name);
    const char *text = p->source->text + token->start;
    if (token->end - token->start != 1 || strchr("sra", *text) == NULL) {
        fail_token(p, name, "f-string: invalid conversion character '%.*s': expected 's', 'r', or 'a'",
                   (int)(token->end - token->start), text);
        return false;
    }
    *conversion = *text;
    return true;
}

static Expr *
parse_format_spec(Parser *p)
{
    uint32_t colon = p->at - 1;
    Pieces spec = {.base = p->stack_count};
    bool ok = parse_fstring_values(p, &spec, false);
    bool ends_in_field = ok && spec.text.length == 0 && p->stack_count > spec.base;
    flush_text(p, &spec);
    if (ends_in_field && profile->specs_end_in_text) {
        spec.at = *token_span(p, p->at);
        push_item(p, text_constant(p, &spec, CONSTANT_STR));
    }
    buffer_free(&spec.text);
    if (!ok) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_JOINED_STR, colon);
    TAKE_SEQUENCE(p, spec.base, e->joined_str.values);
    return e;
}

// {x=}: the source of the expression up to the next part, without comments, comes before the value. Unless the f-string
// is raw, CPython 3.13.0 reads escapes in it as it does in the text around.
static bool
append_field_source(Parser *p, Buffer *text, uint32_t brace, uint32_t next, bool is_raw)
{
    Buffer source = {0};
    const char *at = p->source->text + token_at(p, brace)->end,
               *end = p->source->text + token_at(p, next)->start;
    while (at < end) {
        const char *hash = memchr(at, '#', (size_t)(end - at));
        buffer_append(&source, at, (size_t)((hash != NULL ? hash : end) - at));
        const char *newline = hash == NULL ? NULL : memchr(hash, '\n', (size_t)(end - hash));
        at = newline != NULL ? newline : end;
    }
    p->warning_line = 0;  // the escapes of the literals in it have been warned of
    bool ok = decode_string_body(p, text, source.data, source.length, is_raw, NULL);
    buffer_free(&source);
    return ok;
}

static bool
parse_field_parts(Parser *p, Pieces *pieces, uint32_t brace, bool is_raw)
{
    uint32_t after = brace; // the token that ends the expression and its `=`
    int conversion = -1;
    Expr *spec = NULL;
    uint32_t base = p->stack_count;
    Expr *value = parse_yield_or_star_expressions(p);
    if (value == NULL) {
        return false;
    }
    bool shows_source = accept(p, TOKEN_EQUAL);
    after = p->at;
    bool converts = accept(p, TOKEN_EXCLAMATION);
    if (converts && !parse_conversion(p)) {
        return false;
    }
    if (accept(p, TOKEN_COLON) && (spec = parse_format_spec(p)) == NULL) {
        return false;
    }
    if (!accept(p, TOKEN_RIGHT_BRACE)) {
        return false;
    }
    if (converts && !check_conversion(p, after + 1, &conversion)) {
        return false;
    }
    p->stack_count = base;
    if (shows_source) {
        const Token *first = token_at(p, brace), *next = token_at(p, after);
        // The place of the text is CPython's: it ends before `!` and `}`, but behind `:`.
        int end_column = next->kind == TOKEN_COLON         ? next->column
                         : next->kind == TOKEN_EXCLAMATION ? next->column
                                                           : next->end_column - 1;
        note_text(pieces, &(Span){first->line, first->column + 1, next->end_line, end_column}, false);
        if (!append_field_source(p, &pieces->text, brace, after, is_raw)) {
            return false;
        }
        if (conversion < 0 && spec == NULL) {
            conversion = 'r';
        }
    }
    flush_text(p, pieces);
    Expr *e = new_expr(p, EXPR_FORMATTED_VALUE, brace);
    e->formatted_value.value = value;
    e->formatted_value.conversion = conversion;
    e->formatted_value.format_spec = spec;
    push_item(p, e);
    return !p->failed;
}

static bool
parse_field(Parser *p, Pieces *pieces, bool is_raw)
{
    uint32_t brace = p->at++;
    if (!enter(p, DEPTH_EXPRESSION)) {
        return false;
    }
    bool ok = parse_field_parts(p, pieces, brace, is_raw);
    leave(p, DEPTH_EXPRESSION);
    if (!ok && p->diagnose) {
        diagnose_field(p, brace);
    }
    return ok;
}

// Where CPython sees the literal parts of the f-string that the parser is in: at its end.
static uint32_t
fstring_end_line(const Parser *p)
{
    int depth = 0;
    for (uint32_t i = p->at; i < p->source->count; i++) {
        const Token *token = token_at(p, i);
        if (token->kind == TOKEN_FSTRING_START) {
            depth++;
        } else if (token->kind == TOKEN_FSTRING_END && depth-- == 0) {
            return (uint32_t)token->line;
        }
    }
    return (uint32_t)token_at(p, p->at)->line;
}

// Text and fields; stops before anything else.
static bool
parse_fstring_values(Parser *p, Pieces *pieces, bool is_raw)
{
    for (;;) {
        TokenKind kind = peek(p);
        if (kind == TOKEN_FSTRING_MIDDLE) {
            const Token *token = token_at(p, p->at);
            note_text(pieces, token_span(p, p->at), false);
            p->at++;
            bool has_escape = memchr(p->source->text + token->start, '\\', token->end - token->start) != NULL;
            p->warning_line = has_escape ? fstring_end_line(p) : 0;
            if (!decode_string_body(p, &pieces->text, p->source->text + token->start,
                                    token->end - token->start, is_raw, NULL)) {
                return false;
            }
            bool escapes_brace = has_escape && !is_raw && p->source->text[token->end - 1] == '\\' &&
                                 peek(p) == TOKEN_LEFT_BRACE && p->at > p->warned_literal;
            if (escapes_brace && (token->end - token->start < 2 || p->source->text[token->end - 2] != '\\')) {
                syntax_warning_add(&p->tree->warnings, (uint32_t)token->line, FORMAT("invalid escape sequence '\\{'"));
                p->warned_literal = p->at;
            }
        } else if (kind != TOKEN_LEFT_BRACE) {
            return !p->failed;
        } else if (!parse_field(p, pieces, is_raw)) {
            return false;
        }
    }
}

static bool
parse_fstring(Parser *p, Pieces *pieces)
{
    const Token *start = token_at(p, p->at++);
    bool is_raw = false;
    for (const char *at = p->source->text + start->start; *at != '"' && *at != '\''; at++) {
        is_raw |= (*at | 0x20) == 'r';
    }
    return parse_fstring_values(p, pieces, is_raw) && accept(p, TOKEN_FSTRING_END);
}

Expr *
parse_strings(Parser *p)
{
    uint32_t start = p->at;
    Pieces pieces = {.base = p->stack_count};
    bool any_bytes = false, any_str = false, any_fstring = false, ok = true;
    int piece_count = 0;  // without empty ones
    while (ok && (peek(p) == TOKEN_STRING || peek(p) == TOKEN_FSTRING_START)) {
        if (peek(p) == TOKEN_STRING) {
            bool is_bytes = false;
            size_t before = pieces.text.length;
            ok = parse_literal(p, &pieces, &is_bytes);
            piece_count += pieces.text.length > before;
            any_bytes |= is_bytes;
            any_str |= !is_bytes;
        } else {
            ok = parse_fstring(p, &pieces);
            any_fstring = true;
        }
    }
    if (ok && any_bytes && (any_str || any_fstring)) {
        fail_here(p, SYNTAX_ERROR, "cannot mix bytes and nonbytes literals");
    }
    Expr *e = NULL;
    if (ok && !p->failed && any_fstring) {
        flush_text(p, &pieces);
        e = new_expr(p, EXPR_JOINED_STR, start);
        TAKE_SEQUENCE(p, pieces.base, e->joined_str.values);
    } else if (ok && !p->failed) {
        e = text_constant(p, &pieces, any_bytes ? CONSTANT_BYTES : CONSTANT_STR);
        e->constant.is_joined = piece_count > 1;
    }
    buffer_free(&pieces.text);
    return e;
}

// --- numbers ---------------------------------------------------------------------------------------------

Expr *
parse_number(Parser *p)
{
    const Token *token = token_at(p, p->at);
    Span at = *token_span(p, p->at);
    const char *text = p->source->text + token->start, *end = p->source->text + token->end;
    char radix = text[0] == '0' && end - text > 1 ? text[1] | 0x20 : '\0';
    int base = radix == 'x' ? 16 : radix == 'o' ? 8 : radix == 'b' ? 2 : 10;
    bool is_float = false;
    Buffer digits = {0};
    for (const char *c = text + (base != 10 ? 2 : 0); c < end; c++) {
        if (*c != '_') {
            buffer_append_char(&digits, *c);
        }
        is_float |= base == 10 && (*c == '.' || (*c | 0x20) == 'e');
    }
    p->at++;
    bool is_imaginary = base == 10 && (end[-1] | 0x20) == 'j';
    if (base == 10 && !is_float && !is_imaginary && int_max_str_digits > 0 && digits.length > (size_t)int_max_str_digits) {
        Span nowhere = {at.line, -1, at.line, -1};
        fail_span(p, &nowhere,
                  "Exceeds the limit (%d digits) for integer string conversion: value has %u digits; "
                  "use sys.set_int_max_str_digits() to increase the limit - "
                  "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                  int_max_str_digits, (unsigned)digits.length);
        buffer_free(&digits);
        return NULL;
    }
    Expr *e = new_constant(p, is_imaginary ? CONSTANT_IMAGINARY : is_float ? CONSTANT_FLOAT : CONSTANT_INT, &at);
    e->constant.base = (uint8_t)base;
    set_text(p, &e->constant, digits.data, digits.length - is_imaginary);
    buffer_free(&digits);
    return e;
}
