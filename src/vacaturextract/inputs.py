"""Postings from files: texts, HTML pages, JSON Lines, CSV and Parquet tables, folders of them, and standard input."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vacaturextract.cutters import AS_LINES, other_encoding
from vacaturextract.errors import InputError
from vacaturextract.parts import cut
from vacaturextract.slices import LONGEST_CELL, TEXTS, Fault, Say, Slice

__all__ = ["TEXTS", "Columns", "Item", "Say", "SliceReader", "read_items", "read_rows"]

_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what."""

    text: str = "text"
    record_id: str = "id"
    date: str = "reference_date"


@dataclass(frozen=True, slots=True)
class Item:
    """One posting to read."""

    text: str
    record_id: str | None
    reference_date: str | None = None
    format: str | None = None
    source: str = "-"
    row: int = 1


def read_items(source: str, columns: Columns, say: Say) -> Iterator[Item]:
    """The postings of a file, a folder (read in order of name, with its subfolders), or "-" for standard input.

    Args:
        source: a path, or "-".
        columns: for tables.
        say: gets a line for the reader about anything unusual, such as a file that is not UTF-8.

    Raises:
        InputError: the source cannot be read, or a row is no posting; the message names the place and what to do.
    """
    for item in read_rows([source], columns, say):
        if isinstance(item, Fault):
            raise InputError(f"{item.where}: {item.reason}")
        yield item


def read_rows(sources: Iterable[str], columns: Columns, say: Say) -> Iterator[Item | Fault]:
    """The postings of sources in order, lazily; what cannot be read comes as a fault in its place."""
    reader = SliceReader(columns, say)
    for part in cut(sources, columns.text, say, rows=64):
        if isinstance(part, Fault):
            yield part
        else:
            for piece in part.slices:
                yield from reader.read(piece)


class SliceReader:
    """Reads slices; a slice that follows on the last one of a Parquet row group goes on where that ended."""

    def __init__(self, columns: Columns, say: Say) -> None:
        self._columns, self._say = columns, say
        self._open: _RowGroup | None = None

    def read(self, piece: Slice) -> Iterator[Item | Fault]:
        """The postings of a slice, and its faulty rows, in order.

        Raises:
            InputError: the file cannot be read any more.
        """
        if piece.kind == "text":
            yield self._text(piece)
        elif piece.kind == "parquet":
            yield from self._parquet(piece)
        elif piece.kind == "csv":
            yield from self._csv(piece)
        else:
            yield from self._json_lines(piece)

    def _text(self, piece: Slice) -> Item | Fault:
        name = None if piece.source == "-" else Path(piece.source).name
        try:
            data = piece.data if piece.data is not None else Path(piece.source).read_bytes()
            _check_is_text(data)
            text = self._decoded(data, piece.source)
        except OSError as error:
            return Fault(piece.source, None, name, f"cannot be read: {error.strerror}")
        except InputError as error:
            return Fault(piece.source, None, name, str(error))
        html = piece.source.lower().endswith((".html", ".htm"))
        return Item(text, name, None, "html" if html else None, piece.source)

    def _decoded(self, data: bytes, source: str) -> str:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            try:
                return data.decode("utf-16")
            except UnicodeDecodeError:
                pass
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            encoding = other_encoding(data, error.start)
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            raise InputError(f"cannot be decoded as UTF-8 or {encoding}; save it as UTF-8") from None
        self._say(f"{source}: is not UTF-8; read as {encoding}")
        return text

    def _json_lines(self, piece: Slice) -> Iterator[Item | Fault]:
        for number, line in enumerate(io.BytesIO(_bytes_of(piece)), piece.first):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode())
            except UnicodeDecodeError:
                yield Fault(piece.source, number, None, "is not UTF-8")
            except json.JSONDecodeError as error:
                yield Fault(piece.source, number, None, f"is no JSON: {error.msg} at character {error.pos + 1}")
            except (ValueError, RecursionError):
                yield Fault(piece.source, number, None, "is no JSON that can be read: a number is too long, or it is too deep")
            else:
                if isinstance(row, dict):
                    yield self._item(row, piece.source, number)
                elif isinstance(row, list):
                    yield Fault(piece.source, number, None, f"is a JSON array; {AS_LINES}")
                else:
                    yield Fault(piece.source, number, None, f"must be a JSON object with the key {self._columns.text!r}")

    def _csv(self, piece: Slice) -> Iterator[Item | Fault]:
        csv.field_size_limit(LONGEST_CELL)
        text = _bytes_of(piece).decode("utf-8", "surrogateescape")
        broken = _ESCAPED_BYTE.search(text) is not None
        rows = csv.reader(io.StringIO(text, newline="\n"), delimiter=piece.delimiter)
        for number, cells in enumerate(rows, piece.first):
            if not cells:
                continue
            item = self._item(dict(zip(piece.header, cells, strict=False)), piece.source, number)
            if any(cells[len(piece.header) :]):
                item = Fault(piece.source, number, item.record_id, _too_many(len(cells), len(piece.header)))
            elif broken and isinstance(item, Item) and _ESCAPED_BYTE.search(item.text):
                item = Fault(piece.source, number, item.record_id, "is not UTF-8")
            yield item

    def _parquet(self, piece: Slice) -> Iterator[Item | Fault]:
        wanted = (self._columns.text, self._columns.record_id, self._columns.date)
        if self._open is None or not self._open.leads_to(piece):
            self._open = _RowGroup(piece, wanted)
        number = piece.first
        try:
            for row in self._open.rows(piece):
                yield self._item(row, piece.source, number)
                number += 1
        except ValueError as error:
            self._open = None
            last = piece.first + piece.rows - 1
            yield Fault(piece.source, None, None, f"is damaged; rows {number} to {last} cannot be read: {error}")

    def _item(self, row: dict[str, Any], source: str, number: int) -> Item | Fault:
        text, record_id = row.get(self._columns.text), row.get(self._columns.record_id)
        day = row.get(self._columns.date)
        name = None if record_id is None else str(record_id)
        if not isinstance(text, str):
            return Fault(source, number, name, f"has no text in a column {self._columns.text!r}")
        return Item(text, name, str(day) if day else None, None, source, number)


