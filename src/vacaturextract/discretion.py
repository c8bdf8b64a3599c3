"""``contacts=False``: people stay out of the record, its trace, its evidence and its warnings.

The contacts are found all the same, for what must not be shown has to be known: the places that name a person, a number or an
address, and the words that stand there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

import ahocorasick_rs

from vacaturextract.findings import Candidate, Decision, Notice
from vacaturextract.posting import Posting
from vacaturextract.text import Span

_SHORTEST = 4
"""Characters of a name or number that tell who it is of."""


class Discretion:
    """What of one posting is about people."""

    def __init__(self, posting: Posting) -> None:
        self._source = posting.source
        decision = posting.decision("contact")
        contacts = (*decision.chosen, *decision.rejected)
        spans = sorted(span for contact in contacts for span in contact.spans)
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))
        names = (contact.value.name or "" for contact in decision.chosen)
        points = (point for contact in decision.chosen for point in (*contact.value.phones, *contact.value.emails))
        words = {_plain(text) for text in (*map(self._words_at, spans), *names, *points)}
        self._words = ahocorasick_rs.AhoCorasick([word for word in words if len(word) >= _SHORTEST])

    def decision(self, decision: Decision) -> Decision:
        """A decision without what names someone: values whose words do, and candidates and gaps that stand where people do."""
        return decision._replace(
            chosen=tuple(c for c in decision.chosen if not self._names_someone(c.spans)),
            rejected=tuple(c for c in decision.rejected if not self._is_about_people(c)),
            gap_spans=tuple(span for span in decision.gap_spans if not self._touches(span)),
            notices=tuple(self.notices(decision.notices)),
        )

    def notices(self, notices: Iterable[Notice]) -> list[Notice]:
        """Notices without the places of people, and without those whose message names someone."""
        return [
            notice._replace(spans=tuple(span for span in notice.spans if not self._touches(span)))
            for notice in notices
            if not self._holds_a_name(notice.message)
        ]

    def _is_about_people(self, candidate: Candidate) -> bool:
        return any(self._touches(span) for span in candidate.spans) or self._names_someone(candidate.spans)

    def _touches(self, span: Span) -> bool:
        """Whether a place is, even in part, one that names a person, a number or an address."""
        before = bisect_left(self._starts, span.end)
        return (before > 0 and self._ends[before - 1] > span.start) or self._names_someone((span,))

    def _names_someone(self, spans: Iterable[Span]) -> bool:
        return any(self._holds_a_name(self._words_at(span)) for span in spans)

    def _holds_a_name(self, text: str) -> bool:
        return bool(self._words.find_matches_as_indexes(_plain(text)))

    def _words_at(self, span: Span) -> str:
        return self._source.raw[slice(*self._source.to_raw(span))]


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
