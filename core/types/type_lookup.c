// Attribute lookup: along the MRO with its cache, in instances, in classes.
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/held.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include <string.h>

// --- versions and the cache ---------------------------------------------------------------------------
// A type with a version has bases with versions, so that a change of a base finds all whom it concerns by following
// subclasses that have one. A version is never used again.

enum { CACHE_SIZE = 1 << 11 };

typedef struct {
    uint32_t version;
    Object *name;   // interned for good
    Object *value;  // borrowed, alive while the version is some type's; NULL: there is no such attribute
} CacheEntry;

static CacheEntry cache[CACHE_SIZE];
static uint32_t next_version = 1;

void
type_cache_reset(void)
{
    memset(cache, 0, sizeof cache);
    next_version = 1;
}

uint32_t
type_version(Type *type)
{
    if (type->version != 0) {
        return type->version;
    }
    if (!type_has(type, TYPE_READY) || type_has(type, TYPE_NO_CACHE) || next_version == 0) {
        return 0;
    }
    for (int64_t i = 0; i < tuple_length(type->bases); i++) {
        if (type_version((Type *)tuple_peek(type->bases, i)) == 0) {
            return 0;
        }
    }
    return type->version = next_version++;
}

static int
forget_version(Type *type, void *context)
{
    if (type->version != 0) {
        type->version = 0;
        type->enters_getitem = false;
        (void)type_walk_subclasses(type, forget_version, context);
    }
    return 0;
}

void
type_modified(Type *type)
{
    (void)forget_version(type, NULL);
}

