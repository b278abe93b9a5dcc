// ". Did you mean: 'x'?" for NameError, AttributeError and ImportError.
#pragma once

#include "base/buffer.h"
#include "object/object.h"

// Who tells it: the interpreter, or the module traceback, which has code of its own in Python, with or without a traceback.
typedef enum { SUGGESTED_BY_INTERPRETER, SUGGESTED_BY_MODULE, SUGGESTED_WITHOUT_TRACEBACK } Suggester;

// Appends the suggestion for this exception to its message, if there is one. May run the program's __dir__.
void name_suggestion_add(Buffer *message, Object *exception, Suggester suggester);
