"""One posting out of many: its record, or the reason why there is none. What batches, tables and engines share.

A call of ``extract`` may raise for a wrong argument. A run over millions may not stop for one row, so here the reason comes
back as a value. No reason holds a piece of the posting.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vacaturextract.api import extract_one_of_many
from vacaturextract.errors import ArgumentError, VacaturextractError
from vacaturextract.extraction import as_date
from vacaturextract.records import Vacancy

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Options:
    """How all postings of a run are read; plain values, so that it travels to other processes and machines."""

    reference_date: str | None = None
    """For postings without a date of their own."""
    contacts: bool = True
    explain: bool = False
    model: str | None = None
    patterns: tuple[str, ...] = ()
    knowledge: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a posting has no record."""

    reason: str


class Reader:
    """Reads postings one after another with everything loaded once.

    Args:
        options: how to read.

    Raises:
        VacaturextractError: the model is missing, the patterns are faulty, or the reference date is none.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._day = as_date(options.reference_date, "--reference-date")
        self._nlp: Language | None = None
        if options.model is not None or options.patterns or options.knowledge:
            from vacaturextract.pipeline import load

            self._nlp = load(options.model, patterns=options.patterns, knowledge=options.knowledge)

    @property
    def identity(self) -> dict[str, str]:
        """Library, pipeline, patterns and knowledge: with equal identities the same posting gives the same record."""
        made = self.read("", None, None)
        if isinstance(made, Failure):
            raise VacaturextractError(f"an empty posting cannot be read: {made.reason}")
        said = made.provenance
        return {
            "version": said.version,
            "pipeline": f"{said.pipeline} {said.pipeline_version}",
            "patterns": said.patterns,
            "knowledge": str(said.knowledge),
        }

    def read(self, text: Any, record_id: str | None, day: date | str | None, format: str | None = None) -> Vacancy | Failure:
        """The record of a posting, or why there is none; never raises for what a row holds."""
        if not isinstance(text, str):
            return Failure("has no text")
        try:
            own_day = as_date(day)
        except ArgumentError:
            return Failure("its reference date is no date (YYYY-MM-DD)")
        try:
            return extract_one_of_many(
                text,
                reference_date=own_day or self._day,
                record_id=record_id,
                format=format,
                contacts=self._options.contacts,
                explain=self._options.explain,
                nlp=self._nlp,
            )
        except VacaturextractError as error:
            return Failure(str(error))
        except Exception as error:
            return Failure(described(error))


def described(error: Exception) -> str:
    """An unforeseen error by its kind and place; its message is left out, for it may quote the posting."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}; a fault of the library, please report it"
