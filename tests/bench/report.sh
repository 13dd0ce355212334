#!/bin/sh
# The medians as a table: sourced by run.sh.
# shellcheck disable=SC2154 # set by run.sh

# median WORK CONTENDER FIELD: 3 wall clock, 4 user, 5 system, 6 peak KiB
median()
{
    awk -F '\t' -v work="$1" -v who="$2" -v field="$3" '$1 == work && $2 == who { print $field }' "$results" | sort -n |
        awk '{ v[NR] = $1 } END { if (NR) print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# row TEXT BAR WORK OURS PEER_WORK PEER: a line with the peer's time by ours
row()
{
    our=$(median "$3" "$4" 3)
    peer=$(median "$5" "$6" 3)
    [ -n "$our" ] && [ -n "$peer" ] || return 0
    peak=$(median "$3" "$4" 6)
    peer_peak=$(median "$5" "$6" 6)
    row_text=$1 awk -v bar="$2" -v our="$our" -v peer="$peer" -v peak="$peak" -v peer_peak="$peer_peak" 'BEGIN {
        printf "| %s | %.2f× | %s | %s | %s |\n", ENVIRON["row_text"], peer / our, bar, peak ? sprintf("%.0f MiB", peak / 1024) : "–",
            peer_peak ? sprintf("%.0f MiB", peer_peak / 1024) : "–" }'
}

# Processor time of the client processes, the peer's by ours.
cpu_row()
{
    our=$(awk -v u="$(median "$3" "$4" 4)" -v s="$(median "$3" "$4" 5)" 'BEGIN { print u + s }')
    peer=$(awk -v u="$(median "$3" "$5" 4)" -v s="$(median "$3" "$5" 5)" 'BEGIN { print u + s }')
    [ "$our" != 0 ] || return 0
    awk -v text="$1" -v bar="$2" -v our="$our" -v peer="$peer" 'BEGIN { printf "| %s | %.1f× | %s | | |\n", text, peer / our, bar }'
}

# own_row TEXT WORK OURS [IDLE]: peak memory beyond that of the program with its connections open
own_row()
{
    peak=$(median "$2" "$3" 6)
    idle=$(median "${4:-idle}" ours 6)
    [ -n "$peak" ] && [ -n "$idle" ] || return 0
    awk -v text="$1" -v peak="$peak" -v idle="$idle" 'BEGIN { printf "| %s | – | ≤ 40 MiB | %.0f MiB | |\n", text, (peak - idle) / 1024 }'
}

