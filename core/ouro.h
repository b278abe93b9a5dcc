// The one public header of the runtime: create, load, run, step, capture, destroy.
//
// One runtime lives at a time in a process (or WebAssembly instance); all of its state is in static memory and
// in the heap, so that a copy of the linear memory taken while no call is active is a snapshot.
//
// Time is a position: a tick (bytecode instructions executed) and a landmark (events inside that tick that one
// can stop at, numbered from 1; 0 is the start of the tick).
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// How long sys.stdout holds what was written to it, which shows in reference counts and births. The host has all text at
// once.
typedef enum {
    OURO_UNBUFFERED,     // not at all, as with python -u
    OURO_LINE_BUFFERED,  // until its line ends, as on a terminal
    OURO_BUFFERED,       // until more than 8192 bytes wait, as in a pipe; sys.stderr is line buffered then
} OuroBuffering;

typedef struct {
    const char *python;   // "3.13"
    uint32_t heap_limit;  // bytes; 0: the default, 512 MiB
    bool observe;         // record births and history, so that images can be captured
    bool hash;            // keep the trace hash
    bool check_ledger;    // check the ledger after every tick (debug builds)
    OuroBuffering output_buffering;
} OuroOptions;

// What the runtime asks of its host. All but `write` may be NULL.
typedef struct {
    // 1 standard output, 2 standard error, 3 a picture to be drawn: a graph in DOT
    void (*write)(int stream, const char *text, size_t length);
    // Reads one line for input(); returns its length or -1 at the end of input. The text is copied.
    ptrdiff_t (*read_line)(char *into, size_t capacity);
    // Called when a stop was asked for at a position inside a tick or inside a nested call, where ouro_run
    // cannot return. The host may capture an image here. It does not come back when it unwinds the stack
    // (then the state is only good for being replaced by a snapshot); if it returns, execution goes on.
    void (*stopped_inside)(void);
} OuroHost;

typedef enum {
    OURO_PAUSED,    // the budget is spent
    OURO_STOPPED,   // a stop condition holds at this position
    OURO_FINISHED,  // the program ended, the interpreter is shut down
} OuroStatus;

// Which positions to stop at; bits.
enum {
    OURO_STOP_AT = 1,           // position == (stop_tick, stop_landmark), or the first later one
    OURO_STOP_LINE = 2,         // a new line begins, in any frame of the program
    OURO_STOP_OVER = 4,         // a new line begins in a frame no deeper than `depth`
    OURO_STOP_OUT = 8,          // a frame less deep than `depth` goes on
    OURO_STOP_LANDMARK = 16,    // a landmark
    OURO_STOP_TICK = 32,        // any tick of the program's own code
    OURO_STOP_BREAKPOINT = 64,  // a line with a breakpoint begins
};

typedef struct {
    int64_t budget;      // ticks to run at most; soft inside nested calls
    uint64_t after_tick; // stop conditions hold only at positions later than (after_tick, after_landmark)
    uint32_t after_landmark;
    uint32_t conditions;  // OURO_STOP_...
    uint64_t stop_tick;
    uint32_t stop_landmark;
    uint32_t depth;
    bool find_last;  // do not stop for conditions other than STOP_AT; remember the last position they held
} OuroRun;

typedef struct {
    uint64_t tick;
    uint32_t landmark;
    uint32_t line, depth;
    bool inside;  // inside a tick or a nested call: see stopped_inside
    bool finished;
    int32_t exit_status;
    bool found;  // find_last met a condition, at this position:
    uint64_t found_tick;
    uint32_t found_landmark;
} OuroPosition;

int ouro_create(const OuroOptions *options, const OuroHost *host);  // 0, or -1: no memory or no such version
// What gc.set_threshold would set before the first line, without the program's having to import gc; a negative number
// leaves a threshold as the profile has it. After ouro_create, before ouro_load.
void ouro_set_gc_thresholds(const int32_t thresholds[3]);
// Compiles a program. Returns 0, or -1 after the SyntaxError was written to standard error.
int ouro_load(const char *source, size_t length, const char *filename);
OuroStatus ouro_run(const OuroRun *run);
const OuroPosition *ouro_position(void);
void ouro_set_breakpoints(const uint32_t *lines, size_t count);
// Captures a heap image (core/inspect/image.def). Objects beyond max_objects are left out, the program's own
// last. The bytes stay valid until the next capture.
const uint8_t *ouro_capture(uint32_t max_objects, size_t *length);
uint64_t ouro_trace_hash(void);
void ouro_destroy(void);

#ifdef __cplusplus
}
#endif
