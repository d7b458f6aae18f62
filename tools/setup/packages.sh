# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the script that sources it
# Sourced by ./run: Debian packages. Only what dpkg-query reports as missing is installed.

# say LINE...: what the set-up does goes to standard error, so that `./run cli ... --json` stays clean.
say() { printf '%s\n' "heterosis: $*" >&2; }
fail() { say "$*"; exit 1; }

# Prints those of its arguments that are not installed.
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | awk '$2 == "installed" { print $1 }')
    local package
    for package in "$@"; do
        grep -qxF -- "$package" <<<"$installed" || printf '%s\n' "$package"
    done
}

# install_packages PACKAGE...: nothing happens where all are there.
install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "this is no Debian system; the packages that tools/setup/debian_packages.txt names are taken to be there"
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0

    local as_root=()
    if ((EUID != 0)); then
        # Without a terminal sudo could not ask for a password and would wait for ever.
        if command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
            as_root=(sudo)
        else
            say "these Debian packages are missing, and installing them needs root or sudo. Run this as root, then start again:"
            printf '    apt-get update && apt-get install --no-install-recommends %s\n' "${missing[*]}" >&2
            exit 1
        fi
    fi
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -q >&2 || say "apt-get update failed; trying with the package lists that are there"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2 \
        || fail "apt-get could not install the packages; its message stands above"
}

install_build_packages() {
    local packages
    mapfile -t packages < <(grep -v '^#' "$root/tools/setup/debian_packages.txt")
    install_packages "${packages[@]}"
}
