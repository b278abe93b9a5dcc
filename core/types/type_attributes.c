// The attributes of classes: what is read and set with care.
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/function.h"
#include "types/held.h"
#include "types/int.h"
#include "types/mapping_proxy.h"
#include "types/tuple.h"
#include "types/type.h"
#include "types/type_internal.h"
#include <string.h>

static bool
check_assignable(const Type *type, Object *value, const char *name)
{
    if (!type_has(type, TYPE_IMMUTABLE) && value != NULL) {
        return true;
    }
    raise(EXC_TypeError, "cannot %s '%s' attribute of immutable type '%s'", value == NULL ? "delete" : "set", name,
          type->name);
    return false;
}

static Object *
get_name(Object *op)
{
    Type *type = (Type *)op;
    if (type_has(type, TYPE_NAMED_IN_FULL)) {
        return str_from(strrchr(type->name, '.') + 1);
    }
    return type_has(type, TYPE_HEAP) ? incref(type->heap_name) : str_from(type_short_name(type));
}

static int
set_name(Object *op, Object *value)
{
    Type *type = (Type *)op;
    if (!check_assignable(type, value, "__name__")) {
        return -1;
    }
    if (!is_str(value)) {
        raise(EXC_TypeError, "can only assign string to %s.__name__, not '%s'", type->name, value->type->name);
        return -1;
    }
    type->flags &= ~(uint32_t)TYPE_NAMED_IN_FULL;
    return type_name_from_str(type, value);
}

static Object *
get_qualname(Object *op)
{
    return type_qualname((Type *)op);
}

static int
set_qualname(Object *op, Object *value)
{
    Type *type = (Type *)op;
    if (!check_assignable(type, value, "__qualname__")) {
        return -1;
    }
    if (!is_str(value)) {
        raise(EXC_TypeError, "can only assign string to %s.__qualname__, not '%s'", type->name, value->type->name);
        return -1;
    }
    Object *old = type->heap_qualname;
    type->heap_qualname = incref(value);
    decref(old);
    return 0;
}

static Object *
get_module(Object *op)
{
    return type_module((Type *)op);
}

static int
set_dict_entry(Type *type, Object *name, Object *value)
{
    Object *old = dict_peek(type->dict, name);
    if (old != NULL) {
        hold(incref(old));
    }
    type_modified(type);
    int result = value != NULL ? dict_set(type->dict, name, value) : dict_delete(type->dict, name);
    if (old != NULL) {
        drop_held(1);
    }
    return result;
}

static int
set_module(Object *op, Object *value)
{
    Type *type = (Type *)op;
    if (!check_assignable(type, value, "__module__")) {
        return -1;
    }
    if (dict_peek(type->dict, names.__firstlineno__) != NULL &&
        set_dict_entry(type, names.__firstlineno__, NULL) < 0) {
        return -1;
    }
    return set_dict_entry(type, names.__module__, value);
}

static Object *
get_bases(Object *op)
{
    return incref(((Type *)op)->bases);
}

static Object *
get_dict(Object *op)
{
    return mapping_proxy_new(((Type *)op)->dict);
}

static Object *
get_doc(Object *op)
{
    Type *type = (Type *)op;
    if (!type_has(type, TYPE_HEAP)) {
        return type->doc != NULL ? str_from(type->doc) : None;  // what the dict has may be a member
    }
    Object *doc = dict_peek(type->dict, names.__doc__);
    if (doc == NULL) {
        return None;
    }
    DescrGetFn get = doc->type->descr_get;
    if (get == NULL) {
        return incref(doc);
    }
    hold(incref(doc));
    return drop_held_under(get(doc, NULL, op), 1);
}

static int
set_doc(Object *op, Object *value)
{
    Type *type = (Type *)op;
    return check_assignable(type, value, "__doc__") ? set_dict_entry(type, names.__doc__, value) : -1;
}

static Object *
get_abstract_methods(Object *op)
{
    Type *type = (Type *)op;
    Object *methods = type == &TypeType ? NULL : dict_peek(type->dict, names.__abstractmethods__);
    if (methods == NULL) {
        raise_value(EXC_AttributeError, names.__abstractmethods__);
    }
    return xincref(methods);
}

