#include "object/profile.h"
#include <string.h>

// Sources: Include/refcount.h, Python/gc.c and Include/cpython of the release; sizes as sys.getsizeof of the 64-bit
// build prints them, less the collector's header. lists_extend_by_type: list_extend in Objects/listobject.c. own_letters:
// Include/internal/pycore_global_strings.h, and what the frozen modules have made by the first line of a program.
// dicts_take_values, values_for_all, shares_keys_without_values: _PyObject_GetDictPtr in Objects/object.c and
// _PyObject_InitializeDict in Objects/dictobject.c. weakrefs_in_front, dicts_at_end: type_new_descriptors in
// Objects/typeobject.c. close_ends_unstarted: gen_close in Objects/genobject.c. unpacked_calls_hold: CALL_FUNCTION_EX.
// split_estimates: Objects/unicodeobject.c. counts_guard_slots: stackdepth in Python/compile.c.
// collects_when_allocating: _PyObject_GC_Link in Modules/gcmodule.c.
static const Profile profiles[] = {
    {
        .name = "3.11",
        .version = "3.11.7",
        .hex_version = 0x030b07f0,
        .minor = 11,
        .has_immortals = false,
        .immortal_refcount = 999999999,
        .none_refcount = 5346,
        .further_objects = 2051,
        .gc_threshold = {700, 10, 10},
        .first_generation = 2,
        .types_count_header = true,
        .static_type_size = 408,
        .heap_type_size = 904,
        .tuple_size = 24,
        .function_size = 136,
        .code_size = 184,
        .frame_size = 120,
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
        .generators_hold_code = true,
        .stores_no_traceback = true,
        .clears_suspended_frames = true,
        .close_ends_unstarted = true,
        .specializes_init = false,
        .copies_builtins_twice = true,
        .joins_instructions_late = true,
        .warm_after = 7,
        .unpacked_calls_hold = true,
        .collects_when_allocating = true,
        .interns_immortal = false,
        .suggests_imports = false,
        .handled_none = true,
        .frames_keep_locals = true,
        .marks_unraisable = true,
        .inlines_comprehensions = false,
        .folds_late = false,
        .drops_constants = false,
        .joins_bytes = false,
        .cleans_docstrings = false,
        .names_literals = false,
        .repeats_tests = true,
        .names_beside_stack = true,
        .least_stack = 1,
        .split_estimates = false,
        .counts_guard_slots = false,
        .latin1_utf8_length = 0,
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
        .minor = 12,
        .has_immortals = true,
        .immortal_refcount = 0xffffffffu,
        .none_refcount = 0,
        .frozen_objects = 375,
        .further_objects = 2276,
        .gc_threshold = {700, 10, 10},
        .first_generation = 1,
        .ended_generators_have_callers = true,
        .types_count_header = true,
        .static_type_size = 416,
        .heap_type_size = 920,
        .tuple_size = 24,
        .function_size = 144,
        .code_size = 192,
        .frame_size = 120,
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
        .generators_hold_code = false,
        .stores_no_traceback = false,
        .clears_suspended_frames = true,
        .close_ends_unstarted = false,
        .specializes_init = false,
        .reuses_floats = true,
        .joins_instructions_late = true,
        .warm_after = 1,
        .unpacked_calls_hold = false,
        .collects_when_allocating = false,
        .interns_immortal = true,
        .suggests_imports = true,
        .handled_none = true,
        .frames_keep_locals = true,
        .marks_unraisable = true,
        .inlines_comprehensions = true,
        .folds_late = false,
        .drops_constants = true,
        .joins_bytes = true,
        .cleans_docstrings = false,
        .names_literals = true,
        .repeats_tests = true,
        .names_beside_stack = true,
        .least_stack = 0,
        .split_estimates = true,
        .counts_guard_slots = true,
        .latin1_utf8_length = 2,
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
        .minor = 13,
        .has_immortals = true,
        .immortal_refcount = 0xffffffffu,
        .none_refcount = 0,
        .further_objects = 2319,
        .gc_threshold = {2000, 10, 10},
        .first_generation = 1,
        .ended_generators_have_callers = true,
        .types_count_header = false,
        .static_type_size = 416,
        .heap_type_size = 928,
        .tuple_size = 24,
        .function_size = 144,
        .code_size = 200,
        .frame_size = 136,
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
        .generators_hold_code = false,
        .stores_no_traceback = false,
        .close_ends_unstarted = false,
        .specializes_init = true,
        .reuses_floats = true,
        .warm_after = 1,
        .unpacked_calls_hold = false,
        .collects_when_allocating = false,
        .interns_immortal = false,
        .suggests_imports = true,
        .suggests_keywords = true,
        .diagnoses_imports = true,
        .marks_calls = true,
        .tells_whose = true,
        .inlines_comprehensions = true,
        .folds_late = false,
        .drops_constants = true,
        .joins_bytes = true,
        .notes_classes = true,
        .reverse_iterators_keep = true,
        .cleans_docstrings = true,
        .names_literals = true,
        .repeats_tests = true,
        .names_beside_stack = false,
        .least_stack = 1,
        .split_estimates = true,
        .counts_guard_slots = true,
        .latin1_utf8_length = 2,
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
        .minor = 14,
        .has_immortals = true,
        .immortal_refcount = 3u << 30,
        .none_refcount = 0,
        .further_objects = 2319,
        .gc_threshold = {2000, 10, 0},
        .first_generation = 2,
        .ended_generators_have_callers = true,
        .types_count_header = false,
        .static_type_size = 416,
        .heap_type_size = 936,
        .tuple_size = 32,
        .function_size = 152,
        .code_size = 208,
        .frame_size = 152,
        .interpreter_frame_size = 80,
        .generator_close = CLOSE_CLEARS,
        .counts_with_name = false,
        .lists_extend_by_type = true,
        .own_letters = "",
        .dicts_take_values = false,
        .shares_keys_without_values = true,
        .values_for_all = false,
        .values_behind_fields = true,
        .weakrefs_in_front = true,
        .dicts_at_end = false,
        .generators_hold_code = false,
        .stores_no_traceback = false,
        .close_ends_unstarted = false,
        .specializes_init = true,
        .reuses_floats = true,
        .warm_after = 1,
        .unpacked_calls_hold = false,
        .collects_when_allocating = false,
        .interns_immortal = false,
        .suggests_imports = true,
        .suggests_keywords = true,
        .diagnoses_imports = true,
        .names_unhashable = true,
        .tells_what_failed = true,
        .unbound_specials = true,
        .marks_calls = true,
        .tells_whose = true,
        .inlines_comprehensions = true,
        .folds_late = true,
        .drops_constants = true,
        .joins_bytes = false,
        .notes_classes = true,
        .reverse_iterators_keep = true,
        .cleans_docstrings = true,
        .names_literals = true,
        .names_beside_stack = false,
        .least_stack = 1,
        .split_estimates = true,
        .counts_guard_slots = true,
        .latin1_utf8_length = 2,
        .str_size = 40,
        .full_str_size = 56,
        .str_basic_size = 64,
        .bool_size = 24,
        .range_iterator_size = 40,
        .generator_size = 152,
        .mentions_missing_dict = true,
        .borrows_locals = true,
        .knows_attributes = true,
        .collects_increments = true,
        .tracks_all_dicts = true,
        .tuples_ask_items = true,
        .interpreter_objects = 20077,
        .unmarked_objects = 640,
        .clears_locals_backwards = true,
    },
};

