// builtin_function_or_method: a C function of a module, or a C method bound to its self; and the calling of both.
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/fields.h"
#include "types/function.h"
#include "types/held.h"
#include "types/kept.h"
#include "types/module.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include <string.h>

_Static_assert(sizeof(BuiltinFunction) == 56, "CPython's size");

// --- calling a MethodDef ----------------------------------------------------------------------------------

// What stands in front of the name in messages about functions without a signature of their own: the class of a method,
// the module of a function unless it is builtins.
static Object *
qualified_name(const MethodDef *def, const Type *type, Object *self)
{
    if (type != NULL) {
        return str_format("%s.%s", type_short_name(type), def->name);
    }
    if (self != NULL && is_exact(self, &ModuleType)) {
        Object *module = ((Module *)self)->name;
        if (module != NULL && is_str(module) && !str_equals(module, "builtins")) {
            return str_format("%U.%s", module, def->name);
        }
        return str_from(def->name);
    }
    if (self != NULL) {
        Object *owner = type_qualname(is_type(self) ? (Type *)self : self->type);
        if (owner == NULL) {
            return NULL;
        }
        hold(owner);
        return drop_held_under(str_format("%U.%s", owner, def->name), 1);
    }
    return str_from(def->name);
}

static COLD Object *
refuse(const MethodDef *def, const Type *type, Object *self, size_t count, bool has_keywords)
{
    // Functions of none or one argument and all complaints about keywords use the qualified name and parentheses, the
    // others the bare name, because CPython checks them in different places.
    int minimum = def->minimum, maximum = def->maximum;
    bool by_format = def->flags & METHOD_TUPLE_TO_12 && profile->minor <= 12;
    if (!has_keywords && by_format) {
        bool too_few = count < (size_t)minimum;
        int wanted = too_few ? minimum : maximum;
        raise(EXC_TypeError, "%s() takes at %s %d argument%s (%zu given)", def->name, too_few ? "least" : "most", wanted,
              wanted == 1 ? "" : "s", count);
        return NULL;
    }
    if (!has_keywords && (minimum != maximum || maximum > 1)) {
        int wanted = count < (size_t)minimum ? minimum : maximum;
        const char *bound = minimum == maximum ? "" : count < (size_t)minimum ? "at least " : "at most ";
        raise(EXC_TypeError, "%s expected %s%d argument%s, got %zu", def->name, bound, wanted, wanted == 1 ? "" : "s",
              count);
        return NULL;
    }
    bool stars_by_format = def->flags & METHOD_STARS_TO_13 && profile->minor <= 12;
    if (has_keywords && (takes_tuple(def) || stars_by_format)) {
        raise(EXC_TypeError, "%s() takes no keyword arguments", def->name);
        return NULL;
    }
    Object *name = qualified_name(def, type, self);
    if (name == NULL) {
        return NULL;
    }
    if (has_keywords) {
        raise(EXC_TypeError, "%U() takes no keyword arguments", name);
    } else {
        raise(EXC_TypeError, "%U() takes %s (%zu given)", name,
              maximum == 0 ? "no arguments" : "exactly one argument", count);
    }
    decref(name);
    return NULL;
}

bool
takes_tuple(const MethodDef *def)
{
    return def->flags & METHOD_TUPLE || (def->flags & METHOD_TUPLE_TO_12 && profile->minor <= 12) ||
           (def->flags & METHOD_TUPLE_TO_13 && profile->minor <= 13);
}

Object *
method_def_call(const MethodDef *def, const Type *type, Object *self, Slot *args, size_t count, Object *keyword_names)
{
    if (!(def->flags & METHOD_KEYWORDS)) {
        if (UNLIKELY(keyword_names != NULL && tuple_length(keyword_names) > 0)) {
            return refuse(def, type, self, count, true);
        }
        if (UNLIKELY(count < (size_t)def->minimum || (def->maximum >= 0 && count > (size_t)def->maximum))) {
            return refuse(def, type, self, count, false);
        }
    }
    if (def->flags & METHOD_STARS_TO_13 && profile->minor <= 13) {
        Object *tuple = tuple_from_slots(args, (int64_t)count);
        if (tuple == NULL) {
            return NULL;
        }
        hold(tuple);
        return drop_held_under(def->function(self, args, count, keyword_names), 1);
    }
    Object *result = takes_tuple(def) ? call_with_tuple(def->function, self, args, count, keyword_names)
                                      : def->function(self, args, count, keyword_names);
    assert((result == NULL) == error_pending());
    return result;
}

// --- the object -------------------------------------------------------------------------------------------

