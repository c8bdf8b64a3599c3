"""What can go wrong that is not the posting's content: wrong arguments, broken pattern files, missing models."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class VacaturextractError(Exception):
    """Base class of every error that this library raises on purpose."""


class ArgumentError(VacaturextractError, ValueError):
    """An argument that cannot be used; says which, its value, and what is expected."""


class ModelNotInstalledError(VacaturextractError, ImportError):
    """A spaCy pipeline was asked for that is not installed; says how to install it."""


class MissingExtraError(VacaturextractError, ImportError):
    """Something needs a package that comes with an extra; says how to install it."""

    def __init__(self, what: str, package: str, extra: str) -> None:
        super().__init__(f"{what} need {package}: pip install 'vacaturextract[{extra}]'")


class ExtractionTimeoutError(VacaturextractError, TimeoutError):
    """A rule took longer than the safety net allows on one posting; names the rule, never the text."""


class InputError(VacaturextractError):
    """A file that cannot be read or decoded, or a table without the column asked for."""


class KnowledgeError(VacaturextractError):
    """Faults of files of knowledge, all of them at once (``faults``: path, line, column and what is wrong)."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class OutputError(VacaturextractError):
    """A file or folder that cannot be written, or that another run is writing."""


@dataclass(frozen=True, slots=True)
class PatternFault:
    """One fault of a pattern file: where it is and what to do."""

    path: Path
    rule: str | None
    line: int
    message: str

    def __str__(self) -> str:
        rule = f" rule {self.rule}:" if self.rule else ""
        return f"{self.path}:{self.line}:{rule} {self.message}"


class PatternError(VacaturextractError):
    """Faults of pattern files, all of them at once (``faults``)."""

    def __init__(self, faults: list[PatternFault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))

    def __reduce__(self) -> tuple[type[PatternError], tuple[list[PatternFault]]]:
        """Kept whole on its way from a worker process."""
        return type(self), (self.faults,)
