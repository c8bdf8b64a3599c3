"""Who is named for questions, in many wordings: initials, tussenvoegsels, titles, foreign names, given names alone."""

from __future__ import annotations

import pytest

import vacaturextract as vx

HEAD = "Beleidsmedewerker bij gemeente Borne\nWij zoeken een beleidsmedewerker voor 36 uur per week. Salaris schaal 10.\n\n"


def names(text: str) -> list[str]:
    return [contact.name for contact in vx.extract(HEAD + text).contacts if contact.name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voor vragen kun je bellen met J. de Vries, teamleider, via 06-12345678.", ["J. de Vries"]),
        ("Informatie: drs. A.B.C. van der Meulen, tel. 010-1234567.", ["A.B.C. van der Meulen"]),
        ("Nadere informatie bij mw. M.J. Kuipers (manager zorg), telefoon 038 - 425 12 34.", ["M.J. Kuipers"]),
        ("Neem contact op met dhr. K. Bos, 06 12 34 56 78.", ["K. Bos"]),
        ("Inlichtingen bij de heer P. J. M. Janssen, hoofd bedrijfsvoering.", ["P. J. M. Janssen"]),
        ("Contactpersoon: Th. van Dijk, 0612345678", ["Th. van Dijk"]),
        ("Bel met Joh. Chr. Smit op 06-87654321 voor meer informatie.", ["Joh. Chr. Smit"]),
        ("Meer weten? Bel Karin op den Camp, afdelingshoofd, 06-11223344.", ["Karin op den Camp"]),
        ("Vragen over de functie? Erik van 't Hof (06-11223344) beantwoordt ze graag.", ["Erik van 't Hof"]),
        (
            "Voor meer informatie kun je contact opnemen met Maria de la Fuente, recruiter, via 06-11223344.",
            ["Maria de la Fuente"],
        ),
        ("Neem voor vragen contact op met Jan in 't Veld via 06-11223344.", ["Jan in 't Veld"]),
        (
            "Contactpersoon: Anne-Marie van den Heuvel tot Beichlingen, 06-11223344",
            ["Anne-Marie van den Heuvel tot Beichlingen"],
        ),
        ("Voor vragen: Ruud ter Horst, 0612345678.", ["Ruud ter Horst"]),
        ("Heb je vragen? Bel dan met Loes uit den Boogaard op 06-11223344.", ["Loes uit den Boogaard"]),
        ("Bel voor informatie Bas aan de Stegge (06-11223344).", ["Bas aan de Stegge"]),
        ("Wil je meer weten, bel dan Henk 's-Gravendijk, teammanager, 06-11223344.", ["Henk 's-Gravendijk"]),
        ("Informatie bij Floor d'Hondt, manager, telefoonnummer 06-11223344.", ["Floor d'Hondt"]),
        ("Contact: Marieke Jansen-de Boer, HR-adviseur, m.jansen@veldhuis.example", ["Marieke Jansen-de Boer"]),
        ("Neem contact op met mevrouw E. Visser - van der Laan, 06-11223344.", ["E. Visser - van der Laan"]),
        ("Vragen? Sjoerd Terpstra-Hoekstra helpt je verder op 06-11223344.", ["Sjoerd Terpstra-Hoekstra"]),
        ("Voor informatie: Anneke van Dam-Pietersen, 058-1234567", ["Anneke van Dam-Pietersen"]),
        ("Informatie bij prof. dr. ir. H.W. Linders, 040-2471234.", ["H.W. Linders"]),
        ("Contact: Petra Molenaar MSc, teamleider, 06-11223344", ["Petra Molenaar"]),
        ("Voor vragen: mr. drs. Johan Bakker MBA, secretaris, 06-11223344.", ["Johan Bakker"]),
        ("Inlichtingen: W. de Graaf RA, concerncontroller, 06-11223344", ["W. de Graaf"]),
        ("Neem contact op met dr. Linda Postma, PhD, via 06-11223344.", ["Linda Postma"]),
        ("Je kunt bellen met ing. Kees Mulder, werkvoorbereider, 06-11223344.", ["Kees Mulder"]),
        ("Bel mevr. drs. T. Hofstra, 06-11223344.", ["T. Hofstra"]),
        ("Voor vragen kun je bellen met Fatima El Amrani, teammanager, 06-11223344.", ["Fatima El Amrani"]),
        ("Contactpersoon: Mehmet Yıldız, 06-11223344", ["Mehmet Yıldız"]),
        ("Neem contact op met Nguyen Thi Mai via 06-11223344.", ["Nguyen Thi Mai"]),
        ("Meer informatie: Oluwaseun Adeyemi, recruiter, 06-11223344.", ["Oluwaseun Adeyemi"]),
        ("Vragen? Bel met Agnieszka Wiśniewska op 06-11223344.", ["Agnieszka Wiśniewska"]),
        ("Voor meer informatie: Youssef Ben Haddou, adviseur, 06-11223344.", ["Youssef Ben Haddou"]),
        ("Contact: Priya Ramdas-Sewnarain, 06-11223344", ["Priya Ramdas-Sewnarain"]),
        ("Neem contact op met Sean O'Connor, engineering manager, 06-11223344.", ["Sean O'Connor"]),
        ("Bel met Marie-José Le Blanc, 06-11223344, voor vragen.", ["Marie-José Le Blanc"]),
        ("Voor vragen: Abdel al-Khatib, 06-11223344.", ["Abdel al-Khatib"]),
        ("Voor meer informatie bel je met Cees Zandstra of Saskia Dool, 06-11223344.", ["Cees Zandstra", "Saskia Dool"]),
        (
            "Heb je vragen? Neem contact op met Tom de Wit of Eva van Rijn via 06-11223344 of 06-55667788.",
            ["Tom de Wit", "Eva van Rijn"],
        ),
        ("Voor vragen kun je bellen met Cees of Saskia, 06-11223344.", ["Cees", "Saskia"]),
        ("Informatie bij Kim Bos en Daan Prins, beiden teamleider, 06-11223344 en 06-22334455.", ["Kim Bos", "Daan Prins"]),
        ("Mail of bel Ilse Maas, Rob Kok of Tineke Vos: 030-1234567.", ["Ilse Maas", "Rob Kok", "Tineke Vos"]),
        ("Vragen? Bel Saskia op 06-11223344.", ["Saskia"]),
        ("Wil je meer weten? App Joost: 06-11223344.", ["Joost"]),
        ("Stuur je cv naar Lotte via lotte@veldhuis.example.", ["Lotte"]),
        (
            "Voor meer informatie over de vacature kun je contact opnemen met Thijs, onze teamleider, via 06-11223344.",
            ["Thijs"],
        ),
        ("Neem contact op met Saskia van HR, 06-11223344.", ["Saskia"]),
        ("Neem contact op met Esmée van Recruitment via 06-11223344.", ["Esmée"]),
        ("Vragen? Hidde Zwerus, hidde.zwerus@veldhuis.example", ["Hidde Zwerus"]),
        ("Informatie\nBrechtje Wubs\nb.wubs@veldhuis.example", ["Brechtje Wubs"]),
        ("Solliciteren\nStuur je motivatie aan T. Okkersen, t.okkersen@veldhuis.example", ["T. Okkersen"]),
        ("Contact\nDouwe Fopma\nTeamleider Beheer\n06-11223344\nd.fopma@veldhuis.example", ["Douwe Fopma"]),
        ("Je sollicitatie mail je naar quinten.abbring@veldhuis.example t.a.v. Quinten Abbring.", ["Quinten Abbring"]),
        (
            "Contactpersonen\n- Wouter Knol, opdrachtgever, 06-11223344\n- Nynke Dijkstra, recruiter, 06-55667788",
            ["Wouter Knol", "Nynke Dijkstra"],
        ),
        ("Naam: Ellen Schuurman\nFunctie: recruiter\nTelefoon: 06-11223344", ["Ellen Schuurman"]),
        ("Meer weten?\nEllen Schuurman | Recruiter | 06-11223344 | ellen@veldhuis.example", ["Ellen Schuurman"]),
        (
            "Vragen? Bel Wim Spek (teammanager), 06-11223344. Over de procedure: Lies Ham, HR-adviseur, 06-22334455.",
            ["Wim Spek", "Lies Ham"],
        ),
        ("Je leidinggevende, Gijs Hamer, vertelt je er graag meer over. Bel hem op 06-11223344.", ["Gijs Hamer"]),
        ("Interesse? Mail je cv naar Bureau X, t.a.v. Roos van Leeuwen, roos@veldhuis.example.", ["Roos van Leeuwen"]),
        ("Mevrouw Van Oosterom-Blaauw beantwoordt je vragen graag (tel. 071-1234567).", ["Van Oosterom-Blaauw"]),
        ("Informatie bij Hoofd P&O, de heer Van Es, tel. 071-1234567.", ["Van Es"]),
        ("Neem contact op met ing. J.W. van 't Klooster BSc, 06-11223344.", ["J.W. van 't Klooster"]),
        ("Informatie: mr. dr. A. ten Have, 0570-123456", ["A. ten Have"]),
        ("Voor vragen kunt u zich wenden tot de heer mr. L.P. Ouwerkerk, gemeentesecretaris, 06-11223344.", ["L.P. Ouwerkerk"]),
        ("Bel met Jac. P. Thijssen op 06-11223344.", ["Jac. P. Thijssen"]),
        ("Contact: Ali Ben Youssef, 06-11223344", ["Ali Ben Youssef"]),
        ("Vragen? Bel Omar el-Khoury: 06-11223344.", ["Omar el-Khoury"]),
        ("Contactpersoon: Sara Al-Hashimi, 06-11223344", ["Sara Al-Hashimi"]),
        ("Bel voor meer informatie Bart 't Hooft via 06-11223344.", ["Bart 't Hooft"]),
        ("Neem contact op met Chun-Li Wang, teamlead, 06-11223344.", ["Chun-Li Wang"]),
        ("Neem contact op met Marie Louise de Bruijn-van Vliet (06-11223344).", ["Marie Louise de Bruijn-van Vliet"]),
        ("Vragen? Anne Visser - de Groot, recruiter, 06-11223344", ["Anne Visser - de Groot"]),
        ("Vragen? Anne Visser - recruiter - 06-11223344", ["Anne Visser"]),
        ("Contact: Hendrik Dijk 06-11223344.", ["Hendrik Dijk"]),
        ("Voor vragen: Sandra van der Laan 06-11223344.", ["Sandra van der Laan"]),
        ("Vragen? Contactpersoon Fleur Mos (planner): 030-1234567.", ["Fleur Mos"]),
        (
            "Neem contact op met Gerda Pot, griffier, 0343-123456, of met Wim Ham van Bureau Zicht, 06-11223344.",
            ["Gerda Pot", "Wim Ham"],
        ),
        ("Vragen? Mail Noor: noor@veldhuis.example", ["Noor"]),
        ("Stuur je brief t.a.v. mw. P. Groen naar p.groen@veldhuis.example", ["P. Groen"]),
    ],
)
def test_who_is_to_be_asked(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Streets, schools, towns, firms; colleagues and superiors; who is quoted or thanked; desks; press and privacy officers.
        "Contact\nBurgemeester De Vlugtlaan 12, Amsterdam. Telefoon 020-1234567.",
        "Voor vragen: gemeentehuis, Johan de Wittstraat 5, Zwolle, 038-1234567.",
        "Je werkt op basisschool Willem de Zwijger. Vragen? Bel 0318-123456.",
        "Meer informatie? Bel het Johan de Witt College, 070-1234567.",
        "Je werkt samen met Karin, Piet en Johan in een hecht team. Voor vragen: 030-1234567.",
        '"Hier krijg je echt de ruimte", zegt Marloes Vink, adviseur. Voor vragen bel 030-1234567.',
        "Marloes Vink, beleidsadviseur: 'Ik werk hier met plezier.' Vragen? Mail naar hr@veldhuis.example.",
        "Wethouder Jan Brouwer is blij met de nieuwe functie. Informatie via 030-1234567.",
        "Je rapporteert aan Hans de Groot, directeur. Sollicitaties naar hr@bedrijfveldhuis.example.",
        "Solliciteren kan bij gemeente Sint Anthonis, 0485-123456.",
        "Voor vragen kun je bellen met Van der Werf Hotel Breukelen, 0346-123456.",
        "Standplaats: Alphen aan den Rijn. Vragen? 0172-123456.",
        "Contact: Prinses Beatrixlaan 7, 2595 AK Den Haag, 070-1234567.",
        "Voor vragen over de procedure kun je contact opnemen met Team Werving en Selectie, 030-1234567.",
        "Bel met Jansen & De Boer Advocaten op 020-1234567.",
        "Vragen? Bel recruiter Linde & Partners, 06 12 34 56 78.",
        "Bel van Loon en Zonen: 020-1234567.",
        "Sollicitaties t.a.v. afdeling Personeel en Organisatie, Postbus 12, Zwolle.",
        "Ons team bestaat uit Anna (planner), Bram (tekenaar) en Carla (jurist). Reageren via werken@veldhuis.example.",
        "Marijke van de Ven ging met pensioen; wij zoeken haar opvolger. Vragen? 040-1234567",
        "Het Erasmus MC zoekt je. Bel 010-1234567.",
        "Je werkt in het Maria Ziekenhuis. Informatie: 013-1234567.",
        "Onze functionaris gegevensbescherming is Ria Boon, fg@veldhuis.example.",
        "Voor persvragen: Tim Hulst, persvoorlichter, 06-11223344.",
        "Sollicitatiegesprekken worden gevoerd door Koos Alberts en Anja Stam. Vragen? Bel 030-1234567.",
        "Sollicitaties naar Jan van Galenstraat 12, 1051 KM Amsterdam. Bel 020-1234567.",
        "Adres: Willem Alexanderplein 3, Zwolle; telefoon 038-1234567.",
        'Tim Hoekstra, data-engineer: "Hier leer ik elke dag." Solliciteer via jobs@veldhuis.example',
        "Collega Fleur (planner): ‘Het is hier nooit saai.’ Vragen? 030-1234567.",
        "Bel Hotel Van der Werff, 0562-123456.",
        "Mail naar Vos Accountants, info@veldhuis.example.",
        "Voor vragen kun je bellen met Peters Makelaars, 010-1234567.",
        "Je leert van Rob, onze senior. Solliciteren: mail hr@veldhuis.example.",
        "Vragen over de procedure? Bel HR: 030-1234567.",
    ],
)
def test_who_is_nobody_to_ask(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voor vragen kun je bellen met karin de wit via 06-11223344.", ["karin de wit"]),
        ("contactpersoon: johan van der linden, 06-11223344", ["johan van der linden"]),
        ("neem contact op met sanne bakker (s.bakker@veldhuis.example).", ["sanne bakker"]),
    ],
)
def test_in_a_text_that_lost_its_capitals(text: str, expected: list[str]) -> None:
    contacts = vx.extract(HEAD.lower() + text).contacts
    assert [contact.name for contact in contacts if contact.name] == expected


