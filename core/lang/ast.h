// The syntax tree: Python's `ast`, node for node, with the names and fields of its ASDL.
//
// The tree holds no Python objects. Its nodes, names and texts live in an arena of host memory that is
// freed as a whole. Left out: type comments (never kept without a flag) and Constant's kind beyond `u`.
// AsyncFunctionDef, AsyncFor and AsyncWith are FunctionDef, For and With with `is_async`, as TryStar is Try with
// `is_star`; TypeVar, TypeVarTuple and ParamSpec are TypeParam.
//
// Left-associative chains (a + b + c ..., a.b.c ..., elif ... elif ...) nest as deeply as the source is
// long; everything else nests at most PARSER_MAX_DEPTH levels (parser.h). Whoever walks the tree counts its
// own depth.
#pragma once

#include "base/base.h"
#include "lang/syntax_error.h"
#include "types/code.h" // Operator, of which BinOp and AugAssign never use the INPLACE_ rows; CompareOp

// --- the arena -------------------------------------------------------------------------------------------

typedef struct ArenaBlock ArenaBlock;

typedef struct {
    ArenaBlock *blocks;
    char *at, *end;
} Arena;

void *arena_alloc(Arena *self, size_t size); // zeroed, aligned for anything; panics without host memory
void arena_free(Arena *self);

// --- names -----------------------------------------------------------------------------------------------

// An identifier: one per spelling and tree, so equal names are equal pointers. UTF-8, NUL-terminated.
// Dotted names of imports ("a.b.c") are one Identifier. Private names are not mangled.
typedef struct Identifier Identifier;
struct Identifier {
    Identifier *next; // in the tree's table
    uint32_t hash, length;
    uint32_t index; // from 0, in order of first appearance
    char text[];
};

// --- parts -----------------------------------------------------------------------------------------------

// Lines from 1, columns from 0 in UTF-8 bytes; the end is exclusive. As in `ast`.
typedef struct {
    int line, column, end_line, end_column;
} Span;

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Pattern Pattern;
typedef struct Arguments Arguments;
typedef struct Arg Arg;
typedef struct Keyword Keyword;
typedef struct Alias Alias;
typedef struct WithItem WithItem;
typedef struct MatchCase MatchCase;
typedef struct Comprehension Comprehension;
typedef struct ExceptHandler ExceptHandler;
typedef struct TypeParam TypeParam;

#define SEQUENCE(Name, Item)                                                                                 \
    typedef struct {                                                                                         \
        int count;                                                                                           \
        Item *items;                                                                                         \
    } Name
SEQUENCE(ExprSeq, Expr *);
SEQUENCE(StmtSeq, Stmt *);
SEQUENCE(PatternSeq, Pattern *);
SEQUENCE(ArgSeq, Arg *);
SEQUENCE(KeywordSeq, Keyword *);
SEQUENCE(AliasSeq, Alias *);
SEQUENCE(WithItemSeq, WithItem *);
SEQUENCE(MatchCaseSeq, MatchCase *);
SEQUENCE(ComprehensionSeq, Comprehension *);
SEQUENCE(ExceptHandlerSeq, ExceptHandler *);
SEQUENCE(TypeParamSeq, TypeParam *);
SEQUENCE(IdentifierSeq, const Identifier *);
SEQUENCE(CompareOpSeq, uint8_t);
#undef SEQUENCE

typedef enum { CONTEXT_LOAD, CONTEXT_STORE, CONTEXT_DEL } ExprContext;
typedef enum { BOOL_OP_AND, BOOL_OP_OR } BoolOperator;
typedef enum { UNARY_INVERT, UNARY_NOT, UNARY_UADD, UNARY_USUB } UnaryOperator;
// Continues CompareOp (COMPARE_LT ... COMPARE_GE).
typedef enum {
    COMPARE_IS = COMPARE_GE + 1,
    COMPARE_IS_NOT,
    COMPARE_IN,
    COMPARE_NOT_IN,
} CompareOperator;

typedef enum {
    CONSTANT_NONE,
    CONSTANT_FALSE,
    CONSTANT_TRUE,
    CONSTANT_ELLIPSIS,
    CONSTANT_INT,   // text: digits without prefix and underscores, in `base`
    CONSTANT_FLOAT, // text: the literal without underscores
    CONSTANT_IMAGINARY, // text: the literal without underscores and its j
    CONSTANT_STR,   // text: UTF-8; lone surrogates as three bytes
    CONSTANT_BYTES, // text: the bytes
} ConstantKind;

typedef struct {
    ConstantKind kind;
    uint8_t base;     // of INT: 2, 8, 10 or 16
    bool u_prefix;    // of STR: the first literal was written u"..."
    bool is_joined;   // of BYTES: more than one literal that is not empty
    int number;       // from 0, in order of creation; below Tree.constant_count. One object is made for each.
    size_t length;    // bytes of text
    const char *text; // NUL-terminated behind its length; may contain NUL
    const Expr *folded_from; // the expression whose value it is, where that matters (profile->folds_late)
} ConstantValue;

