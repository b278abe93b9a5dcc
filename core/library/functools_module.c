// The module _functools: partial with Placeholder, reduce and cmp_to_key. The cache of lru_cache is functools_cache.c.
#include "library/functools_internal.h"
#include "object/profile.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/function.h"
#include "types/fields.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

// --- Placeholder: an argument of a partial object that the call gives (since 3.14) --------------------------

// The one there is; no program reaches it in older releases.
static Object *placeholder;

static Object *
placeholder_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)type, (void)args;
    if (count > 0 || (keyword_names != NULL && tuple_length(keyword_names) > 0)) {
        raise(EXC_TypeError, "PlaceholderType takes no arguments");
        return NULL;
    }
    return incref(placeholder);
}

static Object *
placeholder_repr(Object *op)
{
    (void)op;
    return str_from("Placeholder");
}

static Object *
placeholder_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return placeholder_repr(op);
}

static const FieldDef placeholder_fields[] = {{.name = NULL}};

static int
placeholder_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 14);
    return fields_traverse(op, visit, context);
}

static const MethodDef placeholder_methods[] = {
    {"__reduce__", placeholder_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

static Type PlaceholderType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "functools._PlaceholderType",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC,
    .basic_size = sizeof(Object),
    .traverse = placeholder_traverse,
    .clear = fields_clear,
    .fields = placeholder_fields,
    .new = placeholder_new,
    .repr = placeholder_repr,
    .methods = placeholder_methods,
    .doc = "Stands among the arguments of a partial object for one that the call gives.",
};

void
functools_holders(HolderVisitor *visitor)
{
    if (placeholder != NULL) {
        visitor->reference(visitor, placeholder, (Holder){.kind = HOLDER_RUNTIME, .field = "Placeholder of functools"});
    }
}

void
functools_fini(void)
{
    CLEAR_SLOT(placeholder);
}

static bool
is_trailing_placeholder(Object *last)
{
    if (last != placeholder) {
        return false;
    }
    raise(EXC_TypeError, "trailing Placeholders are not allowed");
    return true;
}

// --- partial ----------------------------------------------------------------------------------------------

typedef struct {
    Object base;
    alignas(8) Object *function;
    alignas(8) Object *args;     // tuple
    alignas(8) Object *keywords; // dict
    alignas(8) Object *dict;
    alignas(8) Object *weaklist;
    alignas(8) void *vectorcall;
} Partial;

_Static_assert(sizeof(Partial) == 64, "CPython's size");

static Type PartialType, KeyWrapperType;
static Object *partial_call(Object *op, Slot *args, size_t count, Object *keyword_names);

// How many of the arguments a call has to give.
static size_t
gaps_in(Object *args)
{
    size_t gaps = 0;
    for (int64_t i = 0; i < tuple_length(args); i++) {
        gaps += tuple_peek(args, i) == placeholder;
    }
    return gaps;
}

// first + the count arguments, as a tuple: they fill its gaps before they come behind it.
static Object *
joined(Object *first, Slot *args, size_t count)
{
    int64_t length = tuple_length(first);
    if (count == 0) {
        return incref(first);
    }
    if (length == 0) {
        return tuple_from_slots(args, (int64_t)count);
    }
    size_t gaps = gaps_in(first), filled = count < gaps ? count : gaps, next = 0;
    Object *all = tuple_new(length + (int64_t)(count - filled));
    if (all == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < length; i++) {
        Object *own = tuple_peek(first, i);
        tuple_give_item(all, i, incref(own == placeholder && next < filled ? args[next++].ref : own));
    }
    for (int64_t i = length; next < count; i++) {
        tuple_give_item(all, i, incref(args[next++].ref));
    }
    return all;
}

// A new dict of the keywords with those of a call over them.
static Object *
joined_keywords(Object *keywords, Slot *values, Object *keyword_names)
{
    Object *all = keywords == NULL ? dict_new() : dict_copy(keywords);
    if (all == NULL) {
        return NULL;
    }
    hold(all);
    for (int64_t i = 0; keyword_names != NULL && i < tuple_length(keyword_names); i++) {
        if (dict_set(all, tuple_peek(keyword_names, i), values[i].ref) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

static Object *
partial_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (count < 1) {
        raise(EXC_TypeError, "type 'partial' takes at least one argument");
        return NULL;
    }
    Object *function = args[0].ref, *first = empty_tuple, *keywords = NULL;
    // A partial object of a partial object is one of its function, unless somebody has put something into it.
    if (function->type->call == partial_call && ((Partial *)function)->dict == NULL) {
        const Partial *inner = (Partial *)function;
        first = inner->args;
        keywords = inner->keywords;
        function = inner->function;
    }
    if (!object_is_callable(function)) {
        raise(EXC_TypeError, "the first argument must be callable");
        return NULL;
    }
    if (count > 1 && is_trailing_placeholder(args[count - 1].ref)) {
        return NULL;
    }
    for (int64_t i = 0; keyword_names != NULL && i < tuple_length(keyword_names); i++) {
        if (args[count + (size_t)i].ref == placeholder) {
            raise(EXC_TypeError, "Placeholder cannot be passed as a keyword argument");
            return NULL;
        }
    }
    // CPython's order of births: the keywords of this call, the object, its arguments, and other keywords with them.
    Object *named = NULL;
    if (keyword_names != NULL && tuple_length(keyword_names) > 0) {
        named = args_as_dict(keyword_names, args + count);
        if (named == NULL) {
            return NULL;
        }
        hold(named);
    }
    int below = named != NULL;
    Partial *self = (Partial *)type_alloc(type, 0);
    if (self == NULL) {
        drop_held(below);
        return NULL;
    }
    hold(&self->base);
    self->function = incref(function);
    self->args = joined(first, args + 1, count - 1);
    if (self->args != NULL) {
        self->keywords = keywords == NULL && named != NULL ? incref(named)
                                                           : joined_keywords(keywords, args + count, keyword_names);
    }
    if (self->keywords == NULL) {
        drop_held(1 + below);
        return NULL;
    }
    return drop_held_under(let_go(), below);
}

static const FieldDef partial_fields[] = {
    {"func", offsetof(Partial, function), false},
    {"args", offsetof(Partial, args), false},
    {"keywords", offsetof(Partial, keywords), false},
    {"__dict__", offsetof(Partial, dict), false},
    {.name = NULL},
};

static int
partial_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 11);
    return fields_traverse(op, visit, context);
}

static Object *
call_plain(const Partial *self, Slot *args, size_t count, Object *keyword_names, size_t gaps)
{
    size_t before = (size_t)tuple_length(self->args);
    size_t keyword_count = keyword_names == NULL ? 0 : (size_t)tuple_length(keyword_names);
    size_t total = before + count + keyword_count - gaps;
    if (before == 0) {
        return object_call(self->function, args, count, keyword_names);
    }
    Slot few[16];
    Slot *all = total <= COUNT_OF(few) ? few : host_alloc(total * sizeof *all);
    memcpy(all, tuple_slots(self->args), before * sizeof *all);
    for (size_t i = 0, next = 0; next < gaps; i++) {
        if (all[i].ref == placeholder) {
            all[i] = args[next++];
        }
    }
    if (total > before) {
        memcpy(all + before, args + gaps, (total - before) * sizeof *all);
    }
    Object *result = object_call(self->function, all, before + count - gaps, keyword_names);
    if (all != few) {
        host_free(all);
    }
    return result;
}

// CPython packs the arguments of the call before it joins them with its own.
static Object *
call_with_keywords(const Partial *self, Slot *args, size_t count, Object *keyword_names)
{
    int below = held_count();
    Object *made = count == 0 ? incref(empty_tuple) : tuple_from_slots(args, (int64_t)count);
    if (made != NULL) {
        hold(made);
        made = keyword_names == NULL ? incref(None) : joined_keywords(NULL, args + count, keyword_names);
    }
    if (made != NULL) {
        hold(made);
        made = joined_keywords(self->keywords, args + count, keyword_names);
    }
    Object *all = NULL;
    if (made != NULL) {
        hold(made);
        // An empty tuple joined with another is the other.
        all = count == 0                        ? incref(self->args)
              : tuple_length(self->args) == 0 ? incref(held_at(below))
                                                : joined(self->args, args, count);
    }
    Object *result = NULL;
    if (all != NULL) {
        hold(all);
        result = object_call_tuple(self->function, all, made);
    }
    return drop_held_under(result, held_count() - below);
}

static Object *
partial_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    const Partial *self = (Partial *)op;
    size_t gaps = gaps_in(self->args);
    if (count < gaps) {
        raise(EXC_TypeError, "missing positional arguments in 'partial' call; expected at least %zu, got %zu", gaps, count);
        return NULL;
    }
    hold(incref(op));
    Object *result = dict_length(self->keywords) == 0 ? call_plain(self, args, count, keyword_names, gaps)
                                                      : call_with_keywords(self, args, count, keyword_names);
    return drop_held_under(result, 1);
}

