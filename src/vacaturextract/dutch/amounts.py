"""Amounts of money as Dutch postings write them: "4.671,-", "€ 16,04", "3.974" and the English "3,974.50", "60k"."""

from __future__ import annotations

import re
from decimal import Decimal

from vacaturextract.dutch.numbers import parse_in_words

_TAIL = re.compile(r"[.,]?\s?(?:[-–]{1,2}|=|,00)$")


def parse_amount(text: str) -> Decimal | None:
    """The amount in euros, or None where the digits fit no way of writing one.

    A group of three digits after a sign is thousands ("4.671", "4,671"); one or two are cents ("16,04", "2.5").
    A trailing "k" counts in thousands. Words are read as well ("honderdvijf").
    """
    text = "".join(text.split()).strip("€").lower()
    if text.isalpha():
        number = parse_in_words(text)
        return None if number is None else Decimal(number)
    thousand = text.endswith("k")
    if thousand:
        text = text[:-1]
    text = _TAIL.sub("", text).strip(".,")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+\.\d{2}", text):  # "4.671.00", seen where a comma was typed as a dot
        text = text[:-3].replace(".", "") + text[-3:]
    elif re.fullmatch(r"\d{1,7}[.,]\d{1,2}", text):
        text = text.replace(",", ".")
    elif not re.fullmatch(r"\d{1,7}", text):
        return None
    amount = Decimal(text)
    return amount * 1000 if thousand else amount
