"""Records as data frames: one row per posting, and long tables of what a posting has several of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from vacaturextract import records
from vacaturextract.errors import ArgumentError, MissingExtraError
from vacaturextract.records import Vacancy

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

TableName = Literal["postings", "salary_scales", "pay", "deadlines", "contacts", "competencies", "warnings", "gaps"]
CellType = Literal["text", "category", "integer", "number", "amount", "flag", "date"]
AMOUNT_DIGITS, AMOUNT_DECIMALS = 12, 2


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


_DISCLOSURES: tuple[str, ...] = get_args(records.DisclosureKind)
_TAXES = Literal["gross", "net"]
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
    _joined("pay_includes", lambda record: record.pay[0].includes if record.pay else ()),
    _of("implied_pay", "implied_pay_minimum", "amount"),
    _of("implied_pay", "implied_pay_maximum", "amount"),
    _of("pay_check", "pay_check_verdict", "category", Literal["agrees", "differs", "unknown"]),
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
    Column("application_deadline", "date", lambda r: r.application_deadline and r.application_deadline.date),
    _joined("contact_names", lambda record: (contact.name for contact in record.contacts if contact.name)),
    _joined("contact_phones", lambda record: (phone for contact in record.contacts for phone in contact.phones)),
    _joined("contact_emails", lambda record: (email for contact in record.contacts for email in contact.emails)),
    _joined("competencies", lambda record: (competency.label for competency in record.competencies)),
    _joined("warnings", lambda record: (warning.code for warning in record.warnings)),
    _joined("gaps", lambda record: (f"{gap.field}: {gap.reason}" for gap in record.gaps)),
    Column("language", "category", lambda record: record.provenance.language),
    Column("length", "integer", lambda record: record.provenance.length),
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
    "warnings": (_own("code", "category"), _own("message", "text"), *_PLACE),
    "gaps": (_own("field", "category"), _own("reason", "category", records.GapReason), _own("message", "text"), *_PLACE),
}
_ID: tuple[Column, ...] = (Column("posting", "integer", lambda item: item), Column("record_id", "text", lambda item: item))
TABLES: tuple[str, ...] = get_args(TableName)


def to_frame(
    items: Iterable[Vacancy],
    table: TableName = "postings",
    *,
    kind: Literal["pandas", "polars"] = "pandas",
    full_time_hours: float | None = None,
) -> Any:
    """Records as a data frame.

    Args:
        items: records, in any number; an iterator is used up.
        table: "postings" gives one row per posting; the others ("salary_scales", "pay", "deadlines", "contacts",
            "competencies", "warnings", "gaps") a row for each item. Every table has ``posting``, the number of the posting
            among ``items``, and its ``record_id``: join on ``posting``.
        kind: the library to use; each comes with an extra of the same name.
        full_time_hours: adds ``month_minimum`` and ``month_maximum`` to "postings" and "pay", from ``Pay.per_month``.

    Returns:
        A ``pandas.DataFrame`` or ``polars.DataFrame``. Amounts are decimals in euros, days dates, numbers nullable, fixed words
        categories. Lists within a cell are joined with "; ".

    Raises:
        ArgumentError: there is no such table or kind.
        MissingExtraError: the library is not installed.
    """
    if table not in TABLES:
        raise ArgumentError(f"there is no table {table!r}; the tables are {', '.join(TABLES)}")
    if kind not in ("pandas", "polars"):
        raise ArgumentError(f"kind must be 'pandas' or 'polars'; it is {kind!r}")
    columns = columns_of(table, full_time_hours=full_time_hours)
    rows = [row for number, record in enumerate(items) for row in rows_of(record, number, table, columns)]
    cells = [list(held) for held in zip(*rows, strict=True)] if rows else [[] for _ in columns]
    return (_pandas if kind == "pandas" else _polars)(columns, cells)


def columns_of(table: str, *, full_time_hours: float | None = None) -> tuple[Column, ...]:
    """The columns of a table, those of ``to_frame``."""
    columns = (*_ID, *(POSTINGS if table == "postings" else LONG[table]))
    if full_time_hours is not None and table in ("postings", "pay"):
        columns += _by_month(full_time_hours, whole=table == "postings")
    return columns


def rows_of(record: Vacancy, number: int, table: str, columns: Sequence[Column]) -> Iterator[list[Any]]:
    """The rows that a record gives in a table; ``number`` is its place among the records."""
    for item in (record,) if table == "postings" else getattr(record, table):
        yield [number, record.record_id, *(column.read(item) for column in columns[len(_ID) :])]


def _by_month(full_time_hours: float, *, whole: bool) -> tuple[Column, ...]:
    """The ends of the pay by the month, of a record or of one statement."""

    def end(name: str) -> Callable[[Any], Any]:
        def read(item: Any) -> Any:
            pay = (item.pay[0] if item.pay else None) if whole else item
            return None if pay is None else getattr(pay.per_month(full_time_hours=full_time_hours), name)

        return read

    return tuple(Column(f"month_{name}", "amount", end(name)) for name in ("minimum", "maximum"))


def _day(value: str | None) -> Any:
    import datetime as dt

    return dt.date.fromisoformat(value) if value is not None else None


# --- the two libraries --------------------------------------------------------------------------------------------


def _pandas(columns: Sequence[Column], cells: list[list[Any]]) -> pd.DataFrame:
    try:
        import pandas as pd
        import pyarrow as pa
    except ImportError:
        raise MissingExtraError("pandas frames", "pandas and pyarrow", "pandas") from None
    dtypes: dict[CellType, Any] = {
        "text": pd.StringDtype(),
        "integer": pd.Int64Dtype(),
        "number": pd.Float64Dtype(),
        "flag": pd.BooleanDtype(),
        "date": "datetime64[s]",
        "amount": pd.ArrowDtype(pa.decimal128(AMOUNT_DIGITS, AMOUNT_DECIMALS)),
    }

    def series(column: Column, held: list[Any]) -> pd.Series[Any]:
        if column.type == "category":
            return pd.Series(pd.Categorical(held, categories=_categories(column, held)), name=column.name)
        return pd.Series(held, dtype=dtypes[column.type], name=column.name)

    return pd.DataFrame({column.name: series(column, held) for column, held in zip(columns, cells, strict=True)})


def _polars(columns: Sequence[Column], cells: list[list[Any]]) -> pl.DataFrame:
    try:
        import polars as pl
    except ImportError:
        raise MissingExtraError("polars frames", "polars", "polars") from None
    dtypes: dict[CellType, Any] = {
        "text": pl.String,
        "integer": pl.Int64,
        "number": pl.Float64,
        "flag": pl.Boolean,
        "date": pl.Date,
        "amount": pl.Decimal(AMOUNT_DIGITS, AMOUNT_DECIMALS),
    }

    def series(column: Column, held: list[Any]) -> pl.Series:
        dtype = pl.Enum(_categories(column, held)) if column.type == "category" else dtypes[column.type]
        return pl.Series(column.name, held, dtype=dtype)

    return pl.DataFrame([series(column, held) for column, held in zip(columns, cells, strict=True)])


def _categories(column: Column, held: Iterable[str | None]) -> list[str]:
    """The fixed values of a category, else those that occur, sorted."""
    return list(column.values) or sorted({value for value in held if value is not None})
