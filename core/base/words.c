#include "base/words.h"

static Word waiting[FORMAT_WORDS];

const Word *
words4(Word a, Word b, Word c, Word d)
{
    waiting[0] = a;
    waiting[1] = b;
    waiting[2] = c;
    waiting[3] = d;
    return waiting;
}

const Word *
words3(Word a, Word b, Word c)
{
    return words4(a, b, c, 0);
}

const Word *
words2(Word a, Word b)
{
    return words4(a, b, 0, 0);
}

const Word *
words1(Word a)
{
    return words4(a, 0, 0, 0);
}
