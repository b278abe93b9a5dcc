// builtins about code and namespaces: classes, exec, eval, compile, globals, locals, vars, dir.
#include "lang/compile.h"
#include "lang/parser.h"
#include "library/library_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytes.h"
#include "types/bytes_like.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "vm/traceback_print.h"
#include "vm/vm.h"
#include <string.h>

// --- __build_class__ --------------------------------------------------------------------------------------
// class Name(*bases, metaclass=Meta, **keywords): the compiler calls __build_class__(body, "Name", *bases,
// ...).

typedef struct {
    Object *body, *name;
    Object *given_bases, *bases; // held
    Object *keywords;            // dict without metaclass, held
    Object *metaclass;           // held
} ClassParts;

// Calls metaclass.__prepare__, or makes a dict when there is none.
static Object *
prepare_namespace(const ClassParts *parts)
{
    Object *prepare;
    int found = object_find_attr(parts->metaclass, names.__prepare__, &prepare);
    if (found <= 0) {
        return found < 0 ? NULL : dict_new();
    }
    hold(prepare);
    Slot given[] = {{parts->name}, {parts->bases}};
    Object *namespace = drop_held_under(object_call_with_dict(prepare, given, 2, parts->keywords), 1);
    if (namespace != NULL && namespace->type->subscript == NULL) {
        const char *name = is_type(parts->metaclass) ? ((Type *)parts->metaclass)->name : "<metaclass>";
        raise(EXC_TypeError, "%s.__prepare__() must return a mapping, not %T", name, namespace);
        hold(namespace);
        drop_held(1);
        return NULL;
    }
    return namespace;
}

// The cell behind __class__ must hold the new class: type.__new__ fills it.
static int
check_class_cell(Object *cell, Object *class, const ClassParts *parts)
{
    Object *contents = ((Cell *)cell)->contents;
    if (contents == class) {
        return 0;
    }
    if (contents == NULL) {
        raise(EXC_RuntimeError,
              "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?",
              parts->name, class);
    } else {
        raise(EXC_TypeError, "__class__ set to %R defining %R as %R", contents, parts->name, class);
    }
    return -1;
}

static Object *
call_metaclass(const ClassParts *parts, Object *namespace)
{
    Object *cell = call_class_body(parts->body, namespace);
    if (cell == NULL) {
        return NULL;
    }
    hold(cell);
    Object *class = NULL;
    Object *arguments = NULL;
    if (parts->bases == parts->given_bases ||
        object_set_item(namespace, names.__orig_bases__, parts->given_bases) == 0) {
        if (is_exact(parts->metaclass, &FunctionType) && (parts->keywords == NULL || dict_length(parts->keywords) == 0)) {
            Slot given[] = {{parts->name}, {parts->bases}, {namespace}};
            class = object_call(parts->metaclass, given, 3, NULL);
        } else {
            arguments = tuple_pack(3, parts->name, parts->bases, namespace);
        }
    }
    if (arguments != NULL) {
        hold(arguments);
        // type itself is called with an array first, of which CPython makes a tuple and a dict again.
        bool is_copied = parts->metaclass == (Object *)&TypeType && parts->keywords != NULL && dict_length(parts->keywords) > 0;
        Object *copy = is_copied ? dict_copy(parts->keywords) : NULL;
        if (copy != NULL || !is_copied) {
            hold(copy != NULL ? copy : None);
            class = object_call_tuple(parts->metaclass, arguments, parts->keywords);
            class = drop_held_under(class, 1);
        }
        class = drop_held_under(class, 1);
    }
    if (class != NULL && is_type(class) && is_exact(cell, &CellType)) {
        hold(class);
        bool is_right = check_class_cell(cell, class, parts) == 0;
        class = let_go();
        if (!is_right) {
            decref(class);
            class = NULL;
        }
    }
    return drop_held_under(class, 1);
}

// Finds the metaclass and takes it out of the keywords. NEW_REF or NULL.
static Object *
choose_metaclass(ClassParts *parts)
{
    Object *metaclass = NULL;
    if (parts->keywords != NULL && dict_length(parts->keywords) > 0 && dict_take(parts->keywords, names.metaclass, &metaclass) < 0) {
        return NULL;
    }
    if (metaclass == NULL) {
        metaclass = tuple_length(parts->bases) > 0 ? (Object *)tuple_peek(parts->bases, 0)->type
                                                   : (Object *)&TypeType;
        incref(metaclass);
    }
    if (is_type(metaclass)) {
        Object *winner = (Object *)type_calculate_metatype((Type *)metaclass, parts->bases);
        xincref(winner);
        decref(metaclass);
        return winner;
    }
    return metaclass;
}

