// The module gc: the door to the collector.
#include "gc/gc.h"
#include "lang/compile.h"
#include "library/library_internal.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"

BUILTIN(gc_module_enable)
{
    UNUSED_ARGUMENTS;
    gc.enabled = true;
    return incref(None);
}

BUILTIN(gc_module_disable)
{
    UNUSED_ARGUMENTS;
    gc.enabled = false;
    return incref(None);
}

BUILTIN(gc_module_isenabled)
{
    UNUSED_ARGUMENTS;
    return incref(bool_from(gc.enabled));
}

BUILTIN(gc_module_collect)
{
    (void)self;
    Object *value;
    if (args_parse("collect", "|generation", args, count, keyword_names, &value) < 0) {
        return NULL;
    }
    int64_t generation = value == NULL ? 2 : int_argument(value);
    if (generation == -1 && error_pending()) {
        return NULL;
    }
    if (generation < 0 || generation > 2) {
        raise(EXC_ValueError, "invalid generation");
        return NULL;
    }
    return int_from(gc_collect((int)generation));
}

// --- counters
// -----------------------------------------------------------------------------------------------

static Object *
three_numbers(const int numbers[3])
{
    // Read before the tuple is made, which may count itself.
    Object *a = int_from(numbers[0]), *b = int_from(numbers[1]), *c = int_from(numbers[2]);
    Object *tuple = a == NULL || b == NULL || c == NULL ? NULL : tuple_pack(3, a, b, c);
    xdecref(a);
    xdecref(b);
    xdecref(c);
    return tuple;
}

BUILTIN(gc_module_get_count)
{
    UNUSED_ARGUMENTS;
    // Of the incremental collector: young collections since the spaces changed roles, and before.
    const int counts[3] = {gc.count[0], gc.count[1 + gc.visited_space], gc.count[2 - gc.visited_space]};
    return three_numbers(counts);
}

BUILTIN(gc_module_get_threshold)
{
    UNUSED_ARGUMENTS;
    return three_numbers(gc.threshold);
}

BUILTIN(gc_module_set_threshold)
{
    UNUSED_ARGUMENTS;
    if (count < 1 || count > 3) {
        if (profile->counts_with_name) {
            raise(EXC_TypeError, "set_threshold() takes at %s %d argument%s (%d given)", count < 1 ? "least" : "most",
                  count < 1 ? 1 : 3, count < 1 ? "" : "s", (int)count);
        } else {
            raise(EXC_TypeError, "gc.set_threshold requires 1 to 3 arguments");
        }
        return NULL;
    }
    int thresholds[3] = {gc.threshold[0], gc.threshold[1], gc.threshold[2]};
    for (size_t i = 0; i < count; i++) {
        int64_t value = number_as_index(args[i].ref, NULL);
        if (value == -1 && error_pending()) {
            return NULL;
        }
        if (value != (int)value) {
            if (value == INT64_MAX || value == INT64_MIN) {
                raise(EXC_OverflowError, "Python int too large to convert to C long");
            } else {
                raise(EXC_OverflowError, "signed integer is %s", value < 0 ? "less than minimum" : "greater than maximum");
            }
            return NULL;
        }
        thresholds[i] = (int)value;
    }
    for (int i = 0; i < (profile->collects_increments ? 2 : 3); i++) {
        gc.threshold[i] = thresholds[i];
    }
    return incref(None);
}

static Object *
dict_of_numbers(const char *const keys[3], const int64_t values[3])
{
    Object *dict = dict_new();
    if (dict == NULL) {
        return NULL;
    }
    hold(dict);
    for (int i = 0; i < 3; i++) {
        Object *value = int_from(values[i]);
        if (value == NULL || dict_set_cstring(dict, keys[i], value) < 0) {
            xdecref(value);
            drop_held(1);
            return NULL;
        }
        decref(value);
    }
    return let_go();
}

