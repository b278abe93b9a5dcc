// Descriptors made of C tables: methods, members and getsets of types.
#include "types/descriptor.h"
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/frame.h"
#include "types/function.h"
#include "types/held.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include <string.h>

// --- birth and death, the same for all ------------------------------------------------------------------

static Descriptor *
make(Type *type, Type *owner, STEALS Object *name)
{
    if (name == NULL) {
        return NULL;
    }
    Descriptor *self = (Descriptor *)gc_new(type, type->basic_size);
    if (self == NULL) {
        decref(name);
        return NULL;
    }
    self->owner = (Type *)incref((Object *)owner);
    self->name = name;
    self->qualname = NULL;
    gc_track(&self->base);
    return self;
}

static Object *
interned(const char *name)
{
    return str_intern_immortal(str_from(name));
}

Object *
method_descriptor_new(Type *owner, const MethodDef *def)
{
    if (def->flags & METHOD_STATIC) {
        Object *function = builtin_function_new(def, (Object *)owner, NULL);
        if (function == NULL) {
            return NULL;
        }
        Object *self = staticmethod_new(function);
        decref(function);
        return self;
    }
    Type *type = def->flags & METHOD_CLASS ? &ClassMethodDescriptorType : &MethodDescriptorType;
    MethodDescriptor *self = (MethodDescriptor *)make(type, owner, interned(def->name));
    if (self != NULL) {
        self->def = def;
        self->vectorcall = NULL;
    }
    return (Object *)self;
}

Object *
member_descriptor_new(Type *owner, const MemberDef *def, Object *name)
{
    MemberDescriptor *self =
        (MemberDescriptor *)make(&MemberDescriptorType, owner, name != NULL ? incref(name) : interned(def->name));
    if (self != NULL) {
        self->def = def;
    }
    return (Object *)self;
}

Object *
getset_descriptor_new(Type *owner, const GetsetDef *def)
{
    GetsetDescriptor *self = (GetsetDescriptor *)make(&GetsetDescriptorType, owner, interned(def->name));
    if (self != NULL) {
        self->def = def;
    }
    return (Object *)self;
}

Object *
wrapper_descriptor_new(Type *owner, const SlotRow *row, SlotFunction wrapped)
{
    WrapperDescriptor *self = (WrapperDescriptor *)make(&WrapperDescriptorType, owner, incref(*row->name));
    if (self != NULL) {
        self->row = row;
        self->wrapped = wrapped;
    }
    return (Object *)self;
}

static const FieldDef descriptor_fields[] = {
    {"__objclass__", offsetof(Descriptor, owner), false},
    {"__name__", offsetof(Descriptor, name), true},
    {"__qualname__", offsetof(Descriptor, qualname), true},
    {.name = NULL},
};

// --- what all have in common ------------------------------------------------------------------------------

static bool
applies_to(const Descriptor *self, const Object *instance)
{
    if (LIKELY(is_instance_of(instance, self->owner))) {
        return true;
    }
    raise(EXC_TypeError, "descriptor '%U' for '%s' objects doesn't apply to a '%s' object", self->name,
          self->owner->name, instance->type->name);
    return false;
}

static Object *
get_qualname(Object *op)
{
    Descriptor *self = (Descriptor *)op;
    if (self->qualname == NULL) {
        Object *owner = type_qualname(self->owner);
        if (owner == NULL) {
            return NULL;
        }
        self->qualname = str_format("%U.%U", owner, self->name);
        decref(owner);
    }
    return xincref(self->qualname);
}

static Object *
get_no_doc(Object *op)
{
    (void)op;
    return None;
}

static Object *
get_method_doc(Object *op)
{
    const char *doc = ((MethodDescriptor *)op)->def->doc;
    return doc == NULL ? None : str_from(doc);
}

static Object *
get_no_signature(Object *op)
{
    (void)op;
    return None;
}

static const MemberDef descriptor_members[] = {
    {"__objclass__", offsetof(Descriptor, owner), true, false},
    {"__name__", offsetof(Descriptor, name), true, false},
    {.name = NULL},
};

static const GetsetDef descriptor_getsets[] = {
    {"__doc__", get_no_doc, NULL},
    {"__qualname__", get_qualname, NULL},
    {.name = NULL},
};

static const GetsetDef method_getsets[] = {
    {"__doc__", get_method_doc, NULL},
    {"__qualname__", get_qualname, NULL},
    {"__text_signature__", get_no_signature, NULL},
    {.name = NULL},
};

#define DESCRIPTOR(python_name, type_id, struct)                                                             \
    .base = TYPE_HEADER(&TypeType), .name = python_name, .id = type_id, .basic_size = sizeof(struct),        \
    .fields = descriptor_fields,                                                                             \
    .members = descriptor_members

// --- methods ------------------------------------------------------------------------------------------------

static Object *
method_repr(Object *op)
{
    return str_format("<method '%U' of '%s' objects>", ((Descriptor *)op)->name, ((Descriptor *)op)->owner->name);
}

