// Slots as methods: slot wrappers (int.__add__) and what they give when bound (method-wrapper).
#include "gc/gc.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type_internal.h"

// --- calling --------------------------------------------------------------------------------------------

static bool
check_count(size_t count, size_t wanted)
{
    if (LIKELY(count == wanted)) {
        return true;
    }
    raise(EXC_TypeError, "expected %zu argument%s, got %zu", wanted, wanted == 1 ? "" : "s", count);
    return false;
}

// CPython reads these with a function that puts the (here empty) name of the method in front.
static bool
check_range(size_t count, size_t minimum, size_t maximum)
{
    if (LIKELY(count >= minimum && count <= maximum)) {
        return true;
    }
    size_t wanted = count < minimum ? minimum : maximum;
    const char *bound = minimum == maximum ? "" : count < minimum ? "at least " : "at most ";
    raise(EXC_TypeError, " expected %s%zu argument%s, got %zu", bound, wanted, wanted == 1 ? "" : "s", count);
    return false;
}

static Object *
none_or_error(int result)
{
    return result < 0 ? NULL : None;
}

static Object *
bool_or_error(int result)
{
    return result < 0 ? NULL : bool_from(result);
}

// An index for a sequence slot; negative ones count from the end. False with an error.
static bool
read_index(Object *self, Object *argument, bool from_end, int64_t *index)
{
    static const ExceptionKind overflow = EXC_OverflowError;
    *index = number_as_index(argument, &overflow);
    if (*index == -1 && error_pending()) {
        return false;
    }
    if (from_end && *index < 0 && self->type->length != NULL) {
        int64_t length = self->type->length(self);
        if (length < 0) {
            return false;
        }
        *index += length;
    }
    return true;
}

// object.__setattr__ must not be used to go around the __setattr__ of a built-in base.
static bool
check_set_attribute(Object *self, SetAttrFn function, const char *what)
{
    const Type *type = self->type;
    while (type != NULL && type_has(type, TYPE_HEAP)) {
        type = type->base_type;
    }
    if (type != NULL && type->setattr != function) {
        raise(EXC_TypeError, "can't apply this %s to %s object", what, type->name);
        return false;
    }
    return true;
}

static Object *
call_ternary(TernaryFn function, Object *self, Slot *args, size_t count, bool reflected)
{
    if (!check_range(count, 1, 2)) {
        return NULL;
    }
    Object *third = count == 2 ? args[1].ref : None;
    return reflected ? function(args[0].ref, self, third) : function(self, args[0].ref, third);
}

static Object *
call_get(DescrGetFn function, Object *self, Slot *args, size_t count)
{
    if (!check_range(count, 1, 2)) {
        return NULL;
    }
    Object *instance = args[0].ref == None ? NULL : args[0].ref;
    Object *owner = count < 2 || args[1].ref == None ? NULL : args[1].ref;
    if (instance == NULL && owner == NULL) {
        raise(EXC_TypeError, "__get__(None, None) is invalid");
        return NULL;
    }
    return function(self, instance, owner);
}

