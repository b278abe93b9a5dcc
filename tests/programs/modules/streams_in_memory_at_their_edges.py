import io
import sys


def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


# A buffer is the stream's own memory.
s = io.BytesIO(b"abcdef")
view = s.getbuffer()
view[0:2] = b"XY"
print(s.getvalue(), len(view), s.read(3))
attempt("s.write(b'123456789')")
view[2:4] = b"--"
print(bytes(view))
view.release()
print(s.write(b"123456789"), s.getvalue(), s.tell())
print(s.truncate(4), s.getvalue(), s.tell(), s.write(b"z"), s.getvalue())
attempt("s.seek(0)")
target = bytearray(3)
attempt("s.readinto(target)")
attempt("target")
for wrong in "b'abc'", "'abc'", "5":
    attempt(f"s.readinto({wrong})")
attempt("s.tell()")
attempt("s.seek('a')")
attempt("s.seek(1.5)")
attempt("type(s.read(1)), type(s.readline()), type(s.getvalue())")

# Lines of all three kinds.
attempt(r"io.StringIO('a\r\nb\rc\nd', newline='').readlines()")
attempt(r"io.StringIO('a\r\nb\rc\nd', newline=None).readlines()")
attempt(r"io.StringIO('a\r\nb\rc\nd', newline='\r').readlines()")
attempt(r"io.StringIO('a\r\nb\rc\nd').readlines()")
attempt(r"io.StringIO('a\r\n\r\n\rb', newline='').readlines()")
attempt(r"io.StringIO('a\r\nb', newline='').readline(2)")

t = io.StringIO("foo")
t.seek(6)
t.write("bar")
t.write("!")
print(ascii(t.getvalue()), t.tell(), t.truncate(2), t.getvalue(), t.line_buffering, t.newlines)
attempt("t.seek('a')")

# After close, each in its own words.
for stream in io.StringIO("x"), io.BytesIO(b"x"):
    stream.close()
    for call in ("read()", "readline()", "readlines()", "getvalue()", "tell()", "seek(0)", "truncate()", "flush()", "isatty()",
                 "readable()", "__enter__()", "__next__()", "writelines([])", "close()", "closed"):
        attempt("stream." + call)
attempt("io.StringIO().__class__")
closed = io.StringIO()
closed.close()
attempt("closed.line_buffering")
attempt("closed.newlines")
closed = io.BytesIO()
closed.close()
attempt("closed.getbuffer()")

# The bytes below standard output.
below = sys.stdout.buffer
print(below is sys.stdout.buffer, below.writable(), below.readable(), below.name, sys.stderr.buffer is not below, flush=True)
print(below.write("bytes: é\n".encode()), flush=True)
below.flush()
sys.stdout.buffer.write(memoryview(b"a view\n"))
sys.stdout.buffer.flush()
attempt("below.write('text')")
attempt("sys.stdin.buffer.readable()")
attempt("sys.stdin.buffer.read(0)")
