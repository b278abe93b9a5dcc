// The map of a context's variables to their values, and its iterators.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "library/contextvars_internal.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/fields.h"
#include "types/held.h"
#include "types/iterators.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

typedef struct {
    VarObject base;  // size: slots
    uint64_t bitmap; // CPython's, of the hashes that it has
    Slot items[];    // variable, value, variable, value...
} MapNode;

typedef struct {
    Object base;
    alignas(8) MapNode *root;
    alignas(8) Object *weaklist;
    int64_t reserved; // CPython counts here; the node tells it
} Map;

typedef struct {
    Object base;
    alignas(8) Object *map;
    int64_t position;
    uint8_t reserved[136]; // the way through the levels of CPython's tree
} MapIterator;

_Static_assert(sizeof(MapNode) == 32 && sizeof(Map) == 40 && sizeof(MapIterator) == 168, "CPython's sizes");

static Object *empty_map; // owned; immortal where the release has it static

// A map that the collector has taken apart has nothing in it.
static const MapNode *
root_of(const Object *map)
{
    const MapNode *root = ((const Map *)map)->root;
    return root != NULL ? root : ((const Map *)empty_map)->root;
}

// --- nodes ------------------------------------------------------------------------------------------------

// A node with so many empty slots, not tracked yet.
static MapNode *
node_new(int64_t slots)
{
    MapNode *node = (MapNode *)gc_new(&ContextMapNodeType, sizeof(MapNode) + (size_t)slots * sizeof(Slot));
    if (node != NULL) {
        node->base.size = slots;
        node->bitmap = 0;
        memset(node->items, 0, (size_t)slots * sizeof(Slot));
    }
    return node;
}

// Takes the slots of another node over, but for the two at `left_out` (-1: all of them).
static void
node_fill(MapNode *node, const MapNode *from, int64_t left_out)
{
    int64_t to = 0;
    for (int64_t i = 0; i < from->base.size; i += 2) {
        if (i != left_out) {
            node->items[to++].ref = incref(from->items[i].ref);
            node->items[to++].ref = incref(from->items[i + 1].ref);
        }
    }
}

static int64_t
node_find(const MapNode *node, const Object *variable)
{
    for (int64_t i = 0; i < node->base.size; i += 2) {
        if (node->items[i].ref == variable) {
            return i;
        }
    }
    return -1;
}

static void
node_dealloc(Object *op)
{
    gc_untrack(op);
    MapNode *node = (MapNode *)op;
    int64_t slots = node->base.size;
    node->base.size = 0; // drop_slots names those that still wait
    drop_slots(node->items, slots);
    gc_free(op);
}

static int
node_traverse(Object *op, Visit visit, void *context)
{
    const MapNode *node = (MapNode *)op;
    for (int64_t i = node->base.size; i-- > 0;) {
        VISIT_SLOT(node->items[i].ref);
    }
    return 0;
}

static void
node_holders(Object *op, HolderVisitor *v)
{
    const MapNode *node = (MapNode *)op;
    for (int64_t i = 0; i < node->base.size; i += 2) {
        visit_holder(v, node->items[i].ref, HOLDER_KEY, i / 2, NULL);
        visit_holder(v, node->items[i + 1].ref, HOLDER_VALUE, 0, node->items[i].ref);
    }
}

Type ContextMapNodeType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "hamt_bitmap_node",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(MapNode),
    .item_size = sizeof(Slot),
    .dealloc = node_dealloc,
    .traverse = node_traverse,
    .holders = node_holders,
};

// --- maps -------------------------------------------------------------------------------------------------

static const FieldDef map_fields[] = {
    {"the variables and their values", offsetof(Map, root), false},
    {.name = NULL},
};

Type ContextMapType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "hamt",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(Map),
    .weaklist_offset = offsetof(Map, weaklist),
    .clear = fields_clear,
    .fields = map_fields,
};

static Map *
map_alloc(void)
{
    Map *map = (Map *)gc_new(&ContextMapType, sizeof(Map));
    if (map != NULL) {
        map->root = NULL;
        map->weaklist = NULL;
        map->reserved = 0;
    }
    return map;
}

// Around a node that is finished.
static Object *
map_over(STEALS MapNode *root)
{
    gc_track(&root->base.base);
    hold(&root->base.base);
    Map *map = map_alloc();
    root = (MapNode *)let_go();
    if (map == NULL) {
        decref(&root->base.base);
        return NULL;
    }
    map->root = root;
    gc_track(&map->base);
    return &map->base;
}

static Object *
map_make_empty(void)
{
    Map *map = map_alloc();
    if (map == NULL) {
        return NULL;
    }
    hold(&map->base);
    map->root = node_new(0);
    map = (Map *)let_go();
    if (map->root == NULL) {
        decref(&map->base);
        return NULL;
    }
    return &map->base;
}

// Up to 3.11 the first context makes it.
Object *
context_map_empty(void)
{
    if (empty_map == NULL) {
        empty_map = map_make_empty();
        if (empty_map == NULL) {
            return NULL;
        }
        gc_track((Object *)((Map *)empty_map)->root);
        gc_track(empty_map);
    }
    return incref(empty_map);
}

Object *
context_map_peek_empty(void)
{
    return empty_map;
}

int64_t
context_map_length(const Object *map)
{
    return root_of(map)->base.size / 2;
}

