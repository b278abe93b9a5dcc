// The part of object/protocol.h about calls and about reading the arguments of built-in functions.
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/function.h"
#include "types/held.h"
#include "types/str.h"
#include "types/suggestion.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

Object *
object_call_method(Object *op, Object *name, Slot *args, size_t count)
{
    Object *method;
    int unbound = object_get_method(op, name, &method);
    if (unbound < 0) {
        return NULL;
    }
    hold(method);
    Object *result;
    if (unbound) {
        enum { MOST = 8 };
        assert(count < MOST);
        Slot with_self[MOST] = {{op}};
        for (size_t i = 0; i < count; i++) {
            with_self[i + 1] = args[i];
        }
        result = object_call(method, with_self, count + 1, NULL);
    } else {
        result = object_call(method, args, count, NULL);
    }
    return drop_held_under(result, 1);
}

// --- arguments in a tuple ---------------------------------------------------------------------------

// The innermost call whose arguments stand in a tuple. Alive as long as the array is: nobody else's array is at its place.
static struct {
    Slot *args;
    Object *tuple, *dict;
} packed;

bool
takes_array(const Object *callable, size_t count)
{
    if (!is_type(callable)) {
        return type_has(callable->type, TYPE_CALLS_ARRAY);
    }
    const Type *type = (const Type *)callable;
    return type->array_since != 0 && profile->minor >= type->array_since && (type != &TypeType || count == 1);
}

Object *
args_given_as_tuple(const Slot *args, size_t count)
{
    bool is_given = packed.args == args && packed.tuple != NULL && tuple_length(packed.tuple) == (int64_t)count;
    return is_given ? packed.tuple : NULL;
}

Object *
args_as_tuple(Slot *args, size_t count)
{
    Object *given = args_given_as_tuple(args, count);
    return given != NULL ? incref(given) : tuple_from_slots(args, (int64_t)count);
}

Object *
args_as_dict(Object *keyword_names, Slot *values)
{
    if (packed.dict != NULL && packed.args + tuple_length(packed.tuple) == values) {
        return incref(packed.dict);
    }
    return dict_from_names(keyword_names, values);
}

static Object *
call_packed(CallFn call, Object *callable, Object *tuple, Object *dict, Slot *args, size_t count,
            Object *keyword_names)
{
    Slot *outer_args = packed.args;
    Object *outer = packed.tuple, *outer_dict = packed.dict;
    packed.args = args;
    packed.tuple = tuple;
    packed.dict = dict;
    Object *result = call(callable, args, count, keyword_names);
    packed.args = outer_args;
    packed.tuple = outer;
    packed.dict = outer_dict;
    return result;
}

