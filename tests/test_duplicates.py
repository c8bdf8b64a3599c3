"""Postings of one job find each other; others stay apart."""

from __future__ import annotations

import sys

import pytest

import vacaturextract as vx
from tests.conftest import ROOT
from vacaturextract.errors import ArgumentError, MissingExtraError

pytest.importorskip("datasketch")
OTHER_TITLES = ("Senior Projectleider Water", "Junior Projectleider Water")


def test_one_job_on_several_boards(posting: str) -> None:
    lines = "".join(f"<p>{line}</p>" for line in posting.splitlines())
    page = f"<!DOCTYPE html><html><body><nav>Home</nav>{lines}</body></html>"
    later = posting.replace("12 mei 2024", "26 mei 2024")
    other = (ROOT / "examples" / "posting.txt").read_text("utf-8")
    assert vx.group_duplicates([posting, other, page, "", later, other + "\nWelkom!", ""]) == [[0, 2, 4], [1, 5], [3, 6]]


def test_the_threshold(posting: str) -> None:
    half = posting[: len(posting) // 2]
    assert vx.group_duplicates([posting, half]) == [[0], [1]]
    assert vx.group_duplicates([posting, half], threshold=0.3) == [[0, 1]]
    assert vx.group_duplicates([posting, posting], threshold=1) == [[0, 1]]
    assert vx.group_duplicates([]) == []


def test_records_keep_jobs_of_one_template_apart(posting: str) -> None:
    title = "Beleidsadviseur Wonen"
    others = [posting.replace("Hasselt", "Genemuiden"), *(posting.replace(title, other) for other in OTHER_TITLES)]
    texts = [posting, *others]
    records = list(vx.extract_many(texts))
    assert vx.group_duplicates(texts) == [[0, 1, 2, 3]]
    assert vx.group_duplicates(texts, records=records) == [[0], [1], [2], [3]]


def test_the_postings_of_the_corpus_are_all_of_another_job() -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus" / "dev").glob("*.txt"))]
    assert vx.group_duplicates(texts) == [[number] for number in range(len(texts))]


def test_wrong_arguments_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ArgumentError, match="threshold must be over 0 and up to 1; it is 70"):
        vx.group_duplicates(["a"], threshold=70)
    with pytest.raises(ArgumentError, match="there are 1 texts and 0 records"):
        vx.group_duplicates(["a"], records=[])
    monkeypatch.setitem(sys.modules, "datasketch", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'vacaturextract\[duplicates\]'"):
        vx.group_duplicates(["a"])
