"""The scored fields: what a record's JSON and a gold line state about each, as values that can be compared.

Values are hashable: strings, numbers as strings with two decimals at most, and tuples of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

Record = Mapping[str, Any]
"""A record as the contract's JSON; ``{}`` where there is none."""
Values = frozenset[Hashable]


class Stated(NamedTuple):
    """A value that a record states, and the item of the record that states it."""

    value: Hashable
    item: Mapping[str, Any] | None
    """None for ``kind``, ``status`` and bare strings, which carry no evidence, rule or confidence."""


@dataclass(frozen=True, slots=True)
class ScoredField:
    """One field that is scored, and how its values are read on both sides."""

    name: str
    """The key in a gold line."""
    stem: str
    """The field of the library that it is part of; its rules start with it."""
    predicted: Callable[[Record], Iterable[Stated]]
    gold: Callable[[Any, Values], Iterable[Hashable]]
    """The values of a gold entry, given the predicted ones (which choose among wordings that all count)."""
    quotes: str | None = None
    """The key of ``quotes`` in a gold line that holds the words proving the value; None where evidence is not scored."""
    any_of: bool = False
    """Whether the values of a gold entry are wordings of one value, any of which counts."""

    def wanted(self, entry: Any, got: Values) -> Values:
        """The values that a record should state; none where the entry is null or empty."""
        return frozenset() if entry is None or entry == [] else frozenset(self.gold(entry, got))


# --- keys: what makes two wordings the same value -----------------------------------------------------------------

_SALUTATION = re.compile(r"^\s*(dhr|de heer|mw|mevr|mevrouw)\b\.?\s+(?=\S)")
_ACADEMIC_TITLE = re.compile(r"\b(drs|dr|mr|ir|ing|prof|msc|bsc|ma|mba|rc|ra)\b\.?")
_LEGAL_FORM = re.compile(r"\b(b\.?v\.?|n\.?v\.?)(?=\W|$)")
_ARTICLE = re.compile(r"^(de|het) ")
_NO_WORD = re.compile(r"[^\w&]+")
_NO_WORD_OF_TITLE = re.compile(r"[^\w&/+#]+")


def number_key(value: Any) -> str | None:
    """A number as a string without trailing zeros, rounded to 2 decimals; None for None and ""."""
    if value is None or value == "":
        return None
    try:
        return format(round(Decimal(str(value)), 2).normalize(), "f")
    except (InvalidOperation, ValueError):
        return str(value)


def name_key(name: str) -> str:
    """A person's name in lower case, without salutation, titles and punctuation."""
    bare = _ACADEMIC_TITLE.sub(" ", _SALUTATION.sub("", name.lower()))
    return _NO_WORD.sub(" ", bare).strip()


def agency_key(name: str) -> str:
    """An agency's name in lower case, without legal form, article and punctuation."""
    return _ARTICLE.sub("", _NO_WORD.sub(" ", _LEGAL_FORM.sub(" ", name.lower())).strip())


def text_key(text: str) -> str:
    """A text in lower case without punctuation, save the signs that job titles need (& / + #)."""
    return _NO_WORD_OF_TITLE.sub(" ", text.lower()).strip()


def _upper(value: Any) -> str:
    return str(value).upper()


def _lower(value: str) -> str:
    return value.lower()


def _same(value: Hashable) -> Hashable:
    return value


# --- what a record states -----------------------------------------------------------------------------------------


def items(record: Record, key: str) -> list[Mapping[str, Any]]:
    """The items under a key, whether it holds a list, one item or nothing."""
    held = record.get(key) or []
    return [item for item in (held if isinstance(held, list) else [held]) if isinstance(item, Mapping)]


def _kind(record: Record) -> Iterator[Stated]:
    yield Stated(record.get("kind"), None)


def _status(record: Record) -> Iterator[Stated]:
    if record.get("status") == "closed":
        yield Stated("closed", None)


def _scales(record: Record) -> Iterator[Stated]:
    for item in items(record, "salary_scales"):
        yield Stated(_upper(item.get("scale")), item)


def _pay(end: str) -> Callable[[Record], Iterator[Stated]]:
    def read(record: Record) -> Iterator[Stated]:
        for item in items(record, "pay")[:1]:
            amount = number_key(item.get(end))
            if amount is not None:
                yield Stated((amount, item.get("period")), item)

    return read


def _hours(record: Record) -> Iterator[Stated]:
    for item in items(record, "hours")[:1]:
        pair = (number_key(item.get("minimum")), number_key(item.get("maximum")))
        if pair != (None, None):
            yield Stated(pair, item)


def _full_time_week(record: Record) -> Iterator[Stated]:
    for item in items(record, "hours")[:1]:
        if item.get("full_time_week") is not None:
            yield Stated(number_key(item["full_time_week"]), item)


def _inhabitants(record: Record) -> Iterator[Stated]:
    for item in items(record, "inhabitants")[:1]:
        if item.get("current", True):
            yield Stated(item.get("count"), item)


def _day(deadline: Mapping[str, Any]) -> str | None:
    """ "2020-04-05", "XXXX-10-03" where the year is open, or None."""
    if deadline.get("date"):
        return str(deadline["date"])
    month, day = deadline.get("month"), deadline.get("day")
    return f"XXXX-{int(month):02d}-{int(day):02d}" if month and day else None


