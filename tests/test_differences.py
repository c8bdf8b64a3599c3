"""What changed between two versions of a posting, in kind and in words."""

from __future__ import annotations

import pytest

import vacaturextract as vx
from vacaturextract.differences import Change


def changes(old: str, new: str) -> list[str]:
    return [str(change) for change in vx.diff(vx.extract(old), vx.extract(new))]


def test_the_same_posting_in_other_words_has_no_changes(posting: str) -> None:
    assert vx.diff(vx.extract(posting), vx.extract(posting)) == []
    assert changes(posting, "\n\n" + posting.replace("32-36 uur", "32 tot 36 uur")) == []


def test_a_posting_put_up_again(posting: str) -> None:
    again = (
        posting.replace("5.247", "5.500")
        .replace("12 mei 2024", "26 mei 2024")
        .replace("32-36 uur", "28-32 uur")
        .replace("06 12 34 56 78", "06 87 65 43 21")
        .replace("Je bent analytisch, klantgericht", "Je bent nauwkeurig, klantgericht")
    )
    assert changes(posting, again) == [
        "Pay raised: € 3,557 – € 5,247 gross a month, for 36 hours a week"
        " -> € 3,557 – € 5,500 gross a month, for 36 hours a week",
        "Hours lowered: 32 – 36 a week, a full week is 36 -> 28 – 32 a week, a full week is 36",
        "Deadlines later: apply by 12 May 2024 -> apply by 26 May 2024",
        "Contacts changed: Annelies Terpstra, teamleider Ruimte, for information: +31612345678"
        " -> Annelies Terpstra, teamleider Ruimte, for information: +31687654321",
        "Competencies removed: probleemanalyse",
        "Competencies added: nauwkeurigheid",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Planner in schaal 9.", "Planner in schaal 10.", [("salary_scales", "removed"), ("salary_scales", "added")]),
        ("Salaris maximaal € 4.000 bruto per maand.", "Salaris maximaal € 3.900 bruto per maand.", [("pay", "lowered")]),
        ("Salaris maximaal € 4.000 bruto per maand.", "Salaris maximaal € 48.000 bruto per jaar.", [("pay", "changed")]),
        ("Planner.", "Salaris maximaal € 4.000 bruto per maand.", [("pay_disclosure", "changed"), ("pay", "added")]),
        ("Reageer uiterlijk 3 mei 2024.", "Reageer uiterlijk 1 mei 2024.", [("deadlines", "earlier")]),
        ("Reageer uiterlijk 3 mei 2024.", "Reageer uiterlijk 3 mei 2024 om 09.00 uur.", [("deadlines", "changed")]),
        ("Reageer uiterlijk 3 mei 2024.", "Wij zoeken een planner.", [("deadlines", "removed")]),
        ("Wij zoeken een planner.", "Deze vacature is inmiddels vervuld. Wij zoeken een planner.", [("status", "added")]),
    ],
)
def test_kinds_of_change(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    found = vx.diff(vx.extract(old), vx.extract(new))
    assert [(change.field, change.kind) for change in found if change.field not in ("title", "organisation")] == expected


def test_a_change_holds_both_items() -> None:
    old, new = vx.extract("Reageer uiterlijk 3 mei 2024."), vx.extract("Reageer uiterlijk 5 mei 2024.")
    assert vx.diff(old, new) == [
        Change(
            "deadlines", "later", old.deadlines[0], new.deadlines[0],
            "Deadlines later: apply by 3 May 2024 -> apply by 5 May 2024",
        )
    ]  # fmt: skip
