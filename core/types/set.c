// set and frozenset: the table. Probing, growth and the order of entries are CPython's, since programs print sets.
#include "types/set.h"
#include "gc/gc.h"
#include "gc/weakref.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_table.h"
#include "types/list_internal.h"
#include "types/quick.h"
#include "types/set_table.h"
#include "types/type.h"
#include <string.h>

enum { LINEAR_PROBES = 9, LARGE_SET = 50000 };

Object set_dummy_object = {.refcnt = IMMORTAL_REFCNT};

INLINE bool
is_live(const SetEntry *entry)
{
    return entry->key != NULL && entry->key != SET_DUMMY;
}

// --- probing ----------------------------------------------------------------------------------------------

// Ten neighbours in a row, as far as the table goes, then a jump that the other bits of the hash decide.
typedef struct {
    uint64_t start, perturb;
    int64_t offset, last;
} Probe;

INLINE void
probe_row(Probe *p, uint64_t mask)
{
    p->offset = 0;
    p->last = p->start + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}

INLINE Probe
probe_begin(int64_t hash, uint64_t mask)
{
    Probe p = {.start = (uint64_t)hash & mask, .perturb = (uint64_t)hash};
    probe_row(&p, mask);
    return p;
}

INLINE void
probe_next(Probe *p, uint64_t mask)
{
    if (p->offset++ == p->last) {
        p->perturb >>= 5;
        p->start = (p->start * 5 + 1 + p->perturb) & mask;
        probe_row(p, mask);
    }
}

INLINE SetEntry *
probe_entry(const Probe *p, SetEntry *table)
{
    return table + p->start + p->offset;
}

// 1: the entry has this key; 0: it has not; -1 error; -2: the table changed while it was asked.
static int
entry_matches(Set *self, SetEntry *entry, Object *key)
{
    int quick = quick_equal(entry->key, key);
    if (quick >= 0) {
        return quick;
    }
    const SetEntry *table = self->table;
    Object *found = entry->key;
    hold(incref(found));
    int equal = object_compare_bool(found, key, COMPARE_EQ);
    drop_held(1);
    if (equal < 0) {
        return -1;
    }
    if (table != self->table || entry->key != found) {
        return -2;
    }
    return equal;
}

// The entry of a key, or the unused one where the search ends. NULL with an error. *deleted is the last deleted entry on
// the way, where CPython puts a new key.
static SetEntry *
find(Set *self, Object *key, int64_t hash, SetEntry **deleted)
{
restart:;
    *deleted = NULL;
    uint64_t mask = (uint64_t)self->mask;
    for (Probe p = probe_begin(hash, mask);; probe_next(&p, mask)) {
        SetEntry *entry = probe_entry(&p, self->table);
        if (entry->key == NULL) {
            return entry;
        }
        if (entry->key == SET_DUMMY) {
            *deleted = entry;
        } else if (entry->hash == hash) {
            int matches = entry_matches(self, entry, key);
            if (matches == 1) {
                return entry;
            }
            if (matches == -1) {
                return NULL;
            }
            if (matches == -2) {
                goto restart;
            }
        }
    }
}

// Into a table that has no deleted entries and not this key. Gives the reference to the table.
static void
insert_clean(SetEntry *table, uint64_t mask, Object *key, int64_t hash)
{
    Probe p = probe_begin(hash, mask);
    while (probe_entry(&p, table)->key != NULL) {
        probe_next(&p, mask);
    }
    *probe_entry(&p, table) = (SetEntry){key, hash};
}

int
set_table_resize(Set *self, int64_t minimum)
{
    int64_t slots = SET_SMALL;
    while (slots <= minimum) {
        slots *= 2;
    }
    SetEntry *old = self->table, *table, small_copy[SET_SMALL];
    int64_t old_mask = self->mask;
    bool was_block = old != self->small;
    if (slots == SET_SMALL) {
        table = self->small;
        if (table == old) {
            if (self->fill == self->used) {
                return 0;
            }
            memcpy(small_copy, old, sizeof(small_copy));
            old = small_copy;
        }
    } else {
        uint64_t bytes = (uint64_t)slots * sizeof(SetEntry);
        table = bytes > UINT32_MAX ? NULL : heap_alloc((size_t)bytes);
        if (table == NULL) {
            raise_no_memory();
            return -1;
        }
    }
    memset(table, 0, (size_t)slots * sizeof(SetEntry));
    self->mask = slots - 1;
    self->table = table;
    self->fill = self->used;
    for (int64_t i = 0; i <= old_mask; i++) {
        if (is_live(&old[i])) {
            insert_clean(table, (uint64_t)self->mask, old[i].key, old[i].hash);
        }
    }
    if (was_block) {
        heap_free(old);
    }
    return 0;
}

