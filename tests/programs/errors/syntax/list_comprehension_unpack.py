[*d for d in x]
