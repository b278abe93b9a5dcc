// slice(start, stop, step).
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    alignas(8) Object *start;
    alignas(8) Object *stop;
    alignas(8) Object *step;
} Slice;

void slices_init(void);
int64_t slice_hash(Object *op);

MUST_USE NEW_REF Object *slice_new(Object *start, Object *stop, Object *step);  // NULL: None
// Reads start, stop and step, which may run Python code: 0 or -1.
MUST_USE int slice_unpack(Object *op, int64_t *start, int64_t *stop, int64_t *step);
// Clips what slice_unpack read to a length; returns the number of items.
int64_t slice_clip(int64_t length, int64_t *start, int64_t *stop, int64_t step);
// Both at once, against a length that Python code cannot change: 0 or -1; *count is the number of items.
MUST_USE int slice_resolve(Object *op, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);
// Reads an index as slices do: anything with __index__, values out of range are clipped. Not None. 0 or -1.
MUST_USE int slice_index(Object *op, int64_t *out);
// slice.indices(length) for a length of any size (an int, not negative): a tuple (start, stop, step).
MUST_USE NEW_REF Object *slice_indices(Object *op, Object *length);