static int64_t
roomier(const Set *self)
{
    return self->used > LARGE_SET ? self->used * 2 : self->used * 4;
}

int
set_add_hashed(Set *self, Object *key, int64_t hash)
{
    // Held meanwhile: the comparisons may drop the last other reference to the key.
    bool quick = is_quick(key);
    if (!quick) {
        hold(incref(key));
    }
    SetEntry *deleted, *entry = find(self, key, hash, &deleted);
    if (entry == NULL || entry->key != NULL) {
        if (!quick) {
            drop_held(1);
        }
        return entry == NULL ? -1 : 0;
    }
    key = quick ? incref(key) : let_go();
    self->used++;
    if (deleted != NULL) {
        *deleted = (SetEntry){key, hash};
        return 0;
    }
    *entry = (SetEntry){key, hash};
    self->fill++;
    if (self->fill * 5 < self->mask * 3) {
        return 0;
    }
    return set_table_resize(self, roomier(self));
}

int
set_contains_hashed(Set *self, Object *key, int64_t hash)
{
    SetEntry *deleted;
    const SetEntry *entry = find(self, key, hash, &deleted);
    return entry == NULL ? -1 : entry->key != NULL;
}

int
set_discard_hashed(Set *self, Object *key, int64_t hash)
{
    SetEntry *deleted, *entry = find(self, key, hash, &deleted);
    if (entry == NULL) {
        return -1;
    }
    if (entry->key == NULL) {
        return 0;
    }
    Object *old = entry->key;
    *entry = (SetEntry){SET_DUMMY, -1};
    self->used--;
    decref(old);
    return 1;
}

// --- what other floors call ---------------------------------------------------------------------------------

int
set_add(Object *op, Object *key)
{
    int64_t hash = item_hash(key);
    return hash == -1 ? -1 : set_add_hashed(as_set(op), key, hash);
}

int
set_discard(Object *op, Object *key)
{
    int64_t hash = item_hash(key);
    return hash == -1 ? -1 : set_discard_hashed(as_set(op), key, hash);
}

int
set_contains(Object *op, Object *key)
{
    int64_t hash = item_hash(key);
    return hash == -1 ? -1 : set_contains_hashed(as_set(op), key, hash);
}

int64_t
set_length(const Object *op)
{
    return as_set(op)->used;
}

bool
set_next_hashed(const Object *op, int64_t *position, Object **key, int64_t *hash)
{
    const Set *self = as_set(op);
    int64_t i = *position;
    while (i <= self->mask && !is_live(&self->table[i])) {
        i++;
    }
    *position = i + 1;
    if (i > self->mask) {
        return false;
    }
    *key = self->table[i].key;
    if (hash != NULL) {
        *hash = self->table[i].hash;
    }
    return true;
}

bool
set_next(const Object *op, int64_t *position, Object **key)
{
    return set_next_hashed(op, position, key, NULL);
}

static int
set_merge(Set *self, Set *other)
{
    if (other == self || other->used == 0) {
        return 0;
    }
    // Grow once, as if they had no key in common.
    if ((self->fill + other->used) * 5 >= self->mask * 3 && set_table_resize(self, (self->used + other->used) * 2) < 0) {
        return -1;
    }
    if (self->fill == 0) {
        if (self->mask == other->mask && other->fill == other->used) {
            // Tables of one size: the entries keep their places.
            for (int64_t i = 0; i <= other->mask; i++) {
                self->table[i] = other->table[i];
                xincref(other->table[i].key);
            }
        } else {
            for (int64_t i = 0; i <= other->mask; i++) {
                if (is_live(&other->table[i])) {
                    insert_clean(self->table, (uint64_t)self->mask, incref(other->table[i].key), other->table[i].hash);
                }
            }
        }
        self->fill = self->used = other->used;
        return 0;
    }
    int64_t position = 0, hash;
    Object *key;
    while (set_next_hashed(&other->base, &position, &key, &hash)) {
        if (set_add_hashed(self, key, hash) < 0) {
            return -1;
        }
    }
    return 0;
}

static int
update_from_dict(Set *self, Object *dict)
{
    int64_t count = dict_length(dict);
    if ((self->fill + count) * 5 >= self->mask * 3 && set_table_resize(self, (self->used + count) * 2) < 0) {
        return -1;
    }
    int64_t position = 0, hash;
    Object *key, *value;
    while (dict_next_hashed(dict, &position, &key, &value, &hash)) {
        if (set_add_hashed(self, key, hash) < 0) {
            return -1;
        }
    }
    return 0;
}

