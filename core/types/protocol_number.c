// The number part of object/protocol.h: binary operators with reflected and in-place forms, unary operators.
#include "object/protocol.h"
#include "types/function.h"
#include <string.h>

typedef struct {
    const char *symbol;
    uint32_t slot, inplace_slot;
} OperatorRow;

// In the order of operators.def, whose first half are the plain operators. ** has slots of three operands.
#define ROW_ADD offsetof(Type, add), offsetof(Type, inplace_add)
#define ROW_AND offsetof(Type, and_), offsetof(Type, inplace_and)
#define ROW_FLOOR_DIVIDE offsetof(Type, floor_divide), offsetof(Type, inplace_floor_divide)
#define ROW_LSHIFT offsetof(Type, lshift), offsetof(Type, inplace_lshift)
#define ROW_MATRIX_MULTIPLY offsetof(Type, matrix_multiply), offsetof(Type, inplace_matrix_multiply)
#define ROW_MULTIPLY offsetof(Type, multiply), offsetof(Type, inplace_multiply)
#define ROW_REMAINDER offsetof(Type, remainder), offsetof(Type, inplace_remainder)
#define ROW_OR offsetof(Type, or_), offsetof(Type, inplace_or)
#define ROW_POWER offsetof(Type, power), offsetof(Type, inplace_power)
#define ROW_RSHIFT offsetof(Type, rshift), offsetof(Type, inplace_rshift)
#define ROW_SUBTRACT offsetof(Type, subtract), offsetof(Type, inplace_subtract)
#define ROW_TRUE_DIVIDE offsetof(Type, true_divide), offsetof(Type, inplace_true_divide)
#define ROW_XOR offsetof(Type, xor_), offsetof(Type, inplace_xor)
#define ROW_INPLACE_ADD ROW_ADD
#define ROW_INPLACE_AND ROW_AND
#define ROW_INPLACE_FLOOR_DIVIDE ROW_FLOOR_DIVIDE
#define ROW_INPLACE_LSHIFT ROW_LSHIFT
#define ROW_INPLACE_MATRIX_MULTIPLY ROW_MATRIX_MULTIPLY
#define ROW_INPLACE_MULTIPLY ROW_MULTIPLY
#define ROW_INPLACE_REMAINDER ROW_REMAINDER
#define ROW_INPLACE_OR ROW_OR
#define ROW_INPLACE_POWER ROW_POWER
#define ROW_INPLACE_RSHIFT ROW_RSHIFT
#define ROW_INPLACE_SUBTRACT ROW_SUBTRACT
#define ROW_INPLACE_TRUE_DIVIDE ROW_TRUE_DIVIDE
#define ROW_INPLACE_XOR ROW_XOR

static const OperatorRow operators[] = {
#define OPERATOR(name, symbol) {symbol, ROW_##name},
#include "lang/operators.def"
#undef OPERATOR
};

INLINE BinaryFn
binary_slot(const Type *type, uint32_t offset)
{
    BinaryFn slot;
    memcpy(&slot, (const char *)type + offset, sizeof slot);
    return slot;
}

// Asks the left operand, then the right one; the right one first when its type inherits from the left one's
// and has a slot of its own. NotImplemented when neither can.
static Object *
binary(Object *left, Object *right, uint32_t offset)
{
    BinaryFn of_left = binary_slot(left->type, offset);
    BinaryFn of_right = NULL;
    if (left->type != right->type) {
        of_right = binary_slot(right->type, offset);
        if (of_right == of_left) {
            of_right = NULL;
        }
    }
    if (of_left != NULL) {
        if (of_right != NULL && type_is_subtype(right->type, left->type)) {
            Object *result = of_right(left, right);
            if (result != NotImplemented) {
                return result;
            }
            decref(result);
            of_right = NULL;
        }
        Object *result = of_left(left, right);
        if (result != NotImplemented) {
            return result;
        }
        decref(result);
    }
    return of_right != NULL ? of_right(left, right) : incref(NotImplemented);
}

static Object *
unsupported(Object *left, Object *right, const char *symbol, const char *hint)
{
    raise(EXC_TypeError, "unsupported operand type(s) for %s: '%T' and '%T'%s", symbol, left, right, hint);
    return NULL;
}

// --- sequences: + and * of what has no number slots -------------------------------------------------

static Object *
repeat(ItemFn slot, Object *sequence, Object *factor)
{
    if (factor->type->index == NULL) {
        raise(EXC_TypeError, "can't multiply sequence by non-int of type '%T'", factor);
        return NULL;
    }
    static const ExceptionKind overflow = EXC_OverflowError;
    int64_t n = number_as_index(factor, &overflow);
    if (n == -1 && error_pending()) {
        return NULL;
    }
    return slot(sequence, n);
}

