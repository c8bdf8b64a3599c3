"""Finds the rows of a file, and cuts them into slices.

Only the places of rows are found here, as cheaply as each kind of file allows: lines of JSON Lines, records of a CSV, row
groups of Parquet. What cannot be sought in (standard input, gzip, a table that is not UTF-8) is read once, here, and its rows
travel inside the slice.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Protocol, cast

from vacaturextract.errors import InputError
from vacaturextract.slices import LONGEST_CELL, Kind, Say, Slice, kind_of

AS_LINES = "one object on each line is wanted, as jq -c '.[]' makes of an array"
_SAMPLE_BYTES = 4_000_000
"""How much of a table tells its encoding."""


class Cutter(Protocol):
    """Cuts one file; a context manager."""

    def cut(self, rows: int, size: int) -> Slice | None:
        """The next slice, of at most so many rows and about so many bytes; None at the end."""

    def __enter__(self) -> Cutter: ...

    def __exit__(self, *_: object) -> None: ...


def cutter_of(source: str, text_column: str, say: Say) -> Cutter:
    try:
        if source == "-":
            return _cutter_of_standard_input(text_column, say)
        kind = kind_of(source)
        if source.lower().endswith((".json", ".json.gz")):
            raise InputError(f"is JSON; {AS_LINES}. A file with an object on each line is to be named .jsonl")
        if kind == "parquet":
            return _ParquetCutter(source, text_column)
        if kind == "text":
            return _TextCutter(source)
        return _RowCutter(_Lines.of_file(source, say), kind, text_column)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from None
    except (EOFError, zlib.error) as error:
        raise InputError(f"is damaged: {error}") from None


def _cutter_of_standard_input(text_column: str, say: Say) -> Cutter:
    stream = sys.stdin.buffer
    head, whole = _sample_of(stream)
    first, *others = head.lstrip().split(b"\n", 1)
    if first.startswith(b"{") and (_is_json_object(first) or not (whole or others)):
        return _RowCutter(_Lines("-", _joined(head, stream), head, say, whole=whole), "jsonl", text_column)
    return _TextCutter("-", head + stream.read())


def _is_json_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _sample_of(stream: IO[bytes]) -> tuple[bytes, bool]:
    """The beginning of a table, and whether that is all of it. Damage further on is told where the rows are read."""
    pieces, held = list[bytes](), 0
    try:
        while held < _SAMPLE_BYTES and (piece := stream.read(min(65_536, _SAMPLE_BYTES - held))):
            pieces.append(piece)
            held += len(piece)
    except (OSError, EOFError, zlib.error):
        return b"".join(pieces), False
    return b"".join(pieces), held < _SAMPLE_BYTES


class _TextCutter:
    """A file that is one posting."""

    def __init__(self, source: str, data: bytes | None = None) -> None:
        size = len(data) if data is not None else Path(source).stat().st_size
        if data is None:
            with Path(source).open("rb"):
                pass  # whether it can be read is told now
        self._slice: Slice | None = Slice(source, "text", data=data, end=size, weight=size)

    def cut(self, rows: int, size: int) -> Slice | None:  # noqa: ARG002  there is one
        held, self._slice = self._slice, None
        return held

    def __enter__(self) -> _TextCutter:
        return self

    def __exit__(self, *_: object) -> None:
        self._slice = None


class _Lines:
    """The lines of a table in UTF-8, ended by line feeds, and where they stand."""

    def __init__(self, source: str, stream: IO[bytes], sample: bytes, say: Say, *, whole: bool, plain: bool = False) -> None:
        encoding = table_encoding(sample, whole=whole)
        old_mac = b"\r" in sample and b"\n" not in sample and encoding == "utf-8"
        if encoding not in ("utf-8", "utf-16"):
            say(f"{source}: is not UTF-8; read as {encoding}")
        self.source = source
        self.offset = 0
        self.seekable = plain and encoding == "utf-8" and not old_mac
        self._stream = stream
        self._text: io.TextIOWrapper | None = None
        if encoding != "utf-8" or old_mac:
            self._text = io.TextIOWrapper(stream, encoding, newline=None if old_mac else "\n")
        elif sample.startswith(codecs.BOM_UTF8):
            self.offset = len(self._stream.read(len(codecs.BOM_UTF8)))

    @classmethod
    def of_file(cls, source: str, say: Say) -> _Lines:
        packed = source.lower().endswith(".gz")

        def opened() -> IO[bytes]:
            return cast(IO[bytes], gzip.open(source)) if packed else Path(source).open("rb")

        with opened() as first:
            sample, whole = _sample_of(first)
        stream = opened()
        try:
            return cls(source, stream, sample, say, whole=whole, plain=not packed)
        except BaseException:
            stream.close()
            raise

    def line(self) -> bytes:
        """The next line with its end; empty at the end of the table.

        Raises:
            InputError: it cannot be read or decoded, or the compressed file is damaged.
        """
        try:
            line = self._stream.readline() if self._text is None else self._text.readline().encode()
        except UnicodeDecodeError as error:
            raise InputError(f"cannot be decoded as {error.encoding}; save it as UTF-8") from None
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"is damaged or cannot be read further: {error}") from None
        self.offset += len(line)
        return line

    def position(self) -> int:
        """Bytes of the file that have been read, as it lies on disk."""
        held = getattr(self._stream, "fileobj", None) if isinstance(self._stream, gzip.GzipFile) else None
        return held.tell() if held is not None else self.offset

    def close(self) -> None:
        if self.source != "-":
            (self._text or self._stream).close()


def table_encoding(sample: bytes, *, whole: bool) -> str:
    """The encoding of a table by its beginning; the end of the sample may cut a character in two.

    Raises:
        InputError: it is no text in any known encoding.
    """
    if sample[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
    except UnicodeDecodeError as error:
        return other_encoding(sample, error.start)
    return "utf-8"


def other_encoding(data: bytes, place: int) -> str:
    """The encoding of data that is no UTF-8 at ``place``.

    Raises:
        InputError: it is no text in any known encoding.
    """
    from charset_normalizer import from_bytes

    start = max(0, place - 100_000)
    best = from_bytes(data[start : start + 200_000], cp_isolation=["cp1252", "utf_16"]).best()
    if best is None:
        raise InputError("is no text in any encoding known here; save it as UTF-8")
    return best.encoding


class _RowCutter:
    """JSON Lines and CSV: rows are lines, or as many lines as the csv module takes for a record."""

    def __init__(self, lines: _Lines, kind: Kind, text_column: str) -> None:
        self._lines, self._kind = lines, kind
        self._row, self._error = 0, InputError("")
        self._header: tuple[str, ...] = ()
        self._delimiter = ","
        self._waiting: bytes | None = None
        try:
            if kind == "csv":
                self._start_csv(text_column)
            else:
                self._waiting = lines.line()
                _check_first_object(self._waiting, text_column)
        except BaseException:
            lines.close()
            raise

    def _start_csv(self, text_column: str) -> None:
        csv.field_size_limit(LONGEST_CELL)
        self._taken: list[bytes] = []
        self._ended = False
        first = self._lines.line()
        self._delimiter = max(",;\t", key=first.decode("latin-1").count)
        self._records = csv.reader(self._decoded_lines(first), delimiter=self._delimiter)
        try:
            self._header = tuple(name.encode("latin-1").decode() for name in next(self._records, []))
        except (csv.Error, UnicodeDecodeError) as error:
            raise InputError(f"has no readable header: {error}") from None
        self._taken.clear()
        if self._header:
            _check_header(self._header, text_column)

    def _decoded_lines(self, line: bytes) -> Iterator[str]:
        """Lines for the csv module, which only has to see commas, quotes and line ends: Latin-1 never fails."""
        while line:
            self._taken.append(line)
            yield line.decode("latin-1")
            line = self._lines.line()
        self._ended = True

    def _next(self) -> bytes:
        """The bytes of the next row; empty at the end."""
        if self._kind == "jsonl":
            line, self._waiting = self._waiting, None
            return self._lines.line() if line is None else line
        self._taken.clear()
        try:
            row = next(self._records, None)
        except csv.Error as error:
            raise InputError(f"row {self._row + 1} is no CSV: {error}; the rows after it are not read") from None
        if row is not None and self._ended:  # a whole row is given before its reader asks for more
            raise InputError(f"row {self._row + 1} is no CSV: a quote is opened and never closed; nothing after it is read")
        return b"".join(self._taken)

    def cut(self, rows: int, size: int) -> Slice | None:
        if str(self._error):
            raise self._error
        before, first = self._position, self._row + 1
        start = self._lines.offset - len(self._waiting or b"")
        taken, held = list[bytes](), 0
        while len(taken) < rows and held < size:
            try:
                row = self._next()
            except InputError as error:  # told after the rows that were good
                self._error = error
                break
            if not row:
                break
            self._row += 1
            held += len(row)
            taken.append(row if not self._lines.seekable else b"")
        if not taken:
            if str(self._error):
                raise self._error
            return None
        data = None if self._lines.seekable else b"".join(taken)
        return Slice(
            self._lines.source, self._kind, first, len(taken), start, start + held, 0, self._header, self._delimiter, data,
            max(self._position - before, 0),
        )  # fmt: skip

    @property
    def _position(self) -> int:
        return self._lines.position()

    def __enter__(self) -> _RowCutter:
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.close()


def _check_first_object(line: bytes, text_column: str) -> None:
    """A wrong column is told at once, not once for every line. Other faults of a line are told where it is read."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return
    if isinstance(row, dict):
        check_columns(row, text_column)


