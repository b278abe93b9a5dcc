// The slots of classes that define special methods in Python: see slots.def.
#pragma once

#include "base/buffer.h"
#include "object/object.h"

// Calls with `first` in front of the arguments.
// With `first` in front of the arguments. `holds`: keywords came in a dict, which is taken apart into an array that holds all.
MUST_USE NEW_REF Object *call_prepended(Object *callable, Object *first, Slot *args, size_t count, Object *keyword_names,
                                        bool holds);

Object *slot_getattr_hook(Object *self, Object *name);
// Does an instance find attributes as any object, and ask __getattr__ only for what it has not?
bool slot_getattr_finds_first(Type *type);
int slot_setattr(Object *self, Object *name, Object *value);
Object *slot_repr(Object *self);
Object *slot_str(Object *self);
int64_t slot_hash(Object *self);
Object *slot_call(Object *self, Slot *args, size_t count, Object *keyword_names);
Object *slot_compare(Object *left, Object *right, CompareOp op);
Object *slot_iter(Object *self);
Object *slot_next(Object *self);
Object *slot_descr_get(Object *self, Object *instance, Object *owner);
int slot_descr_set(Object *self, Object *instance, Object *value);
int slot_init(Object *self, Slot *args, size_t count, Object *keyword_names);
Object *slot_new(Type *type, Slot *args, size_t count, Object *keyword_names);
void slot_finalize(Object *self);
Object *slot_power(Object *base, Object *exponent, Object *modulus);
Object *slot_inplace_power(Object *base, Object *exponent, Object *modulus);
int slot_bool(Object *self);
int64_t slot_length(Object *self);
Object *slot_item(Object *self, int64_t index);
int slot_set_item(Object *self, int64_t index, Object *value);
int slot_set_subscript(Object *self, Object *key, Object *value);
int slot_contains(Object *self, Object *item);

Object *slot_await(Object *self);
Object *slot_aiter(Object *self);
Object *slot_anext(Object *self);
Object *slot_negative(Object *self);
Object *slot_positive(Object *self);
Object *slot_absolute(Object *self);
Object *slot_invert(Object *self);
Object *slot_int(Object *self);
Object *slot_float(Object *self);
Object *slot_index(Object *self);
Object *slot_add(Object *left, Object *right);
Object *slot_subtract(Object *left, Object *right);
Object *slot_multiply(Object *left, Object *right);
Object *slot_remainder(Object *left, Object *right);
Object *slot_divmod(Object *left, Object *right);
Object *slot_lshift(Object *left, Object *right);
Object *slot_rshift(Object *left, Object *right);
Object *slot_and(Object *left, Object *right);
Object *slot_xor(Object *left, Object *right);
Object *slot_or(Object *left, Object *right);
Object *slot_floor_divide(Object *left, Object *right);
Object *slot_true_divide(Object *left, Object *right);
Object *slot_matrix_multiply(Object *left, Object *right);
Object *slot_inplace_add(Object *left, Object *right);
Object *slot_inplace_subtract(Object *left, Object *right);
Object *slot_inplace_multiply(Object *left, Object *right);
Object *slot_inplace_remainder(Object *left, Object *right);
Object *slot_inplace_lshift(Object *left, Object *right);
Object *slot_inplace_rshift(Object *left, Object *right);
Object *slot_inplace_and(Object *left, Object *right);
Object *slot_inplace_xor(Object *left, Object *right);
Object *slot_inplace_or(Object *left, Object *right);
Object *slot_inplace_floor_divide(Object *left, Object *right);
Object *slot_inplace_true_divide(Object *left, Object *right);
Object *slot_inplace_matrix_multiply(Object *left, Object *right);
Object *slot_subscript(Object *left, Object *right);
