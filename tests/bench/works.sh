#!/bin/sh
# The works, each contender in turn: sourced by run.sh.
# shellcheck disable=SC2154 # set by run.sh

# Before each measurement: what the last one left behind in the servers is not paid by the next.
settle()
{
    pg_query "CHECKPOINT"
    sync
}

empty_pg()
{
    pg_table "$table"
    drop_kept
    settle
}
# What takes earlier runs back.
drop_kept()
{
    # shellcheck disable=SC2016 # the dollars are PostgreSQL's
    pg_query 'DO $$ DECLARE kept text; BEGIN FOR kept IN SELECT tablename FROM pg_tables WHERE tablename LIKE $q$tidewright\_%$q$ LOOP EXECUTE format($q$DROP TABLE %I CASCADE$q$, kept); END LOOP; END $$'
}
# keep WORKSPACE HOW_LONG: what its runs keep to be taken back
keep() { sed -i "s/\"undo\": {[^}]*}, //; s/\"contentTypes\"/\"undo\": {\"keep\": \"$2\"}, &/" "$work/$1/jobs/bench.json"; }
check_pg() { same "$(pg_sum "$table")" "$expected" "$1"; }

bench_states()
{
    "$bench" states 10000 "$((pairs * 2 + 1))" >"$work/states"
    awk '{printf "%s\t%s\t%s\t0\t0\t0\n", $1, $2, $3}' "$work/states" >>"$results"
}

bench_bases()
{
    "$bench" bases "$rows" "$pairs" >"$work/bases"
    "$bench" conflicts 100000 "$pairs" >>"$work/bases"
    awk '{printf "%s\t%s\t%s\t0\t0\t0\n", $1, $2, $3}' "$work/bases" >>"$results"
}

bench_console()
{
    QT_QPA_PLATFORM=offscreen "$console_bench" start 10000 "$((pairs * 2 + 1))" >"$work/console" 2>"$work/output" || {
        cat "$work/output" >&2
        die "console failed"
    }
    awk '{printf "%s\t%s\t%s\t0\t0\t%s\n", $1, $2, $3, $4 ? $4 : 0}' "$work/console" >>"$results"
}

# One round of the initial load: the peers, then ours.
load_round()
{
    empty_pg
    measure initial pgloader pgloader --quiet "$work/pgloader.load"
    check_pg pgloader
    empty_pg
    measure initial pipe sh "$work/pipe.sh"
    check_pg pipe
    empty_pg
    forget direct
    keep direct 5d
    ours initial ours-kept direct
    check_pg initial
    empty_pg
    forget direct
    keep direct 0
    ours initial ours direct
    check_pg initial
}

bench_load()
{
    workspace direct "$my_port" "$pg_port" warehouse legacy ""
    pair=0
    while [ "$pair" -lt "$pairs" ]; do
        pair=$((pair + 1))
        load_round
    done
}

bench_postgres()
{
    workspace direct "$my_port" "$pg_port" warehouse legacy ""
    workspace atomic "$my_port" "$pg_port" warehouse legacy '"atomicInitial": true,'
    pair=0
    while [ "$pair" -lt "$pairs" ]; do
        pair=$((pair + 1))
        load_round
        # What the same program holds that only opens its connections: the rest is the engine's own. Other connections may lead nowhere.
        measure idle ours sh -c "$tidewright --workspace $work/direct check --connect || :"
        settle
        ours full-unchanged ours direct --force-full
        check_pg full-unchanged
        for kept in 5d 0; do
            pg_query "UPDATE $table SET quantity = quantity + 1"
            pg_query "VACUUM $table"
            settle
            keep direct "$kept"
            who=ours
            [ "$kept" = 0 ] || who=ours-kept
            ours full-changed "$who" direct --force-full
            check_pg full-changed
        done
        empty_pg
        forget atomic
        ours initial ours-atomic atomic
        check_pg atomic
    done
}

bench_latency()
{
    "$bench" proxy "$my_port" "$latency" >"$work/my-proxy" &
    proxies=$!
    "$bench" proxy "$pg_port" "$latency" >"$work/pg-proxy" &
    proxies="$proxies $!"
    until [ -s "$work/my-proxy" ] && [ -s "$work/pg-proxy" ]; do sleep 0.1; done
    my_near=$my_port pg_near=$pg_port
    my_port=$(cat "$work/my-proxy") pg_port=$(cat "$work/pg-proxy")
    workspace far "$my_port" "$pg_port" warehouse legacy ""
    write_peers
    my_port=$my_near pg_port=$pg_near
    pair=0
    while [ "$pair" -lt "$pairs" ]; do
        pair=$((pair + 1))
        empty_pg
        measure initial-far pgloader pgloader --quiet "$work/pgloader.load"
        check_pg pgloader
        empty_pg
        measure initial-far pipe sh "$work/pipe.sh"
        check_pg pipe
        empty_pg
        forget far
        ours initial-far ours far
        check_pg far
    done
    write_peers
}

