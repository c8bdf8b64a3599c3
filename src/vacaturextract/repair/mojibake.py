"""UTF-8 read in a Windows or Latin code page ("â‚¬ 2.500", "creĂ«ert"): which characters stand for which.

A table and not a guess at the whole text (as ftfy makes): postings are pasted together, so damaged and sound letters
stand side by side, and each must keep its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# Where two characters look alike once damaged and lower-cased, the one that is commoner in Dutch stands first.
_LETTERS = "éëïèüöóáàêä" + "".join(map(chr, range(0xA0, 0x100))) + "ąęčćďěğıĺľłńňőřśşšťůűźżžĞŁŞŚŠŻŽİ"
_SIGNS = "€’“”‘‚„–—…•™‹›\u202f\u2011\u2009\u200b\u25cf\u2713\u2714\u27a2\ufeff\ufb01\ufb02\uf0a7\uf0b7\uf0d8\u2212"
_MARKS = "\u0300\u0301\u0302\u0303\u0308"
_CODE_PAGES = ("cp1252", "latin-1", "cp1250")
_CONTROLS = re.compile("[\x80-\x9f]")
_TWICE = "€’‘“”–…·•\u00a0" + "".join(map(chr, range(0xC0, 0x100)))


def _read_as(data: bytes, code_page: str) -> str:
    """Bytes in a code page; where it has no character, the control of that number, as browsers do."""
    return "".join(map(_table_of(code_page).__getitem__, data))


@cache
def _table_of(code_page: str) -> list[str]:
    return [bytes((byte,)).decode(code_page, "ignore") or chr(byte) for byte in range(256)]


def _forms(character: str) -> Iterator[str]:
    for code_page in _CODE_PAGES:
        once = _read_as(character.encode(), code_page)
        yield once
        if character in _TWICE:
            yield _read_as(once.encode(), code_page)


def _is_unmistakable(form: str) -> bool:
    """Whether a pair can be told from characters that belong side by side: "ã³" can, "âž" and "â’" cannot."""
    if len(form) > 2 or form[0] not in "ãâïďäåĚěÌì":
        return True
    return form[0] not in "äå" and not form[1].isalpha() and form[1] not in "\u00ad‘’“”„…–—•"


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for character in _SIGNS + _LETTERS + _MARKS:
        for form in _forms(character):
            # Control characters between the letters get lost on the way.
            for kept in dict.fromkeys((form, _CONTROLS.sub("", form))):
                for cased in (kept, kept.lower()):
                    if len(cased) > 1 and all(ord(c) > 127 for c in cased) and _is_unmistakable(cased):
                        table.setdefault(cased, character)
    return table


FORMS = _table()
"""Damaged characters -> the one that they stand for."""

_LENGTHS = sorted({len(form) for form in FORMS}, reverse=True)
LEADS = "".join(sorted({form[0] for form in FORMS}))
"""What a damaged character begins with."""


def stands_for(text: str, at: int) -> tuple[int, str] | None:
    """The end and the meaning of the longest damaged character at ``at``, or None."""
    for length in _LENGTHS:
        form = text[at : at + length]
        if form in FORMS:
            return at + len(form), FORMS[form]
    return None
