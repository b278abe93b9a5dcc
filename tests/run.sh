#!/bin/sh
# Installs what is missing, builds everything and runs every test. Each suite prints its counts; the last line is the
# sum, "N passed, M failed". sh tests/run.sh
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tests/tools/provide.sh"

# suite NAME DIRECTORY COMMAND...: runs it, counts what it says it did; one without counts is one check.
suite() {
    name=$1
    directory=$2
    shift 2
    log="$logs/$(printf %s "$name" | tr -c 'a-z0-9\n' -).log"
    status=0
    start=$(date +%s)
    (cd "$directory" && NO_COLOR=1 CI=1 "$@") >"$log" 2>&1 || status=$?
    counts=$(node "$root/tests/tools/count.mjs" "$log" "$status")
    good=${counts% *}
    bad=${counts#* }
    echo "$good $bad" >>"$logs/counts"
    [ "$bad" = 0 ] || cat "$log"
    say "$name: $good passed, $bad failed, $(($(date +%s) - start)) s"
}

finish() {
    awk '{ passed += $1; failed += $2 } END { print passed + 0 " passed, " failed + 0 " failed"; exit failed > 0 }' "$logs/counts"
}

# Without its build the rest of a suite has nothing to run on.
must() {
    "$@" || {
        echo "0 1" >>"$logs/counts"
        finish
        exit 1
    }
}

must provide_all chromium chromium pkg-config pkgconf hugo hugo mkdocs mkdocs sphinx-build python3-sphinx jekyll jekyll php php-cli \
    jupyter-nbconvert "jupyter-nbconvert python3-ipykernel"
sh "$root/tests/tools/provide-recipes.sh" >"$logs/provide-recipes.log" 2>&1 &
recipes=$!
bin="$root/site/node_modules/.bin"
must node "$root/wasm/schema/generate.mjs"
: >"$logs/counts"
# What optimizes the .wasm keeps one core busy, for minutes.
build wasm &
wasm=$!
must build native-release
must build native-debug
must build stress
must wait "$wasm"

suite "floors" "$root" node tests/rules/floors.mjs
suite "releases" "$root" node tests/rules/releases.mjs
suite "schema" "$root" node wasm/schema/generate.mjs --check

# The Nth of what needs no browser, the longest first; each keeps about one core busy.
without_browser() {
    case $1 in
    1) suite "corpus" "$root" node tests/corpus/run.mjs --jobs 1 ;;
    2) suite "c tests, stress" "$root" ctest --preset stress -j 1 ;;
    3) suite "c tests, sanitizers" "$root" ctest --preset native-debug -j 1 ;;
    4) suite "bad input" "$root" node tests/corpus/bad-input.mjs ;;
    5) random_programs "random programs" --count 150 ;;
    6) suite "eslint" "$root" "$bin/eslint" -c site/eslint.config.js --max-warnings 0 site wasm tests ;;
    7) suite "unit tests" "$root/site" "$bin/vitest" run ;;
    8) suite "command lines" "$root" node tests/corpus/command-lines.mjs ;;
    9) suite "what is left out" "$root" node tests/differences/check.mjs ;;
    10) suite "types" "$root/site" "$bin/tsc" --noEmit -p . ;;
    11) random_programs "random programs about memory" --memory --count 100 ;;
    12) suite "prettier" "$root" "$bin/prettier" --config site/.prettierrc.json --ignore-path .gitignore --log-level warn \
        --check site wasm tests/unit tests/corpus tests/package tests/recipes/build.mjs tests/rules tests/tools ;;
    13) random_programs "random programs that pass things on" --passing --count 60 ;;
    14) suite "c library" "$root" node tests/package/c-library.mjs ;;
    *) return 1 ;;
    esac
}

# Some against CPython, where there is one: tests/fuzz/differential.py has the long run.
random_programs() {
    name=$1
    shift
    for python in "$HOME"/.pyenv/versions/3.13.*/bin/python "$(command -v python3.13 || true)"; do
        [ -x "$python" ] || continue
        suite "$name" "$root" "$python" tests/fuzz/differential.py "$@"
        break
    done
}

# Does what nobody else has taken yet, until nothing is left.
take_part() {
    turn=0
    while turn=$((turn + 1)); do
        mkdir "$logs/taken/$turn" 2>/dev/null || continue
        without_browser "$turn" || return 0
    done
}

rm -rf "$logs/taken" "$root/site/dist"
mkdir "$logs/taken"
# Two beside the browser, which waits more than it works.
take_part &
other=$!
take_part &
third=$!
suite "site build" "$root/site" "$bin/vite" build --logLevel warn
suite "npm package" "$root" node tests/package/npm.mjs
suite "bytes" "$root" node site/tools/bytes.mjs
suite "playwright" "$root/site" "$bin/playwright" test
wait "$recipes" || true # what could not be had is named as not installed
suite "recipes" "$root" node tests/recipes/build.mjs
take_part
wait "$other" || echo "0 1" >>"$logs/counts"
wait "$third" || echo "0 1" >>"$logs/counts"

finish