// Calls a slot as the method that the row describes; arguments are those behind self.
static Object *
slot_wrapper_call(const WrapperDescriptor *wrapper, Object *self, Slot *args, size_t count, Object *keyword_names)
{
    const SlotFunction f = wrapper->wrapped;
    const WrapKind kind = wrapper->row->kind;
    if (kind == WRAP_CALL) {
        return ((CallFn)f)(self, args, count, keyword_names);
    }
    if (kind == WRAP_INIT) {
        return none_or_error(((InitFn)f)(self, args, count, keyword_names));
    }
    if (keyword_names != NULL && tuple_length(keyword_names) > 0) {
        raise(EXC_TypeError, "wrapper %U() takes no keyword arguments", wrapper->base.name);
        return NULL;
    }
    Object *first = count > 0 ? args[0].ref : NULL;
    Object *second = count > 1 ? args[1].ref : NULL;
    int64_t index;
    switch (kind) {
    case WRAP_UNARY:
        return check_count(count, 0) ? ((UnaryFn)f)(self) : NULL;
    case WRAP_NEXT: {
        Object *item = check_count(count, 0) ? ((UnaryFn)f)(self) : NULL;
        if (item == NULL && !error_pending()) {
            raise_none(EXC_StopIteration);
        }
        return item;
    }
    case WRAP_BINARY:
    case WRAP_BINARY_LEFT:
        return check_count(count, 1) ? ((BinaryFn)f)(self, first) : NULL;
    case WRAP_BINARY_RIGHT:
        return check_count(count, 1) ? ((BinaryFn)f)(first, self) : NULL;
    case WRAP_TERNARY:
    case WRAP_TERNARY_RIGHT:
        return call_ternary((TernaryFn)f, self, args, count, kind == WRAP_TERNARY_RIGHT);
    case WRAP_INQUIRY:
        return check_count(count, 0) ? bool_or_error(((InquiryFn)f)(self)) : NULL;
    case WRAP_LENGTH: {
        int64_t length = check_count(count, 0) ? ((LengthFn)f)(self) : -1;
        return length < 0 ? NULL : int_from(length);
    }
    case WRAP_HASH: {
        int64_t hash = check_count(count, 0) ? ((HashFn)f)(self) : -1;
        return hash == -1 ? NULL : int_from(hash);
    }
    case WRAP_REPEAT:
        return check_range(count, 1, 1) && read_index(self, first, false, &index) ? ((ItemFn)f)(self, index) : NULL;
    case WRAP_ITEM:
        return check_range(count, 1, 1) && read_index(self, first, true, &index) ? ((ItemFn)f)(self, index) : NULL;
    case WRAP_SET_ITEM:
        return check_range(count, 2, 2) && read_index(self, first, true, &index)
                   ? none_or_error(((SetItemFn)f)(self, index, second))
                   : NULL;
    case WRAP_DELETE_ITEM:
        return check_count(count, 1) && read_index(self, first, true, &index)
                   ? none_or_error(((SetItemFn)f)(self, index, NULL))
                   : NULL;
    case WRAP_CONTAINS:
        return check_count(count, 1) ? bool_or_error(((ContainsFn)f)(self, first)) : NULL;
    case WRAP_SET_SUBSCRIPT:
        return check_range(count, 2, 2) ? none_or_error(((SetSubscriptFn)f)(self, first, second)) : NULL;
    case WRAP_DELETE_SUBSCRIPT:
        return check_count(count, 1) ? none_or_error(((SetSubscriptFn)f)(self, first, NULL)) : NULL;
    case WRAP_LT:
    case WRAP_LE:
    case WRAP_EQ:
    case WRAP_NE:
    case WRAP_GT:
    case WRAP_GE:
        return check_count(count, 1) ? ((CompareFn)f)(self, first, (CompareOp)(kind - WRAP_LT)) : NULL;
    case WRAP_GETATTR:
        return check_count(count, 1) ? ((GetAttrFn)f)(self, first) : NULL;
    case WRAP_SETATTR:
        return check_range(count, 2, 2) && check_set_attribute(self, (SetAttrFn)f, "__setattr__")
                   ? none_or_error(((SetAttrFn)f)(self, first, second))
                   : NULL;
    case WRAP_DELATTR:
        return check_count(count, 1) && check_set_attribute(self, (SetAttrFn)f, "__delattr__")
                   ? none_or_error(((SetAttrFn)f)(self, first, NULL))
                   : NULL;
    case WRAP_GET:
        return call_get((DescrGetFn)f, self, args, count);
    case WRAP_SET:
        return check_range(count, 2, 2) ? none_or_error(((DescrSetFn)f)(self, first, second)) : NULL;
    case WRAP_DELETE:
        return check_count(count, 1) ? none_or_error(((DescrSetFn)f)(self, first, NULL)) : NULL;
    case WRAP_FINALIZE:
        if (!check_count(count, 0)) {
            return NULL;
        }
        ((FinalizeFn)f)(self);
        return None;
    case WRAP_NONE:
    case WRAP_CALL:
    case WRAP_INIT:
        break;
    }
    panic("slot wrapper of kind %d", (int)kind);
}

// --- wrapper_descriptor -----------------------------------------------------------------------------------

static bool
check_self(const WrapperDescriptor *wrapper, const Object *self)
{
    if (LIKELY(is_instance_of(self, wrapper->base.owner))) {
        return true;
    }
    raise(EXC_TypeError, "descriptor '%U' requires a '%s' object but received a '%s'", wrapper->base.name,
          wrapper->base.owner->name, self->type->name);
    return false;
}

