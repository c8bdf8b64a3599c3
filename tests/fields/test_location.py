"""The place of work: not every place that a posting names."""

from __future__ import annotations

import pytest

import vacaturextract as vx


def location_of(text: str) -> tuple[str, str, str] | None:
    """The value, the words of its evidence, and the rule."""
    found = vx.extract(text).location
    return (found.value, found.evidence[0].text, found.rule) if found else None


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("Standplaats: Culemborg\nUren: 32", "Culemborg", "location.label"),
        ("Locatie\nDeventer\nUren per week\n36", "Deventer", "location.label"),
        ("Je standplaats is Roermond.", "Roermond", "location.label"),
        ("Planner\nDijkmans | 36 uur | Gouda\n\nJe plant ritten.", "Gouda", "location.header"),
        ("Planner logistiek Gouda, 32-36 uren, reageren voor 3 mei.", "Gouda", "location.header"),
        ("Je komt te werken op ons kantoor in Zwolle.", "Zwolle", "location.work"),
        ("Bij de gemeente Zutphen werken 500 mensen. De gemeente Zutphen groeit.", "Zutphen", "location.municipality"),
        ("Planner\n\nJe plant ritten.\n\nKade 3, 4191 AB Geldermalsen", "Geldermalsen", "location.address"),
        (
            "Onze opdrachtgever in Barneveld zoekt een planner. Solliciteer via ons kantoor in Ede.",
            "Barneveld",
            "location.client",
        ),
        ("Planner\nVeldhuis | 32 uur | Assen of Groningen\n\nJe plant.", "Assen", "location.header"),
        ("De Universiteit Maastricht heeft een vacature voor een docent.", "Maastricht", "location.employer"),
        ("Planner\nGemeente en OCMW Staden\n\nJe plant.", "Staden", "location.municipality"),
        ("Werklocatie: Capelle aan den IJssel", "Capelle aan den IJssel", "location.label"),
        ("Ede HBO Techniek Je plant ritten en spreekt met klanten.", "Ede", "location.header"),
        ("Ede en/of Zeist – 28 uur\n\nJe plant ritten.", "Ede", "location.header"),
        ("De standplaats van deze functie is **Papendrecht**.", "Papendrecht", "location.label"),
        ("Je leert veel.StandplaatsDeventer, deels thuis.", "Deventer", "location.label"),
        ("Installatiebedrijf Hoekstra uit Joure is op zoek naar een loodgieter.", "Joure", "location.work"),
        ("Flowdesk is an Amsterdam-based start-up. You write code.", "Amsterdam", "location.work"),
        ("Je werkt vanuit onze kantoren in Zeist en Ede.", "Zeist", "location.prose"),
        ("Een kantoor op loopafstand van station Zeist.", "Zeist", "location.prose"),
        ("Wij zijn een familiebedrijf uit Boskoop.", "Boskoop", "location.mention"),
        ("Je werkt aan daken in de regio Achterhoek.", "Achterhoek", "location.region"),
        ("Je woont in de buurt van Waalwijk.", "Waalwijk", "location.lives"),
        ("Rayon: Noord-Holland\nUren: 32", "Noord-Holland", "location.wide_label"),
        ("bij ons kantoor in rotterdam werk je met tien mensen.", "rotterdam", "location.work"),
    ],
)
def test_places(text: str, place: str, rule: str) -> None:
    assert location_of(text) == (place, place, rule)


@pytest.mark.parametrize(
    "text",
    [
        "Je bent geboren en getogen in Utrecht.",
        "Wij helpen de beste mensen verder.",  # Best is a town, too
        "Wij hebben klanten in Amsterdam en Rotterdam.",
        "De gesprekken zijn op 3 mei in Den Haag.",
        "Je woont in Zeist of in Ede.",
        "Je bent bij voorkeur woonachtig in Zeist.",
        "Onze oprichters studeerden in Delft, en elke zomer gaan we zeilen in Sneek.",
        "Een uitje naar een festival in Tilburg hoort erbij.",
    ],
)
def test_no_places_of_work(text: str) -> None:
    assert vx.extract(text).location is None


def test_a_label_wins_over_other_places() -> None:
    text = "Ons hoofdkantoor is gevestigd in Utrecht. Wij zoeken mensen in Utrecht.\nStandplaats: Breda"
    assert location_of(text) == ("Breda", "Breda", "location.label")


def test_the_office_of_the_agency_is_not_the_place_of_work() -> None:
    text = (
        "Leeuwendaal zoekt voor de gemeente Zutphen een controller. De procedure is in handen van Leeuwendaal. "
        "Bel met ons kantoor in Rijswijk. De gemeente Zutphen groeit."
    )
    assert location_of(text) == ("Zutphen", "Zutphen", "location.municipality")
