// The order in which a class's bases are asked (C3), the base that decides its layout, and who its subclasses are.
#include "gc/weakref.h"
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
#include "types/tuple.h"
#include "types/type_internal.h"

static Type *
class_at(Object *tuple, int64_t i)
{
    return (Type *)tuple_peek(tuple, i);
}

// --- C3 ---------------------------------------------------------------------------------------------------

// The rows to be merged: the MROs of the bases, then the bases themselves; each is read from its own position on.
typedef struct {
    Object *tuple;
    int64_t at;
} Row;

static bool
in_tail(const Row *row, const Object *class)
{
    for (int64_t i = row->at + 1; i < tuple_length(row->tuple); i++) {
        if (tuple_peek(row->tuple, i) == class) {
            return true;
        }
    }
    return false;
}

static COLD void
raise_inconsistent(const Row *rows, int64_t count)
{
    Buffer text = {0};
    for (int64_t i = 0; i < count; i++) {
        if (rows[i].at >= tuple_length(rows[i].tuple)) {
            continue;
        }
        Type *class = class_at(rows[i].tuple, rows[i].at);
        // Several rows may begin with the same class; each class is named once.
        bool named = false;
        for (int64_t j = 0; j < i; j++) {
            named |= rows[j].at < tuple_length(rows[j].tuple) && class_at(rows[j].tuple, rows[j].at) == class;
        }
        if (!named) {
            buffer_append_text(&text, text.length > 0 ? ", " : " ");
            buffer_append_text(&text, type_short_name(class));
        }
    }
    raise(EXC_TypeError, wording(WORDING_MRO_CONFLICT), text.data);
    buffer_free(&text);
}

// Takes, again and again, the first head that stands in no tail. The classes go to `result`, borrowed.
static int
merge(Row *rows, int64_t count, Object **result, int64_t *length)
{
    for (;;) {
        int64_t empty = 0, i = 0;
        Object *chosen = NULL;
        for (; i < count && chosen == NULL; i++) {
            if (rows[i].at >= tuple_length(rows[i].tuple)) {
                empty++;
                continue;
            }
            Object *candidate = tuple_peek(rows[i].tuple, rows[i].at);
            bool blocked = false;
            for (int64_t j = 0; j < count && !blocked; j++) {
                blocked = in_tail(&rows[j], candidate);
            }
            chosen = blocked ? NULL : candidate;
        }
        if (chosen == NULL) {
            if (empty == count) {
                return 0;
            }
            raise_inconsistent(rows, count);
            return -1;
        }
        result[(*length)++] = chosen;
        for (int64_t j = 0; j < count; j++) {
            if (rows[j].at < tuple_length(rows[j].tuple) && tuple_peek(rows[j].tuple, rows[j].at) == chosen) {
                rows[j].at++;
            }
        }
    }
}

static int
check_duplicates(Object *bases)
{
    for (int64_t i = 0; i < tuple_length(bases); i++) {
        for (int64_t j = i + 1; j < tuple_length(bases); j++) {
            if (tuple_peek(bases, i) == tuple_peek(bases, j)) {
                raise(EXC_TypeError, "duplicate base class %s", type_short_name(class_at(bases, i)));
                return -1;
            }
        }
    }
    return 0;
}

Object *
type_linearise(Type *type)
{
    Object *bases = type->bases;
    int64_t count = tuple_length(bases), most = 1;
    if (check_duplicates(bases) < 0) {
        return NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        if (class_at(bases, i)->mro == NULL) {
            raise(EXC_TypeError, "Cannot extend an incomplete type '%s'", class_at(bases, i)->name);
            return NULL;
        }
        most += tuple_length(class_at(bases, i)->mro);
    }
    Object **classes = host_alloc((size_t)(most + 1) * sizeof *classes);
    Row *rows = host_alloc((size_t)(count + 1) * sizeof *rows);
    int64_t length = 0;
    classes[length++] = (Object *)type;
    for (int64_t i = 0; i < count; i++) {
        rows[i] = (Row){class_at(bases, i)->mro, 0};
    }
    rows[count] = (Row){bases, 0};
    Object *result = NULL;
    // CPython merges several bases into a list, which the tuple is made of.
    Object *list = count > 1 ? list_new(1) : NULL;
    bool is_listed = count <= 1 || list != NULL;
    hold(list == NULL ? incref(None) : list);
    if (is_listed && merge(rows, count + 1, classes, &length) == 0) {
        result = tuple_new(length);
        for (int64_t i = 0; result != NULL && i < length; i++) {
            tuple_give_item(result, i, incref(classes[i]));
        }
    }
    drop_held(1);
    host_free(rows);
    host_free(classes);
    return result;
}

// --- a metaclass's own mro() --------------------------------------------------------------------------------

