// The matcher: runs a program over a text, and goes back to the last choice when it fails.
#include "library/regex/regex.h"
#include "memory/heap.h"
#include "object/error.h"

enum {
    CHOICE_JUMP = -1,  // go on at `value`
    CHOICE_FEWER = -2, // one repetition less, down to `low`, then go on at `value`
    CHOICE_MORE = -3,  // the lazy OP_ONE at `value` takes one more; `low` counts
    REGEX_SLICE = 1 << 20,
    FIRST_CAPACITY = 64,
};

int
matcher_begin(Matcher *self, const Regex *program, Text text)
{
    *self = (Matcher){.program = program, .text = text, .capacity = FIRST_CAPACITY, .steps = REGEX_SLICE};
    self->registers = heap_alloc(sizeof(int32_t) * program->registers);
    self->stack = heap_alloc(sizeof(RegexChoice) * self->capacity);
    if (self->registers == NULL || self->stack == NULL) {
        matcher_end(self);
        raise_no_memory();
        return -1;
    }
    return 0;
}

void
matcher_end(Matcher *self)
{
    heap_free(self->registers);
    heap_free(self->stack);
    self->registers = NULL;
    self->stack = NULL;
}

// A state is the matcher's numbers, its registers and its stack.
enum { STATE_HEAD = 5, WORDS_PER_CHOICE = sizeof(RegexChoice) / 4 };

Object *
matcher_save(const Matcher *self)
{
    size_t registers = self->program->registers;
    Object *op = regex_new(STATE_HEAD + registers + self->depth * WORDS_PER_CHOICE);
    if (op == NULL) {
        return NULL;
    }
    Regex *state = (Regex *)op;
    state->is_state = true;
    state->registers = (uint32_t)registers;
    uint32_t *words = state->words;
    words[0] = (uint32_t)self->pc;
    words[1] = (uint32_t)self->position;
    words[2] = (uint32_t)self->start;
    words[3] = self->mode;
    words[4] = self->begun;
    memcpy(words + STATE_HEAD, self->registers, registers * 4);
    memcpy(words + STATE_HEAD + registers, self->stack, self->depth * sizeof(RegexChoice));
    return op;
}

static int
reserve(Matcher *self, size_t capacity)
{
    RegexChoice *larger = heap_realloc(self->stack, sizeof(RegexChoice) * capacity);
    if (larger == NULL) {
        raise_no_memory();
        return -1;
    }
    self->stack = larger;
    self->capacity = capacity;
    return 0;
}

int
matcher_restore(Matcher *self, const Regex *state)
{
    size_t registers = self->program->registers;
    if (!state->is_state || state->registers != registers) {
        raise(EXC_TypeError, "not a state of this matcher");
        return -1;
    }
    size_t depth = ((size_t)state->base.size - STATE_HEAD - registers) / WORDS_PER_CHOICE;
    if (depth > self->capacity && reserve(self, depth) < 0) {
        return -1;
    }
    const uint32_t *words = state->words;
    self->pc = (int32_t)words[0];
    self->position = (int32_t)words[1];
    self->start = (int32_t)words[2];
    self->mode = words[3];
    self->begun = words[4] != 0;
    memcpy(self->registers, words + STATE_HEAD, registers * 4);
    self->depth = depth;
    memcpy(self->stack, words + STATE_HEAD + registers, depth * sizeof(RegexChoice));
    // Copying a state takes time in proportion to its depth: then it runs longer, too.
    self->steps += (int64_t)depth;
    return 0;
}

static bool
push(Matcher *self, int32_t what, int32_t value, int32_t position, int32_t low)
{
    if (self->depth == self->capacity && reserve(self, self->capacity * 2) < 0) {
        return false;
    }
    self->stack[self->depth++] = (RegexChoice){what, value, position, low};
    return true;
}

// Sets a register, to be undone.
static bool
set_register(Matcher *self, int32_t which, int32_t value)
{
    if (!push(self, which, self->registers[which], self->position, 0)) {
        return false;
    }
    self->registers[which] = value;
    return true;
}