BUILTIN(builtin_build_class)
{
    (void)self;
    if (count < 2) {
        raise(EXC_TypeError, "__build_class__: not enough arguments");
        return NULL;
    }
    ClassParts parts = {.body = args[0].ref, .name = args[1].ref};
    if (!is_exact(parts.body, &FunctionType)) {
        raise(EXC_TypeError, "__build_class__: func must be a function");
        return NULL;
    }
    if (!is_str(parts.name)) {
        raise(EXC_TypeError, "__build_class__: name is not a string");
        return NULL;
    }
    int base = held_count();
    Object *class = NULL;
    Object *namespace;
    if ((parts.given_bases = tuple_from_slots(args + 2, (int64_t)count - 2)) == NULL)
        goto out;
    hold(parts.given_bases);
    if ((parts.bases = bases_resolve(parts.given_bases)) == NULL)
        goto out;
    if (parts.bases == parts.given_bases) {
        decref(parts.bases);  // one reference is enough
    } else {
        hold(parts.bases);
    }
    parts.keywords = keyword_names == NULL ? NULL : dict_from_names(keyword_names, args + count);
    if (parts.keywords == NULL && keyword_names != NULL)
        goto out;
    hold(parts.keywords == NULL ? None : parts.keywords);
    if ((parts.metaclass = choose_metaclass(&parts)) == NULL)
        goto out;
    hold(parts.metaclass);
    if ((namespace = prepare_namespace(&parts)) == NULL)
        goto out;
    hold(namespace);
    class = call_metaclass(&parts, namespace);
out:
    if (class == NULL) {
        drop_held_to(base);
        return NULL;
    }
    class = drop_held_under(class, 1);
    return drop_held_under(class, held_count() - base);
}

// --- compile, eval, exec
// ------------------------------------------------------------------------------------

typedef struct {
    Buffer text;
    const char *start;
    size_t length;
    bool is_text; // a str: an encoding that it declares means nothing
} Source;

static int
read_source(Source *self, Object *op, const char *function, const char *kinds)
{
    *self = (Source){0};
    if (is_str(op)) {
        str_keep_utf8(op);
        str_append_utf8(op, &self->text);
    } else if (is_bytes_like(op)) {
        BytesView view;
        if (bytes_view(op, &view) < 0) {
            return -1;
        }
        buffer_append(&self->text, view.data, (size_t)view.size);
    } else {
        raise(EXC_TypeError, "%s() arg 1 must be a %s", function, kinds);
        return -1;
    }
    self->is_text = is_str(op);
    self->start = self->text.length > 0 ? self->text.data : "";
    self->length = self->text.length;
    return 0;
}

static Object *
compile_source(Source *source, const char *filename, ParseMode mode, TreeConstants *keep)
{
    if (source->is_text && mode == PARSE_FILE) {
        mode = PARSE_STRING;
    }
    Tree tree = {0};
    SyntaxError error = {0};
    SyntaxWarnings warnings = {0};
    Object *code = NULL;
    if (memchr(source->start, '\0', source->length) != NULL) {
        raise(EXC_SyntaxError, "source code string cannot contain null bytes");
        return NULL;
    }
    if (parse_module(source->start, source->length, filename, mode, &tree, &error)) {
        tree.is_interactive = mode == PARSE_SINGLE;
        code = compile_program(&tree, filename, keep, &warnings, &error);
    }
    syntax_warnings_move(&warnings, &tree.warnings);
    tree_free(&tree);
    if (warnings.count > 0 && (code != NULL || !error_pending())) {
        hold(code);
        bool is_error = library_warn_of_syntax(&warnings, filename, source->start) < 0;
        code = let_go();
        if (is_error) {
            xdecref(code);
            code = NULL;
        }
    }
    syntax_warnings_free(&warnings);
    if (code == NULL && !error_pending()) {
        syntax_error_raise(&error);
    }
    syntax_error_free(&error);
    return code;
}

