"""The scan for cues and phrases finds what a plain search in the text finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from vacaturextract.rules import PatternLibrary
from vacaturextract.scanning import Hits

LIBRARY = PatternLibrary.load()
CORPUS = Path(__file__).parents[1] / "corpus" / "dev"
TEXTS = [path.read_text("utf-8").lower() for path in sorted(CORPUS.glob("*.txt"))[::60]]
ODD = (
    "žmeerwaardež ж€ж de žambitieж és ambitie✓ ambitie²\u00a0ambitie_ 😀 ambitieuze\u0301 "
    "'s-hertogenbosch\u2028den haag v\ufffdr 1 mei, vżr 2 mei"
)


def places(text: str, literal: str) -> list[tuple[int, int]]:
    found, at = [], text.find(literal)
    while at >= 0:
        found.append((at, at + len(literal)))
        at = text.find(literal, at + 1)
    return found


def is_whole(text: str, place: tuple[int, int], before: bool = False, behind: bool = False) -> bool:
    return (before or not text[: place[0]][-1:].isalnum()) and (behind or not text[place[1] :][:1].isalnum())


def plainly(text: str) -> dict[str, set[tuple[object, ...]]]:
    rules = {
        (number, *place)
        for number, rule in enumerate(LIBRARY.rules)
        for cue in rule.cues
        for place in places(text, cue.removeprefix("^"))
        if not (cue.startswith("^") and text[: place[0]][-1:].isalpha())
    }
    subjects = {
        (stem, *place)
        for stem, cues in LIBRARY.subject_cues.items()
        for cue in cues
        for place in places(text, cue.strip("* "))
        if is_whole(text, place, cue.startswith("*"), cue.endswith("*"))
    }
    phrases = {
        (lexicon.name, row, *place)
        for lexicon in LIBRARY.lexicons.values()
        for phrase, row in lexicon.phrases
        for place in places(text, phrase)
        if is_whole(text, place)
    }
    return {"rules": rules, "subjects": subjects, "lexicons": phrases}


def flat(hits: Hits) -> dict[str, set[tuple[object, ...]]]:
    return {
        "rules": {(number, *place) for number, found in hits.rules.items() for place in found},
        "subjects": {(stem, *place) for stem, found in hits.subjects.items() for place in found},
        "lexicons": {(name, *hit) for name, found in hits.lexicons.items() for hit in found},
    }


@pytest.mark.parametrize("text", ["", "u", *TEXTS, ODD])
def test_scan(text: str) -> None:
    assert flat(LIBRARY.scan(text)) == plainly(text)
