#include "types/generic_alias.h"
#include "gc/gc.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/code.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/list.h"
#include "types/set.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"

typedef struct {
    Object base;
    alignas(8) Object *origin;
    alignas(8) Object *args;        // tuple
    alignas(8) Object *parameters;  // tuple of the type variables among the arguments; NULL until asked
    alignas(8) Object *weaklist;
    alignas(8) uint8_t starred;
    alignas(8) void *vectorcall;
} GenericAlias;

typedef struct {
    Object base;
    alignas(8) Object *args;  // tuple of types
    alignas(8) Object *parameters;  // as those of an alias
} Union;

_Static_assert(sizeof(GenericAlias) == 64 && sizeof(Union) == 32, "CPython's sizes");

// --- how types are written ------------------------------------------------------------------------------

static int write_type(StrWriter *out, Object *op);

static int
write_types(StrWriter *out, Object *sequence, int64_t count, Object *(*item)(const Object *, int64_t))
{
    for (int64_t i = 0; i < count; i++) {
        writer_add_text(out, i > 0 ? ", " : "");
        if (write_type(out, item(sequence, i)) < 0) {
            return -1;
        }
    }
    return 0;
}

// int, module.Class, None for its type, the repr of anything that is no class.
static int
write_type(StrWriter *out, Object *op)
{
    if (op == Ellipsis) {
        writer_add_text(out, "...");
        return 0;
    }
    if (is_exact(op, &ListType)) {
        writer_add_char(out, '[');
        int result = write_types(out, op, list_length(op), list_peek);
        writer_add_char(out, ']');
        return result;
    }
    if (!is_type(op)) {
        return writer_add_repr(out, op);
    }
    Object *qualname = type_qualname((Type *)op);
    Object *module = qualname == NULL ? NULL : type_module((Type *)op);
    if (qualname == NULL || (module == NULL && !error_is(EXC_AttributeError))) {
        xdecref(qualname);
        return -1;
    }
    error_clear();
    if (module != NULL && is_str(module) && !str_equals(module, "builtins")) {
        writer_add(out, module);
        writer_add_char(out, '.');
    }
    writer_add(out, qualname);
    xdecref(module);
    decref(qualname);
    return 0;
}

// --- list[int] ----------------------------------------------------------------------------------------------

static bool
is_alias(const Object *op)
{
    return is_instance_of(op, &GenericAliasType);
}

static Object *
alias_new(Type *type, Object *origin, Object *item)
{
    Object *args = is_tuple(item) ? incref(item) : tuple_pack(1, item);
    if (args == NULL) {
        return NULL;
    }
    hold(args);
    GenericAlias *self = (GenericAlias *)type_alloc(type, 0);
    args = let_go();
    if (self == NULL) {
        decref(args);
        return NULL;
    }
    self->origin = incref(origin);
    self->args = args;
    return &self->base;
}

Object *
generic_alias_new(Object *origin, Object *item)
{
    return alias_new(&GenericAliasType, origin, item);
}

// --- type variables ---------------------------------------------------------------------------------------
// What has __typing_subst__ is a type variable, what has __parameters__ contains some.

// An attribute that need not be there: 1 (NEW_REF), 0, -1.
static int
find_attribute(Object *op, const char *name, Object **out)
{
    Object *key = str_from(name);
    if (key == NULL) {
        return -1;
    }
    hold(key);
    int found = object_find_attr(op, key, out);
    drop_held(1);
    return found;
}

static int
append_new(Object *list, Object *op)
{
    for (int64_t i = 0; i < list_length(list); i++) {
        if (list_peek(list, i) == op) {
            return 0;
        }
    }
    return list_append(list, op);
}

