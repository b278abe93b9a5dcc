import sys
try:
    sys.exit()
finally:
    print("cleaned up")
