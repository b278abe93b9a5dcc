#!/bin/sh
# Puts into build/tools what the recipes of tests/recipes are built with and Debian does not install as a command. What
# cannot be had is left out, and the recipe with it.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
tools="$root/build/tools"

# Unpacked, not installed: the package wants a web server and a database, of which a page to look at needs neither.
provide_wordpress() {
    [ -e "$tools/wordpress/usr" ] && return
    mkdir -p "$tools/wordpress" && cd "$tools/wordpress" || return
    apt-get download -q wordpress || { apt-get update -q && apt-get download -q wordpress; } || return
    dpkg -x wordpress_*.deb . && rm wordpress_*.deb
}

provide_docusaurus() {
    wanted="$root/tests/recipes/docusaurus/package.json"
    cmp -s "$wanted" "$tools/docusaurus/package.json" && return
    rm -rf "$tools/docusaurus" "$tools/docusaurus.new"
    mkdir -p "$tools/docusaurus.new" && cd "$tools/docusaurus.new" || return
    cp "$wanted" . && npm install --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error || return
    cd "$tools" && mv docusaurus.new docusaurus
}

(provide_wordpress)
(provide_docusaurus)
