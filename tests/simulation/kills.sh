#!/bin/sh
# Kills real processes at any moment, against real servers: each round starts a run, kills it with SIGKILL after a random time, resumes and
# kills again, lets the last one end, and compares. What a simulation can't prove: real drivers, real commits, real files.
#
#   kills.sh [--program TIDEWRIGHT] [--rows N] [--rounds N] [--kills N] [--seed N]
#
# --kills: at most so many in a round. Of each round must hold: the rows of both sides are identical; the counters of the finished run are
# those of an undisturbed one, so that no committed chunk was read or written twice; one more run writes nothing; no staging table or ledger is
# left. Ends with 1 at the first round that fails, and says its number and the seed.
# shellcheck disable=SC2034 # what the sourced part reads
set -eu
umask 077

root=$(cd "$(dirname "$0")/../.." && pwd)
tidewright=$root/build/release/app/cli/tidewright
rows=200000
rounds=20
kills=5
seed=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
while [ $# -gt 0 ]; do
    case $1 in
    --program) tidewright=$2 ;;
    --rows) rows=$2 ;;
    --rounds) rounds=$2 ;;
    --kills) kills=$2 ;;
    --seed) seed=$2 ;;
    *) sed -n '2,10s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
    esac
    shift 2
done
[ -x "$tidewright" ] || { echo "kills.sh: $tidewright is not built; name another with --program" >&2 && exit 2; }

work=$(mktemp -d "${TMPDIR:-/tmp}/tidewright-kills.XXXXXX")
servers="sh $root/tests/support/servers.sh"
leave()
{
    trap - EXIT INT TERM
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

space=$work/space
: "${table:?set by data.sh}"
out=$work/out.json
say() { echo "$*" >&2; }
die()
{
    say "kills.sh: round $round ($scenario, seed $seed): $*"
    [ ! -s "$out" ] || cat "$out" >&2
    [ ! -s "$work/log" ] || tail -n 20 "$work/log" >&2
    exit 1
}
same() { [ "$1" = "$2" ] || die "$3: $1, expected $2"; }

# below N: the next number of the seed's sequence
below()
{
    seed_now=$(((seed_now * 1103515245 + 12345) % 2147483648))
    random=$((seed_now / 65536 % $1))
}
seed_now=$((seed % 2147483648))

make_workspace()
{
    write_connections "$space" "$my_port" "$pg_port" "$work/target.db"
    echo '{"name": "Kills", "state": {"kind": "sqlite", "path": "state.db"}, "workers": 2}' >"$space/workspace.json"
}

# job LOCAL LOCALTABLE MOREFIELDS: from the MariaDB table
job()
{
    printf '{"local": "%s", "remote": "legacy", "direction": "remote_to_local", %s "contentTypes": [{"key": "item",
        "local": {"table": "%s"}, "remote": {"table": "%s"}, "primaryKey": ["id"], "cursor": {"field": "updated_at", "lookback": "5m"}}]}' \
        "$1" "$3" "$2" "$table" >"$space/jobs/copy.json"
}

run() { "$tidewright" --workspace "$space" --json --log-format json "$@" >"$out" 2>"$work/log"; }
json() { sqlite3 :memory: "SELECT json_extract(CAST(readfile('$out') AS TEXT), '\$.$1')"; }
value() { json "runs[0].$1"; }

# killed COMMAND…: started, and killed at some time within what a run takes. Says whether it had ended by itself.
killed()
{
    below "$patience"
    "$tidewright" --workspace "$space" --quiet "$@" >/dev/null 2>&1 &
    victim=$!
    sleep "$((random / 1000)).$(printf '%03d' $((random % 1000)))"
    if kill -KILL "$victim" 2>/dev/null; then
        all_kills=$((all_kills + 1))
        wait "$victim" 2>/dev/null || true
        return 0
    fi
    wait "$victim" || die "it ended with $? by itself"
    return 1
}

ended_runs()
{
    run history --limit 1000
    ended=$(sqlite3 :memory: "SELECT count(*) FROM json_each(CAST(readfile('$out') AS TEXT), '\$.runs') WHERE json_extract(value, '\$.outcome') = 'ok'")
}