static int
set_abstract_methods(Object *op, Object *value)
{
    Type *type = (Type *)op;
    int abstract = 0;
    if (value != NULL) {
        abstract = object_is_true(value);
        if (abstract < 0) {
            return -1;
        }
    } else if (dict_peek(type->dict, names.__abstractmethods__) == NULL) {
        raise_value(EXC_AttributeError, names.__abstractmethods__);
        return -1;
    }
    if (set_dict_entry(type, names.__abstractmethods__, value) < 0) {
        return -1;
    }
    type->flags = abstract ? type->flags | TYPE_ABSTRACT : type->flags & ~(uint32_t)TYPE_ABSTRACT;
    return 0;
}

// An entry of the class's dict as the class's attribute.
static Object *
descriptor_value(Object *value, Type *type)
{
    if (value->type->descr_get == NULL) {
        return incref(value);
    }
    hold(incref(value));
    return drop_held_under(value->type->descr_get(value, NULL, (Object *)type), 1);
}

static Object *
get_annotate(Object *op)
{
    Type *type = (Type *)op;
    if (!type_has(type, TYPE_HEAP)) {
        raise(EXC_AttributeError, "type object '%s' has no attribute '__annotate__'", type->name);
        return NULL;
    }
    Object *annotate = dict_peek(type->dict, names.__annotate__);
    if (annotate == NULL) {
        annotate = dict_peek(type->dict, names.__annotate_func__);
    }
    if (annotate != NULL) {
        return descriptor_value(annotate, type);
    }
    return set_dict_entry(type, names.__annotate_func__, None) < 0 ? NULL : incref(None);
}

static Object *
get_annotations(Object *op)
{
    Type *type = (Type *)op;
    if (!type_has(type, TYPE_HEAP)) {
        raise(EXC_AttributeError, "type object '%s' has no attribute '__annotations__'", type->name);
        return NULL;
    }
    Object *annotations = dict_peek(type->dict, names.__annotations__);
    if (annotations == NULL && profile->annotations_wait) {
        annotations = dict_peek(type->dict, names.__annotations_cache__);
    }
    if (annotations != NULL) {
        return descriptor_value(annotations, type);
    }
    Object *annotate = profile->annotations_wait ? get_annotate(op) : incref(None);
    if (annotate == NULL) {
        return NULL;
    }
    hold(annotate);
    annotations = drop_held_under(annotations_made_by(annotate), 1);
    Object *name = profile->annotations_wait ? names.__annotations_cache__ : names.__annotations__;
    if (annotations != NULL && set_dict_entry(type, name, annotations) < 0) {
        decref(annotations);
        return NULL;
    }
    return annotations;
}

// Takes an entry out, if it is there: 1, 0 or -1.
static int
drop_dict_entry(Type *type, Object *name)
{
    if (dict_peek(type->dict, name) == NULL) {
        return 0;
    }
    return set_dict_entry(type, name, NULL) < 0 ? -1 : 1;
}

// Where annotations wait, those that are set replace what makes them, too.
static int
replace_annotations(Type *type, Object *value)
{
    int result;
    if (value != NULL) {
        bool is_own = dict_peek(type->dict, names.__annotations__) != NULL;
        result = set_dict_entry(type, is_own ? names.__annotations__ : names.__annotations_cache__, value);
    } else {
        result = drop_dict_entry(type, names.__annotations__);
        if (result == 0) {
            result = drop_dict_entry(type, names.__annotations_cache__);
        }
        if (result == 0) {
            raise_value(EXC_AttributeError, names.__annotations__);
            result = -1;
        }
    }
    return result < 0 || drop_dict_entry(type, names.__annotate_func__) < 0 || drop_dict_entry(type, names.__annotate__) < 0
               ? -1
               : 0;
}