def check_columns(names: Iterable[str], text_column: str) -> None:
    """Raise an InputError that names the columns there are, where the text column is not among them."""
    have = [str(name) for name in names]
    if text_column not in have:
        shown = ", ".join(sorted(name for name in have if len(name) <= 40)[:12])
        raise InputError(f"has no text in a column {text_column!r} (it has {shown}); name it with --text-column")


_HEADER_WORDS = frozenset(
    "id nr nummer text tekst full volledige body content inhoud html raw plain clean description beschrijving omschrijving "
    "vacature vacaturetekst vacancy job functie posting advertentie title titel name naam url link bron source site date datum "
    "day dag reference referentie referentiedatum published gepubliceerd scraped employer werkgever organisatie organisation "
    "company bedrijf location locatie plaats salary salaris hours uren status type kind soort label language taal".split()
)
_BETWEEN_WORDS = re.compile(r"[\s_.\-]+|(?<=[a-z])(?=[A-Z])")


def _check_header(cells: tuple[str, ...], text_column: str) -> None:
    """The same for the first line of a CSV. A file without a header has cells of a posting there: only what is made of words
    that headers are made of is shown."""
    if text_column in cells:
        return
    known = [cell for cell in cells if _HEADER_WORDS.issuperset(_BETWEEN_WORDS.sub(" ", cell).lower().split())]
    told = f"it has {', '.join(known[:12])}" if known else f"its first line names {len(cells)} other columns, or is no header"
    raise InputError(f"has no text in a column {text_column!r} ({told}); name it with --text-column")


