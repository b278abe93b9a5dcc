// Runs found, and merged: timsort with powersort's merge policy.
#include "memory/heap.h"
#include "object/error.h"
#include "object/profile.h"
#include "types/list_internal.h"
#include "types/list_sort.h"
#include <string.h>

// --- runs ----------------------------------------------------------------------------------------------

enum { MAX_MIN_RUN = 64 };

static Row
row_at(Row row, int64_t i)
{
    return (Row){row.keys + i, row.values == NULL ? NULL : row.values + i};
}

static void
row_move(Row into, Row from, int64_t count)
{
    memmove(into.keys, from.keys, (size_t)count * sizeof(Slot));
    if (into.values != NULL) {
        memmove(into.values, from.values, (size_t)count * sizeof(Slot));
    }
}

static void
row_put(Row into, Row from)
{
    into.keys->ref = from.keys->ref;
    if (into.values != NULL) {
        into.values->ref = from.values->ref;
    }
}

void
row_reverse(Row row, int64_t count)
{
    slots_reverse(row.keys, count);
    if (row.values != NULL) {
        slots_reverse(row.values, count);
    }
}

// Leaves the enclosing function with -1 when the comparison fails.
#define LESS(out, x, y)                   \
    do {                                  \
        (out) = s->less((x).ref, (y).ref); \
        if ((out) < 0) {                  \
            return -1;                    \
        }                                 \
    } while (0)

// The length of the run at the start of row, at most `limit`. A descending run is turned round; without two keys in it that
// are equal, so that the sort stays stable.
static int64_t
count_strict_run(Sort *s, Row row, int64_t limit)
{
    const Slot *k = row.keys;
    if (limit == 1) {
        return 1;
    }
    int descends, less;
    LESS(descends, k[1], k[0]);
    int64_t n;
    for (n = 2; n < limit; n++) {
        LESS(less, k[n], k[n - 1]);
        if (less != descends) {
            break;
        }
    }
    if (descends) {
        row_reverse(row, n);
    }
    return n;
}

// The same; stretches of equal keys in a descending run are turned round twice.
static int64_t
count_run(Sort *s, Row row, int64_t limit)
{
    const Slot *k = row.keys;
    int64_t n, equal = 0;
    int less;
    for (n = 1; n < limit; n++) {
        LESS(less, k[n], k[n - 1]);
        if (less) {
            break;
        }
    }
    if (n == limit) {
        return n;
    }
    if (n > 1) {
        LESS(less, k[0], k[n - 1]);
        if (less) {
            return n;  // it ascends
        }
        row_reverse(row, n);  // all equal so far: the start of a descending run
    }
    for (n++; n < limit; n++) {
        LESS(less, k[n], k[n - 1]);
        if (less) {
            if (equal > 0) {
                row_reverse(row_at(row, n - equal - 1), equal + 1);
                equal = 0;
            }
            continue;
        }
        LESS(less, k[n - 1], k[n]);
        if (less) {
            break;
        }
        equal++;
    }
    if (equal > 0) {
        row_reverse(row_at(row, n - equal - 1), equal + 1);
    }
    row_reverse(row, n);
    // What comes next may go on upwards.
    for (; n < limit; n++) {
        LESS(less, k[n], k[n - 1]);
        if (less) {
            break;
        }
    }
    return n;
}

