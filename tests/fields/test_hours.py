"""Hours: the offer, the norm, and the many figures with "uur" that are neither."""

from __future__ import annotations

import pytest

import vacaturextract as vx
from vacaturextract.records import Hours


def hours(text: str) -> tuple[float | None, float | None, float | None] | None:
    found = vx.extract(text).hours
    return None if found is None else (found.minimum, found.maximum, found.full_time_week)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je werkt 32-36 uur per week.", (32, 36, None)),
        ("Een baan voor 24 à 28 uur per week.", (24, 28, None)),
        ("Uren per week: 16-28", (16, 28, None)),
        ("Wij bieden een 36-urige werkweek.", (36, 36, 36)),
        ("Een functie van minimaal 24 uur per week.", (24, None, None)),
        ("Maximaal 36 uur per week.", (None, 36, None)),
        ("Minimaal aantal uren per week 32 Maximaal aantal uren per week 36", (32, 36, None)),
        ("Een fulltime functie (40 uur per week).", (40, 40, 40)),
        ("Salaris maximaal € 4.000 per maand o.b.v. 36 uur; de functie is voor 32 uur per week.", (32, 32, 36)),
        ("Een aanstelling van 0,8-1,0 fte bij een 38-urige werkweek.", (30.4, 38, 38)),
        ("Een 36-urige werkweek (32 uur is ook bespreekbaar).", (32, 36, 36)),
        ("Contracturen: minimaal 28, fulltime (36 uur) mag ook", (28, 36, 36)),
        ("Je werkt 32, 36 of 40 uur per week.", (32, 40, None)),
        ("Wij zoeken iemand voor 7,6 uur per week.", (7.6, 7.6, None)),
        ("Een plek van 1 fte (= 36 uur per week).", (36, 36, 36)),
    ],
)
def test_hours_on_offer(text: str, expected: tuple[float | None, float | None, float | None]) -> None:
    assert hours(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Wij zijn open van 9.00 tot 17.00 uur.",
        "Reageer uiterlijk vrijdag om 12.00 uur.",
        "Wij reageren binnen 24 uur.",
        "Je krijgt 144 uur verlof per jaar.",
        "De cursus duurt 8 uur per dag.",
        "Wij zijn 24 uur per dag bereikbaar.",
        "Je komt 2 tot 3 uur per adres langs.",
        "Werken in 4 x 9 uur kan.",
        "Ons team telt 12 fte.",
    ],
)
def test_no_weekly_hours(text: str) -> None:
    assert hours(text) is None


def test_fte_without_a_norm_stays_fte() -> None:
    found = vx.extract("Een functie van 0,8 - 1,0 fte.").hours
    assert isinstance(found, Hours)
    assert (found.minimum, found.maximum, found.fte_minimum, found.fte_maximum) == (None, None, 0.8, 1.0)


def test_full_time_without_a_figure() -> None:
    found = vx.extract("Dienstverband: Fulltime").hours
    assert isinstance(found, Hours)
    assert (found.minimum, found.full_time) == (None, True)


def test_the_header_counts_where_it_holds_the_body() -> None:
    assert hours("Adviseur | 32-40 uur\n\nWat bieden wij?\nEen baan van 36 uur per week.") == (32, 40, None)


def test_an_offer_above_the_norm_is_told() -> None:
    record = vx.extract("Directeur Vast 40 uur p/w\nSalaris maximaal € 9.000 per maand bij een 36-urige werkweek.")
    assert hours("Directeur Vast 40 uur p/w\nSalaris maximaal € 9.000 per maand bij een 36-urige werkweek.") == (40, 40, 36)
    assert [warning.code for warning in record.warnings] == ["hours_above_norm"]


def test_evidence_of_all_parts() -> None:
    found = vx.extract("Je werkt 0,8-1,0 fte bij een 36-urige werkweek.").hours
    assert isinstance(found, Hours)
    assert [piece.text for piece in found.evidence] == ["36-urige werkweek", "0,8-1,0 fte"]


def test_a_long_week_is_believed_where_full_time_is_said() -> None:
    hours = vx.extract("Chauffeur CE\nfulltime, 40-55 uur").hours
    assert hours is not None
    assert (hours.minimum, hours.maximum) == (40.0, 55.0)
