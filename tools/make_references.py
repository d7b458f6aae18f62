#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/model/references: tiny random models of each family, and what transformers computes with them.

    python tools/make_references.py [--out tests/model/references] [CASE...]

Needs a Python with torch, transformers and safetensors; the checked-in files were made with transformers 5.23 and torch 2.13.
A case is a function that returns a Reference; it is registered under the name of its folder:

    @case("llama-biases")
    def llama_biases(seed):
        return decoder(seed, LlamaConfig(...))

Each folder holds config.json, model.safetensors (float32), expected.safetensors (seqN.logits, seqN.hidden.K; of an encoder hidden.K and
what its head gives) and expected.json (the sequences, their losses, greedy speech, tolerances), named as the oracle kit names them. Weights depend on the case's name
alone, so that a case can be made anew by itself. A seed with which two tokens of the greedy speech are nearly alike is passed over:
another order of additions might speak otherwise.
"""
import argparse
import dataclasses
import json
import pathlib
import zlib

import torch
import transformers
from safetensors.torch import save_file
from transformers import (BertConfig, DistilBertConfig, ElectraConfig, Gemma2Config, GemmaConfig, GPTNeoXConfig, LlamaConfig, MistralConfig,
                          Phi3Config, RobertaConfig)

CASES = {}
VOCABULARY = 64
SMALL = {"vocab_size": VOCABULARY, "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 48,
         "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0}
TOLERANCE = {"logits_abs": 1e-4, "hidden_abs": 1e-4}
MARGIN = 1e-3  # between the first two logits of every greedy step


class NearTie(Exception):
    pass


@dataclasses.dataclass
class Reference:
    config: dict
    weights: dict
    expected: dict   # expected.safetensors
    document: dict   # expected.json


def case(name):
    def register(make):
        def first_good_seed():
            for seed in range(zlib.crc32(name.encode()), zlib.crc32(name.encode()) + 1000):
                try:
                    return make(seed)
                except NearTie:
                    continue
            raise SystemExit(f"{name}: every seed gives tokens that are nearly alike")
        CASES[name] = first_good_seed
        return make
    return register


def fill(model, seed, embedding=0.5, matrices=0.6):
    """Weights that matter: matrices of a size that lets every part be heard, norms and biases off their neutral values."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, weight in sorted(model.named_parameters()):
            noise = torch.randn(weight.shape, generator=generator)
            if weight.dim() > 1:
                weight.copy_(noise * (embedding if "embed" in name else matrices / weight.shape[-1] ** 0.5))
            else:
                weight.add_(0.2 * noise)
    return model.eval()


def saved(model):
    """config.json and tensors as save_pretrained gives them; a tied head is not stored."""
    tied = set(getattr(model, "_tied_weights_keys", None) or {}) if model.config.tie_word_embeddings else set()
    return (json.loads(model.config.to_json_string()) | {"architectures": [type(model).__name__]},
            {name: tensor.contiguous() for name, tensor in model.state_dict().items() if name not in tied})


def sentence(length, seed):
    return torch.randint(3, VOCABULARY, (length,), generator=torch.Generator().manual_seed(seed)).tolist()


@torch.no_grad()
def spoken(model, ids, most):
    """Greedy speech with the cache, as generate() speaks it."""
    out = model.generate(torch.tensor([ids]), attention_mask=torch.ones(1, len(ids), dtype=torch.long), do_sample=False, max_new_tokens=most,
                         min_new_tokens=most, eos_token_id=None, output_scores=True, return_dict_in_generate=True)
    for step in out.scores:
        first, second = step[0].topk(2).values.tolist()
        if first - second < MARGIN:
            raise NearTie()
    return out.sequences[0, len(ids):].tolist()


def fresh(model):
    """The same model without what earlier runs left in it (a dynamic rotary embedding keeps its last stretch)."""
    twin = type(model)(model.config)
    twin.load_state_dict(model.state_dict())
    return twin.eval()


