// str and bytes: storage, sharing, interning, methods, formatting, codecs; every allocation refused once.
#include "harness.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/dict.h"
#include "types/list.h"
#include "types/tuple.h"

// Calls a method with str arguments (NULL ends them) and compares what ascii(result) shows.
static void
check_method(const char *self, const char *method, const char *first, const char *second, const char *expected)
{
    Object *op = hold(str_from(self)), *function = hold(object_get_attr_cstring(op, method));
    Slot args[2] = {{first == NULL ? NULL : hold(str_from(first))}, {second == NULL ? NULL : hold(str_from(second))}};
    size_t count = first == NULL ? 0 : second == NULL ? 1 : 2;
    Object *result = function == NULL ? NULL : object_call(function, args, count, NULL);
    if (result == NULL) {
        result = error_take();
    }
    hold(result);
    Object *text = object_ascii(result);
    CHECK_TEXT(text == NULL ? "?" : str_ascii(text), expected);
    xdecref(text);
    drop_held_to(0);
}

static void
storage_is_as_narrow_as_possible(void)
{
    const struct {
        const char *text;
        int64_t length, kind, size;
    } rows[] = {
        {"", 0, 1, 41},         {"a", 1, 1, 42},      {"abc", 3, 1, 44},         {"é", 1, 1, 61},  {"éé", 2, 1, 59},
        {"ā", 1, 2, 60},        {"日本", 2, 2, 62},   {"😀", 1, 4, 64},          {"ab😀", 3, 4, 72},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Object *op = hold(str_from(rows[i].text));
        CHECK_EQUAL(str_length(op), rows[i].length);
        CHECK_EQUAL(((Str *)op)->kind, rows[i].kind);
        CHECK_EQUAL(object_size(op), rows[i].size);
        drop_held(1);
    }
    Object *wide = hold(str_from("ab😀")), *narrow = str_slice(wide, 0, 2);
    CHECK(str_equals(narrow, "ab") && ((Str *)narrow)->ascii);
    decref(narrow);
    drop_held(1);
}

static void
short_strings_are_shared(void)
{
    Object *a = str_from("a"), *text = str_from("banana"), *slice = str_slice(text, 1, 2);
    CHECK(a == slice && is_immortal(a));
    CHECK(str_from("") == names.empty);
    CHECK(str_from_code_point(0xe9) == str_from("é"));
    Object *whole = str_slice(text, 0, 6);
    CHECK(whole == text);
    decref(whole);
    decref(text);
}

static void
the_table_of_interned_strings_holds_weakly(void)
{
    Object *first = str_intern(str_from("a mortal name"));
    CHECK_EQUAL(first->refcnt, 1);
    Object *second = str_intern(str_from("a mortal name"));
    CHECK(first == second && first->refcnt == 2);
    decref(first);
    decref(second);
    CHECK(str_interned_peek("a mortal name", 13) == NULL);
    CHECK(str_interned_peek("__init__", 8) == names.__init__);
    // Removing closes gaps: every name of a crowded table stays findable.
    enum { COUNT = 3000 };
    static Object *many[COUNT];
    for (int i = 0; i < COUNT; i++) {
        many[i] = str_intern(str_format("name %d", i));
    }
    for (int i = 0; i < COUNT; i += 3) {
        decref(many[i]);
    }
    for (int i = 0; i < COUNT; i++) {
        char text[32];
        int length = snprintf(text, sizeof(text), "name %d", i);
        CHECK(str_interned_peek(text, (size_t)length) == (i % 3 == 0 ? NULL : many[i]));
    }
    for (int i = 0; i < COUNT; i++) {
        if (i % 3 != 0) {
            decref(many[i]);
        }
    }
}

