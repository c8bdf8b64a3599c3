"""Arrow tables: a schema that follows the models, records that come back whole, and readers that take it as it is."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import BaseModel

import vacaturextract as vx
from tests.conftest import ROOT
from vacaturextract.columns import FLAT_TYPES, flat_row
from vacaturextract.errors import ArgumentError, InputError
from vacaturextract.records import Vacancy

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
table = pytest.importorskip("vacaturextract.table")

DAY = "2024-04-26"


@pytest.fixture
def posting() -> str:
    """Its own, for its values are asserted here."""
    pay, day = "Salaris van € 3.226 tot € 4.945 bruto per maand.", "Reageer uiterlijk 12 mei 2024."
    return f"{pay}\n{day}\nVragen? Bel Lotte de Graaf, 06-12345678."


@pytest.fixture
def postings(posting: str) -> Any:
    return pa.table({"id": [7, 7, None], "text": [posting, "Schaal 9, 32 uur.", ""], "reference_date": [DAY, None, None]})


@pytest.fixture
def records(posting: str) -> list[Vacancy]:
    return [
        vx.extract(posting, record_id="7", reference_date=DAY),
        vx.extract("Schaal 9, 32 uur.", record_id="7"),
        vx.extract(""),
    ]


def test_a_row_for_each_row_and_the_records_come_back_whole(postings: Any, records: list[Vacancy]) -> None:
    found = vx.extract_table(postings)
    assert found.schema.equals(table.SCHEMA, check_metadata=True)
    assert list(table.to_records(found)) == records
    assert table.to_table(records).equals(found)


def test_a_trace_comes_back_too(posting: str) -> None:
    found = vx.extract_table(pa.table({"text": [posting]}), explain=True, contacts=False)
    assert list(table.to_records(found)) == [vx.extract(posting, explain=True, contacts=False)]


def test_parquet_keeps_table_and_schema(postings: Any, tmp_path: Path) -> None:
    found = vx.extract_table(postings)
    parquet.write_table(found, tmp_path / "x.parquet")
    back = parquet.read_table(tmp_path / "x.parquet")
    assert back.schema.equals(table.SCHEMA, check_metadata=True)
    assert back.equals(found)


def test_every_field_of_a_record_has_its_column() -> None:
    assert table.SCHEMA.names == list(Vacancy.model_fields)
    assert table.SCHEMA.metadata == {b"vacaturextract.schema_version": b"1"}
    pay = table.SCHEMA.field("pay").type.value_type
    assert (pay.field("maximum").type, pay.field("valid_from").type) == (pa.decimal128(18, 4), pa.date32())


def test_the_page_tells_of_every_column() -> None:
    page = (ROOT / "docs" / "tables.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| ([a-z ]+?) \|", page, re.MULTILINE))
    first_lines = [line for line in table.described_schema().splitlines() if not line.startswith(" ")]
    assert told == dict(line.partition("(")[0].split(": ") for line in first_lines)


def test_a_new_kind_of_annotation_is_told() -> None:
    class Mixed(BaseModel):
        either: int | str

    with pytest.raises(TypeError, match="there is no Arrow type for"):
        table.arrow_type(Mixed)
    with pytest.raises(TypeError, match="there is no Arrow type for"):
        table.arrow_type(Literal["x", 1])
    assert table.arrow_type(list[dt.date | None]) == pa.list_(pa.field("element", pa.date32()))


def test_other_columns_may_have_other_names_and_types(posting: str) -> None:
    given = pa.table(
        {
            "nr": pa.array([1], pa.int32()),
            "body": pa.array([posting], pa.large_string()).dictionary_encode(),
            "day": pa.array([dt.date(2024, 4, 26)], pa.date32()),
            "unused": [b"x"],
        }
    )
    found = vx.extract_table(given, text_column="body", id_column="nr", date_column="day")
    assert list(table.to_records(found)) == [vx.extract(posting, record_id="1", reference_date=DAY)]
    (batch,) = given.to_batches()
    assert vx.extract_table(batch, text_column="body", id_column="nr", date_column="day").equals(found)


def test_a_date_for_rows_without_one(posting: str) -> None:
    found = vx.extract_table(pa.table({"text": [posting]}), reference_date=dt.date(2024, 4, 26))
    assert list(table.to_records(found)) == [vx.extract(posting, reference_date=DAY)]


def test_no_rows() -> None:
    found = vx.extract_table(pa.table({"text": pa.array([], pa.string())}))
    assert (found.num_rows, found.schema) == (0, table.SCHEMA)


def test_rows_that_cannot_be_read_are_told_or_raise() -> None:
    given = pa.table({"id": ["a", "b", "c"], "text": ["Schaal 9.", None, "Schaal 8."], "reference_date": [None, None, "ooit"]})
    found = vx.extract_table(given, on_error="column")
    assert found.select(["record_id", "error"]).to_pylist() == [
        {"record_id": "a", "error": None},
        {"record_id": "b", "error": "has no text"},
        {"record_id": "c", "error": "its reference date is no date (YYYY-MM-DD)"},
    ]
    assert list(table.to_records(found)) == [vx.extract("Schaal 9.", record_id="a")]
    with pytest.raises(InputError, match=r"row 1 \(id 'b'\) has no text"):
        vx.extract_table(given)


def test_a_record_that_arrow_cannot_hold_does_not_take_its_neighbours_along() -> None:
    record = vx.extract("Een gemeente met 20.000 inwoners.")
    (held,) = record.inhabitants
    huge = record.model_copy(update={"inhabitants": [held.model_copy(update={"count": 10**30})]})
    batch, reasons = table.arrow_rows([record, huge, record])
    assert list(table.to_records(pa.Table.from_batches([batch]))) == [record, record]
    assert (reasons[0], reasons[2]) == (None, None)
    assert "a fault of the library, please report it" in reasons[1]


def test_lone_surrogates_are_replaced() -> None:
    record = vx.extract("Schaal 9.", record_id="a\ud800b")
    assert table.to_table([record]).column("record_id").to_pylist() == ["a\ufffdb"]


def test_faulty_arguments() -> None:
    with pytest.raises(ArgumentError, match="there is no column 'text'; the table has body"):
        vx.extract_table(pa.table({"body": ["x"]}))
    with pytest.raises(ArgumentError, match=r"table must be a pyarrow.Table, or a DataFrame; it is str"):
        vx.extract_table("postings.parquet")
    with pytest.raises(ArgumentError, match="on_error must be 'raise' or 'column'; it is 'ignore'"):
        vx.extract_table(pa.table({"text": ["x"]}), on_error="ignore")
    with pytest.raises(ArgumentError, match="this is no table of records; it lacks"):
        list(table.to_records(pa.table({"text": ["x"]})))


def test_the_flat_view(postings: Any, records: list[Vacancy]) -> None:
    flat = table.flat_table(vx.extract_table(postings))
    assert flat.schema == table.FLAT_SCHEMA
    assert flat.schema.names == list(FLAT_TYPES)
    assert flat.to_pylist() == [flat_row(record) for record in records]


@pytest.mark.parametrize("library", ["polars", "pandas", "duckdb"])
def test_tables_of_other_libraries_are_read(library: str, postings: Any) -> None:
    module = pytest.importorskip(library)
    given = {
        "polars": lambda: module.from_arrow(postings),
        "pandas": lambda: postings.to_pandas(types_mapper=module.ArrowDtype),
        "duckdb": lambda: module.from_arrow(postings),
    }[library]()
    assert vx.extract_table(given).equals(vx.extract_table(postings))


def test_polars_reads_it(postings: Any) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(vx.extract_table(postings))
    assert frame.schema["pay"].inner.to_schema()["maximum"] == polars.Decimal(18, 4)
    assert frame.select(polars.col("pay").list.first().struct.field("maximum")).to_series().to_list() == [
        Decimal("4945.0000"), None, None,
    ]  # fmt: skip
    assert frame["deadlines"][0][0]["date"] == dt.date(2024, 5, 12)


def test_pandas_reads_it(postings: Any) -> None:
    pandas = pytest.importorskip("pandas")
    frame = vx.extract_table(postings).to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert (frame["record_id"][0], frame["pay"][0][0]["maximum"]) == ("7", Decimal("4945.0000"))


def test_duckdb_reads_it(postings: Any, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "x.parquet"
    parquet.write_table(vx.extract_table(postings), path)
    query = "SELECT record_id, pay[1].maximum, deadlines[1].date, contacts[1].name FROM read_parquet(?) WHERE len(pay) > 0"
    assert duckdb.execute(query, [str(path)]).fetchall() == [
        ("7", Decimal("4945.0000"), dt.date(2024, 5, 12), "Lotte de Graaf")
    ]
