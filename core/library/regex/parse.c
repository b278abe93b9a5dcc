// Reads a pattern and writes its program at once; what is repeated is moved up to make room for the loop.
#include "library/regex/parse.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/bytes.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/int.h"
#include "types/tuple.h"
#include "types/unicode.h"

enum { TYPE_FLAGS = REGEX_ASCII | REGEX_LOCALE | REGEX_UNICODE, REGEX_WRONG_FLAGS = -2 };

// --- tokens ---------------------------------------------------------------------------------------------

bool
parser_fail_words(Parser *p, int64_t position, const char *format, const Word *words)
{
    if (!p->failed) {
        p->failed = true;
        p->message = str_format_words(format, words);
        if (p->message != NULL) {
            hold(p->message);
        }
        p->error_position = position;
    }
    return false;
}

int64_t
parser_tell(const Parser *p)
{
    return p->index - p->next_size;
}

void
parser_advance(Parser *p)
{
    int64_t i = p->index;
    if (i >= p->text.length) {
        p->next = -1;
        p->next_size = 0;
        return;
    }
    p->next = (int32_t)text_at(&p->text, i);
    p->next_size = 1;
    if (p->next == '\\') {
        if (i + 1 >= p->text.length) {
            parser_fail(p, i, "bad escape (end of pattern)");
            p->next = -1;
            p->next_size = 0;
            return;
        }
        p->next = (int32_t)text_at(&p->text, i + 1);
        p->next_size = 2;
    }
    p->index = i + p->next_size;
}

bool
parser_get(Parser *p)
{
    p->token = p->next;
    p->is_escape = p->next_size == 2;
    if (p->failed || p->next < 0) {
        return false;
    }
    parser_advance(p);
    return !p->failed;
}

bool
parser_match(Parser *p, char c)
{
    if (p->next != c || p->next_size != 1) {
        return false;
    }
    parser_advance(p);
    return true;
}

void
parser_seek(Parser *p, int64_t index)
{
    p->index = index;
    parser_advance(p);
}

// Always a str: it stands in a message or is a name.
Object *
parser_slice(Parser *p, int64_t start, int64_t stop)
{
    const char *data = (const char *)p->text.data + start * p->text.kind;
    Object *text = p->is_text ? str_from_text(&(Text){data, stop - start, p->text.kind})
                              : str_from_latin1(data, (size_t)(stop - start));
    p->failed |= text == NULL;
    return text == NULL ? NULL : hold(text);
}

// --- the program ----------------------------------------------------------------------------------------

void
parser_emit(Parser *p, uint32_t word)
{
    if (p->count == p->capacity) {
        p->capacity = p->capacity == 0 ? 64 : p->capacity * 2;
        p->words = host_realloc(p->words, p->capacity * sizeof *p->words);
    }
    p->words[p->count++] = word;
}

// Offsets do not change when a whole item is moved: they are relative.
void
parser_insert(Parser *p, size_t at, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        parser_emit(p, 0);
    }
    memmove(p->words + at + count, p->words + at, (p->count - count - at) * sizeof *p->words);
}

static Width
width_add(Width a, Width b)
{
    uint64_t low = (uint64_t)a.low + b.low, high = (uint64_t)a.high + b.high;
    bool endless = a.high == REGEX_FOREVER || b.high == REGEX_FOREVER || high >= REGEX_FOREVER;
    return (Width){low > REGEX_FOREVER ? REGEX_FOREVER : (uint32_t)low,
                   endless ? REGEX_FOREVER : (uint32_t)high};
}

static uint32_t
multiply(uint32_t a, uint32_t b)
{
    uint64_t product = (uint64_t)a * b;
    return a == 0 || b == 0                                                       ? 0
           : a == REGEX_FOREVER || b == REGEX_FOREVER || product >= REGEX_FOREVER ? REGEX_FOREVER
                                                                                  : (uint32_t)product;
}

// --- groups ---------------------------------------------------------------------------------------------

static Object *
group_name_peek(Parser *p, Object *name, uint32_t *group)
{
    for (uint32_t i = 1; i < p->group_count; i++) {
        if (p->groups[i].name != NULL && str_equal(p->groups[i].name, name)) {
            *group = i;
            return p->groups[i].name;
        }
    }
    return NULL;
}

