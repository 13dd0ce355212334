#!/bin/sh
# Installs what is missing, builds Tidewright, and opens the console on the demo workspace. Without a display, or with --headless, it
# runs the workspace's jobs and prints the status table instead, and ends as `tidewright sync` does: with 3 where conflicts are open. The
# demo's are there to be decided, and no failure.
#
#   sh app/start.sh [--headless] [WORKSPACE]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
# shellcheck source=app/packages.sh
. "$here/packages.sh"

headless=
workspace=
for argument in "$@"; do
    case $argument in
    --headless) headless=yes ;;
    -h | --help)
        sed -n '2,7s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
    -*)
        echo "start.sh: unknown option $argument (--headless is the only one)" >&2
        exit 2
        ;;
    *) workspace=$argument ;;
    esac
done
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes

# shellcheck disable=SC2086 # one word a package
install_packages $build_packages $console_packages

build=$root/build/release
[ -e "$build/build.ninja" ] || {
    echo "Configuring in $build" >&2
    (cd "$root" && cmake --preset release -DTIDEWRIGHT_TESTS=OFF >/dev/null)
}
echo "Building (from nothing 10 to 25 minutes on two cores)" >&2
log=$build/build.log
nice cmake --build "$build" --target tidewright tidewright-console >"$log" 2>&1 || {
    cat "$log" >&2
    exit 1
}

expected=0
if [ -z "$workspace" ]; then
    expected=3
    workspace=${XDG_DATA_HOME:-$HOME/.local/share}/tidewright/demo
    if [ ! -e "$workspace/workspace.json" ]; then
        echo "Making the demo workspace in $workspace" >&2
        mkdir -p "$(dirname -- "$workspace")"
        "$build/app/cli/tidewright" --quiet init --demo "$workspace" >&2
    fi
fi

echo "The workspace is $workspace" >&2
if [ -n "$headless" ]; then
    code=0
    "$build/app/cli/tidewright" --workspace "$workspace" sync || code=$?
    echo
    "$build/app/cli/tidewright" --workspace "$workspace" status
    [ $code -ne $expected ] || code=0
    exit $code
fi
exec "$build/app/console/tidewright-console" "$workspace"
