// type.__new__: making a class of a name, bases and a namespace.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/frame.h"
#include "types/function.h"
#include "types/held.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include "types/unicode.h"
#include <string.h>

// What is known of the class before it exists.
typedef struct {
    Type *metatype;
    Type *base;
    Object *name;
    Object *bases;  // held by new_class
    Object *dict;   // held by new_class: the copy of the namespace
    Object *slots;  // tuple of the names that become members, sorted; NULL without __slots__. Held by new_class
    bool add_dict, add_weak;
} Plan;

// --- __slots__ --------------------------------------------------------------------------------------------------

// __private in a class becomes _Class__private.
static Object *
mangle(Object *class_name, Object *name)
{
    int64_t length = str_length(name);
    bool is_private = length > 2 && str_at(name, 0) == '_' && str_at(name, 1) == '_' &&
                      !(str_at(name, length - 1) == '_' && str_at(name, length - 2) == '_');
    for (int64_t i = 0; is_private && i < length; i++) {
        is_private = str_at(name, i) != '.';
    }
    int64_t start = 0;
    while (start < str_length(class_name) && str_at(class_name, start) == '_') {
        start++;
    }
    if (!is_private || start == str_length(class_name)) {
        return incref(name);
    }
    Object *stripped = str_slice(class_name, start, str_length(class_name));
    if (stripped == NULL) {
        return NULL;
    }
    Object *mangled = str_format("_%U%U", stripped, name);
    decref(stripped);
    return mangled;
}

static bool
is_identifier(const Object *name)
{
    for (int64_t i = 0; i < str_length(name); i++) {
        if (!unicode_is(str_at(name, i), i == 0 ? UNICODE_ID_START : UNICODE_ID_CONTINUE)) {
            return false;
        }
    }
    return str_length(name) > 0;
}

static bool
check_slot_name(Object *name)
{
    if (!is_str(name)) {
        raise(EXC_TypeError, "__slots__ items must be strings, not '%s'", name->type->name);
        return false;
    }
    if (!is_identifier(name)) {
        raise(EXC_TypeError, "__slots__ must be identifiers");
        return false;
    }
    return true;
}

static bool
gives_dict(const Type *type)
{
    return type->dict_offset != 0 || type_has(type, TYPE_MANAGED_DICT);
}

static bool
gives_weakrefs(const Type *type)
{
    return type->weaklist_offset != 0 || type_has(type, TYPE_MANAGED_WEAKREF);
}

// Appends the names that become members to `list`; __dict__ and __weakref__ are noted in the plan.
static int
read_slot_names(Plan *plan, Object *given, Object *list, bool may_add_dict, bool may_add_weak)
{
    int64_t count = tuple_length(given);
    if (count > 0 && plan->base->item_size != 0) {
        raise(EXC_TypeError, "nonempty __slots__ not supported for subtype of '%s'", plan->base->name);
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        Object *name = tuple_peek(given, i);
        if (!check_slot_name(name)) {
            return -1;
        }
        if (str_equals(name, "__dict__")) {
            if (!may_add_dict || plan->add_dict) {
                raise(EXC_TypeError, "__dict__ slot disallowed: we already got one");
                return -1;
            }
            plan->add_dict = true;
        } else if (str_equals(name, "__weakref__")) {
            if (!may_add_weak || plan->add_weak) {
                raise(EXC_TypeError, "__weakref__ slot disallowed: %s",
                      wording(WORDING_SECOND_WEAKREF));
                return -1;
            }
            plan->add_weak = true;
        }
    }
    for (int64_t i = 0; i < count; i++) {
        Object *name = tuple_peek(given, i);
        if (!str_equals(name, "__dict__") && !str_equals(name, "__weakref__")) {
            Object *mangled = mangle(plan->name, name);
            mangled = mangled == NULL ? NULL : str_intern(mangled);
            if (mangled == NULL || list_append_give(list, mangled) < 0) {
                return -1;
            }
            bool goes_away = mangled == names.__qualname__ || mangled == names.__classcell__ ||
                             mangled == names.__classdictcell__;
            if (!goes_away && dict_peek(plan->dict, mangled) != NULL) {
                raise(EXC_ValueError, "%R in __slots__ conflicts with class variable", mangled);
                return -1;
            }
        }
    }
    return 0;
}

