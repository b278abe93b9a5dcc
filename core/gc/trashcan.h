// Deallocation of deeply nested objects: see object_dealloc in object/object.h.
#pragma once

void trashcan_reset(void);

// Around a finalizer or callback that a deallocation calls. What nests already counts as recursion while it runs, and its own
// deallocations count anew: a finalizer that makes another such object ends in a RecursionError, not in waiting for ever.
int trashcan_suspend(void);
void trashcan_resume(int suspended);