static int
check_mro(Type *type, Object *mro)
{
    const Type *solid = type_solid_base(type);
    if (tuple_length(mro) == 0) {
        raise(EXC_TypeError, "type MRO must not be empty");
        return -1;
    }
    for (int64_t i = 0; i < tuple_length(mro); i++) {
        Object *class = tuple_peek(mro, i);
        if (!is_type(class)) {
            raise(EXC_TypeError, "mro() returned a non-class ('%s')", class->type->name);
            return -1;
        }
        if (!type_is_subtype(solid, type_solid_base((Type *)class))) {
            raise(EXC_TypeError, "mro() returned base with unsuitable layout ('%s')", ((Type *)class)->name);
            return -1;
        }
    }
    return 0;
}

static Object *
call_mro(Type *type)
{
    Object *result = object_call_method((Object *)type, names.mro, NULL, 0);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    Object *mro = drop_held_under(object_to_tuple(result), 1);
    if (mro != NULL && check_mro(type, mro) < 0) {
        decref(mro);
        return NULL;
    }
    return mro;
}

// What the program's mro() gives; the order in force stays alive meanwhile. NULL without an error: mro() has set one itself.
static Object *
ask_mro(Type *type)
{
    Object *old = type->mro;
    hold(incref(old != NULL ? old : None));
    Object *mro = drop_held_under(call_mro(type), 1);
    if (mro != NULL && type->mro != old) {
        decref(mro);
        return NULL;
    }
    return mro;
}

int
type_compute_mro(Type *type)
{
    Type *metatype = type->base.base.type;
    bool custom = metatype != &TypeType && type_lookup(metatype, names.mro) != type_lookup(&TypeType, names.mro);
    Object *mro = custom ? ask_mro(type) : type_linearise(type);
    if (mro == NULL) {
        return error_pending() ? -1 : 0;
    }
    if (metatype != &TypeType && !custom) {
        // CPython asks type.mro(), which makes a list.
        hold(mro);
        Object *list = list_new(tuple_length(mro));
        mro = let_go();
        if (list == NULL) {
            decref(mro);
            return -1;
        }
        decref(list);
    }
    type->flags |= custom ? TYPE_NO_CACHE : 0;
    Object *old = type->mro;
    type->mro = mro;
    type_modified(type);
    xdecref(old);
    return 1;
}

// --- the base that decides the layout ---------------------------------------------------------------------------

// The most basic class whose instances have the same memory; what stands in front of the object does not count.
const Type *
type_solid_base(const Type *type)
{
    const Type *base = type->base_type == NULL ? &ObjectType : type_solid_base(type->base_type);
    uint32_t size = type->basic_size;
    if (type_has(type, TYPE_HEAP) && type->weaklist_offset != base->weaklist_offset) {
        size -= sizeof(Slot);
    }
    if (profile->dicts_at_end && type->item_size != 0 && type_has(type, TYPE_MANAGED_DICT) &&
        !type_has(base, TYPE_MANAGED_DICT)) {
        size -= sizeof(Slot);
    }
    bool differs = size != base->basic_size || type->item_size != base->item_size;
    return differs ? type : base;
}