// Forgets the choices since the barrier, but not what is to be undone.
static void
commit(Matcher *self)
{
    size_t barrier = (size_t)self->registers[REGISTER_BARRIER], kept = barrier;
    for (size_t i = barrier; i < self->depth; i++) {
        if (self->stack[i].what >= 0) {
            self->stack[kept++] = self->stack[i];
        }
    }
    self->depth = kept;
    self->registers[REGISTER_BARRIER] = self->stack[barrier - 1].value;
}

// Undoes everything since the barrier, and takes away the choice below it.
static void
forget(Matcher *self)
{
    size_t barrier = (size_t)self->registers[REGISTER_BARRIER];
    while (self->depth >= barrier) {
        RegexChoice *top = &self->stack[--self->depth];
        if (top->what >= 0) {
            self->registers[top->what] = top->value;
        }
    }
    self->depth--;
}

static bool
is_place(const Matcher *self, uint32_t place, bool unicode)
{
    Text text = self->text;
    int64_t at = self->position, end = text.length;
    switch (place) {
    case AT_START:
        return at == 0;
    case AT_LINE_START:
        return at == 0 || text_at(&text, at - 1) == '\n';
    case AT_END:
        return at == end || (at == end - 1 && text_at(&text, at) == '\n');
    case AT_LINE_END:
        return at == end || text_at(&text, at) == '\n';
    case AT_VERY_END:
        return at == end;
    default:
        break;
    }
    if (end == 0) {
        return false;
    }
    bool before = at > 0 && regex_is_word(text_at(&text, at - 1), unicode);
    bool behind = at < end && regex_is_word(text_at(&text, at), unicode);
    return (before != behind) == (place == AT_BOUNDARY);
}

// Does the item of one character match this character?
static inline bool
item_has(const uint32_t *item, uint32_t c)
{
    switch (item[0]) {
    case OP_CHAR:
        return c == item[1];
    case OP_CHAR_FOLD:
        return c == item[1] || regex_fold(c, item[2]) == item[1];
    case OP_ANY:
        return c != '\n';
    case OP_ALL:
        return true;
    default:
        return c < 256 ? (item[4 + (c >> 5)] >> (c & 31) & 1) != 0 : regex_set_has(item, c);
    }
}

static int32_t
count_items(const Matcher *self, const uint32_t *item, uint32_t maximum)
{
    int64_t left = self->text.length - self->position;
    int64_t limit = left < (int64_t)maximum ? left : (int64_t)maximum;
    if (item[0] == OP_ALL) {
        return (int32_t)limit;
    }
    int64_t n = 0;
    while (n < limit && item_has(item, text_at(&self->text, self->position + n))) {
        n++;
    }
    return (int32_t)n;
}

// Goes forward over what a group has captured. 1, or 0 when the text differs or the group is not set.
static bool
match_reference(Matcher *self, const uint32_t *op)
{
    int32_t start = self->registers[REGISTER_MARKS + op[1]],
            end = self->registers[REGISTER_MARKS + op[1] + 1];
    if (start < 0 || end < start || self->text.length - self->position < end - start) {
        return false;
    }
    for (int32_t i = start; i < end; i++, self->position++) {
        uint32_t a = text_at(&self->text, i), b = text_at(&self->text, self->position);
        if (a != b && regex_fold(a, op[2]) != regex_fold(b, op[2])) {
            return false;
        }
    }
    return true;
}

// Takes back what was done since the last choice. False when none is left.
static bool
backtrack(Matcher *self)
{
    const uint32_t *words = self->program->words;
    while (self->depth > 0) {
        RegexChoice *top = &self->stack[self->depth - 1];
        if (top->what >= 0) {
            self->registers[top->what] = top->value;
            self->depth--;
            continue;
        }
        if (top->what == CHOICE_JUMP) {
            self->pc = top->value;
            self->position = top->position;
            self->depth--;
            return true;
        }
        if (top->what == CHOICE_FEWER) {
            self->pc = top->value;
            const uint32_t *next = words + top->value;
            do {
                self->steps--;
                top->position--;
            } while (top->position > top->low && next[0] == OP_CHAR &&
                     text_at(&self->text, top->position) != next[1]);
            self->position = top->position;
            if (top->position <= top->low) {
                self->depth--;
            }
            return true;
        }
        const uint32_t *op = words + top->value;
        if ((uint32_t)top->low < op[3] && top->position < self->text.length &&
            item_has(op + 5, text_at(&self->text, top->position))) {
            top->low++;
            self->position = ++top->position;
            self->pc = top->value + (int32_t)op[4];
            return true;
        }
        self->depth--;
    }
    return false;
}

