// The heap image: the columns of image.def, written in one walk.
#pragma once

#include "base/base.h"

// Captures the moment. Beyond max_objects the objects of the interpreter are left out first, then those of the program that
// are farthest from its frames. `position_landmark` is the landmark of the moment, 0 at the start of a tick. The bytes stay
// valid until the next capture.
const uint8_t *image_capture(uint32_t max_objects, uint32_t position_landmark, size_t *length);
void image_free(void);
