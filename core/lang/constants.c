// The constants of a program as objects: made once for each literal, merged where they are equal.
#include "base/hash.h"
#include "gc/gc.h"
#include "lang/compiler.h"
#include "object/protocol.h"
#include "object/error.h"
#include "object/profile.h"
#include "trace/trace.h"
#include "types/bytes.h"
#include "types/complex.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/tuple.h"
#include <stdlib.h>
#include <string.h>

// --- who owns what --------------------------------------------------------------------------------------

static TreeConstants *in_use;

static Object *
keep_in(Compiler *c, Slot **slots, uint32_t *count, uint32_t *capacity, Object *op)
{
    if (op == NULL) {
        c->failed = true;
        return NULL;
    }
    if (!c->keep->linked) {
        c->keep->linked = true;
        c->keep->outer = in_use;
        in_use = c->keep;
    }
    *slots = grow(*slots, *count, capacity, sizeof **slots);
    (*slots)[(*count)++].ref = op;
    return op;
}

Object *
keep_working(Compiler *c, Object *op)
{
    return keep_in(c, &c->keep->working, &c->keep->working_count, &c->keep->working_capacity, op);
}

static Object *
keep_in_tree(Compiler *c, Object *op)
{
    return keep_in(c, &c->keep->items, &c->keep->count, &c->keep->capacity, op);
}

static void
drop_all(Slot **slots, uint32_t *count, uint32_t *capacity)
{
    // Emptied from the end, so that the holders name what is left at every moment.
    while (*count > 0) {
        decref((*slots)[--*count].ref);
    }
    host_free(*slots);
    *slots = NULL;
    *capacity = 0;
}

void
constants_free(Compiler *c)
{
    drop_all(&c->keep->working, &c->keep->working_count, &c->keep->working_capacity);
    host_free(c->constants);
    host_free(c->identifiers);
    host_free(c->merged);
}

void
tree_constants_release(TreeConstants *self)
{
    drop_all(&self->working, &self->working_count, &self->working_capacity);
    drop_all(&self->items, &self->count, &self->capacity);
    CLEAR_SLOT(self->list);
    for (TreeConstants **link = &in_use; *link != NULL; link = &(*link)->outer) {
        if (*link == self) {
            *link = self->outer;
            break;
        }
    }
    self->outer = NULL;
    self->linked = false;
}

void
tree_constants_holders(HolderVisitor *visitor)
{
    for (const TreeConstants *keep = in_use; keep != NULL; keep = keep->outer) {
        for (uint32_t i = 0; i < keep->count; i++) {
            visit_holder(visitor, keep->items[i].ref, HOLDER_SYNTAX_TREE, i, NULL);
        }
        visit_holder(visitor, keep->list, HOLDER_SYNTAX_TREE, 0, NULL);
        for (uint32_t i = 0; i < keep->working_count; i++) {
            visit_holder(visitor, keep->working[i].ref, HOLDER_TEMPORARY, i, NULL);
        }
    }
}

static bool
keeps_one_of(const TreeConstants *keep, const Slot *objects, size_t count)
{
    for (uint32_t i = 0; i < keep->count; i++) {
        for (size_t k = 0; k < count; k++) {
            if (keep->items[i].ref == objects[k].ref) {
                return true;
            }
        }
    }
    return false;
}

int
tree_constants_show(const Slot *objects, size_t count)
{
    for (TreeConstants *keep = in_use; keep != NULL; keep = keep->outer) {
        if (keep->list != NULL || keep->is_frozen || !keeps_one_of(keep, objects, count)) {
            continue;
        }
        bool in_program = trace.in_program;
        trace.in_program = false;
        GcAside aside = gc_set_aside();
        Object *list = list_new(keep->count);
        gc_take_back(aside);
        trace.in_program = in_program;
        if (list == NULL) {
            return -1;
        }
        for (uint32_t i = 0; i < keep->count; i++) {
            list_give_item(list, i, keep->items[i].ref);
        }
        keep->count = 0;
        keep->list = list;
    }
    return 0;
}

void
tree_constants_freeze(bool is_frozen)
{
    for (TreeConstants *keep = in_use; keep != NULL; keep = keep->outer) {
        keep->is_frozen = is_frozen;
    }
}

// --- literals and names ----------------------------------------------------------------------------------

Object *
text_object(Compiler *c, const char *text, size_t length)
{
    // Not str_from_utf8: literals may hold lone surrogates.
    StrWriter writer = {0};
    buffer_append(&writer.text, text, length);
    return keep_working(c, writer_finish(&writer));
}

