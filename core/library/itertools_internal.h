// Shared by the files of itertools only.
#pragma once

#include "library/library_internal.h"
#include "types/fields.h"

// One layout for all of them; what the fields mean is said where each is made.
typedef struct {
    Object base;
    alignas(8) Object *a;
    alignas(8) Object *b;
    alignas(8) Object *c;
    alignas(8) Object *d;
    alignas(8) Object *e;
    int64_t i, j, k, l;
    alignas(8) int64_t *indices; // host memory
} Itertool;

extern Type *const itertools_simple_types[], *const itertools_group_types[], *const itertools_product_types[]; // end with NULL
Object *itertools_tee(Object *self, Slot *args, size_t count, Object *keyword_names);

extern const FieldDef itertool_fields[];
int itertool_traverse(Object *op, Visit visit, void *context);
void itertool_dealloc(Object *op);
Object *itertool_iter(Object *op);
size_t itertool_size(const Object *op);
// An object of the type with an iterator of the iterable as a. NULL with an error.
MUST_USE Itertool *itertool_over(Type *type, Object *iterable);

#define ITERTOOL(c_name, python_name, new_function, next_function, ...)                                      \
    static Type c_name = {                                                                                   \
        .base = TYPE_HEADER(&TypeType), .name = python_name, .id = TYPE_OBJECT_ID,                           \
        .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN, .basic_size = sizeof(Itertool),                        \
        .dealloc = itertool_dealloc, .fields = itertool_fields, .clear = fields_clear,                       \
        .traverse = itertool_traverse,                                                                       \
        .new = new_function, .size_of = itertool_size,                                                       \
        .iter = itertool_iter, .next = next_function,                                                        \
        __VA_ARGS__                                                                                          \
    }
#define NEW(name) static Object *name(Type *type, Slot *args, size_t count, Object *keyword_names)
#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)
#define SELF                                                                                                 \
    Itertool *self = (Itertool *)op;                                                                         \
    (void)self
#define UNUSED (void)op, (void)args, (void)count, (void)keyword_names
