"""The dated steps of the procedure: until when to apply, and when questions, interviews and the rest are.

Each rule claims the dates it speaks of; an earlier rule of the file has a date before a later one. Years are settled only
when all dates of the text are known, for one step can date another.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vacaturextract import records
from vacaturextract.dutch.dates import (
    ClockTimes,
    SettledYear,
    WrittenDay,
    date_places,
    read_day_of_month,
    read_days,
    read_relative_day,
    read_times,
    weekday_before,
)
from vacaturextract.fields.base import COMMON_REASONS, Choice, FieldSpec, Taken, split
from vacaturextract.fields.deadline_choice import DeadlineValue, keep_one_application, without_repetitions
from vacaturextract.fields.deadline_words import StepWord, kinds_by_words
from vacaturextract.fields.deadline_years import counts_from_reference, on, read_anchors
from vacaturextract.findings import Candidate, Notice
from vacaturextract.posting import Posting
from vacaturextract.rules import Rule
from vacaturextract.text import Span

STEM = "deadline"
_RELATIVE_DAY = "relative_day"
REASONS = {
    **COMMON_REASONS,
    "publication": "it says when the posting was published or changed",
    "pay_or_cao": "it dates a change of pay or of the collective agreement",
    "contract_period": "it is the end of a contract, an assignment or an internship",
    "other_matter": "it dates an election, a merger, a law, a subsidy, a holiday",
    "moved": "it was the last day to apply before that was moved, or that of an earlier round",
    "internal_round": "it is the last day for the employer's own people, and others have another",
    "no_step": "nothing near it makes it a step of the procedure",
    "no_step_before": "it stands in a row, but no step stands before it in its sentence",
    _RELATIVE_DAY: "it is counted from a day that is not known without a reference date",
    "impossible_date": "no year has such a day",
    "other_deadline": "another place of the text names a different last day to apply",
}
_NO_WORDING = ("no_step", "no_step_before")
_RELATIVE = re.compile(r"dag$|morgen$|sluit over$")
_SAME = "same"
"""The kind of a rule that takes over the kind of the step before."""
_REPEATABLE = frozenset(("interview", "assessment", "shortlist", "start"))
_SENTENCE_BREAK = re.compile(r"[.!?](?=\s+[^\W\d_])|\n")
_ABBREVIATED = re.compile(
    r"(?:\buur|\b[a-z]\.[a-z]|\b(?:jl|evt|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec))\.$", re.IGNORECASE
)
_INCLUSIVE = re.compile(
    r"""(?: (?P<yes>t[/.]?\s?m|t\.e\.m\.|to?t?\sen\smet|uiterlijk(?:\s(?:tot\sen\smet|tot|t/m|per))?|ten\slaatste
              |n(?:o|ot)\slater\sthan|by|at\sthe\slatest\sby|ultimately|including)
          | (?P<no>voor|v[óòô\ufffd]{1,2}r|before) )
    (?:[\s:#*_]{1,5} | (?=\d) ) (?:(?:op|dan|or\son)\s)? (?:de\s)? (?:\d{1,2}[.:]\d\d\s?(?:uur|u)?\s?(?:op|van)?\s)? $""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK_BEFORE = re.compile(r"(\d{1,2}[.:]\d\d\s?(?:uur|u)?)\s?(?:op|van)?\s$", re.IGNORECASE)
_LIMIT_REACH = 40


class _Reading(NamedTuple):
    """What a candidate says before its year is settled."""

    kind: str
    day: WrittenDay
    range_start: WrittenDay | None
    times: ClockTimes | None
    inclusive: bool | None


def find(posting: Posting) -> list[Candidate]:
    """Every date that a rule claims; those of something else are rejected. Years are settled in ``choose``."""
    dates = _Dates(posting)
    if not dates.places:
        return []
    standing: list[Candidate] | None = None  # by their ends; worked out where a rule asks for the day before it
    found: list[Candidate] = []
    for rule, match in posting.matches(STEM, near=dates.near):
        span = Span(*match.span("not" if "rejects" in rule.sets else "when"))
        if not dates.take(span):
            continue
        if rule.sets.get("rejects") == _RELATIVE_DAY:
            read = [_read_relative(posting, rule, span)]
        elif "day" in rule.sets:
            standing = standing or sorted((candidate for candidate in found if candidate.reason is None), key=_end_of)
            read = list(_read_by_day_before(posting, rule, span, standing))
        else:
            read = list(_read(posting, rule, span))
        found.extend(read)
        if standing is not None:
            for candidate in read:
                if candidate.reason is None:
                    insort(standing, candidate, key=_end_of)
    found.sort(key=lambda candidate: candidate.start)
    return _with_kinds_by_words(posting, list(_with_row_kinds(found, posting.text)))


class _Dates:
    """Where a date, or a day counted from the reference date, may stand, and which of these places rules have taken."""

    def __init__(self, posting: Posting) -> None:
        places = [Span(*place) for place in date_places(posting.lowered)]
        relative = [span for span in posting.subject_spans(STEM) if _RELATIVE.search(posting.lowered, span.start, span.end)]
        self.places = sorted(places + relative)
        self._free, self._taken, self._grown = self.places, Taken(), False

    def take(self, span: Span) -> bool:
        """Take a date, unless an earlier rule has it."""
        taken = self._taken.take(span)
        self._grown |= taken
        return taken

    def near(self, rule: Rule) -> list[Span]:
        """What must stand near a rule's cues: a place that is left. Words of steps are looked for later."""
        if "words" in rule.sets:
            return []
        if self._grown:
            self._free = [place for place in self._free if self._taken.is_free(Span(place.start, place.start + 1))]
            self._grown = False
        return self.places if "day" in rule.sets else self._free


def _read_relative(posting: Posting, rule: Rule, span: Span) -> Candidate:
    """A day counted from the reference date: a value where there is one."""
    base, reason = posting.reference_date, str(rule.sets["rejects"])
    when = read_relative_day(posting.text[span.start : span.end], base) if base else None
    given = when or dt.date(1, 1, 1)
    day = WrittenDay(given.day, given.month, None, None, False, span.start, span.end)
    times = read_times(posting.text, span.end, min(len(posting.text), span.end + _LIMIT_REACH))
    reading = _Reading("application", day, None, times, _inclusive(posting.text, day, [day], span))
    return Candidate(STEM, rule.id, _spans(day, None, times), None, None if when else reason, {"reading": reading})


def _end_of(candidate: Candidate) -> int:
    return candidate.end


def _read_by_day_before(posting: Posting, rule: Rule, span: Span, standing: Sequence[Candidate]) -> Iterator[Candidate]:
    """A day that leans on the one that stands last before it, if an earlier rule has that: "dezelfde middag" is that day,
    "de 9e" the next 9th of a month; what happens on the 9th the words around it must say."""
    before = bisect_right(standing, span.start, key=_end_of)
    if not before:
        return
    day: WrittenDay = standing[before - 1].detail["reading"].day
    if "kind" in rule.sets:
        reading = _Reading(str(rule.sets["kind"]), day, None, None, None)
        yield Candidate(STEM, rule.id, (Span(day.start, day.end), span), None, None, {"reading": reading})
    elif (counted := read_day_of_month(posting.text, span.start, span.end, day)) is not None:
        times = read_times(posting.text, span.end, min(len(posting.text), span.end + _LIMIT_REACH))
        reading = _Reading("", counted, None, times, _inclusive(posting.text, counted, [counted], span))
        spans = _spans(counted._replace(borrowed=None), None, times)  # its place; the month is joined when its kind is known
        yield Candidate(STEM, rule.id, spans, None, "no_step", {"reading": reading})


def _read(posting: Posting, rule: Rule, span: Span) -> Iterator[Candidate]:
    """One candidate for each day of a list, or one for a range."""
    text = posting.text
    span = Span(weekday_before(text, span.start), span.end)
    range_start: WrittenDay | None = None
    days = _days(text, span)
    before = _time_before(text, span)
    for number, day in enumerate(days):
        end = days[number + 1].start if number + 1 < len(days) else min(len(text), span.end + _LIMIT_REACH)
        times = read_times(text, day.end, end) if number + 1 == len(days) else None
        reason = rule.sets.get("rejects") or (None if day.is_possible else "impossible_date")
        if reason is None and posting.layout.section_at(span.start) == "related":
            reason = "other_posting"
        if day.opens_range and reason is None and number + 1 < len(days):
            range_start = day
            continue
        reading = _Reading(
            str(rule.sets.get("kind", "")),
            day,
            range_start,
            times or before,
            _inclusive(text, day, days, span),
        )
        yield Candidate(STEM, rule.id, _spans(day, range_start, times or before), None, reason, {"reading": reading})
        range_start = None


def _days(text: str, span: Span) -> list[WrittenDay]:
    """The days of a list; a day that opens a range which goes on behind it has the year of its end."""
    days = read_days(text, span.start, span.end)
    if days and days[-1].year is None:
        wider = read_days(text, span.start, min(len(text), span.end + _LIMIT_REACH))
        last = len(days) - 1
        if len(wider) > len(days) and wider[last].opens_range:
            days = [*wider[:last], wider[last]._replace(opens_range=False)]
    return [day for day in days if day.month is not None]


def _time_before(text: str, span: Span) -> ClockTimes | None:
    """ "uiterlijk 12.00 uur op 3 mei"."""
    found = _CLOCK_BEFORE.search(text, max(0, span.start - 20), span.start)
    return read_times(text, found.start(1), found.end(1)) if found else None


def _inclusive(text: str, day: WrittenDay, days: list[WrittenDay], span: Span) -> bool | None:
    """True for "t/m" and "uiterlijk" before the day (or, in a range, before its end), false for "voor"."""
    start = day.start if len(days) > 1 and day is days[-1] and days[-2].opens_range else span.start
    found = _INCLUSIVE.search(text, max(0, start - _LIMIT_REACH), start)
    return None if found is None else found["yes"] is not None


def _spans(day: WrittenDay, range_start: WrittenDay | None, times: ClockTimes | None) -> tuple[Span, ...]:
    """The day with its time (which may stand before it), and the month that it borrows from a later one of the list."""
    start, end = (range_start or day).start, day.end
    if times is not None:
        start, end = min(start, times.start), max(end, times.end) if day.borrowed is None else end
    spans = [Span(start, end)]
    if day.borrowed is not None:
        spans.append(Span(*day.borrowed))
    return tuple(spans)


def _with_row_kinds(found: list[Candidate], text: str) -> Iterator[Candidate]:
    """Give the days that stand in a row the kind of the step before them in their sentence."""
    before: Candidate | None = None
    for candidate in found:
        reading: _Reading = candidate.detail["reading"]
        if candidate.reason is None and reading.kind == _SAME:
            if before is not None and _same_sentence(text, before.end, candidate.start):
                kind = before.detail["reading"].kind
                candidate = _with_reading(candidate, reading._replace(kind=kind))
            else:
                candidate = candidate.rejected("no_step_before")
        before = candidate if candidate.reason is None and candidate.detail["reading"].kind in _REPEATABLE else None
        yield candidate


def _with_kinds_by_words(posting: Posting, found: list[Candidate]) -> list[Candidate]:
    """Give the dates that no wording takes the kind of the step words in their sentence."""
    left = [Span(candidate.start, candidate.start + 1) for candidate in found if candidate.reason in _NO_WORDING]
    if not left:
        return found
    words = [
        StepWord(match.start(), match.end(), rule.rank, str(rule.sets["kind"]), rule.id)
        for rule, match in posting.matches(STEM, near=lambda rule: left if "words" in rule.sets else [])
    ]
    for number, word in kinds_by_words(posting, found, words).items():
        candidate = found[number]
        if candidate.reason in _NO_WORDING:
            reading = candidate.detail["reading"]._replace(kind=word.kind)
            borrowed = reading.day.borrowed
            month = (Span(*borrowed),) if borrowed is not None and borrowed[0] < candidate.start else ()
            found[number] = Candidate(STEM, word.rule, (*month, *candidate.spans), None, None, {"reading": reading})
    return found


def _with_reading(candidate: Candidate, reading: _Reading) -> Candidate:
    return Candidate(candidate.field, candidate.rule, candidate.spans, candidate.value, candidate.reason, {"reading": reading})


def _same_sentence(text: str, start: int, end: int) -> bool:
    return all(
        text[found.start()] != "\n" and _ABBREVIATED.search(text, max(0, found.start() - 6), found.start() + 1)
        for found in _SENTENCE_BREAK.finditer(text, start, end)
    )


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """Settle the years, join what is said twice, and keep one last day to apply."""
    choice = split(candidates)
    anchors = read_anchors(posting, choice.chosen, choice.rejected)
    settled: list[Candidate] = []
    for candidate in choice.chosen:
        reading: _Reading = candidate.detail["reading"]
        reference = posting.reference_date if counts_from_reference(posting.text, candidate) else None
        year = anchors.year_of(reading.kind, reading.day, reference)
        settled.extend(_valued(candidate, reading, year))
        choice.notices.extend(_notices(candidate, year))
    choice.notices.extend(
        Notice("impossible_date", "a date that does not exist", candidate.spans)
        for candidate in choice.rejected
        if candidate.reason == "impossible_date"
    )
    choice.chosen = without_repetitions(settled, choice)
    keep_one_application(choice, posting)
    return choice


def _valued(candidate: Candidate, reading: _Reading, year: SettledYear) -> Iterator[Candidate]:
    """The candidate with its value; a range whose year is open gives both its days, for its start has no field
    then. The day from which one can apply is no step."""
    day, first = reading.day, reading.range_start
    date = on(day, year.year)
    start_date = None
    if first is not None and reading.kind != "application" and first.month is not None and day.month is not None:
        if date is None:
            opening = reading._replace(day=first, range_start=None, times=None, inclusive=None)
            yield from _valued(_with_reading(candidate, opening), opening, year)
        else:
            earlier = (first.month, first.day) <= (day.month, day.day)
            start_date = on(first, first.year or (date.year if earlier else date.year - 1))
    times = reading.times
    value = DeadlineValue(
        reading.kind,  # type: ignore[arg-type]
        year.year if date else None,
        day.month,
        day.day,
        date,
        reading.inclusive,
        times.first if times else None,
        start_date,
        times.last if times else None,
        year.source if date else None,
    )
    yield Candidate(candidate.field, candidate.rule, candidate.spans, value, None, {"reading": reading})


def _notices(candidate: Candidate, year: SettledYear) -> Iterator[Notice]:
    if year.problem == "far_ahead":
        yield Notice("open_year", "the year stays open: the day is too far from the reference date", candidate.spans)
    elif year.problem == "weekday_mismatch":
        yield Notice("weekday_mismatch", "the weekday does not fit the date", candidate.spans)


SPEC = FieldSpec(STEM, "deadlines", records.Deadline, True, find, choose, REASONS, explains_gap=True)
