"""Competencies: own texts, whole values, evidence, and what must not be taken."""

from __future__ import annotations

from typing import Any

import pytest

import vacaturextract as vx


def labels(text: str) -> list[str]:
    return [item.label for item in vx.extract(text).competencies]


def quoted(text: str) -> list[tuple[str, str]]:
    """Each label with the words that state it, as they stand in the raw text."""
    record = vx.extract(text)
    for item in record.competencies:
        for evidence in item.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
    return [(item.label, item.evidence[0].text) for item in record.competencies]


def refused(text: str) -> list[tuple[str, str | None]]:
    record = vx.extract(text, explain=True)
    assert record.trace is not None
    return [(c.evidence[0].text, c.reason) for c in record.trace if c.field == "competencies" and c.outcome == "rejected"]


def test_list_under_a_heading_gives_whole_items() -> None:
    text = "Data-adviseur\n\nCompetenties\n- Stressbestendigheid\n- Analyseren\n- Visie\n"
    found = [item.model_dump(mode="json", exclude={"confidence"}) for item in vx.extract(text).competencies]
    at = {word: text.index(word) for word in ("Stressbestendigheid", "Analyseren", "Visie")}

    def item(word: str, rule: str, **fields: Any) -> dict[str, Any]:
        start = at[word]
        return {
            **fields,
            "source": "list",
            "rule": rule,
            "evidence": [{"start": start, "end": start + len(word), "text": word}],
        }

    assert found == [
        item(
            "Stressbestendigheid",
            "competency.quality",
            label="stressbestendigheid",
            category="persoonlijk",
            uri="http://data.europa.eu/esco/skill/7a147904-22b3-498a-b4d9-7bceeb86b45d",
        ),
        item(
            "Analyseren",
            "competency.verb",
            label="probleemanalyse",
            category="denken",
            uri="http://data.europa.eu/esco/skill/4707da90-9cfc-46ca-8de0-38a0b7bfb137",
        ),
        item("Visie", "competency.noun", label="visie", category="denken", uri=None),
    ]


