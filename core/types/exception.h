// BaseException and all that inherit from it; tracebacks.
#pragma once

#include "object/error.h"

typedef struct {
    Object base;
    alignas(8) Object *dict;
    alignas(8) Object *args; // tuple
    alignas(8) Object *notes;
    alignas(8) Object *traceback;
    alignas(8) Object *context;
    alignas(8) Object *cause;
    uint8_t suppress_context;
    uint8_t traceback_is_none;  // for whoever asks what it refers to
    uint8_t reserved[6];
} Exception; // 72 bytes; getsizeof 88. Types with own fields put slots behind, then numbers.

typedef struct {
    Exception base;
    alignas(8) Object *value;
} StopIterationObject;

typedef struct {
    Exception base;
    alignas(8) Object *code;
} SystemExitObject;

typedef struct {
    Exception base;
    alignas(8) Object *name;
} NameErrorObject;

typedef struct {
    Exception base;
    alignas(8) Object *obj;
    alignas(8) Object *name;
} AttributeErrorObject;

typedef struct {
    Exception base;
    alignas(8) Object *msg;
    alignas(8) Object *name;
    alignas(8) Object *path;
    alignas(8) Object *name_from;
} ImportErrorObject;

typedef struct {
    Exception base;
    alignas(8) Object *error_number; // `errno`; the word is a macro in C
    alignas(8) Object *strerror;
    alignas(8) Object *filename;
    alignas(8) Object *filename2;
    int64_t written;
} OSErrorObject;

typedef struct {
    Exception base;
    alignas(8) Object *msg;
    alignas(8) Object *filename;
    alignas(8) Object *lineno;
    alignas(8) Object *offset;
    alignas(8) Object *end_lineno;
    alignas(8) Object *end_offset;
    alignas(8) Object *text;
    alignas(8) Object *print_file_and_line;
} SyntaxErrorObject;

typedef struct {
    Exception base;
    alignas(8) Object *encoding;
    alignas(8) Object *object;
    alignas(8) Object *reason;
    int64_t start, end;
} UnicodeErrorObject; // UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError

typedef struct {
    Object base;
    alignas(8) Object *next;
    alignas(8) Object *frame; // FrameObject
    int32_t instruction;      // -1: unknown; less: -2 - tb_lasti, which the program gave and where no instruction begins
    int32_t line;
} Traceback;

// Prepends the frame to the traceback of the pending exception (the VM, as a frame is unwound). 0, or -1:
// MemoryError is pending instead.
MUST_USE int traceback_add(Object *frame_object, uint32_t instruction, uint32_t line);
MUST_USE int exceptions_init(void); // after types_init
void exceptions_fini(void);         // before the types go
