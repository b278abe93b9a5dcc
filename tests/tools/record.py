"""Records what CPython prints for programs: NAME.expected.json beside each NAME.py, for tests/corpus/run.mjs.

    python3 tests/tools/record.py [--version 3.13]... [--python PATH]... [--new] [--check] FILE_OR_FOLDER...

Each --version is looked for under ~/.pyenv/versions and on the PATH; --python names an interpreter. The default is 3.13.
--new leaves alone what has an expectation for the version; --check writes nothing and lists what differs.

An expectation is {"3.13": {"stdout", "error", "exit", "stderr"}}: `error` is the last line of an uncaught exception's
traceback. `stderr` is kept where there is some and it speaks of no file but the program: a traceback through CPython's
library shows lines that are not ours. The program's folder and addresses are taken out. A program reads NAME.stdin
where there is one. It runs under two hash seeds, and one that prints something else the second time is refused.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys


def find(version):
    """The interpreter of a version such as "3.13"."""
    installed = (pathlib.Path.home() / ".pyenv" / "versions").glob(version + ".*/bin/python")
    found = sorted(installed, key=lambda path: [int(part) for part in path.parts[-3].split(".") if part.isdigit()])
    python = str(found[-1]) if found else shutil.which("python" + version)
    if python is None:
        sys.exit(f"there is no CPython {version} here; name one with --python")
    return python


def ask_version(python):
    code = "import sys; print('{}.{}'.format(*sys.version_info))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def plain(stderr, path):
    return re.sub(r"0x[0-9a-f]+", "0x...", stderr.replace(str(path), path.name))


def last_line_of_error(stderr):
    """The line with the exception's type: notes and reports of finalizers may follow it."""
    lines = [line for line in stderr.split("\n") if line.strip()]
    if any(line.startswith("  + Exception Group Traceback") for line in lines):
        return next(line for line in lines if re.match(r"  \| \S", line))
    frames = [i for i, line in enumerate(lines) if line.startswith(("Traceback", "  File"))]
    after = lines[frames[-1] + 1:] if frames else lines
    ignored = next((i for i, line in enumerate(lines) if line.startswith("Exception ignored")), None)
    if ignored is not None and frames and ignored < frames[-1]:
        after = lines[max((i for i in frames if i < ignored), default=-1) + 1:]
    return next((line for line in after if not line.startswith(" ")), lines[-1] if lines else "")


def run(python, path, seed):
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHON_COLORS": "0", "PYTHONDONTWRITEBYTECODE": "1",
                   "PYTHONIOENCODING": "utf-8"}
    environment.pop("PYTHONUNBUFFERED", None)  # in a pipe sys.stdout holds what was printed, and it shows
    given = path.with_suffix(".stdin")
    done = subprocess.run([python, "-S", str(path)], capture_output=True, timeout=120, env=environment,
                          input=given.read_bytes() if given.exists() else b"", cwd=path.parent)
    told = done.stderr.decode("utf-8", "replace")
    stderr = plain(told, path)
    result = {
        "stdout": done.stdout.decode("utf-8", "replace"),
        "error": last_line_of_error(told.replace(str(path), path.name)) if done.returncode == 1 else "",
        "exit": done.returncode,
    }
    files = set(re.findall(r'^ *File "([^"]*)", line', stderr, re.MULTILINE))
    if stderr and not any(file.endswith(".py") and file != path.name or file.startswith("<frozen") for file in files):
        result["stderr"] = stderr
    return result


def record(python, path):
    first, second = run(python, path, 0), run(python, path, 1)
    if first != second:
        raise ValueError("prints something else the second time")
    return first


def main(words):
    versions, paths, is_new, is_check = {}, [], False, False
    words = iter(words)
    for word in words:
        if word == "--version":
            version = next(words)
            versions[version] = find(version)
        elif word == "--python":
            python = next(words)
            versions[ask_version(python)] = python
        elif word == "--new":
            is_new = True
        elif word == "--check":
            is_check = True
        else:
            path = pathlib.Path(word).resolve()
            paths += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    versions = versions or {"3.13": find("3.13")}
    recorded = refused = 0
    for path in paths:
        target = path.with_suffix(".expected.json")
        known = json.loads(target.read_text()) if target.exists() else {}
        for version, python in versions.items():
            if is_new and (version in known or "all" in known):
                continue
            try:
                result = record(python, path)
            except (ValueError, subprocess.TimeoutExpired) as error:
                print(f"{path.name} on {version}: {error}")
                refused += 1
                continue
            old = known.get(version, known.get("all"))
            if is_check:
                if old != result:
                    print(f"{path.name} on {version}: differs from its expectation")
                    refused += 1
                continue
            if "all" in known and old != result:
                sys.exit(f"{path.name}: stands as the same on every version, but {version} differs")
            if "all" not in known:
                known[version] = result
            recorded += 1
        if not is_check and known:
            target.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n")
    print(f"{recorded} recorded, {refused} refused" if not is_check else f"{len(paths)} checked, {refused} differ")
    return refused > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
