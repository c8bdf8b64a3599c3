"""Hours a week on offer, and the full-time week that the text names as its norm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from vacaturextract import records
from vacaturextract.dutch.numbers import parse_decimal
from vacaturextract.fields.base import COMMON_REASONS, Choice, FieldSpec, read_matches, split
from vacaturextract.findings import Candidate, Notice
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
_NORMS = (34.0, 48.0)
"""Full-time weeks that are named in the Netherlands lie between these."""
_OFFER_NEARBY = re.compile(
    r"""per\sweek | p/?\s?w\b | p\.\s?w\. | in\sde\sweek | a\sweek | wekelijks | weekly | dienstverband | contract | aanstelling | functie | vacature | werkweek | werken | werkt | beschikbaar | baan\b
    | gemiddeld | uren | \buur\s\| | \|\s | •\s | hybride | parttime | deeltijd | urenomvang | omvang | inzet | zoek | opdracht | rol\b | position | schaal | salaris | \buur\s?[/)] | bespreekbaar""",
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
_WEEK_AFTER = re.compile(r"\W{0,3}(?:uur|uren|hours)?\s?(?:per\sweek|p/?\s?w|in de week)", re.IGNORECASE)
_HEADCOUNT_BEFORE = re.compile(
    r"(?:ruimte voor|team van|met|telt|circa|ongeveer|ruim|totaal|bezetting|formatie\w*|plekken|plaatsen)\s(?:van\s)?(?:ca\.\s)?$",
    re.IGNORECASE,
)


class HoursValue(NamedTuple):
    """See ``records.Hours``."""

    minimum: float | None
    maximum: float | None
    fte_minimum: float | None
    fte_maximum: float | None
    full_time: bool | None
    full_time_week: float | None


EMPTY = HoursValue(None, None, None, None, None, None)


def find(posting: Posting) -> list[Candidate]:
    """Every statement on hours; each says a part of the value, and ``detail["kind"]`` which."""
    return read_matches(posting, "hours", _read)


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
    if (
        kind == "week"
        and value is not None
        and match["lead"] is not None
        and match["lead"].split(None, 1)[0].strip(".(").split(".")[0].lower() in _NORM_LEADS
    ):
        kind, value = "norm", EMPTY._replace(full_time_week=value.full_time_week)
    elif kind == "week" and match.groupdict().get("full") is not None and value is not None:
        kind, value = "norm", EMPTY._replace(full_time_week=value.full_time_week)
    yield Candidate("hours", rule.id, (span,), value, reason, {"kind": kind})


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
    week_said = (
        _WEEK_AFTER.match(posting.text, span.end - 8 if span.end - span.start > 8 else span.start, span.end + 16) is not None
    )
    week_said = week_said or "per week" in posting.text[span.start : span.end + 12].lower()
    low = _weekly(groups["minimum"], week_said=week_said)
    high = _weekly(groups.get("maximum", groups["minimum"]), week_said=week_said)
    if low is None or high is None:
        return None, "unreadable"
    if low > high:
        return None, "descending"
    if not week_said and "label" not in match.re.groupindex and not _believable(posting, span, low, high):
        return None, "no_offer"
    return EMPTY._replace(minimum=low, maximum=high), None


def _believable(posting: Posting, span: Span, low: float, high: float) -> bool:
    """Figures without "per week": a size that jobs have, not a time of the day, and for one figure words of a job."""
    named = "werkweek" in posting.text[max(0, span.start - 20) : span.start].lower()
    if (high > _LONGEST_UNLABELLED and not named) or low < _SHORTEST_UNLABELLED:
        return False
    if high <= _HOURS_OF_A_DAY and posting.layout.section_at(span.start) == "procedure" and low != high:
        return False
    return low != high or _offered(posting, span)


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
    if hours is None or not _NORMS[0] <= hours <= _NORMS[1]:
        return None, "unreadable"
    return EMPTY._replace(full_time_week=hours), None


def _read_week(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    hours = _weekly(groups["hours"], week_said=True)
    if hours is None:
        return None, "unreadable"
    is_norm = _NORMS[0] <= hours <= _NORMS[1]
    return EMPTY._replace(minimum=hours, maximum=hours, full_time_week=hours if is_norm else None), None


def _read_also(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    hours = _weekly(groups["hours"], week_said=True)
    return (EMPTY._replace(minimum=hours, maximum=hours), None) if hours else (None, "unreadable")


def _read_full_time_offer(groups: dict[str, str], match: regex.Match[str], posting: Posting, span: Span) -> Reading:
    value, reason = _read_norm(groups, match, posting, span)
    if value is None:
        return None, reason
    return value._replace(minimum=value.full_time_week, maximum=value.full_time_week, full_time=True), None


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
    "full_time": _read_full_time,
    "fte": _read_fte,
    "also": _read_also,
    "contract": _read_week,
}


# --- choosing -----------------------------------------------------------------------------------------------------


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """One value out of the parts: the offer, else what fte or full time and the norm amount to."""
    choice = split(candidates)
    parts = _without_parts(choice.chosen, choice)
    norms = [c for c in parts if c.value.full_time_week is not None]
    also = [c for c in parts if c.detail["kind"] == "also"]
    offers = [c for c in parts if c not in also and (c.value.minimum is not None or c.value.maximum is not None)]
    ftes = [c for c in parts if c.value.fte_maximum is not None]
    full = [c for c in parts if c.value.full_time and c not in offers]
    used: list[Candidate] = []
    offer = _best_offer(posting, offers)
    value = EMPTY
    if offer is not None:
        value = _widened(offer.value._replace(full_time_week=None), also)
        used.extend((offer, *also))
    if norms:
        norm = next((c for c in norms if c.detail["kind"] not in ("week", "contract")), norms[0])
        value = value._replace(full_time_week=norm.value.full_time_week)
        used.append(norm)
    if ftes and ftes[0] not in used:
        value = value._replace(fte_minimum=ftes[0].value.fte_minimum, fte_maximum=ftes[0].value.fte_maximum)
        used.append(ftes[0])
        value = _norm_of_one_fte(value, offer, ftes[0])
    if full:
        value = value._replace(full_time=True)
        used.append(full[0])
    value = _worked_out(value, offer is not None)
    choice.chosen = []
    if any(part is not None for part in value):
        choice.chosen = [_joined(used, value)]
    choice.rejected.extend(c.rejected("weaker") for c in parts if c not in used)
    choice.notices.extend(_conflicts(value, used, offers))
    return choice


def _widened(value: HoursValue, also: list[Candidate]) -> HoursValue:
    """The offer with the figures that are possible too."""
    for candidate in also:
        hours = candidate.value.minimum
        if value.minimum is not None:
            value = value._replace(minimum=min(value.minimum, hours), maximum=max(value.maximum or value.minimum, hours))
    return value


def _norm_of_one_fte(value: HoursValue, offer: Candidate | None, fte: Candidate) -> HoursValue:
    """ "32-38 uur (0,8-1,0 fte)" names the full week: one fte is the most hours."""
    if offer is None or value.full_time_week is not None or value.fte_maximum != 1 or value.maximum is None:
        return value
    near = max(offer.start, fte.start) - min(offer.end, fte.end) < _FTE_REACH
    return value._replace(full_time_week=value.maximum) if near and _NORMS[0] <= value.maximum <= _NORMS[1] else value


_FTE_REACH = 30
_KIND_RANK = {
    "full_time_offer": 0,
    "norm": 1,
    "contract": 0,
    "fte": 1,
    "also": 1,
    "week": 2,
    "minimum": 2,
    "maximum": 2,
    "full_time": 3,
    "offer": 2,
}


def _without_parts(candidates: list[Candidate], choice: Choice) -> list[Candidate]:
    """Candidates that no fuller or more telling one covers: "o.b.v. 36 uur" is the norm, not "36 uur" on offer."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=_fullness):
        if any(candidate.start < other.end and other.start < candidate.end for other in kept):
            choice.rejected.append(candidate.rejected("norm" if candidate.rule == "hours.single" else "part_of_another"))
        else:
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def _fullness(candidate: Candidate) -> tuple[int, int, int]:
    value: HoursValue = candidate.value
    is_range = value.minimum is not None and value.maximum is not None and value.minimum != value.maximum
    surest = is_range or candidate.rule.startswith("hours.label_")
    rank = 0 if surest else _KIND_RANK[candidate.detail["kind"]] + (candidate.rule == "hours.single")
    return rank, -len(candidate.spans), candidate.start


