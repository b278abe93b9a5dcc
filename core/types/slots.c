// The table of special methods, and how a type's slots follow from it: by inheritance, and by what its classes define.
#include "object/names.h"
#include "object/protocol.h"
#include "types/dict.h"
#include "types/function.h"
#include "types/slot_functions.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"
#include <string.h>

const SlotRow slot_rows[SLOT_ROW_COUNT] = {
#define SLOT(name, field, wrapper, function) \
    {&names.name, offsetof(Type, field), WRAP_##wrapper, (SlotFunction)(function)},
#include "types/slots.def"
#undef SLOT
};

// Slots are function pointers of different types; the copy avoids reading one as another.
static SlotFunction
slot_get(const Type *type, uint16_t offset)
{
    SlotFunction function;
    memcpy(&function, (const char *)type + offset, sizeof function);
    return function;
}

static void
slot_set(Type *type, uint16_t offset, SlotFunction function)
{
    memcpy((char *)type + offset, &function, sizeof function);
}

bool
is_special_name(const Object *name)
{
    int64_t length = str_length(name);
    return length > 4 && str_at(name, 0) == '_' && str_at(name, 1) == '_' && str_at(name, length - 1) == '_' &&
           str_at(name, length - 2) == '_';
}

// --- static types ---------------------------------------------------------------------------------------

// The slots that each static type fills by itself, one bit for each row: they are known only before the type inherits
// for the first time, and needed again when a runtime is made anew.
typedef struct {
    const Type *type;
    uint64_t rows[(SLOT_ROW_COUNT + 63) / 64];
} OwnSlots;

static OwnSlots own_slots[256];
static size_t own_slots_count;

static const OwnSlots *
find_own_slots(const Type *type)
{
    for (size_t i = 0; i < own_slots_count; i++) {
        if (own_slots[i].type == type) {
            return &own_slots[i];
        }
    }
    if (own_slots_count == COUNT_OF(own_slots)) {
        panic("too many static types");
    }
    OwnSlots *own = &own_slots[own_slots_count++];
    own->type = type;
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++) {
        if (slot_get(type, slot_rows[i].offset) != NULL) {
            own->rows[i / 64] |= (uint64_t)1 << (i % 64);
        }
    }
    return own;
}

bool
slots_owns(const Type *type, uint16_t offset)
{
    const OwnSlots *own = find_own_slots(type);
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++) {
        if (slot_rows[i].offset == offset && (own->rows[i / 64] >> (i % 64) & 1)) {
            return true;
        }
    }
    return false;
}

// The method that stands for a slot's wrapper (METH_COEXIST in CPython), or NULL.
static const MethodDef *
coexisting(const Type *type, const Object *name)
{
    for (const MethodDef *def = type->methods; def != NULL && def->name != NULL; def++) {
        if (def->name[0] == '_' && str_equals(name, def->name)) {
            return def;
        }
    }
    return NULL;
}

int
slots_add_wrappers(Type *type)
{
    const OwnSlots *own = find_own_slots(type);
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++) {
        const SlotRow *row = &slot_rows[i];
        bool fills = own->rows[i / 64] >> (i % 64) & 1;
        if (!fills || row->kind == WRAP_NONE || dict_peek(type->dict, *row->name) != NULL) {
            continue;
        }
        SlotFunction function = slot_get(type, row->offset);
        if (row->kind == WRAP_HASH && function == (SlotFunction)hash_not_implemented) {
            if (dict_set(type->dict, *row->name, None) < 0) {
                return -1;
            }
            continue;
        }
        const MethodDef *method = coexisting(type, *row->name);
        Object *wrapper = method != NULL ? method_descriptor_new(type, method) : wrapper_descriptor_new(type, row, function);
        if (wrapper == NULL) {
            return -1;
        }
        int result = dict_set(type->dict, *row->name, wrapper);
        decref(wrapper);
        if (result < 0) {
            return -1;
        }
    }
    return 0;
}

static bool
defines(const Type *type, Object *name)
{
    return dict_peek(type->dict, name) != NULL;
}

// Fills the empty slots from one class of the MRO. Comparison and hash go together: who defines one of them itself
// inherits neither. __new__ and the life of instances follow the base alone (type_inherit).
void
slots_inherit(Type *type, const Type *from)
{
    bool own_comparison = type->compare != NULL || type->hash != NULL || defines(type, names.__eq__) ||
                          defines(type, names.__hash__);
    if (!own_comparison) {
        type->compare = from->compare;
        type->hash = from->hash;
    }
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++) {
        uint16_t offset = slot_rows[i].offset;
        if (offset == offsetof(Type, compare) || offset == offsetof(Type, hash) || offset == offsetof(Type, new)) {
            continue;
        }
        if (slot_get(type, offset) == NULL) {
            slot_set(type, offset, slot_get(from, offset));
        }
    }
    if (type->descr_get == from->descr_get && type_has(type, TYPE_IMMUTABLE)) {
        type->flags |= from->flags & TYPE_METHOD_LIKE;
    }
}