Object *
context_map_find(const Object *map, const Object *variable)
{
    int64_t at = node_find(root_of(map), variable);
    return at < 0 ? NULL : root_of(map)->items[at + 1].ref;
}

Object *
context_map_with(Object *map, Object *variable, Object *value)
{
    const MapNode *old = root_of(map);
    int64_t at = node_find(old, variable), size = old->base.size;
    if (at >= 0 && old->items[at + 1].ref == value) {
        return incref(map);
    }
    MapNode *node = node_new(at < 0 ? size + 2 : size);
    if (node == NULL) {
        return NULL;
    }
    node_fill(node, old, -1);
    if (at < 0) {
        node->items[size].ref = incref(variable);
        node->items[size + 1].ref = incref(value);
    } else {
        // The old map has it still.
        decref(node->items[at + 1].ref);
        node->items[at + 1].ref = incref(value);
    }
    return map_over(node);
}

Object *
context_map_without(Object *map, const Object *variable)
{
    const MapNode *old = root_of(map);
    int64_t at = node_find(old, variable);
    if (at < 0) {
        return incref(map);
    }
    if (old->base.size == 2) {
        return context_map_empty();
    }
    MapNode *node = node_new(old->base.size - 2);
    if (node == NULL) {
        return NULL;
    }
    node_fill(node, old, at);
    return map_over(node);
}

int
context_map_equal(Object *left, Object *right)
{
    if (left == right) {
        return 1;
    }
    if (context_map_length(left) != context_map_length(right)) {
        return 0;
    }
    hold(incref(left));
    hold(incref(right));
    const MapNode *node = root_of(left);
    int equal = 1;
    for (int64_t i = 0; equal == 1 && i < node->base.size; i += 2) {
        Object *other = context_map_find(right, node->items[i].ref);
        equal = other == NULL ? 0 : object_compare_bool(node->items[i + 1].ref, other, COMPARE_EQ);
    }
    drop_held(2);
    return equal;
}

// --- iterators --------------------------------------------------------------------------------------------

static const FieldDef iterator_fields[] = {
    {"the map", offsetof(MapIterator, map), false},
    {.name = NULL},
};

Object *
context_map_iterate(Object *map, Type *type)
{
    // The collector does not follow it, as in CPython.
    MapIterator *it = (MapIterator *)gc_new(type, sizeof(MapIterator));
    if (it != NULL) {
        memset(&it->base + 1, 0, sizeof(MapIterator) - sizeof(Object));
        it->map = incref(map);
    }
    return (Object *)it;
}

// The slot of the next variable, its value behind it, or NULL at the end.
static const Slot *
iterator_step(Object *op)
{
    MapIterator *it = (MapIterator *)op;
    const MapNode *node = it->map == NULL ? NULL : root_of(it->map);
    if (node == NULL || it->position >= node->base.size) {
        return NULL;
    }
    it->position += 2;
    return &node->items[it->position - 2];
}

static Object *
keys_next(Object *op)
{
    const Slot *slots = iterator_step(op);
    return slots == NULL ? NULL : incref(slots[0].ref);
}

static Object *
values_next(Object *op)
{
    const Slot *slots = iterator_step(op);
    return slots == NULL ? NULL : incref(slots[1].ref);
}

static Object *
items_next(Object *op)
{
    const Slot *slots = iterator_step(op);
    return slots == NULL ? NULL : tuple_pack_asked(2, slots[0].ref, slots[1].ref);
}

static int64_t
iterator_length(Object *op)
{
    const MapIterator *it = (MapIterator *)op;
    return it->map == NULL ? 0 : context_map_length(it->map);
}

#define MAP_ITERATOR(c_name, python_name, next_function)                                     \
    Type c_name = {                                                                          \
        .base = TYPE_HEADER(&TypeType), .name = python_name, .id = TYPE_OBJECT_ID,           \
        .flags = TYPE_GC | TYPE_NO_INSTANTIATE, .basic_size = sizeof(MapIterator),           \
        .clear = fields_clear, .fields = iterator_fields, .map_length = iterator_length,     \
        .iter = iterator_itself, .next = next_function,                                      \
    }

MAP_ITERATOR(ContextKeysType, "keys", keys_next);
MAP_ITERATOR(ContextValuesType, "values", values_next);
MAP_ITERATOR(ContextItemsType, "items", items_next);

// --- the module -------------------------------------------------------------------------------------------

int
context_map_init(void)
{
    static Type *const types[] = {&ContextMapNodeType, &ContextMapType, &ContextKeysType, &ContextValuesType, &ContextItemsType};
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (type_ready(types[i]) < 0) {
            return -1;
        }
    }
    if (empty_map == NULL && profile->has_immortals) {
        empty_map = map_make_empty();
        if (empty_map == NULL) {
            return -1;
        }
        empty_map->refcnt = IMMORTAL_REFCNT;
        ((Map *)empty_map)->root->base.base.refcnt = IMMORTAL_REFCNT;
    }
    return 0;
}

void
context_map_fini(void)
{
    CLEAR_SLOT(empty_map);
}

void
context_map_holders(HolderVisitor *visitor)
{
    if (empty_map != NULL) {
        visitor->reference(visitor, empty_map, (Holder){.kind = HOLDER_RUNTIME, .field = "empty map of context variables"});
    }
}