def test_prose_and_list_are_told_apart() -> None:
    text = "Wie ben jij?\nJe bent proactief.\n\nCompetenties\n- Samenwerken\n"
    assert [(i.label, i.source) for i in vx.extract(text).competencies] == [("proactiviteit", "prose"), ("samenwerken", "list")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je schrijft helder en overtuigend.", ["schriftelijke communicatie"]),
        ("Iemand die met werkdruk kan omgaan en snel beslist.", ["stressbestendigheid", "besluitvaardigheid"]),
        ("Je bent een integer en benaderbaar mens.", ["integriteit", "sociabiliteit"]),
        ("Assertief mag je zijn.", ["assertiviteit"]),
        ("Jouw profiel\nIn drie woorden: nuchter, hulpvaardig en empathisch.", ["inlevingsvermogen"]),
        ("Wat vragen ze?\n- je denkt in oplossingen en werkt efficiënt", ["oplossingsgerichtheid", "efficiëntie"]),
        ("Wat we aan jou vragen\nEen diploma.\nEen beetje humor.", ["humor en relativeringsvermogen"]),
        ("U bent daadkrachtig, rolvast en integer.", ["besluitvaardigheid", "rolvastheid", "integriteit"]),
        ("We zoeken een nieuwsgierige bakker die goed kan samenwerken.", ["leervermogen", "samenwerken"]),
        ("Ben jij een echte teamspeler met gevoel voor humor?", ["samenwerken", "humor en relativeringsvermogen"]),
        ("Je beschikt over overtuigingskracht en een flexibele instelling.", ["overtuigingskracht", "flexibiliteit"]),
        ("Je weet mensen te inspireren en te verbinden.", ["inspireren", "verbinden"]),
        ("Als persoon houd je het overzicht en neem je graag initiatief.", ["helikopterview", "initiatief"]),
        ("Organisatorisch ben je sterk.", ["plannen en organiseren"]),
        ("You are a proactive team player.", ["proactiviteit", "samenwerken"]),
        ("Je bent klant- en resultaatgericht.", ["klantgerichtheid", "resultaatgerichtheid"]),
    ],
)  # fmt: skip
def test_prose_of_the_candidate(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A fragment goes on about the person that the sentence before it asks for.
        ("We zoeken een kok. Een energiek mens met een flexibele aanpak.", ["prestatievermogen", "flexibiliteit"]),
        ("U hebt de zorg van binnen gezien. Daadkrachtig, want er ligt veel.", ["besluitvaardigheid"]),
        # Among diplomas and years of experience, whatever the heading.
        ("De baan\n- mbo-diploma\n- goede contactuele eigenschappen;\n- Oog voor detail;", ["sociabiliteit", "nauwkeurigheid"]),
        # Any sign may mark an item.
        ("Wie ben jij?\n\U0001f4cc Analytisch en secuur bent.", ["probleemanalyse", "nauwkeurigheid"]),
        # A word between two traits that names no competency.
        ("Je noemt jezelf secuur, representatief, assertief.", ["nauwkeurigheid", "assertiviteit"]),
        # Dashes behind a full stop, where the line breaks were lost.
        ("Verder ben je:- Vloeiend in Engels.- Gedreven om te koken.- Secuur.", ["prestatievermogen", "nauwkeurigheid"]),
        # A team player is no team, and a text that asks somebody is no offer.
        ("Jouw profiel\nEen team player met doe-mentaliteit", ["samenwerken", "pragmatisme"]),
        ("Wat bieden wij?\nWij zoeken mensen die initiatief tonen.", ["initiatief"]),
        # The subject behind the trait, and what one owns.
        ("Servicegericht, en je hebt een rijbewijs.", ["klantgerichtheid"]),
        ("Door je creativiteit kom je met iets nieuws.", ["creativiteit"]),
        ("Flexibel moet je zijn, want het is een badplaats.", ["flexibiliteit"]),
        ("Je geeft niets weg, onderhandelt fel over elke prijs en blijft daarbij oprecht.", ["authenticiteit"]),
        # Another adjective between the trait and its noun.
        ("Ook ben jij een communicatief vaardig en representatief persoon.", ["mondelinge communicatie"]),
        ("Je durft buiten de gebaande paden te denken.", ["durf", "creativiteit"]),
        # How one does things.
        ("Jouw profiel\nJe kijkt kritisch naar de begroting.", ["oordeelsvorming"]),
        ("Jouw profiel\nJe kunt op een inspirerende manier uitleg geven.", ["inspireren"]),
        ("Je weet je plannen overtuigend over te brengen.", ["overtuigingskracht"]),
        # "Als geen ander" and "niet alleen" deny nothing.
        ("Jij kunt als geen ander samenwerken.", ["samenwerken"]),
        ("Je hebt ervaring met lassen, maar ook een passie voor samenwerking.", ["samenwerken"]),
    ],
)  # fmt: skip
def test_traits_outside_a_full_sentence(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_items_without_a_subject_count_among_the_requirements() -> None:
    text = "Wat vragen wij?\n- mbo-4 niveau\n- zorgvuldig en stressbestendig\n- een proactieve houding\n- Communiceert helder\n"
    assert labels(text) == ["nauwkeurigheid", "stressbestendigheid", "proactiviteit", "mondelinge communicatie"]


def test_announced_list_without_a_known_heading() -> None:
    text = "Je herkent jezelf in de volgende woorden: integer, vasthoudend en creatief."
    assert [(i.label, i.source) for i in vx.extract(text).competencies] == [
        ("integriteit", "list"),
        ("vasthoudendheid", "list"),
        ("creativiteit", "list"),
    ]


def test_both_ways_of_communicating() -> None:
    assert quoted("Je hebt goede communicatieve vaardigheden, mondeling en schriftelijk.") == [
        ("mondelinge communicatie", "communicatieve vaardigheden"),
        ("schriftelijke communicatie", "schriftelijk"),
    ]
    assert quoted("Je hebt uitstekende mondelinge en schriftelijke uitdrukkingsvaardigheden.") == [
        ("mondelinge communicatie", "mondelinge"),
        ("schriftelijke communicatie", "schriftelijke uitdrukkingsvaardigheden"),
    ]


def test_language_in_speech_and_writing_is_no_competency() -> None:
    assert labels("Je beheerst de Nederlandse taal in woord en geschrift.") == []


def test_skills_in_a_language_are_no_competency() -> None:
    assert labels("Jouw profiel\n- goede mondelinge en schriftelijke vaardigheden in het Nederlands") == []


def test_damaged_words() -> None:
    assert quoted("U kunt zelf standig werken en hebt doorzettings- vermogen.") == [
        ("zelfstandigheid", "zelf standig"),
        ("vasthoudendheid", "doorzettings- vermogen"),
    ]


def test_each_label_once_where_it_is_first_asked() -> None:
    text = "Je bent flexibel. Je hebt een flexibele houding."
    assert quoted(text) == [("flexibiliteit", "flexibel")]
    assert refused(text) == [("flexibele houding", "repeated")]


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Wij zijn innovatief en we zoeken een kok.", "innovatief", "employer"),
        ("Ons team is ambitieus.", "ambitieus", "employer"),
        ("Je krijgt ruimte om initiatief te nemen.", "initiatief te nemen", "employer"),
        ("Jouw profiel\n- ervaring met coachen", "coachen", "experience"),
        ("Je hoeft niet commercieel te zijn.", "commercieel", "negated"),
        ("Wat bieden wij?\n- een flexibele houding van de baas", "flexibele houding", "offer"),
        ("Je hebt flexibele werktijden.", "flexibele", "other_meaning"),
        ("Solliciteren\nLaat zien dat je proactief bent.", "proactief", "elsewhere"),
        ("Je werkt in een creatief team.", "creatief", "modifies_thing"),
        ("We zoeken een strategisch adviseur.", "strategisch", "modifies_thing"),
        ("Wat ga je doen?\n- adviseren van het college", "adviseren", "task"),
        ("De brug is flexibel.", "flexibel", "not_asked"),
        ("U hebt de sluis gezien. De flexibiliteit daarvan is hoog.", "flexibiliteit", "not_asked"),
        (
            "Jouw profiel\n- goede schriftelijke vaardigheden in de Nederlandse taal",
            "schriftelijke vaardigheden",
            "other_meaning",
        ),
        ("Je zorgt voor een transparante communicatie.", "transparante", "task"),
        ("Jij schrijft alles op, zodat de kennis bewaard blijft en transparant is.", "transparant", "not_asked"),
        ("Je bereidt cijfers voor, voor analytisch of ander gebruik.", "analytisch", "modifies_thing"),
        ("Je volgt een training om je sociale vaardigheden te verbeteren.", "sociale vaardigheden", "employer"),
        ("We zoeken koks om onze groeiambitie waar te maken.", "groeiambitie", "employer"),
        ("Wat ga je doen?\nJe leest kritisch mee in dossiers.", "kritisch", "not_asked"),
        ("Jouw profiel\nWij houden elkaar scherp door kritische vragen te stellen.", "kritische vragen te stellen", "employer"),
    ],
)
def test_distractors_with_their_reason(text: str, words: str, reason: str) -> None:
    assert labels(text) == []
    assert (words, reason) in refused(text)


