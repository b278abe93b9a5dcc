#include "object/profile.h"
#include <string.h>

// Sources: Include/refcount.h, Python/gc.c and Include/cpython of the release; sizes as sys.getsizeof of the 64-bit
// build prints them, less the collector's header. lists_extend_by_type: list_extend in Objects/listobject.c. own_letters:
// Include/internal/pycore_global_strings.h, and what the frozen modules have made by the first line of a program.
// dicts_take_values: _PyObject_GetDictPtr in Objects/object.c.
static const Profile profiles[] = {
    {
        .name = "3.11",
        .version = "3.11.7",
        .hex_version = 0x030b07f0,
        .immortal_refcount = 0xffffffffu,
        .gc_threshold = {700, 10, 10},
        .heap_type_size = 904,
        .function_size = 144,
        .code_size = 200,
        .frame_size = 128,
        .interpreter_frame_size = 72,
        .generator_close = CLOSE_THROWS,
        .counts_with_name = true,
        .lists_extend_by_type = false,
        .own_letters = "BCLST_abcdefhijklmnopqrstvwxy",
        .dicts_take_values = true,
        .mentions_missing_dict = false,
    },
    {
        .name = "3.12",
        .version = "3.12.1",
        .hex_version = 0x030c01f0,
        .immortal_refcount = 0xffffffffu,
        .gc_threshold = {700, 10, 10},
        .heap_type_size = 920,
        .function_size = 144,
        .code_size = 200,
        .frame_size = 128,
        .interpreter_frame_size = 72,
        .generator_close = CLOSE_THROWS,
        .counts_with_name = true,
        .lists_extend_by_type = false,
        .own_letters = "_abcdenprsx",
        .dicts_take_values = true,
        .mentions_missing_dict = false,
    },
    {
        .name = "3.13",
        .version = "3.13.0",
        .hex_version = 0x030d00f0,
        .immortal_refcount = 0xffffffffu,
        .gc_threshold = {2000, 10, 10},
        .heap_type_size = 928,
        .function_size = 144,
        .code_size = 200,
        .frame_size = 128,
        .interpreter_frame_size = 72,
        .generator_close = CLOSE_KEEPS_FUNCTION,
        .counts_with_name = false,
        .lists_extend_by_type = true,
        .own_letters = "",
        .dicts_take_values = false,
        .mentions_missing_dict = true,
    },
    {
        .name = "3.14",
        .version = "3.14.2",
        .hex_version = 0x030e02f0,
        .immortal_refcount = 0xffffffffu,
        .gc_threshold = {2000, 10, 0},
        .heap_type_size = 928,
        .function_size = 144,
        .code_size = 200,
        .frame_size = 128,
        .interpreter_frame_size = 72,
        .generator_close = CLOSE_CLEARS,
        .counts_with_name = false,
        .lists_extend_by_type = true,
        .own_letters = "",
        .dicts_take_values = false,
        .mentions_missing_dict = true,
    },
};

const Profile *profile = &profiles[2];

int
profile_choose(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(profiles); i++) {
        if (strcmp(profiles[i].name, name) == 0) {
            profile = &profiles[i];
            return 0;
        }
    }
    return -1;
}