static int
collect_parameters(Object *list, Object *args)
{
    for (int64_t i = 0; i < tuple_length(args); i++) {
        Object *arg = tuple_peek(args, i), *found = NULL;
        if (is_type(arg) && !is_alias(arg)) {
            continue;
        }
        int result = 0;
        if (is_list(arg) || is_tuple(arg)) {
            found = is_list(arg) ? list_as_tuple(arg) : incref(arg);
            if (found == NULL || recursion_enter(NESTS_DATA, " in __parameters__ calculation") < 0) {
                xdecref(found);
                return -1;
            }
            hold(found);
            result = collect_parameters(list, found);
            recursion_leave(NESTS_DATA);
            drop_held(1);
        } else if ((result = find_attribute(arg, "__typing_subst__", &found)) > 0) {
            decref(found);
            result = append_new(list, arg);
        } else if (result == 0 && (result = find_attribute(arg, "__parameters__", &found)) > 0) {
            hold(found);
            result = 0;
            for (int64_t k = 0; result == 0 && is_tuple(found) && k < tuple_length(found); k++) {
                result = append_new(list, tuple_peek(found, k));
            }
            drop_held(1);
        }
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

// The type variables in args, which *cache keeps. Borrowed.
static Object *
parameters_of(Object *args, Object **cache)
{
    if (*cache == NULL) {
        Object *list = list_new(0);
        if (list == NULL) {
            return NULL;
        }
        hold(list);
        Object *parameters = collect_parameters(list, args) < 0 ? NULL : list_as_tuple(list);
        drop_held(1);
        *cache = parameters;
    }
    return *cache;
}

// What item stands for the parameter; `items` are as many as `parameters`. Borrowed.
static Object *
item_for(Object *parameter, Object *parameters, Object *items)
{
    for (int64_t i = 0; i < tuple_length(parameters); i++) {
        if (tuple_peek(parameters, i) == parameter) {
            return tuple_peek(items, i);
        }
    }
    return parameter;
}

// What stands for several types is added item by item.
static int
append_item(Object *list, Object *item, bool several)
{
    int result = 0;
    if (!several) {
        return list_append(list, item);
    }
    for (int64_t i = 0; result == 0 && i < tuple_length(item); i++) {
        result = list_append(list, tuple_peek(item, i));
    }
    return result;
}

// Type variables may want to see what they are given: one of several types, or one with a default.
static Object *
prepare_items(Object *op, Object *parameters, STEALS Object *items)
{
    for (int64_t i = 0; i < tuple_length(parameters); i++) {
        hold(items);
        Object *prepare;
        int found = find_attribute(tuple_peek(parameters, i), "__typing_prepare_subst__", &prepare);
        if (found > 0) {
            hold(prepare);
            Slot args[2] = {{op}, {items}};
            items = drop_held_under(object_call(prepare, args, 2, NULL), 2);
        } else {
            items = found < 0 ? (drop_held(1), NULL) : let_go();
        }
        if (items == NULL) {
            return NULL;
        }
        if (!is_tuple(items)) {
            raise(EXC_TypeError, "expected __typing_prepare_subst__ to return a tuple, not %T", items);
            decref(items);
            return NULL;
        }
    }
    return items;
}

// One argument with the items in place of the type variables.
static Object *
substitute(Object *arg, Object *parameters, Object *items)
{
    if (is_type(arg) && !is_alias(arg)) {
        return incref(arg);
    }
    Object *found;
    int result = find_attribute(arg, "__typing_subst__", &found);
    if (result > 0) {
        hold(found);
        return drop_held_under(object_call_one(found, item_for(arg, parameters, items)), 1);
    }
    result = result < 0 ? -1 : find_attribute(arg, "__parameters__", &found);
    if (result < 0) {
        return NULL;
    }
    if (result == 0) {
        return incref(arg);
    }
    hold(found);
    Object *changed = NULL;
    if (!is_tuple(found) || tuple_length(found) == 0) {
        changed = incref(arg);
    } else {
        Object *inner = list_new(0);
        hold(inner);
        int added = inner == NULL ? -1 : 0;
        for (int64_t i = 0; added == 0 && i < tuple_length(found); i++) {
            Object *parameter = tuple_peek(found, i), *item = item_for(parameter, parameters, items);
            added = append_item(inner, item, parameter->type->iter != NULL && is_tuple(item));
        }
        Object *key = added < 0 ? NULL : hold(list_as_tuple(inner));
        if (key != NULL) {
            changed = object_get_item(arg, key);
            drop_held(1);
        }
        changed = drop_held_under(changed, 1);
    }
    return drop_held_under(changed, 1);
}

// The arguments of `op` with the items of a subscript in place of its type variables: a tuple.
static Object *
substitute_all(Object *op, Object *args, Object *parameters, Object *key)
{
    if (parameters == NULL) {
        return NULL;
    }
    int64_t wanted = tuple_length(parameters);
    if (wanted == 0) {
        raise(EXC_TypeError, "%R is not a generic class", op);
        return NULL;
    }
    Object *items = is_tuple(key) ? incref(key) : tuple_pack(1, key);
    items = items == NULL ? NULL : prepare_items(op, parameters, items);
    if (items == NULL) {
        return NULL;
    }
    hold(items);
    int64_t given = tuple_length(items);
    if (given != wanted) {
        bool many = given > wanted;
        raise(EXC_TypeError, "Too %s arguments for %R; actual %lld, expected %s%lld", many ? "many" : "few", op,
              (long long)given, many ? "" : "at least ", (long long)(many ? wanted : given + 1));
        drop_held(1);
        return NULL;
    }
    Object *list = list_new(0);
    if (list == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(list);
    for (int64_t i = 0; i < tuple_length(args); i++) {
        Object *arg = tuple_peek(args, i), *changed = substitute(arg, parameters, items);
        if (changed == NULL) {
            drop_held(2);
            return NULL;
        }
        hold(changed);
        bool is_several = is_tuple(changed) &&
                          dict_peek_cstring(arg->type->dict, "__typing_is_unpacked_typevartuple__") != NULL;
        if (append_item(list, changed, is_several) < 0) {
            drop_held(3);
            return NULL;
        }
        drop_held(1);
    }
    return drop_held_under(list_as_tuple(list), 2);
}

static const FieldDef alias_fields[] = {
    {"__origin__", offsetof(GenericAlias, origin), false},
    {"__args__", offsetof(GenericAlias, args), false},
    {"__parameters__", offsetof(GenericAlias, parameters), false},
    {.name = NULL},
};

static Object *
alias_repr(Object *op)
{
    GenericAlias *self = (GenericAlias *)op;
    StrWriter out = {0};
    if (self->starred) {
        writer_add_char(&out, '*');
    }
    int result = write_type(&out, self->origin);
    writer_add_char(&out, '[');
    if (result == 0) {
        result = write_types(&out, self->args, tuple_length(self->args), tuple_peek);
    }
    writer_add_text(&out, tuple_length(self->args) == 0 ? "()]" : "]");
    if (result < 0) {
        writer_discard(&out);
        return NULL;
    }
    return writer_finish(&out);
}

static int64_t
alias_hash(Object *op)
{
    GenericAlias *self = (GenericAlias *)op;
    int64_t of_origin = object_hash(self->origin);
    int64_t of_args = of_origin == -1 ? -1 : object_hash(self->args);
    if (of_args == -1) {
        return -1;
    }
    int64_t hash = of_origin ^ of_args;
    return hash == -1 ? -2 : hash;
}

static Object *
alias_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_alias(left) || !is_alias(right)) {
        return NotImplemented;
    }
    GenericAlias *a = (GenericAlias *)left, *b = (GenericAlias *)right;
    int same = a->starred != b->starred ? 0 : object_compare_bool(a->origin, b->origin, COMPARE_EQ);
    if (same > 0) {
        same = object_compare_bool(a->args, b->args, COMPARE_EQ);
    }
    return same < 0 ? NULL : bool_from(same == (op == COMPARE_EQ));
}

// The instance is told what it was made by, if it can remember.
static Object *
alias_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Object *made = object_call(((GenericAlias *)op)->origin, args, count, keyword_names);
    if (made == NULL) {
        return NULL;
    }
    hold(made);
    if (object_set_attr(made, names.__orig_class__, op) < 0) {
        if (!error_is(EXC_AttributeError) && !error_is(EXC_TypeError)) {
            drop_held(1);
            return NULL;
        }
        error_clear();
    }
    return let_go();
}

