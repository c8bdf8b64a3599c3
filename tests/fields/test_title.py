"""The job's title: where it stands, what belongs to it, and what only looks like one."""

from __future__ import annotations

import pytest

import vacaturextract as vx


def title_of(text: str) -> tuple[str, str] | None:
    """The value, and the words of its evidence."""
    found = vx.extract(text).title
    return (found.value, found.evidence[0].text) if found else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Functie: Beleidsadviseur Water\nUren: 36", "Beleidsadviseur Water"),
        ("Waterschap De Vecht - Concerncontroller\nHoorn - 36 uur\n\nJe werkt graag.", "Concerncontroller"),
        ("Planner (m/v) | Tiel | 36 uur | schaal 8\n\nHoud jij van puzzelen?", "Planner"),
        ("Medewerker inkoop en logistiek bij Dijkmans Transport\n\nJe bestelt.", "Medewerker inkoop en logistiek"),
        ("PROFIEL TEAMMANAGER ZORG EN WELZIJN\nGemeente Tiel", "TEAMMANAGER ZORG EN WELZIJN"),
        ("# Medewerker Pers, Marketing en Communicatie\n\nJe schrijft.", "Medewerker Pers, Marketing en Communicatie"),
        ("Wij zijn op zoek naar een enthousiaste en ervaren data-analist die graag rekent.", "data-analist"),
        ("Als senior adviseur grondzaken ga je aan de slag met bouwplannen.", "senior adviseur grondzaken"),
        ("Als Product Owner beheer je de lijst van wensen.", "Product Owner"),
        ("Word jij onze nieuwe wijkverpleegkundige?", "wijkverpleegkundige"),
        ("Solliciteer dan nu op de functie van griffier.", "griffier"),
        ("HR Business Partner | Tiel | 36 uur\n\nJe adviseert graag.", "HR Business Partner"),
        ("Stafmedewerker Omgeving | Tiel | 36 uur\n\nJe adviseert graag.", "Stafmedewerker Omgeving"),
        ("Wijkbeheerder Tiel en omgeving\n\nJe kent de buurt.", "Wijkbeheerder"),
        ("Het Vecht Lyceum zoekt een Consulent Werk & Inkomen voor 36 uur.", "Consulent Werk & Inkomen"),
        ("WIJ ZOEKEN: KOK (24 UUR)\nin Tiel\n\nWie ben je?\ndiploma kok niveau 3", "KOK"),
        ("Manager Bedrijfsvoering a.i. gezocht voor de Vechtgroep", "Manager Bedrijfsvoering a.i."),
        ("Lid van het dagelijks bestuur\nWaterschap De Vecht", "Lid van het dagelijks bestuur"),
        ('"wij zoeken een ervaren data analist voor ons team in tiel"', "data analist"),
        ("Veldhuis Robotics is hiring a Product Owner (f/m/d) to join the team.", "Product Owner"),
        ("PhD position in Coastal Morphology\nVecht University\n\nYou model the coast.", "PhD position in Coastal Morphology"),
        ("Marketing Intern | Tiel | 40 hours\n\nYou write.", "Marketing Intern"),
        ("Allround timmerman (mbo) | Tiel\n\nJe bouwt.", "Allround timmerman"),
        ("Administrateur\nBakker Transport\nTiel\n\nBakker Transport rijdt door heel Europa.", "Administrateur"),
        ("VACATURE VOOR DE ROL VAN PLANNER BIJ VELDHUIS\n\nJe plant.", "PLANNER"),
        ("Stage\nParttime\n\nAls Software Tester bij ons bouw je mee.", "Software Tester"),
        ("Het tuincentrum zoekt de meest creatieve bloembind(st)er van Tiel.", "bloembind(st)er"),
        ("Kom je naar Data/AI/MLBen jij de data engineer die het verschil maakt?", "data engineer"),
        ("Sluit\nDeel deze vacature\nTerug\nInkoper techniek\nTiel, Nederland\n\nJe koopt in.", "Inkoper techniek"),
        ("Adviseur wonen (die ook weet hoe een kavel eruitziet)\n\nTiel | 36 uur\n\nJe schrijft.", "Adviseur wonen"),
        ("[ VERVULD ] Hoofd Publiek\nTiel\n\nJe ontvangt gasten.", "Hoofd Publiek"),
        ("job_title: Legal Counsel\nlocation: Tiel\n\nYou advise.", "Legal Counsel"),
        ("ZZP-opdracht Scrum Master bij Veldhuis\n\nJe helpt teams.", "Scrum Master"),
        ("Locatieleider kinderdagverblijf Kikker & Co\n\nKikker & Co heeft vijf huizen.", "Locatieleider kinderdagverblijf"),
        ("Het lyceum zoekt een conrector onderbouw (LD/LE).", "conrector onderbouw"),
        ("Home › Vacatures › Adviseur Water\n\nAdviseur Water\nTiel | 36 uur\n\nJij rekent.", "Adviseur Water"),
        ("[2025/17] Beleidsmedewerker Jeugd\nStandplaats: Tiel", "Beleidsmedewerker Jeugd"),
        ("Functioneel beheerder zakenOpdracht 40817Gepubliceerd 20-06-2024\n\nJe test.", "Functioneel beheerder zaken"),
        ("WAT\nAdviseur informatiebeveiliging\n\nWAAR\nTiel", "Adviseur informatiebeveiliging"),
        ("🌙 Verzorgende IG avonddienst 🌙\nTiel\n\nJe zorgt graag.", "Verzorgende IG avonddienst"),
        ("Dan zoekt Omroep Vecht jou! Eindredacteur nieuws (32-36 uur) Wie zijn we? Wij maken nieuws.", "Eindredacteur nieuws"),
        ("Per 1 maart zoekt het Vecht Lyceum in Tiel een docent wiskunde.", "docent wiskunde"),
        ("Als wijkbeheerder groen en grijs ga je de straat op.", "wijkbeheerder groen en grijs"),
        ("Als planeconoom bij de gemeente Tiel reken je mee.", "planeconoom"),
        ("Als planner verzamel en verwerk je alle ritten.", "planner"),
        ("Versterk het team van Veldhuis Zuivel als Category Manager Kaas!", "Category Manager Kaas"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert title_of(text) == (title, title)


@pytest.mark.parametrize(
    "text",
    [
        "Je hebt drie jaar ervaring als projectleider.",
        "Rapporteert aan:\nManager Verkoop\n\nJe bent nauwkeurig.",
        "Wij zijn op zoek naar versterking van ons team.",
        "Je bent een sparringpartner voor de wethouder.",
        "Als team ga je samen op pad.",
        "Je onderhoudt contact met klanten en opdrachtgevers.",
    ],
)
def test_no_titles(text: str) -> None:
    assert vx.extract(text).title is None


def test_the_heading_wins_over_a_role_in_the_prose() -> None:
    text = "Teamleider Groen\n\nAls leidinggevende ben je zichtbaar. Je bent ook een coach voor het team."
    assert title_of(text) == ("Teamleider Groen", "Teamleider Groen")


def test_the_title_named_most_often_wins() -> None:
    text = (
        "Wij groeien. Als monteur werk je buiten. We zoeken een monteur met een rijbewijs. "
        "Je werkt samen met de planner. Als monteur krijg je een bus."
    )
    assert title_of(text) == ("monteur", "monteur")


def test_a_title_of_another_posting_is_left_out() -> None:
    text = "Wij bieden een mooie plek.\n\nVergelijkbare vacatures\nBoekhouder | Tiel | 36 uur\n"
    assert vx.extract(text).title is None


def test_several_jobs_give_a_warning() -> None:
    text = "Functie: Planner\nUren: 32\n\nFunctie: Monteur\nUren: 40\n"
    record = vx.extract(text)
    assert record.title is not None
    assert record.title.value == "Planner"
    warned = [[e.text for e in w.evidence] for w in record.warnings if w.code == "several_jobs"]
    assert warned == [["Planner", "Monteur"]]


def test_rejections_are_explained() -> None:
    trace = vx.extract("Je hebt drie jaar ervaring als projectleider.", explain=True).trace or []
    found = [(c.evidence[0].text, c.reason) for c in trace if c.field == "title"]
    assert found == [("projectleider", "experience")]


def test_a_list_of_colleagues_is_no_title() -> None:
    text = (
        "Raadsadviseur/plaatsvervangend griffier\ngemeente Borne\n\nDe griffie is klein: griffier, raadsadviseur en medewerker."
    )
    record = vx.extract(f"{text}\nInfo: Ad Kerk, griffier, 074-2345678")
    assert record.title is not None
    assert record.title.value == "Raadsadviseur/plaatsvervangend griffier"
