#!/bin/sh
# Debian 12 packages that the project needs, and how they are installed: sourced by start.sh, tests/run.sh and tests/bench/run.sh.
# shellcheck disable=SC2034 # the lists are read by who sources this

build_packages="g++ cmake ninja-build pkg-config qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools libqt6sql6-sqlite libqt6sql6-psql
 qtkeychain-qt6-dev libpq-dev libmariadb-dev libsqlite3-dev libxxhash-dev libgit2-dev libsimdjson-dev libcli11-dev libvalijson-dev libexpected-dev"
console_packages="fonts-inter"
test_packages="mold librapidcheck-dev postgresql mariadb-server sqlite3 zsh fish xvfb xauth xdotool openbox dbus-daemon at-spi2-core fonts-noto-cjk
 desktop-file-utils appstream shellcheck man-db dpkg-dev file procps"
bench_packages="pgloader postgresql mariadb-server sqlite3 time libqt6sql6-mysql percona-toolkit unison rclone"

# Installs what is missing of the packages named; says what it does; does nothing when all are there.
install_packages() {
    missing=
    for package in "$@"; do
        # shellcheck disable=SC2016 # ${Status} is dpkg-query's own
        case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) in
        *"install ok installed") ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    echo "Installing:$missing" >&2
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "These packages are missing and sudo is not there to install them. As root: apt-get install$missing" >&2
            return 1
        }
        as_root=sudo
    fi
    # shellcheck disable=SC2086 # one word a package
    $as_root sh -s -- $missing <<'ROOT'
# Servers that come with packages are neither started nor enabled, and get no cluster of their own; one that was enabled stays so.
policy=/usr/sbin/policy-rc.d
clusters=/etc/postgresql-common/createcluster.d
enabled() { [ -e "/etc/systemd/system/multi-user.target.wants/$1.service" ]; }
before=
for unit in postgresql mariadb; do
    enabled $unit && before="$before $unit"
done
trap 'rm -f "$made" "$clusters/tidewright.conf"; rmdir -p --ignore-fail-on-non-empty "$clusters" 2>/dev/null' EXIT
trap 'exit 130' INT TERM
made=
[ -e "$policy" ] || {
    made=$policy
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
}
mkdir -p "$clusters"
echo "create_main_cluster = false" >"$clusters/tidewright.conf"
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 </dev/null
status=$?
for unit in postgresql mariadb; do
    case $before in
    *$unit*) ;;
    *) enabled $unit && update-rc.d $unit disable >&2 ;; # knows systemd as well as the older way
    esac
done
exit $status
ROOT
}
