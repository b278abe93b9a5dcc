# A stream that cannot be flushed at the end is told, and the exit status is 120.
import sys


class Silent:
    def write(self, text):
        sys.__stdout__.write(text)

    def __repr__(self):
        return "<silent>"


sys.stdout = Silent()
print("said")
