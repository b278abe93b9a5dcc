// function: a code object with the globals, defaults and cells it was defined with.
#include "types/function.h"
#include "gc/gc.h"
#include "gc/weakref.h"
#include "memory/heap.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/frame.h"
#include "types/int.h"
#include "types/module.h"
#include "types/tuple.h"
#include "types/type.h"

_Static_assert(sizeof(Function) == 144, "CPython's size");

Object *
function_new(Object *code, Object *globals, Object *qualname)
{
    Code *co = (Code *)code;
    heap_unlike((int)profile->function_size - (int)sizeof(Function));
    Function *self = (Function *)gc_new(&FunctionType, sizeof(Function));
    if (self == NULL) {
        return NULL;
    }
    Object *builtins = dict_peek(globals, names.__builtins__);
    if (builtins != NULL && is_exact(builtins, &ModuleType)) {
        builtins = module_dict(builtins);
    }
    // The docstring, where there is one, is the first constant.
    Object *doc = None;
    if (tuple_length(co->constants) > 0 && is_str(tuple_peek(co->constants, 0)) &&
        (!profile->folds_late || co->flags & CODE_HAS_DOCSTRING)) {
        doc = tuple_peek(co->constants, 0);
    }
    Object *module = dict_peek(globals, names.__name__);
    self->globals = incref(globals);
    self->builtins = xincref(builtins);
    self->name = incref(co->name);
    self->qualname = incref(qualname != NULL ? qualname : co->qualname);
    self->code = incref(code);
    self->defaults = self->keyword_defaults = self->closure = NULL;
    self->doc = incref(doc);
    self->dict = self->weaklist = NULL;
    self->module = xincref(module);
    self->annotations = self->annotate = self->type_params = NULL;
    self->version = self->reserved = 0;
    gc_track(&self->base);
    return &self->base;
}

Object *
function_new_for_body(Object *code, Object *globals)
{
    Object *op = function_new(code, globals, NULL);
    if (op != NULL) {
        Function *self = (Function *)op;
        Object *doc = self->doc;
        self->doc = incref(None);
        decref(doc);
        CLEAR_SLOT(self->module);
    }
    return op;
}

// In CPython's order, which decides what a collection visits first.
static const FieldDef function_fields[] = {
    {"__code__", offsetof(Function, code), false},
    {"__globals__", offsetof(Function, globals), false},
    {"__builtins__", offsetof(Function, builtins), false},
    {"__module__", offsetof(Function, module), false},
    {"__defaults__", offsetof(Function, defaults), false},
    {"__kwdefaults__", offsetof(Function, keyword_defaults), false},
    {"__doc__", offsetof(Function, doc), false},
    {"__name__", offsetof(Function, name), false},
    {"__dict__", offsetof(Function, dict), false},
    {"__closure__", offsetof(Function, closure), false},
    {"__annotations__", offsetof(Function, annotations), false},
    {"__annotate__", offsetof(Function, annotate), false},
    {"__type_params__", offsetof(Function, type_params), false},
    {"__qualname__", offsetof(Function, qualname), false},
    {.name = NULL},
};

static void
function_clear(Object *op)
{
    Function *self = (Function *)op;
    CLEAR_SLOT(self->globals);
    CLEAR_SLOT(self->builtins);
    CLEAR_SLOT(self->module);
    CLEAR_SLOT(self->defaults);
    CLEAR_SLOT(self->keyword_defaults);
    CLEAR_SLOT(self->doc);
    CLEAR_SLOT(self->dict);
    CLEAR_SLOT(self->closure);
    CLEAR_SLOT(self->annotations);
    CLEAR_SLOT(self->annotate);
    CLEAR_SLOT(self->type_params);
    // Name, qualified name and code stay: a function that is being taken apart can still be called and shown.
}

static void
function_dealloc(Object *op)
{
    Function *self = (Function *)op;
    gc_untrack(op);
    if (self->weaklist != NULL) {
        weakref_clear_all(op);
    }
    function_clear(op);
    CLEAR_SLOT(self->name);
    CLEAR_SLOT(self->qualname);
    CLEAR_SLOT(self->code);
    gc_free(op);
}

static Object *
function_repr(Object *op)
{
    return str_format("<function %U at 0x%x>", ((Function *)op)->qualname, object_id(op));
}

static Object *
function_descr_get(Object *op, Object *instance, Object *owner)
{
    (void)owner;
    return instance == NULL ? incref(op) : method_new(op, instance);
}

// --- attributes -----------------------------------------------------------------------------------

static Object *
or_none(Object *op)
{
    return incref(op != NULL ? op : None);
}

static Object *
get_code(Object *op)
{
    return incref(((Function *)op)->code);
}

