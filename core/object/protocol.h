// What one can do with any object: CPython's abstract object protocol. Each goes through the type's slots and raises
// CPython's errors.
#pragma once

#include "object/error.h"
#include "object/object.h"

// Text. object_repr never returns anything but a str; recursion is guarded.
MUST_USE NEW_REF Object *object_repr(Object *op);
MUST_USE NEW_REF Object *object_str(Object *op);
MUST_USE NEW_REF Object *object_ascii(Object *op);
MUST_USE NEW_REF Object *object_format(Object *op, Object *spec);  // spec NULL: ""
// Marks op as being written; 1 when it already is (write "[...]"), 0 when not, -1 with an error. Pair with repr_leave
// only after 0.
MUST_USE int repr_enter(Object *op);
void repr_leave(Object *op);
extern Object *thread_dict;  // holds what is being written; NULL before the first time

// Comparison and truth.
MUST_USE NEW_REF Object *object_compare(Object *left, Object *right, CompareOp op);
MUST_USE int object_compare_bool(Object *left, Object *right, CompareOp op);  // 1, 0, -1; identity decides == and !=
MUST_USE int object_is_true(Object *op);                                     // 1, 0, -1
int64_t object_hash(Object *op);                                             // -1 with an error
int64_t hash_not_implemented(Object *op);  // slot of unhashable types
int64_t hash_pointer(const void *p);       // of what id() gives, as CPython's default hash

// Attributes. `name` is a str.
MUST_USE NEW_REF Object *object_get_attr(Object *op, Object *name);
MUST_USE NEW_REF Object *object_get_attr_cstring(Object *op, const char *name);
MUST_USE int object_find_attr(Object *op, Object *name, Object **out);  // 1 found (NEW_REF), 0 AttributeError, -1
MUST_USE int object_set_attr(Object *op, Object *name, Object *value);  // value NULL deletes
// The attribute as type(op) defines it, bound to op: for special methods. 1 (NEW_REF), 0, -1.
MUST_USE int object_find_special(Object *op, Object *name, Object **out);
// Calls it without making a bound method where that can be avoided: 1 called (NEW_REF in *out), 0 not defined, -1. At most
// 5 arguments.
MUST_USE int object_call_special(Object *op, Object *name, Slot *args, size_t count, Object **out);
// By a bound method, which is a birth to the collector and counts op.
MUST_USE int object_call_special_bound(Object *op, Object *name, Slot *args, size_t count, Object **out);

// Calls. Arguments are borrowed; they must stay alive during the call (on the VM stack or held).
MUST_USE NEW_REF Object *object_call(Object *callable, Slot *args, size_t count, Object *names);
MUST_USE NEW_REF Object *object_call_none(Object *callable);
MUST_USE NEW_REF Object *object_call_one(Object *callable, Object *argument);
MUST_USE NEW_REF Object *object_call_two(Object *callable, Object *first, Object *second);
MUST_USE NEW_REF Object *object_call_method(Object *op, Object *name, Slot *args, size_t count);  // op.name(*args)
// Whether CPython calls it with an array: else with a tuple and a dict.
bool takes_array(const Object *callable, size_t count);
// A call whose callee takes no array in CPython: a tuple and a dict are made that hold the arguments until it returns, unless
// `args` are the items of such a tuple already.
MUST_USE NEW_REF Object *call_with_tuple(CallFn call, Object *callable, Slot *args, size_t count, Object *names);
// The tuple that was made for a running call, or NULL. Borrowed.
BORROWED Object *args_given_as_tuple(const Slot *args, size_t count);
// The positional arguments of a running call as a tuple: the one that was made for it, or a new one.
MUST_USE NEW_REF Object *args_as_tuple(Slot *args, size_t count);
// Its keywords as a dict that nobody changes, likewise.
MUST_USE NEW_REF Object *args_as_dict(Object *names, Slot *values);
MUST_USE NEW_REF Object *object_call_tuple(Object *callable, Object *tuple, Object *dict);         // dict may be NULL
MUST_USE NEW_REF Object *object_call_with_dict(Object *callable, Slot *args, size_t count, Object *dict);  // dict may be NULL
bool object_is_callable(const Object *op);

