"""Scale, pay, hours, inhabitants, employment, status and dates in passages with figures that must not be taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import vacaturextract as vx

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "facts.yaml").read_text("utf-8"))


def _pay(record: vx.Vacancy) -> list[Any] | None:
    if not record.pay:
        return None
    first = record.pay[0]
    ends = [None if amount is None else float(amount) for amount in (first.minimum, first.maximum)]
    return [*ends, first.period]


def _hours(record: vx.Vacancy) -> list[float | None] | None:
    hours = record.hours
    read = None if hours is None else [hours.minimum, hours.maximum, hours.full_time_week]
    return None if read == [None, None, None] else read


def _dates(record: vx.Vacancy) -> list[str]:
    ends = [f"{step.kind} {step.date or f'XXXX-{step.month:02d}-{step.day:02d}'}" for step in record.deadlines]
    starts = [f"{step.kind} {step.start_date}" for step in record.deadlines if step.start_date]
    return sorted(ends + starts)


def _inhabitants(record: vx.Vacancy) -> int | None:
    present = [entry.count for entry in record.inhabitants if entry.current]
    return present[0] if present else None


READ: dict[str, Callable[[vx.Vacancy], Any]] = {
    "scales": lambda record: [scale.scale for scale in record.salary_scales],
    "pay": _pay,
    "hours": _hours,
    "inhabitants": _inhabitants,
    "employment": lambda record: record.employment.value if record.employment else None,
    "status": lambda record: record.status,
    "dates": _dates,
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].partition("\n")[0][:40])
def test_facts_of_a_passage(case: dict[str, Any]) -> None:
    record = vx.extract(case["text"], reference_date=case["reference_date"])
    asked = case.keys() & READ.keys()
    assert {key: READ[key](record) for key in asked} == {key: case[key] for key in asked}
