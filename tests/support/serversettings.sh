#!/bin/sh
# How to reach the servers that servers.sh has started in $work: sourced by scripts that work with them from outside.
# shellcheck disable=SC2034,SC2154 # read and set by who sources this

server_value() { sed -n "s/.*\"$1\": {.*\"$2\": \"\{0,1\}\([^\",]*\)\"\{0,1\}.*/\1/p" "$work/servers.json"; }
user=$(server_value mysql user)
my_port=$(server_value mysql port)
my_password=$(server_value mysql password)
my_database=$(server_value mysql database)
pg_port=$(server_value postgres port)
pg_password=$(server_value postgres password)
pg_database=$(server_value postgres database)
export TIDEWRIGHT_SECRET_LEGACY="$my_password" TIDEWRIGHT_SECRET_WAREHOUSE="$pg_password"

# write_connections SPACE MYSQL_PORT PG_PORT SQLITE_FILE: legacy, warehouse and embedded
write_connections()
{
    mkdir -p "$1/connections" "$1/jobs"
    printf '{"kind": "mysql", "host": "127.0.0.1", "port": %s, "database": "%s", "user": "%s", "password": {"secret": "legacy"}, "tls": "disable"}' \
        "$2" "$my_database" "$user" >"$1/connections/legacy.json"
    printf '{"kind": "postgres", "host": "127.0.0.1", "port": %s, "database": "%s", "user": "%s", "password": {"secret": "warehouse"}, "tls": "disable"}' \
        "$3" "$pg_database" "$user" >"$1/connections/warehouse.json"
    printf '{"kind": "sqlite", "path": "%s"}' "$4" >"$1/connections/embedded.json"
}
