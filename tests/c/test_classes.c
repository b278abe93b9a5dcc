// Classes, instances, descriptors: what they are made of, how they are found, how they die.
#include "harness.h"
#include "gc/weakref.h"
#include "object/protocol.h"
#include "object/text.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/function.h"
#include "types/held.h"
#include "types/list.h"
#include "types/tuple.h"

// --- helpers ------------------------------------------------------------------------------------------------

// A class of a name, one base (NULL: object) and a namespace; NULL with an error.
static Object *
class_of(const char *name, Object *base, Object *namespace)
{
    Object *text = str_from(name);
    Object *bases = base == NULL ? tuple_new(0) : tuple_pack(1, base);
    Object *dict = namespace == NULL ? dict_new() : incref(namespace);
    Object *made = NULL;
    if (text != NULL && bases != NULL && dict != NULL) {
        hold(text);
        hold(bases);
        hold(dict);
        Slot args[] = {{text}, {bases}, {dict}};
        made = drop_held_under(object_call((Object *)&TypeType, args, 3, NULL), 3);
        return made;
    }
    xdecref(text);
    xdecref(bases);
    xdecref(dict);
    return NULL;
}

// A class with one attribute.
static Object *
class_with(const char *name, Object *base, const char *attribute, Object *value)
{
    Object *namespace = dict_new();
    if (namespace == NULL) {
        return NULL;
    }
    hold(namespace);
    Object *made = NULL;
    if (dict_set_cstring(namespace, attribute, value) == 0) {
        made = class_of(name, base, namespace);
    }
    return drop_held_under(made, 1);
}

static void
check_error(ExceptionKind kind, const char *message)
{
    CHECK(error_pending() && error_is(kind));
    Object *error = error_take();
    Object *text = error == NULL ? NULL : object_str(error);
    if (text != NULL) {
        Buffer utf8 = {0};
        str_append_utf8(text, &utf8);
        CHECK_TEXT(utf8.data == NULL ? "" : utf8.data, message);
        buffer_free(&utf8);
        decref(text);
    }
    xdecref(error);
}

static void
check_repr(Object *op, const char *expected)
{
    Object *text = object_repr(op);
    CHECK(text != NULL);
    if (text != NULL) {
        Buffer utf8 = {0};
        str_append_utf8(text, &utf8);
        CHECK_TEXT(utf8.data, expected);
        buffer_free(&utf8);
        decref(text);
    }
}

static Object *
get(Object *op, const char *name)
{
    return object_get_attr_cstring(op, name);
}

static int
set(Object *op, const char *name, Object *value)
{
    Object *key = str_intern(str_from(name));
    int result = key == NULL ? -1 : object_set_attr(op, key, value);
    xdecref(key);
    return result;
}

// Names are those that the interpreter knows anyway: interned strings stay for ever.
// Methods written in C stand for those of a program: they go into the class as functions of a table would.
static int finalized;

static Object *
count_finalizer(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self, (void)args, (void)count, (void)keyword_names;
    finalized++;
    return None;
}

static Object *kept;

static Object *
keep_alive(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    finalized++;
    kept = incref(self);
    return None;
}

static Object *
answer(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self, (void)args, (void)count, (void)keyword_names;
    return int_from(42);
}

static Object *
second(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self, (void)keyword_names;
    return incref(args[count - 1].ref);
}

static const MethodDef count_def = {.name = "__del__", .function = count_finalizer};
static const MethodDef keep_def = {.name = "__del__", .function = keep_alive};
static const MethodDef answer_def = {.name = "send", .function = answer, .maximum = -1};
static const MethodDef second_def = {.name = "get", .function = second, .maximum = -1};

static Object *
class_with_method(const char *name, Object *base, const char *attribute, const MethodDef *def)
{
    Object *method = method_descriptor_new(&ObjectType, def);
    if (method == NULL) {
        return NULL;
    }
    hold(method);
    return drop_held_under(class_with(name, base, attribute, method), 1);
}

// Classes are cycles: only the collector frees them.
static int64_t
drop_class(Object *class)
{
    decref(class);
    return gc_collect(2);
}

// --- classes --------------------------------------------------------------------------------------------------

