// The iterators over a deque.
#include "library/collections_internal.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/fields.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/tuple.h"
#include "types/type_internal.h"

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)

Object *
deque_new_iterator(Type *type, Deque *deque)
{
    DequeIterator *it = (DequeIterator *)type_alloc(type, 0);
    if (it == NULL) {
        return NULL;
    }
    bool forward = type == &DequeIteratorType;
    it->block = forward ? deque->left_block : deque->right_block;
    it->index = forward ? deque->left_index : deque->right_index;
    it->deque = (Deque *)incref((Object *)deque);
    it->state = deque->state;
    it->left = length_of(deque);
    return (Object *)it;
}

static const FieldDef iterator_fields[] = {
    {"the deque", offsetof(DequeIterator, deque), false},
    {.name = NULL},
};

static bool
may_go_on(DequeIterator *it)
{
    if (it->deque->state != it->state) {
        it->left = 0;
        raise(EXC_RuntimeError, "deque mutated during iteration");
        return false;
    }
    return it->left > 0;
}

static Object *
iterator_next(Object *op)
{
    DequeIterator *it = (DequeIterator *)op;
    if (!may_go_on(it)) {
        return NULL;
    }
    Object *item = incref(it->block->data[it->index].ref);
    it->left--;
    if (++it->index == BLOCK_LENGTH && it->left > 0) {
        it->block = it->block->right;
        it->index = 0;
    }
    return item;
}

static Object *
reverse_iterator_next(Object *op)
{
    DequeIterator *it = (DequeIterator *)op;
    if (it->left == 0 || !may_go_on(it)) {
        return NULL;
    }
    Object *item = incref(it->block->data[it->index].ref);
    it->left--;
    if (--it->index < 0 && it->left > 0) {
        it->block = it->block->left;
        it->index = BLOCK_LENGTH - 1;
    }
    return item;
}

METHOD(iterator_length_hint)
{
    (void)args, (void)count, (void)keyword_names;
    return int_from(((DequeIterator *)op)->left);
}

METHOD(iterator_reduce)
{
    (void)args, (void)count, (void)keyword_names;
    const DequeIterator *it = (DequeIterator *)op;
    Object *index = int_from(length_of(it->deque) - it->left);
    if (index == NULL) {
        return NULL;
    }
    hold(index);
    Object *arguments = tuple_pack(2, (Object *)it->deque, index);
    drop_held(1);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    return drop_held_under(tuple_pack(2, (Object *)op->type, arguments), 1);
}

static Object *
iterator_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    if (args_no_keywords(type->name, keyword_names) < 0 || args_check(type->name, count, 1, 2) < 0) {
        return NULL;
    }
    if (!is_deque(args[0].ref)) {
        args_raise_wrong(type->name, "argument 1", "collections.deque", args[0].ref);
        return NULL;
    }
    int64_t index = count == 2 ? number_as_index(args[1].ref, NULL) : 0;
    if (index == -1 && error_pending()) {
        return NULL;
    }
    Object *op = deque_new_iterator(type, (Deque *)args[0].ref);
    while (op != NULL && index-- > 0 && ((DequeIterator *)op)->left > 0) {
        decref(type->next(op));
    }
    return op;
}

static const MethodDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0, NULL},
    {"__reduce__", iterator_reduce, 0, 0, 0, NULL},
    {.name = NULL},
};

static int
iterator_traverse(Object *op, Visit visit, void *context)
{
    VISIT_OWN_TYPE(op, 12);
    return fields_traverse(op, visit, context);
}

#define ITERATOR(c_name, python_name, next_function)                                                         \
    Type c_name = {                                                                                          \
        .base = TYPE_HEADER(&TypeType), .name = "collections." python_name,                                  \
        .id = TYPE_OBJECT_ID, .flags = TYPE_GC, .basic_size = sizeof(DequeIterator),                         \
        .fields = iterator_fields, .traverse = iterator_traverse,                                            \
        .new = iterator_new, .iter = iterator_itself, .next = next_function, .methods = iterator_methods,    \
    }
ITERATOR(DequeIteratorType, "_deque_iterator", iterator_next);
ITERATOR(DequeReverseIteratorType, "_deque_reverse_iterator", reverse_iterator_next);
