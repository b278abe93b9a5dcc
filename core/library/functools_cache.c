// The callable that functools.lru_cache makes: a dict from arguments to results and, when it is bounded, a list of the
// entries from the one that was asked for longest ago to the latest.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "library/functools_internal.h"
#include "object/profile.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/function.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "vm/vm.h"

typedef struct Link {
    Object base;
    alignas(8) struct Link *previous;
    alignas(8) struct Link *next; // owned by the list, and by the dict
    int64_t hash;
    alignas(8) Object *key;
    alignas(8) Object *result;
} Link;

typedef enum { UNCACHED, UNBOUNDED, BOUNDED } CacheKind;

typedef struct {
    Link root; // of a ring: next is the oldest
    alignas(8) uint64_t kind;
    int64_t typed;
    alignas(8) Object *cache; // dict
    int64_t hits;
    alignas(8) Object *function;
    int64_t maximum; // -1: none
    int64_t misses;
    alignas(8) Object *keyword_mark; // stands in keys between positional and keyword arguments
    alignas(8) Object *link_type;
    alignas(8) Object *info_type;
    alignas(8) Object *dict;
    alignas(8) Object *weaklist;
} LruCache;

_Static_assert(sizeof(Link) == 56 && sizeof(LruCache) == 152, "CPython's sizes");

// --- links ------------------------------------------------------------------------------------------------

static void
link_dealloc(Object *op)
{
    CLEAR_SLOT(((Link *)op)->key);
    CLEAR_SLOT(((Link *)op)->result);
    object_free(op);
}

static void
link_holders(Object *op, HolderVisitor *v)
{
    visit_field(v, ((Link *)op)->key, "key");
    visit_field(v, ((Link *)op)->result, "result");
}

Type LruLinkType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "functools._lru_list_elem",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(Link),
    .dealloc = link_dealloc,
    .holders = link_holders,
};

static void
unlink(Link *link)
{
    link->previous->next = link->next;
    link->next->previous = link->previous;
}

static void
append_newest(LruCache *self, Link *link)
{
    Link *root = &self->root;
    link->previous = root->previous;
    link->next = root;
    root->previous->next = link;
    root->previous = link;
}

// Drops what the list owns.
static void
drop_links(LruCache *self)
{
    Link *root = &self->root;
    Link *link = root->next;
    root->next = root->previous = root;
    while (link != NULL && link != root) {
        Link *next = link->next;
        decref(&link->base);
        link = next;
    }
}

// --- keys -------------------------------------------------------------------------------------------------

// A single str or int stands for itself, other positional arguments are a tuple; types and keywords follow where they count.
static Object *
make_key(const LruCache *self, Slot *args, size_t count, Object *keyword_names)
{
    size_t keyword_count = keyword_names == NULL ? 0 : (size_t)tuple_length(keyword_names);
    if (!self->typed && keyword_count == 0) {
        if (count == 1 && (is_exact(args[0].ref, &StrType) || is_exact(args[0].ref, &IntType))) {
            return incref(args[0].ref);
        }
        return args_as_tuple(args, count);
    }
    size_t size = count + (keyword_count > 0 ? 1 + 2 * keyword_count : 0);
    size += self->typed ? count + keyword_count : 0;
    Object *key = tuple_new((int64_t)size);
    if (key == NULL) {
        return NULL;
    }
    int64_t at = 0;
    for (size_t i = 0; i < count; i++) {
        tuple_give_item(key, at++, incref(args[i].ref));
    }
    if (keyword_count > 0) {
        tuple_give_item(key, at++, incref(self->keyword_mark));
        for (size_t i = 0; i < keyword_count; i++) {
            tuple_give_item(key, at++, incref(tuple_peek(keyword_names, (int64_t)i)));
            tuple_give_item(key, at++, incref(args[count + i].ref));
        }
    }
    for (size_t i = 0; self->typed && i < count + keyword_count; i++) {
        tuple_give_item(key, at++, incref((Object *)args[i].ref->type));
    }
    return key;
}

