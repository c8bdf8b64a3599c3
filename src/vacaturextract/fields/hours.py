"""Hours a week on offer, and the full-time week that the text names as its norm."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vacaturextract import records
from vacaturextract.dutch.numbers import parse_decimal
from vacaturextract.fields.base import COMMON_REASONS, FieldSpec, in_brackets_of_others, read_matches
from vacaturextract.fields.hours_choosing import EMPTY, NORMS, HoursValue, choose
from vacaturextract.findings import Candidate, start_of
from vacaturextract.posting import Posting
from vacaturextract.rules import Rule
from vacaturextract.text import Span

if TYPE_CHECKING:
    import regex

REASONS = {
    **COMMON_REASONS,
    "not_weekly": "hours a day, month or year, leave, a course, an answering time, or hours of others",
    "clock_time": "a time of the day",
    "unreadable": "the digits are no hours a week",
    "descending": "the first figure is higher than the second",
    "no_offer": "nothing says that these hours are on offer",
    "part_of_another": "it is part of a fuller statement",
    "norm": "it only says on which week pay or leave is based",
    "headcount": "a number of people, not the size of the job",
    "weaker": "a fuller or stronger place says it otherwise",
}
_LONGEST_WEEK = 60.0
_SHORTEST_MAXIMUM = 8.0
"""An upper end below this is no week of work: "maximaal 1 uur reistijd"."""
_LONGEST_UNLABELLED = 42.0
_SHORTEST_UNLABELLED = 6.0
_HOURS_OF_A_DAY = 24.0
_SHORT_LINE = 60
_FLEMISH_WEEK = 38.0
_LONG_WEEK = re.compile(r"werkweek|full-?\s?time|voltijd", re.IGNORECASE)
"""Words before hours that may be more than the usual week: "fulltime, 40-55 uur"."""
_BEHIND_PAY = 70
"""Characters between an amount and the week that it is based on: "€ 4.337 voor een 40-urige werkweek"."""
_OFFER_NEARBY = re.compile(
    r"""per\sweek | p/?\s?w\b | p\.\s?w\. | in\sde\sweek | a\sweek | wekelijks | weekly | dienstverband | contract
    | aanstelling | aangesteld
    | (?:gaat|draait)\s(?:het\s)?om | functie | vacature | werkweek | werken | werkt | beschikbaar | baan\b
    | gemiddeld | uren | \buur\s\| | \|\s | [•·]\s | hybride | parttime | deeltijd | \bfte(?:,\s|\s?\()
    | betrekking | urenomvang | omvang | inzet | zoek
    | opdracht | detachering | tarief | rol\b | position | schaal | salaris | \buur\s?[/)] | bespreekbaar""",
    re.VERBOSE | re.IGNORECASE,
)
_NORM_LEADS = (
    "bij",
    "o",
    "op",
    "gebaseerd",
    "basis",
    "van",
    "uitgaande",
    "per",
    "volledige",
    "normale",
    "conform",
    "norm",
    "voltijds",
)
_CLOCK = re.compile(r"\d{1,2}\.(?:00|15|30|45)$")
_WEEKLY = re.compile(r"(?:\b(?:per|a|each|every|in de)\s|/\s?)week\b|\bp[./]?\s?w\b", re.IGNORECASE)
_WEEK_REACH = 10
"""Characters behind hours in which words say that they are a week's: "(24 uur) p.w."."""
_HEADCOUNT_BEFORE = re.compile(
    r"(?:ruimte voor|team van|met|telt|circa|ongeveer|ruim|totaal|bezetting|formatie\w*|plekken"
    r"|plaatsen)\s(?:van\s)?(?:ca\.\s)?$",
    re.IGNORECASE,
)


def find(posting: Posting) -> list[Candidate]:
    """Every statement on hours; each says a part of the value, and ``detail["kind"]`` which."""
    found = read_matches(posting, "hours", _read)
    ranges = sorted((c for c in found if c.rule == "hours.range" and c.reason is not None), key=start_of)
    return [_with_its_range(candidate, ranges) for candidate in found]


