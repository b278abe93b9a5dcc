def logged(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


@logged
def fail(x):
    raise IndexError(x)


fail([1, 2])
