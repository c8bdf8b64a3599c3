"""Wordings that a field looks for in a whole posting or a long part of it, beside its rules."""

from __future__ import annotations

import regex

from vacaturextract.compiling import compiled
from vacaturextract.gates import Gate, Loosener
from vacaturextract.posting import Posting


class Wording:
    """A regex for a posting in lower case, verbose as those of rules are. It runs only from where its gate lets it."""

    def __init__(self, source: str) -> None:
        self._pattern = compiled(source, regex.VERBOSE)
        self._gate = Gate(source, Loosener({}))

    def search(self, posting: Posting, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Where it stands first in ``text[start:end]``."""
        stop = len(posting.text) if end is None else min(end, len(posting.text))
        place = self._gate.find(posting.copy, start, stop)
        return self._pattern.search(posting.lowered, place, stop) if place >= 0 else None

    def is_in(self, posting: Posting, start: int = 0, end: int | None = None) -> bool:
        """Whether ``text[start:end]`` holds it."""
        return self.search(posting, start, end) is not None
