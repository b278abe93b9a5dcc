ints = [0, 5, -42, 1234567, 10**20, True]
floats = [0.0, -0.0, 1.5, -2.675, 1234567.891, 1e-7, 1e22, 5e-324, 1.7976931348623157e308, float("inf"), float("nan"), 0.1 + 0.2, 100.0, 123456789.0]
for spec in ["", "d", "5", "<8", ">8", "^8", "=8", "08", "+", " ", "+08d", ",", "_", "x", "#x", "X", "#o", "b", "#b", "_b", "_x", "c" , "n", "e", ".2f", "%", "g", "*^15,", "#010x", "08,", "-10d"]:
    row = []
    for v in ints:
        try: row.append(format(v, spec))
        except (ValueError, OverflowError) as e: row.append(type(e).__name__ + " " + str(e))
    print(repr(spec), row)
for spec in ["", "f", ".0f", ".1f", ".3f", "10.2f", "<10.2f", "+.2f", " .2f", "e", ".2e", ".0e", "E", "g", ".3g", "G", "#g", "#.0f", "%", ".1%", ",", ",.2f", "_.2f", "08.2f", "^+12.3f", "n", ".10", "20", "z.0f", "010,.1f", "d", "s", "x"]:
    row = []
    for v in floats:
        try: row.append(format(v, spec))
        except (ValueError, OverflowError) as e: row.append(type(e).__name__ + " " + str(e))
    print(repr(spec), row)
for spec in ["", "s", "5", "<5", ">5", "^5", "*^7", ".2", "5.2", "=5", "05", "+", "d", ",", "é<4", "{<4", "10s"]:
    row = []
    for v in ["", "abc", "日本語x"]:
        try: row.append(format(v, spec))
        except ValueError as e: row.append(str(e))
    print(repr(spec), row)
for v in (None, [1], (1,), {}, {1}, b"x", object, print, ..., range(3)):
    for spec in ("", "5", "s"):
        try: print(format(v, spec), end=" | ")
        except TypeError as e: print(e, end=" | ")
    print()
width, precision, value, name = 10, 3, 3.14159, "pi"
print(f"{value:{width}.{precision}f}|{value!r:>{width}}|{name:^{width}}|{name!s:*<{width}}|{value = :.2f}|{name=}|{name!r=}" if False else f"{value:{width}.{precision}f}|{value!r:>{width}}|{name:^{width}}|{name!s:*<{width}}")
print(f"{value = :.2f} {name=} {name = !s} {width+1=} { width = }", f"{'nested ' + f'{name + f"{width}"}'}", f"{ {'a': 1}['a'] }", f"{(lambda x: x * 2)(4)}", f"{value:.{precision}}")
print(f"{{}} {{{name}}} {name!a} {'a' if value > 3 else 'b'} {[i for i in range(3)]} {name:{'>'}{8}}", f'''{
    value:.1f
} multi''', rf"\{name}\n", f"\x41{name}\t|", f"{name}" "plain" f"{width}")
for n in (1, 12, 123, 1234, 12345.678, 0.000012345, 1e15, 1e16, 123456789012345678):
    print(n, str(n), repr(n), f"{n:g}", f"{n:,}", f"{n:.3g}", f"{n:>12}", "%g" % n, "%r" % n, round(n, 1), round(n, -2))
