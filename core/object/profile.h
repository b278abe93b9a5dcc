// What differs between CPython releases, as one row of numbers; chosen when a runtime is created.
#pragma once

#include "base/base.h"

// What closing a generator does that waits outside of every try.
typedef enum {
    CLOSE_THROWS,          // GeneratorExit is raised in it as in any other, which ends its frame
    CLOSE_KEEPS_FUNCTION,  // its locals die, the frame keeps the function (3.13)
    CLOSE_CLEARS,          // the frame dies (3.14)
} GeneratorClose;

typedef struct {
    const char *name;            // "3.13"
    const char *version;         // what sys.version begins with: "3.13.0"
    uint32_t hex_version;        // sys.hexversion
    int minor;                   // 13 of 3.13: what has an age is compared with it
    bool has_immortals;          // some objects are not counted; else the references to them are, too
    uint32_t immortal_refcount;  // what getrefcount prints for an immortal object; without such: the first count of those
                                 // that the interpreter has ready, small ints and the like
    uint32_t none_refcount;      // without such: what the modules that CPython has loaded at start hold of None, about
    int gc_threshold[3];
    int first_generation;        // where the collections of CPython's own start have left what it is made of
    bool types_count_header;     // getsizeof counts a collector's header for built-in types, which have none
    uint32_t static_type_size;   // sys.getsizeof of a built-in type, without that header
    uint32_t heap_type_size;     // sys.getsizeof of a class, without the collector's header
    GeneratorClose generator_close;
    bool counts_with_name;        // "set_threshold() takes at least 1 argument (0 given)"; else "gc.set_threshold requires ..."
    bool borrows_locals;          // a local on the stack is not counted (bytecodes.c: LOAD_FAST_BORROW)
    bool collects_increments;     // the collector of 3.14.0: young, increments of the old, all (Python/gc.c)
    bool tracks_all_dicts;        // from their birth; else those that hold containers (Objects/dictobject.c)
    bool tuples_ask_items;        // a tuple made of given items is tracked if one of them is a container (Objects/tupleobject.c)
    int frozen_objects;           // gc.get_freeze_count() counts of the interpreter's own
    int further_objects;         // containers that the interpreter has at the start and this one not: a full collection waits for a quarter
    int interpreter_objects, unmarked_objects;  // containers that exist at start, and of them out of the roots' reach
    bool clears_locals_backwards; // a frame's locals die last to first (_PyFrame_ClearLocals)
    bool mentions_missing_dict;   // AttributeError adds "and no __dict__ for setting new attributes"
    bool lists_extend_by_type;   // list.extend() copies sets and dicts as wholes; else it iterates, as over anything
    const char *own_letters;     // letters that as names and constants are other objects than chr() and indexing give
    bool dicts_take_values;      // values stand apart from the instance, whose __dict__ takes them over; else inside
    bool shares_keys_without_values;  // a __dict__ that began without values has its class's table of names too
    bool knows_attributes;       // instances' names begin with those that the class's methods set (_PyDict_NewKeysForClass)
    bool values_for_all;         // all instances that object.__new__ makes have such values; else those of bare classes
    bool values_behind_fields;   // of every class whose instances have one size and a __dict__ (_PyObject_InlineValues)
    bool weakrefs_in_front;      // weak references of a class's instances hang in front of the header; else in a field
    bool dicts_at_end;           // instances of variable size count their dict as a field; else what stands in front
    bool ended_generators_have_callers;  // f_back of a generator's frame is who ran it to its end (Python/ceval.c: clear_gen_frame)
    bool generators_hold_code;   // besides their frame, which does, too
    bool stores_no_traceback;    // an exception whose __traceback__ was set to None refers to None
    bool clears_suspended_frames; // frame.clear() of a generator closes it; else RuntimeError
    bool close_ends_unstarted;   // closing a generator that has not begun ends its frame
    bool specializes_init;       // repeated calls of a class go into __init__ at once; else the arguments stay, and a tuple holds them
    bool copies_builtins_twice;  // at the start, once as a module, and sys when it is nearly whole (Python/import.c)
    bool reuses_floats;          // an operation on floats takes the place of an operand that nobody else holds
    bool joins_instructions_late; // STORE_FAST LOAD_FAST is one instruction after specialization only (Python/specialize.c)
    uint8_t warm_after;          // how often an instruction runs before it is specialized
    bool unpacked_calls_hold;    // f(*args, **kwargs) keeps the tuple and the dict until f returns
    bool collects_when_allocating;  // a due collection runs at once; else at the next check of the evaluation loop
    bool interns_immortal;       // every interned string lives to the end
    bool suggests_imports;       // NameError adds "Did you forget to import 'x'?"
    bool suggests_keywords;      // "Did you mean 'x'?" of an unknown keyword; built-in functions know it as invalid else
    bool diagnoses_imports;      // "Expected one or more names after 'import'", "'in' expected after for-loop variables"
    bool names_unhashable;       // "cannot use 'list' as a dict key (...)"
    bool tells_what_failed;      // "Exception ignored while calling deallocator"; else "Exception ignored in"
    bool tells_whose;            // sys.unraisablehook's message has the object, which is None then
    bool marks_unraisable;       // their tracebacks have marks
    bool marks_calls;            // marks of a call tell its parentheses apart; none below a line that is but a call
    bool unbound_specials;       // with statements keep __exit__ and its self (LOAD_SPECIAL); else the bound method
    bool handled_none;           // whoever has handled an exception refers to None instead (bytecodes.c: POP_EXCEPT)
    bool frames_keep_locals;     // locals() gives one dict of the frame, brought up to date; else a new one each time
    bool inlines_comprehensions; // of lists, sets and dicts; else each is a function
    bool folds_late;             // constants: in the graph, behind those of the source; small ints are none (Python/flowgraph.c)
    bool drops_constants;        // those that no instruction uses; else only behind the last that is used
    bool joins_bytes;            // the parser joins a single bytes literal, too: its tree holds the result twice
    bool notes_classes;          // a class body notes its line and the attributes that its methods set (3.13, What's New)
    bool cleans_docstrings;      // takes their indentation away
    bool names_literals;         // SyntaxWarning "is" with 'int' literal; else with a literal
    bool repeats_tests;          // the condition of while stands at the end of the loop, too: a turn takes one jump
    bool names_beside_stack;     // a call's NULL is below its callable, its keywords' names in a register of the loop; else on top
    int least_stack;             // places that a code object has at least
    bool reverse_iterators_keep; // the list, when they have come to its first item; else they let go (Objects/listobject.c)
    bool split_estimates;        // str.split() without a limit makes room by the length; else for 12 pieces
    bool counts_guard_slots;     // a generator has room for the handler that makes a RuntimeError of StopIteration
    uint32_t latin1_utf8_length; // the letters from 0x80 have their UTF-8 form from the beginning
    uint32_t str_size, full_str_size;  // in front of the characters, of ASCII only and others
    uint32_t str_basic_size, bool_size, range_iterator_size, generator_size;
    uint32_t tuple_size, function_size, code_size, frame_size, interpreter_frame_size;
} Profile;

extern const Profile *profile;

// Sentences that differ, which may be formats of raise().
typedef enum {
#define WORDING(name, before, older, usual, newer) WORDING_##name,
#include "object/wordings.def"
#undef WORDING
} Wording;
const char *wording(Wording which);

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
