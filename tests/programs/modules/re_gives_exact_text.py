# What re takes out of a subclass of str or bytes is str or bytes, whatever the subclass's own methods say; string stays what it was.
import re


class S(str):
    def __getitem__(self, i):
        return type(self)(super().__getitem__(i))

    def __str__(self):
        return "other"


class B(bytes):
    def __getitem__(self, i):
        return b"other"


for text, a in (S("banana"), "a"), (B(b"banana"), b"a"):
    p = re.compile(a + a.replace(*(("a", "(n)?") if isinstance(a, str) else (b"a", b"(n)?"))))
    m = p.search(text)
    print(type(text).__name__, m.group(), type(m.group()).__name__, m[1], type(m.string).__name__, m.string is text)
    for found in p.findall(text), p.split(text), [p.sub(a, text)], [re.sub(a + a, a, text)], [m.expand(a)], [x.group() for x in p.finditer(text)]:
        print(found, sorted({type(x).__name__ for x in found}))
    print(m.regs, m.lastindex, p.fullmatch(text), re.match(a * 0, text).group())
