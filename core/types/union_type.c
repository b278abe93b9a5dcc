// int | None
#include "gc/gc.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/code.h"
#include "types/dict.h"
#include "types/generic_alias.h"
#include "types/generic_alias_internal.h"
#include "types/held.h"
#include "types/list.h"
#include "types/set.h"
#include "types/str.h"
#include "types/tuple.h"

typedef struct {
    Object base;
    alignas(8) Object *args;  // tuple of types
    alignas(8) Object *parameters;  // as those of an alias
} Union;

_Static_assert(sizeof(Union) == 32, "CPython's size");

static bool
is_unionable(const Object *op)
{
    return op == None || is_type(op) || is_alias(op) || is_exact(op, &UnionType) ||
           dict_peek_cstring(op->type->dict, "_is_type_alias") != NULL;
}

// Adds what is not there yet to `count` members, which are held on top.
static int
hold_once(int *count, Object *op)
{
    op = op == None ? (Object *)&NoneType : op;
    for (int i = held_count() - *count; i < held_count(); i++) {
        Object *present = held_at(i);
        int same = present == op;
        if (!same && is_alias(present) && is_alias(op)) {
            same = object_compare_bool(present, op, COMPARE_EQ);
        }
        if (same != 0) {
            return same < 0 ? -1 : 0;
        }
    }
    hold(incref(op));
    ++*count;
    return 0;
}

static int
hold_members(int *count, Object *op)
{
    if (!is_exact(op, &UnionType)) {
        return hold_once(count, op);
    }
    Object *args = ((Union *)op)->args;
    for (int64_t i = 0; i < tuple_length(args); i++) {
        if (hold_once(count, tuple_peek(args, i)) < 0) {
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
    int count = 0;
    if (hold_members(&count, left) < 0 || hold_members(&count, right) < 0) {
        drop_held(count);
        return NULL;
    }
    if (count == 1) {
        return let_go();
    }
    Object *args = tuple_new(count);
    for (int i = count; args != NULL && i-- > 0;) {
        tuple_give_item(args, i, let_go());
    }
    drop_held(args == NULL ? count : 0);
    return union_new(args);
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
        } else if (alias_write_type(&out, arg) < 0) {
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
    return xincref(alias_parameters_of(self->args, &self->parameters));
}

static Object *
union_subscript(Object *op, Object *key)
{
    Union *self = (Union *)op;
    Object *args = alias_substitute(op, self->args, alias_parameters_of(self->args, &self->parameters), key);
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
