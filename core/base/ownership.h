// Who owns a reference, said once at the declaration and checked by machines.
//
//   NEW_REF   on a function: the caller receives a reference and must drop it.
//   BORROWED  on a function: the caller receives a pointer that it must not drop.
//   STEALS    on a parameter: the callee takes the caller's reference, also when it fails.
//
// An unmarked parameter is borrowed for the call. The marks are empty in ordinary builds; under
// -DCHECK_OWNERSHIP they are the attributes of clang's retain-count checker, which follows only types
// whose names begin with isl_.
#pragma once

#ifdef CHECK_OWNERSHIP
#define NEW_REF __attribute__((annotate("rc_ownership_returns_retained")))
#define BORROWED __attribute__((annotate("rc_ownership_returns_not_retained")))
#define STEALS __attribute__((annotate("rc_ownership_consumed")))
#define Object isl_Object
#else
#define NEW_REF
#define BORROWED
#define STEALS
#endif
