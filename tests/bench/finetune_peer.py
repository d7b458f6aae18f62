#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fine-tuning beside transformers and PEFT: both learn the same micro-batches at the same time, so that both see the same machine.

usage: finetune_peer.py HETEROSIS_CLI PYTHON MODEL TEXT FOLDER [--kind full|lora] [--dtype float32|bfloat16] [--steps 100]
                        [--batch 4] [--tokens 128] [--threads 1] [--in-turn] [--profile SECONDS]

PYTHON has torch, transformers and peft. TEXT is what the batches are drawn from: its first 200,000 characters. Each side's
processor and wall seconds are read from outside when it says that a step is done; its peak is that of its memory until the last
step. The first two steps are a warm-up, which no time counts. --in-turn: one side after the other. --profile: where the time goes,
by `perf` (Linux), of that many seconds after the fifth step. FOLDER is made and stays.
"""
import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time

TICK = os.sysconf("SC_CLK_TCK")
WARM_UP = 2


def read_options():
    options = argparse.ArgumentParser()
    for word in "cli", "python", "model", "text", "folder":
        options.add_argument(word)
    options.add_argument("--kind", default="full", choices=["full", "lora"])
    options.add_argument("--dtype", default="float32", choices=["float32", "bfloat16"])
    for word, value in (("--steps", 100), ("--batch", 4), ("--tokens", 128), ("--threads", 1), ("--profile", 0)):
        options.add_argument(word, type=int, default=value)
    options.add_argument("--in-turn", action="store_true")
    options.add_argument("--inside", choices=["batches", "peer"])  # what PYTHON is to do
    return options.parse_args()


def make_batches(o):
    import torch
    from transformers import AutoTokenizer
    ids = torch.tensor(AutoTokenizer.from_pretrained(o.model)(open(o.text, encoding="utf-8").read()[:200_000])["input_ids"])
    torch.manual_seed(0)
    rows = [ids[torch.randint(0, len(ids) - o.tokens, (o.batch, 1)) + torch.arange(o.tokens)].tolist() for _ in range(o.steps)]
    with open(os.path.join(o.folder, "batches.json"), "w") as file:
        json.dump({"batches": [{"input_ids": row, "labels": row} for row in rows]}, file)


def be_peer(o):
    import torch
    from transformers import AutoModelForCausalLM
    torch.set_num_threads(o.threads)
    torch.manual_seed(0)
    low = o.dtype == "bfloat16"
    # As the other side: master weights in float32, products in bfloat16; of LoRA the base is bfloat16, too.
    frozen = torch.bfloat16 if low and o.kind == "lora" else torch.float32
    model = AutoModelForCausalLM.from_pretrained(o.model, dtype=frozen)
    if o.kind == "lora":
        from peft import LoraConfig, get_peft_model
        model = get_peft_model(model, LoraConfig(r=8, lora_alpha=16, target_modules="all-linear", task_type="CAUSAL_LM"))
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=1e-4)
    with open(os.path.join(o.folder, "batches.json")) as file:
        batches = [torch.tensor(batch["input_ids"]) for batch in json.load(file)["batches"]]
    model.train()
    for step, ids in enumerate(batches, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=low):
            loss = model(ids, labels=ids).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        print(f"step {step}: loss {loss.item():.6f}", flush=True)


def write_run(o):
    run = {"kind": "sft", "subject": os.path.abspath(o.model), "method": o.kind, "batches": "batches.json", "steps": o.steps, "batch": o.batch,
           "loss_on": "all", "lr": 1e-4, "schedule": "constant", "warmup": 0, "weight_decay": 0.01, "decay_on": "all", "clip": 0,
           "precision": o.dtype, "save_every": 10000000, "seed": 1}
    if o.kind == "lora":
        run["lora"] = {"r": 8, "alpha": 16, "target_modules": "all-linear"}
    name = os.path.join(o.folder, "run.json")
    with open(name, "w") as file:
        json.dump(run, file, indent=1)
    return name


def processor_seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        words = file.read().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / TICK


def peak_mib(pid):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))


class Side:
    def __init__(self, name, words, o):
        environment = dict(os.environ, OMP_NUM_THREADS=str(o.threads), MKL_NUM_THREADS=str(o.threads), GOMP_SPINCOUNT="10000")
        self.name, self.o, self.steps = name, o, []
        self.errors = open(os.path.join(o.folder, name + ".err"), "w+")
        # A session of its own: the scheduler gives both sides the same share of a busy machine.
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=self.errors, env=environment, text=True, start_new_session=True)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        perf = None
        for line in self.process.stdout:
            found = re.match(r"step (\d+): loss ([-\d.e]+)", line)
            if not found:
                continue
            pid = self.process.pid
            self.steps.append({"loss": float(found[2]), "wall": time.monotonic(), "cpu": processor_seconds(pid), "peak": peak_mib(pid)})
            if self.o.profile and len(self.steps) == 5:
                perf = subprocess.Popen(["perf", "record", "-q", "-e", "cpu-clock", "-F", "99", "-o", self.data(), "-p", str(pid), "--", "sleep", str(self.o.profile)])
        self.process.wait()
        if perf:
            perf.wait()

    def data(self):
        return os.path.join(self.o.folder, self.name + ".perf")

    def ended(self):
        self.reader.join()
        if self.process.returncode or len(self.steps) < self.o.steps:
            self.errors.seek(0)
            sys.exit(f"{self.name} failed:\n" + self.errors.read()[-2000:])

    def profile(self):
        report = subprocess.run(["perf", "report", "-i", self.data(), "--stdio", "--percent-limit", "0.7", "--sort", "dso,symbol"], capture_output=True, text=True)
        return [" ".join(line.split()) for line in report.stdout.splitlines() if line.strip() and not line.startswith("#")]

    def summary(self):
        def spent(key):
            return [b[key] - a[key] for a, b in zip(self.steps[WARM_UP - 1:], self.steps[WARM_UP:])]
        document = {key + "_s": {"mean": round(statistics.mean(spent(key)), 3), "median": round(statistics.median(spent(key)), 3),
                                 "least": round(min(spent(key)), 3), "largest": round(max(spent(key)), 3)} for key in ("cpu", "wall")}
        document["peak_mib"] = round(self.steps[-1]["peak"])
        document["loss"] = [step["loss"] for step in self.steps]
        if self.o.profile:
            document["profile"] = self.profile()
        return document


def main():
    o = read_options()
    if o.inside:
        return make_batches(o) if o.inside == "batches" else be_peer(o)
    os.makedirs(o.folder, exist_ok=True)
    shutil.rmtree(os.path.join(o.folder, "workspace"), ignore_errors=True)
    again = [o.python, os.path.abspath(__file__), *sys.argv[1:]]
    subprocess.run([*again, "--inside", "batches"], check=True, stderr=subprocess.DEVNULL)
    calls = {"ours": [o.cli, "finetune", write_run(o), "--workspace", os.path.join(o.folder, "workspace"), "--device", "cpu", "--threads", str(o.threads)],
             "peer": [*again, "--inside", "peer"]}
    load, sides = [os.getloadavg()[0]], []
    for name, words in calls.items():
        sides.append(Side(name, words, o))
        if o.in_turn:
            sides[-1].ended()
    for side in sides:
        side.ended()
    load.append(os.getloadavg()[0])
    document = {"kind": o.kind, "dtype": o.dtype, "batch": o.batch, "tokens": o.tokens, "threads": o.threads, "steps": o.steps, "load": load,
                **{side.name: side.summary() for side in sides}}
    ours, peer = document["ours"], document["peer"]
    document["ratio"] = {"cpu": round(peer["cpu_s"]["mean"] / ours["cpu_s"]["mean"], 3), "wall": round(peer["wall_s"]["mean"] / ours["wall_s"]["mean"], 3),
                         "peak": round(peer["peak_mib"] / ours["peak_mib"], 3),
                         "largest_loss_difference": max(abs(a / b - 1) for a, b in zip(ours["loss"], peer["loss"]))}
    with open(os.path.join(o.folder, "result.json"), "w") as file:
        json.dump(document, file, indent=1)
    shown = {key: {k: v for k, v in value.items() if k not in ("loss", "profile")} if isinstance(value, dict) else value for key, value in document.items()}
    print(json.dumps(shown, indent=1))
    print("last loss:", ours["loss"][-1], peer["loss"][-1])


main()
