#!/bin/sh
# Measures Tidewright against the tools people use for the same work, in turn over the same data, and prints ratios of medians as Markdown.
#
#   run.sh [--quick] [--rows N] [--pairs N] [--latency MS] [--cache MIB] [--only WORK]…
#
# WORK: states, bases, console, folders, postgres, sqlite, mysql, delta, types, verify, latency; and load, the part of postgres that is worth it with --rows 5000000.
# --cache: of the source, MariaDB's innodb_buffer_pool_size; by default the table fits in it, so that no disk is measured. --quick: 100,000 rows,
# 3 pairs. The rows are compared after every single measurement; one wrong row ends it. Needs nothing but this: it
# installs the tools, builds release, and starts servers of its own.
# shellcheck disable=SC2034 # what the sourced parts read
set -eu
umask 077

usage()
{
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/../.." && pwd)
rows=1000000
pairs=5
latency=5
cache=1024
only=
while [ $# -gt 0 ]; do
    case $1 in
    --quick) rows=100000 pairs=3 ;;
    --rows) rows=$2 && shift ;;
    --pairs) pairs=$2 && shift ;;
    --latency) latency=$2 && shift ;;
    --cache) cache=$2 && shift ;;
    --only)
        case $2 in
        states | bases | console | folders | postgres | load | sqlite | mysql | delta | types | verify | latency) only="$only $2" && shift ;;
        *) usage ;;
        esac
        ;;
    *) usage ;;
    esac
    shift
done

# shellcheck source=/dev/null
. "$root/app/packages.sh"
# shellcheck disable=SC2086,SC2154 # one word a package
install_packages $build_packages $bench_packages >&2
build=$root/build/release
(cd "$root" && cmake --preset release >/dev/null && cmake --build build/release --target tidewright tidewright_bench tidewright_benchconsole) >&2
bench=$build/tests/bench/tidewright_bench
console_bench=$build/tests/bench/tidewright_benchconsole
tidewright=$build/app/cli/tidewright

work=$(mktemp -d "${TMPDIR:-/tmp}/tidewright-bench.XXXXXX")
servers="sh $root/tests/support/servers.sh"
leave()
{
    trap - EXIT INT TERM
    # shellcheck disable=SC2086 # one word a process
    [ -z "${proxies:-}" ] || kill $proxies 2>/dev/null || true
    $servers stop "$work" || true
    rm -rf "$work"
    exit "$1"
}
trap 'leave $?' EXIT
trap 'leave 130' INT TERM
$servers start "$work"

# shellcheck source=tests/support/serversettings.sh
. "$root/tests/support/serversettings.sh"

# shellcheck source=tests/bench/data.sh
. "$root/tests/bench/data.sh"
# shellcheck source=tests/bench/peers.sh
. "$root/tests/bench/peers.sh"
results=$work/results.tsv
: >"$results"

say() { echo "$*" >&2; }
die()
{
    say "run.sh: $*"
    exit 1
}

# workspace NAME MYSQL_PORT PG_PORT LOCAL REMOTE JOBFIELDS: a workspace with one job for the table
workspace()
{
    space=$work/$1
    rm -rf "$space"
    write_connections "$space" "$2" "$3" "$work/target.db"
    echo '{"name": "Benchmark", "state": {"kind": "sqlite", "path": "state.db"}, "workers": 2}' >"$space/workspace.json"
    printf '{"local": "%s", "remote": "%s", "direction": "remote_to_local", %s "contentTypes": [{"key": "item",
        "local": {"table": "%s"}, "remote": {"table": "%s"}, "primaryKey": ["id"], "cursor": {"field": "updated_at", "lookback": "5m"}}]}' \
        "$4" "$5" "$6" "${local_table:-$table}" "$table" >"$space/jobs/bench.json"
}

# measure WORK CONTENDER COMMAND…: wall clock, user and system seconds, peak KiB
measure()
{
    measured=$1
    contender=$2
    shift 2
    /usr/bin/time -q -f '%e %U %S %M' -o "$work/time" "$@" >"$work/output" 2>&1 || {
        cat "$work/output" >&2
        die "$measured: $contender failed"
    }
    printf '%s\t%s\t%s\n' "$measured" "$contender" "$(tail -1 "$work/time" | tr ' ' '\t')" >>"$results"
    say "$measured: $contender $(tail -1 "$work/time")"
}

# ours WORK CONTENDER WORKSPACE [OPTION…]
ours()
{
    ours_work=$1
    ours_contender=$2
    ours_space=$3
    shift 3
    measure "$ours_work" "$ours_contender" "$tidewright" --workspace "$work/$ours_space" sync "$@"
}

same() { [ "$1" = "$2" ] || die "$3: the rows are not the same ($1, expected $2)"; }

forget() { rm -f "$work/$1"/state.db*; }

# shellcheck source=tests/bench/works.sh
. "$root/tests/bench/works.sh"
# shellcheck source=tests/bench/folders.sh
. "$root/tests/bench/folders.sh"
# shellcheck source=tests/bench/report.sh
. "$root/tests/bench/report.sh"

say "Preparing $rows rows"
write_peers
mysql_query "SET GLOBAL innodb_buffer_pool_size = $((cache * 1048576))"
fill_source
expected=$(mysql_sum "$table")
for work_name in ${only:-states bases console folders postgres latency sqlite mysql verify delta types}; do
    "bench_$work_name"
done
report
