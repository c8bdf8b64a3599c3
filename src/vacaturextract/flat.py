"""The flat view of a record, for spreadsheets: one row per posting, one cell a field; the columns of ``frames.POSTINGS``."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from vacaturextract.frames import POSTINGS, CellType
from vacaturextract.records import Vacancy

_PYTHON: dict[CellType, type] = {
    "text": str, "category": str, "integer": int, "number": float, "amount": Decimal, "flag": bool, "date": dt.date,
}  # fmt: skip
FLAT_TYPES: dict[str, type] = {
    "record_id": str,
    **{column.name: _PYTHON[column.type] for column in POSTINGS},
    "application_deadline": str,
}
"""The columns in order, with the type of their cells; any cell may be empty."""


def flat_row(record: Vacancy) -> dict[str, Any]:
    """One row per posting. Lists are joined with "; "; an application deadline with an open year is "XXXX-MM-DD"."""
    row = {"record_id": record.record_id, **{column.name: column.read(record) for column in POSTINGS}}
    deadline = record.application_deadline
    if deadline is not None:
        open_day = f"XXXX-{deadline.month or 0:02d}-{deadline.day or 0:02d}"
        row["application_deadline"] = str(deadline.date) if deadline.date else open_day
    return row
