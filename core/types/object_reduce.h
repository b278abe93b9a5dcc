// What an object says a copy of it is made of: object.__reduce__, __reduce_ex__ and __getstate__.
#pragma once

#include "object/object.h"

Object *object_method_reduce(Object *self, Slot *args, size_t count, Object *keyword_names);
Object *object_method_reduce_ex(Object *self, Slot *args, size_t count, Object *keyword_names);
Object *object_method_getstate(Object *self, Slot *args, size_t count, Object *keyword_names);

// A function of the module copyreg. Set by the library.
extern Object *(*reduce_find_function)(const char *name);
