// The evaluation loop. One switch; the frame's `pc` names the instruction that executes, and `top` is exact whenever
// anything else may run: an allocation, a call, a dropped reference. Every reference that an instruction owns stays on the
// evaluation stack until it is dropped, so that the ledger can name it at every moment.
#include "gc/gc.h"
#include "object/error.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "trace/trace.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/float.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/range.h"
#include "types/set.h"
#include "types/slice.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "vm/eval_calls.h"
#include "vm/eval_quick.h"
#include "vm/eval_stack.h"
#include "vm/vm.h"

CachedCalls cached_calls;
Object paused_mark = {.refcnt = IMMORTAL_REFCNT};

// --- pieces of instructions ---------------------------------------------------------------------

static COLD Slot *
replace_items(Frame *frame, Slot *sp, uint32_t count, Object *result)
{
    REPLACE_HERE(count, result);
    return sp;
}

// The local that the next instruction stores to.
static Slot *
appended_local(const Instruction *next, Slot *slots)
{
    if (profile->joins_instructions_late && next->op == OP_STORE_FAST_LOAD_FAST) {
        return &slots[next->arg >> 4];
    }
    return next->op == OP_STORE_FAST ? &slots[next->arg] : NULL;
}

// An item that is borrowed and counted from here on (_PySet_AddTakeRef in CPython 3.14): it is held.
static bool
counts_borrowed(const Frame *frame, const Slot *item)
{
    if (!profile->borrows_locals || !frame_borrows(frame, (uint32_t)(item - frame->slots))) {
        return false;
    }
    hold(incref(item->ref));
    return true;
}

static int
add_to_set(const Frame *frame, Object *set, const Slot *item)
{
    bool counts = counts_borrowed(frame, item);
    int result = set_add(set, item->ref);
    drop_held(counts);
    return result;
}

// Is the instruction of the running frame specialized?
static bool
is_warm(InlineCache *site)
{
    return current_frame->code->body->cold == 0 &&
           (site->index >= profile->warm_after || ++site->index > profile->warm_after);
}

static void
raise_unbound(const Code *code, uint32_t slot)
{
    Object *name = tuple_peek(code->local_names, slot);
    if (code->local_kinds[slot] & LOCAL_FREE) {
        raise_name_error(EXC_NameError, name,
                         "cannot access free variable '%U' where it is not associated with a value in enclosing scope");
    } else {
        // Without the attribute `name`: nothing is suggested.
        raise(EXC_UnboundLocalError, "cannot access local variable '%U' where it is not associated with a value", name);
    }
}

static Object *
from_builtins(Frame *frame, Object *name)
{
    Object *value;
    int found = namespace_find(frame->builtins, name, &value);
    if (found == 0) {
        raise(EXC_NameError, "%U not found", name);
    }
    return found > 0 ? value : NULL;
}

// Makes a generator's frame the current one.
static Frame *
generator_enter(Generator *generator, Object *value, FrameEntry how)
{
    Frame *frame = &generator->frame;
    frame->slots[frame->top++].ref = value;
    frame->previous = current_frame;
    frame->entry = (uint8_t)how;
    generator->handled.previous = vm.handled;
    vm.handled = &generator->handled;
    generator->state = GENERATOR_EXECUTING;
    current_frame = frame;
    vm.depth++;
    return frame;
}

// Takes a generator's frame out of the callers' chain again.
static inline void
generator_leave(Frame *frame)
{
    frame->previous = NULL;
    vm.handled = generator_of(frame)->handled.previous;
    vm.depth--;
}

// Leaves a frame for good.
static inline void
frame_finish(Frame *frame)
{
    if (frame->owner == FRAME_IN_GENERATOR) {
        Frame *previous = frame->previous;
        generator_leave(frame);
        if (profile->ended_generators_have_callers) {
            frame->previous = previous;
        }
        generator_finish(generator_of(frame));
    } else {
        frame_pop(frame);
    }
}

// --- the loop ---------------------------------------------------------------------------------------

// Resumes a generator from C: GeneratorHooks.resume.
Object *
generator_resume(Generator *generator, Object *value)
{
    if (vm.depth >= vm.recursion_limit) {
        raise(EXC_RecursionError, "maximum recursion depth exceeded");
        return NULL;
    }
    if (recursion_enter(NESTS_FRAME, "") < 0) {
        return NULL;
    }
    Frame *frame = generator_enter(generator, value != NULL ? incref(value) : None, FRAME_FROM_C);
    if (value == NULL && vm.handled->exception != NULL && vm.handled->exception != None) {
        // Thrown in where the generator handles another exception: that one is its context.
        Object *thrown = error_take();
        raise_object(thrown);
        decref(thrown);
    }
    Object *result = eval(frame, value != NULL ? EVAL_RESUME : EVAL_THROW);
    recursion_leave(NESTS_FRAME);
    return result;
}

static void
drop_stack_to(Frame *frame, uint32_t top)
{
    while (frame->top > top) {
        Object *op = frame->slots[--frame->top].ref;
        xdecref(op);
    }
}

// Looks for a handler of the pending error, from the instruction `at` of the frame outwards. Leaves the frames that have none.
// The frame that goes on at its `pc`, or NULL: the frame that was entered from C has been left. `raised`: the error has no
// traceback entry for the first frame yet.
//
// Not in the loop, which would have a second entry then: compilers make slow code of such loops.
static COLD Frame *
unwind(Frame *frame, const Instruction *at, bool raised)
{
    for (;; raised = true, at = frame->pc) {
        const Code *code = frame->code;
        assert(error_pending());
        if (raised && !code->body->stands_for_c) {
            FrameObject *object = frame_get_object(frame);
            if (object == NULL || traceback_add(&object->base, frame_instruction(frame), frame_line(frame)) < 0) {
                // MemoryError took the exception's place; it has no entry for this frame.
                assert(error_pending());
            }
            if (UNLIKELY(is_tracing())) {
                trace_exception(frame, TRACED_ARRIVES);
            }
        }
        // Not by frame->pc: RERAISE sets that to the place of the first raise, for tracebacks.
        const HandlerEntry *handler = code_handler(code, (uint32_t)(at - code->body->instructions));
        if (handler != NULL) {
            drop_stack_to(frame, code->local_count + handler->depth);
            if (handler->push_lasti) {
                Object *lasti;
                do {
                    lasti = int_from(frame_instruction(frame));
                } while (lasti == NULL);  // MemoryError: handled by the same handler
                frame->slots[frame->top++].ref = lasti;
            }
            Object *error = error_take();
            // Generators have another handler, which 3.11 does without.
            if (UNLIKELY(error == unmade_error) && code->body->instructions[handler->handler].op == OP_PUSH_EXC_INFO) {
                unmade_error = NULL;
                if (error->type != &KeyErrorType) {  // its key comes in a tuple
                    gc_make_youngest(((Exception *)error)->args, 0);
                }
                gc_make_youngest(error, 0);
            }
            frame->slots[frame->top++].ref = error;
            frame->pc = code->body->instructions + handler->handler;
            return frame;
        }
        // Nobody handles it here: the frame is left.
        if (UNLIKELY(is_tracing())) {
            trace_exception(frame, TRACED_LEAVES);
        }
        drop_stack_to(frame, code->local_count);
        Frame *left = frame;
        FrameEntry how = (FrameEntry)left->entry;
        Frame *caller = left->previous;
        current_frame = caller;
        Object *error = error_take();
        hold_as(error, HOLDER_PENDING_ERROR);
        frame_finish(left);
        error = let_go();
        // The tuple of its arguments lies below, or also a key.
        for (int below = how == FRAME_INIT_TUPLE ? 1 : how == FRAME_CACHED ? 2 : 0; below > 0; below--) {
            Object *held = let_go();
            hold_as(error, HOLDER_PENDING_ERROR);
            decref(held);
            error = let_go();
        }
        error_give(error);
        if (how == FRAME_FROM_C) {
            return NULL;
        }
        frame = caller;
    }
}

