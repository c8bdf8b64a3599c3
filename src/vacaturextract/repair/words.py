"""Words: headings with a space between all letters, and words that scraping glued together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vacaturextract.repair.edits import Edit, Repaired

_SPACED = re.compile(r" [^\W\d_] [^\W\d_] [^\W\d_](?!\w)")
_SPACED_WORDS = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_][ ])(?:[^\W\d_][ ]){3,40}[^\W\d_](?![^\W\d_])"
    r"(?:[ ]{2,4}(?:[^\W\d_][ ]){0,40}[^\W\d_](?![^\W\d_]))*"
)
_SPACE_BETWEEN = re.compile(r"(?<=[^ ])[ ](?=[^ ])")


def join_spaced_letters(text: str) -> Repaired:
    """Headings set with a space between all letters: "D I R E C T E U R   W O N E N"."""
    if _SPACED.search(text) is None:
        return text, [], []
    edits = [
        Edit(space.start(), space.end(), "")
        for words in _SPACED_WORDS.finditer(text)
        for space in _SPACE_BETWEEN.finditer(text, words.start(), words.end())
    ]
    return text, edits, ["spaced_letters"] if edits else []


# Words that open a sentence, a line or a label in postings: what follows another word without a space.
_OPENERS = (
    "Aan|Aantal|Als|Arbeidsvoorwaarden|Beschikbaar|Ben|Bij|Binnen|Contact|Daarnaast|Dat|De|Deze|Dienstverband|Dit|Doelgroep|"
    "Een|Ervaring|Functie|Goede|Heb|Het|Hier|Hoe|Informatie|Interesse|Je|Jij|Jouw|Kennis|Kom|Locatie|Maandsalaris|"
    "Meer|Met|Minimaal|Naast|Niveau|Onze|Ook|Opleiding|Organisatie|Over|Per|Periode|Plaats|Procedure|Profiel|"
    "Reageren|Reageer|Salaris|Salarisniveau|Salarisschaal|Samen|Schaal|Sluitingsdatum|Solliciteren|Solliciteer|Standplaats|Start|"
    "Startdatum|Tarief|Taken|Team|Tot|U|Uitstekende|Uren|Uur|Vaste|Verder|Vergoeding|Voor|Vragen|Waar|Waarom|Wat|We|Werk|"
    "Aanvraag|Aanstelling|Competenties|Deadline|Duur|Eisen|Einddatum|Functieomschrijving|Functietitel|Gevraagd|Looptijd|"
    "Opdracht|Opdrachtgever|Publicatiedatum|Referentie|Regio|Status|Uurtarief|Vacaturenummer|Werkervaring|Werkgever|Wensen|"
    "Werken|Werklocatie|Werkdagen|Werkwijze|Wie|Wij|Wil|Zelfstandig|Ze|Zo"
)
_LOWER = "abcdefghijklmnopqrstuvwxyz" + "".join(map(chr, range(0xE0, 0x100)))
_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "".join(map(chr, range(0xC0, 0xDF)))
_BEFORE_SEAM = "0123456789)%.;:!?…-"
# One byte a character says what it is: so the seams are found without looking at each character in Python's slower way.
_CLASSES = bytes(
    ord("l" if c in _LOWER else "U" if c in _UPPER else "m" if c in _BEFORE_SEAM else " ") for c in map(chr, range(256))
)
_CAPITAL = re.compile(rb"U(?:(?<=[lm]U)|(?<=UUU))(?=l)")
# The items of a list that was glued: "gesprekken op 3 mei- assessment op 7 mei"; "in- en uitstroom" is none.
_GLUED_MARKS = (
    ("•▪✔✓➜☐", re.compile(r"[•▪✔✓➜☐](?<=[a-zà-ÿ\d)%.:;].)(?=[ ]?[^\W_])"), 2),
    ("–", re.compile(r"–(?<=[a-zà-ÿ)%.:;]–)(?=[ ][^\W_])"), 2),
    ("-", re.compile(r"-(?<=[a-zà-ÿ)%.:;]-)(?=[ ](?!(?:en|of|tot|als|dan|and|or|to)\b)[^\W_])"), 3),
)
"""A list's marks, how one stands right behind a word, and how often in a line it must to be one."""
_HOURS = re.compile(r" uur\b")
_HOURS_GLUED = re.compile(r"(?<=[a-z])\d{1,3}(?:[ ][-–][ ]\d{1,3})?\Z")
_WORD_BEFORE = re.compile(r"(?<![\w@.])[a-zà-ÿ]{3,30}\Z")
_MARK_BEFORE = re.compile(r"[a-zà-ÿ0-9)%](?:[.;:!?…]{1,3}|,-)\Z")
_PLACE_LABELS = "Standplaats|Werklocatie|Locatie"
_NAME_BEFORE = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w&.' -]{3,38}\Z")
_CAMEL = re.compile(r"(?<!\w)[A-ZÀ-Þ][A-Za-zÀ-ÿ]{1,31}\Z")
_REST_OF_WORD = re.compile(r"\w{1,30}")
_WORD_AFTER = re.compile(rf"[A-ZÀ-Þ][a-zà-ÿ]{{0,30}}(?:[ ,:;?\n]|-[a-z]|\Z)|(?:{_PLACE_LABELS})[A-Z]")
_LABEL_BEFORE = re.compile(rf"(?<!\w)(?:{_PLACE_LABELS})\Z")
_OPENER_AFTER = re.compile(rf"(?:{_OPENERS})(?:[ :,\n]|\d)")
_DOMAIN_BEFORE = re.compile(r"\.(?:nl|be|com|eu|org)\Z")
_FAR = 50_000
"""How far into a text names are counted."""
_ADDRESS = re.compile(r"\S{0,80}?(?:@|https?:|www\.)")


