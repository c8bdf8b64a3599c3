"""SIGKILL at any moment, of the run or of a worker: --resume gives byte for byte what an undisturbed run gives.

``KILLS=200 pytest tests/test_kill.py`` kills the command more often than the short test does.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.forks import forked
from vacaturextract import batch
from vacaturextract.inputs import Columns
from vacaturextract.progress import Meter
from vacaturextract.reading import Options

KILLS = int(os.environ.get("KILLS", "6"))
COUNT = 20
FAULTY = 13  # this row is no posting: what fails must neither be lost nor come twice

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    rows = [
        {
            "id": number % 15,
            "text": f"Inschaling in schaal {number % 9 + 6}. Salaris maximaal € {3000 + number} bruto per maand.",
        }
        for number in range(COUNT)
    ]
    lines = [json.dumps(row) if number != FAULTY else "{" for number, row in enumerate(rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def job(source: Path, name: str) -> batch.Job:
    return batch.Job((str(source),), str(source.with_name(name)), Columns(), Options(), 6)


def go(work: batch.Job) -> None:
    batch.run(work, workers=1, resume=True, say=lambda _: None, progress=Meter(lambda _: None))


def results(work: batch.Job) -> tuple[bytes, bytes]:
    assert not work.folder.exists()
    return work.target.read_bytes(), work.errors.read_bytes()


def wait_for(child: int, reading: int, seconds: float | None = None) -> int:
    """Kill a child after so many seconds, if it still lives; how it ended."""
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    os.close(reading)
    return os.waitpid(child, 0)[1]


def test_killed_before_and_after_every_step_of_writing(source: Path) -> None:
    """Each file is renamed into place, and so is the folder: the run is killed just before and just after each of these."""
    undisturbed, work = job(source, "undisturbed.jsonl"), job(source, "out.jsonl")
    go(undisturbed)

    def killed_at(step: int) -> Callable[[], None]:
        def action() -> None:
            steps, replace = iter(range(10_000)), Path.replace

            def counted(self: Path, target: Any) -> Path:
                if next(steps) == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                moved = replace(self, target)
                if next(steps) == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                return moved

            Path.replace = counted  # type: ignore[assignment,method-assign]  # in the child alone
            go(work)

        return action

    kills = 0
    while wait_for(*forked(killed_at(kills))) == signal.SIGKILL:
        kills += 1
        go(work)
        assert results(work) == results(undisturbed), f"killed at step {kills}"
        for path in (work.target, work.errors):
            path.unlink()
    parts = -(-COUNT // 6)
    assert kills == 2 * (1 + 2 * parts + 2 + 1)  # run.json; records and note of each part; the two results; the folder


def test_killed_again_and_again_at_any_moment(source: Path) -> None:
    """One run, killed at random moments until it is through: 25 times over."""
    undisturbed, work = job(source, "undisturbed.jsonl"), job(source, "out.jsonl")
    began = time.monotonic()
    assert wait_for(*forked(lambda: go(undisturbed))) == 0
    whole, chance, kills = time.monotonic() - began, random.Random(5), 0
    for _ in range(200):
        kills += wait_for(*forked(lambda: go(work)), seconds=chance.uniform(0, whole)) == signal.SIGKILL
        if not work.folder.exists() and work.target.exists():
            assert results(work) == results(undisturbed)
            work.target.unlink()
        if kills >= 25:
            break
    go(work)
    assert results(work) == results(undisturbed)
    assert kills == 25


def processes_below(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(child) for child in children.read_text().split()] if children.exists() else []


def workers_of(parent: int) -> list[int]:
    """Not the helper process that multiprocessing keeps for itself."""
    return [child for child in processes_below(parent) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


@pytest.fixture
def command(source: Path) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    arguments = ["extract", str(source), "-o", str(source.with_name("out.parquet")), "--part-size", "6", "--workers", "2"]
    call = "from vacaturextract.cli import main; main()"

    def start() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", call, *arguments, "--resume"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="there is no /proc here")
def test_the_command_with_two_workers_is_killed(source: Path, command: Callable[[], subprocess.Popen[bytes]]) -> None:
    """By turns the command and one of its workers is killed; a worker is replaced, a command is started again."""
    pytest.importorskip("pyarrow")
    undisturbed, work = job(source, "undisturbed.parquet"), job(source, "out.parquet")
    go(undisturbed)
    process, chance, said = command(), random.Random(7), ""
    for kill in range(KILLS):
        while not workers_of(process.pid) and process.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 1.5))
        workers = workers_of(process.pid)
        if kill % 2 and workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            continue
        process.kill()
        process.wait()
        process = command()
    said = process.communicate()[0].decode()
    assert process.returncode == 3, said
    assert results(work) == results(undisturbed)
    assert "Traceback" not in said


def test_a_posting_at_which_workers_die_is_filed(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tests.deadly")
    from tests.deadly import DeadlyReader

    monkeypatch.setattr(batch, "_PartReader", DeadlyReader)
    work = job(source, "out.jsonl")
    said: list[str] = []
    summary = batch.run(work, workers=2, resume=False, say=said.append, progress=Meter(said.append))
    assert said == ["a worker ended (exit code -9); another does its part again"] * 3
    errors = [json.loads(line) for line in work.errors.read_text("utf-8").splitlines()]
    assert [(error["row"], error["id"]) for error in errors] == [(FAULTY + 1, None), (18, "2")]
    assert errors[1]["reason"].startswith("the process that read it was killed, again and again")
    assert (summary.records, summary.failed) == (COUNT - 2, 2)
