// The module operator: operators as functions, and getters.
#include "library/library_internal.h"
#include "object/profile.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/code.h"
#include "types/dict.h"
#include "types/fields.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include <stdio.h>
#include <string.h>

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)
#define UNUSED (void)op, (void)args, (void)count, (void)keyword_names

// --- operators --------------------------------------------------------------------------------------------

#define BINARY(name, operator)                                                                               \
    BUILTIN(operator_##name)                                                                                 \
    {                                                                                                        \
        UNUSED_ARGUMENTS;                                                                                    \
        return number_binary(args[0].ref, args[1].ref, operator);                                            \
    }
BINARY(add, OPERATOR_ADD)
BINARY(sub, OPERATOR_SUBTRACT)
BINARY(mul, OPERATOR_MULTIPLY)
BINARY(matmul, OPERATOR_MATRIX_MULTIPLY)
BINARY(floordiv, OPERATOR_FLOOR_DIVIDE)
BINARY(truediv, OPERATOR_TRUE_DIVIDE)
BINARY(mod, OPERATOR_REMAINDER)
BINARY(lshift, OPERATOR_LSHIFT)
BINARY(rshift, OPERATOR_RSHIFT)
BINARY(and_, OPERATOR_AND)
BINARY(or_, OPERATOR_OR)
BINARY(xor, OPERATOR_XOR)
BINARY(iadd, OPERATOR_INPLACE_ADD)
BINARY(isub, OPERATOR_INPLACE_SUBTRACT)
BINARY(imul, OPERATOR_INPLACE_MULTIPLY)
BINARY(imatmul, OPERATOR_INPLACE_MATRIX_MULTIPLY)
BINARY(ifloordiv, OPERATOR_INPLACE_FLOOR_DIVIDE)
BINARY(itruediv, OPERATOR_INPLACE_TRUE_DIVIDE)
BINARY(imod, OPERATOR_INPLACE_REMAINDER)
BINARY(ilshift, OPERATOR_INPLACE_LSHIFT)
BINARY(irshift, OPERATOR_INPLACE_RSHIFT)
BINARY(iand, OPERATOR_INPLACE_AND)
BINARY(ior, OPERATOR_INPLACE_OR)
BINARY(ixor, OPERATOR_INPLACE_XOR)
BINARY(pow, OPERATOR_POWER)
BINARY(ipow, OPERATOR_INPLACE_POWER)
#undef BINARY

#define COMPARISON(name, op)                                                                                 \
    BUILTIN(operator_##name)                                                                                 \
    {                                                                                                        \
        UNUSED_ARGUMENTS;                                                                                    \
        return object_compare(args[0].ref, args[1].ref, op);                                                 \
    }
COMPARISON(lt, COMPARE_LT)
COMPARISON(le, COMPARE_LE)
COMPARISON(eq, COMPARE_EQ)
COMPARISON(ne, COMPARE_NE)
COMPARISON(gt, COMPARE_GT)
COMPARISON(ge, COMPARE_GE)
#undef COMPARISON

#define UNARY(name, function)                                                                                \
    BUILTIN(operator_##name)                                                                                 \
    {                                                                                                        \
        UNUSED_ARGUMENTS;                                                                                    \
        return function(args[0].ref);                                                                        \
    }
UNARY(neg, number_negative)
UNARY(pos, number_positive)
UNARY(invert, number_invert)
UNARY(abs, number_absolute)
UNARY(index, number_index)
#undef UNARY

static Object *
bool_or_null(int result)
{
    return result < 0 ? NULL : bool_from(result);
}

BUILTIN(operator_not)
{
    UNUSED_ARGUMENTS;
    int result = object_is_true(args[0].ref);
    return result < 0 ? NULL : bool_from(!result);
}

BUILTIN(operator_truth)
{
    UNUSED_ARGUMENTS;
    return bool_or_null(object_is_true(args[0].ref));
}

BUILTIN(operator_is)
{
    UNUSED_ARGUMENTS;
    return bool_from(args[0].ref == args[1].ref);
}

BUILTIN(operator_is_not)
{
    UNUSED_ARGUMENTS;
    return bool_from(args[0].ref != args[1].ref);
}

BUILTIN(operator_is_none)
{
    UNUSED_ARGUMENTS;
    return bool_from(args[0].ref == None);
}

BUILTIN(operator_is_not_none)
{
    UNUSED_ARGUMENTS;
    return bool_from(args[0].ref != None);
}

BUILTIN(operator_contains)
{
    UNUSED_ARGUMENTS;
    return bool_or_null(object_contains(args[0].ref, args[1].ref));
}

BUILTIN(operator_getitem)
{
    UNUSED_ARGUMENTS;
    return object_get_item(args[0].ref, args[1].ref);
}

BUILTIN(operator_setitem)
{
    UNUSED_ARGUMENTS;
    return object_set_item(args[0].ref, args[1].ref, args[2].ref) < 0 ? NULL : None;
}

BUILTIN(operator_delitem)
{
    UNUSED_ARGUMENTS;
    return object_set_item(args[0].ref, args[1].ref, NULL) < 0 ? NULL : None;
}

static bool
is_sequence(const Object *op)
{
    return op->type->item != NULL && !type_has(op->type, TYPE_DICT_SUBCLASS);
}

static bool
concatenates(Object *left, Object *right)
{
    if (left->type->concat != NULL || (is_sequence(left) && is_sequence(right))) {
        return true;
    }
    raise(EXC_TypeError, "'%T' object can't be concatenated", left);
    return false;
}

BUILTIN(operator_concat)
{
    UNUSED_ARGUMENTS;
    if (!concatenates(args[0].ref, args[1].ref)) {
        return NULL;
    }
    return number_binary(args[0].ref, args[1].ref, OPERATOR_ADD);
}

BUILTIN(operator_iconcat)
{
    UNUSED_ARGUMENTS;
    if (!concatenates(args[0].ref, args[1].ref)) {
        return NULL;
    }
    return number_binary(args[0].ref, args[1].ref, OPERATOR_INPLACE_ADD);
}

// The number of items equal to a value, or the index of the first: for any iterable.
static int64_t
search(Object *iterable, Object *value, bool only_first)
{
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        if (error_is(EXC_TypeError)) {
            raise(EXC_TypeError, wording(WORDING_NOT_CONTAINER), iterable);
        }
        return -1;
    }
    hold(iterator);
    Object *item;
    int64_t at = 0, found = 0;
    int same = 0;
    while (same >= 0 && (item = object_next(iterator)) != NULL) {
        hold(item);
        same = object_compare_bool(item, value, COMPARE_EQ);
        drop_held(1);
        found += same > 0;
        if (same > 0 && only_first) {
            break;
        }
        at++;
    }
    drop_held(1);
    if (same < 0 || error_pending()) {
        return -1;
    }
    if (only_first && found == 0) {
        raise(EXC_ValueError, "sequence.index(x): x not in sequence");
        return -1;
    }
    return only_first ? at : found;
}

BUILTIN(operator_countOf)
{
    UNUSED_ARGUMENTS;
    int64_t found = search(args[0].ref, args[1].ref, false);
    return found < 0 ? NULL : int_from(found);
}

BUILTIN(operator_indexOf)
{
    UNUSED_ARGUMENTS;
    int64_t found = search(args[0].ref, args[1].ref, true);
    return found < 0 ? NULL : int_from(found);
}

BUILTIN(operator_length_hint)
{
    UNUSED_ARGUMENTS;
    int64_t otherwise = 0;
    if (count == 2) {
        if (!is_int(args[1].ref)) {
            raise(EXC_TypeError, "'%T' object cannot be interpreted as an integer", args[1].ref);
            return NULL;
        }
        otherwise = number_as_index(args[1].ref, NULL);
    }
    int64_t hint = object_length_hint(args[0].ref, otherwise);
    return hint < 0 && error_pending() ? NULL : int_from(hint);
}

BUILTIN(operator_call)
{
    (void)self;
    if (count == 0) {
        raise(EXC_TypeError, "call expected at least 1 argument, got 0");
        return NULL;
    }
    return object_call(args[0].ref, args + 1, count - 1, keyword_names);
}

// --- getters ----------------------------------------------------------------------------------------------
// itemgetter(2), attrgetter("a.b"), methodcaller("name", 1): what they look for stands in a tuple.

typedef struct {
    Object base;
    alignas(8) Object *single;   // the one key, or the name of the method
    alignas(8) Object *wanted;   // tuple: keys, names (of dotted ones tuples), or what methodcaller keeps; NULL for one key
    alignas(8) Object *keywords; // of methodcaller: dict, or NULL
    uint64_t unused;
} Getter;

static const FieldDef getter_fields[] = {
    {"what it gets", offsetof(Getter, single), false},
    {"all it gets", offsetof(Getter, wanted), false},
    {"keywords", offsetof(Getter, keywords), false},
    {.name = NULL},
};

// CPython's sizes: there each has a layout of its own.
static size_t
getter_size(const Object *op)
{
    const char *name = type_short_name(op->type);
    return name[0] == 'i' ? 48 : name[0] == 'a' ? 40 : 64;
}

static Object *
getter_new(Type *type, STEALS Object *wanted)
{
    if (wanted == NULL) {
        return NULL;
    }
    hold(wanted);
    Getter *self = (Getter *)type_alloc(type, 0);
    if (self == NULL) {
        drop_held(1);
        return NULL;
    }
    self->wanted = let_go();
    return (Object *)self;
}

static Object *
itemgetter_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (args_no_keywords("itemgetter", keyword_names) < 0) {
        return NULL;
    }
    if (count == 0) {
        raise(EXC_TypeError, "itemgetter expected 1 argument, got 0");
        return NULL;
    }
    Object *op = getter_new(type, args_as_tuple(args, count));
    if (op != NULL && count == 1) {
        Getter *self = (Getter *)op;
        CLEAR_SLOT(self->wanted);
        self->single = incref(args[0].ref);
    }
    return op;
}

// A name, or the tuple of the parts of a dotted one. NEW_REF.
static Object *
split_name(Object *name)
{
    int64_t parts = 1, length = str_length(name);
    for (int64_t i = 0; i < length; i++) {
        parts += str_at(name, i) == '.';
    }
    if (parts == 1) {
        return str_intern(incref(name));
    }
    Object *tuple = tuple_new(parts);
    if (tuple == NULL) {
        return NULL;
    }
    hold(tuple);
    for (int64_t i = 0, start = 0; i < parts; i++) {
        int64_t end = start;
        while (end < length && str_at(name, end) != '.') {
            end++;
        }
        Object *part = str_slice(name, start, end);
        part = part == NULL ? NULL : str_intern(part);
        if (part == NULL) {
            drop_held(1);
            return NULL;
        }
        tuple_give_item(tuple, i, part);
        start = end + 1;
    }
    return let_go();
}

static Object *
attrgetter_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (args_no_keywords("attrgetter", keyword_names) < 0) {
        return NULL;
    }
    if (count == 0) {
        raise(EXC_TypeError, "attrgetter expected 1 argument, got 0");
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_str(args[i].ref)) {
            raise(EXC_TypeError, "attribute name must be a string");
            return NULL;
        }
    }
    Object *wanted = tuple_new((int64_t)count);
    if (wanted == NULL) {
        return NULL;
    }
    hold(wanted);
    for (size_t i = 0; i < count; i++) {
        Object *name = split_name(args[i].ref);
        if (name == NULL) {
            drop_held(1);
            return NULL;
        }
        tuple_give_item(wanted, (int64_t)i, name);
    }
    return getter_new(type, let_go());
}

