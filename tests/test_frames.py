"""Records as frames: names, types and values in pandas and polars, and the tables that join."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal
from typing import Any

import pytest

import vacaturextract as vx
from vacaturextract.columns import POSTINGS, TABLES, columns_of
from vacaturextract.errors import ArgumentError, MissingExtraError
from vacaturextract.records import ITEM_MODELS, Gap, Warning

EMPTY = "Wij zoeken een planner."
OPEN_YEAR = "Planner\nSalaris vanaf € 16,04 bruto per uur. Reageer uiterlijk 3 oktober."


@pytest.fixture
def records(posting: str) -> list[vx.Vacancy]:
    texts = [(posting, {"record_id": "a", "reference_date": "2024-04-26"}), EMPTY, OPEN_YEAR]
    return list(vx.extract_many(texts))


def column(frame: Any, name: str) -> list[Any]:
    """The cells of a column with None for whatever the library calls missing."""
    cells = frame[name].to_list()
    return [None if type(cell).__name__ in ("NAType", "NaTType") or cell != cell else cell for cell in cells]


KINDS = pytest.mark.parametrize("kind", ["pandas", "polars"])


@KINDS
def test_one_row_per_posting(records: list[vx.Vacancy], kind: Any) -> None:
    frame = vx.to_frame(records, kind=kind)
    assert list(frame.columns) == ["posting", "record_id", *(column.name for column in POSTINGS)]
    assert column(frame, "posting") == [0, 1, 2]
    assert column(frame, "record_id") == ["a", None, None]
    assert column(frame, "pay_minimum") == [Decimal("3557.00"), None, Decimal("16.04")]
    assert column(frame, "pay_period") == ["month", None, "hour"]
    assert column(frame, "pay_disclosure") == ["range", "none", "minimum_only"]
    assert column(frame, "hours_minimum") == [32.0, None, None]
    assert column(frame, "inhabitants") == [23000, None, None]
    assert column(frame, "full_time") == [None, None, None]
    assert column(frame, "competencies")[1:] == [None, None]
    days = [day if day is None else dt.date(day.year, day.month, day.day) for day in column(frame, "application_deadline")]
    assert days == [dt.date(2024, 5, 12), None, None]


def test_types_in_pandas(records: list[vx.Vacancy]) -> None:
    pd = pytest.importorskip("pandas")
    frame = vx.to_frame(records)
    types = {name: str(frame[name].dtype) for name in frame.columns}
    some = ("posting", "pay_minimum", "hours_minimum", "full_time", "inhabitants", "date_posted")
    assert {name: types[name] for name in some} == {
        "posting": "Int64",
        "pay_minimum": "decimal128(12, 2)[pyarrow]",
        "hours_minimum": "Float64",
        "full_time": "boolean",
        "inhabitants": "Int64",
        "date_posted": "datetime64[s]",
    }
    assert isinstance(frame["title"].dtype, pd.StringDtype)
    assert list(frame["pay_period"].cat.categories) == ["hour", "day", "week", "four_weeks", "month", "year"]
    assert frame["pay_maximum"].max() == Decimal("5247.00")
    assert frame.groupby("pay_disclosure", observed=True)["pay_minimum"].count().to_dict() == {
        "range": 1, "minimum_only": 1, "none": 0,
    }  # fmt: skip


def test_types_in_polars(records: list[vx.Vacancy]) -> None:
    pl = pytest.importorskip("polars")
    schema = vx.to_frame(records, kind="polars").schema
    assert schema["pay_minimum"] == pl.Decimal(12, 2)
    assert schema["application_deadline"] == pl.Date
    assert schema["pay_tax"] == pl.Enum(["gross", "net"])
    assert (schema["inhabitants"], schema["full_time"], schema["title"]) == (pl.Int64, pl.Boolean, pl.String)


@KINDS
def test_long_tables(records: list[vx.Vacancy], kind: Any) -> None:
    contacts = vx.to_frame(records, "contacts", kind=kind)
    assert column(contacts, "posting") == [0, 0]
    assert column(contacts, "record_id") == ["a", "a"]
    assert column(contacts, "name") == [None, "Annelies Terpstra"]
    assert column(contacts, "phones") == [None, "+31612345678"]
    deadlines = vx.to_frame(records, "deadlines", kind=kind)
    assert list(zip(column(deadlines, "posting"), column(deadlines, "kind"), column(deadlines, "day"), strict=True)) == [
        (0, "application", 12), (0, "interview", 21), (2, "application", 3),
    ]  # fmt: skip
    assert column(deadlines, "year") == [2024, 2024, None]
    competencies = vx.to_frame(records, "competencies", kind=kind)
    assert column(competencies, "label") == [item.label for item in records[0].competencies]
    gaps = vx.to_frame(records, "gaps", kind=kind)
    assert column(gaps, "field") == [gap.field for record in records for gap in record.gaps]


@KINDS
def test_every_value_with_its_quote(records: list[vx.Vacancy], kind: Any, posting: str) -> None:
    values = vx.to_frame(records[:1], "values", kind=kind)
    rows = list(zip(*(column(values, name) for name in ("field", "value", "start", "quote")), strict=True))
    assert rows[:3] == [
        ("title", "Beleidsadviseur Wonen", 0, "Beleidsadviseur Wonen"),
        ("organisation", "Gemeente Zwartewaterland", 22, "Gemeente Zwartewaterland"),
        ("location", "Hasselt", 49, "Hasselt"),
    ]
    assert all(posting[start : start + len(quote)] == quote for _, _, start, quote in rows)
    given = {name for name in type(records[0]).model_fields if hasattr(getattr(records[0], name), "rule")}
    lists = {name for name in ITEM_MODELS if getattr(records[0], name)}
    assert {field for field, *_ in rows} == given | lists


def test_no_field_of_the_record_is_left_out() -> None:
    """What a column leaves out on purpose: amounts are in euros, and places have columns of their own."""
    names = {column.name for column in POSTINGS}
    whole = {"schema_version", "record_id", "trace", "provenance", *TABLES}
    told = {field for field in vx.Vacancy.model_fields if any(name.startswith(field) for name in names)}
    assert set(vx.Vacancy.model_fields) - told - whole == set()
    models = {**ITEM_MODELS, "warnings": Warning, "gaps": Gap}
    for table in set(TABLES) - {"postings", "values"}:
        columns = {column.name for column in columns_of(table)}
        assert set(models[table].model_fields) - columns == {"evidence"} | ({"currency"} if table == "pay" else set())


@KINDS
@pytest.mark.parametrize("table", TABLES)
def test_no_records_give_an_empty_table_of_the_same_columns(records: list[vx.Vacancy], kind: Any, table: Any) -> None:
    empty, full = vx.to_frame([], table, kind=kind), vx.to_frame(iter(records), table, kind=kind)
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)


@KINDS
def test_pay_by_the_month(records: list[vx.Vacancy], kind: Any) -> None:
    frame = vx.to_frame(records, kind=kind, full_time_hours=36)
    assert column(frame, "month_minimum") == [Decimal("3557.00"), None, Decimal("2502.24")]
    assert column(vx.to_frame(records, "pay", kind=kind, full_time_hours=36), "month_maximum")[0] == Decimal("5247.00")


def test_wrong_arguments_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ArgumentError, match="there is no table 'shoes'; the tables are postings, salary_scales"):
        vx.to_frame([], "shoes")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="kind must be 'pandas' or 'polars'"):
        vx.to_frame([], kind="dask")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'vacaturextract\[polars\]'"):
        vx.to_frame([], kind="polars")
