// Attributes and names through inline caches. A cache remembers where the last lookup found its answer and by which version
// tags one can see that it is still there.
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/module.h"
#include "types/slot_functions.h"
#include "types/tuple.h"
#include "types/type.h"
#include "vm/vm.h"
#include <string.h>

// --- attributes -----------------------------------------------------------------------------------

// Where instances of `type` keep the attribute `name`, as an index of the shared keys, or -1.
static int64_t
shared_index(const Type *type, Object *name)
{
    if (!type_has(type, TYPE_INLINE_VALUES) || type->cached_keys == NULL) {
        return -1;
    }
    return dict_keys_index(type->cached_keys, name);
}

static bool
is_data_descriptor(const Object *op)
{
    return op->type->descr_set != NULL;
}

// What a lookup found in a class may be remembered only while no instance shadows it: its shared keys have no such name.
static bool
remember_class_attribute(InlineCache *cache, Type *type, Object *descriptor, Object *name, bool method_form)
{
    bool is_method = type_has(descriptor->type, TYPE_METHOD_LIKE);
    if (is_method != method_form || (!is_method && descriptor->type->descr_get != NULL)) {
        return false;
    }
    if (type_has(type, TYPE_INLINE_VALUES)) {
        if (shared_index(type, name) >= 0) {
            return false;
        }
        uint32_t keys_version = dict_keys_version(type->cached_keys);
        if (keys_version == 0) {
            return false;
        }
        cache->kind = is_method ? CACHE_METHOD : CACHE_CLASS_VALUE;
        cache->version2 = keys_version;
    } else if (is_method && type->dict_offset == 0 && !type_has(type, TYPE_MANAGED_DICT)) {
        cache->kind = CACHE_METHOD_PLAIN;
    } else {
        return false;
    }
    cache->object = descriptor;
    return true;
}

// The place of a member (an entry of __slots__) inside instances, or -1 when the descriptor is of another kind.
static int64_t
member_slot_offset(const Object *descriptor, const Type *type)
{
    if (!is_exact(descriptor, &MemberDescriptorType)) {
        return -1;
    }
    const MemberDescriptor *member = (const MemberDescriptor *)descriptor;
    bool is_slot = member->def->offset != COMPUTED && type_is_subtype(type, member->base.owner);
    return is_slot ? (int64_t)member->def->offset : -1;
}

// What was learnt last about a type's attribute, for all instructions: one that meets several types in turn finds its answer
// here. Entries are valid while their version is the type's.
typedef struct {
    InlineCache cache;
    Object *name;
    bool method_form;
} Lesson;
static Lesson lessons[1024];

static Lesson *
lesson_for(uint32_t version, const Object *name, bool method_form)
{
    uint32_t hash = version * 0x9e3779b1u ^ (uint32_t)((uintptr_t)name >> 4) ^ method_form;
    return &lessons[hash % COUNT_OF(lessons)];
}

void
attribute_lessons_reset(void)
{
    memset(lessons, 0, sizeof lessons);
}

bool
recall_attribute(InlineCache *cache, const Type *type, Object *name, bool method_form)
{
    // When the cache is of this type already, what it says did not hold for this object.
    if (type->version == 0 || cache->version == type->version) {
        return false;
    }
    const Lesson *lesson = lesson_for(type->version, name, method_form);
    if (lesson->cache.version != type->version || lesson->name != name || lesson->method_form != method_form) {
        return false;
    }
    *cache = lesson->cache;
    return true;
}

static void
remember_attribute(InlineCache *cache, Object *owner, Object *name, bool method_form)
{
    Type *type = owner->type;
    cache->version = 0;
    if (type->getattr != generic_get_attr) {
        return;
    }
    uint32_t version = type_version(type);
    if (version == 0) {
        return;
    }
    Object *descriptor = type_lookup(type, name);
    bool remembered = false;
    if (descriptor == NULL || !is_data_descriptor(descriptor)) {
        int64_t index = shared_index(type, name);
        if (index >= 0 && instance_values(owner)->valid && instance_values(owner)->values[index].ref != NULL) {
            cache->kind = CACHE_VALUE;
            cache->index = (uint32_t)index;
            cache->version2 = type->basic_size;
            remembered = true;
        } else if (descriptor != NULL) {
            remembered = remember_class_attribute(cache, type, descriptor, name, method_form);
        }
    } else {
        int64_t offset = member_slot_offset(descriptor, type);
        if (offset >= 0) {
            cache->kind = CACHE_SLOT;
            cache->index = (uint32_t)offset;
            remembered = true;
        }
    }
    cache->version = remembered ? version : 0;
    if (remembered) {
        *lesson_for(version, name, method_form) = (Lesson){*cache, name, method_form};
    }
}

