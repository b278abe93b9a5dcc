// Class methods that make an instance from something else: int.from_bytes, bytes.fromhex, float.from_number.
#pragma once

#include "object/protocol.h"
#include "types/held.h"

// What such a method gives when it was called on `type`: the value itself on the built-in type, which is exactly its own
// type, else what the subclass makes of it when called. A NULL value fails.
MUST_USE NEW_REF INLINE Object *
instance_for(Object *type, STEALS Object *value)
{
    if (value == NULL || type == (Object *)value->type) {
        return value;
    }
    hold(value);
    return drop_held_under(object_call_one(type, value), 1);
}
