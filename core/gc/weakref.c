// weakref.ref and the lists of weak references (CPython's Objects/weakrefobject.c).
#include "gc/weakref.h"
#include "gc/gc.h"
#include "gc/gc_internal.h"
#include "gc/trashcan.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "trace/trace.h"

// --- the list of an object ------------------------------------------------------------------------
// The plain reference comes first, the plain proxy next, then those with callbacks, the newest first.

Slot *
weakref_list(Object *op)
{
    const Type *type = op->type;
    if (type_has(type, TYPE_MANAGED_WEAKREF)) {
        return (Slot *)op - 4;
    }
    return type->weaklist_offset == 0 ? NULL : (Slot *)((char *)op + type->weaklist_offset);
}

static Weakref *
first_of(Slot *list)
{
    return (Weakref *)list->ref;
}

static void
insert_first(Weakref *self, Slot *list)
{
    Weakref *next = first_of(list);
    self->previous = NULL;
    self->next = next;
    if (next != NULL) {
        next->previous = self;
    }
    list->ref = &self->base;
}

static void
insert_after(Weakref *self, Weakref *previous)
{
    self->previous = previous;
    self->next = previous->next;
    if (self->next != NULL) {
        self->next->previous = self;
    }
    previous->next = self;
}

// Makes it dead. Its callback stays: the collector may still call it.
static void
detach(Weakref *self)
{
    if (self->referent == None) {
        return;
    }
    Slot *list = weakref_list(self->referent);
    if (first_of(list) == self) {
        list->ref = (Object *)self->next;
    }
    self->referent = None;
    if (self->previous != NULL) {
        self->previous->next = self->next;
    }
    if (self->next != NULL) {
        self->next->previous = self->previous;
    }
    self->previous = self->next = NULL;
}

static bool
is_plain(const Weakref *self, const Type *type)
{
    return self->callback == NULL && self->base.type == type;
}

static Weakref *
find_plain_ref(Slot *list)
{
    Weakref *first = first_of(list);
    return first != NULL && is_plain(first, &WeakrefType) ? first : NULL;
}

static bool
is_plain_proxy(const Weakref *self)
{
    return is_plain(self, &WeakProxyType) || is_plain(self, &WeakCallableProxyType);
}

static Weakref *
find_plain_proxy(Slot *list)
{
    Weakref *second = first_of(list);
    if (second != NULL && is_plain(second, &WeakrefType)) {
        second = second->next;
    }
    return second != NULL && is_plain_proxy(second) ? second : NULL;
}

// --- birth ----------------------------------------------------------------------------------------

static Object *
make(Type *type, Object *op, Object *callback)
{
    if (callback == None) {
        callback = NULL;
    }
    Slot *list = weakref_list(op);
    if (list == NULL) {
        raise(EXC_TypeError, "cannot create weak reference to '%s' object", op->type->name);
        return NULL;
    }
    bool is_proxy = type == &WeakProxyType || type == &WeakCallableProxyType;
    if (callback == NULL && (type == &WeakrefType || is_proxy)) {
        Weakref *same = is_proxy ? find_plain_proxy(list) : find_plain_ref(list);
        if (same != NULL && same->base.refcnt > 0) {
            return incref(&same->base);
        }
    }
    bool is_derived = type_has(type, TYPE_HEAP);
    Weakref *self = (Weakref *)(is_derived ? weakref_alloc(type) : gc_new(type, type->basic_size));
    if (self == NULL) {
        return NULL;
    }
    if (is_derived) {
        gc_untrack(&self->base);
    }
    self->referent = op;
    self->callback = xincref(callback);
    self->hash = -1;
    self->vectorcall = NULL;
    // The allocation may have run the collector: look afresh.
    Weakref *plain_ref = find_plain_ref(list);
    Weakref *plain_proxy = find_plain_proxy(list);
    if (callback == NULL && type == &WeakrefType) {
        insert_first(self, list);
    } else if (callback == NULL && is_proxy && plain_ref != NULL) {
        insert_after(self, plain_ref);
    } else if (callback == NULL && is_proxy) {
        insert_first(self, list);
    } else if (plain_proxy != NULL) {
        insert_after(self, plain_proxy);
    } else if (plain_ref != NULL) {
        insert_after(self, plain_ref);
    } else {
        insert_first(self, list);
    }
    gc_track(&self->base);
    return &self->base;
}

Object *
weakref_new(Object *op, Object *callback)
{
    return make(&WeakrefType, op, callback);
}

Object *
weakref_proxy(Object *op, Object *callback)
{
    return make(object_is_callable(op) ? &WeakCallableProxyType : &WeakProxyType, op, callback);
}

