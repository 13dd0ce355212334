#!/bin/sh
# Breaks the engine in each of the ways of mutants.txt, builds the simulation, and looks at which seed it notices.
#   mutants.sh --build DIR [--two-way] [--seeds 5000] [--only NAME]
# Of the two-way engine: twowaymutants.txt.
# Writes a table for MUTANTS.md to standard output. Works on the files of the checkout and puts each back: have nothing uncommitted there.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=
seeds=5000
only=
test=tst_simulation
list=mutants.txt
while [ $# -gt 0 ]; do
    case $1 in
        --two-way) test=tst_twowaysimulation list=twowaymutants.txt; shift; continue ;;
        --build) build=$2 ;;
        --seeds) seeds=$2 ;;
        --only) only=$2 ;;
        *) echo "unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done
[ -n "$build" ] || { echo "--build is missing" >&2; exit 2; }
kept=$(mktemp -d)
file=
restore() {
    [ -z "$file" ] || cp "$kept/source" "$root/$file" # newer than what was built of the mutant
    file=
}
trap 'restore; rm -rf "$kept"' EXIT
trap 'exit 1' INT TERM

survived=0
echo "| mutant | what it breaks | noticed at | by |"
echo "|---|---|---|---|"
while IFS='~' read -r name path expression breaks; do
    [ -z "$only" ] || [ "$only" = "$name" ] || continue
    file=$path
    cp "$root/$file" "$kept/source"
    sed "$expression" "$kept/source" >"$root/$file"
    if cmp -s "$root/$file" "$kept/source"; then
        said="– | nothing: its place is not found any more"
        survived=$((survived + 1))
    elif ! cmake --build "$build" --target "$test" >"$kept/build" 2>&1; then
        said="– | nothing: it does not build"
        survived=$((survived + 1))
    else
        timeout 900 "$build/tests/simulation/$test" everySeedConverges --seeds "$seeds" --first >"$kept/run" 2>&1
        ended=$?
        found=$(sed -n 's/.*(--seed \([0-9]*\): \(.*\)))*$/seed \1 | \2/p' "$kept/run" | head -n 1)
        if [ $ended -eq 0 ]; then
            said="– | nobody"
            survived=$((survived + 1))
        elif [ $ended -eq 124 ]; then
            said="– | nobody in the time there was"
            survived=$((survived + 1))
        else
            said=${found:-"– | the run as such (ended with $ended)"}
        fi
    fi
    echo "| \`$name\` | $breaks | $said |"
    restore
done <<LIST
$(sed -e '/^#/d' -e 's/^\([^|]*\)|\([^|]*\)|\(.*\)|\([^|]*\)$/\1~\2~\3~\4/' "$here/$list")
LIST
[ -n "$only" ] || cmake --build "$build" --target "$test" >"$kept/build" 2>&1
[ $survived -eq 0 ]