ROLES = [
    ("Mark van Laar, informatiemanager 06 21 96 17 75", "Mark van Laar", "informatiemanager"),
    ("Vragen? Neem contact op met jouw recruiter, Dennis Bos, via 06-21961775.", "Dennis Bos", "recruiter"),
    ("De gemeentesecretaris, de heer D. Kuipers, tel. 077-4749292, geeft inlichtingen.", "D. Kuipers", "gemeentesecretaris"),
    ("Bel met onze recruiter bij Veldwerk: Fenne de Wit (06 21961775).", "Fenne de Wit", "recruiter"),
    ("Bel Dave Bos (manager Product en Pricing Inkomen): 06 21961775", "Dave Bos", "manager Product en Pricing Inkomen"),
    ("Bel Ellen Bos, teammanager bij de gemeente Borne, 06-21961775.", "Ellen Bos", "teammanager"),
    ("Contactgegevens\nNaam: Ellen Bos\nFunctie: teamleider\nMobiel: 06-21961775", "Ellen Bos", "teamleider"),
    ("Bel Hendrik van Dijk, COO. Nummer: 06-21961775", "Hendrik van Dijk", "COO"),
    ("Bel Arie Bos\nHoofdweg 7\n06-21961775", "Arie Bos", None),
]


@pytest.mark.parametrize(("text", "name", "role"), ROLES)
def test_roles(text: str, name: str, role: str | None) -> None:
    assert [(contact.name, contact.role) for contact in vx.extract(HEAD + text).contacts] == [(name, role)]