// What methodcaller keeps of its arguments: from 3.13 on all, before those of the method.
static Object *
methodcaller_arguments(Slot *args, size_t count)
{
    return profile->methodcaller_calls_array ? args_as_tuple(args, count) : tuple_from_slots(args + 1, (int64_t)count - 1);
}

static Object *
methodcaller_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (count == 0) {
        raise(EXC_TypeError, "methodcaller needs at least one argument, the method name");
        return NULL;
    }
    if (!is_str(args[0].ref)) {
        raise(EXC_TypeError, "method name must be a string");
        return NULL;
    }
    Object *keywords = NULL;
    if (keyword_names != NULL && tuple_length(keyword_names) > 0) {
        keywords = args_as_dict(keyword_names, args + count);
        if (keywords == NULL) {
            return NULL;
        }
    }
    hold(keywords != NULL ? keywords : None);
    Object *op = getter_new(type, methodcaller_arguments(args, count));
    keywords = let_go();
    if (op == NULL) {
        decref(keywords);
        return NULL;
    }
    ((Getter *)op)->single = incref(args[0].ref);
    ((Getter *)op)->keywords = keywords == None ? NULL : keywords;
    return op;
}

// op.a.b.c
static Object *
get_dotted(Object *op, Object *name)
{
    if (is_str(name)) {
        return object_get_attr(op, name);
    }
    Object *value = incref(op);
    for (int64_t i = 0; value != NULL && i < tuple_length(name); i++) {
        hold(value);
        value = drop_held_under(object_get_attr(value, tuple_peek(name, i)), 1);
    }
    return value;
}

