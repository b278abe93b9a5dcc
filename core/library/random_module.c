// The module _random: the Mersenne Twister (MT19937), as CPython seeds and reads it, and the SHA-512 that random.seed turns
// texts into numbers with.
#include "base/buffer.h"
#include "gc/gc.h"
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytes.h"
#include "types/float.h"
#include "types/held.h"
#include "types/int.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

enum { N = 624, M = 397 };

typedef struct {
    Object base;
    int32_t index;
    uint32_t state[N];
} Random;

// What a generator begins with that nobody has seeded: every run is the same.
static const uint32_t default_key[] = {0x6f75726fu, 0x626f726fu};

static Type RandomType;

// --- the generator ----------------------------------------------------------------------------------------

static void
seed_one(Random *self, uint32_t seed)
{
    self->state[0] = seed;
    for (uint32_t i = 1; i < N; i++) {
        uint32_t last = self->state[i - 1];
        self->state[i] = 1812433253u * (last ^ (last >> 30)) + i;
    }
    self->index = N;
}

static void
seed_words(Random *self, const uint32_t *key, size_t length)
{
    uint32_t *mt = self->state;
    seed_one(self, 19650218u);
    size_t i = 1, j = 0;
    for (size_t k = length > N ? length : N; k > 0; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t)j;
        if (++i == N) {
            mt[0] = mt[N - 1];
            i = 1;
        }
        j = j + 1 < length ? j + 1 : 0;
    }
    for (size_t k = N - 1; k > 0; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
        if (++i == N) {
            mt[0] = mt[N - 1];
            i = 1;
        }
    }
    mt[0] = 0x80000000u;
}

