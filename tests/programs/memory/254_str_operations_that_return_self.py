s = "hello world"
print(s[:] is s, str(s) is s, s.strip() is s, s + "" is s, "" + s is s, s * 1 is s, s.replace("q", "z") is s)
print(s.expandtabs() is s, s.ljust(3) is s, s.zfill(3) is s, "%s" % s is s, f"{s}" is s, "".join([s]) is s)
