// The module _abc: the registry and the caches behind abc.ABCMeta. What they hold, they hold weakly.
#include "gc/weakref.h"
#include "library/library_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "trace/trace.h"
#include "types/dict.h"
#include "types/fields.h"
#include "types/function.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"

// What an abstract class knows, in its attribute _abc_impl. The sets hold weak references to classes; NULL: empty.
typedef struct {
    Object base;
    alignas(8) Object *registry;
    alignas(8) Object *cache;
    alignas(8) Object *negative_cache;
    uint64_t negative_version; // the negative cache is good as long as nothing was registered since
} AbcData;

static uint64_t invalidations; // classes registered so far

static const FieldDef data_fields[] = {
    {"registry", offsetof(AbcData, registry), false},
    {"cache", offsetof(AbcData, cache), false},
    {"negative cache", offsetof(AbcData, negative_cache), false},
    {.name = NULL},
};

static int
data_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 11);
    return fields_traverse(op, visit, context);
}

static Type AbcDataType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "_abc._abc_data",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(AbcData),
    .traverse = data_traverse,
    .clear = fields_clear,
    .fields = data_fields,
    .doc = "Internal state held by ABC machinery.",
};

// The _abc_impl of a class. NEW_REF or NULL.
static AbcData *
data_of(Object *class)
{
    Object *data = object_get_attr_cstring(class, "_abc_impl");
    if (data != NULL && !is_exact(data, &AbcDataType)) {
        raise(EXC_TypeError, "_abc_impl is set to a wrong type");
        decref(data);
        return NULL;
    }
    return (AbcData *)data;
}

// --- sets of weak references -----------------------------------------------------------------------------

// Is the class in the set? 1, 0, -1.
static int
in_weak_set(Object *set, Object *class)
{
    if (set == NULL || set_length(set) == 0) {
        return 0;
    }
    Object *ref = weakref_new(class, NULL);
    if (ref == NULL) {
        if (error_is(EXC_TypeError)) {
            error_clear();
            return 0;
        }
        return -1;
    }
    hold(ref);
    hold(incref(set));
    int found = set_contains(set, ref);
    drop_held(2);
    return found;
}

// The callback of a reference in a set: takes it out. Its self is a weak reference to the set.
static Object *
forget(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    Object *set = weakref_peek(self);
    if (set != None) {
        hold(incref(set));
        int result = set_discard(set, args[0].ref);
        drop_held(1);
        if (result < 0) {
            return NULL;
        }
    }
    return None;
}

static const MethodDef forget_def = {"_destroy", forget, 1, 1, 0, NULL};

static int
add(Object **set, Object *class)
{
    if (*set == NULL && (*set = set_new(NULL)) == NULL) {
        return -1;
    }
    Object *to_set = weakref_new(*set, NULL);
    if (to_set == NULL) {
        return -1;
    }
    hold(to_set);
    Object *callback = builtin_function_new(&forget_def, to_set, NULL);
    drop_held(1);
    if (callback == NULL) {
        return -1;
    }
    hold(callback);
    Object *ref = weakref_new(class, callback);
    drop_held(1);
    if (ref == NULL) {
        return -1;
    }
    hold(ref);
    int result = set_add(*set, ref);
    drop_held(1);
    return result;
}

// What the caches are made of is the interpreter's, as the views show it, though the program's question made it.
static int
add_to_weak_set(Object **set, Object *class)
{
    bool in_program = trace.in_program;
    trace.in_program = false;
    int result = add(set, class);
    trace.in_program = in_program;
    return result;
}

// --- a new abstract class ---------------------------------------------------------------------------------

static int
is_abstract(Object *op)
{
    Object *flag;
    int found = object_find_attr(op, names.__isabstractmethod__, &flag);
    if (found <= 0) {
        return found;
    }
    hold(flag);
    int result = object_is_true(flag);
    drop_held(1);
    return result;
}

// Adds the abstract names of a base that the class does not define otherwise.
static int
add_inherited(Object *abstract, Object *class, Object *base)
{
    Object *inherited;
    int found = object_find_attr(base, names.__abstractmethods__, &inherited);
    if (found <= 0) {
        return found;
    }
    hold(inherited);
    Object *list = drop_held_under(object_to_list(inherited), 1);
    if (list == NULL) {
        return -1;
    }
    hold(list);
    int result = 0;
    for (int64_t i = 0; result == 0 && i < list_length(list); i++) {
        Object *name = list_peek(list, i), *value;
        result = object_find_attr(class, name, &value);
        if (result > 0) {
            hold(value);
            result = is_abstract(value);
            drop_held(1);
            if (result > 0) {
                result = set_add(abstract, name);
            }
        }
    }
    drop_held(1);
    return result;
}

