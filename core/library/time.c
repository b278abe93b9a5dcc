// The module time. Its clock is virtual: it starts at a fixed moment and goes on with the program's ticks, so
// that every run of a program reads the same times.
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "trace/trace.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/struct_sequence.h"
#include <string.h>

enum { NANOSECONDS_PER_TICK = 50 };
static const int64_t origin = 1735689600; // 2025-01-01 00:00:00 UTC, in seconds
static int64_t slept;                     // nanoseconds

static int64_t
elapsed(void)
{
    return (int64_t)trace_tick() * NANOSECONDS_PER_TICK + slept;
}

static Object *
seconds(int64_t nanoseconds)
{
    return float_from((double)nanoseconds / 1e9);
}

BUILTIN(time_time)
{
    UNUSED_ARGUMENTS;
    return float_from((double)origin + (double)elapsed() / 1e9);
}

BUILTIN(time_time_ns)
{
    UNUSED_ARGUMENTS;
    return int_from(origin * 1000000000 + elapsed());
}

BUILTIN(time_elapsed)
{
    UNUSED_ARGUMENTS;
    return seconds(elapsed());
}

BUILTIN(time_elapsed_ns)
{
    UNUSED_ARGUMENTS;
    return int_from(elapsed());
}

// Time spent working does not count sleep.
BUILTIN(time_process_time)
{
    UNUSED_ARGUMENTS;
    return seconds(elapsed() - slept);
}

BUILTIN(time_process_time_ns)
{
    UNUSED_ARGUMENTS;
    return int_from(elapsed() - slept);
}

// A float or an int; anything else, and NaN, is refused. 0 or -1.
static int
read_seconds(Object *op, double *out)
{
    if (is_instance_of(op, &FloatType)) {
        *out = object_as_double(op);
    } else {
        Object *whole = number_index(op);
        *out = whole == NULL ? -1.0 : object_as_double(whole);
        xdecref(whole);
    }
    if (*out != *out) {
        raise(EXC_ValueError, "Invalid value NaN (not a number)");
    }
    return error_pending() ? -1 : 0;
}

// Nobody waits: the clock is put forward.
BUILTIN(time_sleep)
{
    UNUSED_ARGUMENTS;
    double wanted;
    if (read_seconds(args[0].ref, &wanted) < 0) {
        return NULL;
    }
    if (wanted < 0) {
        raise(EXC_ValueError, "sleep length must be non-negative");
        return NULL;
    }
    if (wanted > 9e9) {
        raise(EXC_OverflowError, "timestamp out of range for platform time_t");
        return NULL;
    }
    slept += (int64_t)(wanted * 1e9);
    return incref(None);
}

// --- calendar
// ----------------------------------------------------------------------------------------------- All times
// are UTC.

static const MemberDef struct_time_fields[] = {
    STRUCT_FIELD("tm_year", 0),  STRUCT_FIELD("tm_mon", 1),
    STRUCT_FIELD("tm_mday", 2),  STRUCT_FIELD("tm_hour", 3),
    STRUCT_FIELD("tm_min", 4),   STRUCT_FIELD("tm_sec", 5),
    STRUCT_FIELD("tm_wday", 6),  STRUCT_FIELD("tm_yday", 7),
    STRUCT_FIELD("tm_isdst", 8), STRUCT_HIDDEN_FIELD("tm_zone", 9),
    STRUCT_HIDDEN_FIELD("tm_gmtoff", 10), {.name = NULL},
};
static STRUCT_SEQUENCE_TYPE(StructTimeType, "time.struct_time", struct_time_fields);

enum { YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, WEEKDAY, YEAR_DAY, DAYLIGHT, FIELD_COUNT };
typedef struct {
    int64_t field[FIELD_COUNT];
} Moment;

