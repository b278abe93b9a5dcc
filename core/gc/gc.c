#include "gc/gc.h"
#include "gc/gc_internal.h"
#include "gc/trashcan.h"
#include "base/buffer.h"
#include "object/error.h"
#include "object/free_list.h"
#include "object/profile.h"
#include "object/temporaries.h"
#include "trace/trace.h"
#include <string.h>

Gc gc;
GcLists *gc_lists;
GcHooks gc_hooks;
void (*gc_stress_check)(void);

SMALL int
gc_init(void)
{
    gc = (Gc){.enabled = true, .per_birth = !profile->collects_increments, .per_track = profile->collects_increments};
    for (int i = 0; i < GENERATIONS; i++) {
        gc.threshold[i] = profile->gc_threshold[i];
    }
    gc_lists = heap_static(sizeof(GcLists));
    GcHead *heads = (GcHead *)gc_lists;
    for (size_t i = 0; i < sizeof(GcLists) / sizeof(GcHead); i++) {
        gc_list_init(&heads[i]);
        heads[i].flags = 0;
    }
    trashcan_reset();
    return 0;
}

void
gc_fini(void)
{
    CLEAR_SLOT(gc.garbage);
    CLEAR_SLOT(gc.callbacks);
}

// --- birth and death ----------------------------------------------------------------------------

#ifdef OURO_STRESS
// Collects everything before each allocation, so that whatever an allocation might free is freed.
static void
stress(void)
{
    if (trace.in_program && gc.enabled && !gc.collecting && !gc.at_shutdown && !error_pending()) {
        gc_collect(2);
    }
    if (trace.in_program && gc_stress_check != NULL) {
        gc_stress_check();
    }
}
#endif

static void
set_header(Object *op, Type *type)
{
    *gc_head(op) = (GcHead){0};
    op->refcnt = 1;
    op->reserved = 0;
    op->type = type;
    incref((Object *)type); // static types that are not counted are immortal
}

// More than the threshold: a collection is due.
INLINE bool
is_due(void)
{
    return gc.count[0] > gc.threshold[0] && gc.enabled && gc.threshold[0] != 0 && !gc.collecting && !error_pending();
}

Object *
gc_new(Type *type, size_t size)
{
#ifdef OURO_STRESS
    stress();
#endif
    size_t before = type_bytes_before(type);
    if (UNLIKELY(heap.listener != NULL) && !type_has(type, TYPE_HEAP)) {
        heap_unlike(heap.unlike + profile_size_difference(type->name));
    }
    char *block = heap_alloc(before + size);
    if (UNLIKELY(block == NULL)) {
        raise_no_memory();
        return NULL;
    }
    // As _PyObject_GC_Link.
    gc.count[0] += gc.per_birth;
    if (gc.per_birth != 0 && is_due()) {
        if (profile->collects_when_allocating && trace.in_program) {
            gc_run_requested();
        } else {
            gc.requested = true;
        }
    }
    heap_note_object(block, before);
    if (before > sizeof(GcHead)) {
        memset(block, 0, 16);
    }
    Object *op = (Object *)(block + before);
    set_header(op, type);
    return op;
}

Object *
gc_revive(void *block, Type *type)
{
    Object *op = (Object *)((char *)block + type_bytes_before(type));
    set_header(op, type);
    return op;
}

Object *
gc_resize(Object *op, size_t size)
{
    assert(!gc_is_tracked(op) && op->refcnt == 1);
    size_t before = type_bytes_before(op->type);
    char *block = heap_realloc((char *)op - before, before + size);
    if (block == NULL) {
        raise_no_memory();
        return NULL;
    }
    return (Object *)(block + before);
}

void
gc_free(Object *op)
{
    assert(!gc_is_tracked(op));
    Type *type = op->type;
    if (gc.count[0] > 0) {
        gc.count[0] -= gc.per_birth;
    }
    heap_free((char *)op - type_bytes_before(type));
    if (!type_has(type, TYPE_HEAP)) { // a class of the program goes after its instance has: subtype_dealloc
        decref((Object *)type);
    }
}

