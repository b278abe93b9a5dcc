#include "object/names.h"
#include "object/text.h"
#include <string.h>

Names names;

_Static_assert(sizeof(Names) % sizeof(Object *) == 0, "nothing but pointers");

void
names_init(void)
{
    // One text behind another, in the order of the fields.
    static const char texts[] =
#define NAME_AS(field, text) text "\0"
#define NAME(identifier) NAME_AS(identifier, #identifier)
#include "object/names.def"
#undef NAME
#undef NAME_AS
        ;
    const char *text = texts;
    for (size_t i = 0; i < sizeof names / sizeof(Object *); i++) {
        Object *name = str_intern_immortal(str_from(text));
        if (name == NULL) {
            panic("no memory for the first names");
        }
        memcpy((char *)&names + i * sizeof name, &name, sizeof name);
        text += strlen(text) + 1;
    }
}
