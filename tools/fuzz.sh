#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs every libFuzzer target of build/fuzz in the background, at the lowest priority:
#   tools/fuzz.sh FOLDER [RUNS=10000000] [TARGET...]
# FOLDER/NAME is the corpus (begun with the seeds that build/release's fuzz_smoke writes), FOLDER/NAME.log the log, findings lie
# in FOLDER as NAME-crash-..., and FOLDER/pids has a line "PID NAME" each. A target goes on where an earlier run ended.
set -eu
folder=${1:?folder}; runs=${2:-10000000}
[ $# -lt 2 ] && shift || shift 2
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$folder"
"$root/build/release/bin/fuzz_smoke" "$root/../shared/oracles" --write "$folder"
[ $# -gt 0 ] || set -- $(cd "$root/build/fuzz/bin" && ls | sed -n 's/^fuzz_//p')
for name in "$@"; do
    setsid nice -n 19 "$root/build/fuzz/bin/fuzz_$name" "$folder/$name" -runs="$runs" -max_len=65536 -len_control=50 -timeout=10 -rss_limit_mb=1024 \
        -malloc_limit_mb=512 -print_final_stats=1 -artifact_prefix="$folder/$name-" >> "$folder/$name.log" 2>&1 < /dev/null &
    echo "$! $name" >> "$folder/pids"
done