Object *
identifier_object(Compiler *c, const Identifier *name)
{
    if (name->index >= c->identifier_capacity) {
        uint32_t capacity = c->identifier_capacity;
        c->identifier_capacity = c->tree->identifier_count + 16;
        c->identifiers = host_realloc(c->identifiers, c->identifier_capacity * sizeof *c->identifiers);
        memset(c->identifiers + capacity, 0, (c->identifier_capacity - capacity) * sizeof *c->identifiers);
    }
    Object **slot = &c->identifiers[name->index];
    if (*slot == NULL) {
        Object *text = str_from_utf8(name->text, name->length);
        *slot = keep_in_tree(c, text == NULL ? NULL : str_intern_immortal(text));
    }
    return *slot;
}

static Object *
literal_object(const ConstantValue *constant)
{
    switch (constant->kind) {
    case CONSTANT_NONE:
        return incref(None);
    case CONSTANT_FALSE:
        return incref(False);
    case CONSTANT_TRUE:
        return incref(True);
    case CONSTANT_ELLIPSIS:
        return incref(Ellipsis);
    case CONSTANT_INT:
        return int_from_digits(constant->text, constant->length, constant->base, false);
    case CONSTANT_FLOAT:
    case CONSTANT_IMAGINARY: {
        double value = 0;
        (void)float_read(constant->text, constant->length, &value);  // the lexer has checked it
        return constant->kind == CONSTANT_FLOAT ? float_from(value) : complex_from(0.0, value);
    }
    case CONSTANT_STR: {
        StrWriter writer = {0};
        buffer_append(&writer.text, constant->text, constant->length);
        return writer_finish(&writer);
    }
    case CONSTANT_BYTES:
        return bytes_from(constant->text, constant->length);
    }
    panic("a constant of kind %d", constant->kind);
}

static Object **
constant_slot(Compiler *c, int number)
{
    if ((uint32_t)number >= c->constant_capacity) {
        uint32_t capacity = c->constant_capacity;
        c->constant_capacity = (uint32_t)c->tree->constant_count + capacity + 16;
        c->constants = host_realloc(c->constants, c->constant_capacity * sizeof *c->constants);
        memset(c->constants + capacity, 0, (c->constant_capacity - capacity) * sizeof *c->constants);
    }
    return &c->constants[number];
}

Object *
constant_object(Compiler *c, const ConstantValue *constant)
{
    Object **slot = constant_slot(c, constant->number);
    if (*slot == NULL) {
        *slot = keep_in_tree(c, literal_object(constant));
        if (*slot != NULL && profile->joins_bytes && constant->kind == CONSTANT_BYTES && !constant->is_joined) {
            // CPython's parser joins adjacent bytes literals, also a single one with nothing: then the tree owns
            // the result twice.
            keep_in_tree(c, incref(*slot));
        }
    }
    return *slot;
}

void
constant_become(Compiler *c, Expr *e, Object *value)
{
    if ((profile->folds_late ? keep_working(c, value) : keep_in_tree(c, value)) == NULL) {
        return;
    }
    Expr *original = NULL;
    if (profile->folds_late) {
        original = arena_alloc(&c->arena, sizeof *original);
        *original = *e;
    }
    int number = c->tree->constant_count++;
    *constant_slot(c, number) = value;
    // From here on only the object tells what it is.
    e->kind = EXPR_CONSTANT;
    e->constant = (ConstantValue){.kind = CONSTANT_NONE, .number = number, .text = "", .folded_from = original};
}

// --- merging ---------------------------------------------------------------------------------------------

static uint64_t
mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

static uint64_t constant_hash(Object *op);

static uint64_t
frozenset_hash(Object *op)
{
    uint64_t sum = (uint64_t)set_length(op);
    int64_t position = 0;
    Object *item;
    while (set_next(op, &position, &item)) {
        sum += mix(1, constant_hash(item));
    }
    return sum;
}

static uint64_t
constant_hash(Object *op)
{
    uint64_t hash = (uint64_t)(uintptr_t)op->type;
    if (is_exact(op, &StrType)) {
        return mix(hash, (uint64_t)str_hash(op));
    }
    if (is_exact(op, &IntType)) {
        const Int *self = (const Int *)op;
        hash = mix(hash, self->tag);
        for (size_t i = 0; i < int_digit_count(op); i++) {
            hash = mix(hash, self->digits[i]);
        }
        return hash;
    }
    if (is_exact(op, &FloatType)) {
        double value = float_value(op);
        uint64_t bits;
        memcpy(&bits, &value, sizeof bits);
        return mix(hash, bits);
    }
    if (is_exact(op, &ComplexType)) {
        return mix(hash, (uint64_t)object_hash(op));
    }
    if (is_exact(op, &BytesType)) {
        return mix(hash, (uint64_t)hash_bytes(bytes_data(op), (size_t)bytes_length(op)));
    }
    if (is_exact(op, &TupleType)) {
        for (int64_t i = 0; i < tuple_length(op); i++) {
            hash = mix(hash, constant_hash(tuple_peek(op, i)));
        }
        return hash;
    }
    if (is_exact(op, &FrozensetType)) {
        return mix(hash, frozenset_hash(op));
    }
    if (is_exact(op, &SliceType)) {
        const Slice *self = (const Slice *)op;
        return mix(mix(mix(hash, constant_hash(self->start)), constant_hash(self->stop)), constant_hash(self->step));
    }
    if (is_exact(op, &CodeType)) {
        const Code *code = (const Code *)op;
        return mix(mix(hash, code->first_line), code->body->instruction_count);
    }
    return mix(hash, (uint64_t)(uintptr_t)op);
}

