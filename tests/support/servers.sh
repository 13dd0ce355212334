#!/bin/sh
# Real PostgreSQL and MariaDB servers for the tests, on free loopback ports and unix sockets in a temporary folder.
#
#   servers.sh start DIR [--with-parent]   starts both, waits until they answer, writes DIR/servers.json (mode 0600)
#   servers.sh stop DIR                    stops them and removes everything; does nothing if nothing runs
#
# --with-parent: the servers also stop when the calling process ends, however it ends.
# Durability is left as the servers have it by default (fsync on). As root the servers run as `postgres` and `mysql`, else as the caller.
# Environment: TIDEWRIGHT_SERVER_CERTIFICATE names a certificate and its key without their .crt and .key: both offer TLS with it then.
# TIDEWRIGHT_PG_BINDIR names the folder of initdb and postgres where it is not the newest below /usr/lib/postgresql.
set -eu
umask 077

account=tidewright
database=tidewright_tests

fail()
{
    echo "servers.sh: $*" >&2
    exit 1
}

# The account a server runs as: the caller, or for root the named one if it exists.
server_user()
{
    if [ "$(id -u)" -ne 0 ]; then
        id -un
    elif id -u "$1" >/dev/null 2>&1; then
        echo "$1"
    else
        echo nobody
    fi
}

# as USER COMMAND…: replaces this (sub)shell, so that the command keeps its pid.
as()
{
    user=$1
    shift
    if [ "$(id -u)" -ne 0 ]; then
        exec "$@"
    fi
    exec setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups "$@"
}

private_folder()
{
    mkdir -p "$1"
    if [ "$(id -u)" -eq 0 ]; then
        chown "$2" "$1"
    fi
}

random_hex()
{
    od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

# Below the range the kernel hands out by itself; a port that is taken shows when the server starts, and another is tried.
random_port()
{
    echo $((12000 + $(od -An -N2 -tu2 /dev/urandom) % 20000))
}

# Only a process that works in our folder is ours: pids are reused.
is_ours()
{
    [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' <"/proc/$1/cmdline" | grep -qF "$base"
}

# stop_process PIDFILE SIGNAL
stop_process()
{
    [ -s "$1" ] || return 0
    pid=$(cat "$1")
    is_ours "$pid" || return 0
    kill -s "$2" "$pid" 2>/dev/null || return 0
    tries=0
    while is_ours "$pid"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 300 ]; then
            kill -s KILL "$pid" 2>/dev/null || true
        fi
        [ "$tries" -lt 400 ] || fail "process $pid does not end"
        sleep 0.1
    done
}

stop_servers()
{
    [ -f "$dir/servers.base" ] || return 0
    base=$(cat "$dir/servers.base")
    case $base in
        */tidewright-servers.*) ;;
        *) fail "$dir/servers.base does not name a folder of this script" ;;
    esac
    stop_process "$base/postgres.pid" INT
    stop_process "$base/mariadb.pid" TERM
    wait
    rm -rf "$base"
    rm -f "$dir/servers.json" "$dir/servers.base"
}

# await PID COMMAND…: until the command succeeds; fails once the process is gone or after a minute.
await()
{
    pid=$1
    shift
    tries=0
    until "$@" >/dev/null 2>&1; do
        kill -0 "$pid" 2>/dev/null || return 1
        tries=$((tries + 1))
        [ "$tries" -le 600 ] || return 1
        sleep 0.1
    done
}

init_postgres()
{
    private_folder "$base/pg" "$pg_user"
    printf '%s\n' "$pg_password" >"$base/pg/password"
    if [ "$(id -u)" -eq 0 ]; then
        chown "$pg_user" "$base/pg/password"
    fi
    (as "$pg_user" "$pg_bin/initdb" -D "$base/pg/data" -U "$account" --pwfile="$base/pg/password" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C --no-sync --no-instructions) >"$base/pg-initdb.log" 2>&1 ||
        { cat "$base/pg-initdb.log" >&2; fail "initdb failed"; }
}

