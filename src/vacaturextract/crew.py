"""Worker processes that are handed one job at a time. One that dies is replaced, and its job is done again by another."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Protocol, TypeVar

from vacaturextract.errors import VacaturextractError

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")
_DEATHS_BEFORE_CARE = 1
_DEATHS_AT_ONE_STEP = 2
_STEPS_BETWEEN_WORDS = 16


class Ticker(Protocol):
    """How a job tells how far it is. It raises SystemExit where nobody waits for the job any more."""

    def __call__(self, step: int, *, total: int) -> None:
        """``step`` is being done now; so many steps have been done in all."""


class WorkerDied(VacaturextractError):
    """Workers die before they have done anything."""


@dataclass(slots=True)
class Attempt(Generic[JobT]):
    """A job, and what became of it so far."""

    job: JobT
    skip: frozenset[int] = frozenset()
    """Steps at which workers died again and again."""
    deaths: int = 0
    last_step: int | None = None
    deaths_at_step: int = 0


@dataclass(slots=True)
class _Worker(Generic[JobT]):
    process: BaseProcess
    connection: Connection
    attempt: Attempt[JobT] | None = None
    step: int | None = None
    counted: int = 0


class Crew(Generic[JobT, ResultT]):
    """A number of workers. ``make`` runs once in each of them and gives the function that does jobs.

    Args:
        make: called in the worker with ``argument``; picklable, as are jobs and results. What it returns is called with a job,
            the steps to skip, and a ticker.
        argument: for ``make``.
        count: workers.
        ticked: called here with a job and how many of its steps were done since the last call; below 0 where a worker died.
        say: gets a line when a worker has died.
    """

    def __init__(
        self,
        make: Callable[[Any], Callable[[JobT, frozenset[int], Ticker], ResultT]],
        argument: Any,
        count: int,
        ticked: Callable[[JobT, int], None],
        say: Callable[[str], None],
    ) -> None:
        self._make, self._argument, self._ticked, self._say = make, argument, ticked, say
        self._context = multiprocessing.get_context("spawn")  # a fork would copy locks that other threads hold
        self._workers = [self._started() for _ in range(count)]
        self._again: list[Attempt[JobT]] = []
        self._futile = 0

    def _started(self) -> _Worker[JobT]:
        here, there = self._context.Pipe()
        process = self._context.Process(target=_work, args=(there, self._make, self._argument, os.getpid()), daemon=True)
        process.start()
        there.close()  # so that the end of the worker is the end of the connection
        return _Worker(process, here)

    def results(self, jobs: Iterator[JobT]) -> Iterator[ResultT]:
        """Results as they come, in any order. The next job is fetched while the workers are busy.

        Raises:
            VacaturextractError: what ``make`` or a job raised of this kind; or workers die again and again without a step done.
        """
        following = next(jobs, None)
        while True:
            for worker in [worker for worker in self._workers if worker.attempt is None]:
                attempt = self._again.pop() if self._again else None
                if attempt is None and following is not None:
                    attempt, following = Attempt(following), next(jobs, None)
                if attempt is not None:
                    self._hand(worker, attempt)
            busy = {worker.connection: worker for worker in self._workers if worker.attempt is not None}
            if not busy:
                return
            for connection in wait(list(busy)):
                worker = busy[connection]  # type: ignore[index]
                try:
                    said, value = worker.connection.recv()
                except (EOFError, OSError):
                    self._replace(worker)
                    continue
                if said == "error":
                    raise VacaturextractError(value)
                if said == "done":
                    result, total = value
                    self._note(worker, None, total)
                    worker.attempt = None
                    yield result
                else:
                    self._note(worker, *value)

    def _hand(self, worker: _Worker[JobT], attempt: Attempt[JobT]) -> None:
        worker.attempt, worker.step, worker.counted = attempt, None, 0
        with contextlib.suppress(OSError):  # where it is dead, reading from it will say so
            worker.connection.send((attempt.job, attempt.skip, attempt.deaths >= _DEATHS_BEFORE_CARE))

    def _note(self, worker: _Worker[JobT], step: int | None, total: int) -> None:
        self._futile = 0
        worker.step = step
        if worker.attempt is not None:
            self._ticked(worker.attempt.job, total - worker.counted)
        worker.counted = total

    def _replace(self, worker: _Worker[JobT]) -> None:
        """A worker is gone: killed, by the system for want of memory perhaps. Its job is done again, with more care."""
        worker.process.join()
        worker.connection.close()
        attempt = worker.attempt
        self._workers[self._workers.index(worker)] = self._started()
        if attempt is None:
            return
        self._ticked(attempt.job, -worker.counted)
        self._say(f"a worker ended (exit code {worker.process.exitcode}); another does its part again")
        if worker.step is None:
            self._futile += 1
            if self._futile > 2 * len(self._workers) + 2:
                raise WorkerDied(
                    f"worker processes end before they read a posting (exit code {worker.process.exitcode}); is there memory "
                    "for so many? Fewer are asked for with --workers"
                )
        careful = attempt.deaths >= _DEATHS_BEFORE_CARE
        attempt.deaths += 1
        if careful and worker.step is not None:  # only then is the step the one at which it died
            attempt.deaths_at_step = attempt.deaths_at_step + 1 if worker.step == attempt.last_step else 1
            attempt.last_step = worker.step
            if attempt.deaths_at_step >= _DEATHS_AT_ONE_STEP:
                attempt.skip |= {worker.step}
        self._again.append(attempt)

    def stop(self) -> None:
        """End all workers, whatever they do."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()


def _work(connection: Connection, make: Callable[[Any], Any], argument: Any, parent: int) -> None:
    """The life of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    try:
        do = make(argument)
        while True:
            job, skip, careful = connection.recv()
            tick = _Tick(connection, parent, careful=careful)
            result = do(job, skip, tick)
            connection.send(("done", (result, tick.total)))
    except VacaturextractError as error:
        with contextlib.suppress(OSError):
            connection.send(("error", str(error)))
    except (EOFError, OSError):
        pass  # the parent is gone


class _Tick:
    """A worker's ticker: tells the parent now and then, or with care at each step."""

    def __init__(self, connection: Connection, parent: int, *, careful: bool) -> None:
        self._connection, self._parent = connection, parent
        self._every = 1 if careful else _STEPS_BETWEEN_WORDS
        self._told: int | None = None
        self.total = 0

    def __call__(self, step: int, *, total: int) -> None:
        self.total = total
        if os.getppid() != self._parent:
            raise SystemExit
        if self._told is None or self._every == 1 or total - self._told >= self._every:
            self._connection.send(("step", (step, total)))
            self._told = total
