"""The collective agreement that the posting names, normalised by the lexicon ``caos``."""

from __future__ import annotations

import re
from collections import Counter

from vacaturextract import records
from vacaturextract.fields.base import Choice, FieldSpec, TextValue, keep_first, split
from vacaturextract.fields.word_roles import roles_of
from vacaturextract.findings import Candidate
from vacaturextract.posting import Posting
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import Span

_WORD = re.compile(r"[^\s,]+,?")
_OWN_NAME = re.compile(r"[A-ZÀ-Þ][\w&-]{1,30}(?:(?: en| &| van de| voor de)? [A-ZÀ-Þ][\w&-]{1,30}){0,3}")
_LONGEST_ALIAS = 7
_AGREEMENTS: dict[str, dict[str, str]] = {}


def _agreements(library: PatternLibrary) -> dict[str, str]:
    """Alias to normalised name."""
    found = _AGREEMENTS.get(library.digest)
    if found is None:
        rows = library.lexicons["caos"].rows
        found = _AGREEMENTS[library.digest] = {alias: row["name"] for row in rows for alias in row["aliases"].split("|")}
    return found


def find(posting: Posting) -> list[Candidate]:
    """The names beside "cao": known ones normalised, unknown ones only where they are written as names."""
    aliases = _agreements(posting.library)
    found = []
    for rule, match in posting.matches("cao"):
        start, end = match.span("value")
        read = _after(posting, start, end, aliases) if rule.id == "cao.named_after" else _before(posting, start, end, aliases)
        if read is None:
            continue
        name, span = read
        whole = Span(min(span.start, match.start("word")), max(span.end, match.end("word")))
        reason = "elsewhere" if posting.layout.section_at(span.start) in ("related", "chrome") else None
        found.append(Candidate("cao", rule.id, (whole,), TextValue(name), reason))
    return found


def _after(posting: Posting, start: int, end: int, aliases: dict[str, str]) -> tuple[str, Span] | None:
    text = posting.text
    words = [match.span() for match in _WORD.finditer(text, start, end)][:_LONGEST_ALIAS]
    for count in range(len(words), 0, -1):
        stop = words[count - 1][1]
        key = text[words[0][0] : stop].lower().rstrip(",'-")
        if key in aliases and _is_meant(posting, words[0][0], key):
            return aliases[key], Span(words[0][0], words[0][0] + len(key))
    name = _OWN_NAME.match(text, start, end)
    if name is None:
        return None
    no_names = roles_of(posting.library, "name_words")["no_agreement"]
    own = name[0].split(" ")
    while own and own[-1].lower() in no_names:
        own.pop()
    if not own or own[0].lower() in no_names:
        return None
    value = " ".join(own)
    return f"CAO {value}", Span(name.start(), name.start() + len(value))


def _before(posting: Posting, start: int, end: int, aliases: dict[str, str]) -> tuple[str, Span] | None:
    key = posting.text[start:end].lower()
    if key in aliases and _is_meant(posting, start, key):
        return aliases[key], Span(start, end)
    last = key.rsplit(" ", 1)[-1]
    return (
        (aliases[last], Span(end - len(last), end)) if last in aliases and _is_meant(posting, end - len(last), last) else None
    )


def _is_meant(posting: Posting, start: int, key: str) -> bool:
    """Short aliases are read only in capitals ("NU", not "nu")."""
    return len(key) > 2 or posting.text[start : start + len(key)].isupper() or posting.is_lower


def choose(posting: Posting, candidates: list[Candidate]) -> Choice:
    """The agreement named most often, then the first."""
    choice = split(candidates)
    if not choice.chosen:
        return choice
    times = Counter(candidate.value.value for candidate in choice.chosen)
    ordered = sorted(choice.chosen, key=lambda candidate: (-times[candidate.value.value], candidate.start))
    return keep_first(choice, ordered, [candidate.value for candidate in ordered])


SPEC = FieldSpec(
    "cao",
    "cao",
    records.Text,
    False,
    find,
    choose,
    {
        "elsewhere": "it stands in a list of other jobs or in the frame of the site",
        "again": "the same agreement is named earlier or more often",
        "weaker": "another agreement is named earlier or more often",
    },
)