// All attributes but these are those of the origin.
static Object *
alias_get_attr(Object *op, Object *name)
{
    static const char *const own[] = {"__class__",  "__bases__",       "__origin__",      "__args__",
                                      "__unpacked__", "__parameters__", "__mro_entries__", "__reduce_ex__",
                                      "__reduce__", "__copy__",        "__deepcopy__"};
    bool is_own = !is_str(name);
    for (size_t i = 0; i < COUNT_OF(own) && !is_own; i++) {
        is_own = str_equals(name, own[i]);
    }
    return is_own ? generic_get_attr(op, name) : object_get_attr(((GenericAlias *)op)->origin, name);
}

static Object *
alias_subscript(Object *op, Object *key)
{
    GenericAlias *self = (GenericAlias *)op;
    Object *args = substitute_all(op, self->args, parameters_of(self->args, &self->parameters), key);
    if (args == NULL) {
        return NULL;
    }
    hold(args);
    Object *made = drop_held_under(generic_alias_new(self->origin, args), 1);
    if (made != NULL) {
        ((GenericAlias *)made)->starred = self->starred;
    }
    return made;
}

// Of *tuple[int]: the same with a star, once.
static Object *
alias_iter(Object *op)
{
    GenericAlias *self = (GenericAlias *)op;
    Object *starred = alias_new(op->type, self->origin, self->args);
    if (starred == NULL) {
        return NULL;
    }
    ((GenericAlias *)starred)->starred = true;
    hold(starred);
    Object *once = tuple_pack(1, starred);
    drop_held(1);
    if (once == NULL) {
        return NULL;
    }
    hold(once);
    return drop_held_under(object_iter(once), 1);
}

