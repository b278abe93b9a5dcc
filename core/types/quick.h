// Comparisons that cannot run Python code: what containers try before they ask the objects.
#pragma once

#include "types/float.h"
#include "types/int.h"
#include "types/str.h"

// left == right for objects whose types are known: 1 or 0; -1 when only their own comparison can tell. Order matters to
// nobody, since neither side is asked.
INLINE int
quick_equal(const Object *left, const Object *right)
{
    if (left == right) {
        return 1;
    }
    const Type *type = left->type;
    if (type != right->type) {
        return -1;
    }
    if (type == &StrType) {
        return str_equal(left, right);
    }
    if (type == &IntType) {
        return int_equal(left, right);
    }
    if (type == &FloatType) {
        return float_value(left) == float_value(right);
    }
    return -1;
}

// Does this object compare and hash without running Python code?
INLINE bool
is_quick(const Object *op)
{
    return op->type == &StrType || op->type == &IntType;
}