void
gc_track(Object *op)
{
    assert(!gc_is_tracked(op));
    gc.count[0] += gc.per_track;
    if (gc.per_track != 0 && is_due()) {
        gc.requested = true;
    }
    gc.heap_size++;
    gc_list_append(gc_head(op), &gc_lists->generation[0]);
}

void
gc_untrack(Object *op)
{
    GcHead *g = gc_head(op);
    if (g->next != 0) {
        if (gc.count[0] > 0) {
            gc.count[0] -= gc.per_track;
        }
        gc.heap_size--;
        gc_list_unlink(g);
        g->next = g->previous = 0;
        g->flags &= GC_FINALIZED;
    }
}

// --- the collection, phase by phase (CPython's Python/gc.c) -----------------------------------------

static void
phase_done(Phase phase, GcHead *list)
{
    gc.phase = (int)phase + 1;
    if (UNLIKELY(trace.active)) {
        trace_emit(EVENT_GC_PHASE, phase, (uint32_t)gc_list_size(list));
    }
}

// GATHER. Afterwards the younger generations are empty: their objects are candidates, too.
static void
gather(int generation)
{
    for (int i = 0; i < generation; i++) {
        gc_list_merge(&gc_lists->generation[i], &gc_lists->generation[generation]);
    }
}

// COPY. Afterwards each candidate carries a copy of its refcount, and counts as visited in this round of the incremental
// collector.
static void
copy_refcounts(GcHead *candidates)
{
    GcHead *next;
    uint32_t space = gc.visited_space ? GC_SPACE : 0;
    for (GcHead *g = gc_next(candidates); g != candidates; g = next) {
        next = gc_next(g);
        Object *op = gc_object(g);
        g->flags = (g->flags & GC_FINALIZED) | space;
        if (is_immortal(op)) {
            gc_list_move(g, &gc_lists->generation[PERMANENT]);
            continue;
        }
        assert(op->refcnt > 0);
        g->refs = op->refcnt;
        g->flags |= GC_CANDIDATE;
    }
}

// SUBTRACT. Afterwards refs counts only the references from outside the candidates.
static int
visit_subtract(Object *op, void *context)
{
    (void)context;
    if (object_is_gc(op)) {
        GcHead *g = gc_head(op);
        if (g->flags & GC_CANDIDATE) {
            assert(g->refs > 0);
            g->refs--;
        }
    }
    return 0;
}

static void
subtract_internal_references(GcHead *candidates)
{
    for (GcHead *g = gc_next(candidates); g != candidates; g = gc_next(g)) {
        Object *op = gc_object(g);
        (void)op->type->traverse(op, visit_subtract, NULL);
    }
}

// RESCUE. Candidates that are reached from outside stay; the others move to `unreachable`, in an order that decides the
// order of finalizers. An object that was moved too early is moved back, to the end.
static int
visit_reachable(Object *op, void *context)
{
    GcHead *reachable = context;
    if (!object_is_gc(op)) {
        return 0;
    }
    GcHead *g = gc_head(op);
    if (!(g->flags & GC_CANDIDATE)) {
        return 0;
    }
    if (g->flags & GC_UNREACHABLE) {
        g->flags &= ~(uint32_t)GC_UNREACHABLE;
        gc_list_move(g, reachable);
        g->refs = 1;
    } else if (g->refs == 0) {
        g->refs = 1;
    }
    return 0;
}

static void
move_unreachable(GcHead *candidates, GcHead *unreachable)
{
    GcHead *next;
    for (GcHead *g = gc_next(candidates); g != candidates; g = next) {
        if (g->refs != 0) {
            Object *op = gc_object(g);
            (void)op->type->traverse(op, visit_reachable, candidates);
            next = gc_next(g);  // the traversal may have appended
            g->flags &= ~(uint32_t)GC_CANDIDATE;
        } else {
            next = gc_next(g);
            g->flags |= GC_UNREACHABLE;
            gc_list_move(g, unreachable);
        }
    }
}