static void
appending_resizes_only_what_nobody_else_sees(void)
{
    Object *text = str_from("abc"), *tail = str_from("defg");
    CHECK(str_append(&text, tail) == 0);
    CHECK(str_equals(text, "abcdefg"));
    Object *other = incref(text);
    CHECK(str_append(&text, tail) == 0);
    CHECK(text != other && str_equals(other, "abcdefg") && str_equals(text, "abcdefgdefg"));
    decref(other);
    int64_t hash = str_hash(text);
    other = text;
    CHECK(str_append(&text, tail) == 0);
    CHECK(str_hash(text) != hash);
    for (int i = 0; i < 2000; i++) {
        CHECK(str_append(&text, tail) == 0);
    }
    CHECK_EQUAL(str_length(text), 15 + 8000);
    Object *wide = str_from("日本");
    CHECK(str_append(&text, wide) == 0);
    CHECK_EQUAL(str_at(text, str_length(text) - 1), 0x672c);
    decref(wide);
    decref(text);
    decref(tail);
}

static void
hashes_are_those_of_cpython_without_a_seed(void)
{
    const struct {
        const char *text;
        int64_t hash;
    } rows[] = {
        {"", 0},
        {"a", 4644417185603328019},
        {"hello", -2096571579003691106},
        {"日本", 6243316497235261705},
        {"😀", -3536540696076613844},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Object *op = hold(str_from(rows[i].text));
        CHECK_EQUAL(str_hash(op), rows[i].hash);
        drop_held(1);
    }
}

static void
methods_agree_with_cpython(void)
{
    check_method("  a b  c ", "split", NULL, NULL, "['a', 'b', 'c']");
    check_method("a,b,,c", "split", ",", NULL, "['a', 'b', '', 'c']");
    check_method("a,b,,c", "rpartition", ",", NULL, "('a,b,', ',', 'c')");
    check_method("a\nb\r\nc\u2028d", "splitlines", NULL, NULL, "['a', 'b', 'c', 'd']");
    check_method("banana", "replace", "an", "<>", "'b<><>a'");
    check_method("abc", "replace", "", "-", "'-a-b-c-'");
    check_method("naïve", "replace", "ï", "i", "'naive'");
    check_method("banana", "rfind", "an", NULL, "3");
    check_method("banana", "count", "ana", NULL, "1");
    check_method("banana", "index", "x", NULL, "ValueError('substring not found')");
    check_method("xxabcxx", "strip", "x", NULL, "'abc'");
    check_method("straße ŉ ﬁ", "upper", NULL, NULL, "'STRASSE \\u02bcN FI'");
    check_method("ΑΣ ΑΣΑ", "lower", NULL, NULL, "'\\u03b1\\u03c2 \\u03b1\\u03c3\\u03b1'");
    check_method("they're bill's", "title", NULL, NULL, "\"They'Re Bill'S\"");
    check_method("ǆabc", "capitalize", NULL, NULL, "'\\u01c5abc'");
    check_method("ß", "casefold", NULL, NULL, "'ss'");
    check_method("٣", "isdecimal", NULL, NULL, "True");
    check_method("Ⅷ", "isnumeric", NULL, NULL, "True");
    check_method("étage_2", "isidentifier", NULL, NULL, "True");
    check_method("a\tb\n\tc", "expandtabs", NULL, NULL, "'a       b\\n        c'");
    check_method("a", "join", "xyz", NULL, "'xayaz'");
    check_method("{!r:>6}|{}", "format", "a", "b", "\"   'a'|b\"");
    check_method("{} {}", "format", "a", NULL,
                 "IndexError('Replacement index 1 out of range for positional args tuple')");
    check_method("{0.x}", "format", "a", NULL, "AttributeError(\"'str' object has no attribute 'x'\")");
    check_method("{", "format", "a", NULL, "ValueError(\"Single '{' encountered in format string\")");
    check_method("%s-%5s", "__mod__", "a", NULL, "TypeError('not enough arguments for format string')");
    check_method("a", "split", "", NULL, "ValueError('empty separator')");
}

static void
split_makes_cpythons_lists(void)
{
    Object *text = hold(str_from("a b c")), *split = hold(object_get_attr_cstring(text, "split"));
    Object *list = hold(object_call_none(split));
    CHECK_EQUAL(list_length(list), 3);
    CHECK_EQUAL(((List *)list)->allocated, 4);
    Object *space = hold(str_from(" ")), *other = hold(object_call_one(split, space));
    CHECK_EQUAL(((List *)other)->allocated, 7);
    drop_held(5);
}

