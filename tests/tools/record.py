"""Records what CPython prints for the programs of tests/programs, with all of standard error.

    python3.13 tests/tools/record.py [FILE.py ...]     all but the lessons, unless named

Run it with the CPython whose behaviour is to be recorded; tests/corpus/run.mjs compares.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

PROGRAMS = pathlib.Path(__file__).resolve().parent.parent / "programs"


def record(path):
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHON_COLORS": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, env=environment)
    stderr = re.sub(r"0x[0-9a-f]+", "0x...", done.stderr.replace(str(path), path.name))
    lines = stderr.rstrip().split("\n")
    return {"stdout": done.stdout, "error": lines[-1] if done.returncode == 1 else "", "exit": done.returncode,
            "stderr": stderr}


if __name__ == "__main__":
    version = "{}.{}".format(*sys.version_info)
    wanted = [pathlib.Path(name).resolve() for name in sys.argv[1:]]
    for path in wanted or [path for path in sorted(PROGRAMS.glob("*/*.py")) if path.parent.name != "lessons"]:
        target = path.with_suffix(".expected.json")
        known = json.loads(target.read_text()) if target.exists() else {}
        known[version] = record(path)
        target.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n")
        print(path.name, "recorded with", version)
