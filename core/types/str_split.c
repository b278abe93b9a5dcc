// Methods of str that take text apart and put it together: split, join, partition, replace.
#include "object/protocol.h"
#include "object/profile.h"
#include "object/temporaries.h"
#include "types/held.h"
#include "types/argument.h"
#include "types/list.h"
#include "types/str_internal.h"
#include "types/tuple.h"
#include "types/unicode.h"

// --- the list of pieces ------------------------------------------------------------------------------
// CPython makes a list of up to 12 slots first and fills it, which its size afterwards shows.

enum { FIRST_SLOTS = 12 };

static Object *
pieces_new(int64_t limit)
{
    Object *list = list_new(limit >= FIRST_SLOTS - 1 ? FIRST_SLOTS : limit + 1);
    if (list != NULL) {
        ((List *)list)->base.size = 0;
    }
    return list;
}

// Adds text[start:stop]. 0, or -1 (then the list is dropped).
static int
pieces_add(Object *list, const Splittable *source, int64_t start, int64_t stop)
{
    Object *piece = source->slice(source->op, start, stop);
    List *self = (List *)list;
    if (piece != NULL && self->base.size < self->allocated && self->base.size < FIRST_SLOTS) {
        self->items[self->base.size++].ref = piece;
        return 0;
    }
    if (piece == NULL || list_append_give(list, piece) < 0) {
        decref(list);
        return -1;
    }
    return 0;
}

static void
pieces_reverse(Object *list)
{
    List *self = (List *)list;
    for (int64_t i = 0, j = self->base.size - 1; i < j; i++, j--) {
        Slot swap = self->items[i];
        self->items[i] = self->items[j];
        self->items[j] = swap;
    }
}

static Object *
split_white_space(const Splittable *source, int64_t limit)
{
    Text text = source->text;
    Object *list = pieces_new(limit);
    if (list == NULL) {
        return NULL;
    }
    int64_t i = 0;
    while (limit-- > 0) {
        while (i < text.length && source->is_space(text_at(&text, i))) {
            i++;
        }
        if (i == text.length) {
            return list;
        }
        int64_t start = i;
        while (i < text.length && !source->is_space(text_at(&text, i))) {
            i++;
        }
        if (pieces_add(list, source, start, i) < 0) {
            return NULL;
        }
    }
    // The rest, without the white space in front of it, is the last piece.
    while (i < text.length && source->is_space(text_at(&text, i))) {
        i++;
    }
    if (i < text.length && pieces_add(list, source, i, text.length) < 0) {
        return NULL;
    }
    return list;
}

static Object *
rsplit_white_space(const Splittable *source, int64_t limit)
{
    Text text = source->text;
    Object *list = pieces_new(limit);
    if (list == NULL) {
        return NULL;
    }
    int64_t end = text.length;
    while (limit-- > 0) {
        while (end > 0 && source->is_space(text_at(&text, end - 1))) {
            end--;
        }
        if (end == 0) {
            break;
        }
        int64_t stop = end;
        while (end > 0 && !source->is_space(text_at(&text, end - 1))) {
            end--;
        }
        if (pieces_add(list, source, end, stop) < 0) {
            return NULL;
        }
    }
    while (end > 0 && source->is_space(text_at(&text, end - 1))) {
        end--;
    }
    if (end > 0 && pieces_add(list, source, 0, end) < 0) {
        return NULL;
    }
    pieces_reverse(list);
    return list;
}

Object *
text_split_white_space(const Splittable *source, int64_t limit, int direction)
{
    return direction > 0 ? split_white_space(source, limit) : rsplit_white_space(source, limit);
}

Object *
text_split(const Splittable *source, const Text *part, int64_t limit, int direction)
{
    if (part->length == 0) {
        raise(EXC_ValueError, "empty separator");
        return NULL;
    }
    Object *list = pieces_new(limit);
    if (list == NULL) {
        return NULL;
    }
    int64_t start = 0, stop = source->text.length;
    while (limit-- > 0) {
        int64_t at = text_find(&source->text, part, start, stop, direction);
        if (at < 0) {
            break;
        }
        if (direction > 0) {
            if (pieces_add(list, source, start, at) < 0) {
                return NULL;
            }
            start = at + part->length;
        } else {
            if (pieces_add(list, source, at + part->length, stop) < 0) {
                return NULL;
            }
            stop = at;
        }
    }
    if (pieces_add(list, source, start, stop) < 0) {
        return NULL;
    }
    if (direction < 0) {
        pieces_reverse(list);
    }
    return list;
}

Object *
text_split_lines(const Splittable *source, bool keep)
{
    Text text = source->text;
    Object *list = list_new(0);
    for (int64_t i = 0; list != NULL && i < text.length;) {
        int64_t start = i;
        while (i < text.length && !source->ends_line(text_at(&text, i))) {
            i++;
        }
        int64_t stop = i;
        if (i < text.length) {
            i += text_at(&text, i) == '\r' && i + 1 < text.length && text_at(&text, i + 1) == '\n' ? 2 : 1;
        }
        if (pieces_add(list, source, start, keep ? i : stop) < 0) {
            return NULL;
        }
    }
    return list;
}