static void
repr_quotes_and_escapes(void)
{
    const struct {
        const char *text, *repr, *ascii;
    } rows[] = {
        {"it's", "\"it's\"", "\"it's\""},
        {"\"it's\"", "'\"it\\'s\"'", "'\"it\\'s\"'"},
        {"\n\t\\\x7f", "'\\n\\t\\\\\\x7f'", "'\\n\\t\\\\\\x7f'"},
        {"é\u00a0\u200b", "'é\\xa0\\u200b'", "'\\xe9\\xa0\\u200b'"},
        {"😀", "'😀'", "'\\U0001f600'"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Object *op = hold(str_from(rows[i].text)), *expected = hold(str_from(rows[i].repr));
        Object *repr = hold(object_repr(op)), *ascii = hold(object_ascii(op));
        CHECK(str_equal(repr, expected));
        CHECK_TEXT(str_ascii(ascii), rows[i].ascii);
        drop_held(4);
    }
}

static void
codecs_say_what_is_wrong(void)
{
    const struct {
        const char *bytes, *errors, *expected;
    } rows[] = {
        {"\xff", NULL, "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"},
        {"a\xe2\x82", NULL, "'utf-8' codec can't decode bytes in position 1-2: unexpected end of data"},
        {"\xed\xa0\x80", NULL, "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"},
        {"\xf0\x90(", NULL, "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte"},
        {"a\xff", "backslashreplace", "a\\xff"},
        {"a\xff", "ignore", "a"},
        {"a\xff", "nonsense", "unknown error handler name 'nonsense'"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Object *result = str_decode(rows[i].bytes, strlen(rows[i].bytes), NULL, rows[i].errors);
        Object *shown = hold(result != NULL ? result : error_take()), *text = hold(object_str(shown));
        CHECK_TEXT(str_ascii(text), rows[i].expected);
        drop_held(2);
    }
}

static bool
work_with_text(void)
{
    Object *text = hold(str_from("one two\tthree ŧwo"));
    Object *split = text == NULL ? NULL : hold(object_get_attr_cstring(text, "split"));
    Object *list = split == NULL ? NULL : hold(object_call_none(split));
    Object *comma = list == NULL ? NULL : hold(str_from(", "));
    Object *joined = comma == NULL ? NULL : hold(str_join(comma, list));
    Object *upper = joined == NULL ? NULL : hold(object_get_attr_cstring(joined, "upper"));
    Object *shout = upper == NULL ? NULL : hold(object_call_none(upper));
    Object *format = shout == NULL ? NULL : hold(str_from("%s and %r, %8.3f"));
    Object *arguments = format == NULL ? NULL : hold(tuple_pack(3, shout, list, int_from(5)));
    Object *written = arguments == NULL ? NULL : hold(str_modulo(format, arguments));
    Object *bytes = written == NULL ? NULL : hold(str_encode(written, NULL, NULL));
    Object *name = bytes == NULL ? NULL : hold(str_intern(str_slice(written, 2, 9)));
    bool done = name != NULL && str_append(&text, name) == 0;
    while (held_count() > 1) {
        xdecref(let_go());
    }
    if (held_count() == 1) {
        let_go();
        xdecref(text);
    }
    return done;
}

int
main(void)
{
    run_test("storage is as narrow as possible", storage_is_as_narrow_as_possible);
    run_test("short strings are shared", short_strings_are_shared);
    run_test("the table of interned strings holds weakly", the_table_of_interned_strings_holds_weakly);
    run_test("appending resizes only what nobody else sees", appending_resizes_only_what_nobody_else_sees);
    run_test("hashes are those of CPython without a seed", hashes_are_those_of_cpython_without_a_seed);
    run_test("methods agree with CPython", methods_agree_with_cpython);
    run_test("split makes CPython's lists", split_makes_cpythons_lists);
    run_test("repr quotes and escapes", repr_quotes_and_escapes);
    run_test("codecs say what is wrong", codecs_say_what_is_wrong);
    run_refused("working with text", work_with_text);
    return finish_tests();
}
