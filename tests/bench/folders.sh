#!/bin/sh
# Folders of many small files, and what others do with them: sourced by run.sh.
# shellcheck disable=SC2154 # set by run.sh

files=$((rows / 10))

# file_tree FOLDER: some 300 bytes a file
file_tree()
{
    mkdir -p "$1"
    awk -v folder="$1" -v files="$files" 'BEGIN {
        for (id = 1; id <= files; ++id) {
            file = folder "/" id ".json"
            printf "{\n  \"id\": %d,\n  \"title\": \"Größe № %d\",\n  \"body\": \"Beschreibung zu %d, %d und %d: Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt ut labore et dolore magna aliquyam erat, sed diam voluptua.\",\n  \"price\": %d.25,\n  \"live\": %s\n}\n", \
                id, id, id, id * 7, id * 13, id % 1000, id % 2 ? "true" : "false" >file
            close(file)
        }
    }'
}

# edit_files FOLDER: one in a hundred
edit_files()
{
    edits=$((${edits:-0} + 1))
    (cd "$1" && seq 100 100 "$files" | sed 's/$/.json/' | xargs sed -i "s/\"price\": [0-9]*/\"price\": $edits/")
}

same_trees() { diff -rq -x .tidewright "$1" "$2" >/dev/null || die "$3: the folders are not the same"; }

# A pair of folders for each contender, in sync.
bench_folders()
{
    trees=$work/trees
    file_tree "$trees/source/page"
    for contender in ours unison rclone bisync; do
        for side in here there; do
            mkdir -p "$trees/$contender/$side"
            cp -a "$trees/source/page" "$trees/$contender/$side/page"
        done
    done
    space=$work/folders
    mkdir -p "$space/jobs" "$space/connections"
    for side in here there; do
        printf '{"kind": "folder", "path": "%s"}' "$trees/ours/$side" >"$space/connections/$side.json"
    done
    echo '{"name": "Benchmark", "state": {"kind": "sqlite", "path": "state.db"}, "workers": 2}' >"$space/workspace.json"
    printf '{"local": "here", "remote": "there", "direction": "bidirectional", "contentTypes": [{"key": "page",
        "local": {"folder": "page"}, "remote": {"folder": "page"}, "primaryKey": ["id"]}]}' >"$space/jobs/bench.json"
    export XDG_CACHE_HOME="$work/cache" UNISON="$work/unison" RCLONE_CONFIG="$work/rclone.conf"
    : >"$RCLONE_CONFIG"
    echo "unison -batch -ui text -silent $trees/unison/here $trees/unison/there" >"$work/unison.sh"
    echo "rclone sync $trees/rclone/here $trees/rclone/there" >"$work/rclone.sh"
    echo "rclone bisync --workdir $work/bisync $trees/bisync/here $trees/bisync/there" >"$work/bisync.sh"
    echo "rclone check $trees/rclone/here $trees/rclone/there" >"$work/check.sh"
    # What was written a moment ago may change again unseen: nobody trusts its times yet.
    settle_files
    "$tidewright" --workspace "$space" --quiet sync >&2 || die "the first sync of the folders failed"
    sh "$work/unison.sh" >/dev/null 2>&1
    sh "$work/bisync.sh" --resync >/dev/null 2>&1 || rclone bisync --resync --workdir "$work/bisync" "$trees/bisync/here" "$trees/bisync/there" >/dev/null 2>&1
    # Twice: what the first one read was still new.
    settle_files
    "$tidewright" --workspace "$space" --quiet sync >&2 || die "the second sync of the folders failed"
    pair=0
    while [ "$pair" -lt "$pairs" ]; do
        pair=$((pair + 1))
        # All that each of them looks at is in memory.
        find "$trees" -type f -printf '%s' >/dev/null
        measure rescan unison sh "$work/unison.sh"
        measure rescan rclone sh "$work/rclone.sh"
        [ "$pair" -gt 2 ] || measure rescan bisync sh "$work/bisync.sh"
        measure rescan walk sh -c "find $trees/ours -type f -printf '%s %T@ %i\n' >/dev/null"
        measure rescan ours "$tidewright" --workspace "$space" sync
        for contender in unison rclone ours; do
            edit_files "$trees/$contender/here/page"
        done
        settle_files
        measure resync unison sh "$work/unison.sh"
        same_trees "$trees/unison/here" "$trees/unison/there" unison
        measure resync rclone sh "$work/rclone.sh"
        same_trees "$trees/rclone/here" "$trees/rclone/there" rclone
        measure resync ours "$tidewright" --workspace "$space" sync
        same_trees "$trees/ours/here" "$trees/ours/there" resync
        # Each has written: what it takes to know that again is paid before the next rescan.
        settle_files
        "$tidewright" --workspace "$space" --quiet sync >&2 || die "the sync after a change failed"
        cold
        measure file-verify rclone sh "$work/check.sh"
        rm -rf "$work/cache"
        cold
        measure file-verify ours "$tidewright" --workspace "$space" verify
        "$tidewright" --workspace "$space" --quiet sync >&2
    done
    unset XDG_CACHE_HOME
    rm -rf "$trees"
}

# Nothing of the files is in memory, where the system lets us have it so.
cold()
{
    sync
    [ ! -w /proc/sys/vm/drop_caches ] || echo 3 >/proc/sys/vm/drop_caches
}

# Until times that are two seconds old are in the past.
settle_files()
{
    sync
    touch "$work/moment"
    until [ -n "$(find "$work/moment" -not -newermt '3 seconds ago')" ]; do
        sleep 1
    done
}
