// The shapes of instances as the release has them, for types that are made otherwise here.
#include "object/names.h"
#include "object/profile.h"
#include "types/dict.h"
#include "types/str.h"
#include "types/type_internal.h"
#include <string.h>

typedef struct {
    const char *name;
    uint8_t since, item;
    int16_t basic[4], dict[4], weak[4];
} Row;

static const Row rows[] = {
#define SHAPE(name, since, item, b0, b1, b2, b3, d0, d1, d2, d3, w0, w1, w2, w3)                             \
    {name, since, item, {b0, b1, b2, b3}, {d0, d1, d2, d3}, {w0, w1, w2, w3}},
#include "types/shapes.def"
#undef SHAPE
};

// A class in Python is meant by its name behind that of its module.
static bool
is_called(const Type *type, const char *name)
{
    const char *dot = strrchr(name, '.');
    if (!type_has(type, TYPE_HEAP) || strchr(type->name, '.') != NULL) {
        return strcmp(type->name, name) == 0 || (type->module != NULL && dot != NULL && strcmp(type->name, dot + 1) == 0 &&
                                                 strlen(type->module) == (size_t)(dot - name) &&
                                                 memcmp(type->module, name, (size_t)(dot - name)) == 0);
    }
    if (dot == NULL || strcmp(type->name, dot + 1) != 0) {
        return false;
    }
    Object *module = type->dict == NULL ? NULL : dict_peek(type->dict, names.__module__);
    char text[32];
    size_t length = (size_t)(dot - name);
    memcpy(text, name, length);
    text[length] = '\0';
    return module != NULL && is_str(module) && str_equals(module, text);
}

bool
type_shape(const Type *type, TypeShape *out)
{
    int column = profile->column;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (is_called(type, rows[i].name)) {
            const Row *row = &rows[i];
            *out = (TypeShape){row->since, row->item, row->basic[column], row->dict[column], row->weak[column]};
            return true;
        }
    }
    TypeShape base;
    if (!type_has(type, TYPE_HEAP) || type->base_type == NULL || !type_shape(type->base_type, &base)) {
        return false;
    }
    // The class adds what it adds here; an offset is behind what stands before it, a negative one counts from the end.
    int32_t more = base.basic - (int32_t)type->base_type->basic_size;
    int32_t dict = (int32_t)type_dict_offset(type), weak = (int32_t)type_weaklist_offset(type);
    *out = (TypeShape){
        .since = base.since == 0 ? 0 : 11,
        .item = base.item,
        .basic = (int32_t)type->basic_size + more,
        .dict = base.dict != 0 ? base.dict : dict > 0 ? dict + more : dict < -1 ? dict - more : dict,
        .weak = base.weak != 0 ? base.weak : weak > 0 ? weak + more : weak,
    };
    return true;
}
