import atexit, sys
atexit.register(print, "atexit")
try:
    sys.exit("message")
finally:
    print("finally")