static void
an_empty_class_has_cpythons_size_and_parts(void)
{
    Object *class = class_of("A", NULL, NULL);
    CHECK_EQUAL(object_size(class), 1712);
    CHECK_EQUAL(class->refcnt, 4);  // ours, the MRO's, and those of the descriptors __dict__ and __weakref__
    Object *instance = object_call_none(class);
    CHECK_EQUAL(object_size(instance), 48);
    CHECK_EQUAL(class->refcnt, 5);
    decref(instance);
    check_repr(class, "<class 'A'>");
    CHECK_EQUAL(drop_class(class), 6);
}

static void
a_subclass_is_known_to_its_base_until_it_dies(void)
{
    Object *base = class_of("Base", NULL, NULL);
    Object *derived = class_of("Derived", base, NULL);
    Object *list = object_call_method(base, str_intern_immortal(str_from("__subclasses__")), NULL, 0);
    CHECK_EQUAL(list_length(list), 1);
    CHECK(list_peek(list, 0) == derived);
    decref(list);
    CHECK(type_is_subtype((Type *)derived, (Type *)base));
    CHECK_EQUAL(drop_class(derived), 3);
    CHECK(((Type *)base)->subclasses == NULL);
    CHECK_EQUAL(drop_class(base), 5);  // the first collection stopped tracking the tuple of its bases
}

static void
slots_make_members(void)
{
    Object *names_ = tuple_pack(2, str_intern_immortal(str_from("y")), str_intern_immortal(str_from("x")));
    Object *class = class_with("S", NULL, "__slots__", names_);
    decref(names_);
    CHECK_EQUAL(object_size(class), 944);
    Object *instance = object_call_none(class);
    CHECK_EQUAL(object_size(instance), 48);
    CHECK(get(instance, "x") == NULL);
    check_error(EXC_AttributeError, "'S' object has no attribute 'x'");
    CHECK(set(instance, "x", True) == 0);
    Object *x = get(instance, "x");
    CHECK(x == True);
    CHECK(set(instance, "z", True) < 0);
    check_error(EXC_AttributeError, "'S' object has no attribute 'z' and no __dict__ for setting new attributes");
    decref(instance);
    drop_class(class);
}

static void
bases_that_do_not_fit_are_refused(void)
{
    CHECK(class_of("A", (Object *)&BoolType, NULL) == NULL);
    check_error(EXC_TypeError, "type 'bool' is not an acceptable base type");

    Object *a = class_of("A", NULL, NULL);
    Object *b = class_of("B", a, NULL);
    Object *bases = tuple_pack(2, a, b);
    Object *name = str_from("C");
    Object *namespace = dict_new();
    Slot args[] = {{name}, {bases}, {namespace}};
    CHECK(object_call((Object *)&TypeType, args, 3, NULL) == NULL);
    check_error(EXC_TypeError, "Cannot create a consistent method resolution order (MRO) for bases A, B");
    decref(bases);

    args[1].ref = bases = tuple_pack(2, &IntType, &ListType);
    CHECK(object_call((Object *)&TypeType, args, 3, NULL) == NULL);
    check_error(EXC_TypeError, "multiple bases have instance lay-out conflict");
    decref(bases);
    decref(namespace);
    decref(name);
    decref(b);
    drop_class(a);
}

static void
diamonds_are_linearised(void)
{
    Object *a = class_of("A", NULL, NULL);
    Object *b = class_of("B", a, NULL);
    Object *c = class_of("C", a, NULL);
    Object *name = str_from("D"), *bases = tuple_pack(2, b, c), *namespace = dict_new();
    Slot args[] = {{name}, {bases}, {namespace}};
    Object *d = object_call((Object *)&TypeType, args, 3, NULL);
    check_repr(((Type *)d)->mro, "(<class 'D'>, <class 'B'>, <class 'C'>, <class 'A'>, <class 'object'>)");
    Object *all[] = {name, bases, namespace, a, b, c};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        decref(all[i]);
    }
    drop_class(d);
}

// --- lookup ---------------------------------------------------------------------------------------------------

