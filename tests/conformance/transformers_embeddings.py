#!/usr/bin/env python3
"""Holds an encoder and an exported child of it against transformers: the same sentences give the same embeddings (float32, largest
difference 1e-4), the ids being those of our own tokenizer.

    transformers_embeddings.py CLI MODEL_DIR [--text TEXT]...

The child is half MODEL and half a copy of it whose weights were disturbed. Embeddings are the normalised mean of the last hidden states,
as sentence-transformers' 1_Pooling says with pooling_mode_mean_tokens. Needs python3 with torch, transformers, numpy and safetensors;
run by hand, since these are not a build's parts.
"""
import argparse, json, pathlib, shutil, subprocess, sys, tempfile
import numpy as np
import torch
from safetensors.torch import load_file, save_file
from transformers import AutoModel, AutoTokenizer

TEXTS = ["A man is eating a piece of bread.", "Someone has lunch.", "The girl plays the guitar, doesn't she?", "Ünïcödé & naïve café, 3.14 %!",
         "시장에 갔어요.", "日本語のテキスト", "x " * 150]
TOLERANCE = 1e-4


def cli(program, *args):
    return json.loads(subprocess.run([program, *map(str, args), "--json"], check=True, stdout=subprocess.PIPE).stdout)


def ids_of(program, model, texts, folder):
    ask = folder / "texts.json"
    ask.write_text(json.dumps([{"text": t, "special": True, "parse_special": False} for t in texts]))
    return [r["ids"] for r in cli(program, "tokenize", model, "--batch", ask)["results"]]


def ours(program, subject, batch, folder):
    ask, out = folder / "in.json", folder / "out.safetensors"
    ask.write_text(json.dumps(batch))
    cli(program, "logits", subject, "--input", ask, "--out", out, "--dtype", "float32", "--device", "cpu")
    return load_file(out)["mean_pooled_normalized"].numpy()


@torch.no_grad()
def theirs(model, batch):
    out = AutoModel.from_pretrained(model, dtype=torch.float32).eval()(**{k: torch.tensor(v) for k, v in batch.items()}).last_hidden_state
    mask = torch.tensor(batch["attention_mask"]).unsqueeze(-1).float()
    return torch.nn.functional.normalize((out * mask).sum(1) / mask.sum(1), dim=-1).numpy()


def disturbed(model, folder):
    shutil.copytree(model, folder)
    weights, generator = load_file(folder / "model.safetensors"), torch.Generator().manual_seed(1)
    for name, tensor in sorted(weights.items()):
        if tensor.is_floating_point():
            weights[name] = tensor + 0.2 * tensor.std(correction=0) * torch.randn(tensor.shape, generator=generator)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("cli"); ap.add_argument("model", type=pathlib.Path); ap.add_argument("--text", action="append")
    a = ap.parse_args()
    texts, held = a.text or TEXTS, True
    pooling = a.model / "1_Pooling" / "config.json"
    if pooling.exists() and not json.loads(pooling.read_text()).get("pooling_mode_mean_tokens"):
        sys.exit("this model's sentence embeddings are not the mean of its tokens")
    with tempfile.TemporaryDirectory() as t:
        folder = pathlib.Path(t)
        other, recipe, child = folder / "other", folder / "recipe.json", folder / "child"
        disturbed(a.model, other)
        recipe.write_text(json.dumps({"heterosis": 1, "parents": [{"path": str(a.model.resolve())}, {"path": str(other)}], "operator": "ratio",
                                      "seed": 0, "genes": {"*.*": {"ratio": 0.5}, "head.head": {"ratio": 1}}}))
        cli(a.cli, "merge", recipe, child)
        tokenizer = AutoTokenizer.from_pretrained(a.model)
        ids = ids_of(a.cli, a.model, texts, folder)
        for text, own in zip(texts, ids):
            want = tokenizer(text)["input_ids"]
            if own != want:
                print(f"ids of {text[:40]!r} differ: {own} and {want}")
                held = False
        longest = max(map(len, ids))
        batch = {"input_ids": [i + [tokenizer.pad_token_id] * (longest - len(i)) for i in ids], "attention_mask": [[1] * len(i) + [0] * (longest - len(i)) for i in ids]}
        model, exported = theirs(a.model, batch), theirs(child, batch)
        for name, got, want in (("model", ours(a.cli, a.model, batch, folder), model), ("child from its recipe", ours(a.cli, recipe, batch, folder), exported),
                                ("exported child", ours(a.cli, child, batch, folder), exported)):
            worst = float(np.abs(got - want).max())
            held &= worst <= TOLERANCE
            print(f"{name}: largest difference {worst:.3g} over {len(texts)} texts")
        moved = float(np.abs(exported - model).max())
        print(f"the child lies {moved:.3g} from the model")
        held &= moved > 10 * TOLERANCE
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
