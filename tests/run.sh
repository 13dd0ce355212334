#!/bin/sh
# Installs what is missing, builds, and runs every test, real PostgreSQL and MariaDB servers included. They run on free loopback ports in a
# temporary folder and are stopped at the end. Those of the core run under ASan+UBSan and under TSan as well, first.
#
#   sh tests/run.sh
#   sh tests/run.sh [ctest arguments]        just what is asked for, without sanitizers: sh tests/run.sh -L core
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
# shellcheck source=app/packages.sh
. "$root/app/packages.sh"

# shellcheck disable=SC2086 # one word a package
install_packages $build_packages $console_packages $test_packages

cd "$root"
build() { # PRESET
    # The precompiled header, which who develops does without, takes a third of the time from it.
    [ -e "build/$1/build.ninja" ] || cmake --preset "$1" -DTIDEWRIGHT_PRECOMPILED=ON >/dev/null
    nice cmake --build --preset "$1" >"build/$1/build.log" 2>&1 || {
        tail -n 200 "build/$1/build.log" >&2
        return 1
    }
}

# TSan does not start where the kernel scatters addresses more widely than it was made for.
unscattered=
setarch -R true 2>/dev/null && unscattered="setarch -R"

# Runs the core's tests under a sanitizer while the next build is made, which hides most of their time: they wait for servers.
sanitized() { # PRESET NEXT-PRESET
    echo "Running the core's tests ($1), building ($2)" >&2
    build "$2" &
    next=$!
    $unscattered ctest --preset "$1" || failed="$failed $1"
    wait $next
}

# The whole comes last, and is run whatever the sanitizers found.
failed=
if [ $# -eq 0 ]; then
    echo "Building (asan)" >&2
    build asan
    sanitized asan tsan
    sanitized tsan dev
else
    echo "Building (dev)" >&2
    build dev
fi

status=0
ctest --preset dev "$@" || status=$?
[ -z "$failed" ] || {
    echo "Failed under sanitizers, see above:$failed" >&2
    [ $status -ne 0 ] || status=1
}
exit $status
