// module: a namespace with a name.
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    alignas(8) Object *dict;
    alignas(8) void *def;
    alignas(8) void *state;
    alignas(8) Object *weaklist;
    alignas(8) Object *name;
} Module;

MUST_USE NEW_REF Object *module_new(const char *name);
MUST_USE NEW_REF Object *module_new_named(STEALS Object *name);  // NULL: NULL
// Where it comes from, which its repr says.
typedef enum { MODULE_OF_PROGRAM, MODULE_BUILT_IN, MODULE_FROZEN } ModuleOrigin;
void module_set_origin(Object *op, ModuleOrigin origin);
BORROWED Object *module_dict(const Object *op);
// A module may begin with some of its names; what makes the others is put off until one asks for a name that is not there yet,
// for all of them, or changes one. The hook, set by the library, makes them of `rest`; 0, or -1 with an error.
void module_put_off(Object *op, const void *rest);
extern int (*module_complete)(Object *op, const void *rest);
MUST_USE int module_add(Object *op, const char *name, STEALS Object *value);
MUST_USE int module_add_functions(Object *op, const MethodDef *table);
