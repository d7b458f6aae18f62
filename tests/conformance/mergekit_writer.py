#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The equalizer's states as mergekit files: mergekit makes the same child from the file as Heterosis does from the recipe.

    python tests/conformance/mergekit_writer.py HETEROSIS_CLI A B [--original O] [--only NAME] [--seed N]

Needs torch and mergekit. Random states of every kind that a file can hold are written as a recipe of our own, exported as YAML,
merged by mergekit from the YAML and by Heterosis from the recipe, and compared tensor by tensor: within 1e-6 in float32, within one
rounding in bfloat16 and float16. States that a file cannot hold have to be refused with the gene's name.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
import yaml
from safetensors.torch import load_file
from mergekit.config import MergeConfiguration
from mergekit.merge import run_merge
from mergekit.options import MergeOptions

# One unit in the last place: the sums differ in float32 (fused or not) before they are rounded.
ROUNDING = {torch.float32: 1e-6, torch.bfloat16: 2 ** -7, torch.float16: 2 ** -10}


def tensors_of(folder):
    return {name: tensor for file in sorted(folder.glob("*.safetensors")) for name, tensor in load_file(file).items()}


def layers_of(folder):
    config = json.loads((folder / "config.json").read_text())
    return config.get("num_hidden_layers") or config["n_layer"]


def states(a, b, original, layers, fused):
    """Name, recipe, whether a file can say it."""
    def recipe(genes, parents=(a, b), **rest):
        return {"heterosis": 1, "parents": [{"path": str(p)} for p in parents], "seed": 7, "genes": genes, **rest}

    base = {"original": {"path": str(original)}} if original else {}
    second = (lambda: {"strength": random.uniform(0, 2)}) if original else dict
    yield "plain", recipe({"*.*": {"ratio": 0.37}}), True
    yield "single", recipe({"*.*": {"strength": 0.8}, "0.*": {"strength": 1.1}}, (a,)), True
    regions = ["gate", "up", "down", "norm", "attention-output"] + (["*"] if fused else ["query", "key", "value"])
    regions = [r for r in regions if not (fused and r == "gate")]
    genes = {f"{i}.{r}": {"ratio": random.random(), **second()} for i in range(layers) for r in regions}
    genes |= {"embed.*": {"ratio": 0.25, **second()}, "head.norm": {"ratio": 0.9}}
    yield "every gene", recipe(genes, **base), True
    yield "a curve", recipe({f"{i}.*": {"ratio": i / max(1, layers - 1)} for i in range(layers)} | {"embed.*": {"ratio": 1}}, **base), True
    yield "in bfloat16", recipe({"*.*": {"ratio": 0.3}, "*.norm": {"ratio": 0.7}}, dtype="bfloat16", **base), True
    yield "uniform by tensor", recipe({"*.*": {"ratio": 0.5}}, operator="uniform", grain="tensor"), not fused
    yield "uniform by row", recipe({"*.*": {"ratio": 0.5}}, operator="uniform", grain="row"), False
    yield "slerp", recipe({"*.*": {"ratio": 0.5}}, operator="slerp"), False
    yield "half of the rows", recipe({"*.*": {"ratio": 0.5, "density": 0.5}}), False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("a", type=Path)
    parser.add_argument("b", type=Path)
    parser.add_argument("--original", type=Path)
    parser.add_argument("--only", help="the states whose names hold this")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    random.seed(args.seed)
    fused = json.loads((args.a / "config.json").read_text())["model_type"] == "gpt2"
    count = 0
    for name, recipe, can in states(args.a.resolve(), args.b.resolve(), args.original and args.original.resolve(), layers_of(args.a), fused):
        if args.only and args.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            (work / "recipe.json").write_text(json.dumps(recipe))
            run = subprocess.run([args.cli, "export", work / "recipe.json", work / "recipe.yml", "--format", "mergekit"], capture_output=True, text=True)
            if not can:
                assert run.returncode == 1 and "cannot say" in run.stderr and "(" in run.stderr, (name, run.stderr)
                print(f"{name}: refused: {run.stderr.strip()[:150]}")
                count += 1
                continue
            assert run.returncode == 0, (name, run.stderr)
            ours = subprocess.run([args.cli, "merge", work / "recipe.json", work / "ours"], capture_output=True, text=True)
            assert ours.returncode == 0, (name, ours.stderr)
            config = MergeConfiguration.model_validate(yaml.safe_load((work / "recipe.yml").read_text()))
            run_merge(config, str(work / "mergekit"), MergeOptions(quiet=True, copy_tokenizer=False))
            mine, peers = tensors_of(work / "ours"), tensors_of(work / "mergekit")
            worst, unlike, elements = 0.0, 0, 0
            for key, want in peers.items():
                got = mine[key]
                assert got.dtype == want.dtype and got.shape == want.shape, (name, key)
                scale = torch.clamp(want.float().abs(), min=1e-2 if want.dtype != torch.float32 else 1.0)
                difference = (got.float() - want.float()).abs() / scale
                worst, unlike, elements = max(worst, difference.max().item()), unlike + int((got != want).sum()), elements + want.numel()
                assert difference.max().item() <= ROUNDING[want.dtype], (name, key, difference.max().item())
            print(f"{name}: {len(peers)} tensors, {unlike} of {elements} elements are not bit-equal, largest relative difference {worst:.1e}")
            count += 1
    print(f"{count} states agree")


if __name__ == "__main__":
    sys.exit(main())