# certificate FOLDER USER: a copy that the server may read. Without one the options that name it are empty.
certificate()
{
    [ -n "${TIDEWRIGHT_SERVER_CERTIFICATE:-}" ] || return 0
    cp "$TIDEWRIGHT_SERVER_CERTIFICATE.crt" "$1/server.crt"
    cp "$TIDEWRIGHT_SERVER_CERTIFICATE.key" "$1/server.key"
    if [ "$(id -u)" -eq 0 ]; then
        chown "$2" "$1/server.crt" "$1/server.key"
    fi
}

start_postgres()
{
    certificate "$base/pg" "$pg_user"
    pg_tls=
    if [ -n "${TIDEWRIGHT_SERVER_CERTIFICATE:-}" ]; then
        pg_tls="-c ssl=on -c ssl_cert_file=$base/pg/server.crt -c ssl_key_file=$base/pg/server.key"
    fi
    for attempt in 1 2 3 4 5; do
        pg_port=$(random_port)
        # shellcheck disable=SC2086 # several options, or none
        (as "$pg_user" setsid "$pg_bin/postgres" -D "$base/pg/data" -k "$base/pg" -h 127.0.0.1 -p "$pg_port" \
            -c shared_buffers=128MB -c max_connections=100 -c timezone=UTC -c log_timezone=UTC $pg_tls) \
            >"$base/pg.log" 2>&1 </dev/null &
        echo $! >"$base/postgres.pid"
        if await "$!" "$pg_bin/pg_isready" -q -h 127.0.0.1 -p "$pg_port" -d postgres; then
            PGPASSWORD=$pg_password "$pg_bin/psql" -q -h 127.0.0.1 -p "$pg_port" -U "$account" -d postgres \
                -c "CREATE DATABASE $database" && return 0
        fi
        stop_process "$base/postgres.pid" INT
        echo "servers.sh: PostgreSQL did not start on port $pg_port (attempt $attempt)" >&2
    done
    cat "$base/pg.log" >&2
    fail "PostgreSQL does not start"
}

init_mariadb()
{
    private_folder "$base/my" "$my_user"
    (as "$my_user" mariadb-install-db --no-defaults --datadir="$base/my/data" --auth-root-authentication-method=normal \
        --skip-test-db --skip-name-resolve) >"$base/my-install.log" 2>&1 ||
        { cat "$base/my-install.log" >&2; fail "mariadb-install-db failed"; }
    cat >"$base/my/init.sql" <<SQL
CREATE USER IF NOT EXISTS '$account'@'%' IDENTIFIED BY '$my_password';
GRANT ALL PRIVILEGES ON *.* TO '$account'@'%' WITH GRANT OPTION;
CREATE DATABASE IF NOT EXISTS $database;
DROP USER IF EXISTS 'root'@'localhost';
SQL
    if [ "$(id -u)" -eq 0 ]; then
        chown "$my_user" "$base/my/init.sql"
    fi
}

start_mariadb()
{
    certificate "$base/my" "$my_user"
    my_tls=
    if [ -n "${TIDEWRIGHT_SERVER_CERTIFICATE:-}" ]; then
        my_tls="--ssl-cert=$base/my/server.crt --ssl-key=$base/my/server.key"
    fi
    for attempt in 1 2 3 4 5; do
        my_port=$(random_port)
        # shellcheck disable=SC2086 # several options, or none
        (as "$my_user" setsid "$mariadbd" --no-defaults --datadir="$base/my/data" --socket="$base/my/socket" \
            --bind-address=127.0.0.1 --port="$my_port" --pid-file="$base/my/pid" --init-file="$base/my/init.sql" \
            --tmpdir="$base/my" --skip-name-resolve --skip-log-bin --performance-schema=OFF --local-infile=ON --max-connections=100 \
            --character-set-server=utf8mb4 --innodb-buffer-pool-size=128M --innodb-log-file-size=96M $my_tls) \
            >"$base/my.log" 2>&1 </dev/null &
        echo $! >"$base/mariadb.pid"
        if await "$!" mariadb --no-defaults --host=127.0.0.1 --port="$my_port" --user="$account" "--password=$my_password" \
            --execute="SELECT 1" "$database"; then
            rm -f "$base/my/init.sql"
            return 0
        fi
        stop_process "$base/mariadb.pid" TERM
        echo "servers.sh: MariaDB did not start on port $my_port (attempt $attempt)" >&2
    done
    cat "$base/my.log" >&2
    fail "MariaDB does not start"
}

