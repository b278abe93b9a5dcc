#include "inspect/label.h"
#include "gc/weakref.h"
#include "object/text.h"
#include "types/bytes.h"
#include "types/code.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/float.h"
#include "types/function.h"
#include "types/generator.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"
#include "types/range.h"
#include "types/set.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/tuple.h"
#include <string.h>

static const char ellipsis[] = "\xe2\x80\xa6";

// A code point as repr writes it between quotes.
static void
add_escaped(Buffer *out, uint32_t c, char quote)
{
    switch (c) {
    case '\n':
        buffer_append_text(out, "\\n");
        break;
    case '\r':
        buffer_append_text(out, "\\r");
        break;
    case '\t':
        buffer_append_text(out, "\\t");
        break;
    default:
        if (c == (uint32_t)quote || c == '\\') {
            buffer_append_char(out, '\\');
            buffer_append_char(out, (char)c);
        } else if (c < 0x20 || c == 0x7f) {
            buffer_append_format(out, "\\x%02x", (unsigned)c);
        } else if (c >= 0xd800 && c <= 0xdfff) {
            buffer_append_format(out, "\\u%04x", (unsigned)c);
        } else {
            buffer_append_code_point(out, c);
        }
    }
}

static void
add_quoted(Buffer *out, const Object *op, size_t limit)
{
    size_t end = out->length + limit;
    char quote = '\'';
    bool has_single = false, has_double = false;
    int64_t length = str_length(op);
    for (int64_t i = 0; i < length && i < (int64_t)limit; i++) {
        has_single |= str_at(op, i) == '\'';
        has_double |= str_at(op, i) == '"';
    }
    if (has_single && !has_double) {
        quote = '"';
    }
    buffer_append_char(out, quote);
    for (int64_t i = 0; i < length; i++) {
        if (out->length >= end) {
            buffer_append_text(out, ellipsis);
            break;
        }
        add_escaped(out, str_at(op, i), quote);
    }
    buffer_append_char(out, quote);
}

static void
add_bytes(Buffer *out, const Object *op, size_t limit)
{
    size_t end = out->length + limit;
    buffer_append_text(out, "b'");
    for (int64_t i = 0; i < ((const Bytes *)op)->base.size; i++) {
        if (out->length >= end) {
            buffer_append_text(out, ellipsis);
            break;
        }
        unsigned char c = (unsigned char)((const Bytes *)op)->data[i];
        if (c < 0x80) {
            add_escaped(out, c, '\'');
        } else {
            buffer_append_format(out, "\\x%02x", c);
        }
    }
    buffer_append_char(out, '\'');
}

// Large numbers by repeated division of a copy; beyond a few hundred bits only their size is told.
static void
add_int(Buffer *out, const Object *op)
{
    if (int_is_compact(op)) {
        buffer_append_format(out, "%lld", (long long)int_compact_value(op));
        return;
    }
    const Int *self = (const Int *)op;
    uint64_t count = self->tag >> 3;
    if ((self->tag & 3) == 2) {
        buffer_append_char(out, '-');
    }
    uint32_t digits[16];
    if (count > COUNT_OF(digits)) {
        buffer_append_format(out, "%s (%llu bits)", ellipsis, (unsigned long long)count * INT_SHIFT);
        return;
    }
    memcpy(digits, self->digits, count * sizeof *digits);
    uint32_t parts[32];
    int n = 0;
    while (count > 0) {
        uint64_t rest = 0;
        for (uint64_t i = count; i-- > 0;) {
            rest = rest << INT_SHIFT | digits[i];
            digits[i] = (uint32_t)(rest / 1000000000);
            rest %= 1000000000;
        }
        parts[n++] = (uint32_t)rest;
        while (count > 0 && digits[count - 1] == 0) {
            count--;
        }
    }
    buffer_append_format(out, "%u", parts[n - 1]);
    while (--n > 0) {
        buffer_append_format(out, "%09u", parts[n - 1]);
    }
}

