"""How the posting discloses its pay: amounts, a scale, an agreement, the market, or nothing.

The classes answer what the European directive on pay transparency (2023/970, article 5) asks of employers: to tell
applicants the pay or its range, and the provisions of the collective agreement.
"""

from __future__ import annotations

from typing import NamedTuple

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, split
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.text import Span


class DisclosureValue(NamedTuple):
    """See ``records.PayDisclosure``."""

    kind: str


def find(posting: Posting) -> list[Candidate]:
    """Where the market is named in the place of an amount."""
    found = []
    for rule, match in posting.matches("pay_disclosure"):
        reason = "elsewhere" if posting.layout.section_at(match.start("value")) == "related" else None
        value = DisclosureValue(str(rule.sets["kind"]))
        found.append(Candidate("pay_disclosure", rule.id, (Span(*match.span("value")),), value, reason))
    return found


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """What says most: an amount, then a scale, then an agreement, then the market."""
    choice = split(candidates)
    for stem, reason in (("pay", "amount_given"), ("salary_scale", "scale_given"), ("cao", "agreement_given")):
        stated = posting.decision(stem).chosen
        if stated:
            choice.rejected.extend(candidate.rejected(reason) for candidate in choice.chosen)
            choice.chosen = [_as_disclosure(stem, stated[0], [span for item in stated for span in item.spans])]
            return choice
    if choice.chosen:
        first, *others = sorted(choice.chosen, key=lambda candidate: candidate.start)
        choice.chosen = [first]
        choice.rejected.extend(candidate.rejected("again") for candidate in others)
    return choice


def _as_disclosure(stem: str, first: Candidate, spans: list[Span]) -> Candidate:
    if stem != "pay":
        kind = "scale_only" if stem == "salary_scale" else "cao_only"
        return Candidate("pay_disclosure", first.rule, tuple(spans), DisclosureValue(kind))
    low, high = first.value.minimum, first.value.maximum
    kind = "minimum_only" if high is None else "maximum_only" if low is None else "exact" if low == high else "range"
    return Candidate("pay_disclosure", first.rule, first.spans, DisclosureValue(kind))


SPEC = FieldSpec(
    "pay_disclosure",
    "pay_disclosure",
    records.PayDisclosure,
    False,
    find,
    choose,
    {
        "elsewhere": "it stands in a list of other jobs",
        "amount_given": "the posting gives an amount as well, which says more",
        "scale_given": "the posting gives a salary scale as well, which says more",
        "agreement_given": "the posting names a collective agreement as well, which says more",
        "again": "it is said earlier",
    },
)