def split_glued_words(text: str) -> Repaired:
    """A line break where two sentences or labels were glued: "verwachtenSalarisniveau", "week.Je werkt"."""
    classes = text.encode("latin-1", "replace").translate(_CLASSES)
    seams = [capital.start() for capital in _CAPITAL.finditer(classes) if _is_glued(text, capital.start())]
    if " uur" in text:
        seams.extend(_glued_hours(text))
    for signs, marks, fewest in _GLUED_MARKS:
        if any(sign in text for sign in signs):
            seams.extend(_glued_marks(text, marks, fewest))
    seams = sorted(set(seams))
    edits = [Edit(at, at, "\n") for at in seams if not _inside_address(text, at)]
    return text, edits, ["glued_words"] if edits else []


def _glued_hours(text: str) -> Iterator[int]:
    for hours in _HOURS.finditer(text):
        glued = _HOURS_GLUED.search(text, max(0, hours.start() - 10), hours.start())
        if glued is not None:
            yield glued.start()


def _glued_marks(text: str, marks: re.Pattern[str], fewest: int) -> Iterator[int]:
    run: list[int] = []
    for mark in marks.finditer(text):
        if run and text.find("\n", run[-1], mark.start()) >= 0:
            if len(run) >= fewest:
                yield from run
            run.clear()
        run.append(mark.start())
    if len(run) >= fewest:
        yield from run


def _is_glued(text: str, at: int) -> bool:
    last = text[at - 1]
    before = text[max(0, at - 32) : at]
    if last.isalpha() and (_WORD_BEFORE.search(before) or _DOMAIN_BEFORE.search(before) or _LABEL_BEFORE.search(before)):
        return True
    if last in ".;:!?…-":
        return bool(_MARK_BEFORE.search(before)) and bool(_WORD_AFTER.match(text, at))
    if _OPENER_AFTER.match(text, at) is not None:
        return not _is_camel_name(text, at)
    return _is_said_twice(text, at)


def _is_said_twice(text: str, at: int) -> bool:
    """Whether the same name stands on both sides of a seam: "Over HavenzorgHavenzorg is een ..."."""
    name = _NAME_BEFORE.search(text, max(0, at - 40), at)
    while name is not None:
        if text.startswith(name[0], at) and not text[at + len(name[0]) : at + len(name[0]) + 1].isalnum():
            return True
        name = _NAME_BEFORE.search(text, name.start() + 1, at)
    return False


def _is_camel_name(text: str, at: int) -> bool:
    """Whether a seam lies inside a name that the text writes so each time: "VluchtelingenWerk"."""
    first, rest = _CAMEL.search(text, max(0, at - 32), at), _REST_OF_WORD.match(text, at)
    if first is None or rest is None:
        return False
    return text.count(text[first.start() : rest.end()], 0, _FAR) > 1


def _inside_address(text: str, at: int) -> bool:
    """Whether the word at a seam is part of a web or e-mail address that goes on behind it."""
    word_start = max(text.rfind(" ", max(0, at - 90), at), text.rfind("\n", max(0, at - 90), at)) + 1
    if _DOMAIN_BEFORE.search(text[max(0, at - 6) : at]):
        return False
    return _ADDRESS.match(text, word_start, min(len(text), at + 60)) is not None
