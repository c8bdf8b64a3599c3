"""What a record is made of: typed values, each with its evidence. Shapes and meanings follow the record contract."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from vacaturextract.findings import GapReason

if TYPE_CHECKING:
    from vacaturextract.comparable_pay import ComparablePay

Period = Literal["hour", "day", "week", "four_weeks", "month", "year"]
DeadlineKind = Literal["application", "questions", "answers", "shortlist", "interview", "assessment", "start", "other"]
EmploymentKind = Literal[
    "permanent", "temporary", "temporary_to_permanent", "interim", "freelance", "secondment", "internship",
    "traineeship", "volunteer",
]  # fmt: skip


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


_M = TypeVar("_M", bound=BaseModel)


@cache
def _defaults(model: type[BaseModel]) -> tuple[dict[str, Any], tuple[str, ...], dict[str, Any]]:
    """The defaults of a model by field, in its order; the fields whose default is an empty list; private defaults."""
    defaults = {name: info.get_default() for name, info in model.model_fields.items()}
    private = {name: attribute.get_default() for name, attribute in model.__private_attributes__.items()}
    return defaults, tuple(name for name, default in defaults.items() if default == []), private


def built(model: type[_M], **values: Any) -> _M:
    """What ``model.model_construct(**values)`` gives, in a quarter of the time."""
    record = model.__new__(model)
    defaults, lists, private = _defaults(model)
    content = {**defaults, **values}
    for name in lists:
        if name not in values:
            content[name] = []
    object.__setattr__(record, "__dict__", content)
    object.__setattr__(record, "__pydantic_fields_set__", set(values))
    object.__setattr__(record, "__pydantic_extra__", None)
    object.__setattr__(record, "__pydantic_private__", {**private} if private else None)
    return record


class Evidence(_Model):
    """A piece of the raw text: ``raw[start:end] == text``, in characters (code points)."""

    start: int
    end: int
    text: str


class Item(_Model):
    evidence: list[Evidence] = Field(min_length=1)
    """The words that state the value."""
    rule: str
    """Id of the rule or component that found it."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """The measured share of this rule's values that are right."""


class Text(Item):
    """A value that is a piece of text (a title, a name) or one of a fixed list."""

    value: str


class SalaryScale(Item):
    """One salary scale of the job."""

    scale: str
    """The label without leading zeros, upper case: "10A", "55", "LC"."""
    grading: str
    """The system: "schaal", "FWG", ..."""
    cao: str | None = None
    role: Literal["function", "entry", "outlook"] = "function"


class Pay(Item):
    """One statement of pay."""

    minimum: Decimal | None
    """In ``currency`` per ``period``; None where the text does not say."""
    maximum: Decimal | None
    currency: Literal["EUR"] = "EUR"
    period: Period
    tax: Literal["gross", "net"] | None = None
    full_time_hours: float | None = None
    """The week in hours that the amounts refer to."""
    valid_from: dt.date | None = None
    includes: list[Literal["holiday_allowance", "thirteenth_month", "ikb"]] = []
    """What the text says the amounts include."""

    def per_month(self, *, full_time_hours: float, ikb: Decimal | float | None = None) -> ComparablePay:
        """The bare pay in euros a month for a full week, with each step from the words of the text told.

        What the amounts include (``includes``) is taken out: the holiday allowance as 8% of the pay, the legal minimum, a
        thirteenth month as 1/12. A gross amount stays gross, a net one net. A rate for a person hired is no wage; that it is
        one is not known here.

        Args:
            full_time_hours: the full week to compare at, in hours. Amounts for another full week are brought to it;
                amounts for no named week are assumed to be for this one.
            ikb: the share of the pay that the IKB is (0.17), to take it out where the amounts include it.

        Returns:
            Amounts rounded to cents at the end, with steps that are "stated", "calculated" or "assumed".

        Raises:
            ArgumentError: the hours or the share are none.
        """
        told: ComparablePay = above("comparable_pay").comparable_pay(
            self, period="month", full_time_hours=full_time_hours, ikb=ikb
        )
        return told

    def per_year(self, *, full_time_hours: float, ikb: Decimal | float | None = None) -> ComparablePay:
        """The bare pay in euros a year: twelve months of ``per_month``, without holiday allowance or thirteenth month."""
        told: ComparablePay = above("comparable_pay").comparable_pay(
            self, period="year", full_time_hours=full_time_hours, ikb=ikb
        )
        return told


DisclosureKind = Literal[
    "range", "maximum_only", "minimum_only", "exact", "scale_only", "cao_only", "market_rate", "none"
]  # fmt: skip


class PayDisclosure(Item):
    """How the posting discloses its pay; what says most counts.

    Whether the amount is gross or net says ``pay[0].tax``; which agreement it is says ``cao``.
    """

    kind: DisclosureKind
    """By amounts ("range", "maximum_only", "minimum_only", "exact"), a scale without an amount, a collective agreement without
    a scale, the words that it is in line with the market, or not at all."""
    evidence: list[Evidence]
    """The words that disclose it; for "none" where pay is named without more, if it is."""


