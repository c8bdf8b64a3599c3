"""The day of publication: only where a label says so, and only with a year that is written or settled."""

from __future__ import annotations

import pytest

import vacaturextract as vx


def posted(text: str, reference_date: str | None = None) -> str | None:
    found = vx.extract(text, reference_date=reference_date).date_posted
    return found.value if found is not None else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Planner\nGeplaatst op\n2 juli 2024\nSluitingsdatum\n24 juli 2024", "2024-07-02"),
        ("Planner / 36 uur / sluit 3 december 2024 / geplaatst 12-11-2024", "2024-11-12"),
        ("**Posted**12-Jun-2024\n**Job ID**169877", "2024-06-12"),
        ("| Online sinds: 11-02-2025 | Reageren kan tot en met: 09-03-2025 |", "2025-02-11"),
        ("Deze vacature is geplaatst op 8 januari 2024. Wij zoeken een planner.", "2024-01-08"),
        ("Planner\nGepubliceerd               12-09-2023 14:20\nSluit 2 oktober", "2023-09-12"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert posted(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "Sluitingsdatum: 31-05-2024. Start op 1 juni 2024.",
        "Het beeld op de foto is geplaatst op 12 mei 1957.",
        "De rapporten worden gepubliceerd op 1 mei 2024.",
        "Vertrouwelijk tot publicatie op 6 november 2023.",
        "Geplaatst op 31-02-2024\nPlanner",
        "Laatst bijgewerkt: 29 januari 2024\nPlanner",
        "Planner\n\nVergelijkbare vacatures\nMonteur\nGeplaatst op 3 mei 2024\n",
    ],
)
def test_other_days(text: str) -> None:
    assert posted(text) is None


def test_an_open_year_is_settled_by_the_reference_date() -> None:
    text = "Planner\nGeplaatst op 20 december\nWij zoeken een planner."
    assert [posted(text), posted(text, "2024-01-09"), posted(text, "2023-12-19")] == [None, "2023-12-20", None]


def test_why_a_day_is_none() -> None:
    def reasons(text: str, reference_date: str | None = None) -> list[str | None]:
        record = vx.extract(text, explain=True, reference_date=reference_date)
        return [candidate.reason for candidate in record.trace or [] if candidate.field == "date_posted"]

    assert reasons("Planner\nGeplaatst 3 weken geleden\n") == ["relative"]
    assert reasons("Planner\nGeplaatst op 3 mei\n") == ["year_open"]
    assert reasons("Planner\nGeplaatst op 3 mei 2015\n", "2024-01-09") == ["other_time"]
    assert reasons("Planner\nGeplaatst op 3 mei 2023\nGeplaatst op 4 mei 2023\n") == [None, "weaker"]
