"""Records as an Excel workbook: the tables of ``frames`` as sheets, written row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from vacaturextract.columns import TABLES, CellType, columns_of, rows_of
from vacaturextract.errors import MissingExtraError, OutputError
from vacaturextract.records import Vacancy
from vacaturextract.text import harmless

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its head."""
_NO_TIME = dt.datetime(2000, 1, 1)
"""The same records give the same bytes: no clock is read."""
_LONGEST_CELL = 32_767
_WIDTHS: dict[CellType, int] = {"text": 28, "category": 16, "integer": 10, "number": 10, "amount": 12, "flag": 10, "date": 12}
_NUMBER_FORMATS: dict[CellType, str] = {"amount": "#,##0.00", "date": "yyyy-mm-dd"}


def to_excel(items: Iterable[Vacancy], target: str | Path | IO[bytes]) -> int:
    """Write records to a workbook with a sheet for each table of ``to_frame``, and tell how many there were.

    Amounts are numbers, days dates. Text is always text: a posting that begins with "=" makes no formula, an address no link.
    Text beyond the 32,767 characters that a cell holds ends with "…". Records are taken one by one.

    Raises:
        OutputError: the file cannot be written; or a sheet is full (1,048,575 rows), and the records so far are in the file.
        MissingExtraError: xlsxwriter is not installed.
    """
    if isinstance(target, str | Path):
        try:
            with Path(target).open("wb") as file:
                return to_excel(items, file)
        except OSError as error:
            raise OutputError(f"{target}: cannot be written: {error.strerror}") from None
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("Excel workbooks", "xlsxwriter", "excel") from None
    book = xlsxwriter.Workbook(
        target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"created": _NO_TIME})
    sheets = [_Sheet(book, table) for table in TABLES]
    count = 0
    full = None
    for record in items:
        full = next((sheet for sheet in sheets if not sheet.add(count, record)), None)
        if full is not None:
            break
        count += 1
    for sheet in sheets:
        sheet.finish()
    book.close()
    if full is not None:
        told = f"the sheet {full.table} is full after {count} records: Excel holds {MOST_ROWS:,} rows"
        raise OutputError(f"{told}; write .csv or .parquet")
    return count


class _Sheet:
    """One table of the workbook."""

    def __init__(self, book: Any, table: str) -> None:
        self.table = table
        self.columns = columns_of(table)
        self.rows = 0
        self._sheet = book.add_worksheet(table)
        self._formats = {type: book.add_format({"num_format": form}) for type, form in _NUMBER_FORMATS.items()}
        head = book.add_format({"bold": True, "bottom": 1})
        for number, column in enumerate(self.columns):
            self._sheet.set_column(number, number, _WIDTHS[column.type])
            self._sheet.write_string(0, number, column.name, head)
        self._sheet.freeze_panes(1, 2)

    def add(self, number: int, record: Vacancy) -> bool:
        """Write a record's rows; whether there was room for them."""
        for row in rows_of(record, number, self.table, self.columns):
            if self.rows >= MOST_ROWS:
                return False
            self.rows += 1
            for place, (column, cell) in enumerate(zip(self.columns, row, strict=True)):
                if cell is not None:
                    self._write(place, column.type, cell)
        return True

    def _write(self, place: int, type: CellType, cell: Any) -> None:
        form = self._formats.get(type)
        if isinstance(cell, bool):
            self._sheet.write_boolean(self.rows, place, cell)
        elif isinstance(cell, int | float | Decimal):
            self._sheet.write_number(self.rows, place, cell, form)
        elif isinstance(cell, dt.date):
            self._sheet.write_datetime(self.rows, place, dt.datetime(cell.year, cell.month, cell.day), form)
        else:
            text = harmless(str(cell))
            self._sheet.write_string(self.rows, place, text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…")

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, self.rows, len(self.columns) - 1)