static Object *
load_module_attr(Object *module, Object *name, InlineCache *cache)
{
    // The version of the module's keys stands in version2, since `version` is compared with the type's by the fast path.
    Object *dict = module_dict(module);
    DictKeys *keys = ((Dict *)dict)->keys;
    if (cache->kind == CACHE_MODULE && cache->version2 != 0 && cache->version2 == keys->version) {
        return incref(dict_str_entries(keys)[cache->index].value);
    }
    if (module->type->getattr != NULL && keys->kind != DICT_KEYS_GENERAL) {
        int64_t index = dict_keys_index(keys, name);
        if (index >= 0) {
            cache->kind = CACHE_MODULE;
            cache->version = 0;
            cache->version2 = dict_keys_version(keys);
            cache->index = (uint32_t)index;
        }
    }
    return object_get_attr(module, name);
}

// Does the instance, or one whose names it shares, have an attribute of its own?
static bool
instance_shadows(Object *op, Object *name)
{
    if (shared_index(op->type, name) >= 0) {
        return true;
    }
    Object *value;
    int found = instance_has_dict(op) ? instance_get(op, name, &value) : 0;
    if (found > 0) {
        decref(value);
    } else if (found < 0) {
        error_clear();
    }
    return found != 0;
}

// The function of a class that has a __getattr__ but finds attributes as any other: a warm call of it does without the bound
// method that holds the instance else. NULL: it makes one. Borrowed.
static Object *
method_beside_getattr(InlineCache *cache, Object *owner, Object *name)
{
    Type *type = owner->type;
    if (!slot_getattr_finds_first(type) || type_version(type) == 0) {
        return NULL;
    }
    Object *function = type_lookup(type, name);
    if (function == NULL || !type_has(function->type, TYPE_METHOD_LIKE) || instance_shadows(owner, name)) {
        return NULL;
    }
    return site_is_warm_for(cache, type) ? function : NULL;
}

int
load_attr(Slot *at, Object *name, bool method_form, InlineCache *cache)
{
    Object *owner = at[0].ref;
    Object *value;
    if (is_exact(owner, &ModuleType)) {
        value = load_module_attr(owner, name, cache);
    } else {
        if (cache->kind != CACHE_ENTERS) {
            remember_attribute(cache, owner, name, method_form);
        }
        if (method_form) {
            Object *function = method_beside_getattr(cache, owner, name);
            int unbound = function == NULL ? object_get_method(owner, name, &value) : 1;
            value = function == NULL ? value : incref(function);
            if (unbound < 0) {
                return -1;
            }
            if (unbound) {
                at[0].ref = value;
                at[1].ref = owner;
                return 0;
            }
        } else {
            value = object_get_attr(owner, name);
        }
    }
    if (value == NULL) {
        return -1;
    }
    at[0].ref = value;
    if (method_form) {
        at[1].ref = NULL;
    }
    decref(owner);
    return 0;
}

int
store_attr(Object *owner, Object *name, Object *value, InlineCache *cache)
{
    int done = object_set_attr(owner, name, value);
    Type *type = owner->type;
    cache->version = 0;
    if (done == 0 && type->setattr == generic_set_attr && type_version(type) != 0) {
        Object *descriptor = type_lookup(type, name);
        int64_t index = shared_index(type, name);
        if ((descriptor == NULL || !is_data_descriptor(descriptor)) && index >= 0) {
            cache->kind = CACHE_VALUE;
            cache->index = (uint32_t)index;
            cache->version2 = type->basic_size;
            cache->version = type->version;
        }
    }
    return done;
}

Object *
load_super_attr(Slot *at, Object *name, bool two_arguments, bool is_cold, bool *method_form)
{
    Object *super_type = at[0].ref, *class = at[1].ref, *self = at[2].ref;
    if (super_type == (Object *)&SuperType && is_type(class) && !is_cold && profile->joins_super) {
        // Nobody can tell a bound method from none but 3.14, where it counts what is else borrowed.
        *method_form = *method_form && !(profile->borrows_locals && self->type->getattr != generic_get_attr);
        return super_lookup((Type *)class, self, name, *method_form ? method_form : NULL);
    }
    *method_form = false;
    Object *super_object = two_arguments ? object_call_two(super_type, class, self) : object_call_none(super_type);
    if (super_object == NULL) {
        return NULL;
    }
    hold(super_object);
    for (int i = 0; i < 3; i++) {
        Object *old = at[i].ref;
        at[i].ref = None;
        decref(old);
    }
    Object *value = object_get_attr(super_object, name);
    drop_held(1);
    return value;
}