// A second base may bring a dict or weak references although the first does not.
static void
consider_other_bases(Plan *plan, bool may_add_dict, bool may_add_weak)
{
    for (int64_t i = 0; i < tuple_length(plan->bases); i++) {
        const Type *base = (Type *)tuple_peek(plan->bases, i);
        if (base != plan->base) {
            plan->add_dict |= may_add_dict && gives_dict(base);
            plan->add_weak |= may_add_weak && gives_weakrefs(base);
        }
    }
}

static Object *
slots_as_tuple(Object *slots)
{
    if (is_str(slots)) {
        return tuple_pack(1, slots);
    }
    return object_to_tuple(slots);
}

// Fills plan->slots; the tuple is left held, also when it fails (one held reference in any case).
static int
plan_slots(Plan *plan)
{
    bool may_add_dict = !gives_dict(plan->base);
    bool may_add_weak = !gives_weakrefs(plan->base) && plan->base->item_size == 0;
    Object *slots = dict_peek(plan->dict, names.__slots__);
    if (slots == NULL) {
        plan->add_dict = may_add_dict;
        plan->add_weak = may_add_weak;
        hold(None);
        return 0;
    }
    hold(incref(slots));
    Object *given = drop_held_under(slots_as_tuple(slots), 1);
    if (given == NULL) {
        hold(None);
        return -1;
    }
    hold(given);
    Object *list = list_new(0);
    if (list != NULL) {
        hold(list);
        if (read_slot_names(plan, given, list, may_add_dict, may_add_weak) == 0 && list_sort(list, NULL, false) == 0) {
            plan->slots = list_as_tuple(list);
        }
        drop_held(1);
    }
    drop_held(1);
    hold(plan->slots != NULL ? plan->slots : None);
    if (plan->slots == NULL) {
        return -1;
    }
    consider_other_bases(plan, may_add_dict, may_add_weak);
    return 0;
}

// --- the class and its attributes ----------------------------------------------------------------------------

static Type *
allocate(const Plan *plan)
{
    int64_t member_count = plan->slots == NULL ? 0 : tuple_length(plan->slots);
    Type *type = (Type *)type_alloc(plan->metatype, member_count);
    if (type == NULL) {
        return NULL;
    }
    const Type *base = plan->base;
    type->id = TYPE_HEAP_INSTANCE_ID;
    type->flags = TYPE_GC | TYPE_HEAP | TYPE_BASE | TYPE_TRASHCAN;
    type->base_type = (Type *)incref((Object *)base);
    type->bases = incref(plan->bases);
    type->dict = incref(plan->dict);
    type->slots = xincref(plan->slots);
    type->dealloc = subtype_dealloc;
    type->traverse = subtype_traverse;
    type->clear = subtype_clear;
    type->holders = subtype_holders;
    type->basic_size = base->basic_size;
    type->item_size = base->item_size;
    str_keep_utf8(plan->name);
    if (type_name_from_str(type, plan->name) < 0) {
        decref((Object *)type);
        return NULL;
    }
    for (int64_t i = 0; i < member_count; i++) {
        *type_member(type, i) = (MemberDef){.name = "", .offset = type->basic_size};
        type->basic_size += sizeof(Slot);
    }
    type->slot_count = (uint32_t)member_count;
    return type;
}

static int
delete_name(Type *type, Object *name)
{
    return dict_peek(type->dict, name) == NULL ? 0 : dict_delete(type->dict, name);
}

static int
set_qualname(Type *type)
{
    Object *qualname = dict_peek(type->dict, names.__qualname__);
    if (qualname != NULL && !is_str(qualname)) {
        raise(EXC_TypeError, "type __qualname__ must be a str, not %s", qualname->type->name);
        return -1;
    }
    type->heap_qualname = incref(qualname != NULL ? qualname : type->heap_name);
    return delete_name(type, names.__qualname__);
}

static int
set_module(Type *type)
{
    if (dict_peek(type->dict, names.__module__) != NULL || current_frame == NULL) {
        return 0;
    }
    Object *module = dict_peek(current_frame->globals, names.__name__);
    return module == NULL ? 0 : dict_set(type->dict, names.__module__, module);
}