static SMALL int
set_code(Object *op, Object *value)
{
    Function *self = (Function *)op;
    if (value == NULL || !is_exact(value, &CodeType)) {
        raise(EXC_TypeError, "__code__ must be set to a code object");
        return -1;
    }
    int64_t free_count = ((Code *)value)->free_count;
    int64_t cells = self->closure == NULL ? 0 : tuple_length(self->closure);
    if (free_count != cells) {
        raise(EXC_ValueError, "%U() requires a code object with %lld free vars, not %lld", self->name,
              (long long)cells, (long long)free_count);
        return -1;
    }
    const uint32_t kinds = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR;
    if (profile->warns_of_code_kind && ((((Code *)self->code)->flags ^ ((Code *)value)->flags) & kinds) != 0 &&
        warn(EXC_DeprecationWarning, "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a "
                                     "plain function)") < 0) {
        return -1;
    }
    Object *old = self->code;
    self->code = incref(value);
    decref(old);
    return 0;
}

static int
set_text(Object **slot, Object *value, const char *what)
{
    if (value == NULL || !is_str(value)) {
        raise(EXC_TypeError, "%s must be set to a string object", what);
        return -1;
    }
    Object *old = *slot;
    *slot = incref(value);
    xdecref(old);
    return 0;
}

static Object *
get_name(Object *op)
{
    return incref(((Function *)op)->name);
}

static SMALL int
set_name(Object *op, Object *value)
{
    Object *slot = ((Function *)op)->name;
    int result = set_text(&slot, value, "__name__");
    ((Function *)op)->name = slot;
    return result;
}

static Object *
get_qualname(Object *op)
{
    return incref(((Function *)op)->qualname);
}

static SMALL int
set_qualname(Object *op, Object *value)
{
    Object *slot = ((Function *)op)->qualname;
    int result = set_text(&slot, value, "__qualname__");
    ((Function *)op)->qualname = slot;
    return result;
}

static SMALL Object *
get_defaults(Object *op)
{
    return or_none(((Function *)op)->defaults);
}

static SMALL int
set_defaults(Object *op, Object *value)
{
    Function *self = (Function *)op;
    if (value == None) {
        value = NULL;
    }
    if (value != NULL && !is_tuple(value)) {
        raise(EXC_TypeError, "__defaults__ must be set to a tuple object");
        return -1;
    }
    Object *old = self->defaults;
    self->defaults = xincref(value);
    xdecref(old);
    return 0;
}

static SMALL Object *
get_keyword_defaults(Object *op)
{
    return or_none(((Function *)op)->keyword_defaults);
}

static SMALL int
set_keyword_defaults(Object *op, Object *value)
{
    Function *self = (Function *)op;
    if (value == None) {
        value = NULL;
    }
    if (value != NULL && !is_dict(value)) {
        raise(EXC_TypeError, "__kwdefaults__ must be set to a dict object");
        return -1;
    }
    Object *old = self->keyword_defaults;
    self->keyword_defaults = xincref(value);
    xdecref(old);
    return 0;
}

Object *
annotations_made_by(Object *annotate)
{
    if (annotate == NULL || !object_is_callable(annotate)) {
        return dict_new();
    }
    hold(incref(annotate));
    Object *format = int_from(1);
    Object *made = format == NULL ? NULL : object_call_one(annotate, format);
    xdecref(format);
    drop_held(1);
    if (made != NULL && !is_dict(made)) {
        raise(EXC_TypeError, "__annotate__ returned non-dict of type '%T'", made);
        decref(made);
        return NULL;
    }
    return made;
}

// The compiler hands annotations over as a tuple of names and values, or what makes them; the dict is made when somebody asks.
static SMALL Object *
get_annotations(Object *op)
{
    Function *self = (Function *)op;
    if (self->annotations == NULL) {
        Object *made = annotations_made_by(self->annotate);
        if (made == NULL) {
            return NULL;
        }
        Object *old = self->annotations;  // set meanwhile, perhaps
        self->annotations = made;
        xdecref(old);
    } else if (is_exact(self->annotations, &TupleType)) {
        Object *pairs = self->annotations;
        Object *dict = dict_from_slots(tuple_slots(pairs), tuple_length(pairs) / 2);
        if (dict == NULL) {
            return NULL;
        }
        self->annotations = dict;
        decref(pairs);
    }
    return xincref(self->annotations);
}

static SMALL int
set_annotations(Object *op, Object *value)
{
    Function *self = (Function *)op;
    if (value == None) {
        value = NULL;
    }
    if (value != NULL && !is_dict(value)) {
        raise(EXC_TypeError, "__annotations__ must be set to a dict object");
        return -1;
    }
    Object *old = self->annotations;
    self->annotations = xincref(value);
    xdecref(old);
    CLEAR_SLOT(self->annotate);
    return 0;
}

static Object *
get_annotate(Object *op)
{
    return or_none(((Function *)op)->annotate);
}

static int
set_annotate(Object *op, Object *value)
{
    Function *self = (Function *)op;
    if (value == NULL) {
        raise(EXC_TypeError, "__annotate__ cannot be deleted");
        return -1;
    }
    if (value != None && !object_is_callable(value)) {
        raise(EXC_TypeError, "__annotate__ must be callable or None");
        return -1;
    }
    Object *old = self->annotate;
    self->annotate = incref(value);
    xdecref(old);
    if (value != None) {
        CLEAR_SLOT(self->annotations);
    }
    return 0;
}

