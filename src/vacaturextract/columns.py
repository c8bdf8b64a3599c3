"""The columns of records as tables, for data frames, workbooks and CSV. Arrow tables are nested and follow the models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from vacaturextract import records
from vacaturextract.records import Vacancy, items_of
from vacaturextract.showing.words import LABELS, words_of

TableName = Literal[
    "postings", "salary_scales", "pay", "inhabitants", "deadlines", "contacts", "competencies", "values", "warnings", "gaps"
]  # fmt: skip
CellType = Literal["text", "category", "integer", "number", "amount", "flag", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells are, and how one is read from an item."""

    name: str
    type: CellType
    read: Callable[[Any], Any]
    values: tuple[str, ...] = ()
    """The values of a category where they are fixed, in order."""


def _own(name: str, type: CellType, values: Any = None) -> Column:
    """A column that is the attribute of the same name."""
    return Column(name, type, lambda item: getattr(item, name), get_args(values) if values is not None else ())


def _of(path: str, name: str, type: CellType, values: Any = None) -> Column:
    """A column that is an attribute of an item of the record (the first one of a list), where there is one."""

    def read(record: Vacancy) -> Any:
        found = getattr(record, path)
        item = (found[0] if found else None) if isinstance(found, list) else found
        return None if item is None else getattr(item, name.removeprefix(f"{path}_"))

    return Column(name, type, read, get_args(values) if values is not None else ())


def _text(field: str, type: CellType = "text", values: Any = None) -> Column:
    """A column that is the value of a Text."""
    return Column(field, type, lambda record: _value(getattr(record, field)), get_args(values) if values is not None else ())


def _value(item: records.Text | None) -> str | None:
    return None if item is None else item.value


def _joined(name: str, read: Callable[[Any], Iterable[str]]) -> Column:
    return Column(name, "text", lambda item: "; ".join(dict.fromkeys(read(item))) or None)


def _within(column: Column) -> Column:
    """The same column of an item that comes with the name of its field."""
    return Column(column.name, column.type, lambda found: column.read(found[1]))


_DISCLOSURES: tuple[str, ...] = get_args(records.DisclosureKind)
_TAXES = Literal["gross", "net"]
_VERDICTS = Literal["agrees", "differs", "unknown"]
POSTINGS: tuple[Column, ...] = (
    _own("kind", "category", Literal["vacancy", "other"]),
    _own("status", "category", Literal["open", "closed"]),
    _text("title"),
    _text("organisation"),
    _text("location"),
    _text("agency"),
    _text("reference_number"),
    Column("date_posted", "date", lambda record: _day(_value(record.date_posted))),
    _text("employment", "category", records.EmploymentKind),
    _text("cao"),
    _joined("salary_scales", lambda record: (scale.scale for scale in record.salary_scales)),
    Column("pay_disclosure", "category", lambda r: r.pay_disclosure and r.pay_disclosure.kind, _DISCLOSURES),
    _of("pay", "pay_minimum", "amount"),
    _of("pay", "pay_maximum", "amount"),
    _of("pay", "pay_period", "category", records.Period),
    _of("pay", "pay_tax", "category", _TAXES),
    _of("pay", "pay_full_time_hours", "number"),
    _of("pay", "pay_valid_from", "date"),
    _joined("pay_includes", lambda record: record.pay[0].includes if record.pay else ()),
    _of("implied_pay", "implied_pay_minimum", "amount"),
    _of("implied_pay", "implied_pay_maximum", "amount"),
    _of("implied_pay", "implied_pay_week_hours", "number"),
    _of("implied_pay", "implied_pay_on", "date"),
    _of("pay_check", "pay_check_verdict", "category", _VERDICTS),
    _of("pay_check", "pay_check_reason", "category"),
    _of("pay_check", "pay_check_table_date", "date"),
    _of("hours", "hours_minimum", "number"),
    _of("hours", "hours_maximum", "number"),
    _of("hours", "fte_minimum", "number"),
    _of("hours", "fte_maximum", "number"),
    _of("hours", "full_time", "flag"),
    _of("hours", "full_time_week", "number"),
    Column("inhabitants", "integer", lambda record: record.population),
    _of("municipality", "municipality_code", "text"),
    _of("municipality", "municipality_name", "text"),
    _of("municipality", "municipality_province", "category"),
    _of("municipality", "municipality_population", "integer"),
    _of("municipality", "municipality_verdict", "category", _VERDICTS),
    Column("application_deadline", "date", lambda r: r.application_deadline and r.application_deadline.date),
    _joined("contact_names", lambda record: (contact.name for contact in record.contacts if contact.name)),
    _joined("contact_phones", lambda record: (phone for contact in record.contacts for phone in contact.phones)),
    _joined("contact_emails", lambda record: (email for contact in record.contacts for email in contact.emails)),
    _joined("contact_urls", lambda record: (url for contact in record.contacts for url in contact.urls)),
    _joined("competencies", lambda record: (competency.label for competency in record.competencies)),
    _joined("warnings", lambda record: (warning.code for warning in record.warnings)),
    _joined("gaps", lambda record: (f"{gap.field}: {gap.reason}" for gap in record.gaps)),
    Column("language", "category", lambda record: record.provenance.language),
    Column("length", "integer", lambda record: record.provenance.length),
    _joined("undone", lambda record: record.provenance.undone),
    Column("reference_date", "date", lambda record: record.provenance.reference_date),
    Column("version", "category", lambda record: record.provenance.version),
)
"""What a posting has one of, and in short what it has several of; an application deadline with an open year is empty."""

