// property, classmethod and staticmethod.
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/fields.h"
#include "types/function.h"
#include "types/held.h"
#include "types/str.h"
#include "types/type_internal.h"

_Static_assert(sizeof(Property) == 64 && sizeof(MethodDecorator) == 32, "CPython's sizes");

static void
replace(Object **slot, Object *value)
{
    Object *old = *slot;
    *slot = xincref(value);
    xdecref(old);
}

// --- classmethod and staticmethod -------------------------------------------------------------------------

// Takes over the name, documentation and so on of what is wrapped: one attribute, if it is there.
static int
copy_attribute(Object *self, Object *callable, Object *name)
{
    Object *value;
    if (profile->wrappers_raise) {
        value = object_get_attr(callable, name);
        if (value == NULL) {
            if (!error_is(EXC_AttributeError)) {
                return -1;
            }
            error_clear();
            return 0;
        }
    } else {
        int found = object_find_attr(callable, name, &value);
        if (found <= 0) {
            return found;
        }
    }
    hold(value);
    int result = object_set_attr(self, name, value);
    drop_held(1);
    return result;
}

static int
wrap(Object *op, Object *callable)
{
    MethodDecorator *self = (MethodDecorator *)op;
    Object *old = self->callable;
    self->callable = incref(callable);
    xdecref(old);
    Object *copied[] = {names.__module__, names.__name__, names.__qualname__, names.__doc__, names.__annotations__};
    for (size_t i = 0; i < COUNT_OF(copied) - !profile->wrappers_copy_annotations; i++) {
        if (copy_attribute(op, callable, copied[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

static int
decorator_init(Object *op, Slot *args, size_t count, Object *keyword_names, const char *name)
{
    if (args_no_keywords(name, keyword_names) < 0) {
        return -1;
    }
    if (count != 1) {
        raise(EXC_TypeError, "%s expected 1 argument, got %zu", name, count);
        return -1;
    }
    return wrap(op, args[0].ref);
}

static int
classmethod_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    return decorator_init(op, args, count, keyword_names, "classmethod");
}

static int
staticmethod_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    return decorator_init(op, args, count, keyword_names, "staticmethod");
}

static Object *
decorator_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    (void)count;
    (void)keyword_names;
    return type_alloc(type, 0);
}

// Made by C code, without the attributes of what is wrapped.
static Object *
decorator_from(Type *type, Object *callable)
{
    MethodDecorator *self = (MethodDecorator *)type_alloc(type, 0);
    if (self != NULL) {
        self->callable = incref(callable);
    }
    return (Object *)self;
}

Object *
staticmethod_new(Object *callable)
{
    return decorator_from(&StaticmethodType, callable);
}

Object *
classmethod_new(Object *callable)
{
    return decorator_from(&ClassmethodType, callable);
}

static const FieldDef decorator_fields[] = {
    {"__func__", offsetof(MethodDecorator, callable), false},
    {"__dict__", offsetof(MethodDecorator, dict), false},
    {.name = NULL},
};

static void
decorator_dealloc(Object *op)
{
    MethodDecorator *self = (MethodDecorator *)op;
    gc_untrack(op);
    CLEAR_SLOT(self->callable);
    CLEAR_SLOT(self->dict);
    gc_free(op);
}

static Object *
classmethod_descr_get(Object *op, Object *instance, Object *owner)
{
    MethodDecorator *self = (MethodDecorator *)op;
    if (self->callable == NULL) {
        raise(EXC_RuntimeError, "uninitialized classmethod object");
        return NULL;
    }
    Object *class = owner != NULL ? owner : (Object *)instance->type;
    // A bound method has no __get__ where they do.
    if (profile->classmethods_chain && self->callable->type->descr_get != NULL && !is_exact(self->callable, &MethodType)) {
        hold_uncounted(incref(self->callable));
        return drop_held_under(self->callable->type->descr_get(self->callable, class, class), 1);
    }
    return method_new(self->callable, class);
}

static Object *
staticmethod_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)instance;
    (void)owner;
    MethodDecorator *self = (MethodDecorator *)op;
    if (self->callable == NULL) {
        raise(EXC_RuntimeError, "uninitialized staticmethod object");
        return NULL;
    }
    return incref(self->callable);
}

