// BaseException and all that inherit from it; tracebacks.
#pragma once

#include "object/error.h"

typedef struct {
    Object base;
    alignas(8) Object *dict;
    alignas(8) Object *args;  // tuple
    alignas(8) Object *notes;
    alignas(8) Object *traceback;
    alignas(8) Object *context;
    alignas(8) Object *cause;
    uint8_t suppress_context;
    uint8_t reserved[7];
} Exception;  // 72 bytes; getsizeof 88. Types with own fields put slots behind.

typedef struct {
    Exception base;
    alignas(8) Object *value;  // StopIteration
} StopIterationObject;

typedef struct {
    Object base;
    alignas(8) Object *next;
    alignas(8) Object *frame;  // FrameObject
    int32_t instruction;
    int32_t line;
} Traceback;

// Prepends the frame to the traceback of the pending exception (the VM, as a frame is unwound). 0 or -1.
MUST_USE int traceback_add(Object *frame_object, uint32_t instruction, uint32_t line);
MUST_USE int exceptions_init(void);