static void
a_change_of_a_base_is_seen_through_caches(void)
{
    Object *base = class_of("Base", NULL, NULL);
    Object *derived = class_of("Derived", base, NULL);
    Object *name = str_intern_immortal(str_from("value"));
    CHECK(type_lookup((Type *)derived, name) == NULL);
    uint32_t version = type_version((Type *)derived);
    CHECK(version != 0);
    CHECK(object_set_attr(base, name, True) == 0);
    CHECK_EQUAL(((Type *)derived)->version, 0);
    CHECK(type_lookup((Type *)derived, name) == True);
    CHECK(type_version((Type *)derived) != version);
    CHECK(object_set_attr(base, name, NULL) == 0);
    CHECK(type_lookup((Type *)derived, name) == NULL);
    decref(derived);
    drop_class(base);
}

static void
a_method_form_makes_no_bound_method(void)
{
    Object *class = class_with_method("A", NULL, "send", &answer_def);
    Object *instance = object_call_none(class);
    Object *name = str_intern_immortal(str_from("send"));
    Object *found;
    CHECK_EQUAL(object_get_method(instance, name, &found), 1);
    CHECK(is_exact(found, &MethodDescriptorType));
    decref(found);
    // An attribute of the instance goes before a method of the class.
    CHECK(object_set_attr(instance, name, True) == 0);
    CHECK_EQUAL(object_get_method(instance, name, &found), 0);
    CHECK(found == True);
    decref(instance);
    drop_class(class);
}

static void
missing_attributes_are_told_in_cpythons_words(void)
{
    Object *class = class_of("A", NULL, NULL);
    Object *instance = object_call_none(class);
    CHECK(get(instance, "x") == NULL);
    check_error(EXC_AttributeError, "'A' object has no attribute 'x'");
    CHECK(get(class, "x") == NULL);
    check_error(EXC_AttributeError, "type object 'A' has no attribute 'x'");
    CHECK(set((Object *)&IntType, "x", True) < 0);
    check_error(EXC_TypeError, "cannot set 'x' attribute of immutable type 'int'");
    CHECK(set(int_from(1), "real", True) < 0);
    check_error(EXC_AttributeError, "attribute 'real' of 'int' objects is not writable");
    decref(instance);
    drop_class(class);
}

// --- special methods ----------------------------------------------------------------------------------------------

static void
special_methods_fill_slots_also_when_assigned_later(void)
{
    Object *class = class_of("A", NULL, NULL);
    Object *derived = class_of("B", class, NULL);
    Object *instance = object_call_none(derived);
    CHECK(((Type *)derived)->map_length == NULL);
    Object *method = method_descriptor_new(&ObjectType, &answer_def);
    CHECK(set(class, "__len__", method) == 0);
    CHECK(set(class, "__add__", method) == 0);
    CHECK_EQUAL(object_length(instance), 42);
    Object *sum = number_binary(instance, None, 0);
    CHECK(sum != NULL && int_compact_value(sum) == 42);
    CHECK(set(class, "__len__", NULL) == 0);
    CHECK(((Type *)derived)->map_length == NULL);
    decref(method);
    decref(instance);
    decref(derived);
    drop_class(class);
}

static void
equality_without_a_hash_makes_unhashable(void)
{
    Object *class = class_with_method("A", NULL, "__eq__", &second_def);
    Object *instance = object_call_none(class);
    CHECK(object_hash(instance) == -1);
    check_error(EXC_TypeError, "unhashable type: 'A'");
    Object *result = object_compare(instance, True, COMPARE_EQ);
    CHECK(result == True);
    decref(instance);
    drop_class(class);
}

static void
slot_wrappers_check_their_arguments(void)
{
    Object *add = get((Object *)&IntType, "__add__");
    check_repr(add, "<slot wrapper '__add__' of 'int' objects>");
    CHECK(object_call_none(add) == NULL);
    check_error(EXC_TypeError, "descriptor '__add__' of 'int' object needs an argument");
    CHECK(object_call_two(add, None, None) == NULL);
    check_error(EXC_TypeError, "descriptor '__add__' requires a 'int' object but received a 'NoneType'");
    Object *three = object_call_two(add, int_from(1), int_from(2));
    CHECK(three == int_from(3));
    decref(add);
    Object *bound = get(int_from(5), "__add__");
    CHECK(object_call_none(bound) == NULL);
    check_error(EXC_TypeError, "expected 1 argument, got 0");
    decref(bound);
}

