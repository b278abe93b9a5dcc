# Of sys.stderr only the exit status tells.
import sys


class Refuses:
    def write(self, text):
        sys.__stdout__.write(text)

    def flush(self):
        raise OSError("no")


sys.stderr = Refuses()
print(input(""), file=sys.stderr)
sys.exit(3)
