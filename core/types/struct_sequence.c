#include "types/struct_sequence.h"
#include "gc/gc.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/type_internal.h"

static const MemberDef no_fields[] = {{.name = NULL}};

STRUCT_SEQUENCE_TYPE(StructSequenceType, "structseq", no_fields);

// --- fields -----------------------------------------------------------------------------------------------

// Fields with a place in the instance. Those that the release has not yet follow the others and stay empty.
static int64_t
count_places(const Type *type)
{
    int64_t count = 0;
    while (type->members[count].name != NULL) {
        count++;
    }
    return count;
}

static int64_t
count_fields(const Type *type)
{
    int64_t count = 0;
    while (type->members[count].name != NULL && profile_has_name(type->name, type->members[count].name)) {
        count++;
    }
    return count;
}

// Fields that are items of the tuple, too.
static int64_t
count_items(const Type *type)
{
    int64_t count = 0;
    while (type->members[count].name != NULL && !type->members[count].none_if_null) {
        count++;
    }
    return count;
}

int
struct_sequence_describe(Type *type)
{
    int64_t items = count_items(type);
    const struct {
        const char *name;
        int64_t value;
    } counts[] = {{"n_sequence_fields", items}, {"n_fields", count_fields(type)}, {"n_unnamed_fields", 0}};
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        if (type_dict_give(type, counts[i].name, int_from(counts[i].value)) < 0) {
            return -1;
        }
    }
    Object *arguments = tuple_new(items);
    for (int64_t i = 0; arguments != NULL && i < items; i++) {
        Object *name = str_intern_immortal(str_from(type->members[i].name));
        if (name == NULL) {
            decref(arguments);
            return -1;
        }
        tuple_give_item(arguments, i, name);
    }
    return type_dict_give(type, "__match_args__", arguments);
}

// --- life -------------------------------------------------------------------------------------------------

// An instance whose places are empty; the collector does not track it. NEW_REF or NULL.
static Object *
empty_new(Type *type)
{
    Object *self = type_ready(type) < 0 ? NULL : type_alloc(type, count_places(type));
    if (self != NULL) {
        gc_untrack(self);  // as in CPython
        ((Tuple *)self)->base.size = count_items(type);
    }
    return self;
}

Object *
struct_sequence_new(Type *type, Object **values, int count)
{
    bool complete = true;
    for (int i = 0; i < count; i++) {
        complete &= values[i] != NULL;
    }
    Object *self = complete ? empty_new(type) : NULL;
    int64_t filled = self == NULL ? 0 : count_fields(type);
    for (int i = 0; i < count; i++) {
        if (i < filled) {
            ((Tuple *)self)->items[i].ref = values[i];
        } else {
            xdecref(values[i]);
        }
    }
    return self;
}

void
struct_sequence_dealloc(Object *op)
{
    Tuple *self = (Tuple *)op;
    gc_untrack(op);
    self->base.size = 0;
    drop_slots(self->items, count_places(op->type));
    gc_free(op);
}

int
struct_sequence_traverse(Object *op, Visit visit, void *context)
{
    for (int64_t i = 0; i < count_places(op->type); i++) {
        VISIT_SLOT(((Tuple *)op)->items[i].ref);
    }
    return 0;
}

void
struct_sequence_holders(Object *op, HolderVisitor *visitor)
{
    for (int64_t i = 0; i < count_places(op->type); i++) {
        visit_holder(visitor, ((Tuple *)op)->items[i].ref, HOLDER_ITEM, i, NULL);
    }
}

// --- making one of a program's values -----------------------------------------------------------------------

// Are there enough values and not too many? 0 or -1.
static int
check_length(const Type *type, int64_t given)
{
    int64_t least = count_items(type), most = count_fields(type);
    if (given >= least && given <= most) {
        return 0;
    }
    const char *bound = least == most ? "a" : given < least ? "an at least" : "an at most";
    raise(EXC_TypeError, "%s() takes %s %lld-sequence (%lld-sequence given)", type->name, bound,
          (long long)(given < least ? least : most), (long long)given);
    return -1;
}

// Fills the places from `from` on with what the dict has for their names, which may be NULL, else None. 0 or -1.
static int
fill_hidden(Object *self, int64_t from, Object *dict)
{
    const Type *type = self->type;
    int64_t end = count_fields(type), used = 0;
    for (int64_t i = from; i < end; i++) {
        Object *value = dict == NULL ? NULL : dict_peek_cstring(dict, type->members[i].name);
        used += value != NULL;
        ((Tuple *)self)->items[i].ref = incref(value != NULL ? value : None);
    }
    if (dict != NULL && profile->checks_field_names && dict_length(dict) > used) {
        raise(EXC_TypeError, "%s() got duplicate or unexpected field name(s)", type->name);
        return -1;
    }
    return 0;
}

