"""Memory over many postings, each with words that were never seen before: it should stay flat, and so should the rate.

Run ``python -m benchmarks.memory`` (``--postings 200_000``). It prints the resident memory and the rate as it goes, and at the
end the growth since the first tenth. Each way of reading runs in a process of its own.
"""

from __future__ import annotations

import argparse
import gc
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
_BATCH = 500
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
        yield _POSTING.format(
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


def run(way: str, count: int) -> None:
    """Read ``count`` postings one way, and print what it took."""
    texts = postings(count)
    records = vx.extract_many(texts) if way == "extract_many" else piped(texts)
    step = max(1, count // 10)
    first = 0.0
    start = time.process_time()
    for number, record in enumerate(records, 1):
        assert record is not None
        if number % step == 0:
            gc.collect()
            rate = step / (time.process_time() - start)
            now = resident()
            first = first or now
            print(f"{way}: {number} postings, {now:.0f} MB ({now - first:+.1f}), {rate:.0f} a second", flush=True)
            start = time.process_time()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=lambda text: int(text.replace("_", "")), default=200_000)
    parser.add_argument("--way", choices=["extract_many", "pipe"], help="one way only, in this process")
    given = parser.parse_args(arguments)
    if given.way:
        run(given.way, given.postings)
        return 0
    for way in ("extract_many", "pipe"):
        command = [sys.executable, "-m", "benchmarks.memory", "--way", way, "--postings", str(given.postings)]
        subprocess.run(command, check=True)  # noqa: S603 - our own module
    return 0


if __name__ == "__main__":
    sys.exit(main())