// A new group. Its number, or 0 on an error.
static uint32_t
group_open(Parser *p, Object *name, int64_t name_position)
{
    uint32_t other;
    if (name != NULL && group_name_peek(p, name, &other) != NULL) {
        parser_fail(p, name_position, "redefinition of group name %R as group %u; was group %u", name,
                    p->group_count, other);
        return 0;
    }
    if (p->group_count == p->group_capacity) {
        p->group_capacity = p->group_capacity == 0 ? 8 : p->group_capacity * 2;
        p->groups = host_realloc(p->groups, p->group_capacity * sizeof *p->groups);
    }
    p->groups[p->group_count] = (Group){.name = name};
    return p->group_count++;
}

bool
parser_check_lookbehind(Parser *p, uint32_t group)
{
    if (p->lookbehind_groups < 0) {
        return true;
    }
    if (group < p->group_count && !p->groups[group].closed) {
        return parser_fail(p, parser_tell(p), "cannot refer to an open group");
    }
    if (group >= (uint64_t)p->lookbehind_groups) {
        return parser_fail(p, parser_tell(p),
                           "cannot refer to group defined in the same lookbehind subpattern");
    }
    return true;
}

bool
parser_check_reference(Parser *p, uint32_t group, int64_t position)
{
    if (!p->groups[group].closed) {
        return parser_fail(p, position, "cannot refer to an open group");
    }
    return parser_check_lookbehind(p, group);
}

static bool
is_identifier(Object *name)
{
    for (int64_t i = 0; i < str_length(name); i++) {
        uint32_t c = str_at(name, i);
        if (c != '_' && !unicode_is(c, i == 0 ? UNICODE_ID_START : UNICODE_ID_CONTINUE)) {
            return false;
        }
    }
    return true;
}

// The text up to the terminator, which is taken too. NULL on an error.
static Object *
read_name(Parser *p, char terminator)
{
    int64_t start = parser_tell(p);
    while (p->next >= 0 && !(p->next == terminator && p->next_size == 1)) {
        parser_advance(p);
    }
    int64_t end = parser_tell(p);
    if (end == start) {
        parser_fail(p, start, "missing group name");
    } else if (p->next < 0) {
        parser_fail(p, start, "missing %c, unterminated name", terminator);
    }
    parser_advance(p);
    if (p->failed) {
        return NULL;
    }
    return parser_slice(p, start, end);
}

static bool
check_name(Parser *p, Object *name, int64_t position)
{
    if (!p->is_text && !str_is_ascii(name)) {
        // As ascii() shows the bytes.
        Object *bytes = bytes_from(str_data(name), (size_t)str_length(name));
        if (bytes == NULL) {
            p->failed = true;
            return false;
        }
        return parser_fail(p, position, "bad character in group name %R", hold(bytes));
    }
    return is_identifier(name) || parser_fail(p, position, "bad character in group name %R", name);
}

// A group that is referred to by name. 0 on an error.
static uint32_t
find_named(Parser *p, Object *name, int64_t position)
{
    uint32_t group = 0;
    if (check_name(p, name, position) && group_name_peek(p, name, &group) == NULL) {
        parser_fail(p, position, "unknown group name %R", name);
    }
    return p->failed ? 0 : group;
}

// --- items ----------------------------------------------------------------------------------------------

typedef enum { ITEM_NONE, ITEM_PLACE, ITEM_REPEAT, ITEM_CHARACTER, ITEM_OTHER } ItemKind;

typedef struct {
    ItemKind kind;
    size_t start; // in the program
    Width width;
    uint32_t first_group; // groups that are there already
} Item;

static bool parse_branches(Parser *p, uint32_t flags, bool first, Width *width);
static bool parse_sequence(Parser *p, uint32_t flags, bool first, Width *width);

static bool
close_parenthesis(Parser *p, int64_t start)
{
    return p->failed              ? false
           : parser_match(p, ')') ? !p->failed
                                  : parser_fail(p, start, "missing ), unterminated subpattern");
}

static bool
at_end(Parser *p)
{
    return parser_fail(p, parser_tell(p), "unexpected end of pattern");
}

