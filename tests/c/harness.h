// What every C test uses: a fresh runtime for each test, an empty heap demanded after it, and bodies that are repeated once
// for each allocation with that allocation refused.
#pragma once

#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/free_list.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "trace/trace.h"
#include "types/containers.h"
#include "types/exception.h"
#include "types/int.h"
#include "types/str.h"
#include "types/type.h"
#include "vm/run.h"
#include "vm/vm.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tests_passed, tests_failed, checks_failed;

#define CHECK(condition)                                                        \
    do {                                                                        \
        if (!(condition)) {                                                     \
            printf("  %s:%d: not true: %s\n", __FILE__, __LINE__, #condition);  \
            checks_failed++;                                                    \
        }                                                                       \
    } while (0)

#define CHECK_EQUAL(actual, expected)                                                                   \
    do {                                                                                                \
        int64_t a_ = (int64_t)(actual), e_ = (int64_t)(expected);                                       \
        if (a_ != e_) {                                                                                 \
            printf("  %s:%d: %s is %" PRId64 ", not %" PRId64 "\n", __FILE__, __LINE__, #actual, a_, e_); \
            checks_failed++;                                                                            \
        }                                                                                               \
    } while (0)

#define CHECK_TEXT(actual, expected)                                                             \
    do {                                                                                         \
        const char *a_ = (actual), *e_ = (expected);                                             \
        if (strcmp(a_, e_) != 0) {                                                               \
            printf("  %s:%d: %s is \"%s\", not \"%s\"\n", __FILE__, __LINE__, #actual, a_, e_);  \
            checks_failed++;                                                                     \
        }                                                                                        \
    } while (0)

static inline void
boot(void)
{
    trace_init(true, false);
    temporaries_reset();
    recursion_reset();
    pending_error = NULL;
    if (profile_choose("3.13") < 0 || heap_init(64 << 20) < 0 || gc_init() < 0) {
        abort();
    }
    vm_init();
    run_reset();
    containers_init();
    ints_init();
    strs_init();
    names_init();
    if (types_init() < 0 || exceptions_init() < 0) {
        abort();
    }
    gc_settle();
}

static inline void
shut_down(void)
{
    error_clear();
    CLEAR_SLOT(thread_dict);
    gc_fini();
    vm_reset();
    exceptions_fini();
    types_fini();
    strs_fini();
    temporaries_reset();
    run_reset();
    heap_destroy();
}

// Blocks in use, not counting what free lists keep, nor the thread's dict, which lasts as long as a program.
static inline uint32_t
live_blocks(void)
{
    CLEAR_SLOT(thread_dict);
    free_lists_clear();
    return heap.live_blocks;
}

static inline void
report(const char *name, const char *remark)
{
    printf("%s %s%s\n", checks_failed == 0 ? "ok  " : "FAIL", name, remark);
    tests_passed += checks_failed == 0;
    tests_failed += checks_failed != 0;
    checks_failed = 0;
}

// Runs a test in a fresh runtime; it must leave no block behind, no error and nothing held.
static inline void
run_test(const char *name, void (*test)(void))
{
    boot();
    uint32_t before = live_blocks();
    test();
    CHECK(!error_pending());
    CHECK_EQUAL(held_count(), 0);
    CHECK_EQUAL(live_blocks(), before);
    heap_check();
    shut_down();
    report(name, "");
}

// Runs a body again and again, refusing a later allocation each time, until none is refused; it returns whether it was
// done. After a refusal MemoryError is pending and nothing is left behind.
static inline void
run_refused(const char *name, bool (*body)(void))
{
    uint64_t refused = 0;
    for (bool done = false; !done;) {
        boot();
        uint32_t before = live_blocks();
        heap.refuse_countdown = ++refused;
        done = body();
        if (done) {
            // A refused allocation may have been made good; then the body is done although one was refused.
            done = heap.refuse_countdown != 0;
        } else {
            CHECK(error_pending() && error_is(EXC_MemoryError));
        }
        heap.refuse_countdown = 0;
        error_clear();
        CHECK_EQUAL(held_count(), 0);
        CHECK_EQUAL(live_blocks(), before);
        heap_check();
        shut_down();
        if (checks_failed > 0) {
            printf("  (allocation %" PRIu64 " refused)\n", refused);
            break;
        }
    }
    char remark[60];
    snprintf(remark, sizeof remark, ": %" PRIu64 " allocations refused", refused - 1);
    report(name, remark);
}

// The last line of a test program: its counts and its exit status.
static inline int
finish_tests(void)
{
    printf("%d passed, %d failed\n", tests_passed, tests_failed);
    return tests_failed > 0;
}
