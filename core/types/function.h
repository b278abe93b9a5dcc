// Functions, bound methods, built-in functions, cells.
#pragma once

#include "types/code.h"

typedef struct {
    Object base;
    alignas(8) Object *globals;
    alignas(8) Object *builtins;
    alignas(8) Object *name;
    alignas(8) Object *qualname;
    alignas(8) Object *code;
    alignas(8) Object *defaults;             // tuple or NULL
    alignas(8) Object *keyword_defaults;     // dict or NULL
    alignas(8) Object *closure;              // tuple of cells or NULL
    alignas(8) Object *doc;
    alignas(8) Object *dict;
    alignas(8) Object *weaklist;
    alignas(8) Object *module;
    alignas(8) Object *annotations;  // dict, tuple of names and values, or NULL
    alignas(8) Object *type_params;
    alignas(8) Object *annotate;  // what makes annotations when somebody asks, None or NULL; here CPython has vectorcall
    uint32_t version, reserved;
} Function;

// What an instruction sets of a function that was just made.
enum {
    FUNCTION_DEFAULTS = 1,
    FUNCTION_KEYWORD_DEFAULTS = 2,
    FUNCTION_ANNOTATIONS = 4,  // a tuple of names and values
    FUNCTION_CLOSURE = 8,
    FUNCTION_ANNOTATE = 16,
};

typedef struct {
    Object base;
    alignas(8) Object *function;
    alignas(8) Object *self;
    alignas(8) Object *weaklist;
    alignas(8) void *vectorcall;
} Method;

typedef struct {
    Object base;
    alignas(8) const MethodDef *def;
    alignas(8) Object *self;    // owned, or NULL
    alignas(8) Object *module;  // owned, or NULL
    alignas(8) Object *weaklist;
    alignas(8) void *vectorcall;
} BuiltinFunction;

typedef struct {
    Object base;
    alignas(8) Object *contents;  // NULL: unbound
} Cell;

MUST_USE NEW_REF Object *function_new(Object *code, Object *globals, Object *qualname);  // qualname NULL: the code's
// What runs the code of a module, exec or eval: whatever its constants are, it has no docstring, and no module.
MUST_USE NEW_REF Object *function_new_for_body(Object *code, Object *globals);
// What an __annotate__ makes: the dict that it returns for values; {} if it cannot be called, as None and NULL.
MUST_USE NEW_REF Object *annotations_made_by(Object *annotate);
MUST_USE NEW_REF Object *method_new(Object *function, Object *self);
MUST_USE NEW_REF Object *builtin_function_new(const MethodDef *def, Object *self, Object *module);
// Calls a MethodDef's function after checking counts and keywords; `type` non-NULL qualifies the name in errors ("list.append() ...").
// Whether CPython's takes its positional arguments as a tuple.
bool takes_tuple(const MethodDef *def);
MUST_USE NEW_REF Object *method_def_call(const MethodDef *def, const Type *type, Object *self, Slot *args, size_t count, Object *names);
MUST_USE NEW_REF Object *cell_new(Object *contents);  // contents may be NULL
