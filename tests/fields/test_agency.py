"""The agency that runs the procedure: named by wordings, by domains, by known names; and what is none."""

from __future__ import annotations

import pytest

import vacaturextract as vx


def agency(text: str) -> tuple[str, str] | None:
    found = vx.extract(text).agency
    return (found.value, found.rule) if found else None


def refused(text: str) -> set[tuple[str, str | None]]:
    trace = vx.extract(text, explain=True).trace or []
    return {(c.evidence[0].text, c.reason) for c in trace if c.field == "agency" and c.outcome == "rejected"}


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("De procedure wordt begeleid door Van Loon & Vermeer.", "Van Loon & Vermeer", "agency.guided_by"),
        ("De werving is in handen van bureau Kantelpunt.", "Kantelpunt", "agency.guided_by"),
        ("De gemeente laat zich hierin bijstaan door Brugman Search.", "Brugman Search", "agency.assisted_by"),
        ("De gemeente laat zich in deze procedure ondersteunen door jans&jansen.", "jans&jansen", "agency.guided_by"),
        ("Publieke Route is door de gemeente Borne gevraagd de werving te verzorgen.", "Publieke Route", "agency.runs"),
        ("Kantelpunt heeft de opdracht om deze vacature te vervullen.", "Kantelpunt", "agency.runs"),
        ("Namens Stichting De Wilgen zoekt Brugman Onderwijs een leerkracht.", "Brugman Onderwijs", "agency.on_behalf"),
        ("Voor de gemeente Borne is Kantelpunt op zoek naar een griffier.", "Kantelpunt", "agency.on_behalf"),
        ("Kantelpunt zoekt voor een klant in Tiel een monteur.", "Kantelpunt", "agency.seeks_for"),
        ("Wij hebben bureau Kantelpunt gevraagd ons bij deze werving te helpen.", "Kantelpunt", "agency.engaged"),
        ("De procedure is in handen van Tom Kerk, adviseur bij Kantelpunt.", "Kantelpunt", "agency.adviser_of"),
        ("Via Start People ga je aan de slag bij een bedrijf in Tiel.", "Start People", "agency.known_name"),
        ("Deze functie wordt exclusief via Bureau Zilver vervuld.", "Bureau Zilver", "agency.through"),
        ("Contractlabel: Kantelpunt\nTarief: marktconform", "Kantelpunt", "agency.label"),
        (
            "Brugman Techniek is een recruitmentbureau. Onze opdrachtgever zoekt een monteur.",
            "Brugman Techniek",
            "agency.describes_itself",
        ),
        ("Reageer via info@bureauadinterim.nl.", "Bureau Ad Interim", "agency.known_domain"),
        ("Uw adviseur bij Leeuwendaal voert de gesprekken. Onze opdrachtgever is een ROC.", "Leeuwendaal", "agency.known_name"),
        ("# Ebbinge | Publiek | Borne\nNamens de gemeente zoeken wij een directeur.", "Ebbinge", "agency.known_name"),
    ],
)
def test_agencies(text: str, value: str, rule: str) -> None:
    assert agency(text) == (value, rule)


@pytest.mark.parametrize(
    ("text", "candidate", "reason"),
    [
        ("De procedure wordt begeleid door Elske de Rooij, adviseur.", "Elske de Rooij", "person"),
        ("De procedure wordt begeleid door Team HR van de gemeente.", "Team HR", "employer"),
        ("Een assessment maakt deel uit van de procedure en wordt uitgevoerd door LTP.", "LTP", "not_an_agency"),
        ("Arts gezocht.\nVoor Utrecht zoekt Havenzorg een arts.", "Havenzorg", "employer"),
        ("Je hebt ervaring bij een bureau zoals Leeuwendaal.", "Leeuwendaal", "mentioned"),
        ("Intercedent gezocht!\nLuba is een uitzendorganisatie. Je bemiddelt kandidaten.", "Luba", "own_staff"),
    ],
)
def test_what_is_no_agency(text: str, candidate: str, reason: str) -> None:
    assert agency(text) is None
    assert (candidate, reason) in refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "Acquisitie naar aanleiding van deze vacature wordt niet op prijs gesteld, ook niet door Randstad.",
        "De gemeente Borne werft zelf. Geen bureaus alsjeblieft.",
        "Standplaats: Randstad | 36 uur",
        "Wij vergaderen op maandag; timing is belangrijk en je hebt een unique blik.",
        "Je pensioen is ondergebracht bij ABP. Solliciteren kan via Werken bij de Overheid.",
        "Namens het hele team wens ik je succes.",
    ],
)
def test_texts_without_an_agency(text: str) -> None:
    assert agency(text) is None


def test_the_earlier_place_wins_and_the_rest_is_kept_in_the_trace() -> None:
    text = "Kantelpunt begeleidt deze procedure. De selectie is in handen van Kantelpunt."
    assert agency(text) == ("Kantelpunt", "agency.guided_by")
    assert refused(text) == {("Kantelpunt", "later")}


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("Brugman Interim\n\nOpdracht: controller\nPlaats: Borne", "Brugman Interim", "agency.heads"),
        ("Planner | Tiel | via Wielwerk Personeel | 40\nOnze klant zoekt een planner.", "Wielwerk Personeel", "agency.heads"),
        ("Controller in Borne.\n\nBrugman & Zn Interim zoekt een controller.", "Brugman & Zn Interim", "agency.by_kind"),
        ("Uw brief richt u aan Brugman Executive Search te Borne.", "Brugman Executive Search", "agency.by_kind"),
        ("Uitzenden, verloning via Wielwerk, daarna vast.", "Wielwerk", "agency.pays"),
        ("Voor een houtbedrijf in Borne zoeken wij een zager.\nBel Tom Kerk van Wielwerk, 06-23456781.", "Wielwerk",
         "agency.introduces_itself"),
    ],
)  # fmt: skip
def test_names_that_say_what_they_are(text: str, value: str, rule: str) -> None:
    assert agency(text) == (value, rule)


@pytest.mark.parametrize(
    ("text", "candidate", "reason"),
    [
        ("Teamleider Recruitment\n\nWij zoeken een teamleider.", "Teamleider Recruitment", "employer"),
        ("Recruiter gezocht!\nBrugman Recruitment zoekt een recruiter.", "Brugman Recruitment", "own_staff"),
        ("Zager gezocht.\nBel Tom Kerk van Houtwerk, 06-23456781.", "Houtwerk", "mentioned"),
    ],
)
def test_such_names_that_are_no_agency_here(text: str, candidate: str, reason: str) -> None:
    assert agency(text) is None
    assert (candidate, reason) in refused(text)
