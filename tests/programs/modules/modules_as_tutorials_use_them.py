# things in tutorials
import json, re, datetime as dt, string, textwrap, random, enum, dataclasses, statistics, logging, pprint, io, fractions, contextlib
from datetime import date, datetime, timedelta
# caesar
def caesar(t, k): return t.translate(str.maketrans(string.ascii_lowercase, string.ascii_lowercase[k:]+string.ascii_lowercase[:k]))
print(caesar("hello", 3))
# word count
from collections import Counter
text = "the cat and the hat; the end."
print(Counter(re.findall(r"\w+", text.lower())).most_common(2))
# age
def age(b, t=date(2024,6,1)): return t.year-b.year-((t.month,t.day)<(b.month,b.day))
print(age(date(2000,7,1)), (date(2024,12,25)-date(2024,6,1)).days, [ (date(2024,1,1)+timedelta(days=i)).strftime("%a %d %b") for i in range(3)])
# json roundtrip with dataclass and enum and datetime
class Kind(str, enum.Enum): A="a"; B="b"
@dataclasses.dataclass
class Item:
    name: str; kind: Kind; when: datetime; tags: list = dataclasses.field(default_factory=list)
class Enc(json.JSONEncoder):
    def default(self, o):
        if dataclasses.is_dataclass(o): return dataclasses.asdict(o)
        if isinstance(o, (date, datetime)): return o.isoformat()
        return super().default(o)
s=json.dumps([Item("x", Kind.A, datetime(2024,1,2,3,4,5), ["t"])], cls=Enc, indent=2); print(s)
print(json.loads(s)[0]["when"], datetime.fromisoformat(json.loads(s)[0]["when"]))
class LogLevel(enum.IntEnum): DEBUG=10; INFO=20
print(json.dumps({"l": LogLevel.INFO, LogLevel.DEBUG: 1}), json.dumps({"k": Kind.B}))
random.seed(1); print("".join(random.choices(string.ascii_letters+string.digits, k=8)), random.sample(["a","b","c"], 2))
print(textwrap.dedent("""\
    Hi
      there
"""), end="")
buf=io.StringIO(); pprint.pprint({"a":[1]*30,"b":"x"}, stream=buf, width=40); print(buf.getvalue())
with contextlib.redirect_stderr(io.StringIO()) as e: logging.warning("w %s", 1)
print(repr(e.getvalue()))
print(fractions.Fraction("0.1")+fractions.Fraction(1,5), statistics.mean([fractions.Fraction(1,2), 1]))
def parse(line):
    m = re.match(r"(?P<ip>\S+) - - \[(?P<t>[^\]]+)\] \"(?P<req>[^\"]*)\" (?P<st>\d{3}) (?P<sz>\d+|-)", line)
    return m and m.groupdict()
d=parse('1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] "GET /x HTTP/1.0" 200 2326'); print(d, datetime.strptime(d["t"], "%d/%b/%Y:%H:%M:%S %z"))
print(f"{datetime(2024,5,6,7,8,9):%Y/%m/%d %H:%M}", f"{date(2024,5,6)!r:>30}", str(timedelta(seconds=3725)), timedelta(hours=25, minutes=5), max(datetime(2024,1,1), datetime(2023,1,1)))
print(dt.datetime.now() > dt.datetime(2020,1,1), type(dt.datetime.now()-dt.datetime.now()).__name__, dt.date.today() <= dt.date.max)
print([w for w in re.split(r"(\W+)", "a, b; c") if w], re.sub(r"(?P<w>\w)(?P=w)", r"<\g<w>>", "aabbcd"), re.sub(r"\s+", " ", "a   b \n c").strip())
camel=lambda s: re.sub(r"_(\w)", lambda m: m.group(1).upper(), s); snake=lambda s: re.sub(r"(?<!^)(?=[A-Z])", "_", s).lower(); print(camel("my_var_name"), snake("MyVarName"))
print(re.findall(r"(?:^|(?<=,))([^,]*)", "a,,b"), bool(re.fullmatch(r"(?=.*\d)(?=.*[a-z]).{6,}", "abc123")), re.search("(?P<a>.)(?P<b>.)", "xy").groupdict())
print(string.Template("$a-${b}").safe_substitute(a=1), "{:>10}|{:^10}|{:<10}".format("a","b","c"), string.Formatter().vformat("{x}", (), {"x": 5}))
try: json.loads("{bad json}")
except json.JSONDecodeError as e: print(f"{e.msg} at {e.lineno}:{e.colno}", isinstance(e, ValueError))
try: json.dumps({1,2})
except TypeError as e: print(e)
try: datetime(2024,2,30)
except ValueError as e: print(e)
try: Kind("zzz")
except ValueError as e: print(e)
