// What sys says of the release and the machine: its tuples with names, and sys.implementation.
#include "gc/gc.h"
#include "library/library_internal.h"
#include "library/sys_internal.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/str.h"
#include "types/struct_sequence.h"
#include <float.h>

static const MemberDef version_info_fields[] = {
    STRUCT_FIELD("major", 0),        STRUCT_FIELD("minor", 1),  STRUCT_FIELD("micro", 2),
    STRUCT_FIELD("releaselevel", 3), STRUCT_FIELD("serial", 4), {.name = NULL},
};
static STRUCT_SEQUENCE_TYPE_WITH(VersionInfoType, "sys.version_info", version_info_fields, TYPE_NO_INSTANTIATE, NULL);

static const MemberDef float_info_fields[] = {
    STRUCT_FIELD("max", 0),   STRUCT_FIELD("max_exp", 1),  STRUCT_FIELD("max_10_exp", 2),
    STRUCT_FIELD("min", 3),   STRUCT_FIELD("min_exp", 4),  STRUCT_FIELD("min_10_exp", 5),
    STRUCT_FIELD("dig", 6),   STRUCT_FIELD("mant_dig", 7), STRUCT_FIELD("epsilon", 8),
    STRUCT_FIELD("radix", 9), STRUCT_FIELD("rounds", 10),  {.name = NULL},
};
static STRUCT_SEQUENCE_TYPE(FloatInfoType, "sys.float_info", float_info_fields);

static const MemberDef int_info_fields[] = {
    STRUCT_FIELD("bits_per_digit", 0),
    STRUCT_FIELD("sizeof_digit", 1),
    STRUCT_FIELD("default_max_str_digits", 2),
    STRUCT_FIELD("str_digits_check_threshold", 3),
    {.name = NULL},
};
static STRUCT_SEQUENCE_TYPE(IntInfoType, "sys.int_info", int_info_fields);

static const MemberDef hash_info_fields[] = {
    STRUCT_FIELD("width", 0),     STRUCT_FIELD("modulus", 1),
    STRUCT_FIELD("inf", 2),       STRUCT_FIELD("nan", 3),
    STRUCT_FIELD("imag", 4),      STRUCT_FIELD("algorithm", 5),
    STRUCT_FIELD("hash_bits", 6), STRUCT_FIELD("seed_bits", 7),
    STRUCT_FIELD("cutoff", 8),    {.name = NULL},
};
static STRUCT_SEQUENCE_TYPE(HashInfoType, "sys.hash_info", hash_info_fields);

static const MemberDef flags_fields[] = {
    STRUCT_FIELD("debug", 0),
    STRUCT_FIELD("inspect", 1),
    STRUCT_FIELD("interactive", 2),
    STRUCT_FIELD("optimize", 3),
    STRUCT_FIELD("dont_write_bytecode", 4),
    STRUCT_FIELD("no_user_site", 5),
    STRUCT_FIELD("no_site", 6),
    STRUCT_FIELD("ignore_environment", 7),
    STRUCT_FIELD("verbose", 8),
    STRUCT_FIELD("bytes_warning", 9),
    STRUCT_FIELD("quiet", 10),
    STRUCT_FIELD("hash_randomization", 11),
    STRUCT_FIELD("isolated", 12),
    STRUCT_FIELD("dev_mode", 13),
    STRUCT_FIELD("utf8_mode", 14),
    STRUCT_FIELD("warn_default_encoding", 15),
    STRUCT_FIELD("safe_path", 16),
    STRUCT_FIELD("int_max_str_digits", 17),
    STRUCT_HIDDEN_FIELD("gil", 18),
    STRUCT_HIDDEN_FIELD("thread_inherit_context", 19),
    STRUCT_HIDDEN_FIELD("context_aware_warnings", 20),
    {.name = NULL},
};
static STRUCT_SEQUENCE_TYPE_WITH(FlagsType, "sys.flags", flags_fields, TYPE_NO_INSTANTIATE, NULL);

static int64_t
version_part(int shift)
{
    return (profile->hex_version >> shift) & 0xff;
}

