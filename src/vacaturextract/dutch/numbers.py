"""Whole and broken numbers in Dutch."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig"
).split()
NUMBER_WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(_WORDS)},
    "één": 1, "eén": 1, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "honderd": 100,
    "vierentwintig": 24, "achtentwintig": 28, "tweeëndertig": 32, "vierendertig": 34, "zesendertig": 36, "achtendertig": 38,
}  # fmt: skip
_TEENS_ORDINAL = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8,
    "negende": 9, "tiende": 10, "elfde": 11, "twaalfde": 12, "dertiende": 13, "veertiende": 14, "vijftiende": 15,
    "zestiende": 16, "zeventiende": 17, "achttiende": 18,
}  # fmt: skip


def parse_decimal(text: str) -> float | None:
    """A number with a Dutch or English decimal sign ("37,5", "0.8", "36"), or a number word; None if it is neither."""
    text = text.strip().lower()
    if text in NUMBER_WORDS:
        return float(NUMBER_WORDS[text])
    if re.fullmatch(r"\d{1,6}(?:[.,]\d{1,2})?", text):
        return float(text.replace(",", "."))
    return None


def parse_ordinal(text: str) -> int | None:
    """ "zestiende" -> 16; None for other words."""
    return _TEENS_ORDINAL.get(text.strip().lower())


@lru_cache(maxsize=1)
def _cardinals() -> dict[str, int]:
    """The whole numbers from 1 to 999 as words: "drieëntwintig", "honderdvijftig"."""
    tens = {
        20: "twintig",
        30: "dertig",
        40: "veertig",
        50: "vijftig",
        60: "zestig",
        70: "zeventig",
        80: "tachtig",
        90: "negentig",
    }
    small = dict(enumerate(_WORDS[:20])) | tens
    for ten, word in tens.items():
        for unit in range(1, 10):
            small[ten + unit] = _WORDS[unit] + ("ën" if _WORDS[unit].endswith("e") else "en") + word
    found = {word: number for number, word in small.items() if number}
    for hundreds in range(1, 10):
        head = ("" if hundreds == 1 else _WORDS[hundreds]) + "honderd"
        found[head] = 100 * hundreds
        found.update({head + word: 100 * hundreds + number for number, word in small.items() if number})
    return found


def parse_in_words(text: str) -> int | None:
    """A whole number from 1 to 999,999 in words, joined or apart: "honderdvijf", "drieduizend tweehonderd",
    "vijfentwintighonderd". None if it is none."""
    thousands, found, rest = "".join(text.lower().split()).rpartition("duizend")
    number = _under_ten_thousand(rest)
    if not found:
        return number
    times = _cardinals().get(thousands) if thousands else 1
    if times is None or (rest and number is None):
        return None
    return times * 1_000 + (number or 0)


def _under_ten_thousand(text: str) -> int | None:
    cardinals = _cardinals()
    hundreds, found, rest = text.partition("honderd")
    if text in cardinals or not found:
        return cardinals.get(text)
    times, more = cardinals.get(hundreds), cardinals.get(rest.removeprefix("en"), 0)
    return None if times is None or times > 99 or (rest and not more) else times * 100 + more


def parse_count(text: str) -> int | None:
    """A count of people: "125.000", "125 000", "44 duizend", "1,2 miljoen", "een kwart miljoen", "vijftigduizend", "225k".

    None if it is none.
    """
    text = " ".join(text.lower().split())
    if text.endswith("duizend") and (thousands := _cardinals().get(text.removesuffix("duizend").strip())):
        return thousands * 1_000
    if text in ("een kwart miljoen", "een half miljoen", "driekwart miljoen"):
        return {"een kwart": 250_000, "een half": 500_000, "driekwart": 750_000}[text.removesuffix(" miljoen")]
    match = re.fullmatch(r"(?P<number>[\d.,' ]+|[a-zé]+)(?P<unit> ?(?:duizend|miljoen|mln\.?|k))?", text)
    if match is None:
        return None
    number, unit = match["number"].strip(" .,"), (match["unit"] or "").strip(" .")
    factor = {"": 1, "duizend": 1_000, "k": 1_000, "miljoen": 1_000_000, "mln": 1_000_000}[unit]
    if number in NUMBER_WORDS:
        return NUMBER_WORDS[number] * factor
    if number in ("half", "halve", "anderhalf"):
        return factor // 2 if number != "anderhalf" else factor * 3 // 2
    if re.fullmatch(r"\d{1,3}(?:[., ']\d{3})+", number):
        return int(re.sub(r"\D", "", number)) * factor
    if re.fullmatch(r"\d{1,7}", number):
        return int(number) * factor
    if factor > 1 and re.fullmatch(r"\d{1,3}[.,]\d{1,3}", number):
        return round(float(number.replace(",", ".")) * factor)
    return None
