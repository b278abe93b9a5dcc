// Which references of frames are borrowed in CPython 3.14. On the evaluation stack the instruction says it; the parameters that
// a caller lent stand in a list beside the frames, which is put right when somebody is entered or asks.
#include "base/buffer.h"
#include "gc/gc.h"
#include "types/frame.h"
#include "types/generator.h"

typedef struct {
    uint32_t serial;  // of the activation
    uint32_t depth;
    bool function;
    uint64_t given, locals;  // when it was entered, and now
} Loan;

// In the order in which the frames were entered, each deeper than the one before. Entries of frames that have been left stay
// until the next loan at their depth; no other frame has their number.
static Loan *loans;
static uint32_t loan_count, loan_capacity;
static bool generators_borrow;  // some generator has suspended itself with borrowed references

void
frame_loans_reset(void)
{
    host_free(loans);
    loans = NULL;
    loan_count = loan_capacity = 0;
    generators_borrow = false;
}

void
frame_lend(const Frame *frame, uint32_t depth, uint64_t locals, bool function)
{
    while (loan_count > 0 && loans[loan_count - 1].depth >= depth) {
        loan_count--;
    }
    if (loan_count == loan_capacity) {
        loan_capacity = loan_capacity ? 2 * loan_capacity : 64;
        loans = host_realloc(loans, loan_capacity * sizeof *loans);
    }
    loans[loan_count++] = (Loan){frame->serial, depth, function, locals, locals};
}

static Loan *
loan_of(const Frame *frame)
{
    if (frame->owner != FRAME_ON_STACK) {
        return NULL;  // what moves into a generator or a frame object takes references of its own
    }
    uint32_t low = 0, high = loan_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (loans[middle].serial < frame->serial) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < loan_count && loans[low].serial == frame->serial ? &loans[low] : NULL;
}

void
frame_owns(const Frame *frame, uint32_t local)
{
    Loan *loan = loan_of(frame);
    if (loan != NULL && local < 64) {
        loan->locals &= ~((uint64_t)1 << local);
    }
}

uint64_t
frame_borrowed_stack(const Frame *frame)
{
    if (frame->pc->borrowed == 0) {
        return 0;
    }
    const CodeBody *body = frame->code->body;
    const BorrowedSet *set = &body->borrowed[frame->pc->borrowed - 1];
    uint64_t slots = set->slots;
    const Loan *loan = set->count > 0 ? loan_of(frame) : NULL;
    for (uint32_t i = 0; loan != NULL && i < set->count; i++) {
        const LentSlot *lent = &body->lent[set->first + i];
        uint64_t locals = lent->locals & (lent->kind == LENT_AT_ENTRY ? loan->given : loan->locals);
        const Object *op = frame->slots[frame->code->local_count + lent->slot].ref;
        for (uint32_t local = 0; locals != 0; local++, locals >>= 1) {
            if ((locals & 1) && (lent->kind != LENT_PERHAPS || frame->slots[local].ref == op)) {
                slots |= (uint64_t)1 << lent->slot;
            }
        }
    }
    return slots;
}

void
frame_takes_top(const Frame *frame, uint32_t local)
{
    uint32_t slot = frame->top - 1 - frame->code->local_count;
    Loan *loan = loan_of(frame);
    if (loan != NULL && local < 64 && slot < 64 && (frame_borrowed_stack(frame) >> slot & 1)) {
        loan->locals |= (uint64_t)1 << local;
    } else {
        frame_owns(frame, local);
    }
}

void
frame_aliases(const Frame *frame, uint32_t local, uint32_t source)
{
    Loan *loan = loan_of(frame);
    if (loan == NULL || source >= 64 || !(loan->locals >> source & 1)) {
        frame_owns(frame, local);
    } else if (local < 64) {
        loan->locals |= (uint64_t)1 << local;
    }
}

void
frame_suspends_borrowed(void)
{
    generators_borrow = true;
}

// While __init__ runs, its caller's stack has the new instance where the class was.
static bool
has_new_instance(const Frame *frame)
{
    for (const Frame *f = current_frame; f != NULL; f = f->previous) {
        if (f->previous == frame) {
            return f->entry == FRAME_INIT;
        }
    }
    return false;
}

bool
frame_borrows(const Frame *frame, uint32_t slot)
{
    uint32_t locals = frame->code->local_count;
    if (slot < locals) {
        const Loan *loan = slot < 64 ? loan_of(frame) : NULL;
        return loan != NULL && (loan->locals >> slot & 1);
    }
    slot -= locals;
    return slot < 64 && (frame_borrowed_stack(frame) >> slot & 1) &&
           !(slot + locals + 1 == frame->top && has_new_instance(frame));
}

bool
frame_borrows_function(const Frame *frame)
{
    const Loan *loan = loan_of(frame);
    return loan != NULL && loan->function;
}

typedef struct {
    const Object *wanted;
    uint32_t count;
} Tally;

static void
count_in_frame(Frame *frame, void *context)
{
    Tally *tally = context;
    if (frame->code == NULL) {
        return;
    }
    for (uint32_t i = 0; i < frame->top; i++) {
        if (frame->slots[i].ref == tally->wanted && frame_borrows(frame, i)) {
            tally->count++;
        }
    }
    tally->count += frame->function == tally->wanted && frame_borrows_function(frame);
}

static void
count_in_generator(Object *op, void *context)
{
    if (is_exact(op, &GeneratorType) && ((Generator *)op)->state <= GENERATOR_SUSPENDED_YIELD_FROM) {
        count_in_frame(&((Generator *)op)->frame, context);
    }
}

uint32_t
borrowed_references(const Object *op)
{
    Tally tally = {op, 0};
    for (Frame *f = current_frame; f != NULL; f = f->previous) {
        count_in_frame(f, &tally);
    }
    frames_leaving(count_in_frame, &tally);
    if (generators_borrow) {
        gc_walk(-1, count_in_generator, &tally);
    }
    return tally.count;
}
