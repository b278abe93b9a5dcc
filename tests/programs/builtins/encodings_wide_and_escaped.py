# The encodings that texts about characters show: with a mark of byte order, without, and as escapes.
text = "A\u00e9\u20ac\U0001f600"
for encoding in ("utf-16", "utf-16-le", "UTF-16BE", "utf_32", "utf-32-le", "utf-32-be", "utf-8-sig", "unicode_escape", "U16", "utf32"):
    data = text.encode(encoding)
    print(encoding, data, data.decode(encoding) == text, len(data))
print(b"\xef\xbb\xbfplain".decode("utf-8-sig"), b"plain".decode("utf-8-sig"), repr(b"\xef\xbb\xbfx".decode("utf-8")))
print(b"\xfe\xff\x00A".decode("utf-16"), b"A\x00".decode("utf-16"), repr(b"\xff\xfeA\x00".decode("utf-16-le")))
print(b"\x00\x00\xfe\xff\x00\x00\x00A".decode("utf-32"), "".encode("utf-16"), "".encode("utf-16-be"))
print(repr(rb"a\n\t\x41\u20ac\U0001f600\101\7 \' \" \\ ".decode("unicode_escape")), repr(b"\xe9".decode("unicode_escape")))
print("tab\tline\n\r\\ '\" \x7f\x80\xff\u0100\U00010000".encode("unicode_escape"))


def attempt(work):
    try:
        print(repr(work()))
    except UnicodeError as e:
        print(type(e).__name__, e, (e.encoding, e.start, e.end, e.reason))
    except LookupError as e:
        print(type(e).__name__, e)


for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogatepass", "surrogateescape", "xmlcharrefreplace"):
    for encoding in ("utf-16-le", "utf-32-be", "utf-16"):
        attempt(lambda: "a\ud800\udc80b".encode(encoding, errors))
    if errors == "xmlcharrefreplace":
        break
    attempt(lambda: b"a\x00\x00\xd8b\x00".decode("utf-16-le", errors))
    attempt(lambda: b"\xd8\x00".decode("utf-16-be", errors))
    attempt(lambda: b"\xdc\x00\x00a\x00".decode("utf-16-be", errors))
    attempt(lambda: b"\xff\xfea\x00b".decode("utf-16", errors))
    attempt(lambda: b"a\0\0\0\0\0\x11\0b\0\0\0".decode("utf-32", errors))
    attempt(lambda: b"a\0\0\0\0\xd8\0\0b\0\0".decode("utf-32", errors))
for wrong in (rb"\x4", rb"\u12", rb"\U00110000", b"end\\", rb"\xzz"):
    attempt(lambda: wrong.decode("unicode_escape"))
    attempt(lambda: wrong.decode("unicode_escape", "replace"))
attempt(lambda: b"\xef\xbb\xbf\xff".decode("utf-8-sig"))
attempt(lambda: "\ud800".encode("utf-8-sig"))
attempt(lambda: "x".encode("utf-17"))
print(str(b"\xff\xfeh\x00i\x00", "utf-16"), bytes("hi", "utf-16"), bytearray("hi", "utf-32-le"))


print("--- numbers from whatever lends its bytes")
import array
for number in (int, float):
    for source in (memoryview(b" 12 "), bytearray(b"12"), array.array("B", b"12"), memoryview(b"x12x")[1:3]):
        print(number.__name__, number(source))
try:
    int(memoryview(b"twelve"))
except ValueError as e:
    print(e)