static Object *
method_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    const MethodDescriptor *self = (MethodDescriptor *)op;
    if (UNLIKELY(count < 1)) {
        const char *owner = self->base.owner->name, *dot = strrchr(owner, '.');
        raise(EXC_TypeError, "unbound method %s.%U() needs an argument", dot != NULL ? dot + 1 : owner, self->base.name);
        return NULL;
    }
    if (!applies_to(&self->base, args[0].ref)) {
        return NULL;
    }
    return method_def_call(self->def, self->base.owner, args[0].ref, args + 1, count - 1, keyword_names);
}

static Object *
method_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)owner;
    const MethodDescriptor *self = (MethodDescriptor *)op;
    if (instance == NULL) {
        return incref(op);
    }
    return applies_to(&self->base, instance) ? builtin_function_new(self->def, instance, NULL) : NULL;
}

Object *
attribute_reduce(Object *owner, STEALS Object *name)
{
    if (name == NULL) {
        return NULL;
    }
    hold(name);
    Object *get = current_frame == NULL ? NULL : dict_peek_cstring(current_frame->builtins, "getattr");
    if (get == NULL) {
        raise(EXC_RuntimeError, "lost builtins.getattr");
        drop_held(1);
        return NULL;
    }
    hold(incref(get));
    Object *arguments = tuple_pack(2, owner, name), *result = NULL;
    if (arguments != NULL) {
        hold(arguments);
        result = drop_held_under(tuple_pack(2, get, arguments), 1);
    }
    return drop_held_under(result, 2);
}

static Object *
descriptor_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    const Descriptor *self = (Descriptor *)op;
    return attribute_reduce((Object *)self->owner, incref(self->name));
}

static const MethodDef descriptor_methods[] = {
    {"__reduce__", descriptor_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

Type MethodDescriptorType = {
    DESCRIPTOR("method_descriptor", TYPE_METHOD_DESCRIPTOR_ID, MethodDescriptor),
    .flags = TYPE_CALLS_ARRAY | TYPE_GC | TYPE_METHOD_LIKE,
    .repr = method_repr,
    .call = method_call,
    .descr_get = method_descr_get,
    .methods = descriptor_methods,
    .getsets = method_getsets,
};

// --- class methods ------------------------------------------------------------------------------------------

static Object *
class_method_descr_get(Object *op, Object *instance, Object *owner)
{
    const MethodDescriptor *self = (MethodDescriptor *)op;
    const Descriptor *base = &self->base;
    if (owner == NULL) {
        if (instance == NULL) {
            raise(EXC_TypeError, "descriptor '%U' for type '%s' needs either an object or a type", base->name,
                  base->owner->name);
            return NULL;
        }
        owner = (Object *)instance->type;
    }
    if (!is_type(owner)) {
        raise(EXC_TypeError, "descriptor '%U' for type '%s' needs a type, not a '%s' as arg 2", base->name,
              base->owner->name, owner->type->name);
        return NULL;
    }
    if (!type_is_subtype((Type *)owner, base->owner)) {
        raise(EXC_TypeError, "descriptor '%U' requires a subtype of '%s' but received '%s'", base->name,
              base->owner->name, ((Type *)owner)->name);
        return NULL;
    }
    return builtin_function_new(self->def, owner, NULL);
}

static Object *
class_method_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    const MethodDescriptor *self = (MethodDescriptor *)op;
    if (count < 1) {
        raise(EXC_TypeError, "descriptor '%U' of '%s' object needs an argument", self->base.name,
              self->base.owner->name);
        return NULL;
    }
    Object *bound = class_method_descr_get(op, NULL, args[0].ref);
    if (bound == NULL) {
        return NULL;
    }
    decref(bound);
    return method_def_call(self->def, self->base.owner, args[0].ref, args + 1, count - 1, keyword_names);
}

Type ClassMethodDescriptorType = {
    DESCRIPTOR("classmethod_descriptor", TYPE_CLASS_METHOD_DESCRIPTOR_ID, MethodDescriptor),
    .flags = TYPE_CALLS_ARRAY | TYPE_GC,
    .repr = method_repr,
    .call = class_method_call,
    .descr_get = class_method_descr_get,
    .getsets = method_getsets,
};

// --- slot wrappers -------------------------------------------------------------------------------------------

static Object *
wrapper_repr(Object *op)
{
    return str_format("<slot wrapper '%U' of '%s' objects>", ((Descriptor *)op)->name,
                      ((Descriptor *)op)->owner->name);
}

static Object *
wrapper_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)owner;
    if (instance == NULL) {
        return incref(op);
    }
    return applies_to((Descriptor *)op, instance) ? method_wrapper_new((WrapperDescriptor *)op, instance) : NULL;
}

