// Methods of str that ask for the classes of characters or change their case.
#include "memory/heap.h"
#include "types/str_internal.h"
#include "types/unicode.h"

// --- classes -----------------------------------------------------------------------------------------

// Are there characters, and have all of them one of the flags?
static Object *
all_have(const Object *op, uint16_t flags)
{
    Text text = text_of(op);
    for (int64_t i = 0; i < text.length; i++) {
        if (!unicode_is(text_at(&text, i), flags)) {
            return False;
        }
    }
    return bool_from(text.length > 0);
}

#define DEFINE_CLASS_METHOD(name, flags)                                                                     \
    Object *str_method_##name(Object *self, Slot *args, size_t count, Object *keywords)                      \
    {                                                                                                        \
        (void)args, (void)count, (void)keywords;                                                             \
        return all_have(self, flags);                                                                        \
    }

DEFINE_CLASS_METHOD(isalpha, UNICODE_ALPHA)
DEFINE_CLASS_METHOD(isalnum, UNICODE_ALPHA | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC)
DEFINE_CLASS_METHOD(isdecimal, UNICODE_DECIMAL)
DEFINE_CLASS_METHOD(isdigit, UNICODE_DIGIT)
DEFINE_CLASS_METHOD(isnumeric, UNICODE_NUMERIC)
DEFINE_CLASS_METHOD(isspace, UNICODE_SPACE)

Object *
str_method_isprintable(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return str_length(self) == 0 ? True : all_have(self, UNICODE_PRINTABLE);
}

Object *
str_method_isascii(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return bool_from(str_is_ascii(self));
}

Object *
str_method_isidentifier(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Text text = text_of(self);
    if (text.length == 0) {
        return False;
    }
    for (int64_t i = 0; i < text.length; i++) {
        if (!unicode_is(text_at(&text, i), i == 0 ? UNICODE_ID_START : UNICODE_ID_CONTINUE)) {
            return False;
        }
    }
    return True;
}

// Is there a letter of the wanted case and none of the other ones?
static Object *
is_cased(const Object *op, uint16_t wanted, uint16_t other)
{
    Text text = text_of(op);
    bool cased = false;
    for (int64_t i = 0; i < text.length; i++) {
        uint16_t flags = unicode_flags(text_at(&text, i));
        if (flags & other) {
            return False;
        }
        cased |= (flags & wanted) != 0;
    }
    return bool_from(cased);
}

Object *
str_method_islower(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return is_cased(self, UNICODE_LOWER, UNICODE_UPPER | UNICODE_TITLE);
}

Object *
str_method_isupper(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return is_cased(self, UNICODE_UPPER, UNICODE_LOWER | UNICODE_TITLE);
}

Object *
str_method_istitle(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Text text = text_of(self);
    bool cased = false, in_word = false;
    for (int64_t i = 0; i < text.length; i++) {
        uint16_t flags = unicode_flags(text_at(&text, i));
        if (flags & (UNICODE_UPPER | UNICODE_TITLE)) {
            if (in_word) {
                return False;
            }
            in_word = cased = true;
        } else if (flags & UNICODE_LOWER) {
            if (!in_word) {
                return False;
            }
            cased = true;
        } else {
            in_word = false;
        }
    }
    return bool_from(cased);
}

// --- changing the case -------------------------------------------------------------------------------

// A capital sigma at the end of a word is written differently: after a letter with a case and before none,
// whatever marks stand between.
static bool
is_final_sigma(const Text *text, int64_t at)
{
    int64_t i = at - 1;
    while (i >= 0 && unicode_is(text_at(text, i), UNICODE_CASE_IGNORABLE)) {
        i--;
    }
    if (i < 0 || !unicode_is(text_at(text, i), UNICODE_CASED)) {
        return false;
    }
    i = at + 1;
    while (i < text->length && unicode_is(text_at(text, i), UNICODE_CASE_IGNORABLE)) {
        i++;
    }
    return i == text->length || !unicode_is(text_at(text, i), UNICODE_CASED);
}