int
read_split_limit(Object *op, int64_t *limit)
{
    *limit = -1;
    if (op != NULL) {
        *limit = size_argument(op);
        if (*limit == -1 && error_pending()) {
            return -1;
        }
    }
    return 0;
}

// --- split of str ------------------------------------------------------------------------------------

static bool
is_space(uint32_t c)
{
    return unicode_is(c, UNICODE_SPACE);
}

static bool
ends_line(uint32_t c)
{
    return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static Splittable
splittable(Object *op)
{
    return (Splittable){op, text_of(op), str_slice, is_space, ends_line};
}

static Object *
split(const char *function, Object *self, Slot *args, size_t count, Object *keywords, int direction)
{
    Object *arguments[2] = {count > 0 ? args[0].ref : NULL, count > 1 ? args[1].ref : NULL};
    if ((keywords != NULL || count > 2) &&
        args_parse(function, "| sep maxsplit", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    int64_t limit;
    if (read_split_limit(arguments[1], &limit) < 0) {
        return NULL;
    }
    Splittable source = splittable(self);
    Object *separator = arguments[0];
    int64_t length = str_length(self);
    if (separator == NULL || separator == None) {
        // Every second character may be a piece.
        int64_t most = profile->split_estimates ? (length - 1) / 2 + 1 : INT64_MAX;
        return text_split_white_space(&source, limit < 0 ? most : limit, direction);
    }
    if (!is_str(separator)) {
        raise(EXC_TypeError, "must be str or None, not %T", separator);
        return NULL;
    }
    Text part = text_of(separator);
    if (part.length > 0 && (part.length > length || part.kind > source.text.kind)) {
        limit = 0;
    } else if (limit < 0) {
        limit = !profile->split_estimates ? INT64_MAX : part.length == 0 ? 0 : length / part.length + 1;
    }
    return text_split(&source, &part, limit, direction);
}

Object *
str_method_split(Object *self, Slot *args, size_t count, Object *keywords)
{
    return split("split", self, args, count, keywords, 1);
}

Object *
str_method_rsplit(Object *self, Slot *args, size_t count, Object *keywords)
{
    return split("rsplit", self, args, count, keywords, -1);
}

int
split_keeps_ends(Object *given)
{
    if (given == NULL) {
        return 0;
    }
    if (!profile->splitlines_takes_int) {
        return object_is_true(given);
    }
    int64_t value = int_argument(given);
    return value == -1 && error_pending() ? -1 : value != 0;
}

Object *
str_method_splitlines(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[1] = {NULL};
    if (args_parse("splitlines", "| keepends", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    int keep = split_keeps_ends(arguments[0]);
    if (keep < 0) {
        return NULL;
    }
    Splittable source = splittable(self);
    return text_split_lines(&source, keep);
}

// --- join --------------------------------------------------------------------------------------------

// Joins str objects; the first fault names the item. `slots` may belong to a list that nobody changes
// meanwhile.
static Object *
join(const Object *separator, const Slot *slots, int64_t count)
{
    int64_t gap = separator == NULL ? 0 : str_length(separator), length = 0;
    uint32_t maximum = count > 1 && gap > 0 ? str_maximum(separator) : 0;
    for (int64_t i = 0; i < count; i++) {
        Object *item = slots[i].ref;
        if (!is_str(item)) {
            raise(EXC_TypeError, "sequence item %lld: expected str instance, %T found", (long long)i, item);
            return NULL;
        }
        length += str_length(item) + (i > 0 ? gap : 0);
        maximum = str_maximum(item) > maximum ? str_maximum(item) : maximum;
        if (length > INT32_MAX) {
            raise_no_memory();
            return NULL;
        }
    }
    if (count == 1 && is_exact(slots[0].ref, &StrType)) {
        return incref(slots[0].ref);
    }
    Object *result = str_new(length, maximum);
    if (result == NULL || length == 0) {
        return result;
    }
    if (maximum < 0x100) {
        char *to = str_writable(result);
        const char *between = gap > 0 ? str_data(separator) : NULL;
        for (int64_t i = 0; i < count; i++) {
            if (i > 0 && gap == 1) {
                *to++ = *between;
            } else if (i > 0 && gap > 0) {
                memcpy(to, between, (size_t)gap);
                to += gap;
            }
            size_t piece = (size_t)str_length(slots[i].ref);
            memcpy(to, str_data(slots[i].ref), piece);
            to += piece;
        }
        return result;
    }
    int64_t at = 0;
    for (int64_t i = 0; i < count; i++) {
        if (i > 0 && gap > 0) {
            str_copy(result, at, separator, 0, gap);
            at += gap;
        }
        str_copy(result, at, slots[i].ref, 0, str_length(slots[i].ref));
        at += str_length(slots[i].ref);
    }
    return result;
}

Object *
str_join_slots(Slot *parts, int64_t count)
{
    return join(NULL, parts, count);
}

Object *
str_join(Object *separator, Object *iterable)
{
    Object *sequence;
    if (is_exact(iterable, &ListType) || is_exact(iterable, &TupleType)) {
        sequence = incref(iterable);
    } else {
        Object *iterator = object_iter(iterable);
        sequence = iterator == NULL ? NULL : drop_held_under(object_to_list(hold(iterator)), 1);
        if (sequence == NULL) {
            if (iterator == NULL && error_is(EXC_TypeError)) {
                error_clear();
                raise(EXC_TypeError, "can only join an iterable");
            }
            return NULL;
        }
    }
    bool is_a_list = is_list(sequence);
    const Slot *slots = is_a_list ? ((List *)sequence)->items : ((Tuple *)sequence)->items;
    int64_t count = is_a_list ? list_length(sequence) : tuple_length(sequence);
    Object *result = join(separator, slots, count);
    if (result == NULL) {
        decref(sequence);
        return NULL;
    }
    hold(result); // items of other types than str may be dropped with the list
    decref(sequence);
    return let_go();
}

Object *
str_method_join(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    return str_join(self, args[0].ref);
}

// --- partition ---------------------------------------------------------------------------------------

static Object *
partition(Object *self, Object *separator, int direction)
{
    if (!is_str(separator)) {
        raise(EXC_TypeError, "must be str, not %T", separator);
        return NULL;
    }
    int64_t length = str_length(self), gap = str_length(separator);
    if (gap == 0) {
        raise(EXC_ValueError, "empty separator");
        return NULL;
    }
    Object *empty = str_from_ascii("", 0);
    int64_t at = str_find(self, separator, 0, length, direction);
    if (at < 0) {
        return direction > 0 ? tuple_pack(3, self, empty, empty) : tuple_pack(3, empty, empty, self);
    }
    Object *before = str_slice(self, 0, at), *after = NULL, *result = NULL;
    if (before != NULL) {
        after = str_slice(self, at + gap, length);
    }
    if (after != NULL) {
        result = tuple_pack(3, before, separator, after);
    }
    xdecref(before);
    xdecref(after);
    return result;
}

Object *
str_method_partition(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    return partition(self, args[0].ref, 1);
}

Object *
str_method_rpartition(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    return partition(self, args[0].ref, -1);
}

// --- replace -----------------------------------------------------------------------------------------

static Object *
replace(Object *self, const Object *old, const Object *new, int64_t limit)
{
    Text text = text_of(self), part = text_of(old);
    int64_t found = limit == 0 ? 0 : text_count(&text, &part, 0, text.length, limit);
    if (found == 0 || old == new) {
        return str_exact(self);
    }
    int64_t added = str_length(new), change = added - part.length;
    if (change > 0 && found > (INT32_MAX - text.length) / change) {
        raise_no_memory();
        return NULL;
    }
    uint32_t maximum = str_maximum(self) > str_maximum(new) ? str_maximum(self) : str_maximum(new);
    Object *result = str_new(text.length + found * change, maximum);
    if (result == NULL || str_length(result) == 0) {
        return result;
    }
    int64_t from = 0, to = 0;
    for (int64_t i = 0; i < found; i++) {
        // An empty part stands before each character and at the end.
        int64_t at = part.length == 0 ? i : text_find(&text, &part, from, text.length, 1);
        str_copy(result, to, self, from, at - from);
        to += at - from;
        str_copy(result, to, new, 0, added);
        to += added;
        from = at + part.length;
    }
    str_copy(result, to, self, from, text.length - from);
    bool may_shrink = str_maximum(old) > 0x7f && str_maximum(new) < str_maximum(self);
    return may_shrink ? str_shrink(result) : result;
}

Object *
str_method_replace(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[3] = {0};
    if (!profile->replace_takes_keywords) {
        if (keywords != NULL && tuple_length(keywords) > 0) {
            raise(EXC_TypeError, "str.replace() takes no keyword arguments");
            return NULL;
        }
        if (args_check("replace", count, 2, 3) < 0) {
            return NULL;
        }
    }
    if (args_parse("replace", "old new / | count", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    for (int i = 0; i < 2; i++) {
        if (!is_str(arguments[i])) {
            raise(EXC_TypeError, "replace() argument %d must be str, not %s", i + 1,
                  argument_type(arguments[i]));
            return NULL;
        }
    }
    int64_t limit = -1;
    if (arguments[2] != NULL) {
        limit = size_argument(arguments[2]);
        if (limit == -1 && error_pending()) {
            return NULL;
        }
    }
    return replace(self, arguments[0], arguments[1], limit);
}
