"""Runs over millions of postings, that go on where they were stopped.

The parent cuts the input into parts (``parts.py``) and hands them out (``crew.py``). Workers read their parts from the input
and write them into a folder beside the output (``partfolder.py``). When all are there, they are joined in order. A part depends
on the input and the settings alone, so the result is the same byte for byte, with any number of workers, killed or not.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, Protocol

from vacaturextract.crew import Crew, Ticker
from vacaturextract.errors import InputError, OutputError
from vacaturextract.inputs import Columns, Item, SliceReader
from vacaturextract.outputs import Format, format_of
from vacaturextract.partfolder import PartFolder, RunFolder, write_whole
from vacaturextract.parts import PART_ROWS, Listing, cut, listing_of
from vacaturextract.reading import Failure, Options, Reader, described
from vacaturextract.records import Vacancy
from vacaturextract.slices import Fault, Part, Say
from vacaturextract.text import encodable

_Pair = tuple[Part, bool]
"""A part, and whether an earlier run finished it."""
_BATCH_ROWS = 64
"""Records that are encoded together."""
_FAULTS_SHOWN = 3
_DIED = "the process that read it was killed, again and again; it may need more memory than there is"


@dataclass(frozen=True, slots=True)
class Job:
    """What a run reads, how, and where to."""

    sources: tuple[str, ...]
    output: str
    columns: Columns
    options: Options
    part_rows: int = PART_ROWS

    @property
    def target(self) -> Path:
        """The output, symbolic links followed."""
        return Path(self.output).resolve()

    @property
    def folder(self) -> Path:
        """Where the parts are, while the run lasts."""
        return self.target.with_name(self.target.name + ".parts")

    @property
    def errors(self) -> Path:
        """The file that tells what failed."""
        return self.target.with_name(self.target.name.removesuffix(".gz").rpartition(".")[0] + ".errors.jsonl")

    def manifest(self, listing: Listing, identity: dict[str, str]) -> dict[str, Any]:
        """What decides the bytes of the output."""
        return {
            **dataclasses.asdict(self.options),
            **identity,
            "format": format_of(self.target).identity,
            "columns": list(dataclasses.astuple(self.columns)),
            "sources": list(self.sources),
            "part size": self.part_rows,
            "input": listing.digest,
            "touched": listing.newest,
        }


@dataclass(slots=True)
class Summary:
    """What came of a run."""

    records: int = 0
    failed: int = 0
    """Postings without a record."""
    unreadable: int = 0
    """Files that could not be read."""
    errors: Path | None = None
    """The file that tells what failed; None where all went well."""
    first: list[str] = field(default_factory=list)
    """The first things that failed, for a message."""


class Progress(Protocol):
    """Who is told how far a run is."""

    def start(self, weight: int | None) -> None:
        """The input weighs so many bytes; None where that is unknown."""

    def read(self, rows: int, weight: float) -> None:
        """So many postings more have been read (fewer than 0 where a worker died), of so many bytes."""

    def kept(self, rows: int, weight: float) -> None:
        """So many postings more were read by an earlier run."""

    def joining(self) -> None:
        """All is read; the parts are being joined."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What a worker tells of a part."""

    part: Part
    kept: int | None
    """Postings, where an earlier run had read them."""
    notes: tuple[str, ...]


def run(job: Job, *, workers: int, resume: bool, say: Say, progress: Progress) -> Summary:
    """Read all postings of a job into its output file.

    Args:
        job: what, how and where to.
        workers: processes; 1 stays in this one, and so does an input of one part.
        resume: go on with the parts of a run that was stopped. Where there are none, start from the beginning.
        say: gets a line about anything unusual.
        progress: told how far it is.

    Raises:
        OutputError: something cannot be written, or there is an unfinished run and ``resume`` is False.
        InputError: the input changed since the run that is to be resumed, or cannot be read any more.
        VacaturextractError: the patterns or the model cannot be loaded.
    """
    with _writing(job.output):
        format = format_of(job.target)
        ours = (job.target, job.errors, job.folder)
        if any(source != "-" and Path(source).resolve() in ours for source in job.sources):
            raise OutputError(f"{job.output}: is also an input; write to another file")
        if job.target.exists() and not job.target.is_file():
            raise OutputError(f"{job.output}: is there, and is no file")
        identity = Reader(job.options).identity
        listing = listing_of(job.sources, ours)
        with RunFolder(job.folder, format.suffix) as folder:
            folder.claim(job.manifest(listing, identity), say, resume=resume)
            progress.start(None if "-" in job.sources else listing.bytes)
            count, faults = _read(job, folder, workers, say, progress)
            progress.joining()
            summary = _join(job, folder, format, count, faults)
            folder.remove()
    return summary


