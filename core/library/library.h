// builtins and the modules: made at start or when they are imported for the first time.
#pragma once

#include "lang/syntax_error.h"
#include "object/object.h"
#include "types/text_file.h"

// Makes builtins, sys, sys.modules, the standard streams and __main__ (with __name__, __doc__, __package__, __loader__,
// __spec__, __builtins__ in CPython's order; later __file__ and __annotations__ where CPython has them). 0, or -1 with an error.
MUST_USE int library_init(void);
MUST_USE int library_fill_free_lists(void);  // with what CPython's start leaves there; before gc_settle
void library_settle(void);  // after gc_settle
BORROWED Object *library_main_dict(void);  // the namespace of __main__
// __file__ and __cached__ of __main__, before the program starts: the co_filename of its code, if it comes from a file. 0, or
// -1 with an error.
MUST_USE int library_set_main_file(Object *filename);
// Where text of sys.stdout (1) and sys.stderr (2) goes, and where input() reads a line (length, -1 at the end of input).
typedef struct {
    void (*write)(int stream, const char *text, size_t length);
    ptrdiff_t (*read_line)(char *into, size_t capacity);
    Buffering output_buffering;
} LibraryHost;
extern LibraryHost library_host;
// Writes through the same path as sys.stderr does, without objects: for tracebacks and warnings.
void library_write_error(const char *text, size_t length);
void library_report(const char *text, size_t length);  // a whole report: what stands for sys.stderr is flushed after it
void library_print_exception(Object *exception);        // with its traceback, as sys.excepthook does
// SyntaxWarnings with the line that each is about.
void library_print_warnings(const SyntaxWarnings *warnings, const char *filename);
// The same through the module warnings, once the program has imported it: 0, or -1 where its filters make errors of them.
MUST_USE int library_warn_of_syntax(const SyntaxWarnings *warnings, const char *filename, const char *source);

// Flushes sys.stderr and sys.stdout, as when the code of a program has ended (flush_io in Python/pythonrun.c).
void library_flush(void);
// What happens at the end of a program, in the order of CPython's Py_FinalizeEx: atexit, a collection if the collector is
// enabled, the modules leave sys.modules, a collection, what is left is cleared module by module. Finalizers run and may print.
// 0, or -1 when sys.stdout or sys.stderr could not be flushed.
int library_finalize(void);
// Drops everything else that the library holds.
void library_fini(void);
// References that the library itself holds (sys.modules, builtins, ...): HOLDER_RUNTIME or HOLDER_MODULE_TABLE.
void library_holders(HolderVisitor *visitor);
// The exit status of an uncaught SystemExit; its argument may be printed. For others 1 after the traceback was written.
int library_report_uncaught(Object *exception);