// The text of a name that may be a tuple of its parts. NEW_REF.
static Object *
joined_name(Object *name)
{
    return is_tuple(name) ? str_join(str_interned_peek(".", 1), name) : incref(name);
}

// What the getter gets from `from`: one value, or a tuple when it was asked for several.
static Object *
get_all(Object *op, Object *from, Object *(*get)(Object *from, Object *wanted))
{
    Object *wanted = ((Getter *)op)->wanted;
    if (wanted == NULL) {
        return get(from, ((Getter *)op)->single);
    }
    int64_t length = tuple_length(wanted);
    if (length == 1) {
        return get(from, tuple_peek(wanted, 0));
    }
    hold(incref(wanted));
    int base = held_count();
    Object *result = tuple_new(length);
    if (result != NULL) {
        hold(result);
        for (int64_t i = 0; i < length; i++) {
            Object *value = get(from, tuple_peek(wanted, i));
            if (value == NULL) {
                drop_held_to(base);
                result = NULL;
                break;
            }
            tuple_give_item(result, i, value);
        }
        if (result != NULL) {
            result = let_go();
        }
    }
    return drop_held_under(result, 1);
}

static Object *
call_getter(Object *op, Slot *args, size_t count, Object *keyword_names, Object *(*get)(Object *, Object *))
{
    const char *name = type_short_name(op->type);
    if (args_no_keywords(name, keyword_names) < 0) {
        return NULL;
    }
    if (count != 1) {
        raise(EXC_TypeError, "%s expected 1 argument, got %zu", name, count);
        return NULL;
    }
    return get_all(op, args[0].ref, get);
}

