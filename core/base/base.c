#include "base/base.h"
#include "base/buffer.h"
#include <stdio.h>
#include <stdlib.h>

void
panic_words(const char *format, const Word *words)
{
    Buffer text = {0};
    if (words != NULL) {  // else this may be about memory that there is no more of
        buffer_append_words(&text, format, words);
        format = text.data;
    }
    fputs("ouroboros: ", stderr);
    fputs(format, stderr);
    fputs("\n", stderr);
    abort();
}