static int
write_parts(StrWriter *out, const Partial *self)
{
    if (writer_add_repr(out, self->function) < 0) {
        return -1;
    }
    for (int64_t i = 0; i < tuple_length(self->args); i++) {
        writer_add_text(out, ", ");
        if (writer_add_repr(out, tuple_peek(self->args, i)) < 0) {
            return -1;
        }
    }
    int64_t position = 0;
    Object *key, *value;
    while (dict_next(self->keywords, &position, &key, &value)) {
        writer_add_text(out, ", ");
        hold(incref(value));
        Object *text = object_str(hold(incref(key)));
        int result = -1;
        if (text != NULL) {
            writer_add(out, text);
            decref(text);
            writer_add_char(out, '=');
            result = writer_add_repr(out, value);
        }
        drop_held(2);
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
partial_repr(Object *op)
{
    bool is_short = !profile->partials_tell_module && type_has(op->type, TYPE_HEAP);
    Object *module = is_short ? incref(None) : type_module(op->type);
    Object *name = module == NULL ? NULL : is_short ? incref(op->type->heap_name) : type_qualname(op->type);
    if (name == NULL) {
        xdecref(module);
        return NULL;
    }
    StrWriter out = {0};
    if (is_str(module)) {
        writer_add(&out, module);
        writer_add_char(&out, '.');
    }
    writer_add(&out, name);
    decref(name);
    decref(module);
    int running = repr_enter(op);
    int result = running;
    if (running == 0) {
        writer_add_char(&out, '(');
        result = write_parts(&out, (Partial *)op);
        writer_add_char(&out, ')');
        repr_leave(op);
    } else if (running > 0) {
        writer_discard(&out);
        return str_from("...");
    }
    if (result < 0) {
        writer_discard(&out);
        return NULL;
    }
    return writer_finish(&out);
}

static Object *
partial_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    const Partial *self = (Partial *)op;
    Object *function = tuple_pack(1, self->function);
    if (function == NULL) {
        return NULL;
    }
    hold(function);
    Object *state =
        tuple_pack(4, self->function, self->args, self->keywords, self->dict != NULL ? self->dict : None);
    if (state == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(state);
    return drop_held_under(tuple_pack(3, (Object *)op->type, function, state), 2);
}

static Object *
partial_setstate(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    Object *state = args[0].ref;
    if (!is_tuple(state) || tuple_length(state) != 4 || !object_is_callable(tuple_peek(state, 0)) ||
        !is_tuple(tuple_peek(state, 1)) || (tuple_peek(state, 2) != None && !is_dict(tuple_peek(state, 2))) ||
        (tuple_peek(state, 3) != None && !is_dict(tuple_peek(state, 3)))) {
        raise(EXC_TypeError, "invalid partial state");
        return NULL;
    }
    int64_t length = tuple_length(tuple_peek(state, 1));
    if (length > 0 && is_trailing_placeholder(tuple_peek(tuple_peek(state, 1), length - 1))) {
        return NULL;
    }
    Object *own = object_to_tuple(tuple_peek(state, 1));
    if (own == NULL) {
        return NULL;
    }
    hold(own);
    Object *given = tuple_peek(state, 2);
    Object *keywords = given == None ? dict_new() : is_exact(given, &DictType) ? incref(given) : dict_copy(given);
    own = let_go();
    if (keywords == NULL) {
        decref(own);
        return NULL;
    }
    Partial *self = (Partial *)op;
    Object *old[] = {self->function, self->args, self->keywords, self->dict};
    self->function = incref(tuple_peek(state, 0));
    self->args = own;
    self->keywords = keywords;
    self->dict = tuple_peek(state, 3) == None ? NULL : incref(tuple_peek(state, 3));
    for (size_t i = 0; i < COUNT_OF(old); i++) {
        xdecref(old[i]);
    }
    return None;
}

static Object *
class_getitem(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return generic_alias_new(self, args[0].ref);
}

static const MethodDef partial_methods[] = {
    {"__reduce__", partial_reduce, 0, 0, 0, NULL},
    {"__setstate__", partial_setstate, 1, 1, 0, NULL},
    {"__class_getitem__", class_getitem, 1, 1, METHOD_CLASS, "See PEP 585"},
    {.name = NULL},
};

static const MemberDef partial_members[] = {
    {"func", offsetof(Partial, function), true, false},
    {"args", offsetof(Partial, args), true, false},
    {"keywords", offsetof(Partial, keywords), true, false},
    {.name = NULL},
};

static const GetsetDef partial_getsets[] = {
    {"__dict__", instance_dict, instance_replace_dict},
    {.name = NULL},
};

static Object *
partial_descr_get(Object *self, Object *instance, Object *owner)
{
    (void)owner;
    bool is_of_instance = instance != NULL && instance != None;
    if (is_of_instance && profile->partial_get == PARTIAL_BINDS) {
        return method_new(self, instance);
    }
    if (is_of_instance && profile->partial_get == PARTIAL_WARNS &&
        warn(EXC_FutureWarning, "functools.partial will be a method descriptor in future Python versions; wrap it in "
                                "staticmethod() if you want to preserve the old behavior") < 0) {
        return NULL;
    }
    return incref(self);
}

static Type PartialType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "functools.partial",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_CALLS_ARRAY | TYPE_GC | TYPE_BASE | TYPE_TRASHCAN,
    .basic_size = sizeof(Partial),
    .dict_offset = offsetof(Partial, dict),
    .weaklist_offset = offsetof(Partial, weaklist),
    .traverse = partial_traverse,
    .clear = fields_clear,
    .fields = partial_fields,
    .new = partial_new,
    .repr = partial_repr,
    .call = partial_call,
    .descr_get = partial_descr_get,
    .methods = partial_methods,
    .members = partial_members,
    .getsets = partial_getsets,
    .doc = "Create a new function with partial application of the given arguments and keywords.",
};

// --- cmp_to_key -------------------------------------------------------------------------------------------

typedef struct {
    Object base;
    alignas(8) Object *compare;
    alignas(8) Object *object; // NULL: the key function itself
} KeyWrapper;

static const FieldDef key_fields[] = {
    {"cmp", offsetof(KeyWrapper, compare), false},
    {"obj", offsetof(KeyWrapper, object), false},
    {.name = NULL},
};

static int
key_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 11);
    return fields_traverse(op, visit, context);
}

