// type: the type of classes.
#include "types/type.h"
#include "gc/gc.h"
#include "gc/weakref.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include <string.h>

// As CPython's PyHeapTypeObject of 3.13; the members that __slots__ adds stand behind.
_Static_assert(sizeof(Type) <= 928, "a class fits in CPython's size");

// --- names ------------------------------------------------------------------------------------------------

const char *
type_short_name(const Type *type)
{
    const char *dot = type_has(type, TYPE_HEAP) ? NULL : strrchr(type->name, '.');
    return dot == NULL ? type->name : dot + 1;
}

bool
type_is_made_by_module(const Type *type)
{
    const char *dot = type_has(type, TYPE_HEAP) ? NULL : strrchr(type->name, '.');
    if (dot == NULL || strncmp(dot, ".OrderedDict", 12) == 0) {
        return false;
    }
    size_t length = (size_t)(dot - type->name);
    for (const char *word = profile->modules_making_types; *word != '\0'; word += strcspn(word, " "), word += *word == ' ') {
        if (strcspn(word, " ") == length && strncmp(word, type->name, length) == 0) {
            return true;
        }
    }
    return false;
}

int
type_name_from_str(Type *type, Object *name)
{
    for (int64_t i = 0; i < str_length(name); i++) {
        if (str_at(name, i) == 0) {
            raise(EXC_ValueError, "type name must not contain null characters");
            return -1;
        }
    }
    const char *text = str_ascii(name);
    if (text == NULL) {
        Buffer utf8 = {0};
        str_append_utf8(name, &utf8);
        char *copy = heap_alloc(utf8.length + 1);
        if (copy != NULL) {
            memcpy(copy, utf8.data, utf8.length + 1);
        }
        buffer_free(&utf8);
        if (copy == NULL) {
            raise_no_memory();
            return -1;
        }
        text = copy;
    }
    Object *old = type_release_name(type);
    type->heap_name = incref(name);
    type->name = text;
    xdecref(old);
    return 0;
}

static bool
owns_name_text(const Type *type)
{
    return type->heap_name != NULL && type->name != NULL && str_ascii(type->heap_name) == NULL;
}

Object *
type_release_name(Type *type)
{
    Object *name = type->heap_name;
    if (owns_name_text(type)) {
        heap_free((char *)(uintptr_t)type->name);
    }
    type->heap_name = NULL;
    type->name = "";
    return name;
}

Object *
type_qualname(Type *type)
{
    return type_has(type, TYPE_HEAP) ? incref(type->heap_qualname) : str_from(type_short_name(type));
}

Object *
type_module(Type *type)
{
    if (type_has(type, TYPE_HEAP)) {
        Object *module = dict_peek(type->dict, names.__module__);
        if (module == NULL) {
            raise_value(EXC_AttributeError, names.__module__);
        }
        return xincref(module);
    }
    const char *short_name = type_short_name(type);
    if (short_name != type->name) {
        return str_from_utf8(type->name, (size_t)(short_name - type->name - 1));
    }
    return type->module == NULL ? incref(names.builtins) : str_from(type->module);
}

static Object *
type_repr(Object *op)
{
    Type *type = (Type *)op;
    Object *module = type_module(type);
    if (module == NULL) {
        error_clear();
    } else {
        hold(module);
    }
    Object *qualname = type_qualname(type);
    Object *text = NULL;
    if (qualname != NULL) {
        hold(qualname);
        if (module != NULL && is_str(module) && module != names.builtins && !str_equals(module, "builtins")) {
            text = str_format("<class '%U.%U'>", module, qualname);
        } else {
            text = str_format("<class '%s'>", type->name);
        }
        drop_held(1);
    }
    return module == NULL ? text : drop_held_under(text, 1);
}

// --- calling ------------------------------------------------------------------------------------------------

Object *
type_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Type *type = (Type *)op;
    if (UNLIKELY(type == &TypeType) && count != 3) {
        bool has_keywords = keyword_names != NULL && tuple_length(keyword_names) > 0;
        if (count == 1 && !has_keywords) {
            return incref((Object *)args[0].ref->type);
        }
        raise(EXC_TypeError, count == 1 ? "type() takes no keyword arguments" : "type() takes 1 or 3 arguments");
        return NULL;
    }
    if (UNLIKELY(type->new == NULL)) {
        raise(EXC_TypeError, "cannot create '%s' instances", type->name);
        return NULL;
    }
    Object *made = type->new(type, args, count, keyword_names);
    if (made == NULL || !is_instance_of(made, type) || made->type->init == NULL) {
        return made;
    }
    hold(made);
    if (made->type->init(made, args, count, keyword_names) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static int
type_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)op;
    (void)args;
    if (count == 1 && keyword_names != NULL && tuple_length(keyword_names) > 0) {
        raise(EXC_TypeError, "type.__init__() takes no keyword arguments");
        return -1;
    }
    if (count != 1 && count != 3) {
        raise(EXC_TypeError, "type.__init__() takes 1 or 3 arguments");
        return -1;
    }
    return 0;
}

// --- references ---------------------------------------------------------------------------------------------

// Slots and subclasses are left out, as in CPython: no cycle goes through them.
static int
type_traverse(Object *op, Visit visit, void *context)
{
    Type *type = (Type *)op;
    VISIT_SLOT(type->dict);
    VISIT_SLOT(type->mro);
    VISIT_SLOT(type->bases);
    VISIT_SLOT(type->base_type);
    return 0;
}

static void
type_clear(Object *op)
{
    Type *type = (Type *)op;
    type_modified(type);
    if (type->dict != NULL) {
        dict_clear(type->dict);
    }
    CLEAR_SLOT(type->mro);
}

