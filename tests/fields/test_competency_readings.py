"""Competencies: whole readings of short postings: the labels of all that is asked, and no other. All written here."""

from __future__ import annotations

import pytest

import vacaturextract as vx

HEAD = "Vacature beleidsadviseur bij gemeente Beesel.\n\nWat ga je doen?\nJe schrijft notities.\n\n"
PROFILE = "Wie ben jij?\nJe hebt een hbo-diploma. "

ASKED = [
    # Lists.
    (
        "Gedragscompetenties (niveau 3):\nAanpassingsvermogen (C)\nInitiatief (B)\nOordeelsvorming (C)",
        ["aanpassingsvermogen", "initiatief", "oordeelsvorming"],
    ),
    ("Wij zoeken een verkoper die\n* Flexibel en klantgericht bent", ["flexibiliteit", "klantgerichtheid"]),
    # Who is sought.
    ("Over de baan\nWe zoeken gedreven analisten voor ons team.", ["prestatievermogen"]),
    ("Over de baan\nOnze school zoekt een enthousiaste Vrije school leerkracht.", ["prestatievermogen"]),
    ("Over de baan\nVoor dit team zoeken we een enthousiast en veelzijdig Machine Learning Engineer.", ["prestatievermogen"]),
    (
        "De nieuwe burgemeester is een verbinder, toont daadkracht en heeft gevoel voor humor.",
        ["verbinden", "besluitvaardigheid", "humor en relativeringsvermogen"],
    ),
    # What the work asks.
    (
        "Deze functie vraagt om stressbestendigheid en een groot verantwoordelijkheidsgevoel.",
        ["stressbestendigheid", "verantwoordelijkheid"],
    ),
    ("Dit vereist doorzettingsvermogen.", ["vasthoudendheid"]),
    ("Het is werk dat om een flexibele werkhouding vraagt.", ["flexibiliteit"]),
    ("Hier komt ook een groot verantwoordelijkheidsgevoel bij kijken.", ["verantwoordelijkheid"]),
    # Under headings of other things.
    ("Salaris:\nJe bent klantgericht en je neemt initiatief.", ["klantgerichtheid", "initiatief"]),
    ("Arbeidsvoorwaarden\nWe vragen van jou dat je accuraat bent. Je krijgt schaal 9.", ["nauwkeurigheid"]),
    ("Wat bieden wij?\nEen laptop.\nBen jij de gedreven projectleider die wij zoeken?", ["prestatievermogen"]),
    # Wordings.
    (PROFILE + "Jij verliest nooit het overzicht.", ["helikopterview"]),
    (PROFILE + "Jij bent iemand die zich makkelijk in een ander verplaatst.", ["inlevingsvermogen"]),
    (PROFILE + "Je bent communicatief en sociaal zeer vaardig.", ["mondelinge communicatie", "sociabiliteit"]),
    (PROFILE + "Je signaleert en denkt vooruit. Kortom: proactief.", ["proactiviteit"]),
    (PROFILE + "Zonder gevoel voor humor red je het hier niet.", ["humor en relativeringsvermogen"]),
    (PROFILE + "Zit samenwerken je in het bloed?", ["samenwerken"]),
    (PROFILE + "Je wilt leren en jezelf verder ontwikkelen.", ["leervermogen", "zelfontwikkeling"]),
    (PROFILE + "Je vindt het fijn om zelf verantwoordelijkheid te nemen.", ["verantwoordelijkheid"]),
    (PROFILE + "Je hebt een dienende leiderschapsstijl.", ["leidinggeven"]),
    (PROFILE + "Je kunt goed prioriteren en plannen.", ["plannen en organiseren"]),
    ("Je bent mensgericht en kunt goed communiceren met de buurt.", ["betrokkenheid", "mondelinge communicatie"]),
    ("Je komt zelf met creatieve ideeën.", ["creativiteit"]),
    (PROFILE + "Als creatieve kracht kun je overal uit de voeten.", ["creativiteit"]),
    (PROFILE + "Met jouw uitstekende analytische en technische ETL skills los je veel op.", ["probleemanalyse"]),
    (PROFILE + "Je denkt op een creatieve wijze na over het werk.", ["creativiteit"]),
    (PROFILE + "Het vermogen om plannen helder en overtuigend te presenteren.", ["overtuigingskracht", "presenteren"]),
    (PROFILE + "Je bent sterk in communicatie en kunt hoofdrekenen.", ["mondelinge communicatie"]),
    (PROFILE + "Een rijbewijs Sterk analytisch vermogen en creatief in het zoeken", ["probleemanalyse", "creativiteit"]),
    (PROFILE + "Je krijgt veel voor elkaar met jouw frisse blik en enthousiasme.", ["prestatievermogen"]),
    ("Omgevingsbewustzijn: je voelt aan wat er in de straat speelt.", ["omgevingsbewustzijn"]),
    ("Bestuurlijke antenne: zeker, maar bescheiden.", ["politiek-bestuurlijke sensitiviteit"]),
    (PROFILE + "Je werkt nauwkeurig: een komma is bij ons een komma.", ["nauwkeurigheid"]),
    (PROFILE + "In staat tegenstellingen te overbruggen.", ["verbinden"]),
    (PROFILE + "- kostenbewust en op resultaat gericht;", ["bedrijfsmatig handelen", "resultaatgerichtheid"]),
    (PROFILE + "Iemand die zelfstandig aan het werk gaat.", ["zelfstandigheid"]),
    (PROFILE + "Het bestuur hecht aan samenwerking en verwacht die ook van u.", ["samenwerken"]),
    (PROFILE + "* Energie krijgt van problemen oplossen", ["oplossingsgerichtheid"]),
    (PROFILE + "Motivatie om proactief oplossingen te bedenken.", ["proactiviteit", "oplossingsgerichtheid"]),
    (PROFILE + "Je bent praktisch en georganiseerd.", ["pragmatisme", "plannen en organiseren"]),
    (PROFILE + "Sterk in het communiceren met bewoners.", ["mondelinge communicatie"]),
    (PROFILE + "Je vindt het leuk om de puntjes op de i te zetten.", ["nauwkeurigheid"]),
    ("Over de baan\nWe zoeken een redacteur die zelfstandig op pad gaat.", ["zelfstandigheid"]),
    ("Kritisch nadenken zit in je DNA.", ["oordeelsvorming"]),
    (
        PROFILE + "Je kan je goed uitdrukken, zowel mondeling als op papier.",
        ["mondelinge communicatie", "schriftelijke communicatie"],
    ),
    (PROFILE + "Strong written and verbal communication skills.", ["schriftelijke communicatie", "mondelinge communicatie"]),
    ("Wij zoeken geen manager maar een leider: visionair, inspirerend en wars van hiërarchie.", ["visie", "inspireren"]),
    (
        "Kandidaten herkennen zich in het volgende beeld: besluitvaardig en empathisch.",
        ["besluitvaardigheid", "inlevingsvermogen"],
    ),
    ("De nieuwe secretaris moet een teamspeler zijn met een helikopterview.", ["samenwerken", "helikopterview"]),
    ("Sollicitatie\nHeb jij lef en ben jij een echte verbinder? Reageer dan voor 1 december.", ["durf", "verbinden"]),
    (PROFILE + "Je bent een verbinder tussen binnen en buiten.", ["verbinden"]),
    (PROFILE + "Uw stijl van leidinggeven kenmerkt zich door daadkracht.", ["besluitvaardigheid"]),
    (PROFILE + "Je bent een ster in plannen.", ["plannen en organiseren"]),
    ("Aan humor geen gebrek, en je houdt van koffie.", ["humor en relativeringsvermogen"]),
    (PROFILE + "Sterke oplossingsgerichte, reken- en meetvaardigheden.", ["oplossingsgerichtheid"]),
    ("Functie-eisen\n- vriendelijke houding en pragmatisch", ["pragmatisme"]),
    ("Er wordt van je verwacht dat je je kunt aanpassen aan andere roosters.", ["aanpassingsvermogen"]),
    (PROFILE + "In een groep vind je makkelijk de verbinding met anderen.", ["verbinden"]),
    ("Wie zoeken wij?\nEen controleur die bruggen bouwt tussen de wijken.", ["verbinden"]),
    # What makes one able or willing.
    (
        PROFILE + "Uitstekende communicatievaardigheden om effectief samen te werken.",
        ["mondelinge communicatie", "samenwerken"],
    ),
    (PROFILE + "Je hebt de passie om te blijven leren.", ["leervermogen"]),
    (PROFILE + "Je bent een kei in samenwerken.", ["samenwerken"]),
    (PROFILE + "Iemand die het leuk vindt om te presenteren.", ["presenteren"]),
    (PROFILE + "\n- Goed luisteren, doorvragen en rekenen", ["luisteren"]),
    (PROFILE + "De drive om kwaliteit te leveren voor iedereen.", ["kwaliteitsgerichtheid"]),
    # One's own, or said to be typical.
    (PROFILE + "Het zal door je aanstekelijke enthousiasme komen.", ["prestatievermogen"]),
    (PROFILE + "De ambitie spat van je af.", ["ambitie"]),
    (PROFILE + "Transparantie kenmerkt zowel je woorden als je daden.", ["authenticiteit"]),
    (PROFILE + "\n- flexibel en betrokken bij bewoners", ["flexibiliteit", "betrokkenheid"]),
    ("Slim, scherp en sociaal? Dan zoeken we jou!", ["sociabiliteit"]),
    ("Wie ben jij?\nEen analytische toezichthouder, met een afgeronde opleiding.", ["probleemanalyse"]),
    (PROFILE + "\n- stipt, snel en flexibel", ["flexibiliteit"]),
    (PROFILE + "Je bent analytisch aangelegd.", ["probleemanalyse"]),
    ("Solliciteren\nMet een ondernemende houding kom je bij ons ver.", ["ondernemerschap"]),
    ("Procedure\nKritisch nadenken en hardop denken zit in je DNA.", ["oordeelsvorming"]),
    ("Eisen en meer\nHet lef om verantwoordelijkheid te nemen.", ["durf", "verantwoordelijkheid"]),
    ("We bieden flexibiliteit en vragen die ook van jou.", ["flexibiliteit"]),
    ("Je verzint creatieve invalshoeken.", ["creativiteit"]),
    ("Je bent een teamspeler met oog voor kansen.", ["samenwerken", "ondernemerschap"]),
    (PROFILE + "Scherpe ideeën, veel energie en een fiets.", ["prestatievermogen"]),
    ("Ben jij die dolenthousiaste medewerker waar we naar op zoek zijn?", ["prestatievermogen"]),
    # Lists whose first line asks.
    (
        "Wij zoeken een kandidaat die: een vriendelijke en integere houding heeft; accuraat is;",
        ["integriteit", "nauwkeurigheid"],
    ),
    ("Het is belangrijk dat je: een diploma hebt; initiatief oppakt in de groep; kunt fietsen;", ["initiatief"]),
    ("Over de baan\nWij zijn op zoek naar een vakkundige project engineer.", ["vakdeskundigheid"]),
    ("Solliciteren\nWij zijn op zoek naar een enthousiaste collega die in Reuver wil werken.", ["prestatievermogen"]),
]