// The text of the docstring once more, beside the class, as CPython keeps it.
static int
set_doc(Type *type)
{
    Object *doc = dict_peek(type->dict, names.__doc__);
    if (doc == NULL || !is_str(doc)) {
        return 0;
    }
    Buffer text = {0};
    str_append_utf8(doc, &text);
    char *copy = heap_alloc(text.length + 1);
    if (copy != NULL) {
        memcpy(copy, text.length > 0 ? text.data : "", text.length);
        copy[text.length] = '\0';
        type->doc = copy;
    } else {
        raise_no_memory();
    }
    buffer_free(&text);
    return copy == NULL ? -1 : 0;
}

// Functions of these names are class or static methods without being told so.
static int
wrap_function(Type *type, Object *name, Object *(*wrap)(Object *))
{
    Object *function = dict_peek(type->dict, name);
    if (function == NULL || !is_exact(function, &FunctionType)) {
        return 0;
    }
    Object *wrapped = wrap(function);
    int result = wrapped == NULL ? -1 : dict_set(type->dict, name, wrapped);
    xdecref(wrapped);
    return result;
}

static int
fill_class_cell(Type *type, Object *name)
{
    Object *cell = dict_peek(type->dict, name);
    if (cell == NULL) {
        return 0;
    }
    if (!is_exact(cell, &CellType)) {
        raise(EXC_TypeError, "%U must be a nonlocal cell, not %R", name, cell->type);
        return -1;
    }
    Object *contents = name == names.__classcell__ ? (Object *)type : type->dict;
    Object *old = ((Cell *)cell)->contents;
    ((Cell *)cell)->contents = incref(contents);
    xdecref(old);
    return dict_delete(type->dict, name);
}

static int
set_attributes(Type *type)
{
    if (set_qualname(type) < 0 || set_module(type) < 0 || set_doc(type) < 0 ||
        wrap_function(type, names.__new__, staticmethod_new) < 0 ||
        wrap_function(type, names.__init_subclass__, classmethod_new) < 0 ||
        wrap_function(type, names.__class_getitem__, classmethod_new) < 0) {
        return -1;
    }
    if (fill_class_cell(type, names.__classcell__) < 0) {
        return -1;
    }
    return fill_class_cell(type, names.__classdictcell__);
}

static int
set_give(Type *type, Object *name, STEALS Object *value)
{
    int result = value == NULL ? -1 : dict_set(type->dict, name, value);
    xdecref(value);
    return result;
}

static int
add_descriptors(Type *type, const Plan *plan)
{
    for (int64_t i = 0; i < type->slot_count; i++) {
        Object *name = tuple_peek(type->slots, i);
        if (set_give(type, name, member_descriptor_new(type, type_member(type, i), name)) < 0) {
            return -1;
        }
    }
    if (plan->add_dict && dict_peek(type->dict, names.__dict__) == NULL &&
        set_give(type, names.__dict__, getset_descriptor_new(type, &instance_dict_getset)) < 0) {
        return -1;
    }
    if (plan->add_weak && dict_peek(type->dict, names.__weakref__) == NULL &&
        set_give(type, names.__weakref__, getset_descriptor_new(type, &instance_weakref_getset)) < 0) {
        return -1;
    }
    return dict_peek(type->dict, names.__doc__) == NULL ? dict_set(type->dict, names.__doc__, None) : 0;
}

// Whether object.__new__ makes the instances in the end, whatever the classes do before it.
static bool
is_made_by_object(const Type *type)
{
    while (type_has(type, TYPE_HEAP)) {
        type = type->base_type;
    }
    return type->new == ObjectType.new;
}