static int
set_annotations(Object *op, Object *value)
{
    Type *type = (Type *)op;
    if (type_has(type, TYPE_IMMUTABLE)) {
        raise(EXC_TypeError, "cannot set '__annotations__' attribute of immutable type '%s'", type->name);
        return -1;
    }
    if (profile->annotations_wait) {
        return replace_annotations(type, value);
    }
    if (value == NULL && dict_peek(type->dict, names.__annotations__) == NULL) {
        raise_value(EXC_AttributeError, names.__annotations__);
        return -1;
    }
    return set_dict_entry(type, names.__annotations__, value);
}

static int
set_annotate(Object *op, Object *value)
{
    Type *type = (Type *)op;
    if (value == NULL) {
        raise(EXC_TypeError, "cannot delete __annotate__ attribute");
        return -1;
    }
    if (type_has(type, TYPE_IMMUTABLE)) {
        raise(EXC_TypeError, "cannot set '__annotate__' attribute of immutable type '%s'", type->name);
        return -1;
    }
    if (value != None && !object_is_callable(value)) {
        raise(EXC_TypeError, "__annotate__ must be callable or None");
        return -1;
    }
    bool is_own = dict_peek(type->dict, names.__annotate__) != NULL;
    if (set_dict_entry(type, is_own ? names.__annotate__ : names.__annotate_func__, value) < 0) {
        return -1;
    }
    return value == None || drop_dict_entry(type, names.__annotations_cache__) >= 0 ? 0 : -1;
}

static Object *
get_type_params(Object *op)
{
    // In the dict of `type` itself that is this attribute.
    Object *parameters = op == (Object *)&TypeType ? NULL : dict_peek(((Type *)op)->dict, names.__type_params__);
    return incref(parameters != NULL ? parameters : empty_tuple);
}

static int
set_type_params(Object *op, Object *value)
{
    Type *type = (Type *)op;
    return check_assignable(type, value, "__type_params__") ? set_dict_entry(type, names.__type_params__, value) : -1;
}

static Object *
get_no_signature(Object *op)
{
    (void)op;
    return None;
}

static Object *
get_basic_size(Object *op)
{
    TypeShape shape;
    if (type_shape((Type *)op, &shape)) {
        return int_from(shape.basic);
    }
    return int_from(((Type *)op)->basic_size + type_size_difference((Type *)op));
}

static Object *
get_item_size(Object *op)
{
    TypeShape shape;
    if (type_shape((Type *)op, &shape)) {
        return int_from(shape.item);
    }
    return int_from(((Type *)op)->item_size);
}

// Where a class keeps its dict and its weak references differs between targets; what CPython says does not.
enum { CPYTHON_DICT_OFFSET = 264, CPYTHON_WEAKLIST_OFFSET = 368 };

int64_t
type_dict_offset(const Type *type)
{
    if (type_has(type, TYPE_TYPE_SUBCLASS)) {
        return CPYTHON_DICT_OFFSET;
    }
    if (type_has(type, TYPE_MANAGED_DICT)) {
        while (type_has(type->base_type, TYPE_MANAGED_DICT)) {
            type = type->base_type;  // a class that adds fields only has it where its base has
        }
        int64_t behind = profile->dicts_at_end && type->item_size == 0 ? (int64_t)type->basic_size + 3 * 8 : 8;
        return profile->dicts_at_end ? -behind : -1;
    }
    return type->dict_offset;
}

int64_t
type_weaklist_offset(const Type *type)
{
    if (type_has(type, TYPE_TYPE_SUBCLASS)) {
        return CPYTHON_WEAKLIST_OFFSET;
    }
    return type_has(type, TYPE_MANAGED_WEAKREF) ? -32 : (int64_t)type->weaklist_offset;
}

static Object *
get_dict_offset(Object *op)
{
    TypeShape shape;
    return int_from(type_shape((Type *)op, &shape) ? shape.dict : type_dict_offset((Type *)op));
}

static Object *
get_weaklist_offset(Object *op)
{
    TypeShape shape;
    return int_from(type_shape((Type *)op, &shape) ? shape.weak : type_weaklist_offset((Type *)op));
}

