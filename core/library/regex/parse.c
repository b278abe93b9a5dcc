// Reads a pattern and writes its program at once; what is repeated is moved up to make room for the loop.
#include "library/regex/parse.h"
#include "object/temporaries.h"
#include "types/bytes.h"
#include "types/dict.h"
#include "types/held.h"
#include "types/int.h"
#include "types/tuple.h"

enum { REGEX_WRONG_FLAGS = -2 };

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
        return parser_group(p, flags, is_first, item);
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

bool
parser_sequence(Parser *p, uint32_t flags, bool first, Width *width)
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

bool
parser_branches(Parser *p, uint32_t flags, bool first, Width *width)
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
        if (!parser_sequence(p, flags, first, &branch)) {
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
        flags = first ? parser_effective_flags(p) : flags;
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
    parser_open_group(p, NULL, 0);
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
    if (!parser_branches(p, parser_effective_flags(p), true, &width)) {
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
                       : i == 3                ? int_from(parser_effective_flags(p))
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