static Object *
alias_get_parameters(Object *op)
{
    GenericAlias *self = (GenericAlias *)op;
    return xincref(parameters_of(self->args, &self->parameters));
}

static Object *
alias_mro_entries(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return tuple_pack(1, ((GenericAlias *)self)->origin);
}

static Object *
refuse_instance_check(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self, (void)args, (void)count, (void)keyword_names;
    raise(EXC_TypeError, "isinstance() argument 2 cannot be a parameterized generic");
    return NULL;
}

static Object *
refuse_subclass_check(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self, (void)args, (void)count, (void)keyword_names;
    raise(EXC_TypeError, "issubclass() argument 2 cannot be a parameterized generic");
    return NULL;
}

static Object *
alias_get_unpacked(Object *op)
{
    return bool_from(((GenericAlias *)op)->starred);
}

static Object *
alias_type_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (args_no_keywords("GenericAlias", keyword_names) < 0 || args_check("GenericAlias", count, 2, 2) < 0) {
        return NULL;
    }
    return alias_new(type, args[0].ref, args[1].ref);
}

static const MethodDef alias_methods[] = {
    {.name = "__mro_entries__", .function = alias_mro_entries, .minimum = 1, .maximum = 1},
    {.name = "__instancecheck__", .function = refuse_instance_check, .minimum = 1, .maximum = 1},
    {.name = "__subclasscheck__", .function = refuse_subclass_check, .minimum = 1, .maximum = 1},
    {.name = NULL},
};

static const MemberDef alias_members[] = {
    {"__origin__", offsetof(GenericAlias, origin), true, false},
    {"__args__", offsetof(GenericAlias, args), true, false},
    {.name = NULL},
};

static const GetsetDef alias_getsets[] = {
    {"__parameters__", alias_get_parameters, NULL},
    {"__unpacked__", alias_get_unpacked, NULL},
    {.name = NULL},
};

Type GenericAliasType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "types.GenericAlias",
    .id = TYPE_GENERIC_ALIAS_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN,
    .basic_size = sizeof(GenericAlias),
    .weaklist_offset = offsetof(GenericAlias, weaklist),
    .fields = alias_fields,
    .new = alias_type_new,
    .repr = alias_repr,
    .hash = alias_hash,
    .compare = alias_compare,
    .call = alias_call,
    .getattr = alias_get_attr,
    .subscript = alias_subscript,
    .iter = alias_iter,
    .or_ = union_of,
    .methods = alias_methods,
    .members = alias_members,
    .getsets = alias_getsets,
};

static Object *
class_getitem(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return generic_alias_new(self, args[0].ref);
}