Object *
run_loop(Frame *frame, EvalEntry entry)
{
    Code *code;
    const Instruction *pc;
    Slot *sp, *slots, *constants, *code_names;
    InlineCache *caches;
    Instruction instruction;
    uint32_t arg;

    if (entry == EVAL_THROW) {
        if (UNLIKELY(is_tracing())) {
            trace_exception(frame, TRACED_THROWN);
        }
        frame = unwind(frame, frame->pc, true);
        if (frame == NULL) {
            return NULL;
        }
    }
    LOAD_FRAME();
    if (entry == EVAL_GO_ON) {
        trace.fuse++;
        if (is_tracing() && trace_instruction(frame) < 0) {
            pc++;
            FAIL;
        }
    }
    if (entry == EVAL_RESUME) {
        pc++;
    }
    for (;;) {
        Opcode todo = pc->run;
        if (UNLIKELY(--trace.fuse < 0) && vm_has_noted()) {
            todo = pc->op;
        } else if (UNLIKELY(trace.fuse < 0)) {
            frame->pc = pc;
            SAVE();
            if (vm_tick(frame)) {
                return PAUSED;
            }
            if (UNLIKELY(is_tracing()) && trace_instruction(frame) < 0) {
                pc++;
                FAIL;
            }
        }
        frame->pc = pc;
        instruction = *pc++;
        arg = instruction.arg;
        switch (todo) {
        case OP_NOTE_BORROWED:
            frame_note_borrowed(frame);
            vm_note();
            pc--;
            NEXT;
        case OP_NOP:
            NEXT;
        case OP_RESUME:
            GROW_WARM(true);
            CHECK_COLLECTION();
            NEXT;

        // --- stack, constants, locals -----------------------------------------------------------------
        case OP_POP_TOP:
        case OP_END_FOR:
            DROP();
            NEXT;
        case OP_PUSH_NULL:
            PUSH(NULL);
            NEXT;
        case OP_COPY: {
            Object *op = TOP(arg);
            PUSH(xincref(op));
            NEXT;
        }
        case OP_SWAP: {
            Object *top = TOP(1);
            TOP(1) = TOP(arg);
            TOP(arg) = top;
            NEXT;
        }
        case OP_LOAD_CONST:
            PUSH(incref(constants[arg].ref));
            NEXT;
        case OP_LOAD_SMALL_INT:
            PUSH(int_from(arg));
            NEXT;
        case OP_LOAD_FAST:
        case OP_LOAD_FAST_BORROW:
            PUSH(incref(slots[arg].ref));
            NEXT;
        case OP_LOAD_FAST_CHECK:
            if (UNLIKELY(slots[arg].ref == NULL)) {
                raise_unbound(code, arg);
                FAIL;
            }
            PUSH(incref(slots[arg].ref));
            NEXT;
        case OP_LOAD_FAST_AND_CLEAR:
            PUSH(slots[arg].ref);
            slots[arg].ref = NULL;
            NEXT;
        case OP_LOAD_FAST_LOAD_FAST:
        case OP_LOAD_FAST_BORROW_LOAD_FAST_BORROW:
            PUSH(incref(slots[arg >> 4].ref));
            PUSH(incref(slots[arg & 15].ref));
            NEXT;
        case OP_STORE_FAST: {
            Object *old = slots[arg].ref;
            slots[arg].ref = POP();
            XRELEASE(old);
            NEXT;
        }
        case OP_STORE_FAST_LOAD_FAST: {
            Object *old = slots[arg >> 4].ref;
            slots[arg >> 4].ref = POP();
            XRELEASE(old);
            PUSH(incref(slots[arg & 15].ref));
            NEXT;
        }
        case OP_STORE_FAST_STORE_FAST: {
            Object *old = slots[arg >> 4].ref;
            slots[arg >> 4].ref = POP();
            SAVE();
            xdecref(old);
            old = slots[arg & 15].ref;
            slots[arg & 15].ref = POP();
            SAVE();
            xdecref(old);
            NEXT;
        }
        case OP_DELETE_FAST: {
            Object *old = slots[arg].ref;
            if (old == NULL) {
                raise_unbound(code, arg);
                FAIL;
            }
            slots[arg].ref = NULL;
            SAVE();
            decref(old);
            NEXT;
        }
        case OP_MAKE_CELL: {
            SAVE();
            Object *cell = cell_new(slots[arg].ref);
            if (cell == NULL) {
                FAIL;
            }
            Object *contents = slots[arg].ref;
            slots[arg].ref = cell;
            xdecref(contents);
            NEXT;
        }
        case OP_COPY_FREE_VARS: {
            Object *closure = ((Function *)frame->function)->closure;
            uint32_t first = code->local_count - arg;
            for (uint32_t i = 0; i < arg; i++) {
                slots[first + i].ref = incref(tuple_peek(closure, i));
            }
            NEXT;
        }
        case OP_LOAD_DEREF: {
            Object *contents = ((Cell *)slots[arg].ref)->contents;
            if (contents == NULL) {
                raise_unbound(code, arg);
                FAIL;
            }
            PUSH(incref(contents));
            NEXT;
        }
        case OP_STORE_DEREF: {
            Cell *cell = (Cell *)slots[arg].ref;
            Object *old = cell->contents;
            cell->contents = POP();
            SAVE();
            xdecref(old);
            NEXT;
        }
        case OP_DELETE_DEREF: {
            Cell *cell = (Cell *)slots[arg].ref;
            Object *old = cell->contents;
            if (old == NULL) {
                raise_unbound(code, arg);
                FAIL;
            }
            cell->contents = NULL;
            SAVE();
            decref(old);
            NEXT;
        }
        case OP_LOAD_FROM_DICT_OR_DEREF: {
            Object *value;
            SAVE();
            int found = object_find_item(TOP(1), tuple_peek(code->local_names, arg), &value);
            if (found < 0) {
                FAIL;
            }
            if (found == 0) {
                value = xincref(((Cell *)slots[arg].ref)->contents);
                if (value == NULL) {
                    raise_unbound(code, arg);
                    FAIL;
                }
            }
            REPLACE(1, value);
            NEXT;
        }

        // --- names and attributes ---------------------------------------------------------------------
        case OP_LOAD_LOCALS:
            if (frame->locals == NULL) {
                raise(EXC_SystemError, "no locals");
                FAIL;
            }
            PUSH(incref(frame->locals));
            NEXT;
        case OP_LOAD_NAME: {
            SAVE();
            Object *value = load_name(frame, code_names[arg].ref, CACHE());
            FORGET_SHARED_CACHE();
            if (value == NULL) {
                FAIL;
            }
            PUSH(value);
            NEXT;
        }
        case OP_STORE_NAME: {
            SAVE();
            if (store_name(frame, code_names[arg].ref, TOP(1), CACHE()) < 0) {
                FAIL;
            }
            FORGET_SHARED_CACHE();
            DROP();
            NEXT;
        }
        case OP_DELETE_NAME:
            SAVE();
            if (delete_name(frame, code_names[arg].ref) < 0) {
                FAIL;
            }
            NEXT;
        case OP_LOAD_GLOBAL: {
            const InlineCache *cache = CACHE();
            const DictKeys *keys = ((Dict *)frame->globals)->keys;
            Object *value;
            if (LIKELY(cache->version == keys->version && cache->kind == CACHE_GLOBAL && cache->version != 0)) {
                value = incref(dict_str_entries(keys)[cache->index].value);
            } else if (LIKELY(cache->version == keys->version && cache->kind == CACHE_BUILTIN &&
                              cache->version2 != 0 && is_dict(frame->builtins) &&
                              cache->version2 == ((Dict *)frame->builtins)->keys->version)) {
                value = incref(dict_str_entries(((Dict *)frame->builtins)->keys)[cache->index].value);
            } else {
                SAVE();
                value = load_global(frame, code_names[arg >> 1].ref, CACHE());
                FORGET_SHARED_CACHE();
                if (value == NULL) {
                    FAIL;
                }
            }
            PUSH(value);
            if (arg & 1) {
                PUSH(NULL);
            }
            NEXT;
        }
        case OP_LOAD_FROM_DICT_OR_GLOBALS: {
            Object *value;
            SAVE();
            int found = object_find_item(TOP(1), code_names[arg].ref, &value);
            if (found < 0) {
                FAIL;
            }
            if (found == 0) {
                InlineCache none = {0};
                value = load_global(frame, code_names[arg].ref, &none);
                if (value == NULL) {
                    FAIL;
                }
            }
            REPLACE(1, value);
            NEXT;
        }
        case OP_STORE_GLOBAL:
            SAVE();
            if (dict_set(frame->globals, code_names[arg].ref, TOP(1)) < 0) {
                FAIL;
            }
            DROP();
            NEXT;
        case OP_DELETE_GLOBAL: {
            SAVE();
            Object *name = code_names[arg].ref;
            if (dict_peek(frame->globals, name) == NULL) {
                raise_name_error(EXC_NameError, name, "name '%U' is not defined");
                FAIL;
            }
            if (dict_delete(frame->globals, name) < 0) {
                FAIL;
            }
            NEXT;
        }
        case OP_LOAD_ATTR: {
            Object *owner = TOP(1);
            const InlineCache *cache = CACHE();
            Type *type = owner->type;
            if (LIKELY(cache->version == type->version && cache->version != 0)) {
                Object *value = NULL;
                switch (cache->kind) {
                case CACHE_VALUE: {
                    const DictValues *values = (DictValues *)((char *)owner + cache->version2);
                    value = values->valid ? values->values[cache->index].ref : NULL;
                    break;
                }
                case CACHE_SLOT:
                    value = *(Object **)((char *)owner + cache->index);
                    break;
                case CACHE_METHOD:
                    if (instance_values(owner)->valid &&
                        ((DictKeys *)type->cached_keys)->version == cache->version2) {
                        TOP(1) = incref(cache->object);
                        PUSH(owner);
                        NEXT;
                    }
                    break;
                case CACHE_METHOD_PLAIN:
                    TOP(1) = incref(cache->object);
                    PUSH(owner);
                    NEXT;
                case CACHE_CLASS_VALUE:
                    if (instance_values(owner)->valid &&
                        ((DictKeys *)type->cached_keys)->version == cache->version2) {
                        value = cache->object;
                    }
                    break;
                default:
                    break;
                }
                if (LIKELY(value != NULL)) {
                    TOP(1) = incref(value);
                    if (arg & 1) {
                        PUSH(NULL);
                    }
                    RELEASE(owner);
                    NEXT;
                }
            }
            if (cache->kind != CACHE_ENTERS && recall_attribute(CACHE(), type, code_names[arg >> 1].ref, arg & 1)) {
                pc--;  // once more, with what another place has learnt; it is one tick
                trace.fuse++;
                NEXT;
            }
            SAVE();
            bool takes_name;
            Function *getter = arg & 1 ? NULL : inlined_getattr(CACHE(), type, code_names[arg >> 1].ref, &takes_name);
            if (getter != NULL) {
                Frame *next = enter_inlined(frame, getter, sp - 1, 1, takes_name ? code_names[arg >> 1].ref : NULL);
                if (next == NULL) {
                    FAIL;
                }
                frame = next;
                LOAD_FRAME();
                NEXT;
            }
            if (load_attr(sp - 1, code_names[arg >> 1].ref, arg & 1, CACHE()) < 0) {
                FAIL;
            }
            FORGET_SHARED_CACHE();
            sp += arg & 1;
            NEXT;
        }
        case OP_LOAD_SUPER_ATTR: {
            // super, class, self -> attribute, or function and self
            SAVE();
            Slot *at = sp - 3;
            bool method_form = arg & 1;
            Object *value = load_super_attr(at, code_names[arg >> 2].ref, (arg & 2) != 0, !is_warm(CACHE()), &method_form);
            if (value == NULL) {
                FAIL;
            }
            if (method_form) {
                Object *super_type = at[0].ref, *class = at[1].ref;
                at[0].ref = value;
                at[1].ref = at[2].ref;
                at[2].ref = class;
                decref(super_type);
                DROP();
            } else {
                REPLACE(3, value);
                if (arg & 1) {
                    PUSH(NULL);
                }
            }
            NEXT;
        }
        case OP_STORE_ATTR: {
            Object *owner = TOP(1);
            Object *value = TOP(2);
            const InlineCache *cache = CACHE();
            if (LIKELY(cache->version == owner->type->version && cache->version != 0 && cache->kind == CACHE_VALUE)) {
                DictValues *values = (DictValues *)((char *)owner + cache->version2);
                Object *old = values->valid ? values->values[cache->index].ref : NULL;
                if (old == NULL && values->valid && managed_dict_slot(owner)->ref == NULL) {
                    // A new attribute: it joins the order of insertion.
                    *values_order(values, values->size++) = (uint8_t)cache->index;
                    values->values[cache->index].ref = value;
                    sp -= 2;
                    RELEASE(owner);
                    NEXT;
                }
                if (LIKELY(old != NULL)) {
                    values->values[cache->index].ref = value;
                    // The old value is dropped first, then the owner.
                    TOP(2) = owner;
                    TOP(1) = old;
                    DROP();
                    DROP();
                    NEXT;
                }
            }
            SAVE();
            if (store_attr(owner, code_names[arg].ref, value, CACHE()) < 0) {
                FAIL;
            }
            FORGET_SHARED_CACHE();
            // Until 3.13 the value is dropped first, then the owner.
            if (!profile->drops_topmost_first) {
                sp[-2].ref = owner;
                sp[-1].ref = value;
            }
            DROP();
            DROP();
            NEXT;
        }
        case OP_DELETE_ATTR:
            SAVE();
            if (object_set_attr(TOP(1), code_names[arg].ref, NULL) < 0) {
                FAIL;
            }
            DROP();
            NEXT;

        // --- items ----------------------------------------------------------------------------------------
        case OP_BINARY_SUBSCR: {
            Object *container = TOP(2), *key = TOP(1);
            const Type *type = container->type;
            Object *item;
            if (type == &ListType && key->type == &IntType && int_is_compact(key)) {
                int64_t i = int_compact_value(key);
                if (i >= 0 && i < list_length(container)) {
                    item = incref(list_peek(container, i));
                    if (LIKELY(container->refcnt != 1)) {
                        decref(container);
                        TOP(2) = item;
                        sp--;
                        decref(key);
                        NEXT;
                    }
                    goto subscripted;
                }
            } else if (type == &TupleType && key->type == &IntType && int_is_compact(key)) {
                int64_t i = int_compact_value(key);
                if (i >= 0 && i < tuple_length(container)) {
                    item = incref(tuple_peek(container, i));
                    goto subscripted;
                }
            } else if (type == &DictType) {
                SAVE();
                int found = dict_get(container, key, &item);
                if (found > 0) {
                    goto subscripted;
                }
                if (found == 0) {
                    raise_key_error(key);
                }
                FAIL;
            }
            SAVE();
            Function *getter = inlined_getitem(CACHE(), container->type);
            if (getter != NULL) {
                Frame *next = enter_inlined(frame, getter, sp - 2, 2, NULL);
                if (next == NULL) {
                    FAIL;
                }
                frame = next;
                LOAD_FRAME();
                NEXT;
            }
            item = object_get_item(container, key);
            if (item == NULL) {
                FAIL_WITH(2);
            }
            FORGET_SHARED_CACHE();
        subscripted:
            REPLACE_HERE(2, item);
            NEXT;
        }
        case OP_STORE_SUBSCR: {
            Object *key = TOP(1), *container = TOP(2), *value = TOP(3);
            if (container->type == &ListType && key->type == &IntType && int_is_compact(key)) {
                int64_t i = int_compact_value(key);
                if (i >= 0 && i < list_length(container)) {
                    Slot *slot = &((List *)container)->items[i];
                    Object *old = slot->ref;
                    slot->ref = value;
                    TOP(3) = NULL;
                    RELEASE(old);
                    DROP();
                    DROP();
                    sp--;
                    NEXT;
                }
            }
            SAVE();
            int done = container->type == &DictType ? dict_set(container, key, value)
                                                    : object_set_item(container, key, value);
            if (done < 0) {
                FAIL;
            }
            if (profile->drops_topmost_first) {
                DROP();
                DROP();
                DROP();
                NEXT;
            }
            TOP(3) = NULL;
            decref(value);
            TOP(2) = NULL;
            decref(container);
            DROP();
            sp -= 2;
            NEXT;
        }
        case OP_DELETE_SUBSCR:
            SAVE();
            if (object_set_item(TOP(2), TOP(1), NULL) < 0) {
                FAIL;
            }
            if (profile->drops_topmost_first) {
                DROP();
                DROP();
            } else {
                Object *container = TOP(2);
                TOP(2) = NULL;
                decref(container);
                DROP();
                sp--;
            }
            NEXT;
        case OP_BINARY_SLICE: {
            SAVE();
            Object *slice = slice_new(TOP(2), TOP(1), NULL);
            if (slice == NULL) {
                FAIL;
            }
            POP_BOUNDS(slice);
            Object *result = object_get_item(TOP(1), slice);
            if (result == NULL) {
                if (profile->builds_slices) {
                    DROP();
                    SAVE();
                }
                drop_held(1);
                FAIL;
            }
            if (profile->builds_slices) {
                REPLACE(1, result);  // the slice stood above
                drop_held(1);
            } else {
                drop_held(1);
                REPLACE(1, result);
            }
            NEXT;
        }
        case OP_STORE_SLICE: {
            SAVE();
            Object *slice = slice_new(TOP(2), TOP(1), NULL);
            if (slice == NULL) {
                FAIL;
            }
            POP_BOUNDS(slice);
            if (object_set_item(TOP(1), slice, TOP(2)) < 0) {
                if (!profile->builds_slices) {
                    drop_held(1);
                    FAIL_WITH(2);
                }
                REPLACE_HERE(2, NULL);
                sp--;
                SAVE();
                drop_held(1);
                FAIL;
            }
            if (profile->builds_slices) {
                REPLACE(2, NULL);
                sp--;
                drop_held(1);
                NEXT;
            }
            drop_held(1);
            if (profile->drops_topmost_first) {
                DROP();
                DROP();
                NEXT;
            }
            REPLACE(2, NULL);
            sp--;
            NEXT;
        }
        case OP_BUILD_SLICE: {
            SAVE();
            Object *slice = arg == 3 ? slice_new(TOP(3), TOP(2), TOP(1)) : slice_new(TOP(2), TOP(1), NULL);
            if (slice == NULL) {
                FAIL;
            }
            REPLACE(arg, slice);
            NEXT;
        }

        // --- operators ------------------------------------------------------------------------------------
        case OP_UNARY_NEGATIVE:
        case OP_UNARY_INVERT: {
            SAVE();
            Object *result = instruction.op == OP_UNARY_NEGATIVE ? number_negative(TOP(1)) : number_invert(TOP(1));
            if (result == NULL) {
                FAIL;
            }
            REPLACE(1, result);
            NEXT;
        }
        case OP_UNARY_NOT:
            TOP(1) = bool_from(TOP(1) == False);
            NEXT;
        case OP_TO_BOOL: {
            Object *op = TOP(1);
            if (op == True || op == False) {
                NEXT;
            }
            if (op->type == &IntType) {
                TRUTH(1, int_digit_count(op) != 0, decref(op));
                NEXT;
            }
            SAVE();
            int truth = object_is_true(op);
            if (truth < 0) {
                FAIL;
            }
            REPLACE_HERE(1, bool_from(truth));
            NEXT;
        }
        case OP_BINARY_OP: {
            Object *left = TOP(2), *right = TOP(1), *result;
            if (left->type == &IntType && right->type == &IntType && int_is_compact(left) && int_is_compact(right)) {
                int64_t a = int_compact_value(left), b = int_compact_value(right);
                result = arg == OPERATOR_ADD || arg == OPERATOR_INPLACE_ADD             ? int_from(a + b)
                         : arg == OPERATOR_SUBTRACT || arg == OPERATOR_INPLACE_SUBTRACT ? int_from(a - b)
                                                                                        : compact_int_operation(arg, a, b);
                if (LIKELY(result != NULL)) {
                    TOP(2) = result;
                    sp--;
                    decref(left);
                    decref(right);
                    NEXT;
                }
                if (error_pending()) {
                    FAIL;
                }
            } else if (left->type == &FloatType && right->type == &FloatType) {
                double value;
                if (float_operation(arg, float_value(left), float_value(right), &value)) {
                    // As CPython when it has specialized the instruction: an operand that nobody else holds becomes the result.
                    bool is_left = left->refcnt == 1;
                    switch (CACHE()->kind) {
                    case CACHE_NONE:
                        CACHE()->kind = floats_seen(arg);
                        break;
                    case CACHE_TAKE_RIGHT:
                        is_left = is_left && right->refcnt != 1;
                        // fallthrough
                    case CACHE_TAKE_LEFT:
                        if (is_left) {
                            ((Float *)left)->value = value;
                            sp--;
                            decref(right);
                            NEXT;
                        }
                        if (right->refcnt == 1) {
                            ((Float *)right)->value = value;
                            TOP(2) = right;
                            sp--;
                            decref(left);
                            NEXT;
                        }
                        break;
                    default:
                        break;
                    }
                    result = float_from(value);
                    if (result == NULL) {
                        FAIL;
                    }
                    TOP(2) = result;
                    sp--;
                    decref(left);
                    decref(right);
                    NEXT;
                }
            } else if (left->type == &StrType && right->type == &StrType &&
                       (arg == OPERATOR_ADD || arg == OPERATOR_INPLACE_ADD)) {
                // `local += text` where nobody else holds the text: it grows in place, once it has been specialized.
                Slot *stored = appended_local(pc, slots);
                if (stored != NULL && stored->ref == left && is_warm(CACHE())) {
                    stored->ref = NULL;
                    decref(left);
                    SAVE();
                    if (str_append(&TOP(2), right) < 0) {
                        FAIL;
                    }
                    DROP();
                    NEXT;
                }
                SAVE();
                result = str_concat(left, right);
                if (result == NULL) {
                    FAIL;
                }
                REPLACE_HERE(2, result);
                NEXT;
            }
            SAVE();
            result = number_binary(left, right, (int)arg);
            if (result == NULL) {
                FAIL_WITH(2);
            }
            REPLACE_HERE(2, result);
            NEXT;
        }
        case OP_COMPARE_OP: {
            Object *left = TOP(2), *right = TOP(1);
            uint32_t op = arg >> 1;
            bool holds;
            if (left->type == &IntType && right->type == &IntType && int_is_compact(left) && int_is_compact(right)) {
                holds = order_holds(int_compact_value(left) - int_compact_value(right), op);
            } else if (left->type == &FloatType && right->type == &FloatType) {
                holds = float_order_holds(float_value(left), float_value(right), op);
            } else if (left->type == &StrType && right->type == &StrType && (op == COMPARE_EQ || op == COMPARE_NE)) {
                holds = str_equal(left, right) == (op == COMPARE_EQ);
            } else {
                SAVE();
                Object *result = object_compare(left, right, (CompareOp)op);
                if (result == NULL) {
                    FAIL_WITH(2);
                }
                REPLACE_OPERANDS(2, result);
                if ((arg & 1) && result != True && result != False) {
                    int truth = object_is_true(result);
                    if (truth < 0) {
                        FAIL;
                    }
                    REPLACE_HERE(1, bool_from(truth));
                }
                NEXT;
            }
            TRUTH(2, holds, (decref(left), decref(right)));
            NEXT;
        }
        case OP_IS_OP: {
            bool same = TOP(2) == TOP(1);
            REPLACE_OPERANDS(2, bool_from(same != (arg & 1)));
            NEXT;
        }
        case OP_CONTAINS_OP: {
            SAVE();
            int found = object_contains(TOP(1), TOP(2));
            if (found < 0) {
                FAIL_WITH(2);
            }
            REPLACE_OPERANDS(2, bool_from(found != (int)(arg & 1)));
            NEXT;
        }

        // --- building -------------------------------------------------------------------------------------
        case OP_BUILD_TUPLE: {
            SAVE();
            Object *tuple = tuple_from_slots_give(sp - arg, arg);
            if (tuple == NULL) {
                FAIL;
            }
            sp -= arg;
            PUSH(tuple);
            NEXT;
        }
        case OP_BUILD_LIST: {
            SAVE();
            Object *list = list_from_slots(sp - arg, arg);
            if (list == NULL) {
                FAIL;
            }
            sp -= arg;
            PUSH(list);
            NEXT;
        }
        case OP_BUILD_SET: {
            SAVE();
            Object *set = set_new(NULL);
            if (set == NULL) {
                FAIL;
            }
            hold(set);
            for (uint32_t i = arg; i > 0; i--) {
                Object *item = TOP(i);
                if (add_to_set(frame, set, sp - i) < 0) {
                    drop_held(1);
                    FAIL;
                }
                TOP(i) = NULL;
                decref(item);
            }
            sp -= arg;
            PUSH(let_go());
            NEXT;
        }
        case OP_BUILD_MAP: {
            SAVE();
            Object *dict = dict_from_slots(sp - 2 * arg, arg);
            if (dict == NULL) {
                FAIL;
            }
            if (arg == 0) {
                PUSH(dict);
            } else {
                REPLACE(2 * arg, dict);
            }
            NEXT;
        }
        case OP_BUILD_CONST_KEY_MAP: {
            SAVE();
            Object *dict = dict_new();
            if (dict == NULL) {
                FAIL;
            }
            hold(dict);
            for (uint32_t i = 0; i < arg; i++) {
                if (dict_set(dict, tuple_peek(TOP(1), i), TOP(arg + 1 - i)) < 0) {
                    drop_held(1);
                    FAIL;
                }
            }
            REPLACE(arg + 1, let_go());
            NEXT;
        }
        case OP_BUILD_STRING: {
            SAVE();
            Object *text = str_join_slots(sp - arg, arg);
            if (text == NULL) {
                FAIL;
            }
            if (arg == 0) {
                PUSH(text);
            } else {
                REPLACE(arg, text);
            }
            NEXT;
        }
        case OP_LIST_APPEND: {
            Object *item = POP();
            SAVE();
            if (list_append_give(TOP(arg), item) < 0) {
                FAIL;
            }
            NEXT;
        }
        case OP_LIST_EXTEND:
            SAVE();
            if (list_extend_starred(TOP(arg + 1), TOP(1)) < 0) {
                FAIL;
            }
            DROP();
            NEXT;
        case OP_SET_ADD:
            SAVE();
            if (add_to_set(frame, TOP(arg + 1), sp - 1) < 0) {
                FAIL;
            }
            DROP();
            NEXT;
        case OP_SET_UPDATE:
            SAVE();
            if (set_update(TOP(arg + 1), TOP(1)) < 0) {
                FAIL;
            }
            DROP();
            NEXT;
        case OP_MAP_ADD: {
            SAVE();
            bool counts_key = counts_borrowed(frame, sp - 2), counts_value = counts_borrowed(frame, sp - 1);
            int added = dict_set_safe(TOP(arg + 2), TOP(2), TOP(1));
            drop_held(counts_key + counts_value);
            if (added < 0) {
                FAIL;
            }
            REPLACE(2, NULL);
            sp--;
            NEXT;
        }
        case OP_DICT_UPDATE:
            SAVE();
            if (dict_update_starred(TOP(arg + 1), TOP(1)) < 0) {
                FAIL;
            }
            DROP();
            NEXT;
        case OP_DICT_MERGE:
            SAVE();
            if (dict_merge_keywords(TOP(arg + 4), TOP(arg + 1), TOP(1)) < 0) {
                FAIL;
            }
            DROP();
            NEXT;
        // The items take the place of the sequence: the stack has room for no more.
        case OP_UNPACK_SEQUENCE: {
            Object *sequence = TOP(1);
            if (is_exact(sequence, &TupleType) && tuple_length(sequence) == arg) {
                for (uint32_t i = 0; i < arg; i++) {
                    sp[(int32_t)i - 1].ref = incref(tuple_peek(sequence, arg - 1 - i));
                }
                sp += (int32_t)arg - 1;
                SAVE();
                decref(sequence);
                NEXT;
            }
            hold(sequence);
            TOP(1) = NULL;
            SAVE();
            if (unpack_sequence(sequence, arg, sp - 1) < 0) {
                TOP(1) = let_go();
                FAIL;
            }
            goto unpacked;
        }
        case OP_UNPACK_EX: {
            Object *sequence = hold(TOP(1));
            TOP(1) = NULL;
            SAVE();
            if (unpack_starred(sequence, arg & 0xff, arg >> 8, sp - 1) < 0) {
                TOP(1) = let_go();
                FAIL;
            }
            arg = 1 + (arg & 0xff) + (arg >> 8);
        unpacked:
            sp += (int32_t)arg - 1;
            SAVE();
            drop_held(1);
            NEXT;
        }

        // --- jumps and loops ------------------------------------------------------------------------------
        case OP_GET_ITER:
        case OP_GET_YIELD_FROM_ITER: {
            Object *op = TOP(1);
            if (is_exact(op, &GeneratorType)) {
                NEXT;
            }
            SAVE();
            if (instruction.op == OP_GET_YIELD_FROM_ITER && UNLIKELY(is_exact(op, &CoroutineType))) {
                if (check_yield_from(op, code) < 0) {
                    FAIL;
                }
                NEXT;
            }
            Object *iterator = object_iter(op);
            if (iterator == NULL) {
                FAIL;
            }
            REPLACE_HERE(1, iterator);
            NEXT;
        }
        case OP_GET_LEN: {
            SAVE();
            int64_t length = object_length(TOP(1));
            Object *op = length < 0 ? NULL : int_from(length);
            if (op == NULL) {
                FAIL;
            }
            PUSH(op);
            NEXT;
        }
        case OP_FOR_ITER: {
            Object *iterator = TOP(1);
            Object *item;
            int quick = next_quickly(iterator, &item);
            if (LIKELY(quick > 0)) {
                if (UNLIKELY(item == NULL)) {
                    FAIL;
                }
                PUSH(item);
                NEXT;
            }
            SAVE();
            if (quick < 0) {
                if (is_exact(iterator, &GeneratorType)) {
                    Generator *generator = (Generator *)iterator;
                    if (generator->state <= GENERATOR_SUSPENDED_YIELD_FROM && vm.depth < vm.recursion_limit) {
                        ENTER_GENERATOR(generator, None, FRAME_FOR_ITER);
                        NEXT;
                    }
                }
                item = iterator->type->next == NULL ? object_next(iterator) : iterator->type->next(iterator);
                if (item != NULL) {
                    PUSH(item);
                    NEXT;
                }
                if (error_pending()) {
                    if (UNLIKELY(is_tracing())) {
                        trace_stop_iteration(frame);
                    }
                    if (!error_is(EXC_StopIteration)) {
                        FAIL;
                    }
                    error_clear();
                }
            }
            DROP();
            // Past END_FOR and the POP_TOP behind it, which a generator's end would have used.
            JUMP(arg + 2);
            NEXT;
        }
        case OP_JUMP_FORWARD:
        case OP_JUMP_BACKWARD_NO_INTERRUPT:
            JUMP(arg);
            NEXT;
        case OP_JUMP_BACKWARD:
            GROW_WARM(!code_jump_is_of_condition(code->body, (uint32_t)(pc - 1 - code->body->instructions)));
            JUMP(arg);
            CHECK_COLLECTION();
            NEXT;
        case OP_POP_JUMP_IF_TRUE: {
            Object *op = POP();
            if (op == True) {
                JUMP(arg);
            }
            NEXT;
        }
        case OP_POP_JUMP_IF_FALSE: {
            Object *op = POP();
            if (op == False) {
                JUMP(arg);
            }
            NEXT;
        }
        case OP_POP_JUMP_IF_NONE: {
            bool is_none = TOP(1) == None;
            DROP();
            if (is_none) {
                JUMP(arg);
            }
            NEXT;
        }
        case OP_POP_JUMP_IF_NOT_NONE: {
            bool is_none = TOP(1) == None;
            DROP();
            if (!is_none) {
                JUMP(arg);
            }
            NEXT;
        }

        // --- functions and calls --------------------------------------------------------------------------
        case OP_MAKE_FUNCTION: {
            SAVE();
            Object *function = function_new(TOP(1), frame->globals, NULL);
            if (function == NULL) {
                FAIL;
            }
            REPLACE(1, function);
            NEXT;
        }
        case OP_SET_FUNCTION_ATTRIBUTE: {
            Function *function = (Function *)POP();
            Object *value = POP();
            switch (arg) {
            case FUNCTION_DEFAULTS:
                function->defaults = value;
                break;
            case FUNCTION_KEYWORD_DEFAULTS:
                function->keyword_defaults = value;
                break;
            case FUNCTION_ANNOTATIONS:
                function->annotations = value;
                break;
            case FUNCTION_ANNOTATE:
                function->annotate = value;
                break;
            default:
                function->closure = value;
                break;
            }
            PUSH(&function->base);
            NEXT;
        }
        case OP_CALL: {
            Slot *base = sp - arg - 2;
            Slot *args = base + 2;
            size_t count = arg;
            Object *callable = base[0].ref;
            CallBase kind = BASE_FUNCTION;
            if (base[1].ref != NULL) {
                args--;
                count++;
            } else if (callable->type == &MethodType) {
                const Method *method = (Method *)callable;
                base[0].ref = incref(method->function);
                base[1].ref = incref(method->self);
                SAVE();
                decref(callable);
                callable = base[0].ref;
                kind = BASE_OF_METHOD;
                args--;
                count++;
            }
            if (callable->type == &FunctionType) {
                SAVE();
                Frame *next = enter_function(frame, (Function *)callable, base, args, count, NULL, count, kind);
                if (next == NULL) {
                    // Those that no parameter takes first.
                    for (Slot *extra = args + ((Code *)((Function *)base[0].ref)->code)->argument_count; extra < sp; extra++) {
                        Object *dropped = extra->ref;
                        extra->ref = NULL;
                        xdecref(dropped);
                    }
                    for (Slot *taken = sp; profile->clears_locals_backwards && taken-- > base + 2;) {
                        Object *dropped = taken->ref;
                        taken->ref = NULL;
                        xdecref(dropped);
                    }
                    REPLACE_HERE(arg + 2, NULL);
                    sp--;
                    SAVE();
                    FAIL;
                }
                next->entry = FRAME_CALL;
                frame = next;
                LOAD_FRAME();
                NEXT;
            }
            if (is_type(callable)) {
                Function *init = plain_init_of((Type *)callable);
                if (init != NULL && base[1].ref == NULL) {
                    SAVE();
                    if (!enters_init(CACHE(), (Type *)callable, init, count)) {
                        Frame *next = enter_init(frame, init, base, count);
                        if (next == NULL) {
                            Object *instance = base[1].ref;
                            if (profile->drops_topmost_first) {
                                base[1].ref = NULL;
                                xdecref(instance);
                            }
                            FAIL_WITH(arg + 2);
                        }
                        frame = next;
                        LOAD_FRAME();
                        NEXT;
                    }
                    // The instance takes the place of its class, and is the first argument of __init__.
                    Object *instance = type_alloc((Type *)callable, 0);
                    if (instance == NULL) {
                        FAIL;
                    }
                    base[0].ref = instance;
                    base[1].ref = incref(instance);
                    decref(callable);
                    Frame *next = enter_function(frame, init, base, base + 1, count + 1, NULL, count + 1, BASE_STAYS);
                    if (next == NULL) {
                        FAIL_WITH(arg + 2);
                    }
                    next->entry = FRAME_INIT;
                    frame = next;
                    LOAD_FRAME();
                    NEXT;
                }
            }
            SAVE();
            Object *result;
            if (callable->type == cached_calls.type && arg > 0 && is_cached_function(callable)) {
                Frame *next;
                int found = call_cached(frame, base, args, count, &next, &result);
                if (found < 0) {
                    FAIL;
                }
                if (found == 0) {
                    frame = next;
                    LOAD_FRAME();
                    NEXT;
                }
            } else if (callable == (Object *)&StrType && count == 1 && code->body->cold == 0 &&
                       CACHE()->version2 >= profile->warm_after) {
                result = object_str(args[0].ref);
            } else {
                result = call_object(callable, args, count, NULL);
            }
            if (result == NULL) {
                FAIL_WITH(arg + 2);
            }
            // From the second time on such a call is an instruction of its own in CPython.
            bool quiet = CACHE()->version2 != 0 && UNLIKELY(gc.requested) && is_quiet(callable, arg, pc);
            CACHE()->version2 += CACHE()->version2 == 0;
            REPLACE_OPERANDS(arg + 2, result);
            if (!quiet) {
                CHECK_COLLECTION();
            }
            NEXT;
        }
        case OP_CALL_KW: {
            Slot *base = sp - arg - 3;
            Slot *args = base + 2;
            size_t total = arg;
            Object *keyword_names = TOP(1);
            Object *callable = base[0].ref;
            CallBase kind = BASE_FUNCTION;
            if (base[1].ref != NULL) {
                args--;
                total++;
            } else if (callable->type == &MethodType) {
                const Method *method = (Method *)callable;
                base[0].ref = incref(method->function);
                base[1].ref = incref(method->self);
                SAVE();
                decref(callable);
                callable = base[0].ref;
                kind = BASE_OF_METHOD;
                args--;
                total++;
            }
            size_t count = total - (size_t)tuple_length(keyword_names);
            SAVE();
            if (callable->type == &FunctionType) {
                Frame *next =
                    enter_function(frame, (Function *)callable, base, args, count, keyword_names, total, kind);
                if (next == NULL) {
                    FAIL;
                }
                decref(keyword_names);
                next->entry = FRAME_CALL;
                frame = next;
                LOAD_FRAME();
                NEXT;
            }
            Object *result = call_object(callable, args, count, keyword_names);
            if (result == NULL) {
                FAIL_WITH(arg + 3);
            }
            REPLACE_OPERANDS(arg + 3, result);
            CHECK_COLLECTION();
            NEXT;
        }
        case OP_CALL_FUNCTION_EX: {
            SAVE();
            Object *keywords = arg & 1 ? TOP(1) : NULL;
            Slot *at = sp - (arg & 1) - 1;
            if (!is_exact(at->ref, &TupleType)) {
                Object *tuple = starred_to_tuple(at[-2].ref, at->ref);
                if (tuple == NULL) {
                    FAIL;
                }
                Object *old = at->ref;
                at->ref = tuple;
                decref(old);
            }
            if (is_exact(at[-2].ref, &FunctionType) && !profile->unpacked_calls_hold) {
                Frame *next = enter_unpacked(frame, at - 2, at->ref, keywords);
                if (next == NULL) {
                    FAIL;
                }
                next->entry = FRAME_CALL;
                frame = next;
                LOAD_FRAME();
                NEXT;
            }
            Object *result = object_call_tuple(at[-2].ref, at->ref, keywords);
            if (result == NULL) {
                FAIL_WITH(3 + (arg & 1));
            }
            REPLACE_OPERANDS(3 + (arg & 1), result);
            CHECK_COLLECTION();
            NEXT;
        }
        case OP_CALL_INTRINSIC_1: {
            SAVE();
            Object *result = intrinsic_1(arg, TOP(1), frame);
            if (result == NULL) {
                FAIL;
            }
            REPLACE(1, result);
            NEXT;
        }
        case OP_CALL_INTRINSIC_2: {
            SAVE();
            Object *result = intrinsic_2(arg, TOP(2), TOP(1));
            if (result == NULL) {
                FAIL;
            }
            REPLACE(2, result);
            NEXT;
        }
        case OP_RETURN_CONST:
            PUSH(incref(constants[arg].ref));
            goto return_value;
        case OP_RETURN_VALUE:
        return_value: {
            Object *result = POP();
            SAVE();
            Frame *left = frame;
            FrameEntry how = (FrameEntry)left->entry;
            Frame *caller = left->previous;
            if (how == FRAME_FROM_C || how == FRAME_INIT_TUPLE || how == FRAME_CACHED) {
                hold(result);
            } else {
                // The result waits on the caller's stack while the locals die.
                caller->slots[caller->top++].ref = result;
            }
            current_frame = caller;
            frame_finish(left);
            if (how == FRAME_FROM_C) {
                return let_go();
            }
            frame = caller;
            LOAD_FRAME();
            pc++;
            switch (how) {
            case FRAME_INIT_TUPLE: {
                result = let_go();
                if (UNLIKELY(result != None)) {
                    hold(result);
                    raise(EXC_TypeError, "__init__() should return None, not '%T'", result);
                    drop_held(2);
                    FAIL;
                }
                drop_held(1);
                Slot *base = sp - pc[-1].arg - 2;
                Object *instance = base[1].ref;
                base[1].ref = NULL;
                REPLACE_OPERANDS(pc[-1].arg + 2, instance);
                CHECK_COLLECTION();
                break;
            }
            case FRAME_CACHED:
                if (cached_calls.keep(sp[-(int)pc[-1].arg - 2].ref, held_at(held_count() - 2), result) < 0) {
                    drop_held(3);
                    FAIL;
                }
                result = let_go();
                drop_held(2);
                REPLACE_OPERANDS(pc[-1].arg + 2, result);
                CHECK_COLLECTION();
                break;
            case FRAME_INIT:
                if (UNLIKELY(result != None)) {
                    raise(EXC_TypeError, "__init__() should return None, not '%T'", result);
                    FAIL;
                }
                DROP();
                break;
            case FRAME_FOR_ITER: {
                // The value of the generator is dropped, then the iterator: the loop is over.
                uint32_t target = frame->pc->arg;
                if (UNLIKELY(is_tracing()) && result != None && trace_end_of_generator(frame, result) < 0) {
                    FAIL;
                }
                DROP();
                DROP();
                JUMP(target + 2);
                break;
            }
            case FRAME_SEND:
                if (UNLIKELY(is_tracing()) && trace_end_of_generator(frame, result) < 0) {
                    FAIL;
                }
                JUMP(frame->pc->arg);
                break;
            default:
                break;
            }
            NEXT;
        }
        case OP_RETURN_GENERATOR: {
            const Function *function = (Function *)frame->function;
            SAVE();
            Frame *left = frame;
            FrameEntry how = (FrameEntry)left->entry;
            Object *generator = generator_new(frame, function->name, function->qualname);
            if (generator == NULL) {
                FAIL;
            }
            Frame *caller = left->previous;
            if (how == FRAME_FROM_C || how == FRAME_INIT_TUPLE) {
                hold(generator);
            } else {
                caller->slots[caller->top++].ref = generator;
            }
            current_frame = caller;
            frame_pop(left);
            if (how == FRAME_FROM_C) {
                return let_go();
            }
            frame = caller;
            LOAD_FRAME();
            pc++;
            if (how == FRAME_INIT_TUPLE) {
                raise(EXC_TypeError, "__init__() should return None, not '%T'", generator);
                drop_held(2);
                FAIL;
            }
            if (how == FRAME_INIT) {
                raise(EXC_TypeError, "__init__() should return None, not '%T'", generator);
                FAIL;
            }
            NEXT;
        }
        case OP_YIELD_VALUE: {
            Object *value = POP();
            SAVE();
            Generator *generator = generator_of(frame);
            if (UNLIKELY(code->body->account_of != NULL)) {
                frame_suspends_borrowed();
            }
            generator->state = arg != 0 ? GENERATOR_SUSPENDED_YIELD_FROM : GENERATOR_SUSPENDED;
            FrameEntry how = (FrameEntry)frame->entry;
            Frame *caller = frame->previous;
            generator_leave(frame);
            current_frame = caller;
            if (how == FRAME_FROM_C) {
                return value;
            }
            frame = caller;
            LOAD_FRAME();
            pc++;
            PUSH(value);
            NEXT;
        }
        case OP_SEND: {
            // receiver, value -> receiver, yielded; or jump with receiver, returned
            Object *receiver = TOP(2), *value = TOP(1);
            SAVE();
            if (is_sendable(receiver)) {
                Generator *generator = (Generator *)receiver;
                bool may_enter = generator->state == GENERATOR_SUSPENDED ||
                                 generator->state == GENERATOR_SUSPENDED_YIELD_FROM ||
                                 (generator->state == GENERATOR_CREATED && value == None);
                if (may_enter && vm.depth < vm.recursion_limit && (value == None || !profile->holds_what_it_sends)) {
                    sp--;
                    SAVE();
                    ENTER_GENERATOR(generator, value, FRAME_SEND);
                    NEXT;
                }
            }
            Object *returned;
            Object *yielded = send_value(receiver, value, &returned);
            if (yielded == NULL && returned == NULL) {
                FAIL;
            }
            REPLACE(1, yielded != NULL ? yielded : returned);
            if (yielded == NULL) {
                JUMP(arg);
            }
            NEXT;
        }
        case OP_END_SEND: {
            Object *value = TOP(1);
            Object *receiver = TOP(2);
            TOP(2) = value;
            sp--;
            SAVE();
            decref(receiver);
            NEXT;
        }
        case OP_CLEANUP_THROW: {
            // iterator, last value, exception -> None, returned value
            Object *exception = TOP(1);
            if (!is_instance_of(exception, &StopIterationType)) {
                sp--;
                error_give(exception);
                SAVE();
                goto raised_again;
            }
            Object *value = incref(((StopIterationObject *)exception)->value != NULL
                                       ? ((StopIterationObject *)exception)->value
                                       : None);
            Object *iterator = TOP(3), *last = TOP(2);
            TOP(3) = None;
            TOP(2) = value;
            SAVE();
            decref(iterator);
            xdecref(last);
            DROP();
            NEXT;
        }
        case OP_GET_AWAITABLE:
        case OP_GET_AITER: {
            SAVE();
            Object *iterator = instruction.op == OP_GET_AITER ? get_aiter(TOP(1)) : get_awaitable(TOP(1), arg);
            if (iterator == NULL) {
                FAIL;
            }
            REPLACE(1, iterator);
            NEXT;
        }
        case OP_GET_ANEXT: {
            SAVE();
            Object *awaitable = get_anext(TOP(1));
            if (awaitable == NULL) {
                FAIL;
            }
            PUSH(awaitable);
            NEXT;
        }
        case OP_END_ASYNC_FOR: {
            // iterator, exception
            if (!is_instance_of(TOP(1), &StopAsyncIterationType)) {
                Object *exception = POP();
                SAVE();
                error_give(exception);
                goto raised_again;
            }
            DROP();
            DROP();
            NEXT;
        }
        case OP_LOAD_BUILD_CLASS: {
            SAVE();
            Object *builder = from_builtins(frame, names.__build_class__);
            if (builder == NULL) {
                FAIL;
            }
            PUSH(builder);
            NEXT;
        }
        case OP_IS_BUILTIN: {
            Object *is_it = bool_from(is_builtin(TOP(1), arg));
            PUSH(incref(is_it));
            NEXT;
        }
        case OP_LOAD_ASSERTION_ERROR:
            PUSH(incref((Object *)(arg ? &NotImplementedErrorType : &AssertionErrorType)));
            NEXT;
        case OP_SETUP_ANNOTATIONS: {
            SAVE();
            if (setup_annotations(frame) < 0) {
                FAIL;
            }
            NEXT;
        }
        case OP_IMPORT_NAME: {
            SAVE();
            Object *module = import_name(frame, code_names[arg].ref, TOP(1), TOP(2));
            if (module == NULL) {
                FAIL;
            }
            REPLACE(2, module);
            NEXT;
        }
        case OP_IMPORT_FROM: {
            SAVE();
            Object *value = import_from(TOP(1), code_names[arg].ref);
            if (value == NULL) {
                FAIL;
            }
            PUSH(value);
            NEXT;
        }

        // --- formatting -----------------------------------------------------------------------------------
        case OP_FORMAT_SIMPLE: {
            if (is_exact(TOP(1), &StrType)) {
                NEXT;
            }
            SAVE();
            Object *text = object_format(TOP(1), NULL);
            if (text == NULL) {
                FAIL;
            }
            REPLACE(1, text);
            NEXT;
        }
        case OP_FORMAT_WITH_SPEC: {
            SAVE();
            Object *text = object_format(TOP(2), TOP(1));
            if (text == NULL) {
                FAIL;
            }
            REPLACE(2, text);
            NEXT;
        }
        case OP_CONVERT_VALUE: {
            SAVE();
            Object *op = TOP(1);
            Object *text = arg == 1 ? object_str(op) : arg == 2 ? object_repr(op) : object_ascii(op);
            if (text == NULL) {
                FAIL;
            }
            REPLACE(1, text);
            NEXT;
        }

        // --- with, exceptions -----------------------------------------------------------------------------
        case OP_BEFORE_WITH:
        case OP_BEFORE_ASYNC_WITH: {
            // manager -> __exit__, bound or with its self, and the result of __enter__
            SAVE();
            Slot found[4];
            if (load_context_methods(TOP(1), instruction.op == OP_BEFORE_ASYNC_WITH, found) < 0) {
                FAIL;
            }
            Object *manager = TOP(1);
            TOP(1) = found[0].ref;
            if (arg && found[3].ref != NULL && found[2].ref->type == &FunctionType) {
                PUSH(found[1].ref);
                PUSH(found[2].ref);
                PUSH(manager);
                SAVE();
                Frame *next = enter_function(frame, (Function *)found[2].ref, sp - 2, sp - 1, 1, NULL, 1, BASE_FUNCTION);
                if (next == NULL) {
                    FAIL;
                }
                next->entry = FRAME_CALL;
                frame = next;
                LOAD_FRAME();
                NEXT;
            }
            if (arg) {
                PUSH(found[1].ref);
                SAVE();
            }
            hold(found[2].ref);
            if (found[1].ref != NULL || found[3].ref == NULL) {
                decref(manager);  // __exit__ keeps it
                manager = NULL;
            } else {
                hold(manager);
            }
            Object *result =
                object_call(found[2].ref, &found[3], found[3].ref != NULL, NULL);
            if (result == NULL) {
                drop_held(manager != NULL ? 2 : 1);
                FAIL;
            }
            PUSH(result);
            SAVE();
            drop_held(manager != NULL ? 2 : 1);
            NEXT;
        }
        case OP_WITH_EXCEPT_START: {
            // __exit__ (and its self), lasti, previous, exception -> the same and the result of __exit__
            SAVE();
            Object *exception = TOP(1);
            Object *traceback = ((Exception *)exception)->traceback;
            bool has_self = arg && TOP(4) != NULL;
            Slot args[4] = {
                {has_self ? TOP(4) : NULL}, {(Object *)exception->type}, {exception}, {traceback != NULL ? traceback : None}};
            int held = 0;
            if (arg) {
                hold(incref(args[3].ref));
                held = 1;
            }
            Object *result = object_call(TOP(4 + arg), has_self ? args : args + 1, has_self ? 4 : 3, NULL);
            drop_held(held);
            if (result == NULL) {
                FAIL;
            }
            PUSH(result);
            NEXT;
        }
        case OP_PUSH_EXC_INFO: {
            Object *exception = TOP(1);
            Object *previous = vm.handled->exception;
            TOP(1) = previous != NULL ? previous : None;
            vm.handled->exception = incref(exception);
            PUSH(exception);
            NEXT;
        }
        case OP_POP_EXCEPT: {
            Object *previous = POP();
            Object *old = vm.handled->exception;
            vm.handled->exception = previous == None && !profile->handled_none ? NULL : previous;
            SAVE();
            xdecref(old);
            NEXT;
        }
        case OP_CHECK_EXC_MATCH: {
            SAVE();
            int matches = check_match(TOP(2), TOP(1));
            if (matches < 0) {
                FAIL;
            }
            REPLACE(1, bool_from(matches));
            NEXT;
        }
        case OP_CHECK_EG_MATCH:
            SAVE();
            if (check_group_match(sp - 2) < 0) {
                FAIL;
            }
            NEXT;
        case OP_RAISE_VARARGS: {
            SAVE();
            Object *cause = arg == 2 ? TOP(1) : NULL;
            Object *exception = arg == 2 ? TOP(2) : arg == 1 ? TOP(1) : NULL;
            if (raise_statement(exception, cause) > 0) {
                goto raised_again;  // raised again: its traceback has this frame already
            }
            if (arg == 2) {
                REPLACE_HERE(2, NULL);
                sp--;
                SAVE();
            }
            FAIL;
        }
        case OP_RERAISE: {
            Object *exception = POP();
            if (arg > 0) {
                // The place where it was raised first, for tracebacks further out.
                frame->pc = code->body->instructions + int_compact_value(TOP(arg));
            }
            SAVE();
            error_give(exception);
            goto raised_again;
        }

        // --- match ----------------------------------------------------------------------------------------
        case OP_MATCH_MAPPING:
        case OP_MATCH_SEQUENCE: {
            bool is_kind = type_has(TOP(1)->type, instruction.op == OP_MATCH_MAPPING ? TYPE_MAPPING : TYPE_SEQUENCE);
            PUSH(bool_from(is_kind));
            NEXT;
        }
        case OP_MATCH_KEYS: {
            SAVE();
            Object *values = match_keys(TOP(2), TOP(1));
            if (values == NULL) {
                FAIL;
            }
            PUSH(values);
            NEXT;
        }
        case OP_MATCH_CLASS: {
            SAVE();
            Object *attributes = match_class(TOP(3), TOP(2), arg, TOP(1));
            if (attributes == NULL) {
                if (error_pending()) {
                    FAIL;
                }
                attributes = None;
            }
            REPLACE(3, attributes);
            NEXT;
        }

        case OP_EXIT_INIT_CHECK:
        case OP_INTERPRETER_EXIT:
        case OP_COUNT:
            break;
        }
        panic("instruction %d has no meaning here", instruction.op);

    error:
        SAVE();
        frame = unwind(frame, pc - 1, true);
        goto unwound;
    raised_again:
        frame = unwind(frame, pc - 1, false);
    unwound:
        if (frame == NULL) {
            return NULL;
        }
        LOAD_FRAME();
    }
}
