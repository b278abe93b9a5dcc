# Who holds a context manager while __enter__ runs, inside, and while __exit__ runs.
import sys


def managers():
    class Manager:
        def __enter__(self):
            print("enter", sys.getrefcount(self))
            return self

        def __exit__(self, *error):
            print("exit", sys.getrefcount(self))

    def twice(manager):
        with manager:
            print(sys.getrefcount(manager))
        with manager as same:
            print(sys.getrefcount(same))
        with manager, manager:
            for i in range(2):
                print(sys.getrefcount(manager))

    local = Manager()
    with local:
        print(sys.getrefcount(local))
    with local as same:
        print(sys.getrefcount(same))
    twice(Manager())
    with Manager() as fresh, local:
        try:
            print(sys.getrefcount(fresh), sys.getrefcount(local))
        finally:
            print(sys.getrefcount(fresh))


managers()