// An item repeated: takes as many as its greed says. False: it fails.
static bool
repeat_item(Matcher *self, const uint32_t *op, bool *failed)
{
    uint32_t greed = op[1], minimum = op[2], next = (uint32_t)self->pc + op[4];
    int32_t n = count_items(self, op + 5, greed == LAZY ? minimum : op[3]);
    self->steps -= n;
    if ((uint32_t)n < minimum) {
        *failed = true;
        return true;
    }
    int32_t least = self->position + (int32_t)minimum;
    self->position += n;
    if (greed == LAZY) {
        if (minimum < op[3] && !push(self, CHOICE_MORE, self->pc, self->position, n)) {
            return false;
        }
    } else if (greed == GREEDY && self->position > least &&
               !push(self, CHOICE_FEWER, (int32_t)next, self->position, least)) {
        return false;
    }
    self->pc = (int32_t)next;
    return true;
}

// The end of a loop's body, or its begin. False: no memory.
static bool
repeat_body(Matcher *self, const uint32_t *op)
{
    int32_t which = (int32_t)op[1];
    uint32_t count = (uint32_t)self->registers[which];
    int32_t last = self->registers[which + 1], position = self->position;
    int32_t body = self->pc - (int32_t)op[4], behind = self->pc + 5;
    bool may_repeat = count < op[3] && position != last;
    if (op[0] != OP_LOOP_MORE && count < op[2]) {
        self->pc = body;
        return set_register(self, which, (int32_t)count + 1);
    }
    if (op[0] == OP_LOOP_LAZY) {
        self->pc = behind + 5;
        return push(self, CHOICE_JUMP, behind, position, 0);
    }
    if (!may_repeat) {
        self->pc = op[0] == OP_LOOP_MORE ? -1 : behind;
        return true;
    }
    self->pc = body;
    return (op[0] == OP_LOOP_MORE || push(self, CHOICE_JUMP, behind, position, 0)) &&
           set_register(self, which, (int32_t)count + 1) && set_register(self, which + 1, position);
}