// Days from 1970-01-01, by eras of 400 years that begin in March.
static int64_t
days_from_date(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static Moment
moment_from(int64_t time)
{
    int64_t days = time / 86400, rest = time % 86400;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t day_of_era = z - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t m = (5 * day_of_year + 2) / 153;
    int64_t month = m < 10 ? m + 3 : m - 9;
    int64_t year = year_of_era + era * 400 + (month <= 2);
    Moment out = {
        {year, month, day_of_year - (153 * m + 2) / 5 + 1, rest / 3600, rest / 60 % 60, rest % 60, 0, 0, 0}};
    out.field[WEEKDAY] = ((days + 3) % 7 + 7) % 7;
    out.field[YEAR_DAY] = days - days_from_date(year, 1, 1) + 1;
    return out;
}

static Object *
struct_time(const Moment *moment, const char *zone)
{
    Object *values[FIELD_COUNT + 2];
    for (int i = 0; i < FIELD_COUNT; i++) {
        values[i] = int_from(moment->field[i]);
    }
    values[FIELD_COUNT] = str_from(zone);
    values[FIELD_COUNT + 1] = int_from(0);
    return struct_sequence_new(&StructTimeType, values, COUNT_OF(values));
}

// What the C library says of a year that is no int.
static COLD void
raise_too_large(void)
{
    enum { EOVERFLOW_OF_LINUX = 75 };
    Object *number = int_from(EOVERFLOW_OF_LINUX);
    if (number == NULL) {
        return;
    }
    hold(number);
    Object *text = str_from("Value too large for defined data type");
    if (text != NULL) {
        hold(text);
        Object *error = object_call_two((Object *)exception_types[EXC_OSError], number, text);
        if (error != NULL) {
            hold(error);
            raise_object(error);
            drop_held(1);
        }
        drop_held(1);
    }
    drop_held(1);
}

// The argument in seconds, or now. 0 or -1.
static int
read_time(Slot *args, size_t count, int64_t *time)
{
    if (count == 0 || args[0].ref == None) {
        *time = origin + elapsed() / 1000000000;
        return 0;
    }
    double value;
    if (read_seconds(args[0].ref, &value) < 0) {
        return -1;
    }
    if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0)) {
        raise(EXC_OverflowError, "timestamp out of range for platform time_t");
        return -1;
    }
    // Years are 32-bit numbers that begin at 1900.
    if (!(value > -6.7e16 && value < 6.7e16)) {
        raise_too_large();
        return -1;
    }
    *time = (int64_t)value - (value < (double)(int64_t)value);
    return 0;
}

static Object *
split_time(Slot *args, size_t count, const char *zone)
{
    int64_t time;
    if (read_time(args, count, &time) < 0) {
        return NULL;
    }
    Moment moment = moment_from(time);
    return struct_time(&moment, zone);
}

BUILTIN(time_gmtime)
{
    UNUSED_ARGUMENTS;
    return split_time(args, count, "GMT");
}

BUILTIN(time_localtime)
{
    UNUSED_ARGUMENTS;
    return split_time(args, count, "UTC");
}

// Reads a struct_time or a tuple of nine numbers; no argument means now. mktime takes months and days beyond their ends.
static int
read_moment(const char *function, Object *op, Moment *out)
{
    if (op == NULL) {
        *out = moment_from(origin + elapsed() / 1000000000);
        return 0;
    }
    if (!is_tuple(op)) {
        raise(EXC_TypeError, "Tuple or struct_time argument required");
        return -1;
    }
    if (tuple_length(op) != FIELD_COUNT) {
        raise(EXC_TypeError, "%s(): illegal time tuple argument", function);
        return -1;
    }
    for (int i = 0; i < FIELD_COUNT; i++) {
        out->field[i] = number_as_index(tuple_peek(op, i), NULL);
        if (out->field[i] == -1 && error_pending()) {
            return -1;
        }
    }
    static const struct {
        int field;
        int64_t low, high;
        const char *name;
    } ranges[] = {{MONTH, 0, 12, "month"},   {DAY, 0, 31, "day of month"}, {HOUR, 0, 23, "hour"},
                  {MINUTE, 0, 59, "minute"}, {SECOND, 0, 61, "seconds"},   {YEAR_DAY, 0, 366, "day of year"}};
    if (strcmp(function, "mktime") == 0) {
        return 0;
    }
    for (size_t i = 0; i < COUNT_OF(ranges); i++) {
        int64_t value = out->field[ranges[i].field];
        if (value < ranges[i].low || value > ranges[i].high) {
            raise(EXC_ValueError, "%s out of range", ranges[i].name);
            return -1;
        }
    }
    out->field[MONTH] += out->field[MONTH] == 0;
    out->field[DAY] += out->field[DAY] == 0;
    out->field[WEEKDAY] = (out->field[WEEKDAY] % 7 + 7) % 7;
    return 0;
}

