#!/bin/sh
# Installs what is missing, builds, and runs every test, real PostgreSQL and MariaDB servers included. They run on free loopback ports in a
# temporary folder and are stopped at the end.
#
#   sh tests/run.sh [ctest arguments]        for example: sh tests/run.sh -L core
#   TIDEWRIGHT_SANITIZERS=1 sh tests/run.sh  also runs the core's tests under ASan+UBSan and TSan, first
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
# shellcheck source=app/packages.sh
. "$root/app/packages.sh"

# shellcheck disable=SC2086 # one word a package
install_packages $build_packages $console_packages $test_packages

cd "$root"
build() { # PRESET
    [ -e "build/$1/build.ninja" ] || cmake --preset "$1" >/dev/null
    nice cmake --build --preset "$1" >"build/$1/build.log" 2>&1 || {
        tail -n 200 "build/$1/build.log" >&2
        return 1
    }
}

# What was asked for is run as it is asked for; without that everything is, and the whole comes last.
if [ "${TIDEWRIGHT_SANITIZERS:-0}" != 0 ] && [ $# -eq 0 ]; then
    for preset in asan tsan; do
        echo "Building and running the core's tests with the preset $preset" >&2
        build $preset
        ctest --preset $preset
    done
fi

# One after the other: open transactions of one test hold back what another one may read of the same server.
echo "Building (dev)" >&2
build dev
exec ctest --preset dev "$@"
