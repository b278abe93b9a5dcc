// Object header, type descriptor, reference counting.
//
// The layout of every object is that of 64-bit CPython on all targets: a field that holds a pointer is an 8-byte
// slot (`alignas(8) Object *next;`, or Slot in arrays).
#pragma once

#include "base/base.h"
#include "base/ownership.h"

typedef struct Object Object;
typedef struct Type Type;

struct Object {
    uint32_t refcnt;
    uint32_t reserved;  // keeps the count 8 bytes wide, as in CPython
    alignas(8) Type *type;
};

// A place for one reference in an array.
typedef struct {
    alignas(8) Object *ref;
} Slot;

// Objects with a length in their header (CPython's ob_size).
typedef struct {
    Object base;
    int64_t size;
} VarObject;

_Static_assert(sizeof(Object) == 16, "the header is CPython's");
_Static_assert(sizeof(Slot) == 8 && sizeof(VarObject) == 24, "slots are 8 bytes on every target");

// --- holders: what the inspector may ask of any object ------------------------------------------

typedef enum {
#define HOLDER(name, strong, sentence) HOLDER_##name,
#include "object/holders.def"
#undef HOLDER
    HOLDER_COUNT
} HolderKind;

typedef struct {
    HolderKind kind;
    int64_t index;      // item number, slot number, 0 when it has none
    const Object *key;  // dict key, attribute or variable name; NULL when it has none
    const char *field;  // name of a fixed field such as "__closure__"; NULL when it has none
} Holder;

// Passed to Type.holders. `reference` is called once for each reference the object owns, `buffer` for each block of
// the heap that belongs to it.
typedef struct HolderVisitor {
    void (*reference)(struct HolderVisitor *self, const Object *referent, Holder holder);
    void (*buffer)(struct HolderVisitor *self, const void *block);
} HolderVisitor;

static inline SMALL void
visit_holder(HolderVisitor *v, const Object *referent, HolderKind kind, int64_t index, const Object *key)
{
    if (referent != NULL) {
        v->reference(v, referent, (Holder){.kind = kind, .index = index, .key = key});
    }
}

static inline SMALL void
visit_field(HolderVisitor *v, const Object *referent, const char *field)
{
    if (referent != NULL) {
        v->reference(v, referent, (Holder){.kind = HOLDER_FIELD, .field = field});
    }
}

static inline SMALL void
visit_buffer(HolderVisitor *v, const void *block)
{
    if (block != NULL) {
        v->buffer(v, block);
    }
}

// --- slots -----------------------------------------------------------------------------------------

typedef enum { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE } CompareOp;

// Whether `left op right` holds, by the sign of left - right.
static inline bool
order_holds(int64_t order, uint32_t op)
{
    // Three bits for each operator: whether it holds for less, equal, greater.
    enum { HOLDS = 1 << 0 | 3 << 3 | 2 << 6 | 5 << 9 | 4 << 12 | 6 << 15 };
    return HOLDS >> (3 * op + 1 + (uint32_t)((order > 0) - (order < 0))) & 1;
}

// Visits one reference; non-zero stops the traversal.
typedef int (*Visit)(Object *referent, void *context);

