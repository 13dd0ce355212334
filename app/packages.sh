#!/bin/sh
# Debian 12 packages that the project needs, and how they are installed: sourced by start.sh, tests/run.sh and tests/bench/run.sh.
# shellcheck disable=SC2034 # the lists are read by who sources this

build_packages="g++ cmake ninja-build pkg-config qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools libqt6sql6-sqlite libqt6sql6-psql
 qtkeychain-qt6-dev libpq-dev libmariadb-dev libsqlite3-dev libxxhash-dev libsimdjson-dev libcli11-dev libvalijson-dev libexpected-dev"
console_packages="fonts-inter"
test_packages="mold librapidcheck-dev postgresql mariadb-server sqlite3 xvfb xauth xdotool openbox fonts-noto-cjk
 desktop-file-utils appstream shellcheck man-db dpkg-dev file procps"
bench_packages="pgloader postgresql mariadb-server sqlite3 time"

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
    # Servers that come with packages are neither started nor enabled, and get no cluster of their own.
    policy=/usr/sbin/policy-rc.d
    cluster=/etc/postgresql-common/createcluster.d/tidewright.conf
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
        $as_root chmod 755 "$policy"
        made_policy=yes
    fi
    $as_root mkdir -p "$(dirname "$cluster")"
    echo "create_main_cluster = false" | $as_root tee "$cluster" >/dev/null
    status=0
    $as_root apt-get update -qq || status=$?
    if [ $status -eq 0 ]; then
        # shellcheck disable=SC2086 # one word a package
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2 || status=$?
    fi
    for package in $missing; do
        case $package in
        postgresql) $as_root systemctl disable postgresql.service >/dev/null 2>&1 || true ;;
        mariadb-server) $as_root systemctl disable mariadb.service >/dev/null 2>&1 || true ;;
        esac
    done
    [ -z "${made_policy:-}" ] || $as_root rm -f "$policy"
    $as_root rm -f "$cluster"
    return $status
}
