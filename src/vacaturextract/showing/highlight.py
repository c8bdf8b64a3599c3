"""The posting with the places of its values marked: which fields cover each stretch of text, overlaps included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vacaturextract.records import Vacancy, items_of
from vacaturextract.text import SourceText


class Mark(NamedTuple):
    """A stretch of the shown text that states a value of a field."""

    start: int
    end: int
    field: str


class Stretch(NamedTuple):
    """A stretch of text over which the same marks lie."""

    start: int
    end: int
    fields: tuple[str | None, ...]
    """The field on each level of underlining, None where a level is free here; empty where no mark lies."""
    opening: tuple[str, ...]
    """The fields of the marks that begin here."""


class View(NamedTuple):
    """A posting as it is shown, with the marks in it."""

    text: str
    marks: tuple[Mark, ...]
    page: SourceText | None
    """The page, where the tags of HTML were taken out to make it readable."""

    def seen(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the raw posting stands in the text that is shown; of no length where it is not seen."""
        if self.page is None:
            return start, end
        return self.page.from_raw_offset(start), self.page.from_raw_offset(end)


def view_of(record: Vacancy, raw: str) -> View:
    """The raw posting with its marks; of an HTML page the text that is seen, with the marks where they are seen."""
    marks = {(piece.start, piece.end, field) for field, item in items_of(record) for piece in item.evidence}
    disclosed = [] if record.pay_disclosure is None else record.pay_disclosure.evidence
    marks |= {
        (piece.start, piece.end, "pay_disclosure")
        for piece in disclosed
        if not any(start < piece.end and piece.start < end for start, end, _ in marks)
    }  # else the words are marked as what they disclose: the pay, the scale
    if "html" not in record.provenance.undone:
        return View(raw, tuple(sorted(Mark(*mark) for mark in marks)), None)
    source = SourceText.from_raw(raw, format="html")
    view = View(source.text, (), source)
    seen = {Mark(*view.seen(start, end), field) for start, end, field in marks}
    return view._replace(marks=tuple(sorted(mark for mark in seen if mark.start < mark.end)))


def stretches(marks: Sequence[Mark], length: int) -> Iterator[Stretch]:
    """The text from 0 to ``length`` cut wherever a mark begins or ends.

    Args:
        marks: sorted; they may overlap.
        length: of the text, in characters.
    """
    levels = _levels(marks)
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        opens.setdefault(mark.start, []).append(number)
        closes.setdefault(mark.end, []).append(number)
    current: list[int | None] = []
    cuts = sorted({0, length, *opens, *closes})
    for start, end in pairwise(cuts):
        for number in closes.get(start, ()):
            current[levels[number]] = None
        for number in opens.get(start, ()):
            current.extend([None] * (levels[number] + 1 - len(current)))
            current[levels[number]] = number
        while current and current[-1] is None:
            current.pop()
        fields = tuple(None if number is None else marks[number].field for number in current)
        yield Stretch(start, end, fields, tuple(marks[number].field for number in opens.get(start, ())))


def _levels(marks: Sequence[Mark]) -> list[int]:
    """For each mark the lowest level on which no earlier one still lies."""
    ends: list[int] = []  # of the last mark on each level
    found = []
    for mark in marks:
        level = next((i for i, end in enumerate(ends) if end <= mark.start), len(ends))
        if level == len(ends):
            ends.append(mark.end)
        else:
            ends[level] = mark.end
        found.append(level)
    return found