// An item inside a container: scalars in full, anything else by its type.
static void
add_item(Buffer *out, const Object *op, size_t limit)
{
    if (op == NULL) {
        buffer_append_text(out, ellipsis);
    } else if (is_exact(op, &ListType)) {
        buffer_append_text(out, list_length(op) == 0 ? "[]" : "[\xe2\x80\xa6]");
    } else if (is_exact(op, &TupleType)) {
        buffer_append_text(out, tuple_length(op) == 0 ? "()" : "(\xe2\x80\xa6)");
    } else if (is_exact(op, &DictType)) {
        buffer_append_text(out, dict_length(op) == 0 ? "{}" : "{\xe2\x80\xa6}");
    } else if (!label_value(op, out, limit)) {
        buffer_append_text(out, op->type->name);
    }
}

static bool
is_full(const Buffer *out, size_t end, bool more)
{
    if (out->length >= end && more) {
        buffer_append_text((Buffer *)(uintptr_t)out, ellipsis);
        return true;
    }
    return false;
}

static void
add_slots(Buffer *out, const Slot *items, int64_t count, size_t limit)
{
    size_t end = out->length + limit;
    for (int64_t i = 0; i < count; i++) {
        if (is_full(out, end, true)) {
            break;
        }
        add_item(out, items[i].ref, limit / 2);
        if (i + 1 < count) {
            buffer_append_text(out, ", ");
        }
    }
}

static void
add_dict(Buffer *out, const Object *op, size_t limit)
{
    size_t end = out->length + limit;
    int64_t position = 0;
    Object *key, *value;
    bool first = true;
    buffer_append_char(out, '{');
    while (dict_next(op, &position, &key, &value)) {
        if (!first) {
            buffer_append_text(out, ", ");
        }
        first = false;
        if (is_full(out, end, true)) {
            break;
        }
        add_item(out, key, limit / 2);
        buffer_append_text(out, ": ");
        add_item(out, value, limit / 2);
    }
    buffer_append_char(out, '}');
}

static void
add_set(Buffer *out, const Object *op, size_t limit)
{
    size_t end = out->length + limit;
    int64_t position = 0;
    Object *key;
    bool first = true;
    buffer_append_text(out, set_length(op) == 0 ? "set(" : "{");
    while (set_next(op, &position, &key)) {
        if (!first) {
            buffer_append_text(out, ", ");
        }
        first = false;
        if (is_full(out, end, true)) {
            break;
        }
        add_item(out, key, limit / 2);
    }
    buffer_append_char(out, set_length(op) == 0 ? ')' : '}');
}

static void
add_text_of(Buffer *out, const Object *str)
{
    if (str != NULL && is_str(str)) {
        str_append_utf8(str, out);
    }
}

static bool
add_exception(Buffer *out, const Object *op, size_t limit)
{
    const Object *args = ((const Exception *)op)->args;
    buffer_append_text(out, op->type->name);
    buffer_append_char(out, '(');
    if (args != NULL && is_exact(args, &TupleType)) {
        add_slots(out, tuple_slots(args), tuple_length(args), limit);
    }
    buffer_append_char(out, ')');
    return true;
}

static bool
add_type_name(Buffer *out, const Object *op)
{
    buffer_append_text(out, ((const Type *)op)->name);
    return true;
}

