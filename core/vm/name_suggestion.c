#include "vm/name_suggestion.h"
#include "object/error.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/frame.h"
#include "types/held.h"
#include "types/list.h"
#include "types/str.h"
#include "types/suggestion.h"
#include "types/tuple.h"
#include <string.h>

// The frame in which the exception was raised, or NULL.
static Frame *
innermost_frame(const Object *exception)
{
    const Traceback *entry = (Traceback *)((const Exception *)exception)->traceback;
    if (entry == NULL) {
        return NULL;
    }
    while (entry->next != NULL) {
        entry = (Traceback *)entry->next;
    }
    Frame *frame = ((FrameObject *)entry->frame)->frame;
    return frame->code == NULL ? NULL : frame;
}

// A local variable of the frame, NEW_REF, or NULL.
static Object *
find_local(Frame *frame, const char *name)
{
    Object *locals = frame_locals(frame);
    if (locals == NULL) {
        error_clear();
        return NULL;
    }
    hold(locals);
    Object *value = is_dict(locals) ? xincref(dict_peek_cstring(locals, name)) : NULL;
    return drop_held_under(value, 1);
}

// Appends the names in `list` that may be suggested for `wrong` and reports the nearest.
static bool
best_of(Object *list, Object *wrong, bool hide_private, bool within_length, Buffer *best)
{
    int64_t length;
    Slot *items = sequence_slots(list, &length);
    if (length >= SUGGESTION_MAX_CANDIDATES) {
        return false;
    }
    Buffer wrong_text = {0}, all = {0};
    str_append_utf8(wrong, &wrong_text);
    // One buffer for all candidates; it may move while it grows, so the offers come afterwards.
    size_t *ends = host_alloc((size_t)length * sizeof(size_t) + 1);
    size_t count = 0;
    for (int64_t i = 0; i < length; i++) {
        Object *name = items[i].ref;
        if (!is_str(name) || (hide_private && str_length(name) > 0 && str_at(name, 0) == '_')) {
            continue;
        }
        str_append_utf8(name, &all);
        ends[count++] = all.length;
    }
    Suggestion suggestion;
    suggestion_begin(&suggestion, wrong_text.length > 0 ? wrong_text.data : "", wrong_text.length);
    if (within_length) {
        suggestion.best_distance = (size_t)str_length(wrong);
    }
    for (size_t i = 0, start = 0; i < count; start = ends[i++]) {
        if (ends[i] > start) {
            suggestion_offer(&suggestion, all.data + start, ends[i] - start);
        }
    }
    if (suggestion.best != NULL) {
        buffer_append(best, suggestion.best, suggestion.best_length);
    }
    host_free(ends);
    buffer_free(&wrong_text);
    buffer_free(&all);
    return suggestion.best != NULL;
}

// dir(op) as a sorted list, or NULL without an error.
static Object *
names_of(Object *op)
{
    Object *found;
    if (object_call_special(op, names.__dir__, NULL, 0, &found) <= 0) {
        error_clear();
        return NULL;
    }
    hold(found);
    Object *list = object_to_list(found);
    if (list != NULL) {
        hold(list);
        int sorted = list_sort(list, NULL, false);
        list = let_go();
        if (sorted < 0) {
            decref(list);
            list = NULL;
        }
    }
    list = drop_held_under(list, 1);
    if (list == NULL) {
        error_clear();
    }
    return list;
}

static bool
starts_private(const Object *name)
{
    return str_length(name) > 0 && str_at(name, 0) == '_';
}

static bool
suggest_attribute(Object *exception, Object *wrong, bool within_length, Buffer *best)
{
    Object *op = ((AttributeErrorObject *)exception)->obj;
    if (op == NULL) {
        op = None;
    }
    hold(incref(op));
    Object *list = names_of(op);
    bool found = false;
    if (list != NULL) {
        hold(list);
        bool hide_private = !starts_private(wrong);
        Frame *frame = hide_private ? innermost_frame(exception) : NULL;
        if (frame != NULL) {
            Object *self = find_local(frame, "self");
            hide_private = self != op;
            xdecref(self);
        }
        found = best_of(list, wrong, hide_private, within_length, best);
        drop_held(1);
    }
    drop_held(1);
    return found;
}

