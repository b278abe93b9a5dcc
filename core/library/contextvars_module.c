// The module _contextvars: variables whose values belong to the context in which the program runs.
#include "gc/gc.h"
#include "gc/weakref.h"
#include "library/contextvars_internal.h"
#include "object/free_list.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/fields.h"
#include "types/generic_alias.h"
#include "types/held.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/dict.h"
#include "types/type_internal.h"

typedef struct {
    Object base;
    alignas(8) Object *previous;  // where the program ran before it entered this one
    alignas(8) Object *variables; // a map, which copies share
    alignas(8) Object *weaklist;
    int64_t entered;
} Context;

typedef struct {
    Object base;
    alignas(8) Object *name;          // str
    alignas(8) Object *default_value; // or NULL
    uint64_t reserved[3];             // CPython remembers the value that it looked up last
    int64_t hash;
} Variable;

typedef struct {
    Object base;
    alignas(8) Object *context;
    alignas(8) Object *variable;
    alignas(8) Object *old_value; // NULL: it had none
    int64_t used;
} Token;

_Static_assert(sizeof(Context) == 48 && sizeof(Variable) == 64 && sizeof(Token) == 48, "CPython's sizes");

static Type ContextType, VariableType, TokenType;

// The context in which the program runs; NULL until one is asked for.
static Object *current_context;
static Object *missing; // Token.MISSING
static FreeList free_contexts = {.name = "Context", .capacity = 255};

// --- contexts ---------------------------------------------------------------------------------------------

// Also of a context that the collector has taken apart.
static Object *
variables_of(const Object *op)
{
    Object *variables = ((const Context *)op)->variables;
    return variables != NULL ? variables : context_map_peek_empty();
}

static Context *
context_alloc(void)
{
    void *block = free_list_take(&free_contexts);
    Context *self =
        (Context *)(block != NULL ? gc_revive(block, &ContextType) : gc_new(&ContextType, sizeof(Context)));
    if (self != NULL) {
        self->previous = self->variables = self->weaklist = NULL;
        self->entered = 0;
    }
    return self;
}

static Object *
context_empty(void)
{
    Context *self = context_alloc();
    if (self == NULL) {
        return NULL;
    }
    hold(&self->base);
    self->variables = context_map_empty();
    if (self->variables == NULL) {
        drop_held(1);
        return NULL;
    }
    gc_track(&self->base);
    return let_go();
}

static Object *
context_of(Object *variables)
{
    Context *self = context_alloc();
    if (self == NULL) {
        return NULL;
    }
    self->variables = incref(variables);
    gc_track(&self->base);
    return &self->base;
}

// The current one, made when there is none yet. NEW_REF or NULL.
static Context *
context_now(void)
{
    if (current_context == NULL) {
        Object *made = context_empty();
        if (made == NULL) {
            return NULL;
        }
        current_context = made;
    }
    return (Context *)incref(current_context);
}

static void
context_dealloc(Object *op)
{
    fields_drop(op);
    if (!free_list_give(&free_contexts, gc_head(op))) {
        gc_free(op);
    }
}

static const FieldDef context_fields[] = {
    {"the context before", offsetof(Context, previous), false},
    {"its variables", offsetof(Context, variables), false},
    {.name = NULL},
};

static Object *
context_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)type, (void)args;
    if (count > 0 || (keyword_names != NULL && tuple_length(keyword_names) > 0)) {
        raise(EXC_TypeError, "Context() does not accept any arguments");
        return NULL;
    }
    return context_empty();
}

static int
context_enter(Object *op)
{
    Context *self = (Context *)op;
    if (self->entered) {
        raise(EXC_RuntimeError, "cannot enter context: %R is already entered", op);
        return -1;
    }
    self->previous = current_context;
    self->entered = 1;
    current_context = incref(op);
    return 0;
}

static void
context_leave(Object *op)
{
    Context *self = (Context *)op;
    assert(current_context == op && self->entered);
    current_context = self->previous;
    self->previous = NULL;
    self->entered = 0;
    decref(op);
}

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)
#define UNUSED (void)op, (void)args, (void)count, (void)keyword_names

// One context may run the run() of another, and that of a third. A frame in Python counts itself.
static Object *
call_guarded(Object *callable, Slot *args, size_t count, Object *keyword_names)
{
    if (is_exact(callable, &FunctionType)) {
        return object_call(callable, args, count, keyword_names);
    }
    if (recursion_enter(NESTS_PACKED_CALL, " while calling a Python object") < 0) {
        return NULL;
    }
    Object *result = object_call(callable, args, count, keyword_names);
    recursion_leave(NESTS_PACKED_CALL);
    return result;
}

