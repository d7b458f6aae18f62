#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether llama.cpp says the same with an exported GGUF file as we do: greedy ids, and the tokenizer's.

    gguf_llama_cpp.py HETEROSIS_CLI MODEL.gguf [--subject CHECKPOINT_OR_RECIPE] [--tokens 32] [--margin 0.05]

Needs Python's llama_cpp (llama-cpp-python) and numpy; without them it says SKIPPED. The subject's own greedy ids (the GGUF file's,
where no --subject is given) are compared token by token; behind a token at which our two largest logits lie closer than the margin
the texts may part. Exit status 1 where they part elsewhere.
"""
import argparse, json, subprocess, sys, tempfile, pathlib

try:
    import llama_cpp
    import numpy
except ImportError as missing:
    print(f"SKIPPED: {missing}")
    sys.exit(0)

PROMPTS = ["The capital of France is", "Once upon a time there was a small", "def fibonacci(n):\n    ", "My favourite season is autumn, because",
           "Water boils at", "안녕하세요, 제 이름은", "1, 2, 3, 4,", "Dear Sir or Madam,\n\nI am writing to", "The three laws of robotics are:\n1.",
           "<|im_start|>user\nWhat is a heterosis?<|im_end|>\n<|im_start|>assistant\n"]


def ours(program, *words):
    answer = subprocess.run([program, *words, "--json"], capture_output=True, text=True)
    if answer.returncode:
        sys.exit(f"{words[0]}: {answer.stderr.strip()}")
    return json.loads(answer.stdout)


def margins(program, subject, ids, first):
    """Of our logits behind each of the ids from `first - 1` on: how far the largest lies above the second."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "logits.safetensors")
        ours(program, "logits", subject, "--ids", ",".join(map(str, ids)), "--out", str(out), "--dtype", "float32")
        raw = out.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:8 + length])
    entry = next(value for name, value in header.items() if name != "__metadata__" and "logits" in name)
    begin, end = entry["data_offsets"]
    logits = numpy.frombuffer(raw[8 + length + begin:8 + length + end], dtype="<f4").reshape(entry["shape"])
    two = numpy.sort(logits[first - 1:], axis=-1)[:, -2:]
    return two[:, 1] - two[:, 0]


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("program")
    args.add_argument("gguf")
    args.add_argument("--subject")
    args.add_argument("--tokens", type=int, default=32)
    args.add_argument("--margin", type=float, default=0.05)
    args = args.parse_args()
    subject = args.subject or args.gguf
    model = llama_cpp.Llama(args.gguf, n_ctx=512, n_threads=2, logits_all=False, verbose=False)
    wrong = same = tokens = 0
    for prompt in PROMPTS:
        answer = ours(args.program, "generate", subject, "--prompt", prompt, "--temperature", "0", "--max-new", str(args.tokens), "--ignore-eos", "--dtype", "float32")
        theirs = model.tokenize(prompt.encode(), add_bos=True, special=True)
        if theirs != answer["prompt_ids"]:
            print(f"{prompt[:30]!r}: the tokenizers differ: {answer['prompt_ids']} {theirs}")
            wrong += 1
            continue
        model.reset()
        said = []
        model.eval(theirs)
        for _ in range(args.tokens):
            logits = numpy.ctypeslib.as_array(llama_cpp.llama_get_logits(model.ctx), shape=(model.n_vocab(),))
            said.append(int(logits.argmax()))
            model.eval([said[-1]])
        tokens += len(said)
        parted = next((i for i, pair in enumerate(zip(said, answer["ids"])) if pair[0] != pair[1]), None)
        same += len(said) if parted is None else parted
        if parted is None:
            continue
        margin = margins(args.program, subject, answer["prompt_ids"] + answer["ids"], len(theirs))[parted]
        print(f"{prompt[:30]!r}: parts at token {parted}, where our margin is {margin:.4f}")
        wrong += margin > args.margin
    print(f"{len(PROMPTS)} prompts, {same} of {tokens} tokens alike before a parting; {wrong} prompts wrong; llama_cpp {llama_cpp.__version__}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