def _application_deadline(record: Record) -> Iterator[Stated]:
    for item in [d for d in items(record, "deadlines") if d.get("kind") == "application"][:1]:
        day = _day(item)
        if day:
            yield Stated(day, item)


def _dates(record: Record) -> Iterator[Stated]:
    for item in items(record, "deadlines"):
        if item.get("kind") == "application":
            continue
        for day in (_day(item), item.get("start_date")):
            if day:
                yield Stated((item.get("kind"), str(day)), item)


def _of_contacts(key: str, read: Callable[[Any], Hashable]) -> Callable[[Record], Iterator[Stated]]:
    def read_all(record: Record) -> Iterator[Stated]:
        for item in items(record, "contacts"):
            for value in item.get(key) or []:
                yield Stated(read(value), item)

    return read_all


def _names(record: Record) -> Iterator[Stated]:
    for item in items(record, "contacts"):
        if item.get("name"):
            yield Stated(name_key(item["name"]), item)


def _joined(contact: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A person's name, or "" for a desk, with each of its numbers and addresses."""
    for value in [*(contact.get("phones") or []), *(contact.get("emails") or [])]:
        yield name_key(contact.get("name") or ""), value.lower()


def _contacts(record: Record) -> Iterator[Stated]:
    for item in items(record, "contacts"):
        for pair in _joined(item):
            yield Stated(pair, item)


def _competencies(record: Record) -> Iterator[Stated]:
    for item in items(record, "competencies"):
        yield Stated(item.get("label"), item)


def _text(key: str, read: Callable[[Any], Hashable]) -> Callable[[Record], Iterator[Stated]]:
    def read_one(record: Record) -> Iterator[Stated]:
        held = record.get(key)
        item = held if isinstance(held, Mapping) else None
        value = item.get("value", item.get("name")) if item is not None else held
        if value:
            yield Stated(read(value), item)

    return read_one


# --- what a gold line states --------------------------------------------------------------------------------------


def _each(read: Callable[[Any], Hashable]) -> Callable[[Any, Values], Iterator[Hashable]]:
    def read_all(entry: Any, _: Values) -> Iterator[Hashable]:
        return (read(value) for value in (entry if isinstance(entry, list) else [entry]))

    return read_all


def _any_of(key: Callable[[str], str]) -> Callable[[Any, Values], Values]:
    """Several wordings of one value: those that were predicted, else the first."""

    def read(entry: Any, got: Values) -> Values:
        allowed = [key(value) for value in (entry if isinstance(entry, list) else [entry]) if value]
        return got & frozenset(allowed) or frozenset(allowed[:1])

    return read


def _amount_and_period(entry: Any, _: Values) -> list[Hashable]:
    amount, period = entry
    return [(number_key(amount), period)]


def _two_numbers(entry: Any, _: Values) -> list[Hashable]:
    low, high = entry
    return [(number_key(low), number_key(high))]


def _contacts_of_gold(entry: Any, _: Values) -> Iterator[Hashable]:
    return (pair for contact in entry for pair in _joined(contact))


def _dates_of_gold(entry: Any, _: Values) -> Iterator[Hashable]:
    return ((date["kind"], date["date"]) for date in entry)


SCORED_FIELDS: Mapping[str, ScoredField] = {
    field.name: field
    for field in (
        ScoredField("kind", "kind", _kind, _each(_same)),
        ScoredField("scales", "salary_scale", _scales, _each(_upper), "scales"),
        ScoredField("pay_maximum", "pay", _pay("maximum"), _amount_and_period, "pay"),
        ScoredField("pay_minimum", "pay", _pay("minimum"), _amount_and_period, "pay"),
        ScoredField("hours", "hours", _hours, _two_numbers, "hours"),
        ScoredField("full_time_week", "hours", _full_time_week, _each(number_key)),
        ScoredField("inhabitants", "inhabitants", _inhabitants, _each(_same), "inhabitants"),
        ScoredField("application_deadline", "deadline", _application_deadline, _each(_same), "application_deadline"),
        ScoredField("phones", "contact", _of_contacts("phones", _same), _each(_same)),
        ScoredField("emails", "contact", _of_contacts("emails", _lower), _each(_lower)),
        ScoredField("names", "contact", _names, _each(name_key)),
        ScoredField("agency", "agency", _text("agency", agency_key), _any_of(agency_key), any_of=True),
        ScoredField("competencies", "competency", _competencies, _each(_same)),
        ScoredField("contacts", "contact", _contacts, _contacts_of_gold),
        ScoredField("dates", "deadline", _dates, _dates_of_gold),
        ScoredField("status", "status", _status, _each(_same)),
        ScoredField("employment", "employment", _text("employment", _same), _each(_same)),
        ScoredField("title", "title", _text("title", text_key), _any_of(text_key), any_of=True),
        ScoredField("organisation", "organisation", _text("organisation", text_key), _any_of(text_key), any_of=True),
        ScoredField("location", "location", _text("location", text_key), _any_of(text_key), any_of=True),
        ScoredField("reference_number", "reference_number", _text("reference_number", _upper), _each(_upper)),
        ScoredField("date_posted", "date_posted", _text("date_posted", _same), _each(_same)),
    )
}
"""Every scored field by its gold key, in the order of the reports."""