typedef void (*DeallocFn)(Object *self);
typedef int (*TraverseFn)(Object *self, Visit visit, void *context);
typedef void (*ClearFn)(Object *self);
typedef void (*FinalizeFn)(Object *self);
typedef void (*HoldersFn)(Object *self, HolderVisitor *visitor);
typedef size_t (*SizeFn)(const Object *self);  // sys.getsizeof without the collector's header
typedef Object *(*UnaryFn)(Object *self);
typedef Object *(*BinaryFn)(Object *left, Object *right);
typedef Object *(*TernaryFn)(Object *base, Object *exponent, Object *modulus);
typedef int (*InquiryFn)(Object *self);  // 1, 0, -1 with an error
typedef int64_t (*HashFn)(Object *self);  // -1 with an error
typedef int64_t (*LengthFn)(Object *self);  // -1 with an error
typedef Object *(*CompareFn)(Object *left, Object *right, CompareOp op);  // NotImplemented when it cannot
typedef Object *(*ItemFn)(Object *self, int64_t index);
typedef int (*SetItemFn)(Object *self, int64_t index, Object *value);  // value NULL deletes
typedef int (*ContainsFn)(Object *self, Object *item);  // 1, 0, -1
typedef int (*SetSubscriptFn)(Object *self, Object *key, Object *value);  // value NULL deletes
typedef Object *(*GetAttrFn)(Object *self, Object *name);
typedef int (*SetAttrFn)(Object *self, Object *name, Object *value);  // value NULL deletes
typedef Object *(*DescrGetFn)(Object *descriptor, Object *instance, Object *owner);  // instance or owner may be NULL
typedef int (*DescrSetFn)(Object *descriptor, Object *instance, Object *value);     // value NULL deletes
// Calls take their arguments as an array of borrowed references: `count` positional ones, then one value for each
// name in the tuple `names` (NULL: no keywords).
typedef Object *(*CallFn)(Object *callable, Slot *args, size_t count, Object *names);
typedef Object *(*NewFn)(Type *type, Slot *args, size_t count, Object *names);
typedef int (*InitFn)(Object *self, Slot *args, size_t count, Object *names);  // 0, -1
typedef struct BytesView BytesView;
typedef int (*BufferFn)(Object *self, BytesView *out);  // types/bytes_like.h; 0, -1

enum {
    TYPE_GC = 1 << 0,              // instances carry the collector's header
    TYPE_HEAP = 1 << 1,            // made at run time: a class of the program, refcounted
    TYPE_BASE = 1 << 2,            // may be subclassed
    TYPE_MANAGED_DICT = 1 << 3,    // instances have a dict pointer in front of the header
    TYPE_MANAGED_WEAKREF = 1 << 4, // instances have a weak-reference list in front of the header
    TYPE_INLINE_VALUES = 1 << 5,   // instances keep attribute values behind their fields
    TYPE_TRASHCAN = 1 << 6,        // its dealloc may nest deeply: goes through the trashcan
    TYPE_READY = 1 << 7,
    TYPE_IMMUTABLE = 1 << 8,       // attributes cannot be set: built-in
    TYPE_NO_INSTANTIATE = 1 << 9,  // "cannot create 'x' instances"
    TYPE_METHOD_LIKE = 1 << 10,    // calling through an instance passes it as first argument (LOAD_ATTR method form)
    TYPE_SEQUENCE = 1 << 11,       // matches sequence patterns
    TYPE_MAPPING = 1 << 12,        // matches mapping patterns
    TYPE_MATCH_SELF = 1 << 13,     // class patterns take the subject itself as first positional part
    TYPE_INT_SUBCLASS = 1 << 14,
    TYPE_LIST_SUBCLASS = 1 << 15,
    TYPE_TUPLE_SUBCLASS = 1 << 16,
    TYPE_BYTES_SUBCLASS = 1 << 17,
    TYPE_STR_SUBCLASS = 1 << 18,
    TYPE_DICT_SUBCLASS = 1 << 19,
    TYPE_EXCEPTION_SUBCLASS = 1 << 20,
    TYPE_TYPE_SUBCLASS = 1 << 21,
    TYPE_SET_SUBCLASS = 1 << 22,
    TYPE_FLOAT_SUBCLASS = 1 << 23,
    TYPE_HAS_FINALIZER = 1 << 24,  // defines or inherits __del__
    TYPE_NO_CACHE = 1 << 25,       // a custom mro(): lookups are not cached
    TYPE_CALLS_ARRAY = 1 << 27,    // calls of instances take an array (vectorcall), else a tuple and a dict
    TYPE_APART_VALUES = 1 << 26,   // instances keep attribute values in a block of their own (up to 3.12)
    TYPE_VALUES_ONLY = 1u << 30,   // instances are their inline values and nothing else: no slots, no built-in base but object
};

