// list[int] and int | None: what annotations are made of. They hold types and can be asked about; nothing is checked.
#pragma once

#include "object/object.h"

MUST_USE NEW_REF Object *generic_alias_new(Object *origin, Object *item);  // origin[item]
// left | right of two types (None stands for its type); NotImplemented when one of them is no type.
MUST_USE NEW_REF Object *union_of(Object *left, Object *right);
// The tuple of what is united; NULL if `op` is no union.
BORROWED Object *union_peek_members(const Object *op);
// What typing makes of `op` where a union has it as a member: NEW_REF, or NULL with a TypeError.
extern Object *(*union_member_hook)(Object *op);
void union_type_init(void);  // shapes the type as the release has it; before it is made ready
// Gives the built-in containers their __class_getitem__.
MUST_USE int generic_aliases_init(void);
