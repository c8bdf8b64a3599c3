"""Records to files: JSON Lines, a flat CSV, Excel workbooks, Parquet. Each is written as parts that are joined in order."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from vacaturextract.columns import FLAT_TYPES, flat_row
from vacaturextract.errors import InputError, MissingExtraError, OutputError
from vacaturextract.records import Vacancy
from vacaturextract.text import encodable

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIXES = (".jsonl", ".jsonl.gz", ".csv", ".xlsx", ".parquet")
_GROUP_ROWS = 16_384
"""Rows of a row group in a Parquet file, at least, unless the table ends."""
_GROUP_BYTES = 64_000_000
"""A row group is closed early at this size in memory."""


def to_json_line(record: Vacancy) -> str:
    """The record in the contract's JSON, on one line. Lone surrogates, which UTF-8 cannot hold, become U+FFFD.

    What a terminal would obey (control characters, marks of writing direction) or a reader of lines would break at (U+2028) is
    written as an escape of JSON; the record that is read back is the same.
    """
    line = encodable(json.dumps(record.model_dump(mode="json"), ensure_ascii=False))
    return line if line.isprintable() else _OBEYED.sub(_escaped, line)


_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # JSON itself escapes those below U+0020


def _escaped(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


class Format(Protocol):
    """How records become a file. ``encode`` does what may fail; ``write`` and ``join`` only write."""

    suffix: str
    identity: str
    """With equal identities the same records give the same bytes."""

    def encode(self, records: Sequence[Vacancy]) -> Any:
        """Records in the form that ``write`` takes; raises for a record that the format cannot hold."""

    def write(self, pieces: Sequence[Any], file: IO[bytes]) -> None:
        """One part: encoded pieces in order."""

    def join(self, parts: Iterable[Path], file: IO[bytes]) -> None:
        """The whole file from its parts in order."""


def format_of(target: Path) -> Format:
    """The format that a file name asks for.

    Raises:
        OutputError: the name has another suffix.
        InputError: the format needs a package that is not installed.
    """
    name = target.name.lower()
    if name.endswith(".jsonl"):
        return JsonLines()
    if name.endswith(".jsonl.gz"):
        return PackedJsonLines()
    if name.endswith(".csv"):
        return Csv()
    if name.endswith(".xlsx"):
        return Excel()
    if name.endswith(".parquet"):
        return Parquet()
    raise OutputError(f"{target}: the output must end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}")


class JsonLines:
    """One record a line, in the contract's JSON."""

    suffix = ".jsonl"
    identity = ".jsonl"

    def encode(self, records: Sequence[Vacancy]) -> bytes:
        return "".join(to_json_line(record) + "\n" for record in records).encode()

    def write(self, pieces: Sequence[bytes], file: IO[bytes]) -> None:
        file.writelines(pieces)

    def join(self, parts: Iterable[Path], file: IO[bytes]) -> None:
        for part in parts:
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, file, 1 << 20)


class PackedJsonLines(JsonLines):
    """The same in gzip: a member for each part, without a time in it."""

    suffix = ".jsonl.gz"
    identity = ".jsonl.gz"

    def write(self, pieces: Sequence[bytes], file: IO[bytes]) -> None:
        with gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            packed.writelines(pieces)


class Csv(JsonLines):
    """The flat view; parts have no header."""

    suffix = ".csv"
    identity = ".csv"

    def encode(self, records: Sequence[Vacancy]) -> bytes:
        return self._rows(flat_row(record) for record in records)

    def join(self, parts: Iterable[Path], file: IO[bytes]) -> None:
        file.write(self._rows([{name: name for name in FLAT_TYPES}]))
        super().join(parts, file)

    @staticmethod
    def _rows(rows: Iterable[dict[str, Any]]) -> bytes:
        lines = io.StringIO(newline="")
        csv.DictWriter(lines, list(FLAT_TYPES)).writerows(rows)
        return encodable(lines.getvalue()).encode()


class Excel(JsonLines):
    """A workbook with a sheet for each table of ``frames``; its parts are JSON Lines."""

    suffix = ".xlsx"

    def __init__(self) -> None:
        try:
            import xlsxwriter
        except ImportError:
            raise MissingExtraError("Excel workbooks", "xlsxwriter", "excel") from None
        self.identity = f"{self.suffix}, xlsxwriter {xlsxwriter.__version__}"

    def join(self, parts: Iterable[Path], file: IO[bytes]) -> None:
        from vacaturextract.excel import to_excel

        to_excel(_records_of(parts), file)


def _records_of(parts: Iterable[Path]) -> Iterator[Vacancy]:
    for part in parts:
        with part.open("rb") as lines:
            yield from map(Vacancy.model_validate_json, lines)


class Parquet:
    """The nested table of ``table.SCHEMA``."""

    suffix = ".parquet"

    def __init__(self) -> None:
        try:
            import pyarrow
            import pyarrow.parquet as parquet

            from vacaturextract import table
        except ImportError:
            raise InputError("writing Parquet needs pyarrow: pip install 'vacaturextract[parquet]'") from None
        self._parquet, self._table = parquet, table
        self.identity = f"{self.suffix}, pyarrow {pyarrow.__version__}"

    def encode(self, records: Sequence[Vacancy]) -> pa.RecordBatch:
        return self._table.batch_of(records)

    def write(self, pieces: Sequence[pa.RecordBatch], file: IO[bytes]) -> None:
        import pyarrow as pa

        table = pa.Table.from_batches(pieces, self._table.SCHEMA)
        self._parquet.write_table(table, file, compression="zstd")

    def join(self, parts: Iterable[Path], file: IO[bytes]) -> None:
        import pyarrow as pa

        waiting: list[pa.Table] = []
        with self._parquet.ParquetWriter(file, self._table.SCHEMA, compression="zstd") as writer:
            for part in parts:
                waiting.append(self._parquet.read_table(part, use_threads=False))
                rows = sum(table.num_rows for table in waiting)
                if rows >= _GROUP_ROWS or sum(table.nbytes for table in waiting) >= _GROUP_BYTES:
                    writer.write_table(pa.concat_tables(waiting).combine_chunks(), row_group_size=max(rows, 1))
                    waiting.clear()
            if waiting:
                writer.write_table(pa.concat_tables(waiting).combine_chunks())
