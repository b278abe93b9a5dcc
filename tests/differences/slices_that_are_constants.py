# The compiler of CPython 3.14 makes a constant of a slice whose bounds are constants, and applies it where what is sliced is
# a constant, too. Here a slice is made when it is used, as up to 3.13: the pieces are equal, but each is another object.
#
# CPython 3.14:
#   (slice(1, 3, None),)
#   True
# here:
#   (1,)
#   False
def middle(text):
    return text[1:3]


def piece():
    return "abcd"[1:3]


print(middle.__code__.co_consts)
print(piece() is piece())
