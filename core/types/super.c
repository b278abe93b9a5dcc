// super: attributes of an instance, looked up behind a given class in the MRO.
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/frame.h"
#include "types/function.h"
#include "types/held.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"

typedef struct {
    Object base;
    alignas(8) Type *type;
    alignas(8) Object *self;        // NULL: unbound
    alignas(8) Type *type_of_self;  // whose MRO is walked
} Super;

_Static_assert(sizeof(Super) == 40, "CPython's size");

// A class that a program's mro() left out of its own order does not derive from itself here.
static bool
stands_in_order(const Type *class, const Type *type)
{
    if (!type_is_subtype(class, type) || class != type || class->mro == NULL) {
        return type_is_subtype(class, type);
    }
    int64_t i = 0;
    while (i < tuple_length(class->mro) && tuple_peek(class->mro, i) != (const Object *)type) {
        i++;
    }
    return i < tuple_length(class->mro);
}

// The class whose MRO is walked: self when it is a subclass of `type`, else its class. Borrowed; NULL with TypeError.
// A class that self only claims to have (__class__) is held for the caller when `claimed` is set.
static Type *
check_self(Type *type, Object *self, bool *claimed)
{
    *claimed = false;
    if (is_type(self) && stands_in_order((Type *)self, type)) {
        return (Type *)self;
    }
    if (stands_in_order(self->type, type)) {
        return self->type;
    }
    Object *class = NULL;
    if (object_find_attr(self, names.__class__, &class) < 0) {
        return NULL;
    }
    if (class != NULL && is_type(class) && class != (Object *)self->type && type_is_subtype((Type *)class, type)) {
        *claimed = true;
        hold(class);
        return (Type *)class;
    }
    xdecref(class);
    const char *kind = is_type(self) ? "type" : "instance of";
    const char *name = is_type(self) ? ((Type *)self)->name : self->type->name;
    raise(EXC_TypeError, wording(WORDING_SUPER_OF_ANOTHER), kind, name,
          type->name);
    return NULL;
}

// The attribute in the dicts behind `type` in the MRO of `start`, bound to self: 1, 0 absent, -1.
static int
find_behind(Type *type, Object *self, Type *start, Object *name, bool *unbound, Object **out)
{
    if (start->mro == NULL) {
        return 0;
    }
    Object *mro = hold(incref(start->mro));
    int64_t count = tuple_length(mro), i = 0;
    while (i < count && tuple_peek(mro, i) != (Object *)type) {
        i++;
    }
    Object *found = NULL;
    for (i++; i < count && found == NULL; i++) {
        Object *dict = ((Type *)tuple_peek(mro, i))->dict;
        found = dict == NULL ? NULL : dict_peek(dict, name);
    }
    xincref(found);
    if (found == NULL) {
        drop_held(1);
        return 0;
    }
    hold(found);
    if (unbound != NULL && self != (Object *)start && type_has(found->type, TYPE_METHOD_LIKE)) {
        *unbound = true;
        *out = drop_held_under(let_go(), 1);
        return 1;
    }
    DescrGetFn get = found->type->descr_get;
    if (get == NULL) {
        *out = drop_held_under(let_go(), 1);
        return 1;
    }
    Object *bound = get(found, self == (Object *)start ? NULL : self, (Object *)start);
    *out = drop_held_under(bound, 2);
    return *out == NULL ? -1 : 1;
}

static COLD void
raise_absent(Object *name)
{
    raise(EXC_AttributeError, "'super' object has no attribute '%U'", name);
}

Object *
super_lookup(Type *type, Object *self, Object *name, bool *unbound)
{
    bool claimed;
    if (unbound != NULL) {
        *unbound = false;
    }
    Type *start = check_self(type, self, &claimed);
    if (start == NULL) {
        return NULL;
    }
    // super().__class__ is super itself, as an attribute of the super object would be.
    Object *value = NULL;
    int found = name == names.__class__ ? 0 : find_behind(type, self, start, name, unbound, &value);
    if (found == 0) {
        Slot args[] = {{(Object *)type}, {self}};
        Object *op = object_call((Object *)&SuperType, args, 2, NULL);
        if (op != NULL) {
            hold(op);
            value = drop_held_under(generic_get_attr(op, name), 1);
        }
    }
    return claimed ? drop_held_under(value, 1) : value;
}

// --- the object -------------------------------------------------------------------------------------------

static Object *
super_get_attr(Object *op, Object *name)
{
    Super *self = (Super *)op;
    if (self->type_of_self == NULL || !is_str(name) || str_equals(name, "__class__")) {
        return generic_get_attr(op, name);
    }
    Object *value = NULL;
    int found = find_behind(self->type, self->self, self->type_of_self, name, NULL, &value);
    if (found == 0) {
        found = generic_find_attr(op, name, &value);
        if (found == 0) {
            raise_absent(name);
            attribute_error_context(op, name);
        }
    }
    return value;
}

