"""Memory over many postings, each with words that were never seen before: it should stay flat, and so should the rate.

Run ``python -m benchmarks.memory`` (``--postings 200_000``). It prints the resident memory and the processor time a posting as
it goes, and at the end the growth since the first tenth, and the cost in the first tenth and the last. Each way of reading runs
in a process of its own. It fails where memory has grown by more than 50 MB (``--allowed``).
"""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import vacaturextract as vx
from vacaturextract import Vacancy

_POSTING = """{job} {place}
De gemeente {place} zoekt een {job} voor 32-36 uur per week.
Het salaris is maximaal € {pay}.{rest:03d} bruto per maand (schaal 10).
Je bent {word} en klantgericht. Reageer voor {day} mei 2025 via {word}@{place}.nl, of bel {first} {last}, 06 {phone}.
Wij zijn {word}{last} en {place}{job}; samen werken wij aan {other} en {other}{word}.
"""
_SHORT = """{job} {place}
De gemeente {place} zoekt een {word}{job} in schaal 10, van {first} en {last}.
Wij zijn {word}{last} en {place}{job}; samen werken wij aan {other} en {other}{word}.
"""
_LONG_ONES = 4
"""One posting in so many has all fields: what is new in the others is words, at half the cost."""
_BATCH = 100
ALLOWED = 50
"""Megabytes that a run may grow by after its first tenth."""
WAYS = ("extract_many", "pipe")
_LETTERS = "bcdfghjklmnprstvwz"
_VOWELS = "aeiou"


def new_word(number: int) -> str:
    """A word that no other number gives."""
    word = ""
    for _ in range(6):
        number, letter = divmod(number, len(_LETTERS))
        word += _LETTERS[letter]
        number, vowel = divmod(number, len(_VOWELS))
        word += _VOWELS[vowel]
    return word


def postings(count: int) -> Iterator[str]:
    for number in range(count):
        words = [new_word(number * 7 + i) for i in range(7)]
        yield (_SHORT if number % _LONG_ONES else _POSTING).format(
            job=words[0], place=words[1].capitalize(), word=words[2], first=words[3].capitalize(), last=words[4].capitalize(),
            other=words[5], pay=2 + number % 5, rest=number % 1000, day=1 + number % 31, phone=10_000_000 + number,
        )  # fmt: skip


def resident() -> float:
    """Megabytes of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def piped(texts: Iterator[str]) -> Iterator[Vacancy]:
    """Records by the pipeline, batch by batch in a memory zone of spaCy, which forgets the words of a batch at its end."""
    nlp = vx.load()
    while batch := list(islice(texts, _BATCH)):
        with nlp.memory_zone():
            records = [doc._.vacancy for doc in nlp.pipe(batch)]
        yield from records


def most_resident() -> float:
    """The most megabytes that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def run(way: str, count: int, steps: int = 10, allowed: int = ALLOWED) -> int:
    """Read ``count`` postings one way, printing what each of so many steps took; 1 where memory grew too much."""
    texts = postings(count)
    records = vx.extract_many(texts) if way == "extract_many" else piped(texts)
    marks = {count * i // steps for i in range(1, steps + 1)}
    began = resident()
    seen: list[tuple[int, float, float]] = [(0, 0.0, began)]  # postings, seconds of the processor, megabytes
    spent, start = 0.0, time.process_time()
    for number, record in enumerate(records, 1):
        assert record.record_id is None
        if number in marks:
            spent += time.process_time() - start
            gc.collect()
            done, before, _ = seen[-1]
            now = resident()
            seen.append((number, spent, now))
            rate = 1000 * (spent - before) / (number - done)
            print(f"{way}: {number:,} postings, {now:.0f} MB, {rate:.2f} ms a posting", flush=True)
            start = time.process_time()
    tenth = next(mark for mark in seen if mark[0] >= count / 10)
    last = next(mark for mark in seen if mark[0] >= count * 9 / 10)
    first_cost = 1000 * tenth[1] / tenth[0]
    last_cost = 1000 * (spent - last[1]) / (count - last[0])
    growth = seen[-1][2] - tenth[2]
    print(
        f"{way}: {began:.0f} MB at the start, {tenth[2]:.0f} after {tenth[0]:,}, {seen[-1][2]:.0f} at the end of {count:,}, "
        f"{most_resident():.0f} at most; {growth:+.0f} MB since the first tenth (allowed {allowed}); "
        f"{first_cost:.2f} ms a posting in the first tenth, {last_cost:.2f} in the last"
    )
    return int(growth > allowed)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=lambda text: int(text.replace("_", "")), default=200_000)
    parser.add_argument("--steps", type=int, default=10, help="lines to print on the way")
    parser.add_argument("--allowed", type=int, default=ALLOWED, help="megabytes")
    parser.add_argument("--way", choices=WAYS, help="one way only, in this process")
    given = parser.parse_args(arguments)
    if given.way:
        return run(given.way, given.postings, max(10, given.steps), given.allowed)
    options = ["--postings", str(given.postings), "--steps", str(given.steps), "--allowed", str(given.allowed)]
    commands = [[sys.executable, "-m", "benchmarks.memory", "--way", way, *options] for way in WAYS]
    return max(subprocess.run(command, check=False).returncode for command in commands)  # noqa: S603 - our own module


if __name__ == "__main__":
    sys.exit(main())
