import json
class ParseError(ValueError):
    def __init__(self, message, text, at):
        line = text.count("\n", 0, at) + 1
        super().__init__(f"{message} at line {line} column {at - text.rfind(chr(10), 0, at)}"); self.at = at
class Parser:
    ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}
    def __init__(self, text): self.text, self.at = text, 0
    def fail(self, message): raise ParseError(message, self.text, self.at)
    def peek(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n": self.at += 1
        return self.text[self.at:self.at + 1]
    def expect(self, c):
        if self.peek() != c: self.fail(f"expected {c!r}, found {self.peek() or 'the end'!r}")
        self.at += 1
    def parse(self):
        value = self.value()
        if self.peek(): self.fail("something follows")
        return value
    def value(self):
        match self.peek():
            case "{": return self.object()
            case "[": return self.array()
            case '"': return self.string()
            case "-" | "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9": return self.number()
            case "": self.fail("unexpected end")
            case _:
                for word, value in (("true", True), ("false", False), ("null", None)):
                    if self.text.startswith(word, self.at): self.at += len(word); return value
                self.fail(f"unexpected {self.peek()!r}")
    def object(self):
        result = {}; self.expect("{")
        if self.peek() == "}": self.at += 1; return result
        while True:
            if self.peek() != '"': self.fail("a key must be a string")
            key = self.string(); self.expect(":"); result[key] = self.value()
            if self.peek() == ",": self.at += 1
            else: self.expect("}"); return result
    def array(self):
        result = []; self.expect("[")
        if self.peek() == "]": self.at += 1; return result
        while True:
            result.append(self.value())
            if self.peek() != ",": self.expect("]"); return result
            self.at += 1
    def string(self):
        self.expect('"'); out = []
        while True:
            if self.at >= len(self.text): self.fail("unterminated string")
            c = self.text[self.at]; self.at += 1
            if c == '"': return "".join(out)
            if c == "\\":
                e = self.text[self.at]; self.at += 1
                if e == "u":
                    out.append(chr(int(self.text[self.at:self.at + 4], 16))); self.at += 4
                elif e in self.ESCAPES: out.append(self.ESCAPES[e])
                else: self.fail(f"bad escape {e!r}")
            else: out.append(c)
    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.eE0123456789": self.at += 1
        word = self.text[start:self.at]
        try: return int(word)
        except ValueError: pass
        try: return float(word)
        except ValueError: self.fail(f"bad number {word!r}")
def dump(v, indent=0):
    pad = "  " * indent
    match v:
        case None: return "null"
        case bool(): return str(v).lower()
        case int() | float(): return repr(v)
        case str(): return '"' + v.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        case [] | (): return "[]"
        case list() | tuple(): return "[\n" + ",\n".join(f"{pad}  {dump(x, indent + 1)}" for x in v) + f"\n{pad}]"
        case {}  if not v: return "{}"
        case dict(): return "{\n" + ",\n".join(f"{pad}  {dump(k)}: {dump(x, indent + 1)}" for k, x in v.items()) + f"\n{pad}}}"
        case _: raise TypeError(f"cannot dump {type(v).__name__}")
document = '{"name": "Zoë \\"Z\\"", "tags": ["a", "b\\n\\u00e9", []], "n": -12.5e2, "ok": true, "none": null,\n "nested": {"deep": {"er": [1, [2, [3, {}]]]}}}'
value = Parser(document).parse()
print(value, value == json.loads(document), dump(value), json.loads(dump(value)) == value, sep="\n")
print(json.dumps(value, indent=2, sort_keys=True)); print(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
for bad in ("", "[1, 2", "{\"a\" 1}", "{a: 1}", "[1,]", "\"abc", "tru", "[1] 2", "-", "1.2.3", "\"\\x\"", "[\n1,\n @]"):
    try: print(repr(bad), Parser(bad).parse())
    except ParseError as e: print(repr(bad), "->", e)
try: dump({1: {2}})
except Exception as e: print(type(e).__name__, e)
