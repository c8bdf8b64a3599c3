"""Steps that undo damage to plain text. Each step gives the text (characters swapped one for one), the edits that
change its length, and the names of what it undid. Order matters: characters, then lines, then glued words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``replacement``."""

    start: int
    end: int
    replacement: str


Repaired = tuple[str, list[Edit], list[str]]

# --- characters ---------------------------------------------------------------------------------------------------

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v"
_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2012\u2014\u2015\u2212", "\u2013"),
        **dict.fromkeys("\u0085\u2028\u2029\f", "\n"),
        "\u0130": "I",  # its lower case has two characters, which would shift offsets
        "\u0000": " ",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **{chr(0xD800 + low): "\ufffd" for low in range(0x800)},  # lone surrogates: no value may hold one
    }
)
_NON_ASCII_OR_CONTROL = re.compile(r"[^\x20-\x7e\n]")


_CONTROLS = re.compile("[\x80-\x9f]")


def _mojibake_table() -> dict[str, str]:
    """What a UTF-8 character looks like when its bytes are read as a Windows or Latin code page, once or twice,
    and after lower-casing."""
    intended = "€‘’“”–—…•éèêëÉáàâäóòôöíìîïúùûüçñÄËÏÖÜß½²°· \u00a0"
    table: dict[str, str] = {}
    for character in intended:
        for codec in ("cp1252", "latin-1", "cp1250"):
            try:
                once = character.encode("utf-8").decode(codec)
            except UnicodeDecodeError:
                continue
            forms = [once]
            try:
                forms.append(once.encode("utf-8").decode(codec))
            except (UnicodeDecodeError, UnicodeEncodeError):
                forms.append(once)
            # Control characters between the letters get lost on the way.
            for form in (*forms, *(_CONTROLS.sub("", form) for form in forms)):
                lowered = form.lower()
                if len(form) > 1 and all(ord(c) > 127 for c in form):
                    table.setdefault(form, character)
                    if len(lowered) == len(form) and len(form) > 2:
                        table.setdefault(lowered, character)
    return table


_MOJIBAKE = _mojibake_table()
_MOJIBAKE_LEADS = frozenset(form[0] for form in _MOJIBAKE)
_MOJIBAKE_FORM = "|".join(re.escape(form) for form in sorted(_MOJIBAKE, key=len, reverse=True))
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ODD = re.compile(
    rf"""(?P<mojibake>{_MOJIBAKE_FORM})
    | (?P<invisible>[{_INVISIBLE}]+)
    | (?P<cr>\r\n?)
    | (?P<escape>\\(?=[!-/:-@\[-`{{-~]))
    | (?P<entity>&(?:amp|nbsp|euro|eacute|euml|iuml|rsquo|lsquo|ndash|mdash|quot|bull|\#\d{{2,5}});)""",
    re.VERBOSE,
)
_ODD_START = re.compile(rf"[{_INVISIBLE}\r\\&{''.join(sorted(_MOJIBAKE_LEADS))}]")
_NAMES = {"mojibake": "mojibake", "invisible": "invisible_characters", "cr": "", "escape": "escapes", "entity": "entities"}


def repair_characters(text: str) -> Repaired:
    """Odd spaces, quotes and dashes become plain ones; invisible characters, escapes and mojibake are undone."""
    edits: list[Edit] = []
    names: list[str] = []
    done = 0
    for sign in _ODD_START.finditer(text):
        match = _ODD.match(text, sign.start()) if sign.start() >= done else None
        if match is None:
            continue
        done = match.end()
        kind = match.lastgroup or ""
        if (name := _NAMES[kind]) and name not in names:
            names.append(name)
        edits.append(Edit(match.start(), done, _plain(kind, match[0])))
    if not text.isascii() or "\t" in text or "\x00" in text or "\v" in text or "\f" in text:
        text = text.translate(_ONE_TO_ONE)
    return text, edits, names


def _plain(kind: str, form: str) -> str:
    if kind == "mojibake":
        return _MOJIBAKE[form].translate(_ONE_TO_ONE)
    if kind == "cr":
        return "\n"
    if kind == "entity":
        import html

        return html.unescape(form).translate(_ONE_TO_ONE)
    return ""


# --- letters ------------------------------------------------------------------------------------------------------

_SPACED_WORDS = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_][ ])(?:[^\W\d_][ ]){3,40}[^\W\d_](?![^\W\d_])"
    r"(?:[ ]{2,4}(?:[^\W\d_][ ]){0,40}[^\W\d_](?![^\W\d_]))*"
)
_SPACE_BETWEEN = re.compile(r"(?<=[^ ])[ ](?=[^ ])")


def join_spaced_letters(text: str) -> Repaired:
    """Headings set with a space between all letters: "D I R E C T E U R   W O N E N"."""
    edits = [
        Edit(space.start(), space.end(), "")
        for words in _SPACED_WORDS.finditer(text)
        for space in _SPACE_BETWEEN.finditer(text, words.start(), words.end())
    ]
    return text, edits, ["spaced_letters"] if edits else []


