"""Reads the CSV files of knowledge: which table a file holds is told by its columns; all faults of a file come at once."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from vacaturextract.errors import KnowledgeError

_T = TypeVar("_T")
DATA = Path(__file__).resolve().parent / "data"

COLUMNS = {
    "pay_scales": (
        ("cao", "scale", "minimum", "maximum", "valid_from", "source"),
        ("week_hours", "valid_until", "status", "kind", "note"),
    ),
    "municipalities": (("name", "code", "province", "year", "population", "source"), ("status",)),
    "municipality_changes": (("name", "successor", "date", "kind"), ()),
    "agreements": (("name", "pay_tables_of", "choice_budget_percent", "source"), ()),
}
"""Per kind of table the columns that a file must have, and those that it may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, and where it stands."""

    path: Path
    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one file; ``kind`` is a key of ``COLUMNS``."""

    kind: str
    path: Path
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """Read one CSV file.

    Raises:
        KnowledgeError: the file cannot be read, or its columns are those of no table.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            header = tuple(reader.fieldnames or ())
            kind = _kind_of(path, header)
            rows = [
                Row(path, reader.line_num, {key: (value or "").strip() for key, value in cells.items() if key})
                for cells in reader
            ]
    except OSError as error:
        raise KnowledgeError([f"{path}: cannot be read: {error.strerror}"]) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError([f"{path}: is no CSV in UTF-8: {error}"]) from None
    return Table(kind, path, tuple(rows))


def _kind_of(path: Path, header: tuple[str, ...]) -> str:
    for kind, (needed, optional) in COLUMNS.items():
        if set(needed) <= set(header):
            unknown = sorted(set(header) - {*needed, *optional})
            if unknown:
                raise KnowledgeError([f"{path}:1: unknown column {unknown[0]!r}; known are {', '.join((*needed, *optional))}"])
            return kind
    known = "; ".join(f"{kind}: {', '.join(needed)}" for kind, (needed, _) in COLUMNS.items())
    raise KnowledgeError([f"{path}:1: the columns are those of no table of knowledge. Needed are, by table: {known}"])


class Cells:
    """Typed access to the cells of a row; what is wrong is added to ``faults``, all of it."""

    def __init__(self, row: Row, faults: list[str]) -> None:
        self.row = row
        self.faults = faults

    def text(self, name: str, *, among: tuple[str, ...] = (), default: str | None = None) -> str:
        """A cell that must not be empty, unless there is a default."""
        value = self.row.cells.get(name) or (default or "")
        if not value:
            self.fault(name, "is empty")
        elif among and value not in among:
            self.fault(name, f"must be one of {', '.join(among)}; it is {value!r}")
        return value

    def amount(self, name: str) -> Decimal | None:
        """An amount in euros with a dot for decimals; an empty cell is None."""
        return self._read(name, Decimal, "an amount such as 4362 or 2397.93")

    def number(self, name: str, default: float) -> float:
        """A number; an empty cell is the default."""
        value = self._read(name, float, "a number such as 36")
        return default if value is None else value

    def day(self, name: str) -> date | None:
        """A date; an empty cell is None."""
        return self._read(name, date.fromisoformat, "a date, YYYY-MM-DD")

    def _read(self, name: str, parse: Callable[[str], _T], expected: str) -> _T | None:
        value = self.row.cells.get(name, "")
        if not value:
            return None
        if re.fullmatch(r"\d[\d.-]*", value):
            try:
                return parse(value)
            except (ValueError, InvalidOperation):
                pass
        self.fault(name, f"must be {expected}; it is {value!r}")
        return None

    def fault(self, name: str, message: str) -> None:
        self.faults.append(f"{self.row.path}:{self.row.line}: {name} {message}")


def rows_of(tables: tuple[Table, ...], kind: str) -> Iterator[Row]:
    """The lines of all tables of one kind, in the order of the tables."""
    for table in tables:
        if table.kind == kind:
            yield from table.rows