bool
label_value(const Object *op, Buffer *out, size_t limit)
{
    if (op == None) {
        buffer_append_text(out, "None");
        return true;
    }
    switch (op->type->id) {
    case TYPE_NOT_IMPLEMENTED_ID:
        buffer_append_text(out, "NotImplemented");
        return true;
    case TYPE_ELLIPSIS_ID:
        buffer_append_text(out, "Ellipsis");
        return true;
    case TYPE_BOOL_ID:
        buffer_append_text(out, op == True ? "True" : "False");
        return true;
    case TYPE_INT_ID:
        add_int(out, op);
        return true;
    case TYPE_FLOAT_ID: {
        char text[32];
        size_t length = float_shortest(float_value(op), text);
        buffer_append(out, text, length);
        return true;
    }
    case TYPE_STR_ID:
        add_quoted(out, op, limit);
        return true;
    case TYPE_BYTES_ID:
        add_bytes(out, op, limit);
        return true;
    case TYPE_LIST_ID:
        buffer_append_char(out, '[');
        add_slots(out, ((const List *)op)->items, list_length(op), limit);
        buffer_append_char(out, ']');
        return true;
    case TYPE_TUPLE_ID:
        buffer_append_char(out, '(');
        add_slots(out, tuple_slots(op), tuple_length(op), limit);
        buffer_append_text(out, tuple_length(op) == 1 ? ",)" : ")");
        return true;
    case TYPE_DICT_ID:
        add_dict(out, op, limit);
        return true;
    case TYPE_SET_ID:
    case TYPE_FROZENSET_ID:
        add_set(out, op, limit);
        return true;
    case TYPE_TYPE_ID:
        return add_type_name(out, op);
    case TYPE_FUNCTION_ID:
        add_text_of(out, ((const Function *)op)->qualname);
        buffer_append_text(out, "()");
        return true;
    case TYPE_METHOD_ID:
        add_item(out, ((const Method *)op)->function, limit);
        return true;
    case TYPE_BUILTIN_FUNCTION_ID:
        buffer_append_format(out, "%s()", ((const BuiltinFunction *)op)->def->name);
        return true;
    case TYPE_CODE_ID:
        add_text_of(out, ((const Code *)op)->qualname);
        return true;
    case TYPE_GENERATOR_ID:
    case TYPE_COROUTINE_ID:
    case TYPE_ASYNC_GENERATOR_ID:
        add_text_of(out, ((const Generator *)op)->qualname);
        return true;
    case TYPE_MODULE_ID:
        add_text_of(out, ((const Module *)op)->name);
        return true;
    case TYPE_CELL_ID:
        add_item(out, ((const Cell *)op)->contents, limit);
        return true;
    case TYPE_EXCEPTION_ID:
        return add_exception(out, op, limit);
    case TYPE_WEAKREF_ID: {
        const Object *referent = weakref_peek(op);
        if (referent == None) {
            buffer_append_text(out, "dead");
        } else {
            buffer_append_format(out, "to %s", referent->type->name);
        }
        return true;
    }
    case TYPE_SLICE_ID: {
        const Slice *slice = (const Slice *)op;
        buffer_append_text(out, "slice(");
        add_item(out, slice->start, limit);
        buffer_append_text(out, ", ");
        add_item(out, slice->stop, limit);
        buffer_append_text(out, ", ");
        add_item(out, slice->step, limit);
        buffer_append_char(out, ')');
        return true;
    }
    default:
        // Instances of the program's classes: those of subclasses of exceptions, and classes with a metaclass.
        if (is_exception(op)) {
            return add_exception(out, op, limit);
        }
        return is_type(op) ? add_type_name(out, op) : false;
    }
}

void
label_key(const Object *key, Buffer *out)
{
    if (is_str(key)) {
        str_append_utf8(key, out);
    } else {
        add_item(out, key, 40);
    }
}

uint32_t
label_length(const Object *op)
{
    int64_t length = 0;
    if (is_list(op)) {
        length = list_length(op);
    } else if (is_tuple(op)) {
        length = tuple_length(op);
    } else if (is_dict(op)) {
        length = dict_length(op);
    } else if (is_set(op)) {
        length = set_length(op);
    } else if (is_str(op)) {
        length = str_length(op);
    } else if (is_bytes(op)) {
        length = ((const Bytes *)op)->base.size;
    }
    return (uint32_t)length;
}

void
label_holder(Holder holder, const char *who, Buffer *out)
{
    static const char *const sentences[] = {
#define HOLDER(name, strong, sentence) sentence,
#include "object/holders.def"
#undef HOLDER
    };
    for (const char *p = sentences[holder.kind]; *p != '\0'; p++) {
        if (*p != '%') {
            buffer_append_char(out, *p);
            continue;
        }
        switch (*++p) {
        case 'h':
            buffer_append_text(out, who);
            break;
        case 'i':
            buffer_append_format(out, "%lld", (long long)holder.index);
            break;
        case 'f':
            buffer_append_text(out, holder.field != NULL ? holder.field : "a field");
            break;
        case 'k':
            if (holder.key != NULL) {
                label_key(holder.key, out);
            }
            break;
        default:
            break;
        }
    }
}
