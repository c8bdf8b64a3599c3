"""The employer: not the agency, the department, a partner or a place."""

from __future__ import annotations

import pytest

import vacaturextract as vx


def organisation_of(text: str) -> tuple[str, str] | None:
    """The value, and the words of its evidence."""
    found = vx.extract(text).organisation
    return (found.value, found.evidence[0].text) if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Opdrachtgever: Stichting Havenzorg\nUren: 24", "Stichting Havenzorg"),
        ("Opdrachtgever Rijkswaterstaat, Grote Projecten\nUren 24", "Rijkswaterstaat"),
        ("Dijkmans Transport in Tiel is per direct op zoek naar een monteur.", "Dijkmans Transport"),
        ("Voor onze opdrachtgever Veldhuis Techniek zoeken wij een planner.", "Veldhuis Techniek"),
        ("# Over Veldhuis Techniek\nVeldhuis Techniek levert installaties.", "Veldhuis Techniek"),
        ("Bij de gemeente Zutphen werken 500 mensen. De gemeente Zutphen groeit.", "gemeente Zutphen"),
        ("Planner | Bakkerij De Korenaar | Tiel\n\nJe bent nauwkeurig.", "Bakkerij De Korenaar"),
        ("Planner\nVan Dalen Accountants, Tiel\n\nVan Dalen Accountants groeit.", "Van Dalen Accountants"),
        ("bij havenzorg zijn wij op zoek naar een planner.", "havenzorg"),
        ("Houd je van staal? Dan zoekt Veldhuis Staal jou!", "Veldhuis Staal"),
        ("Per 1 maart zoekt het Vecht Lyceum in Ommen een docent wiskunde.", "Vecht Lyceum"),
        ("Voor het college van burgemeester en wethouders van Rucphen zoeken wij een secretaris.", "Rucphen"),
        ("Voor de gemeenteraad van Rucphen zoeken wij een griffier. Rucphen groeit.", "gemeenteraad van Rucphen"),
        ("Versterk het team van Veldhuis Zuivel als planner!", "Veldhuis Zuivel"),
        ("b2tiel zoekt een planner. Bij b2tiel werken we samen.", "b2tiel"),
        ("Docent wiskunde\nVecht Lyceum Ommen\n\nHet Vecht Lyceum groeit. Bij het Vecht Lyceum leer je.", "Vecht Lyceum"),
        ("Van Dongen Bouw bv zoekt per 1 september een planner.", "Van Dongen Bouw bv"),
        ("Veldhuis Robotics is looking for a planner to join our team.", "Veldhuis Robotics"),
        ("Planner\n\nWelcome to Veldhuis Trading, a family business that ships fruit.", "Veldhuis Trading"),
        ("The Municipality of Leiderdorp is seeking a policy officer.", "Municipality of Leiderdorp"),
        ("Planner\nVecht University of Technology\n\nYou plan.", "Vecht University of Technology"),
        ("De Rijkspost, onderdeel van het ministerie van Financiën, zoekt een planner.", "Rijkspost"),
        ("Planner bij Uitzendbureau Vecht\n\nUitzendbureau Vecht zoekt een recruiter voor Tiel.", "Uitzendbureau Vecht"),
        ("bakkerij van wilgen zoekt een verkoopster met ervaring.", "bakkerij van wilgen"),
        ("Als psycholoog bij Marga Zorg ondersteun je drie huizen.", "Marga Zorg"),
        ("Ter versterking van ons team is Dijkmans Staal te Tiel op zoek naar een planner.", "Dijkmans Staal"),
        ("Je werkt bij VechtWerk Nederland. Bij VechtWerk Nederland leer je.", "VechtWerk Nederland"),
        ("Stichting Kindcentra De Linge zoekt een planner.", "Stichting Kindcentra De Linge"),
        ("Voor de Vechtdienst Tiel (VT) zoeken wij een planner.", "Vechtdienst Tiel"),
        ("Lees verder.Over HavenzorgHavenzorg is een zorgorganisatie. Bij Havenzorg leer je.", "Havenzorg"),
        ("ggd vechtstreek zoekt: planner\n\nje plant.", "ggd vechtstreek"),
        ("Stratenmaker\nVan Gelderen Bestratingen, Vianen\n\nJe legt straten.", "Van Gelderen Bestratingen"),
        ("Hovenier\nTuinmeesters Salland\nRaalte\nFulltime\n\nJe legt tuinen aan.", "Tuinmeesters Salland"),
        ("Tandheelkundig Centrum 't Gooi zoekt een assistente.", "Tandheelkundig Centrum 't Gooi"),
        ("Voor de vestiging in Veghel is Vecht Techniek op zoek naar een monteur.", "Vecht Techniek"),
        ("De Graaf Infra is een middelgrote aannemer.", "De Graaf Infra"),
        ("Flowdesk is an Amsterdam-based start-up that automates invoices.", "Flowdesk"),
        ("vacature: kraanmachinist\nbedrijf: jonker grondwerken\nplaats: tiel", "jonker grondwerken"),
        ("Planner\nGemeente en OCMW Staden\n\nJe plant.", "Gemeente en OCMW Staden"),
        ("Als agent werk je bij de politie. Bij de politie ben je nodig.", "politie"),
        ("Je laadt wagens. Veldhuis Logistiek leert je alles. Mail naar werk@veldhuislogistiek.nl.", "Veldhuis Logistiek"),
        ("Je bouwt sites. Dat doet the/makers samen. Ook the/makers leert. Mail jan@the-makers.nl.", "the/makers"),
        ("Je stelt tentoon voor Galerie Jan Kramer. Mail info@jankramer.nl.", "Galerie Jan Kramer"),
        ("Je bouwt sites bij Webteam. Mail info@webteam.nl.", "Webteam"),
        ("Visser Lint is een fabriek. Bij Visser Lint plan je. Mail jan@visser.com.", "Visser Lint"),
        ("Je plant bij agro9. Over ons: agro9 is jong.", "agro9"),
        ("Je lakt bij Dijkmans Lak B.V.", "Dijkmans Lak B.V."),
        ("Dijkmans Lak B.V. is een familiebedrijf.", "Dijkmans Lak B.V."),
        ("Je past je aan de klanten van Veldhuis Zuivel aan. Veldhuis Zuivel groeit.", "Veldhuis Zuivel"),
        ("Dropwerf is marktleider in drop.", "Dropwerf"),
        ("Dropwerf verkoopt drop.", "Dropwerf"),
        ("Je werkt samen met Stichting Oeverzorg. Wij zijn Havenzorg en zorgen voor ouderen.", "Havenzorg"),
        ("Werken bij Zorgkring De Linde is fijn.", "Zorgkring De Linde"),
        (
            "Havenzorg zorgt in de gemeente Tiel. Bij Havenzorg telt dat. In gemeente Tiel zijn we groot.",
            "Havenzorg",
        ),
        ("Welkom in de gemeente Tiel! Wij doen veel.", "gemeente Tiel"),
        ("Bij Veldhuis Lak B.V.Onze mensen lakken.", "Veldhuis Lak B.V."),
        ("Over Bouw vd Brink\nBouw vd Brink maakt huizen.", "Bouw vd Brink"),
        ("Plan mee bij Albert Visser. Bij ons is het goed. Kom bij Albert Visser kijken.", "Albert Visser"),
        ("Bij havenzorg telt dat. Leer op onze havenzorg school. Kom bij havenzorg, want bij havenzorg kan het.", "havenzorg"),
        ("Bij Zorgadministratie van Havenzorg reken je. Bij Havenzorg telt dat.", "Havenzorg"),
        ("Dat helpt bij het succes van Veldhuis Zuivel.", "Veldhuis Zuivel"),
        ("Theater De Kade presenteert zestig stukken.", "Theater De Kade"),
        ("Bakker\nBakkerij Veldhuis, Kerkstraat, Tiel\n\nJe bakt brood.", "Bakkerij Veldhuis"),
        ("Organisatie:\nDe Zuidelijke Bank\nUren: 24", "De Zuidelijke Bank"),
        ("wij doen veel voor de gemeente tiel. bij de gemeente tiel werk je hybride.", "gemeente tiel"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert organisation_of(text) == (name, name)


@pytest.mark.parametrize(
    "text",
    [
        "Je werkt bij voorkeur vier dagen per week.",
        "Wonen is belangrijk. Wij bouwen huizen.",
        "Bellen kan met Marieke Bos.",
        "Je hebt ervaring met Excel en Python.",
        "Je komt te werken bij Team Financiën.",
        "Kandidaten komen via Veldhuis Recruitment bij ons.",
        "Uitzendbureau Veldhuis zoekt voor een bedrijf in Tiel een planner.",
        "Voor onze opdrachtgever zoeken wij een planner. Veldhuis Plus helpt je. Mail info@veldhuisplus.nl.",
        "Marieke Bos vertelt je meer: mail marieke@mariekebos.nl.",
        "Werk genoeg. Dit werk is mooi: mail info@werk.nl. Het werk wacht.",
        "De medewerkers van Veldhuis Staal gaan voor.",
        "Je sluit je aan bij het IAM team.",
        "Planner\nCustomer Service | Tiel\n\nJe plant ritten.",
        "Planner\nOpenbare Ruimte | Tiel\n\nJe plant ritten.",
        "We are Open. Join Us And Grow as a planner.",
        "Als adviseur van B en W ben je alert.",
        "Je helpt bij AI-projecten en bij Kubernetes-clusters.",
        "Je hebt gevoel bij Power BI en bij Microsoft Azure.",
        "Je werkt bij grote klanten. Je helpt bij grote verbouwingen.",
        "WerkVecht - alle banen in Tiel\n\nWerkVecht heeft banen. Bij WerkVecht vind je ze.",
    ],
)
def test_no_names(text: str) -> None:
    assert vx.extract(text).organisation is None


def test_the_agency_is_not_the_employer() -> None:
    text = (
        "Leeuwendaal begeleidt deze procedure voor de gemeente Zutphen. De gemeente Zutphen zoekt een controller. "
        "Bel Leeuwendaal voor vragen. De procedure is in handen van Leeuwendaal."
    )
    assert organisation_of(text) == ("gemeente Zutphen", "gemeente Zutphen")


def test_a_department_by_its_letters_is_not_the_employer() -> None:
    text = "Bij de dienst Publieke Zaken (DPZ) werk je samen. DPZ is een mooie dienst. Wij zijn Stichting Havenzorg."
    assert organisation_of(text) == ("Stichting Havenzorg", "Stichting Havenzorg")


def test_a_town_that_speaks_as_the_employer() -> None:
    text = (
        "Zutphen is een oude stad. De gemeente groeit. In het gemeentehuis werken 500 mensen, en de gemeenteraad "
        "telt 29 leden. De gemeente zoekt een planner."
    )
    assert organisation_of(text) == ("Zutphen", "Zutphen")


def test_rejections_are_explained() -> None:
    text = "Team Groen heeft tien mensen. Veldhuis Techniek zoekt een planner. Veldhuis Techniek groeit."
    trace = vx.extract(text, explain=True).trace or []
    found = {(c.evidence[0].text, c.outcome, c.reason) for c in trace if c.field == "organisation"}
    assert ("Team Groen", "rejected", "department") in found
    assert ("Veldhuis Techniek", "chosen", None) in found