def _best_offer(posting: Posting, offers: list[Candidate]) -> Candidate | None:
    """The header's where it is a range that contains the body's, else the body's fullest first statement."""
    if not offers:
        return None
    offers = _merged_ends(offers)
    first = offers[0]
    rest = offers[1:]
    if _is_range(first.value) and all(_contains(first.value, other.value) for other in rest):
        return first
    ranges = [c for c in rest if _is_range(c.value) and _contains(c.value, first.value)]
    if ranges:
        return ranges[0]
    complete = [c for c in offers if c.value.minimum is not None and c.value.maximum is not None]
    return complete[0] if complete else first


def _merged_ends(offers: list[Candidate]) -> list[Candidate]:
    """ "minimaal 32 uur ... maximaal 36 uur" close together is one range."""
    merged: list[Candidate] = []
    for candidate in offers:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.value.maximum is None
            and (candidate.value.minimum is None or candidate.detail["kind"] == "full_time_offer")
            and candidate.value.maximum is not None
            and candidate.start - last.end < 60
            and last.value.minimum <= candidate.value.maximum
        ):
            merged[-1] = Candidate(
                "hours",
                last.rule,
                last.spans + candidate.spans,
                last.value._replace(maximum=candidate.value.maximum),
                None,
                last.detail,
            )
        else:
            merged.append(candidate)
    return merged


