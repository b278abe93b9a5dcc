// Shared by the files of math only.
#pragma once

#include "library/library_internal.h"

extern const MethodDef math_whole_functions[];
extern const MethodDef math_sum_functions[];
extern const MethodDef math_gamma_functions[];
Object *math_sumprod(Object *self, Slot *args, size_t count, Object *keyword_names);  // for statistics in every release

// A float argument; false with an error.
bool math_read_double(Object *op, double *out);

#define ROW_1(name, doc)                                                                                     \
    {                                                                                                        \
#name, math_##name, 1, 1, 0, doc                                                                     \
    }
