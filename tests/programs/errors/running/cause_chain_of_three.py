def load():
    try:
        {}["port"]
    except KeyError as error:
        raise ValueError("bad configuration") from error
def start():
    try:
        load()
    except ValueError as error:
        raise RuntimeError("cannot start") from error
start()
