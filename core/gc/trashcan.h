// Deallocation of deeply nested objects: see object_dealloc in object/object.h.
#pragma once

void trashcan_reset(void);
