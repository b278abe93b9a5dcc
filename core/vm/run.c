#include "vm/run.h"
#include "base/buffer.h"
#include "memory/heap.h"
#include "trace/trace.h"
#include "vm/vm.h"
#include <stdlib.h>
#include <string.h>

enum {
    NESTED_GRACE = 1024,     // ticks between two looks at the budget while a nested call cannot return
    CHECKED_TICKS = 20000,   // ticks that are all checked
    IMPORT_STRIDE = 97,      // ticks between two checks during an import
};

Run run;

static uint32_t *breakpoints;
static size_t breakpoint_count;
static uint64_t next_sample, next_check;

// The tick before: to notice lines that begin.
static const Frame *last_frame;
static uint32_t last_serial;
static const Instruction *last_pc;

static void (*watcher)(const Frame *frame);

bool
frame_is_of_program(const Frame *frame)
{
    return frame->code->filename == run.program_file;
}

static uint32_t
line_now(void)
{
    for (const Frame *frame = current_frame; frame != NULL; frame = frame->previous) {
        uint32_t line = frame_is_of_program(frame) ? frame_line(frame) : 0;
        if (line != 0) {
            return line;
        }
    }
    return 0;
}

static bool has_noted;
static int64_t fuse_before_note;

void
run_reset(void)
{
    has_noted = false;
    host_free(breakpoints);
    breakpoints = NULL;
    breakpoint_count = 0;
    run = (Run){0};
    next_sample = next_check = 0;
    last_frame = NULL;
    last_pc = NULL;
    last_serial = 0;
    watcher = NULL;
    trace.line = line_now;
}

void
run_set_breakpoints(const uint32_t *lines, size_t count)
{
    host_free(breakpoints);
    breakpoints = host_alloc(count * sizeof *lines);
    if (count > 0) {
        memcpy(breakpoints, lines, count * sizeof *lines);
    }
    breakpoint_count = count;
}

static bool
has_breakpoint(uint32_t line)
{
    for (size_t i = 0; i < breakpoint_count; i++) {
        if (breakpoints[i] == line) {
            return true;
        }
    }
    return false;
}

// --- what is due ----------------------------------------------------------------------------------

enum { LINE_CONDITIONS = STOP_LINE | STOP_OVER | STOP_OUT | STOP_BREAKPOINT | STOP_TICK };

static bool
watches_lines(void)
{
    uint32_t conditions = run.request.conditions & LINE_CONDITIONS;
    return (conditions & ~(uint32_t)STOP_BREAKPOINT) != 0 || (conditions != 0 && breakpoint_count > 0);
}

NOINLINE void
vm_note(void)
{
    has_noted = true;
    fuse_before_note = trace.fuse;
    trace.fuse = 0;
}

NOINLINE bool
vm_has_noted(void)
{
    if (!has_noted) {
        return false;
    }
    has_noted = false;
    trace.fuse = fuse_before_note;
    return true;
}

// Sets the fuse to the next tick at which something is due, seen from tick `now`.
static void
set_fuse(uint64_t now)
{
    uint64_t due = run.budget_end;
    if (vm.nesting > 1 && due <= now) {
        due = now + NESTED_GRACE;
    }
    if (watches_lines() || watcher != NULL || is_tracing()) {
        due = now + 1;
    }
    if ((run.request.conditions & STOP_AT) && run.request.stop_tick > now && run.request.stop_tick < due) {
        due = run.request.stop_tick;
    }
    if (trace.observing && next_sample < due) {
        due = next_sample;
    }
    if (run.check != NULL && next_check < due) {
        due = next_check;
    }
    trace_set_fuse(due > now ? (int64_t)(due - now) - 1 : 0);
}

void
run_watch_instructions(void (*function)(const Frame *))
{
    watcher = function;
    set_fuse(trace_tick());
}

static void set_landmark_hook(void);

void
run_begin(const RunRequest *request)
{
    run.request = *request;
    uint64_t now = trace_tick();
    run.budget_end = request->budget > 0 ? now + (uint64_t)request->budget : now;
    run.stopped = run.inside = run.found = false;
    set_landmark_hook();
    set_fuse(now);
}

void
run_look_again(void)
{
    set_fuse(trace_tick());
}

void
run_end(void)
{
    run.request.conditions &= STOP_AT | STOP_LANDMARK;
}

// --- conditions -----------------------------------------------------------------------------------

static bool
is_later(uint64_t tick, uint32_t landmark)
{
    return tick > run.request.after_tick || (tick == run.request.after_tick && landmark > run.request.after_landmark);
}