static void
deduce_unreachable(GcHead *candidates, GcHead *unreachable, bool announce)
{
    copy_refcounts(candidates);
    if (announce) {
        phase_done(PHASE_COPY, candidates);
    }
    subtract_internal_references(candidates);
    if (announce) {
        phase_done(PHASE_SUBTRACT, candidates);
    }
    move_unreachable(candidates, unreachable);
}

static void
untrack_exact(GcHead *list, const Type *type, void (*maybe_untrack)(Object *))
{
    GcHead *next;
    for (GcHead *g = gc_next(list); g != list; g = next) {
        next = gc_next(g);
        if (is_exact(gc_object(g), type)) {
            maybe_untrack(gc_object(g));
        }
    }
}

// WEAKREFS. Afterwards no weak reference leads to an unreachable object, and the callbacks of those weak references that
// are reachable themselves have run. Returns how many weak references died of it; `*ran` when a callback has run.
static int64_t
clear_weak_references(GcHead *unreachable, GcHead *old, bool *ran)
{
    for (GcHead *g = gc_next(unreachable); g != unreachable; g = gc_next(g)) {
        weakref_clear_unreachable(gc_object(g), &gc_lists->callbacks);
    }
    *ran = !gc_list_is_empty(&gc_lists->callbacks);
    return *ran ? weakref_call_callbacks(&gc_lists->callbacks, old) : 0;
}

static bool
any_needs_finalizer(const GcHead *unreachable)
{
    for (GcHead *g = gc_next(unreachable); g != unreachable; g = gc_next(g)) {
        if (!(g->flags & GC_FINALIZED) && gc_object(g)->type->finalize != NULL) {
            return true;
        }
    }
    return false;
}

// FINALIZE. Afterwards the finalizer of each unreachable object has run, once in its life. Anything may have happened;
// false: nothing has.
static bool
run_finalizers(GcHead *unreachable)
{
    if (!any_needs_finalizer(unreachable)) {
        return false;
    }
    GcHead *seen = &gc_lists->seen;
    while (!gc_list_is_empty(unreachable)) {
        GcHead *g = gc_next(unreachable);
        Object *op = gc_object(g);
        gc_list_move(g, seen);
        if (!(g->flags & GC_FINALIZED) && op->type->finalize != NULL) {
            g->flags |= GC_FINALIZED;
            if (type_has(op->type, TYPE_HAS_FINALIZER)) {
                trace_emit(EVENT_GC_FINALIZE, object_address(op), 0);
            }
            hold_as(incref(op), HOLDER_FINALIZER);
            op->type->finalize(op);
            drop_held(1);
        }
    }
    gc_list_merge(seen, unreachable);
    return true;
}

// CHECK. Afterwards what a finalizer brought back is in `old` again; the rest is in `still_unreachable`.
static void
separate_resurrected(GcHead *unreachable, GcHead *still_unreachable, GcHead *old)
{
    for (GcHead *g = gc_next(unreachable); g != unreachable; g = gc_next(g)) {
        g->flags &= GC_KEPT;
    }
    deduce_unreachable(unreachable, still_unreachable, false);
    for (GcHead *g = gc_next(still_unreachable); g != still_unreachable; g = gc_next(g)) {
        g->flags |= GC_UNREACHABLE | GC_CANDIDATE;
    }
    gc_list_merge(unreachable, old);
}

// FREE. Afterwards the garbage has given up its references, of which it dies; what lives on goes to `old`.
static void
delete_garbage(GcHead *garbage, GcHead *old)
{
    while (!gc_list_is_empty(garbage)) {
        GcHead *g = gc_next(garbage);
        Object *op = gc_object(g);
        hold_as(incref(op), HOLDER_COLLECTOR);
        if (gc.debug & GC_DEBUG_SAVEALL) {
            gc_hooks.garbage(op);
        } else if (op->type->clear != NULL) {
            trace_emit(EVENT_GC_CLEAR, object_address(op), 0);
            op->type->clear(op);
        }
        drop_held(1);
        if (gc_next(garbage) == g) {
            g->flags &= GC_KEPT;
            gc_list_move(g, old);
        }
    }
}

