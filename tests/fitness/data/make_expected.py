#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes expected.json: what transformers gives for the files beside it, on the demo family in float32.

    make_expected.py DEMO_DIRECTORY      (needs torch and transformers)
"""
import json, pathlib, sys
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

here = pathlib.Path(__file__).parent
rows = lambda name: [json.loads(line) for line in (here / name).read_text().splitlines()]


def judged(directory):
    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(directory)
    model = AutoModelForCausalLM.from_pretrained(directory, dtype=torch.float32).eval()
    eos, end = tokenizer.eos_token_id, tokenizer.convert_tokens_to_ids("<|end|>")
    plain = lambda text: tokenizer(text, add_special_tokens=False)["input_ids"]

    @torch.no_grad()
    def logprobs(ids):  # of ids[1:]
        logits = model(torch.tensor([ids])).logits[0, :-1].double()
        return torch.log_softmax(logits, -1).gather(1, torch.tensor(ids[1:])[:, None])[:, 0]

    chat = lambda messages, prompt: tokenizer.apply_chat_template(messages, add_generation_prompt=prompt, tokenize=False)

    stream = []
    for i, line in enumerate((here / "text.txt").read_text().splitlines()):
        stream += ([eos] if i else []) + plain(line)
    windows = [stream[i:i + 64] for i in range(0, len(stream), 64)]
    scored = [logprobs(w) for w in windows if len(w) > 1]
    text = {"value": float(-torch.cat(scored).mean()), "tokens": sum(len(s) for s in scored), "n": len(scored)}

    total, tokens = 0.0, 0
    for row in rows("sft.jsonl"):
        messages = row["messages"]
        ids = plain(chat(messages, False))
        values = logprobs(ids)
        for k, message in enumerate(messages):
            if message["role"] == "assistant":
                begin, finish = len(plain(chat(messages[:k], True))), len(plain(chat(messages[:k + 1], False)))
                total -= float(values[begin - 1:finish - 1].sum())
                tokens += finish - begin
    sft = {"value": total / tokens, "tokens": tokens}

    right = right_per_byte = 0
    for row in rows("choices.jsonl"):
        sums = []
        for choice in row["choices"]:
            context = plain(row["question"]) if row["question"] else [eos]
            ids = plain(row["question"] + choice) if row["question"] else [eos] + plain(choice)
            common = next((i for i, (x, y) in enumerate(zip(context, ids)) if x != y), min(len(context), len(ids)))
            sums.append(float(logprobs(ids)[common - 1:].sum()))
        per_byte = [s / len(c.encode()) for s, c in zip(sums, row["choices"])]
        right += sums.index(max(sums)) == row["answer"]
        right_per_byte += per_byte.index(max(per_byte)) == row["answer"]
    choices = {"value": right / len(rows("choices.jsonl")), "accuracy_per_byte": right_per_byte / len(rows("choices.jsonl"))}

    preferred = 0
    for row in rows("preferences.jsonl"):
        written = row["prompt"].endswith("<|assistant|>")
        prompt = row["prompt"] if written else chat([{"role": "user", "content": row["prompt"]}], True)
        likelihood = lambda answer: float(logprobs(plain(prompt + answer + "<|end|>"))[len(plain(prompt)) - 1:].sum())
        preferred += likelihood(row["chosen"]) > likelihood(row["rejected"])
    preferences = {"value": preferred / len(rows("preferences.jsonl"))}

    answers = []
    for row in rows("norms.jsonl"):
        ids = plain(chat(row["history"] + [{"role": "user", "content": row["prompt"]}], True))
        new = []
        while len(new) < 24 and len(ids) + len(new) < model.config.n_positions:
            with torch.no_grad():
                new.append(int(model(torch.tensor([ids + new])).logits[0, -1].argmax()))
            if new[-1] in (eos, end):
                break
        answers.append(tokenizer.decode([i for i in new if i not in (eos, end)], skip_special_tokens=True))
    return {"text": text, "sft": sft, "choices": choices, "preferences": preferences, "answers": answers}


demo = pathlib.Path(sys.argv[1])
expected = {name: judged(demo / name) for name in ("original", "parent-english", "parent-korean")}
(here / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n")
