// The modules _heapq and bisect: lists kept as heaps, and searching in sorted lists.
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"

// --- heaps ------------------------------------------------------------------------------------------------
// Comparisons run code of the program, which may change the list: indices are checked anew after each.

typedef struct {
    Object *list;
    bool largest; // the largest item comes first
} Heap;

static Object *
item_at(const Heap *heap, int64_t i)
{
    return ((List *)heap->list)->items[i].ref;
}

// Does the item at i come before that at k? 1, 0, -1.
static int
comes_before(const Heap *heap, int64_t i, int64_t k)
{
    int64_t length = list_length(heap->list);
    hold(incref(item_at(heap, heap->largest ? k : i)));
    hold(incref(item_at(heap, heap->largest ? i : k)));
    int result = object_compare_bool(held_at(held_count() - 2), held_at(held_count() - 1), COMPARE_LT);
    drop_held(2);
    if (result >= 0 && list_length(heap->list) != length) {
        raise(EXC_RuntimeError, "list changed size during iteration");
        return -1;
    }
    return result;
}

static void
swap(const Heap *heap, int64_t i, int64_t k)
{
    Slot *items = ((List *)heap->list)->items;
    Slot item = items[i];
    items[i] = items[k];
    items[k] = item;
}

// Moves the item at `i` towards the root, at `start`, until its parent comes before it.
static int
move_up(const Heap *heap, int64_t start, int64_t i)
{
    while (i > start) {
        int64_t parent = (i - 1) >> 1;
        int before = comes_before(heap, i, parent);
        if (before <= 0) {
            return before;
        }
        swap(heap, i, parent);
        i = parent;
    }
    return 0;
}

// Moves the item at `start` down to a leaf along the children that come first, then up to its place: fewer comparisons
// than on the way down, since an item from the end mostly belongs there.
static int
move_down(const Heap *heap, int64_t start)
{
    int64_t end = list_length(heap->list), i = start;
    while (i < end >> 1) {
        int64_t child = 2 * i + 1;
        if (child + 1 < end) {
            int before = comes_before(heap, child, child + 1);
            if (before < 0) {
                return -1;
            }
            child += !before;
        }
        swap(heap, i, child);
        i = child;
    }
    return move_up(heap, start, i);
}

static bool
get_heap(Object *op, const char *function, const char *argument, bool largest, Heap *out)
{
    *out = (Heap){op, largest};
    if (!is_list(op)) {
        args_raise_wrong(function, argument, "list", op);
        return false;
    }
    return true;
}

static Object *
push(Object *list, Object *item, const char *function, bool largest)
{
    Heap heap;
    if (!get_heap(list, function, "argument 1", largest, &heap) || list_append(list, item) < 0) {
        return NULL;
    }
    return move_up(&heap, 0, list_length(heap.list) - 1) < 0 ? NULL : None;
}

BUILTIN(heap_push)
{
    UNUSED_ARGUMENTS;
    return push(args[0].ref, args[1].ref, "heappush", false);
}

BUILTIN(heap_push_max)
{
    UNUSED_ARGUMENTS;
    return push(args[0].ref, args[1].ref, "heappush_max", true);
}

