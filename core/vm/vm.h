// The virtual machine: frames on their stack, the evaluation loop, calls.
#pragma once

#include "object/error.h"
#include "types/frame.h"
#include "types/function.h"
#include "types/generator.h"

typedef struct {
    HandledError bottom;    // exceptions being handled outside generators
    HandledError *handled;  // the innermost
    int depth;              // Python frames active
    int recursion_limit;    // sys.getrecursionlimit()
    int nesting;            // evaluation loops active on the C stack
    uint32_t next_serial;
} Vm;
extern Vm vm;

void vm_init(void);
void vm_reset(void);

typedef enum {
    EVAL_START,   // at frame->pc
    EVAL_RESUME,  // behind frame->pc, where a generator waits
    EVAL_THROW,   // the pending exception is raised at frame->pc
    EVAL_GO_ON,   // after a pause: the tick of frame->pc has been counted already
} EvalEntry;

// Returned by eval when the outermost loop was asked to pause; no object.
extern Object paused_mark;
#define PAUSED (&paused_mark)

// Runs a frame whose entry is FRAME_FROM_C until it is left (or, for a generator, yields): its result, NULL with an error,
// or PAUSED from the outermost loop. Few C functions may stand between two loops: what they take of an engine's stack
// decides how deeply Python code and C code may call each other (Nesting in object/error.h).
Object *run_loop(Frame *frame, EvalEntry entry);

INLINE Object *
eval(Frame *frame, EvalEntry entry)
{
    current_frame = frame;
    vm.nesting++;
    Object *result = run_loop(frame, entry);
    vm.nesting--;
    return result;
}

// Calls of Python functions through functools.lru_cache: the loop makes them itself, so that a recursive function that is
// cached recurses as deeply as any. Empty until the type is there.
typedef struct {
    const Type *type;
    BORROWED Object *(*function)(Object *cache);  // NULL: nothing is cached
    int (*find)(Object *cache, Slot *args, size_t count, Object *keyword_names, Object **key, Object **result);
    int (*keep)(Object *cache, Object *key, Object *result);
} CachedCalls;
extern CachedCalls cached_calls;

Object *generator_resume(Generator *generator, Object *value);

// --- frames (frame_stack.c) ---
// A frame for a call of `function`, whose reference it takes over. Locals are empty, top stands behind them. NULL with
// RecursionError; then the reference was not taken.
MUST_USE Frame *frame_push(Function *function);
// Leaves the frame and gives its memory back; the caller has made frame->previous current.
void frame_pop(Frame *frame);

// --- calls (calls.c) ---
// The index of the parameter called `name` among those that may be given by keyword, or -1.
int64_t parameter_index(const Code *code, Object *name);
// Binds arguments to the locals of a new frame, taking references of its own. 0, or -1 with TypeError.
MUST_USE int bind_arguments(Function *function, Frame *frame, Slot *args, size_t count, Object *keyword_names);
// Pushes a frame for f(*tuple, **dict); base[0] is the function. The stack of the caller from `base` on is consumed; on failure
// it is as it was.
MUST_USE Frame *enter_unpacked(Frame *frame, Slot *base, Object *tuple, Object *dict);
// Runs a function from C: Type.call of functions.
MUST_USE NEW_REF Object *call_function(Object *function, Slot *args, size_t count, Object *keyword_names);
// Executes code in namespaces (exec, class bodies, modules): `locals` NULL means globals.
MUST_USE NEW_REF Object *run_code(Object *code, Object *globals, Object *locals);
// The body of a class statement: calls the function with `namespace` as its local namespace. For __build_class__.
MUST_USE NEW_REF Object *call_class_body(Object *function, Object *namespace);

