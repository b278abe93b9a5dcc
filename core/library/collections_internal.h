// Shared by the files of _collections only.
#pragma once

#include "library/library_internal.h"

extern Type DequeType, DequeIteratorType, DequeReverseIteratorType, DefaultDictType, TupleGetterType;