def _with_its_range(candidate: Candidate, refused: list[Candidate]) -> Candidate:
    """A figure alone is refused with the range that it is the end of."""
    if candidate.rule == "hours.single" and candidate.reason is None:
        before = bisect_left(refused, candidate.start, key=start_of)
        for whole in refused[max(0, before - 2) : before]:
            if whole.start < candidate.start < whole.end:
                return candidate.rejected(str(whole.reason))
    return candidate


def _read(rule: Rule, match: regex.Match[str], posting: Posting) -> Iterator[Candidate]:
    kind = str(rule.sets["kind"])
    groups = {
        name: text
        for name, text in match.groupdict().items()
        if text is not None and name not in ("lead", "full", "at_least", "at_most", "label")
    }
    spans = [match.span(name) for name in groups]
    if not spans:
        return
    span = Span(min(start for start, _ in spans), _with_unit(posting.text, max(end for _, end in spans)))
    value, reason = _READERS[kind](groups, match, posting, span)
    if value is not None and kind == "offer" and "maximum" not in groups:
        value = _one_ended(value, match.groupdict())
    if kind == "week" and value is not None and _is_basis(match, posting):
        kind, value = "norm", EMPTY._replace(full_time_week=value.full_time_week)
    yield Candidate("hours", rule.id, (span,), value, reason, {"kind": kind})


def _is_basis(match: regex.Match[str], posting: Posting) -> bool:
    """Whether a working week is what pay or leave is based on, not the thing offered."""
    if match["full"] is not None:
        return True
    if match["lead"] is None:
        return False
    lead = match["lead"].split(None, 1)[0].strip(".(").split(".")[0].lower()
    line = posting.layout.line(match.start())
    behind_pay = "€" in posting.text[max(line.start, match.start() - _BEHIND_PAY) : match.start()]
    return lead in _NORM_LEADS or (lead == "voor" and behind_pay)


def _one_ended(value: HoursValue, groups: dict[str, str | None]) -> HoursValue:
    """ "Contracturen: minimaal 28" gives the lower end only."""
    if groups.get("at_least"):
        return value._replace(maximum=None)
    return value._replace(minimum=None) if groups.get("at_most") else value


_UNIT = re.compile(r"\s?-?\s?(?:uur|uren|urige?|hours?|fte)(?:\s(?:per week|p/w|werkweek|a week))?", re.IGNORECASE)


def _with_unit(text: str, end: int) -> int:
    unit = _UNIT.match(text, end)
    return unit.end() if unit else end


Reading = tuple[HoursValue | None, str | None]


def _weekly(text: str, *, week_said: bool) -> float | None:
    if _CLOCK.match(text) and not week_said:
        return None
    hours = parse_decimal(text)
    return hours if hours is not None and 1 <= hours <= _LONGEST_WEEK else None


