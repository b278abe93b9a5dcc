// The module _types: what types is made of, names for types that builtins does not name.
#include "library/library_internal.h"
#include "object/temporaries.h"

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

Object *
types_make(void)
{
    Object *module = library_module("_types", NULL);
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
