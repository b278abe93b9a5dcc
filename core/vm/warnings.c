// Warnings while a program runs, as CPython's _warnings.c gives them with the filters it starts with.
#include "base/buffer.h"
#include "lang/source.h"
#include "object/error.h"
#include "object/names.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include "vm/traceback_print.h"
#include "vm/vm.h"

// __warningregistry__ of the namespace: what was said where. NEW_REF or NULL.
static Object *
registry_of(Object *globals)
{
    Object *found = dict_peek_cstring(globals, "__warningregistry__");
    if (found != NULL && is_dict(found)) {
        return incref(found);
    }
    Object *registry = dict_new();
    if (registry == NULL) {
        return NULL;
    }
    hold(registry);
    Object *version = int_from(0);
    bool done = version != NULL && dict_set_cstring(registry, "version", version) == 0 &&
                dict_set_cstring(globals, "__warningregistry__", registry) == 0;
    xdecref(version);
    registry = let_go();
    if (!done) {
        decref(registry);
        return NULL;
    }
    return registry;
}

// Notes it. 1 when it is new, 0 when it was said before, or -1.
static int
is_new(Object *globals, const char *text, uint32_t line)
{
    Object *registry = registry_of(globals);
    if (registry == NULL) {
        return -1;
    }
    hold(registry);
    int result = -1;
    Object *message = str_from(text), *number = NULL, *key = NULL;
    if (message == NULL) {
        goto out;
    }
    hold(message);
    if ((number = int_from(line)) == NULL) {
        goto out;
    }
    hold(number);
    if ((key = tuple_pack(3, message, (Object *)exception_types[EXC_DeprecationWarning], number)) == NULL) {
        goto out;
    }
    hold(key);
    int found = dict_contains(registry, key);
    if (found == 0) {
        result = dict_set(registry, key, True) < 0 ? -1 : 1;
    } else {
        result = found < 0 ? -1 : 0;
    }
out:
    drop_held(1 + (message != NULL) + (number != NULL) + (key != NULL));
    return result;
}

int
warn_deprecated(const char *text)
{
    const Frame *frame = current_frame;
    if (frame == NULL) {
        return 0;
    }
    // Only what the program itself does is shown, not what a module does.
    Object *module = dict_peek(frame->globals, names.__name__);
    if (module == NULL || !is_str(module) || !str_equal(module, names.__main__)) {
        return 0;
    }
    uint32_t line = frame_line(frame);
    int result = is_new(frame->globals, text, line);
    if (result <= 0) {
        return result;
    }
    Buffer out = {0}, filename = {0};
    str_append_utf8(frame->code->filename, &filename);
    buffer_append_char(&filename, '\0');
    buffer_append_format(&out, "%s:%u: DeprecationWarning: %s\n", filename.data, line, text);
    size_t length;
    const char *source = source_line(filename.data, line, &length);
    if (source != NULL) {
        while (length > 0 && (*source == ' ' || *source == '\t' || *source == '\f')) {
            source++;
            length--;
        }
        buffer_append_text(&out, "  ");
        buffer_append(&out, source, length);
        buffer_append_char(&out, '\n');
    }
    traceback_write(out.data, out.length);
    buffer_free(&out);
    buffer_free(&filename);
    return 0;
}
