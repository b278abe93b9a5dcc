// The parser against what CPython 3.13 says of the same sources (tests/syntax), and against anything at all.
#include "dump_tree.h"
#include "lang/parser.h"
#include "types/unicode.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed, failed;

static void
report(bool ok, const char *name, const char *expected, const char *actual)
{
    passed += ok;
    failed += !ok;
    if (!ok) {
        printf("FAIL %s\n  expected %s\n  actual   %s\n", name, expected, actual);
    }
}

// --- the recorded rows -------------------------------------------------------------------------------------

static char *
read_file(const char *name)
{
    char path[1024];
    const char *slash = strrchr(__FILE__, '/');
    snprintf(path, sizeof path, "%.*s/../syntax/%s", (int)(slash - __FILE__), __FILE__, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        panic("cannot read %s", path);
    }
    Buffer text = {0};
    char piece[4096];
    for (size_t size; (size = fread(piece, 1, sizeof piece, file)) > 0;) {
        buffer_append(&text, piece, size);
    }
    fclose(file);
    return text.data;
}

// A JSON string at `at`, decoded; returns what is behind it.
static const char *
json_string(const char *at, Buffer *out)
{
    uint32_t high = 0;
    for (at++; *at != '"'; at++) {
        if (*at != '\\') {
            buffer_append_char(out, *at);
            continue;
        }
        at++;
        if (*at == 'u') {
            char digits[5] = {at[1], at[2], at[3], at[4], '\0'};
            uint32_t unit = (uint32_t)strtoul(digits, NULL, 16);
            at += 4;
            if (unit >= 0xd800 && unit < 0xdc00 && at[1] == '\\' && at[2] == 'u') {
                high = unit;
            } else {
                buffer_append_code_point(out,
                                         high ? 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00) : unit);
                high = 0;
            }
        } else {
            const char *letter = strchr("n\nt\tr\rb\bf\f", *at);
            buffer_append_char(out, letter != NULL ? letter[1] : *at);
        }
    }
    return at + 1;
}

// One [row] of JSON: its values without quotes, separated by \x1f.
static const char *
json_row(const char *at, Buffer *out)
{
    at = strchr(at, '[') + 1;
    for (;;) {
        at += strspn(at, " ");
        if (*at == '"') {
            at = json_string(at, out);
        } else {
            size_t length = strcspn(at, ",]");
            buffer_append(out, at, length);
            at += length;
        }
        if (*at++ == ']') {
            return at;
        }
        buffer_append_char(out, '\x1f');
    }
}

static void
describe_error(Buffer *out, const SyntaxError *error)
{
    static const char *const kinds[] = {"SyntaxError", "IndentationError", "TabError", "MemoryError"};
    buffer_append_format(out, "%s\x1f%s\x1f%d\x1f%d\x1f%d\x1f%d", kinds[error->kind], error->message,
                         error->line, error->column, error->end_line, error->end_column);
}

// Parses and describes the tree or the error.
static void
describe(Buffer *out, const char *source, size_t length, ParseMode mode)
{
    Tree tree;
    SyntaxError error;
    if (!parse_module(source, length, "test.py", mode, &tree, &error)) {
        describe_error(out, &error);
        syntax_error_free(&error);
        tree_free(&tree);
        return;
    }
    if (mode == PARSE_EXPRESSION) {
        dump_expr(out, tree.expression);
    } else {
        dump_stmts(out, tree.body);
    }
    tree_free(&tree);
}

static void
test_recorded(const char *name)
{
    char *text = read_file(name);
    const char *at = strchr(text, '[') + 1;
    while ((at = strchr(at, '[')) != NULL) {
        Buffer row = {0}, actual = {0};
        at = json_row(at, &row);
        char *expected = strchr(row.data, '\x1f');
        *expected++ = '\0';
        describe(&actual, row.data, strlen(row.data), PARSE_FILE);
        report(strcmp(actual.data, expected) == 0, row.data, expected, actual.data);
        buffer_free(&row);
        buffer_free(&actual);
    }
    host_free(text);
}

// --- sources that JSON cannot hold, and properties of the tree
// -----------------------------------------------

static void
test_source(const char *name, const char *source, size_t length, ParseMode mode, const char *expected)
{
    Buffer actual = {0};
    describe(&actual, source, length, mode);
    report(strcmp(actual.data, expected) == 0, name, expected, actual.data);
    buffer_free(&actual);
}

#define SOURCE(name, source, mode, expected) test_source(name, source, sizeof(source) - 1, mode, expected)