// --- calls ------------------------------------------------------------------------------------------------

// The key that was looked for last, and its hash: a call that is not nested need not ask again.
static struct {
    const Object *key;
    int64_t hash;
} sought;

static int64_t
hash_of_sought(Object *key)
{
    return key == sought.key ? sought.hash : object_hash(key);
}

// Makes an entry of the link, whose reference becomes the list's, as the newest. 0 or -1.
static int
insert(LruCache *self, Link *link)
{
    hold(&link->base);
    hold(incref(link->key));
    dict_know_hash(link->key, link->hash);
    int result = dict_set(self->cache, link->key, &link->base);
    drop_held(1);
    if (result < 0) {
        drop_held(1);
        return -1;
    }
    append_newest(self, (Link *)let_go());
    return 0;
}

static Link *
new_link(Object *key, int64_t hash, Object *result)
{
    Link *link = (Link *)object_new(&LruLinkType, sizeof *link);
    if (link != NULL) {
        link->previous = link->next = NULL;
        link->hash = hash;
        link->key = incref(key);
        link->result = incref(result);
    }
    return link;
}

// Puts key and result in the place of the oldest entry.
static int
replace_oldest(LruCache *self, Object *key, int64_t hash, Object *result)
{
    Link *link = self->root.next;
    unlink(link);
    hold(&link->base);
    Object *removed = NULL;
    hold(incref(link->key));
    dict_know_hash(link->key, link->hash);
    int found = dict_take(self->cache, link->key, &removed);
    drop_held(1);
    if (found <= 0) {
        if (found < 0) {
            // The list is as it was.
            link = (Link *)let_go();
            Link *root = &self->root;
            link->next = root->next;
            link->previous = root;
            root->next->previous = link;
            root->next = link;
            return -1;
        }
        drop_held(1);
        return 0;
    }
    hold(removed);
    Object *old_key = link->key, *old_result = link->result;
    link->key = incref(key);
    link->hash = hash;
    link->result = incref(result);
    hold(old_key);
    hold(old_result);
    int done = insert(self, (Link *)incref(&link->base));
    drop_held(4);
    return done;
}

// Looks for the result of a call. 1: found; 0: not, `*key` (NEW_REF) is where it belongs; -1.
static int
cache_find(Object *op, Slot *args, size_t count, Object *keyword_names, Object **key, Object **result)
{
    LruCache *self = (LruCache *)op;
    if ((*key = make_key(self, args, count, keyword_names)) == NULL) {
        return -1;
    }
    hold(*key);
    int64_t hash = object_hash(*key);
    dict_know_hash(*key, hash);
    int found = hash == -1 ? -1 : dict_get(self->cache, *key, result);
    if (found == 0) {
        let_go();
        sought.key = *key;
        sought.hash = hash;
        self->misses++;
        return 0;
    }
    if (found > 0) {
        self->hits++;
        // The tuple that the call comes with, unless it is the key.
        if (self->typed || keyword_names != NULL || !is_exact(*key, &TupleType)) {
            Object *arguments = args_as_tuple(args, count);
            xdecref(arguments);
            if (arguments == NULL) {
                drop_held(1);
                return -1;
            }
        }
        if (self->kind == BOUNDED) {
            Link *link = (Link *)*result;
            unlink(link);
            append_newest(self, link);
            *result = incref(link->result);
            decref(&link->base);
        }
    }
    drop_held(1);
    return found;
}

// Keeps the result of a call. 0 or -1. The caller holds all of them.
static int
cache_keep(Object *op, Object *key, Object *result)
{
    LruCache *self = (LruCache *)op;
    int64_t hash = hash_of_sought(key);
    if (hash == -1) {
        return -1;
    }
    dict_know_hash(key, hash);
    if (self->kind == UNBOUNDED) {
        return dict_set(self->cache, key, result);
    }
    // The call may have cached this very result, or emptied the cache.
    Object *entry;
    int done = dict_get(self->cache, key, &entry);
    if (done > 0) {
        decref(entry);
        return 0;
    }
    if (done == 0) {
        if (dict_length(self->cache) < self->maximum || self->root.next == &self->root) {
            Link *link = new_link(key, hash, result);
            done = link == NULL ? -1 : insert(self, link);
        } else {
            done = replace_oldest(self, key, hash, result);
        }
    }
    return done;
}