# --- lines --------------------------------------------------------------------------------------------------------

_LINE_DAMAGE = re.compile(
    r"""(?P<rule>\n[ ]*(?:-{3,}|={3,}|_{3,}|\*{3,})[ ]*(?=\n|\Z))
    | (?P<page>\n[ ]*(?:[Pp]agina|[Pp]age)[ ]+\d{1,3}(?:[ ]*(?:van|/|of)[ ]*\d{1,3})?[ ]*(?=\n|\Z))
    | (?P<bold>\*{2,3}(?:(?<=\n\*\*)[ ]*)?|_{2,3}(?=\w)|(?<=\w)_{2,3})
    | (?P<leader>[ ]?(?:\.{4,}|_{4,})[ ]?)
    | (?P<spaces>[ ]{2,})
    | (?P<trailing>[ ]+(?=\n))""",
    re.VERBOSE,
)
_BOLD_LINE = re.compile(r"^[ ]*(?:[-*•][ ]+)?(?P<open>\*\*+)[^*\n]{2,80}(?P<close>\*\*+)[ ]*:?[ ]*$", re.MULTILINE)


def repair_lines(text: str) -> Repaired:
    """Runs of spaces become one, rulers and page numbers go, bold lines become heading lines ("# ..."), and
    lines that a page width broke are joined."""
    names: list[str] = []
    edits: list[Edit] = []
    headings = {m.start("open"): m for m in _BOLD_LINE.finditer(text)} if "**" in text else {}
    for match in _LINE_DAMAGE.finditer(text):
        kind = match.lastgroup
        if kind == "bold":
            edits.append(Edit(match.start(), match.end(), "# " if match.start() in headings else ""))
        elif kind == "leader":
            edits.append(Edit(match.start(), match.end(), ": "))
        elif kind == "page":
            edits.append(Edit(match.start(), match.end(), ""))
            names.append("page_numbers")
        else:
            edits.append(Edit(match.start(), match.end(), " " if kind == "spaces" else ""))
    breaks, joined = _join_wrapped_lines(text)
    if joined:
        names.append("line_breaks")
        edits = _merge(edits, breaks)
    return text, edits, names


_PAGE_LINE = r"[ ]*(?:[-–][ ]?)?(?:[Pp]agina|[Pp]age|[Pp]ag\.)?[ ]?\d{1,3}(?:[ ]*(?:van|/|of)[ ]*\d{1,3})?(?:[ ]?[-–])?[ ]*"
_BREAK = re.compile(rf"[ ]*\n(?:[ ]*\n){{0,3}}(?:{_PAGE_LINE}\n(?:[ ]*\n){{0,3}})?[ ]*")
_LIST_START = re.compile(r"(?:[-*•·–▪✔✓➜→☐—o#>|]|\d{1,2}[.)]|[a-z][.)])[ ]|[-*•·▪✔✓➜☐—#]")
_SHORTEST_WRAPPED_LINE = 55


