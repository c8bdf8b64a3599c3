"""What is known, shipped and of the user's own: read when it is first asked for, then kept."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path

from vacaturextract.errors import ArgumentError
from vacaturextract.knowledge.files import DATA, Table, read_table, rows_of
from vacaturextract.knowledge.pay_tables import PayScale, PayTables
from vacaturextract.knowledge.register import Municipality, Register
from vacaturextract.rules import patterns_folder

_PAY_FILES = ("pay_scales.csv", "agreements.csv")
_REGISTER_FILES = ("municipalities.csv", "municipality_changes.csv")


class Knowledge:
    """Pay tables and the register of municipalities; the shipped ones, and beside them files of the user's own.

    Rows of one's own count as much as shipped ones: a newer table takes over from its first day, and of two rows for the
    same day the fuller one is given. Nothing is read before it is asked for.
    """

    def __init__(self, extra: Sequence[str | Path] = ()) -> None:
        self.paths = tuple(Path(path).resolve() for path in extra)
        self._extra = tuple(read_table(path) for path in self.paths)
        if self._extra:  # faults of one's own files are told at once
            _ = self.pay, self.register

    def _tables(self, names: Sequence[str]) -> tuple[Table, ...]:
        return (*(read_table(DATA / name) for name in names), *self._extra)

    @cached_property
    def pay(self) -> PayTables:
        """All pay tables."""
        tables = self._tables(_PAY_FILES)
        return PayTables(rows_of(tables, "pay_scales"), rows_of(tables, "agreements"), dict(_agreement_names()))

    @cached_property
    def register(self) -> Register:
        """The register of municipalities."""
        tables = self._tables(_REGISTER_FILES)
        return Register(rows_of(tables, "municipalities"), rows_of(tables, "municipality_changes"), _places)

    @cached_property
    def digest(self) -> str:
        """Changes when a shipped file or one of the user's own does."""
        digest = hashlib.sha256()
        for path in (*(DATA / name for name in (*_PAY_FILES, *_REGISTER_FILES)), *self.paths):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]

    def pay_scale(self, cao: str, scale: str, *, on: date) -> PayScale | None:
        """What a scale of a collective agreement pays on a day.

        Args:
            cao: the agreement, by any of the names that postings use ("CAO Gemeenten", "cao gemeenten").
            scale: its label: "14", "10A", "FWG 55".
            on: the day.

        Returns:
            The fullest row known to hold on that day, a published one before a computed one; None where nothing is known.
        """
        return self.pay.scale(cao, scale, on=_day(on))

    def pay_scales(self, cao: str, scale: str | None = None, *, on: date | None = None) -> tuple[PayScale, ...]:
        """All rows known of an agreement (of one scale, on one day), in order of date."""
        return self.pay.rows(cao, scale, on=None if on is None else _day(on))

    def municipality(self, name: str, *, on: date | None = None) -> Municipality | None:
        """A Dutch municipality by its name, a former name, or a place in it; see ``Register.find``."""
        return self.register.find(name, on=None if on is None else _day(on))


def _day(value: date) -> date:
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise ArgumentError(f"on must be a date; it is {value!r}")
    return value


def _lexicon(name: str) -> Iterator[dict[str, str]]:
    with (patterns_folder() / "lexicons" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _agreement_names() -> Iterator[tuple[str, str]]:
    """The lexicon of the field ``cao``: names are normalised here as they are in the record."""
    for row in _lexicon("caos"):
        for alias in row["aliases"].split("|"):
            yield alias, row["name"]


def _places() -> Iterator[tuple[str, str]]:
    for row in _lexicon("places"):
        if row["municipality"] and row["note"] != "region":
            for name in (row["name"], *filter(None, row["variants"].split("|"))):
                yield name, row["municipality"]


@lru_cache(maxsize=1)
def shipped() -> Knowledge:
    """What comes with the library."""
    return Knowledge()


def load(paths: str | Path | Sequence[str | Path]) -> Knowledge:
    """What is shipped and the files of your own: pay tables or municipalities as CSV, by the columns of the shipped ones.

    Raises:
        KnowledgeError: with every fault of every file.
    """
    names = [paths] if isinstance(paths, str | Path) else paths
    return _load(tuple((str(Path(name).resolve()), _state(Path(name))) for name in names)) if names else shipped()


@lru_cache(maxsize=8)
def _load(paths: tuple[tuple[str, int], ...]) -> Knowledge:
    return Knowledge([path for path, _ in paths])


def _state(path: Path) -> int:
    """Changes when a file does, so that an edited one is read again."""
    return path.stat().st_mtime_ns if path.exists() else 0
