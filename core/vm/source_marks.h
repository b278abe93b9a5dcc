// The source lines of a traceback entry with the marks under the part that was being executed.
#pragma once

#include "base/buffer.h"
#include "types/code.h"

extern bool source_marks_used;    // lines with marks were shown: CPython has imported ast and with it re

// Appends the lines of the instruction at `position` in the file, indented by four, with ^^^^ below what
// failed. Appends nothing when the source is not known. Without `marks` only the first line.
void source_marks_add(Buffer *out, const char *filename, const Position *position, bool marks);