class Hours(Item):
    """Hours a week on offer."""

    minimum: float | None = None
    maximum: float | None = None
    fte_minimum: float | None = None
    fte_maximum: float | None = None
    full_time: bool | None = None
    full_time_week: float | None = None
    """The full week that the text names as its norm, in hours."""


class Inhabitants(Item):
    """People living in the hiring municipality or service area."""

    count: int
    approximate: bool
    place: str | None = None
    year: int | None = None
    current: bool = True


class Deadline(Item):
    """One dated step of the procedure."""

    kind: DeadlineKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    date: dt.date | None = None
    """None while the year is open; for a range the last day."""
    inclusive: bool | None = None
    time: str | None = None
    """"HH:MM"."""
    start_date: dt.date | None = None
    end_time: str | None = None
    year_source: Literal["text", "weekday", "reference_date"] | None = None


class Contact(Item):
    """A person or desk to ask or apply to."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    is_agency: bool | None = None
    purpose: Literal["information", "application", "procedure"] | None = None
    phones: list[str] = []
    """E.164."""
    emails: list[str] = []
    urls: list[str] = []


class Competency(Item):
    """A behavioural competency or personal quality asked of the candidate."""

    label: str
    category: str
    source: Literal["list", "prose"]
    uri: str | None = None


class HiringMunicipality(_Model):
    """The Dutch municipality that hires, as the register of CBS has it, and its figure beside the one in the text."""

    evidence: list[Evidence] = Field(min_length=1)
    """The words that name it."""
    name: str
    code: str
    """Of CBS: "GM1680"."""
    province: str
    linked_by: Literal["name", "place"]
    """By its own name, or by a place in it."""
    population: int
    population_year: int
    """The register's figure is that of 1 January of this year."""
    verdict: Literal["agrees", "differs", "unknown"]
    """The inhabitants that the text states beside the register's; unknown where it states none."""
    difference: float | None = None
    """Percent by which the stated number lies above the register's."""
    source: str


class PayCheck(_Model):
    """The stated pay held against the pay table of the scale. It never fills or changes the stated pay."""

    evidence: list[Evidence] = Field(min_length=1)
    """The words for pay and scale."""
    verdict: Literal["agrees", "differs", "unknown"]
    reason: str | None = None
    """Why it is unknown ("no_agreement", "no_table", "no_table_for_the_date", "other_period", "end_not_known"), or
    "within_scale": it differs, but lies inside the scale."""
    cao: str | None = None
    cao_from: Literal["text", "employer"] | None = None
    """Whether the posting names the agreement, or it is the one that such an employer falls under."""
    scales: list[str]
    table_date: dt.date | None = None
    """First day of the table that was used."""
    table_chosen: Literal["named_date", "best_fit"] | None = None
    """Whether the posting names the date of its amounts, or this table fits best among those that may be meant."""
    table_status: Literal["published", "computed"] | None = None
    week_hours: float | None = None
    """The week for which the figures below are told: the agreement's full week, or the one that the posting speaks of."""
    minimum: Decimal | None = None
    """The table's figures, in the period that the posting states its pay in."""
    maximum: Decimal | None = None
    minimum_difference: float | None = None
    """Percent by which what is stated lies above the table; None where it is not stated, or a step within the scale."""
    maximum_difference: float | None = None
    source: str | None = None


class ImpliedPay(_Model):
    """What the job's scale pays by the table of its day, in euros gross a month for a full week. Not what the text states."""

    evidence: list[Evidence] = Field(min_length=1)
    """The words for the scale."""
    status: Literal["calculated"] = "calculated"
    minimum: Decimal | None
    maximum: Decimal | None
    week_hours: float
    cao: str
    scales: list[str]
    on: dt.date
    """The day for which it is told."""
    on_from: Literal["text", "reference_date", "deadline"]
    table_date: dt.date
    table_status: Literal["published", "computed"]
    source: str


class Warning(_Model):
    """What the reader should know."""

    code: str
    message: str
    evidence: list[Evidence] = []


class Gap(_Model):
    """Why one of the seven fields is empty."""

    field: str
    reason: GapReason
    message: str
    evidence: list[Evidence] = []


class Candidate(_Model):
    """One thing that was considered, and what became of it."""

    field: str
    rule: str
    evidence: list[Evidence]
    outcome: Literal["chosen", "rejected"]
    reason: str | None = None


class Provenance(_Model):
    """How the record was made."""

    library: str
    version: str
    pipeline: str
    pipeline_version: str
    patterns: str
    """Digest of the patterns."""
    knowledge: str | None = None
    """Digest of the pay tables and the register."""
    reference_date: dt.date | None
    undone: list[str]
    """What was undone in the text before reading it."""
    sha256: str
    length: int
    """Of the raw text, in characters."""
    language: str | None


def above(module: str) -> Any:
    """A module that stands above the records: how a record is shown is none of its business, but it knows whom to ask."""
    return import_module(f"vacaturextract.{module}")