def _read_offer(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    week_said = _WEEKLY.search(posting.text, span.start, span.end + _WEEK_REACH) is not None
    low = _weekly(groups["minimum"], week_said=week_said)
    high = _weekly(groups.get("maximum", groups["minimum"]), week_said=week_said)
    if low is None or high is None:
        return None, "unreadable"
    if low > high:
        if high < _SHORTEST_UNLABELLED or " of " not in match[0]:
            return None, "descending"
        low, high = high, low  # "40, 36 of 32 uur"
    if not week_said and "label" not in match.re.groupindex and not _believable(posting, span, low, high):
        return None, "no_offer"
    return EMPTY._replace(minimum=low, maximum=high), None


def _believable(posting: Posting, span: Span, low: float, high: float) -> bool:
    """Figures without "per week": a size that jobs have, not a time of the day, and for one figure words of a job."""
    named = _LONG_WEEK.search(posting.text, max(0, span.start - 20), span.start) is not None
    if (high > _LONGEST_UNLABELLED and not named) or low < _SHORTEST_UNLABELLED:
        return False
    if high <= _HOURS_OF_A_DAY and posting.layout.section_at(span.start) == "procedure" and low != high:
        return False
    if low != high:
        return True
    return not in_brackets_of_others(posting, span) and _offered(posting, span)


def _offered(posting: Posting, span: Span) -> bool:
    """Words of a job around a bare "32 uur"."""
    line = posting.layout.line(span.start)
    before = posting.text[max(line.start, span.start - 60) : span.start]
    after = posting.text[span.end : min(line.end, span.end + 30)]
    alone = not before.strip(" #*-•|") and len(after) < 25
    in_head = posting.layout.section_at(span.start) == "header" and line.end - line.start < _SHORT_LINE
    return alone or in_head or _OFFER_NEARBY.search(before) is not None or _OFFER_NEARBY.search(after) is not None


def _read_minimum(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    hours = _weekly(groups["minimum"], week_said=True)
    return (EMPTY._replace(minimum=hours), None) if hours else (None, "unreadable")


def _read_maximum(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    hours = _weekly(groups["maximum"], week_said=True)
    if hours is not None and not _SHORTEST_MAXIMUM <= hours <= _LONGEST_UNLABELLED:
        return None, "no_offer"
    return (EMPTY._replace(maximum=hours), None) if hours else (None, "unreadable")


def _read_norm(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    hours = _weekly(groups.get("norm", groups.get("hours", "")), week_said=False)
    if hours is None or not NORMS[0] <= hours <= NORMS[1]:
        return None, "unreadable"
    return EMPTY._replace(full_time_week=hours), None


def _read_week(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    hours = _weekly(groups["hours"], week_said=True)
    if hours is None:
        return None, "unreadable"
    is_norm = NORMS[0] <= hours <= NORMS[1]
    return EMPTY._replace(minimum=hours, maximum=hours, full_time_week=hours if is_norm else None), None


def _read_also(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    hours = _weekly(groups["hours"], week_said=True)
    return (EMPTY._replace(minimum=hours, maximum=hours), None) if hours else (None, "unreadable")


def _read_full_time_offer(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    value, reason = _read_norm(groups, match, posting, span)
    if value is None:
        return None, reason
    return value._replace(minimum=value.full_time_week, maximum=value.full_time_week, full_time=True), None


def _read_part_time_or_full_time(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    low, high = _weekly(groups["minimum"], week_said=True), _weekly(groups["maximum"], week_said=True)
    if low is None or high is None or not low < high or not NORMS[0] <= high <= NORMS[1]:
        return None, "unreadable"
    return EMPTY._replace(minimum=low, maximum=high, full_time_week=high), None


def _read_share(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    hours = _weekly(groups["minimum"], week_said=True)
    if hours is None or hours > _FLEMISH_WEEK:
        return None, "unreadable"
    return EMPTY._replace(minimum=hours, maximum=hours, full_time_week=_FLEMISH_WEEK), None


def _read_full_time(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    return EMPTY._replace(full_time=True), None


def _read_fte(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    high = float(groups["maximum"].replace(",", "."))
    low = float(groups.get("minimum", groups["maximum"]).replace(",", "."))
    if _HEADCOUNT_BEFORE.search(posting.text[max(0, span.start - 30) : span.start]):
        return None, "headcount"
    return (EMPTY._replace(fte_minimum=low, fte_maximum=high), None) if low <= high else (None, "descending")


_READERS = {
    "offer": _read_offer,
    "minimum": _read_minimum,
    "maximum": _read_maximum,
    "norm": _read_norm,
    "week": _read_week,
    "full_time_offer": _read_full_time_offer,
    "share": _read_share,
    "part_time_or_full_time": _read_part_time_or_full_time,
    "full_time": _read_full_time,
    "fte": _read_fte,
    "also": _read_also,
    "contract": _read_week,
}


SPEC = FieldSpec("hours", "hours", records.Hours, False, find, choose, REASONS, explains_gap=True)