int
set_update(Object *op, Object *iterable)
{
    if (is_set(iterable)) {
        return set_merge(as_set(op), as_set(iterable));
    }
    if (is_exact(iterable, &DictType)) {
        return update_from_dict(as_set(op), iterable);
    }
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    int result = 0;
    Object *key;
    while (result == 0 && (key = object_next(iterator)) != NULL) {
        hold(key);
        result = set_add(op, key);
        drop_held(1);
    }
    drop_held(1);
    return error_pending() ? -1 : result;
}

// --- birth and death --------------------------------------------------------------------------------------

static void
init_empty(Set *self)
{
    self->fill = self->used = 0;
    self->mask = SET_SMALL - 1;
    self->table = self->small;
    self->hash = -1;
    self->finger = 0;
    memset(self->small, 0, sizeof(self->small));
}

Object *
set_new_of(Type *type)
{
    if (type != &SetType && type != &FrozensetType) {
        Object *op = type_alloc(type, 0);
        if (op != NULL) {
            init_empty(as_set(op));
        }
        return op;
    }
    Object *op = gc_new(type, sizeof(Set));
    if (op != NULL) {
        init_empty(as_set(op));
        as_set(op)->weaklist = NULL;
        gc_track(op);
    }
    return op;
}

Object *
set_new_from(Type *type, Object *iterable)
{
    Object *op = set_new_of(type);
    if (op == NULL || iterable == NULL) {
        return op;
    }
    hold(op);
    if (set_update(op, iterable) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

Object *
set_new(Object *iterable)
{
    return set_new_from(&SetType, iterable);
}

Object *
frozenset_new(Object *iterable)
{
    return set_new_from(&FrozensetType, iterable);
}

// Drops all keys of a table that no set has any more, the first slot first. The references are packed into the table's own
// memory, backwards, because drop_slots begins at the end.
static void
drop_table(SetEntry *table, int64_t mask, int64_t used)
{
    Slot *slots = (Slot *)table;
    int64_t count = 0;
    for (int64_t i = 0; i <= mask && count < used; i++) {
        if (is_live(&table[i])) {
            slots[count++].ref = table[i].key;
        }
    }
    slots_reverse(slots, count);
    drop_slots(slots, count);
}

void
set_clear(Object *op)
{
    Set *self = as_set(op);
    if (self->fill == 0) {
        return;
    }
    SetEntry *table = self->table, small_copy[SET_SMALL];
    int64_t mask = self->mask, used = self->used;
    bool is_block = table != self->small;
    if (!is_block) {
        memcpy(small_copy, table, sizeof(small_copy));
        table = small_copy;
    }
    int64_t finger = self->finger;
    init_empty(self);
    self->finger = finger;
    drop_table(table, mask, used);
    if (is_block) {
        heap_free(table);
    }
}

void
set_dealloc(Object *op)
{
    gc_untrack(op);
    if (as_set(op)->weaklist != NULL) {
        weakref_clear_all(op);
    }
    set_clear(op);
    if (as_set(op)->table != as_set(op)->small) {
        heap_free(as_set(op)->table);
    }
    gc_free(op);
}

int
set_traverse(Object *op, Visit visit, void *context)
{
    int64_t position = 0;
    Object *key;
    while (set_next(op, &position, &key)) {
        VISIT_SLOT(key);
    }
    return 0;
}

void
set_holders(Object *op, HolderVisitor *visitor)
{
    Set *self = as_set(op);
    int64_t position = 0, i = 0;
    Object *key;
    while (set_next(op, &position, &key)) {
        visit_holder(visitor, key, HOLDER_MEMBER, i++, NULL);
    }
    if (self->table != self->small) {
        visit_buffer(visitor, self->table);
    }
}

size_t
set_size(const Object *op)
{
    const Set *self = as_set(op);
    size_t size = op->type->basic_size;
    if (self->table != self->small) {
        size += (size_t)(self->mask + 1) * sizeof(SetEntry);
    }
    return size;
}

void
set_swap(Set *a, Set *b)
{
    Set copy = *a;
    bool a_small = a->table == a->small, b_small = b->table == b->small;
    memcpy(&a->fill, &b->fill, offsetof(Set, weaklist) - offsetof(Set, fill));
    memcpy(&b->fill, &copy.fill, offsetof(Set, weaklist) - offsetof(Set, fill));
    b->finger = a->finger; // where each goes on searching does not change
    a->finger = copy.finger;
    if (b_small) {
        a->table = a->small;
    }
    if (a_small) {
        b->table = b->small;
    }
    if (!is_exact(&a->base, &FrozensetType) || !is_exact(&b->base, &FrozensetType)) {
        a->hash = b->hash = -1;
    }
}
