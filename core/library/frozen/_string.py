# How str.format reads its text, as Python sees it.

def formatter_parser(text):
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    return _parse(text)


def _parse(text):
    at, length = 0, len(text)
    while at < length:
        literal = []
        while at < length:
            c = text[at]
            at += 1
            if c in "{}":
                if at < length and text[at] == c:
                    literal.append(c)
                    at += 1
                    break
                if c == "}":
                    raise ValueError("Single '}' encountered in format string")
                if at == length:
                    raise ValueError("Single '{' encountered in format string")
                yield ("".join(literal), *_field(text, at))
                at = _end(text, at)
                literal = None
                break
            literal.append(c)
        if literal is not None:
            yield "".join(literal), None, None, None


def _end(text, at):
    depth = 1
    while at < len(text):
        depth += (text[at] == "{") - (text[at] == "}")
        at += 1
        if depth == 0:
            return at
    raise ValueError("expected '}' before end of string")


def _field(text, at):
    stop = _end(text, at) - 1
    i = at
    brackets = False
    while i < stop and (brackets or text[i] not in "!:"):
        if text[i] == "[":
            brackets = True
        elif text[i] == "]":
            brackets = False
        elif text[i] == "{":
            raise ValueError("unexpected '{' in field name")
        i += 1
    name = text[at:i]
    conversion = None
    if i < stop and text[i] == "!":
        if i + 1 == stop:
            raise ValueError("unmatched '{' in format spec" if i + 1 < len(text) - 1 else "end of string while looking for conversion specifier")
        conversion = text[i + 1]
        i += 2
        if i < stop and text[i] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return name, text[i + 1:stop], conversion


def formatter_field_name_split(name):
    if not isinstance(name, str):
        raise TypeError(f"expected str, got {type(name).__name__}")
    i = 0
    while i < len(name) and name[i] not in ".[":
        i += 1
    first = name[:i]
    return (int(first) if first.isdecimal() else first), _rest(name, i)


def _rest(name, at):
    while at < len(name):
        if name[at] == ".":
            end = at + 1
            while end < len(name) and name[end] not in ".[":
                end += 1
            part, is_attr = name[at + 1:end], True
        elif name[at] == "[":
            end = name.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            part, is_attr = name[at + 1:end], False
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not part:
            raise ValueError("Empty attribute in format string")
        yield is_attr, int(part) if not is_attr and part.isdecimal() else part
        at = end
