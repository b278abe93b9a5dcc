# Sourced by tests/run.sh and site/serve.sh: installs what is missing on a Debian machine and builds.
# Expects $root, the top of the project.

say() {
    printf '== %s\n' "$*"
}

# provide COMMAND PACKAGE ...: installs the packages whose commands are missing, all at once.
provide() {
    packages=
    while [ $# -gt 0 ]; do
        command -v "$1" >/dev/null 2>&1 || packages="$packages $2"
        shift 2
    done
    [ -e /usr/include/stdio.h ] || packages="$packages libc6-dev"
    [ -e /etc/ssl/certs/ca-certificates.crt ] || packages="$packages ca-certificates"
    [ -n "$packages" ] || return 0
    say "installing$packages"
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 || { echo "please install as root:$packages" >&2; return 1; }
        as_root=sudo
    fi
    $as_root apt-get update -q || return 1
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
}

# Whether the node on the path can run the site's tools.
is_node_new_enough() {
    node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' \
        2>/dev/null
}

# Debian 12 has Node 18, which is too old: then one that npm carries is put in front of it.
provide_node() {
    PATH="$root/build/tools/node_modules/node/bin:$PATH"
    export PATH
    is_node_new_enough && return 0
    say "installing Node 22 into build/tools"
    mkdir -p "$root/build/tools"
    npm install --prefix "$root/build/tools" --no-audit --no-fund --loglevel=error node@22 || return 1
    hash -r # the shell remembers where the old one was
    is_node_new_enough || { echo "this needs Node 20.19 or newer" >&2; return 1; }
}

provide_site_packages() {
    ln -sfn ../site/node_modules "$root/tests/node_modules"
    installed="$root/site/node_modules/.package-lock.json"
    [ -e "$installed" ] && [ ! "$root/site/package-lock.json" -nt "$installed" ] && return 0
    say "installing the site's packages"
    (cd "$root/site" && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json)
}

# build PRESET: configures and builds it. The page may be served while the tests build: whoever is second waits, and
# finds everything done.
build() {
    say "building $1"
    # shellcheck disable=SC2016
    (cd "$root" && flock "$logs/build-$1.lock" sh -c \
        '(cmake --preset "$1" && cmake --build --preset "$1" -j 2) >"$2" 2>&1' sh "$1" "$logs/build-$1.log") || {
        tail -n 60 "$logs/build-$1.log"
        return 1
    }
}

provide_all() {
    logs="$root/build/logs"
    mkdir -p "$logs"
    provide cmake cmake ninja ninja-build gcc gcc emcc emscripten node nodejs npm npm "$@" || return 1
    provide_node || return 1
    provide_site_packages || return 1
}
