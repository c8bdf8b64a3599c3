"""Inhabitants: the hiring municipality's present figure, and others told apart from it."""

from __future__ import annotations

import pytest

import vacaturextract as vx

Row = tuple[int, bool, int | None, bool]


def rows(text: str) -> list[Row]:
    return [(i.count, i.approximate, i.year, i.current) for i in vx.extract(text).inhabitants]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De gemeente telt ruim 23.000 inwoners.", (23000, True, None, True)),
        ("Onze gemeente (ca. 38.000 inwoners) groeit.", (38000, True, None, True)),
        ("In onze gemeente wonen inmiddels bijna 76.000 mensen.", (76000, True, None, True)),
        ("Er leven krap 44 duizend inwoners in de gemeente.", (44000, True, None, True)),
        ("Het waterschap beschermt bijna een miljoen inwoners.", (1000000, True, None, True)),
        ("Als gemeente werken wij voor 25.110 inwoners.", (25110, False, None, True)),
        ("Werken voor de gemeente is werken voor ruim 370.000 Utrechters.", (370000, True, None, True)),
    ],
)
def test_present_figures(text: str, expected: Row) -> None:
    assert rows(text) == [expected]


def test_a_past_figure_is_kept_apart() -> None:
    text = "Van een klein dorp met 7.500 inwoners in 1958 groeide de gemeente uit tot een stad met zo'n 120.000 inwoners."
    assert rows(text) == [(120000, True, None, True), (7500, False, 1958, False)]


def test_a_planned_figure_is_kept_apart() -> None:
    text = "De gemeente telt 60.000 inwoners. Naar verwachting groeit de gemeente naar 75.000 inwoners."
    assert rows(text) == [(60000, False, None, True), (75000, False, None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Bij de gemeente werken 750 medewerkers.",
        "Je hebt ervaring in een gemeente met meer dan 50.000 inwoners.",
        "De school in Zutphen, een stad met 48.000 inwoners, heeft 310 leerlingen.",
        "De gemeente heeft 22.000 woningen.",
    ],
)
def test_no_figure_of_ours(text: str) -> None:
    assert rows(text) == []


def test_the_municipality_goes_before_its_villages_and_region() -> None:
    text = (
        "Gemeente Loon op Zand zoekt een beleidsmedewerker. Kaatsheuvel (16.000 inwoners) is het grootste dorp. "
        "De gemeente Loon op Zand telt 23.000 inwoners. De regio Hart van Brabant heeft 480.000 inwoners."
    )
    assert rows(text) == [(23000, False, None, True)]
