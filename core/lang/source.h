// Source texts by file name, so that tracebacks and errors can show lines.
#pragma once

#include "base/base.h"

// Keeps a copy of the text; a text registered before under the same name is replaced.
void source_register(const char *filename, const char *text, size_t length);
// Line `number` from 1, without its newline (which follows it in memory), or NULL.
const char *source_line(const char *filename, uint32_t number, size_t *length);
void source_forget_all(void);
void source_hide_all(void);  // there is no source_line any more: at the end of a program, when nothing can be imported