static int
make_ready(Type *type, const Plan *plan)
{
    if (type_compute_mro(type) < 0 || add_descriptors(type, plan) < 0) {
        return -1;
    }
    type_inherit_special(type, type->base_type);
    type->flags |= plan->add_dict ? TYPE_MANAGED_DICT : 0;
    if (plan->add_weak && profile->weakrefs_in_front) {
        type->flags |= TYPE_MANAGED_WEAKREF;
    } else if (plan->add_weak) {
        type->weaklist_offset = type->basic_size;
        type->basic_size += sizeof(Slot);
    }
    if (plan->add_dict && type->item_size != 0 && profile->dicts_at_end) {
        type->basic_size += sizeof(Slot);
    }
    type->new = type->base_type->new;
    if (type_inherit(type) < 0 || type_add_to_bases(type) < 0) {
        return -1;
    }
    bool shares_keys = type->item_size == 0 || !profile->dicts_at_end;
    if (type_has(type, TYPE_MANAGED_DICT) && shares_keys) {
        type->cached_keys = keys_new_for_class(
            profile->knows_attributes ? dict_peek(type->dict, names.__static_attributes__) : NULL);
        if (type->cached_keys == NULL) {
            return -1;
        }
        bool has_values = profile->values_behind_fields ||
                          (profile->values_for_all ? is_made_by_object(type) : type->basic_size == sizeof(Object));
        if (type->item_size == 0 && has_values) {
            type->flags |= profile->dicts_take_values ? TYPE_APART_VALUES : TYPE_INLINE_VALUES;
        }
        bool adds_values = type->base_type == &ObjectType || type_has(type->base_type, TYPE_VALUES_ONLY);
        if (adds_values && type->basic_size == sizeof(Object) && type_has(type, TYPE_INLINE_VALUES) &&
            type_has(type, TYPE_MANAGED_WEAKREF)) {
            type->flags |= TYPE_VALUES_ONLY;
        }
    }
    type->flags |= TYPE_READY;
    if (!slots_derive(type)) {
        slots_update_all(type);
    }
    return 0;
}

// --- hooks of the program ----------------------------------------------------------------------------------------

static COLD void
note_set_name(Object *value, Object *key, const Type *type)
{
    Object *error = hold(error_take());
    if (profile->wraps_naming_errors) {
        raise(EXC_RuntimeError, "Error calling __set_name__ on '%s' instance %R in '%s'", value->type->name, key, type->name);
        if (error_is(EXC_RuntimeError)) {
            exception_set_origin(pending_error, error);
        }
        drop_held(1);
        return;
    }
    Object *note = str_format("Error calling __set_name__ on '%s' instance %R in '%s'", value->type->name, key,
                              type->name);
    if (note != NULL) {
        hold(note);
        Slot args[] = {{note}};
        Object *result = object_call_method(error, names.add_note, args, 1);
        xdecref(result);
        drop_held(1);
    }
    error_clear();
    error_give(let_go());
}

static int
call_set_name(Object *value, Object *key, Type *type)
{
    Object *method;
    int found = object_find_special(value, names.__set_name__, &method);
    if (found <= 0) {
        return found;
    }
    hold(method);
    Object *result = drop_held_under(object_call_two(method, (Object *)type, key), 1);
    if (result == NULL) {
        note_set_name(value, key, type);
        return -1;
    }
    decref(result);
    return 0;
}

static int
call_set_names(Type *type)
{
    // A copy: the methods may change the class.
    Object *attributes = dict_copy(type->dict);
    if (attributes == NULL) {
        return -1;
    }
    hold(attributes);
    int64_t position = 0;
    Object *key, *value;
    int result = 0;
    while (result == 0 && dict_next(attributes, &position, &key, &value)) {
        if (!is_str(key)) {
            result = warn(EXC_RuntimeWarning, "non-string key in the __dict__ of class %s", type->name);
            break;
        }
    }
    position = 0;
    while (result == 0 && dict_next(attributes, &position, &key, &value)) {
        if (type_lookup(value->type, names.__set_name__) != NULL) {
            result = call_set_name(value, key, type);
        }
    }
    drop_held(1);
    return result;
}

static int
call_init_subclass(Type *type, Slot *keyword_values, Object *keyword_names)
{
    Object *method = super_lookup(type, (Object *)type, names.__init_subclass__, NULL);
    if (method == NULL) {
        return -1;
    }
    hold(method);
    // type.__new__ of CPython has a dict of the keywords, whose names go into a tuple anew.
    Object *named = keyword_names == NULL ? NULL
                                          : tuple_from_slots(tuple_slots(keyword_names), tuple_length(keyword_names));
    if (named == NULL && keyword_names != NULL) {
        drop_held(1);
        return -1;
    }
    hold(named == NULL ? None : named);
    Object *result = drop_held_under(object_call(method, keyword_values, 0, named), 2);
    xdecref(result);
    return result == NULL ? -1 : 0;
}

// --- type.__new__ --------------------------------------------------------------------------------------------------

