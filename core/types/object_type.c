// object: the type at the root of all, with the methods that everything has.
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/argument.h"
#include "types/code.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"
#include "types/object_reduce.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "types/type_internal.h"

// --- __new__ and __init__ -------------------------------------------------------------------------------

static bool
has_arguments(size_t count, Object *keyword_names)
{
    return count > 0 || (keyword_names != NULL && tuple_length(keyword_names) > 0);
}

// "Can't instantiate abstract class ..."
static COLD void
raise_abstract(Type *type)
{
    Object *abstract;
    if (object_find_attr((Object *)type, names.__abstractmethods__, &abstract) <= 0) {
        return;
    }
    hold(abstract);
    Object *sorted = drop_held_under(object_to_list(abstract), 1);
    if (sorted == NULL) {
        return;
    }
    hold(sorted);
    if (list_sort(sorted, NULL, false) == 0) {
        Object *separator = str_from(wording(WORDING_ABSTRACT_BETWEEN));
        Object *joined = separator == NULL ? NULL : str_join(separator, sorted);
        xdecref(separator);
        if (joined != NULL) {
            raise(EXC_TypeError, wording(WORDING_ABSTRACT),
                  type->name, list_length(sorted) > 1 ? "s" : "", joined);
            decref(joined);
        }
    }
    drop_held(1);
}

