// Frames: the activation of a code object, on the frame stack or inside a generator, and the frame object that appears when
// somebody asks for it (a traceback, sys._getframe). Layout of CPython 3.13's _PyInterpreterFrame.
#pragma once

#include "types/code.h"

typedef enum { FRAME_ON_STACK, FRAME_IN_GENERATOR, FRAME_IN_OBJECT } FrameOwner;
struct FrameObject;

typedef struct Frame {
    alignas(8) Code *code;  // owned
    alignas(8) struct Frame *previous;
    alignas(8) Object *function;  // owned, or NULL
    alignas(8) Object *globals;   // borrowed from the function
    alignas(8) Object *builtins;  // borrowed
    alignas(8) Object *locals;    // owned: the namespace of a class body or module; NULL in functions
    alignas(8) struct FrameObject *object;  // owned, or NULL
    uint32_t instruction;  // index of the instruction being executed
    uint32_t top;          // slots in use: locals and the evaluation stack; kept exact only while the frame does not execute
    uint32_t serial;       // number of the activation
    uint8_t owner;         // a FrameOwner
    uint8_t entry;         // the evaluation loop was entered with it: its return leaves the loop
    uint8_t is_init;       // __init__ called by a class call: the caller keeps the instance
    uint8_t reserved;
    Slot slots[1];         // code->local_count locals, then the evaluation stack
} Frame;

_Static_assert(offsetof(Frame, slots) == 72, "CPython's size");

typedef struct FrameObject {
    Object base;
    alignas(8) struct FrameObject *back;  // owned once the frame has left the stack
    alignas(8) Frame *frame;              // on the stack, in a generator, or `own` below
    alignas(8) Object *trace;
    uint32_t line;
    uint8_t trace_lines, trace_opcodes;
    alignas(8) Object *extra_locals;  // dict, or NULL
    alignas(8) Object *locals_cache;
    // then room for the frame when it leaves the stack
} FrameObject;

// The frame that executes, or NULL. Kept by the VM.
extern Frame *current_frame;

MUST_USE BORROWED FrameObject *frame_get_object(Frame *frame);  // made when needed; the frame owns it
uint32_t frame_line(const Frame *frame);
Object *frame_back(const FrameObject *op);   // borrowed, or NULL
// Drops locals, stack and owned fields; called when the frame is left. If its frame object is held elsewhere, the contents move there first.
void frame_leave(Frame *frame);
int frame_traverse(Frame *frame, Visit visit, void *context);
void frame_clear_slots(Frame *frame);
void frame_holders(Frame *frame, HolderVisitor *visitor);  // with the names of locals
MUST_USE NEW_REF Object *frame_locals(Frame *frame);  // a dict for functions (new), the namespace itself for modules and classes
