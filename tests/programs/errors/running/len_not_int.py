class A:
    def __len__(self): return "5"
len(A())
