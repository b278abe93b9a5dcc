// Calls of Python functions: binding arguments to parameters, and entering the evaluation loop from C.
#include "object/error.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/list.h"
#include "types/str.h"
#include "types/suggestion.h"
#include "types/tuple.h"
#include "vm/vm.h"
#include <string.h>

// --- TypeErrors in CPython's words ----------------------------------------------------------------

static void
add_quoted_list(Buffer *out, Object **missing, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) {
            buffer_append_text(out, i + 1 < count ? ", " : count == 2 ? " and " : ", and ");
        }
        buffer_append_char(out, '\'');
        str_append_utf8(missing[i], out);
        buffer_append_char(out, '\'');
    }
}

static void
raise_missing(Function *function, Object **missing, uint32_t count, const char *kind)
{
    Object *ownmissing = list_new(count);  // as in CPython
    if (ownmissing == NULL) {
        return;
    }
    hold(ownmissing);
    for (uint32_t i = 0; i < count; i++) {
        list_give_item(ownmissing, i, incref(missing[i]));
    }
    Buffer list = {0};
    add_quoted_list(&list, missing, count);
    raise(EXC_TypeError, "%U() missing %u required %s argument%s: %s", function->qualname, count, kind,
          count == 1 ? "" : "s", list.data);
    buffer_free(&list);
    drop_held(1);
}

static void
raise_too_many(Function *function, const Code *code, uint32_t given, Frame *frame)
{
    uint32_t wanted = code->argument_count;
    uint32_t defaults = function->defaults == NULL ? 0 : (uint32_t)tuple_length(function->defaults);
    uint32_t keyword_given = 0;
    for (uint32_t i = wanted; i < wanted + code->keyword_only_count; i++) {
        keyword_given += frame->slots[i].ref != NULL;
    }
    Buffer range = {0}, extra = {0};
    if (defaults > 0) {
        buffer_append_format(&range, "from %d to ", (int)wanted - (int)defaults);
    }
    buffer_append_format(&range, "%u", wanted);
    buffer_append_text(&extra, "");
    if (keyword_given > 0) {
        buffer_append_format(&extra, " positional argument%s (and %u keyword-only argument%s)", given == 1 ? "" : "s",
                             keyword_given, keyword_given == 1 ? "" : "s");
    }
    bool plural = wanted != 1 || defaults > 0;
    raise(EXC_TypeError, "%U() takes %s positional argument%s but %u%s %s given", function->qualname, range.data,
          plural ? "s" : "", given, extra.data, given == 1 && keyword_given == 0 ? "was" : "were");
    buffer_free(&range);
    buffer_free(&extra);
}

static int
raise_missing_positional(Function *function, const Code *code, Frame *frame, uint32_t up_to)
{
    Object *missing[256];
    uint32_t count = 0;
    for (uint32_t i = 0; i < up_to; i++) {
        if (frame->slots[i].ref == NULL && count < COUNT_OF(missing)) {
            missing[count++] = tuple_peek(code->local_names, i);
        }
    }
    if (count > 0) {
        raise_missing(function, missing, count, "positional");
        return -1;
    }
    return 0;
}

// --- binding --------------------------------------------------------------------------------------

int64_t
parameter_index(const Code *code, Object *name)
{
    uint32_t total = code->argument_count + code->keyword_only_count;
    for (uint32_t i = code->positional_only_count; i < total; i++) {
        if (tuple_peek(code->local_names, i) == name) {
            return i;
        }
    }
    for (uint32_t i = code->positional_only_count; i < total; i++) {
        if (str_equal(tuple_peek(code->local_names, i), name)) {
            return i;
        }
    }
    return -1;
}

// The names that keywords gave to positional-only parameters. False when there is none.
static bool
raise_positional_only(Function *function, const Code *code, Object *keyword_names)
{
    Buffer list = {0};
    for (uint32_t i = 0; i < code->positional_only_count; i++) {
        Object *parameter = tuple_peek(code->local_names, i);
        for (int64_t k = 0; k < tuple_length(keyword_names); k++) {
            Object *name = tuple_peek(keyword_names, k);
            if (is_str(name) && str_equal(parameter, name)) {
                buffer_append_text(&list, list.length > 0 ? ", " : "");
                str_append_utf8(name, &list);
            }
        }
    }
    bool found = list.length > 0;
    if (found) {
        raise(EXC_TypeError, "%U() got some positional-only arguments passed as keyword arguments: '%s'",
              function->qualname, list.data);
    }
    buffer_free(&list);
    return found;
}

