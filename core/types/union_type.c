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
#include "types/type.h"

typedef struct {
    Object base;
    alignas(8) Object *args;        // tuple of types
    alignas(8) Object *parameters;  // as those of an alias
    // Only where profile->unions_are_typings.
    alignas(8) Object *hashable;    // frozenset: what equality and hashing ask
    alignas(8) Object *unhashable;  // tuple of the other members, NULL: none
    alignas(8) Object *weaklist;
} Union;

enum { SMALL_SIZE = offsetof(Union, hashable) };
_Static_assert(SMALL_SIZE == 32 && sizeof(Union) == 56, "CPython's sizes");

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

static Union *
union_new(STEALS Object *args)
{
    Union *self = args == NULL ? NULL : (Union *)gc_new(&UnionType, UnionType.basic_size);
    if (self == NULL) {
        xdecref(args);
        return NULL;
    }
    self->args = args;
    self->parameters = NULL;
    return self;
}

static Object *
small_union(Object *left, Object *right)
{
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
    Union *self = union_new(args);
    if (self != NULL) {
        gc_track(&self->base);
    }
    return (Object *)self;
}

// --- typing.Union -------------------------------------------------------------------------------------------

Object *(*union_member_hook)(Object *op);

// What the members of a union to be are collected in; both are held.
typedef struct {
    int held;  // below them
    Object *hashable;  // set
    Object *args;      // list
} Members;

static int
members_begin(Members *members)
{
    members->held = held_count();
    members->hashable = set_new(NULL);
    if (members->hashable == NULL) {
        return -1;
    }
    hold(members->hashable);
    members->args = list_new(0);
    if (members->args == NULL) {
        return -1;
    }
    hold(members->args);
    return 0;
}

static int
add_member(Members *members, Object *op)
{
    bool is_hashable = object_hash(op) != -1;
    error_clear();
    int found = object_contains(is_hashable ? members->hashable : members->args, op);
    if (found != 0) {
        return found < 0 ? -1 : 0;
    }
    if (is_hashable && set_add(members->hashable, op) < 0) {
        return -1;
    }
    return list_append(members->args, op);
}

// None, a union and what typing makes of other things, such as a text, count as what they stand for.
static int
add_members(Members *members, Object *op)
{
    if (is_exact(op, &UnionType)) {
        Object *args = ((Union *)op)->args;
        int result = 0;
        for (int64_t i = 0; i < tuple_length(args) && result == 0; i++) {
            result = add_member(members, tuple_peek(args, i));
        }
        return result;
    }
    if (op == None || is_unionable(op)) {
        return add_member(members, op == None ? (Object *)&NoneType : op);
    }
    Object *member = union_member_hook(op);
    if (member == NULL) {
        return -1;
    }
    hold(member);
    int result = is_exact(member, &UnionType) ? add_members(members, member) : add_member(members, member);
    drop_held(1);
    return result;
}

// *out: a tuple, or NULL where there is none.
static int
members_without_hash(const Members *members, Object **out)
{
    int64_t count = list_length(members->args) - set_length(members->hashable), filled = 0;
    if (count == 0) {
        return 0;
    }
    Object *made = tuple_new(count);
    for (int64_t i = 0; made != NULL && filled < count && i < list_length(members->args); i++) {
        Object *op = list_peek(members->args, i);
        if (object_hash(op) == -1) {
            error_clear();
            tuple_give_item(made, filled++, incref(op));
        }
    }
    *out = made;
    return made == NULL ? -1 : 0;
}

static Object *
union_from_members(const Members *members)
{
    int64_t count = list_length(members->args);
    if (count == 0) {
        raise(EXC_TypeError, "Cannot take a Union of no types.");
        return NULL;
    }
    if (count == 1) {
        return incref(list_peek(members->args, 0));
    }
    Object *args = list_as_tuple(members->args);
    if (args == NULL) {
        return NULL;
    }
    hold(args);
    Object *hashable = frozenset_new(members->hashable);
    if (hashable == NULL) {
        return NULL;
    }
    hold(hashable);
    Object *unhashable = NULL;
    if (members_without_hash(members, &unhashable) < 0) {
        return NULL;
    }
    Union *self = union_new(incref(args));
    if (self == NULL) {
        xdecref(unhashable);
        return NULL;
    }
    self->hashable = incref(hashable);
    self->unhashable = unhashable;
    self->weaklist = NULL;
    gc_track(&self->base);
    return (Object *)self;
}

static Object *
members_end(const Members *members, int result)
{
    Object *made = result < 0 ? NULL : union_from_members(members);
    return drop_held_under(made, held_count() - members->held);
}

// typing.Union[int, str]
static Object *
union_class_getitem(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)self, (void)count, (void)keyword_names;
    Object *items = args[0].ref;
    Members members;
    int result = members_begin(&members);
    if (!is_tuple(items)) {
        return members_end(&members, result < 0 ? -1 : add_members(&members, items));
    }
    for (int64_t i = 0; i < tuple_length(items) && result == 0; i++) {
        result = add_members(&members, tuple_peek(items, i));
    }
    return members_end(&members, result);
}

Object *
union_of(Object *left, Object *right)
{
    if (!is_unionable(left) || !is_unionable(right)) {
        return NotImplemented;
    }
    if (!profile->unions_are_typings) {
        return small_union(left, right);
    }
    Members members;
    bool is_whole = members_begin(&members) == 0 && add_members(&members, left) == 0 && add_members(&members, right) == 0;
    return members_end(&members, is_whole ? 0 : -1);
}