// The namespaces to run in: those given or those of the calling frame. *globals is borrowed, *locals is held.
static int
find_namespaces(const char *function, Object **globals, Object **locals)
{
    bool is_eval = strcmp(function, "eval") == 0;
    if (*globals == None) {
        *globals = NULL;
    }
    if (*locals == None) {
        *locals = NULL;
    }
    bool locals_fit = *locals == NULL || (*locals)->type->subscript != NULL;
    if (*globals != NULL && !is_dict(*globals) && (locals_fit || !is_eval)) {
        if (is_eval) {
            raise(EXC_TypeError, "globals must be a %s",
                  (*globals)->type->subscript != NULL ? "real dict; try eval(expr, {}, mapping)" : "dict");
        } else {
            raise(EXC_TypeError, "exec() globals must be a dict, not %T", *globals);
        }
        return -1;
    }
    if (!locals_fit) {
        raise(EXC_TypeError,
              is_eval ? "locals must be a mapping" : "locals must be a mapping or None, not %T", *locals);
        return -1;
    }
    if (*locals != NULL) {
        hold(incref(*locals));
    } else if (*globals != NULL) {
        hold(*locals = incref(*globals));
    } else {
        *locals = frame_locals_asked(current_frame);
        if (*locals == NULL) {
            return -1;
        }
        hold(*locals);
    }
    if (*globals == NULL) {
        *globals = current_frame->globals;
    }
    if (dict_peek(*globals, names.__builtins__) == NULL &&
        dict_set(*globals, names.__builtins__, module_dict(builtins_module)) < 0) {
        drop_held(1);
        return -1;
    }
    return 0;
}

static Object *
run_source(const char *function, ParseMode mode, Object **values)
{
    Object *globals = values[1], *locals = values[2];
    if (find_namespaces(function, &globals, &locals) < 0) {
        return NULL;
    }
    TreeConstants keep = {0};
    Object *code;
    if (is_exact(values[0], &CodeType)) {
        code = incref(values[0]);
        if (((Code *)code)->free_count > 0) {
            raise(EXC_TypeError, "code object passed to %s() may not contain free variables", function);
            decref(code);
            code = NULL;
        }
    } else {
        Source source;
        code = NULL;
        if (read_source(&source, values[0], function, "string, bytes or code object") == 0) {
            while (mode == PARSE_EXPRESSION && source.length > 0 && (*source.start == ' ' || *source.start == '\t')) {
                source.start++;
                source.length--;
            }
            code = compile_source(&source, "<string>", mode, &keep);
            buffer_free(&source.text);
        }
    }
    Object *result = NULL;
    if (code != NULL) {
        hold(code);
        result = run_code(code, globals, locals);
        result = drop_held_under(result, 1);
    }
    if (result != NULL) {
        hold(result);
    }
    tree_constants_release(&keep);
    if (result != NULL) {
        result = let_go();
    }
    return drop_held_under(result, 1);
}