int
generic_aliases_init(void)
{
    static const MethodDef def = {
        .name = "__class_getitem__",
        .function = class_getitem,
        .minimum = 1,
        .maximum = 1,
        .flags = METHOD_CLASS,
        .doc = "See PEP 585",
    };
    Type *const generic[] = {&ListType, &DictType,      &TupleType,     &SetType, &FrozensetType,
                             &EnumerateType, &GeneratorType, &CoroutineType, &AsyncGeneratorType, &WeakrefType};
    for (size_t i = 0; i < COUNT_OF(generic); i++) {
        Object *method = method_descriptor_new(generic[i], &def);
        int result = method == NULL ? -1 : dict_set(generic[i]->dict, names.__class_getitem__, method);
        xdecref(method);
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

// --- int | None ---------------------------------------------------------------------------------------------

static bool
is_unionable(const Object *op)
{
    return op == None || is_type(op) || is_alias(op) || is_exact(op, &UnionType) ||
           dict_peek_cstring(op->type->dict, "_is_type_alias") != NULL;
}

static int
append_once(Object *list, Object *op)
{
    op = op == None ? (Object *)&NoneType : op;
    for (int64_t i = 0; i < list_length(list); i++) {
        Object *present = list_peek(list, i);
        int same = present == op;
        if (!same && is_alias(present) && is_alias(op)) {
            same = object_compare_bool(present, op, COMPARE_EQ);
        }
        if (same != 0) {
            return same < 0 ? -1 : 0;
        }
    }
    return list_append(list, op);
}

static int
append_members(Object *list, Object *op)
{
    if (!is_exact(op, &UnionType)) {
        return append_once(list, op);
    }
    Object *args = ((Union *)op)->args;
    for (int64_t i = 0; i < tuple_length(args); i++) {
        if (append_once(list, tuple_peek(args, i)) < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
union_new(STEALS Object *args)
{
    if (args == NULL) {
        return NULL;
    }
    Union *self = (Union *)gc_new(&UnionType, sizeof(Union));
    if (self == NULL) {
        decref(args);
        return NULL;
    }
    self->args = args;
    self->parameters = NULL;
    gc_track(&self->base);
    return &self->base;
}

Object *
union_of(Object *left, Object *right)
{
    if (!is_unionable(left) || !is_unionable(right)) {
        return NotImplemented;
    }
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    Object *result = NULL;
    if (append_members(list, left) == 0 && append_members(list, right) == 0) {
        result = list_length(list) == 1 ? incref(list_peek(list, 0)) : union_new(list_as_tuple(list));
    }
    return drop_held_under(result, 1);
}

static const FieldDef union_fields[] = {
    {"__args__", offsetof(Union, args), false},
    {"__parameters__", offsetof(Union, parameters), false},
    {.name = NULL},
};

static Object *
union_repr(Object *op)
{
    Object *args = ((Union *)op)->args;
    StrWriter out = {0};
    for (int64_t i = 0; i < tuple_length(args); i++) {
        Object *arg = tuple_peek(args, i);
        writer_add_text(&out, i > 0 ? " | " : "");
        if (arg == (Object *)&NoneType) {
            writer_add_text(&out, "None");
        } else if (write_type(&out, arg) < 0) {
            writer_discard(&out);
            return NULL;
        }
    }
    return writer_finish(&out);
}

static int64_t
union_hash(Object *op)
{
    Object *set = frozenset_new(((Union *)op)->args);
    if (set == NULL) {
        return -1;
    }
    hold(set);
    int64_t hash = object_hash(set);
    drop_held(1);
    return hash;
}

// The order of the members does not matter.
static Object *
union_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(left, &UnionType) || !is_exact(right, &UnionType)) {
        return NotImplemented;
    }
    Object *a = set_new(((Union *)left)->args);
    if (a == NULL) {
        return NULL;
    }
    hold(a);
    Object *b = set_new(((Union *)right)->args);
    if (b == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(b);
    return drop_held_under(object_compare(a, b, op), 2);
}

static Object *
union_get_parameters(Object *op)
{
    Union *self = (Union *)op;
    return xincref(parameters_of(self->args, &self->parameters));
}

static Object *
union_subscript(Object *op, Object *key)
{
    Union *self = (Union *)op;
    Object *args = substitute_all(op, self->args, parameters_of(self->args, &self->parameters), key);
    if (args == NULL) {
        return NULL;
    }
    hold(args);
    Object *result = incref(tuple_peek(args, 0));
    for (int64_t i = 1; result != NULL && i < tuple_length(args); i++) {
        hold(result);
        result = drop_held_under(number_binary(result, tuple_peek(args, i), OPERATOR_OR), 1);
    }
    return drop_held_under(result, 1);
}

static Object *
check_members(Object *self, Object *op, int (*check)(Object *, Object *), const char *function)
{
    Object *args = ((Union *)self)->args;
    for (int64_t i = 0; i < tuple_length(args); i++) {
        Object *arg = tuple_peek(args, i);
        if (is_alias(arg)) {
            raise(EXC_TypeError, "%s() argument 2 cannot be a parameterized generic", function);
            return NULL;
        }
        int result = check(op, arg);
        if (result != 0) {
            return result < 0 ? NULL : True;
        }
    }
    return False;
}

static Object *
union_instancecheck(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return check_members(self, args[0].ref, object_is_instance, "isinstance");
}

static Object *
union_subclasscheck(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    if (!is_type(args[0].ref)) {
        raise(EXC_TypeError, "issubclass() arg 1 must be a class");
        return NULL;
    }
    return check_members(self, args[0].ref, object_is_subclass, "issubclass");
}

static const MethodDef union_methods[] = {
    {.name = "__instancecheck__", .function = union_instancecheck, .minimum = 1, .maximum = 1},
    {.name = "__subclasscheck__", .function = union_subclasscheck, .minimum = 1, .maximum = 1},
    {.name = NULL},
};

static const MemberDef union_members[] = {
    {"__args__", offsetof(Union, args), true, false},
    {.name = NULL},
};

static const GetsetDef union_getsets[] = {
    {"__parameters__", union_get_parameters, NULL},
    {.name = NULL},
};

Type UnionType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "types.UnionType",
    .id = TYPE_UNION_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN,
    .basic_size = sizeof(Union),
    .fields = union_fields,
    .repr = union_repr,
    .hash = union_hash,
    .compare = union_compare,
    .subscript = union_subscript,
    .or_ = union_of,
    .methods = union_methods,
    .members = union_members,
    .getsets = union_getsets,
};
