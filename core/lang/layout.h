// Where CPython's instructions stand: ours have no caches and no prefixes between them.
#pragma once

#include "base/buffer.h"
#include "types/code.h"

typedef struct {
    uint32_t *start;     // by instruction, and behind the last: in units of two bytes
    uint32_t *argument;  // what CPython's instruction carries; of comparisons 0
} CodeLayout;

CodeLayout code_layout(const CodeBody *body);
void code_layout_free(CodeLayout *self);
// The length of CPython's bytecode.
uint32_t code_cpython_units(const CodeBody *body);
