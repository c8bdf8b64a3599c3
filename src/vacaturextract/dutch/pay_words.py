"""The words around an amount that say for which period, week and tax it counts."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from vacaturextract.dutch.dates import read_days

# These are tried on text in lower case: ignoring case takes several times as long.
_PERIOD = re.compile(
    r"""(?=[4/abdhjmpuwy]) (?: (?P<four_weeks> per\s(?:4|vier)\sweken | 4[- ]?wekelijks | per\speriode\b | periodeloon )
    | (?P<hour> (?<!dagen[ ]) per\s(?:gewerkt\s)?uur | p[./]\s?u(?:ur|\.)? \b | \b(?:bruto[ ])?uurloon | uurtarief
    | /\s?u(?:ur)?\b | per\shour | hourly | an\shour | all-?in[- ]tarief )
    | (?P<day> (?<!uur[ ])(?<!uren[ ]) per\sdag(?:deel)? | dagtarief | daggeld | per\sday )
    | (?P<month> per\smaand | p/\s?m(?:nd|aand)?\b | p\.\s?m\.? | maandsalaris | maandloon | maandelijks | bruto/maand
    | /\s?m(?:aand|nd)\b | per\smonth | monthly | a\smonth | maandbasis | p/maand )
    | (?P<year> per\sjaar | jaarsalaris | jaarinkomen | jaarbasis | p/\s?j\b | p\.\s?j\. | per\sannum | annual
    | per\syear | yearly | /\s?jaar\b | jaarloon | bruto\sjaar | a\syear )
    | (?P<week> (?<!uur[ ])(?<!uren[ ])(?<!dagen[ ])(?<!keer[ ])(?<!dag[ ])(?<!hours[ ]) (?: per\sweek | weekloon | weeksalaris
    | weekly ) ) )""",
    re.VERBOSE,
)
_OWN_WORDS = re.compile(r"(?:(?!,\s(?:a|an|plus|en|and|met|een)\s[^€,]{0,40}€|\splus\s[^€,]{0,40}€).)*", re.DOTALL)
"""The words behind an amount up to those of the next one: "€ 70K, a car allowance of € 900 a month"."""
_PLAUSIBLE = {
    "hour": (1, 400), "day": (50, 3_000), "week": (100, 5_000), "four_weeks": (400, 12_000), "month": (100, 30_000),
    "year": (8_000, 500_000),
}  # fmt: skip
_GROSS = re.compile(r"\bbruto|\bgross")
_NET = re.compile(r"\bnetto|\bnet\b")
_WEEK_NORM = re.compile(
    r"""(?: o\.?\s?b\.?\s?v\.? | op\sbasis\svan | bij | gebaseerd\sop | based\son | uitgaande\svan | basis | voor
    | volledige?\s\w+ | full-?\s?time | \( | norm | van | geldt | obv )
        [^.\n€]{0,45}? (?<![\d.,:]) (\d{1,2}(?:[.,]\d{1,2})?) [-\s]{0,2} (?: uur | urige | urig | uren | hours?
        | -?\s?hour )""",
    re.VERBOSE,
)
_INCLUDES = re.compile(
    r"\bincl(?:usief|\.|uding)?\s[^.\n()€]{0,40}?(?P<what>vakantie(?:geld|toeslag|bijslag|uitkering)|holiday"
    r"|13e maand|dertiende maand|eindejaars\w+|ikb\b"
    r"|keuzebudget)(?!\s(?:is dit|komt))"
)

_LEVEL = re.compile(
    r"""(?=[(bnlpst]) (?: \b(?: (?:salaris|loon|prijs)?peil(?:datum)? | norm | (?:salaris|loon)?tabel(?:len)?
    | (?:salaris|loon)niveau | bedragen
    | stand ) \s? :? \s (?:(?:per|van|op|vanaf|d\.d\.)\s)? | \(per\s ) (?=\d|[a-z]{3,9}\.?\s20\d\d)""",
    re.VERBOSE,
)
_LONGEST_DATE = 20


def parse_period(after: str, before: str) -> str | None:
    """The period that an amount counts for, from the words after it or else before it; None where they do not say.

    Args:
        after: the rest of the sentence behind the amount.
        before: the sentence up to the amount.
    """
    after, before = _OWN_WORDS.match(after.lower())[0], before.lower()  # type: ignore[index]  # it matches anything
    found = _PERIOD.search(after)
    if found is not None and (found.start() < 40 or _PERIOD.search(before) is None):
        return found.lastgroup
    earlier = list(_PERIOD.finditer(before))
    return earlier[-1].lastgroup if earlier else None


def plausible(amount: Decimal, period: str) -> bool:
    """Whether a job can pay that much in that period, in euros. Wide: it catches readings, not low pay."""
    low, high = _PLAUSIBLE[period]
    return low <= amount <= high


def evident_period(amount: Decimal) -> str | None:
    """The period that the size of a full-time amount leaves no doubt about; None where it does."""
    if 1_200 <= amount < 20_000:
        return "month"
    return "year" if amount >= 20_000 else None


def parse_tax(nearby: str) -> str | None:
    """ "gross" or "net" as the nearby words say."""
    lowered = nearby.lower()
    if _GROSS.search(lowered):
        return "gross"
    return "net" if _NET.search(lowered) else None


def parse_week_norm(text: str) -> float | None:
    """The full week in hours that an amount refers to, from the words around it."""
    match = _WEEK_NORM.search(text.lower())
    if match is None:
        return None
    hours = float(match[1].replace(",", "."))
    return hours if 12 <= hours <= 45 else None


def parse_includes(after: str) -> list[str]:
    """What the text says that an amount includes."""
    names = []
    for match in _INCLUDES.finditer(after.lower()):
        what = match["what"]
        name = (
            "ikb"
            if what.startswith(("ikb", "keuze"))
            else "holiday_allowance"
            if what.startswith(("vak", "hol"))
            else "thirteenth_month"
        )
        if name not in names:
            names.append(name)
    return names


def parse_valid_from(nearby: str) -> dt.date | None:
    """The day from which amounts count, as the words beside them say: "norm 1 oktober 2020", "(salarispeil januari 2024)"."""
    nearby = nearby.lower()
    for match in _LEVEL.finditer(nearby):
        written = nearby[match.end() : match.end() + _LONGEST_DATE]
        if not written[0].isdigit():
            written = f"1 {written}"  # "januari 2024"
        day = next(iter(read_days(written, 0, len(written))), None)
        if day is not None and day.start == 0 and day.year is not None and day.is_possible:
            return dt.date(day.year, day.month or 1, day.day)
    return None
