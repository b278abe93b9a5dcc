// Identifiers as str objects, made once at start and immortal.
#pragma once

#include "object/object.h"

typedef struct {
#define NAME(identifier) Object *identifier;
#define NAME_AS(field, text) Object *field;
#include "object/names.def"
#undef NAME
#undef NAME_AS
} Names;

extern Names names;

void names_init(void);
