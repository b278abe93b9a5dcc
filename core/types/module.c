#include "types/module.h"
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/fields.h"
#include "types/function.h"
#include "types/str.h"
#include "types/type.h"

_Static_assert(sizeof(Module) == 56, "CPython's size");

// The names every module has from its birth on, in CPython's order.
static int
fill_dict(Object *dict, Object *name, Object *doc)
{
    return dict_set(dict, names.__name__, name) < 0 || dict_set(dict, names.__doc__, doc) < 0 ||
                   dict_set(dict, names.__package__, None) < 0 ||
                   dict_set(dict, names.__loader__, None) < 0 || dict_set(dict, names.__spec__, None) < 0
               ? -1
               : 0;
}

static void
track_dict(Object *dict)
{
    if (profile->tracks_module_dicts && !gc_is_tracked(dict)) {
        gc_track(dict);
    }
}

static Object *
make(Object *name)
{
    Object *dict = dict_new();
    if (dict == NULL) {
        return NULL;
    }
    hold(dict);
    track_dict(dict);
    Object *self = NULL;
    if (fill_dict(dict, name, None) == 0) {
        self = type_alloc(&ModuleType, 0);
    }
    if (self == NULL) {
        drop_held(1);
        return NULL;
    }
    ((Module *)self)->dict = let_go();
    ((Module *)self)->name = incref(name);
    return self;
}

Object *
module_new(const char *text)
{
    Object *name = str_from(text);
    return module_new_named(name == NULL ? NULL : str_intern(name));
}

Object *
module_new_named(Object *name)
{
    if (name == NULL) {
        return NULL;
    }
    hold(name);
    Object *self = make(name);
    drop_held(1);
    return self;
}

void
module_set_origin(Object *op, ModuleOrigin origin)
{
    ((Module *)op)->def = (void *)(uintptr_t)origin;
}

Object *
module_dict(const Object *op)
{
    return ((const Module *)op)->dict;
}

int
module_add(Object *op, const char *name, Object *value)
{
    if (value == NULL) {
        return -1;
    }
    hold(value);
    int result = dict_set_cstring(module_dict(op), name, value);
    drop_held(1);
    return result;
}

int
module_add_functions(Object *op, const MethodDef *table)
{
    for (; table->name != NULL; table++) {
        if (module_add(op, table->name, builtin_function_new(table, op, ((Module *)op)->name)) < 0) {
            return -1;
        }
    }
    return 0;
}

int (*module_complete)(Object *op, const void *rest);

void
module_put_off(Object *op, const void *rest)
{
    ((Module *)op)->state = (void *)(uintptr_t)rest;
}

static int
complete(Object *op)
{
    Module *self = (Module *)op;
    void *rest = self->state;
    self->state = NULL;  // what makes the rest asks the module itself
    if (rest != NULL && module_complete(op, rest) < 0) {
        self->state = rest;
        return -1;
    }
    return 0;
}

// --- the type ---------------------------------------------------------------------------------------

static const FieldDef module_fields[] = {
    {"__dict__", offsetof(Module, dict), false},
    {"name", offsetof(Module, name), true},
    {.name = NULL},
};

static Object *
module_type_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    Object *dict = dict_new();
    if (dict == NULL) {
        return NULL;
    }
    hold(dict);
    track_dict(dict);
    Object *self = type_alloc(type, 0);
    if (self == NULL) {
        drop_held(1);
        return NULL;
    }
    ((Module *)self)->dict = let_go();
    return self;
}

static int
module_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Object *values[2];
    if (args_parse("module", "name | doc", args, count, keyword_names, values) < 0) {
        return -1;
    }
    if (!is_str(values[0])) {
        args_raise_wrong("module", "argument 'name'", "str", values[0]);
        return -1;
    }
    Module *self = (Module *)op;
    Object *old = self->name;
    self->name = incref(values[0]);
    xdecref(old);
    return fill_dict(self->dict, values[0], values[1] != NULL ? values[1] : None);
}