static void
type_dealloc(Object *op)
{
    Type *type = (Type *)op;
    assert(type_has(type, TYPE_HEAP));
    gc_untrack(op);
    type_modified(type);
    type_remove_from_bases(type, type->bases);
    weakref_clear_all(op);
    CLEAR_SLOT(type->base_type);
    CLEAR_SLOT(type->dict);
    CLEAR_SLOT(type->bases);
    CLEAR_SLOT(type->mro);
    CLEAR_SLOT(type->subclasses);
    heap_free((char *)(uintptr_t)type->doc);
    type->doc = NULL;
    xdecref(type_release_name(type));
    CLEAR_SLOT(type->heap_qualname);
    CLEAR_SLOT(type->slots);
    void *keys = type->cached_keys;
    type->cached_keys = NULL;
    keys_release(keys);
    gc_free(op);
}

static void
type_holders(Object *op, HolderVisitor *v)
{
    Type *type = (Type *)op;
    visit_field(v, type->dict, "__dict__");
    visit_field(v, type->mro, "__mro__");
    visit_field(v, type->bases, "__bases__");
    visit_field(v, (Object *)type->base_type, "__base__");
    visit_field(v, type->subclasses, "__subclasses__");
    if (!type_has(type, TYPE_HEAP)) {
        return;
    }
    visit_field(v, type->heap_name, "__name__");
    visit_field(v, type->heap_qualname, "__qualname__");
    visit_field(v, type->slots, "__slots__");
    visit_buffer(v, type->doc);
    if (owns_name_text(type)) {
        visit_buffer(v, type->name);
    }
    keys_holders(type->cached_keys, v);
}

static size_t
type_size_of(const Object *op)
{
    const Type *type = (const Type *)op;
    if (!type_has(type, TYPE_HEAP)) {
        return type_is_made_by_module(type) ? profile->heap_type_size : profile->static_type_size;
    }
    return profile->heap_type_size + (type->cached_keys == NULL ? 0 : keys_size(type->cached_keys));
}

// --- methods --------------------------------------------------------------------------------------------------

static Object *
method_mro(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    (void)count;
    (void)keyword_names;
    Object *mro = type_linearise((Type *)self);
    if (mro == NULL) {
        return NULL;
    }
    hold(mro);
    return drop_held_under(object_to_list(mro), 1);
}

static Object *
method_subclasses(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    (void)count;
    (void)keyword_names;
    return type_subclasses_list((Type *)self);
}

static Object *
method_prepare(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self;
    (void)args;
    (void)count;
    (void)keyword_names;
    return dict_new();
}

int
type_check_instance(Object *op, Object *type)
{
    if (is_instance_of(op, (Type *)type)) {
        return 1;
    }
    // Proxies claim a class by their __class__.
    Object *class;
    int found = object_find_attr(op, names.__class__, &class);
    if (found <= 0) {
        return found;
    }
    bool claimed = is_type(class) && class != (Object *)op->type && type_is_subtype((Type *)class, (Type *)type);
    decref(class);
    return claimed;
}

int
type_check_subclass(Object *derived, Object *type)
{
    if (!is_type(derived)) {
        raise(EXC_TypeError, "issubclass() arg 1 must be a class");
        return -1;
    }
    return type_is_subtype((Type *)derived, (Type *)type);
}

static Object *
method_instancecheck(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count;
    (void)keyword_names;
    int result = type_check_instance(args[0].ref, self);
    return result < 0 ? NULL : bool_from(result);
}

static Object *
method_subclasscheck(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count;
    (void)keyword_names;
    int result = type_check_subclass(args[0].ref, self);
    return result < 0 ? NULL : bool_from(result);
}

static Object *
method_dir(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    (void)count;
    (void)keyword_names;
    Object *all = dict_new();
    if (all == NULL) {
        return NULL;
    }
    hold(all);
    return drop_held_under(type_merge_names(all, (Type *)self) < 0 ? NULL : dict_keys_list(all), 1);
}

static Object *
method_sizeof(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    (void)count;
    (void)keyword_names;
    return int_from((int64_t)type_size_of(self));
}

static const MethodDef type_methods[] = {
    {.name = "mro", .function = method_mro, .doc = "Return a type's method resolution order."},
    {.name = "__subclasses__", .function = method_subclasses, .doc = "Return a list of immediate subclasses."},
    {.name = "__prepare__",
     .function = method_prepare,
     .minimum = 0,
     .maximum = -1,
     .flags = METHOD_CLASS | METHOD_KEYWORDS,
     .doc = "Create the namespace for the class statement"},
    {.name = "__instancecheck__", .function = method_instancecheck, .minimum = 1, .maximum = 1},
    {.name = "__subclasscheck__", .function = method_subclasscheck, .minimum = 1, .maximum = 1},
    {.name = "__dir__", .function = method_dir},
    {.name = "__sizeof__", .function = method_sizeof},
    {.name = NULL},
};

Type TypeType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "type",
    .id = TYPE_TYPE_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TYPE_SUBCLASS,
    .basic_size = 928,
    .item_size = MEMBER_SIZE,
    .dict_offset = offsetof(Type, dict),
    .weaklist_offset = offsetof(Type, weaklist),
    .dealloc = type_dealloc,
    .traverse = type_traverse,
    .clear = type_clear,
    .holders = type_holders,
    .size_of = type_size_of,
    .new = type_new_class,
    .init = type_init,
    .repr = type_repr,
    .call = type_call,
    .getattr = type_get_attr,
    .setattr = type_set_attr,
    .or_ = union_of,
    .methods = type_methods,
    .members = type_members,
    .computed = type_computed,
    .getsets = type_getsets,
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
};