def test_several_numbers_with_notes_are_one_persons() -> None:
    text = "Bel Ellen Bos, teamleider. Telefoon: 077 474 92 92 (secretariaat) of 06 12 34 56 78 (mobiel)."
    (contact,) = vx.extract(HEAD + text).contacts
    assert (contact.name, contact.phones) == ("Ellen Bos", ["+31774749292", "+31612345678"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("je mag ook bellen of appen naar olivier (06-21961775).", ["olivier"]),
        ("neem contact op met gitty smeets, senior data analist via 06-21961775.", ["gitty smeets"]),
        ("neem contact op met onze afdeling, de manager is bereikbaar via 06-21961775.", []),
    ],
)
def test_texts_without_capitals(text: str, expected: list[str]) -> None:
    lowered = HEAD.lower() + "je werkt aan plannen voor de buurt en je praat met bewoners. " * 4 + text
    assert [contact.name for contact in vx.extract(lowered).contacts if contact.name] == expected


def test_answers_behind_the_name_tell_the_purpose() -> None:
    (contact,) = vx.extract(HEAD + "Solliciteren\nEllen Bos beantwoordt graag je vragen: 06-12345678.").contacts
    assert contact.purpose == "information"


def test_initials_and_a_given_name_are_one_person() -> None:
    text = "Stuur je brief aan de heer B. Coumans via hr@borne.example. Vragen? Bel met de heer Bart Coumans (06-21961775)."
    (contact,) = vx.extract(HEAD + text).contacts
    assert (contact.name, contact.phones, contact.emails) == ("Bart Coumans", ["+31621961775"], ["hr@borne.example"])


@pytest.mark.parametrize(
    "text",
    [
        "Meldingen van waterverontreiniging graag via de meldkamer, 055 - 561 07 99.",
        "Reparatieverzoek? Daarvoor bel je 0596 - 57 21 00.",
        "Vragen aan de provincie? 0800 098 72 11 (gratis)",
        "Bureau Borne BV · Kerkweg 211 · Doorn · 0343 71 20 00 · KvK 71883402",
    ],
)
def test_numbers_for_the_public_are_no_contacts(text: str) -> None:
    assert [contact.phones for contact in vx.extract(HEAD + text).contacts] == []


def test_an_address_broken_at_its_own_hyphen_keeps_it() -> None:
    text = "Stuur je brief met je cv en je motivatie naar werving@vallei-\nen-veluwe.nl en noem het kenmerk."
    (contact,) = vx.extract(HEAD + text).contacts
    assert contact.emails == ["werving@vallei-en-veluwe.nl"]