typedef struct MethodDef MethodDef;
typedef struct MemberDef MemberDef;
typedef struct ComputedDef ComputedDef;
typedef struct GetsetDef GetsetDef;
typedef struct FieldDef FieldDef;

struct Type {
    VarObject base;
    const char *name;       // UTF-8, what __name__ gives
    const char *module;     // for built-in types: NULL means "builtins"
    uint32_t id;            // a TypeId
    uint32_t flags;
    uint32_t basic_size;    // bytes of an instance without items, CPython's
    uint32_t item_size;     // bytes per item, 0 for fixed size
    uint32_t dict_offset;   // of a dict slot inside the instance, 0 none (not the managed one)
    uint32_t weaklist_offset;  // of a weak-reference list slot inside the instance, 0 none
    uint32_t version;       // tag for lookup caches; 0: none is valid
    uint32_t cached_keys_size;
    uint8_t array_since;    // calls of it take an array since 3.N (tp_vectorcall), else a tuple and a dict; 0: never

    // life
    DeallocFn dealloc;
    TraverseFn traverse;  // what the collector follows, in CPython's order
    ClearFn clear;
    FinalizeFn finalize;
    HoldersFn holders;  // every reference it owns, by name, also those traverse leaves out; every buffer
    SizeFn size_of;     // NULL: basic_size + |size| * item_size
    NewFn new;
    InitFn init;
    // protocol
    UnaryFn repr, str;
    HashFn hash;
    CompareFn compare;
    CallFn call;
    GetAttrFn getattr;
    SetAttrFn setattr;
    UnaryFn iter;
    UnaryFn next;  // NULL without an error: exhausted
    UnaryFn await, aiter, anext;
    DescrGetFn descr_get;
    DescrSetFn descr_set;
    // number
    BinaryFn add, subtract, multiply, remainder, divmod, lshift, rshift, and_, xor_, or_, floor_divide, true_divide,
        matrix_multiply;
    TernaryFn power, inplace_power;
    UnaryFn negative, positive, absolute, invert, int_, float_, index;
    InquiryFn bool_;
    BinaryFn inplace_add, inplace_subtract, inplace_multiply, inplace_remainder, inplace_lshift, inplace_rshift,
        inplace_and, inplace_xor, inplace_or, inplace_floor_divide, inplace_true_divide, inplace_matrix_multiply;
    // sequence
    LengthFn length;
    BinaryFn concat, inplace_concat;
    ItemFn repeat, inplace_repeat, item;
    SetItemFn set_item;
    ContainsFn contains;
    // mapping
    LengthFn map_length;
    BinaryFn subscript;
    SetSubscriptFn set_subscript;
    BufferFn buffer;  // lends its memory

    // attributes defined in C
    const MethodDef *methods;
    const MemberDef *members;
    const ComputedDef *computed;  // the other members
    const GetsetDef *getsets;
    const FieldDef *fields;  // what an instance owns, where its life follows from that (types/fields.h)
    const char *doc;

    // inheritance; owned references
    alignas(8) Type *base_type;
    alignas(8) Object *bases;       // tuple
    alignas(8) Object *mro;         // tuple, NULL until ready
    alignas(8) Object *dict;
    alignas(8) Object *subclasses;  // dict id -> weak reference, or NULL
    alignas(8) Object *weaklist;
    // classes of the program only
    alignas(8) Object *heap_name;      // str
    alignas(8) Object *heap_qualname;  // str
    alignas(8) Object *heap_module;    // not owned: in dict
    alignas(8) Object *slots;          // tuple of names from __slots__, or NULL
    alignas(8) void *cached_keys;      // DictKeys shared by the instances' attributes
    // lookup of __init__ and __getitem__ for the VM, valid while `version` is
    alignas(8) Object *init_cache;
    uint32_t init_cache_version;
    uint16_t enters_getitem;  // some instruction enters __getitem__ at once; while `version` is
    uint16_t slot_count;  // member descriptors added by __slots__, behind basic fields of the base
};

