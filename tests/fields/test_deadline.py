"""The dated steps of the procedure: kinds, years, times, limits, and dates that are no step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import vacaturextract as vx

KEYS = ("kind", "date", "inclusive", "time", "end_time", "start_date", "year_source")


def steps(text: str, reference: str | None = None) -> list[dict[str, Any]]:
    """Each step as its fields that say anything; an open year shows as month and day."""
    found = []
    for item in vx.extract(text, reference_date=reference).model_dump(mode="json")["deadlines"]:
        kept = {key: item[key] for key in KEYS if item[key] is not None}
        if item["date"] is None:
            assert item["year"] is None
            kept["open"] = (item["month"], item["day"])
        found.append(kept)
    return found


def reasons(text: str, reference: str | None = None) -> list[tuple[str, str | None]]:
    trace = vx.extract(text, reference_date=reference, explain=True).trace or []
    return [(c.evidence[0].text, c.reason) for c in trace if c.field == "deadlines" and c.outcome == "rejected"]


def warnings(text: str, reference: str | None = None) -> list[tuple[str, list[str]]]:
    return [(w.code, [e.text for e in w.evidence]) for w in vx.extract(text, reference_date=reference).warnings]


HIRE_REQUEST = """Einde inschrijfdatum maandag 3 maart 2025
Eindtijd 10:00 uur

Planning
De gesprekken bij de provincie zijn gepland op donderdag 13 maart 2025 van 9:00 uur tot 12:30 uur. De kandidaten die
hiervoor uitgenodigd zijn, ontvangen uiterlijk op maandag 10 maart 2025 bericht.