struct Comprehension {
    Expr *target, *iter;
    ExprSeq ifs;
    bool is_async;
};

struct Arg {
    Span at;
    const Identifier *arg;
    Expr *annotation; // or NULL
};

struct Arguments {
    ArgSeq posonlyargs, args;
    Arg *vararg; // or NULL
    ArgSeq kwonlyargs;
    ExprSeq kw_defaults; // as many as kwonlyargs; NULL items have no default
    Arg *kwarg;          // or NULL
    ExprSeq defaults;    // of the last posonlyargs and args
};

struct Keyword {
    Span at;
    const Identifier *arg; // NULL: **value
    Expr *value;
};

struct Alias {
    Span at;
    const Identifier *name;   // "*" in `from m import *`
    const Identifier *asname; // or NULL
};

struct WithItem {
    Expr *context_expr;
    Expr *optional_vars; // or NULL
};

struct MatchCase {
    Pattern *pattern;
    Expr *guard; // or NULL
    StmtSeq body;
};

struct ExceptHandler {
    Span at;
    Expr *type;             // or NULL
    const Identifier *name; // or NULL
    StmtSeq body;
};

typedef enum { TYPE_VAR, TYPE_VAR_TUPLE, PARAM_SPEC } TypeParamKind;

struct TypeParam {
    TypeParamKind kind;
    Span at;
    const Identifier *name;
    Expr *bound;         // of TYPE_VAR, or NULL
    Expr *default_value; // or NULL
};

// --- expressions -----------------------------------------------------------------------------------------

typedef enum {
    EXPR_BOOL_OP,
    EXPR_NAMED_EXPR,
    EXPR_BIN_OP,
    EXPR_UNARY_OP,
    EXPR_LAMBDA,
    EXPR_IF_EXP,
    EXPR_DICT,
    EXPR_SET,
    EXPR_LIST_COMP,
    EXPR_SET_COMP,
    EXPR_DICT_COMP,
    EXPR_GENERATOR_EXP,
    EXPR_AWAIT,
    EXPR_YIELD,
    EXPR_YIELD_FROM,
    EXPR_COMPARE,
    EXPR_CALL,
    EXPR_FORMATTED_VALUE,
    EXPR_JOINED_STR,
    EXPR_CONSTANT,
    EXPR_ATTRIBUTE,
    EXPR_SUBSCRIPT,
    EXPR_STARRED,
    EXPR_NAME,
    EXPR_LIST,
    EXPR_TUPLE,
    EXPR_SLICE,
} ExprKind;

struct Expr {
    ExprKind kind;
    Span at;
    union {
        struct {
            BoolOperator op;
            ExprSeq values;
        } bool_op;
        struct {
            Expr *target, *value;
        } named_expr;
        struct {
            Expr *left;
            Operator op;
            Expr *right;
        } bin_op;
        struct {
            UnaryOperator op;
            Expr *operand;
        } unary_op;
        struct {
            Arguments *args;
            Expr *body;
        } lambda;
        struct {
            Expr *test, *body, *orelse;
        } if_exp;
        struct {
            ExprSeq keys; // NULL items: **value
            ExprSeq values;
        } dict;
        struct {
            ExprSeq elts;
        } set;
        struct { // ListComp, SetComp, GeneratorExp
            Expr *elt;
            ComprehensionSeq generators;
        } comp;
        struct {
            Expr *key, *value;
            ComprehensionSeq generators;
        } dict_comp;
        struct { // Yield (value may be NULL), YieldFrom, Await
            Expr *value;
        } yield;
        struct {
            Expr *left;
            CompareOpSeq ops; // CompareOp or CompareOperator
            ExprSeq comparators;
        } compare;
        struct {
            Expr *func;
            ExprSeq args;
            KeywordSeq keywords;
        } call;
        struct {
            Expr *value;
            int conversion;    // -1, or 's', 'r', 'a'
            Expr *format_spec; // JoinedStr, or NULL
        } formatted_value;
        struct {
            ExprSeq values; // Constant (STR) and FormattedValue
        } joined_str;
        ConstantValue constant;
        struct {
            Expr *value;
            const Identifier *attr;
            ExprContext ctx;
        } attribute;
        struct {
            Expr *value, *slice;
            ExprContext ctx;
        } subscript;
        struct {
            Expr *value;
            ExprContext ctx;
        } starred;
        struct {
            const Identifier *id;
            ExprContext ctx;
        } name;
        struct { // List, Tuple
            ExprSeq elts;
            ExprContext ctx;
        } list;
        struct {
            Expr *lower, *upper, *step; // each may be NULL
        } slice;
    };
};

// --- statements ------------------------------------------------------------------------------------------