typedef enum {
#define TYPE(id, c_name, python_name, category) TYPE_##id##_ID,
#include "object/types.def"
#undef TYPE
    TYPE_ID_COUNT,
    TYPE_HEAP_INSTANCE_ID = TYPE_ID_COUNT,  // TypeId of classes made by the program, and so of their instances
} TypeId;

#define TYPE(id, c_name, python_name, category) extern Type c_name;
#include "object/types.def"
#undef TYPE

extern Type *const builtin_types[TYPE_ID_COUNT];  // types/type_ready.c

// Initial value of a static Type's header.
#define TYPE_HEADER(metatype) {.base = {.refcnt = IMMORTAL_REFCNT, .type = (metatype)}}

struct MethodDef {
    const char *name;  // NULL ends a table
    // One signature for all: `self` is the instance (the module for module functions, the class for class methods).
    Object *(*function)(Object *self, Slot *args, size_t count, Object *names);
    // Positional arguments accepted; maximum -1: any number. The caller checks them, with CPython's words.
    int8_t minimum, maximum;
    uint8_t flags;
    const char *doc;
};
enum {
    METHOD_KEYWORDS = 1,  // takes keyword arguments; then the function checks its counts itself (args_parse)
    METHOD_CLASS = 2,     // class method
    METHOD_STATIC = 4,
    METHOD_TUPLE = 8,        // CPython's takes a tuple and a dict (METH_VARARGS)
    METHOD_TUPLE_TO_12 = 16, // so until 3.12
    METHOD_TUPLE_TO_13 = 64,
    METHOD_QUIET = 128,      // CPython has an instruction for it, after which nothing asks for a collection
    METHOD_STARS_TO_13 = 32, // until 3.13 it makes a tuple of its positional arguments
};

struct MemberDef {
    const char *name;  // NULL ends a table
    uint32_t offset;   // of a Slot
    bool read_only;
    bool none_if_null;  // else AttributeError when empty
};

// What is a member in CPython and no reference here: a number, or what must be computed.
struct ComputedDef {
    MemberDef member;  // its offset is COMPUTED
    Object *(*get)(Object *self);
    int (*set)(Object *self, Object *value);
    uint8_t until;  // until 3.N it is one, then one of the getsets; 0: always
};

enum { COMPUTED = INT32_MAX };
#define COMPUTED_MEMBER(name, get) {{name, COMPUTED, true, false}, get, NULL, 0}
#define COMPUTED_MEMBER_TO(until, name, get) {{name, COMPUTED, true, false}, get, NULL, until}
#define WRITABLE_MEMBER(name, get, set) {{name, COMPUTED, false, false}, get, set, 0}


struct FieldDef {
    const char *name;  // what the holder is called; NULL ends a table
    uint16_t offset;   // of a Slot
    bool unfollowed;   // the collector does not look there, as in CPython
};

struct GetsetDef {
    const char *name;  // NULL ends a table
    Object *(*get)(Object *self);
    int (*set)(Object *self, Object *value);  // NULL: read-only; value NULL deletes
};

// --- reference counting ---------------------------------------------------------------------------

// Counts with the top bit set never change (PEP 683). In profiles without immortal objects nothing has it.
#define IMMORTAL_REFCNT 0xffffffffu

INLINE bool
is_immortal(const Object *op)
{
    return (int32_t)op->refcnt < 0;
}

// The references to an object that have a name, for releases that count them all. Implemented in inspect/ledger.c;
// births must be recorded.
uint32_t count_holders(const Object *op);

// Runs when the count has fallen to zero: the trashcan, then Type.dealloc. Implemented in gc/trashcan.c.
void object_dealloc(Object *op);

#ifdef CHECK_OWNERSHIP
NEW_REF Object *incref(Object *op);
NEW_REF Object *xincref(Object *op);
void decref(STEALS Object *op);
void xdecref(STEALS Object *op);
#else
INLINE Object *
incref(Object *op)
{
    if (LIKELY((int32_t)op->refcnt >= 0)) {
        op->refcnt++;
    }
    return op;
}

