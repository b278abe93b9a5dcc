// Answers to the operations that programs do most, without a call: sums of small ints and floats, their order, the next item of
// a range, list or tuple. Included by eval.c alone, so that the compiler sees these pieces together with the loop.
#pragma once

#include "object/profile.h"
#include "types/float.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/range.h"
#include "types/tuple.h"
#include "vm/vm.h"

// An int result of two one-digit operands, not their sum or difference; NULL when the operator needs more room or
// another type.
static Object *
compact_int_operation(uint32_t operator, int64_t a, int64_t b)
{
    switch ((Operator)operator) {
    case OPERATOR_MULTIPLY:
    case OPERATOR_INPLACE_MULTIPLY:
        return int_from(a * b);
    case OPERATOR_AND:
    case OPERATOR_INPLACE_AND:
        return int_from(a & b);
    case OPERATOR_OR:
    case OPERATOR_INPLACE_OR:
        return int_from(a | b);
    case OPERATOR_XOR:
    case OPERATOR_INPLACE_XOR:
        return int_from(a ^ b);
    case OPERATOR_REMAINDER:
    case OPERATOR_INPLACE_REMAINDER:
        if (b != 0) {
            // One digit has 30 bits: 32-bit division does, which is much faster.
            int32_t r = (int32_t)a % (int32_t)b;
            return int_from(r != 0 && (r ^ (int32_t)b) < 0 ? r + (int32_t)b : r);
        }
        return NULL;
    case OPERATOR_FLOOR_DIVIDE:
    case OPERATOR_INPLACE_FLOOR_DIVIDE:
        if (b != 0) {
            int32_t q = (int32_t)a / (int32_t)b;
            return int_from((int32_t)a % (int32_t)b != 0 && ((int32_t)a ^ (int32_t)b) < 0 ? q - 1 : q);
        }
        return NULL;
    case OPERATOR_RSHIFT:
    case OPERATOR_INPLACE_RSHIFT:
        return b >= 0 ? int_from(a >> (b < 62 ? b : 62)) : NULL;
    case OPERATOR_LSHIFT:
    case OPERATOR_INPLACE_LSHIFT:
        return b >= 0 && b < 32 ? int_from(a * ((int64_t)1 << b)) : NULL;
    default:
        return NULL;
    }
}

// True when *result was computed.
static inline bool
float_operation(uint32_t operator, double a, double b, double *result)
{
    switch ((Operator)operator) {
    case OPERATOR_ADD:
    case OPERATOR_INPLACE_ADD:
        *result = a + b;
        return true;
    case OPERATOR_SUBTRACT:
    case OPERATOR_INPLACE_SUBTRACT:
        *result = a - b;
        return true;
    case OPERATOR_MULTIPLY:
    case OPERATOR_INPLACE_MULTIPLY:
        *result = a * b;
        return true;
    case OPERATOR_TRUE_DIVIDE:
    case OPERATOR_INPLACE_TRUE_DIVIDE:
        *result = a / b;
        return b != 0;
    default:
        return false;
    }
}

// CPython specializes sums, differences and products. From 3.14 on it lets go of both operands and then makes the result,
// where the right one was.
static uint32_t
floats_seen(uint32_t operator)
{
    bool is_special = operator != OPERATOR_TRUE_DIVIDE && operator != OPERATOR_INPLACE_TRUE_DIVIDE;
    return !is_special || !profile->reuses_floats ? CACHE_TAKE_NONE
           : profile->borrows_locals              ? CACHE_TAKE_RIGHT
                                                  : CACHE_TAKE_LEFT;
}

static inline bool
float_order_holds(double a, double b, uint32_t op)
{
    switch ((CompareOp)op) {
    case COMPARE_LT:
        return a < b;
    case COMPARE_LE:
        return a <= b;
    case COMPARE_EQ:
        return a == b;
    case COMPARE_NE:
        return a != b;
    case COMPARE_GT:
        return a > b;
    case COMPARE_GE:
        return a >= b;
    }
    return false;
}

// The next item of an iterator without a call, when it is one of those that loops mostly have. 1: *item, 0: exhausted,
// -1: another iterator.
static inline int
next_quickly(Object *iterator, Object **item)
{
    const Type *type = iterator->type;
    if (type == &RangeIteratorType) {
        RangeIterator *range = (RangeIterator *)iterator;
        if (range->length <= 0) {
            return 0;
        }
        range->length--;
        int64_t value = range->start;
        range->start += range->step;
        *item = int_from(value);
        return 1;
    }
    if (type == &ListIteratorType) {
        SequenceIterator *it = (SequenceIterator *)iterator;
        if (it->sequence == NULL || it->index >= list_length(it->sequence)) {
            return -1;  // the iterator lets go of its list itself
        }
        *item = incref(list_peek(it->sequence, it->index++));
        return 1;
    }
    if (type == &TupleIteratorType) {
        SequenceIterator *it = (SequenceIterator *)iterator;
        if (it->sequence == NULL || it->index >= tuple_length(it->sequence)) {
            return -1;
        }
        *item = incref(tuple_peek(it->sequence, it->index++));
        return 1;
    }
    return -1;
}