Object *
type_find_in_mro(Type *type, Object *name)
{
    if (type->mro == NULL) {
        return NULL;
    }
    Slot *classes = tuple_slots(type->mro);
    int64_t count = tuple_length(type->mro);
    for (int64_t i = 0; i < count; i++) {
        Object *dict = ((Type *)classes[i].ref)->dict;
        Object *found = dict == NULL ? NULL : dict_peek(dict, name);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

INLINE CacheEntry *
cache_entry(uint32_t version, const Object *name)
{
    return &cache[(version ^ (uint32_t)((uintptr_t)name >> 4)) % CACHE_SIZE];
}

static __attribute__((noinline)) Object *
look_up_slowly(Type *type, Object *name)
{
    Object *value = type_find_in_mro(type, name);
    // Only strings that live for ever: the address of another one may come to belong to another name.
    if (((Str *)name)->interned == 2) {
        uint32_t version = type_version(type);
        if (version != 0) {
            *cache_entry(version, name) = (CacheEntry){version, name, value};
        }
    }
    return value;
}

Object *
type_lookup(Type *type, Object *name)
{
    uint32_t version = type->version;
    const CacheEntry *entry = cache_entry(version, name);
    if (LIKELY(entry->version == version && entry->name == name && version != 0)) {
        return entry->value;
    }
    return look_up_slowly(type, name);
}

// --- errors ---------------------------------------------------------------------------------------------

SMALL void
attribute_error_context(Object *op, Object *name)
{
    if (!error_pending() || !error_is(EXC_AttributeError)) {
        return;
    }
    unmade_error = NULL;
    AttributeErrorObject *error = (AttributeErrorObject *)pending_error;
    if (error->name == NULL && error->obj == NULL) {
        error->name = incref(name);
        error->obj = incref(op);
    }
}

static void
setting_error_context(Object *op, Object *name)
{
    if (profile->mentions_missing_dict) {
        attribute_error_context(op, name);
    }
}

static void
raise_missing(Object *op, Object *name)
{
    if (is_type(op)) {
        raise(EXC_AttributeError, "type object '%s' has no attribute '%U'", ((Type *)op)->name, name);
    } else {
        raise(EXC_AttributeError, "'%s' object has no attribute '%U'", op->type->name, name);
    }
}

void
raise_no_attribute(Object *op, Object *name)
{
    raise_missing(op, name);
    attribute_error_context(op, name);
}

static bool
check_name(Object *name)
{
    if (UNLIKELY(!is_str(name))) {
        raise(EXC_TypeError, "attribute name must be string, not '%s'", name->type->name);
        return false;
    }
    return true;
}

// --- attributes of instances ----------------------------------------------------------------------------

// Calls descriptor.__get__ while the descriptor, found in a class that may change meanwhile, is held.
static Object *
bind(Object *descriptor, DescrGetFn get, Object *instance, Object *owner)
{
    hold(incref(descriptor));
    Object *result = get(descriptor, instance, owner);
    return drop_held_under(result, 1);
}

INLINE bool
has_own_attributes(const Type *type)
{
    return type_has(type, TYPE_MANAGED_DICT) || type->dict_offset != 0;
}

// 1 found, 0 absent, -1 with an error, which may be an AttributeError of a descriptor.
static int
find_attr(Object *op, Object *name, Object **out)
{
    Type *type = op->type;
    Object *descriptor = type_lookup(type, name);
    DescrGetFn get = NULL;
    if (descriptor != NULL) {
        get = descriptor->type->descr_get;
        if (get != NULL && descriptor->type->descr_set != NULL) {
            *out = bind(descriptor, get, op, (Object *)type);
            return *out == NULL ? -1 : 1;
        }
    }
    if (has_own_attributes(type)) {
        // Odd keys in the dict may run their __eq__, which may change the class.
        if (descriptor != NULL) {
            hold(incref(descriptor));
        }
        int found = instance_get(op, name, out);
        if (found != 0) {
            if (descriptor != NULL) {
                Object *kept = drop_held_under(found > 0 ? *out : NULL, 1);
                *out = kept;
            }
            return found;
        }
        if (descriptor == NULL) {
            return 0;
        }
        if (get == NULL) {
            *out = let_go();
            return 1;
        }
        *out = drop_held_under(get(descriptor, op, (Object *)type), 1);
        return *out == NULL ? -1 : 1;
    }
    if (descriptor == NULL) {
        return 0;
    }
    *out = get == NULL ? incref(descriptor) : bind(descriptor, get, op, (Object *)type);
    return *out == NULL ? -1 : 1;
}

static int
absent_if_attribute_error(int found)
{
    if (found < 0 && error_is(EXC_AttributeError)) {
        error_clear();
        return 0;
    }
    return found;
}

int
generic_find_attr(Object *op, Object *name, Object **out)
{
    *out = NULL;
    return check_name(name) ? absent_if_attribute_error(find_attr(op, name, out)) : -1;
}

Object *
generic_get_attr(Object *op, Object *name)
{
    Object *value = NULL;
    if (check_name(name) && find_attr(op, name, &value) == 0) {
        raise_no_attribute(op, name);
    }
    return value;
}

int
object_get_method(Object *op, Object *name, Object **out)
{
    Type *type = op->type;
    if (type->getattr != generic_get_attr) {
        *out = object_get_attr(op, name);
        return *out == NULL ? -1 : 0;
    }
    Object *descriptor = type_lookup(type, name);
    if (descriptor != NULL && type_has(descriptor->type, TYPE_METHOD_LIKE)) {
        if (has_own_attributes(type)) {
            hold(incref(descriptor));
            int found = instance_get(op, name, out);
            if (found != 0) {
                Object *kept = drop_held_under(found > 0 ? *out : NULL, 1);
                *out = kept;
                return found < 0 ? -1 : 0;
            }
            *out = let_go();
            return 1;
        }
        *out = incref(descriptor);
        return 1;
    }
    *out = NULL;
    int found = find_attr(op, name, out);
    if (found == 0) {
        raise_no_attribute(op, name);
    } else if (found < 0) {
        attribute_error_context(op, name);
    }
    return found <= 0 ? -1 : 0;
}

int
generic_set_attr(Object *op, Object *name, Object *value)
{
    if (!check_name(name)) {
        return -1;
    }
    Type *type = op->type;
    Object *descriptor = type_lookup(type, name);
    if (descriptor != NULL && descriptor->type->descr_set != NULL) {
        hold(incref(descriptor));
        int result = descriptor->type->descr_set(descriptor, op, value);
        drop_held(1);
        return result;
    }
    if (has_own_attributes(type)) {
        int done = instance_set(op, name, value);
        if (done == 0) {
            raise(EXC_AttributeError, "'%s' object has no attribute '%U'", type->name, name);
            if (!type_has(type, TYPE_MANAGED_DICT)) {
                setting_error_context(op, name);
            }
        }
        return done > 0 ? 0 : -1;
    }
    if (descriptor != NULL) {
        raise(EXC_AttributeError, "'%s' object attribute '%U' is read-only", type->name, name);
        return -1;
    }
    raise(EXC_AttributeError, "'%s' object has no attribute '%U'%s", type->name, name,
          profile->mentions_missing_dict && type->setattr == generic_set_attr ? " and no __dict__ for setting new attributes" : "");
    setting_error_context(op, name);
    return -1;
}

// --- attributes of classes --------------------------------------------------------------------------------

static int
find_class_attr(Object *op, Object *name, Object **out)
{
    Type *type = (Type *)op;
    Type *metatype = op->type;
    Object *meta_attribute = type_lookup(metatype, name);
    DescrGetFn meta_get = NULL;
    if (meta_attribute != NULL) {
        meta_get = meta_attribute->type->descr_get;
        if (meta_get != NULL && meta_attribute->type->descr_set != NULL) {
            *out = bind(meta_attribute, meta_get, op, (Object *)metatype);
            return *out == NULL ? -1 : 1;
        }
    }
    Object *attribute = type_lookup(type, name);
    if (attribute != NULL) {
        DescrGetFn get = attribute->type->descr_get;
        *out = get == NULL ? incref(attribute) : bind(attribute, get, NULL, op);
        return *out == NULL ? -1 : 1;
    }
    if (meta_attribute == NULL) {
        return 0;
    }
    *out = meta_get == NULL ? incref(meta_attribute) : bind(meta_attribute, meta_get, op, (Object *)metatype);
    return *out == NULL ? -1 : 1;
}

int
type_find_attr(Object *op, Object *name, Object **out)
{
    *out = NULL;
    return check_name(name) ? absent_if_attribute_error(find_class_attr(op, name, out)) : -1;
}

Object *
type_get_attr(Object *op, Object *name)
{
    Object *value = NULL;
    if (check_name(name) && find_class_attr(op, name, &value) == 0) {
        raise_no_attribute(op, name);
    }
    return value;
}

// Sets or deletes in the class's own dict. The old value dies last: its finalizer finds caches and slots refreshed.
static int
set_in_dict(Type *type, Object *name, Object *value)
{
    Object *old = dict_peek(type->dict, name);
    if (old == NULL && value == NULL) {
        raise_missing((Object *)type, name);
        setting_error_context((Object *)type, name);
        return -1;
    }
    if (old != NULL) {
        hold(incref(old));
    }
    int result = value != NULL ? dict_set(type->dict, name, value) : dict_delete(type->dict, name);
    type_modified(type);
    if (result == 0 && is_special_name(name)) {
        slots_update(type, name);
    }
    if (old != NULL) {
        drop_held(1);
    }
    return result;
}

SMALL int
type_set_attr(Object *op, Object *name, Object *value)
{
    Type *type = (Type *)op;
    if (!check_name(name)) {
        return -1;
    }
    if (type_has(type, TYPE_IMMUTABLE)) {
        raise(EXC_TypeError, "cannot set '%U' attribute of immutable type '%s'", name, type->name);
        return -1;
    }
    Object *descriptor = type_lookup(op->type, name);
    if (descriptor != NULL && descriptor->type->descr_set != NULL) {
        hold(incref(descriptor));
        int result = descriptor->type->descr_set(descriptor, op, value);
        drop_held(1);
        return result;
    }
    if (!is_exact(name, &StrType)) {
        return set_in_dict(type, name, value);
    }
    name = str_intern(incref(name));
    if (name == NULL) {
        return -1;
    }
    hold(name);
    int result = set_in_dict(type, name, value);
    drop_held(1);
    return result;
}
