# In a pipe sys.stdout holds what was printed until it is flushed or 8192 bytes wait: the texts themselves, in a list when
# there are several.
import gc
import io
import sys

gc.disable()


def births(action):
    gc.collect()
    before = gc.get_count()[0]
    action()
    return gc.get_count()[0] - before


word = "".join(["two ", "words"])
print(sys.getrefcount(word))
print(word)
print(sys.getrefcount(word))
print(word, word, sep=word)
print(sys.getrefcount(word))
sys.stdout.flush()
print(sys.getrefcount(word))
print(word, flush=True)
print(sys.getrefcount(word))
sys.stdout.write(word)
sys.stdout.write("\n")
print(sys.getrefcount(word))
print("other file", file=io.StringIO())

# Not ASCII: the bytes are held, not the text.
umlauts = "".join(["ä", "öü"])
print(umlauts)
print(sys.getrefcount(umlauts))


class Told(str):
    def __str__(self):
        return word


sys.stdout.flush()
print(Told("x"))
print(sys.getrefcount(word))
print(123456, 1.5, None, [1])

# The list is born with the second text.
sys.stdout.flush()
print([births(lambda: print("a")), births(lambda: print("b")), births(sys.stdout.flush), births(lambda: print("c", end=""))])
sys.stdout.flush()
print([births(lambda: sys.stdout.write("a\n")), births(lambda: sys.stdout.write("b\n"))])
print(word)
print(any(type(each) is list and word in each for each in gc.get_referrers(word)))

# Enough of it goes on its way.
for number in range(4):
    print(word * 300)
    print(sys.getrefcount(word))
long = word * 1000
print(long)
print(sys.getrefcount(long))
print(word, sys.getrefcount(word))

# sys.stderr ends its lines.
print(word, end=" ", file=sys.stderr)
print(sys.getrefcount(word))
print(word, file=sys.stderr)
print(sys.getrefcount(word))
print([births(lambda: print("a", file=sys.stderr)), births(lambda: sys.stderr.write("b\n"))])

print(sys.stdout.line_buffering, sys.stderr.line_buffering)
sys.stdout.reconfigure(line_buffering=True)
print(sys.stdout.line_buffering)
print(word, sys.getrefcount(word))
print(word, sys.getrefcount(word), end="")
print(sys.getrefcount(word))
print([births(lambda: print("a")), births(lambda: print("a", end="")), births(print)])
sys.stdout.reconfigure(line_buffering=False)
print(word)
print(sys.getrefcount(word))
sys.stdout.reconfigure(write_through=True)
print(word)
print(sys.getrefcount(word))