class _ParquetCutter:
    """Row groups of a Parquet file, in stretches."""

    def __init__(self, source: str, text_column: str) -> None:
        try:
            import pyarrow.parquet as parquet
        except ImportError:
            raise InputError("reading Parquet needs pyarrow: pip install 'vacaturextract[parquet]'") from None
        try:
            with parquet.ParquetFile(source) as file:
                metadata, names = file.metadata, file.schema_arrow.names
        except ValueError as error:
            raise InputError(f"is no Parquet file: {error}") from None
        check_columns(names, text_column)
        self._source = source
        self._groups = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
        self._bytes_a_row = Path(source).stat().st_size / max(1, metadata.num_rows)
        self._group, self._start, self._row = 0, 0, 0

    def cut(self, rows: int, size: int) -> Slice | None:
        while self._group < len(self._groups) and self._start >= self._groups[self._group]:
            self._group, self._start = self._group + 1, 0
        if self._group == len(self._groups):
            return None
        held = min(rows, self._groups[self._group] - self._start, max(1, int(size / max(1.0, self._bytes_a_row))))
        start, first = self._start, self._row + 1
        self._start, self._row = start + held, self._row + held
        weight = round(held * self._bytes_a_row)
        return Slice(self._source, "parquet", first, held, start, start + held, self._group, weight=weight)

    def __enter__(self) -> _ParquetCutter:
        return self

    def __exit__(self, *_: object) -> None:
        self._groups = []


def _joined(head: bytes, rest: IO[bytes]) -> IO[bytes]:
    """A stream that gives ``head`` and then the rest."""
    return io.BufferedReader(_Joined(head, rest), 1 << 20)


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = bytes(self._head[: len(buffer)]) or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)