// Calls the function as CPython does, which unpacks arguments with names once more.
static Object *
call_cold(const LruCache *self, Slot *args, size_t count, Object *keyword_names)
{
    if (keyword_names == NULL) {
        return object_call(self->function, args, count, NULL);
    }
    Object *all = tuple_from_slots(args, (int64_t)count + tuple_length(keyword_names));
    if (all == NULL) {
        return NULL;
    }
    hold(all);
    return drop_held_under(object_call(self->function, args, count, keyword_names), 1);
}

static Object *
cache_call(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    LruCache *self = (LruCache *)op;
    hold(incref(op));
    Object *key, *result = NULL;
    if (self->kind == UNCACHED) {
        self->misses++;
        result = call_cold(self, args, count, keyword_names);
    } else if (cache_find(op, args, count, keyword_names, &key, &result) == 0) {
        hold(key);
        result = call_cold(self, args, count, keyword_names);
        if (result != NULL) {
            hold(result);
            int done = cache_keep(op, key, result);
            result = let_go();
            if (done < 0) {
                decref(result);
                result = NULL;
            }
        }
        return drop_held_under(result, 2);
    }
    return drop_held_under(result, 1);
}

static Object *
cached_function(Object *op)
{
    LruCache *self = (LruCache *)op;
    return self->kind == UNCACHED ? NULL : self->function;
}

void
cache_init(void)
{
    cached_calls = (CachedCalls){&LruCacheType, cached_function, cache_find, cache_keep};
}

// --- the type ---------------------------------------------------------------------------------------------

static Object *
cache_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    Object *values[4];
    if (args_parse("lru_cache", "user_function maxsize typed cache_info_type", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    if (!object_is_callable(values[0])) {
        raise(EXC_TypeError, "the first argument must be callable");
        return NULL;
    }
    int64_t maximum = -1;
    if (values[1] != None) {
        if (!is_int(values[1])) {
            raise(EXC_TypeError, "maxsize should be integer or None");
            return NULL;
        }
        maximum = number_as_index(values[1], NULL);
        maximum = maximum < 0 ? 0 : maximum;
    }
    int typed = object_is_true(values[2]);
    Object *mark = typed < 0 ? NULL : object_call_none((Object *)&ObjectType);
    if (mark == NULL) {
        return NULL;
    }
    hold(mark);
    Object *cache = dict_new();
    if (cache == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(cache);
    LruCache *self = (LruCache *)type_alloc(type, 0);
    if (self == NULL) {
        drop_held(2);
        return NULL;
    }
    self->root.next = self->root.previous = &self->root;
    self->kind = maximum == 0 ? UNCACHED : maximum < 0 ? UNBOUNDED : BOUNDED;
    self->typed = typed;
    self->cache = let_go();
    self->keyword_mark = let_go();
    self->function = incref(values[0]);
    self->maximum = maximum;
    self->link_type = incref((Object *)&LruLinkType);
    self->info_type = incref(values[3]);
    return (Object *)self;
}

static int
cache_traverse(Object *op, Visit visit, void *context)
{
    LruCache *self = (LruCache *)op;
    VISIT_OWN_TYPE(op, 11);
    for (Link *link = self->root.next; link != NULL && link != &self->root; link = link->next) {
        VISIT_SLOT(link->key);
        VISIT_SLOT(link->result);
        VISIT_OWN_TYPE(&link->base, 11);
    }
    VISIT_SLOT(self->cache);
    VISIT_SLOT(self->function);
    VISIT_SLOT(self->keyword_mark);
    VISIT_SLOT(self->link_type);
    VISIT_SLOT(self->info_type);
    VISIT_SLOT(self->dict);
    return 0;
}

static void
cache_clear(Object *op)
{
    LruCache *self = (LruCache *)op;
    drop_links(self);
    CLEAR_SLOT(self->cache);
    CLEAR_SLOT(self->function);
    CLEAR_SLOT(self->keyword_mark);
    CLEAR_SLOT(self->link_type);
    CLEAR_SLOT(self->info_type);
    CLEAR_SLOT(self->dict);
}

static void
cache_dealloc(Object *op)
{
    gc_untrack(op);
    if (((LruCache *)op)->weaklist != NULL) {
        weakref_clear_all(op);
    }
    cache_clear(op);
    gc_free(op);
}

static void
cache_holders(Object *op, HolderVisitor *v)
{
    LruCache *self = (LruCache *)op;
    for (Link *link = self->root.next; link != NULL && link != &self->root; link = link->next) {
        visit_field(v, &link->base, "an entry, in their order");
    }
    visit_field(v, self->cache, "the cache");
    visit_field(v, self->function, "the function");
    visit_field(v, self->keyword_mark, "mark of keywords");
    visit_field(v, self->link_type, "type of entries");
    visit_field(v, self->info_type, "type of cache_info");
    visit_field(v, self->dict, "__dict__");
}

static Object *
cache_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)owner;
    return instance == NULL || instance == None ? incref(op) : method_new(op, instance);
}

