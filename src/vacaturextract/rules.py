"""Loads and checks ``patterns/``: rules, shared fragments, lexicons and measured confidences.

A rule file holds the rules of one field (its stem is the field's). ``PatternLibrary.load`` reads the shipped ones and
those of the user; every fault of every file is reported at once, with file, rule and line.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import regex
import yaml

from vacaturextract.compiling import collector_paused, ready_or_compiled
from vacaturextract.errors import PatternError, PatternFault
from vacaturextract.fragments import CALL, Fragments
from vacaturextract.gates import Gate, Loosener
from vacaturextract.scanning import Hits, Scanner
from vacaturextract.text import Span

STEMS = (
    "salary_scale", "pay", "hours", "inhabitants", "deadline", "contact", "competency",
    "agency", "title", "organisation", "location", "status", "employment", "cao", "kind", "section",
    "pay_disclosure", "reference_number", "date_posted",
)  # fmt: skip
_RULE_KEYS = frozenset(("id", "describes", "cues", "regex", "window", "set", "examples", "counter_examples"))
_FILE_KEYS = frozenset(("field", "subject_cues", "rules"))
_DEFAULT_WINDOW = (80, 120)
_LONGEST_WINDOW = 600
FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.VERSION0


@cache
def patterns_folder() -> Path:
    """Where the shipped patterns lie: inside the package, or beside ``src`` in a checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "patterns"
    return packaged if packaged.is_dir() else here.parents[1] / "patterns"


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a rule file; groups are marked in it as ``<low>32</low>``."""

    text: str
    spans: Mapping[str, Span]
    value: Mapping[str, Any]
    why: str = ""


_Shown = tuple[tuple[Example, ...], tuple[Example, ...]]


@dataclass(frozen=True)
class Rule:
    """One reviewed pattern: literal cues, and a regex that is tried in a window around each of them."""

    id: str
    describes: str
    cues: tuple[str, ...]
    body: str
    """The regex as the file gives it, with its calls of fragments."""
    source: str
    """The regex with the fragments put in."""
    gate: Gate
    before: int
    after: int
    sets: Mapping[str, Any]
    shown: _Shown | None
    """Its examples and counter-examples; None for a shipped rule, whose are read when they are asked for."""
    rank: int
    path: Path
    line: int
    shipped: bool

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        try:
            return ready_or_compiled(self.source, FLAGS)
        except regex.error as error:
            fault = PatternFault(self.path, self.id, self.line, f"the regex does not compile: {error}")
            raise PatternError([fault]) from None

    @property
    def stem(self) -> str:
        return self.id.split(".", 1)[0]

    @property
    def examples(self) -> tuple[Example, ...]:
        return (self.shown or _shown_in(self.path)[self.id])[0]

    @property
    def counter_examples(self) -> tuple[Example, ...]:
        return (self.shown or _shown_in(self.path)[self.id])[1]


@dataclass(frozen=True)
class Lexicon:
    """A list of literal phrases; ``phrases`` pairs a phrase with the number of its row."""

    name: str
    header: tuple[str, ...]
    cells: tuple[list[str], ...]
    phrases: tuple[tuple[str, int], ...]
    """None where the first column is called "word": such a list is looked up (``words``), not searched for."""

    @cached_property
    def rows(self) -> tuple[Mapping[str, str], ...]:
        return tuple(dict(zip(self.header, row, strict=True)) for row in self.cells)

    @cached_property
    def words(self) -> frozenset[str]:
        """The first column, in lower case."""
        return frozenset([row[0].lower() for row in self.cells])


@dataclass(frozen=True)
class PatternLibrary:
    """All patterns that one pipeline works with."""

    rules: tuple[Rule, ...]
    subject_cues: Mapping[str, tuple[str, ...]]
    lexicons: Mapping[str, Lexicon]
    confidence: Mapping[str, float]
    digest: str
    loosener: Loosener
    by_stem: Mapping[str, tuple[tuple[int, Rule], ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, extra: Sequence[str | Path] = ()) -> PatternLibrary:
        """The shipped patterns and those at ``extra`` (files, or folders of .yaml files).

        Raises:
            PatternError: with every fault of every file.
        """
        return _load(tuple(sorted((str(Path(path).resolve()), _state(Path(path))) for path in extra)))

    @cached_property
    @collector_paused()
    def _scanner(self) -> Scanner:
        return Scanner(
            (rule.cues for rule in self.rules),
            self.subject_cues,
            {name: lexicon.phrases for name, lexicon in self.lexicons.items()},
        )

    def scan(self, lowered: str) -> Hits:
        """All literals in a lower-cased clean text, in one pass."""
        return self._scanner.scan(lowered)

    def confidence_of(self, rule: str) -> float:
        """The measured precision of a rule: its own where it was seen often enough, else its field's."""
        value = self.confidence.get(rule)
        if value is None:
            value = self.confidence.get(rule.split(".", 1)[0], self.confidence.get("", 0.5))
        return value


# --- loading ------------------------------------------------------------------------------------------------------


