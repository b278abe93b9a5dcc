x = f"""hello {name}
more