json_string()
{
    printf '"%s"' "$(printf '%s' "$1" | sed 's/["\\]/\\&/g')"
}

# json_server PORT USER PASSWORD SOCKETDIR BINDIR
json_server()
{
    printf '{"host": "127.0.0.1", "port": %s, "user": "%s", "password": "%s", "database": "%s", "socketDir": %s, "binDir": %s}' \
        "$1" "$2" "$3" "$database" "$(json_string "$4")" "$(json_string "$5")"
}

write_json()
{
    rm -f "$dir/servers.json.new"
    {
        printf '{\n  "postgres": '
        json_server "$pg_port" "$account" "$pg_password" "$base/pg" "$pg_bin"
        printf ',\n  "mysql": '
        json_server "$my_port" "$account" "$my_password" "$base/my" "$(dirname "$mariadbd")"
        printf '\n}\n'
    } >"$dir/servers.json.new"
    mv "$dir/servers.json.new" "$dir/servers.json"
}

# Runs on by itself, detached from the caller's output, until the parent or the servers are gone.
watch_parent()
{
    # shellcheck disable=SC2016 # expanded by the inner shell, from its own arguments
    setsid sh -c '
        while kill -0 "$1" 2>/dev/null; do
            [ -d "$2" ] || exit 0
            sleep 1
        done
        [ -d "$2" ] && exec sh "$3" stop "$4"' watch "$1" "$base" "$script" "$dir" >/dev/null 2>&1 </dev/null &
}

start_servers()
{
    stop_servers

    pg_bin=${TIDEWRIGHT_PG_BINDIR:-}
    for candidate in /usr/lib/postgresql/*/bin; do
        if [ -z "${TIDEWRIGHT_PG_BINDIR:-}" ] && [ -x "$candidate/initdb" ]; then
            pg_bin=$candidate
        fi
    done
    [ -n "$pg_bin" ] || fail "PostgreSQL's initdb was not found below /usr/lib/postgresql (apt install postgresql)"
    mariadbd=$(PATH=$PATH:/usr/sbin command -v mariadbd) || fail "mariadbd was not found (apt install mariadb-server)"
    pg_user=$(server_user postgres)
    my_user=$(server_user mysql)
    pg_password=$(random_hex)
    my_password=$(random_hex)

    base=$(mktemp -d "${TMPDIR:-/tmp}/tidewright-servers.XXXXXX")
    echo "$base" >"$dir/servers.base"
    trap 'trap - EXIT; stop_servers; exit 1' INT TERM HUP
    trap stop_servers EXIT
    chmod 711 "$base"

    init_postgres &
    pg_init=$!
    init_mariadb
    wait "$pg_init" || fail "PostgreSQL could not be set up"
    start_postgres
    start_mariadb
    write_json
    trap - EXIT INT TERM HUP
}

[ $# -ge 2 ] || fail "usage: servers.sh start DIR [--with-parent] | stop DIR"
mkdir -p "$2"
dir=$(cd "$2" && pwd)
script=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
case $1 in
    start)
        start_servers
        if [ "${3:-}" = --with-parent ]; then
            watch_parent "$PPID"
        fi
        ;;
    stop) stop_servers ;;
    *) fail "unknown command $1" ;;
esac