static Object *
get_type_params(Object *op)
{
    Function *self = (Function *)op;
    return incref(self->type_params != NULL ? self->type_params : empty_tuple);
}

static SMALL int
set_type_params(Object *op, Object *value)
{
    Function *self = (Function *)op;
    if (value == NULL || !is_tuple(value)) {
        raise(EXC_TypeError, "__type_params__ must be set to a tuple");
        return -1;
    }
    Object *old = self->type_params;
    self->type_params = incref(value);
    xdecref(old);
    return 0;
}

static const GetsetDef function_getsets[] = {
    {"__code__", get_code, set_code},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_keyword_defaults, set_keyword_defaults},
    {"__annotations__", get_annotations, set_annotations},
    {"__annotate__", get_annotate, set_annotate},
    {"__dict__", instance_dict, instance_replace_dict},
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__type_params__", get_type_params, set_type_params},
    {.name = NULL},
};

static const MemberDef function_members[] = {
    {"__closure__", offsetof(Function, closure), true, true},
    {"__doc__", offsetof(Function, doc), false, true},
    {"__globals__", offsetof(Function, globals), true, false},
    {"__module__", offsetof(Function, module), false, true},
    {"__builtins__", offsetof(Function, builtins), true, false},
    {.name = NULL},
};

// --- types.FunctionType(code, globals, ...) ------------------------------------------------------------------

static bool
closure_fits(const Code *code, Object *closure)
{
    if (closure != NULL && !is_tuple(closure)) {
        raise(EXC_TypeError, code->free_count == 0 ? "arg 5 (closure) must be None or tuple"
                                                   : "arg 5 (closure) must be tuple");
        return false;
    }
    int64_t given = closure == NULL ? 0 : tuple_length(closure);
    if (closure == NULL && code->free_count > 0) {
        raise(EXC_TypeError, "arg 5 (closure) must be tuple");
        return false;
    }
    if (given != code->free_count) {
        raise(EXC_ValueError, "%U requires closure of length %lld, not %lld", code->name,
              (long long)code->free_count, (long long)given);
        return false;
    }
    for (int64_t i = 0; i < given; i++) {
        if (!is_exact(tuple_peek(closure, i), &CellType)) {
            raise(EXC_TypeError, "arg 5 (closure) expected cell, found %T", tuple_peek(closure, i));
            return false;
        }
    }
    return true;
}

static SMALL Object *
function_type_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)type;
    Object *values[6];
    if (args_parse("function", "code globals | name argdefs closure kwdefaults", args, count, keyword_names, values) <
        0) {
        return NULL;
    }
    for (int i = 2; i < 6; i++) {
        values[i] = values[i] == None ? NULL : values[i];
    }
    Object *name = values[2], *defaults = values[3], *closure = values[4], *keyword_defaults = values[5];
    if (!is_exact(values[0], &CodeType)) {
        args_raise_wrong("function", "argument 'code'", "code", values[0]);
        return NULL;
    }
    if (!is_dict(values[1])) {
        args_raise_wrong("function", "argument 'globals'", "dict", values[1]);
        return NULL;
    }
    if (name != NULL && !is_str(name)) {
        raise(EXC_TypeError, "arg 3 (name) must be None or string");
        return NULL;
    }
    if (defaults != NULL && !is_tuple(defaults)) {
        raise(EXC_TypeError, "arg 4 (defaults) must be None or tuple");
        return NULL;
    }
    if (keyword_defaults != NULL && !is_dict(keyword_defaults)) {
        raise(EXC_TypeError, "arg 6 (kwdefaults) must be None or dict");
        return NULL;
    }
    if (!closure_fits((Code *)values[0], closure)) {
        return NULL;
    }
    Object *made = function_new(values[0], values[1], NULL);
    if (made == NULL) {
        return NULL;
    }
    Function *self = (Function *)made;
    if (self->builtins == NULL && current_frame != NULL) {
        self->builtins = incref(current_frame->builtins);
    }
    if (name != NULL) {
        decref(self->name);
        self->name = incref(name);
    }
    self->defaults = xincref(defaults);
    self->closure = xincref(closure);
    self->keyword_defaults = xincref(keyword_defaults);
    return made;
}

Type FunctionType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "function",
    .id = TYPE_FUNCTION_ID,
    .flags = TYPE_CALLS_ARRAY | TYPE_GC | TYPE_METHOD_LIKE,
    .basic_size = sizeof(Function),
    .dict_offset = offsetof(Function, dict),
    .weaklist_offset = offsetof(Function, weaklist),
    .dealloc = function_dealloc,
    .clear = function_clear,
    .fields = function_fields,
    .new = function_type_new,
    .repr = function_repr,
    // .call is set by the VM
    .descr_get = function_descr_get,
    .getsets = function_getsets,
    .members = function_members,
};
