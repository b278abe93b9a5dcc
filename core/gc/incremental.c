// The incremental collector of CPython 3.14.0 to 3.14.4 (Python/gc.c there). Old objects stand in two spaces: *visited* in this
// round, or *pending*. An automatic collection is an increment: it takes the young objects and some of the pending, together
// with everything pending that these reach, and looks for garbage among them alone; survivors are visited. A round begins
// with a mark step, which moves what globals and frames reach to the visited side at once, since it cannot be garbage. When
// nothing is pending the spaces change their roles. How much an increment takes follows a debt: `work_to_do` grows with what is
// born and with the size of the heap, and shrinks by what was looked at.
#include "gc/gc.h"
#include "gc/gc_internal.h"
#include "object/free_list.h"
#include "object/profile.h"

enum { SCAN_RATE_DIVISOR = 10 };

static GcHead *
space(int which)
{
    return &gc_lists->generation[1 + which];
}

static GcHead *
visited_list(void)
{
    return space(gc.visited_space);
}

static GcHead *
pending_list(void)
{
    return space(gc.visited_space ^ 1);
}

GcHead *
gc_old_list(void)
{
    return profile->collects_increments ? visited_list() : &gc_lists->generation[GENERATIONS - 1];
}

GcHead *
gc_generation_list(int generation)
{
    if (profile->collects_increments && (generation == 1 || generation == 2)) {
        return generation == 1 ? visited_list() : pending_list();
    }
    return &gc_lists->generation[generation];
}

static bool
is_visited(const GcHead *g)
{
    return ((g->flags & GC_SPACE) != 0) == (gc.visited_space != 0);
}

static void
set_space(GcHead *g, int which)
{
    g->flags = which ? g->flags | GC_SPACE : g->flags & ~(uint32_t)GC_SPACE;
}

static void
set_list_space(GcHead *list, int which)
{
    for (GcHead *g = gc_next(list); g != list; g = gc_next(g)) {
        set_space(g, which);
    }
}

void
gc_incremental_begin(void)
{
    if (!profile->collects_increments) {
        return;
    }
    gc.visited_space = 0;
    gc_list_merge(visited_list(), pending_list());
    set_list_space(pending_list(), 1);
    // The interpreter of CPython brings more objects along than ours; they weigh, but there is nothing to see in them.
    gc.unseen = gc.unseen_pending = profile->interpreter_objects - gc_list_size(pending_list());
    gc.heap_size = profile->interpreter_objects;
    gc.in_increments = false;
    gc.work_to_do = 0;
    gc.marked_serial = 0;
}

// What gc.freeze() took away is visited.
static int64_t
unseen(void)
{
    return gc.frozen ? 0 : gc.unseen;
}

void
gc_mark_all_visited(void)
{
    gc.unseen_pending = 0;
    set_list_space(&gc_lists->generation[0], gc.visited_space);
    set_list_space(pending_list(), gc.visited_space);
}

// --- marking: what is reached from the roots moves to the visited side ---------------------------------------------------

typedef struct {
    GcHead *to;
    int64_t moved;
} Reach;

static int
visit_reached(Object *op, void *context)
{
    Reach *reach = context;
    if (!is_immortal(op) && object_is_gc(op) && gc_is_tracked(op)) {
        GcHead *g = gc_head(op);
        if (!is_visited(g)) {
            set_space(g, gc.visited_space);
            gc_list_move(g, reach->to);
            reach->moved++;
        }
    }
    return 0;
}

static int64_t
mark_from(Reach *reach)
{
    while (!gc_list_is_empty(reach->to)) {
        GcHead *g = gc_next(reach->to);
        gc_list_move(g, visited_list());
        Object *op = gc_object(g);
        (void)op->type->traverse(op, visit_reached, reach);
    }
    return reach->moved;
}

// `again`: frames that were marked before, and those under them, are as they were.
static int64_t
mark_stack(bool again)
{
    Reach reach = {&gc_lists->seen, 0};
    gc.marked_serial = gc_hooks.stack(visit_reached, &reach, again ? gc.marked_serial : 0);
    return mark_from(&reach);
}

