// "Did you mean": the name nearest to a wrong one, by the measure of CPython's error messages.
#pragma once

#include "base/base.h"
#include "object/object.h"

typedef struct {
    const char *wrong;
    size_t wrong_length;
    const char *best; // the nearest so far, or NULL; points into what was offered
    size_t best_length;
    size_t best_distance;
} Suggestion;

void suggestion_begin(Suggestion *self, const char *wrong, size_t length);
// Offers a candidate; of equally near ones the first wins. The text must live until the end.
void suggestion_offer(Suggestion *self, const char *candidate, size_t length);

// Does CPython's standard library have a module of this name?
bool is_standard_module(const Object *name);

enum { SUGGESTION_MAX_CANDIDATES = 750 }; // with so many names nothing is suggested