report()
{
    echo "Machine: $(nproc) cores $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)"
    echo "Servers: $(mysql_query 'SELECT VERSION()'), PostgreSQL $(pg_query 'SHOW server_version'), SQLite $(sqlite3 --version | cut -d' ' -f1); $(pgloader --version | sed -n "s/.*version \"\(.*\)\"/pgloader \1/p")"
    echo "Data: $rows rows, medians of $pairs rounds in turn, $cache MiB of cache at the source; the load of the machine at the end was $(cut -d' ' -f1 /proc/loadavg)"
    echo
    echo "| work | times as fast as the peer | bar | our peak memory | the peer's |"
    echo "|---|---|---|---|---|"
    row "initial load MariaDB → PostgreSQL, against pgloader" "≥ 3.3×" initial ours initial pgloader
    row "the same, against \`mariadb --quick \| psql \\copy\`" "≥ 1.5×" initial ours initial pipe
    row "the same with \`undo\`: what takes it back is kept, against pgloader" "≥ 3.3×" initial ours-kept initial pgloader
    row "the same with \`atomicInitial\`, against pgloader" "≥ 2×" initial ours-atomic initial pgloader
    row "the same with \`atomicInitial\`, against the pipe" "–" initial ours-atomic initial pipe
    row "full run, nothing changed, against pgloader" "≥ 4×" full-unchanged ours initial pgloader
    row "full run, nothing changed, against the pipe" "≥ 1.5×" full-unchanged ours initial pipe
    row "full run, every row changed, against pgloader" "≥ 1.4×" full-changed ours initial pgloader
    row "the same with \`undo\`: what takes it back is kept, against pgloader" "–" full-changed ours-kept initial pgloader
    own_row "memory of the engine's own, initial load" initial ours
    own_row "memory of the engine's own, full run, nothing changed" full-unchanged ours
    own_row "memory of the engine's own, full run, every row changed" full-changed ours
    cpu_row "processor time of the client, against pgloader" "≥ 10×" initial ours pgloader
    cpu_row "processor time of the client, against the pipe" "–" initial ours pipe
    row "1,000 differing records named, MariaDB and PostgreSQL, against pt-table-sync between two MariaDB tables" "≥ 7×" verify ours verify pt-table-sync
    row "the same, two MariaDB tables, summed there, against pt-table-sync" "–" verify-mysql ours verify pt-table-sync
    row "the same, two MariaDB tables, against pt-table-checksum, which names none" "–" verify-mysql ours verify pt-table-checksum
    row "the same, two PostgreSQL tables, summed there, against pt-table-sync between two MariaDB tables" "–" verify-postgres ours verify pt-table-sync
    own_row "memory of the engine's own, records compared" verify ours idle-verify
    own_row "memory of the engine's own, sums compared" verify-mysql ours idle-verify
    row "initial load with $latency ms added, against pgloader" "not worse" initial-far ours initial-far pgloader
    row "initial load with $latency ms added, against the pipe" "not worse" initial-far ours initial-far pipe
    row "MariaDB → SQLite, against \`QSqlQuery\`" "≥ 4×" sqlite ours sqlite qsqlquery
    row "MariaDB → SQLite, against \`sqlite3 .import\`" "≥ 1.5×" sqlite ours sqlite import
    row "SQLite → PostgreSQL, against \`sqlite3 \| psql \\copy\`" "–" from-sqlite ours from-sqlite pipe
    row "PostgreSQL → MariaDB, against \`psql \\copy \| LOAD DATA LOCAL\`" "–" to-mysql ours to-mysql load-data
    row "500 types, nothing changed, against a query each" "–" types ours types query-each
    row "500 types, nothing changed, against 50 a statement" "–" types ours types union
    row "one state durably, against SQLite's C API" "≥ 0.9×" state-one ours state-one raw
    row "one checkpoint under its lease, against one bare row" "–" state-one ours-checkpoint state-one raw
    row "10,000 states in one transaction, against the C API" "≥ 0.77×" state-write ours state-write raw
    row "10,000 states loaded, against the C API with every field kept" "≥ 0.77×" state-load ours state-load raw
    row "10,000 states loaded, against the C API with every field looked at" "–" state-load ours state-load raw-scan
    row "base records without fields written in chunks of 5,000, against the C API" "–" base-write ours base-write raw
    row "the same, read in order" "–" base-read ours base-read raw
    row "base records with fields written, against the C API" "–" base-fields-write ours base-fields-write raw
    row "the same, read in order" "–" base-fields-read ours base-fields-read raw
    listed=$(median conflict-list ours 3)
    [ -z "$listed" ] || awk -v listed="$listed" 'BEGIN { printf "| 100,000 open conflicts, listed | %.2f s | ≤ 0.5 s | | |\n", listed }'
    row "$((rows / 10)) files on both sides, nothing changed, against unison" "≥ 3×" rescan ours rescan unison
    row "the same, against \`rclone sync\`, which looks one way" "≥ 3×" rescan ours rescan rclone
    row "the same, against \`rclone bisync\`" "≥ 50×" rescan ours rescan bisync
    row "the same, against \`find\` over both" "–" rescan ours rescan walk
    row "one file in a hundred edited, against unison" "–" resync ours resync unison
    row "the same, against \`rclone sync\`" "–" resync ours resync rclone
    row "the two folders verified, nothing of them in memory, against \`rclone check\`" "≥ 3×" file-verify ours file-verify rclone
    row "console start to the first painted table of 10,000 types, against a bare window with one" "≥ 0.5×" console-start ours console-start bare
    for frame in filter unfilter sort scroll; do
        longest=$(median "console-$frame" ours 3)
        [ -z "$longest" ] || awk -v name="$frame" -v longest="$longest" 'BEGIN { printf "| console, 10,000 types, %s: longest work of the GUI thread in a frame | %.0f ms | ≤ 16 ms | | |\n", name, longest * 1000 }'
    done
    for frame in open filter unfilter scroll; do
        longest=$(median "conflicts-$frame" ours 3)
        [ -z "$longest" ] || awk -v name="$frame" -v longest="$longest" 'BEGIN { printf "| list of 100,000 conflicts, %s: longest work of the GUI thread in a frame | %.0f ms | ≤ 16 ms | | |\n", name, longest * 1000 }'
    done
    row "1,000 changed rows, connections open, against \`QSqlQuery\` row by row" "≥ 1.5×" delta ours delta qsqlquery
    delta=$(median delta ours 3)
    [ -z "$delta" ] || awk -v delta="$delta" 'BEGIN { printf "| 1,000 changed rows, connections open | %.0f ms | ≤ 40 ms | | |\n", delta * 1000 }'
}