static void
test_bytes(void)
{
    SOURCE("an empty file is a module", "", PARSE_FILE, "[]");
    SOURCE("an empty text is no expression", "", PARSE_EXPRESSION,
           "SyntaxError\x1finvalid syntax\x1f"
           "0\x1f"
           "0\x1f"
           "0\x1f"
           "0");
    SOURCE("a NUL byte is refused at its line", "x\ny\0z\n", PARSE_FILE,
           "SyntaxError\x1fsource code cannot contain null bytes\x1f"
           "2\x1f"
           "0\x1f"
           "2\x1f"
           "0");
    SOURCE("a NUL in a str is refused", "x\0", PARSE_STRING,
           "SyntaxError\x1fsource code string cannot contain null bytes\x1f-1\x1f-1\x1f-1\x1f-1");
    SOURCE("an error above a NUL byte still comes after it", "x y\n\0", PARSE_FILE,
           "SyntaxError\x1fsource code cannot contain null bytes\x1f"
           "2\x1f"
           "0\x1f"
           "2\x1f"
           "0");
    SOURCE("invalid UTF-8 is refused", "x\n'\xff'\n", PARSE_FILE,
           "SyntaxError\x1fNon-UTF-8 code starting with '\\xff' in file test.py on line 2, but no encoding "
           "declared; "
           "see https://peps.python.org/pep-0263/ for details\x1f-1\x1f-1\x1f-1\x1f-1");
    SOURCE("an encoded surrogate is refused", "'\xed\xa0\x80'\n", PARSE_FILE,
           "SyntaxError\x1fNon-UTF-8 code starting with '\\xed' in file test.py on line 1, but no encoding "
           "declared; "
           "see https://peps.python.org/pep-0263/ for details\x1f-1\x1f-1\x1f-1\x1f-1");
    SOURCE("a byte-order mark is no text",
           "\xef\xbb\xbf"
           "a",
           PARSE_FILE, "[(Expr (Name a Load @1,0,1,1) @1,0,1,1)]");
    SOURCE("Latin-1 may be declared", "# coding: latin-1\n'\xe9'", PARSE_FILE,
           "[(Expr (Constant Sc3a9 @2,0,2,4) @2,0,2,4)]");
    SOURCE("a str has no encoding to declare", "# coding: latin-1\n'\xc3\xa9'", PARSE_STRING,
           "[(Expr (Constant Sc3a9 @2,0,2,4) @2,0,2,4)]");
    SOURCE("other encodings are refused", "#!\n# vim: fileencoding=cp1252\n", PARSE_FILE,
           "SyntaxError\x1f"
           "encoding problem: cp1252\x1f-1\x1f-1\x1f-1\x1f-1");
    SOURCE("line ends of all kinds are newlines", "a\r\n'''\r\n'''\rb", PARSE_FILE,
           "[(Expr (Name a Load @1,0,1,1) @1,0,1,1)\n(Expr (Constant S0a @2,0,3,3) @2,0,3,3)\n"
           "(Expr (Name b Load @4,0,4,1) @4,0,4,1)]");
    SOURCE("an expression for eval()", "a\n\n", PARSE_EXPRESSION, "(Name a Load @1,0,1,1)");
    SOURCE("an expression without a newline ends at its end", "a +", PARSE_EXPRESSION,
           "SyntaxError\x1finvalid syntax\x1f"
           "1\x1f"
           "0\x1f"
           "1\x1f"
           "0");
    SOURCE("eval() takes no statement", "a = 1", PARSE_EXPRESSION,
           "SyntaxError\x1finvalid syntax\x1f"
           "1\x1f"
           "3\x1f"
           "1\x1f"
           "4");
}

static void
test_tree(void)
{
    const char *source = "a = 1; b.a = (2, 'x', None)\n";
    Tree tree;
    SyntaxError error;
    if (!parse_module(source, strlen(source), "test.py", PARSE_FILE, &tree, &error)) {
        panic("%s", error.message);
    }
    const Expr *first = tree.body.items[0]->assign.targets.items[0];
    const Expr *second = tree.body.items[1]->assign.targets.items[0];
    report(first->name.id == second->attribute.attr, "equal names are one identifier", "", "");
    report(tree.identifier_count == 2, "identifiers are counted", "", "");
    const Expr *tuple = tree.body.items[1]->assign.value;
    report(tree.constant_count == 4 && tree.body.items[0]->assign.value->constant.number == 0 &&
               tuple->list.elts.items[2]->constant.number == 3,
           "constants are numbered as they are written", "", "");
    tree_free(&tree);
    Buffer zeros = {0};
    buffer_append(&zeros, "'a\\0b'", 6);
    if (!parse_module(zeros.data, zeros.length, "test.py", PARSE_EXPRESSION, &tree, &error)) {
        panic("%s", error.message);
    }
    report(tree.expression->constant.length == 3 && memcmp(tree.expression->constant.text, "a\0b", 4) == 0,
           "a text may hold NUL", "", "");
    tree_free(&tree);
    buffer_free(&zeros);
}