#define REPORT(...) report_words(FORMAT(__VA_ARGS__))

static void
report_words(const char *format, const Word *words)
{
    Buffer text = {0};
    buffer_append_words(&text, format, words);
    gc_hooks.report(text.data, text.length);
    buffer_free(&text);
}

// DEBUG_COLLECTABLE.
static void
report_unreachable(GcHead *unreachable)
{
    for (GcHead *g = gc_next(unreachable); g != unreachable; g = gc_next(g)) {
        const Object *op = gc_object(g);
        REPORT("gc: collectable <%s 0x%x>\n", op->type->name, object_id(op));
    }
}

// The second half of a collection: what is in `unreachable` dies, unless somebody brings it back; what lives on goes to `old`.
static int64_t
end_unreachable(GcHead *unreachable, GcHead *old)
{
    if (gc.debug & GC_DEBUG_COLLECTABLE && gc_hooks.report != NULL) {
        report_unreachable(unreachable);
    }
    bool ran;
    int64_t collected = clear_weak_references(unreachable, old, &ran);
    phase_done(PHASE_WEAKREFS, unreachable);
    ran |= run_finalizers(unreachable);
    phase_done(PHASE_FINALIZE, unreachable);
    // CPython counts again in any case. Where no code has run, only an observer could tell.
    if (ran || trace.observing) {
        separate_resurrected(unreachable, &gc_lists->still_unreachable, old);
    } else {
        gc_list_merge(unreachable, &gc_lists->still_unreachable);
    }
    phase_done(PHASE_CHECK, &gc_lists->still_unreachable);
    collected += gc_list_size(&gc_lists->still_unreachable);
    delete_garbage(&gc_lists->still_unreachable, old);
    phase_done(PHASE_FREE, old);
    return collected;
}

int64_t
gc_collect_region(GcHead *region, GcHead *survivors)
{
    GcHead *unreachable = &gc_lists->unreachable;
    phase_done(PHASE_GATHER, region);
    deduce_unreachable(region, unreachable, true);
    phase_done(PHASE_RESCUE, unreachable);
    gc_untrack_tuples(region);
    if (region != survivors) {
        gc_list_merge(region, survivors);
    }
    return end_unreachable(unreachable, survivors);
}

void
gc_untrack_tuples(GcHead *list)
{
    untrack_exact(list, &TupleType, tuple_maybe_untrack);
}

static int64_t
collect_generations(int generation)
{
    if (generation + 1 < GENERATIONS) {
        gc.count[generation + 1]++;
    }
    for (int i = 0; i <= generation; i++) {
        gc.count[i] = 0;
    }
    GcHead *young = &gc_lists->generation[generation];
    GcHead *old = generation + 1 < GENERATIONS ? &gc_lists->generation[generation + 1] : young;
    GcHead *unreachable = &gc_lists->unreachable;
    gather(generation);
    phase_done(PHASE_GATHER, young);

    deduce_unreachable(young, unreachable, true);
    phase_done(PHASE_RESCUE, unreachable);
    gc_untrack_tuples(young);
    if (young != old) {
        if (generation == GENERATIONS - 2) {
            gc.long_lived_pending += gc_list_size(young);
        }
        gc_list_merge(young, old);
    } else {
        if (!profile->tracks_all_dicts) {
            untrack_exact(young, &DictType, dict_maybe_untrack);
        }
        gc.long_lived_pending = 0;
        gc.long_lived_total = gc_list_size(young) + (gc.frozen ? 0 : profile->further_objects);
    }
    int64_t collected = end_unreachable(unreachable, old);
    if (generation == GENERATIONS - 1) {
        gc.thawed = false;
        free_lists_clear();
    }
    gc.stats[generation].collections++;
    gc.stats[generation].collected += collected;
    return collected;
}

