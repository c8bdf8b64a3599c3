"""Pay tables of collective agreements: which scale paid what, from when to when, and who says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Literal, cast

from vacaturextract.errors import KnowledgeError
from vacaturextract.knowledge.files import Cells, Row

Status = Literal["published", "computed"]
Kind = Literal["table", "news", "posting"]
_KIND_OF_SCALE = re.compile(r"^(?:salaris|functie)?schaal\s+|^fwg[\s-]*", re.IGNORECASE)
_USUAL_WEEK = 36.0


@dataclass(frozen=True, slots=True)
class PayScale:
    """What one scale of a collective agreement pays, in euros gross a month for a full week.

    Attributes:
        cao: the agreement, normalised as in the record.
        scale: the label as in the record: "10A", "55", "LB".
        minimum: the lowest step; None where the source does not give it.
        maximum: the highest step; None where the source does not give it.
        week_hours: the full week that the amounts refer to.
        valid_from: the first day.
        valid_until: the last day on which it is known to hold; None: until a newer table is known.
        status: "published": the source prints the figures; "computed": they follow from a published table and raises.
        kind: "table", or a single figure from the "news" or a "posting", which is known for its day alone.
        source: where the figures come from.
        note: what to know about them.
    """

    cao: str
    scale: str
    minimum: Decimal | None
    maximum: Decimal | None
    week_hours: float
    valid_from: date
    valid_until: date | None
    status: Status
    kind: Kind
    source: str
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the figures are known to hold on a day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


def scale_label(scale: str) -> str:
    """A scale as the record writes it: no word before it, no leading zeros, upper case."""
    return _KIND_OF_SCALE.sub("", scale.strip()).strip().upper().lstrip("0")


class PayTables:
    """All rows by agreement and scale, each list in order of date."""

    def __init__(self, rows: Iterable[Row], agreements: Iterable[Row], aliases: Mapping[str, str]) -> None:
        self._aliases = aliases
        found: dict[tuple[str, str], list[PayScale]] = {}
        faults: list[str] = []
        for row in rows:
            scale = _pay_scale(Cells(row, faults), self.agreement)
            found.setdefault((scale.cao, scale.scale), []).append(scale)
        if faults:
            raise KnowledgeError(faults)
        self._rows = {key: _ended(scales) for key, scales in found.items()}
        self._agreements = {row.cells["name"]: row.cells for row in agreements}

    def agreement(self, name: str) -> str:
        """The name of a collective agreement as the record writes it; an unknown one as it was given."""
        bare = re.sub(r"(?i)^(?:de\s)?cao\s+|\s+cao$", "", name.strip())
        return self._aliases.get(bare.lower(), name.strip())

    def tables_of(self, cao: str) -> str:
        """The agreement whose pay tables an agreement follows: mostly its own."""
        name = self.agreement(cao)
        followed = self._agreements.get(name, {}).get("pay_tables_of")
        return followed or name

    def choice_budget(self, cao: str) -> Decimal | None:
        """The individual choice budget (IKB) in percent of the salary; None where it is not known."""
        percent = self._agreements.get(self.agreement(cao), {}).get("choice_budget_percent")
        return Decimal(percent) if percent else None

    @cached_property
    def agreements(self) -> tuple[str, ...]:
        """The agreements of which something is known."""
        return tuple(sorted({cao for cao, _ in self._rows}))

    def rows(self, cao: str, scale: str | None = None, *, on: date | None = None) -> tuple[PayScale, ...]:
        """All rows of an agreement and of the tables it follows, of one scale or of all, in order of date and scale."""
        owners = {self.agreement(cao), self.tables_of(cao)}
        label = None if scale is None else scale_label(scale)
        found = (
            row
            for (owner, own_label), rows in self._rows.items()
            if owner in owners and label in (None, own_label)
            for row in rows
            if on is None or row.holds_on(on)
        )
        return tuple(sorted(found, key=lambda row: (row.cao, row.valid_from, _order(row.scale))))

    def scale(self, cao: str, scale: str, *, on: date) -> PayScale | None:
        """The fullest row that holds on a day; a published one before a computed one. None where nothing is known."""
        rows = self.rows(cao, scale, on=on)
        return max(rows, key=_fullness, default=None)


def _order(scale: str) -> tuple[int, str]:
    digits = re.match(r"\d+", scale)
    return int(digits[0]) if digits else 0, scale


def _fullness(row: PayScale) -> tuple[bool, bool, bool, date]:
    both = row.minimum is not None and row.maximum is not None
    return both, row.status == "published", row.kind == "table", row.valid_from


def _pay_scale(cells: Cells, normalised: Callable[[str], str]) -> PayScale:
    lowest, highest, first = cells.amount("minimum"), cells.amount("maximum"), cells.day("valid_from")
    if lowest is None and highest is None:
        cells.fault("minimum", "and maximum are both empty")
    if lowest is not None and highest is not None and lowest > highest:
        cells.fault("minimum", f"{lowest} is above the maximum {highest}")
    if first is None:
        cells.fault("valid_from", "is no date")
    return PayScale(
        normalised(cells.text("cao")),
        scale_label(cells.text("scale")),
        lowest,
        highest,
        cells.number("week_hours", _USUAL_WEEK),
        first or date.min,
        cells.day("valid_until"),
        cast("Status", cells.text("status", among=("published", "computed"), default="published")),
        cast("Kind", cells.text("kind", among=("table", "news", "posting"), default="table")),
        cells.text("source"),
        cells.row.cells.get("note", ""),
    )


def _ended(rows: list[PayScale]) -> tuple[PayScale, ...]:
    """The rows of one scale in order of date; a table ends, at the latest, where the next one begins."""
    rows = sorted(rows, key=lambda row: row.valid_from)
    starts = sorted({row.valid_from for row in rows if row.kind == "table"})
    return tuple(_ending_before(row, next((start for start in starts if start > row.valid_from), None)) for row in rows)


def _ending_before(row: PayScale, start: date | None) -> PayScale:
    if row.kind != "table" or start is None or (row.valid_until is not None and row.valid_until < start):
        return row
    return replace(row, valid_until=start - timedelta(days=1))
