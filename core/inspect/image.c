#include "inspect/image.h"
#include "base/buffer.h"
#include "gc/gc.h"
#include "inspect/choice.h"
#include "inspect/label.h"
#include "object/protocol.h"
#include "object/text.h"
#include "trace/trace.h"
#include "types/code.h"
#include "types/module.h"
#include "vm/run.h"
#include "vm/vm.h"
#include <stdlib.h>
#include <string.h>

enum { NO_STRING = UINT32_MAX, VALUE_LIMIT = 48 };

typedef enum {
#define SCALAR(name, meaning) SCALAR_##name,
#define TABLE(name, meaning)
#define COLUMN(table, name, type, meaning)
#include "inspect/image.def"
#undef SCALAR
#undef TABLE
#undef COLUMN
    SCALAR_COUNT
} Scalar;

typedef enum {
#define SCALAR(name, meaning)
#define TABLE(name, meaning)
#define COLUMN(table, name, type, meaning) table##_##name,
#include "inspect/image.def"
#undef SCALAR
#undef TABLE
#undef COLUMN
    COLUMN_COUNT
} Column;

typedef enum {
#define FLAG(name, meaning) FLAG_##name##_BIT,
#include "inspect/object_flags.def"
#undef FLAG
} FlagBit;
#define FLAG_VALUE(name) (1u << FLAG_##name##_BIT)

typedef enum {
#define ROOT(name, meaning) ROOT_##name,
#include "inspect/root_kinds.def"
#undef ROOT
} RootKind;

static double scalars[SCALAR_COUNT];
static Buffer columns[COLUMN_COUNT];
static Buffer text, image;
static Buffer scratch;

// --- columns ----------------------------------------------------------------------------------------

// Where the next number of a column goes. An image is made of a million of them: only growing calls anything.
static inline void *
room(Column column, size_t size)
{
    Buffer *buffer = &columns[column];
    if (buffer->length + size >= buffer->capacity) {
        static const char zeros[sizeof(double)];
        buffer_append(buffer, zeros, sizeof zeros);
        buffer->length -= sizeof zeros;
    }
    void *at = buffer->data + buffer->length;
    buffer->length += size;
    return at;
}

static inline void
put8(Column column, uint32_t value)
{
    *(uint8_t *)room(column, 1) = (uint8_t)value;
}

static inline void
put16(Column column, uint32_t value)
{
    *(uint16_t *)room(column, 2) = (uint16_t)value;
}

static inline void
put32(Column column, uint32_t value)
{
    *(uint32_t *)room(column, 4) = value;
}

static inline void
put64(Column column, double value)
{
    *(double *)room(column, 8) = value;
}

// --- strings: each text once --------------------------------------------------------------------------

static uint32_t *string_table;
static uint32_t string_table_size, string_count;

static uint32_t
hash_text(const char *bytes, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    }
    return hash;
}

static bool
string_is(uint32_t index, const char *bytes, size_t length)
{
    uint32_t offset = ((uint32_t *)columns[STRINGS_OFFSET].data)[index];
    uint32_t size = ((uint32_t *)columns[STRINGS_LENGTH].data)[index];
    return size == length && memcmp(text.data + offset, bytes, length) == 0;
}

static SMALL void
rebuild_strings(uint32_t size)
{
    string_table_size = size;
    string_table = host_realloc(string_table, size * sizeof *string_table);
    memset(string_table, 0xff, size * sizeof *string_table);
    for (uint32_t i = 0; i < string_count; i++) {
        uint32_t offset = ((uint32_t *)columns[STRINGS_OFFSET].data)[i];
        uint32_t length = ((uint32_t *)columns[STRINGS_LENGTH].data)[i];
        uint32_t at = hash_text(text.data + offset, length) & (size - 1);
        while (string_table[at] != NO_STRING) {
            at = (at + 1) & (size - 1);
        }
        string_table[at] = i;
    }
}

