// Instances of the program's classes: their memory, their references, their death.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "object/error.h"
#include "object/profile.h"
#include "types/dict.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include <string.h>

// --- birth ----------------------------------------------------------------------------------------------

Object *
type_alloc(Type *type, int64_t items)
{
    size_t size = type->basic_size;
    if (type->item_size != 0) {
        // One item more than asked for, as in CPython: a sentinel for types that need one.
        size = ROUND_UP(size + (size_t)(items + 1) * type->item_size, 8);
    }
    bool inline_values = type_has(type, TYPE_INLINE_VALUES);
    size_t values = inline_values ? values_size_for(type) : 0;
    Object *op = type_has(type, TYPE_GC) ? gc_new(type, size + values) : object_new(type, size);
    if (op == NULL) {
        return NULL;
    }
    memset(op + 1, 0, size - sizeof(Object));
    if (type->item_size != 0) {
        ((VarObject *)op)->size = items;
    }
    if (inline_values) {
        values_init(op);
    }
    if (type_has(type, TYPE_GC)) {
        gc_track(op);
    }
    if (type_has(type, TYPE_APART_VALUES) && values_give_apart(op) < 0) {
        decref(op);
        return NULL;
    }
    return op;
}

Object *
weakref_alloc(Type *type)
{
    return type_alloc(type, 0);
}

int
type_size_difference(const Type *type)
{
    int difference = 0;
    for (; type != NULL && difference == 0; type = type->base_type) {
        difference = type_has(type, TYPE_HEAP) ? 0 : profile_size_difference(type->name);
    }
    return difference;
}

size_t
type_instance_size(const Object *op)
{
    const Type *type = op->type;
    if (type->size_of != NULL) {
        return type->size_of(op);
    }
    size_t size = type->basic_size;
    if (type->item_size != 0) {
        int64_t items = ((const VarObject *)op)->size;
        size += (size_t)(items < 0 ? -items : items) * type->item_size;
    }
    return size;
}

// --- references -----------------------------------------------------------------------------------------

// The nearest built-in base: what its slots do is not done here.
static const Type *
built_in_base(const Type *type)
{
    while (type_has(type, TYPE_HEAP)) {
        type = type->base_type;
    }
    return type;
}

static Slot *
member_slot(Object *self, const Type *type, uint32_t i)
{
    return (Slot *)((char *)self + type_member(type, i)->offset);
}

int
subtype_traverse(Object *self, Visit visit, void *context)
{
    Type *type = self->type;
    const Type *base = type;
    for (; type_has(base, TYPE_HEAP); base = base->base_type) {
        for (uint32_t i = 0; type_has(base, TYPE_GC) && i < base->slot_count; i++) {
            VISIT_SLOT(member_slot(self, base, i)->ref);
        }
    }
    if (type_has(type, TYPE_MANAGED_DICT)) {
        int stop = instance_traverse(self, visit, context);
        if (stop != 0) {
            return stop;
        }
    }
    VISIT_SLOT(type);
    return base->traverse != NULL ? base->traverse(self, visit, context) : 0;
}

static void
clear_members(Object *self)
{
    for (const Type *base = self->type; type_has(base, TYPE_HEAP); base = base->base_type) {
        for (uint32_t i = 0; i < base->slot_count; i++) {
            CLEAR_SLOT(member_slot(self, base, i)->ref);
        }
    }
}

void
subtype_clear(Object *self)
{
    const Type *base = built_in_base(self->type);
    clear_members(self);
    if (type_has(self->type, TYPE_MANAGED_DICT)) {
        instance_clear(self);
    }
    if (base->clear != NULL) {
        base->clear(self);
    }
}

void
subtype_holders(Object *self, HolderVisitor *v)
{
    const Type *type = self->type;
    const Type *base = type;
    visit_holder(v, (const Object *)type, HOLDER_TYPE, 0, NULL);
    for (; type_has(base, TYPE_HEAP); base = base->base_type) {
        for (uint32_t i = 0; i < base->slot_count; i++) {
            visit_holder(v, member_slot(self, base, i)->ref, HOLDER_SLOT, i, tuple_peek(base->slots, i));
        }
    }
    if (type_has(type, TYPE_MANAGED_DICT)) {
        instance_holders(self, v);
    }
    if (base->holders != NULL) {
        base->holders(self, v);
    }
}

// --- death ----------------------------------------------------------------------------------------------

// Most instances. The order is that of subtype_dealloc.
static void
dealloc_values_only(Object *self, Type *type)
{
    gc_untrack(self);
    if (UNLIKELY(managed_weakref_slot(self)->ref != NULL)) {
        weakref_clear_all(self);
    }
    DictValues *values = instance_values(self);
    if (LIKELY(values->valid && managed_dict_slot(self)->ref == NULL)) {
        for (int i = 0; i < values->capacity; i++) {
            CLEAR_SLOT(values->values[i].ref);
        }
    } else {
        instance_clear(self);
    }
    gc_free(self);
    decref((Object *)type);
}

// CPython's order: __del__, weak references, slots, attributes, what the built-in base owns, the memory, the class.
void
subtype_dealloc(Object *self)
{
    Type *type = self->type;
    if (type_has(type, TYPE_VALUES_ONLY) && type->finalize == NULL) {
        dealloc_values_only(self, type);
        return;
    }
    if (LIKELY(type_has(type, TYPE_GC))) {
        gc_untrack(self);
    }
    if (type->finalize != NULL) {
        gc_track(self);
        if (gc_finalize_from_dealloc(self) < 0) {
            return;
        }
        gc_untrack(self);
    }
    if (type_has(type, TYPE_MANAGED_WEAKREF) ||
        type->weaklist_offset != built_in_base(type)->weaklist_offset) {
        weakref_clear_all(self);
    }
    clear_members(self);
    // The finalizer may have given it another class.
    type = self->type;
    if (type_has(type, TYPE_MANAGED_DICT)) {
        instance_clear(self);
    }
    built_in_base(type)->dealloc(self);
    decref((Object *)type);
}
