// types.SimpleNamespace: an object that is nothing but its attributes.
#include "object/names.h"
#include "object/protocol.h"
#include "object/profile.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/fields.h"
#include "types/held.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"

typedef struct {
    Object base;
    alignas(8) Object *dict;
} Namespace;

static Object *
namespace_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    (void)count;
    (void)keyword_names;
    Namespace *self = (Namespace *)type_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    self->dict = dict_new();
    if (self->dict == NULL) {
        decref(&self->base);
        return NULL;
    }
    return &self->base;
}

static int
namespace_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Namespace *self = (Namespace *)op;
    if (count > 1) {
        raise(EXC_TypeError, "%s expected at most 1 argument, got %zu", type_short_name(op->type), count);
        return -1;
    }
    if (count == 1) {
        Slot source[] = {{args[0].ref}};
        Object *dict = object_call((Object *)&DictType, source, 1, NULL);
        if (dict == NULL) {
            return -1;
        }
        hold(dict);
        int64_t position = 0;
        Object *key, *value;
        int result = 0;
        while (result == 0 && dict_next(dict, &position, &key, &value)) {
            if (!is_str(key)) {
                raise(EXC_TypeError, "keywords must be strings");
                result = -1;
            }
        }
        if (result == 0) {
            result = dict_merge(self->dict, dict, 1);
        }
        drop_held(1);
        if (result < 0) {
            return -1;
        }
    }
    for (int64_t i = 0; keyword_names != NULL && i < tuple_length(keyword_names); i++) {
        if (dict_set(self->dict, tuple_peek(keyword_names, i), args[count + (size_t)i].ref) < 0) {
            return -1;
        }
    }
    return 0;
}

static const FieldDef namespace_fields[] = {
    {"__dict__", offsetof(Namespace, dict), false},
    {.name = NULL},
};

static int
write_attributes(Object *dict, StrWriter *out)
{
    int64_t position = 0;
    Object *key, *value;
    bool first = true;
    while (dict_next(dict, &position, &key, &value)) {
        if (!is_str(key) || str_length(key) == 0) {
            continue;
        }
        writer_add_text(out, first ? "" : ", ");
        first = false;
        writer_add(out, key);
        writer_add_char(out, '=');
        profile->repr_holds_items ? hold(incref(value)) : hold_uncounted(incref(value));
        int result = writer_add_repr(out, value);
        drop_held(1);
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
namespace_repr(Object *op)
{
    const char *name = is_exact(op, &NamespaceType) ? "namespace" : op->type->name;
    int entered = repr_enter(op);
    if (entered != 0) {
        return entered < 0 ? NULL : str_format("%s(...)", name);
    }
    StrWriter out = {0};
    writer_add_text(&out, name);
    writer_add_char(&out, '(');
    int result = write_attributes(((Namespace *)op)->dict, &out);
    writer_add_char(&out, ')');
    repr_leave(op);
    if (result < 0) {
        writer_discard(&out);
        return NULL;
    }
    return writer_finish(&out);
}

static Object *
namespace_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_instance_of(left, &NamespaceType) || !is_instance_of(right, &NamespaceType)) {
        return NotImplemented;
    }
    return object_compare(((Namespace *)left)->dict, ((Namespace *)right)->dict, op);
}

static Object *
namespace_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    Object *arguments = tuple_new(0);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    return drop_held_under(tuple_pack(3, (Object *)op->type, arguments, ((Namespace *)op)->dict), 1);
}

// Another one of the class with the attributes of this one, and those of the arguments over them.
static Object *
namespace_replace(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    if (count > 0) {
        raise(EXC_TypeError, "__replace__() takes no positional arguments");
        return NULL;
    }
    Object *copy = object_call_none((Object *)op->type);
    if (copy == NULL) {
        return NULL;
    }
    hold(copy);
    if (!is_instance_of(copy, &NamespaceType)) {
        raise(EXC_TypeError, "expect %s type, but %s() returned '%T' object", NamespaceType.name, type_short_name(op->type),
              copy);
        return drop_held_under(NULL, 1);
    }
    Object *dict = ((Namespace *)copy)->dict;
    int result = dict_merge(dict, ((Namespace *)op)->dict, 1);
    for (int64_t i = 0; result == 0 && keyword_names != NULL && i < tuple_length(keyword_names); i++) {
        result = dict_set(dict, tuple_peek(keyword_names, i), args[i].ref);
    }
    return drop_held_under(result < 0 ? NULL : incref(copy), 1);
}

static const MethodDef namespace_methods[] = {
    {"__reduce__", namespace_reduce, 0, 0, 0, "Return state information for pickling"},
    {"__replace__", namespace_replace, 0, -1, METHOD_KEYWORDS | METHOD_TUPLE,
     "Return a copy of the namespace object with new values for the specified attributes."},
    {.name = NULL},
};

static const MemberDef namespace_members[] = {
    {"__dict__", offsetof(Namespace, dict), true, false},
    {.name = NULL},
};

Type NamespaceType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "types.SimpleNamespace",
    .id = TYPE_NAMESPACE_ID,
    .flags = TYPE_GC | TYPE_BASE,
    .basic_size = sizeof(Namespace),
    .dict_offset = offsetof(Namespace, dict),
    .clear = fields_clear,
    .fields = namespace_fields,
    .new = namespace_new,
    .init = namespace_init,
    .repr = namespace_repr,
    .compare = namespace_compare,
    .methods = namespace_methods,
    .members = namespace_members,
    .doc = "A simple attribute-based namespace.",
};