@contextlib.contextmanager
def _writing(target: str) -> Iterator[None]:
    """Failures to write become messages that say what to do."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{error.filename or target}: cannot be written: {error.strerror or error}. Parts that were finished are kept; "
            "when this is mended, the same command with --resume goes on"
        ) from None


def _read(job: Job, folder: RunFolder, workers: int, say: Say, progress: Progress) -> tuple[int, list[Fault]]:
    """Have every part read; the number of parts, and the files that could not be read."""
    faults, count = list[Fault](), 0

    def parts() -> Iterator[_Pair]:
        nonlocal count
        for part in cut(job.sources, job.columns.text, say, rows=job.part_rows, skip=(job.target, job.errors, job.folder)):
            if isinstance(part, Fault):
                faults.append(part)
                say(f"error: {part.where}: {part.reason}")
            else:
                count += 1
                yield part, folder.has(part.index)

    def tick(pair: _Pair, rows: int) -> None:
        progress.read(rows, rows * pair[0].weight / pair[0].rows)

    waiting = parts()
    first = list(islice(waiting, 2)) if workers > 1 else []
    pairs = chain(first, waiting)
    alone = _in_this_process(job, pairs, tick)
    with contextlib.closing(alone if len(first) < 2 else _by_workers(job, pairs, workers, tick, say)) as results:
        for done in results:
            for note in done.notes:
                say(note)
            if done.kept is not None:
                progress.kept(done.kept, done.part.weight)
    if folder.has(count):
        raise InputError(f"the input is shorter than in the run that is to be resumed; to start anew, remove {folder.path}")
    return count, faults


def _in_this_process(job: Job, pairs: Iterator[_Pair], tick: Callable[[_Pair, int], None]) -> Generator[_Done, None, None]:
    do = _PartReader(job)
    for pair in pairs:
        told = 0

        def tell(step: int, *, total: int, pair: _Pair = pair) -> None:  # noqa: ARG001
            nonlocal told
            tick(pair, total - told)
            told = total

        yield do(pair, frozenset(), tell)


def _by_workers(
    job: Job, pairs: Iterator[_Pair], workers: int, tick: Callable[[_Pair, int], None], say: Say
) -> Generator[_Done, None, None]:
    crew: Crew[_Pair, _Done] = Crew(_PartReader, job, workers, tick, say)
    try:
        yield from crew.results(pairs)
    finally:
        crew.stop()


class _PartReader:
    """Reads parts and writes them: what a worker does all day."""

    def __init__(self, job: Job) -> None:
        self._notes: list[str] = []
        self._reader = Reader(job.options)
        self._slices = SliceReader(job.columns, self._notes.append)
        self._format = format_of(job.target)
        self._folder = PartFolder(job.folder, self._format.suffix)

    def __call__(self, pair: _Pair, skip: frozenset[int], tick: Ticker) -> _Done:
        part, finished = pair
        self._notes.clear()
        kept = None
        with _writing(str(self._folder.path)):
            if finished:
                kept = self._compare(part)
            else:
                self._write(part, skip, tick)
        return _Done(part, kept, tuple(self._notes))

    def _rows(self, part: Part) -> Iterator[Item | Fault]:
        for piece in part.slices:
            yield from self._slices.read(piece)

    def _write(self, part: Part, skip: frozenset[int], tick: Ticker) -> None:
        digest, faults, batch, pieces = _digest(), list[Fault](), _Batch(self._format), list[Any]()
        done = records = 0
        for number, row in enumerate(self._rows(part)):
            tick(number, total=number)
            done = number + 1
            _add(digest, row)
            made = row if isinstance(row, Fault) else self._made(row, skipped=number in skip)
            if isinstance(made, Fault):
                faults.append(made)
            elif isinstance(row, Item):
                batch.add(row, made)
            if len(batch) == _BATCH_ROWS:
                records += batch.flush(pieces, faults)
        records += batch.flush(pieces, faults)
        tick(done, total=done)
        note = {
            "rows": done,
            "records": records,
            "digest": digest.hexdigest(),
            "faults": [dataclasses.astuple(fault) for fault in faults],
        }
        self._folder.put(part.index, lambda file: self._format.write(pieces, file), note)

    def _made(self, row: Item, *, skipped: bool) -> Vacancy | Fault:
        if skipped:
            return Fault(row.source, row.row, row.record_id, _DIED)
        made = self._reader.read(row.text, row.record_id, row.reference_date, row.format)
        return Fault(row.source, row.row, row.record_id, made.reason) if isinstance(made, Failure) else made

    def _compare(self, part: Part) -> int:
        """The postings of a part that an earlier run finished, after a look whether they are still the same."""
        note, digest = self._folder.note(part.index), _digest()
        for row in self._rows(part):
            _add(digest, row)
        if note["digest"] != digest.hexdigest():
            first, last = part.slices[0], part.slices[-1]
            raise InputError(
                f"the input changed since the run that is to be resumed, between {first.source}:{first.first} and "
                f"{last.source}:{last.first + last.rows - 1}; to start anew, remove {self._folder.path}"
            )
        rows: int = note["rows"]
        return rows


class _Batch:
    """Records on their way into a part."""

    def __init__(self, format: Format) -> None:
        self._format = format
        self._held: list[tuple[Item, Vacancy]] = []

    def __len__(self) -> int:
        return len(self._held)

    def add(self, row: Item, record: Vacancy) -> None:
        self._held.append((row, record))

    def flush(self, pieces: list[Any], faults: list[Fault]) -> int:
        """Encode what is held; a record that the format cannot hold becomes a fault. The number of records encoded."""
        held, self._held = self._held, []
        if not held:
            return 0
        try:
            pieces.append(self._format.encode([record for _, record in held]))
            return len(held)
        except Exception as error:
            if len(held) == 1:
                row = held[0][0]
                faults.append(Fault(row.source, row.row, row.record_id, f"cannot be written: {described(error)}"))
                return 0
        count = 0
        for pair in held:
            self._held = [pair]
            count += self.flush(pieces, faults)
        return count


def _digest() -> Any:
    return hashlib.blake2b(digest_size=16)


def _add(digest: Any, row: Item | Fault) -> None:
    for value in dataclasses.astuple(row):
        data = str(value).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)


def _join(job: Job, folder: RunFolder, format: Format, count: int, unreadable: Sequence[Fault]) -> Summary:
    """Make the output, and the file of errors where there are any."""
    summary = Summary()

    def faults() -> Iterator[Fault]:
        for index in range(count):
            note = folder.note(index)
            summary.records += note["records"]
            yield from (Fault(*values) for values in note["faults"])
        yield from unreadable

    def write(file: IO[bytes]) -> None:
        for fault in faults():
            if fault.row is None:
                summary.unreadable += 1
            else:
                summary.failed += 1
            if len(summary.first) < _FAULTS_SHOWN:
                summary.first.append(f"{fault.where}: {fault.reason}")
            shown = {"id": fault.record_id, "source": fault.source, "row": fault.row, "reason": fault.reason}
            file.write(encodable(json.dumps(shown, ensure_ascii=False)).encode() + b"\n")

    write_whole(job.errors, write)
    if summary.failed or summary.unreadable:
        summary.errors = job.errors
    else:
        job.errors.unlink()
    write_whole(job.target, lambda file: format.join(map(folder.records, range(count)), file))
    return summary
