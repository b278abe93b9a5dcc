// The life of an instance whose references all stand in Type.fields. A type with fields that says nothing else is
// dropped, followed by the collector and shown by these; its clear, which not every type of CPython has, it names.
#pragma once

#include "object/object.h"

void fields_dealloc(Object *op);  // also ends weak references to it
void fields_drop(Object *op);     // the same, and leaves the block
int fields_traverse(Object *op, Visit visit, void *context);
void fields_clear(Object *op);  // empties what the collector follows
void fields_holders(Object *op, HolderVisitor *v);