static Object *
itemgetter_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    return call_getter(op, args, count, keyword_names, object_get_item);
}

static int
getter_traverse(Object *op, Visit visit, void *context)
{
    bool type_first = op->type->call == itemgetter_call;
    if (type_first) {
        VISIT_OWN_TYPE(op, 11);
    }
    int result = fields_traverse(op, visit, context);
    if (result == 0 && !type_first) {
        VISIT_OWN_TYPE(op, 11);
    }
    return result;
}

static Object *
attrgetter_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    return call_getter(op, args, count, keyword_names, get_dotted);
}

static Object *
methodcaller_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    if (args_no_keywords("methodcaller", keyword_names) < 0 || args_check("methodcaller", count, 1, 1) < 0) {
        return NULL;
    }
    const Getter *self = (Getter *)op;
    bool keeps_name = profile->methodcaller_calls_array;
    int64_t given = tuple_length(self->wanted) - keeps_name;
    if (keeps_name && self->keywords == NULL && given < 7) {
        return object_call_method(args[0].ref, self->single, tuple_slots(self->wanted) + 1, (size_t)given);
    }
    Object *method = object_get_attr(args[0].ref, self->single);
    if (method == NULL) {
        return NULL;
    }
    hold(method);
    Object *arguments = keeps_name ? tuple_slice(self->wanted, 1, given + 1) : incref(self->wanted);
    if (arguments == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(arguments);
    return drop_held_under(object_call_tuple(method, arguments, self->keywords), 2);
}

