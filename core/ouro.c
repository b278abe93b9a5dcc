#include "ouro.h"
#include "base/buffer.h"
#include "gc/gc.h"
#include "inspect/graph.h"
#include "inspect/image.h"
#include "inspect/ledger.h"
#include "lang/compile.h"
#include "lang/parser.h"
#include "lang/source.h"
#include "library/library.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/temporaries.h"
#include "trace/trace.h"
#include "types/code.h"
#include "types/containers.h"
#include "types/exception.h"
#include "types/int.h"
#include "types/str.h"
#include "types/type.h"
#include "vm/run.h"
#include "vm/traceback_print.h"
#include "vm/vm.h"

enum { DEFAULT_HEAP_LIMIT = 512 << 20 };

_Static_assert((int)OURO_STOP_AT == (int)STOP_AT && (int)OURO_STOP_LINE == (int)STOP_LINE &&
                   (int)OURO_STOP_OVER == (int)STOP_OVER && (int)OURO_STOP_OUT == (int)STOP_OUT &&
                   (int)OURO_STOP_LANDMARK == (int)STOP_LANDMARK && (int)OURO_STOP_TICK == (int)STOP_TICK &&
                   (int)OURO_STOP_BREAKPOINT == (int)STOP_BREAKPOINT,
               "the bits of the public header are those of the VM");

typedef enum { NOTHING_LOADED, LOADED, RUNNING, FINISHED } Stage;

static OuroHost host;
static Stage stage;
static Object *main_code;  // owned until the program ends
static TreeConstants tree_constants;
static OuroPosition position;

// --- output -----------------------------------------------------------------------------------------

static void
write_out(int stream, const char *text, size_t length)
{
    trace_hash_text(text, length);
    trace_emit(EVENT_OUTPUT, (uint32_t)stream, (uint32_t)length);
    host.write(stream, text, length);
}

static void
stopped_inside(void)
{
    if (host.stopped_inside != NULL) {
        host.stopped_inside();
    }
}

static void
more_roots(HolderVisitor *visitor)
{
    library_holders(visitor);
    tree_constants_holders(visitor);
    if (interns_dict() != NULL) {
        visitor->reference(visitor, interns_dict(), (Holder){.kind = HOLDER_RUNTIME, .field = "interned strings"});
    }
    if (main_code != NULL) {
        visitor->reference(visitor, main_code, (Holder){.kind = HOLDER_RUNTIME, .field = "code of the program"});
    }
}

// --- life -------------------------------------------------------------------------------------------

_Static_assert((int)OURO_LINE_BUFFERED == LINE_BUFFERED && (int)OURO_BUFFERED == BUFFERED, "one order");

int
ouro_create(const OuroOptions *options, const OuroHost *given)
{
    if (profile_choose(options->python) < 0) {
        return -1;
    }
    host = *given;
    stage = NOTHING_LOADED;
    position = (OuroPosition){0};
#ifdef OURO_STRESS
    const bool observe = true;  // the ledger is checked at every allocation
#else
    const bool observe = options->observe || options->check_ledger || !profile->has_immortals;
#endif
    trace_init(observe, options->hash);
    temporaries_reset();
    recursion_reset();
    pending_error = NULL;
    if (heap_init(options->heap_limit != 0 ? options->heap_limit : DEFAULT_HEAP_LIMIT) < 0 || gc_init() < 0) {
        return -1;
    }
    vm_init();
    run_reset();
    run.stopped_inside = stopped_inside;
    if (options->check_ledger) {
        run.check = ledger_check;
    }
    gc_stress_check = ledger_check_inside;
    graph_more_roots = more_roots;
    library_host = (LibraryHost){write_out, host.read_line, (Buffering)options->output_buffering};
    containers_init();
    ints_init();
    strs_init();
    names_init();
    if (types_init() < 0 || exceptions_init() < 0 || library_init() < 0 || interns_make_dict() < 0 ||
        library_fill_free_lists() < 0) {
        return -1;
    }
    gc_settle();
    library_settle();
    return 0;
}

void
ouro_set_gc_thresholds(const int32_t thresholds[3])
{
    for (int i = 0; i < (profile->collects_increments ? 2 : 3); i++) {
        if (thresholds[i] >= 0) {
            gc.threshold[i] = thresholds[i];
        }
    }
}

