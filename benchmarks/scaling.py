"""How the batch command scales: one worker against two on the same input, by turns; what 100 million postings would cost.

    python benchmarks/scaling.py                # two workers at least 1.7 times one, on a machine that does nothing else
    python benchmarks/scaling.py --postings 12000 --repeats 5 --workers 4

The postings are those of ``../shared/postings/real.jsonl`` where it is there, else the corpus, over and over with new ids: as
many as one worker reads in a minute and a half (``--seconds``), but at least 5,000. With three repeats it takes some nine
minutes.

Each run is the command as a user starts it, in a process of its own, on the whole input and on a tenth of it. The rate of a
whole run holds the start of the workers, who read slower until they have met each rule once, and the joining of parts. The
steady rate is that of the postings between the tenth and the whole: what counts for millions. CPU time is that of all
processes of a run; other load on the machine disturbs it far less than wall time. What the machine itself gives is measured
beside it: as many processes that only count, against one.
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
LEAST_POSTINGS = 5_000
PILOT_POSTINGS = 600
COUNTING = "for _ in range(30_000_000): pass"
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
        return [json.loads(line)["text"] for line in REAL.read_text("utf-8").split("\n") if line]
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


def postings_for(seconds: float, folder: Path) -> int:
    """How many postings one worker reads in so many seconds, by two short runs."""
    walls = []
    for count in (PILOT_POSTINGS, 2 * PILOT_POSTINGS):
        write_input(folder / "pilot.jsonl", count)
        walls.append(run(folder / "pilot.jsonl", 1, PILOT_POSTINGS).wall)
    return max(LEAST_POSTINGS, int(seconds * PILOT_POSTINGS / max(0.1, walls[1] - walls[0])) // 1000 * 1000)


def counting(processes: int) -> float:
    """Seconds that so many processes take to count at the same time."""
    began = time.perf_counter()
    children = [os.posix_spawn(sys.executable, [sys.executable, "-c", COUNTING], os.environ) for _ in range(processes)]
    for child in children:
        os.waitpid(child, 0)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=90, help="that one worker reads, at the least")
    parser.add_argument("--postings", type=int, help="so many instead")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2, help="compared with one")
    given = parser.parse_args()
    found: dict[tuple[int, int], list[Run]] = {}
    machine = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = given.postings or postings_for(given.seconds, folder)
        tenth = whole // 10
        part_size = max(10, tenth // (given.workers * 4))
        characters = write_input(folder / f"{whole}.jsonl", whole)
        write_input(folder / f"{tenth}.jsonl", tenth)
        for _ in range(given.repeats):
            machine.append(given.workers * counting(1) / counting(given.workers))
            for workers in (1, given.workers):
                for postings in (tenth, whole):
                    done = run(folder / f"{postings}.jsonl", workers, part_size)
                    found.setdefault((workers, postings), []).append(done)
        same = (folder / "out1.jsonl").read_bytes() == (folder / f"out{given.workers}.jsonl").read_bytes()
    middle = {
        key: Run(statistics.median(one.wall for one in runs), statistics.median(one.cpu for one in runs))
        for key, runs in found.items()
    }
    print(f"{whole:,} postings of {characters / whole:,.0f} characters; {len(os.sched_getaffinity(0))} cores; ", end="")
    print(f"load {os.getloadavg()[0]:.1f}; median of {given.repeats}")
    print(f"{given.workers} processes that only count do {statistics.median(machine):.2f} times the work of one here")
    report(whole, tenth, given.workers, middle)
    print(f"the outputs are {'the same, byte for byte' if same else 'NOT THE SAME'}")


def report(whole: int, tenth: int, many: int, middle: dict[tuple[int, int], Run]) -> None:
    """Print rates, ratios and what follows from them."""
    steady = {}
    for workers in (1, many):
        all_of_it, little = middle[workers, whole], middle[workers, tenth]
        steady[workers] = Run(all_of_it.wall - little.wall, all_of_it.cpu - little.cpu)
        rate, steady_rate = whole / all_of_it.wall, (whole - tenth) / steady[workers].wall
        cpu = 1000 * steady[workers].cpu / (whole - tenth)
        print(f"{workers} workers: {all_of_it.wall:.1f} s, {rate:.1f} postings a second; ", end="")
        print(f"steady {steady_rate:.1f} a second, {cpu:.2f} ms of CPU a posting")
    print(
        f"{many} workers do {middle[1, whole].wall / middle[many, whole].wall:.2f} times the postings a second of one, ", end=""
    )
    print(f"steady {steady[1].wall / steady[many].wall:.2f} (wanted of 2: {WANTED}); ", end="")
    print(f"by CPU time {many * steady[1].cpu / steady[many].cpu:.2f}, had each worker a core to itself")
    hours = MILLIONS * steady[many].cpu / (whole - tenth) / 3600
    cores = CLUSTER_MACHINES * CLUSTER_CORES
    print(f"{MILLIONS:,} postings: {hours:,.0f} core-hours, {hours / cores:,.1f} hours on ", end="")
    print(f"{CLUSTER_MACHINES} machines of {CLUSTER_CORES} cores")


if __name__ == "__main__":
    main()
