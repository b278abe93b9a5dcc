// CPython 3.13's Lib/traceback.py is the model of what is shown: which lines, and where the marks stand.
#include "vm/source_marks.h"
#include "base/utf8.h"
#include "lang/parser.h"
#include "lang/source.h"
#include "object/profile.h"
#include "types/unicode.h"
#include <string.h>

// --- lines of code points ---------------------------------------------------------------------------------

typedef struct {
    uint32_t *chars;
    int length;
} Line;

typedef struct {
    Line *items;
    int count, capacity;
} Lines;

static void
lines_add(Lines *self, const uint32_t *chars, int length)
{
    if (self->count == self->capacity) {
        self->capacity = self->capacity ? 2 * self->capacity : 8;
        self->items = host_realloc(self->items, (size_t)self->capacity * sizeof(Line));
    }
    Line *line = &self->items[self->count++];
    line->length = length;
    line->chars = host_alloc((size_t)length * sizeof(uint32_t) + 1);
    if (length > 0) {
        memcpy(line->chars, chars, (size_t)length * sizeof(uint32_t));
    }
}

static void
lines_add_utf8(Lines *self, const char *text, size_t length)
{
    uint32_t *chars = host_alloc(length * sizeof(uint32_t) + 1);
    int count = 0;
    const char *end = text + length;
    while (text < end) {
        int32_t c = utf8_next(&text, end, false);
        if (c < 0) {
            c = 0xfffd;
            text++;
        }
        chars[count++] = (uint32_t)c;
    }
    lines_add(self, chars, count);
    host_free(chars);
}

static void
lines_free(Lines *self)
{
    for (int i = 0; i < self->count; i++) {
        host_free(self->items[i].chars);
    }
    host_free(self->items);
    *self = (Lines){0};
}

static bool
is_space(uint32_t c)
{
    return unicode_is(c, UNICODE_SPACE);
}

static int
leading_spaces(const Line *line)
{
    int n = 0;
    while (n < line->length && is_space(line->chars[n])) {
        n++;
    }
    return n;
}

static bool
is_blank(const Line *line)
{
    return leading_spaces(line) == line->length;
}

// Takes away the leading white space that all lines share; blank lines become empty and have no say. Returns
// what the first line lost.
static int
dedent(Lines *lines)
{
    const Line *model = NULL;
    int margin = 0;
    for (int i = 0; i < lines->count; i++) {
        Line *line = &lines->items[i];
        if (is_blank(line)) {
            line->length = 0;
            continue;
        }
        int indent = 0;
        while (line->chars[indent] == ' ' || line->chars[indent] == '\t') {
            indent++;
        }
        if (model == NULL) {
            model = line;
            margin = indent;
            continue;
        }
        int common = 0;
        while (common < margin && common < indent && model->chars[common] == line->chars[common]) {
            common++;
        }
        margin = common;
    }
    int lost = lines->count > 0 && lines->items[0].length > 0 ? margin : 0;
    for (int i = 0; i < lines->count; i++) {
        Line *line = &lines->items[i];
        if (line->length > 0) {
            line->length -= margin;
            memmove(line->chars, line->chars + margin, (size_t)line->length * sizeof(uint32_t));
        }
    }
    return lost;
}

static bool
is_wide(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
#define WIDE(first, last) {first, last},
#include "vm/wide_characters.def"
#undef WIDE
    };
    if (c < 0x1100) {
        return false;
    }
    for (size_t i = 0; i < COUNT_OF(ranges); i++) {
        if (c <= ranges[i].last) {
            return c >= ranges[i].first;
        }
    }
    return false;
}

// Columns that the first `length` characters take on a terminal.
static int
display_width(const Line *line, int length)
{
    int width = 0;
    for (int i = 0; i < line->length && i < length; i++) {
        width += is_wide(line->chars[i]) ? 2 : 1;
    }
    // Positions behind the end of an ASCII line count as well.
    return length > line->length ? width + length - line->length : width;
}

// The index of the character at byte `offset` of the line's UTF-8.
static int
character_index(const Line *line, int offset)
{
    int bytes = 0, i = 0;
    char unused[4];
    while (i < line->length && bytes < offset) {
        bytes += (int)utf8_put(unused, line->chars[i++]);
    }
    return i;
}