bench_sqlite()
{
    workspace embedded "$my_port" "$pg_port" embedded legacy ""
    text=$(mysql_text_sum)
    pair=0
    while [ "$pair" -lt "$pairs" ]; do
        pair=$((pair + 1))
        lite_table
        measure sqlite import sh "$work/import.sh"
        same "$(lite_query "SELECT count(*) FROM $table")" "$rows" import
        lite_table
        measure sqlite qsqlquery "$bench" qsqlquery 127.0.0.1 "$my_port" "$my_database" "$user" "$work/target.db" "$columns" "$table"
        same "$(lite_query "SELECT count(*) FROM $table")" "$rows" qsqlquery
        lite_table
        forget embedded
        ours sqlite ours embedded
        same "$(lite_sum)" "$text" sqlite
    done
    workspace from-embedded "$my_port" "$pg_port" warehouse embedded ""
    pair=0
    while [ "$pair" -lt "$pairs" ]; do
        pair=$((pair + 1))
        empty_pg
        measure from-sqlite pipe sh "$work/from-lite.sh"
        check_pg from-lite
        empty_pg
        forget from-embedded
        ours from-sqlite ours from-embedded
        check_pg from-sqlite
    done
}

bench_mysql()
{
    empty_pg
    sh "$work/pipe.sh"
    # shellcheck disable=SC2034 # workspace() reads it
    local_table=back
    workspace back "$my_port" "$pg_port" legacy warehouse ""
    unset local_table
    pair=0
    while [ "$pair" -lt "$pairs" ]; do
        pair=$((pair + 1))
        mysql_table back
        settle
        measure to-mysql load-data sh "$work/load-data.sh"
        same "$(mysql_sum back)" "$expected" load-data
        mysql_table back
        forget back
        settle
        ours to-mysql ours back
        same "$(mysql_sum back)" "$expected" to-mysql
    done
}

# In one process whose connections are open: 1,000 changed rows a round.
bench_delta()
{
    empty_pg
    workspace delta "$my_port" "$pg_port" warehouse legacy ""
    cat >"$work/edit.sh" <<EDIT
$my_client --port=$my_port --user=$user --password=$my_password $my_database --execute "UPDATE $table SET quantity = quantity + 1,
    updated_at = NOW(6) WHERE id % GREATEST($rows DIV 1000, 1) = 0"
EDIT
    pg_query "CREATE TABLE peer (LIKE $table INCLUDING ALL)"
    sh "$work/pipe.sh"
    pg_query "INSERT INTO peer SELECT * FROM $table"
    pg_query "VACUUM ANALYZE"
    forget delta
    empty_pg
    "$tidewright" --workspace "$work/delta" --quiet sync >&2 || die "the first run for delta failed"
    pg_query "VACUUM ANALYZE $table"
    settle
    "$bench" delta "$work/delta" 127.0.0.1 "$my_port" "$my_database" "$user" 127.0.0.1 "$pg_port" "$pg_database" "$user" "$columns" "$table" \
        peer "$((pairs * 2 + 1))" "sh $work/edit.sh" >"$work/delta.out" || die "delta failed"
    awk '{printf "%s\t%s\t%s\t0\t0\t0\n", $1, $2, $3}' "$work/delta.out" >>"$results"
    # The last change was made for the peer.
    "$tidewright" --workspace "$work/delta" --quiet sync >&2 || die "the last delta failed"
    expected=$(mysql_sum "$table")
    # Through QVariant the microseconds of its times are lost: it is told by number.
    same "$(pg_query "SELECT count(*) FROM peer")" "$rows" "qsqlquery"
    check_pg delta
}

# damage QUERY TABLE: a third of 1,000 records changed, a third taken out, a third put in that the source has not
damage()
{
    step=$((rows * 3 / 1000))
    $1 "UPDATE $2 SET note = CONCAT(COALESCE(note, ''), 'x') WHERE id % $step = 7"
    $1 "DELETE FROM $2 WHERE id % $step = $((step / 3 + 7))"
    $1 "INSERT INTO $2 SELECT id + $((rows * 10)), code, name, description, amount, quantity, ratio, active, born, note, updated_at
        FROM $table WHERE id % $step = $((step * 2 / 3 + 7))"
}