static Type AttrgetterType, MethodcallerType;

static bool
has_name_in_wanted(const Object *op)
{
    return profile->methodcaller_calls_array && op->type == &MethodcallerType;
}

static Object *
getter_repr(Object *op)
{
    const Getter *self = (Getter *)op;
    int running = repr_enter(op);
    if (running != 0) {
        return running < 0 ? NULL : str_format("%s(...)", op->type->name);
    }
    StrWriter out = {0};
    writer_add_text(&out, op->type->name);
    writer_add_char(&out, '(');
    int64_t first = has_name_in_wanted(op);
    int result = self->single == NULL ? 0 : writer_add_repr(&out, self->single);
    for (int64_t i = first; result == 0 && self->wanted != NULL && i < tuple_length(self->wanted); i++) {
        writer_add_text(&out, i > 0 || self->single != NULL ? ", " : "");
        Object *item = op->type == &AttrgetterType ? joined_name(tuple_peek(self->wanted, i))
                                                   : incref(tuple_peek(self->wanted, i));
        result = item == NULL ? -1 : (hold(item), writer_add_repr(&out, item));
        drop_held(item != NULL);
    }
    int64_t position = 0;
    Object *key, *value;
    while (result == 0 && self->keywords != NULL && dict_next(self->keywords, &position, &key, &value)) {
        writer_add_text(&out, ", ");
        writer_add(&out, key);
        writer_add_char(&out, '=');
        result = writer_add_repr(&out, value);
    }
    writer_add_char(&out, ')');
    repr_leave(op);
    if (result < 0) {
        writer_discard(&out);
        return NULL;
    }
    return writer_finish(&out);
}

