"""Which dated steps stand: what is said twice is joined, and of several last days to apply one is kept."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from vacaturextract.dutch.dates import DAYS_BEHIND, YearSource
from vacaturextract.fields.base import Choice
from vacaturextract.findings import Candidate, Notice
from vacaturextract.posting import Posting
from vacaturextract.records import DeadlineKind
from vacaturextract.text import Span


class DeadlineValue(NamedTuple):
    """The fields of ``records.Deadline`` less evidence."""

    kind: DeadlineKind
    year: int | None
    month: int | None
    day: int | None
    date: dt.date | None
    inclusive: bool | None
    time: str | None
    start_date: dt.date | None
    end_time: str | None
    year_source: YearSource | None


def without_repetitions(candidates: list[Candidate], choice: Choice) -> list[Candidate]:
    """One candidate for each kind and day: the fullest, with the evidence and times of the others."""
    kept: dict[tuple[object, ...], Candidate] = {}
    spans: dict[tuple[object, ...], list[Span]] = {}
    for candidate in candidates:
        value: DeadlineValue = candidate.value
        key: tuple[object, ...] = (value.kind, value.month, value.day)
        other = kept.get(key)
        if other is None or (other.value.year and value.year and other.value.year != value.year):
            key = key if other is None else (*key, value.year)
            kept[key], spans[key] = candidate, list(candidate.spans)
            continue
        better, lesser = (candidate, other) if _fullness(value) > _fullness(other.value) else (other, candidate)
        kept[key] = _completed(better, lesser)
        spans[key].extend(candidate.spans)
        choice.rejected.append(lesser.rejected("repeated"))
    whole = [candidate._replace(spans=tuple(sorted(spans[key]))) for key, candidate in kept.items()]
    return sorted(whole, key=lambda candidate: candidate.start)


def _fullness(value: DeadlineValue) -> tuple[bool, bool, bool, bool]:
    return value.date is not None, value.year_source == "text", value.time is not None, value.inclusive is not None


def _completed(better: Candidate, lesser: Candidate) -> Candidate:
    """``better`` with the time that only ``lesser`` states."""
    value: DeadlineValue = better.value
    if value.time is None:
        value = value._replace(time=lesser.value.time, end_time=lesser.value.end_time)
    return better._replace(value=value)


_MOST_TOLD = 8
"""Places of each of two days that a warning tells."""
_ELSEWHERE = frozenset(("tasks", "organisation", "chrome"))
"""Sections in which a last day is rather that of a task."""


_OPEN_BRACKET = re.compile(r"\([^()\n]{0,120}$")
_JOB_TERMS = re.compile(r"\b(?:schaal|fwg|\d\d?(?:-\d\d)?\s?(?:uur|u\b|uren)|vergoeding|tarief)|€", re.IGNORECASE)
_OTHER_JOB = re.compile(
    r"""\b(?:naast[ ]deze|andere)[ ](?:vacatures?|functies?)\b
    | \b(?:zoek|zoekt|zoeken|werft|werven)\b[^.!?\n\d]{0,20}\b(?:ook|daarnaast|voorts)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_THEIRS = re.compile(
    r"""\b(?:(?:(?P<their>hun)|diens)[ ](?:\w+[ ])?(?:\w*termijn|vacature|sluitingsdatum)
      |die[ ](?:vacature|functie|termijn|sluit)|daar[ ](?:kun|kunt|kan|sluit)|daarvoor[ ]geldt)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def _sentence_start(posting: Posting, at: int) -> int:
    """Where the sentence begins in which something stands, with what stands before its last semicolon; not far."""
    start = posting.layout.sentence(at).start
    if posting.text[max(0, start - 2) : start].rstrip() == ";":
        start = posting.layout.sentence(start - 2).start
    return max(start, at - 160)


def _is_others(posting: Posting, candidate: Candidate) -> bool:
    """Whether the words say that it is another job's: "hun termijn loopt tot 3 mei", "zij zoeken ook; daar kun je tot 3 mei
    reageren"."""
    start = candidate.start
    low = _sentence_start(posting, start)
    found = _THEIRS.search(posting.text, low, start)
    return found is not None and (found["their"] is not None or _OTHER_JOB.search(posting.text, low, start) is not None)


def _may_be_others(posting: Posting, candidate: Candidate) -> bool:
    """Whether it stands where other jobs do: in brackets with a scale, hours or pay ("een opzichter (schaal 8, 24 uur, sluit 3
    mei)"), or in a sentence that says that others are sought as well."""
    text = posting.text
    for start in (span.start for span in candidate.spans[:_MOST_TOLD]):
        bracket = _OPEN_BRACKET.search(text, max(0, start - 130), start)
        if bracket is not None and _JOB_TERMS.search(bracket[0]):
            return True
        if _OTHER_JOB.search(text, _sentence_start(posting, start), start) is not None:
            return True
    return False


def _is_past(posting: Posting, candidate: Candidate) -> bool:
    """Whether it lies before the posting: the last day of an earlier round."""
    date, reference = candidate.value.date, posting.reference_date
    return date is not None and reference is not None and (reference - date).days > DAYS_BEHIND


def keep_one_application(choice: Choice, posting: Posting) -> None:
    """A posting has one last moment to apply: its own before that of another job or an earlier round, a label's before a
    sentence's; a second one that differs is warned of."""
    applications = [candidate for candidate in choice.chosen if candidate.value.kind == "application"]
    strange = [candidate for candidate in applications if _is_others(posting, candidate)]
    choice.rejected.extend(candidate.rejected("other_posting") for candidate in strange)
    _leave_out(choice, strange)
    applications = [candidate for candidate in choice.chosen if candidate.value.kind == "application"]
    if len(applications) < 2:
        return
    others_jobs = {id(candidate) for candidate in applications if _may_be_others(posting, candidate)}
    if len(others_jobs) == len(applications):
        others_jobs = set()
    first = min(
        applications,
        key=lambda candidate: (
            id(candidate) in others_jobs,
            _is_past(posting, candidate),
            not candidate.rule.endswith("_label"),
            posting.layout.section_at(candidate.start) in _ELSEWHERE,
        ),
    )
    others = [candidate for candidate in applications if candidate is not first]
    _leave_out(choice, others)
    for other in others:
        if id(other) in others_jobs:
            choice.rejected.append(other.rejected("other_posting"))
            continue
        same_day = _last_day(first.value) == _last_day(other.value)
        choice.rejected.append(other.rejected("repeated" if same_day else "other_deadline"))
        if not same_day:
            spans = (*first.spans[:_MOST_TOLD], *other.spans[:_MOST_TOLD])
            choice.notices.append(Notice("contradicting_deadlines", "the text names several last days to apply", spans))


def _leave_out(choice: Choice, candidates: list[Candidate]) -> None:
    gone = set(map(id, candidates))
    choice.chosen = [candidate for candidate in choice.chosen if id(candidate) not in gone]


def _last_day(value: DeadlineValue) -> dt.date | tuple[int | None, int | None]:
    """The last day on which one may apply: the day before, where it says "voor"."""
    if value.date is None:
        return value.month, value.day
    return value.date - dt.timedelta(days=1) if value.inclusive is False else value.date