static uint32_t
string_index(const char *bytes, size_t length)
{
    uint32_t at = hash_text(bytes, length) & (string_table_size - 1);
    while (string_table[at] != NO_STRING) {
        if (string_is(string_table[at], bytes, length)) {
            return string_table[at];
        }
        at = (at + 1) & (string_table_size - 1);
    }
    string_table[at] = string_count;
    put32(STRINGS_OFFSET, (uint32_t)text.length);
    put32(STRINGS_LENGTH, (uint32_t)length);
    buffer_append(&text, bytes, length);
    uint32_t index = string_count++;
    if (2 * string_count > string_table_size) {
        rebuild_strings(2 * string_table_size);
    }
    return index;
}

static uint32_t
string_of_scratch(void)
{
    return string_index(scratch.data != NULL ? scratch.data : "", scratch.length);
}

// Names of types, fields and attributes come again and again, from the same place each time.
typedef struct {
    const void *place;
    uint32_t index;
} Recent;
static Recent recent[256];

static Recent *
recent_for(const void *place)
{
    return &recent[((uintptr_t)place * 0x9e3779b1u >> 16) % COUNT_OF(recent)];
}

static uint32_t
string_of_place(const char *name)
{
    Recent *last = recent_for(name);
    if (last->place != name) {
        *last = (Recent){name, string_index(name, strlen(name))};
    }
    return last->index;
}

static uint32_t
string_of_key(const Object *key)
{
    Recent *last = recent_for(key);
    if (last->place != key) {
        buffer_clear(&scratch);
        label_key(key, &scratch);
        *last = (Recent){key, string_of_scratch()};
    }
    return last->index;
}

static uint32_t
string_of_name(const Object *str)
{
    buffer_clear(&scratch);
    str_append_utf8(str, &scratch);
    return string_of_scratch();
}

// --- tables -----------------------------------------------------------------------------------------

static uint8_t *generation_of;  // by row of the graph; 255 not tracked
static uint32_t *borrowed_of;   // by row: references that do not count (types/frame.h)

static void
note_generation(Object *op, void *context)
{
    const Graph *graph = graph_current();
    uint32_t row = graph_row(graph, op);
    if (row != NO_ROW) {
        generation_of[row] = *(const uint8_t *)context;
    }
}

static SMALL void
find_generations(const Graph *graph)
{
    generation_of = host_realloc(generation_of, graph->object_count);
    memset(generation_of, 255, graph->object_count);
    for (uint8_t generation = 0; generation <= 3; generation++) {
        gc_walk(generation, note_generation, &generation);
    }
}

static void
find_borrowed(const Graph *graph)
{
    borrowed_of = host_realloc(borrowed_of, graph->object_count * sizeof *borrowed_of);
    memset(borrowed_of, 0, graph->object_count * sizeof *borrowed_of);
    for (uint32_t i = 0; i < graph->reference_count; i++) {
        const GraphReference *reference = &graph->references[i];
        borrowed_of[reference->to] +=
            reference->holder.kind == HOLDER_LENT || reference->holder.kind == HOLDER_BORROWED ||
            reference->holder.kind == HOLDER_UNCOUNTED;
    }
}

static uint32_t
flags_of(const Graph *graph, uint32_t row)
{
    const GraphObject *object = &graph->objects[row];
    const Object *op = object->op;
    uint32_t flags = 0;
    if (is_immortal(op)) {
        flags |= FLAG_VALUE(IMMORTAL);
    }
    if (!choice_is_of_program(object)) {
        flags |= FLAG_VALUE(INTERPRETER);
    }
    if (!choice.reached[row]) {
        flags |= FLAG_VALUE(UNREACHABLE);
    }
    if (is_type(op)) {
        flags |= FLAG_VALUE(CLASS);
    }
    if (op->refcnt == 0) {
        flags |= FLAG_VALUE(DYING);
    }
    if (choice.truncated) {
        flags |= FLAG_VALUE(TRUNCATED);
    }
    if (object_is_gc(op)) {
        const GcHead *head = gc_head(op);
        if (gc_is_tracked(op)) {
            flags |= FLAG_VALUE(TRACKED);
        }
        if (head->flags & GC_FINALIZED) {
            flags |= FLAG_VALUE(FINALIZED);
        }
        if (head->flags & GC_CANDIDATE) {
            flags |= FLAG_VALUE(CANDIDATE);
        }
        if (head->flags & GC_UNREACHABLE) {
            flags |= FLAG_VALUE(CONDEMNED);
        }
    }
    return flags;
}

