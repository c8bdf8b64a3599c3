"""Arrow tables of records: the schema, which follows from the models of the record, and ``extract_table``.

Lists stay lists, amounts are ``decimal128``, days ``date32``. polars, pandas, DuckDB, Spark and Ray read the table as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from vacaturextract.columns import FLAT_TYPES, flat_row
from vacaturextract.errors import ArgumentError, InputError, MissingExtraError
from vacaturextract.reading import Failure, Options, Reader, described
from vacaturextract.records import SCHEMA_VERSION, Vacancy
from vacaturextract.text import encodable

try:
    import pyarrow as pa
except ImportError:
    raise MissingExtraError("Arrow tables and Parquet", "pyarrow", "parquet") from None

ERROR = "error"
"""The column that says why a row has no record, where ``on_error="column"`` asks for it."""
_BATCH_ROWS = 256
_ON_ONE_LINE = 3
_SCALARS = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
    Decimal: pa.decimal128(18, 4),
}


def arrow_type(annotation: Any) -> pa.DataType:
    """The Arrow type of a model's field.

    Raises:
        TypeError: the annotation is of a kind that no record has used so far.
    """
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(_fields_of(annotation))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return arrow_type(arguments[0])
    if origin in (Union, UnionType):
        inner = [argument for argument in arguments if argument is not NoneType]
        if len(inner) == 1:
            return arrow_type(inner[0])
    if origin is Literal and len({type(argument) for argument in arguments}) == 1:
        return arrow_type(type(arguments[0]))
    if origin is list:
        return pa.list_(pa.field("element", arrow_type(arguments[0])))  # the name that Parquet gives it
    raise TypeError(f"there is no Arrow type for {annotation!r}")


def _fields_of(model: type[BaseModel]) -> list[pa.Field]:
    return [pa.field(name, arrow_type(field.rebuild_annotation())) for name, field in model.model_fields.items()]


SCHEMA = pa.schema(_fields_of(Vacancy), metadata={"vacaturextract.schema_version": SCHEMA_VERSION})
"""One column for each field of a record. Within a schema version columns may be added; none is renamed or retyped."""

SCHEMA_WITH_ERROR = SCHEMA.append(pa.field(ERROR, pa.string()))
"""The same with the column ``error``: what ``extract_table(..., on_error="column")`` gives."""

FLAT_SCHEMA = pa.schema([pa.field(name, _SCALARS[kind]) for name, kind in FLAT_TYPES.items()])
"""The flat view: one cell a field, lists joined with "; "."""


def described_schema(schema: pa.Schema = SCHEMA) -> str:
    """The schema for people: a column a line, the parts of nested columns indented."""
    return "\n".join(line for field in schema for line in _described(field.name, field.type, ""))


def _described(name: str, kind: pa.DataType, indent: str) -> Iterator[str]:
    nested, listed = kind, ""
    while pa.types.is_list(nested):
        nested, listed = nested.value_type, listed + "list of "
    if pa.types.is_struct(nested) and nested.num_fields <= _ON_ONE_LINE:
        yield f"{indent}{name}: {listed}struct({', '.join(f'{child.name}: {child.type}' for child in nested)})"
    elif pa.types.is_struct(nested):
        yield f"{indent}{name}: {listed}struct"
        for child in nested:
            yield from _described(child.name, child.type, indent + "  ")
    else:
        yield f"{indent}{name}: {listed}{nested}"


def batch_of(records: Sequence[Vacancy | None]) -> pa.RecordBatch:
    """Records as Arrow, a row each; None becomes a row of nulls. Lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    rows = [{} if record is None else record.model_dump() for record in records]
    try:
        return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_encodable(row) for row in rows], schema=SCHEMA)


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {key: _encodable(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_encodable(held) for held in value]
    return value


def to_table(records: Iterable[Vacancy]) -> pa.Table:
    """Records as a table with ``SCHEMA``."""
    found = list(records)
    batches = [batch_of(found[start : start + _BATCH_ROWS]) for start in range(0, len(found), _BATCH_ROWS)]
    return pa.Table.from_batches(batches, SCHEMA)


def to_records(table: pa.Table) -> Iterator[Vacancy]:
    """The records that a table with ``SCHEMA`` holds; rows without a record are left out.

    Raises:
        ArgumentError: the table has other columns.
    """
    if missing := set(SCHEMA.names) - set(table.column_names):
        raise ArgumentError(f"this is no table of records; it lacks {sorted(missing)[:6]}")
    for batch in table.select(SCHEMA.names).to_batches(max_chunksize=_BATCH_ROWS):
        for row in batch.to_pylist():
            if row["provenance"] is not None:
                yield Vacancy.model_validate(row)


def flat_table(table: pa.Table) -> pa.Table:
    """The flat view of a table of records, for spreadsheets: ``FLAT_SCHEMA``, a row per posting.

    Raises:
        ArgumentError: the table has other columns than ``SCHEMA``.
    """
    return pa.Table.from_pylist([flat_row(record) for record in to_records(table)], schema=FLAT_SCHEMA)


def extract_table(
    table: Any,
    *,
    text_column: str = "text",
    id_column: str = "id",
    date_column: str = "reference_date",
    reference_date: dt.date | str | None = None,
    contacts: bool = True,
    explain: bool = False,
    on_error: Literal["raise", "column"] = "raise",
) -> pa.Table:
    """Read a table of postings into a table of records, row by row in the same order.

    Args:
        table: a Table or RecordBatch of Arrow, or what gives itself as one (a DataFrame of polars or pandas, a relation
            of DuckDB). It has a column of texts, and may have ids (of any type) and reference dates (dates, or strings
            YYYY-MM-DD).
        text_column: the column that holds the posting.
        id_column: the column that comes back as ``record_id``; ids may repeat.
        date_column: the column of reference dates.
        reference_date: for rows without one.
        contacts: see ``vacaturextract.extract``.
        explain: see ``vacaturextract.extract``; fills the column ``trace``.
        on_error: "raise" stops at the first row that cannot be read. "column" goes on: the table gets a column ``error``,
            null where all is well, and such a row holds its id and the reason.

    Returns:
        A table with ``SCHEMA`` (and ``error``), of as many rows as the given one.

    Raises:
        ArgumentError: the table has no such text column, or an argument is of the wrong kind.
        InputError: with ``on_error="raise"``, a row cannot be read; the message says which and why.
    """
    if on_error not in ("raise", "column"):
        raise ArgumentError(f"on_error must be 'raise' or 'column'; it is {on_error!r}")
    if not isinstance(table, pa.Table | pa.RecordBatch):
        if not hasattr(table, "__arrow_c_stream__"):
            raise ArgumentError(f"table must be a pyarrow.Table, or a DataFrame; it is {type(table).__name__}")
        table = pa.table(table)
    options = Options(None if reference_date is None else str(reference_date), contacts, explain)
    return TableReader(options, text_column, id_column, date_column).read(table, on_error)


class TableReader:
    """``extract_table`` with everything loaded once: what an actor of an engine keeps."""

    def __init__(self, options: Options, text_column: str, id_column: str, date_column: str) -> None:
        self._reader = Reader(options)
        self._text, self._id, self._date = text_column, id_column, date_column

    def read(self, table: pa.Table | pa.RecordBatch, on_error: Literal["raise", "column"] = "raise") -> pa.Table:
        """See ``extract_table``."""
        names = table.schema.names
        if self._text not in names:
            raise ArgumentError(f"there is no column {self._text!r}; the table has {', '.join(names[:12])}")
        wanted = table.select([name for name in dict.fromkeys((self._text, self._id, self._date)) if name in names])
        if isinstance(wanted, pa.RecordBatch):
            wanted = pa.Table.from_batches([wanted])
        batches, done = [], 0
        for batch in wanted.to_batches(max_chunksize=_BATCH_ROWS):
            batches.append(self._read(batch.to_pylist(), done, on_error))
            done += batch.num_rows
        return pa.Table.from_batches(batches, SCHEMA if on_error == "raise" else SCHEMA_WITH_ERROR)

    def _read(self, rows: list[dict[str, Any]], before: int, on_error: str) -> pa.RecordBatch:
        ids = [None if row.get(self._id) is None else str(row[self._id]) for row in rows]
        found = [
            self._reader.read(row[self._text], record_id, row.get(self._date)) for row, record_id in zip(rows, ids, strict=True)
        ]
        batch, reasons = arrow_rows(found)
        if on_error == "raise":
            for number, reason in enumerate(reasons):
                if reason is not None:
                    raise InputError(f"row {before + number} (id {ids[number]!r}) {reason}")
            return batch
        names = [record_id and encodable(record_id) for record_id in ids]
        batch = batch.set_column(batch.schema.get_field_index("record_id"), "record_id", pa.array(names, pa.string()))
        return batch.append_column(ERROR, pa.array(reasons, pa.string()))


def arrow_rows(found: Sequence[Vacancy | Failure]) -> tuple[pa.RecordBatch, list[str | None]]:
    """A row for each posting, and the reasons of those that have none: nulls stand in their rows.

    A record that Arrow cannot hold (a number beyond 64 bits, say) is told as a failure and does not take its neighbours along.
    """
    reasons = [one.reason if isinstance(one, Failure) else None for one in found]
    records = [None if isinstance(one, Failure) else one for one in found]
    try:
        return batch_of(records), reasons
    except (pa.ArrowException, OverflowError, ValueError, TypeError):
        for number, record in enumerate(records):
            try:
                batch_of([record])
            except (pa.ArrowException, OverflowError, ValueError, TypeError) as error:
                records[number], reasons[number] = None, described(error)
        return batch_of(records), reasons
