// What enumerate, reversed, zip, map and filter are made with.
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/iterators_internal.h"
#include "types/type.h"

int
iterator_refuse_keywords(const Type *type, const Type *base, Object *keywords)
{
    return type == base || type->init == base->init ? args_no_keywords(base->name, keywords) : 0;
}

Object *
iterator_alloc(Type *type, Object **part)
{
    hold(*part);
    Object *op = type_alloc(type, 0);
    *part = let_go();
    if (op == NULL) {
        CLEAR_SLOT(*part);
    }
    return op;
}