typedef enum {
    STMT_FUNCTION_DEF,
    STMT_CLASS_DEF,
    STMT_RETURN,
    STMT_DELETE,
    STMT_ASSIGN,
    STMT_AUG_ASSIGN,
    STMT_ANN_ASSIGN,
    STMT_TYPE_ALIAS,
    STMT_FOR,
    STMT_WHILE,
    STMT_IF,
    STMT_WITH,
    STMT_MATCH,
    STMT_RAISE,
    STMT_TRY,
    STMT_ASSERT,
    STMT_IMPORT,
    STMT_IMPORT_FROM,
    STMT_GLOBAL,
    STMT_NONLOCAL,
    STMT_EXPR,
    STMT_PASS,
    STMT_BREAK,
    STMT_CONTINUE,
} StmtKind;

struct Stmt {
    StmtKind kind;
    Span at; // of a decorated function or class: from `def` or `class` on
    union {
        struct {
            const Identifier *name;
            Arguments *args;
            StmtSeq body;
            ExprSeq decorator_list;
            Expr *returns; // or NULL
            TypeParamSeq type_params;
            bool is_async;
        } function_def;
        struct {
            const Identifier *name;
            ExprSeq bases;
            KeywordSeq keywords;
            StmtSeq body;
            ExprSeq decorator_list;
            TypeParamSeq type_params;
        } class_def;
        struct {
            Expr *value; // or NULL
        } return_;
        struct {
            ExprSeq targets;
        } delete;
        struct {
            ExprSeq targets;
            Expr *value;
        } assign;
        struct {
            Expr *target;
            Operator op;
            Expr *value;
        } aug_assign;
        struct {
            Expr *target, *annotation;
            Expr *value; // or NULL
            bool simple, is_conditional; // conditional: may never be passed (scopes.c finds out)
        } ann_assign;
        struct {
            Expr *name;
            TypeParamSeq type_params;
            Expr *value;
        } type_alias;
        struct {
            Expr *target, *iter;
            StmtSeq body, orelse;
            bool is_async;
        } for_;
        struct {
            Expr *test;
            StmtSeq body, orelse;
        } while_;
        struct {
            Expr *test;
            StmtSeq body, orelse;
        } if_;
        struct {
            WithItemSeq items;
            StmtSeq body;
            bool is_async;
        } with;
        struct {
            Expr *subject;
            MatchCaseSeq cases;
        } match;
        struct {
            Expr *exc, *cause; // each may be NULL
        } raise;
        struct {
            StmtSeq body;
            ExceptHandlerSeq handlers;
            StmtSeq orelse, finalbody;
            bool is_star; // except*
        } try;
        struct {
            Expr *test;
            Expr *msg; // or NULL
        } assert_;
        struct {
            AliasSeq names;
        } import;
        struct {
            const Identifier *module; // NULL: from . import x
            AliasSeq names;
            int level;
        } import_from;
        struct { // Global, Nonlocal
            IdentifierSeq names;
        } global;
        struct {
            Expr *value;
        } expr;
    };
};

// --- patterns --------------------------------------------------------------------------------------------

typedef enum {
    PATTERN_MATCH_VALUE,
    PATTERN_MATCH_SINGLETON,
    PATTERN_MATCH_SEQUENCE,
    PATTERN_MATCH_MAPPING,
    PATTERN_MATCH_CLASS,
    PATTERN_MATCH_STAR,
    PATTERN_MATCH_AS,
    PATTERN_MATCH_OR,
} PatternKind;

struct Pattern {
    PatternKind kind;
    Span at;
    union {
        struct {
            Expr *value;
        } match_value;
        ConstantValue match_singleton; // None, True or False
        struct {                       // MatchSequence, MatchOr
            PatternSeq patterns;
        } match_sequence;
        struct {
            ExprSeq keys;
            PatternSeq patterns;
            const Identifier *rest; // or NULL
        } match_mapping;
        struct {
            Expr *cls;
            PatternSeq patterns;
            IdentifierSeq kwd_attrs;
            PatternSeq kwd_patterns;
        } match_class;
        struct {
            const Identifier *name; // NULL: *_
        } match_star;
        struct {
            Pattern *pattern;       // or NULL
            const Identifier *name; // or NULL; both NULL: _
        } match_as;
    };
};

// --- the tree --------------------------------------------------------------------------------------------

typedef struct {
    Arena arena;
    Identifier **table; // names by hash; table_size is a power of two
    uint32_t table_size, identifier_count;
    int constant_count;
    StmtSeq body;     // of a file
    Expr *expression; // of an expression: then body is empty
    bool is_interactive;     // the values of expression statements are shown
    SyntaxWarnings warnings; // about the text
} Tree;

void tree_free(Tree *self); // also of a zeroed Tree
const Identifier *tree_intern(Tree *self, const char *text, size_t length);
bool identifier_is(const Identifier *self, const char *text);