static Object *
staticmethod_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    hold(incref(((MethodDecorator *)op)->callable));
    Object *callable = ((MethodDecorator *)op)->callable;
    return drop_held_under(object_call(callable, args, count, keyword_names), 1);
}

static Object *
decorator_repr(Object *op)
{
    return str_format("<%s(%R)>", is_instance_of(op, &ClassmethodType) ? "classmethod" : "staticmethod",
                      ((MethodDecorator *)op)->callable);
}

static Object *
decorator_get_abstract(Object *op)
{
    Object *flag;
    int found = object_find_attr(((MethodDecorator *)op)->callable, names.__isabstractmethod__, &flag);
    if (found <= 0) {
        return found < 0 ? NULL : False;
    }
    hold(flag);
    int truth = object_is_true(flag);
    drop_held(1);
    return truth < 0 ? NULL : bool_from(truth);
}

static const MemberDef decorator_members[] = {
    {"__func__", offsetof(MethodDecorator, callable), true, true},
    {"__wrapped__", offsetof(MethodDecorator, callable), true, true},
    {.name = NULL},
};

// One of its own, or else the function's, which is its own from then on.
static Object *
own_attribute(Object *op, Object *name)
{
    MethodDecorator *self = (MethodDecorator *)op;
    Object *value = self->dict == NULL ? NULL : dict_peek(self->dict, name);
    if (value != NULL) {
        return incref(value);
    }
    int found = self->callable == NULL || profile->wrappers_copy_annotations ? 0
                                                                             : object_find_attr(self->callable, name, &value);
    if (found <= 0) {
        if (found == 0) {
            raise(EXC_AttributeError, "'%s' object has no attribute '%U'", op->type->name, name);
        }
        return NULL;
    }
    if (self->dict == NULL && (self->dict = dict_new()) == NULL) {
        decref(value);
        return NULL;
    }
    if (dict_set(self->dict, name, value) < 0) {
        decref(value);
        return NULL;
    }
    return value;
}

static int
set_own_attribute(Object *op, Object *name, Object *value)
{
    MethodDecorator *self = (MethodDecorator *)op;
    if (self->dict == NULL && (self->dict = dict_new()) == NULL) {
        return -1;
    }
    return value == NULL ? dict_delete(self->dict, name) : dict_set(self->dict, name, value);
}

static Object *
decorator_get_annotations(Object *op)
{
    return own_attribute(op, names.__annotations__);
}

static int
decorator_set_annotations(Object *op, Object *value)
{
    return set_own_attribute(op, names.__annotations__, value);
}

static Object *
decorator_get_annotate(Object *op)
{
    return own_attribute(op, names.__annotate__);
}

static int
decorator_set_annotate(Object *op, Object *value)
{
    return set_own_attribute(op, names.__annotate__, value);
}

static const GetsetDef decorator_getsets[] = {
    {"__annotations__", decorator_get_annotations, decorator_set_annotations},
    {"__annotate__", decorator_get_annotate, decorator_set_annotate},
    {"__isabstractmethod__", decorator_get_abstract, NULL},
    {"__dict__", instance_dict, instance_replace_dict},
    {.name = NULL},
};

#define DECORATOR                                                                                              \
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN, .basic_size = sizeof(MethodDecorator),                       \
    .dict_offset = offsetof(MethodDecorator, dict), .dealloc = decorator_dealloc,                              \
    .clear = fields_clear, .fields = decorator_fields,                                                         \
    .new = decorator_new, .repr = decorator_repr, .members = decorator_members, .getsets = decorator_getsets

Type ClassmethodType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "classmethod",
    .id = TYPE_CLASSMETHOD_ID,
    .init = classmethod_init,
    .descr_get = classmethod_descr_get,
    DECORATOR,
};

Type StaticmethodType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "staticmethod",
    .id = TYPE_STATICMETHOD_ID,
    .init = staticmethod_init,
    .descr_get = staticmethod_descr_get,
    .call = staticmethod_call,
    DECORATOR,
};

