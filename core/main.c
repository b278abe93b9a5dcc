// The native command line: ouro [options] [FILE.py].
#include "ouro.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: ouro [options] [FILE.py]\n"
    "Runs a program of mini-Python; without a file it is read from standard input.\n"
    "\n"
    "  -h, --help           print this and exit\n"
    "  --python VERSION     CPython version to behave as (default 3.13)\n"
    "  --heap-limit BYTES   quota of the Python heap; K, M and G are understood (default 512M)\n"
    "  -u                   nothing that is printed waits in sys.stdout\n"
    "  --trace-hash         print the hash of the run as the last line on standard error\n"
    "  --check-ledger       compare every refcount with its holders after each tick (debug builds)\n";

static void
host_write(int stream, const char *text, size_t length)
{
    // The streams are written in the order of the program, also when both go to one terminal or file.
    FILE *into = stream == 2 ? stderr : stdout;
    if (stream == 2) {
        fflush(stdout);
    }
    fwrite(text, 1, length, into);
    if (stream == 2) {
        fflush(stderr);
    }
}

// The line with its newline, as it stands in the input. A longer line than fits goes on with the next call.
static ptrdiff_t
host_read_line(char *into, size_t capacity)
{
    fflush(stdout);
    size_t length = 0;
    while (length < capacity) {
        int c = getc(stdin);
        if (c == EOF) {
            break;
        }
        into[length++] = (char)c;
        if (c == '\n') {
            break;
        }
    }
    return length == 0 ? -1 : (ptrdiff_t)length;
}

// Reads to the end of the file; NULL with errno when that fails. The caller frees the text.
static char *
read_all(FILE *file, size_t *length)
{
    size_t capacity = 1 << 16;
    char *text = malloc(capacity);
    *length = 0;
    while (text != NULL) {
        *length += fread(text + *length, 1, capacity - *length, file);
        if (*length < capacity) {
            break;
        }
        char *larger = realloc(text, capacity *= 2);
        if (larger == NULL) {
            free(text);
        }
        text = larger;
    }
    if (text != NULL && ferror(file)) {
        free(text);
        return NULL;
    }
    return text;
}

// "64M" -> bytes; 0 when it is no size between 1 byte and 4 GiB.
static uint32_t
parse_size(const char *text)
{
    if (*text < '0' || *text > '9') {
        return 0;
    }
    char *end;
    errno = 0;
    unsigned long long bytes = strtoull(text, &end, 10);
    int shift = 0;
    switch (*end) {
    case 'K':
    case 'k':
        shift = 10;
        break;
    case 'M':
    case 'm':
        shift = 20;
        break;
    case 'G':
    case 'g':
        shift = 30;
        break;
    default:
        break;
    }
    if (errno != 0 || end[shift != 0] != '\0' || bytes > UINT32_MAX >> shift) {
        return 0;
    }
    return (uint32_t)(bytes << shift);
}

static int
misuse(const char *problem, const char *word)
{
    fprintf(stderr, "ouro: %s%s%s; try ouro --help\n", problem, *word != '\0' ? ": " : "", word);
    return 2;
}

// Runs the program to its end; its exit status, or 1 when it does not compile.
static int
run_program(const char *source, size_t length, const char *name)
{
    if (ouro_load(source, length, name) < 0) {
        return 1;
    }
    const OuroRun to_the_end = {.budget = INT64_MAX / 2};
    while (ouro_run(&to_the_end) != OURO_FINISHED) {
    }
    return (int)(uint8_t)ouro_position()->exit_status;
}

int
main(int argc, char **argv)
{
    OuroOptions options = {.python = "3.13", .output_buffering = isatty(STDOUT_FILENO) ? OURO_LINE_BUFFERED : OURO_BUFFERED};
    const char *path = NULL;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0) {
            fputs(usage, stdout);
            return 0;
        }
        if (strcmp(word, "--trace-hash") == 0) {
            options.hash = true;
        } else if (strcmp(word, "--check-ledger") == 0) {
            options.check_ledger = true;
        } else if (strcmp(word, "-u") == 0) {
            options.output_buffering = OURO_UNBUFFERED;
        } else if (strcmp(word, "--python") == 0 || strcmp(word, "--heap-limit") == 0) {
            if (i + 1 == argc) {
                return misuse("a value is missing after", word);
            }
            const char *value = argv[++i];
            if (word[2] == 'p') {
                options.python = value;
            } else if ((options.heap_limit = parse_size(value)) == 0) {
                return misuse("this is no size of a heap", value);
            }
        } else if (word[0] == '-' && word[1] != '\0') {
            return misuse("unknown option", word);
        } else if (path != NULL) {
            return misuse("one program at a time, this is a second one", word);
        } else {
            path = word;
        }
    }

    bool from_input = path == NULL || strcmp(path, "-") == 0;
    FILE *file = from_input ? stdin : fopen(path, "rb");
    size_t length = 0;
    char *source = file == NULL ? NULL : read_all(file, &length);
    if (source == NULL) {
        return misuse(strerror(errno), from_input ? "standard input" : path);
    }
    if (file != stdin) {
        fclose(file);
    }

    static const OuroHost host = {.write = host_write, .read_line = host_read_line};
    if (ouro_create(&options, &host) < 0) {
        free(source);
        return misuse("no such Python version, or not enough memory for the heap", options.python);
    }
    int status = run_program(source, length, from_input ? "<stdin>" : path);
    free(source);
    fflush(stdout);
    if (options.hash) {
        fprintf(stderr, "trace hash %016llx\n", (unsigned long long)ouro_trace_hash());
    }
    ouro_destroy();
    return status;
}
