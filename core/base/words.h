// The arguments of a format, each one word of 64 bits, so that directives need no length modifiers:
//
//   raise(EXC_TypeError, "f() takes %d arguments", count)
//   ->  raise_words(EXC_TypeError, "f() takes %d arguments", words1((Word)count))
//
// Variable arguments in C's way would cost each call a frame on WebAssembly's stack, and hundreds of calls do no more
// than say what went wrong.
//
// Directives: %s %c %d %u %x %X %%, with a width, zeros, a precision, + and #.  Text of length n: "%.*s", n, text.
// raise and str_format know more, see object/error.h.
#pragma once

#include <stdint.h>

typedef uint64_t Word;

// Integers are extended with their sign, everything else is a pointer.
#define WORD(x)                     \
    ((Word)_Generic((x),            \
        char: (x),                  \
        signed char: (x),           \
        unsigned char: (x),         \
        short: (x),                 \
        unsigned short: (x),        \
        int: (x),                   \
        unsigned: (x),              \
        long: (x),                  \
        unsigned long: (x),         \
        long long: (x),             \
        unsigned long long: (x),    \
        default: (uintptr_t)(x)))

enum { FORMAT_WORDS = 8 };  // the size of every array of words

// Each returns the same array, which the next call overwrites: whoever takes words reads them before anything else
// can run.
const Word *words1(Word a);
const Word *words2(Word a, Word b);
const Word *words3(Word a, Word b, Word c);
const Word *words4(Word a, Word b, Word c, Word d);

// FORMAT("%d of %d", a, b) is two arguments: the format, and its words or NULL.
#define FORMAT(...) FORMAT_PICK(__VA_ARGS__, 7, 6, 5, 4, 3, 2, 1, 0, )(__VA_ARGS__)
#define FORMAT_PICK(f, a, b, c, d, e, g, h, count, ...) FORMAT_PICKED(count)
#define FORMAT_PICKED(count) FORMAT_##count
#define FORMAT_0(f) f, (const Word *)0
#define FORMAT_1(f, a) f, words1(WORD(a))
#define FORMAT_2(f, a, b) f, words2(WORD(a), WORD(b))
#define FORMAT_3(f, a, b, c) f, words3(WORD(a), WORD(b), WORD(c))
#define FORMAT_4(f, a, b, c, d) f, words4(WORD(a), WORD(b), WORD(c), WORD(d))
#define FORMAT_5(f, a, b, c, d, e) f, (const Word[FORMAT_WORDS]){WORD(a), WORD(b), WORD(c), WORD(d), WORD(e)}
#define FORMAT_6(f, a, b, c, d, e, g) f, (const Word[FORMAT_WORDS]){WORD(a), WORD(b), WORD(c), WORD(d), WORD(e), WORD(g)}
#define FORMAT_7(f, a, b, c, d, e, g, h) \
    f, (const Word[FORMAT_WORDS]){WORD(a), WORD(b), WORD(c), WORD(d), WORD(e), WORD(g), WORD(h)}
