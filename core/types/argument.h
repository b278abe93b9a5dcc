// How errors about arguments name the type of what was given: None is called None there.
#pragma once

#include "object/object.h"

INLINE const char *
argument_type(const Object *op)
{
    return op == None ? "None" : op->type->name;
}
