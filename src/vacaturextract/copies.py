"""Copies of a text with one byte a character, so that offsets stay equal: what the scanners of ``rules`` and ``gates`` read.

Dutch is all but written in Windows-1252. A coded copy holds its characters; a folded one holds plain letters only; a marked one
is folded and shows where dates may begin.
"""

from __future__ import annotations

import codecs
import string
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex

KNOWN = [bytes([code]).decode("cp1252", "replace") for code in range(256)]
"""The characters of Windows-1252; U+FFFD where it has none."""

# --- coded --------------------------------------------------------------------------------------------------------

_LETTER, _SIGN = b"\x81", b"\x8d"  # stand for any letter or digit, and any other sign, that Windows-1252 does not have


def _code_error(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    missing = error.object[error.start : error.end]
    return b"".join(_LETTER if character.isalnum() else _SIGN for character in missing), error.end


codecs.register_error("vacaturextract.code", _code_error)


def coded(text: str) -> bytes:
    """The text in Windows-1252."""
    return text.encode("cp1252", "vacaturextract.code")


def is_exact(copy: bytes) -> bool:
    """Whether a coded copy stands for one text alone."""
    return _LETTER not in copy and _SIGN not in copy


_WORDS = bytes(code if KNOWN[code].isalnum() or code == _LETTER[0] else 0x20 for code in range(256))


def words(copy: bytes) -> bytes:
    """Of a coded copy: its words, with a space for any character between them, and one at either end."""
    return b" %b " % copy.translate(_WORDS)


# --- folded -------------------------------------------------------------------------------------------------------

OTHER = "\x81"
"""Stands for what is no letter, digit or space and has no place in Windows-1252, in which it means nothing."""


def _fold_known(character: str) -> str:
    """The one-byte form of a character of Windows-1252: letters lose their accents, signs stay."""
    if character.isascii() or not regex.match(r"\w|\s", character):
        return character
    if character.isspace():
        return "\n" if character == "\x85" else " "
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() and base.isalnum() else "_"


FOLDED = bytes(ord(OTHER) if known == "\ufffd" else _fold_known(known).encode("cp1252")[0] for known in KNOWN)


@lru_cache(maxsize=4096)
def _fold_unknown(character: str) -> bytes:
    """The same for any other character; what differs from a known one by case alone gets the form of that one."""
    for form in (character.lower()[:1], character.upper(), character.casefold()):
        if form and form != character and len(form) == 1:
            try:
                return form.encode("cp1252")
            except UnicodeEncodeError:
                pass
    if regex.match(r"\d", character):
        return str(unicodedata.digit(character, 0)).encode()
    if regex.match(r"\s", character):
        return b"\n" if character in "\x85\u2028\u2029" else b" "
    return b"_" if regex.match(r"\w", character) else OTHER.encode("latin-1")


def _fold_error(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return b"".join(map(_fold_unknown, error.object[error.start : error.end])), error.end


codecs.register_error("vacaturextract.fold", _fold_error)


def folded(text: str) -> bytes:
    """One byte a character: plain letters, digits, spaces and signs."""
    if text.isascii():
        return text.encode()
    return text.encode("cp1252", "vacaturextract.fold").translate(FOLDED)


# --- marked -------------------------------------------------------------------------------------------------------

_DIGITS, _LETTERS = string.digits.encode(), string.ascii_letters.encode()
_MERGED = bytes.maketrans(b"9Q", b"8q")
MARKED_DIGIT, MARKED_LETTER = b"9Q"
"""What a digit and a letter become where something of interest begins; both are free for it once a 9 reads as 8 and Q as q."""


def marked(copy: bytes, places: Iterable[int]) -> bytes:
    """A folded copy with the characters at some places marked."""
    merged = bytearray(copy.translate(_MERGED))
    for place in places:
        merged[place] = MARKED_DIGIT if merged[place] in _DIGITS else MARKED_LETTER
    return bytes(merged)


def among_marked(codes: Iterable[int]) -> set[int]:
    """The bytes that may stand in a marked copy for these of a folded one."""
    merged = set(bytes(codes).translate(_MERGED))
    if not merged.isdisjoint(_DIGITS):
        merged.add(MARKED_DIGIT)
    if not merged.isdisjoint(_LETTERS):
        merged.add(MARKED_LETTER)
    return merged