METHOD(context_run)
{
    if (count == 0) {
        raise(EXC_TypeError, "run() missing 1 required positional argument");
        return NULL;
    }
    if (context_enter(op) < 0) {
        return NULL;
    }
    Object *result = call_guarded(args[0].ref, args + 1, count - 1, keyword_names);
    if (result != NULL) {
        hold(result);
    }
    context_leave(op);
    return result == NULL ? NULL : let_go();
}

METHOD(context_copy)
{
    UNUSED;
    return context_of(variables_of(op));
}

static int
check_key(Object *key)
{
    if (!is_exact(key, &VariableType)) {
        raise(EXC_TypeError, "a ContextVar key was expected, got %R", key);
        return -1;
    }
    return 0;
}

// The value of a key that need not be a variable: 1 found (borrowed), 0, -1.
static int
context_find(Object *op, Object *key, Object **out)
{
    if (check_key(key) < 0) {
        return -1;
    }
    *out = context_map_find(variables_of(op), key);
    return *out != NULL;
}

METHOD(context_get)
{
    UNUSED;
    Object *value;
    int found = context_find(op, args[0].ref, &value);
    if (found < 0) {
        return NULL;
    }
    return incref(found ? value : count > 1 ? args[1].ref : None);
}

static Object *
context_subscript(Object *op, Object *key)
{
    Object *value;
    int found = context_find(op, key, &value);
    if (found == 0) {
        raise_key_error(key);
    }
    return found > 0 ? incref(value) : NULL;
}

static int
context_contains(Object *op, Object *key)
{
    Object *value;
    return context_find(op, key, &value);
}

static int64_t
context_length(Object *op)
{
    return context_map_length(variables_of(op));
}

static Object *
context_iter(Object *op)
{
    return context_map_iterate(variables_of(op), &ContextKeysType);
}

METHOD(context_keys)
{
    UNUSED;
    return context_iter(op);
}

METHOD(context_values)
{
    UNUSED;
    return context_map_iterate(variables_of(op), &ContextValuesType);
}

METHOD(context_items)
{
    UNUSED;
    return context_map_iterate(variables_of(op), &ContextItemsType);
}

static Object *
context_compare(Object *left, Object *right, CompareOp op)
{
    if (!is_exact(left, &ContextType) || !is_exact(right, &ContextType) || (op != COMPARE_EQ && op != COMPARE_NE)) {
        return NotImplemented;
    }
    int equal = context_map_equal(variables_of(left), variables_of(right));
    return equal < 0 ? NULL : bool_from((equal > 0) == (op == COMPARE_EQ));
}

static const MethodDef context_methods[] = {
    {"copy", context_copy, 0, 0, 0, "Another context with the same values."},
    {"get", context_get, 1, 2, 0, "The value of the variable in this context, or the default."},
    {"items", context_items, 0, 0, 0, "The variables that have a value here, each with it."},
    {"keys", context_keys, 0, 0, 0, "The variables that have a value here."},
    {"run", context_run, 0, -1, METHOD_KEYWORDS, "Calls the function with the other arguments; meanwhile this context is the current one."},
    {"values", context_values, 0, 0, 0, "The values that variables have here."},
    {.name = NULL},
};

static Type ContextType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "_contextvars.Context",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC,
    .basic_size = sizeof(Context),
    .weaklist_offset = offsetof(Context, weaklist),
    .dealloc = context_dealloc,
    .clear = fields_clear,
    .fields = context_fields,
    .new = context_new,
    .compare = context_compare,
    .hash = hash_not_implemented,
    .iter = context_iter,
    .contains = context_contains,
    .map_length = context_length,
    .subscript = context_subscript,
    .methods = context_methods,
};

// --- variables --------------------------------------------------------------------------------------------

static const FieldDef variable_fields[] = {
    {"its name", offsetof(Variable, name), false},
    {"its default", offsetof(Variable, default_value), false},
    {.name = NULL},
};

static Object *
variable_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    Object *values[2];
    size_t keyword_count = keyword_names == NULL ? 0 : (size_t)tuple_length(keyword_names);
    if (count == 2 && keyword_count == 0) {
        raise(EXC_TypeError, "ContextVar() takes at most 1 positional argument (2 given)");
        return NULL;
    }
    if (args_parse("ContextVar", "name / | $ default", args, count, keyword_names, values) < 0) {
        return NULL;
    }
    if (!is_str(values[0])) {
        raise(EXC_TypeError, "context variable name must be a str");
        return NULL;
    }
    int64_t hash = object_hash(values[0]);
    if (hash == -1 && error_pending()) {
        return NULL;
    }
    Variable *self = (Variable *)gc_new(type, sizeof(Variable));
    if (self == NULL) {
        return NULL;
    }
    self->name = incref(values[0]);
    self->default_value = xincref(values[1]);
    self->reserved[0] = self->reserved[1] = self->reserved[2] = 0;
    hash ^= hash_pointer(self);
    self->hash = hash == -1 ? -2 : hash;
    if (may_be_tracked(self->name) || (self->default_value != NULL && may_be_tracked(self->default_value))) {
        gc_track(&self->base);
    }
    return &self->base;
}

