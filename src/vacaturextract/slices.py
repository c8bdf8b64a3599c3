"""What is read in one go: slices of files, packed into parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

TABLES = (".jsonl", ".jsonl.gz", ".csv", ".csv.gz", ".parquet")
TEXTS = (".txt", ".html", ".htm", ".md")
LONGEST_CELL = 1_000_000_000

Say = Callable[[str], None]
Kind = Literal["text", "jsonl", "csv", "parquet"]


@dataclass(frozen=True, slots=True)
class Slice:
    """Consecutive rows of one file."""

    source: str
    kind: Kind
    first: int = 1
    """The number of its first row: a line of JSON Lines, or a row of a table, counted from 1 without the header."""
    rows: int = 1
    start: int = 0
    """Where it begins: a byte of the file, or a row of the Parquet row group."""
    end: int = 0
    group: int = 0
    """The row group of a Parquet file."""
    header: tuple[str, ...] = ()
    delimiter: str = ","
    data: bytes | None = None
    """The rows themselves, in UTF-8, where the worker cannot seek to them."""
    weight: int = 0
    """Bytes of the input that it stands for."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is no posting, or (with ``row`` None) a file that cannot be read."""

    source: str
    row: int | None
    record_id: str | None
    reason: str

    @property
    def where(self) -> str:
        """File and row, for messages."""
        return self.source if self.row is None else f"{self.source}:{self.row}"


@dataclass(frozen=True, slots=True)
class Part:
    """What one worker reads in one go."""

    index: int
    slices: tuple[Slice, ...]

    @property
    def rows(self) -> int:
        return sum(piece.rows for piece in self.slices)

    @property
    def weight(self) -> int:
        return sum(piece.weight for piece in self.slices)


def kind_of(name: str) -> Kind:
    """What a file of this name holds; anything unknown is one posting of text."""
    lowered = name.lower().removesuffix(".gz")
    if lowered.endswith(".parquet"):
        return "parquet"
    if lowered.endswith(".jsonl"):
        return "jsonl"
    return "csv" if lowered.endswith(".csv") else "text"
