x = f"hello {name}
