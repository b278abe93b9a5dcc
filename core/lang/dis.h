// Code objects as text, for tests and for people.
#pragma once

#include "base/buffer.h"
#include "types/code.h"

// One line per fact and instruction, the code objects among the constants after the one they belong to. Tests
// compare it with what CPython says of its own (tests/bytecode/listing.py). 0, or -1 with an error from a
// repr.
MUST_USE int code_dump(Buffer *out, Object *code);
// How the operand is shown: "CONST", "NAME"... as opcodes.def says; of an intrinsic its name.
const char *instruction_argument_kind(Instruction instruction);
