// The cycle collector's door: containers are born here, tracked, collected.
//
// CPython 3.13's collector (Python/gc.c), and that of 3.14.0 to 3.14.4 in incremental.c. The former: three generations, thresholds 2000/10/10, a full collection only when the
// objects that wait exceed a quarter of those that survived the last one.
#pragma once

#include "object/object.h"
#include "object/profile.h"

// Stands in front of every container, 16 bytes as in CPython. Links are offsets from heap.base (0: not tracked).
typedef struct {
    uint32_t next, previous;
    uint32_t refs;   // the copied count during a collection
    uint32_t flags;  // GC_...
} GcHead;
enum {
    GC_FINALIZED = 1,    // __del__ has run
    GC_CANDIDATE = 2,    // in the list being collected
    GC_UNREACHABLE = 4,  // tentatively (rescue may clear it), then for good
    GC_SPACE = 8,        // which of the two old spaces of the incremental collector it belongs to
    GC_KEPT = GC_FINALIZED | GC_SPACE,  // what a collection leaves
};
_Static_assert(sizeof(GcHead) == 16, "the collector's header is CPython's");

INLINE GcHead *
gc_head(const Object *op)
{
    return (GcHead *)(uintptr_t)op - 1;
}

INLINE Object *
gc_object(const GcHead *head)
{
    return (Object *)(uintptr_t)(head + 1);
}

// Does it carry a GcHead? (Static types do not although their type says so.)
INLINE bool
object_is_gc(const Object *op)
{
    return type_has(op->type, TYPE_GC) &&
           (!type_has(op->type, TYPE_TYPE_SUBCLASS) || type_has((const Type *)op, TYPE_HEAP));
}

INLINE bool
gc_is_tracked(const Object *op)
{
    return gc_head(op)->next != 0;
}

// Bytes in front of an instance: the collector's header, and for classes with managed dict or weak references 16 more.
INLINE size_t
type_bytes_before(const Type *type)
{
    return (type_has(type, TYPE_GC) ? sizeof(GcHead) : 0) +
           (type_has(type, TYPE_MANAGED_DICT | TYPE_MANAGED_WEAKREF) ? 16 : 0);
}

// What of these sys.getsizeof counts: a dict that a release has at the end instead is part of the basic size.
INLINE size_t
type_bytes_counted_before(const Type *type)
{
    return type_bytes_before(type) - (profile->dicts_at_end && type->item_size != 0 &&
                                      type_has(type, TYPE_MANAGED_DICT) ? 16 : 0);
}

// A container of `size` bytes (without what stands in front), count 1, header set, the two managed slots NULL, the rest
// uninitialised, not tracked yet; takes a reference to a heap type. Counts as an allocation and may request a collection
// (or, up to 3.11, run one). NULL with MemoryError.
MUST_USE NEW_REF Object *gc_new(Type *type, size_t size);
// Resizes an untracked container of count 1; may move. NULL with MemoryError, then the old one is unchanged.
MUST_USE Object *gc_resize(Object *op, size_t size);
// Gives the block back. The object must be untracked.
void gc_free(Object *op);
// A container out of a free list: resets the header, does not count.
Object *gc_revive(void *block, Type *type);

void gc_track(Object *op);
void gc_untrack(Object *op);  // also when it is not tracked

typedef struct {
    bool enabled;
    bool requested;   // a collection is due at the next check of the evaluation loop
    bool collecting;
    bool frozen;  // what the interpreter itself holds, too
    bool thawed;  // until the next full collection finds that immortal objects stay
    bool at_shutdown;
    int phase;        // Phase + 1 of the collection going on, 0: none
    int threshold[3];
    int count[3];
    int64_t long_lived_total, long_lived_pending;
    int per_birth, per_track;  // what count[0] counts: births less deaths, or what is tracked less what no longer is (3.14)
    int64_t heap_size;     // tracked containers (incremental.c)
    int64_t work_to_do;    // objects that the next increments owe
    int visited_space;     // which old space is the visited one
    bool in_increments;    // this round's roots have been marked
    int64_t unseen, unseen_pending;  // containers that CPython's start leaves and ours does not; of them not visited yet
    uint32_t marked_serial;  // frames up to this number have been marked
    int collecting_generation;
    struct {
        int64_t collections, collected, uncollectable;
    } stats[3];
    Object *garbage;    // list gc.garbage, made by library/gc_module.c; owned
    Object *callbacks;  // list gc.callbacks; owned
    int debug;          // GC_DEBUG_... bits
} Gc;
extern Gc gc;

MUST_USE int gc_init(void);
void gc_fini(void);
// Collects a generation and all younger ones: the number of unreachable objects found (gc.collect's result).
int64_t gc_collect(int generation);
// Runs the collection that is requested: which generation the counters ask for. Called by the evaluation loop.
void gc_run_requested(void);
// The same in C code that may take long: repr() and str(), as PyErr_CheckSignals does since CPython 3.12.
void gc_check_requested(void);
// So many containers are born and die again.
void gc_note_fleeting(int count);
// 0 to 2, 3 permanent; -1 not tracked. Of the incremental collector 1 is the visited old space, 2 the pending one.
int gc_generation_of(const Object *op);
bool gc_is_finalized(const Object *op);
// Runs __del__ once in the object's life, with the object alive: 0, or -1 when it was resurrected and must not be freed.
// For Type.dealloc of types with a finalizer (CPython's PyObject_CallFinalizerFromDealloc).
MUST_USE int gc_finalize_from_dealloc(Object *op);
// Visits every tracked object of a generation (-1: all), in list order.
void gc_walk(int generation, void (*visit)(Object *op, void *context), void *context);
// The interpreter is made: what there is now is old, and the program's allocations count from 0.
void gc_settle(void);
// As if it were the last that came into the generation.
void gc_make_youngest(Object *op, int generation);
// Puts the young objects and the counters aside, so that neither notices what is made until they are taken back: that is
// old at once, and nothing is collected meanwhile.
typedef struct {
    int count[3];
    bool enabled, requested;
} GcAside;
GcAside gc_set_aside(void);
void gc_take_back(GcAside aside);
void gc_freeze(void);
void gc_unfreeze(void);
int64_t gc_freeze_count(void);
void gc_holders(HolderVisitor *visitor);

// What the collector needs from the floors above. Set once at start.
typedef struct {
    void (*callbacks)(const char *phase, int generation, int64_t collected, int64_t uncollectable);  // gc.callbacks
    void (*report)(const char *text, size_t length);  // what gc.set_debug asks for: to standard error
    void (*garbage)(Object *op);  // gc.garbage.append, under DEBUG_SAVEALL; never fails
    void (*roots)(Visit visit, void *context);  // the dicts of sys, builtins and built-in types
    // What stands in the executing frames, innermost first, down to the first of number `known` or less. Returns the highest
    // number of a frame until now.
    uint32_t (*stack)(Visit visit, void *context, uint32_t known);
} GcHooks;
extern GcHooks gc_hooks;
// Stop tracking what holds no containers: types/tuple.c, types/dict.c.
void tuple_maybe_untrack(Object *op);
void dict_maybe_untrack(Object *op);

enum { GC_DEBUG_STATS = 1, GC_DEBUG_COLLECTABLE = 2, GC_DEBUG_UNCOLLECTABLE = 4, GC_DEBUG_SAVEALL = 32 };

// Stress builds (OURO_STRESS) collect at every allocation and call this, set by whoever can check the ledger.
extern void (*gc_stress_check)(void);
