x = "\d"; y = "\q \w"
z = f"\d {x} \w"
w = f"""
 \d {x}
"""
a = """
\d
"""
b = "\400"
c = b"\777 \8"
d = 1if x else 2
e = [0x1for x in [1]]
f = 1.5or 2
g = x is 5
h = r"\d" "\e"
class X:
    def __format__(self, spec): return spec
i = f"{X():\d}"
j = f"\{x}"
k = '\
\z'
