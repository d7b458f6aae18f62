#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `inspect --values` takes for every file of the kit's bad/: seconds, and memory beyond that of a tiny valid file.

    bad_limits.py HETEROSIS_CLI ORACLES [--seconds 1] [--megabytes 200]

Exit status 1 where a file takes longer or more. Only the standard library is needed.
"""
import argparse, json, os, pathlib, shutil, sys, tempfile, time

NAMES = {"config": "config.json", "tokenizer": "tokenizer.json", "pickle": "pytorch_model.bin", "jsonl": "data.jsonl"}
TOKENIZER_FILES = {"m": "merges.txt", "v": "vocab.txt", "t": "tokenizer.model"}


def took(program, target):
    """Seconds by the clock, seconds of the processor, and the peak of resident memory in MB."""
    begun = time.perf_counter()
    child = os.posix_spawn(program, [program, "inspect", str(target), "--values", "--json", "--threads", "1"], os.environ,
                           file_actions=[(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_WRONLY, 0) for fd in (1, 2)])
    _, _, usage = os.wait4(child, 0)
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def laid_out(case, kit, folder):
    """The file under the name by which the program knows its kind, in a folder of its own."""
    source = kit / case["file"]
    if case["kind"] == "index":
        shutil.copytree(source.parent, folder)
        return folder
    folder.mkdir()
    name = TOKENIZER_FILES[source.name[0]] if case["kind"] == "tokenizer-files" else NAMES.get(case["kind"], "model" + source.suffix)
    shutil.copy(source, folder / name)
    return folder / name


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("program")
    args.add_argument("oracles", type=pathlib.Path)
    args.add_argument("--seconds", type=float, default=1)
    args.add_argument("--megabytes", type=float, default=200)
    args = args.parse_args()
    kit = args.oracles / "bad"
    cases = json.loads((kit / "manifest.json").read_text())["files"]
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        tiny = pathlib.Path(scratch, "data.jsonl")
        tiny.write_text('{"prompt": "a", "completion": "b"}\n')
        plain = min(took(args.program, tiny)[2] for _ in range(3))
        for number, case in enumerate(cases):
            seconds, busy, memory = took(args.program, laid_out(case, kit, pathlib.Path(scratch, str(number))))
            rows.append((seconds, busy, memory - plain, case["file"]))
            shutil.rmtree(pathlib.Path(scratch, str(number)))
    print(f"{len(rows)} files; a tiny valid file takes {plain:.0f} MB")
    shown = lambda row: f"{row[0]:.2f} s ({row[1]:.2f} s of the processor), {row[2]:+.0f} MB  {row[3]}"
    for what, key in (("slowest", 0), ("busiest", 1), ("largest", 2)):
        for row in sorted(rows, key=lambda r: -r[key])[:3]:
            print(f"{what}: {shown(row)}")
    over = [row for row in rows if row[0] > args.seconds or row[2] > args.megabytes]
    for row in over:
        print(f"OVER: {shown(row)}")
    return bool(over)


if __name__ == "__main__":
    sys.exit(main())
