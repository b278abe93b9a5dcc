// The table of interned strings.
#include "base/hash.h"
#include "object/names.h"
#include "types/dict.h"
#include "types/str_internal.h"
#include <string.h>

// All interned strings of the heap, in host memory. The table owns none of them: a mortal one that dies takes
// itself out. Open addressing with linear probing; removing closes the gap, so that there are no tombstones.
static Object **interned;
static size_t interned_capacity, interned_count;

// What a program finds for CPython's dict of them, where the collector tracks that. It is empty: it would keep them alive.
static Object *dict;

void
interns_reset(void)
{
    host_free(interned);
    interned = NULL;
    interned_capacity = interned_count = 0;
    dict = NULL;
}

void
strs_fini(void)
{
    interns_reset();
}

static size_t
interned_home(Object *op)
{
    return (size_t)str_hash(op) & (interned_capacity - 1);
}

static void
interned_add(Object *op)
{
    if (2 * (interned_count + 1) > interned_capacity) {
        Object **old = interned;
        size_t old_capacity = interned_capacity;
        interned_capacity = old_capacity > 0 ? 2 * old_capacity : 1024;
        interned = host_alloc_zeroed(interned_capacity * sizeof(Object *));
        interned_count = 0;
        for (size_t i = 0; i < old_capacity; i++) {
            if (old[i] != NULL) {
                interned_add(old[i]);
            }
        }
        host_free(old);
    }
    size_t i = interned_home(op);
    while (interned[i] != NULL) {
        i = (i + 1) & (interned_capacity - 1);
    }
    interned[i] = op;
    interned_count++;
}

static Object *
interned_find(Object *op)
{
    if (interned_capacity == 0) {
        return NULL;
    }
    for (size_t i = interned_home(op); interned[i] != NULL; i = (i + 1) & (interned_capacity - 1)) {
        if (str_equal(interned[i], op)) {
            return interned[i];
        }
    }
    return NULL;
}

size_t
str_interned_count(void)
{
    return interned_count;
}

void
intern_forget(Object *op)
{
    size_t mask = interned_capacity - 1, gap = interned_home(op);
    while (interned[gap] != op) {
        gap = (gap + 1) & mask;
    }
    interned_count--;
    // What stands behind moves into the gap when its home is not behind the gap.
    for (size_t i = (gap + 1) & mask; interned[i] != NULL; i = (i + 1) & mask) {
        size_t home = interned_home(interned[i]);
        if (((i - home) & mask) >= ((i - gap) & mask)) {
            interned[gap] = interned[i];
            gap = i;
        }
    }
    interned[gap] = NULL;
}

static Object *
intern(Object *op, unsigned state)
{
    if (op == NULL || !is_exact(op, &StrType)) {
        return op;
    }
    if (as_str(op)->interned < state) {
        Text text = text_of(op);
        Object *same = text.length == 1 && text_at(&text, 0) < 0x100 ? str_name_letter(text_at(&text, 0)) : NULL;
        if (same == NULL && as_str(op)->interned == 0) {
            same = interned_find(op);
        }
        if (same != NULL) {
            incref(same);
            decref(op);
            op = same;
        } else if (as_str(op)->interned == 0) {
            interned_add(op);
        }
        if (as_str(op)->interned < state) {
            as_str(op)->interned = state & 3;
        }
        if (state == 2) {
            op->refcnt = IMMORTAL_REFCNT;
        }
    }
    return op;
}

Object *
str_intern(Object *op)
{
    return intern(op, profile->interns_immortal ? 2 : 1);
}

Object *
str_intern_immortal(Object *op)
{
    return intern(op, 2);
}

Object *
str_interned_peek(const char *text, size_t length)
{
    if (length <= 1) {
        return length == 0               ? names.empty
               : (uint8_t)text[0] < 0x80 ? str_name_letter((uint8_t)text[0])
                                         : NULL;
    }
    if (interned_capacity == 0) {
        return NULL;
    }
    size_t mask = interned_capacity - 1;
    for (size_t i = (size_t)hash_bytes(text, length) & mask; interned[i] != NULL; i = (i + 1) & mask) {
        Text other = text_of(interned[i]);
        if (str_is_ascii(interned[i]) && (size_t)other.length == length &&
            memcmp(other.data, text, length) == 0) {
            return interned[i];
        }
    }
    return NULL;
}

// --- the dict ----------------------------------------------------------------------------------------------

int
interns_make_dict(void)
{
    dict = profile->tracks_all_dicts ? dict_new() : NULL;
    return profile->tracks_all_dicts && dict == NULL ? -1 : 0;
}

void
interns_drop_dict(void)
{
    CLEAR_SLOT(dict);
}

Object *
interns_dict(void)
{
    return dict;
}

bool
interns_dict_has(const Object *op)
{
    static const char statics[] =
#define STATIC_NAMES(names) names
#include "types/static_names.def"
#undef STATIC_NAMES
        ;
    if (dict == NULL || !is_exact(op, &StrType) || ((const Str *)op)->interned == 0 || str_length(op) < 2) {
        return false;
    }
    size_t length = (size_t)str_length(op);
    const char *text = str_ascii(op);
    for (const char *at = statics; text != NULL && (at = strstr(at, text)) != NULL; at++) {
        if (at[-1] == ' ' && at[length] == ' ') {
            return false;
        }
    }
    return true;
}
