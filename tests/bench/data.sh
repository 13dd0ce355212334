#!/bin/sh
# The data of the benchmarks, how its sameness is told, and how to ask each system: sourced by run.sh.
# shellcheck disable=SC2034,SC2154 # read and set by run.sh

table=item
columns="id, code, name, description, amount, quantity, ratio, active, born, note, updated_at"

mysql_query() { mariadb --no-defaults --host=127.0.0.1 --port="$my_port" --user="$user" "--password=$my_password" --batch --skip-column-names "$my_database" --execute "$1"; }
pg_query() { PGPASSWORD=$pg_password PGOPTIONS="-c client_min_messages=warning" psql -qAtX -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$pg_port" -U "$user" -d "$pg_database" -c "$1"; }
lite_query() { sqlite3 "$work/target.db" "$1"; }

mysql_table()
{
    mysql_query "CREATE OR REPLACE TABLE $1 (id BIGINT NOT NULL PRIMARY KEY, code VARCHAR(32) NOT NULL, name VARCHAR(120) NOT NULL,
        description TEXT, amount DECIMAL(12,2), quantity INT NOT NULL, ratio DOUBLE, active TINYINT(1) NOT NULL, born DATE,
        note VARCHAR(200), updated_at DATETIME(6) NOT NULL, KEY (updated_at, id)) CHARACTER SET utf8mb4"
}

# Some 280 bytes a row, a tenth of what may be null is null, text beyond ASCII.
fill_source()
{
    mysql_table "$table"
    mysql_query "INSERT INTO $table SELECT seq, CONCAT('C-', LPAD(seq, 9, '0')), CONCAT('Größe № ', seq, ' 名前 ', MD5(seq)),
        IF(seq % 10 = 1, NULL, CONCAT('Beschreibung zu ', seq, ': ', REPEAT(MD5(seq + 1), 3))),
        IF(seq % 10 = 2, NULL, (seq % 1000000) / 100 + 0.25), seq % 5000, IF(seq % 10 = 3, NULL, seq / 64), seq % 2,
        IF(seq % 10 = 4, NULL, DATE '1970-01-01' + INTERVAL (seq % 20000) DAY),
        IF(seq % 10 = 5, NULL, CONCAT('Notiz ', SHA1(seq))),
        TIMESTAMP '2026-01-01 00:00:00.000001' + INTERVAL seq * 1000 MICROSECOND FROM seq_1_to_$rows"
    mysql_query "ANALYZE TABLE $table" >/dev/null
}

pg_table()
{
    pg_query "DROP TABLE IF EXISTS $1; CREATE TABLE $1 (id BIGINT NOT NULL PRIMARY KEY, code VARCHAR(32) NOT NULL,
        name VARCHAR(120) NOT NULL, description TEXT, amount NUMERIC(12,2), quantity INTEGER NOT NULL, ratio DOUBLE PRECISION,
        active BOOLEAN NOT NULL, born DATE, note VARCHAR(200), updated_at TIMESTAMP(6) NOT NULL)"
}

lite_table()
{
    rm -f "$work/target.db" "$work/target.db-wal" "$work/target.db-shm"
    lite_query "PRAGMA journal_mode = WAL; CREATE TABLE $table (id BIGINT NOT NULL PRIMARY KEY, code VARCHAR(32) NOT NULL,
        name VARCHAR(120) NOT NULL, description TEXT, amount TEXT, quantity INTEGER NOT NULL, ratio DOUBLE, active BOOLEAN NOT NULL,
        born DATE, note VARCHAR(200), updated_at DATETIME(6) NOT NULL)" >/dev/null
}

# Number of rows and sums over their hashes, whatever the order. Doubles are multiples of 1/64: both servers write them alike.
mysql_sum()
{
    # CONV gives text, whose sum would be a double.
    mysql_query "SELECT CONCAT_WS(' ', COUNT(*), SUM(CAST(CONV(LEFT(h, 8), 16, 10) AS UNSIGNED)),
        SUM(CAST(CONV(SUBSTR(h, 9, 8), 16, 10) AS UNSIGNED))) FROM (SELECT
        MD5(CONCAT_WS('|', id, code, name, COALESCE(description, '~'), COALESCE(amount, '~'), quantity, COALESCE(FLOOR(ratio * 64), '~'),
        active, COALESCE(born, '~'), COALESCE(note, '~'), updated_at)) AS h FROM $1) AS hashes"
}

pg_sum()
{
    pg_query "SELECT concat_ws(' ', count(*), sum(('x' || left(h, 8))::bit(32)::bigint), sum(('x' || substr(h, 9, 8))::bit(32)::bigint))
        FROM (SELECT md5(concat_ws('|', id, code, name, coalesce(description, '~'), coalesce(amount::text, '~'), quantity,
        coalesce(floor(ratio * 64)::text, '~'), active::int, coalesce(born::text, '~'), coalesce(note, '~'),
        to_char(updated_at, 'YYYY-MM-DD HH24:MI:SS.US'))) AS h FROM $1) AS hashes"
}

# SQLite has no such hash: its rows as text, against the source's.
lite_sum()
{
    sqlite3 -separator '|' -nullvalue '~' "$work/target.db" "SELECT id, code, name, description, CAST(amount AS TEXT), quantity,
        CAST(floor(ratio * 64) AS INTEGER), active, born, note, updated_at FROM $table ORDER BY id" | md5sum
}

mysql_text_sum()
{
    mariadb --no-defaults --host=127.0.0.1 --port="$my_port" --user="$user" "--password=$my_password" --quick --batch --skip-column-names \
        "$my_database" --execute "SELECT CONCAT_WS('|', id, code, name, COALESCE(description, '~'), COALESCE(amount, '~'), quantity,
        COALESCE(FLOOR(ratio * 64), '~'), active, COALESCE(born, '~'), COALESCE(note, '~'), updated_at) FROM $table ORDER BY id" | md5sum
}
