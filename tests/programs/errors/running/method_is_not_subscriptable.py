"abc".upper[0]
