#include "object/object.h"
#include "memory/heap.h"
#include "object/profile.h"
#include "object/error.h"

// MRO tuples by their layout: tuple is a floor above.
typedef struct {
    VarObject base;
    Slot items[];
} MroTuple;

bool
type_is_subtype(const Type *type, const Type *base)
{
    if (type == base || base == &ObjectType) {
        return true;
    }
    if (type->mro == NULL) {
        // Not ready yet: only single inheritance so far.
        for (const Type *t = type; t != NULL; t = t->base_type) {
            if (t == base) {
                return true;
            }
        }
        return false;
    }
    const MroTuple *mro = (const MroTuple *)type->mro;
    for (int64_t i = 0; i < mro->base.size; i++) {
        if (mro->items[i].ref == (const Object *)base) {
            return true;
        }
    }
    return false;
}

Object *
object_new(Type *type, size_t size)
{
    if (UNLIKELY(heap.listener != NULL) && !type_has(type, TYPE_HEAP)) {
        heap_unlike(profile_size_difference(type->name));
    }
    Object *op = heap_alloc(size);
    if (UNLIKELY(op == NULL)) {
        raise_no_memory();
        return NULL;
    }
    heap_note_object(op, 0);
    op->refcnt = 1;
    op->reserved = 0;
    op->type = type;
    if (UNLIKELY(type_has(type, TYPE_HEAP))) {
        incref((Object *)type);
    }
    return op;
}

void
object_free(Object *op)
{
    heap_free(op);
}

uint32_t
object_address(const Object *op)
{
    return heap_address(op);
}

uint64_t
object_id(const Object *op)
{
    return HEAP_ID_BASE + heap_address(op);
}