static uint32_t
size_of_object(Object *op)
{
    const Type *type = op->type;
    size_t size;
    if (type->size_of != NULL) {
        size = type->size_of(op);
    } else {
        size = type->basic_size;
        if (type->item_size != 0) {
            int64_t items = ((const VarObject *)op)->size;
            size += (size_t)(items < 0 ? -items : items) * type->item_size;
        }
    }
    return (uint32_t)(size + (object_is_gc(op) ? type_bytes_counted_before(type) : 0));
}

static void
put_object(const Graph *graph, uint32_t row)
{
    const GraphObject *object = &graph->objects[row];
    Object *op = object->op;
    const Birth *birth = object->birth;
    uint32_t type_row = graph_row(graph, (Object *)op->type);
    uint8_t generation = generation_of[row];
    bool in_collection = gc.collecting && object_is_gc(op) && (gc_head(op)->flags & GC_CANDIDATE);
    if (generation == 255 && in_collection) {
        generation = (uint8_t)gc.collecting_generation;
    }
    put32(OBJECTS_ADDRESS, object_address(op));
    put32(OBJECTS_SERIAL, birth != NULL ? birth->serial : 0);
    put16(OBJECTS_TYPE_ID, op->type->id);
    put32(OBJECTS_TYPE, type_row == NO_ROW ? NO_OBJECT : choice.row_map[type_row]);
    put32(OBJECTS_TYPE_NAME, string_of_place(op->type->name));
    buffer_clear(&scratch);
    put32(OBJECTS_VALUE, label_value(op, &scratch, VALUE_LIMIT) ? string_of_scratch() : NO_STRING);
    put32(OBJECTS_SIZE, size_of_object(op));
    put32(OBJECTS_BLOCK_SIZE, object->block_size);
    put32(OBJECTS_REFCOUNT, is_immortal(op) ? op->refcnt : op->refcnt - borrowed_of[row]);
    put32(OBJECTS_GC_REFS, in_collection ? gc_head(op)->refs : 0);
    put8(OBJECTS_GENERATION, generation);
    put16(OBJECTS_FLAGS, flags_of(graph, row));
    put32(OBJECTS_LENGTH, label_length(op));
    put64(OBJECTS_BIRTH_TICK, birth != NULL ? (double)birth->tick : 0);
    put32(OBJECTS_BIRTH_LINE, birth != NULL ? birth->line : 0);
}

static SMALL void
put_roots(const Graph *graph)
{
    for (uint32_t i = 0; i < graph->root_count; i++) {
        const Frame *frame = graph->roots[i].frame;
        // What has no line of the program is a part of the interpreter to it.
        bool is_shown = frame != NULL && frame_is_of_program(frame);
        put8(ROOTS_KIND, is_shown ? ROOT_FRAME : ROOT_INTERPRETER);
        put32(ROOTS_NAME, frame != NULL ? string_of_name(frame->code->qualname) : string_index("interpreter", 11));
        put32(ROOTS_LINE, is_shown ? frame_line(frame) : 0);
        put32(ROOTS_DEPTH, graph->roots[i].depth);
        put32(ROOTS_SERIAL, frame != NULL ? frame->serial : 0);
    }
}