static const char *const day_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

static void
add_ctime(Buffer *out, const Moment *m)
{
    buffer_append_format(out, "%.3s %.3s %2d %02d:%02d:%02d %d", day_names[m->field[WEEKDAY]],
                         month_names[m->field[MONTH] - 1], (int)m->field[DAY], (int)m->field[HOUR],
                         (int)m->field[MINUTE], (int)m->field[SECOND], (int)m->field[YEAR]);
}

static Object *
finish(Buffer *text)
{
    Object *result = str_from_stored(text->length > 0 ? text->data : "", text->length);
    buffer_free(text);
    return result;
}

BUILTIN(time_asctime)
{
    UNUSED_ARGUMENTS;
    Moment moment;
    if (read_moment("asctime", count == 0 ? NULL : args[0].ref, &moment) < 0) {
        return NULL;
    }
    Buffer text = {0};
    add_ctime(&text, &moment);
    return finish(&text);
}

BUILTIN(time_ctime)
{
    UNUSED_ARGUMENTS;
    int64_t time;
    if (read_time(args, count, &time) < 0) {
        return NULL;
    }
    Moment moment = moment_from(time);
    Buffer text = {0};
    add_ctime(&text, &moment);
    return finish(&text);
}

BUILTIN(time_mktime)
{
    UNUSED_ARGUMENTS;
    Moment m;
    if (read_moment("mktime", args[0].ref, &m) < 0) {
        return NULL;
    }
    int64_t month = (m.field[MONTH] - 1) % 12, year = m.field[YEAR] + (m.field[MONTH] - 1) / 12 - (month < 0);
    int64_t days = days_from_date(year, month + (month < 0 ? 13 : 1), 1) + m.field[DAY] - 1;
    return float_from((double)(days * 86400 + m.field[HOUR] * 3600 + m.field[MINUTE] * 60 + m.field[SECOND]));
}

static void add_directives(Buffer *out, const char *format, const Moment *m);

typedef struct {
    int64_t year, week;
} Week;

static int64_t
weeks_in_year(int64_t year)
{
    // Those that begin or end on a Thursday have 53.
    int64_t first = ((days_from_date(year, 1, 1) + 3) % 7 + 7) % 7, last = ((days_from_date(year, 12, 31) + 3) % 7 + 7) % 7;
    return first == 3 || last == 3 ? 53 : 52;
}

// The week of ISO 8601 and its year.
static Week
week_of(const Moment *m)
{
    int64_t year = m->field[YEAR], week = (m->field[YEAR_DAY] - 1 - m->field[WEEKDAY] + 10) / 7;
    if (week < 1) {
        return (Week){year - 1, weeks_in_year(year - 1)};
    }
    return week > weeks_in_year(year) ? (Week){year + 1, 1} : (Week){year, week};
}

