#!/bin/sh
# Packs a build into a .deb in a temporary folder and looks at what it says of itself and holds.
#   packagedeb.sh BUILD
set -eu

root=$(mktemp -d "${TMPDIR:-/tmp}/tidewright-package.XXXXXX")
trap 'rm -rf "$root"' EXIT

cpack --config "$1/CPackConfig.cmake" -B "$root" >"$root/cpack.log" 2>&1 || {
    cat "$root/cpack.log" >&2
    exit 1
}
package=$(find "$root" -maxdepth 1 -name 'tidewright_*.deb')
[ -n "$package" ]
dpkg-deb -I "$package" >"$root/control"
dpkg-deb -c "$package" >"$root/contents"

status=0
expect() { # FILE PATTERN…
    file=$1
    shift
    for pattern in "$@"; do
        grep -Eq -- "$pattern" "$root/$file" || {
            echo "not in the package's $file: $pattern" >&2
            status=1
        }
    done
}
expect control '^ Package: tidewright$' '^ Version: [0-9]' '^ Section: database$' '^ Maintainer: .+ <.+@.+>$' \
    '^ Depends: .*libqt6core6' '^ Depends: .*libqt6sql6-sqlite' '^ Depends: .*libqt6sql6-psql' '^ Depends: .*libpq5' \
    '^ Depends: .*libmariadb3' '^ Recommends: .*fonts-inter'
expect contents '^-rwxr-xr-x root/root .* \./usr/bin/tidewright$' '^-rwxr-xr-x root/root .* \./usr/bin/tidewright-console$' \
    '\./usr/share/applications/.*\.desktop$' '\./usr/share/metainfo/.*\.metainfo\.xml$' '\./usr/share/man/man1/tidewright\.1\.gz$' \
    '\./usr/share/icons/hicolor/scalable/apps/.*\.svg$' '\./usr/share/bash-completion/completions/tidewright$' \
    '\./usr/share/doc/tidewright/copyright$' '\./usr/share/doc/tidewright/changelog\.gz$'
if grep -E '\./usr/(include|lib)|\./(opt|etc)' "$root/contents" >&2; then
    echo "the package holds what belongs to development or to the administrator" >&2
    status=1
fi
exit $status
