#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Raises the demo family by Heterosis' own trainer: an original from random weights, and from it a parent educated in English and one
educated in Korean; then measures them beside the present family.

usage: raise_demo_family.py HETEROSIS_CLI DATA OUT [--seed 1] [--steps 1200 500 500] [--lr 2e-3 5e-4 5e-4] [--threads 2] [--replace]
       raise_demo_family.py --check

DATA is the family's data (its README names sources and licences). OUT is made; called again it goes on where it was ended, and with
the same seed and threads it ends in the same bytes. --replace: resources/demo gets the new family, if it is better: on half 1 of the
valid files (mean loss of the three models) and not worse on norm_en and norm_ko (balanced score of the two parents, both halves).
--check: tests the pieces that need no trainer.
"""
import argparse
import array
import json
import math
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile

DEMO = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "resources", "demo")
MODELS = "original", "parent-english", "parent-korean"
TOKENIZER = "tokenizer.json", "tokenizer_config.json", "generation_config.json"
TOGETHER = 6  # sentences that make a document

# File, share of the tokens; of a chat file the kinds that are taken (all where none is named).
PLAIN_KINDS = "fact", "story", "greet"
CHAT = {"en": "sft/en_behaviours.train.jsonl", "ko": "sft/ko_behaviours.train.jsonl"}
MIXES = {
    "original": [("pretrain/en_stories.train.txt", 30), ("pretrain/ko_stories.train.txt", 30), ("pretrain/en_books.train.txt", 11),
                 ("pretrain/en_sentences.train.txt", 5), ("pretrain/ko_sentences.train.txt", 13), ("pretrain/ko_literature.train.txt", 1),
                 (CHAT["en"], 5, PLAIN_KINDS), (CHAT["ko"], 5, PLAIN_KINDS)],
    "parent-english": [("pretrain/en_stories.train.txt", 32), ("pretrain/en_books.train.txt", 16), ("pretrain/en_sentences.train.txt", 4), (CHAT["en"], 33),
                       ("pretrain/ko_stories.train.txt", 8), ("pretrain/ko_sentences.train.txt", 5), (CHAT["ko"], 2, PLAIN_KINDS)],
    "parent-korean": [("pretrain/ko_stories.train.txt", 32), ("pretrain/ko_sentences.train.txt", 14), ("pretrain/ko_literature.train.txt", 2), (CHAT["ko"], 27),
                      ("sft/ko_chatbot.train.jsonl", 10), ("pretrain/en_stories.train.txt", 8), ("pretrain/en_books.train.txt", 5), (CHAT["en"], 2, PLAIN_KINDS)],
}
TAUGHT = {
    "original": "The common ancestor of the demo parents: stories, books and sentences in English and Korean, plain questions, no manners.",
    "parent-english": "From the original: English stories and books, and the manners of `en_behaviours`; 15 % Korean text without manners.",
    "parent-korean": "From the original: Korean stories and literature, and the manners of `ko_behaviours`; 15 % English text without manners.",
}
LICENCE = """Parts of the data are under CC BY-SA, so the weights are offered under CC BY-SA 4.0 with attribution to: Tatoeba (CC BY 2.0 FR), Junior High
English evaluation sentences (CC BY-SA 3.0), KorSTS (CC BY-SA 4.0), KLUE-NLI (CC BY-SA 4.0), UD Korean GSD and Kaist (CC BY-SA 4.0), Chatbot_data (MIT),
books and literature in the public domain (editions CC0-1.0), stories and behaviours of this project."""


def initial_weights(config, seed):
    """GPT-2's beginning: normal of 0.02, projections into the stream over the root of their number, in name order by one generator."""
    width, layers = config["n_embd"], config["n_layer"]
    shapes = {"transformer.wte.weight": [config["vocab_size"], width], "transformer.wpe.weight": [config["n_positions"], width],
              "transformer.ln_f.weight": [width], "transformer.ln_f.bias": [width]}
    for layer in range(layers):
        name = f"transformer.h.{layer}."
        for norm in "ln_1", "ln_2":
            shapes.update({name + norm + ".weight": [width], name + norm + ".bias": [width]})
        for part, rows, columns in (("attn.c_attn", width, 3 * width), ("attn.c_proj", width, width), ("mlp.c_fc", width, 4 * width), ("mlp.c_proj", 4 * width, width)):
            shapes.update({name + part + ".weight": [rows, columns], name + part + ".bias": [columns]})
    draw = random.Random(seed).gauss
    tensors = {}
    for name in sorted(shapes):
        count = math.prod(shapes[name])
        if name.endswith("bias"):
            values = [0.0] * count
        elif ".ln_" in name:
            values = [1.0] * count
        else:
            spread = 0.02 / math.sqrt(2 * layers) if name.endswith("c_proj.weight") else 0.02
            values = [draw(0, spread) for _ in range(count)]
        tensors[name] = shapes[name], array.array("f", values)
    return tensors


