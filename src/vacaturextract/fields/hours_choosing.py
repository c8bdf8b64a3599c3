"""What the statements on hours amount to: one offer, one norm, and warnings where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vacaturextract.fields.base import Choice, split, without_covered
from vacaturextract.findings import Candidate, Notice
from vacaturextract.posting import Posting

NORMS = (34.0, 48.0)
"""Full-time weeks that are named in the Netherlands lie between these."""


class HoursValue(NamedTuple):
    """See ``records.Hours``."""

    minimum: float | None
    maximum: float | None
    fte_minimum: float | None
    fte_maximum: float | None
    full_time: bool | None
    full_time_week: float | None


EMPTY = HoursValue(None, None, None, None, None, None)


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """One value out of the parts: the offer, else what fte or full time and the norm amount to."""
    choice = split(candidates)
    parts = _without_parts(choice.chosen, choice)
    norms = [c for c in parts if c.value.full_time_week is not None]
    also = [c for c in parts if c.detail["kind"] == "also"]
    offers = [c for c in parts if c.detail["kind"] != "also" and (c.value.minimum is not None or c.value.maximum is not None)]
    ftes = [c for c in parts if c.value.fte_maximum is not None]
    offer_ids = set(map(id, offers))
    full = [c for c in parts if c.value.full_time and id(c) not in offer_ids]
    used: list[Candidate] = []
    offer = _best_offer(posting, offers)
    if offer is not None and also and norms and _is_of_others(posting, offer):
        offer = None
    value = EMPTY
    if offer is not None:
        value = _widened(offer.value._replace(full_time_week=None), also)
        used.extend((offer, *also))
    elif also and norms:  # "een werkweek van 36 uur; deeltijd van 32 uur is bespreekbaar"
        value = _widened(value._replace(minimum=norms[0].value.full_time_week), also)
        used.extend(also)
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
    used_ids = set(map(id, used))
    choice.rejected.extend(c.rejected("weaker") for c in parts if id(c) not in used_ids)
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
    return value._replace(full_time_week=value.maximum) if near and NORMS[0] <= value.maximum <= NORMS[1] else value


_FTE_REACH = 30
_KIND_RANK = {
    "full_time_offer": 0,
    "share": 0,
    "part_time_or_full_time": 0,
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
    kept, covered = without_covered(sorted(candidates, key=_fullness))
    for candidate in covered:
        choice.rejected.append(candidate.rejected("norm" if candidate.rule == "hours.single" else "part_of_another"))
    return kept


def _fullness(candidate: Candidate) -> tuple[int, int, int, int]:
    value: HoursValue = candidate.value
    is_range = value.minimum is not None and value.maximum is not None and value.minimum != value.maximum
    surest = is_range or candidate.rule.startswith("hours.label_")
    rank = 0 if surest else _KIND_RANK[candidate.detail["kind"]] + (candidate.rule == "hours.single")
    return rank, -len(candidate.spans), candidate.start, -candidate.end


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


def _is_of_others(posting: Posting, offer: Candidate) -> bool:
    """Whether a lone figure stands in an account of the organisation: "een inkoopcontroller voor 24 uur"."""
    return offer.rule == "hours.single" and posting.layout.section_at(offer.start) == "organisation"


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
