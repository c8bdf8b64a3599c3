"""The hiring municipality: linked to the register by name or place, its figure beside the stated one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import vacaturextract as vx
from vacaturextract.records import HiringMunicipality


def link(text: str, day: str | None = None) -> HiringMunicipality | None:
    return vx.extract(text, reference_date=day).municipality


def test_what_a_link_says() -> None:
    text = "Griffier\nGemeente Meppel\n\nMeppel telt ruim 34.000 inwoners."
    found = link(text, "2022-05-01")
    assert found is not None
    assert [piece.text for piece in found.evidence] == ["Gemeente Meppel"]
    assert found.model_dump(mode="json", exclude={"evidence", "source"}) == {
        "name": "Meppel",
        "code": "GM0119",
        "province": "Drenthe",
        "linked_by": "name",
        "population": 34390,
        "population_year": 2021,
        "verdict": "agrees",
        "difference": -1.1,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Griffier\nGemeenteraad van Wierden\n", ("Wierden", "name")),
        ("Secretaris\nRekenkamer Krimpenerwaard\n", ("Krimpenerwaard", "name")),
        ("Jurist\nGemeente Den Haag\n", ("'s-Gravenhage", "name")),
        ("Jurist\nStandplaats: Panningen\n\nAls gemeente staan wij dicht bij onze inwoners.", ("Peel en Maas", "place")),
        ("Jurist\nStandplaats: Hilversum\n\nAls gemeente maken wij onze stad groter.", ("Hilversum", "place")),
        ("Bakker\nBakkerij De Halm\nStandplaats: Hilversum\n\nOnze stad houdt van brood.", None),
        ("Jurist\nWaterschap Drents Overijsselse Delta\nStandplaats: Zwolle\n", None),
        ("Jurist\nStandplaats: Antwerpen\n\nOnze stad groeit.", None),
        ("Gezellig team zoekt versterking.", None),
    ],
)
def test_which_municipality_hires(text: str, expected: tuple[str, str] | None) -> None:
    found = link(text)
    assert (found and (found.name, found.linked_by)) == expected


@pytest.mark.parametrize(
    ("day", "name"), [("2021-06-01", "Heerhugowaard"), ("2022-06-01", "Dijk en Waard"), (None, "Dijk en Waard")]
)
def test_a_merged_municipality_is_linked_by_the_day_of_the_posting(day: str | None, name: str) -> None:
    found = link("Jurist\nGemeente Heerhugowaard\n", day)
    assert found is not None
    assert found.name == name


def test_a_figure_unlike_the_register_is_told() -> None:
    record = vx.extract("Jurist\nGemeente Meppel\n\nMeppel telt 43.000 inwoners.")
    assert record.municipality is not None
    assert (record.population, record.municipality.verdict, record.municipality.difference) == (43000, "differs", 25.0)
    (warning,) = record.warnings
    assert (warning.code, warning.message, [piece.text for piece in warning.evidence]) == (
        "inhabitants_differ_from_register",
        "the number of inhabitants lies +25% from that of Meppel in the register (34390 on 1 January 2021)",
        ["43.000 inwoners"],
    )


def test_without_a_stated_number_nothing_is_filled_in() -> None:
    record = vx.extract("Jurist\nGemeente Meppel\n\nKom bij ons werken.")
    assert record.municipality is not None
    assert (record.inhabitants, record.population, record.municipality.verdict) == ([], None, "unknown")
    assert [gap.reason for gap in record.gaps if gap.field == "inhabitants"] == ["no_cue"]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("Meppel ligt dicht bij Zwolle (130.000 inwoners).", None, "other_place"),
        ("De wijk Koedijkslanden telt 6.000 inwoners.", None, "not_by_register"),
        ("De regio Zwolle heeft 830.000 inwoners.", None, "not_by_register"),
        ("Het werkgebied heeft 100.000 inwoners. Meppel: 34.000 inwoners.", 34000, "not_by_register"),
        ("Steenwijkerland (44.000 inwoners) is onze buur, en wij tellen 34.000 inwoners.", 34000, "other_place"),
    ],
)  # fmt: skip
def test_the_register_tells_figures_of_others_apart(text: str, expected: int | None, reason: str) -> None:
    record = vx.extract(f"Jurist\nGemeente Meppel\n\nOver ons\n{text}\n", explain=True)
    assert record.population == expected
    assert record.trace is not None
    assert reason in [c.reason for c in record.trace if c.field == "inhabitants"]


def test_the_seeds_are_linked(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold" / "seeds.jsonl").read_text("utf-8").split("\n")[:-1]]
    found = {row["id"]: vx.extract(row["text"]).municipality for row in rows}
    assert {key: link and (link.name, link.code, link.verdict) for key, link in found.items()} == {
        "000": ("Zoetermeer", "GM0637", "agrees"),
        "001": ("Vlaardingen", "GM0622", "agrees"),
        "002": ("Zoetermeer", "GM0637", "unknown"),
        "003": ("Aa en Hunze", "GM1680", "agrees"),
        "004": None,
    }