static void
c_methods_check_their_arguments(void)
{
    Object *list = list_new(0);
    Object *append = get(list, "append");
    CHECK(object_call_none(append) == NULL);
    check_error(EXC_TypeError, "list.append() takes exactly one argument (0 given)");
    decref(append);
    append = get((Object *)&ListType, "append");
    CHECK(object_call_none(append) == NULL);
    check_error(EXC_TypeError, "unbound method list.append() needs an argument");
    CHECK(object_call_two(append, None, None) == NULL);
    check_error(EXC_TypeError, "descriptor 'append' for 'list' objects doesn't apply to a 'NoneType' object");
    decref(append);
    Object *insert = get(list, "insert");
    CHECK(object_call_one(insert, None) == NULL);
    check_error(EXC_TypeError, "insert expected 2 arguments, got 1");
    decref(insert);
    decref(list);
}

// --- life and death of instances ------------------------------------------------------------------------------------

static void
a_finalizer_runs_once_before_the_memory_goes(void)
{
    finalized = 0;
    Object *class = class_with_method("A", NULL, "__del__", &count_def);
    CHECK(type_has((Type *)class, TYPE_HAS_FINALIZER));
    decref(object_call_none(class));
    CHECK_EQUAL(finalized, 1);
    drop_class(class);
}

static void
a_resurrected_instance_lives_on_and_is_not_finalized_again(void)
{
    finalized = 0;
    Object *class = class_with_method("A", NULL, "__del__", &keep_def);
    decref(object_call_none(class));
    CHECK_EQUAL(finalized, 1);
    CHECK(kept != NULL && kept->refcnt == 1);
    decref(kept);
    kept = NULL;
    CHECK_EQUAL(finalized, 1);
    drop_class(class);
}

static void
weak_references_die_with_the_instance(void)
{
    Object *class = class_of("A", NULL, NULL);
    Object *instance = object_call_none(class);
    Object *reference = weakref_new(instance, NULL);
    CHECK(weakref_peek(reference) == instance);
    decref(instance);
    CHECK(weakref_peek(reference) == None);
    decref(reference);
    drop_class(class);
}

static void
subclasses_of_containers_free_all(void)
{
    Type *bases[] = {&ListType, &DictType, &TupleType, &SetType, &IntType, &StrType, &FloatType, &PropertyType};
    for (size_t i = 0; i < COUNT_OF(bases); i++) {
        Object *class = class_of("Sub", (Object *)bases[i], NULL);
        Object *instance = object_call_none(class);
        CHECK(instance != NULL);
        CHECK(set(instance, "value", class) == 0);
        decref(instance);
        drop_class(class);
    }
}

static void
a_ring_through_class_and_instance_is_collected(void)
{
    Object *class = class_of("A", NULL, NULL);
    Object *instance = object_call_none(class);
    CHECK(set(class, "instance", instance) == 0);
    CHECK(set(instance, "me", instance) == 0);
    decref(instance);
    CHECK_EQUAL(drop_class(class), 7);
}

