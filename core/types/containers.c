#include "types/containers.h"
#include "types/coroutine.h"
#include "types/dict.h"
#include "types/kept.h"
#include "types/list.h"
#include "types/slice.h"
#include "types/tuple.h"

void
containers_init(void)
{
    tuples_init();
    lists_init();
    dicts_init();
    async_generators_init();
    slices_init();
    kept_init();
}
