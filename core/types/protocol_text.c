// The part of object/protocol.h about text: repr, str, ascii, format.
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/int.h"
#include "types/str.h"

Object *
object_repr(Object *op)
{
    UnaryFn repr = op->type->repr;
    if (UNLIKELY(repr == NULL)) {
        return str_format("<%T object at 0x%x>", op, object_address(op));
    }
    if (recursion_enter(NESTS_DATA, " while getting the repr of an object") < 0) {
        return NULL;
    }
    Object *result = repr(op);
    recursion_leave(NESTS_DATA);
    if (result == NULL || LIKELY(is_str(result))) {
        return result;
    }
    hold(result);
    raise(EXC_TypeError, "__repr__ returned non-string (type %T)", result);
    drop_held(1);
    return NULL;
}

Object *
object_str(Object *op)
{
    if (is_exact(op, &StrType)) {
        return incref(op);
    }
    UnaryFn str = op->type->str;
    if (str == NULL) {
        return object_repr(op);
    }
    if (recursion_enter(NESTS_DATA, " while getting the str of an object") < 0) {
        return NULL;
    }
    Object *result = str(op);
    recursion_leave(NESTS_DATA);
    if (result == NULL || LIKELY(is_str(result))) {
        return result;
    }
    hold(result);
    raise(EXC_TypeError, "__str__ returned non-string (type %T)", result);
    drop_held(1);
    return NULL;
}

Object *
object_ascii(Object *op)
{
    Object *repr = object_repr(op);
    if (repr == NULL || ((Str *)repr)->ascii) {
        return repr;
    }
    Buffer out = {0};
    for (int64_t i = 0; i < str_length(repr); i++) {
        uint32_t c = str_at(repr, i);
        if (c < 0x80) {
            buffer_append_char(&out, (char)c);
        } else if (c < 0x100) {
            buffer_append_format(&out, "\\x%02x", c);
        } else if (c < 0x10000) {
            buffer_append_format(&out, "\\u%04x", c);
        } else {
            buffer_append_format(&out, "\\U%08x", c);
        }
    }
    if (out.length == (size_t)str_length(repr)) {  // of a subclass, which it stays
        buffer_free(&out);
        return repr;
    }
    decref(repr);
    Object *result = str_from_utf8(out.data, out.length);
    buffer_free(&out);
    return result;
}

Object *
object_format(Object *op, Object *spec)
{
    if (spec == NULL || str_length(spec) == 0) {
        // What format(x, "") of these types gives anyway.
        if (is_exact(op, &StrType)) {
            return incref(op);
        }
        if (is_exact(op, &IntType)) {
            return object_str(op);
        }
    }
    Object *text;
    if (recursion_enter(NESTS_CALL, "") < 0) {
        return NULL;
    }
    int found =
        object_call_special(op, names.__format__, (Slot[]){{spec != NULL ? spec : names.empty}}, 1, &text);
    recursion_leave(NESTS_CALL);
    if (found <= 0) {
        if (found == 0) {
            raise(EXC_TypeError, "Type %T doesn't define __format__", op);
        }
        return NULL;
    }
    if (!is_str(text)) {
        hold(text);
        raise(EXC_TypeError, "__format__ must return a str, not %T", text);
        drop_held(1);
        return NULL;
    }
    return text;
}

// --- what is being written ------------------------------------------------------------------------
// Borrowed: whoever writes an object keeps it alive.

static Object **writing;
static int writing_count, writing_capacity;

int
repr_enter(Object *op)
{
    for (int i = 0; i < writing_count; i++) {
        if (writing[i] == op) {
            return 1;
        }
    }
    if (writing_count == writing_capacity) {
        writing_capacity = writing_capacity ? 2 * writing_capacity : 16;
        writing = host_realloc(writing, (size_t)writing_capacity * sizeof *writing);
    }
    writing[writing_count++] = op;
    return 0;
}

void
repr_leave(Object *op)
{
    assert(writing_count > 0 && writing[writing_count - 1] == op);
    (void)op;
    writing_count--;
}