def _is_range(value: HoursValue) -> bool:
    return value.minimum is not None and value.maximum is not None and value.minimum < value.maximum


def _contains(outer: HoursValue, inner: HoursValue) -> bool:
    assert outer.minimum is not None
    assert outer.maximum is not None
    return all(hours is None or outer.minimum <= hours <= outer.maximum for hours in (inner.minimum, inner.maximum))


def _worked_out(value: HoursValue, offered: bool) -> HoursValue:
    """Hours from fte or full time where the norm is named."""
    norm = value.full_time_week
    if offered and norm is not None and value.maximum is None and value.minimum is not None and value.fte_maximum is not None:
        stated = abs((value.fte_minimum or 0) * norm - value.minimum) < 1
        return value._replace(maximum=round(value.fte_maximum * norm, 1)) if stated else value
    if offered or norm is None:
        return value
    if value.fte_minimum is not None and value.fte_maximum is not None:
        return value._replace(minimum=round(value.fte_minimum * norm, 1), maximum=round(value.fte_maximum * norm, 1))
    return value._replace(minimum=norm, maximum=norm) if value.full_time else value


def _joined(used: list[Candidate], value: HoursValue) -> Candidate:
    spans = dict.fromkeys(span for candidate in used for span in candidate.spans)
    return Candidate("hours", used[0].rule, tuple(spans), value)


def _conflicts(value: HoursValue, used: list[Candidate], offers: Iterable[Candidate]) -> Iterator[Notice]:
    spans = tuple(dict.fromkeys(span for candidate in used for span in candidate.spans))
    if value.full_time_week is not None and value.maximum is not None and value.maximum > value.full_time_week:
        yield Notice(
            "hours_above_norm",
            f"{value.maximum:g} hours are on offer, but the full week is named as {value.full_time_week:g} hours",
            spans,
        )
    for other in offers:
        both = value.minimum is not None and value.maximum is not None
        if both and not _contains(value, other.value):
            yield Notice("hours_differ", "the text states different hours", (*spans, *other.spans))
            return


SPEC = FieldSpec("hours", "hours", records.Hours, False, find, choose, REASONS, explains_gap=True)
