// Every program of the lessons and of the errors, and some for the larger types and modules, again and again, each time with
// one allocation refused: it ends in a MemoryError that the program sees, or in a clean exit; every reference keeps its
// holder and no block is lost.
//
//     test_refusals [-v] [--part K N | PROGRAM.py [ALLOCATION]]    every N-th program from the K-th, one program, or one refusal in it
#include "ouro.h"
#include "base/buffer.h"
#include "inspect/graph.h"
#include "inspect/ledger.h"
#include "memory/heap.h"
#include "object/free_list.h"
#include "types/str.h"
#include "vm/run.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HEAP_LIMIT = 4 << 20,  // small, so that the billion-element list meets it soon
#ifdef OURO_STRESS
    MOST_POINTS = 4,   // of one program: a collection at every allocation is slow
    MODULE_POINTS = 2,
#else
    MOST_POINTS = 40,
    MODULE_POINTS = 15,  // of one that imports modules: they are long
#endif
    FEW_POINTS = 3,
    LONG_PROGRAM = 20000,  // allocations: it gets as many points as one that imports modules
    FIRST_SHARE = 5,  // one of so many points is among the first allocations, which are refused one by one
    CHECKED_TICKS = 12,    // after a refusal, each with the ledger
    SLICE = 50000,         // ticks between two further checks
    MOST_TICKS = 2000000,  // a program that runs longer is stopped there
    REPORT_BLOCKS = 10,    // what reporting an error leaves in sys: last_exc and the like
};

// --- one run ----------------------------------------------------------------------------------------

static bool verbose;
static Buffer output, errors;
static int ticks_checked;

static void
write_text(int stream, const char *text, size_t length)
{
    buffer_append(stream == 2 ? &errors : &output, text, length);
}

static ptrdiff_t
read_nothing(char *into, size_t capacity)
{
    (void)into, (void)capacity;
    return -1;
}

// The ticks right after the refusal are those in which something may hang loose.
static void
check_after_refusal(void)
{
    if (heap.refuse_countdown == 0 && ticks_checked < CHECKED_TICKS) {
        ticks_checked++;
        ledger_check();
    }
}

typedef struct {
    uint64_t allocations;
    bool compiled, stopped;
    int exit_status;
    uint32_t blocks_before, blocks_left, buffers_lost;
} Outcome;