static void
regenerate(Random *self)
{
    uint32_t *mt = self->state;
    for (int i = 0; i < N; i++) {
        uint32_t y = (mt[i] & 0x80000000u) | (mt[(i + 1) % N] & 0x7fffffffu);
        mt[i] = mt[(i + M) % N] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    self->index = 0;
}

static uint32_t
next_word(Random *self)
{
    if (self->index >= N) {
        regenerate(self);
    }
    uint32_t y = self->state[self->index++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

// --- methods ----------------------------------------------------------------------------------------------

#define METHOD(name) static Object *name(Object *op, Slot *args, size_t count, Object *keyword_names)
#define SELF                                                                                                 \
    Random *self = (Random *)op;                                                                             \
    (void)self, (void)args, (void)count, (void)keyword_names

METHOD(random_random)
{
    SELF;
    uint32_t a = next_word(self) >> 5, b = next_word(self) >> 6;
    return float_from((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

// The magnitude of an int as 32-bit words, the lowest first; at least one.
static uint32_t *
words_of(const Object *op, size_t *length)
{
    size_t digits = int_digit_count(op), size = digits * INT_SHIFT / 32 + 1;
    uint32_t *words = host_alloc_zeroed(size * sizeof *words);
    for (size_t i = 0; i < digits; i++) {
        size_t bit = i * INT_SHIFT;
        uint64_t shifted = (uint64_t)((const Int *)op)->digits[i] << (bit % 32);
        words[bit / 32] |= (uint32_t)shifted;
        if (shifted >> 32 != 0) {
            words[bit / 32 + 1] |= (uint32_t)(shifted >> 32);
        }
    }
    while (size > 1 && words[size - 1] == 0) {
        size--;
    }
    *length = size;
    return words;
}

static int
seed(Random *self, Object *from)
{
    if (from == NULL || from == None) {
        seed_words(self, default_key, COUNT_OF(default_key));
        return 0;
    }
    Object *number;
    if (is_int(from)) {
        number = incref(from);
    } else {
        int64_t hash = object_hash(from);
        if (hash == -1) {
            return -1;
        }
        number = int_from_unsigned((uint64_t)hash);
    }
    if (number == NULL) {
        return -1;
    }
    size_t length;
    uint32_t *words = words_of(number, &length);
    seed_words(self, words, length);
    host_free(words);
    decref(number);
    return 0;
}

METHOD(random_seed)
{
    SELF;
    return seed(self, count == 0 ? NULL : args[0].ref) < 0 ? NULL : None;
}

METHOD(random_getrandbits)
{
    SELF;
    static const ExceptionKind overflow = EXC_OverflowError;
    int64_t bits = number_as_index(args[0].ref, &overflow);
    if (bits < 0) {
        if (!error_pending()) {
            raise(EXC_ValueError, "number of bits must be non-negative");
        }
        return NULL;
    }
    if (bits <= 32) {
        return int_from(bits == 0 ? 0 : next_word(self) >> (32 - bits));
    }
    if (bits > INT32_MAX) {
        raise_no_memory();
        return NULL;
    }
    size_t length = (size_t)(bits - 1) / 32 + 1;
    uint32_t *words = host_alloc(length * sizeof *words);
    for (size_t i = 0; i < length; i++, bits -= 32) {
        words[i] = next_word(self) >> (bits < 32 ? 32 - bits : 0);
    }
    Buffer digits = {0};
    for (size_t i = length; i-- > 0;) {
        buffer_append_format(&digits, "%08x", words[i]);
    }
    host_free(words);
    Object *result = int_from_digits(digits.data, digits.length, 16, false);
    buffer_free(&digits);
    return result;
}

METHOD(random_getstate)
{
    SELF;
    Object *state = tuple_new(N + 1);
    if (state == NULL) {
        return NULL;
    }
    hold(state);
    for (int i = 0; i <= N; i++) {
        Object *number = i < N ? int_from(self->state[i]) : int_from(self->index);
        if (number == NULL) {
            drop_held(1);
            return NULL;
        }
        tuple_give_item(state, i, number);
    }
    return let_go();
}

METHOD(random_setstate)
{
    SELF;
    Object *state = args[0].ref;
    if (!is_tuple(state)) {
        raise(EXC_TypeError, "state vector must be a tuple");
        return NULL;
    }
    if (tuple_length(state) != N + 1) {
        raise(EXC_ValueError, "state vector is the wrong size");
        return NULL;
    }
    uint32_t words[N + 1];
    for (int i = 0; i <= N; i++) {
        int64_t value = number_as_index(tuple_peek(state, i), NULL);
        if (value == -1 && error_pending()) {
            return NULL;
        }
        words[i] = (uint32_t)value;
    }
    if (words[N] > N) {
        raise(EXC_ValueError, "invalid state");
        return NULL;
    }
    memcpy(self->state, words, sizeof self->state);
    self->index = (int32_t)words[N];
    return None;
}

static Object *
random_new(Type *type, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return type_alloc(type, 0);
}

static int
random_init(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    if (args_no_keywords("Random", keyword_names) < 0) {
        return -1;
    }
    if (count > 1) {
        raise(EXC_TypeError, "Random() requires 0 or 1 argument");
        return -1;
    }
    return seed((Random *)op, count == 0 ? NULL : args[0].ref);
}

// Instances of subclasses are the collector's.
static void
random_dealloc(Object *op)
{
    if (type_has(op->type, TYPE_GC)) {
        gc_free(op);
    } else {
        object_free(op);
    }
}

static const MethodDef random_methods[] = {
    {"random", random_random, 0, 0, 0, "random() -> x in the interval [0, 1)."},
    {"seed", random_seed, 0, 1, 0, NULL},
    {"getstate", random_getstate, 0, 0, 0, "getstate() -> tuple containing the current state."},
    {"setstate", random_setstate, 1, 1, 0, "setstate(state) -> None.  Restores generator state."},
    {"getrandbits", random_getrandbits, 1, 1, 0, "getrandbits(k) -> x.  Generates an int with k random bits."},
    {.name = NULL},
};

static Type RandomType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "_random.Random",
    .id = TYPE_OBJECT_ID,
    .flags = TYPE_BASE,
    .basic_size = ROUND_UP(sizeof(Random), 8),
    .dealloc = random_dealloc,
    .new = random_new,
    .init = random_init,
    .methods = random_methods,
    .doc = "Random() -> create a random number generator with its own internal state.",
};

// --- SHA-512 ----------------------------------------------------------------------------------------------

static const uint64_t round_constants[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static uint64_t
turn(uint64_t x, int by)
{
    return x >> by | x << (64 - by);
}

static void
sha512_block(uint64_t hash[8], const uint8_t *block)
{
    uint64_t w[80], v[8];
    for (int i = 0; i < 16; i++) {
        w[i] = 0;
        for (int k = 0; k < 8; k++) {
            w[i] = w[i] << 8 | block[8 * i + k];
        }
    }
    for (int i = 16; i < 80; i++) {
        uint64_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (turn(a, 1) ^ turn(a, 8) ^ a >> 7) + (turn(b, 19) ^ turn(b, 61) ^ b >> 6);
    }
    memcpy(v, hash, sizeof v);
    for (int i = 0; i < 80; i++) {
        uint64_t one = v[7] + (turn(v[4], 14) ^ turn(v[4], 18) ^ turn(v[4], 41)) +
                       ((v[4] & v[5]) ^ (~v[4] & v[6])) + round_constants[i] + w[i];
        uint64_t two = (turn(v[0], 28) ^ turn(v[0], 34) ^ turn(v[0], 39)) +
                       ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += one;
        v[0] = one + two;
    }
    for (int i = 0; i < 8; i++) {
        hash[i] += v[i];
    }
}

BUILTIN(random_sha512)
{
    UNUSED_ARGUMENTS;
    if (!is_bytes(args[0].ref)) {
        args_raise_wrong("_sha512", "argument 1", "bytes", args[0].ref);
        return NULL;
    }
    uint64_t hash[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
    uint64_t length = (uint64_t)bytes_length(args[0].ref), padded = (length + 17 + 127) / 128 * 128;
    uint8_t *text = host_alloc_zeroed(padded);
    memcpy(text, bytes_data(args[0].ref), length);
    text[length] = 0x80;
    for (int i = 0; i < 8; i++) {
        text[padded - 1 - (uint64_t)i] = (uint8_t)(length * 8 >> 8 * i);
    }
    for (uint64_t at = 0; at < padded; at += 128) {
        sha512_block(hash, text + at);
    }
    host_free(text);
    uint8_t digest[64];
    for (int i = 0; i < 64; i++) {
        digest[i] = (uint8_t)(hash[i / 8] >> (56 - 8 * (i % 8)));
    }
    return bytes_from(digest, sizeof digest);
}

static const MethodDef functions[] = {
    {"_sha512", random_sha512, 1, 1, 0, "The SHA-512 digest of bytes."},
    {.name = NULL},
};

Object *
random_make(void)
{
    Object *module = type_ready(&RandomType) < 0 ? NULL : library_module("_random", functions);
    if (module == NULL) {
        return NULL;
    }
    hold(module);
    if (module_add(module, "Random", incref((Object *)&RandomType)) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}
