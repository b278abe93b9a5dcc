// Imports -> instructions.
#include "lang/compiler.h"
#include "types/int.h"
#include <string.h>

static const Identifier *
dotted_part(Compiler *c, const char **at)
{
    const char *dot = strchr(*at, '.');
    size_t length = dot == NULL ? strlen(*at) : (size_t)(dot - *at);
    const Identifier *part = tree_intern(c->tree, *at, length);
    *at += length + (dot != NULL);
    return part;
}

// `import a.b.c as d` walks from a to c; `import a.b.c` binds a.
static void
bind_import(Compiler *c, const Location *at, const Alias *alias)
{
    const char *rest = alias->name->text;
    const Identifier *first = dotted_part(c, &rest);
    if (alias->asname == NULL) {
        emit_variable(c, at, first, CONTEXT_STORE);
        return;
    }
    if (*rest == '\0') {
        emit_variable(c, at, alias->asname, CONTEXT_STORE);
        return;
    }
    for (;;) {
        emit(c, at, OP_IMPORT_FROM, name_list_add(&c->unit->names, dotted_part(c, &rest)));
        if (*rest == '\0') {
            break;
        }
        emit(c, at, OP_SWAP, 2);
        emit(c, at, OP_POP_TOP, 0);
    }
    emit_variable(c, at, alias->asname, CONTEXT_STORE);
    emit(c, at, OP_POP_TOP, 0);
}

void
visit_import(Compiler *c, Stmt *s)
{
    for (int i = 0; i < s->import.names.count; i++) {
        const Alias *alias = s->import.names.items[i];
        emit_constant(c, &s->at, int_from(0));
        emit_none(c, &s->at);
        emit_name(c, &s->at, OP_IMPORT_NAME, alias->name, 0);
        bind_import(c, &s->at, alias);
    }
}

void
visit_import_from(Compiler *c, Stmt *s)
{
    const AliasSeq *aliases = &s->import_from.names;
    const Identifier *module = s->import_from.module;
    bool is_late = s->at.line > c->future_line || (s->at.line == c->future_line && s->at.column > c->future_column);
    if (module == c->known.future && s->import_from.level == 0 && is_late) {
        compile_error(c, &s->at, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    IdentifierSeq names = {aliases->count,
                           arena_alloc(&c->arena, (size_t)aliases->count * sizeof(Identifier *))};
    for (int i = 0; i < aliases->count; i++) {
        names.items[i] = aliases->items[i]->name;
    }
    emit_constant(c, &s->at, keep_working(c, int_from(s->import_from.level)));
    emit_constant(c, &s->at, names_tuple(c, &names));
    emit_name(c, &s->at, OP_IMPORT_NAME, module == NULL ? c->known.empty : module, 0);
    for (int i = 0; i < aliases->count; i++) {
        const Alias *alias = aliases->items[i];
        if (i == 0 && alias->name == c->known.star) {
            emit(c, &s->at, OP_CALL_INTRINSIC_1, INTRINSIC_IMPORT_STAR);
            emit(c, &no_location, OP_POP_TOP, 0);
            return;
        }
        emit_name(c, &s->at, OP_IMPORT_FROM, alias->name, 0);
        emit_variable(c, &s->at, alias->asname != NULL ? alias->asname : alias->name, CONTEXT_STORE);
    }
    emit(c, &s->at, OP_POP_TOP, 0);
}
