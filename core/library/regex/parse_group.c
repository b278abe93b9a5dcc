// Groups and all that starts with (?.
#include "library/regex/parse.h"
#include "object/temporaries.h"
#include "types/bytes.h"
#include "types/held.h"
#include "types/unicode.h"

enum { TYPE_FLAGS = REGEX_ASCII | REGEX_LOCALE | REGEX_UNICODE };

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

uint32_t
parser_open_group(Parser *p, Object *name, int64_t name_position)
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

static bool
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
    if (!parser_branches(p, flags, false, &width)) {
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
    if (!parser_sequence(p, flags, false, &yes)) {
        return false;
    }
    size_t jump = p->count;
    parser_emit(p, OP_JUMP);
    parser_emit(p, 0);
    p->words[op + 2] = (uint32_t)(p->count - op);
    if (parser_match(p, '|')) {
        if (!parser_sequence(p, flags, false, &no)) {
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

uint32_t
parser_effective_flags(const Parser *p)
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
    if (how.captures && (group = parser_open_group(p, how.name, how.name_position)) == 0) {
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
    if (!parser_branches(p, how.flags, false, &item->width) || !close_parenthesis(p, start)) {
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

bool
parser_group(Parser *p, uint32_t *flags, bool is_first, Item *item)
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
        *flags = parser_effective_flags(p);
        return is_first || parser_fail(p, start, "global flags not at the start of the expression");
    }
    how.flags = combine(*flags, add, remove);
    return parse_body(p, how, start, item);
}