static void
raise_unexpected_keyword(Function *function, const Code *code, Object *name)
{
    Buffer texts = {0};
    str_append_utf8(name, &texts);
    size_t wrong = texts.length, ends[256];
    uint32_t first = code->positional_only_count, end = code->argument_count + code->keyword_only_count, count = 0;
    for (uint32_t i = first; i < end && count < COUNT_OF(ends); i++) {
        str_append_utf8(tuple_peek(code->local_names, i), &texts);
        ends[count++] = texts.length;
    }
    Suggestion suggestion;
    suggestion_begin(&suggestion, wrong > 0 ? texts.data : "", wrong);
    for (uint32_t i = 0; i < count; i++) {
        size_t start = i > 0 ? ends[i - 1] : wrong;
        suggestion_offer(&suggestion, texts.data + start, ends[i] - start);
    }
    if (suggestion.best != NULL && profile->suggests_keywords) {
        raise(EXC_TypeError, "%U() got an unexpected keyword argument '%U'. Did you mean '%.*s'?", function->qualname,
              name, (int)suggestion.best_length, suggestion.best);
    } else {
        raise(EXC_TypeError, "%U() got an unexpected keyword argument '%U'", function->qualname, name);
    }
    buffer_free(&texts);
}

static int
bind_keyword(Function *function, const Code *code, Frame *frame, Object *name, Object *value, Object *collector,
             Object *keyword_names)
{
    if (!is_str(name)) {
        raise(EXC_TypeError, "keywords must be strings");
        return -1;
    }
    int64_t index = parameter_index(code, name);
    if (index >= 0) {
        if (frame->slots[index].ref != NULL) {
            raise(EXC_TypeError, "%U() got multiple values for argument '%S'", function->qualname, name);
            return -1;
        }
        frame->slots[index].ref = incref(value);
        return 0;
    }
    if (collector != NULL) {
        return dict_set(collector, name, value);
    }
    if (code->positional_only_count == 0 || !raise_positional_only(function, code, keyword_names)) {
        raise_unexpected_keyword(function, code, name);
    }
    return -1;
}

static int
fill_positional_defaults(Function *function, const Code *code, Frame *frame, uint32_t given)
{
    // Negative where a program has set more defaults than there are parameters: the last ones count.
    int64_t required = code->argument_count - (function->defaults == NULL ? 0 : tuple_length(function->defaults));
    if (raise_missing_positional(function, code, frame, required > given ? (uint32_t)required : given) < 0) {
        return -1;
    }
    for (int64_t i = required > 0 ? required : 0; i < code->argument_count; i++) {
        if (frame->slots[i].ref == NULL) {
            frame->slots[i].ref = incref(tuple_peek(function->defaults, i - required));
        }
    }
    return 0;
}

static int
fill_keyword_defaults(Function *function, const Code *code, Frame *frame)
{
    Object *missing[256];
    uint32_t missing_count = 0;
    uint32_t total = code->argument_count + code->keyword_only_count;
    for (uint32_t i = code->argument_count; i < total; i++) {
        if (frame->slots[i].ref != NULL) {
            continue;
        }
        Object *name = tuple_peek(code->local_names, i);
        Object *value = function->keyword_defaults == NULL ? NULL : dict_peek(function->keyword_defaults, name);
        if (value != NULL) {
            frame->slots[i].ref = incref(value);
        } else if (missing_count < COUNT_OF(missing)) {
            missing[missing_count++] = name;
        }
    }
    if (missing_count > 0) {
        raise_missing(function, missing, missing_count, "keyword-only");
        return -1;
    }
    return 0;
}

