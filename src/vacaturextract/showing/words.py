"""The values of a record in words, for people: one list of lines that the card and the terminal share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from vacaturextract.comparable_pay import PERIOD_NAMES
from vacaturextract.records import (
    Competency,
    Contact,
    Deadline,
    Evidence,
    HiringMunicipality,
    Hours,
    ImpliedPay,
    Inhabitants,
    Pay,
    PayCheck,
    PayDisclosure,
    SalaryScale,
    Text,
    Vacancy,
)

LABELS = {
    "title": "Title",
    "organisation": "Organisation",
    "location": "Location",
    "agency": "Agency",
    "reference_number": "Reference number",
    "date_posted": "Posted",
    "employment": "Employment",
    "salary_scales": "Salary scale",
    "pay": "Pay",
    "pay_disclosure": "Pay disclosure",
    "cao": "Collective agreement",
    "hours": "Hours",
    "inhabitants": "Inhabitants",
    "deadlines": "Deadlines",
    "contacts": "Contacts",
    "competencies": "Competencies",
}
"""The fields in the order in which they are shown, and what they are called."""
BESIDE_LABELS = {
    "municipality": "Municipality",
    "pay_check": "Pay table",
    "implied_pay": "Pay of the scale",
}
"""What the text does not say, but registers and tables add; shown apart."""
SHORT_LABELS = {
    "reference_number": "Number", "pay_disclosure": "Pay", "salary_scales": "Scale", "cao": "CAO", "deadlines": "Deadline",
    "contacts": "Contact", "competencies": "Competency",
}  # fmt: skip
"""What a single value of a field is called where there is little room."""

_DEADLINES = {
    "questions": "questions", "answers": "answers", "shortlist": "shortlist", "interview": "interview",
    "assessment": "assessment", "start": "start", "other": "other step",
}  # fmt: skip
_YEARS_FROM = {"weekday": "the year by the weekday", "reference_date": "the year by the reference date"}
_COMPETENCY_SOURCES = {"list": "in a list", "prose": "in running text"}
_INCLUDES = {"holiday_allowance": "holiday allowance", "thirteenth_month": "a thirteenth month", "ikb": "the IKB"}
_DISCLOSURES = {
    "range": "a range", "maximum_only": "only a maximum", "minimum_only": "only a minimum", "exact": "one amount",
    "scale_only": "only a scale", "cao_only": "only a collective agreement", "market_rate": "only that it suits the market",
    "none": "nothing said",
}  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()


class Value(NamedTuple):
    """One value of a record, in words."""

    text: str
    evidence: Sequence[Evidence]
    source: str
    """Where it comes from, in words."""


class Line(NamedTuple):
    """One field with its values; none where the text gives none."""

    field: str
    label: str
    values: tuple[Value, ...]


def lines(record: Vacancy) -> Iterator[Line]:
    """Every field that has a value, in the order of ``LABELS``."""
    for field, label in LABELS.items():
        found = getattr(record, field)
        items = found if isinstance(found, list) else [] if found is None else [found]
        if items:
            yield Line(field, label, tuple(_value(field, item) for item in items))


def lines_beside(record: Vacancy) -> Iterator[Line]:
    """What is known beside the text, in the order of ``BESIDE_LABELS``."""
    told: list[tuple[str, Any, Callable[[Any], str]]] = [
        ("municipality", record.municipality, _municipality),
        ("pay_check", record.pay_check, _pay_check),
        ("implied_pay", record.implied_pay, _implied_pay),
    ]
    for field, item, words in told:
        if item is not None:
            source = f"not in the text; source: {item.source}" if item.source else "not in the text"
            yield Line(field, BESIDE_LABELS[field], (Value(words(item), item.evidence, source),))


def _value(field: str, item: Any) -> Value:
    source = f"rule {item.rule}, right in {_share(item.confidence)} of cases"
    return Value(words_of(field, item), item.evidence, "; ".join([source, *_more(item)]))


def _more(item: Any) -> Iterator[str]:
    """What a reader may want to know of a value beside its words."""
    if isinstance(item, Deadline) and item.year_source in _YEARS_FROM:
        yield _YEARS_FROM[item.year_source]
    if isinstance(item, Competency):
        yield f"{item.category}, {_COMPETENCY_SOURCES[item.source]}"
    if isinstance(item, Contact) and item.is_agency is not None:
        yield "of the agency" if item.is_agency else "not of the agency"


def _share(confidence: float) -> str:
    """A measured share; what is not all is never told as all."""
    return "over 99%" if confidence > 0.99 else f"{confidence:.0%}"


def words_of(
    field: str, item: PayDisclosure | Text | SalaryScale | Pay | Hours | Inhabitants | Deadline | Contact | Competency
) -> str:
    """An item of a field in words."""
    match item:
        case Text():
            return _text(field, item.value)
        case PayDisclosure():
            return _DISCLOSURES[item.kind]
        case SalaryScale():
            return _scale(item)
        case Pay():
            return _pay(item)
        case Hours():
            return _hours(item)
        case Inhabitants():
            return _inhabitants(item)
        case Deadline():
            return _deadline(item)
        case Contact():
            return _contact(item)
        case Competency():
            return item.label


def _text(field: str, value: str) -> str:
    if field == "employment":
        return value.replace("_", " ")
    return day(dt.date.fromisoformat(value)) if field == "date_posted" else value


def _scale(scale: SalaryScale) -> str:
    role = {"function": "", "entry": " (entry)", "outlook": " (outlook)"}[scale.role]
    return f"{scale.grading} {scale.scale}{role}" + (f", {scale.cao}" if scale.cao else "")


def _pay(pay: Pay) -> str:
    parts = [f"{_amounts(pay)}{f' {pay.tax}' if pay.tax else ''} {PERIOD_NAMES[pay.period]}"]
    if pay.full_time_hours is not None:
        parts.append(f"for {_figure(pay.full_time_hours)} hours a week")
    if pay.includes:
        parts.append("with " + " and ".join(_INCLUDES[name] for name in pay.includes) + " in it")
    if pay.valid_from is not None:
        parts.append(f"from {day(pay.valid_from)}")
    return ", ".join(parts)


def _amounts(pay: Pay) -> str:
    if pay.minimum is None or pay.maximum is None:
        return f"up to {euros(pay.maximum)}" if pay.maximum is not None else f"from {euros(pay.minimum)}"
    return euros(pay.minimum) if pay.minimum == pay.maximum else f"{euros(pay.minimum)} – {euros(pay.maximum)}"


def _hours(hours: Hours) -> str:
    parts = []
    if (offer := _ends(hours.minimum, hours.maximum)) is not None:
        parts.append(f"{offer} a week")
    if (fte := _ends(hours.fte_minimum, hours.fte_maximum)) is not None:
        parts.append(f"{fte} fte")
    if hours.full_time is not None:
        parts.append("full time" if hours.full_time else "part time")
    if hours.full_time_week is not None:
        parts.append(f"a full week is {_figure(hours.full_time_week)}")
    return ", ".join(parts)


def _municipality(found: HiringMunicipality) -> str:
    beside = {"agrees": "; the text agrees", "differs": "; the text differs", "unknown": ""}[found.verdict]
    return f"{found.name}, {found.province}: {found.population:,} inhabitants in {found.population_year}{beside}"


def _pay_check(check: PayCheck) -> str:
    scales = f"scale {', '.join(check.scales)}" + (f" of {check.cao}" if check.cao else "")
    if check.verdict == "unknown":
        return f"no table to hold the pay against: {(check.reason or 'unknown').replace('_', ' ')} ({scales})"
    of = f", table of {day(check.table_date)}" if check.table_date else ""
    return f"the stated pay {'agrees with' if check.verdict == 'agrees' else 'differs from'} {scales}{of}"


def _implied_pay(pay: ImpliedPay) -> str:
    low, high = euros(pay.minimum), euros(pay.maximum)
    table = f"table of {pay.cao} of {day(pay.table_date)}"
    return f"{low} – {high} gross a month for {_figure(pay.week_hours)} hours a week, calculated for {day(pay.on)} ({table})"


def _ends(low: float | None, high: float | None) -> str | None:
    if low is None or high is None:
        return f"at most {_figure(high)}" if high is not None else f"at least {_figure(low)}" if low is not None else None
    return _figure(low) if low == high else f"{_figure(low)} – {_figure(high)}"


def _inhabitants(people: Inhabitants) -> str:
    about = "about " if people.approximate else ""
    where = f" in {people.place}" if people.place else ""
    when = f", {people.year}" if people.year else ""
    return f"{about}{people.count:,}{where}{when}" + ("" if people.current else " (not the present figure)")


def _deadline(deadline: Deadline) -> str:
    if deadline.kind == "application":
        return f"apply {'before' if deadline.inclusive is False else 'by'} {_when(deadline)}"
    return f"{_DEADLINES[deadline.kind]}: {'before ' if deadline.inclusive is False else ''}{_when(deadline)}"


def _when(deadline: Deadline) -> str:
    if deadline.date is not None:
        text = day(deadline.date)
        if deadline.start_date is not None:
            text = f"{day(deadline.start_date)} – {text}"
    else:
        month = _MONTHS[deadline.month - 1] if deadline.month else None
        known = [str(part) for part in (deadline.day, month, deadline.year) if part is not None]
        text = " ".join(known) + (", year open" if deadline.year is None else "")
    if deadline.time is not None:
        text += f", {deadline.time}" + (f"–{deadline.end_time}" if deadline.end_time else "")
    return text


def _contact(contact: Contact) -> str:
    who = [contact.name or "desk", contact.role, contact.organisation, f"for {contact.purpose}" if contact.purpose else None]
    reach = [*contact.phones, *contact.emails, *contact.urls]
    return ", ".join(part for part in who if part) + (f": {', '.join(reach)}" if reach else "")


def euros(amount: Decimal | None) -> str:
    """An amount as it is printed in English: "€ 3,226" or "€ 16.04"."""
    if amount is None:
        return "unknown"
    return f"€ {amount:,.0f}" if amount == amount.to_integral_value() else f"€ {amount:,.2f}"


def day(date: dt.date) -> str:
    """A date as it is printed in English: "12 May 2024"."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def _figure(number: float | None) -> str:
    return f"{number:g}"
