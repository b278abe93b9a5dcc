// Writing numbers and text into a field: shared by format(), str.format() and the % operator.
#pragma once

#include "base/buffer.h"
#include "types/str_internal.h"

// [[fill]align][sign][z][#][0][width][grouping][.precision][type]
typedef struct {
    uint32_t fill;
    char align;         // '<', '>', '=' or '^'
    char sign;          // '-', '+' or ' '
    bool plain_sign;    // no sign was given
    bool no_negative_zero, alternate;
    int64_t width;      // -1: none
    char grouping;      // ',' or '_' or 0
    int64_t precision;  // -1: none
    uint32_t type;
} FormatSpec;

// A number in pieces: sign and prefix stand before the zeros that fill the field, `rest` is what follows the digits.
typedef struct {
    char sign;  // 0: none
    const char *prefix;
    const char *digits;
    size_t digit_count;
    const char *rest;
    size_t rest_length;
} NumberText;

void write_number(const FormatSpec *spec, const NumberText *number, Buffer *out);
// Splits text of float_write, without its sign, into digits and rest.
void split_float_text(const char *text, size_t length, NumberText *number);
// Appends code points of a text as UTF-8.
void write_text(const Text *text, int64_t start, int64_t stop, Buffer *out);
void write_fill(uint32_t fill, int64_t count, Buffer *out);
// A field of this width cannot be built at all: MemoryError. 0 or -1.
MUST_USE int check_width(int64_t width);
// format(op, spec) into `out`, where the spec is part of a text. 0 or -1. These types only, and not their subclasses.
MUST_USE int format_str_into(Object *op, const Text *spec, Buffer *out);
MUST_USE int format_int_into(Object *op, const Text *spec, Buffer *out);
MUST_USE int format_float_into(Object *op, const Text *spec, Buffer *out);
// Reads decimal digits of any script: -1 when there are too many (ValueError), else how many were read.
int64_t read_decimal(const Text *text, int64_t at, int64_t stop, int64_t *value);