INLINE Object *
xincref(Object *op)
{
    return op == NULL ? NULL : incref(op);
}

INLINE void
decref(Object *op)
{
    if (LIKELY((int32_t)op->refcnt >= 0)) {
        assert(op->refcnt > 0);
        if (--op->refcnt == 0) {
            object_dealloc(op);
        }
    }
}

INLINE void
xdecref(Object *op)
{
    if (op != NULL) {
        decref(op);
    }
}
#endif

// Empties a slot first, then drops what was in it: the drop may run anything.
#define CLEAR_SLOT(slot)             \
    do {                             \
        void *cleared_ = (slot);     \
        (slot) = NULL;               \
        xdecref((Object *)cleared_); \
    } while (0)

// For Type.traverse.
#define VISIT_SLOT(slot)                                      \
    do {                                                      \
        if ((slot) != NULL) {                                 \
            int stop_ = visit((Object *)(slot), context);     \
            if (stop_ != 0) {                                 \
                return stop_;                                 \
            }                                                 \
        }                                                     \
    } while (0)

// --- making and freeing objects without a collector's header --------------------------------------

// An object of `size` bytes with its header set (count 1), the rest uninitialised; takes a reference to a heap
// type. NULL with MemoryError. Types with TYPE_GC use gc_new (gc/gc.h).
MUST_USE NEW_REF Object *object_new(Type *type, size_t size);
// Gives the block back. The last step of a dealloc. An instance of a class of the program gets here through
// subtype_dealloc (types/type.h), which drops the class itself: the dealloc of a built-in type never does.
void object_free(Object *op);

// The address of an object in events and images.
uint32_t object_address(const Object *op);
// What id() gives, and every text that names an address.
uint64_t object_id(const Object *op);

INLINE bool
type_has(const Type *type, uint32_t flag)
{
    return (type->flags & flag) != 0;
}

INLINE bool
is_exact(const Object *op, const Type *type)
{
    return op->type == type;
}

// type is base, or inherits from it.
bool type_is_subtype(const Type *type, const Type *base);

INLINE bool
is_instance_of(const Object *op, const Type *type)
{
    return op->type == type || type_is_subtype(op->type, type);
}

#define is_int(op) type_has((op)->type, TYPE_INT_SUBCLASS)
#define is_float(op) type_has((op)->type, TYPE_FLOAT_SUBCLASS)
#define is_str(op) type_has((op)->type, TYPE_STR_SUBCLASS)
#define is_bytes(op) type_has((op)->type, TYPE_BYTES_SUBCLASS)
#define is_list(op) type_has((op)->type, TYPE_LIST_SUBCLASS)
#define is_tuple(op) type_has((op)->type, TYPE_TUPLE_SUBCLASS)
#define is_dict(op) type_has((op)->type, TYPE_DICT_SUBCLASS)
#define is_set(op) type_has((op)->type, TYPE_SET_SUBCLASS)
#define is_type(op) type_has((op)->type, TYPE_TYPE_SUBCLASS)
#define is_exception(op) type_has((op)->type, TYPE_EXCEPTION_SUBCLASS)

// --- singletons -------------------------------------------------------------------------------------

typedef struct {
    Object base;
    uint64_t tag;  // CPython 3.12's lv_tag: digits << 3 | sign (0 positive, 1 zero, 2 negative)
    uint32_t digits[1];  // 30 bits each, least significant first
} Int;

extern Object none_object, not_implemented_object, ellipsis_object;  // types/singletons.c
extern Int true_object, false_object;                                // types/int.c
#define None (&none_object)
#define NotImplemented (&not_implemented_object)
#define Ellipsis (&ellipsis_object)
#define True (&true_object.base)
#define False (&false_object.base)

INLINE Object *
bool_from(bool value)
{
    return value ? True : False;
}