// --- names ----------------------------------------------------------------------------------------

void
raise_name_error(ExceptionKind kind, Object *name, const char *format)
{
    raise(kind, format, name);
    if (error_pending() && error_is(EXC_NameError)) {
        unmade_error = NULL;
        Object *error = error_take();
        hold(error);
        if (object_set_attr(error, names.name, name) < 0) {
            error_clear();
        }
        error_give(let_go());
    }
}

// What CPython has among its builtins and mini-Python has not.
static bool
is_lacking_builtin(Object *name)
{
    static const char *const lacking[] = {
        "aiter", "anext", "breakpoint", "copyright",
        "credits", "help", "license",
    };
    for (size_t i = 0; i < COUNT_OF(lacking); i++) {
        if (str_equals(name, lacking[i])) {
            return true;
        }
    }
    return false;
}

static void
raise_undefined(Object *name)
{
    if (is_lacking_builtin(name)) {
        raise(EXC_NameError, "name '%U' is not defined (mini-Python does not have it)", name);
    } else {
        raise_name_error(EXC_NameError, name, "name '%U' is not defined");
    }
}

static bool
has_str_keys(Object *dict)
{
    return is_exact(dict, &DictType) && ((Dict *)dict)->keys->kind == DICT_KEYS_UNICODE;
}

int
namespace_find(Object *namespace, Object *name, Object **value)
{
    return is_exact(namespace, &DictType) ? dict_get(namespace, name, value) : object_find_item(namespace, name, value);
}

Object *
load_global(Frame *frame, Object *name, InlineCache *cache)
{
    Object *value;
    int found = namespace_find(frame->globals, name, &value);
    if (found == 0) {
        found = namespace_find(frame->builtins, name, &value);
        if (found == 0) {
            raise_undefined(name);
            return NULL;
        }
        if (found > 0 && has_str_keys(frame->globals) && has_str_keys(frame->builtins)) {
            DictKeys *builtins = ((Dict *)frame->builtins)->keys;
            cache->kind = CACHE_BUILTIN;
            cache->version = dict_keys_version(((Dict *)frame->globals)->keys);
            cache->version2 = dict_keys_version(builtins);
            cache->index = (uint32_t)dict_keys_index(builtins, name);
        }
    } else if (found > 0 && has_str_keys(frame->globals)) {
        DictKeys *keys = ((Dict *)frame->globals)->keys;
        cache->kind = CACHE_GLOBAL;
        cache->version = dict_keys_version(keys);
        cache->index = (uint32_t)dict_keys_index(keys, name);
    }
    return found > 0 ? value : NULL;
}

Object *
load_name(Frame *frame, Object *name, InlineCache *cache)
{
    if (frame->locals == frame->globals) {
        const DictKeys *keys = ((Dict *)frame->globals)->keys;
        if (cache->version != 0 && cache->version == keys->version) {
            if (cache->kind == CACHE_GLOBAL) {
                return incref(dict_str_entries(keys)[cache->index].value);
            }
            const DictKeys *builtins = is_dict(frame->builtins) ? ((Dict *)frame->builtins)->keys : NULL;
            if (builtins != NULL && cache->version2 != 0 && cache->version2 == builtins->version) {
                return incref(dict_str_entries(builtins)[cache->index].value);
            }
        }
        return load_global(frame, name, cache);
    }
    Object *value;
    int found = object_find_item(frame->locals, name, &value);
    if (found != 0) {
        return found > 0 ? value : NULL;
    }
    InlineCache unused = {0};
    return load_global(frame, name, &unused);
}

int
store_name(Frame *frame, Object *name, Object *value, InlineCache *cache)
{
    Object *locals = frame->locals;
    if (!is_exact(locals, &DictType)) {
        return object_set_item(locals, name, value);
    }
    DictKeys *keys = ((Dict *)locals)->keys;
    if (cache->version != 0 && cache->version == keys->version && cache->kind == CACHE_GLOBAL) {
        dict_set_entry(locals, cache->index, value);
        return 0;
    }
    if (dict_set(locals, name, value) < 0) {
        return -1;
    }
    if (has_str_keys(locals)) {
        keys = ((Dict *)locals)->keys;
        cache->kind = CACHE_GLOBAL;
        cache->version = dict_keys_version(keys);
        cache->index = (uint32_t)dict_keys_index(keys, name);
    }
    return 0;
}

int
delete_name(Frame *frame, Object *name)
{
    int deleted = object_set_item(frame->locals, name, NULL);
    if (deleted < 0) { // whatever error it was
        error_clear();
        raise_undefined(name);
    }
    return deleted;
}
