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
        ("Via Start People ga je aan de slag bij een bedrijf in Tiel.", "Start People", "agency.pays"),
        ("Deze functie wordt exclusief via Bureau Zilver vervuld.", "Bureau Zilver", "agency.through"),
        ("Contractlabel: Kantelpunt\nTarief: marktconform", "Kantelpunt", "agency.label"),
        (
            "Brugman Techniek is een recruitmentbureau. Onze opdrachtgever zoekt een monteur.",
            "Brugman Techniek",
            "agency.describes_itself",
        ),
        ("Reageer via info@bureauadinterim.nl.", "Bureau Ad Interim", "agency.known_domain"),
        ("Uw adviseur bij Leeuwendaal voert de gesprekken. Onze opdrachtgever is een ROC.", "Leeuwendaal", "agency.runs"),
        ("Intermediair: Kantelpunt B.V.\nKlant: gemeente Borne", "Kantelpunt B.V.", "agency.label"),
        ("Broker Kantelpunt\nEindklant: gemeente Borne\nOpdracht: controller", "Kantelpunt", "agency.hired_through"),
        ("De gemeente laat zich bijstaan door Eva Smit van bureau Kantelpunt.", "Kantelpunt", "agency.adviser_of"),
        ("Voor de gemeente Borne zijn wij als Kantelpunt op zoek naar een griffier.", "Kantelpunt", "agency.on_behalf"),
        (
            "ZP Vecht\nOpdracht 48172\n\nGemeente Borne zoekt een controller. Vragen: hulp@zpvecht.nl.",
            "ZP Vecht",
            "agency.own_domain",
        ),
        (
            "Jurist | detachering | Kamp & Vos\nDe opdrachtgever is een gemeente. Mail jan@kampvos.nl.",
            "Kamp & Vos",
            "agency.own_domain",
        ),
        (
            "Kamp en Vos BV – uitzenden, detacheren\nGemeente Borne zoekt een planner. Mail jan@kampenvos.nl.",
            "Kamp en Vos",
            "agency.own_domain",
        ),
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
        ("Gemeente Borne zoekt een adviseur.\nWerving: Intern en extern", "Intern", "employer"),
        ("Gemeente Borne zoekt een adviseur.\nVacature via Werken in Twente", "Werken", "employer"),
        ("Onze klant is Heldens in Tiel. Wij plannen de gesprekken bij Heldens op 3 mei.", "Heldens", "employer"),
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Gemeente Borne, griffier\nBel Eva Smit, associate bij Veldman Oord, of mail eva@veldmanoord.nl.", "Veldman Oord"),
        ("Roerling & Stam, bureau voor bestuurders\nDe gemeente Borne krijgt een griffier. Brieven naar borne@roerlingstam.nl.",
         "Roerling & Stam"),
        ("PEILHAAK | opdrachten\nInhuur van een jurist voor de provincie Drenthe. Bied aan via vraag@peilhaak.eu.", "PEILHAAK"),
        ("De gemeente Borne laat zich bijstaan door elf hoog. Vragen: noor@elfhoog.nl. Met elf hoog praat je op 3 mei.",
         "elf hoog"),
    ],
)  # fmt: skip
def test_a_name_that_is_the_domain_of_a_mailbox(text: str, value: str) -> None:
    assert agency(text) == (value, "agency.own_domain")


@pytest.mark.parametrize(
    "text",
    [
        "Havenzorg zoekt een arts. Wij werken voor de gemeente Borne. Mail naar recruitment@havenzorg.nl.",
        "De omgevingsdienst zoekt een jurist. Mail de griffie: griffie@borne.nl. Borne is mooi.",
        "Gemeente Borne: lees meer op www.zichtopwater.nl. Zicht op Water is een bureau van de gemeente.",
    ],
)
def test_the_employers_own_domain(text: str) -> None:
    assert agency(text) is None