// What comes behind self is a tuple of its own.
static Object *
call_bound(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    return slot_wrapper_call((const WrapperDescriptor *)op, args[-1].ref, args, count, keyword_names);
}

Object *
wrapper_descriptor_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    const WrapperDescriptor *self = (WrapperDescriptor *)op;
    if (count < 1) {
        raise(EXC_TypeError, "descriptor '%U' of '%s' object needs an argument", self->base.name,
              self->base.owner->name);
        return NULL;
    }
    if (!check_self(self, args[0].ref)) {
        return NULL;
    }
    return count == 1 && keyword_names == NULL ? slot_wrapper_call(self, args[0].ref, args + 1, 0, NULL)
                      : call_with_tuple(call_bound, op, args + 1, count - 1, keyword_names);
}

Object *
method_wrapper_new(WrapperDescriptor *descriptor, Object *self)
{
    MethodWrapper *op = (MethodWrapper *)gc_new(&MethodWrapperType, sizeof(MethodWrapper));
    if (op == NULL) {
        return NULL;
    }
    op->descriptor = (WrapperDescriptor *)incref(&descriptor->base.base);
    op->self = incref(self);
    gc_track(&op->base);
    return &op->base;
}

// --- method-wrapper -----------------------------------------------------------------------------------------

static const FieldDef method_wrapper_fields[] = {
    {"descriptor", offsetof(MethodWrapper, descriptor), false},
    {"__self__", offsetof(MethodWrapper, self), false},
    {.name = NULL},
};

static Object *
method_wrapper_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    MethodWrapper *self = (MethodWrapper *)op;
    return slot_wrapper_call(self->descriptor, self->self, args, count, keyword_names);
}

static Object *
method_wrapper_repr(Object *op)
{
    MethodWrapper *self = (MethodWrapper *)op;
    return str_format("<method-wrapper '%U' of %s object at 0x%x>", self->descriptor->base.name,
                      self->self->type->name, object_id(self->self));
}

static int64_t
method_wrapper_hash(Object *op)
{
    MethodWrapper *self = (MethodWrapper *)op;
    int64_t hash = hash_pointer(self->self) ^ hash_pointer(self->descriptor);
    return hash == -1 ? -2 : hash;
}

static Object *
method_wrapper_compare(Object *left, Object *right, CompareOp op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(left, &MethodWrapperType) ||
        !is_exact(right, &MethodWrapperType)) {
        return NotImplemented;
    }
    const MethodWrapper *a = (MethodWrapper *)left, *b = (MethodWrapper *)right;
    bool same = a->descriptor == b->descriptor && a->self == b->self;
    return bool_from(same == (op == COMPARE_EQ));
}

static Object *
get_name(Object *op)
{
    return incref(((MethodWrapper *)op)->descriptor->base.name);
}

static Object *
get_qualname(Object *op)
{
    return object_get_attr((Object *)((MethodWrapper *)op)->descriptor, names.__qualname__);
}

static Object *
get_owner(Object *op)
{
    return incref((Object *)((MethodWrapper *)op)->descriptor->base.owner);
}

static Object *
get_doc(Object *op)
{
    (void)op;
    return None;
}

static const GetsetDef method_wrapper_getsets[] = {
    {"__objclass__", get_owner, NULL},
    {"__name__", get_name, NULL},
    {"__qualname__", get_qualname, NULL},
    {"__doc__", get_doc, NULL},
    {.name = NULL},
};

static const MemberDef method_wrapper_members[] = {
    {"__self__", offsetof(MethodWrapper, self), true, false},
    {.name = NULL},
};

static Object *
method_wrapper_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    const MethodWrapper *self = (MethodWrapper *)op;
    return attribute_reduce(self->self, incref(self->descriptor->base.name));
}

static const MethodDef method_wrapper_methods[] = {
    {"__reduce__", method_wrapper_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

Type MethodWrapperType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "method-wrapper",
    .id = TYPE_METHOD_WRAPPER_ID,
    .flags = TYPE_GC | TYPE_TRASHCAN,
    .basic_size = sizeof(MethodWrapper),
    .fields = method_wrapper_fields,
    .repr = method_wrapper_repr,
    .hash = method_wrapper_hash,
    .compare = method_wrapper_compare,
    .call = method_wrapper_call,
    .methods = method_wrapper_methods,
    .members = method_wrapper_members,
    .getsets = method_wrapper_getsets,
};
