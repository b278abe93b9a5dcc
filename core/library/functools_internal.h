// Shared by the files of _functools only.
#pragma once

#include "library/library_internal.h"

extern Type LruCacheType, LruLinkType;
