"""Which Dutch municipality is hiring: by the employer's name, or by the place where "de gemeente" or "de stad" is the employer.

A helper of fields, not one of them: it decides nothing, it only links what they decided to the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from vacaturextract.fields.wordings import Wording
from vacaturextract.findings import Notice
from vacaturextract.knowledge import Municipality
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_BODY = re.compile(
    r"^(?:(?:de|het)\s)?(?:(?:gemeente(?:raad|bestuur)?|(?:raads)?griffie|rekenkamer(?:commissie)?|college|stad|gemeentelijke\s\w+)"
    r"(?:\s(?:van|der))?\s(?:de\s)?)+",
    re.IGNORECASE,
)
"""What stands before a municipality's name in that of one of its bodies: "Raadsgriffie van de gemeente Borne"."""
_THE_EMPLOYER = re.compile(r"(?:(?:de|onze)\s)?(?:gemeente|stad)", re.IGNORECASE)
_OURS = Wording(r"\b(?:onze|als|wij[ ]zijn[ ]de|voor[ ]de)[ ](?:gemeente|stad)\b")

LIKELY = (0.8, 1.25)
"""How far a municipality's own figure lies from the register's: rounding, and growth since or before."""
POSSIBLE = (0.45, 2.2)
"""Beyond these it is another's: a village's, a region's."""


_AGREES = 15
"""Percent: the register's figure may be some years older or newer than the posting, whose figure is often rounded."""


class Hiring(NamedTuple):
    """The hiring municipality, and the words that tell."""

    municipality: Municipality
    linked_by: Literal["name", "place"]
    spans: tuple[Span, ...]


def hiring_municipality(posting: Posting) -> Hiring | None:
    """The municipality that one will work for; None where the employer is none, or its name is unknown."""
    employers = posting.decision("organisation").chosen
    if employers:
        name = str(employers[0].value.value)
        if not _THE_EMPLOYER.fullmatch(name):
            return _by_name(posting, name, employers[0].spans)
    places = posting.decision("location").chosen
    if not places:
        return None
    place = str(places[0].value.value)
    theirs = "gemeente" in posting.lowered and _OURS.is_in(posting)
    if employers or theirs or f"gemeente {place.lower()}" in posting.lowered:
        found = posting.knowledge.municipality(place, on=posting.reference_date)
        return None if found is None else Hiring(found, "place", places[0].spans)
    return None


def _by_name(posting: Posting, name: str, spans: tuple[Span, ...]) -> Hiring | None:
    body = _BODY.match(name)
    own = name[body.end() :] if body else name
    if not own or not (body or posting.knowledge.register.is_municipality(own)):
        return None  # a firm in a place of that name is no municipality
    found = posting.knowledge.municipality(own, on=posting.reference_date)
    if found is None:
        return None
    return Hiring(found, "name" if posting.knowledge.register.is_municipality(own) else "place", spans)


class Comparison(NamedTuple):
    """The inhabitants that the posting states beside the register's."""

    verdict: Literal["agrees", "differs", "unknown"]
    difference: float | None
    """Percent above the register's."""
    spans: tuple[Span, ...] = ()


def compared(posting: Posting, hiring: Hiring) -> Comparison:
    """Hold the stated present number against the register's figure."""
    stated = [candidate for candidate in posting.decision("inhabitants").chosen if candidate.value.current]
    if not stated:
        return Comparison("unknown", None)
    difference = (ratio(stated[0].value.count, hiring.municipality) - 1) * 100
    return Comparison("agrees" if abs(difference) <= _AGREES else "differs", round(difference, 1) + 0.0, stated[0].spans)


def notices(posting: Posting, hiring: Hiring | None) -> Iterator[Notice]:
    """The warning that the stated number is not the register's."""
    found = None if hiring is None else compared(posting, hiring)
    if hiring is not None and found is not None and found.verdict == "differs":
        own = hiring.municipality
        yield Notice(
            "inhabitants_differ_from_register",
            f"the number of inhabitants lies {found.difference:+.0f}% from that of {own.name} in the register "
            f"({own.population} on 1 January {own.year})",
            found.spans,
        )


def ratio(count: int, municipality: Municipality) -> float:
    """A count as a share of the register's."""
    return count / municipality.population