Meer informatie
Vragen kunnen ingediend worden tot woensdag 26 februari 2025, 10:00 uur. De vragen en bijbehorende antwoorden worden op
donderdag 27 februari 2025 gepubliceerd op onze website.
De reactietermijn van deze aanvraag duurt tot maandag 3 maart 2025, 10:00 uur.
"""


def test_a_hire_request_has_five_steps() -> None:
    assert steps(HIRE_REQUEST) == [
        {"kind": "application", "date": "2025-03-03", "time": "10:00", "year_source": "text"},
        {"kind": "interview", "date": "2025-03-13", "time": "09:00", "end_time": "12:30", "year_source": "text"},
        {"kind": "shortlist", "date": "2025-03-10", "inclusive": True, "year_source": "text"},
        {"kind": "questions", "date": "2025-02-26", "time": "10:00", "year_source": "text"},
        {"kind": "answers", "date": "2025-02-27", "year_source": "text"},
    ]


def test_a_planning_in_lines() -> None:
    lines = ("Sluiting: 3 juni 2025", "Briefselectie: 5 juni", "1e ronde: 10 juni", "Assessment: 20 juni", "Start: 1 september")
    text = "Planning:\n- " + "\n- ".join(lines)
    assert [(step["kind"], step["date"]) for step in steps(text)] == [
        ("application", "2025-06-03"),
        ("shortlist", "2025-06-05"),
        ("interview", "2025-06-10"),
        ("assessment", "2025-06-20"),
        ("start", "2025-09-01"),
    ]


APPLY = "Dan ontvangen wij uw brief graag uiterlijk 3 oktober a.s. per mail."


def test_the_reference_date_settles_the_year() -> None:
    expected = {"kind": "application", "date": "2021-10-03", "inclusive": True, "year_source": "reference_date"}
    assert steps(APPLY, "2021-09-10") == [expected]


def test_without_reference_date_the_year_stays_open() -> None:
    assert steps(APPLY) == [{"kind": "application", "inclusive": True, "open": (10, 3)}]


def test_far_ahead_stays_open_with_a_warning() -> None:
    assert steps(APPLY, "2021-11-20") == [{"kind": "application", "inclusive": True, "open": (10, 3)}]
    assert warnings(APPLY, "2021-11-20") == [("open_year", ["3 oktober a.s."])]


def test_a_weekday_needs_a_year_nearby() -> None:
    text = "U kunt reageren tot en met zondag 3 oktober."
    assert steps(text) == [{"kind": "application", "inclusive": True, "open": (10, 3)}]
    dated = text + " De gesprekken zijn op maandag 11 oktober 2021."
    assert steps(dated) == [
        {"kind": "application", "date": "2021-10-03", "inclusive": True, "year_source": "weekday"},
        {"kind": "interview", "date": "2021-10-11", "year_source": "text"},
    ]


def test_a_dated_deadline_settles_the_other_steps() -> None:
    text = "Reageren kan tot en met 18 december 2023. De gesprekken zijn op 9 januari."
    assert steps(text)[1] == {"kind": "interview", "date": "2024-01-09", "year_source": "text"}


def test_a_day_that_does_not_exist_is_a_warning() -> None:
    text = "Solliciteer vóór 31 februari 2025."
    assert steps(text) == []
    assert warnings(text) == [("impossible_date", ["31 februari 2025"])]
    assert [gap.reason for gap in vx.extract(text).gaps if gap.field == "deadlines"] == ["rejected"]


@pytest.mark.parametrize(
    ("words", "inclusive"),
    [
        ("t/m", True),
        ("tot en met", True),
        ("uiterlijk", True),
        ("uiterlijk op", True),
        ("vóór", False),
        ("voor", False),
        ("tot", None),
    ],
)
def test_limits(words: str, inclusive: bool | None) -> None:
    found = vx.extract(f"Je kunt {words} 12 mei 2025 reageren.").deadlines
    assert [(item.kind, item.inclusive) for item in found] == [("application", inclusive)]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Solliciteer uiterlijk 12 mei 2025 om 17.00 uur.", "17:00"),
        ("Reageren kan tot 12:00 uur op maandag 12 mei 2025.", "12:00"),
        ("Sluitingsdatum: 12-05-2025 23:59", "23:59"),
        ("Sluitingsdatum: 12-05-2025\n32-36 uur per week", None),
    ],
)
def test_times_of_the_deadline(text: str, time: str | None) -> None:
    assert [(str(item.date), item.time) for item in vx.extract(text).deadlines] == [("2025-05-12", time)]


@pytest.mark.parametrize(
    "text",
    [
        "solliciteren kan t/m3oktober2021 via de site",
        "De sluitingsdatum is 3-10-2021.",
        "Sluitingsdatum\n\n**3 oktober 2021**\n\nStandplaats Delft",
        "Wil je reageren? Dat kan tot en met 3 okt. 2021.",
        "Laat ons uiterlijk 3 oktober\n2021 weten waarom je past.",
        "Please apply before October 3, 2021.",
        "Deze vacature sluit op zondag 3 oktober 2021.",
        "We nodigen je uit om vóór 3 oktober 2021 te solliciteren.",
        "Uw reactie moet vóór 3/10/21 in ons bezit zijn.",
    ],
)
def test_ways_to_write_the_deadline(text: str) -> None:
    assert [(item.kind, str(item.date)) for item in vx.extract(text).deadlines] == [("application", "2021-10-03")]


def test_a_range_keeps_both_ends() -> None:
    text = "De gesprekken staan gepland van 20 tot en met 24 mei 2024."
    expected = {"kind": "interview", "date": "2024-05-24", "inclusive": True, "start_date": "2024-05-20", "year_source": "text"}
    assert steps(text) == [expected]


def test_a_range_with_an_open_year_gives_both_days() -> None:
    found = steps("De gesprekken staan gepland van 20 tot en met 24 mei.")
    assert [step["open"] for step in found] == [(5, 20), (5, 24)]


def test_a_row_of_days() -> None:
    text = "De eerste ronde is gepland op 1 oktober 2024, van 15.30 tot 19.00 uur, de tweede op 8 oktober 2024."
    assert steps(text) == [
        {"kind": "interview", "date": "2024-10-01", "time": "15:30", "end_time": "19:00", "year_source": "text"},
        {"kind": "interview", "date": "2024-10-08", "year_source": "text"},
    ]


def test_evidence_of_a_shared_month() -> None:
    found = vx.extract("De gesprekken zijn op 18, 19 en 22 juli 2024.").deadlines
    assert [[e.text for e in item.evidence] for item in found] == [["18", "juli 2024"], ["19", "juli 2024"], ["22 juli 2024"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Publicatiedatum: 12 december 2025", [("12 december 2025", "publication")]),
        ("Per 1 juli 2026 worden de salarissen verhoogd.", [("1 juli 2026", "pay_or_cao")]),
        ("De cao loopt tot 1 april 2025.", [("1 april 2025", "pay_or_cao")]),
        ("Een salaris in schaal 11 (norm 1 oktober 2020).", [("1 oktober 2020", "pay_or_cao")]),
        ("Het is een tijdelijk contract tot en met 31 augustus 2024.", [("31 augustus 2024", "contract_period")]),
        ("Op 18 maart 2026 zijn er verkiezingen.", [("18 maart 2026", "other_matter")]),
        ("Sinds 1 januari 2023 zijn wij een nieuwe gemeente.", [("1 januari 2023", "no_step")]),
        ("Heb je vragen? Bel tot 12 juli 2024 met Jan.", [("12 juli 2024", "no_step")]),
        ("Deze vacature sluit over 8 dagen.", [("over 8 dagen", "relative_day")]),
    ],
)
def test_dates_that_are_no_step(text: str, expected: list[tuple[str, str]]) -> None:
    assert steps(text) == []
    assert reasons(text) == expected


def test_other_postings_on_the_page_are_left_out() -> None:
    others = "Vergelijkbare vacatures\nJurist bij gemeente Dronten\nSluitingsdatum: 23-04-2026\n"
    text = f"Solliciteer uiterlijk 5 mei 2026 via onze site.\n\n{others}"
    assert [step["date"] for step in steps(text)] == ["2026-05-05"]
    assert reasons(text) == [("23-04-2026", "other_posting")]


def test_a_relative_day_counts_from_the_reference_date() -> None:
    expected = {"kind": "application", "date": "2024-06-12", "year_source": "reference_date"}
    assert steps("Deze vacature sluit over 8 dagen.", "2024-06-04") == [expected]


def test_said_twice_is_one_step() -> None:
    text = "Sluitingsdatum: 12-05-2025\n\nSolliciteer vóór 13 mei 2025 via de knop."
    assert steps(text) == [{"kind": "application", "date": "2025-05-12", "year_source": "text"}]
    assert reasons(text) == [("13 mei 2025", "repeated")]
    assert warnings(text) == []


def test_contradicting_deadlines_are_a_warning() -> None:
    text = "Sluitingsdatum: 12-05-2025\n\nSolliciteer uiterlijk 20 mei 2025 via de knop."
    assert [step["date"] for step in steps(text)] == ["2025-05-12"]
    assert warnings(text) == [("contradicting_deadlines", ["12-05-2025", "20 mei 2025"])]


def test_a_posting_without_dates_says_why() -> None:
    gaps = {
        text: [g.reason for g in vx.extract(text).gaps if g.field == "deadlines"]
        for text in ("Werk bij ons.", "De sluitingsdatum volgt.")
    }
    assert gaps == {"Werk bij ons.": ["no_cue"], "De sluitingsdatum volgt.": ["cue_without_value"]}


def test_evidence_shows_every_place_of_a_step() -> None:
    text = "Sluitingsdatum: 12-05-2025\n\nSolliciteer uiterlijk maandag 12 mei om 12:00 uur via de knop."
    (item,) = vx.extract(text).deadlines
    assert [e.text for e in item.evidence] == ["12-05-2025", "maandag 12 mei om 12:00 uur"]
    assert (str(item.date), item.time) == ("2025-05-12", "12:00")


def kinds(text: str) -> list[tuple[str, str]]:
    return [(step["kind"], step["date"]) for step in steps(text)]


PLANNED = [
    ("application", "2025-05-04"),
    ("shortlist", "2025-05-06"),
    ("interview", "2025-05-12"),
    ("interview", "2025-05-13"),
    ("assessment", "2025-05-20"),
    ("other", "2025-06-02"),
    ("start", "2025-09-01"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Planning\nSluitingsdatum: 4 mei 2025\nBriefselectie: 6 mei\nGesprekken: 12 en 13 mei\nAssessment: 20 mei\n"
        "Arbeidsvoorwaardengesprek: 2 juni\nIndiensttreding: 1 september",
        "De stappen\n- 4 mei 2025: sluiting\n- 6 mei: keuze van kandidaten\n- 12 en 13 mei: eerste gesprekken\n"
        "- 20 mei: assessment\n- 2 juni: benoeming door het bestuur\n- 1 september: indiensttreding",
        "| Stap | Wanneer |\n|---|---|\n| Reageren | t/m 4 mei 2025 |\n| Voorselectie | 6 mei |\n"
        "| Gesprek met de directie | 12 en 13 mei |\n| Assessment | 20 mei |\n"
        "| Besluit van het college | 2 juni |\n| Start | bij voorkeur 1 september |",
        "Solliciteren kan tot en met 4 mei 2025. Wij lezen alle brieven op 6 mei. Wij spreken kandidaten op 12 en 13 mei. "
        "Het assessment volgt op 20 mei. De voordracht is voorzien voor 2 juni. Op 1 september begint u.",
    ],
    ids=["label first", "day first", "table", "sentences"],
)
def test_a_planning_reads_the_same_in_every_layout(text: str) -> None:
    assert kinds(text) == PLANNED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Houd 6 oktober 2025 vrij voor het gesprek.", [("interview", "2025-10-06")]),
        ("De fitheidstest is op 6 oktober 2025.", [("assessment", "2025-10-06")]),
        ("Op 6 oktober 2025 is er een informatieavond voor kandidaten.", [("other", "2025-10-06")]),
        ("Gunning uiterlijk 6 oktober 2025.", [("other", "2025-10-06")]),
        ("Laatste dag voor vragen 6 oktober 2025", [("questions", "2025-10-06")]),
        ("Publicatie antwoorden 6 oktober 2025", [("answers", "2025-10-06")]),
        ("Wij stellen u op 6 oktober 2025 drie kandidaten voor.", [("shortlist", "2025-10-06")]),
        (
            "Noteer: 6 oktober 2025 (gesprek) en 9 oktober 2025 (proefles).",
            [("interview", "2025-10-06"), ("assessment", "2025-10-09")],
        ),
        ("Week 41 (6 oktober 2025): eerste gesprekken", [("interview", "2025-10-06")]),
        ("Looptijd: 06-10-2025 t/m 31-12-2025", [("start", "2025-10-06")]),
        (
            "Gesprekken zijn op 6 oktober 2025, een besluit volgt op 9 oktober.",
            [("interview", "2025-10-06"), ("other", "2025-10-09")],
        ),
        (
            "Reageer voor 6 oktober 2025, selectie is dezelfde dag.",
            [("application", "2025-10-06"), ("shortlist", "2025-10-06")],
        ),
        ("Intern reageren kan tot 6 oktober 2025, extern tot 9 oktober 2025.", [("application", "2025-10-09")]),
        ("tot 6 oktober 2025 reageren", [("application", "2025-10-06")]),
        ("Solliciteren kan tot en met 6 oktober 2025 via de site.", [("application", "2025-10-06")]),
    ],
)
def test_ways_to_write_other_steps(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Het project loopt tot 6 oktober 2025 en het besluit over de locatie valt later.",
        "Je organiseert gesprekken met inwoners op 6 oktober 2025.",
        "Duik live online op 6 oktober 2025 in ons webinar.",
        "De fusie is op 6 oktober 2025 afgerond.",
        "De aanvraag moet uiterlijk 6 oktober 2025 binnen zijn bij het ministerie.",
        "Wij zoeken een arts, omdat onze collega per 6 oktober 2025 met pensioen gaat.",
    ],
)
def test_dates_of_the_work_are_no_steps(text: str) -> None:
    assert kinds(text) == []


def test_a_last_day_among_the_tasks_yields_to_that_of_the_procedure() -> None:
    tasks = "Wat ga je doen\nJe schrijft de aanvraag (indienen uiterlijk 1 juli 2025).\n\n"
    text = f"{tasks}Solliciteren\nStuur je brief vóór 4 mei 2025 naar ons."
    assert kinds(text) == [("application", "2025-05-04")]


def test_a_publication_of_long_ago_settles_no_year() -> None:
    text = (
        "Sluitingsdatum: 12 januari 2025\nGesprek: donderdag 6 februari\n\nOns eerste besluit is gepubliceerd op 12 mei 1957."
    )
    assert kinds(text) == [("application", "2025-01-12"), ("interview", "2025-02-06")]


@pytest.mark.parametrize(
    ("head", "rest", "expected"),
    [
        ("Verzonden: dinsdag 2 april 2024 09:12\nAan: collega's", "", ["2024-04-22", "2024-04-29"]),
        ("Versie 2 april 2024", "", ["2024-04-22", "2024-04-29"]),
        ("Beesel, 2 april 2024", "", ["2024-04-22", "2024-04-29"]),
        ("Functieprofiel jurist\nmaart 2024", "", ["2024-04-22", "2024-04-29"]),
        ("Datum: maart 2024", "", ["2024-04-22", "2024-04-29"]),
        ("", "We zoeken iemand per november 2024.", ["2024-04-22", "2024-04-29"]),
        ("", "De cao geldt vanaf november 2024.", [(4, 22), (4, 29)]),
        ("", "In maart 2024 stelde de raad het plan vast.", [(4, 22), (4, 29)]),
    ],
)
def test_the_text_itself_dates_its_steps(head: str, rest: str, expected: list[object]) -> None:
    text = f"{head}\n\nReageer voor 22 april. De gesprekken zijn op 29 april. {rest}"
    assert [step.get("date", step.get("open")) for step in steps(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De gesprekken zijn op 12 februari. Startdatum: 1 oktober 2024.", ["2024-02-12", "2024-10-01"]),
        ("De gesprekken zijn op 12 november. Startdatum: 1 februari 2025.", ["2024-11-12", "2025-02-01"]),
        ("De gesprekken zijn op 12 februari 2024. Startdatum: 1 september.", ["2024-02-12", "2024-09-01"]),
        ("De gesprekken zijn op 12 november 2024. Startdatum: 1 februari.", ["2024-11-12", "2025-02-01"]),
    ],
)
def test_the_work_starts_after_the_other_steps(text: str, expected: list[str]) -> None:
    assert [step.get("date") for step in steps(text)] == expected


def test_months_that_a_list_shares_go_up() -> None:
    assert [step["date"] for step in steps("Interviews will be held on April 29 and May 2, 2024.")] == [
        "2024-04-29",
        "2024-05-02",
    ]


CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "deadline.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_wordings(case: dict[str, Any]) -> None:
    found = set()
    for step in vx.extract(f"Vacature planner.\n\n{case['text']}", reference_date="2024-04-02").deadlines:
        found.add(f"{step.kind} {step.date or f'XXXX-{step.month:02d}-{step.day:02d}'}")
        if step.start_date is not None:
            found.add(f"{step.kind} {step.start_date}")
    assert sorted(found) == case["steps"]


def dates_of(text: str, reference: str | None = None) -> list[str]:
    """The steps, each as its kind and day, by kind."""
    found = vx.extract(f"Vacature jurist\n\nProcedure\n{text}", reference_date=reference).deadlines
    return sorted(f"{item.kind} {item.date or (item.month, item.day)}" for item in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reageer voor 7 december 2026. Er loopt ook een werving (schaal 9, 36 uur, sluit 29 november 2026).",
            "2026-12-07",
        ),
        ("Ook een opzichter (schaal G, reageren voor 1 november 2026)? Solliciteer uiterlijk 15 oktober 2026.", "2026-10-15"),
        ("Mail voor 28 september 2025. In de stad zoeken ze ook; hun termijn loopt tot 15 september 2025.", "2025-09-28"),
        ("Jurist (36 uur, schaal 10, sluit 3 mei 2026)", "2026-05-03"),
        ("Naast deze vacature zoeken we een klerk; die sluit op 18 januari 2026. Reageer tot 1 februari 2026.", "2026-02-01"),
        ("Wij werven een jurist (schaal 11, sluit 20 januari 2026). Deze vacature sluit op 1 februari 2026.", "2026-02-01"),
    ],
)  # fmt: skip
def test_the_day_of_another_job_does_not_go_before_the_own_one(text: str, expected: str) -> None:
    assert dates_of(text) == [f"application {expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De sluitingsdatum is verlengd van 8 maart naar 22 maart 2026.", "2026-03-22"),
        ("De eerdere sluitingsdatum van 1 maart vervalt; reageer uiterlijk 20 maart 2026.", "2026-03-20"),
        (
            "Eerdere kandidaten (ronde van november, sluiting 16 november 2025). De sluitingsdatum is 20 maart 2026.",
            "2026-03-20",
        ),
        ("Reageren kan tot en met zondag 29 maart 2026 (was 15 maart).", "2026-03-29"),
    ],
)
def test_a_day_that_was_moved_or_is_of_an_earlier_round_is_not_the_last_day(text: str, expected: str) -> None:
    assert dates_of(text, "2026-03-02") == [f"application {expected}"]


def test_a_day_of_the_month_follows_the_step_before_it() -> None:
    text = "Op maandag 29 december 2025 zijn de gesprekken. Een tweede gesprek is op de 8e."
    assert dates_of(text) == ["interview 2025-12-29", "interview 2026-01-08"]
    (second,) = (item for item in vx.extract(f"Procedure\n{text}").deadlines if item.month == 1)
    assert [piece.text for piece in second.evidence] == ["maandag 29 december 2025", "8e"]


def test_a_day_of_the_month_without_a_step_in_its_sentence_is_none() -> None:
    text = "De gesprekken zijn op 6 oktober 2025. Het loon komt op de 25e."
    assert dates_of(text) == ["interview 2025-10-06"]
    assert reasons(f"Procedure\n{text}") == [("25e", "no_step")]


def test_a_weekday_before_the_day_counts_where_the_rule_leaves_it_out() -> None:
    text = "Gesprekken: di 24 mrt tussen 13.00 en 17.00 uur, tweede gesprek ma 30 mrt."
    assert dates_of(text, "2026-03-02") == ["interview 2026-03-24", "interview 2026-03-30"]


@pytest.mark.parametrize(
    "text",
    [
        "De subsidieregeling sluit op 31 december 2026.",
        "Inwoners kunnen tot en met 12 april 2026 reageren op het plan.",
        "Van 22 december 2025 t/m 2 januari 2026 zijn we dicht.",
        "De raad besluit op 27 januari 2026 over het vervolg.",
        "De aanbesteding van de reisdocumenten sluit op 16 februari 2026.",
        "De gemeente Delft zoekt ook een jurist, daar kun je tot 22 januari 2026 reageren.",
        "Vorig jaar konden kandidaten tot 19 oktober reageren.",
    ],
)
def test_days_of_other_matters_are_no_steps(text: str) -> None:
    assert dates_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Op 7 of 8 juli 2026 drink je koffie bij ons.", ["interview 2026-07-07", "interview 2026-07-08"]),
        ("De opdracht start op 3 november 2025 en eindigt op 30 april 2026.", ["start 2025-11-03"]),
        ("Je contract gaat in op 1 december 2025 en loopt tot 1 december 2026.", ["start 2025-12-01"]),
        ("We hopen dat je op 1 december 2026 kunt beginnen; 1 januari mag ook.", ["start 2026-12-01", "start 2027-01-01"]),
        ("Na 19 oktober 2025 nemen we geen sollicitaties meer in behandeling.", ["application 2025-10-19"]),
        ("Op maandag 20 oktober 2025 halen we de vacature van de site.", ["application 2025-10-20"]),
        ("Stuur je cv\nvóór zondag\n19 oktober 2025.", ["application 2025-10-19"]),
        ("Beantwoording van de vragen: 9 maart 2026", ["answers 2026-03-09"]),
        ("De vijf beste kandidaten worden op 26-09-2025 voorgelegd aan de gemeente.", ["shortlist 2025-09-26"]),
        ("Per 1 februari 2027 starten er weer 24 plekken.", []),
        ("Aanmelden voor de excursie kan tot 8 september 2026.", []),
        ("Ingelanden kunnen tot 15 oktober 2026 een zienswijze indienen.", []),
        ("Medewerkers reageren t/m 13 september, anderen t/m 20 september 2026.", ["application 2026-09-20"]),
        ("Wij verlengen de termijn met een week, tot 27 september 2026.", ["application 2026-09-27"]),
        ("Wie het wordt, beslissen we op 5 oktober 2026.", ["other 2026-10-05"]),
        ("Je wordt aangesteld per 1 november 2026 voor een jaar.", ["start 2026-11-01"]),
        ("De reactietermijn, die tot 25 januari liep, is verlengd tot en met 1 februari 2026.", ["application 2026-02-01"]),
        ("Alleen brieven die op 1 februari 2026 vóór middernacht binnen zijn, tellen mee.", ["application 2026-02-01"]),
        ("Per 1 april 2026 doordat Henk op 31 maart 2026 stopt; wij gunnen haar de rust van harte.", []),
        ("Zij is op 6 januari 2026 beschikbaar voor een toelichting.", ["questions 2026-01-06"]),
    ],
)
def test_wordings_of_long_municipal_postings(text: str, expected: list[str]) -> None:
    assert dates_of(text) == expected


def test_a_place_and_a_month_at_the_end_date_the_posting() -> None:
    middle = "Wij werken aan wonen, wegen en water in een gebied met veel gezichten. " * 12
    head = "De gemeente zoekt een jurist. Reageren kan tot en met 22 juni. Op 3 juli zijn de gesprekken."
    dated = steps(f"{head}\n{middle}\nHofstede, mei 2025\n")
    assert [step["date"] for step in dated] == ["2025-06-22", "2025-07-03"]
    told = steps(f"{head}\n{middle}\nHofstede telt sinds mei 2025 vijf kernen.\n")
    assert [step["open"] for step in told] == [(6, 22), (7, 3)]