static int64_t
variable_hash(Object *op)
{
    return ((Variable *)op)->hash;
}

static Object *
variable_repr(Object *op)
{
    const Variable *self = (Variable *)op;
    StrWriter out = {0};
    writer_add_text(&out, "<ContextVar name=");
    // The collector may have taken it apart.
    int result = self->name == NULL ? 0 : writer_add_repr(&out, self->name);
    if (result == 0 && self->default_value != NULL) {
        writer_add_text(&out, " default=");
        result = writer_add_repr(&out, self->default_value);
    }
    Object *end = result < 0 ? NULL : str_format(" at 0x%x>", object_id(op));
    if (end == NULL) {
        writer_discard(&out);
        return NULL;
    }
    writer_add(&out, end);
    decref(end);
    return writer_finish(&out);
}

METHOD(variable_get)
{
    UNUSED;
    Object *value = current_context == NULL ? NULL : context_map_find(variables_of(current_context), op);
    if (value == NULL) {
        value = count > 0 ? args[0].ref : ((Variable *)op)->default_value;
    }
    if (value == NULL) {
        raise_value(EXC_LookupError, op);
        return NULL;
    }
    return incref(value);
}

// Gives the variable another value in the context (which is held), or none: 0, or -1.
static int
context_set(Context *context, Object *variable, Object *value)
{
    Object *before = hold(incref(variables_of(&context->base)));
    Object *map = value == NULL ? context_map_without(before, variable) : context_map_with(before, variable, value);
    drop_held(1);
    if (map == NULL) {
        return -1;
    }
    if (value == NULL && map == context->variables) {
        decref(map);
        raise_value(EXC_LookupError, variable);
        return -1;
    }
    Object *old = context->variables;
    context->variables = map;
    xdecref(old);
    return 0;
}

METHOD(variable_set)
{
    UNUSED;
    Context *context = context_now();
    if (context == NULL) {
        return NULL;
    }
    hold(&context->base);
    Object *old_value = xincref(context_map_find(variables_of(&context->base), op));
    hold(old_value != NULL ? old_value : None);
    Token *token = (Token *)gc_new(&TokenType, sizeof(Token));
    if (token == NULL) {
        drop_held(2);
        return NULL;
    }
    let_go();
    token->old_value = old_value;
    token->context = incref(&context->base);
    token->variable = incref(op);
    token->used = 0;
    gc_track(&token->base);
    hold(&token->base);
    if (context_set(context, op, args[0].ref) < 0) {
        drop_held(2);
        return NULL;
    }
    return drop_held_under(let_go(), 1);
}

static Object *
reset(Object *variable, Object *op)
{
    Token *token = (Token *)op;
    if (token->used) {
        raise(EXC_RuntimeError, "%R has already been used once", op);
        return NULL;
    }
    if (token->variable != variable) {
        raise(EXC_ValueError, "%R was created by a different ContextVar", op);
        return NULL;
    }
    Context *context = context_now();
    if (context == NULL) {
        return NULL;
    }
    hold(&context->base);
    int result = -1;
    if (token->context != &context->base) {
        raise(EXC_ValueError, "%R was created in a different Context", op);
    } else {
        token->used = 1;
        result = context_set(context, variable, token->old_value);
    }
    drop_held(1);
    return result < 0 ? NULL : None;
}

METHOD(variable_reset)
{
    UNUSED;
    if (!is_exact(args[0].ref, &TokenType)) {
        raise(EXC_TypeError, "expected an instance of Token, got %R", args[0].ref);
        return NULL;
    }
    return reset(op, args[0].ref);
}

METHOD(class_getitem)
{
    UNUSED;
    return generic_alias_new(op, args[0].ref);
}

static const MethodDef variable_methods[] = {
    {"__class_getitem__", class_getitem, 1, 1, METHOD_CLASS, "See PEP 585"},
    {"get", variable_get, 0, 1, 0, "The value in the current context; if it has none, the default."},
    {"reset", variable_reset, 1, 1, 0, "Gives the variable the value again that it had before the call of set() that gave the token."},
    {"set", variable_set, 1, 1, 0, "Gives the variable a value in the current context; the token that comes back undoes that."},
    {.name = NULL},
};