static bool
parse_look(Parser *p, uint32_t flags, int64_t start, Item *item)
{
    bool is_behind = false;
    if (p->token == '<') {
        if (!parser_get(p)) {
            return at_end(p);
        }
        if (p->is_escape || (p->token != '=' && p->token != '!')) {
            Object *shown = parser_slice(p, parser_tell(p) - (p->is_escape ? 2 : 1), parser_tell(p));
            if (shown != NULL) {
                parser_fail(p, parser_tell(p) - str_length(shown) - 2, "unknown extension ?<%U", shown);
            }
            return false;
        }
        is_behind = true;
    }
    bool is_not = p->token == '!';
    int64_t groups_before = p->lookbehind_groups;
    if (is_behind && groups_before < 0) {
        p->lookbehind_groups = p->group_count;
    }
    size_t op = p->count;
    parser_emit(p, is_not ? OP_LOOK_NOT : OP_LOOK);
    parser_emit(p, 0);
    if (is_not) {
        parser_emit(p, 0);
    }
    Width width;
    if (!parse_branches(p, flags, false, &width)) {
        return false;
    }
    p->lookbehind_groups = groups_before;
    if (!close_parenthesis(p, start)) {
        return false;
    }
    parser_emit(p, is_not ? OP_LOOK_NOT_END : OP_LOOK_END);
    if (is_not) {
        p->words[op + 2] = (uint32_t)(p->count - op);
    }
    if (is_behind) {
        p->has_variable_lookbehind |= width.low != width.high || width.high > INT32_MAX;
        p->words[op + 1] = width.low;
    }
    *item = (Item){.kind = ITEM_OTHER, .start = op};
    return true;
}

// The decimal number that a name is, or -1.
static int64_t
number_of(Object *name)
{
    int64_t value = 0;
    for (int64_t i = 0; i < str_length(name); i++) {
        uint32_t c = str_at(name, i);
        if (c < '0' || c > '9') {
            return -1;
        }
        value = value > INT32_MAX ? value : value * 10 + (c - '0');
    }
    return value;
}

static bool
read_condition(Parser *p, uint32_t *group)
{
    int64_t position = parser_tell(p);
    Object *name = read_name(p, ')');
    if (name == NULL) {
        return false;
    }
    int64_t number = number_of(name);
    if (number < 0) {
        *group = find_named(p, name, position);
    } else if (number == 0) {
        parser_fail(p, position, "bad group number");
    } else if (number > INT32_MAX / 2) {
        parser_fail(p, position, "invalid group reference %U", name);
    } else {
        *group = (uint32_t)number;
        if (p->highest_condition == 0) {
            p->first_condition = *group;
            p->first_condition_position = position;
        }
        if (*group > p->highest_condition) {
            p->highest_condition = *group;
            p->condition_position = position;
        }
    }
    return !p->failed && parser_check_lookbehind(p, *group);
}

static bool
parse_condition(Parser *p, uint32_t flags, int64_t start, Item *item)
{
    uint32_t group = 0;
    if (!read_condition(p, &group)) {
        return false;
    }
    size_t op = p->count;
    parser_emit(p, OP_CONDITION);
    parser_emit(p, 2 * (group - 1));
    parser_emit(p, 0);
    Width yes, no = {0, 0};
    if (!parse_sequence(p, flags, false, &yes)) {
        return false;
    }
    size_t jump = p->count;
    parser_emit(p, OP_JUMP);
    parser_emit(p, 0);
    p->words[op + 2] = (uint32_t)(p->count - op);
    if (parser_match(p, '|')) {
        if (!parse_sequence(p, flags, false, &no)) {
            return false;
        }
        if (p->next == '|' && p->next_size == 1) {
            return parser_fail(p, parser_tell(p), "conditional backref with more than two branches");
        }
    }
    p->words[jump + 1] = (uint32_t)(p->count - jump);
    *item = (Item){.kind = ITEM_OTHER,
                   .start = op,
                   .width = {yes.low < no.low ? yes.low : no.low, yes.high > no.high ? yes.high : no.high}};
    return close_parenthesis(p, start);
}

static uint32_t
flag_of(int32_t c, bool is_escape)
{
    if (is_escape) {
        return 0;
    }
    switch (c) {
    case 'i':
        return REGEX_IGNORECASE;
    case 'L':
        return REGEX_LOCALE;
    case 'm':
        return REGEX_MULTILINE;
    case 's':
        return REGEX_DOTALL;
    case 'x':
        return REGEX_VERBOSE;
    case 'a':
        return REGEX_ASCII;
    case 'u':
        return REGEX_UNICODE;
    default:
        return 0;
    }
}

