// Shared by the files of _functools only.
#pragma once

#include "library/library_internal.h"

extern Type LruCacheType, LruLinkType;
void cache_init(void);  // tells the VM of calls that are cached
