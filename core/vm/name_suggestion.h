// ". Did you mean: 'x'?" for NameError, AttributeError and ImportError.
#pragma once

#include "base/buffer.h"
#include "object/object.h"

// Appends the suggestion for this exception to its message, if there is one. May run the program's __dir__.
void name_suggestion_add(Buffer *message, Object *exception);
