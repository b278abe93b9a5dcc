// The compiler: the programs of tests/bytecode compile to what CPython 3.13 was recorded to compile them to,
// constants are shared and kept as there, and nothing is left behind, also when allocations are refused.
#define _POSIX_C_SOURCE 200809L
#include "harness.h"
#include "base/buffer.h"
#include "lang/compile.h"
#include "lang/dis.h"
#include "lang/parser.h"
#include "lang/source.h"
#include "types/tuple.h"
#include <dirent.h>

static const char filename[] = "program.py";

typedef struct {
    Tree tree;
    TreeConstants keep;
    SyntaxWarnings warnings;
    SyntaxError error;
    Object *code;
} Compilation;

static void
compile_text(Compilation *self, const char *text, size_t length)
{
    *self = (Compilation){0};
    source_register(filename, text, length);
    if (parse_module(text, length, filename, PARSE_FILE, &self->tree, &self->error)) {
        self->code = compile_program(&self->tree, filename, &self->keep, &self->warnings, &self->error);
    }
}

static void
forget(Compilation *self)
{
    xdecref(self->code);
    tree_constants_release(&self->keep);
    syntax_warnings_free(&self->warnings);
    syntax_error_free(&self->error);
    tree_free(&self->tree);
    source_forget_all();
}

// --- listings
// ------------------------------------------------------------------------------------------------

