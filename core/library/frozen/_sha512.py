# SHA-512 of bytes: random.seed makes numbers of text with it.
from math import isqrt

_mask = (1 << 64) - 1


def _primes(count):
    found = []
    n = 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def _cube_root(n):
    # The whole part, by Newton's method from above.
    x = 1 << (n.bit_length() + 2) // 3
    while True:
        y = (2 * x + n // (x * x)) // 3
        if y >= x:
            return x
        x = y


def _tables():
    primes = _primes(80)
    return ([isqrt(p << 128) & _mask for p in primes[:8]], [_cube_root(p << 192) & _mask for p in primes])


def digest(data):
    start, constants = _tables()
    length = len(data)
    data += b"\x80" + bytes((111 - length) % 128) + (8 * length).to_bytes(16)
    state = list(start)
    for at in range(0, len(data), 128):
        w = [int.from_bytes(data[i:i + 8]) for i in range(at, at + 128, 8)]
        for i in range(16, 80):
            x, y = w[i - 15], w[i - 2]
            x |= x << 64
            y |= y << 64
            s0 = x >> 1 ^ x >> 8 ^ (x & _mask) >> 7
            s1 = y >> 19 ^ y >> 61 ^ (y & _mask) >> 6
            w.append((w[i - 16] + (s0 & _mask) + w[i - 7] + (s1 & _mask)) & _mask)
        a, b, c, d, e, f, g, h = state
        for i in range(80):
            x = e | e << 64
            t = h + ((x >> 14 ^ x >> 18 ^ x >> 41) & _mask) + (e & f ^ ~e & g) + constants[i] + w[i]
            x = a | a << 64
            u = ((x >> 28 ^ x >> 34 ^ x >> 39) & _mask) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (t + u) & _mask, a, b, c, (d + t) & _mask, e, f, g
        state = [(old + new) & _mask for old, new in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join([word.to_bytes(8) for word in state])