// NotImplemented when neither operand is a sequence that can do it.
static Object *
sequence_operator(Object *left, Object *right, int operator)
{
    const Type *type = left->type;
    if (operator== OPERATOR_INPLACE_ADD && type->inplace_concat != NULL) {
        return type->inplace_concat(left, right);
    }
    if ((operator== OPERATOR_ADD || operator== OPERATOR_INPLACE_ADD) && type->concat != NULL) {
        return type->concat(left, right);
    }
    if (operator== OPERATOR_MULTIPLY || operator== OPERATOR_INPLACE_MULTIPLY) {
        if (operator== OPERATOR_INPLACE_MULTIPLY && type->inplace_repeat != NULL) {
            return repeat(type->inplace_repeat, left, right);
        }
        if (type->repeat != NULL) {
            return repeat(type->repeat, left, right);
        }
        // In place, the right operand is asked only when the left one is nothing like a sequence.
        bool asks_right = operator== OPERATOR_MULTIPLY ||
                          !(type_has(type, TYPE_HEAP) || type->length != NULL || type->contains != NULL);
        if (asks_right && right->type->repeat != NULL) {
            return repeat(right->type->repeat, right, left);
        }
    }
    return incref(NotImplemented);
}

// --- power ------------------------------------------------------------------------------------------

static Object *
power(Object *base, Object *exponent, Object *modulus, const char *symbol)
{
    TernaryFn of_base = base->type->power;
    TernaryFn of_exponent = exponent->type == base->type ? NULL : exponent->type->power;
    if (of_exponent == of_base) {
        of_exponent = NULL;
    }
    Object *result = NotImplemented;
    if (of_base != NULL) {
        if (of_exponent != NULL && type_is_subtype(exponent->type, base->type)) {
            result = of_exponent(base, exponent, modulus);
            of_exponent = NULL;
        }
        if (result == NotImplemented) {
            result = of_base(base, exponent, modulus);
        }
    }
    if (result == NotImplemented && of_exponent != NULL) {
        result = of_exponent(base, exponent, modulus);
    }
    if (result == NotImplemented) {
        TernaryFn of_modulus = modulus->type->power;
        if (of_modulus != NULL && of_modulus != base->type->power && of_modulus != exponent->type->power) {
            result = of_modulus(base, exponent, modulus);
        }
    }
    if (result != NotImplemented) {
        return result;
    }
    if (modulus == None) {
        return unsupported(base, exponent, symbol, "");
    }
    raise(EXC_TypeError, "unsupported operand type(s) for %s: '%T', '%T', '%T'", symbol, base, exponent,
          modulus);
    return NULL;
}

Object *
number_power(Object *base, Object *exponent, Object *modulus)
{
    return power(base, exponent, modulus == NULL ? None : modulus, "** or pow()");
}

static Object *
inplace_power(Object *base, Object *exponent)
{
    if (base->type->inplace_power != NULL) {
        Object *result = base->type->inplace_power(base, exponent, None);
        if (result != NotImplemented) {
            return result;
        }
        decref(result);
    }
    return power(base, exponent, None, "**=");
}

// --- all binary operators ---------------------------------------------------------------------------

// print >> file, the print statement of Python 2.
static const char *
hint_for(Object *left, int operator)
{
    if (operator== OPERATOR_RSHIFT && is_exact(left, &BuiltinFunctionType) &&
        strcmp(((BuiltinFunction *)left)->def->name, "print") == 0) {
        return ". Did you mean \"print(<message>, file=<output_stream>)\"?";
    }
    return "";
}

Object *
number_binary(Object *left, Object *right, int operator)
{
    const OperatorRow *row = &operators[operator];
    if (operator== OPERATOR_POWER) {
        return number_power(left, right, None);
    }
    if (operator== OPERATOR_INPLACE_POWER) {
        return inplace_power(left, right);
    }
    if (operator>= OPERATOR_INPLACE_ADD) {
        BinaryFn inplace = binary_slot(left->type, row->inplace_slot);
        if (inplace != NULL) {
            Object *result = inplace(left, right);
            if (result != NotImplemented) {
                return result;
            }
            decref(result);
        }
    }
    Object *result = binary(left, right, row->slot);
    if (LIKELY(result != NotImplemented)) {
        return result;
    }
    decref(result);
    result = sequence_operator(left, right, operator);
    if (result != NotImplemented) {
        return result;
    }
    decref(result);
    return unsupported(left, right, row->symbol, hint_for(left, operator));
}

Object *
number_divmod(Object *left, Object *right)
{
    Object *result = binary(left, right, offsetof(Type, divmod));
    if (result != NotImplemented) {
        return result;
    }
    decref(result);
    return unsupported(left, right, "divmod()", "");
}

// --- unary operators ----------------------------------------------------------------------------------

static Object *
unary(Object *op, UnaryFn slot, const char *operator)
{
    if (slot == NULL) {
        raise(EXC_TypeError, "bad operand type for %s: '%T'", operator, op);
        return NULL;
    }
    return slot(op);
}

Object *
number_negative(Object *op)
{
    return unary(op, op->type->negative, "unary -");
}

Object *
number_positive(Object *op)
{
    return unary(op, op->type->positive, "unary +");
}

Object *
number_absolute(Object *op)
{
    return unary(op, op->type->absolute, "abs()");
}

Object *
number_invert(Object *op)
{
    return unary(op, op->type->invert, "unary ~");
}
