"""The values and the calls that generate.py chooses from: edge cases first."""

INTS = ["0", "1", "-1", "2", "3", "-3", "5", "7", "10", "-10", "42", "100", "255", "256", "257", "-5", "-6", "1000", "0xff",
        "0b101", "0o17", "1_000", "(2**15)", "(2**30)", "(2**30 - 1)", "(-2**30)", "(2**31)", "(2**60)", "(2**63 - 1)", "(2**63)",
        "(-2**63)", "(2**64)", "(10**18)", "(10**20)", "(-10**20)", "123456789", "(3**40)", "True", "12345678901234567890123", "99", "64"]
FLOATS = ["0.0", "-0.0", "1.0", "-1.0", "0.5", "1.5", "2.5", "-2.5", "0.1", "0.2", "0.3", "1e10", "1e16", "1e17", "1e22", "1e23",
          "1e-5", "1e-4", "1e100", "1e308", "-1e308", "5e-324", "2.2250738585072014e-308", "float('inf')", "float('-inf')",
          "3.14159", "123456.789", "2.675", "1.005", "0.045", "1/3", "2**53 + 0.0", "9007199254740993.0", "1e-7",
          "100.0", "12345678.9", "0.1 + 0.2", "99.5", "1.7976931348623157e308"]
STRINGS = ["''", "'a'", "'b'", "'abc'", "'Hello World'", "'hello world'", "'  pad\\t'", "'äöü'", "'Straße'", "'日本語'", "'😀x'", "'a,b,,c'",
           "'line1\\nline2\\r\\nline3'", "'123'", "'-42'", "' 42 '", "'1e5'", "'0x1f'", "'ﬁ'", "'ǆ'", "'\\x00'", "\"it's\"", "'say \"hi\"'",
           "'\\'\"'", "'\\\\'", "'\\x7f'", "'\\xa0'", "'\\u2028'", "'aXbXc'", "'Title Case Here'", "'snake_case'", "'camelCase'", "'aaa'",
           "'ab' * 3", "'éa'", "'1_000'", "'٣'", "'½'", "'²'", "'x=1;y=2'", "'{}'", "'{0} {1}'", "'%s'", "'nan'", "'inf'", "'True'", "'I'", "'tab\\tend'",
           "'İ'", "'\\u0301'", "'Σας'", "'key'", "'zz'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'Hello'", "b'\\x00\\xff'", "b'a,b,c'", "b'  x '", "b'123'", "b'\\n\\t'", "b'caf\\xc3\\xa9'", "b'aXbX'", "b\"it's\"",
         "b'%d'", "bytes(3)", "bytes([1, 2, 250])", "b'6162'", "b'k'"]

