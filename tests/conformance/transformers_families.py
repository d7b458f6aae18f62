#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crosses every tiny reference model with a shaken copy of itself, exports the child, reloads it in transformers and compares what both say.

    transformers_families.py HETEROSIS_CLI [REFERENCES=tests/model/references] [NAME...]

A decoder's logits, an encoder's last hidden states, float32, largest difference 1e-4. Needs torch, transformers and safetensors; without
them it says SKIPPED. Exit status 1 where one falls short.
"""
import json, pathlib, shutil, subprocess, sys, tempfile

try:
    import torch
    import transformers
    from safetensors.torch import load_file, save_file
except ImportError as missing:
    print(f"SKIPPED: {missing}")
    sys.exit(0)
transformers.logging.set_verbosity_error()
transformers.logging.disable_progress_bar()


def run(program, *words):
    done = subprocess.run([program, *map(str, words), "--json", "--device", "cpu"], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())


def shaken(folder, out):
    shutil.copytree(folder, out)
    draw = torch.Generator().manual_seed(1)
    weights = load_file(folder / "model.safetensors")
    save_file({name: t + 0.05 * torch.randn(t.shape, generator=draw) if t.is_floating_point() else t for name, t in weights.items()},
              out / "model.safetensors", metadata={"format": "pt"})


def difference(program, folder, work):
    expected = json.loads((folder / "expected.json").read_text())
    shaken(folder, work / "b")
    recipe = {"heterosis": 1, "parents": [{"path": str(folder)}, {"path": str(work / "b")}], "genes": {"*.*": {"ratio": 0.3}}}
    (work / "recipe.json").write_text(json.dumps(recipe))
    run(program, "merge", work / "recipe.json", work / "child")
    decoder = "sequences" in expected
    ask = {"sequences": [one["ids"] for one in expected["sequences"]]} if decoder else {"input_ids": expected["input_ids"], "attention_mask": expected["attention_mask"]}
    (work / "in.json").write_text(json.dumps(ask))
    run(program, "logits", work / "child", "--input", work / "in.json", "--out", work / "out.safetensors", "--dtype", "float32", "--hidden")
    ours = load_file(work / "out.safetensors")
    with torch.no_grad():
        if decoder:
            model = transformers.AutoModelForCausalLM.from_pretrained(work / "child", dtype=torch.float32).eval()
            return max(float((model(torch.tensor([ids])).logits[0] - ours[f"seq{i}.logits"]).abs().max()) for i, ids in enumerate(ask["sequences"]))
        model = transformers.AutoModel.from_pretrained(work / "child", dtype=torch.float32, attn_implementation="eager").eval()
        mask = torch.tensor(ask["attention_mask"])
        theirs = model(torch.tensor(ask["input_ids"]), attention_mask=mask).last_hidden_state
        if not theirs.isfinite().all() or theirs.abs().max() < 0.1:
            raise RuntimeError("the child says nothing that could be compared")
        last = max((name for name in ours if name.startswith("hidden.")), key=lambda name: int(name.split(".")[1]))
        return float(((theirs - ours[last]).abs() * mask.unsqueeze(-1)).max())


def main():
    program = sys.argv[1]
    root = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent.parent / "model/references").resolve()
    short = 0
    for folder in sorted(root.iterdir()):
        if not (folder / "expected.json").exists() or (len(sys.argv) > 3 and folder.name not in sys.argv[3:]):
            continue
        with tempfile.TemporaryDirectory() as work:
            try:
                worst = difference(program, folder, pathlib.Path(work))
                print(f"{folder.name}: {worst:.2g}", flush=True)
                short += not worst <= 1e-4
            except Exception as fault:
                print(f"{folder.name}: {fault}", flush=True)
                short += 1
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
