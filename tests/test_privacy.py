"""Personal data: nothing of a posting in logs and errors, and no people where none are asked for."""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic
import pytest

import vacaturextract as vx
from tests.conftest import ROOT
from vacaturextract.errors import ArgumentError, ExtractionTimeoutError

CORPUS = ROOT / "corpus" / "dev"
GOLD = [json.loads(line) for line in (CORPUS / "gold.jsonl").read_text("utf-8").splitlines()]
WITH_PEOPLE = [line for line in GOLD if line["gold"].get("names") or line["gold"].get("phones") or line["gold"].get("emails")]


def texts_of(node: Any) -> Iterator[str]:
    """Every text in a dumped record; digests are none."""
    if isinstance(node, dict):
        for key, item in node.items():
            if key not in ("sha256", "patterns", "knowledge"):
                yield from texts_of(item)
    elif isinstance(node, list):
        for item in node:
            yield from texts_of(item)
    elif isinstance(node, str):
        yield node


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize("line", WITH_PEOPLE, ids=lambda line: line["id"])
def test_nobody_of_the_gold_is_left_without_contacts(line: dict[str, Any]) -> None:
    text = (CORPUS / line["id"]).read_bytes().decode("utf-8")
    record = vx.extract(text, contacts=False, explain=True, reference_date=line["reference_date"])
    assert record.contacts == []
    assert "_text" not in record.__dict__
    assert record.posting_text(text) == text
    found = list(texts_of(record.model_dump(mode="json")))
    shown = " \n ".join(" ".join(piece.split()) for piece in found).lower()
    numbers = {digits_of(piece) for piece in found}
    for name in line["gold"].get("names", []):
        assert name.lower() not in shown
    for email in line["gold"].get("emails", []):
        assert email.lower() not in shown
    for phone in line["gold"].get("phones", []):
        assert not any(phone[3:] in number for number in numbers)


def test_what_is_not_about_people_stays() -> None:
    """Leaving people out changes no other value."""
    for line in WITH_PEOPLE[:25]:
        text = (CORPUS / line["id"]).read_bytes().decode("utf-8")
        whole, without = vx.extract(text), vx.extract(text, contacts=False)
        for name in (
            "title",
            "organisation",
            "agency",
            "location",
            "pay",
            "hours",
            "salary_scales",
            "deadlines",
            "competencies",
        ):
            assert getattr(without, name) == getattr(whole, name), (line["id"], name)


def test_the_pipeline_leaves_people_out_as_well() -> None:
    nlp = vx.load()
    for line in WITH_PEOPLE[:5]:
        text = (CORPUS / line["id"]).read_bytes().decode("utf-8")
        options: dict[str, Any] = {"contacts": False, "explain": True}
        assert vx.extract(text, nlp=nlp, **options) == vx.extract(text, **options)


def test_nothing_is_logged_or_warned(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for line in GOLD[:20]:
            vx.extract((CORPUS / line["id"]).read_bytes().decode("utf-8"), explain=True)
    assert [record for record in caplog.records if record.levelno >= logging.INFO] == []
    assert capsys.readouterr() == ("", "")


SECRET = "Xanthippe Quillfeather 06 99887766"


@pytest.mark.parametrize(
    "call",
    [
        lambda: vx.extract(SECRET.encode()),  # type: ignore[arg-type]
        lambda: vx.extract(SECRET, format="pdf"),
        lambda: vx.extract(SECRET, reference_date="gisteren"),
        lambda: list(vx.extract_many([(SECRET, {"shoes": 1})])),
        lambda: vx.extract(SECRET, nlp=__import__("spacy").blank("nl")),
    ],
)
def test_errors_show_nothing_of_the_posting(call: Any) -> None:
    with pytest.raises(ArgumentError) as caught:
        call()
    assert "Quillfeather" not in str(caught.value)
    assert "99887766" not in str(caught.value)


@pytest.mark.usefixtures("no_gates")
def test_the_net_shows_nothing_of_the_posting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vacaturextract.posting.RULE_TIMEOUT_SECONDS", 1e-9)
    with pytest.raises(ExtractionTimeoutError) as caught:
        vx.extract(f"Het salaris is € 3.000 bruto per maand. Bel {SECRET}. " * 300)
    assert "Quillfeather" not in str(caught.value)


def test_a_record_that_does_not_validate_shows_no_values() -> None:
    record = json.loads(vx.extract(f"Bel met vragen {SECRET}.").model_dump_json())
    record["contacts"] = [{"name": SECRET}]
    with pytest.raises(pydantic.ValidationError) as caught:
        vx.Vacancy.model_validate(record)
    assert "Quillfeather" not in str(caught.value)


def test_the_page_says_what_records_hold() -> None:
    page = Path(ROOT / "docs" / "privacy.md").read_text("utf-8")
    for word in ("contacts=False", "--no-contacts", "evidence", "trace", "sha256", "log"):
        assert word in page