// Items.
MUST_USE NEW_REF Object *object_get_item(Object *op, Object *key);
MUST_USE int object_set_item(Object *op, Object *key, Object *value);  // value NULL deletes
MUST_USE NEW_REF Object *sequence_get_item(Object *op, int64_t index);
int64_t object_length(Object *op);                          // -1 with an error
int64_t object_length_hint(Object *op, int64_t otherwise);  // -1 with an error
MUST_USE int object_contains(Object *op, Object *item);     // 1, 0, -1
MUST_USE NEW_REF Object *object_iter(Object *op);
MUST_USE NEW_REF Object *object_next(Object *iterator);  // NULL without an error: exhausted (StopIteration is eaten)
// The same for an iterator over another one, of which there may be long chains: C recursion over them is bounded.
MUST_USE NEW_REF Object *object_next_inside(Object *iterator);
MUST_USE NEW_REF Object *next_of_chain(Object *iterator);
// As the type gives it: StopIteration may be pending.
INLINE Object *
next_inside(Object *iterator)
{
    // What programs can make and what goes through the trashcan when it dies may be such a chain.
    bool is_plain = (iterator->type->flags & (TYPE_TRASHCAN | TYPE_NO_INSTANTIATE)) != TYPE_TRASHCAN;
    return LIKELY(is_plain) ? iterator->type->next(iterator) : next_of_chain(iterator);
}
MUST_USE NEW_REF Object *object_to_list(Object *iterable);
MUST_USE NEW_REF Object *object_to_tuple(Object *iterable);

// Numbers. `operator` is an index in operators.def; in-place ones fall back as Python's do. Errors name the symbol.
MUST_USE NEW_REF Object *number_binary(Object *left, Object *right, int operator);
MUST_USE NEW_REF Object *number_power(Object *base, Object *exponent, Object *modulus);
MUST_USE NEW_REF Object *number_divmod(Object *left, Object *right);
MUST_USE NEW_REF Object *number_negative(Object *op);
MUST_USE NEW_REF Object *number_positive(Object *op);
MUST_USE NEW_REF Object *number_absolute(Object *op);
MUST_USE NEW_REF Object *number_invert(Object *op);
MUST_USE NEW_REF Object *number_index(Object *op);  // operator.index: an exact int
// An index clipped to int64. overflow NULL: values out of range are clipped, else that exception is raised. -1 may be an
// error: ask error_pending().
int64_t number_as_index(Object *op, const ExceptionKind *overflow);
// An argument that CPython's C code takes as a Py_ssize_t or an int: OverflowError when it does not fit. -1 as above.
int64_t size_argument(Object *op);
int64_t int_argument(Object *op);

// Types.
MUST_USE int object_is_instance(Object *op, Object *type_or_tuple);   // 1, 0, -1; __instancecheck__
MUST_USE int object_is_subclass(Object *type, Object *type_or_tuple);  // 1, 0, -1; __subclasscheck__
uint64_t object_size(Object *op);  // sys.getsizeof(op), with what stands in front of it; UINT64_MAX with an error

// Reading arguments of a METHOD_KEYWORDS function. `spec` names the parameters, e.g. "key=None" style is not used: names
// separated by spaces; '|' before the first optional one, '$' before the first keyword-only one, '/' after the last
// positional-only one; '*' in front of all for a function that takes any number of positional arguments. Fills out[] with borrowed references, NULL where absent. Raises CPython's TypeErrors.
MUST_USE int args_parse(const char *function, const char *spec, Slot *args, size_t count, Object *names, Object **out);
// The tuple of names that a function's keywords are parsed with, from the first such call on, where the release makes one.
typedef enum { PREPARED_PRINT, PREPARED_SORT, PREPARED_MIN, PREPARED_MAX, PREPARED_COUNT } PreparedKeywords;
MUST_USE int prepare_keywords(PreparedKeywords which);
extern Object *prepared_keywords[PREPARED_COUNT];  // the runtime's own
// Refuses keywords: "f() takes no keyword arguments".
MUST_USE int args_no_keywords(const char *function, Object *names);
// "f() argument 1 must be str, not int"; `argument` is "argument 1" or "argument 'name'".
COLD void args_raise_wrong(const char *function, const char *argument, const char *expected, Object *given);
// Checks the number of positional arguments; raises "f() takes exactly one argument (2 given)", "f expected at most 2 arguments, got 3"...
MUST_USE int args_check(const char *function, size_t count, int minimum, int maximum);
