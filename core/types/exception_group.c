// BaseExceptionGroup and ExceptionGroup.
#include "types/exception_group.h"
#include "gc/gc.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/argument.h"
#include "types/dict.h"
#include "types/exception_internal.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"

static Object *group_class;

static ExceptionGroupObject *
as_group(const Object *op)
{
    return (ExceptionGroupObject *)(uintptr_t)op;
}

// --- making --------------------------------------------------------------------------------------------

Object *
exception_group_class(void)
{
    return group_class;
}

int
exception_groups_init(void)
{
    Object *name = str_from("ExceptionGroup"), *bases = NULL, *dict = NULL, *module = NULL;
    group_class = NULL;
    bases = name == NULL ? NULL : tuple_pack(2, &BaseExceptionGroupType, &ExceptionType);
    dict = bases == NULL ? NULL : dict_new();
    module = dict == NULL ? NULL : str_from("builtins");
    if (module != NULL && dict_set(dict, names.__module__, module) == 0) {
        Slot args[] = {{name}, {bases}, {dict}};
        group_class = type_call((Object *)&TypeType, args, 3, NULL);
    }
    xdecref(module);
    xdecref(dict);
    xdecref(bases);
    xdecref(name);
    if (group_class == NULL) {
        return -1;
    }
    group_class->refcnt = IMMORTAL_REFCNT; // as the other exceptions are
    gc_untrack(group_class);
    return 0;
}

// Are all exceptions of the tuple instances of Exception?
static bool
all_ordinary(const Object *exceptions)
{
    for (int64_t i = 0; i < tuple_length(exceptions); i++) {
        if (!is_instance_of(tuple_peek(exceptions, i), &ExceptionType)) {
            return false;
        }
    }
    return true;
}

// The tuple of exceptions that a group may hold. NULL with an error.
static Object *
check_exceptions(Object *given)
{
    bool is_sequence = !is_dict(given) && (given->type->item != NULL || given->type->subscript != NULL);
    if (!is_sequence || is_type(given)) {
        raise(EXC_TypeError, "second argument (exceptions) must be a sequence");
        return NULL;
    }
    Object *exceptions = object_to_tuple(given);
    if (exceptions == NULL) {
        return NULL;
    }
    if (tuple_length(exceptions) == 0) {
        raise(EXC_ValueError, "second argument (exceptions) must be a non-empty sequence");
        decref(exceptions);
        return NULL;
    }
    for (int64_t i = 0; i < tuple_length(exceptions); i++) {
        if (!is_exception(tuple_peek(exceptions, i))) {
            raise(EXC_ValueError, "Item %lld of second argument (exceptions) is not an exception", (long long)i);
            decref(exceptions);
            return NULL;
        }
    }
    return exceptions;
}

