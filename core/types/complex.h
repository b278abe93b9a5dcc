// complex: two IEEE doubles.
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    double real, imag;
} Complex;

#define is_complex(op) is_instance_of(op, &ComplexType)

MUST_USE NEW_REF Object *complex_from(double real, double imag);
MUST_USE NEW_REF Object *complex_power(Object *left, Object *right, Object *modulus);  // slot
// format(op, spec): the slot behind complex.__format__; in format_spec.c.
MUST_USE NEW_REF Object *complex_format_spec(Object *op, Object *spec);
