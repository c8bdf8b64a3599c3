"""Where the time of one record goes, by stage."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

from vacaturextract import fields
from vacaturextract.extraction import build_record, read_posting
from vacaturextract.rules import PatternLibrary
from vacaturextract.text import SourceText


def stage_times(texts: Sequence[str], rounds: int = 3) -> dict[str, float]:
    """Milliseconds a posting by stage, the least of some rounds. A field that another one asks for counts with that one."""
    best: dict[str, float] = {}
    for _ in range(rounds + 1):
        spent: Counter[str] = Counter()
        for text in texts:
            _measure(text, spent)
        for name, seconds in spent.items():
            best[name] = min(best.get(name, seconds), seconds)
    return {name: seconds / len(texts) * 1000 for name, seconds in best.items()}


def _measure(text: str, spent: Counter[str]) -> None:
    clock = time.process_time
    library = PatternLibrary.load()
    start = clock()
    source = SourceText.from_raw(text)
    spent["text"] += clock() - start
    posting = read_posting(text, library=library, source=source)
    start = clock()
    posting.hits  # noqa: B018 - worked out when asked for
    spent["scan"] += clock() - start
    start = clock()
    posting.layout  # noqa: B018
    spent["layout"] += clock() - start
    for stem in ("kind", *fields.STEMS):
        start = clock()
        posting.decision(stem)
        spent[f"field {stem}"] += clock() - start
    start = clock()
    build_record(posting)
    spent["record"] += clock() - start
