"""The schema.org ``JobPosting`` that a page carries as JSON-LD, with the place of every value in the raw page.

A reader for JSON that knows source positions: the values must carry evidence. Faulty JSON gives nothing; so does a block
nested deeper than any real one. Reads forward only.
"""

from __future__ import annotations

import html
import json
import json.decoder
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vacaturextract.repair import Edit

_OPENING = re.compile(r"<script\b[^<>]{0,500}?ld\+json[^<>]{0,500}>", re.IGNORECASE)
_BEFORE_JSON = re.compile(r"\s*(?://)?\s*(?:<!\[CDATA\[|<!--)?\s*")
_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?")
_WORDS = {"true": True, "false": False, "null": None}
_DEEPEST = 40
_LONGEST_SEEN = 500
_SCANSTRING: Any = json.decoder.scanstring  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Node:
    """One JSON value: an object (dict of nodes), an array (list of nodes), text, number (as written), True, False or None."""

    value: Any
    start: int
    """Raw offset of its first character; of a text the first one inside the quotes."""
    end: int
    is_text: bool = False

    def get(self, name: str) -> Node | None:
        """A member of an object, by its schema.org name."""
        return self.value.get(name) if isinstance(self.value, dict) else None

    def at(self, *path: str) -> Node | None:
        """What a path of members leads to; of an array on the way the first element."""
        node: Node | None = self
        for name in path:
            while node is not None and isinstance(node.value, list):
                node = node.value[0] if node.value else None
            node = node.get(name) if node is not None else None
        return node

    def items(self) -> list[Node]:
        """The elements of an array; the node itself where it is none."""
        return self.value if isinstance(self.value, list) else [self]

    def text(self) -> str | None:
        """A text or number as text, entities read; None for anything else and for a blank text."""
        if not isinstance(self.value, str):
            return None
        return html.unescape(self.value).strip() or None if self.is_text else self.value


_JSON_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)


def unescaping(raw: str, start: int, end: int) -> list[Edit]:
    """Edits that undo the escapes of a JSON text."""
    return [Edit(*match.span(), _meaning(match[0])) for match in _JSON_ESCAPE.finditer(raw, start, end)]


def _meaning(escape: str) -> str:
    text: str = json.loads(f'"{escape}"') if escape[1] in 'u"\\/bfnrt' else escape[1:]
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class _FaultyError(Exception):
    pass


def job_postings(raw: str) -> list[Node]:
    """The ``JobPosting`` objects of a page, in order, each once."""
    found: dict[str, Node] = {}
    for start, stop in _blocks(raw):
        try:
            node, _ = _value(raw, _space(raw, start), stop, 0)
        except (_FaultyError, ValueError):
            continue
        for posting in _postings(node):
            found.setdefault(raw[posting.start : posting.end], posting)
    return list(found.values())


def _blocks(raw: str) -> Iterator[tuple[int, int]]:
    """Where the JSON-LD of a page stands."""
    position = 0
    while (mark := raw.find("ld+json", position)) >= 0:
        position = mark + 1
        tag = raw.rfind("<", max(0, mark - _LONGEST_SEEN), mark)
        opening = _OPENING.match(raw, tag) if tag >= 0 else None
        if opening is None:
            continue
        stop = raw.find("</", opening.end())
        while stop >= 0 and raw[stop + 2 : stop + 8].lower() != "script":
            stop = raw.find("</", stop + 2)
        if stop < 0:
            return
        body = _BEFORE_JSON.match(raw, opening.end(), stop)
        yield body.end() if body else opening.end(), stop
        position = stop


def _space(raw: str, at: int) -> int:
    match = _SPACE.match(raw, at)
    return match.end() if match else at


def _value(raw: str, at: int, stop: int, depth: int) -> tuple[Node, int]:
    if depth > _DEEPEST or at >= stop:
        raise _FaultyError
    sign = raw[at]
    if sign == '"':
        text, end = _SCANSTRING(raw, at + 1, False)
        if end > stop:
            raise _FaultyError
        return Node(text, at + 1, end - 1, is_text=True), end
    if sign == "{":
        return _object(raw, at, stop, depth)
    if sign == "[":
        return _array(raw, at, stop, depth)
    if number := _NUMBER.match(raw, at, stop):
        return Node(number[0], at, number.end()), number.end()
    for word, value in _WORDS.items():
        if raw.startswith(word, at):
            return Node(value, at, at + len(word)), at + len(word)
    raise _FaultyError


def _object(raw: str, start: int, stop: int, depth: int) -> tuple[Node, int]:
    members: dict[str, Node] = {}
    at = _space(raw, start + 1)
    while raw[at : at + 1] != "}":
        key, at = _value(raw, at, stop, depth + 1)
        at = _space(raw, at)
        if not key.is_text or raw[at : at + 1] != ":":
            raise _FaultyError
        node, at = _value(raw, _space(raw, at + 1), stop, depth + 1)
        members.setdefault(key.value.rpartition("/")[2], node)
        at = _past_comma(raw, at, "}")
    return Node(members, start, at + 1), at + 1


def _array(raw: str, start: int, stop: int, depth: int) -> tuple[Node, int]:
    elements: list[Node] = []
    at = _space(raw, start + 1)
    while raw[at : at + 1] != "]":
        node, at = _value(raw, at, stop, depth + 1)
        elements.append(node)
        at = _past_comma(raw, at, "]")
    return Node(elements, start, at + 1), at + 1


def _past_comma(raw: str, at: int, closing: str) -> int:
    at = _space(raw, at)
    if raw[at : at + 1] == ",":
        return _space(raw, at + 1)
    if raw[at : at + 1] != closing:
        raise _FaultyError
    return at


def _postings(node: Node) -> Iterator[Node]:
    """The job postings in a block: alone, in an array or in a graph."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current.value, list):
            waiting.extend(reversed(current.value))
        elif isinstance(current.value, dict):
            kinds = current.get("@type")
            names = [kind.text() for kind in kinds.items()] if kinds else []
            if any(name and name.rpartition("/")[2].lower() == "jobposting" for name in names):
                yield current
            else:
                waiting.extend(reversed(list(current.value.values())))