METHOD(getter_reduce)
{
    UNUSED;
    const Getter *self = (Getter *)op;
    if (op->type == &AttrgetterType) {
        Object *names_given = tuple_new(tuple_length(self->wanted));
        for (int64_t i = 0; names_given != NULL && i < tuple_length(self->wanted); i++) {
            hold(names_given);
            Object *name = joined_name(tuple_peek(self->wanted, i));
            names_given = let_go();
            if (name == NULL) {
                decref(names_given);
                return NULL;
            }
            tuple_give_item(names_given, i, name);
        }
        return names_given == NULL ? NULL : (hold(names_given), drop_held_under(tuple_pack(2, (Object *)op->type, names_given), 1));
    }
    if (self->single == NULL || has_name_in_wanted(op)) {
        return tuple_pack(2, (Object *)op->type, self->wanted);
    }
    Object *single = tuple_pack(1, self->single);
    if (single == NULL) {
        return NULL;
    }
    hold(single);
    Object *all = self->wanted == NULL ? incref(single) : number_binary(single, self->wanted, OPERATOR_ADD);
    if (all == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(all);
    return drop_held_under(tuple_pack(2, (Object *)op->type, all), 2);
}

static const MethodDef getter_methods[] = {
    {"__reduce__", getter_reduce, 0, 0, 0, "Return state information for pickling"},
    {.name = NULL},
};

#define GETTER(c_name, python_name, new_function, call_function)                                             \
    static Type c_name = {                                                                                   \
        .base = TYPE_HEADER(&TypeType), .name = "operator." python_name, .id = TYPE_OBJECT_ID,               \
        .flags = TYPE_GC | TYPE_CALLS_ARRAY, .basic_size = sizeof(Getter),                                   \
        .clear = fields_clear, .fields = getter_fields, .traverse = getter_traverse, .size_of = getter_size, \
        .new = new_function, .call = call_function, .repr = getter_repr, .methods = getter_methods,          \
    }
GETTER(ItemgetterType, "itemgetter", itemgetter_new, itemgetter_call);
GETTER(AttrgetterType, "attrgetter", attrgetter_new, attrgetter_call);
GETTER(MethodcallerType, "methodcaller", methodcaller_new, methodcaller_call);

// --- the module -------------------------------------------------------------------------------------------

#define TWO(name) {#name, operator_##name, 2, 2, 0, NULL}
#define ONE(name) {#name, operator_##name, 1, 1, 0, NULL}

// Those that are there under the name of their special method, too.
static const MethodDef special_functions[] = {
    TWO(add), TWO(sub), TWO(mul), TWO(matmul), TWO(floordiv), TWO(truediv), TWO(mod), TWO(lshift), TWO(rshift), TWO(and_),
    TWO(or_), TWO(xor), TWO(pow), TWO(iadd), TWO(isub), TWO(imul), TWO(imatmul), TWO(ifloordiv), TWO(itruediv), TWO(imod),
    TWO(ilshift), TWO(irshift), TWO(iand), TWO(ior), TWO(ixor), TWO(ipow), TWO(lt), TWO(le), TWO(eq), TWO(ne), TWO(gt),
    TWO(ge), TWO(contains), TWO(getitem), TWO(delitem), TWO(concat), TWO(iconcat),
    {"setitem", operator_setitem, 3, 3, 0, NULL},
    ONE(neg), ONE(pos), ONE(abs), ONE(index),
    {"inv", operator_invert, 1, 1, 0, NULL},
    ONE(invert),
    {"not_", operator_not, 1, 1, 0, NULL},
    {"call", operator_call, 0, -1, METHOD_KEYWORDS, NULL},
    {.name = NULL},
};

static const MethodDef functions[] = {
    TWO(countOf), TWO(indexOf),
    {"is_", operator_is, 2, 2, 0, NULL},
    {"is_not", operator_is_not, 2, 2, 0, NULL},
    ONE(is_none), ONE(is_not_none), ONE(truth),
    {"length_hint", operator_length_hint, 1, 2, 0, NULL},
    {.name = NULL},
};

static int
add_special_names(Object *module)
{
    for (const MethodDef *function = special_functions; function->name != NULL; function++) {
        char name[20];
        int length = (int)strcspn(function->name, "_");
        snprintf(name, sizeof name, "__%.*s__", length, function->name);
        if (module_add(module, name, incref(dict_peek_cstring(module_dict(module), function->name))) < 0) {
            return -1;
        }
    }
    return 0;
}

// __all__: the names of functions and getters in their order.
static int
add_all(Object *module)
{
    Object *all = list_new(0);
    if (all == NULL) {
        return -1;
    }
    hold(all);
    int64_t position = 0;
    Object *key, *value;
    while (dict_next(module_dict(module), &position, &key, &value)) {
        if (str_at(key, 0) != '_' && list_append(all, key) < 0) {
            drop_held(1);
            return -1;
        }
    }
    if (list_sort(all, NULL, false) < 0) {
        drop_held(1);
        return -1;
    }
    return module_add(module, "__all__", let_go());
}

Object *
operator_make(void)
{
    static Type *const types[] = {&ItemgetterType, &AttrgetterType, &MethodcallerType, NULL};
    if (!profile->methodcaller_calls_array) {
        MethodcallerType.flags &= ~(uint32_t)TYPE_CALLS_ARRAY;
    }
    Object *module = library_module_of_types("operator", special_functions, types);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (module_add_functions(module, functions) < 0 || add_all(module) < 0 || add_special_names(module) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
