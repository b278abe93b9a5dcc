// sys._debugmallocstats: the pools and arenas of the heap as CPython tells about its own.
#include "base/buffer.h"
#include "library/library_internal.h"
#include "memory/heap.h"
#include "object/free_list.h"
#include "object/profile.h"

enum { CLASSES = SMALL_LIMIT / BLOCK_ALIGNMENT, POOL_HEADER = 48 };

typedef struct {
    int64_t pools[CLASSES], used[CLASSES], available[CLASSES];
    int64_t unused_pools;
    Buffer text;
} Stats;

static void
count_pool(const PoolInfo *pool, void *context)
{
    Stats *stats = context;
    if (pool->block_size == 0) {
        stats->unused_pools++;
        return;
    }
    uint32_t class = pool->block_size / BLOCK_ALIGNMENT - 1;
    stats->pools[class]++;
    stats->used[class] += pool->used;
    stats->available[class] += pool->capacity - pool->used;
}

// "label       =      1,234,567", and the number again.
static int64_t
add_line(Stats *stats, const char *label, int width, int64_t value)
{
    Buffer *text = &stats->text;
    size_t start = text->length;
    buffer_append_text(text, label);
    while (text->length - start < (size_t)width) {
        buffer_append_char(text, ' ');
    }
    char digits[32];
    size_t at = sizeof digits;
    int written = 0;
    for (int64_t left = value; left > 0 || written == 0; left /= 10, written++) {
        if (written > 0 && written % 3 == 0) {
            digits[--at] = ',';
        }
        digits[--at] = (char)('0' + left % 10);
    }
    buffer_append_format(text, "=%*s", (int)(21 - (sizeof digits - at)), "");
    buffer_append(text, digits + at, sizeof digits - at);
    buffer_append_char(text, '\n');
    return value;
}

static void
add_free_list(Stats *stats, const char *list, const char *name, int size)
{
    int count = (int)free_list_count(list);
    Buffer label = {0};
    buffer_append_format(&label, "%d free %ss * %d bytes each ", count, name, size);
    buffer_append_format(&stats->text, "%*s", (int)(49 - label.length), "");
    buffer_append_char(&label, '\0');
    add_line(stats, label.data, (int)label.length - 1, (int64_t)count * size);
    buffer_free(&label);
}

void
malloc_stats_write(void)
{
    Stats stats = {0};
    heap_walk_pools(count_pool, &stats);
    Buffer *text = &stats.text;
    buffer_append_format(text, "Small block threshold = %d, in %d size classes.\n\n", SMALL_LIMIT, CLASSES);
    buffer_append_text(text, "class   size   num pools   blocks in use  avail blocks\n"
                             "-----   ----   ---------   -------------  ------------\n");
    int64_t pools = 0, allocated = 0, available = 0, lost = 0;
    for (int i = 0; i < CLASSES; i++) {
        int size = (i + 1) * BLOCK_ALIGNMENT;
        if (stats.pools[i] == 0) {
            continue;
        }
        buffer_append_format(text, "%5d %6d %11d %15d %13d\n", i, size, (int)stats.pools[i], (int)stats.used[i],
                             (int)stats.available[i]);
        pools += stats.pools[i];
        allocated += stats.used[i] * size;
        available += stats.available[i] * size;
        lost += stats.pools[i] * ((POOL_SIZE - POOL_HEADER) % size);
    }
    int64_t arenas = heap.arenas_taken - heap.arenas_returned;
    buffer_append_char(text, '\n');
    add_line(&stats, "# arenas allocated total", 35, heap.arenas_taken);
    add_line(&stats, "# arenas reclaimed", 35, heap.arenas_returned);
    add_line(&stats, "# arenas highwater mark", 35, heap.arenas_peak);
    add_line(&stats, "# arenas allocated current", 35, arenas);
    Buffer label = {0};
    buffer_append_format(&label, "%d arenas * %d bytes/arena", (int)arenas, REGION_SIZE);
    buffer_append_char(&label, '\0');
    add_line(&stats, label.data, 35, arenas * REGION_SIZE);
    label.length = 0;
    buffer_append_char(text, '\n');
    int64_t total = add_line(&stats, "# bytes in allocated blocks", 35, allocated);
    total += add_line(&stats, "# bytes in available blocks", 35, available);
    buffer_append_format(&label, "%d unused pools * %d bytes", (int)stats.unused_pools, POOL_SIZE);
    buffer_append_char(&label, '\0');
    total += add_line(&stats, label.data, 35, stats.unused_pools * POOL_SIZE);
    buffer_free(&label);
    total += add_line(&stats, "# bytes lost to pool headers", 35, pools * POOL_HEADER);
    total += add_line(&stats, "# bytes lost to quantization", 35, lost);
    total += add_line(&stats, "# bytes lost to arena alignment", 35, 0);
    add_line(&stats, "Total", 35, total);
    buffer_append_char(text, '\n');
    add_free_list(&stats, "dict", "PyDictObject", 48);
    if (profile->tells_kept_keys) {
        add_free_list(&stats, "dict keys", "PyDictKeysObject", 32);
    }
    add_free_list(&stats, "float", "PyFloatObject", 24);
    add_free_list(&stats, "list", "PyListObject", 40);
    for (int length = 1; length <= 20; length++) {
        Buffer list = {0}, name = {0};
        buffer_append_format(&list, "tuple of %d", length);
        buffer_append_format(&name, "%d-sized PyTupleObject", length);
        buffer_append_char(&list, '\0');
        buffer_append_char(&name, '\0');
        add_free_list(&stats, list.data, name.data, 24 + 8 * length);
        buffer_free(&list);
        buffer_free(&name);
    }
    library_write_error(text->data, text->length);
    buffer_free(text);
}
