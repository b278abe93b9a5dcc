// The module _collections: defaultdict, what namedtuple's fields are made of, and the counting of Counter. deque is
// collections_deque.c, OrderedDict ordered_dict.c.
#include "gc/gc.h"
#include "library/collections_internal.h"
#include "object/profile.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/code.h"
#include "types/dict_table.h"
#include "types/fields.h"
#include "types/function.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)
#define UNUSED (void)op, (void)args, (void)count, (void)keyword_names

// --- defaultdict ------------------------------------------------------------------------------------------

typedef struct {
    Dict dict;
    alignas(8) Object *factory; // NULL or None: none
} DefaultDict;

_Static_assert(sizeof(DefaultDict) == 56, "CPython's size");

static Object **
factory_of(Object *op)
{
    return &((DefaultDict *)op)->factory;
}

static int
default_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Object *factory = NULL;
    if (count > 0) {
        factory = args[0].ref;
        if (factory != None && !object_is_callable(factory)) {
            raise(EXC_TypeError, "first argument must be callable or None");
            return -1;
        }
        args++;
        count--;
    }
    Object *old = *factory_of(op);
    *factory_of(op) = xincref(factory);
    xdecref(old);
    Object *rest = tuple_from_slots(args, (int64_t)count);
    if (rest == NULL) {
        return -1;
    }
    hold(rest);
    int result = DictType.init(op, args, count, keyword_names);
    drop_held(1);
    return result;
}

static int
default_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 12);
    VISIT_SLOT(((DefaultDict *)op)->factory);
    return DictType.traverse(op, visit, context);
}

static void
default_clear(Object *op)
{
    CLEAR_SLOT(((DefaultDict *)op)->factory);
    DictType.clear(op);
}

static void
default_dealloc(Object *op)
{
    gc_untrack(op);
    CLEAR_SLOT(((DefaultDict *)op)->factory);
    DictType.dealloc(op);
}

static void
default_holders(Object *op, HolderVisitor *v)
{
    visit_field(v, *factory_of(op), "default_factory");
    DictType.holders(op, v);
}