static bool
is_prologue(Opcode op)
{
    return op == OP_RESUME || op == OP_MAKE_CELL || op == OP_COPY_FREE_VARS || op == OP_RETURN_GENERATOR;
}

// Does a line of the program begin at this instruction? As CPython's tracing: the line changes in the order of the
// code, or the frame jumped backwards.
static bool
line_begins(const Frame *frame)
{
    const CodeBody *body = frame->code->body;
    uint32_t i = frame_instruction(frame);
    uint32_t line = body->positions[i].line;
    if (line == 0 || is_prologue((Opcode)body->instructions[i].op)) {
        return false;
    }
    if (frame == last_frame && frame->serial == last_serial && frame->pc < last_pc) {
        return true;
    }
    if (i == 0) {
        return true;
    }
    uint32_t before = body->positions[i - 1].line;
    if (before == line) {
        // The prologue stands on the line of the def; its first own instruction may, too.
        return is_prologue((Opcode)body->instructions[i - 1].op) && frame->code->first_line != line;
    }
    return true;
}

static bool
condition_holds(Frame *frame)
{
    uint32_t conditions = run.request.conditions;
    if (!frame_is_of_program(frame)) {
        return false;
    }
    if (conditions & STOP_TICK) {
        return true;
    }
    if ((conditions & STOP_OUT) && (uint32_t)vm.depth < run.request.depth) {
        return true;
    }
    if (!(conditions & (STOP_LINE | STOP_OVER | STOP_BREAKPOINT)) || !line_begins(frame)) {
        return false;
    }
    return (conditions & STOP_LINE) ||
           ((conditions & STOP_OVER) && (uint32_t)vm.depth <= run.request.depth) ||
           ((conditions & STOP_BREAKPOINT) && has_breakpoint(frame_line(frame)));
}

static bool
at_target(uint64_t tick, uint32_t landmark)
{
    return (run.request.conditions & STOP_AT) &&
           (tick > run.request.stop_tick || (tick == run.request.stop_tick && landmark >= run.request.stop_landmark));
}

// A condition other than the target holds here: stop, or remember the place.
static bool
decide(uint64_t tick, uint32_t landmark)
{
    if (!run.request.find_last) {
        return true;
    }
    run.found = true;
    run.found_tick = tick;
    run.found_landmark = landmark;
    return false;
}

static void
stop_inside(uint32_t landmark)
{
    run.stopped = run.inside = true;
    run.landmark = landmark;
    if (run.stopped_inside != NULL) {
        run.stopped_inside();
    }
    run.stopped = run.inside = false;  // the host let it go on
}

static void
on_landmark(void)
{
    uint64_t tick = trace_tick();
    uint32_t landmark = trace.landmark;
    if (at_target(tick, landmark)) {
        stop_inside(landmark);
    } else if ((run.request.conditions & STOP_LANDMARK) && is_later(tick, landmark) && decide(tick, landmark)) {
        stop_inside(landmark);
    }
}

static void
set_landmark_hook(void)
{
    trace.on_landmark = run.request.conditions & (STOP_LANDMARK | STOP_AT) ? on_landmark : NULL;
}

// --- the slow path of a tick ------------------------------------------------------------------------

bool
vm_tick(Frame *frame)
{
    uint64_t now = trace_tick();
    if (run.check != NULL && now >= next_check) {
        run.check();
        // Every tick at first; in long runs as rarely as keeps the cost of a tick bounded, however large the heap.
        uint64_t stride = now / 1000 > heap.live_objects ? now / 1000 : heap.live_objects;
        // What makes a module of the library is long and the same in every program.
        uint64_t shortest = trace.in_program ? 1 : IMPORT_STRIDE;
        next_check = now + (now < CHECKED_TICKS ? shortest : stride);
    }
    if (trace.observing && now >= next_sample) {
        trace_sample(heap.live_bytes, heap.live_objects);
        next_sample = now + trace.history_stride;
    }
    bool stop = false;
    if (watcher != NULL) {
        watcher(frame);
    }
    if (run.request.conditions != 0 || watcher != NULL) {
        if (at_target(now, 0)) {
            stop = true;
        } else if (watches_lines() && is_later(now, 0)) {
            stop = condition_holds(frame) && decide(now, 0);
        }
        last_frame = frame;
        last_serial = frame->serial;
        last_pc = frame->pc;
    }
    bool can_return = vm.nesting == 1;
    if (stop) {
        run.landmark = 0;
        if (can_return) {
            run.stopped = true;
            set_fuse(now);
            return true;
        }
        stop_inside(0);
    }
    set_fuse(now);
    if (now >= run.budget_end && can_return) {
        run.landmark = 0;
        return true;
    }
    return false;
}
