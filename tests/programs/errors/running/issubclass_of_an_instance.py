issubclass(5, int)
