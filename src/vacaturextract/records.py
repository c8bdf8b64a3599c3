"""The typed records: what one posting becomes. Shapes and meanings follow the record contract, schema version 1.

What it is made of is in ``items.py``; it is named here as well, so that one import gives the whole record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, PrivateAttr

from vacaturextract.errors import ArgumentError
from vacaturextract.findings import GapReason
from vacaturextract.items import (
    Candidate,
    Competency,
    Contact,
    Deadline,
    DeadlineKind,
    DisclosureKind,
    EmploymentKind,
    Evidence,
    Gap,
    HiringMunicipality,
    Hours,
    ImpliedPay,
    Inhabitants,
    Item,
    Pay,
    PayCheck,
    PayDisclosure,
    Period,
    Provenance,
    SalaryScale,
    Text,
    Warning,
    above,
    built,
)
from vacaturextract.text import encodable

if TYPE_CHECKING:
    from vacaturextract.jobposting import JobPosting

__all__ = [
    "ITEM_MODELS",
    "SCHEMA_VERSION",
    "Candidate",
    "Competency",
    "Contact",
    "Deadline",
    "DeadlineKind",
    "DisclosureKind",
    "EmploymentKind",
    "Evidence",
    "Gap",
    "GapReason",
    "HiringMunicipality",
    "Hours",
    "ImpliedPay",
    "Inhabitants",
    "Item",
    "Pay",
    "PayCheck",
    "PayDisclosure",
    "Period",
    "Provenance",
    "SalaryScale",
    "Text",
    "Vacancy",
    "Warning",
    "built",
    "items_of",
]

SCHEMA_VERSION: Literal["1"] = "1"


class Vacancy(BaseModel):
    """What one posting becomes. ``model_dump(mode="json")`` gives the contract's JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)

    schema_version: Literal["1"] = SCHEMA_VERSION
    record_id: str | None = None
    kind: Literal["vacancy", "other"] = "vacancy"
    status: Literal["open", "closed"] | None = None
    title: Text | None = None
    organisation: Text | None = None
    location: Text | None = None
    cao: Text | None = None
    employment: Text | None = None
    agency: Text | None = None
    reference_number: Text | None = None
    """The number under which the posting is filed, as written."""
    date_posted: Text | None = None
    """The day of publication, as an ISO date."""
    pay_disclosure: PayDisclosure | None = None
    """None where the text is no posting."""
    salary_scales: list[SalaryScale] = []
    pay: list[Pay] = []
    hours: Hours | None = None
    inhabitants: list[Inhabitants] = []
    deadlines: list[Deadline] = []
    contacts: list[Contact] = []
    competencies: list[Competency] = []
    municipality: HiringMunicipality | None = None
    pay_check: PayCheck | None = None
    implied_pay: ImpliedPay | None = None
    warnings: list[Warning] = []
    gaps: list[Gap] = []
    trace: list[Candidate] | None = None
    provenance: Provenance
    _text: str | None = PrivateAttr(default=None)
    """The posting, so that a record just read can show it. Never in the JSON, never pickled, no part of equality."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vacancy) and self.__dict__ == other.__dict__

    def __getstate__(self) -> dict[Any, Any]:
        return {**super().__getstate__(), "__pydantic_private__": {"_text": None}}

    def posting_text(self, text: str | None = None) -> str | None:
        """The posting that this record was read from: ``text`` where it is given, else what the record still knows.

        A record knows its posting while it lives in the process and session that read it (``vacaturextract.extract``, a
        pipeline's ``doc._.vacancy``). One from ``extract_many``, from JSON, from another process, or made with
        ``contacts=False`` does not: give the text.

        Raises:
            ArgumentError: ``text`` is not the text of this record.
        """
        if text is None:
            return self._text
        raw = encodable(text)
        if len(raw) != self.provenance.length or _digest(raw) != self.provenance.sha256:
            raise ArgumentError("the text given is not the one that this record was read from")
        return raw

    def to_html(self, text: str | None = None, *, page: bool = False) -> str:
        """The record as a card in HTML that needs nothing else: values with their quotes, gaps, warnings, the posting.

        Args:
            text: the posting, where the record no longer knows it (see ``posting_text``); without it the card has no posting.
            page: True gives a whole document to save as a file; False a piece to put into a page.

        Raises:
            ArgumentError: ``text`` is not the text of this record.
        """
        html: str = above("showing").to_html(self, text, page=page)
        return html

    def _repr_html_(self) -> str:
        return self.to_html()

    def why(self, field: str | None = None, text: str | None = None) -> str:
        """What was taken for a field, what was refused and why, in the words of ``vacaturextract why``.

        Args:
            field: the name of a field ("pay") or None for all.
            text: the posting, where the record no longer knows it (see ``posting_text``).

        Returns:
            A text of several lines, which a notebook shows as such.

        Raises:
            ArgumentError: there is no such field; the text is not known or not that of this record; or the record was
                read by other patterns or another pipeline without ``explain=True``, so nothing can be told.
        """
        told: str = above("explain").why(self, field, text)
        return told

    def to_jobposting(
        self, more: Mapping[str, Any] | None = None, *, text: str | None = None, country: str | None = None
    ) -> JobPosting:
        """The record as schema.org ``JobPosting`` JSON-LD, with only what the text says and what you add.

        Args:
            more: properties that the text does not say ({"datePosted": "2024-04-26", "directApply": True}); they go before
                what was read.
            text: the posting, where the record no longer knows it (see ``posting_text``); it becomes the description.
            country: of the place of work, as a code ("NL"); Google requires it and postings do not say it.

        Returns:
            A dict for ``json.dumps``; its ``missing`` lists what Google requires and is not there, its
            ``missing_recommended`` what it recommends. A text that is no posting gives little and misses much.

        Raises:
            ArgumentError: ``text`` is not the text of this record.
        """
        made: JobPosting = above("jobposting").to_jobposting(self, more, text=text, country=country)
        return made

    def to_utf16(self, text: str | None = None) -> dict[str, Any]:
        """The record's JSON with evidence counted in UTF-16 units, as JavaScript counts: an emoji is two.

        Args:
            text: the posting, where the record no longer knows it (see ``posting_text``).

        Returns:
            ``model_dump(mode="json")`` with other ``start`` and ``end``, and ``"offset_unit": "utf-16"``, so that it is not
            taken for a record by mistake. ``provenance.length`` still counts characters.

        Raises:
            ArgumentError: the text is not known, or not that of this record.
        """
        counted: dict[str, Any] = above("utf16").to_utf16(self, text)
        return counted

    @property
    def maximum_pay(self) -> Decimal | None:
        """The job's maximum pay, in euros per ``pay[0].period``."""
        return self.pay[0].maximum if self.pay else None

    @property
    def minimum_pay(self) -> Decimal | None:
        """The job's minimum pay, in euros per ``pay[0].period``."""
        return self.pay[0].minimum if self.pay else None

    @property
    def application_deadline(self) -> Deadline | None:
        """The last moment to react."""
        return next((deadline for deadline in self.deadlines if deadline.kind == "application"), None)

    @property
    def population(self) -> int | None:
        """Present inhabitants of the hiring municipality or area."""
        return self.inhabitants[0].count if self.inhabitants and self.inhabitants[0].current else None


def _digest(raw: str) -> str:
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()


ITEM_MODELS: dict[str, type[Item]] = {
    "salary_scales": SalaryScale,
    "pay": Pay,
    "hours": Hours,
    "inhabitants": Inhabitants,
    "deadlines": Deadline,
    "contacts": Contact,
    "competencies": Competency,
}


def items_of(record: Vacancy) -> Sequence[tuple[str, Any]]:
    """Every value of a record with the name of its field, in the order of the model."""
    found: list[tuple[str, Any]] = []
    for name in (
        "title",
        "organisation",
        "location",
        "cao",
        "employment",
        "agency",
        "reference_number",
        "date_posted",
        *ITEM_MODELS,
    ):
        value = getattr(record, name)
        if isinstance(value, list):
            found.extend((name, item) for item in value)
        elif value is not None:
            found.append((name, value))
    return found
