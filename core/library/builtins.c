// The module builtins: functions, types, exceptions and constants by name, in CPython's order.
#include "library/library_internal.h"
#include "object/temporaries.h"
#include "types/exception_group.h"
#include "types/function.h"
#include "types/generic_alias.h"
#include "vm/run.h"
#include <string.h>

// CPython's own order is one table; ours are by subject, so the order is told here.
static const char *const function_order[] = {
    "__build_class__",
    "__import__",
    "abs",
    "all",
    "any",
    "ascii",
    "bin",
    "callable",
    "chr",
    "compile",
    "delattr",
    "dir",
    "divmod",
    "eval",
    "exec",
    "format",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "hex",
    "id",
    "input",
    "isinstance",
    "issubclass",
    "iter",
    "aiter",
    "len",
    "locals",
    "max",
    "min",
    "next",
    "anext",
    "oct",
    "ord",
    "pow",
    "print",
    "repr",
    "round",
    "setattr",
    "sorted",
    "sum",
    "vars",
};

static const MethodDef *
find_function(const char *name)
{
    const MethodDef *const tables[] = {builtins_object_functions, builtins_number_functions,
                                       builtins_text_functions, builtins_code_functions};
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        for (const MethodDef *def = tables[i]; def->name != NULL; def++) {
            if (strcmp(def->name, name) == 0) {
                return def;
            }
        }
    }
    panic("builtins has no function %s", name);
}

static int
add_function(Object *module, const char *name)
{
    const MethodDef *def = find_function(name);
    return module_add(module, name, builtin_function_new(def, module, ((Module *)module)->name));
}

static int
add_type(Object *module, const char *name, Type *type)
{
    return module_add(module, name, incref((Object *)type));
}

static int
fill(Object *module)
{
    for (size_t i = 0; i < COUNT_OF(function_order); i++) {
        if (add_function(module, function_order[i]) < 0) {
            return -1;
        }
    }
    if (module_add(module, "None", incref(None)) < 0 ||
        module_add(module, "Ellipsis", incref(Ellipsis)) < 0 ||
        module_add(module, "NotImplemented", incref(NotImplemented)) < 0 ||
        module_add(module, "False", incref(False)) < 0 || module_add(module, "True", incref(True)) < 0) {
        return -1;
    }
    Type *const types[] = {
        &BoolType,   &BytesType,     &ClassmethodType, &DictType, &EnumerateType, &FilterType,
        &FloatType,  &FrozensetType, &PropertyType,    &IntType,  &ListType,      &MapType,
        &ObjectType, &RangeType,     &ReversedType,    &SetType,  &SliceType,     &StaticmethodType,
        &StrType,    &SuperType,     &TupleType,       &TypeType, &ZipType,       &BytearrayType,
        &ComplexType, &MemoryviewType,
    };
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (add_type(module, types[i]->name, types[i]) < 0) {
            return -1;
        }
    }
    if (exception_groups_init() < 0 || add_type(module, "ExceptionGroup", (Type *)exception_group_class()) < 0) {
        return -1;
    }
    if (module_add(module, "__debug__", incref(True)) < 0) {
        return -1;
    }
    for (int i = 0; i < EXC_COUNT; i++) {
        if (add_type(module, exception_types[i]->name, exception_types[i]) < 0) {
            return -1;
        }
    }
    if (add_type(module, "EnvironmentError", &OSErrorType) < 0 ||
        add_type(module, "IOError", &OSErrorType) < 0) {
        return -1;
    }
    static const char *const last[] = {"open", "quit", "exit"};
    for (size_t i = 0; i < COUNT_OF(last); i++) {
        if (add_function(module, last[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

Object *
builtins_make(void)
{
    display_hook = builtins_display;
    generics_hook = library_make_generic;
    frame_locals_hook = library_frame_locals;
    code_view_hook = library_code_view;
    union_member_hook = library_union_member;
    Object *module = library_module("builtins", NULL);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (fill(module) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
