"""The pieces of regex that rules share: put into a rule's regex where it calls them, or held in it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import regex

from vacaturextract.gates import PIECE, Loosener

CALL = regex.compile(r"\(\?&([a-z]\w*)\)")
_BEHIND = regex.compile(rf"\(\?<[=!]{PIECE}\)")
_MARKED = ("date_list", "date")
"""The fragments whose beginnings are marked in a copy that gates read (see there)."""
_PUT_IN = ("in_sentence", "gap")
"""Fragments of one character, which rules repeat: a call of each would take longer than the character."""


class Fragments:
    """The pieces of regex that rules share.

    A piece that stands at several places of a rule's regex is held once and called: put in everywhere, they made regexes of
    30,000 characters, and compiling takes most of the time to a first record.
    """

    def __init__(self, bodies: Mapping[str, str]) -> None:
        self._bodies = bodies
        self._whole: dict[str, str] = {}
        for name, body in bodies.items():
            self._whole[name] = f"(?:{self._with(body, self._whole)})"
        self.loosener = Loosener(bodies, _MARKED)

    def expand(self, body: str) -> str:
        """The regex with its fragments; calls of unknown ones are left."""
        # The engine reads calls forwards, also where it looks back.
        body = _BEHIND.sub(lambda behind: self._with(behind[0], self._whole), body)
        places: Counter[str] = Counter()
        self._count(body, places)
        called = [name for name, count in places.items() if count > 1 and name not in _PUT_IN]
        pieces = {name: f"(?&_{name})" for name in called}
        held: dict[str, str] = {}
        for name in self._bodies:  # an earlier one may stand in a later one
            if name in places:
                held[name] = f"(?:{self._with(self._bodies[name], pieces)})"
                pieces.setdefault(name, held[name])
        return "".join(f"(?(DEFINE)(?P<_{name}>{held[name]}))" for name in called) + self._with(body, pieces)

    def _count(self, body: str, places: Counter[str]) -> None:
        """At how many places of a regex, and of the fragments it holds, each fragment stands."""
        for name in CALL.findall(body):
            if name in self._bodies:
                places[name] += 1
                if places[name] == 1:
                    self._count(self._bodies[name], places)

    @staticmethod
    def _with(body: str, pieces: Mapping[str, str]) -> str:
        expanded: str = CALL.sub(lambda call: pieces.get(call[1], call[0]), body)
        return expanded