static int
check_arguments(Slot *args, size_t count)
{
    if (count != 3) {
        raise(EXC_TypeError, "type.__new__() takes exactly 3 arguments (%zu given)", count);
        return -1;
    }
    const struct {
        bool fits;
        const char *wanted;
    } checks[] = {{is_str(args[0].ref), "str"}, {is_tuple(args[1].ref), "tuple"}, {is_dict(args[2].ref), "dict"}};
    for (int i = 0; i < 3; i++) {
        if (!checks[i].fits) {
            raise(EXC_TypeError, "type.__new__() argument %d must be %s, not %s", i + 1, checks[i].wanted,
                  args[i].ref->type->name);
            return -1;
        }
    }
    return 0;
}

static int
check_bases_are_resolved(Object *bases)
{
    for (int64_t i = 0; i < tuple_length(bases); i++) {
        Object *base = tuple_peek(bases, i), *entries = NULL;
        int found = is_type(base) ? 0 : object_find_attr(base, names.__mro_entries__, &entries);
        xdecref(entries);
        if (found > 0) {
            raise(EXC_TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
        }
        if (found != 0) {
            return -1;
        }
    }
    return 0;
}

// With bases and dict held.
static Object *
build(Plan *plan, Slot *keyword_values, Object *keyword_names)
{
    int planned = plan_slots(plan);
    Type *type = planned < 0 ? NULL : allocate(plan);
    if (type == NULL) {
        drop_held(1);
        return NULL;
    }
    hold((Object *)type);
    bool done = set_attributes(type) == 0 && make_ready(type, plan) == 0 && call_set_names(type) == 0 &&
                call_init_subclass(type, keyword_values, keyword_names) == 0;
    Object *result = let_go();
    if (!done) {
        hold(result);
        drop_held(2);
        return NULL;
    }
    return drop_held_under(result, 1);
}

Object *
type_new_class(Type *metatype, Slot *args, size_t count, Object *keyword_names)
{
    if (check_arguments(args, count) < 0 || check_bases_are_resolved(args[1].ref) < 0) {
        return NULL;
    }
    Type *winner = type_calculate_metatype(metatype, args[1].ref);
    if (winner == NULL) {
        return NULL;
    }
    if (winner != metatype && winner->new != type_new_class) {
        return winner->new(winner, args, count, keyword_names);
    }
    Plan plan = {.metatype = winner, .name = args[0].ref};
    plan.bases = tuple_length(args[1].ref) > 0 ? incref(args[1].ref) : tuple_pack(1, &ObjectType);
    if (plan.bases == NULL) {
        return NULL;
    }
    hold(plan.bases);
    Object *result = NULL;
    plan.base = type_best_base(plan.bases);
    plan.dict = plan.base == NULL ? NULL : dict_copy(args[2].ref);
    if (plan.dict != NULL) {
        hold(plan.dict);
        result = drop_held_under(build(&plan, args + count, keyword_names), 1);
    }
    return drop_held_under(result, 1);
}

// --- __dict__ and __weakref__ of instances ----------------------------------------------------------------------

// The __dict__ of the built-in class that the instance's class derives from, where that has one of its own: it decides what is
// allowed. Borrowed, NULL where there is none.
static Object *
built_in_dict_descriptor(const Object *op)
{
    const Type *base = op->type;
    while (base != NULL && type_has(base, TYPE_HEAP)) {
        base = base->base_type;
    }
    Object *descriptor = NULL;
    for (; base != NULL && descriptor == NULL; base = base->base_type) {
        descriptor = dict_peek(base->dict, names.__dict__);
    }
    return descriptor;
}

static Object *
get_dict(Object *op)
{
    Object *descriptor = built_in_dict_descriptor(op);
    if (descriptor != NULL) {
        return descriptor->type->descr_get(descriptor, op, (Object *)op->type);
    }
    if (!instance_has_dict(op)) {
        raise(EXC_AttributeError, "This object has no __dict__");
        return NULL;
    }
    return instance_dict(op);
}

static int
set_dict(Object *op, Object *value)
{
    Object *descriptor = built_in_dict_descriptor(op);
    if (descriptor != NULL) {
        return descriptor->type->descr_set(descriptor, op, value);
    }
    if (!instance_has_dict(op)) {
        raise(EXC_AttributeError, "This object has no __dict__");
        return -1;
    }
    return instance_set_dict(op, value);
}

static Object *
get_weakref(Object *op)
{
    Object *first = weakref_list(op)->ref;
    return incref(first != NULL ? first : None);
}

const GetsetDef instance_dict_getset = {"__dict__", get_dict, set_dict};
const GetsetDef instance_weakref_getset = {"__weakref__", get_weakref, NULL};
