// cell: the box that a closure shares with the function around it.
#include "gc/gc.h"
#include "object/protocol.h"
#include "object/text.h"
#include "types/function.h"

Object *
cell_new(Object *contents)
{
    Cell *self = (Cell *)gc_new(&CellType, sizeof(Cell));
    if (self == NULL) {
        return NULL;
    }
    self->contents = xincref(contents);
    gc_track(&self->base);
    return &self->base;
}

static int
cell_traverse(Object *op, Visit visit, void *context)
{
    VISIT_SLOT(((Cell *)op)->contents);
    return 0;
}

static void
cell_clear(Object *op)
{
    CLEAR_SLOT(((Cell *)op)->contents);
}

static void
cell_dealloc(Object *op)
{
    gc_untrack(op);
    cell_clear(op);
    gc_free(op);
}

static void
cell_holders(Object *op, HolderVisitor *v)
{
    visit_holder(v, ((Cell *)op)->contents, HOLDER_CELL, 0, NULL);
}

static Object *
cell_repr(Object *op)
{
    Object *contents = ((Cell *)op)->contents;
    if (contents == NULL) {
        return str_format("<cell at 0x%x: empty>", object_id(op));
    }
    return str_format("<cell at 0x%x: %s object at 0x%x>", object_id(op), contents->type->name,
                      object_id(contents));
}

static Object *
cell_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_exact(left, &CellType) || !is_exact(right, &CellType)) {
        return NotImplemented;
    }
    Object *a = ((Cell *)left)->contents, *b = ((Cell *)right)->contents;
    if (a != NULL && b != NULL) {
        return object_compare(a, b, op);
    }
    // An empty cell is less than a full one.
    int order = (a != NULL) - (b != NULL);
    bool results[] = {order < 0, order <= 0, order == 0, order != 0, order > 0, order >= 0};
    return bool_from(results[op]);
}

static Object *
cell_get_contents(Object *op)
{
    Object *contents = ((Cell *)op)->contents;
    if (contents == NULL) {
        raise(EXC_ValueError, "Cell is empty");
        return NULL;
    }
    return incref(contents);
}

static int
cell_set_contents(Object *op, Object *value)
{
    Cell *self = (Cell *)op;
    Object *old = self->contents;
    self->contents = xincref(value);
    xdecref(old);
    return 0;
}

static Object *
cell_type_new(Type *type, Slot *args, size_t count, Object *names)
{
    (void)type;
    if (args_no_keywords("cell", names) < 0 || args_check("cell", count, 0, 1) < 0) {
        return NULL;
    }
    return cell_new(count == 1 ? args[0].ref : NULL);
}

static const GetsetDef cell_getsets[] = {
    {"cell_contents", cell_get_contents, cell_set_contents},
    {.name = NULL},
};

Type CellType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "cell",
    .id = TYPE_CELL_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN,
    .basic_size = sizeof(Cell),
    .dealloc = cell_dealloc,
    .traverse = cell_traverse,
    .clear = cell_clear,
    .holders = cell_holders,
    .new = cell_type_new,
    .repr = cell_repr,
    .hash = hash_not_implemented,
    .compare = cell_compare,
    .getsets = cell_getsets,
};
