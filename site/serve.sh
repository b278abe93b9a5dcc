#!/bin/sh
# Installs what is missing, builds the playground and serves it: sh site/serve.sh [port]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
port=${1:-8000}
. "$root/tests/tools/provide.sh"

provide_all
build wasm
say "building the site"
cd "$root/site"
rm -rf dist
node_modules/.bin/vite build --logLevel warn
say "serving http://localhost:$port/"
exec node_modules/.bin/vite preview --host --port "$port" --strictPort