static void
add_directive(Buffer *out, char directive, const Moment *m)
{
    const int64_t *f = m->field;
    int hour12 = f[HOUR] % 12 == 0 ? 12 : (int)(f[HOUR] % 12);
    switch (directive) {
    case 'a':
        buffer_append_format(out, "%.3s", day_names[f[WEEKDAY]]);
        break;
    case 'A':
        buffer_append_text(out, day_names[f[WEEKDAY]]);
        break;
    case 'b':
    case 'h':
        buffer_append_format(out, "%.3s", month_names[f[MONTH] - 1]);
        break;
    case 'B':
        buffer_append_text(out, month_names[f[MONTH] - 1]);
        break;
    case 'c':
        add_ctime(out, m);
        break;
    case 'C':
        buffer_append_format(out, "%d", (int)(f[YEAR] / 100));
        break;
    case 'd':
        buffer_append_format(out, "%02d", (int)f[DAY]);
        break;
    case 'D':
    case 'x':
        add_directives(out, "%m/%d/%y", m);
        break;
    case 'e':
        buffer_append_format(out, "%2d", (int)f[DAY]);
        break;
    case 'F':
        add_directives(out, "%Y-%m-%d", m);
        break;
    case 'g':
        buffer_append_format(out, "%02d", (int)(week_of(m).year % 100));
        break;
    case 'G':
        buffer_append_format(out, "%d", (int)week_of(m).year);
        break;
    case 'H':
        buffer_append_format(out, "%02d", (int)f[HOUR]);
        break;
    case 'I':
        buffer_append_format(out, "%02d", hour12);
        break;
    case 'j':
        buffer_append_format(out, "%03d", (int)f[YEAR_DAY]);
        break;
    case 'k':
        buffer_append_format(out, "%2d", (int)f[HOUR]);
        break;
    case 'l':
        buffer_append_format(out, "%2d", hour12);
        break;
    case 'm':
        buffer_append_format(out, "%02d", (int)f[MONTH]);
        break;
    case 'M':
        buffer_append_format(out, "%02d", (int)f[MINUTE]);
        break;
    case 'n':
        buffer_append_char(out, '\n');
        break;
    case 'p':
        buffer_append_text(out, f[HOUR] < 12 ? "AM" : "PM");
        break;
    case 'P':
        buffer_append_text(out, f[HOUR] < 12 ? "am" : "pm");
        break;
    case 'r':
        add_directives(out, "%I:%M:%S %p", m);
        break;
    case 'R':
        add_directives(out, "%H:%M", m);
        break;
    case 'S':
        buffer_append_format(out, "%02d", (int)f[SECOND]);
        break;
    case 't':
        buffer_append_char(out, '\t');
        break;
    case 'T':
    case 'X':
        add_directives(out, "%H:%M:%S", m);
        break;
    case 'u':
        buffer_append_format(out, "%d", (int)f[WEEKDAY] + 1);
        break;
    case 'U':
        buffer_append_format(out, "%02d", (int)((f[YEAR_DAY] + 6 - (f[WEEKDAY] + 1) % 7) / 7));
        break;
    case 'V':
        buffer_append_format(out, "%02d", (int)week_of(m).week);
        break;
    case 'w':
        buffer_append_format(out, "%d", (int)((f[WEEKDAY] + 1) % 7));
        break;
    case 'W':
        buffer_append_format(out, "%02d", (int)((f[YEAR_DAY] + 6 - f[WEEKDAY]) / 7));
        break;
    case 'y':
        buffer_append_format(out, "%02d", (int)(f[YEAR] % 100));
        break;
    case 'Y':
        buffer_append_format(out, "%d", (int)f[YEAR]);
        break;
    case 'z':
        buffer_append_text(out, "+0000");
        break;
    case 'Z':
        buffer_append_text(out, "UTC");
        break;
    case '%':
        buffer_append_char(out, '%');
        break;
    default:
        buffer_append_char(out, '%');
        buffer_append_char(out, directive);
    }
}

// What stands between % and the letter, as on Linux: -d has no leading zeros, _d blanks instead, ^B and #Z other cases, and a
// number is the least width.
typedef struct {
    char padding, letter_case;  // 0: as usual
    int width;
} Flags;

static const char *
read_flags(const char *p, Flags *flags)
{
    for (; *p != '\0' && strchr("-_0^#", *p) != NULL; p++) {
        *(*p == '^' || *p == '#' ? &flags->letter_case : &flags->padding) = *p;
    }
    for (; *p >= '0' && *p <= '9'; p++) {
        flags->width = flags->width < 1000 ? flags->width * 10 + (*p - '0') : flags->width;
    }
    return p;
}

