{name: len(name) for name in ["a", 5]}
