"""Which of the statements on pay is the job's, and what those beside it add to it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from vacaturextract.fields.base import Choice, split, without_covered
from vacaturextract.findings import Candidate, Notice
from vacaturextract.posting import Posting

_WIDEST_RANGE = 4
"""How many times the lower end the upper end of one job's pay can credibly be."""
_MERGE_REACH = 110
"""Characters between a lower and an upper end that are stated apart."""
_NEIGHBOUR_REACH = 220
_OR = re.compile(r"\s?(?:\([^()\n]{0,60}\)\s?)?(?:of|dan wel|resp\.|respectievelijk)\s", re.IGNORECASE)
_STEP = re.compile(r"schaal|aanloop|fwg|scale", re.IGNORECASE)
_STEP_REACH = 110
_OUTLOOK = re.compile(r"uitloop|rising|doorgroei", re.IGNORECASE)
_SHORTEST_FULL_WEEK = 34
_SECTION_RANK = {"offer": 0, "chrome": 2}
_LABELLED = re.compile(r"[\W_]*(?:\w[\w .-]{2,28}:|.*\|)\s", re.ASCII)
_WIDEST_JOINED = 3
"""How many times one pay of the job another can be."""


class PayValue(NamedTuple):
    """See ``records.Pay``."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str
    period: str
    tax: str | None
    full_time_hours: float | None
    valid_from: dt.date | None
    includes: list[str]


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """The job's pay first: the fullest statement of the section that speaks of pay; other statements after it."""
    choice = split(candidates)
    standing = _without_parts(_merge_ends(_without_parts(choice.chosen, choice)), choice)
    if not standing:
        return choice
    first = min(standing, key=lambda candidate: _order(posting, candidate))
    if first.rule == "pay.exact":
        first = next((c for c in standing if _labelled_in_head(posting, c)), first)
    first = next((c for c in standing if _says_more(c, first)), first)
    first = next((_told_with(c, first) for c in standing if _is_exacter(c, first)), first)
    if len(posting.decision("salary_scale").chosen) > 1:
        first = next((c for c in standing if _reaches_further(c, first)), first)
    neighbours = [c for c in standing if c is not first and _belongs_with(posting, first, c)]
    joined = set(map(id, neighbours))
    others = [c for c in standing if c.spans != first.spans and id(c) not in joined]
    if neighbours:
        first = _span_over(first, neighbours)
    choice.chosen = [first]
    choice.notices.extend(_misprints(first))
    for candidate in others:
        if _says_no_more(candidate, first) or _is_exacter(first, candidate):
            choice.rejected.append(candidate.rejected("repeated"))
        else:
            choice.chosen.append(candidate)
    choice.notices.extend(_conflicts(first, choice.chosen[1:]))
    return choice


def _without_parts(candidates: list[Candidate], choice: Choice) -> list[Candidate]:
    """Candidates that no fuller one covers."""
    kept, covered = without_covered(sorted(candidates, key=lambda c: (-_ends(c), c.start - c.end, c.start)))
    choice.rejected.extend(candidate.rejected("part_of_another") for candidate in covered)
    return kept


def _ends(candidate: Candidate) -> int:
    """How much a statement says: 2 for a range, 1 for one end, 0 for a lone amount (which one end explains better)."""
    value: PayValue = candidate.value
    if value.minimum is not None and value.maximum is not None:
        return 0 if candidate.rule == "pay.exact" else 2
    return 1


def _merge_ends(candidates: list[Candidate]) -> list[Candidate]:
    """A lower end and an upper end close together become one statement: "min. € 5.020 ... max. € 7.294"."""
    merged: list[Candidate] = []
    for candidate in candidates:
        last = merged[-1] if merged else None
        if last is not None and _complete_each_other(last, candidate):
            value = last.value._replace(
                minimum=last.value.minimum or candidate.value.minimum,
                maximum=candidate.value.maximum or last.value.maximum,
                full_time_hours=candidate.value.full_time_hours or last.value.full_time_hours,
                tax=candidate.value.tax or last.value.tax,
            )
            merged[-1] = Candidate("pay", candidate.rule, last.spans + candidate.spans, value)
        else:
            merged.append(candidate)
    return merged


def _complete_each_other(first: Candidate, second: Candidate) -> bool:
    a, b = first.value, second.value
    if a.period != b.period or second.start - first.end > _MERGE_REACH:
        return False
    if a.maximum is None and b.minimum is None:
        return bool(a.minimum <= b.maximum)
    if a.minimum is None and b.maximum is None:  # "het maximum is € 7.416, het minimum € 5.631"
        return bool(b.minimum <= a.maximum)
    if a.minimum is None or b.maximum is None:
        return False
    if first.rule == "pay.exact" and b.minimum is None:  # "start op € 2.900 en eindigt op ... maximaal € 4.100"
        return bool(a.minimum < b.maximum and second.start - first.end < 60)
    return False


def _order(posting: Posting, candidate: Candidate) -> tuple[int, bool, bool, int]:
    section = _SECTION_RANK.get(posting.layout.section_at(candidate.start), 1)
    value: PayValue = candidate.value
    part_time = value.full_time_hours is not None and value.full_time_hours < _SHORTEST_FULL_WEEK
    return section, value.period == "year", part_time, candidate.start


def _labelled_in_head(posting: Posting, candidate: Candidate) -> bool:
    """Whether a statement stands behind its label at the head of the posting: a lone amount elsewhere yields to it."""
    line = posting.layout.line(candidate.start)
    in_head = posting.layout.section_at(candidate.start) == "header"
    return in_head and candidate.rule != "pay.exact" and _LABELLED.match(posting.text, line.start, candidate.start) is not None


