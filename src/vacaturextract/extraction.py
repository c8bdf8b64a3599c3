"""The stages in order, as plain functions: text -> posting -> decisions -> record. spaCy components call the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from vacaturextract import fields, pay_check, records
from vacaturextract._version import __version__
from vacaturextract.discretion import Discretion
from vacaturextract.errors import ArgumentError
from vacaturextract.fields import municipality
from vacaturextract.fields.base import FieldSpec
from vacaturextract.findings import FIELD_REASONS, Candidate, Decision, Notice
from vacaturextract.knowledge import Knowledge, shipped
from vacaturextract.posting import Entity, Posting
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import SourceText, Span

EMBEDDED = "embedded"
"""The name of the default pipeline: rules only, no model."""

FORMATS = (None, "text", "html")


def as_date(value: date | str | None, name: str = "reference_date") -> date | None:
    """A date, or an ISO string of one.

    Raises:
        ArgumentError: for anything else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.date() if hasattr(value, "date") and callable(value.date) else value  # a datetime's day
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ArgumentError(f"{name} must be a date or 'YYYY-MM-DD'; it is {value!r}") from None


def read_posting(
    raw: str,
    *,
    library: PatternLibrary,
    reference_date: date | None = None,
    format: str | None = None,
    source: SourceText | None = None,
    entities: tuple[Entity, ...] = (),
    knowledge: Knowledge | None = None,
) -> Posting:
    """A posting ready for the fields; nothing is decided yet."""
    if not isinstance(raw, str):
        raise ArgumentError(f"text must be a str; it is {type(raw).__name__}")
    if format not in FORMATS:
        raise ArgumentError(f"format must be 'text', 'html' or None; it is {format!r}")
    clean = source or SourceText.from_raw(raw, format=format)
    return Posting(clean, library, fields.decide, reference_date, entities, knowledge or shipped())


def build_record(
    posting: Posting,
    *,
    record_id: str | None = None,
    contacts: bool = True,
    explain: bool = False,
    pipeline: tuple[str, str] = (EMBEDDED, __version__),
    stems: Iterable[str] = fields.STEMS,
) -> records.Vacancy:
    """The record of a posting. ``stems`` are the fields that were asked for; the others stay empty."""
    wanted = frozenset(stems)
    asked = [stem for stem in fields.STEMS if stem in wanted and (contacts or stem != "contact")]
    kind = fields.kind_of(posting)
    decisions = [posting.decision(stem) for stem in asked]
    discretion = None if contacts else Discretion(posting)
    if discretion is not None:
        decisions = [discretion.decision(decision) for decision in decisions]
    build = _Builder(posting, discretion)
    values: dict[str, Any] = {}
    for decision in decisions:
        spec = fields.FIELDS[decision.field]
        items = [build.item(spec, candidate) for candidate in decision.chosen]
        values[spec.record_key] = items if spec.many else (items[0] if items else None)
    if "pay_disclosure" in values and values["pay_disclosure"] is None and kind == "vacancy":
        values["pay_disclosure"] = build.nothing_disclosed()
    if "status" in values:
        values["status"] = values["status"].value if values["status"] else None
    checked = pay_check.check(posting) if {"salary_scale", "pay"} <= set(asked) else None
    implied = pay_check.implied(posting) if "salary_scale" in asked else None
    hiring = municipality.hiring_municipality(posting) if {"organisation", "inhabitants"} <= set(asked) else None
    record = records.built(
        records.Vacancy,
        **values,
        municipality=build.hiring(hiring),
        pay_check=build.checked_pay(checked),
        implied_pay=build.implied_pay(implied),
        record_id=record_id,
        kind=kind,
        warnings=build.warnings(decisions, (*pay_check.notices(checked), *municipality.notices(posting, hiring))),
        gaps=build.gaps(decisions),
        trace=build.trace(decisions) if explain else None,
        provenance=build.provenance(pipeline),
    )
    if contacts:  # the posting names people; a record without contacts leaves them out everywhere
        record._text = posting.source.raw
    return record


