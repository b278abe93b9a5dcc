// A coverage-guided fuzzer of the lexer, the parser and the compiler: any bytes end in code or in an error, soon, and
// leave nothing behind. With a libFuzzer (clang):
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   mkdir -p build/found && build/fuzz/tests/compile_fuzzer -timeout=1 -dict=tests/fuzz/python.dict build/found tests/fuzz/corpus
//   build/fuzz/tests/compile_fuzzer -merge=1 tests/fuzz/corpus build/found     # keeps what covers something new
//
// Without one, test_fuzz_corpus (replay.c) runs the kept inputs through the same function in every build.
#define _POSIX_C_SOURCE 200809L
#include "harness.h"
#include "lang/compile.h"
#include "lang/parser.h"
#include "lang/source.h"

static const char filename[] = "fuzz.py";
enum { MANY_BLOCKS = 100000 };

static void
compile_once(const char *text, size_t length, bool is_expression)
{
    Tree tree = {0};
    SyntaxError error = {0};
    SyntaxWarnings warnings = {0};
    TreeConstants keep = {0};
    Object *code = NULL;
    source_register(filename, text, length);
    if (parse_module(text, length, filename, is_expression ? PARSE_EXPRESSION : PARSE_FILE, &tree, &error)) {
        code = compile_program(&tree, filename, &keep, &warnings, &error);
    }
    if (code == NULL && !error_pending() && error.message == NULL) {
        panic("neither code nor an error");
    }
    error_clear();
    xdecref(code);
    tree_constants_release(&keep);
    syntax_warnings_free(&warnings);
    syntax_error_free(&error);
    tree_free(&tree);
    source_forget_all();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);

// A first byte 1 chooses an expression, as eval() compiles it.
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    static bool is_booted;
    if (is_booted && heap.live_blocks > MANY_BLOCKS) {
        shut_down();  // the interned names of many inputs
        is_booted = false;
    }
    if (!is_booted) {
        boot();
        is_booted = true;
    }
    bool is_expression = length > 0 && data[0] == 1;
    const char *text = (const char *)data + is_expression;
    length -= is_expression;
    compile_once(text, length, is_expression);  // interns its names, which stay
    uint32_t before = live_blocks();
    compile_once(text, length, is_expression);
    if (live_blocks() != before) {
        panic("%u blocks are left behind", live_blocks() - before);
    }
    return 0;
}