// Runs from the current place. The program has been compiled by us: its offsets are right.
static RegexResult
run(Matcher *self)
{
    const uint32_t *words = self->program->words;
    const Text text = self->text;
    for (;;) {
        if (--self->steps < 0) {
            return REGEX_PAUSED;
        }
        const uint32_t *op = words + self->pc;
        bool failed = false, has_memory = true;
        switch ((RegexOp)op[0]) {
        case OP_MATCHED:
            failed = ((self->mode & MATCH_FULL) != 0 && self->position != text.length) ||
                     ((self->mode & MATCH_ADVANCE) != 0 && self->position == self->start);
            if (!failed) {
                return REGEX_MATCHED;
            }
            break;
        case OP_FAIL:
            failed = true;
            break;
        case OP_CHAR:
        case OP_CHAR_FOLD:
        case OP_ANY:
        case OP_ALL:
        case OP_SET:
            failed = self->position >= text.length || !item_has(op, text_at(&text, self->position));
            self->position++;
            self->pc += op[0] == OP_CHAR        ? 2
                        : op[0] == OP_CHAR_FOLD ? 3
                        : op[0] == OP_SET       ? (int32_t)op[1]
                                                : 1;
            break;
        case OP_AT:
            failed = !is_place(self, op[1], op[2] != 0);
            self->pc += 3;
            break;
        case OP_MARK:
            has_memory = set_register(self, REGISTER_MARKS + (int32_t)op[1], self->position) &&
                         ((op[1] & 1) == 0 || set_register(self, REGISTER_LAST, (int32_t)op[1] / 2 + 1));
            self->pc += 2;
            break;
        case OP_REFERENCE:
            failed = !match_reference(self, op);
            self->pc += 3;
            break;
        case OP_CONDITION: {
            int32_t start = self->registers[REGISTER_MARKS + op[1]],
                    end = self->registers[REGISTER_MARKS + op[1] + 1];
            self->pc += start < 0 || end < start ? (int32_t)op[2] : 3;
            break;
        }
        case OP_JUMP:
            self->pc += (int32_t)op[1];
            break;
        case OP_SPLIT:
            // A branch that begins with another character need not be tried.
            if (op[2] == OP_CHAR &&
                (self->position >= text.length || text_at(&text, self->position) != op[3])) {
                self->pc += (int32_t)op[1];
                break;
            }
            has_memory = push(self, CHOICE_JUMP, self->pc + (int32_t)op[1], self->position, 0);
            self->pc += 2;
            break;
        case OP_LOOK:
        case OP_LOOK_NOT: {
            bool is_not = op[0] == OP_LOOK_NOT, fits = self->position >= (int32_t)op[1];
            if (!fits) {
                failed = !is_not;
                self->pc += is_not ? (int32_t)op[2] : 0;
                break;
            }
            has_memory = (!is_not || push(self, CHOICE_JUMP, self->pc + (int32_t)op[2], self->position, 0)) &&
                         set_register(self, REGISTER_BARRIER, (int32_t)self->depth + 1);
            self->position -= (int32_t)op[1];
            self->pc += is_not ? 3 : 2;
            break;
        }
        case OP_LOOK_END:
            self->position = self->stack[self->registers[REGISTER_BARRIER] - 1].position;
            commit(self);
            self->pc++;
            break;
        case OP_LOOK_NOT_END:
            forget(self);
            failed = true;
            break;
        case OP_ATOMIC:
            has_memory = set_register(self, REGISTER_BARRIER, (int32_t)self->depth + 1);
            self->pc++;
            break;
        case OP_ATOMIC_END:
            commit(self);
            self->pc++;
            break;
        case OP_ONE:
            has_memory = repeat_item(self, op, &failed);
            break;
        case OP_LOOP_START:
            has_memory = set_register(self, (int32_t)op[1], 0) && set_register(self, (int32_t)op[1] + 1, -1);
            self->pc += (int32_t)op[2];
            break;
        case OP_LOOP:
        case OP_LOOP_LAZY:
        case OP_LOOP_MORE:
            has_memory = repeat_body(self, op);
            failed = self->pc < 0;
            break;
        }
        if (!has_memory) {
            return REGEX_ERROR;
        }
        if (failed && !backtrack(self)) {
            return REGEX_FAILED;
        }
    }
}

// The item of one character that every match begins with, or NULL.
static const uint32_t *
first_item(const uint32_t *op)
{
    while (op[0] == OP_MARK) {
        op += 2;
    }
    if (op[0] == OP_ONE) {
        return op[2] > 0 ? op + 5 : NULL;
    }
    return op[0] >= OP_CHAR && op[0] <= OP_SET ? op : NULL;
}

RegexResult
matcher_run(Matcher *self)
{
    const uint32_t *item = self->mode & MATCH_SEARCH ? first_item(self->program->words) : NULL;
    for (;; self->start++, self->mode &= ~(uint32_t)MATCH_ADVANCE) {
        if (!self->begun) {
            while (item != NULL && self->start < self->text.length &&
                   !item_has(item, text_at(&self->text, self->start))) {
                self->start++;
                self->steps--;
                self->mode &= ~(uint32_t)MATCH_ADVANCE;
            }
            if (self->start > self->text.length) {
                return REGEX_FAILED;
            }
            self->pc = 0;
            self->position = self->start;
            self->depth = 0;
            memset(self->registers, 0xff, sizeof(int32_t) * self->program->registers);
            self->begun = true;
        }
        RegexResult result = run(self);
        if (result == REGEX_PAUSED) {
            // The step that was not made is made later.
            return result;
        }
        self->begun = false;
        if (result != REGEX_FAILED || !(self->mode & MATCH_SEARCH)) {
            return result;
        }
    }
}