@torch.no_grad()
def decoder(seed, config, lengths=(5, 24), greedy=16, **sizes):
    torch.manual_seed(seed)
    model = fill(transformers.AutoModelForCausalLM.from_config(config, attn_implementation="eager", dtype=torch.float32), seed, **sizes)
    expected, sequences = {}, []
    for index, length in enumerate(lengths):
        ids = sentence(length, seed + index)
        out = fresh(model)(torch.tensor([ids]), output_hidden_states=True, use_cache=False)
        logits = out.logits[0].float()
        expected[f"seq{index}.logits"] = logits.contiguous()
        for k, hidden in enumerate(out.hidden_states):
            expected[f"seq{index}.hidden.{k}"] = hidden[0].float().contiguous()
        loss = torch.nn.functional.cross_entropy(logits[:-1], torch.tensor(ids[1:]), reduction="none")
        sequences.append({"ids": ids, "token_loss": [round(x, 6) for x in loss.tolist()], "greedy": spoken(fresh(model), ids, greedy)})
    return Reference(*saved(model), expected, {"kind": "causal-lm", "tolerance": TOLERANCE, "sequences": sequences})


def rope(kind="default", **more):
    return {"rope_type": kind, "rope_theta": 10000.0} | more


@case("gpt-neox-parallel")
def gpt_neox_parallel(seed):
    return decoder(seed, GPTNeoXConfig(**SMALL, max_position_embeddings=64, rope_parameters=rope(partial_rotary_factor=0.5)))


@case("gpt-neox-sequential")
def gpt_neox_sequential(seed):
    """Spelled as the models of EleutherAI are: embed_out, rotary_pct and rotary_emb_base, masks and frequencies among the tensors."""
    out = decoder(seed, GPTNeoXConfig(**SMALL, max_position_embeddings=64, use_parallel_residual=False, hidden_act="gelu_fast",
                                      rope_parameters=rope(partial_rotary_factor=0.25, rope_theta=5000.0)))
    del out.config["rope_parameters"], out.config["attention_bias"]
    out.config |= {"rotary_pct": 0.25, "rotary_emb_base": 5000}
    out.weights["embed_out.weight"] = out.weights.pop("lm_head.weight")
    for layer in range(2):
        prefix = f"gpt_neox.layers.{layer}.attention."
        out.weights[prefix + "bias"] = torch.ones(1, 1, 64, 64, dtype=torch.bool).tril()
        out.weights[prefix + "masked_bias"] = torch.tensor(-1e9)
        out.weights[prefix + "rotary_emb.inv_freq"] = torch.tensor([1.0])
    return out


@case("gpt-neox-no-biases")
def gpt_neox_no_biases(seed):
    return decoder(seed, GPTNeoXConfig(**SMALL, max_position_embeddings=64, attention_bias=False, tie_word_embeddings=True,
                                       rope_parameters=rope("linear", factor=2.0, partial_rotary_factor=1.0)), embedding=0.1, matrices=1.2)


GEMMA = {"embedding": 0.06, "matrices": 1.8}  # its embedding is scaled and its head tied: with larger ones a token calls for itself


@case("gemma")
def gemma(seed):
    """Spelled as the first files of Gemma are: hidden_act "gelu" means the tanh kind."""
    out = decoder(seed, GemmaConfig(**SMALL, num_key_value_heads=1, head_dim=16, max_position_embeddings=64), **GEMMA)
    out.config["hidden_act"] = "gelu"
    return out


@case("gemma2")
def gemma2(seed):
    return decoder(seed, Gemma2Config(**SMALL, num_key_value_heads=2, head_dim=16, max_position_embeddings=64, sliding_window=8,
                                      query_pre_attn_scalar=12, attn_logit_softcapping=2.0, final_logit_softcapping=3.0), **GEMMA)