// --- attributes and names with inline caches (attributes.c) ---
// Replaces the owner in at[0] by its attribute; in method form at[0] becomes the function and at[1] self, or at[1] NULL. 0 or -1.
MUST_USE int load_attr(Slot *at, Object *name, bool method_form, InlineCache *cache);
// Fills the cache of an instruction from what any instruction has learnt about this type and name. False: nothing new.
void attribute_lessons_reset(void);
bool recall_attribute(InlineCache *cache, const Type *type, Object *name, bool method_form);
MUST_USE int store_attr(Object *owner, Object *name, Object *value, InlineCache *cache);
// A name in a namespace: the item of a mapping that is not exactly a dict. 1, 0 or -1.
MUST_USE int namespace_find(Object *namespace, Object *name, NEW_REF Object **value);
MUST_USE NEW_REF Object *load_global(Frame *frame, Object *name, InlineCache *cache);
MUST_USE NEW_REF Object *load_name(Frame *frame, Object *name, InlineCache *cache);
MUST_USE int store_name(Frame *frame, Object *name, Object *value, InlineCache *cache);
MUST_USE int delete_name(Frame *frame, Object *name);
// super().name: at[0] is what `super` means here, at[1] the class, at[2] self. In method form the result is a function to be
// called with self, unless *method_form comes back false.
MUST_USE NEW_REF Object *load_super_attr(Slot *at, Object *name, bool two_arguments, bool is_cold, bool *method_form);
COLD void raise_name_error(ExceptionKind kind, Object *name, const char *format);  // format has one %U for the name

// Kinds of inline caches; `version` is the owner type's unless said otherwise.
enum {
    CACHE_NONE,
    CACHE_VALUE,         // LOAD_ATTR, STORE_ATTR: inline value `index`, values at offset version2
    CACHE_SLOT,          // a member slot at offset `index`
    CACHE_METHOD,        // function in the class, called with the owner as self; version2: version of the shared keys
    CACHE_CLASS_VALUE,   // a plain value in the class; as CACHE_METHOD
    CACHE_METHOD_PLAIN,  // as CACHE_METHOD, of instances that have no attributes of their own
    CACHE_TYPE_VALUE,    // the owner is a class: `version` is its own
    CACHE_MODULE,        // `version` of the module dict's keys, entry `index`
    CACHE_GLOBAL,        // LOAD_GLOBAL, LOAD_NAME, STORE_NAME: `version` of the keys of globals, entry `index`
    CACHE_BUILTIN,       // `version` of globals, version2 of builtins, entry `index` there
    CACHE_INIT,          // CALL of a class with `version` that goes into __init__ at once; `index` calls of others until it is asked again
    CACHE_WARM,          // CALL of a class: not yet; `index` as above
    CACHE_CALL,          // CALL of a class: never
    CACHE_COLD,          // a Python function that LOAD_ATTR or BINARY_SUBSCR calls, `index` times more before it is entered at once
    CACHE_ENTERS,        // and one that is, for the class with `version`; `index` others until that is forgotten
    CACHE_TAKE_NONE,     // BINARY_OP of floats: the result is a new one
    CACHE_TAKE_LEFT,     // it may stand where the left operand stood, or else the right one
    CACHE_TAKE_RIGHT,    // the other way round
};

// --- calls that are none (inlined_calls.c) ---
// Has the site run so often that CPython has adapted it to the class? What it has learnt of one class is forgotten after 52
// instances of others.
bool site_is_warm_for(InlineCache *site, const Type *type);
// The function that the instruction enters at once, borrowed, or NULL. takes_name: besides self.
BORROWED Function *inlined_getitem(InlineCache *site, Type *type);
BORROWED Function *inlined_getattr(InlineCache *site, Type *type, Object *name, bool *takes_name);
// Pushes its frame, with what it takes off the caller's stack and, unless NULL, the name. NULL: RecursionError.
Frame *enter_inlined(Frame *frame, Function *function, Slot *args, size_t count, Object *name);