static const MemberDef variable_members[] = {
    {"name", offsetof(Variable, name), true, false},
    {.name = NULL},
};

static Type VariableType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "_contextvars.ContextVar",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC,
    .basic_size = sizeof(Variable),
    .clear = fields_clear,
    .fields = variable_fields,
    .new = variable_new,
    .repr = variable_repr,
    .hash = variable_hash,
    .methods = variable_methods,
    .members = variable_members,
};

// --- tokens -----------------------------------------------------------------------------------------------

static const FieldDef token_fields[] = {
    {"its context", offsetof(Token, context), false},
    {"its variable", offsetof(Token, variable), false},
    {"the old value", offsetof(Token, old_value), false},
    {.name = NULL},
};

static Object *
token_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)type, (void)args, (void)count, (void)keyword_names;
    raise(EXC_RuntimeError, "Tokens can only be created by ContextVars");
    return NULL;
}

static Object *
token_repr(Object *op)
{
    const Token *self = (Token *)op;
    return str_format("<Token%s var=%R at 0x%x>", self->used ? " used" : "",
                      self->variable != NULL ? self->variable : None, object_id(op));
}

static Object *
token_get_variable(Object *op)
{
    const Token *self = (Token *)op;
    return incref(self->variable != NULL ? self->variable : None);
}

static Object *
token_get_old_value(Object *op)
{
    const Token *self = (Token *)op;
    return incref(self->old_value != NULL ? self->old_value : missing);
}

METHOD(token_enter)
{
    UNUSED;
    return incref(op);
}

METHOD(token_exit)
{
    UNUSED;
    Object *variable = ((Token *)op)->variable;
    return variable == NULL ? None : reset(variable, op);
}

static const MethodDef token_methods[] = {
    {"__class_getitem__", class_getitem, 1, 1, METHOD_CLASS, "See PEP 585"},
    {"__enter__", token_enter, 0, 0, 0, "Enter into Token context manager."},
    {"__exit__", token_exit, 3, 3, 0, "Gives the variable of the token its old value again."},
    {.name = NULL},
};

static const GetsetDef token_getsets[] = {
    {"old_value", token_get_old_value, NULL},
    {"var", token_get_variable, NULL},
    {.name = NULL},
};

static Type TokenType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "_contextvars.Token",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_GC,
    .basic_size = sizeof(Token),
    .clear = fields_clear,
    .fields = token_fields,
    .new = token_new,
    .repr = token_repr,
    .hash = hash_not_implemented,
    .methods = token_methods,
    .getsets = token_getsets,
};

// --- Token.MISSING ----------------------------------------------------------------------------------------

static Object *
missing_repr(Object *op)
{
    (void)op;
    return str_from("<Token.MISSING>");
}

static const FieldDef missing_fields[] = {{.name = NULL}};

static Type MissingType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "Token.MISSING",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(Object),
    .dealloc = object_free,
    .fields = missing_fields,
    .repr = missing_repr,
};

static int
make_missing(void)
{
    if (missing == NULL) {
        if (type_ready(&MissingType) < 0 || (missing = object_new(&MissingType, sizeof(Object))) == NULL) {
            return -1;
        }
        if (profile->has_immortals) {
            missing->refcnt = IMMORTAL_REFCNT;
        }
    }
    return dict_set_cstring(TokenType.dict, "MISSING", missing);
}

// --- the module -------------------------------------------------------------------------------------------

BUILTIN(copy_context)
{
    UNUSED_ARGUMENTS;
    Context *now = context_now();
    if (now == NULL) {
        return NULL;
    }
    hold(&now->base);
    return drop_held_under(context_of(variables_of(&now->base)), 1);
}

static const MethodDef functions[] = {
    {"copy_context", copy_context, 0, 0, 0, "A copy of the current context."},
    {.name = NULL},
};

void
contextvars_init(void)
{
    free_list_register(&free_contexts);
}

void
contextvars_fini(void)
{
    CLEAR_SLOT(current_context);
    context_map_fini();
    CLEAR_SLOT(missing);
}

void
contextvars_holders(HolderVisitor *visitor)
{
    if (current_context != NULL) {
        visitor->reference(visitor, current_context, (Holder){.kind = HOLDER_RUNTIME, .field = "current context"});
    }
    if (missing != NULL) {
        visitor->reference(visitor, missing, (Holder){.kind = HOLDER_RUNTIME, .field = "Token.MISSING"});
    }
    context_map_holders(visitor);
}

Object *
contextvars_make(void)
{
    static Type *const types[] = {&VariableType, &ContextType, &TokenType, NULL};
    if (context_map_init() < 0) {
        return NULL;
    }
    Object *module = library_module_of_types("_contextvars", functions, types);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (make_missing() < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