static Object *
key_new(Object *compare, Object *object)
{
    KeyWrapper *self = (KeyWrapper *)type_alloc(&KeyWrapperType, 0);
    if (self != NULL) {
        self->compare = incref(compare);
        self->object = xincref(object);
    }
    return (Object *)self;
}

static Object *
key_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Object *object;
    if (args_parse("K", "obj", args, count, keyword_names, &object) < 0) {
        return NULL;
    }
    return key_new(((KeyWrapper *)op)->compare, object);
}

static Object *
key_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_exact(right, &KeyWrapperType)) {
        raise(EXC_TypeError, "other argument must be K instance");
        return NULL;
    }
    Object *x = ((KeyWrapper *)left)->object, *y = ((KeyWrapper *)right)->object;
    if (x == NULL || y == NULL) {
        raise(EXC_AttributeError, "object");
        return NULL;
    }
    hold(incref(((KeyWrapper *)left)->compare));
    Object *answer = drop_held_under(object_call_two(((KeyWrapper *)left)->compare, x, y), 1);
    if (answer == NULL) {
        return NULL;
    }
    hold(answer);
    Object *zero = int_from(0);
    Object *result = zero == NULL ? NULL : object_compare(answer, zero, op);
    xdecref(zero);
    return drop_held_under(result, 1);
}