BUILTIN(gc_module_get_stats)
{
    UNUSED_ARGUMENTS;
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    for (int i = 0; i < 3; i++) {
        static const char *const keys[3] = {"collections", "collected", "uncollectable"};
        const int64_t values[3] = {gc.stats[i].collections, gc.stats[i].collected, gc.stats[i].uncollectable};
        Object *dict = dict_of_numbers(keys, values);
        if (dict == NULL || list_append_give(list, dict) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

// --- objects
// ------------------------------------------------------------------------------------------------

typedef struct {
    Object *result; // list
    Slot *wanted;
    size_t wanted_count;
    Object *left_out;
    bool failed, wants_interned;
} Search;

static void
add_object(Object *op, void *context)
{
    Search *search = context;
    if (op != search->result && !search->failed) {
        search->failed = list_append(search->result, op) < 0;
    }
}

static void
walk_for(Search *search, int generation, void (*visit)(Object *, void *))
{
    if (!profile->collects_increments || generation <= 0) {
        gc_walk(generation, visit, search);
    } else if (generation == 2) {
        // Both old spaces; there is no generation 1.
        gc_walk(1, visit, search);
        gc_walk(2, visit, search);
    }
}

static Object *
run_search(Search *search, int generation, void (*visit)(Object *, void *))
{
    search->result = list_new(0);
    if (search->result == NULL) {
        return NULL;
    }
    hold(search->result);
    walk_for(search, generation, visit);
    if (search->failed) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

BUILTIN(gc_module_get_objects)
{
    (void)self;
    Object *value;
    if (args_parse("get_objects", "|generation", args, count, keyword_names, &value) < 0) {
        return NULL;
    }
    int64_t generation = -1;
    if (value != NULL && value != None) {
        if (value->type->index == NULL) {
            raise(EXC_TypeError, "argument should be integer or None, not '%T'", value);
            return NULL;
        }
        generation = number_as_index(value, NULL);
        if (generation == -1 && error_pending()) {
            return NULL;
        }
        if (generation >= 3) {
            raise(EXC_ValueError,
                  "generation parameter must be less than the number of available generations (3)");
            return NULL;
        }
        if (generation < -1) {
            raise(EXC_ValueError, "generation parameter cannot be negative");
            return NULL;
        }
    }
    Search search = {0};
    return run_search(&search, (int)generation, add_object);
}

static int
visit_wanted(Object *op, void *context)
{
    const Search *search = context;
    for (size_t i = 0; i < search->wanted_count; i++) {
        if (search->wanted[i].ref == op) {
            return 1;
        }
    }
    return 0;
}

static void
add_referrer(Object *op, void *context)
{
    Search *search = context;
    if (op != search->result && op != search->left_out && !search->failed &&
        (op == interns_dict() ? search->wants_interned : op->type->traverse(op, visit_wanted, search) != 0)) {
        search->failed = list_append(search->result, op) < 0;
    }
}

BUILTIN(gc_module_get_referrers)
{
    UNUSED_ARGUMENTS;
    // The tuple of its arguments is left out.
    Object *arguments = args_as_tuple(args, count);
    if (arguments == NULL) {
        return NULL;
    }
    Search search = {.wanted = args, .wanted_count = count, .left_out = arguments};
    hold(arguments);
    for (size_t i = 0; i < count; i++) {
        search.wants_interned |= interns_dict_has(args[i].ref);
    }
    Object *found = tree_constants_show(args, count) < 0 ? NULL : run_search(&search, -1, add_referrer);
    return drop_held_under(found, 1);
}

static int
add_referent(Object *op, void *context)
{
    return list_append(context, op) < 0;
}

BUILTIN(gc_module_get_referents)
{
    UNUSED_ARGUMENTS;
    Object *list = list_new(0);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    for (size_t i = 0; i < count; i++) {
        Object *op = args[i].ref;
        if (object_is_gc(op) && op->type->traverse != NULL &&
            op->type->traverse(op, add_referent, list) != 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

BUILTIN(gc_module_is_tracked)
{
    UNUSED_ARGUMENTS;
    Object *op = args[0].ref;
    return incref(bool_from(object_is_gc(op) && gc_is_tracked(op)));
}

BUILTIN(gc_module_is_finalized)
{
    UNUSED_ARGUMENTS;
    Object *op = args[0].ref;
    return incref(bool_from(object_is_gc(op) && gc_is_finalized(op)));
}

// --- the rest ----------------------------------------------------------------------------------------------

BUILTIN(gc_module_freeze)
{
    UNUSED_ARGUMENTS;
    gc_freeze();
    tree_constants_freeze(true);
    return incref(None);
}

BUILTIN(gc_module_unfreeze)
{
    UNUSED_ARGUMENTS;
    gc_unfreeze();
    tree_constants_freeze(false);
    return incref(None);
}

BUILTIN(gc_module_get_freeze_count)
{
    UNUSED_ARGUMENTS;
    return int_from(gc_freeze_count());
}

BUILTIN(gc_module_get_debug)
{
    UNUSED_ARGUMENTS;
    return int_from(gc.debug);
}

BUILTIN(gc_module_set_debug)
{
    UNUSED_ARGUMENTS;
    int64_t flags = number_as_index(args[0].ref, NULL);
    if (flags == -1 && error_pending()) {
        return NULL;
    }
    gc.debug = (int)flags;
    return incref(None);
}

// --- what the collector calls
// -------------------------------------------------------------------------------

static void
call_callbacks(const char *phase, int generation, int64_t collected, int64_t uncollectable)
{
    if (gc.callbacks == NULL || list_length(gc.callbacks) == 0) {
        return;
    }
    static const char *const keys[3] = {"generation", "collected", "uncollectable"};
    Object *name = str_from(phase);
    if (name == NULL) {
        error_write_unraisable(NULL, NULL);
        return;
    }
    hold(name);
    Object *info = dict_of_numbers(keys, (int64_t[]){generation, collected, uncollectable});
    if (info == NULL) {
        drop_held(1);
        error_write_unraisable(NULL, NULL);
        return;
    }
    hold(info);
    for (int64_t i = 0; i < list_length(gc.callbacks); i++) {
        Object *callback = hold(incref(list_peek(gc.callbacks, i)));
        Object *result = object_call_two(callback, name, info);
        if (result == NULL) {
            error_write_unraisable(callback, "while calling GC callback");
        } else {
            hold(result);
            drop_held(1);
        }
        drop_held(1);
    }
    drop_held(2);
}

void
gc_module_report_garbage(void)
{
    if (!(gc.debug & GC_DEBUG_UNCOLLECTABLE) || gc.garbage == NULL || list_length(gc.garbage) == 0) {
        return;
    }
    Object *text = object_repr(gc.garbage);
    if (text == NULL) {
        error_write_unraisable(gc.garbage, NULL);
        return;
    }
    Buffer line = {0};
    buffer_append_text(&line, "      ");
    str_append_utf8(text, &line);
    buffer_append_char(&line, '\n');
    library_write_error(line.data, line.length);
    buffer_free(&line);
    decref(text);
}

static void
keep_garbage(Object *op)
{
    if (gc.garbage != NULL && list_append(gc.garbage, op) < 0) {
        error_clear();
    }
}

static const MethodDef functions[] = {
    {"enable", gc_module_enable, 0, 0, 0, "Enable automatic garbage collection."},
    {"disable", gc_module_disable, 0, 0, 0, "Disable automatic garbage collection."},
    {"isenabled", gc_module_isenabled, 0, 0, 0, "Returns true if automatic garbage collection is enabled."},
    {"set_debug", gc_module_set_debug, 1, 1, 0, NULL},
    {"get_debug", gc_module_get_debug, 0, 0, 0, "Get the garbage collection debugging flags."},
    {"get_count", gc_module_get_count, 0, 0, 0, "Return a three-tuple of the current collection counts."},
    {"set_threshold", gc_module_set_threshold, 0, -1, METHOD_TUPLE, NULL},
    {"get_threshold", gc_module_get_threshold, 0, 0, 0, "Return the current collection thresholds."},
    {"collect", gc_module_collect, 0, -1, METHOD_KEYWORDS, NULL},
    {"get_objects", gc_module_get_objects, 0, -1, METHOD_KEYWORDS, NULL},
    {"get_stats", gc_module_get_stats, 0, 0, 0,
     "Return a list of dictionaries containing per-generation statistics."},
    {"is_tracked", gc_module_is_tracked, 1, 1, 0, NULL},
    {"is_finalized", gc_module_is_finalized, 1, 1, 0,
     "Returns true if the object has been already finalized by the GC."},
    {"get_referrers", gc_module_get_referrers, 0, -1, METHOD_TUPLE,
     "Return the list of objects that directly refer to any of 'objs'."},
    {"get_referents", gc_module_get_referents, 0, -1, METHOD_TUPLE,
     "Return the list of objects that are directly referred to by 'objs'."},
    {"freeze", gc_module_freeze, 0, 0, 0, NULL},
    {"unfreeze", gc_module_unfreeze, 0, 0, 0, NULL},
    {"get_freeze_count", gc_module_get_freeze_count, 0, 0, 0,
     "Return the number of objects in the permanent generation."},
    {.name = NULL},
};

static int
fill(Object *module)
{
    if (gc.garbage == NULL && (gc.garbage = list_new(0)) == NULL) {
        return -1;
    }
    if (gc.callbacks == NULL && (gc.callbacks = list_new(0)) == NULL) {
        return -1;
    }
    return module_add(module, "garbage", incref(gc.garbage)) < 0 ||
                   module_add(module, "callbacks", incref(gc.callbacks)) < 0 ||
                   library_add_int(module, "DEBUG_STATS", GC_DEBUG_STATS) < 0 ||
                   library_add_int(module, "DEBUG_COLLECTABLE", GC_DEBUG_COLLECTABLE) < 0 ||
                   library_add_int(module, "DEBUG_UNCOLLECTABLE", GC_DEBUG_UNCOLLECTABLE) < 0 ||
                   library_add_int(module, "DEBUG_SAVEALL", GC_DEBUG_SAVEALL) < 0 ||
                   library_add_int(module, "DEBUG_LEAK",
                                   GC_DEBUG_COLLECTABLE | GC_DEBUG_UNCOLLECTABLE | GC_DEBUG_SAVEALL) < 0
               ? -1
               : 0;
}

Object *
gc_make(void)
{
    gc_hooks.report = library_write_error;
    gc_hooks.callbacks = call_callbacks;
    gc_hooks.garbage = keep_garbage;
    Object *module = library_module("gc", functions);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (fill(module) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
