// The module _types: what types is made of, names for types that builtins does not name.
#include "library/library_internal.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/code.h"
#include "types/dict.h"
#include "types/frame.h"
#include "types/function.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/str.h"
#include "types/type_internal.h"

static const struct {
    const char *name;
    Type *type;
} rows[] = {
    {"FunctionType", &FunctionType},
    {"LambdaType", &FunctionType},
    {"MappingProxyType", &MappingProxyType},
    {"SimpleNamespace", &NamespaceType},
    {"CellType", &CellType},
    {"CodeType", &CodeType},
    {"GeneratorType", &GeneratorType},
    {"CoroutineType", &CoroutineType},
    {"AsyncGeneratorType", &AsyncGeneratorType},
    {"MethodType", &MethodType},
    {"BuiltinFunctionType", &BuiltinFunctionType},
    {"BuiltinMethodType", &BuiltinFunctionType},
    {"WrapperDescriptorType", &WrapperDescriptorType},
    {"MethodWrapperType", &MethodWrapperType},
    {"MethodDescriptorType", &MethodDescriptorType},
    {"ClassMethodDescriptorType", &ClassMethodDescriptorType},
    {"ModuleType", &ModuleType},
    {"TracebackType", &TracebackType},
    {"FrameType", &FrameType},
    {"GetSetDescriptorType", &GetsetDescriptorType},
    {"MemberDescriptorType", &MemberDescriptorType},
    {"EllipsisType", &EllipsisType},
    {"NoneType", &NoneType},
    {"NotImplementedType", &NotImplementedType},
};

// types.coroutine: the generators of the function may be awaited.
BUILTIN(mark_coroutine)
{
    UNUSED_ARGUMENTS;
    Object *function = args[0].ref;
    if (!is_exact(function, &FunctionType)) {
        args_raise_wrong("_mark_coroutine", "argument", "function", function);
        return NULL;
    }
    ((Code *)((Function *)function)->code)->flags |= CODE_ITERABLE_COROUTINE;
    return None;
}

// Of frozen/_frames.py; args[0] is a frame object.
BUILTIN(frame_locals_copy)
{
    UNUSED_ARGUMENTS;
    return frame_locals(((FrameObject *)args[0].ref)->frame);
}

BUILTIN(set_frame_local)
{
    UNUSED_ARGUMENTS;
    FrameObject *frame = (FrameObject *)args[0].ref;
    int done = frame_set_local(frame, args[1].ref, args[2].ref);
    if (done == 0) {
        Object *extra = frame->frame->locals != NULL ? frame->frame->locals : frame_extra_locals(frame);
        done = extra == NULL ? -1 : object_set_item(extra, args[1].ref, args[2].ref);
    }
    return done < 0 ? NULL : None;
}

// The class's instances are not the collector's: its turn comes before there is one. Subclasses are as ever.
BUILTIN(untracked)
{
    UNUSED_ARGUMENTS;
    ((Type *)args[0].ref)->flags &= ~(uint32_t)(TYPE_GC | TYPE_TRASHCAN);
    return incref(args[0].ref);
}

static Object *
call_frozen(const char *module, const char *function, Object *argument)
{
    Object *callable = library_find_function(module, function);
    if (callable == NULL) {
        return NULL;
    }
    hold(callable);
    return drop_held_under(object_call_one(callable, argument), 1);
}

Object *
library_frame_locals(Object *frame)
{
    return call_frozen("_frames", "_proxy_of", frame);
}

Object *
library_union_member(Object *op)
{
    return call_frozen("typing", "_union_member", op);
}

Object *
library_code_view(Object *code, const char *function)
{
    return call_frozen("dis", function, code);
}

Object *
library_buffer_of(Object *file)
{
    return call_frozen("io", "_buffer", file);
}

// What the class has of its own for the dict and the weak references of an instance.
BUILTIN(drop_own_descriptors)
{
    UNUSED_ARGUMENTS;
    Type *type = (Type *)args[0].ref;
    Object *descriptors[] = {names.__dict__, names.__weakref__};
    for (size_t i = 0; i < COUNT_OF(descriptors); i++) {
        Object *taken = NULL;
        if (dict_take(type->dict, descriptors[i], &taken) < 0) {
            return NULL;
        }
        type_modified(type);
        if (taken != NULL) {
            decref(taken);
        }
    }
    return None;
}

// A decorator: where errors name the class they say its module too, as they do with the type in C that CPython has there.
BUILTIN(named_in_full)
{
    UNUSED_ARGUMENTS;
    Type *type = (Type *)args[0].ref;
    Object *module = type_module(type);
    Object *name = module == NULL ? NULL : str_format("%U.%U", hold(module), type->heap_name);
    if (name == NULL) {
        return NULL;
    }
    drop_held(1);
    hold(name);
    int result = type_name_from_str(type, name);
    drop_held(1);
    type->flags |= TYPE_NAMED_IN_FULL;
    return result < 0 ? NULL : incref((Object *)type);
}

// left | right where one is a type alias.
BUILTIN(alias_union)
{
    UNUSED_ARGUMENTS;
    return union_of(args[0].ref, args[1].ref);
}

// Type parameters and aliases are made by typing, which knows what they are.
Object *
library_make_generic(const char *intrinsic, Object *a, Object *b)
{
    Object *function = library_find_function("typing", "_make_generic");
    if (function == NULL) {
        return NULL;
    }
    hold(function);
    Object *word = str_from(intrinsic);
    if (word == NULL) {
        drop_held(1);
        return NULL;
    }
    Slot args[3] = {{hold(word)}, {a}, {b == NULL ? None : b}};
    return drop_held_under(object_call(function, args, 3, NULL), 2);
}

static const MethodDef functions[] = {
    {"_union", alias_union, 2, 2, 0, NULL},
    {"_named_in_full", named_in_full, 1, 1, 0, NULL},
    {"_untracked", untracked, 1, 1, 0, NULL},
    {"_drop_own_descriptors", drop_own_descriptors, 1, 1, 0, NULL},
    {"_frame_locals", frame_locals_copy, 1, 1, 0, NULL},
    {"_set_frame_local", set_frame_local, 3, 3, 0, NULL},
    {"_mark_coroutine", mark_coroutine, 1, 1, 0, NULL},
    {.name = NULL},
};

Object *
types_make(void)
{
    Object *module = library_module("_types", functions);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (module_add(module, rows[i].name, incref((Object *)rows[i].type)) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}