Object *
call_with_tuple(CallFn call, Object *callable, Slot *args, size_t count, Object *keyword_names)
{
    int64_t keyword_count = keyword_names == NULL ? 0 : tuple_length(keyword_names);
    if ((packed.args == args && packed.tuple != NULL) || (count == 0 && keyword_count == 0)) {
        return call(callable, args, count, keyword_names);
    }
    Object *tuple = tuple_from_slots(args, (int64_t)count);
    if (tuple == NULL) {
        return NULL;
    }
    hold(tuple);
    if (keyword_count == 0) {
        return drop_held_under(call_packed(call, callable, tuple, NULL, args, count, keyword_names), 1);
    }
    Object *dict = dict_new();
    if (dict == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(dict);
    Object *result = NULL;
    for (int64_t i = 0; i < keyword_count; i++) {
        if (dict_set(dict, tuple_peek(keyword_names, i), args[count + (size_t)i].ref) < 0) {
            goto done;
        }
    }
    result = call_packed(call, callable, tuple, dict, args, count, keyword_names);
done:
    return drop_held_under(result, 2);
}

// A built-in function that takes a tuple gets the one that there is.
static bool
gets_tuple(const Object *callable)
{
    return is_exact(callable, &BuiltinFunctionType) && takes_tuple(((const BuiltinFunction *)callable)->def);
}

// Calls with the items and what the dict holds, as an array that holds each of them, or as the tuple that the items stand in.
static Object *
call_spread(Object *callable, Object *tuple, const Slot *items, size_t count, Object *dict)
{
    bool needs_array = tuple == NULL;
    size_t keyword_count = (size_t)dict_length(dict);
    Object *keyword_names = tuple_new((int64_t)keyword_count);
    if (keyword_names == NULL) {
        return NULL;
    }
    Slot few[16];
    Slot *args =
        count + keyword_count <= COUNT_OF(few) ? few : host_alloc((count + keyword_count) * sizeof(Slot));
    memcpy(args, items, count * sizeof(Slot));
    int held_before = held_count();
    hold(keyword_names);
    for (size_t i = 0; i < count && needs_array; i++) {
        hold(incref(args[i].ref));
    }
    int64_t position = 0;
    Object *key, *value, *result = NULL;
    bool all_names = true;
    for (int64_t i = 0; dict_next(dict, &position, &key, &value); i++) {
        if (!is_str(key)) {
            all_names = false;
            break;
        }
        tuple_give_item(keyword_names, i, incref(key));
        args[count + (size_t)i].ref = value;
        if (needs_array) {
            hold(incref(value)); // the callee may change the dict
        }
    }
    if (all_names) {
        result = needs_array ? object_call(callable, args, count, keyword_names)
                             : call_packed(object_call, callable, tuple, NULL, args, count, keyword_names);
    } else {
        raise(EXC_TypeError, "keywords must be strings");
    }
    if (result == NULL) {
        drop_held_to(held_before);
    } else {
        // The result goes below what is dropped.
        int extra = held_count() - held_before;
        while (extra > 0) {
            int n = extra < 4 ? extra : 4;
            result = drop_held_under(result, n);
            extra -= n;
        }
    }
    if (args != few) {
        host_free(args);
    }
    return result;
}

Object *
object_call_tuple(Object *callable, Object *tuple, Object *dict)
{
    size_t count = (size_t)tuple_length(tuple);
    bool needs_array = callable->type->call == NULL || (takes_array(callable, count) && !gets_tuple(callable));
    if (dict == NULL || dict_length(dict) == 0) {
        return needs_array ? object_call(callable, tuple_slots(tuple), count, NULL)
                           : call_packed(object_call, callable, tuple, NULL, tuple_slots(tuple), count, NULL);
    }
    return call_spread(callable, needs_array ? NULL : tuple, tuple_slots(tuple), count, dict);
}

Object *
object_call_with_dict(Object *callable, Slot *args, size_t count, Object *dict)
{
    return dict == NULL || dict_length(dict) == 0 ? object_call(callable, args, count, NULL)
                                                  : call_spread(callable, NULL, args, count, dict);
}

// --- counts ---------------------------------------------------------------------------------------

int
args_no_keywords(const char *function, Object *keyword_names)
{
    if (keyword_names == NULL || tuple_length(keyword_names) == 0) {
        return 0;
    }
    raise(EXC_TypeError, "%s() takes no keyword arguments", function);
    return -1;
}

int
args_check(const char *function, size_t count, int minimum, int maximum)
{
    if (LIKELY(count >= (size_t)minimum && (maximum < 0 || count <= (size_t)maximum))) {
        return 0;
    }
    if (maximum == 0) {
        raise(EXC_TypeError, "%s() takes no arguments (%zu given)", function, count);
    } else if (minimum == 1 && maximum == 1) {
        raise(EXC_TypeError, "%s() takes exactly one argument (%zu given)", function, count);
    } else {
        int wanted = count < (size_t)minimum ? minimum : maximum;
        const char *limit = minimum == maximum ? "" : count < (size_t)minimum ? "at least " : "at most ";
        raise(EXC_TypeError, "%s expected %s%d argument%s, got %zu", function, limit, wanted,
              wanted == 1 ? "" : "s", count);
    }
    return -1;
}

void
args_raise_wrong(const char *function, const char *argument, const char *expected, Object *given)
{
    raise(EXC_TypeError, "%s() %s must be %s, not %s", function, argument, expected,
          given == None ? "None" : given->type->name);
}

// --- arguments by name ------------------------------------------------------------------------------

enum { MAX_PARAMETERS = 16 };

typedef struct {
    const char *name[MAX_PARAMETERS];
    uint8_t length[MAX_PARAMETERS];
    int count, required, positional, positional_only;
    bool is_variadic;
} Parameters;

static void
read_spec(const char *spec, Parameters *out)
{
    *out = (Parameters){.count = 0, .required = -1, .positional = -1};
    for (const char *p = spec; *p != '\0';) {
        switch (*p) {
        case ' ':
            p++;
            break;
        case '|':
            out->required = out->count;
            p++;
            break;
        case '*':
            out->is_variadic = true;
            p++;
            break;
        case '$':
            out->positional = out->count;
            p++;
            break;
        case '/':
            out->positional_only = out->count;
            p++;
            break;
        default: {
            size_t length = strcspn(p, " |$/");
            assert(out->count < MAX_PARAMETERS);
            out->name[out->count] = p;
            out->length[out->count++] = (uint8_t)length;
            p += length;
        }
        }
    }
    if (out->required < 0) {
        out->required = out->count;
    }
    if (out->positional < 0) {
        out->positional = out->count;
    }
}

// "exactly", "at most" and "at least" with the number they go with.
static void
raise_count(const char *function, const char *limit, int wanted, const char *kind, size_t given)
{
    raise(EXC_TypeError, "%s() takes %s %d %sargument%s (%zu given)", function, limit, wanted, kind,
          wanted == 1 ? "" : "s", given);
}

static void
raise_unexpected(const char *function, const Parameters *parameters, Object *name)
{
    Buffer wrong = {0};
    str_append_utf8(name, &wrong);
    Suggestion suggestion;
    suggestion_begin(&suggestion, wrong.length > 0 ? wrong.data : "", wrong.length);
    for (int i = parameters->positional_only; i < parameters->count; i++) {
        suggestion_offer(&suggestion, parameters->name[i], parameters->length[i]);
    }
    if (!profile->suggests_keywords) {
        raise(EXC_TypeError, "'%U' is an invalid keyword argument for %s()", name, function);
    } else if (suggestion.best != NULL) {
        raise(EXC_TypeError, "%s() got an unexpected keyword argument '%U'. Did you mean '%.*s'?", function,
              name, (int)suggestion.best_length, suggestion.best);
    } else {
        raise(EXC_TypeError, "%s() got an unexpected keyword argument '%U'", function, name);
    }
    buffer_free(&wrong);
}

int
args_parse(const char *function, const char *spec, Slot *args, size_t count, Object *keyword_names,
           Object **out)
{
    Parameters parameters;
    read_spec(spec, &parameters);
    size_t keyword_count = keyword_names == NULL ? 0 : (size_t)tuple_length(keyword_names);
    int required_positional =
        parameters.required < parameters.positional ? parameters.required : parameters.positional;
    for (int i = 0; i < parameters.count; i++) {
        out[i] = NULL;
    }
    if (!parameters.is_variadic && count + keyword_count > (size_t)parameters.count) {
        raise_count(function, "at most",
                    parameters.count, count == 0 ? "keyword " : "", count + keyword_count);
        return -1;
    }
    if (count > (size_t)parameters.positional) {
        if (parameters.positional == 0) {
            raise(EXC_TypeError, "%s() takes no positional arguments", function);
        } else {
            raise_count(function, required_positional < parameters.positional ? "at most" : "exactly",
                        parameters.positional, "positional ", count);
        }
        return -1;
    }
    int least =
        parameters.positional_only < parameters.required ? parameters.positional_only : parameters.required;
    if (count < (size_t)least) {
        raise_count(function, least < parameters.positional ? "at least" : "exactly", least, "positional ",
                    count);
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        out[i] = args[i].ref;
    }
    // What is missing is told before what is too much.
    Object *wrong_name = NULL;
    int wrong_at = 0;
    for (size_t k = 0; k < keyword_count; k++) {
        Object *name = tuple_peek(keyword_names, (int64_t)k);
        const char *text = str_ascii(name);
        int at = parameters.count;
        if (text != NULL) {
            size_t length = (size_t)str_length(name);
            for (at = parameters.positional_only; at < parameters.count; at++) {
                if (parameters.length[at] == length && memcmp(parameters.name[at], text, length) == 0) {
                    break;
                }
            }
        }
        if (at < parameters.count && (size_t)at >= count) {
            out[at] = args[count + k].ref;
        } else if (wrong_name == NULL) {
            wrong_name = name;
            wrong_at = at;
        }
    }
    for (int i = 0; i < parameters.required; i++) {
        if (out[i] == NULL) {
            raise(EXC_TypeError, "%s() missing required argument '%.*s' (pos %d)", function,
                  (int)parameters.length[i], parameters.name[i], i + 1);
            return -1;
        }
    }
    if (wrong_name != NULL) {
        if (wrong_at == parameters.count) {
            raise_unexpected(function, &parameters, wrong_name);
        } else {
            raise(EXC_TypeError, "argument for %s() given by name ('%U') and position (%d)", function, wrong_name,
                  wrong_at + 1);
        }
        return -1;
    }
    return 0;
}
