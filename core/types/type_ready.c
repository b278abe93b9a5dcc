// Making static types ready: their dicts from the tables in C, their slots by inheritance.
#include "memory/heap.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/fields.h"
#include "types/function.h"
#include "types/generic_alias.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/iterators_internal.h"
#include "types/struct_sequence.h"
#include "types/tuple.h"
#include "types/type_internal.h"

Type *const builtin_types[TYPE_ID_COUNT] = {
#define TYPE(id, c_name, python_name, category) &c_name,
#include "object/types.def"
#undef TYPE
};

static Type *ready_types[256];
static size_t ready_count;

// --- __new__ of static types --------------------------------------------------------------------------------

static Object *
call_new_of(Object *type, Slot *args, size_t count, Object *keyword_names)
{
    Type *base = (Type *)type;
    while (type_has(base, TYPE_HEAP)) {
        base = base->base_type;
    }
    return base->new((Type *)type, args, count, keyword_names);
}

// int.__new__(cls, ...): a class method in effect, whose self is the type that defines it.
static Object *
call_new(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    Type *type = (Type *)self;
    const char *name = type->name;
    if (count < 1) {
        raise(EXC_TypeError, "%s.__new__(): not enough arguments", name);
        return NULL;
    }
    if (!is_type(args[0].ref)) {
        raise(EXC_TypeError, "%s.__new__(X): X is not a type object (%s)", name, args[0].ref->type->name);
        return NULL;
    }
    Type *wanted = (Type *)args[0].ref;
    if (!type_is_subtype(wanted, type)) {
        raise(EXC_TypeError, "%s.__new__(%s): %s is not a subtype of %s", name, wanted->name, wanted->name, name);
        return NULL;
    }
    // Memory laid out by one __new__ must not get the type of another.
    const Type *base = wanted;
    while (type_has(base, TYPE_HEAP)) {
        base = base->base_type;
    }
    if (base->new != type->new) {
        raise(EXC_TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", name, wanted->name, base->name);
        return NULL;
    }
    return call_with_tuple(call_new_of, (Object *)wanted, args + 1, count - 1, keyword_names);
}

const MethodDef type_new_method = {
    .name = "__new__",
    .function = call_new,
    .minimum = 0,
    .maximum = -1,
    .flags = METHOD_KEYWORDS | METHOD_TUPLE,
    .doc = "Create and return a new object.  See help(type) for accurate signature.",
};

int
type_dict_give(Type *type, const char *name, STEALS Object *value)
{
    if (value == NULL) {
        return -1;
    }
    Object *key = str_intern_immortal(str_from(name));
    int result = key == NULL ? -1 : dict_set(type->dict, key, value);
    xdecref(key);
    decref(value);
    return result;
}

static int
set_new(Type *type)
{
    bool own = slots_owns(type, offsetof(Type, new));
    if (!own) {
        if (type->base_type == NULL || type->base_type == &ObjectType) {
            type->flags |= TYPE_NO_INSTANTIATE;
        }
        type->new = type_has(type, TYPE_NO_INSTANTIATE) ? NULL : type->base_type->new;
        return 0;
    }
    if (type_has(type, TYPE_NO_INSTANTIATE)) {
        return 0;
    }
    return type_dict_give(type, "__new__", builtin_function_new(&type_new_method, (Object *)type, NULL));
}

// --- the dict -------------------------------------------------------------------------------------------------

static bool
is_member(const ComputedDef *def)
{
    return def->until == 0 || profile->minor <= def->until;
}

static bool
is_among_members(const Type *type, const char *name)
{
    for (const ComputedDef *def = type->computed; def != NULL && def->member.name != NULL; def++) {
        if (strcmp(def->member.name, name) == 0 && is_member(def)) {
            return true;
        }
    }
    return false;
}

static int
fill_dict(Type *type)
{
    if (slots_add_wrappers(type) < 0) {
        return -1;
    }
    for (const MethodDef *def = type->methods; def != NULL && def->name != NULL; def++) {
        // Slots come first, and their methods with them.
        bool is_there = def->name[0] == '_' && dict_peek_cstring(type->dict, def->name) != NULL;
        if (!is_there && type_dict_give(type, def->name, method_descriptor_new(type, def)) < 0) {
            return -1;
        }
    }
    for (const MemberDef *def = type->members; def != NULL && def->name != NULL; def++) {
        if (type_dict_give(type, def->name, member_descriptor_new(type, def, NULL)) < 0) {
            return -1;
        }
    }
    for (const ComputedDef *def = type->computed; def != NULL && def->member.name != NULL; def++) {
        if (is_member(def) && type_dict_give(type, def->member.name, member_descriptor_new(type, &def->member, NULL)) < 0) {
            return -1;
        }
    }
    for (const GetsetDef *def = type->getsets; def != NULL && def->name != NULL; def++) {
        bool is_one = (profile->annotations_wait || strcmp(def->name, "__annotate__") != 0) &&
                      !is_among_members(type, def->name);
        if (is_one && type_dict_give(type, def->name, getset_descriptor_new(type, def)) < 0) {
            return -1;
        }
    }
    if (type->id == TYPE_STRUCT_SEQUENCE_ID && struct_sequence_describe(type) < 0) {
        return -1;
    }
    if (type_is_made_by_module(type) && type_dict_give(type, "__module__", type_module(type)) < 0) {
        return -1;
    }
    bool is_of_singleton = type == &NoneType || type == &NotImplementedType || type == &EllipsisType;
    bool has_doc = type->doc != NULL && (profile->documents_singletons || !is_of_singleton);
    if (dict_peek(type->dict, names.__doc__) == NULL) {
        return type_dict_give(type, "__doc__", has_doc ? str_from(type->doc) : None);
    }
    return 0;
}

// What since.def lists can go only once the types of descriptors are ready: until then none can die.
static bool descriptors_are_ready;

static int
forget_absent(const Type *type)
{
    size_t position = 0;
    for (const char *name; (name = profile_next_absent(type->name, &position)) != NULL;) {
        Object *key = str_intern_immortal(str_from(name));
        Object *value = NULL;
        int found = key == NULL ? -1 : dict_take(type->dict, key, &value);
        xdecref(key);
        if (found < 0) {
            return -1;
        }
        if (found == 0) {
            panic("since.def names what the type does not have");
        }
        decref(value);
    }
    return 0;
}

// --- inheritance ------------------------------------------------------------------------------------------------

enum {
    INHERITED = TYPE_MANAGED_DICT | TYPE_MANAGED_WEAKREF | TYPE_MATCH_SELF |
                TYPE_INT_SUBCLASS | TYPE_LIST_SUBCLASS | TYPE_TUPLE_SUBCLASS | TYPE_BYTES_SUBCLASS |
                TYPE_STR_SUBCLASS | TYPE_DICT_SUBCLASS | TYPE_EXCEPTION_SUBCLASS | TYPE_TYPE_SUBCLASS |
                TYPE_SET_SUBCLASS | TYPE_FLOAT_SUBCLASS | TYPE_HAS_FINALIZER,
};

void
type_inherit_special(Type *type, const Type *base)
{
    if (!type_has(type, TYPE_GC) && type_has(base, TYPE_GC) && type->traverse == NULL && type->clear == NULL) {
        type->flags |= TYPE_GC;
        type->traverse = base->traverse;
        type->clear = base->clear;
    }
    type->flags |= base->flags & INHERITED;
    if (type->basic_size == 0) {
        type->basic_size = base->basic_size;
    }
    if (type->item_size == 0) {
        type->item_size = base->item_size;
    }
    if (type->dict_offset == 0) {
        type->dict_offset = base->dict_offset;
    }
    if (type->weaklist_offset == 0) {
        type->weaklist_offset = base->weaklist_offset;
    }
    if (type->dealloc == NULL) {
        type->dealloc = base->dealloc;
        type->flags |= base->flags & TYPE_TRASHCAN;
    }
    if (type->traverse == NULL) {
        type->traverse = base->traverse;
    }
    if (type->clear == NULL) {
        type->clear = base->clear;
    }
    if (type->holders == NULL) {
        type->holders = base->holders;
    }
    if (type->size_of == NULL) {
        type->size_of = base->size_of;
    }
    if (type->fields == NULL) {
        type->fields = base->fields;
    }
    if (type->buffer == NULL) {
        type->buffer = base->buffer;
    }
}

int
type_inherit(Type *type)
{
    for (int64_t i = 1; i < tuple_length(type->mro); i++) {
        const Type *from = (Type *)tuple_peek(type->mro, i);
        slots_inherit(type, from);
        if (!type_has(type, TYPE_SEQUENCE | TYPE_MAPPING)) {
            type->flags |= from->flags & (TYPE_SEQUENCE | TYPE_MAPPING);
        }
    }
    // Who defines equality without a hash has none.
    if ((type->hash == NULL || type->hash == hash_not_implemented) && type->compare != type->base_type->compare &&
        dict_peek(type->dict, names.__hash__) == NULL && dict_set(type->dict, names.__hash__, None) < 0) {
        return -1;
    }
    if (type->hash == NULL) {
        type->hash = hash_not_implemented;
    }
    return 0;
}

// --- readiness --------------------------------------------------------------------------------------------------

// What a type does not say about the life of its instances and follows from their fields.
static void
live_by_fields(Type *type)
{
    type->dealloc = type->dealloc == NULL ? fields_dealloc : type->dealloc;
    type->traverse = type->traverse == NULL ? fields_traverse : type->traverse;
    type->holders = type->holders == NULL ? fields_holders : type->holders;
}

static void
register_static(Type *type)
{
    for (size_t i = 0; i < ready_count; i++) {
        if (ready_types[i] == type) {
            return; // a second attempt, after memory ran out in the first
        }
    }
    if (ready_count == COUNT_OF(ready_types)) {
        panic("too many static types");
    }
    ready_types[ready_count++] = type;
    heap_register_static(type, STATIC_TYPE_SIZE);
}

static const struct {
    const char *name;
    int8_t references[4];
} counted_types[] = {
#define COUNTED_TYPE(name, before, older, usual, newer) {name, {before, older, usual, newer}},
#include "types/counted_types.def"
#undef COUNTED_TYPE
};

// The first count of a type, and one more until it is ready: static ones are not counted unless the release has them in
// its heap.
static uint32_t
first_count(const Type *type)
{
    bool is_of_module = strchr(type->name, '.') != NULL;
    for (size_t i = 0; is_of_module && i < COUNT_OF(counted_types); i++) {
        if (strcmp(counted_types[i].name, type->name) == 0) {
            int count = counted_types[i].references[profile->column];
            return count < 0 ? IMMORTAL_REFCNT : (uint32_t)count + 1;
        }
    }
    return IMMORTAL_REFCNT;
}

// What was made of a type that could not be made ready.
static void
undo_ready(Type *type)
{
    type->base.base.refcnt = IMMORTAL_REFCNT;
    type->flags &= ~(uint32_t)TYPE_READY;
    CLEAR_SLOT(type->dict);
    CLEAR_SLOT(type->mro);
    CLEAR_SLOT(type->bases);
}

void
types_ready_visit(void (*visit)(Type *type))
{
    for (size_t i = 0; i < ready_count; i++) {
        visit(ready_types[i]);
    }
}

int
type_ready(Type *type)
{
    if (type_has(type, TYPE_READY)) {
        return 0;
    }
    bool is_root = type == &ObjectType;
    if (!is_root && type->base_type == NULL) {
        type->base_type = &ObjectType;
    }
    if (!is_root && type_ready(type->base_type) < 0) {
        return -1;
    }
    if (type->id == TYPE_STRUCT_SEQUENCE_ID) {
        type->basic_size = type->base_type->basic_size;
    }
    if (type->base.base.type == NULL) {
        type->base.base.type = is_root ? &TypeType : type->base_type->base.base.type;
    }
    register_static(type);
    type->base.base.refcnt = first_count(type);
    type->flags |= TYPE_READY | TYPE_IMMUTABLE;
    if (type->fields != NULL) {
        live_by_fields(type);
    }
    type->bases = is_root ? tuple_new(0) : tuple_pack(1, type->base_type);
    type->dict = type->bases == NULL ? NULL : dict_new();
    if (type->dict == NULL || set_new(type) < 0 || fill_dict(type) < 0 || type_compute_mro(type) < 0) {
        undo_ready(type);
        return -1;
    }
    if (!is_root) {
        type_inherit_special(type, type->base_type);
        if (type_inherit(type) < 0 || type_add_subclass(type->base_type, type) < 0) {
            undo_ready(type);
            return -1;
        }
    }
    if (descriptors_are_ready && forget_absent(type) < 0) {
        undo_ready(type);
        return -1;
    }
    decref((Object *)type);
    return 0;
}

int
types_init(void)
{
    type_cache_reset();
    TypeType.basic_size = profile->heap_type_size;
    StrType.basic_size = profile->str_basic_size;
    BoolType.basic_size = profile->bool_size;
    RangeIteratorType.basic_size = profile->range_iterator_size;
    GeneratorType.basic_size = profile->generator_size;
    union_type_init();
    map_init_type();
    SliceType.hash = profile->hashes_slices ? slice_hash : hash_not_implemented;
    CodeType.basic_size = profile->code_size;
    FunctionType.basic_size = profile->function_size;
    TupleType.basic_size = profile->tuple_size;
    for (size_t i = 0; i < COUNT_OF(builtin_types); i++) {
        if (type_ready(builtin_types[i]) < 0) {
            return -1;
        }
    }
    if (generic_aliases_init() < 0) {
        return -1;
    }
    for (size_t i = 0; i < COUNT_OF(builtin_types); i++) {
        if (forget_absent(builtin_types[i]) < 0 || type_prepare_subclasses(builtin_types[i]) < 0) {
            return -1;
        }
    }
    descriptors_are_ready = true;
    return 0;
}

void
types_fini(void)
{
    descriptors_are_ready = false;
    type_cache_reset();
    for (size_t i = 0; i < ready_count; i++) {
        CLEAR_SLOT(ready_types[i]->subclasses);
    }
    while (ready_count > 0) {
        Type *type = ready_types[--ready_count];
        type->base.base.refcnt = IMMORTAL_REFCNT;
        type->flags &= ~(uint32_t)TYPE_READY;
        type->version = type->init_cache_version = 0;
        CLEAR_SLOT(type->dict);
        CLEAR_SLOT(type->mro);
        CLEAR_SLOT(type->bases);
    }
}
