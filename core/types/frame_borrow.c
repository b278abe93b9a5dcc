// Which references of frames are borrowed in CPython 3.14. The instruction says which slots of the evaluation stack are, or which
// mark tells; the marks of activations that were lent something stand in a list beside the frames.
#include "base/buffer.h"
#include "gc/gc.h"
#include "types/frame.h"
#include "types/generator.h"
#include <string.h>

typedef struct {
    uint32_t serial;  // of the activation
    uint32_t depth;
    uint32_t first, count;  // of `marks`
    bool function;
} Loan;

// In the order in which the frames were entered, each deeper than the one before. Entries of frames that have been left stay
// until the next loan at their depth; no other frame has their number.
static Loan *loans;
static bool *marks;  // of all loans
static uint32_t loan_count, loan_capacity, mark_capacity;
static bool generators_borrow;  // some generator has suspended itself with borrowed references

void
frame_loans_reset(void)
{
    host_free(loans);
    host_free(marks);
    loans = NULL;
    marks = NULL;
    loan_count = loan_capacity = mark_capacity = 0;
    generators_borrow = false;
}

static Loan *
new_loan(const Frame *frame, uint32_t depth)
{
    while (loan_count > 0 && loans[loan_count - 1].depth >= depth) {
        loan_count--;
    }
    uint32_t first = loan_count == 0 ? 0 : loans[loan_count - 1].first + loans[loan_count - 1].count;
    uint32_t count = frame->code->body->mark_count;
    if (first + count > mark_capacity) {
        mark_capacity = 2 * (first + count);
        marks = host_realloc(marks, mark_capacity * sizeof *marks);
    }
    memset(marks + first, 0, count * sizeof *marks);
    if (loan_count == loan_capacity) {
        loan_capacity = loan_capacity ? 2 * loan_capacity : 64;
        loans = host_realloc(loans, loan_capacity * sizeof *loans);
    }
    loans[loan_count] = (Loan){frame->serial, depth, first, count, false};
    return &loans[loan_count++];
}

void
frame_lend(const Frame *frame, uint32_t depth, uint32_t local)
{
    bool is_first = loan_count == 0 || loans[loan_count - 1].serial != frame->serial;
    Loan *loan = is_first ? new_loan(frame, depth) : &loans[loan_count - 1];
    if (local == LENT_FUNCTION) {
        loan->function = true;
    } else if (local < loan->count) {
        marks[loan->first + local] = true;
    }
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

static bool
is_borrowed(const Loan *loan, uint32_t mark)
{
    return mark == MARK_BORROWED || (loan != NULL && mark < loan->count && marks[loan->first + mark]);
}

void
frame_owns(const Frame *frame, uint32_t local)
{
    const Loan *loan = loan_of(frame);
    if (loan != NULL && local < loan->count) {
        marks[loan->first + local] = false;
    }
}

// What is borrowed and noted at the frame's instruction, or NULL.
static const BorrowAccount *
account_of(const Frame *frame)
{
    const CodeBody *body = frame->code->body;
    uint32_t number = body->account_of == NULL ? 0 : body->account_of[frame_instruction(frame)];
    return number == 0 ? NULL : &body->accounts[number - 1];
}

void
frame_note_borrowed(const Frame *frame)
{
    const Loan *loan = loan_of(frame);
    if (loan == NULL) {
        return;
    }
    const BorrowAccount *account = account_of(frame);
    const BorrowMark *notes = frame->code->body->marks + account->first + account->borrowed;
    bool few[16], *values = account->notes > 16 ? host_alloc(account->notes) : few;
    for (uint32_t i = 0; i < account->notes; i++) {
        values[i] = is_borrowed(loan, notes[i].mark);
    }
    for (uint32_t i = 0; i < account->notes; i++) {
        marks[loan->first + notes[i].to] = values[i];
    }
    if (values != few) {
        host_free(values);
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
    const Loan *loan = loan_of(frame);
    if (slot < frame->code->local_count) {
        return is_borrowed(loan, slot);
    }
    const BorrowAccount *account = account_of(frame);
    for (uint32_t i = 0; account != NULL && i < account->borrowed; i++) {
        const BorrowMark *mark = &frame->code->body->marks[account->first + i];
        if (mark->to == slot && is_borrowed(loan, mark->mark)) {
            return !(slot + 1 == frame->top && has_new_instance(frame));
        }
    }
    return false;
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
