#include "types/fields.h"

#include "gc/gc.h"
#include "gc/weakref.h"

static Slot *
slot_of(Object *op, const FieldDef *field)
{
    return (Slot *)((char *)op + field->offset);
}

void
fields_drop(Object *op)
{
    gc_untrack(op);
    weakref_clear_all(op);
    for (const FieldDef *field = op->type->fields; field->name != NULL; field++) {
        CLEAR_SLOT(slot_of(op, field)->ref);
    }
}

void
fields_dealloc(Object *op)
{
    fields_drop(op);
    gc_free(op);
}

int
fields_traverse(Object *op, Visit visit, void *context)
{
    for (const FieldDef *field = op->type->fields; field->name != NULL; field++) {
        if (!field->unfollowed) {
            VISIT_SLOT(slot_of(op, field)->ref);
        }
    }
    return 0;
}

void
fields_clear(Object *op)
{
    for (const FieldDef *field = op->type->fields; field->name != NULL; field++) {
        if (!field->unfollowed) {
            CLEAR_SLOT(slot_of(op, field)->ref);
        }
    }
}

void
fields_holders(Object *op, HolderVisitor *v)
{
    for (const FieldDef *field = op->type->fields; field->name != NULL; field++) {
        visit_field(v, slot_of(op, field)->ref, field->name);
    }
}
