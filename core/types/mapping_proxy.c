// mappingproxy: a read-only view of a mapping, such as a class's __dict__.
#include "types/mapping_proxy.h"
#include "gc/gc.h"
#include "object/error.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/code.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/str.h"

typedef struct {
    Object base;
    alignas(8) Object *mapping;
} MappingProxy;

static Object *
mapping_of(const Object *op)
{
    return ((const MappingProxy *)op)->mapping;
}

Object *
mapping_proxy_new(Object *mapping)
{
    Object *op = gc_new(&MappingProxyType, sizeof(MappingProxy));
    if (op != NULL) {
        ((MappingProxy *)op)->mapping = incref(mapping);
        gc_track(op);
    }
    return op;
}

static const FieldDef proxy_fields[] = {
    {"the mapping", offsetof(MappingProxy, mapping), false},
    {.name = NULL},
};

static Object *
proxy_new_instance(Type *type, Slot *args, size_t count, Object *keywords)
{
    (void)type;
    Object *mapping;
    if (args_parse("mappingproxy", "mapping", args, count, keywords, &mapping) < 0) {
        return NULL;
    }
    if (mapping->type->subscript == NULL || is_list(mapping) || is_tuple(mapping)) {
        raise(EXC_TypeError, "mappingproxy() argument must be a mapping, not %T", mapping);
        return NULL;
    }
    return mapping_proxy_new(mapping);
}

static int64_t
proxy_length(Object *op)
{
    return object_length(mapping_of(op));
}

static Object *
proxy_subscript(Object *op, Object *key)
{
    return object_get_item(mapping_of(op), key);
}

static int
proxy_contains(Object *op, Object *key)
{
    return is_exact(mapping_of(op), &DictType) ? dict_contains(mapping_of(op), key)
                                                : object_contains(mapping_of(op), key);
}

static Object *
proxy_iter(Object *op)
{
    return object_iter(mapping_of(op));
}

static Object *
proxy_repr(Object *op)
{
    return str_format("mappingproxy(%R)", mapping_of(op));
}

static Object *
proxy_str(Object *op)
{
    return object_str(mapping_of(op));
}

static int64_t
proxy_hash(Object *op)
{
    return object_hash(mapping_of(op));
}

static Object *
proxy_compare(Object *left, Object *right, CompareOp op)
{
    return object_compare(mapping_of(left), right, op);
}

static Object *
proxy_or(Object *left, Object *right)
{
    if (is_exact(left, &MappingProxyType)) {
        left = mapping_of(left);
    }
    if (is_exact(right, &MappingProxyType)) {
        right = mapping_of(right);
    }
    return number_binary(left, right, OPERATOR_OR);
}

static Object *
proxy_inplace_or(Object *left, Object *right)
{
    (void)right;
    raise(EXC_TypeError, "'|=' is not supported by %T; use '|' instead", left);
    return NULL;
}

static Object *
call(Object *op, Object *name, Slot *args, size_t count)
{
    return object_call_method(mapping_of(op), name, args, count);
}

static Object *
method_get(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    Slot both[2] = {{args[0].ref}, {count > 1 ? args[1].ref : None}};
    return call(op, names.get, both, 2);
}

static Object *
method_keys(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return call(op, names.keys, args, count);
}

static Object *
method_values(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return call(op, names.values, args, count);
}

static Object *
method_items(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return call(op, names.items, args, count);
}

static Object *
method_copy(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return call(op, names.copy, args, count);
}

static Object *
method_reversed(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return call(op, names.__reversed__, args, count);
}

static const MethodDef methods[] = {
    {"get", method_get, 1, 2, 0, "Return the value for key if key is in the mapping, else default."},
    {"keys", method_keys, 0, 0, 0, NULL},
    {"values", method_values, 0, 0, 0, NULL},
    {"items", method_items, 0, 0, 0, NULL},
    {"copy", method_copy, 0, 0, 0, NULL},
    {"__reversed__", method_reversed, 0, 0, 0, NULL},
    {0},
};

Type MappingProxyType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "mappingproxy",
    .id = TYPE_MAPPING_PROXY_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN | TYPE_IMMUTABLE | TYPE_MAPPING,
    .basic_size = sizeof(MappingProxy),
    .fields = proxy_fields,
    .new = proxy_new_instance,
    .repr = proxy_repr,
    .str = proxy_str,
    .hash = proxy_hash,
    .compare = proxy_compare,
    .iter = proxy_iter,
    .or_ = proxy_or,
    .inplace_or = proxy_inplace_or,
    .length = proxy_length,
    .map_length = proxy_length,
    .contains = proxy_contains,
    .subscript = proxy_subscript,
    .methods = methods,
    .doc = "Read-only proxy of a mapping.",
};
