#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Merges to disk beside mergekit's, in turn on one pair of parents, each as a whole program with its start.

usage: merge_vs_peer.py HETEROSIS_CLI MERGEKIT_YAML PARENT_A PARENT_B FOLDER [--runs 5] [--only METHOD]

MERGEKIT_YAML is mergekit's own program (0.1.5). One warm-up each is not counted. `ours_cold` is with an empty cache of SHA-256
sums, `ours` when the parents were hashed before. Wall seconds suffer from what else runs; CPU seconds (user + system) hardly.
FOLDER is made and removed.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time


def recipes(a, b, layers):
    def parent(model, words=""):
        return f"  - model: {model}\n{words}"
    half = "    parameters: {weight: 0.5}\n"
    sparse = "    parameters: {density: 0.5, weight: 0.5}\n"
    crossed = f"dtype: bfloat16\nbase_model: {a}\nmodels:\n" + parent(b, sparse)
    return {
        "linear": "merge_method: linear\ndtype: bfloat16\nmodels:\n" + parent(a, half) + parent(b, half),
        "slerp": f"""merge_method: slerp
dtype: bfloat16
base_model: {a}
slices:
  - sources:
      - {{model: {a}, layer_range: [0, {layers}]}}
      - {{model: {b}, layer_range: [0, {layers}]}}
parameters:
  t:
    - {{filter: self_attn, value: [0, 0.5, 0.3, 0.7, 1]}}
    - {{filter: mlp, value: [1, 0.5, 0.7, 0.3, 0]}}
    - value: 0.5
""",
        "ties": "merge_method: ties\n" + crossed,
        "dare_ties": "merge_method: dare_ties\n" + crossed,
        "dare_linear": "merge_method: dare_linear\n" + crossed,
        "della": f"merge_method: della\ndtype: bfloat16\nbase_model: {a}\nmodels:\n"
                 + parent(b, "    parameters: {density: 0.5, weight: 0.5, epsilon: 0.1}\n"),
        "breadcrumbs": f"merge_method: breadcrumbs\ndtype: bfloat16\nbase_model: {a}\nmodels:\n"
                       + parent(b, "    parameters: {density: 0.9, gamma: 0.01, weight: 0.5}\n"),
    }


def measure(words, out, environment):
    shutil.rmtree(out, ignore_errors=True)
    begun = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(said.decode(errors="replace")[-2000:])
    return {"wall": time.monotonic() - begun, "cpu": usage.ru_utime + usage.ru_stime, "peak_mib": usage.ru_maxrss / 1024}


def middle(runs, key):
    return round(statistics.median(run[key] for run in runs), 3)


def main():
    options = argparse.ArgumentParser()
    for word in "cli", "mergekit", "a", "b", "folder":
        options.add_argument(word)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--only")
    options = options.parse_args()
    with open(os.path.join(options.a, "config.json")) as config:
        layers = json.load(config)["num_hidden_layers"]
    os.makedirs(options.folder)
    inside = {name: os.path.join(options.folder, name) for name in ("merge.yml", "out", "cache", "none")}
    try:
        for method, text in recipes(os.path.abspath(options.a), os.path.abspath(options.b), layers).items():
            if options.only and method != options.only:
                continue
            with open(inside["merge.yml"], "w") as out:
                out.write(text)
            ours = [options.cli, "merge", inside["merge.yml"], inside["out"], "--json"]
            sides = {"peer": ([options.mergekit, inside["merge.yml"], inside["out"]], dict(os.environ)),
                     "ours_cold": (ours, {**os.environ, "XDG_CACHE_HOME": inside["none"]}),
                     "ours": (ours, {**os.environ, "XDG_CACHE_HOME": inside["cache"]})}
            runs = {side: [] for side in sides}
            for turn in range(options.runs + 1):
                for side, (words, environment) in sides.items():
                    shutil.rmtree(inside["none"], ignore_errors=True)
                    result = measure(words, inside["out"], environment)
                    if turn:
                        runs[side].append(result)
            row = {"method": method, "n": options.runs, "load": round(os.getloadavg()[0], 1)}
            for side in sides:
                row[side] = {key: middle(runs[side], key) for key in ("wall", "cpu", "peak_mib")}
            for side in "ours_cold", "ours":
                for key in "wall", "cpu":
                    pairs = sorted(peer[key] / own[key] for peer, own in zip(runs["peer"], runs[side]))
                    row[f"{key}_ratio_{side}"] = {"median": round(statistics.median(pairs), 2), "low": round(pairs[0], 2), "high": round(pairs[-1], 2)}
            print(json.dumps(row), flush=True)
    finally:
        shutil.rmtree(options.folder, ignore_errors=True)


main()