Type *
type_best_base(Object *bases)
{
    const Type *winner = NULL;
    Type *base = NULL;
    for (int64_t i = 0; i < tuple_length(bases); i++) {
        Object *candidate = tuple_peek(bases, i);
        if (!is_type(candidate)) {
            raise(EXC_TypeError, "bases must be types");
            return NULL;
        }
        Type *type = (Type *)candidate;
        if (!type_has(type, TYPE_BASE)) {
            raise(EXC_TypeError, "type '%s' is not an acceptable base type", type->name);
            return NULL;
        }
        const Type *solid = type_solid_base(type);
        if (winner == NULL || (winner != solid && type_is_subtype(solid, winner))) {
            winner = solid;
            base = type;
        } else if (!type_is_subtype(winner, solid)) {
            raise(EXC_TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return base;
}

Type *
type_calculate_metatype(Type *metatype, Object *bases)
{
    Type *winner = metatype;
    for (int64_t i = 0; i < tuple_length(bases); i++) {
        Type *type = tuple_peek(bases, i)->type;
        if (type_is_subtype(winner, type)) {
            continue;
        }
        if (!type_is_subtype(type, winner)) {
            raise(EXC_TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                                 "of the metaclasses of all its bases");
            return NULL;
        }
        winner = type;
    }
    return winner;
}

// Appends the bases that one object stands for: 1 when it stands for others, 0 when it is itself a base, -1.
static int
append_entries(Object *list, Object *base, Object *bases)
{
    Object *method = NULL;
    int found = is_type(base) ? 0 : object_find_attr(base, names.__mro_entries__, &method);
    if (found <= 0) {
        return found < 0 ? -1 : list_append(list, base);
    }
    hold(method);
    Object *entries = drop_held_under(object_call_one(method, bases), 1);
    if (entries == NULL) {
        return -1;
    }
    hold(entries);
    int result = 1;
    if (!is_tuple(entries)) {
        raise(EXC_TypeError, "__mro_entries__ must return a tuple");
        result = -1;
    }
    for (int64_t i = 0; result > 0 && i < tuple_length(entries); i++) {
        result = list_append(list, tuple_peek(entries, i)) < 0 ? -1 : 1;
    }
    drop_held(1);
    return result;
}

Object *
bases_resolve(Object *bases)
{
    bool plain = true;
    for (int64_t i = 0; i < tuple_length(bases); i++) {
        plain = plain && is_type(tuple_peek(bases, i));
    }
    if (plain) {
        return incref(bases);
    }
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    bool changed = false;
    Object *result = NULL;
    for (int64_t i = 0; i < tuple_length(bases); i++) {
        int appended = append_entries(list, tuple_peek(bases, i), bases);
        if (appended < 0) {
            goto out;
        }
        changed |= appended > 0;
    }
    result = changed ? list_as_tuple(list) : incref(bases);
out:
    return drop_held_under(result, 1);
}

// --- subclasses ---------------------------------------------------------------------------------------------------

// Each base knows its direct subclasses by weak references, in a dict by address.
static Object *
subclass_key(const Type *type)
{
    return int_from((int64_t)object_id((const Object *)type));
}

int
type_add_subclass(Type *base, Type *type)
{
    if (base->subclasses == NULL) {
        base->subclasses = dict_new();
        if (base->subclasses == NULL) {
            return -1;
        }
    }
    Object *key = subclass_key(type);
    if (key == NULL) {
        return -1;
    }
    hold(key);
    Object *reference = weakref_new((Object *)type, NULL);
    int result = -1;
    if (reference != NULL) {
        hold(reference);
        result = dict_set(base->subclasses, key, reference);
        drop_held(1);
    }
    drop_held(1);
    return result;
}

enum { ROOM_FOR_SUBCLASSES = 8 };

// CPython's own modules derive from these before the program begins: they have their dict of subclasses, with room in it, and
// keep it.
static bool
has_library_subclasses(const Type *type)
{
    const Type *const types[] = {&DictType, &TypeType, &PropertyType, &ClassmethodType, &StaticmethodType};
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (types[i] == type) {
            return true;
        }
    }
    return type == &ListType && profile->library_derives_from_list;
}

int
type_prepare_subclasses(Type *type)
{
    if (has_library_subclasses(type) && type->subclasses == NULL) {
        type->subclasses = dict_new_presized(ROOM_FOR_SUBCLASSES, false);
        return type->subclasses == NULL ? -1 : 0;
    }
    return 0;
}

int
type_add_to_bases(Type *type)
{
    for (int64_t i = 0; i < tuple_length(type->bases); i++) {
        if (type_add_subclass(class_at(type->bases, i), type) < 0) {
            return -1;
        }
    }
    return 0;
}

// The key that is in the dict already, when there is no memory for one to look it up with.
static Object *
existing_key(const Type *base, const Type *type)
{
    int64_t position = 0;
    Object *key, *reference;
    int overflow;
    while (dict_next(base->subclasses, &position, &key, &reference)) {
        if (int_as_int64(key, &overflow) == (int64_t)object_id((const Object *)type)) {
            return incref(key);
        }
    }
    return NULL;
}

static void
remove_subclass(Type *base, const Type *type)
{
    if (base->subclasses == NULL) {
        return;
    }
    Object *key = subclass_key(type);
    if (key == NULL) {
        error_clear();
        key = existing_key(base, type);
    }
    Object *reference = NULL;
    if (key != NULL && dict_take(base->subclasses, key, &reference) < 0) {
        error_clear();
    }
    xdecref(key);
    xdecref(reference);
    if (dict_length(base->subclasses) == 0 && !has_library_subclasses(base)) {
        CLEAR_SLOT(base->subclasses);
    }
}

void
type_remove_from_bases(Type *type, Object *bases)
{
    Object *error = error_take();
    for (int64_t i = 0; bases != NULL && i < tuple_length(bases); i++) {
        remove_subclass(class_at(bases, i), type);
    }
    error_give(error);
}

int
type_walk_subclasses(const Type *type, int (*visit)(Type *subclass, void *context), void *context)
{
    int64_t position = 0;
    Object *key, *reference;
    while (type->subclasses != NULL && dict_next(type->subclasses, &position, &key, &reference)) {
        Object *subclass = weakref_peek(reference);
        int stop = subclass == None ? 0 : visit((Type *)subclass, context);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

static int
append_subclass(Type *subclass, void *context)
{
    return list_append(context, (Object *)subclass);
}

Object *
type_subclasses_list(Type *type)
{
    Object *list = list_new(0);
    if (list != NULL && type_walk_subclasses(type, append_subclass, list) < 0) {
        decref(list);
        return NULL;
    }
    return list;
}

// --- assigning to __bases__ -----------------------------------------------------------------------------------------

// What was done goes to `done`, as (class, new order, old order or None).
static int
note_order(Object *done, Type *type, Object *old)
{
    Object *entry = tuple_pack(3, (Object *)type, type->mro, old);
    if (entry == NULL) {
        return -1;
    }
    hold(entry);
    int result = list_append(done, entry);
    drop_held(1);
    return result;
}

// The orders of a class whose bases are new and of all that derive from it. A program's mro() may run and change any of them.
static int
refresh_orders(Type *type, Object *done)
{
    Object *old = hold(incref(type->mro != NULL ? type->mro : None));
    int result = type_compute_mro(type);
    if (result > 0) {
        result = note_order(done, type, old) < 0 ? -1 : 1;
    }
    drop_held(1);
    Object *subclasses = result > 0 ? type_subclasses_list(type) : NULL;
    if (subclasses == NULL) {
        return result > 0 ? -1 : result;
    }
    hold(subclasses);
    result = 0;
    for (int64_t i = 0; result == 0 && i < list_length(subclasses); i++) {
        result = refresh_orders((Type *)list_peek(subclasses, i), done);
    }
    drop_held(1);
    return result;
}

// Puts back the orders that are still the ones that were set, the last first.
static void
restore_orders(Object *done)
{
    for (int64_t i = list_length(done); i-- > 0;) {
        Object *entry = list_peek(done, i);
        Type *type = (Type *)tuple_peek(entry, 0);
        Object *now = type->mro;
        if (now == tuple_peek(entry, 1)) {
            Object *old = tuple_peek(entry, 2);
            type->mro = old == None ? NULL : incref(old);
            type_modified(type);
            decref(now);
        }
    }
}

static int
refresh_slots(Type *type, void *context)
{
    slots_update_all(type);
    return type_walk_subclasses(type, refresh_slots, context);
}

// While a program's mro() runs, the order of a class may not show yet the base that it was given.
static bool
derives_by_base_alone(const Type *type, const Type *from)
{
    while (type != NULL && type != from) {
        type = type->base_type;
    }
    return type != NULL;
}

static int
check_bases(Type *type, Object *bases)
{
    if (!is_tuple(bases)) {
        raise(EXC_TypeError, "can only assign tuple to %s.__bases__, not %s", type->name, bases->type->name);
        return -1;
    }
    if (tuple_length(bases) == 0) {
        raise(EXC_TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", type->name);
        return -1;
    }
    for (int64_t i = 0; i < tuple_length(bases); i++) {
        Object *base = tuple_peek(bases, i);
        if (!is_type(base)) {
            raise(EXC_TypeError, "%s.__bases__ must be tuple of classes, not '%s'", type->name, base->type->name);
            return -1;
        }
        if (type_is_subtype((Type *)base, type) || derives_by_base_alone((Type *)base, type)) {
            raise(EXC_TypeError, "a __bases__ item causes an inheritance cycle");
            return -1;
        }
    }
    return 0;
}

int
type_set_bases(Object *op, Object *value)
{
    Type *type = (Type *)op;
    if (value == NULL || type_has(type, TYPE_IMMUTABLE)) {
        raise(EXC_TypeError, "cannot %s '__bases__' attribute of immutable type '%s'",
              value == NULL ? "delete" : "set", type->name);
        return -1;
    }
    Type *base = check_bases(type, value) < 0 ? NULL : type_best_base(value);
    if (base == NULL || !type_compatible(type->base_type, base, "__bases__")) {
        return -1;
    }
    Object *done = list_new(0);
    if (done == NULL) {
        return -1;
    }
    hold(done);
    Object *old_bases = type->bases;
    Object *old_base = (Object *)type->base_type;
    type->bases = incref(value);
    type->base_type = (Type *)incref((Object *)base);
    // The old ones stay until all is well: when no order fits, everything is put back, except what a program's mro() has
    // set anew meanwhile.
    hold(old_bases);
    hold(old_base);
    int result = refresh_orders(type, done);
    if (result == 0 && type->bases == value) {
        type_remove_from_bases(type, old_bases);
        result = type_add_to_bases(type);
        (void)refresh_slots(type, NULL);
    } else if (result < 0) {
        hold(error_take());
        restore_orders(done);
        if (type->bases == value) {
            type->bases = incref(old_bases);
            type->base_type = (Type *)incref(old_base);
            decref(value);
            decref((Object *)base);
        }
        error_give(let_go());
    }
    drop_held(3);
    return result;
}
