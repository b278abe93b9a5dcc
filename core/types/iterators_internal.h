// Shared by the files of enumerate, reversed, zip, map and filter only.
#pragma once

#include "object/object.h"

// Refuses keywords where CPython does: for the type itself and for subclasses that leave __init__ alone.
int iterator_refuse_keywords(const Type *type, const Type *base, Object *keywords);
// Keeps what an iterator is made of while the iterator itself is being made; `part` is held by nobody yet.
Object *iterator_alloc(Type *type, Object **part);
void map_init_type(void);  // gives the type the size that its instances have in the release; before it is made ready