// super() in a method: the class is in the cell __class__, self is the first argument.
static int
read_frame(Type **type, Object **self)
{
    Frame *frame = current_frame;
    if (frame == NULL) {
        raise(EXC_RuntimeError, "super(): no current frame");
        return -1;
    }
    const Code *code = frame->code;
    if (code->argument_count == 0) {
        raise(EXC_RuntimeError, "super(): no arguments");
        return -1;
    }
    *self = frame->slots[0].ref;
    if (*self != NULL && (code->local_kinds[0] & LOCAL_CELL) && is_exact(*self, &CellType)) {
        *self = ((Cell *)*self)->contents;
    }
    if (*self == NULL) {
        raise(EXC_RuntimeError, "super(): arg[0] deleted");
        return -1;
    }
    for (uint32_t i = code->local_count - code->free_count; i < code->local_count; i++) {
        if (!str_equals(tuple_peek(code->local_names, i), "__class__")) {
            continue;
        }
        Object *cell = frame->slots[i].ref;
        if (cell == NULL || !is_exact(cell, &CellType)) {
            raise(EXC_RuntimeError, "super(): bad __class__ cell");
            return -1;
        }
        Object *class = ((Cell *)cell)->contents;
        if (class == NULL) {
            raise(EXC_RuntimeError, "super(): empty __class__ cell");
            return -1;
        }
        if (!is_type(class)) {
            raise(EXC_RuntimeError, "super(): __class__ is not a type (%s)", class->type->name);
            return -1;
        }
        *type = (Type *)class;
        return 0;
    }
    raise(EXC_RuntimeError, "super(): __class__ cell not found");
    return -1;
}

static int
super_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Super *self = (Super *)op;
    if (args_no_keywords("super", keyword_names) < 0) {
        return -1;
    }
    if (count > 2) {
        raise(EXC_TypeError, "super() expected at most 2 arguments, got %zu", count);
        return -1;
    }
    if (count > 0 && !is_type(args[0].ref)) {
        raise(EXC_TypeError, "super() argument 1 must be a type, not %s", args[0].ref->type->name);
        return -1;
    }
    Type *type = count > 0 ? (Type *)args[0].ref : NULL;
    Object *bound = count > 1 && args[1].ref != None ? args[1].ref : NULL;
    if (count == 0 && read_frame(&type, &bound) < 0) {
        return -1;
    }
    Type *start = NULL;
    bool claimed = false;
    if (bound != NULL) {
        start = check_self(type, bound, &claimed);
        if (start == NULL) {
            return -1;
        }
    }
    Object *old[] = {(Object *)self->type, self->self, (Object *)self->type_of_self};
    self->type = (Type *)incref((Object *)type);
    self->self = xincref(bound);
    self->type_of_self = (Type *)xincref((Object *)start);
    for (size_t i = 0; i < COUNT_OF(old); i++) {
        xdecref(old[i]);
    }
    if (claimed) {
        drop_held(1);
    }
    return 0;
}

static Object *
super_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)args;
    (void)count;
    (void)keyword_names;
    return type_alloc(type, 0);
}

static Object *
super_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)owner;
    Super *self = (Super *)op;
    if (instance == NULL || instance == None || self->self != NULL) {
        return incref(op);
    }
    Slot args[] = {{(Object *)self->type}, {instance}};
    return object_call((Object *)op->type, args, 2, NULL);
}

static const FieldDef super_fields[] = {
    {"__self__", offsetof(Super, self), false},
    {"__thisclass__", offsetof(Super, type), false},
    {"__self_class__", offsetof(Super, type_of_self), false},
    {.name = NULL},
};

static Object *
super_repr(Object *op)
{
    Super *self = (Super *)op;
    const char *type = self->type == NULL ? "NULL" : self->type->name;
    if (self->type_of_self != NULL) {
        return str_format("<super: <class '%s'>, <%s object>>", type, self->type_of_self->name);
    }
    return str_format("<super: <class '%s'>, NULL>", type);
}

static const MemberDef super_members[] = {
    {"__thisclass__", offsetof(Super, type), true, true},
    {"__self__", offsetof(Super, self), true, true},
    {"__self_class__", offsetof(Super, type_of_self), true, true},
    {.name = NULL},
};

Type SuperType = {
    .array_since = 12,
    .base = TYPE_HEADER(&TypeType),
    .name = "super",
    .id = TYPE_SUPER_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN,
    .basic_size = sizeof(Super),
    .fields = super_fields,
    .new = super_new,
    .init = super_init,
    .repr = super_repr,
    .getattr = super_get_attr,
    .descr_get = super_descr_get,
    .members = super_members,
};
