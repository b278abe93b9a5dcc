// Shared by the files of this folder only.
#pragma once

#include "library/library.h"
#include "object/error.h"
#include "types/module.h"

// --- modules (import.c) ---
// Makes a module that the program imports for the first time.
typedef Object *(*ModuleMaker)(void);
Object *builtins_make(void);
// Takes away what the release has not yet of what a module defines (object/since.def): 0, or -1 with an error.
MUST_USE int library_forget_absent(Object *module, const char *name);
Object *sys_make(void);
Object *gc_make(void);
Object *weakref_make(void);
Object *math_make(void);
Object *time_make(void);
Object *types_make(void);
Object *array_make(void);
Object *random_make(void);
Object *heapq_make(void);
Object *bisect_make(void);
Object *itertools_make(void);
Object *operator_make(void);
Object *collections_make(void);
Object *functools_make(void);
Object *contextvars_make(void);
Object *abc_make(void);
Object *source_make(void);
Object *atexit_make(void);
Object *re_make(void);
Object *tools_make(void);
Object *tracemalloc_make(void);

// The module, imported if need be; dotted names give the innermost one. NEW_REF or NULL.
Object *library_import(Object *name);
// module.function, the module imported if need be. NEW_REF or NULL.
Object *library_find_function(const char *module, const char *function);
Object *library_make_generic(const char *intrinsic, Object *a, Object *b); // see generics_hook
Object *library_union_member(Object *op); // see union_member_hook
Object *library_frame_locals(Object *frame); // see frame_locals_hook
Object *library_code_view(Object *code, const char *function); // see code_view_hook
Object *library_buffer_of(Object *file);                        // sys.stdout.buffer and the like
Object *builtin_import(Object *self, Slot *args, size_t count, Object *keyword_names); // __import__
int import_init(void);                                                                 // makes sys.modules
void import_fini(void);
extern Object *sys_modules; // dict
extern Object *builtins_module, *sys_module;

// --- sys.c ---
// An attribute of sys, borrowed, or NULL.
Object *sys_peek(Object *name);
int64_t count_told(Object *op);  // what sys.getrefcount says, when nobody adds a reference to ask
NEW_REF Object *builtins_display(Object *value); // sys.displayhook(value)
void sys_set_finalizing(void);
bool sys_ends(void);  // sys.is_finalizing()

// --- malloc_stats.c ---
void malloc_stats_write(void);  // sys._debugmallocstats

// --- gc_module.c ---
void gc_module_report_garbage(void);  // at the end, under DEBUG_UNCOLLECTABLE

// --- atexit.c ---
void atexit_run(void);
void atexit_fini(void);
void atexit_holders(HolderVisitor *visitor);

// --- functools_module.c ---
void functools_fini(void);
void functools_holders(HolderVisitor *visitor);

// --- contextvars_module.c ---
void contextvars_init(void);
void contextvars_fini(void);
void contextvars_holders(HolderVisitor *visitor);

// A module of the name with the functions of the table; it counts as built-in. NEW_REF or NULL.
Object *library_module(const char *name, const MethodDef *functions);
// The same with types, which are made ready; NULL ends the table. They are called what their names end in.
Object *library_module_of_types(const char *name, const MethodDef *functions, Type *const *types);
int library_add_types(Object *module, Type *const *types);
int library_add_int(Object *module, const char *name, int64_t value);

// --- output ---
// Writes a str through file.write. 0 or -1.
int file_write_text(Object *file, Object *text);
// Calls file.flush(). 0 or -1.
int file_flush(Object *file);
void flush_or_forget(Object *file);  // its errors are forgotten; NULL and None are no file

// --- functions of builtins, by subject ---
extern const MethodDef builtins_object_functions[];
extern const MethodDef builtins_number_functions[];
extern const MethodDef builtins_text_functions[];
extern const MethodDef builtins_code_functions[];

#define BUILTIN(name) static Object *name(Object *self, Slot *args, size_t count, Object *keyword_names)
#define UNUSED_ARGUMENTS (void)self, (void)args, (void)count, (void)keyword_names
