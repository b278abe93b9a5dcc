", ".join(None)
