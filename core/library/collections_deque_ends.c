// The blocks of a deque, and how items come and go at its ends.
#include "base/buffer.h"
#include "library/collections_internal.h"
#include "memory/heap.h"
#include "object/temporaries.h"

// --- blocks and ends --------------------------------------------------------------------------------------

static Block *
take_block(Deque *self)
{
    if (self->kept_count > 0) {
        return self->kept[--self->kept_count].block;
    }
    Block *block = heap_alloc(sizeof *block);
    if (block == NULL) {
        raise_no_memory();
    }
    return block;
}

static void
give_block(Deque *self, Block *block)
{
    if (self->kept_count < KEPT_BLOCKS) {
        self->kept[self->kept_count++].block = block;
    } else {
        heap_free(block);
    }
}

void
deque_be_empty(Deque *self, Block *block)
{
    block->left = block->right = NULL;
    self->left_block = self->right_block = block;
    self->base.size = 0;
    self->left_index = CENTER + 1;
    self->right_index = CENTER;
}

static int
push_right(Deque *self, STEALS Object *item)
{
    if (self->right_index == BLOCK_LENGTH - 1) {
        Block *block = take_block(self);
        if (block == NULL) {
            decref(item);
            return -1;
        }
        block->left = self->right_block;
        block->right = NULL;
        self->right_block->right = block;
        self->right_block = block;
        self->right_index = -1;
    }
    self->base.size++;
    self->right_block->data[++self->right_index].ref = item;
    return 0;
}

static int
push_left(Deque *self, STEALS Object *item)
{
    if (self->left_index == 0) {
        Block *block = take_block(self);
        if (block == NULL) {
            decref(item);
            return -1;
        }
        block->right = self->left_block;
        block->left = NULL;
        self->left_block->left = block;
        self->left_block = block;
        self->left_index = BLOCK_LENGTH;
    }
    self->base.size++;
    self->left_block->data[--self->left_index].ref = item;
    return 0;
}

Object *
deque_pull_right(Deque *self)
{
    Object *item = self->right_block->data[self->right_index--].ref;
    self->base.size--;
    self->state++;
    if (self->right_index < 0) {
        if (self->base.size > 0) {
            Block *before = self->right_block->left;
            give_block(self, self->right_block);
            before->right = NULL;
            self->right_block = before;
            self->right_index = BLOCK_LENGTH - 1;
        } else {
            self->left_index = CENTER + 1;
            self->right_index = CENTER;
        }
    }
    return item;
}

Object *
deque_pull_left(Deque *self)
{
    Object *item = self->left_block->data[self->left_index++].ref;
    self->base.size--;
    self->state++;
    if (self->left_index == BLOCK_LENGTH) {
        if (self->base.size > 0) {
            Block *after = self->left_block->right;
            give_block(self, self->left_block);
            after->left = NULL;
            self->left_block = after;
            self->left_index = 0;
        } else {
            self->left_index = CENTER + 1;
            self->right_index = CENTER;
        }
    }
    return item;
}

static bool
is_too_long(const Deque *self)
{
    return self->maximum >= 0 && self->base.size > self->maximum;
}

// What a bounded deque loses is dropped last of all.
int
deque_add_right(Deque *self, STEALS Object *item)
{
    if (push_right(self, item) < 0) {
        return -1;
    }
    if (is_too_long(self)) {
        hold(deque_pull_left(self));
        drop_held(1);
    } else {
        self->state++;
    }
    return 0;
}

int
deque_add_left(Deque *self, STEALS Object *item)
{
    if (push_left(self, item) < 0) {
        return -1;
    }
    if (is_too_long(self)) {
        hold(deque_pull_right(self));
        drop_held(1);
    } else {
        self->state++;
    }
    return 0;
}

int
deque_rotate(Deque *self, int64_t n)
{
    int64_t length = length_of(self);
    if (length <= 1) {
        return 0;
    }
    if (n > length / 2 || n < -(length / 2)) {
        n %= length;
        if (n > length / 2) {
            n -= length;
        } else if (n < -(length / 2)) {
            n += length;
        }
    }
    for (; n > 0; n--) {
        if (push_left(self, deque_pull_right(self)) < 0) {
            return -1;
        }
    }
    for (; n < 0; n++) {
        if (push_right(self, deque_pull_left(self)) < 0) {
            return -1;
        }
    }
    return 0;
}

Slot *
deque_slot_at(const Deque *self, int64_t i)
{
    i += self->left_index;
    Block *block;
    if (i - self->left_index < length_of(self) / 2) {
        block = self->left_block;
        for (int64_t n = i / BLOCK_LENGTH; n > 0; n--) {
            block = block->right;
        }
    } else {
        int64_t last = (self->left_index + length_of(self) - 1) / BLOCK_LENGTH;
        block = self->right_block;
        for (int64_t n = last - i / BLOCK_LENGTH; n > 0; n--) {
            block = block->left;
        }
    }
    return &block->data[i % BLOCK_LENGTH];
}

void
deque_drop_items(Deque *self)
{
    int64_t length = length_of(self);
    if (length == 0) {
        return;
    }
    Slot *items = host_alloc((size_t)length * sizeof *items); // the last first, as drop_slots takes them
    for (int64_t i = length; i-- > 0;) {
        items[i].ref = self->left_block->data[self->left_index++].ref;
        if (self->left_index == BLOCK_LENGTH && i > 0) {
            Block *block = self->left_block;
            self->left_block = block->right;
            self->left_index = 0;
            give_block(self, block);
        }
    }
    deque_be_empty(self, self->left_block);
    self->state++;
    drop_slots(items, length);
    host_free(items);
}
