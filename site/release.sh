#!/bin/sh
# Builds everything that is given to others from a clean clone of the present commit, and states the digests.
set -eu
usage() {
    cat <<'END'
sh site/release.sh DIR [--twice]

DIR/site/      the playground for a host of plain files (site/docs/hosting.md)
DIR/package/   the npm package, as npm packs it
DIR/library/   the C library and the command line, as cmake installs them
DIR/SHA256SUMS the digest of each file, by which two builds are compared

--twice builds a second time in another folder and fails when a single byte differs.
END
}

target=
twice=no
for word in "$@"; do
    case $word in
    --help | -h) usage; exit 0 ;;
    --twice) twice=yes ;;
    -*) usage >&2; exit 2 ;;
    *) [ -z "$target" ] || { usage >&2; exit 2; }; target=$word ;;
    esac
done
[ -n "$target" ] || { usage >&2; exit 2; }
[ ! -e "$target" ] || { echo "$target is there already: give a folder that is not" >&2; exit 1; }
mkdir -p "$target"
target=$(cd "$target" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
commit=$(git -C "$root" rev-parse HEAD)
[ -z "$(git -C "$root" status --porcelain)" ] || echo "note: what is not committed is not in the release" >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# make CLONE OUT: clones the commit and builds all of it. Times in archives are the commit's.
make() {
    git clone -q --no-hardlinks "$root" "$1"
    git -C "$1" checkout -q --detach "$commit"
    SOURCE_DATE_EPOCH=$(git -C "$1" log -1 --format=%ct)
    export SOURCE_DATE_EPOCH
    mkdir -p "$2"
    sh "$1/site/serve.sh" --into "$2/site"
    PATH="$1/build/tools/node_modules/node/bin:$PATH" # where serve.sh puts a newer Node than the system's
    export PATH
    node "$1/site/npm/build.mjs" "$1/build/npm"
    mkdir "$2/package"
    (cd "$1/build/npm" && npm pack --loglevel=error --pack-destination "$2/package")
    (cd "$1" && cmake --preset native-release && cmake --build --preset native-release -j 2 --target ouro ouro_library) \
        >"$work/native.log" || { tail -n 40 "$work/native.log"; return 1; }
    cmake --install "$1/build/native-release" --prefix "$2/library" >>"$work/native.log"
    (cd "$2" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs sha256sum >SHA256SUMS)
}

make "$work/one" "$target"
if [ "$twice" = yes ]; then
    make "$work/another/folder/of/another/length" "$work/again"
    diff "$target/SHA256SUMS" "$work/again/SHA256SUMS" || { echo "the two builds differ" >&2; exit 1; }
    echo "== built twice, the same bytes"
fi
for part in site package library; do
    [ -e "$target/$part" ] || continue
    count=$(grep -c "  ./$part/" "$target/SHA256SUMS")
    digest=$(grep "  ./$part/" "$target/SHA256SUMS" | sha256sum | cut -c1-64)
    echo "$part: $count files, $digest"
done
echo "commit $commit: $(sha256sum <"$target/SHA256SUMS" | cut -c1-64)"