static Object *
get_mro(Object *op)
{
    Object *mro = ((Type *)op)->mro;
    return incref(mro != NULL ? mro : None);
}

// Is the type part of CPython's interpreter itself, no module's?
static bool
is_of_interpreter(const Type *type)
{
    return !type_has(type, TYPE_HEAP) && (strchr(type->name, '.') == NULL || strncmp(type->name, "sys.", 4) == 0 ||
                                          strncmp(type->name, "types.", 6) == 0 || strncmp(type->name, "weakref.", 8) == 0 ||
                                          strcmp(type->name, "collections.OrderedDict") == 0);
}

// The bits as CPython numbers them.
static Object *
get_flags(Object *op)
{
    static const struct {
        uint32_t ours;
        uint8_t bit;
    } bits[] = {
        {TYPE_INLINE_VALUES, 2},  {TYPE_MANAGED_WEAKREF, 3},     {TYPE_MANAGED_DICT, 4},    {TYPE_SEQUENCE, 5},
        {TYPE_MAPPING, 6},        {TYPE_NO_INSTANTIATE, 7},      {TYPE_IMMUTABLE, 8},       {TYPE_HEAP, 9},
        {TYPE_BASE, 10},          {TYPE_CALLS_ARRAY, 11},        {TYPE_READY, 12},          {TYPE_GC, 14},
        {TYPE_METHOD_LIKE, 17},   {TYPE_ABSTRACT, 20},           {TYPE_MATCH_SELF, 22},     {TYPE_INT_SUBCLASS, 24},
        {TYPE_LIST_SUBCLASS, 25}, {TYPE_TUPLE_SUBCLASS, 26},     {TYPE_BYTES_SUBCLASS, 27}, {TYPE_STR_SUBCLASS, 28},
        {TYPE_DICT_SUBCLASS, 29}, {TYPE_EXCEPTION_SUBCLASS, 30}, {TYPE_TYPE_SUBCLASS, 31},
    };
    int64_t flags = 0;
    for (size_t i = 0; i < COUNT_OF(bits); i++) {
        flags |= type_has((Type *)op, bits[i].ours) ? (int64_t)1 << bits[i].bit : 0;
    }
    if (op == (Object *)&TypeType || (profile->marks_builtin_types && type_has((Type *)op, TYPE_TYPE_SUBCLASS))) {
        flags |= (int64_t)1 << 11 | (profile->marks_builtin_types ? (int64_t)1 << 23 : 0);
    }
    if (profile->marks_builtin_types && is_of_interpreter((Type *)op)) {
        flags |= 1 << 1;
    }
    if (type_is_made_by_module((Type *)op)) {
        flags |= 1 << 9;
    }
    if (profile->dicts_at_end && ((Type *)op)->item_size != 0) {
        flags &= ~((int64_t)1 << 4);
    }
    return int_from(flags);
}

const GetsetDef type_getsets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__bases__", get_bases, type_set_bases},
    {"__mro__", get_mro, NULL},
    {"__module__", get_module, set_module},
    {"__abstractmethods__", get_abstract_methods, set_abstract_methods},
    {"__dict__", get_dict, NULL},
    {"__doc__", get_doc, set_doc},
    {"__text_signature__", get_no_signature, NULL},
    {"__annotations__", get_annotations, set_annotations},
    {"__annotate__", get_annotate, set_annotate},
    {"__type_params__", get_type_params, set_type_params},
    {.name = NULL},
};

const MemberDef type_members[] = {
    {"__base__", offsetof(Type, base_type), true, true},
    {.name = NULL},
};

const ComputedDef type_computed[] = {
    COMPUTED_MEMBER("__basicsize__", get_basic_size),
    COMPUTED_MEMBER("__itemsize__", get_item_size),
    COMPUTED_MEMBER("__flags__", get_flags),
    COMPUTED_MEMBER("__weakrefoffset__", get_weaklist_offset),
    COMPUTED_MEMBER("__dictoffset__", get_dict_offset),
    COMPUTED_MEMBER_TO(11, "__mro__", get_mro),
    {.member = {.name = NULL}},
};