static Object *
module_repr(Object *op)
{
    Object *dict = module_dict(op);
    Object *name = dict_peek(dict, names.__name__);
    Object *file = dict_peek(dict, names.__file__);
    Object *loader = dict_peek(dict, names.__loader__);
    name = name == NULL ? str_from("?") : incref(name);
    if (name == NULL) {
        return NULL;
    }
    hold(name);
    Object *result;
    uintptr_t origin = (uintptr_t)((Module *)op)->def;
    if (origin != MODULE_OF_PROGRAM) {
        result = str_format("<module %R (%s)>", name, origin == MODULE_FROZEN ? "frozen" : "built-in");
    } else if (file != NULL) {
        hold(incref(file));
        result = str_format("<module %R from %R>", name, file);
        drop_held(1);
    } else if (loader != NULL && loader != None) {
        hold(incref(loader));
        result = str_format("<module %R (%R)>", name, loader);
        drop_held(1);
    } else {
        result = str_format("<module %R>", name);
    }
    drop_held(1);
    return result;
}

static Object *
missing_attribute(Object *op, Object *name)
{
    Object *dict = module_dict(op);
    if (str_equal(name, names.__annotations__)) {  // they begin when someone asks
        Object *made = annotations_made_by(profile->annotations_wait ? dict_peek(dict, names.__annotate__) : NULL);
        if (made != NULL && dict_set(dict, name, hold(made)) < 0) {
            drop_held(1);
            return NULL;
        }
        return made != NULL ? let_go() : NULL;
    }
    if (profile->annotations_wait && str_equal(name, names.__annotate__)) {
        return dict_set(dict, name, None) < 0 ? NULL : incref(None);
    }
    Object *getter = dict_peek(dict, names.__getattr__);
    if (getter != NULL) {
        hold(incref(getter));
        Object *value = object_call_one(getter, name);
        drop_held(1);
        return value;
    }
    Object *module_name = dict_peek(dict, names.__name__);
    if (module_name != NULL && is_str(module_name)) {
        raise(EXC_AttributeError, "module '%U' has no attribute '%U'", module_name, name);
    } else {
        raise(EXC_AttributeError, "module has no attribute '%U'", name);
    }
    attribute_error_context(op, name);
    return NULL;
}

static Object *
module_get_attr(Object *op, Object *name)
{
    Object *value;
    if (UNLIKELY(((Module *)op)->state != NULL) && dict_peek(module_dict(op), name) == NULL && complete(op) < 0) {
        return NULL;
    }
    int found = generic_find_attr(op, name, &value);
    if (LIKELY(found > 0)) {
        return value;
    }
    return found < 0 ? NULL : missing_attribute(op, name);
}

static int
module_set_attr(Object *op, Object *name, Object *value)
{
    return complete(op) < 0 ? -1 : generic_set_attr(op, name, value);
}

static Object *
module_dir(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    if (complete(op) < 0) {
        return NULL;
    }
    Object *dict = object_get_attr(op, names.__dict__);  // a subclass may have its own
    if (dict == NULL) {
        return NULL;
    }
    hold(dict);
    Object *result = NULL;
    if (!is_dict(dict)) {
        raise(EXC_TypeError, "<module>.__dict__ is not a dictionary");
    } else {
        Object *own = dict_peek(dict, names.__dir__);
        result = own == NULL ? dict_keys_list(dict) : object_call_none(own);
    }
    return drop_held_under(result, 1);
}

static const MethodDef module_methods[] = {
    {"__dir__", module_dir, 0, 0, 0, NULL},
    {.name = NULL},
};

static const MemberDef module_members[] = {
    {"__dict__", offsetof(Module, dict), true, false},
    {.name = NULL},
};

Type ModuleType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "module",
    .id = TYPE_MODULE_ID,
    .flags = TYPE_GC | TYPE_BASE,
    .basic_size = sizeof(Module),
    .dict_offset = offsetof(Module, dict),
    .weaklist_offset = offsetof(Module, weaklist),
    .clear = fields_clear,
    .fields = module_fields,
    .new = module_type_new,
    .init = module_init,
    .repr = module_repr,
    .getattr = module_get_attr,
    .setattr = module_set_attr,
    .methods = module_methods,
    .members = module_members,
};
