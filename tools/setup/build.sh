# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the script that sources it
# Sourced by ./run: configuring and building. What was configured before is kept as long as its libtorch is still there.

# configure PRESET FOLDER: leaves the folder's name in build_dir.
configure() {
    local preset=$1
    build_dir=$root/build/$2
    local stamp=$build_dir/.run-configured
    if [[ -f $build_dir/build.ninja && -f $stamp ]]; then
        mapfile -t configured <"$stamp"
        local kept_root=${configured[0]-} kept_torch=${configured[1]-}
        if [[ $kept_root != "$root" ]]; then
            rm -rf "$build_dir" # the checkout was moved, and cmake keeps absolute paths
        elif [[ $kept_torch == system || -f $kept_torch/lib/libtorch_cpu.so ]]; then
            return 0 # ninja runs cmake by itself where a CMakeLists.txt changed
        fi
    fi
    choose_torch
    say "configuring build/$2 (libtorch: $torch_choice)"
    cmake --preset "$preset" -S "$root" -B "$build_dir" "-DHETEROSIS_TORCH=$torch_choice" >&2 \
        || fail "cmake could not configure the build; its message stands above"
    printf '%s\n' "$root" "$torch_choice" >"$stamp"
}

# One compiler for each core, but no more than the free memory carries (a file that includes ATen takes about 1.2 GB).
build_jobs() {
    local cores free_mb by_memory
    cores=$(nproc)
    free_mb=$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)
    by_memory=$((free_mb / 1200))
    ((by_memory < 1)) && by_memory=1
    echo $((cores < by_memory ? cores : by_memory))
}

# build TARGET...: ninja shows the progress, one line on a terminal.
build() {
    [[ -f $build_dir/.ninja_log ]] || say "building (the first time takes some minutes)"
    NINJA_STATUS='[%f/%t, %es] ' ninja -C "$build_dir" -j "$(build_jobs)" "$@" >&2 || fail "the build failed; the compiler's message stands above"
}
