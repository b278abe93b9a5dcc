// What the evaluation loop does with its stack: included by eval.c alone, whose locals `frame`, `sp`, `pc`, `code`, `slots`,
// `constants`, `code_names` and `caches` these macros use. `top` of the frame is exact whenever anything else may run.
#pragma once

#define PUSH(op) ((sp++)->ref = (op))
#define POP() ((--sp)->ref)
#define TOP(n) (sp[-(int32_t)(n)].ref)
#define SAVE() (frame->top = (uint16_t)(sp - frame->slots))
#define NEXT continue
#define FAIL goto error

// Replaces the n topmost items by a result, dropping them in the order in which they were pushed. In place only where
// speed counts: it is long.
#define REPLACE_HERE(n, result)                  \
    do {                                         \
        Slot *base_ = sp - (n);                  \
        Object *first_ = base_[0].ref;           \
        base_[0].ref = (result);                 \
        SAVE();                                  \
        xdecref(first_);                         \
        for (int i_ = 1; i_ < (int)(n); i_++) {  \
            Object *item_ = base_[i_].ref;       \
            base_[i_].ref = NULL;                \
            xdecref(item_);                      \
        }                                        \
        sp = base_ + 1;                          \
        SAVE();                                  \
    } while (0)
// An instruction that failed: until 3.13 it has dropped its operands by then, the lowest first.
#define FAIL_WITH(n)                            \
    do {                                        \
        if (!profile->drops_topmost_first) {    \
            REPLACE_HERE(n, NULL);              \
            sp--;                               \
            SAVE();                             \
        }                                       \
        FAIL;                                   \
    } while (0)
// The same where 3.14 drops the topmost first. The lowest waits in the place of the topmost.
#define REPLACE_OPERANDS(n, result)                              \
    do {                                                         \
        if (LIKELY(!profile->drops_topmost_first)) {             \
            REPLACE_HERE(n, result);                             \
        } else {                                                 \
            Slot *lowest_ = sp - (n);                            \
            Object *last_ = sp[-1].ref;                          \
            sp[-1].ref = lowest_->ref;                           \
            lowest_->ref = (result);                             \
            SAVE();                                              \
            xdecref(last_);                                      \
            for (Slot *place_ = sp - 2; place_ > lowest_; place_--) { \
                Object *item_ = place_->ref;                     \
                place_->ref = NULL;                              \
                xdecref(item_);                                  \
            }                                                    \
            last_ = sp[-1].ref;                                  \
            sp[-1].ref = NULL;                                   \
            xdecref(last_);                                      \
            sp = lowest_ + 1;                                    \
        }                                                        \
    } while (0)
#define REPLACE(n, result) (sp = replace_items(frame, sp, (uint32_t)(n), result))

// Drops a reference that stands on no stack any more; `top` matters only when it was the last one.
#define RELEASE(op)                                   \
    do {                                              \
        Object *dropped_ = (op);                      \
        if (UNLIKELY(dropped_->refcnt == 1)) {        \
            SAVE();                                   \
        }                                             \
        decref(dropped_);                             \
    } while (0)
#define XRELEASE(op)                                  \
    do {                                              \
        Object *released_ = (op);                     \
        if (released_ != NULL) {                      \
            RELEASE(released_);                       \
        }                                             \
    } while (0)

// Drops the top of the stack.
#define DROP()                \
    do {                      \
        Object *op_ = POP();  \
        RELEASE(op_);         \
    } while (0)

// Replaces the `n` items on top by a truth. Mostly a jump comes next that takes it at once: then both instructions are
// done here, with the tick of the second. `drop` drops the items, after the result has taken their place.
#define TRUTH(n, truth, drop)                                                                \
    do {                                                                                     \
        bool truth_ = (truth);                                                               \
        sp -= (n);                                                                           \
        if (LIKELY((pc->run == OP_POP_JUMP_IF_FALSE || pc->run == OP_POP_JUMP_IF_TRUE) &&    \
                   trace.fuse > 0)) {                                                        \
            drop;                                                                            \
            trace.fuse--;                                                                    \
            if (truth_ == (pc->run == OP_POP_JUMP_IF_TRUE)) {                                \
                JUMP(pc->arg);                                                               \
            } else {                                                                         \
                pc++;                                                                        \
            }                                                                                \
        } else {                                                                             \
            PUSH(bool_from(truth_));                                                         \
            drop;                                                                            \
        }                                                                                    \
    } while (0)

#define CHECK_COLLECTION()                \
    do {                                  \
        if (UNLIKELY(gc.requested)) {     \
            SAVE();                       \
            gc_run_requested();           \
        }                                 \
    } while (0)

// Where code that runs often is specialized as a whole.
#define GROW_WARM(counts)                                  \
    do {                                                   \
        if (UNLIKELY(code->body->cold != 0) && (counts)) { \
            code->body->cold--;                            \
        }                                                  \
    } while (0)

#define LOAD_FRAME()                                  \
    do {                                              \
        code = frame->code;                           \
        pc = frame->pc;                               \
        sp = frame->slots + frame->top;               \
        slots = frame->slots;                         \
        constants = tuple_slots(code->constants);     \
        code_names = tuple_slots(code->names);        \
        caches = code->body->caches;                  \
    } while (0)

// Goes on in a generator's frame, which takes the reference to `value`.
#define ENTER_GENERATOR(generator, value, how)                            \
    do {                                                                  \
        frame = generator_enter(generator, value, how);                   \
        LOAD_FRAME();                                                     \
        pc++;                                                             \
    } while (0)

// The inline cache of the instruction. Instructions beyond the 65535th share number 0, which must not remember anything.
#define CACHE() (&caches[instruction.cache])
#define FORGET_SHARED_CACHE()                          \
    do {                                               \
        if (UNLIKELY(instruction.cache == 0)) {        \
            caches[0] = (InlineCache){0};              \
        }                                              \
    } while (0)

#define JUMP(target) (pc = code->body->instructions + (target))

// A slice that was made of the two items on top holds them from now on, and is held.
#define POP_BOUNDS(slice)   \
    do {                    \
        hold(slice);        \
        Object *stop_ = POP(), *start_ = POP(); \
        SAVE();             \
        decref(stop_);      \
        decref(start_);     \
    } while (0)
