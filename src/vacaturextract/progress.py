"""How far a run is: a bar with rate and time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from vacaturextract.batch import Summary
from vacaturextract.text import harmless

_SECONDS_BETWEEN_LINES = 10.0


class Meter:
    """Counts, and works out rate and time left; both kinds of display show what it says.

    Args:
        say: shows a line beside the display.
        clock: seconds from any start.
    """

    def __init__(self, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self.say = say
        self._clock = clock
        self._began = clock()
        self._total: int | None = None
        self._rows, self._weight = 0, 0.0
        self._kept, self._kept_weight = 0, 0.0

    def start(self, weight: int | None) -> None:
        """See ``batch.Progress``."""
        self._total = weight
        self._began = self._clock()

    def read(self, rows: int, weight: float) -> None:
        """See ``batch.Progress``."""
        self._rows += rows
        self._weight += weight
        self.show()

    def kept(self, rows: int, weight: float) -> None:
        """See ``batch.Progress``."""
        self._kept += rows
        self._kept_weight += weight
        self.show()

    def joining(self) -> None:
        """See ``batch.Progress``."""

    def show(self) -> None:
        """Bring the display up to date; what it does depends on where it is."""

    @property
    def share(self) -> float | None:
        """The share of the input that has been read, 0..1; None where its size is unknown."""
        return min(1.0, (self._weight + self._kept_weight) / self._total) if self._total else None

    @property
    def seconds_left(self) -> float | None:
        """By the speed so far; None until that is known."""
        if not self._total or self._weight <= 0:
            return None
        left = max(0.0, self._total - self._weight - self._kept_weight)
        return left * (self._clock() - self._began) / self._weight

    def line(self) -> str:
        """Such as "12,000 postings, 41%, 812 a second, 0:03:12 left"."""
        seconds = self._clock() - self._began
        pieces = [_postings(self._rows + self._kept)]
        if self.share is not None:
            pieces.append(f"{self.share:.0%}")
        if self._rows > 0 and seconds > 0:
            pieces.append(f"{_rate(self._rows / seconds)} a second")
        if self.seconds_left is not None:
            pieces.append(f"{timedelta(seconds=round(self.seconds_left))} left")
        return ", ".join(pieces)

    def summary(self, done: Summary, output: str) -> str:
        """What came of the run, in one or a few lines."""
        seconds = self._clock() - self._began
        rate = f", {_rate(self._rows / seconds)} a second" if self._rows and seconds > 1 else ""
        kept = f"; {self._kept:,} of them by the run that this one went on with" if self._kept else ""
        lines = [f"{_postings(done.records + done.failed)} read in {timedelta(seconds=round(seconds))}{rate}{kept}"]
        lines.append(f"{done.records:,} record{'s' if done.records != 1 else ''} in {output}")
        if done.errors is not None:
            parts = [_postings(done.failed)] if done.failed else []
            parts += [f"{done.unreadable:,} file{'s' if done.unreadable != 1 else ''}"] if done.unreadable else []
            lines.append(f"{' and '.join(parts)} could not be read; {done.errors.name} says why. The first:")
            lines.extend(f"  {reason}" for reason in done.first)
        return "\n".join(lines)


def _postings(count: int) -> str:
    return f"{count:,} posting{'s' if count != 1 else ''}"


def _rate(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"


class _Lines(Meter):
    """Plain lines, for a log."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(say)
        self._next = self._clock() + _SECONDS_BETWEEN_LINES

    def show(self) -> None:
        if self._clock() >= self._next:
            self.say(self.line())
            self._next = self._clock() + _SECONDS_BETWEEN_LINES

    def joining(self) -> None:
        if self._clock() - self._began >= _SECONDS_BETWEEN_LINES:
            self.say("all is read; joining the parts")


class _Bar(Meter):
    """A bar of rich."""

    def __init__(self, say: Callable[[str], None], bar: Progress) -> None:
        super().__init__(say)
        self._bar = bar
        self._task = bar.add_task("starting", total=None)

    def start(self, weight: int | None) -> None:
        super().start(weight)
        self._bar.update(self._task, total=weight)

    def show(self) -> None:
        self._bar.update(self._task, completed=self._weight + self._kept_weight, description=self.line())

    def joining(self) -> None:
        self._bar.update(
            self._task, completed=self._total, description=f"{_postings(self._rows + self._kept)}; joining the parts"
        )


@contextmanager
def shown(console: Console) -> Iterator[Meter]:
    """A display that suits the console."""

    def say(message: str) -> None:
        console.print(harmless(message), markup=False, highlight=False, soft_wrap=True)

    if not console.is_terminal:
        yield _Lines(say)
        return
    columns = (SpinnerColumn(), BarColumn(30), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Bar(say, bar)