@case("gemma2-uncapped")
def gemma2_uncapped(seed):
    """Spelled as version 4 of transformers does: no layer_types, rope_theta beside the rest."""
    out = decoder(seed, Gemma2Config(**SMALL | {"num_hidden_layers": 3}, num_key_value_heads=2, head_dim=8, max_position_embeddings=64,
                                     sliding_window=6, query_pre_attn_scalar=8, attn_logit_softcapping=None, final_logit_softcapping=None,
                                     rope_parameters=rope(rope_theta=20000.0)), **GEMMA)
    del out.config["rope_parameters"], out.config["layer_types"]
    out.config |= {"rope_theta": 20000.0, "hidden_act": "gelu_pytorch_tanh"}
    return out


@case("phi3")
def phi3(seed):
    return decoder(seed, Phi3Config(**SMALL, num_key_value_heads=2, max_position_embeddings=64, sliding_window=8,
                                    rope_parameters=rope(partial_rotary_factor=0.5)))


@case("phi3-longrope")
def phi3_longrope(seed):
    """The first speech goes beyond the original context, where the rotary embedding changes for all of the text."""
    return decoder(seed, Phi3Config(**SMALL, max_position_embeddings=64, original_max_position_embeddings=16,
                                    rope_parameters=rope("longrope", short_factor=[1.0, 1.1, 1.3, 1.6], long_factor=[1.2, 2.0, 3.5, 4.0])))


@case("llama-rope-dynamic")
def llama_rope_dynamic(seed):
    """The first speech and the second text go beyond the context, where the rotary embedding is stretched anew with each token."""
    return decoder(seed, LlamaConfig(**SMALL, num_key_value_heads=2, max_position_embeddings=16, rope_parameters=rope("dynamic", factor=4.0)))


@case("llama-biases")
def llama_biases(seed):
    return decoder(seed, LlamaConfig(**SMALL, num_key_value_heads=2, max_position_embeddings=64, attention_bias=True, mlp_bias=True))


@case("mistral-sliding-head-dim")
def mistral_sliding_head_dim(seed):
    return decoder(seed, MistralConfig(**SMALL, num_key_value_heads=2, head_dim=16, max_position_embeddings=64, sliding_window=7))


