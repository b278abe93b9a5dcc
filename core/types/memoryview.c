// memoryview: looks into the bytes of another object, which must keep its size meanwhile.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/argument.h"
#include "types/bytes_internal.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/memoryview_internal.h"
#include "types/tuple.h"
#include <math.h>
#include <string.h>

typedef struct {
    Object base;
    int64_t index;
    alignas(8) Object *view;
    int64_t length, format;
} MemoryIterator;

int
view_check_released(const Object *op)
{
    if (as_view(op)->released || buffer_of(op)->object == NULL) {
        raise(EXC_ValueError, "operation forbidden on released memoryview object");
        return -1;
    }
    return 0;
}

// --- what the views share ------------------------------------------------------------------------------

static void
give_back(ManagedBuffer *self)
{
    Object *object = self->object;
    if (object != NULL) {
        if (self->exports != NULL) {
            --*self->exports;
        }
        self->object = NULL;
        decref(object);
    }
}

static const FieldDef buffer_fields[] = {
    {"obj", offsetof(ManagedBuffer, object), false},
    {.name = NULL},
};

static void
shared_clear(Object *op)
{
    give_back((ManagedBuffer *)op);
}

static void
buffer_dealloc(Object *op)
{
    gc_untrack(op);
    give_back((ManagedBuffer *)op);
    gc_free(op);
}

Type ManagedBufferType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "managedbuffer",
    .id = TYPE_MANAGED_BUFFER_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(ManagedBuffer),
    .dealloc = buffer_dealloc,
    .clear = shared_clear,
    .fields = buffer_fields,
};

static Object *
buffer_new(Object *object)
{
    BytesView view;
    if (object->type->buffer(object, &view) < 0) {
        return NULL;
    }
    ManagedBuffer *self = (ManagedBuffer *)gc_new(&ManagedBufferType, sizeof(ManagedBuffer));
    if (self == NULL) {
        return NULL;
    }
    memset((char *)self + sizeof(Object), 0, sizeof(ManagedBuffer) - sizeof(Object));
    self->object = incref(object);
    self->data = view.data;
    self->size = view.size;
    self->item_size = view.item_size;
    self->read_only = view.read_only;
    self->format = view.format;
    self->exports = view.exports;
    if (view.exports != NULL) {
        ++*view.exports;
    }
    gc_track(&self->base);
    return &self->base;
}

// --- making and releasing ------------------------------------------------------------------------------

static Object *
view_of_buffer(Object *buffer)
{
    Memoryview *self = (Memoryview *)gc_new(&MemoryviewType, sizeof(Memoryview));
    if (self == NULL) {
        return NULL;
    }
    memset((char *)self + sizeof(Object), 0, sizeof(Memoryview) - sizeof(Object));
    ManagedBuffer *shared = (ManagedBuffer *)buffer;
    self->base.size = 3;
    self->buffer = incref(buffer);
    self->hash = -1;
    self->read_only = shared->read_only != 0;
    self->data = shared->data;
    self->item_size = self->stride = shared->item_size;
    self->count = shared->size / shared->item_size;
    self->format = shared->format;
    shared->views++;
    gc_track(&self->base.base);
    return &self->base.base;
}

Object *
view_again(const Object *op)
{
    Object *result = view_of_buffer(as_view(op)->buffer);
    if (result != NULL) {
        Memoryview *to = as_view(result);
        const Memoryview *from = as_view(op);
        to->read_only = from->read_only;
        to->data = from->data;
        to->count = from->count;
        to->stride = from->stride;
        to->item_size = from->item_size;
        to->format = from->format;
    }
    return result;
}