static int64_t
collect(int generation, bool automatic)
{
    if (gc.collecting) {
        return 0;
    }
    gc.collecting = true;
    gc.collecting_generation = generation;
    if (gc_hooks.callbacks != NULL && !gc.at_shutdown) {
        gc_hooks.callbacks("start", generation, 0, 0);
    }
    CollectionRecord *record = NULL;
    if (UNLIKELY(trace.active)) {
        uint32_t candidates = 0;
        for (int i = 0; i <= generation; i++) {
            candidates += (uint32_t)gc_list_size(&gc_lists->generation[i]);
        }
        record = trace_collection();
        record->generation = (uint32_t)generation;
        record->automatic = automatic;
        record->candidates = candidates;
        trace_emit(EVENT_GC_BEGIN, (uint32_t)generation, candidates);
    }
    bool reports = gc.debug & GC_DEBUG_STATS && gc_hooks.report != NULL;
    if (reports) {
        REPORT("gc: collecting generation %d...\ngc: objects in each generation: %d %d %d\n"
               "gc: objects in permanent generation: %d\n",
               generation, (int)gc_list_size(gc_generation_list(0)), (int)gc_list_size(gc_generation_list(1)),
               (int)gc_list_size(gc_generation_list(2)), (int)gc_freeze_count());
    }
    int64_t collected = profile->collects_increments ? gc_collect_incremental(generation) : collect_generations(generation);
    if (error_pending()) {
        error_write_unraisable(NULL, NULL);
    }
    gc.phase = 0;
    if (reports) {
        REPORT("gc: done, %d unreachable, 0 uncollectable, 0.0000s elapsed\n", (int)collected);
    }
    if (record != NULL) {
        record->collected = (uint32_t)collected;
        record->survivors = record->candidates - (uint32_t)collected;
        trace_emit(EVENT_GC_END, (uint32_t)generation, (uint32_t)collected);
    }
    if (gc_hooks.callbacks != NULL && !gc.at_shutdown) {
        gc_hooks.callbacks("stop", generation, collected, 0);
    }
    gc.collecting = false;
    return collected;
}

int64_t
gc_collect(int generation)
{
    return collect(generation, false);
}

// Which generation the counters ask for, the oldest first; -1 none. A full collection is put off until the objects that
// wait for it are more than a quarter of those that survived the last one, so that its cost stays linear.
static int
generation_due(void)
{
    for (int i = GENERATIONS - 1; i >= 0; i--) {
        if (gc.count[i] > gc.threshold[i]) {
            if (i == GENERATIONS - 1 && gc.long_lived_pending < gc.long_lived_total / 4) {
                continue;
            }
            return i;
        }
    }
    return -1;
}

void
gc_run_requested(void)
{
    gc.requested = false;
    int generation = profile->collects_increments ? 1 : generation_due();
    if (generation >= 0 && (gc.enabled || profile->requests_stay)) {
        collect(generation, true);
    }
}

void
gc_note_fleeting(int count)
{
    gc.count[0] += count;
    if (is_due()) {
        gc.requested = true;
    }
    gc.count[0] -= count;
}

void
gc_check_requested(void)
{
    if (!error_pending() && !profile->collects_when_allocating) {
        gc_run_requested();
    }
}

// --- finalizers outside collections ---------------------------------------------------------------

int
gc_finalize_from_dealloc(Object *op)
{
    assert(op->refcnt == 0);
    bool is_gc = object_is_gc(op);
    if (op->type->finalize == NULL || (is_gc && gc_is_finalized(op))) {
        return 0;
    }
    op->refcnt = 1;
    hold_as(op, HOLDER_FINALIZER);
    if (type_has(op->type, TYPE_HAS_FINALIZER)) {
        trace_emit(EVENT_FINALIZE, object_address(op), 0);
    }
    int suspended = trashcan_suspend();
    op->type->finalize(op);
    trashcan_resume(suspended);
    let_go();
    if (is_gc) {
        gc_head(op)->flags |= GC_FINALIZED;
    }
    return --op->refcnt == 0 ? 0 : -1;
}

bool
gc_is_finalized(const Object *op)
{
    return gc_head(op)->flags & GC_FINALIZED;
}

// --- asking ---------------------------------------------------------------------------------------