Object *
exception_group_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (count != 2) {
        raise(EXC_TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", count);
        return NULL;
    }
    if (!is_str(args[0].ref)) {
        raise(EXC_TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
              argument_type(args[0].ref));
        return NULL;
    }
    Object *exceptions = check_exceptions(args[1].ref);
    if (exceptions == NULL) {
        return NULL;
    }
    hold(exceptions);
    bool ordinary = all_ordinary(exceptions);
    if (type == &BaseExceptionGroupType) {
        type = ordinary ? (Type *)group_class : type;
    } else if (!ordinary && type_is_subtype(type, &ExceptionType)) {
        if ((Object *)type == group_class) {
            raise(EXC_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
        } else {
            raise(EXC_TypeError, "Cannot nest BaseExceptions in '%s'", type->name);
        }
        drop_held(1);
        return NULL;
    }
    Object *self = exception_type_new(type, args, count, keyword_names);
    exceptions = let_go();
    if (self == NULL) {
        decref(exceptions);
        return NULL;
    }
    as_group(self)->message = incref(args[0].ref);
    as_group(self)->exceptions = exceptions;
    return self;
}

// BaseExceptionGroup(message, exceptions), which may become an ExceptionGroup.
static Object *
make_group(Object *message, Object *exceptions)
{
    Slot args[] = {{message}, {exceptions}};
    return object_call((Object *)&BaseExceptionGroupType, args, 2, NULL);
}

Object *
exception_group_str(Object *op)
{
    ExceptionGroupObject *self = as_group(op);
    int64_t count = self->exceptions == NULL ? 0 : tuple_length(self->exceptions);
    return str_format("%S (%lld sub-exception%s)", self->message, (long long)count, count == 1 ? "" : "s");
}

const MemberDef exception_group_members[] = {
    {"message", offsetof(ExceptionGroupObject, message), true, false},
    {"exceptions", offsetof(ExceptionGroupObject, exceptions), true, false},
    {.name = NULL},
};

// --- splitting -----------------------------------------------------------------------------------------

typedef enum { BY_TYPE, BY_PREDICATE, BY_LEAVES } MatcherKind;

typedef struct {
    MatcherKind kind;
    Object *value; // types, a callable, or a set of the ids of exceptions that are no groups
} Matcher;

static bool
is_exception_type(const Object *op)
{
    return is_type(op) && type_has((const Type *)op, TYPE_EXCEPTION_SUBCLASS);
}

static bool
is_exception_types(const Object *op)
{
    if (!is_tuple(op)) {
        return is_exception_type(op);
    }
    for (int64_t i = 0; i < tuple_length(op); i++) {
        if (!is_exception_type(tuple_peek(op, i))) {
            return false;
        }
    }
    return true;
}

static int
read_matcher(Object *value, Matcher *out)
{
    *out = (Matcher){.kind = is_exception_types(value) ? BY_TYPE : BY_PREDICATE, .value = value};
    if (out->kind == BY_PREDICATE && (!object_is_callable(value) || is_type(value))) {
        raise(EXC_TypeError,
              "expected an exception type, a tuple of exception types, or a callable (other than a class)");
        return -1;
    }
    return 0;
}

static bool
is_of_types(const Object *exception, const Object *types)
{
    if (!is_tuple(types)) {
        return is_instance_of(exception, (const Type *)types);
    }
    for (int64_t i = 0; i < tuple_length(types); i++) {
        if (is_instance_of(exception, (const Type *)tuple_peek(types, i))) {
            return true;
        }
    }
    return false;
}

static int
matches(const Matcher *matcher, Object *exception)
{
    if (matcher->kind == BY_TYPE) {
        return is_of_types(exception, matcher->value);
    }
    if (matcher->kind == BY_PREDICATE) {
        Object *answer = object_call_one(matcher->value, exception);
        if (answer == NULL) {
            return -1;
        }
        hold(answer);
        int result = object_is_true(answer);
        drop_held(1);
        return result;
    }
    if (is_exception_group(exception)) {
        return 0;
    }
    Object *id = int_from((int64_t)object_id(exception));
    if (id == NULL) {
        return -1;
    }
    hold(id);
    int result = set_contains(matcher->value, id);
    drop_held(1);
    return result;
}

static int
copy_notes(Object *from, Object *to)
{
    Object *notes;
    int found = object_find_attr(from, names.__notes__, &notes);
    if (found <= 0) {
        return found;
    }
    hold(notes);
    int result = 0;
    if (is_list(notes) || is_tuple(notes)) {
        Object *copy = object_to_list(notes);
        result = copy == NULL ? -1 : object_set_attr(to, names.__notes__, copy);
        xdecref(copy);
    }
    drop_held(1);
    return result;
}

// original.derive(exceptions), with what makes the original one known. NULL: there are none, or an error.
static Object *
derive(Object *original, Object *exceptions)
{
    if (list_length(exceptions) == 0) {
        return NULL;
    }
    Slot args[] = {{exceptions}};
    Object *name = str_from("derive");
    if (name == NULL) {
        return NULL;
    }
    hold(name);
    // CPython has the argument in a tuple of its own meanwhile.
    Object *arguments = tuple_pack(1, exceptions);
    if (arguments == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(arguments);
    Object *group = drop_held_under(object_call_method(original, name, args, 1), 2);
    if (group == NULL) {
        return NULL;
    }
    if (!is_exception_group(group)) {
        raise(EXC_TypeError, "derive must return an instance of BaseExceptionGroup");
        decref(group);
        return NULL;
    }
    Exception *to = (Exception *)group;
    const Exception *from = (const Exception *)original;
    hold(group);
    Object *old[] = {to->traceback, to->context, to->cause};
    to->traceback = xincref(from->traceback);
    to->context = xincref(from->context);
    to->cause = xincref(from->cause);
    to->suppress_context = true;  // whoever has a cause set has, even none
    for (size_t i = 0; i < COUNT_OF(old); i++) {
        xdecref(old[i]);
    }
    if (copy_notes(original, group) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

// *match and, unless it is NULL, *rest: NEW_REF, or NULL when there is none. 0 or -1.
static int
split(Object *exception, const Matcher *matcher, Object **match, Object **rest)
{
    *match = NULL;
    if (rest != NULL) {
        *rest = NULL;
    }
    int whole = matches(matcher, exception);
    if (whole < 0) {
        return -1;
    }
    if (whole > 0 || !is_exception_group(exception)) {
        if (whole > 0) {
            *match = incref(exception);
        } else if (rest != NULL) {
            *rest = incref(exception);
        }
        return 0;
    }
    if (recursion_enter(NESTS_CALL, " in exceptiongroup_split_recursive") < 0) {
        return -1;
    }
    Object *matching = list_new(0), *others = NULL;
    if (matching == NULL) {
        recursion_leave(NESTS_CALL);
        return -1;
    }
    hold(matching);
    others = rest == NULL ? NULL : list_new(0);
    int result = others == NULL && rest != NULL ? -1 : 0;
    hold(others == NULL ? None : others);
    Object *exceptions = hold(incref(as_group(exception)->exceptions));
    for (int64_t i = 0; result == 0 && i < tuple_length(exceptions); i++) {
        Object *part, *remainder = NULL;
        result = split(tuple_peek(exceptions, i), matcher, &part, rest != NULL ? &remainder : NULL);
        if (result == 0 && part != NULL) {
            result = list_append(matching, part);
        }
        if (result == 0 && remainder != NULL) {
            result = list_append(others, remainder);
        }
        xdecref(part);
        xdecref(remainder);
    }
    if (result == 0) {
        *match = derive(exception, matching);
        result = error_pending() ? -1 : 0;
    }
    if (result == 0 && rest != NULL) {
        Object *made = *match;
        hold(made == NULL ? None : made);
        *rest = derive(exception, others);
        (void)let_go();
        result = error_pending() ? -1 : 0;
        if (result < 0) {
            xdecref(made);
            *match = NULL;
        }
    }
    recursion_leave(NESTS_CALL);
    Object *a = *match, *b = rest == NULL ? NULL : *rest;
    // The results stay held while the lists go.
    Object *used[3];
    for (int i = 0; i < 3; i++) {
        used[i] = let_go();
    }
    hold(a == NULL ? None : a);
    hold(b == NULL ? None : b);
    for (int i = 3; i-- > 0;) {
        hold(used[i]);
    }
    drop_held(3);
    (void)let_go();
    (void)let_go();
    return result;
}

static Object *
or_none(Object *op)
{
    return op == NULL ? None : op;
}

Object *
exception_group_subgroup(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    Matcher matcher;
    Object *match;
    if (read_matcher(args[0].ref, &matcher) < 0 || split(self, &matcher, &match, NULL) < 0) {
        return NULL;
    }
    return or_none(match);
}

Object *
exception_group_split(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    Matcher matcher;
    Object *match, *rest;
    if (read_matcher(args[0].ref, &matcher) < 0 || split(self, &matcher, &match, &rest) < 0) {
        return NULL;
    }
    hold(or_none(match));
    hold(or_none(rest));
    Object *pair = tuple_pack(2, or_none(match), or_none(rest));
    return drop_held_under(pair, 2);
}

Object *
exception_group_derive(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return make_group(as_group(self)->message, args[0].ref);
}

static Object *
class_getitem(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return generic_alias_new(self, args[0].ref);
}

const MethodDef exception_group_methods[] = {
    {"__class_getitem__", class_getitem, 1, 1, METHOD_CLASS, "See PEP 585"},
    {"derive", exception_group_derive, 1, 1, METHOD_TUPLE_TO_12, NULL},
    {"split", exception_group_split, 1, 1, METHOD_TUPLE_TO_12, NULL},
    {"subgroup", exception_group_subgroup, 1, 1, METHOD_TUPLE_TO_12, NULL},
    {.name = NULL},
};

// --- except* -------------------------------------------------------------------------------------------

static int
check_star_types(Object *type)
{
    int64_t count = is_tuple(type) ? tuple_length(type) : 1;
    for (int64_t i = 0; i < count; i++) {
        Object *one = is_tuple(type) ? tuple_peek(type, i) : type;
        if (!is_exception_type(one)) {
            raise(EXC_TypeError, "catching classes that do not inherit from BaseException is not allowed");
            return -1;
        }
    }
    for (int64_t i = 0; i < count; i++) {
        Object *one = is_tuple(type) ? tuple_peek(type, i) : type;
        if (type_is_subtype((Type *)one, &BaseExceptionGroupType)) {
            raise(EXC_TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
            return -1;
        }
    }
    return 0;
}

int
exception_group_match(Object *exception, Object *type, Object **match, Object **rest)
{
    *match = *rest = None;
    if (check_star_types(type) < 0) {
        return -1;
    }
    if (exception == None) {
        return 0;
    }
    if (is_of_types(exception, type)) {
        if (is_exception_group(exception)) {
            *match = incref(exception);
            return 0;
        }
        Object *alone = tuple_pack(1, exception);
        if (alone == NULL) {
            return -1;
        }
        hold(alone);
        Object *group = make_group(names.empty, alone);
        *match = drop_held_under(group, 1);
        return *match == NULL ? -1 : 0;
    }
    if (!is_exception_group(exception)) {
        *rest = incref(exception);
        return 0;
    }
    // A class of the program may have its own split().
    Object *name = str_from("split");
    if (name == NULL) {
        return -1;
    }
    hold(name);
    Object *arguments = tuple_pack(1, type);  // as in derive
    if (arguments == NULL) {
        drop_held(1);
        return -1;
    }
    hold(arguments);
    Slot args[] = {{type}};
    Object *pair = drop_held_under(object_call_method(exception, name, args, 1), 2);
    if (pair == NULL) {
        return -1;
    }
    if (!is_tuple(pair)) {
        raise(EXC_TypeError, "%T.split must return a tuple, not %T", exception, pair);
        decref(pair);
        return -1;
    }
    if (tuple_length(pair) < 2) {
        raise(EXC_TypeError, "%T.split must return a 2-tuple, got tuple of size %lld", exception,
              (long long)tuple_length(pair));
        decref(pair);
        return -1;
    }
    *match = incref(tuple_peek(pair, 0));
    *rest = incref(tuple_peek(pair, 1));
    decref(pair);
    return 0;
}

// Are both parts of one raised group? Splitting copies these.
static bool
is_same_origin(const Object *a, const Object *b)
{
    const Exception *x = (const Exception *)a, *y = (const Exception *)b;
    return is_exception_group(a) && is_exception_group(b) && x->traceback == y->traceback && x->cause == y->cause &&
           x->context == y->context;
}

static int
add_leaves(Object *exception, Object *leaves)
{
    if (!is_exception_group(exception)) {
        Object *id = int_from((int64_t)object_id(exception));
        if (id == NULL) {
            return -1;
        }
        hold(id);
        int added = set_add(leaves, id);
        drop_held(1);
        return added;
    }
    if (recursion_enter(NESTS_CALL, " in collect_exception_group_leaf_ids") < 0) {
        return -1;
    }
    const Object *exceptions = as_group(exception)->exceptions;
    int result = 0;
    for (int64_t i = 0; result == 0 && i < tuple_length(exceptions); i++) {
        result = add_leaves(tuple_peek(exceptions, i), leaves);
    }
    recursion_leave(NESTS_CALL);
    return result;
}

// The part of the group whose exceptions are in the others. NEW_REF, or NULL: there is none, or an error.
static Object *
part_of(Object *group, Object *others)
{
    Object *leaves = set_new(NULL), *part = NULL;
    if (leaves == NULL) {
        return NULL;
    }
    hold(leaves);
    int result = 0;
    for (int64_t i = 0; result == 0 && i < list_length(others); i++) {
        result = add_leaves(list_peek(others, i), leaves);
    }
    const Matcher matcher = {BY_LEAVES, leaves};
    if (result == 0 && split(group, &matcher, &part, NULL) < 0) {
        part = NULL;
    }
    return drop_held_under(part, 1);
}

// What clauses have left of the group goes into one list, what they have raised into the other. 0 or -1.
static int
sort_out(Object *original, Object *raised, Object *fresh, Object *left)
{
    int result = 0;
    for (int64_t i = 0; result == 0 && i < list_length(raised); i++) {
        Object *exception = list_peek(raised, i);
        if (exception != None) {
            result = list_append(is_same_origin(exception, original) ? left : fresh, exception);
        }
    }
    return result;
}

Object *
exception_group_reraise(Object *original, Object *raised)
{
    if (!is_exception_group(original)) {
        // It was wrapped for the one clause that could match.
        return list_length(raised) == 0 ? None : incref(list_peek(raised, 0));
    }
    Object *fresh = list_new(0);
    if (fresh == NULL) {
        return NULL;
    }
    hold(fresh);
    Object *left = list_new(0);
    if (left == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(left);
    Object *result = NULL;
    if (sort_out(original, raised, fresh, left) == 0) {
        Object *again = part_of(original, left);
        int failed = again == NULL && error_pending() ? -1 : 0;
        if (again != NULL) {
            hold(again);
            failed = list_append(fresh, again);
            drop_held(1);
        }
        int64_t count = list_length(fresh);
        if (failed == 0) {
            result = count == 0 ? None : count == 1 ? incref(list_peek(fresh, 0)) : make_group(names.empty, fresh);
        }
    }
    return drop_held_under(result, 2);
}
