"""Offsets as JavaScript counts them: in UTF-16 code units, of which an emoji takes two where Python counts one character."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from vacaturextract.errors import ArgumentError
from vacaturextract.records import Vacancy

UNIT = "utf-16"
_EVIDENCE_KEYS = {"start", "end", "text"}


def to_utf16(record: Vacancy, text: str | None = None) -> dict[str, Any]:
    """See ``Vacancy.to_utf16``."""
    raw = record.posting_text(text)
    if raw is None:
        raise ArgumentError("this record does not know its posting; give it: record.to_utf16(text)")
    wide = [place for place, character in enumerate(raw) if character > "\uffff"]
    dumped: dict[str, Any] = _counted(record.model_dump(mode="json"), wide)
    return {**dumped, "offset_unit": UNIT}


def _counted(node: Any, wide: list[int]) -> Any:
    """The same data with every piece of evidence counted anew: one more for each wide character before it."""
    if isinstance(node, dict):
        if node.keys() == _EVIDENCE_KEYS:
            start, end = node["start"], node["end"]
            return {**node, "start": start + bisect_left(wide, start), "end": end + bisect_left(wide, end)}
        return {key: _counted(item, wide) for key, item in node.items()}
    return [_counted(item, wide) for item in node] if isinstance(node, list) else node
