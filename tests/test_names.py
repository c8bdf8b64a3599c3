"""Persons' names by Dutch grammar, and the addresses that are made of them."""

from __future__ import annotations

import pytest

from vacaturextract.dutch import names
from vacaturextract.fields.contact_people import name_words
from vacaturextract.rules import PatternLibrary

WORDS = name_words(PatternLibrary.load())


def sure(text: str) -> list[str]:
    return [person.text for person in names.persons(text, 0, len(text), WORDS) if person.sure]


def unsure(text: str) -> list[str]:
    return [person.text for person in names.persons(text, 0, len(text), WORDS) if not person.sure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel met Annelies op den Kamp via 06", ["Annelies op den Kamp"]),
        ("Bel met Ruud van 't Zand via 06", ["Ruud van 't Zand"]),
        ("bel Ilse in 't Veld", ["Ilse in 't Veld"]),
        ("bel Henk 's-Gravendijk, 06", ["Henk 's-Gravendijk"]),
        ("met Omar el-Khoury (06", ["Omar el-Khoury"]),
        ("met Joh. Chr. Smit op 06", ["Joh. Chr. Smit"]),
        ("mevrouw E. Visser - van der Laan, 06", ["E. Visser - van der Laan"]),
        ("Anne Visser - recruiter - 06", ["Anne Visser"]),
        ("gemeentehuis, Johan de Wittstraat 5, Zwolle", []),
        ("bel Sandra van der Laan 06-11223344", ["Sandra van der Laan"]),
        ("ContactpersoonIlse Bos", ["Ilse Bos"]),
        ("de heer Bas ten Brink MSc, partner", ["Bas ten Brink"]),
        ("met Maria de la Cruz Garcia, adviseur", ["Maria de la Cruz Garcia"]),
        ("met Youssef el Idrissi (06", ["Youssef el Idrissi"]),
        ("met Jan Willem ter Haar (06", ["Jan Willem ter Haar"]),
        ("met Jan-Willem van der Meer of", ["Jan-Willem van der Meer"]),
        ("Nynke Kramer – Sital, consultant", ["Nynke Kramer – Sital"]),
        ("Nynke Kramer – van den Broek, consultant", ["Nynke Kramer – van den Broek"]),
        ("Lotte Bos-van Zuidwijk, 06", ["Lotte Bos-van Zuidwijk"]),
        ("Sanne Visser-Op den Dries.", ["Sanne Visser-Op den Dries"]),
        ("secretaris drs. T.M.G. Verkerk, tel.", ["T.M.G. Verkerk"]),
        ("dhr. A. van der Hoek, telefoon", ["A. van der Hoek"]),
        ("R.W.A. (Ricardo) Buijs", ["R.W.A. (Ricardo) Buijs"]),
        ("mevrouw Van den Berg op 06", ["Van den Berg"]),
        ("mw. van Dijk op 06", ["van Dijk"]),
        ("Jacqueline Kroon MSc, senior adviseur", ["Jacqueline Kroon"]),
        ("mr. Hanneke de Wit RA", ["Hanneke de Wit"]),
        ("onze Corporate Recruiter Jasper Maas via", ["Jasper Maas"]),
        ("teamleider Publieke Gezondheid Nicolette Veen", ["Nicolette Veen"]),
        ("Tom Kerk van Veldwerk Recruitment", ["Tom Kerk"]),
        ("Merel Otten Corporate Recruiter", ["Merel Otten"]),
        ("Bas Mourik Bas.Mourik@vechtwerken.nl", ["Bas Mourik"]),
        ("# jay Khan\nRecruiter", ["jay Khan"]),
        ("Desirée IJpelaar via", ["Desirée IJpelaar"]),
        ("Sja Lin Chow", []),
        ("het Pieter Baan Centrum", []),
        ("Titus Brandsma Lyceum", []),
        ("Team Recruitment, Afdeling Personeel en Organisatie", []),
        ("Neem Contact Op Met HR", []),
    ],
)
def test_names_with_capitals(text: str, expected: list[str]) -> None:
    assert sure(text) == expected


def test_capitals_alone_are_not_sure() -> None:
    assert unsure("met Ruska Krinkels, manager") == ["Ruska Krinkels"]
    assert sure("met Ruska Krinkels, manager") == []


def test_offsets_are_those_of_the_name() -> None:
    text = "Vragen aan drs. Femke Wieringa MSc, hoofd"
    (person,) = names.persons(text, 0, len(text), WORDS)
    assert text[person.start : person.end] == person.text == "Femke Wieringa"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("contact opnemen met marcel van hoorn, teamleider", ["marcel van hoorn"]),
        ("met c.a. broekhof, secretaris", ["c.a. broekhof"]),
        ("met walter van den berg: 06", ["walter van den berg"]),
        ("bel met mark via 06", ["mark"]),
        ("onder vermelding van o.v.v. vacaturenummer", []),
        ("contact op met onze afdeling recruitment", []),
    ],
)
def test_names_of_lowered_texts(text: str, expected: list[str]) -> None:
    assert [person.text for person in names.lowered_persons(text, 0, len(text), WORDS)] == expected


def test_lowered_texts_are_told_by_their_capitals() -> None:
    assert names.is_lowered("neem contact op met roy spaans, adviseur. " * 20)
    assert not names.is_lowered("Neem contact op met Roy Spaans, adviseur. " * 20)


@pytest.mark.parametrize(
    ("name", "box"),
    [
        ("Wil van den Berg", "w.v.d.berg"),
        ("Maaike van Buuren", "m.a.j.p.m.vanbuuren"),
        ("Larissa van den Bemt", "l.vd.bemt"),
        ("Linda Geels-Kutlu", "linda.geels-kutlu"),
        ("Nynke de Groot", "nynke.de.groot.2"),
        ("Sja Lin Chow", "sjalin.chow"),
        ("Désirée Harding", "desiree.harding"),
        ("Nick Moes", "nick"),
        ("Merel Ruijs", "mruijs"),
        ("Irene", "irene.vanrossum"),
        ("c.a. broekhof", "c.a.broekhof"),
    ],
)
def test_addresses_of_a_name(name: str, box: str) -> None:
    assert names.owns(name, box)


@pytest.mark.parametrize(
    ("name", "box"),
    [
        ("Eduard Post", "post"),
        ("Jan Info", "info"),
        ("Wil van den Berg", "werkenbij"),
        ("Anne Bos", "p.jansen"),
        ("Tom Hageman", "recruitment"),
        ("Anne Bos", ""),
    ],
)
def test_addresses_of_others(name: str, box: str) -> None:
    assert not names.owns(name, box)


def test_a_name_spelled_like_an_address() -> None:
    text = "mail gerust ruska van krinkel, manager"
    match = names.spelled_like("r.van.krinkel", text, 0, len(text))
    assert match is not None
    assert match[0] == "ruska van krinkel"
    assert names.spelled_like("info", text, 0, len(text)) is None