// --- property -----------------------------------------------------------------------------------------------

static const FieldDef property_fields[] = {
    {"fget", offsetof(Property, get), false},
    {"fset", offsetof(Property, set), false},
    {"fdel", offsetof(Property, del), false},
    {"__doc__", offsetof(Property, doc), false},
    {"__name__", offsetof(Property, name), false},
    {.name = NULL},
};

static void
property_clear(Object *op)
{
    CLEAR_SLOT(((Property *)op)->doc);
}

// Its name in messages: the one it was given by its class, else that of the getter. 1 (NEW_REF), 0, -1.
static int
find_name(const Property *self, Object **name)
{
    if (self->name != NULL) {
        *name = incref(self->name);
        return 1;
    }
    *name = NULL;
    if (self->get == NULL) {
        return 0;
    }
    if (is_exact(self->get, &FunctionType)) {
        *name = incref(((Function *)self->get)->name);
        return 1;
    }
    return object_find_attr(self->get, names.__name__, name);
}

static COLD void
raise_missing(const Property *self, Object *instance, const char *what)
{
    Object *name;
    if (find_name(self, &name) < 0) {
        return;
    }
    Object *owner = instance == NULL ? NULL : type_qualname(instance->type);
    if (name != NULL && owner != NULL) {
        hold(name);
        raise(EXC_AttributeError, "property %R of %R object has no %s", name, owner, what);
        name = let_go();
    } else if (owner != NULL) {
        raise(EXC_AttributeError, "property of %R object has no %s", owner, what);
    } else if (!error_pending()) {
        raise(EXC_AttributeError, "property has no %s", what);
    }
    xdecref(owner);
    xdecref(name);
}

static Object *
property_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)owner;
    Property *self = (Property *)op;
    if (instance == NULL || instance == None) {
        return incref(op);
    }
    if (self->get == NULL) {
        raise_missing(self, instance, "getter");
        return NULL;
    }
    return object_call_one(self->get, instance);
}

static int
property_descr_set(Object *op, Object *instance, Object *value)
{
    Property *self = (Property *)op;
    Object *function = value == NULL ? self->del : self->set;
    if (function == NULL) {
        raise_missing(self, instance, value == NULL ? "deleter" : "setter");
        return -1;
    }
    Object *result =
        value == NULL ? object_call_one(function, instance) : object_call_two(function, instance, value);
    if (result == NULL) {
        return -1;
    }
    decref(result);
    return 0;
}

// A subclass has no room of its own for the doc: there it is an ordinary attribute.
static int
set_doc(Property *self, Object *doc)
{
    if (is_exact(&self->base, &PropertyType)) {
        replace(&self->doc, doc);
        return 0;
    }
    int result = object_set_attr(&self->base, names.__doc__, doc);
    if (result < 0 && !self->getter_doc && error_is(EXC_AttributeError)) {
        error_clear();  // with __slots__ there may be no room at all
        result = 0;
    }
    return result;
}

static int
property_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Property *self = (Property *)op;
    Object *given[4];
    if (args_parse("property", "|fget fset fdel doc", args, count, keyword_names, given) < 0) {
        return -1;
    }
    for (int i = 0; i < 4; i++) {
        given[i] = given[i] == None ? NULL : given[i];
    }
    replace(&self->get, given[0]);
    replace(&self->set, given[1]);
    replace(&self->del, given[2]);
    replace(&self->doc, NULL);
    replace(&self->name, NULL);
    self->getter_doc = 0;
    if (given[3] != NULL && profile->copies_none_docstring) {
        replace(&self->doc, given[3]);
        return 0;
    }
    if (given[3] != NULL) {
        return set_doc(self, given[3]);
    }
    if (self->get == NULL) {
        return is_exact(op, &PropertyType) || profile->copies_none_docstring ? 0 : set_doc(self, None);
    }
    Object *doc;
    int found = object_find_attr(self->get, names.__doc__, &doc);
    if (found < 0) {
        return -1;
    }
    if (found > 0 && (doc != None || profile->copies_none_docstring)) {
        self->getter_doc = 1;
        hold(doc);
        int result = set_doc(self, doc);
        drop_held(1);
        return result;
    }
    if (found > 0) {
        decref(doc);
    }
    return is_exact(op, &PropertyType) ? 0 : set_doc(self, None);
}

