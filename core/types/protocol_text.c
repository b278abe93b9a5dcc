// The part of object/protocol.h about text: repr, str, ascii, format.
#include "gc/gc.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/error.h"
#include "trace/trace.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"

Object *
object_repr(Object *op)
{
    if (UNLIKELY(gc.requested)) {
        gc_check_requested();
    }
    UnaryFn repr = op->type->repr;
    if (UNLIKELY(repr == NULL)) {
        return str_format("<%T object at 0x%x>", op, object_id(op));
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
    if (UNLIKELY(gc.requested)) {
        gc_check_requested();
    }
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
    Object *method;
    int found = object_find_special(op, names.__format__, &method);
    if (found <= 0) {
        if (found == 0) {
            raise(EXC_TypeError, "Type %T doesn't define __format__", op);
        }
        return NULL;
    }
    hold(method);
    Object *text = NULL;
    if (recursion_enter(NESTS_CALL, "") == 0) {
        text = object_call_one(method, spec != NULL ? spec : names.empty);
        recursion_leave(NESTS_CALL);
    }
    text = drop_held_under(text, 1);
    if (text == NULL) {
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

Object *thread_dict;  // {"Py_Repr": [...]}, made by the first container that is written

static Object *
writing(void)
{
    int64_t position = 0;
    Object *key, *list = NULL;
    return thread_dict != NULL && dict_next(thread_dict, &position, &key, &list) ? list : NULL;
}

// The interpreter's own, though the collector counts them as it counts the program's.
static int
make_thread_dict(void)
{
    bool in_program = trace.in_program;
    trace.in_program = false;
    Object *dict = dict_new(), *list = dict == NULL ? NULL : list_new(0);
    Object *key = list == NULL ? NULL : str_from("Py_Repr");
    int result = key == NULL ? -1 : dict_set(dict, key, list);
    xdecref(key);
    xdecref(list);
    if (result < 0) {
        xdecref(dict);
    } else {
        thread_dict = dict;
    }
    trace.in_program = in_program;
    return result;
}

int
repr_enter(Object *op)
{
    if (thread_dict == NULL && make_thread_dict() < 0) {
        return -1;
    }
    Object *list = writing();
    for (int64_t i = 0; i < list_length(list); i++) {
        if (list_peek(list, i) == op) {
            return 1;
        }
    }
    return list_append(list, op);
}

void
repr_leave(Object *op)
{
    Object *list = writing();
    for (int64_t i = list == NULL ? 0 : list_length(list); i-- > 0;) {
        if (list_peek(list, i) == op) {
            Object *error = error_take();
            int result = list_set_slice(list, i, i + 1, NULL);
            assert(result == 0 && "nothing is allocated for it");
            (void)result;
            if (error != NULL) {
                error_give(error);
            }
            break;
        }
    }
}
