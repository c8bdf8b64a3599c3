"""Contacts: who is named for questions or applying, whose number is whose, and what is no contact."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pytest

import vacaturextract as vx
from vacaturextract.fields.contact_points import address, phone_number

Joined = tuple[str | None, list[str], list[str]]


def contacts(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = vx.extract(text).model_dump(mode="json")["contacts"]
    return found


def joined(text: str) -> list[Joined]:
    return [(item["name"], item["phones"], item["emails"]) for item in contacts(text)]


def refused(text: str) -> list[tuple[str, str | None]]:
    trace = vx.extract(text, explain=True).trace or []
    return [(c.evidence[0].text, c.reason) for c in trace if c.field == "contacts" and c.outcome == "rejected"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("06-23456781", "+31623456781"),
        ("06 - 234 56 781", "+31623456781"),
        ("(06) 23 45 67 81", "+31623456781"),
        ("+31 (0)6 23456781", "+31623456781"),
        ("0031 6 23456781", "+31623456781"),
        ("+316 2345 6781", "+31623456781"),
        ("06.23.45.67.81", "+31623456781"),
        ("073 – 612 06 55", "+31736120655"),
        ("(030) 307 61 24", "+31303076124"),
        ("0592 - 55 61 07", "+31592556107"),
        ("088-\n4567890", "+31884567890"),
        ("+32 475 12 34 56", "+32475123456"),
        ("01-02-2024 09", "+31102202409"),
        ("06-1234567", None),
        ("0000000000", None),
    ],
)
def test_phone_numbers(written: str, expected: str | None) -> None:
    assert phone_number(written) == expected


def test_a_belgian_posting_needs_no_address_in_be() -> None:
    record = vx.extract(
        "Lokaal bestuur Herzele zoekt een bode. Je krijgt maaltijdcheques en een hospitalisatieverzekering.\n"
        "Meer info bij Lieselot De Smet, personeelsdienst, 053 60 70 72."
    )
    assert [(c.name, c.phones) for c in record.contacts] == [("Lieselot De Smet", ["+3253607072"])]


def test_an_english_verb_is_no_name_and_a_number_no_role() -> None:
    record = vx.extract(
        "We seek a clerk. Questions? Call Maarten Hof (Head of Finance) at +31 6 4010 2233 or email recruiter Lina Aydin: "
        "lina@kestrelwater.example."
    )
    assert [(c.name, c.role) for c in record.contacts][1] == ("Lina Aydin", "recruiter")
    assert record.contacts[0].name == "Maarten Hof"


def test_belgian_numbers_need_a_belgian_posting() -> None:
    assert phone_number("03 456 78 90", belgian=True) == "+3234567890"
    assert phone_number("03 456 78 90") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [("HR@Vechtwerken.nl", "hr@vechtwerken.nl"), ("i.tromp [at] vechtwerken [punt] nl", "i.tromp@vechtwerken.nl")],
)
def test_addresses(written: str, expected: str) -> None:
    assert address(written) == expected


def test_a_person_with_role_number_and_address() -> None:
    text = "Vragen? Neem contact op met Femke Wieringa, teamleider Wonen, via 06-23456781 of hr@vechtwerken.nl."
    (item,) = contacts(text)
    evidence = [piece["text"] for piece in item.pop("evidence")]
    assert evidence == ["Femke Wieringa", "06-23456781", "hr@vechtwerken.nl"]
    del item["confidence"]
    assert item == {
        "name": "Femke Wieringa",
        "role": "teamleider Wonen",
        "organisation": None,
        "is_agency": False,
        "purpose": "information",
        "phones": ["+31623456781"],
        "emails": ["hr@vechtwerken.nl"],
        "urls": [],
        "rule": "contact.contact_with",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # each with their own
            "Bel Bas Mourik (06-23456781) of Anne Verhoef (010-2345678).",
            [("Bas Mourik", ["+31623456781"], []), ("Anne Verhoef", ["+31102345678"], [])],
        ),
        (  # one number for two
            "Voor informatie kunt u contact opnemen met Bas Mourik of Anne Verhoef, telefoonnummer 010-2345678.",
            [("Bas Mourik", ["+31102345678"], []), ("Anne Verhoef", ["+31102345678"], [])],
        ),
        (  # a number and a desk's address for two
            "Bel met Bas Mourik of Anne Verhoef via 010-2345678 of mail naar werven@kantelpunt.nl.",
            [
                ("Bas Mourik", ["+31102345678"], ["werven@kantelpunt.nl"]),
                ("Anne Verhoef", ["+31102345678"], ["werven@kantelpunt.nl"]),
            ],
        ),
        (  # the address is made of the second name
            "Neem contact op met Bas Mourik of Anne Verhoef via a.verhoef@kantelpunt.nl.",
            [("Bas Mourik", [], []), ("Anne Verhoef", [], ["a.verhoef@kantelpunt.nl"])],
        ),
        (  # given names later on
            "Bel of mail met Bas Mourik of Anne Verhoef.\nAnne is bereikbaar via 06-23456781.\nBas via 010-2345678.",
            [("Bas Mourik", ["+31102345678"], []), ("Anne Verhoef", ["+31623456781"], [])],
        ),
        (  # pronouns
            "Richt je brief aan Bas Mourik (directeur). Bij hem kun je ook terecht voor vragen: 06-23456781.",
            [("Bas Mourik", ["+31623456781"], [])],
        ),
        (
            "Stuur je cv aan werven@kantelpunt.nl, ter attentie van Anne Verhoef. Zij is bereikbaar onder (010) 234 56 78.",
            [("Anne Verhoef", ["+31102345678"], ["werven@kantelpunt.nl"])],
        ),
        (  # a card
            "Contactpersoon: Anne Verhoef\nTelefoon: 06-23456781\nE-mail: talent@kantelpunt.nl\n\nSluitingsdatum: 6 september",
            [("Anne Verhoef", ["+31623456781"], ["talent@kantelpunt.nl"])],
        ),
        (
            "# Contact\n\nMerel Otten\n\nCampus Recruiter\n\nmotten@kantelpunt.nl\n\n+31882345678",
            [("Merel Otten", ["+31882345678"], ["motten@kantelpunt.nl"])],
        ),
        (  # line breaks of inline tags
            "Neem dan contact op met\nMark Suurbier, Head of IT, via\n+31623456781\n.",
            [("Mark Suurbier", ["+31623456781"], [])],
        ),
        (  # the number comes first
            "Bel ons op 010-2345678 en vraag naar Bas Mourik.",
            [("Bas Mourik", ["+31102345678"], [])],
        ),
        (  # desks
            "Stuur je cv naar werken@vechtwerken.nl. Algemene vragen: 010-2345678.",
            [(None, [], ["werken@vechtwerken.nl"]), (None, ["+31102345678"], [])],
        ),
        (
            "Bel of mail met HRM via 074 24 68 300 of hrm@vechtwerken.nl.",
            [(None, ["+31742468300"], ["hrm@vechtwerken.nl"])],
        ),
        (  # a person, then a desk on its own line
            "Adviseur: Bas Mourik, 06-23456781\nAlgemeen: 010-2345678, post@kantelpunt.nl",
            [("Bas Mourik", ["+31623456781"], []), (None, ["+31102345678"], ["post@kantelpunt.nl"])],
        ),
        (  # named without a number
            "Je kunt je sollicitatie richten aan Freek Kraanen, corporate recruiter.",
            [("Freek Kraanen", [], [])],
        ),
        (  # given name only
            "Wil je meer weten? Neem dan contact op met Saskia, via 06 23 45 67 81.",
            [("Saskia", ["+31623456781"], [])],
        ),
        (  # an unknown name with a role
            "Neem contact op met Ruska Krinkel, manager Data, via 06 23 45 67 81.",
            [("Ruska Krinkel", ["+31623456781"], [])],
        ),
        (  # the same person twice, in another grouping
            "Bel met Bas Mourik (06-23456781).\n\n# Contact\nBas Mourik\n06 - 23 45 67 81",
            [("Bas Mourik", ["+31623456781"], [])],
        ),
        (  # an address glued to the next sentence
            "Mail naar a.verhoef@kantelpunt.nlInformatie over ons staat op de site.",
            [(None, [], ["a.verhoef@kantelpunt.nl"])],
        ),
    ],
)
def test_whose_number_is_whose(text: str, expected: list[Joined]) -> None:
    assert joined(text) == expected


def test_a_text_without_capitals() -> None:
    text = (
        "heb je vragen? neem dan contact op met roy spaans, hr-adviseur, via telefoonnummer +316 2345 6781. "
        + "we zien je graag. " * 10
    )
    assert joined(text) == [("roy spaans", ["+31623456781"], [])]


def test_a_name_known_from_its_address_only() -> None:
    text = "mail gerust ruska krinkel, manager, ruska.krinkel@kantelpunt.nl, 06 23 45 67 81. " + "we zien je graag. " * 10
    assert joined(text) == [("ruska krinkel", ["+31623456781"], ["ruska.krinkel@kantelpunt.nl"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acquisitie: alleen schriftelijk via bureaus@vechtwerken.nl.", [("bureaus@vechtwerken.nl", "acquisition")]),
        ("Voor vragen over privacy: fg@vechtwerken.nl.", [("fg@vechtwerken.nl", "privacy")]),
        (
            "Wil je dat jouw gegevens verwijderd worden? Mail dan naar hr@vechtwerken.nl.",
            [("hr@vechtwerken.nl", "privacy")],
        ),
        ("Persvragen: 010-2345678.", [("010-2345678", "press")]),
        ("Onze vertrouwenspersoon is bereikbaar op 010-2345678.", [("010-2345678", "not_for_candidates")]),
        ("IBAN NL91 ABNA 0417 1643 00.", [("0417 1643 00", "other_number")]),
        ("Vacaturenummer: 0612345678", [("0612345678", "other_number")]),
        ("Bel 06-12345.\nKvK 30157728.", []),
        ("Mail ons via [email protected].", []),
        ("Bel de gemeente op 14 0164.", []),
        ("Fax: 010-2345678", [("010-2345678", "other_number")]),
    ],
)
def test_no_contacts_for_candidates(text: str, expected: list[tuple[str, str]]) -> None:
    assert contacts(text) == []
    assert refused(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Je valt onder teamleider Wendy Dijkhuis en werkt met Bas, Rianne en Glenn.",
        "'Ik werk hier met plezier', zegt Jan Pietersen, planner.",
        "Ons kantoor ligt aan de Godfried Bomansstraat in Tilburg, naast het Titus Brandsma Lyceum.",
        "Het eerste gesprek is met Edo Ridderbos en Suzan van Oort.",
        "De sluitingsdatum is 01-02-2024 09:00 uur.",
        "Acquisitie naar aanleiding van deze vacature wordt niet op prijs gesteld.",
    ],
)
def test_people_and_digits_that_are_no_contacts(text: str) -> None:
    assert contacts(text) == []


def test_roles_before_and_after_the_name() -> None:
    text = "Over de inhoud: HR-adviseur Naomi Wieringa, 06-23456781. Bel ook met Bas Mourik | Recruiter | 010-2345678."
    assert [(item["name"], item["role"]) for item in contacts(text)] == [
        ("Naomi Wieringa", "HR-adviseur"),
        ("Bas Mourik", "Recruiter"),
    ]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Vragen over de functie? Bel Bas Mourik op 06-23456781.", "information"),
        ("Vragen over de sollicitatieprocedure? Bel Bas Mourik op 06-23456781.", "procedure"),
        ("Stuur je motivatie en cv naar Bas Mourik, b.mourik@kantelpunt.nl.", "application"),
    ],
)
def test_purposes(text: str, purpose: str) -> None:
    assert [item["purpose"] for item in contacts(text)] == [purpose]


def test_the_agencys_people_and_the_employers() -> None:
    text = (
        "De gemeente Borne zoekt een griffier. De procedure wordt begeleid door Brugman Search. "
        "Bel onze adviseur Lotte Wiersma (06-23456781).\n"
        "Vanuit de gemeente kun je terecht bij Bas Mourik, teammanager, 074-2345678."
    )
    assert [(item["name"], item["is_agency"]) for item in contacts(text)] == [("Lotte Wiersma", True), ("Bas Mourik", False)]
    assert contacts(text)[0]["organisation"] == "Brugman Search"


def test_contacts_can_be_left_out() -> None:
    record = vx.extract("Bel met Bas Mourik (06-23456781).", contacts=False)
    assert record.contacts == []


def test_the_organisation_beside_a_role() -> None:
    text = (
        "Namens de gemeente Borne zoekt Kantelpunt een griffier. "
        "Vragen over de procedure stel je aan Lotte Wiersma, consultant bij Kantelpunt: 06-23456781."
    )
    (item,) = contacts(text)
    assert (item["role"], item["organisation"], item["is_agency"]) == ("consultant", "Kantelpunt", True)


def test_a_role_given_at_another_mention() -> None:
    text = "Bel of mail Bas Mourik op 06-23456781.\n\n# Contact\n\nBas Mourik\nCorporate Recruiter\n06-23456781"
    (item,) = contacts(text)
    assert item["role"] == "Corporate Recruiter"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De leiding heeft Femke Wieringa, directeur.\n\nVragen? Bel Femke: 06-23456781.",
            [("Femke Wieringa", ["+31623456781"], [])],
        ),
        (
            "De procedure wordt geleid door mevrouw Ilse ten Brink MSc.\n\nInlichtingen geeft mevrouw Ten Brink: 06-23456781.",
            [("Ilse ten Brink", ["+31623456781"], [])],
        ),
        (
            "Stuur je brief aan Femke Wieringa, directeur, info@vechtwerken.nl. Vragen mogen ook telefonisch: 0592-556107.",
            [("Femke Wieringa", ["+31592556107"], ["info@vechtwerken.nl"])],
        ),
        ("Vragen? Bel onze vestiging in Borne. Mailen mag ook: borne@vechtwerken.nl.", [(None, [], ["borne@vechtwerken.nl"])]),
        ("Mail je cv naar werk@vechtwerken.nl t.n.v. Ilse Tromp.", [("Ilse Tromp", [], ["werk@vechtwerken.nl"])]),
        (
            "Je kunt mij bellen: 06-23456781.\n\nHartelijke groet,\n\nFemke Wieringa\nVechtwerken",
            [("Femke Wieringa", ["+31623456781"], [])],
        ),
        ("Bel Ilse Tromp, 0592 - 55 61 07ilse@vechtwerken.nl", [("Ilse Tromp", ["+31592556107"], ["ilse@vechtwerken.nl"])]),
    ],
)
def test_whose_further_numbers_are(text: str, expected: list[Joined]) -> None:
    assert joined(text) == expected


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Vechtwerken BV | Kade 1, 1234 AB Borne | 0592-556107", ("0592-556107", "office")),
        ("Een storing? Bel voor storingen 0592-556107.", ("0592-556107", "not_for_candidates")),
        ("Afmelden? Mail afmelden@vechtwerken.nl.", ("afmelden@vechtwerken.nl", "not_for_candidates")),
        ("Aan: netwerk@vechtwerken.nl\nBetreft: vacature planner", ("netwerk@vechtwerken.nl", "mail_header")),
        ("Technische vragen over het portaal? hulp@vechtwerken.nl", ("hulp@vechtwerken.nl", "for_the_site")),
        ("Lukt het niet, dan bel je Karel, die weet alles van pompen.", ("Karel", "only_a_given_name")),
    ],
)
def test_points_and_names_that_are_not_for_candidates(text: str, refusal: tuple[str, str]) -> None:
    assert joined(text) == []
    assert refusal in refused(text)


def test_a_storingsmonteur_may_be_called() -> None:
    text = "Meer weten over het werk van storingsmonteur? Bel Femke Wieringa, 06-23456781."
    assert joined(text) == [("Femke Wieringa", ["+31623456781"], [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jeugd: Femke Wieringa, 0592-556107. Wmo: Bas Mourik, zelfde nummer of 06-23456781.",
            [("Femke Wieringa", ["+31592556107"], []), ("Bas Mourik", ["+31592556107", "+31623456781"], [])],
        ),
        ("Bel (06-23456781) of app met Femke Wieringa, recruiter.", [("Femke Wieringa", ["+31623456781"], [])]),
        (
            "Mail je cv naar werk@vechtwerken.nl, dan belt Femke je terug. Femke is ook te bereiken op 0592-556107.",
            [("Femke", ["+31592556107"], ["werk@vechtwerken.nl"])],
        ),
        (
            "Hallo, ik ben Femke. Stuur mij een mail: werk@vechtwerken.nl.",
            [("Femke", [], ["werk@vechtwerken.nl"])],
        ),
        (
            "Bel Femke Wieringa of Bas Mourik, respectievelijk 06-23456781 en 06-23456782.",
            [("Femke Wieringa", ["+31623456781"], []), ("Bas Mourik", ["+31623456782"], [])],
        ),
        (
            "Femke Wieringa (06-23456781) en Teus Mourik (06-23456782) begeleiden de procedure.",
            [("Femke Wieringa", ["+31623456781"], []), ("Teus Mourik", ["+31623456782"], [])],
        ),
        ("Raadslid Femke Wieringa geeft desgevraagd een toelichting.", [("Femke Wieringa", [], [])]),
        ("Je kunt bellen met wethouder Van der Molen (0592-556107).", [("Van der Molen", ["+31592556107"], [])]),
        (
            "Neem contact op met Femke Wieringa (manager) of Lizzetta van der Laan (recruiter).",
            [("Femke Wieringa", [], []), ("Lizzetta van der Laan", [], [])],
        ),
        (
            "Vragen? Femke Wieringa is er voor je, associate bij Velden Search: 06-23456781.",
            [("Femke Wieringa", ["+31623456781"], [])],
        ),
        (
            "U kunt mij bellen op 06-23456781.\n\nMet vriendelijke groet,\n\nmr. Femke Wieringa",
            [("Femke Wieringa", ["+31623456781"], [])],
        ),
    ],
)
def test_further_ways_to_the_same_person(text: str, expected: list[Joined]) -> None:
    assert joined(text) == expected


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Pers: vragen van journalisten aan stem@vechtwerken.nl.", ("stem@vechtwerken.nl", "press")),
        ("Vragen van familie over een bewoner? Bel de receptie, 0592-556107.", ("0592-556107", "not_for_candidates")),
        ("Vragen over kaarten: kassa, 0592-556107.", ("0592-556107", "not_for_candidates")),
        ("Overige vragen: 0592-556107 (klantenservice, alleen huurderszaken).", ("0592-556107", "not_for_candidates")),
        ("Problemen met inloggen? Bel 0592-556107.", ("0592-556107", "for_the_site")),
        ("Uitzendbureaus: bel ons niet op 0592-556107.", ("0592-556107", "acquisition")),
        ("Bezoekadres: Kade 1, 1234 AB Borne\n0592-556107\n\nTot snel", ("0592-556107", "office")),
        ("Stadhuis, Raadhuisplein 1, Borne, tel. 0592-556107", ("0592-556107", "office")),
        (
            "Van: Kring Noord <post@kring.nl>\nAan: leden\n\nGroet, Anne, 06-23456781\n\n"
            "--- Doorgestuurd bericht ---\nPlanner gezocht",
            ("06-23456781", "mail_header"),
        ),
    ],
)
def test_points_of_others(text: str, refusal: tuple[str, str]) -> None:
    assert joined(text) == []
    assert refusal in refused(text)


def test_doubts_about_an_application_are_a_candidates() -> None:
    text = "Alleen voor technische problemen of twijfel over uw inschrijving belt u Femke Wieringa: 0592-556107."
    assert joined(text) == [("Femke Wieringa", ["+31592556107"], [])]


def test_a_body_is_not_the_owner_of_an_address() -> None:
    text = "Rechtstreeks aan De Greiden gerichte brieven gaan terug. Mail naar greiden@vechtwerken.nl."
    assert joined(text) == [(None, [], ["greiden@vechtwerken.nl"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel met Femke Wieringa jr., 0592-556107.", [("Femke Wieringa jr", ["+31592556107"], [])]),
        ("Bel me gerust: 06-23456781.\n\nFemke Wieringa\nVechtwerken", [("Femke Wieringa", ["+31623456781"], [])]),
        ("Klantenservice: 0900 - 463 64 43.", []),
        ("Storing? Serviceteam 0592-556107.", []),
    ],
)
def test_suffixes_signatures_and_service_lines(text: str, expected: list[Joined]) -> None:
    assert joined(text) == expected


def test_a_number_behind_a_name_is_not_that_of_the_next_one() -> None:
    record = vx.extract("Bel Sietske Wiarda (0562-45 27 99) of app met Jorn: 06 12 98 76 54.")
    assert [(contact.name, contact.phones) for contact in record.contacts] == [
        ("Sietske Wiarda", ["+31562452799"]),
        ("Jorn", ["+31612987654"]),
    ]


LINKED = [
    ('Heb je vragen? <a href="mailto:hr@voorbeeld.example">Mail ons</a>.', [(None, [], ["hr@voorbeeld.example"])]),
    (
        'Neem contact op met <a class="x" href="mailto:j.wiarda@voorbeeld.example?subject=Vraag">Jorn Wiarda</a>, teamleider, '
        "of bel <a href='tel:+31-612987654'>zijn mobiel</a>.",
        [("Jorn Wiarda", ["+31612987654"], ["j.wiarda@voorbeeld.example"])],
    ),
    ('Bel <a href="tel:0612987654">06 - 12 98 76 54</a>.', [(None, ["+31612987654"], [])]),
    (
        'Mail hr@voorbeeld.example of <a href="mailto:hr@voorbeeld.example">klik hier</a>.',
        [(None, [], ["hr@voorbeeld.example"])],
    ),
    ('<a href="mailto:?subject=Baan">Deel via de mail</a> <a href="tel:+31%20612987654">Bel</a> <a href="tel:112">112</a>', []),
    ('<a href="mailto:geen adres">Mail</a> <a href="mailto:hr@voorbeeld.example"><img src="i.png"></a>', []),
    (
        '<nav><a href="mailto:hr@voorbeeld.example">Mail</a></nav> <a href="mailto:privacy@voorbeeld.example">Uw gegevens</a>',
        [],
    ),
]


@pytest.mark.parametrize(("body", "expected"), LINKED)
@pytest.mark.parametrize("escaped", [False, True])
def test_links_of_a_page_to_mailboxes_and_phones(
    body: str, expected: list[Joined], escaped: bool, assert_exact: Callable[[vx.Vacancy, str], None]
) -> None:
    page = f"<h1>Jurist</h1><p>{body}</p>"
    if escaped:
        page = html.escape(page)
    record = vx.extract(page, explain=True)
    assert [(c.name, c.phones, c.emails) for c in record.contacts] == expected
    assert_exact(record, page)
    kept_out = vx.extract(page, explain=True, contacts=False).model_dump_json()
    assert not any(secret in kept_out for secret in ("wiarda", "hr@", "privacy@", "612987654"))


def test_a_link_has_its_address_for_evidence() -> None:
    page = '<p>Vragen over de functie? <a href="mailto:hr@voorbeeld.example">Mail ons</a></p>'
    (contact,) = vx.extract(page).contacts
    start = page.index("hr@")
    assert [(e.start, e.end, e.text) for e in contact.evidence] == [(start, start + 20, "hr@voorbeeld.example")]
    assert (contact.rule, contact.purpose) == ("contact.link", "information")
    assert vx.load()(page)._.vacancy.contacts == [contact]


def test_links_under_other_postings_are_not_read() -> None:
    page = "<h1>Adviseur</h1><p>Wij bieden 36 uur.</p><h2>Vergelijkbare vacatures</h2>" + "<p>Adviseur B in Oss.</p>" * 60
    page += '<a href="mailto:hr@voorbeeld.example">Mail ons</a>'
    assert refused(page) == [("hr@voorbeeld.example", "site_frame")]
