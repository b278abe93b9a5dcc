// The modules of the library that are written in Python: the text of core/library/frozen/*.py, embedded by the build
// (core/library/frozen/embed.cmake) and compiled when a program imports them for the first time.
#pragma once

#include "object/object.h"

typedef struct {
    const char *name;  // with dots; NULL ends the table
    const char *source;
    uint32_t length;
    bool is_package;
} FrozenModule;
extern const FrozenModule frozen_modules[];

// The row of that name, or NULL.
const FrozenModule *frozen_find(Object *name);
// Makes the module, puts it into sys.modules and runs its text. NULL: it is not in sys.modules. One that has a part in C
// begins with that; frozen_complete runs its text when more is asked of it.
MUST_USE NEW_REF Object *frozen_make(const FrozenModule *frozen, Object *name);
MUST_USE int frozen_complete(Object *module, const FrozenModule *frozen);