# What a call gives: how it is written and what it takes. A method's receiver is its first argument. The letters are those of
# Program.argument; those behind the question mark may be left out.
METHODS = {
    "int": [
        ("len", "I"), ("abs", "n"), ("int", "s"), ("int", "f"), ("int", "B"), ("int", "sX"), ("ord", "s"), ("hash", "N"), ("hash", "t"), ("round", "f"),
        ("round", "n?i"), ("sum", "l?i"), ("max", "n?nn"), ("min", "n?nn"), ("divmod", "nn"), (".bit_length", "n"), (".bit_count", "n"), (".find", "ss?ii"),
        (".rfind", "ss?ii"), (".index", "ss?ii"), (".rindex", "ss?ii"), (".count", "ss?ii"), (".count", "la"), (".count", "ta"), (".index", "ta?ii"),
        (".index", "la?i"), (".find", "bb?ii"), (".count", "bb"), ("int.from_bytes", "bE"), (".conjugate", "n"), ("pow", "ni"), ("pow", "nni"),
        (".rfind", "bb"), (".index", "bb"), ("hash", "s"), ("hash", "b"), ("hash", "a"), ("len", "a"), (".__index__", "n"), ("int", "bX"), ("ord", "b"),
        (".__len__", "l"), ("int", "a"), (".as_integer_ratio", "n"),
    ],
    "float": [
        ("float", "s"), ("float", "n"), ("round", "f?i"), ("round", "fi"), ("abs", "f"), ("sum", "l?f"), ("max", "f?NN"), ("min", "f?NN"), ("pow", "fi"), ("divmod", "fN"),
        (".as_integer_ratio", "f"), ("float.fromhex", "s"), (".conjugate", "f"), ("float", "a"), ("pow", "Ni"),
    ],
    "bool": [
        ("bool", "a"), ("all", "I"), ("any", "I"), ("isinstance", "aa"), ("callable", "a"), (".startswith", "ss?ii"), (".endswith", "ss?ii"), (".isdigit", "s"), (".isalpha", "s"),
        (".isalnum", "s"), (".isupper", "s"), (".islower", "s"), (".isspace", "s"), (".istitle", "s"), (".isidentifier", "s"), (".isdecimal", "s"), (".isnumeric", "s"),
        (".isprintable", "s"), (".isascii", "s"), (".isdisjoint", "SI"), (".issubset", "SI"), (".issuperset", "SI"), (".is_integer", "f"), ("hasattr", "as"),
        (".startswith", "bb"), (".isdigit", "b"), (".isalpha", "b"), (".isupper", "b"), (".__eq__", "aa"), (".__lt__", "NN"), (".is_integer", "n"),
        (".startswith", "st"), ("issubclass", "aa"),
    ],
    "str": [
        (".upper", "s"), (".lower", "s"), (".title", "s"), (".capitalize", "s"), (".swapcase", "s"), (".casefold", "s"), (".strip", "s?s"), (".lstrip", "s?s"),
        (".rstrip", "s?s"), (".replace", "sss?i"), (".join", "sL"), (".join", "sI"), (".center", "sW?C"), (".ljust", "sW?C"), (".rjust", "sW?C"), (".zfill", "sW"),
        (".expandtabs", "s?i"), (".removeprefix", "ss"), (".removesuffix", "ss"), (".translate", "sd"), ("repr", "a"), ("str", "a"), ("ascii", "s"), ("chr", "i"), ("hex", "n"),
        ("bin", "n"), ("oct", "n"), (".decode", "bu"), (".hex", "f"), (".hex", "b?C"), ("format", "n"), ("format", "a?s"), ("chr", "n"), ("max", "s"), ("min", "s"), ("str", "bu"),
        (".format", "s?aa"), (".format_map", "sd"), (".__repr__", "a"), (".__str__", "N"), ("repr", "f"), ("str", "f"), (".decode", "b"), ("str", "N"), ("str.maketrans", "ss"),
        (".__getitem__", "si"), (".__add__", "sa"), (".__mul__", "si"), (".__mod__", "sa"), ("repr", "S"), ("repr", "d"),
    ],
    "bytes": [
        ("bytes", "I"), ("bytes", "i"), (".encode", "s?u"), (".encode", "su"), (".upper", "b"), (".lower", "b"), (".strip", "b?b"), (".replace", "bbb?i"), (".join", "bM"), (".title", "b"),
        (".center", "bW"), (".zfill", "bW"), (".to_bytes", "nWE"), ("bytes.fromhex", "s"), (".rjust", "bW"), (".lstrip", "b?b"), (".removeprefix", "bb"), (".capitalize", "b"),
        (".swapcase", "b"), (".expandtabs", "b"), (".ljust", "bW"), (".removesuffix", "bb"), (".__mod__", "ba"), (".translate", "bb"), ("bytes", "l"), ("bytes", "su"),
        (".to_bytes", "n"),
    ],
    "list": [
        ("list", "I"), ("sorted", "I?K"), ("sorted", "IKR"), ("sorted", "l"), (".split", "s?si"), (".rsplit", "s?si"), (".splitlines", "s?B"), (".split", "b?b"), (".copy", "l"),
        (".__add__", "ll"), (".__mul__", "li"), ("list", "a"), ("list", "d"), (".splitlines", "b"), (".split", "ss"), (".rsplit", "bb"), ("sorted", "SR"),
        ("list", "?I"),
    ],
    "tuple": [
        ("tuple", "I"), ("divmod", "NN"), (".partition", "ss"), (".rpartition", "ss"), (".as_integer_ratio", "N"), ("tuple", "a"), (".partition", "bb"), (".__add__", "tt"), (".__mul__", "ti"),
        ("divmod", "ff"), ("tuple", "?I"),
    ],
    "dict": [("dict", "d"), ("dict.fromkeys", "I?a"), (".copy", "d"), ("str.maketrans", "ss?s"), ("dict", "a"), ("dict", "l"), ("str.maketrans", "d")],
    "set": [
        ("set", "I"), ("frozenset", "I"), (".union", "SI?I"), (".intersection", "SI?I"), (".difference", "SI?I"), (".symmetric_difference", "SI"), (".copy", "S"), ("set", "a"), ("frozenset", "a"),
    ],
}


def format_spec(random, kind):
    """A format specification; most of them suit the type."""
    pick = lambda items: items[random.randrange(len(items))]
    fill = pick(["", "", "*", "0", " ", "é"])
    align = pick(["", "<", ">", "^", "="] if kind != "str" else ["", "<", ">", "^"])
    sign = pick(["", "", "+", "-", " "]) if kind != "str" else ""
    rest = pick(["", "", "", "z"]) if kind == "float" else ""
    rest += pick(["", "", "", "#"]) if kind != "str" else ""
    rest += pick(["", "", "0"]) + pick(["", "5", "10", "12", "20"])
    rest += pick(["", "", "", ",", "_"]) if kind != "str" else ""
    if kind in ("float", "str") or random.random() < 0.1:
        rest += pick(["", "", ".0", ".1", ".2", ".3", ".10"])
    types = {"int": "bcdoxXneEfFgG%", "float": "eEfFgGn%", "str": "s", "bool": "dsf"}.get(kind, "s")
    rest += pick(["", ""] + list(types) + (list("sdxcf") if random.random() < 0.1 else []))
    return (fill + align if align else "") + sign + rest


def percent_spec(random, kind):
    pick = lambda items: items[random.randrange(len(items))]
    types = {"int": "dixXoeEfgGscra", "float": "eEfFgGdsra", "str": "sra", "bool": "dsr"}.get(kind, "sra")
    letter = pick(list(types))
    text = "%" + pick(["", "", "-", "+", "0", " ", "#", "-0", "+0"]) + pick(["", "", "5", "10"]) + pick(["", "", ".0", ".2", ".5"]) + letter
    return pick(["", "a", "%%"]) + text + pick(["", "", "b"])
