import json
try:
    json.loads("{'a': 1}")
except json.JSONDecodeError as e:
    print(type(e).__name__, e)
