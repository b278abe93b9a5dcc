#include "types/generic_alias.h"
#include "gc/gc.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/frame.h"
#include "types/generic_alias_internal.h"
#include "types/held.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"

_Static_assert(sizeof(GenericAlias) == 64, "CPython's size");

// --- how types are written ------------------------------------------------------------------------------

static int
alias_write_types(StrWriter *out, Object *sequence, int64_t count, Object *(*item)(const Object *, int64_t))
{
    for (int64_t i = 0; i < count; i++) {
        writer_add_text(out, i > 0 ? ", " : "");
        if (alias_write_type(out, item(sequence, i)) < 0) {
            return -1;
        }
    }
    return 0;
}

int
alias_write_type(StrWriter *out, Object *op)
{
    if (op == Ellipsis) {
        writer_add_text(out, "...");
        return 0;
    }
    if (is_exact(op, &ListType)) {
        writer_add_char(out, '[');
        int result = alias_write_types(out, op, list_length(op), list_peek);
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

bool
is_alias(const Object *op)
{
    return is_instance_of(op, &GenericAliasType);
}

static Object *
alias_new(Type *type, Object *origin, Object *item)
{
    Object *self = hold(type_alloc(type, 0));  // born before its tuple
    if (self == NULL) {
        return let_go();
    }
    ((GenericAlias *)self)->origin = incref(origin);
    ((GenericAlias *)self)->args = is_tuple(item) ? incref(item) : tuple_pack(1, item);
    self = let_go();
    if (((GenericAlias *)self)->args == NULL) {
        decref(self);
        return NULL;
    }
    return self;
}

Object *
generic_alias_new(Object *origin, Object *item)
{
    return alias_new(&GenericAliasType, origin, item);
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
    int result = alias_write_type(&out, self->origin);
    writer_add_char(&out, '[');
    if (result == 0) {
        result = alias_write_types(&out, self->args, tuple_length(self->args), tuple_peek);
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
    Object *args = alias_substitute(op, self->args, alias_parameters_of(self->args, &self->parameters), key);
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
    return xincref(alias_parameters_of(self->args, &self->parameters));
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

static Object *
alias_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    GenericAlias *self = (GenericAlias *)op;
    Object *arguments = tuple_pack(2, self->origin, self->args);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    if (!self->starred) {
        return drop_held_under(tuple_pack(2, (Object *)op->type, arguments), 1);
    }
    // *list[int] is what iterating over list[int] gives first.
    Object *plain = object_call((Object *)op->type, tuple_slots(arguments), 2, NULL);
    Object *items = plain == NULL ? NULL : drop_held_under(object_iter(hold(plain)), 1);
    Object *next = current_frame == NULL ? NULL : dict_peek_cstring(current_frame->builtins, "next");
    Object *packed = items == NULL ? NULL : drop_held_under(tuple_pack(1, hold(items)), 1);
    if (packed == NULL || next == NULL) {
        xdecref(packed);
        drop_held(1);
        return NULL;
    }
    hold(packed);
    return drop_held_under(tuple_pack(2, next, packed), 2);
}

static const MethodDef alias_methods[] = {
    {.name = "__reduce__", .function = alias_reduce},
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

static const ComputedDef alias_computed[] = {
    COMPUTED_MEMBER("__unpacked__", alias_get_unpacked),
    {.member = {.name = NULL}},
};

static const GetsetDef alias_getsets[] = {
    {"__parameters__", alias_get_parameters, NULL},
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
    .computed = alias_computed,
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
                             &EnumerateType, &GeneratorType, &CoroutineType, &AsyncGeneratorType, &WeakrefType,
                             &MappingProxyType, &MemoryviewType, &ClassmethodType, &StaticmethodType};
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
