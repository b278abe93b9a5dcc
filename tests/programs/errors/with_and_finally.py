class Guard:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print("leaving", exc[0].__name__)


def work():
    with Guard():
        try:
            int("abc")
        finally:
            print("finally")


work()
