def make(): pass
make()()