// --- classes of the program --------------------------------------------------------------------------------

// Where several slots carry one name (__len__, __getitem__, __add__...): the only one that the type fills, else -1.
static int
only_filled_slot(const Type *type, Object *name)
{
    int found = -1;
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++) {
        const SlotRow *row = &slot_rows[i];
        if (*row->name == name && row->offset != found && slot_get(type, row->offset) != NULL) {
            if (found >= 0) {
                return -1;
            }
            found = row->offset;
        }
    }
    return found;
}

// A loop may be under way over an instance whose class has just lost its __next__.
static Object *
next_deleted(Object *op)
{
    raise(EXC_TypeError, "'%T' object is not iterable", op);
    return NULL;
}

// Decides one slot by what the class's methods of its rows are: the C function that a wrapper descriptor wraps when that
// is all there is, else the function that calls the methods. Returns the index behind the slot's rows.
static size_t
update_slot(Type *type, size_t i)
{
    uint16_t offset = slot_rows[i].offset;
    SlotFunction specific = NULL, generic = NULL;
    bool use_generic = false;
    for (; i < SLOT_ROW_COUNT && slot_rows[i].offset == offset; i++) {
        const SlotRow *row = &slot_rows[i];
        Object *found = type_find_in_mro(type, *row->name);
        if (found == NULL) {
            continue;
        }
        if (is_exact(found, &WrapperDescriptorType) && *((WrapperDescriptor *)found)->row->name == *row->name) {
            const WrapperDescriptor *wrapper = (WrapperDescriptor *)found;
            int filled = only_filled_slot(type, *row->name);
            if (filled < 0 || filled == offset) {
                generic = row->function;
            }
            if ((specific == NULL || specific == wrapper->wrapped) && wrapper->row->kind == row->kind &&
                type_is_subtype(type, wrapper->base.owner)) {
                specific = wrapper->wrapped;
            } else {
                use_generic = true;
            }
        } else if (offset == offsetof(Type, new) && is_exact(found, &BuiltinFunctionType) &&
                   ((BuiltinFunction *)found)->def == &type_new_method) {
            specific = slot_get(type, offset);
        } else if (offset == offsetof(Type, hash) && found == None) {
            specific = (SlotFunction)hash_not_implemented;
        } else {
            use_generic = true;
            generic = row->function;
        }
    }
    SlotFunction chosen = specific != NULL && !use_generic ? specific : generic;
    if (chosen == NULL && offset == offsetof(Type, next) && type->next != NULL) {
        chosen = (SlotFunction)next_deleted;
    }
    slot_set(type, offset, chosen);
    if (offset == offsetof(Type, finalize)) {
        type->flags &= ~(uint32_t)TYPE_HAS_FINALIZER;
        type->flags |= type->finalize == slot_finalize ? TYPE_HAS_FINALIZER : 0;
    }
    return i;
}

void
slots_update_all(Type *type)
{
    for (size_t i = 0; i < SLOT_ROW_COUNT;) {
        i = update_slot(type, i);
    }
}

static int
update_named(Type *type, void *context)
{
    Object *name = context;
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++) {
        if (*slot_rows[i].name != name) {
            continue;
        }
        // Each row stands among those of its slot: begin with the first.
        size_t first = i;
        while (first > 0 && slot_rows[first - 1].offset == slot_rows[i].offset) {
            first--;
        }
        i = update_slot(type, first) - 1;
    }
    return 0;
}

bool
slots_derive(Type *type)
{
    const Type *base = type->base_type;
    if (tuple_length(type->bases) != 1 || type_has(type, TYPE_NO_CACHE) || type_has(base, TYPE_NO_CACHE)) {
        return false;
    }
    int64_t position = 0;
    Object *key, *value;
    while (dict_next(type->dict, &position, &key, &value)) {
        // Rows are found by the identity of their names.
        if (!is_exact(key, &StrType) || ((Str *)key)->interned != 2) {
            return false;
        }
    }
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++) {
        slot_set(type, slot_rows[i].offset, slot_get(base, slot_rows[i].offset));
    }
    // A class of the program fills the number's slot too where a built-in sequence fills only the sequence's.
    if (type_has(base, TYPE_IMMUTABLE) && base->inplace_concat != NULL) {
        (void)update_named(type, names.__iadd__);
    }
    position = 0;
    while (dict_next(type->dict, &position, &key, &value)) {
        if (is_special_name(key)) {
            (void)update_named(type, key);
        }
    }
    return true;
}

static int
update_subclass(Type *type, void *context)
{
    // A class that defines the method itself hides the change from its own subclasses, too.
    if (defines(type, context)) {
        return 0;
    }
    (void)update_named(type, context);
    return type_walk_subclasses(type, update_subclass, context);
}

void
slots_update(Type *type, Object *name)
{
    (void)update_named(type, name);
    (void)type_walk_subclasses(type, update_subclass, name);
}