Object *
builtin_function_new(const MethodDef *def, Object *self, Object *module)
{
    BuiltinFunction *op = (BuiltinFunction *)kept_gc_new(KEPT_BUILTIN_FUNCTION, &BuiltinFunctionType, sizeof(BuiltinFunction));
    if (op == NULL) {
        return NULL;
    }
    op->def = def;
    op->self = xincref(self);
    op->module = xincref(module);
    op->weaklist = NULL;
    op->vectorcall = NULL;
    gc_track(&op->base);
    return &op->base;
}

static void
builtin_dealloc(Object *op)
{
    fields_drop(op);
    kept_gc_free(KEPT_BUILTIN_FUNCTION, op);
}

static const FieldDef builtin_fields[] = {
    {"__self__", offsetof(BuiltinFunction, self), false},
    {"__module__", offsetof(BuiltinFunction, module), false},
    {.name = NULL},
};

static Object *
builtin_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    const BuiltinFunction *self = (BuiltinFunction *)op;
    return method_def_call(self->def, NULL, self->self, args, count, keyword_names);
}

static bool
is_module_function(const BuiltinFunction *self)
{
    return self->self == NULL || is_exact(self->self, &ModuleType);
}

static Object *
builtin_repr(Object *op)
{
    const BuiltinFunction *self = (BuiltinFunction *)op;
    if (is_module_function(self)) {
        return str_format("<built-in function %s>", self->def->name);
    }
    return str_format("<built-in method %s of %s object at 0x%x>", self->def->name, self->self->type->name,
                      object_id(self->self));
}

static int64_t
builtin_hash(Object *op)
{
    const BuiltinFunction *self = (BuiltinFunction *)op;
    // The table's address is no part of the object world; the name stands for it.
    int64_t hash = self->self == NULL ? 0 : hash_pointer(self->self);
    for (const char *p = self->def->name; *p != '\0'; p++) {
        hash = (int64_t)((uint64_t)hash * 1000003u ^ (uint8_t)*p);
    }
    return hash == -1 ? -2 : hash;
}

static Object *
builtin_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(left, &BuiltinFunctionType) ||
        !is_exact(right, &BuiltinFunctionType)) {
        return NotImplemented;
    }
    const BuiltinFunction *a = (BuiltinFunction *)left, *b = (BuiltinFunction *)right;
    bool same = a->self == b->self && a->def->function == b->def->function;
    return bool_from(same == (op == COMPARE_EQ));
}

static Object *
get_name(Object *op)
{
    return str_from(((BuiltinFunction *)op)->def->name);
}

static Object *
get_qualname(Object *op)
{
    const BuiltinFunction *self = (BuiltinFunction *)op;
    if (is_module_function(self)) {
        return get_name(op);
    }
    Object *owner = type_qualname(is_type(self->self) ? (Type *)self->self : self->self->type);
    if (owner == NULL) {
        return NULL;
    }
    Object *qualname = str_format("%U.%s", owner, self->def->name);
    decref(owner);
    return qualname;
}

static Object *
get_doc(Object *op)
{
    const char *doc = ((BuiltinFunction *)op)->def->doc;
    return doc == NULL ? None : str_from(doc);
}

static Object *
get_self(Object *op)
{
    Object *self = ((BuiltinFunction *)op)->self;
    return incref(self != NULL ? self : None);
}

static Object *
get_no_signature(Object *op)
{
    (void)op;
    return None;
}

static const GetsetDef builtin_getsets[] = {
    {"__name__", get_name, NULL},
    {"__qualname__", get_qualname, NULL},
    {"__doc__", get_doc, NULL},
    {"__self__", get_self, NULL},
    {"__text_signature__", get_no_signature, NULL},
    {.name = NULL},
};

static const MemberDef builtin_members[] = {
    {"__module__", offsetof(BuiltinFunction, module), false, true},
    {.name = NULL},
};

static Object *
builtin_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    const BuiltinFunction *self = (BuiltinFunction *)op;
    Object *name = get_name(op);
    return self->self == NULL || is_instance_of(self->self, &ModuleType) ? name : attribute_reduce(self->self, name);
}

static const MethodDef builtin_methods[] = {
    {"__reduce__", builtin_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

Type BuiltinFunctionType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "builtin_function_or_method",
    .id = TYPE_BUILTIN_FUNCTION_ID,
    .flags = TYPE_CALLS_ARRAY | TYPE_GC | TYPE_TRASHCAN,
    .basic_size = sizeof(BuiltinFunction),
    .weaklist_offset = offsetof(BuiltinFunction, weaklist),
    .dealloc = builtin_dealloc,
    .fields = builtin_fields,
    .repr = builtin_repr,
    .hash = builtin_hash,
    .compare = builtin_compare,
    .call = builtin_call,
    .methods = builtin_methods,
    .members = builtin_members,
    .getsets = builtin_getsets,
};
