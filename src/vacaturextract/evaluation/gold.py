"""Reads gold lines, the texts that belong to them, and the records to measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vacaturextract.api import extract
from vacaturextract.errors import InputError
from vacaturextract.evaluation.files import json_objects
from vacaturextract.evaluation.values import Record
from vacaturextract.inputs import TEXTS, Columns, Item, read_items

if TYPE_CHECKING:
    from spacy.language import Language

GOLD_FILE = "gold.jsonl"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class GoldLine:
    """What a careful reader finds in one posting."""

    record_id: str
    gold: Mapping[str, Any]
    """Only the fields it has are scored; null or [] says that the text states none."""
    quotes: Mapping[str, Any]
    """The words of the text that prove a value: a list of strings, or one, per field."""
    reference_date: str | None
    text: str | None
    """The raw text; None where it is not at hand, and then no evidence is scored."""
    format: str | None
    where: str
    """File and line, for messages."""


def read_gold(sources: Sequence[str], *, texts: str | None = None, say: Say = lambda _: None) -> list[GoldLine]:
    """The gold lines of JSON Lines files, or of folders that hold gold.jsonl and the texts as files named by id.

    Args:
        sources: paths.
        texts: a JSON Lines file with id and text, or a folder of files named by id; goes before texts beside the gold.
        say: gets a line about anything unusual in the texts.

    Raises:
        InputError: a source cannot be read, or an id occurs twice; the message names the place.
    """
    lines = [line for source in sources for line in _gold_of(source, say)]
    seen: dict[str, str] = {}
    for line in lines:
        if line.record_id in seen:
            raise InputError(f"{line.where}: the id {line.record_id!r} occurs twice, also in {seen[line.record_id]}")
        seen[line.record_id] = line.where
    if texts is None:
        return lines
    if Path(texts).is_dir():
        return [_with_text(line, Path(texts), say) for line in lines]
    given = {item.record_id: item for item in read_items(texts, Columns(), say)}
    return [_with_item(line, given.get(line.record_id)) for line in lines]


def _gold_of(source: str, say: Say) -> list[GoldLine]:
    path = Path(source)
    if not path.is_dir():
        return [_gold_line(row, where) for where, row in json_objects(path)]
    lines = [_gold_line(row, where) for where, row in json_objects(path / GOLD_FILE)]
    return [line if line.text is not None else _with_text(line, path, say) for line in lines]


def _gold_line(row: dict[str, Any], where: str) -> GoldLine:
    quotes = row.get("quotes") or {}
    if row.get("id") is None or not isinstance(row.get("gold"), dict) or not isinstance(quotes, dict):
        raise InputError(f"{where}: a gold line needs an 'id', an object 'gold', and perhaps an object 'quotes'")
    text, day = row.get("text"), row.get("reference_date")
    return GoldLine(
        str(row["id"]), row["gold"], quotes, str(day) if day else None, text if isinstance(text, str) else None, None, where
    )


def _with_text(line: GoldLine, folder: Path, say: Say) -> GoldLine:
    """The line with the text of the file named by its id, with or without a suffix."""
    if Path(line.record_id).name != line.record_id:
        return line
    for path in (folder / line.record_id, *(folder / f"{line.record_id}{suffix}" for suffix in TEXTS)):
        if path.is_file():
            return _with_item(line, next(read_items(str(path), Columns(), say), None))
    return line


def _with_item(line: GoldLine, item: Item | None) -> GoldLine:
    return line if item is None else replace(line, text=item.text, format=item.format)


def read_records(path: str, *, say: Say = lambda _: None) -> dict[str, Record]:
    """The records of a JSON Lines file by record_id; of two with the same id the first counts, and ``say`` hears of it.

    Raises:
        InputError: the file cannot be read; the message names the place.
    """
    records: dict[str, Record] = {}
    for where, record in json_objects(path):
        key = str(record.get("record_id"))
        if key in records:
            say(f"{where}: a second record for {key}; the first counts")
        records.setdefault(key, record)
    return records


def extract_records(lines: Iterable[GoldLine], *, explain: bool = False, nlp: Language | None = None) -> dict[str, Record]:
    """What this library makes of the texts of the gold lines, by id, as the contract's JSON.

    Args:
        lines: the gold.
        explain: see ``extract``.
        nlp: a pipeline from ``vacaturextract.load``; None is the embedded default.

    Raises:
        InputError: a line has no text.
    """
    records: dict[str, Record] = {}
    for line in lines:
        if line.text is None:
            raise InputError(f"{line.where}: there is no text for {line.record_id!r}; give the texts with --texts")
        record = extract(
            line.text,
            reference_date=line.reference_date,
            record_id=line.record_id,
            format=line.format,
            explain=explain,
            nlp=nlp,
        )
        records[line.record_id] = record.model_dump(mode="json")
    return records
