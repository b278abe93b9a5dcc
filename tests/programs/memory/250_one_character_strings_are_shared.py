s = "abc"
print(s[0] is "a", chr(97) is "a", "xay"[1] is "a", "\xe9x"[0] is chr(0xe9), chr(0x100) is chr(0x100))
