def positive(x):
    assert x > 0, f"{x} is not positive"
    return x


assert positive(1)
positive(-1)
