// list.sort: timsort with powersort's merge policy, as CPython 3.13 (Objects/listsort.txt tells why it is so). It asks for
// the same comparisons in the same order, since `__lt__` of the program's classes can watch.
#include "types/list_sort.h"
#include "base/buffer.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/list_internal.h"
#include "types/quick.h"
#include <string.h>

// --- what the ledger sees -----------------------------------------------------------------------------

// While a sort runs its list looks empty, and half of the items may stand in two places. So the ledger reads `items` and
// `keys`: the arrays themselves as long as they stand still, copies of them while they are being sorted with comparisons
// that can run Python code.
typedef struct Sorting {
    const List *list;
    const Slot *items, *keys;
    int64_t item_count, key_count;
    struct Sorting *outer;
} Sorting;

static Sorting *innermost;

void
list_sort_holders(const List *self, HolderVisitor *visitor)
{
    for (const Sorting *s = innermost; s != NULL; s = s->outer) {
        if (s->list == self) {
            for (int64_t i = 0; i < s->item_count; i++) {
                visit_holder(visitor, s->items[i].ref, HOLDER_ITEM, i, NULL);
            }
            for (int64_t i = 0; i < s->key_count; i++) {
                visit_field(visitor, s->keys[i].ref, "a key of its sort()");
            }
        }
    }
}

// --- comparisons ---------------------------------------------------------------------------------------

static int
less_str(Object *left, Object *right)
{
    return str_compare_order(left, right) < 0;
}

static int
less_int(Object *left, Object *right)
{
    if (int_is_compact(left) && int_is_compact(right)) {
        return int_compact_value(left) < int_compact_value(right);
    }
    return int_compare_values(left, right) < 0;
}

static int
less_float(Object *left, Object *right)
{
    return float_value(left) < float_value(right);
}

static int
less_any(Object *left, Object *right)
{
    return object_compare_bool(left, right, COMPARE_LT);
}

// Keys of one type ask their own method first; who declines is asked again in the way of all comparisons.
static int
less_same(Object *left, Object *right)
{
    Object *result = left->type->compare(left, right, COMPARE_LT);
    if (result == NotImplemented) {
        decref(result);
        return object_compare_bool(left, right, COMPARE_LT);
    }
    if (result == NULL) {
        return -1;
    }
    hold(result);
    int is_less = object_is_true(result);
    drop_held(1);
    return is_less;
}

// The comparison that all keys allow.
static Less
choose_less(const Slot *keys, int64_t count)
{
    const Type *type = keys[0].ref->type;
    for (int64_t i = 1; i < count; i++) {
        if (keys[i].ref->type != type) {
            return less_any;
        }
    }
    return type == &StrType ? less_str : type == &IntType ? less_int : type == &FloatType ? less_float
           : type->compare != NULL && type != &TupleType ? less_same : less_any;
}

// --- the method ------------------------------------------------------------------------------------------

static Slot *
copy_for_ledger(const Slot *slots, int64_t count)
{
    Slot *copy = host_alloc((size_t)count * sizeof(Slot));
    memcpy(copy, slots, (size_t)count * sizeof(Slot));
    return copy;
}

static int
sort_detached(Sorting *sorting, Sort *s, Slot *items, Slot *keys, int64_t count, bool reverse)
{
    Row row = keys != NULL ? (Row){keys, items} : (Row){items, NULL};
    s->scratch_length = SCRATCH_SLOTS;
    s->scratch = (Row){s->scratch_slots, NULL};
    if (keys != NULL) {
        s->scratch_length = (count + 1) / 2 < SCRATCH_SLOTS / 2 ? (count + 1) / 2 : SCRATCH_SLOTS / 2;
        s->scratch.values = s->scratch_slots + s->scratch_length;
    }
    s->scratch_block = NULL;
    s->min_gallop = MIN_GALLOP;
    s->length = count;
    s->first_key = row.keys;
    s->run_count = 0;
    s->less = choose_less(row.keys, count);
    Slot *item_copy = NULL, *key_copy = NULL;
    if (s->less == less_any || s->less == less_same) {
        sorting->items = item_copy = copy_for_ledger(items, count);
        if (keys != NULL) {
            sorting->keys = key_copy = copy_for_ledger(keys, count);
        }
    }
    // Turned round before and after, so that equal items keep their order when the sort is a descending one.
    if (reverse) {
        row_reverse(row, count);
    }
    int result = sort_row(s, row, count);
    if (reverse) {
        slots_reverse(items, count);
    }
    sorting->items = items;
    sorting->keys = keys;
    host_free(item_copy);
    host_free(key_copy);
    heap_free(s->scratch_block);
    return result;
}

static int
sort_in_place(Object *op, Object *key, bool reverse)
{
    List *self = as_list(op);
    Sort *s = host_alloc(sizeof *s);  // too large for the C stack, on which sorts may nest
    if (s == NULL) {
        raise_no_memory();
        return -1;
    }
    Slot *items = self->items, *keys = NULL;
    int64_t count = self->base.size, allocated = self->allocated;
    int result = -1;
    if (key == None) {
        key = NULL;
    }
    // The list looks empty meanwhile, and says so by `allocated` when somebody puts something in.
    self->items = NULL;
    self->base.size = 0;
    self->allocated = -1;
    Sorting sorting = {.list = self, .items = items, .item_count = count, .outer = innermost};
    innermost = &sorting;
    if (key != NULL) {
        // Few keys stand in the scratch space, behind what merging them needs.
        keys = count < SCRATCH_SLOTS / 2 ? s->scratch_slots + count + 1 : slots_alloc(count);
        if (keys == NULL) {
            raise_no_memory();
            goto out;
        }
        sorting.keys = keys;
        for (int64_t i = 0; i < count; i++) {
            Object *result_of_key = object_call_one(key, items[i].ref);
            if (result_of_key == NULL) {
                goto drop_keys;
            }
            keys[i].ref = result_of_key;
            sorting.key_count = i + 1;
        }
    }
    result = count < 2 ? 0 : sort_detached(&sorting, s, items, keys, count, reverse);
drop_keys:
    if (keys != NULL) {
        // From the first to the last; drop_slots begins at the end.
        int64_t key_count = sorting.key_count;
        sorting.key_count = 0;
        slots_reverse(keys, key_count);
        drop_slots(keys, key_count);
        if (count >= SCRATCH_SLOTS / 2) {
            heap_free(keys);
        }
    }
    if (self->allocated != -1 && result == 0) {
        raise(EXC_ValueError, "list modified during sort");
        result = -1;
    }
out:
    innermost = sorting.outer;
    host_free(s);
    Slot *strangers = self->items;
    int64_t stranger_count = self->base.size;
    self->items = items;
    self->base.size = count;
    self->allocated = allocated;
    if (strangers != NULL) {
        drop_slots(strangers, stranger_count);
        heap_free(strangers);
    }
    return result;
}

int
list_sort(Object *op, Object *key, bool reverse)
{
    if (recursion_enter(NESTS_SORT, "") < 0) {
        return -1;
    }
    int result = sort_in_place(op, key, reverse);
    recursion_leave(NESTS_SORT);
    return result;
}