// Sorts row[0:count], of which row[0:sorted] is sorted already.
static int
insertion_sort(Sort *s, Row row, int64_t count, int64_t sorted)
{
    int less;
    for (int64_t i = sorted; i < count; i++) {
        Slot pivot = row.keys[i];
        int64_t low = 0, high = i;
        while (low < high) {
            int64_t middle = (low + high) >> 1;
            LESS(less, pivot, row.keys[middle]);
            if (less) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        size_t moved = (size_t)(i - low) * sizeof(Slot);
        memmove(row.keys + low + 1, row.keys + low, moved);
        row.keys[low] = pivot;
        if (row.values != NULL) {
            Slot value = row.values[i];
            memmove(row.values + low + 1, row.values + low, moved);
            row.values[low] = value;
        }
    }
    return 0;
}

// --- galloping -------------------------------------------------------------------------------------------

// Where `key` belongs in the sorted keys a[0:n]: before the first one that is not less (left), or behind the last one that
// is not greater (right). The search begins at `hint` and doubles its strides, then halves.
typedef enum { LEFT_OF_EQUALS, RIGHT_OF_EQUALS } Side;

// Is position i before the place where key belongs? Returns -1 from callers on error through LESS.
static int
lies_before(Sort *s, Slot key, Slot item, Side side)
{
    if (side == LEFT_OF_EQUALS) {
        return s->less(item.ref, key.ref);
    }
    int less = s->less(key.ref, item.ref);
    return less < 0 ? less : !less;
}

static int64_t
gallop(Sort *s, Slot key, const Slot *a, int64_t n, int64_t hint, Side side)
{
    int64_t last = 0, offset = 1, low, high;
    int before = lies_before(s, key, a[hint], side);
    if (before < 0) {
        return -1;
    }
    if (before) {
        int64_t limit = n - hint;
        while (offset < limit) {
            before = lies_before(s, key, a[hint + offset], side);
            if (before < 0) {
                return -1;
            }
            if (!before) {
                break;
            }
            last = offset;
            offset = 2 * offset + 1;
        }
        low = hint + last;
        high = hint + (offset > limit ? limit : offset);
    } else {
        int64_t limit = hint + 1;
        while (offset < limit) {
            before = lies_before(s, key, a[hint - offset], side);
            if (before < 0) {
                return -1;
            }
            if (before) {
                break;
            }
            last = offset;
            offset = 2 * offset + 1;
        }
        low = hint - (offset > limit ? limit : offset);
        high = hint - last;
    }
    // a[low] lies before, a[high] does not.
    low++;
    while (low < high) {
        int64_t middle = low + ((high - low) >> 1);
        before = lies_before(s, key, a[middle], side);
        if (before < 0) {
            return -1;
        }
        if (before) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return high;
}

// --- merging --------------------------------------------------------------------------------------------

static int
reserve_scratch(Sort *s, int64_t need)
{
    if (need <= s->scratch_length) {
        return 0;
    }
    bool with_values = s->scratch.values != NULL;
    heap_free(s->scratch_block);
    s->scratch_block = slots_alloc(with_values ? 2 * need : need);
    if (s->scratch_block == NULL) {
        s->scratch_length = 0;
        raise_no_memory();
        return -1;
    }
    s->scratch = (Row){s->scratch_block, with_values ? s->scratch_block + need : NULL};
    s->scratch_length = need;
    return 0;
}

// Merges neighbours a[0:na] and b[0:nb], the first not longer than the second, from the front.
static int
merge_low(Sort *s, Row a, int64_t na, Row b, int64_t nb)
{
    if (reserve_scratch(s, na) < 0) {
        return -1;
    }
    Row into = a;
    row_move(s->scratch, a, na);
    a = s->scratch;
    int result = -1;
    int64_t min_gallop = s->min_gallop, k;

#define TAKE_A(n) (row_move(into, a, (n)), into = row_at(into, (n)), a = row_at(a, (n)), na -= (n))
#define TAKE_B(n) (row_move(into, b, (n)), into = row_at(into, (n)), b = row_at(b, (n)), nb -= (n))
#define TAKE_ONE_A() (row_put(into, a), into = row_at(into, 1), a = row_at(a, 1), na--)
#define TAKE_ONE_B() (row_put(into, b), into = row_at(into, 1), b = row_at(b, 1), nb--)
    TAKE_ONE_B();
    if (nb == 0) {
        goto done;
    }
    if (na == 1) {
        goto last_of_a;
    }
    for (;;) {
        int64_t wins_a = 0, wins_b = 0;
        // One by one, until one side keeps winning.
        do {
            int less = s->less(b.keys->ref, a.keys->ref);
            if (less < 0) {
                goto failed;
            }
            if (less) {
                TAKE_ONE_B();
                wins_b++;
                wins_a = 0;
                if (nb == 0) {
                    goto done;
                }
            } else {
                TAKE_ONE_A();
                wins_a++;
                wins_b = 0;
                if (na == 1) {
                    goto last_of_a;
                }
            }
        } while ((wins_a | wins_b) < min_gallop);
        // In stretches, as long as they are worth it.
        min_gallop++;
        do {
            min_gallop -= min_gallop > 1;
            s->min_gallop = min_gallop;
            k = gallop(s, *b.keys, a.keys, na, 0, RIGHT_OF_EQUALS);
            wins_a = k;
            if (k < 0) {
                goto failed;
            }
            if (k > 0) {
                TAKE_A(k);
                if (na == 1) {
                    goto last_of_a;
                }
                if (na == 0) {
                    goto done;  // only with inconsistent comparisons
                }
            }
            TAKE_ONE_B();
            if (nb == 0) {
                goto done;
            }
            k = gallop(s, *a.keys, b.keys, nb, 0, LEFT_OF_EQUALS);
            wins_b = k;
            if (k < 0) {
                goto failed;
            }
            if (k > 0) {
                TAKE_B(k);
                if (nb == 0) {
                    goto done;
                }
            }
            TAKE_ONE_A();
            if (na == 1) {
                goto last_of_a;
            }
        } while (wins_a >= MIN_GALLOP || wins_b >= MIN_GALLOP);
        s->min_gallop = ++min_gallop;
    }
done:
    result = 0;
failed:
    if (na > 0) {
        row_move(into, a, na);
    }
    return result;
last_of_a:
    row_move(into, b, nb);
    row_put(row_at(into, nb), a);
    return 0;
#undef TAKE_A
#undef TAKE_B
#undef TAKE_ONE_A
#undef TAKE_ONE_B
}

// The same from the back, when b is the shorter one.
static int
merge_high(Sort *s, Row a, int64_t na, Row b, int64_t nb)
{
    if (reserve_scratch(s, nb) < 0) {
        return -1;
    }
    Row into = row_at(b, nb);  // everything from here on is in place
    row_move(s->scratch, b, nb);
    b = s->scratch;
    int result = -1;
    int64_t min_gallop = s->min_gallop, k;

#define TAKE_A(n) (into = row_at(into, -(n)), na -= (n), row_move(into, row_at(a, na), (n)))
#define TAKE_B(n) (into = row_at(into, -(n)), nb -= (n), row_move(into, row_at(b, nb), (n)))
#define TAKE_ONE_A() (into = row_at(into, -1), na--, row_put(into, row_at(a, na)))
#define TAKE_ONE_B() (into = row_at(into, -1), nb--, row_put(into, row_at(b, nb)))
    TAKE_ONE_A();
    if (na == 0) {
        goto done;
    }
    if (nb == 1) {
        goto first_of_b;
    }
    for (;;) {
        int64_t wins_a = 0, wins_b = 0;
        do {
            int less = s->less(b.keys[nb - 1].ref, a.keys[na - 1].ref);
            if (less < 0) {
                goto failed;
            }
            if (less) {
                TAKE_ONE_A();
                wins_a++;
                wins_b = 0;
                if (na == 0) {
                    goto done;
                }
            } else {
                TAKE_ONE_B();
                wins_b++;
                wins_a = 0;
                if (nb == 1) {
                    goto first_of_b;
                }
            }
        } while ((wins_a | wins_b) < min_gallop);
        min_gallop++;
        do {
            min_gallop -= min_gallop > 1;
            s->min_gallop = min_gallop;
            k = gallop(s, b.keys[nb - 1], a.keys, na, na - 1, RIGHT_OF_EQUALS);
            if (k < 0) {
                goto failed;
            }
            k = wins_a = na - k;
            if (k > 0) {
                TAKE_A(k);
                if (na == 0) {
                    goto done;
                }
            }
            TAKE_ONE_B();
            if (nb == 1) {
                goto first_of_b;
            }
            k = gallop(s, a.keys[na - 1], b.keys, nb, nb - 1, LEFT_OF_EQUALS);
            if (k < 0) {
                goto failed;
            }
            k = wins_b = nb - k;
            if (k > 0) {
                TAKE_B(k);
                if (nb == 1) {
                    goto first_of_b;
                }
                if (nb == 0) {
                    goto done;  // only with inconsistent comparisons
                }
            }
            TAKE_ONE_A();
            if (na == 0) {
                goto done;
            }
        } while (wins_a >= MIN_GALLOP || wins_b >= MIN_GALLOP);
        s->min_gallop = ++min_gallop;
    }
done:
    result = 0;
failed:
    if (nb > 0) {
        row_move(row_at(into, -nb), b, nb);
    }
    return result;
first_of_b:
    row_move(row_at(into, -na), a, na);
    row_put(row_at(into, -na - 1), b);
    return 0;
#undef TAKE_A
#undef TAKE_B
#undef TAKE_ONE_A
#undef TAKE_ONE_B
}

// Merges the runs i and i + 1; i is the last but one or the one before that.
static int
merge_at(Sort *s, int i)
{
    Row a = s->runs[i].at, b = s->runs[i + 1].at;
    int64_t na = s->runs[i].length, nb = s->runs[i + 1].length;
    s->runs[i].length = na + nb;
    if (i == s->run_count - 3) {
        s->runs[i + 1] = s->runs[i + 2];
    }
    s->run_count--;
    // What of a comes before all of b is in place, and so is what of b comes after all of a.
    int64_t k = gallop(s, *b.keys, a.keys, na, 0, RIGHT_OF_EQUALS);
    if (k < 0) {
        return -1;
    }
    a = row_at(a, k);
    na -= k;
    if (na == 0) {
        return 0;
    }
    nb = gallop(s, a.keys[na - 1], b.keys, nb, nb - 1, LEFT_OF_EQUALS);
    if (nb <= 0) {
        return (int)nb;
    }
    return na <= nb ? merge_low(s, a, na, b, nb) : merge_high(s, a, na, b, nb);
}

// Depth, in powersort's merge tree, of the node between two neighbouring runs: the first bit in which the midpoints of the
// runs differ, as fractions of the list.
static int
power_between(int64_t start, int64_t first, int64_t second, int64_t length)
{
    int64_t a = 2 * start + first, b = a + first + second;
    int power = 0;
    for (;;) {
        power++;
        if (a >= length) {
            a -= length;
            b -= length;
        } else if (b >= length) {
            return power;
        }
        a *= 2;
        b *= 2;
    }
}

static int
push_run(Sort *s, Row at, int64_t length)
{
    if (s->run_count > 0) {
        Run *top = &s->runs[s->run_count - 1];
        int power = power_between(top->at.keys - s->first_key, top->length, length, s->length);
        while (s->run_count > 1 && s->runs[s->run_count - 2].power > power) {
            if (merge_at(s, s->run_count - 2) < 0) {
                return -1;
            }
        }
        s->runs[s->run_count - 1].power = power;
    }
    assert(s->run_count < RUN_LIMIT);
    s->runs[s->run_count++] = (Run){.at = at, .length = length};
    return 0;
}

static int
merge_rest(Sort *s)
{
    while (s->run_count > 1) {
        int i = s->run_count - 2;
        if (i > 0 && s->runs[i - 1].length < s->runs[i + 1].length) {
            i--;
        }
        if (merge_at(s, i) < 0) {
            return -1;
        }
    }
    return 0;
}

int
sort_row(Sort *s, Row row, int64_t count)
{
    // Shorter runs are extended to this many: the length divided by a power of two, rounded up, at least half of the maximum.
    int64_t min_run = count, odd = 0;
    while (min_run >= MAX_MIN_RUN) {
        odd |= min_run & 1;
        min_run >>= 1;
    }
    min_run += odd;
    while (count > 0) {
        int64_t n = profile->sort_turns_equals ? count_run(s, row, count) : count_strict_run(s, row, count);
        if (n < 0) {
            return -1;
        }
        if (n < min_run) {
            int64_t forced = count < min_run ? count : min_run;
            if (insertion_sort(s, row, forced, n) < 0) {
                return -1;
            }
            n = forced;
        }
        if (push_run(s, row, n) < 0) {
            return -1;
        }
        row = row_at(row, n);
        count -= n;
    }
    return merge_rest(s);
}
