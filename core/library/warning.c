// Warnings from C code: warnings.warn(message, category) for the line that runs.
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/held.h"
#include <stdarg.h>

int
warn(ExceptionKind category, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Object *message = str_vformat(format, arguments);
    va_end(arguments);
    if (message == NULL) {
        return -1;
    }
    hold(message);
    Object *function = library_find_function("warnings", "warn");
    Object *result = NULL;
    if (function != NULL) {
        hold(function);
        Slot args[2] = {{message}, {(Object *)exception_types[category]}};
        result = object_call(function, args, 2, NULL);
        drop_held(1);
    }
    drop_held(1);
    xdecref(result);
    return result == NULL ? -1 : 0;
}
