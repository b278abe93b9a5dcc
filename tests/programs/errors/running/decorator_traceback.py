def check(f):
    def wrapper(*args):
        print("calling", f.__name__)
        return f(*args)
    return wrapper
@check
def half(x):
    return x / 2
half("8")
