// Tokens of a pattern, and words of its program.
#include "library/regex/parse.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/held.h"

// --- tokens ---------------------------------------------------------------------------------------------

bool
parser_fail_words(Parser *p, int64_t position, const char *format, const Word *words)
{
    if (!p->failed) {
        p->failed = true;
        p->message = str_format_words(format, words);
        if (p->message != NULL) {
            hold(p->message);
        }
        p->error_position = position;
    }
    return false;
}

int64_t
parser_tell(const Parser *p)
{
    return p->index - p->next_size;
}

void
parser_advance(Parser *p)
{
    int64_t i = p->index;
    if (i >= p->text.length) {
        p->next = -1;
        p->next_size = 0;
        return;
    }
    p->next = (int32_t)text_at(&p->text, i);
    p->next_size = 1;
    if (p->next == '\\') {
        if (i + 1 >= p->text.length) {
            parser_fail(p, i, "bad escape (end of pattern)");
            p->next = -1;
            p->next_size = 0;
            return;
        }
        p->next = (int32_t)text_at(&p->text, i + 1);
        p->next_size = 2;
    }
    p->index = i + p->next_size;
}

bool
parser_get(Parser *p)
{
    p->token = p->next;
    p->is_escape = p->next_size == 2;
    if (p->failed || p->next < 0) {
        return false;
    }
    parser_advance(p);
    return !p->failed;
}

bool
parser_match(Parser *p, char c)
{
    if (p->next != c || p->next_size != 1) {
        return false;
    }
    parser_advance(p);
    return true;
}

void
parser_seek(Parser *p, int64_t index)
{
    p->index = index;
    parser_advance(p);
}

// Always a str: it stands in a message or is a name.
Object *
parser_slice(Parser *p, int64_t start, int64_t stop)
{
    const char *data = (const char *)p->text.data + start * p->text.kind;
    Object *text = p->is_text ? str_from_text(&(Text){data, stop - start, p->text.kind})
                              : str_from_latin1(data, (size_t)(stop - start));
    p->failed |= text == NULL;
    return text == NULL ? NULL : hold(text);
}

// --- the program ----------------------------------------------------------------------------------------

void
parser_emit(Parser *p, uint32_t word)
{
    if (p->count == p->capacity) {
        p->capacity = p->capacity == 0 ? 64 : p->capacity * 2;
        p->words = host_realloc(p->words, p->capacity * sizeof *p->words);
    }
    p->words[p->count++] = word;
}

// Offsets do not change when a whole item is moved: they are relative.
void
parser_insert(Parser *p, size_t at, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        parser_emit(p, 0);
    }
    memmove(p->words + at + count, p->words + at, (p->count - count - at) * sizeof *p->words);
}
