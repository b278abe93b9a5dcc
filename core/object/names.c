#include "object/names.h"
#include "object/text.h"

Names names;

void
names_init(void)
{
#define NAME_AS(field, text)                          \
    names.field = str_intern_immortal(str_from(text)); \
    if (names.field == NULL) {                        \
        panic("no memory for the first names");       \
    }
#define NAME(identifier) NAME_AS(identifier, #identifier)
#include "object/names.def"
#undef NAME
#undef NAME_AS
}