static char *
read_file(const char *folder, const char *name, const char *extension, size_t *length)
{
    Buffer path = {0};
    buffer_append_format(&path, "%s/%s%s", folder, name, extension);
    FILE *file = fopen(path.data, "rb");
    buffer_free(&path);
    if (file == NULL) {
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *text = host_alloc(*length + 1);
    *length = fread(text, 1, *length, file);
    text[*length] = '\0';
    fclose(file);
    return text;
}

static void
append_column(Buffer *out, int column)
{
    if (column < 0) {
        buffer_append_text(out, "None");
    } else {
        buffer_append_format(out, "%d", column);
    }
}

// What listing.py writes for one program.
static void
list_program(Buffer *out, const char *text, size_t length)
{
    Compilation c;
    compile_text(&c, text, length);
    if (c.error.message != NULL) {
        buffer_append_format(out, "SyntaxError %d:%d-%d:", c.error.line, c.error.column, c.error.end_line);
        append_column(out, c.error.end_column);
        buffer_append_format(out, " %s | %s\n", c.error.message,
                             c.error.text == NULL ? "None" : c.error.text);
    } else {
        for (uint32_t i = 0; i < c.warnings.count; i++) {
            buffer_append_format(out, "warning %u: %s\n", c.warnings.items[i].line,
                                 c.warnings.items[i].message);
        }
        CHECK(c.code != NULL);
        CHECK(c.code == NULL || code_dump(out, c.code) == 0);
    }
    forget(&c);
}

// The text behind the next line that begins with `mark`, up to the one after it. False at the end.
static bool
next_part(const char **at, const char *mark, const char **title, const char **part, size_t *length)
{
    const char *start = *at;
    if (strncmp(start, mark, strlen(mark)) != 0) {
        return false;
    }
    *title = start + strlen(mark);
    *part = strchr(*title, '\n') + 1;
    char line_mark[16];
    snprintf(line_mark, sizeof line_mark, "\n%s", mark);
    const char *end = strstr(*part - 1, line_mark);
    *length = end == NULL ? strlen(*part) : (size_t)(end + 1 - *part);
    *at = *part + *length;
    return true;
}

static void
show_difference(const char *ours, const char *theirs)
{
    const char *line = ours;
    size_t i = 0;
    for (; ours[i] != '\0' && ours[i] == theirs[i]; i++) {
        if (ours[i] == '\n') {
            line = ours + i + 1;
        }
    }
    size_t at = (size_t)(line - ours);
    printf("  ours:   %.*s\n  theirs: %.*s\n", (int)strcspn(line, "\n"), line,
           (int)strcspn(theirs + at, "\n"), theirs + at);
}

static void
check_listings(const char *folder, const char *name)
{
    size_t length;
    char *programs = read_file(folder, name, ".py", &length);
    char *listings = read_file(folder, name, ".dis.txt", &length);
    CHECK(programs != NULL && listings != NULL);
    const char *at = programs, *expected_at = listings, *title, *expected_title, *text, *expected;
    size_t text_length, expected_length;
    int count = 0;
    boot();
    while (next_part(&at, "# --- ", &title, &text, &text_length)) {
        CHECK(next_part(&expected_at, "=== ", &expected_title, &expected, &expected_length));
        Buffer ours = {0}, theirs = {0};
        list_program(&ours, text, text_length);
        buffer_append(&theirs, expected, expected_length);
        if (strcmp(ours.data, theirs.data) != 0) {
            printf("  %s: %.*s\n", name, (int)strcspn(title, "\n"), title);
            show_difference(ours.data, theirs.data);
            checks_failed++;
        }
        buffer_free(&ours);
        buffer_free(&theirs);
        count++;
    }
    shut_down();
    host_free(programs);
    host_free(listings);
    Buffer remark = {0};
    buffer_append_format(&remark, " %s: %d programs", name, count);
    report("listings of", remark.data);
    buffer_free(&remark);
}

static void
all_listings(void)
{
    // Beside the folder of this file.
    Buffer folder = {0};
    buffer_append(&folder, __FILE__, strlen(__FILE__) - strlen("c/test_compile.c"));
    buffer_append_text(&folder, "bytecode/programs");
    DIR *directory = opendir(folder.data);
    CHECK(directory != NULL);
    for (struct dirent *entry; directory != NULL && (entry = readdir(directory)) != NULL;) {
        char name[256];
        snprintf(name, sizeof name, "%s", entry->d_name);
        char *dot = strrchr(name, '.');
        if (dot != NULL && strcmp(dot, ".py") == 0) {
            *dot = '\0';
            check_listings(folder.data, name);
        }
    }
    closedir(directory);
    buffer_free(&folder);
}

// --- constants
// -----------------------------------------------------------------------------------------------

static Object *
constant(const Object *code, int64_t i)
{
    return tuple_peek(((const Code *)code)->constants, i);
}

static void
a_literal_is_held_by_the_tree_and_by_the_code(void)
{
    Compilation c;
    const char text[] = "x = 1000\n";
    compile_text(&c, text, strlen(text));
    CHECK_EQUAL(int_compact_value(constant(c.code, 0)), 1000);
    CHECK_EQUAL(constant(c.code, 0)->refcnt, 2);
    CHECK_EQUAL(c.code->refcnt, 1);
    forget(&c);
}

static void
equal_literals_of_a_program_are_one_object(void)
{
    Compilation c;
    const char text[] = "def f(): return 2000\ndef g(): return 2000, 'a b'\nx = (2000, 'a b')\n";
    compile_text(&c, text, strlen(text));
    Object *f = constant(c.code, 0), *g = constant(c.code, 1), *pair = constant(c.code, 2);
    CHECK(constant(f, 1) == tuple_peek(constant(g, 1), 0));
    CHECK(pair == constant(g, 1));
    forget(&c);
}

static void
types_and_signs_keep_constants_apart(void)
{
    Compilation c;
    const char text[] =
        "x = 1, 1.0, True, 0.0, -0.0, 'a', b'a', (1,), (1.0,)\ny = [z, 0.0, -0.0, 1, 1.0, True]\n";
    compile_text(&c, text, strlen(text));
    Object *x = constant(c.code, 0);
    CHECK_EQUAL(tuple_length(x), 9);
    for (int i = 0; i < 9; i++) {
        for (int k = 0; k < i; k++) {
            CHECK(tuple_peek(x, i) != tuple_peek(x, k));
        }
    }
    CHECK(constant(c.code, 1) == tuple_peek(x, 3));
    CHECK(constant(c.code, 2) == tuple_peek(x, 4));
    forget(&c);
}

static void
texts_that_look_like_names_are_interned(void)
{
    Compilation c;
    const char text[] = "a = 'interned_text'\nb = ('in_a_tuple', 'not this one')\n";
    compile_text(&c, text, strlen(text));
    CHECK_EQUAL(((Str *)constant(c.code, 0))->interned, 1);
    CHECK_EQUAL(((Str *)tuple_peek(constant(c.code, 1), 0))->interned, 1);
    CHECK_EQUAL(((Str *)tuple_peek(constant(c.code, 1), 1))->interned, 0);
    forget(&c);
}

// --- limits
// ----------------------------------------------------------------------------------------------------

static char *
repeat(const char *first, const char *again, int count, const char *last)
{
    Buffer text = {0};
    buffer_append_text(&text, first);
    for (int i = 0; i < count; i++) {
        buffer_append_text(&text, again);
    }
    buffer_append_text(&text, last);
    return text.data;
}

static void
check_depth(const char *first, const char *again, const char *last, int count, bool compiles)
{
    boot();
    char *text = repeat(first, again, count, last);
    Compilation c;
    compile_text(&c, text, strlen(text));
    CHECK_EQUAL(c.code != NULL, compiles);
    CHECK_EQUAL(error_pending() && error_is(EXC_RecursionError), !compiles);
    error_clear();
    forget(&c);
    host_free(text);
    shut_down();
}

static void
chains_may_be_as_deep_as_in_cpython(void)
{
    check_depth("x = a", " + a", "\n", 9000, true);
    check_depth("x = a", ".b", "\n", 9000, true);
    check_depth("x = a", "()", "\n", 9000, true);
    check_depth("x = a", ".b[1](2)", "\n", 3000, true);
    check_depth("x = a", " + a", "\n", 11000, false);
    check_depth("x = a", "[0]", "\n", 200000, false);
    check_depth("if a: b\n", "elif a: b\n", "else: c\n", 5000, true);
    report("chains may be as deep as in CPython", "");
}

static void
comprehensions_may_be_nested_deeply(void)
{
    // CPython crashes beyond 22.
    Buffer text = {0};
    for (int i = 0; i < 150; i++) {
        buffer_append_char(&text, '[');
    }
    buffer_append_char(&text, 'a');
    check_depth(text.data, " for a in b]", "\n", 150, true);
    buffer_free(&text);
    report("comprehensions may be nested deeply", "");
}

static void
endless_code_is_refused(void)
{
    Buffer text = {0};
    for (int i = 0; i < 20; i++) {
        buffer_append_format(&text, "%*stry: a\n%*sfinally:\n", i, "", i, "");
    }
    buffer_append_format(&text, "%*sb\n", 20, "");
    boot();
    Compilation c;
    compile_text(&c, text.data, text.length);
    CHECK(c.code == NULL && error_pending() && error_is(EXC_MemoryError));
    error_clear();
    forget(&c);
    shut_down();
    buffer_free(&text);
    report("endless code is refused", "");
}

static void
large_programs_compile_in_linear_time(void)
{
    check_depth("", "x = f(1, y.z) if a else {b: c}\n", "", 30000, true);
    check_depth("x = [", "'a', ", "]\n", 100000, true);
    check_depth("def f():\n", "    if a: return 1\n", "", 20000, true);
    report("large programs compile in linear time", "");
}

// --- refused allocations
// -----------------------------------------------------------------------------------------

static const char everything[] = "'doc'\n"
                                 "import a.b as c\n"
                                 "@c\n"
                                 "class A(B, k=1):\n"
                                 "    x: int = 12345\n"
                                 "    def f(self, a=(1, 2000), *, b='x y'):\n"
                                 "        super().f()\n"
                                 "        self.y = [i for i in a if i in {3000, 4000}]\n"
                                 "        return lambda: (a, f'{b!r:>10} z', 'a b' * 3, 1 << 40)\n"
                                 "try:\n"
                                 "    x = {'k l': 5000, **y}\n"
                                 "except E as e:\n"
                                 "    print(e, sep='')\n"
                                 "finally:\n"
                                 "    del z\n";

// Names and interned texts stay: a first compilation makes them.
static void
nothing_is_left_when_allocations_are_refused(void)
{
    boot();
    Compilation c;
    compile_text(&c, everything, strlen(everything));
    CHECK(c.code != NULL);
    forget(&c);
    uint32_t before = live_blocks();
    uint64_t refused = 0;
    for (bool done = false; !done && checks_failed == 0;) {
        heap.refuse_countdown = ++refused;
        compile_text(&c, everything, strlen(everything));
        done = heap.refuse_countdown != 0;
        heap.refuse_countdown = 0;
        // A refusal while an expression is folded leaves it unfolded.
        CHECK(c.code != NULL || (error_pending() && error_is(EXC_MemoryError)));
        error_clear();
        forget(&c);
        CHECK_EQUAL(live_blocks(), before);
        CHECK_EQUAL(held_count(), 0);
    }
    shut_down();
    char remark[60];
    snprintf(remark, sizeof remark, ": %" PRIu64 " allocations", refused - 1);
    report("nothing is left when allocations are refused", remark);
}

int
main(void)
{
    all_listings();
    static const struct {
        const char *name;
        void (*test)(void);
    } tests[] = {
        {"a literal is held by the tree and by the code", a_literal_is_held_by_the_tree_and_by_the_code},
        {"equal literals of a program are one object", equal_literals_of_a_program_are_one_object},
        {"types and signs keep constants apart", types_and_signs_keep_constants_apart},
        {"texts that look like names are interned", texts_that_look_like_names_are_interned},
    };
    for (size_t i = 0; i < COUNT_OF(tests); i++) {
        // Interned names outlive the test: the blocks are not counted here.
        boot();
        tests[i].test();
        CHECK(!error_pending());
        shut_down();
        report(tests[i].name, "");
    }
    chains_may_be_as_deep_as_in_cpython();
    comprehensions_may_be_nested_deeply();
    endless_code_is_refused();
    large_programs_compile_in_linear_time();
    nothing_is_left_when_allocations_are_refused();
    return finish_tests();
}
