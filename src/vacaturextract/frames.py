"""Records as data frames: one row per posting, and long tables of what a posting has several of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from vacaturextract.columns import TABLES, CellType, Column, TableName, columns_of, rows_of
from vacaturextract.errors import ArgumentError, MissingExtraError
from vacaturextract.records import Vacancy

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

AMOUNT_DIGITS, AMOUNT_DECIMALS = 12, 2


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
        table: "postings" gives one row per posting; the others ("salary_scales", "pay", "inhabitants", "deadlines",
            "contacts", "competencies", "warnings", "gaps") a row for each item; "values" a row for each value of any field, in
            words, with its quote. Every table has ``posting``, the number of the posting
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
