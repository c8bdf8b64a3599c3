"""What changes no value: on every fourth posting of the corpus, and on rules of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import vacaturextract as vx
from tests.conftest import ROOT
from tests.test_properties import NEUTRAL, values
from vacaturextract import fields
from vacaturextract.extraction import build_record, read_posting
from vacaturextract.records import Vacancy, items_of
from vacaturextract.rules import PatternLibrary

CORPUS = ROOT / "corpus" / "dev"
POSTINGS = sorted(path for path in CORPUS.iterdir() if path.suffix in (".txt", ".html", ".md"))[::4]
TEXTS = [path.read_bytes().decode("utf-8") for path in POSTINGS]
PLAIN = [text for text in TEXTS if "<" not in text]


def said(record: Vacancy, *without: str) -> dict[str, Any]:
    return {name: value for name, value in values(record).items() if name not in without}  # type: ignore[attr-defined]


def starts(record: Vacancy) -> list[tuple[str, list[tuple[int, int]]]]:
    return [(name, [(p.start, p.end) for p in item.evidence]) for name, item in items_of(record) if name not in HEAD]


HEAD = ("title", "location")
"""Read from the head of a posting, which a paragraph in front moves down."""


@pytest.mark.parametrize("text", PLAIN, ids=lambda text: text[:20].split("\n")[0])
def test_a_neutral_paragraph_in_front_shifts_spans_and_changes_no_value(text: str) -> None:
    plain, shifted = vx.extract(text), vx.extract(NEUTRAL + text)
    assert said(shifted, *HEAD) == said(plain, *HEAD)
    by = len(NEUTRAL)
    assert starts(shifted) == [(name, [(s + by, e + by) for s, e in pieces]) for name, pieces in starts(plain)]


@pytest.mark.parametrize("text", PLAIN, ids=lambda text: text[:20].split("\n")[0])
def test_spaces_line_ends_and_soft_hyphens_change_no_value(text: str) -> None:
    expected = said(vx.extract(text))
    text = text.replace("\r\n", "\n")
    hyphens = "".join(
        c + ("\u00ad" if i % 7 == 0 and c.isalpha() and text[i + 1 : i + 2].isalpha() else "") for i, c in enumerate(text)
    )
    noisy = hyphens.replace(" ", "\u00a0").replace("\n", "\r\n")
    assert json.loads(json.dumps(said(vx.extract(noisy))).replace("\\u00a0", " ").replace("\\u00ad", "")) == expected
    assert said(vx.extract(text.replace("\n", "\r"))) == expected


def test_one_process_two_processes_and_the_pipeline_agree() -> None:
    expected = [vx.extract(text) for text in TEXTS]
    assert list(vx.extract_many(TEXTS, workers=2, chunk_size=5)) == expected
    assert [doc._.vacancy for doc in vx.load().pipe(TEXTS, n_process=2, batch_size=8)] == expected


OWN = """field: salary_scale
rules:
  - id: salary_scale.{name}
    describes: A company's own bands, "{name} C".
    cues: ["{name} "]
    regex: \\b (?P<kind>{name}) \\s (?P<scales> [A-F] ) \\b
    examples:
      - text: "Het salaris valt in <kind>{name}</kind> <scales>C</scales>."
        value: {{scale: C}}
      - text: "Inschaling in <kind>{name}</kind> <scales>D</scales> van de regeling."
        value: {{scale: D}}
    counter_examples:
      - text: "Je hoort bij een {name} van vrienden."
        why: no label
"""


def test_the_order_of_pattern_files_does_not_matter(tmp_path: Path) -> None:
    """Neither that in which they are given nor that of their names, the shipped ones included."""
    text = f"Inschaling in band C of trap D van de regeling, of schaal 10.\n{PLAIN[0]}"
    records = []
    for first, second in (("a", "b"), ("b", "a")):
        (tmp_path / f"{first}.yaml").write_text(OWN.format(name="band"), encoding="utf-8")
        (tmp_path / f"{second}.yaml").write_text(OWN.format(name="trap"), encoding="utf-8")
        for paths in (["a.yaml", "b.yaml"], ["b.yaml", "a.yaml"]):
            library = PatternLibrary.load([tmp_path / name for name in paths])
            records.append(said(build_record(read_posting(text, library=library))))
    assert [scale["scale"] for scale in records[0]["salary_scales"]][:2] == ["C", "D"]
    assert records[1:] == records[:1] * 3


def test_fields_can_be_decided_in_any_order() -> None:
    for text in PLAIN[:8]:
        expected = vx.extract(text)
        for stems in (fields.STEMS[::-1], fields.STEMS[5:] + fields.STEMS[:5]):
            posting = read_posting(text, library=PatternLibrary.load())
            for stem in stems:
                posting.decision(stem)
            assert build_record(posting) == expected