Object *
weakref_peek(const Object *ref)
{
    return ((const Weakref *)ref)->referent;
}

int64_t
weakref_count(Object *op)
{
    Slot *list = weakref_list(op);
    int64_t count = 0;
    for (Weakref *w = list == NULL ? NULL : first_of(list); w != NULL; w = w->next) {
        count++;
    }
    return count;
}

// --- death of the referent --------------------------------------------------------------------------

static void
call_back(Object *ref, Object *callback, bool in_collection)
{
    int suspended = trashcan_suspend();
    Object *result = object_call_one(callback, ref);
    trashcan_resume(suspended);
    if (result == NULL) {
        error_write_unraisable(callback, in_collection ? "on calling weakref callback" : "while calling weakref callback");
    } else {
        decref(result);
    }
}

void
weakref_clear_all(Object *op)
{
    Slot *list = weakref_list(op);
    if (list == NULL || list->ref == NULL) {
        return;
    }
    // The plain ones go without anybody noticing.
    while (list->ref != NULL && first_of(list)->callback == NULL) {
        trace_emit(EVENT_WEAKREF_CLEARED, object_address(list->ref), 0);
        detach(first_of(list));
    }
    if (list->ref == NULL) {
        return;
    }
    Object *error = error_take();
    if (error != NULL) {
        hold(error);
    }
    // All are dead before the first callback runs; ref and callback are held in pairs, in the order of the list.
    size_t count = 0;
    for (const Weakref *w = first_of(list); w != NULL; w = w->next) {
        count++;
    }
    int start = held_count();
    Object *tuple = NULL;
    if (count > 1 || profile->single_callbacks_in_tuple) {
        tuple = weakref_pairs_new(count);
        if (tuple == NULL) {
            error_write_unraisable(NULL, NULL);
        } else {
            hold(tuple);
        }
    }
    int pairs = 0;
    for (Weakref *w = first_of(list); w != NULL;) {
        Weakref *next = w->next;
        trace_emit(EVENT_WEAKREF_CLEARED, object_address(&w->base), 0);
        detach(w);
        if (w->callback != NULL) {
            Object *callback = w->callback;
            w->callback = NULL;
            if (w->base.refcnt > 0) {
                if (tuple != NULL) {
                    weakref_pairs_give(tuple, 2 * pairs, incref(&w->base), callback);
                } else {
                    hold(incref(&w->base));
                    hold(callback);
                }
                pairs++;
            } else {
                decref(callback);
            }
        }
        w = next;
    }
    for (int i = 0; i < pairs; i++) {
        Object *ref = tuple != NULL ? weakref_pairs_peek(tuple, 2 * i) : held_at(start + 2 * i);
        Object *callback = tuple != NULL ? weakref_pairs_peek(tuple, 2 * i + 1) : held_at(start + 2 * i + 1);
        call_back(ref, callback, false);
    }
    drop_held_to(start);
    if (error != NULL) {
        error_give(let_go());
    }
}

void
weakref_clear_unreachable(Object *op, GcHead *calls)
{
    if (is_instance_of(op, &WeakrefType) || op->type == &WeakProxyType || op->type == &WeakCallableProxyType) {
        detach((Weakref *)op);
    }
    Slot *list = weakref_list(op);
    if (list == NULL) {
        return;
    }
    while (list->ref != NULL) {
        Weakref *w = first_of(list);
        trace_emit(EVENT_GC_WEAKREF, object_address(&w->base), 0);
        detach(w);
        // A reference that is garbage itself is not called back.
        if (w->callback != NULL && !(gc_head(&w->base)->flags & GC_UNREACHABLE)) {
            incref(&w->base);
            gc_list_move(gc_head(&w->base), calls);
        }
    }
}

int64_t
weakref_call_callbacks(GcHead *calls, GcHead *survivors)
{
    int64_t died = 0;
    while (!gc_list_is_empty(calls)) {
        GcHead *g = gc_next(calls);
        Weakref *w = (Weakref *)gc_object(g);
        call_back(&w->base, w->callback, true);
        bool dies = w->base.refcnt == 1;
        if (!dies) {
            gc_list_move(g, survivors);
        }
        decref(&w->base);
        died += dies;
    }
    return died;
}

// --- the types --------------------------------------------------------------------------------------

int
weakref_traverse(Object *op, Visit visit, void *context)
{
    VISIT_SLOT(((Weakref *)op)->callback);
    return 0;
}

void
weakref_clear(Object *op)
{
    detach((Weakref *)op);
    CLEAR_SLOT(((Weakref *)op)->callback);
}

void
weakref_dealloc(Object *op)
{
    gc_untrack(op);
    weakref_clear(op);
    gc_free(op);
}

