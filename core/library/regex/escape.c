// Escapes and sets of characters in patterns.
#include "library/regex/parse.h"
#include "object/text.h"
#include "object/temporaries.h"
#include "types/list.h"

static bool
is_letter(int32_t c)
{
    return c < 128 && (c | 32) >= 'a' && (c | 32) <= 'z';
}

static int32_t
simple_escape(int32_t c, bool in_set)
{
    switch (c) {
    case 'a':
        return '\a';
    case 'b':
        return in_set ? '\b' : -1;
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    case '\\':
        return '\\';
    default:
        return -1;
    }
}

static int
class_of(int32_t c, uint32_t flags)
{
    int unicode = flags & REGEX_UNICODE ? CLASS_UNICODE : 0;
    switch (c | 32) {
    case 'd':
        return CLASS_DIGIT | (c == 'D' ? CLASS_NOT : 0) | unicode;
    case 's':
        return CLASS_SPACE | (c == 'S' ? CLASS_NOT : 0) | unicode;
    case 'w':
        return CLASS_WORD | (c == 'W' ? CLASS_NOT : 0) | unicode;
    default:
        return -1;
    }
}

static int
place_of(int32_t c)
{
    return c == 'A'   ? AT_START
           : c == 'Z' ? AT_VERY_END
           : c == 'b' ? AT_BOUNDARY
           : c == 'B' ? AT_NO_BOUNDARY
                      : -1;
}

static int
hex_value(int32_t c)
{
    return is_digit(c) ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' && c < 128 ? (c | 32) - 'a' + 10 : -1;
}

// A complaint about the text from the backslash at `start` to here.
static bool
bad(Parser *p, const char *format, int64_t start)
{
    if (p->failed) {
        return false;
    }
    Object *text = parser_slice(p, start, parser_tell(p));
    return text != NULL && parser_fail(p, start, format, text);
}

static bool
hex_escape(Parser *p, int64_t start, int digits, Escape *out)
{
    uint32_t value = 0;
    int i = 0;
    for (; i < digits && hex_value(p->next) >= 0 && p->next_size == 1; i++) {
        value = value * 16 + (uint32_t)hex_value(p->next);
        parser_advance(p);
    }
    out->value = value;
    return i < digits         ? bad(p, "incomplete escape %U", start)
           : value > 0x10ffff ? bad(p, "bad escape %U", start)
                              : !p->failed;
}

// A name of a character: there is no table of them.
static bool
named_escape(Parser *p)
{
    if (!parser_match(p, '{')) {
        return parser_fail(p, parser_tell(p), "missing {");
    }
    int64_t start = parser_tell(p);
    while (p->next >= 0 && p->next != '}') {
        parser_advance(p);
    }
    int64_t end = parser_tell(p);
    if (end == start) {
        return parser_fail(p, start, "missing character name");
    }
    if (!parser_match(p, '}')) {
        return parser_fail(p, start, "missing }, unterminated name");
    }
    Object *name = parser_slice(p, start, end);
    return name != NULL &&
           parser_fail(p, start - 3, "undefined character name %R (mini-Python has no table of names)", name);
}

static bool
octal_escape(Parser *p, int64_t start, uint32_t value, int more, Escape *out)
{
    for (; more > 0 && is_octal(p->next) && p->next_size == 1; more--) {
        value = value * 8 + (uint32_t)(p->next - '0');
        parser_advance(p);
    }
    out->value = value;
    return value > 0377 ? bad(p, "octal escape value %U outside of range 0-0o377", start) : !p->failed;
}

// \1 to \99 name groups, unless three octal digits stand there.
static bool
group_escape(Parser *p, int64_t start, int32_t first, Escape *out)
{
    uint32_t group = (uint32_t)(first - '0');
    if (is_digit(p->next) && p->next_size == 1) {
        int32_t second = p->next;
        parser_advance(p);
        if (is_octal(first) && is_octal(second) && is_octal(p->next) && p->next_size == 1) {
            return octal_escape(p, start, (uint32_t)((first - '0') * 8 + second - '0'), 1, out);
        }
        group = group * 10 + (uint32_t)(second - '0');
    }
    if (p->failed) {
        return false;
    }
    if (group >= p->group_count) {
        return parser_fail(p, start + 1, "invalid group reference %d", (int)group);
    }
    *out = (Escape){ESCAPE_GROUP, group};
    return parser_check_reference(p, group, start);
}

bool
parser_escape(Parser *p, uint32_t flags, bool in_set, Escape *out)
{
    int32_t c = p->token;
    int64_t start = parser_tell(p) - 2;
    *out = (Escape){ESCAPE_CHARACTER, 0};
    int class = c < 128 ? class_of(c, flags) : -1, place = in_set ? -1 : place_of(c);
    if (class >= 0 || place >= 0) {
        *out = (Escape){class >= 0 ? ESCAPE_CLASS : ESCAPE_PLACE, (uint32_t)(class >= 0 ? class : place)};
        return true;
    }
    int32_t simple = simple_escape(c, in_set);
    if (simple >= 0) {
        out->value = (uint32_t)simple;
        return true;
    }
    if (c == 'x') {
        return hex_escape(p, start, 2, out);
    }
    if (p->is_text && (c == 'u' || c == 'U')) {
        return hex_escape(p, start, c == 'u' ? 4 : 8, out);
    }
    if (p->is_text && c == 'N') {
        return named_escape(p);
    }
    if (c == '0' || (in_set && is_octal(c))) {
        return octal_escape(p, start, (uint32_t)(c - '0'), 2, out);
    }
    if (is_digit(c) && !in_set) {
        return group_escape(p, start, c, out);
    }
    if (is_digit(c) || is_letter(c)) {
        return bad(p, "bad escape %U", start);
    }
    out->value = (uint32_t)c;
    return true;
}

