#!/bin/sh
# What others do for the same work: sourced by run.sh. Each loads the whole table into an emptied one.
# shellcheck disable=SC2154 # set by run.sh

my_client="mariadb --no-defaults --host=127.0.0.1"

write_peers()
{
    cat >"$work/pgloader.load" <<PGLOADER
LOAD DATABASE FROM mysql://$user:$my_password@127.0.0.1:$my_port/$my_database INTO postgresql://$user:$pg_password@127.0.0.1:$pg_port/$pg_database
 WITH data only, workers = 4, concurrency = 1, multiple readers per thread, rows per range = 50000, batch rows = 25000, prefetch rows = 50000
 SET PostgreSQL PARAMETERS timezone to 'UTC'
 INCLUDING ONLY TABLE NAMES MATCHING '$table'
 ALTER SCHEMA '$my_database' RENAME TO 'public';
PGLOADER
    cat >"$work/pipe.sh" <<PIPE
$my_client --port=$my_port --user=$user --password=$my_password --quick --batch --skip-column-names $my_database \
    --execute 'SELECT $columns FROM $table' |
    PGPASSWORD=$pg_password psql -qX -h 127.0.0.1 -p $pg_port -U $user -d $pg_database -c "\\copy $table FROM STDIN WITH (NULL 'NULL')"
PIPE
    cat >"$work/import.sh" <<IMPORT
mkfifo $work/rows
$my_client --port=$my_port --user=$user --password=$my_password --quick --batch --skip-column-names $my_database \
    --execute 'SELECT $columns FROM $table' >$work/rows &
sqlite3 $work/target.db '.mode tabs' 'PRAGMA synchronous = FULL' '.import $work/rows $table' >/dev/null
wait
rm -f $work/rows
IMPORT
    cat >"$work/load-data.sh" <<LOADDATA
mkfifo $work/rows
PGPASSWORD=$pg_password psql -qX -h 127.0.0.1 -p $pg_port -U $user -d $pg_database \
    -c "\\copy (SELECT id, code, name, description, amount, quantity, ratio, active::int, born, note, updated_at FROM $table) TO '$work/rows'" &
$my_client --port=$my_port --user=$user --password=$my_password --local-infile=1 $my_database \
    --execute "LOAD DATA LOCAL INFILE '$work/rows' INTO TABLE back CHARACTER SET utf8mb4"
wait
rm -f $work/rows
LOADDATA
    cat >"$work/from-lite.sh" <<FROMLITE
sqlite3 -separator '	' -nullvalue NULL $work/target.db 'SELECT $columns FROM $table' |
    PGPASSWORD=$pg_password psql -qX -h 127.0.0.1 -p $pg_port -U $user -d $pg_database -c "\\copy $table FROM STDIN WITH (NULL 'NULL')"
FROMLITE
}