static const MemberDef key_members[] = {
    {"obj", offsetof(KeyWrapper, object), true, true},
    {.name = NULL},
};

static Type KeyWrapperType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "functools.KeyWrapper",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(KeyWrapper),
    .traverse = key_traverse,
    .clear = fields_clear,
    .fields = key_fields,
    .call = key_call,
    .compare = key_compare,
    .hash = hash_not_implemented,
    .members = key_members,
};

BUILTIN(functools_cmp_to_key)
{
    (void)self;
    Object *compare;
    if (args_parse("cmp_to_key", "mycmp", args, count, keyword_names, &compare) < 0) {
        return NULL;
    }
    return key_new(compare, NULL);
}

// --- reduce -----------------------------------------------------------------------------------------------

BUILTIN(functools_reduce)
{
    (void)self;
    Object *values[3];
    if (profile->reduce_takes_keyword) {
        if (args_parse("reduce", "function iterable / | initial", args, count, keyword_names, values) < 0) {
            return NULL;
        }
    } else {
        if (args_no_keywords("reduce", keyword_names) < 0) {
            return NULL;
        }
        if (count < 2 || count > 3) {
            raise(EXC_TypeError, "reduce expected at %s %d arguments, got %zu", count < 2 ? "least" : "most", count < 2 ? 2 : 3,
                  count);
            return NULL;
        }
        values[0] = args[0].ref;
        values[1] = args[1].ref;
        values[2] = count > 2 ? args[2].ref : NULL;
    }
    Object *iterator = object_iter(values[1]);
    if (iterator == NULL) {
        if (error_is(EXC_TypeError)) {
            error_clear();
            raise(EXC_TypeError, "reduce() arg 2 must support iteration");
        }
        return NULL;
    }
    hold(iterator);
    Object *result = values[2] != NULL ? incref(values[2]) : object_next(iterator);
    if (result == NULL && !error_pending()) {
        raise(EXC_TypeError, "reduce() of empty iterable with no initial value");
    }
    while (result != NULL) {
        hold(result);
        Object *item = object_next(iterator);
        if (item == NULL) {
            result = let_go();
            if (error_pending()) {
                decref(result);
                result = NULL;
            }
            break;
        }
        // A tuple holds them during the call, as in CPython.
        Slot both[] = {{let_go()}, {item}};
        Object *pair = tuple_from_slots_give(both, 2);
        if (pair == NULL) {
            result = NULL;
            break;
        }
        hold(pair);
        result = drop_held_under(object_call_tuple(values[0], pair, NULL), 1);
    }
    return drop_held_under(result, 1);
}

static const MethodDef functions[] = {
    {"reduce", functools_reduce, 0, -1, METHOD_KEYWORDS | METHOD_TUPLE_TO_13, "Apply a function of two arguments cumulatively to an iterable, from left to right."},
    {"cmp_to_key", functools_cmp_to_key, 0, -1, METHOD_KEYWORDS, "Convert a cmp= function into a key= function."},
    {.name = NULL},
};

Object *
functools_make(void)
{
    static Type *const types[] = {&PlaceholderType, &PartialType, &LruCacheType, NULL};
    if (type_ready(&KeyWrapperType) < 0 || type_ready(&LruLinkType) < 0) {
        return NULL;
    }
    cache_init();
    Object *module = library_module_of_types("_functools", functions, types);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (placeholder == NULL) {
        placeholder = type_alloc(&PlaceholderType, 0);
    }
    if (placeholder == NULL || module_add(module, "Placeholder", incref(placeholder)) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