static int
add_own(Object *abstract, Object *class)
{
    Object *dict = object_get_attr(class, names.__dict__);
    if (dict == NULL) {
        return -1;
    }
    hold(dict);
    Object *items = object_call_method(dict, names.items, NULL, 0);
    Object *list = items == NULL ? NULL : (hold(items), drop_held_under(object_to_list(items), 1));
    drop_held(1);
    if (list == NULL) {
        return -1;
    }
    hold(list);
    int result = 0;
    for (int64_t i = 0; result == 0 && i < list_length(list); i++) {
        Object *pair = list_peek(list, i);
        result = is_abstract(tuple_peek(pair, 1));
        if (result > 0) {
            result = set_add(abstract, tuple_peek(pair, 0));
        }
    }
    drop_held(1);
    return result;
}

static int
compute_abstract_methods(Object *class)
{
    Object *abstract = set_new(NULL);
    if (abstract == NULL) {
        return -1;
    }
    hold(abstract);
    int result = add_own(abstract, class);
    Object *bases = result < 0 ? NULL : object_get_attr(class, names.__bases__);
    if (bases == NULL) {
        drop_held(1);
        return -1;
    }
    hold(bases);
    for (int64_t i = 0; result == 0 && is_tuple(bases) && i < tuple_length(bases); i++) {
        result = add_inherited(abstract, class, tuple_peek(bases, i));
    }
    drop_held(1);
    Object *frozen = result < 0 ? NULL : frozenset_new(abstract);
    if (frozen != NULL) {
        hold(frozen);
        result = object_set_attr(class, names.__abstractmethods__, frozen);
        drop_held(1);
    } else {
        result = -1;
    }
    drop_held(1);
    return result;
}

enum { SEQUENCE_BIT = 1 << 5, MAPPING_BIT = 1 << 6 };

static void
set_pattern_flag(Type *type, uint32_t flag)
{
    type->flags = (type->flags & ~(uint32_t)(TYPE_SEQUENCE | TYPE_MAPPING)) | flag;
}

