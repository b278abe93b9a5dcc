#include "base/base.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void
panic(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("ouroboros: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    abort();
}
