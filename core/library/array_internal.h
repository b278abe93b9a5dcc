// Shared by the files of array only.
#pragma once

#include "library/library_internal.h"
#include "types/bytes_like.h"

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)

// What one typecode means: "i" and "f" kinds, the size of an item, and how complaints call it.
typedef struct {
    char code;
    char kind; // 'i' signed, 'u' unsigned, 'f' floating, 'c' character
    uint8_t size;
    const char *format, *name;
} ItemKind;

typedef struct {
    VarObject base; // size: items
    alignas(8) char *items;
    int64_t allocated;
    alignas(8) const ItemKind *kind;
    alignas(8) Object *weaklist;
    int64_t exports; // views that forbid resizing
} Array;

_Static_assert(sizeof(Array) == 64, "CPython's size");

extern Type ArrayType, ArrayIteratorType;

INLINE bool
is_array(const Object *op)
{
    return is_instance_of(op, &ArrayType);
}

INLINE int64_t
length_of(const Array *self)
{
    return self->base.size;
}

// --- array_items.c ---
const ItemKind *array_find_kind(Object *code);
Object *array_get_item(const Array *self, int64_t i);
// The bytes of an item. 0 or -1.
int array_encode_item(const ItemKind *kind, Object *value, char bytes[8]);
// CPython's growth; new items are uninitialised.
int array_resize(Array *self, int64_t size);
// A new array with room for exactly `size` uninitialised items.
Array *array_of(Type *type, const ItemKind *kind, int64_t size);
int array_insert(Array *self, int64_t i, Object *value);
// Replaces the items from start to stop by `count` items whose bytes these are.
int array_replace(Array *self, int64_t start, int64_t stop, const char *bytes, int64_t count);
int array_extend_by_items(Array *self, Object *iterable);
int array_extend(Array *self, Object *iterable);
int array_from_bytes(Array *self, const void *bytes, int64_t size);
int64_t array_length(Object *op);
Object *array_item(Object *op, int64_t i);
int array_set_item(Object *op, int64_t i, Object *value);
Object *array_subscript(Object *op, Object *key);
int array_set_subscript(Object *op, Object *key, Object *value);
Object *array_concat(Object *op, Object *other);
Object *array_inplace_concat(Object *op, Object *other);
Object *array_repeat(Object *op, int64_t times);
Object *array_inplace_repeat(Object *op, int64_t times);
// The first index from start to stop of an item equal to the value; -1: none, -2: an error.
int64_t array_find(Array *self, Object *value, int64_t start, int64_t stop);
int array_contains(Object *op, Object *value);
Object *array_compare(Object *left, Object *right, CompareOp op);
Object *array_to_list(const Array *self);
Object *array_to_unicode(const Array *self);
Object *array_repr(Object *op);
extern const MethodDef array_methods[];
extern const GetsetDef array_getsets[];
Object *array_iter(Object *op);
