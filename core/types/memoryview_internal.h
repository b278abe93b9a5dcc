// Shared by the files of memoryview only.
#pragma once

#include "object/object.h"

// What all views of one object share: the object is lent until the last of them is released.
typedef struct {
    Object base;
    int64_t views;
    alignas(8) Object *object; // NULL when released
    int64_t size, item_size, read_only;
    alignas(8) uint8_t *data;
    alignas(8) const char *format;
    alignas(8) int64_t *exports;
    int64_t reserved[4];
} ManagedBuffer;

typedef struct {
    VarObject base; // size 3: shape, stride and suboffset of the one dimension
    alignas(8) Object *buffer;
    int64_t hash;
    uint32_t released, read_only;
    int64_t exports;
    alignas(8) uint8_t *data;
    int64_t count, stride, item_size;
    alignas(8) const char *format;
    int64_t reserved[5];
    alignas(8) Object *weaklist;
    int64_t dimension[3];
} Memoryview;

INLINE Memoryview *
as_view(const Object *op)
{
    return (Memoryview *)(uintptr_t)op;
}

INLINE ManagedBuffer *
buffer_of(const Object *op)
{
    return (ManagedBuffer *)as_view(op)->buffer;
}

_Static_assert(sizeof(ManagedBuffer) == 112 && offsetof(Memoryview, dimension) == 144, "CPython's sizes");

int view_check_released(const Object *op);
// Another view of the same, to be narrowed by the caller.
Object *view_again(const Object *op);
Object *view_tuple_of_one(int64_t value);

// --- memoryview_items.c ---
// Bytes of an item of a native format, or 0.
int view_format_size(char c);
Object *view_item_at(const Memoryview *self, int64_t index);
Object *view_item(Object *op, int64_t index);
Object *view_count(Object *op, Slot *args, size_t count, Object *keywords);
Object *view_index(Object *op, Slot *args, size_t count, Object *keywords);
Object *view_subscript(Object *op, Object *key);
int view_set_subscript(Object *op, Object *key, Object *value);
int64_t view_length(Object *op);
