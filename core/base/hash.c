#include "base/hash.h"
#include <string.h>

#define ROTATE(x, b) (uint64_t)((x) << (b) | (x) >> (64 - (b)))

#define SIP_ROUND(a, b, c, d)                     \
    do {                                          \
        a += b, b = ROTATE(b, 13), b ^= a;        \
        a = ROTATE(a, 32);                        \
        c += d, d = ROTATE(d, 16), d ^= c;        \
        a += d, d = ROTATE(d, 21), d ^= a;        \
        c += b, b = ROTATE(b, 17), b ^= c;        \
        c = ROTATE(c, 32);                        \
    } while (0)

int64_t
hash_bytes(const void *bytes, size_t length)
{
    if (length == 0) {
        return 0;
    }
    const unsigned char *p = bytes;
    uint64_t a = 0x736f6d6570736575u, b = 0x646f72616e646f6du;
    uint64_t c = 0x6c7967656e657261u, d = 0x7465646279746573u;
    uint64_t last = (uint64_t)length << 56;
    for (; length >= 8; p += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        d ^= word;
        SIP_ROUND(a, b, c, d);
        a ^= word;
    }
    uint64_t tail = 0;
    memcpy(&tail, p, length);
    last |= tail;
    d ^= last;
    SIP_ROUND(a, b, c, d);
    a ^= last;
    c ^= 0xff;
    SIP_ROUND(a, b, c, d);
    SIP_ROUND(a, b, c, d);
    SIP_ROUND(a, b, c, d);
    int64_t hash = (int64_t)((a ^ b) ^ (c ^ d));
    return hash == -1 ? -2 : hash;
}
