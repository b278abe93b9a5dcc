#!/bin/sh
# Installs what is missing, builds the playground and serves it, or copies it to where it is served.
set -eu
usage() {
    cat <<'END'
sh site/serve.sh [PORT]                    build, and serve at http://localhost:PORT/ (8000)
sh site/serve.sh --build                   build into site/dist and stop: plain files for any host and any path
sh site/serve.sh --into DIR [--site URL]   build, and copy into DIR, beside the builds that were copied there before:
                                           DIR/ is the newest, DIR/v/VERSION/ keeps each for good. With the address that
                                           DIR will be served at, pages and oEmbed documents for the lessons, too.
sh site/serve.sh --help                    this text

What is missing on a Debian machine is installed first. site/docs/hosting.md says which headers a host should set.
END
}

root=$(cd "$(dirname "$0")/.." && pwd)
port=8000
action=serve
into=
address=
while [ $# -gt 0 ]; do
    case $1 in
    --help | -h) usage; exit 0 ;;
    --build) [ "$action" = into ] || action=build ;;
    --into | --site)
        [ $# -gt 1 ] || { usage >&2; exit 2; }
        if [ "$1" = --into ]; then action=into into=$2; else address=$2; fi
        shift
        ;;
    *[!0-9]* | '') usage >&2; exit 2 ;;
    *) port=$1 ;;
    esac
    shift
done
if [ -n "$address" ] && [ "$action" = serve ]; then
    usage >&2
    exit 2
fi
. "$root/tests/tools/provide.sh"

provide_all
build wasm
say "building the site"
here=$PWD
cd "$root/site"
rm -rf dist
[ "$action" != into ] || export OURO_KEPT=yes
[ -z "$address" ] || export OURO_SITE="$address"
node_modules/.bin/vite build --logLevel warn
case $action in
build) say "built site/dist" ;;
into)
    cd "$here"
    if [ -n "$address" ]; then set -- --site "$address"; fi
    node "$root/site/tools/publish.mjs" "$root/site/dist" "$into" "$@"
    ;;
serve)
    say "serving http://localhost:$port/"
    exec node_modules/.bin/vite preview --host --port "$port" --strictPort
    ;;
esac