static void
add_in_case(Buffer *out, const char *text, size_t length, char directive, char letter_case)
{
    bool lower = letter_case == '#' && (directive == 'p' || directive == 'Z');
    bool upper = directive != 'P' && !lower && (letter_case == '^' || (letter_case == '#' && strchr("aAbBh", directive) != NULL));
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        c = upper && c >= 'a' && c <= 'z' ? (char)(c - 32) : lower && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        buffer_append_char(out, c);
    }
}

static void
add_with_flags(Buffer *out, char directive, const Flags *flags, const Moment *m)
{
    Buffer plain = {0};
    add_directive(&plain, directive, m);
    const char *text = plain.data;
    size_t length = plain.length, skipped = 0;
    bool is_number = strchr("CdegGHIjklmMSuUVwWyY", directive) != NULL;
    char usual = is_number && strchr("ekl", directive) == NULL ? '0' : ' ';
    char padding = flags->padding == '-' || flags->padding == '_' ? ' ' : flags->padding == '0' ? '0' : usual;
    while (is_number && flags->padding != 0 && skipped + 1 < length && (text[skipped] == '0' || text[skipped] == ' ')) {
        skipped++;
    }
    size_t width = (size_t)flags->width;
    if (is_number && flags->padding != '-' && width < length) {
        width = length;
    }
    for (size_t i = length - skipped; i < width; i++) {
        buffer_append_char(out, padding);
    }
    add_in_case(out, text + skipped, length - skipped, directive, flags->letter_case);
    buffer_free(&plain);
}

static void
add_directives(Buffer *out, const char *format, const Moment *m)
{
    for (const char *p = format; *p != '\0'; p++) {
        if (*p != '%' || p[1] == '\0') {
            buffer_append_char(out, *p);
            continue;
        }
        Flags flags = {0};
        const char *letter = read_flags(p + 1, &flags);
        const char *without = *letter == 'E' ? "aAbBdDeFgGhHIjklmMSUVwW" : *letter == 'O' ? "aAcDFxXY" : NULL;
        if (without != NULL && letter[1] != '\0' && strchr(without, letter[1]) == NULL) {
            letter++;
        }
        if (*letter == '\0') {
            buffer_append_text(out, p);
            return;
        }
        if (letter == p + 1) {
            add_directive(out, *letter, m);
        } else if (strchr("aAbBcCdDeFgGhHIjklmMnpPrRSTtuUVwWxXyYzZ%", *letter) == NULL) {
            buffer_append(out, p, (size_t)(letter + 1 - p));
        } else {
            add_with_flags(out, *letter, &flags, m);
        }
        p = letter;
    }
}

BUILTIN(time_strftime)
{
    UNUSED_ARGUMENTS;
    if (!is_str(args[0].ref)) {
        args_raise_wrong("strftime", "argument 1", "str", args[0].ref);
        return NULL;
    }
    Moment moment;
    if (read_moment("strftime", count == 1 ? NULL : args[1].ref, &moment) < 0) {
        return NULL;
    }
    Buffer format = {0}, text = {0};
    str_append_utf8(args[0].ref, &format);
    add_directives(&text, format.length > 0 ? format.data : "", &moment);
    buffer_free(&format);
    return finish(&text);
}

// strptime(text[, format]) is Python.
BUILTIN(time_strptime)
{
    UNUSED_ARGUMENTS;
    Object *function = library_find_function("_strptime", "struct_time_of");
    return function == NULL ? NULL : drop_held_under(object_call(hold(function), args, count, NULL), 1);
}

// The clocks of Linux by their numbers: those of the day, those of the processor, the others since the start.
static CallFn
clock_of(Object *number, bool in_nanoseconds)
{
    int64_t id = int_argument(number);
    if (error_pending()) {
        return NULL;
    }
    if (id < 0 || id > 11 || id == 10) {
        raise(EXC_OSError, "[Errno 22] Invalid argument");
        return NULL;
    }
    if (id == 0 || id == 5 || id == 8 || id == 11) {
        return in_nanoseconds ? time_time_ns : time_time;
    }
    if (id == 2 || id == 3) {
        return in_nanoseconds ? time_process_time_ns : time_process_time;
    }
    return in_nanoseconds ? time_elapsed_ns : time_elapsed;
}