@torch.no_grad()
def encoder(seed, kind, config, lengths=(5, 19, 11), types=False):
    """`kind` is the class: what it returns beside the hidden states is its head's."""
    torch.manual_seed(seed)
    model = fill(getattr(transformers, kind)._from_config(config, attn_implementation="eager", dtype=torch.float32), seed)
    pad = config.pad_token_id
    ids = torch.full((len(lengths), max(lengths)), pad)
    mask, kinds = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, length in enumerate(lengths):
        ids[row, :length] = torch.tensor(sentence(length, seed + row))
        mask[row, :length] = 1
        kinds[row, length // 2:length] = 1
    inputs = {"input_ids": ids, "attention_mask": mask} | ({"token_type_ids": kinds} if types else {})
    out = model(**inputs, output_hidden_states=True)
    expected = {f"hidden.{k}": hidden.contiguous() for k, hidden in enumerate(out.hidden_states)}
    weight = mask.unsqueeze(-1).float()
    mean = (out.hidden_states[-1] * weight).sum(1) / weight.sum(1)
    expected |= {"mean_pooled": mean, "mean_pooled_normalized": torch.nn.functional.normalize(mean, dim=-1)}
    name = {"ForMaskedLM": "logits_mlm", "ForSequenceClassification": "logits_classification", "ForTokenClassification": "logits_classification",
            "ForPreTraining": "logits_replaced", "ForQuestionAnswering": "logits_answer"}
    head = next((ours for ending, ours in name.items() if kind.endswith(ending)), None)
    if head == "logits_answer":
        expected[head] = torch.stack([out.start_logits, out.end_logits], -1)
    elif head:
        expected[head] = out.logits.contiguous()
    if getattr(out, "pooler_output", None) is not None:
        expected["pooler_output"] = out.pooler_output
    document = {name: value.tolist() for name, value in inputs.items()}
    return Reference(*saved(model), expected, {"kind": "encoder", "tolerance": {"abs": 1e-4}} | document)


READS = {"vocab_size": VOCABULARY, "hidden_size": 24, "num_hidden_layers": 2, "num_attention_heads": 3, "intermediate_size": 40,
         "max_position_embeddings": 24}


@case("bert-classification")
def bert_classification(seed):
    return encoder(seed, "BertForSequenceClassification", BertConfig(**READS, num_labels=3, pad_token_id=0), types=True)


@case("bert-tokens-untied")
def bert_tokens_untied(seed):
    return encoder(seed, "BertForTokenClassification", BertConfig(**READS, num_labels=5, hidden_act="gelu_new", tie_word_embeddings=False))


@case("bert-masked-untied")
def bert_masked_untied(seed):
    """A decoder and a bias of its own, which it then computes with."""
    return encoder(seed, "BertForMaskedLM", BertConfig(**READS, hidden_act="relu", tie_word_embeddings=False))


@case("roberta-classification")
def roberta_classification(seed):
    return encoder(seed, "RobertaForSequenceClassification",
                   RobertaConfig(**READS | {"max_position_embeddings": 26}, num_labels=2, type_vocab_size=1, pad_token_id=1))


@case("roberta-base")
def roberta_base(seed):
    """With a pooler, without a prefix, and with another padding token than usual."""
    return encoder(seed, "RobertaModel", RobertaConfig(**READS | {"max_position_embeddings": 28}, pad_token_id=2, hidden_act="silu"), types=True)


@case("distilbert-classification")
def distilbert_classification(seed):
    return encoder(seed, "DistilBertForSequenceClassification",
                   DistilBertConfig(vocab_size=VOCABULARY, dim=24, n_layers=2, n_heads=3, hidden_dim=40, max_position_embeddings=24, num_labels=4))


@case("distilbert-answers")
def distilbert_answers(seed):
    return encoder(seed, "DistilBertForQuestionAnswering",
                   DistilBertConfig(vocab_size=VOCABULARY, dim=24, n_layers=1, n_heads=2, hidden_dim=40, max_position_embeddings=24, activation="relu"))


@case("electra-classification")
def electra_classification(seed):
    return encoder(seed, "ElectraForSequenceClassification", ElectraConfig(**READS, embedding_size=16, num_labels=3), types=True)


@case("electra-masked")
def electra_masked(seed):
    return encoder(seed, "ElectraForMaskedLM", ElectraConfig(**READS, embedding_size=16), types=True)


@case("electra-replaced")
def electra_replaced(seed):
    """The discriminator, whose embedding is as wide as its layers: without a projection."""
    return encoder(seed, "ElectraForPreTraining", ElectraConfig(**READS, embedding_size=24, hidden_act="relu"))


@case("electra-encoder")
def electra_encoder(seed):
    return encoder(seed, "ElectraModel", ElectraConfig(**READS, embedding_size=32))


def write(folder, reference):
    folder.mkdir(parents=True, exist_ok=True)
    made = {"transformers": transformers.__version__, "torch": torch.__version__.split("+")[0]}
    (folder / "config.json").write_text(json.dumps(reference.config, indent=1, sort_keys=True) + "\n")
    (folder / "expected.json").write_text(json.dumps(reference.document | {"made_with": made}, sort_keys=True) + "\n")
    for name, tensors in (("model", reference.weights), ("expected", reference.expected)):
        save_file(tensors, folder / f"{name}.safetensors", metadata={"format": "pt"})
        (folder / f"{name}.safetensors").chmod(0o644)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cases", nargs="*", help="names of cases; all of them without")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "tests/model/references")
    arguments = parser.parse_args()
    unknown = set(arguments.cases) - set(CASES)
    if unknown:
        parser.error(f"there is no case {', '.join(sorted(unknown))}; there are {', '.join(CASES)}")
    torch.set_num_threads(1)
    for name, make in CASES.items():
        if not arguments.cases or name in arguments.cases:
            write(arguments.out / name, make())
            print(name, sum(f.stat().st_size for f in (arguments.out / name).iterdir()), "bytes")


if __name__ == "__main__":
    main()