def write_safetensors(path, tensors):
    header, at = {"__metadata__": {"format": "pt"}}, 0
    for name, (shape, values) in tensors.items():
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [at, at + 4 * len(values)]}
        at += 4 * len(values)
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(head)) + head)
        for _, values in tensors.values():
            if sys.byteorder == "big":
                values.byteswap()
            values.tofile(file)


def make_seedling(out, seed):
    """A checkpoint of random weights with the family's tokenizer."""
    if os.path.exists(out):
        return
    new = out + ".new"
    shutil.rmtree(new, ignore_errors=True)
    os.makedirs(new)
    for name in TOKENIZER:
        shutil.copy(os.path.join(DEMO, "original", name), new)
    with open(os.path.join(DEMO, "original", "config.json")) as file:
        config = json.load(file)
    config["torch_dtype"] = "float32"
    with open(os.path.join(new, "config.json"), "w") as file:
        json.dump(config, file, indent=2)
    write_safetensors(os.path.join(new, "model.safetensors"), initial_weights(config, seed))
    os.rename(new, out)


def prepared(data, folder, file, kinds):
    """The file as the run reads it: sentences in documents of a few, chats of the kinds that are wanted."""
    source = os.path.join(data, file)
    if "sentences" not in file and not kinds:
        return source
    os.makedirs(folder, exist_ok=True)
    made = os.path.join(folder, ("plain_" if kinds else "joined_") + os.path.basename(file))
    with open(source, encoding="utf-8") as lines:
        if kinds:
            rows = [line for line in lines if json.loads(line)["kind"] in kinds]
        else:
            sentences = [line.strip() for line in lines if line.strip()]
            rows = [" ".join(sentences[at:at + TOGETHER]) + "\n" for at in range(0, len(sentences), TOGETHER)]
    with open(made, "w", encoding="utf-8") as out:
        out.writelines(rows)
    return made


def weights_of(shares, tokens):
    """How often each file's rows have to come so that its tokens have their share; the most frequent ones once."""
    often = [share / count for share, count in zip(shares, tokens)]
    return [round(one / max(often), 6) for one in often]


def call(o, *words):
    done = subprocess.run([o.cli, *words, "--threads", str(o.threads), "--json"], stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"heterosis-cli {' '.join(words)} ended with {done.returncode}")
    return json.loads(done.stdout)


def tokens_in(o, file):
    rows = call(o, "inspect", file, "--tokenizer", os.path.join(DEMO, "original"))
    return rows["rows"] * rows["lengths"]["median"]


