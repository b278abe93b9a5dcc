// Python functions that an instruction other than a call asks for: CPython enters those of a site that is warm at once
// (BINARY_SUBSCR_GETITEM, LOAD_ATTR_PROPERTY, LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN), without a call that holds the arguments too.
#include "object/names.h"
#include "object/profile.h"
#include "types/descriptor.h"
#include "types/type.h"
#include "vm/vm.h"

// The object as a function of exactly so many parameters, or NULL.
static Function *
simple_function(Object *op, uint32_t count)
{
    if (op == NULL || !is_exact(op, &FunctionType)) {
        return NULL;
    }
    const Code *code = (const Code *)((Function *)op)->code;
    bool has_others = code->flags & (CODE_VARARGS | CODE_VARKEYWORDS) || code->keyword_only_count > 0;
    return !has_others && code->argument_count == count ? (Function *)op : NULL;
}

bool
site_is_warm_for(InlineCache *site, const Type *type)
{
    enum { COOL = 52 };
    if (current_frame->code->body->cold != 0) {
        return false;
    }
    if (site->kind == CACHE_ENTERS && site->version == type->version) {
        return true;
    }
    if (site->kind != CACHE_ENTERS && site->kind != CACHE_COLD) {
        *site = (InlineCache){.kind = CACHE_COLD, .index = profile->warm_after};
    }
    if (site->index > 0) {
        site->index--;
        return false;
    }
    *site = (InlineCache){.kind = CACHE_ENTERS, .version = type->version, .index = COOL};
    return true;
}

Function *
inlined_getitem(InlineCache *site, Type *type)
{
    if (!type_has(type, TYPE_HEAP) || type_version(type) == 0) {
        return NULL;
    }
    Function *function = simple_function(type_lookup(type, names.__getitem__), 2);
    if (function == NULL) {
        return NULL;
    }
    // The function is remembered by the class: a warm site enters that of any class of which some site does.
    if (profile->sites_share_getitem && site->kind == CACHE_ENTERS && type->enters_getitem) {
        return function;
    }
    if (!site_is_warm_for(site, type)) {
        return NULL;
    }
    type->enters_getitem = true;
    return function;
}

// One that calls nothing.
static void
cool_down(InlineCache *site)
{
    if (site->kind == CACHE_ENTERS && site->index-- == 0) {
        *site = (InlineCache){0};
    }
}

Function *
inlined_getattr(InlineCache *site, Type *type, Object *name, bool *takes_name)
{
    Function *function = NULL;
    if (!profile->enters_properties || !type_has(type, TYPE_HEAP) || type_version(type) == 0) {
        cool_down(site);
        return NULL;
    }
    *takes_name = type->getattr != generic_get_attr;
    if (!*takes_name) {
        Object *property = type_lookup(type, name);
        if (property != NULL && is_exact(property, &PropertyType)) {
            function = simple_function(((Property *)property)->get, 1);
        }
    } else if (!type_has(type, TYPE_TYPE_SUBCLASS) && type_lookup(type, names.__getattr__) == NULL) {
        function = simple_function(type_lookup(type, names.__getattribute__), 2);
    }
    if (function == NULL) {
        cool_down(site);
        return NULL;
    }
    return site_is_warm_for(site, type) ? function : NULL;
}

Frame *
enter_inlined(Frame *frame, Function *function, Slot *args, size_t count, Object *name)
{
    Frame *next = frame_push(function);
    if (UNLIKELY(next == NULL)) {
        return NULL;
    }
    incref(&function->base);
    for (size_t i = 0; i < count; i++) {
        if (profile->borrows_locals && frame_borrows(frame, (uint32_t)(args + i - frame->slots))) {
            frame_lend(next, (uint32_t)vm.depth, (uint32_t)i);
        }
        next->slots[i].ref = args[i].ref;
    }
    if (name != NULL) {
        next->slots[count].ref = incref(name);
    }
    frame->top = (uint16_t)(args - frame->slots);
    next->previous = frame;
    next->entry = FRAME_CALL;
    current_frame = next;
    return next;
}
