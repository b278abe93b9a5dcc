// Dropping what is held below a result.
#pragma once

#include "object/temporaries.h"

// Drops the `count` topmost held references (up to 4) while the result stays held above them, and hands it back.
INLINE Object *
drop_held_under(Object *result, int count)
{
    if (result == NULL || is_immortal(result)) {
        drop_held(count);
        return result;
    }
    Object *moved[4];
    for (int i = 0; i < count; i++) {
        moved[i] = let_go();
    }
    hold(result);
    for (int i = count; i-- > 0;) {
        hold(moved[i]);
    }
    drop_held(count);
    return let_go();
}
