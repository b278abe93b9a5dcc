// Short texts for objects, made without touching the heap.
#pragma once

#include "base/buffer.h"
#include "object/object.h"

// Appends what repr() would begin with, cut to about `limit` bytes: "'ant'", "[1, 2, 'x', …]", "Node", "range(0, 3)".
// Runs no code of the program. Returns false when the object has no value worth a text.
bool label_value(const Object *op, Buffer *out, size_t limit);
// The text of a dict key or a name: a str without quotes, anything else as label_value.
void label_key(const Object *key, Buffer *out);
// len() of containers and texts, else 0.
uint32_t label_length(const Object *op);
// Writes one of the sentences of holders.def; `who` names the holder (%h).
void label_holder(Holder holder, const char *who, Buffer *out);