// Of values for the first places and a dict (or NULL) for the others.
static Object *
make(Type *type, Object *values, Object *dict)
{
    if (check_length(type, tuple_length(values)) < 0) {
        return NULL;
    }
    Object *self = empty_new(type);
    if (self == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < tuple_length(values); i++) {
        ((Tuple *)self)->items[i].ref = incref(tuple_peek(values, i));
    }
    hold(self);
    int result = fill_hidden(self, tuple_length(values), dict);
    gc_track(self);
    return drop_held_under(result < 0 ? NULL : incref(self), 1);
}

Object *
struct_sequence_type_new(Type *type, Slot *args, size_t count, Object *names_)
{
    Object *given[2];
    if (args_parse("structseq", "sequence | dict", args, count, names_, given) < 0) {
        return NULL;
    }
    Object *values = tuple_from_iterable(given[0]);
    if (values == NULL) {
        if (error_is(EXC_TypeError)) {
            raise(EXC_TypeError, "constructor requires a sequence");
        }
        return NULL;
    }
    hold(values);
    Object *self = NULL;
    if (given[1] != NULL && !is_dict(given[1])) {
        raise(EXC_TypeError, "%s() takes a dict as second arg, if any", type->name);
    } else {
        self = make(type, values, given[1]);
    }
    return drop_held_under(self, 1);
}

// --- methods ------------------------------------------------------------------------------------------------

// Puts what the names that are no items hold into the dict. 0 or -1.
static int
collect_hidden(Object *self, Object *dict)
{
    const Type *type = self->type;
    int64_t end = count_fields(type);
    for (int64_t i = count_items(type); i < end; i++) {
        if (dict_set_cstring(dict, type->members[i].name, ((Tuple *)self)->items[i].ref) < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
struct_sequence_reduce(Object *self, Slot *args, size_t count, Object *names_)
{
    (void)args, (void)count, (void)names_;
    Object *items = hold(tuple_new(tuple_length(self)));
    Object *dict = hold(dict_new());
    Object *arguments = NULL, *result = NULL;
    if (items != NULL && dict != NULL && collect_hidden(self, dict) == 0) {
        for (int64_t i = 0; i < tuple_length(self); i++) {
            tuple_give_item(items, i, incref(tuple_peek(self, i)));
        }
        arguments = tuple_pack(2, items, dict);
    }
    if (arguments != NULL) {
        hold(arguments);
        result = drop_held_under(tuple_pack(2, (Object *)self->type, arguments), 1);
    }
    return drop_held_under(result, 2);
}

// The field of that name, or -1.
static int64_t
find_field(const Type *type, Object *name)
{
    int64_t end = count_fields(type);
    for (int64_t i = 0; i < end; i++) {
        if (str_equals(name, type->members[i].name)) {
            return i;
        }
    }
    return -1;
}

// The changed instance, whose owner the caller is; the names that are no field go into `unknown`. 0 or -1.
static int
set_fields(Object *self, Slot *values, Object *keyword_names, Object *unknown)
{
    for (int64_t i = 0; keyword_names != NULL && i < tuple_length(keyword_names); i++) {
        Object *name = tuple_peek(keyword_names, i);
        int64_t field = find_field(self->type, name);
        if (field >= 0) {
            Slot *place = &((Tuple *)self)->items[field];
            Object *old = place->ref;
            place->ref = incref(values[i].ref);
            decref(old);
        } else if (list_append(unknown, name) < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
struct_sequence_replace(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    if (count > 0) {
        raise(EXC_TypeError, "__replace__() takes no positional arguments");
        return NULL;
    }
    Object *self = empty_new(op->type);
    if (self == NULL) {
        return NULL;
    }
    int64_t fields = count_fields(op->type);
    for (int64_t i = 0; i < fields; i++) {
        ((Tuple *)self)->items[i].ref = incref(((Tuple *)op)->items[i].ref);
    }
    hold(self);
    Object *unknown = hold(list_new(0));
    int result = unknown == NULL ? -1 : set_fields(self, args, keyword_names, unknown);
    if (result == 0 && list_length(unknown) > 0) {
        raise(EXC_TypeError, "Got unexpected field name(s): %R", unknown);
        result = -1;
    }
    return drop_held_under(result < 0 ? NULL : incref(self), 2);
}

const MethodDef struct_sequence_methods[] = {
    {"__reduce__", struct_sequence_reduce, 0, 0, 0, NULL},
    {"__replace__", struct_sequence_replace, 0, -1, METHOD_KEYWORDS, "Return a copy of the structure with new values."},
    {.name = NULL},
};

Object *
struct_sequence_repr(Object *op)
{
    const Type *type = op->type;
    StrWriter writer = {0};
    writer_add_text(&writer, type->name);
    writer_add_text(&writer, "(");
    for (int64_t i = 0; i < tuple_length(op); i++) {
        writer_add_text(&writer, i > 0 ? ", " : "");
        writer_add_text(&writer, type->members[i].name);
        writer_add_text(&writer, "=");
        if (writer_add_repr(&writer, tuple_peek(op, i)) < 0) {
            writer_discard(&writer);
            return NULL;
        }
    }
    writer_add_text(&writer, ")");
    return writer_finish(&writer);
}
