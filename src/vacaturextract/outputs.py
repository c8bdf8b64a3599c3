"""Records to files: JSON Lines, a flat CSV for spreadsheets, Parquet."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from vacaturextract.errors import InputError
from vacaturextract.records import Vacancy

FLAT_COLUMNS = (
    "record_id", "kind", "status", "title", "organisation", "location", "cao", "employment", "agency", "salary_scales",
    "pay_minimum", "pay_maximum", "pay_period", "pay_tax", "pay_full_time_hours", "hours_minimum", "hours_maximum",
    "fte_minimum", "fte_maximum", "full_time", "full_time_week", "inhabitants", "application_deadline", "contact_names",
    "contact_phones", "contact_emails", "competencies", "warnings", "gaps",
)  # fmt: skip


def flat_row(record: Vacancy) -> dict[str, Any]:
    """One row per posting. Lists are joined with "; "; an application deadline with an open year is "XXXX-MM-DD"."""
    pay = record.pay[0] if record.pay else None
    hours = record.hours
    deadline = record.application_deadline
    day = None
    if deadline is not None:
        day = str(deadline.date) if deadline.date else f"XXXX-{deadline.month or 0:02d}-{deadline.day or 0:02d}"
    row: dict[str, Any] = {name: _value(getattr(record, name)) for name in FLAT_COLUMNS[3:9]}
    row |= {"record_id": record.record_id, "kind": record.kind, "status": record.status}
    row["salary_scales"] = _joined(scale.scale for scale in record.salary_scales)
    row |= {
        "pay_minimum": pay and pay.minimum,
        "pay_maximum": pay and pay.maximum,
        "pay_period": pay and pay.period,
        "pay_tax": pay and pay.tax,
        "pay_full_time_hours": pay and pay.full_time_hours,
        "hours_minimum": hours and hours.minimum,
        "hours_maximum": hours and hours.maximum,
        "fte_minimum": hours and hours.fte_minimum,
        "fte_maximum": hours and hours.fte_maximum,
        "full_time": hours and hours.full_time,
        "full_time_week": hours and hours.full_time_week,
        "inhabitants": record.population,
        "application_deadline": day,
    }
    row["contact_names"] = _joined(contact.name for contact in record.contacts if contact.name)
    row["contact_phones"] = _joined(dict.fromkeys(phone for contact in record.contacts for phone in contact.phones))
    row["contact_emails"] = _joined(dict.fromkeys(email for contact in record.contacts for email in contact.emails))
    row["competencies"] = _joined(competency.label for competency in record.competencies)
    row["warnings"] = _joined(warning.code for warning in record.warnings)
    row["gaps"] = _joined(f"{gap.field}: {gap.reason}" for gap in record.gaps)
    return {name: row[name] for name in FLAT_COLUMNS}


def _value(item: Any) -> Any:
    return None if item is None else item.value


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def to_json_line(record: Vacancy) -> str:
    """The record in the contract's JSON, on one line."""
    return json.dumps(record.model_dump(mode="json"), ensure_ascii=False)


def write_records(records: Iterable[Vacancy], target: str | None) -> int:
    """Write records to a .jsonl, .csv or .parquet file, or as JSON Lines to standard output; the number written.

    Raises:
        InputError: the target cannot be written, or has another suffix.
    """
    if target is None:
        return _json_lines(records, sys.stdout)
    suffix = Path(target).suffix.lower()
    if suffix == ".parquet":
        return _parquet(records, target)
    if suffix not in (".jsonl", ".csv"):
        raise InputError(f"{target}: the output must end in .jsonl, .csv or .parquet")
    try:
        with Path(target).open("w", encoding="utf-8", newline="") as lines:
            return _json_lines(records, lines) if suffix == ".jsonl" else _csv(records, lines)
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror}") from None


def _json_lines(records: Iterable[Vacancy], lines: IO[str]) -> int:
    count = 0
    for record in records:
        lines.write(to_json_line(record) + "\n")
        count += 1
    return count


def _csv(records: Iterable[Vacancy], lines: IO[str]) -> int:
    writer = csv.DictWriter(lines, FLAT_COLUMNS)
    writer.writeheader()
    count = 0
    for record in records:
        writer.writerow(flat_row(record))
        count += 1
    return count


def _parquet(records: Iterable[Vacancy], target: str) -> int:
    """The flat columns as text or numbers, and the whole record as JSON in a column ``record``."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as parquet
    except ImportError:
        raise InputError(f"{target}: writing Parquet needs pyarrow: pip install 'vacaturextract[parquet]'") from None
    rows = [{**flat_row(record), "record": to_json_line(record)} for record in records]
    numbers = {"pay_full_time_hours", "hours_minimum", "hours_maximum", "fte_minimum", "fte_maximum", "full_time_week"}
    types = {name: pa.float64() if name in numbers else pa.string() for name in (*FLAT_COLUMNS, "record")}
    types |= {
        "pay_minimum": pa.decimal128(12, 2),
        "pay_maximum": pa.decimal128(12, 2),
        "full_time": pa.bool_(),
        "inhabitants": pa.int64(),
    }
    try:
        parquet.write_table(pa.Table.from_pylist(rows, schema=pa.schema(list(types.items()))), target)
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error}") from None
    return len(rows)