// --- anchors: the operator, brackets or parentheses inside the marked part ---------------------------------

typedef struct {
    int line, column;
} Point;

typedef struct {
    Point left, right; // what is between gets ^^^, the rest ~~~
} Anchors;

// The text of a part of the lines, from a character of the first to one of the last, as UTF-8.
static void
add_text(Buffer *out, const Line *line, int from, int to)
{
    for (int i = from; i < to && i < line->length; i++) {
        buffer_append_code_point(out, line->chars[i]);
    }
}

// Moves to the next character when the point stands behind the end of its line. False: there is none.
static bool
make_valid(const Lines *lines, Point *p)
{
    while (p->line < lines->count && p->column >= lines->items[p->line].length) {
        p->column = 0;
        p->line++;
    }
    return p->line < lines->count;
}

typedef bool (*Stop)(uint32_t c);

static bool
is_operator_start(uint32_t c)
{
    return !is_space(c) && c != ')';
}

static bool
is_bracket(uint32_t c)
{
    return c == '[';
}

static bool
is_parenthesis(uint32_t c)
{
    return c == '(';
}

// Goes on to the first character that `stop` accepts; continuation lines and comments are skipped.
static bool
advance_until(const Lines *lines, Point *p, Stop stop)
{
    for (;;) {
        uint32_t c = lines->items[p->line].chars[p->column];
        if (c == '\\' || c == '#') {
            p->column = 0;
            p->line++;
        } else if (!stop(c)) {
            p->column++;
        } else {
            return true;
        }
        if (!make_valid(lines, p)) {
            return false;
        }
    }
}

// The end of an expression. The segment was parsed behind a line with a parenthesis.
static Point
end_of(const Lines *lines, const Expr *expr)
{
    Point p = {expr->at.end_line - 2, 0};
    p.column = character_index(&lines->items[p.line], expr->at.end_column);
    return p;
}

static bool
anchors_of_binary(const Lines *lines, const Expr *expr, Anchors *out)
{
    Point p = end_of(lines, expr->bin_op.left);
    if (!make_valid(lines, &p) || !advance_until(lines, &p, is_operator_start)) {
        return false;
    }
    const Line *line = &lines->items[p.line];
    int end = p.column + 1;
    const Span *right = &expr->bin_op.right->at;
    if (end < line->length &&
        (right->line - 2 > p.line || end < character_index(&lines->items[right->line - 2], right->column)) &&
        !is_space(line->chars[end]) && line->chars[end] != '\\' && line->chars[end] != '#') {
        end++;
    }
    *out = (Anchors){p, {p.line, end}};
    return true;
}

static bool
anchors_of_brackets(const Lines *lines, const Expr *whole, const Expr *subject, Stop stop, Anchors *out)
{
    Point p = end_of(lines, subject);
    if (!make_valid(lines, &p) || !advance_until(lines, &p, stop)) {
        return false;
    }
    *out = (Anchors){p, end_of(lines, whole)};
    return true;
}

// The segment is the marked part alone, as lines.
static bool
find_anchors(const Lines *segment, Anchors *out)
{
    Buffer text = {0};
    buffer_append_text(&text, "(\n");
    for (int i = 0; i < segment->count; i++) {
        add_text(&text, &segment->items[i], 0, segment->items[i].length);
        buffer_append_char(&text, '\n');
    }
    buffer_append_text(&text, ")");
    Tree tree = {0};
    SyntaxError error = {0};
    bool found = false;
    if (parse_module(text.data, text.length, "<segment>", PARSE_FILE, &tree, &error)) {
        if (tree.body.count == 1 && tree.body.items[0]->kind == STMT_EXPR) {
            const Expr *expr = tree.body.items[0]->expr.value;
            switch (expr->kind) {
            case EXPR_BIN_OP:
                found = anchors_of_binary(segment, expr, out);
                break;
            case EXPR_SUBSCRIPT:
                found = anchors_of_brackets(segment, expr, expr->subscript.value, is_bracket, out);
                break;
            case EXPR_CALL:
                found = profile->marks_calls &&
                        anchors_of_brackets(segment, expr, expr->call.func, is_parenthesis, out);
                break;
            default:
                break;
            }
        }
    } else {
        syntax_error_free(&error);
    }
    tree_free(&tree);
    buffer_free(&text);
    return found;
}

