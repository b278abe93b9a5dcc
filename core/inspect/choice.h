// Which objects of a graph a heap image shows, and which of them a root leads to.
#pragma once

#include "inspect/graph.h"

enum { NO_OBJECT = UINT32_MAX };

typedef struct {
    uint8_t *reached;           // by row of the graph: a root leads there
    uint32_t *row_map;          // row of the graph -> row of the image, NO_OBJECT: not shown
    uint32_t *order;            // row of the image -> row of the graph, by address
    uint32_t *first_reference;  // by row of the graph: the first reference it holds; one row more for the end
    uint32_t shown;             // rows of the image
    bool truncated;             // some objects are not shown
} Choice;

extern Choice choice;

// Beyond max_objects only the program's own objects are shown, nearest to the roots first, and what they refer to.
void choice_make(const Graph *graph, uint32_t max_objects);
void choice_free(void);

// Whether the program made the object, not the interpreter at its start.
static inline bool
choice_is_of_program(const GraphObject *object)
{
    return object->birth != NULL && object->birth->serial != 0;
}