static int
map_at(const Text *text, int64_t i, UnicodeCase which, uint32_t out[3])
{
    uint32_t c = text_at(text, i);
    if (which == CASE_LOWER && c == 0x3a3) {
        out[0] = is_final_sigma(text, i) ? 0x3c2 : 0x3c3;
        return 1;
    }
    return unicode_map(c, which, out);
}

typedef enum { CHANGE_UPPER, CHANGE_LOWER, CHANGE_FOLD, CHANGE_SWAP, CHANGE_TITLE, CHANGE_CAPITALIZE } Change;

static char
ascii_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static char
ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static Object *
change_ascii(const Object *op, Change change)
{
    int64_t length = str_length(op);
    Object *result = str_new(length, 0x7f);
    if (result == NULL) {
        return NULL;
    }
    const char *from = str_data(op);
    char *to = str_writable(result);
    bool in_word = false;
    for (int64_t i = 0; i < length; i++) {
        char c = from[i], lower = ascii_lower(c), upper = ascii_upper(c);
        switch (change) {
        case CHANGE_UPPER:
            to[i] = upper;
            break;
        case CHANGE_LOWER:
        case CHANGE_FOLD:
            to[i] = lower;
            break;
        case CHANGE_SWAP:
            to[i] = c == lower ? upper : lower;
            break;
        case CHANGE_TITLE:
            to[i] = in_word ? lower : upper;
            in_word = lower != upper;
            break;
        case CHANGE_CAPITALIZE:
            to[i] = i == 0 ? upper : lower;
            break;
        }
    }
    return result;
}

static Object *
change_case(const Object *op, Change change)
{
    if (str_is_ascii(op)) {
        return change_ascii(op, change);
    }
    Text text = text_of(op);
    uint32_t *mapped =
        text.length > INT32_MAX / 16 ? NULL : heap_alloc((size_t)text.length * 3 * sizeof(uint32_t));
    if (mapped == NULL) {
        raise_no_memory();
        return NULL;
    }
    int64_t length = 0;
    bool in_word = false;
    for (int64_t i = 0; i < text.length; i++) {
        uint16_t flags = unicode_flags(text_at(&text, i));
        UnicodeCase which = CASE_LOWER;
        switch (change) {
        case CHANGE_UPPER:
            which = CASE_UPPER;
            break;
        case CHANGE_FOLD:
            which = CASE_FOLD;
            break;
        case CHANGE_SWAP:
            which = flags & UNICODE_UPPER ? CASE_LOWER : CASE_UPPER;
            if (!(flags & (UNICODE_UPPER | UNICODE_LOWER))) {
                mapped[length++] = text_at(&text, i);
                continue;
            }
            break;
        case CHANGE_TITLE:
            which = in_word ? CASE_LOWER : CASE_TITLE;
            in_word = (flags & UNICODE_CASED) != 0;
            break;
        case CHANGE_CAPITALIZE:
            which = i == 0 ? CASE_TITLE : CASE_LOWER;
            break;
        case CHANGE_LOWER:
            break;
        }
        length += map_at(&text, i, which, mapped + length);
    }
    Object *result = str_new_text(&(Text){mapped, length, 4});
    heap_free(mapped);
    return result;
}

#define DEFINE_CASE_METHOD(name, change)                                                                     \
    Object *str_method_##name(Object *self, Slot *args, size_t count, Object *keywords)                      \
    {                                                                                                        \
        (void)args, (void)count, (void)keywords;                                                             \
        return change_case(self, change);                                                                    \
    }

DEFINE_CASE_METHOD(upper, CHANGE_UPPER)
DEFINE_CASE_METHOD(lower, CHANGE_LOWER)
DEFINE_CASE_METHOD(casefold, CHANGE_FOLD)
DEFINE_CASE_METHOD(swapcase, CHANGE_SWAP)
DEFINE_CASE_METHOD(title, CHANGE_TITLE)
DEFINE_CASE_METHOD(capitalize, CHANGE_CAPITALIZE)
