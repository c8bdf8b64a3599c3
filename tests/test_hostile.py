"""Hostile and odd input: any str gives a record, the same by every way, in time that grows with its length alone."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from benchmarks.hostile import KINDS
from typer.testing import CliRunner

import vacaturextract as vx
from vacaturextract.cli import app
from vacaturextract.errors import ExtractionTimeoutError, VacaturextractError
from vacaturextract.posting import Posting
from vacaturextract.records import Vacancy
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import encodable

SIZE = 600
ODD = {
    "empty": "",
    "one space": " ",
    "nothing but marks": "\u202e\u200f\u00ad\ufeff",
    "a bell": "Salaris \x07€ 3.000\x1b[31m bruto per maand",
    "half a pair": "\ud83d Salaris € 3.000 bruto per maand \ude00",
    "planes": "\U0010ffff\U000e0001",
    "digits of many scripts": "schaal ٣ ٣٢ uur € ٣٠٠٠ per maand \U00016d72\U00016d73 uur schaal \U00016d72 ² ① ½ uur 1² mei",
    "deep": "<div>" * 20_000 + "€ 3.000 per maand",
    "deep lists": "<ul><li>" * 4_000,
    "deep brackets": "[" * 4_000 + "(" * 4_000,
}
EVERY = {**{name: make(SIZE) for name, make in KINDS.items()}, **ODD}


@pytest.mark.parametrize("name", EVERY)
def test_any_text_gives_a_record(name: str, assert_exact: Callable[[Vacancy, str], None]) -> None:
    raw = EVERY[name]
    record = vx.extract(raw, explain=True)
    assert_exact(record, encodable(raw))
    assert Vacancy.model_validate_json(record.model_dump_json()) == record
    assert record.provenance.length == len(raw)
    record.model_dump_json().encode("utf-8")


def test_examples_of_rules_side_by_side_give_records(
    library: PatternLibrary, assert_exact: Callable[[Vacancy, str], None]
) -> None:
    """What a field says once it may say again: statements of one field meet each other, and those of the next rule."""
    texts = [example.text for rule in library.rules for example in (*rule.examples, *rule.counter_examples)]
    for text, other in pairwise([*texts, texts[0]]):
        raw = f"{text}\n{text} {other}"
        assert_exact(vx.extract(raw), raw)


def test_the_pipeline_reads_all_of_it_alike() -> None:
    nlp = vx.load()
    raws = [raw for raw in EVERY.values() if len(raw) < 50_000]
    assert [doc._.vacancy for doc in nlp.pipe(raws)] == [vx.extract(raw) for raw in raws]


def test_the_command_line_reads_all_of_it_alike() -> None:
    raws = [raw for raw in EVERY.values() if len(raw) < 50_000]
    lines = "\n".join(json.dumps({"id": str(i), "text": raw}) for i, raw in enumerate(raws))
    result = CliRunner().invoke(app, ["extract", "-"], input=lines)
    assert result.exit_code == 0
    read = [Vacancy.model_validate_json(line) for line in result.stdout.splitlines()]
    assert read == [vx.extract(raw, record_id=str(i)) for i, raw in enumerate(raws)]


def test_lone_surrogates_are_replaced_and_told() -> None:
    record = vx.extract(ODD["half a pair"])
    assert [str(pay.maximum) for pay in record.pay] == ["3000"]
    assert [(w.code, w.message) for w in record.warnings] == [
        ("lone_surrogates", "the text holds halves of characters, which no encoding can write; each is read as U+FFFD")
    ]


QUICK = [
    "one word", "digits", "people", "brackets", "blank lines", "short lines", "bold", "rulers", "glued", "backslashes",
    "entities", "nested tags", "open tags", "declarations", "comments", "quotes in a tag", "scripts", "hidden", "json-ld",
    "json-ld open",
    "surrogates", "right-to-left", "combining", "invisible", "other people", "other employers",
]  # fmt: skip


@pytest.mark.parametrize("name", QUICK)
def test_time_grows_with_the_length(name: str) -> None:
    """A guard against time that grows with the square (20 times here); ``benchmarks/hostile.py`` measures."""
    small, large = 2_000, 40_000
    vx.extract(KINDS[name](small))
    rates = {size: min(_seconds(KINDS[name](size)) / size for _ in range(2)) for size in (small, large)}
    assert rates[large] < 6 * max(rates[small], 2e-7), f"{rates} seconds a character"


def _seconds(text: str) -> float:
    started = time.process_time()  # others may use the machine
    vx.extract(text)
    return time.process_time() - started


SLOW = "Het salaris is " + "€ 3.000 bruto per maand voor Xanthippe " * 200


@pytest.mark.usefixtures("no_gates")
@pytest.mark.parametrize(
    "read",
    [
        vx.extract,
        lambda text: list(vx.extract_many(["Schaal 9.", text])),
        lambda text: vx.load()(text)._.vacancy,
        lambda text: [doc._.vacancy for doc in vx.load().pipe(["Schaal 9.", text])],
        lambda text: vx.extract(text, nlp=vx.load()),
    ],
    ids=["extract", "extract_many", "a pipeline", "pipe", "extract with a pipeline"],
)
def test_the_net_is_the_same_error_by_every_way(read: Callable[[str], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vacaturextract.posting.RULE_TIMEOUT_SECONDS", 1e-9)
    with pytest.raises(ExtractionTimeoutError, match=r"^rule [\w.]+ took over 1e-09 s on one posting$"):
        read(SLOW)


@pytest.mark.usefixtures("no_gates")
def test_the_net_fails_one_posting_of_a_batch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("vacaturextract.posting.RULE_TIMEOUT_SECONDS", 1e-9)
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": "a", "text": "Schaal 9."}, {"id": "slow", "text": SLOW}, {"id": "c", "text": "Schaal 8."}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(source), "-o", str(out), "--workers", "1"])
    assert result.exit_code == 3
    assert [json.loads(line)["record_id"] for line in out.read_text("utf-8").splitlines()] == ["a", "c"]
    (error,) = [json.loads(line) for line in (tmp_path / "out.errors.jsonl").read_text("utf-8").splitlines()]
    assert (error["id"], error["source"], error["row"]) == ("slow", str(source), 2)
    assert re.fullmatch(r"rule [\w.]+ took over 1e-09 s on one posting", error["reason"])
    result = CliRunner().invoke(app, ["extract", str(source)])
    assert result.exit_code == 3
    assert [json.loads(line)["record_id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert error["reason"] in " ".join(result.stderr.split())


@pytest.mark.usefixtures("no_gates")
def test_a_rule_that_takes_too_long_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The net: it raises, names the rule, shows nothing of the posting, and never gives another record."""
    monkeypatch.setattr("vacaturextract.posting.RULE_TIMEOUT_SECONDS", 1e-9)
    with pytest.raises(ExtractionTimeoutError) as caught:
        vx.extract("Het salaris is " + "€ 3.000 bruto per maand voor Xanthippe " * 200)
    assert isinstance(caught.value, VacaturextractError)
    assert "on one posting" in str(caught.value)
    assert "Xanthippe" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_nothing_recurses() -> None:
    """Depth of the input never becomes depth of the stack."""
    deepest = 0
    original = Posting.decision

    def watched(self: Posting, stem: str) -> object:
        nonlocal deepest
        frame, depth = sys._getframe(), 0
        while frame is not None:
            frame, depth = frame.f_back, depth + 1  # type: ignore[assignment]
        deepest = max(deepest, depth)
        return original(self, stem)

    Posting.decision = watched  # type: ignore[method-assign, assignment]
    try:
        vx.extract("<p>Gemeente</p>")
        shallow = deepest
        vx.extract(ODD["deep"])
    finally:
        Posting.decision = original  # type: ignore[method-assign]
    assert deepest <= shallow + 5