static Object *
default_repr(Object *op)
{
    Object *shown = DictType.repr(op);
    if (shown == NULL) {
        return NULL;
    }
    hold(shown);
    Object *factory = *factory_of(op) != NULL ? *factory_of(op) : None;
    Object *text;
    int running = repr_enter(factory);
    if (running < 0) {
        text = NULL;
    } else if (running > 0) {
        text = str_from("...");
    } else {
        hold(incref(factory));
        text = drop_held_under(object_repr(factory), 1);
        repr_leave(factory);
    }
    if (text == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(text);
    return drop_held_under(str_format("%s(%U, %U)", type_short_name(op->type), text, shown), 2);
}

METHOD(default_missing)
{
    UNUSED;
    Object *factory = *factory_of(op), *key = args[0].ref;
    if (factory == NULL || factory == None) {
        raise_value(EXC_KeyError, key);
        return NULL;
    }
    // A Python function's frame holds the function.
    bool holds = factory->type != &FunctionType;
    if (holds) {
        hold(incref(factory));
    }
    Object *value = drop_held_under(object_call_none(factory), holds);
    if (value == NULL) {
        return NULL;
    }
    hold(value);
    if (object_set_item(op, key, value) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

// type(op)(factory, from)
static Object *
new_like(Object *op, Object *from)
{
    Object *factory = *factory_of(op) != NULL ? *factory_of(op) : None;
    return object_call_two((Object *)op->type, factory, from);
}

METHOD(default_copy)
{
    UNUSED;
    return new_like(op, op);
}

METHOD(default_reduce)
{
    UNUSED;
    Object *factory = *factory_of(op);
    Object *arguments = factory == NULL || factory == None ? incref(empty_tuple) : tuple_pack(1, factory);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    Object *items = object_call_method(op, names.items, NULL, 0);
    if (items == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(items);
    Object *iterator = drop_held_under(object_iter(items), 1);
    if (iterator == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(iterator);
    return drop_held_under(tuple_pack(5, (Object *)op->type, arguments, None, None, iterator), 2);
}

static Object *
default_or(Object *left, Object *right)
{
    Object *self = is_instance_of(left, &DefaultDictType) ? left : right;
    if (!is_dict(left) || !is_dict(right)) {
        return NotImplemented;
    }
    Object *made = new_like(self, left);
    if (made == NULL) {
        return NULL;
    }
    hold(made);
    if (dict_merge(made, right, 1) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static const MethodDef default_methods[] = {
    {"__missing__", default_missing, 1, 1, 0, NULL},
    {"copy", default_copy, 0, 0, 0, "D.copy() -> a shallow copy of D."},
    {"__copy__", default_copy, 0, 0, 0, "D.copy() -> a shallow copy of D."},
    {"__reduce__", default_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

static const MemberDef default_members[] = {
    {"default_factory", offsetof(DefaultDict, factory), false, true},
    {.name = NULL},
};

Type DefaultDictType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "collections.defaultdict",
    .id = TYPE_DICT_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN,
    .base_type = &DictType,
    .basic_size = sizeof(DefaultDict),
    .dealloc = default_dealloc,
    .traverse = default_traverse,
    .clear = default_clear,
    .holders = default_holders,
    .init = default_init,
    .repr = default_repr,
    .or_ = default_or,
    .methods = default_methods,
    .members = default_members,
    .doc = "dict subclass that calls a factory function to supply missing values",
};

// --- the fields of named tuples ---------------------------------------------------------------------------

typedef struct {
    Object base;
    int64_t index;
    alignas(8) Object *doc;
} TupleGetter;

static Object *
getter_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (args_no_keywords("_tuplegetter", keyword_names) < 0 || args_check("_tuplegetter", count, 2, 2) < 0) {
        return NULL;
    }
    int64_t index = number_as_index(args[0].ref, NULL);
    if (index == -1 && error_pending()) {
        return NULL;
    }
    TupleGetter *self = (TupleGetter *)type_alloc(type, 0);
    if (self != NULL) {
        self->index = index;
        self->doc = incref(args[1].ref);
    }
    return (Object *)self;
}

static const FieldDef getter_fields[] = {
    {"__doc__", offsetof(TupleGetter, doc), false},
    {.name = NULL},
};

static int
getter_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 12);
    return fields_traverse(op, visit, context);
}

static Object *
getter_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)owner;
    int64_t index = ((TupleGetter *)op)->index;
    if (instance == NULL) {
        return incref(op);
    }
    if (!is_tuple(instance)) {
        if (instance == None) {
            return incref(op);
        }
        raise(EXC_TypeError, "descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' object",
              (long long)index, instance);
        return NULL;
    }
    if (index < 0 || index >= tuple_length(instance)) {
        raise(EXC_IndexError, "tuple index out of range");
        return NULL;
    }
    return incref(tuple_peek(instance, index));
}

static int
getter_descr_set(Object *op, Object *instance, Object *value)
{
    (void)op, (void)instance;
    raise(EXC_AttributeError, value == NULL ? "can't delete attribute" : "can't set attribute");
    return -1;
}

static Object *
getter_repr(Object *op)
{
    return str_format("_tuplegetter(%lld, %R)", (long long)((TupleGetter *)op)->index, ((TupleGetter *)op)->doc);
}

METHOD(getter_reduce)
{
    UNUSED;
    Object *index = int_from(((TupleGetter *)op)->index);
    if (index == NULL) {
        return NULL;
    }
    hold(index);
    Object *arguments = drop_held_under(tuple_pack(2, index, ((TupleGetter *)op)->doc), 1);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    return drop_held_under(tuple_pack(2, (Object *)op->type, arguments), 1);
}

static const MethodDef getter_methods[] = {
    {"__reduce__", getter_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

static const MemberDef getter_members[] = {
    {"__doc__", offsetof(TupleGetter, doc), false, true},
    {.name = NULL},
};

Type TupleGetterType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "collections._tuplegetter",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC,
    .basic_size = sizeof(TupleGetter),
    .clear = fields_clear,
    .fields = getter_fields,
    .traverse = getter_traverse,
    .new = getter_new,
    .repr = getter_repr,
    .descr_get = getter_descr_get,
    .descr_set = getter_descr_set,
    .methods = getter_methods,
    .members = getter_members,
};

// --- counting ---------------------------------------------------------------------------------------------

// Does the class of the mapping leave this method to dict?
static bool
is_dicts_own(Object *mapping, const char *name)
{
    Object *key = str_interned_peek(name, strlen(name));
    return key != NULL && type_lookup(mapping->type, key) == type_lookup(&DictType, key);
}

static int
count_in_dict(Object *mapping, Object *item, Object *one)
{
    Object *old;
    int64_t hash = object_hash(item);  // once
    if (hash == -1) {
        return -1;
    }
    dict_know_hash(item, hash);
    int found = dict_get(mapping, item, &old);
    dict_know_hash(item, hash);
    if (found <= 0) {
        return found < 0 ? -1 : dict_set(mapping, item, one);
    }
    hold(old);
    Object *sum = drop_held_under(number_binary(old, one, OPERATOR_ADD), 1);
    if (sum == NULL) {
        return -1;
    }
    hold(sum);
    dict_know_hash(item, hash);
    int result = dict_set(mapping, item, sum);
    drop_held(1);
    return result;
}

static int
count_in_mapping(Object *mapping, Object *get, Object *item, Object *zero, Object *one)
{
    Object *old = object_call_two(get, item, zero);
    if (old == NULL) {
        return -1;
    }
    hold(old);
    Object *sum = drop_held_under(number_binary(old, one, OPERATOR_ADD), 1);
    if (sum == NULL) {
        return -1;
    }
    hold(sum);
    int result = object_set_item(mapping, item, sum);
    drop_held(1);
    return result;
}

// _count_elements(mapping, iterable): adds one to the count of each item.
BUILTIN(collections_count)
{
    UNUSED_ARGUMENTS;
    Object *mapping = args[0].ref;
    Object *iterator = object_iter(args[1].ref);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    bool is_plain = is_dict(mapping) && is_dicts_own(mapping, "get") && is_dicts_own(mapping, "__setitem__");
    Object *get = is_plain ? None : object_get_attr_cstring(mapping, "get");
    if (get == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(get);
    Object *zero = hold(int_from(0)), *one = hold(int_from(1)); // small: they are there already
    Object *item;
    int result = 0;
    while (result == 0 && (item = object_next(iterator)) != NULL) {
        hold(item);
        result = is_plain ? count_in_dict(mapping, item, one) : count_in_mapping(mapping, get, item, zero, one);
        drop_held(1);
    }
    drop_held(4);
    return error_pending() ? NULL : None;
}

static const MethodDef functions[] = {
    {"_count_elements", collections_count, 2, 2, 0, "Count elements in the iterable, updating the mapping"},
    {.name = NULL},
};

Object *
collections_make(void)
{
    static Type *const types[] = {&DequeType, &DefaultDictType, &OrderedDictType, &DequeIteratorType,
                                  &DequeReverseIteratorType, &TupleGetterType, NULL};
    return ordered_dict_ready() < 0 ? NULL : library_module_of_types("_collections", functions, types);
}
