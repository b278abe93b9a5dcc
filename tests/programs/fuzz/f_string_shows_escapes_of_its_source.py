# seeds 167, 170
print(f"{'a\x41b'=} {'tab\tend'=!s} {'it\'s'=}", rf"{'a\x41b'=}", f"{'line\n'=:>8}")
