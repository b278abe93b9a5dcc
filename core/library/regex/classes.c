// Classes of characters and letters that differ only in case.
#include "library/regex/regex.h"
#include "types/unicode.h"

// Small letters that have the same capital as another one.
static const uint16_t twins[][2] = {
    {0x131, 'i'},     {0x17f, 's'},     {0xb5, 0x3bc},   {0x345, 0x3b9},  {0x1fbe, 0x3b9}, {0x1fd3, 0x390},
    {0x1fe3, 0x3b0},  {0x3d0, 0x3b2},   {0x3f5, 0x3b5},  {0x3d1, 0x3b8},  {0x3f0, 0x3ba},  {0x3d6, 0x3c0},
    {0x3f1, 0x3c1},   {0x3c2, 0x3c3},   {0x3d5, 0x3c6},  {0x1c80, 0x432}, {0x1c81, 0x434}, {0x1c82, 0x43e},
    {0x1c83, 0x441},  {0x1c84, 0x442},  {0x1c85, 0x442}, {0x1c86, 0x44a}, {0x1c87, 0x463}, {0x1e9b, 0x1e61},
    {0x1c88, 0xa64b}, {0xfb05, 0xfb06},
};

static uint32_t
to_case(uint32_t c, UnicodeCase which)
{
    uint32_t out[3];
    unicode_map(c, which, out);
    return out[0];
}

static bool
is_ascii_letter(uint32_t c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

uint32_t
regex_fold(uint32_t c, uint32_t fold)
{
    if (fold == FOLD_NONE || c < 128 || fold == FOLD_ASCII) {
        return fold != FOLD_NONE && is_ascii_letter(c) ? c | 32 : c;
    }
    c = to_case(c, CASE_LOWER);
    for (size_t i = 0; i < COUNT_OF(twins); i++) {
        if (twins[i][0] == c) {
            return twins[i][1];
        }
    }
    return c;
}

bool
regex_is_word(uint32_t c, bool unicode)
{
    return c < 128 || unicode
               ? c == '_' || unicode_is(c, UNICODE_ALPHA | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC)
               : false;
}

static bool
is_in_class(uint32_t c, uint32_t which)
{
    bool unicode = (which & CLASS_UNICODE) != 0, found;
    switch (which & (CLASS_SPACE | CLASS_WORD)) {
    case CLASS_DIGIT:
        found = unicode ? unicode_is(c, UNICODE_DECIMAL) : c >= '0' && c <= '9';
        break;
    case CLASS_SPACE:
        found = unicode ? unicode_is(c, UNICODE_SPACE) : c == ' ' || (c >= '\t' && c <= '\r');
        break;
    default:
        found = regex_is_word(c, unicode);
    }
    return found != ((which & CLASS_NOT) != 0);
}

bool
regex_set_has(const uint32_t *set, uint32_t c)
{
    uint32_t fold = set[2];
    uint32_t folded = regex_fold(c, fold), upper = folded;
    if (fold == FOLD_ASCII) {
        upper = is_ascii_letter(c) ? c & ~32u : c;
    } else if (fold == FOLD_UNICODE) {
        upper = to_case(folded, CASE_UPPER);
    }
    bool found = false;
    for (uint32_t i = SET_HEAD; i < set[1] && !found; i += 2) {
        uint32_t low = set[i], high = set[i + 1];
        if (low == REGEX_CLASS) {
            found = is_in_class(c, high);
        } else {
            found =
                (c >= low && c <= high) ||
                (fold != FOLD_NONE && ((folded >= low && folded <= high) || (upper >= low && upper <= high) ||
                                       (low == high && regex_fold(low, fold) == folded)));
        }
    }
    return found != (set[3] != 0);
}
