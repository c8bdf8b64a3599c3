"""The day on which the posting was published, as an ISO date."""

from __future__ import annotations

import datetime as dt
import re

from vacaturextract import records
from vacaturextract.dutch.dates import DAYS_AHEAD, WrittenDay, last_until, read_days
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, keep_first, split
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_YEARS_BEHIND = 4
_NEEDS_PLACE = re.compile(r"(?:geplaatst|gepubliceerd|publicatie|published|posted)$", re.IGNORECASE)
"""Words that may stand in any sentence; they are a label where a line or a part of it begins with them."""
_SAYS_OF_WHAT = re.compile(r"(?:vacature|functie|opdracht|baan)\b", re.IGNORECASE)
_OPENS_A_PART = re.compile(r"(?:^|[\n|·•:.>)\]—–/-])[\s#*_>-]*$")


def find(posting: Posting) -> list[Candidate]:
    """What the rules find; words that are no label, and days that nothing dates, are told apart."""
    found = []
    for rule, match in posting.matches("date_posted"):
        reason = rule.sets.get("rejects")
        if reason is not None:
            found.append(Candidate("date_posted", rule.id, (Span(*match.span("not")),), None, str(reason)))
            continue
        span = Span(*match.span("when"))
        day = next(iter(read_days(posting.text, *span)), None)
        date = _date(day, posting.reference_date) if day is not None else None
        label = match.span("label") if "label" in match.re.groupindex else None
        if label is not None and not _is_label(posting.text, *label):
            reason = "no_label"
        elif posting.layout.section_at(span.start) == "related":
            reason = "elsewhere"
        elif date is not None and _is_far(date, posting.reference_date):
            reason = "other_time"
        elif date is None:
            reason = "year_open" if day is not None and day.is_possible and day.year is None else "no_day"
        value = TextValue(date.isoformat()) if date is not None else None
        found.append(Candidate("date_posted", rule.id, (span,), value, reason))
    return found


def _is_label(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    if _NEEDS_PLACE.search(words) is None or _SAYS_OF_WHAT.search(words):
        return True
    return words[0].isupper() or _OPENS_A_PART.search(text, max(0, start - 40), start) is not None


def _date(day: WrittenDay, reference: dt.date | None) -> dt.date | None:
    """The day with its year: the one written, else that of the last such day up to the reference date."""
    if not day.is_possible or day.month is None:
        return None
    if day.year is not None:
        return dt.date(day.year, day.month, day.day)
    date = last_until(day, reference) if reference is not None else None
    return date if date is not None and reference is not None and (reference - date).days <= DAYS_AHEAD else None


def _is_far(date: dt.date, reference: dt.date | None) -> bool:
    """Whether a day lies years before the reference date, or long after it: then it dates something else."""
    return reference is not None and not -_YEARS_BEHIND * 365 <= (date - reference).days <= DAYS_AHEAD


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """The first; a later one dates a change, or another posting on the page."""
    choice = split(candidates)
    if not choice.chosen:
        return choice
    ordered = sorted(choice.chosen, key=lambda candidate: candidate.start)
    return keep_first(choice, ordered, [candidate.value for candidate in ordered])


SPEC = FieldSpec(
    "date_posted",
    "date_posted",
    records.Text,
    False,
    find,
    choose,
    {
        "no_label": "the words stand in a sentence, not as a label",
        "elsewhere": "it stands in a list of other jobs",
        "relative": "so long ago, but nothing says when the page was seen",
        "year_open": "no year is written, and no reference date is given",
        "other_time": "it lies years before the reference date, or long after it",
        "no_day": "no calendar has that day",
        "again": "the same day stands earlier",
        "weaker": "another day stands earlier",
    },
)
