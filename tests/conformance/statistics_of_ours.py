#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our statistics beside torch's autograd: statistics_of_ours.py CLI MODEL TEXT [--context N] [--items N]

Gathers both kinds of a decoder with heterosis-cli, computes them with transformers from the same windows of the text, and prints the
largest relative difference of each tensor's norm. Ends with 1 where one is beyond 1e-3.
"""
import argparse
import json
import subprocess
import sys
import tempfile

import torch
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.pytorch_utils import Conv1D


def windows(model, text, context, items):
    tokenizer = AutoTokenizer.from_pretrained(model)
    stream = []
    for line in open(text, encoding="utf-8").read().splitlines():
        if line.strip():
            stream += tokenizer(line, add_special_tokens=False)["input_ids"] + [tokenizer.eos_token_id]
    parts = [stream[at:at + context] for at in range(0, len(stream) - 1, context)]
    return [part for part in parts if len(part) > 1][:items]


def fishers(model, parts):
    sums = {name: torch.zeros_like(p) for name, p in model.named_parameters()}
    for part in parts:
        ids = torch.tensor([part])
        logp = torch.log_softmax(model(ids).logits[0, :-1].float(), -1).gather(1, ids[0, 1:, None]).sum()
        model.zero_grad()
        logp.backward()
        for name, p in model.named_parameters():
            sums[name] += p.grad**2 / len(parts)
    return sums


def grams(model, parts):
    sums, tokens = {}, sum(len(part) for part in parts)

    def watch(name):
        def see(_, inputs):
            x = inputs[0].detach().reshape(-1, inputs[0].shape[-1]).double()
            sums[name] = sums.get(name, 0) + x.T @ x / tokens
        return see

    tied = model.get_output_embeddings().weight is model.get_input_embeddings().weight
    for name, module in model.named_modules():
        if isinstance(module, (torch.nn.Linear, Conv1D)) and not (tied and module is model.get_output_embeddings()):
            module.register_forward_pre_hook(watch(name + ".weight"))
    with torch.no_grad():
        for part in parts:
            model(torch.tensor([part]))
    return sums


def main():
    parser = argparse.ArgumentParser()
    for name in ("cli", "model", "text"):
        parser.add_argument(name)
    parser.add_argument("--context", type=int, default=64)
    parser.add_argument("--items", type=int, default=8)
    args = parser.parse_args()
    model = AutoModelForCausalLM.from_pretrained(args.model, dtype=torch.float32)
    model.get_input_embeddings().padding_idx = None  # else torch leaves out what the padding token's row is asked as an input
    parts = windows(args.model, args.text, args.context, args.items)
    wrong = False
    for kind, prefix, theirs in (("fisher", "fisher/", fishers(model, parts)), ("regmean", "gram/", grams(model, parts))):
        with tempfile.TemporaryDirectory() as folder:
            out = folder + "/ours.safetensors"
            run = subprocess.run([args.cli, "analyse", args.model, "--statistics", kind, "--data", args.text, "--out", out, "--json",
                                  "--items", str(args.items), "--context", str(args.context)], capture_output=True, text=True)
            if run.returncode:
                sys.exit(run.stdout + run.stderr)
            document, ours = json.loads(run.stdout), load_file(out)
        assert document["examples"] == len(parts), (document["examples"], len(parts))
        missing = {prefix + name for name in theirs} ^ set(ours)
        worst = max(float((ours[prefix + name].double() - value.double()).norm() / value.double().norm().clamp_min(1e-300))
                    for name, value in theirs.items() if prefix + name in ours)
        print(f"{kind}: {len(ours)} tensors, {document['tokens']} tokens, largest relative difference {worst:.2e}", "not in both: " + ", ".join(sorted(missing)) if missing else "")
        wrong |= bool(missing) or worst > 1e-3
    sys.exit(wrong)


if __name__ == "__main__":
    main()