// --- unusual instructions ---
MUST_USE int object_find_item(Object *mapping, Object *key, Object **out);  // 1 (NEW_REF), 0 KeyError, -1
MUST_USE int list_extend_starred(Object *list, Object *iterable);
MUST_USE int dict_update_starred(Object *dict, Object *mapping);
MUST_USE int dict_merge_keywords(Object *callable, Object *dict, Object *mapping);
MUST_USE NEW_REF Object *starred_to_tuple(Object *callable, Object *iterable);
MUST_USE NEW_REF Object *send_value(Object *iterator, Object *value, Object **returned);
MUST_USE int setup_annotations(Frame *frame);
bool is_builtin(const Object *op, uint32_t which);  // any, all or tuple: see IS_BUILTIN
MUST_USE int unpack_sequence(Object *sequence, uint32_t count, Slot *into);  // into[count - 1] is the first
MUST_USE int unpack_starred(Object *sequence, uint32_t before, uint32_t after, Slot *into);
// 0: raised; 1: the exception being handled is pending again, with its traceback. Arguments may be NULL.
MUST_USE int raise_statement(Object *exception, Object *cause);
MUST_USE int check_match(Object *exception, Object *type);      // except: 1, 0, -1
MUST_USE int check_group_match(Slot *top);  // except*: exception and type become rest and match. 0 or -1
MUST_USE NEW_REF Object *match_keys(Object *mapping, Object *keys);                     // tuple or None
MUST_USE NEW_REF Object *match_class(Object *subject, Object *type, uint32_t positional, Object *keyword_names);
MUST_USE NEW_REF Object *get_awaitable(Object *op, uint32_t where);  // where: the argument of GET_AWAITABLE
MUST_USE NEW_REF Object *get_aiter(Object *op);
MUST_USE NEW_REF Object *get_anext(Object *iterator);
// May a generator with this code `yield from` the object? 0, or -1 with TypeError.
MUST_USE int check_yield_from(const Object *op, const Code *code);
MUST_USE NEW_REF Object *intrinsic_1(uint32_t which, Object *operand, Frame *frame);
MUST_USE NEW_REF Object *intrinsic_2(uint32_t which, Object *left, Object *right);
MUST_USE NEW_REF Object *import_name(Frame *frame, Object *name, Object *names_wanted, Object *level);
MUST_USE int import_all_from(Frame *frame, Object *module);  // from module import *
MUST_USE NEW_REF Object *import_from(Object *module, Object *name);
// __exit__ and __enter__ of a with statement, each bound and NULL, or, where the profile leaves them unbound, with its self: of
// __exit__ owned, of __enter__ borrowed.
MUST_USE int load_context_methods(Object *manager, bool is_async, Slot found[4]);

// What stands before an instruction (NOTE_BORROWED) is done: the loop comes to the same instruction again, on the slow path,
// so that all others pay nothing for it. There vm_has_noted is true once, and the fuse is as it was.
void vm_note(void);
bool vm_has_noted(void);

// Called at an instruction when the fuse has burnt down: true when the outermost loop shall pause. See run.h.
bool vm_tick(Frame *frame);

// --- tracing.c ---
typedef struct {
    Object *tracer, *profiler;  // owned, or NULL: what sys.settrace and sys.setprofile were given
    bool busy;                  // one of them runs
} Tracing;
extern Tracing tracing;
INLINE bool
is_tracing(void)
{
    return tracing.tracer != NULL || tracing.profiler != NULL;
}
void tracing_set(Object **place, Object *function);  // function: None takes it away
MUST_USE int trace_instruction(Frame *frame);  // before each instruction. 0, or -1: a trace function has raised
// A generator that the frame loops over or waits for has returned: CPython reports StopIteration. 0 or -1.
MUST_USE int trace_end_of_generator(Frame *frame, Object *value);
void trace_stop_iteration(Frame *frame);  // the same of the pending exception, if it is one
typedef enum { TRACED_ARRIVES, TRACED_LEAVES, TRACED_THROWN } TracedException;
void trace_exception(Frame *frame, TracedException what);  // what the pending exception does with the frame

// For the inspector: references that the VM itself holds.
void vm_holders(HolderVisitor *visitor);
