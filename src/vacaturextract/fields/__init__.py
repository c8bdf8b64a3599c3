"""The one registry of fields: which there are, where they go in the record, and how one is decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from vacaturextract.fields import (
    agency,
    cao,
    competency,
    contact,
    date_posted,
    deadline,
    employment,
    hours,
    inhabitants,
    jsonld,
    kind,
    location,
    organisation,
    pay,
    pay_disclosure,
    reference_number,
    salary_scale,
    status,
    title,
)
from vacaturextract.fields.base import COMMON_REASONS, FieldSpec
from vacaturextract.findings import FIELD_REASONS, Candidate, Decision, GapReason, Notice
from vacaturextract.posting import Posting
from vacaturextract.text import SourceText, Span

_MODULES = (
    salary_scale, pay, hours, inhabitants, deadline, contact, competency,
    status, title, organisation, location, cao, employment, agency,
    pay_disclosure, reference_number, date_posted,
)  # fmt: skip
FIELDS: dict[str, FieldSpec] = {module.SPEC.stem: module.SPEC for module in _MODULES}
STEMS: tuple[str, ...] = tuple(FIELDS)
_MOST_GAP_SPANS = 3


def kind_of(posting: Posting) -> Literal["vacancy", "other"]:
    """Whether the text is a posting."""
    return "other" if not posting.page_data and posting.decision("kind").chosen else "vacancy"


def decide(posting: Posting, stem: str) -> Decision:
    """Find, read and choose one field of a posting."""
    if stem == "kind":
        return kind.decide(posting)
    if kind_of(posting) == "other":
        return Decision(stem, gap="not_a_vacancy")
    spec = FIELDS[stem]
    found = spec.find(posting)
    if posting.layout.shows_others:
        found = [_of_this_posting(posting, candidate) for candidate in found]
    choice = spec.choose(posting, found)
    choice = jsonld.weigh(posting, stem, choice)
    gap: GapReason | None = None
    spans: tuple[Span, ...] = ()
    if not choice.chosen:
        gap, spans = _gap(posting, stem, choice.rejected, ambiguous=choice.ambiguous)
    return Decision(stem, tuple(choice.chosen), tuple(choice.rejected), gap, spans, tuple(choice.notices))


def _of_this_posting(posting: Posting, candidate: Candidate) -> Candidate:
    if candidate.reason is None and posting.layout.section_at(candidate.start) == "related":
        return candidate.rejected("other_posting")
    return candidate


def _gap(posting: Posting, stem: str, rejected: list[Candidate], *, ambiguous: bool) -> tuple[GapReason, tuple[Span, ...]]:
    if rejected:
        spans = tuple(candidate.spans[0] for candidate in rejected[:_MOST_GAP_SPANS])
        return ("ambiguous" if ambiguous else "rejected"), spans
    subjects = posting.subject_spans(stem)
    return ("cue_without_value", subjects[:_MOST_GAP_SPANS]) if subjects else ("no_cue", ())


def gap_message(decision: Decision) -> str:
    """The gap in words; for rejected values with the commonest reason."""
    message = FIELD_REASONS[decision.gap or "no_cue"]
    if decision.gap == "rejected":
        reasons = [candidate.reason or "" for candidate in decision.rejected]
        commonest = max(dict.fromkeys(reasons), key=reasons.count)
        message += f" ({reason_text(decision.field, commonest)})"
    return message


def reason_text(stem: str, reason: str | None) -> str:
    """What a reason slug of a field means, in plain words."""
    if reason is None or stem not in FIELDS:
        return reason or ""
    return FIELDS[stem].reasons.get(reason) or {**COMMON_REASONS, **jsonld.REASONS}.get(reason, reason)


def notices_across(posting: Posting, decisions: list[Decision]) -> list[Notice]:
    """Warnings that need more than one field."""
    return [*_of_the_text(posting.source), *kind.notices(posting)]


def _of_the_text(source: SourceText) -> Iterator[Notice]:
    if "lone_surrogates" in source.undone:
        told = "the text holds halves of characters, which no encoding can write; each is read as U+FFFD"
        yield Notice("lone_surrogates", told)
    if source.unread is not None:
        told = f"code that is never closed begins at character {source.unread}: nothing behind it was read"
        yield Notice("unread_text", told)


def language_of(posting: Posting) -> str | None:
    """ "nl", "en" or None where the text is too short to tell."""
    return kind.language(posting)
