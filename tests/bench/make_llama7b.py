#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a checkpoint of Llama-2-7B's shape (13.5 GB, bfloat16, three shards) with random weights.

usage: make_llama7b.py DIR [--seed N] [--layers 32]

Needs nothing but Python. The numbers are small and finite; each tensor is its own stretch of a random block, so two seeds
differ everywhere.
"""
import argparse
import json
import os
import random

WIDTH, INNER, WORDS = 4096, 11008, 32000
BLOCK = 64 << 20
SHARD = 5_000_000_000


def shapes(layers):
    yield "model.embed_tokens.weight", [WORDS, WIDTH]
    for i in range(layers):
        at = f"model.layers.{i}."
        yield at + "input_layernorm.weight", [WIDTH]
        for name in "down_proj", "gate_proj", "up_proj":
            yield at + f"mlp.{name}.weight", [WIDTH, INNER] if name == "down_proj" else [INNER, WIDTH]
        yield at + "post_attention_layernorm.weight", [WIDTH]
        for name in "k_proj", "o_proj", "q_proj", "v_proj":
            yield at + f"self_attn.{name}.weight", [WIDTH, WIDTH]
    yield "model.norm.weight", [WIDTH]
    yield "lm_head.weight", [WORDS, WIDTH]


def size(shape):
    count = 2
    for length in shape:
        count *= length
    return count


def random_block(generator):
    """bfloat16 of magnitude 2^-7 to 2^-3: sign, two bits of the exponent and the mantissa are random."""
    bits = int.from_bytes(generator.randbytes(BLOCK), "little")
    return ((bits & int.from_bytes(b"\xff\x81" * (BLOCK // 2), "little"))
            | int.from_bytes(b"\x00\x3c" * (BLOCK // 2), "little")).to_bytes(BLOCK, "little")


def write_shard(path, tensors, block, generator):
    header, at = {"__metadata__": {"format": "pt"}}, 0
    for name, shape in tensors:
        header[name] = {"dtype": "BF16", "shape": shape, "data_offsets": [at, at + size(shape)]}
        at += size(shape)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 8) % 64)
    view = memoryview(block)
    with open(path, "wb", buffering=0) as out:
        out.write(len(text).to_bytes(8, "little") + text)
        for name, shape in tensors:
            left, start = size(shape), generator.randrange(BLOCK // 2) * 2
            while left:
                piece = view[start:start + left]
                left -= out.write(piece)
                start = (start + len(piece)) % BLOCK


def main():
    options = argparse.ArgumentParser()
    options.add_argument("dir")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--layers", type=int, default=32)
    options = options.parse_args()
    os.makedirs(options.dir)
    generator = random.Random(options.seed)
    block = random_block(generator)
    shards, filled = [[]], 0
    for name, shape in shapes(options.layers):
        if filled + size(shape) > SHARD:
            shards.append([])
            filled = 0
        shards[-1].append((name, shape))
        filled += size(shape)
    weight_map = {}
    for i, tensors in enumerate(shards):
        file = f"model-{i + 1:05}-of-{len(shards):05}.safetensors"
        write_shard(os.path.join(options.dir, file), sorted(tensors), block, generator)
        weight_map.update({name: file for name, _ in tensors})
    total = sum(size(shape) for _, shape in shapes(options.layers))
    with open(os.path.join(options.dir, "model.safetensors.index.json"), "w") as out:
        json.dump({"metadata": {"total_size": total}, "weight_map": weight_map}, out)
    with open(os.path.join(options.dir, "config.json"), "w") as out:
        json.dump({"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_act": "silu", "hidden_size": WIDTH,
                   "intermediate_size": INNER, "num_hidden_layers": options.layers, "num_attention_heads": 32, "num_key_value_heads": 32,
                   "max_position_embeddings": 4096, "vocab_size": WORDS, "rms_norm_eps": 1e-05, "rope_theta": 10000.0,
                   "tie_word_embeddings": False, "bos_token_id": 1, "eos_token_id": 2, "torch_dtype": "bfloat16"}, out)


main()