static Object *
method_cache_info(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    const LruCache *self = (LruCache *)op;
    Object *numbers[] = {int_from(self->hits), int_from(self->misses),
                         self->maximum < 0 ? None : int_from(self->maximum), int_from(dict_length(self->cache))};
    int base = held_count();
    Slot slots[4];
    for (int i = 0; i < 4; i++) {
        slots[i].ref = numbers[i];
        if (numbers[i] != NULL) {
            hold(numbers[i]);
        }
    }
    Object *result = NULL;
    if (held_count() == base + 4) {
        result = object_call(self->info_type, slots, 4, NULL);
    }
    return drop_held_under(result, held_count() - base);
}

static Object *
method_cache_clear(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    LruCache *self = (LruCache *)op;
    self->hits = self->misses = 0;
    hold(incref(op));
    // The ring is taken apart before anything dies; the oldest goes first.
    Link *root = &self->root;
    Link *link = root->previous;
    root->next = root->previous = root;
    int base = held_count();
    for (; link != root; link = link->previous) {
        hold(&link->base);
    }
    dict_clear(self->cache);
    drop_held_to(base);
    drop_held(1);
    return None;
}

static Object *
method_reduce(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return object_get_attr(op, names.__qualname__);
}

static Object *
method_copy(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return incref(op);
}

static const MethodDef cache_methods[] = {
    {"cache_info", method_cache_info, 0, 0, 0, "Report cache statistics"},
    {"cache_clear", method_cache_clear, 0, 0, 0, "Clear the cache and cache statistics"},
    {"__reduce__", method_reduce, 0, 0, 0, NULL},
    {"__copy__", method_copy, 0, 0, 0, NULL},
    {"__deepcopy__", method_copy, 1, 1, 0, NULL},
    {.name = NULL},
};

static const GetsetDef cache_getsets[] = {
    {"__dict__", instance_dict, instance_replace_dict},
    {.name = NULL},
};

Type LruCacheType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "functools._lru_cache_wrapper",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC | TYPE_BASE | TYPE_METHOD_LIKE,
    .basic_size = sizeof(LruCache),
    .dict_offset = offsetof(LruCache, dict),
    .weaklist_offset = offsetof(LruCache, weaklist),
    .dealloc = cache_dealloc,
    .traverse = cache_traverse,
    .clear = cache_clear,
    .holders = cache_holders,
    .new = cache_new,
    .call = cache_call,
    .descr_get = cache_descr_get,
    .methods = cache_methods,
    .getsets = cache_getsets,
};
