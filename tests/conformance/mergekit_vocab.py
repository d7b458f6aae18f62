#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Merges of models with unlike vocabularies, beside mergekit's own: the same tokens, the same rows.

    python tests/conformance/mergekit_vocab.py HETEROSIS_CLI TOKENIZER_A TOKENIZER_B [--keep DIR]

TOKENIZER_A and TOKENIZER_B are folders that hold a tokenizer.json. Needs torch, transformers and mergekit. Two or three random
Llamas as small as can be are made, merged by both programs with each recipe below, and compared:
  - the tokens of the written tokenizers (ids too, where mergekit's are the same from run to run: the new ones of a union are not),
  - each token's row of embedding and head, every other tensor whole, within 1e-6 in float32 and one rounding in bfloat16,
  - config.json's vocab_size, and that transformers loads the result.
"""
import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
import yaml
from safetensors.torch import load_file
from transformers import AutoTokenizer, LlamaConfig, LlamaForCausalLM
from mergekit.config import MergeConfiguration
from mergekit.merge import run_merge
from mergekit.options import MergeOptions

TOLERANCE = {torch.float32: 1e-6, torch.bfloat16: 2 ** -8}


def make_model(folder, tokenizer, seed, tied, dtype, extra_rows=0):
    folder.mkdir(parents=True)
    for name in ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"):
        if (tokenizer / name).exists():
            shutil.copy(tokenizer / name, folder / name)
    if not (folder / "tokenizer_config.json").exists():
        (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "PreTrainedTokenizerFast"}))
    torch.manual_seed(seed)
    rows = len(AutoTokenizer.from_pretrained(folder).get_vocab()) + extra_rows
    config = LlamaConfig(vocab_size=rows, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=2,
                         num_key_value_heads=1, max_position_embeddings=64, tie_word_embeddings=tied, bos_token_id=0, eos_token_id=0,
                         torch_dtype=dtype)
    model = LlamaForCausalLM(config).to(dtype)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    model.save_pretrained(folder)


def recipes(a, b, c, token):
    """Name and file; `token`: one that only A has."""
    def linear(*models, **rest):
        return {"merge_method": "linear", "models": [{"model": str(m), "parameters": {"weight": w}} for m, w in models], **rest}

    pair = [(a, 0.3), (b, 0.7)]
    yield "union", linear(*pair, base_model=str(a), tokenizer_source="union")
    yield "base", linear(*pair, base_model=str(a), tokenizer_source="base")
    yield "other-base", linear(*pair, base_model=str(b), tokenizer_source="base")
    yield "named", linear(*pair, base_model=str(a), tokenizer_source=str(b))
    yield "three", linear(*pair, (c, 0.2), base_model=str(a), tokenizer_source="union")
    yield "ties", {"merge_method": "task_arithmetic", "base_model": str(a), "tokenizer_source": "union",
                   "models": [{"model": str(b), "parameters": {"weight": 0.5}}, {"model": str(c), "parameters": {"weight": 0.25}}]}
    yield "padded", linear(*pair, base_model=str(a), tokenizer={"source": "union", "pad_to_multiple_of": 64})
    yield "tokens", linear(*pair, base_model=str(a), tokenizer={"source": "union", "tokens": {
        "<|brand-new|>": {"source": {"kind": "zero"}},
        "<|like-another|>": {"source": {"kind": "model_token", "model": str(a), "token": token}},
        "<|by-number|>": {"source": {"kind": "model_token", "model": str(b), "token_id": 7}, "force": True},
        token: {"source": str(a), "force": True}}})
    yield "bfloat16", linear(*pair, (c, 0.4), base_model=str(a), dtype="bfloat16", tokenizer_source="union")
    yield "slices", {"merge_method": "linear", "base_model": str(a), "tokenizer_source": "union", "slices": [
        {"sources": [{"model": str(a), "layer_range": [0, 1], "parameters": {"weight": 0.5}},
                     {"model": str(b), "layer_range": [0, 1], "parameters": {"weight": 0.25}}]},
        {"sources": [{"model": str(b), "layer_range": [1, 2], "parameters": {"weight": 0.5}},
                     {"model": str(a), "layer_range": [0, 1], "parameters": {"weight": 0.5}}]}]}


def tensors_of(folder):
    return {name: tensor for file in sorted(folder.glob("*.safetensors")) for name, tensor in load_file(file).items()}


def compare(name, ours, theirs):
    own, other = AutoTokenizer.from_pretrained(ours).get_vocab(), AutoTokenizer.from_pretrained(theirs).get_vocab()
    assert set(own) == set(other), (name, "tokens", sorted(set(own) ^ set(other))[:5])
    if "union" not in name and name not in ("three", "ties", "padded", "tokens", "bfloat16", "slices"):
        assert own == other, (name, "ids")
    sizes = [json.loads((folder / "config.json").read_text())["vocab_size"] for folder in (ours, theirs)]
    assert sizes[0] == sizes[1], (name, "vocab_size", sizes)
    mine, peers = tensors_of(ours), tensors_of(theirs)
    assert set(mine) == set(peers), (name, sorted(set(mine) ^ set(peers))[:5])
    worst = 0.0
    for key, want in peers.items():
        got = mine[key]
        assert got.shape == want.shape and got.dtype == want.dtype, (name, key, got.shape, want.shape)
        if key in ("model.embed_tokens.weight", "lm_head.weight"):
            order = list(own)
            rest = got[len(own):], want[len(own):]
            got = torch.cat([got[[own[t] for t in order]], rest[0]])
            want = torch.cat([want[[other[t] for t in order]], rest[1]])
        difference = ((got.float() - want.float()).abs() / torch.clamp(want.float().abs(), min=1.0)).max().item()
        worst = max(worst, difference)
        assert difference <= TOLERANCE[want.dtype], (name, key, difference)
    LlamaForCausalLM.from_pretrained(ours)
    return len(own), len(peers), worst


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("tokenizer_a", type=Path)
    parser.add_argument("tokenizer_b", type=Path)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    work = args.keep or Path(tempfile.mkdtemp())
    count = 0
    for kind, tied, dtype in (("tied", True, torch.float32), ("untied", False, torch.float32)):
        folder = work / kind
        make_model(folder / "a", args.tokenizer_a, 1, tied, dtype)
        make_model(folder / "b", args.tokenizer_b, 2, tied, dtype, extra_rows=9)
        make_model(folder / "c", args.tokenizer_b, 3, tied, dtype)
        own, other = (AutoTokenizer.from_pretrained(folder / m).get_vocab() for m in "ab")
        token = sorted(set(own) - set(other))[0]
        for name, recipe in recipes(folder / "a", folder / "b", folder / "c", token):
            file = folder / f"{name}.yml"
            file.write_text(yaml.safe_dump(recipe, sort_keys=False))
            ours, theirs = folder / f"{name}-ours", folder / f"{name}-mergekit"
            run = subprocess.run([args.cli, "merge", file, ours], capture_output=True, text=True)
            assert run.returncode == 0, (name, run.stderr[-500:])
            run_merge(MergeConfiguration.model_validate(recipe), str(theirs), MergeOptions(quiet=True))
            tokens, tensors, worst = compare(name, ours, theirs)
            count += 1
            print(f"{kind:7} {name:11} {tokens} tokens, {tensors} tensors, largest difference {worst:.1e}")
    print(f"{count} merges agree")
    if not args.keep:
        shutil.rmtree(work)


if __name__ == "__main__":
    sys.exit(main())