Type WrapperDescriptorType = {
    DESCRIPTOR("wrapper_descriptor", TYPE_WRAPPER_DESCRIPTOR_ID, WrapperDescriptor),
    .flags = TYPE_GC | TYPE_METHOD_LIKE,
    .repr = wrapper_repr,
    .call = wrapper_descriptor_call,
    .descr_get = wrapper_descr_get,
    .methods = descriptor_methods,
    .getsets = descriptor_getsets,
};

// --- members ---------------------------------------------------------------------------------------------------

static Object *
member_repr(Object *op)
{
    return str_format("<member '%U' of '%s' objects>", ((Descriptor *)op)->name, ((Descriptor *)op)->owner->name);
}

// A class of the program is told by its full name here, and only here.
static void
raise_empty_slot(Object *instance, Object *name)
{
    Object *type = (Object *)instance->type, *module = NULL, *qualname = NULL;
    if (profile->empty_slot_tells_qualname && !type_has(instance->type, TYPE_IMMUTABLE) &&
        object_find_attr(type, names.__module__, &module) > 0) {
        hold(module);
        if (object_find_attr(type, names.__qualname__, &qualname) > 0) {
            hold(qualname);
            bool short_name = !is_str(module) || str_equals(module, "__main__") || str_equals(module, "builtins");
            if (short_name) {
                raise(EXC_AttributeError, "'%U' object has no attribute '%U'", qualname, name);
            } else {
                raise(EXC_AttributeError, "'%U.%U' object has no attribute '%U'", module, qualname, name);
            }
            drop_held(1);
        }
        drop_held(1);
    }
    if (!error_pending()) {
        raise(EXC_AttributeError, "'%s' object has no attribute '%U'", instance->type->name, name);
    }
    attribute_error_context(instance, name);
}

static Object *
member_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)owner;
    const MemberDescriptor *self = (MemberDescriptor *)op;
    if (instance == NULL) {
        return incref(op);
    }
    if (!applies_to(&self->base, instance)) {
        return NULL;
    }
    if (self->def->offset == COMPUTED) {
        return ((const ComputedDef *)self->def)->get(instance);
    }
    Object *value = ((Slot *)((char *)instance + self->def->offset))->ref;
    if (value != NULL) {
        return incref(value);
    }
    if (self->def->none_if_null) {
        return None;
    }
    raise_empty_slot(instance, self->base.name);
    return NULL;
}

static int
member_descr_set(Object *op, Object *instance, Object *value)
{
    const MemberDescriptor *self = (MemberDescriptor *)op;
    if (!applies_to(&self->base, instance)) {
        return -1;
    }
    if (self->def->read_only) {
        raise(EXC_AttributeError, "readonly attribute");
        return -1;
    }
    if (self->def->offset == COMPUTED) {
        return ((const ComputedDef *)self->def)->set(instance, value);
    }
    Slot *slot = (Slot *)((char *)instance + self->def->offset);
    Object *old = slot->ref;
    if (value == NULL && old == NULL && !self->def->none_if_null) {
        raise_value(EXC_AttributeError, self->base.name);
        return -1;
    }
    slot->ref = xincref(value);
    xdecref(old);
    return 0;
}

Type MemberDescriptorType = {
    DESCRIPTOR("member_descriptor", TYPE_MEMBER_DESCRIPTOR_ID, MemberDescriptor),
    .flags = TYPE_GC,
    .repr = member_repr,
    .descr_get = member_descr_get,
    .descr_set = member_descr_set,
    .methods = descriptor_methods,
    .getsets = descriptor_getsets,
};

// --- getsets -----------------------------------------------------------------------------------------------------

static Object *
getset_repr(Object *op)
{
    return str_format("<attribute '%U' of '%s' objects>", ((Descriptor *)op)->name,
                      ((Descriptor *)op)->owner->name);
}

static Object *
getset_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)owner;
    const GetsetDescriptor *self = (GetsetDescriptor *)op;
    if (instance == NULL) {
        return incref(op);
    }
    if (!applies_to(&self->base, instance)) {
        return NULL;
    }
    if (self->def->get == NULL) {
        raise(EXC_AttributeError, "attribute '%U' of '%s' objects is not readable", self->base.name,
              self->base.owner->name);
        return NULL;
    }
    return self->def->get(instance);
}

static int
getset_descr_set(Object *op, Object *instance, Object *value)
{
    const GetsetDescriptor *self = (GetsetDescriptor *)op;
    if (!applies_to(&self->base, instance)) {
        return -1;
    }
    if (self->def->set == NULL) {
        raise(EXC_AttributeError, "attribute '%U' of '%s' objects is not writable", self->base.name,
              self->base.owner->name);
        return -1;
    }
    return self->def->set(instance, value);
}

Type GetsetDescriptorType = {
    DESCRIPTOR("getset_descriptor", TYPE_GETSET_DESCRIPTOR_ID, GetsetDescriptor),
    .flags = TYPE_GC,
    .repr = getset_repr,
    .descr_get = getset_descr_get,
    .descr_set = getset_descr_set,
    .getsets = descriptor_getsets,
};
