"""Speed of vacaturextract as a share of spaCy's own Dutch tokenizer, where the time goes, and what others take.

Run ``python -m benchmarks.speed`` in a checkout. All figures are processor time on one core over the same texts in the same
run: the first pass of each is thrown away, and a ratio is the median of the ratios of five rounds. The texts are the real
postings at ``--postings`` where that file is present, else those of ``corpus/dev``.

``--check`` measures the corpus alone, and how long a first record takes beside a first Doc of spaCy's; it fails where a ratio
has risen by more than a quarter over ``benchmarks/recorded.json``. ``--record`` writes that file.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from benchmarks.rivals import RIVALS
from benchmarks.stages import stage_times

import vacaturextract as vx
from vacaturextract import compiling

HERE = Path(__file__).parent
RECORDED = HERE / "recorded.json"
REAL = HERE.parents[1] / "shared" / "postings" / "real.jsonl"
MOST_RISE = 1.25
TRIES = 3
GOALS = {"extract_many": 0.5, "pipe": 1.3}
BESIDE = {**dict.fromkeys(GOALS, "make_doc"), "first_record": "spaCy's first Doc"}
"""What each checked ratio is taken to."""


def read_texts(path: Path, limit: int) -> tuple[list[str], str]:
    """Postings of a JSON Lines file, or of the corpus where there is no such file; and where they are from."""
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for _, line in zip(range(limit), lines, strict=False)], path.name
    corpus = sorted((HERE.parent / "corpus" / "dev").glob("*.txt"))
    return [file.read_text("utf-8") for file in corpus[:limit]], "corpus/dev"


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ratios(texts: Sequence[str], rounds: int) -> tuple[dict[str, float], dict[str, float]]:
    """The median ratio of each way of reading to ``make_doc``, and the least milliseconds a posting."""
    tokenizer, pipeline = spacy.blank("nl"), vx.load()
    ways: dict[str, Callable[[], object]] = {
        "make_doc": lambda: [tokenizer.make_doc(text) for text in texts],
        "extract_many": lambda: list(vx.extract_many(texts)),
        "pipe": lambda: [doc._.vacancy for doc in pipeline.pipe(texts)],
    }
    measured: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            spent = seconds(way)
            if number:  # the first pass warms caches
                measured[name].append(spent)
    base = measured["make_doc"]
    found = {name: statistics.median(a / b for a, b in zip(measured[name], base, strict=True)) for name in GOALS}
    return found, {name: min(times) / len(texts) * 1000 for name, times in measured.items()}


def checked_ratios(texts: Sequence[str], rounds: int) -> dict[str, float]:
    return {**ratios(texts, rounds)[0], "first_record": cold_ratio()}


def check(found: dict[str, float]) -> int:
    """1 where a ratio has risen too much, with a word about each."""
    recorded: dict[str, float] = json.loads(RECORDED.read_text("utf-8"))
    failed = 0
    for name, ratio in found.items():
        if name == "first_record" and not compiling.has_forms():
            print(f"{name}: {ratio:.2f} of {BESIDE[name]}; not held, for compiled.bin is of another version of regex")
            continue
        limit = recorded[name] * MOST_RISE
        print(f"{name}: {ratio:.2f} of {BESIDE[name]}; recorded {recorded[name]:.2f}, at most {limit:.2f}")
        failed |= ratio > limit
    if failed:
        print(
            "Slower than recorded: find the cause with `python -m benchmarks.speed`, or record anew with --record and say why."
        )
    return int(failed)


_COLD = """
import time; start = time.perf_counter(); spent = time.process_time()
import vacaturextract
print(time.perf_counter() - start, time.process_time() - spent)
vacaturextract.extract(open({path!r}, encoding="utf-8").read())
print(time.perf_counter() - start, time.process_time() - spent)
"""
_COLD_SPACY = """
import time; start = time.perf_counter(); spent = time.process_time()
import spacy
spacy.blank("nl").make_doc("Een zin.")
print(time.perf_counter() - start, time.process_time() - spent)
"""


def cold_start() -> list[tuple[float, float]]:
    """Seconds (on the clock, of the processor) from a fresh interpreter to the import, to the first record, and to a first Doc
    of spaCy's; the best of 3. Byte code may be written, for an installed package has its own: where that is forbidden, the
    source of a checkout would be compiled each time."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    path = str(sorted((HERE.parent / "corpus" / "dev").glob("*.txt"))[0])
    runs = []
    for _ in range(3):
        lines = []
        for code in (_COLD.format(path=path), _COLD_SPACY):
            done = subprocess.run(  # noqa: S603 - our own
                [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
            )
            lines.extend(done.stdout.splitlines())
        runs.append([tuple(map(float, line.split())) for line in lines])
    return [(min(run[i][0] for run in runs), min(run[i][1] for run in runs)) for i in range(3)]


def cold_ratio() -> float:
    """Processor time to a first record as a share of that to spaCy's first Doc."""
    _, (_, record), (_, doc) = cold_start()
    return record / doc


def report(texts: Sequence[str], origin: str, rounds: int, *, rivals: bool) -> None:
    print(f"{len(texts)} postings of {origin}, {sum(map(len, texts)) / len(texts):.0f} characters each\n")
    found, milliseconds = ratios(texts, rounds)
    print(f"{'':28}ms a posting   of make_doc   goal")
    print(f"{'spacy.blank(nl).make_doc':28}{milliseconds['make_doc']:12.2f}")
    for name, ratio in found.items():
        print(f"{name:28}{milliseconds[name]:12.2f}{ratio:12.2f}{GOALS[name]:10.1f}")
    base = milliseconds["make_doc"]
    print("\nStages of extract_many (a stage counts once, where it is first needed):")
    for name, spent in sorted(stage_times(texts).items(), key=lambda item: -item[1]):
        print(f"  {name:26}{spent:12.3f}{spent / base:12.2f}")
    for (clock, processor), name in zip(
        cold_start(), ("import vacaturextract", "first record", "spaCy's first Doc"), strict=True
    ):
        print(f"\n{name}: {clock:.2f} s on the clock, {processor:.2f} s of the processor", end="")
    print()
    if rivals:
        print("\nWhat others take for a part of the work:")
        for rival in RIVALS:
            spent = rival.milliseconds(texts)
            print(
                f"  {rival.name:26}"
                + (f"{spent:12.2f}{spent / base:12.2f}" if spent is not None else "     not installed")
                + f"   {rival.finds}"
            )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=Path, default=REAL)
    parser.add_argument("--limit", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-rivals", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args(arguments)
    if given.check or given.record:
        texts, _ = read_texts(Path("-"), given.limit)
        if given.check:
            # A busy machine spoils a measurement: what has risen has risen in each of them.
            return int(all(check(checked_ratios(texts, given.rounds)) for _ in range(TRIES)))
        found = checked_ratios(texts, given.rounds)
        RECORDED.write_text(json.dumps({name: round(ratio, 2) for name, ratio in found.items()}, indent=2) + "\n", "utf-8")
        return 0
    report(*read_texts(given.postings, given.limit), given.rounds, rivals=not given.no_rivals)
    return 0


if __name__ == "__main__":
    sys.exit(main())