static int
compare_addresses(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

typedef struct {
    uint32_t *owned;
    uint32_t count, lost;
} LostBuffers;

static void
look_for_owner(void *block, size_t size, const Birth *birth, void *context)
{
    (void)size;
    LostBuffers *self = context;
    uint32_t address = heap_address(block);
    if (birth->kind == BIRTH_BUFFER &&
        (self->count == 0 ||
         bsearch(&address, self->owned, self->count, sizeof address, compare_addresses) == NULL)) {
        self->lost++;
    }
}

// Blocks that are no objects and that no object names as its own. Free lists are empty.
static uint32_t
lost_buffers(void)
{
    const Graph *graph = graph_read();
    LostBuffers self = {malloc((graph->buffer_count + 1) * sizeof(uint32_t)), graph->buffer_count, 0};
    for (uint32_t i = 0; i < graph->buffer_count; i++) {
        self.owned[i] = graph->buffers[i].address;
    }
    qsort(self.owned, self.count, sizeof *self.owned, compare_addresses);
    heap_walk_blocks(look_for_owner, &self);
    free(self.owned);
    graph_free();
    return self.lost;
}

static void
print_born(void *block, size_t size, const Birth *birth, void *context)
{
    (void)context;
    if (birth->kind == BIRTH_OBJECT && birth->serial != 0) {
        Object *op = (Object *)((char *)block + birth->before * 8u);
        printf("  left: %s of line %u, %zu bytes, refcount %u\n", op->type->name, birth->line, size, op->refcnt);
    }
}

static void
count_mortal(void *block, size_t size, const Birth *birth, void *context)
{
    (void)size;
    uint32_t *count = context;
    const Object *op = birth->kind != BIRTH_OBJECT ? NULL : (Object *)((char *)block + birth->before * 8u);
    if (op == NULL || (!is_immortal(op) && op->type != &StrType)) {
        ++*count;
    }
}

// Blocks in use but for immortal objects: interned strings stay for good, as in CPython. Nor are other strings counted: what
// is compiled makes the names of the built-in modules immortal; a string without holder is the ledger's to find.
static uint32_t
mortal_blocks(void)
{
    uint32_t count = 0;
    free_lists_clear();
    heap_walk_blocks(count_mortal, &count);
    return count;
}

// Runs a program with the n-th allocation refused, counted from the first of loading it; 0: none.
static Outcome
run_once(const char *source, size_t length, const char *name, uint64_t n)
{
    static const OuroHost host = {.write = write_text, .read_line = read_nothing};
    const OuroOptions options = {.python = "3.13", .heap_limit = HEAP_LIMIT, .observe = true};
    buffer_clear(&output);
    buffer_clear(&errors);
    if (ouro_create(&options, &host) < 0) {
        fputs("no runtime\n", stderr);
        exit(2);
    }
    ticks_checked = 0;
    if (n != 0) {
        run.check = check_after_refusal;
    }
    uint64_t before = heap.allocations;
    Outcome outcome = {.blocks_before = mortal_blocks()};
    heap.refuse_countdown = n;
    outcome.compiled = ouro_load(source, length, name) == 0;
    if (outcome.compiled) {
        const OuroRun slice = {.budget = SLICE};
        while (ouro_run(&slice) != OURO_FINISHED) {
            ledger_check();
            if (ouro_position()->tick >= MOST_TICKS) {
                outcome.stopped = true;
                break;
            }
        }
    }
    outcome.allocations = heap.allocations - before;
    outcome.exit_status = ouro_position()->exit_status;
    heap.refuse_countdown = 0;
    ledger_check();
    outcome.blocks_left = mortal_blocks();
    outcome.buffers_lost = lost_buffers();
    if (verbose) {
        heap_walk_blocks(print_born, NULL);
    }
    ouro_destroy();
    return outcome;
}

// --- a program --------------------------------------------------------------------------------------

static int passed, failed;

static const char *
text_of(const Buffer *buffer)
{
    return buffer->length > 0 ? buffer->data : "";
}

// What is wrong with the run, or NULL.
static const char *
fault(const Outcome *clean, const Outcome *outcome)
{
    if (outcome->exit_status != clean->exit_status && outcome->exit_status != 1) {
        return "a strange exit status";
    }
    // The program may have put its own file where errors are written.
    if (outcome->exit_status != clean->exit_status && strstr(text_of(&errors), "MemoryError") == NULL &&
        strstr(text_of(&output), "MemoryError") == NULL) {
        return "it failed without a MemoryError";
    }
    if (strstr(text_of(&errors), "SystemError") != NULL) {
        return "a SystemError";
    }
    if (outcome->buffers_lost > clean->buffers_lost) {
        return "a buffer without owner is left";
    }
    if (!outcome->compiled && outcome->blocks_left > outcome->blocks_before + REPORT_BLOCKS) {
        return "blocks of the compiler are left";
    }
    if (outcome->compiled && !outcome->stopped && !clean->stopped &&
        outcome->blocks_left > clean->blocks_left + REPORT_BLOCKS) {
        return "blocks are left that a clean run gives back";
    }
    return NULL;
}

static bool
refuse(const char *source, size_t length, const char *name, uint64_t n, const Outcome *clean)
{
    if (verbose) {
        fprintf(stderr, "%s: allocation %llu\n", name, (unsigned long long)n);
    }
    Outcome outcome = run_once(source, length, name, n);
    const char *what = fault(clean, &outcome);
    if (what != NULL) {
        printf("%s, allocation %llu refused: %s\n", name, (unsigned long long)n, what);
        printf("  exit status %d (%d), blocks left %u (%u, before %u), buffers lost %u (%u)\n%s", outcome.exit_status,
               clean->exit_status, outcome.blocks_left, clean->blocks_left, outcome.blocks_before, outcome.buffers_lost,
               clean->buffers_lost, text_of(&errors));
    }
    return what == NULL;
}

static char *
read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        exit(2);
    }
    char *text = malloc(1 << 20);
    *length = fread(text, 1, 1 << 20, file);
    fclose(file);
    return text;
}