// --- are marks worth a line? ------------------------------------------------------------------------------

// `return f(...)` and `x = f(...)` need no marks below the call: there is nothing else on the line.
static bool
is_plain_call(const Lines *lines, int start, int end)
{
    if (!profile->marks_calls) {
        return false;
    }
    Buffer text = {0};
    for (int i = 0; i < lines->count; i++) {
        add_text(&text, &lines->items[i], 0, lines->items[i].length);
        buffer_append_char(&text, '\n');
    }
    Tree tree = {0};
    SyntaxError error = {0};
    bool result = false;
    if (parse_module(text.data, text.length, "<lines>", PARSE_FILE, &tree, &error)) {
        const Expr *call = NULL;
        if (tree.body.count == 0) {
            result = true;
        } else {
            const Stmt *statement = tree.body.items[0];
            if (statement->kind == STMT_RETURN && statement->return_.value != NULL &&
                statement->return_.value->kind == EXPR_CALL &&
                statement->return_.value->call.func->kind == EXPR_NAME) {
                call = statement->return_.value;
            } else if (statement->kind == STMT_ASSIGN && statement->assign.value->kind == EXPR_CALL &&
                       statement->assign.targets.count == 1 &&
                       statement->assign.targets.items[0]->kind == EXPR_NAME) {
                call = statement->assign.value;
            }
        }
        if (call != NULL) {
            result = call->at.line == 1 && call->at.end_line == lines->count && call->at.column == start &&
                     call->at.end_column == end;
        }
    } else {
        syntax_error_free(&error);
    }
    tree_free(&tree);
    buffer_free(&text);
    return result;
}

static bool
has_text(const Line *line, int from, int to)
{
    for (int i = from; i < to && i < line->length; i++) {
        if (!is_space(line->chars[i])) {
            return true;
        }
    }
    return false;
}

// --- the picture ------------------------------------------------------------------------------------------

typedef struct {
    const Lines *lines;
    Lines *result;
    bool marks, has_anchors;
    Anchors anchors; // in columns of the terminal
    int start, end;  // in columns of the terminal: in the first and in the last line
} Picture;

static bool
is_between_anchors(const Picture *self, int line, int column)
{
    const Anchors *a = &self->anchors;
    return (line > a->left.line || (line == a->left.line && column >= a->left.column)) &&
           (line < a->right.line || (line == a->right.line && column < a->right.column));
}

static void
add_line(Picture *self, int number)
{
    const Line *line = &self->lines->items[number];
    lines_add(self->result, line->chars, line->length);
    if (!self->marks) {
        return;
    }
    int indent = leading_spaces(line);
    int width = number == self->lines->count - 1 ? self->end : display_width(line, line->length);
    uint32_t *marks = host_alloc((size_t)width * sizeof(uint32_t) + 1);
    for (int column = 0; column < width; column++) {
        if (column < indent || (number == 0 && column < self->start)) {
            marks[column] = ' ';
        } else {
            marks[column] = !self->has_anchors || is_between_anchors(self, number, column) ? '^' : '~';
        }
    }
    lines_add(self->result, marks, width);
    host_free(marks);
}

static void
add_left_out(Picture *self, int count)
{
    Buffer text = {0};
    buffer_append_format(&text, "...<%d lines>...", count);
    lines_add_utf8(self->result, text.data, text.length);
    buffer_free(&text);
}

static bool
is_significant(const Picture *self, int line)
{
    if (line == 0 || line == self->lines->count - 1) {
        return true;
    }
    int left = line - self->anchors.left.line, right = line - self->anchors.right.line;
    return self->has_anchors && ((left >= -1 && left <= 1) || (right >= -1 && right <= 1));
}

