"""How the batch command scales: one worker against two on the same input, by turns; what 100 million postings would cost.

    python benchmarks/scaling.py                # two workers at least 1.7 times one, on a machine that does nothing else
    python benchmarks/scaling.py --postings 5000 --repeats 3 --workers 4

The postings are those of ``../shared/postings/real.jsonl`` where it is there, else the corpus, over and over with new ids.
Each run is the command as a user starts it, in a process of its own. Its wall time holds the start of the workers and the
joining of parts; its CPU time is that of all its processes, which other load on the machine disturbs far less.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "postings" / "real.jsonl"
WANTED = 1.7
COMMAND = "from vacaturextract.cli import main; main()"
MILLIONS = 100_000_000
CLUSTER_MACHINES, CLUSTER_CORES = 10, 16


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command."""

    wall: float
    cpu: float


def texts() -> list[str]:
    """Postings to read: real ones where they are at hand."""
    if REAL.exists():
        return [json.loads(line)["text"] for line in REAL.read_text("utf-8").splitlines()]
    return [path.read_text("utf-8") for path in sorted((ROOT / "corpus").glob("*/*.txt"))]


def write_input(path: Path, count: int) -> int:
    """JSON Lines of so many postings; their characters."""
    characters = 0
    with path.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(islice(cycle(texts()), count)):
            lines.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
            characters += len(text)
    return characters


def run(source: Path, workers: int, part_size: int) -> Run:
    """Read the input with so many workers."""
    out = source.with_name(f"out{workers}.jsonl")
    arguments = ["extract", str(source), "-o", str(out), "--workers", str(workers), "--part-size", str(part_size)]
    null = os.open(os.devnull, os.O_RDWR)
    began = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", COMMAND, *arguments],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)],
    )
    _, status, usage = os.wait4(child, 0)  # with the usage of the workers, which the command waits for
    wall = time.perf_counter() - began
    os.close(null)
    if status:
        raise SystemExit(f"the command ended with status {status}")
    return Run(wall, usage.ru_utime + usage.ru_stime)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--postings", type=int, default=3000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2, help="compared with one")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        characters = write_input(source, given.postings)
        part_size = max(20, given.postings // (given.workers * 10))
        runs: dict[int, list[Run]] = {1: [], given.workers: []}
        for _ in range(given.repeats):
            for workers in runs:
                runs[workers].append(run(source, workers, part_size))
        same = (source.with_name("out1.jsonl")).read_bytes() == source.with_name(f"out{given.workers}.jsonl").read_bytes()
    report(given.postings, characters, runs, same=same)


def report(postings: int, characters: int, runs: dict[int, list[Run]], *, same: bool) -> None:
    """Print the medians, the ratio and what follows from them."""
    print(f"{postings:,} postings of {characters / postings:,.0f} characters; {len(os.sched_getaffinity(0))} cores")
    print(f"load before and since: {' '.join(f'{load:.1f}' for load in os.getloadavg())}")
    wall = {workers: statistics.median(one.wall for one in held) for workers, held in runs.items()}
    cpu = {workers: statistics.median(one.cpu for one in held) for workers, held in runs.items()}
    for workers in runs:
        rate = f"{postings / wall[workers]:8.1f} postings a second"
        print(f"{workers} workers: {wall[workers]:7.2f} s, {rate}; {1000 * cpu[workers] / postings:6.2f} ms of CPU a posting")
    many = max(runs)
    print(f"{many} workers do {wall[1] / wall[many]:.2f} times the postings a second of one (wanted of 2: {WANTED})")
    print(f"by CPU time they could do {many * cpu[1] / cpu[many]:.2f} times, were each worker to have a core to itself")
    print(f"the outputs are {'the same, byte for byte' if same else 'NOT THE SAME'}")
    hours = MILLIONS * cpu[many] / postings / 3600
    cores = CLUSTER_MACHINES * CLUSTER_CORES
    print(
        f"{MILLIONS:,} postings: {hours:,.0f} core-hours; {hours / cores:,.1f} hours on {CLUSTER_MACHINES} machines of ", end=""
    )
    print(f"{CLUSTER_CORES} cores")


if __name__ == "__main__":
    main()
