#!/bin/sh
# Installs a build into a temporary folder and uses what is there: every file, the command line, and the CMake package.
#   installtree.sh BUILD
set -eu

build=$1
consumer=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/consumer
root=$(mktemp -d "${TMPDIR:-/tmp}/tidewright-install.XXXXXX")
trap 'rm -rf "$root"' EXIT

# Into a log that is shown if it fails.
quietly() { # LOG COMMAND…
    log=$1
    shift
    "$@" >"$log" 2>&1 || {
        cat "$log" >&2
        exit 1
    }
}
quietly "$root/install.log" cmake --install "$build" --prefix "$root"

id=io.github.tidewright.Tidewright
status=0
for file in bin/tidewright bin/tidewright-console share/man/man1/tidewright.1.gz share/man/man1/tidewright-console.1.gz \
    share/applications/$id.desktop share/metainfo/$id.metainfo.xml share/icons/hicolor/scalable/apps/$id.svg \
    share/icons/hicolor/64x64/apps/$id.png share/icons/hicolor/128x128/apps/$id.png share/tidewright/schemas/job.schema.json \
    share/bash-completion/completions/tidewright share/zsh/vendor-completions/_tidewright \
    share/fish/vendor_completions.d/tidewright.fish share/doc/tidewright/copyright include/tidewright/service.h; do
    [ -s "$root/$file" ] || {
        echo "not installed, or empty: $file" >&2
        status=1
    }
done
[ $status -eq 0 ] || exit 1

"$root/bin/tidewright" --version | grep -q '^tidewright [0-9]'
"$root/bin/tidewright" --quiet init --demo "$root/demo"
"$root/bin/tidewright" --quiet --workspace "$root/demo" check
bash -n "$root/share/bash-completion/completions/tidewright"

quietly "$root/configure.log" cmake -S "$consumer" -B "$root/consumer" -G Ninja -DCMAKE_PREFIX_PATH="$root"
quietly "$root/build.log" cmake --build "$root/consumer"
"$root/consumer/consumer" "$root/demo" | grep -q reference_sync