static Object *
view_new(Type *type, Slot *args, size_t count, Object *keywords)
{
    (void)type;
    Object *arguments[1] = {0};
    if (args_parse("memoryview", "object", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    Object *object = arguments[0];
    if (!is_bytes_like(object)) {
        raise(EXC_TypeError, "memoryview: a bytes-like object is required, not '%T'", object);
        return NULL;
    }
    if (is_exact(object, &MemoryviewType)) {
        return view_check_released(object) < 0 ? NULL : view_again(object);
    }
    Object *buffer = buffer_new(object);
    if (buffer == NULL) {
        return NULL;
    }
    hold(buffer);
    Object *self = view_of_buffer(buffer);
    return drop_held_under(self, 1);
}

static void
release(Object *op)
{
    Memoryview *self = as_view(op);
    if (!self->released) {
        self->released = 1;
        if (--buffer_of(op)->views == 0) {
            give_back(buffer_of(op));
        }
    }
}

static int
release_checked(Object *op)
{
    int64_t exports = as_view(op)->exports;
    if (exports > 0) {
        raise(EXC_BufferError, "memoryview has %lld exported buffer%s", (long long)exports, exports == 1 ? "" : "s");
        return -1;
    }
    release(op);
    return 0;
}

static int
view_traverse(Object *op, Visit visit, void *context)
{
    VISIT_SLOT(as_view(op)->buffer);
    return 0;
}

static void
view_clear(Object *op)
{
    if (as_view(op)->buffer != NULL && as_view(op)->exports == 0) {
        release(op);
        CLEAR_SLOT(as_view(op)->buffer);
    }
}

static void
view_holders(Object *op, HolderVisitor *visitor)
{
    visit_field(visitor, as_view(op)->buffer, "buffer");
}

static void
view_dealloc(Object *op)
{
    gc_untrack(op);
    if (as_view(op)->buffer != NULL) {
        release(op);
    }
    weakref_clear_all(op);
    CLEAR_SLOT(as_view(op)->buffer);
    gc_free(op);
}

static bool
is_contiguous(const Memoryview *self)
{
    return self->stride == self->item_size || self->count <= 1;
}

static int
view_lend(Object *op, BytesView *out)
{
    Memoryview *self = as_view(op);
    if (view_check_released(op) < 0) {
        return -1;
    }
    if (!is_contiguous(self)) {
        raise(EXC_BufferError, "memoryview: underlying buffer is not C-contiguous");
        return -1;
    }
    *out = (BytesView){.data = self->data, .size = self->count * self->item_size, .item_size = self->item_size,
                       .format = self->format, .read_only = self->read_only, .exports = &self->exports};
    return 0;
}

// --- the rest of the protocol --------------------------------------------------------------------------

static Object *
view_repr(Object *op)
{
    return str_format("<%s at 0x%x>", as_view(op)->released ? "released memory" : "memory",
                      object_id(op));
}

static Object *
to_bytes(Object *op, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[1] = {0};
    if (args_parse("tobytes", "| order", args, count, keywords, arguments) < 0 || view_check_released(op) < 0) {
        return NULL;
    }
    if (arguments[0] != NULL && arguments[0] != None && !is_str(arguments[0])) {
        raise(EXC_TypeError, "tobytes() argument 'order' must be str or None, not %T", arguments[0]);
        return NULL;
    }
    const Memoryview *self = as_view(op);
    if (is_contiguous(self)) {
        return bytes_from(self->data, (size_t)(self->count * self->item_size));
    }
    Buffer out = {0};
    for (int64_t i = 0; i < self->count; i++) {
        buffer_append(&out, (const char *)self->data + i * self->stride, (size_t)self->item_size);
    }
    Object *result = bytes_from(out.data, out.length);
    buffer_free(&out);
    return result;
}

static int64_t
view_hash(Object *op)
{
    Memoryview *self = as_view(op);
    if (self->hash != -1) {
        return self->hash;
    }
    if (view_check_released(op) < 0) {
        return -1;
    }
    if (!self->read_only) {
        raise(EXC_ValueError, "cannot hash writable memoryview object");
        return -1;
    }
    if (strchr("Bbc", *self->format) == NULL) {
        raise(EXC_ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return -1;
    }
    if (object_hash(buffer_of(op)->object) == -1) {
        return -1;
    }
    Object *bytes = to_bytes(op, NULL, 0, NULL);
    if (bytes == NULL) {
        return -1;
    }
    self->hash = object_hash(bytes);
    decref(bytes);
    return self->hash;
}

static Object *
view_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_bytes_like(right)) {
        return NotImplemented;
    }
    if (as_view(left)->released) {
        return bool_from((left == right) == (op == COMPARE_EQ));
    }
    Object *other = incref(right);
    if (!is_exact(right, &MemoryviewType)) {
        decref(other);
        Slot args[] = {{right}};
        other = view_new(&MemoryviewType, args, 1, NULL);
        if (other == NULL) {
            return NULL;
        }
    }
    hold(other);
    const Memoryview *a = as_view(left), *b = as_view(other);
    int equal = !b->released && a->count == b->count;
    for (int64_t i = 0; equal > 0 && i < a->count; i++) {
        Object *x = view_item_at(a, i);
        if (x == NULL) {
            equal = -1;
            break;
        }
        hold(x);
        Object *y = view_item_at(b, i);
        equal = y == NULL ? -1 : object_compare_bool(x, y, COMPARE_EQ);
        if (y != NULL && y == x && is_float(x) && isnan(float_value(x))) {
            equal = 0;
        }
        xdecref(y);
        drop_held(1);
    }
    drop_held(1);
    return equal < 0 ? NULL : bool_from((equal > 0) == (op == COMPARE_EQ));
}

static Object *
view_iter(Object *op)
{
    if (view_check_released(op) < 0) {
        return NULL;
    }
    MemoryIterator *self = (MemoryIterator *)gc_new(&MemoryIteratorType, sizeof(MemoryIterator));
    if (self == NULL) {
        return NULL;
    }
    self->index = self->format = 0;
    self->view = incref(op);
    self->length = as_view(op)->count;
    gc_track(&self->base);
    return &self->base;
}

// --- methods -------------------------------------------------------------------------------------------

static Object *
view_release(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return release_checked(self) < 0 ? NULL : None;
}

static Object *
view_enter(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return view_check_released(self) < 0 ? NULL : incref(self);
}

static Object *
view_to_list(Object *op, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    if (view_check_released(op) < 0) {
        return NULL;
    }
    const Memoryview *self = as_view(op);
    Object *list = list_new(self->count);
    for (int64_t i = 0; list != NULL && i < self->count; i++) {
        Object *item = view_item_at(self, i);
        if (item == NULL) {
            decref(list);
            return NULL;
        }
        list_give_item(list, i, item);
    }
    return list;
}

static Object *
view_to_read_only(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Object *result = view_check_released(self) < 0 ? NULL : view_again(self);
    if (result != NULL) {
        as_view(result)->read_only = 1;
    }
    return result;
}

static Object *
view_hex(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *bytes = to_bytes(self, NULL, 0, NULL);
    if (bytes == NULL) {
        return NULL;
    }
    hold(bytes);
    Object *result = bytes_hex(bytes, args, count, keywords);
    drop_held(1);
    return result;
}

static Object *
view_cast(Object *op, Slot *args, size_t count, Object *keywords)
{
    static const char formats[] = "B\0b\0c\0?\0h\0H\0i\0I\0l\0L\0q\0Q\0n\0N\0f\0d\0P\0e";
    Object *arguments[2] = {0};
    if (args_parse("cast", "format | shape", args, count, keywords, arguments) < 0 || view_check_released(op) < 0) {
        return NULL;
    }
    if (!is_str(arguments[0])) {
        raise(EXC_TypeError, "cast() argument 'format' must be str, not %s", argument_type(arguments[0]));
        return NULL;
    }
    const Memoryview *self = as_view(op);
    if (!is_contiguous(self)) {
        raise(EXC_TypeError, "memoryview: casts are restricted to C-contiguous views");
        return NULL;
    }
    const char *text = str_ascii(arguments[0]), *format = NULL;
    if (text != NULL) {
        text += *text == '@';
    }
    for (size_t i = 0; text != NULL && i < sizeof formats; i += 2) {
        if (formats[i] == text[0] && text[1] == '\0' && text[0] != '\0') {
            format = formats + i;
        }
    }
    if (format == NULL) {
        raise(EXC_ValueError,
              "memoryview: destination format must be a native single character format prefixed with an optional '@'");
        return NULL;
    }
    if (strchr("Bbc", *format) == NULL && strchr("Bbc", *self->format) == NULL) {
        raise(EXC_TypeError, "memoryview: cannot cast between two non-byte formats");
        return NULL;
    }
    if (arguments[1] != NULL) {
        raise(EXC_NotImplementedError, "mini-Python has memoryviews of one dimension only");
        return NULL;
    }
    int size = view_format_size(*format);
    int64_t length = self->count * self->item_size;
    if (length % size != 0) {
        raise(EXC_TypeError, "memoryview: length is not a multiple of itemsize");
        return NULL;
    }
    Object *result = view_again(op);
    if (result != NULL) {
        Memoryview *cast = as_view(result);
        cast->format = format;
        cast->item_size = cast->stride = size;
        cast->count = length / size;
    }
    return result;
}

static const MethodDef view_methods[] = {
    {"release", view_release, 0, 0, 0, "Release the underlying buffer exposed by the memoryview object."},
    {"tobytes", to_bytes, 0, -1, METHOD_KEYWORDS, NULL},
    {"hex", view_hex, 0, -1, METHOD_KEYWORDS, NULL},
    {"tolist", view_to_list, 0, 0, 0, "Return the data in the buffer as a list of elements."},
    {"count", view_count, 1, 1, 0, "Count the number of occurrences of a value."},
    {"index", view_index, 1, 3, 0, "Return the index of the first occurrence of a value."},
    {"cast", view_cast, 0, -1, METHOD_KEYWORDS, "Cast a memoryview to a new format or shape."},
    {"toreadonly", view_to_read_only, 0, 0, 0, "Return a readonly version of the memoryview."},
    {"__enter__", view_enter, 0, 0, 0, NULL},
    {"__exit__", view_release, 0, -1, METHOD_TUPLE, NULL},
    {.name = NULL},
};

#define GETTER(name, value)                                       \
    static Object *get_##name(Object *op)                         \
    {                                                             \
        const Memoryview *self = as_view(op);                     \
        return view_check_released(op) < 0 ? NULL : (value);           \
    }

Object *
view_tuple_of_one(int64_t value)
{
    Object *item = int_from(value);
    Object *result = item == NULL ? NULL : tuple_pack(1, item);
    xdecref(item);
    return result;
}

GETTER(obj, self == NULL ? NULL : incref(buffer_of(op)->object))
GETTER(nbytes, int_from(self->count * self->item_size))
GETTER(itemsize, int_from(self->item_size))
GETTER(format, str_from(self->format))
GETTER(ndim, int_from(self->base.size / 3))
GETTER(shape, view_tuple_of_one(self->count))
GETTER(strides, view_tuple_of_one(self->stride))
GETTER(suboffsets, self == NULL ? NULL : tuple_new(0))
GETTER(readonly, bool_from(self->read_only))
GETTER(contiguous, bool_from(is_contiguous(self)))

static const GetsetDef view_getsets[] = {
    {"obj", get_obj, NULL},
    {"nbytes", get_nbytes, NULL},
    {"readonly", get_readonly, NULL},
    {"itemsize", get_itemsize, NULL},
    {"format", get_format, NULL},
    {"ndim", get_ndim, NULL},
    {"shape", get_shape, NULL},
    {"strides", get_strides, NULL},
    {"suboffsets", get_suboffsets, NULL},
    {"c_contiguous", get_contiguous, NULL},
    {"f_contiguous", get_contiguous, NULL},
    {"contiguous", get_contiguous, NULL},
    {.name = NULL},
};

Type MemoryviewType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "memoryview",
    .id = TYPE_MEMORYVIEW_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_SEQUENCE,
    .basic_size = offsetof(Memoryview, dimension),
    .item_size = 8,
    .weaklist_offset = offsetof(Memoryview, weaklist),
    .doc = "Create a new memoryview object which references the given object.",
    .dealloc = view_dealloc,
    .traverse = view_traverse,
    .clear = view_clear,
    .holders = view_holders,
    .new = view_new,
    .repr = view_repr,
    .hash = view_hash,
    .compare = view_compare,
    .iter = view_iter,
    .length = view_length,
    .item = view_item,
    .map_length = view_length,
    .subscript = view_subscript,
    .set_subscript = view_set_subscript,
    .buffer = view_lend,
    .methods = view_methods,
    .getsets = view_getsets,
};

// --- iterator ------------------------------------------------------------------------------------------

static const FieldDef iterator_fields[] = {
    {"sequence", offsetof(MemoryIterator, view), false},
    {.name = NULL},
};

static Object *
iterator_next(Object *op)
{
    MemoryIterator *self = (MemoryIterator *)op;
    if (self->view == NULL) {
        return NULL;
    }
    if (self->index < self->length) {
        return view_item(self->view, self->index++);
    }
    CLEAR_SLOT(self->view);
    return NULL;
}

Type MemoryIteratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "memory_iterator",
    .id = TYPE_MEMORY_ITERATOR_ID,
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(MemoryIterator),
    .fields = iterator_fields,
    .iter = iterator_itself,
    .next = iterator_next,
};