# Text that lost its line breaks: headings inside it part duties from requirements.
FILLER = "De gemalen draaien dag en nacht en de peilen worden elk uur gemeten door de mensen van de wacht. " * 14
WITHOUT_BREAKS = [
    ("Dit breng je mee Samenwerkend, flexibel en een diploma op mbo-niveau.", ["samenwerken", "flexibiliteit"]),
    ("wat vragen wij in een collega? stipt en overtuigend, inspirerend en op tijd.", ["overtuigingskracht", "inspireren"]),
    ("Jouw talenten Leergierig en trots op techniek.", ["leervermogen"]),
    ("De vereisten: HBO-niveau Sterk analytisch vermogen en creatief in het denken.", ["probleemanalyse", "creativiteit"]),
    ("Dit breng je mee Een diploma. Wat bieden wij? Een gezonde dosis vrijheid en autonomie.", []),
    ("De kwaliteiten van het water zijn flexibel en overtuigend genoeg gebleken.", []),
    ("Wat wij doen is flexibel pompen, zeggen ze.", []),
]

NOT_ASKED = [
    PROFILE + "Stressbestendigheid is hier niet nodig: het is een rustige werkplek.",
    PROFILE + "Jij bent dé sparringpartner voor de directie.",
    PROFILE + "Je werkt op strategisch en tactisch niveau.",
    "Het team\nJe komt terecht in een enthousiast, hecht en gedreven team dat nauwkeurig werkt.",
    "De keten is complex. Dit vraagt om een gestructureerde aanpak binnen de regio.",
    "Ben je enthousiast over werken aan nieuwe wijken?",
    "Wij stellen de bewoners in staat om goede resultaten te behalen.",
    "Krijg je energie van het vernieuwen van de wijk?",
    "Wij bieden\nJe bent flexibel in het indelen van je week. Je bent onderdeel van een gedreven team.",
    "Wij bieden\nJe hebt veel autonomie over jouw werk.",
    "Onze hal is een plek vol creatieve ideeën.",
    "Als adviseur werk je zelfstandig aan dossiers.",
    "Je begeleidt inwoners met weinig zelfvertrouwen en leert ze assertief te zijn.",
    "De school leert kinderen samenwerken, kritisch denken en creatief zijn.",
    "Je organiseert bijeenkomsten waar leren, inspireren en netwerken centraal staan.",
    "Je legt regels uit en maakt ze toegankelijk voor inwoners.",
    "Over het team\nJe leidinggevende is een inspirerende coach die ruimte geeft.",
    "Over ons\nDe gemeente is ambitieus: er komen 800 woningen bij. De raad is kritisch en betrokken.",
    "Wij bieden\nTrainingen in adviesvaardigheden, onderhandelen en persoonlijk leiderschap.",
    PROFILE + "Je bent bekend met klantgerichte processen en leanmethodieken.",
    "Sollicitatie\nBen je na het lezen enthousiast en nieuwsgierig? Reageer dan.",
    "De functie\nJe voorganger was nauwkeurig en gestructureerd.",
    PROFILE + "Je bent de verbinder tussen bewoners en gemeente.",
    PROFILE + "Je werkt als bruggenbouwer tussen twee afdelingen.",
    "Sollicitatie\nHeb je vragen over samenwerking of integriteit? Bel dan.",
    "Sollicitatie\nHeb je interesse in leiderschap? Wij leiden je op.",
    PROFILE + "Stressbestendigheid vragen we niet apart.",
    PROFILE + "Van onze brandweermensen vragen we moed, van jou niet.",
    PROFILE + "Een geboren onderhandelaar is niet wie we zoeken.",
    PROFILE + "Overtuigingskracht is mooi maar wordt hier niet beoordeeld.",
    PROFILE + "Ambitie om manager te worden is prima.",
    PROFILE + "Uw voorgangster was vooral een organisator.",
    PROFILE + "De secretaris zelf geldt als een verbinder.",
    PROFILE + "Je kunt een ondernemer vertellen dat het niet gaat.",
    PROFILE + "Onze kernwaarden? Betrouwbaar, verbindend.",
    "Je voelt je verantwoordelijk voor een goede afhandeling.",
    PROFILE + "Goede beheersing van de Nederlandse taal wat betreft spreek- en schrijfvaardigheid.",
    PROFILE + "Ervaring met forensische onderzoeken.",
    PROFILE + "Ben jij een ervaren leider?",
    "Wat ga je doen?\nAls ingenieur bouwt u bruggen.",
    PROFILE + "Hier zijn puzzels die je nieuwsgierigheid prikkelen.",
    PROFILE + "Je bent in staat om de zorg toegankelijk te houden voor de buurt.",
    PROFILE + "Zo werken we: als één sociaal, betrokken en ondersteunend team.",
    "Wil je in een jong, ambitieus en gemotiveerd team werken?",
    PROFILE + "Er zijn sessies over zelfkennis, presenteren en presentatievaardigheden.",
    PROFILE + "Je leidt omvangrijke onderzoeken.",
    "Het werk\nJe houdt overzicht op de voorraad.",
    "Bij ons werk je hands-on met nieuwe pompen.",
    "Ben je graag betrokken vanaf het ontwerp?",
    "Het team\nMet gedreven en gelijkgestemde collega's, dicht bij het spoor.",
    "Wil je je kennis delen en anderen inspireren?",
    PROFILE + "De bereidheid dit binnen een jaar te leren.",
    PROFILE + "\n- goede en accurate beheersing van het Fries",
    PROFILE + "\n- hands-on kennis van pompen",
    "Je bent verantwoordelijk voor: het bijhouden van lijsten; de flexibele en zelfstandige inzet van pompen;",
    "Mede gedreven door nieuwe regels groeit de dienst.",
    PROFILE + "Je weet precies welk formulier past.",
]


def labels(text: str) -> list[str]:
    return [item.label for item in vx.extract(text).competencies]


@pytest.mark.parametrize(("text", "wanted"), ASKED)
def test_what_is_asked(text: str, wanted: list[str]) -> None:
    assert labels(HEAD + text) == wanted


@pytest.mark.parametrize("text", NOT_ASKED)
def test_what_is_not(text: str) -> None:
    assert labels(HEAD + text) == []


@pytest.mark.parametrize(("text", "wanted"), WITHOUT_BREAKS)
def test_text_that_lost_its_line_breaks(text: str, wanted: list[str]) -> None:
    assert labels(f"Peilbeheerder bij het waterschap. {FILLER}{text} {FILLER}") == wanted
