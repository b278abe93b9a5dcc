// Finding text in text.
#include "types/str_internal.h"
#include "base/buffer.h"
#include "memory/heap.h"

// --- one character -----------------------------------------------------------------------------------

int64_t
text_find_char(const Text *text, uint32_t c, int64_t start, int64_t stop, int direction)
{
    if (start >= stop || (text->kind == 1 && c > 0xff) || (text->kind == 2 && c > 0xffff)) {
        return -1;
    }
    if (direction > 0) {
        if (text->kind == 1) {
            const char *data = text->data, *found = memchr(data + start, (int)c, (size_t)(stop - start));
            return found == NULL ? -1 : found - data;
        }
        for (int64_t i = start; i < stop; i++) {
            if (text_at(text, i) == c) {
                return i;
            }
        }
        return -1;
    }
    for (int64_t i = stop; i-- > start;) {
        if (text_at(text, i) == c) {
            return i;
        }
    }
    return -1;
}

// --- several characters, all of one kind -------------------------------------------------------------
// Compares from the last character (the first, from the right). When it does not fit, the character behind
// the window tells how far to move: past it when it does not occur in the part. A set of the part's
// characters in 64 bits says so. That is fast for most texts and takes length times length for some: a search that has
// compared too much in vain gives up, and search_linear does it again.

#define BIT(c) ((uint64_t)1 << ((c)&63))
enum { GAVE_UP = -2 };

#define DEFINE_SEARCH(TYPE, NAME)                                                                            \
    static int64_t NAME##_forward(const TYPE *s, int64_t start, int64_t stop, const TYPE *p, int64_t m)      \
    {                                                                                                        \
        int64_t last = m - 1, skip = last, patience = 8 * (stop - start);                                    \
        uint64_t set = 0;                                                                                    \
        for (int64_t i = 0; i < last; i++) {                                                                 \
            set |= BIT(p[i]);                                                                                \
            if (p[i] == p[last]) {                                                                           \
                skip = last - i - 1;                                                                         \
            }                                                                                                \
        }                                                                                                    \
        set |= BIT(p[last]);                                                                                 \
        for (int64_t i = start, end = stop - m; i <= end; i++) {                                             \
            if (s[i + last] == p[last]) {                                                                    \
                int64_t j = 0;                                                                               \
                while (j < last && s[i + j] == p[j]) {                                                       \
                    j++;                                                                                     \
                }                                                                                            \
                if (j == last) {                                                                             \
                    return i;                                                                                \
                }                                                                                            \
                if ((patience -= j) < 0) {                                                                   \
                    return GAVE_UP;                                                                          \
                }                                                                                            \
                if (i < end && !(set & BIT(s[i + m]))) {                                                     \
                    i += m;                                                                                  \
                } else {                                                                                     \
                    i += skip;                                                                               \
                }                                                                                            \
            } else if (i < end && !(set & BIT(s[i + m]))) {                                                  \
                i += m;                                                                                      \
            }                                                                                                \
        }                                                                                                    \
        return -1;                                                                                           \
    }                                                                                                        \
    static int64_t NAME##_backward(const TYPE *s, int64_t start, int64_t stop, const TYPE *p, int64_t m)     \
    {                                                                                                        \
        uint64_t set = 0;                                                                                    \
        int64_t patience = 8 * (stop - start);                                                               \
        for (int64_t i = 0; i < m; i++) {                                                                    \
            set |= BIT(p[i]);                                                                                \
        }                                                                                                    \
        for (int64_t i = stop - m; i >= start; i--) {                                                        \
            if (s[i] == p[0]) {                                                                              \
                int64_t j = m - 1;                                                                           \
                while (j > 0 && s[i + j] == p[j]) {                                                          \
                    j--;                                                                                     \
                }                                                                                            \
                if (j == 0) {                                                                                \
                    return i;                                                                                \
                }                                                                                            \
                if ((patience -= m - j) < 0) {                                                               \
                    return GAVE_UP;                                                                          \
                }                                                                                            \
            }                                                                                                \
            if (i > start && !(set & BIT(s[i - 1]))) {                                                       \
                i -= m;                                                                                      \
            }                                                                                                \
        }                                                                                                    \
        return -1;                                                                                           \
    }

DEFINE_SEARCH(uint8_t, bytes)
DEFINE_SEARCH(uint16_t, units)
DEFINE_SEARCH(uint32_t, points)

// As Knuth, Morris and Pratt: no character of the text is looked at twice. Also for texts of different kinds.
static int64_t
search_linear(const Text *text, const Text *part, int64_t start, int64_t stop, int direction)
{
    int64_t m = part->length, found = -1, k = 0;
    uint32_t few[32], *shorter = m <= 32 ? few : host_alloc((size_t)m * sizeof *shorter);
    // The part and the text in the direction of the search.
#define PART(i) text_at(part, direction > 0 ? (i) : m - 1 - (i))
    shorter[0] = 0;
    for (int64_t i = 1; i < m; i++) {
        while (k > 0 && PART(i) != PART(k)) {
            k = shorter[k - 1];
        }
        k += PART(i) == PART(k);
        shorter[i] = (uint32_t)k;
    }
    k = 0;
    for (int64_t i = 0; i < stop - start && found < 0; i++) {
        uint32_t c = text_at(text, direction > 0 ? start + i : stop - 1 - i);
        while (k > 0 && c != PART(k)) {
            k = shorter[k - 1];
        }
        k += c == PART(k);
        if (k == m) {
            found = direction > 0 ? start + i - m + 1 : stop - 1 - i;
        }
    }
#undef PART
    if (shorter != few) {
        host_free(shorter);
    }
    return found;
}

int64_t
text_find(const Text *text, const Text *part, int64_t start, int64_t stop, int direction)
{
    int64_t m = part->length;
    if (stop - start < m || part->kind > text->kind) {
        // Wider text has a character that narrower text cannot have.
        return m == 0 && start <= stop ? (direction > 0 ? start : stop) : -1;
    }
    if (m == 0) {
        return direction > 0 ? start : stop;
    }
    if (m == 1) {
        return text_find_char(text, text_at(part, 0), start, stop, direction);
    }
    int64_t at = GAVE_UP;
    if (text->kind == part->kind) {
        switch (text->kind) {
        case 1:
            at = (direction > 0 ? bytes_forward : bytes_backward)(text->data, start, stop, part->data, m);
            break;
        case 2:
            at = (direction > 0 ? units_forward : units_backward)(text->data, start, stop, part->data, m);
            break;
        default:
            at = (direction > 0 ? points_forward : points_backward)(text->data, start, stop, part->data, m);
        }
    }
    return at != GAVE_UP ? at : search_linear(text, part, start, stop, direction);
}

int64_t
text_count(const Text *text, const Text *part, int64_t start, int64_t stop, int64_t limit)
{
    if (start > stop) {
        return 0;
    }
    int64_t count = 0;
    if (part->length == 0) {
        count = stop - start + 1;
        return limit >= 0 && count > limit ? limit : count;
    }
    while (count != limit) {
        int64_t at = text_find(text, part, start, stop, 1);
        if (at < 0) {
            break;
        }
        count++;
        start = at + part->length;
    }
    return count;
}

int64_t
str_find(const Object *text, const Object *part, int64_t start, int64_t stop, int direction)
{
    return text_find(TEXT_OF(text), TEXT_OF(part), start, stop, direction);
}