_PLACE: tuple[Column, ...] = (
    Column("quote", "text", lambda item: item.evidence[0].text if item.evidence else None),
    Column("start", "integer", lambda item: item.evidence[0].start if item.evidence else None),
    Column("end", "integer", lambda item: item.evidence[-1].end if item.evidence else None),
)
_ITEM: tuple[Column, ...] = (*_PLACE, _own("rule", "category"), _own("confidence", "number"))
LONG: dict[str, tuple[Column, ...]] = {
    "salary_scales": (
        _own("scale", "text"),
        _own("grading", "category"),
        _own("cao", "text"),
        _own("role", "category", Literal["function", "entry", "outlook"]),
        *_ITEM,
    ),
    "pay": (
        _own("minimum", "amount"),
        _own("maximum", "amount"),
        _own("period", "category", records.Period),
        _own("tax", "category", _TAXES),
        _own("full_time_hours", "number"),
        _own("valid_from", "date"),
        _joined("includes", lambda pay: pay.includes),
        *_ITEM,
    ),
    "inhabitants": (
        _own("count", "integer"),
        _own("approximate", "flag"),
        _own("place", "text"),
        _own("year", "integer"),
        _own("current", "flag"),
        *_ITEM,
    ),
    "deadlines": (
        _own("kind", "category", records.DeadlineKind),
        _own("date", "date"),
        _own("year", "integer"),
        _own("month", "integer"),
        _own("day", "integer"),
        _own("inclusive", "flag"),
        _own("time", "text"),
        _own("start_date", "date"),
        _own("end_time", "text"),
        _own("year_source", "category", Literal["text", "weekday", "reference_date"]),
        *_ITEM,
    ),
    "contacts": (
        _own("name", "text"),
        _own("role", "text"),
        _own("organisation", "text"),
        _own("is_agency", "flag"),
        _own("purpose", "category", Literal["information", "application", "procedure"]),
        _joined("phones", lambda contact: contact.phones),
        _joined("emails", lambda contact: contact.emails),
        _joined("urls", lambda contact: contact.urls),
        *_ITEM,
    ),
    "competencies": (
        _own("label", "category"),
        _own("category", "category"),
        _own("source", "category", Literal["list", "prose"]),
        _own("uri", "text"),
        *_ITEM,
    ),
    "values": (
        Column("field", "category", lambda found: found[0], tuple(LABELS)),
        Column("value", "text", lambda found: words_of(*found)),
        *(_within(column) for column in _ITEM),
    ),
    "warnings": (_own("code", "category"), _own("message", "text"), *_PLACE),
    "gaps": (_own("field", "category"), _own("reason", "category", records.GapReason), _own("message", "text"), *_PLACE),
}
_ID: tuple[Column, ...] = (Column("posting", "integer", lambda item: item), Column("record_id", "text", lambda item: item))
TABLES: tuple[str, ...] = get_args(TableName)


def columns_of(table: str, *, full_time_hours: float | None = None) -> tuple[Column, ...]:
    """The columns of a table, those of ``to_frame``."""
    columns = (*_ID, *(POSTINGS if table == "postings" else LONG[table]))
    if full_time_hours is not None and table in ("postings", "pay"):
        columns += _by_month(full_time_hours, whole=table == "postings")
    return columns


def rows_of(record: Vacancy, number: int, table: str, columns: Sequence[Column]) -> Iterator[list[Any]]:
    """The rows that a record gives in a table; ``number`` is its place among the records."""
    for item in _items(record, table):
        yield [number, record.record_id, *(column.read(item) for column in columns[len(_ID) :])]


def _items(record: Vacancy, table: str) -> Iterable[Any]:
    if table == "postings":
        return (record,)
    if table != "values":
        own: Iterable[Any] = getattr(record, table)
        return own
    disclosed = [] if record.pay_disclosure is None else [("pay_disclosure", record.pay_disclosure)]
    return sorted((*items_of(record), *disclosed), key=lambda found: list(LABELS).index(found[0]))


def _by_month(full_time_hours: float, *, whole: bool) -> tuple[Column, ...]:
    """The ends of the pay by the month, of a record or of one statement."""

    def end(name: str) -> Callable[[Any], Any]:
        def read(item: Any) -> Any:
            pay = (item.pay[0] if item.pay else None) if whole else item
            return None if pay is None else getattr(pay.per_month(full_time_hours=full_time_hours), name)

        return read

    return tuple(Column(f"month_{name}", "amount", end(name)) for name in ("minimum", "maximum"))


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value is not None else None


# --- the flat view: CSV ---------------------------------------------------------------------------------------------

_PYTHON: dict[CellType, type] = {
    "text": str, "category": str, "integer": int, "number": float, "amount": Decimal, "flag": bool, "date": dt.date,
}  # fmt: skip
FLAT_TYPES: dict[str, type] = {
    "record_id": str,
    **{column.name: _PYTHON[column.type] for column in POSTINGS},
    "application_deadline": str,
}
"""The columns of the flat view in order, with the type of their cells; any cell may be empty."""


def flat_row(record: Vacancy) -> dict[str, Any]:
    """One row per posting. Lists are joined with "; "; an application deadline with an open year is "XXXX-MM-DD"."""
    row = {"record_id": record.record_id, **{column.name: column.read(record) for column in POSTINGS}}
    deadline = record.application_deadline
    if deadline is not None:
        open_day = f"XXXX-{deadline.month or 0:02d}-{deadline.day or 0:02d}"
        row["application_deadline"] = str(deadline.date) if deadline.date else open_day
    return row