// __abc_tpflags__ in a class says which patterns its instances match.
static int
take_pattern_flags(Type *type)
{
    Object *key = str_from("__abc_tpflags__"), *flags = NULL;
    if (key == NULL) {
        return -1;
    }
    hold(key);
    int found = dict_take(type->dict, key, &flags);
    drop_held(1);
    if (found <= 0) {
        return found;
    }
    int overflow;
    int64_t bits = is_int(flags) ? int_as_int64(flags, &overflow) : 0;
    decref(flags);
    if ((bits & SEQUENCE_BIT) && (bits & MAPPING_BIT)) {
        raise(EXC_TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        return -1;
    }
    if (bits & (SEQUENCE_BIT | MAPPING_BIT)) {
        set_pattern_flag(type, bits & SEQUENCE_BIT ? TYPE_SEQUENCE : TYPE_MAPPING);
    }
    return 0;
}

BUILTIN(abc_init)
{
    UNUSED_ARGUMENTS;
    Object *class = args[0].ref;
    Object *data = compute_abstract_methods(class) < 0 ? NULL : type_alloc(&AbcDataType, 0);
    if (data == NULL) {
        return NULL;
    }
    ((AbcData *)data)->negative_version = invalidations;
    hold(data);
    Object *name = str_from("_abc_impl");
    int result = name == NULL ? -1 : 0;
    if (result == 0) {
        hold(name);
        result = (is_type(class) && take_pattern_flags((Type *)class) < 0) ||
                         object_set_attr(class, name, data) < 0
                     ? -1
                     : 0;
        drop_held(1);
    }
    drop_held(1);
    return result < 0 ? NULL : None;
}

// --- registering ------------------------------------------------------------------------------------------

static int
pass_on_pattern_flag(Type *type, void *context)
{
    uint32_t flag = *(const uint32_t *)context;
    if (type_has(type, TYPE_IMMUTABLE) || (type->flags & (TYPE_SEQUENCE | TYPE_MAPPING)) == flag) {
        return 0;
    }
    set_pattern_flag(type, flag);
    return type_walk_subclasses(type, pass_on_pattern_flag, context);
}

BUILTIN(abc_register)
{
    UNUSED_ARGUMENTS;
    Object *class = args[0].ref, *subclass = args[1].ref;
    if (!is_type(subclass)) {
        raise(EXC_TypeError, "Can only register classes");
        return NULL;
    }
    int result = object_is_subclass(subclass, class);
    if (result != 0) {
        return result < 0 ? NULL : incref(subclass);
    }
    result = object_is_subclass(class, subclass);
    if (result != 0) {
        if (result > 0) {
            raise(EXC_RuntimeError, "Refusing to create an inheritance cycle");
        }
        return NULL;
    }
    AbcData *data = data_of(class);
    if (data == NULL) {
        return NULL;
    }
    hold(&data->base);
    result = add_to_weak_set(&data->registry, subclass);
    drop_held(1);
    if (result < 0) {
        return NULL;
    }
    invalidations++;
    uint32_t flag = is_type(class) ? ((Type *)class)->flags & (TYPE_SEQUENCE | TYPE_MAPPING) : 0;
    if (flag != 0 && pass_on_pattern_flag((Type *)subclass, &flag) < 0) {
        return NULL;
    }
    return incref(subclass);
}

// --- asking -----------------------------------------------------------------------------------------------

// Adds to a cache and hands the answer through.
static int
remember(Object **set, Object *class, int answer)
{
    return add_to_weak_set(set, class) < 0 ? -1 : answer;
}

static int
ask_hook(Object *self, Object *subclass)
{
    Slot args[1] = {{subclass}};
    Object *answer = object_call_method(self, names.__subclasshook__, args, 1);
    if (answer == NULL) {
        return -2;
    }
    int result = answer == True ? 1 : answer == False ? 0 : -1;
    if (result < 0 && answer != NotImplemented) {
        raise(EXC_AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
        result = -2;
    }
    hold(answer);
    drop_held(1);
    return result;
}

// Is it a subclass of a class that was registered? 2: registered itself, 1, 0, -1.
static int
ask_registered(AbcData *data, Object *subclass)
{
    int found = in_weak_set(data->registry, subclass);
    if (found != 0) {
        return found < 0 ? -1 : 2;
    }
    if (data->registry == NULL) {
        return 0;
    }
    Object *refs = object_to_list(data->registry);
    if (refs == NULL) {
        return -1;
    }
    hold(refs);
    for (int64_t i = 0; found == 0 && i < list_length(refs); i++) {
        Object *class = weakref_peek(list_peek(refs, i));
        if (class != None) {
            hold(incref(class));
            found = object_is_subclass(subclass, class);
            drop_held(1);
        }
    }
    drop_held(1);
    return found;
}

static int
ask_subclasses(Object *self, Object *subclass)
{
    Object *method = object_get_attr_cstring(self, "__subclasses__");
    if (method == NULL) {
        return -1;
    }
    hold(method);
    Object *list = drop_held_under(object_call_none(method), 1);
    if (list == NULL) {
        return -1;
    }
    hold(list);
    int found = 0;
    if (!is_list(list)) {
        raise(EXC_TypeError, "__subclasses__() must return a list");
        found = -1;
    }
    for (int64_t i = 0; found == 0 && i < list_length(list); i++) {
        hold(incref(list_peek(list, i)));
        found = object_is_subclass(subclass, list_peek(list, i));
        drop_held(1);
    }
    drop_held(1);
    return found;
}

static int
is_subclass(Object *self, AbcData *data, Object *subclass)
{
    int found = in_weak_set(data->cache, subclass);
    if (found != 0) {
        return found;
    }
    if (data->negative_version < invalidations) {
        if (data->negative_cache != NULL) {
            set_clear(data->negative_cache);
        }
        data->negative_version = invalidations;
    } else {
        found = in_weak_set(data->negative_cache, subclass);
        if (found != 0) {
            return found < 0 ? -1 : 0;
        }
    }
    int answer = ask_hook(self, subclass);
    if (answer != -1) {
        return answer == -2 ? -1 : remember(answer ? &data->cache : &data->negative_cache, subclass, answer);
    }
    if (is_type(self) && type_is_subtype((Type *)subclass, (Type *)self)) {
        return remember(&data->cache, subclass, 1);
    }
    found = ask_registered(data, subclass);
    if (found != 0) {
        return found == 1 ? remember(&data->cache, subclass, 1) : found < 0 ? -1 : 1;
    }
    found = ask_subclasses(self, subclass);
    if (found < 0) {
        return -1;
    }
    return remember(found ? &data->cache : &data->negative_cache, subclass, found);
}

BUILTIN(abc_subclasscheck)
{
    UNUSED_ARGUMENTS;
    if (!is_type(args[1].ref)) {
        raise(EXC_TypeError, "issubclass() arg 1 must be a class");
        return NULL;
    }
    AbcData *data = data_of(args[0].ref);
    if (data == NULL) {
        return NULL;
    }
    hold(&data->base);
    int result = is_subclass(args[0].ref, data, args[1].ref);
    drop_held(1);
    return result < 0 ? NULL : bool_from(result > 0);
}

static Object *
call_subclasscheck(Object *self, Object *class)
{
    Slot args[1] = {{class}};
    return object_call_method(self, names.__subclasscheck__, args, 1);
}

// `class` is what the instance says it is.
static Object *
is_instance(Object *self, AbcData *data, Object *class, Object *instance)
{
    int found = in_weak_set(data->cache, class);
    if (found != 0) {
        return found < 0 ? NULL : True;
    }
    Object *type = (Object *)instance->type;
    if (type == class) {
        if (data->negative_version == invalidations) {
            found = in_weak_set(data->negative_cache, class);
            if (found != 0) {
                return found < 0 ? NULL : False;
            }
        }
        return call_subclasscheck(self, class);
    }
    Object *answer = call_subclasscheck(self, class);
    if (answer == NULL) {
        return NULL;
    }
    hold(answer);
    int is_true = object_is_true(answer);
    answer = let_go();
    if (is_true > 0) {
        return answer;
    }
    decref(answer);
    return is_true < 0 ? NULL : call_subclasscheck(self, type);
}

BUILTIN(abc_instancecheck)
{
    UNUSED_ARGUMENTS;
    AbcData *data = data_of(args[0].ref);
    if (data == NULL) {
        return NULL;
    }
    hold(&data->base);
    Object *class = object_get_attr(args[1].ref, names.__class__);
    Object *result = NULL;
    if (class != NULL) {
        hold(class);
        result = drop_held_under(is_instance(args[0].ref, data, class, args[1].ref), 1);
    }
    return drop_held_under(result, 1);
}

// --- for people who look ----------------------------------------------------------------------------------

BUILTIN(abc_get_cache_token)
{
    UNUSED_ARGUMENTS;
    return int_from((int64_t)invalidations);
}

BUILTIN(abc_get_dump)
{
    UNUSED_ARGUMENTS;
    AbcData *data = data_of(args[0].ref);
    if (data == NULL) {
        return NULL;
    }
    hold(&data->base);
    Object *const sets[3] = {data->registry, data->cache, data->negative_cache};
    Object *copies[3];
    int made = 0;
    while (made < 3 && (copies[made] = set_new(sets[made])) != NULL) {
        hold(copies[made++]);
    }
    Object *version = made < 3 ? NULL : int_from((int64_t)data->negative_version);
    Object *result = NULL;
    if (version != NULL) {
        result = tuple_pack(4, copies[0], copies[1], copies[2], version);
        decref(version);
    }
    drop_held(made);
    return drop_held_under(result, 1);
}

BUILTIN(abc_reset_registry)
{
    UNUSED_ARGUMENTS;
    AbcData *data = data_of(args[0].ref);
    if (data == NULL) {
        return NULL;
    }
    hold(&data->base);
    if (data->registry != NULL) {
        set_clear(data->registry);
    }
    drop_held(1);
    return None;
}

BUILTIN(abc_reset_caches)
{
    UNUSED_ARGUMENTS;
    AbcData *data = data_of(args[0].ref);
    if (data == NULL) {
        return NULL;
    }
    hold(&data->base);
    if (data->cache != NULL) {
        set_clear(data->cache);
    }
    if (data->negative_cache != NULL) {
        set_clear(data->negative_cache);
    }
    drop_held(1);
    return None;
}

static const MethodDef functions[] = {
    {"_abc_init", abc_init, 1, 1, 0, NULL},
    {"_abc_register", abc_register, 2, 2, 0, NULL},
    {"_abc_instancecheck", abc_instancecheck, 2, 2, 0, NULL},
    {"_abc_subclasscheck", abc_subclasscheck, 2, 2, 0, NULL},
    {"get_cache_token", abc_get_cache_token, 0, 0, 0, NULL},
    {"_get_dump", abc_get_dump, 1, 1, 0, NULL},
    {"_reset_registry", abc_reset_registry, 1, 1, 0, NULL},
    {"_reset_caches", abc_reset_caches, 1, 1, 0, NULL},
    {.name = NULL},
};

Object *
abc_make(void)
{
    invalidations = 0;
    return type_ready(&AbcDataType) < 0 ? NULL : library_module("_abc", functions);
}
