// "%s and %r" % (a, b) becomes an f-string.
#include "base/buffer.h"
#include "lang/compiler.h"
#include "types/str.h"

typedef struct {
    const Object *text;
    int64_t at, length;
} Format;

static Expr *
new_text(Compiler *c, const Location *at, const Buffer *text)
{
    Expr *e = arena_alloc(&c->tree->arena, sizeof *e);
    e->at = *at;
    StrWriter writer = {0};
    buffer_append(&writer.text, text->data, text->length);
    constant_become(c, e, writer_finish(&writer));
    return e;
}

// Literal text up to the next directive; NULL when there is none.
static Expr *
format_literal(Compiler *c, Format *f)
{
    Buffer text = {0};
    int64_t start = f->at;
    while (f->at < f->length) {
        uint32_t ch = str_at(f->text, f->at);
        if (ch == '%') {
            if (f->at + 1 == f->length || str_at(f->text, f->at + 1) != '%') {
                break;
            }
            f->at++;
        }
        buffer_append_code_point(&text, ch);
        f->at++;
    }
    Expr *e = f->at == start ? NULL : new_text(c, &no_location, &text);
    buffer_free(&text);
    return e;
}

static int64_t
format_next(Format *f)
{
    return f->at < f->length ? (int64_t)str_at(f->text, f->at++) : -1;
}

// Up to two digits, after the first character; false for more. The first character that is none goes to
// *next.
static bool
format_digits(Format *f, int64_t *next, int *value)
{
    *value = 0;
    for (int digits = 0; *next >= '0' && *next <= '9'; *next = format_next(f)) {
        *value = *value * 10 + (int)(*next - '0');
        if (++digits >= 3) {
            return false;
        }
    }
    return true;
}

// One directive with its argument; NULL: not a simple one.
static Expr *
format_directive(Compiler *c, Format *f, Expr *argument)
{
    f->at++; // the percent sign
    bool left = false;
    int width = -1, precision = -1;
    int64_t ch = format_next(f);
    for (; ch == '-' || ch == '+' || ch == ' ' || ch == '#' || ch == '0'; ch = format_next(f)) {
        left |= ch == '-';
    }
    if (ch >= '0' && ch <= '9' && !format_digits(f, &ch, &width)) {
        return NULL;
    }
    if (ch == '.') {
        ch = format_next(f);
        if (!format_digits(f, &ch, &precision)) {
            return NULL;
        }
    }
    if (ch != 's' && ch != 'r' && ch != 'a') {
        return NULL;
    }
    Expr *e = arena_alloc(&c->tree->arena, sizeof *e);
    e->kind = EXPR_FORMATTED_VALUE;
    e->at = argument->at;
    e->formatted_value.value = argument;
    e->formatted_value.conversion = (int)ch;
    Buffer spec = {0};
    if (!left && width > 0) {
        buffer_append_char(&spec, '>');
    }
    if (width >= 0) {
        buffer_append_format(&spec, "%d", width);
    }
    if (precision >= 0) {
        buffer_append_format(&spec, ".%d", precision);
    }
    if (spec.length > 0) {
        e->formatted_value.format_spec = new_text(c, &argument->at, &spec);
    }
    buffer_free(&spec);
    return e;
}

void
fold_format(Compiler *c, Expr *e, const Object *text, const ExprSeq *arguments)
{
    Format f = {text, 0, str_length(text)};
    ExprSeq values = {0, arena_alloc(&c->tree->arena, (2 * (size_t)arguments->count + 1) * sizeof(Expr *))};
    int used = 0;
    for (;;) {
        Expr *literal = format_literal(c, &f);
        if (literal != NULL) {
            values.items[values.count++] = literal;
        }
        if (f.at >= f.length) {
            break;
        }
        if (used >= arguments->count) {
            return;
        }
        Expr *directive = format_directive(c, &f, arguments->items[used++]);
        if (directive == NULL) {
            return;
        }
        values.items[values.count++] = directive;
    }
    if (used == arguments->count) {
        e->kind = EXPR_JOINED_STR;
        e->joined_str.values = values;
    }
}
