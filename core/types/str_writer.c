// Text being built.
#include "object/protocol.h"
#include "types/str.h"

void
writer_add(StrWriter *self, const Object *str)
{
    str_append_utf8(str, &self->text);
}

void
writer_add_text(StrWriter *self, const char *text)
{
    buffer_append_text(&self->text, text);
}

void
writer_add_char(StrWriter *self, uint32_t code_point)
{
    buffer_append_code_point(&self->text, code_point);
}

int
writer_add_repr(StrWriter *self, Object *op)
{
    Object *text = object_repr(op);
    if (text == NULL) {
        return -1;
    }
    writer_add(self, text);
    decref(text);
    return 0;
}

Object *
writer_finish(StrWriter *self)
{
    Object *result = str_from_stored(self->text.length > 0 ? self->text.data : "", self->text.length);
    writer_discard(self);
    return result;
}

void
writer_discard(StrWriter *self)
{
    buffer_free(&self->text);
}