_NO_TEXTS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP file, as Word documents are",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "RTF",
}


def _check_is_text(data: bytes) -> None:
    for beginning, name in _NO_TEXTS.items():
        if data.startswith(beginning):
            raise InputError(f"is {name}; its text has to be taken out first (with pdftotext or pandoc, say)")


def _too_many(cells: int, columns: int) -> str:
    return f"has {cells} cells for {columns} columns; a text with delimiters in it is to be quoted"


def _bytes_of(piece: Slice) -> bytes:
    if piece.data is not None:
        return piece.data
    try:
        with Path(piece.source).open("rb") as file:
            file.seek(piece.start)
            return file.read(piece.end - piece.start)
    except OSError as error:
        raise InputError(f"{piece.source}: cannot be read any more: {error.strerror}") from None


class _RowGroup:
    """Rows of one row group of a Parquet file, read forward only."""

    def __init__(self, piece: Slice, wanted: Iterable[str]) -> None:
        import pyarrow.parquet as parquet

        self._source, self._group, self._next = piece.source, piece.group, 0
        try:
            self._file = parquet.ParquetFile(piece.source)
            names = self._file.schema_arrow.names
            columns = [name for name in dict.fromkeys(wanted) if name in names]
            self._batches = self._file.iter_batches(64, row_groups=[piece.group], columns=columns, use_threads=False)
        except (OSError, ValueError) as error:
            raise InputError(f"{piece.source}: cannot be read any more: {error}") from None
        self._held: list[dict[str, Any]] = []

    def leads_to(self, piece: Slice) -> bool:
        """Whether the slice lies ahead in the same row group."""
        return (self._source, self._group) == (piece.source, piece.group) and self._next <= piece.start

    def rows(self, piece: Slice) -> Iterator[dict[str, Any]]:
        """The rows of a slice.

        Raises:
            InputError: the file cannot be read any more.
            ValueError: what it holds is damaged.
        """
        while self._next < piece.end:
            if not self._held:
                try:
                    batch = next(self._batches)
                except StopIteration:
                    return
                except OSError as error:
                    if error.errno is None:  # what pyarrow says of pages that cannot be unpacked
                        raise ValueError(str(error)) from None
                    raise InputError(f"{self._source}: cannot be read any more: {error}") from None
                ahead = piece.start - self._next
                if ahead >= batch.num_rows:
                    self._next += batch.num_rows
                    continue
                self._held = batch.to_pylist()
                self._held.reverse()
            row = self._held.pop()
            self._next += 1
            if self._next > piece.start:
                yield row