# All of them and no others, in the order of their keys.
damage_list()
{
    echo jobName,typeKey,kind,recordKey
    awk -v rows="$rows" -v step="$step" 'BEGIN {
        for (id = 1; id <= rows; ++id) {
            if (id % step == 7) print "bench,item,differing," id
            if (id % step == int(step / 3) + 7) print "bench,item,missing," id
            if (id % step == int(step * 2 / 3) + 7) extra[++extras] = id + rows * 10
        }
        for (at = 1; at <= extras; ++at) print "bench,item,extra," extra[at]
    }'
}

# verified WORK WORKSPACE: ends with 1, as something differs
verified()
{
    measure "$1" ours sh -c "$tidewright --workspace $work/$2 verify --list csv >$work/differences; [ \$? = 1 ]"
    same "$(md5sum <"$work/differences")" "$(damage_list | md5sum)" "$1"
}

bench_verify()
{
    empty_pg
    sh "$work/pipe.sh"
    mysql_table twin
    mysql_query "INSERT INTO twin SELECT * FROM $table"
    pg_query "CREATE TABLE twin (LIKE $table INCLUDING ALL); INSERT INTO twin SELECT * FROM $table"
    damage mysql_query twin
    damage pg_query twin
    mysql_query "ANALYZE TABLE twin" >/dev/null
    pg_query "VACUUM ANALYZE"
    # shellcheck disable=SC2034 # workspace() reads it
    local_table=twin
    workspace verify "$my_port" "$pg_port" warehouse legacy ""
    workspace verify-mysql "$my_port" "$pg_port" legacy legacy ""
    workspace verify-postgres "$my_port" "$pg_port" warehouse warehouse ""
    unset local_table
    dsn="h=127.0.0.1,P=$my_port,u=$user,p=$my_password,D=$my_database"
    cat >"$work/pt-sync.sh" <<PTSYNC
pt-table-sync --print --no-check-slave --no-check-triggers --charset=utf8 $dsn,t=$table $dsn,t=twin >$work/pt-differences
[ \$? = 2 ]
PTSYNC
    cat >"$work/pt-checksum.sh" <<PTCHECKSUM
pt-table-checksum --no-check-replication-filters --no-check-binlog-format --no-check-slave-tables --recursion-method=none \
    --databases=$my_database --tables=$table,twin --replicate=$my_database.checksums $dsn
PTCHECKSUM
    pair=0
    while [ "$pair" -lt "$pairs" ]; do
        pair=$((pair + 1))
        measure verify pt-table-sync sh "$work/pt-sync.sh"
        say "pt-table-sync has named $(wc -l <"$work/pt-differences") of $(($(damage_list | wc -l) - 1))"
        verified verify verify
        measure verify pt-table-checksum sh "$work/pt-checksum.sh"
        verified verify-mysql verify-mysql
        verified verify-postgres verify-postgres
        measure idle-verify ours sh -c "$tidewright --workspace $work/verify check --connect || :"
    done
}

bench_types()
{
    types=500
    workspace types "$my_port" "$pg_port" warehouse legacy ""
    my_sql='' pg_sql='' list=''
    number=0
    while [ "$number" -lt "$types" ]; do
        number=$((number + 1))
        my_sql="$my_sql CREATE TABLE t$number (id BIGINT PRIMARY KEY, name VARCHAR(40), updated_at DATETIME(6) NOT NULL, KEY (updated_at, id));
            INSERT INTO t$number SELECT seq, MD5(seq), '2026-01-01' + INTERVAL seq HOUR FROM seq_1_to_20;"
        pg_sql="$pg_sql CREATE TABLE t$number (id BIGINT PRIMARY KEY, name VARCHAR(40), updated_at TIMESTAMP(6) NOT NULL);"
        list="$list${list:+,}{\"key\": \"t$number\", \"local\": {\"table\": \"t$number\"}, \"remote\": {\"table\": \"t$number\"},
            \"primaryKey\": [\"id\"], \"cursor\": {\"field\": \"updated_at\", \"lookback\": \"5m\"}}"
    done
    mysql_query "$my_sql"
    pg_query "$pg_sql"
    printf '{"local": "warehouse", "remote": "legacy", "direction": "remote_to_local", "contentTypes": [%s]}' "$list" \
        >"$work/types/jobs/bench.json"
    "$bench" types "$work/types" 127.0.0.1 "$my_port" "$my_database" "$user" "$types" "$((pairs * 2 + 1))" >"$work/types.out" ||
        die "types failed"
    awk '{printf "%s\t%s\t%s\t0\t0\t0\n", $1, $2, $3}' "$work/types.out" >>"$results"
}
