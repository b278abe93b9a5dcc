// The module _re: compiling patterns and running them. The rest of re is Python.
#include "library/regex/regex.h"
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytes.h"
#include "types/int.h"
#include "types/list.h"
#include "types/tuple.h"
#include "types/unicode.h"

Object *
regex_new(size_t words)
{
    Object *op = object_new(&RegexType, offsetof(Regex, words) + words * sizeof(uint32_t));
    if (op != NULL) {
        ((Regex *)op)->base.size = (int64_t)words;
    }
    return op;
}

Type RegexType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "_re.Program",
    .id = TYPE_REGEX_ID,
    .basic_size = offsetof(Regex, words),
    .item_size = sizeof(uint32_t),
    .dealloc = object_free,
};

// compile(pattern, flags): see regex_compile.
BUILTIN(re_compile)
{
    UNUSED_ARGUMENTS;
    if (!is_str(args[0].ref) && !is_bytes(args[0].ref)) {
        raise(EXC_TypeError, "first argument must be string or compiled pattern");
        return NULL;
    }
    int64_t flags = number_as_index(args[1].ref, NULL);
    return flags == -1 && error_pending() ? NULL : regex_compile(args[0].ref, (uint32_t)flags);
}

// A matcher over text[:end] that begins at a position, or that goes on with the state at args[from].
static int
begin(Matcher *self, Slot *args, size_t count, size_t from)
{
    Object *program = args[0].ref, *op = args[1].ref;
    if (!is_exact(program, &RegexType) || ((Regex *)program)->is_state) {
        raise(EXC_TypeError, "not a compiled pattern");
        return -1;
    }
    if (!is_str(op) && !is_bytes(op)) {
        raise(EXC_TypeError, "expected string or bytes-like object, got '%T'", op);
        return -1;
    }
    bool is_text = is_str(op);
    if (((Regex *)program)->is_text != is_text) {
        raise(EXC_TypeError, is_text ? "cannot use a bytes pattern on a string-like object"
                                     : "cannot use a string pattern on a bytes-like object");
        return -1;
    }
    Text text = is_text ? text_of(op) : (Text){bytes_data(op), bytes_length(op), 1};
    int64_t start = number_as_index(args[2].ref, NULL);
    int64_t end = start == -1 && error_pending() ? -1 : number_as_index(args[3].ref, NULL);
    int64_t mode = end == -1 && error_pending() ? -1 : number_as_index(args[4].ref, NULL);
    if (mode == -1 && error_pending()) {
        return -1;
    }
    text.length = end < 0 ? 0 : end < text.length ? end : text.length;
    if (matcher_begin(self, (const Regex *)program, text) < 0) {
        return -1;
    }
    self->start = (int32_t)(start < 0 ? 0 : start <= text.length ? start : text.length + 1);
    self->mode = (uint32_t)mode;
    if (count > from) {
        if (!is_exact(args[from].ref, &RegexType) ||
            matcher_restore(self, (const Regex *)args[from].ref) < 0) {
            matcher_end(self);
            return -1;
        }
    }
    return 0;
}

// (number of the group closed last or None, start, end, start of group 1, its end, ...), with -1 where there
// is none.
static Object *
make_spans(const Matcher *self)
{
    int64_t count = 3 + 2 * (int64_t)self->program->groups;
    Object *spans = tuple_new(count);
    if (spans == NULL) {
        return NULL;
    }
    hold(spans);
    const int32_t *registers = self->registers;
    for (int64_t i = 0; i < count; i++) {
        const int32_t *marks = registers + REGISTER_MARKS + ((i - 3) & ~(int64_t)1);
        Object *item = i == 0   ? registers[REGISTER_LAST] < 0 ? None : int_from(registers[REGISTER_LAST])
                         : i == 1 ? int_from(self->start)
                       : i == 2 ? int_from(self->position)
                                : int_from(marks[0] < 0 || marks[1] < 0 ? -1 : marks[(i - 3) & 1]);
        if (item == NULL) {
            drop_held(1);
            return NULL;
        }
        tuple_give_item(spans, i, item);
    }
    return let_go();
}

// match(program, text, start, end, mode[, state]): spans, None, or a state: to be called again with it.
BUILTIN(re_match)
{
    UNUSED_ARGUMENTS;
    Matcher matcher;
    if (begin(&matcher, args, count, 5) < 0) {
        return NULL;
    }
    RegexResult result = matcher_run(&matcher);
    Object *answer = result == REGEX_MATCHED  ? make_spans(&matcher)
                     : result == REGEX_FAILED ? None
                     : result == REGEX_PAUSED ? matcher_save(&matcher)
                                              : NULL;
    matcher_end(&matcher);
    return answer;
}

// scan(program, text, start, end, mode, limit, found[, state]): adds the spans of all matches, one behind the
// other, until `found` has `limit` (0: no limit). None, or a state.
BUILTIN(re_scan)
{
    UNUSED_ARGUMENTS;
    int64_t limit = number_as_index(args[5].ref, NULL);
    if (limit == -1 && error_pending()) {
        return NULL;
    }
    Object *found = args[6].ref;
    Matcher matcher;
    if (!is_list(found)) {
        raise(EXC_TypeError, "scan() needs a list");
        return NULL;
    }
    if (begin(&matcher, args, count, 7) < 0) {
        return NULL;
    }
    Object *answer = None;
    while (limit <= 0 || list_length(found) < limit) {
        RegexResult result = matcher_run(&matcher);
        if (result == REGEX_MATCHED) {
            Object *spans = make_spans(&matcher);
            if (spans == NULL || list_append_give(found, spans) < 0) {
                answer = NULL;
                break;
            }
            // What follows may be empty only further on.
            matcher.mode = matcher.position == matcher.start ? matcher.mode | MATCH_ADVANCE
                                                             : matcher.mode & ~MATCH_ADVANCE;
            matcher.start = matcher.position;
            continue;
        }
        answer = result == REGEX_FAILED ? None : result == REGEX_PAUSED ? matcher_save(&matcher) : NULL;
        break;
    }
    matcher_end(&matcher);
    return answer;
}

static const MethodDef functions[] = {
    {"compile", re_compile, 2, 2, 0, NULL},
    {"match", re_match, 5, 6, 0, NULL},
    {"scan", re_scan, 7, 8, 0, NULL},
    {.name = NULL},
};

Object *
re_make(void)
{
    Object *module = library_module("_re", functions);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (module_add(module, "Program", incref((Object *)&RegexType)) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