static bool constants_equal(Object *a, Object *b);

typedef struct {
    uint64_t hash;
    Object *item;
} HashedItem;

static int
compare_hashes(const void *a, const void *b)
{
    uint64_t x = ((const HashedItem *)a)->hash, y = ((const HashedItem *)b)->hash;
    return (x > y) - (x < y);
}

static HashedItem *
sorted_items(Object *set)
{
    HashedItem *items = host_alloc((size_t)set_length(set) * sizeof *items + 1);
    int64_t position = 0, count = 0;
    Object *item;
    while (set_next(set, &position, &item)) {
        items[count++] = (HashedItem){constant_hash(item), item};
    }
    qsort(items, (size_t)count, sizeof *items, compare_hashes);
    return items;
}

static bool
frozensets_equal(Object *a, Object *b)
{
    if (set_length(a) != set_length(b)) {
        return false;
    }
    HashedItem *x = sorted_items(a), *y = sorted_items(b);
    bool equal = true;
    for (int64_t i = 0; i < set_length(a) && equal; i++) {
        equal = constants_equal(x[i].item, y[i].item);
    }
    host_free(x);
    host_free(y);
    return equal;
}

static bool
constants_equal(Object *a, Object *b)
{
    if (a == b) {
        return true;
    }
    if (a->type != b->type) {
        return false;
    }
    if (is_exact(a, &StrType)) {
        return str_equal(a, b);
    }
    if (is_exact(a, &IntType)) {
        return int_equal(a, b);
    }
    if (is_exact(a, &FloatType)) {
        // Zeros of different sign are different; a NaN is equal to itself only.
        double x = float_value(a), y = float_value(b);
        return x == x && memcmp(&x, &y, sizeof x) == 0;
    }
    if (is_exact(a, &ComplexType)) {
        const Complex *x = (const Complex *)a, *y = (const Complex *)b;
        return x->real == x->real && x->imag == x->imag && memcmp(&x->real, &y->real, 2 * sizeof x->real) == 0;
    }
    if (is_exact(a, &BytesType)) {
        return bytes_length(a) == bytes_length(b) &&
               memcmp(bytes_data(a), bytes_data(b), (size_t)bytes_length(a)) == 0;
    }
    if (is_exact(a, &TupleType)) {
        bool equal = tuple_length(a) == tuple_length(b);
        for (int64_t i = 0; i < tuple_length(a) && equal; i++) {
            equal = constants_equal(tuple_peek(a, i), tuple_peek(b, i));
        }
        return equal;
    }
    if (is_exact(a, &FrozensetType)) {
        return frozensets_equal(a, b);
    }
    if (is_exact(a, &SliceType)) {
        const Slice *x = (const Slice *)a, *y = (const Slice *)b;
        return constants_equal(x->start, y->start) && constants_equal(x->stop, y->stop) &&
               constants_equal(x->step, y->step);
    }
    return is_exact(a, &CodeType) && code_equal((const Code *)a, (const Code *)b);
}

static MergedConstant *
merged_slot(MergedConstant *table, uint32_t size, uint64_t hash, Object *op)
{
    uint32_t at = (uint32_t)(hash >> 32) & (size - 1);
    while (table[at].key != NULL && !(table[at].hash == hash && constants_equal(table[at].key, op))) {
        at = (at + 1) & (size - 1);
    }
    return &table[at];
}

static void
merged_grow(Compiler *c)
{
    uint32_t size = c->merged_size ? 4 * c->merged_size : 64;
    MergedConstant *table = host_alloc_zeroed(size * sizeof *table);
    for (uint32_t i = 0; i < c->merged_size; i++) {
        if (c->merged[i].key != NULL) {
            uint32_t at = (uint32_t)(c->merged[i].hash >> 32) & (size - 1);
            while (table[at].key != NULL) {
                at = (at + 1) & (size - 1);
            }
            table[at] = c->merged[i];
        }
    }
    host_free(c->merged);
    c->merged = table;
    c->merged_size = size;
}

static void
merge_tuple_items(Compiler *c, Object *tuple)
{
    Slot *slots = tuple_slots(tuple);
    for (int64_t i = 0; i < tuple_length(tuple); i++) {
        Object *old = slots[i].ref, *merged = constant_merge(c, old);
        if (merged != NULL && merged != old) {
            slots[i].ref = incref(merged);
            decref(old);
        }
    }
}

