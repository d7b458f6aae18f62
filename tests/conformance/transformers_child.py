#!/usr/bin/env python3
"""Holds an exported child against transformers: the same ids give the same logits (float32, largest difference 1e-4).

    transformers_child.py CLI CHILD_DIR [--text TEXT]...

Needs python3 with torch, transformers, numpy and safetensors; run by hand, since these are not a build's parts.
"""
import argparse, json, pathlib, subprocess, sys, tempfile
import numpy as np
import torch
from safetensors.numpy import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer

TEXTS = ["The three main causes of the French revolution were", "KING HENRY:\nWhat news, my lord?\n", "시장에 갔어요. 2026 years, 3.14!"]


def ours(cli, child, sequences):
    with tempfile.TemporaryDirectory() as t:
        ask, out = pathlib.Path(t, "in.json"), pathlib.Path(t, "out.safetensors")
        ask.write_text(json.dumps({"sequences": sequences}))
        subprocess.run([cli, "logits", child, "--input", ask, "--out", out, "--dtype", "float32", "--device", "cpu", "--json"], check=True,
                       stdout=subprocess.DEVNULL)
        return load_file(out)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("cli"); ap.add_argument("child"); ap.add_argument("--text", action="append")
    a = ap.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(a.child)
    model = AutoModelForCausalLM.from_pretrained(a.child, dtype=torch.float32).eval()
    sequences = [tokenizer(t)["input_ids"] for t in a.text or TEXTS]
    got, worst = ours(a.cli, a.child, sequences), 0.0
    for i, ids in enumerate(sequences):
        with torch.no_grad():
            want = model(torch.tensor([ids])).logits[0].numpy()
        worst = max(worst, float(np.abs(got[f"seq{i}.logits"] - want).max()))
    print(f"largest difference {worst:.3g} over {len(sequences)} texts")
    return 0 if worst <= 1e-4 else 1


if __name__ == "__main__":
    sys.exit(main())