static Object *
make_version_info(void)
{
    Object *values[] = {int_from(version_part(24)), int_from(version_part(16)), int_from(version_part(8)),
                        str_from("final"), int_from(0)};
    Object *info = struct_sequence_new(&VersionInfoType, values, COUNT_OF(values));
    if (info != NULL && gc_is_tracked(info)) {
        gc_untrack(info);  // CPython's first collection, which is over when a program begins, has seen to that
    }
    return info;
}

static Object *
make_float_info(void)
{
    Object *values[] = {float_from(DBL_MAX),
                        int_from(DBL_MAX_EXP),
                        int_from(DBL_MAX_10_EXP),
                        float_from(DBL_MIN),
                        int_from(DBL_MIN_EXP),
                        int_from(DBL_MIN_10_EXP),
                        int_from(DBL_DIG),
                        int_from(DBL_MANT_DIG),
                        float_from(DBL_EPSILON),
                        int_from(FLT_RADIX),
                        int_from(1)};
    return struct_sequence_new(&FloatInfoType, values, COUNT_OF(values));
}

static Object *
make_int_info(void)
{
    Object *values[] = {int_from(INT_SHIFT), int_from(4), int_from(4300), int_from(640)};
    return struct_sequence_new(&IntInfoType, values, COUNT_OF(values));
}

static Object *
make_hash_info(void)
{
    Object *values[] = {int_from(64),      int_from(((int64_t)1 << 61) - 1),
                        int_from(314159),  int_from(0),
                        int_from(1000003), str_from("siphash13"),
                        int_from(64),      int_from(128),
                        int_from(0)};
    return struct_sequence_new(&HashInfoType, values, COUNT_OF(values));
}

static const MemberDef thread_info_fields[] = {
    STRUCT_FIELD("name", 0),
    STRUCT_FIELD("lock", 1),
    STRUCT_FIELD("version", 2),
    {.name = NULL},
};
static STRUCT_SEQUENCE_TYPE(ThreadInfoType, "sys.thread_info", thread_info_fields);

// What CPython says of threads on Linux.
static Object *
make_thread_info(void)
{
    Object *values[] = {str_from("pthread"), str_from("semaphore"), str_from("NPTL 2.36")};
    return struct_sequence_new(&ThreadInfoType, values, COUNT_OF(values));
}

static Object *
make_flags(void)
{
    Object *values[21];
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        values[i] = int_from(0);
    }
    values[13] = incref(False);
    values[16] = incref(False);
    values[17] = int_from(4300);
    values[18] = int_from(1);
    return struct_sequence_new(&FlagsType, values, COUNT_OF(values));
}

// A namespace of the names and values in the dict.
static Object *
make_implementation(Object *version_info)
{
    Object *namespace = object_call_none((Object *)&NamespaceType);
    if (namespace == NULL || version_info == NULL) {
        xdecref(namespace);
        return NULL;
    }
    hold(namespace);
    const struct {
        const char *name;
        Object *value;
    } rows[] = {
        {"name", str_from("cpython")},
        {"cache_tag",
         str_format("cpython-%lld%lld", (long long)version_part(24), (long long)version_part(16))},
        {"version", incref(version_info)},
        {"hexversion", int_from(profile->hex_version)},
    };
    bool done = true;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Object *name = str_from(rows[i].name);
        name = name == NULL ? NULL : str_intern(name);
        done = done && name != NULL && rows[i].value != NULL &&
               object_set_attr(namespace, name, rows[i].value) == 0;
        xdecref(name);
        xdecref(rows[i].value);
    }
    if (!done) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

int
sys_add_information(Object *module)
{
    Object *version_info = make_version_info();
    if (module_add(module, "version_info", xincref(version_info)) < 0) {
        xdecref(version_info);
        return -1;
    }
    int result = module_add(module, "implementation", make_implementation(version_info));
    decref(version_info);
    return result < 0 || module_add(module, "float_info", make_float_info()) < 0 ||
                   module_add(module, "int_info", make_int_info()) < 0 ||
                   module_add(module, "hash_info", make_hash_info()) < 0 ||
                   module_add(module, "flags", make_flags()) < 0 ||
                   module_add(module, "thread_info", make_thread_info()) < 0
               ? -1
               : 0;
}