// A frozenset of the merged items.
static Object *
merge_frozenset_items(Compiler *c, Object *set)
{
    Object *items = keep_working(c, tuple_new(set_length(set)));
    if (items == NULL) {
        return NULL;
    }
    int64_t position = 0, i = 0;
    Object *item;
    while (set_next(set, &position, &item)) {
        Object *merged = constant_merge(c, item);
        if (merged == NULL) {
            return NULL;
        }
        tuple_give_item(items, i++, incref(merged));
    }
    return keep_working(c, frozenset_new(items));
}

Object *
constant_merge(Compiler *c, Object *op)
{
    if (op == NULL || op == None || op == Ellipsis) {
        return op;
    }
    if (2 * (c->merged_count + 1) > c->merged_size) {
        merged_grow(c);
    }
    uint64_t hash = constant_hash(op);
    MergedConstant *slot = merged_slot(c->merged, c->merged_size, hash, op);
    if (slot->key != NULL) {
        return slot->merged;
    }
    *slot = (MergedConstant){hash, op, op};
    c->merged_count++;
    if (is_exact(op, &TupleType)) {
        merge_tuple_items(c, op);
    } else if (is_exact(op, &FrozensetType)) {
        Object *merged = merge_frozenset_items(c, op);
        if (merged != NULL) {
            // The table may have grown in between.
            merged_slot(c->merged, c->merged_size, hash, op)->merged = merged;
        }
        return merged;
    }
    return op;
}

Object *
constant_merge_whole(Compiler *c, Object *tuple)
{
    if (tuple == NULL) {
        return NULL;
    }
    if (2 * (c->merged_count + 1) > c->merged_size) {
        merged_grow(c);
    }
    uint64_t hash = constant_hash(tuple);
    MergedConstant *slot = merged_slot(c->merged, c->merged_size, hash, tuple);
    if (slot->key == NULL) {
        *slot = (MergedConstant){hash, tuple, tuple};
        c->merged_count++;
    }
    return slot->merged;
}

// --- interning -------------------------------------------------------------------------------------------

static bool
looks_like_a_name(const Object *op)
{
    const char *text = str_ascii(op);
    if (text == NULL) {
        return false;
    }
    for (int64_t i = 0; i < str_length(op); i++) {
        char ch = text[i];
        if (!(ch == '_' || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
              (ch >= '0' && ch <= '9'))) {
            return false;
        }
    }
    return true;
}

static bool
has_names(Object *op)
{
    if (is_exact(op, &StrType)) {
        return ((const Str *)op)->interned == 0 && looks_like_a_name(op);
    }
    if (is_exact(op, &TupleType)) {
        for (int64_t i = 0; i < tuple_length(op); i++) {
            if (has_names(tuple_peek(op, i))) {
                return true;
            }
        }
    }
    if (is_exact(op, &FrozensetType)) {
        int64_t position = 0;
        Object *item;
        while (set_next(op, &position, &item)) {
            if (has_names(item)) {
                return true;
            }
        }
    }
    return false;
}

static int intern_items(Compiler *c, Object *tuple, bool *replaced);

// The frozenset with its strings interned: a new one, built of its items in the order of its table, when another copy
// of one of them is the interned one; else the same.
static Object *
intern_frozenset(Compiler *c, Object *set)
{
    Object *items = keep_working(c, tuple_new(set_length(set)));
    if (items == NULL) {
        return NULL;
    }
    int64_t position = 0, i = 0;
    Object *item;
    while (set_next(set, &position, &item)) {
        tuple_give_item(items, i++, incref(item));
    }
    bool replaced = false;
    if (intern_items(c, items, &replaced) < 0) {
        return NULL;
    }
    return replaced ? frozenset_new(items) : incref(set);
}

static int
intern_items(Compiler *c, Object *tuple, bool *replaced)
{
    Slot *slots = tuple_slots(tuple);
    for (int64_t i = 0; i < tuple_length(tuple); i++) {
        Object *op = slots[i].ref;
        if (!has_names(op)) {
            continue;
        }
        if (is_exact(op, &TupleType)) {
            if (intern_items(c, op, replaced) < 0) {
                return -1;
            }
            continue;
        }
        Object *interned = is_exact(op, &StrType) ? str_intern(incref(op)) : intern_frozenset(c, op);
        if (interned == NULL) {
            return -1;
        }
        *replaced = *replaced || interned != op;
        slots[i].ref = interned;
        decref(op);
    }
    return 0;
}

int
intern_constants(Compiler *c, Object *tuple)
{
    bool replaced = false;
    return intern_items(c, tuple, &replaced);
}
