// Frames: the activation of a code object, on the frame stack or inside a generator, and the frame object that appears when
// somebody asks for it (a traceback, sys._getframe). Layout of CPython 3.13's _PyInterpreterFrame.
#pragma once

#include "types/code.h"

typedef enum { FRAME_ON_STACK, FRAME_IN_GENERATOR, FRAME_IN_OBJECT } FrameOwner;

// Who goes on when the frame is left.
typedef enum {
    FRAME_FROM_C,     // the evaluation loop was entered with it: leaving it leaves the loop
    FRAME_CALL,       // the calling frame, with the result
    FRAME_CACHED,     // the calling frame, whose stack keeps cache and arguments; a tuple of these and the key are held
    FRAME_INIT,       // the calling frame, whose stack keeps the new instance; __init__ must return None
    FRAME_INIT_TUPLE, // the same; the caller's stack keeps class, instance and arguments, and a tuple of these is held
    FRAME_FOR_ITER,   // a generator stepped by a for loop of the calling frame
    FRAME_SEND,       // a generator stepped by a SEND of the calling frame
} FrameEntry;
struct FrameObject;

typedef struct Frame {
    alignas(8) Code *code;  // owned
    alignas(8) struct Frame *previous;
    alignas(8) Object *function;  // owned, or NULL
    alignas(8) Object *globals;   // borrowed from the function
    alignas(8) Object *builtins;  // borrowed
    alignas(8) Object *locals;    // owned: the namespace of a class body or module; in functions what locals() has given, or NULL
    alignas(8) struct FrameObject *object;  // owned, or NULL
    alignas(8) const Instruction *pc;       // the instruction being executed
    uint32_t serial;  // number of the activation
    uint16_t top;     // slots in use: locals and the evaluation stack; exact whenever other code may run
    uint8_t owner;    // a FrameOwner
    uint8_t entry;    // a FrameEntry
    Slot slots[1];    // code->local_count locals, then the evaluation stack
} Frame;

_Static_assert(offsetof(Frame, slots) == 72, "CPython's size");

INLINE uint32_t
frame_instruction(const Frame *frame)
{
    return (uint32_t)(frame->pc - frame->code->body->instructions);
}

typedef struct FrameObject {
    Object base;
    alignas(8) struct FrameObject *back;  // owned; NULL while the frame is on the stack
    alignas(8) Frame *frame;              // on the stack, in a generator, or `own` below
    alignas(8) Object *trace;
    uint32_t line;  // number of the instruction before this one, from 1, while sys.settrace watches
    uint8_t trace_lines, trace_opcodes;
    alignas(8) Object *extra_locals;  // dict, or NULL
    alignas(8) Object *called;  // the built-in function being called, while sys.setprofile watches
    // then room for the frame, which moves here when it leaves the stack and the object lives on
} FrameObject;

// The frame that executes, or NULL. Kept by the VM.
extern Frame *current_frame;

MUST_USE BORROWED FrameObject *frame_get_object(Frame *frame);  // made when needed; the frame owns it
// The frame that Python code sees around it: what stands for C is passed over. NULL: there is none.
Frame *frame_outer(const Frame *frame);
uint32_t frame_line(const Frame *frame);
// Drops locals, stack and owned fields, code last. If somebody else holds its frame object, the contents move there first.
// The frame must be out of the chain of executing frames already.
void frame_leave(Frame *frame);
int frame_traverse(Frame *frame, Visit visit, void *context);
// Drops locals and stack, in the order of the profile, and the namespace.
void frame_clear_slots(Frame *frame);
void frame_holders(Frame *frame, HolderVisitor *visitor);  // with the names of locals
// --- borrowed references (profile->borrows_locals) ---
// CPython 3.14 does not count a local that stands on the evaluation stack, nor a parameter whose argument the caller lent. We
// count them, so that nothing dies at another moment, and keep account of which they are, for whoever asks for a count.
bool frame_borrows(const Frame *frame, uint32_t slot);
bool frame_borrows_function(const Frame *frame);
// A frame that was just entered, the depth-th, has been lent this local, or its function.
enum { LENT_FUNCTION = UINT32_MAX };
void frame_lend(const Frame *frame, uint32_t depth, uint32_t local);
// The frame's instruction is about to begin: which marks it sets.
void frame_note_borrowed(const Frame *frame);
// The local holds something of its own from now on.
void frame_owns(const Frame *frame, uint32_t local);
// A generator suspends itself with borrowed references on its stack.
void frame_suspends_borrowed(void);
void frame_loans_reset(void);
// References to `op` that CPython would not count.
uint32_t borrowed_references(const Object *op);

// Frames that are being left at this moment: their locals die one by one.
void frames_leaving(void (*visit)(Frame *frame, void *context), void *context);
void frames_reset(void);
// Writes a local of a frame. 1, 0 when it has none of this name, or -1.
MUST_USE int frame_set_local(FrameObject *op, Object *name, Object *value);
MUST_USE BORROWED Object *frame_extra_locals(FrameObject *op);  // what f_locals was given besides; made when needed
// Set by the library: makes the FrameLocalsProxy of a frame object.
extern Object *(*frame_locals_hook)(Object *frame);
// A new dict for functions, the namespace itself for modules and classes.
MUST_USE NEW_REF Object *frame_locals(Frame *frame);
// The same as a program gets it, with what CPython makes on the way.
MUST_USE NEW_REF Object *frame_locals_asked(Frame *frame);