static void
test_program(const char *path, uint64_t most, uint64_t only)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    size_t length;
    char *source = read_file(path, &length);
    // What the first run fills for good (tables of names) is no loss in the later ones. With few points a second clean run
    // would be much of the time, and what it could find is found with the other programs.
    Outcome clean = run_once(source, length, name, 0);
    if (clean.allocations > LONG_PROGRAM && most > MODULE_POINTS) {
        most = MODULE_POINTS;
    }
    if (most > FEW_POINTS) {
        clean = run_once(source, length, name, 0);
    }
    uint64_t points = 0;
    bool good = true;
    if (only != 0) {
        good = refuse(source, length, name, only, &clean);
        points = 1;
    } else {
        // One by one at first, then spread evenly over the rest.
        uint64_t first = most / FIRST_SHARE;
        uint64_t rest = clean.allocations > first ? clean.allocations - first : 0;
        uint64_t spread = rest < most - first ? rest : most - first;
        uint64_t count = clean.allocations - rest + spread;
        for (; points < count && good; points++) {
            uint64_t n = points < first ? points + 1 : first + 1 + (points - first) * rest / spread;
            good = refuse(source, length, name, n, &clean);
        }
    }
    printf("%s %s: %llu of %llu allocations refused\n", good ? "ok  " : "FAIL", name, (unsigned long long)points,
           (unsigned long long)clean.allocations);
    fflush(stdout);
    passed += good;
    failed += !good;
    free(source);
}

// Whether this part of the test has the next program.
static int part, parts = 1, programs_met;

static bool
is_in_part(void)
{
    return programs_met++ % parts == part;
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
test_folder(const char *folder)
{
    DIR *directory = opendir(folder);
    if (directory == NULL) {
        fprintf(stderr, "%s: %s\n", folder, strerror(errno));
        exit(2);
    }
    char *paths[256];
    size_t count = 0;
    const struct dirent *entry;
    while ((entry = readdir(directory)) != NULL && count < COUNT_OF(paths)) {
        size_t length = strlen(entry->d_name);
        if (length > 3 && strcmp(entry->d_name + length - 3, ".py") == 0) {
            size_t size = strlen(folder) + length + 2;
            paths[count] = malloc(size);
            snprintf(paths[count++], size, "%s/%s", folder, entry->d_name);
        }
    }
    closedir(directory);
    qsort(paths, count, sizeof *paths, compare_names);
    for (size_t i = 0; i < count; i++) {
        if (is_in_part()) {
            test_program(paths[i], MOST_POINTS, 0);
        }
        free(paths[i]);
    }
}

static const char *const module_programs[] = {
    "async/asynchronous_generators_by_hand",
    "language/bytearray_and_memoryview_methods",
    "language/complex_numbers_read_compute_and_format",
    "language/exception_groups_split_and_except_star",
    "modules/context_variables",
    "modules/contextlib_managers",
    "modules/counters_count",
    "modules/dataclasses_write_methods",
    "modules/deque_works_at_both_ends",
    "modules/enums_with_behaviour",
    "modules/functools_caches_and_partials",
    "modules/itertools_combine_iterators",
    "modules/json_and_text_templates",
    "modules/namedtuple_makes_tuples_with_names",
    "modules/ordered_and_default_dicts",
    "modules/regular_expressions_find_and_replace",
    "modules/warnings_are_shown_once_per_line",
};

int
main(int argc, char **argv)
{
    verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
    argc -= verbose;
    argv += verbose;
    if (argc > 3 && strcmp(argv[1], "--part") == 0) {
        part = atoi(argv[2]);
        parts = atoi(argv[3]);
        argc -= 3;
    }
    if (argc > 1) {
        test_program(argv[1], MOST_POINTS, argc > 2 ? strtoull(argv[2], NULL, 10) : 0);
    } else {
        test_folder(PROGRAMS "/lessons");
        test_folder(PROGRAMS "/errors");
        for (size_t i = 0; i < COUNT_OF(module_programs); i++) {
            char path[512];
            snprintf(path, sizeof path, "%s/%s.py", PROGRAMS, module_programs[i]);
            if (is_in_part()) {
                test_program(path, MODULE_POINTS, 0);
            }
        }
    }
    buffer_free(&output);
    buffer_free(&errors);
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}
