// What differs between CPython releases, as one row of numbers; chosen when a runtime is created.
#pragma once

#include "base/base.h"

// What closing a generator does that waits outside of every try.
typedef enum {
    CLOSE_THROWS,          // GeneratorExit is raised in it as in any other, which ends its frame
    CLOSE_KEEPS_FUNCTION,  // its locals die, the frame keeps the function (3.13)
    CLOSE_CLEARS,          // the frame dies (3.14)
} GeneratorClose;

// What a partial does as an attribute of a class that an instance asks for.
typedef enum {
    PARTIAL_STAYS,
    PARTIAL_WARNS,  // that it will bind (3.13)
    PARTIAL_BINDS,  // as functions do (3.14)
} PartialGet;

typedef int Thresholds[3];
typedef uint8_t KeptAtStart[22];

// The rows of profile.def.
typedef struct {
#define ROW(type, name, before, older, usual, newer, newest) type name;
#include "object/profile.def"
#undef ROW
} Profile;

extern const Profile *profile;

// Sentences that differ, which may be formats of raise().
typedef enum {
#define WORDING(name, before, older, usual, newer) WORDING_##name,
#include "object/wordings.def"
#undef WORDING
} Wording;
const char *wording(Wording which);

// The names that the release has not yet of those that since.def lists for an owner, one by one: NULL after the last.
// *position begins at 0.
const char *profile_next_absent(const char *owner, size_t *position);
// Has the release that name of the owner? True of what since.def does not list.
bool profile_has_name(const char *owner, const char *name);

// How many bytes more than here an instance of this built-in type has: sizes.def.
int profile_size_difference(const char *type_name);
// In a traverse: the type, which the program's heap has since that release and whose instances visit it. Those of the
// program's own classes do anyway.
#define VISIT_OWN_TYPE(op, since)                                           \
    do {                                                                    \
        if (profile->minor >= (since) && !type_has((op)->type, TYPE_HEAP)) { \
            VISIT_SLOT((op)->type);                                         \
        }                                                                   \
    } while (0)

// Chooses the row for "3.13"; 0, or -1 when there is no such row.
MUST_USE int profile_choose(const char *name);
