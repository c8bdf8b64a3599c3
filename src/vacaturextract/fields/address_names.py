"""Names that are also the domain of an address: "Wolters & Kamp" and wolterskamp.nl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from vacaturextract.posting import LONGEST_POSTING, Posting
from vacaturextract.text import Span

_ADDRESS = re.compile(r"(?P<kind>@|www\.|://)(?:[a-z0-9-]{1,30}\.){0,2}(?P<domain>[a-z0-9-]{3,40})\.(?:nl|com|eu|be|org|nu)\b")
_BETWEEN_NAMES = "\n,;:()"
_SITE_FOR_JOBS = re.compile(r"^(?:werken-?(?:bij|voor)|jobs-?bij)-?(?=\w{3})|(?<=\w{3})-?(?:werken|vacatures|jobs|careers)$")
_MOST_SPACES, _MOST_MENTIONS, _MOST_ADDRESSES = 6, 8, 40


def has_address(posting: Posting) -> bool:
    """Whether the text holds an address whose domain can be a name."""
    return bool(posting.once(_domains))


def labels(posting: Posting, *, sites: bool, shortest: int) -> list[str]:
    """The domains of mailboxes, and of sites where ``sites`` says so, as letters and digits alone."""
    found = dict.fromkeys(label for kind, label in posting.once(_domains) if sites or kind == "@")
    return [label for label in found if len(label) >= shortest]


def _domains(posting: Posting) -> list[tuple[str, str]]:
    """What stands before each address of the text ("@", "www."), and its domain as letters and digits alone."""
    return [
        (match["kind"], _SITE_FOR_JOBS.sub("", match["domain"]).replace("-", ""))
        for match in islice(_ADDRESS.finditer(posting.lowered), _MOST_ADDRESSES)
    ]


def names_of_domains(posting: Posting, *, sites: bool, shortest: int) -> Iterator[list[Span]]:
    """For each domain of an address, where its name stands in the text.

    A name in small letters is one where it stands twice.
    """
    for label in labels(posting, sites=sites, shortest=shortest):
        found = list(islice(_written_like(posting, label), _MOST_MENTIONS))
        small = [span for span in found if not posting.text[span.start].isupper()]
        if mentions := [span for span in found if span not in small or len(small) > 1]:
            yield mentions


def _written_like(posting: Posting, label: str) -> Iterator[Span]:
    """Where the letters of a domain stand as whole words outside addresses, whatever signs stand between them."""
    text, lowered = posting.text, posting.lowered[:LONGEST_POSTING]
    for match in re.finditer(rf"(?<![\w@./-]){re.escape(label[0])}(?=[^\w\n]{{0,3}}{re.escape(label[1])})", lowered):
        end = _end_of(lowered, match.end(), label)
        if end is None:
            continue
        after = text[end : end + 2]
        joined = after[:1] in ("@", "/", "-", "_") or (after[:1] == "." and after[1:].isalnum())
        if not joined and not after[:1].isalnum() and text.count(" ", match.start(), end) < _MOST_SPACES:
            yield Span(match.start(), end)


def _end_of(lowered: str, at: int, label: str) -> int | None:
    """Where the rest of a domain's letters ends, from behind its first; None where the text goes another way."""
    for letter in label[1:]:
        while at < len(lowered) and not lowered[at].isalnum() and lowered[at] not in _BETWEEN_NAMES:
            at += 1
        if at == len(lowered) or lowered[at] != letter:
            return None
        at += 1
    return at
