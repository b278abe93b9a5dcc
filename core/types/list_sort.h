// Shared by the files of list.sort only.
#pragma once

#include "object/object.h"

typedef int (*Less)(Object *left, Object *right);  // 1, 0, -1

// Keys and, when the items are not their own keys, the items that travel with them. `values` may be NULL.
typedef struct {
    Slot *keys, *values;
} Row;

typedef struct {
    Row at;
    int64_t length;
    int power;
} Run;

enum { MIN_GALLOP = 7, SCRATCH_SLOTS = 256, RUN_LIMIT = 85 };

typedef struct {
    Less less;
    int64_t min_gallop;
    int64_t length;   // of the whole list
    Slot *first_key;
    int run_count;
    Run runs[RUN_LIMIT];
    Row scratch;      // room for the smaller side of a merge
    int64_t scratch_length;
    Slot *scratch_block;  // of the heap, when SCRATCH_SLOTS do not do
    Slot scratch_slots[SCRATCH_SLOTS];
} Sort;

void row_reverse(Row row, int64_t count);
// Sorts the row with s->less; 0 or -1. What it leaves on an error is a permutation of the row.
int sort_row(Sort *s, Row row, int64_t count);
