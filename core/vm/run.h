// Running in slices: budgets, positions to stop at, breakpoints, samples of the history.
#pragma once

#include "base/base.h"
#include "types/frame.h"

// Which positions to stop at; the bits of OURO_STOP_... in ouro.h.
enum {
    STOP_AT = 1,
    STOP_LINE = 2,
    STOP_OVER = 4,
    STOP_OUT = 8,
    STOP_LANDMARK = 16,
    STOP_TICK = 32,
    STOP_BREAKPOINT = 64,
};

typedef struct {
    int64_t budget;
    uint64_t after_tick;
    uint32_t after_landmark;
    uint32_t conditions;  // STOP_...
    uint64_t stop_tick;
    uint32_t stop_landmark;
    uint32_t depth;
    bool find_last;
} RunRequest;

typedef struct {
    RunRequest request;
    uint64_t budget_end;
    bool stopped;   // a condition of the request holds at this position
    bool inside;    // inside a tick or a nested call
    uint32_t landmark;  // of the position: 0 at the start of a tick
    bool found;
    uint64_t found_tick;
    uint32_t found_landmark;
    void (*stopped_inside)(void);
    void (*check)(void);  // debug builds: called at every tick, in long runs more rarely
    BORROWED Object *program_file;  // what the program's own code has as its file
} Run;
extern Run run;

// Whether a line of the program's text is executed there. Not so in frozen modules, nor in what exec, a dataclass or a named
// tuple compiled: its lines are those of another text.
bool frame_is_of_program(const Frame *frame);

void run_reset(void);
// Prepares for a slice that begins at the current tick.
void run_begin(const RunRequest *request);
void run_set_breakpoints(const uint32_t *lines, size_t count);
// Calls the function before each instruction; NULL: no longer. It must neither make nor drop an object.
void run_watch_instructions(void (*watcher)(const Frame *frame));
void run_look_again(void);  // something is due earlier or later than it was
// The program is over: no more stops at ticks.
void run_end(void);

// Shows the value of an expression statement of code compiled as 'single': sys.displayhook. Set by the library.
extern Object *(*display_hook)(Object *value);
// What a row of intrinsics.def about type parameters makes of its operands (b: NULL where there is one). Set by the library.
extern Object *(*generics_hook)(const char *intrinsic, Object *a, Object *b);