// --- depth and size ----------------------------------------------------------------------------------------

static void
repeat(Buffer *out, const char *text, int count)
{
    for (int i = 0; i < count; i++) {
        buffer_append_text(out, text);
    }
}

// What becomes of `count` times `open`, an x, and as often `close`: the error's message, or "ok".
static void
test_repeated(const char *open, int count, const char *close, const char *expected)
{
    Buffer source = {0};
    repeat(&source, open, count);
    buffer_append_text(&source, "x");
    repeat(&source, close, count);
    Tree tree;
    SyntaxError error = {0};
    bool ok = parse_module(source.data, source.length, "test.py", PARSE_FILE, &tree, &error);
    const char *actual = ok ? "ok" : error.message;
    report(strcmp(actual, expected) == 0, open, expected, actual);
    if (ok) {
        tree_free(&tree);
    }
    syntax_error_free(&error);
    buffer_free(&source);
}

static void
test_depth(void)
{
    static const char *too_complex = "Parser stack overflowed - Python source too complex to parse";
    static const char *const pairs[][2] = {{"(", ")"},  {"[", "]"},    {"{", "}"},    {"{1:", "}"},
                                           {"f(", ")"}, {"a[", "]"},   {"(a,", ")"},  {"f(*", ")"},
                                           {"-(", ")"}, {"f(a=", ")"}, {"a[b:", "]"}, {"[a for a in ", "]"}};
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        test_repeated(pairs[i][0], 190, pairs[i][1], "ok");
        test_repeated(pairs[i][0], 201, pairs[i][1], "too many nested parentheses");
    }
    static const char *const prefixes[] = {"-", "not ", "lambda: ", "a ** ", "a if b else "};
    for (size_t i = 0; i < COUNT_OF(prefixes); i++) {
        test_repeated(prefixes[i], 300, "", "ok");
        test_repeated(prefixes[i], 100000, "", too_complex);
    }
    test_repeated("if a: b\nelif c: ", 1, "\nelif d: e", "ok");
    static const char *const chains[] = {"a + ", "a.", "a or ", "a < ", "a, ", "a = ", "a; ", "'a'\n"};
    for (size_t i = 0; i < COUNT_OF(chains); i++) {
        test_repeated(chains[i], 100000, "", "ok");
    }
    // Broken text that nests: mistakes are looked for without parsing it again and again.
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        Buffer source = {0};
        repeat(&source, pairs[i][0], 150);
        buffer_append_text(&source, "x +");
        repeat(&source, pairs[i][1], 150);
        test_repeated(source.data, 1, "", "invalid syntax");
        buffer_free(&source);
    }
}

// --- anything ----------------------------------------------------------------------------------------------

static uint32_t random_state = 12345;

static uint32_t
random_below(uint32_t limit)
{
    random_state = random_state * 1664525 + 1013904223;
    return (random_state >> 8) % limit;
}

// Programs that were broken at random, and random bytes: an answer each time.
static void
test_mutations(void)
{
    static const char *const pieces[] = {
        "(",  ")",      "[",     "]",  "{",  "}",    ":",    ",",        "=",   ":=",      "**",   "f'",
        "'",  "\"",     "\\",    "\n", "\t", "    ", "\xff", "\xc3\xa9", "if ", "lambda ", "for ", "in ",
        "!r", "match ", "case ", "#",  "0x", "1_",   "\r",   "\f",       "'''", "not ",    "*",    "@"};
    char *text = read_file("trees.json");
    size_t size = strlen(text);
    int count = 0;
    for (; count < 3000; count++) {
        Buffer source = {0};
        size_t from = random_below((uint32_t)size), length = random_below(300);
        buffer_append(&source, text + from, length < size - from ? length : size - from);
        for (uint32_t i = random_below(12); i > 0 && source.length > 0; i--) {
            size_t at = random_below((uint32_t)source.length);
            if (random_below(3) == 0) {
                source.data[at] = (char)random_below(256);
            } else {
                Buffer changed = {0};
                buffer_append(&changed, source.data, at);
                buffer_append_text(&changed, pieces[random_below(COUNT_OF(pieces))]);
                buffer_append(&changed, source.data + at, source.length - at);
                buffer_free(&source);
                source = changed;
            }
        }
        Tree tree;
        SyntaxError error;
        if (!parse_module(source.length > 0 ? source.data : "", source.length, "test.py",
                          (ParseMode)random_below(3), &tree, &error)) {
            syntax_error_free(&error);
        }
        tree_free(&tree);
        buffer_free(&source);
    }
    report(count == 3000, "broken programs are parsed to the end", "", "");
    host_free(text);
}

int
main(void)
{
    unicode_init();
    test_recorded("errors.json");
    test_recorded("trees.json");
    test_bytes();
    test_tree();
    test_depth();
    test_mutations();
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}
