// The methods of arrays.
#include "library/array_internal.h"
#include "library/library_internal.h"
#include "memory/heap.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytes.h"
#include "types/bytes_like.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/tuple.h"
#include <string.h>

#define SELF                                                                                                 \
    Array *self = (Array *)op;                                                                               \
    (void)self, (void)args, (void)count, (void)keyword_names

METHOD(method_append)
{
    SELF;
    return array_insert(self, length_of(self), args[0].ref) < 0 ? NULL : None;
}

METHOD(method_extend)
{
    SELF;
    return array_extend(self, args[0].ref) < 0 ? NULL : None;
}

METHOD(method_insert)
{
    SELF;
    int64_t i = number_as_index(args[0].ref, NULL);
    if (i == -1 && error_pending()) {
        return NULL;
    }
    return array_insert(self, i, args[1].ref) < 0 ? NULL : None;
}

METHOD(method_pop)
{
    SELF;
    int64_t i = count == 0 ? -1 : number_as_index(args[0].ref, NULL);
    if (i == -1 && error_pending()) {
        return NULL;
    }
    if (length_of(self) == 0) {
        raise(EXC_IndexError, "pop from empty array");
        return NULL;
    }
    i += i < 0 ? length_of(self) : 0;
    if (i < 0 || i >= length_of(self)) {
        raise(EXC_IndexError, "pop index out of range");
        return NULL;
    }
    Object *item = array_get_item(self, i);
    if (item == NULL) {
        return NULL;
    }
    hold(item);
    if (array_replace(self, i, i + 1, NULL, 0) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

METHOD(method_remove)
{
    SELF;
    int64_t i = array_find(self, args[0].ref, 0, INT64_MAX);
    if (i < 0) {
        if (i == -1) {
            raise(EXC_ValueError, "array.remove(x): x not in array");
        }
        return NULL;
    }
    return array_replace(self, i, i + 1, NULL, 0) < 0 ? NULL : None;
}

METHOD(method_index)
{
    SELF;
    int64_t bounds[2] = {0, INT64_MAX};
    for (size_t i = 1; i < count; i++) {
        if (slice_index(args[i].ref, &bounds[i - 1]) < 0) {
            return NULL;
        }
        bounds[i - 1] += bounds[i - 1] < 0 ? length_of(self) : 0;
    }
    int64_t i = array_find(self, args[0].ref, bounds[0] < 0 ? 0 : bounds[0], bounds[1]);
    if (i == -1) {
        raise(EXC_ValueError, "array.index(x): x not in array");
    }
    return i < 0 ? NULL : int_from(i);
}

METHOD(method_count)
{
    SELF;
    int64_t found = 0;
    for (int64_t i = 0; (i = array_find(self, args[0].ref, i, INT64_MAX)) >= 0; i++) {
        found++;
    }
    return error_pending() ? NULL : int_from(found);
}

METHOD(method_reverse)
{
    SELF;
    size_t size = self->kind->size;
    for (int64_t i = 0, k = length_of(self) - 1; i < k; i++, k--) {
        char bytes[8];
        memcpy(bytes, self->items + i * (int64_t)size, size);
        memcpy(self->items + i * (int64_t)size, self->items + k * (int64_t)size, size);
        memcpy(self->items + k * (int64_t)size, bytes, size);
    }
    return None;
}

METHOD(method_byteswap)
{
    SELF;
    size_t size = self->kind->size;
    for (int64_t i = 0; i < length_of(self); i++) {
        char *at = self->items + i * (int64_t)size;
        for (size_t k = 0; k < size / 2; k++) {
            char byte = at[k];
            at[k] = at[size - 1 - k];
            at[size - 1 - k] = byte;
        }
    }
    return None;
}

METHOD(method_clear)
{
    SELF;
    return array_resize(self, 0) < 0 ? NULL : None;
}

METHOD(method_tolist)
{
    SELF;
    return array_to_list(self);
}

METHOD(method_fromlist)
{
    SELF;
    if (!is_list(args[0].ref)) {
        raise(EXC_TypeError, "arg must be list");
        return NULL;
    }
    // Room for all of them is made first; what an item does to be a number may change the list.
    Object *list = args[0].ref;
    int64_t length = length_of(self), more = list_length(list), i = 0;
    if (more == 0) {
        return None;
    }
    if (array_resize(self, length + more) < 0) {
        return NULL;
    }
    for (; i < more; i++) {
        Object *item = hold(incref(list_peek(list, i)));
        int set = array_set_item(op, length_of(self) - more + i, item);
        drop_held(1);
        if (set < 0) {
            break;
        }
        if (list_length(list) != more) {
            raise(EXC_RuntimeError, "list changed size during iteration");
            break;
        }
    }
    if (i == more) {
        return None;
    }
    hold(error_take());
    if (array_resize(self, length) < 0) {
        error_clear();
    }
    error_give(let_go());
    return NULL;
}

METHOD(method_tobytes)
{
    SELF;
    return bytes_from(self->items != NULL ? self->items : "", (size_t)(length_of(self) * self->kind->size));
}

METHOD(method_frombytes)
{
    SELF;
    BytesView view;
    return bytes_view(args[0].ref, &view) < 0 || array_from_bytes(self, view.data, view.size) < 0 ? NULL : None;
}

// Calls a method of a file with one argument, which is held by the caller.
static Object *
call_file(Object *file, const char *name, Object *argument)
{
    Object *method = object_get_attr_cstring(file, name);
    if (method == NULL) {
        return NULL;
    }
    hold(method);
    return drop_held_under(object_call_one(method, argument), 1);
}

// The bytes go in blocks of 64 kB, as CPython writes them.
METHOD(method_tofile)
{
    SELF;
    const int64_t block = 64 * 1024;
    for (int64_t at = 0; at < length_of(self) * self->kind->size; at += block) {
        int64_t left = length_of(self) * self->kind->size - at;
        Object *bytes = bytes_from(self->items + at, (size_t)(left < block ? left : block));
        if (bytes == NULL) {
            return NULL;
        }
        hold(bytes);
        Object *written = drop_held_under(call_file(args[0].ref, "write", bytes), 1);
        if (written == NULL) {
            return NULL;
        }
        decref(written);
    }
    return None;
}

METHOD(method_fromfile)
{
    SELF;
    int64_t items = number_as_index(args[1].ref, NULL);
    if (items == -1 && error_pending()) {
        return NULL;
    }
    if (items < 0 || items > INT32_MAX) {
        if (items < 0) {
            raise(EXC_ValueError, "negative count");
        } else {
            raise_no_memory();
        }
        return NULL;
    }
    int64_t wanted = items * self->kind->size;
    Object *size = int_from(wanted);
    if (size == NULL) {
        return NULL;
    }
    hold(size);
    Object *bytes = drop_held_under(call_file(args[0].ref, "read", size), 1);
    if (bytes == NULL) {
        return NULL;
    }
    hold(bytes);
    BytesView view;
    int result = -1;
    if (!is_bytes(bytes)) {
        raise(EXC_TypeError, "read() didn't return bytes");
    } else if (bytes_view(bytes, &view) == 0 && array_from_bytes(self, view.data, view.size) == 0) {
        result = view.size == wanted ? 0 : -1;
        if (result < 0) {
            raise(EXC_EOFError, "read() didn't return enough bytes");
        }
    }
    drop_held(1);
    return result < 0 ? NULL : None;
}

METHOD(method_tounicode)
{
    SELF;
    if (self->kind->kind != 'c') {
        raise(EXC_ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
        return NULL;
    }
    return array_to_unicode(self);
}

METHOD(method_fromunicode)
{
    SELF;
    if (!is_str(args[0].ref)) {
        args_raise_wrong("fromunicode", "argument", "str", args[0].ref);
        return NULL;
    }
    if (self->kind->kind != 'c') {
        raise(EXC_ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        return NULL;
    }
    return array_extend(self, args[0].ref) < 0 ? NULL : None;
}

METHOD(method_buffer_info)
{
    SELF;
    Object *address = int_from(self->items == NULL ? 0 : (int64_t)heap_offset(self->items));
    if (address == NULL) {
        return NULL;
    }
    hold(address);
    Object *length = int_from(length_of(self));
    if (length == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(length);
    return drop_held_under(tuple_pack(2, address, length), 2);
}

METHOD(method_copy)
{
    SELF;
    Array *made = array_of(&ArrayType, self->kind, length_of(self));
    if (made != NULL && length_of(self) > 0) {
        memcpy(made->items, self->items, (size_t)(length_of(self) * self->kind->size));
    }
    return (Object *)made;
}

METHOD(method_reduce_ex)
{
    SELF;
    char code[2] = {self->kind->code, '\0'};
    Object *typecode = str_from(code);
    if (typecode == NULL) {
        return NULL;
    }
    hold(typecode);
    Object *list = self->kind->kind == 'c' ? array_to_unicode(self) : array_to_list(self);
    if (list == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(list);
    Object *arguments = drop_held_under(tuple_pack(2, typecode, list), 2);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    Object *dict = object_get_attr_cstring(op, "__dict__");
    if (dict == NULL) {
        error_clear();
        dict = None;
    }
    hold(dict);
    return drop_held_under(tuple_pack(3, (Object *)op->type, arguments, dict), 2);
}

METHOD(method_class_getitem)
{
    SELF;
    return generic_alias_new(op, args[0].ref);
}

static Object *
get_typecode(Object *op)
{
    return str_from_code_point((uint32_t)((Array *)op)->kind->code);
}

static Object *
get_itemsize(Object *op)
{
    return int_from(((Array *)op)->kind->size);
}

const MethodDef array_methods[] = {
    {"append", method_append, 1, 1, 0, NULL},
    {"buffer_info", method_buffer_info, 0, 0, 0, NULL},
    {"byteswap", method_byteswap, 0, 0, 0, NULL},
    {"clear", method_clear, 0, 0, 0, NULL},
    {"__copy__", method_copy, 0, 0, 0, NULL},
    {"count", method_count, 1, 1, 0, NULL},
    {"__deepcopy__", method_copy, 1, 1, 0, NULL},
    {"extend", method_extend, 1, 1, 0, NULL},
    {"fromlist", method_fromlist, 1, 1, 0, NULL},
    {"frombytes", method_frombytes, 1, 1, 0, NULL},
    {"fromfile", method_fromfile, 2, 2, 0, NULL},
    {"fromunicode", method_fromunicode, 1, 1, 0, NULL},
    {"index", method_index, 1, 3, 0, NULL},
    {"insert", method_insert, 2, 2, 0, NULL},
    {"pop", method_pop, 0, 1, 0, NULL},
    {"__reduce_ex__", method_reduce_ex, 1, 1, 0, NULL},
    {"remove", method_remove, 1, 1, 0, NULL},
    {"reverse", method_reverse, 0, 0, 0, NULL},
    {"tolist", method_tolist, 0, 0, 0, NULL},
    {"tobytes", method_tobytes, 0, 0, 0, NULL},
    {"tofile", method_tofile, 1, 1, 0, NULL},
    {"tounicode", method_tounicode, 0, 0, 0, NULL},
    {"__class_getitem__", method_class_getitem, 1, 1, METHOD_CLASS, NULL},
    {.name = NULL},
};

const GetsetDef array_getsets[] = {
    {"typecode", get_typecode, NULL},
    {"itemsize", get_itemsize, NULL},
    {.name = NULL},
};
