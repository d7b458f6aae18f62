#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes json_tokenizers.json beside it: small tokenizers that the reference library (PyPI: tokenizers) trains on a few words,
with the ids and texts that it gives. Needs python3 with tokenizers."""
import json
import pathlib
import random

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

WORDS = "the quick brown fox didn't see 연필 보리 마을 it's café naïve ﬁne 漢字 ＡＢＣ e\u0301 ... !! 123".split(" ")
ODD = ["", " ", "  two  spaces ", "\ttab\nline", "fox<s>fox", "뷁쀍", "👩‍👩‍👧 x", "İSTANBUL ß", "ａ①②", "<unk>", "can not do not , .", "\u00a0x\u3000y"]
random.seed(5)
corpus = [" ".join(random.choices(WORDS, k=8)) for _ in range(200)]
SPECIAL = ["<s>", "</s>", "<unk>"]


def llama(byte_fallback):
    t = Tokenizer(models.BPE(byte_fallback=byte_fallback, fuse_unk=True, unk_token="<unk>"))
    t.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    t.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    letters = ["<0x%02X>" % b for b in range(256)] if byte_fallback else []
    t.train_from_iterator(corpus, trainers.BpeTrainer(vocab_size=120 + len(letters), special_tokens=SPECIAL + letters, limit_alphabet=40, max_token_length=6))
    saved = json.loads(t.to_str())
    saved["added_tokens"] = saved["added_tokens"][:3]
    t = Tokenizer.from_str(json.dumps(saved))
    t.post_processor = processors.TemplateProcessing("<s> $A", special_tokens=[("<s>", 0)])
    return t


def unigram(scheme):
    t = Tokenizer(models.Unigram())
    t.normalizer = normalizers.NFKC()
    t.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme=scheme, split=scheme != "first")
    t.decoder = decoders.Metaspace(prepend_scheme=scheme)
    t.train_from_iterator(corpus, trainers.UnigramTrainer(vocab_size=150, special_tokens=SPECIAL, unk_token="<unk>", show_progress=False))
    return t


def wordpiece(lower):
    t = Tokenizer(models.WordPiece(unk_token="<unk>", max_input_chars_per_word=12))
    t.normalizer = normalizers.BertNormalizer(lowercase=lower)
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    t.decoder = decoders.WordPiece(cleanup=lower)
    t.train_from_iterator(corpus, trainers.WordPieceTrainer(vocab_size=120, limit_alphabet=40, special_tokens=SPECIAL))
    t.post_processor = processors.BertProcessing(("</s>", 1), ("<s>", 0))
    return t


kit = []
for name, t in {"llama": llama(True), "llama without bytes": llama(False), "unigram always": unigram("always"), "unigram first": unigram("first"),
                "unigram never": unigram("never"), "wordpiece": wordpiece(True), "wordpiece cased": wordpiece(False)}.items():
    texts = ODD + random.choices(corpus, k=5)
    ids = [random.choices(range(t.get_vocab_size()), k=random.randint(1, 9)) for _ in range(25)]
    kit.append({"name": name, "tokenizer": json.loads(t.to_str()),
                "encode": [{"text": x, "ids": t.encode(x).ids} for x in texts],
                "decode": [{"ids": i, "text": t.decode(i, skip_special_tokens=False)} for i in ids]})
pathlib.Path(__file__).with_name("json_tokenizers.json").write_text(json.dumps(kit, ensure_ascii=False, separators=(",", ":")) + "\n")