// The first and the last line and those around the anchors; single lines between them; a note for more.
static void
draw(Picture *self)
{
    int last = -1;
    for (int i = 0; i < self->lines->count; i++) {
        if (!is_significant(self, i)) {
            continue;
        }
        if (last >= 0 && i - last == 2) {
            add_line(self, i - 1);
        } else if (last >= 0 && i - last > 2) {
            add_left_out(self, i - last - 1);
        }
        add_line(self, i);
        last = i;
    }
}

static void
write_lines(Buffer *out, const Lines *lines)
{
    for (int i = 0; i < lines->count; i++) {
        buffer_append_text(out, "    ");
        add_text(out, &lines->items[i], 0, lines->items[i].length);
        buffer_append_char(out, '\n');
    }
}

// The marked part of the lines.
static void
cut_segment(const Lines *lines, int start, int end, Lines *segment)
{
    for (int i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        int from = i == 0 && start < line->length ? start : i == 0 ? line->length : 0;
        int to = i == lines->count - 1 && end < line->length ? end : line->length;
        lines_add(segment, line->chars + from, to > from ? to - from : 0);
    }
}

static void
draw_marked(Buffer *out, const Lines *lines, int start, int end, bool is_cut)
{
    Lines segment = {0}, result = {0};
    cut_segment(lines, start, end, &segment);
    const Line *first = &lines->items[0], *last = &lines->items[lines->count - 1];
    Picture picture = {
        .lines = lines,
        .result = &result,
        .start = display_width(first, start),
        .end = display_width(last, end),
    };
    picture.has_anchors = !is_cut && find_anchors(&segment, &picture.anchors);
    picture.marks = !is_plain_call(lines, start, end) &&
                    (picture.has_anchors || has_text(first, 0, start) || has_text(last, end, last->length));
    if (picture.has_anchors) {
        // The anchors were found in the segment, which begins in the middle of the first line.
        Point *points[] = {&picture.anchors.left, &picture.anchors.right};
        for (int i = 0; i < 2; i++) {
            int column = points[i]->column + (points[i]->line == 0 ? start : 0);
            points[i]->column = display_width(&lines->items[points[i]->line], column);
        }
    }
    draw(&picture);
    dedent(&result);
    write_lines(out, &result);
    lines_free(&segment);
    lines_free(&result);
}

// Reads a line of the source; an unknown one is empty.
static void
read_line(Lines *lines, const char *filename, uint32_t number, bool keeps_end)
{
    size_t length = 0;
    const char *text = source_line(filename, number, &length);
    lines_add_utf8(lines, text != NULL ? text : "", text != NULL ? length : 0);
    Line *line = &lines->items[lines->count - 1];
    while (line->length > 0 && is_space(line->chars[line->length - 1]) &&
           (!keeps_end || line->chars[line->length - 1] == '\n')) {
        line->length--;
    }
}

bool source_marks_used;

void
source_marks_add(Buffer *out, const char *filename, const Position *position, bool marks)
{
    bool has_columns = position->column != UINT32_MAX && position->end_column != UINT32_MAX;
    uint32_t end_line = position->end_line >= position->line ? position->end_line : position->line;
    // Where one line is shown of several, the marks go to its end.
    bool is_cut = !profile->shows_all_lines && end_line > position->line;
    if (is_cut) {
        end_line = position->line;
    }
    Lines lines = {0};
    bool any = false;
    for (uint32_t number = position->line; number <= (marks ? end_line : position->line); number++) {
        read_line(&lines, filename, number, !marks || profile->shows_line_ends);
        any |= !is_blank(&lines.items[lines.count - 1]);
    }
    if (any && marks && has_columns) {
        source_marks_used = true;
        int start = character_index(&lines.items[0], (int)position->column);
        int end = is_cut ? lines.items[0].length
                         : character_index(&lines.items[lines.count - 1], (int)position->end_column);
        int lost = dedent(&lines);
        draw_marked(out, &lines, start > lost ? start - lost : 0, end > lost ? end - lost : 0, is_cut);
    } else if (any) {
        Line *first = &lines.items[0];
        int indent = leading_spaces(first);
        buffer_append_text(out, "    ");
        add_text(out, first, indent, first->length);
        buffer_append_char(out, '\n');
    }
    lines_free(&lines);
}
