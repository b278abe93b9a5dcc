// The files behind sys.stdin, sys.stdout and sys.stderr.
#pragma once

#include "base/buffer.h"
#include "object/object.h"

// How long a file holds what was written to it, as CPython's do; the host has all text at once (OuroBuffering in ouro.h).
typedef enum { UNBUFFERED, LINE_BUFFERED, BUFFERED } Buffering;

// Where text goes and lines come from; set once at start.
typedef struct {
    void (*write)(int stream, const char *text, size_t length);
    ptrdiff_t (*read_line)(char *into, size_t capacity); // with its newline; -1 at the end of input
    Object *(*buffer)(Object *file);                     // NEW_REF: the stream of bytes below it
    Buffering output_buffering;                          // what sys.stdout begins with
} TextFileHost;
extern TextFileHost text_file_host;

MUST_USE NEW_REF Object *text_file_new(int stream, const char *name); // 0 standard input, 1 output, 2 error
// May text be written to it without calling a method? Then returns its stream, else -1.
int text_file_stream(const Object *op);
// Appends the text as UTF-8; lone surrogates raise UnicodeEncodeError (standard error shows them escaped). 0
// or -1.
MUST_USE int text_file_encode(const Object *op, Object *str, Buffer *out);
// The text was written to the file, as `length` bytes: it holds it until it is flushed (textiowrapper_write in
// Modules/_io/textio.c), though the host has had it. 0 or -1.
MUST_USE int text_file_keep(Object *op, Object *str, const char *bytes, size_t length);
// Nothing of what was written waits any more.
void text_file_flush(Object *op);
// The next line with its newline, "" at the end of input.
MUST_USE NEW_REF Object *text_file_read_line(Object *op);
