"""The register of Dutch municipalities: CBS codes, inhabitants, and what became of those that were merged or renamed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, cast

from vacaturextract.errors import KnowledgeError
from vacaturextract.knowledge.files import Cells, Row

_BEFORE_NAME = re.compile(r"^(?:(?:de|het)\s)?(?:(?:burgerlijke\s)?gemeente|stad)\s+(?=\S)", re.IGNORECASE)
_LONGEST_CHAIN = 8
"""How many times a municipality can have been merged or renamed in turn."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A Dutch municipality.

    Attributes:
        name: as in the register of CBS ("'s-Gravenhage").
        code: of CBS, "GM1680".
        province: its name.
        population: people living there on 1 January of ``year``.
        year: of the figure.
        status: "published", or "computed" as the sum of the municipalities that were merged into it.
        source: where the figure comes from.
    """

    name: str
    code: str
    province: str
    population: int
    year: int
    status: Literal["published", "computed"]
    source: str


@dataclass(frozen=True, slots=True)
class _Change:
    successors: tuple[str, ...]
    day: date


def name_key(name: str) -> str:
    """A name for comparison: no "gemeente" before it, no accents, no difference between hyphen and space."""
    bare = _BEFORE_NAME.sub("", name.strip())
    if not bare.isascii():
        letters = unicodedata.normalize("NFD", bare.replace("\u2019", "'").replace("\u2018", "'"))
        bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.casefold().replace("-", " ").split()).strip(" .,'")


class Register:
    """Municipalities by name and by place."""

    def __init__(self, rows: Iterable[Row], changes: Iterable[Row], places: Callable[[], Iterable[tuple[str, str]]]) -> None:
        faults: list[str] = []
        self._figures: dict[str, list[Municipality]] = {}
        for row in rows:
            municipality = _municipality(Cells(row, faults))
            self._figures.setdefault(name_key(municipality.name), []).append(municipality)
        self._changes = {}
        for row in changes:
            cells = Cells(row, faults)
            day = cells.day("date") or date.min
            successors = tuple(name_key(name) for name in cells.text("successor").split("|"))
            self._changes[name_key(cells.text("name"))] = _Change(successors, day)
        if faults:
            raise KnowledgeError(faults)
        self._places = places

    @cached_property
    def _by_place(self) -> dict[str, set[str]]:
        """Places to their municipalities; most look-ups are by a municipality's own name and do not need it."""
        found: dict[str, set[str]] = {}
        for place, municipality_name in self._places():
            found.setdefault(name_key(place), set()).add(name_key(municipality_name))
        return found

    def find(self, name: str, *, on: date | None = None) -> Municipality | None:
        """A municipality by its own name, one it had, or the name of a place in it.

        Args:
            name: with or without "gemeente"; capitals, accents and hyphens do not matter.
            on: the day for which it is asked; settles what had been merged by then, and which figure is nearest.
                None: as things stand now, with the newest figure.

        Returns:
            None where the name is unknown, or is that of several ("Bergen"), or of one that was split up and is no place.
        """
        key = name_key(name)
        if key in self._figures or key in self._changes:
            own = self._successor(key, on)
            if own is not None:
                return self._figure(own, on)
        homes = {self._successor(home, on) for home in self._by_place.get(key, ())}
        return self._figure(homes.pop(), on) if len(homes) == 1 else None

    def is_municipality(self, name: str) -> bool:
        """Whether a name is or was a municipality's own, and not only that of a place."""
        key = name_key(name)
        return key in self._figures or key in self._changes

    def __len__(self) -> int:
        return len(self._figures)

    def _successor(self, key: str | None, on: date | None) -> str | None:
        for _ in range(_LONGEST_CHAIN):
            change = self._changes.get(key) if key is not None else None
            if change is None or (on is not None and on < change.day):
                break
            key = change.successors[0] if len(change.successors) == 1 else None
        return key

    def _figure(self, key: str | None, on: date | None) -> Municipality | None:
        figures = self._figures.get(key or "", [])
        if on is None:
            return max(figures, key=lambda figure: figure.year, default=None)
        return min(figures, key=lambda figure: (abs(figure.year - on.year), -figure.year), default=None)


def _municipality(cells: Cells) -> Municipality:
    return Municipality(
        cells.text("name"),
        cells.text("code"),
        cells.row.cells.get("province", ""),
        int(cells.number("population", 0)),
        int(cells.number("year", 0)),
        cast("Literal['published', 'computed']", cells.text("status", among=("published", "computed"), default="published")),
        cells.text("source"),
    )