Object *
object_new_instance(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    if (UNLIKELY(has_arguments(count, keyword_names))) {
        if (type->new != object_new_instance) {
            raise(EXC_TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
            return NULL;
        }
        if (type->init == object_init_instance) {
            raise(EXC_TypeError, "%s() takes no arguments", type->name);
            return NULL;
        }
    }
    if (UNLIKELY(type_has(type, TYPE_ABSTRACT))) {
        raise_abstract(type);
        return NULL;
    }
    return type_alloc(type, 0);
}

int
object_init_instance(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    if (UNLIKELY(has_arguments(count, keyword_names))) {
        const Type *type = self->type;
        if (type->init != object_init_instance) {
            raise(EXC_TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
            return -1;
        }
        if (type->new == object_new_instance) {
            raise(EXC_TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", type->name);
            return -1;
        }
    }
    return 0;
}

static void
object_type_dealloc(Object *op)
{
    if (type_has(op->type, TYPE_GC)) {
        gc_free(op);
    } else {
        object_free(op);
    }
}

// --- text, identity -----------------------------------------------------------------------------------------

Object *
object_default_repr(Object *self)
{
    Type *type = self->type;
    Object *module = type_module(type);
    if (module == NULL) {
        error_clear();
    } else {
        hold(module);
    }
    Object *qualname = type_qualname(type);
    Object *text = NULL;
    if (qualname != NULL) {
        if (module != NULL && is_str(module) && !str_equals(module, "builtins")) {
            text = str_format("<%U.%U object at 0x%x>", module, qualname, object_id(self));
        } else {
            text = str_format("<%s object at 0x%x>", type->name, object_id(self));
        }
        decref(qualname);
    }
    return module == NULL ? text : drop_held_under(text, 1);
}

static Object *
object_type_str(Object *self)
{
    // Whether it is a str is for the caller to see: it is str() that complains.
    return self->type->repr != NULL ? self->type->repr(self) : object_repr(self);
}

static int64_t
object_type_hash(Object *self)
{
    return hash_pointer(self);
}

static Object *
object_type_compare(Object *left, Object *right, CompareOp op)
{
    if (op == COMPARE_EQ) {
        return left == right ? True : NotImplemented;
    }
    if (op != COMPARE_NE) {
        return NotImplemented;
    }
    if (left->type->compare == NULL) {
        return left == right ? False : NotImplemented;
    }
    // != is the opposite of ==, whatever a subclass makes of that.
    Object *equal = left->type->compare(left, right, COMPARE_EQ);
    if (equal == NULL || equal == NotImplemented) {
        return equal;
    }
    hold(equal);
    int truth = object_is_true(equal);
    drop_held(1);
    return truth < 0 ? NULL : bool_from(!truth);
}

// --- methods --------------------------------------------------------------------------------------------------

static Object *
method_format(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count;
    (void)keyword_names;
    Object *spec = args[0].ref;
    if (!is_str(spec)) {
        raise(EXC_TypeError, "__format__() argument must be str, not %s", argument_type(spec));
        return NULL;
    }
    if (str_length(spec) > 0) {
        raise(EXC_TypeError, "unsupported format string passed to %s.__format__", self->type->name);
        return NULL;
    }
    return object_str(self);
}

// Does a built-in type in the instance's line answer for itself?
static bool
has_own_sizeof(const Object *op)
{
    Type *type = op->type;
    while (type_has(type, TYPE_HEAP)) {
        type = type->base_type;
    }
    const Object *answers = type_lookup(type, names.__sizeof__);
    return answers != NULL && answers != type_lookup(&ObjectType, names.__sizeof__);
}

// As object___sizeof___impl in Objects/typeobject.c: what its type says of its size, and no tables of its own. The items
// are as many as the word says that counts them in a tuple: in an int that is its tag.
static Object *
size_by_type(Object *self)
{
    const Type *type = self->type;
    TypeShape shape = {.item = type->item_size, .basic = (int32_t)type->basic_size + type_size_difference(type)};
    type_shape(type, &shape);
    int64_t items = 0;
    if (is_int(self)) {
        items = profile->tags_ints ? (int64_t)((const Int *)self)->tag
                                   : (int64_t)int_digit_count(self) * (int_is_negative(self) ? -1 : 1);
    } else if (is_exact(self, &CodeType)) {
        items = ((const Code *)self)->cpython_units;
    } else if (type->item_size != 0) {
        items = ((const VarObject *)self)->size;
    }
    return int_from(shape.basic + items * shape.item);
}

static Object *
object_method_sizeof(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    return has_own_sizeof(self) ? size_by_type(self) : object_method_whole_size(self, args, count, keyword_names);
}

Object *
object_method_whole_size(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    (void)count;
    (void)keyword_names;
    if (is_type(self)) {
        enum { SLOT = 40 }; // what a class takes for each of its __slots__ there, as __itemsize__ of type says
        return int_from((int64_t)profile->heap_type_size + SLOT * (int64_t)((const Type *)self)->slot_count);
    }
    TypeShape shape;
    if (type_shape(self->type, &shape) && shape.since != 0) {
        int64_t items = self->type->item_size == 0 ? 0 : ((const VarObject *)self)->size;
        return int_from(shape.basic + items * shape.item);
    }
    return int_from((int64_t)type_instance_size(self) + type_size_difference(self->type));
}

static int
merge_attribute_names(Object *into, Object *op, Object *attribute)
{
    Object *dict;
    int found = object_find_attr(op, attribute, &dict);
    if (found <= 0) {
        return found;
    }
    hold(dict);
    int result = is_dict(dict) ? dict_merge(into, dict, 1) : 0;
    drop_held(1);
    return result;
}

// Everything that the class and its bases define.
int
type_merge_names(Object *into, Type *type)
{
    if (type->dict != NULL && dict_merge(into, type->dict, 1) < 0) {
        return -1;
    }
    for (int64_t i = 0; type->bases != NULL && i < tuple_length(type->bases); i++) {
        if (type_merge_names(into, (Type *)tuple_peek(type->bases, i)) < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
method_dir(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    (void)count;
    (void)keyword_names;
    Object *all = dict_new();
    if (all == NULL) {
        return NULL;
    }
    hold(all);
    Object *result = NULL;
    Object *class = NULL;
    if (merge_attribute_names(all, self, names.__dict__) == 0 &&
        object_find_attr(self, names.__class__, &class) >= 0) {
        int merged = 0;
        if (class != NULL) {
            hold(class);
            merged = is_type(class) ? type_merge_names(all, (Type *)class) : 0;
            drop_held(1);
        }
        result = merged < 0 ? NULL : dict_keys_list(all);
    }
    return drop_held_under(result, 1);
}

static Object *
method_init_subclass(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self;
    (void)args;
    (void)count;
    (void)keyword_names;
    return None;
}

static Object *
method_subclasshook(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self;
    (void)args;
    (void)count;
    (void)keyword_names;
    return NotImplemented;
}

static const MethodDef object_methods[] = {
    {.name = "__subclasshook__", .function = method_subclasshook, .minimum = 0, .maximum = -1, .flags = METHOD_CLASS},
    {.name = "__init_subclass__", .function = method_init_subclass, .flags = METHOD_CLASS},
    {.name = "__format__", .function = method_format, .minimum = 1, .maximum = 1},
    {.name = "__sizeof__", .function = object_method_sizeof},
    {.name = "__dir__", .function = method_dir},
    {.name = "__reduce_ex__", .function = object_method_reduce_ex, .minimum = 1, .maximum = 1},
    {.name = "__reduce__", .function = object_method_reduce},
    {.name = "__getstate__", .function = object_method_getstate},
    {.name = NULL},
};

// --- __class__ --------------------------------------------------------------------------------------------------

static Object *
get_class(Object *self)
{
    return incref((Object *)self->type);
}

static bool
same_members(const Type *a, const Type *b)
{
    if (a->slot_count != b->slot_count) {
        return false;
    }
    if (a->slot_count == 0) {
        return true;
    }
    for (int64_t i = 0; i < tuple_length(a->slots) && i < tuple_length(b->slots); i++) {
        if (!str_equal(tuple_peek(a->slots, i), tuple_peek(b->slots, i))) {
            return false;
        }
    }
    return tuple_length(a->slots) == tuple_length(b->slots);
}

enum { EXTRAS = TYPE_MANAGED_DICT | TYPE_MANAGED_WEAKREF | TYPE_INLINE_VALUES | TYPE_APART_VALUES };

// The class whose instances' memory a class has: itself or, where it adds nothing, its base's.
static const Type *
layout_class(const Type *type)
{
    for (const Type *base; type_has(type, TYPE_HEAP); type = base) {
        base = type->base_type;
        if (type->slot_count != 0 || type->basic_size != base->basic_size ||
            ((type->flags ^ base->flags) & (EXTRAS | TYPE_GC)) != 0) {
            break;
        }
    }
    return type;
}

// Do instances of both have the same memory?
bool
type_compatible(const Type *from, const Type *to, const char *attribute)
{
    if (type_has(from, TYPE_GC) != type_has(to, TYPE_GC)) {
        raise(EXC_TypeError, "%s assignment: '%s' deallocator differs from '%s'", attribute, to->name, from->name);
        return false;
    }
    bool deallocs = from->dealloc == to->dealloc || from->dealloc == ModuleType.dealloc ||
                    to->dealloc == ModuleType.dealloc;
    const Type *a = layout_class(from), *b = layout_class(to);
    bool same = deallocs && from->basic_size == to->basic_size &&
                from->item_size == to->item_size && (from->flags & EXTRAS) == (to->flags & EXTRAS) &&
                (a == b || (type_has(a, TYPE_HEAP) && type_has(b, TYPE_HEAP) && a->base_type == b->base_type &&
                            same_members(a, b)));
    if (!same) {
        raise(EXC_TypeError, "%s assignment: '%s' object layout differs from '%s'", attribute, to->name, from->name);
        return false;
    }
    return true;
}

static int
set_class(Object *self, Object *value)
{
    if (value == NULL) {
        raise(EXC_TypeError, "can't delete __class__ attribute");
        return -1;
    }
    if (!is_type(value)) {
        raise(EXC_TypeError, "__class__ must be set to a class, not '%s' object", value->type->name);
        return -1;
    }
    Type *from = self->type, *to = (Type *)value;
    bool modules = type_is_subtype(from, &ModuleType) && type_is_subtype(to, &ModuleType);
    if (!modules && (type_has(from, TYPE_IMMUTABLE) || type_has(to, TYPE_IMMUTABLE))) {
        raise(EXC_TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return -1;
    }
    if (!type_compatible(from, to, "__class__")) {
        return -1;
    }
    // Values beside the object are laid out by the keys of the old class: they move into a dict of its own, even if the
    // class is the same (Objects/typeobject.c: object_set_class).
    if (type_has(from, TYPE_INLINE_VALUES | TYPE_APART_VALUES)) {
        Object *dict = instance_dict(self);
        int detached = dict == NULL ? -1 : instance_set_dict(self, dict);
        xdecref(dict);
        if (detached < 0) {
            return -1;
        }
    }
    incref(value);
    self->type = to;
    decref((Object *)from);
    return 0;
}

static const GetsetDef object_getsets[] = {
    {"__class__", get_class, set_class},
    {.name = NULL},
};

Type ObjectType = {
    .array_since = 11,
    .base = TYPE_HEADER(&TypeType),
    .name = "object",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_BASE,
    .basic_size = sizeof(Object),
    .dealloc = object_type_dealloc,
    .new = object_new_instance,
    .init = object_init_instance,
    .repr = object_default_repr,
    .str = object_type_str,
    .hash = object_type_hash,
    .compare = object_type_compare,
    .getattr = generic_get_attr,
    .setattr = generic_set_attr,
    .methods = object_methods,
    .getsets = object_getsets,
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new "
           "featureless\ninstance that has no instance attributes and cannot be given any.\n",
};