// The next letter of inline flags.
static bool
get_flag(Parser *p, const char *missing, const char *ends, uint32_t *flag)
{
    *flag = 0;
    if (!parser_get(p)) {
        return parser_fail(p, parser_tell(p), "missing %s", missing);
    }
    if (!p->is_escape && p->token < 128 && strchr(ends, p->token) != NULL && p->token != 0) {
        return true;
    }
    *flag = flag_of(p->token, p->is_escape);
    if (*flag != 0) {
        return true;
    }
    int64_t position = parser_tell(p) - (p->is_escape ? 2 : 1);
    bool is_letter = !p->is_escape && unicode_is((uint32_t)p->token, UNICODE_ALPHA);
    return is_letter ? parser_fail(p, position, "unknown flag")
                     : parser_fail(p, position, "missing %s", missing);
}

// The flags behind "(?". False on an error. *is_global: they concern the whole pattern.
static bool
parse_flags(Parser *p, uint32_t *add, uint32_t *remove, bool *is_global)
{
    uint32_t flag = flag_of(p->token, p->is_escape);
    while (flag != 0) {
        if (flag == REGEX_LOCALE && p->is_text) {
            return parser_fail(p, parser_tell(p), "bad inline flags: cannot use 'L' flag with a str pattern");
        }
        if (flag == REGEX_UNICODE && !p->is_text) {
            return parser_fail(p, parser_tell(p),
                               "bad inline flags: cannot use 'u' flag with a bytes pattern");
        }
        *add |= flag;
        if ((flag & TYPE_FLAGS) && (*add & TYPE_FLAGS) != flag) {
            return parser_fail(p, parser_tell(p),
                               "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        }
        if (!get_flag(p, "-, : or )", ")-:", &flag)) {
            return false;
        }
    }
    if (p->token == ')') {
        *is_global = true;
        p->flags |= *add;
        return true;
    }
    if (p->token != '-') {
        return true;
    }
    if (!get_flag(p, "flag", "", &flag)) {
        return false;
    }
    while (flag != 0) {
        if (flag & TYPE_FLAGS) {
            return parser_fail(p, parser_tell(p), "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        }
        *remove |= flag;
        if (!get_flag(p, ":", ":", &flag)) {
            return false;
        }
    }
    return (*add & *remove) == 0 ||
           parser_fail(p, parser_tell(p) - 1, "bad inline flags: flag turned on and off");
}

static uint32_t
combine(uint32_t flags, uint32_t add, uint32_t remove)
{
    return ((add & TYPE_FLAGS ? flags & ~(uint32_t)TYPE_FLAGS : flags) | add) & ~remove;
}

// What all flags mean that may stand anywhere: Unicode's classes are those of str unless ASCII's are asked
// for.
static uint32_t
effective(const Parser *p)
{
    return p->is_text && !(p->flags & REGEX_ASCII) ? p->flags | REGEX_UNICODE : p->flags;
}

static bool
parse_named_reference(Parser *p, uint32_t flags, Item *item)
{
    int64_t position = parser_tell(p);
    Object *name = read_name(p, ')');
    if (name == NULL) {
        return false;
    }
    uint32_t group = find_named(p, name, position);
    if (p->failed || !parser_check_reference(p, group, position)) {
        return false;
    }
    *item = (Item){.kind = ITEM_OTHER, .start = p->count, .width = p->groups[group].width};
    parser_emit(p, OP_REFERENCE);
    parser_emit(p, 2 * (group - 1));
    parser_emit(p, fold_of(flags));
    return true;
}

// "unknown extension" with the characters since `from`, which are shown behind a question mark.
static bool
unknown_extension(Parser *p, int64_t from)
{
    Object *shown = parser_slice(p, from, parser_tell(p));
    return shown != NULL && parser_fail(p, from, "unknown extension %U", shown);
}

typedef struct {
    bool captures, is_atomic;
    Object *name;
    int64_t name_position;
    uint32_t flags;
} GroupStart;

// The group whose parenthesis has been read, up to its end.
static bool
parse_body(Parser *p, GroupStart how, int64_t start, Item *item)
{
    uint32_t group = 0;
    if (how.captures && (group = group_open(p, how.name, how.name_position)) == 0) {
        return false;
    }
    item->kind = ITEM_OTHER;
    item->start = p->count;
    if (group > 0) {
        parser_emit(p, OP_MARK);
        parser_emit(p, 2 * (group - 1));
    } else if (how.is_atomic) {
        parser_emit(p, OP_ATOMIC);
    }
    if (!parse_branches(p, how.flags, false, &item->width) || !close_parenthesis(p, start)) {
        return false;
    }
    if (group > 0) {
        parser_emit(p, OP_MARK);
        parser_emit(p, 2 * (group - 1) + 1);
        p->groups[group].closed = true;
        p->groups[group].width = item->width;
    } else if (how.is_atomic) {
        parser_emit(p, OP_ATOMIC_END);
    }
    return true;
}

// What begins with a parenthesis. `is_first`: nothing stands before it. *flags may change for what follows.
static bool
parse_group(Parser *p, uint32_t *flags, bool is_first, Item *item)
{
    int64_t start = parser_tell(p) - 1;
    GroupStart how = {.captures = true, .flags = *flags};
    if (!parser_match(p, '?')) {
        return parse_body(p, how, start, item);
    }
    int64_t question = parser_tell(p) - 1;
    if (!parser_get(p)) {
        return at_end(p);
    }
    int32_t c = p->is_escape ? -1 : p->token;
    if (c == 'P') {
        if (parser_match(p, '<')) {
            how.name_position = parser_tell(p);
            how.name = read_name(p, '>');
            if (how.name == NULL || !check_name(p, how.name, how.name_position)) {
                return false;
            }
            return parse_body(p, how, start, item);
        }
        if (parser_match(p, '=')) {
            return parse_named_reference(p, *flags, item);
        }
        return parser_get(p) ? unknown_extension(p, question) : at_end(p);
    }
    how.captures = false;
    if (c == ':') {
        return parse_body(p, how, start, item);
    }
    if (c == '#') {
        for (;;) {
            if (p->next < 0) {
                return parser_fail(p, start, "missing ), unterminated comment");
            }
            if (!parser_get(p)) {
                return false;
            }
            if (p->token == ')' && !p->is_escape) {
                return true;
            }
        }
    }
    if (c == '=' || c == '!' || c == '<') {
        return parse_look(p, *flags, start, item);
    }
    if (c == '(') {
        return parse_condition(p, *flags, start, item);
    }
    if (c == '>') {
        how.is_atomic = true;
        return parse_body(p, how, start, item);
    }
    if (c != '-' && flag_of(c, false) == 0) {
        return unknown_extension(p, question);
    }
    uint32_t add = 0, remove = 0;
    bool is_global = false;
    if (!parse_flags(p, &add, &remove, &is_global)) {
        return false;
    }
    if (is_global) {
        if ((add & REGEX_VERBOSE) && !(*flags & REGEX_VERBOSE)) {
            p->restart = true;
            p->failed = true;
            return false;
        }
        *flags = effective(p);
        return is_first || parser_fail(p, start, "global flags not at the start of the expression");
    }
    how.flags = combine(*flags, add, remove);
    return parse_body(p, how, start, item);
}

// --- repetition -----------------------------------------------------------------------------------------

typedef struct {
    uint32_t low, high;
    RegexGreed greed;
} Repeat;

static bool
read_count(Parser *p, uint64_t *count, bool *is_there)
{
    *is_there = false;
    while (is_digit(p->next) && p->next_size == 1) {
        *count = *count > REGEX_FOREVER ? *count : *count * 10 + (uint64_t)(p->next - '0');
        *is_there = true;
        parser_advance(p);
    }
    return !p->failed;
}

// {low,high}. 1, 0 when it is no repetition but text, -1.
static int
read_braces(Parser *p, int64_t here, Repeat *repeat)
{
    if (p->next == '}' && p->next_size == 1) {
        return 0;
    }
    uint64_t low = 0, high = 0;
    bool has_low, has_high;
    if (!read_count(p, &low, &has_low)) {
        return -1;
    }
    if (parser_match(p, ',')) {
        if (!read_count(p, &high, &has_high)) {
            return -1;
        }
    } else {
        high = low;
        has_high = has_low;
    }
    if (!parser_match(p, '}')) {
        parser_seek(p, here);
        return 0;
    }
    if ((has_low && low >= REGEX_FOREVER) || (has_high && high >= REGEX_FOREVER)) {
        raise(EXC_OverflowError, "the repetition number is too large");
        p->failed = true;
        return -1;
    }
    repeat->low = (uint32_t)low;
    repeat->high = has_high ? (uint32_t)high : REGEX_FOREVER;
    if (repeat->high < repeat->low) {
        parser_fail(p, here, "min repeat greater than max repeat");
        return -1;
    }
    return 1;
}

static void
emit_loop(Parser *p, Item *item, Repeat repeat)
{
    size_t at = item->start;
    if (item->kind == ITEM_CHARACTER) {
        parser_insert(p, at, 5);
        const uint32_t one[] = {OP_ONE, repeat.greed, repeat.low, repeat.high, (uint32_t)(p->count - at)};
        memcpy(p->words + at, one, sizeof one);
        return;
    }
    uint32_t which = p->loops++;
    bool is_atomic = repeat.greed == POSSESSIVE;
    parser_insert(p, at, 3 + is_atomic);
    if (is_atomic) {
        p->words[at++] = OP_ATOMIC;
    }
    p->words[at] = OP_LOOP_START;
    p->words[at + 1] = which;
    p->words[at + 2] = (uint32_t)(p->count - at);
    for (int i = 0; i <= (repeat.greed == LAZY); i++) {
        uint32_t back = (uint32_t)(p->count - (at + 3));
        parser_emit(p, repeat.greed != LAZY ? OP_LOOP : i == 0 ? OP_LOOP_LAZY : OP_LOOP_MORE);
        parser_emit(p, which);
        parser_emit(p, repeat.low);
        parser_emit(p, repeat.high);
        parser_emit(p, back);
    }
    if (is_atomic) {
        parser_emit(p, OP_ATOMIC_END);
    }
}

// A quantifier, just taken. 1, 0 when it was text, -1.
static int
parse_repeat(Parser *p, Item *item)
{
    int64_t here = parser_tell(p), sign = here - 1;
    Repeat repeat = {p->token == '+', p->token == '?' ? 1 : REGEX_FOREVER, GREEDY};
    if (p->token == '{') {
        int result = read_braces(p, here, &repeat);
        if (result <= 0) {
            return p->failed ? -1 : result;
        }
    }
    if (item->kind == ITEM_NONE || item->kind == ITEM_PLACE) {
        parser_fail(p, sign, "nothing to repeat");
        return -1;
    }
    if (item->kind == ITEM_REPEAT) {
        parser_fail(p, sign, "multiple repeat");
        return -1;
    }
    repeat.greed = parser_match(p, '?') ? LAZY : parser_match(p, '+') ? POSSESSIVE : GREEDY;
    emit_loop(p, item, repeat);
    item->kind = ITEM_REPEAT;
    item->width = (Width){multiply(item->width.low, repeat.low), multiply(item->width.high, repeat.high)};
    return p->failed ? -1 : 1;
}

// --- sequences and branches -----------------------------------------------------------------------------

static void
emit_place(Parser *p, uint32_t place, uint32_t flags)
{
    parser_emit(p, OP_AT);
    parser_emit(p, place);
    parser_emit(p, (flags & REGEX_UNICODE) != 0);
}

static bool
parse_escape(Parser *p, uint32_t flags, Item *item)
{
    Escape escape;
    if (!parser_escape(p, flags, false, &escape)) {
        return false;
    }
    switch (escape.kind) {
    case ESCAPE_CHARACTER:
        parser_emit_character(p, escape.value, flags);
        break;
    case ESCAPE_CLASS:
        parser_emit_class(p, escape.value, flags);
        break;
    case ESCAPE_PLACE:
        *item = (Item){.kind = ITEM_PLACE, .start = item->start};
        emit_place(p, escape.value, flags);
        break;
    case ESCAPE_GROUP:
        *item = (Item){.kind = ITEM_OTHER, .start = item->start, .width = p->groups[escape.value].width};
        parser_emit(p, OP_REFERENCE);
        parser_emit(p, 2 * (escape.value - 1));
        parser_emit(p, fold_of(flags));
        break;
    }
    return true;
}

// The item that begins with the token just taken, which is no quantifier.
static bool
parse_item(Parser *p, uint32_t *flags, bool is_first, Item *item)
{
    int32_t c = p->token;
    Item begun = {.kind = ITEM_CHARACTER, .start = p->count, .width = {1, 1}};
    if (p->is_escape) {
        *item = begun;
        return parse_escape(p, *flags, item);
    }
    switch (c) {
    case '[':
        *item = begun;
        return parser_set(p, *flags, parser_tell(p) - 1);
    case '(':
        return parse_group(p, flags, is_first, item);
    case '.':
        parser_emit(p, *flags & REGEX_DOTALL ? OP_ALL : OP_ANY);
        break;
    case '^':
    case '$':
        begun = (Item){.kind = ITEM_PLACE, .start = p->count};
        emit_place(p,
                   *flags & REGEX_MULTILINE ? (c == '^' ? AT_LINE_START : AT_LINE_END)
                   : c == '^'               ? AT_START
                                            : AT_END,
                   *flags);
        break;
    default:
        parser_emit_character(p, (uint32_t)c, *flags);
    }
    *item = begun;
    return true;
}

static bool
is_one_of(const Parser *p, int32_t c, const char *characters)
{
    return !p->is_escape && c > 0 && c < 128 && strchr(characters, c) != NULL;
}

static bool
parse_sequence(Parser *p, uint32_t flags, bool first, Width *width)
{
    *width = (Width){0, 0};
    Width before = *width; // of what stands before the last item
    Item item = {.kind = ITEM_NONE};
    while (p->next >= 0 && !(p->next_size == 1 && (p->next == '|' || p->next == ')'))) {
        if (!parser_get(p)) {
            return false;
        }
        if (flags & REGEX_VERBOSE) {
            if (is_one_of(p, p->token, " \t\n\r\v\f")) {
                continue;
            }
            if (is_one_of(p, p->token, "#")) {
                while (parser_get(p) && !is_one_of(p, p->token, "\n")) {
                }
                if (p->failed) {
                    return false;
                }
                continue;
            }
        }
        bool is_text = !is_one_of(p, p->token, "*+?{");
        if (!is_text) {
            int result = parse_repeat(p, &item);
            if (result < 0) {
                return false;
            }
            if (result > 0) {
                *width = width_add(before, item.width);
                continue;
            }
            p->token = '{';
            p->is_escape = false;
        }
        Item next = {.kind = ITEM_NONE};
        if (!parse_item(p, &flags, first && item.kind == ITEM_NONE, &next)) {
            return false;
        }
        if (next.kind != ITEM_NONE) {
            item = next;
            before = *width;
            *width = width_add(before, item.width);
        }
    }
    return !p->failed;
}

static bool
parse_branches(Parser *p, uint32_t flags, bool first, Width *width)
{
    if (recursion_enter(NESTS_PATTERN, " while reading a pattern") < 0) {
        p->failed = true;
        return false;
    }
    size_t start = p->count, last_jump = 0;
    *width = (Width){REGEX_FOREVER, 0};
    bool done = false;
    while (!done) {
        Width branch;
        if (!parse_sequence(p, flags, first, &branch)) {
            break;
        }
        width->low = branch.low < width->low ? branch.low : width->low;
        width->high = branch.high > width->high ? branch.high : width->high;
        if (!parser_match(p, '|')) {
            done = !p->failed;
            break;
        }
        parser_insert(p, start, 2);
        p->words[start] = OP_SPLIT;
        p->words[start + 1] = (uint32_t)(p->count + 2 - start);
        // Until the end is known, each jump tells where the one before it is.
        parser_emit(p, OP_JUMP);
        parser_emit(p, (uint32_t)last_jump);
        last_jump = p->count - 2;
        start = p->count;
        // What stood first may have set flags for the whole pattern.
        flags = first ? effective(p) : flags;
        first = false;
    }
    while (done && last_jump != 0) {
        size_t previous = p->words[last_jump + 1];
        p->words[last_jump + 1] = (uint32_t)(p->count - last_jump);
        last_jump = previous;
    }
    recursion_leave(NESTS_PATTERN);
    return done;
}

// --- the whole ------------------------------------------------------------------------------------------

static void
parser_begin(Parser *p, Object *pattern, uint32_t flags)
{
    *p = (Parser){.pattern = pattern, .flags = flags, .is_text = is_str(pattern), .lookbehind_groups = -1};
    p->text = p->is_text ? text_of(pattern) : (Text){bytes_data(pattern), bytes_length(pattern), 1};
    group_open(p, NULL, 0);
    parser_advance(p);
}

static void
parser_end(Parser *p)
{
    host_free(p->groups);
    host_free(p->words);
}

static void
parse_all(Parser *p)
{
    Width width;
    if (!parse_branches(p, effective(p), true, &width)) {
        return;
    }
    const char *wrong = NULL;
    if (p->is_text) {
        wrong = p->flags & REGEX_LOCALE ? "cannot use LOCALE flag with a str pattern"
                : (p->flags & REGEX_ASCII) && (p->flags & REGEX_UNICODE)
                    ? "ASCII and UNICODE flags are incompatible"
                    : NULL;
    } else {
        wrong = p->flags & REGEX_UNICODE ? "cannot use UNICODE flag with a bytes pattern"
                : (p->flags & REGEX_ASCII) && (p->flags & REGEX_LOCALE)
                    ? "ASCII and LOCALE flags are incompatible"
                    : NULL;
    }
    if (wrong != NULL) {
        parser_fail(p, REGEX_WRONG_FLAGS, "%s", wrong);
        return;
    }
    if (p->next >= 0) {
        parser_fail(p, parser_tell(p), "unbalanced parenthesis");
    } else if (p->first_condition >= p->group_count) {
        parser_fail(p, p->first_condition_position, "invalid group reference %u", p->first_condition);
    } else if (p->highest_condition >= p->group_count) {
        parser_fail(p, p->condition_position, "invalid group reference %u", p->highest_condition);
    } else if (p->has_variable_lookbehind) {
        parser_fail(p, -1, "look-behind requires fixed-width pattern");
    }
    parser_emit(p, OP_MATCHED);
}

// The registers of the loops stand behind the marks, whose number is known only now.
static void
number_loops(Regex *program)
{
    static const uint8_t lengths[] = {
        [OP_MATCHED] = 1,      [OP_FAIL] = 1,      [OP_CHAR] = 2,       [OP_CHAR_FOLD] = 3,
        [OP_ANY] = 1,          [OP_ALL] = 1,       [OP_SET] = 0,        [OP_AT] = 3,
        [OP_MARK] = 2,         [OP_REFERENCE] = 3, [OP_CONDITION] = 3,  [OP_JUMP] = 2,
        [OP_SPLIT] = 2,        [OP_LOOK] = 2,      [OP_LOOK_END] = 1,   [OP_LOOK_NOT] = 3,
        [OP_LOOK_NOT_END] = 1, [OP_ATOMIC] = 1,    [OP_ATOMIC_END] = 1, [OP_ONE] = 5,
        [OP_LOOP_START] = 3,   [OP_LOOP] = 5,      [OP_LOOP_LAZY] = 5,  [OP_LOOP_MORE] = 5,
    };
    uint32_t *op = program->words, *end = op + program->base.size;
    while (op < end) {
        if (op[0] >= OP_LOOP_START) {
            op[1] = REGISTER_MARKS + 2 * program->groups + 2 * op[1];
        }
        op += op[0] == OP_SET ? op[1] : lengths[op[0]];
    }
}

static Object *
make_program(const Parser *p)
{
    Object *op = regex_new(p->count);
    if (op == NULL) {
        return NULL;
    }
    Regex *program = (Regex *)op;
    memcpy(program->words, p->words, p->count * sizeof *p->words);
    program->is_state = false;
    program->is_text = p->is_text;
    program->groups = p->group_count - 1;
    program->registers = REGISTER_MARKS + 2 * program->groups + 2 * p->loops;
    number_loops(program);
    return op;
}

static Object *
make_names(const Parser *p)
{
    Object *dict = dict_new();
    if (dict == NULL) {
        return NULL;
    }
    hold(dict);
    for (uint32_t i = 1; i < p->group_count; i++) {
        if (p->groups[i].name == NULL) {
            continue;
        }
        Object *number = int_from(i);
        if (number == NULL || dict_set(dict, p->groups[i].name, number) < 0) {
            xdecref(number);
            drop_held(1);
            return NULL;
        }
        decref(number);
    }
    return let_go();
}

// The parts of a program, or the message and the position of an error (None: nowhere, False: the flags, a ValueError);
// then what to warn of, which an error does not keep. Leaves them held.
static Object *
make_result(const Parser *p)
{
    Slot parts[5] = {{.ref = p->message}};
    int count = p->failed ? 3 : 5;
    for (int i = p->failed; i < count; i++) {
        Object *part = i == count - 1          ? p->warnings == NULL ? None : incref(p->warnings)
                       : i == 0                ? make_program(p)
                       : i == 2                ? make_names(p)
                       : i == 3                ? int_from(effective(p))
                       : !p->failed            ? int_from(p->group_count - 1)
                       : p->error_position < 0 ? incref(p->error_position == REGEX_WRONG_FLAGS ? False : None)
                                               : int_from(p->error_position);
        if (part == NULL) {
            return NULL;
        }
        parts[i].ref = hold(part);
    }
    return tuple_from_slots(parts, count);
}

Object *
regex_compile(Object *pattern, uint32_t flags)
{
    Parser p;
    int held = held_count();
    parser_begin(&p, pattern, flags);
    parse_all(&p);
    if (p.restart) {
        parser_end(&p);
        parser_begin(&p, pattern, flags | REGEX_VERBOSE);
        parse_all(&p);
    }
    Object *result = p.failed && p.message == NULL ? NULL : make_result(&p);
    parser_end(&p);
    drop_held_to(held);
    return result;
}