class _Loader(yaml.CSafeLoader):
    """Remembers the line on which each mapping starts."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        mapping["__line__"] = node.start_mark.line + 1
        return mapping


_SHOWN = re.compile(r"^    (?:counter_)?examples:\n(?:      .*\n|\n)*", re.MULTILINE)
"""The examples of a rule in a shipped file."""
_MARK = regex.compile(r"<(/?)([a-z_]\w*)>")


def _state(path: Path) -> tuple[int, ...]:
    """Changes when a file or a folder's file does, so that an edited rule is read again."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return tuple(number for file in files if file.exists() for number in (file.stat().st_mtime_ns, file.stat().st_size))


@lru_cache(maxsize=8)
@collector_paused()
def _load(extra: tuple[tuple[str, tuple[int, ...]], ...]) -> PatternLibrary:
    folder = patterns_folder()
    fragments = _fragments()
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.name != "fragments.yaml"]
    for name, _ in extra:
        path = Path(name)
        paths.extend(sorted(path.glob("*.yaml")) if path.is_dir() else [path])
    faults: list[PatternFault] = []
    rules: list[Rule] = []
    subjects: dict[str, tuple[str, ...]] = {}
    digest = hashlib.sha256()
    for path in paths:
        digest.update(_bytes(path, faults))
        stem, cues, found = _read_file(path, faults, whole=path.parent != folder)
        rules.extend(found)
        if stem:
            subjects[stem] = tuple(dict.fromkeys((*subjects.get(stem, ()), *cues)))
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            faults.append(PatternFault(rule.path, rule.id, rule.line, f"the id is used already in {seen[rule.id].path.name}"))
        seen[rule.id] = rule
    faults.extend(_unsaid(rules))
    if faults:
        raise PatternError(faults)
    lexicons = {lexicon.name: lexicon for lexicon in map(_lexicon, sorted((folder / "lexicons").glob("*.csv")))}
    for path in sorted((folder / "lexicons").glob("*.csv")):
        digest.update(path.read_bytes())
    confidence_file = folder / "confidence.json"
    confidence = json.loads(confidence_file.read_text("utf-8")) if confidence_file.exists() else {}
    by_stem: dict[str, list[tuple[int, Rule]]] = {}
    for number, rule in enumerate(rules):
        by_stem.setdefault(rule.stem, []).append((number, rule))
    return PatternLibrary(
        tuple(rules), subjects, lexicons, confidence, digest.hexdigest()[:16], fragments.loosener,
        {stem: tuple(found) for stem, found in by_stem.items()},
    )  # fmt: skip