BUILTIN(time_clock_gettime)
{
    CallFn clock = clock_of(args[0].ref, false);
    return clock == NULL ? NULL : clock(self, args, count, keyword_names);
}

BUILTIN(time_clock_gettime_ns)
{
    CallFn clock = clock_of(args[0].ref, true);
    return clock == NULL ? NULL : clock(self, args, count, keyword_names);
}

BUILTIN(time_clock_getres)
{
    UNUSED_ARGUMENTS;
    return clock_of(args[0].ref, false) == NULL ? NULL : float_from(1e-9);
}

BUILTIN(time_tzset)
{
    UNUSED_ARGUMENTS;
    return incref(None);
}

static const MethodDef functions[] = {
    {"clock_gettime", time_clock_gettime, 1, 1, 0, NULL},
    {"clock_gettime_ns", time_clock_gettime_ns, 1, 1, 0, NULL},
    {"clock_getres", time_clock_getres, 1, 1, 0, NULL},
    {"tzset", time_tzset, 0, 0, 0, NULL},
    {"time", time_time, 0, 0, 0, NULL},
    {"time_ns", time_time_ns, 0, 0, 0, NULL},
    {"sleep", time_sleep, 1, 1, 0, NULL},
    {"gmtime", time_gmtime, 0, 1, 0, NULL},
    {"localtime", time_localtime, 0, 1, 0, NULL},
    {"asctime", time_asctime, 0, 1, 0, NULL},
    {"ctime", time_ctime, 0, 1, 0, NULL},
    {"mktime", time_mktime, 1, 1, 0, NULL},
    {"strftime", time_strftime, 1, 2, 0, NULL},
    {"strptime", time_strptime, 1, 2, 0, NULL},
    {"monotonic", time_elapsed, 0, 0, 0, NULL},
    {"monotonic_ns", time_elapsed_ns, 0, 0, 0, NULL},
    {"process_time", time_process_time, 0, 0, 0, NULL},
    {"process_time_ns", time_process_time_ns, 0, 0, 0, NULL},
    {"thread_time", time_process_time, 0, 0, 0, NULL},
    {"thread_time_ns", time_process_time_ns, 0, 0, 0, NULL},
    {"perf_counter", time_elapsed, 0, 0, 0, NULL},
    {"perf_counter_ns", time_elapsed_ns, 0, 0, 0, NULL},
    {.name = NULL},
};

static Object *
pair_of(const char *text)
{
    Object *item = str_from(text);
    if (item == NULL) {
        return NULL;
    }
    Object *pair = tuple_pack(2, item, item);
    decref(item);
    return pair;
}

Object *
time_make(void)
{
    slept = 0;
    Object *module = library_module("time", functions);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    static const struct {
        const char *name;
        int id;
    } clocks[] = {
        {"CLOCK_REALTIME", 0}, {"CLOCK_MONOTONIC", 1}, {"CLOCK_PROCESS_CPUTIME_ID", 2}, {"CLOCK_THREAD_CPUTIME_ID", 3},
        {"CLOCK_MONOTONIC_RAW", 4}, {"CLOCK_BOOTTIME", 7}, {"CLOCK_TAI", 11},
    };
    for (size_t i = 0; i < COUNT_OF(clocks); i++) {
        if (library_add_int(module, clocks[i].name, clocks[i].id) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    if (library_add_int(module, "timezone", 0) < 0 || library_add_int(module, "altzone", 0) < 0 ||
        library_add_int(module, "daylight", 0) < 0 || module_add(module, "tzname", pair_of("UTC")) < 0 ||
        type_ready(&StructTimeType) < 0 ||
        module_add(module, "struct_time", incref((Object *)&StructTimeType)) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