def _belongs_with(posting: Posting, first: Candidate, other: Candidate) -> bool:
    """Another range of the same job: one per scale or level, in the same breath."""
    a, b = first.value, other.value
    if a.period != b.period or _says_no_more(other, first):
        return False
    amounts = [amount for amount in (a.minimum, a.maximum, b.minimum, b.maximum) if amount is not None]
    if max(amounts) > _WIDEST_JOINED * min(amounts):
        return False
    start, end = min(first.end, other.end), max(first.start, other.start)
    if end - start > _NEIGHBOUR_REACH:
        return False
    gap = posting.text[start:end]
    several = len(posting.decision("salary_scale").chosen) > 1
    if _ends(other) != _ends(first):
        # "2.900 tot 4.500 (L10) dan wel 4.900 (L11)": a second upper end
        if a.minimum is None and a.maximum is not None and _ends(other) == 2 and b.maximum <= a.maximum:
            return several and _STEP.search(gap) is not None
        higher = b.maximum is not None and b.maximum > (a.maximum or a.minimum) and other.start > first.end
        if b.maximum is None and a.minimum is not None and b.minimum < a.minimum:
            return _STEP.search(gap) is not None
        goes_on = _OUTLOOK.search(gap) or (several and end - start < _STEP_REACH and _STEP.search(gap))
        return higher and ((_ends(other) == 0 and _OR.match(gap) is not None) or (_ends(other) < 2 and bool(goes_on)))
    return several or bool(
        re.search(r"(?i)\b(?:of|dan wel|junior|medior|senior|hbo|mbo|wo|jaar|ouder|ervaring|diploma)\b|fwg|schaal", gap)
    )


def _span_over(first: Candidate, others: list[Candidate]) -> Candidate:
    """One statement from the lowest minimum to the highest maximum, with evidence from all."""
    everyone = sorted([first, *others], key=lambda c: c.start)
    # "maximaal € 6.110 (11) of € 6.907 (12)" gives no lower end
    minima = [c.value.minimum for c in everyone if c.value.minimum is not None and (first.value.minimum or _ends(c))]
    maxima = [c.value.maximum for c in everyone if c.value.maximum is not None]
    value = first.value._replace(minimum=min(minima, default=None), maximum=max(maxima, default=None))
    return Candidate("pay", first.rule, tuple(span for c in everyone for span in c.spans), value)


def _says_more(candidate: Candidate, first: Candidate) -> bool:
    """Whether a statement gives both ends where the first gives one, and agrees with it."""
    value, chosen = candidate.value, first.value
    if value.period != chosen.period or value.minimum is None or value.maximum is None:
        return False
    if first.rule == "pay.exact":
        return candidate.rule != "pay.exact" and chosen.minimum in (value.minimum, value.maximum)
    if chosen.minimum is None:
        return bool(value.maximum == chosen.maximum)
    return chosen.maximum is None and bool(value.minimum == chosen.minimum)


def _is_exacter(candidate: Candidate, first: Candidate) -> bool:
    """Whether a statement gives to the cent what the first one rounds."""
    value, chosen = candidate.value, first.value
    pairs = ((value.minimum, chosen.minimum), (value.maximum, chosen.maximum))
    if value.period != chosen.period or value[:2] == chosen[:2] or any((a is None) != (b is None) for a, b in pairs):
        return False
    return all(a is None or (b == b.to_integral_value() and abs(a - b) < 1) for a, b in pairs)


def _told_with(exact: Candidate, rounded: Candidate) -> Candidate:
    """The exact statement, with what only the rounded one says of tax and week."""
    a, b = exact.value, rounded.value
    value = a._replace(tax=a.tax or b.tax, full_time_hours=a.full_time_hours or b.full_time_hours)
    return Candidate("pay", exact.rule, exact.spans, value)


def _reaches_further(candidate: Candidate, first: Candidate) -> bool:
    """Whether a range holds the first one, shares an end with it, and goes on: the span over all scales."""
    value, chosen = candidate.value, first.value
    if value.period != chosen.period or None in (value.minimum, value.maximum, chosen.minimum, chosen.maximum):
        return False
    shares = value.minimum == chosen.minimum or value.maximum == chosen.maximum
    return bool(shares and value.minimum <= chosen.minimum and value.maximum >= chosen.maximum and value[:2] != chosen[:2])


def _says_no_more(candidate: Candidate, first: Candidate) -> bool:
    value, chosen = candidate.value, first.value
    if value.period != chosen.period:
        return False
    ends = {chosen.minimum, chosen.maximum}
    return (value.minimum is None or value.minimum in ends) and (value.maximum is None or value.maximum in ends)


def _misprints(first: Candidate) -> Iterator[Notice]:
    value: PayValue = first.value
    if value.minimum and value.maximum and value.maximum > value.minimum * _WIDEST_RANGE:
        times = value.maximum / value.minimum
        message = f"the upper end of the pay is {times:.0f} times the lower end; one of them may be a misprint"
        yield Notice("pay_range_unlikely", message, first.spans)


def _conflicts(first: Candidate, others: list[Candidate]) -> Iterator[Notice]:
    for other in others:
        if other.value.period == first.value.period:
            yield Notice("pay_differs", "the text states different amounts of pay", (*first.spans, *other.spans))
            return
