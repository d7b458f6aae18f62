# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains a LoRA with heterosis-cli and opens it with PEFT: both must give the same logits.
usage: peft_of_ours.py CLI BASE [lora|rslora|dora]   (needs torch, transformers, peft, safetensors)"""
import json, os, subprocess, sys, tempfile
import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM

cli, base = sys.argv[1], os.path.abspath(sys.argv[2])
method = sys.argv[3] if len(sys.argv) > 3 else "lora"
work = tempfile.mkdtemp()
ids = [[5, 17, 40, 8, 5, 17, 40, 8, 22, 5], [9, 3, 9, 3, 30, 9, 3, 9, 3, 30]]
json.dump({"batches": [{"input_ids": ids, "labels": ids}]}, open(f"{work}/batches.json", "w"))
json.dump({"kind": "sft", "subject": base, "method": method, "batches": "batches.json", "steps": 8, "batch": 2, "lr": 1e-2, "seed": 7,
           "lora": {"r": 4, "alpha": 8, "dropout": 0.0}}, open(f"{work}/run.json", "w"))
run = subprocess.run([cli, "finetune", f"{work}/run.json", "--workspace", f"{work}/w", "--json", "--threads", "1", "--device", "cpu"], capture_output=True, text=True)
assert run.returncode == 0, run.stdout[-500:] + run.stderr
document = json.loads(run.stdout)
assert document["steps"][-1]["loss"] < document["steps"][0]["loss"]
out = f"{work}/logits.safetensors"
subprocess.run([cli, "logits", f"{base}+{document['checkpoint']}", "--ids", ",".join(map(str, ids[0])), "--out", out, "--dtype", "float32", "--device", "cpu"], check=True)
ours = next(t for n, t in load_file(out).items() if "logits" in n)
model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32), document["checkpoint"]).eval()
with torch.no_grad():
    theirs = model(torch.tensor([ids[0]])).logits[0]
worst = (ours.reshape(theirs.shape) - theirs).abs().max().item()
print(f"{method} on {os.path.basename(base)}: largest difference of the logits {worst:.2g}")
sys.exit(0 if worst <= 1e-4 else 1)