@cache
def _fragments() -> Fragments:
    return Fragments(yaml.load((patterns_folder() / "fragments.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader))


@cache
def _shown_in(path: Path) -> dict[str, _Shown]:
    """The examples of a shipped file, by the id of their rule."""
    faults: list[PatternFault] = []
    _, _, rules = _read_file(path, faults, whole=True)
    if faults:
        raise PatternError(faults)
    return {rule.id: rule.shown for rule in rules if rule.shown}


_SAID_BY = {
    "hours": "kind", "deadline": "kind", "pay_disclosure": "kind", "employment": "value", "status": "value", "kind": "sign",
}  # fmt: skip
"""The fields whose rules say by ``set`` what a match is, and the key that says it."""


def _unsaid(rules: Sequence[Rule]) -> Iterator[PatternFault]:
    """The user's rules that do not say what their matches are, in the words of the shipped ones."""
    for rule in rules:
        key = _SAID_BY.get(rule.stem)
        if rule.shipped or key is None or "rejects" in rule.sets:
            continue
        known = {str(other.sets[key]) for other in rules if other.shipped and other.stem == rule.stem and key in other.sets}
        if str(rule.sets.get(key)) not in known:
            told = f"set must say {key}, one of {', '.join(sorted(known))}, or rejects"
            yield PatternFault(rule.path, rule.id, rule.line, told)


def _bytes(path: Path, faults: list[PatternFault]) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        faults.append(PatternFault(path, None, 0, f"cannot be read: {error.strerror}"))
        return b""


def _read_file(path: Path, faults: list[PatternFault], *, whole: bool) -> tuple[str, tuple[str, ...], list[Rule]]:
    """The field of a file, its subject cues and its rules; those lack their examples unless it is read as a ``whole``."""
    try:
        text = path.read_text("utf-8")
        if not whole:
            text = _SHOWN.sub(lambda block: "\n" * block[0].count("\n"), text)
        content = yaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except OSError:
        return "", (), []
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        faults.append(
            PatternFault(path, None, mark.line + 1 if mark else 1, f"is no valid YAML: {getattr(error, 'problem', error)}")
        )
        return "", (), []
    if not isinstance(content, dict):
        faults.append(PatternFault(path, None, 1, "must be a mapping with the keys field and rules"))
        return "", (), []
    for key in content.keys() - _FILE_KEYS - {"__line__"}:
        faults.append(PatternFault(path, None, 1, f"unknown key {key!r}; known are {', '.join(sorted(_FILE_KEYS))}"))
    stem = content.get("field")
    if stem not in STEMS:
        faults.append(PatternFault(path, None, 1, f"field must be one of {', '.join(STEMS)}; it is {stem!r}"))
        return "", (), []
    found = []
    for rank, raw in enumerate(content.get("rules") or []):
        rule = _rule(raw, str(stem), rank, path, faults, whole=whole)
        if rule is not None:
            found.append(rule)
    return str(stem), tuple(str(cue).lower() for cue in content.get("subject_cues") or ()), found


def _rule(raw: Any, stem: str, rank: int, path: Path, faults: list[PatternFault], *, whole: bool) -> Rule | None:
    if not isinstance(raw, dict):
        faults.append(PatternFault(path, None, 1, f"rule {rank + 1} is no mapping"))
        return None
    line, name = raw.get("__line__", 1), str(raw.get("id", ""))
    before = len(faults)

    def fault(message: str) -> None:
        faults.append(PatternFault(path, name or f"number {rank + 1}", line, message))

    for message in _form_faults(raw, name, stem, whole=whole):
        fault(message)
    window = raw.get("window") or _DEFAULT_WINDOW
    if len(faults) > before:
        return None
    body = str(raw["regex"])
    fragments = _fragments()
    source = fragments.expand(body)
    if call := CALL.search(source):
        fault(f"unknown fragment {call[0]}")
    shipped = path.parent == patterns_folder()
    try:
        if not shipped:  # the shipped ones are compiled when first used; tests compile them all
            regex.compile(source, FLAGS)
    except regex.error as error:
        fault(f"the regex does not compile: {error}")
    shown = (_examples(raw["examples"], fault), _examples(raw["counter_examples"], fault)) if whole else None
    if len(faults) > before:
        return None
    return Rule(
        name, str(raw["describes"]), tuple(str(cue).lower() for cue in raw["cues"]), body, source,
        Gate(body, fragments.loosener, len(source)), window[0], window[1],
        {key: value for key, value in (raw.get("set") or {}).items() if key != "__line__"},
        shown, rank, path, line, shipped,
    )  # fmt: skip


def _form_faults(raw: Mapping[str, Any], name: str, stem: str, *, whole: bool) -> Iterator[str]:
    """What is wrong with the keys of a rule."""
    for key in raw.keys() - _RULE_KEYS - {"__line__"}:
        yield (f"unknown key {key!r}; known are {', '.join(sorted(_RULE_KEYS))}")
    for key in ("id", "describes", "cues", "regex", *(("examples", "counter_examples") if whole else ())):
        if not raw.get(key):
            yield (f"lacks {key!r}")
    if name and not name.startswith(f"{stem}."):
        yield (f"the id must start with '{stem}.'")
    if whole and len(raw.get("examples") or ()) < 2:
        yield ("needs two examples or more")
    window = raw.get("window") or _DEFAULT_WINDOW
    if len(window) != 2 or not all(isinstance(size, int) and 0 <= size <= _LONGEST_WINDOW for size in window):
        yield (f"window must be two whole numbers from 0 to {_LONGEST_WINDOW}: characters before and after the cue")


def _examples(raw: Any, fault: Any) -> tuple[Example, ...]:
    return tuple(example for item in raw if (example := _example(item, fault)))


def _example(raw: Any, fault: Any) -> Example | None:
    if isinstance(raw, str):
        raw = {"text": raw}
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        fault("an example must be a text, or a mapping with 'text' and perhaps 'value' or 'why'")
        return None
    for key in raw.keys() - {"text", "value", "why", "__line__"}:
        fault(f"unknown key {key!r} in an example")
    text, spans = _marked(raw["text"])
    value = {key: item for key, item in (raw.get("value") or {}).items() if key != "__line__"}
    return Example(text, spans, value, str(raw.get("why", "")))


def _marked(text: str) -> tuple[str, dict[str, Span]]:
    """The text without its marks, and where each marked group stands."""
    spans: dict[str, Span] = {}
    pieces: list[str] = []
    open_at: dict[str, int] = {}
    done = length = 0
    for mark in _MARK.finditer(text):
        pieces.append(text[done : mark.start()])
        length += mark.start() - done
        done = mark.end()
        if mark[1]:
            spans[mark[2]] = Span(open_at.pop(mark[2], length), length)
        else:
            open_at[mark[2]] = length
    pieces.append(text[done:])
    return "".join(pieces), spans


def _lexicon(path: Path) -> Lexicon:
    """A CSV whose first column is the phrase; the columns ``variants`` and ``domain`` hold more, separated by "|"."""
    with path.open(encoding="utf-8", newline="") as lines:
        header, *cells = csv.reader(lines)
    further = [header.index(column) for column in ("variants", "domain") if column in header]
    phrases: list[tuple[str, int]] = []
    for number, row in enumerate(() if header[0] == "word" else cells):
        names = [row[0], *(name for column in further for name in row[column].split("|"))]
        phrases.extend((name.lower(), number) for name in dict.fromkeys(names) if name)
    return Lexicon(path.stem, tuple(header), tuple(cells), tuple(phrases))