void
weakref_holders(Object *op, HolderVisitor *v)
{
    Weakref *self = (Weakref *)op;
    visit_field(v, self->callback, "__callback__");
    if (self->referent != None) {
        visit_holder(v, self->referent, HOLDER_WEAK, 0, NULL);
    }
}

static int
read_arguments(Slot *args, size_t count, Object *names, Object **op, Object **callback)
{
    if ((names != NULL && args_no_keywords("ref", names) < 0) || args_check("__new__", count, 1, 2) < 0) {
        return -1;
    }
    *op = args[0].ref;
    *callback = count == 2 ? args[1].ref : NULL;
    return 0;
}

static Object *
weakref_type_new(Type *type, Slot *args, size_t count, Object *names)
{
    (void)names;  // __init__ minds them
    Object *op, *callback;
    if (read_arguments(args, count, NULL, &op, &callback) < 0) {
        return NULL;
    }
    return make(type, op, callback);
}

static int
weakref_init(Object *self, Slot *args, size_t count, Object *names)
{
    (void)self;
    Object *op, *callback;
    return read_arguments(args, count, names, &op, &callback);
}

static Object *
weakref_call(Object *self, Slot *args, size_t count, Object *names)
{
    (void)args;
    if (args_no_keywords("weakref", names) < 0) {
        return NULL;
    }
    if (count > 0) {
        raise(EXC_TypeError, "weakref expected 0 arguments, got %zu", count);
        return NULL;
    }
    return incref(((Weakref *)self)->referent);
}

static int64_t
weakref_hash(Object *op)
{
    Weakref *self = (Weakref *)op;
    if (self->hash == -1) {
        if (self->referent == None) {
            raise(EXC_TypeError, "weak object has gone away");
            return -1;
        }
        hold(incref(self->referent));
        self->hash = object_hash(self->referent);
        drop_held(1);
    }
    return self->hash;
}

static Object *
weakref_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_instance_of(left, &WeakrefType) ||
        !is_instance_of(right, &WeakrefType)) {
        return NotImplemented;
    }
    Object *a = weakref_peek(left), *b = weakref_peek(right);
    if (a == None || b == None) {
        return bool_from((left == right) == (op == COMPARE_EQ));
    }
    hold(incref(a));
    hold(incref(b));
    Object *result = object_compare(a, b, op);
    drop_held(2);
    return result;
}

// The type with its module, unless that is the program's or builtins. NEW_REF, or NULL.
Object *
weakref_shown_type(const Type *type)
{
    if (!profile->weakrefs_tell_module || !type_has(type, TYPE_HEAP)) {
        return str_format("%s", type->name);
    }
    Object *module = object_get_attr((Object *)(uintptr_t)type, names.__module__);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    bool is_alone = !is_str(module) || str_equals(module, "__main__") || str_equals(module, "builtins");
    Object *shown = is_alone ? incref(type->heap_qualname) : str_format("%U.%U", module, type->heap_qualname);
    drop_held(1);
    return shown;
}

static Object *
weakref_repr(Object *op)
{
    Object *referent = weakref_peek(op);
    if (referent == None) {
        return str_format("<weakref at 0x%x; dead>", object_id(op));
    }
    hold(incref(referent));
    Object *name, *result = NULL, *type = weakref_shown_type(referent->type);
    if (type == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(type);
    int found = object_find_special(referent, names.__name__, &name);
    if (found >= 0) {
        bool named = found > 0 && is_str(name);
        hold(found > 0 ? name : None);
        result = named ? str_format("<weakref at 0x%x; to '%U' at 0x%x (%U)>", object_id(op), type,
                                    object_id(referent), name)
                       : str_format("<weakref at 0x%x; to '%U' at 0x%x>", object_id(op), type,
                                    object_id(referent));
        drop_held(1);
    }
    drop_held(2);
    return result;
}

static const MemberDef weakref_members[] = {
    {.name = "__callback__", .offset = offsetof(Weakref, callback), .read_only = true, .none_if_null = true},
    {.name = NULL},
};

Type WeakrefType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "weakref.ReferenceType",
    .id = TYPE_WEAKREF_ID,
    .flags = TYPE_CALLS_ARRAY | TYPE_GC | TYPE_BASE | TYPE_TRASHCAN,
    .basic_size = sizeof(Weakref),
    .dealloc = weakref_dealloc,
    .traverse = weakref_traverse,
    .clear = weakref_clear,
    .holders = weakref_holders,
    .new = weakref_type_new,
    .init = weakref_init,
    .repr = weakref_repr,
    .hash = weakref_hash,
    .compare = weakref_compare,
    .call = weakref_call,
    .members = weakref_members,
};
