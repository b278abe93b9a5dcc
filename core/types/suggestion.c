#include "types/suggestion.h"
#include "object/text.h"
#include <string.h>

enum {
    MAX_NAME = 40, // bytes
    MOVE_COST = 2,
    CASE_COST = 1,
};

void
suggestion_begin(Suggestion *self, const char *wrong, size_t length)
{
    *self = (Suggestion){.wrong = wrong, .wrong_length = length, .best_distance = SIZE_MAX};
}

static unsigned
lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? c + 32u : c;
}

static size_t
substitution_cost(char a, char b)
{
    if (a == b) {
        return 0;
    }
    return lower((unsigned char)a) == lower((unsigned char)b) ? CASE_COST : MOVE_COST;
}

static size_t
smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

// The cost of turning one into the other, or more than `most` when it is more than that. One row of the usual
// matrix is kept.
static size_t
distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t most)
{
    while (a_length > 0 && b_length > 0 && *a == *b) {
        a++, b++, a_length--, b_length--;
    }
    while (a_length > 0 && b_length > 0 && a[a_length - 1] == b[b_length - 1]) {
        a_length--, b_length--;
    }
    if (a_length == 0 || b_length == 0) {
        return (a_length + b_length) * MOVE_COST;
    }
    if (a_length > MAX_NAME || b_length > MAX_NAME) {
        return most + 1;
    }
    if (b_length < a_length) {
        const char *text = a;
        a = b;
        b = text;
        size_t length = a_length;
        a_length = b_length;
        b_length = length;
    }
    if ((b_length - a_length) * MOVE_COST > most) {
        return most + 1;
    }
    size_t row[MAX_NAME];
    for (size_t i = 0; i < a_length; i++) {
        row[i] = (i + 1) * MOVE_COST;
    }
    size_t result = 0;
    for (size_t j = 0; j < b_length; j++) {
        size_t diagonal = j * MOVE_COST;
        size_t least = SIZE_MAX;
        result = diagonal;
        for (size_t i = 0; i < a_length; i++) {
            size_t substitute = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            result = smaller(smaller(result, diagonal) + MOVE_COST, substitute);
            row[i] = result;
            least = smaller(least, result);
        }
        if (least > most) {
            return most + 1;
        }
    }
    return result;
}

void
suggestion_offer(Suggestion *self, const char *candidate, size_t length)
{
    if (length == self->wrong_length && memcmp(candidate, self->wrong, length) == 0) {
        return; // it is there, after all
    }
    // No more than a third of the characters may have to change, and it must be better than the best.
    size_t most = (self->wrong_length + length + 3) * MOVE_COST / 6;
    most = smaller(most, self->best_distance == 0 ? 0 : self->best_distance - 1);
    size_t found = distance(self->wrong, self->wrong_length, candidate, length, most);
    if (found <= most && found < self->best_distance) {
        self->best = candidate;
        self->best_length = length;
        self->best_distance = found;
    }
}

bool
is_standard_module(const Object *name)
{
    // One name behind another; an empty one ends them.
    static const char modules[] =
#define STDLIB_MODULE(name) #name "\0"
#include "types/stdlib_modules.def"
#undef STDLIB_MODULE
        ;
    for (const char *module = modules; *module != '\0'; module += strlen(module) + 1) {
        if (str_equals(name, module)) {
            return true;
        }
    }
    return false;
}
