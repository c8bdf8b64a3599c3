"""Postings, and texts that are none; languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import vacaturextract as vx

NEWS = """Doesburg krijgt nieuwe gemeentesecretaris

DOESBURG - Het college heeft Marleen de Wit benoemd tot gemeentesecretaris. Zij begint op 1 maart. De Wit werkte zes jaar als
directeur bij de gemeente Zevenaar. 'Wij zijn blij met haar komst', zegt burgemeester Van der Meer.
De functie valt in schaal 15.
Er waren 31 sollicitanten, aldus de woordvoerder van de gemeente.
"""
PAPER = """Notitie waardering van functies

1. Inleiding
In deze notitie beschrijft het college hoe functies worden gewaardeerd. De functies van
schaal 9 tot en met 12 zijn opnieuw bekeken.
2. Aanleiding
De ondernemingsraad heeft om een herziening gevraagd. Zie ook het raadsvoorstel van mei.
3. Conclusie
De raad stelt de waardering vast. Bijlage 1 bevat de tabel.
"""
LISTING = """Onze vacatures
14 resultaten gevonden. Sorteer op: nieuwste
16 - 24 uur (2)
24 - 32 uur (5)
Planner, Tiel. Solliciteer voor 3 mei
Monteur, Ede. Solliciteer voor 8 mei
"""
COOKIES = """Wij gebruiken cookies
Functionele cookies zijn nodig om de site te laten werken. Analytische cookies helpen ons het bezoek te meten.
Je kunt je cookievoorkeuren altijd wijzigen. Lees de cookieverklaring.
"""
BLOG = """Onderhandelen over je salaris: 7 tips voor een beter gesprek
Leestijd: 6 minuten

Een enquête onder lezers van deze blog laat zien dat veel mensen te snel ja zeggen. Wat kun je doen? Noem een bandbreedte.
Een vast contract na een jaar vragen mag ook, en veel mensen doen het.
"""


NO_POSTINGS = sorted((Path(__file__).parents[1] / "no_postings").glob("*.txt"))


@pytest.mark.parametrize("path", NO_POSTINGS, ids=lambda path: path.stem)
def test_texts_on_jobs_that_are_no_postings(path: Path) -> None:
    assert vx.extract(path.read_text(encoding="utf-8")).kind == "other"


@pytest.mark.parametrize(
    "text",
    [NEWS, PAPER, LISTING, COOKIES, BLOG, "Pagina niet gevonden\n\nDe vacature die je zoekt bestaat niet meer."],
    ids=["news", "paper", "listing", "cookies", "blog", "not found"],
)
def test_no_postings(text: str) -> None:
    record = vx.extract(text)
    assert record.kind == "other"
    assert (record.title, record.organisation, record.location, record.employment, record.cao, record.status) == (None,) * 6
    assert record.pay == record.salary_scales == record.contacts == record.deadlines == record.competencies == []
    assert [gap.reason for gap in record.gaps] == ["not_a_vacancy"] * 7


@pytest.mark.parametrize(
    "text",
    [
        "Je werkt 32-36 uur per week.",
        "Schaal 10",
        "",
        "Inleiding\nDe gemeente Tiel zoekt een adviseur. Je schrijft raadsvoorstellen. Solliciteer voor 1 maart.",
        "Wij zoeken een woordvoerder van de gemeente. Je wordt benoemd tot lid. Stuur je cv. Wij bieden schaal 11.",
        "Wij zoeken een jurist privacy. Je beoordeelt cookies. Wij bieden een goed salaris. Deze site gebruikt functionele "
        "cookies en analytische cookies. Solliciteer nu met je cv.",
    ],
)
def test_postings(text: str) -> None:
    assert vx.extract(text).kind == "vacancy"


def test_dutch_needs_no_warning() -> None:
    record = vx.extract("Wij zoeken een planner voor ons kantoor in Tiel. Je werkt met het team van de logistiek.")
    assert record.provenance.language == "nl"
    assert [w.code for w in record.warnings] == []


def test_another_language_gives_a_warning() -> None:
    record = vx.extract("We are looking for a planner. You will work with the team of our office and report to the manager.")
    assert record.kind == "vacancy"
    assert record.provenance.language == "en"
    assert [w.code for w in record.warnings] == ["not_dutch"]


def test_too_short_for_a_language() -> None:
    record = vx.extract("Planner, 36 uur")
    assert record.provenance.language is None
    assert [w.code for w in record.warnings] == []
