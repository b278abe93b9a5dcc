#include "object/profile.h"
#include <string.h>

// Sources: Include/refcount.h, Python/gc.c and Include/cpython of the release; sizes as sys.getsizeof of the 64-bit
// build prints them, less the collector's header. lists_extend_by_type: list_extend in Objects/listobject.c. own_letters:
// Include/internal/pycore_global_strings.h, and what the frozen modules have made by the first line of a program.
// dicts_take_values, values_for_all, shares_keys_without_values: _PyObject_GetDictPtr in Objects/object.c and
// _PyObject_InitializeDict in Objects/dictobject.c. weakrefs_in_front, dicts_at_end: type_new_descriptors in
// Objects/typeobject.c. close_ends_unstarted: gen_close in Objects/genobject.c. unpacked_calls_hold: CALL_FUNCTION_EX.
// collects_when_allocating: _PyObject_GC_Link in Modules/gcmodule.c.
static const Profile profiles[] = {
    {
        .name = "3.11",
        .version = "3.11.7",
        .hex_version = 0x030b07f0,
        .immortal_refcount = 0xffffffffu,
        .gc_threshold = {700, 10, 10},
        .heap_type_size = 904,
        .function_size = 136,
        .code_size = 200,
        .frame_size = 128,
        .interpreter_frame_size = 72,
        .generator_close = CLOSE_THROWS,
        .counts_with_name = true,
        .lists_extend_by_type = false,
        .own_letters = "BCLST_abcdefhijklmnopqrstvwxy",
        .dicts_take_values = true,
        .shares_keys_without_values = false,
        .values_for_all = true,
        .weakrefs_in_front = false,
        .dicts_at_end = true,
        .close_ends_unstarted = true,
        .unpacked_calls_hold = true,
        .collects_when_allocating = true,
        .str_size = 48,
        .full_str_size = 72,
        .str_basic_size = 80,
        .bool_size = 32,
        .range_iterator_size = 48,
        .generator_size = 152,
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
        .shares_keys_without_values = true,
        .values_for_all = true,
        .weakrefs_in_front = true,
        .dicts_at_end = false,
        .close_ends_unstarted = false,
        .unpacked_calls_hold = false,
        .collects_when_allocating = false,
        .str_size = 40,
        .full_str_size = 56,
        .str_basic_size = 64,
        .bool_size = 24,
        .range_iterator_size = 40,
        .generator_size = 144,
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
        .shares_keys_without_values = true,
        .values_for_all = false,
        .weakrefs_in_front = true,
        .dicts_at_end = false,
        .close_ends_unstarted = false,
        .unpacked_calls_hold = false,
        .collects_when_allocating = false,
        .str_size = 40,
        .full_str_size = 56,
        .str_basic_size = 64,
        .bool_size = 24,
        .range_iterator_size = 40,
        .generator_size = 144,
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
        .shares_keys_without_values = true,
        .values_for_all = false,
        .weakrefs_in_front = true,
        .dicts_at_end = false,
        .close_ends_unstarted = false,
        .unpacked_calls_hold = false,
        .collects_when_allocating = false,
        .str_size = 40,
        .full_str_size = 56,
        .str_basic_size = 64,
        .bool_size = 24,
        .range_iterator_size = 40,
        .generator_size = 144,
        .mentions_missing_dict = true,
        .borrows_locals = true,
        .clears_locals_backwards = true,
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
