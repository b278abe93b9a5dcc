# What differs between two sequences: the longest run that both have, then the same to its left and to its right.
__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
           "context_diff", "unified_diff", "Match"]

import re
from collections import Counter as _Counter, namedtuple as _namedtuple
from heapq import nlargest as _nlargest
from types import GenericAlias

Match = _namedtuple("Match", "a b size")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        places = self.b2j = {}
        for j, element in enumerate(b):
            places.setdefault(element, []).append(j)
        self.bjunk = set(filter(self.isjunk, places)) if self.isjunk else set()
        for element in self.bjunk:
            del places[element]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            limit = len(b) // 100 + 1
            self.bpopular = {element for element, found in places.items() if len(found) > limit}
            for element in self.bpopular:
                del places[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        i, j, size = alo, blo, 0
        # How long the run is that ends at each place of b and at the place of a before this one.
        before = {}
        for x in range(alo, ahi):
            now = {}
            for y in self.b2j.get(a[x], ()):
                if y < blo:
                    continue
                if y >= bhi:
                    break
                length = now[y] = before.get(y - 1, 0) + 1
                if length > size:
                    i, j, size = x - length + 1, y - length + 1, length
            before = now
        # The run grows over popular elements first, then over junk beside it.
        for is_junk in False, True:
            while i > alo and j > blo and (b[j - 1] in junk) is is_junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while (i + size < ahi and j + size < bhi and (b[j + size] in junk) is is_junk
                   and a[i + size] == b[j + size]):
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        if self.matching_blocks is None:
            la, lb = len(self.a), len(self.b)
            found = []
            todo = [(0, la, 0, lb)]
            while todo:
                alo, ahi, blo, bhi = todo.pop()
                match = i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
                if size:
                    found.append(match)
                    if alo < i and blo < j:
                        todo.append((alo, i, blo, j))
                    if i + size < ahi and j + size < bhi:
                        todo.append((i + size, ahi, j + size, bhi))
            blocks = []
            for i, j, size in sorted(found):
                if blocks and blocks[-1][0] + blocks[-1][2] == i and blocks[-1][1] + blocks[-1][2] == j:
                    blocks[-1][2] += size
                else:
                    blocks.append([i, j, size])
            self.matching_blocks = [Match(*block) for block in blocks] + [Match(la, lb, 0)]
        return self.matching_blocks

    def get_opcodes(self):
        if self.opcodes is None:
            codes = self.opcodes = []
            i = j = 0
            for ai, bj, size in self.get_matching_blocks():
                if i < ai or j < bj:
                    tag = "replace" if i < ai and j < bj else "delete" if i < ai else "insert"
                    codes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    codes.append(("equal", ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        last = len(codes) - 1
        group = []
        for index, (tag, i1, i2, j1, j2) in enumerate(codes):
            if tag == "equal":
                if index == 0:
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
                if index == last:
                    i2, j2 = min(i2, i1 + n), min(j2, j1 + n)
                codes[index] = tag, i1, i2, j1, j2
                if i2 - i1 > 2 * n:
                    group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                    yield group
                    group = []
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _ratio(sum(block.size for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        if self.fullbcount is None:
            self.fullbcount = dict(_Counter(self.b))
        left = dict(self.fullbcount)
        matches = 0
        for element in self.a:
            count = left.get(element, 0)
            left[element] = count - 1
            matches += count > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        la, lb = len(self.a), len(self.b)
        return _ratio(min(la, lb), la + lb)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher = SequenceMatcher(b=word)
    found = []
    for text in possibilities:
        matcher.set_seq1(text)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and (ratio := matcher.ratio()) >= cutoff):
            found.append((ratio, text))
    return [text for _, text in _nlargest(n, found)]


def _marks(line, tags):
    return "".join(c if tag == " " and c.isspace() else tag for c, tag in zip(line, tags)).rstrip()


class Differ:
    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "equal":
                for line in a[alo:ahi]:
                    yield "  " + line
            else:
                yield from self._differing(a[alo:ahi], b[blo:bhi])

    def _differing(self, a, b):
        if not a or not b:
            for line in a:
                yield "- " + line
            for line in b:
                yield "+ " + line
            return
        # The two lines that are most alike are shown as one that changed; what stands around them is compared again.
        best, place, same = 0.74, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j, theirs in enumerate(b):
            matcher.set_seq2(theirs)
            for i, ours in enumerate(a):
                if ours == theirs:
                    same = same or (i, j)
                    continue
                matcher.set_seq1(ours)
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best
                        and (ratio := matcher.ratio()) > best):
                    best, place = ratio, (i, j)
        if best < 0.75:
            place = None
        if place is None and same is None:
            short_first = len(b) < len(a)
            if not short_first:
                yield from self._differing(a, ())
            yield from self._differing((), b)
            if short_first:
                yield from self._differing(a, ())
            return
        i, j = place or same
        yield from self._differing(a[:i], b[:j])
        if place is None:
            yield "  " + a[i]
        else:
            ours, theirs = "", ""
            matcher.set_seqs(a[i], b[j])
            for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                ours += {"replace": "^", "delete": "-", "insert": "", "equal": " "}[tag] * (i2 - i1)
                theirs += {"replace": "^", "delete": "", "insert": "+", "equal": " "}[tag] * (j2 - j1)
            for sign, line, marks in ("- ", a[i], _marks(a[i], ours)), ("+ ", b[j], _marks(b[j], theirs)):
                yield sign + line
                if marks:
                    yield f"? {marks}\n"
        yield from self._differing(a[i + 1:], b[j + 1:])


def IS_LINE_JUNK(line, pat=re.compile(r"\s*(?:#\s*)?$").match):
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    try:
        sign = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]


def _check_types(a, b, *texts):
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"all arguments must be str, not: {text!r}")


def _heading(sign, name, date, lineterm):
    return f"{sign} {name}{date and chr(9) + date}{lineterm}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def lines_from(start, stop):
        count = stop - start
        return str(start + 1) if count == 1 else f"{start + (count > 0)},{count}"

    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _heading("---", fromfile, fromfiledate, lineterm)
            yield _heading("+++", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield f"@@ -{lines_from(first[1], last[2])} +{lines_from(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            for line in a[i1:i2]:
                yield (" " if tag == "equal" else "-") + line
            if tag != "equal":
                for line in b[j1:j2]:
                    yield "+" + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def lines_from(start, stop):
        count = stop - start
        return str(start + (count > 0)) if count <= 1 else f"{start + 1},{stop}"

    signs = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _heading("***", fromfile, fromfiledate, lineterm)
            yield _heading("---", tofile, tofiledate, lineterm)
        yield "***************" + lineterm
        for sign, lines, start, other in ("***", a, 1, "insert"), ("---", b, 3, "delete"):
            yield f"{sign} {lines_from(group[0][start], group[-1][start + 1])} {sign}{sign[0]}{lineterm}"
            if any(code[0] not in ("equal", other) for code in group):
                for code in group:
                    if code[0] != other:
                        for line in lines[code[start]:code[start + 1]]:
                            yield signs[code[0]] + line
