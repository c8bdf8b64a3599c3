"""Days, times and years as the text writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from vacaturextract.dutch.dates import (
    ClockTimes,
    SettledYear,
    WrittenDay,
    date_places,
    read_days,
    read_relative_day,
    read_times,
    settle_year,
)


def days(text: str) -> list[tuple[int | None, int | None, int]]:
    return [(day.year, day.month, day.day) for day in read_days(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 oktober 2021", [(2021, 10, 3)]),
        ("zondag 3 oktober a.s.", [(None, 10, 3)]),
        ("3oktober2021", [(2021, 10, 3)]),
        ("do. 28 okt. 2021", [(2021, 10, 28)]),
        ("19-apr.-2026", [(2026, 4, 19)]),
        ("23 juni\n2024", [(2024, 6, 23)]),
        ("3 mei '25", [(2025, 5, 3)]),
        ("12-05-2023", [(2023, 5, 12)]),
        ("12/5/23", [(2023, 5, 12)]),
        ("12.05.2023", [(2023, 5, 12)]),
        ("2025-04-30", [(2025, 4, 30)]),
        ("22-9", [(None, 9, 22)]),
        ("March 31th", [(None, 3, 31)]),
        ("June 1, 2025", [(2025, 6, 1)]),
        ("1st of June 2025", [(2025, 6, 1)]),
        ("18, 19 en 22 juli", [(None, 7, 18), (None, 7, 19), (None, 7, 22)]),
        ("dinsdag 16 juli of woensdag 17 juli 2024", [(2024, 7, 16), (2024, 7, 17)]),
        ("20 december t/m 8 januari 2025", [(2024, 12, 20), (2025, 1, 8)]),
        ("20 december 2024 en 8 januari", [(2024, 12, 20), (2025, 1, 8)]),
        ("5 en 19 januari en 2 februari in 2024", [(2024, 1, 5), (2024, 1, 19), (2024, 2, 2)]),
    ],
)
def test_reads_days(text: str, expected: list[tuple[int | None, int | None, int]]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("20-22 september", True),
        ("20 t/m 22 mei", True),
        ("20 tot en met 22 mei", True),
        ("20 en 22 mei", False),
        ("20 of 22 mei", False),
    ],
)
def test_tells_ranges_from_lists(text: str, opens: bool) -> None:
    assert [day.opens_range for day in read_days(text, 0, len(text))] == [opens, False]


def test_between_opens_a_range() -> None:
    text = "tussen 10 en 17 oktober"
    assert [day.opens_range for day in read_days(text, 7, len(text))] == [True, False]


def test_a_list_shares_its_month() -> None:
    text = "18 en 22 juli"
    first = read_days(text, 0, len(text))[0]
    assert first == WrittenDay(18, 7, None, None, past=False, start=0, end=2, borrowed=(9, 13))


def test_weekdays_and_direction() -> None:
    text = "vrijdag 3 mei jl."
    assert read_days(text, 0, len(text)) == [WrittenDay(3, 5, None, 4, past=True, start=0, end=17)]


@pytest.mark.parametrize(
    ("text", "possible"), [("29 februari", True), ("31 februari 2025", False), ("29-02-2023", False), ("30 april", True)]
)
def test_impossible_days(text: str, possible: bool) -> None:
    assert [day.is_possible for day in read_days(text, 0, len(text))] == [possible]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" om 16:00 uur.", ("16:00", None)),
        (", 09:00 uur", ("09:00", None)),
        (" 23:59", ("23:59", None)),
        (" van 10:00 uur tot 14:00 uur", ("10:00", "14:00")),
        (" tussen 9.00 en 12.30 uur", ("09:00", "12:30")),
        (" (13.00-17.30 uur)", ("13:00", "17:30")),
        (" van 9 tot 12 uur", ("09:00", "12:00")),
        (" (eerste ronde, 13.00-17.00 uur)", ("13:00", "17:00")),
        ("\nEindtijd 09:00 uur", ("09:00", None)),
        (", 12u.", ("12:00", None)),
        (" 31.07.24.SB3", None),
        (" 10% korting", None),
        (" 12 kandidaten", None),
        (" via de site", None),
    ],
)
def test_reads_times(text: str, expected: tuple[str, str | None] | None) -> None:
    found = read_times(text, 0, len(text))
    assert (found and (found.first, found.last)) == expected


def test_times_know_where_they_stand() -> None:
    assert read_times("op 3 mei, om 16:00 uur.", 8, 23) == ClockTimes("16:00", None, 10, 22)


def day_of(text: str) -> WrittenDay:
    return read_days(text, 0, len(text))[0]


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("3 oktober", "2021-09-10", (2021, "reference_date", None)),
        ("3 oktober", "2021-11-03", (2021, "reference_date", None)),
        ("3 oktober", "2021-11-04", (None, None, "far_ahead")),
        ("8 januari", "2024-11-25", (2025, "reference_date", None)),
        ("3 oktober", None, (None, None, None)),
        ("zondag 3 oktober", None, (None, None, None)),
        ("zondag 3 oktober", "2022-03-01", (2021, "weekday", None)),
        ("maandag 3 oktober", "2021-09-10", (2022, "weekday", None)),
        ("woensdag 3 oktober", "2021-09-10", (2021, "reference_date", "weekday_mismatch")),
        ("5 juni jl.", "2024-06-20", (2024, "reference_date", None)),
        ("5 juli jl.", "2024-06-20", (2023, "reference_date", None)),
        ("3 mei 2019", "2021-09-10", (2019, "text", None)),
        ("maandag 27 april 2025", None, (2025, "text", "weekday_mismatch")),
        ("29 februari", "2024-01-10", (2024, "reference_date", None)),
        ("29 februari", "2025-01-10", (None, None, "far_ahead")),
    ],
)
def test_settles_years(text: str, reference: str | None, expected: tuple[int | None, str | None, str | None]) -> None:
    base = dt.date.fromisoformat(reference) if reference else None
    assert settle_year(day_of(text), reference=base) == SettledYear(*expected)  # type: ignore[arg-type]


def test_a_dated_step_settles_years_nearby() -> None:
    step = [dt.date(2024, 12, 20)]
    assert settle_year(day_of("8 januari"), reference=None, steps=step) == SettledYear(2025, "text")
    assert settle_year(day_of("vrijdag 1 november"), reference=None, steps=step) == SettledYear(2024, "weekday")
    assert settle_year(day_of("20 juni"), reference=None, steps=step) == SettledYear(None, None)


def test_the_day_of_publication_settles_years() -> None:
    published = dt.date(2023, 8, 21)
    assert settle_year(day_of("28 augustus"), reference=None, published=published) == SettledYear(2023, "text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over 8 dagen", dt.date(2024, 6, 12)),
        ("over twee weken", dt.date(2024, 6, 18)),
        ("morgen", dt.date(2024, 6, 5)),
        ("aanstaande vrijdag", dt.date(2024, 6, 7)),
        ("aanstaande feestdag", None),
    ],
)
def test_relative_days(text: str, expected: dt.date | None) -> None:
    assert read_relative_day(text, dt.date(2024, 6, 4)) == expected


@pytest.mark.parametrize("text", ["op 3 mei", "t/m 22-9.", "12/5/23", "2025-04-30", "May 12", "3oktober", "de 3e mei"])
def test_finds_places_of_dates(text: str) -> None:
    assert len(date_places(text.lower())) == 1


@pytest.mark.parametrize("text", ["32-36 uur", "€ 4.671 per maand", "06-12345678", "van 9.30 tot 12.45 uur", "schaal 10"])
def test_finds_no_places_in_other_figures(text: str) -> None:
    assert date_places(text) == []