# disturbed COMMAND…: the command, killed, then resumed and killed until it is over. `out` has the history, newest first.
disturbed()
{
    ended_runs
    before=$ended
    count=0
    while [ "$count" -lt "$kills" ]; do
        count=$((count + 1))
        killed "$@" || break
        ended_runs
        [ "$ended" = "$before" ] || break
        # What was killed before it had begun is begun anew.
        run status
        [ "$(json "states[0].interrupted")" != 1 ] || set -- resume
    done
    ended_runs
    [ "$ended" != "$before" ] || run "$@" || die "it ended with $?"
    run history --limit 1000
}

# total COUNT: of all attempts of the newest run, as they stand in `out`
total()
{
    sqlite3 :memory: "WITH entries AS (SELECT key AS at, value FROM json_each(CAST(readfile('$out') AS TEXT), '\$.runs'))
        SELECT sum(json_extract(value, '\$.$1')) FROM entries WHERE at < coalesce((SELECT min(at) FROM entries
        WHERE at > 0 AND json_extract(value, '\$.outcome') = 'ok'), 1000)"
}

settled()
{
    same "$(pg_query "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'tidewright\\_%' AND tablename NOT IN ('tidewright_ledger', 'tidewright_undo') AND tablename NOT LIKE 'tidewright%\\_u'")" 0 "tables left in PostgreSQL"
    same "$(mysql_query "SELECT count(*) FROM information_schema.tables WHERE table_name LIKE 'tidewright\\_%' AND table_name NOT IN ('tidewright_ledger', 'tidewright_undo') AND table_name NOT LIKE 'tidewright%\\_u'")" 0 "tables left in MariaDB"
    same "$(mysql_query "SELECT count(*) FROM tidewright_ledger" 2>/dev/null || echo 0)" 0 "entries left in the ledger"
    run sync || die "one more run ended with $?"
    same "$(value created) $(value updated) $(value deleted)" "0 0 0" "one more run wrote"
}

counted() { same "$(total created) $(total updated) $(total deleted) $(value unchanged) $(value failed)" "$1" "counters of the run"; }

initial()
{
    scenario="initial, $1"
    rm -f "$space"/state.db*
    case $1 in
    warehouse) pg_table "$table" ;;
    embedded) lite_table ;;
    legacy) mysql_table back ;;
    esac
    job "$1" "$2" "$3"
    disturbed sync
    counted "$rows 0 0 0 0"
}

say "Seed $seed, $rows rows"
round=0
all_kills=0
scenario=preparation
make_workspace
fill_source
# Milliseconds: what one run takes, and some more.
pg_table "$table"
job warehouse "$table" ""
began=$(date +%s%3N)
run sync || die "the first run ended with $?"
patience=$((($(date +%s%3N) - began) * 6 / 5))
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    case $((round % 5)) in
    1)
        initial warehouse "$table" ""
        same "$(pg_sum "$table")" "$(mysql_sum "$table")" "rows"
        ;;
    2)
        initial warehouse "$table" '"atomicInitial": true,'
        same "$(pg_sum "$table")" "$(mysql_sum "$table")" "rows"
        ;;
    3)
        initial embedded "$table" ""
        same "$(lite_sum)" "$(mysql_text_sum)" "rows"
        ;;
    4)
        initial legacy back ""
        same "$(mysql_sum back)" "$(mysql_sum "$table")" "rows"
        ;;
    0)
        # The table that the fourth round of each five has filled: everything changed, then a tenth.
        scenario="full, every row changed"
        mysql_query "UPDATE $table SET quantity = quantity + 1"
        disturbed sync --force-full
        counted "0 $rows 0 0 0"
        same "$(mysql_sum back)" "$(mysql_sum "$table")" "rows"
        settled
        scenario="incremental, a tenth changed"
        mysql_query "UPDATE $table SET quantity = quantity + 1, updated_at = NOW(6) WHERE id % 10 = 0"
        disturbed sync
        same "$(total created) $(total updated) $(total deleted) $(value failed)" "0 $((rows / 10)) 0 0" "counters of the run"
        same "$(mysql_sum back)" "$(mysql_sum "$table")" "rows"
        ;;
    esac
    settled
    say "Round $round ($scenario) holds; $all_kills kills so far"
done
echo "$rounds rounds with $all_kills kills: rows identical, counters those of undisturbed runs, nothing left behind (seed $seed)"