static bool
put_reference(const GraphReference *reference)
{
    uint32_t to = choice.row_map[reference->to];
    if (to == NO_OBJECT) {
        return false;
    }
    put32(REFERENCES_FROM, reference->from & ROOT_BIT ? reference->from : choice.row_map[reference->from]);
    put32(REFERENCES_TO, to);
    put8(REFERENCES_KIND, reference->holder.kind);
    put32(REFERENCES_INDEX, (uint32_t)reference->holder.index);
    uint32_t label = NO_STRING;
    if (reference->holder.key != NULL) {
        label = string_of_key(reference->holder.key);
    } else if (reference->holder.field != NULL) {
        label = string_of_place(reference->holder.field);
    }
    put32(REFERENCES_LABEL, label);
    return true;
}

// Those of the roots, then holder by holder in the order of the rows.
static uint32_t
put_references(const Graph *graph)
{
    uint32_t count = 0;
    const uint32_t *first = choice.first_reference;
    for (uint32_t i = 0; i < first[0]; i++) {
        count += put_reference(&graph->references[i]);
    }
    for (uint32_t row = 0; row < choice.shown; row++) {
        for (uint32_t i = first[choice.order[row]]; i < first[choice.order[row] + 1]; i++) {
            count += put_reference(&graph->references[i]);
        }
    }
    return count;
}

static void
put_pool(const PoolInfo *pool, void *context)
{
    put32(POOLS_ADDRESS, pool->address);
    put32(POOLS_REGION, pool->region);
    put32(POOLS_BLOCK_SIZE, pool->block_size);
    put32(POOLS_USED, pool->used);
    put32(POOLS_CAPACITY, pool->capacity);
    ++*(uint32_t *)context;
}

static SMALL void
put_region(const RegionInfo *region, void *context)
{
    put32(REGIONS_ADDRESS, region->address);
    put32(REGIONS_SIZE, region->size);
    put8(REGIONS_KIND, region->kind);
    put32(REGIONS_USED, region->used);
    ++*(uint32_t *)context;
}

static SMALL uint32_t
put_collections(void)
{
    uint32_t kept = trace.collection_count < COLLECTION_CAPACITY ? trace.collection_count : COLLECTION_CAPACITY;
    for (uint32_t i = trace.collection_count - kept; i < trace.collection_count; i++) {
        const CollectionRecord *record = &trace.collections[i % COLLECTION_CAPACITY];
        put64(COLLECTIONS_TICK, (double)record->tick);
        put8(COLLECTIONS_GENERATION, record->generation);
        put8(COLLECTIONS_AUTOMATIC, record->automatic);
        put32(COLLECTIONS_CANDIDATES, record->candidates);
        put32(COLLECTIONS_COLLECTED, record->collected);
        put32(COLLECTIONS_SURVIVORS, record->survivors);
        put32(COLLECTIONS_LINE, record->line);
    }
    return kept;
}

static SMALL void
put_history(void)
{
    for (uint32_t i = 0; i < trace.history_count; i++) {
        put64(HISTORY_TICK, (double)trace.history[i].tick);
        put32(HISTORY_BYTES, trace.history[i].bytes);
        put32(HISTORY_OBJECTS, trace.history[i].objects);
        put32(HISTORY_LINE, trace.history[i].line);
    }
}

static SMALL void
put_scalars(uint32_t landmark)
{
    bool at_landmark = landmark != 0;
    scalars[SCALAR_TICK] = (double)trace_tick();
    scalars[SCALAR_LANDMARK] = landmark;
    scalars[SCALAR_EVENT_KIND] = at_landmark ? trace.last_kind : 0;
    scalars[SCALAR_EVENT_A] = at_landmark ? trace.last_a : 0;
    scalars[SCALAR_EVENT_B] = at_landmark ? trace.last_b : 0;
    scalars[SCALAR_LINE] = trace_line();
    scalars[SCALAR_DEPTH] = vm.depth;
    scalars[SCALAR_LIVE_BYTES] = heap.live_bytes;
    scalars[SCALAR_LIVE_BLOCKS] = heap.live_blocks;
    scalars[SCALAR_LIVE_OBJECTS] = heap.live_objects;
    scalars[SCALAR_HELD_BYTES] = heap.held_bytes;
    scalars[SCALAR_PEAK_BYTES] = heap.peak_bytes;
    scalars[SCALAR_HEAP_LIMIT] = heap.limit;
    scalars[SCALAR_GC_ENABLED] = gc.enabled;
    scalars[SCALAR_GC_PHASE] = gc.collecting ? gc.phase : 0;
    scalars[SCALAR_GC_GENERATION] = gc.collecting ? gc.collecting_generation : 0;
    for (int i = 0; i < 3; i++) {
        scalars[SCALAR_COUNT_0 + i] = gc.count[i];
        scalars[SCALAR_THRESHOLD_0 + i] = gc.threshold[i];
    }
    scalars[SCALAR_LONG_LIVED_PENDING] = (double)gc.long_lived_pending;
    scalars[SCALAR_LONG_LIVED_TOTAL] = (double)gc.long_lived_total;
}