def test_values_of_the_employer_count_only_where_they_are_asked() -> None:
    assert labels("Onze kernwaarden zijn ambitieus, betrokken en betrouwbaar.") == []
    assert labels("Onze kernwaarden ambitieus, betrokken en betrouwbaar zijn ook jou op het lijf geschreven.") == [
        "ambitie",
        "betrokkenheid",
        "integriteit",
    ]


def test_titles_and_departments_are_no_competencies() -> None:
    text = "Commercieel medewerker binnendienst\n\nJe werkt bij het team Communicatie, naast de creatief directeur."
    assert labels(text) == []


def test_every_reason_is_documented() -> None:
    from vacaturextract.fields.competency import REASONS

    texts = (
        "Wij zijn innovatief. Je hoeft niet commercieel te zijn. De brug is flexibel. Je werkt in een creatief team.",
        "Wat bieden wij?\n- flexibel\n\nSolliciteren\nLaat zien dat je proactief bent.",
        "Jouw profiel\n- ervaring met coachen\n- integer\n- integer",
    )
    seen = {reason for text in texts for _, reason in refused(text)}
    assert seen <= set(REASONS)
    assert {"employer", "negated", "not_asked", "modifies_thing", "offer", "elsewhere", "experience", "repeated"} <= seen


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Je sluit goed aan bij de belevingswereld van anderen.", "inlevingsvermogen"),
        ("Je leeft je makkelijk in anderen in.", "inlevingsvermogen"),
        ("Je verplaatst je goed in de positie van een bewoner.", "inlevingsvermogen"),
        ("Je past je snel aan nieuwe situaties aan.", "aanpassingsvermogen"),
        ("Je houdt vol, ook als het tegenzit.", "vasthoudendheid"),
        ("Je bouwt bruggen tussen mensen.", "verbinden"),
        ("Je voelt politieke verhoudingen goed aan.", "politiek-bestuurlijke sensitiviteit"),
    ],
)
def test_split_verbs(sentence: str, label: str) -> None:
    assert [c.label for c in vx.extract(f"Wie ben jij?\n{sentence}").competencies] == [label]
    assert vx.extract(sentence.replace("Je ", "De gemeente ").replace(" je ", " zich ")).competencies == []


def test_a_question_below_how_to_apply_still_asks() -> None:
    record = vx.extract("Solliciteren\nStuur je brief. Ben jij zorgvuldig, stressbestendig en flexibel? Dan zien we je graag.")
    assert [item.label for item in record.competencies] == ["nauwkeurigheid", "stressbestendigheid", "flexibiliteit"]