class _Builder:
    """Turns candidates into the record's items, with evidence in the raw text."""

    def __init__(self, posting: Posting, discretion: Discretion | None = None) -> None:
        self.posting = posting
        self.discretion = discretion
        self.source = posting.source

    def evidence(self, spans: Iterable[Span]) -> list[records.Evidence]:
        found = []
        for span in spans:
            start, end = self.source.to_raw(span)
            found.append(records.built(records.Evidence, start=start, end=end, text=self.source.raw[start:end]))
        return found

    def item(self, spec: FieldSpec, candidate: Candidate) -> Any:
        return records.built(
            spec.model,
            **candidate.value._asdict(),
            evidence=self.evidence(candidate.spans),
            rule=candidate.rule,
            confidence=self.posting.library.confidence_of(candidate.rule),
        )

    def nothing_disclosed(self) -> records.PayDisclosure:
        """A posting that says nothing of its pay, with the places where it comes near to it."""
        return records.built(
            records.PayDisclosure,
            kind="none",
            evidence=self.evidence(self.posting.decision("pay").gap_spans),
            rule="pay_disclosure.none",
            confidence=self.posting.library.confidence_of("pay_disclosure.none"),
        )

    def hiring(self, found: municipality.Hiring | None) -> records.HiringMunicipality | None:
        if found is None:
            return None
        own, held = found.municipality, municipality.compared(self.posting, found)
        return records.built(
            records.HiringMunicipality,
            evidence=self.evidence(found.spans),
            name=own.name,
            code=own.code,
            province=own.province,
            linked_by=found.linked_by,
            population=own.population,
            population_year=own.year,
            verdict=held.verdict,
            difference=held.difference,
            source=own.source,
        )

    def checked_pay(self, found: pay_check.Check | None) -> records.PayCheck | None:
        if found is None:
            return None
        fit = found.fit
        of_the_table = {} if fit is None else fit.as_record()
        return records.built(
            records.PayCheck,
            evidence=self.evidence(found.spans),
            verdict=found.verdict,
            reason=found.reason,
            cao=found.cao,
            cao_from=found.cao_from,
            scales=list(found.scales),
            **of_the_table,
        )

    def implied_pay(self, found: pay_check.Implied | None) -> records.ImpliedPay | None:
        if found is None:
            return None
        first = found.rows[0]
        return records.built(
            records.ImpliedPay,
            evidence=self.evidence(found.spans),
            minimum=found.minimum,
            maximum=found.maximum,
            week_hours=first.week_hours,
            cao=found.cao,
            scales=[row.scale for row in found.rows],
            on=found.on,
            on_from=found.on_from,
            table_date=first.valid_from,
            table_status=first.status,
            source=first.source,
        )

    def warnings(self, decisions: list[Decision], more: Iterable[Notice] = ()) -> list[records.Warning]:
        notices = [notice for decision in decisions for notice in decision.notices]
        notices.extend(more)
        notices.extend(fields.notices_across(self.posting, decisions))
        if self.discretion is not None:
            notices = self.discretion.notices(notices)
        return [
            records.built(records.Warning, code=n.code, message=n.message, evidence=self.evidence(n.spans)) for n in notices
        ]

    def gaps(self, decisions: list[Decision]) -> list[records.Gap]:
        return [
            records.built(
                records.Gap,
                field=fields.FIELDS[d.field].record_key,
                reason=d.gap or "no_cue",
                message=fields.gap_message(d),
                evidence=self.evidence(d.gap_spans),
            )
            for d in decisions
            if d.gap in FIELD_REASONS and fields.FIELDS[d.field].explains_gap
        ]

    def trace(self, decisions: list[Decision]) -> list[records.Candidate]:
        found: list[tuple[Candidate, Literal["chosen", "rejected"]]] = []
        for decision in decisions:
            found.extend((candidate, "chosen") for candidate in decision.chosen)
            found.extend((candidate, "rejected") for candidate in decision.rejected)
        found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].field))
        return [
            records.built(
                records.Candidate,
                field=fields.FIELDS[c.field].record_key,
                rule=c.rule,
                evidence=self.evidence(c.spans),
                outcome=outcome,
                reason=c.reason if outcome == "rejected" else None,
            )
            for c, outcome in found
        ]

    def provenance(self, pipeline: tuple[str, str]) -> records.Provenance:
        raw = self.source.raw
        return records.built(
            records.Provenance,
            library="vacaturextract",
            version=__version__,
            pipeline=pipeline[0],
            pipeline_version=pipeline[1],
            patterns=self.posting.library.digest,
            knowledge=self.posting.knowledge.digest,
            reference_date=self.posting.reference_date,
            undone=list(self.source.undone),
            sha256=hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(),
            length=len(raw),
            language=fields.language_of(self.posting),
        )