// --- the image --------------------------------------------------------------------------------------

static void
pad(void)
{
    while (image.length % 8 != 0) {
        buffer_append_char(&image, '\0');
    }
}

static SMALL void
clear_columns(void)
{
    for (int i = 0; i < COLUMN_COUNT; i++) {
        buffer_clear(&columns[i]);
    }
    buffer_clear(&text);
    buffer_clear(&image);
    string_count = 0;
    memset(recent, 0, sizeof recent);
    rebuild_strings(8192);
}

SMALL const uint8_t *
image_capture(uint32_t max_objects, uint32_t landmark, size_t *length)
{
    clear_columns();
    const Graph *graph = graph_read();
    choice_make(graph, max_objects);
    find_generations(graph);
    find_borrowed(graph);

    put_roots(graph);
    for (uint32_t i = 0; i < choice.shown; i++) {
        put_object(graph, choice.order[i]);
    }
    uint32_t references = put_references(graph);
    for (uint32_t i = 0; i < graph->buffer_count; i++) {
        const GraphBuffer *buffer = &graph->buffers[i];
        put32(BUFFERS_ADDRESS, buffer->address);
        put32(BUFFERS_SIZE, buffer->size);
        put32(BUFFERS_OWNER, buffer->owner == NO_ROW ? NO_OBJECT : choice.row_map[buffer->owner]);
    }
    uint32_t pools = 0, region_rows = 0;
    heap_walk_pools(put_pool, &pools);
    heap_walk_regions(put_region, &region_rows);
    uint32_t collections = put_collections();
    put_history();

    put_scalars(landmark);
    scalars[SCALAR_TRUNCATED] = choice.truncated;
    scalars[SCALAR_COUNT_ROOTS] = graph->root_count;
    scalars[SCALAR_COUNT_OBJECTS] = choice.shown;
    scalars[SCALAR_COUNT_REFERENCES] = references;
    scalars[SCALAR_COUNT_BUFFERS] = graph->buffer_count;
    scalars[SCALAR_COUNT_POOLS] = pools;
    scalars[SCALAR_COUNT_REGIONS] = region_rows;
    scalars[SCALAR_COUNT_COLLECTIONS] = collections;
    scalars[SCALAR_COUNT_HISTORY] = trace.history_count;
    scalars[SCALAR_COUNT_STRINGS] = string_count;
    scalars[SCALAR_BYTES_TEXT] = (double)text.length;

    buffer_append(&image, scalars, sizeof scalars);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        pad();
        buffer_append(&image, columns[i].data, columns[i].length);
    }
    pad();
    buffer_append(&image, text.data, text.length);
    *length = image.length;
    return (const uint8_t *)image.data;
}

void
image_free(void)
{
    for (int i = 0; i < COLUMN_COUNT; i++) {
        buffer_free(&columns[i]);
    }
    buffer_free(&text);
    buffer_free(&image);
    buffer_free(&scratch);
    host_free(string_table);
    host_free(generation_of);
    host_free(borrowed_of);
    string_table = NULL;
    generation_of = NULL;
    borrowed_of = NULL;
    choice_free();
    graph_free();
}