// Takes the first item; the last one goes into its place.
static Object *
pop_first(Object *list, const char *function, bool largest)
{
    Heap heap;
    if (!get_heap(list, function, "argument", largest, &heap)) {
        return NULL;
    }
    int64_t length = list_length(list);
    if (length == 0) {
        raise(EXC_IndexError, "index out of range");
        return NULL;
    }
    Object *last = hold(incref(item_at(&heap, length - 1)));
    if (list_set_slice(list, length - 1, length, NULL) < 0) {
        drop_held(1);
        return NULL;
    }
    if (length == 1) {
        return let_go();
    }
    Object *first = incref(item_at(&heap, 0));
    last = let_go();
    hold(first);
    if (list_set_item(list, 0, last) < 0 || move_down(&heap, 0) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

BUILTIN(heap_pop)
{
    UNUSED_ARGUMENTS;
    return pop_first(args[0].ref, "heappop", false);
}

BUILTIN(heap_pop_max)
{
    UNUSED_ARGUMENTS;
    return pop_first(args[0].ref, "heappop_max", true);
}

BUILTIN(heap_pop_max_private)
{
    UNUSED_ARGUMENTS;
    return pop_first(args[0].ref, "_heappop_max", true);
}

static Object *
replace_first(Object *list, Object *item, const char *function, bool largest)
{
    Heap heap;
    if (!get_heap(list, function, "argument 1", largest, &heap)) {
        return NULL;
    }
    if (list_length(list) == 0) {
        raise(EXC_IndexError, "index out of range");
        return NULL;
    }
    hold(incref(item_at(&heap, 0)));
    if (list_set_item(list, 0, incref(item)) < 0 || move_down(&heap, 0) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

BUILTIN(heap_replace)
{
    UNUSED_ARGUMENTS;
    return replace_first(args[0].ref, args[1].ref, "heapreplace", false);
}

BUILTIN(heap_replace_max)
{
    UNUSED_ARGUMENTS;
    return replace_first(args[0].ref, args[1].ref, "heapreplace_max", true);
}

BUILTIN(heap_replace_max_private)
{
    UNUSED_ARGUMENTS;
    return replace_first(args[0].ref, args[1].ref, "_heapreplace_max", true);
}

static Object *
push_and_pop(Object *list, Object *item, const char *function, bool largest)
{
    Heap heap;
    if (!get_heap(list, function, "argument 1", largest, &heap)) {
        return NULL;
    }
    if (list_length(heap.list) == 0) {
        return incref(item);
    }
    Object *first = hold(incref(item_at(&heap, 0)));
    int before = object_compare_bool(largest ? item : first, largest ? first : item, COMPARE_LT);
    drop_held(1);
    if (before <= 0) {
        return before < 0 ? NULL : incref(item);
    }
    return replace_first(list, item, function, largest);
}

BUILTIN(heap_pushpop)
{
    UNUSED_ARGUMENTS;
    return push_and_pop(args[0].ref, args[1].ref, "heappushpop", false);
}

BUILTIN(heap_pushpop_max)
{
    UNUSED_ARGUMENTS;
    return push_and_pop(args[0].ref, args[1].ref, "heappushpop_max", true);
}

static Object *
heapify(Object *list, const char *function, bool largest)
{
    Heap heap;
    if (!get_heap(list, function, "argument", largest, &heap)) {
        return NULL;
    }
    for (int64_t i = list_length(list) / 2; i-- > 0;) {
        if (move_down(&heap, i) < 0) {
            return NULL;
        }
    }
    return None;
}

BUILTIN(heap_heapify)
{
    UNUSED_ARGUMENTS;
    return heapify(args[0].ref, "heapify", false);
}

BUILTIN(heap_heapify_max)
{
    UNUSED_ARGUMENTS;
    return heapify(args[0].ref, "heapify_max", true);
}

BUILTIN(heap_heapify_max_private)
{
    UNUSED_ARGUMENTS;
    return heapify(args[0].ref, "_heapify_max", true);
}

static const MethodDef heapq_functions[] = {
    {"heappush", heap_push, 2, 2, 0, "Push item onto heap, maintaining the heap invariant."},
    {"heappop", heap_pop, 1, 1, 0, "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heapify", heap_heapify, 1, 1, 0, "Transform list into a heap, in-place, in O(len(heap)) time."},
    {"heapreplace", heap_replace, 2, 2, 0, NULL},
    {"heappushpop", heap_pushpop, 2, 2, 0, NULL},
    {"heappush_max", heap_push_max, 2, 2, 0, NULL},
    {"heappop_max", heap_pop_max, 1, 1, 0, NULL},
    {"heapify_max", heap_heapify_max, 1, 1, 0, NULL},
    {"heapreplace_max", heap_replace_max, 2, 2, 0, NULL},
    {"heappushpop_max", heap_pushpop_max, 2, 2, 0, NULL},
    {"_heappop_max", heap_pop_max_private, 1, 1, 0, NULL},
    {"_heapreplace_max", heap_replace_max_private, 2, 2, 0, NULL},
    {"_heapify_max", heap_heapify_max_private, 1, 1, 0, NULL},
    {.name = NULL},
};

Object *
heapq_make(void)
{
    return library_module("_heapq", heapq_functions);
}

// --- bisect -----------------------------------------------------------------------------------------------

// Where x belongs among the items from `low` on: behind those that are equal to it, or in front of them. -1 with an error.
static int64_t
find_place(Object **values, bool to_right)
{
    Object *sequence = values[0], *x = values[1], *key = values[4];
    int64_t low = values[2] == NULL ? 0 : number_as_index(values[2], NULL);
    if (low < 0) {
        if (!error_pending()) {
            raise(EXC_ValueError, "lo must be non-negative");
        }
        return -1;
    }
    int64_t high = values[3] == NULL || values[3] == None ? object_length(sequence) : number_as_index(values[3], NULL);
    if (high < 0 && error_pending()) {
        return -1;
    }
    key = key == None ? NULL : key;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        Object *item = sequence_get_item(sequence, middle);
        if (item == NULL) {
            return -1;
        }
        if (key != NULL) {
            hold(item);
            item = drop_held_under(object_call_one(key, item), 1);
            if (item == NULL) {
                return -1;
            }
        }
        hold(item);
        int less = to_right ? object_compare_bool(x, item, COMPARE_LT) : object_compare_bool(item, x, COMPARE_LT);
        drop_held(1);
        if (less < 0) {
            return -1;
        }
        if (to_right == (less > 0)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static Object *
bisect(const char *name, Slot *args, size_t count, Object *keyword_names, bool to_right)
{
    Object *values[5];
    if (args_parse(name, "a x | lo hi $ key", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    int64_t place = find_place(values, to_right);
    return place < 0 ? NULL : int_from(place);
}

static Object *
insort(const char *name, Slot *args, size_t count, Object *keyword_names, bool to_right)
{
    Object *values[5];
    if (args_parse(name, "a x | lo hi $ key", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    Object *x = values[1];
    bool has_key = values[4] != NULL && values[4] != None;
    if (has_key) {
        values[1] = object_call_one(values[4], x);
        if (values[1] == NULL) {
            return NULL;
        }
        hold(values[1]);
    }
    int64_t place = find_place(values, to_right);
    drop_held(has_key);
    if (place < 0) {
        return NULL;
    }
    if (is_exact(values[0], &ListType)) {
        return list_insert(values[0], place, x) < 0 ? NULL : None;
    }
    Object *insert = object_get_attr_cstring(values[0], "insert");
    if (insert == NULL) {
        return NULL;
    }
    hold(insert);
    Object *index = int_from(place);
    Object *result = NULL;
    if (index != NULL) {
        hold(index);
        result = drop_held_under(object_call_two(insert, index, x), 1);
    }
    result = drop_held_under(result, 1);
    if (result == NULL) {
        return NULL;
    }
    decref(result);
    return None;
}

BUILTIN(bisect_right)
{
    (void)self;
    return bisect("bisect_right", args, count, keyword_names, true);
}

BUILTIN(bisect_left)
{
    (void)self;
    return bisect("bisect_left", args, count, keyword_names, false);
}

BUILTIN(insort_right)
{
    (void)self;
    return insort("insort_right", args, count, keyword_names, true);
}

BUILTIN(insort_left)
{
    (void)self;
    return insort("insort_left", args, count, keyword_names, false);
}

static const MethodDef bisect_functions[] = {
    {"bisect", bisect_right, 0, -1, METHOD_KEYWORDS, NULL},
    {"bisect_right", bisect_right, 0, -1, METHOD_KEYWORDS, NULL},
    {"bisect_left", bisect_left, 0, -1, METHOD_KEYWORDS, NULL},
    {"insort", insort_right, 0, -1, METHOD_KEYWORDS, NULL},
    {"insort_right", insort_right, 0, -1, METHOD_KEYWORDS, NULL},
    {"insort_left", insort_left, 0, -1, METHOD_KEYWORDS, NULL},
    {.name = NULL},
};

Object *
bisect_make(void)
{
    return library_module("bisect", bisect_functions);
}
