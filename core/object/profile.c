#include "object/profile.h"
#include <string.h>

#define NUMBERS(...) {__VA_ARGS__}
static const Profile profiles[] = {
    {
#define ROW(type, name, before, older, usual, newer, newest) .name = before,
#include "object/profile.def"
#undef ROW
    },
    {
#define ROW(type, name, before, older, usual, newer, newest) .name = older,
#include "object/profile.def"
#undef ROW
    },
    {
#define ROW(type, name, before, older, usual, newer, newest) .name = usual,
#include "object/profile.def"
#undef ROW
    },
    {
#define ROW(type, name, before, older, usual, newer, newest) .name = newer,
#include "object/profile.def"
#undef ROW
    },
    {
#define ROW(type, name, before, older, usual, newer, newest) .name = newest,
#include "object/profile.def"
#undef ROW
    },
};
#undef NUMBERS

const Profile *profile = &profiles[2];

static const char *const wordings[][4] = {
#define WORDING(name, before, older, usual, newer) {before, older, usual, newer},
#include "object/wordings.def"
#undef WORDING
};

const char *
wording(Wording which)
{
    const char *text = wordings[which][profile->column];
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
            return sizes[i].more[profile->column];
        }
    }
    return 0;
}

static const struct {
    int minor;
    const char *owner, *name;
} since[] = {
#define SINCE(minor, owner, name) {minor, owner, name},
#include "object/since.def"
#undef SINCE
};

const char *
profile_next_absent(const char *owner, size_t *position)
{
    while (*position < COUNT_OF(since)) {
        size_t at = (*position)++;
        if (profile->minor < since[at].minor && strcmp(since[at].owner, owner) == 0) {
            return since[at].name;
        }
    }
    return NULL;
}

bool
profile_has_name(const char *owner, const char *name)
{
    size_t position = 0;
    for (const char *absent; (absent = profile_next_absent(owner, &position)) != NULL;) {
        if (strcmp(absent, name) == 0) {
            return false;
        }
    }
    return true;
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
    return -1;
}