static int
add_keys(Object *list, Object *dict)
{
    if (dict == NULL || !is_dict(dict)) {
        return 0;
    }
    Object *keys = dict_keys_list(dict);
    if (keys == NULL) {
        return -1;
    }
    hold(keys);
    int result = list_extend(list, keys);
    drop_held(1);
    return result;
}

static bool
suggest_name(Object *exception, Object *wrong, bool within_length, Buffer *best)
{
    Frame *frame = innermost_frame(exception);
    if (frame == NULL) {
        return false;
    }
    // In a method the instance may have what the name stands for.
    Object *self = find_local(frame, "self");
    if (self != NULL) {
        hold(self);
        Object *value;
        int found = object_find_attr(self, wrong, &value);
        if (found > 0) {
            hold(value);
            drop_held(2);
            buffer_append_text(best, "self.");
            str_append_utf8(wrong, best);
            return true;
        }
        error_clear();
        drop_held(1);
    }
    bool found = false;
    Object *list = list_new(0);
    Object *locals = list == NULL ? NULL : frame_locals(frame);
    if (locals != NULL) {
        hold(list);
        hold(locals);
        if (add_keys(list, locals) == 0 && add_keys(list, frame->globals) == 0 &&
            add_keys(list, frame->builtins) == 0) {
            found = best_of(list, wrong, false, within_length, best);
        }
        drop_held(2);
    } else {
        xdecref(list);
    }
    error_clear();
    return found;
}

static bool
suggest_import(Object *exception, Object *wrong, bool within_length, Buffer *best)
{
    Frame *frame = innermost_frame(exception);
    Object *name = ((ImportErrorObject *)exception)->name;
    Object *import = frame == NULL || !is_dict(frame->builtins) ? NULL : dict_peek(frame->builtins, names.__import__);
    if (name == NULL || !is_str(name) || import == NULL) {
        return false;
    }
    hold(incref(import));
    Object *module = object_call_one(import, name);
    drop_held(1);
    if (module == NULL) {
        error_clear();
        return false;
    }
    hold(module);
    Object *list = names_of(module);
    bool found = false;
    if (list != NULL) {
        hold(list);
        found = best_of(list, wrong, !starts_private(wrong), within_length, best);
        drop_held(1);
    }
    drop_held(1);
    return found;
}

void
name_suggestion_add(Buffer *message, Object *exception, Suggester suggester)
{
    Object *wrong;
    bool (*suggest)(Object *, Object *, bool, Buffer *);
    bool by_module = suggester != SUGGESTED_BY_INTERPRETER;
    if (by_module && !profile->traceback_suggests) {
        return;
    }
    bool is_name = is_instance_of(exception, &NameErrorType);
    if (is_name) {
        wrong = ((NameErrorObject *)exception)->name;
        suggest = suggest_name;
    } else if (is_instance_of(exception, &AttributeErrorType)) {
        wrong = ((AttributeErrorObject *)exception)->name;
        suggest = suggest_attribute;
    } else if (is_instance_of(exception, &ImportErrorType)) {
        wrong = ((ImportErrorObject *)exception)->name_from;
        suggest = suggest_import;
    } else {
        return;
    }
    if (wrong == NULL || !is_str(wrong)) {
        return;
    }
    hold(incref(wrong));
    Buffer best = {0};
    bool within_length = by_module && profile->traceback_suggests_within_length;
    bool found = (!is_name || suggester != SUGGESTED_WITHOUT_TRACEBACK) && suggest(exception, wrong, within_length, &best);
    if (found) {
        buffer_append_format(message, ". Did you mean: '%s'?", best.length > 0 ? best.data : "");
    }
    buffer_free(&best);
    if (is_name && profile->suggests_imports && is_standard_module(wrong)) {
        buffer_append_text(message,
                           found ? " Or did you forget to import '" : ". Did you forget to import '");
        str_append_utf8(wrong, message);
        buffer_append_text(message, within_length ? "'" : "'?");
    }
    drop_held(1);
}
