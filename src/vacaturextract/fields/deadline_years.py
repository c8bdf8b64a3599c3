"""What settles the year of a step that is written without one: other dated steps, the start of the work, and the day on which
the text says that it was written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vacaturextract.dutch.dates import DAYS_AHEAD, SettledYear, WrittenDay, month_number, settle_year
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting

_MOST_STEPS = 50
"""So many dated steps are asked for the year of another; a text with more is no posting."""
_HEAD, _FOOT = 400, 120
"""Characters at the head and at the end of a posting in which a bare date is the day of publication ("Utrecht, mei 2025")."""
_COMING = re.compile(r"\s?(?:a\.?\s?s\b|aanstaande|eerstkomende|komende)", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"[ ]*[A-ZÀ-Þ][\w'’-]{2,25}(?:[ ][\w'’-]{2,15}){0,3},[ ]*")
# A month with its year, but no day: "versie maart 2025", "start per september 2025".
_YEAR = re.compile(r" (?P<year>20\d\d)(?![\d/-])")
_MONTH_BEFORE = re.compile(
    r"""(?<!\d[ ])(?<!\d[ ]of[ ])\b(?:januari|january|februari|february|maart|march|april|mei|may|juni|june|juli|july
      |augustus|august|september|oktober|october|november|december)\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_MONTH = len("september")
_STARTS = re.compile(
    r"""\b(?:start\w*|per|vanaf|met[ ]ingang[ ]van|begin\w*|indiensttreding|in[ ]dienst|aan[ ]de[ ]slag|ingangsdatum|aanvang)\b
      [^.!?;\n\d€]{0,25}$""",
    re.IGNORECASE | re.VERBOSE,
)
_ALL_IN_YEAR = re.compile(
    r"\b(?:planning|tijd(?:pad|schema|lijn)|procedure|alle[ ]data|alle[ ]datums)\b[^\n\d]{0,25}\b(?P<year>20\d\d)\b(?![-/]\d)",
    re.IGNORECASE,
)
_NO_START = re.compile(
    r"\b(?:cao|salari\w*|loon\w*|schaal\w*|bruto|verho\w+|sinds|contract|tot|fusie\w*|pensioen)\b", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"\b(?:datum|date|versie|version|publicatie\w*|gepubliceerd|opgesteld|vastgesteld)\b[^\w\n]{0,12}$", re.IGNORECASE
)


class Anchors(NamedTuple):
    """The days of a text whose year is known."""

    steps: Sequence[dt.date]
    starts: Sequence[dt.date]
    """First days of work; the 1st where only a month is named."""
    published: dt.date | None

    def year_of(self, kind: str, day: WrittenDay, reference: dt.date | None) -> SettledYear:
        """The year of a step; the work starts after all the others."""
        if kind == "start":
            near = [*self.steps, *self.starts]
            return settle_year(day, reference=reference, steps=near, published=self.published, since=self.steps)
        return settle_year(day, reference=reference, steps=self.steps, published=self.published, until=self.starts)


def read_anchors(posting: Posting, chosen: Sequence[Candidate], rejected: Sequence[Candidate]) -> Anchors:
    """The dated steps with their year, and the day of publication that the text names."""
    days = [(candidate.detail["reading"].kind, candidate.detail["reading"].day) for candidate in chosen]
    steps = sorted({when for kind, day in days if kind != "start" and (when := on(day, day.year))})[:_MOST_STEPS]
    starts = sorted({when for kind, day in days if kind == "start" and (when := on(day, day.year))})[:_MOST_STEPS]
    published = _published(posting, rejected)
    if any(day.year is None for _, day in days):
        months = list(_months(posting))
        starts += list(dict.fromkeys(when for when, starting in months if starting))[:_MOST_STEPS]
        published = published or next((when for when, starting in months if not starting), None)
        if not steps and (year := _ALL_IN_YEAR.search(posting.text)) is not None:
            steps = [dt.date(int(year["year"]), month, 1) for month in (4, 10)]  # each day of the year is near one of them
    reference = posting.reference_date
    if reference is not None:  # a stale date in the text says nothing about the steps beside it
        steps = [step for step in steps if abs((step - reference).days) <= DAYS_AHEAD]
        starts = [start for start in starts if abs((start - reference).days) <= 2 * DAYS_AHEAD]
    known = [*steps, *starts]
    if published is not None and known and all(abs((step - published).days) > DAYS_AHEAD for step in known):
        published = None  # "uitgegeven op 12 mei 1957" is of another thing
    return Anchors(steps, starts, published)


def counts_from_reference(text: str, candidate: Candidate) -> bool:
    """Whether the reference date may settle the year of a day.

    It says when the posting was published, and so when one can still apply. The later steps of a procedure are settled by
    the text alone (another dated step), unless they name a weekday, or say themselves that they are the coming ones ("a.s.").
    """
    reading = candidate.detail["reading"]
    if reading.kind == "application" or reading.day.weekday is not None:
        return True
    return _COMING.match(text, candidate.end) is not None or _COMING.search(text, candidate.start, candidate.end) is not None


def on(day: WrittenDay, year: int | None) -> dt.date | None:
    """The day in a year; None where the year is open or lacks it."""
    if year is None or day.month is None:
        return None
    try:
        return dt.date(year, day.month, day.day)
    except ValueError:
        return None


def _published(posting: Posting, rejected: Sequence[Candidate]) -> dt.date | None:
    """The day of publication that the text names in full: with such a label, or on a line of its head, alone or behind a
    place."""
    for candidate in rejected:
        day: WrittenDay = candidate.detail["reading"].day
        if day.year is not None and (candidate.reason == "publication" or _heads(posting, candidate)):
            when = on(day, day.year)
            if when is not None:
                return when
    return None


def _heads(posting: Posting, candidate: Candidate) -> bool:
    if not _at_an_end(posting, candidate.start):
        return False
    line = posting.layout.line(candidate.start)
    place = _PLACE_BEFORE.match(posting.text, line.start, candidate.start)
    start = place.end() if place is not None else line.start
    return line.end - start <= candidate.end - candidate.start + 2


def _at_an_end(posting: Posting, place: int) -> bool:
    return place < _HEAD or place >= len(posting.text) - _FOOT


def _months(posting: Posting) -> Iterator[tuple[dt.date, bool]]:
    """Months named with their year that say when the work starts (True) or when the text was written (False)."""
    text = posting.text
    for year in _YEAR.finditer(text):
        month = _MONTH_BEFORE.search(text, max(0, year.start() - _LONGEST_MONTH), year.start())
        if month is None:
            continue
        start, end = month.start(), year.end()
        line = posting.layout.line(start)
        before = text[max(line.start, start - 60) : start]
        when = dt.date(int(year["year"]), month_number(month[0]), 1)
        alone = line.end - end <= 2
        if _STARTS.search(before) and not _NO_START.search(text, line.start, min(line.end, end + 60)):
            yield when, True
        elif alone and (
            _WRITTEN.search(before)
            or (_at_an_end(posting, start) and (not before.strip() or _PLACE_BEFORE.fullmatch(text, line.start, start)))
        ):
            yield when, False