// Everything is let go; what the program left in the heap goes with the heap itself.
void
ouro_destroy(void)
{
    image_free();
    ledger_reset();
    tree_constants_release(&tree_constants);
    CLEAR_SLOT(main_code);
    library_fini();
    interns_drop_dict();
    gc_fini();
    error_clear();
    vm_reset();
    exceptions_fini();
    types_fini();
    strs_fini();
    codes_fini();
    source_forget_all();
    temporaries_reset();
    run_reset();
    heap_destroy();
    stage = NOTHING_LOADED;
}

// --- loading ----------------------------------------------------------------------------------------

int
ouro_load(const char *source, size_t length, const char *filename)
{
    source_register(filename, source, length);
    Tree tree = {0};
    SyntaxError error = {0};
    SyntaxWarnings warnings = {0};
    if (parse_module(source, length, filename, PARSE_PROGRAM, &tree, &error)) {
        main_code = compile_program(&tree, filename, &tree_constants, &warnings, &error);
    }
    syntax_warnings_move(&warnings, &tree.warnings);
    tree_free(&tree);
    if (main_code != NULL) {
        run.program_file = ((Code *)main_code)->filename;
        if (library_set_main_file(run.program_file) < 0) {
            CLEAR_SLOT(main_code);
        }
    }
    library_print_warnings(&warnings, filename);
    syntax_warnings_free(&warnings);
    if (main_code == NULL) {
        if (error_pending()) {
            Object *exception = error_take();
            library_report_uncaught(exception);
            decref(exception);
        } else {
            syntax_error_print(&error);
        }
        tree_constants_release(&tree_constants);
        position.exit_status = 1;
    }
    syntax_error_free(&error);
    stage = main_code != NULL ? LOADED : NOTHING_LOADED;
    return main_code != NULL ? 0 : -1;
}

// --- running ----------------------------------------------------------------------------------------

static void
note_position(void)
{
    position.tick = trace_tick();
    position.landmark = run.landmark;
    position.line = trace_line();
    position.depth = (uint32_t)vm.depth;
    position.inside = run.inside;
    position.finished = stage == FINISHED;
    position.found = run.found;
    position.found_tick = run.found_tick;
    position.found_landmark = run.found_landmark;
}

static Object *
start(void)
{
    Object *globals = library_main_dict();
    Object *function = function_new_for_body(main_code, globals);
    Frame *frame = function == NULL ? NULL : frame_push((Function *)function);
    if (frame == NULL) {
        xdecref(function);
        return NULL;
    }
    frame->previous = NULL;
    frame->entry = FRAME_FROM_C;
    stage = RUNNING;
    trace.in_program = true;
    return eval(frame, EVAL_START);
}

static void
finish(Object *result)
{
    Object *exception = result == NULL ? error_take() : NULL;
    CLEAR_SLOT(main_code);
    if (exception != NULL) {
        hold(exception);
    }
    library_flush();
    if (result == NULL) {
        position.exit_status = library_report_uncaught(exception);
        drop_held(1);
    } else {
        decref(result);
    }
    trace_emit(EVENT_EXIT, 0, 0);
    run_end();
    tree_constants_release(&tree_constants);
    if (library_finalize() < 0) {
        position.exit_status = 120; // Py_RunMain in Modules/main.c
    }
    run.landmark = 0;
    stage = FINISHED;
    trace.in_program = false;
}

OuroStatus
ouro_run(const OuroRun *request)
{
    if (stage == FINISHED || stage == NOTHING_LOADED) {
        stage = FINISHED;
        note_position();
        return OURO_FINISHED;
    }
    const RunRequest inner = {
        .budget = request->budget,
        .after_tick = request->after_tick,
        .after_landmark = request->after_landmark,
        .conditions = request->conditions,
        .stop_tick = request->stop_tick,
        .stop_landmark = request->stop_landmark,
        .depth = request->depth,
        .find_last = request->find_last,
    };
    run_begin(&inner);
    Object *result = stage == LOADED ? start() : eval(current_frame, EVAL_GO_ON);
    if (result != PAUSED) {
        finish(result);
    }
    note_position();
    return stage == FINISHED ? OURO_FINISHED : run.stopped ? OURO_STOPPED : OURO_PAUSED;
}

const OuroPosition *
ouro_position(void)
{
    note_position();
    return &position;
}

void
ouro_set_breakpoints(const uint32_t *lines, size_t count)
{
    run_set_breakpoints(lines, count);
}

const uint8_t *
ouro_capture(uint32_t max_objects, size_t *length)
{
    return image_capture(max_objects, run.landmark, length);
}

uint64_t
ouro_trace_hash(void)
{
    return trace.hash;
}
