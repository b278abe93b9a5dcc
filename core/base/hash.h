// Hash functions with fixed keys, so that every run and every build orders hash tables alike.
#pragma once

#include "base/base.h"

// SipHash-1-3 with an all-zero key: CPython's hash of str and bytes under PYTHONHASHSEED=0
// (Python/pyhash.c). -1 is never returned (it becomes -2). The empty string hashes to 0.
int64_t hash_bytes(const void *bytes, size_t length);
