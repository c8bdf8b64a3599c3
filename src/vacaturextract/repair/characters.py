"""Characters: odd spaces, quotes, dashes and letter forms, invisible ones, escapes, entities, mojibake."""

from __future__ import annotations

import html
import re
import unicodedata

import regex

from vacaturextract.repair import mojibake
from vacaturextract.repair.edits import Edit, Repaired

_ONE_TO_ONE: dict[str, str] = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\0", " "
    ),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u2012\u2014\u2015\u2212", "\u2013"),
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("\uf0a7\uf0b7\uf0d8\uf0fc\uf076\u25cf", "•"),  # bullets, most of them from a word processor's own font
    "\u0130": "I",  # its lower case has two characters, which would shift offsets
    "\ufffc": " ",
}
_ALL = tuple(_ONE_TO_ONE.items())
_WINDOWS = tuple((odd, usual) for odd, usual in _ALL if odd.encode("cp1252", "ignore"))
_ASCII = tuple((odd, usual) for odd, usual in _ALL if odd.isascii())

# Letters and digits of another shape, each for one plain character: fullwidth ones, and "bold" ones of social media.
_SHAPES = {
    code: plain
    for codes in (range(0xFF01, 0xFF5F), range(0x1D400, 0x1D800))
    for code in codes
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain.isascii()
}
_SPELT_OUT = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ", "ŉ": "'n"}

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f"
_MARKS = "\u0300-\u036f"
_LETTER_LEADS = "âäåïÄÅ"
"""What damaged characters begin with and sound Dutch holds too: worth a look only before another odd character."""
_SURE_LEADS = "".join(lead for lead in mojibake.LEADS if lead not in _LETTER_LEADS)
_RARE = re.compile(rf"[{_INVISIBLE}{_MARKS}{''.join(_SPELT_OUT)}{_SURE_LEADS}\uff01-\uff5e\U0001d400-\U0001d7ff]")
_LEAD_BEFORE_ODD = re.compile(rf"[{_LETTER_LEADS}][^\0-\x7f]")
_SHAPED = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
_ESCAPE = r"\\(?=[!-/:-@\[-`{-~])"
_ENTITY = r"&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
# No groups: so the engine sees which characters an odd one can begin with, and looks at no others.
_ODD_IN_ASCII = re.compile(rf"\r\n?|{_ESCAPE}|{_ENTITY}")
_ODD = re.compile(
    rf"\r\n?|{_ESCAPE}|{_ENTITY}|[{_INVISIBLE}]+|[A-Za-z][{_MARKS}]|[{''.join(_SPELT_OUT)}]|[{mojibake.LEADS}](?=[^\0-\x7f])"
)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_NEWER_DIGIT = regex.compile(r"(?![0-9])\d")
"""Digits of scripts that the regex engine knows and Python may not know yet: what a rule takes for a number must be one."""
_LOST_A_GRAVE = re.compile(r"(?<=[ \n])[ÃĂãă](?=[ \n])")
"""What is left of a damaged "à", the second half of which is a hard space."""


def repair_characters(text: str) -> Repaired:
    """Odd spaces, quotes and dashes become plain ones; invisible characters, escapes and mojibake are undone."""
    names: list[str] = []
    edits: list[Edit] = []
    plain = text.isascii()
    of_windows = plain or _is_of_windows(text)
    if not of_windows and _ASTRAL.search(text) is not None:
        text = _NEWER_DIGIT.sub(_readable, text)
    rare = not plain and _holds_rare_ones(text, of_windows=of_windows)
    if rare or "\\" in text or "&" in text or "\r" in text:
        edits = _edits(text, _ODD if rare else _ODD_IN_ASCII, names)
    for odd, usual in _ASCII if plain else _WINDOWS if of_windows else _ALL:
        text = text.replace(odd, usual)
    if rare:
        text = _reshaped(text, names)
    return text, edits, names


_RARE_IN_WINDOWS = tuple(odd for odd in (*_SURE_LEADS, "\u00ad") if odd.encode("cp1252", "ignore"))


def _readable(digit: regex.Match[str]) -> str:
    return digit[0] if unicodedata.digit(digit[0], None) is not None else "\ufffd"


def _is_of_windows(text: str) -> bool:
    """Whether Windows-1252 holds the text, as it does most; that is found out faster than by a search."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _holds_rare_ones(text: str, *, of_windows: bool) -> bool:
    if any(odd in text for odd in _RARE_IN_WINDOWS) if of_windows else _RARE.search(text) is not None:
        return True
    return any(lead in text for lead in _LETTER_LEADS) and _LEAD_BEFORE_ODD.search(text) is not None


def _edits(text: str, odd: re.Pattern[str], names: list[str]) -> list[Edit]:
    edits: list[Edit] = []
    done = 0
    for match in odd.finditer(text):
        if match.start() < done:
            continue
        name, edit = _undone(text, match, done)
        if edit is not None:
            done = edit.end
            edits.append(edit)
            _note(name, names)
    return edits


def _note(name: str, names: list[str]) -> None:
    if name and name not in names:
        names.append(name)


def _undone(text: str, match: re.Match[str], done: int) -> tuple[str, Edit | None]:
    """What is wrong at a match, and the edit that undoes it; None where nothing is wrong after all."""
    start, end = match.span()
    first = text[start]
    if first == "\\":
        return "escapes", Edit(start, end, "")
    if first == "\r":
        return "", Edit(start, end, "\n")
    if first == "&":
        meaning = unescaped(match[0])
        return "entities", Edit(start, end, meaning.translate(_MEANT)) if meaning != match[0] else None
    if first in _SPELT_OUT:
        return "letter_forms", Edit(start, end, _SPELT_OUT[first])
    if first.isascii():
        letter = unicodedata.normalize("NFC", match[0])
        return "letter_forms", Edit(start, end, letter) if len(letter) == 1 else None
    if first in mojibake.LEADS:
        return "mojibake", _undamaged(text, start, done)
    return "invisible_characters", Edit(start, end, "")


def unescaped(entity: str) -> str:
    """What an entity stands for, also one that was escaped again ("&amp;euro;")."""
    for _ in range(4):
        meaning = html.unescape(entity)
        if meaning == entity:
            break
        entity = meaning
    return entity


def _undamaged(text: str, start: int, done: int) -> Edit | None:
    found = mojibake.stands_for(text, start)
    if found is None:
        return None
    end, meaning = found
    if unicodedata.combining(meaning) and start > done:
        letter = unicodedata.normalize("NFC", text[start - 1] + meaning)
        if len(letter) == 1:
            return Edit(start - 1, end, letter)
    return Edit(start, end, meaning.translate(_MEANT))


_MEANT = str.maketrans({**_ONE_TO_ONE, **_SPELT_OUT, **dict.fromkeys("\u00ad\u200b\ufeff", "")})
"""What a character that an entity or mojibake stands for reads as."""


def _reshaped(text: str, names: list[str]) -> str:
    if _SHAPED.search(text) is not None:
        text = text.translate(_SHAPES)
        _note("letter_forms", names)
    if _LOST_A_GRAVE.search(text) is not None:
        text = _LOST_A_GRAVE.sub("à", text)
        _note("mojibake", names)
    return text