int
bind_arguments(Function *function, Frame *frame, Slot *args, size_t count, Object *keyword_names)
{
    const Code *code = frame->code;
    uint32_t total = code->argument_count + code->keyword_only_count;
    Object *collector = NULL;
    if (code->flags & CODE_VARKEYWORDS) {
        collector = dict_new();
        if (collector == NULL) {
            return -1;
        }
        frame->slots[total + ((code->flags & CODE_VARARGS) != 0)].ref = collector;
    }
    size_t positional = count < code->argument_count ? count : code->argument_count;
    for (size_t i = 0; i < positional; i++) {
        frame->slots[i].ref = incref(args[i].ref);
    }
    if (code->flags & CODE_VARARGS) {
        Object *rest = tuple_from_slots(args + positional, (int64_t)(count - positional));
        if (rest == NULL) {
            return -1;
        }
        frame->slots[total].ref = rest;
    }
    int64_t keyword_count = keyword_names == NULL ? 0 : tuple_length(keyword_names);
    for (int64_t i = 0; i < keyword_count; i++) {
        if (bind_keyword(function, code, frame, tuple_peek(keyword_names, i), args[count + (size_t)i].ref, collector,
                         keyword_names) < 0) {
            return -1;
        }
    }
    if (count > code->argument_count && !(code->flags & CODE_VARARGS)) {
        raise_too_many(function, code, (uint32_t)count, frame);
        return -1;
    }
    if (count < code->argument_count && fill_positional_defaults(function, code, frame, (uint32_t)count) < 0) {
        return -1;
    }
    return code->keyword_only_count > 0 ? fill_keyword_defaults(function, code, frame) : 0;
}

// Binds the items of a tuple and the entries of a dict (NULL: none).
static int
bind_unpacked(Function *function, Frame *frame, Object *tuple, Object *dict)
{
    size_t count = (size_t)tuple_length(tuple);
    if (dict == NULL || dict_length(dict) == 0) {
        return bind_arguments(function, frame, tuple_slots(tuple), count, NULL);
    }
    Object *keyword_names = tuple_new(dict_length(dict));
    if (keyword_names == NULL) {
        return -1;
    }
    hold(keyword_names);
    Slot *args = host_alloc((count + (size_t)dict_length(dict)) * sizeof *args);
    memcpy(args, tuple_slots(tuple), count * sizeof *args);
    Object *key, *value;
    int64_t position = 0;
    for (size_t i = 0; dict_next(dict, &position, &key, &value); i++) {
        tuple_give_item(keyword_names, (int64_t)i, incref(key));
        args[count + i].ref = value;
    }
    int bound = bind_arguments(function, frame, args, count, keyword_names);
    host_free(args);
    drop_held(1);
    return bound;
}

Frame *
enter_unpacked(Frame *frame, Slot *base, Object *tuple, Object *dict)
{
    Function *function = (Function *)base[0].ref;
    Frame *next = frame_push(function);
    if (next == NULL) {
        return NULL;
    }
    incref(&function->base);
    if (bind_unpacked(function, next, tuple, dict) < 0) {
        frame_pop(next);
        return NULL;
    }
    for (Slot *slot = base; slot < frame->slots + frame->top; slot++) {
        CLEAR_SLOT(slot->ref);
    }
    frame->top = (uint16_t)(base - frame->slots);
    next->previous = frame;
    current_frame = next;
    return next;
}

// --- entering from C --------------------------------------------------------------------------------

// Runs a frame that was pushed; it is popped in any case.
static inline __attribute__((always_inline)) Object *
run_frame(Frame *frame)
{
    if (recursion_enter(NESTS_FRAME, "") < 0) {
        frame_pop(frame);
        return NULL;
    }
    frame->previous = current_frame;
    frame->entry = FRAME_FROM_C;
    Object *result = eval(frame, EVAL_START);
    recursion_leave(NESTS_FRAME);
    return result;
}

Object *
call_function(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Function *function = (Function *)op;
    Frame *frame = frame_push(function);
    if (frame == NULL) {
        return NULL;
    }
    incref(op);
    if (bind_arguments(function, frame, args, count, keyword_names) < 0) {
        frame_pop(frame);
        return NULL;
    }
    return run_frame(frame);
}

// Other names than the globals, which the function holds too.
static void
frame_set_names(Frame *frame, Object *own)
{
    xdecref(frame->locals);
    frame->locals = incref(own);
}

Object *
run_code(Object *code, Object *globals, Object *locals)
{
    Object *function = function_new_for_body(code, globals);
    if (function == NULL) {
        return NULL;
    }
    Frame *frame = frame_push((Function *)function);
    if (frame == NULL) {
        decref(function);
        return NULL;
    }
    if (locals != NULL) {
        frame_set_names(frame, locals);
    }
    return run_frame(frame);
}

Object *
call_class_body(Object *op, Object *namespace)
{
    Frame *frame = frame_push((Function *)op);
    if (frame == NULL) {
        return NULL;
    }
    incref(op);
    frame_set_names(frame, namespace);
    return run_frame(frame);
}