BUILTIN(builtin_eval)
{
    (void)self;
    Object *values[3];
    if (args_parse("eval", "source / | globals locals", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    return run_source("eval", PARSE_EXPRESSION, values);
}

BUILTIN(builtin_exec)
{
    (void)self;
    Object *values[4];
    if (args_parse("exec", "source / | globals locals $closure", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    if (values[3] != NULL && values[3] != None) {
        raise(EXC_NotImplementedError, "mini-Python's exec() has no closure argument");
        return NULL;
    }
    Object *result = run_source("exec", PARSE_FILE, values);
    if (result == NULL) {
        return NULL;
    }
    decref(result);
    return incref(None);
}

enum {
    COMPILE_ONLY_AST = 0x400,
    // The bits of __future__ features, and CPython's own PyCF_ options.
    COMPILE_FLAGS = 0x1fe0000 | 0x10 | 0x8000 | 0x4000 | 0x2000 | 0x1000 | 0x200 | COMPILE_ONLY_AST,
};

static int
read_option(Object *op, int64_t otherwise, int64_t *out)
{
    static const ExceptionKind overflow = EXC_OverflowError;
    *out = op == NULL ? otherwise : number_as_index(op, &overflow);
    if (*out != (int32_t)*out) {
        raise(EXC_OverflowError, "Python int too large to convert to C int");
    }
    return error_pending() ? -1 : 0;
}

Object *
builtins_display(Object *value)
{
    Object *hook = sys_peek(names.displayhook);
    if (hook == NULL) {
        raise(EXC_RuntimeError, "lost sys.displayhook");
        return NULL;
    }
    hold(incref(hook));
    Object *result = object_call_one(hook, value);
    drop_held(1);
    return result;
}

BUILTIN(builtin_compile)
{
    (void)self;
    Object *values[7];
    if (args_parse("compile", "source filename mode | flags dont_inherit optimize $ _feature_version", args, count,
                   keyword_names, values) < 0) {
        return NULL;
    }
    const char *mode = is_str(values[2]) ? str_ascii(values[2]) : NULL;
    if (is_str(values[2])) {
        str_keep_utf8(values[2]);
    }
    if (!is_str(values[1]) || !is_str(values[2])) {
        if (!is_str(values[1])) {
            raise(EXC_TypeError, "expected str, bytes or os.PathLike object, not %T", values[1]);
        } else {
            args_raise_wrong("compile", "argument 'mode'", "str", values[2]);
        }
        return NULL;
    }
    bool is_exec = mode != NULL && strcmp(mode, "exec") == 0;
    bool is_single = mode != NULL && strcmp(mode, "single") == 0;
    int64_t flags, optimize, feature_version;  // the last matters to abstract syntax trees alone
    if (read_option(values[3], 0, &flags) < 0 || read_option(values[5], -1, &optimize) < 0 ||
        read_option(values[6], -1, &feature_version) < 0) {
        return NULL;
    }
    if (flags & ~(int64_t)COMPILE_FLAGS) {
        raise(EXC_ValueError, "compile(): unrecognised flags");
        return NULL;
    }
    if (flags & COMPILE_ONLY_AST) {
        raise(EXC_ValueError, "mini-Python has no abstract syntax trees: compile() makes code only");
        return NULL;
    }
    if (optimize < -1 || optimize > 2) {
        raise(EXC_ValueError, "compile(): invalid optimize value");
        return NULL;
    }
    if (!is_exec && !is_single && (mode == NULL || strcmp(mode, "eval") != 0)) {
        raise(EXC_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
        return NULL;
    }
    Source source;
    if (read_source(&source, values[0], "compile", "string, bytes or AST object") < 0) {
        return NULL;
    }
    Buffer filename = {0};
    str_append_utf8(values[1], &filename);
    TreeConstants keep = {0};
    Object *code = compile_source(&source, filename.length > 0 ? filename.data : "",
                                  is_exec ? PARSE_FILE : is_single ? PARSE_SINGLE : PARSE_EXPRESSION, &keep);
    if (code != NULL) {
        hold(code);
    }
    tree_constants_release(&keep);
    if (code != NULL) {
        code = let_go();
    }
    buffer_free(&filename);
    buffer_free(&source.text);
    return code;
}

// --- namespaces -------------------------------------------------------------------------------------------

BUILTIN(builtin_globals)
{
    UNUSED_ARGUMENTS;
    return incref(current_frame->globals);
}

BUILTIN(builtin_locals)
{
    UNUSED_ARGUMENTS;
    return frame_locals_asked(current_frame);
}

BUILTIN(builtin_vars)
{
    UNUSED_ARGUMENTS;
    if (count == 0) {
        return frame_locals_asked(current_frame);
    }
    Object *dict;
    int found = object_find_attr(args[0].ref, names.__dict__, &dict);
    if (found == 0) {
        raise(EXC_TypeError, "vars() argument must have __dict__ attribute");
    }
    return found > 0 ? dict : NULL;
}

// The names, sorted, as a new list.
static Object *
sorted_names(Object *iterable)
{
    Object *list = object_to_list(iterable);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    if (list_sort(list, NULL, false) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

BUILTIN(builtin_dir)
{
    UNUSED_ARGUMENTS;
    Object *found_names;
    if (count == 0) {
        Object *locals = frame_locals_asked(current_frame);
        if (locals == NULL) {
            return NULL;
        }
        hold(locals);
        found_names = object_call_method(locals, names.keys, NULL, 0);
        found_names = drop_held_under(found_names, 1);
    } else {
        int found = profile->binds_dir ? object_call_special_bound(args[0].ref, names.__dir__, NULL, 0, &found_names)
                                       : object_call_special(args[0].ref, names.__dir__, NULL, 0, &found_names);
        if (found == 0) {
            raise(EXC_TypeError, "object does not provide __dir__");
        }
    }
    if (found_names == NULL) {
        return NULL;
    }
    hold(found_names);
    Object *list = sorted_names(found_names);
    return drop_held_under(list, 1);
}

const MethodDef builtins_code_functions[] = {
    {"__build_class__", builtin_build_class, 0, -1, METHOD_KEYWORDS, NULL},
    {"__import__", builtin_import, 0, -1, METHOD_KEYWORDS, NULL},
    {"compile", builtin_compile, 0, -1, METHOD_KEYWORDS, NULL},
    {"dir", builtin_dir, 0, 1, METHOD_TUPLE, NULL},
    {"eval", builtin_eval, 0, -1, METHOD_KEYWORDS, NULL},
    {"exec", builtin_exec, 0, -1, METHOD_KEYWORDS, NULL},
    {"globals", builtin_globals, 0, 0, 0, NULL},
    {"locals", builtin_locals, 0, 0, 0, NULL},
    {"vars", builtin_vars, 0, 1, METHOD_TUPLE, NULL},
    {.name = NULL},
};
