#include "types/struct_sequence.h"
#include "object/protocol.h"
#include "types/str.h"

static const MemberDef no_fields[] = {{.name = NULL}};

STRUCT_SEQUENCE_TYPE(StructSequenceType, NULL, "structseq", no_fields);

Object *
struct_sequence_new(Type *type, Object **values, int count)
{
    Object *self = NULL;
    bool complete = true;
    for (int i = 0; i < count; i++) {
        complete &= values[i] != NULL;
    }
    if (complete && type_ready(type) == 0) {
        self = type_alloc(type, count);
    }
    for (int i = 0; i < count; i++) {
        if (self != NULL) {
            tuple_give_item(self, i, values[i]);
        } else {
            xdecref(values[i]);
        }
    }
    return self;
}

Object *
struct_sequence_repr(Object *op)
{
    const Type *type = op->type;
    StrWriter writer = {0};
    writer_add_text(&writer, type->module);
    writer_add_text(&writer, ".");
    writer_add_text(&writer, type->name);
    writer_add_text(&writer, "(");
    for (int64_t i = 0; i < tuple_length(op); i++) {
        writer_add_text(&writer, i > 0 ? ", " : "");
        writer_add_text(&writer, type->members[i].name);
        writer_add_text(&writer, "=");
        if (writer_add_repr(&writer, tuple_peek(op, i)) < 0) {
            writer_discard(&writer);
            return NULL;
        }
    }
    writer_add_text(&writer, ")");
    return writer_finish(&writer);
}
