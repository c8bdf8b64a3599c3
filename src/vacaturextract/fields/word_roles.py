"""Word lists with a column ``role``: which words play which part."""

from __future__ import annotations

from collections.abc import Mapping

from vacaturextract.rules import PatternLibrary

_ROLES: dict[tuple[str, str], Mapping[str, frozenset[str]]] = {}


def roles_of(library: PatternLibrary, lexicon: str) -> Mapping[str, frozenset[str]]:
    """The words of a lexicon (columns ``word`` and ``role``) by role; read once per library."""
    found = _ROLES.get((library.digest, lexicon))
    if found is None:
        words: dict[str, set[str]] = {}
        for row in library.lexicons[lexicon].rows:
            words.setdefault(row["role"], set()).add(row["word"])
        found = _ROLES[library.digest, lexicon] = {role: frozenset(known) for role, known in words.items()}
    return found
