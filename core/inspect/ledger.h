// The ledger: every refcount against the holders that can be named.
#pragma once

#include "base/base.h"

// At a tick each mortal object's refcount equals the number of its named holders; panics with the names otherwise.
// Also checks the heap, and that what the collector traverses is among the holders.
void ledger_check(void);
// Inside an instruction C code may own more than it has named: the count may exceed the holders, never the reverse.
void ledger_check_inside(void);
// How many checks were made.
extern uint64_t ledger_checks;
void ledger_reset(void);
