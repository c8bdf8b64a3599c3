"""Postings from files: texts, HTML pages, JSON Lines, CSV and Parquet tables, folders of them, and standard input."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vacaturextract.errors import InputError

TABLES = (".jsonl", ".csv", ".parquet")
TEXTS = (".txt", ".html", ".htm", ".md")
_LONGEST_CELL = 50_000_000


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


Say = Callable[[str], None]


def read_items(source: str, columns: Columns, say: Say) -> Iterator[Item]:
    """The postings of a file, a folder (read in order of name, with its subfolders), or "-" for standard input.

    Args:
        source: a path, or "-".
        columns: for tables.
        say: gets a line for the reader about anything unusual, such as a file that is not UTF-8.

    Raises:
        InputError: the source cannot be read; the message names it and what to do.
    """
    if source == "-":
        yield from _from_bytes(sys.stdin.buffer.read(), "-", columns, say)
        return
    path = Path(source)
    if path.is_dir():
        for child in sorted(path.rglob("*")):
            if child.is_file() and child.suffix.lower() in TABLES + TEXTS:
                yield from read_items(str(child), columns, say)
        return
    if path.suffix.lower() == ".parquet":
        yield from _parquet(path, columns)
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{source}: cannot be read: {error.strerror}") from None
    yield from _from_bytes(data, source, columns, say)


def _from_bytes(data: bytes, source: str, columns: Columns, say: Say) -> Iterator[Item]:
    text = _decoded(data, source, say)
    suffix = Path(source).suffix.lower()
    if suffix == ".csv":
        yield from _csv(text, source, columns)
    elif suffix == ".jsonl" or (source == "-" and _is_json_lines(text)):
        yield from _json_lines(text, source, columns)
    else:
        yield Item(text, None if source == "-" else Path(source).name, format="html" if suffix in (".html", ".htm") else None)


def _decoded(data: bytes, source: str, say: Say) -> str:
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=["cp1252", "utf_16"]).best()
    if best is None:
        raise InputError(f"{source}: is no text in any encoding known here; save it as UTF-8")
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        raise InputError(f"{source}: cannot be decoded as UTF-8 or {best.encoding}; save it as UTF-8") from None
    say(f"{source}: is not UTF-8; read as {best.encoding}")
    return text


def _is_json_lines(text: str) -> bool:
    first = text.lstrip()[:100_000].split("\n", 1)[0]
    if not first.startswith("{"):
        return False
    try:
        return isinstance(json.loads(text.lstrip().split("\n", 1)[0]), dict)
    except ValueError:
        return False


def _json_lines(text: str, source: str, columns: Columns) -> Iterator[Item]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{source}:{number}: is no JSON: {error}") from None
        if not isinstance(row, dict):
            raise InputError(f"{source}:{number}: must be a JSON object with the key {columns.text!r}")
        yield _item(row, f"{source}:{number}", columns)


def _csv(text: str, source: str, columns: Columns) -> Iterator[Item]:
    csv.field_size_limit(_LONGEST_CELL)
    for number, row in enumerate(csv.DictReader(text.splitlines(keepends=True)), 2):
        yield _item(row, f"{source}:{number}", columns)


def _parquet(path: Path, columns: Columns) -> Iterator[Item]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise InputError(f"{path}: reading Parquet needs pyarrow: pip install 'vacaturextract[parquet]'") from None
    try:
        table = parquet.ParquetFile(path)
        for batch in table.iter_batches(batch_size=256):
            for number, row in enumerate(batch.to_pylist()):
                yield _item(row, f"{path}: row {number}", columns)
    except OSError as error:
        raise InputError(f"{path}: cannot be read as Parquet: {error}") from None
    except ValueError as error:
        raise InputError(f"{path}: is no Parquet file: {error}") from None


def _item(row: dict[str, Any], where: str, columns: Columns) -> Item:
    text = row.get(columns.text)
    if not isinstance(text, str):
        have = ", ".join(sorted(str(key) for key in row)[:12])
        raise InputError(f"{where}: has no text in a column {columns.text!r} (it has {have}); name it with --text-column")
    record_id, day = row.get(columns.record_id), row.get(columns.date)
    return Item(text, None if record_id is None else str(record_id), str(day) if day else None)
