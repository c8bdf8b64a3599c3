"""Gates: cheap, loose forms of the rules' regexes, so that a regex runs only where it can match.

A gate is derived from the rule itself. ``folded`` makes a copy of the text with one ASCII-like byte a character, so
that offsets stay equal; ``loosened`` turns a regex into one for such a copy that matches wherever the regex does, and
perhaps elsewhere: look-arounds are dropped, long bounded repeats become open ones, characters become their bytes. RE2
runs that form without backtracking, some fifty times as fast.

Some pieces that regexes share take many forms (a list of dates). Where they may begin is looked for once in a text, and marked
in a further copy; to the gates of the rules that call them, such a piece is anything that begins at a mark.

A regex that cannot be loosened (syntax that Python's own parser does not know) has no gate and is always tried. The same
holds where RE2 is not installed: the records are the same, and only take longer.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]  # the parser behind `re`; what it refuses has no gate
from typing import Any

import regex

from vacaturextract.compiling import collector_paused
from vacaturextract.copies import FOLDED, KNOWN, MARKED_DIGIT, MARKED_LETTER, OTHER, among_marked, folded, marked

try:
    from re2 import Options
    from re2._re2 import RE2  # the class behind re2.compile, whose search makes a match object and takes twice the time
except ImportError:  # no wheel for this machine, or another package of that name
    RE2 = None

_MEMORY, _MEMORY_A_CHARACTER = 1 << 21, 50
"""Bytes that one gate may use, and those more for each character of its form: RE2 drops what it remembers of texts and starts
anew when they are used up, and long forms would do so in most texts."""
_WORTH_MAKING = 40
"""Searches that a rule does without a gate: making one takes as long as about as many of them."""
_LONG = 500
"""A regex of so many characters takes longer to compile than its gate, which may spare that."""

# --- looser regexes -----------------------------------------------------------------------------------------------

_IGNORE_CASE, _DOT_ALL = re.IGNORECASE.value, re.DOTALL.value  # as numbers: members of an enum take far longer to compare
_FLAGS = re.VERBOSE.value | _IGNORE_CASE
_LONGEST_REPEAT = 3
_BYTE = re.compile(r"\\x..")
_CLASS = re.compile(r"\[((?:\\x..)+)\]")
_AT_MARK = "\ue000"
_MARKS = f"[{chr(MARKED_DIGIT)}{chr(MARKED_LETTER)}]"
_FIRST_FRAGMENT = 0xE000  # a fragment is one private character while a regex is parsed
_CALL = regex.compile(r"\(\?&(\w+)\)")
_GROUP_NAME = regex.compile(r"\(\?P<\w+>")
PIECE = r"(?:[^()|\\\[]|\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|(?P<group>\((?:[^()\\\[]|\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|(?&group))*\)))*"
_CONDITIONAL = regex.compile(rf"\(\?\(\w+\)(?P<yes>{PIECE})(?:\|(?P<no>{PIECE.replace('group', 'other')}))?\)", regex.DOTALL)
_PROPERTY = regex.compile(r"\\p\{L[lu]?\}")
_NOT_PROPERTY = regex.compile(r"\[\^[^\]]*\\p")
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_NO_WIDTH = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)


class _UnknownError(Exception):
    """A piece of syntax that has no looser form here."""


class Loosener:
    """Turns regexes (verbose, ignoring case) into looser ones for folded copies; pieces that they share are read once.

    Args:
        fragments: the bodies of such pieces, by the name with which a regex calls them: ``(?&name)``.
        marked: the pieces whose beginnings are marked in a copy of their own; each begins where the first one may.
    """

    def __init__(self, fragments: Mapping[str, str], marked: Sequence[str] = ()) -> None:
        self._calls = {name: chr(_FIRST_FRAGMENT + number) for number, name in enumerate(fragments)}
        self._names = list(fragments)
        self._fragments, self._marked = fragments, marked
        self._trees: dict[int, Any] = {}
        self._forms: dict[tuple[int, int, bool], str] = {}

    def loosened(self, source: str) -> str | None:
        """A regex that matches wherever ``source`` does; None where ``source`` cannot be read.

        It is for marked copies where ``needs_marks(source)``, else for folded ones.
        """
        try:
            form = self._sequence(self._parsed(source), _FLAGS, at_end=True)
        except (re.error, OverflowError, _UnknownError):
            return None
        if not self.needs_marks(source):
            return form
        return _CLASS.sub(lambda found: _for_marked(found[0]), form).replace(_AT_MARK, _MARKS)

    def needs_marks(self, source: str) -> bool:
        """Whether a regex calls a piece whose beginnings are marked, by itself or through others."""
        return any(name in self._marked or self.needs_marks(self._fragments.get(name, "")) for name in _CALL.findall(source))

    def marked(self, copy: bytes) -> bytes:
        """The marked copy of a text, by its folded one."""
        return marked(copy, self._beginnings(copy))

    def _beginnings(self, copy: bytes) -> Iterator[int]:
        match, anywhere, end = self._marker.Match, RE2.Anchor.UNANCHORED, len(copy)
        place = match(anywhere, copy, 0, end)[0][0]
        while place >= 0:
            yield place
            place = match(anywhere, copy, place + 1, end)[0][0]

    @cached_property
    def _marker(self) -> Any:
        return _compiled(Loosener(self._fragments).loosened(f"(?&{self._marked[0]})") or "")

    def _parsed(self, source: str) -> Any:
        source = _CALL.sub(lambda call: self._calls.get(call[1], call[0]), source)
        source = _GROUP_NAME.sub("(?:", _CONDITIONAL.sub(lambda m: f"(?:{m['yes']}|{m['no'] or ''})", source))
        if _NOT_PROPERTY.search(source):
            raise _UnknownError(r"a class without \p")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _parser.parse(_PROPERTY.sub(r"\\w", source), _FLAGS)

    def _fragment(self, code: int) -> Any:
        tree = self._trees.get(code)
        if tree is None:
            tree = self._trees[code] = self._parsed(self._fragments[self._names[code - _FIRST_FRAGMENT]])
        return tree

    def _called(self, code: int, flags: int, *, at_end: bool) -> str:
        form = self._forms.get((code, flags, at_end))
        if form is None:
            form = f"(?:{self._sequence(self._fragment(code), flags, at_end=at_end)})"
            if self._names[code - _FIRST_FRAGMENT] in self._marked:
                any_of_it = "[" + "".join(sorted(set(_BYTE.findall(form)))) + "]"
                form = f"(?:{_AT_MARK}{any_of_it}{{0,}})"
            self._forms[code, flags, at_end] = form
        return form

    def _is_fragment(self, op: Any, value: Any) -> bool:
        return op is _constants.LITERAL and 0 <= value - _FIRST_FRAGMENT < len(self._names)

    def _sequence(self, items: Iterable[Any], flags: int, *, at_end: bool) -> str:
        """``at_end``: whether what follows may be empty, so that the end of a window may stand here."""
        pieces = []
        for op, value in reversed(_listed(items)):
            pieces.append(self._node(op, value, flags, at_end=at_end))
            at_end = at_end and self._may_be_empty(op, value)
        return "".join(reversed(pieces))

    def _node(self, op: Any, value: Any, flags: int, *, at_end: bool) -> str:
        if self._is_fragment(op, value):
            return self._called(value, flags, at_end=at_end)
        if op is _constants.IN and any(self._is_fragment(*item) for item in value):  # the parser makes a class of "(?&a)|(?&b)"
            return "(?:" + "|".join(self._node(kind, item, flags, at_end=at_end) for kind, item in value) + ")"
        if op in (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY):
            return _class(op, tuple(value) if op is _constants.IN else value, flags)
        if op is _constants.BRANCH:
            return "(?:" + "|".join(self._sequence(branch, flags, at_end=at_end) for branch in value[1]) + ")"
        if op is _constants.SUBPATTERN:
            _, added, removed, body = value
            return f"(?:{self._sequence(body, (flags | int(added)) & ~int(removed), at_end=at_end)})"
        if op is _constants.ATOMIC_GROUP:
            return f"(?:{self._sequence(value, flags, at_end=at_end)})"
        if op in _REPEATS:
            inner = self._sequence(value[2], flags, at_end=at_end)
            return f"(?:{inner}){_repeat(value[0], value[1])}" if inner else ""
        if op in _NO_WIDTH:  # a word may seem to end where a window does
            return r"\b" if op is _constants.AT and value is _constants.AT_BOUNDARY and not at_end else ""
        raise _UnknownError(str(op))

    def _may_be_empty(self, op: Any, value: Any) -> bool:
        if self._is_fragment(op, value):
            return self._all_may(self._fragment(value))
        if op is _constants.IN:
            return any(self._is_fragment(*item) and self._may_be_empty(*item) for item in value)
        if op is _constants.BRANCH:
            return any(self._all_may(branch) for branch in value[1])
        if op is _constants.SUBPATTERN:
            return self._all_may(value[3])
        if op is _constants.ATOMIC_GROUP:
            return self._all_may(value)
        if op in _REPEATS:
            return value[0] == 0 or self._all_may(value[2])
        return op in _NO_WIDTH

    def _all_may(self, items: Iterable[Any]) -> bool:
        return all(self._may_be_empty(op, value) for op, value in _listed(items))


def _listed(items: Any) -> list[tuple[Any, Any]]:
    """The items of a parsed piece: it gives its list much sooner than its items one by one."""
    listed: list[tuple[Any, Any]] = items.data if isinstance(items, _parser.SubPattern) else items
    return listed


def _repeat(least: int, most: Any) -> str:
    least = min(least, _LONGEST_REPEAT)
    if most is _constants.MAXREPEAT or most > _LONGEST_REPEAT:
        return f"{{{least},}}"
    return f"{{{least},{most}}}"


_CATEGORIES = {
    _constants.CATEGORY_DIGIT: r"\d",
    _constants.CATEGORY_NOT_DIGIT: r"\D",
    _constants.CATEGORY_SPACE: r"\s",
    _constants.CATEGORY_NOT_SPACE: r"\S",
    _constants.CATEGORY_WORD: r"\w",
    _constants.CATEGORY_NOT_WORD: r"\W",
}


_REPRESENTATIVES = {"_": "Жж中\u0301", "0123456789": "٣", " ": "\u3000", "\n": "\u2028", OTHER: "✓\U0001f600"}
"""Characters beyond Windows-1252, by the bytes that stand for their kind."""
_ODD = "ıſẞƑ\u212a\u212b"
"""Characters beyond Windows-1252 whose other case is within."""
_STANDS_FOR = {
    **{known: FOLDED[code : code + 1] for code, known in enumerate(KNOWN) if known != "\ufffd"},
    **{character: bytes_.encode("latin-1") for bytes_, characters in _REPRESENTATIVES.items() for character in characters},
    **{character: folded(character) for character in _ODD},
}
"""The bytes that are in a class where this character is in it."""
_CHARACTERS = "".join(_STANDS_FOR)


@lru_cache(maxsize=4096)
def _class(op: Any, value: Any, flags: int) -> str:
    """The bytes of all characters that one item of a regex matches, as a class."""
    if op is _constants.ANY:
        return r"[\x00-\xff]" if flags & _DOT_ALL else r"[^\n]"
    if op is _constants.LITERAL and value < 0x80:
        return _class_of({value, *chr(value).swapcase().encode()} if flags & _IGNORE_CASE else {value})
    items = value if op is _constants.IN else [(_constants.LITERAL, value)]
    negated = op is _constants.NOT_LITERAL or (bool(items) and items[0][0] is _constants.NEGATE)
    pieces: list[str] = []
    extra = ""
    for kind, item in items:
        if kind is _constants.LITERAL:
            pieces.append(_escaped(item))
            extra += chr(item)
        elif kind is _constants.RANGE:
            if item[1] > 0x2FF:
                raise _UnknownError("a range beyond the European letters")
            pieces.append(f"{_escaped(item[0])}-{_escaped(item[1])}")
            extra += "".join(map(chr, range(max(item[0], 0x100), item[1] + 1)))
        elif kind is _constants.CATEGORY:
            pieces.append(_CATEGORIES[item])
    return _bytes_of(f"[{'^' if negated else ''}{''.join(pieces)}]", "" if negated else extra, bool(flags & _IGNORE_CASE))


def _escaped(code: int) -> str:
    return f"\\U{code:08x}"


@lru_cache(maxsize=2048)
def _bytes_of(source: str, extra: str, ignore_case: bool) -> str:
    matched = regex.findall(source, _CHARACTERS, regex.IGNORECASE if ignore_case else 0)
    return _class_of(set(folded(extra)).union(*map(_STANDS_FOR.__getitem__, matched)))


def _class_of(codes: Iterable[int]) -> str:
    return "[" + "".join(f"\\x{code:02x}" for code in sorted(codes)) + "]"


@lru_cache(maxsize=2048)
def _for_marked(folded_class: str) -> str:
    return _class_of(among_marked(int(code[2:], 16) for code in _BYTE.findall(folded_class)))


# --- gates --------------------------------------------------------------------------------------------------------


class Gate:
    """Where a rule's regex may match. It is made once the rule has failed often enough to pay for it."""

    __slots__ = ("_source", "_tries", "find", "loosener", "reads_marks")

    def __init__(self, source: str, loosener: Loosener, length: int = 0) -> None:
        """``length``: of the regex with its fragments put in."""
        self._source = source
        self.loosener = loosener
        self.reads_marks = RE2 is not None and loosener.needs_marks(source)
        """Whether ``find`` is to be given the marked copy."""
        self._tries = _WORTH_MAKING - 1 if length > _LONG else 0
        self.find: Callable[[bytes, int, int], int] = self._wide_open
        """The first place from which the regex may match in ``copy[start:end]``, or -1: ``find(copy, start, end)``."""

    def _wide_open(self, copy: bytes, start: int, end: int) -> int:
        self._tries += 1
        if self._tries == _WORTH_MAKING and self.make():
            return self.find(copy, start, end)
        return start

    @collector_paused()
    def make(self) -> bool:
        """Make the gate now; False where the regex cannot have one."""
        form = self.loosener.loosened(self._source) if RE2 is not None else None
        if form is None:
            return False
        loose = _compiled(form)
        if loose.ok():
            match, anywhere = loose.Match, RE2.Anchor.UNANCHORED
            self.find = lambda copy, start, end: match(anywhere, copy, start, end)[0][0]
        return bool(loose.ok())


def _compiled(form: str) -> Any:
    options = Options()
    options.encoding = Options.Encoding.LATIN1
    options.never_capture = True
    options.log_errors = False
    options.max_mem = _MEMORY + _MEMORY_A_CHARACTER * len(form)
    return RE2(form.encode("latin-1"), options)
