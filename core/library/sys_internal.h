// What the files of the module sys share.
#pragma once

#include "object/object.h"

Object *sys_excepthook(Object *self, Slot *args, size_t count, Object *keyword_names);
Object *sys_displayhook(Object *self, Slot *args, size_t count, Object *keyword_names);
Object *sys_unraisablehook(Object *self, Slot *args, size_t count, Object *keyword_names);

// For `unraisable_hook`: whether the program has put its own function into sys, which has been called then.
bool sys_call_unraisable_hook(Object *exception, Object *where, Object *said);

// For `traceback_limit`: sys.tracebacklimit.
int64_t sys_limit_of_tracebacks(void);

// sys.version_info, float_info, int_info, hash_info, flags, thread_info and implementation; 0, or -1 with an error set.
MUST_USE int sys_add_information(Object *module);
