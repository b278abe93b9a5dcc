// Words every file uses: assertions, attributes, sizes.
#pragma once

#include "base/words.h"
#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MUST_USE __attribute__((warn_unused_result))
#define NORETURN __attribute__((noreturn))
#define NOINLINE __attribute__((noinline))
#define COLD __attribute__((cold, noinline))
// Compiled for size also in a file that is compiled for speed.
#ifdef __clang__
#define SMALL __attribute__((minsize, noinline))
#else
#define SMALL
#endif
// Forced where speed counts; files compiled for size may keep one copy and call it.
#ifdef __OPTIMIZE_SIZE__
#define INLINE static inline
#else
#define INLINE static inline __attribute__((always_inline))
#endif
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define ROUND_UP(n, to) (((n) + (to)-1) / (to) * (to))

// Ends the process: an invariant of ours is broken. Never for a fault of the user's program.
NORETURN COLD void panic_words(const char *format, const Word *words);
#define panic(...) panic_words(FORMAT(__VA_ARGS__))