static void
walk_list(GcHead *list, void (*visit)(Object *op, void *context), void *context)
{
    for (GcHead *g = gc_next(list); g != list; g = gc_next(g)) {
        visit(gc_object(g), context);
    }
}

SMALL void
gc_walk(int generation, void (*visit)(Object *op, void *context), void *context)
{
    for (int i = 0; i <= PERMANENT; i++) {
        // gc.get_objects() leaves the permanent generation out.
        if (generation == i || (generation < 0 && i < GENERATIONS)) {
            walk_list(gc_generation_list(i), visit, context);
        }
    }
    if (generation <= 0) {
        walk_list(&gc_lists->aside, visit, context);
    }
}

typedef struct {
    const Object *wanted;
    bool found;
} Search;

static void
compare_identity(Object *op, void *context)
{
    Search *search = context;
    search->found |= op == search->wanted;
}

SMALL int
gc_generation_of(const Object *op)
{
    if (!object_is_gc(op) || !gc_is_tracked(op)) {
        return -1;
    }
    for (int i = 0; i <= PERMANENT; i++) {
        Search search = {op, false};
        gc_walk(i, compare_identity, &search);
        if (search.found) {
            return i;
        }
    }
    return gc.collecting_generation;  // in a list of the collection going on
}

SMALL void
gc_freeze(void)
{
    gc.thawed = false;
    gc.frozen = true;
    if (profile->collects_increments) {
        gc_mark_all_visited();
    }
    for (int i = 0; i < GENERATIONS; i++) {
        gc_list_merge(&gc_lists->generation[i], &gc_lists->generation[PERMANENT]);
        gc.count[i] = 0;
    }
}

SMALL void
gc_settle(void)
{
    for (int i = 0; i < GENERATIONS; i++) {
        if (i != profile->first_generation) {
            gc_list_merge(&gc_lists->generation[i], &gc_lists->generation[profile->first_generation]);
        }
        gc.count[i] = 0;
    }
    gc.requested = false;
    gc_incremental_begin();
}

SMALL void
gc_make_youngest(Object *op, int generation)
{
    if (gc_is_tracked(op)) {
        gc_list_move(gc_head(op), &gc_lists->generation[generation]);
    }
}

SMALL GcAside
gc_set_aside(void)
{
    GcAside aside = {.enabled = gc.enabled, .requested = gc.requested};
    memcpy(aside.count, gc.count, sizeof aside.count);
    gc_list_merge(&gc_lists->generation[0], &gc_lists->aside);
    gc.enabled = gc.requested = false;
    return aside;
}

SMALL void
gc_take_back(GcAside aside)
{
    gc_list_merge(&gc_lists->generation[0], gc_old_list());
    gc_list_merge(&gc_lists->aside, &gc_lists->generation[0]);
    memcpy(gc.count, aside.count, sizeof aside.count);
    gc.enabled = aside.enabled;
    gc.requested = aside.requested;
}

SMALL void
gc_unfreeze(void)
{
    gc_list_merge(&gc_lists->generation[PERMANENT], gc_old_list());
    gc.thawed = true;
    gc.frozen = false;
}

int64_t
gc_freeze_count(void)
{
    return gc_list_size(&gc_lists->generation[PERMANENT]) + (gc.thawed ? 0 : profile->frozen_objects);
}

void
gc_holders(HolderVisitor *visitor)
{
    const struct {
        Object *op;
        const char *name;
    } held[] = {{gc.garbage, "gc.garbage"}, {gc.callbacks, "gc.callbacks"}};
    for (size_t i = 0; i < COUNT_OF(held); i++) {
        if (held[i].op != NULL) {
            visitor->reference(visitor, held[i].op, (Holder){.kind = HOLDER_RUNTIME, .field = held[i].name});
        }
    }
    // References to be called back stand in a list of their own and are owned by it.
    GcHead *calls = &gc_lists->callbacks;
    for (GcHead *g = gc_next(calls); g != calls; g = gc_next(g)) {
        visitor->reference(visitor, gc_object(g), (Holder){.kind = HOLDER_COLLECTOR});
    }
}
