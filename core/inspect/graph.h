// All objects and all references at one moment, read from outside: no object is made, no count changes.
#pragma once

#include "memory/heap.h"
#include "object/object.h"
#include "types/frame.h"

enum { NO_ROW = UINT32_MAX, ROOT_BIT = 1u << 31 };

typedef struct {
    Object *op;
    const Birth *birth;  // NULL for objects outside the heap
    uint32_t block_size;
} GraphObject;

typedef struct {
    uint32_t from;  // row of objects, or row of roots | ROOT_BIT
    uint32_t to;    // row of objects
    Holder holder;
} GraphReference;

typedef struct {
    const Frame *frame;  // NULL: the interpreter
    uint32_t depth;
} GraphRoot;

typedef struct {
    uint32_t address, size, owner;  // owner: row of objects or NO_ROW
} GraphBuffer;

typedef struct {
    GraphObject *objects;
    uint32_t object_count, heap_count;  // those inside the heap come first, in address order
    GraphReference *references;         // grouped by `from`: roots first, then objects in order
    uint32_t reference_count;
    GraphRoot *roots;
    uint32_t root_count;
    GraphBuffer *buffers;
    uint32_t buffer_count;
    uint32_t *table;  // hash of pointers to rows
    uint32_t table_size;
} Graph;

// Reads the whole heap. Births must be recorded. The memory is reused by the next reading.
const Graph *graph_read(void);
uint32_t graph_row(const Graph *graph, const Object *op);  // NO_ROW when it is not there
const Graph *graph_current(void);  // as it was read last
void graph_free(void);

// Calls back for each built-in type.
void graph_static_types(void (*visit)(const Object *type));

// References that the library and the program's owner hold, by name; set by ouro.c.
extern void (*graph_more_roots)(HolderVisitor *visitor);