def _join_wrapped_lines(text: str) -> tuple[list[Edit], bool]:
    """Edits that join lines which were broken at a page width, where the text shows that it was."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 6:
        return [], False
    lengths = sorted(len(line) for line in lines)
    width = lengths[int(len(lengths) * 0.95)]
    full = sum(1 for length in lengths if length > width * 0.75)
    lower_starts = sum(1 for line in lines if line.lstrip()[:1].islower())
    if not (_SHORTEST_WRAPPED_LINE <= width <= 130 and full >= len(lines) * 0.25 and lower_starts >= len(lines) * 0.12):
        return [], False
    edits: list[Edit] = []
    for match in _BREAK.finditer(text):
        if (edit := _joined(text, match, width)) is not None:
            edits.append(edit)
    return edits, bool(edits)


_GOES_ON = re.compile(
    r"(?:\b(?:van|tot|tussen|en|of|de|het|een|met|op|bij|per|circa|ca\.|maximaal|minimaal|max\.|voor|aan|in|is|bedraagt|om|door|te|als|via|naar|uiterlijk)|€|,)$",
    re.IGNORECASE,
)
_SHORTEST_BROKEN_LINE = 25


def _joined(text: str, match: re.Match[str], width: int) -> Edit | None:
    start, end = match.span()
    line_start = text.rfind("\n", 0, start) + 1
    before, after = text[line_start:start], text[end : end + 40]
    if not before or not after or _LIST_START.match(after):
        return None
    first_word = after.split(maxsplit=1)[0] if after.split() else ""
    would_not_fit = len(before) + 1 + len(first_word) > width * 0.9
    goes_on = after[0].islower() or _GOES_ON.search(before) is not None
    if not would_not_fit and not (goes_on and len(before) > _SHORTEST_BROKEN_LINE):
        return None
    if before[-1] in ".!?:;" and not after[0].islower():
        return None if text.count("\n", start, end) > 1 or not would_not_fit else Edit(start, end, " ")
    if after[0].isupper() and text.count("\n", start, end) > 1 and not would_not_fit:
        return None
    if before[-1] in "-\u2010" and len(before) > 1:
        if before[-2].isalpha() and after[0].islower() and not after.startswith(("en ", "of ", "tot ")):
            return Edit(start - 1, end, "")
        return Edit(start, end, "" if before[-2].isalnum() and not after.startswith(("en ", "of ")) else " ")
    return Edit(start, end, " ")


def _merge(first: list[Edit], second: list[Edit]) -> list[Edit]:
    """Both lists in order; where they overlap, the second wins."""
    merged = list(second)
    taken = iter(sorted(second))
    current = next(taken, None)
    for edit in first:
        while current is not None and current.end <= edit.start:
            current = next(taken, None)
        if current is None or edit.end <= current.start:
            merged.append(edit)
    return sorted(merged)


# --- glued words --------------------------------------------------------------------------------------------------

# Words that open a sentence, a line or a label in postings: what follows another word without a space.
_OPENERS = (
    "Aan|Aantal|Als|Arbeidsvoorwaarden|Beschikbaar|Ben|Bij|Binnen|Contact|Daarnaast|Dat|De|Deze|Dienstverband|Dit|Doelgroep|"
    "Een|Ervaring|Functie|Goede|Heb|Het|Hier|Hoe|Informatie|Interesse|Je|Jij|Jouw|Kennis|Kom|Locatie|Maandsalaris|"
    "Meer|Met|Minimaal|Naast|Niveau|Onze|Ook|Opleiding|Organisatie|Over|Per|Periode|Plaats|Procedure|Profiel|"
    "Reageren|Reageer|Salaris|Salarisniveau|Salarisschaal|Samen|Schaal|Sluitingsdatum|Solliciteren|Solliciteer|Standplaats|Start|"
    "Startdatum|Tarief|Taken|Team|Tot|U|Uitstekende|Uren|Uur|Vaste|Verder|Vergoeding|Voor|Vragen|Waar|Waarom|Wat|We|Werk|"
    "Werken|Werklocatie|Werkdagen|Werkwijze|Wie|Wij|Wil|Zelfstandig|Ze|Zo"
)
_SEAM = re.compile(r"[a-zà-ÿ0-9)%.;:!?…-](?=[A-ZÀ-Þ][a-zà-ÿ])|[a-z](?=\d{1,3}(?:[ ][-–][ ]\d{1,3})?[ ]uur\b)")
_WORD_BEFORE = re.compile(r"(?<![\w@.])[a-zà-ÿ]{3,30}\Z")
_MARK_BEFORE = re.compile(r"[a-zà-ÿ0-9)%](?:[.;:!?…]{1,3}|,-)\Z")
_WORD_AFTER = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{0,30}(?:[ ,:;?\n]|-[a-z]|\Z)")
_OPENER_AFTER = re.compile(rf"(?:{_OPENERS})(?:[ :,\n]|\d)")
_DOMAIN_BEFORE = re.compile(r"\.(?:nl|be|com|eu|org)\Z")
_ADDRESS = re.compile(r"\S{0,80}?(?:@|https?:|www\.)")


def split_glued_words(text: str) -> Repaired:
    """A line break where two sentences or labels were glued: "verwachtenSalarisniveau", "week.Je werkt"."""
    edits: list[Edit] = []
    for seam in _SEAM.finditer(text):
        at = seam.end()
        if _is_glued(text, at) and not _inside_address(text, at):
            edits.append(Edit(at, at, "\n"))
    return text, edits, ["glued_words"] if edits else []


def _is_glued(text: str, at: int) -> bool:
    last = text[at - 1]
    if text[at].isdigit():
        return True
    before = text[max(0, at - 32) : at]
    if last.isalpha() and (_WORD_BEFORE.search(before) or _DOMAIN_BEFORE.search(before)):
        return True
    if last in ".;:!?…-":
        return bool(_MARK_BEFORE.search(before)) and bool(_WORD_AFTER.match(text, at))
    return bool(_OPENER_AFTER.match(text, at))


def _inside_address(text: str, at: int) -> bool:
    """Whether the word at a seam is part of a web or e-mail address that goes on behind it."""
    word_start = max(text.rfind(" ", max(0, at - 90), at), text.rfind("\n", max(0, at - 90), at)) + 1
    if _DOMAIN_BEFORE.search(text[max(0, at - 6) : at]):
        return False
    return _ADDRESS.match(text, word_start, min(len(text), at + 60)) is not None


STEPS: tuple[Callable[[str], Repaired], ...] = (
    repair_characters,
    join_spaced_letters,
    repair_lines,
    split_glued_words,
)
