"""The five real texts, where the shared material is at hand: every field right, evidence exact and on target."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vacaturextract as vx
from vacaturextract.cli import app

AT_LEAST = {"competencies": 0.85, "title": 0.75, "organisation": 0.75, "location": 0.75, "employment": 0.75}


def _text(shared: Path, record_id: str) -> str:
    for line in (shared / "gold" / "seeds.jsonl").read_text("utf-8").split("\n")[:-1]:
        row = json.loads(line)
        if row["id"] == record_id:
            return str(row["text"])
    raise AssertionError(record_id)


def test_the_seeds_are_right(shared: Path, tmp_path: Path) -> None:
    gold, predicted = shared / "gold" / "seeds.jsonl", tmp_path / "p.jsonl"
    assert CliRunner().invoke(app, ["extract", str(gold), "-o", str(predicted)]).exit_code == 0
    command = [sys.executable, str(shared / "score.py"), str(gold), str(predicted), "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    low = {name: row["f1"] for name, row in figures["fields"].items() if row["f1"] < AT_LEAST.get(name, 1.0)}
    assert low == {}
    assert figures["evidence_right"] == figures["evidence"]
    assert figures["on_target"] == figures["targets"]
    assert figures["items_without_evidence"] == 0


def test_an_open_year_is_settled_by_the_reference_date(shared: Path) -> None:
    text = _text(shared, "003")
    settled = vx.extract(text, reference_date="2021-09-10").application_deadline
    assert settled is not None
    assert (str(settled.date), settled.year_source) == ("2021-10-03", "reference_date")
    still_open = vx.extract(text).application_deadline
    assert still_open is not None
    assert (still_open.date, still_open.year, still_open.month, still_open.day) == (None, None, 10, 3)


def test_a_past_figure_is_kept_apart(shared: Path) -> None:
    figures = [(i.count, i.current, i.year) for i in vx.extract(_text(shared, "000")).inhabitants]
    assert figures == [(125000, True, None), (8000, False, 1962)]


def test_a_fee_is_no_pay_and_the_steps_have_their_kinds_and_times(shared: Path) -> None:
    record = vx.extract(_text(shared, "002"))
    assert record.pay == []
    assert sorted((d.kind, str(d.date), d.time, d.end_time) for d in record.deadlines) == [
        ("answers", "2025-01-02", None, None),
        ("application", "2025-01-06", "09:00", None),
        ("interview", "2025-01-13", "10:00", "14:00"),
        ("questions", "2024-12-31", "09:00", None),
        ("shortlist", "2025-01-09", None, None),
    ]


def test_hours_above_the_norm_are_told(shared: Path) -> None:
    assert "hours_above_norm" in [warning.code for warning in vx.extract(_text(shared, "001")).warnings]


def test_a_policy_paper_gives_nothing(shared: Path) -> None:
    record = vx.extract(_text(shared, "004"))
    assert (record.kind, {gap.reason for gap in record.gaps}, len(record.gaps)) == ("other", {"not_a_vacancy"}, 7)
    assert (record.title, record.organisation, record.pay, record.inhabitants, record.competencies) == (None, None, [], [], [])


@pytest.mark.slow
def test_nothing_raises_on_any_posting(shared: Path, assert_exact) -> None:  # type: ignore[no-untyped-def]
    for line in (shared / "postings" / "real.jsonl").read_text("utf-8").split("\n")[:-1]:
        row = json.loads(line)
        assert_exact(vx.extract(row["text"], reference_date=row.get("reference_date")), row["text"])