void
parser_emit_character(Parser *p, uint32_t c, uint32_t flags)
{
    uint32_t fold = fold_of(flags);
    if (fold == FOLD_NONE) {
        parser_emit(p, OP_CHAR);
        parser_emit(p, c);
    } else {
        parser_emit(p, OP_CHAR_FOLD);
        parser_emit(p, regex_fold(c, fold));
        parser_emit(p, fold);
    }
}

static size_t
set_begin(Parser *p, uint32_t flags)
{
    size_t start = p->count;
    parser_emit(p, OP_SET);
    for (int i = 1; i < SET_HEAD; i++) {
        parser_emit(p, 0);
    }
    p->words[start + 2] = fold_of(flags);
    return start;
}

static void
set_finish(Parser *p, size_t start, bool is_negated)
{
    uint32_t *set = p->words + start;
    set[1] = (uint32_t)(p->count - start);
    set[3] = is_negated;
    for (uint32_t c = 0; c < 256; c++) {
        if (regex_set_has(set, c)) {
            set[4 + (c >> 5)] |= 1u << (c & 31);
        }
    }
}

static void
emit_pair(Parser *p, uint32_t low, uint32_t high)
{
    parser_emit(p, low);
    parser_emit(p, high);
}

void
parser_emit_class(Parser *p, uint32_t which, uint32_t flags)
{
    size_t start = set_begin(p, flags);
    emit_pair(p, REGEX_CLASS, which);
    set_finish(p, start, false);
}

static bool
set_item(Parser *p, uint32_t flags, Escape *out)
{
    *out = (Escape){ESCAPE_CHARACTER, (uint32_t)p->token};
    return !p->is_escape || parser_escape(p, flags, true, out);
}

static void
emit_item(Parser *p, Escape item)
{
    if (item.kind == ESCAPE_CLASS) {
        emit_pair(p, REGEX_CLASS, item.value);
    } else {
        emit_pair(p, item.value, item.value);
    }
}

// What may mean something else one day.
static bool
possible(Parser *p, const char *what, int64_t position)
{
    if (p->warnings == NULL && (p->warnings = list_new(0)) != NULL) {
        hold(p->warnings);
    }
    Object *text = p->warnings == NULL ? NULL : str_format("Possible %s at position %lld", what, (long long)position);
    p->failed |= text == NULL || list_append_give(p->warnings, text) < 0;
    return !p->failed;
}

static const char *
set_operator(int32_t c)
{
    return c == '-'   ? "set difference"
           : c == '&' ? "set intersection"
           : c == '~' ? "set symmetric difference"
           : c == '|' ? "set union"
                      : NULL;
}

bool
parser_set(Parser *p, uint32_t flags, int64_t start)
{
    if (p->next == '[' && p->next_size == 1 && !possible(p, "nested set", parser_tell(p))) {
        return false;
    }
    bool is_negated = parser_match(p, '^');
    size_t set = set_begin(p, flags);
    for (;;) {
        int64_t from = parser_tell(p);
        if (!parser_get(p)) {
            return parser_fail(p, start, "unterminated character set");
        }
        if (p->token == ']' && !p->is_escape && p->count > set + SET_HEAD) {
            break;
        }
        if (p->count > set + SET_HEAD && !p->is_escape && p->next == p->token && p->next_size == 1 && set_operator(p->token) != NULL &&
            !possible(p, set_operator(p->token), parser_tell(p) - 1)) {
            return false;
        }
        Escape low, high;
        if (!set_item(p, flags, &low)) {
            return false;
        }
        if (!parser_match(p, '-')) {
            emit_item(p, low);
            continue;
        }
        if (!parser_get(p)) {
            return parser_fail(p, start, "unterminated character set");
        }
        if (p->token == ']' && !p->is_escape) {
            emit_item(p, low);
            emit_pair(p, '-', '-');
            break;
        }
        if (p->token == '-' && !p->is_escape && !possible(p, "set difference", parser_tell(p) - 2)) {
            return false;
        }
        if (!set_item(p, flags, &high)) {
            return false;
        }
        if (low.kind != ESCAPE_CHARACTER || high.kind != ESCAPE_CHARACTER || high.value < low.value) {
            return bad(p, "bad character range %U", from);
        }
        emit_pair(p, low.value, high.value);
    }
    // A set of one character is that character.
    uint32_t *words = p->words + set;
    if (!is_negated && p->count == set + SET_HEAD + 2 && words[SET_HEAD] == words[SET_HEAD + 1]) {
        uint32_t c = words[SET_HEAD];
        p->count = set;
        parser_emit_character(p, c, flags);
    } else {
        set_finish(p, set, is_negated);
    }
    return !p->failed;
}
