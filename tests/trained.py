"""A small Dutch pipeline for tests: persons, organisations and places, learnt in some seconds from ``corpus/dev``.

It is no good model, and is not meant to be: what must hold with any model must hold with this one.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import filter_spans, fix_random_seed, minibatch

from tests.conftest import ROOT

_ROUNDS, _BATCH, _LEARN_RATE, _SEED = 5, 32, 0.005, 0
_LABELS = {"names": "PER", "organisation": "ORG", "location": "LOC"}
_SENTENCE = re.compile(r"[^\r\n.!?]{3,}(?:[.!?](?!\s+[A-Z])[^\r\n.!?]*)*")
_NETWORK = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 32,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 32,
        "depth": 1,
        "embed_size": 1000,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
    },
}


def train(folder: Path = ROOT / "corpus" / "dev") -> Language:
    """A tokenizer, sentences and entities; the same on each run on one machine."""
    fix_random_seed(_SEED)
    nlp = spacy.blank("nl")
    nlp.meta.update(name="corpus_names", version="0.0.1")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("ner", config={"model": _NETWORK})
    examples = [_example(nlp, *marked) for marked in _sentences(folder)]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = _LEARN_RATE
    shuffle = random.Random(_SEED).shuffle
    for _ in range(_ROUNDS):
        shuffle(examples)
        for batch in minibatch(examples, _BATCH):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    return nlp


def _sentences(folder: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Sentences of the plain texts, with what the gold names in them: all with a person, a share of the others."""
    number = 0
    for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        text = (folder / row["id"]).read_bytes().decode("utf-8")
        wanted = [(words, label) for key, label in _LABELS.items() for words in row["gold"].get(key) or ()]
        for sentence in _SENTENCE.findall(text) if "<" not in text else ():
            marks = [(*found.span(), label) for words, label in wanted for found in _whole(words).finditer(sentence)]
            number += 1
            if any(label == "PER" for *_, label in marks) or number % (3 if marks else 12) == 0:
                yield sentence, marks


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _example(nlp: Language, sentence: str, marks: list[tuple[int, int, str]]) -> Example:
    wanted = nlp.make_doc(sentence)
    spans = [wanted.char_span(start, end, label=label, alignment_mode="contract") for start, end, label in marks]
    wanted.ents = filter_spans([span for span in spans if span is not None])
    return Example(nlp.make_doc(sentence), wanted)
