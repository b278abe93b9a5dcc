#include "inspect/ledger.h"
#include "base/buffer.h"
#include "gc/gc.h"
#include "inspect/graph.h"
#include "inspect/label.h"
#include "object/text.h"
#include "trace/trace.h"
#include <stdio.h>
#include <string.h>

uint64_t ledger_checks;

static const bool is_strong[HOLDER_COUNT] = {
#define HOLDER(name, strong, sentence) [HOLDER_##name] = strong,
#include "object/holders.def"
#undef HOLDER
};

static void
describe(const Graph *graph, uint32_t from, Buffer *out)
{
    if (from & ROOT_BIT) {
        const Frame *frame = graph->roots[from & ~ROOT_BIT].frame;
        if (frame == NULL) {
            buffer_append_text(out, "the interpreter");
        } else {
            buffer_append_text(out, "frame ");
            str_append_utf8(frame->code->qualname, out);
        }
        return;
    }
    const Object *op = graph->objects[from].op;
    buffer_append_format(out, "%s at %#x (", op->type->name, object_address(op));
    label_value(op, out, 60);
    buffer_append_char(out, ')');
}

COLD static void
complain(const Graph *graph, uint32_t row, uint32_t named)
{
    Buffer text = {0};
    describe(graph, row, &text);
    const GraphObject *object = &graph->objects[row];
    fprintf(stderr, "ledger: at tick %llu, line %u: %s has refcount %u but %u named holders:\n",
            (unsigned long long)trace_tick(), trace_line(), text.data, object->op->refcnt, named);
    if (object->birth != NULL) {
        fprintf(stderr, "  (born at tick %llu, line %u)\n", (unsigned long long)object->birth->tick,
                object->birth->line);
    }
    for (uint32_t i = 0; i < graph->reference_count; i++) {
        const GraphReference *reference = &graph->references[i];
        if (reference->to == row && is_strong[reference->holder.kind]) {
            Buffer who = {0};
            describe(graph, reference->from, &who);
            buffer_clear(&text);
            label_holder(reference->holder, who.data, &text);
            fprintf(stderr, "  %s\n", text.data);
            buffer_free(&who);
        }
    }
    panic("the ledger does not balance");
}

static void
check(bool exactly)
{
    const Graph *graph = graph_read();
    uint32_t *named = host_alloc_zeroed(graph->object_count * sizeof *named);
    for (uint32_t i = 0; i < graph->reference_count; i++) {
        if (is_strong[graph->references[i].holder.kind]) {
            named[graph->references[i].to]++;
        }
    }
    for (uint32_t i = 0; i < graph->heap_count; i++) {
        const Object *op = graph->objects[i].op;
        if (is_immortal(op)) {
            continue;
        }
        if (exactly ? op->refcnt != named[i] : op->refcnt < named[i]) {
            complain(graph, i, named[i]);
        }
    }
    host_free(named);
    ledger_checks++;
}

void
ledger_check(void)
{
    check(true);
    heap_check();
}

void
ledger_check_inside(void)
{
    check(false);
}
