# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the script that sources it
# Sourced by ./run: finds or gets libtorch and sets torch_choice, the value for -DHETEROSIS_TORCH:
#   1. the torch that python3 imports, 2.7 or newer with the C++11 ABI
#   2. build/torch, unpacked by an earlier run
#   3. with an NVIDIA GPU a CUDA build, else the pinned CPU wheel; both into build/
#   4. Debian's libtorch-dev ("system")

readonly torch_version=2.13.0
readonly torch_cpu_index=https://download.pytorch.org/whl/cpu

# usable_torch ROOT: does the folder hold a libtorch that Heterosis can be built against?
usable_torch() {
    [[ -f $1/version.py && -f $1/include/ATen/ATen.h && -f $1/lib/libtorch_cpu.so && -f $1/lib/libc10.so ]] || return 1
    local version
    version=$(sed -n "s/^__version__ = '\([0-9]*\.[0-9]*\).*/\1/p" "$1/version.py")
    [[ -n $version && $(printf '%s\n' 2.7 "$version" | sort -V | head -n 1) == 2.7 ]] || return 1
    grep -q __cxx11 "$1/lib/libc10.so"
}

# The folder of the torch that python3 would import; nothing is imported, which would take seconds.
python_torch() {
    python3 -c 'import importlib.util as u, os; s = u.find_spec("torch"); print(os.path.dirname(s.origin)) if s and s.origin else None' 2>/dev/null
}

has_nvidia_gpu() { [[ -e /proc/driver/nvidia/version ]] || { command -v nvidia-smi >/dev/null && nvidia-smi -L 2>/dev/null | grep -q GPU; }; }

# The python3 whose pip downloads: the one in PATH (its pip knows the user's settings), else Debian's.
pip_python() {
    local candidate
    for candidate in python3 /usr/bin/python3; do
        "$candidate" -m pip --version >/dev/null 2>&1 && { printf '%s\n' "$candidate"; return 0; }
    done
    return 1
}

# Downloads the CPU wheel, exactly that one (a plain ==2.13.0 may bring gigabytes of CUDA), and unpacks what is needed to
# build and run: headers, libraries, version.py. The wheel's Python tag has no meaning for that; 3.11 is Debian 12's.
get_cpu_wheel() {
    local python work wheel
    python=$(pip_python) || { say "no pip to download libtorch with"; return 1; }
    work=$(mktemp -d "$root/build/.torch-XXXXXX") || return 1
    local download=("$python" -m pip download --no-deps --only-binary=:all: --python-version 3.11 --dest "$work" "torch==$torch_version+cpu")
    say "getting libtorch: torch $torch_version+cpu, about 190 MB"
    if ! "${download[@]}" >&2; then
        say "pip's configured sources do not have it; trying PyTorch's own CPU index"
        "${download[@]}" --index-url "$torch_cpu_index" >&2 || { rm -rf "$work"; return 1; }
    fi
    wheel=$(find "$work" -name 'torch-*.whl' -print -quit)
    say "unpacking it into build/torch"
    if ! "$python" - "$wheel" "$work/unpacked" >&2 <<'PYTHON'
import sys, zipfile

with zipfile.ZipFile(sys.argv[1]) as wheel:
    wanted = [n for n in wheel.namelist() if n.startswith(("torch/include/", "torch/lib/")) or n == "torch/version.py"]
    wheel.extractall(sys.argv[2], wanted)
PYTHON
    then
        rm -rf "$work"
        return 1
    fi
    usable_torch "$work/unpacked/torch" || { say "the wheel does not hold what was expected"; rm -rf "$work"; return 1; }
    rm -rf "$root/build/torch"
    mv "$work/unpacked/torch" "$root/build/torch" # a rename: build/torch is whole or not there
    rm -rf "$work"
}

# The CUDA build needs NVIDIA's libraries beside it, where its own run path looks for them: a whole site folder.
get_cuda_wheel() {
    local python work
    python=$(pip_python) || { say "no pip to download libtorch with"; return 1; }
    work=$(mktemp -d "$root/build/.torch-XXXXXX") || return 1
    say "an NVIDIA GPU is here: getting torch $torch_version with CUDA (some GB)"
    if ! "$python" -m pip install --only-binary=:all: --target "$work/site" "torch==$torch_version" >&2 || ! usable_torch "$work/site/torch"; then
        rm -rf "$work"
        return 1
    fi
    rm -rf "$root/build/torch-cuda"
    mv "$work/site" "$root/build/torch-cuda"
    rm -rf "$work"
}

# Debian's libtorch; with OpenBLAS' own threads it would be six times slower than with OpenMP.
use_system_torch() {
    install_packages libtorch-dev libopenblas0-openmp
    local blas
    blas=$(readlink -f /usr/lib/*-linux-gnu/libopenblas.so.0 2>/dev/null)
    if [[ $blas == */openblas-pthread/* ]]; then
        say "OpenBLAS runs with pthreads here, which fights libtorch's threads; remove libopenblas0-pthread to be several times faster"
    fi
    torch_choice=system
}

choose_torch() {
    rm -rf "$root"/build/.torch-?????? # left behind by a run that was killed
    if [[ $system_torch == yes ]]; then
        use_system_torch
        return
    fi
    local candidate
    candidate=$(python_torch)
    if [[ -n $candidate ]] && usable_torch "$candidate"; then
        torch_choice=$candidate
        return
    fi
    if has_nvidia_gpu; then
        usable_torch "$root/build/torch-cuda/torch" || get_cuda_wheel || say "the CUDA build could not be had"
        if usable_torch "$root/build/torch-cuda/torch"; then
            torch_choice=$root/build/torch-cuda/torch
            return
        fi
    fi
    if usable_torch "$root/build/torch" || get_cpu_wheel; then
        torch_choice=$root/build/torch
        return
    fi
    say "LIBTORCH: neither python3 nor pip gave one; using Debian's libtorch-dev, which is older and slower in bfloat16"
    use_system_torch
}