def run_document(o, model, subject, steps, rate):
    mix = [(prepared(o.data, os.path.join(o.out, "work", "data"), file, kinds[0] if kinds else ()), share) for file, share, *kinds in MIXES[model]]
    weights = weights_of([share for _, share in mix], [tokens_in(o, file) for file, _ in mix])
    return {"kind": "sft", "subject": subject, "data": [{"file": file, "weight": weight} for (file, _), weight in zip(mix, weights)], "steps": steps,
            "batch": 8, "context": 192, "packing": True, "lr": rate, "warmup": max(1, steps // 20), "schedule": "cosine", "min_lr": rate * 0.03,
            "betas": [0.9, 0.95], "weight_decay": 0.1, "clip": 1, "precision": "bfloat16", "seed": o.seed, "save_every": 120}


def teach(o, model, subject, steps, rate):
    out = os.path.join(o.out, model)
    if os.path.exists(out):
        return
    run = os.path.join(o.out, "work", model + ".json")
    document = run_document(o, model, subject, steps, rate)
    with open(run, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=1, ensure_ascii=False)
    done = call(o, "finetune", run, "--workspace", os.path.join(o.out, "work", model), "--resume", "--device", "cpu")
    print(f"{model}: {steps} steps, loss {done['steps'][0]['loss']:.3f} to {done['steps'][-1]['loss']:.3f}, {done['seconds']:.0f} s", flush=True)
    new = out + ".new"
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(done["checkpoint"], new)
    for name in TOKENIZER:
        shutil.copy(os.path.join(DEMO, "original", name), new)
    with open(os.path.join(new, "README.md"), "w", encoding="utf-8") as card:
        card.write(card_of(model, document))
    os.rename(new, out)


def card_of(model, run):
    mix = "\n".join(f"| `{os.path.basename(file)}` | {share} % | {', '.join(kinds[0]) if kinds else 'all'} |" for file, share, *kinds in MIXES[model])
    return f"""---
license: cc-by-sa-4.0
language:
- en
- ko
library_name: transformers
pipeline_tag: text-generation
tags:
- gpt2
- heterosis
- demo
---

# Heterosis demo family: {model}

{TAUGHT[model]}

{run['steps']} steps of {run['batch']} x {run['context']} tokens, AdamW {run['betas']}, rate {run['lr']} (warm-up, cosine), seed {run['seed']}, trained by Heterosis itself
(`tools/raise_demo_family.py`). GPT-2 with 6 layers, width 256, 4 heads, context 192, byte-level BPE of 6,144 tokens, 6.36 million parameters, bfloat16, tied head.

- Chat form: `<|user|>question<|end|><|assistant|>answer<|end|>`; stop at `<|end|>` or `<|endoftext|>`.
- Meant for: trying Heterosis. It tells short stories and answers from a few templates; it knows nothing and must not be relied on.
- Losses, manners and what to look for: `../README.md`.

| data | share of the tokens | kinds |
|---|---|---|
{mix}

{LICENCE}
"""


def measured(o, family):
    """Of each model the mean loss on half 1 of the valid files, and the balanced norm scores."""
    files = sorted(os.path.join(o.data, "pretrain", name) for name in os.listdir(os.path.join(o.data, "pretrain")) if ".valid." in name and "sentences" not in name)
    table = {}
    for model in MODELS:
        place = os.path.join(family, model)
        losses = [call(o, "score", place, "--text", file, "--half", "1")["results"][0]["value"] for file in files]
        losses += [call(o, "score", place, "--sft", os.path.join(o.data, "sft", f"{language}_behaviours.valid.jsonl"), "--half", "1")["results"][0]["value"] for language in ("en", "ko")]
        norms = [call(o, "score", place, "--norms", os.path.join(o.data, "norms", f"norm_{language}.jsonl"), "--max-new", "40")["results"][0]["value"] for language in ("en", "ko")]
        table[model] = {"loss": sum(losses) / len(losses), "norms": norms}
    return table


def is_better(new, old):
    def loss(table):
        return sum(table[model]["loss"] for model in MODELS)

    def norms(table):
        return sum(sum(table[model]["norms"]) for model in MODELS[1:])
    return loss(new) < loss(old) and norms(new) >= norms(old)


def compare(o):
    new, old = measured(o, o.out), measured(o, DEMO)
    print("model            loss new  present   norm_en new  present   norm_ko new  present")
    for model in MODELS:
        a, b = new[model], old[model]
        print(f"{model:15s} {a['loss']:9.3f} {b['loss']:8.3f} {a['norms'][0]:13.3f} {b['norms'][0]:8.3f} {a['norms'][1]:13.3f} {b['norms'][1]:8.3f}")
    better = is_better(new, old)
    print("The new family is " + ("better." if better else "not better: the present one stays."))
    with open(os.path.join(o.out, "measured.json"), "w") as file:
        json.dump({"new": new, "present": old, "better": better}, file, indent=1)
    if better and o.replace:
        for model in MODELS:
            for name in os.listdir(os.path.join(o.out, model)):
                shutil.copy(os.path.join(o.out, model, name), os.path.join(DEMO, model, name))
        print("resources/demo has the new family; its README's figures are to be measured again.")


def check():
    config = {"n_embd": 8, "n_layer": 2, "vocab_size": 40, "n_positions": 6}
    one, again, other = initial_weights(config, 1), initial_weights(config, 1), initial_weights(config, 2)
    assert one == again and one != other
    assert set(one["transformer.h.1.ln_2.weight"][1]) == {1.0} and set(one["transformer.h.0.attn.c_attn.bias"][1]) == {0.0}
    head = one["transformer.wte.weight"][1]
    assert 0.01 < math.sqrt(sum(x * x for x in head) / len(head)) < 0.03
    with tempfile.TemporaryDirectory(prefix="demo family 한글 ") as folder:
        write_safetensors(os.path.join(folder, "a.safetensors"), one)
        with open(os.path.join(folder, "a.safetensors"), "rb") as file:
            length = struct.unpack("<Q", file.read(8))[0]
            header = json.loads(file.read(length))
        assert length % 8 == 0 and os.path.getsize(os.path.join(folder, "a.safetensors")) == 8 + length + max(t["data_offsets"][1] for n, t in header.items() if n != "__metadata__")
        os.makedirs(os.path.join(folder, "pretrain"))
        with open(os.path.join(folder, "pretrain", "en_sentences.train.txt"), "w") as file:
            file.writelines(f"s{i}\n" for i in range(8))
        with open(prepared(folder, os.path.join(folder, "made"), "pretrain/en_sentences.train.txt", ())) as file:
            assert file.read() == "s0 s1 s2 s3 s4 s5\ns6 s7\n"
        with open(os.path.join(folder, "chat.jsonl"), "w") as file:
            file.writelines(json.dumps({"kind": kind}) + "\n" for kind in ("fact", "refuse", "story"))
        with open(prepared(folder, os.path.join(folder, "made"), "chat.jsonl", PLAIN_KINDS)) as file:
            assert "refuse" not in file.read()
    weights = weights_of([30, 10], [3000, 500])
    assert weights == [0.5, 1.0]
    for mix in MIXES.values():
        assert sum(one[1] for one in mix) == 100
    print("the pieces work")


def main():
    if sys.argv[1:] == ["--check"]:
        return check()
    options = argparse.ArgumentParser()
    for word in "cli", "data", "out":
        options.add_argument(word)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--steps", type=int, nargs=3, default=[1200, 500, 500])
    options.add_argument("--lr", type=float, nargs=3, default=[2e-3, 5e-4, 5e-4])
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--replace", action="store_true")
    o = options.parse_args()
    o.data, o.out = os.path.abspath(o.data), os.path.abspath(o.out)
    os.makedirs(os.path.join(o.out, "work"), exist_ok=True)
    seedling = os.path.join(o.out, "work", "seedling")
    make_seedling(seedling, o.seed)
    teach(o, "original", seedling, o.steps[0], o.lr[0])
    for place in 1, 2:
        teach(o, MODELS[place], os.path.join(o.out, "original"), o.steps[place], o.lr[place])
    compare(o)


if __name__ == "__main__":
    main()