// A property of the same type with one function replaced.
static Object *
copy_with(Object *op, Object *get, Object *set, Object *del)
{
    Property *self = (Property *)op;
    get = get == NULL || get == None ? self->get : get;
    set = set == NULL || set == None ? self->set : set;
    del = del == NULL || del == None ? self->del : del;
    Object *doc = self->getter_doc && get != NULL ? NULL : self->doc;
    Slot args[] = {{get != NULL ? get : None}, {set != NULL ? set : None}, {del != NULL ? del : None},
                   {doc != NULL ? doc : None}};
    Object *copy = object_call((Object *)op->type, args, 4, NULL);
    if (copy != NULL && is_instance_of(copy, &PropertyType)) {
        replace(&((Property *)copy)->name, self->name);
    }
    return copy;
}

static Object *
property_getter(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count;
    (void)keyword_names;
    return copy_with(op, args[0].ref, NULL, NULL);
}

static Object *
property_setter(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count;
    (void)keyword_names;
    return copy_with(op, NULL, args[0].ref, NULL);
}

static Object *
property_deleter(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count;
    (void)keyword_names;
    return copy_with(op, NULL, NULL, args[0].ref);
}

static Object *
property_set_name(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)keyword_names;
    if (count != 2) {
        raise(EXC_TypeError, "__set_name__() takes 2 positional arguments but %zu were given", count);
        return NULL;
    }
    replace(&((Property *)op)->name, args[1].ref);
    return None;
}

static Object *
property_get_name(Object *op)
{
    Object *name = NULL;
    int found = profile->properties_have_names ? find_name((Property *)op, &name) : 0;
    if (found == 0) {
        raise_no_attribute(op, names.__name__);
    }
    return name;
}

static int
property_set_name_attribute(Object *op, Object *value)
{
    if (!profile->properties_have_names) {
        raise_no_attribute(op, names.__name__);
        return -1;
    }
    replace(&((Property *)op)->name, value);
    return 0;
}

static Object *
property_get_abstract(Object *op)
{
    Property *self = (Property *)op;
    Object *functions[] = {self->get, self->set, self->del};
    for (int i = 0; i < 3; i++) {
        Object *flag;
        int found = functions[i] == NULL ? 0 : object_find_attr(functions[i], names.__isabstractmethod__, &flag);
        if (found > 0) {
            hold(flag);
            found = object_is_true(flag);
            drop_held(1);
        }
        if (found != 0) {
            return found < 0 ? NULL : True;
        }
    }
    return False;
}

static const MethodDef property_methods[] = {
    {.name = "getter", .function = property_getter, .minimum = 1, .maximum = 1},
    {.name = "setter", .function = property_setter, .minimum = 1, .maximum = 1},
    {.name = "deleter", .function = property_deleter, .minimum = 1, .maximum = 1},
    {.name = "__set_name__", .function = property_set_name, .minimum = 0, .maximum = -1, .flags = METHOD_TUPLE},
    {.name = NULL},
};

static const MemberDef property_members[] = {
    {"fget", offsetof(Property, get), true, true},
    {"fset", offsetof(Property, set), true, true},
    {"fdel", offsetof(Property, del), true, true},
    {"__doc__", offsetof(Property, doc), false, true},
    {.name = NULL},
};

static const GetsetDef property_getsets[] = {
    {"__name__", property_get_name, property_set_name_attribute},
    {"__isabstractmethod__", property_get_abstract, NULL},
    {.name = NULL},
};

Type PropertyType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "property",
    .id = TYPE_PROPERTY_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN,
    .basic_size = sizeof(Property),
    .clear = property_clear,
    .fields = property_fields,
    .new = decorator_new,
    .init = property_init,
    .descr_get = property_descr_get,
    .descr_set = property_descr_set,
    .methods = property_methods,
    .members = property_members,
    .getsets = property_getsets,
};
