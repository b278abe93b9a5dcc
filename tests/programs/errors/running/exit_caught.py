try:
    raise SystemExit(5)
except SystemExit as e:
    print("code", e.code)
exit_code = e if False else 0