static void
an_instance_may_change_its_class(void)
{
    Object *a = class_of("A", NULL, NULL), *b = class_of("B", NULL, NULL);
    Object *instance = object_call_none(a);
    CHECK(set(instance, "x", True) == 0);
    CHECK(set(instance, "__class__", b) == 0);
    CHECK(instance->type == (Type *)b);
    Object *x = get(instance, "x");
    CHECK(x == True);
    CHECK(set(instance, "y", False) == 0);
    CHECK(set(instance, "__class__", (Object *)&IntType) < 0);
    check_error(EXC_TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    decref(instance);
    decref(a);
    drop_class(b);
}

// --- descriptors ------------------------------------------------------------------------------------------------------

static void
a_property_calls_its_functions(void)
{
    Object *getter = builtin_function_new(&answer_def, NULL, NULL);
    Object *property = object_call_one((Object *)&PropertyType, getter);
    Object *class = class_with("A", NULL, "x", property);
    Object *instance = object_call_none(class);
    Object *x = get(instance, "x");
    CHECK(x == int_from(42));
    CHECK(set(instance, "x", True) < 0);
    check_error(EXC_AttributeError, "property 'x' of 'A' object has no setter");
    decref(getter);
    decref(property);
    decref(instance);
    drop_class(class);
}

static void
super_looks_behind_a_class(void)
{
    Object *base = class_with("Base", NULL, "x", int_from(1));
    Object *derived = class_with("Derived", base, "x", int_from(2));
    Object *instance = object_call_none(derived);
    bool unbound;
    Object *name = str_intern_immortal(str_from("x"));
    Object *x = super_lookup((Type *)derived, instance, name, &unbound);
    CHECK(x == int_from(1) && !unbound);
    CHECK(super_lookup((Type *)base, instance, name, NULL) == NULL);
    check_error(EXC_AttributeError, "'super' object has no attribute 'x'");
    CHECK(super_lookup((Type *)derived, None, name, NULL) == NULL);
    check_error(EXC_TypeError,
                "super(type, obj): obj (instance of NoneType) is not an instance or subtype of type (Derived).");
    decref(instance);
    decref(base);
    drop_class(derived);
}

// --- refused allocations ------------------------------------------------------------------------------------------------

static bool
making_and_using_a_class_survives_every_refused_allocation(void)
{
    Object *class = NULL, *derived = NULL, *instance = NULL, *value = NULL;
    bool done = false;
    if ((class = class_with_method("A", NULL, "send", &answer_def)) == NULL) goto out;
    if ((derived = class_of("B", class, NULL)) == NULL) goto out;
    if ((instance = object_call_none(derived)) == NULL) goto out;
    if (set(instance, "value", None) < 0) goto out;
    if (set(derived, "__len__", None) < 0) goto out;
    if ((value = get(instance, "send")) == NULL) goto out;
    done = true;
out:
    xdecref(value);
    xdecref(instance);
    xdecref(derived);
    xdecref(class);
    Object *error = error_take();
    gc_collect(2);
    error_give(error);
    return done;
}

static bool
a_class_with_slots_survives_every_refused_allocation(void)
{
    Object *slot_names = NULL, *class = NULL, *instance = NULL;
    bool done = false;
    Object *name = str_from("__private");
    if (name == NULL) goto out;
    if ((slot_names = tuple_pack(1, name)) == NULL) goto out;
    if ((class = class_with("Slotted", NULL, "__slots__", slot_names)) == NULL) goto out;
    if ((instance = object_call_none(class)) == NULL) goto out;
    done = true;
out:
    xdecref(name);
    xdecref(slot_names);
    xdecref(instance);
    xdecref(class);
    Object *error = error_take();
    gc_collect(2);
    error_give(error);
    return done;
}

int
main(void)
{
#define RUN(test) run_test(#test, test)
    RUN(an_empty_class_has_cpythons_size_and_parts);
    RUN(a_subclass_is_known_to_its_base_until_it_dies);
    RUN(slots_make_members);
    RUN(bases_that_do_not_fit_are_refused);
    RUN(diamonds_are_linearised);
    RUN(a_change_of_a_base_is_seen_through_caches);
    RUN(a_method_form_makes_no_bound_method);
    RUN(missing_attributes_are_told_in_cpythons_words);
    RUN(special_methods_fill_slots_also_when_assigned_later);
    RUN(equality_without_a_hash_makes_unhashable);
    RUN(slot_wrappers_check_their_arguments);
    RUN(c_methods_check_their_arguments);
    RUN(a_finalizer_runs_once_before_the_memory_goes);
    RUN(a_resurrected_instance_lives_on_and_is_not_finalized_again);
    RUN(weak_references_die_with_the_instance);
    RUN(subclasses_of_containers_free_all);
    RUN(a_ring_through_class_and_instance_is_collected);
    RUN(an_instance_may_change_its_class);
    RUN(a_property_calls_its_functions);
    RUN(super_looks_behind_a_class);
    run_refused("making and using a class", making_and_using_a_class_survives_every_refused_allocation);
    run_refused("a class with slots", a_class_with_slots_survives_every_refused_allocation);
    return finish_tests();
}
