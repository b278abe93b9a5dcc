#include "types/unicode.h"

typedef struct {
    uint16_t flags;
    int32_t distance[4]; // by UnicodeCase
} UnicodeRecord;

typedef struct {
    uint16_t code;
    uint16_t mapped[4][3]; // by UnicodeCase, filled with zeros
} UnicodeSpecial;

// The generated rows are flat.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-braces"
#define UNICODE_TABLES
#include "types/unicode_data.def"
#undef UNICODE_TABLES
#pragma GCC diagnostic pop

uint16_t unicode_latin1[256];

// The runs, unpacked at start: where each begins (21 bits) and its record.
static uint32_t runs[UNICODE_RUN_COUNT];

static uint32_t
read_number(const uint8_t **p)
{
    uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
        uint8_t byte = *(*p)++;
        value |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            return value;
        }
    }
}

// The run that contains c.
static uint32_t
find_run(uint32_t c)
{
    uint32_t low = 0, high = UNICODE_RUN_COUNT;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if ((runs[middle] & 0x1fffff) <= c) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return runs[low];
}

static const UnicodeRecord *
find_record(uint32_t c)
{
    uint32_t run = find_run(c);
    const UnicodeRecord *record = &unicode_records[run >> 21];
    if (record->flags & UNICODE_PAIR) {
        record = &unicode_records[record->distance[(c - run) & 1]];
    }
    return record;
}

void
unicode_init(void)
{
    const uint8_t *p = unicode_runs;
    uint32_t start = 0;
    for (uint32_t i = 0; i < UNICODE_RUN_COUNT; i++) {
        uint32_t length = read_number(&p);
        runs[i] = start | read_number(&p) << 21;
        start += length;
    }
    for (uint32_t c = 0; c < 256; c++) {
        unicode_latin1[c] = find_record(c)->flags;
    }
}

uint16_t
unicode_find_flags(uint32_t c)
{
    return find_record(c)->flags;
}

int
unicode_map(uint32_t c, UnicodeCase which, uint32_t out[3])
{
    const UnicodeRecord *record = find_record(c);
    if (!(record->flags & UNICODE_SPECIAL)) {
        out[0] = c + (uint32_t)record->distance[which];
        return 1;
    }
    const UnicodeSpecial *special = unicode_special;
    while (special->code != c) {
        special++;
    }
    int count = 0;
    while (count < 3 && special->mapped[which][count] != 0) {
        out[count] = special->mapped[which][count];
        count++;
    }
    return count;
}

int
unicode_decimal(uint32_t c)
{
    if (c < 0x80) {
        return c >= '0' && c <= '9' ? (int)c - '0' : -1;
    }
    uint32_t run = find_run(c);
    if (!(unicode_records[run >> 21].flags & UNICODE_DECIMAL)) {
        return -1;
    }
    // Decimal digits stand in rows of ten from 0 to 9.
    return (int)((c - (run & 0x1fffff)) % 10);
}
