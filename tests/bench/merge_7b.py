#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two parents of Llama-2-7B's shape merged to disk: seconds beside `cp` of the same bytes, and the largest RssAnon on the way.

usage: merge_7b.py HETEROSIS_CLI FOLDER [--layers 32] [--method linear]

FOLDER must not exist, needs 45 GB, and is removed in the end. As root the page cache is emptied before each measurement.
Each time includes bringing everything to the disk.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import time

RECIPES = {
    "linear": "merge_method: linear\ndtype: bfloat16\nmodels:\n"
              "  - {model: a, parameters: {weight: 0.4}}\n  - {model: b, parameters: {weight: 0.6}}\n",
    "slerp": "merge_method: slerp\ndtype: bfloat16\nbase_model: a\nmodels:\n  - model: a\n  - model: b\nparameters: {t: 0.5}\n",
    "ties": "merge_method: ties\ndtype: bfloat16\nbase_model: a\nmodels:\n  - {model: b, parameters: {density: 0.5, weight: 0.5}}\n",
    "dare_ties": "merge_method: dare_ties\ndtype: bfloat16\nbase_model: a\nmodels:\n  - {model: b, parameters: {density: 0.5, weight: 0.5}}\n",
}


def forget():
    os.sync()
    try:
        with open("/proc/sys/vm/drop_caches", "w") as knob:
            knob.write("3")
        return True
    except OSError:
        return False


def run(words, **more):
    """Seconds, and the largest RssAnon and RssFile in MiB."""
    begun, most = time.monotonic(), {"RssAnon": 0, "RssFile": 0}
    process = subprocess.Popen(words, **more)
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status") as status:
                for line in status:
                    name, _, rest = line.partition(":")
                    if name in most:
                        most[name] = max(most[name], int(rest.split()[0]) / 1024)
        except (OSError, IndexError):
            pass
        time.sleep(0.02)
    if process.returncode:
        sys.exit(f"{words[0]} ended with {process.returncode}")
    os.sync()
    return time.monotonic() - begun, most


def main():
    options = argparse.ArgumentParser()
    options.add_argument("cli")
    options.add_argument("folder")
    options.add_argument("--layers", type=int, default=32)
    options.add_argument("--method", choices=RECIPES, default="linear")
    options = options.parse_args()
    os.makedirs(options.folder)
    try:
        make = os.path.join(os.path.dirname(os.path.abspath(__file__)), "make_llama7b.py")
        for seed, name in enumerate("ab"):
            subprocess.run([sys.executable, make, os.path.join(options.folder, name), "--seed", str(seed), "--layers", str(options.layers)], check=True)
        inside = {name: os.path.join(options.folder, name) for name in ("a", "copy", "out", "merge.yml", "cache")}
        with open(inside["merge.yml"], "w") as out:
            out.write(RECIPES[options.method])
        cold = forget()
        copied, _ = run(["cp", "-r", inside["a"], inside["copy"]])
        size = sum(os.path.getsize(os.path.join(inside["copy"], file)) for file in os.listdir(inside["copy"]))
        shutil.rmtree(inside["copy"])
        rows = []
        for case in "parents never hashed before", "parents' SHA-256 known":
            forget()
            seconds, most = run([options.cli, "merge", inside["merge.yml"], inside["out"], "--json"], stdout=subprocess.DEVNULL,
                                env={**os.environ, "XDG_CACHE_HOME": inside["cache"]})
            shutil.rmtree(inside["out"])
            rows.append({"case": case, "seconds": round(seconds, 1), "of_cp": round(seconds / copied, 2),
                         "peak_rss_anon_mib": round(most["RssAnon"]), "peak_rss_file_mib": round(most["RssFile"])})
        print(json.dumps({"method": options.method, "bytes_of_one_parent": size, "cold_cache": cold, "cp_seconds": round(copied, 1),
                          "load": os.getloadavg()[0], "rows": rows}, indent=2))
    finally:
        shutil.rmtree(options.folder, ignore_errors=True)


main()
