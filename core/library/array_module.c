// The module array: numbers of one machine type in a row.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "library/array_internal.h"
#include "library/library_internal.h"
#include "memory/heap.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytearray.h"
#include "types/bytes_like.h"
#include "types/held.h"
#include "types/list.h"
#include "types/str.h"
#include "types/type_internal.h"
#include <string.h>

// --- life -------------------------------------------------------------------------------------------------

static int
fill(Array *self, Object *initial)
{
    if (is_bytes(initial) || is_bytearray(initial)) {
        BytesView view;
        return bytes_view(initial, &view) < 0 ? -1 : array_from_bytes(self, view.data, view.size);
    }
    if (is_array(initial) && ((Array *)initial)->kind != self->kind) {
        if (((Array *)initial)->kind->kind == 'c' && self->kind->kind != 'c') {
            raise(EXC_TypeError, "cannot use a unicode array to initialize an array with typecode '%c'",
                  self->kind->code);
            return -1;
        }
        return array_extend_by_items(self, initial);
    }
    return array_extend(self, initial);
}

static Object *
array_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (type == &ArrayType && args_no_keywords("array.array", keyword_names) < 0) {
        return NULL;
    }
    if (count < 1 || count > 2) {
        raise(EXC_TypeError, "array() takes at %s %d argument%s (%zu given)", count < 1 ? "least" : "most",
              count < 1 ? 1 : 2, count < 1 ? "" : "s", count);
        return NULL;
    }
    Object *code = args[0].ref;
    if (!is_str(code) || str_length(code) != 1) {
        args_raise_wrong("array", "argument 1", "a unicode character", code);
        return NULL;
    }
    if (count == 2 && is_str(args[1].ref) && str_at(code, 0) != 'u' && str_at(code, 0) != 'w') {
        raise(EXC_TypeError, "cannot use a str to initialize an array with typecode '%U'", code);
        return NULL;
    }
    const ItemKind *kind = array_find_kind(code);
    if (kind == NULL) {
        return NULL;
    }
    if (kind->code == 'u' &&
        warn(EXC_DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16") < 0) {
        return NULL;
    }
    // A list, a tuple, a text or an array of the same kind says how long the new one is: exactly as much is allocated.
    Object *initial = count == 2 ? args[1].ref : NULL;
    int64_t length = 0;
    bool is_sized = initial != NULL && (is_list(initial) || is_tuple(initial));
    if (is_sized) {
        (void)sequence_slots(initial, &length);
    } else if (initial != NULL && is_array(initial) && ((Array *)initial)->kind == kind) {
        length = length_of((Array *)initial);
    } else if (initial != NULL && is_str(initial) && kind->kind == 'c') {
        length = str_length(initial);
    }
    Array *self = array_of(type, kind, length);
    if (self == NULL || initial == NULL) {
        return (Object *)self;
    }
    hold((Object *)self);
    int result;
    if (is_sized) {
        if (length > 0) {
            memset(self->items, 0, (size_t)(length * kind->size));
        }
        result = 0;
        for (int64_t i = 0, now; result == 0 && i < length; i++) {
            const Slot *items = sequence_slots(initial, &now);
            char bytes[8];
            Object *item = i < now ? hold(incref(items[i].ref)) : NULL;
            result = item == NULL ? 0 : array_encode_item(kind, item, bytes);
            if (item != NULL) {
                drop_held(1);
            }
            if (result == 0 && item != NULL) {
                memcpy(self->items + i * kind->size, bytes, kind->size);
            }
        }
    } else {
        self->base.size = 0;
        // CPython asks a stranger for its iterator first, and that for its own.
        bool is_stranger = !is_bytes(initial) && !is_bytearray(initial) && !is_array(initial) && !is_str(initial);
        Object *source = is_stranger ? object_iter(initial) : incref(initial);
        if (source != NULL) {
            hold(source);
        }
        result = source == NULL ? -1 : fill(self, source);
        drop_held(source != NULL);
    }
    if (result < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

static int
array_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)op, (void)args, (void)count, (void)keyword_names; // all was done when it was made
    return 0;
}

static int
array_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 11);
    return 0;
}

static void
array_dealloc(Object *op)
{
    Array *self = (Array *)op;
    gc_untrack(op);
    if (self->weaklist != NULL) {
        weakref_clear_all(op);
    }
    if (self->items != NULL) {
        heap_free(self->items);
    }
    gc_free(op);
}

static void
array_holders(Object *op, HolderVisitor *v)
{
    visit_buffer(v, ((Array *)op)->items);
}

static size_t
array_size(const Object *op)
{
    const Array *self = (Array *)op;
    return op->type->basic_size + (size_t)(self->allocated * self->kind->size);
}

static int
array_buffer(Object *op, BytesView *out)
{
    Array *self = (Array *)op;
    static char nothing[8];
    *out = (BytesView){
        .data = (uint8_t *)(self->items != NULL ? self->items : nothing),
        .size = length_of(self) * self->kind->size,
        .item_size = self->kind->size,
        .format = self->kind->format,
        .read_only = false,
        .exports = &self->exports,
    };
    return 0;
}

// --- the module -------------------------------------------------------------------------------------------

Type ArrayType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "array.array",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_SEQUENCE,
    .basic_size = sizeof(Array),
    .weaklist_offset = offsetof(Array, weaklist),
    .dealloc = array_dealloc,
    .traverse = array_traverse,
    .holders = array_holders,
    .size_of = array_size,
    .buffer = array_buffer,
    .new = array_new,
    .init = array_init,
    .repr = array_repr,
    .hash = hash_not_implemented,
    .compare = array_compare,
    .iter = array_iter,
    .length = array_length,
    .concat = array_concat,
    .inplace_concat = array_inplace_concat,
    .repeat = array_repeat,
    .inplace_repeat = array_inplace_repeat,
    .item = array_item,
    .set_item = array_set_item,
    .contains = array_contains,
    .map_length = array_length,
    .subscript = array_subscript,
    .set_subscript = array_set_subscript,
    .methods = array_methods,
    .getsets = array_getsets,
};

// collections.abc.MutableSequence.register(array)
static int
register_type(void)
{
    Object *base = library_find_function("_collections_abc", "MutableSequence");
    if (base == NULL) {
        return -1;
    }
    hold(base);
    Object *method = drop_held_under(object_get_attr_cstring(base, "register"), 1);
    if (method == NULL) {
        return -1;
    }
    hold(method);
    Object *result = drop_held_under(object_call_one(method, (Object *)&ArrayType), 1);
    xdecref(result);
    return result == NULL ? -1 : 0;
}

Object *
array_make(void)
{
    Object *module = type_ready(&ArrayIteratorType) < 0 || type_ready(&ArrayType) < 0 ? NULL
                                                                                      : library_module("array", NULL);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (module_add(module, "array", incref((Object *)&ArrayType)) < 0 ||
        module_add(module, "ArrayType", incref((Object *)&ArrayType)) < 0 ||
        module_add(module, "typecodes", str_from("bBuwhHiIlLqQfd")) < 0 || register_type() < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