// Releases that are another but for its collector.
static const struct {
    const char *name, *like, *version;
    uint32_t hex_version;
    int gc_threshold[3];
} variants[] = {
    // The three generations that came back.
    {"3.14-generational", "3.14", "3.14.5", 0x030e05f0, {2000, 10, 10}},
};

static Profile variant;

const Profile *profile = &profiles[2];

static const char *const wordings[][4] = {
#define WORDING(name, before, older, usual, newer) {before, older, usual, newer},
#include "object/wordings.def"
#undef WORDING
};

const char *
wording(Wording which)
{
    const char *text = wordings[which][profile->minor < 14 ? profile->minor - 11 : 3];
    return text != NULL ? text : wordings[which][2];
}

static const struct {
    const char *name;
    int8_t more[4];
} sizes[] = {
#define SIZE(name, before, older, usual, newer) {name, {before, older, usual, newer}},
#include "object/sizes.def"
#undef SIZE
};

int
profile_size_difference(const char *type_name)
{
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        if (strcmp(sizes[i].name, type_name) == 0) {
            return sizes[i].more[profile->minor < 14 ? profile->minor - 11 : 3];
        }
    }
    return 0;
}

int
profile_choose(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(profiles); i++) {
        if (strcmp(profiles[i].name, name) == 0) {
            profile = &profiles[i];
            return 0;
        }
    }
    for (size_t i = 0; i < COUNT_OF(variants); i++) {
        if (strcmp(variants[i].name, name) == 0 && profile_choose(variants[i].like) == 0) {
            variant = *profile;
            variant.name = variants[i].name;
            variant.version = variants[i].version;
            variant.hex_version = variants[i].hex_version;
            memcpy(variant.gc_threshold, variants[i].gc_threshold, sizeof variant.gc_threshold);
            variant.first_generation = 1;
            variant.collects_increments = false;
            profile = &variant;
            return 0;
        }
    }
    return -1;
}