static void
mark_roots(void)
{
    Reach reach = {&gc_lists->seen, 0};
    gc_hooks.roots(visit_reached, &reach);
    int64_t marked = mark_from(&reach) + mark_stack(false);
    if (unseen() > 0) {
        gc.unseen_pending = gc.unseen < profile->unmarked_objects ? gc.unseen : profile->unmarked_objects;
        marked += gc.unseen - gc.unseen_pending;
    }
    // Twice, as in CPython.
    gc.work_to_do -= 2 * marked;
    gc.in_increments = true;
}

// --- the three kinds of collection -----------------------------------------------------------------------------------------

// Nothing is pending any more: what was visited is pending for the next round.
static void
begin_round(void)
{
    if (gc_list_is_empty(&gc_lists->generation[PERMANENT])) {
        set_list_space(&gc_lists->generation[0], gc.visited_space);
        gc.visited_space ^= 1;
    } else {
        // What is permanent counts as visited and must not be touched.
        gc_list_merge(visited_list(), pending_list());
        set_list_space(pending_list(), gc.visited_space ^ 1);
    }
    gc.unseen_pending = unseen();
    gc.work_to_do = 0;
    gc.in_increments = false;
}

static void
note(int generation, int64_t collected)
{
    gc.stats[generation].collections++;
    gc.stats[generation].collected += collected;
}

static int64_t
collect_young(void)
{
    GcHead *young = &gc_lists->generation[0];
    gc_untrack_tuples(young);
    gc_list_merge(young, &gc_lists->region);
    int64_t collected = gc_collect_region(&gc_lists->region, &gc_lists->survivors);
    gc_list_merge(&gc_lists->survivors, visited_list());
    gc.count[0] = 0;
    gc.count[1 + gc.visited_space]++;
    note(0, collected);
    return collected;
}

static int64_t
new_work(void)
{
    int64_t scale = gc.threshold[1] < 2 ? 2 : gc.threshold[1];
    int64_t born = gc.count[0];
    int64_t share = gc.heap_size / SCAN_RATE_DIVISOR / scale;
    gc.count[0] = 0;
    return born + (share < 2 * born ? share : 2 * born);
}

// Everything pending that the objects from `first` on reach joins the increment.
static int64_t
expand(GcHead *increment, GcHead *first)
{
    Reach reach = {increment, 0};
    for (GcHead *g = first; g != increment; g = gc_next(g)) {
        Object *op = gc_object(g);
        (void)op->type->traverse(op, visit_reached, &reach);
    }
    return reach.moved;
}

static int64_t
collect_increment(void)
{
    GcHead *young = &gc_lists->generation[0], *increment = &gc_lists->region, *pending = pending_list();
    gc.work_to_do += new_work();
    if (gc.work_to_do < 0) {
        return 0;
    }
    gc_untrack_tuples(young);
    set_list_space(young, gc.visited_space ^ 1);
    if (!gc.in_increments) {
        mark_roots();
        return 0;
    }
    gc.work_to_do -= mark_stack(true);
    set_list_space(young, gc.visited_space);
    gc_list_merge(young, increment);
    int64_t size = gc_list_size(increment);
    while (size < gc.work_to_do) {
        if (!gc_list_is_empty(pending)) {
            GcHead *g = gc_next(pending);
            gc_list_move(g, increment);
            set_space(g, gc.visited_space);
            size += 1 + expand(increment, g);
        } else if (gc.unseen_pending > 0) {
            gc.unseen_pending--;
            size++;
        } else {
            break;
        }
    }
    int64_t collected = gc_collect_region(increment, &gc_lists->survivors);
    gc_list_merge(&gc_lists->survivors, visited_list());
    gc.work_to_do -= size;
    note(1, collected);
    if (gc_list_is_empty(pending) && gc.unseen_pending <= 0) {
        begin_round();
    }
    return collected;
}

static int64_t
collect_all(void)
{
    GcHead *young = &gc_lists->generation[0], *visited = visited_list();
    gc_untrack_tuples(young);
    gc_list_merge(young, pending_list());
    gc_list_merge(pending_list(), visited);
    int64_t collected = gc_collect_region(visited, visited);
    gc.count[0] = gc.count[1] = gc.count[2] = 0;
    begin_round();
    free_lists_clear();
    note(2, collected);
    return collected;
}

int64_t
gc_collect_incremental(int generation)
{
    return generation == 0 ? collect_young() : generation == 1 ? collect_increment() : collect_all();
}