static Object *
union_get_origin(Object *op)
{
    (void)op;
    return incref((Object *)&UnionType);
}

static Object *
union_get_name(Object *op)
{
    (void)op;
    return str_from("Union");
}

static Object *
union_mro_entries(Object *self, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    raise(EXC_TypeError, "Cannot subclass %R", self);
    return NULL;
}

// --- both ---------------------------------------------------------------------------------------------------

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
        } else if ((arg == (Object *)&UnionType ? writer_add_repr(&out, arg) : alias_write_type(&out, arg)) < 0) {
            writer_discard(&out);
            return NULL;
        }
    }
    return writer_finish(&out);
}

static int64_t
union_hash(Object *op)
{
    Union *self = (Union *)op;
    if (profile->unions_are_typings) {
        if (self->unhashable != NULL) {
            int64_t count = tuple_length(self->unhashable);
            for (int64_t i = 0; i < count; i++) {
                if (object_hash(tuple_peek(self->unhashable, i)) == -1) {
                    return -1;
                }
            }
            raise(EXC_TypeError, "union contains %lld unhashable element%s", (long long)count, count == 1 ? "" : "s");
            return -1;
        }
        return object_hash(self->hashable);
    }
    Object *set = frozenset_new(self->args);
    if (set == NULL) {
        return -1;
    }
    hold(set);
    int64_t hash = object_hash(set);
    drop_held(1);
    return hash;
}

// Of members that have no hash: each of one is in the other. 1, 0 or -1.
static int
unhashable_equal(Object *left, Object *right)
{
    if (left == NULL || right == NULL || tuple_length(left) != tuple_length(right)) {
        return left == right;
    }
    int same = 1;
    for (int64_t i = 0; i < tuple_length(left) && same > 0; i++) {
        same = object_contains(right, tuple_peek(left, i));
    }
    return same;
}

// The order of the members does not matter.
static Object *
union_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(left, &UnionType) || !is_exact(right, &UnionType)) {
        return NotImplemented;
    }
    if (profile->unions_are_typings) {
        const Union *l = (Union *)left, *r = (Union *)right;
        int same = object_compare_bool(l->hashable, r->hashable, COMPARE_EQ);
        same = same > 0 ? unhashable_equal(l->unhashable, r->unhashable) : same;
        return same < 0 ? NULL : bool_from((same > 0) == (op == COMPARE_EQ));
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

Object *
union_peek_members(const Object *op)
{
    return op->type == &UnionType ? ((const Union *)op)->args : NULL;
}

static const MethodDef methods[] = {
    {.name = "__mro_entries__", .function = union_mro_entries, .minimum = 1, .maximum = 1},
    {.name = "__class_getitem__", .function = union_class_getitem, .minimum = 1, .maximum = 1, .flags = METHOD_CLASS},
    {.name = NULL},
};

static const MemberDef union_members[] = {
    {"__args__", offsetof(Union, args), true, false},
    {.name = NULL},
};

static const GetsetDef small_getsets[] = {
    {"__parameters__", union_get_parameters, NULL},
    {.name = NULL},
};

static const GetsetDef getsets[] = {
    {"__parameters__", union_get_parameters, NULL},
    {"__name__", union_get_name, NULL},
    {"__qualname__", union_get_name, NULL},
    {"__origin__", union_get_origin, NULL},
    {.name = NULL},
};

static const FieldDef small_fields[] = {
    {"__args__", offsetof(Union, args), false},
    {"__parameters__", offsetof(Union, parameters), false},
    {.name = NULL},
};

static const FieldDef fields[] = {
    {"__args__", offsetof(Union, args), false},
    {"its hashable members", offsetof(Union, hashable), false},
    {"its unhashable members", offsetof(Union, unhashable), false},
    {"__parameters__", offsetof(Union, parameters), false},
    {.name = NULL},
};

// __module__ is that of the type; all other attributes are the union's.
static Object *
union_get_attr(Object *op, Object *name)
{
    bool is_of_type = is_str(name) && str_equals(name, "__module__");
    return is_of_type ? object_get_attr((Object *)op->type, name) : generic_get_attr(op, name);
}

Type UnionType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "types.UnionType",
    .id = TYPE_UNION_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN,
    .basic_size = SMALL_SIZE,
    .fields = small_fields,
    .repr = union_repr,
    .hash = union_hash,
    .compare = union_compare,
    .getattr = union_get_attr,
    .subscript = union_subscript,
    .or_ = union_of,
    .members = union_members,
    .getsets = small_getsets,
};

void
union_type_init(void)
{
    bool is_typings = profile->unions_are_typings;
    UnionType.name = is_typings ? "typing.Union" : "types.UnionType";
    UnionType.doc = is_typings ? "Represent a union type\n\nE.g. for int | str"
                               : "Represent a PEP 604 union type\n\nE.g. for int | str";
    UnionType.basic_size = is_typings ? sizeof(Union) : SMALL_SIZE;
    UnionType.weaklist_offset = is_typings ? offsetof(Union, weaklist) : 0;
    UnionType.fields = is_typings ? fields : small_fields;
    UnionType.methods = is_typings ? methods : NULL;
    UnionType.getsets = is_typings ? getsets : small_getsets;
}
