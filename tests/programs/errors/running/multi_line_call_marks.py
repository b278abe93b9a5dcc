def combine(*parts): return sum(parts)
result = combine(
    1,
    2,
    "three",
)
