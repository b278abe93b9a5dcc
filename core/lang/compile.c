#include "lang/compile.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "lang/compiler.h"
#include "lang/source.h"
#include "object/error.h"
#include "object/text.h"
#include <string.h>

// CPython gives up at this nesting of the tree: it counts C calls.
enum { MAX_TREE_DEPTH = 9998 };

// --- errors and warnings -----------------------------------------------------------------------------------

// The line as SyntaxError.text has it: with its newline.
static char *
line_text(const char *filename, int line)
{
    size_t length;
    const char *start = line > 0 ? source_line(filename, (uint32_t)line, &length) : NULL;
    if (start == NULL) {
        return NULL;
    }
    Buffer text = {0};
    buffer_append(&text, start, length);
    if (start[length] != '\0') {
        buffer_append_char(&text, '\n');
    } else if (length == 0) {
        buffer_append_text(&text, "");
    }
    return text.data;
}

void
compile_error_words(Compiler *c, const Location *at, const char *format, const Word *words)
{
    if (c->failed) {
        return;
    }
    c->failed = true;
    Buffer message = {0};
    buffer_append_words(&message, format, words);
    syntax_error_set(c->error, SYNTAX_ERROR, c->filename, message.data);
    buffer_free(&message);
    // CPython counts these columns in bytes.
    c->error->line = at->line;
    c->error->column = at->column + 1;
    c->error->end_line = at->end_line;
    c->error->end_column = at->end_column + 1;
    c->error->text = line_text(c->filename, at->line);
}

void
compile_warning_words(Compiler *c, const Location *at, const char *format, const Word *words)
{
    if (c->warnings != NULL && !c->failed) {
        SyntaxWarning *warning = syntax_warning_add(c->warnings, (uint32_t)at->line, format, words);
        warning->column = at->column + 1;
        warning->end_line = at->end_line;
        warning->end_column = at->end_column + 1;
    }
}

bool
compile_enter(Compiler *c)
{
    if (c->depth >= MAX_TREE_DEPTH) {
        if (!c->failed) {
            c->failed = true;
            raise(EXC_RecursionError, "maximum recursion depth exceeded during compilation");
        }
        return false;
    }
    c->depth++;
    return true;
}

// --- from __future__ import
// ----------------------------------------------------------------------------------

static bool
is_future_import(Compiler *c, const Stmt *s)
{
    return s->kind == STMT_IMPORT_FROM && s->import_from.module == c->known.future &&
           s->import_from.level == 0;
}

static void
note_feature(Compiler *c, const Stmt *s, const Identifier *name)
{
    static const char *const built_in[] = {"nested_scopes",    "generators",     "division",
                                           "absolute_import",  "with_statement", "print_function",
                                           "unicode_literals", "barry_as_FLUFL", "generator_stop"};
    for (size_t i = 0; i < COUNT_OF(built_in); i++) {
        if (identifier_is(name, built_in[i])) {
            return;
        }
    }
    Location at = {s->at.line, s->at.column, s->at.line, NO_END_COLUMN - 1};
    if (identifier_is(name, "annotations")) {
        c->future_annotations = true;
    } else if (identifier_is(name, "braces")) {
        compile_error(c, &at, "not a chance");
    } else {
        compile_error(c, &at, "future feature %.100s is not defined", name->text);
    }
}

// Future imports stand at the beginning, behind nothing but a docstring.
static void
read_future(Compiler *c)
{
    const StmtSeq *body = &c->tree->body;
    for (int i = docstring_of(body) != NULL; i < body->count; i++) {
        const Stmt *s = body->items[i];
        if (!is_future_import(c, s)) {
            break;
        }
        for (int k = 0; k < s->import_from.names.count; k++) {
            note_feature(c, s, s->import_from.names.items[k]->name);
        }
        c->future_line = s->at.line;
        c->future_column = s->at.column;
    }
}

// --- the whole
// -----------------------------------------------------------------------------------------------

static void
know_names(Compiler *c)
{
    const struct {
        const Identifier **field;
        const char *text;
    } table[] = {
        {&c->known.module_name, "<module>"},
        {&c->known.name, "__name__"},
        {&c->known.module, "__module__"},
        {&c->known.qualname, "__qualname__"},
        {&c->known.firstlineno, "__firstlineno__"},
        {&c->known.static_attributes, "__static_attributes__"},
        {&c->known.class_, "__class__"},
        {&c->known.classcell, "__classcell__"},
        {&c->known.doc, "__doc__"},
        {&c->known.annotations, "__annotations__"},
        {&c->known.annotate, "__annotate__"},
        {&c->known.annotate_func, "__annotate_func__"},
        {&c->known.conditional_annotations, "__conditional_annotations__"},
        {&c->known.dot_format, ".format"},
        {&c->known.format, "format"},
        {&c->known.debug, "__debug__"},
        {&c->known.super, "super"},
        {&c->known.self, "self"},
        {&c->known.dot_zero, ".0"},
        {&c->known.lambda, "<lambda>"},
        {&c->known.listcomp, "<listcomp>"},
        {&c->known.setcomp, "<setcomp>"},
        {&c->known.dictcomp, "<dictcomp>"},
        {&c->known.genexpr, "<genexpr>"},
        {&c->known.return_, "return"},
        {&c->known.join, "join"},
        {&c->known.empty, ""},
        {&c->known.star, "*"},
        {&c->known.future, "__future__"},
        {&c->known.class_dict, "__classdict__"},
        {&c->known.class_dict_cell, "__classdictcell__"},
        {&c->known.type_params, "__type_params__"},
        {&c->known.type_params_cell, ".type_params"},
        {&c->known.generic_base, ".generic_base"},
        {&c->known.defaults, ".defaults"},
        {&c->known.kwdefaults, ".kwdefaults"},
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        *table[i].field = tree_intern(c->tree, table[i].text, strlen(table[i].text));
    }
}

static Object *
module_code(Compiler *c)
{
    enter_unit(c, UNIT_MODULE, c->known.module_name, c->tree, 1);
    bool is_expression = c->tree->expression != NULL;
    if (is_expression) {
        visit_expr(c, c->tree->expression);
    } else {
        compile_body(c, &(Location){1, 0, 1, 0}, &c->tree->body);
    }
    return finish_unit(c, !is_expression);
}

Object *
compile_program(Tree *tree, const char *filename, TreeConstants *keep, SyntaxWarnings *warnings,
                SyntaxError *error)
{
    Compiler c = {.tree = tree, .filename = filename, .keep = keep, .warnings = warnings, .error = error};
    Object *code = NULL;
    if (warnings != NULL) {
        syntax_warnings_move(warnings, &tree->warnings);
    }
    know_names(&c);
    c.filename_object = keep_working(&c, str_from(filename));
    read_future(&c);
    if (!c.failed) {
        fold_tree(&c);
    }
    if (!c.failed) {
        scopes_build(&c);
    }
    if (!c.failed) {
        code = module_code(&c);
    }
    while (c.unit != NULL) {
        leave_unit(&c);
    }
    code = xincref(code);
    scopes_free(&c.scopes);
    constants_free(&c);
    host_free(c.spine);
    arena_free(&c.arena);
    assert(code != NULL || c.failed);
    return code;
}
