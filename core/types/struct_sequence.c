#include "types/struct_sequence.h"
#include "gc/gc.h"
#include "object/protocol.h"
#include "types/held.h"
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
    if (self != NULL) {
        gc_untrack(self);  // as in CPython
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
    if (type->module != NULL) {
        writer_add_text(&writer, type->module);
        writer_add_text(&writer, ".");
    }
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

Object *
struct_sequence_type_new(Type *type, Slot *args, size_t count, Object *names)
{
    Object *values[1];
    if (args_parse(type->name, "sequence", args, count, names, values) < 0) {
        return NULL;
    }
    Object *items = tuple_from_iterable(values[0]);
    if (items == NULL) {
        if (error_is(EXC_TypeError)) {
            raise(EXC_TypeError, "constructor requires a sequence");
        }
        return NULL;
    }
    hold(items);
    int64_t expected = 0;
    while (type->members[expected].name != NULL) {
        expected++;
    }
    Object *self = NULL;
    if (tuple_length(items) != expected) {
        raise(EXC_TypeError, "%s.%s() takes a %lld-sequence (%lld-sequence given)", type->module, type->name,
              (long long)expected, (long long)tuple_length(items));
    } else if ((self = type_alloc(type, expected)) != NULL) {
        gc_untrack(self);
        for (int64_t i = 0; i < expected; i++) {
            tuple_give_item(self, i, incref(tuple_peek(items, i)));
        }
    }
    return drop_held_under(self, 1);
}