def test_the_earlier_place_wins_and_the_rest_is_kept_in_the_trace() -> None:
    text = "Kantelpunt begeleidt deze procedure. De selectie is in handen van Kantelpunt."
    assert agency(text) == ("Kantelpunt", "agency.guided_by")
    assert refused(text) == {("Kantelpunt", "later")}


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("Brugman Interim\n\nOpdracht: controller\nPlaats: Borne", "Brugman Interim", "agency.heads"),
        ("Planner | Tiel | via Wielwerk Personeel | 40\nOnze klant zoekt een planner.", "Wielwerk Personeel", "agency.label"),
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


# How postings name an agency that no list knows; {a} is its name.
WORDINGS = [
    "Voor onze opdrachtgever, de gemeente Borne, is {a} op zoek naar een directeur.",
    "{a} zoekt voor gemeente Borne een directeur bedrijfsvoering.",
    "In opdracht van gemeente Borne werft {a} een griffier.",
    "Wij van {a} zoeken namens de gemeente Borne een griffier.",
    "Voor de gemeente Borne mogen wij, {a}, de werving van een griffier verzorgen.",
    "{a} mag voor gemeente Borne op zoek naar een nieuwe griffier.",
    "{a} is exclusief door de gemeente Borne gevraagd om een griffier te werven.",
    "Via {a} zoekt de gemeente Borne een griffier.",
    "Gemeente Borne zoekt een griffier. Deze vacature wordt u aangeboden door {a}.",
    "Griffier (via {a})\nGemeente Borne zoekt een griffier.",
    "Gemeente Borne zoekt een griffier. De werving en selectie wordt verzorgd door {a}.",
    "Gemeente Borne zoekt een griffier. Deze wervingsprocedure wordt uitgevoerd in samenwerking met {a}.",
    "Gemeente Borne zoekt een griffier. De voorselectie wordt gedaan door {a}.",
    "Gemeente Borne zoekt een griffier. De voorselectiegesprekken vinden plaats bij {a} in Zwolle.",
    "Gemeente Borne zoekt een griffier. De gesprekken met {a} zijn op 12 mei.",
    "Gemeente Borne zoekt een griffier. Geschikte kandidaten worden door {a} voorgedragen aan de gemeente.",
    "Gemeente Borne zoekt een griffier. Na een gesprek met {a} volgt de presentatie aan de raad.",
    "Gemeente Borne zoekt een griffier. {a} presenteert de kandidaten op 12 mei aan de raad.",
    "Gemeente Borne zoekt een griffier. Voor deze executive search is {a} ingeschakeld.",
    "Gemeente Borne zoekt een griffier. {a} is onze partner in deze werving.",
    "Gemeente Borne zoekt een griffier. Onze partner in werving en selectie, {a}, neemt contact met je op.",
    "Gemeente Borne zoekt een griffier. Wij werken in deze procedure samen met {a}.",
    "Gemeente Borne zoekt een griffier. Wij hebben de werving van deze functie bij {a} neergelegd.",
    "Gemeente Borne zoekt een griffier.\nNeem contact op met Eva Smit, consultant bij {a}, 06 23456781.",
    "Gemeente Borne zoekt een griffier.\nVragen? Bel Eva Smit van bureau {a}, 06 23456781.",
    "Gemeente Borne zoekt een griffier. Upload je cv op de site van ons wervingsbureau {a}.",
    "Griffier\nGemeente Borne\n\n{a} is gespecialiseerd in executive search voor overheden.",
    "Griffier\nGemeente Borne\n\nWij, {a}, zijn een bureau in executive search.",
    "Je start via {a} en na 26 weken kom je in dienst bij onze klant.",
    "Je komt in dienst bij {a} en wordt gedetacheerd bij een klant in Tiel.",
    "Voor onze klant in Tiel zoeken wij een monteur. {a} is lid van de ABU.",
    "Interim controller\nEindklant: gemeente Borne\nBroker: {a}\nTarief: 95",
    "Interim controller\nGemeente Borne\n\nDe inhuur verloopt via de broker {a}.",
    "Interim controller\nGemeente Borne\n\nDeze opdracht wordt uitgezet via {a}.",
    "Voor een klant in Tiel zoeken wij een monteur. Bij {a} ben je in goede handen. Mail eva@{domain}.nl.",
    "Beste lezer,\n\nNamens de gemeente Borne zoeken wij een ervaren griffier. Interesse?\n\nMet vr"
    "iendelijke groet,\nEva Smit\nconsultant\n{a}",
    "Our client, the municipality of Borne, is looking for a clerk.\n\n© 2024 {a}",
    "{a} is looking for a data engineer for one of our clients in Utrecht.",
    "On behalf of our client {a} is recruiting a controller.",
    "Wij ({a}) zijn gevraagd om voor de gemeente Borne een griffier te zoeken.",
    "De gemeente Borne heeft voor deze vacature gekozen voor samenwerking met {a}.",
    "Gemeente Borne zoekt een griffier. De gemeente wordt in dit traject ondersteund door {a}.",
    "Gemeente Borne zoekt een griffier. Wij hebben {a} gevraagd ons te helpen bij het vinden van de juiste kandidaat.",
    "Gemeente Borne zoekt een griffier. {a} is belast met de werving en selectie.",
    "Gemeente Borne zoekt een griffier. Met de werving is {a} belast.",
    "Gemeente Borne zoekt een griffier. De werving en selectie is opgedragen aan {a}.",
    "Gemeente Borne zoekt een griffier. Deze procedure wordt door {a} begeleid.",
    "Gemeente Borne zoekt een griffier. De procedure wordt namens de gemeente uitgevoerd door {a}.",
    "Gemeente Borne zoekt een griffier. Bureau {a} verzorgt de eerste selectie.",
    "Gemeente Borne zoekt een griffier. {a} maakt een eerste selectie uit de sollicitaties.",
    "Gemeente Borne zoekt een griffier. {a} doet de voorselectie.",
    "Gemeente Borne zoekt een griffier. {a} neemt contact op met geselecteerde kandidaten.",
    "Gemeente Borne zoekt een griffier. De selectie vindt plaats door {a}.",
    "Gemeente Borne zoekt een griffier. Je sollicitatie wordt behandeld door {a}.",
    "Gemeente Borne zoekt een griffier. Je kunt je sollicitatie richten aan {a}, t.a.v. mevrouw E. Smit.",
    "Gemeente Borne zoekt een griffier. Uitgebreide informatie is te vinden in het profiel op d"
    "e site van {a}, die de procedure begeleidt.",
    "Gemeente Borne zoekt een griffier. Neem contact op met onze adviseur Eva Smit van {a}, die de procedure begeleidt.",
    "Gemeente Borne zoekt een griffier. Wil je meer weten? Bel dan met Eva Smit, werving- en se"
    "lectieadviseur bij {a}: 06 23456781.",
    "Gemeente Borne zoekt een griffier. Contact: Eva Smit, recruitmentadviseur bij {a}.",
    "Gemeente Borne zoekt een griffier. Informatie: Eva Smit, executive search consultant {a}, 06-23456781.",
    "Interim projectleider\nOpdrachtgever: gemeente Borne\nInhurende partij: {a}",
    "Wij van {a} bemiddelen deze opdracht voor de gemeente Borne.",
    "Ben jij de monteur die wij zoeken? Je gaat via {a} aan de slag bij onze opdrachtgever in Tiel.",
    "Monteur gezocht! Als monteur ga je via {a} werken bij een mooi bedrijf in Tiel.",
    "Het betreft een uitzendfunctie via {a}.",
    "Je werkt in dienst van {a} bij onze opdrachtgever in Tiel.",
    "Dienstverband: via {a}, met uitzicht op vast bij de opdrachtgever.",
    "Contract: uitzenden via {a}",
    "Werkgever: {a} (detachering)\nOpdrachtgever: gemeente Borne",
    "Gemeente Borne zoekt een griffier. De raad heeft voor de werving de hulp ingeroepen van {a}.",
    "Gemeente Borne zoekt een griffier. {a} coördineert de procedure namens de gemeente.",
    "Gemeente Borne zoekt een griffier. Een longlist wordt opgesteld door {a}.",
    "Gemeente Borne zoekt een griffier. Voor de invulling van deze vacature hebben wij {a} in de arm genomen.",
    "{a} is op zoek naar een monteur voor haar klant in Tiel.",
    "Voor een van onze opdrachtgevers in Twente is {a} per direct op zoek naar een monteur.",
]


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("name", ["Beemsterboer & Vonk", "Talentkade", "Van der Laan Search"])
def test_an_unknown_agency_by_its_wording(wording: str, name: str) -> None:
    domain = "".join(sign for sign in name.lower() if sign.isalnum())
    found = agency(wording.format(a=name, domain=domain))
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "Gemeente Borne zoekt een griffier. Bel Eva Smit, hoofd HR, 06 23456781. Acquisitie wordt niet op prijs gesteld.",
        "Gemeente Borne zoekt een adviseur voor Bureau Ruimte.\n\nBureau Ruimte telt 12 collega's.",
        "Beemsterboer & Vonk zoekt een recruiter.\n\nWij zijn een bureau voor werving en selectie en zoeken een collega.",
        "Architect\nBeemsterboer & Vonk is een architectenbureau. Wij zoeken een architect voor ons team.",
        "Gemeente Borne zoekt een griffier. Een assessment bij Beemsterboer & Vonk maakt deel uit van de procedure.",
        "Gemeente Borne zoekt een griffier. De screening wordt uitgevoerd door Beemsterboer & Vonk.",
        "Gemeente Borne zoekt een inkoper. Je hebt ervaring opgedaan bij een bureau zoals Beemsterboer & Vonk.",
        "Gemeente Borne zoekt een voorlichter. Je werkt samen met reclamebureau Beemsterboer & Vonk aan campagnes.",
        "Gemeente Borne zoekt een medewerker. Verloning is via payrollbedrijf Beemsterboer & Vonk.",
        "Beemsterboer & Vonk is een ingenieursbureau. Als projectleider werk je voor onze opdrachtgevers.",
        "Havenzorg zoekt een arts. De gesprekken bij Havenzorg zijn op 12 mei; recruiter Noor Bakker helpt je graag.",
        "Gemeente Borne zoekt een griffier. Directeur Tom Kerk voert de selectiegesprekken op 12 mei.",
        "Gemeente Borne zoekt een griffier. De gesprekken vinden plaats op het gemeentehuis in Borne.",
        "Gemeente Borne zoekt een griffier. De gesprekken zijn met de Vertrouwenscommissie.",
        "Gemeente Borne zoekt een griffier. Wil je meer weten? Bel Eva Smit, adviseur bij Team Mens.",
        "Gemeente Borne zoekt een adviseur. Je werkt samen met ketenpartner Politie Oost en met Saxion.",
        "Gemeente Borne zoekt een projectleider. Je begeleidt het project samen met Rijkswaterstaat.",
        "Gemeente Borne zoekt een inkoper. Je contactpersoon bij Twente Milieu is Eva Smit.",
        "Stichting De Wilg zoekt een bestuurder. De procedure wordt begeleid door de raad van toezicht.",
        "Je solliciteert via het portaal van Werken in Twente.",
        "Havenzorg zoekt een arts. Je start via Havenzorg Academie met een opleiding en daarna ga je aan de slag.",
        "Gemeente Borne zoekt een adviseur. Een gesprek met Twente Board volgt in mei over de regio.",
    ],
)
def test_where_no_agency_is_named(text: str) -> None:
    assert agency(text) is None
