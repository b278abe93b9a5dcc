class M:
    def __enter__(self): pass
    def __exit__(self, *a): pass
with M as m:
    pass
